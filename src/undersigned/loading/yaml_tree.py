"""Turns the text of a YAML file into a tree of values that know their places.

Built from PyYAML's events rather than its loaders: a scalar stays the text that was typed (so that
`no`, `1:30` and `2023-09-08` surprise nobody), keys that stand twice are seen, and anchors, aliases
and tags, which no campaign needs and which can make a small file endless, are refused.
"""

from __future__ import annotations

import re
from typing import Protocol, TypeAlias

import yaml

from undersigned.diagnostics import NOWHERE, Findings, LetterError, Located, Place, stop

DEEPEST = 20
"""How deep lists and mappings may be nested; a campaign needs 4."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Scalar(Located):
    """A single value, as typed; `quoted` is whether it stood in quotation marks or a text block."""

    __slots__ = ("quoted",)

    quoted: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands after the key (YAML's null)."""
        return not self.quoted and self in {"", "~", "null"}


class Mapping(dict[str, "Node"]):
    """Keys and their values, in the file's order; `keys_typed` has each key with its place."""

    def __init__(self, place: Place = NOWHERE) -> None:
        super().__init__()
        self.place = place
        self.keys_typed: dict[str, Scalar] = {}


class Sequence(list["Node"]):
    """A list."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place


Node: TypeAlias = Scalar | Mapping | Sequence


def read_tree(text: str, file: str, findings: Findings) -> Node | None:
    """The tree of a YAML text, or None with a finding; `file` is shown in places."""
    try:
        tree = _Builder(text, file, findings).document()
    except yaml.MarkedYAMLError as error:
        findings.error(*_in_plain_words(error), "yaml-syntax", _place(error, file), _advice(error, text))
    except LetterError as error:
        findings.extend(error.findings)
    else:
        if tree is None or (isinstance(tree, Scalar) and tree.is_empty):
            findings.error("this file is empty", "empty-file", Place(file))
            return None
        return tree
    return None


class _Builder:
    def __init__(self, text: str, file: str, findings: Findings) -> None:
        self._file = file
        self._findings = findings
        self._lines = text.split("\n")
        self._events = yaml.parse(text, Loader=_LOADER)

    def document(self) -> Node | None:
        next(self._events)  # the stream's start
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return None
        tree = self._node(next(self._events), 0)
        next(self._events)  # the document's end
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            stop("a second document begins here", "yaml-syntax", self._at(after), "delete the line '---'")
        return tree

    def _at(self, event: yaml.Event) -> Place:
        line, column = _position(event.start_mark)
        return Place(self._file, line + 1, column + 1)

    def _node(self, event: yaml.Event, depth: int) -> Node:
        place = self._at(event)
        if isinstance(event, yaml.AliasEvent):
            stop("a YAML alias (*) stands here", "yaml-alias", place, "write the value itself")
        if getattr(event, "anchor", None):
            stop("a YAML anchor (&) stands here", "yaml-alias", place, "put the text in quotation marks")
        if getattr(event, "tag", None):
            stop("a YAML tag (!) stands here", "yaml-tag", place, "put the text in quotation marks")
        if depth > DEEPEST:
            stop("lists and keys are nested too deeply here", "yaml-depth", place)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place, depth)
        return self._mapping(place, depth)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        scalar = Scalar(event.value, self._at(event), self._turns(event))
        scalar.quoted = bool(event.style)
        return scalar

    def _turns(self, event: yaml.ScalarEvent) -> tuple[tuple[int, Place], ...]:
        """Where the scalar's text goes on in another line of the file, found word by word."""
        line, column = _position(event.start_mark)
        last_line, _ = _position(event.end_mark)
        if event.style in {"'", '"'}:
            column += 1
        turns = [(0, Place(self._file, line + 1, column + 1))]
        turned = line
        for word in re.finditer(r"\S+", event.value):
            while line <= last_line and line < len(self._lines):
                found = self._lines[line].find(word[0], column)
                if found >= 0:
                    if line != turned:
                        turns.append((word.start(), Place(self._file, line + 1, found + 1)))
                        turned = line
                    column = found + len(word[0])
                    break
                line, column = line + 1, 0
            else:
                break  # a word typed with escapes (\u00e9): the places found so far must do
        return tuple(turns)

    def _sequence(self, place: Place, depth: int) -> Sequence:
        sequence = Sequence(place)
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            sequence.append(self._node(event, depth + 1))
        return sequence

    def _mapping(self, place: Place, depth: int) -> Mapping:
        mapping = Mapping(place)
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar):
                stop("a key must be a word, not a list or a mapping", "yaml-syntax", key.place)
            value = self._node(next(self._events), depth + 1)
            if key in mapping:
                self._findings.error(
                    f"'{key}' stands twice; it is already in line {mapping.keys_typed[key].place.line}",
                    "duplicate-key",
                    key.place,
                    "delete one of the two, or give it another name",
                )
                continue
            mapping.keys_typed[key] = key
            mapping[key] = value
        return mapping


class _Mark(Protocol):
    line: int
    column: int


def _position(mark: _Mark | None) -> tuple[int, int]:
    """Line and column of a mark, from 0. PyYAML gives every event one; only its types allow for none."""
    return (mark.line, mark.column) if mark else (0, 0)


def _place(error: yaml.MarkedYAMLError, file: str) -> Place:
    mark = error.problem_mark or error.context_mark
    return Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)


def _in_plain_words(error: yaml.MarkedYAMLError) -> tuple[str]:
    problem = error.problem or "the file cannot be understood"
    if "mapping values are not allowed" in problem:
        return ("a colon followed by a space stands in the middle of a text",)
    if "\\t" in problem or "tab" in problem or "cannot start any token" in problem:
        return ("a line cannot begin with this character",)
    if "unexpected end of stream" in problem or "found unexpected document" in problem:
        return ("a quotation mark or a bracket that was opened is not closed",)
    return (f"this is not the form of a YAML file: {problem}",)


def _advice(error: yaml.MarkedYAMLError, text: str) -> str:
    mark = error.problem_mark or error.context_mark
    line = text.split("\n")[mark.line] if mark and mark.line < text.count("\n") + 1 else ""
    if "\t" in line[: len(line) - len(line.lstrip()) + 1]:
        return "indent with spaces, not with tabs"
    if ": " in line.partition(":")[2]:
        return "put the whole text after the key in quotation marks"
    if mark and line[mark.column : mark.column + 1] in {"@", "`", "%", "{", "[", "}", "]", "&", "*", "!"}:
        return "put the text in quotation marks"
    return "compare the indentation and the quotation marks with the lines around it"
