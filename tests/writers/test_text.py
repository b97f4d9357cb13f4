"""What stands in the plain text of a letter."""

from __future__ import annotations

import pytest
from docx_letters import STYLE, letter, paragraph

from undersigned.model.letter import Link, Numbered, Superscript, Text
from undersigned.writers.text import write


@pytest.mark.parametrize(
    ("words", "address", "printed"),
    [
        ("report", "https://example.org/press/report", "report <https://example.org/press/report>"),
        ("example.org", "https://example.org", "example.org <https://example.org>"),
        ("48/23", "https://undocs.org/A/HRC/RES/48/23", "48/23 <https://undocs.org/A/HRC/RES/48/23>"),
        ("https://example.org/a", "https://example.org/a", "https://example.org/a"),
        ("A/HRC/51/66", "https://undocs.org/A/HRC/51/66", "A/HRC/51/66"),
        ("us@example.org", "mailto:us@example.org", "us@example.org"),
    ],
)
def test_an_address_is_left_out_only_where_the_words_say_all_of_it(
    words: str, address: str, printed: str
) -> None:
    link: Link[Numbered] = Link(address, (Text(words),))
    assert write(letter((paragraph("See ", link, "."),)), STYLE) == f"See {printed}.\n"


@pytest.mark.parametrize(
    ("before", "raised", "printed"),
    [
        ("10", "3", "10³"),
        ("10", "\N{MINUS SIGN}6", "10⁻⁶"),
        ("5 km", "2", "5 km²"),
        ("2", "n+1", "2ⁿ⁺¹"),
        ("2", "3x", "2^3x"),
        ("the 54", "th", "the 54th"),
        ("le 1", "er", "le 1er"),
        ("n", "o", "no"),
    ],
)
def test_a_raised_figure_is_not_read_as_another_number(before: str, raised: str, printed: str) -> None:
    words: tuple[Text, Superscript[Numbered]] = (Text(before), Superscript((Text(raised),)))
    assert write(letter((paragraph(*words, "."),)), STYLE) == f"{printed}.\n"
