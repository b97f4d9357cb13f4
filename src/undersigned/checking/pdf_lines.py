"""Looks at the boxes on a page of a PDF, and reports words that run off a page or stand on others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from undersigned.checking.pdf_pages import InkBox, ReadPage, letters
from undersigned.model import style
from undersigned.model.findings import NOWHERE, Findings, Place
from undersigned.model.letter import NumberedLetter
from undersigned.model.walking import texts_in

_OVERHANG: Final = 4.0
"""Points. As far a slanted letter or a tall accent may reach over the edge of the text."""

_TOUCH: Final = 0.5
"""The share of the higher box's height by which the last letter of one may lean over the next in its line."""

_COVERED: Final = 0.6
"""The share of the lower box's height from which on one line stands on another. Those set closely touch."""

_SHOWN: Final = 40
"""As many characters of words that run off are shown."""

_TELLING: Final = 3
"""Letters. Shorter words are not looked for in the sources."""


def check_lines(
    page: ReadPage, number: int, sheet: style.Page, letter: NumberedLetter, findings: Findings
) -> None:
    """Add an error for words of the letter outside the margins, headers off the page, and lines over others.

    The page's `number` counts from 1. Of what runs off it in one line of the sources, the first words are told.
    """
    told: set[tuple[str, int]] = set()
    boxes = page.boxes()
    for box in boxes:
        if _is_inside(box, page, sheet, number):
            continue
        words = page.words(box)
        place = NOWHERE if box.is_furniture else place_of(words, letter)
        if (place.file, place.line) not in told and not (told and place == NOWHERE):
            told.add((place.file, place.line))
            _tell_of_outside(words, number, place, findings, is_furniture=box.is_furniture)
    for one, other in _colliding(boxes):
        _tell_of_collision(page.words(one), page.words(other), number, letter, findings)


def _is_inside(box: InkBox, page: ReadPage, sheet: style.Page, number: int) -> bool:
    """Whether all of a box stands between the margins; a header or footer may stand anywhere on the page."""
    if box.is_furniture:
        return box.left >= 0 and box.bottom >= 0 and box.right <= page.width and box.top <= page.height
    margin_top, margin_bottom = sheet.margins_on(number)
    return (
        box.left >= max(0, sheet.margin_left - _OVERHANG)
        and box.bottom >= max(0, margin_bottom - _OVERHANG)
        and box.right <= min(page.width, page.width - sheet.margin_right + _OVERHANG)
        and box.top <= min(page.height, page.height - margin_top + _OVERHANG)
    )


def _colliding(boxes: Sequence[InkBox]) -> Iterator[tuple[InkBox, InkBox]]:
    """The pairs of boxes of which one covers much of the other; only neighbours are compared."""
    rising = sorted(boxes, key=lambda box: box.bottom)
    for index, box in enumerate(rising):
        for other in rising[index + 1 :]:
            if other.bottom >= box.top:
                break
            width = min(box.right, other.right) - max(box.left, other.left)
            height = min(box.top, other.top) - other.bottom
            least, most = sorted((box.top - box.bottom, other.top - other.bottom))
            both_furniture = box.is_furniture and other.is_furniture  # whose accents are boxes of their own
            if width > _TOUCH * most and height > _COVERED * least and not both_furniture:
                yield box, other


def _tell_of_outside(words: str, page: int, place: Place, findings: Findings, *, is_furniture: bool) -> None:
    if is_furniture:
        findings.error(
            f"the header or footer {_quoted(words)} runs off page {page} of the PDF",
            "off-page",
            help="write less into the 'header' and 'footer' of the house style, or give it wider margins",
        )
    else:
        findings.error(
            f"{_quoted(words)} runs over the margin of page {page} of the PDF",
            "off-page",
            place,
            "shorten it, or put a space where a new line may begin; a table may have too many columns",
        )


def _tell_of_collision(one: str, other: str, page: int, letter: NumberedLetter, findings: Findings) -> None:
    findings.error(
        f"{_quoted(one)} and {_quoted(other)} stand one upon the other on page {page} of the PDF",
        "lines-collide",
        place_of(one, letter),
        "look at the sizes and margins of the house style; if they are as they should be, this is a fault "
        "of the program: please report it",
    )


def _quoted(words: str) -> str:
    return f"'{words}'" if len(words) <= _SHOWN else f"'{words[:_SHOWN]}…'"


def place_of(words: str, letter: NumberedLetter) -> Place:
    """Where some words of a page stand in the sources: where the first run of text begins that has them."""
    wanted = letters(words)
    if len(wanted) < _TELLING:
        return NOWHERE  # it could stand anywhere
    runs = [(letters(text.text), text.place) for text in texts_in((letter.parts, letter.notes))]
    exact = (place for run, place in runs if run == wanted)
    inside = (place for run, place in runs if wanted in run)
    around = (place for run, place in runs if len(run) >= _TELLING and run in wanted)
    return next(chain(exact, inside, around), NOWHERE)
