"""Holds what nobody types, of sessions, the last letter and the mandate, to the tables and the files it comes from."""

from __future__ import annotations

import json

import pytest

from small_project import SmallProject

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
    letter.write({"campaigns/letter/body.md": "We write about the {{ mandate }}.\n"})
    items = json.loads(letter.run("todo", "letter", "--json").out)["open"]
    assert not [item for item in items if item["kind"] == "mandate-facts"]
