"""Tells once what the pages of a Word file show at their head and foot and those of the PDF do not.

The letterhead itself, which stands at the head of page 1, is looked at in `letterheads`.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from undersigned.model.findings import Findings
from undersigned.model.letter import Metadata
from undersigned.model.style import Furniture, HouseStyle
from undersigned.model.word_head import Reference
from undersigned.writers.furniture import PageNumber, pieces

if TYPE_CHECKING:
    from undersigned.writers.docx.running_heads import RunningHead, RunningHeads

_LONGEST: Final = 80
"""Characters of a header or footer that are shown."""


@dataclass(frozen=True)
class _Lacking:
    """A text that the PDF lacks: what it is, and the key of the house style that would print it."""

    what: str
    key: str
    words: Furniture


def check_running_heads(
    reference: Reference, metadata: Metadata, style: HouseStyle, findings: Findings
) -> None:
    """Warn of headers, footers and watermarks that the DOCX has of a Word file and the PDF has not."""
    # Only letters with such a file wait for python-docx.
    from undersigned.writers.docx.reference import NotAWordFileError, made_ready  # noqa: PLC0415  # only where a file lends its head
    from undersigned.writers.docx.running_heads import running_heads  # noqa: PLC0415  # only where a file lends its head

    try:
        found = running_heads(made_ready(reference.data, metadata))
    except NotAWordFileError:
        return  # which building a DOCX tells
    lacking = list(_lacking(found, metadata, style))
    drawn = list(_drawn(found))
    if lacking or drawn:
        findings.warning(
            f"the DOCX has of this file what the PDF does not have: {', '.join([one.what for one in lacking] + drawn)}",
            "furniture-differs",
            reference.place,
            "; ".join(_help(lacking, style, has_drawn=bool(drawn))),
        )


def _lacking(found: RunningHeads, metadata: Metadata, style: HouseStyle) -> Iterator[_Lacking]:
    page = style.page
    differs = found.first[1].words != found.others[1].words
    for theirs, ours, what, key in (
        (found.others[0], page.header, "from page 2 on the header", "header"),
        (found.others[1], page.footer, f"{'from page 2 on ' if differs else ''}the footer", "footer"),
        *([(found.first[1], page.on_first[1], "on page 1 the footer", "first_footer")] if differs else []),
    ):
        words = theirs.words
        if _said(words, metadata) and _said(words, metadata) != _said(ours, metadata):
            yield _Lacking(f"{what} '{_shown(words)}'", key, words)


def _drawn(found: RunningHeads) -> Iterator[str]:
    """What no house style prints: watermarks, and pictures on the pages behind the first and at the foot."""
    marks = dict.fromkeys(head.watermark for head in (*found.first, *found.others) if head.watermark)
    yield from (f"the watermark '{mark}'" for mark in marks)
    both: tuple[tuple[str, RunningHead], ...] = (
        ("the header from page 2 on", found.others[0]),
        ("the footer", found.others[1] if found.others[1].has_pictures else found.first[1]),
    )
    yield from (f"a picture in {where}" for where, head in both if head.has_pictures)


def _help(lacking: list[_Lacking], style: HouseStyle, *, has_drawn: bool) -> Iterator[str]:
    if lacking:
        said = [f"{one.key}: {_flow(one.words)}" for one in lacking]
        if any(one.key == "header" for one in lacking) and style.page.on_first[0] == style.page.header:
            said.append("first_header: {}")  # there stands the letterhead
        yield (
            f"write in the house style '{style.name}', or in one that is based on it, "
            f"page: {{{', '.join(said)}}}"
        )
    if has_drawn:
        yield "take out in Word what is drawn there, or let it be in the DOCX alone"


def _flow(words: Furniture) -> str:
    sides = (("left", words.left), ("centre", words.centre), ("right", words.right))
    return (
        f"{{{', '.join(f'{side}: {json.dumps(text, ensure_ascii=False)}' for side, text in sides if text)}}}"
    )


def _shown(words: Furniture) -> str:
    text = " ".join(" ".join(filter(None, (words.left, words.centre, words.right))).split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _said(words: Furniture, metadata: Metadata) -> Counter[str]:
    """The words of a header or footer, wherever they stand in it."""
    texts = (words.left, words.centre, words.right)
    printed = " ".join(
        f" {piece.value}\ufdd0 " if isinstance(piece, PageNumber) else piece
        for text in texts
        for piece in (*pieces(text, metadata), " ")
    )
    return Counter(re.findall(r"[\w\ufdd0]+", printed.casefold()))
