"""Holds numbers of signatories to the list: a wrong one is told in every language, and nothing else is."""

from __future__ import annotations

import pytest

from small_project import SMALL, SmallProject
from undersigned.languages.icu_rules import all_spelled_out
from undersigned.languages.known import all_languages, language_of
from undersigned.languages.spelled_numbers import spelled_numbers

TOLD = {
    "en": {
        "We, the eight undersigned organisations, write": 8,
        "We, the undersigned twelve civil society organisations,": 12,
        "We, the undersigned 12 national, regional and international organisations, ask": 12,
        "The undersigned 12 organisations ask": 12,
        "The undersigned one hundred and twenty-one organisations": 121,
        "We, twenty-one NGOs, ask": 21,
        "We, the five Cambodian and seven international organisations,": 12,
        "We, nearly 100 organisations, ask": 100,
        "We, the undersigned, twelve organisations, write": 12,
        "The 12 organisations listed below ask": 12,
        "We write on behalf of the eight organisations to ask": 8,
        "This letter is signed by 12 organisations": 12,
        "8 undersigned organisations ask": 8,
    },
    "fr": {
        "Nous, les huit organisations soussignées, demandons": 8,
        "Nous, vingt et une organisations, demandons": 21,
        "Les douze organisations de la société civile soussignées": 12,
        "Les organisations soussignées, au nombre de huit,": 8,
        "Les 12 organisations signataires": 12,
        "au nom des huit organisations, nous": 8,
    },
    "es": {
        "Las doce organizaciones abajo firmantes": 12,
        "Nosotras, las veintiuna organizaciones": 21,
        "Las treinta y una organizaciones de la sociedad civil que suscriben": 31,
        "en nombre de las ocho organizaciones,": 8,
    },
    "pt": {
        "Nós, as doze organizações abaixo assinadas,": 12,
        "As vinte e uma organizações da sociedade civil abaixo-assinadas": 21,
        "em nome das oito organizações,": 8,
    },
    "ru": {
        "Мы, восемь нижеподписавшихся организаций,": 8,
        "Двадцать одна нижеподписавшаяся организация": 21,
        "Нижеподписавшиеся 12 организаций": 12,
        "от имени восьми организаций": 8,
    },
    "ar": {
        "نحن، المنظمات الثماني الموقعة أدناه، نكتب": 8,
        "المنظمات الـ12 الموقعة أدناه": 12,
        "نحن المنظمات الاثنتا عشرة الموقعة أدناه": 12,
        "المنظمات الإحدى والعشرون الموقعة أدناه": 21,
        "نحن ١٢ منظمة موقعة أدناه": 12,
        "باسم المنظمات الثماني،": 8,
    },
    "zh": {
        "我们，以下签名的八个组织，": 8,
        "以下签署的12个民间社会组织": 12,
        "我们十二家组织": 12,
        "下列签署的二十一家组织": 21,
    },
}
HONEST = {
    "en": [
        "We, the two undersigned organisations, write",
        "We, the undersigned organisations from 12 countries",
        "Eight organisations were closed last year.",
        "We met 12 organisations in Cambodia.",
        "We, the undersigned, know of 12 organisations that were closed",
        "on behalf of the eight organisations that were closed",
        "One of the undersigned organisations was closed.",
        "the 46 signatories of the Convention",
        "The undersigned have visited 12 organisations",
        "We, more than one hundred years after the war, ask",
        "> We, the eight undersigned organisations, wrote",
    ],
    "fr": [
        "Nous, les deux organisations soussignées,",
        "Huit organisations ont été fermées.",
        "au nom des 12 organisations qui ont été fermées",
        "Nous, organisations de 12 pays, demandons",
        "L'une des organisations soussignées",
    ],
    "es": ["Las dos organizaciones abajo firmantes", "Doce organizaciones fueron cerradas."],
    "pt": ["As duas organizações abaixo assinadas", "Doze organizações foram fechadas."],
    "ru": ["Мы, две нижеподписавшиеся организации,", "Восемь организаций были закрыты."],
    "ar": ["نحن، المنظمتان الموقعتان أدناه", "أغلقت ثماني منظمات"],
    "zh": ["我们，以下签名的两个组织，", "以下12个组织被关闭"],
}


def counted(project: SmallProject, language: str, text: str, *, signatories: int = 2) -> str:
    """What `check` says of the count in a letter with that text, signed by so many."""
    names = [f"organisation-{number}" for number in range(signatories)]
    project.write(
        {
            "campaigns/letter/campaign.yaml": SMALL["campaigns/letter/campaign.yaml"].replace(
                "[freedonia-watch]", f"[{', '.join(names)}]\nlanguage: {language}"
            ),
            "campaigns/letter/body.md": f"{text}\n",
            "signatories/organisations.yaml": "".join(f"{name}: {{name: {name}}}\n" for name in names),
        }
    )
    run = project.run("build", "letter", "--format", "txt")
    assert run.status == 0, run.err
    return "".join(line for line in run.err.splitlines() if "[signatory-count]" in line)


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [(language, text, number) for language, texts in TOLD.items() for text, number in texts.items()],
)
def test_a_number_that_is_not_that_of_the_list_is_told(
    project: SmallProject, language: str, text: str, number: int
) -> None:
    assert f"says that {number} sign, and the list has 2" in counted(project, language, text)


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language, texts in HONEST.items() for text in texts]
)
def test_a_right_number_and_a_number_of_something_else_are_not_told(
    project: SmallProject, language: str, text: str
) -> None:
    assert counted(project, language, text) == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We, the twelve undersigned organisations, ask", ""),
        ("The five undersigned organisations that work in Freedonia ask", ""),
        ("Five undersigned organisations were closed.", ""),
        ("The five undersigned organisations ask", "and the list has 12"),
        ("We, more than ten organisations, ask", ""),
        ("We, more than twenty organisations, ask", "and the list has 12"),
        ("We, some ten organisations, ask", ""),
        ("We, the four national and eight international organisations, ask", ""),
    ],
)
def test_some_of_those_who_sign_and_round_numbers_can_be_spoken_of(
    project: SmallProject, text: str, told: str
) -> None:
    assert told in counted(project, "en", text, signatories=12)
    assert told or not counted(project, "en", text, signatories=12)


def test_the_number_that_the_program_fills_in_is_never_told(project: SmallProject) -> None:
    text = "We, the {{ signatories.count }} undersigned organisations, and {{ signatories.count|in_words }} below"
    assert counted(project, "en", text, signatories=21) == ""


def test_a_wrong_number_keeps_a_letter_from_being_final(project: SmallProject) -> None:
    project.write({"campaigns/letter/body.md": "We, the eight undersigned organisations, write.\n"})
    project.run("signatories", "invite", "letter", "freedonia-watch")
    run = project.run("build", "--final", "letter")
    assert run.status == 1
    assert "error: 'We, the eight undersigned organisations' says that 8 sign" in run.err


@pytest.mark.parametrize("tag", [language.tag for language in all_languages()])
def test_every_number_is_found_in_every_form_that_unicode_knows(tag: str) -> None:
    language = language_of(tag)
    assert language is not None
    for number in range(2, 1000):
        for words in all_spelled_out(number, tag):
            found = [one.value for one in spelled_numbers(words.capitalize(), language)]
            assert found == [number], words
