"""Reads the lines of colons between which a part of a letter stands: `::: subject` and `:::`.

A part begins and ends in one text. Colons that are typed in prose which is a part already would end that of the
template, and seem to be its fault: so all of them are looked at, line by line, before the Markdown is read.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from markdown_it.token import Token

from undersigned.drafting.inline_markdown import Written
from undersigned.drafting.letterhead import head_look
from undersigned.model.draft import SourceMap
from undersigned.model.findings import Findings, Place, listed, suggestion
from undersigned.model.letter import Part, Role

_COLONS: Final = re.compile(r"([ \t>]*):{3,}(?!:)(.*)")
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_COLUMNS: Final = re.compile(r"in (\S+) columns?")
_ROLES: Final = {role.value: role for role in Role}
_CLOSE_IT: Final = "close a part with a line ':::' before the next one begins"


@dataclass(frozen=True)
class _Colons:
    """A line of colons: its number, the part that it names, and who wrote it."""

    number: int
    margin: str
    part: str
    place: Place
    is_typed: bool
    """Whether it is prose, and no template's."""


def balanced(text: str, origins: SourceMap, prose: Collection[str], findings: Findings) -> str:
    """The Markdown of a letter, less the lines of colons that begin or end no part: of each, an error tells.

    `prose` is the files in which prose was typed; what was written anywhere else is a template's.
    """
    lines = text.split("\n")
    balance = _Balance(findings)
    for number, line in enumerate(lines):
        if found := _COLONS.match(line):
            place = origins.place(number, len(found[1]))
            colons = _Colons(number, found[1], found[2].strip(), place, place.file in prose)
            lines[number] = f"{found[1]}::: {colons.part}" if balance.keeps(colons) else found[1]
    balance.end()
    for number in balance.unclosed:
        lines[number] = ""
    return "\n".join(lines)


class _Balance:
    """Which part is open, line by line."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._open: _Colons | None = None
        self._inside = 0
        """How many have begun inside it, where none can."""
        self.unclosed: list[int] = []

    def keeps(self, line: _Colons) -> bool:
        """Whether a line begins or ends a part; if not, an error tells."""
        if self._open and line.is_typed and not self._open.is_typed:
            self._findings.error(
                f"no part can begin or end here, for this text is the part '{self._open.part}'",
                "nested-part",
                line.place,
                "delete the colons, or write \\::: if they are to be printed",
            )
            return False
        if ">" in line.margin:
            if line.part:
                report_misplaced(line.place, self._findings)
            return False
        return self._begins(line) if line.part else self._ends(line)

    def _begins(self, line: _Colons) -> bool:
        if self._open and (line.is_typed or not self._open.is_typed):
            self._inside += 1
            self._findings.error(
                "a part cannot stand inside another part", "nested-part", line.place, _CLOSE_IT
            )
            return False
        self.end()
        self._open = line
        return True

    def _ends(self, line: _Colons) -> bool:
        if self._inside:
            self._inside -= 1
            return False
        if self._open is None:
            self._findings.error(
                "these colons end no part, and begin none, for no name follows them",
                "unknown-part",
                line.place,
                "delete them, or write the name of a part after them: ::: subject",
            )
            return False
        self._open = None
        return True

    def end(self) -> None:
        """Report the part that is open, if one is: another begins, or the letter ends."""
        if self._open:
            self._findings.error("this part is never closed", "nested-part", self._open.place, _CLOSE_IT)
            self.unclosed.append(self._open.number)
        self._open, self._inside = None, 0


def part_of(token: Token, place: Place, findings: Findings) -> Part[Written]:
    """The part that a line begins, without its blocks."""
    word, _, name = token.info.strip().partition(" ")
    if word not in _ROLES:
        findings.error(
            f"no part of a letter is called '{word}'",
            "unknown-part",
            place,
            suggestion(word, _ROLES, f"the parts are {listed(_ROLES)}"),
        )
    role = _ROLES.get(word, Role.BODY)
    if role is Role.LETTERHEAD and (look := head_look(_ESCAPE.sub(r"\1", name.strip()))):
        return Part(role, (), None, place, head=look)
    if columns := _COLUMNS.fullmatch(name.strip()):
        return Part(role, (), None, place, columns=_columns(columns[1], place, findings))
    return Part(role, (), _ESCAPE.sub(r"\1", name.strip()) or None, place)


def report_misplaced(place: Place, findings: Findings) -> None:
    """Report a part that begins where none can: in a list, a quotation or a note."""
    if not findings.has_error_at(place):
        findings.error(
            "a part cannot stand here",
            "nested-part",
            place,
            "delete the colons: a part stands outside lists, quotations and notes",
        )


def _columns(number: str, place: Place, findings: Findings) -> int:
    if number in ("1", "2", "3"):
        return int(number)
    findings.error(
        f"a part cannot stand in {number} columns",
        "unknown-part",
        place,
        "write 2 or 3, as in ::: signatories in 2 columns",
    )
    return 1
