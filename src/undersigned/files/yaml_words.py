"""Changes words inside the values of a YAML file, and the order of its keys, and leaves all else as it was typed.

A value keeps its quotation marks and the lines that it is broken into, wherever the words can be typed in there.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import yaml

from undersigned.files import yaml_tree as trees
from undersigned.files.yaml_edits import YamlText
from undersigned.files.yaml_plain import Path, with_value
from undersigned.model.findings import LetterError, Place

_TYPED = {'"': {"\\": "\\\\", '"': '\\"'}, "'": {"'": "''"}}
"""How signs are typed between quotation marks."""


class YamlWords(YamlText):
    """The text of a YAML file, in whose values words can be changed."""

    def scalars(self) -> Iterator[tuple[Path, trees.Scalar]]:
        """Each value with its path, in the order of the file."""
        yield from scalars_in(self._tree)

    def value(self, path: Path) -> trees.Scalar | None:
        """The value at a path, if it is a single one."""
        node = node_at(self._tree, path)
        return node if isinstance(node, trees.Scalar) else None

    def replace_words(self, path: Path, start: int, end: int, new: str) -> None:
        """Put words in place of a stretch of a value, by its offsets in what the value says."""
        value = self.value(path)
        if value is None:
            self._refuse(path)
        said = value[:start] + new + value[end:]
        wanted = with_value(self._plain(), path, said)
        for first, last, words in self._ways(path, value, (start, end), new):
            with contextlib.suppress(LetterError):
                self._change(self._text[:first] + words + self._text[last:], wanted, path)
                return
        self.set(path, said)

    def move(self, path: Path, after: str | None) -> None:
        """Put a key of a mapping behind another one, or before all others, with the remarks above it."""
        parent = self._find(path[:-1])
        if not isinstance(parent, yaml.MappingNode) or parent.flow_style or path[-1] == after:
            self._refuse(path)
        first, last = self._lines_of(path)
        if after is None:
            to = self._above(self._offset(parent.value[0][0].start_mark))
        else:
            to = self._lines_of((*path[:-1], after))[1]
        moved = self._text[first:last]
        rest = self._text[:first] + self._text[last:]
        to -= len(moved) if to >= last else 0
        self._change(f"{rest[:to]}{moved}{rest[to:]}", self._plain(), path)

    def _lines_of(self, path: Path) -> tuple[int, int]:
        """Where the lines of an entry begin, remarks above included, and end."""
        node = self._find(path)
        below = self._text.find("\n", self._end(node)) if node is not None else -1
        if below < 0:
            self._refuse(path)
        return self._above(self._offset(self._key(path).start_mark)), below + 1

    def _ways(
        self, path: Path, value: trees.Scalar, stretch: tuple[int, int], new: str
    ) -> Iterator[tuple[int, int, str]]:
        """The ways to type a change of a value where it stands: from where, to where, and what."""
        start, end = stretch
        if "\n" in new or not value:
            return
        node = self._find(path)
        style = getattr(node, "style", None)
        typed = "".join(_TYPED.get(style or "", {}).get(sign, sign) for sign in new)
        first = self._behind(value, start) if start else self._at(value.place_at(0))
        last = self._behind(value, end) if end > start else first
        yield first, last, typed
        if start < len(value):  # where a line is broken right before, that stays
            begin = self._at(value.place_at(start))
            yield begin, max(begin, last), typed
        if not new and start and value[start - 1].isspace() and value[end - 1 : end].isspace():
            yield self._behind(value, start - 1), self._behind(value, end - 1), ""
        if not typed.endswith(" ") and end < len(value) and value[end].isspace():
            return
        yield first, self._at(value.place_at(end)) if end < len(value) else last, typed

    def _behind(self, value: trees.Scalar, offset: int) -> int:
        """The offset in the file behind the sign before an offset of a value."""
        return self._at(value.place_at(offset - 1)) + 1

    def _at(self, place: Place) -> int:
        return self._starts[place.line - 1] + place.column - 1


def node_at(tree: trees.Node | None, path: Path) -> trees.Node | None:
    """What stands at a path of a tree."""
    for step in path:
        match tree, step:
            case (trees.MappingNode(), str()):
                tree = tree.get(step)
            case (trees.SequenceNode(), int()) if step < len(tree):
                tree = tree[step]
            case _:
                return None
    return tree


def scalars_in(node: trees.Node, path: Path = ()) -> Iterator[tuple[Path, trees.Scalar]]:
    """Each value of a tree with its path, in its order."""
    match node:
        case trees.Scalar():
            yield path, node
        case trees.MappingNode():
            for key, below in node.items():
                yield from scalars_in(below, (*path, str(key)))
        case _:
            for number, below in enumerate(node):
                yield from scalars_in(below, (*path, number))
