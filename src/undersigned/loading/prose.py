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
from undersigned.loading.earlier import has_letter, letter_named, origin_of
from undersigned.loading.fingerprints import are_nearly_same, bare_words, fingerprint
from undersigned.loading.footnotes import footnotes_of
from undersigned.loading.lenders import Lender, load_lender
from undersigned.loading.ready_sources import ReadySources
from undersigned.loading.registers import date_of, scalar_of
from undersigned.loading.sections import (
    ADOPTED,
    LETTERS_OWN,
    Given,
    SectionEntry,
    SectionText,
    check_unchanged,
    entries_of,
    owner_of,
    read_section,
    section_path,
)
from undersigned.model.campaign import Annex, EarlierLetter, Fact, Footnote, Prose, Session
from undersigned.model.findings import Findings, Located, closest, suggestion, whole_file


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
        self._lenders: dict[str, Lender] = {}
        self._originals: dict[str, Lender] = {}
        self.is_whole = True
        """Whether every file so far could be read."""

    def annex(self) -> Annex | None:
        """The annex with its sections, each with what the letter gives it."""
        annex = self._tree.get("annex")
        if not isinstance(annex, MappingNode):
            return None
        entries = entries_of(annex)
        sections = tuple(self._section(entry) for entry in entries)
        for owner, lender in self._lenders.items():
            lent = (section.text for section in sections if section.campaign == owner)
            self.footnotes[owner] = lender.footnotes_for(lent)
        self._warn_of_same(entries, sections)
        return Annex(scalar_of(annex.get("title")), sections)

    def _warn_of_same(self, entries: list[SectionEntry], sections: tuple[Prose, ...]) -> None:
        """Warn of a section that says what one before it says, whatever its file and the keys of its footnotes."""
        bare = [bare_words(section.text) for section in sections]
        for number, (entry, section) in enumerate(zip(entries, sections, strict=True)):
            before = [n for n in range(number) if sections[n].values == section.values and bare[number]]
            same = next((n for n in before if bare[n] == bare[number]), None)
            near = next((n for n in before if are_nearly_same(bare[n], bare[number])), None)
            if same is not None:
                self._findings.warning(
                    f"the section '{entry.file}' is in the annex twice"
                    + ("" if entries[same].file == entry.file else f"; '{entries[same].file}' says the same"),
                    "printed-twice",
                    entry.file.place,
                    "take it out of one of the two places",
                )
            elif near is not None:
                self._findings.warning(
                    f"the section '{entry.file}' says nearly what '{entries[near].file}' says",
                    "printed-twice",
                    entry.file.place,
                    "compare the two, and take one of them out: "
                    f"undersigned annex drop {entry.file} --in {self._name}",
                )

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
                self._bring(owner)
            else:
                self._report_missing(name, path, owner)
        self.is_whole &= text is not None
        return Prose(whole_file(text or "", shown), owner, str(name))

    def _section(self, entry: SectionEntry) -> Prose:
        prose = self.prose(entry.file)
        text = prose.text
        section = read_section(text, text.place.file, self._findings) if text else SectionText(text, {})
        given = Given("session" in self._tree, "country" in self._tree, self._sessions)
        if text and entry.as_adopted is not None:
            self._check_unchanged(entry, prose)
        values = given.values(entry, section.needs, self._findings) if text else {}
        origin, lender = self._lent_by(entry, prose)
        takes = frozenset(LETTERS_OWN.intersection(section.needs))
        return replace(prose, text=section.prose, values=values, origin=origin, lender=lender, takes=takes)

    def _check_unchanged(self, entry: SectionEntry, prose: Prose) -> None:
        """Warn of a section that another letter lends, or of which a copy was made, if it says something else now."""
        file, owner = self._project.path(prose.text.place.file), prose.campaign
        if entry.origin is not None:
            file = section_path(self._project, self._name, entry.origin)
            owner = owner_of(self._project, file, self._name)
        if owner == self._name:
            if entry.origin is not None and not is_file(file):
                self._report_moved(entry)
            return
        shown, told = self._project.shown(file), Findings()
        text = read_text(file, shown, told) if is_file(file) and self._project.holds(file) else None
        if text is not None:
            lender = self._lenders.get(owner) or self._originals.get(owner)
            lender = self._originals[owner] = lender or load_lender(self._project, owner, told)
            now = fingerprint(self._project, text, file, lender.footnotes_for([text]), lender.facts)
            check_unchanged(entry, self._name, now, (entry.as_adopted or entry.file).place, self._findings)
        else:
            self._report_moved(entry)

    def _report_moved(self, entry: SectionEntry) -> None:
        """Warn of a copy whose original seems to have another name by now; one that was deleted is missed by nobody."""
        if entry.origin is None:
            return
        close = self._renamed(entry, entry.origin) or closest(entry.origin, self._namesakes(entry.origin))
        if close is not None:
            self._findings.warning(
                f"the original of '{entry.file}' is no longer there: {entry.origin}",
                "missing-original",
                entry.origin.place,
                f"did you mean '{close}'? If it was deleted, take 'from' and 'as_adopted' out",
            )

    def _renamed(self, entry: SectionEntry, origin: str) -> str | None:
        """The file in the annex of the letter that lends a section, which says what that said."""
        owner = owner_of(self._project, section_path(self._project, self._name, origin), self._name)
        if owner == self._name:
            return None  # there is no such letter
        lender = load_lender(self._project, owner, Findings())
        for path in self._project.files("campaigns", owner, pattern="annex/*.md"):
            text = read_text(path, path.name, Findings())
            if text is not None and entry.as_adopted == fingerprint(
                self._project, text, path, lender.footnotes_for([text]), lender.facts
            ):
                return path.relative_to(self._project.path("campaigns")).as_posix()
        return None

    def _namesakes(self, name: str) -> list[str]:
        """The files of that name in the annexes of other letters: perhaps the folder was renamed."""
        found = self._project.files("campaigns", pattern=f"*/annex/{Path(name).name}")
        folder = self._project.path("campaigns")
        return [
            path.relative_to(folder).as_posix() for path in found if path.parent.parent.name != self._name
        ]

    def _lent_by(
        self, entry: SectionEntry, prose: Prose
    ) -> tuple[EarlierLetter | None, EarlierLetter | None]:
        """The older letter that a section comes from, and the letter that lends it or that it was copied from."""
        name = prose.campaign
        if name == self._name and entry.origin is not None:
            name = entry.origin.removeprefix("campaigns/").partition("/")[0]
        date = date_of(self._tree.get("date"))
        if name == self._name or date is None:
            return None, None
        named = Located(name, entry.file.place)
        lender = (
            letter_named(self._project, named, self._sessions) if has_letter(self._project, named) else None
        )
        return origin_of(self._project, named, date, self._sessions), lender

    def _report_missing(self, name: Located, path: Path, owner: str) -> None:
        folder = self._project.campaign(owner)
        start = "" if owner == self._name else f"{owner}/"
        known = [
            start + file.relative_to(folder).as_posix()
            for file in self._project.files("campaigns", owner, pattern="**/*.md")
            if file.parent.name != ADOPTED
        ]
        if "/annex/" in name:
            known += self._namesakes(name)
        self._findings.error(
            f"there is no file '{name}'",
            "missing-file",
            name.place,
            how_to_name(path)
            or self._how_to_drop(name)
            or suggestion(name, known, f"write it as {self._project.shown(path)}, or name another file"),
        )

    def _how_to_drop(self, name: Located) -> str | None:
        """What to do about a copy that is not there: most likely somebody deleted it, and what came along is left."""
        entries = entries_of(self._tree.get("annex"))
        if any(entry.file is name and entry.origin for entry in entries):
            return f"if you deleted the copy: undersigned annex drop {name} --in {self._name}"
        return None

    def _bring(self, owner: str) -> None:
        if owner not in self.footnotes:
            self._lenders[owner] = lender = load_lender(self._project, owner, self._findings)
            self.footnotes[owner] = dict(lender.footnotes)

    @property
    def lent_facts(self) -> dict[str, AbstractMapping[str, Fact]]:
        """The facts of each campaign that lends a section."""
        return {owner: lender.facts for owner, lender in self._lenders.items()}
