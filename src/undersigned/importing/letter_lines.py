"""Gives the lines of a letter as they are compared with those of its file: what a campaign prints, part by part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, assert_never

from undersigned.checking.printed_paragraphs import BULLET
from undersigned.checking.printed_word_file import RAISED
from undersigned.checking.words import CALL
from undersigned.importing.compared_lines import (
    LINE,
    PARAGRAPH,
    Called,
    Line,
    Rules,
    cell_named,
    divides,
)
from undersigned.model.findings import NOWHERE, PROGRAM, Place
from undersigned.model.letter import (
    Block,
    Blocks,
    BulletList,
    Divider,
    Emphasis,
    Foreign,
    Heading,
    Image,
    Inlines,
    LineBreak,
    Link,
    NoteCall,
    NoteNumber,
    NoteText,
    Numbered,
    NumberedLetter,
    NumberedList,
    Paragraph,
    Part,
    Quotation,
    Role,
    SignatureField,
    Strong,
    Superscript,
    Table,
    Text,
)

_POWER: Final = re.compile(rf"(?<![\w.,/])(?:\d{{1,3}}|\d{{5,}}|[ckm]?m)\s?(?={CALL})")
"""A number that is no year, or a unit of length, behind which a raised figure is a power."""
_IN_ONE_LINE: Final = frozenset({Role.TITLE, Role.SUBJECT})


def lines_of_letter(letter: NumberedLetter, rules: Rules) -> Iterator[Line]:
    """The lines of a letter in their order, without its notes."""
    reader = _LetterReader(letter, rules)
    for part in letter.parts:
        yield from reader.part(part)


class _LetterReader:
    def __init__(self, letter: NumberedLetter, rules: Rules) -> None:
        self._letter = letter
        self._rules = rules
        self._part: Part[Numbered] = Part(Role.BODY, ())
        self._depth = -1
        """How deep the list is that is being read."""

    def part(self, part: Part[Numbered]) -> Iterator[Line]:
        self._part = part
        yield from self._blocks(part.blocks)

    def _blocks(self, blocks: Blocks[Numbered], label: str = "") -> Iterator[Line]:
        for block in blocks:
            yield from self._block(block, label)
            label = ""
        key = self._rules.key("", label)
        if not divides(key):  # an item that says nothing prints its mark
            yield Line(key, label, role=self._part.role, label=label)

    def _block(self, block: Block[Numbered], label: str) -> Iterator[Line]:
        match block:
            case Paragraph():
                yield from self._lines(block.inlines, block.place, label=label)
            case Heading():
                yield from self._lines(block.inlines, block.place, label=label, is_heading=True)
            case BulletList() | NumberedList():
                self._depth += 1
                marks = block.marks if isinstance(block, NumberedList) else (BULLET,) * len(block.items)
                for mark, item in zip(marks, block.items, strict=True):
                    # A list that begins an item of another stands behind the label of that.
                    yield from self._blocks(item, f"{label} {mark}".strip())
                    label = ""
                self._depth -= 1
            case Quotation():
                yield from self._blocks(block.blocks, label)
            case Table():
                rows = [row for row in (block.head, *block.rows) if any(self._says(cell) for cell in row)]
                for number, row in enumerate(rows):
                    for column, cell in enumerate(row):
                        yield from self._lines(cell, block.place, cell_named(number, column))
            case Image() | SignatureField() | Divider():
                pass
            case _:
                assert_never(block)

    def _says(self, cell: Inlines[Numbered]) -> bool:
        return any(self._lines(cell, NOWHERE, cell_named(0, 0)))

    def _lines(
        self,
        inlines: Inlines[Numbered],
        place: Place,
        begins: str = PARAGRAPH,
        label: str = "",
        *,
        is_heading: bool = False,
    ) -> Iterator[Line]:
        whole = begins
        seen = _Seen()
        seen.read(inlines)
        for words, where, calls in seen.lines:
            called = tuple(self._called(call) for call in calls)
            power = _POWER.search(words) if self._rules.has_typed_notes else None
            key, line = self._rules.key(words, label), words
            if self._rules.has_typed_notes:
                marks = iter(called)
                key = tuple(f"{CALL}{next(marks).mark}" if one == CALL else one for one in key)
                for one in called:
                    line = line.replace(CALL, f"{RAISED}{one.mark}{RAISED}", 1)
                called = ()
            if divides(key, whole):
                continue
            yield Line(
                key,
                f"{label} {line}".strip(),
                begins,
                called,
                place=place if where == NOWHERE else where,
                role=self._part.role,
                is_in_one=is_heading or self._part.role in _IN_ONE_LINE,
                label=label,
                depth=self._depth if label else None,
                is_heading=is_heading,
                power=calls[words[: power.start()].count(CALL)].printed.strip("[]") if power else "",
            )
            begins, label = LINE, ""

    def _called(self, call: NoteCall) -> Called:
        note = self._letter.notes[call.number - 1]
        words = words_of_note(note.text)
        return Called(call.printed.strip("[]"), words, self._rules.note(words), note.place)


def words_of_note(text: NoteText) -> str:
    """The words of a note, its lines one below the other."""
    seen = _Seen()
    seen.read(text)
    return "\n".join(words for words, _, _ in seen.lines)


@dataclass
class _Seen:
    """The lines of some inlines: each with its words, with where these were typed, and the notes that it calls."""

    lines: list[tuple[str, Place, list[NoteCall]]] = field(default_factory=lambda: [("", NOWHERE, [])])

    def read(self, inlines: Inlines[Numbered] | NoteText) -> None:
        for inline in inlines:
            match inline:
                case Text():
                    self._add(inline.text, inline.place)
                case LineBreak():
                    self.lines.append(("", NOWHERE, []))
                case NoteCall():
                    self.lines[-1][2].append(inline)
                    self._add(CALL)
                case NoteNumber():
                    self._add(inline.printed)
                case Superscript():
                    self._read_raised(inline.children)
                case Emphasis() | Strong() | Link() | Foreign():
                    self.read(inline.children)
                case Image():
                    pass
                case _:
                    assert_never(inline)

    def _read_raised(self, inlines: Inlines[Numbered] | NoteText) -> None:
        inner = _Seen()
        inner.read(inlines)
        (words, place, calls), *more = inner.lines
        is_said = bool(words.replace(CALL, "").strip())
        self._add(f"{RAISED}{words}{RAISED}" if is_said and not calls else words, place)
        self.lines[-1][2].extend(calls)
        self.lines += more

    def _add(self, words: str, place: Place = NOWHERE) -> None:
        before, where, calls = self.lines[-1]
        is_typed = place != NOWHERE and not place.file.startswith(PROGRAM)
        self.lines[-1] = (before + words, place if where == NOWHERE and is_typed else where, calls)
