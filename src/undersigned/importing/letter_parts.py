"""Finds the parts of a letter in the lines of a manuscript: who is addressed, what is asked, who signs.

Where each begins, `bounds.py` has found; what stands above the text is sorted here, line by line.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from undersigned.importing.bounds import (
    LONGEST_HEAD,
    Bounds,
    heading_of,
    names_in,
    style_of,
    text_of,
    words_of_line,
)
from undersigned.importing.formulas import (
    contact_label,
    is_annex,
    is_notes_heading,
    label_of,
    usual_notes_heading,
)
from undersigned.importing.found_signatories import SigningReader
from undersigned.importing.head_lines import joined, reaches_somebody
from undersigned.importing.letter_head import Head, HeadSorter
from undersigned.importing.manuscript import Leftover, Line, Piece, Words, where
from undersigned.importing.runs import (
    calls_in,
    is_bold,
    split_lines,
    undressed,
    without_emphasis,
    without_start,
    words_alone,
)
from undersigned.importing.signing import Signing
from undersigned.model.letter import Role

_NOTES: Final = "'notes: place' in campaign.yaml says where the notes stand"


@dataclass
class Parts(Head):
    """The parts of a letter; words without label, what is missing empty or None."""

    salutation: Words = ()
    body: list[Piece] = field(default_factory=list)
    closing: Words = ()
    contact: list[Words] = field(default_factory=list)
    """Whom to ask about the letter, in lines."""
    signing: Signing = field(default_factory=Signing)
    annex_title: Words = ()
    annex: list[Piece] = field(default_factory=list)
    endnotes: str | None = None
    """Where endnotes stand, if there are any, as `notes: place` says it."""

    @property
    def order(self) -> list[Role]:
        """The parts that are there, as they follow each other."""
        return sorted(self.numbers, key=self.numbers.__getitem__)


class PartsFinder:
    """Finds the parts of a letter; `is_known` says whether a name is one of the register of organisations."""

    def __init__(
        self, pieces: Sequence[Piece], language: str, is_known: Callable[[str], bool], *, has_endnotes: bool
    ) -> None:
        self._pieces = pieces
        self._language = language
        self._is_known = is_known
        self._has_endnotes = has_endnotes
        self._parts = Parts()

    def parts(self) -> Parts:
        """The parts that are there."""
        bounds = Bounds(self._pieces, self._is_known, has_endnotes=self._has_endnotes)
        greets, closes, signs, annex = bounds.greets, bounds.closes, bounds.signs, bounds.annex
        begins = bounds.begins
        signing = {
            words_alone(name).strip() for piece in self._pieces[signs:annex] for name in names_in(piece)
        }
        HeadSorter(
            self._parts,
            self._pieces[:greets],
            self._language,
            lambda text: text in signing or self._is_known(text),
            is_greeted=begins > greets,
        ).sort()
        if begins > greets:
            self._parts.has(Role.SALUTATION, self._number(greets))
            self._parts.salutation = joined([words_of_line(piece) for piece in self._pieces[greets:begins]])
        begins = self._subject_below(begins, closes)
        body = self._pieces[begins:closes]
        if body:
            self._parts.has(Role.BODY, self._number(begins))
        self._parts.body = self._without_notes_heading(body, "before-signatories")
        if signs > closes:
            self._parts.has(Role.CLOSING, self._number(closes))
            self._parts.closing = joined([words_of_line(piece) for piece in self._pieces[closes:signs]])
        self._tell_of_notes_heading(self._pieces[signs:annex])
        self._take_signing(self._without_contact(self._pieces[signs:annex]))
        self._read_annex(self._without_styled_contact(self._pieces[annex:]))
        if begins > greets and (again := bounds.greets_again) is not None:
            text = text_of(self._pieces[again])
            self._tell(
                f"“{text}” greets once more: a second letter may begin there, and is taken for text of the first",
                self._number(again),
                "if it is one, put it into a file of its own, and import the two one by one",
            )
        return self._parts

    def _number(self, index: int) -> int:
        return self._pieces[index].number if index < len(self._pieces) else 0

    def _subject_below(self, begins: int, closes: int) -> int:
        """Take the subject where it stands under the salutation; returns where the text begins."""
        if self._parts.subject or begins >= closes:
            return begins
        piece = self._pieces[begins]
        label = label_of(text_of(piece))
        is_label = label is not None and label[0] is Role.SUBJECT
        if not is_label and style_of(piece) is not Role.SUBJECT:
            return begins
        self._parts.has(Role.SUBJECT, piece.number)
        words = words_of_line(piece)
        if label:
            self._parts.labels[Role.SUBJECT] = label[1]
            words = without_start(words, len(label[1]))
        self._parts.subject = without_emphasis(words)
        return begins + 1

    def _without_contact(self, pieces: Sequence[Piece]) -> list[Piece]:
        """The pieces below the closing without the lines that say whom to ask about the letter, which are taken."""
        first = next((index for index, piece in enumerate(pieces) if _begins_contact(piece)), len(pieces))
        last = next(
            (index for index in range(first + 1, len(pieces)) if not _goes_on_as_contact(pieces[index])),
            len(pieces),
        )
        below = pieces[last:]
        if below and not _stands_below_names(below[0]):
            return list(pieces)
        self._take_contact(pieces[first:last])
        return [*pieces[:first], *below]

    def _without_styled_contact(self, pieces: Sequence[Piece]) -> list[Piece]:
        """The pieces of an annex without those whose style says that they are of a contact, which are taken."""
        found = [piece for piece in pieces if style_of(piece) is Role.CONTACT]
        if self._parts.contact or not found:
            return list(pieces)
        self._take_contact(found)
        return [piece for piece in pieces if piece not in found]

    def _take_contact(self, pieces: Sequence[Piece]) -> None:
        if not pieces:
            return
        parts = self._parts
        parts.has(Role.CONTACT, pieces[0].number)
        label = contact_label(text_of(pieces[0])) or ""
        parts.labels[Role.CONTACT] = label
        for index, piece in enumerate(pieces):
            words = without_start(words_of_line(piece), 0 if index else len(label))
            parts.contact += [without_emphasis(line) for line in split_lines(words)]

    def _take_signing(self, pieces: Sequence[Piece]) -> None:
        parts = self._parts
        parts.signing = found = SigningReader(
            parts, pieces, self._language, self._is_known, has_endnotes=self._has_endnotes
        ).signing()
        parts.endnotes = parts.endnotes or found.endnotes
        if not (any(found.entries) or found.above or found.below):
            self._tell_of_nobody()

    def _tell_of_nobody(self) -> None:
        """Tell that nobody signs, and what was looked for."""
        last = self._pieces[-1].number if self._pieces else 0
        closes = Role.CLOSING in self._parts.order
        what = (
            "nobody signs: no name stands below the closing formula"
            if closes
            else "nobody signs: the letter has neither a closing formula, such as “Sincerely,”, nor a heading over "
            "names, such as “Signatories”"
        )
        help = "write those who sign under 'signatories' or 'individuals': undersigned manual signatories"
        self._parts.leftovers.append(Leftover(what, where(last, ""), help, "no-signatories"))

    def _read_annex(self, pieces: Sequence[Piece]) -> None:
        if not pieces:
            return
        first, rest = pieces[0], list(pieces)
        if is_annex(text_of(first)) or heading_of(first) == 1:
            self._parts.annex_title = undressed(words_of_line(first))
            rest = rest[1:]
        self._parts.annex = self._without_notes_heading(rest, "end")
        if self._parts.annex or self._parts.annex_title:
            self._parts.has(Role.ANNEX, first.number)

    def _without_notes_heading(self, pieces: Sequence[Piece], place: str) -> list[Piece]:
        """The pieces less the heading under which the endnotes stand: the program makes it."""
        if self._has_endnotes and pieces and is_notes_heading(text_of(pieces[-1])):
            self._tell_of_notes_heading(pieces[-1:])
            self._parts.endnotes = self._parts.endnotes or place
            pieces = pieces[:-1]
        return list(pieces)

    def _tell_of_notes_heading(self, pieces: Sequence[Piece]) -> None:
        """Tell of a heading over endnotes that is not worded as the program's own, which takes its place."""
        for piece in pieces if self._has_endnotes else ():
            text = text_of(piece).strip()
            printed = usual_notes_heading(self._language)
            if is_notes_heading(text) and text != printed:
                self._tell(
                    f"“{text}” stands over the notes; the new letter prints “{printed}” there",
                    piece.number,
                    _NOTES,
                    (text,),
                )

    def _tell(self, what: str, number: int, help: str, words: tuple[str, ...] = ()) -> None:
        """Tell of what was carried over, but not as what it was."""
        left = Leftover(what, where(number, ""), help, "guessed-part", words, (number,))
        self._parts.leftovers.append(left)


def _begins_contact(piece: Piece) -> bool:
    return style_of(piece) is Role.CONTACT or contact_label(text_of(piece)) is not None


def _goes_on_as_contact(piece: Piece) -> bool:
    return style_of(piece) is Role.CONTACT or reaches_somebody(text_of(piece))


def _stands_below_names(piece: Piece) -> bool:
    """Whether what begins here is no name: those who receive a copy, or endnotes."""
    return label_of(text_of(piece)) is not None or is_notes_heading(text_of(piece))


def with_bold_headings(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with short bold lines as headings, where none is a heading by its style."""
    if any(heading_of(piece) for piece in pieces):
        return list(pieces)
    found: list[Piece] = []
    for index, piece in enumerate(pieces):
        is_heading = (
            isinstance(piece, Line)
            and not piece.item
            and is_bold(piece.words)
            and len(text_of(piece)) < LONGEST_HEAD
            and not text_of(piece).endswith(".")
            and index + 1 < len(pieces)
        )
        found.append(replace(piece, heading=2) if is_heading and isinstance(piece, Line) else piece)
    return found


def notes_lost(parts: Parts) -> list[str]:
    """The notes that are called where only plain names can stand."""
    lines = (*parts.addressees, *parts.copy, *parts.contact)
    return [*(note for words in lines for note in calls_in(words)), *parts.signing.notes_lost]
