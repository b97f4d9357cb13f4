"""Tells what a thing is called on somebody's computer from what it is called in a letter."""

from __future__ import annotations

import re
from typing import Final

_OF_A_COMPUTER: Final = re.compile(
    r"[A-Za-z]:[\\/]|\\\\|file:|(?:^|[\s\"'(])(?:~|/(?:Users|home|Volumes|mnt|tmp|var|private))/|\\"
    r"|[^\s]\.(?:png|jpe?g|gif|svg|emf|wmf|tiff?|bmp|ai|eps|psd|pdf|docx?|dotx?)\b",
    re.IGNORECASE,
)


def is_of_a_computer(words: str) -> bool:
    """Whether words are, or hold, a path or the name of a file."""
    return _OF_A_COMPUTER.search(words) is not None
