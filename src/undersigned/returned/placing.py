"""Places an edit of a printed letter in its sources: an edit goes in, ways to make it come out, or why there is none.

Whether a way is right is not known here: the letter is drafted and read again (`proving`). The first way that stands
the proof is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from undersigned.files.ids import first_free
from undersigned.importing.manuscript import Line
from undersigned.importing.recognised_sources import slug
from undersigned.model.letter import Role
from undersigned.returned.applying import with_edits
from undersigned.returned.edits import Edit, EditKind, Passage
from undersigned.returned.new_notes import NewNotes
from undersigned.returned.placing_words import SIGNING, CalledNotes, NoWay, PlacingWords, Way, is_fact
from undersigned.returned.source_edits import (
    DropBlock,
    DropKey,
    MoveBlock,
    MoveKey,
    NewBlock,
    Region,
    SetKey,
    Splice,
)
from undersigned.returned.source_passages import SourcePassage
from undersigned.returned.words import looks_within, words_from

_LEAD: Final = re.compile(r"(?:#{1,6}[ \t]+|[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+|>[ \t]?)?")
_NO_PLACE: Final = "no place for it is known in the files of the letter"


@dataclass(frozen=True)
class Placement:
    """The ways to make some edits, which go together; without any, `why` says what keeps them from being made."""

    edits: tuple[Edit, ...]
    ways: tuple[Way, ...] = ()
    why: str = ""


def _placement(edit: Edit, ways: Iterable[Way]) -> Placement:
    try:
        found = tuple(dict.fromkeys(ways))
    except NoWay as reason:
        return Placement((edit,), (), str(reason))
    return Placement((edit,), found, "" if found else _NO_PLACE)


class Placing(PlacingWords):
    """Places edits in the sources of a letter; their places are those of the letter as it is printed now."""

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
        of_notes = [one for passage, edits in notes.items() for one in self._of_note(passage, edits)]
        return [*found, *_together(of_notes)]

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
        return _placement(edit, self.words(replace(edit, looks=()), source))

    def _ways(self, edit: Edit) -> Iterator[Way]:
        source = self.source(edit.passage) if edit.passage >= 0 else None
        if source and edit.kind is not EditKind.ADDED:
            self.require_own(source)
        match edit.kind:
            case EditKind.WORDS:
                yield from self.words(edit, self.source(edit.passage))
            case EditKind.LOOKS:
                yield from self.looks(edit, self.source(edit.passage))
            case EditKind.ADDED:
                yield from self._added(edit)
            case EditKind.DELETED:
                yield from self._deleted(self.source(edit.passage))
            case EditKind.MOVED:
                yield from self._moved(edit, self.source(edit.passage))
            case EditKind.SPLIT:
                yield from self._split(edit, self.source(edit.passage))
            case EditKind.JOINED:
                yield from self._joined(self.source(edit.passage - 1), self.source(edit.passage), edit.new)
            case EditKind.FORM:
                yield from self._form(edit, self.source(edit.passage))

    def _ahead(self, place: int) -> SourcePassage | None:
        """The first passage behind a place that stays where it is."""
        later = range(place + 1, len(self.lens.found))
        return next((self.source(one) for one in later if one not in self._gone), None)

    @cached_property
    def _gone(self) -> set[int]:
        """The passages that go or move, of a row all its cells."""
        gone = [one for one in self.edits if one.kind in {EditKind.DELETED, EditKind.MOVED}]
        return {one.passage + cell for one in gone for cell in range(one.old.count("\t") + 1)}

    def _form(self, edit: Edit, source: SourcePassage) -> Iterator[Way]:
        region = source.region
        line = edit.line
        if region is None or line is None or source.passage.cell:
            raise NoWay("what is a heading, a list or a quotation there follows from the kind of letter")
        text = self._text(region)
        lead = _LEAD.match(text)
        begun = lead.end() if lead else 0
        new = _lead_of(line)
        if not new and begun:
            yield (Splice(region.file, region.start, region.start + begun, ""),)
        yield (Splice(region.file, region.start, region.start + begun, new),)
        yield (Splice(region.file, region.start, region.start + begun, f"\n{new}"),)
        apart = Splice(region.file, region.end, region.end, "\n")
        yield (Splice(region.file, region.start, region.start + begun, new), apart)
        yield (Splice(region.file, region.start, region.start + begun, f"\n{new}"), apart)

    def _text(self, region: Region) -> str:
        return self.lens.sources.text(region.file)[region.start : region.end]

    def _added(self, edit: Edit) -> Iterator[Way]:
        for notes in self.notes(edit.calls, self._note_before(edit.passage)):
            for way in self._places_for(edit, notes):
                yield (*way, *notes.edits)

    def _places_for(self, edit: Edit, notes: CalledNotes) -> Iterator[Way]:
        behind = self.source(edit.passage) if edit.passage >= 0 else None
        ahead = self._ahead(edit.passage)
        line = edit.line or Line((), 0)
        beside_name = behind.passage.line if behind and behind.role is Role.SIGNATORIES else None
        if beside_name and (edit.row or line.style == beside_name.style):
            raise NoWay(SIGNING)
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

    def _block(self, edit: Edit, line: Line, notes: CalledNotes) -> str:
        if edit.row:
            cells, at = [], 0
            for cell in edit.row:
                looks = looks_within(edit.looks, at, at + len(cell.words))
                cells.append(self.prose(cell.words, looks, notes).replace("\\\n", " ").replace("|", "\\|"))
                at += len(cell.words) + 1
            return f"| {' | '.join(cells)} |"
        text = self.writer(notes).words(words_from(edit.new, edit.looks), 0)
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
        id = first_free(slug(text, 3), lambda key: key in taken | self.keys)
        self.keys.add(id)
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
            raise NoWay(self.why_computed(source, 0, len(source.passage.words)))
        raise NoWay(f"the kind of letter needs it: it stands in {source.units[0]}")

    def _moved(self, edit: Edit, source: SourcePassage) -> Iterator[Way]:
        to = -1 if edit.to is None else edit.to
        behind = self.source(to) if to >= 0 else None
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
                    self.require_own(one)
                    yield (MoveBlock(source.region, one.region, before, tight),)
            return
        path = self._entry(source)
        other = _ask_of(behind) if behind else None
        if other is not None and other[-1] == "lead_in" and path[:2] == other[:2]:
            yield (MoveKey(self._file, path, None),)
        elif other is not None and other[:-1] == path[:-1]:
            yield (MoveKey(self._file, path, str(other[-1])),)
        else:
            raise NoWay("it would have to go from one kind of entry into another")

    def _split(self, edit: Edit, source: SourcePassage) -> Iterator[Way]:
        ask = _ask_of(source)
        spots = [spot for spot in source.spots[edit.start : edit.end] if spot]
        if spots:
            unit, first, last = spots[0].unit, spots[0].start, spots[-1].end
        else:
            unit, first, _ = next(self.between(source, edit.start))
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
        self.require_own(into)
        first = next(source.literal(), None)
        last = next(reversed(list(into.literal())), None)
        if first is None or last is None:
            raise NoWay(self.why_computed(source, 0, 1))
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
            raise NoWay("it would have to go from one file into another")

    def _of_note(self, passage: int, edits: Sequence[Edit]) -> Iterator[Placement]:
        source = self.source(passage)
        try:
            self.require_own(source)
        except NoWay as reason:
            yield Placement(tuple(edits), (), str(reason))
            return
        if any(map(is_fact, source.units)):  # where a link leads, and that it is one, follows from the facts
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


def _together(placements: Sequence[Placement]) -> list[Placement]:
    """Placements of notes, as one where the same change of a source makes them: alone, each spoils the others."""
    found: list[Placement] = []
    for one in placements:
        made = {edit for way in one.ways for edit in way}
        beside = next((two for two in found if made.intersection(*two.ways[:1])), None)
        if beside is None or not one.ways:
            found.append(one)
            continue
        ways = dict.fromkeys(
            tuple(dict.fromkeys((*first, *second))) for first in beside.ways[:3] for second in one.ways[:3]
        )
        found[found.index(beside)] = Placement(
            (*beside.edits, *one.edits), tuple(ways), beside.why or one.why
        )
    return found


def _after(passage: Passage, edits: Sequence[Edit]) -> Passage:
    line = Passage(passage.words, looks=passage.looks)
    return with_edits([line], [replace(edit, passage=0) for edit in edits])[0]


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
