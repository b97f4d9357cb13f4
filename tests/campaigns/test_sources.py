"""Proves that a section's sources come along: equal ones become one, different ones are never mixed up."""

from __future__ import annotations

import pytest
from two_letters import adopt, copied, new_letter, notes, old_letter, yaml

from small_project import SmallProject

REPORT = "{symbol: A/HRC/60/99, date: 2025-08-15}"
LAW = '{url: "https://example.org/law", title: The law}'
OTHER = '{url: "https://example.org/other"}'


def test_sources_come_along_as_they_were_typed(project: SmallProject) -> None:
    footnotes = (
        f"report: {REPORT}\nlaw:\n  kind: law\n  title: 'Press: the law'\n  adopted: 2024-03-01\n  full_stop: false\n"
        "words: Free words, with *emphasis* and <https://example.org/a>."
    )
    project.write(
        old_letter("# Media\n\nOne,[^report: para. 3] two,[^see law; report] three.[^words]\n", footnotes)
    )
    project.write(new_letter())
    run = adopt(project, "copy")
    assert (run.status, run.err) == (0, "")
    assert yaml(project).endswith(
        "footnotes:\n  report: {symbol: A/HRC/60/99, date: 2025-08-15}\n"
        '  law: {kind: law, title: "Press: the law", adopted: 2024-03-01, full_stop: false}\n'
        "  words: Free words, with *emphasis* and <https://example.org/a>.\n"
    )
    assert copied(project) == "# Media\n\nOne,[^report: para. 3] two,[^see law; report] three.[^words]\n"
    assert notes(project) == [
        "A/HRC/60/99 (15 August 2025), para. 3.",
        "See Press: the law (adopted on 1 March 2024); A/HRC/60/99 (15 August 2025).",
        "Free words, with emphasis and https://example.org/a.",
    ]


@pytest.mark.parametrize("key", ["report", "a-report"])
def test_the_same_source_is_the_one_that_the_letter_has(project: SmallProject, key: str) -> None:
    project.write(old_letter("One.[^see report: para. 3]\n", f"report: {REPORT}"))
    project.write(new_letter(f"We write.[^{key}]\n", f"{key}: {REPORT}", "notes: {repeat: ibid}\n"))
    run = adopt(project, "copy")
    assert copied(project) == f"One.[^see {key}: para. 3]\n"
    assert yaml(project).count("A/HRC/60/99") == 1
    named = "" if key == "report" else f", as '{key}'"
    assert f"'report' is a source that the letter has already{named}\n" in run.out
    assert notes(project) == ["A/HRC/60/99 (15 August 2025).", "See ibid., para. 3."]


def test_another_source_of_the_same_key_gets_another_key(project: SmallProject) -> None:
    section = (
        'One,[^see law: p. 1; but see report: p. 2] two,[^report;law] see note {{ note("law") }}, '
        "{{ source('law', 'law') }}.\n"
    )
    project.write(old_letter(section, f"law: {LAW}\nreport: {REPORT}"))
    project.write(new_letter("We write.[^law]\n", f"law: {OTHER}"))
    run = adopt(project, "copy")
    assert copied(project) == (
        'One,[^see law-old: p. 1; but see report: p. 2] two,[^report;law-old] see note {{ note("law-old") }}, '
        "{{ source('law-old', 'law') }}.\n"
    )
    assert "'law' is called 'law-old' here" in run.out
    assert "see note 2" in project.build()
    assert notes(project)[0] == "https://example.org/other."
    assert notes(project)[1].startswith("See The law <https://example.org/law>, p. 1; but see A/HRC/60/99")


def test_a_key_that_the_letter_only_mentions_is_taken_too(project: SmallProject) -> None:
    project.write(old_letter("One.[^law]\n", f"law: {LAW}"))
    project.write(
        new_letter("We write.[^law] And on.[^law-old]\n\n[^law]: As I say.\n\n[^law-old]: So, too.\n")
    )
    adopt(project, "copy")
    assert copied(project) == "One.[^law-old-2]\n"
    assert notes(project) == ["As I say.", "So, too.", "The law <https://example.org/law>."]


def test_what_repeats_another_follows_it(project: SmallProject) -> None:
    footnotes = f"report: {REPORT}\nagain: {{repeats: report, text: 'The report, annex II.'}}"
    project.write(old_letter("One,[^again] two.[^report]\n", footnotes))
    project.write(new_letter("We write.[^a-report]\n", f"a-report: {REPORT}\nreport: {OTHER}\nagain: {LAW}"))
    adopt(project, "copy")
    assert copied(project) == "One,[^again-old] two.[^a-report]\n"
    assert '  again-old: {repeats: a-report, text: "The report, annex II."}\n' in yaml(project)
    assert notes(project)[1:] == ["The report, annex II.", "A/HRC/60/99 (15 August 2025)."]


def test_words_that_name_other_notes_name_them_still(project: SmallProject) -> None:
    footnotes = (
        f"law: {LAW}\nreport: {REPORT}\n"
        'doubts: But see {{ source("law", "p. 3") }} (and note {{ note("report") }}).'
    )
    project.write(old_letter("One,[^report] two.[^doubts]\n", footnotes))
    project.write(new_letter("We write.[^law] And.[^report]\n", f"law: {OTHER}\nreport: {LAW}"))
    adopt(project, "copy")
    # The law is the letter's 'report', and the report gets a name of its own.
    assert copied(project) == "One,[^report-old] two.[^doubts]\n"
    assert notes(project)[3] == "But see The law <https://example.org/law>, p. 3 (and note 3)."


def test_the_same_words_about_another_source_are_another_note(project: SmallProject) -> None:
    words = 'doubts: But see {{ source("law") }}.'
    project.write(old_letter("One.[^doubts]\n", f"law: {LAW}\n{words}"))
    project.write(new_letter("We write.[^doubts]\n", f"law: {OTHER}\n{words}"))
    adopt(project, "copy")
    assert notes(project) == [
        "But see https://example.org/other.",
        "But see The law <https://example.org/law>.",
    ]


def test_a_source_in_other_words_keeps_them(project: SmallProject) -> None:
    project.write(old_letter("One.[^report]\n", "report: {symbol: A/HRC/60/99, text: The report.}"))
    project.write(
        new_letter("We write.[^report]\n", "report: {symbol: A/HRC/60/99}", "notes: {repeat: ibid}\n")
    )
    adopt(project, "copy")
    assert copied(project) == "One.[^report-old]\n"
    # Two keys, and still one source.
    assert notes(project) == ["A/HRC/60/99.", "Ibid."]


def test_notes_on_the_spot_come_along_under_a_free_key(project: SmallProject) -> None:
    section = "One,[^spot] two.[^law]\n\n[^spot]: See {{ source('law') }}.\n"
    project.write(old_letter(section, f"law: {LAW}"))
    project.write(new_letter("We write.[^spot]\n\n[^spot]: My own.\n", f"law: {LAW}"))
    adopt(project, "copy")
    assert copied(project) == "One,[^spot-old] two.[^law]\n\n[^spot-old]: See {{ source('law') }}.\n"
    assert notes(project)[:2] == ["My own.", "See The law <https://example.org/law>."]


def test_what_is_no_citation_stays_as_it_is(project: SmallProject) -> None:
    section = "{# Not [^law] #}One \\[^law] two.[^law]\n\nlaw: not a key; `source('law')` neither.\n"
    project.write(old_letter(section, f"law: {LAW}"))
    project.write(new_letter("We write.[^law]\n", f"law: {OTHER}"))
    adopt(project, "copy")
    assert copied(project) == section.replace("two.[^law]", "two.[^law-old]")


@pytest.mark.parametrize(
    ("citation", "column"),
    [
        ('{% set k = "law" %}[^{{ k }}]', 22),
        ('{% set k = "law" %}{{ note(k) }}[^law]', 23),
        ('{% set s = source %}{{ s("law") }}', 12),
        ('{{ source("l" ~ "aw") }}', 4),
    ],
)
def test_a_citation_that_only_the_template_knows_is_not_copied(
    project: SmallProject, citation: str, column: int
) -> None:
    project.write(old_letter(f"{citation}\n", f"law: {LAW}"))
    project.write(new_letter())
    before = project.files()
    run = adopt(project, "copy")
    assert run.status == 1
    assert run.err.startswith(f"campaigns/old/annex/media.md:1:{column}: error: ")
    assert "[unknown-citation]" in run.err
    assert project.files() == before
    assert adopt(project, "link").status == 0


def test_a_linked_section_brings_its_sources_without_touching_the_letters(project: SmallProject) -> None:
    project.write(old_letter("One.[^law]\n", f"law: {LAW}"))
    project.write(new_letter("We write.[^law]\n", f"law: {OTHER}"))
    before = yaml(project)
    adopt(project, "link")
    assert notes(project) == ["https://example.org/other.", "The law <https://example.org/law>."]
    added = [line for line in yaml(project).splitlines() if line not in before.splitlines()]
    assert added[:2] == ["annex:", "  sections:"]
    assert added[2].startswith("    - {file: old/annex/media.md, as_adopted: ")
    assert len(added) == 3
