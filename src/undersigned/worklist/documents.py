"""Finds resolutions and reports that a newer one may have superseded, by symbol or as 'the last'."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from undersigned.languages.known import all_languages
from undersigned.languages.language import Language
from undersigned.languages.looked_for import StaleWords
from undersigned.languages.patterns import any_of
from undersigned.model.worklist import ItemKind
from undersigned.worklist.patterns import HAN, find
from undersigned.worklist.sentences import Sentence
from undersigned.worklist.slips import Setting, Slip, Span, spans_of

_SYMBOL = re.compile(r"(?<![\w/])A/(?:HRC/)?(?:(?:RES|DEC|PRST)/)?(?:S-)?\d{1,3}/[\w./-]*\w")
_NUMBER = re.compile(r"(?:S-)?\d{1,3}/\d{1,3}")
_OF_COUNCIL = re.compile(r"A/HRC/(?P<kind>(?:RES|DEC|PRST)/)?(?P<special>S-)?(?P<session>\d{1,3})/")
_OF_ASSEMBLY = re.compile(r"A/(?:RES/)?(?P<session>\d{1,3})/")
_ASSEMBLY = 1945
"""The General Assembly's 77th session opened in 1945 + 77."""
_COUNCIL_SO_FAR = 69
"""Above this, or the letter's own session, 'resolution 76/300' is the Assembly's and not the Council's."""

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
    resolution = re.compile(any_of(setting.words.last_resolution), re.IGNORECASE | re.DOTALL)
    votes = False
    named = _answers(sentence, setting) if any(resolution.search(words[0]) for words in last) else []
    for span, symbol in symbols_in(sentence.text, setting):
        if is_old(symbol, setting):
            spans.append(span)
            named += filter(None, [newer(symbol, setting)])
            votes |= _NUMBER.search(symbol) is not None
    if votes:
        spans += spans_of(find(setting.words.votes, sentence.unquoted))
    if spans:
        yield superseded_slip(tuple(sorted(spans)), named)


@functools.cache
def _numbers(known: tuple[Language, ...]) -> re.Pattern[str]:
    """What finds numbers of resolutions and decisions, or lists of them, in any language."""
    words, number = StaleWords.of_all(language.stale for language in known), _NUMBER.pattern
    return re.compile(
        rf"(?:\b|(?<={HAN}))(?:{any_of(words.resolutions)}|(?P<decision>{any_of(words.decisions)})|HRC|res\.)"
        rf"(?:\s+|(?<={HAN}))(?P<all>{number}(?:(?:\s*[,;]\s*(?:{any_of(words.numbers_joined_by)}\s+)?|\s+{any_of(words.numbers_joined_by)}\s+){number})*)",
        re.IGNORECASE,
    )


def _answers(sentence: Sentence, setting: Setting) -> list[str]:
    """The resolutions that answered the last letter and that the sentence does not name."""
    return [_answer(symbol) for symbol in setting.answered if _number_of(symbol) not in sentence.typed]


def _number_of(symbol: str) -> str:
    """The number of a resolution as texts give it: 54/36."""
    return "/".join(symbol.split("/")[-2:])


def superseded_slip(spans: tuple[Span, ...], named: list[str]) -> Slip:
    """The slip, with the newer documents if any are known."""
    newest = f"there is {'; '.join(dict.fromkeys(named))}" if named else ""
    reason = f"{_REASON}: {newest}" if newest else _REASON
    return Slip(ItemKind.SUPERSEDED, spans, reason, _SETTLE, newest)


def symbols_in(text: str, setting: Setting) -> list[tuple[Span, str]]:
    """The documents that a sentence names, each as its symbol."""
    own = setting.session
    newest = own.number if own and not own.special else _COUNCIL_SO_FAR
    symbols = [(found.span(), found[0]) for found in _SYMBOL.finditer(text)]
    for found in _numbers(all_languages()).finditer(text):
        series = "DEC" if found["decision"] else "RES"
        for number in _NUMBER.finditer(text, *found.span("all")):
            session = int(re.sub(r"\D", "", number[0].partition("/")[0]))
            is_assembly = session > newest and not found[0].startswith("HRC")
            start = found.start() if number.start() == found.start("all") else number.start()
            body = "A" if is_assembly else "A/HRC"
            symbols.append(((start, number.end()), f"{body}/{series}/{number[0]}"))
    return symbols
