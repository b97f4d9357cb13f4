"""Keeps what somebody edited in a built file, and tells of it: a build writes over only what it wrote itself.

Beside the files lies a record of what was written last, their digests by name.
"""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from undersigned.files.project import Project
from undersigned.files.text_files import is_file
from undersigned.model.findings import Findings, Place

_RECORD: Final = ".written.json"


def with_edited(
    project: Project, campaign: str, files: Mapping[Path, bytes], findings: Findings
) -> dict[Path, bytes]:
    """The files of a folder that are to be written: with them those that were edited, under other names."""
    (folder,) = {path.parent for path in files}
    written = _written(folder / _RECORD)
    kept: dict[Path, bytes] = {}
    for path, data in files.items():
        before = path.read_bytes() if is_file(path) else None
        if (
            before is None
            or path.name not in written
            or _digest(before) in {written[path.name], _digest(data)}
        ):
            continue
        aside = next(other for other in _names(path) if not is_file(other) or other.read_bytes() == before)
        kept[aside] = before
        shown = project.shown(aside)
        help = (
            f"to take its changes over: undersigned merge {campaign} {shown}"
            if path.suffix == ".docx"
            else f"take over what you changed there into the files of {campaign}, and delete it"
        )
        findings.warning(
            f"this file was edited since it was built: it is kept as {aside.name}, and the letter is built anew",
            "edited-file",
            Place(project.shown(path)),
            help,
        )
    digests = {**written, **{path.name: _digest(data) for path, data in files.items()}}
    return {**files, **kept, folder / _RECORD: json.dumps(digests, indent=1).encode()}


def _names(path: Path) -> Iterator[Path]:
    yield path.with_name(f"{path.stem}.edited{path.suffix}")
    for number in itertools.count(2):
        yield path.with_name(f"{path.stem}.edited-{number}{path.suffix}")


def _written(record: Path) -> dict[str, str]:
    """The digests of what was written last, by name; nothing where that is not known."""
    try:
        known = json.loads(record.read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(name): str(digest) for name, digest in known.items()} if isinstance(known, dict) else {}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
