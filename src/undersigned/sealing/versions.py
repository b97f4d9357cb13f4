"""Keeps each sealed version of a letter, and tells which one a file is: by the record, or by what it says itself."""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from undersigned.files.locking import locked
from undersigned.files.project import Project
from undersigned.files.saving import save
from undersigned.files.text_files import is_file, read_as_typed
from undersigned.files.yaml_edits import YamlText
from undersigned.files.yaml_writing import Writable, block
from undersigned.loading.versions import FILE, load_versions
from undersigned.model.findings import Findings, LetterError, stop
from undersigned.model.formats import SEALED_ENDING
from undersigned.model.versions import SealedVersion
from undersigned.route import PreparedLetter
from undersigned.sealing.pdf_reading import refused_if_damaged, said_of_itself
from undersigned.sealing.signing import Pen

_START: Final = """\
# Each sealing of this letter. 'undersigned sign' writes this file, and by it 'verify' tells the versions apart."""
_SAID: Final = re.compile(
    r"version (?P<number>\d{1,4}); replaces version (?P<before>\d{1,4})"
    r" of (?P<day>\d{4}-\d\d-\d\d) with SHA-256 (?P<sha256>[0-9a-f]{64})"
)


@dataclass(frozen=True)
class SaidVersion:
    """Which version a file says that it is, and which it replaces."""

    number: int
    replaces: int
    day: datetime.date
    """The day by which that is known."""
    sha256: str
    """The digest of that file as it was sealed."""


def built_as(name: str, number: int) -> str:
    """What the files of a version are called: the first one as the campaign, a later one with its number."""
    return name if number == 1 else f"{name}-version-{number}"


def campaign_called(built: str) -> str:
    """What the files of the campaign are called of which a version is called so."""
    return re.sub(r"-version-\d+$", "", built)


def sealed_file(project: Project, campaign: str, number: int) -> Path:
    """Where a sealed version lies."""
    name = project.built_name(campaign)
    return project.path("build", name, built_as(name, number) + SEALED_ENDING)


def refuse_if_sealed(project: Project, manuscript: PreparedLetter) -> None:
    """Raise `LetterError` where the version that a campaign writes was sealed before: it may have been sent."""
    campaign, edition, findings = manuscript.campaign, manuscript.campaign.edition, Findings()
    sealed = load_versions(project, campaign.name, findings)
    findings.stop_if_errors()
    same = next((one for one in sealed if one.number == edition.number), None)
    if same is not None:
        stop(
            f"version {same.number} of this letter was sealed on {same.sealed}, and no sealed letter is written over",
            "already-sealed",
            same.place,
            f"for one that replaces it, write 'version: {len(sealed) + 1}' into {campaign.file};"
            " if nobody has received it, delete its entry here, and move its file away",
        )


def keep_version(project: Project, manuscript: PreparedLetter, sealed: bytes, file: Path, pen: Pen) -> None:
    """Save a sealed letter and its entry in the record, both or neither.

    Raises `LetterError` where somebody has sealed it meanwhile, or one of the two cannot be written.
    """
    campaign = manuscript.campaign
    path = project.file_to_change(project.campaign(campaign.name, FILE))
    with locked(path):
        refuse_if_sealed(project, manuscript)
        entry: dict[str, Writable] = {
            "version": campaign.edition.number,
            "sealed": pen.now.date(),
            **({"date": campaign.date} if campaign.date else {}),
            "sha256": hashlib.sha256(sealed).hexdigest(),
            "bytes": len(sealed),
            "wording": str(manuscript.wording.digest),
            "by": str(pen.signer.holder),
            "signatories": {one.id: campaign.printed_name(one) for one in campaign.all_signatories},
        }
        if is_file(path):
            findings = Findings()
            before = YamlText(read_as_typed(path, project.shown(path), findings) or "", project.shown(path))
            findings.stop_if_errors()
            before.extend({("versions",): [entry]})
            text = before.text
        else:
            text = "\n".join([_START, *block({"versions": [entry]}), ""])
        save({file: sealed, path: text.encode()}, otherwise="name another file with --output")


def version_in(pdf: bytes, versions: Sequence[SealedVersion]) -> SealedVersion | None:
    """Which recorded version a file is; signatures may have been added behind it."""
    return next((one for one in versions if hashlib.sha256(pdf[: one.size]).hexdigest() == one.sha256), None)


def said_in(pdf: bytes) -> SaidVersion | None:
    """Which version a file says that it is, as its subject; None where it says nothing of it.

    Nor does what cannot be read: that it is damaged, the verdict on its signatures says.
    """
    try:
        with refused_if_damaged("the file"):
            *_, subject = said_of_itself(pdf)[:3]
    except LetterError:
        return None
    found = _SAID.fullmatch(str(subject))
    with contextlib.suppress(ValueError):  # a day that no calendar has
        return found and SaidVersion(
            int(found["number"]),
            int(found["before"]),
            datetime.date.fromisoformat(found["day"]),
            found["sha256"],
        )
    return None


def recorded_versions(project: Project, campaign: str) -> tuple[SealedVersion, ...]:
    """The versions of a campaign, as far as its record can be read."""
    try:
        return load_versions(project, campaign, Findings())
    except LetterError:
        return ()
