"""Finds the parts of a letter in the lines of a manuscript: who is addressed, what is asked, who signs.

Where each begins, `bounds.py` has found; what stands above the text is sorted here, line by line.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from undersigned.importing.bounds import (
    LONGEST_DATE,
    LONGEST_HEAD,
    STYLES,
    Bounds,
    heading_of,
    words_of_line,
)
from undersigned.importing.formulas import is_annex, is_letter_title, is_notes_heading, label_of
from undersigned.importing.found_dates import find_date
from undersigned.importing.found_signatories import signing_in
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
from undersigned.model.letter import LineBreak, Role

_SEE_LETTERHEAD: Final = "see 'Your letterhead' in docs/letter-kinds.md"


@dataclass
class Parts:
    """The parts of a letter; words without label, what is missing empty or None."""

    date: Words = ()
    addressees: list[Words] = field(default_factory=list)
    copy: list[Words] = field(default_factory=list)
    subject: Words = ()
    salutation: Words = ()
    body: list[Piece] = field(default_factory=list)
    closing: Words = ()
    signing: Signing = field(default_factory=Signing)
    annex_title: Words = ()
    annex: list[Piece] = field(default_factory=list)
    labels: dict[Role, str] = field(default_factory=dict)
    """The labels as they were typed (`To:`), by the part."""
    order: list[Role] = field(default_factory=list)
    """The parts that are there, as they follow each other."""
    numbers: dict[Role, int] = field(default_factory=dict)
    """Where each part begins, for messages."""
    endnotes: str | None = None
    """Where endnotes stand, if there are any, as `notes: place` says it."""
    leftovers: list[Leftover] = field(default_factory=list)

    def has(self, role: Role, number: int) -> None:
        """Note that a part begins here, if it has not begun."""
        if role not in self.order:
            self.order.append(role)
            self.numbers[role] = number


def parts_of(
    pieces: Sequence[Piece], language: str, is_known: Callable[[str], bool], *, has_endnotes: bool
) -> Parts:
    """The parts of a letter; `is_known` says whether a name is one of the register of organisations."""
    return _Finder(list(pieces), language, is_known, has_endnotes=has_endnotes).parts()


class _Finder:
    def __init__(
        self, pieces: list[Piece], language: str, is_known: Callable[[str], bool], *, has_endnotes: bool
    ) -> None:
        self._pieces = pieces
        self._language = language
        self._is_known = is_known
        self._has_endnotes = has_endnotes
        self._parts = Parts()
        self._title_of: str | None = None
        """The line that says what kind of letter it is, if it was met."""

    def parts(self) -> Parts:
        bounds = Bounds(self._pieces, self._is_known)
        greets, closes, signs, annex = bounds.greets, bounds.closes, bounds.signs, bounds.annex
        begins = bounds.begins
        self._read_head(self._pieces[:greets])
        if begins > greets:
            self._parts.has(Role.SALUTATION, self._number(greets))
            self._parts.salutation = _joined([words_of_line(piece) for piece in self._pieces[greets:begins]])
        begins = self._subject_below(begins, closes)
        body = self._pieces[begins:closes]
        if body:
            self._parts.has(Role.BODY, self._number(begins))
        self._parts.body = self._without_notes_heading(body, "before-signatories")
        if signs > closes:
            self._parts.has(Role.CLOSING, self._number(closes))
            self._parts.closing = _joined([words_of_line(piece) for piece in self._pieces[closes:signs]])
        self._take_signing(self._pieces[signs:annex])
        self._read_annex(self._pieces[annex:])
        return self._parts

    def _number(self, index: int) -> int:
        return self._pieces[index].number if index < len(self._pieces) else 0

    def _read_head(self, pieces: Sequence[Piece]) -> None:
        """Sort the lines above the text into date, addressees, copy and subject."""
        lines: list[tuple[Line, Words]] = []
        for piece in pieces:
            if isinstance(piece, Line):
                lines += [(piece, words) for words in split_lines(piece.words)]
            else:
                self._leave(
                    "a table or a picture above the text",
                    piece.number,
                    "for a letterhead, see docs/letter-kinds.md",
                )
        labelled = any((label_of(words_alone(words)) or (None,))[0] is Role.SUBJECT for _, words in lines)
        state: Role | None = None
        for line, words in lines:
            state = self._head_line(line, words, state, labelled=labelled)

    def _head_line(self, line: Line, words: Words, state: Role | None, *, labelled: bool) -> Role | None:
        """Sort one line above the text, which comes after those of the part `state`; returns the part it is in now."""
        label = label_of(words_alone(words))
        if label:
            role, typed = label
            self._parts.labels.setdefault(role, typed)
            self._parts.has(role, line.number)
            if rest := without_start(words, len(typed)):
                self._put(role, rest)
            return role
        found = self._role_in_head(line, words, state, labelled=labelled)
        if found is None:
            return state
        self._parts.has(found, line.number)
        self._put(found, words)
        return state if found is Role.DATE else found

    def _role_in_head(self, line: Line, words: Words, state: Role | None, *, labelled: bool) -> Role | None:
        """The part of a line that has no label; None for one that no campaign can hold, which is told."""
        text, style = words_alone(words), STYLES.get(line.style)
        may_be_subject = not (self._parts.subject or labelled)
        if not self._parts.date and (style is Role.DATE or self._is_date(text)):
            return Role.DATE
        if style in {Role.ADDRESSEES, Role.COPY, Role.SUBJECT}:
            return style
        if style is Role.LETTERHEAD:
            self._leave(f"the letterhead: “{text}”", line.number, _SEE_LETTERHEAD)
            return None
        if is_letter_title(text):
            self._title_of = text
            self._leave(f"the title of the letter: “{text}”", line.number, _SEE_LETTERHEAD)
            return None
        if self._title_of and may_be_subject:
            self._tell(
                f"“{text}” stands under “{self._title_of}”, and was taken for the subject",
                line.number,
                "correct 'subject' and 'addressees' in campaign.yaml if that is wrong",
            )
            return Role.SUBJECT
        looks_so = line.heading or line.style == "title" or is_bold(words)
        if self._continues_subject(state, line, words) or (may_be_subject and looks_so):
            return Role.SUBJECT
        return Role.COPY if state is Role.COPY else Role.ADDRESSEES

    def _put(self, role: Role, words: Words) -> None:
        """Add a line to a part of the head."""
        parts = self._parts
        if role is Role.DATE:
            parts.date = without_emphasis(words)
        elif role is Role.SUBJECT:
            parts.subject = (
                (*parts.subject, LineBreak(), *without_emphasis(words))
                if parts.subject
                else without_emphasis(words)
            )
        else:
            (parts.copy if role is Role.COPY else parts.addressees).append(without_emphasis(words))

    def _is_date(self, text: str) -> bool:
        return len(text) <= LONGEST_DATE and find_date(text, self._language) is not None

    def _continues_subject(self, state: Role | None, line: Line, words: Words) -> bool:
        """Whether a line without a label goes on with the subject: it stands in its paragraph, or looks alike."""
        if state is not Role.SUBJECT or not self._parts.subject:
            return False
        return line.number == self._parts.numbers.get(Role.SUBJECT) or is_bold(words)

    def _subject_below(self, begins: int, closes: int) -> int:
        """Take the subject where it stands under the salutation; returns where the text begins."""
        if self._parts.subject or begins >= closes:
            return begins
        piece = self._pieces[begins]
        if not isinstance(piece, Line):
            return begins
        label = label_of(words_alone(piece.words))
        is_label = label is not None and label[0] is Role.SUBJECT
        if not is_label and STYLES.get(piece.style) is not Role.SUBJECT:
            return begins
        self._parts.has(Role.SUBJECT, piece.number)
        words = piece.words
        if label:
            self._parts.labels[Role.SUBJECT] = label[1]
            words = without_start(words, len(label[1]))
        self._parts.subject = without_emphasis(words)
        return begins + 1

    def _take_signing(self, pieces: Sequence[Piece]) -> None:
        found = signing_in(pieces, self._language, has_endnotes=self._has_endnotes)
        parts = self._parts
        for role, number in found.begins.items():
            parts.has(role, number)
        if found.copy_label:
            parts.labels.setdefault(Role.COPY, found.copy_label)
        parts.copy += found.copy
        parts.signing = found
        parts.endnotes = parts.endnotes or found.endnotes
        parts.leftovers += found.leftovers

    def _read_annex(self, pieces: Sequence[Piece]) -> None:
        if not pieces:
            return
        first, rest = pieces[0], list(pieces)
        if is_annex(words_alone(words_of_line(first))) or heading_of(first) == 1:
            self._parts.annex_title = undressed(words_of_line(first))
            rest = rest[1:]
        self._parts.annex = self._without_notes_heading(rest, "end")
        if self._parts.annex or self._parts.annex_title:
            self._parts.has(Role.ANNEX, first.number)

    def _without_notes_heading(self, pieces: list[Piece], place: str) -> list[Piece]:
        """The pieces less the heading under which the endnotes stand: the program makes it."""
        if not self._has_endnotes:
            return pieces
        found = [
            index
            for index, piece in enumerate(pieces)
            if isinstance(piece, Line) and is_notes_heading(words_alone(piece.words))
        ]
        if found and found[-1] == len(pieces) - 1:
            self._parts.endnotes = self._parts.endnotes or place
            return pieces[:-1]
        return pieces

    def _tell(self, what: str, number: int, help: str) -> None:
        """Tell of what was carried over, but not as what it was."""
        self._parts.leftovers.append(Leftover(what, where(number, ""), help, "guessed-part"))

    def _leave(self, what: str, number: int, help: str | None = None) -> None:
        self._parts.leftovers.append(Leftover(what, where(number, ""), help))


def _joined(lines: Sequence[Words]) -> Words:
    """Lines as one text with new lines in it, without the look of a whole line."""
    found: Words = ()
    for words in lines:
        found += ((LineBreak(),) if found else ()) + without_emphasis(words)
    return found


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
            and len(words_alone(piece.words)) < LONGEST_HEAD
            and not words_alone(piece.words).endswith(".")
            and index + 1 < len(pieces)
        )
        found.append(replace(piece, heading=2) if is_heading and isinstance(piece, Line) else piece)
    return found


def notes_lost(parts: Parts) -> list[str]:
    """The notes that are called where only plain names can stand."""
    return [note for words in (parts.date, *parts.addressees, *parts.copy) for note in calls_in(words)]
