"""Finds the lists in a letter's text that say what it asks for: groups of asks come out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from undersigned.files.ids import first_free
from undersigned.importing.formulas import leads_to_asks
from undersigned.importing.manuscript import Item, Line, Piece, Words
from undersigned.importing.recognised_sources import slug
from undersigned.importing.runs import words_alone
from undersigned.languages.known import all_languages
from undersigned.languages.looked_for import AskNames, FrameWords
from undersigned.model.list_marks import ListMark

_COLONS: Final = (":", "：", "…")


@dataclass(frozen=True)
class FoundAsks:
    """Asks under their lead-in; each is an entry of the list and what belongs to it."""

    name: str
    lead_in: Line | None
    items: tuple[tuple[str, tuple[Line, ...]], ...]
    mark: ListMark | None
    """What stands before the asks, if they are numbered."""
    start: int = 1


TextPiece: TypeAlias = Piece | FoundAsks


def with_asks(pieces: Sequence[Piece]) -> list[TextPiece]:
    """The pieces of a text, its lists of asks and the lines that lead to them put together."""
    found: list[TextPiece] = []
    names: set[str] = set()
    keys: set[str] = set()
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        before = pieces[index - 1] if index else None
        lead_in = before if isinstance(before, Line) and found and found[-1] is before else None
        is_entry = (
            isinstance(piece, Line)
            and _is_entry(piece)
            and (_goes_on(found, piece) or _is_asks(lead_in, piece))
        )
        entries = _entries(pieces, index) if is_entry else []
        if not entries:
            found.append(piece)
            index += 1
            continue
        if lead_in and words_alone(lead_in.words).rstrip().endswith((*_COLONS, *_lead_in_ends())):
            found.pop()
        else:
            lead_in = None
        name = _name(lead_in, names)
        first = entries[0].item
        found.append(
            FoundAsks(
                name,
                lead_in,
                _items(entries, keys),
                first.mark if first and first.numbered else None,
                first.start if first and first.numbered else 1,
            )
        )
        index += len(entries)
    return found


def _is_entry(line: Line) -> bool:
    """Whether a line can be the first of a group of asks, which count from 1 or from further on."""
    item = line.item
    return (
        bool(item and line.words) and not (line.heading or line.goes_on) and (item is None or item.start > 0)
    )


def _entries(pieces: Sequence[Piece], start: int) -> list[Line]:
    """The lines of the list that begins at a piece: one count of marks, or bullets, and what is below its entries."""
    found: list[Line] = []
    top: Item | None = None
    for piece in pieces[start:]:
        if not isinstance(piece, Line) or piece.item is None or piece.heading:
            break
        item = piece.item
        if top is None or (item.level <= top.level and not piece.goes_on):
            if not (piece.words and (top is None or _is_next(top, item))):
                break
            top = item
        found.append(piece)
    return found


def _is_next(before: Item, item: Item) -> bool:
    """Whether an entry is the next one of the list that another stands in."""
    if not item.numbered:
        return not before.numbered and item.level == before.level
    return item == replace(before, start=before.start + 1)


def _goes_on(found: Sequence[TextPiece], entry: Line) -> bool:
    """Whether an entry counts on from asks above it, from which only entries without words divide it."""
    for piece in reversed(found):
        if isinstance(piece, FoundAsks):
            first = piece.items[0][1][0].item
            next_number = piece.start + len(piece.items)
            return bool(
                piece.mark
                and first
                and entry.item
                and entry.item.start >= next_number
                and entry.item == replace(first, start=entry.item.start)
            )
        if not isinstance(piece, Line) or piece.words:
            break
    return False


def _is_asks(lead_in: Line | None, first: Line) -> bool:
    if first.style.startswith(("ask", "numbered ask")):
        return True
    if lead_in is None or lead_in.item:
        return False
    text = words_alone(lead_in.words).rstrip()
    ends = (*_COLONS, *(f" {word}" for word in _lead_in_ends()))
    return text.endswith(ends) and leads_to_asks(text)


def _name(lead_in: Line | None, names: set[str]) -> str:
    """A name for a group, after what its lead-in speaks of."""
    text = words_alone(lead_in.words).lower() if lead_in else ""
    found = (re.search(rf"\b{word}", text) for word in _names())
    return _free(next((slug(match[0]) for match in found if match), "asks"), names)


def _free(name: str, taken: set[str]) -> str:
    """The name, with a number where it is taken; it is taken from then on."""
    free = first_free(name, taken.__contains__)
    taken.add(free)
    return free


def _lead_in_ends() -> tuple[str, ...]:
    return FrameWords.of_all(language.frame for language in all_languages()).lead_in_ends


def _names() -> tuple[str, ...]:
    """What a group of asks is called after, if its lead-in speaks of it, in any language; the first one counts."""
    names = AskNames.of_all(language.frame.ask_names for language in all_languages())
    return (*names.resolution, *names.members, *names.observers, *names.government, *names.council)


def _items(entries: Sequence[Line], keys: set[str]) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    top = min(entry.item.level for entry in entries if entry.item)
    items: list[list[Line]] = []
    for entry in entries:
        begins = entry.item is not None and entry.item.level == top and not entry.goes_on
        if begins or not items:
            items.append([entry])
        else:
            items[-1].append(entry)
    return tuple((_free(ask_key(item[0].words), keys), tuple(item)) for item in items)


def ask_key(words: Words) -> str:
    """An id for an ask, of its first two words that say something."""
    key = slug(words_alone(words), 2, "ask")
    return "ask" if key == "note" else key
