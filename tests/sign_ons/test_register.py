"""Holds the register to what it promises: every name is found, no organisation is taken for another."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outside import ROOT
from small_project import SmallProject
from undersigned.files.project import Project
from undersigned.languages.plain_names import plain_name
from undersigned.model.campaign import Organisation
from undersigned.model.findings import LetterError
from undersigned.sign_ons.names import Names
from undersigned.sign_ons.register import require_organisation, write_into_register

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
REGISTER = """\
# Ours.
fidh:
  name: International Federation for Human Rights   # since 1922
  acronym: FIDH
  names: {fr: Fédération internationale pour les droits humains}
  former_names: [International Federation of Human Rights Leagues]
  country: France
  website: https://www.fidh.org
  ecosoc: special
  representative: {name: Ann Example, title: President, email: ann@example.org}
amnesty-international:
  name: Amnesty International
icj: {name: International Commission of Jurists, acronym: ICJ}
"""
FILE = "signatories/organisations.yaml"


@pytest.fixture
def register(project: SmallProject) -> SmallProject:
    project.write({FILE: REGISTER})
    return project


def started(project: SmallProject, *words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "undersigned", "-C", str(project.root), "signatories", *words]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=ENVIRONMENT)


def names(*organisations: Organisation) -> Names:
    return Names(organisations)


AMNESTY = Organisation("amnesty-international", "Amnesty International")
SECTION = Organisation("amnesty-sri-lanka", "Amnesty International Sri Lanka")
FIDH = Organisation(
    "fidh",
    "International Federation for Human Rights",
    "FIDH",
    {"fr": "Fédération internationale pour les droits humains"},
    former_names=("International Federation of Human Rights Leagues",),
)


@pytest.mark.parametrize(
    ("typed", "how"),
    [
        ("International Federation for Human Rights", "name"),
        ("the INTERNATIONAL federation  for human-rights", "name"),
        ("FIDH", "acronym"),
        ("International Federation for Human Rights (FIDH)", "name"),
        ("FIDH - International Federation for Human Rights", "acronym"),
        ("Federation internationale pour les droits humains", "name in fr"),
        ("International Federation of Human Rights Leagues", "former name"),
    ],
)
def test_an_organisation_is_known_by_each_of_its_names(typed: str, how: str) -> None:
    (match,) = names(AMNESTY, FIDH).exact(typed)
    assert (match.organisation, match.how, match.score) == (FIDH, how, 100.0)


@pytest.mark.parametrize(
    "typed",
    ["Amnesty International Sri Lanka", "Amnesty International (Sri Lanka)", "Amnesty", "Amnesty Intl"],
)
def test_a_section_is_not_its_parent(typed: str) -> None:
    assert names(AMNESTY, FIDH).exact(typed) == []


def test_the_part_of_a_name_by_which_it_is_known_is_near() -> None:
    civicus = Organisation("civicus", "CIVICUS: World Alliance for Citizen Participation")
    found = names(civicus, FIDH)
    assert found.exact("CIVICUS") == []
    assert [match.organisation for match in found.near("CIVICUS")] == [civicus]
    assert require_organisation({"civicus": civicus, "fidh": FIDH}, "CIVICUS") == civicus


def test_a_parent_is_not_its_section() -> None:
    both = names(SECTION, AMNESTY)
    assert [match.organisation for match in both.exact("Amnesty International")] == [AMNESTY]
    assert [match.organisation for match in both.exact("Amnesty International Sri Lanka")] == [SECTION]
    assert names(SECTION).exact("Amnesty International") == []


@pytest.mark.parametrize(
    "typed",
    [
        "International Federation for Human Right",
        "Intl. Fed. for Human Rights",
        "Human Rights International Federation for",
        "International Federation for Human Rights (ICJ)",
    ],
)
def test_what_is_nearly_a_name_is_suggested_and_never_taken_for_it(typed: str) -> None:
    known = names(AMNESTY, FIDH)
    assert known.exact(typed) == []
    assert [match.organisation for match in known.near(typed)] == [FIDH]


BAR = Organisation("fba", "Freedonia Bar Association", "FBA")
OTHERS = (
    Organisation("icj", "International Commission of Jurists", "ICJ"),
    Organisation("wrong", "Fredonia Bar"),
    Organisation("forum-asia", "Asian Forum for Human Rights and Development", "FORUM-ASIA"),
    Organisation("omct", "World Organisation against Torture", "OMCT"),
)


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("Freedonia Bar", ["fba", "wrong"]),
        ("bar asociation", ["fba"]),
        ("amnsty", ["amnesty-international", "amnesty-sri-lanka"]),
        ("amnest", ["amnesty-international", "amnesty-sri-lanka"]),
        ("amnesty sri lnaka", ["amnesty-sri-lanka"]),
        ("fihd", ["fidh"]),
        ("ijc", ["icj"]),
        ("icc", []),
        ("forum-aisa", ["forum-asia"]),
        ("tort", ["omct"]),
        ("qwertz", []),
        ("", []),
        ("???", []),
    ],
)
def test_who_looks_for_a_name_is_offered_what_they_may_have_meant(typed: str, ids: list[str]) -> None:
    known = names(AMNESTY, SECTION, FIDH, BAR, *OTHERS)
    assert [match.organisation.id for match in known.suggested(typed)] == ids
    assert known.exact(typed) == []


def test_what_is_only_offered_is_no_likeness_to_warn_of() -> None:
    known = names(AMNESTY, SECTION, FIDH, BAR)
    assert known.near("amnsty") == known.near("Freedonia Bar") == known.near("Torture") == []


def test_an_acronym_that_two_have_means_both() -> None:
    court = Organisation("court", "International Court of Jam", "ICJ")
    found = names(Organisation("icj", "International Commission of Jurists", "ICJ"), court).exact("icj")
    assert [match.organisation.id for match in found] == ["icj", "court"]


def test_vowels_of_other_scripts_are_letters() -> None:
    assert plain_name("សិទ្ធិ") != plain_name("សទធ")
    assert plain_name("Fédération") == "federation"


@given(st.text(min_size=1))
def test_any_name_is_found_by_itself_or_has_nothing_to_be_found_by(name: str) -> None:
    found = names(AMNESTY, Organisation("any", name)).exact(name)
    assert ("any" in {match.organisation.id for match in found}) == bool(plain_name(name))


# --- the commands


def test_the_list_can_be_searched_by_every_name(register: SmallProject) -> None:
    assert register.run("signatories", "list").out == (
        "id                     country  name\n"
        "fidh                   France   International Federation for Human Rights (FIDH)\n"
        "amnesty-international           Amnesty International\n"
        "icj                             International Commission of Jurists (ICJ)\n"
    )
    for word in ("leagues", "Fédération", "france", "FIDH"):
        (found,) = json.loads(register.run("signatories", "list", "--json", word).out)
        assert found["id"] == "fidh"
    assert register.run("signatories", "list", "nobody").out.startswith("no organisation has 'nobody'")


def test_a_narrow_terminal_shows_all_of_it(register: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    shown = register.run("signatories", "list").out
    assert max(map(len, shown.splitlines())) <= 30
    assert "International Federation for Human Rights (FIDH)" in " ".join(shown.split())


def test_an_organisation_is_shown_whole(register: SmallProject) -> None:
    shown = register.run("signatories", "show", "Fédération internationale pour les droits humains").out
    for words in (
        "id: fidh",
        "  fr: Fédération",
        "  Ann Example, President, ann@example.org",
        "ecosoc: special",
    ):
        assert words in shown
    assert json.loads(register.run("signatories", "show", "fidh", "--json").out)["former_names"]
    assert "did you mean 'amnesty-international'?" in register.run("signatories", "show", "amnsty").err
    run = register.run("signatories", "show", "International Commision of Jurists")
    assert (run.status, run.out) == (1, "")
    assert run.err == (
        "error: the register has no organisation 'International Commision of Jurists' [unknown-organisation]\n"
        "  help: did you mean 'icj'?\n"
        "The manual has more on this: undersigned manual signatories\n"
    )


def test_an_added_organisation_leaves_the_rest_as_it_was_typed(register: SmallProject) -> None:
    run = register.run(
        "signatories", "add", "The Freedonia: Watch", "--acronym", "No", "--country", "Freedonia",
        "--name-in", "fr=Veille", "--former-name", "Old Watch", "--website", "https://example.org",
        "--ecosoc", "roster", "--representative", "Ann", "--title", "Chair", "--email", "ann@example.org",
    )  # fmt: skip
    assert (run.status, run.err) == (0, "")
    assert run.out == "The Freedonia: Watch (No) is in signatories/organisations.yaml as no\n"
    assert (register.root / FILE).read_text("utf-8") == REGISTER + (
        '"no":\n'
        '  name: "The Freedonia: Watch"\n'
        '  acronym: "No"\n'
        "  names: {fr: Veille}\n"
        "  former_names: [Old Watch]\n"
        "  country: Freedonia\n"
        "  website: https://example.org\n"
        "  ecosoc: roster\n"
        "  representatives:\n"
        "    - {name: Ann, title: Chair, email: ann@example.org}\n"
    )
    assert register.run("signatories", "show", "Veille").status == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["amnesty international"], "is the name of Amnesty International (amnesty-international)"),
        (["FIDH"], "'FIDH' is the acronym of International Federation for Human Rights (FIDH) (fidh)"),
        (
            ["International Federation of Human Rights Leagues"],
            "is a former name of International Federation",
        ),
        (["New", "--name-in", "fr=Amnesty International"], "'Amnesty International' is the name of"),
        (["New", "--id", "fidh"], "'fidh' is the id of International Federation for Human Rights (FIDH)"),
        (["New", "--id", "F I"], "'F I' cannot be an id [wrong-value]"),
        (["New", "--website", "example.org"], "'website' cannot be 'example.org': it begins with https://"),
    ],
)
def test_one_that_is_there_already_or_cannot_be_is_not_added(
    register: SmallProject, arguments: list[str], says: str
) -> None:
    run = register.run("signatories", "add", *arguments)
    assert run.status == 1
    assert says in run.err
    assert (register.root / FILE).read_text("utf-8") == REGISTER


def test_one_that_is_nearly_there_is_added_with_a_warning(register: SmallProject) -> None:
    run = register.run("signatories", "add", "International Comission of Jurists", "--acronym", "ICJ")
    assert run.status == 0
    assert "is much like 'International Commission of Jurists', the name of 'icj' [similar-name]" in run.err
    assert "'ICJ' is the acronym of" in run.err
    assert "international-comission-of-jurists:" in (register.root / FILE).read_text("utf-8")
    assert register.run("signatories", "add", "Amnesty International Sri Lanka").err == ""
    assert register.run("signatories", "add", "FIDH", "--anyway", "--id", "other").status == 0


def test_a_register_that_cannot_take_it_stays(register: SmallProject) -> None:
    for text in ("{fidh: {name: F}}\n", "  fidh: {name: F}\n"):
        register.write({FILE: text})
        run = register.run("signatories", "add", "New")
        assert run.status == 1
        assert f"{FILE}:" in run.err
        assert (register.root / FILE).read_text("utf-8") == text


def test_all_who_are_added_at_once_are_in_the_register(register: SmallProject) -> None:
    added = [f"Friends number {word}" for word in ("one", "two", "three", "four", "five", "six", "seven")]
    for process in [started(register, "add", name) for name in added]:
        _, error = process.communicate(timeout=120)
        # Their names are much alike, which is told, but none of them is lost.
        assert (process.returncode, b" error" in error) == (0, False)
    kept = [one["name"] for one in json.loads(register.run("signatories", "list", "--json").out)]
    assert sorted(kept[3:]) == sorted(added)
    assert (register.root / FILE).read_text("utf-8").startswith(REGISTER)
    assert not [name for name in register.files() if ".lock" in name]


def test_of_one_that_is_added_twice_at_once_the_second_is_told(register: SmallProject) -> None:
    running = [started(register, "add", "Sylvania Watch") for _ in range(4)]
    ended = [(process.communicate(timeout=120)[1].decode(), process.returncode) for process in running]
    assert sorted(status for _, status in ended) == [0, 1, 1, 1]
    for error, status in ended:
        assert ("'Sylvania Watch' is the name of Sylvania Watch (sylvania-watch)" in error) == bool(status)
    assert (register.root / FILE).read_text("utf-8").count("Sylvania Watch") == 1


def test_an_id_that_somebody_gave_in_the_meantime_is_not_given_twice(register: SmallProject) -> None:
    with pytest.raises(LetterError, match="somebody has just added another organisation as 'icj'"):
        write_into_register(
            Project(register.root), [Organisation("new", "New"), Organisation("icj", "Another")]
        )
    assert (register.root / FILE).read_text("utf-8") == REGISTER


def test_the_register_of_the_checkout_is_found_in_whatever_way_it_is_named(project: SmallProject) -> None:
    shutil.copy(ROOT / FILE, project.root / FILE)
    for named in ("FORUM-ASIA", "forum-asia", "Asian Forum for Human Rights and Development (FORUM-ASIA)"):
        assert project.run("signatories", "show", named).out.startswith("id: forum-asia\n")


@pytest.mark.parametrize("name", ["", " "])
def test_an_organisation_without_a_name_is_refused(register: SmallProject, name: str) -> None:
    run = register.run("signatories", "add", name)
    assert (run.status, run.err) == (
        1,
        "error: the organisation has no name [missing-name]\n  help: write it in quotation marks\n",
    )
    run = register.run("signatories", "add", "???")
    assert run.err.startswith("error: no id can be made of '???' [missing-id]\n")
    assert (register.root / FILE).read_text("utf-8") == REGISTER
