"""Sorts what stands above the text of a letter: who sends it, its title and date, to whom it goes, what it is about.

Labels ("To:", "RE:") and styles say it where there are any. What has neither is told by where it stands: above the
label of the addressees is no addressee, and of two blocks around a date the first is the sender's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Final

from undersigned.importing.bounds import LONGEST_DATE, STYLES, is_sentence
from undersigned.importing.formulas import (
    begins_as_title,
    is_addressee,
    is_letter_title,
    is_way_of_sending,
    label_of,
)
from undersigned.importing.found_dates import find_date
from undersigned.importing.head_lines import (
    HeadLine,
    addresses,
    columns_of,
    reaches_somebody,
    rows_of,
    under,
    with_labels,
)
from undersigned.importing.manuscript import Leftover, Line, Picture, Piece, Separator, Words, where
from undersigned.importing.runs import (
    split_lines,
    without_emphasis,
    without_start,
    words_alone,
)
from undersigned.model.letter import Role

_LONG_NAME: Final = 6
"""Words; a longer line in the look of a title is no sender's name."""
_REFERENCE: Final = re.compile(r"(?=\D*\d)[\w./–-]+")
"""The number of a letter, which is no subject."""
_NAMES: Final = {
    Role.LETTERHEAD: "letterhead",
    Role.TITLE: "title",
    Role.ADDRESSEES: "addressees",
    Role.COPY: "those who receive a copy",
    Role.SUBJECT: "subject",
    Role.SUMMARY: "summary",
}


@dataclass
class Head:
    """The parts above the text, without their labels; an addressee of several lines has line breaks."""

    letterhead: list[Words] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    """Those above everything else: logos."""
    title: Words = ()
    date: Words = ()
    via: str = ""
    addressees: list[Words] = field(default_factory=list)
    copied: set[int] = field(default_factory=set)
    """Which of the addressees, from 0, receive a copy only."""
    columns: int = 1
    """In how many columns the addressees stand."""
    copy: list[Words] = field(default_factory=list)
    subject: Words = ()
    summary: list[Words] = field(default_factory=list)
    labels: dict[Role, str] = field(default_factory=dict)
    """The labels as they were typed (`To:`), by the part."""
    numbers: dict[Role, int] = field(default_factory=dict)
    """Where each part that is there begins."""
    leftovers: list[Leftover] = field(default_factory=list)

    def has(self, role: Role, number: int) -> None:
        """Note that a part begins here, if it has not begun."""
        self.numbers.setdefault(role, number)


class HeadSorter:
    """Sorts what stands above the text of a letter into its parts."""

    def __init__(
        self,
        head: Head,
        pieces: Sequence[Piece],
        language: str,
        is_sender: Callable[[str], bool],
        *,
        is_greeted: bool,
    ) -> None:
        """`is_sender` says whether a line is the name of one who signs, `is_greeted` whether a salutation follows."""
        self._head = head
        self._language = language
        self._is_sender = is_sender
        self._is_greeted = is_greeted
        self._lines = with_labels(list(self._lines_of(pieces)), self._is_date)
        for one in self._lines:
            self._tell_role(one)
        self._to = self._first(lambda one: one.role is Role.ADDRESSEES)
        self._leave_reference_above()
        self._subject = self._first(lambda one: one.role is Role.SUBJECT)
        self._date = self._first(lambda one: one.role is Role.DATE)
        self._letterhead_ends = self._end_of_letterhead()

    def sort(self) -> None:
        """Take the lines as what they are."""
        roles: list[Role] = []
        for index, one in enumerate(self._lines):
            roles.append(one.role or self._guessed(index, roles))
        self._tell_of_places(roles)
        self._put(roles)
        self._leave_label_of_nothing()

    def _lines_of(self, pieces: Sequence[Piece]) -> Iterator[HeadLine]:
        begun = False
        for piece in pieces:
            match piece:
                case Line():
                    begun = True
                    yield from (HeadLine(piece, words) for words in split_lines(piece.words))
                case Picture() if not begun:
                    self._head.pictures.append(piece)
                case Picture() | Separator():
                    what = "a picture" if isinstance(piece, Picture) else "a dividing line"
                    self._tell(
                        f"{what} above the text",
                        piece.number,
                        "for a letterhead, see 'Your letterhead' in: undersigned manual letter-kinds",
                        "left-out",
                    )
                case _:
                    begun = True
                    yield from rows_of(piece)

    def _first(self, fits: Callable[[HeadLine], bool]) -> int | None:
        return next((index for index, one in enumerate(self._lines) if fits(one)), None)

    # --- what a line says of itself

    def _tell_role(self, one: HeadLine) -> None:
        """Take what a label, a style, or a date tells."""
        if one.role:
            return
        style = STYLES.get(one.line.style)
        label = label_of(one.text)
        if label:
            one.role, one.label = label
            return
        dated = any(other.role is Role.DATE for other in self._lines)
        if not dated and (style is Role.DATE or self._is_date(one.text)):
            one.role = Role.DATE
        elif style in _NAMES:
            one.role = style

    def _leave_reference_above(self) -> None:
        """Leave the number of a letter ("Ref. 12/2026") with the sender where it stands above addressees."""
        subjects = [index for index, one in enumerate(self._lines) if one.role is Role.SUBJECT and one.label]
        if len(subjects) < 2:  # noqa: PLR2004  # the other is the subject
            return
        one = self._lines[subjects[0]]
        above = {other.role for other in self._lines[: subjects[0]]}
        is_above = above <= {Role.DATE, Role.LETTERHEAD} or (self._to is not None and subjects[0] < self._to)
        if is_above and _REFERENCE.fullmatch(one.text[len(one.label) :].strip()):
            one.role = Role.LETTERHEAD

    def _is_date(self, text: str) -> bool:
        return len(text) <= LONGEST_DATE and find_date(text, self._language) is not None

    def _end_of_letterhead(self) -> int:
        """The line before which what has no label is the sender's."""
        if self._to is not None:
            return self._to
        plain = [
            index
            for index, one in enumerate(self._lines)
            if one.role is None and not is_sentence(one.text) and not begins_as_title(one.text)
        ]
        until = self._date if self._date is not None else self._end_of_first_block()
        above = [index for index in plain if index < until]
        below = [index for index in plain if index > until and index < (self._subject or len(self._lines))]
        if not above or is_addressee(self._lines[above[0]].text):
            return 0
        sends = any(
            self._is_sender(self._lines[index].text) or reaches_somebody(self._lines[index].text)
            for index in above
        )
        others = [index for index in below if not self._lines[index].stands_out]
        return until if sends or (self._date is not None and others and self._is_greeted) else 0

    def _end_of_first_block(self) -> int:
        """The line before which the first block ends: where a line was left free."""
        for index, (one, other) in enumerate(pairwise(self._lines), 1):
            if other.line.number - one.line.number > 1:
                return index
        return 0

    # --- what its place tells

    def _guessed(self, index: int, roles: Sequence[Role]) -> Role:
        """The part of a line that has no label, by those above it."""
        one = self._lines[index]
        above = [role for role in roles if role is not Role.DATE]
        state = above[-1] if above else None
        if state and roles[-1] is state and self._lines[index - 1].line is one.line and one.cell is None:
            return state
        if index < self._letterhead_ends:
            return self._above_addressees(index, state)
        title = self._title(index, above)
        if title:
            return title
        if state is Role.COPY:
            return Role.COPY
        if Role.SUBJECT in above and is_sentence(one.text):
            return Role.SUMMARY
        return Role.ADDRESSEES

    def _above_addressees(self, index: int, state: Role | None) -> Role:
        one = self._lines[index]
        if begins_as_title(one.text) and state in {None, Role.LETTERHEAD, Role.TITLE}:
            return Role.TITLE
        if state is Role.SUBJECT and one.stands_out:
            return Role.SUBJECT
        if state is Role.COPY:
            return Role.COPY
        is_last = index + 1 == self._to
        if is_last and is_way_of_sending(one.text):
            return Role.ADDRESSEES
        is_title = one.stands_out and not self._may_send(one)
        if is_title and state in {None, Role.LETTERHEAD}:
            return Role.TITLE
        if one.stands_out and state is Role.TITLE and self._subject is None:
            return Role.SUBJECT
        return Role.LETTERHEAD

    def _may_send(self, one: HeadLine) -> bool:
        """Whether a line in the look of a title may be the sender's name."""
        if self._is_sender(one.text) or self._subject is not None:
            return len(one.text.split()) <= _LONG_NAME
        return reaches_somebody(one.text)

    def _title(self, index: int, above: Sequence[Role]) -> Role | None:
        """Whether a line is the title or the subject: by its words, by its look, or as it stands under a title."""
        one = self._lines[index]
        state = above[-1] if above else None
        is_top = not {Role.ADDRESSEES, Role.COPY, Role.SUBJECT} & set(above)
        has_subject = self._subject is not None or Role.SUBJECT in above
        if begins_as_title(one.text) and is_top:
            return Role.TITLE
        if one.stands_out:
            if is_top and Role.TITLE not in above:
                return Role.TITLE
            if state is Role.SUBJECT or not has_subject:
                return Role.SUBJECT
            return Role.TITLE if state is Role.TITLE else None
        if state is Role.TITLE and not has_subject and not is_addressee(one.text):
            title = self._lines[index - 1].text
            if is_letter_title(title):
                self._tell(
                    f"“{one.text}” stands under “{title}”, and was taken for the subject",
                    one.line.number,
                    "correct 'subject' and 'addressees' in campaign.yaml if that is wrong",
                )
                return Role.SUBJECT
            if not self._is_greeted and (self._date is None or index < self._date):
                return Role.SUBJECT
        return None

    # --- the parts

    def _tell_of_places(self, roles: Sequence[Role]) -> None:
        """Tell of lines of a part that stand behind those of another, as a part is printed in one place."""
        among = self._copies_are_among
        roles = [Role.ADDRESSEES if among and role is Role.COPY else role for role in roles]
        stretches = [list(stretch) for _, stretch in groupby(range(len(roles)), lambda index: roles[index])]
        met: set[Role] = set()
        for stretch in stretches:
            role = roles[stretch[0]]
            if role in met:
                words = " ".join(self._lines[index].text for index in stretch)
                before = _NAMES.get(roles[stretch[0] - 1], "date")
                self._tell(
                    f"“{words}” stands below the {before}; it is printed with the {_NAMES.get(role, 'date')} above",
                    self._lines[stretch[0]].line.number,
                    "look at the head of the letter in campaign.yaml",
                )
            met.add(role)

    @property
    def _copies_are_among(self) -> bool:
        """Whether those who receive a copy stand among the addressees: by their style, or labelled one by one."""
        labelled = [one for one in self._lines if one.role is Role.COPY and one.label]
        return len(labelled) > 1 or any(STYLES.get(one.line.style) is Role.ADDRESSEES for one in labelled)

    def _put(self, roles: Sequence[Role]) -> None:
        head = self._head
        among = self._copies_are_among
        begun: set[Role] = set()
        if head.pictures:
            head.has(Role.LETTERHEAD, head.pictures[0].number)
        addressed: list[tuple[HeadLine, Words]] = []
        copied: list[tuple[HeadLine, Words]] = []
        for one, role in zip(self._lines, roles, strict=True):
            if role is Role.ADDRESSEES and role not in begun and is_way_of_sending(one.text):
                head.via = one.text
                head.has(role, one.line.number)
                continue
            is_copy = role is Role.COPY and among
            part = Role.ADDRESSEES if is_copy else role
            words = self._unlabelled(one, role, begun)
            head.has(part, one.line.number)
            begun.add(part)
            if not words:
                continue
            if part is Role.ADDRESSEES:
                addressed.append((one, words))
            elif part is Role.COPY:
                copied.append((one, words))
            else:
                self._put_line(part, words)
        self._put_addressees(addressed)
        head.copy = list(addresses(copied))

    def _leave_label_of_nothing(self) -> None:
        """Leave the label of a subject that has no words, as a letter that prints a subject must have one."""
        head = self._head
        if Role.SUBJECT in head.numbers and not head.subject:
            number = head.numbers.pop(Role.SUBJECT)
            label = head.labels.pop(Role.SUBJECT, "").strip()
            help = "if there is one, write it under 'subject'"
            self._tell(f"“{label}” before no subject", number, help, "left-out")

    def _put_line(self, role: Role, words: Words) -> None:
        head = self._head
        match role:
            case Role.DATE:
                head.date = without_emphasis(words)
            case Role.LETTERHEAD:
                head.letterhead.append(without_emphasis(words))
            case Role.TITLE:
                head.title = under(head.title, words)
            case Role.SUBJECT:
                if head.subject and label_of(words_alone(words)):
                    text, above = words_alone(words), words_alone(head.subject)
                    self._tell(
                        f"“{text}” stands in one line with “{above}” in the new letter",
                        head.numbers[Role.SUBJECT],
                        "look at 'subject' in campaign.yaml",
                    )
                head.subject = under(head.subject, words)
            case _:
                head.summary.append(words)

    def _put_addressees(self, lines: list[tuple[HeadLine, Words]]) -> None:
        head = self._head
        head.columns = columns_of([one for one, _ in lines])
        copies = [words for one, words in lines if one.role is Role.COPY]
        head.addressees = list(addresses(lines))
        head.copied = {
            index
            for index, addressee in enumerate(head.addressees)
            if any(addressee[: len(copy)] == without_emphasis(copy) for copy in copies)
        }

    def _unlabelled(self, one: HeadLine, role: Role, begun: set[Role]) -> Words:
        """A line without its label, which is kept; a label that is not printed again stays with its words."""
        head = self._head
        if not one.label or role is Role.LETTERHEAD:
            return one.words
        if role in head.labels or role in begun:
            is_same = head.labels.get(role) == one.label and role is Role.COPY and self._copies_are_among
            return without_start(one.words, len(one.label)) if is_same else one.words
        head.labels[role] = one.label
        return without_start(one.words, len(one.label))

    def _tell(self, what: str, number: int, help: str, code: str = "guessed-part") -> None:
        self._head.leftovers.append(Leftover(what, where(number, ""), help, code))
