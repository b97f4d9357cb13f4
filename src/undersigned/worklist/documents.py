"""Finds resolutions and reports that a newer one may have superseded, by symbol or as 'the last'."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from undersigned.checking.typed_references import typed_references
from undersigned.languages.known import all_languages
from undersigned.languages.language import Language
from undersigned.languages.looked_for import StaleWords
from undersigned.languages.patterns import any_of, spaced
from undersigned.model.worklist import ItemKind
from undersigned.worklist.mandates import in_force, last_of_mandate, told
from undersigned.worklist.patterns import find
from undersigned.worklist.sentences import Sentence
from undersigned.worklist.slips import Setting, Slip, Span, spans_of
from undersigned.worklist.symbols import symbols_in

_OF_COUNCIL = re.compile(r"A/HRC/(?P<kind>(?:RES|DEC|PRST)/)?(?P<special>S-)?(?P<session>\d{1,3})/")
_OF_ASSEMBLY = re.compile(r"A/(?:RES/)?(?P<session>\d{1,3})/")
_ASSEMBLY = 1945
"""The General Assembly's 77th session opened in 1945 + 77."""

_A_YEAR = 3
"""Regular sessions of the Council."""
_LONGEST_TERM = 3
"""Years for which the Council extends a mandate."""

_REASON = "perhaps not the newest any more"
_SETTLE = "look whether there is a newer one, and cite that"


@dataclass(frozen=True, order=True)
class Series:
    """What numbers a document: the Council's resolutions, say, and the session that it belongs to."""

    kind: str
    session: int


def series_of(symbol: str) -> Series | None:
    """The series and the session of a document of the Council or the Assembly, or None."""
    if found := _OF_COUNCIL.match(symbol):
        return Series(f"A/HRC/{found['kind'] or ''}{found['special'] or ''}", int(found["session"]))
    if found := _OF_ASSEMBLY.match(symbol):
        return Series("A/RES/" if symbol.startswith("A/RES/") else "A/", int(found["session"]))
    return None


def is_old(symbol: str, setting: Setting) -> bool:
    """Whether a document was there already, or was about to be, when the last letter was written."""
    series = series_of(symbol)
    if series is None or symbol in setting.answered:
        return False
    if not series.kind.startswith("A/HRC/"):
        return _ASSEMBLY + series.session < setting.earlier.date.year
    earlier, own = setting.earlier.session, setting.session
    is_special = series.kind.endswith("S-")
    if own and own.special == is_special and series.session >= own.number:
        return False
    return earlier is None or earlier.special != is_special or series.session <= earlier.number


def newer(symbol: str, setting: Setting) -> str | None:
    """A newer document of the same series that answered the last letter, or that a letter on the same country cites."""
    series = series_of(symbol)
    if series is None or not series.kind.removesuffix("S-").endswith(("RES/", "DEC/")):
        return None  # reports on a country have no series of their own
    known = (
        (found.session, other in setting.answered, other)
        for other in (*setting.background.cited, *setting.answered)
        if (found := series_of(other)) and found.kind == series.kind and found.session > series.session
    )
    _, is_answer, best = max(known, default=(0, False, None))
    if best is None:
        return None
    return _answer(best) if is_answer else f"{best}, which {setting.background.cited[best]} cites"


def _answer(symbol: str) -> str:
    return f"{symbol}, which 'outcomes' names"


def find_superseded(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """Symbols and numbers of older sessions, and words such as 'the Council's last resolution'."""
    last = list(find(setting.words.last_documents, sentence.unquoted))
    spans = list(spans_of(last))
    votes = False
    resolution = _last_resolution(setting.words)
    named = _answers(sentence, setting) if any(resolution.search(words[0]) for words in last) else []
    symbols = symbols_in(sentence.text, setting.session)
    known = {one.symbol for mandate in setting.mandates for one in mandate.resolutions}
    if in_force(setting).intersection(symbol for _, symbol in symbols):
        symbols = []  # what stands beside the last one is told as what was before it
    for span, symbol in symbols:
        is_founding = _is_founded_by(sentence.unquoted, span[0], setting.words)
        if is_old(symbol, setting) and not _is_foundation(symbol, setting, is_founding=is_founding):
            spans.append(span)
            named += filter(None, [None if symbol in known else newer(symbol, setting)])
            votes |= "/RES/" in symbol
    if votes:
        spans += spans_of(find(setting.words.votes, sentence.unquoted))
    if spans:
        named_here = {symbol for span, symbol in symbols if span in spans}
        yield superseded_slip(tuple(sorted(spans)), named, named_here.pop() if len(named_here) == 1 else "")


def _is_founded_by(text: str, start: int, words: StaleWords) -> bool:
    """Whether a sentence says of a document that something began with it; what "renewed" leads to is another one."""
    began = list(find(words.founding, text))
    before = max((found.end() for found in began if found.end() <= start), default=0)
    renewed = renewals(words).search(text, before, start)
    return bool(began) and not (before and renewed)


@functools.cache
def renewals(words: StaleWords) -> re.Pattern[str]:
    """How words begin that speak of a renewal."""
    return re.compile(rf"\b{any_of(words.renewals)}", re.IGNORECASE)


def typed_note_numbers(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """Numbers of notes that were typed, as in "(note 3)": notes of the new letter may have others.

    "See note 3 above" is warned of in any letter.
    """
    warned = [*spans_of(typed_references(sentence.unquoted))]
    found = spans_of(_note_numbers(all_languages()).finditer(sentence.unquoted))
    if spans := tuple(one for one in found if not any(a < one[1] and one[0] < b for a, b in warned)):
        yield Slip(
            ItemKind.COUNTED,
            spans,
            f"the number that a note had in {setting.last_letter}, which does not follow it",
            'name the note by its key: {{ note("key") }}',
            ask="the number of a note, as it was typed: is it still that note?",
        )


@functools.cache
def _note_numbers(known: tuple[Language, ...]) -> re.Pattern[str]:
    """How notes are named by their number, in any language."""
    named = any_of(word for language in known for word in language.marks.named)
    pointing = any_of(word for language in known for word in language.marks.pointing)
    # "We note 30 cases" names no note.
    return re.compile(
        rf"(?<!\w){spaced(named)}\s*(?:n\S\s*)?\d{{1,3}}(?=\s*(?:[.,;:)\]]|$)|\s+{pointing}\b)",
        re.IGNORECASE,
    )


@functools.cache
def _last_resolution(words: StaleWords) -> re.Pattern[str]:
    return re.compile(any_of(words.last_resolution), re.IGNORECASE | re.DOTALL)


def _is_foundation(symbol: str, setting: Setting, *, is_founding: bool) -> bool:
    """Whether a document is cited for what it began, and not as the last one, by its age.

    No mandate runs for more than three years, so that what is older has been renewed since and ages no more; in a
    sentence that says that it began something, what is older than a year.
    """
    series, earlier = series_of(symbol), setting.earlier.session
    if series is None or _is_of_table(symbol, setting):
        return False
    if not series.kind.startswith("A/HRC/"):
        return _ASSEMBLY + series.session < setting.earlier.date.year - _LONGEST_TERM
    if series.kind.endswith("S-"):
        return is_founding
    if earlier is None or earlier.special:
        return False
    return earlier.number - series.session > _A_YEAR * (1 if is_founding else _LONGEST_TERM)


def _is_of_table(symbol: str, setting: Setting) -> bool:
    """Whether the table of mandates knows a resolution, and so whether another has renewed what it did."""
    return any(one.symbol == symbol for mandate in setting.mandates for one in mandate.renewed)


def _answers(sentence: Sentence, setting: Setting) -> list[str]:
    """The resolutions that answered the last letter, and the mandate's last, if the sentence does not name them."""
    named = {symbol: _answer(symbol) for symbol in setting.answered}
    if (last := last_of_mandate(setting)) is not None:
        named.setdefault(last.symbol, told(last))
    return [said for symbol, said in named.items() if _number_of(symbol) not in sentence.typed]


def _number_of(symbol: str) -> str:
    """The number of a resolution as texts give it: 54/36."""
    return "/".join(symbol.split("/")[-2:])


def superseded_slip(spans: tuple[Span, ...], named: list[str], about: str) -> Slip:
    """The slip, with the newer documents if any are known, and the document if it is one."""
    newest = f"there is {'; '.join(dict.fromkeys(named))}" if named else ""
    reason = f"{_REASON}: {newest}" if newest else _REASON
    return Slip(ItemKind.SUPERSEDED, spans, reason, _SETTLE, newest, about)
