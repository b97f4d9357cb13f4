"""Finds each file that commands open, by audit events and the system's calls, and plants a link in its place."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest
from test_project import COMMANDS, FILES, picture, word_file

from outside import ROOT
from small_project import SmallProject

_SHARES: Final = range(6)
_TOUCHING: Final = frozenset(
    {"open", "os.listdir", "os.scandir", "os.rename", "os.remove", "os.mkdir", "os.chmod"}
)

met: list[Path] | None = None
"""What is touched while somebody listens: where it really is, links followed."""


def _listen(event: str, arguments: tuple[object, ...]) -> None:
    if (
        met is not None
        and event in _TOUCHING
        and arguments
        and isinstance(arguments[0], (str, bytes, os.PathLike))
    ):
        path = os.fsdecode(arguments[0])
        if event in ("os.rename", "os.remove", "os.mkdir"):  # which touch the name, and not what it leads to
            path = os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))  # noqa: PTH118, PTH119, PTH120  # inside a hook, as few calls as can be
        met.append(
            Path(os.path.realpath(path) if event not in ("os.rename", "os.remove", "os.mkdir") else path)
        )


sys.addaudithook(_listen)


@contextmanager
def listening() -> Iterator[list[Path]]:
    """What is opened within it."""
    global met  # noqa: PLW0603  # a hook stays as long as the process, and knows no test
    met = found = list[Path]()
    try:
        yield found
    finally:
        met = None


def furnished(folder: Path) -> SmallProject:
    folder.mkdir(parents=True)
    project = SmallProject(folder)
    project.write(
        {
            **FILES,
            "campaigns/letter/map.png": picture(),
            "signatories/logo.png": picture(),
            "templates/ours/reference.docx": word_file(),
            "answers.csv": "Who,Sign?\nFreedonia Watch,yes\n",
            "draft.md": "To: The President\n\nExcellencies,\n\nWe write.\n\nSincerely,\nFreedonia Watch\n",
        }
    )
    return project


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, list[Sequence[str]]]:
    """Each file of the project that some command opens, and the commands that do."""
    project = furnished(tmp_path_factory.mktemp("whole") / "project")
    found: dict[Path, list[Sequence[str]]] = {}
    root = project.root.resolve()
    for words in COMMANDS:
        with listening() as touched:
            project.run(*words)
        for path in dict.fromkeys(touched):
            if path.is_file() and path.is_relative_to(root) and not path.name.startswith("."):
                found.setdefault(path.relative_to(root), []).append(words)
    return found


def named_by_the_user(path: Path) -> bool:
    """What a command line names may be anywhere."""
    return path.name in ("answers.csv", "draft.md") or path.suffix == ".pdf"


@pytest.mark.parametrize("share", _SHARES)
def test_no_file_that_a_command_opens_may_be_a_link_that_leads_out(
    opened: dict[Path, list[Sequence[str]]], share: int, tmp_path: Path
) -> None:
    whole = furnished(tmp_path / "whole")
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    files = [path for path in sorted(opened) if not named_by_the_user(path)]
    assert len(files) > len(FILES)
    for path in files[share :: len(_SHARES)]:
        for words in {
            " ".join(opened[path][0]): opened[path][0],
            " ".join(opened[path][-1]): opened[path][-1],
        }.values():
            folder = tmp_path / "project"
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(whole.root, folder)
            project, link, target = SmallProject(folder), folder / path, outside / path.name
            shutil.copyfile(link, target) if link.is_file() else target.write_bytes(b"")
            project.write(dict(FILES))
            link.parent.mkdir(parents=True, exist_ok=True)
            link.unlink(missing_ok=True)
            link.symlink_to(target)
            before = target.read_bytes()
            with listening() as touched:
                run = project.run(*words)
            assert not [one for one in touched if one.is_relative_to(outside)], (path, words, run.err)
            assert target.read_bytes() == before, (path, words)
            assert [one.name for one in outside.iterdir()] == [target.name]
            target.unlink()


@pytest.mark.skipif(
    shutil.which("strace") is None, reason="strace is not installed: what C libraries open is not seen"
)
@pytest.mark.parametrize(
    "name", ["campaigns/letter/map.png", "signatories/logo.png", "templates/ours/reference.docx"]
)
def test_no_library_opens_what_lies_outside(name: str, tmp_path: Path) -> None:
    project, target = furnished(tmp_path / "project"), tmp_path / "elsewhere"
    link, log = project.root / name, tmp_path / "calls"
    shutil.move(link, target)
    link.symlink_to(target)
    build = [sys.executable, "-m", "undersigned", "build", "letter", "-f", "pdf", "-f", "docx"]
    traced = ["strace", "-f", "-y", "-e", "trace=open,openat,openat2,creat", "-o", str(log), *build]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        traced, cwd=project.root, env=environment, capture_output=True, text=True, check=False
    )
    calls = log.read_text(encoding="utf-8", errors="replace")
    if "+++ exited" not in calls:
        pytest.skip("strace may not trace here")
    assert str(project.root / "campaigns/letter/campaign.yaml") in calls, "it sees what is opened"
    assert f"<{target}>" not in calls, done.stderr
