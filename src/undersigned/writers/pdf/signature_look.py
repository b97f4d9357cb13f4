"""The page that is seen in a signature field: who signs and when, and a signature by hand."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from undersigned.model.findings import stop
from undersigned.model.letter import UNPRINTABLE, Image
from undersigned.writers.markup import image_element
from undersigned.writers.pdf.complaints import complaints
from undersigned.writers.pdf.engine import Pages
from undersigned.writers.pdf.fonts import families
from undersigned.writers.pdf.sheet import as_xhtml

_FONT: Final = "Source Serif Pro"
_SHARE: Final = 0.45
"""Of the width of the field, what the image of a signature may take."""
_FINEST: Final = 600
"""Dots per inch: more cannot be seen on paper, and photographs of signatures are large."""
_GAP: Final = 4
"""Points between the image and the name."""
_THINNEST: Final = 2
"""Points that the image must be wide and high: what is thinner is a line on paper, or nothing at all."""


def signature_look(lines: Sequence[str], width: float, height: float, image: Image | None = None) -> bytes:
    """A PDF of one page, so many points wide and high: the first line as a name, the others small below it.

    In any script; an `image` of a signature by hand stands before them, as large as the page lets it be.
    Raises `LetterError` where nobody would see it.
    """
    name, *others = (UNPRINTABLE.sub("", line) for line in lines)  # a certificate may have any character
    names = ", ".join(f'"{family}"' for family in families(_FONT, "en"))
    css = (
        f"@page {{ size: {width:g}pt {height:g}pt; margin: 1pt; }}\n"
        f"body {{ margin: 0; font-family: {names}; font-size: 7pt; line-height: 1.2; }}\n"
        "p { margin: 0; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }\n"
        ".name { font-size: 11pt; font-style: italic; }\n"
    )
    if image:
        scale = min(width * _SHARE / image.width, (height - 2) / image.height)
        wide, high = image.width * scale, image.height * scale
        if min(wide, high) < _THINNEST:
            too = "narrow" if wide < high else "low"
            stop(
                f"the image of the signature is too {too} to be seen: it has {image.width} by {image.height} pixels",
                "thin-image",
                help="cut away what is empty around the signature, and look whether it is the right file",
            )
        css += (
            f"img {{ position: absolute; left: 0; top: 0; width: {wide:.2f}pt; height: {high:.2f}pt; }}\n"
            f"p {{ margin-left: {wide + _GAP:.2f}pt; }}\n"
        )
    picture = image_element(image) if image else ""
    paragraphs = "".join(f'<p dir="auto">{escape(line)}</p>' for line in others)
    xhtml = as_xhtml(
        f"<!DOCTYPE html>\n<html><body>{picture}"
        f'<p class="name" dir="auto">{escape(name)}</p>{paragraphs}</body></html>\n'
    )
    with complaints():  # a sign that no font has is missing here; the certificate has it
        return Pages(xhtml, css, _FINEST).drawing()
