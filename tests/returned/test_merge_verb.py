"""What `merge` says and asks at a terminal, and what it says where nobody is there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from letters import ANNEX, BODY, FILES, copy_of, edited
from small_project import SmallProject


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    """A letter of which two copies came back, `fidh.docx` and `omct.docx`, that contradict each other once."""
    small = SmallProject(tmp_path / "project")
    small.write(FILES)
    one = edited(FILES, (ANNEX, "five people", "six people"), (BODY, "nobody is safe", "no one is safe"))
    two = edited(FILES, (ANNEX, "five people", "ten people"))
    for name, files in (("fidh.docx", one), ("omct.docx", two)):
        small.write({name: copy_of(tmp_path, files, name).read_bytes()})
    return small


def _text(project: SmallProject, file: str) -> str:
    return (project.root / file).read_text(encoding="utf-8")


def test_where_nobody_is_there_it_lists(project: SmallProject) -> None:
    run = project.run("merge", "letter", "*.docx")  # as Windows hands it over
    assert run.status == 0
    assert "3 changes to decide on, and nothing was taken." in run.out
    line = FILES[BODY][: FILES[BODY].index("nobody is safe")].count("\n") + 1
    assert f"in {BODY}:{line}\n" in run.out
    assert _text(project, BODY) == FILES[BODY]
    assert not (project.root / "campaigns/letter/returned.yaml").exists()


def test_all_that_can_be_is_taken_and_the_status_says_whether_something_is_open(
    project: SmallProject,
) -> None:
    run = project.run("merge", "letter", "fidh.docx", "omct.docx", "--take", "all")
    assert run.status == 1
    assert "1 change was taken:" in run.out
    assert "2 changes are open:" in run.out
    assert "'--take none'" in run.out
    assert "no one is safe" in _text(project, BODY)
    assert _text(project, ANNEX) == FILES[ANNEX]
    again = project.run("merge", "letter", "fidh.docx", "--take", "none")
    assert "fidh.docx came before" in again.err
    assert "1 change was left." in again.out


def test_what_contradicts_is_one_question_with_both_texts(project: SmallProject) -> None:
    run = project.run("merge", "letter", "fidh.docx", "omct.docx", typed="n: not agreed\n2: they counted\n")
    assert run.status == 0, run.err
    shown = run.out
    assert "1. " in shown
    assert "fidh (not tracked): “five” → “six”" in shown
    assert "omct (not tracked): “five” → “ten”" in shown
    assert "They contradict each other. Which one is taken?" in shown
    assert "ten people" in _text(project, ANNEX)
    assert _text(project, BODY) == FILES[BODY]
    record = _text(project, "campaigns/letter/returned.yaml")
    assert "reason: not agreed" in record
    assert record.count("reason: they counted") == 2


def test_who_stops_has_decided_only_what_they_answered(project: SmallProject) -> None:
    run = project.run("merge", "letter", "fidh.docx", typed="y\ns\n")
    assert run.status == 1
    assert "nobody has decided on it" in run.out
    assert "no one is safe" in _text(project, BODY)
    assert _text(project, ANNEX) == FILES[ANNEX]
    again = project.run("merge", "letter", "fidh.docx", typed="y\n")
    assert again.status == 0, again.err
    assert "six people" in _text(project, ANNEX)


def test_one_change_is_taken_by_its_id_and_an_unknown_one_is_told(project: SmallProject) -> None:
    listed = json.loads(project.run("merge", "letter", "fidh.docx", "--list", "--json").out)
    id = next(one["id"] for one in listed["changes"] if one["new"] == "six")
    assert project.run("merge", "letter", "fidh.docx", "--take", "000000").status == 1
    run = project.run("merge", "letter", "fidh.docx", "--take", id, "--json")
    assert json.loads(run.out)["files"] == [ANNEX]
    assert "six people" in _text(project, ANNEX)


def test_a_copy_that_changed_nothing_says_so(project: SmallProject, tmp_path: Path) -> None:
    project.write({"same.docx": copy_of(tmp_path, FILES, "same.docx").read_bytes()})
    run = project.run("merge", "letter", "same.docx", "--take", "all")
    assert (run.status, run.out) == (0, "Nothing was left to decide.\n")


@pytest.mark.parametrize(
    ("file", "data", "said"),
    [
        ("none.docx", None, "there is no file 'none.docx'"),
        ("torn.docx", b"PK\x03\x04torn", "torn.docx"),
        ("words.docx", b"no Word file", "words.docx"),
    ],
)
def test_a_file_that_cannot_be_read_changes_nothing(
    file: str, data: bytes | None, said: str, project: SmallProject
) -> None:
    if data is not None:
        project.write({file: data})
    before = project.files()
    run = project.run("merge", "letter", file, "--take", "all")
    assert run.status == 1
    assert said in run.err
    assert "Traceback" not in run.err
    assert project.files() == before


def test_a_built_file_that_was_edited_leads_to_merge(project: SmallProject) -> None:
    assert project.run("build", "letter", "--format", "docx").status == 0
    project.built("docx").write_bytes((project.root / "fidh.docx").read_bytes())
    run = project.run("build", "letter", "--format", "docx")
    assert "undersigned merge letter build/letter/letter.edited.docx" in run.err
    merged = project.run("merge", "letter", "build/letter/letter.edited.docx", "--take", "all")
    assert merged.status == 0, merged.out + merged.err
    assert "six people" in _text(project, ANNEX)
