"""What a numbered letter prints, paragraph by paragraph: the text that every format is to carry, in its order.

It is independent of any writer: a paragraph is its label, its words and the marks of notes among them. How a format
shows a mark, whether it prints what a picture shows, and where it puts notes, whoever compares says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias, assert_never

from undersigned.model.findings import NOWHERE, PROGRAM, Place
from undersigned.model.letter import (
    Blocks,
    BulletList,
    Divider,
    Heading,
    Image,
    Inlines,
    LineBreak,
    Note,
    NoteCall,
    NoteNumber,
    Numbered,
    NumberedList,
    Paragraph,
    Part,
    Quotation,
    SignatureField,
    Table,
    Text,
)
from undersigned.model.walking import leaves, texts_in

BULLET: Final = "\u2022"
"""The label of an item that bears no number; which sign is printed, the house style says."""

Piece: TypeAlias = str | NoteCall | NoteNumber | Image | SignatureField


@dataclass(frozen=True)
class PrintedParagraph:
    """A paragraph, a heading, a cell, a picture or a note: its label, and what is printed behind it."""

    pieces: tuple[Piece, ...]
    place: Place
    label: str = ""
    """The bullet or the mark of an item, as it is printed: `•`, `3.`, `(c)`."""
    counted: str = ""
    """The same where a format states the count, and readers make the mark of it: `•`, `3.`."""

    @property
    def words(self) -> str:
        """What it says, without its label, its marks and what its pictures show."""
        return "".join(piece for piece in self.pieces if isinstance(piece, str))


def paragraphs_of(part: Part[Numbered]) -> Iterator[PrintedParagraph]:
    """The paragraphs of a part; its notes are none of them."""
    return _in_blocks(part.blocks)


def paragraph_of_note(note: Note) -> PrintedParagraph:
    """A note without its mark."""
    return PrintedParagraph(tuple(_pieces(note.text)), note.place)


def _in_blocks(  # noqa: C901  # a case for each kind of block
    blocks: Blocks[Numbered], *label: str
) -> Iterator[PrintedParagraph]:
    """The paragraphs of some blocks, of which the first bears a label, if there is one, as printed and as counted."""
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield PrintedParagraph(tuple(_pieces(block.inlines)), _place(block), *label)
            case BulletList():
                yield from _labelled(*label)
                for item in block.items:
                    yield from _in_blocks(item, BULLET, BULLET)
            case NumberedList():
                yield from _labelled(*label)
                for number, (mark, item) in enumerate(
                    zip(block.marks, block.items, strict=True), block.start
                ):
                    yield from _in_blocks(item, mark, f"{number}.")
            case Quotation():
                yield from _labelled(*label)
                yield from _in_blocks(block.blocks)
            case Table():
                yield from _labelled(*label)
                for cell in sum((block.head, *block.rows), ()):
                    yield PrintedParagraph(tuple(_pieces(cell)), block.place)
            case Image() | SignatureField():
                yield PrintedParagraph((block,), block.place, *label)
            case Divider():
                yield from _labelled(*label)
            case _:
                assert_never(block)
        label = ()
    yield from _labelled(*label)


def _labelled(*label: str) -> Iterator[PrintedParagraph]:
    """The label of an item that begins with something else than a paragraph: it stands alone."""
    if label:
        yield PrintedParagraph((), NOWHERE, *label)


def _place(block: Paragraph[Numbered] | Heading[Numbered]) -> Place:
    """Where it was typed; of what a template of the program prints, where its first typed words were."""
    places = (text.place for text in texts_in(block.inlines))
    return next(
        (place for place in places if place != NOWHERE and not place.file.startswith(PROGRAM)), block.place
    )


def _pieces(inlines: Inlines[Numbered]) -> Iterator[Piece]:
    found: Iterator[Text | LineBreak | Image | Numbered] = leaves(inlines)
    for inline in found:
        match inline:
            case Text():
                yield inline.text
            case LineBreak():
                yield "\n"
            case NoteCall() | NoteNumber() | Image():
                yield inline
            case _:
                assert_never(inline)
