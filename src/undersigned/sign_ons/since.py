"""Shows what changed in a letter since an organisation agreed to it, or since an earlier wording."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from undersigned import route
from undersigned.comparing import Comparison, Version, compare
from undersigned.files.project import Project
from undersigned.model.campaign import Organisation
from undersigned.model.findings import stop
from undersigned.model.letter import Metadata
from undersigned.model.sign_ons import Step, Wording
from undersigned.sign_ons.kept_wordings import as_drafted, letter_in
from undersigned.sign_ons.recording import kept_wording, require_sign_ons
from undersigned.sign_ons.register import require_organisation

_BEGINS: Final = re.compile(r" *(?:(?:# |- |\d+\. |> ?|\| )*)")
"""What a line of a wording says of its form: that it is a heading, an item, quoted, a row."""
_RAISED: Final = re.compile(r"\^<[^>]*>")


def since_signed(project: Project, campaign: str, named: str) -> Comparison:
    """What changed in a letter since an organisation agreed to it.

    Raises `LetterError` where it has not, and where the wording that it agreed to is not there any more.
    """
    manuscript = route.prepare(project, campaign)
    one, wording, day = last_agreed_to(project, manuscript, named)
    return changes_between(
        kept_wording(project, campaign, wording),
        manuscript.wording,
        manuscript.letter.metadata,
        called=f"what {one.acronym or one.name} agreed to",
        day=day,
    )


def last_agreed_to(
    project: Project, manuscript: route.PreparedLetter, named: str
) -> tuple[Organisation, str, datetime.date]:
    """The text that an organisation last agreed to, and when. Raises `LetterError` where it has agreed to none."""
    campaign = manuscript.campaign.name
    one = require_organisation(manuscript.register, named)
    events = require_sign_ons(project, campaign, manuscript.register).of(one.id)
    agreed = next((e for e in reversed(events) if e.step is Step.CONFIRMED and e.wording), None)
    if agreed is None or agreed.wording is None:
        stop(
            f"{one} has agreed to no text of {campaign}",
            "no-agreement",
            help=f"see who has: undersigned signatories status {campaign}",
        )
    return one, agreed.wording, agreed.date


def changes_between(
    old: Wording, new: Wording, metadata: Metadata, *, called: str, day: datetime.date | None
) -> Comparison:
    """What changed from an earlier wording, which is `called` so and of that day, to that of the present letter."""
    # The present letter goes the same way, so that both are told alike.
    versions = (
        Version(called, as_drafted(letter_in(old, replace(metadata, date=day)))),
        Version(metadata.campaign, as_drafted(letter_in(new, metadata))),
    )
    comparison, lines = compare(*versions), (old.lines, new.lines)
    # Nobody is to be told that two texts with different digests are the same.
    besides = tuple(_form(*lines)) or (tuple(_differing(*lines)) if comparison.is_same else ())
    return replace(comparison, besides=besides)


def _form(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """The lines that differ and that a comparison of words does not show, or not all of it."""
    for before, after in _stretches(old, new):
        same_words = _words(before) == _words(after)
        if same_words or (len(before) == len(after) and _marks(before) != _marks(after)):
            yield from _both(before, after)


def _differing(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """All lines that differ."""
    return (line for stretch in _stretches(old, new) for line in _both(*stretch))


def _stretches(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    for kind, i, j, k, n in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield old[i:j], new[k:n]


def _both(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    yield from (f"- {line}" for line in before if line)
    yield from (f"+ {line}" for line in after if line)


def _words(lines: Sequence[str]) -> list[str]:
    """What a comparison of words tells apart."""
    text = "\n".join(_BEGINS.sub("", line, count=1) for line in lines)
    return re.findall(r"\w+|[^\w\s^<>]", text)


def _marks(lines: Sequence[str]) -> list[tuple[str, ...]]:
    """What each line has besides words: what it begins with, and what is raised in it."""
    return [(match[0] if (match := _BEGINS.match(line)) else "", *_RAISED.findall(line)) for line in lines]
