"""Walks through a part of a letter: gives its words, its runs of text or its notes, or a copy with some changed."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import TypeVar, assert_never

from undersigned.model.letter import (
    Block,
    Blocks,
    BulletList,
    Divider,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteNumber,
    NumberedList,
    Paragraph,
    Part,
    Quotation,
    Role,
    SignatureField,
    Table,
    Text,
    Wrapping,
)

R = TypeVar("R", covariant=True)  # noqa: PLC0105  # as in the model
S = TypeVar("S")
T = TypeVar("T")


def plain_text(inlines: Inlines[R]) -> str:
    """The words of some inlines, without emphasis and without notes."""
    text = ""
    for node in leaves(inlines):
        match node:
            case Text():
                text += node.text
            case LineBreak():
                text += "\n"
            case NoteNumber():
                text += node.printed
            case _:
                pass  # a cited note has no words of its own
    return text


def says_address(link: Link[R], words: str) -> bool:
    """Whether the words of a link say where it leads, as the symbol of a UN document does."""
    return link.target in {start + words for start in ("", "mailto:", "https://undocs.org/")}


def leaves(inlines: Inlines[R]) -> Iterator[Text | LineBreak | Image | R]:
    """What stands in some inlines, in reading order, without what stands around it."""
    for node in inlines:
        if isinstance(node, Wrapping):
            yield from leaves(node.children)
        else:
            yield node


def inlines_in(blocks: Blocks[R]) -> Iterator[Inlines[R]]:
    """The inlines of each paragraph, heading and cell, in reading order."""
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield block.inlines
            case BulletList() | NumberedList():
                for item in block.items:
                    yield from inlines_in(item)
            case Quotation():
                yield from inlines_in(block.blocks)
            case Table():
                for row in (block.head, *block.rows):
                    yield from row
            case Image() | SignatureField() | Divider():
                pass
            case _:
                assert_never(block)


def has_lines(block: Block[R]) -> bool:
    """Whether a block is a paragraph of several lines, as a postal address is: such a one stands apart."""
    return isinstance(block, Paragraph) and LineBreak() in block.inlines


def pictures_in(block: Block[R]) -> tuple[Image, ...]:
    """A picture by itself, or those of a paragraph that holds only such, a row of them with spaces between."""
    if isinstance(block, Image):
        return (block,)
    if not isinstance(block, Paragraph) or plain_text(block.inlines).strip():
        return ()
    pictures = tuple(inline for inline in block.inlines if isinstance(inline, Image))
    return pictures if all(isinstance(inline, Image | Text) for inline in block.inlines) else ()


def stands_apart(before: Part[R], part: Part[R]) -> bool:
    """Whether a gap keeps a part apart from that before it: groups of signatories without a heading."""
    of_signatories = before.role is part.role is Role.SIGNATORIES and before.blocks and part.blocks
    return (
        bool(of_signatories)
        and not isinstance(before.blocks[-1], Heading)
        and not isinstance(part.blocks[0], Heading)
    )


def is_beside_pictures(table: Table[R]) -> bool:
    """Whether a table without a head only sets words beside pictures, such as names beside logos."""
    return not any(table.head) and any(isinstance(inline, Image) for row in table.rows for inline in row[0])


def references(part: Part[R]) -> Iterator[R]:
    """What stands where notes are cited in a part, in reading order."""
    for inlines in inlines_in(part.blocks):
        yield from references_in(inlines)


def references_in(inlines: Inlines[R]) -> Iterator[R]:
    """What stands where notes are cited in some inlines, in reading order."""
    for node in leaves(inlines):
        if not isinstance(node, Text | LineBreak | Image):
            yield node


def is_of_pictures(table: Table[R]) -> bool:
    """Whether a table sets pictures side by side and has no words: a row of logos, whichever row it is."""
    cells = [cell for row in (table.head, *table.rows) for cell in row if cell]
    return bool(cells) and all(isinstance(inline, Image) for cell in cells for inline in cell)


def annex_sections(parts: Sequence[Part[R]]) -> list[int]:
    """For each part the section of the annex that it belongs to, from 1; 0 before the annex.

    The title of the annex belongs to its first section. Asks divide a section, which is one by its name.
    """
    begins = []
    before: Part[R] | None = None
    for part in parts:
        goes_on = before is not None and (
            before.role is Role.ANNEX or (part.name is not None and part.name == before.name)
        )
        begins.append(part.role is Role.ANNEX or (part.role is Role.SECTION and not goes_on))
        if part.role is not Role.ASKS:
            before = part
    return list(accumulate(begins))


def replace_references(part: Part[S], replacement: Callable[[S], T]) -> Part[T]:
    """The part with what stands where notes are cited replaced, in reading order."""
    return map_inlines(part, lambda inlines: replace_in(inlines, replacement))


def map_inlines(part: Part[S], change: Callable[[Inlines[S]], Inlines[T]]) -> Part[T]:
    """The part with the inlines of each paragraph, heading and cell changed, in reading order."""
    blocks = _map_blocks(part.blocks, change)
    return Part(part.role, blocks, part.name, part.place, part.notes, part.columns, part.head)


def _map_blocks(blocks: Blocks[S], change: Callable[[Inlines[S]], Inlines[T]]) -> Blocks[T]:
    return tuple(_map_block(block, change) for block in blocks)


def _map_block(block: Block[S], change: Callable[[Inlines[S]], Inlines[T]]) -> Block[T]:
    match block:
        case Paragraph():
            return Paragraph(change(block.inlines), block.place)
        case Heading():
            return Heading(block.level, change(block.inlines), block.place)
        case BulletList():
            return BulletList(tuple(_map_blocks(item, change) for item in block.items), block.place)
        case NumberedList():
            items = tuple(_map_blocks(item, change) for item in block.items)
            return NumberedList(items, block.start, block.place, block.mark)
        case Quotation():
            return Quotation(_map_blocks(block.blocks, change), block.place)
        case Table():
            head = tuple(change(cell) for cell in block.head)
            rows = tuple(tuple(change(cell) for cell in row) for row in block.rows)
            return Table(head, rows, block.alignments, block.place)
        case Image() | SignatureField() | Divider():
            return block
        case _:
            assert_never(block)


def replace_in(inlines: Inlines[S], replacement: Callable[[S], T]) -> Inlines[T]:
    """The inlines with what stands where notes are cited replaced, in reading order."""
    return tuple(_in_inline(inline, replacement) for inline in inlines)


def _in_inline(inline: Inline[S], replacement: Callable[[S], T]) -> Inline[T]:
    match inline:
        case Text() | LineBreak() | Image():
            return inline
        case Wrapping():
            return inline.around(replace_in(inline.children, replacement))
        case _:
            return replacement(inline)


def texts_in(node: object) -> Iterator[Text]:
    """The runs of text in a part of the model, whatever part it is, in the order of its fields."""
    if isinstance(node, Text):
        yield node
    elif isinstance(node, tuple):
        for child in node:
            yield from texts_in(child)
    elif dataclasses.is_dataclass(node):
        for member in dataclasses.fields(node):
            yield from texts_in(getattr(node, member.name))
