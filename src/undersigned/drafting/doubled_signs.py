"""Keeps a sign from standing twice: behind a value that ends in one, and behind a formula that its author closed.

Both are looked for in Markdown, in which emphasis, a citation, a language or the address of a link may end last.
"""

from __future__ import annotations

import re
from typing import Final

from undersigned.languages.signs import ends_in_sign, is_quoted

_ENDS: Final = r"(?:[*_^]|\[\^[^\[\]]*\]|\]\{[^{}]*\}|\]\((?:<(?:\\.|[^<>\\])*>|[^()\s]*)\))*"
"""What may stand between the last sign of some words and what is printed after them."""
_MARKUP: Final = re.compile(rf"{_ENDS}\Z")


def closes_itself(markdown: str) -> bool:
    """Whether some words in Markdown end in a sign of any language."""
    return ends_in_sign(_MARKUP.sub("", markdown.rstrip(), count=1))


def quotes_itself(markdown: str) -> bool:
    """Whether a title in Markdown stands between quotation marks, as a whole."""
    return is_quoted(_MARKUP.sub("", markdown.strip(), count=1).lstrip("[*").replace("\\", ""))


def second_stops(mark: str) -> re.Pattern[str]:
    """A pattern for a full stop that was typed (behind a `mark` of what is typed) after a value that ends in one.

    A date in Russian ends in one ("2026 г."), and so do "Inc." and "p.m."; a name may end in "!". What begins an
    ellipsis is none, and behind an ellipsis a full stop stays. The groups are what stays before and after the mark.
    """
    return re.compile(
        rf"(?P<value>(?:(?<!\.)(?<!\.\\)\\?\.|\\?[?!]|[。\uff1f\uff01\u061f\u06d4]){_ENDS})(?P<mark>{mark})"
        rf"(?P<markup>{_ENDS})[.。\u06d4](?!\.)"
    )
