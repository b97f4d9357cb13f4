"""Reads the remarks (comments) of a Word file (§ 17.13.4): who made each, when, and the words that it stands at."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from undersigned.files.ooxml import q
from undersigned.files.word_xml import Element
from undersigned.importing.manuscript import FoundRemark

_WORDS: Final = frozenset(map(q, ("w:t", "m:t")))
_SPACES: Final = frozenset(map(q, ("w:tab", "w:br", "w:cr", "w:p")))


def remarks_of(comments: Element | None, roots: Iterable[Element]) -> dict[str, FoundRemark]:
    """The remarks by their ids, in the order of the file that has them."""
    passages: dict[str, str] = {}
    paragraphs: dict[str, str] = {}
    for root in roots:
        passages |= _passages(root)
        paragraphs |= _paragraphs(root)
    found = {}
    for comment in () if comments is None else comments:
        id = comment.get(q("w:id"), "")
        text = " ".join(_text(comment).split())
        if text:
            author = " ".join(comment.get(q("w:author"), "").split())
            date = comment.get(q("w:date"), "")[:10]
            found[id] = FoundRemark(text, author, date, passages.get(id, ""), paragraphs.get(id, ""))
    return found


def _paragraphs(root: Element) -> dict[str, str]:
    """The words of the paragraph that each remark begins in, or that refers to it."""
    found: dict[str, str] = {}
    waiting: list[str] = []
    for element in root.iter(q("w:p"), q("w:commentRangeStart"), q("w:commentReference")):
        is_paragraph = element.tag == q("w:p")
        if not is_paragraph:
            waiting.append(element.get(q("w:id"), ""))
        paragraph = element if is_paragraph else next(element.iterancestors(q("w:p")), None)
        if paragraph is not None and waiting:  # a range may begin between two paragraphs
            said = " ".join(_text(paragraph).split())
            found |= {id: said for id in waiting if id not in found}
            waiting.clear()
    return found


def _passages(root: Element) -> dict[str, str]:
    """The words that stand at each remark: those of its range, else those of the paragraph that refers to it."""
    open_ranges: dict[str, str] = {}
    found: dict[str, str] = {}
    for element in root.iter():
        id = element.get(q("w:id"), "")
        if element.tag == q("w:commentRangeStart"):
            open_ranges[id] = ""
        elif element.tag == q("w:commentRangeEnd") and id in open_ranges:
            found[id] = " ".join(open_ranges.pop(id).split())
        elif element.tag in _WORDS or element.tag in _SPACES:
            said = (element.text or "") if element.tag in _WORDS else " "
            open_ranges = {one: words + said for one, words in open_ranges.items()}
        elif element.tag == q("w:commentReference") and not found.get(id):
            paragraph = next(element.iterancestors(q("w:p")), None)
            found[id] = "" if paragraph is None else " ".join(_text(paragraph).split())
    return found


def _text(of: Element) -> str:
    """The words of an element."""
    return "".join(
        (one.text or "") if one.tag in _WORDS else " " for one in of.iter() if one.tag in _WORDS | _SPACES
    )
