"""Notes what is about to be saved together, so that the next command finishes what a killed one has begun.

The note lies in the project's folder, hidden, from when all new files are on the disk beside the old ones until each
has taken its place. It names nothing outside the project; nor does who finishes touch a file that somebody has
changed meanwhile.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from undersigned.files.locking import abandoned, is_claimed

UNFINISHED: Final = ".part"
"""How the names end of what is not finished yet."""
_NOTE: Final = ".saving."

_Step: TypeAlias = tuple[Path | None, Path, str | None]
"""The file that is to take a place, None where that is to be empty; the place; a digest of what is there before."""


def root_above(start: Path) -> Path | None:
    """The nearest folder upwards that is a project: it holds `campaigns/`."""
    return next((folder for folder in (start, *start.parents) if (folder / "campaigns").is_dir()), None)


@contextlib.contextmanager
def noted(renames: Sequence[tuple[Path, Path]], deletes: Collection[Path]) -> Iterator[None]:
    """Within it, what is saved together is noted, where it all lies in one project and that can be written into."""
    note = None
    if sys.platform != "win32" and len(renames) + len(deletes) > 1:  # Windows tells of no file whose it was
        steps: list[tuple[Path | None, Path]] = [*renames, *((None, place) for place in deletes)]
        with contextlib.suppress(OSError):
            note = _begun(steps)
    try:
        yield
    finally:
        if note is not None:
            with contextlib.suppress(OSError):
                note[0].unlink()
            os.close(note[1])


def _begun(steps: Sequence[tuple[Path | None, Path]]) -> tuple[Path, int] | None:
    """A note of what is to be done, and what it is held by; None where not all of it lies in one project."""
    root = root_above(steps[0][1].parent.resolve())
    whole = [
        (one and one.parent.resolve() / one.name, place.parent.resolve() / place.name) for one, place in steps
    ]
    if root is None or not all(place.is_relative_to(root) for _, place in whole):
        return None
    said = [
        (one and str(one.relative_to(root)), str(place.relative_to(root)), _digest(place))
        for one, place in whole
    ]
    handle, name = tempfile.mkstemp(UNFINISHED, _NOTE, root)
    if is_claimed(handle, Path(name)):
        os.write(handle, json.dumps(said).encode())
        os.fsync(handle)
    return Path(name), handle


def finish(root: Path) -> None:
    """Finish what programs that were killed have noted in a project; what cannot be finished stays as it is."""
    with contextlib.suppress(OSError):
        for note in [*root.glob(f"{_NOTE}*{UNFINISHED}")]:
            with abandoned(note) as is_nobodys:
                if is_nobodys:
                    _finish(_read(root.resolve(), note))
                    note.unlink(missing_ok=True)


def _finish(steps: Sequence[_Step]) -> None:
    if any(_is_changed(*step) for step in steps):
        return
    for temporary, place, _ in steps:
        if temporary is None:
            place.unlink(missing_ok=True)
        elif temporary.exists():
            temporary.replace(place)


def _is_changed(temporary: Path | None, place: Path, was: str | None) -> bool:
    """Whether somebody has changed a file since that is to be replaced; one that has taken its place is no more so."""
    is_done = not place.exists() if temporary is None else not temporary.exists()
    return not is_done and _digest(place) != was


def _read(root: Path, note: Path) -> list[_Step]:
    """What a note says; nothing where it was not finished itself, or names what no program of this kind does."""
    try:
        said = json.loads(note.read_bytes())
        steps = [(root / one if one else None, root / place, was) for one, place, was in said]
    except (ValueError, TypeError, RecursionError):
        return []
    is_ours = all(
        place.parent.resolve().is_relative_to(root)
        and not place.is_symlink()
        and (
            one is None
            or (one.parent == place.parent and one.name.endswith(UNFINISHED) and not one.is_symlink())
        )
        for one, place, _ in steps
    )
    return steps if is_ours else []


def _digest(path: Path) -> str | None:
    """A digest of what is in a file; None where there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else None
