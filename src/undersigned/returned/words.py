"""Words with looks, as a file that came back has them, and the prose that prints them."""

from __future__ import annotations

import re
from itertools import pairwise

from undersigned.importing.manuscript import NoteCalled, Words
from undersigned.importing.runs import Run, words_of
from undersigned.model.letter import LineBreak, Text
from undersigned.returned.edits import CALL, Looks, Passage


def words_from(text: str, looks: Looks) -> Words:
    """Words with their looks; the notes that they call are numbered from 0."""
    edges = sorted({0, len(text), *(edge for start, end, _ in looks for edge in (start, end))})
    runs: list[Run] = []
    calls = 0
    for start, end in pairwise(edges):
        look = [one for first, last, one in looks if first <= start and end <= last]
        target = next((one.removeprefix("link ") for one in look if one.startswith("link ")), None)
        for piece in re.split(f"({CALL}|\n)", text[start:end]):
            if piece == CALL:
                runs.append(Run(NoteCalled(str(calls))))
                calls += 1
                continue
            node = LineBreak() if piece == "\n" else Text(piece)
            runs.append(Run(node, "bold" in look, "italic" in look, "raised" in look, target))
    return words_of(runs)


def look_at(passage: Passage, at: int) -> frozenset[str]:
    """How a sign of a passage looks."""
    return frozenset(look for start, end, look in passage.looks if start <= at < end)


def looks_within(looks: Looks, start: int, end: int) -> Looks:
    """The looks of a stretch."""
    return tuple(
        (max(first, start) - start, min(last, end) - start, look)
        for first, last, look in looks
        if first < end and last > start
    )
