"""Reads what stands between the closing formula of a letter and its annex: who signs, and who gets a copy.

What comes out is the list as it looks: groups with their headings and sentences, and in each those who sign, a line,
a block of lines or a row of a table. Who they are is for `listed_signatories.py` to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from undersigned.checking.printed_paragraphs import BULLET
from undersigned.importing.bounds import LONGEST_NAME, style_of, text_of
from undersigned.importing.formulas import is_notes_heading, is_signed_by, label_of
from undersigned.importing.found_dates import find_date
from undersigned.importing.letter_head import Head
from undersigned.importing.manuscript import Grid, Leftover, Line, Picture, Piece, Separator, Words, where
from undersigned.importing.note_marks import Sign
from undersigned.importing.runs import (
    is_bold,
    is_italic,
    split_lines,
    stripped,
    without_emphasis,
    without_start,
    words_alone,
)
from undersigned.importing.side_by_side import in_reading_order, parted
from undersigned.importing.signatory_lines import (
    ENDS,
    LONGEST_HEADING,
    as_of,
    is_said_of_asterisks,
    is_sentence,
    is_typed_source,
    with_mark,
)
from undersigned.importing.signatory_tables import TableFound, table_in
from undersigned.importing.signature_blocks import Typed, block_of, first_line_of, typed_in
from undersigned.importing.signing import Entry, Group, Signing
from undersigned.importing.typed_notes import note_in
from undersigned.languages.names_in_lists import (
    EMAIL,
    for_whom,
    is_description,
    is_group_heading,
    is_no_name,
    is_office,
    is_over_people,
    is_person,
    is_person_of,
    reads_as_person,
)
from undersigned.model.findings import counted
from undersigned.model.letter import Role

_NOTES: Final = "if it is notes, write them under 'footnotes', and cite them: undersigned manual footnotes"
_LONGEST_BLOCK: Final = 6
"""Lines of a person who signs, and the one below."""
_NUMBERED: Final = re.compile(r"^(\d{1,3})(?:[.)]\s+|\)|\.(?=[^\W\d]))")
_BULLET: Final = re.compile(r"^(?:[•●▪■◦‣·►➢❖]\s*|[–—-](?:\s+|(?=[^\W\d])))")
"""People who type marks leave out the space behind them, too."""


class SigningReader:
    """Reads who signs, in the pieces below a closing formula; `is_known` says whether the register has a name."""

    def __init__(
        self,
        head: Head,
        pieces: Sequence[Piece],
        language: str,
        is_known: Callable[[str], bool],
        *,
        has_endnotes: bool,
    ) -> None:
        self._head = head
        """Takes who gets a copy, and what is told."""
        self._pieces = pieces
        self._language = language
        self._is_known = is_known
        self._has_endnotes = has_endnotes
        self._found = Signing(groups=[Group()])
        self._waiting: list[Words] = []
        """Sentences below names, of which nobody knows yet whether others follow."""
        self._bullets: list[int] = []
        self._whom = ""
        """For whom the next person signs."""
        self._drawn: list[int] = []
        """Where lines to sign on stood, by the numbers of their paragraphs."""
        self._picture: Picture | None = None
        """A picture that may be the signature of who stands below it."""
        self._has_notes = False
        """Whether a heading of notes was met."""

    def signing(self) -> Signing:
        """The list, and what stands around it."""
        found, pieces = self._found, self._without_copy()
        lines = [piece for piece in pieces if isinstance(piece, Line)]
        bold = sum(is_bold(line.words) for line in lines)
        italic = sum(is_italic(line.words) for line in lines)
        self._looks = (0 < bold * 2 <= len(lines), 0 < italic * 2 <= len(lines))
        self._read(parted(pieces, self._is_known))
        self._leave_picture()
        found.below += self._waiting
        self._keep_words_of_empty_groups()
        if self._bullets:
            self._leave("the “•” before those who sign", *self._bullets, words=(BULLET,) * len(self._bullets))
        if self._drawn:
            said = counted(len(self._drawn), "line")
            self._leave(f"{said} to sign on, or that said who had signed", self._drawn[0])
        return found

    def _read(self, pieces: Sequence[Piece]) -> None:
        self._drawn += [piece.number for piece in pieces if isinstance(piece, Separator)]
        typed = typed_in(pieces)
        index = 0
        while index < len(typed):
            piece = typed[index]
            if isinstance(piece, Grid):
                self._take_grid(piece)
            elif isinstance(piece, Typed):
                index += self._take(piece, typed[index + 1 : index + _LONGEST_BLOCK])
            elif isinstance(piece, Picture):
                self._leave_picture()
                self._picture = piece
            index += 1

    def _keep_words_of_empty_groups(self) -> None:
        """Let a heading and sentences that stand over nobody be sentences of the list."""
        for place, group in enumerate(self._found.groups):
            if not group.entries:
                is_over = any(later.entries for later in self._found.groups[place:])
                words = [*((group.heading_words,) if group.heading else ()), *group.above, *group.below]
                (self._found.above if is_over else self._found.below).extend(words)
        self._found.groups = [group for group in self._found.groups if group.entries]

    # --- what is no signatory

    def _without_copy(self) -> list[Piece]:
        """The pieces less those of copy lines, and less the heading of endnotes."""
        found, copying, kept = self._found, False, list[Piece]()
        for piece in self._pieces:
            text = text_of(piece)
            label = label_of(text)
            typed = label[1] if label and label[0] is Role.COPY else ""
            is_copy = bool(typed) or style_of(piece) is Role.COPY
            if is_copy:
                copying = True
                self._head.has(Role.COPY, piece.number)
            if typed:
                self._head.labels.setdefault(Role.COPY, typed)
            if self._has_endnotes and not is_copy and is_notes_heading(text):
                found.endnotes = "after-signatories" if kept else "before-signatories"
            elif isinstance(piece, Line) and (is_copy or (copying and style_of(piece) is None)):
                rest = without_start(piece.words, len(typed))
                self._head.copy += [without_emphasis(words) for words in split_lines(rest)]
            else:
                if isinstance(piece, Line | Grid) and not copying:
                    self._head.has(Role.SIGNATORIES, piece.number)
                kept.append(piece)
        return kept

    # --- lines

    def _take(self, typed: Typed, next_ones: Sequence[Typed | Piece]) -> int:
        """Take a line with those below it that belong to it; returns how many these are."""
        line, text = typed.line, typed.text
        if not typed.words:
            return 0
        if len(rest := self._without_whom(typed, next_ones)) < len(typed.words):
            return self._take(replace(typed, words=rest), next_ones) if rest else 0
        if self._says_of_list(text, words_alone(line.words)):
            return 0
        if is_signed_by(text) and not self._has_names and len(typed.words) == 1:
            self._found.above.append(line.words)
            return 0
        if self._has_names and (self._has_notes or self._begins_notes(line, text)):
            # Notes that were typed, and that nobody took for such: they say something, and sign nothing.
            if not self._has_notes:
                what = "what looks like notes below the names stays text, and signs nothing"
                self._head.leftovers.append(Leftover(what, where(line.number, text), _NOTES, "typed-notes"))
            self._has_notes = True
            self._waiting.append(with_mark(line))
            return 0
        if self._is_heading(typed, next_ones):
            self._begin(Group(typed.words[0]))
            if len(typed.words) > 1:
                self._take_names(line, typed.words[1:])
            return 0
        is_over_table = (
            bool(next_ones) and isinstance(next_ones[0], Grid) and not self._found.groups[-1].entries
        )
        is_dated = not line.item and find_date(text, self._language) is not None
        if len(typed.words) == 1 and (
            self._says(text) or is_over_table or is_dated or self._describes(line, text)
        ):
            self._take_sentence(line.words)
            return 0
        block = block_of(typed, next_ones, self._says, self._is_known, is_spaced=self._spaced)
        self._take_names(line, block)
        return max(len(block) - len(typed.words), 0)

    def _without_whom(self, typed: Typed, next_ones: Sequence[Typed | Piece]) -> tuple[Words, ...]:
        """The words of a line without what says for whom the person below it signs, which is remembered."""
        following = (*map(words_alone, typed.words[1:]), *map(first_line_of, next_ones[:1]))
        whom = for_whom(typed.text) if not self._is_known(typed.text) else ""
        if not (whom and following and reads_as_person(following[0])):
            return typed.words
        self._whom = whom
        return typed.words[1:]

    def _begins_notes(self, line: Line, text: str) -> bool:
        """Whether typed notes begin below the names: their heading, a mark, or numbers that the names have not."""
        entries = self._found.groups[-1].entries
        other = line.item is not None and line.item.numbered and text.endswith(ENDS)
        note = note_in(line)
        return (
            is_notes_heading(text)
            or (note is not None and note.sign is not Sign.FIGURE)
            or (is_typed_source(text) and not self._is_known(text))
            or (other and bool(entries) and not entries[-1].is_numbered)
        )

    def _says(self, text: str) -> bool:
        """Whether a line names nobody; an e-mail address may belong to who stands above it."""
        if text.rstrip(" .")[-4:].isdigit() and find_date(text, self._language):
            return True
        return is_sentence(text) or (is_no_name(text) and not EMAIL.fullmatch(text))

    def _describes(self, line: Line, text: str) -> bool:
        """Whether a line says what that is whose name stands above it."""
        is_below = self._has_names and not line.item
        return is_below and (EMAIL.fullmatch(text) is not None or is_description(text))

    @property
    def _has_names(self) -> bool:
        return any(group.entries for group in self._found.groups)

    def _says_of_list(self, text: str, whole: str) -> bool:
        """Whether a line says of the list, as a letter prints it, of which day it is or what asterisks mean in it."""
        if not self._has_names and (day := as_of(text, self._language)):
            self._found.as_of = day
            return True
        is_identification = is_said_of_asterisks(whole, self._language)
        self._found.is_starred |= is_identification
        return is_identification

    def _is_heading(self, typed: Typed, next_ones: Sequence[Typed | Piece]) -> bool:
        line, text, first = typed.line, typed.text.strip(), typed.words[0]
        rest = [words_alone(words) for words in typed.words[1:]]
        if not rest and not next_ones:
            return False
        if line.heading:
            return True
        if len(text) > LONGEST_HEADING or line.item or text.endswith(ENDS):
            return False
        if is_group_heading(text):
            return True
        if text.endswith((":", "：")):
            group = self._found.groups[-1]
            return bool(group.entries or not group.heading)  # right below a heading it is a sentence
        next_text = rest[0] if rest else first_line_of(next_ones[0])
        if next_text and (is_office(next_text) and not is_person([next_text])):
            return False
        looks_so = (self._looks[0] and is_bold(first)) or (self._looks[1] and is_italic(first))
        if rest:
            looks_so = (is_bold(first) and not is_bold(typed.words[1])) or (
                is_italic(first) and not is_italic(typed.words[1])
            )
        return looks_so or is_over_people(text)

    @property
    def _spaced(self) -> bool:
        """Whether empty lines stand between those who sign."""
        return sum(isinstance(piece, Line) and piece.is_apart for piece in self._pieces) > 1

    def _take_names(self, line: Line, block: Sequence[Words]) -> None:
        """Take the lines of one block: a person, or a name in each line."""
        texts = [words_alone(words) for words in block]
        if (
            len(block) > 1
            and is_person_of(texts)
            and not is_person(texts[:1])
            and not self._is_known(texts[0])
        ):
            self._add([without_emphasis(words) for words in block], line)
            return
        for words in block:
            text = words_alone(words)
            if len(text) >= LONGEST_NAME or is_no_name(text) or (len(block) > 1 and is_sentence(text)):
                self._take_sentence(words)
            else:
                self._add([without_emphasis(words)], line)

    def _add(self, lines: Sequence[Words], line: Line) -> None:
        first = words_alone(lines[0])
        is_numbered = bool(line.item and line.item.numbered)
        found = _NUMBERED.match(first) or _BULLET.match(first)
        if found:
            is_numbered = is_numbered or found.re is _NUMBERED
            lines = [without_start(lines[0], found.end()), *lines[1:]]
        if (line.item and not line.item.numbered) or (found and found.re is _BULLET):
            self._bullets.append(line.number)
        self._settle()
        group = self._found.groups[-1]
        group.columns = max(group.columns, line.columns)
        texts = [words_alone(words) for words in lines]
        signature = self._picture if is_person(texts) else None
        if signature is None:
            self._leave_picture()
        self._picture = None
        group.entries.append(
            Entry(
                tuple(map(stripped, lines)),
                line.number,
                on_behalf_of=self._whom,
                is_numbered=is_numbered,
                signature=signature,
            )
        )
        self._whom = ""

    # --- groups and sentences

    def _begin(self, group: Group) -> None:
        before = self._found.groups[-1]
        before.below += self._waiting
        self._waiting.clear()
        self._found.groups.append(group)

    def _settle(self) -> None:
        """Give sentences that stood below names to those that follow them."""
        if self._waiting:
            self._found.groups.append(Group(above=self._waiting))
            self._waiting = []

    def _take_sentence(self, words: Words) -> None:
        group = self._found.groups[-1]
        if group.entries:
            self._waiting.append(words)
        elif group.heading:
            group.above.append(words)
        else:
            self._found.above.append(words)

    # --- tables

    def _take_grid(self, grid: Grid) -> None:
        found: TableFound | None = table_in(grid)
        if found is None:
            self._take_layout(grid)
            return
        self._settle()
        group = self._found.groups[-1]
        if group.entries:
            self._begin(group := Group())
        group.table = found.columns
        self._found.table_head = self._found.table_head and found.has_head
        represented = 0
        for row in found.rows:
            group = self._found.groups[-1]
            if isinstance(row, Group):
                if group.entries or group.heading:
                    self._begin(row)
                else:
                    group.heading_words = row.heading_words
                continue
            entry, name = row, words_alone(row.lines[0])
            beside = " ".join(filter(None, (entry.country, entry.description, entry.representative)))
            if is_no_name(name) and is_no_name(beside):
                said = f"{name} {beside}".strip()
                self._leave(f"a row of the table of signatories that names nobody: “{said}”", row.number)
                continue
            if entry.representative and self._is_known(name):
                said = ", ".join(filter(None, (entry.representative, entry.title)))
                self._leave(
                    f"who signs for {name}, which the register has: “{said}”", row.number, words=(said,)
                )
                entry = replace(entry, representative="", title="")
            represented = represented or (row.number if entry.representative else 0)
            group.entries.append(entry)
        if represented:
            self._head.leftovers.append(
                Leftover(
                    "the list of signatories prints a table without the column of who signs for each",
                    where(represented, ""),
                    "they are kept under 'signatories', as 'representative'; without 'table' below 'signatory_list' "
                    "and with 'signatures: true' they are printed",
                    "unprinted-column",
                )
            )
        for text, number in found.lost:
            self._leave(f"a cell of the table of signatories: “{text}”", number, words=(text,))

    def _take_layout(self, grid: Grid) -> None:
        """Take a table that only sets names or blocks side by side."""
        first = [line.number for cell in grid.rows[0] for line in cell[:1]]
        is_typed = len(set(first)) < len(first)
        self._read(list(in_reading_order(grid, is_typed=is_typed)))

    def _leave_picture(self) -> None:
        if self._picture is not None:
            self._leave("a picture among the signatories", self._picture.number)
        self._picture = None

    def _leave(self, what: str, *numbers: int, words: tuple[str, ...] = ()) -> None:
        left = Leftover(what, where(numbers[0], ""), words=words, paragraphs=numbers if words else ())
        self._head.leftovers.append(left)
