"""Finds figures and ages that do not say of when they are, and the length of mandates."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Final

from undersigned.checking.signatory_counts import counts_in
from undersigned.languages.dates import english_date
from undersigned.languages.known import language_of
from undersigned.languages.language import Language
from undersigned.languages.patterns import any_of
from undersigned.model.worklist import ItemKind
from undersigned.worklist.date_mentions import dates_in
from undersigned.worklist.documents import renewals
from undersigned.worklist.mandates import right_votes, term_of_mandate
from undersigned.worklist.patterns import find
from undersigned.worklist.sentences import Sentence
from undersigned.worklist.slips import Setting, Slip, Span, spans_of
from undersigned.worklist.stale_times import is_dated, is_of_own_letter
from undersigned.worklist.symbols import symbols_in


def mandate_lengths(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """For how long a mandate is asked for: the next resolution may have given it."""
    text, words = sentence.unquoted, setting.words
    spans = spans_of(find(words.mandates, text))
    if not spans and renewals(words).search(text):
        spans = spans_of(find(words.lengths, text))
    if spans:
        yield Slip(
            ItemKind.MANDATE,
            spans,
            f"the length of a mandate, as {setting.last_letter} asked for it",
            "look when the mandate ends now, and what is to be asked for",
            term_of_mandate(setting),
        )


def counted_terms(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """What says the how many-th something is: a year or a session later it is another one."""
    if spans := spans_of(find(setting.words.counted, sentence.unquoted)):
        yield Slip(
            ItemKind.COUNTED,
            spans,
            f"counted as it was for {setting.last_letter} ({english_date(setting.earlier.date)})",
            "write which it is by now",
        )


def undated_figures(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """Figures in sentences without a date, and those beside one that have gone on growing; 'since 2020' is none."""
    text, words = sentence.unquoted, setting.words
    if sentence.is_note or sentence.addressee:
        return
    days = dates_in(sentence.text, setting.language)
    is_of_a_day = is_dated(sentence, setting) or (not days and any(find(words.as_of, text)))
    is_of_a_day &= not is_of_own_letter(sentence, setting)
    if is_of_a_day and not any(find(words.growing, text)):
        return
    spans: list[Span] = []
    left = [*right_votes(sentence, setting), *_of_signatories(text, setting)]
    for start, end in (*spans_of(find(words.figures, text)), *_counts(sentence, setting)):
        if not any(start < last and first < end for first, last in (*left, *spans)):
            spans.append((start, end))
    if spans:
        yield Slip(
            ItemKind.FIGURE,
            tuple(sorted(spans)),
            "a figure of a day that is over"
            if is_of_a_day
            else "a figure that does not say of which day it is",
            "look for the newest one and write 'as of' with its date, or keep it under 'facts:'",
            ask="is there a newer figure?" if is_of_a_day else "",
        )


def _of_signatories(text: str, setting: Setting) -> list[Span]:
    """Where a sentence says how many sign, which the check of the letter compares with its list."""
    language = language_of(setting.language)
    return counts_in(text, language) if language else []


_COUNT: Final = re.compile(
    r"(?<![\w/.,:;\xa7\u2116#\xb0\xba\xaa+\u2013\u2014-])(?P<number>\d{1,3}(?:[.,\s]\d{3})+|\d{1,5})(?=\s+(?P<next>[^\W\d_][\w'\u2019-]*))"
)
"""A number in figures before a word."""
_LIST: Final = re.compile(r"(?:[\d./-]+(?:\s*[,;]\s*|\s+[^\W\d_]{1,3}\s+))*$")
"""What stands before the last number of a list: articles 494 and."""
_WORD: Final = re.compile(r"(?:(?P<first>^|[.!?:]\s*)|(?<!\w))(?P<word>[^\W\d_][\w.-]*)\s*$")
_BEFORE: Final = 80


def _counts(sentence: Sentence, setting: Setting) -> Iterator[Span]:
    """Numbers in figures that count something, whatever it is: neither time nor what has a number for a name."""
    text = sentence.unquoted
    taken = [(day.start, day.end) for day in dates_in(sentence.text, setting.language)]
    taken += [span for span, _ in symbols_in(sentence.text, setting.session)]
    language = language_of(setting.language)
    if language is None or not language.stale.measured:
        return
    naming, measured = _not_counted(language)
    for found in _COUNT.finditer(text):
        start, end = found.span("number")
        told = max((last for _, last in taken if last <= start), default=0)
        before = _LIST.sub("", text[max(told, start - _BEFORE) : start])
        word = _WORD.search(before)
        if not (
            any(first < end and start < last for first, last in taken)
            or measured.match(found["next"])
            or (
                word
                and (naming.fullmatch(word["word"]) or (word["first"] is None and word["word"][0].isupper()))
            )
        ):
            yield start, found.end("next")


@functools.cache
def _not_counted(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What before and behind a number says that it counts nothing, or nothing that grows."""
    words, articles = language.stale, [article.strip() for article in language.articles]
    numbered = (
        *(*words.numbered, *words.resolutions, *words.decisions, *words.laws_before),
        *(*language.sessions.nouns, *articles),
    )
    behind = (*words.measured, *words.units, *language.marks.pointing)
    return (
        re.compile(any_of(numbered), re.IGNORECASE),
        re.compile(rf"{any_of(behind)}(?!\w)", re.IGNORECASE),
    )
