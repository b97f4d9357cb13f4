"""All rules that look in sentences, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from undersigned.worklist.documents import find_superseded, typed_note_numbers
from undersigned.worklist.figures import counted_terms, mandate_lengths, undated_figures
from undersigned.worklist.mandates import stale_mandates
from undersigned.worklist.offices import office_holders
from undersigned.worklist.sentences import Sentence
from undersigned.worklist.slips import Setting, Slip, SlipRule, Span
from undersigned.worklist.stale_sessions import stale_sessions
from undersigned.worklist.stale_times import relative_times, stale_dates

_RULES: tuple[SlipRule, ...] = (
    stale_sessions,
    stale_mandates,
    find_superseded,
    typed_note_numbers,
    office_holders,
    mandate_lengths,
    counted_terms,
    stale_dates,
    undated_figures,
    relative_times,
)
"""In the order in which they may claim words: 'the last resolution' is not 'the last' something else, too."""


def slips_in(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """What the rules find, each word claimed by the first rule only."""
    claimed: list[Span] = []
    for rule in _RULES:
        for slip in rule(sentence, setting):
            free = tuple(span for span in slip.spans if not any(_overlap(span, other) for other in claimed))
            if free:
                claimed += free
                yield replace(slip, spans=free)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
