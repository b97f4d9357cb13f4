"""Names for campaigns, files and entries: whether one is allowed, and the first that is free."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count
from typing import Final

_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]*")
"""The pattern of the schemas for campaigns, organisations and house styles."""

_REFUSED: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_DEVICES: Final = frozenset(
    [
        "con",
        "prn",
        "aux",
        "nul",
        "conin$",
        "conout$",
        *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"),
    ]
)


def is_id(name: str) -> bool:
    """Whether a name is made of small letters, figures and hyphens only, as those of campaigns and organisations."""
    return _ID.fullmatch(name) is not None


def is_portable(name: str) -> bool:
    """Whether every system takes a file of that name, Windows included."""
    return portable(name) == name


def portable(name: str) -> str:
    """The name of a file as every system takes it, most often the same; it has at least one sign.

    Windows takes neither some signs nor a dot or a space at the end, and has devices of some names, whatever ending
    follows (https://learn.microsoft.com/windows/win32/fileio/naming-a-file).
    """
    made = _REFUSED.sub("-", name)
    end = made.rstrip(". ")
    made = end + "-" * (len(made) - len(end))
    stem, dot, ending = made.partition(".")
    return f"{stem}-{dot}{ending}" if stem.rstrip(" ").casefold() in _DEVICES else made


def first_free(name: str, is_taken: Callable[[str], bool]) -> str:
    """The name, or where it is taken, the first of name-2, name-3 … that is not."""
    if not is_taken(name):
        return name
    return next(free for number in count(2) if not is_taken(free := f"{name}-{number}"))
