"""What became of an address, as data: the page is fine, gone, moved, blocked, or cannot be reached."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias


class Trouble(Enum):
    """Why an address cannot be reached."""

    NO_ADDRESS = "no address"
    UNKNOWN_NAME = "unknown name"
    PRIVATE = "private"
    REFUSED = "refused"
    NO_WAY = "no way"
    BROKEN_OFF = "broken off"
    NOT_SECURE = "not secure"
    TOO_SLOW = "too slow"
    NOT_A_PAGE = "not a page"
    CIRCLE = "circle"
    SERVER_FAILS = "server fails"


@dataclass(frozen=True)
class Fine:
    """The page is there."""


@dataclass(frozen=True)
class Gone:
    """The server says that there is no such page (`status` 404), or no longer (410)."""

    status: int


@dataclass(frozen=True)
class Moved:
    """The page has another address for good; or `to_front_page`, what was deep in a site leads to its entrance."""

    to: str
    to_front_page: bool = False


@dataclass(frozen=True)
class Blocked:
    """The server refuses to answer a program; a reader with a browser may see the page."""

    status: int


@dataclass(frozen=True)
class Unreachable:
    """No answer that tells anything of the page; `detail` is the host, the status or what TLS complains of."""

    trouble: Trouble
    detail: str = ""


Answer: TypeAlias = Fine | Gone | Moved | Blocked | Unreachable

Ask: TypeAlias = Callable[[Collection[str]], Mapping[str, Answer]]
"""Finds out what became of some addresses, which have neither a fragment nor a password."""
