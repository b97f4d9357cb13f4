"""Finds out of which version of a letter a file that came back was made: by what it says, else by its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Final

from undersigned import route
from undersigned.comparing.word_tokens import words_and_spaces
from undersigned.files.project import Project
from undersigned.files.text_files import is_file
from undersigned.importing.from_file import word_file
from undersigned.importing.manuscript import Manuscript
from undersigned.importing.word.reading import read_word
from undersigned.model.findings import Findings, LetterError, stop
from undersigned.returned.passages import passages_of
from undersigned.returned.versions import (
    CirculatedVersion,
    read_sent,
    require_version,
    said_version,
    versions_of,
)

PRESENT: Final = "the letter as it is now"
_OTHER: Final = 0.15
"""The share of pairs of words from which down a file is another letter; such have formulas in common."""
_NAMED: Final = 8
"""Of as many other letters the words are looked at, the latest first, to say which one a file is."""

_Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Base:
    """A letter as it was sent: what drafts it, and its Word file."""

    label: str
    """What it is called: the name of a version or of a file, or `PRESENT`."""
    project: Project = field(compare=False)
    """The project, or the small one of a version, that drafts it under the name of its campaign."""
    campaign: str
    docx: bytes = field(compare=False)


class Bases:
    """The versions of a letter, as they are asked for; each is read once."""

    def __init__(self, project: Project, campaign: str, findings: Findings) -> None:
        self._project = project
        self._campaign = campaign
        self._findings = findings
        self._unreadable = Findings()
        self._versions = versions_of(project, campaign, self._unreadable)
        findings.extend(self._unreadable)
        self._known: dict[str, Base] = {}
        self._read: dict[str, Manuscript] = {}

    def of(self, data: bytes, file: str, named: str | None = None) -> Base:
        """The base of a Word file: the one that is `named`, a version or a file, or the one that the file was made of.

        What it is taken for, and why, is told. Raises `LetterError` where the file cannot be read, is another letter,
        or nothing is called so.
        """
        said = "" if named else said_version(data)
        base = self._named(named) if named else self._said(said, file)
        if base is None:
            base = self._nearest(data, file, said)
        elif _alike(self._pairs(base), _pairs(read_word(data, file))) < _OTHER:
            self._is_other_letter(data, file)
        return base

    def manuscript(self, base: Base) -> Manuscript:
        """What a base says."""
        if base.label not in self._read:
            self._read[base.label] = read_word(base.docx, base.label)
        return self._read[base.label]

    def _named(self, named: str) -> Base:
        path = Path(named)
        if is_file(path):
            return Base(path.name, self._project, self._campaign, word_file(path))
        return self._version(require_version(self._project, self._campaign, named))

    def _said(self, said: str, file: str) -> Base | None:
        """The version that a file says it was made from, if it says one and that is kept."""
        if not said:
            return None
        if version := next((one for one in self._versions if one.name == said), None):
            return self._version(version)
        if self._unreadable.has_errors:
            stop(
                f"{file} was made from the version {said}, and a version that was kept cannot be read",
                "unknown-base",
                help="mend that first; or name the Word file that was sent: --base FILE.docx",
            )
        other = next(
            (
                name
                for name in self._project.campaign_names()
                if name != self._campaign
                and any(one.name == said for one in versions_of(self._project, name, Findings()))
            ),
            None,
        )
        if other:
            stop(
                f"{file} is no copy of '{self._campaign}': it was made from a version of '{other}'",
                "another-letter",
                help=f"undersigned compare {other} {file}",
            )
        self._findings.warning(
            f"{file} was made from the version {said}, which is not kept any more",
            "unknown-base",
            None,
            "changes that were made here since then may be shown as theirs; with the Word file that was sent, say "
            "'--base FILE.docx'",
        )
        return None

    def _nearest(self, data: bytes, file: str, said: str) -> Base:
        theirs = _pairs(read_word(data, file, accept=False))
        bases = [self._version(one) for one in reversed(self._versions)]
        try:
            bases.insert(0, self.present())
        except LetterError:
            if not bases:
                raise
        base = max(bases, key=lambda one: _alike(self._pairs(one), theirs))
        if _alike(self._pairs(base), theirs) < _OTHER:
            self._is_other_letter(data, file)
        if self._versions:
            why = "" if said else " does not say which version it was made from; it"
            self._findings.warning(
                f"{file}{why} is nearest to {base.label}",
                "unknown-base",
                None,
                "where that is wrong, name the version that was sent, or its Word file, with '--base'",
            )
        return base

    def present(self) -> Base:
        """The letter as the campaign makes it now. Raises `LetterError` where that has errors."""
        if PRESENT not in self._known:
            word = _drafted(self._project, self._campaign)
            self._known[PRESENT] = Base(PRESENT, self._project, self._campaign, word)
        return self._known[PRESENT]

    def _version(self, version: CirculatedVersion) -> Base:
        if version.name not in self._known:
            self._known[version.name] = Base(
                version.name, version.project, version.campaign, read_sent(version)
            )
        return self._known[version.name]

    def _pairs(self, base: Base) -> _Pairs:
        return _pairs(self.manuscript(base))

    def _is_other_letter(self, data: bytes, file: str) -> None:
        """Refuse a file; which letter of the project it is nearest to is said where one is near."""
        theirs = _pairs(read_word(data, file))
        near = max(self._others(theirs), default=(0.0, ""))
        help = (
            f"it is nearest to '{near[1]}': undersigned compare {near[1]} {file}"
            if near[0] >= _OTHER
            else "no letter of this project is near to it; name the file that they sent back"
        )
        stop(
            f"{file} is another letter: it has almost nothing in common with '{self._campaign}'",
            "another-letter",
            help=help,
        )

    def _others(self, theirs: _Pairs) -> Iterator[tuple[float, str]]:
        others = [name for name in self._project.campaign_names() if name != self._campaign]
        for name in sorted(others, reverse=True)[:_NAMED]:
            try:
                word = _drafted(self._project, name)
            except LetterError:
                continue
            yield _alike(_pairs(read_word(word, name)), theirs), name


def _drafted(project: Project, campaign: str) -> bytes:
    return route.render_to_circulate(route.prepare(project, campaign), "")


def _pairs(manuscript: Manuscript) -> _Pairs:
    """The words of a letter, each with the next: two letters in a language share its words, and few of these."""
    return frozenset(
        pair
        for passage in passages_of(manuscript)
        for pair in pairwise(_words(words_and_spaces(passage.words)))
    )


def _words(words: Iterable[str]) -> Iterator[str]:
    return (word.casefold() for word in words if any(map(str.isalnum, word)))


def _alike(old: _Pairs, new: _Pairs) -> float:
    """The share of what both have, from 0 to 1."""
    return 2 * len(old & new) / max(1, len(old) + len(new))
