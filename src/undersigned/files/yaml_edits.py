"""Changes values in a YAML file: the text with that change comes out, and all else is as it was typed.

Remarks, blank lines, quotation marks and the order of keys stay: a drafter finds their file again. After each
change the text is read anew and compared with what it has to say; if it does not, nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NoReturn

import yaml

from undersigned.files import yaml_tree as trees
from undersigned.files import yaml_writing as writing
from undersigned.files.yaml_nodes import is_block, is_nothing, last_in, node_below
from undersigned.files.yaml_plain import (
    Path,
    Plain,
    plain_at,
    plain_of,
    plain_of_tree,
    with_value,
    without_value,
)
from undersigned.files.yaml_syntax import position_of
from undersigned.files.yaml_writing import Writable
from undersigned.model.findings import Findings, LetterError, Place, stop

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LINE_SIGNS = str.maketrans(trees.LINE_SIGNS)


class YamlText:
    """The text of a YAML file, and the changes that it can take.

    Raises `LetterError` where the text is no YAML, and where a change cannot be made in it.
    """

    def __init__(self, text: str, file: str) -> None:
        self._file = file
        ends = ["\r\n" if line.endswith("\r") else "\n" for line in text.split("\n")[:-1]]
        self._usual = "\r\n" if 2 * ends.count("\r\n") > len(ends) else "\n"
        self._ends = ends
        """How each line ends; the last one, which has no end, is not among them."""
        self._set(text.replace("\r\n", "\n"))

    @property
    def text(self) -> str:
        """The text as it stands now."""
        ends = [*self._ends, ""]
        return "".join(chain.from_iterable(zip(self._text.split("\n"), ends, strict=True)))

    def has(self, path: Path) -> bool:
        """Whether there is something, not only a key without a value."""
        node = self._find(path)
        return node is not None and not is_nothing(node)

    def set(self, path: Path, value: Writable, *, after: str | None = None, remark: str = "") -> None:
        """Put a value at a path: in place of what is there, or under a new key.

        A new key stands at the end of its mapping, or behind the key `after` where there is one; in a line of
        its own it can have a remark.
        """
        self._require_room(path)
        node = self._find(path)
        wanted = with_value(self._plain(), path, plain_of(value))
        if node is None:
            self._change(self._with_key(path, value, after, remark), wanted, path)
        else:
            self._change(self._replaced(path, node, value), wanted, path)

    def append(self, path: Path, value: Writable) -> None:
        """Put an item behind the last one of a list; a list that is not there begins with it."""
        node = self._find(path)
        if not isinstance(node, yaml.SequenceNode):
            self._require_room((*path, 0))
            self.set(path, [value])
            return
        wanted = with_value(self._plain(), (*path, len(node.value)), plain_of(value))
        if node.flow_style:
            text = self._with_in_brackets(node, writing.in_brackets(value))
        else:
            column = node.start_mark.column
            text = self._with_lines(self._end(node), writing.item(value, column))
        self._change(text, wanted, path)

    def extend(self, lists: Mapping[Path, Sequence[Writable]]) -> None:
        """Put items behind the last ones of several lists at once, which takes hardly longer than one.

        A list that is not there begins with them, at the end of its mapping.
        """
        wanted, one_by_one = self._plain(), dict[Path, Sequence[Writable]]()
        missing: dict[Path, dict[str, Writable]] = {}
        behind: dict[int, list[str]] = {}
        for path, values in lists.items():
            node = self._find(path)
            if isinstance(node, yaml.SequenceNode) and not node.flow_style:
                lines = [line for value in values for line in writing.item(value, node.start_mark.column)]
                behind.setdefault(self._end(node), []).extend(lines)
            elif node is None and isinstance(path[-1], str):
                missing.setdefault(path[:-1], {})[path[-1]] = values
                continue
            else:
                one_by_one[path] = values
                continue
            there = plain_at(wanted, path)
            wanted = with_value(
                wanted, path, [*(there if isinstance(there, list) else []), *map(plain_of, values)]
            )
        text = self._text if self._text.endswith("\n") else f"{self._text}\n"
        for end in sorted(behind, reverse=True):
            line = text.find("\n", end) + 1
            text = text[:line] + "\n".join([*behind[end], ""]) + text[line:]
        if behind:
            self._change(text, wanted, next(iter(lists)))
        for above, entries in missing.items():
            self._set_all(above, entries)
        for path, values in one_by_one.items():
            for value in values:
                self.append(path, value)

    def _set_all(self, above: Path, entries: Mapping[str, Writable]) -> None:
        """Put new keys at the end of a mapping."""
        node = self._find(above)
        if not isinstance(node, yaml.MappingNode) or not node.value:
            self._require_room((*above, next(iter(entries))))
            self.set(above, entries)
        elif node.flow_style:
            for key, value in entries.items():
                self.set((*above, key), value)
        else:
            wanted, lines = self._plain(), list[str]()
            for key, value in entries.items():
                wanted = with_value(wanted, (*above, key), plain_of(value))
                lines += writing.entry(key, value, node.start_mark.column)
            self._change(self._with_lines(self._end(node), lines), wanted, above)

    def insert(self, path: Path, index: int, value: Writable) -> None:
        """Put an item before the one that has this number in a list (from 0), and before the remarks above it."""
        node = self._find(path)
        if not isinstance(node, yaml.SequenceNode) or index >= len(node.value):
            self.append(path, value)
            return
        before = plain_at(self._plain(), path)
        items = before if isinstance(before, list) else []
        wanted = with_value(self._plain(), path, [*items[:index], plain_of(value), *items[index:]])
        start = self._offset(node.value[index].start_mark)
        if node.flow_style:
            text = f"{self._text[:start]}{writing.in_brackets(value)}, {self._text[start:]}"
        else:
            above = self._above(self._dash(start, node.start_mark.column))
            lines = "\n".join(writing.item(value, node.start_mark.column))
            text = f"{self._text[:above]}{lines}\n{self._text[above:]}"
        self._change(text, wanted, path)

    def replace_items(self, path: Path, values: Mapping[int, Writable], *, outdated: str = "") -> None:
        """Put other items in place of some of a list, by their numbers (from 0), which takes hardly longer than one.

        Remarks that stand right above such an item go with it, if they begin with `outdated`.
        """
        node = self._find(path)
        if not isinstance(node, yaml.SequenceNode) or not values:
            return
        there = plain_at(self._plain(), path)
        items = [*there] if isinstance(there, list) else []
        text = self._text
        for index in sorted(values, reverse=True):
            item, items[index] = node.value[index], plain_of(values[index])
            start, end = self._offset(item.start_mark), self._end(item)
            text = text[:start] + writing.in_brackets(values[index]) + text[end:]
            line = text.rfind("\n", 0, self._dash(start, node.start_mark.column)) + 1
            while outdated and not node.flow_style and line:
                above = text.rfind("\n", 0, line - 1) + 1
                if not text[above:line].lstrip("# ").startswith(outdated) or "#" not in text[above:line]:
                    break
                text, line = text[:above] + text[line:], above
        self._change(text, with_value(self._plain(), path, items), path)

    def remove(self, path: Path) -> None:
        """Take a key or an item out; what would then be empty goes with it."""
        node, parent = self._find(path), self._find(path[:-1])
        if node is None or not isinstance(parent, yaml.CollectionNode):
            return
        if len(path) > 1 and len(parent.value) == 1:
            self.remove(path[:-1])
            return
        wanted = without_value(self._plain(), path)
        start = self._offset(self._key(path).start_mark)
        if parent.flow_style:
            text = self._without_in_brackets(start, self._end(node))
        else:
            above = self._text.rfind("\n", 0, start) + 1
            below = self._text.find("\n", self._end(node))
            text = self._text[:above] + ("" if below < 0 else self._text[below + 1 :])
        self._change(text, wanted, path)

    # --- the text

    def _set(self, text: str) -> None:
        findings = Findings()
        tree = trees.read_tree(text, self._file, findings)
        if tree is None or findings.has_errors:
            raise LetterError(findings)
        self._text, self._tree = text, tree
        self._starts = [0]
        for number, sign in enumerate(text, 1):
            if sign == "\n":
                self._starts.append(number)
        self._root = yaml.compose(text.translate(_LINE_SIGNS), Loader=_LOADER)

    def _plain(self) -> Plain:
        return plain_of_tree(self._tree)

    def _change(self, text: str, wanted: Plain, path: Path) -> None:
        before = self._text
        try:
            self._set(text)
        except LetterError:
            self._set(before)
        else:
            if self._plain() == wanted:
                self._ends = _ends_after(before.split("\n"), text.split("\n"), self._ends, self._usual)
                return
            self._set(before)
        self._refuse(path)

    def _require_room(self, path: Path) -> None:
        """Refuse a change below something that is there and holds nothing under such a step: a text, say."""
        for n, step in enumerate(path):
            node = self._find(path[:n])
            kind = yaml.MappingNode if isinstance(step, str) else yaml.SequenceNode
            if node is not None and not isinstance(node, kind) and node.value and not is_nothing(node):
                self._refuse(path)

    def _refuse(self, path: Path) -> NoReturn:
        """Say where a change cannot be made, and what helps."""
        nearest = self._nearest(path)
        line = self._text.count("\n", 0, self._end(nearest)) + 1
        help = "write every key into a line of its own, or make this change by hand"
        if not self._text.endswith("\n") and is_block(last_in(nearest)):
            help = "end the last line of the file with the Enter key, or make this change by hand"
        stop(
            f"'{'.'.join(map(str, path))}' cannot be changed here without touching what stands around it",
            "cannot-edit",
            Place(self._file, line),
            help,
        )

    def _offset(self, mark: yaml.Mark | None) -> int:
        line, column = position_of(mark)
        return self._starts[line] + column if line < len(self._starts) else len(self._text)

    def _end(self, node: yaml.Node) -> int:
        """Where a node's own text ends; PyYAML ends what stands in lines of its own at the next thing."""
        node = last_in(node)
        start, end = self._offset(node.start_mark), self._offset(node.end_mark)
        if is_block(node) and "+" in self._text[start:end].partition("\n")[0].partition("#")[0]:
            return end - self._text[start:end].endswith(
                "\n"
            )  # empty lines belong to it (YAML 1.2.2 § 8.1.1.2)
        return start + len(self._text[start:end].rstrip())

    def _dash(self, item: int, column: int) -> int:
        """Where the dash of a list's item stands: in its line, or in one above it."""
        start = self._text.rfind("\n", 0, item) + 1
        while self._text[start : start + column + 1] != " " * column + "-":
            if start == 0:
                return item
            start = self._text.rfind("\n", 0, start - 1) + 1
        return start + column

    def _above(self, offset: int) -> int:
        """Where the line of an offset begins, or the first of the remarks right above it."""
        start = self._text.rfind("\n", 0, offset) + 1
        while start:
            line = self._text.rfind("\n", 0, start - 1) + 1
            if not self._text[line:start].lstrip().startswith("#"):
                break
            start = line
        return start

    # --- finding

    def _find(self, path: Path) -> yaml.Node | None:
        node: yaml.Node | None = self._root
        for step in path:
            node = node_below(node, step)
        return node

    def _nearest(self, path: Path) -> yaml.Node:
        return next(node for n in range(len(path), -1, -1) if (node := self._find(path[:n])) is not None)

    def _key(self, path: Path) -> yaml.Node:
        """The key of what stands at a path, or the item itself."""
        parent = self._find(path[:-1])
        if isinstance(parent, yaml.MappingNode):
            key: yaml.Node = next(key for key, _ in parent.value if key.value == path[-1])
            return key
        node = self._find(path)
        assert node is not None  # noqa: S101  # it was found before it is asked for
        return node

    # --- changing

    def _replaced(self, path: Path, node: yaml.Node, value: Writable) -> str:
        start, end = self._offset(node.start_mark), self._end(node)
        is_inner = self._is_in_brackets(path)
        if is_inner:
            return self._text[:start] + writing.in_brackets(value) + self._text[end:]
        key = self._key(path)
        if isinstance(path[-1], int):
            column = key.start_mark.column - 2
            lines = writing.item(value, column)
            start = self._text.rfind("\n", 0, start) + 1
            return self._text[:start] + "\n".join(lines) + self._text[end:]
        begun = self._offset(key.start_mark)
        lines = writing.entry(str(path[-1]), value, key.start_mark.column)
        typed = "\n".join(lines).lstrip()
        if isinstance(node, yaml.ScalarNode) and len(lines) == 1:
            # Only the value changes: the spaces before it, too, are the drafter's.
            key_end = self._offset(key.end_mark)
            new = typed[len(writing.as_typed(str(path[-1]))) + 1 :].lstrip()
            gap = self._text[key_end + 1 : start]
            if end <= key_end + 1 or gap.strip(" "):
                gap, start = " ", key_end + 1
                end = max(end, start)
            return self._text[: key_end + 1] + (gap or " ") + new + self._text[end:]
        return self._text[:begun] + typed + self._text[max(end, self._offset(key.end_mark) + 1) :]

    def _is_in_brackets(self, path: Path) -> bool:
        nodes = (self._find(path[:n]) for n in range(len(path)))
        return any(isinstance(node, yaml.CollectionNode) and node.flow_style for node in nodes)

    def _with_key(self, path: Path, value: Writable, after: str | None = None, remark: str = "") -> str:
        parent, key = self._find(path[:-1]), str(path[-1])
        if not isinstance(parent, yaml.MappingNode):
            # The key above is missing, too, or has nothing under it: it comes with this one.
            return self._with_missing(path, value, remark)
        if parent.flow_style and not parent.value and not self._is_in_brackets(path[:-1]):
            return self._with_missing(path, value, remark)  # in the place of '{}'
        if parent.flow_style:
            return self._with_in_brackets(parent, writing.in_brackets({key: value})[1:-1])
        if len(path) == 1 and (held := self._held(key)):
            lines = _remarked(writing.entry(key, value, 0), remark)
            return self._text[: held.start()] + "\n".join(lines) + "\n" + self._text[held.end() :]
        neighbour = self._find((*path[:-1], after)) if after else None
        end = self._end(parent) if neighbour is None else self._end(neighbour)
        return self._with_lines(end, _remarked(writing.entry(key, value, parent.start_mark.column), remark))

    def _held(self, key: str) -> re.Match[str] | None:
        """The remark that holds the place of a key, as a new letter has it: `#footnotes:`, with the lines below it."""
        # Lines that are set in go on with the key above, which no other one may divide.
        remark = rf"^#{re.escape(key)}:(?:[ \t].*)?\n(?:#[ \t]{{2,}}.*(?:\n|\Z))*(?=(?:[ \t]*(?:#.*)?\n)*(?:[^\s#]|\Z))"
        return re.search(remark, self._text, re.MULTILINE)

    def _with_missing(self, path: Path, value: Writable, remark: str = "") -> str:
        above, nested = path[:-1], {str(path[-1]): value}
        node = self._find(above)
        if node is None and remark and len(path) == 2 and not self._is_in_brackets(path):  # noqa: PLR2004  # a key and one above
            lines = _remarked(writing.entry(str(path[-1]), value, 2), remark)
            return self._with_lines(
                self._end(self._nearest(())), [f"{writing.as_typed(str(path[0]))}:", *lines]
            )
        return self._with_key(above, nested) if node is None else self._replaced(above, node, nested)

    def _with_lines(self, after: int, lines: Sequence[str]) -> str:
        end = self._text.find("\n", after)
        start, rest = (self._text + "\n", "") if end < 0 else (self._text[: end + 1], self._text[end + 1 :])
        return start + "\n".join(lines) + "\n" + rest

    def _with_in_brackets(self, node: yaml.CollectionNode, typed: str) -> str:
        end = self._offset(node.end_mark) - 1
        last = len(self._text[:end].rstrip())
        comma = ", " if node.value and self._text[last - 1] != "," else " " if node.value else ""
        return self._text[:last] + comma + typed + self._text[last:]

    def _without_in_brackets(self, start: int, end: int) -> str:
        rest = self._text[end:]
        if rest.lstrip().startswith(","):
            return self._text[:start] + rest.lstrip().removeprefix(",").lstrip(" ")
        return self._text[:start].rstrip().removesuffix(",") + rest


def _ends_after(before: list[str], now: list[str], ends: list[str], usual: str) -> list[str]:
    """How the lines of a changed text end: as they did, and the usual way where they are new."""
    shorter = min(len(before), len(now))
    above = next((n for n in range(shorter) if before[n] != now[n]), shorter)
    below = next((n for n in range(shorter - above) if before[-1 - n] != now[-1 - n]), shorter - above)
    new = len(now) - above - below
    return [*ends[:above], *([usual] * new), *ends[len(before) - below :]][: len(now) - 1]


def _remarked(lines: list[str], remark: str) -> list[str]:
    """A line with a remark behind it; what takes several lines goes without."""
    return [f"{lines[0]}  # {' '.join(remark.split())}"] if remark and len(lines) == 1 else lines
