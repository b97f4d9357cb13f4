"""What templates know of a letterhead that keys give, and how a part of it says how it is set.

A side is a part `::: letterhead at left, 51pt high, ruled`; what does not apply is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from markupsafe import Markup

from undersigned.drafting.values import escape
from undersigned.model.findings import Place
from undersigned.model.letterhead import HeadLook, HeadSide, Letterhead, Side

Mark = Callable[[Place], str]
"""Gives the mark of a place where something was written."""

_LOOK: Final = re.compile(
    r"(?:at (?P<side>left|centre|right))?,? ?(?:(?P<height>[0-9.]+)pt high)?,? ?(?P<rule>ruled)?"
    r"(?P<signatories>of signatories)?"
)


@dataclass(frozen=True)
class HeadSideView:
    """One side of a letterhead: how it is set, and the Markdown of its logos and of its lines."""

    look: str
    logos: Markup
    lines: Markup


def letterhead_views(head: Letterhead | None, mark: Mark) -> tuple[HeadSideView, ...]:
    """The sides of a letterhead as templates know them."""
    if head is None:
        return ()
    return tuple(
        HeadSideView(_said(side, head), _logos(side, mark), _lines(side, mark)) for side in head.sides
    )


def letterhead_markdown(head: Letterhead, mark: Mark) -> Markup:
    """The Markdown of all sides below one another, for templates that know of none."""
    return Markup("\n\n").join(
        piece for side in letterhead_views(head, mark) for piece in (side.logos, side.lines) if piece
    )


def head_look(said: str) -> HeadLook | None:
    """How a part of a letterhead is set, by the words behind its name; None where they say nothing of that."""
    found = _LOOK.fullmatch(said) if said else None
    if found is None:
        return None
    return HeadLook(
        Side(found["side"]) if found["side"] else None,
        float(found["height"]) if found["height"] else None,
        rule=bool(found["rule"]),
        of_signatories=bool(found["signatories"]),
    )


def _said(side: HeadSide, head: Letterhead) -> str:
    place = (f"at {side.side.value}",) if side.side else ()
    height = head.height if side.height is None else side.height
    return ", ".join((*place, f"{height:g}pt high", *(("ruled",) if head.rule else ())))


def _logos(side: HeadSide, mark: Mark) -> Markup:
    return Markup(" ").join(
        Markup(f"{mark(logo.file.place)}![{escape(logo.words)}](<{quote(logo.file.strip())}>)")
        for logo in side.logos
    )


def _lines(side: HeadSide, mark: Mark) -> Markup:
    typed = ((side.name, "**"),) if side.name else ()
    lines = (*typed, *((line, "") for line in side.lines))
    return Markup("\\\n").join(
        Markup(f"{mark(line.place)}{bold}{escape(line.strip())}{bold}") for line, bold in lines
    )
