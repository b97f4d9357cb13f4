"""Puts a section of one campaign into another letter: linked, or copied with its sources.

All files are written at once, after the letter was drafted with the section in it: what would be wrong
is told before anything has changed.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from undersigned.campaigns.annexes.campaign_source import CampaignFile, campaign_path, needed_campaign_file
from undersigned.campaigns.annexes.carried_sources import Brought, CampaignFootnotes, bring_sources
from undersigned.campaigns.annexes.naming import NamedSection, section_named
from undersigned.campaigns.annexes.obstacles import must_be_new, must_not_have_text, must_not_return
from undersigned.campaigns.annexes.pictures import bring_pictures
from undersigned.files.ids import first_free, portable
from undersigned.files.locking import locked
from undersigned.files.project import Project
from undersigned.files.saving import save
from undersigned.files.text_files import read_text
from undersigned.files.yaml_tree import MappingNode, Scalar
from undersigned.files.yaml_writing import Writable
from undersigned.loading.campaign import load_campaign
from undersigned.loading.cited_keys import keys_in
from undersigned.loading.footnotes import load_footnotes
from undersigned.loading.registers import date_of, load_sessions
from undersigned.loading.sections import LETTERS_OWN, Given, SectionEntry, section_path
from undersigned.model.campaign import Annex, Campaign, Prose
from undersigned.model.findings import (
    NOWHERE,
    Findings,
    LetterError,
    Place,
    Severity,
    stop,
    suggestion,
    whole_file,
)
from undersigned.route import draft_letter


@dataclass(frozen=True)
class AdoptRequest:
    """How a letter is to have a section."""

    section: str
    """As somebody calls it: `hrc54-cambodia/annex/media.md`."""
    into: str
    """The campaign of the letter."""
    copy: bool = True
    """Whether the letter gets a text of its own; else it follows the original."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What the letter gives it, by name."""
    before: str | None = None
    after: str | None = None
    """The section of the letter next to which it is to stand; without one, it stands last."""


@dataclass(frozen=True)
class Adopted:
    """What was written: the letter's own name for the section, the files, and what became of the sources."""

    name: str
    files: tuple[Path, ...]
    brought: Brought | None
    """Of a copy."""
    is_first: bool
    """Whether the letter had no annex before."""


def adopt(project: Project, wish: AdoptRequest) -> Adopted:
    """Put a section into a letter.

    Raises `LetterError` where there is no such section, or it cannot stand there; then no file has changed.
    """
    section = section_named(project, wish.section)
    source = project.file_to_change(campaign_path(project, wish.into))
    with locked(source):
        return _adopted(project, section, wish, source)


def _adopted(project: Project, section: NamedSection, wish: AdoptRequest, source: Path) -> Adopted:
    """The same, while nobody else changes the `source` of the letter."""
    findings = Findings()
    campaign = load_campaign(project, wish.into, findings)
    findings.stop_if_errors()
    if campaign is None:
        raise LetterError(findings)
    letter = needed_campaign_file(project, wish.into)
    must_be_new(section, letter)
    must_not_return(project, section, letter)
    must_not_have_text(section, letter)
    index = _index(letter, wish)
    prose = _given(project, section, letter, wish)
    _must_draft(project, section, _with_section(campaign, section, prose, index))
    return _write(section, letter, wish, index, source)


def _index(letter: CampaignFile, wish: AdoptRequest) -> int:
    """Where in the list of sections the new one is to stand."""
    named = wish.before or wish.after
    if named is None:
        return len(letter.entries)
    paths = {
        section_path(letter.project, letter.name, named),
        letter.project.as_named("campaigns", named.removeprefix("campaigns/")),
    }
    for number, entry in enumerate(letter.entries):
        if named == entry.file or section_path(letter.project, letter.name, entry.file) in paths:
            return number if wish.before else number + 1
    known = [str(entry.file) for entry in letter.entries]
    stop(
        f"{letter.name} has no section '{named}' to stand beside",
        "unknown-section",
        Place(letter.shown),
        suggestion(named, known, f"its sections are {', '.join(known)}" if known else "it has no annex yet"),
    )


def _given(project: Project, section: NamedSection, letter: CampaignFile, wish: AdoptRequest) -> Prose:
    """The section with what the letter gives it."""
    findings = Findings()
    for name, need in section.needs.items():
        if name not in wish.values and name not in LETTERS_OWN:
            findings.error(
                f"'{section.name}' needs {need}",
                "missing-value",
                need.name.place,
                f"add --with {name}=…",
            )
    findings.stop_if_errors()
    values = MappingNode()
    for name, text in wish.values.items():
        key, value = Scalar(name, section.prose.text.place), Scalar(text, section.prose.text.place)
        value.quoted = True
        values.keys_typed[name], values[name] = key, value
    entry = SectionEntry(Scalar(section.name, Place(letter.shown)), values=values)
    sessions = load_sessions(project, Findings()) or {}
    given = Given("session" in letter.tree, "country" in letter.tree, sessions)
    found = given.values(entry, section.needs, findings)
    findings.stop_if_errors()
    return replace(section.prose, values=found)


def _with_section(campaign: Campaign, section: NamedSection, prose: Prose, index: int) -> Campaign:
    annex = campaign.annex or Annex(None, ())
    sections = (*annex.sections[:index], prose, *annex.sections[index:])
    footnotes = {**campaign.footnotes, section.owner: section.footnotes}
    return replace(campaign, annex=replace(annex, sections=sections), footnotes=footnotes)


def _must_draft(project: Project, section: NamedSection, campaign: Campaign) -> None:
    """Draft the letter with the section; what is wrong in the section, or with its sources, stops it.

    What is wrong elsewhere in the letter is for `check` to tell: the letter may well be unfinished.
    """
    findings = Findings()
    draft_letter(project, campaign, findings)
    theirs = {section.shown, project.shown(project.campaign(section.owner, "campaign.yaml"))}
    wrong = [f for f in findings if f.severity is Severity.ERROR and f.place and f.place.file in theirs]
    if wrong:
        raise LetterError(wrong)


# --- writing


def _write(
    section: NamedSection, letter: CampaignFile, wish: AdoptRequest, index: int, source: Path
) -> Adopted:
    yaml = letter.editable()
    files: dict[Path, bytes] = {}
    brought = None
    entry: dict[str, Writable] = {"file": section.name}
    if wish.copy:
        path = _free_path(letter.project.campaign(letter.name, "annex"), section)
        brought = _brought(letter.project, section, letter)
        text, pictures = bring_pictures(letter.project, brought.text, section.path, path)
        files |= pictures | {path: text.encode()}
        entry = {"file": path.relative_to(letter.path.parent).as_posix(), "from": section.name}
        for key, value in brought.footnotes.items():
            yaml.set(("footnotes", key), value)
    entry["as_adopted"] = section.fingerprint
    if wish.values:
        entry["with"] = {name: date_of(Scalar(text, NOWHERE)) or text for name, text in wish.values.items()}
    if yaml.has(("annex",)):
        yaml.insert(("annex", "sections"), index, entry)
    else:
        yaml.set(("annex",), {"sections": [entry]}, after="signatories")
    save({**files, source: yaml.text.encode()})
    name = f"{letter.name}/{entry['file']}" if wish.copy else section.name
    return Adopted(name, (*files, letter.path), brought, not letter.entries)


def _brought(project: Project, section: NamedSection, letter: CampaignFile) -> Brought:
    findings = Findings()
    lender = needed_campaign_file(project, section.owner)
    brought = bring_sources(
        whole_file(section.text, section.shown),
        CampaignFootnotes(section.owner, section.footnotes, _footnotes(lender)),
        CampaignFootnotes(letter.name, load_footnotes(project, letter.name, findings), _footnotes(letter)),
        _meaningful(project, letter),
        findings,
    )
    findings.stop_if_errors()
    return brought


def _footnotes(file: CampaignFile) -> MappingNode:
    footnotes = file.tree.get("footnotes")
    return footnotes if isinstance(footnotes, MappingNode) else MappingNode()


def _meaningful(project: Project, letter: CampaignFile) -> set[str]:
    """The keys that are cited or defined anywhere in a letter's folder; a file that cannot be read has none."""
    files = [letter.path, *project.files("campaigns", letter.name, pattern="**/*.md")]
    texts = (read_text(path, project.shown(path), Findings()) for path in files)
    return {key.key for text in texts if text for key in keys_in(text)}


def _free_path(folder: Path, section: NamedSection) -> Path:
    """Where a copy can lie: no file is ever written over."""

    def is_taken(stem: str) -> bool:
        return os.path.lexists(folder / f"{stem}.md")

    stem = portable(section.path.stem)
    if is_taken(stem):
        stem = first_free(f"{stem}-{section.owner}", is_taken)
    return folder / f"{stem}.md"
