"""Names for campaigns, files and entries: whether one is allowed, and the first that is free."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count
from typing import Final

_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]*")
"""The pattern of the schemas for campaigns, organisations and house styles."""


def is_id(name: str) -> bool:
    """Whether a name is made of small letters, figures and hyphens only, as those of campaigns and organisations."""
    return _ID.fullmatch(name) is not None


def first_free(name: str, is_taken: Callable[[str], bool]) -> str:
    """The name, or where it is taken, the first of name-2, name-3 … that is not."""
    if not is_taken(name):
        return name
    return next(free for number in count(2) if not is_taken(free := f"{name}-{number}"))
