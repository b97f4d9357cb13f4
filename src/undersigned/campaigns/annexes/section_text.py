"""A section of an annex as plain text to be read, its notes numbered below it."""

from __future__ import annotations

from dataclasses import dataclass

from undersigned.campaigns.annexes.alone import draft_section_alone
from undersigned.campaigns.annexes.library import Section, sections_of
from undersigned.campaigns.annexes.naming import section_named
from undersigned.files.project import Project
from undersigned.loading.sections import Need
from undersigned.model.findings import Findings
from undersigned.route import as_text


@dataclass(frozen=True)
class ShownSection:
    """A section to be read: its text, what it needs of a letter, and its entry in the library, if it has one."""

    name: str
    text: str
    needs: tuple[Need, ...]
    listed: Section | None


def show_section(project: Project, named: str) -> ShownSection:
    """The section that somebody calls so, as a letter of its own campaign would print it, with notes from 1.

    Raises `LetterError` where there is none, or it has errors.
    """
    section = section_named(project, named)
    listed = next((one for one in sections_of(project, Findings()) if one.path == section.path), None)
    read = draft_section_alone(project, section, section.owner)
    text = as_text(project, read.letter, read.campaign).strip("\n")
    return ShownSection(section.name, text, tuple(section.needs.values()), listed)
