"""Proves what the library lists, finds and shows, and how two sections drifted apart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from two_letters import MEDIA, adopt, copied, new_letter, old_letter

from small_project import SmallProject

LAW = 'law: {url: "https://example.org/law"}'
SECTION = "## The *press* of {{ country }}[^law]\n\nOne,[^law] two.[^law: p. 3; spot]\n\n[^spot]: See it.\n"


@pytest.fixture
def library(project: SmallProject) -> SmallProject:
    project.write(old_letter(SECTION, LAW, "country: Sylvania\n") | new_letter(more="country: Sylvania\n"))
    project.write({"campaigns/old/annex/unused.md": "No heading here.\n"})
    adopt(project, "link")
    project.run("annex", "adopt", "old/annex/unused.md", "--into", "letter")
    return project


def test_every_section_is_listed_with_its_uses(library: SmallProject) -> None:
    run = library.run("annex", "list")
    assert (run.status, run.err) == (0, "")
    assert run.out == (
        "letter/annex/unused.md\n"
        "  unused\n"
        "  Sylvania, 2026-09-01; en-GB; 0 notes, 3 words\n"
        "  in its own letter\n"
        "  the same, word for word: old/annex/unused.md\n"
        "\n"
        "old/annex/media.md\n"
        "  The press of {{ country }}\n"
        "  Sylvania, 2025-09-01; en-GB; 3 notes, 8 words\n"
        "  in its own letter; linked by letter; last used in letter\n"
    )


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--country", "sylv"], ["letter/annex/unused.md", "old/annex/media.md", "old/annex/unused.md"]),
        (["--search", "PRESS two"], ["old/annex/media.md"]),
        (["--search", "heading", "--country", "Sylvania"], ["letter/annex/unused.md", "old/annex/unused.md"]),
        (["--search", "nowhere"], []),
    ],
)
def test_the_list_can_be_narrowed(library: SmallProject, options: list[str], found: list[str]) -> None:
    run = library.run("annex", "list", *options, "--json")
    assert [section["section"] for section in json.loads(run.out)] == found
    plain = library.run("annex", "list", *options).out
    shown = [name for name in found if name != "old/annex/unused.md"]  # which the letter's copy stands for
    assert [name for name in plain.split("\n") if name[:1].strip()] == (shown or ["there is no such section"])


def test_another_program_is_told_everything(library: SmallProject) -> None:
    library.write({"campaigns/old/annex/media.md": f"---\nneeds: {{since: a date}}\n---\n{SECTION}"})
    sections = json.loads(library.run("annex", "list", "--json").out)
    assert sections[1] == {
        "section": "old/annex/media.md",
        "title": "The press of {{ country }}",
        "campaign": "old",
        "country": "Sylvania",
        "session": None,
        "language": "en-GB",
        "date": "2025-09-01",
        "notes": 3,
        "words": 8,
        "needs": {"since": "a date"},
        "in_own_letter": True,
        "linked_by": ["letter"],
        "copied_into": [],
        "same_as": [],
        "last_used": "letter",
        "cited": ["https://example.org/law", "See it."],
        "stale": [],
        "found": [],
    }


def test_the_list_fits_a_narrow_terminal(library: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    out = library.run("annex", "list").out
    assert max(map(len, out.split("\n"))) < 30
    assert " ".join(out.split()).count("in its own letter") == 2


def test_a_broken_letter_is_a_warning_and_hides_no_other(library: SmallProject) -> None:
    before = library.run("annex", "list").out
    library.write(
        {
            "campaigns/broken/campaign.yaml": "date: [2026\n",
            "campaigns/empty/campaign.yaml": "",
            "campaigns/list/campaign.yaml": "- one\n",
            "campaigns/odd/campaign.yaml": "annex: 7\n",
            "campaigns/gone/campaign.yaml": "annex: {sections: [annex/gone.md, old/annex/medai.md, [x], {with: {}}]}\n",
            "campaigns/latin/campaign.yaml": "annex: {sections: [annex/latin.md]}\n",
            "campaigns/latin/annex/latin.md": "caf\xe9".encode("latin-1"),
            "campaigns/out/campaign.yaml": "annex: {sections: [annex/out.md, ../../../../etc/x.md]}\n",
            "campaigns/out/annex/readme.txt": "",
        }
    )
    (library.root / "campaigns/out/annex/out.md").symlink_to("/etc/hostname")
    run = library.run("annex", "list")
    assert run.status == 0
    assert run.out == before
    assert ": error: " not in run.err
    for start in (
        "campaigns/broken/campaign.yaml:1:7: warning: ",
        "campaigns/empty/campaign.yaml:1:1: warning: this file is empty [empty-file]",
        "campaigns/gone/campaign.yaml:1:20: warning: there is no section 'annex/gone.md' [missing-file]",
        "campaigns/gone/campaign.yaml:1:35: warning: there is no section 'old/annex/medai.md' [missing-file]",
        "  help: did you mean 'old/annex/media.md'?",
        "campaigns/latin/annex/latin.md:1:4: warning: this character is not in UTF-8",
        "campaigns/out/annex/out.md:1:1: warning: 'out.md' leads out of the project: campaigns/out/annex/out.md is",
    ):
        assert start in run.err


def test_a_project_without_sections(project: SmallProject) -> None:
    run = project.run("annex", "list")
    assert (run.status, run.out, run.err) == (0, "there is no such section\n", "")
    assert json.loads(project.run("annex", "list", "--json").out) == []


def test_a_section_in_no_letters_folder_is_listed_and_belongs_to_nobody(project: SmallProject) -> None:
    shared = "annex: {sections: [../../shared/all.md, ../common/some.md]}\n"
    project.write(new_letter(more=shared))
    project.write({"shared/all.md": "# All\n", "campaigns/common/some.md": "# Some\n"})
    assert project.run("check", "letter").status == 0
    run = project.run("annex", "list")
    assert run.err == ""
    assert [line for line in run.out.split("\n") if line[:1].strip()] == ["shared/all.md", "common/some.md"]
    run = project.run("annex", "adopt", "common/some.md", "--into", "letter")
    assert run.status == 1
    assert "'common/some.md' lies in the folder of no campaign" in run.err


# --- show


def test_a_section_is_shown_as_its_letter_prints_it(library: SmallProject) -> None:
    run = library.run("annex", "show", MEDIA)
    assert (run.status, run.err) == (0, "")
    assert run.out == (
        "The press of Sylvania[1]\n------------------------\n\nOne,[2] two.[3]\n\n"
        "--------------------\n\n"
        "[1] https://example.org/law.\n[2] https://example.org/law.\n"
        "[3] https://example.org/law, p. 3; See it.\n"
        "\n  in its own letter; linked by letter; last used in letter\n"
    )


def test_what_a_section_needs_is_shown_with_stand_ins(project: SmallProject) -> None:
    text = "---\nneeds: {since: a date, last: a session, town: the town}\n---\n"
    text += 'Since {{ since }}, {{ last.ordinal }}, {{ town }}, {{ country }}: see note {{ note("law") }}.\n'
    project.write(old_letter("We.\n", LAW) | {"campaigns/old/annex/needy.md": text})
    run = project.run("annex", "show", "old/annex/needy.md")
    assert (run.status, run.err) == (0, "")
    assert "Since 1 September 2025, 1st, [town], [country]: see note 1.\n" in run.out
    assert run.out.endswith(
        "  needs 'since' (a date)\n  needs 'last' (a session)\n  needs 'town' (the town)\n  in no letter\n"
    )


def test_a_section_with_a_mistake_is_not_shown(project: SmallProject) -> None:
    project.write(old_letter("One.[^lax] {{ nothing }}\n", LAW))
    run = project.run("annex", "show", MEDIA)
    assert (run.status, run.out) == (1, "")
    assert "campaigns/old/annex/media.md:1:5: error: no footnote is called 'lax'" in run.err
    assert "campaigns/old/annex/media.md:1:15: error: 'nothing' means nothing here" in run.err


# --- compare


def test_a_copy_with_other_keys_and_numbers_is_the_same(project: SmallProject) -> None:
    project.write(old_letter("One,[^law] two.[^report]\n", f"{LAW}\nreport: The report."))
    project.write(new_letter("We.[^law][^a]\n", 'law: Mine.\na: {url: "https://example.org/law"}'))
    adopt(project, "copy")
    assert copied(project) == "One,[^a] two.[^report]\n"
    run = project.run("annex", "compare", "letter/annex/media.md")
    assert (run.status, run.err) == (0, "")
    assert "say the same." in run.out
    assert run.out.endswith("  The original has not changed since it was copied, or last accepted.\n")


def test_words_and_notes_that_changed_are_shown(project: SmallProject) -> None:
    project.write(old_letter("The press is free.[^law]\n\nIt was closed.\n", f"{LAW}\nmore: More."))
    project.write(new_letter())
    adopt(project, "copy")
    project.write({"campaigns/letter/annex/media.md": "The press is not free.[^law]\n\nIt was closed.\n"})
    project.write({"campaigns/old/annex/media.md": "The press is free.[^law]\n\nIt was closed.[^more]\n"})
    run = project.run("annex", "compare", "letter/annex/media.md")
    assert " ".join(run.out.split()).startswith(
        "From old/annex/media.md (1 September 2025) to letter/annex/media.md (1 September 2026)"
    )
    assert "{+not+}" in run.out
    assert "[-More.-]" in run.out
    assert run.out.endswith("  The original was changed after it was copied.\n")
    told = json.loads(project.run("annex", "compare", "--json", "letter/annex/media.md").out)
    assert told["original_changed"] is True
    assert told["same"] is False


def test_any_two_sections_can_be_compared(library: SmallProject) -> None:
    run = library.run("annex", "compare", MEDIA, "old/annex/unused.md")
    assert run.status == 0
    assert "{+See it.+}" in run.out.replace("{+https://example.org/law, p. 3; See it.+}", "{+See it.+}")
    assert "The original" not in run.out


def test_what_has_no_original_cannot_be_compared_with_it(library: SmallProject) -> None:
    run = library.run("annex", "compare", MEDIA)
    assert run.status == 1
    assert run.err.startswith("campaigns/old/annex/media.md:1:1: error: 'old/annex/media.md' was not copied")
    (library.root / "campaigns/old/annex/unused.md").unlink()
    run = library.run("annex", "compare", "letter/annex/unused.md")
    assert run.status == 1
    assert "the original of 'annex/unused.md' is no longer there: old/annex/unused.md" in run.err


def test_a_section_that_was_carried_over_is_compared_with_that_of_the_earlier_letter(
    project: SmallProject,
) -> None:
    project.write({"campaigns/sessions.yaml": "HRC60: {from: 2025-09-08}\nHRC63: {from: 2026-09-07}\n"})
    project.write(old_letter("One,[^law] two.\n", LAW, "session: HRC60\n"))
    project.run("new", "next", "--from", "old", "--session", "HRC63")
    assert "say the same." in project.run("annex", "compare", "next/annex/media.md").out
    project.write({"campaigns/next/annex/media.md": "One,[^law] three.\n"})
    out = project.run("annex", "compare", "next/annex/media.md").out
    assert out.startswith("From old/annex/media.md (1 September 2025)")
    assert "[-two-]{+three+}." in out.replace(" ", "")


def test_a_copy_is_accepted_under_the_name_that_its_letter_has_for_it(project: SmallProject) -> None:
    project.write(old_letter("Closed.\n") | new_letter())
    project.run("annex", "adopt", "old/annex/media.md", "--into", "letter")
    project.write({"campaigns/old/annex/media.md": "## Media\n\nOpen.\n"})
    run = project.run("annex", "accept", "annex/media.md", "--into", "letter")
    assert (run.status, run.err) == (0, "")
    said = project.run("annex", "compare", "letter/annex/media.md").out
    assert said.endswith("  The original has not changed since it was copied, or last accepted.\n")


# --- search

CURLY = chr(0x2019)
WORDS = (
    f"## Médias en Côte d{CURLY}Ivoire\n\nThe *media law* was passed. Kem Sokha remains in prison.[^kem-report]\n\n"
    f"The straße is long, and l{CURLY}État is not.[^un]\n"
)
SOURCES = (
    'kem-report: {url: "https://www.example.org/ten/", title: Ten years on, publisher: Licadho}\n'
    "un: {symbol: A/HRC/51/66}"
)


@pytest.fixture
def searched(project: SmallProject) -> SmallProject:
    project.write(
        old_letter(WORDS, SOURCES, f"country: Côte d{CURLY}Ivoire\nsession: HRC60\n") | new_letter()
    )
    project.write({"campaigns/sessions.yaml": "HRC60: {from: 2025-09-08, to: 2025-10-08}\n"})
    project.write({"campaigns/old/annex/other.md": "## Other\n\nSee this.[^kem-report] See that.[^un2]\n"})
    text = (project.root / "campaigns/old/campaign.yaml").read_text("utf-8")
    project.write({"campaigns/old/campaign.yaml": f"{text}  un2: {{symbol: A/HRC/51/6}}\n"})
    return project


@pytest.mark.parametrize(
    ("options", "hits"),
    [
        (["--search", "kem sokha"], 1),
        (["--search", "KEM"], 1),  # the key of a footnote of both does not count
        (["--search", "kem-report"], 0),
        (["--search", '"media law"'], 1),
        (["--search", '"law media"'], 0),
        (["--search", "law media"], 1),
        (["--search", "edia"], 0),
        (["--search", "med"], 1),
        (["--search", "annex"], 0),  # nor do the names of files
        (["--search", "old"], 0),
        (["--search", "Cote d'Ivoire"], 1),
        (["--search", "l'etat"], 1),
        (["--search", "MÉDIAS"], 1),
        (["--search", "A/HRC/51/66"], 1),
        (["--search", "A/HRC/51/6"], 1),
        (["--search", "Licadho"], 2),
        (["--search", '"ten years on"'], 2),
        (["--cites", "A/HRC/51/66"], 1),
        (["--cites", "a/hrc/51/6"], 1),
        (["--cites", "https://example.org/ten"], 2),
        (["--cites", "http://www.example.org/ten/"], 2),
        (["--cites", "ten years"], 2),
        (["--cites", "prison"], 0),
        (["--cites", "A/HRC/51/66", "--search", "press"], 0),
        (["--country", "cote d'ivoire"], 2),
        (["--session", "HRC60"], 2),
        (["--session", "60"], 2),
        (["--session", "HRC61"], 0),
        (["--language", "en"], 2),
        (["--language", "fr"], 0),
        (["--since", "2025-09-01"], 2),
        (["--since", "2025-09-02"], 0),
    ],
)
def test_words_phrases_and_sources_are_found(searched: SmallProject, options: list[str], hits: int) -> None:
    for _ in range(2):  # as it is read, and as it is remembered
        run = searched.run("annex", "list", *options, "--json")
        assert (run.status, len(json.loads(run.out))) == (0, hits)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--cites", "A/HRC/51/67"], "did you mean 'A/HRC/51/6"),
        (["--cites", "A/HRC/5166"], "did you mean 'A/HRC/51/66'?"),
        (["--session", "HRC06"], "did you mean 'HRC60'?"),
    ],
)
def test_a_source_that_nobody_cites_is_told(searched: SmallProject, options: list[str], told: str) -> None:
    assert told in searched.run("annex", "list", *options).err


def test_what_was_found_is_shown_with_the_words_around_it(searched: SmallProject) -> None:
    out = searched.run("annex", "list", "--search", "sokha").out
    assert "Kem Sokha remains in prison." in " ".join(out.split())
    assert "kem-report" not in out


def test_what_is_stale_is_counted_and_shown(searched: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    stale = "## Media\n\nRecently, at least 50 people were held. In June, the law came.\n"
    searched.write({"campaigns/old/annex/other.md": stale})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798000000")  # in December 2026
    (section,) = json.loads(searched.run("annex", "list", "--search", "recently", "--json").out)
    assert section["stale"] == ["at least 50 people", "Recently", "In June"] or set(section["stale"]) >= {
        "Recently"
    }
    assert "may have gone stale: " in searched.run("annex", "list", "--search", "recently").out


def test_the_latest_of_equal_texts_stands_for_all(searched: SmallProject) -> None:
    searched.run("annex", "adopt", MEDIA, "--into", "letter", "--same", "un=un")
    searched.run("annex", "adopt", MEDIA, "--into", "letter")
    out = searched.run("annex", "list", "--search", "sokha").out
    assert [line for line in out.split("\n") if line[:1].strip()] == ["letter/annex/media.md"]
    assert "the same, word for word: old/annex/media.md" in out
    (first, second) = json.loads(searched.run("annex", "list", "--search", "sokha", "--json").out)
    assert (first["same_as"], second["last_used"]) == ([MEDIA], "letter")


def test_a_long_list_ends_and_says_so(project: SmallProject) -> None:
    project.write({f"campaigns/letter/annex/s{n}.md": f"Text {n}.\n" for n in range(25)})
    out = project.run("annex", "list").out
    assert out.endswith("\nand 5 more: --limit 0 shows all, --search and --cites fewer\n")
    assert len(json.loads(project.run("annex", "list", "--json").out)) == 25
    assert len(json.loads(project.run("annex", "list", "--json", "--limit", "3").out)) == 3
    assert project.run("annex", "list", "--limit", "many").status == 2


def test_what_is_remembered_follows_the_files(searched: SmallProject, tmp_path: Path) -> None:
    def found(words: str) -> int:
        return len(json.loads(searched.run("annex", "list", "--search", words, "--json").out))

    assert (found("sokha"), found("changed")) == (1, 0)
    searched.write({"campaigns/old/annex/media.md": "## Changed\n"})
    assert (found("sokha"), found("changed")) == (0, 1)
    (searched.root / "campaigns/old/annex/media.md").unlink()
    assert found("changed") == 0
    for file in (tmp_path / "cache").rglob("*.json"):
        file.write_text('{"letter old": {"stamp": [], "letter": 7}')
    assert found("see") == 1


# --- a library with faults in it


def test_broken_letters_are_listed_and_stop_no_search(searched: SmallProject) -> None:
    searched.write(
        {
            "campaigns/broken/campaign.yaml": "date: [2026\n",
            "campaigns/broken/annex/media.md": "Sokha.\n",
            "campaigns/headless/campaign.yaml": "annex: {sections: [annex/a.md]}\n",
            "campaigns/headless/annex/a.md": "---\nneeds: [7\n---\nSokha.\n",
            "campaigns/circle/campaign.yaml": "annex: {sections: [{file: annex/a.md, from: circle/annex/a.md}]}\n",
            "campaigns/circle/annex/a.md": "Sokha.\n",
        }
    )
    for _ in range(2):
        run = searched.run("annex", "list", "--search", "sokha", "--json")
        names = [section["section"] for section in json.loads(run.out)]
        assert {MEDIA, "headless/annex/a.md", "circle/annex/a.md", "broken/annex/media.md"} == set(names)
        assert "campaigns/broken/campaign.yaml:1:7: warning: " in run.err
        assert ": error: " not in run.err


def test_two_names_for_one_folder_are_one_letter(searched: SmallProject) -> None:
    (searched.root / "campaigns/another").symlink_to(searched.root / "campaigns/old")
    run = searched.run("annex", "list", "--search", "sokha", "--json")
    assert [one["section"] for one in json.loads(run.out)] == [MEDIA]
    for name, into, code in (
        ("another/annex/media.md", "letter", None),
        ("another/annex/media.md", "letter", "already-adopted"),
        (MEDIA, "letter", "already-adopted"),
        ("letter/annex/media.md", "old", "circular-adoption"),
        ("letter/annex/media.md", "another", "circular-adoption"),
        (MEDIA, "another", "own-section"),
        ("another/annex/media.md", "old", "own-section"),
    ):
        if name == MEDIA and into == "letter":
            text = searched.root / "campaigns/letter/annex/media.md"
            text.write_text(f"{text.read_text('utf-8')}\nOne more.\n", "utf-8")
        run = searched.run("annex", "adopt", name, "--into", into)
        assert (run.status, code is None or f"[{code}]" in run.err) == (0 if code is None else 1, True), (
            run.err
        )
    run = searched.run("annex", "list", "--search", "sokha", "--json")
    uses = {one["section"]: one["copied_into"] for one in json.loads(run.out)}
    assert uses == {MEDIA: ["letter/annex/media.md"], "letter/annex/media.md": []}


def test_the_newest_section_on_something_is_found_and_adopted_with_two_commands(
    project: SmallProject,
) -> None:
    for number in range(30):
        name = f"l{number:02}"
        text = f"## Media freedom\n\nRecently, in {{{{ country }}}}, {number} papers closed.[^un]\n"
        year = 2010 + number % 15
        symbol = "A/HRC/51/66" if number % 7 == 3 else f"A/HRC/{number}/1"
        project.write(
            {
                f"campaigns/{name}/campaign.yaml": f"date: {year}-0{number % 9 + 1}-02\n"
                f"country: Land{name}\naddressees: [Permanent Representatives]\nsubject: S\n"
                f"signatories: [freedonia-watch]\nannex: {{title: A, sections: [annex/m.md]}}\n"
                f"footnotes: {{un: {{symbol: {symbol}}}}}\n",
                f"campaigns/{name}/body.md": "We wrote.\n",
                f"campaigns/{name}/annex/m.md": text,
            }
        )
    project.write(new_letter(more="country: Freedonia\n"))
    found = project.run("annex", "list", "--search", '"media freedom"', "--cites", "A/HRC/51/66")
    names = [line for line in found.out.split("\n") if line[:1].strip()]
    assert sorted(names) == ["l03/annex/m.md", "l10/annex/m.md", "l17/annex/m.md", "l24/annex/m.md"]
    assert found.out.count(" papers', 'Recently'") == 4
    run = project.run("annex", "adopt", names[0], "--into", "letter")
    assert f"{{{{ country }}}} was “Land{names[0][:3]}”, is now “Freedonia”" in " ".join(run.out.split())


CITES = {
    "in a footnote": "One.[^doc]\n",
    "in its own words": "One.[^words]\n",
    "on the spot": "One.[^spot]\n\n[^spot]: See A/HRC/48/79, para. 3; and https://www.example.org/act/.\n",
    "on the spot in the letter": "One.[^body]\n",
    "by its words": 'As {{ source("doc") }} says.\n',
    "of which it is the beginning": "One.[^longer]\n",
}


@pytest.mark.parametrize(
    ("cites", "found"),
    [
        ("A/HRC/48/79", [*CITES][:5]),
        ("UN Doc. a/hrc/48/79.", [*CITES][:5]),
        ("https://undocs.org/A/HRC/48/79", [*CITES][:5]),
        ("A/HRC/48/79/Add.1", [*CITES][5:]),
        ("A/HRC/48/7", []),
        ("https://example.org/act", [*CITES][2:3]),
        ("https://example.org/ac", []),
    ],
)
def test_a_source_is_found_wherever_it_is_cited(project: SmallProject, cites: str, found: list[str]) -> None:
    project.write(
        old_letter(
            "## None\n\nOne.\n",
            "doc: {symbol: A/HRC/48/79}\nlonger: {symbol: A/HRC/48/79/Add.1}\nwords: 'See A/HRC/48/79, p. 4.'",
        )
    )
    project.write({"campaigns/old/body.md": "We.[^body]\n\n[^body]: In A/HRC/48/79.\n"})
    for number, (name, text) in enumerate(CITES.items()):
        project.write({f"campaigns/old/annex/{number}.md": f"## {name}\n\n{text}"})
    for _ in range(2):  # as it is read, and as it is remembered
        run = project.run("annex", "list", "--cites", cites, "--json")
        assert {one["title"] for one in json.loads(run.out)} == set(found)


def test_days_that_are_in_no_calendar_do_not_stop_the_list(searched: SmallProject) -> None:
    text = (searched.root / "campaigns/old/campaign.yaml").read_text("utf-8")
    wrong = text.replace("date: 2025-09-01", "date: 2024-02-31")
    law = "  law: {url: 'https://example.org/x', title: X, date: 2024-02-31}\n"
    searched.write({"campaigns/old/campaign.yaml": f"{wrong}{law}"})
    run = searched.run("annex", "list", "--json")
    assert run.status == 0
    assert len(json.loads(run.out)) == 2
    assert "'2024-02-31'" in run.err
