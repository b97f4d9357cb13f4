"""Writes notes that a partner added or changed into the sources: a key, and a source with its facts or own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from undersigned.files.ids import first_free
from undersigned.files.yaml_tree import MappingNode, read_tree
from undersigned.importing.footnote_entries import Call, Footnotes
from undersigned.importing.manuscript import Words
from undersigned.importing.prose import ProseWriter
from undersigned.importing.recognised_sources import Cites, cited_in
from undersigned.model.findings import Findings, Place
from undersigned.returned.edits import CALL, Passage
from undersigned.returned.source_edits import DropBlock, DropKey, Region, SetKey, SourceEdit, Splice
from undersigned.returned.source_passages import SourcePassage, SourcePassages, Spot
from undersigned.returned.words import words_from

_DEFINED = re.compile(r"^\[\^(?P<key>[^\[\]]+)\]:[ \t]*", re.MULTILINE)
_DEFINITION = re.compile(
    r"\[\^(?P<key>[^\[\]]+)\]:.*(?:\n(?!\[\^)[^\n]*\S[^\n]*)*(?:\n[ \t]*\n(?:[ ]{4}|\t)[^\n]*\S[^\n]*)*"
)
"""A note that is defined in prose, with the lines that go on with it."""
_ONE_SOURCE = re.compile(r"\[\^(?P<key>[^\[\]:;]+)(?::[^\[\];]*)?\]")


@dataclass(frozen=True)
class NewNote:
    """What is typed where a new note is called, and its entry."""

    cited: str
    edits: tuple[SourceEdit, ...]


class NewNotes:
    """The notes of a letter, to which others come."""

    def __init__(self, lens: SourcePassages) -> None:
        self._lens = lens
        self._file = f"campaigns/{lens.campaign}/campaign.yaml"
        self._language = lens.prepared.campaign.language

    def added(self, note: Passage, taken: set[str], before: str | None) -> Iterator[NewNote]:
        """The ways to write a new note, under a key that is then taken: as a source with facts, or in its own words.

        One that says "Ibid." cites what the note `before` cites, and is never typed.
        """
        words = words_from(note.words, note.looks)
        cites = cited_in(words, self._language)
        if cites.kind == "ibid":
            spot = self._call(before) if before else None
            if spot is not None and (cited := _citing(spot, cites.passage)):
                yield NewNote(cited, ())
            return
        for known in self._lens.found:
            if known.passage.note and known.passage.words == note.words:
                spot = self._call(known.passage.note)
                if spot is not None:
                    yield NewNote(_typed(spot), ())
                    break
        found = Footnotes({"0": words}, [Call("0")], self._language)
        (wanted, source), *_ = found.entries()
        key = first_free(wanted, lambda one: one in taken or one in self._keys())
        taken.add(key)
        passage = cites.passage if not source.has_text else None
        facts = {name: fact for name, fact in source.facts.items() if name != "full_stop"}
        path = ("footnotes", key)
        if not source.has_text:
            cited = f"[^{key}: {passage}]" if passage else f"[^{key}]"
            for more in ({}, {"full_stop": False}, {"full_stop": True}):
                yield NewNote(cited, (SetKey(self._file, path, {**facts, **more}),))
        yield NewNote(f"[^{key}]", (self._written(key, words),))

    def changed(self, source: SourcePassage, now: Passage) -> Iterator[tuple[SourceEdit, ...]]:
        """The ways to change a note where it is defined, or to say a passage of its source where it is called."""
        words = words_from(now.words, now.looks)
        cites, before = self._cites(now), self._cites(source.passage)
        spot = self._call(source.passage.note)
        is_same = cites.kind != "text" and (cites.kind, cites.facts) == (before.kind, before.facts)
        if spot and is_same and cites.passage != before.passage and (new := _citing(spot, cites.passage, "")):
            yield (Splice(spot.unit.file, spot.start, spot.end, new, spot.unit.path),)
        if source.definition is None or self._is_cited_elsewhere(source):
            return
        file, key = source.definition.file, self._key(source.definition)
        if file.endswith(".md"):
            defined = ((unit, _DEFINED.match(unit.text)) for unit in source.units)
            ends = ((unit, found.end()) for unit, found in defined if found)
            yield from (
                (Splice(unit.file, unit.start + end, unit.end, self._prose(words)),) for unit, end in ends
            )
        elif key is not None:
            if way := self._in_facts(file, key, before, cites):
                yield way  # in own words it would say another source than its facts do
            else:
                yield from self._in_own_words(source, file, key, self._prose(words))

    def _cites(self, note: Passage) -> Cites:
        """What a note cites by its words, though a symbol in it may be a link; else by its link."""
        bare = cited_in(words_from(note.words, ()), self._language)
        looking = words_from(note.words, note.looks)
        return bare if bare.kind != "text" else cited_in(looking, self._language)

    def _in_own_words(
        self, source: SourcePassage, file: str, key: str, prose: str
    ) -> Iterator[tuple[SourceEdit, ...]]:
        """A footnote in words of one's own, where none of its own are there that are not what is printed."""
        own = {("footnotes", key), ("footnotes", key, "text")}
        worded = [(path, value) for path, value in self._lens.sources.values(file) if path in own]
        if not worded:
            yield (SetKey(file, ("footnotes", key, "text"), prose),)
        for path, value in worded:
            if any(unit.path == path for unit in source.units):
                yield (Splice(file, 0, len(value), prose, path),)

    def _in_facts(self, file: str, key: str, before: Cites, now: Cites) -> tuple[SourceEdit, ...]:
        """Facts of a source that are others now, such as the date of a document."""
        values = self._lens.sources.values(file)
        known = {str(path[-1]): (path, value) for path, value in values if path[:2] == ("footnotes", key)}
        was, is_now = dict(before.facts), dict(now.facts)
        if before.passage != now.passage or not was.keys() == is_now.keys() <= known.keys():
            return ()
        return tuple(
            Splice(file, 0, len(known[name][1]), said, known[name][0])
            for name, said in sorted(is_now.items())
            if said != was[name]
        )

    def _is_cited_elsewhere(self, source: SourcePassage) -> bool:
        return any(
            other.definition == source.definition and other.passage.words == source.passage.words
            for other in self._lens.found
            if other is not source and other.definition is not None
        )

    def _call(self, note: str) -> Spot | None:
        """Where a note is called first."""
        for line in self._lens.found:
            calls = iter(line.passage.calls)
            for spot, sign in zip(line.spots, line.passage.words, strict=True):
                if sign == CALL and next(calls, None) == note:
                    return spot
        return None

    def _key(self, place: Place) -> str | None:
        keys = self._lens.sources.tree(place.file).below("footnotes").keys_typed.values()
        return next((str(key) for key in keys if key.place.line == place.line), None)

    def _keys(self) -> set[str]:
        sources = self._lens.sources
        own = {str(key) for key in sources.tree(self._file).below("footnotes")}
        prose = {region.file for region in self._lens.regions}
        return own | {found["key"] for file in prose for found in _DEFINED.finditer(sources.text(file))}

    def _written(self, key: str, words: Words) -> SourceEdit:
        """The entry of a note in its own words: where the letter has its notes."""
        body = self._lens.prepared.campaign.body.text.place.file
        text = self._lens.sources.text(body)
        defined = list(_DEFINED.finditer(text))
        if defined and not self._lens.sources.tree(self._file).below("footnotes"):
            end = len(text.rstrip())
            return Splice(body, end, end, f"\n\n[^{key}]: {self._prose(words)}")
        return SetKey(self._file, ("footnotes", key), self._prose(words))

    def _prose(self, words: Words) -> str:
        return ProseWriter(lambda _: "", lambda _: "", lambda _, __: None).words(words, 0)


def _citing(spot: Spot, passage: str | None, otherwise: str | None = None) -> str:
    """What is typed at a call, with another passage of its one source; nothing where it cites several."""
    typed = _typed(spot)
    single = _ONE_SOURCE.fullmatch(typed)
    if passage:
        return f"[^{single['key'].strip()}: {passage}]" if single else ""
    if otherwise is None:
        return typed
    return f"[^{single['key'].strip()}]" if single else ""


def _typed(spot: Spot) -> str:
    return spot.unit.text[spot.start - spot.unit.start : spot.end - spot.unit.start]


def definition_at(place: Place, texts: Mapping[str, str]) -> Iterator[tuple[str, SourceEdit]]:
    """The key of the note that is defined at a place, and what takes it out."""
    text = texts.get(place.file, "")
    start = sum(len(line) for line in text.splitlines(keepends=True)[: place.line - 1])
    if place.file.endswith(".md"):
        if found := _DEFINITION.match(text, start):
            yield found["key"], DropBlock(Region(place.file, start, found.end()))
        return
    tree = read_tree(text, place.file, Findings())
    keys = tree.below("footnotes").keys_typed.values() if isinstance(tree, MappingNode) else ()
    for key in keys:
        if (key.place.line, key.place.column) == (place.line, place.column):
            yield str(key), DropKey(place.file, ("footnotes", str(key)))
