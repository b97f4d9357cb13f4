"""The manual on the terminal: every page, whole, within its columns."""

from __future__ import annotations

import re

import pytest

from small_project import SmallProject
from undersigned.files.manual import CONTENTS, mentions, page, page_names
from undersigned.files.project import built_in_manual

PAGES = (CONTENTS, *page_names())
WORD = re.compile(r"[^\W\d_]{3,}")
LINES = re.MULTILINE | re.DOTALL
FENCED = re.compile(r"^```[^\n]*\n(.*?)^```$", LINES)
SPAN = re.compile(r"(?<!`)`[^`]+`(?!`)")
NO_WORDS = re.compile(r"^```.*$|\]\([^)]*\)|<!--.*?-->", re.MULTILINE | re.DOTALL)
"""What a terminal does not show of a page: how an example is to be read, where a link leads, remarks."""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_shown_with_all_its_words(name: str, project: SmallProject) -> None:
    shown = project.run("manual", name)
    assert shown.status == 0
    printed = {word.casefold() for word in WORD.findall(shown.out)}
    written = {word.casefold() for word in WORD.findall(NO_WORDS.sub("", page(name).text))}
    assert written - printed == set()


@pytest.mark.parametrize("name", PAGES)
def test_what_is_to_be_typed_is_shown_sign_for_sign(
    name: str, project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "5000")
    shown = project.run("manual", name).out
    text = page(name).text
    for block in FENCED.findall(text):
        assert "".join(f"    {line}".rstrip() + "\n" for line in block.splitlines()) in shown
    for span in SPAN.findall(FENCED.sub("", text)):
        assert span.replace("\n", " ").replace(r"\|", "|") in shown


@pytest.mark.parametrize("name", PAGES)
def test_above_each_example_of_a_file_stands_which(name: str, project: SmallProject) -> None:
    shown = project.run("manual", name).out
    end = 0
    for file, block in re.findall(r"^```\w+ (?:file|add|change)=(\S+)\n(.*?)^```", page(name).text, LINES):
        first = f"\n\n    {block.splitlines()[0]}".rstrip() + "\n"
        start, end = end, shown.index(first, end) + 1
        above = shown[start:end].rpartition("\n    ")[2]
        assert file in re.sub(r"\s+", " ", above), (file, above)


@pytest.mark.parametrize(
    ("words", "page_named"),
    [
        (["french"], "another-language"),
        (["addressees"], "letter-kinds"),
        (["columns"], "signatories-list"),
        (["line", "spacing"], "house-style"),
        (["without", "names"], "signatories-list"),
    ],
)
def test_words_that_name_no_page_are_looked_for_in_all(
    words: list[str], page_named: str, project: SmallProject
) -> None:
    run = project.run("manual", *words)
    assert run.status == 0
    assert any(line.startswith(f"{page_named} ") for line in run.out.splitlines()), run.out


def test_each_heading_of_the_manual_is_found_by_its_words() -> None:
    for name in page_names():
        for heading in re.findall(r"^## ([^`\[\n]+)$", FENCED.sub("", page(name).text), re.MULTILINE):
            found = mentions(heading)
            assert any((one.page, one.heading) == (name, heading) for one in found), heading
            assert found[0].in_heading


@pytest.mark.parametrize("columns", [40, 80])
def test_what_is_no_example_fits_the_terminal(
    columns: int, project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for name in PAGES:
        for line in project.run("manual", name).out.splitlines():
            assert len(line) <= columns or line.startswith("    ") or " " not in line.strip(" -"), (
                name,
                line,
            )


def test_a_page_is_found_by_its_name_however_it_is_typed(project: SmallProject) -> None:
    assert project.run("manual", "Footnotes.md").out == project.run("manual", "footnotes").out


def test_an_unknown_page_is_answered_with_the_one_that_is_meant(project: SmallProject) -> None:
    run = project.run("manual", "fotnotes")
    assert run.status == 1
    assert "help: did you mean 'footnotes'?" in run.err


def test_each_page_that_another_names_is_there() -> None:
    for name in PAGES:
        for linked in re.findall(r"\]\((?:\.\./docs/)?([\w-]+)\.md", page(name).text):
            assert (built_in_manual() / f"{linked}.md").is_file(), (name, linked)
