"""Reads the cases of tests/faults and tests/letters: a heading, files, and what the program makes of them.

The form of these files stands in tests/faults/README.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from small_project import SmallProject

_HEADING_OR_BLOCK = re.compile(
    r"^\#\#\ (?P<title>[^\n]+)$"
    r"| (?: ^`(?P<path>[^`\n]+)` (?:\ \((?P<form>[^)\n]+)\))? \n\n )?"
    r"  ^(?P<fence>```+)\w*\n (?P<text>.*?) ^(?P=fence)$",
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)
_PICTURES = {0x2400 + code: code for code in range(32)} | {0x2421: 0x7F}
"""The pictures of control characters (␀, ␉), each with the character that it shows."""


@dataclass
class Case:
    """Files that a user wrote, and what the program is to make of them."""

    source: Path
    title: str
    files: dict[str, tuple[str, str]]
    """By path: the text, and what stands in brackets after the path."""
    answer: str = ""
    span: tuple[int, int] = (0, 0)
    """Where in the source the answer stands."""

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


def read_cases(source: Path) -> list[Case]:
    """The cases of one file."""
    cases: list[Case] = []
    for match in _HEADING_OR_BLOCK.finditer(source.read_text(encoding="utf-8")):
        if match["title"]:
            cases.append(Case(source, match["title"], {}))
        elif match["path"]:
            cases[-1].files[match["path"]] = (match["text"], match["form"] or "")
        else:
            cases[-1].answer, cases[-1].span = match["text"], match.span("text")
    return cases


def all_cases(folder: Path) -> list[Case]:
    """The cases of all files of a folder."""
    sources = (source for source in sorted(folder.glob("*.md")) if source.stem != "README")
    return [case for source in sources for case in read_cases(source)]


def accept(case: Case, answer: str) -> None:
    """Put what the program says today into the file of the case."""
    start, end = next(now.span for now in read_cases(case.source) if now.title == case.title)
    text = case.source.read_text(encoding="utf-8")
    case.source.write_text(text[:start] + answer + text[end:], encoding="utf-8")
