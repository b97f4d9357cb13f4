"""Guesses what the columns of a form mean, from their heads and from what stands below these."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from undersigned.languages.form_words import FINISHED, QUESTION_MARKS, STAMPED, form_words
from undersigned.languages.looked_for import FormWords
from undersigned.languages.patterns import EDGE, any_of
from undersigned.sign_ons.yes_and_no import says, wishes_no_name

_SPECIAL_FIRST: Final = (
    "capacity", "acronym", "email", "website", "country", "title", "organisation", "surname", "name", "time", "answer",
    "comment",
)  # fmt: skip
"""The meanings in the order in which they are looked for in the words of a head."""

_QUESTIONS: Final = ("authority", "publish", "answer")
"""What a question can mean that is answered by yes or no, the more special first."""

_ASKS: Final = QUESTION_MARKS
_AROUND: Final = " *:¿" + "".join(QUESTION_MARKS)
"""Signs around a head."""
_TWICE: Final = re.compile(r" \(\d+\)$")
_NUMBERED: Final = re.compile(
    r"\A(?:[A-Za-z]{1,3}\d+|\d+|id|[a-z]+date|datestamp|startlanguage)(?:\[[^\]]*\])?[.):]\s+(?=\S)"
)
"""What LimeSurvey and others put before a question: its code."""

_IN_GROUPS: Final = re.compile(r"[^\s/]+(?:/[^\s/]+)+")
"""How KoBo and ODK name a question: by the groups in which it stands."""

_CHOICE: Final = re.compile(r"(.*\S)\s*(?:/|: |\[)\s*([^/\[\]]+?)\s*\]?")
"""A question and one of its choices, where each has a column."""
_IN_ONE: Final = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
"""Where words are written in one: WillYouSign."""

_MOST: Final = 0.6
"""How many of a column's cells say yes or no if the column is about that."""

_TIMES_FIRST: Final = (FINISHED, STAMPED)
"""What says before others that a column has the time of an answer."""


@dataclass(frozen=True)
class Column:
    """A column of a sheet: its head, and what stands below it in the rows that have something there."""

    head: str
    cells: tuple[str, ...] = ()

    @property
    def is_yes_or_no(self) -> bool:
        """Whether most of its cells say yes or no in words, and nothing else."""
        said = [says(cell) for cell in self.cells]
        clear = sum(one is not None for one in said)
        return bool(said) and clear >= _MOST * len(said) and not all(cell.isdecimal() for cell in self.cells)

    @property
    def is_ticked(self) -> bool:
        """Whether it has one mark for yes, and is empty elsewhere or 0, as boxes to tick are exported."""
        return bool(self.cells) and set(self.cells) <= {"0", "1"}

    @property
    def is_marked(self) -> bool:
        """Whether it has one mark, or what its head says, and is empty elsewhere, as boxes are."""
        found = set(self.cells)
        return len(found) == 1 and all(len(cell) == 1 or cell in self.head for cell in found)


@dataclass(frozen=True)
class Guessed:
    """What columns seem to mean: the one of each meaning, where several could have it those, and the others."""

    columns: Mapping[str, str]
    several: Mapping[str, Sequence[str]]
    besides: tuple[str, ...] = ()
    """The heads of questions that are about something besides: a logo, a newsletter."""
    unclear: tuple[str, ...] = ()
    """The heads of questions, answered by yes or no, of which it is not clear what they are about."""


@dataclass(frozen=True)
class _Heads:
    """What heads of columns say, in any language."""

    says: Mapping[str, re.Pattern[str]]
    """By the meaning."""
    named: re.Pattern[str]
    question: re.Pattern[str]
    """How a question begins that is answered by yes or no; it asks for no name, whatever it is about."""
    inverted: re.Pattern[str]
    signing: re.Pattern[str]
    """What such a question is about if its answer says whether somebody signs."""
    reversed: re.Pattern[str]
    besides: re.Pattern[str]
    about: re.Pattern[str]


def _heads() -> _Heads:
    return _heads_of(form_words())


@functools.cache
def _heads_of(words: FormWords) -> _Heads:
    found = {
        meaning: re.compile(rf"{EDGE}{any_of(said)}", re.IGNORECASE)
        for meaning, said in (words.heads or {}).items()
    }
    return _Heads(
        found,
        re.compile(rf"{EDGE}{any_of(words.names)}(?!\w)|{any_of(_of_chinese(words))}", re.IGNORECASE),
        re.compile(
            rf"{any_of(words.questions)}(?!\w)|{any_of(_of_chinese(words, words.questions))}", re.IGNORECASE
        ),
        re.compile(any_of(words.inversions), re.IGNORECASE),
        re.compile(rf"{EDGE}{any_of(words.signing)}", re.IGNORECASE),
        re.compile(rf"{EDGE}{any_of(words.reversed)}", re.IGNORECASE),
        re.compile(rf"{EDGE}{any_of((*words.besides, *words.consent))}", re.IGNORECASE),
        re.compile(rf"{EDGE}{any_of(words.about)}", re.IGNORECASE),
    )


def _of_chinese(words: FormWords, some: Collection[str] | None = None) -> tuple[str, ...]:
    """Those words that are written without spaces around them."""
    return tuple(
        word for word in (words.names if some is None else some) if re.search(r"[\u3400-\u9fff]", word)
    )


def guess_meanings(
    heads: Sequence[str], known: Mapping[str, str], cells: Mapping[str, Sequence[str]] | None = None
) -> Guessed:
    """What the columns of these heads mean, for meanings that are not `known`; `cells` has what is below the heads.

    A column whose head is the very word for something comes before those that only contain it, and one whose cells
    say yes and no before those that do not.
    """
    columns = [Column(head, tuple(filter(None, (cells or {}).get(head, ())))) for head in heads if head]
    candidates: dict[str, list[Column]] = {}
    besides, unclear = list[str](), list[str]()
    for column in columns:
        if column.head in known.values():
            continue
        meaning = _meaning(column)
        if meaning == _BESIDES:
            besides.append(column.head)
        elif meaning == _REVERSED or (meaning is None and column.is_yes_or_no):
            unclear.append(column.head)
        elif meaning is not None and meaning not in known:
            candidates.setdefault(meaning, []).append(column)
    if "answer" not in known:
        _settle_answers(candidates)
    found = {meaning: [one.head for one in _best(meaning, all)] for meaning, all in candidates.items() if all}
    # What lost may say otherwise: "Signs" is ticked, and "Status" is "Declined".
    lost = (
        (one for one in candidates["answer"] if one.head not in found["answer"]) if "answer" in found else ()
    )
    unclear += [one.head for one in lost if one.is_yes_or_no]
    return Guessed(
        {meaning: heads[0] for meaning, heads in found.items() if len(heads) == 1},
        {meaning: heads for meaning, heads in found.items() if len(heads) > 1},
        tuple(besides),
        tuple(unclear),
    )


_BESIDES: Final = "besides"
_REVERSED: Final = "reversed"
_NEVER_EMPTY: Final = ("organisation", "time", "answer")
"""What is asked about even where only one of several columns has something."""


def _settle_answers(candidates: dict[str, list[Column]]) -> None:
    """Leave columns out that only speak of signing; where none says who signs, one that asks whom to list does."""
    heads = _heads()
    candidates["answer"] = [
        one
        for one in candidates.get("answer", ())
        if not one.cells
        or one.is_ticked
        or heads.question.match(_bare(one.head))
        or heads.inverted.search(_bare(one.head))
        or any(says(cell) is not None and not cell.isdecimal() for cell in one.cells)
    ]
    if not candidates["answer"]:
        listing = [one for one in candidates.get("publish", ()) if heads.signing.search(_bare(one.head))]
        if len(listing) == 1:
            candidates["answer"] = listing
            candidates["publish"] = [one for one in candidates["publish"] if one not in listing]


def _best(meaning: str, columns: Sequence[Column]) -> Sequence[Column]:
    """Those of several columns that mean something the most clearly."""
    if meaning not in _NEVER_EMPTY:
        columns = [one for one in columns if one.cells] or columns
    if meaning in _QUESTIONS:
        filled = [one for one in columns if one.cells]
        return filled if len(filled) == 1 else columns
    if meaning == "time":
        for first in _TIMES_FIRST:
            if found := [one for one in columns if re.search(first, one.head, re.IGNORECASE)]:
                return found[-1:] if len({one.cells for one in found}) == 1 else found
    says = _heads().says[meaning]
    if exact := [one for one in columns if says.fullmatch(_bare(one.head))]:
        return exact
    if meaning == "organisation" and len(columns) > 1:
        named = [one for one in columns if _heads().named.search(_bare(one.head))]
        return named or columns
    return columns


def _meaning(column: Column) -> str | None:
    """The one thing that a column can mean."""
    bare, heads = _bare(column.head), _heads()
    if not bare:
        return None
    is_named = heads.named.search(bare) is not None
    asks = heads.question.match(bare) is not None or heads.inverted.search(bare) is not None
    asks = asks or (column.head.rstrip().endswith(_ASKS) and not is_named and _is_about(bare, "answer"))
    if (asks or column.is_yes_or_no or column.is_ticked) and is_reversed(column.head):
        return _REVERSED
    if wishes_no_name(bare) and (column.is_marked or not column.cells):
        return "publish" if column.cells else None  # of an empty one, it cannot be said whether it is a box
    if asks or column.is_yes_or_no:
        return _of_question(bare, column)
    if column.is_ticked and _is_about(bare, "answer") and not heads.besides.search(bare):
        return "answer"
    return _of_words(bare, is_named=is_named)


def _is_about(bare: str, meaning: str) -> bool:
    return _heads().says[meaning].search(bare) is not None


def _of_question(bare: str, column: Column) -> str | None:
    """What a question that is answered by yes or no is about."""
    heads = _heads()
    for meaning in ("authority", "publish"):
        if heads.says[meaning].match(bare):
            return meaning
    if wishes_no_name(bare):
        return "publish"
    if heads.says["capacity"].match(bare) and not column.is_yes_or_no:
        return "capacity"
    if heads.besides.search(bare):
        return _BESIDES
    if heads.signing.search(bare) or heads.says["answer"].search(bare):
        return "answer"
    return None


def choice_of(head: str) -> tuple[str, str]:
    """The question and the choice that have a column; no choice where it has the whole question."""
    found = _CHOICE.fullmatch(head)
    return (found[1], found[2]) if found else (head, "")


def is_reversed(head: str) -> bool:
    """Whether a column asks who does not sign, so that a yes in it is a no."""
    if says(choice_of(head)[1]) is False:
        return True  # the box for no, in a column of its own
    bare, heads = _bare(head), _heads()
    found, about = heads.reversed.search(bare), heads.signing.search(bare)
    if (
        found is None
        or wishes_no_name(bare)
        or any(heads.says[one].match(bare) for one in ("authority", "publish"))
    ):
        return False
    # Behind a word about signing, it is of the letter's title: "Do you sign the letter 'Withdraw the press law'?"
    return about is None or found.start() <= about.start()


def denies(words: str) -> bool:
    """Whether a line among answers is a heading below which those stand that do not sign: Declined."""
    plain = words.rstrip(" :")
    return (
        says(plain) is False
        or _heads().reversed.search(plain) is not None
        or _UNDECIDED.search(plain) is not None
    )


_UNDECIDED: Final = re.compile(any_of(form_words().undecided), re.IGNORECASE)


def _of_words(bare: str, *, is_named: bool) -> str | None:
    """What a head means that is no question."""
    heads = _heads()
    exact = (meaning for meaning in _SPECIAL_FIRST if heads.says[meaning].fullmatch(bare))
    if found := next(exact, None):
        return found
    if heads.says["authority"].match(bare):
        return "authority"
    if heads.says["publish"].match(bare) and not is_named:
        return "publish"
    for meaning in _SPECIAL_FIRST:
        if heads.says[meaning].search(bare) and not (meaning == "title" and is_named):
            is_kind = meaning in {"organisation", "time"} and heads.about.search(bare) and not is_named
            return None if is_kind else meaning
    return None


def _bare(head: str) -> str:
    """A head without its code, the number that tells it from another like it, and signs around it."""
    without = _NUMBERED.sub("", _TWICE.sub("", head))
    if _IN_GROUPS.fullmatch(without):
        without = without.rpartition("/")[2]
    return " ".join(_IN_ONE.sub(" ", without).replace("_", " ").replace("/", " ").split()).strip(_AROUND)
