"""Holds the lock of a file, alone and against others, and looks at what is left of it."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from outside import ROOT
from undersigned.files import locking
from undersigned.files.locking import locked
from undersigned.model.findings import LetterError

HOLD = """
import sys, time
from pathlib import Path
from undersigned.files.locking import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "campaign.yaml"
    path.touch()
    return path


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were made, each over at once."""
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    return pauses


def told(error: LetterError) -> tuple[str, str, str | None]:
    (finding,) = error.findings
    return finding.code, finding.message, finding.help


def test_nothing_is_left_beside_the_file(file: Path) -> None:
    with locked(file):
        assert [path.name for path in file.parent.iterdir() if path != file] == [".campaign.lock"]
    assert list(file.parent.iterdir()) == [file]


def test_nothing_is_left_where_the_change_fails(file: Path) -> None:
    with pytest.raises(ZeroDivisionError), locked(file):
        raise ZeroDivisionError
    assert list(file.parent.iterdir()) == [file]


def test_who_comes_second_waits_for_the_first(file: Path) -> None:
    order, first_holds = [], threading.Event()

    def first() -> None:
        with locked(file):
            first_holds.set()
            time.sleep(0.2)
            order.append("first")

    thread = threading.Thread(target=first)
    thread.start()
    assert first_holds.wait(30)
    with locked(file):
        order.append("second")
    thread.join()
    assert order == ["first", "second"]
    assert list(file.parent.iterdir()) == [file]


def test_who_waits_half_a_minute_is_told_what_to_do(file: Path, no_waiting: list[float]) -> None:
    with locked(file), pytest.raises(LetterError) as refused, locked(file):
        pass
    assert told(refused.value) == (
        "locked-file",
        "another program is changing campaign.yaml",
        "wait until it is done, and try again",
    )
    assert sum(no_waiting) == pytest.approx(30, abs=1)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_nobody_waits_for_a_program_that_was_killed(file: Path, no_waiting: list[float]) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(file)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        holder.send_signal(signal.SIGKILL)
    with locked(file):
        pass
    assert no_waiting == []
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    ("number", "reason"), [(errno.EROFS, "read-only file system"), (errno.EACCES, "permission denied")]
)
def test_where_nothing_can_be_written_the_folder_is_named(
    file: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(LetterError) as refused, locked(file):
        pass
    assert told(refused.value) == (
        "cannot-write",
        f"nothing can be written in {file.parent}: {reason}",
        "look whether you may write there, and whether the disk is full",
    )


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP])
def test_a_drive_that_knows_no_locks_is_not_taken_for_another_program(
    file: Path, monkeypatch: pytest.MonkeyPatch, no_waiting: list[float], number: int
) -> None:
    def refuse(_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(locking, "_take", refuse)
    with pytest.raises(LetterError) as refused, locked(file):
        pass
    assert told(refused.value) == (
        "cannot-lock",
        f"no file can be locked in {file.parent}: {os.strerror(number).lower()}",
        "move the project to a drive of this computer, or to another network drive",
    )
    assert no_waiting == []
    assert list(file.parent.iterdir()) == [file]


def test_a_link_of_the_name_of_a_lock_is_not_followed(file: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    (file.parent / f".{file.stem}.lock").symlink_to(outside)
    with pytest.raises(LetterError, match="nothing can be written"), locked(file):
        pass
    assert not outside.exists()


WINDOWS = """
import fcntl, os, sys, types
sys.platform = "win32"

def locking(descriptor, mode, count):
    assert (mode, count) == (2, 1)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise PermissionError(13, "Permission denied")

sys.modules["msvcrt"] = types.SimpleNamespace(locking=locking, LK_NBLCK=2)

from pathlib import Path
from undersigned.files import locking as ours

opened = []
unlink = Path.unlink
def delete(path, missing_ok=False):
    if opened and not opened[-1].closed:
        raise PermissionError(13, "The process cannot access the file because it is being used", str(path))
    unlink(path, missing_ok)
Path.unlink = delete
really = ours._opened
def open_one(path):
    opened.append(really(path))
    return opened[-1]
ours._opened = open_one
ours._TRIES, ours._PAUSE = 3, 0.0

file = Path(sys.argv[1])
with ours.locked(file):
    print(sorted(path.name for path in file.parent.iterdir()))
    held = opened[-1]
    try:
        with ours.locked(file):
            print("both")
    except Exception as error:
        print(error)
print(sorted(path.name for path in file.parent.iterdir()))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is played with what Unix has")
def test_windows_locks_in_its_own_way_and_deletes_what_nobody_has_open(file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WINDOWS, str(file)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.stderr == ""
    held, refused, _help, after = done.stdout.splitlines()
    assert (held, after) == ("['.campaign.lock', 'campaign.yaml']", "['campaign.yaml']")
    assert refused == "error: another program is changing campaign.yaml [locked-file]"
