"""Holds the reading of yes and no to what people write in forms."""

from __future__ import annotations

import pytest

from undersigned.gathering.form import _NO, _YES


@pytest.mark.parametrize(
    "said", ["Yes", "yes!", "Oui", "Sí", "We agree", "Yes, we sign", "I confirm", "true", "Yes, please"]
)
def test_a_plain_yes_is_one(said: str) -> None:
    assert _YES.fullmatch(said)
    assert not _NO.fullmatch(said)


@pytest.mark.parametrize("said", ["No", "non", "No, thank you", "We decline", "we cannot sign the letter"])
def test_a_plain_no_is_one(said: str) -> None:
    assert _NO.fullmatch(said)
    assert not _YES.fullmatch(said)


@pytest.mark.parametrize(
    "said",
    [
        "Yes, but only if paragraph 3 is deleted",
        "Yes and no",
        "1. No",
        "Sign? No",
        "Agree with the aims, but cannot sign",
        "Confirm that we do not sign",
        "No objection, please add us",
    ],
)
def test_a_condition_is_for_a_person_to_read(said: str) -> None:
    assert not _YES.fullmatch(said)
    assert not _NO.fullmatch(said)
