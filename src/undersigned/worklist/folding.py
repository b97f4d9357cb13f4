"""Puts items that are most likely in order into one line of the list, so that nobody looks at each."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace

from undersigned.model.campaign import Campaign
from undersigned.model.findings import Place, counted
from undersigned.model.worklist import Fold, ItemKind, Worklist, WorklistItem
from undersigned.worklist.item_ids import item_id
from undersigned.worklist.page import asked

_KINDS = {Fold.BACKGROUND: ItemKind.DATE, Fold.REWORDED: ItemKind.REWORDED}
_ASKS = {
    Fold.BACKGROUND: "dates that were long past already: do they all stay as they are?",
    Fold.REWORDED: "words that stayed in sentences you have reworded: do they all still hold?",
}
_SETTLE = {
    Fold.BACKGROUND: "tell what has happened since, where something has",
    Fold.REWORDED: "change what no longer holds",
}


def list_of(
    left: Iterable[WorklistItem],
    settled: Iterable[tuple[WorklistItem, datetime.date]],
    campaign: Campaign,
) -> Worklist:
    """The worklist of a letter, from what is left in it and what was settled, each with its day."""
    days = [(part, day) for item, day in settled for part in item.parts or (item,)]
    done = _folded([part for part, _ in days], campaign)
    known = {part.id: day for part, day in days}
    return Worklist(
        tuple(_folded([part for item in left for part in item.parts or (item,)], campaign)),
        tuple((item, max(known[id] for id in item.ids)) for item in done),
    )


def _folded(items: list[WorklistItem], campaign: Campaign) -> list[WorklistItem]:
    """The items, those that belong together as one at the place of the first; one alone stays as it is.

    The first is that which a reader of the letter meets first.
    """
    order = {file: number for number, file in enumerate((*campaign.files[1:], campaign.file))}
    items = _in_one_box(items)
    for fold in Fold:
        parts = {item.id: item for item in items if item.fold is fold}
        if len(parts) > 1:
            together = sorted(
                parts.values(), key=lambda item: (order.get(item.place.file, len(order)), item.place)
            )
            items = [item for item in items if item.fold is not fold]
            is_one_sentence = len({(item.sentence_place, item.sentence) for item in together}) == 1
            looked_at = fold is Fold.REWORDED and is_one_sentence and _is_one_look(together)
            items.append(_box_of(together) if looked_at else _together(fold, together))
    return sorted(_once(items), key=lambda item: item.place)


def _once(items: list[WorklistItem]) -> Iterator[WorklistItem]:
    """The items; those that are about one document as one, at the place of the first."""
    by_document: dict[str, list[WorklistItem]] = {}
    for item in items:
        if item.about and item.fold is None:
            by_document.setdefault(item.about, []).append(item)
        else:
            yield item
    for about, parts in by_document.items():
        parts.sort(key=lambda item: (item.is_entry, item.place))
        first = next((item for item in parts if item.kind is ItemKind.SUPERSEDED), parts[0])
        yield (
            first
            if len(parts) == 1
            else replace(
                first,
                id=item_id(ItemKind.SUPERSEDED, about),
                note=next((item.note for item in parts if item.note and item.kind is first.kind), first.note),
                reason=f"{first.reason}; it is named at {counted(len(parts), 'place')}",
                parts=tuple(parts),
            )
        )


_LOOKED_AT_TOGETHER = (
    ItemKind.DATE,
    ItemKind.FIGURE,
    ItemKind.COUNTED,
    ItemKind.RELATIVE,
    ItemKind.SUPERSEDED,
)
"""Who looks what came of a date sees the figure, the "so far" and the "next report" of its sentence, too."""


def _is_one_look(items: Iterable[WorklistItem]) -> bool:
    """Whether all of them are of these kinds; a document with a symbol is looked up by itself."""
    return all(
        item.kind in _LOOKED_AT_TOGETHER
        and not item.is_entry
        and not (item.kind is ItemKind.SUPERSEDED and (item.note or any("/" in word for word in item.words)))
        for item in items
    )


def _in_one_box(items: list[WorklistItem]) -> list[WorklistItem]:
    """The items, those of a sentence that are settled by one look at it as one."""
    sentences: dict[tuple[Place, str], list[WorklistItem]] = {}
    rest = []
    for item in items:
        if _is_one_look((item,)) and not item.fold:
            sentences.setdefault((item.sentence_place, item.sentence), []).append(item)
        else:
            rest.append(item)
    return rest + [_box_of(parts) if len(parts) > 1 else parts[0] for parts in sentences.values()]


def _box_of(found: list[WorklistItem]) -> WorklistItem:
    """One box for several items of a sentence, which asks for each kind of them with its words."""
    parts = sorted(
        {part.id: part for part in found}.values(), key=lambda part: _LOOKED_AT_TOGETHER.index(part.kind)
    )
    asks: dict[str, list[str]] = {}
    for part in parts:
        asks.setdefault(asked(part), []).extend(part.words)
    told = [f"{ask} ({', '.join(dict.fromkeys(words))})" for ask, words in asks.items()]
    return replace(
        parts[0],
        id=item_id(parts[0].kind, parts[0].sentence, " ".join(part.id for part in parts)),
        place=min(part.place for part in parts),
        spans=tuple(sorted(span for part in parts for span in part.spans)),
        reason="; ".join(dict.fromkeys(part.reason for part in parts)),
        settle="; ".join(dict.fromkeys(part.settle for part in parts)),
        ask=" ".join(told) if len(told) > 1 else next(iter(asks)),
        parts=tuple(parts),
    )


def _together(fold: Fold, parts: list[WorklistItem]) -> WorklistItem:
    """One item for several, whose id is the same whatever its parts are: those are noted each by itself."""
    return replace(
        parts[0],
        id=item_id(_KINDS[fold], fold.value),
        kind=_KINDS[fold],
        reason=_ASKS[fold],
        settle=_SETTLE[fold],
        note="",
        is_entry=True,
        ask=_ASKS[fold],
        fold=None,
        parts=tuple(parts),
    )
