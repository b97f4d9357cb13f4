"""Sorts the notes that a letter calls, in their order, into sources under keys, and makes citations of the calls.

What the notes repeat, and how, is found out on the way: which are "Ibid.", which end in a full stop.
Whatever the citation style `plain` would word otherwise keeps its own words.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from undersigned.files.ids import first_free
from undersigned.importing.manuscript import Words
from undersigned.importing.recognised_sources import Cites, cited_in, key_of
from undersigned.importing.runs import words_alone

_FULL_STOPS: Final[Mapping[str, Callable[[int], bool]]] = {
    "always": lambda _: True,
    "body": lambda section: not section,
    "never": lambda _: False,
}
"""Whether a note that a section of the annex calls, or the text (0), ends in a full stop, by the policy."""


@dataclass(frozen=True)
class Call:
    """A place that calls a note: the note's id, and the section of the annex that has it, 0 before the annex."""

    note: str
    section: int = 0


@dataclass
class FoundSource:
    """An entry of `footnotes:`: its facts, or for free text its words alone."""

    key: str
    cites: Cites
    words: Words
    facts: dict[str, str | datetime.date | bool] = field(default_factory=dict)
    has_text: bool = False
    """Whether it is worded in the note's own words."""


class Footnotes:
    """The footnotes of a campaign, made from the notes of a letter."""

    def __init__(self, notes: Mapping[str, Words], calls: Sequence[Call], language: str) -> None:
        self._notes = notes
        self._language = language
        self._sources: dict[str, FoundSource] = {}
        self._cited: list[tuple[str, str | None]] = []
        """Per call, the key and the passage."""
        self._by_identity: dict[tuple[object, ...], str] = {}
        self._stops: list[tuple[int, bool]] = []
        """The calls whose note ends as the policy says, and whether it has a full stop."""
        cited = (cited_in(notes.get(call.note, ()), language) for call in calls)
        self.has_ibid = any(cites.kind == "ibid" for cites in cited)
        self._calls = calls
        self._first_call: dict[str, int] = {}
        for number, call in enumerate(calls):
            self._first_call.setdefault(call.note, number)
            self._cite(number, self._notes.get(call.note, ()))
        self.full_stop = self._policy()
        self._mark_exceptions()

    # --- what each call cites

    def _cite(self, number: int, words: Words) -> None:
        cites = cited_in(words, self._language)
        before = self._cited[-1] if self._cited else None
        if cites.kind == "ibid" and before is not None:
            self._cite_again(number, cites, words, before)
            return
        if cites.kind == "ibid":
            cites = Cites("text", stops=cites.stops)
        identity: tuple[object, ...] = (
            ("text", words_alone(words), words) if cites.kind == "text" else (cites.kind, cites.source)
        )
        key = self._by_identity.get(identity)
        if key is None:
            key = self._add(cites, words)
            self._by_identity[identity] = key
        same_words = cites.kind == "text" or self._sources[key].cites.facts == cites.facts
        would_be_ibid = (
            self.has_ibid
            and before is not None
            and self._origin(before[0]) == key
            and (cites.passage is not None or before[1] is None)
        )
        if not same_words or would_be_ibid:
            key = self._repeat(key, words)
            self._cited.append((key, None))
            return
        self._cited.append((key, cites.passage))
        if cites.kind != "text":
            self._stops.append((number, cites.stops))

    def _cite_again(self, number: int, cites: Cites, words: Words, before: tuple[str, str | None]) -> None:
        """Cite what the note before cites: the program says "Ibid." by itself, but of notes in one's own words."""
        key, passage = self._origin(before[0]), before[1]
        is_worded = self._sources[key].has_text or (cites.passage and self._sources[before[0]].has_text)
        if not cites.usual or is_worded:
            self._cited.append((self._repeat(key, words), None))
            return
        self._cited.append((key, cites.passage or passage))
        if cites.passage:
            self._stops.append((number, cites.stops))

    def _origin(self, key: str) -> str:
        """The key that an entry repeats, or its own."""
        return str(self._sources[key].facts.get("repeats", key))

    def _add(self, cites: Cites, words: Words) -> str:
        key = first_free(key_of(cites, words), lambda key: key in self._sources)
        dated = {"date", "adopted"}
        facts: dict[str, str | datetime.date | bool] = {
            name: datetime.date.fromisoformat(value) if name in dated else value
            for name, value in cites.facts
        }
        self._sources[key] = FoundSource(key, cites, words, facts, has_text=cites.kind == "text")
        return key

    def _repeat(self, key: str, words: Words, **facts: bool) -> str:
        """Another entry for the source of a key: in these words, or with these facts."""
        has_text = not facts
        for other in self._sources.values():
            same = other.words == words if has_text else other.facts == {"repeats": key, **facts}
            if other.facts.get("repeats") == key and other.has_text == has_text and same:
                return other.key
        new = first_free(f"{key}-again", lambda key: key in self._sources)
        self._sources[new] = FoundSource(new, Cites("text"), words, {"repeats": key, **facts}, has_text)
        return new

    # --- full stops

    def _policy(self) -> str:
        """The rule for full stops that has the fewest exceptions."""
        exceptions = {
            name: sum(rule(self._calls[number].section) != stops for number, stops in self._stops)
            for name, rule in _FULL_STOPS.items()
        }
        return min(exceptions, key=lambda name: exceptions[name])

    def _by_policy(self, number: int) -> bool:
        return _FULL_STOPS[self.full_stop](self._calls[number].section)

    def _mark_exceptions(self) -> None:
        """Say of a source that it ends otherwise than the rule; where only some of its notes do, they repeat it."""
        wanted: dict[str, list[tuple[int, bool]]] = {}
        for number, stops in self._stops:
            wanted.setdefault(self._cited[number][0], []).append((number, stops))
        for key, ends in wanted.items():
            odd = [(number, stops) for number, stops in ends if stops != self._by_policy(number)]
            if odd and len(odd) == len(ends) and len({stops for _, stops in odd}) == 1:
                self._sources[key].facts["full_stop"] = odd[0][1]
                continue
            for number, stops in odd:
                again = self._repeat(key, (), full_stop=stops)
                self._cited[number] = (again, self._cited[number][1])

    # --- what comes out

    def citation(self, note: str) -> str:
        """What stands in the prose where a note is called."""
        number = self._first_call.get(note)
        if number is None:
            return ""
        key, passage = self._cited[number]
        return f"[^{key}: {passage}]" if passage else f"[^{key}]"

    def key(self, note: str) -> str:
        """The key that a note's call cites."""
        return self._cited[self._first_call[note]][0]

    def mention(self, note: str) -> str | None:
        """What prints the number of a note in prose; None where it would print another."""
        number = self._first_call.get(note)
        if number is None:
            return None
        key = self._cited[number][0]
        if self._origin(key) == key:
            first = next(n for n, (cited, _) in enumerate(self._cited) if self._origin(cited) == key)
        else:  # what repeats a source is named by its own note
            first = next(n for n, (cited, _) in enumerate(self._cited) if cited == key)
        return f'{{{{ note("{key}") }}}}' if first == number else None

    def entries(self) -> Iterator[tuple[str, FoundSource]]:
        """The footnotes by key, in the order of their first call."""
        for key in dict.fromkeys(key for cited, _ in self._cited for key in (self._origin(cited), cited)):
            yield key, self._sources[key]

    @property
    def is_empty(self) -> bool:
        """Whether the letter has no notes."""
        return not self._sources
