"""Makes a project of an empty folder, with a small letter that builds."""

from __future__ import annotations

import datetime
from importlib import resources
from pathlib import Path
from typing import Final

from undersigned.campaigns.next_letter import Beginning, begin, require_kind
from undersigned.files.project import Project, find_project
from undersigned.files.saving import folder_in_the_making, save, sweep
from undersigned.model.campaign import LETTER
from undersigned.model.findings import stop, why

EXAMPLE = "example-letter"
_BEGUN: Final = ".begun"
"""Where a project is made in a folder that is there already."""
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
    if folder.is_dir():
        sweep(folder)
    if folder.joinpath(_BEGUN).is_dir():
        stop(
            f"{folder} was begun, and that was interrupted",
            "folder-not-empty",
            help="delete what is in it, and try again",
        )
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        stop(
            f"{folder} is not empty",
            "folder-not-empty",
            help="name a new folder; nothing of yours is ever overwritten",
        )
    is_there = folder.exists()
    try:
        with folder_in_the_making(folder / _BEGUN if is_there else folder) as beside:
            _fill(beside, kind)
        if is_there:
            made = folder / _BEGUN
            for entry in sorted(
                made.iterdir(), key=lambda entry: entry.name == "campaigns"
            ):  # that makes it a project
                entry.rename(folder / entry.name)
            made.rmdir()
    except OSError as error:
        stop(f"{folder} cannot be written: {why(error)}", "cannot-write")
    return EXAMPLE


def _fill(folder: Path, kind: str | None) -> None:
    is_example = kind in (None, LETTER)
    with resources.as_file(resources.files("undersigned")) as package:
        files = {
            folder / to / path.relative_to(package / of): path.read_bytes()
            for of, to in (("starter", ""), ("schemas", "schemas"))
            for path in sorted((package / of).rglob("*"))
            if path.is_file() and (is_example or EXAMPLE not in path.parts)
        }
    save(files)
    if kind is not None and not is_example:
        begin(find_project(folder), kind, Beginning(EXAMPLE, None, _DATE, _DATE))
