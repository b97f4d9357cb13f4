"""Holds the program to what Windows allows, as far as another system can tell: names of files, and consoles."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from outside import ROOT
from small_project import SMALL, SmallProject
from undersigned.files.ids import is_portable

CAMPAIGN = SMALL["campaigns/letter/campaign.yaml"]
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe"
    "0def46b80000000049454e44ae426082"
)


def new_files(project: SmallProject, before: dict[str, bytes]) -> list[str]:
    """The files that the program made; the names of all of them are such as Windows takes."""
    made = [name for name in project.files() if name not in before]
    named = [part for name in made for part in Path(name).parts]
    assert [part for part in named if not is_portable(part)] == []
    return sorted(made)


@pytest.mark.parametrize("name", ["con", "nul", "com1", "lpt9", "aux"])
@pytest.mark.parametrize("command", ["new {}", "import letter.md --as {}"])
def test_no_letter_is_called_like_a_device(project: SmallProject, command: str, name: str) -> None:
    project.write({"letter.md": "We write to you.\n"})
    before = project.files()
    run = project.run(*command.format(name).split())
    assert run.status == 1
    assert (
        f"'{name}' cannot be the name of a letter: Windows has a device of that name, and no folder"
        in run.err
    )
    assert project.files() == before


def test_no_section_that_was_imported_is_called_like_a_device(project: SmallProject) -> None:
    project.write(
        {"letter.md": "Excellencies,\n\nWe write to you.\n\n# Annex\n\n## Con\n\nOne.\n\n## Aux?\n\nTwo.\n"}
    )
    before = project.files()
    assert project.run("import", "letter.md", "--as", "again").status == 0
    made = new_files(project, before)
    assert {"campaigns/again/annex/con-.md", "campaigns/again/annex/aux-.md"} <= {*made}
    drafted = project.run("check", "again")
    assert "missing-file" not in drafted.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_copies_of_sections_and_pictures_have_names_that_windows_takes(project: SmallProject) -> None:
    project.write(
        {
            "campaigns/old/campaign.yaml": f"{CAMPAIGN}annex: {{sections: ['annex/What: media?.md']}}\n",
            "campaigns/old/body.md": "We wrote.\n",
            "campaigns/old/annex/What: media?.md": "## Media\n\n![A map](<map*.png>)\n\n![Another](<map-.png>)\n",
            "campaigns/old/annex/map*.png": PNG,
            "campaigns/old/annex/map-.png": PNG + b"\0",
        }
    )
    before = project.files()
    run = project.run("annex", "adopt", "old/annex/What: media?.md", "--into", "letter")
    assert run.status == 0, run.err
    made = new_files(project, before)
    assert made == [
        f"campaigns/letter/annex/{name}"
        for name in (
            "What- media-.md",
            "adopted/What- media-.json",
            "adopted/What- media-.md",
            "map--2.png",
            "map-.png",
        )
    ]
    assert project.run("build", "letter", "-f", "html").status == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such folders")
def test_what_is_built_and_packed_has_a_name_that_windows_takes(project: SmallProject) -> None:
    (project.root / "campaigns/letter").rename(project.root / "campaigns/HRC57: Freedonia")
    before = project.files()
    run = project.run("build", "HRC57: Freedonia", "-f", "docx", "-f", "pdf", "--archive")
    assert run.status == 0, run.err
    assert new_files(project, before) == [
        f"build/HRC57- Freedonia/HRC57- Freedonia.{end}" for end in ("docx", "pdf")
    ]
    run = project.run("build", "HRC57: Freedonia", "-f", "txt", "-o", "out")
    assert run.out == "out/HRC57- Freedonia.txt\n"
    project.write(
        {"campaigns/HRC57- Freedonia/campaign.yaml": CAMPAIGN, "campaigns/HRC57- Freedonia/body.md": "We."}
    )
    run = project.run("build", "HRC57: Freedonia", "-f", "txt")
    assert "the letters 'HRC57: Freedonia' and 'HRC57- Freedonia' would both be built as" in run.err
    assert project.run("build", "HRC57- Freedonia", "-f", "txt").status == 0


CONSOLES = ["ascii", "cp1252", "cp437", "cp936"]


@pytest.mark.parametrize("encoding", CONSOLES)
def test_no_console_makes_a_command_fail(project: SmallProject, encoding: str) -> None:
    """What a console cannot show stands there as an escape: a fault, a name, help; never a traceback."""
    project.write(
        {
            "signatories/organisations.yaml": (
                "freedonia-watch: {name: 'منظمة حقوق الإنسان → អង្គការ', acronym: ПЦ}\n"
            ),
            "campaigns/letter/body.md": "نكتب إليكم — “XXX” → 人权 [^nichts]\n",
        }
    )
    commands = (
        ("check", "letter"),
        ("signatories", "list"),
        ("signatories", "show", "freedonia-watch"),
        ("asks", "history", "→"),
        ("annex", "list"),
        ("build", "أ"),
        ("--help",),
        ("signatories", "--help"),
    )
    program = (
        "import json, sys\n"
        "from undersigned.cli import main\n"
        "for command in json.loads(sys.argv[1]):\n"
        "    try:\n"
        "        print('=', main(command))\n"
        "    except SystemExit as usage:\n"
        "        print('=', usage.code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, json.dumps(commands)],
        capture_output=True,
        check=False,
        cwd=project.root,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONIOENCODING": encoding,
            "PYTHONUTF8": "0",
        },
    )
    out, err = done.stdout.decode(encoding), done.stderr.decode(encoding)
    assert (done.returncode, "Traceback" in err) == (0, False), err
    assert "no footnote is called 'nichts'" in err
    ends = [line for line in out.splitlines() if line.startswith("= ")]
    assert len(ends) == len(commands)
    assert ends[0] == "= 1"
