"""Turns what a drafter left to be filled in into slips: XX, TBC, [insert date]."""

from __future__ import annotations

import re
from collections.abc import Iterator

from undersigned.model.worklist import Kind
from undersigned.reviewing.sentences import Sentence
from undersigned.reviewing.slips import Slip, spans_of

_PLACEHOLDER = re.compile(
    r"(?<![\w/-])(?<!article\s)(?<!Article\s)(?<!Part\s)(?<!part\s)(?<!Chapter\s)(?<!chapter\s)(?<!Title\s)"
    r"(?<!Annex\s)(?<!Section\s)(?:X{2,4}|x{2,4})(?![\w/-])(?!\s+century)"
    r"|\b(?:TBC|TBD|TBA|TODO|FIXME)\b"
    r"|\?{2,}|_{3,}"
    r"|\[(?:insert|to be|add|check|date|name|number|figure|TBC|TBD|XX|please|update|confirm|à compléter|insertar)"
    r"\b[^\]\n]*\](?!\()"
)


def placeholders(sentence: Sentence) -> Iterator[Slip]:
    """What stands for something that is still to be written."""
    spans = spans_of(_PLACEHOLDER.finditer(sentence.text))
    if spans:
        yield Slip(Kind.PLACEHOLDER, spans, "still to be filled in", "write what belongs here")
