"""Changes of sources: words in their place, blocks of prose that come, go and move, keys of campaign.yaml.

Many are made at once. Places are those of the texts as they stand before any of them; what none of them touches stays
byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from undersigned.files.yaml_plain import Path
from undersigned.files.yaml_words import YamlWords
from undersigned.files.yaml_writing import Writable


@dataclass(frozen=True)
class Region:
    """The lines of a block of prose."""

    file: str
    start: int
    end: int


@dataclass(frozen=True)
class Splice:
    """Words in place of others: in a prose file, or in a value of a YAML file."""

    file: str
    start: int
    end: int
    new: str
    path: Path = ()


@dataclass(frozen=True)
class NewBlock:
    """A block behind another, or before it; `tight` where no blank line parts the two."""

    beside: Region
    text: str
    before: bool = False
    tight: bool = False


@dataclass(frozen=True)
class DropBlock:
    """A block goes; `into` is one that it goes on in, with what stands between, from an offset of it on."""

    block: Region
    into: Region | None = None
    since: int = 0
    between: str = ""


@dataclass(frozen=True)
class MoveBlock:
    """A block stands beside another."""

    block: Region
    beside: Region
    before: bool = False
    tight: bool = False


@dataclass(frozen=True)
class SetKey:
    """A key of a YAML file gets a value; a new one stands behind `after`, or where that is empty before all others."""

    file: str
    path: Path
    value: Writable = field(hash=False)
    after: str | None = None


@dataclass(frozen=True)
class DropKey:
    """A key or item of a YAML file goes."""

    file: str
    path: Path


@dataclass(frozen=True)
class MoveKey:
    """A key of a YAML file stands behind another of its mapping, or with None before all others."""

    file: str
    path: Path
    after: str | None


SourceEdit: TypeAlias = Splice | NewBlock | DropBlock | MoveBlock | SetKey | DropKey | MoveKey


def place_of(edit: SourceEdit, text: Callable[[str], str]) -> str:
    """Where a change is made, as it is told: a line of prose, or a key of a YAML file."""
    match edit:
        case Splice() if not edit.path:
            return f"{edit.file}:{text(edit.file).count(chr(10), 0, edit.start) + 1}"
        case NewBlock() | MoveBlock():
            where = edit.beside.start if edit.before else edit.beside.end
            return f"{edit.beside.file}:{text(edit.beside.file).count(chr(10), 0, where) + 1}"
        case DropBlock():
            return f"{edit.block.file}:{text(edit.block.file).count(chr(10), 0, edit.block.start) + 1}"
        case Splice() | SetKey() | DropKey() | MoveKey():
            return f"{edit.file}: {'.'.join(map(str, edit.path))}"


def changed_texts(
    texts: Mapping[str, str], edits: Iterable[SourceEdit], regions: Iterable[Region]
) -> dict[str, str]:
    """The texts that some changes give, of the files that they change; `regions` are the blocks that are known.

    Raises `LetterError` where a YAML file cannot be changed so.
    """
    edits = list(dict.fromkeys(edits))
    prose = _Prose(texts, regions, edits)
    found = prose.texts()
    for file in dict.fromkeys(filter(None, map(_yaml_file, edits))):
        found[file] = _yaml(texts[file], file, edits)
    return {file: text for file, text in found.items() if text != texts[file]}


def _yaml_file(edit: SourceEdit) -> str:
    """The YAML file that a change is of; empty for prose."""
    match edit:
        case SetKey() | DropKey() | MoveKey():
            return edit.file
        case Splice() if edit.path:
            return edit.file
        case _:
            return ""


def _yaml(text: str, file: str, edits: Sequence[SourceEdit]) -> str:
    """A YAML file: first words from behind, so that offsets hold, then keys that come and change places, then go."""
    yaml = YamlWords(text, file)
    mine = [one for one in edits if _yaml_file(one) == file]
    splices = [(number, one) for number, one in enumerate(mine) if isinstance(one, Splice)]
    for _, splice in sorted(splices, key=lambda pair: (pair[1].start, pair[1].end, pair[0]), reverse=True):
        yaml.replace_words(splice.path, splice.start, splice.end, splice.new)
    last: dict[tuple[Path, str | None], str] = {}
    for one in mine:
        if isinstance(one, SetKey):
            above, key = one.path[:-1], str(one.path[-1])
            after = last.get((above, one.after), one.after)
            yaml.set(one.path, one.value, after=after or None)
            if one.after == "" and not after:  # None is at the end
                yaml.move(one.path, None)
            last[above, one.after] = key
        elif isinstance(one, MoveKey):
            above = one.path[:-1]
            yaml.move(one.path, last.get((above, one.after), one.after))
            last[above, one.after] = str(one.path[-1])
    # Items go from behind, so that the numbers of the others hold.
    gone = [one for one in mine if isinstance(one, DropKey)]
    for drop in sorted(gone, key=lambda one: [str(step).zfill(6) for step in one.path], reverse=True):
        yaml.remove(drop.path)
    return yaml.text


@dataclass
class _Block:
    """A block of prose with what parts it from that before it; without words it only holds a place."""

    gap: str
    text: str
    behind: list[_Block] = field(default_factory=list)
    ahead: list[_Block] = field(default_factory=list)
    is_gone: bool = False
    tight: bool = False


class _Prose:
    """The prose files as blocks."""

    def __init__(
        self, texts: Mapping[str, str], regions: Iterable[Region], edits: Sequence[SourceEdit]
    ) -> None:
        self._edits = edits
        touched = {file for one in edits for file in _files(one)}
        self._blocks: dict[Region, _Block] = {}
        self._places: dict[Region, _Block] = {}
        """Where they stood: what comes before one that has moved does not go along."""
        self._files: dict[str, tuple[list[_Block], str]] = {}
        for file in touched:
            self._read(
                file,
                texts[file],
                sorted({one for one in regions if one.file == file}, key=lambda one: (one.start, one.end)),
            )
        self._places |= self._blocks
        for one in edits:
            self._take(one)

    def texts(self) -> dict[str, str]:
        """The files as they are now."""
        found = {}
        for file, (blocks, tail) in self._files.items():
            text, gap = "", ""
            for block in _in_order(blocks):
                gap = max(gap, block.gap, key=lambda one: one.count("\n"))
                if block.is_gone:
                    continue
                text += (gap if text else "") + block.text
                gap = ""
            found[file] = text + tail
        return found

    def _read(self, file: str, text: str, regions: Sequence[Region]) -> None:
        blocks: list[_Block] = []
        at, rest = 0, ""
        edges: list[tuple[int, int, Region | None]] = []
        for region in regions:
            if region.start < at:
                continue
            between = text[at : region.start]
            edges += [
                (at + found.start(), at + found.end(), None)
                for found in re.finditer(r"\S(?:.*\S)?", between, re.DOTALL)
            ]
            edges.append((region.start, region.end, region))
            at = region.end
        edges += [
            (at + found.start(), at + found.end(), None)
            for found in re.finditer(r"\S(?:.*\S)?", text[at:], re.DOTALL)
        ]
        at = 0
        splices = [
            one for one in self._edits if isinstance(one, Splice) and one.file == file and not one.path
        ]
        for start, end, known in edges:
            block = _Block(text[at:start], _spliced(text, start, end, splices))
            blocks.append(block)
            if known is not None:
                self._blocks[known] = block
            at = end
        rest = text[at:]
        self._files[file] = blocks, rest

    def _take(self, edit: SourceEdit) -> None:
        match edit:
            case NewBlock():
                self._put(_Block("", edit.text, tight=edit.tight), edit.beside, before=edit.before)
            case MoveBlock():
                block = self._blocks[edit.block]
                moved = _Block("", block.text, tight=edit.tight)
                self._put(moved, edit.beside, before=edit.before)
                # What stands behind it goes along.
                moved.behind, block.behind, block.is_gone = block.behind, [], True
                self._blocks[edit.block] = moved
            case DropBlock():
                block = self._blocks[edit.block]
                block.is_gone = True
                if edit.into is not None:
                    words = block.text[edit.since :]
                    self._blocks[edit.into].text += edit.between + words
            case _:
                pass

    def _put(self, block: _Block, beside: Region, *, before: bool) -> None:
        anchor = (self._places if before else self._blocks)[beside]
        block.gap = "\n" if block.tight else "\n\n"
        if before:
            block.gap, anchor.gap = anchor.gap, block.gap if not anchor.ahead else anchor.gap
            if anchor.ahead:
                block.gap = "\n" if block.tight else "\n\n"
            anchor.ahead.append(block)
        else:
            anchor.behind.append(block)


def _in_order(blocks: Iterable[_Block]) -> Iterable[_Block]:
    for block in blocks:
        yield from _in_order(block.ahead)
        yield block
        yield from _in_order(block.behind)


def _spliced(text: str, start: int, end: int, splices: Sequence[Splice]) -> str:
    inside = [one for one in splices if start <= one.start and one.end <= end]
    found, at = "", start
    for one in sorted(inside, key=lambda one: (one.start, one.end)):
        if one.start < at:
            continue
        found += text[at : one.start] + one.new
        at = one.end
    return found + text[at:end]


def _files(edit: SourceEdit) -> tuple[str, ...]:
    """The prose files that a change touches."""
    match edit:
        case Splice():
            return () if edit.path else (edit.file,)
        case NewBlock():
            return (edit.beside.file,)
        case DropBlock():
            return (edit.block.file,)
        case MoveBlock():
            return edit.block.file, edit.beside.file
        case _:
            return ()
