"""Keeps a list of what a Word file holds and no campaign can, with the place of each thing.

The readers of runs tell what they meet while they read a paragraph; only when it is read is known which it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from undersigned.files.word_xml import Element
from undersigned.importing.manuscript import SHOWN, FoundRemark, Leftover, where
from undersigned.importing.word.tracked_changes import Change, Kind

KEPT: Final = ", of which the words are kept"
"""How the name of something ends that has lost its look only; such are told once for the whole letter."""

_MOST_LISTED: Final = 40
"""How many changes or comments are listed one by one."""
_NUMBERED: Final = 8
"""Of how many paragraphs that lost a look the numbers are listed."""


class Listener:
    """Hears what is met in a paragraph, and places it when the paragraph is read."""

    def __init__(self, *, accept: bool) -> None:
        self._accept = accept
        self._leftovers: list[Leftover] = []
        self._comments: list[tuple[str, str]] = []
        self._lost: dict[tuple[str, tuple[str, ...]], list[int]] = {}
        self._told: dict[tuple[str, tuple[str, ...]], None] = {}
        self.commented: list[str] = []
        self.drawings: list[Element] = []
        """The drawings that were met, until somebody takes them."""

    def hear(self, what: str, *words: str) -> None:
        """Hear of something in the paragraph that is being read, and of the words that are seen there and go."""
        self._told[what, words] = None

    def leave(
        self,
        what: str,
        at: str,
        help: str | None = None,
        code: str = "left-out",
        *,
        words: tuple[str, ...] = (),
        paragraphs: tuple[int, ...] = (),
    ) -> None:
        """List something that is left out, with the words that are seen there."""
        self._leftovers.append(Leftover(what, at, help, code, words, paragraphs))

    def lose(self, what: str, number: int, *words: str) -> None:
        """List something that is lost in a paragraph, once for all paragraphs."""
        self._lost.setdefault((what, words), []).append(number)

    def typed(self, label: str, numbers: list[int]) -> None:
        """List labels that the file counted, and that stand in the words now, by the first of them."""
        self.leave(
            f"'{label}' and the like are typed in the words now: such numbers do not count by themselves here",
            _paragraphs(numbers),
            "correct them by hand where a paragraph is added or taken out",
            "typed-number",
        )

    def place(self, number: int, text: str) -> None:
        """Place what was met in the paragraph of that number and text."""
        for what, words in [told for told in self._told if told[0].endswith(KEPT)]:
            self.lose(what, number)
            del self._told[what, words]
        self.place_at(where(number, text), (number,))

    def place_at(self, at: str, paragraphs: tuple[int, ...] = ()) -> None:
        """Place what was met."""
        for what, words in self._told:
            self.leave(what, at, words=words, paragraphs=paragraphs)
        self._comments += [(comment, at) for comment in self.commented]
        self._told.clear()
        self.commented.clear()

    def became(self, change: Change) -> str:
        """What became of a tracked change; looks are read as they are now."""
        if change.kind is Kind.FORMATTED and not self._accept:
            return "kept"
        return "accepted" if self._accept and not change.is_rejected else "rejected"

    def leftovers(
        self, remarks: Mapping[str, FoundRemark], changes: Sequence[Change]
    ) -> tuple[Leftover, ...]:
        """All that was listed, and tracked changes; `remarks` are those of the file by id."""
        for (what, words), numbers in self._lost.items():
            self.leave(what, _paragraphs(numbers), words=words * len(numbers), paragraphs=tuple(numbers))
        for change in changes[:_MOST_LISTED]:
            what = f"a tracked change{change.by}, {self.became(change)}: {change.said}"
            self.leave(what, change.where, code="tracked-change")
        for comment, at in self._comments[:_MOST_LISTED]:
            if (remark := remarks.get(comment)) is not None:
                day = f" on {remark.date}" if remark.date else ""
                by = f" by {remark.author}" if remark.author else ""
                what = f"a remark{by}{day} at '{remark.passage[:SHOWN]}': “{remark.text}”"
                self.leave(what, at, "it stands in returned.yaml, and on the worklist", "comment")
        for kind, count in (("tracked changes", len(changes)), ("comments", len(self._comments))):
            if count > _MOST_LISTED:
                self.leave(f"{count - _MOST_LISTED} more {kind}", "further down")
        return tuple(self._leftovers)


def _paragraphs(numbers: list[int]) -> str:
    """Where something is that stands in several paragraphs."""
    listed = list(dict.fromkeys(numbers))
    more = " and more" if len(listed) > _NUMBERED else ""
    return f"paragraph {', '.join(map(str, listed[:_NUMBERED]))}{more}"
