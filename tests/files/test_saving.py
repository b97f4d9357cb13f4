"""Proves that a file in build/ is the whole new one or the one that was there before, whatever the disk does."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from outside import ROOT
from small_project import SmallProject
from undersigned.files import saving
from undersigned.model.findings import LetterError

FULL = "the disk is full [disk-full]\n  help: make room, and try again"
LAST_GOOD = b"The letter as it was built before."


@pytest.fixture
def built(tmp_path: Path) -> dict[str, Path]:
    """Two letters as they were built before."""
    files = {name: tmp_path / f"letter.{name}" for name in ("docx", "pdf")}
    for file in files.values():
        file.write_bytes(LAST_GOOD)
    return files


def assert_as_before(built: dict[str, Path]) -> None:
    (folder,) = {file.parent for file in built.values()}
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == {
        f.name: LAST_GOOD for f in built.values()
    }


def save_and_fail(built: dict[str, Path]) -> str:
    with pytest.raises(LetterError) as error:
        saving.save(dict.fromkeys(built.values(), b"new"), otherwise="name another folder")
    (finding,) = error.value.findings
    return str(finding)


def test_saves_all_files_as_the_umask_says(tmp_path: Path, built: dict[str, Path]) -> None:
    before = os.umask(0o027)
    try:
        saving.save({built["docx"]: b"new", tmp_path / "a/b/letter.txt": b"newer"})
    finally:
        os.umask(before)
    assert (built["docx"].read_bytes(), (tmp_path / "a/b/letter.txt").read_bytes()) == (b"new", b"newer")
    assert built["docx"].stat().st_mode & 0o777 == 0o640
    assert [path.name for path in (tmp_path / "a/b").iterdir()] == ["letter.txt"]


@pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="this system has no /dev/full, a disk that is always full"
)
def test_a_disk_that_is_full(built: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    make = tempfile.mkstemp
    opened = []

    def second_on_a_full_disk(prefix: str, suffix: str, dir: Path) -> tuple[int, str]:
        handle, name = make(prefix=prefix, suffix=suffix, dir=dir)
        opened.append(name)
        if len(opened) == 1:
            return handle, name
        os.close(handle)
        return os.open("/dev/full", os.O_WRONLY), name

    monkeypatch.setattr(tempfile, "mkstemp", second_on_a_full_disk)
    says = save_and_fail(built)
    assert says == f"error: {built['pdf']} cannot be written: {FULL}"
    assert len(opened) == 2
    assert_as_before(built)


LIMITED = """\
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))
from undersigned.cli import main
sys.exit(main(["-C", sys.argv[1], "build", "letter", "-f", "txt", "-f", "html"]))
"""


def test_a_limit_on_the_size_of_files(project: SmallProject) -> None:
    assert project.run("build", "letter", "-f", "txt", "-f", "html").status == 0
    project.write({"campaigns/letter/body.md": "Another text.\n" * 100})
    before = project.files()
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run(
        [sys.executable, "-c", LIMITED, project.root],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert run.returncode == 1
    assert run.stderr.startswith(
        f"error: {project.built('txt')} cannot be written: file too large [cannot-write]"
    )
    assert "Traceback" not in run.stderr
    assert project.files() == before


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, FULL),
        (errno.EDQUOT, FULL),
        (
            errno.EACCES,
            "permission denied [cannot-write]\n  help: you may not write there; name another folder",
        ),
        (
            errno.EROFS,
            "read-only file system [cannot-write]\n  help: nothing can be written there; name another folder",
        ),
        (
            errno.EIO,
            "input/output error [cannot-write]\n  help: close it if another program shows it, and try again; name",
        ),
    ],
)
@pytest.mark.parametrize("at", ["fsync", "mkstemp"])
def test_a_disk_that_fails(
    built: dict[str, Path], monkeypatch: pytest.MonkeyPatch, at: str, number: int, says: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os if at == "fsync" else tempfile, at, fail)
    assert f"error: {built['docx']} cannot be written: {says}" in save_and_fail(built)
    assert_as_before(built)


@pytest.mark.parametrize("shown", ["docx", "pdf", "txt"])
def test_a_file_that_a_program_shows_on_windows(
    built: dict[str, Path], monkeypatch: pytest.MonkeyPatch, shown: str
) -> None:
    """Windows refuses to replace it. Those that were replaced before are as they were, and so is who was not there."""
    files = {built["docx"].with_suffix(f".{ending}"): b"new" for ending in ("docx", "txt", "pdf")}
    replace = os.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.suffix == f".{shown}":
            raise PermissionError(errno.EACCES, "Access is denied", str(self))
        replace(self, target)
        return target

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(LetterError) as stopped:
        saving.save(files, otherwise="choose another folder with --output")
    (finding,) = stopped.value.findings
    assert finding.message == f"{built['docx'].with_suffix(f'.{shown}')} cannot be written: access is denied"
    assert finding.help == (
        "close it in Word or whatever program shows it, and try again; choose another folder with --output"
    )
    assert_as_before(built)


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENAMETOOLONG, "File name too long"),
        FileNotFoundError(
            errno.ENOENT, "The system cannot find the path specified"
        ),  # Windows, after 260 signs
    ],
)
def test_a_path_that_is_too_long(
    built: dict[str, Path], monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    def refuse(**_: object) -> None:
        raise error

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    assert "its path may be too long: move the project nearer to the root of the drive" in save_and_fail(
        built
    )
    assert_as_before(built)


def test_a_name_that_is_too_long_for_any_system(project: SmallProject) -> None:
    run = project.run("build", "letter", "-f", "txt", "--output", "x" * 300)
    assert (run.status, "its path may be too long" in run.err) == (1, True), run.err


def test_a_folder_in_the_way_of_the_second_file(built: dict[str, Path], tmp_path: Path) -> None:
    in_the_way = tmp_path / "letter.txt"
    in_the_way.mkdir()
    with pytest.raises(LetterError, match="help: a folder of that name is in the way"):
        saving.save({built["docx"]: b"new", in_the_way: b"new"})
    in_the_way.rmdir()
    assert_as_before(built)


def test_a_file_in_the_way_of_the_folder(project: SmallProject) -> None:
    project.write({"out": "a file"})
    before = project.files()
    for folder in ("out", "out/deeper"):
        run = project.run("build", "letter", "-f", "txt", "--output", folder)
        assert run.status == 1
        assert f"error: {folder}/letter.txt cannot be written: " in run.err
        assert "help: a file stands where a folder is needed; choose another folder with --output" in run.err
    assert project.files() == before


def test_an_interruption_while_writing(built: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        saving.save(dict.fromkeys(built.values(), b"new"))
    assert_as_before(built)


def test_a_writer_that_fails_leaves_the_other_formats_as_they_were(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert project.run("build", "letter", "-f", "txt", "-f", "md").status == 0
    project.write({"campaigns/letter/body.md": "Another text.\n"})
    before = project.files()

    def fail(*_: object) -> str:
        from undersigned.model.findings import stop  # noqa: PLC0415

        stop("note 1 did not come out whole", "note-lost")

    monkeypatch.setattr("undersigned.writers.markdown.write", fail)
    run = project.run("build", "letter", "-f", "txt", "-f", "md")
    assert (run.status, run.out) == (1, "")
    assert "note 1 did not come out whole" in run.err
    assert project.files() == before
