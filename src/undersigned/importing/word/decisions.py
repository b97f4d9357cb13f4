"""Undoes those tracked changes of a Word file that somebody rejects, so that all others can be accepted."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Final

from undersigned.files.ooxml import q
from undersigned.files.word_xml import Element, serialised
from undersigned.importing.word.package import open_package
from undersigned.importing.word.tracked_changes import REJECTED, Change, Kind, changes_in

_UNDONE: Final = {
    q("w:ins"): q("w:del"),
    q("w:moveTo"): q("w:del"),
    q("w:del"): q("w:ins"),
    q("w:moveFrom"): q("w:ins"),
    q("w:cellIns"): q("w:cellDel"),
    q("w:cellDel"): q("w:cellIns"),
}
"""What a change becomes that is rejected: accepted with the others, it leaves things as they were."""


def changes_of(data: bytes, file: str) -> list[Change]:
    """The changes of a file that can be accepted or rejected. Raises `LetterError` where it cannot be read."""
    return _Undoing(data, file).changes


def with_decisions(
    data: bytes, file: str, is_accepted: Callable[[Change], bool]
) -> tuple[bytes, tuple[Change, ...]]:
    """The file with the rejected changes undone, and all changes as they were; raises as `changes_of` does."""
    undoing = _Undoing(data, file)
    rejected = [change for change in undoing.changes if not is_accepted(change)]
    for change in rejected:
        for element in change.elements:
            _undo(element)
    return undoing.file() if rejected else data, tuple(undoing.listed)


def _undo(element: Element) -> None:
    inserted = element.tag in {q("w:ins"), q("w:moveTo"), q("w:cellIns")}
    element.tag = _UNDONE.get(element.tag, element.tag)
    element.attrib[REJECTED] = "true"
    for text in element.iter(q("w:t") if inserted else q("w:delText")):
        text.tag = q("w:delText") if inserted else q("w:t")


class _Undoing:
    """A file with the parts that hold its words taken apart."""

    def __init__(self, data: bytes, file: str) -> None:
        self._package = open_package(data, file)
        main = self._package.document
        names = [main, *(self._package.related(main, kind) for kind in ("footnotes", "endnotes"))]
        self._roots = {name: self._package.xml(name) for name in names if name}
        body = self._roots[main].find(q("w:body"))
        notes = [note for name, root in self._roots.items() if name != main for note in root]
        found = [] if body is None else changes_in(body, notes, accept=True)
        self.listed = found
        self.changes = [change for change in found if change.kind is not Kind.FORMATTED]

    def file(self) -> bytes:
        """The file as it is now."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in sorted(self._package.names):
                root = self._roots.get(name)
                archive.writestr(name, self._package.read(name) if root is None else serialised(root))
        return made.getvalue()
