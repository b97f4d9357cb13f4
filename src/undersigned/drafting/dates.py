"""What templates know of a date."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from undersigned.drafting.sandbox import exposed
from undersigned.languages.written_dates import date_in_pattern, long_date
from undersigned.model.set_apart import DATE, set_apart


@dataclass(frozen=True)
class DateView:
    """A date: prints written out (`8 September 2023`); `written` gives it in a pattern."""

    _date: datetime.date
    _language: str

    def __str__(self) -> str:
        return self.long

    @property
    def long(self) -> str:
        """The date written out, in the letter's language."""
        return long_date(self._date, self._language)

    @property
    def year(self) -> int:
        """The year."""
        return self._date.year

    @exposed
    def written(self, pattern: object = "long") -> str:
        """The date in a pattern such as "dd MMMM yyyy"."""
        return date_in_pattern(self._date, str(pattern), self._language)


class DateSetApart(DateView):
    """The same with marks around what it prints, so that a text can be told from it."""

    @property
    def long(self) -> str:
        """The date written out, in the letter's language."""
        return set_apart(super().long, DATE)

    @exposed
    def written(self, pattern: object = "long") -> str:
        """The date in a pattern such as "dd MMMM yyyy"."""
        return set_apart(super().written(pattern), DATE)
