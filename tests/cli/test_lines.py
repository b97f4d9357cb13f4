"""Holds that lines are folded for readers at a terminal and nobody else; and what is said of slips of typing there."""

from __future__ import annotations

import contextlib
import os
from unittest import mock

import pytest

from small_project import SmallProject, Terminal
from undersigned.cli import main
from undersigned.cli.terminal import fitted


def test_findings_are_folded_at_words_where_errors_go_to_a_terminal(project: SmallProject) -> None:
    project.write({"campaigns/letter/campaign.yaml": "date: 1\nnonsense: 2\n"})
    screen = Terminal()
    with (
        contextlib.chdir(project.root),
        mock.patch.dict(os.environ, {"COLUMNS": "60"}),
        contextlib.redirect_stderr(screen),
    ):
        main(["check", "letter"])
    whole = project.run("check", "letter").err
    folded = screen.getvalue()
    assert max(map(len, folded.splitlines())) < 60
    assert max(map(len, whole.splitlines())) > 160
    assert folded.split() == whole.split()
    assert all(
        line.startswith("  ")
        for line in folded.splitlines()
        if ": error: " not in line and "manual" not in line
    )


def test_a_line_that_goes_on_is_set_in_by_more_than_it_begins_with() -> None:
    with mock.patch.dict(os.environ, {"COLUMNS": "30"}):
        assert fitted("  help: write it as in an-address-that-is-longer-than-a-line\n\nend", Terminal()) == (
            "  help: write it as in\n    an-address-that-is-longer-than-a-line\n\nend"
        )


@pytest.mark.parametrize(
    ("typed", "help"),
    [
        ("new other \u2013kind statement", "write --kind"),
        ("build letter \u2014final", "write --final"),
        ("build letter \u2013f pdf", "write -f"),
        ("build letter \u2013-format=pdf", "write --format"),
        ("build letter -f html,txt", "write --format html --format txt"),
        ("build letter -f word", "did you mean 'docx'?"),
        ("build letter -f Markdown", "did you mean 'md'?"),
        ("build letter -f pfd", "did you mean 'pdf'?"),
    ],
)
def test_the_help_says_what_to_type(project: SmallProject, typed: str, help: str) -> None:
    run = project.run(*typed.split())
    assert run.status == 2
    assert run.err.endswith(f"\n  help: {help}\n")
    assert run.out == ""
