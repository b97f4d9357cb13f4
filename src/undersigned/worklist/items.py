"""Makes items of the worklist from what was found: in a sentence, in the place of words, in an entry of YAML."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from undersigned.model.findings import Place
from undersigned.model.worklist import ItemKind, WorklistItem
from undersigned.worklist.item_ids import item_id
from undersigned.worklist.placeholders import Blank
from undersigned.worklist.sentences import Sentence
from undersigned.worklist.slips import Slip, Span

ALWAYS = datetime.date.min
"""Whoever looked at it, whenever, need not look again."""

_BY_WORDS = {ItemKind.DATE, ItemKind.SESSION}
"""Of these, one sentence may have several items: a date that is over, and one that is to come."""


def of_sentence(slip: Slip, sentence: Sentence, since: datetime.date) -> WorklistItem:
    """An item for what a rule found in a sentence.

    What is asked of it is no part of its id: a date that was news is background a year later, and settled for good.
    """
    named = (sentence.typed[slice(*span)] for span in slip.spans if slip.kind in _BY_WORDS)
    words = " ".join(" ".join(named).split())
    return WorklistItem(
        item_id(slip.kind, sentence.typed, f"{slip.detail}{words}"),
        slip.kind,
        sentence.place(slip.spans[0][0]),
        sentence.typed,
        sentence.place(),
        slip.spans,
        slip.reason,
        slip.settle,
        since,
        about=slip.about,
        note=slip.detail,
        ask=slip.ask,
    )


def of_blank(blank: Blank) -> Iterator[WorklistItem]:
    """An item for each of the words that stand for others, so that who settles one settles no other.

    Where nothing but these words stands there, their place says what they are: the TBC that is somebody's acronym
    is not the TBC in the place of a date.
    """
    marks: dict[str, list[tuple[Span, Place]]] = {}
    for span, place in zip(blank.spans, blank.places, strict=True):
        marks.setdefault(" ".join(blank.text[slice(*span)].split()), []).append((span, place))
    rest = "".join(blank.text.split())
    for words in marks:
        rest = rest.replace("".join(words.split()), "")
    is_bare = not any(sign.isalnum() for sign in rest)
    for words, found in marks.items():
        detail = (words,) if len(marks) > 1 else ()
        held = (blank.place.file, str(blank.place.line), str(blank.place.column)) if is_bare else ()
        yield WorklistItem(
            item_id(ItemKind.PLACEHOLDER, blank.text, " ".join((*detail, *held))),
            ItemKind.PLACEHOLDER,
            found[0][1],
            blank.text,
            blank.place,
            tuple(span for span, _ in found),
            "still to be filled in",
            "write what belongs here",
            ALWAYS,
            places=tuple(place for _, place in found),
        )


def of_entry(slip: Slip, shown: str, place: Place, since: datetime.date) -> WorklistItem:
    """An item for an entry of YAML, shown as the drafter knows it."""
    return WorklistItem(
        item_id(slip.kind, shown, slip.detail),
        slip.kind,
        place,
        shown,
        place,
        slip.spans,
        slip.reason,
        slip.settle,
        since,
        about=slip.about,
        note=slip.detail,
        is_entry=True,
    )
