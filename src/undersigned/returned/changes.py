"""A copy of a letter that came back, and a change that one or several copies make."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from undersigned.returned.edits import Edit
from undersigned.returned.reading_edits import Returned


@dataclass(frozen=True)
class Copy:
    """A file that came back."""

    file: str
    digest: str
    partner: str
    version: str
    returned: Returned
    is_known: datetime.date | None = None
    """The day on which it was merged before."""


@dataclass(frozen=True)
class Change:
    """A change of one or several copies; `edit` is in its place in the letter now, None where there is none."""

    id: str
    edit: Edit | None
    first: Edit
    """As the first copy has it, in its place in what was sent."""
    what: str
    where: str
    partners: tuple[str, ...]
    files: tuple[str, ...]
    now: str = ""
    """What the letter says now where the officer changed it since."""
    against: tuple[str, ...] = ()
    """The ids of the changes that contradict it."""
    is_there: bool = False
    """Whether the letter says so already."""
    number: int = 0
    """Its place among all, as the copies have them."""
    becomes: tuple[str, ...] = ()
    """Where in the files it would be made."""
    why: str = ""
    """Why there is no such place, where there is none."""
    settled: str = ""
    """What became of it when its copy was merged before: "taken" or "left"."""

    @property
    def is_asked(self) -> bool:
        """Whether somebody has to decide on it."""
        return not (self.is_there or self.settled)

    @property
    def is_contradicted(self) -> bool:
        """Whether another change contradicts it, or the officer has changed these words since."""
        return bool(self.against or self.now)

    def as_data(self) -> dict[str, object]:
        """A change as programs read it."""
        one = self.first
        return {
            "id": self.id,
            "kind": one.kind,
            "where": self.where,
            "what": self.what,
            "old": one.old,
            "new": one.new,
            "partners": self.partners,
            "files": self.files,
            "tracked": one.is_tracked,
            "author": one.author or None,
            "date": one.date,
            "now": self.now or None,
            "against": self.against,
            "becomes": self.becomes,
            "why": self.why or None,
            "there": self.is_there,
            "settled": self.settled or None,
        }
