"""Whether a text needs another sign: one rule for the signs of every language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undersigned.languages.signs import before_stop, ends_in_sign, ends_sentence, is_quoted

SIGNS = "：，、。！？；…،؛؟۔:,.!?;—"
CLOSERS = ("", "”", "»", "」", "\u00a0»", '"', "）", ")")


@pytest.mark.parametrize("closer", CLOSERS)
@pytest.mark.parametrize("sign", SIGNS)
def test_any_sign_of_any_language_ends_a_formula_also_before_what_closes(sign: str, closer: str) -> None:
    assert ends_in_sign(f"Words{sign}{closer}")


@given(st.text(st.characters(categories=["L", "N"]), min_size=1), st.sampled_from(CLOSERS))
def test_words_alone_end_in_no_sign(words: str, closer: str) -> None:
    assert not ends_in_sign(words + closer)
    assert not ends_sentence(words + closer)


@pytest.mark.parametrize("sign", ".。۔!！?؟？…")
def test_these_end_a_sentence(sign: str) -> None:
    assert ends_sentence(f"“Words{sign}”")


@pytest.mark.parametrize("sign", ",:;،؛，：；")
def test_these_do_not(sign: str) -> None:
    assert not ends_sentence(f"Words{sign}")


@pytest.mark.parametrize(
    ("title", "quoted"),
    [
        ("“A law”", True), ("«Закон»", True), ("《新闻法》", True), ("「法」", True), ("„Закон“", True),
        ("“One” and “two”", False), ("《新闻法》概览", False), ("The “law”", False), ("«a» и «b»", False),
        ("“The “new” law”", True), ('"', False), ("", False), ("“", False), ("'90s and '80s", False),
    ],
)  # fmt: skip
def test_a_title_between_marks_as_a_whole_needs_none(title: str, quoted: bool) -> None:  # noqa: FBT001  # a table
    assert is_quoted(title) is quoted


@pytest.mark.parametrize(
    ("words", "passage", "together"),
    [
        ("See A.", ", p. 2", "See A, p. 2."),
        ("See A", ", p. 2", "See A, p. 2"),
        ("见A。", "，第2段", "见A，第2段。"),
        ("See A.", ", p. 2 et seq.", "See A, p. 2 et seq."),
    ],
)
def test_a_passage_goes_before_the_full_stop(words: str, passage: str, together: str) -> None:
    assert before_stop(words, passage) == together
