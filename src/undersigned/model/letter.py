"""Turns a letter into data: parts with roles, blocks and inlines, and the notes they cite.

The same nodes carry a letter before and after numbering. What stands where a note is cited is
their type parameter `R`: a `NoteReference` (some sources, no number) in a `Letter`, a `NoteCall`
(a number) in a `NumberedLetter`. Writers take only the second, and the type checker holds them
to it. The text of a note is `Inlines[Never]`: in it no other note can be cited.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Generic, Never, TypeAlias, TypeVar, assert_never

from undersigned.diagnostics import NOWHERE, Place

UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
"""What no letter can print: the control characters, which XML forbids (XML 1.0 §2.2), the noncharacters
of Unicode, which the program uses for its own marks, and the byte order mark."""

R = TypeVar("R", covariant=True)  # noqa: PLC0105  # the name that the docstring above explains
S = TypeVar("S")
T = TypeVar("T")


def _place() -> Place:
    return field(default=NOWHERE, compare=False, repr=False)


class Role(Enum):
    """What a part is in the letter; becomes a paragraph style in DOCX and a class in HTML."""

    LETTERHEAD = "letterhead"
    DATE = "date"
    ADDRESSEES = "addressees"
    COPY = "copy"
    SUBJECT = "subject"
    SALUTATION = "salutation"
    BODY = "body"
    ASKS = "asks"
    CLOSING = "closing"
    SIGNATORIES = "signatories"
    ANNEX = "annex"
    SECTION = "section"
    """A section of an annex, from a file of its own."""


# --- inlines


@dataclass(frozen=True)
class Text:
    """A run of characters, printed as they are."""

    text: str
    place: Place = _place()


@dataclass(frozen=True)
class LineBreak:
    """A new line inside a paragraph."""


@dataclass(frozen=True)
class Emphasis(Generic[R]):
    """Italic."""

    children: Inlines[R]


@dataclass(frozen=True)
class Strong(Generic[R]):
    """Bold."""

    children: Inlines[R]


@dataclass(frozen=True)
class Superscript(Generic[R]):
    """Raised, as the "th" of "54th"."""

    children: Inlines[R]


@dataclass(frozen=True)
class Link(Generic[R]):
    """A link to an http, https or mailto address."""

    target: str
    children: Inlines[R]
    place: Place = _place()


@dataclass(frozen=True)
class Citation:
    """One source cited in a note: its key, and the passage in it (`para. 12`) where one is named."""

    key: str
    pinpoint: str | None = None


@dataclass(frozen=True)
class NoteReference:
    """A place where a note is cited, before numbering: one or more sources, in order."""

    citations: tuple[Citation, ...]
    place: Place = _place()


@dataclass(frozen=True)
class NoteCall:
    """A place where a note is cited, after numbering: calls the note of that number."""

    number: int
    place: Place = _place()


Inline: TypeAlias = Text | LineBreak | Emphasis[R] | Strong[R] | Superscript[R] | Link[R] | R
Inlines: TypeAlias = tuple[Inline[R], ...]
NoteText: TypeAlias = Inlines[Never]


# --- blocks


@dataclass(frozen=True)
class Paragraph(Generic[R]):
    """Running text."""

    inlines: Inlines[R]
    place: Place = _place()


@dataclass(frozen=True)
class Heading(Generic[R]):
    """A heading: level 1 for the title of an annex, 2 and deeper for what it holds."""

    level: int
    inlines: Inlines[R]
    place: Place = _place()


@dataclass(frozen=True)
class BulletList(Generic[R]):
    """A list with bullets; each item is a sequence of blocks."""

    items: tuple[Blocks[R], ...]
    place: Place = _place()


@dataclass(frozen=True)
class NumberedList(Generic[R]):
    """A list with numbers that count from `start`."""

    items: tuple[Blocks[R], ...]
    start: int = 1
    place: Place = _place()


@dataclass(frozen=True)
class Quotation(Generic[R]):
    """A quotation set off from the text."""

    blocks: Blocks[R]
    place: Place = _place()


class Alignment(Enum):
    """How the cells of a table's column are set; `None` in a table leaves it to the style."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True)
class Table(Generic[R]):
    """A table: a head row (repeated on every page), rows of cells, an alignment for each column."""

    head: tuple[Inlines[R], ...]
    rows: tuple[tuple[Inlines[R], ...], ...]
    alignments: tuple[Alignment | None, ...]
    place: Place = _place()


@dataclass(frozen=True)
class Image:
    """A picture in a paragraph of its own: the file's bytes (PNG or JPEG), its size in pixels, its alternative text."""

    data: bytes
    media_type: str
    width: int
    height: int
    alternative: str
    place: Place = _place()


@dataclass(frozen=True)
class Divider:
    """A line or a sign that separates (`* * *`)."""

    place: Place = _place()


Block: TypeAlias = (
    Paragraph[R] | Heading[R] | BulletList[R] | NumberedList[R] | Quotation[R] | Table[R] | Image | Divider
)
Blocks: TypeAlias = tuple[Block[R], ...]


# --- the letter


@dataclass(frozen=True)
class Part(Generic[R]):
    """A part of the letter: its role, its blocks, and for a section of an annex its name (`x/annex/media.md`)."""

    role: Role
    blocks: Blocks[R]
    name: str | None = None
    place: Place = _place()


@dataclass(frozen=True)
class Metadata:
    """What a file says of itself: the campaign's name, title, authors, language (BCP 47) and date."""

    campaign: str
    title: str
    authors: tuple[str, ...]
    language: str
    date: datetime.date


@dataclass(frozen=True)
class NoteSource:
    """A source as a note prints it.

    `identity` is equal for two keys that stand for the same source, so that a repeat is seen
    as one even where its key or its wording is another. `full` is the wording of the note.
    """

    identity: object
    full: NoteText
    full_stop: bool | None = None
    """Whether the note ends in a full stop; None leaves it to the letter's policy."""
    place: Place = _place()


@dataclass(frozen=True)
class Letter:
    """A letter as drafted: its notes are sources under keys, in no order."""

    metadata: Metadata
    parts: tuple[Part[NoteReference], ...]
    sources: Mapping[str, NoteSource]


@dataclass(frozen=True)
class Note:
    """A note with its number and its text."""

    number: int
    text: NoteText
    place: Place = _place()


@dataclass(frozen=True)
class NumberedLetter:
    """A letter whose notes are numbered, the only kind that writers accept: `notes[n - 1]` is note n."""

    metadata: Metadata
    parts: tuple[Part[NoteCall], ...]
    notes: tuple[Note, ...]


# --- walking


def plain_text(inlines: Inlines[R]) -> str:
    """The words of some inlines, without emphasis and without notes."""
    text = ""
    for node in inlines:
        match node:
            case Text():
                text += node.text
            case LineBreak():
                text += "\n"
            case Emphasis() | Strong() | Superscript() | Link():
                text += plain_text(node.children)
            case _:
                pass  # a cited note has no words of its own
    return text


def references(part: Part[R]) -> Iterator[R]:
    """What stands where notes are cited in a part, in reading order."""
    found: list[R] = []

    def remember(reference: R) -> R:  # type: ignore[misc]  # R is only read here
        found.append(reference)
        return reference

    replace_references(part, remember)
    return iter(found)


def references_in(inlines: Inlines[R]) -> Iterator[R]:
    """What stands where notes are cited in some inlines, in reading order."""
    return references(Part(Role.BODY, (Paragraph(inlines),)))


def replace_references(part: Part[S], replacement: Callable[[S], T]) -> Part[T]:
    """The part with each `NoteReference` (or `NoteCall`) replaced, in reading order."""
    return Part(part.role, _in_blocks(part.blocks, replacement), part.name, part.place)


def _in_blocks(blocks: Blocks[S], replacement: Callable[[S], T]) -> Blocks[T]:
    return tuple(_in_block(block, replacement) for block in blocks)


def _in_block(block: Block[S], replacement: Callable[[S], T]) -> Block[T]:
    match block:
        case Paragraph():
            return Paragraph(_in_inlines(block.inlines, replacement), block.place)
        case Heading():
            return Heading(block.level, _in_inlines(block.inlines, replacement), block.place)
        case BulletList():
            return BulletList(tuple(_in_blocks(i, replacement) for i in block.items), block.place)
        case NumberedList():
            items = tuple(_in_blocks(i, replacement) for i in block.items)
            return NumberedList(items, block.start, block.place)
        case Quotation():
            return Quotation(_in_blocks(block.blocks, replacement), block.place)
        case Table():
            head = tuple(_in_inlines(cell, replacement) for cell in block.head)
            rows = tuple(tuple(_in_inlines(cell, replacement) for cell in row) for row in block.rows)
            return Table(head, rows, block.alignments, block.place)
        case Image() | Divider():
            return block
        case _:
            assert_never(block)


def without_references(inlines: Inlines[R]) -> NoteText:
    """The inlines without what stands where notes are cited."""
    kept: list[Inline[Never]] = []
    for inline in inlines:
        match inline:
            case Text() | LineBreak():
                kept.append(inline)
            case Emphasis():
                kept.append(Emphasis(without_references(inline.children)))
            case Strong():
                kept.append(Strong(without_references(inline.children)))
            case Superscript():
                kept.append(Superscript(without_references(inline.children)))
            case Link():
                kept.append(Link(inline.target, without_references(inline.children), inline.place))
            case _:
                pass
    return tuple(kept)


def _in_inlines(inlines: Inlines[S], replacement: Callable[[S], T]) -> Inlines[T]:
    return tuple(_in_inline(inline, replacement) for inline in inlines)


def _in_inline(inline: Inline[S], replacement: Callable[[S], T]) -> Inline[T]:
    match inline:
        case Text() | LineBreak():
            return inline
        case Emphasis():
            return Emphasis(_in_inlines(inline.children, replacement))
        case Strong():
            return Strong(_in_inlines(inline.children, replacement))
        case Superscript():
            return Superscript(_in_inlines(inline.children, replacement))
        case Link():
            return Link(inline.target, _in_inlines(inline.children, replacement), inline.place)
        case _:
            return replacement(inline)
