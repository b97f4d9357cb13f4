"""Places words of an edit in the sources of a letter, where what they replace is typed, or says why it is not.

Whether a way to type them is right is not known here; see `placing`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import Final, TypeAlias

from undersigned.importing.manuscript import Called
from undersigned.importing.prose import ProseWriter, escaped
from undersigned.model.letter import Role
from undersigned.returned.changed_words import ChangedWords, parts_of, trimmed
from undersigned.returned.edits import CALL, Edit, Looks, Passage
from undersigned.returned.new_notes import NewNote, NewNotes
from undersigned.returned.source_edits import SourceEdit, Splice
from undersigned.returned.source_passages import SourcePassage, SourcePassages, Spot, Unit
from undersigned.returned.words import look_at, words_from

Way: TypeAlias = tuple[SourceEdit, ...]
_MARKS: Final = "*_^"
_LONG: Final = 10
"""Letters and figures from which on words are hardly typed twice."""
_OPENING: Final = re.compile(r"[*_^\[]+$")
_CLOSING: Final = re.compile(r"[*_^]*(?:\]\((?:<[^>]*>|[^()\s]*)\))?[*_^]*")
SIGNING: Final = (
    "who signs is for themselves to say, and no edit: 'undersigned signatories' records what they say"
)


class NoWay(Exception):  # it is no fault of the program, and says why something stays open
    """Says why an edit cannot be placed."""


@dataclass(frozen=True)
class CalledNotes:
    """What is typed for the notes of some words, in their order, and what has to be written besides."""

    typed: tuple[str, ...] = ()
    edits: tuple[SourceEdit, ...] = ()

    def cite(self, called: Called) -> str:
        """What is typed where a note is called."""
        number = int(called.id) if called.id.isdigit() else 0
        return self.typed[number] if number < len(self.typed) else ""


@dataclass
class PlacingWords:
    """Places words; the places of the edits are those of the letter as it is printed now."""

    lens: SourcePassages
    edits: Sequence[Edit]
    keys: set[str] = field(default_factory=set)

    def source(self, passage: int) -> SourcePassage:
        """Where a passage comes from."""
        return self.lens.found[passage]

    def require_own(self, source: SourcePassage) -> None:
        """Refuse what is not for an edit of this letter to change: who signs, and what another letter lends."""
        if source.role is Role.SIGNATORIES:
            raise NoWay(SIGNING)
        for unit in source.units:
            owner = unit.file.split("/")[1]
            if owner != self.lens.campaign:
                raise NoWay(f"it stands in {unit.file}, which another letter lends: change it there")

    def words(self, edit: Edit, source: SourcePassage) -> Iterator[Way]:
        """The ways to make words of a passage others."""
        self._require_no_number(edit, source)
        parts = list(parts_of(edit, source.passage)) if CALL not in edit.old + edit.new else []
        if len(parts) > 1:
            with suppress(NoWay):
                yield tuple(
                    splice
                    for part in parts
                    for splice in next(self._splices(source, part, CalledNotes()), ())
                )
        change = trimmed(edit, source.passage)
        if source.passage.words[: change.start].endswith(CALL) and change.new.lstrip().startswith(CALL):
            change = replace(
                change, new=change.new.lstrip()
            )  # two notes side by side are parted by the program
        for notes in self.notes(change.calls, self._note_before(edit.passage, change.start)):
            for one in change.turned(source.passage.words):
                yield from ((*splices, *notes.edits) for splices in self._splices(source, one, notes))

    def _require_no_number(self, edit: Edit, source: SourcePassage) -> None:
        """Refuse to type a number in place of one that the program counts: that of a note that is named."""
        passage = source.passage
        first = passage.words.count(CALL, 0, edit.start)
        named = passage.named[first : first + edit.old.count(CALL)]
        if any(named) and edit.new.count(CALL) < len(named) and any(map(str.isdecimal, edit.new)):
            at = next(n for n in range(edit.start, edit.end) if passage.words[n] == CALL)
            spot = source.spots[at]
            printed = next(filter(None, named))
            what = f"what {self._raw(spot)} prints, in {spot.unit}" if spot else "counted by the program"
            raise NoWay(f"“{printed}” is {what}")

    def _splices(self, source: SourcePassage, change: ChangedWords, notes: CalledNotes) -> Iterator[Way]:
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

    def _insertions(self, source: SourcePassage, change: ChangedWords, notes: CalledNotes) -> Iterator[Way]:
        """Ways to put words between two signs: first where what is beside them looks as they do."""
        places = list(self.between(source, change.start))
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
            raise NoWay(self.why_computed(source, start, end))
        if len({spot.unit for spot in known}) > 1:
            raise NoWay("the words come from several places of the files")
        if any(later.start < before.start for before, later in pairwise(known)):
            raise NoWay(self.why_computed(source, start, end))
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
            raise NoWay(f"{unit} prints these words in several places, and all of them would change")

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

    def between(self, source: SourcePassage, at: int) -> Iterator[tuple[Unit, int, int]]:
        """The places in the source between two printed signs, each with the sign that it stands beside."""
        before = source.spots[at - 1] if at else None
        after = source.spots[at] if at < len(source.spots) else None
        if before is None and after is None:
            raise NoWay(self.why_computed(source, max(0, at - 1), at + 1))
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

    def why_computed(self, source: SourcePassage, start: int, end: int) -> str:
        """Why words of a passage cannot be changed: what prints them, or that nobody typed them."""
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
        file = self._typed_in(said)
        if value is None and file:
            return (
                f"“{said}” is typed in {file}, and a loop, a condition or a macro prints it: change it there"
            )
        if value is None:
            return (
                f"“{said}” is not typed in {unit}: the kind of letter, its language or the numbering gives it"
            )
        return f"“{said}” is what {value[0]} prints, in {unit}"

    def _typed_in(self, said: str) -> str:
        """The prose file of the letter that has some words, where they are long enough to be no others."""
        letters = _letters(said)
        files = dict.fromkeys(region.file for region in self.lens.regions if len(letters) >= _LONG)
        return next((one for one in files if letters in _letters(self.lens.sources.text(one))), "")

    def _typed(self, change: ChangedWords, notes: CalledNotes, unit: Unit) -> Iterator[str]:
        """Words as they are typed in a unit: as prose, or as they are, where a value is no prose."""
        if not is_fact(unit):
            yield self.prose(change.new, change.looks, notes)
        if unit.path and not change.looks and CALL not in change.new:
            yield change.new

    def prose(self, words: str, looks: Looks, notes: CalledNotes) -> str:
        """Words as prose, with the white space at their ends."""
        core = words.strip()
        if not core:
            return _broken(words)
        lead, tail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        if not looks and CALL not in core and "\n" not in core:
            return f"{_broken(lead)}{escaped(core)}{_broken(tail)}"
        moved = tuple((start - len(lead), end - len(lead), look) for start, end, look in looks)
        text = self.writer(notes).words(words_from(core, moved), 0)
        return f"{_broken(lead)}{text}{_broken(tail)}"

    def writer(self, notes: CalledNotes) -> ProseWriter:
        """What writes words as prose, with these notes."""
        return ProseWriter(notes.cite, lambda _: "", lambda _, __: None)

    def looks(self, edit: Edit, source: SourcePassage) -> Iterator[Way]:
        """The ways to give words other looks."""
        spots = self._spots(source, edit.start, edit.end)
        unit = spots[0].unit
        cited = [self._raw(spot) for spot, sign in zip(spots, edit.new, strict=False) if sign == CALL]
        text = self.prose(edit.new, edit.looks, CalledNotes(tuple(cited)))
        first, last = spots[0].start, spots[-1].end
        inside = unit.text[first - unit.start : last - unit.start]
        if _is_balanced(inside):
            yield (Splice(unit.file, first, last, text, unit.path),)
        first, last = _with_marks(unit, first, last)
        yield (Splice(unit.file, first, last, text, unit.path),)

    def _raw(self, spot: Spot) -> str:
        return spot.unit.text[spot.start - spot.unit.start : spot.end - spot.unit.start]

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

    def _note_before(self, passage: int, end: int | None = None) -> str | None:
        """The note that is called last before a place: in a passage before an offset, or with None in all of it."""
        found = [id for one in self.lens.passages[:passage] for id in one.calls if not one.note]
        if passage >= 0:
            own = self.lens.passages[passage]
            found += own.calls[: own.words.count(CALL, 0, len(own.words) if end is None else end)]
        return found[-1] if found else None

    def notes(self, calls: Sequence[int | Passage], before: str | None) -> Iterator[CalledNotes]:
        """What is typed where notes are called, with the entries of new ones: as sources, then in their own words.

        `before` is the note before all of them, which "Ibid." means.
        """
        notes = [one for one in self.lens.passages if one.note]
        fresh = NewNotes(self.lens)
        made: dict[int, list[NewNote]] = {}
        for n, one in enumerate(calls):
            if isinstance(one, Passage):
                made[n] = list(fresh.added(one, self.keys, before))
                if not made[n]:
                    raise NoWay(
                        f"“{one.words}” is what the program prints where a note cites what the one before it cites: "
                        "cite that source there"
                    )
            before = notes[one].note if isinstance(one, int) and one < len(notes) else None
        for way in range(max((len(one) for one in made.values()), default=1)):
            typed, edits = [], list[SourceEdit]()
            for n, one in enumerate(calls):
                if isinstance(one, int):
                    cited = self._typed_calls.get(notes[one].note) if one < len(notes) else None
                    if cited is None:
                        raise NoWay("it calls a note whose source is not known")
                    typed.append(cited)
                else:
                    note = made[n][min(way, len(made[n]) - 1)]
                    typed.append(note.cited)
                    edits += note.edits
            yield CalledNotes(tuple(typed), tuple(edits))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _broken(spaces: str) -> str:
    """White space in which a new line is printed as one."""
    return spaces.replace("\n", "\\\n")


def is_fact(unit: Unit) -> bool:
    """Whether a unit is a fact of a source, such as its title, and no prose."""
    return unit.path[:1] == ("footnotes",) and len(unit.path) > 2 and unit.path[-1] != "text"  # noqa: PLR2004  # below its key


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
