"""Reads a drafted letter for comparing: the parts that count, each with its passages, and the notes as words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from undersigned.comparing.alignment import AlignedPassage
from undersigned.comparing.comparison import PassageForm
from undersigned.comparing.versions import Version
from undersigned.comparing.word_tokens import Tokens, WordToken, picture, word_tokens, words_of_note
from undersigned.model.letter import (
    Blocks,
    BulletList,
    Divider,
    Drafted,
    Heading,
    Image,
    Inlines,
    LineBreak,
    NoteMention,
    NoteReference,
    NumberedList,
    Paragraph,
    Part,
    Quotation,
    Role,
    SignatureField,
    Table,
)
from undersigned.model.walking import plain_text, references, texts_in

_IN_LINES = {Role.ADDRESSEES, Role.COPY}
"""Parts in which each line says something of its own."""


@dataclass
class ReadPart:
    """A part of a letter as passages. All that stands in parts of one role is one, but each section of an annex."""

    role: Role
    name: str | None = None
    title: str | None = None
    passages: list[AlignedPassage] = field(default_factory=list)


@dataclass(frozen=True)
class ReadNote:
    """A note in full words, what is printed for it, and what it cites."""

    mark: str
    words: Tokens
    source: Hashable


class ReadLetter:
    """A letter as its reader meets it: `parts` in order, and `notes` by their numbers, counted through."""

    def __init__(self, version: Version, same: Mapping[Hashable, Hashable]) -> None:
        """`same` says by which source of the other letter a source is known."""
        self._version = version
        self._same = same
        self._first = _first_notes(version)
        self._asks = sorted(version.asks)
        self.notes: dict[int, ReadNote] = {}
        self.parts = self._read()

    def _read(self) -> list[ReadPart]:
        found: dict[object, ReadPart] = {}
        between: list[Role] = []
        for number, part in enumerate(self._version.letter.parts):
            # Asks divide a section, which is one by its name.
            key = (part.name or number) if part.role is Role.SECTION else part.role
            read = found.setdefault(key, ReadPart(part.role, part.name))
            if part.role is Role.SECTION and read.title is None:
                read.title = _title(part)
            if part.role is Role.BODY:
                read.passages += map(_place, between if read.passages else ())
                between = []
            else:
                between.append(part.role)
            form = PassageForm.SIGNATORY if part.role is Role.SIGNATORIES else PassageForm.PARAGRAPH
            passages = self._passages(part.blocks, part.role, form)
            read.passages += (passage for passage in passages if passage.tokens)
        return [part for part in found.values() if part.passages]

    def _passages(  # noqa: C901  # a case for each kind of block
        self, blocks: Blocks[Drafted], role: Role, form: PassageForm
    ) -> Iterator[AlignedPassage]:
        """The passages of some blocks; `form` is that of their paragraphs."""
        for block in blocks:
            match block:
                case Paragraph() if role in _IN_LINES:
                    yield from (
                        AlignedPassage(PassageForm.LINE, self._tokens(line)) for line in _lines(block.inlines)
                    )
                case Paragraph():
                    yield AlignedPassage(form, self._tokens(block.inlines), self._ask(block, form))
                case Heading():
                    yield AlignedPassage(PassageForm.HEADING, self._tokens(block.inlines))
                case BulletList() | NumberedList():
                    inner = (
                        PassageForm.ASK
                        if role is Role.ASKS and form is PassageForm.PARAGRAPH
                        else PassageForm.ITEM
                    )
                    yield from self._items(block.items, role, inner)
                case Quotation():
                    yield from self._passages(block.blocks, role, form)
                case Table():
                    yield from (
                        AlignedPassage(PassageForm.ROW, self._row(row)) for row in (block.head, *block.rows)
                    )
                case Image():
                    yield AlignedPassage(PassageForm.PICTURE, (picture(block),))
                case SignatureField():
                    pass  # where somebody signs says nothing that the name after it does not
                case Divider():
                    yield AlignedPassage(PassageForm.DIVIDER, (WordToken("* * *", "* * *"),))
                case _:
                    assert_never(block)

    def _items(
        self, items: tuple[Blocks[Drafted], ...], role: Role, form: PassageForm
    ) -> Iterator[AlignedPassage]:
        """The passages of a list: each item begins in the given form."""
        for item in items:
            yield from self._passages(item[:1], role, form)
            yield from self._passages(item[1:], role, PassageForm.ITEM)

    def _row(self, cells: tuple[Inlines[Drafted], ...]) -> Tokens:
        tokens: Tokens = ()
        for cell in cells:
            if tokens:
                tokens = (*tokens[:-1], replace(tokens[-1], space=" "), WordToken("|", "|", " "))
            tokens += self._tokens(cell)
        return tokens

    def _ask(self, paragraph: Paragraph[Drafted], form: PassageForm) -> str | None:
        """The id of the ask that a paragraph prints: its words stand where the campaign has the ask's text."""
        if form is PassageForm.ASK:
            words = (inline for inline in paragraph.inlines if not isinstance(inline, NoteReference))
            for text in texts_in(tuple(words)):
                before = bisect_right(self._asks, text.place)
                if before and self._asks[before - 1].file == text.place.file:
                    return self._version.asks[self._asks[before - 1]]
        return None

    def _tokens(self, inlines: Inlines[Drafted]) -> Tokens:
        return word_tokens(inlines, self._reference)  # type: ignore[arg-type]  # mypy takes a union inside a union for object

    def _reference(self, reference: Drafted) -> WordToken:
        if isinstance(reference, NoteMention):
            return self._mention(reference)
        number = len(self.notes) + 1
        sources = tuple(self._known(citation.source) for citation in reference.citations)
        words = words_of_note(reference.citations, self._mention)
        self.notes[number] = ReadNote(self._mark(number), words, sources)
        return WordToken(("note", sources), f"[{self._mark(number)}]", note=number)

    def _mention(self, mention: NoteMention) -> WordToken:
        first = self._first.get(mention.source)
        return WordToken(("mention", self._known(mention.source)), self._mark(first) if first else "…")

    def _known(self, source: Hashable) -> Hashable:
        return self._same.get(source, source)

    def _mark(self, number: int) -> str:
        marks = self._version.marks
        return marks[number - 1].strip("[]") if number <= len(marks) else str(number)


def _first_notes(version: Version) -> dict[Hashable, int]:
    """The number of the note that first cites each source."""
    found: dict[Hashable, int] = {}
    cited = (reference for part in version.letter.parts for reference in references(part))
    notes = (reference for reference in cited if isinstance(reference, NoteReference))
    for number, note in enumerate(notes, 1):
        for citation in note.citations:
            found.setdefault(citation.source, number)
    return found


def _lines(inlines: Inlines[Drafted]) -> list[Inlines[Drafted]]:
    """A paragraph, line by line."""
    lines: list[Inlines[Drafted]] = [()]
    for inline in inlines:
        if isinstance(inline, LineBreak):
            lines.append(())
        else:
            lines[-1] += (inline,)
    return lines


def _title(part: Part[Drafted]) -> str | None:
    headings = (block for block in part.blocks if isinstance(block, Heading))
    first = next(headings, None)
    return " ".join(plain_text(first.inlines).split()) if first else part.name


def _place(role: Role) -> AlignedPassage:
    """Stands in the body for a part around which it goes on."""
    return AlignedPassage(PassageForm.PLACE, (WordToken(role, f"({role.value})"),))
