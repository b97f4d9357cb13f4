"""Proves that commands which change one file at the same time lose nothing, and that a link to a file stays one."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from outside import ROOT
from small_project import SmallProject

CAMPAIGN = "campaigns/letter/campaign.yaml"
FACTS = [f"fact-{number}" for number in range(5)]
SECTIONS = ["media", "union", "law"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"}


@pytest.fixture
def letter(project: SmallProject) -> SmallProject:
    """A letter with facts that are too old, and another one with sections that it may adopt."""
    text = (project.root / CAMPAIGN).read_text("utf-8")
    facts = "".join(f"  {name}: {{text: '{name}', as_of: 2024-01-01}}\n" for name in FACTS)
    listed = ", ".join(f"annex/{name}.md" for name in SECTIONS)
    project.write(
        {
            CAMPAIGN: f"{text}facts:\n{facts}",
            "campaigns/old/campaign.yaml": f"{text}annex: {{sections: [{listed}]}}\n",
            "campaigns/old/body.md": "We wrote.\n",
            **{f"campaigns/old/annex/{name}.md": f"## {name}\n" for name in SECTIONS},
        }
    )
    return project


def run_at_once(project: SmallProject, commands: list[list[str]]) -> None:
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "undersigned", "-C", str(project.root), *command],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=ENVIRONMENT,
        )
        for command in commands
    ]
    for process in running:
        said, _ = process.communicate(timeout=120)
        assert process.returncode == 0, said.decode()


def worklist(project: SmallProject) -> tuple[list[str], list[str]]:
    """The ids of what is open, and of what is settled."""
    told = json.loads(project.run("todo", "letter", "--json").out)
    return [item["id"] for item in told["open"]], [item["id"] for item in told["settled"]]


def test_all_that_is_settled_and_adopted_at_once_is_kept(letter: SmallProject) -> None:
    open, _ = worklist(letter)
    assert len(open) == len(FACTS)
    settle = [["todo", "letter", "--settle", id] for id in open]
    adopt = [["annex", "adopt", f"old/annex/{name}.md", "--into", "letter", "--link"] for name in SECTIONS]
    run_at_once(
        letter,
        [command for pair in zip(settle, [*adopt, [], []], strict=True) for command in pair if command],
    )
    assert worklist(letter) == ([], open)
    text = (letter.root / CAMPAIGN).read_text("utf-8")
    assert all(f"old/annex/{name}.md" in text for name in SECTIONS)
    assert not [name for name in letter.files() if ".lock" in name]


def test_all_sessions_that_are_added_at_once_are_in_the_table(letter: SmallProject) -> None:
    ids = [f"HRC{number}" for number in range(70, 74)]
    added = [["--session", id, "--opens", f"20{29 + year}-01-01"] for year, id in enumerate(ids)]
    run_at_once(letter, [["new", f"to-{of[1].lower()}", *of] for of in added])
    table = (letter.root / "campaigns/sessions.yaml").read_text("utf-8")
    assert [line.partition(":")[0] for line in table.splitlines()] == ["HRC63", *ids]


def test_a_link_to_a_file_stays_one_and_the_file_is_changed(letter: SmallProject) -> None:
    path = letter.root / CAMPAIGN
    letter.write({"shared/c.yaml": path.read_bytes()})
    path.unlink()
    path.symlink_to("../../shared/c.yaml")
    open, _ = worklist(letter)
    assert letter.run("todo", "letter", "--settle", *open).status == 0
    run = letter.run("annex", "adopt", "old/annex/law.md", "--into", "letter", "--link")
    assert (run.status, run.err) == (0, "")
    letter.write({"campaigns/old/annex/law.md": "## The law\n"})
    assert letter.run("annex", "accept", "old/annex/law.md", "--into", "letter").status == 0
    assert path.is_symlink()
    text = (letter.root / "shared/c.yaml").read_text("utf-8")
    assert all(id in text for id in [*open, "old/annex/law.md"])
    assert worklist(letter) == ([], open)


def test_nothing_outside_the_project_is_changed(
    letter: SmallProject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path, outside = letter.root / CAMPAIGN, tmp_path_factory.mktemp("outside") / "c.yaml"
    before = path.read_bytes()
    outside.write_bytes(before)
    path.unlink()
    path.symlink_to(outside)
    for words in (["todo", "letter"], ["annex", "adopt", "old/annex/law.md", "--into", "letter", "--link"]):
        run = letter.run(*words)
        assert run.status == 1
        leads = f"leads out of the project: {CAMPAIGN} is a link to {outside}"
        assert f"{CAMPAIGN}:1:1: error: '{CAMPAIGN}' {leads} [outside-project]" in run.err
    assert path.is_symlink()
    assert outside.read_bytes() == before
