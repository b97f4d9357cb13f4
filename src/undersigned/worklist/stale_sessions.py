"""Finds mentions of sessions that are over, by their ordinals, names or days."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from undersigned.languages.known import all_languages
from undersigned.languages.language import Language
from undersigned.languages.looked_for import SessionWords
from undersigned.languages.ordinals import ordinal_ending, ordinal_pattern
from undersigned.languages.patterns import any_of, spaced
from undersigned.model.campaign import Session
from undersigned.model.worklist import ItemKind
from undersigned.worklist.date_mentions import dates_in
from undersigned.worklist.sentences import Sentence
from undersigned.worklist.slips import Setting, Slip, Span
from undersigned.worklist.symbols import symbols_in

_HERE = "it was still to come in the last letter, and is this letter's own: what came of it?"
_TO_COME = "still to come: is it still so?"
_DIGIT = re.compile(r"\d")


_BEFORE = r"(?:(?<![\w/-])|(?<=[\u3400-\u9fff]))"
"""No word, number or symbol goes on here; Han characters are words without spaces between them."""


@dataclass(frozen=True)
class _Patterns:
    """How sessions are written in any language."""

    ordinal: re.Pattern[str]
    numbered: re.Pattern[str]
    """One session or a list of them: the 55th, 56th and 57th sessions."""
    special_after: re.Pattern[str]
    named: re.Pattern[str]
    other_things: re.Pattern[str]


@functools.cache
def _patterns(known: tuple[Language, ...]) -> _Patterns:
    words = SessionWords.of_all(language.sessions for language in known)
    ending = ordinal_ending(known)
    ordinal = rf"\d{{1,3}}\s?{ending}"
    joint = rf"\s*,\s*(?:{any_of(words.after_comma)}\s+)?|\s?[\u2013-]\s?|\s+{any_of(words.joined_by)}\s+"
    ordinals = rf"(?P<all>{ordinal}(?:(?:{joint})(?:{any_of(words.articles)}\s+)?{ordinal}){{0,9}})"
    kind = rf"(?:{any_of(words.regular)}\s+|(?P<special>{any_of(words.special)}\s+))?"
    noun = spaced(rf"(?:{any_of(words.phrases)}|(?P<extra>{any_of(words.special_phrases)}))")
    return _Patterns(
        re.compile(rf"(?<!\d)(?P<number>\d{{1,3}})\s?{ending}", re.IGNORECASE),
        re.compile(rf"{_BEFORE}{ordinals}\s*{kind}{noun}", re.IGNORECASE),
        re.compile(rf"\s+{any_of(words.special_after)}\b", re.IGNORECASE),
        re.compile(
            rf"(?<![\w/]){any_of(words.short)}[\s-]?(?P<special>S-?)?(?P<number>\d{{1,3}})(?![\w/])"
            rf"|\b{any_of(words.before_number)}\s+(?P<after>\d{{1,3}})\b(?!\s*%)"
        ),
        re.compile(rf"\s+{any_of(words.other_things)}", re.IGNORECASE),
    )


def stale_sessions(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """Sessions before the letter's own, the last letter's above all, and the days on which that opened and closed."""
    yield from _announced(sentence, setting)
    found = dict.fromkeys((*_ordinals(sentence.text, setting), *_days(sentence, setting)))
    if not found:
        return
    to = f"; this letter goes to {setting.session.id}" if setting.session else ""
    yield Slip(
        ItemKind.SESSION,
        tuple(sorted(found)),
        f"a session that is over{to}",
        "write {{ session.ordinal }}, {{ session.opens.long }} or {{ session.closes.long }}, or say when that was",
        is_wrong=not _tells_of_the_past(sentence, setting),
    )


def _announced(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """Sessions that were still to come in the last letter: up to this letter's own they are no more."""
    earlier, own = setting.earlier.session, setting.session
    if earlier is None or own is None or earlier.special != own.special:
        return
    named = [
        (number, span) for number, special, span in sessions_named(sentence.text) if special == own.special
    ]
    for ask, spans in (
        (_HERE, tuple(span for number, span in named if earlier.number < number == own.number)),
        (_TO_COME, tuple(span for number, span in named if number > max(own.number, earlier.number))),
    ):
        if spans:
            reason = f"a session that was to come in {setting.last_letter}; this letter goes to {own.id}"
            yield Slip(
                ItemKind.SESSION, spans, reason, "tell what came of it, or what is to come now", ask=ask
            )


def _tells_of_the_past(sentence: Sentence, setting: Setting) -> bool:
    """Whether a sentence says itself when that was, by a day that is over or by what was adopted then."""
    return bool(symbols_in(sentence.text, setting.session)) or any(
        mention.last and mention.last < setting.date for mention in dates_in(sentence.text, setting.language)
    )


@functools.cache
def _written(number: int, _known: tuple[Language, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/-])(?:{ordinal_pattern(number)})(?![\w-])", re.IGNORECASE)


def _ordinals(text: str, setting: Setting) -> Iterator[Span]:
    earlier, own = setting.earlier.session, setting.session
    patterns = _patterns(all_languages())
    if earlier and earlier != own and not _same(earlier, own):
        for found in _written(earlier.number, all_languages()).finditer(text):
            is_special = patterns.special_after.match(text, found.end()) is not None
            if not patterns.other_things.match(text, found.end()) and is_special == earlier.special:
                yield found.span()
    newest = own or earlier
    if newest is None:
        return
    for number, special, span in sessions_named(text):
        if special == newest.special and number < newest.number:
            yield span


def sessions_named(text: str) -> Iterator[tuple[int, bool, Span]]:
    """The sessions that a text names by their numbers: the number, whether it is a special one, and where."""
    if _DIGIT.search(text) is None:
        return
    patterns = _patterns(all_languages())
    for found in patterns.numbered.finditer(text):
        special = bool(found["special"] or found["extra"] or patterns.special_after.match(text, found.end()))
        for ordinal in patterns.ordinal.finditer(text, *found.span("all")):
            yield int(ordinal["number"]), special, ordinal.span()
    for found in patterns.named.finditer(text):
        yield int(found["number"] or found["after"]), bool(found["special"]), found.span()


def _same(one: Session, other: Session | None) -> bool:
    return other is not None and (one.number, one.special) == (other.number, other.special)


def _days(sentence: Sentence, setting: Setting) -> Iterator[Span]:
    """The days on which the last letter's session opened and closed, if they are not before that letter."""
    session = setting.earlier.session
    if session is None or sentence.is_note or _same(session, setting.session):
        return
    known = {day for day in (session.opens, session.closes) if day and day > setting.earlier.date}
    for mention in dates_in(sentence.text, setting.language):
        if known & {mention.first, mention.last}:
            yield mention.start, mention.end
