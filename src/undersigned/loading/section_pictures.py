"""Finds the pictures that a prose names, each with where its target stands in the text as it was typed.

Targets are read as CommonMark reads them (0.31.2, § 6.3): in angle brackets, with round brackets in them, with
backslashes, with white space around them, and whatever the description before them has in it.
"""

from __future__ import annotations

import html
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

from undersigned.files.project import Project
from undersigned.files.text_files import is_file
from undersigned.loading.cited_keys import blanked

_BEFORE = re.compile(r"(?<!\\)\]\([ \t]*\n?[ \t>]*")
"""What stands before the target of a link or a picture. (`![Map][m]` is no picture in a letter.)"""
_IN_BRACKETS = re.compile(r"<((?:[^<>\n\\]|\\.)*)>")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True)
class Target:
    """What is named in a text, from `start` to `end` (offsets from 0), as it is meant and not as it is typed."""

    name: str
    start: int
    end: int


def targets_in(text: str) -> Iterator[Target]:
    """The targets of links and pictures in a text. Remarks do not count."""
    text = blanked(text)
    for found in _BEFORE.finditer(text):
        start = found.end()
        bracketed = _IN_BRACKETS.match(text, start)
        end = bracketed.end() if bracketed else _end(text, start)
        typed = bracketed[1] if bracketed else text[start:end]
        if typed:
            yield Target(unquote(html.unescape(_ESCAPED.sub(r"\1", typed))), start, end)


def made_pictures_in(text: str) -> Iterator[str]:
    """The targets of pictures, as they are typed, of which only the template will know what they are."""
    for target in targets_in(text):
        typed = text[target.start : text.find(")", target.end) + 1]
        if re.search(r"\{[{%]", typed) and _is_picture(text, target.start):
            yield typed.removesuffix(")").strip()


def _is_picture(text: str, start: int) -> bool:
    """Whether the target at `start` is a picture's, and not a link's: what its description begins with tells."""
    depth = 0
    for at in range(text.rindex("](", 0, start), -1, -1):
        depth += (text[at] == "]") - (text[at] == "[")
        if depth == 0:
            return text[at - 1 : at] == "!"
    return False


def _end(text: str, start: int) -> int:
    """Where a target without brackets ends: at white space, or at a bracket that none in it opened."""
    depth, at = 0, start
    while at < len(text) and not text[at].isspace():
        if text[at] == "\\":
            at += 1
        elif text[at] == "(":
            depth += 1
        elif text[at] == ")":
            depth -= 1
            if depth < 0:
                break
        at += 1
    return min(at, len(text))


def typed_target(path: str) -> str:
    """A path as a target can be typed."""
    return quote(path)


def pictures_of(project: Project, text: str, file: Path) -> Iterator[tuple[Target, Path]]:
    """The files inside the project that a prose in `file` names, each with where."""
    for target in targets_in(text):
        if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]+:|//|#", target.name):
            continue
        path = Path(os.path.normpath(file.parent / target.name))
        if is_file(path) and project.holds(path):
            yield target, path
