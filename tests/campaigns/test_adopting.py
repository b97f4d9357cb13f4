"""Proves where an adopted section comes to stand, what it is given, and that what is refused leaves every file."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from two_letters import MEDIA, adopt, copied, new_letter, notes, old_letter, yaml

from small_project import SmallProject

LAW = 'law: {url: "https://example.org/law"}'
NEEDY = "---\nneeds: {since: a date, last: a session of the Council, town: a town}\n---\n\n"
NEEDY += "Since {{ since }} ({{ since.year }}) and the {{ last.ordinal }} session in {{ town }},"
NEEDY += " {{ session.ordinal }}.\n"


def sections(project: SmallProject) -> list[str]:
    """The entries of the new letter's annex, as they are typed."""
    return [line.strip() for line in yaml(project).partition("sections:")[2].split("\n") if "- " in line]


def mark(entry: str) -> str:
    return entry.partition("as_adopted: ")[2].strip('"}')


def test_a_copy_is_usual(project: SmallProject) -> None:
    project.write(old_letter("Closed.[^law]\n", LAW) | new_letter())
    run = project.run("annex", "adopt", MEDIA, "--into", "letter")
    assert (run.status, run.err) == (0, "")
    assert run.out == (
        "campaigns/letter/annex/media.md\n"
        "campaigns/letter/campaign.yaml\n"
        "  sources that came along: law\n"
        "  the letter had no annex; give it a heading with 'title:' below 'annex:'\n"
    )
    (entry,) = sections(project)
    assert entry.startswith("- {file: annex/media.md, from: old/annex/media.md, as_adopted: ")
    assert len(mark(entry)) == 8
    assert "warning: the annex has no title: its first section goes on" in project.run("check", "letter").err


@pytest.mark.parametrize(
    ("options", "order"),
    [
        ([], ["one", "two", "three", "media"]),
        (["--before", "annex/one.md"], ["media", "one", "two", "three"]),
        (["--before", "letter/annex/two.md"], ["one", "media", "two", "three"]),
        (["--after", "annex/one.md"], ["one", "media", "two", "three"]),
        (["--after", "campaigns/letter/annex/three.md"], ["one", "two", "three", "media"]),
    ],
)
@pytest.mark.parametrize("how", ["link", "copy"])
def test_it_stands_where_it_is_told_to(
    project: SmallProject, options: list[str], order: list[str], how: str
) -> None:
    listed = "annex:\n  title: Annex # of the letter\n  sections:\n    - annex/one.md # first\n"
    listed += "    # the second\n    - {file: annex/two.md}\n\n    - annex/three.md\n"
    project.write(old_letter("Closed.\n") | new_letter(more=listed))
    for name in ("one", "two", "three"):
        project.write({f"campaigns/letter/annex/{name}.md": f"Section {name}.\n"})
    run = adopt(project, how, *options)
    assert (run.status, run.err) == (0, "")
    assert [next(name for name in order if f"{name}.md" in entry) for entry in sections(project)] == order
    without = [line for line in yaml(project).split("\n") if "as_adopted" not in line]
    assert "\n".join(without) == new_letter(more=listed)["campaigns/letter/campaign.yaml"]


def test_a_list_in_brackets_stays_one(project: SmallProject) -> None:
    project.write(
        old_letter("Closed.\n") | new_letter(more="annex: {title: Annex, sections: [annex/one.md]}\n")
    )
    project.write({"campaigns/letter/annex/one.md": "One.\n"})
    adopt(project, "link", "--before", "annex/one.md")
    assert "annex: {title: Annex, sections: [{file: old/annex/media.md, as_adopted: " in yaml(project)
    assert project.build().index("Closed.") < project.build().index("One.")


def test_line_ends_of_windows_stay(project: SmallProject) -> None:
    files = old_letter("Closed.[^law]\n", LAW) | new_letter(
        footnotes="mine: Mine.", body="We write.[^mine]\n"
    )
    project.write({name: text.replace("\n", "\r\n") for name, text in files.items()})
    adopt(project, "copy")
    data = (project.root / "campaigns/letter/campaign.yaml").read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") > 8
    assert notes(project) == ["Mine.", "https://example.org/law."]


@pytest.mark.parametrize("how", ["link", "copy"])
def test_a_section_is_given_what_it_needs(project: SmallProject, how: str) -> None:
    project.write({"campaigns/sessions.yaml": "HRC60: {from: 2025-09-08}\nHRC63: {from: 2026-09-07}\n"})
    project.write(old_letter(NEEDY) | new_letter(more="session: HRC63\n"))
    values = ["--with", "since=2025-10-01", "--with", "last=HRC60", "--with", "town=A*B"]
    run = adopt(project, how, *values)
    assert (run.status, run.err) == (0, "")
    assert "with: {since: 2025-10-01, last: HRC60, town: A*B}" in " ".join(yaml(project).split())
    assert "Since 1 October 2025 (2025) and the 60th session in A*B, 63rd." in project.build()
    if how == "copy":
        assert copied(project) == NEEDY


def test_a_session_and_a_country_are_those_of_the_letter(project: SmallProject) -> None:
    text = "---\nneeds: {country: the country}\n---\nThe {{ session.ordinal }} session on {{ country }}.\n"
    project.write({"campaigns/sessions.yaml": "HRC60: {from: 2025-09-08}\nHRC63: {from: 2026-09-07}\n"})
    project.write(old_letter(text, more="session: HRC60\ncountry: Sylvania\n"))
    project.write(new_letter(more="session: HRC63\ncountry: Freedonia\n"))
    adopt(project, "link")
    assert "The 63rd session on Freedonia." in project.build()


def test_no_file_is_written_over(project: SmallProject) -> None:
    project.write(old_letter("Closed.\n") | new_letter())
    project.write(
        {"campaigns/letter/annex/media.md": "Mine.\n", "campaigns/letter/annex/media-old.md": "Mine.\n"}
    )
    adopt(project, "copy")
    assert copied(project) == "Mine.\n"
    assert (project.root / "campaigns/letter/annex/media-old-2.md").read_text("utf-8") == "Closed.\n"
    assert "file: annex/media-old-2.md" in yaml(project)


PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c63f80f0001010100b138f6140000000049454e44ae426082"
)


def test_pictures_come_along(project: SmallProject) -> None:
    text = "![A map](map.png)\n\n![Two](../two%20maps.png)\n\n![All](../../all.png)\n"
    project.write(old_letter(text) | new_letter())
    other = PICTURE + b"another"
    project.write({"campaigns/old/annex/map.png": PICTURE, "campaigns/old/two maps.png": PICTURE})
    project.write({"campaigns/all.png": PICTURE, "campaigns/letter/annex/map.png": other})
    run = adopt(project, "copy")
    assert (run.status, run.err) == (0, "")
    assert copied(project) == ("![A map](map-2.png)\n\n![Two](two%20maps.png)\n\n![All](../../all.png)\n")
    assert (project.root / "campaigns/letter/annex/map.png").read_bytes() == other
    assert (project.root / "campaigns/letter/annex/map-2.png").read_bytes() == PICTURE
    assert project.run("build", "letter", "-f", "txt").status == 0


OLD, NEW = "campaigns/old/annex", "campaigns/letter/campaign.yaml"
REFUSED = {
    "a section that there is not": (["old/annex/medai.md"], "help: did you mean 'old/annex/media.md'?"),
    "a path out of the project": (["../../etc/passwd.md"], "leads out of the project [outside-project]"),
    "a link out of the project": (
        ["old/annex/out.md"],
        "leads out of the project: campaigns/old/annex/out.md is",
    ),
    "a folder": (["old/annex"], "error: there is no section 'old/annex' [unknown-section]"),
    "a letter that there is not": ([MEDIA, "--into", "leter"], "there is no campaign called 'leter'"),
    "its own section": ([MEDIA, "--into", "old"], f"'{MEDIA}' is a section of old itself [own-section]"),
    "a place that there is not": (
        [MEDIA, "--before", "annex/won.md"],
        f"{NEW}:1:1: error: letter has no section 'annex/won.md' to stand beside [unknown-section]",
    ),
    "a value that it does not take": (
        [MEDIA, "--with", "since=2026-01-01"],
        f"{OLD}/media.md:1:1: error: '{MEDIA}' takes no 'since' [unknown-value]",
    ),
    "a section that needs more": (
        ["old/annex/needy.md"],
        (
            f"{OLD}/needy.md:2:9: error: 'old/annex/needy.md' needs 'since' (a date) [missing-value]\n"
            "  help: add --with since=…"
        ),
    ),
    "a value of the wrong kind": (
        ["old/annex/needy.md", "--with", "since=May"],
        "'since' must be a date, not 'May' [wrong-value]",
    ),
    "a source that is missing": (
        ["old/annex/lost.md"],
        (
            f"{OLD}/lost.md:1:5: error: no footnote is called 'lax' [unknown-footnote]\n"
            "  help: did you mean 'law'?"
        ),
    ),
    "a note that only its letter has": (
        ["old/annex/pointing.md"],
        f"{OLD}/pointing.md:1:6: error: no note cites 'law', so it has no number [uncited-mention]",
    ),
    "a country that the letter does not name": (
        ["old/annex/country.md"],
        f"{OLD}/country.md:1:7: error: the campaign gives no country [not-given]",
    ),
    "a section that is no text": (
        ["old/annex/latin.md"],
        f"{OLD}/latin.md:1:4: error: this character is not",
    ),
    "a letter with a broken file": (
        [MEDIA, "--into", "broken"],
        "campaigns/broken/campaign.yaml:1:7: error: ",
    ),
    "a section of a broken letter": (["broken/annex/a.md"], "campaigns/broken/campaign.yaml:1:7: error: "),
}


@pytest.mark.parametrize("how", ["link", "copy"])
@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_leaves_every_file(project: SmallProject, case: str, how: str) -> None:
    words, says = REFUSED[case]
    project.write(old_letter("Closed.[^law]\n", LAW) | new_letter())
    project.write(
        {
            "campaigns/old/annex/needy.md": "---\nneeds: {since: a date}\n---\nSince {{ since }}.\n",
            "campaigns/old/annex/country.md": "In {{ country }}.\n",
            "campaigns/old/annex/lost.md": "One.[^lax]\n",
            "campaigns/old/annex/pointing.md": 'Note {{ note("law") }}.\n',
            "campaigns/old/annex/latin.md": "caf\xe9".encode("latin-1"),
            "campaigns/broken/campaign.yaml": "date: [2026\n",
            "campaigns/broken/annex/a.md": "A.\n",
        }
    )
    (project.root / "campaigns/old/annex/out.md").symlink_to("/etc/hostname")
    before = project.files()
    into = [] if "--into" in words else ["--into", "letter"]
    run = project.run("annex", "adopt", *words, *into, f"--{how}")
    assert (run.status, run.out) == (1, "")
    assert says in run.err
    assert project.files() == before


@pytest.mark.parametrize("first", ["link", "copy"])
@pytest.mark.parametrize("second", ["link", "copy"])
def test_a_section_is_adopted_once(project: SmallProject, first: str, second: str) -> None:
    project.write(old_letter("Closed.\n") | new_letter())
    adopt(project, first)
    before = project.files()
    run = adopt(project, second)
    assert run.status == 1
    assert "campaigns/letter/campaign.yaml:7:14: error: letter has 'old/annex/media.md' already" in run.err
    assert "[already-adopted]" in run.err
    assert ("undersigned annex accept" if first == "link" else "undersigned annex compare") in run.err
    assert project.files() == before


def test_a_section_that_was_carried_over_is_there_already(project: SmallProject) -> None:
    project.write(old_letter("Closed.\n"))
    assert project.run("new", "next", "--from", "old", "--date", "2026-12-01").status == 0
    before = project.files()
    run = project.run("annex", "adopt", "old/annex/media.md", "--into", "next")
    assert run.status == 1
    assert "next has the very text of 'old/annex/media.md' already: annex/media.md" in run.err
    assert project.files() == before


def test_a_copy_does_not_come_back(project: SmallProject) -> None:
    project.write(old_letter("Closed.\n") | new_letter())
    third = {name.replace("/letter/", "/third/"): text for name, text in new_letter().items()}
    project.write(third)
    adopt(project, "copy")
    project.run("annex", "adopt", "letter/annex/media.md", "--into", "third")
    before = project.files()
    for section in ("letter/annex/media.md", "third/annex/media.md"):
        run = project.run("annex", "adopt", section, "--into", "old")
        assert run.status == 1
        assert "was itself copied from old/annex/media.md, a section of old [circular-adoption]" in run.err
    assert project.files() == before


def test_sections_that_claim_to_come_from_each_other_end(project: SmallProject) -> None:
    project.write(old_letter("Closed.\n") | new_letter())
    for mine, other in (("old", "x"), ("x", "old")):
        text = old_letter("Closed.\n")["campaigns/old/campaign.yaml"]
        entry = f"{{file: annex/media.md, from: {other}/annex/media.md}}"
        project.write({f"campaigns/{mine}/campaign.yaml": text.replace("annex/media.md", entry)})
        project.write({f"campaigns/{mine}/annex/media.md": "Closed.\n", f"campaigns/{mine}/body.md": "We.\n"})
    assert adopt(project, "copy").status == 0
    assert project.run("annex", "list").status == 0


def test_a_full_disk_leaves_every_file(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    project.write(old_letter("Closed.[^law]\n", LAW) | new_letter())
    before = project.files()
    written: list[int] = []

    def full(handle: int) -> None:
        written.append(handle)
        if len(written) > 1:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    run = adopt(project, "copy")
    assert run.status == 1
    assert "[disk-full]" in run.err
    assert project.files() == before


# --- when the original changes


def test_every_letter_that_follows_a_section_is_told_when_it_changes(project: SmallProject) -> None:
    project.write(old_letter("Closed.[^law]\n", LAW) | new_letter())
    third = {name.replace("/letter/", "/third/"): text for name, text in new_letter().items()}
    project.write(third)
    adopt(project, "link")
    project.run("annex", "adopt", MEDIA, "--into", "third", "--link")
    project.write({"campaigns/old/annex/media.md": "Closed for good.[^law]\n"})
    for name in ("letter", "third"):
        run = project.run("check", name)
        assert run.status == 0
        told = f"campaigns/{name}/campaign.yaml:7:46: warning: 'old/annex/media.md' is another text"
        assert any(line.startswith(told) for line in run.err.splitlines())
        assert f"undersigned annex accept old/annex/media.md --into {name}" in run.err
    assert project.run("check", "old").err == ""
    assert project.run("annex", "accept", MEDIA, "--into", "letter").out == "campaigns/letter/campaign.yaml\n"
    assert "warning: the annex has no title: its first section goes on" in project.run("check", "letter").err
    assert "section-changed" in project.run("check", "third").err
    again = project.run("annex", "accept", MEDIA, "--into", "letter")
    assert again.out == "letter knows the present text of old/annex/media.md\n"


@pytest.mark.parametrize(
    ("new", "is_change"),
    [
        (old_letter("Closed.[^law]  \n", LAW), False),
        (old_letter("Closed.[^law]\n", f"{LAW}\nother: Not cited here."), False),
        (
            old_letter("Closed.[^law]\n", "law: {url: 'https://example.org/law'}", "country: Sylvania\n"),
            False,
        ),
        (old_letter("Closed. [^law]\n", LAW), True),
        (old_letter("Closed.[^law]\n", 'law: {url: "https://example.org/law", date: 2024-01-01}'), True),
        (old_letter("Closed.[^law]\n", 'law: {url: "https://example.org/law", full_stop: false}'), True),
        (old_letter("Closed.[^law]\n", "law: The law."), True),
    ],
)
def test_a_change_is_one_of_the_text_or_of_a_source(
    project: SmallProject, new: dict[str, str], *, is_change: bool
) -> None:
    project.write(old_letter("Closed.[^law]\n", LAW) | new_letter())
    adopt(project, "link")
    project.write(new)
    assert ("[section-changed]" in project.run("check", "letter").err) == is_change


def test_a_source_that_a_note_quotes_counts_too(project: SmallProject) -> None:
    words = 'words: But see {{ source("law") }}.'
    project.write(old_letter("Closed.[^words]\n", f"{LAW}\n{words}") | new_letter())
    adopt(project, "link")
    project.write(old_letter("Closed.[^words]\n", f"law: The law.\n{words}"))
    assert "[section-changed]" in project.run("check", "letter").err


def test_a_section_that_was_linked_by_hand_can_be_accepted(project: SmallProject) -> None:
    project.write(
        old_letter("Closed.\n") | new_letter(more="annex:\n  sections:\n    - old/annex/media.md\n")
    )
    assert project.run("annex", "accept", MEDIA, "--into", "letter").status == 0
    (entry,) = sections(project)
    assert entry.startswith("- {file: old/annex/media.md, as_adopted: ")


def test_what_was_not_adopted_is_not_accepted(project: SmallProject) -> None:
    project.write(old_letter("Closed.\n") | new_letter())
    run = project.run("annex", "accept", MEDIA, "--into", "letter")
    assert run.status == 1
    assert run.err == (
        "campaigns/letter/campaign.yaml:1:1: error: letter has not adopted 'old/annex/media.md' [not-adopted]\n"
        "  help: to put it there: undersigned annex adopt old/annex/media.md --into letter\n"
    )


def test_a_section_is_named_in_several_ways(project: SmallProject) -> None:
    project.write(old_letter("Closed.\n") | new_letter())
    shown = project.run("annex", "show", MEDIA).out
    for named in (
        "campaigns/old/annex/media.md",
        str(project.root / "campaigns" / MEDIA),
        "./old/annex/media.md",
    ):
        assert project.run("annex", "show", named).out == shown
    assert Path(MEDIA).name in project.run("annex", "list").out
