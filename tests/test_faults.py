"""Reads tests/faults/*.md: files of a user, and what the program is to say to them, word for word.

The form of these files stands in tests/faults/README.md. Each `## heading` is a test here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from small_project import SmallProject

FAULTS = Path(__file__).parent / "faults"

_HEADING_OR_BLOCK = re.compile(
    r"^\#\#\ (?P<title>[^\n]+)$"
    r"| (?: ^`(?P<path>[^`\n]+)` (?:\ \((?P<form>[^)\n]+)\))? \n\n )?"
    r"  ^(?P<fence>```+)\w*\n (?P<text>.*?) ^(?P=fence)$",
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)
_PICTURES = {0x2400 + code: code for code in range(32)} | {0x2421: 0x7F}
"""The pictures of control characters (␀, ␉), each with the character that it shows."""

LAST_GOOD = b"The letter as it was built before."


@dataclass
class Fault:
    """One case: the files that it writes, and the messages that it expects."""

    source: Path
    title: str
    files: dict[str, tuple[str, str]]
    """By path: the text, and what stands in brackets after the path."""
    messages: str = ""
    span: tuple[int, int] = (0, 0)
    """Where in the source the messages stand."""

    def __str__(self) -> str:
        return f"{self.source.stem}: {self.title}"

    def write_into(self, project: SmallProject) -> None:
        for name, (text, form) in self.files.items():
            path = project.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if form in {"no file", "a link"}:
                path.unlink(missing_ok=True)
            if form == "a link":
                path.symlink_to(text.strip())
            elif form != "no file":
                project.write({name: text.translate(_PICTURES).encode(form or "utf-8")})


def read_faults(source: Path) -> list[Fault]:
    """The cases of one file."""
    faults: list[Fault] = []
    for match in _HEADING_OR_BLOCK.finditer(source.read_text(encoding="utf-8")):
        if match["title"]:
            faults.append(Fault(source, match["title"], {}))
        elif match["path"]:
            faults[-1].files[match["path"]] = (match["text"], match["form"] or "")
        else:
            faults[-1].messages, faults[-1].span = match["text"], match.span("text")
    return faults


ALL = [
    fault
    for source in sorted(FAULTS.glob("*.md"))
    if source.stem != "README"
    for fault in read_faults(source)
]


@pytest.mark.parametrize("fault", ALL, ids=str)
def test_says_what_is_wrong_and_leaves_the_last_good_letter(
    fault: Fault, project: SmallProject, request: pytest.FixtureRequest
) -> None:
    fault.write_into(project)
    project.write({"build/letter/letter.txt": LAST_GOOD})
    before = project.files()

    run = project.run("build", "letter", "--format", "txt")

    if request.config.getoption("accept"):
        accept(fault, run.err)
        return
    assert run.err == fault.messages
    if ": error: " in run.err or run.err.startswith("error: "):
        assert run.status == 1
        assert run.out == ""
        assert project.files() == before
    else:
        assert run.status == 0
        assert run.out == "build/letter/letter.txt\n"
        assert project.files().keys() == before.keys()
        assert project.built("txt").read_bytes() != LAST_GOOD


def accept(fault: Fault, messages: str) -> None:
    """Put what the program says into the file of the case."""
    start, end = next(now.span for now in read_faults(fault.source) if now.title == fault.title)
    text = fault.source.read_text(encoding="utf-8")
    fault.source.write_text(text[:start] + messages + text[end:], encoding="utf-8")


def test_every_case_has_a_title_of_its_own() -> None:
    titles = [str(fault) for fault in ALL]
    assert len(set(titles)) == len(titles)
    assert len(titles) > 100
