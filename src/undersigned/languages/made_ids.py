"""Makes ids of names: small letters, figures and hyphens, for names in any script."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from undersigned.languages.icu_rules import in_latin_letters

_PIECE: Final = re.compile(r"[a-z0-9]+")


def id_pieces(name: str) -> list[str]:
    """The words of a name as an id has them, without accents, signs and a leading "the"; none of other scripts."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    return _PIECE.findall(plain.removeprefix("the "))


def id_of_name(name: str) -> str:
    """The whole name as an id, in Latin letters where it has others; empty where it has neither letter nor figure.

    It is as long as the name: two names of one beginning are not to be taken for each other.
    """
    return "-".join(id_pieces(name if name.isascii() else _spelled(in_latin_letters(name))))


def _spelled(name: str) -> str:
    """A name in whose script ICU writes no Latin letters, such as Khmer, by what Unicode calls each of its letters."""
    if id_pieces(name):
        return name
    signs = (unicodedata.name(sign, "").rpartition(" ")[2] if sign.isalpha() else " " for sign in name)
    return "".join(signs)
