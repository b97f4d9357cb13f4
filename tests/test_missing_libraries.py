"""Holds the program to what it promises a computer without Pango: all works but what makes a PDF, and that says so."""

from __future__ import annotations

import json
import platform
import re
import sys

import pytest

import without_libraries
from small_project import SmallProject
from undersigned.model.findings import LetterError
from undersigned.writers.pdf.system_libraries import libraries_needed

MISSING = (
    "this computer lacks the library libgobject-2.0-0, so that no PDF can be made on it [missing-library]"
)

WORKS = (
    "build letter -f docx -f html -f txt -f md",
    "check letter",
    "check letter --json",
    "todo letter",
    "import build/letter/letter.docx --as from-word",
    "import build/letter/letter.md --as from-markdown",
    "compare letter from-word",
    "new another",
    "annex list",
    "signatories list",
    "signatories confirm letter freedonia-watch",
    "signatories status letter",
    "build letter --final -f docx",
)
STOPS = (
    "build letter",
    "build letter -f pdf",
    "build letter -f txt -f pdf",
    "build letter --archive",
    "build letter --final",
    "build letter another",
)


def test_all_works_but_what_makes_a_pdf(project: SmallProject) -> None:
    commands = [*WORKS, *STOPS]
    runs = dict(zip(commands, without_libraries.run(project.root, *map(str.split, commands)), strict=True))
    assert {command: runs[command].status for command in WORKS} == dict.fromkeys(WORKS, 0), runs
    assert {command: runs[command].status for command in STOPS} == dict.fromkeys(STOPS, 1), runs
    for command in STOPS:
        assert runs[command].err.startswith(f"error: {MISSING}\n  help: install Pango")
        assert (
            "until then, 'undersigned build letter --format docx' makes the letter for Word"
            in runs[command].err
        )
        assert runs[command].out == ""
    assert runs["check letter"].err.startswith(
        f"warning: the PDF was not looked at: {MISSING}\n  help: install"
    )
    assert runs["check letter"].out == ""
    (told,) = json.loads(runs["check letter --json"].out)
    assert [finding["code"] for finding in told["findings"]] == ["missing-library"]
    quiet = [one for one in WORKS if not one.startswith("check")]
    assert not [command for command in quiet if "missing-library" in runs[command].err]


@pytest.mark.parametrize(
    ("body", "said", "status"),
    [
        ("We write.[^nothing]\n", "no footnote is called 'nothing'", 1),
        ("We write to XXX.\n", "XXX", 0),
    ],
)
def test_check_says_and_ends_as_it_would_otherwise(
    project: SmallProject, body: str, said: str, status: int
) -> None:
    project.write({"campaigns/letter/body.md": body})
    otherwise = project.run("check", "letter")
    (run,) = without_libraries.run(project.root, ["check", "letter"])
    assert said in otherwise.err
    assert (run.status, otherwise.status) == (status, status)
    without_warning = re.sub(
        r"^warning: the PDF was not looked at.*\n  help: .*\n", "", run.err, flags=re.MULTILINE
    )
    assert without_warning == otherwise.err


@pytest.mark.parametrize(
    ("hidden", "old", "said"),
    [
        (["pango-1.0"], None, "lacks the library libpango-1.0-0"),
        (["pangoft2"], None, "lacks the library libpangoft2-1.0-0"),
        (["fontconfig"], None, "lacks the library libfontconfig-1"),
        (["harfbuzz"], None, "lacks the library libharfbuzz-0"),
        (["harfbuzz-subset"], None, "lacks the library libharfbuzz-subset"),
        ([], 14_299, "has Pango 1.42.99, which is older than 1.44.0"),
    ],
)
def test_each_part_that_is_missing_or_too_old_is_named(
    project: SmallProject, hidden: list[str], old: int | None, said: str
) -> None:
    before = project.files()
    (run,) = without_libraries.run(project.root, ["build", "letter"], hidden=hidden, old=old)
    assert project.files() == before
    assert f"error: this computer {said}, so that no PDF can be made on it [missing-library]" in run.err
    assert (run.status, run.out) == (1, "")


@pytest.mark.parametrize(
    ("system", "release", "said"),
    [
        ("linux", {"ID": "debian"}, "sudo apt install libpango-1.0-0"),
        ("linux", {"ID": "ubuntu", "ID_LIKE": "debian"}, "sudo apt install libpango-1.0-0"),
        ("linux", {"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "sudo apt install libpango-1.0-0"),
        ("linux", {"ID": "fedora"}, "sudo dnf install pango"),
        ("linux", {"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "sudo dnf install pango"),
        ("linux", {"ID": "arch"}, "sudo pacman -S pango"),
        ("linux", {"ID": "of-my-own"}, "install Pango (1.44.0 or newer)"),
        ("freebsd14", None, "install Pango (1.44.0 or newer)"),
        ("darwin", None, "DYLD_FALLBACK_LIBRARY_PATH"),
        ("darwin", None, "brew install pango"),
        ("win32", None, "pacman -S mingw-w64-ucrt-x86_64-pango"),
        ("win32", None, "WEASYPRINT_DLL_DIRECTORIES"),
    ],
)
def test_the_help_is_for_this_system(
    monkeypatch: pytest.MonkeyPatch, system: str, release: dict[str, str] | None, said: str
) -> None:
    def os_release() -> dict[str, str]:
        if release is None:
            raise FileNotFoundError
        return release

    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(platform, "freedesktop_os_release", os_release)
    with pytest.raises(LetterError, match="missing-library") as stopped, libraries_needed():
        raise OSError("cannot load library 'libgobject-2.0-0': error 0x7e")
    (finding,) = stopped.value.findings
    assert said in (finding.help or "")


def test_what_weasyprint_prints_is_not_shown_and_a_broken_package_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def load() -> None:
        sys.stdout.write("WeasyPrint could not import some external libraries.")
        raise ModuleNotFoundError("No module named 'cffi'", name="cffi")

    with pytest.raises(LetterError, match="No module named 'cffi'") as stopped, libraries_needed():
        load()
    assert stopped.value.findings[0].help == "install undersigned again"
    assert capsys.readouterr().out == ""


def test_a_fault_of_our_own_is_no_missing_library() -> None:
    with pytest.raises(ImportError, match="undersigned"), libraries_needed():
        raise ImportError("cannot import from undersigned", name="undersigned.writers.pdf.sheet")
