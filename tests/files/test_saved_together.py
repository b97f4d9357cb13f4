"""Tries notes of what is saved together: what a killed program left is finished, and no note from elsewhere harms."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any, Final

import pytest

from small_project import SmallProject
from undersigned.files.saving import save
from undersigned.files.unfinished import finish

NOTE: Final = ".saving.x.part"
KEPT: Final = {"signatories/kept.yaml": b"kept", ".git/HEAD": b"ref: refs/heads/main\n"}


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def interrupted(project: SmallProject) -> None:
    """Leave a project as it is when a program was killed after the first of two files had taken its place."""
    project.write({"one.txt": b"new one", "two.txt": b"old two", ".two.txt.x.part": b"new two"})
    steps = [
        [".one.txt.x.part", "one.txt", digest(b"old one"), digest(b"new one")],
        [".two.txt.x.part", "two.txt", digest(b"old two"), digest(b"new two")],
    ]
    project.write({NOTE: json.dumps(steps).encode()})


def left(project: SmallProject) -> set[str]:
    return {name for name in project.files() if name.endswith(".part")}


def test_what_was_begun_is_finished(project: SmallProject) -> None:
    interrupted(project)
    finish(project.root)
    assert (project.root / "two.txt").read_bytes() == b"new two"
    assert not left(project)


@pytest.mark.parametrize("lost", [None, b"another two"])
def test_where_a_new_file_was_lost_or_changed_nothing_is_touched(
    project: SmallProject, lost: bytes | None
) -> None:
    """Half of what belongs together would be worse than what was there before."""
    interrupted(project)
    project.write({"one.txt": b"old one", ".one.txt.x.part": b"new one"})
    (project.root / ".two.txt.x.part").unlink()
    if lost:
        project.write({".two.txt.x.part": lost})
    finish(project.root)
    assert (project.root / "one.txt").read_bytes() == b"old one"
    assert (project.root / "two.txt").read_bytes() == b"old two"


def test_who_writes_into_another_project_finishes_there_first(project: SmallProject) -> None:
    """Its own command would find what it had noted swept away."""
    interrupted(project)
    save({project.root / "copy.txt": b"from elsewhere"})
    assert (project.root / "two.txt").read_bytes() == b"new two"
    assert not left(project)


HOSTILE: Final[dict[str, Any]] = {
    "no JSON": "{",
    "no list": 1,
    "deep": "[" * 9_000,
    "another version": [[".two.txt.x.part", "two.txt", None]],
    "no names": [[{}, [], 1, 2]],
    "out, up": [[None, "../kept.txt", digest(b"kept"), None]],
    "out, from the root": [[None, "{outside}", digest(b"kept"), None]],
    "out, by a link": [[None, "out/kept.txt", digest(b"kept"), None]],
    "a link itself": [[None, "out", None, None]],
    "of git": [[None, ".git/HEAD", digest(KEPT[".git/HEAD"]), None]],
    "of git, by a way round": [[None, "campaigns/../.git/HEAD", digest(KEPT[".git/HEAD"]), None]],
    "no file of ours": [["old.txt", "signatories/kept.yaml", digest(b"kept"), digest(b"old")]],
    "from another folder": [
        ["campaigns/.x.part", "signatories/kept.yaml", digest(b"kept"), digest(b"bad")],
    ],
    "the project": [[None, "", None, None]],
    "a NUL": [[None, "a\0b", None, None]],
    "no text": [[None, "\ud800", None, None]],
    "a long name": [[None, "x" * 5_000, None, None]],
    "a link to itself": [[None, "round/x", None, None]],
    "a folder": [[None, "campaigns", None, None]],
    "a pipe": [[None, "pipe", None, digest(b"")]],
    "much": [[None, "x", None, None]] * 200_000,
}


@pytest.mark.skipif(os.name == "nt", reason="Windows makes no such things without being asked")
@pytest.mark.parametrize("kind", HOSTILE)
def test_no_note_from_elsewhere_harms(kind: str, project: SmallProject) -> None:
    outside = project.root.parent / "kept.txt"
    outside.write_bytes(b"kept")
    project.write({**KEPT, "old.txt": b"old", "campaigns/.x.part": b"bad"})
    (project.root / "out").symlink_to(project.root.parent)
    (project.root / "round").symlink_to("round")
    os.mkfifo(project.root / "pipe")
    said = HOSTILE[kind]
    words = said if isinstance(said, str) else json.dumps(said).replace("{outside}", str(outside))
    project.write({NOTE: words.encode()})
    run = project.run("list")
    assert run.status == 0, run.err
    assert outside.read_bytes() == b"kept"
    assert all((project.root / name).read_bytes() == data for name, data in KEPT.items())
    assert (project.root / "out").is_symlink()


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_folder(path: Path) -> None:
    path.mkdir()


def a_link(path: Path) -> None:
    path.symlink_to("two.txt")


@pytest.mark.skipif(os.name == "nt", reason="Windows makes no such things without being asked")
@pytest.mark.parametrize("thing", [a_pipe, a_folder, a_link])
def test_what_is_no_note_keeps_no_other_from_being_finished(thing: Any, project: SmallProject) -> None:
    interrupted(project)
    for name in (".saving.a.part", ".saving.z.part"):
        thing(project.root / name)
    finish(project.root)
    assert (project.root / "two.txt").read_bytes() == b"new two"


def test_where_nothing_can_be_written_nothing_is_finished(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(project)

    def refused(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "replace", refused)
    run = project.run("list")
    assert run.status == 0, run.err
    assert NOTE in left(project), "another time"
