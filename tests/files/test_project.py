"""Holds a project to its folder: nothing outside is read or written, whatever links and names lead there."""

from __future__ import annotations

import ast
import io
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import docx
import pytest
from PIL import Image

from outside import ROOT
from small_project import SmallProject
from undersigned.files.project import Project, find_project
from undersigned.model.findings import NOWHERE, Findings, LetterError
from undersigned.sealing.sealed_letters import SealRequest, seal_letter
from undersigned.sealing.signing import Pen

CANARY = "Canarycanary"
"""Words that stand in every file outside, and nowhere inside."""

FILES = {
    "campaigns/letter/campaign.yaml": """\
letter: ours
style: ours
notes: {style: cited}
date: 2026-09-01
session: HRC63
from: earlier
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
signatories: [freedonia-watch]
signatory_list: {logos: above}
annex: {title: Annex, sections: [annex/media.md, earlier/annex/lent.md]}
outcomes: {}
footnotes:
  law: {symbol: A/HRC/RES/48/23, adopted: 2021-10-11}
""",
    "campaigns/letter/body.md": "We write to you.[^law]\n\n![A map](map.png)\n",
    "campaigns/letter/annex/media.md": "## Media\n\nPapers are closed.\n",
    "campaigns/letter/sign-on-form.yaml": "columns: {organisation: Who}\n",
    "campaigns/earlier/campaign.yaml": """\
date: 2025-09-01
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
signatories: [freedonia-watch]
annex: {sections: [annex/lent.md]}
""",
    "campaigns/earlier/body.md": "We wrote to you.\n",
    "campaigns/earlier/annex/lent.md": "## Lent\n\nLent words.\n",
    "campaigns/sessions.yaml": "HRC63: {from: 2026-09-07, to: 2026-10-02}\n",
    "campaigns/offices.yaml": "minister: {title: Minister, holders: [{name: Rufus Firefly}]}\n",
    "signatories/organisations.yaml": "freedonia-watch: {name: Freedonia Watch, logo: logo.png}\n",
    "templates/ours/letter.md": '{% extends "joint-letter/letter.md" %}\n',
    "templates/ours/beginning/campaign.yaml": "date: 2026-09-01\naddressees: [P]\nsubject: S\nsignatories: []\n",
    "templates/ours/beginning/body.md": "Begin.\n",
    "templates/citations/cited/document.md": "{{ symbol }}\n",
    "templates/styles/ours.yaml": "based_on: plain\n",
    "build/letter/letter.signed.pdf": "%PDF-1.7\n",
}
"""A project with a file of each kind that the program reads; pictures and a Word file are added."""

LINKS = [
    *FILES,
    "campaigns/letter/map.png", "signatories/logo.png", "templates/ours/reference.docx",
    "campaigns/letter/sign-ons.yaml", "campaigns/letter/TODO.md", "build/letter/letter.txt", "build/letter/letter.docx",
    "build/letter/letter.pdf", "build/letter/letter.zip",
    "campaigns", "campaigns/letter", "campaigns/letter/annex", "campaigns/letter/wordings", "campaigns/earlier",
    "campaigns/earlier/annex", "signatories", "templates", "templates/ours", "templates/styles", "templates/citations",
    "templates/citations/cited", "templates/ours/beginning", "build", "build/letter",
]  # fmt: skip
"""Every file and folder of a project that the program reads or writes; each becomes a link out of the project."""

COMMANDS = [
    ["todo", "letter"],
    ["signatories", "list"],
    ["signatories", "add", "New Name"],
    ["signatories", "status", "letter"],
    ["signatories", "invite", "letter"],
    ["signatories", "confirm", "letter", "freedonia-watch"],
    ["build", "letter", "-f", "txt", "-f", "md"],
    ["build", "--final", "letter", "-f", "txt"],
    ["annex", "list"],
    ["annex", "show", "letter/annex/media.md"],
    ["annex", "adopt", "letter/annex/media.md", "--into", "earlier", "--copy"],
    ["asks", "letter"],
    ["compare", "earlier", "letter"],
    ["new", "next", "--from", "letter", "--session", "HRC64", "--opens", "2027-02-22"],
    ["new", "fresh", "--letter", "ours", "--session", "HRC63"],
    ["pack", "letter"],
    ["verify", "build/letter/letter.signed.pdf"],
    ["signatories", "import", "letter", "answers.csv", "--accept", "sure"],
    ["import", "draft.md", "--as", "imported"],
]


def picture(colour: str = "red") -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (40, 40), colour).save(data, "PNG")
    return data.getvalue()


def word_file() -> bytes:
    document, data = docx.Document(), io.BytesIO()
    document.sections[0].header.paragraphs[0].text = CANARY
    document.save(data)
    return data.getvalue()


@pytest.fixture
def linked(tmp_path: Path, request: pytest.FixtureRequest) -> tuple[SmallProject, Path, str]:
    """A project in which one file or folder is a link to one outside, and what is outside."""
    name: str = request.param
    inside, outside = tmp_path / "project", tmp_path / "elsewhere"
    inside.mkdir()
    outside.mkdir()
    project = SmallProject(inside)
    project.write(
        {
            **FILES,
            "campaigns/letter/map.png": picture(),
            "signatories/logo.png": picture(),
            "answers.csv": "Who,Sign?\nFreedonia Watch,yes\n",
            "draft.md": "To: The President\n\nExcellencies,\n\nWe write.\n\nSincerely,\nFreedonia Watch\n",
        }
    )
    path, target = inside / name, outside / "target"
    if path.is_dir() or "." not in Path(name).name:
        if path.is_dir():
            shutil.move(path, target)
        else:
            target.mkdir()
        for file in [*target.rglob("*")]:
            if file.suffix in {".md", ".yaml"}:
                with file.open("a", encoding="utf-8") as opened:
                    opened.write(f"\n# {CANARY}\n" if file.suffix == ".yaml" else f"\n{CANARY}\n")
        (target / "canary.md").write_text(f"# {CANARY}\n", "utf-8")
        (target / "v1-000000000000.txt").write_text(f"{CANARY}\n", "utf-8")
    elif path.suffix == ".png":
        target.write_bytes(picture("blue"))
    elif path.suffix == ".docx" and "templates" in name:
        target.write_bytes(word_file())
    else:
        kept = path.read_text("utf-8") if path.is_file() else ""
        mark = f"# {CANARY}\n" if path.suffix == ".yaml" else f"{CANARY}\n"
        target.write_text(kept + ("\n" if path.suffix != ".yaml" else "") + mark, "utf-8")
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)
    return project, outside, name


def contents(folder: Path) -> dict[str, bytes | None]:
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


@pytest.mark.parametrize("linked", LINKS, indirect=True, ids=str)
def test_nothing_outside_is_read_or_written(linked: tuple[SmallProject, Path, str]) -> None:
    project, outside, name = linked
    before = contents(outside)
    blue = picture("blue")
    for words in COMMANDS:
        run = project.run(*words)
        said = run.out + run.err
        assert CANARY not in said, (words, said)
        assert "Traceback" not in said
        assert contents(outside) == before, (words, said)
        if "outside-project" in said:
            assert "help: " in said
    link = project.root / name
    assert link.is_symlink(), "the link itself stays"
    for path in _own_files(project.root):
        data = path.read_bytes()
        assert CANARY.encode() not in data, path
        assert blue not in data, path


def _own_files(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        folders[:] = [one for one in folders if not Path(folder, one).is_symlink()]
        yield from (path for one in names if not (path := Path(folder, one)).is_symlink())


@pytest.mark.parametrize(
    ("linked", "words"),
    [
        ("campaigns/letter/campaign.yaml", ["check", "letter"]),
        ("campaigns/letter", ["build", "letter"]),
        ("campaigns", ["build", "letter"]),
        ("campaigns/sessions.yaml", ["build", "letter", "-f", "txt"]),
        ("signatories", ["build", "letter"]),
        ("templates", ["build", "letter"]),
        ("templates/styles/ours.yaml", ["build", "letter"]),
        ("templates/ours/reference.docx", ["build", "letter"]),
        ("build", ["build", "letter", "-f", "txt"]),
        ("campaigns/letter/wordings", ["signatories", "invite", "letter"]),
        ("campaigns/letter/TODO.md", ["todo", "letter"]),
        ("campaigns/letter", ["annex", "list"]),
    ],
    indirect=["linked"],
)
def test_a_stranger_is_told_which_link_leads_out_and_where(
    linked: tuple[SmallProject, Path, str], words: list[str]
) -> None:
    project, outside, name = linked
    said = project.run(*words).err
    assert f"leads out of the project: {name} is a link to {outside / 'target'} [outside-project]" in said
    assert f"help: put a copy of that in the place of {name}; nothing outside" in said


@pytest.mark.parametrize(
    "linked", ["build", "build/letter", "build/letter/letter.signed.pdf"], indirect=True, ids=str
)
def test_no_seal_is_written_outside(linked: tuple[SmallProject, Path, str]) -> None:
    project, outside, _ = linked
    before = contents(outside)
    with pytest.raises(LetterError, match="leads out of the project"):
        seal_letter(Project(project.root), SealRequest("letter"), mock.Mock(spec=Pen))
    assert contents(outside) == before


def test_links_inside_a_project_are_followed(project: SmallProject) -> None:
    (project.root / "shared").mkdir()
    (project.root / "campaigns/letter").rename(project.root / "shared/letter")
    (project.root / "campaigns/letter").symlink_to("../shared/letter")
    (project.root / "output").mkdir()
    (project.root / "build").symlink_to("output")
    assert project.run("build", "letter", "-f", "txt").status == 0
    assert (project.root / "output/letter/letter.txt").is_file()
    (project.root.parent / "way").symlink_to(project.root)
    assert find_project(project.root.parent / "way").path("build") == project.root.resolve() / "build"
    assert Project(project.root.parent / "way").campaign_names() == ["letter"]


@pytest.mark.parametrize(
    "name",
    ["a\nb.md", "a\\..\\..\\b.md", "C:b.md", "b.md:stream", "trailing. . .", "…", "-f", "a/../b.md"],
)
def test_an_odd_name_that_stays_inside_is_a_name(project: SmallProject, name: str) -> None:
    assert Project(project.root).path("campaigns", name) == project.root / "campaigns" / name


@pytest.mark.parametrize("name", ["..", "../..", "/etc/passwd", "campaigns/../../x", "loop/x", "a\x00b"])
def test_a_name_that_leads_out_or_nowhere_is_refused(project: SmallProject, name: str) -> None:
    (project.root / "loop").symlink_to("loop")
    with pytest.raises(LetterError, match=r"leads (out of the project|nowhere)"):
        Project(project.root).path(name)
    findings = Findings()
    asked = Project(project.root)
    assert asked.path_inside(asked.as_named(name), name, NOWHERE, findings) is None
    assert findings.has_errors


JOINS = {
    "campaigns/letters.py": "the folder that --output names",
    "sealing/packing.py": "the folder that --output names",
    "campaigns/letterheads.py": "a picture in the folder of a kind; lengths",
    "campaigns/remembered.py": "a file of the user's cache",
    "cli/verbs/letterhead.py": "lengths",
    "loading/typefaces.py": "what somebody may have meant; proportions",
    "loading/word_head_items.py": "lengths and shares",
    "loading/house_style.py": "a style in one of the folders of templates; lengths",
    "loading/kinds.py": "defaults in one of the folders of templates",
    "loading/templates.py": "templates in one of their folders",
    "campaigns/next_letter.py": "a beginning in one of the folders of templates",
    "campaigns/built_files.py": "a file beside those of build/",
    "sign_ons/joined_and_left.py": "the folder that --output names",
    "campaigns/annexes/as_it_came.py": "what is remembered beside a copy, which is asked about",
    "campaigns/annexes/sweeping.py": "a picture beside a copy, which is asked about",
    "campaigns/annexes/copying.py": "a new file in a folder that was asked for",
    "campaigns/annexes/entries.py": "a file below the folder in which somebody works",
    "campaigns/annexes/kept_sections.py": "a file of the user's cache",
    "loading/section_pictures.py": "a picture beside its section, which is asked about",
    "campaigns/annexes/pictures.py": "a new file beside that, and what a section names, which is asked about",
    "campaigns/annexes/naming.py": "what somebody typed on the command line, which is asked about",
    "campaigns/new_project.py": "a new project's folder",
    "importing/open_document.py": "a folder of its own, for what LibreOffice makes",
    "cli/outcomes.py": "how a path is shown",
    "sealing/tokens/drivers.py": "the drivers of a system",
    "sign_ons/names.py": "a mean",
}
"""Who joins with "/" beyond files/ and the rooms that know no project, and what."""


def test_paths_of_a_project_are_made_in_one_place() -> None:
    joining = {}
    for room in ("loading", "sign_ons", "campaigns", "sealing", "importing", "worklist", "cli"):
        for file in (ROOT / "src/undersigned" / room).rglob("*.py"):
            nodes = [*ast.walk(ast.parse(file.read_text("utf-8")))]
            if any(isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) for node in nodes):
                joining[file.relative_to(ROOT / "src/undersigned").as_posix()] = file
            assert not any(
                isinstance(node, ast.Attribute)
                and node.attr == "_root"
                and isinstance(node.value, ast.Name)
                and node.value.id == "project"
                for node in nodes
            ), file
    assert joining.keys() == JOINS.keys()
