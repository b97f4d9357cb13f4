"""Reads the lines of colons between which a part of a letter stands, `::: subject` and `:::`.

A part is begun and ended in one text: colons that are typed in the prose of a part would end that of the template.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from markdown_it.token import Token

from undersigned.drafting.inline_markdown import Written
from undersigned.model.draft import SourceMap
from undersigned.model.findings import NOWHERE, Findings, Place, listed, suggestion
from undersigned.model.letter import Part, Role

_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_COLUMNS: Final = re.compile(r"in (\S+) columns?")
_ROLES: Final = {role.value: role for role in Role}
_HELP: Final = "close a part with a line ':::' before the next one begins"


class PartReader:
    """Reads where each part of a letter begins and ends; one is open at a time."""

    def __init__(self, origins: SourceMap, prose: Collection[str], findings: Findings) -> None:
        """`prose` is the files in which prose was typed; any other is a template."""
        self._origins = origins
        self._prose = prose
        self._findings = findings
        self._is_open = False
        self._part = ""
        self._begin = self._end = NOWHERE
        self._is_judged = True
        """Whether it was said of the open part that it does not end where it should."""
        self._is_out_of_step = False
        """Whether colons of prose are wrong: those of a template may then seem so."""

    def begin(self, token: Token) -> Part[Written]:
        """The part that a line begins, without its blocks."""
        self._is_open = True
        self._part, _, name = token.info.strip().partition(" ")
        first, last = token.map or (0, 0)
        self._begin = self._place(first)
        self._end = self._place(last) if self._is_colons(last) else NOWHERE
        self._is_judged = not self._part
        if not self._part:
            self._report(
                "these colons end no part, and begin none, for no name follows them",
                "unknown-part",
                self._begin,
                "delete them, or write the name of a part after them: ::: subject",
            )
        elif self._part not in _ROLES:
            self._report(
                f"no part of a letter is called '{self._part}'",
                "unknown-part",
                self._begin,
                suggestion(self._part, _ROLES, f"the parts are {listed(_ROLES)}"),
            )
        role = _ROLES.get(self._part, Role.BODY)
        if columns := _COLUMNS.fullmatch(name.strip()):
            return Part(role, (), None, self._begin, columns=self._columns(columns[1]))
        return Part(role, (), _ESCAPE.sub(r"\1", name.strip()) or None, self._begin)

    def report_nested(self, place: Place) -> None:
        """Report a part that begins inside another: one of a template, because a text does not close its own."""
        if not self._is_open:
            self._report(
                "a part cannot stand here",
                "nested-part",
                place,
                "delete the colons: a part stands outside lists, quotations and notes",
            )
        elif not self._part:
            pass  # of these colons, it was said that they are wrong
        elif self._is_typed(place) and not self._is_typed(self._begin):
            self._report_inside(place)
        elif self._is_typed(place) or not self._is_typed(self._begin):
            self._is_judged = True
            self._report("a part cannot stand inside another part", "nested-part", place, _HELP)
        elif not self._is_judged:
            self._report_unclosed()

    def end(self) -> None:
        """Report where the part that was begun last does not end in the text that begins it."""
        if self._end is NOWHERE:
            if not self._is_judged:
                self._report_unclosed()
        elif self._part and self._is_typed(self._end) and not self._is_typed(self._begin):
            self._report_inside(self._end)
        self._is_open = False

    def _report_inside(self, place: Place) -> None:
        if not self._is_judged:
            self._is_judged = True
            self._report(
                f"no part can begin or end here, for this text is the part '{self._part}'",
                "nested-part",
                place,
                "delete the colons, or write \\::: if they are to be printed",
            )

    def _report_unclosed(self) -> None:
        self._is_judged = True
        self._report("this part is never closed", "nested-part", self._begin, _HELP)

    def _report(self, message: str, code: str, place: Place, help: str | None) -> None:
        if self._is_typed(place):
            self._is_out_of_step = True
        elif self._is_out_of_step:
            return
        self._findings.error(message, code, place, help)

    def _columns(self, number: str) -> int:
        if number in ("1", "2", "3"):
            return int(number)
        self._report(
            f"a part cannot stand in {number} columns",
            "unknown-part",
            self._begin,
            "write 2 or 3, as in ::: signatories in 2 columns",
        )
        return 1

    def _is_typed(self, place: Place) -> bool:
        return place.file in self._prose

    def _is_colons(self, line: int) -> bool:
        return line < len(self._origins.lines) and not self._origins.lines[line].strip(" \t>:")

    def _place(self, line: int) -> Place:
        if line >= len(self._origins.lines):
            return NOWHERE
        text = self._origins.lines[line]
        return self._origins.place(line, len(text) - len(text.lstrip()))
