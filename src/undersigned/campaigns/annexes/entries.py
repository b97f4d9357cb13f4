"""Finds the entry of a letter's annex that is meant: by its name in the letter, or by the original's."""

from __future__ import annotations

from pathlib import Path

from undersigned.campaigns.annexes.as_it_came import as_it_came
from undersigned.campaigns.annexes.campaign_source import CampaignFile
from undersigned.campaigns.annexes.kept_sections import mark_of
from undersigned.campaigns.annexes.library import sections_of
from undersigned.campaigns.annexes.naming import NamedSection, section_named
from undersigned.files.text_files import is_file
from undersigned.files.yaml_edits import YamlText
from undersigned.loading.fingerprints import fingerprint
from undersigned.loading.lenders import load_lender
from undersigned.loading.sections import SectionEntry, read_section, section_path
from undersigned.model.findings import Findings, Place, closest, stop, suggestion


def entry_named(letter: CampaignFile, named: str) -> tuple[int, SectionEntry]:
    """The number of the entry, from 0, and the entry. Raises `LetterError` where the letter has no such section."""
    project = letter.project
    plain = named.removeprefix("campaigns/")
    meant = {
        section_path(project, letter.name, plain),
        project.as_named("campaigns", plain),
        Path.cwd() / named,
    }
    for number, entry in enumerate(letter.entries):
        if plain.removeprefix(f"{letter.name}/") == entry.file or path_of(letter, entry) in meant:
            return number, entry
    for number, entry in enumerate(letter.entries):
        if entry.origin and section_path(project, letter.name, entry.origin) in meant:
            return number, entry
    known = [str(entry.file) for entry in letter.entries]
    stop(
        f"{letter.name} has not adopted '{named}'",
        "not-adopted",
        Place(letter.shown),
        suggestion(named, known, f"to put it there: undersigned annex adopt {plain} --into {letter.name}"),
    )


def path_of(letter: CampaignFile, entry: SectionEntry) -> Path:
    """The file of a section that a letter has."""
    return section_path(letter.project, letter.name, entry.file)


def mark_of_copy(letter: CampaignFile, path: Path, text: str) -> str:
    """What tells a copy from any other section, with what the letter says of its sources and facts."""
    own = load_lender(letter.project, letter.name, Findings())
    return fingerprint(letter.project, text, path, own.footnotes_for([text]), own.facts)


def original_of(letter: CampaignFile, entry: SectionEntry, named: str) -> NamedSection:
    """The original of a copy; stops where the letter has the section linked or as its own, or it is not there."""
    project = letter.project
    if entry.origin is None:
        stop(
            f"'{named}' is no copy: {letter.name} has it linked, or as a section of its own",
            "not-a-copy",
            entry.file.place,
            "'undersigned annex list' shows which letter has which section, and how",
        )
    if is_file(section_path(project, letter.name, entry.origin)):
        return section_named(project, str(entry.origin))
    came = as_it_came(project, path_of(letter, entry), str(entry.origin))
    others = [one for one in sections_of(project, Findings()) if one.campaign != letter.name]
    said = read_section(came.text, named, Findings()).prose if came else ""
    same = next((one.name for one in others if said and one.read.mark == mark_of(said)), None)
    now = same or closest(entry.origin, [one.name for one in others])
    stop(
        f"the original of '{entry.file}' is no longer there: {entry.origin}",
        "missing-original",
        entry.origin.place,
        (f"if it is '{now}' now, write that here; " if now else "")
        + "if it was deleted, take 'from' and 'as_adopted' out: the copy stays",
    )


def note_down(yaml: YamlText, number: int, entry: SectionEntry, mark: str) -> None:
    """Say in campaign.yaml that the letter knows a section as it is now."""
    at = ("annex", "sections", number)
    if entry.as_adopted is not None or entry.values is not None or entry.origin is not None:
        yaml.set((*at, "as_adopted"), mark)
    else:
        yaml.set(at, {"file": str(entry.file), "as_adopted": mark})
