"""Takes over what partners changed in their copies of a letter: proposed change by change, and made where it is wanted.

Copies go in; each change comes out with who made it, and whether it can be taken. The changes that somebody chooses are
placed in the sources, proved, and saved together with what became of all of them, or nothing is.
"""

from __future__ import annotations

import datetime
import hashlib
import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from undersigned.files.locking import locked
from undersigned.files.project import Project
from undersigned.files.saving import save
from undersigned.files.text_files import as_typed, is_file
from undersigned.importing.from_file import word_file
from undersigned.loading.returned import FILE
from undersigned.model.findings import Finding, Findings, Place, listed, stop
from undersigned.returned.bases import PRESENT, Bases
from undersigned.returned.carrying import Carried, Carrying
from undersigned.returned.changes import Change, Copy
from undersigned.returned.edit_words import passage_name, said
from undersigned.returned.edits import IN_WORDS, Edit, EditKind
from undersigned.returned.placing import Placement, Placing
from undersigned.returned.proving import Proof
from undersigned.returned.reading_edits import edits_since
from undersigned.returned.record import Became, Decided, ReturnedRecord
from undersigned.returned.side_by_side import contradict
from undersigned.returned.source_edits import place_of
from undersigned.returned.source_passages import SourcePassages
from undersigned.route import prepare
from undersigned.sign_ons.coverage import agreement


@dataclass(frozen=True)
class MergeRequest:
    """The copies of a campaign's letter, by their files; who sent them, and from which version, where it is said."""

    campaign: str
    files: tuple[Path, ...]
    today: datetime.date
    sender: str | None = None
    base: str | None = None


@dataclass(frozen=True)
class Merge:
    """What came back, change by change, before anything is taken."""

    campaign: str
    copies: tuple[Copy, ...]
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]
    lens: SourcePassages = field(repr=False)

    def as_data(self) -> dict[str, object]:
        """The proposal as programs read it."""
        return {
            "campaign": self.campaign,
            "copies": [
                {"file": one.file, "partner": one.partner, "version": one.version, "known": one.is_known}
                for one in self.copies
            ],
            "changes": self.changes,
            "remarks": [
                {"partner": copy.partner, **vars(one.remark)}
                for copy in self.copies
                for one in copy.returned.remarks
            ],
            "findings": self.findings,
        }


@dataclass(frozen=True)
class Taken:
    """What became of each change, why, the files that changed, and whose agreement has ended with that."""

    decided: tuple[Decided, ...]
    files: tuple[str, ...]
    ended: tuple[str, ...]
    remarks: int
    gone: tuple[str, ...] = ()
    """The keys of footnotes that were taken out, because nothing cites them any more."""

    def of(self, became: Became) -> tuple[Decided, ...]:
        """The changes of which this became."""
        return tuple(one for one in self.decided if one.became is became)

    def as_data(self) -> dict[str, object]:
        """What was done, as programs read it."""
        return {
            "changes": [
                {
                    **one.change.as_data(),
                    "became": one.became,
                    "why": one.why or None,
                    "reason": one.reason or None,
                }
                for one in self.decided
            ],
            "files": self.files,
            "ended_agreements": self.ended,
            "uncited_footnotes": self.gone,
            "remarks": self.remarks,
        }


def propose_merge(project: Project, request: MergeRequest) -> Merge:
    """What some copies change. Raises `LetterError` where one cannot be read, or is of another letter."""
    findings = Findings()
    record = ReturnedRecord(project, request.campaign)
    lens = SourcePassages(project, request.campaign)
    bases = Bases(project, request.campaign, findings)
    given = (_copy(file, request, bases, record, findings) for file in dict.fromkeys(request.files))
    copies = list({one.digest: one for one in given}.values())
    _tell_of_doubles(copies, findings)
    unsent = {one.file for one in copies if one.version == PRESENT}
    found = [
        _settled(one, record, lens, is_since=bool(unsent.intersection(one.files)))
        for one in _changes(copies, lens)
    ]
    placements = Placing(lens, _in_order(found)).placements()
    placed = {edit: placement for placement in placements for edit in placement.edits}
    changes = (_with_place(one, placed.get(one.edit), lens) if one.edit else one for one in found)
    return Merge(request.campaign, tuple(copies), tuple(changes), tuple(findings), lens)


def merge(
    project: Project,
    proposal: Merge,
    take: Mapping[str, str],
    leave: Mapping[str, str],
    today: datetime.date,
) -> Taken:
    """Take changes by their ids, leave others, each with a reason or none, and keep what became of all of them.

    Raises `LetterError` where a file of the letter has changed since the proposal was made, and nothing is written.
    """
    lens = proposal.lens
    wanted = [one for one in proposal.changes if one.id in take]
    with locked(project.file_to_change(project.campaign(proposal.campaign, "campaign.yaml"))):
        _require_unchanged(project, lens)
        blocked = _contradicted(wanted)
        edits = _in_order([one for one in wanted if one.id not in blocked])
        proof = Proof(lens)
        proof.in_order(edits)
        undecided = [one for one in proposal.changes if one.is_asked and one.id not in {*take, *leave}]
        waiting = [one.edit for one in undecided if one.edit is not None]
        proved = proof.taken(Placing(lens, edits).placements(), waiting)
        decided = [_decided(one, take, leave, blocked, proved.why) for one in proposal.changes]
        record = ReturnedRecord(project, proposal.campaign)
        remarks = record.note(proposal.copies, decided, today)
        files = {project.path(file): as_typed(text, lens.read[file]) for file, text in proved.texts.items()}
        if record.text != record.before:
            files[record.path] = record.text.encode()
        before = lens.prepared.draft_wording().digest if lens.prepared.sign_ons else ""
        save(files)
    ended = _ended(project, proposal, before) if proved.texts and before else ()
    return Taken(tuple(decided), tuple(sorted(proved.texts)), ended, remarks, proved.gone)


# --- proposing


def _copy(
    file: Path, request: MergeRequest, bases: Bases, record: ReturnedRecord, findings: Findings
) -> Copy:
    data = word_file(file)
    digest = hashlib.sha256(data).hexdigest()
    known = record.known(digest)
    if known is not None:
        findings.warning(
            f"{file.name} came before, on {known}: what was taken or left then is not asked again",
            "known-copy",
            None,
            "to take what was left, name it by its id: --take ID",
        )
    base = bases.of(data, file.name, request.base)
    if base.label == PRESENT and record.has_taken and known is None:
        findings.warning(
            f"{file.name} is compared with the letter as it is now, into which changes of other copies were taken",
            "unknown-base",
            None,
            "so that these do not seem to be taken back, name the Word file that was sent, with '--base'",
        )
    returned = edits_since(bases.manuscript(base), data, file.name)
    for one in returned.leftovers:
        findings.warning(
            f"{file.name}: {one.what} ({one.where}) was not compared", "not-compared", None, one.help
        )
    partner = request.sender or (returned.authors[0] if len(returned.authors) == 1 else file.stem)
    return Copy(file.name, digest, partner, base.label, returned, known)


def _tell_of_doubles(copies: Sequence[Copy], findings: Findings) -> None:
    """Tell of two files with the same name of a partner: what both changed otherwise is asked."""
    names = [one.partner for one in copies]
    for name in dict.fromkeys(one for one in names if names.count(one) > 1):
        files = listed([one.file for one in copies if one.partner == name])
        findings.warning(
            f"{name} has sent several files: {files}",
            "several-copies",
            None,
            "where they contradict each other you are asked; leave out those that were replaced",
        )


@dataclass
class _Made:
    """An edit of some copies, carried to the letter as it is now."""

    carried: Carried
    copies: list[Copy]
    first: Edit

    @property
    def edit(self) -> Edit:
        """As it is made, or as the copies have it where it has no place."""
        return self.carried.edit or self.first

    @property
    def files(self) -> tuple[str, ...]:
        return tuple(one.file for one in self.copies)


def _changes(copies: Sequence[Copy], lens: SourcePassages) -> Iterator[Change]:
    made: dict[object, _Made] = {}
    carryings: dict[str, Carrying] = {}
    for copy in copies:
        carrying = carryings.setdefault(copy.version, Carrying(copy.returned.passages, lens.passages))
        for edit in copy.returned.edits:
            carried = carrying.carried(edit)
            is_plain = carried.edit is not None and not carried.now
            key = carried.edit.does if carried.edit and is_plain else (copy.version, edit.does)
            one = made.setdefault((is_plain, key), _Made(carried, [], edit))
            if copy not in one.copies:
                one.copies.append(copy)
    numbers = {id(one): number for number, one in enumerate(made.values())}
    placed = sorted(
        (one for one in made.values() if one.carried.edit is not None),
        key=lambda one: (bool(one.carried.now), one.edit.passage, one.edit.start, one.edit.end),
    )
    against: dict[int, list[str]] = {}
    for one, other in itertools.combinations(placed, 2):
        if not set(one.files) & set(other.files) and contradict(one.edit, other.edit, lens.passages):
            against.setdefault(id(one), []).append(other.first.id)
            against.setdefault(id(other), []).append(one.first.id)
    for one in (*placed, *(one for one in made.values() if one.carried.edit is None)):
        yield replace(_change(one), against=tuple(against.get(id(one), ())), number=numbers[id(one)])


def _change(one: _Made) -> Change:
    passages = one.copies[0].returned.passages
    return Change(
        one.first.id,
        one.carried.edit,
        one.first,
        said(one.first, passages),
        passage_name(passages, one.first.passage),
        tuple(dict.fromkeys(copy.partner for copy in one.copies)),
        one.files,
        one.carried.now,
        is_there=one.carried.is_there,
    )


def _settled(change: Change, record: ReturnedRecord, lens: SourcePassages, *, is_since: bool) -> Change:
    """A change with what became of it before, or with what the letter says where it would take back what was taken.

    That is so of a change that somebody undid in the files, and of a copy that `is_since` compared with the letter as
    it is now: what others were granted since seems to be changed in it.
    """
    settled = record.settled(change.id, change.partners)
    edit = change.edit
    if edit is None or change.now:
        return replace(change, settled=settled)
    is_undone = settled == Became.TAKEN.value and edit.kind in {EditKind.WORDS, EditKind.DELETED}
    if is_undone or (is_since and not settled and record.takes_back(edit)):
        return replace(
            change, now=edit.old or (lens.passages[edit.passage].words if edit.passage >= 0 else "…")
        )
    return replace(change, settled=settled)


def _with_place(change: Change, placement: Placement | None, lens: SourcePassages) -> Change:
    """A change with where in the files it would be made, or why nowhere."""
    way = placement.ways[0] if placement and placement.ways else ()
    if not way:
        return replace(change, why=placement.why if placement else "")
    return replace(change, becomes=tuple(dict.fromkeys(place_of(one, lens.sources.text) for one in way)))


# --- taking


def _contradicted(wanted: Sequence[Change]) -> set[str]:
    """Of the changes that are wanted, those that contradict another one that is wanted."""
    ids = {one.id for one in wanted}
    return {one.id for one in wanted if ids.intersection(one.against)}


def _in_order(changes: Sequence[Change]) -> list[Edit]:
    """The edits as they are made: those in words from each passage's beginning, the others as the copies have them."""
    edits = [one.edit for one in sorted(changes, key=lambda one: one.number) if one.edit is not None]
    in_words = [one for one in edits if one.kind in IN_WORDS]
    others = [one for one in edits if one.kind not in IN_WORDS]
    return [*sorted(in_words, key=lambda one: (one.passage, one.start, one.end)), *others]


def _decided(
    change: Change,
    take: Mapping[str, str],
    leave: Mapping[str, str],
    blocked: Collection[str],
    why: Mapping[Edit, str],
) -> Decided:
    reason = take.get(change.id) or leave.get(change.id) or ""
    if change.is_there:
        return Decided(change, Became.TAKEN, "the letter says so already", reason)
    if change.id in leave:
        return Decided(change, Became.LEFT, "", reason)
    if change.id not in take and change.settled:
        return Decided(change, Became(change.settled), f"{change.settled} before", reason)
    if change.now and (change.id not in take or change.edit is None):
        return Decided(
            change, Became.OPEN, f"the letter says something else there now: “{change.now}”", reason
        )
    if change.against and (change.id not in take or change.id in blocked):
        return Decided(change, Became.OPEN, f"it contradicts {listed(change.against)}", reason)
    if change.id not in take:
        return Decided(change, Became.OPEN, "nobody has decided on it", reason)
    if change.edit is None:
        return Decided(change, Became.OPEN, "its place is not in the letter any more", reason)
    if change.edit in why:
        return Decided(change, Became.OPEN, why[change.edit], reason)
    return Decided(change, Became.TAKEN, "", reason)


def _require_unchanged(project: Project, lens: SourcePassages) -> None:
    """Stop where a file that the letter was made of is another one now."""
    for file, data in lens.read.items():
        path = project.path(file)
        if path.name == FILE:
            continue  # what became of remarks and changes is no text
        if not is_file(path) or path.read_bytes() != data:
            stop(
                f"{file} was changed in the meantime; nothing was taken",
                "changed-meanwhile",
                Place(file),
                "merge once more: what you decided is asked anew, against the file as it is now",
            )


def _ended(project: Project, proposal: Merge, before: str) -> tuple[str, ...]:
    """Whose agreement covered the letter before, and does not any more."""
    now = prepare(project, proposal.campaign)
    if now.sign_ons is None:
        return ()
    after = now.check_wording(Findings())
    return tuple(
        one.id
        for one in now.campaign.all_signatories
        if agreement(now.sign_ons, one.id, before).standing.is_agreed
        and not agreement(now.sign_ons, one.id, after or None).standing.is_agreed
    )
