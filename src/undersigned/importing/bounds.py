"""Finds in the lines of a letter where each of its parts begins.

The name of a line's style says it where the letter was made here, or in a good template. Other letters
are known by their labels and formulas ("RE:", "Excellencies,", "Sincerely,") and by the order of things.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from undersigned.importing.formulas import (
    is_annex,
    is_closing,
    is_notes_heading,
    is_salutation,
    is_signed_by,
    label_of,
)
from undersigned.importing.found_dates import find_date
from undersigned.importing.manuscript import Grid, Line, Picture, Piece, Separator, Words, lines_in
from undersigned.importing.runs import is_bold, split_lines, words_alone
from undersigned.importing.signatory_tables import is_table_of_names
from undersigned.importing.typed_notes import begins_typed_notes
from undersigned.model.letter import Role

STYLES: Final = {
    "date line": Role.DATE,
    "date": Role.DATE,
    "inside address": Role.ADDRESSEES,
    "copy": Role.COPY,
    "subject line": Role.SUBJECT,
    "letter title": Role.TITLE,
    "subject": Role.SUBJECT,
    "salutation": Role.SALUTATION,
    "closing": Role.CLOSING,
    "signature": Role.SIGNATORIES,
    "letterhead": Role.LETTERHEAD,
    "summary": Role.SUMMARY,
    "contact": Role.CONTACT,
}
"""The styles that this program and Word's own templates give to the lines of the frame."""
LONGEST_HEAD: Final = 160
"""Characters; a longer line without a label is the letter's text."""
LONGEST_DATE: Final = 60
"""A longer line with a date in it is a sentence."""
LONGEST_NAME: Final = 200
"""A longer line is no name."""
_HEAD: Final = {
    Role.LETTERHEAD,
    Role.TITLE,
    Role.DATE,
    Role.ADDRESSEES,
    Role.COPY,
    Role.SUBJECT,
    Role.SUMMARY,
}
_SENTENCE_ENDS: Final = re.compile(r"(?:(?<![.\s][A-Z])(?<!\bInc|\bLtd)(?<!\bCo)\.|[!?。！？؟])[”\"’»)]*\s*$")
_BELOW_TEXT: Final = {Role.SIGNATORIES, Role.CONTACT, Role.COPY, Role.CLOSING}
_WORDS_OF_SENTENCE: Final = 4
_LONG_WORD: Final = 4
_HEAD_ENDS: Final = 40
"""Lines within which a letter greets."""


class Bounds:
    """The places in a letter, as numbers of its pieces from 0, at which its parts begin.

    The head goes up to `greets`, the salutation to `begins`, the text to `closes`, the closing formula to
    `signs`, the names to `annex`. What is not there begins where the next begins.
    """

    def __init__(
        self, pieces: Sequence[Piece], is_known: Callable[[str], bool], *, has_endnotes: bool = False
    ) -> None:
        self._pieces = pieces
        self._has_endnotes = has_endnotes
        self._is_known = is_known
        self.greets, self.begins = self._salutation()
        annex = self._annex(self.begins)
        self.closes, self.signs = self._closing(self.begins, annex)
        self.annex = self._text_below(self.signs, annex)

    def _salutation(self) -> tuple[int, int]:
        """From which piece to which the letter greets; where it does not, where its text begins, twice."""
        found = None
        for index, piece in enumerate(self._pieces[:_HEAD_ENDS]):
            if not isinstance(piece, Line):
                continue
            if piece.item:
                break
            text, style = text_of(piece), style_of(piece)
            if style is Role.SALUTATION or (is_salutation(text) and style in {None, Role.BODY}):
                if found and self._has_text(found[1], index):
                    break  # a second letter, or somebody else's
                found = (found[0] if found and found[1] == index else index), index + 1
            elif len(text) > LONGEST_HEAD and not _belongs_to_head(piece, text):
                break
        return found or (self._text_without_salutation(),) * 2

    def _has_text(self, first: int, last: int) -> bool:
        """Whether the letter has said something from one piece to another: a sentence, or an entry of a list."""
        return any(
            not isinstance(piece, Line) or bool(piece.item) or is_sentence(text_of(piece))
            for piece in self._pieces[first:last]
        )

    @property
    def greets_again(self) -> int | None:
        """The piece below the letter's text, or in it, that greets as a letter does; None where none does."""
        for index, piece in self._lines(self.begins, len(self._pieces)):
            text = text_of(piece).rstrip()
            is_plain = style_of(piece) in {None, Role.SALUTATION}
            if is_plain and is_salutation(text) and text.endswith((",", ":", "،", "，", "：")):
                return index
        return None

    def _lines(self, first: int, last: int) -> Iterator[tuple[int, Line]]:
        """The lines from one piece to another that are no entries of lists, each with its number."""
        for index in range(first, last):
            piece = self._pieces[index]
            if isinstance(piece, Line) and not piece.item:
                yield index, piece

    def _text_without_salutation(self) -> int:
        """The piece with which the text begins where nobody is greeted: with a sentence, or below the head's lines."""
        head = 0
        for index, piece in enumerate(self._pieces):
            if isinstance(piece, Picture | Separator) or (isinstance(piece, Grid) and not index):
                continue
            if not isinstance(piece, Line) or piece.item:
                break
            text = words_alone(piece.words)
            if _belongs_to_head(piece, text):
                head = index + 1
            elif len(text) > LONGEST_HEAD or is_sentence(text):
                return index
        return head

    def _annex(self, begins: int) -> int:
        """The piece with which the annex begins."""
        end = len(self._pieces)
        for index, piece in self._lines(begins, end):
            text = text_of(piece)
            if is_annex(text) and (piece.heading or is_bold(piece.words) or not text.rstrip().endswith(".")):
                return index
        closes = next((index for index in range(begins, end) if _is_closing(self._pieces[index])), end)
        titles = (
            index
            for index in range(closes + 1, end)
            if heading_of(self._pieces[index]) == 1 and self._is_title(index)
        )
        return next(titles, end)

    def _is_title(self, index: int) -> bool:
        """Whether a heading under the signatories begins an annex, and no list of names."""
        text = text_of(self._pieces[index])
        return not is_signed_by(text) and not is_notes_heading(text) and not self._is_over_names(index)

    def _closing(self, begins: int, annex: int) -> tuple[int, int]:
        """From which piece to which the letter closes; the names of those who sign follow."""
        found: tuple[int, int] | None = None
        for index, piece in self._lines(begins, annex):
            if _is_closing(piece):
                found = (found[0] if found and found[1] == index else index), index + 1
            elif is_signed_by(text_of(piece)) and not (found and self._are_names(found[1], index)):
                # It stands above the names, below the formula or without one.
                found = index, index
        if found:
            return found
        if self._has_endnotes:
            headings = [
                index for index in range(begins, annex) if is_notes_heading(text_of(self._pieces[index]))
            ]
            if headings:
                return headings[-1] + 1, headings[-1] + 1
        if (signs := self._surely_signing(begins, annex)) < annex:
            return signs, signs
        while signs > begins and self._may_sign(self._pieces[signs - 1]):
            signs -= 1
        names = [words_alone(line) for piece in self._pieces[signs:annex] for line in names_in(piece)]
        is_list = begins < signs and len(names) > 1 and all(map(_reads_as_name, names))
        return (signs, signs) if is_list or any(map(self._is_known, names)) else (annex, annex)

    def _surely_signing(self, begins: int, annex: int) -> int:
        """The piece with which lines of that style or a table of signatories begin, with which all but ends."""
        signs = annex
        for index in range(annex - 1, begins, -1):
            piece = self._pieces[index]
            if style_of(piece) is Role.SIGNATORIES or (isinstance(piece, Grid) and is_table_of_names(piece)):
                signs = index
            elif not (self._may_stand_below(piece) or heading_of(piece)):
                break
        return signs - 1 if signs < annex and heading_of(self._pieces[signs - 1]) > 1 else signs

    def _are_names(self, first: int, last: int) -> bool:
        """Whether all from one piece to another may be names, so that a line among them is over some of them."""
        return all(self._may_stand_below(piece) or heading_of(piece) for piece in self._pieces[first:last])

    def _text_below(self, signs: int, annex: int) -> int:
        """The piece with which text begins again below the names: an annex without a title."""
        by_style = Role.SIGNATORIES in map(style_of, self._pieces[signs:annex])
        for index in range(signs, annex):
            piece = self._pieces[index]
            if begins_typed_notes(self._pieces, index):
                return index
            text = text_of(piece)
            if not isinstance(piece, Line) or label_of(text) or is_notes_heading(text):
                continue
            is_text = len(text) >= LONGEST_NAME or bool(
                piece.heading and not is_signed_by(text) and index > signs and not self._is_over_names(index)
            )
            is_other = by_style and style_of(piece) not in _BELOW_TEXT
            if is_text or (is_other and not piece.item and not heading_of(piece)):
                return index
        return annex

    def _is_over_names(self, index: int) -> bool:
        """Whether names stand below a heading, up to the next one."""
        below = []
        for piece in self._pieces[index + 1 :]:
            if heading_of(piece):
                break
            below.append(piece)
        names = [
            text for piece in below for text in map(words_alone, names_in(piece)) if not text.endswith(".")
        ]
        return bool(names) and all(self._may_stand_below(piece) for piece in below)

    def _may_stand_below(self, piece: Piece) -> bool:
        """Whether a piece may stand in a group of names: some of them, or a short sentence on them."""
        is_told = label_of(text_of(piece)) is not None or style_of(piece) in _BELOW_TEXT
        return is_told or all(
            len(text) < LONGEST_NAME and (not text.endswith((".", ";")) or len(text) < LONGEST_DATE)
            for text in map(words_alone, names_in(piece))
        )

    def _may_sign(self, piece: Piece) -> bool:
        if style_of(piece) is Role.SIGNATORIES:
            return True
        names = [words_alone(name) for name in names_in(piece)]
        return bool(names) and all(
            len(name) < LONGEST_NAME and not name.endswith((".", ":", ";")) for name in names
        )


def is_sentence(text: str) -> bool:
    """Whether a line is a sentence, and no name: it ends like one, and has words enough."""
    ends = _SENTENCE_ENDS.search(text)
    return ends is not None and (len(text.split()) >= _WORDS_OF_SENTENCE or ends[0][0] in "。！？")


def _reads_as_name(text: str) -> bool:
    """Whether a line reads as a name: it begins with a capital, and so do most of its longer words."""
    longer = [word for word in re.findall(r"\w+", text) if len(word) >= _LONG_WORD]
    return text[:1].isupper() and sum(word[0].isupper() for word in longer) * 2 >= len(longer) > 0


def _belongs_to_head(line: Line, text: str) -> bool:
    return (
        label_of(text) is not None
        or style_of(line) in _HEAD
        or (len(text) <= LONGEST_DATE and find_date(text, "en-GB") is not None)
        or line.style == "title"
    )


def _is_closing(piece: Piece) -> bool:
    """Whether a piece is of the formula at the end of a letter."""
    return isinstance(piece, Line) and (style_of(piece) is Role.CLOSING or is_closing(text_of(piece)))


def style_of(piece: Piece) -> Role | None:
    """The part that a piece is of by its style."""
    return STYLES.get(piece.style) if isinstance(piece, Line) else None


def text_of(piece: Piece) -> str:
    """The text of a line; none of another piece."""
    return words_alone(words_of_line(piece))


def heading_of(piece: Piece) -> int:
    """The level of a piece as a heading, 0 where it is none."""
    return piece.heading if isinstance(piece, Line) else 0


def words_of_line(piece: Piece) -> Words:
    """The words of a line; none of another piece."""
    return piece.words if isinstance(piece, Line) else ()


def names_in(piece: Piece) -> list[Words]:
    """What may be names in a piece: each line of it, those in cells of tables included."""
    return [words for line in lines_in([piece]) for words in split_lines(line.words)]
