"""Holds the sessions that a letter names to the body whose they are: the Council's, or another's."""

from __future__ import annotations

import datetime

import pytest

from small_project import SmallProject
from undersigned.importing.session_values import find_session
from undersigned.languages.session_names import Whose, all_sessions_named

DAY = datetime.date(2024, 2, 12)
OTHERS = [
    "At the 55th session of the General Assembly, it was adopted.",
    "The General Assembly, at its seventy-eighth session, decided.",
    "The Third Committee, ahead of its 55th session, heard him.",
    "The Committee against Torture will meet at its 55th session.",
    "In its 55th session, the Committee on the Rights of the Child spoke too.",
    "CEDAW reviewed it at its 83rd session.",
    "At the 52nd session of the Commission on Human Rights, in 1996, it failed.",
    "The Working Group on Arbitrary Detention, at its 55th session, found so.",
    "The 41st session of the UPR Working Group took place.",
    "The Commission on the Status of Women, at its 52nd session, adopted conclusions.",
    "ECOSOC, at its 54th session, decided so.",
    "The African Commission on Human and Peoples’ Rights, at its 52nd session, condemned it.",
    "During the 136th session, please act.",
    "La 55e session du Comité contre la torture se tiendra en mai.",
    "L’Assemblée générale, à sa 55e session, a voté.",
    "El Comité de Derechos Humanos, en su 55.º período de sesiones, lo dijo.",
    "En el 55.º período de sesiones de la Asamblea General se votó.",
    "Na 55.ª sessão do Comitê contra a Tortura foi dito.",
    "A Assembleia Geral, na sua 55.ª sessão, votou.",
    "Комитет против пыток на своей 55-й сессии принял решение.",
    "На 55-й сессии Генеральной Ассамблеи голосовали.",
    "اعتمدت الجمعية العامة في دورتها الثانية والخمسين القرار.",
    "大会第五十二届会议通过了该决议。",
    "禁止酷刑委员会第55届会议",
]
OURS = [
    "Ahead of the 55th session of the United Nations Human Rights Council, act.",
    "Ahead of the Council's 55th session, act.",
    "At its 55th session, the Council heard from victims.",
    "The Commission on Human Rights in South Sudan will report at the 55th session of the Council.",
    "The Commission of Inquiry will present its report at the 55th session.",
    "Raise it in the Committee. At the 55th session, please act.",
    "CEDAW will meet in May, and HRC55 in February.",
    "La 55e session du Conseil des droits de l’homme s’ouvrira.",
    "En el 55.º período de sesiones del Consejo de Derechos Humanos.",
    "Na 55.ª sessão do Conselho de Direitos Humanos.",
    "На 55-й сессии Совета по правам человека.",
    "قبيل الدورة 55 لمجلس حقوق الإنسان.",
    "在人权理事会第55届会议上。",
]


@pytest.mark.parametrize("text", OTHERS)
def test_sessions_of_other_bodies_are_not_the_council_s(text: str) -> None:
    assert [one.whose for one in all_sessions_named(text, DAY)] == [Whose.OTHER]
    assert find_session(text, {}, DAY) is None


@pytest.mark.parametrize("text", OURS)
def test_sessions_of_the_council_are_its_own(text: str) -> None:
    assert [(one.number, one.whose) for one in all_sessions_named(text, DAY)] == [(55, Whose.COUNCIL)]


def test_a_letter_is_written_to_no_session_that_the_council_cannot_have() -> None:
    text = "Ahead of the 54th session, act. The 87th session is near. The 87th session will review Freedonia."
    found = find_session(text, {}, datetime.date(2023, 9, 1))
    assert found is not None
    assert (found.id, found.others) == ("HRC54", ())


def test_an_import_names_each_place_in_which_the_session_was_filled_in(project: SmallProject) -> None:
    letter = (
        "1 February 2024\n\nTo: Permanent Representatives\n\nExcellencies,\n\nAhead of the 55th session of the Human"
        " Rights Council, we write to you. On the eve of the 55th session, police raided our office.\n\nSincerely,\n\n"
        "Example Watch\n"
    )
    project.write(
        {"old.md": letter, "campaigns/sessions.yaml": "HRC55: {from: 2024-02-26, to: 2024-04-05}\n"}
    )
    run = project.run("import", str(project.root / "old.md"), "--as", "old")
    assert "In 1 place the words follow 'session' now." in run.out
    assert "\n  Ahead of the {{ session.ordinal }} session" in run.out
    body = (project.root / "campaigns/old/body.md").read_text("utf-8")
    assert "On the eve of the 55th session" in body
