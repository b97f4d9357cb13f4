"""What a letter prints, text by text, and the places in it that are unfinished.

A numbered letter and its house style go in; out come its texts in reading order, and each mark in them (see
`unfinished`) with the words around it: names, pictures' descriptions, the words of the kind, headers and footers of
the style, and those of a Word file that lends its letterhead (see `letterhead`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias, assert_never

from undersigned.checking.unfinished import Mark, Setting, marks_in
from undersigned.model.findings import NOWHERE, PROGRAM, Located, Place
from undersigned.model.letter import (
    Blocks,
    BulletList,
    Divider,
    Heading,
    Image,
    Inlines,
    LineBreak,
    NoteNumber,
    NumberedLetter,
    NumberedList,
    Paragraph,
    Quotation,
    Role,
    SignatureField,
    Table,
    Text,
)
from undersigned.model.style import PLACEHOLDERS, HouseStyle
from undersigned.model.walking import leaves

_FIELD: Final = re.compile(rf"\{{(?:{'|'.join(PLACEHOLDERS)})\}}")
"""What stands for its value in a header or footer."""


@dataclass(frozen=True)
class PrintedText:
    """A paragraph, heading, cell, note or description: its runs, each with the place where it begins."""

    runs: tuple[tuple[str, Place], ...]
    setting: Setting
    to_fill_in: tuple[tuple[int, int], ...] = ()
    """Stretches that another program has marked as such (offsets from 0), whatever their words."""
    has_columns: bool = True
    """Whether it was typed in lines, in which a place can be told."""

    @property
    def words(self) -> str:
        """All of it."""
        return "".join(run for run, _ in self.runs)

    def place(self, offset: int) -> Place:
        """Where the character at an offset was written, as near as it is known."""
        at = NOWHERE
        for run, start in self.runs:
            # What a citation's template of the program prints was typed where it is cited, if anywhere.
            is_typed = start != NOWHERE and not start.file.startswith(PROGRAM)
            at = start if is_typed or at == NOWHERE else at
            if offset < len(run):
                return Place(at.file, at.line, at.column + offset) if self.has_columns else at
            offset -= len(run)
        return at


@dataclass(frozen=True)
class Unfinished:
    """Something in a letter that is still to be written: the words that stand there, and what is around them."""

    words: str
    place: Place
    around: str
    start: int
    """The offset of the words in what is around them."""
    is_certain: bool = True
    """Whether it can mean nothing else."""


def unfinished(
    letter: NumberedLetter, style: HouseStyle | None = None, letterhead: Iterable[PrintedText] = ()
) -> Iterator[Unfinished]:
    """What is unfinished in a letter, in the order of the letter; then in the headers and footers of its pages."""
    for text in itertools.chain(printed_texts(letter, style), letterhead):
        words = text.words
        marked = [Mark(start, end) for start, end in text.to_fill_in]
        others = (
            mark
            for mark in marks_in(words, text.setting)
            if not any(mark.start < known.end and known.start < mark.end for known in marked)
        )
        for mark in sorted((*marked, *others), key=lambda mark: mark.start):
            found = words[mark.start : mark.end]
            yield Unfinished(found, text.place(mark.start), words, mark.start, mark.is_certain)


def printed_texts(letter: NumberedLetter, style: HouseStyle | None = None) -> Iterator[PrintedText]:
    """Every text that readers of the letter see or hear, but for the numbers of notes and pages."""
    for part in letter.parts:
        names = part.role is Role.SIGNATORIES
        yield from _in_blocks(part.blocks, Setting.NAME if names else Setting.PROSE)
    for note in letter.notes:
        yield from _in_inlines(note.text, Setting.NOTE, note.place)
    for text in furniture_texts(style) if style else ():
        place = text.place if isinstance(text, Located) else NOWHERE
        blanked = _FIELD.sub(lambda field: "\ufffc" * len(field[0]), text)
        yield PrintedText(((blanked, place),), Setting.PROSE)


def furniture_texts(style: HouseStyle) -> Iterator[str]:
    """The texts at the head and foot of pages, as the style has them."""
    for furniture in dict.fromkeys((style.page.header, style.page.footer, *style.page.on_first)):
        yield from (furniture.left, furniture.centre, furniture.right)


def has_words(text: str) -> bool:
    """Whether a text of a style has any of its own, besides what stands for a value."""
    return re.search(r"\w", _FIELD.sub("", text)) is not None


_Blocks: TypeAlias = Blocks[object]
_Inlines: TypeAlias = Inlines[object]


def _in_blocks(blocks: _Blocks, setting: Setting) -> Iterator[PrintedText]:
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield from _in_inlines(block.inlines, setting, block.place)
            case BulletList() | NumberedList():
                yield from _in_blocks(sum(block.items, ()), setting)
            case Quotation():
                yield from _in_blocks(block.blocks, Setting.QUOTATION)
            case Table():
                for cell in sum((block.head, *block.rows), ()):
                    yield from _in_inlines(cell, setting, block.place)
            case Image():
                yield from _description(block)
            case SignatureField():
                yield PrintedText(((block.name, block.place),), Setting.NAME)
            case Divider():
                pass
            case _:
                assert_never(block)


def _in_inlines(inlines: _Inlines, setting: Setting, place: Place) -> Iterator[PrintedText]:
    runs = tuple(_runs(inlines))
    if runs:
        yield PrintedText((("", place), *runs), setting)
    for inline in inlines:
        if isinstance(inline, Image):
            yield from _description(inline)


def _runs(inlines: _Inlines) -> Iterator[tuple[str, Place]]:
    for inline in leaves(inlines):
        match inline:
            case Text():
                yield inline.text, inline.place
            case LineBreak():
                yield "\n", NOWHERE
            case NoteNumber():
                yield inline.printed, inline.place
            case _:
                pass  # the mark of a note, a picture


def _description(image: Image) -> Iterator[PrintedText]:
    yield PrintedText(((image.alternative, image.place),), Setting.PROSE)
