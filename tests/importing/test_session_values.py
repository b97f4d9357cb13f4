"""Fills the session in where a letter names its own occasion, in seven languages, and nowhere else."""

from __future__ import annotations

import datetime

import pytest

from undersigned.importing.session_values import OwnSession, find_session, with_session_values

DAYS = datetime.date(2024, 2, 26), datetime.date(2024, 4, 5)

FILLED_IN = [
    ("en", "Ahead of the Council's 55th session, act.", "Ahead of the Council's {{ session.ordinal }} session, act."),
    ("en", "In advance of the 55^th^ regular session", "In advance of the {{ session.ordinal }} regular session"),
    ("en", "Please support it at HRC55.", "Please support it at HRC{{ session.number }}."),
    ("en", "Please support it during HRC 55.", "Please support it during HRC {{ session.number }}."),
    ("en", "a resolution to be adopted at its 55th session", "a resolution to be adopted at its {{ session.ordinal }} session"),
    ("en", "We urge you to act at the upcoming 55th session.", "We urge you to act at the upcoming {{ session.ordinal }} session."),
    (
        "en",
        "The 55th session (26 February – 5 April 2024) comes in time.",
        "The {{ session.ordinal }} session ({{ session.days }}) comes in time.",
    ),
    (
        "en",
        "At the 55th session (26 February-5 April 2024), act.",
        'At the {{ session.ordinal }} session ({{ session.opens.written("d MMMM") }}-{{ session.closes.long }}), act.',
    ),
    ("fr", "En vue de la 55ème session du Conseil", "En vue de la {{ session.number }}ème session du Conseil"),
    ("fr", "lors de la 55^e^ session", "lors de la {{ session.ordinal }} session"),
    ("fr", "avant la 55e session (26 février – 5 avril 2024)", "avant la {{ session.ordinal }} session ({{ session.days }})"),
    ("fr", "à l’approche du CDH55", "à l’approche du CDH{{ session.number }}"),
    ("es", "De cara al 55.º período de sesiones", "De cara al {{ session.number }}.º período de sesiones"),
    ("es", "durante el 55º período de sesiones", "durante el {{ session.number }}º período de sesiones"),
    (
        "es",
        "en el 55.º período de sesiones (26 de febrero al 5 de abril de 2024)",
        ("en el {{ session.number }}.º período de sesiones"
        " ({{ session.opens.written(\"d 'de' MMMM\") }} al {{ session.closes.long }})"),
    ),
    ("pt", "Tendo em vista a 55.ª sessão", "Tendo em vista a {{ session.number }}.ª sessão"),
    ("pt", "na 55ª sessão do Conselho", "na {{ session.number }}ª sessão do Conselho"),
    ("ru", "В преддверии 55-й сессии Совета", "В преддверии {{ session.number }}-й сессии Совета"),
    ("ru", "поддержать на 55-й сессии", "поддержать на {{ session.number }}-й сессии"),
    ("ar", "قبيل انعقاد الدورة 55 للمجلس", "قبيل انعقاد الدورة {{ session.number }} للمجلس"),
    ("zh", "在人权理事会第55届会议上", "在人权理事会第{{ session.number }}届会议上"),
    ("en", "HRC55: keep Freedonia under scrutiny", "HRC{{ session.number }}: keep Freedonia under scrutiny"),
]  # fmt: skip
AS_TYPED = [
    ("en", "It was held twice, at the 54th and 55th sessions."),
    ("en", "The dialogue was held at the 55th session."),
    ("en", "At its 55th session, the Council adopted a resolution."),
    ("en", "Resolution 55/1, adopted at the 55th session, says so."),
    ("en", "He wrote: “Act at the 55th session.”"),
    ("en", "> Ahead of the 55th session, act."),
    ("en", "The outcome of the 55th session is not enough to go by."),
    ("en", "It speaks ahead of the 54th, 55th and 56th sessions."),
    ("en", "Ahead of its fifty-fifth session"),
    ("en", "Ahead of the 55th special session"),
    ("en", "Ahead of the 55th anniversary"),
    ("fr", "La 55^e^ session a été un succès. Rien ne change."),
    ("fr", "Il a été adopté à la 55^e^ session."),
    ("es", "El Consejo celebró su 55.º período de sesiones. Nada cambió."),
    ("pt", "A resolução foi adotada na 55.ª sessão."),
    ("ru", "Совет принял её на 55-й сессии."),
]


@pytest.mark.parametrize(("language", "typed", "filled_in"), FILLED_IN)
def test_the_letter_s_own_occasion_follows_the_session(language: str, typed: str, filled_in: str) -> None:
    assert (
        with_session_values(typed, OwnSession(55, "en-GB" if language == "en" else language, *DAYS))
        == filled_in
    )


@pytest.mark.parametrize(("language", "typed"), AS_TYPED)
def test_what_tells_of_the_past_or_of_others_stays_as_typed(language: str, typed: str) -> None:
    assert (
        with_session_values(typed, OwnSession(55, "en-GB" if language == "en" else language, *DAYS)) == typed
    )


@pytest.mark.parametrize(
    "named",
    [
        "51st session", "fifty-first session", "51ème session", "cinquante et unième session", "51.º período de sesiones",
        "quincuagésimo primer período de sesiones", "51.ª sessão", "quinquagésima primeira sessão", "HRC51", "HRC 51",
        "LIst session", "LI período de sesiones", "51-й сессии", "пятьдесят первой сессии", "الدورة 51",
        "الدورة الحادية والخمسين", "第51届会议", "第五十一届会议",
    ],
)  # fmt: skip
def test_a_session_is_known_however_it_is_named(named: str) -> None:
    found = find_session(f"x {named} y", {}, None)
    assert found is not None
    assert found.id == "HRC51"
