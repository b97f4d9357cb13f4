"""Kills the program at every step at which it touches files: nothing is half, nothing recorded is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from outside import ROOT
from small_project import SmallProject

LETTER = """\
date: 2026-09-01
session: HRC63
country: Freedonia
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
signatories: [freedonia-watch]
footnotes:
  one: A source.
annex:
  title: Annex
  sections: [annex/media.md]
"""
FILES = {
    "campaigns/letter/campaign.yaml": LETTER,
    "campaigns/letter/body.md": "We write to you.[^one]\n",
    "campaigns/letter/annex/media.md": "# Media\n\nA word on the media.[^two]\n\n[^two]: Another source.\n",
    "campaigns/other/campaign.yaml": "date: 2026-09-02\naddressees: [All]\nsubject: O\nsignatories: []\n",
    "campaigns/other/body.md": "We write again.\n",
    "signatories/organisations.yaml": "freedonia-watch:\n  name: Freedonia Watch\n",
    "old.md": "# Old letter\n\nDear all,\n\nWe wrote to you.\n",
    "typed.csv": "organisation,answer\nFreedonia Watch,yes\n",
}
EDITED = {
    **FILES,
    "campaigns/letter/campaign.yaml": LETTER.replace("under scrutiny", "under close scrutiny"),
    "campaigns/letter/body.md": "We write to you all.[^one]\n",
    "campaigns/letter/annex/media.md": "# Media\n\nSome words on the media.[^two]\n\n[^two]: Another source.\n",
}
"""What somebody makes of the letter in Word."""
COMMANDS: list[Sequence[str]] = [
    ("init", "fresh"),
    ("init", "fresh", "--kind", "statement"),
    ("build", "letter", "--format", "txt", "--format", "md"),
    ("new", "next", "--from", "letter", "--session", "HRC70", "--opens", "2028-09-11"),
    ("import", "old.md", "--as", "old"),
    ("todo", "letter"),
    ("signatories", "add", "New Voices", "--country", "Freedonia"),
    ("signatories", "invite", "letter", "freedonia-watch"),
    ("signatories", "confirm", "letter", "freedonia-watch"),
    ("circulate", "letter", "--deadline", "2026-08-31"),
    ("merge", "letter", "back.docx", "--take", "all"),
]
STRIDES = {"circulate": 7}
"""How many steps are passed over where a command takes many, a letter of which is drafted in each run."""

WALK = """\
import json, sys
from pathlib import Path
from killed import copied, run, tree

original, command, stride = Path(sys.argv[1]), json.loads(sys.argv[2]), int(sys.argv[3])
whole = copied(original, original.parent / "whole")
status, said = run(whole, command)
if status:
    sys.exit(f"the command itself fails: {said}")
ends, before = tree(whole), tree(original)
steps, seen = 0, set()
while True:
    steps += stride
    folder = copied(original, original.parent / "killed")
    status, said = run(folder, command, step=steps)
    if status != -9:
        break
    after = tree(folder)
    lost = [name for name in before if name not in after or after[name] not in (before[name], ends.get(name))]
    if lost:
        print(f"{steps}: lost or half: {lost}")
    may_grow = 'campaigns/letter/sign-ons.yaml'
    half = [n for n in after if n in ends and n not in before and after[n] != ends[n] and n != may_grow]
    if half:
        print(f"{steps}: half: {half}")
    is_left = any(folder.rglob(".*.part"))
    state = (is_left, tuple((name, data) for name, data in after.items() if ".part" not in name))
    if state in seen:
        continue  # what follows from it was looked at
    seen.add(state)
    status, said = run(folder, command)
    lines = said.strip().splitlines()
    mended = tree(folder)
    if "Traceback" in said or status not in (0, 1):
        print(f"{steps}: status {status}: {said}")
    if status == 0 and mended != ends:
        differs = sorted(n for n in mended.keys() | ends.keys() if mended.get(n) != ends.get(n))
        print(f"{steps}: not mended: {differs}")
    if status == 1:
        done = {n: d for n, d in mended.items() if not n.endswith(".part")} == ends
        if not done and not any("interrupted" in line for line in lines):
            print(f"{steps}: refused, and neither done nor told what to do: {said}")
    if left := [str(p.relative_to(folder)) for p in folder.rglob(".*.part")]:
        if status == 0:
            print(f"{steps}: not swept: {left}")
    if status:
        check = ["check", "letter"]
        status, said = run(folder, check)
        if "Traceback" in said or status not in (0, 1) or (status and "letter/" in said and "error" in said):
            print(f"{steps}: {check} says {said}")
print(f"steps {steps - 1}", file=sys.stderr)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_killed_at_any_step_the_same_command_mends(command: Sequence[str], tmp_path: Path) -> None:
    project = SmallProject(tmp_path / "project")
    if "merge" in command:
        project.write(EDITED)
        assert project.run("build", "letter", "--format", "docx").status == 0
        project.write({"back.docx": project.built("docx").read_bytes()})
    project.write(FILES)
    done = subprocess.run(
        [sys.executable, "-c", WALK, str(project.root), json.dumps(command), str(STRIDES.get(command[0], 1))],
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")]),
            "SOURCE_DATE_EPOCH": "1788000000",
        },
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr
    steps = int(done.stderr.split()[-1])
    assert steps > 1
