"""The manual on the terminal: every page, whole, within its columns."""

from __future__ import annotations

import re

import pytest

from small_project import SmallProject
from undersigned.files.manual import CONTENTS, page, page_names
from undersigned.files.project import built_in_manual

PAGES = (CONTENTS, *page_names())
WORD = re.compile(r"[^\W\d_]{3,}")
NO_WORDS = re.compile(r"^```.*$|\]\([^)]*\)|<!--.*?-->", re.MULTILINE | re.DOTALL)
"""What a terminal does not show of a page: how an example is to be read, where a link leads, remarks."""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_shown_with_all_its_words(name: str, project: SmallProject) -> None:
    shown = project.run("manual", name)
    assert shown.status == 0
    printed = {word.casefold() for word in WORD.findall(shown.out)}
    written = {word.casefold() for word in WORD.findall(NO_WORDS.sub("", page(name).text))}
    assert written - printed == set()


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
