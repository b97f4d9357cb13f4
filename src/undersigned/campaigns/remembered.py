"""Remembers what was found out about each letter of a project, so that `list` looks only at those that have changed.

A campaign as it is loaded goes in; out come the digest of its wording, and how much of it is still to be written. What
was worked out once is kept in the user's cache folder, under a digest of all that it depends on: the campaign, the
templates, whatever else lies in the project, and the program itself. Whatever is wrong with that file, letters are
looked at anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sysconfig
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from undersigned import route
from undersigned.files.project import Project, template_folders
from undersigned.files.saving import save
from undersigned.files.user_cache import cache_folder, make_private
from undersigned.model.campaign import Campaign
from undersigned.model.findings import LetterError
from undersigned.worklist import left_to_write

Fact: TypeAlias = "str | int | None"

_LOADED = frozenset({".yaml", ".md", ".txt"})
"""The ends of files that are in a loaded campaign already, or that no letter prints."""


class Remembered:
    """What was found out about the letters of a project when somebody last asked."""

    def __init__(self, project: Project) -> None:
        self._project = project
        folder = cache_folder("letters")
        self._file = folder / f"{_digest([str(project.path().resolve())])}.json" if folder else None
        self._before = _read(self._file)
        self._now: dict[str, Fact] = {}
        self._surroundings: str | None = None

    def digest_of(self, campaign: Campaign) -> str | None:
        """The digest of a letter's present wording; None where it cannot be drafted."""

        def drafted() -> str | None:
            wording = route.wording_now(self._project, campaign)
            return wording.digest if wording else None

        digest = self._known("wording", campaign, drafted)
        return digest if isinstance(digest, str) else None

    def left_to_write(self, campaign: Campaign) -> int:
        """How much of a letter is still to be filled in."""
        left = self._known("left", campaign, lambda: left_to_write(campaign))
        return left if isinstance(left, int) else 0

    def keep(self) -> None:
        """Remember what was asked for, and nothing that was asked for before only."""
        if self._file is None or self._now == self._before:
            return
        with contextlib.suppress(OSError, LetterError):
            make_private(self._file.parent)
            save({self._file: json.dumps(self._now).encode()})

    def _known(self, what: str, campaign: Campaign, look: Callable[[], Fact]) -> Fact:
        key = f"{what} {self._key(campaign)}"
        self._now[key] = self._before[key] if key in self._before else look()
        return self._now[key]

    def _key(self, campaign: Campaign) -> str:
        if self._surroundings is None:
            self._surroundings = _digest(map(str, _stamps(self._project)))
        # A set has another order each time, and who signed the last letter is not printed.
        earlier = campaign.earlier and replace(campaign.earlier, signatories=frozenset())
        sections = campaign.annex.sections if campaign.annex else ()
        bare = tuple(replace(section, origin=None, lender=None) for section in sections)
        annex = campaign.annex and replace(campaign.annex, sections=bare)
        return _digest((self._surroundings, repr(replace(campaign, earlier=earlier, annex=annex))))


def _digest(words: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _stamps(project: Project) -> Iterator[tuple[str, int, int]]:
    """The names, sizes and times of all files that a wording depends on besides its campaign."""
    program = Path(route.__file__).parent
    libraries = sysconfig.get_path("purelib")
    yield libraries, 0, Path(libraries).stat().st_mtime_ns
    for folder in (program, *template_folders(project)):
        yield from _stamps_in(folder, frozenset())
    yield from _stamps_in(project.path(), _LOADED, left_out="build")


def _stamps_in(
    folder: Path, but: frozenset[str], left_out: str | None = None
) -> Iterator[tuple[str, int, int]]:
    waiting = [os.fspath(folder)]
    while waiting:
        with contextlib.suppress(OSError), os.scandir(waiting.pop()) as found:  # a link that leads nowhere
            for entry in sorted(found, key=lambda entry: entry.name):
                if entry.is_dir(follow_symlinks=False):
                    if not entry.name.startswith(".") and entry.name not in {left_out, "__pycache__"}:
                        waiting.append(entry.path)
                elif not entry.name.endswith(tuple(but)):
                    status = entry.stat()
                    yield entry.path, status.st_size, status.st_mtime_ns


def _read(file: Path | None) -> dict[str, Fact]:
    try:
        kept = json.loads(file.read_bytes()) if file else {}
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(kept, dict) or not all(isinstance(fact, str | int | None) for fact in kept.values()):
        return {}
    return kept
