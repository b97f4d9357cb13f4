"""Keeps in returned.yaml of a campaign which copies came back, what became of their changes, and their remarks."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from undersigned.files.project import Project
from undersigned.files.text_files import is_file, read_as_typed
from undersigned.files.yaml_edits import YamlText
from undersigned.files.yaml_tree import MappingNode, SequenceNode
from undersigned.files.yaml_writing import Writable, entry
from undersigned.loading.registers import date_of, scalar_of
from undersigned.loading.returned import FILE, load_remarks
from undersigned.loading.schema import check_schema
from undersigned.model.findings import Findings
from undersigned.returned.changes import Change, Copy
from undersigned.returned.edits import CALL, Edit

_START: Final = (
    "# What came back with copies of this letter, and what became of it. 'undersigned merge' writes this file.\n"
    "# A remark stands on the worklist until it is settled: tick its box there, or add 'settled: true' to it.\n"
)


class Became(Enum):
    """What became of a change."""

    TAKEN = "taken"
    LEFT = "left"
    OPEN = "open"


@dataclass(frozen=True)
class Decided:
    """A change, what became of it, why the program could not take it, and the reason that somebody gave."""

    change: Change
    became: Became
    why: str = ""
    reason: str = ""


class ReturnedRecord:
    """The file as it stands, to which more is added."""

    def __init__(self, project: Project, campaign: str) -> None:
        """Read it. Raises `LetterError` where it cannot be read."""
        findings = Findings()
        self.path = project.file_to_change(project.campaign(campaign, FILE))
        self._shown = project.shown(self.path)
        self.before = (read_as_typed(self.path, self._shown, findings) or "") if is_file(self.path) else ""
        tree = project.read_yaml(self.path, findings) if self.before.strip() else None
        if tree is not None:
            check_schema(tree, "returned", findings)
        findings.stop_if_errors()
        self._tree = tree if isinstance(tree, MappingNode) else MappingNode()
        self._remarks = {
            (str(one.text), one.author, one.passage) for one in load_remarks(project, campaign, findings)
        }
        self.text = self.before

    @property
    def has_taken(self) -> bool:
        """Whether any change of a copy was taken."""
        return any(scalar_of(one.get("became")) == Became.TAKEN.value for one in self._entries("merged"))

    def known(self, digest: str) -> datetime.date | None:
        """The day on which a copy of these bytes was merged."""
        days = [
            date_of(one.get("day"))
            for one in self._entries("copies")
            if scalar_of(one.get("digest")) == digest
        ]
        return next(filter(None, days), None)

    def settled(self, id: str, partners: Collection[str]) -> str:
        """What became of a change that somebody has decided on; empty where nobody has.

        What was left is asked again where somebody asks for it who did not before.
        """
        entries = [one for one in self._entries("merged") if scalar_of(one.get("id")) == id]
        became = (scalar_of(entries[-1].get("became")) or "") if entries else Became.OPEN.value
        named = (one.get("partners") for one in entries)
        asked = {scalar_of(one) for node in named if isinstance(node, SequenceNode) for one in node}
        is_news = became == Became.LEFT.value and not asked.issuperset(partners)
        return "" if became == Became.OPEN.value or is_news else became

    def takes_back(self, edit: Edit) -> bool:
        """Whether an edit would undo a change that was taken: its new words go, or the old ones come back."""
        before, after = _words(edit.old), _words(edit.new)
        for one in self._entries("merged"):
            old, new = scalar_of(one.get("old")) or "", scalar_of(one.get("new")) or ""
            is_taken = scalar_of(one.get("became")) == Became.TAKEN.value
            is_undone = new in before and new not in after if new else old in after and old not in before
            if is_taken and old != new and is_undone:
                return True
        return False

    def note(self, copies: Sequence[Copy], decided: Sequence[Decided], today: datetime.date) -> int:
        """Add copies that are new, what became of their changes, and their remarks; how many of these are new."""
        new = [one for one in copies if self.known(one.digest) is None]
        files = {one.file for one in new}
        decisions = [one for one in decided if files.intersection(one.change.files) or self._is_told(one)]
        remarks = [one for copy in new for one in self._new_remarks(copy)]
        lists: dict[str, list[dict[str, Writable]]] = {
            "remarks": remarks,
            "copies": [_copy(one, today) for one in new],
            "merged": [_decision(one, today) for one in decisions],
        }
        lists = {key: entries for key, entries in lists.items() if entries}
        if not lists:
            return 0
        if not self.before.strip():
            lines = [line for key, entries in lists.items() for line in entry(key, entries)]
            self.text = _START + "\n".join(lines) + "\n"
        else:
            yaml = YamlText(self.before, self._shown)
            yaml.extend({(key,): entries for key, entries in lists.items()})
            self.text = yaml.text
        return len(remarks)

    def _is_told(self, one: Decided) -> bool:
        """Whether something else became of a change of a copy that came before, or somebody else asked for it."""
        is_known = any(scalar_of(two.get("id")) == one.change.id for two in self._entries("merged"))
        last = self.settled(one.change.id, one.change.partners)
        return is_known and one.became is not Became.OPEN and last != one.became.value

    def _new_remarks(self, copy: Copy) -> Iterator[dict[str, Writable]]:
        for one in copy.returned.remarks:
            remark = one.remark
            known = (remark.text, remark.author, remark.passage)
            if known in self._remarks:
                continue
            self._remarks.add(known)
            yield _without_nothing(
                remark=remark.text,
                author=remark.author,
                date=_day(remark.date),
                passage=remark.passage,
                file=copy.file,
            )

    def _entries(self, key: str) -> Iterator[MappingNode]:
        node = self._tree.get(key)
        if isinstance(node, SequenceNode):
            yield from (one for one in node if isinstance(one, MappingNode))


def _copy(one: Copy, today: datetime.date) -> dict[str, Writable]:
    return _without_nothing(
        file=one.file, partner=one.partner, version=one.version, day=today, digest=one.digest
    )


def _decision(one: Decided, today: datetime.date) -> dict[str, Writable]:
    change, edit = one.change, one.change.first
    return _without_nothing(
        id=change.id,
        change=edit.kind.value,
        old=_words(edit.old),
        new=_words(edit.new),
        passage=_words(edit.around),
        partners=list(change.partners),
        author=edit.author,
        date=edit.date,
        became=one.became.value,
        day=today,
        why=one.why,
        reason=one.reason,
    )


def _words(text: str) -> str:
    return " ".join(text.replace(CALL, "[note]").replace("\t", " | ").split())


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text[:10])
    except ValueError:
        return None


def _without_nothing(**keys: Writable | None) -> dict[str, Writable]:
    return {key: value for key, value in keys.items() if value}
