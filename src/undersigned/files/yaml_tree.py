"""Reads YAML as a tree of values that know their places.

Built from PyYAML's events rather than its loaders: a scalar stays the text that was typed (so that
`no`, `1:30` and `2023-09-08` surprise nobody), keys that stand twice are seen, and anchors, aliases
and tags, which no campaign needs and which can make a small file endless, are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

import yaml

from undersigned.files.yaml_margins import NO_BREAK_SPACE, no_break_space, report_dashes
from undersigned.files.yaml_syntax import position_of, report_syntax
from undersigned.model.findings import NOWHERE, Findings, LetterError, Located, Place, stop
from undersigned.model.letter import UNPRINTABLE

DEEPEST = 20
"""How deep lists and mappings may be nested; a campaign needs 4."""

_TYPED = {
    '"': (r'["\\]|[^\s"\\]+', {'"': '\\"', "\\": "\\\\"}),
    "'": (r"'|[^\s']+", {"'": "''"}),
}
"""By quotation mark: what to look for as one piece, and how the signs that mean something are typed."""

_REMARK = re.compile(r"\s*(#[^\s#].*?)\s*$")

_LINES_LOOKED_AT = 3

LINE_SIGNS = {0x85: " ", 0x2028: " ", 0x2029: " "}
"""Signs that end a line for YAML, but for no editor; they come along when text is copied from other programs."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Scalar(Located):
    """A single value, as typed.

    `quoted` is whether it stood in quotation marks or a text block; `remark` is what follows an empty
    value on its line, after a sign that begins a remark in YAML (`#`) and was perhaps not meant to.
    """

    __slots__ = ("quoted", "remark")

    quoted: bool
    remark: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands after the key (YAML's null)."""
        return not self.quoted and self in {"", "~", "null"}

    def renamed(self, text: str) -> Scalar:
        """Another text in the place of this one."""
        scalar = Scalar(text, self.place)
        scalar.quoted, scalar.remark = self.quoted, self.remark
        return scalar


class MappingNode(dict[str, "Node"]):
    """Keys and their values, in the file's order; `keys_typed` has each key with its place.

    `in_brackets` is whether it was typed between `{` and `}`.
    """

    def __init__(self, place: Place = NOWHERE, *, in_brackets: bool = False) -> None:
        super().__init__()
        self.place = place
        self.in_brackets = in_brackets
        self.keys_typed: dict[str, Scalar] = {}

    def below(self, key: str) -> MappingNode:
        """The mapping under a key, or an empty one."""
        return as_mapping(self.get(key))

    def each_key(self) -> Iterator[Scalar]:
        """The keys, those included that are put in while one goes through them."""
        seen: set[Scalar] = set()
        while left := [key for key in self.keys_typed.values() if key not in seen]:
            seen.update(left)
            yield from left

    def rename(self, key: Scalar, name: str) -> None:
        """Put a value under another key, which stands in the place of the first."""
        self.keys_typed[name], self[name] = key.renamed(name), self[key]
        del self.keys_typed[key], self[key]

    def move(self, key: Scalar, other: MappingNode) -> None:
        """Put a key with its value into another mapping."""
        other.keys_typed[key], other[key] = key, self[key]
        del self.keys_typed[key], self[key]

    def mapping_at(self, key: Scalar) -> MappingNode:
        """The mapping under a key; a new one where there is none."""
        below = self[key]
        if not isinstance(below, MappingNode):
            below = self[key] = MappingNode(below.place)
        return below


class SequenceNode(list["Node"]):
    """A list; `in_brackets` is whether it was typed between `[` and `]`."""

    def __init__(self, place: Place, *, in_brackets: bool = False) -> None:
        super().__init__()
        self.place = place
        self.in_brackets = in_brackets


Node: TypeAlias = Scalar | MappingNode | SequenceNode


def as_mapping(node: Node | None) -> MappingNode:
    """A node that is a mapping, or an empty one in place of any other: the schema's check has said so."""
    return node if isinstance(node, MappingNode) else MappingNode()


def places_in(node: Node) -> Iterator[Place]:
    """Where a node begins, and all that it holds."""
    yield node.place
    if isinstance(node, MappingNode):
        yield from (key.place for key in node.keys_typed.values())
    if not isinstance(node, Scalar):
        for inner in node.values() if isinstance(node, MappingNode) else node:
            yield from places_in(inner)


def read_tree(text: str, file: str, findings: Findings) -> Node | None:
    """The tree of a YAML text, or None with a finding; `file` is shown in places."""
    text = text.translate(LINE_SIGNS)
    try:
        tree = _Builder(text, file, findings).document()
    except yaml.MarkedYAMLError as error:
        report_syntax(error, text, file, findings)
    except LetterError as error:
        findings.extend(error.findings)
    else:
        if tree is None or (isinstance(tree, Scalar) and tree.is_empty):
            findings.error("this file is empty", "empty-file", Place(file), "fill it in, or delete it")
            return None
        return tree
    return None


def _in_brackets(event: yaml.Event) -> bool:
    return bool(getattr(event, "flow_style", False))  # which the types of PyYAML lack


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
        line, column = position_of(event.start_mark)
        if line >= len(
            self._lines
        ):  # what a file without a line's end lacks stands behind its last line, for libyaml
            line, column = len(self._lines) - 1, len(self._lines[-1])
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
            stop(
                "lists and keys are nested too deeply here",
                "yaml-depth",
                place,
                "a letter needs four levels at most",
            )
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, place)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(SequenceNode(place, in_brackets=_in_brackets(event)), depth)
        return self._mapping(MappingNode(place, in_brackets=_in_brackets(event)), depth)

    def _scalar(self, event: yaml.ScalarEvent, place: Place) -> Scalar:
        scalar = Scalar(event.value, place, self._turns(event, place))
        scalar.quoted = bool(event.style)
        scalar.remark = ""
        if scalar.is_empty:
            scalar.remark = self._remark(scalar)
        elif not event.style:
            self._warn_of_remark(event)
            self._check_margins(event, place)
        if unprintable := UNPRINTABLE.search(scalar):  # typed with an escape: "\0"
            self._findings.error(
                f"a character that cannot be printed (U+{ord(unprintable[0]):04X}) stands in this text",
                "unprintable-character",
                scalar.place,
                "delete it",
            )
        return scalar

    def _warn_of_remark(self, event: yaml.ScalarEvent) -> None:
        """Tell of a text that is cut off: `subject: Free them #now`. A remark has a space after its sign."""
        line, column = position_of(event.end_mark)
        rest = self._lines[line][column:] if line < len(self._lines) else ""
        match = _REMARK.match(rest) if "#" in rest else None
        if match:
            self._findings.warning(
                f"'{match[1]}' is not printed: # begins a remark",
                "remark",
                Place(self._file, line + 1, column + match.start(1) + 1),
                "put the whole text in quotation marks; if it is a remark, write a space after #",
            )

    def _check_margins(self, event: yaml.ScalarEvent, start: Place) -> None:
        """Tell of a text that begins with a no-break space, or of lines that were to be entries of a list."""
        if no_break_space(self._lines[start.line - 1]) == start.column - 1:
            message, help = NO_BREAK_SPACE
            self._findings.error(message, "yaml-syntax", start, help)
        report_dashes(self._lines, start, position_of(event.end_mark)[0] + 1, self._findings)

    def _remark(self, scalar: Scalar) -> str:
        """What follows an empty value on its line and begins with `#` but not with a space after it: `#aa0000`."""
        match = _REMARK.match(self._lines[scalar.place.line - 1][scalar.place.column - 1 :])
        return match[1] if match else ""

    def _turns(self, event: yaml.ScalarEvent, place: Place) -> tuple[tuple[int, Place], ...]:
        """Where the scalar's text goes on in another place of the file, found word by word."""
        line, column = position_of(event.start_mark)
        if event.style in _TYPED:
            column += 1
            place = Place(place.file, place.line, place.column + 1)
        if line < len(self._lines) and self._lines[line].startswith(event.value, column):
            return ((0, place),)  # in one line and as it is, as most are
        turns = [(0, place)]
        last_line, _ = position_of(event.end_mark)
        words, typed = _TYPED.get(event.style or "", (r"\S+", {}))
        for word in re.finditer(words, event.value):
            sign = typed.get(word[0], word[0])
            found = self._find(sign, line, column, last_line)
            if found is None:
                continue  # typed with an escape (\\u00e9): the places around it must do
            (line, column), (start, place) = found, turns[-1]
            if (line + 1, column + 1) != (place.line, place.column + word.start() - start):
                turns.append((word.start(), Place(self._file, line + 1, column + 1)))
            column += len(sign)
        return tuple(turns)

    def _find(self, sign: str, line: int, column: int, last_line: int) -> tuple[int, int] | None:
        """The line and column at which something is typed: here, or in one of the next lines that are not empty."""
        looked_at = 0
        for number in range(line, min(last_line + 1, len(self._lines))):
            found = self._lines[number].find(sign, column if number == line else 0)
            if found >= 0:
                return number, found
            looked_at += bool(self._lines[number].strip())
            if looked_at > _LINES_LOOKED_AT:
                break
        return None

    def _sequence(self, sequence: SequenceNode, depth: int) -> SequenceNode:
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            sequence.append(self._node(event, depth + 1))
        return sequence

    def _mapping(self, mapping: MappingNode, depth: int) -> MappingNode:
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar):
                stop(
                    "a list or curly brackets stand where a key is due",
                    "yaml-syntax",
                    key.place,
                    "if this is a text, put all of it in quotation marks",
                )
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
