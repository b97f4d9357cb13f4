"""Brings the pictures that a section shows along to its copy."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import quote, unquote

from undersigned.files.ids import first_free, portable
from undersigned.files.images import LARGEST_FILE
from undersigned.files.project import Project
from undersigned.files.text_files import is_file, read_bytes
from undersigned.model.findings import Findings, LetterError

_PICTURE = re.compile(r"(!\[[^\]]*\]\()(<[^>\n]+>|[^)\s]+)")


def bring_pictures(project: Project, text: str, old: Path, new: Path) -> tuple[str, dict[Path, bytes]]:
    """The text of a copied section, and the files of pictures to be written beside it.

    A picture that lies in the folder of the section's campaign is copied; another is named by its path
    from the copy. Raises `LetterError` where one cannot be read.
    """
    folder = project.campaign(old.relative_to(project.path("campaigns")).parts[0])
    files: dict[Path, bytes] = {}

    def brought(found: re.Match[str]) -> str:
        path = Path(os.path.normpath(old.parent / unquote(found[2].strip("<>"))))
        if not is_file(path) or not project.holds(path):
            return found[0]  # what is wrong with it, drafting has said
        if path.is_relative_to(folder):
            findings = Findings()
            data = read_bytes(path, project.shown(path), LARGEST_FILE, findings)
            if data is None:
                raise LetterError(findings)
            path = _free(new.parent / portable(path.name), data, files)
            files[path] = data
        return found[1] + quote(Path(os.path.relpath(path, new.parent)).as_posix())

    text = _PICTURE.sub(brought, text)
    return text, {path: data for path, data in files.items() if not path.exists()}


def _free(path: Path, data: bytes, files: dict[Path, bytes]) -> Path:
    """The path, or one like it where another picture is there already."""

    def is_another(stem: str) -> bool:
        candidate = path.with_stem(stem)
        there = files.get(candidate)
        if there is None and os.path.lexists(candidate):
            there = candidate.read_bytes() if is_file(candidate) else b""
        return there not in (None, data)

    return path.with_stem(first_free(path.stem, is_another))
