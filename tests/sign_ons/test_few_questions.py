"""Holds clean forms to few questions: of 200 answers among 5,000 organisations, at most 20 are for a person."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from many_answers import FORMS, answers, as_register, organisations

from small_project import SMALL, SmallProject
from undersigned.files.project import Project, find_project
from undersigned.languages.country_names import country_codes, same_country
from undersigned.sign_ons.columns import guess_meanings, is_reversed
from undersigned.sign_ons.form_import import FormRequest, propose_answers
from undersigned.sign_ons.names import differ_in_a_name, of_other_countries
from undersigned.sign_ons.proposals import Likeness

REGISTER = organisations()
TODAY = datetime.date(2026, 11, 29)
AT_MOST = 20


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A letter among a register of 5,000."""
    root = tmp_path_factory.mktemp("many")
    small = SmallProject(root)
    file = "signatories/organisations.yaml"
    small.write({file: SMALL[file] + as_register(REGISTER)})
    return find_project(root)


@pytest.mark.parametrize("form", FORMS)
def test_a_clean_form_of_two_hundred_answers_leaves_few_to_decide(
    project: Project, form: str, tmp_path: Path
) -> None:
    made = answers(form, REGISTER)
    (tmp_path / "answers.csv").write_text(made.export, "utf-8")
    proposed = propose_answers(project, FormRequest("letter", tmp_path / "answers.csv", TODAY))
    accepted = proposed.of_kinds({Likeness.SURE, Likeness.NEW})
    asked = {one.answer.row for one in proposed.questions(accepted)}
    assert made.misspelt <= asked
    assert len(asked) <= AT_MOST, sorted(asked)
    taken = {(org.id, one.answer.signs) for one, org in accepted if org}
    assert taken == {(id, True) for id in made.sure} | {(id, False) for id in made.refused}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("ACAT-Malta", "ACAT-Mali", True),
        ("Iraq Land Rights Network", "Iran Land Rights Network", True),
        ("South Sudan Press Club", "Sudan Press Club", False),
        ("Press Club of Chad", "Press Club of Tchad", False),
        ("Press Club of Georga", "Press Club of Georgia", False),
        ("Human Rights Watch", "Human Rights Watch Kenya", False),
        ("Amnesty International", "Amnesty International", False),
        ("Ligue des droits humains, Belgique", "Ligue des droits humains, Belgium", False),
    ],
)
def test_another_country_makes_another_organisation(one: str, other: str, *, expected: bool) -> None:
    assert of_other_countries(one, other) is expected
    assert of_other_countries(other, one) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Radio Kisumu Listeners' Club", "Radio Zinder Listeners' Club", True),
        ("Human Rights Centre Kisumu", "Human Rights Institute Kisumu", False),
        ("Centre of Mothers of Osh", "Center for Mothers of Osh", False),
        ("Defensoras de Iquitos", "Defensores de Iquitos", False),
        ("Mothers of Kisumu", "Mothers of Kisumu District", False),
    ],
)
def test_another_town_makes_another_organisation(one: str, other: str, *, expected: bool) -> None:
    assert differ_in_a_name(one, other) is expected
    assert differ_in_a_name(other, one) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("UK", "United Kingdom", True),
        ("USA", "États-Unis", True),
        ("Brasil", "Brazil", True),
        ("Belgique", "België", False),  # Dutch is none of the languages
        ("Belgique", "Бельгия", True),
        ("DRC", "Congo - Kinshasa", True),
        ("Niger", "Nigeria", False),
        ("Guinea", "Guinea-Bissau", False),
        ("International", "Kenya", True),
    ],
)
def test_a_country_is_the_same_by_any_of_its_names(one: str, other: str, *, expected: bool) -> None:
    assert same_country(one, other) is expected
    assert same_country(other, one) is expected


def test_no_name_is_that_of_no_country() -> None:
    assert not country_codes("")
    assert not country_codes("the")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Does your organisation decline to sign?", True),
        ("Do you object to the letter?", True),
        ("We do not sign", True),
        ("Do you sign?/No", True),
        ("Refusez-vous de signer la lettre ?", True),
        ("¿Rechaza firmar la carta?", True),
        ("Recusa assinar a carta?", True),
        ("Отказываетесь ли вы подписать письмо?", True),
        ("هل ترفض منظمتكم التوقيع؟", True),
        ("贵组织是否拒绝签署\uff1f", True),
        ("Do you sign the letter 'Withdraw the press law'?", False),
        ("Signez-vous la lettre « Refus de visa » ?", False),
        ("Does your organisation sign or decline?", False),
        ("May we not publish your name?", False),
        ("Are you ready to sign?", False),
    ],
)
def test_a_question_whose_yes_is_a_no_is_seen(head: str, *, expected: bool) -> None:
    assert is_reversed(head) is expected


@pytest.mark.parametrize(
    "head",
    [
        "Are you ready to sign?",
        "We have read the letter and sign it",
        "Nous avons lu la lettre et la signons",
        "Hemos leído la carta y la firmamos",
        "我们已阅读并同意签署",
    ],
)
def test_who_says_that_they_have_read_the_letter_may_say_that_they_sign(head: str) -> None:
    found = guess_meanings(["Organisation", head], {}, {head: ["Yes", "No"]})
    assert found.columns.get("answer") == head


def test_that_the_letter_was_read_is_no_answer() -> None:
    heads = ["Organisation", "Do you sign?", "I have read the letter"]
    found = guess_meanings(heads, {}, {head: ["Yes", "No"] for head in heads[1:]})
    assert found.columns["answer"] == "Do you sign?"
    assert found.besides == ("I have read the letter",)
