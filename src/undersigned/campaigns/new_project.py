"""Makes a project of an empty folder, with a small letter that builds."""

from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path

from undersigned.model.findings import stop

EXAMPLE = "example-letter"


def start_project(folder: Path) -> str:
    """Fill a new or empty folder with a project; returns the name of the letter in it.

    Raises `LetterError` where the folder holds something already or cannot be written; a folder
    that was not there before is then gone again.
    """
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
        stop(f"{folder} cannot be written: {(error.strerror or str(error)).lower()}", "cannot-write")
    return EXAMPLE
