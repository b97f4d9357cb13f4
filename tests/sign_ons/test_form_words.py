"""Holds the reading of yes and no to what people write in forms."""

from __future__ import annotations

import datetime

import pytest

from undersigned.sign_ons.form_times import read_times
from undersigned.sign_ons.yes_and_no import says


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (["11/05/2026 11:09:00", "11/12/2026 10:00:00"], [None, None]),
        (["05.11.2026", "12.11.2026"], [datetime.date(2026, 11, 5), datetime.date(2026, 11, 12)]),
        (["11/05/2026", "11/23/2026"], [datetime.date(2026, 11, 5), datetime.date(2026, 11, 23)]),
        (["11/05/2026", "23/05/2026"], [datetime.date(2026, 5, 11), datetime.date(2026, 5, 23)]),
        (["07/07/2026"], [datetime.date(2026, 7, 7)]),
    ],
)
def test_whether_the_day_or_the_month_stands_first_is_not_guessed(
    typed: list[str], read: list[datetime.date | None]
) -> None:
    assert [time and time.date() for time in read_times(typed)] == read


@pytest.mark.parametrize(
    "said",
    [
        "Confirmée",
        "Firmado",
        "Assinado",
        "Подписано",
        "تم التوقيع",
        "已确认",
        "Zugesagt",
        "\u2714",
        "Yes",
        "yes!",
        "Oui",
        "Sí",
        "We agree",
        "Yes, we sign",
        "I confirm",
        "true",
        "Yes, please",
    ],
)
def test_a_plain_yes_is_one(said: str) -> None:
    assert says(said) is True


@pytest.mark.parametrize(
    "said",
    [
        "Declined",
        "Refusé",
        "Rechazado",
        "Recusada",
        "Отказ",
        "مرفوض",
        "拒绝",
        "Abgesagt",
        "\u2717",
        "\u274c",
        "No",
        "non",
        "No, thank you",
        "We decline",
        "we cannot sign the letter",
    ],
)
def test_a_plain_no_is_one(said: str) -> None:
    assert says(said) is False


@pytest.mark.parametrize(
    "said",
    [
        "Yes, but only if paragraph 3 is deleted",
        "Yes and no",
        "Yes \u2717",
        "Declined, but may sign the next",
        "Confirmed? No",
        "1. No",
        "Sign? No",
        "Agree with the aims, but cannot sign",
        "Confirm that we do not sign",
        "No objection, please add us",
    ],
)
def test_a_condition_is_for_a_person_to_read(said: str) -> None:
    assert says(said) is None
