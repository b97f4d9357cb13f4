"""Tells of letters that a font file of the user's own does not draw: in the PDF they stand in another face."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from undersigned.model.findings import Findings, Place
from undersigned.model.letter import Letter
from undersigned.model.style import Font, HouseStyle, ParagraphStyle
from undersigned.model.walking import texts_in

_SHOWN: Final = 12
"""As many letters are shown that a font lacks."""


def check_own_fonts(letter: Letter, style: HouseStyle, findings: Findings) -> None:
    """Add a warning for each font file that lacks letters of the text that is set in it, at the first of them."""
    lacking: dict[Font, dict[str, Place]] = {}
    for look, text, place in _texts(letter, style):
        if not look.font.files:
            continue
        drawn = look.font.files[0].characters
        for character in text:
            if character.isalnum() and ord(character) not in drawn:
                lacking.setdefault(look.font, {}).setdefault(character, place)
    for font, characters in lacking.items():
        shown = "".join(list(characters)[:_SHOWN]) + ("…" if len(characters) > _SHOWN else "")
        findings.warning(
            f"the font file of '{font.word}' does not have '{shown}': in the PDF they are drawn in another face",
            "letters-not-in-font",
            next(iter(characters.values())),
            "ask whoever made the typeface for a file with these letters, or choose another typeface",
        )


def _texts(letter: Letter, style: HouseStyle) -> Iterator[tuple[ParagraphStyle, str, Place]]:
    """The texts of a letter, each with how the paragraphs of its part look."""
    for part in letter.parts:
        look = style.paragraphs.get(part.role.value, style.paragraphs["body"])
        for text in texts_in(part.blocks):
            yield look, text.text, text.place
