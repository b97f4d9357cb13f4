"""Finds the lines of a file that are in no part of the letter and on no list: the last net under all the readers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from undersigned.importing.manuscript import Called, Leftover, Line, NoteNamed, where
from undersigned.importing.runs import split_lines, words_alone

_TYPED_SIGN: Final = re.compile(r"^\s*(?:[^\w\s]|\w{1,3}[.)])\s*")
"""A bullet or a number that was typed before an entry of a list, and that the letter makes itself."""


def find_unaccounted(
    lines: Iterable[Line], kept: Sequence[str], leftovers: Iterable[Leftover]
) -> Iterator[Leftover]:
    """The lines whose words are neither among those that the letter prints nor named by a leftover."""
    letters = _Letters("".join(kept))
    listed = _Letters("".join(left.what for left in leftovers))
    for line in lines:
        for words in split_lines(line.words):
            text = words_alone(words, _shown)
            if not any(
                where_kept.have(shown)
                for shown in (text, _TYPED_SIGN.sub("", text))
                for where_kept in (letters, listed)
            ):
                yield Leftover(f"the words “{text}”", where(line.number, ""))


def _shown(called: Called) -> str:
    return called.shown if isinstance(called, NoteNamed) else ""


class _Letters:
    """A text in which words are looked for one after the other, as they come."""

    def __init__(self, text: str) -> None:
        self._text = _squeezed(text)
        self._after = 0

    def have(self, text: str) -> bool:
        """Whether some words are in it; most often they follow those that were looked for before."""
        wanted = _squeezed(text)
        found = self._text.find(wanted, self._after)
        if found < 0:
            found = self._text.find(wanted)
        else:
            self._after = found
        return found >= 0


def _squeezed(text: str) -> str:
    return "".join(text.split())
