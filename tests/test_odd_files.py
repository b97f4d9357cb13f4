"""Puts what no file should be in the place of each file of a project: there is a clear answer, and no traceback."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final
from unittest import mock

import pytest

from outside import ROOT
from small_project import Run, SmallProject
from test_killed import CHANGED, WALKS, write_project

ODD: Final[dict[str, bytes]] = {
    "nothing": b"",
    "white": b" \n\t\n",
    "NULs": b"date: 2026-09-01\0\0\n",
    "noise": bytes(range(256)) * 4,
    "a BOM": b"\xef\xbb\xbfdate: 2026-09-01\n",
    "UTF-16": "date: 2026-09-01\n".encode("utf-16"),
    "Latin-1": "subject: Liberté\n".encode("latin-1"),
    "lines of Windows": b"date: 2026-09-01\r\nsubject: x\r\n",
    "lines of the old Mac": b"date: 2026-09-01\rsubject: x\r",
    "a surrogate": b'subject: "\\ud800"\n',
    "a surrogate as bytes": b"subject: \xed\xa0\x80\n",
    "noncharacters": "subject: \ufffe \uffff \ufdd0 \U0010ffff\n".encode(),
    "separators": "a: b\u2028c\u2029d\x85e\x0bf\x0c\n".encode(),
    "a long line": b"subject: " + b"word " * 10_000 + b"\n",
    "a long key": b"k" * 50_000 + b": x\n",
    "deep lists": b"[" * 800,
    "deep lists that end": b"subject: " + b"[" * 800 + b"]" * 800 + b"\n",
    "deep mappings": b"{a: " * 800,
    "deep by indents": b"".join(b" " * n + b"a:\n" for n in range(400)),
    "deep quotations": b"> " * 400 + b"x\n",
    "deep brackets": b"[" * 800 + b"x" + b"]" * 800,
    "a cycle": b"date: &a [*a]\nsubject: *a\n",
    "a cycle of mappings": b"annex: &a {title: x, sections: [*a]}\n",
    "merged with itself": b"a: &a {<<: *a}\n",
    "laughs": b"a: &a [x,x,x,x,x,x,x,x,x]\n"
    + b"".join(b"%c: &%c [%s]\n" % (98 + n, 98 + n, b",".join([b"*%c" % (97 + n)] * 9)) for n in range(12)),
    "a large number": b"date: " + b"9" * 5_000 + b"\n",
    "numbers that are none": b"date: [.inf, -.inf, .nan, 1e99999, 0x"
    + b"f" * 400
    + b", 1_0, 0o9, 1:60:99]\n",
    "days that are none": b"date: 2026-02-30\nreply_by: 0000-00-00\nsession: 99999-99-99\n",
    "tags": b"date: !!python/object/apply:os.system [echo]\nsubject: !!binary x\n",
    "directives": b"%YAML 9.9\n%TAG ! x\n---\ndate: x\n",
    "two documents": b"date: 2026-09-01\n---\nsubject: x\n...\n",
    "odd keys": b"? [a, b]\n: x\n? {c: d}\n: y\n~: z\n'': w\n1: v\ntrue: u\n",
    "the same key twice": b"date: 2026-09-01\ndate: 2026-09-02\n",
    "tabs": b"date:\t2026-09-01\n\tsubject: x\n",
    "templates without an end": b"{{ " * 500 + b"{% for x in y %}" * 500,
    "a template for ever": b"{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}",
    "a template that asks for much": b"{{ 'x' * 99999999999 }} {{ 9 ** 9 ** 9 }} {{ '%0999999999d' % 1 }}",
    "emphasis": b"_*" * 5_000,
    "emphasis in words": b"==a" * 5_000,
    "notes in notes": b"[^a]\n\n" + b"".join(b"[^%d]: [^%d]\n" % (n, n + 1) for n in range(300)),
}
FILES: Final = (
    "campaigns/letter/campaign.yaml",
    "campaigns/letter/body.md",
    "campaigns/letter/annex/media.md",
    "campaigns/letter/sign-ons.yaml",
    "campaigns/letter/versions.yaml",
    "campaigns/letter/sign-on-form.yaml",
    "campaigns/sessions.yaml",
    "campaigns/offices.yaml",
    "campaigns/mandates.yaml",
    "signatories/organisations.yaml",
    "templates/ours/kind.yaml",
    "templates/ours/letter.md",
    "templates/ours/style.yaml",
    "templates/ours/reference.docx",
)
COMMANDS: Final = (
    ("build", "letter", "-f", "txt"),
    ("list",),
    ("todo", "letter"),
    ("signatories", "status", "letter"),
    ("annex", "list"),
    ("signatories", "list"),
    ("signatories", "import", "letter", "answers.csv", "--dry-run"),
)


_SHARES: Final = 3
"""An ordinary run puts each odd content in a third of the files, and each file has a third of the contents."""
_IS_LONG: Final = int(os.environ.get("FUZZ_FILES", "0")) > 0
"""Whether it is `make fuzz`, which puts each in all."""


def check_answer(run: Run, what: object) -> None:
    """That an answer is one: done, or findings with codes."""
    said = run.out + run.err
    assert run.status in (0, 1, 2), (what, said)
    assert "Traceback" not in said, (what, said)
    assert run.status != 1 or "error: " in run.err, (what, said)


def office(folder: Path) -> SmallProject:
    """A project with a file of each kind."""
    project = write_project(folder)
    letter = project.root / "campaigns/letter/campaign.yaml"
    letter.write_text(f"letter: ours\n{letter.read_text('utf-8')}", "utf-8")
    project.write({"templates/ours/letter.md": '{% extends "joint-letter/letter.md" %}\n'})
    return project


@pytest.mark.parametrize("odd", ODD)
def test_whatever_a_file_holds_there_is_an_answer(odd: str, tmp_path: Path) -> None:
    project = office(tmp_path)
    share = sum(odd.encode()) % _SHARES
    for number, file in enumerate(FILES):
        if number % _SHARES != share and not _IS_LONG:
            continue
        path = project.root / file
        before = path.read_bytes() if path.exists() else None
        project.write({file: ODD[odd]})
        for command in (COMMANDS[0], COMMANDS[1 + number % (len(COMMANDS) - 1)]):
            check_answer(project.run(*command), (file, command))
        path.unlink()
        if before is not None:
            project.write({file: before})


def a_folder(path: Path) -> None:
    path.mkdir()


def a_link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def a_link_to_nothing(path: Path) -> None:
    path.symlink_to("nothing")


def a_link_to_its_folder(path: Path) -> None:
    path.symlink_to(".")


def a_device(path: Path) -> None:
    path.symlink_to("/dev/null")


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.skipif(os.name == "nt", reason="Windows makes no such things without being asked")
@pytest.mark.parametrize(
    "thing",
    [a_folder, a_link_to_itself, a_link_to_nothing, a_link_to_its_folder, a_device, a_pipe],
    ids=lambda thing: thing.__name__,
)
def test_whatever_stands_in_the_place_of_a_file_there_is_an_answer(
    thing: Callable[[Path], None], tmp_path: Path
) -> None:
    project = office(tmp_path)
    for number, file in enumerate(FILES):
        path = project.root / file
        before = path.read_bytes() if path.exists() else None
        path.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        thing(path)
        for command in (COMMANDS[0], COMMANDS[1 + number % (len(COMMANDS) - 1)]):
            check_answer(project.run(*command), (file, command))
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)
        if before is not None:
            project.write({file: before})


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_may_not_be_read_is_told(
    file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = office(tmp_path)
    if not (project.root / file).exists():
        project.write({file: b""})
    opens = Path.read_bytes

    def refused(path: Path) -> bytes:
        if str(path).endswith(file):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return opens(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    for command in COMMANDS:
        check_answer(project.run(*command), command)


@pytest.mark.parametrize("share", range(4))
def test_a_full_disk_is_told_and_nothing_has_changed(
    share: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1788000000")
    for number, (before, command) in enumerate(WALKS[share::4]):
        project = write_project(tmp_path / str(number))
        for words in before:
            assert project.run(*words).status == 0
        project.write(dict([CHANGED[word] for word in command if word in CHANGED]))
        files = project.files()
        with mock.patch("os.fsync", side_effect=OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))):
            run = project.run(*command)
        check_answer(run, command)
        assert run.status == 1, command
        assert "[disk-full]" in run.err, (command, run)
        assert project.files() == files, command


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize(
    "command",
    [
        *COMMANDS,
        ("--help",),
        ("build", "--help"),
        (),
        ("--version",),
        ("manual",),
        ("check", "letter", "--json"),
    ],
)
def test_an_answer_that_finds_no_room_is_no_traceback(command: tuple[str, ...], tmp_path: Path) -> None:
    project = office(tmp_path)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "undersigned", *command],
            cwd=project.root,
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            check=False,
        )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    assert b"Exception ignored" not in done.stderr, done.stderr.decode()
    assert done.returncode == 1
    assert b"[refused-by-system]" in done.stderr


NAMES: Final = (
    b"\xff\xfe.md",
    b"\xf0\x9f.yaml",
    b"a\nb.md",
    b"\x1b[2J.md",
    b"x" * 250,
    "\u202e.md".encode(),
    b"-f",
    b"con.md",
)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("name", NAMES, ids=repr)
def test_whatever_files_are_called_there_is_an_answer(name: bytes, tmp_path: Path) -> None:
    project = office(tmp_path)
    root = os.fsencode(project.root)
    for folder in (
        b"campaigns",
        b"campaigns/letter",
        b"campaigns/letter/annex",
        b"signatories",
        b"templates/ours",
    ):
        with open(os.path.join(root, folder, name), "wb") as file:  # noqa: PTH118, PTH123  # paths of bytes
            file.write(b"x")
    os.mkdir(os.path.join(root, b"campaigns", b"f" + name[:200]))  # noqa: PTH102, PTH118  # as above
    for command in COMMANDS:
        check_answer(project.run(*command), command)
    named = os.fsdecode(name)
    for words in (
        ("check", named),
        ("import", os.fsdecode(b"campaigns/" + name), "--as", "new"),
        ("signatories", "confirm", "letter", "freedonia-watch", f"--by={named}"),
        ("signatories", "add", f"Friends {named}"),
        ("compare", "letter", named),
        ("new", named),
    ):
        run = project.run(*words)
        check_answer(run, words)
        assert "\x1b" not in run.out + run.err
