"""Remembers where each stretch of rendered Markdown was written: file, line and column.

While Jinja reads a template, a mark that no letter can hold is put before each stretch of its
text; after rendering, the marks are read off again. What comes between, loops and macros
included, then points at the line that its author typed.
"""

from __future__ import annotations

import bisect
import hashlib
import re
from collections.abc import Hashable, Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from undersigned.drafting.doubled_signs import second_stops
from undersigned.model.draft import SetItem, SourceMap
from undersigned.model.findings import Located, Place
from undersigned.model.list_marks import ListMark

# Noncharacters of Unicode (§23.7), which loading refuses in every file.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_MARK = re.compile(
    rf"{_OPEN}(?:(?:(?P<template>[0-9a-f]{{16}}:)|(?P<quotes>=)|(?P<item>\#))?(?P<number>[0-9]{{1,9}}){_CLOSE})?|{_CLOSE}"
)
"""A mark, or what a template that takes prose apart leaves of one."""
_SECOND_STOP = second_stops(f"(?:{_OPEN}(?P<template>[0-9a-f]{{16}}:)(?P<number>[0-9]{{1,9}}){_CLOSE})+")


class Origins:
    """The places that marks stand for, and the sources of the templates being read.

    The mark of a template's text says which template and which offset in it, and nothing of this letter, so that
    what was made of the template can be kept; any other mark is the number of a place.
    """

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._quoted: list[Hashable] = []
        self._items: list[SetItem] = []
        self.sources: dict[str, Located] = {}
        self.prose: set[str] = set()
        """The files in which prose was typed; any other is a template."""
        self._marked: dict[str, Located] = {}

    def add(self, name: str, source: Located) -> None:
        """Make the text of a template known, before it is rendered."""
        self.sources[name] = source
        self._marked[_mark_of(name)] = source

    def mark(self, place: Place) -> str:
        """A mark to put before text that was written at `place`."""
        self._places.append(place)
        return f"{_OPEN}{len(self._places) - 1}{_CLOSE}"

    def quotation(self, source: Hashable) -> str:
        """A mark to put before words in which a source is cited."""
        self._quoted.append(source)
        return f"{_OPEN}={len(self._quoted) - 1}{_CLOSE}"

    def item(self, mark: ListMark | None, number: int) -> str:
        """What begins the item of a list that is sure to be one, whatever could be read into its mark."""
        self._items.append((mark, number))
        return f"{_OPEN}#{len(self._items) - 1}{_CLOSE}{mark.printed(number) if mark else '-'}"

    def read_off(self, marked: str) -> tuple[str, SourceMap]:
        """The text without its marks, and the map from it to the places where it was written."""
        lines, known, quoted = [], [], []
        items: dict[tuple[int, int], SetItem] = {}
        for number, line in enumerate(_SECOND_STOP.sub(_without_stop, marked).split("\n")):
            clean, last, stretches = "", 0, []
            began: list[tuple[int, SetItem]] = []
            for mark in _MARK.finditer(line):
                clean += line[last : mark.start()]
                place = self._place(mark)
                if place is not None:
                    stretches.append((len(clean), place))
                if mark["quotes"] and int(mark["number"]) < len(self._quoted):
                    quoted.append((number, self._quoted[int(mark["number"])]))
                if mark["item"] and int(mark["number"]) < len(self._items):
                    began.append((len(clean), self._items[int(mark["number"])]))
                last = mark.end()
            clean += line[last:]
            items |= {(number, len(clean) - column): item for column, item in began}
            lines.append(clean)
            known.append(stretches)
        return "\n".join(lines), SourceMap(lines, known, quoted, items)

    def _place(self, mark: re.Match[str]) -> Place | None:
        if mark["number"] is None or mark["quotes"] or mark["item"]:
            return None
        number = int(mark["number"])
        if mark["template"] is None:
            return self._places[number] if number < len(self._places) else None
        source = self._marked.get(mark["template"])
        return source.place_at(number) if source is not None else None


def unmarked(text: str) -> str:
    """A text without its marks."""
    return _MARK.sub("", text)


def marks_extension(origins: Origins) -> type[Extension]:
    """The Jinja extension that puts the marks into every template that `origins.sources` knows."""

    class Marks(Extension):
        def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
            source = origins.sources.get(stream.name or "")
            offset = 0
            for token in stream:
                if token.type == "data" and source is not None:
                    found = source.find(token.value, offset)
                    offset = found if found >= 0 else offset
                    yield Token(token.lineno, "data", _marked(token.value, source, offset, stream.name or ""))
                    offset += len(token.value)
                    continue
                if token.type in {"variable_end", "block_end"} and source is not None:
                    end = source.find("}}" if token.type == "variable_end" else "%}", offset)
                    offset = end + 2 if end >= 0 else offset
                yield token

    return Marks


def _marked(text: str, source: Located, offset: int, name: str) -> str:
    """The text with a mark at its start, at the start of each of its lines, and where it goes on in another place."""
    first = bisect.bisect_right(source.turns, offset, key=lambda turn: turn[0])
    last = bisect.bisect_left(source.turns, offset + len(text), key=lambda turn: turn[0])
    mark = _mark_of(name)
    turns = (turn - offset for turn, _ in source.turns[first:last])
    starts = sorted({0, *turns, *(newline.end() for newline in re.finditer(r"\n(?=.)", text, re.DOTALL))})
    return "".join(
        f"{_OPEN}{mark}{offset + start}{_CLOSE}{text[start:end]}"
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True)
    )


def _without_stop(found: re.Match[str]) -> str:
    """What stays of a full stop behind a value that ends in one, and a mark for what was typed behind it."""
    typed = int(found["number"]) + len(found["markup"]) + 1
    return f"{found['value']}{found['mark']}{found['markup']}{_OPEN}{found['template']}{typed}{_CLOSE}"


def _mark_of(name: str) -> str:
    """What a mark calls a template by."""
    return f"{hashlib.sha256(name.encode()).hexdigest()[:16]}:"
