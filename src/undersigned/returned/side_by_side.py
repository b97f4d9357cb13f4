"""Shows what partners changed in their copies of a letter beside each other: who agrees, and who contradicts whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from undersigned.files.project import Project
from undersigned.importing.from_file import word_file
from undersigned.model.findings import Finding, Findings, LetterError
from undersigned.returned.bases import Base, Bases
from undersigned.returned.edit_words import passage_name, said
from undersigned.returned.edits import Edit, EditKind, Passage
from undersigned.returned.reading_edits import PlacedRemark, Returned, edits_since

_OF_PLACE = frozenset({EditKind.MOVED, EditKind.DELETED, EditKind.JOINED})
"""What is done to a whole passage."""


@dataclass(frozen=True)
class Copy:
    """A file that a partner sent back."""

    partner: str
    file: str
    returned: Returned


@dataclass(frozen=True)
class Proposal:
    """An edit, and all who made it."""

    edit: Edit
    by: tuple[tuple[str, Edit], ...]
    """Each partner, with the edit as it is in that one's file: tracked or silent, by whom, when."""
    against: tuple[str, ...] = ()
    """The ids of edits of others that cannot be made besides."""


@dataclass(frozen=True)
class SideBySide:
    """The copies that were made from the same version."""

    base: Base
    copies: tuple[Copy, ...]
    proposals: tuple[Proposal, ...]
    """In the order of the letter."""
    language: str = ""
    """The language that the file says the letter is in."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages of that version."""
        return self.copies[0].returned.passages

    @property
    def remarks(self) -> Iterator[tuple[str, PlacedRemark]]:
        """The remarks, each with the partner who left it."""
        for copy in self.copies:
            for remark in copy.returned.remarks:
                yield copy.partner, remark

    def as_data(self) -> dict[str, object]:
        """All of it, as programs read it."""
        return {
            "base": self.base.label,
            "copies": [
                {
                    "partner": copy.partner,
                    "file": copy.file,
                    "authors": copy.returned.authors,
                    "edits": len(copy.returned.edits),
                    "not_compared": [
                        {"what": one.what, "where": one.where} for one in copy.returned.leftovers
                    ],
                }
                for copy in self.copies
            ],
            "edits": [self._as_data(proposal) for proposal in self.proposals],
            "remarks": [
                {
                    "partner": partner,
                    "author": placed.remark.author,
                    "date": placed.remark.date or None,
                    "remark": placed.remark.text,
                    "words": placed.remark.passage,
                    "passage": placed.passage,
                }
                for partner, placed in self.remarks
            ],
        }

    def _as_data(self, proposal: Proposal) -> dict[str, object]:
        edit = proposal.edit
        return {
            "id": edit.id,
            "kind": edit.kind.value,
            "passage": edit.passage,
            "place": passage_name(self.passages, edit.passage),
            "start": edit.start,
            "end": edit.end,
            "old": edit.old,
            "new": edit.new,
            "notes": [one if isinstance(one, int) else one.words for one in edit.calls],
            "to": edit.to,
            "said": said(edit, self.passages),
            "by": [
                {
                    "partner": partner,
                    "tracked": one.is_tracked,
                    "author": one.author or None,
                    "date": one.date,
                }
                for partner, one in proposal.by
            ],
            "contradicts": proposal.against,
        }


def compare_returned(
    project: Project,
    campaign: str,
    files: Sequence[Path],
    *,
    base: str | None = None,
    sender: str | None = None,
    findings: Findings,
) -> list[SideBySide]:
    """What each file changes, those that were made from the same version beside each other.

    `base` names the version or the Word file that they were made from, where they do not say it, and `sender` who sent
    them.
    Raises `LetterError` with what is wrong with all of them where one cannot be compared.
    """
    bases = Bases(project, campaign, findings)
    by_base: dict[Base, list[Copy]] = {}
    wrong: list[Finding] = []
    for file in files:
        try:
            data = word_file(file)
            made_from = bases.of(data, file.name, base)
            returned = edits_since(bases.manuscript(made_from), data, file.name)
        except LetterError as error:
            wrong += error.findings
        else:
            by_base.setdefault(made_from, []).append(
                Copy(_partner(returned, file, sender), str(file), returned)
            )
    if wrong:
        raise LetterError([*findings, *wrong])
    return [
        SideBySide(
            made_from,
            copies := tuple(_told_apart(found)),
            tuple(_proposals(copies)),
            bases.manuscript(made_from).language or "",
        )
        for made_from, found in by_base.items()
    ]


def _partner(returned: Returned, file: Path, sender: str | None) -> str:
    """Who sent a file: as it was said, else the one who tracked changes or made remarks in it, else the file's name."""
    if sender:
        return sender
    return returned.authors[0] if len(returned.authors) == 1 else file.stem


def _told_apart(copies: Sequence[Copy]) -> Iterator[Copy]:
    """The copies, two of one partner each with the name of its file."""
    counts = Counter(copy.partner for copy in copies)
    for copy in copies:
        is_one = counts[copy.partner] == 1
        yield copy if is_one else replace(copy, partner=f"{copy.partner} ({Path(copy.file).name})")


def _proposals(copies: Sequence[Copy]) -> Iterator[Proposal]:
    """The edits of all, the same one once, each with those that it is in the way of."""
    found: dict[tuple[object, ...], list[tuple[str, Edit]]] = {}
    for copy in copies:
        for edit in copy.returned.edits:
            found.setdefault(edit.does, []).append((copy.partner, edit))
    passages = copies[0].returned.passages
    proposals = sorted((Proposal(by[0][1], tuple(by)) for by in found.values()), key=_place)
    by_place: dict[int, list[Proposal]] = {}
    for proposal in proposals:
        by_place.setdefault(_whole(passages, proposal.edit.passage), []).append(proposal)
    for proposal in proposals:
        partners = {partner for partner, _ in proposal.by}
        against = tuple(
            other.edit.id
            for other in by_place[_whole(passages, proposal.edit.passage)]
            if not partners.intersection(partner for partner, _ in other.by)
            and contradict(proposal.edit, other.edit, passages)
        )
        yield replace(proposal, against=against)


def _place(proposal: Proposal) -> tuple[int, bool, int, int]:
    edit = proposal.edit
    return edit.passage, edit.kind is EditKind.ADDED, edit.start, edit.end


def _whole(passages: Sequence[Passage], place: int) -> int:
    """The first cell of the row that a cell stands in; else the passage itself."""
    cell = passages[place].cell if place >= 0 else None
    return place - cell[2] if cell else place


def contradict(one: Edit, other: Edit, passages: Sequence[Passage]) -> bool:
    """Whether two edits of different partners cannot both be made as they are."""
    if _whole(passages, one.passage) != _whole(passages, other.passage) or one.does == other.does:
        return False
    kinds = {one.kind, other.kind}
    if EditKind.ADDED in kinds:
        return False
    if EditKind.DELETED in kinds:
        return True
    if one.passage != other.passage:
        return False
    if kinds & _OF_PLACE or EditKind.FORM in kinds:
        return one.kind is other.kind
    if one.start == one.end and other.start == other.end:
        return one.start == other.start
    overlap = one.start < other.end and other.start < one.end
    return overlap or _touches(one, other) or _touches(other, one)


def _touches(one: Edit, other: Edit) -> bool:
    """Whether words are put in where others become other words: side by side, their order would be a guess."""
    is_insertion = one.start == one.end and one.kind is EditKind.WORDS
    return is_insertion and other.kind is EditKind.WORDS and other.start <= one.start <= other.end
