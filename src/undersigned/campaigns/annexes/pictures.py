"""Brings the pictures that a section shows along to its copy."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from undersigned.files.ids import first_free, portable
from undersigned.files.images import LARGEST_FILE
from undersigned.files.project import Project
from undersigned.files.text_files import is_file, read_bytes
from undersigned.loading.section_pictures import made_pictures_in, pictures_of, typed_target
from undersigned.model.findings import Findings, LetterError, Place


@dataclass
class Pictures:
    """What became of the pictures of a section that was copied."""

    text: str
    """The section, in which they are named from the copy."""
    files: dict[Path, bytes]
    """Those to be written."""
    names: dict[str, str]
    """For each that lies in the folder of the section's campaign, by its path there, its path from the copy."""


def bring_pictures(
    project: Project, text: str, old: Path, new: Path, *, same: Mapping[str, str], renewed: Collection[str]
) -> Pictures:
    """The text of a copied section, and the files of pictures to be written beside it.

    A picture that lies in the folder of the section's campaign is copied; another is named by its path
    from the copy. `same` are those that the letter has already, `renewed` those of them to be written over.
    Raises `LetterError` where one cannot be read.
    """
    findings = Findings()
    for typed in made_pictures_in(text):
        findings.error(
            f"which picture '{typed}' is, is worked out only when the letter is made, so a copy cannot bring it along",
            "unknown-picture",
            Place(project.shown(old)),
            "name the file itself, as in ![Map](map.png), or adopt the section with --link",
        )
    findings.stop_if_errors()
    folder = project.campaign(old.relative_to(project.path("campaigns")).parts[0])
    found = Pictures("", {}, {})
    copied: dict[Path, bytes] = {}
    pieces, end = [], 0
    for target, source in pictures_of(project, text, old):
        path = source
        if source.is_relative_to(folder):
            name = source.relative_to(folder).as_posix()
            if name not in same or name in renewed:
                data = read_bytes(source, project.shown(source), LARGEST_FILE, findings)
                if data is None:
                    raise LetterError(findings)
                path = _free(new.parent / portable(source.name), data, copied)
                if name in renewed:
                    path = new.parent / same[name]
                if name in renewed or not path.exists():
                    found.files[path] = data
                copied[path] = data
            else:
                path = new.parent / same[name]
            found.names[name] = Path(os.path.relpath(path, new.parent)).as_posix()
        named = Path(os.path.relpath(path, new.parent)).as_posix()
        if named != target.name:
            pieces += [text[end : target.start], typed_target(named)]
            end = target.end
    found.text = "".join([*pieces, text[end:]])
    return found


def _free(path: Path, data: bytes, files: dict[Path, bytes]) -> Path:
    """The path, or one like it where another picture is there already."""

    def is_another(stem: str) -> bool:
        candidate = path.with_stem(stem)
        there = files.get(candidate)
        if there is None and os.path.lexists(candidate):
            there = candidate.read_bytes() if is_file(candidate) else b""
        return there not in (None, data)

    return path.with_stem(first_free(path.stem, is_another))
