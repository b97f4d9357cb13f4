"""Turns what a drafter left to be filled in into slips: XX, TBC, [insert date], [What the Council should do]."""

from __future__ import annotations

import re
from collections.abc import Iterator

from undersigned.model.worklist import Kind
from undersigned.worklist.sentences import Sentence
from undersigned.worklist.slips import Slip, spans_of

_PLACEHOLDER = re.compile(
    r"(?<![\w/-])(?<!article\s)(?<!Article\s)(?<!Part\s)(?<!part\s)(?<!Chapter\s)(?<!chapter\s)(?<!Title\s)"
    r"(?<!Annex\s)(?<!Section\s)(?-i:X{2,4}|x{2,4})(?![\w/-])(?!\s+century)"
    r"|\b(?-i:TBC|TBD|TBA|TODO|FIXME)\b"
    r"|\?{2,}|_{3,}|\(to be filled in\)"
    r"|\\?\[(?:insert|to be|add|check|date|name|number|figure|TBC|TBD|XX|please|update|confirm|à compléter|insertar)"
    r"\b[^\]\n]*\](?!\()",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"(?<![\w\\!\]])\[(?P<words>[^\[\]^]{2,300})\](?!\w)")
_MEANS_SOMETHING = ("(", "[", "{", ":")
"""What follows a bracket that is Markdown: of a link, or of words in another language."""
_NO_PLACEHOLDER = re.compile(
    r"\W*(?:sic|(?:emphasis|footnotes?|citations?|references?|names?|notes?|italics) "
    r"(?:added|omitted|in (?:the )?original|withheld|removed|changed|ours)|"
    r"(?:(?:un)?official |our |informal )?translation.*|in [A-Z]\w+|"
    r"(?:c\.|circa|approximately|approx\.|about) .*)\W*",
    re.IGNORECASE | re.DOTALL,
)
"""What editors put between square brackets outside quotations, too."""


def placeholders(sentence: Sentence) -> Iterator[Slip]:
    """What stands for something that is still to be written.

    Whole words between square brackets are, as in the letter that `new` begins; not in a quotation, where brackets
    mark what its author did not say, nor in a note, where they hold remarks.
    """
    spans = {*spans_of(_PLACEHOLDER.finditer(sentence.text))}
    if not sentence.is_note and not sentence.is_quoted:
        spans |= {
            found.span()
            for found in _IN_BRACKETS.finditer(sentence.unquoted)
            if len(found["words"].split()) > 1
            and not sentence.typed.startswith(_MEANS_SOMETHING, found.end())
            and not _NO_PLACEHOLDER.fullmatch(found["words"])
        }
    if spans:
        apart = tuple(span for span in sorted(spans) if not any(_is_within(span, other) for other in spans))
        yield Slip(Kind.PLACEHOLDER, apart, "still to be filled in", "write what belongs here")


def _is_within(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]
