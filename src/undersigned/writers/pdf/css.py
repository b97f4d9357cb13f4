"""Words of CSS that more than one rule has: the letters of a paragraph, a string, a rule."""

from __future__ import annotations

import re
from typing import Final

from undersigned.model.style import ParagraphStyle
from undersigned.writers.pdf.fonts import families

RULE: Final = "0.5pt solid"
"""A thin line."""

NOTES_SHARE: Final = 2 / 3
"""How much of a page the notes may take. Text must go on beside them: a line that calls a note and
the two or three lines of the note fill a page in about this proportion."""


def css_font(style: ParagraphStyle, language: str) -> str:
    """How the letters of a paragraph look, in a language (BCP 47)."""
    names = ", ".join(css_string(name) for name in dict.fromkeys(families(style.font.pdf, language)))
    return (
        f"font-family: {names}; font-size: {style.size:g}pt; line-height: {line_height(style):g};"
        f" font-weight: {'bold' if style.bold else 'normal'};"
        f" font-style: {'italic' if style.italic else 'normal'}; color: {style.colour};"
    )


def line_height(style: ParagraphStyle) -> float:
    """The distance of lines in ems.

    Line spacing is a multiple of what Word's font has, whatever the one of the PDF asks for. Source Serif wants 1.37
    where Times New Roman has 1.15: pages of the PDF would be a fifth longer than those of the DOCX.
    """
    return round(style.line_spacing * style.font.single_spacing, 4)


def css_string(text: str) -> str:
    """A CSS string; what could end it is written as an escape (CSS Syntax 3, section 4.3.7)."""
    escaped = re.sub(r'[\x00-\x1f"\\<]', lambda found: f"\\{ord(found[0]):x} ", text)
    return f'"{escaped}"'
