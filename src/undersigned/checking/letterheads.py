"""Tells which letterhead each format of a letter has, and what is wrong where they do not have one and the same.

A letter for Word that is made on a Word file with a letterhead in its header has that, and no other one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from undersigned.loading.templates import Reference
from undersigned.model.campaign import Campaign
from undersigned.model.findings import Findings, Place
from undersigned.model.frame import FramePart
from undersigned.model.letter import Image, Letter, Numbered, NumberedLetter, Part, Role
from undersigned.model.style import POINTS
from undersigned.model.walking import pictures_in, references
from undersigned.model.word_head import Overlap, WordHead

_MM: Final = POINTS["mm"]
_LEAST_PIXELS: Final = 8
_LONGEST: Final = 25
"""Times as wide as high, or as high as wide, a logo may be."""
_LEAST_SHARPNESS: Final = 0.75
"""Pixels of a logo in each point of its height: some 54 to the inch."""
_SPARE: Final = 3
"""Millimetres between a drawing and the text."""


def letter_for_word(letter: NumberedLetter, head: WordHead | None) -> NumberedLetter:
    """The letter as it stands on a Word file: without a letterhead of its own where that file has one.

    Logos of those who sign stay. So does a letterhead that cites notes, which would be lost with it.
    """
    if head is None or not head.is_printed:
        return letter
    return replace(
        letter, parts=tuple(part for part in letter.parts if not _is_head(part) or any(references(part)))
    )


def letterheads_of(
    letter: NumberedLetter, campaign: Campaign, reference: Reference | None, formats: Iterable[str]
) -> dict[str, str | None]:
    """The file that each format has its letterhead from, None where it has none.

    Nothing at all of a letter that has none, and is made on no Word file.
    """
    own = _source(letter, campaign)
    if own is None and reference is None:
        return {}
    of_word = reference.place.file if reference and reference.head.is_printed else own
    return {format: of_word if format == "docx" else own for format in formats}


def as_line(letterheads: Mapping[str, str | None]) -> str:
    """The same in one line: `DOCX from templates/joint-letter/reference.docx, PDF none`."""
    by_source: dict[str | None, list[str]] = {}
    for format, source in letterheads.items():
        by_source.setdefault(source, []).append(format.upper())
    return ", ".join(
        f"{_and(formats)} {f'from {source}' if source else 'none'}" for source, formats in by_source.items()
    )


def check_logos(letter: Letter, findings: Findings) -> None:
    """Add an error for each logo of a letterhead of which nothing could be seen, a warning for one that is blurred."""
    for part in letter.parts:
        height = part.head.height if part.head else None
        for block in part.blocks if height else ():
            for logo in (block,) if isinstance(block, Image) else pictures_in(block):
                _check_logo(logo, height or 0.0, findings)


def _check_logo(logo: Image, height: float, findings: Findings) -> None:
    size = f"{logo.width} pixels wide and {logo.height} high".replace("1 pixels wide", "1 pixel wide")
    if min(logo.width, logo.height) < _LEAST_PIXELS or not 1 / _LONGEST < logo.width / logo.height < _LONGEST:
        findings.error(
            f"the logo is {size}, and nothing of it could be seen in the letter",
            "unseen-logo",
            logo.place,
            "save it anew from its original, some 300 pixels high and without the white around it",
        )
    elif logo.height < height * _LEAST_SHARPNESS:
        findings.warning(
            f"the logo is {size}, and would be blurred at {height / _MM:.0f} mm",
            "blurred-logo",
            logo.place,
            "save it anew from its original, some 300 pixels high, or write a smaller 'height'",
        )


def check_letterheads(
    letter: NumberedLetter,
    campaign: Campaign,
    reference: Reference,
    formats: Sequence[str],
    findings: Findings,
) -> None:
    """Warn of a letterhead that only the DOCX has, or no format, and of what lies over the text."""
    head, place = reference.head, reference.place
    command = f"undersigned letterhead {campaign.letter}"
    own = _source(letter, campaign)
    prints = FramePart.LETTERHEAD in campaign.frame.order
    name_it = "" if prints else ", and name 'letterhead' in 'order' of 'frame'"
    if own is None and head.items and head.in_text:
        findings.warning(
            f"the letterhead of this file, {head}, stands in its text, which no letter takes over",
            "letterhead-in-text",
            place,
            "cut it in Word, double-click at the top of the page, paste it there into the header, and save the "
            f"file; or take it over for all formats with '{command}'{name_it}",
        )
    others = [format.upper() for format in formats if format in ("pdf", "html")]
    if own is None and head.is_printed and "docx" in formats and others:
        has = "has" if len(others) == 1 else "have"
        findings.warning(
            f"the DOCX has the letterhead of this file, {head}, and the {_and(others)} {has} none",
            "letterheads-differ",
            place,
            f"take it over for all formats with '{command}'{name_it}",
        )
    for overlap in head.overlaps:
        _tell(overlap, place, findings)


def _tell(overlap: Overlap, place: Place, findings: Findings) -> None:
    depth, margin = overlap.depth / _MM, overlap.margin / _MM
    more = math.ceil(depth + _SPARE)
    where = "below the top margin" if overlap.edge == "top" else "above the bottom margin"
    findings.warning(
        f"{overlap.what} in this file lies over the text of {overlap.pages}: it reaches {depth:.0f} mm {where}",
        "drawing-over-text",
        place,
        f"in Word, make the {overlap.edge} margin {more} mm larger, {margin + more:.0f} mm instead of {margin:.0f} mm, "
        f"or make the {overlap.what.removeprefix('a ')} smaller",
    )


def _source(letter: NumberedLetter, campaign: Campaign) -> str | None:
    """The file that gives the letterhead which a letter prints; None where it prints none."""
    part = next((part for part in letter.parts if _is_head(part)), None)
    if part is None:
        return None
    given = (
        campaign.head.place
        if campaign.head
        else campaign.letterhead.place
        if campaign.letterhead
        else part.place
    )
    return given.file


def _is_head(part: Part[Numbered]) -> bool:
    return part.role is Role.LETTERHEAD and not (part.head and part.head.of_signatories)


def _and(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]
