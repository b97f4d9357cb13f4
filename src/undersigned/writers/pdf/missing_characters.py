"""Reports the characters that no font has, each where it was typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from undersigned.model.findings import Findings
from undersigned.model.letter import NumberedLetter
from undersigned.model.walking import texts_in


def stop_if_missing(characters: Iterable[str], letter: NumberedLetter) -> None:
    """Raise `LetterError` with a finding for each of the characters, at its first place in the letter."""
    findings = Findings()
    texts = list(texts_in((letter.parts, letter.notes)))
    for character in sorted(characters):
        name = unicodedata.name(character, "a character without a name")
        findings.error(
            f"no font has '{character}' (U+{ord(character):04X}, {name}): the page would show a box for it",
            "missing-character",
            next((text.place for text in texts if character in text.text), None),
            "write it with other characters; the fonts lack a few scripts, such as Tibetan and Mongolian",
        )
    findings.stop_if_errors()
