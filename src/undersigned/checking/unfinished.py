"""What is unfinished in a letter: the one list of what people type for something that is still to be written.

A text goes in, or a whole letter as it is printed; out come the places where somebody has left a mark: XX, TBC,
TODO, ??, [insert date], (to be filled in). `check`, `build --final`, `sign`, `pack` and `todo` all read this list.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from undersigned.languages.known import all_languages
from undersigned.languages.language import Language
from undersigned.languages.looked_for import UnfinishedWords
from undersigned.languages.patterns import any_of


class Setting(Enum):
    """What a text is. It decides what square brackets may mean there; all other marks mean the same everywhere."""

    PROSE = "prose"
    """The letter's own words: what stands in square brackets is to be replaced, if it is no editor's remark."""
    QUOTATION = "quotation"
    """A quotation set off from the text: brackets hold what its author did not say."""
    NOTE = "note"
    """A note: brackets hold translations of titles, and remarks."""
    NAME = "name"
    """A list of names: brackets belong to them."""


@dataclass(frozen=True)
class Mark:
    """Where in a text something is unfinished, from `start` to `end` (offsets from 0)."""

    start: int
    end: int
    is_certain: bool = True
    """Whether it can mean nothing else; words in square brackets can be meant as they stand."""


def marks_in(text: str, setting: Setting = Setting.PROSE) -> Iterator[Mark]:
    """The marks in a text, from left to right; none of them lies within another."""
    patterns = _patterns(all_languages())
    folded = text if text.isascii() else text.translate(_FOLDED)
    folded = _ADDRESS.sub(lambda found: "·" * len(found[0]), folded)
    found = [Mark(*match.span()) for match in _BLANK.finditer(folded)]
    found += [
        Mark(*match.span())
        for match in _TWENTY.finditer(folded)
        if not _is_number(folded, *match.span(), patterns)
    ]
    if _BRACKET.search(folded):
        found += [Mark(*match.span()) for match in patterns.bracketed.finditer(folded)]
    found += [Mark(*match.span()) for match in patterns.prompts.finditer(folded)]
    if setting is not Setting.NAME:
        found += _square(folded, setting, patterns)
    end = 0
    # The mark inside goes before the brackets around it: of "[XX]" the XX is told.
    for mark in _innermost(found):
        if mark.start >= end:
            yield mark
            end = mark.end


def _innermost(marks: list[Mark]) -> Iterator[Mark]:
    """The marks in which no other lies, from left to right."""
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    for number, mark in enumerate(ordered):
        behind = itertools.islice(ordered, number + 1, None)
        within = itertools.takewhile(lambda other: other.start < mark.end, behind)  # noqa: B023  # used at once
        if not any(
            other.end <= mark.end and other.end - other.start < mark.end - mark.start for other in within
        ):
            yield mark


class _Folded(dict[int, str]):
    """Each character as the plain one that it looks like, if that is one: full-width signs, bold letters."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKC", chr(code))
        self[code] = plain if len(plain) == 1 else chr(code)
        return self[code]


_FOLDED: Final = _Folded(
    {
        ord("\u061f"): "?",
        ord("\u202f"): " ",
        # Chinese headlines stand in these; what is to be filled in does, too, as between < and >.
        ord("【"): "<",
        ord("】"): ">",
    }
)

_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+")
_QUOTED: Final = re.compile(
    # No quotation is longer than some pages; without a bound, a text full of signs that open one would take for ever.
    r"“[^”]{0,9000}”|„[^“”]{0,9000}[“”]|«[^»]{0,9000}»|\"[^\"]{0,9000}\"|(?<!\w)\u2018[^\u2018\u2019\n]{0,9000}\u2019(?!\w)"
    r"|「[^」]{0,9000}」|『[^』]{0,9000}』"
)

_SPANISH_ALL: Final = (
    r"(?<!\bANTE )(?<!\bSOBRE )(?<!\bCON )(?<!\bDE )(?<!\bDEL )(?<!\bEN )(?<!\bPOR )(?<!\bCOM )(?<!\bEM )"
    r"\bTODO\b(?! (?:EL|LA|LOS?|LAS|O|A|E|Y|UN|UNA|UM|UMA|TIPO|CASO|MUNDO|SER|DERECHO|DIREITO|QUE|DE)\b)"
)
"""TODO is "all" in Spanish and Portuguese, which print it so in a heading in capitals."""

_BLANK: Final = re.compile(
    # What one of these begins with comes first: a letter has few words that do, and each is tried in turn.
    rf"(?<!\w)(?=[DFLNPTYdflty12])(?:{_SPANISH_ALL}|(?<![A-Z] )TO[ -]DO\b(?! [A-Z]{{2}})|(?<!\w )(?<!-)[Tt]o-?do(?=:)"
    r"|FIX ME\b|(?i:fixme\b)|PLACEHOLDER\b|TKTK\b"
    r"|(?<!\.)(?:T\.[ ]?B\.[ ]?[CDA]\.?|t\.[ ]?b\.[ ]?[cda]\.?)(?!\w)|(?:[Tt]b[cda]|TB[CDA])\b"
    r"|(?i:lorem ipsum\b)"
    # Nomen nescio; with a name or a case behind them, they are somebody's initials.
    r"|(?<!\.)N\.[ ]?N\.(?! ?(?:[A-Z][a-z]|and [Oo]thers|v\.|c\.|et [Aa]utres|y [Oo]tros))"
    r"|(?:19|20)(?:\d[Xx]|[Xx]{2})\b|[Dd]{1,2}([./-])[Mm]{2,4}\1[Yy]{2,4}\b|[Yy]{4}-[Mm]{2}-[Dd]{2}\b)"
    r"|(?=[?\u2047(_.…{$])(?:\?[ ]?\?(?:[ ]?\?)*|\u2047|\(\?\)|_{3,}|(?<=/)_{2,}|(?<!\.)\.{6,}|…{4,}"
    # What another program was to fill in.
    r"|\{\{.{0,300}?\}\}|\{%.{0,300}?%\}|\{#.{0,300}?#\}|\$\{[^{}]{0,300}\})",
    re.DOTALL,
)
_TWENTY: Final = re.compile(r"\b(?:X{2,}|x{2,})(?:(?:st|nd|rd|th)\b|\b)")
_SQUARE: Final = re.compile(r"(?<![\w\]])\[([^\[\]]*)\](?!\w)")
_LEFT_OUT: Final = re.compile(r"[\s.…*\d,;:/\ufffc-]+|\w")
"""What is no word: the dots of an omission, a year, the letter of a list, what a template fills in (U+FFFC)."""
_BULLET: Final = re.compile(r"[\s●•○◦■▪_]+")
"""What lawyers put into brackets that are to be filled in: [●]."""
_DRAFTING: Final = re.compile(r"TK|FN|DRAFT|OLD|NEW|FALTA|N|x")
"""What is no acronym, in capitals or not, between brackets."""
_ACRONYM: Final = re.compile(r"[^\W\d_a-z]{2,}s?")


class _Patterns:
    """What is made of the words of all languages that are known here: "[à compléter]" may stand in an English letter.

    What a letter gives no reason to look for is never made.
    """

    def __init__(self, languages: tuple[Language, ...]) -> None:
        words = UnfinishedWords.of_all(language.unfinished for language in languages)
        self._to_complete, self._orders = any_of(words.to_complete), any_of(words.orders)
        self._things, self._numbers = any_of(words.things), any_of(words.numbers)
        self._remarks, self._prompts = any_of(words.remarks), any_of(words.prompts)

    @functools.cached_property
    def bracketed(self) -> re.Pattern[str]:
        """In brackets that are not square ones: in (round) ones only what can be no remark to the reader."""
        to_complete, orders = self._to_complete, self._orders
        return re.compile(
            rf"\((?:[\w'’]+[ ]){{0,4}}{to_complete}[\s.!?…]*\)|\(\s*{orders}(?!\w)[^()\n]{{0,80}}\)"
            rf"|[<{{]\s?(?:{self._things}|{orders}|{to_complete})(?![a-z])[^<>{{}}\n]{{0,80}}[>}}]"
            rf"|<(?:[^\W\d_]+[ ]){{1,8}}[^\W\d_]+>",
            re.IGNORECASE,
        )

    @functools.cached_property
    def to_fill_in(self) -> re.Pattern[str]:
        things = rf"(?:{self._things}|{self._orders})(?![a-z])"
        return re.compile(
            rf"\W*(?:{things}|(?:[\w'’]+[ ]){{0,4}}{self._to_complete}(?![a-z]))", re.IGNORECASE
        )

    @functools.cached_property
    def remark(self) -> re.Pattern[str]:
        return re.compile(rf"\W*(?:sic|GC|{self._remarks})\W*", re.IGNORECASE | re.DOTALL)

    @functools.cached_property
    def prompts(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w){self._prompts}", re.IGNORECASE)

    @functools.cached_property
    def number_before(self) -> re.Pattern[str]:
        return re.compile(rf"\b{self._numbers}\s$", re.IGNORECASE)

    @functools.cached_property
    def number_behind(self) -> re.Pattern[str]:
        return re.compile(rf"\s(?:{self._numbers}|chromosomes?)(?!\w)", re.IGNORECASE)


_patterns = functools.cache(_Patterns)


_BRACKET: Final = re.compile(r"[(<{]")
_ROMAN_BEFORE: Final = re.compile(r"\b(?!X+\b)[IVXLC]+(?:, ?|\s\w{1,3}\s|[-\u2013])$")
_ROMAN_BEHIND: Final = re.compile(r"(?:, ?|\s\w{1,3}\s|[-\u2013])(?!X+\b)[IVXLC]+\b")
"""Other numbers in the same letters: the XIX and XX centuries."""


def _is_number(text: str, start: int, end: int, patterns: _Patterns) -> bool:
    """Whether XX is the number twenty there: in small letters nobody writes that."""
    if text[start] == "x":
        return False
    if _ROMAN_BEFORE.search(text, max(0, start - 20), start) or _ROMAN_BEHIND.match(text, end):
        return True
    return bool(
        patterns.number_before.search(text, max(0, start - 20), start)
        or patterns.number_behind.match(text, end)
    )


def _square(text: str, setting: Setting, patterns: _Patterns) -> Iterator[Mark]:
    """What stands between square brackets and is to be replaced."""
    if "[" not in text:
        return
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    for match in _SQUARE.finditer(text):
        own = setting is Setting.PROSE and not any(start <= match.start() < end for start, end in quoted)
        words = match[1].strip()
        if _BULLET.fullmatch(words) or (own and not words) or _DRAFTING.fullmatch(words):
            yield Mark(*match.span())
        elif own and words.endswith("?") and not _ACRONYM.fullmatch(words[:-1]):
            yield Mark(*match.span())  # whoever asks does not know yet
        elif not words or _LEFT_OUT.fullmatch(words) or patterns.remark.fullmatch(words):
            continue
        elif patterns.to_fill_in.match(words):
            yield Mark(*match.span())
        elif own and not _ACRONYM.fullmatch(words):
            yield Mark(*match.span(), is_certain=False)
