"""Proves changes of sources before they are made: the letter is drafted elsewhere, and its Word file read again.

What is printed then must be what the letter says with the edits made in it, passage by passage, and nothing else. What
edit spoils that is made in another way, or not at all.
"""

from __future__ import annotations

import difflib
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from undersigned.files.project import Project
from undersigned.importing.word.reading import read_word
from undersigned.model.findings import LetterError, Place
from undersigned.model.letter import NoteReference
from undersigned.model.walking import plain_text, references
from undersigned.returned.applying import with_edits
from undersigned.returned.edits import CALL, Edit, EditKind, Passage
from undersigned.returned.new_notes import definition_at
from undersigned.returned.passages import passages_of
from undersigned.returned.placing import Placement
from undersigned.returned.source_edits import DropBlock, SourceEdit, changed_texts
from undersigned.returned.source_passages import SourcePassages
from undersigned.route import PreparedLetter, as_word, prepare

_MOST_TRIES: Final = 12
_NOT_PROVED: Final = "made in the files, it would print something else than what was asked for"

_BETWEEN_NOTES: Final = re.compile(rf"(?<={CALL})\s+(?={CALL})")
"""What the program prints between the marks of two notes, and a word processor does not."""

_Shown: TypeAlias = tuple[object, ...]


@dataclass(frozen=True)
class Proved:
    """What can be made of some placements: the edits that stand, the texts that make them, and why others do not."""

    edits: tuple[Edit, ...]
    texts: Mapping[str, str]
    why: Mapping[Edit, str] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    """The keys of the notes that were taken out, because nothing cites them any more."""


@dataclass
class _Printed:
    """A letter as it is printed: its passages, what each of its notes cites, and what is said of notes left over."""

    passages: tuple[Passage, ...]
    cited: Mapping[str, object]
    uncited: Mapping[tuple[str, str], Place]
    """The places of notes that are defined and never cited, by their files and what is told of them."""

    @classmethod
    def of(cls, prepared: PreparedLetter, passages: Sequence[Passage]) -> _Printed:
        cited = [
            tuple((one.source, one.pinpoint, plain_text(one.full)) for one in reference.citations)
            for part in prepared.draft.parts
            for reference in references(part)
            if isinstance(reference, NoteReference)
        ]
        called = [id for one in passages for id in one.calls if not one.note]
        notes = [one.note for one in passages if one.note]
        # A mention of a note is a call of it, too, and cites nothing by itself.
        own = list(dict.fromkeys(called))
        uncited = {
            (one.place.file, one.message): one.place
            for one in prepared.findings
            if one.code == "uncited-footnote" and one.place is not None
        }
        found = dict(zip(notes, cited, strict=False)) if len(own) == len(cited) else {}
        return cls(tuple(passages), found, uncited)


class Proof:
    """Tries placements on a letter as it stands."""

    def __init__(self, lens: SourcePassages) -> None:
        self._lens = lens
        self._now = _Printed.of(lens.prepared, lens.passages)
        self._texts = {file: lens.sources.text(file) for file in self._files()}
        self._known: dict[tuple[tuple[str, str], ...], _Printed] = {}
        self._lens_order: Mapping[Edit, int] = {}

    def taken(self, placements: Sequence[Placement], waiting: Sequence[Edit] = ()) -> Proved:
        """As many of the placements as can stand together; what is `waiting` may be made later."""
        open_ = {edit: one.why for one in placements if not one.ways for edit in one.edits}
        ways = {one: 0 for one in placements if one.ways}
        for _ in range(_MOST_TRIES):
            if not ways:
                break
            spoilt = self._spoilt(ways)
            if spoilt is None:
                break
            if len(spoilt) == 1:
                self._advance(ways, spoilt[0], open_)
                continue
            if (culprit := self._culprit(ways, spoilt)) is not None:
                self._advance(ways, culprit, open_)
                continue
            # Which of several it is that spoils a passage, each by itself tells.
            sound = {one: way for one, way in ways.items() if one not in spoilt and spoilt}
            ways = self._one_by_one([one for one in ways if one not in sound], sound, open_)
        else:
            ways = self._one_by_one(list(ways), {}, open_)
        for one, way in ways.items():
            if 0 < way < len(one.ways) - 1 and not one.ways[-1]:  # another change may say so already
                without = {**ways, one: len(one.ways) - 1}
                ways = without if self._spoilt(without) is None else ways
        texts, gone = self._changed(ways), tuple[str, ...]()
        if not any(isinstance(called, int) for edit in (*waiting, *open_) for called in edit.calls):
            texts, gone = self._without_uncited(texts)
        return Proved(tuple(edit for one in ways for edit in one.edits), texts, open_, gone)

    def _without_uncited(self, texts: dict[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
        """The texts without the notes that nothing cites any more, and the keys of these."""
        gone: list[str] = []
        while texts:
            now = {**self._texts, **texts}
            printed = self._printed(texts)
            places = [one for said, one in printed.uncited.items() if said not in self._now.uncited]
            drops = {key: drop for place in places for key, drop in definition_at(place, now)}
            regions = [one.block for one in drops.values() if isinstance(one, DropBlock)]
            without = {**texts, **changed_texts(now, drops.values(), regions)} if drops else texts
            try:
                if not drops or self._printed(without).passages != printed.passages:
                    break
            except LetterError:
                break
            texts = without
            gone += drops
        return texts, tuple(gone)

    def _culprit(self, ways: Mapping[Placement, int], spoilt: Sequence[Placement]) -> Placement | None:
        """The one among several without which others spoil nothing, if there is such a one."""
        for one in spoilt:
            left = self._spoilt({other: way for other, way in ways.items() if other is not one})
            if left is None or 0 < len(left) < len(spoilt) - 1:
                return one
        return None

    def _advance(self, ways: dict[Placement, int], one: Placement, open_: dict[Edit, str]) -> None:
        """The next way of a placement that spoils something; without one, it is left out."""
        ways[one] += 1
        if ways[one] >= len(one.ways):
            del ways[one]
            open_ |= dict.fromkeys(one.edits, one.why or _NOT_PROVED)

    def _one_by_one(
        self, placements: Sequence[Placement], sound: Mapping[Placement, int], open_: dict[Edit, str]
    ) -> dict[Placement, int]:
        """Placements beside others, each in the first of its ways that stands with those before: the slow way."""
        found, left = dict(sound), list(placements)
        while left:
            stand = [one for one in left if self._stands(one, found)]
            left = [one for one in left if one not in stand]
            if not stand:  # some stand only beside others, so that all are tried again as long as one does
                break
        for one in left:
            open_ |= dict.fromkeys(one.edits, one.why or _NOT_PROVED)
        return found

    def _stands(self, one: Placement, found: dict[Placement, int]) -> bool:
        """Whether a placement stands beside others, to which it is added then."""
        for way in range(len(one.ways)):
            if self._spoilt({**found, one: way}) is None:
                found[one] = way
                return True
        return False

    def _changed(self, ways: Mapping[Placement, int]) -> dict[str, str]:
        edits: list[SourceEdit] = [edit for one, way in ways.items() for edit in one.ways[way]]
        return changed_texts(self._texts, edits, self._lens.regions)

    def _spoilt(self, ways: Mapping[Placement, int]) -> list[Placement] | None:
        """What placements spoil the letter; None where none does, nothing where that cannot be told."""
        try:
            printed = self._printed(self._changed(ways))
        except LetterError:
            return []
        order = sorted(
            (edit for one in ways for edit in one.edits), key=lambda edit: self._lens_order.get(edit, 0)
        )
        expected = with_edits(self._now.passages, order)
        wanted = [self._shown(one, expected, None) for one in expected if not one.note]
        got = [self._shown(one, printed.passages, printed) for one in printed.passages if not one.note]
        return self._suspects(ways, expected, wanted, got)

    def in_order(self, edits: Sequence[Edit]) -> None:
        """Tell in which order edits are made at one place."""
        self._lens_order = {edit: number for number, edit in enumerate(edits)}

    def _suspects(
        self,
        ways: Mapping[Placement, int],
        expected: Sequence[Passage],
        wanted: Sequence[_Shown],
        got: Sequence[_Shown],
    ) -> list[Placement] | None:
        lines = [one for one in expected if not one.note]
        odd: set[int] = set()
        matcher = difflib.SequenceMatcher(
            None, [one[0] for one in wanted], [one[0] for one in got], autojunk=False
        )
        for kind, first, last, there, _ in matcher.get_opcodes():
            if kind == "equal":
                odd |= {
                    first + n for n in range(last - first) if not _is_same(wanted[first + n], got[there + n])
                }
            else:
                odd |= set(range(first, last)) or {max(0, first - 1), min(first, len(lines) - 1)}
        if not odd:
            return None
        places = {id(one.line): place for place, one in enumerate(self._now.passages) if one.line is not None}
        notes = {one.note: place for place, one in enumerate(self._now.passages) if one.note}
        suspects: set[int] = set()
        added: set[int] = set()
        for number in odd:
            place = places.get(id(lines[number].line))
            if place is None:
                added.add(id(lines[number].line))
            else:
                suspects.add(place)
            suspects |= {notes[note] for note in lines[number].calls if note in notes}
        return [
            one
            for one in ways
            if any(
                (edit.passage in suspects and edit.kind is not EditKind.ADDED)
                or (edit.kind is EditKind.ADDED and id(edit.line) in added)
                for edit in one.edits
            )
        ]

    def _shown(self, passage: Passage, passages: Sequence[Passage], printed: _Printed | None) -> _Shown:
        """A passage as it is seen: its words and looks, its form and its notes."""
        notes = {one.note: one for one in passages if one.note}
        looks = tuple(
            (char, frozenset(look for start, end, look in passage.looks if start <= at < end))
            for at, char in enumerate(passage.words)
            if not char.isspace() and char != CALL
        )
        words = " ".join(_BETWEEN_NOTES.sub("", passage.words).replace("\n", " \n ").split(" "))
        cited = printed.cited if printed else self._now.cited
        edited = {one.note: one.words for one in self._now.passages if one.note}
        called = tuple(
            (
                _seen(notes[id].words) if id in notes else "",
                cited.get(id) if printed or (id in notes and edited.get(id) == notes[id].words) else None,
            )
            for id in passage.calls
        )
        return (words.strip(), looks, passage.form, called)

    def _files(self) -> Iterator[str]:
        yield f"campaigns/{self._lens.campaign}/campaign.yaml"
        yield self._lens.prepared.campaign.body.text.place.file
        yield from dict.fromkeys(one.file for one in self._lens.regions)

    def _printed(self, texts: Mapping[str, str]) -> _Printed:
        key = tuple(sorted(texts.items()))
        if key not in self._known:
            with self._copy(texts) as project:
                prepared = prepare(project, self._lens.campaign)
                passages = passages_of(read_word(as_word(prepared), f"{self._lens.campaign}.docx"))
            self._known[key] = _Printed.of(prepared, passages)
        return self._known[key]

    @contextmanager
    def _copy(self, texts: Mapping[str, str]) -> Iterator[Project]:
        """A project elsewhere, of the files that the letter reads, with other texts in some of them."""
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            files = {**self._lens.read, **{file: text.encode() for file, text in texts.items()}}
            for file, data in files.items():
                path = root / file
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            yield Project(root)


def _seen(words: str) -> str:
    return " ".join(words.split())


def _is_same(wanted: _Shown, got: _Shown) -> bool:
    """Whether a passage is as it is wanted; a note that nobody touched may be worded by its place, as Ibid. is."""
    if wanted[:3] != got[:3]:
        return False
    theirs, mine = wanted[3], got[3]
    assert isinstance(theirs, tuple)  # noqa: S101  # it was made so
    assert isinstance(mine, tuple)  # noqa: S101  # as above
    return len(theirs) == len(mine) and all(
        one[0] == other[0] or (one[1] is not None and one[1] == other[1])
        for one, other in zip(theirs, mine, strict=True)
    )
