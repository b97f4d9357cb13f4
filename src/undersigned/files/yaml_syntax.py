"""Says what keeps a text from being YAML, to somebody who has never heard of YAML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

import yaml

from undersigned.files.yaml_margins import (
    NO_BREAK_SPACE,
    long_dash,
    missing_space,
    missing_space_after,
    no_break_space,
)
from undersigned.model.findings import Findings, Place

_BEFORE_VALUE = re.compile(r"\s*(?:- +)*(?:[^\s\"'#:][^:]*:\s+)?")
"""Indentation, the dashes of a list and the key of a line."""

_INDENTATION = re.compile(r"\s*")

_KEY = re.compile(r"\s*(?:- +)*[\w-]+:(?: |$)")
"""How a line with a key begins."""

_REMARK = re.compile(r"\s(#[^\s#,}\]]+)")
"""A word that YAML takes for the beginning of a remark."""

_BARE_KEY = re.compile(r"\s*(?:- +)*(?P<key>[\w-]+)(?P<colon>:|\uff1a\s*)(?P<value>(?!//)\S.*)")
"""A line with a key whose colon has no space behind it."""

_CURLY = re.compile("[“”„‟«»\u2018-\u201b]")
"""Quotation marks that mean nothing in YAML."""

_SEPARATED = "a comma stands between what is in brackets, as in {symbol: A/HRC/51/66, date: 2022-08-18}"

_CLOSE = "close it; if it belongs to a text, put the whole text in quotation marks"


def report_syntax(error: yaml.MarkedYAMLError, text: str, file: str, findings: Findings) -> None:
    """Report where a text departs from YAML, and what is most likely meant."""
    fault = _Fault(
        error.problem or "", position_of(error.problem_mark), position_of(error.context_mark), text
    )
    message, help, (line, column) = fault.explained()
    findings.error(message, "yaml-syntax", Place(file, line + 1, column + 1), help)


class _Mark(Protocol):
    line: int
    column: int


def position_of(mark: _Mark | None) -> tuple[int, int]:
    """Line and column of a mark, from 0. PyYAML gives every event one; only its types allow for none."""
    return (mark.line, mark.column) if mark else (0, 0)


@dataclass(frozen=True)
class _Fault:
    """What a parser says: its words, where it stopped, and where what it was reading began."""

    problem: str
    stopped: tuple[int, int]
    began: tuple[int, int]
    text: str

    def explained(self) -> tuple[str, str, tuple[int, int]]:
        """The message, the help and the line and column of the fault."""
        line, column = self.stopped
        here = self._line(line)
        tab = _indentation(here).find("\t")
        if tab >= 0:
            return "a tab stands here", "indent with spaces, not with tabs", (line, tab)
        for number in (line, line - 1, self.began[0]):
            if found := _margin_fault(self._line(number), number):
                return found
        if "escape character" in self.problem:
            help = "write it twice, or put the text in single quotation marks"
            return "a backslash stands in double quotation marks", help, self.stopped
        if "sequence entries are not allowed" in self.problem:
            help = "put each entry on a line of its own below the key, after '- '"
            return "a list cannot begin on the line of its key", help, self.stopped
        if (
            found := self._swallowed_lines()
            or self._colon_in_brackets()
            or self._not_closed()
            or self._value(line, here)
            or self._colon(line, here[:column])
        ):
            return found
        if column == len(_indentation(here)):
            return (
                "this line does not begin where the lines that it belongs to begin",
                "give it as many spaces at its start as they have",
                self.stopped,
            )
        return "this is not the form of a YAML file", "compare the line with those around it", self.stopped

    def _line(self, number: int) -> str:
        lines = self.text.split("\n")
        return lines[number] if number < len(lines) else ""

    def _swallowed_lines(self) -> tuple[str, str, tuple[int, int]] | None:
        """A quotation mark that the next one closes some lines later, perhaps because it was not closed before."""
        last = None
        try:
            for token in yaml.scan(self.text, Loader=yaml.SafeLoader):
                if isinstance(token, yaml.ScalarToken) and token.style in {"'", '"'}:
                    last = token
        except yaml.MarkedYAMLError:
            pass  # it is known to be faulty
        if last is None or position_of(last.end_mark)[0] != self.stopped[0]:
            return None
        began = position_of(last.start_mark)
        swallowed = range(began[0] + 1, self.stopped[0] + 1)
        if any(_KEY.match(self._line(line)) for line in swallowed):
            return ("a quotation mark that is opened here is not closed", _CLOSE, began)
        return _goes_on(str(last.style), began) if swallowed else None

    def _not_closed(self) -> tuple[str, str, tuple[int, int]] | None:
        if "end of stream" in self.problem or "expected ',' or" in self.problem:
            where = self.began
        elif "node content" in self.problem and self.stopped[0] > self.text.rstrip().count("\n"):
            where = self._position(max(self.text.rfind("["), self.text.rfind("{")))
        else:
            return None
        remark = _REMARK.search(self._line(where[0]), where[1])
        help = (
            f'what begins with # is a remark; put quotation marks round it: "{remark[1]}"'
            if remark
            else _CLOSE
        )
        return ("a quotation mark or a bracket that is opened here is not closed", help, where)

    def _colon_in_brackets(self) -> tuple[str, str, tuple[int, int]] | None:
        """A colon in the middle of a text in brackets that are closed, or one before which a comma lacks."""
        if "expected ',' or" not in self.problem:
            return None
        start, stop = self._offset(self.began), self._offset(self.stopped)
        opened, within = (
            self.text[start : start + 1],
            re.split(r"\n(?=[\w-]+:)", re.sub(r"\s#.*", "", self.text[start:]))[0],
        )
        closed = {"[": "]", "{": "}"}.get(opened)
        if self.text[stop : stop + 1] != ":" or not closed or within.count(opened) > within.count(closed):
            return None
        last = max(self.text.rfind(sign, start, stop) for sign in (",", ": ", opened))
        value = self.text[last + 1 : stop]
        if ";" in value:
            at = self._position(last + 1 + value.index(";"))
            return "a semicolon stands where a comma is due", _SEPARATED, at
        if "\n" in value.strip():
            return (
                "the comma is missing at the end of this line",
                _SEPARATED,
                self._position(last + 1 + value.rindex("\n")),
            )
        key = re.search(r"\s([a-z_]+)\Z", value)
        comma = f"; if '{key[1]}' is a key, put a comma before it" if key else ""
        return (
            "a colon followed by a space stands in the middle of a text",
            f"put the whole text in quotation marks{comma}",
            self.stopped,
        )

    def _offset(self, position: tuple[int, int]) -> int:
        return sum(len(line) + 1 for line in self.text.split("\n")[: position[0]]) + position[1]

    def _position(self, offset: int) -> tuple[int, int]:
        before = self.text[:offset]
        return before.count("\n"), len(before) - before.rfind("\n") - 1

    def _value(self, line: int, here: str) -> tuple[str, str, tuple[int, int]] | None:
        """A value that begins with a sign that means something in YAML."""
        match = _BEFORE_VALUE.match(here)
        start = match.end() if match else 0
        sign = "{{" if here.startswith("{{", start) else here[start : start + 1]
        if sign in {"{{", "*", "&", "!", "@", "`", "%", "|", ">", ",", "]", "}"}:
            return (
                f"a text cannot begin with '{sign}'",
                "put the whole text in quotation marks",
                (line, start),
            )
        if sign in {"'", '"', "[", "{"} and self.stopped[1] > start:
            return _goes_on(sign, (line, start))
        return None

    def _colon(self, line: int, before: str) -> tuple[str, str, tuple[int, int]] | None:
        """A colon too many in a line, or none in the line before it."""
        if "expected ':'" in self.problem:
            return self._no_key(self.began)
        if "mapping values are not allowed" not in self.problem:
            return None
        if ":" in before:
            match = _BEFORE_VALUE.match(before)
            is_curly = _CURLY.match(before, match.end() if match else 0)
            return (
                "a colon followed by a space stands in the middle of a text",
                'curly quotation marks do not count here: put straight ones (") round the whole text after the key'
                if is_curly
                else "put the whole text after the key in quotation marks",
                self.stopped,
            )
        above = self._line(line - 1)
        if len(_indentation(before)) > len(_indentation(above)):
            return (
                "this line is indented below one that has its value already",
                "give it as many spaces at its start as the line above it has",
                (line, len(_indentation(before))),
            )
        return self._no_key((line - 1, len(_indentation(above))))

    def _no_key(self, where: tuple[int, int]) -> tuple[str, str, tuple[int, int]]:
        """What a line without a key lacks: the colon, the space behind it, or the plain sign for either."""
        line = self._line(where[0])
        if found := _BARE_KEY.fullmatch(line):
            message, help = missing_space_after(found["key"], found["colon"], found["value"])
            return message, help, (where[0], found.start("colon"))
        if dash := long_dash(line):
            return (*dash, where)
        return "this line is not of the form 'key: value'", "write a colon and a space after the key", where


def _margin_fault(line: str, number: int) -> tuple[str, str, tuple[int, int]] | None:
    """What a line begins with that looks like YAML and is none."""
    space = no_break_space(line)
    if space is not None:
        return (*NO_BREAK_SPACE, (number, space))
    dash = missing_space(line)
    return (dash[0], dash[1], (number, dash[2])) if dash else None


def _goes_on(sign: str, where: tuple[int, int]) -> tuple[str, str, tuple[int, int]]:
    other = " of the other kind" if sign in {"'", '"'} else ""
    return (
        f"the text that begins with {sign} here goes on after it was closed",
        f"put the whole text in quotation marks{other}",
        where,
    )


def _indentation(line: str) -> str:
    match = _INDENTATION.match(line)
    return match[0] if match else ""
