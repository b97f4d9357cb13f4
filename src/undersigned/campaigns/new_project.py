"""Makes a project of an empty folder, with a small letter that builds."""

from __future__ import annotations

import datetime
import shutil
from importlib import resources
from pathlib import Path
from typing import Final

from undersigned.campaigns.next_letter import Beginning, begin, require_kind
from undersigned.files.project import Project, find_project
from undersigned.model.campaign import LETTER
from undersigned.model.findings import stop, why

EXAMPLE = "example-letter"
_DATE: Final = datetime.date(2026, 9, 1)
"""Of the example."""


def start_project(folder: Path, kind: str | None = None) -> str:
    """Fill a new or empty folder with a project; returns the name of the letter in it.

    The letter is the example, or what a letter of another `kind` begins with. Raises `LetterError` where there is
    no such kind, and where the folder holds something already or cannot be written; a folder that was not there
    before is then gone again.
    """
    if kind is not None:
        require_kind(Project(folder), kind)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        stop(
            f"{folder} is not empty",
            "folder-not-empty",
            help="name a new folder; nothing of yours is ever overwritten",
        )
    new = not folder.exists()
    try:
        with resources.as_file(resources.files("undersigned")) as package:
            shutil.copytree(package / "starter", folder, dirs_exist_ok=True)
            shutil.copytree(package / "schemas", folder / "schemas")
    except OSError as error:
        if new:
            shutil.rmtree(folder, ignore_errors=True)
        stop(f"{folder} cannot be written: {why(error)}", "cannot-write")
    if kind not in (None, LETTER):
        project = find_project(folder)
        shutil.rmtree(project.campaign(EXAMPLE))
        begin(project, kind, Beginning(EXAMPLE, None, _DATE, _DATE))
    return EXAMPLE
