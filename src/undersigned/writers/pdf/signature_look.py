"""Turns who signs and when into the page that is seen in a signature field, in any script."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from undersigned.model.letter import UNPRINTABLE
from undersigned.writers.pdf.complaints import complaints
from undersigned.writers.pdf.engine import Pages
from undersigned.writers.pdf.fonts import families

_FONT: Final = "Source Serif Pro"


def signature_look(lines: Sequence[str], width: float, height: float) -> bytes:
    """A PDF of one page, so many points wide and high: the first line as a name, the others small below it."""
    name, *others = (UNPRINTABLE.sub("", line) for line in lines)  # a certificate may have any character
    names = ", ".join(f'"{family}"' for family in families(_FONT, "en"))
    css = (
        f"@page {{ size: {width:g}pt {height:g}pt; margin: 1pt; }}\n"
        f"body {{ margin: 0; font-family: {names}; font-size: 7pt; line-height: 1.2; }}\n"
        "p { margin: 0; white-space: nowrap; overflow: hidden; }\n"
        ".name { font-size: 11pt; font-style: italic; }\n"
    )
    paragraphs = "".join(f'<p dir="auto">{escape(line)}</p>' for line in others)
    xhtml = (
        "<!DOCTYPE html>\n<html><body>"
        f'<p class="name" dir="auto">{escape(name)}</p>{paragraphs}</body></html>\n'
    )
    with complaints():  # a sign that no font has is missing here; the certificate has it
        return Pages(xhtml, css).drawing()
