"""Looks whether a line that no part of a letter has taken is missed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from undersigned.importing.accounting import find_unaccounted
from undersigned.importing.manuscript import Leftover, Line
from undersigned.model.letter import Text

WORDS = st.lists(
    st.sampled_from(["Freedonia", "Watch", "signs", "the", "letter"]), min_size=1, max_size=4
).map(" ".join)


def lines(texts: list[str]) -> list[Line]:
    return [Line((Text(text),), number) for number, text in enumerate(texts, 1)]


@given(texts=st.lists(WORDS, max_size=6), lost=st.integers(0, 6))
def test_what_is_kept_or_listed_is_accounted_for_and_nothing_else(texts: list[str], lost: int) -> None:
    texts = [f"{text} {number}." for number, text in enumerate(texts)]
    kept, left = texts[:lost], texts[lost:]
    listed = [Leftover(f"a line: “{text}”", "somewhere") for text in left]
    assert not list(find_unaccounted(lines(texts), kept, listed))
    assert len(list(find_unaccounted(lines(texts), kept, []))) == len(left)


def test_signs_that_were_typed_before_an_entry_are_made_anew() -> None:
    typed = ["• one", "2. two", "(a) three", "- four"]
    assert not list(find_unaccounted(lines(typed), ["one", "two", "(a) three", "four"], []))
    (missing,) = find_unaccounted(lines(["1984. A year"]), ["A year"], [])
    assert missing.what == "the words “1984. A year”"
