"""Where the program keeps what it can do without: folders of the user's, outside every project."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder(name: str) -> Path | None:
    """A folder of the user's cache, which need not be there yet; None for a user without a home.

    So commands that look write into no project, and what was looked at is for the user's eyes only.
    """
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if named.is_absolute():  # others are to be ignored (XDG Base Directory Specification)
        return named / "undersigned" / name
    try:
        return Path.home() / ".cache" / "undersigned" / name
    except RuntimeError:
        return None


def make_private(folder: Path) -> None:
    """Make a folder that only its user may look into. Raises `OSError` where that cannot be."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
