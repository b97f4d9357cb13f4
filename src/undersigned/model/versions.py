"""The versions of a letter: what was sealed before, and which one a campaign writes now."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from undersigned.model.findings import NOWHERE, Located, Place


@dataclass(frozen=True)
class SealedVersion:
    """One sealing of a letter, as it was recorded."""

    number: int
    sealed: datetime.date
    sha256: str
    """The digest of the file as it was sealed, in figures and small letters; signatures are added behind that."""
    size: int
    """How many bytes that are."""
    wording: str
    """The digest of its wording."""
    by: str
    """In whose name the certificate is."""
    signatories: Mapping[str, str]
    """The names of those who sign it, by their ids."""
    date: datetime.date | None = None
    """The date of the letter."""
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def day(self) -> datetime.date:
        """The day that it is known by: that of the letter or, of one without a date, of its seal."""
        return self.date or self.sealed


@dataclass(frozen=True)
class Edition:
    """Which version of a letter its campaign writes, and what that says of the one before."""

    number: int = 1
    replaces: SealedVersion | None = None
    on_page: bool = False
    """Whether the page says which letter it replaces."""
    corrects: Located | None = None
    """What was wrong before, for the page: prose."""
    joined: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    """The names of those who sign since the one before, and of those who do not any more."""
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def told(self) -> str:
        """What a file says of itself, in words that `sealing.versions` reads again; nothing of a first version."""
        before = self.replaces
        if before is None:
            return ""
        return f"version {self.number}; replaces version {before.number} of {before.day} with SHA-256 {before.sha256}"
