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
    (
        "en",
        "Ahead of the 55th session, we urge you to act, as resolution 52/1 was weak.",
        "Ahead of the {{ session.ordinal }} session, we urge you to act, as resolution 52/1 was weak.",
    ),
    (
        "en",
        "Ahead of the UN Human Rights Council’s 55th regular session, to be held from 26 February to 5 April 2024, we write.",
        (
            "Ahead of the UN Human Rights Council’s {{ session.ordinal }} regular session, to be held from"
            ' {{ session.opens.written("d MMMM") }} to {{ session.closes.long }}, we write.'
        ),
    ),
    (
        "en",
        "Before the Council's 55th session opens on 26 February, we call on you to act.",
        (
            "Before the Council's {{ session.ordinal }} session opens on"
            ' {{ session.opens.written("d MMMM") }}, we call on you to act.'
        ),
    ),
    (
        "en",
        "From 26 February to 5 April 2024, the Council will hold its 55th session.",
        (
            'From {{ session.opens.written("d MMMM") }} to {{ session.closes.long }}, the Council will hold'
            " its {{ session.ordinal }} session."
        ),
    ),
    ("en", "This 55th session must deliver.", "This {{ session.ordinal }} session must deliver."),
    ("en", "At the Council’s 55 session, please act.", "At the Council’s {{ session.number }} session, please act."),
    ("en", "On the occasion of the 55th session, we write to you.", "On the occasion of the {{ session.ordinal }} session, we write to you."),
    (
        "en",
        "Ahead of the 55th session, please ask for a report at the 57th session.",
        "Ahead of the {{ session.ordinal }} session, please ask for a report at the 57th session.",
    ),
    (
        "fr",
        "Dès l’ouverture de la 55^e^ session, nous vous prions de soutenir le texte.",
        "Dès l’ouverture de la {{ session.ordinal }} session, nous vous prions de soutenir le texte.",
    ),
    (
        "fr",
        "La 55^e^ session ordinaire du Conseil des droits de l’homme s’ouvrira le 26 février 2024.",
        (
            "La {{ session.ordinal }} session ordinaire du Conseil des droits de l’homme s’ouvrira le"
            " {{ session.opens.long }}."
        ),
    ),
    ("es", "Con motivo del 55 período de sesiones, actúe.", "Con motivo del {{ session.number }} período de sesiones, actúe."),
    (
        "pt",
        "Às vésperas da 55.ª sessão, que decorrerá de 26 de fevereiro a 5 de abril de 2024, pedimos que vote.",
        (
            "Às vésperas da {{ session.number }}.ª sessão, que decorrerá de"
            """ {{ session.opens.written("d 'de' MMMM") }} a {{ session.closes.long }}, pedimos que vote."""
        ),
    ),
    ("ru", "В ходе 55-й сессии просим вас голосовать.", "В ходе {{ session.number }}-й сессии просим вас голосовать."),
    ("ar", "خلال الدورة 55 لمجلس حقوق الإنسان، نحثكم على التصويت.", "خلال الدورة {{ session.number }} لمجلس حقوق الإنسان، نحثكم على التصويت."),
    ("zh", "请在第55届会议期间投赞成票。", "请在第{{ session.number }}届会议期间投赞成票。"),
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
    ("en", "Ahead of the 55th special session"),
    ("en", "Ahead of the 55th anniversary"),
    ("fr", "La 55^e^ session a été un succès. Rien ne change."),
    ("fr", "Il a été adopté à la 55^e^ session."),
    ("es", "El Consejo celebró su 55.º período de sesiones. Nada cambió."),
    ("pt", "A resolução foi adotada na 55.ª sessão."),
    ("ru", "Совет принял её на 55-й сессии."),
    # What is told of the past, however it is said to have been ahead.
    *(
        ("en", one)
        for one in (
            "We wrote to you ahead of the 55th session.",
            "A week before the 55th session, four were released.",
            "On the eve of the 55th session, police raided our office.",
            "In the run-up to the 55th session, the police arrested nine people.",
            "During the 55th session, your delegation spoke of progress.",
            "During the 55th session, your delegation, which should have known better, abstained.",
            "The side event at the 55th session drew 200 people.",
            "The vote during the 55th session was close.",
            "Its report to the 55th session called for action.",
            "On the margins of the 55th session, two defenders were attacked.",
            "The resolution tabled at the 55th session failed.",
            "Since the opening of the 55th session, six were arrested.",
            "In preparation for the 55th session, we met your mission on 3 February 2024.",
            "We urge you to repeat what you promised at the 55th session.",
            "We call on you to explain why, at the 55th session, your delegation abstained.",
            "The 55th session has begun.",
            "As the 55th session of the Council ended, three were arrested.",
            "Between the 53rd and the 55th session nothing was done.",
            "From the 54th to the 55th session, you were silent.",
        )
    ),
    ("fr", "Avant la 55^e^ session, cinq personnes avaient été arrêtées."),
    ("fr", "Lors de la 55^e^ session, vous vous êtes abstenus."),
    ("fr", "Le texte adopté à la 55^e^ session était faible."),
    ("es", "Antes del 55.º período de sesiones fueron detenidas tres personas."),
    ("es", "En el 55.º período de sesiones su delegación se abstuvo."),
    ("pt", "Na 55.ª sessão, o vosso governo absteve-se."),
    ("pt", "Antes da 55.ª sessão, cinco pessoas foram detidas."),
    ("ru", "На 55-й сессии ваша делегация воздержалась."),
    ("ru", "Накануне 55-й сессии полиция задержала пять человек."),
    ("ar", "قبيل الدورة 55 اعتقلت الشرطة خمسة أشخاص."),
    ("ar", "في الدورة 55 امتنع وفدكم عن التصويت."),
    ("zh", "在第55届会议上，贵代表团投了弃权票。"),
    ("zh", "理事会第54届和第55届会议均未采取行动。"),
    # Quotations in any marks.
    *(
        ("en", f"The minister wrote: {opens}We will act during the 55th session of the Council{closes}")
        for opens, closes in (
            ('"', '."'),
            ("“", ".”"),
            ("‘", ".’"),
            ("'", ".'"),
            ("«", ".»"),
            ("„", ".“"),
            ("‹", ".›"),
        )
    ),
    ("en", "The minister wrote: ‘We’ll act during the 55th session of the Council.’"),
    ("en", "The minister said: “We will act.\nWe will act during the 55th session."),
    # Other bodies.
    *(
        ("en", one)
        for one in (
            "The Committee against Torture will meet at its 55th session.",
            "The Third Committee, ahead of its 55th session, will hear him.",
            "At the 55th session of the General Assembly, it is to be adopted.",
            "At the 55th session of the Commission on Human Rights, please act.",
            "The Working Group on Arbitrary Detention, at its 55th session, will say so.",
            "The 55th session of the UPR Working Group will take place in May.",
            "CSW, at its 55th session, will adopt conclusions.",
            "The Committee will review Freedonia. It will do so at its 55th session.",
            "ECOSOC will discuss it at the 55th session.",
        )
    ),
    ("fr", "Le Comité contre la torture siégera lors de sa 55^e^ session."),
    ("fr", "La 55^e^ session du Comité contre la torture se tiendra en mai."),
    ("es", "El Comité de Derechos Humanos, en su 55.º período de sesiones, lo dirá."),
    ("es", "La Asamblea General, en su 55.º período de sesiones, debe actuar."),
    ("pt", "A Assembleia Geral, na sua 55.ª sessão, deve agir."),
    ("ru", "Комитет против пыток на своей 55-й сессии должен принять решение."),
    ("ru", "На 55-й сессии Генеральной Ассамблеи необходимо голосовать."),
    ("ar", "ينبغي للجمعية العامة في دورتها 55 أن تعتمد القرار."),
    ("zh", "大会第55届会议将通过该决议。"),
    # In a case, or in spelling, that nobody prints.
    ("ru", "Пятьдесят пятая сессия состоится в феврале."),
    ("es", "De cara al quincuagesimoquinto período de sesiones"),
    # Number and days together, or neither.
    ("en", "Ahead of the fifty-fifth session (26 February to 6 April 2024), we write."),
    ("en", "Ahead of the 55th session (26 February to 6 April 2024), we write."),
    ("en", "Ahead of the 55th session (26.02. to 5 April 2024), we write."),
    ("en", "The outcome of the 55th session matters."),
]


WORDS = "{{ session.ordinal_in_words }}"
IN_WORDS = [
    ("en", "Ahead of its fifty-fifth session", f"Ahead of its {WORDS} session"),
    ("en", "We urge you to act at the fifty fifth session.", f"We urge you to act at the {WORDS} session."),
    (
        "en",
        "Ahead of the fifty-fifth session (26 February – 5 April 2024), we write.",
        f"Ahead of the {WORDS} session ({{{{ session.days }}}}), we write.",
    ),
    ("fr", "À l’approche de la cinquante-cinquième session", f"À l’approche de la {WORDS} session"),
    ("es", "De cara al quincuagésimo quinto período de sesiones", f"De cara al {WORDS} período de sesiones"),
    ("pt", "Na véspera da quinquagésima quinta sessão", f"Na véspera da {WORDS} sessão"),
    (
        "ru",
        "Мы обращаемся к вам накануне пятьдесят пятой сессии.",
        f"Мы обращаемся к вам накануне {WORDS} сессии.",
    ),
    ("ar", "نكتب إليكم قبيل الدورة الخامسة والخمسين للمجلس.", f"نكتب إليكم قبيل الدورة {WORDS} للمجلس."),
    (
        "zh",
        "在人权理事会第五十五届会议召开之前，我们谨此致函。",
        f"在人权理事会{WORDS}届会议召开之前，我们谨此致函。",
    ),
]


@pytest.mark.parametrize(("language", "typed", "filled_in"), FILLED_IN + IN_WORDS)
def test_the_letter_s_own_occasion_follows_the_session(language: str, typed: str, filled_in: str) -> None:
    assert (
        with_session_values(typed, OwnSession(55, "en-GB" if language == "en" else language, *DAYS))[0]
        == filled_in
    )


@pytest.mark.parametrize(("language", "typed"), AS_TYPED)
def test_what_tells_of_the_past_or_of_others_stays_as_typed(language: str, typed: str) -> None:
    assert (
        with_session_values(typed, OwnSession(55, "en-GB" if language == "en" else language, *DAYS))[0]
        == typed
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
