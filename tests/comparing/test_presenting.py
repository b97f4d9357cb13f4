"""Holds the terminal, the web page and the JSON of a comparison to what changed."""

from __future__ import annotations

import contextlib
import io
import json
import re
from html.parser import HTMLParser

import pytest

from outside import pandoc_tree
from small_project import SmallProject
from undersigned.cli import main

OLD = """\
date: 2026-09-01
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
signatories: [freedonia-watch]
asks:
  resolution:
    items:
      renew: Renew the mandate for two years.
      speak: Speak out.
footnotes:
  law: {symbol: A/HRC/60/1}
"""
NEW = OLD.replace("two years", "one year & a day <at least>").replace("2026", "2027")
BODY = 'We write to you.[^law]\n\n{{ asks("resolution") }}\n'


@pytest.fixture
def letters(project: SmallProject) -> SmallProject:
    """A project with two letters that differ in their date and in one ask."""
    for name, campaign in (("letter", OLD), ("next", NEW)):
        project.write({f"campaigns/{name}/campaign.yaml": campaign, f"campaigns/{name}/body.md": BODY})
    return project


class Terminal(io.StringIO):
    """Where a person reads."""

    def isatty(self) -> bool:
        return True


def at_terminal(project: SmallProject) -> str:
    screen = Terminal()
    with contextlib.chdir(project.root), contextlib.redirect_stdout(screen):
        assert main(["compare", "letter", "next"]) == 0
    return screen.getvalue()


def test_a_terminal_has_colours_instead_of_signs(
    letters: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    shown = at_terminal(letters)
    assert "\x1b[31;9mtwo\x1b[0m \x1b[31;9myears\x1b[0m \x1b[32;4mone\x1b[0m" in shown
    assert "[-" not in shown
    assert "{+" not in shown


def test_who_wants_no_colour_has_signs(letters: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    shown = at_terminal(letters)
    assert shown == letters.run("compare", "letter", "next").out
    assert "\x1b" not in shown
    assert "[-two years-] {+one year & a day <at least>+}" in " ".join(shown.split())


def test_narrow_terminals_have_shorter_lines(letters: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "24")
    shown = letters.run("compare", "letter", "next").out
    assert max(map(len, shown.splitlines())) <= 24


# --- the web page


class Page(HTMLParser):
    """What an outside reader finds in the page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.inside: dict[str, str] = {"ins": "", "del": "", "h2": ""}
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in self.inside:
            if tag in self.open:
                self.inside[tag] += data


@pytest.fixture
def page(letters: SmallProject) -> str:
    run = letters.run("compare", "letter", "next", "--html", "out/changes.html")
    assert (run.status, run.out, run.err) == (0, "out/changes.html\n", "")
    return (letters.root / "out/changes.html").read_text("utf-8")


def test_the_page_marks_what_was_inserted_and_deleted_for_the_eye_and_the_ear(page: str) -> None:
    found = Page(page)
    said = " ".join(found.inside["del"].split()), " ".join(found.inside["ins"].split())
    assert "[deleted] two years [end of deleted]" in said[0]
    assert "[inserted] one year & a day <at least> [end of inserted]" in said[1]
    assert found.inside["h2"] == "Date, rewordedAsks"


def test_the_page_begins_with_links_to_what_changed(page: str) -> None:
    found = Page(page)
    targets = [str(attributes["href"])[1:] for tag, attributes in found.tags if tag == "a"]
    ids = [attributes["id"] for _, attributes in found.tags if "id" in attributes]
    assert targets == ids == ["part-1", "part-2"]


def test_the_page_needs_nothing_else_and_runs_nothing(page: str) -> None:
    found = Page(page)
    assert {tag for tag, _ in found.tags}.isdisjoint({"script", "link", "img", "iframe", "object", "base"})
    assert not re.search(r"https?:|url\(|@import", page)
    assert "default-src 'none'" in page


def test_pandoc_reads_the_same_changes(page: str) -> None:
    read = json.dumps(pandoc_tree(page, "html"))
    assert read.count('"Strikeout"') == page.count("<del>") == 2
    assert read.count('"Underline"') == page.count("<ins>") == 2


def test_two_letters_that_say_the_same_make_a_page_that_says_so(letters: SmallProject) -> None:
    letters.run("compare", "letter", "letter", "--html", "same.html")
    assert "letter and letter say the same." in (letters.root / "same.html").read_text("utf-8")


# --- JSON


def test_json_has_the_whole_tree(letters: SmallProject) -> None:
    run = letters.run("compare", "letter", "next", "--json")
    answer = json.loads(run.out)
    assert (run.status, answer["stopped"], answer["same"]) == (0, False, False)
    assert answer["from"] == {"name": "letter", "date": "2026-09-01", "language": "en-GB"}
    asks = next(part for part in answer["parts"] if part["role"] == "asks")
    assert [(ask["form"], ask["name"], ask["change"]) for ask in asks["passages"]] == [
        ("ask", "renew", "reworded"),
        ("ask", "speak", "same"),
    ]
    assert asks["passages"][0]["runs"][1] == {"kind": "deleted", "text": "two years"}
    assert answer["notes"] == []


# --- what can go wrong


def test_letters_that_do_not_build_are_told_and_nothing_is_written(letters: SmallProject) -> None:
    for name in ("letter", "next"):
        letters.write({f"campaigns/{name}/body.md": "We write.[^nowhere]\n"})
    run = letters.run("compare", "letter", "next", "--html", "changes.html")
    assert (run.status, run.out) == (1, "")
    for name in ("letter", "next"):
        assert f"campaigns/{name}/body.md:1:10: error: no footnote is called 'nowhere'" in run.err
    assert not (letters.root / "changes.html").exists()
    answer = json.loads(letters.run("compare", "letter", "next", "--json").out)
    assert answer["stopped"] is True
    assert {"unknown-footnote"} <= {finding["code"] for finding in answer["findings"]}


def test_warnings_of_the_letters_are_not_told(letters: SmallProject) -> None:
    letters.write({"campaigns/next/body.md": "We write to you.\n"})
    run = letters.run("compare", "letter", "next")
    assert (run.status, run.err) == (0, "")


def test_the_letter_that_one_carries_on_need_not_be_named(letters: SmallProject) -> None:
    letters.write({"campaigns/next/campaign.yaml": NEW + "from: letter\n"})
    assert letters.run("compare", "next") == letters.run("compare", "letter", "next")


def test_a_letter_that_carries_on_none_has_to_be_compared_with_a_named_one(letters: SmallProject) -> None:
    run = letters.run("compare", "next")
    assert (run.status, run.out) == (1, "")
    assert run.err == (
        "error: 'next' does not say which letter it carries on [nothing-to-compare]\n"
        "  help: name two letters, the earlier one first: undersigned compare EARLIER next\n"
    )


def test_an_unknown_letter_is_told_with_what_was_meant(letters: SmallProject) -> None:
    run = letters.run("compare", "lettre", "next")
    assert run.status == 1
    assert "did you mean 'letter'?" in run.err


def test_a_page_overwrites_no_file_of_another_kind(letters: SmallProject) -> None:
    before = letters.files()
    run = letters.run("compare", "letter", "next", "--html", "campaigns/next/body.md")
    assert run.status == 2
    assert "the page's name has to end in .html, and 'campaigns/next/body.md' does not" in run.err
    assert letters.files() == before
