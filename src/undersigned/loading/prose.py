"""Reads the prose files of a campaign, body and sections of the annex: their text and their footnotes."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as AbstractMapping
from dataclasses import replace
from pathlib import Path

from undersigned.files.misnamed import how_to_name
from undersigned.files.project import Project
from undersigned.files.text_files import is_file, read_text
from undersigned.files.yaml_tree import MappingNode, Scalar
from undersigned.loading.earlier import origin_of
from undersigned.loading.footnotes import footnotes_of, load_footnotes
from undersigned.loading.ready_sources import ReadySources
from undersigned.loading.registers import date_of, scalar_of
from undersigned.loading.sections import (
    Given,
    SectionEntry,
    SectionText,
    check_unchanged,
    entries_of,
    fingerprint,
    owner_of,
    read_section,
    section_path,
)
from undersigned.model.campaign import Annex, EarlierLetter, Footnote, Prose, Session
from undersigned.model.findings import Findings, Located, suggestion, whole_file


class ProseReader:
    """Reads the prose of one campaign, and with it the footnotes of every campaign that lends a section."""

    def __init__(
        self,
        project: Project,
        name: str,
        tree: MappingNode,
        sessions: AbstractMapping[str, Session],
        findings: Findings,
        *,
        ready: Callable[[], ReadySources],
    ) -> None:
        self._project = project
        self._name = name
        self._tree = tree
        self._sessions = sessions
        self._findings = findings
        self.footnotes: dict[str, dict[str, Footnote]] = {
            name: footnotes_of(tree.get("footnotes"), findings, ready)
        }
        """By campaign and key; those of another campaign are there once a section of its has been read."""
        self.is_whole = True
        """Whether every file so far could be read."""

    def annex(self) -> Annex | None:
        """The annex with its sections, each with what the letter gives it."""
        annex = self._tree.get("annex")
        if not isinstance(annex, MappingNode):
            return None
        entries = entries_of(annex)
        sections = tuple(self._section(entry) for entry in entries)
        for number, (entry, section) in enumerate(zip(entries, sections, strict=True)):
            same = (
                one for one in sections[:number] if (one.text, one.values) == (section.text, section.values)
            )
            if section.text and any(same):
                self._findings.warning(
                    f"the section '{entry.file}' is in the annex twice",
                    "printed-twice",
                    entry.file.place,
                    "take it out of one of the two places",
                )
        return Annex(scalar_of(annex.get("title")), sections)

    def prose(self, name: Located) -> Prose:
        """A prose file, of this campaign or (`other-campaign/annex/media.md`) of another."""
        path = section_path(self._project, self._name, name)
        owner, shown = owner_of(self._project, path, self._name), self._project.shown(path)
        text = None
        if isinstance(name, Scalar) and self._findings.has_error_at(name.place):
            pass  # it is no name of a file
        elif self._project.path_inside(path, name, name.place, self._findings):
            if is_file(path):
                text = read_text(path, shown, self._findings)
                self._bring_footnotes(owner)
            else:
                self._report_missing(name, path, owner)
        self.is_whole &= text is not None
        return Prose(whole_file(text or "", shown), owner, str(name))

    def _section(self, entry: SectionEntry) -> Prose:
        prose = self.prose(entry.file)
        text = prose.text
        section = read_section(text, text.place.file, self._findings) if text else SectionText(text, {})
        given = Given("session" in self._tree, "country" in self._tree, self._sessions)
        if text and prose.campaign != self._name:
            now = fingerprint(text, self.footnotes[prose.campaign])
            check_unchanged(entry, self._name, now, (entry.as_adopted or entry.file).place, self._findings)
        values = given.values(entry, section.needs, self._findings) if text else {}
        return replace(prose, text=section.prose, values=values, origin=self._origin(entry, prose))

    def _origin(self, entry: SectionEntry, prose: Prose) -> EarlierLetter | None:
        """The older letter that a section comes from: that which lends it, or that which it was copied from."""
        place = entry.file.place
        name = prose.campaign
        if name == self._name and entry.origin is not None:
            name = entry.origin.removeprefix("campaigns/").partition("/")[0]
        date = date_of(self._tree.get("date"))
        if name == self._name or date is None:
            return None
        return origin_of(self._project, Located(name, place), date, self._sessions)

    def _report_missing(self, name: Located, path: Path, owner: str) -> None:
        folder = self._project.campaign(owner)
        start = "" if owner == self._name else f"{owner}/"
        known = [
            start + file.relative_to(folder).as_posix()
            for file in self._project.files("campaigns", owner, pattern="**/*.md")
        ]
        self._findings.error(
            f"there is no file '{name}'",
            "missing-file",
            name.place,
            how_to_name(path)
            or suggestion(name, known, f"write it as {self._project.shown(path)}, or name another file"),
        )

    def _bring_footnotes(self, owner: str) -> None:
        if owner not in self.footnotes:
            self.footnotes[owner] = load_footnotes(self._project, owner, self._findings)
