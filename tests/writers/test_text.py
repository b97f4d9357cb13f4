"""What stands in the plain text of a letter."""

from __future__ import annotations

import pytest
from docx_letters import STYLE, letter, paragraph

from undersigned.model.letter import Link, Numbered, Text
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
