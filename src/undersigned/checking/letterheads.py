"""Tells which letterhead each format of a letter has, and what is wrong where they do not have one and the same.

A letter for Word that is made on a Word file with a letterhead in its header has that, and no other one.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from undersigned.model.campaign import Campaign
from undersigned.model.findings import Findings, Place
from undersigned.model.frame import FramePart
from undersigned.model.letter import Image, Letter, Numbered, NumberedLetter, Part, Role
from undersigned.model.style import POINTS
from undersigned.model.walking import pictures_in, references, texts_in
from undersigned.model.word_head import Overlap, Reference, WordHead

_MM: Final = POINTS["mm"]
_LEAST_PIXELS: Final = 8
_LONGEST: Final = 25
"""Times as wide as high, or as high as wide, a logo may be."""
_LEAST_SHARPNESS: Final = 0.75
"""Pixels of a logo in each point of its height: some 54 to the inch."""
_WORD: Final = re.compile(r"\w+")
_SHOWN: Final = 8
"""As many words are shown that only one of two letterheads has."""
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


def check_logos(letter: Letter, findings: Findings) -> None:
    """Add an error for each logo of a letterhead of which nothing could be seen, a warning for one that is blurred."""
    for part in letter.parts:
        height = part.head.height if part.head else None
        for block in part.blocks if height else ():
            for logo in pictures_in(block):
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
    """Warn of a letterhead that only the DOCX has, or no format, of two unlike ones, and of what lies over the text."""
    head, place = reference.head, reference.place
    own = _source(letter, campaign)
    take_over = _how_to_take_over(campaign)
    if own is None and head.items and head.in_text:
        findings.warning(
            f"the letterhead of this file, {head}, stands in its text, which no letter takes over",
            "letterhead-in-text",
            place,
            "cut it in Word, double-click at the top of the page, paste it there into the header, and save the "
            f"file; or {take_over}",
        )
    others = [format.upper() for format in formats if format in ("pdf", "html")]
    both = " and ".join(others)
    if not (head.is_printed and "docx" in formats and others):
        pass
    elif own is not None and (unlike := _unlike(letter, head)):
        findings.warning(
            f"the DOCX has the letterhead of this file, and the {both} another one, from {own}: {unlike}",
            "letterheads-differ",
            place,
            f"write the same in both; or delete 'letterhead' in {own}, and give "
            f"'undersigned letterhead {campaign.letter}' to take that of this file over",
        )
    elif own is None:
        has = "has" if len(others) == 1 else "have"
        findings.warning(
            f"the DOCX has the letterhead of this file, {head}, and the {both} {has} none",
            "letterheads-differ",
            place,
            take_over,
        )
    for overlap in head.overlaps:
        _tell(overlap, place, findings)


def _how_to_take_over(campaign: Campaign) -> str:
    """How a letter without a letterhead of its own gets that of a Word file in all formats.

    Where keys or prose give one, it is there already, and merely not printed.
    """
    is_named = FramePart.LETTERHEAD in campaign.frame.order
    given = _given(campaign)
    if given is not None and is_named:
        return (
            f"print the one that {given.file} gives: templates/{campaign.letter}/letter.md leaves it out, where "
            "{{ letterhead }} would print it between '::: letterhead' and ':::'"
        )
    if given is not None:
        return f"print the one that {given.file} gives: name 'letterhead' in 'order' of 'frame'"
    name_it = "" if is_named else ", and name 'letterhead' in 'order' of 'frame'"
    return f"take it over for all formats with 'undersigned letterhead {campaign.letter}'{name_it}"


def _unlike(letter: NumberedLetter, head: WordHead) -> str:
    """What only one of two letterheads has, that of the letter or that of a Word file; nothing where they are alike."""
    parts = [part for part in letter.parts if _is_head(part)]
    ours = Counter(word for part in parts for text in texts_in(part) for word in _WORD.findall(text.text))
    theirs = Counter(word for line in head.lines for word in _WORD.findall(line.words))
    alike = {word.casefold() for word in ours} & {word.casefold() for word in theirs}
    only = [
        (whose, list(dict.fromkeys(word for word in words if word.casefold() not in alike)))
        for whose, words in (("the file alone has", theirs), ("the other alone has", ours))
    ]
    said = [f"{whose} '{' '.join(words[:_SHOWN])}'" for whose, words in only if words]
    logos = [logo for part in parts for block in part.blocks for logo in pictures_in(block)]
    if bool(logos) != bool(head.pictures):
        said.append(f"the {'other' if logos else 'file'} alone has a logo")
    return ", ".join(said)


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
    return (_given(campaign) or part.place).file


def _given(campaign: Campaign) -> Place | None:
    """Where a campaign, its kind or its house style gives a letterhead, under keys or in prose."""
    if campaign.head:
        return campaign.head.place
    return campaign.letterhead.place if campaign.letterhead else None


def _is_head(part: Part[Numbered]) -> bool:
    return part.role is Role.LETTERHEAD and not (part.head and part.head.of_signatories)
