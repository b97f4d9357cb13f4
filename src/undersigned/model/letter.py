"""Turns a letter into data: parts with roles, blocks and inlines, and the notes they cite.

The same nodes carry a letter before and after numbering. What stands where a note is cited is
their type parameter `R`: a `NoteReference` (some sources, no number) in a `Letter`, a `NoteCall`
(a number) in a `NumberedLetter`. Writers take only the second, and the type checker holds them
to it. The text of a note is `Inlines[NoteNumber]`: it can mention other notes, and cite none.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import accumulate
from typing import Generic, TypeAlias, TypeVar, assert_never

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
    NOTES = "notes"
    """Where endnotes stand: those called since the last such part."""


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
class NoteMention:
    """A mention, in running text or in a note, of the note that first cites a source; before numbering."""

    source: Hashable
    place: Place = _place()


@dataclass(frozen=True)
class NoteNumber:
    """A mention of another note, by its mark: a live reference in the formats that have such."""

    number: int
    place: Place = _place()
    mark: str = ""
    """What is printed; without one, the number."""

    @property
    def printed(self) -> str:
        """What readers see."""
        return self.mark or str(self.number)


@dataclass(frozen=True)
class Citation:
    """One source cited in a note, worded for each place where the note may come to stand.

    `source` is equal for two citations of the same source, whatever their keys and wordings.
    """

    source: Hashable
    full: Words
    again: Words | None = None
    """Directly after a note that cites this same passage only (Ibid.); None prints what stands for it otherwise."""
    again_elsewhere: Words | None = None
    """Directly after a note that cites another passage of this source only (Ibid., para. 12)."""
    later: Words | None = None
    """Anywhere after the first citation (a short form, a cross-reference); None prints the source in full."""
    signal: str | None = None
    """What leads to the source: "see", "see also"."""
    pinpoint: str | None = None
    """The passage that is meant: "para. 12"."""
    full_stop: bool | None = None
    """Whether a note that ends with the full wording ends in a full stop; None leaves it to the letter's policy."""
    place: Place = _place()
    """Where the footnote is defined."""


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
    mark: str = ""
    """What is printed; without one, the number."""

    @property
    def printed(self) -> str:
        """What readers see."""
        return self.mark or str(self.number)


Inline: TypeAlias = Text | LineBreak | Emphasis[R] | Strong[R] | Superscript[R] | Link[R] | R
Inlines: TypeAlias = tuple[Inline[R], ...]
Words: TypeAlias = Inlines[NoteMention]
"""The text of a note before numbering."""
NoteText: TypeAlias = Inlines[NoteNumber]
"""The text of a note: it may mention other notes, and calls none."""
Drafted: TypeAlias = NoteReference | NoteMention
"""What stands where notes are cited or mentioned in a letter as drafted."""
Numbered: TypeAlias = NoteCall | NoteNumber
"""What stands there once the notes are numbered."""


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
class Note:
    """A note with its number, its text and its mark."""

    number: int
    text: NoteText
    place: Place = _place()
    mark: str = ""
    """What is printed; without one, the number."""

    @property
    def printed(self) -> str:
        """What readers see."""
        return self.mark or str(self.number)


@dataclass(frozen=True)
class Part(Generic[R]):
    """A part of the letter: its role, its blocks, and for a section of an annex its name (`x/annex/media.md`)."""

    role: Role
    blocks: Blocks[R]
    name: str | None = None
    place: Place = _place()
    notes: tuple[Note, ...] = ()
    """After numbering, the notes that stand behind it as endnotes, or where a format has no pages."""


@dataclass(frozen=True)
class Metadata:
    """What a file says of itself: the campaign's name, title, authors, language (BCP 47) and date."""

    campaign: str
    title: str
    authors: tuple[str, ...]
    language: str
    date: datetime.date


@dataclass(frozen=True)
class Letter:
    """A letter as drafted."""

    metadata: Metadata
    parts: tuple[Part[Drafted], ...]


class Marks(Enum):
    """What marks a note and its call on a page; where nothing can be raised, brackets always stand around it."""

    NUMBERS = "numbers"
    BRACKETS = "brackets"
    SYMBOLS = "symbols"


@dataclass(frozen=True)
class NumberedLetter:
    """A letter whose notes are numbered, the only kind that writers accept: `notes[n - 1]` is note n.

    Each note is among the `notes` of one part, too.
    """

    metadata: Metadata
    parts: tuple[Part[Numbered], ...]
    notes: tuple[Note, ...]
    marks: Marks = Marks.NUMBERS
    has_endnotes: bool = False
    """Whether the notes stand behind parts on paper, too, and not at the foot of the pages that call them."""
    restarts: bool = False
    """Whether the marks begin anew in each section of the annex."""


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
            case NoteNumber():
                text += node.printed
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


def annex_sections(parts: Sequence[Part[R]]) -> list[int]:
    """For each part the section of the annex that it belongs to, from 1; 0 before the annex.

    The title of the annex belongs to its first section.
    """
    roles = [part.role for part in parts]
    begins = (
        role is Role.ANNEX or (role is Role.SECTION and before is not Role.ANNEX)
        for before, role in zip([None, *roles], roles, strict=False)
    )
    return list(accumulate(begins))


def replace_references(part: Part[S], replacement: Callable[[S], T]) -> Part[T]:
    """The part with what stands where notes are cited replaced, in reading order."""
    return map_inlines(part, lambda inlines: replace_in(inlines, replacement))


def map_inlines(part: Part[S], change: Callable[[Inlines[S]], Inlines[T]]) -> Part[T]:
    """The part with the inlines of each paragraph, heading and cell changed, in reading order."""
    return Part(part.role, _map_blocks(part.blocks, change), part.name, part.place, part.notes)


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
            return NumberedList(items, block.start, block.place)
        case Quotation():
            return Quotation(_map_blocks(block.blocks, change), block.place)
        case Table():
            head = tuple(change(cell) for cell in block.head)
            rows = tuple(tuple(change(cell) for cell in row) for row in block.rows)
            return Table(head, rows, block.alignments, block.place)
        case Image() | Divider():
            return block
        case _:
            assert_never(block)


def replace_in(inlines: Inlines[S], replacement: Callable[[S], T]) -> Inlines[T]:
    """The inlines with what stands where notes are cited replaced, in reading order."""
    return tuple(_in_inline(inline, replacement) for inline in inlines)


def _in_inline(inline: Inline[S], replacement: Callable[[S], T]) -> Inline[T]:
    match inline:
        case Text() | LineBreak():
            return inline
        case Emphasis():
            return Emphasis(replace_in(inline.children, replacement))
        case Strong():
            return Strong(replace_in(inline.children, replacement))
        case Superscript():
            return Superscript(replace_in(inline.children, replacement))
        case Link():
            return Link(inline.target, replace_in(inline.children, replacement), inline.place)
        case _:
            return replacement(inline)
