"""Lists the annex sections of all campaigns of a project, each with where it is used."""

from __future__ import annotations

import datetime
import gc
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path

from undersigned.campaigns.annexes.campaign_source import CampaignFile, read_campaign_file
from undersigned.files.project import Project
from undersigned.files.text_files import is_file, read_text
from undersigned.loading.cited_keys import notes_in, without_citations
from undersigned.loading.registers import date_of, scalar_of
from undersigned.loading.sections import owner_of, read_section, section_path
from undersigned.model.findings import Finding, Findings, Place, suggestion

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*$", re.MULTILINE)
_NOT_WORDS = re.compile(r"\{#.*?#\}|\{%.*?%\}|\]\([^)]*\)|<https?:[^>]*>", re.DOTALL)
_WORD = re.compile(r"\{\{.*?\}\}|\w[\w’'.-]*", re.DOTALL)  # noqa: RUF001  # the apostrophe of printed text
_EMPHASIS = re.compile(r"(?<!\\)[*^]|\\(?=\W)")


@dataclass
class Section:
    """A section of an annex, as the library lists it."""

    name: str
    """What another letter calls it: `hrc54-cambodia/annex/media.md`."""
    path: Path
    title: str
    campaign: str
    country: str | None
    date: datetime.date | None
    """That of its own letter."""
    notes: int
    words: int
    text: str = ""
    needs: dict[str, str] = field(default_factory=dict)
    """The values that it asks of a letter, each with what it is."""
    in_own_letter: bool = False
    linked_by: list[str] = field(default_factory=list)
    """The campaigns whose letters have it as it stands."""
    copied_into: list[str] = field(default_factory=list)
    """The sections that were copied from it."""

    def as_data(self) -> dict[str, object]:
        """A section as programs read it, without its text and where that lies on this computer."""
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        return {
            "section": told.pop("name"),
            **{key: told[key] for key in told if key not in {"path", "text"}},
        }

    def is_about(self, country: str) -> bool:
        """Whether its letter is about a country, of whose name a part is enough."""
        return country.casefold() in (self.country or "").casefold()

    def has(self, words: str) -> bool:
        """Whether each of some words stands in it, or in its name."""
        within = f"{self.name}\n{self.text}".casefold()
        return all(word in within for word in words.casefold().split())


@dataclass(frozen=True)
class FoundSections:
    """Sections of the library, and what is wrong with the campaigns that were looked through."""

    sections: tuple[Section, ...]
    findings: tuple[Finding, ...]


def find_sections(project: Project, country: str = "", search: str = "") -> FoundSections:
    """The sections of the letters about a country, of whose name a part is enough, in which all these words stand.

    Nothing is drafted, so that it answers at once over hundreds of letters.
    """
    findings = Findings()
    gc.disable()  # all that is read is kept to the end: looking for garbage in it would take an eighth of the time
    try:
        sections = sections_of(project, findings)
    finally:
        gc.enable()
    found = (one for one in sections if one.is_about(country) and one.has(search))
    return FoundSections(tuple(found), tuple(findings))


def sections_of(project: Project, findings: Findings) -> list[Section]:
    """Every section of every campaign: those that a letter lists, and the other files of annex/ folders.

    They stand by campaign, the latest letter first, and there in the order of the letter. What is wrong
    with a campaign is a warning, and the others are listed.
    """
    return _Library(project, findings).sections()


class _Library:
    def __init__(self, project: Project, findings: Findings) -> None:
        self._project = project
        self._findings = findings
        self._found: dict[Path, Section] = {}

    def sections(self) -> list[Section]:
        read = (self._read(name) for name in self._project.campaign_names(self._findings))
        files = [file for file in read if file is not None]
        for file in files:
            found = Findings()
            for path in _own_sections(file, found):
                self._add(path, file)
            self._warn(found)
        for file in files:
            self._find_uses(file)
        latest_first = sorted(
            self._found.values(), key=lambda s: (-(s.date or datetime.date.min).toordinal(), s.campaign)
        )
        return list(latest_first)

    def _warn(self, found: Findings) -> None:
        for finding in found:
            self._findings.warning(finding.message, finding.code, finding.place, finding.help)

    def _read(self, name: str) -> CampaignFile | None:
        found = Findings()
        file = read_campaign_file(self._project, name, found)
        self._warn(found)
        return file

    def _add(self, path: Path, file: CampaignFile) -> None:
        found = Findings()
        shown = self._project.shown(path)
        text = None
        is_there = self._project.is_named_inside(path) and os.path.realpath(path) == os.fspath(path)
        if is_there or self._project.path_inside(path, path.name, Place(shown), found):
            text = read_text(path, shown, found)
        if text is not None:
            section = read_section(text, shown, found)
            prose = str(section.prose)
            self._found[path] = Section(
                name=shown.removeprefix("campaigns/"),
                path=path,
                campaign=file.name,
                title=_title(prose) or path.stem,
                country=scalar_of(file.under("country")),
                date=date_of(file.under("date")),
                notes=notes_in(prose),
                words=len(_WORD.findall(_NOT_WORDS.sub(" ", without_citations(prose)))),
                text=prose,
                needs={name: need.what for name, need in section.needs.items()},
            )
        self._warn(found)

    def _find_uses(self, file: CampaignFile) -> None:
        """Note down which sections a letter has; one that is not there is a warning."""
        for entry in file.entries:
            path = section_path(self._project, file.name, entry.file)
            section = self._found.get(path)
            if section is None:
                if not is_file(path):
                    self._findings.warning(
                        f"there is no section '{entry.file}'",
                        "missing-file",
                        entry.file.place,
                        suggestion(entry.file, self._names(file.name), "name another file, or take it out"),
                    )
                continue
            if section.campaign != file.name:
                section.linked_by.append(file.name)
                continue
            section.in_own_letter = True
            if entry.origin is not None:
                origin = self._found.get(section_path(self._project, file.name, entry.origin))
                if origin is not None:
                    origin.copied_into.append(section.name)

    def _names(self, campaign: str) -> Iterable[str]:
        own = f"{campaign}/"
        return (section.name.removeprefix(own) for section in self._found.values())


def _own_sections(file: CampaignFile, findings: Findings) -> Iterator[Path]:
    """The sections that lie in a campaign's folder, or in none that its letter lists; first those of the letter."""
    project = file.project
    listed = (section_path(project, file.name, entry.file) for entry in file.entries)
    own = [path for path in listed if owner_of(project, path, file.name) == file.name and is_file(path)]
    folder = project.as_named("campaigns", file.name, "annex")
    shown = project.shown(folder)
    is_inside = project.path_inside(folder, shown, Place(shown), findings)
    others = sorted(folder.glob("*.md")) if is_inside else []
    yield from dict.fromkeys([*own, *(path for path in others if is_file(path))])


def _title(prose: str) -> str:
    """The words of the first heading."""
    heading = _HEADING.search(prose)
    return (
        " ".join(_EMPHASIS.sub("", _NOT_WORDS.sub(" ", without_citations(heading[1]))).split())
        if heading
        else ""
    )
