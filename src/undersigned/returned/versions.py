"""Keeps each version of a letter that was sent around, and finds one again: by its name, or by what a file says.

A version lies in `circulated/<day>-<digest>/` of its campaign: the Word file as it was sent, `version.yaml`, and
`sources/`, a small project of all that the letter was made of, so that it can be drafted again as it was.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from undersigned import route
from undersigned.files.ids import portable
from undersigned.files.locking import locked
from undersigned.files.project import CIRCULATED, Project
from undersigned.files.saving import save, save_folder
from undersigned.files.text_files import files_read, is_file, read_as_typed, read_bytes
from undersigned.files.word_package import WordFileError, open_word_package
from undersigned.files.yaml_edits import YamlText
from undersigned.files.yaml_tree import MappingNode
from undersigned.files.yaml_writing import Writable, block
from undersigned.loading.registers import date_of, scalar_of
from undersigned.loading.schema import check_schema
from undersigned.loading.sign_ons import FILE as SIGN_ONS
from undersigned.model.findings import NOWHERE, Findings, Place, stop, suggestion
from undersigned.route import PreparedLetter

FILE: Final = "version.yaml"
SOURCES: Final = "sources"
LATEST: Final = "latest"
"""What the version is called that was sent around last, whatever its name is."""
_LARGEST: Final = 100_000_000
_DIGITS: Final = 8
_BACK: Final = "get it back from a backup, or from version control"
_START: Final = "# What was sent around, and to whom. 'undersigned circulate' writes this file."


@dataclass(frozen=True)
class Terms:
    """Until when an answer is asked for, and by which form."""

    deadline: datetime.date | None = None
    form: str | None = None

    def as_data(self) -> dict[str, datetime.date | str]:
        """What is known of them."""
        told = {"deadline": self.deadline, "form": self.form}
        return {key: value for key, value in told.items() if value is not None}


NO_TERMS: Final = Terms()


@dataclass(frozen=True)
class CirculatedVersion:
    """A version of a letter as it was sent around."""

    name: str
    """The day on which it was first sent, and the digest of what it was made of: `2026-11-29-1a2b3c4d`."""
    campaign: str
    number: int
    """Which one of the letter's versions it is, from 1."""
    day: datetime.date
    wording: str
    """The digest of its wording."""
    recipients: Mapping[str, datetime.date]
    """To whom it was sent, by the ids of organisations, each with the day on which it was first."""
    terms: Terms
    project: Project = field(compare=False)
    """The small project that drafts the letter, under the name of its campaign, as it was."""
    docx: Path = field(compare=False)
    """The Word file as it was sent; see `read_sent`."""
    digest: str = ""
    """That of the Word file; empty in what was kept before it was written down."""
    place: Place = field(default=NOWHERE, compare=False)

    def as_data(self) -> dict[str, object]:
        """A version as programs read it."""
        return {
            "version": self.name,
            "campaign": self.campaign,
            "number": self.number,
            "circulated": self.day,
            "wording": self.wording,
            **self.terms.as_data(),
            "recipients": dict(self.recipients),
        }


@dataclass(frozen=True)
class CirculatedLetter:
    """A letter that is ready to be sent around, with the files that it was made of."""

    manuscript: PreparedLetter
    sources: Mapping[str, bytes]
    """The files of the project that were read for it, by their paths from its root."""
    digest: str
    """Tells it from other versions: of the campaign's own files, and of the Word file that they make."""

    @property
    def campaign(self) -> str:
        """The name of its campaign."""
        return self.manuscript.campaign.name


def letter_to_circulate(project: Project, campaign: str) -> CirculatedLetter:
    """A letter and what it is made of. Raises `LetterError` where it has errors."""
    with files_read() as read:
        manuscript = route.prepare(project, campaign)
        manuscript.wording  # noqa: B018  # it is drafted on its own, and may read what the letter did not
        word = route.render(manuscript, ["docx"])["docx"]
    sources = {project.shown(path): data for path, data in read.items() if project.is_named_inside(path)}
    sign_ons = manuscript.sign_ons
    if not (
        sign_ons and sign_ons.not_to_be_named
    ):  # the letter prints only how many these are, and not who answered
        sources.pop(project.shown(project.campaign(campaign, SIGN_ONS)), None)
    digest = hashlib.sha256()
    # Not of the registers: a letter is the same after another organisation came into them.
    for name, data in sorted({**manuscript.made_of, "": word}.items()):
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return CirculatedLetter(manuscript, sources, digest.hexdigest()[:_DIGITS])


def keep_version(
    project: Project,
    letter: CirculatedLetter,
    sent: Mapping[str, datetime.date],
    terms: Terms,
    before: Callable[[str, bytes], None] = lambda *_: None,
) -> CirculatedVersion:
    """Keep a letter as it is sent to some organisations, each on its day: all of it, or nothing.

    One that was sent around before stays as it is, but for who receives it now, and on which terms. What is to be done
    `before` it is kept is handed its name, and its Word file. Raises `LetterError` where a version that is there cannot
    be read, or nothing can be written.
    """
    campaign = letter.campaign
    with locked(project.file_to_change(project.campaign(campaign, CIRCULATED))):
        known = recorded_versions(project, campaign)
        if same := next((one for one in known if one.name.endswith(f"-{letter.digest}")), None):
            before(same.name, read_sent(same))
            _add(project, same, {**sent, **same.recipients}, terms)
            return require_version(project, campaign, same.name)
        day = max(sent.values())
        name = f"{day}-{letter.digest}"
        word = route.render_to_circulate(letter.manuscript, name)
        told: dict[str, Writable] = {
            "number": max((one.number for one in known), default=0) + 1,
            "circulated": day,
            "wording": str(letter.manuscript.wording.digest),
            "file": hashlib.sha256(word).hexdigest(),
            **terms.as_data(),
            "to": sent,
        }
        files = {
            FILE: "\n".join([_START, *block(told), ""]).encode(),
            f"{portable(campaign)}.docx": word,
            **{f"{SOURCES}/{path}": data for path, data in letter.sources.items()},
        }
        folder = project.campaign(campaign, CIRCULATED, name)
        save_folder(folder, files, before=lambda: before(name, word))
        return require_version(project, campaign, name)


def _add(
    project: Project, version: CirculatedVersion, sent: Mapping[str, datetime.date], terms: Terms
) -> None:
    """Write down to whom a version was sent by now, and on which terms."""
    path, findings = project.path(version.place.file), Findings()
    text = YamlText(read_as_typed(path, version.place.file, findings) or "", version.place.file)
    findings.stop_if_errors()
    if sent != version.recipients:
        text.set(("to",), sent)
    for key, value in terms.as_data().items():
        if version.terms.as_data().get(key) != value:
            text.set((key,), value)
    save({path: text.text.encode()})


def versions_of(project: Project, campaign: str, findings: Findings) -> tuple[CirculatedVersion, ...]:
    """The versions of a letter that were sent around, the oldest first; what is wrong with one is told."""
    files = project.campaign(campaign, CIRCULATED).glob(f"[!.]*/{FILE}")
    found = (_version(project, campaign, file, findings) for file in sorted(files) if project.holds(file))
    return tuple(sorted(filter(None, found), key=lambda one: (one.number, one.name)))


def _version(project: Project, campaign: str, file: Path, findings: Findings) -> CirculatedVersion | None:
    own = Findings()
    tree = project.read_yaml(file, own)
    if tree is not None:
        check_schema(tree, "circulated", own)
    findings.extend(own)
    day = date_of(tree.get("circulated")) if isinstance(tree, MappingNode) else None
    if own.has_errors or day is None or not isinstance(tree, MappingNode):
        return None
    sent = tree.below("to")
    return CirculatedVersion(
        file.parent.name,
        campaign,
        int(str(tree["number"])),
        day,
        str(tree["wording"]),
        {str(id): date_of(when) or day for id, when in sent.items()},
        Terms(date_of(tree.get("deadline")), scalar_of(tree.get("form"))),
        Project(file.parent / SOURCES),
        file.parent / f"{portable(campaign)}.docx",
        scalar_of(tree.get("file")) or "",
        Place(project.shown(file)),
    )


def recorded_versions(project: Project, campaign: str) -> tuple[CirculatedVersion, ...]:
    """The versions of a letter. Raises `LetterError` where one of them cannot be read."""
    findings = Findings()
    known = versions_of(project, campaign, findings)
    findings.stop_if_errors()
    return known


def require_version(project: Project, campaign: str, named: str) -> CirculatedVersion:
    """The version of a letter by its name, its number, the beginning of its digest, or as the `latest` one.

    Raises `LetterError` where there is none, or several could be meant.
    """
    findings = Findings()
    known = versions_of(project, campaign, findings)
    found = [one for one in known if _is_called(one, named)] or known[-1:] * (named == LATEST)
    if len(found) == 1:
        return found[0]
    findings.stop_if_errors()
    if not known:
        stop(
            f"{campaign} was not sent around yet",
            "not-circulated",
            help=f"send it with: undersigned circulate {campaign}",
        )
    names = ", ".join(one.name for one in known)
    stop(
        f"several versions of {campaign} could be '{named}'"
        if found
        else f"no version of {campaign} that was sent around is called '{named}'",
        "not-circulated",
        help=suggestion(named, [one.name for one in known], f"there are {names}"),
    )


def _is_called(version: CirculatedVersion, named: str) -> bool:
    digest = version.name[-_DIGITS:]
    return named in {version.name, str(version.number)} or (len(named) >= 4 and digest.startswith(named))  # noqa: PLR2004  # fewer could be a number


def read_sent(version: CirculatedVersion) -> bytes:
    """The Word file of a version as it was sent. Raises `LetterError` where it is gone, or another one now."""
    findings = Findings()
    shown = f"{version.place.file.removesuffix(FILE)}{version.docx.name}"
    if not is_file(version.docx):
        stop(f"{shown} is gone, which is what was sent", "changed-version", help=f"{_BACK}, with this name")
    data = read_bytes(version.docx, shown, _LARGEST, findings) or b""
    findings.stop_if_errors()
    if version.digest and hashlib.sha256(data).hexdigest() != version.digest:
        stop(
            f"{shown} is not what was sent any more: somebody has changed it since",
            "changed-version",
            help=f"{_BACK}, or save the attachment of a mail that you sent in its place",
        )
    return data


def said_version(data: bytes) -> str:
    """The version that a Word file says it was made from; empty where it says nothing, or cannot be read."""
    try:
        return open_word_package(data).said_version()
    except WordFileError:
        return ""
