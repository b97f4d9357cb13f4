"""Finds mentions of sessions that are over, by their ordinals, names or days."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from undersigned.languages.known import all_languages, language_of
from undersigned.languages.language import Language
from undersigned.languages.occasions import tells_the_past
from undersigned.languages.ordinals import ordinal_pattern
from undersigned.languages.patterns import EDGE, any_of
from undersigned.languages.session_names import (
    Whose,
    all_sessions_named,
    is_of_something_else,
    is_special_after,
    must_be_over,
    sessions_named,
)
from undersigned.model.campaign import Session
from undersigned.model.worklist import ItemKind
from undersigned.worklist.date_mentions import dates_in
from undersigned.worklist.patterns import find
from undersigned.worklist.sentences import Sentence
from undersigned.worklist.slips import Setting, Slip, Span
from undersigned.worklist.symbols import symbols_in

_HERE = "it was still to come in the last letter, and is this letter's own: is this still what to say of it?"
_TO_COME = "still to come: is it still so?"
_OF_OTHERS = "a session of another body: has it been meanwhile?"


_BY_MONTH = "a session that is named by its month: which is it by now?"


def stale_sessions(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """Sessions before the letter's own, the last letter's above all, and the days on which that opened and closed."""
    yield from _announced(sentence, setting)
    yield from _of_others(sentence, setting)
    yield from _by_month(sentence, setting)
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
        (named.number, named.span)
        for named in sessions_named(sentence.text, setting.date)
        if named.special == own.special
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


def _of_others(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """Sessions of other bodies, whose days nobody here knows, where the sentence does not tell of them as over."""
    named = all_sessions_named(sentence.text, setting.date)
    spans = tuple(one.span for one in named if one.whose is Whose.OTHER)
    if spans and not tells_the_past(sentence.text, setting.language):
        reason = f"a session of another body, as it stood in {setting.last_letter}"
        yield Slip(
            ItemKind.SESSION, spans, reason, "tell what came of it, or what is to come now", ask=_OF_OTHERS
        )


def _by_month(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """Sessions that are named by their month alone, "the March session", but for the own one of both letters."""
    spans = tuple(span for span, is_own in sessions_by_month(sentence, setting) if not is_own)
    if spans:
        reason = f"a session that {setting.last_letter} names by its month"
        yield Slip(
            ItemKind.SESSION, spans, reason, "write which session is meant, by its number", ask=_BY_MONTH
        )


def sessions_by_month(sentence: Sentence, setting: Setting) -> Iterator[tuple[Span, bool]]:
    """Where sessions are named by their month, and whether that is the letter's own, as it was the last letter's."""
    language = language_of(setting.language)
    if language is None or not any(find(language.sessions.nouns, sentence.unquoted)):
        return
    months = {name.casefold(): month for name, month in language.calendar.spellings.items()}
    own = set[int]() if tells_the_past(sentence.text, setting.language) else _own_months(setting)
    for found in _session_of_month(language).finditer(sentence.unquoted):
        month = months.get((found["before"] or found["behind"] or "").casefold())
        yield found.span(), month in own


def _own_months(setting: Setting) -> set[int]:
    """The months in which both the last letter's session and this letter's meet."""
    both = [
        set(range(one.opens.month, (one.closes or one.opens).month + 1))
        for one in (setting.earlier.session, setting.session)
        if one and one.opens
    ]
    return set.intersection(*both) if len(both) == 2 else set()  # noqa: PLR2004  # of either letter


@functools.cache
def _session_of_month(language: Language) -> re.Pattern[str]:
    words, months = language.sessions, any_of(language.calendar.spellings)
    # A year beside it makes a date of it, which is asked of as one.
    return re.compile(
        rf"(?<!\w)(?P<before>{months})(?:['\u2019]s)?\s+(?:{any_of(words.regular)}\s+)?{any_of(words.nouns)}(?!\w)"
        rf"|(?<!\w){any_of(words.nouns)}(?:\s+[^\W\d_]{{1,8}}){{0,3}}?\s+(?P<behind>{months})(?![\w.]|,?\s+(?:\w+\s+)?\d)"
        rf"|{EDGE}{any_of(words.by_month)}",
        re.IGNORECASE,
    )


def _tells_of_the_past(sentence: Sentence, setting: Setting) -> bool:
    """Whether a sentence says itself that it was, by its verbs, a day that is over, or what was adopted then."""
    return (
        bool(symbols_in(sentence.text, setting.session))
        or tells_the_past(sentence.text, setting.language)
        or any(
            mention.last and mention.last < setting.date
            for mention in dates_in(sentence.text, setting.language)
        )
    )


@functools.cache
def _written(number: int, _known: tuple[Language, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/-])(?:{ordinal_pattern(number)})(?![\w-])", re.IGNORECASE)


def _ordinals(text: str, setting: Setting) -> Iterator[Span]:
    earlier, own = setting.earlier.session, setting.session
    every = list(all_sessions_named(text, setting.date))
    if earlier and earlier != own and not _same(earlier, own):
        others = [one.whole for one in every if one.whose is Whose.OTHER]
        for found in _written(earlier.number, all_languages()).finditer(text):
            is_special = is_special_after(text, found.end())
            is_another = any(start <= found.start() < end for start, end in others)
            if (
                not is_another
                and not is_of_something_else(text, found.end())
                and is_special == earlier.special
            ):
                yield found.span()
    newest = own or earlier
    for one in every:
        if one.whose is Whose.OTHER or (newest and one.special != newest.special):
            continue
        if (newest and one.number < newest.number) or (
            own is None and not one.special and must_be_over(one.number, setting.date)
        ):
            yield one.span


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
