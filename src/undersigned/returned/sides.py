"""Finds the two sides of a redline, each as a Word file: letters, versions that were sent around, files."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from undersigned import route
from undersigned.files.project import Project, campaign_name
from undersigned.files.text_files import is_file
from undersigned.model.findings import Finding, stop
from undersigned.model.sign_ons import is_same_text
from undersigned.returned.redlining import besides, redline
from undersigned.returned.versions import CirculatedVersion, read_sent, recorded_versions, require_version


@dataclass(frozen=True)
class Side:
    """One of two letters, as a Word file: what it is called, its date, if it has one, and its bytes."""

    called: str
    day: datetime.date | None
    docx: bytes


def side_called(find: Callable[[], Project], named: str) -> Side:
    """What a user named: what there is as a file is that; else a version of a letter (`letter@latest`), or a letter.

    Only for these is a project looked for. Raises `LetterError` where there is no such thing, or it cannot be read.
    """
    path = Path(named).expanduser()
    if is_file(path) or path.suffix.lower() in {".docx", ".odt"}:
        # Two letters need nothing of the import, which takes as long to load as a letter to draft.
        from undersigned.importing.from_file import word_file  # noqa: PLC0415

        return Side(path.stem, None, word_file(path))
    project = find()
    campaign, at, version = named.rpartition("@")
    if at:
        return _side_of(require_version(project, campaign_name(project, campaign), version))
    return _present(route.prepare(project, campaign_name(project, named)))


@dataclass(frozen=True)
class Redline:
    """What changed from one letter to another, as a Word file, and what has to be told of it."""

    docx: bytes
    findings: tuple[Finding, ...]


def redline_of(old: Side, new: Side) -> Redline:
    """What changed from one to the other, in the name of the later one. Raises `LetterError` as `redline` does."""
    made = redline(old.docx, new.docx, new.called, new.day)
    return Redline(made, tuple(besides(old.docx, new.docx, made)))


def redline_since_signed(project: Project, campaign: str, named: str) -> Redline:
    """What changed in a letter since the text that an organisation agreed to, as it was sent around.

    Raises `LetterError` where it has agreed to none, or that was never sent around as a Word file.
    """
    # Names are looked up by a library that no redline of two letters needs.
    from undersigned.sign_ons.since import last_agreed_to  # noqa: PLC0415

    manuscript = route.prepare(project, campaign)
    one, wording, _ = last_agreed_to(project, manuscript, named)
    sent = [v for v in recorded_versions(project, campaign) if is_same_text(wording, v.wording)]
    if not sent:
        stop(
            f"the text that {one} agreed to was not sent around as a Word file",
            "not-circulated",
            help="without --docx, the changes are shown as text; what is sent with 'undersigned circulate' is kept",
        )
    return redline_of(_side_of(sent[-1]), _present(manuscript))


def _side_of(version: CirculatedVersion) -> Side:
    return Side(f"{version.campaign}@{version.name}", version.day, read_sent(version))


def _present(manuscript: route.PreparedLetter) -> Side:
    campaign = manuscript.campaign
    return Side(campaign.name, campaign.date, route.render(manuscript, ["docx"])["docx"])
