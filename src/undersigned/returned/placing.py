"""Places an edit of a printed letter in its sources: an edit goes in, ways to make it come out, or why there is none.

Whether a way is right is not known here: the letter is drafted and read again (`proving`). The first way that stands
the proof is taken.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import Final

from undersigned.files.ids import first_free
from undersigned.importing.manuscript import Called, Line
from undersigned.importing.prose import ProseWriter, escaped
from undersigned.importing.recognised_sources import slug
from undersigned.model.letter import Role
from undersigned.returned.applying import with_edits
from undersigned.returned.edits import CALL, Edit, EditKind, Looks, Passage
from undersigned.returned.new_notes import NewNote, NewNotes
from undersigned.returned.source_edits import (
    DropBlock,
    DropKey,
    MoveBlock,
    MoveKey,
    NewBlock,
    Region,
    SetKey,
    SourceEdit,
    Splice,
)
from undersigned.returned.source_passages import SourcePassage, SourcePassages, Spot, Unit
from undersigned.returned.words import look_at, looks_within, words_from

Way = tuple[SourceEdit, ...]

_MARKS: Final = "*_^"
_WORD: Final = re.compile(r"\w+|\s+|.")
_OPENING: Final = re.compile(r"[*_^\[]+$")
_CLOSING: Final = re.compile(r"[*_^]*(?:\]\((?:<[^>]*>|[^()\s]*)\))?[*_^]*")
_LEAD: Final = re.compile(r"(?:#{1,6}[ \t]+|[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+|>[ \t]?)?")
_SIGNING: Final = (
    "who signs is for themselves to say, and no edit: 'undersigned signatories' records what they say"
)


@dataclass(frozen=True)
class Placement:
    """The ways to make some edits, which go together; without any, `why` says what keeps them from being made."""

    edits: tuple[Edit, ...]
    ways: tuple[Way, ...] = ()
    why: str = ""


_NO_PLACE: Final = "no place for it is known in the files of the letter"


def _placement(edit: Edit, ways: Iterable[Way]) -> Placement:
    try:
        found = tuple(dict.fromkeys(ways))
    except _NoWay as reason:
        return Placement((edit,), (), str(reason))
    return Placement((edit,), found, "" if found else _NO_PLACE)


@dataclass
class Placing:
    """Places edits in the sources of a letter; their places are those of the letter as it is printed now."""

    lens: SourcePassages
    edits: Sequence[Edit]
    _keys: set[str] = field(default_factory=set)

    def placements(self) -> list[Placement]:
        """All edits, each placed, in their order; those of one note together where they cannot be placed alone."""
        found: list[Placement] = []
        notes: dict[int, list[Edit]] = {}
        replaced = list(self._replaced())
        done = [edit for one in replaced for edit in one.edits]
        for edit in self.edits:
            if edit.passage >= 0 and self.lens.passages[edit.passage].note:
                notes.setdefault(edit.passage, []).append(edit)
            elif edit not in done:
                found.append(self._placed(edit))
        found += replaced
        for passage, edits in notes.items():
            found += self._of_note(passage, edits)
        return found

    def _replaced(self) -> Iterator[Placement]:
        """Passages that a letter needs, and others in their place: words that became others, all of them."""
        passages = self.lens.passages
        added = [one for one in self.edits if one.kind is EditKind.ADDED]
        for gone in (one for one in self.edits if one.kind is EditKind.DELETED):
            place, cells = gone.passage, gone.old.split("\t")
            cell = passages[place].cell
            if self._placed(gone).ways and (cell is None or cell[1]):
                continue
            last = place + len(cells) - 1
            new = next((one for one in added if one.passage in {last, place - 1}), None)
            if new is None or len(new.new.split("\t")) != len(cells):
                continue
            ways: list[Way] = [()]
            at = 0
            for number, words in enumerate(new.new.split("\t")):
                old = passages[place + number].words
                looks = looks_within(new.looks, at, at + len(words))
                edit = replace(new, kind=EditKind.WORDS, passage=place + number, start=0, end=len(old))
                one = self._placed(replace(edit, old=old, new=words, looks=looks, row=()))
                ways = [(*way, *more) for way in ways for more in one.ways[:2]] if old != words else ways
                at += len(words) + 1
            added.remove(new)
            if ways:
                yield Placement((new, gone), tuple(ways))

    def _placed(self, edit: Edit) -> Placement:
        return _placement(edit, self._ways(edit))

    def _placed_in(self, edit: Edit, source: SourcePassage) -> Placement:
        """An edit of the words of a note that facts give, which have no looks of their own."""
        return _placement(edit, self._words(replace(edit, looks=()), source))

    def _ways(self, edit: Edit) -> Iterator[Way]:
        source = self._source(edit.passage) if edit.passage >= 0 else None
        if source and edit.kind is not EditKind.ADDED:
            self._require_own(source)
        match edit.kind:
            case EditKind.WORDS:
                yield from self._words(edit, self._source(edit.passage))
            case EditKind.LOOKS:
                yield from self._looks(edit, self._source(edit.passage))
            case EditKind.ADDED:
                yield from self._added(edit)
            case EditKind.DELETED:
                yield from self._deleted(self._source(edit.passage))
            case EditKind.MOVED:
                yield from self._moved(edit, self._source(edit.passage))
            case EditKind.SPLIT:
                yield from self._split(edit, self._source(edit.passage))
            case EditKind.JOINED:
                yield from self._joined(self._source(edit.passage - 1), self._source(edit.passage), edit.new)
            case EditKind.FORM:
                yield from self._form(edit, self._source(edit.passage))

    def _source(self, passage: int) -> SourcePassage:
        return self.lens.found[passage]

    def _ahead(self, place: int) -> SourcePassage | None:
        """The first passage behind a place that stays where it is."""
        later = range(place + 1, len(self.lens.found))
        return next((self._source(one) for one in later if one not in self._gone), None)

    @cached_property
    def _gone(self) -> set[int]:
        """The passages that go or move, of a row all its cells."""
        gone = [one for one in self.edits if one.kind in {EditKind.DELETED, EditKind.MOVED}]
        return {one.passage + cell for one in gone for cell in range(one.old.count("\t") + 1)}

    def _require_own(self, source: SourcePassage) -> None:
        if source.role is Role.SIGNATORIES:
            raise _NoWay(_SIGNING)
        for unit in source.units:
            owner = unit.file.split("/")[1]
            if owner != self.lens.campaign:
                raise _NoWay(f"it stands in {unit.file}, which another letter lends: change it there")

    # --- words

    def _words(self, edit: Edit, source: SourcePassage) -> Iterator[Way]:
        parts = list(_parts(edit, source.passage)) if CALL not in edit.old + edit.new else []
        if len(parts) > 1:
            with suppress(_NoWay):
                yield tuple(
                    splice for part in parts for splice in next(self._splices(source, part, _Notes()), ())
                )
        change = _trimmed(edit, source.passage)
        for notes in self._notes(change.calls):
            for one in change.turned(source.passage.words):
                yield from ((*splices, *notes.edits) for splices in self._splices(source, one, notes))

    def _splices(self, source: SourcePassage, change: _Words, notes: _Notes) -> Iterator[Way]:
        """Ways to put words in place of a stretch of a passage."""
        if change.start == change.end:
            yield from self._insertions(source, change, notes)
            return
        spots = self._spots(source, change.start, change.end)
        unit = spots[0].unit
        first, last = spots[0].start, spots[-1].end
        runs = _runs(spots)
        looks = {look_at(source.passage, at) for at in range(change.start, change.end)}
        for text in self._typed(change.without_looks(looks), notes, unit):
            if len(runs) == 1 or _is_balanced(unit.text[first - unit.start : last - unit.start]):
                yield (Splice(unit.file, first, last, text, unit.path),)
            for kept in (0, len(runs) - 1) if len(runs) > 1 else ():
                yield tuple(
                    Splice(unit.file, one, two, text if number == kept else "", unit.path)
                    for number, (one, two) in enumerate(runs)
                )
            begin, end = _with_marks(unit, first, last)
            yield (Splice(unit.file, begin, end, text, unit.path),)

    def _insertions(self, source: SourcePassage, change: _Words, notes: _Notes) -> Iterator[Way]:
        """Ways to put words between two signs: first where what is beside them looks as they do."""
        places = list(self._between(source, change.start))
        alike = [one for one in places if {look_at(source.passage, one[2])} == change.all_looks]
        for unit, at, _ in alike:
            for text in self._typed(change.without_looks(change.all_looks), notes, unit):
                yield (Splice(unit.file, at, at, text, unit.path),)
        for unit, at, _ in places:
            for text in self._typed(change, notes, unit):
                yield (Splice(unit.file, at, at, text, unit.path),)

    def _spots(self, source: SourcePassage, start: int, end: int) -> list[Spot]:
        """Where a stretch comes from; all of it from one unit, word for word."""
        found = source.spots[start:end]
        known = [spot for spot in found if spot is not None]
        words = source.passage.words
        # Spaces at an end that a line's end gives are not needed.
        while found and found[0] is None and words[start].isspace() and len(found) > 1:
            found, start = found[1:], start + 1
        if len(known) < len(found) or not known:
            raise _NoWay(self._why_computed(source, start, end))
        if len({spot.unit for spot in known}) > 1:
            raise _NoWay("the words come from several places of the files")
        if any(later.start < before.start for before, later in pairwise(known)):
            raise _NoWay(self._why_computed(source, start, end))
        self._require_once(source, known)
        return known

    def _require_once(self, source: SourcePassage, spots: Sequence[Spot]) -> None:
        unit = spots[0].unit
        stretch = range(spots[0].start, spots[-1].end)
        others = [
            other.passage
            for other in self._printers.get(unit, ())
            if other is not source
            and any(spot.unit == unit and spot.start in stretch for spot in other.literal())
        ]
        if others and not self._is_said_of_all(others):
            raise _NoWay(f"{unit} prints these words in several places, and all of them would change")

    @cached_property
    def _printers(self) -> dict[Unit, list[SourcePassage]]:
        """The passages that print something of each unit."""
        found: dict[Unit, list[SourcePassage]] = {}
        for source in self.lens.found:
            for unit in source.units:
                found.setdefault(unit, []).append(source)
        return found

    def _is_said_of_all(self, others: Sequence[Passage]) -> bool:
        """Whether edits change all other passages, too, that print the same words."""
        changed = {id(self.lens.passages[edit.passage]) for edit in self.edits if edit.passage >= 0}
        return all(id(other) in changed for other in others)

    def _between(self, source: SourcePassage, at: int) -> Iterator[tuple[Unit, int, int]]:
        """The places in the source between two printed signs, each with the sign that it stands beside."""
        before = source.spots[at - 1] if at else None
        after = source.spots[at] if at < len(source.spots) else None
        if before is None and after is None:
            raise _NoWay(self._why_computed(source, max(0, at - 1), at + 1))
        for spot in (before, after):
            if spot is not None:
                self._require_once(source, [spot])
        if before:
            yield before.unit, before.end, at - 1
        if after:
            yield after.unit, after.start, at
        if before and after and before.unit == after.unit and before.end != after.start:
            # Behind all marks that close, and before all that open.
            closing = _CLOSING.match(before.unit.text, before.end - before.unit.start)
            yield before.unit, before.end + (len(closing[0]) if closing else 0), at - 1

    def _why_computed(self, source: SourcePassage, start: int, end: int) -> str:
        words = source.passage.words
        none = [
            n
            for n in range(start, min(end, len(words)))
            if source.spots[n] is None and not words[n].isspace()
        ]
        first = none[0] if none else start
        last = first
        while last < len(words) and source.spots[last] is None:
            last += 1
        while first and source.spots[first - 1] is None:
            first -= 1
        said = words[first:last].strip()
        known = next((spot for spot in reversed(source.spots[:first]) if spot), None)
        following = next((spot for spot in source.spots[last:] if spot), None)
        unit = known.unit if known else following.unit if following else None
        if unit is None:
            return f"“{said}” is typed in no file of this letter"
        begin = known.end if known else unit.start
        stop = following.start if following and following.unit == unit else unit.end
        value = re.search(r"\{\{.*?\}\}", unit.text[begin - unit.start : stop - unit.start], re.DOTALL)
        if value is None:
            return (
                f"“{said}” is not typed in {unit}: the kind of letter, its language or the numbering gives it"
            )
        return f"“{said}” is what {value[0]} prints, in {unit}"

    def _typed(self, change: _Words, notes: _Notes, unit: Unit) -> Iterator[str]:
        """Words as they are typed in a unit: as prose, or as they are, where a value is no prose."""
        if not _is_fact(unit):
            yield self.prose(change.new, change.looks, notes)
        if unit.path and not change.looks and CALL not in change.new:
            yield change.new

    def prose(self, words: str, looks: Looks, notes: _Notes) -> str:
        """Words as prose, with the white space at their ends."""
        core = words.strip()
        if not core:
            return words
        lead, tail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        if not looks and CALL not in core and "\n" not in core:
            return f"{lead}{escaped(core)}{tail}"
        moved = tuple((start - len(lead), end - len(lead), look) for start, end, look in looks)
        text = self._writer(notes).words(words_from(core, moved), 0)
        return f"{lead}{text}{tail}"

    def _writer(self, notes: _Notes) -> ProseWriter:
        return ProseWriter(notes.cite, lambda _: "", lambda _, __: None)

    # --- looks and form

    def _looks(self, edit: Edit, source: SourcePassage) -> Iterator[Way]:
        spots = self._spots(source, edit.start, edit.end)
        unit = spots[0].unit
        cited = [self._raw(spot) for spot, sign in zip(spots, edit.new, strict=False) if sign == CALL]
        text = self.prose(edit.new, edit.looks, _Notes(tuple(cited)))
        first, last = spots[0].start, spots[-1].end
        inside = unit.text[first - unit.start : last - unit.start]
        if _is_balanced(inside):
            yield (Splice(unit.file, first, last, text, unit.path),)
        first, last = _with_marks(unit, first, last)
        yield (Splice(unit.file, first, last, text, unit.path),)

    def _raw(self, spot: Spot) -> str:
        return spot.unit.text[spot.start - spot.unit.start : spot.end - spot.unit.start]

    def _form(self, edit: Edit, source: SourcePassage) -> Iterator[Way]:
        region = source.region
        line = edit.line
        if region is None or line is None or source.passage.cell:
            raise _NoWay("what is a heading, a list or a quotation there follows from the kind of letter")
        text = self._text(region)
        lead = _LEAD.match(text)
        begun = lead.end() if lead else 0
        new = _lead_of(line)
        if not new and begun:
            yield (Splice(region.file, region.start, region.start + begun, ""),)
        yield (Splice(region.file, region.start, region.start + begun, new),)
        yield (Splice(region.file, region.start, region.start + begun, f"\n{new}"),)

    def _text(self, region: Region) -> str:
        return self.lens.sources.text(region.file)[region.start : region.end]

    # --- passages

    def _added(self, edit: Edit) -> Iterator[Way]:
        for notes in self._notes(edit.calls):
            for way in self._places_for(edit, notes):
                yield (*way, *notes.edits)

    def _places_for(self, edit: Edit, notes: _Notes) -> Iterator[Way]:
        behind = self._source(edit.passage) if edit.passage >= 0 else None
        ahead = self._ahead(edit.passage)
        line = edit.line or Line((), 0)
        beside_name = behind.passage.line if behind and behind.role is Role.SIGNATORIES else None
        if beside_name and (edit.row or line.style == beside_name.style):
            raise _NoWay(_SIGNING)
        text = self._block(edit, line, notes)
        is_item = line.item is not None and not line.heading
        if is_item and behind is not None and (entry := _ask_of(behind)) is not None:
            yield from self._new_ask(entry, text, is_lead=entry[-1] == "lead_in")
        for source, before in ((behind, False), (ahead, True)):
            region = source.region if source else None
            if source is None or region is None or region.file.split("/")[1] != self.lens.campaign:
                continue
            beside = source.passage
            tight = bool(edit.row) or (is_item and beside.line is not None and beside.line.item is not None)
            typed = (
                _as_item_beside(text, self._text(region), before=before) if tight and not edit.row else text
            )
            yield (NewBlock(region, typed, before, tight),)

    def _block(self, edit: Edit, line: Line, notes: _Notes) -> str:
        if edit.row:
            cells, at = [], 0
            for cell in edit.row:
                looks = looks_within(edit.looks, at, at + len(cell.words))
                cells.append(self.prose(cell.words, looks, notes).replace("\\\n", " ").replace("|", "\\|"))
                at += len(cell.words) + 1
            return f"| {' | '.join(cells)} |"
        text = self._writer(notes).words(words_from(edit.new, edit.looks), 0)
        return "\n".join(
            f"{_lead_of(line) if not n else _rest_of(line)}{part}" for n, part in enumerate(text.split("\n"))
        )

    def _new_ask(self, beside: tuple[str | int, ...], text: str, *, is_lead: bool) -> Iterator[Way]:
        group = (*beside[:2], "items") if is_lead else beside[:-1]
        value = re.sub(r"^\s*(?:[-*+]|\d+[.)])\s+", "", text)
        id = self._free_id(group, value)
        yield (SetKey(self._file, (*group, id), value, "" if is_lead else str(beside[-1])),)

    def _free_id(self, group: tuple[str | int, ...], text: str) -> str:
        taken = {
            str(path[len(group)])
            for path, _ in self.lens.sources.values(self._file)
            if path[: len(group)] == group
        }
        id = first_free(slug(text, 3), lambda key: key in taken | self._keys)
        self._keys.add(id)
        return id

    @property
    def _file(self) -> str:
        return f"campaigns/{self.lens.campaign}/campaign.yaml"

    def _deleted(self, source: SourcePassage) -> Iterator[Way]:
        if source.region is not None:
            yield (DropBlock(source.region),)
            return
        path = self._entry(source)
        yield (DropKey(self._file, path),)

    def _entry(self, source: SourcePassage) -> tuple[str | int, ...]:
        """The entry of campaign.yaml that a passage is, all of it."""
        if (ask := _ask_of(source)) is not None and ask[-1] != "lead_in":
            return ask
        paths = {unit.path for unit in source.units}
        if len(paths) == 1 and isinstance((path := next(iter(paths)))[-1], int):
            return path
        if not source.units:
            raise _NoWay(self._why_computed(source, 0, len(source.passage.words)))
        raise _NoWay(f"the kind of letter needs it: it stands in {source.units[0]}")

    def _moved(self, edit: Edit, source: SourcePassage) -> Iterator[Way]:
        to = -1 if edit.to is None else edit.to
        behind = self._source(to) if to >= 0 else None
        ahead = self._ahead(to)
        if source.region is not None:
            line = source.passage.line
            is_item = bool(source.passage.cell) or (line is not None and line.item is not None)
            for one, before in ((behind, False), (ahead, True)):
                if one is not None and one.region is not None and one.region != source.region:
                    beside = one.passage
                    tight = is_item and (
                        bool(beside.cell) or (beside.line is not None and beside.line.item is not None)
                    )
                    self._require_own(one)
                    yield (MoveBlock(source.region, one.region, before, tight),)
            return
        path = self._entry(source)
        other = _ask_of(behind) if behind else None
        if other is not None and other[-1] == "lead_in" and path[:2] == other[:2]:
            yield (MoveKey(self._file, path, None),)
        elif other is not None and other[:-1] == path[:-1]:
            yield (MoveKey(self._file, path, str(other[-1])),)
        else:
            raise _NoWay("it would have to go from one kind of entry into another")

    def _split(self, edit: Edit, source: SourcePassage) -> Iterator[Way]:
        ask = _ask_of(source)
        spots = [spot for spot in source.spots[edit.start : edit.end] if spot]
        if spots:
            unit, first, last = spots[0].unit, spots[0].start, spots[-1].end
        else:
            unit, first, _ = next(self._between(source, edit.start))
            last = first
        if ask is not None and ask[-1] != "lead_in":
            value = self.lens.sources.values(self._file)
            whole = next(str(text) for path, text in value if path == unit.path)
            rest = whole[last:].strip()
            new = next(self._new_ask(ask, rest, is_lead=False))
            yield (Splice(unit.file, first, len(whole), "", unit.path), *new)
            return
        line = source.passage.line
        if source.region and line and line.item:
            lead = _LEAD.match(self._text(source.region))
            yield (Splice(unit.file, first, last, f"\n{lead[0] if lead else '- '}", unit.path),)
        yield (Splice(unit.file, first, last, "\n\n", unit.path),)

    def _joined(self, into: SourcePassage, source: SourcePassage, between: str) -> Iterator[Way]:
        self._require_own(into)
        first = next(source.literal(), None)
        last = next(reversed(list(into.literal())), None)
        if first is None or last is None:
            raise _NoWay(self._why_computed(source, 0, 1))
        if source.region and into.region:
            lead = _LEAD.match(self._text(source.region))
            yield (DropBlock(source.region, into.region, lead.end() if lead else 0, between),)
        elif not source.region and not into.region:
            path = self._entry(source)
            raw = first.unit.text
            yield (
                Splice(last.unit.file, last.unit.end, last.unit.end, between + raw, last.unit.path),
                DropKey(self._file, path),
            )
        else:
            raise _NoWay("it would have to go from one file into another")

    # --- notes

    def _of_note(self, passage: int, edits: Sequence[Edit]) -> Iterator[Placement]:
        source = self._source(passage)
        try:
            self._require_own(source)
        except _NoWay as reason:
            yield Placement(tuple(edits), (), str(reason))
            return
        if any(map(_is_fact, source.units)):  # where a link leads, and that it is one, follows from the facts
            in_words = (edit for edit in edits if edit.kind is not EditKind.LOOKS)
            bare = replace(source.passage, looks=())
            alone = [self._placed_in(edit, replace(source, passage=bare)) for edit in in_words]
        else:
            alone = [self._placed(edit) for edit in edits]
        whole = _after(source.passage, edits)
        together = list(NewNotes(self.lens).changed(source, whole))
        why = next((one.why for one in alone if not one.ways), "")
        ways: list[Way] = []
        if alone and not why:
            ways.append(tuple(splice for one in alone for splice in one.ways[0]))
        # A note may say so by itself once another is changed: a short form of its source, or "Ibid.".
        yield Placement(tuple(edits), (*ways, *together, ()), why)

    @cached_property
    def _typed_calls(self) -> dict[str, str]:
        """What is typed where each note is called first."""
        found: dict[str, str] = {}
        for source in self.lens.found:
            calls = iter(source.passage.calls)
            for spot, sign in zip(source.spots, source.passage.words, strict=True):
                if sign == CALL:
                    id = next(calls, "")
                    if spot is not None:
                        found.setdefault(id, self._raw(spot))
        return found

    def _notes(self, calls: Sequence[int | Passage]) -> Iterator[_Notes]:
        """What is typed where notes are called, with the entries of new ones: as sources, then in their own words."""
        notes = [one for one in self.lens.passages if one.note]
        fresh = NewNotes(self.lens)
        made: dict[int, list[NewNote]] = {
            n: list(fresh.added(one, self._keys)) for n, one in enumerate(calls) if isinstance(one, Passage)
        }
        for way in range(max((len(one) for one in made.values()), default=1)):
            typed, edits = [], list[SourceEdit]()
            for n, one in enumerate(calls):
                if isinstance(one, int):
                    cited = self._typed_calls.get(notes[one].note) if one < len(notes) else None
                    if cited is None:
                        raise _NoWay("it calls a note whose source is not known")
                    typed.append(cited)
                else:
                    note = made[n][min(way, len(made[n]) - 1)]
                    typed.append(note.cited)
                    edits += note.edits
            yield _Notes(tuple(typed), tuple(edits))


@dataclass(frozen=True)
class _Notes:
    """What is typed for the notes of some words, in their order, and what has to be written besides."""

    typed: tuple[str, ...] = ()
    edits: tuple[SourceEdit, ...] = ()

    def cite(self, called: Called) -> str:
        number = int(called.id) if called.id.isdigit() else 0
        return self.typed[number] if number < len(self.typed) else ""


class _NoWay(Exception):  # it is no fault of the program, and says why something stays open
    """Says why an edit cannot be placed."""


@dataclass(frozen=True)
class _Words:
    """Words in place of a stretch of a passage."""

    start: int
    end: int
    new: str
    looks: Looks
    calls: tuple[int | Passage, ...]

    @property
    def all_looks(self) -> set[frozenset[str]]:
        """The looks of all its words."""
        inside = Passage(self.new, looks=self.looks)
        return {
            look_at(inside, at) for at, sign in enumerate(self.new) if not sign.isspace() and sign != CALL
        }

    def without_looks(self, around: set[frozenset[str]]) -> _Words:
        """The same as it is typed inside of marks that make what is around it look so, too."""
        return replace(self, looks=()) if around == self.all_looks and len(around) == 1 else self

    def turned(self, words: str) -> Iterator[_Words]:
        """It, and where words go with the space behind them, the same with the space before them."""
        yield self
        start, end = self.start, self.end
        if self.new or start == end:
            return
        if start and words[start - 1] == " " == words[end - 1]:
            yield replace(self, start=start - 1, end=end - 1)
        if words[start] == " " and words[end : end + 1] == " ":
            yield replace(self, start=start + 1, end=end + 1)


def _parts(edit: Edit, passage: Passage) -> Iterator[_Words]:
    """The words of an edit that are others, stretch by stretch: what stands between them stays as it is typed."""
    new = Passage(edit.new, looks=edit.looks)
    before = [(one[0], look_at(passage, edit.start + one.start())) for one in _WORD.finditer(edit.old)]
    after = [(one[0], look_at(new, one.start())) for one in _WORD.finditer(edit.new)]
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for kind, first, last, there, until in matcher.get_opcodes():
        start = edit.start + sum(len(word) for word, _ in before[:first])
        end = start + sum(len(word) for word, _ in before[first:last])
        at = sum(len(word) for word, _ in after[:there])
        words = "".join(word for word, _ in after[there:until])
        if kind != "equal":
            yield _Words(start, end, words, looks_within(edit.looks, at, at + len(words)), ())


def _trimmed(edit: Edit, passage: Passage) -> _Words:
    """The words of an edit without what old and new ones begin and end with alike."""
    new = Passage(edit.new, looks=edit.looks)
    before = [(sign, look_at(passage, edit.start + at)) for at, sign in enumerate(edit.old)]
    after = [(sign, look_at(new, at)) for at, sign in enumerate(edit.new)]
    shorter = min(len(before), len(after))
    ahead = 0
    while ahead < shorter and before[ahead] == after[ahead] and before[ahead][0] != CALL:
        ahead += 1
    behind = 0
    while (
        behind < shorter - ahead
        and before[-1 - behind] == after[-1 - behind]
        and before[-1 - behind][0] != CALL
    ):
        behind += 1
    words = edit.new[ahead : len(edit.new) - behind]
    looks = looks_within(edit.looks, ahead, ahead + len(words))
    return _Words(edit.start + ahead, edit.end - behind, words, looks, edit.calls)


def _is_fact(unit: Unit) -> bool:
    """Whether a unit is a fact of a source, such as its title, and no prose."""
    return unit.path[:1] == ("footnotes",) and len(unit.path) > 2 and unit.path[-1] != "text"  # noqa: PLR2004  # below its key


def _after(passage: Passage, edits: Sequence[Edit]) -> Passage:
    line = Passage(passage.words, looks=passage.looks)
    return with_edits([line], [replace(edit, passage=0) for edit in edits])[0]


def _runs(spots: Sequence[Spot]) -> list[tuple[int, int]]:
    """The stretches of source that some signs come from."""
    found: list[tuple[int, int]] = []
    for spot in spots:
        if found and found[-1][1] >= spot.start:
            found[-1] = found[-1][0], max(found[-1][1], spot.end)
        else:
            found.append((spot.start, spot.end))
    return found


def _is_balanced(text: str) -> bool:
    return all(text.count(mark) % 2 == 0 for mark in _MARKS) and text.count("[") == text.count("]")


def _with_marks(unit: Unit, first: int, last: int) -> tuple[int, int]:
    """A stretch with the marks that stand around it."""
    opening = _OPENING.search(unit.text[: first - unit.start])
    closing = _CLOSING.match(unit.text, last - unit.start)
    return first - (len(opening[0]) if opening else 0), last + (len(closing[0]) if closing else 0)


def _lead_of(line: Line) -> str:
    if line.heading:
        return f"{'#' * line.heading} "
    if line.item is not None:
        indent = "  " * line.item.level
        return (
            f"{indent}  "
            if line.goes_on
            else f"{indent}{f'{line.item.start}.' if line.item.numbered else '-'} "
        )
    return "> " if line.quoted else ""


def _rest_of(line: Line) -> str:
    return "> " if line.quoted and not line.item else " " * len(_lead_of(line)) if line.item else ""


def _as_item_beside(text: str, beside: str, *, before: bool) -> str:
    """An entry with the mark and the margin of the one beside it, where both are of one kind."""
    mine, theirs = _LEAD.match(text), _LEAD.match(beside)
    if not mine or not theirs or not theirs[0].strip() or mine[0][:1].isspace():
        return text
    if mine[0][:1].isdigit() != theirs[0].strip()[:1].isdigit():
        return text
    lead = theirs[0] if before else re.sub(r"\d+", lambda found: str(int(found[0]) + 1), theirs[0])
    return lead + text[mine.end() :]


def _ask_of(source: SourcePassage | None) -> tuple[str | int, ...] | None:
    """The entry of `asks` that a passage prints: a lead-in, or an ask by its path."""
    for unit in source.units if source else ():
        if unit.path[:1] == ("asks",):
            return unit.path[:-1] if unit.path[-1] == "text" else unit.path
    return None
