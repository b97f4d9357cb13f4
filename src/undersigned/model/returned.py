"""What came back with a file: remarks that somebody left at words of a letter."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from undersigned.model.findings import Located


@dataclass(frozen=True)
class Remark:
    """A remark (a comment of Word), with the words it stands at."""

    text: Located
    author: str = ""
    date: datetime.date | None = None
    passage: str = ""
    is_settled: bool = False
