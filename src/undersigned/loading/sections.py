"""Reads an entry of `annex: sections:`: the file that it names, its text, what that needs and what it is given.

A section says what it needs at the top of its file, between two lines of `---`; the letter gives it in the
entry: `- {file: annex/media.md, with: {since: 2023-09-08}}`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from undersigned.files.project import Project
from undersigned.files.text_files import is_file
from undersigned.files.yaml_tree import MappingNode, Node, Scalar, SequenceNode, read_tree
from undersigned.loading.registers import date_of, scalar_of
from undersigned.loading.schema import check_schema
from undersigned.model.campaign import NeedValue, Session
from undersigned.model.findings import Findings, Located, Place, closest, listed, suggestion, whole_file

LETTERS_OWN = frozenset(
    {"addressees", "asks", "copy", "country", "date", "language", "note", "session", "signatories", "source"}
)
"""What any prose knows of its letter; a section gets that from the letter that has it, and from nowhere else."""

ADOPTED = "adopted"
"""The folder below `annex/` for the texts of copies as they came, of which no letter has any."""

_HEAD = re.compile(r"---[ \t]*\n(?![ \t]*\n)((?:.*\n)*?)---[ \t]*(?:\n|\Z)")
"""Not a line that separates, which has an empty line below it."""


@dataclass(frozen=True)
class SectionEntry:
    """What campaign.yaml says of a section of its annex."""

    file: Scalar
    origin: Scalar | None = None
    """The section that it was copied from."""
    as_adopted: Scalar | None = None
    """The fingerprint of the section, or of the one it was copied from, when it was adopted."""
    values: MappingNode | None = None


def entries_of(annex: Node | None) -> list[SectionEntry]:
    """The sections that an `annex:` lists; entries whose form is wrong are left out (the schema's check says so)."""
    sections = annex.get("sections") if isinstance(annex, MappingNode) else None
    entries = (_entry(node) for node in sections) if isinstance(sections, SequenceNode) else ()
    return [entry for entry in entries if entry is not None]


def _entry(node: Node) -> SectionEntry | None:
    if isinstance(node, Scalar):
        return SectionEntry(node)
    file = scalar_of(node.get("file")) if isinstance(node, MappingNode) else None
    if file is None or not isinstance(node, MappingNode):
        return None
    values = node.get("with")
    return SectionEntry(
        file,
        scalar_of(node.get("from")),
        scalar_of(node.get("as_adopted")),
        values if isinstance(values, MappingNode) else None,
    )


def section_path(project: Project, campaign: str, name: str) -> Path:
    """The file that a campaign calls by that name: its own, or (`other-campaign/annex/media.md`) another's."""
    own, other = project.as_named("campaigns", campaign, name), project.as_named("campaigns", name)
    return own if is_file(own) or owner_of(project, other, campaign) == campaign else other


def owner_of(project: Project, path: Path, otherwise: str) -> str:
    """The campaign in whose folder a path lies, or another where it lies in none."""
    folder = next((f for f in path.parents if f.parent == project.as_named("campaigns")), None)
    return (
        folder.name
        if folder and is_file(project.as_named("campaigns", folder.name, "campaign.yaml"))
        else otherwise
    )


# --- the text, and what it needs


class NeedKind(Enum):
    """What kind of value a section needs."""

    DATE = "a date"
    SESSION = "a session"
    TEXT = ""


@dataclass(frozen=True)
class Need:
    """A value that a section needs: its name, and what it is in its author's words."""

    name: Scalar
    what: str

    @property
    def kind(self) -> NeedKind:
        """The kind of value that those words ask for."""
        return next(
            (kind for kind in (NeedKind.DATE, NeedKind.SESSION) if re.match(rf"{kind.value}\b", self.what)),
            NeedKind.TEXT,
        )

    @property
    def stand_in(self) -> NeedValue:
        """A value of that kind, where the letter gives none."""
        match self.kind:
            case NeedKind.DATE:
                return datetime.date(2000, 1, 1)
            case NeedKind.SESSION:
                return Session("HRC1", 1)
            case NeedKind.TEXT:
                return Located(f"[{self.name}]", self.name.place)

    def __str__(self) -> str:
        return f"'{self.name}' ({self.what})"


@dataclass(frozen=True)
class SectionText:
    """The prose of a section, without its head, and what it needs."""

    prose: Located
    needs: AbstractMapping[str, Need]
    language: Scalar | None = None
    """The language that it is in, where that is not the letter's."""
    translates: Scalar | None = None
    """The section in another language that it is a translation of."""


def read_section(text: str, shown: str, findings: Findings) -> SectionText:
    """A section's prose and needs, from the text of its file; what is wrong with its head is a finding."""
    head = _HEAD.match(text)
    if head is None:
        return SectionText(whole_file(text, shown), {})
    # Empty lines in place of the head keep every place what it is.
    prose = whole_file("\n" * head[0].count("\n") + text[head.end() :], shown)
    tree = read_tree("\n" + head[1], shown, findings)
    if tree is None:
        return SectionText(prose, {})
    check_schema(tree, "section", findings)
    head_of = tree if isinstance(tree, MappingNode) else MappingNode()
    typed = head_of.get("needs")
    needs = typed if isinstance(typed, MappingNode) else MappingNode()
    texts = {key: scalar_of(needs[key]) for key in needs.keys_typed.values()}
    return SectionText(
        prose,
        {str(key): Need(key, str(what)) for key, what in texts.items() if what},
        scalar_of(head_of.get("language")),
        scalar_of(head_of.get("translates")),
    )


def with_language(text: str, language: str) -> str:
    """The text of a section's file, which says in its head in which language it is."""
    head = _HEAD.match(text)
    line = f"language: {language}\n"
    return (
        f"---\n{line}---\n{text}" if head is None else f"{text[: head.start(1)]}{line}{text[head.start(1) :]}"
    )


def without_language(text: str) -> str:
    """The text of a section's file without what its head says of languages, which no letter prints."""
    head = _HEAD.match(text)
    if head is None:
        return text
    rest = re.sub(r"^(?:language|translates):.*\n", "", head[1], flags=re.MULTILINE)
    return f"---\n{rest}---\n{text[head.end() :]}" if rest.strip() else text[head.end() :]


def report_head(prose: Located, findings: Findings) -> None:
    """Report what stands between two lines of `---` at the top of a prose file that is no section."""
    if _HEAD.match(prose):
        findings.error(
            "what stands between these lines --- would be printed as text: only a section of an annex has such a head",
            "front-matter",
            prose.place,
            "write it into campaign.yaml, and delete it here with the two lines",
        )


# --- what it is given


@dataclass(frozen=True)
class Given:
    """What a letter has for the sections of its annex."""

    has_session: bool
    has_country: bool
    sessions: AbstractMapping[str, Session]

    def values(
        self, entry: SectionEntry, needs: AbstractMapping[str, Need], findings: Findings
    ) -> dict[str, NeedValue]:
        """What an entry gives for the needs of its section; what is missing or too much is a finding."""
        values = entry.values or MappingNode()
        for typed in values.keys_typed.values():
            if not findings.has_error_at(typed.place):
                self._check_name(typed, entry, needs, findings)
        found: dict[str, NeedValue] = {}
        for name, need in needs.items():
            text = scalar_of(values.get(name))
            if name in LETTERS_OWN:
                self._check_own(name, entry, findings)
            elif text is not None:
                found[name] = self._value(text, need, findings)
            else:
                if name not in values:
                    _report_missing(need, entry, findings)
                found[name] = need.stand_in
        return found

    @staticmethod
    def _check_name(
        name: Scalar, entry: SectionEntry, needs: AbstractMapping[str, Need], findings: Findings
    ) -> None:
        if name in LETTERS_OWN:
            findings.error(
                f"'{name}' is not for a section to be given: it is that of the letter",
                "unknown-value",
                name.place,
                "take it out",
            )
        elif name not in needs:
            known = [need for need in needs if need not in LETTERS_OWN]
            takes = f"it takes {listed(known)}" if known else "take it out; it takes no values"
            findings.error(
                f"'{entry.file}' takes no '{name}'",
                "unknown-value",
                name.place,
                suggestion(name, known, takes),
            )

    def _check_own(self, name: str, entry: SectionEntry, findings: Findings) -> None:
        if {"session": self.has_session, "country": self.has_country}.get(name, True):
            return
        findings.error(
            f"'{entry.file}' needs the letter's {name}, and the letter names none",
            "missing-value",
            entry.file.place,
            f"add a line '{name}:' to this file",
        )

    def _value(self, text: Scalar, need: Need, findings: Findings) -> NeedValue:
        match need.kind:
            case NeedKind.DATE:
                date = date_of(text)
                if date is None:
                    findings.error(
                        f"'{need.name}' must be a date, not '{text}'",
                        "wrong-value",
                        text.place,
                        "write year, month and day, such as 2023-09-08",
                    )
                return date or need.stand_in
            case NeedKind.SESSION:
                if text not in self.sessions:
                    close = closest(text, self.sessions)
                    findings.error(
                        f"the table of sessions has no {text}",
                        "unknown-session",
                        text.place,
                        f"did you mean '{close}'?" if close else "write a session such as HRC54",
                    )
                return self.sessions.get(text) or need.stand_in
            case NeedKind.TEXT:
                return text


def _report_missing(need: Need, entry: SectionEntry, findings: Findings) -> None:
    given = f"with: {{{need.name}: …}}"
    findings.error(
        f"'{entry.file}' needs {need}, and the letter does not give it",
        "missing-value",
        entry.file.place,
        f"write {{file: {entry.file}, {given}}}, with all that it needs, in the place of its name"
        if entry.values is None
        else f"add '{need.name}:' below 'with'",
    )


def check_unchanged(entry: SectionEntry, campaign: str, now: str, place: Place, findings: Findings) -> None:
    """Warn of a borrowed section, or of an original, that is not what it was; `now` is its fingerprint."""
    if entry.as_adopted in (None, now):
        return
    if entry.origin is not None:
        findings.warning(
            f"'{entry.origin}', of which '{entry.file}' is a copy, says something else since it was copied",
            "original-changed",
            place,
            f"to take over what is new: undersigned annex update {entry.file} --in {campaign}; to leave the copy as "
            f"it is: undersigned annex accept {entry.file} --in {campaign}",
        )
        return
    findings.warning(
        f"'{entry.file}' is another text than this letter adopted: it or one of its sources was changed",
        "section-changed",
        place,
        f"read it with 'undersigned annex show {entry.file}'; to let this letter have the new text: "
        f"undersigned annex accept {entry.file} --into {campaign}",
    )
