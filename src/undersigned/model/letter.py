"""A letter as data, drafted or numbered: parts with roles, blocks and inlines, and the notes that they cite.

The same nodes carry a letter before and after numbering. What stands where a note is cited is
their type parameter `R`: a `NoteReference` (some sources, no number) in a `Letter`, a `NoteCall`
(a number) in a `NumberedLetter`. Writers take only the second, and the type checker holds them
to it. The text of a note is `Inlines[NoteNumber]`: it can mention other notes, and cite none.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Generic, TypeAlias, TypeVar

from undersigned.model.findings import NOWHERE, Place
from undersigned.model.letterhead import HeadLook
from undersigned.model.list_marks import PLAIN, ListMark

UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202d\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
"""What no letter can print: the control characters, which XML forbids (XML 1.0 §2.2), the noncharacters
of Unicode, which the program uses for its own marks, the byte order mark, and what turns the words round
that follow (overrides and isolates, UAX #9 §2.2 and §2.4): where one is not ended, all to the paragraph's end."""

R = TypeVar("R", covariant=True)  # noqa: PLC0105  # the name that the docstring above explains
S = TypeVar("S")
T = TypeVar("T")


def _place() -> Place:
    return field(default=NOWHERE, compare=False, repr=False)


class Role(Enum):
    """What a part is in the letter; becomes a paragraph style in DOCX and a class in HTML."""

    LETTERHEAD = "letterhead"
    TITLE = "title"
    DATE = "date"
    ADDRESSEES = "addressees"
    COPY = "copy"
    SUBJECT = "subject"
    SALUTATION = "salutation"
    SUMMARY = "summary"
    """What the letter asks for, in a few words."""
    BODY = "body"
    ASKS = "asks"
    CLOSING = "closing"
    SIGNATORIES = "signatories"
    CONTACT = "contact"
    """Whom to ask about the letter, and until when a reply is asked for."""
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


class Wrapping(Generic[R]):
    """What stands around other inlines, and says how they look, where they lead or in which language they are."""

    children: Inlines[R]

    def around(self, children: Inlines[T]) -> Inline[T]:
        """The same around others."""
        return replace(self, children=children)  # type: ignore[type-var, return-value]  # each kind is a dataclass


@dataclass(frozen=True)
class Emphasis(Wrapping[R]):
    """Italic."""

    children: Inlines[R]


@dataclass(frozen=True)
class Strong(Wrapping[R]):
    """Bold."""

    children: Inlines[R]


@dataclass(frozen=True)
class Superscript(Wrapping[R]):
    """Raised, as the "th" of "54th"."""

    children: Inlines[R]


@dataclass(frozen=True)
class Link(Wrapping[R]):
    """A link to an http, https or mailto address."""

    target: str
    children: Inlines[R]
    place: Place = _place()


@dataclass(frozen=True)
class Foreign(Wrapping[R]):
    """Words in another language (BCP 47) than what is around them, to be read aloud and proofed in it."""

    language: str
    """Empty where nobody says which it is, and only their direction tells that they are foreign."""
    children: Inlines[R]
    rtl: bool | None = None
    """In a letter that is being written, of words that run against what is around them: whether from right to left."""


@dataclass(frozen=True)
class NoteMention:
    """A mention, in running text or in a note, of the note that first cites a source; before numbering."""

    source: Hashable
    place: Place = _place()
    repeat: Place = _place()
    """Where the entry is defined that is meant, if it repeats the source: its own note is meant, if it has one."""


class _Marked:
    """What bears the mark of a note."""

    number: int
    mark: str

    @property
    def printed(self) -> str:
        """What readers see: the mark, or where it has none the number."""
        return self.mark or str(self.number)


@dataclass(frozen=True)
class _InText(_Marked):
    number: int
    place: Place = _place()
    mark: str = ""
    """What is printed; without one, the number."""


class NoteNumber(_InText):
    """A mention of another note, by its mark: a live reference in the formats that have such."""


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
    signal: Words = ()
    """What leads to the source: "see", "see also"."""
    pinpoint: str | None = None
    """The passage that is meant: "para. 12"."""
    full_stop: bool | None = None
    """Whether a note that ends with the full wording ends in a full stop; None leaves it to the letter's policy."""
    place: Place = _place()
    """Where the footnote is defined."""
    quoted: tuple[Hashable, ...] = ()
    """The sources that its words cite, as a note in one's own words may."""


@dataclass(frozen=True)
class NoteReference:
    """A place where a note is cited, before numbering: one or more sources, in order."""

    citations: tuple[Citation, ...]
    place: Place = _place()


class NoteCall(_InText):
    """A place where a note is cited, after numbering: calls the note of that number."""


@dataclass(frozen=True)
class Image:
    """A picture alone in a paragraph or cell: a file's bytes (PNG or JPEG), its size in pixels, alternative text."""

    data: bytes
    media_type: str
    width: int
    height: int
    alternative: str
    place: Place = _place()


Inline: TypeAlias = (
    Text | LineBreak | Emphasis[R] | Strong[R] | Superscript[R] | Link[R] | Foreign[R] | Image | R
)
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
    """A list with numbers, in figures or letters, that count from `start`."""

    items: tuple[Blocks[R], ...]
    start: int = 1
    place: Place = _place()
    mark: ListMark = PLAIN

    @property
    def marks(self) -> tuple[str, ...]:
        """What is printed before each item."""
        return tuple(self.mark.printed(number) for number, _ in enumerate(self.items, self.start))


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
class SignatureField:
    """A place where a signatory signs: the id, and the name as the letter prints it."""

    signatory: str
    name: str
    place: Place = _place()


@dataclass(frozen=True)
class Divider:
    """A line or a sign that separates (`* * *`)."""

    place: Place = _place()


Block: TypeAlias = (
    Paragraph[R]
    | Heading[R]
    | BulletList[R]
    | NumberedList[R]
    | Quotation[R]
    | Table[R]
    | Image
    | SignatureField
    | Divider
)
Blocks: TypeAlias = tuple[Block[R], ...]


# --- the letter


@dataclass(frozen=True)
class Note(_Marked):
    """A note with its number, its text and its mark."""

    number: int
    text: NoteText
    place: Place = _place()
    mark: str = ""
    """What is printed; without one, the number."""


@dataclass(frozen=True)
class Part(Generic[R]):
    """A part of the letter: its role, its blocks, and for a section of an annex its name (`x/annex/media.md`)."""

    role: Role
    blocks: Blocks[R]
    name: str | None = None
    place: Place = _place()
    notes: tuple[Note, ...] = ()
    """After numbering, the notes that stand behind it as endnotes, or where a format has no pages."""
    columns: int = 1
    """How many columns it is set in on paper."""
    head: HeadLook | None = None
    """How it is set, of a letterhead that keys give."""


@dataclass(frozen=True)
class Metadata:
    """What a file says of itself: the campaign's name, title, authors, language (BCP 47) and date, if it has one."""

    campaign: str
    title: str
    authors: tuple[str, ...]
    language: str
    date: datetime.date | None
    session: str = ""
    """The session of the Council that it is written to, as `HRC54`."""
    version: str = ""
    """Which version it is and which one it replaces, for whoever has only the file."""
    draft: str = ""
    """What every page says at its head as long as the letter is a draft."""


@dataclass(frozen=True)
class NoteSigns:
    """The signs that numbering sets between what a note cites, and behind it, as the letter's language has them."""

    between_sources: str = "; "
    after_signal: str = " "
    full_stop: str = "."


@dataclass(frozen=True)
class Letter:
    """A letter as drafted."""

    metadata: Metadata
    parts: tuple[Part[Drafted], ...]
    signs: NoteSigns = NoteSigns()


class Marks(Enum):
    """What marks a note and its call on a page; where nothing can be raised, brackets always stand around it."""

    NUMBERS = "numbers"
    BRACKETS = "brackets"
    BRACKETS_IN_NOTES = "brackets-in-notes"
    """Figures where a note is called, and the same in brackets before the note."""
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
