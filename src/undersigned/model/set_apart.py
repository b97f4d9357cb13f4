"""Marks around what a wording does not tell, but only that it stands there: names, the letter's date, how many sign.

A letter that is drafted for its wording has them in its texts; one that is printed has none.
"""

from __future__ import annotations

import re
from typing import Final

NAME, DATE, NUMBER = ("\ufde0", "\ufde1"), ("\ufde2", "\ufde3"), ("\ufde4", "\ufde5")
"""What stands before and behind. Noncharacters: nobody can type them."""
NAMED, DATED, NUMBERED = (
    re.compile(f"{before}([^{after}]*){after}") for before, after in (NAME, DATE, NUMBER)
)
MARK: Final = re.compile("[\ufde0-\ufde5]")


def set_apart(value: str, marks: tuple[str, str]) -> str:
    """A value with marks around each of its lines, as prose if it is such."""
    apart = "\n".join(f"{marks[0]}{line}{marks[1]}" for line in str(value).split("\n"))
    return type(value)(apart) if hasattr(value, "__html__") else apart
