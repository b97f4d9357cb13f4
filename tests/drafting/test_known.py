"""Holds what nobody types, of sessions, the last letter and the mandate, to the tables and the files it comes from."""

from __future__ import annotations

import json

import pytest

from small_project import SmallProject
from undersigned.drafting.context import prose_context
from undersigned.drafting.sandbox import Workshop
from undersigned.drafting.signatory_order import Signatories
from undersigned.drafting.words import Vocabulary
from undersigned.files.project import find_project
from undersigned.loading.campaign import load_campaign
from undersigned.model.campaign import OF_ITS_LETTER
from undersigned.model.findings import Findings

FILES = {
    "campaigns/sessions.yaml": """\
HRC54: {from: 2023-09-11, to: 2023-10-13}
HRC57: {from: 2024-09-09, to: 2024-10-11}
HRC58: {from: 2025-02-24, to: 2025-04-04, confirmed: false}
HRC-S36: {from: 2023-05-11, to: 2023-05-11}
""",
    "campaigns/mandates.yaml": """\
special-rapporteur:
  name: Special Rapporteur on Freedonia
  acronym: SRF
  country: Freedonia
  established: {symbol: A/HRC/RES/54/1, adopted: 2023-10-12, confirmed: true}
  renewed:
    - symbol: A/HRC/RES/54/36
      adopted: 2023-10-13
      vote: {in_favour: 26, against: 3, abstained: 18}
      years: 2
      until: 2025-10-13
      confirmed: false
    - {symbol: A/HRC/RES/57/4, adopted: 2024-10-10, confirmed: true}
  holders:
    - {name: Rufus Firefly, from: 2021-05-01, symbol: A/HRC/54/2, confirmed: true}
    - {name: Gloria Teasdale, from: 2024-10-10, symbol: A/HRC/57/2, confirmed: true}
  reports:
    - {session: HRC54, symbol: A/HRC/RES/54/1, confirmed: true}
    - {session: HRC58, symbol: A/HRC/RES/54/36, confirmed: true}
""",
    "campaigns/last/campaign.yaml": """\
date: 2023-09-08
session: HRC54
country: Freedonia
addressees: [Permanent Representatives]
subject: The {{ session.ordinal }} session and *{{ country }}*
published: https://example.org/letter
signatories: [freedonia-watch]
individuals: {ann: {name: Ann Example}, bo: {name: Bo Example}}
""",
    "campaigns/last/body.md": "We wrote.\n",
    "campaigns/letter/campaign.yaml": """\
date: 2024-09-02
session: HRC57
from: last
country: Freedonia
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
signatories: [freedonia-watch]
footnotes:
  renewal: {mandate: resolution}
  first: {mandate: established, paragraphs: para. 3}
  before: {letter: last}
""",
}
PRINTED = {
    "session.days": "9 September – 11 October 2024",
    "session.after(1).ordinal": "58th",
    "session.ordinal_in_words": "fifty-seventh",
    "session.after(4).ordinal_in_words": "sixty-first",
    "session.after(1).days": "24 February – 4 April 2025",
    "session.after(2).number": "59",
    "last.date": "8 September 2023",
    "last.date.year": "2023",
    "last.session.ordinal": "54th",
    "last.session.opens.long": "11 September 2023",
    "last.signatories": "3",
    "last.url": "https://example.org/letter",
    "last.title": "The 54th session and Freedonia",
    "mandate": "Special Rapporteur on Freedonia",
    "mandate.acronym": "SRF",
    "mandate.established": "54/1",
    "mandate.resolution": "54/36",
    "mandate.resolution.symbol": "A/HRC/RES/54/36",
    "mandate.resolution.adopted": "13 October 2023",
    "mandate.resolution.vote.in_favour": "26",
    "mandate.years": "2",
    "mandate.ends": "13 October 2025",
    "mandate.holder": "Rufus Firefly",
    "mandate.since": "1 May 2021",
    "mandate.next_report.ordinal": "58th",
}
"""What each value prints in a letter of 2 September 2024."""


def printed(project: SmallProject, body: str) -> str:
    project.write({"campaigns/letter/body.md": body})
    run = project.run("build", "letter", "--format", "txt")
    assert run.status == 0, run.err
    return (project.root / "build/letter/letter.txt").read_text("utf-8")


@pytest.fixture
def letter(project: SmallProject) -> SmallProject:
    project.write(FILES)
    return project


def test_each_value_prints_what_its_table_or_letter_says(letter: SmallProject) -> None:
    text = printed(letter, "\n\n".join(f"{value} is {{{{ {value} }}}}." for value in PRINTED))
    found = dict(line[:-1].split(" is ", 1) for line in text.splitlines() if " is " in line)
    assert {value: found.get(value) for value in PRINTED} == PRINTED


@pytest.mark.parametrize(
    ("language", "days"),
    [
        ("en-GB", "9 September – 11 October 2024"),
        ("fr", "9 septembre – 11 octobre 2024"),
        ("es", "9 de septiembre – 11 de octubre de 2024"),
        ("pt", "9 de setembro – 11 de outubro de 2024"),
        ("zh", "2024年9月9日至10月11日"),
    ],
)
def test_the_days_of_a_session_are_those_of_the_language(
    letter: SmallProject, language: str, days: str
) -> None:
    yaml = FILES["campaigns/letter/campaign.yaml"] + f"language: {language}\n"
    letter.write({"campaigns/letter/campaign.yaml": yaml})
    assert days in printed(letter, "{{ session.days }}\n")


def test_first_of_the_month_in_french_keeps_its_form(letter: SmallProject) -> None:
    letter.write({"campaigns/sessions.yaml": "HRC54: {}\nHRC57: {from: 2024-09-09, to: 2024-10-01}\n"})
    letter.write({"campaigns/mandates.yaml": "", "campaigns/letter/campaign.yaml": LETTER_IN_FRENCH})
    assert "9 septembre 2024 – 1er octobre 2024" in printed(letter, "{{ session.days }}\n")


LETTER_IN_FRENCH = """\
date: 2024-09-02
session: HRC57
language: fr
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
signatories: [freedonia-watch]
"""


def test_the_last_letter_and_the_resolution_are_cited_without_being_typed(letter: SmallProject) -> None:
    text = " ".join(printed(letter, "One.[^renewal] Two.[^first] Three.[^before]\n").split())
    assert "A/HRC/RES/54/36" in text
    assert "13 October 2023" in text
    assert "A/HRC/RES/54/1" in text
    assert "para. 3" in text
    assert "The 54th session and Freedonia" in text
    assert "8 September 2023" in text
    assert "https://example.org/letter" in text


def test_a_ready_source_is_the_same_as_the_one_that_is_typed(letter: SmallProject) -> None:
    more = "  typed: {symbol: A/HRC/RES/54/36, adopted: 2023-10-13}\nnotes: {repeat: ibid}\n"
    letter.write({"campaigns/letter/campaign.yaml": FILES["campaigns/letter/campaign.yaml"] + more})
    assert "Ibid." in printed(letter, "One.[^renewal] Two.[^typed] Three.[^first] Four.[^before]\n")


def test_an_adopted_section_has_ready_sources_typed_out(letter: SmallProject) -> None:
    letter.write(
        {
            "campaigns/letter/campaign.yaml": FILES["campaigns/letter/campaign.yaml"]
            + "annex: {title: Annex, sections: [annex/facts.md]}\n",
            "campaigns/letter/annex/facts.md": "## Facts\n\nOne.[^renewal] Two.[^before]\n",
            "campaigns/other/campaign.yaml": LETTER_IN_FRENCH.replace("language: fr\n", ""),
            "campaigns/other/body.md": "We write.\n",
        }
    )
    run = letter.run("annex", "adopt", "letter/annex/facts.md", "--into", "other")
    assert run.status == 0, run.err
    text = (letter.root / "campaigns/other/campaign.yaml").read_text("utf-8")
    assert "symbol: A/HRC/RES/54/36" in text
    assert "letter: last" not in text
    assert "[who wrote it]" in text


def test_each_fact_of_a_table_that_is_printed_is_asked_once_and_carried_on(letter: SmallProject) -> None:
    def asked(name: str = "letter", kind: str = "mandate-facts") -> dict[str, str]:
        items = json.loads(letter.run("todo", name, "--json").out)["open"]
        return {item["sentence"]: item["id"] for item in items if item["kind"] == kind}

    body = (
        "Renewed by {{ mandate.resolution }}, {{ mandate.ends }}, again {{ mandate.resolution }}.[^renewal]\n"
    )
    letter.write({"campaigns/letter/body.md": body})
    found = asked()
    assert list(found) == ["A/HRC/RES/54/36, adopted on 13 October 2023 (until 13 October 2025)"]
    assert letter.run("todo", "letter", "--settle", *found.values()).status == 0
    assert asked() == {}
    yaml = FILES["campaigns/letter/campaign.yaml"]
    later = yaml.replace("2024-09-02", "2024-09-20").replace("from: last", "from: letter")
    letter.write({"campaigns/next/campaign.yaml": later, "campaigns/next/body.md": body})
    assert asked("next") == {}
    table = FILES["campaigns/mandates.yaml"]
    letter.write({"campaigns/mandates.yaml": table.replace("until: 2025-10-13", "until: 2025-10-14")})
    assert list(asked("next")) == ["A/HRC/RES/54/36, adopted on 13 October 2023 (until 14 October 2025)"]


def test_what_is_not_printed_is_not_asked(letter: SmallProject) -> None:
    letter.write({"campaigns/letter/body.md": "We write about it.\n"})
    items = json.loads(letter.run("todo", "letter", "--json").out)["open"]
    assert not [item for item in items if item["kind"] == "mandate-facts"]


def asked(project: SmallProject, kind: str) -> list[tuple[list[str], str]]:
    told = json.loads(project.run("todo", "letter", "--json").out)
    return [(item["words"], item["reason"]) for item in told["open"] if item["kind"] == kind]


OVER = """\
sr:
  name: Special Rapporteur on Freedonia
  acronym: SRF
  country: Freedonia
  established: {symbol: A/HRC/RES/54/1, adopted: 2023-10-12, confirmed: true}
  renewed:
    - {symbol: A/HRC/RES/54/36, adopted: 2023-10-13, until: 2024-08-01, confirmed: true}
"""


@pytest.mark.parametrize(
    "body",
    ["Resolution {{ mandate.resolution }} holds.", "It ends on {{ mandate.ends }}.", "It holds.[^renewal]"],
)
def test_a_mandate_that_has_run_out_is_asked_of_by_the_day_of_the_letter(
    letter: SmallProject, body: str
) -> None:
    letter.write({"campaigns/mandates.yaml": OVER, "campaigns/letter/body.md": body})
    assert any("ended on 1 August 2024" in reason for _, reason in asked(letter, "superseded"))
    letter.write({"campaigns/mandates.yaml": OVER.replace("2024-08-01", "2025-10-13")})
    assert not asked(letter, "superseded")


def test_that_it_has_run_out_is_asked_again_in_the_next_letter(letter: SmallProject) -> None:
    yaml = FILES["campaigns/letter/campaign.yaml"]
    letter.write(
        {"campaigns/mandates.yaml": OVER, "campaigns/letter/body.md": "It ends on {{ mandate.ends }}."}
    )
    letter.run("todo", "letter")
    todo = letter.root / "campaigns/letter/TODO.md"
    todo.write_text(todo.read_text("utf-8").replace("- [ ]", "- [x]"), "utf-8")
    letter.run("todo", "letter")
    assert not asked(letter, "superseded")
    letter.write(
        {
            "campaigns/next/campaign.yaml": yaml.replace("2024-09-02", "2025-02-02")
            .replace("HRC57", "HRC58")
            .replace("from: last", "from: letter"),
            "campaigns/next/body.md": "It ends on {{ mandate.ends }}.",
        }
    )
    told = json.loads(letter.run("todo", "next", "--json").out)["open"]
    assert any("ended on 1 August 2024" in item["reason"] for item in told)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("{{ mandate }} speaks.", "'special-rapporteur' is the Special Rapporteur on Freedonia"),
        ("{{ mandate.name }} speaks.", "'special-rapporteur' is the Special Rapporteur on Freedonia"),
        ("{{ mandate.acronym }} speaks.", "SRF is the Special Rapporteur on Freedonia"),
    ],
)
def test_each_fact_that_is_printed_is_asked_of(letter: SmallProject, body: str, words: str) -> None:
    letter.write({"campaigns/letter/body.md": body})
    assert [words] in [found for found, _ in asked(letter, "mandate-facts")]


@pytest.mark.parametrize("count", ["0", "31", "99", "true", "1.5", "'2'"])
def test_sessions_are_counted_up_to_thirty(letter: SmallProject, count: str) -> None:
    letter.write({"campaigns/letter/body.md": f"{{{{ session.after({count}).ordinal }}}}"})
    assert "is counted in whole numbers, from 1 to 30" in letter.run("check", "letter").err


def test_the_place_of_what_is_not_known_is_in_its_own_brackets(letter: SmallProject) -> None:
    body = "At {{ session.ordinal }} and {{ session.after(20).days }}, {{ date }} and {{ mandate.resolution.until }}."
    letter.write(
        {"campaigns/letter/body.md": body, "campaigns/mandates.yaml": OVER.replace(", until: 2024-08-01", "")}
    )
    err = letter.run("check", "letter").err
    for word in ("days", "until"):
        assert f"body.md:1:{body.index(word) + 1}: error" in err


def test_of_a_text_no_parts_of_python_are_offered(letter: SmallProject) -> None:
    letter.write({"campaigns/letter/body.md": "{{ session.days.nope }}"})
    err = letter.run("check", "letter").err
    assert "it is a text, and has no parts" in err
    assert "capitalize" not in err


def test_faulty_rows_are_told_to_each_letter_on_the_country(letter: SmallProject) -> None:
    yaml = FILES["campaigns/letter/campaign.yaml"].replace("from: last\n", "").partition("footnotes")[0]
    letter.write(
        {
            "campaigns/letter/campaign.yaml": yaml,
            "campaigns/letter/body.md": "Resolution {{ mandate.resolution }}.",
            "campaigns/mandates.yaml": OVER
            + "    - {symbol: A/HRC/RES/57/3, adopted: 2024-13-07, confirmed: true}\n    - oops\n",
        }
    )
    run = letter.run("check", "letter")
    assert run.status == 1
    assert "mandates.yaml:8:41: error" in run.err
    assert "mandates.yaml:9:7: error" in run.err


def test_a_last_letter_that_is_gone_is_one_warning_and_nothing_is_guessed_of_it(letter: SmallProject) -> None:
    yaml = (
        FILES["campaigns/letter/campaign.yaml"].partition("footnotes")[0].replace("from: last", "from: lost")
    )
    letter.write(
        {
            "campaigns/letter/campaign.yaml": yaml + "as_carried_over: 0a1b2c3d\n",
            "campaigns/letter/body.md": "In January 2024 we met.",
        }
    )
    run = letter.run("build", "letter", "--format", "txt")
    assert run.status == 0
    assert run.err.count("'lost'") == 1
    assert "is not there any more" in run.err
    assert "did you mean" not in run.err
    letter.write({"campaigns/letter/body.md": "We wrote on {{ last.date }}."})
    assert (
        "the letter that this one carries on, 'lost', is not there any more"
        in letter.run("check", "letter").err
    )
    letter.write({"campaigns/letter/campaign.yaml": yaml, "campaigns/letter/body.md": "We wrote."})
    assert "there is no earlier letter 'lost'" in letter.run("check", "letter").err


def test_each_value_that_is_another_in_another_letter_is_named(project: SmallProject) -> None:
    project.write(FILES)
    campaign = load_campaign(find_project(project.root), "letter", Findings())
    assert campaign
    workshop = Workshop(lambda *_: None, Findings(), campaign.language)
    words = Vocabulary(campaign.language, workshop, has_endnotes=False, labels={})
    assert prose_context(campaign, words, Signatories()).keys() == OF_ITS_LETTER | {"facts"}
