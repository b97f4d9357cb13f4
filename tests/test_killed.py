"""Kills the program at every step at which it touches files: nothing is half, nothing recorded is lost.

Every command of the program is walked that writes; of each other one, that it touches nothing is looked at, too.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import docx
import pytest

from outside import ROOT
from small_project import SmallProject
from undersigned.cli.arguments import parser

LETTER = """\
date: 2026-09-01
session: HRC63
country: Freedonia
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
signatories: [freedonia-watch]
signature_fields: all
footnotes:
  one: A source.
annex:
  title: Annex
  sections: [annex/media.md]
"""
PLAIN = "date: 2026-09-02\naddressees: [All]\nsubject: O\nsignatories: []\n"
FILES = {
    "campaigns/letter/campaign.yaml": LETTER,
    "campaigns/letter/body.md": "We write to you.[^one]\n",
    "campaigns/letter/annex/media.md": "# Media\n\nA word on the media.[^two]\n\n[^two]: Another source.\n",
    "campaigns/other/campaign.yaml": PLAIN,
    "campaigns/other/body.md": "We write again.\n",
    "campaigns/typed/campaign.yaml": PLAIN.replace("[]", "[{name: Union of Journalists of Freedonia}]"),
    "campaigns/typed/body.md": "We write again.\n",
    "signatories/organisations.yaml": "freedonia-watch: {name: Freedonia Watch}\nfidh: {name: FIDH}\n",
    "old.md": "# Old letter\n\nDear all,\n\nWe wrote to you.\n",
    "answers.csv": "Organisation,Do you sign?\nFreedonia Watch,yes\nNew Voices,yes\n",
    "secret.txt": "correct horse battery staple\n",
}
COPIES: Final = ["annex", "adopt", "letter/annex/media.md", "--into", "other", "--copy"]
LINKS: Final = ["annex", "adopt", "letter/annex/media.md", "--into", "other", "--link"]
JOINS: Final = ["signatories", "confirm", "letter", "fidh", "--list"]
CONFIRMS: Final = ["signatories", "confirm", "letter", "freedonia-watch"]
MAKES_KEY: Final = ["sign", "--make-key", "key.p12", "--name", "Ann", "--organisation", "Freedonia Watch",
                    "--passphrase-file", "secret.txt"]  # fmt: skip
KEY: Final = ["--pkcs12", "key.p12", "--passphrase-file", "secret.txt"]
SEALED: Final = "build/letter/letter.signed.pdf"
SEALS: Final = ["sign", "letter", *KEY]
CIRCULATES: Final = ["circulate", "letter", "--deadline", "2026-08-31"]
BUILDS: Final = ["build", "letter", "--format", "docx"]

_SHARES: Final = 6
WALKS: Final[list[tuple[Sequence[Sequence[str]], Sequence[str]]]] = [
    ([], ["init", "fresh"]),
    ([], ["init", "fresh", "--kind", "statement"]),
    ([], ["build", "letter", "--format", "txt", "--format", "md"]),
    ([], ["new", "next", "--from", "letter", "--session", "HRC70", "--opens", "2028-09-11"]),
    ([], ["import", "old.md", "--as", "old"]),
    ([], COPIES),
    ([], LINKS),
    ([COPIES], ["annex", "update", "annex/media.md", "--into", "other"]),
    ([COPIES], ["annex", "accept", "letter/annex/media.md", "--into", "other"]),
    ([LINKS], ["annex", "copy", "letter/annex/media.md", "--into", "other"]),
    ([COPIES], ["annex", "link", "letter/annex/media.md", "--into", "other"]),
    ([COPIES], ["annex", "drop", "letter/annex/media.md", "--into", "other"]),
    ([], ["letterhead", "ours", "--name", "Coalition", "--yes"]),
    ([], ["todo", "letter"]),
    ([], ["compare", "letter", "other", "--html", "page.html"]),
    ([], ["signatories", "add", "New Voices", "--country", "Freedonia"]),
    ([], ["signatories", "add", "--from", "typed", "--yes"]),
    ([], ["signatories", "add", "--from", "typed", "--review", "review.csv"]),
    ([], ["signatories", "invite", "letter", "freedonia-watch"]),
    ([], CONFIRMS),
    ([], ["signatories", "decline", "letter", "freedonia-watch"]),
    ([CONFIRMS], ["signatories", "withdraw", "letter", "freedonia-watch"]),
    ([], ["signatories", "status", "letter", "--csv", "status.csv"]),
    ([], ["signatories", "import", "letter", "answers.csv", "--accept", "sure", "--accept", "new"]),
    ([], ["signatories", "import", "letter", "answers.csv", "--review", "review.csv"]),
    ([CONFIRMS], ["signatories", "editorial", "letter", "--by", "Ann", "--reason", "a slip", "--yes"]),
    ([CONFIRMS, MAKES_KEY, SEALS, JOINS], ["signatories", "since", "letter", "--format", "txt"]),
    ([], MAKES_KEY),
    ([CONFIRMS, MAKES_KEY], SEALS),
    ([CONFIRMS, MAKES_KEY, SEALS], ["sign", SEALED, "--as", "freedonia-watch", *KEY]),
    ([CONFIRMS, MAKES_KEY, SEALS], ["pack", "letter"]),
    ([], CIRCULATES),
    ([CIRCULATES], ["signatories", "remind", "letter"]),
    ([], ["redline", "letter", "other", "--output", "changes.docx"]),
    ([BUILDS], ["merge", "letter", "build/letter/letter.docx", "--take", "all"]),
]
"""What was done before, and the command that is killed."""
WRITES_NOTHING: Final = [
    ["list"],
    ["annex", "list"],
    ["asks", "history", "letter"],
    ["check", "letter"],
    ["manual"],
    ["annex", "show", "letter/annex/media.md"],
    ["annex", "compare", "letter/annex/media.md", "letter/annex/media.md"],
    ["signatories", "list"],
    ["signatories", "show", "freedonia-watch"],
    ["verify", SEALED, "--trust", "key.pem", "--as-is"],
]
CHANGED: Final = {
    "update": (
        "campaigns/letter/annex/media.md",
        "# Media\n\nMore words on the media.[^two]\n\n[^two]: Another source.\n",
    ),
    "accept": (
        "campaigns/letter/annex/media.md",
        "# Media\n\nMore words on the media.[^two]\n\n[^two]: Another source.\n",
    ),
    "merge": ("campaigns/letter/body.md", "We write to you once more.[^one]\n"),
    "todo": ("campaigns/letter/body.md", "We write to you. TODO ask Ann.[^one]\n"),
    "editorial": ("campaigns/letter/body.md", "We write to you again.[^one]\n"),
}
"""What is typed between the commands before and the one that is killed."""


@pytest.fixture(autouse=True)
def _on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1788000000")


def walked(folder: Path, walks: Sequence[tuple[Sequence[Sequence[str]], Sequence[str]]]) -> list[list[str]]:
    """What is wrong in each of some walks, and how many steps it had; in projects where that was done before."""
    asked = []
    for number, (before, command) in enumerate(walks):
        project = write_project(folder / str(number))
        for words in before:
            done = project.run(*words)
            assert done.status == 0, (words, done.err)
        project.write(dict([CHANGED[word] for word in command if word in CHANGED]))
        asked.append([str(project.root), command])
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")])
    answered = subprocess.run(
        [sys.executable, str(ROOT / "tests/walk_kills.py")],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": paths},
    )
    assert answered.returncode == 0, answered.stderr
    answer: list[list[str]] = json.loads(answered.stdout)
    return answer


def write_project(folder: Path) -> SmallProject:
    """A project in which each command has something to do."""
    document, file = docx.Document(), io.BytesIO()
    document.sections[0].header.paragraphs[0].text = "Coalition for Freedonia"
    document.save(file)
    project = SmallProject(folder / "project")
    project.write({**FILES, "templates/ours/reference.docx": file.getvalue()})
    return project


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
@pytest.mark.parametrize("share", range(_SHARES))
def test_killed_at_any_step_the_same_command_mends(share: int, tmp_path: Path) -> None:
    walks = WALKS[share::_SHARES]
    found = dict(zip([" ".join(command) for _, command in walks], walked(tmp_path, walks), strict=True))
    assert not {command: wrong for command, (*wrong, _) in found.items() if wrong}
    assert all(int(steps) > 1 for *_, steps in found.values()), found


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_what_only_reads_touches_nothing(tmp_path: Path) -> None:
    before = [CONFIRMS, MAKES_KEY, SEALS]
    walks = [(before if command[0] == "verify" else [], command) for command in WRITES_NOTHING]
    found = zip(WRITES_NOTHING, walked(tmp_path, walks), strict=True)
    assert {" ".join(command): said for command, said in found if said != ["0"]} == {}


def test_every_command_is_walked() -> None:
    """A new command that writes has to be killed here, too."""
    commands = [command for _, command in WALKS] + WRITES_NOTHING
    for words in _commands(parser()):
        assert any(tuple(command[: len(words)]) == words for command in commands), words


def _commands(of: argparse.ArgumentParser, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of each command that has none below it."""
    below = [
        action for action in of._actions if isinstance(action, argparse._SubParsersAction)
    ]  # argparse tells it in no other way
    if not below:
        yield words
    for action in below:
        for name, one in action.choices.items():
            yield from _commands(one, (*words, name))
