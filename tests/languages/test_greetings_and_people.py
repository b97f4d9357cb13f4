"""Tells greetings of a meeting from addressees, and names of people from those of organisations."""

from __future__ import annotations

import pytest

from undersigned.importing.formulas import is_salutation
from undersigned.importing.printed_signatories import split_name
from undersigned.languages.names_in_lists import is_affiliation, is_perhaps_person, is_taken_for_organisation

GREETINGS = """\
Mr. President,|Mr President|Madam Chair,|Distinguished Delegates,|Ladies and Gentlemen,|Madam High Commissioner:
Colleagues,|Mr. President, Excellencies, Ladies and Gentlemen,|Mr. President, distinguished delegates,
Dear colleagues,
Monsieur le Président,|Excellences, Mesdames et Messieurs,|Distingués délégués,|Chers collègues,
Honorables membres du Conseil,
Señor Presidente:|Sr. Presidente,|Señoras y señores:|Distinguidos delegados,|Honorables miembros del Consejo,
Senhor Presidente,|Senhoras e Senhores,|Distintos delegados,|Sra. Presidente,
Господин Председатель,|Госпожа Председатель!|Дамы и господа,|Уважаемые делегаты,|Многоуважаемый г-н Председатель!
主席先生：|女士们、先生们：|各位代表，|主席女士，
السيد الرئيس،|السيدة الرئيسة،|السيدات والسادة،|أصحاب السعادة،
"""  # noqa: RUF001  # letters and signs of other scripts
OTHERS = """\
Mr. Volker Türk, UN High Commissioner for Human Rights|Mr. President of the Human Rights Council|Mr. Jürg Lauber
President of the Human Rights Council|Distinguished scholars have said so for years.|Colleagues in Geneva report that
Senhor João Silva, Ministro|Господин Иванов, министр|主席|السيد أحمد علي|Mr. President, we are concerned about
"""


def words(text: str) -> list[str]:
    return text.strip().replace("\n", "|").split("|")


@pytest.mark.parametrize("line", words(GREETINGS))
def test_what_greets_a_meeting_is_a_salutation(line: str) -> None:
    assert is_salutation(line)


@pytest.mark.parametrize("line", words(OTHERS))
def test_what_names_somebody_is_none(line: str) -> None:
    assert not is_salutation(line)


@pytest.mark.parametrize(
    "name", ["Jane Doe", "Jude Law", "Dr Ann Example", "Ana de la Cruz", "Światowa Fundacja Praw"]
)
def test_a_name_of_two_words_with_capitals_may_be_a_person(name: str) -> None:
    assert is_perhaps_person(name)
    assert not is_taken_for_organisation(name)


@pytest.mark.parametrize(
    "name",
    [
        "DefendDefenders",
        "Rawadari",
        "Odhikar",
        "საერთაშორისო გამჭვირვალობა",
        "Women's League (WL), Kabul",
        "TRIAL International",
    ],
)
def test_one_word_and_scripts_without_capitals_are_organisations(name: str) -> None:
    assert is_taken_for_organisation(name)
    assert not is_perhaps_person(name)


@pytest.mark.parametrize(
    ("text", "acronym"),
    [
        ("SUDO (UK)", None), ("Women First (USA)", None), ("Rights Now (U.S.)", None), ("Rights Now (DRC)", None),
        ("Press Now (PN)", "PN"), ("Amnesty International (AI)", "AI"), ("Rights Now (Kenya)", None),
        ("Georgian Young Lawyers (GYLA)", "GYLA"), ("Clean Air Now (CAN)", "CAN"),
    ],
)  # fmt: skip
def test_a_country_in_brackets_is_no_acronym(text: str, acronym: str | None) -> None:
    assert split_name(text)[1] == acronym


@pytest.mark.parametrize(
    "line",
    [
        "* Affiliation for identification purposes only", "*Affiliations for identification only.",
        "* Affiliation mentionnée à des fins d'identification uniquement",
    ],
)  # fmt: skip
def test_what_an_asterisk_says_of_affiliations_is_no_note(line: str) -> None:
    assert is_affiliation(line)
    assert not is_affiliation("* The press law of 2026.")
