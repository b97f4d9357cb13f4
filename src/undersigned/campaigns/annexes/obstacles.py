"""Stops where a letter cannot have a section: it is there already, or came from there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from undersigned.campaigns.annexes.campaign_source import CampaignFile, needed_campaign_file
from undersigned.campaigns.annexes.naming import NamedSection
from undersigned.files.project import Project
from undersigned.files.text_files import is_file, read_text
from undersigned.loading.fingerprints import bare_words
from undersigned.loading.sections import owner_of, read_section, section_path
from undersigned.model.findings import Findings, Place, stop


def must_be_new(section: NamedSection, letter: CampaignFile) -> None:
    """Stop where the letter has the section already, as its own, linked or copied."""
    if section.path.is_relative_to(letter.project.own_name_of(letter.path.parent)):
        stop(
            f"'{section.name}' is a section of {letter.name} itself",
            "own-section",
            help="name it under 'sections:' in its campaign.yaml, or adopt it into another letter",
        )
    for _, entry in letter.places_of(section.path):
        stop(
            f"{letter.name} has '{section.name}' already, linked",
            "already-adopted",
            entry.file.place,
            f"if the text was changed: undersigned annex accept {section.name} --into {letter.name}",
        )
    for entry in letter.entries:
        if entry.origin and letter.is_at(entry.origin, section.path):
            own = f"{letter.name}/{entry.file}"
            stop(
                f"{letter.name} has '{section.name}' already, as a copy: {entry.file}",
                "already-adopted",
                entry.file.place,
                f"see what is different by now: undersigned annex compare {own}",
            )


def must_not_return(project: Project, section: NamedSection, letter: CampaignFile) -> None:
    """A copy of a section of this very letter, or a copy of such a copy, does not come back."""
    folder = project.own_name_of(letter.path.parent)
    for place, path in _origins(project, section):
        if path.is_relative_to(folder):
            shown = path.relative_to(project.path("campaigns")).as_posix()
            stop(
                f"'{section.name}' was itself copied from {shown}, a section of {letter.name}",
                "circular-adoption",
                place,
                f"see what is different by now: undersigned annex compare {section.name}",
            )


def must_not_have_text(section: NamedSection, letter: CampaignFile) -> None:
    """Stop where a section of the letter has the same text, as one that was carried over has."""
    for entry in letter.entries:
        path = section_path(letter.project, letter.name, entry.file)
        text = read_text(path, path.name, Findings()) if is_file(path) else None
        if text is None:
            continue
        if bare_words(read_section(text, path.name, Findings()).prose) == bare_words(section.prose.text):
            stop(
                f"{letter.name} has the very text of '{section.name}' already: {entry.file}",
                "already-adopted",
                entry.file.place,
                "it came along when the letter was carried over, or somebody copied it by hand",
            )


def _origins(project: Project, section: NamedSection) -> Iterator[tuple[Place, Path]]:
    """Where a section was copied from, and where that was copied from, and so on."""
    path, owner, seen = section.path, section.owner, set[Path]()
    while path not in seen:
        seen.add(path)
        file = needed_campaign_file(project, owner)
        origin = next((entry.origin for _, entry in file.places_of(path) if entry.origin), None)
        if origin is None:
            return
        path = project.own_name_of(section_path(project, owner, origin))
        yield origin.place, path
        owner = owner_of(project, path, owner)
