"""Finds figures and ages that do not say of when they are, and the length of mandates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from undersigned.languages.dates import english_date
from undersigned.languages.patterns import any_of
from undersigned.model.worklist import ItemKind
from undersigned.worklist.mandates import right_votes, term_of_mandate
from undersigned.worklist.patterns import find
from undersigned.worklist.sentences import Sentence
from undersigned.worklist.slips import Setting, Slip, spans_of
from undersigned.worklist.stale_times import is_dated


def mandate_lengths(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """For how long a mandate is asked for: the next resolution may have given it."""
    text, words = sentence.unquoted, setting.words
    spans = spans_of(find(words.mandates, text))
    if not spans and re.search(rf"\b{any_of(words.renewals)}", text, re.IGNORECASE):
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
    if sentence.is_note or any(find(words.as_of, text)):
        return
    is_of_a_day = is_dated(sentence, setting)
    if is_of_a_day and not any(find(words.growing, text)):
        return
    right = right_votes(sentence, setting)
    spans = tuple(
        (start, end)
        for start, end in spans_of(find(words.figures, text))
        if not any(start < last and first < end for first, last in right)
    )
    if spans:
        yield Slip(
            ItemKind.FIGURE,
            spans,
            "a figure of a day that is over"
            if is_of_a_day
            else "a figure that does not say of which day it is",
            "look for the newest one and write 'as of' with its date, or keep it under 'facts:'",
            ask="is there a newer figure?" if is_of_a_day else "",
        )
