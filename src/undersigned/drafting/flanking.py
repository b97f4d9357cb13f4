"""Teaches Markdown emphasis beside signs that touch their words without a space, as in Chinese: `**《新闻法》**禁止`.

CommonMark (§ 6.2) takes a mark for one that opens or closes by the spaces and punctuation around it, which Chinese and
Japanese set differently. The amendment "CommonMark CJK-friendly" lets a mark beside a CJK sign open and close as beside
a space. Quotation marks do the same here in every language: Arabic joins words to «…» without a space.
"""

from __future__ import annotations

import unicodedata

from markdown_it import MarkdownIt
from markdown_it.common.utils import isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

_WIDE = ("W", "F")
_PICTURES_FROM = 0x1F000
"""The code point from which on pictures stand among signs that are wide."""
_SELECTORS = range(0xFE00, 0xFE10)
"""Variation selectors say how the character before them looks."""


def flanking_plugin(parser: MarkdownIt) -> None:
    """Teach a Markdown parser to open and close emphasis so."""
    parser.inline.ruler.at("emphasis", _emphasis)


def _emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's form
    """Note each sign of a run of `*` or `_`, with whether it can open or close; `balance_pairs` finds the pairs."""
    sign = state.src[state.pos]
    if silent or sign not in "*_":
        return False
    end = state.pos
    while end < state.posMax and state.src[end] == sign:
        end += 1
    opens, closes = _roles(state.src, state.pos, end)
    for _ in range(end - state.pos):
        state.push("text", "", 0).content = sign
        last = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord(sign), end - state.pos, last, -1, open=opens, close=closes))
    state.pos = end
    return True


def _roles(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a run of marks can open emphasis, and whether it can close it."""
    before, after = _before(text, start), text[end : end + 1] or "\n"
    left, right = _flanks(after, before, "Pi"), _flanks(before, after, "Pf")
    if text[start] == "*":
        return left, right
    # Inside a word, `_` is a sign like any other.
    return left and (not right or _is_punctuation(before)), right and (not left or _is_punctuation(after))


def _flanks(inner: str, outer: str, quotation_mark: str) -> bool:
    """Whether a run of marks belongs to the words on its inner side: what stands there, and what on the other side."""
    if isWhiteSpace(ord(inner)):
        return False
    if not _is_punctuation(inner) or _is_cjk(inner) or unicodedata.category(inner) == quotation_mark:
        return True
    return isWhiteSpace(ord(outer)) or _is_punctuation(outer) or _is_cjk(outer)


def _before(text: str, start: int) -> str:
    """The character before a run of marks, and not what only says how it looks."""
    while start > 1 and ord(text[start - 1]) in _SELECTORS:
        start -= 1
    return text[start - 1] if start else "\n"


def _is_punctuation(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "PS"


def goes_on_without_space(before: str, after: str) -> bool:
    """Whether what stands in two lines of the source goes on without a space: between signs of Chinese or Japanese.

    So does CSS (Text 3, § 4.1.3); Korean sets spaces.
    """
    return all(sign and _is_cjk(sign) and not "\uac00" <= sign <= "\ud7a3" for sign in (before, after))


def _is_cjk(sign: str) -> bool:
    """Whether a sign is one of Chinese, Japanese or Korean (UAX #11: wide or full-width), and no picture."""
    return unicodedata.east_asian_width(sign) in _WIDE and not (
        unicodedata.category(sign) == "So" and ord(sign) >= _PICTURES_FROM
    )
