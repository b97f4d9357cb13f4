"""Marks around what a wording does not tell, but only that it stands there: names and the letter's date.

A letter that is drafted for its wording has them in its texts; one that is printed has none.
"""

from __future__ import annotations

import re
from typing import Final

NAME, DATE = ("\ufde0", "\ufde1"), ("\ufde2", "\ufde3")
"""What stands before and behind. Noncharacters: nobody can type them."""
NAMED, DATED = (re.compile(f"{before}([^{after}]*){after}") for before, after in (NAME, DATE))
MARK: Final = re.compile("[\ufde0-\ufde3]")
HOW_MANY: Final = "(number of signatories)"
"""What stands for how many sign."""


def set_apart(value: str, marks: tuple[str, str]) -> str:
    """A value with marks around each of its lines, as prose if it is such."""
    apart = "\n".join(f"{marks[0]}{line}{marks[1]}" for line in str(value).split("\n"))
    return type(value)(apart) if hasattr(value, "__html__") else apart
