"""Reads the answers of a form, of which it is known what its columns mean; what speaks against each is found, too."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from undersigned.files.encodings import broken, mended
from undersigned.files.grids import Row
from undersigned.files.spreadsheets import Sheet, unguarded
from undersigned.languages.form_words import IS_DRAFT, IS_SENT, NO_ACCOUNT, SENT_OFF, UNSENT, form_words
from undersigned.languages.patterns import any_of
from undersigned.languages.plain_names import plain_name
from undersigned.model.sign_ons import Event, Step
from undersigned.sign_ons.columns import denies, is_reversed
from undersigned.sign_ons.form import Form
from undersigned.sign_ons.form_times import Period, read_times
from undersigned.sign_ons.yes_and_no import (
    asks_for_consent,
    is_aside,
    names_nobody,
    says,
    sets_a_condition,
    speaks_of_a_person,
    wishes_no_name,
)


@dataclass(frozen=True)
class FormAnswer:
    """One row: an organisation as it calls itself, who answered for it, and whether it signs (None: not clear)."""

    row: int
    organisation: str
    signs: bool | None
    said: str = ""
    acronym: str = ""
    country: str = ""
    website: str = ""
    name: str = ""
    title: str = ""
    email: str = ""
    time: datetime.datetime | None = None
    unread_time: str = ""
    """What stands in the column of the time, where that is no time that can be read."""
    comment: str = ""
    is_named: bool = True
    """Whether its name may be printed."""
    reserves: tuple[str, ...] = ()
    """What in the row speaks against taking a yes for one, as a person is told it."""
    doubts: tuple[str, ...] = ()
    """What else makes the row doubtful."""
    lines: tuple[str, ...] = ()
    """The lines of the name, where it has several."""
    is_aside: bool = False
    """Whether it is no answer, but a remark in a list that somebody keeps, or a box that was not ticked."""
    letter: str = ""
    """The campaign that it is about: what was decided of an answer holds for no other letter."""
    is_alone: bool = False
    """Whether nothing but its name stands in the row, as a heading does among answers."""

    def event(self, today: datetime.date) -> Event:
        """What it adds to the record of the organisation that it is from; one without a time is of today."""
        return Event(
            Step.CONFIRMED if self.signs else Step.DECLINED,
            self.time.date() if self.time else today,
            ", ".join(filter(None, (self.name, self.title))) or None,
            "form",
            email=self.email or None,
            remark=self.comment or None,
            not_named=not self.is_named,
        )

    def is_said_by(self, event: Event) -> bool:
        """Whether an entry of the record says the same: that it signs, by name or without, or that it does not."""
        agrees = event.step is Step.CONFIRMED
        return agrees is self.signs and (not agrees or event.not_named is not self.is_named)

    @property
    def fingerprint(self) -> str:
        """What tells it from other answers, whatever its row is in the next export."""
        when = str(self.time or self.unread_time)
        parts = (
            self.letter,
            plain_name(self.organisation),
            self.said,
            self.comment,
            when,
            self.email,
            self.name,
            *self.reserves,
            *self.doubts,
            *([] if self.is_named else ["not named"]),
        )
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:_FINGERPRINT]


_FINGERPRINT: Final = 12
_NAME_WORDS: Final = 2
"""Words that may be somebody's name, and no wish."""
_SECOND_HALF: Final = re.compile(r"\s*[,;:(–—-]\s*|\s+")  # noqa: RUF001  # dashes
"""What stands behind the first word of an answer."""
_SHORT: Final = 40
"""Characters of a remark that may only be thanks."""


def read_answers(sheet: Sheet, form: Form, period: Period, letter: str) -> list[FormAnswer]:
    """The answers of a sheet, in its order, also those that name no organisation."""
    at = {meaning: sheet.heads.index(head) for meaning, head in form.columns.items() if head}
    typed = [row.cells[at["time"]] if "time" in at else "" for row in sheet.rows]
    times = read_times(typed, period, form.dates)
    reader = _Reader(sheet, form, at, letter)
    found = [reader.answer(row, time) for row, time in zip(sheet.rows, times, strict=True)]
    return [*_below_headings(sheet, found)]


def _below_headings(sheet: Sheet, answers: Sequence[FormAnswer]) -> Iterator[FormAnswer]:
    """The answers, with a doubt for those that stand below a heading such as "Declined", and for the heading."""
    above = ""
    for row, answer in zip(sheet.rows, answers, strict=True):
        words = next(filter(None, row.cells), "")
        is_alone = sum(map(bool, row.cells)) == 1
        if is_alone and (words.endswith(":") or row.is_heading or denies(words) or says(words)):
            above = words if denies(words) else ""
            yield replace(answer, doubts=(*answer.doubts, "that may be a heading"))
        elif above:
            yield replace(answer, doubts=(*answer.doubts, f"it stands below '{above}'"))
        else:
            yield answer


class _Reader:
    """Reads rows as answers."""

    def __init__(self, sheet: Sheet, form: Form, at: Mapping[str, int], letter: str) -> None:
        self._sheet, self._form, self._at, self._letter = sheet, form, at, letter
        self._yes, self._no = set(map(plain_name, form.yes)), set(map(plain_name, form.no))
        self._is_ticked = self._has_one_mark()
        head = form.columns.get("publish", "")
        self._asks_for_silence = bool(head) and wishes_no_name(head)
        self._comments = [sheet.heads.index(head) for head in form.comments]
        known = {*at.values(), *self._comments}
        besides, unclear = set(form.besides), set(form.unclear)
        self._others = [
            (
                place,
                head,
                head in unclear and not _IS_SENT_OR_DRAFT.search(head) and not self._agrees_on(place),
                asks_for_consent(head) and head in besides,
            )
            for place, head in enumerate(sheet.heads)
            if head
            and place not in known
            and head not in form.unused
            and (head not in besides or asks_for_consent(head))
        ]
        self._denials = {
            place for place, head, *_ in self._others if is_reversed(head) and self._is_rare(place)
        }
        """The columns that say of a few that they do not sign: Withdrawn on."""
        time = form.columns.get("time", "")
        self._is_sent_off = bool(time) and re.search(SENT_OFF, time, re.IGNORECASE) is not None

    def _is_rare(self, place: int) -> bool:
        """Whether few rows have something in a column."""
        return sum(bool(row.cells[place]) for row in self._sheet.rows) * 2 <= len(self._sheet.rows)

    def _agrees_on(self, place: int) -> bool:
        """Whether a column says no more than others do: all say yes there, or what they say of signing."""
        filled = [row for row in self._sheet.rows if row.cells[place]]
        said = [says(row.cells[place]) is True for row in filled]
        if is_reversed(self._sheet.heads[place]):
            # A box for no has "1" or "No" in it where it is ticked.
            return "answer" in self._at and all(
                self._is_yes(row) is not (yes or not row.cells[place].isdecimal())
                for row, yes in zip(filled, said, strict=True)
            )
        return all(said) or ("answer" in self._at and said == [self._is_yes(row) for row in filled])

    def _is_yes(self, row: Row) -> bool:
        return self._signs(" ".join(row.cells[self._at["answer"]].split())) is True

    def _has_one_mark(self) -> bool:
        """Whether the column of answers has one mark or nothing, as a box to tick: nothing is no answer then."""
        if "answer" not in self._at:
            return False
        found = {row.cells[self._at["answer"]] for row in self._sheet.rows}
        return (
            len(found - {"", "0"}) == 1
            and "" in found | {"0"}
            and self._signs(next(iter(found - {"", "0"}))) is True
        )

    def answer(self, row: Row, time: datetime.datetime | None) -> FormAnswer:
        """The answer in a row."""
        # Cells that we or somebody before us guarded against spreadsheets are what they were before.
        raw = {meaning: unguarded(row.cells[place]) for meaning, place in self._at.items()}
        cells = {meaning: " ".join(cell.split()) for meaning, cell in raw.items()}
        said = cells.get("answer", "")
        signs = True if self._form.is_all_yes else self._signs(said)
        named = self._is_named(cells.get("publish", "")) if not wishes_no_name(said) else False
        lines = tuple(filter(None, (" ".join(line.split()) for line in raw["organisation"].splitlines())))
        remarks = (" ".join(unguarded(row.cells[place]).split()) for place in self._comments)
        comment = cells["comment"] = "; ".join(said for said in remarks if said and not names_nobody(said))
        return FormAnswer(
            row.number,
            cells["organisation"],
            signs,
            said,
            cells.get("acronym", ""),
            cells.get("country", ""),
            cells.get("website", ""),
            " ".join(filter(None, (cells.get("name", ""), cells.get("surname", "")))),
            cells.get("title", ""),
            cells.get("email", ""),
            time,
            "" if time else cells.get("time", ""),
            comment,
            named is not False,
            tuple(dict.fromkeys(self._reserves(cells, row, named=named))) if signs is not False else (),
            tuple(dict.fromkeys(self._doubts(cells, row))),
            lines if len(lines) > 1 else (),
            self._is_aside(row, cells, signs=signs),
            self._letter,
            self._is_alone(row, cells),
        )

    def _signs(self, said: str) -> bool | None:
        plain = plain_name(said)
        if plain in self._yes or plain in self._no:
            return plain in self._yes
        first, _, rest = said.partition(next(iter(_SECOND_HALF.findall(said)), "\n"))
        if says(first) is True and wishes_no_name(rest) and not sets_a_condition(said):
            return True  # Yes, anonymously
        return says(said)

    def _is_named(self, said: str) -> bool | None:
        """Whether the name may be printed; None where that is not clear."""
        if "publish" not in self._at:
            return True
        answer = says(said)
        if self._asks_for_silence and answer is None and self._is_tick(said):
            return False
        if answer is None and said:
            words = re.split(r"[\s,;.:–—-]+", said, maxsplit=1)  # noqa: RUF001  # dashes
            answer = says(words[0]) if not sets_a_condition(said) or says(words[0]) is False else None
            if wishes_no_name(said):
                return False
        if answer is None:
            return True if self._asks_for_silence and not said else None
        return answer is not self._asks_for_silence

    def _is_tick(self, said: str) -> bool:
        """Whether a cell only says that the box of its column was ticked."""
        is_one = len(said) == 1 or (bool(said) and said in self._form.columns["publish"])
        return is_one and not names_nobody(said)

    def _reserves(self, cells: Mapping[str, str], row: Row, *, named: bool | None) -> Iterator[str]:
        """What makes a yes one that a person has to read."""
        if named is None:
            said = cells["publish"]
            yield (
                f"as to its name, it says '{said}'"
                if said
                else "it does not say whether its name may be printed"
            )
        comment = cells.get("comment", "")
        if comment and not _is_polite(comment):
            yield f"it remarks: '{comment}'"
        authority = cells.get("authority", "")
        if "authority" in self._at and says(authority) is not True:
            yield f"it does not say that who answered may sign for it{f': {authority!r}' if authority else ''}"
        yield from self._reserves_besides(cells, row, named=named)

    def _reserves_besides(self, cells: Mapping[str, str], row: Row, *, named: bool | None) -> Iterator[str]:
        """What speaks against a yes in cells that are there for something else."""
        for meaning in ("acronym", "name", "surname", "country", "website"):
            said = cells.get(meaning, "")
            if wishes_no_name(said) and named is not False and said.casefold() not in NO_ACCOUNT:
                yield f"it may not wish to be named: '{said}'"
        for place, head, is_question, is_consent in self._others:
            said = " ".join(row.cells[place].split())
            if is_consent and says(said) is not True:
                yield f"in the column '{head}' it says '{said}'" if said else f"the column '{head}' is empty"
            if not said or is_consent:
                continue
            if said.casefold() in UNSENT or _is_unsent(head, said):
                yield f"it may not have been sent off: in the column '{head}' it says '{said}'"
                continue
            if wishes_no_name(said) and named is not False:
                yield f"it may not wish to be named: '{said}'"
            elif place in self._denials and says(said) is not False:
                yield f"it may not sign: in the column '{head}' it says '{said}'"
            elif is_question or (
                len(said.split()) > _NAME_WORDS and sets_a_condition(said)
            ):  # a word or two are a name
                yield f"in the column '{head}' it says '{said}'"

    def _doubts(self, cells: Mapping[str, str], row: Row) -> Iterator[str]:
        if row.mark:
            yield row.mark
        used = " ".join(cells.get(meaning, "") for meaning in ("organisation", "acronym", "answer"))
        if broken(used):
            right = mended(cells["organisation"])
            meant = f", it may be '{right}'" if right != cells["organisation"] else ""
            yield f"letters of it are broken{meant}"
        if self._is_sent_off and not cells["time"]:
            yield "it was not sent off"
        capacity = cells.get("capacity", "")
        if capacity and speaks_of_a_person(capacity):
            yield f"a person signs, not an organisation: '{capacity}'"

    def _is_aside(self, row: Row, cells: Mapping[str, str], *, signs: bool | None) -> bool:
        """Whether a row is no answer: it says nothing of signing, and of the rest next to nothing."""
        if self._form.is_all_yes or signs is not None:
            return False
        filled = [cell for cell in row.cells if cell]
        if not cells["organisation"]:
            return is_aside(filled[0]) or not cells.get("answer")
        if is_aside(cells["organisation"]) and len(filled) <= 2:  # noqa: PLR2004  # its word, and a number
            return True
        return self._is_ticked and not cells.get("answer")

    def _is_alone(self, row: Row, cells: Mapping[str, str]) -> bool:
        if self._form.is_all_yes or cells.get("answer") or not cells["organisation"]:
            return False
        return row.is_heading or (sum(map(bool, row.cells)) == 1 and len(self._sheet.heads) > 1)


_IS_SENT_OR_DRAFT: Final = re.compile(f"{IS_SENT}|{IS_DRAFT}", re.IGNORECASE)


def _is_unsent(head: str, said: str) -> bool:
    """Whether a column says of an answer that it was not sent off."""
    if re.search(IS_DRAFT, head, re.IGNORECASE):
        return says(said) is True
    return re.search(IS_SENT, head, re.IGNORECASE) is not None and says(said) is False


def _is_polite(comment: str) -> bool:
    """Whether a remark only thanks."""
    return (
        len(comment) <= _SHORT
        and not wishes_no_name(comment)
        and not sets_a_condition(comment)
        and (
            says(comment) is not None
            or re.match(any_of((*form_words().after_yes, *form_words().after_no)), comment, re.IGNORECASE)
            is not None
        )
    )
