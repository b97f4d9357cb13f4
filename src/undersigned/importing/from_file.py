"""Imports a letter in Word or Markdown as a campaign of the project, and tells what its drafter has to look at."""

from __future__ import annotations

import contextlib
import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final, NoReturn

from undersigned.campaigns.new_campaign import require_free_name, save_campaign
from undersigned.files.ids import first_free
from undersigned.files.locking import locked
from undersigned.files.project import Project
from undersigned.files.saving import save
from undersigned.files.text_files import is_file, read_as_typed, read_bytes
from undersigned.files.yaml_entries import with_entries
from undersigned.importing.found_letter import Known
from undersigned.importing.manuscript import Leftover, Manuscript
from undersigned.importing.markdown_reading import read_markdown
from undersigned.importing.printed_signatories import Signed, split_name
from undersigned.importing.proof import prove
from undersigned.importing.recognised_sources import slug
from undersigned.importing.session_values import FoundSession
from undersigned.importing.word.reading import read_word
from undersigned.importing.written_campaign import Made, campaign_of
from undersigned.languages.icu_rules import country_names
from undersigned.loading.registers import load_organisations, load_sessions
from undersigned.model.campaign import Organisation
from undersigned.model.findings import Finding, Findings, stop, suggestion

LARGEST_FILE: Final = 100_000_000
"""Bytes of the file that is read."""

_MARKDOWN: Final = frozenset({".md", ".markdown", ".txt"})
_REGISTER: Final = "signatories/organisations.yaml"


@dataclass(frozen=True)
class Imported:
    """A campaign that was made of a file: what it holds, and what its drafter has to look at."""

    name: str
    files: tuple[str, ...]
    """The files that were written, by their paths in the project."""
    signed: tuple[Signed, ...]
    added: tuple[Organisation, ...]
    """Those of them that are new in the register."""
    session: FoundSession | None
    country: str | None
    notes: int
    findings: tuple[Finding, ...]
    is_same: bool
    """Whether what was carried over reads the same in the letter that it builds, word for word."""
    is_whole: bool
    """Whether all was carried over."""


@dataclass(frozen=True)
class ImportRequest:
    """The file of which a campaign is to be made, and its name."""

    file: Path
    name: str
    today: datetime.date
    accepts_changes: bool = True
    """Whether tracked changes are accepted; else they are rejected."""
    adds_signatories: bool = False
    """Whether organisations that the register does not have, and nothing in it is like, are added to it."""


def import_letter(project: Project, request: ImportRequest) -> Imported:
    """Make a campaign of a letter in a file.

    Raises `LetterError` where the file cannot be read or the campaign is there already; then nothing has been written.
    """
    file, name = request.file, request.name
    require_free_name(project, name)
    manuscript = _read(file, accept=request.accepts_changes)
    known = _known(project, name, request.today)
    made = campaign_of(manuscript, name, file.name, known)
    new = _unknown(made.signed, known.organisations) if request.adds_signatories else {}
    if new:
        known = replace(known, organisations={**known.organisations, **new})
        made = campaign_of(manuscript, name, file.name, known)
    _write(project, name, made, new)
    findings = Findings()
    _report(made, file.name, findings)
    differences = prove(project, name, made, findings)
    written = [f"campaigns/{name}/{path}" for path in sorted(made.files)]
    return Imported(
        name,
        (*written, *([_REGISTER] if new else [])),
        made.signed,
        tuple(new.values()),
        made.session,
        made.country,
        len(made.notes),
        tuple(findings),
        differences == 0,
        all(one.organisation for one in made.signed)
        and not any(left.code == "left-out" for left in made.leftovers),
    )


def _read(file: Path, *, accept: bool) -> Manuscript:
    if not is_file(file):
        _refuse(file)
    findings = Findings()
    data = read_bytes(file, str(file), LARGEST_FILE, findings)
    findings.stop_if_errors()
    assert data is not None  # noqa: S101  # otherwise there was an error
    if file.suffix.lower() in _MARKDOWN and not data.startswith(
        (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
    ):
        return read_markdown(data, file.name)
    return read_word(data, file.name, accept=accept)


def _refuse(file: Path) -> NoReturn:
    """Say that there is no such file, and what it may be called."""
    is_folder = False
    near: list[str] = []
    with contextlib.suppress(OSError):
        is_folder = file.is_dir()
        near = [other.name for other in file.parent.iterdir() if is_file(other)]
    if is_folder:
        stop(
            f"'{file}' is a folder, not a file",
            "missing-file",
            help="name the letter in it, say letters/last-letter.docx",
        )
    otherwise = (
        "look whether its name is right, and name its folder, too, if it is in another: letters/last.docx"
    )
    stop(f"there is no file '{file}'", "missing-file", help=suggestion(file.name, near, otherwise))


def _known(project: Project, name: str, today: datetime.date) -> Known:
    findings = Findings()
    organisations = load_organisations(project, findings)
    sessions = load_sessions(project, findings)
    findings.stop_if_errors()
    return Known(organisations or {}, sessions or {}, today, country_names, _schema(project, name))


def _schema(project: Project, name: str) -> str | None:
    """Where an editor finds the campaign's schema, as other campaigns of the project say it."""
    for other in project.campaign_names():
        if other != name:
            with contextlib.suppress(OSError, UnicodeDecodeError):
                first = (
                    project.campaign(other, "campaign.yaml").read_text(encoding="utf-8-sig").split("\n")[0]
                )
                if found := re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first.rstrip()):
                    return found[1]
    return None


# --- the register


def _unknown(signed: Sequence[Signed], register: Mapping[str, Organisation]) -> dict[str, Organisation]:
    """The organisations that the register lacks; one that is like another is for somebody to decide."""
    found: dict[str, Organisation] = {}
    for one in signed:
        if one.organisation or one.near or not one.is_one_name:
            continue
        name, acronym = split_name(one.text)
        id = first_free(slug(acronym or name), lambda made: made in register or made in found)
        found[id] = Organisation(id, name, acronym)
    return found


def _add_to_register(project: Project, new: Mapping[str, Organisation]) -> None:
    """Put organisations at the end of the register. Raises `LetterError` where it has one of their ids by now."""
    entries = {
        id: {"name": one.name, **({"acronym": one.acronym} if one.acronym else {})} for id, one in new.items()
    }
    path, findings = project.file_to_change(project.path(_REGISTER)), Findings()
    with locked(path):
        text = read_as_typed(path, _REGISTER, findings)
        findings.stop_if_errors()
        save({path: with_entries(text or "", _REGISTER, entries).encode()})


# --- writing


def _write(project: Project, name: str, made: Made, new: Mapping[str, Organisation]) -> None:
    """Write the campaign, and `new` ones into the register: all or nothing."""
    then = partial(_add_to_register, project, new) if new else None
    save_campaign(project, name, made.files, then=then)


def _report(made: Made, file: str, findings: Findings) -> None:
    for left in made.leftovers:
        findings.warning(f"{file}, {left.where}: {_said(left)}", left.code, None, left.help)
    for signed in made.signed:
        if signed.organisation is not None:
            continue
        if not signed.is_one_name:
            message = f"'{signed.text}' stands among the signatories, and is not the name of one organisation"
            help = (
                "write the id of each organisation in it under 'signatories', "
                "and take the line out of 'missing_signatories'"
            )
        elif signed.near:
            near = ", or ".join(f"'{one.id}' ({one.name})" for one in signed.near)
            message = f"'{signed.text}' signs, and is like {near}, but not the same"
            help = (
                "if it is one of these, move it from 'missing_signatories' to 'signatories', by its id; "
                "if not, add it to the register first"
            )
        else:
            message = f"'{signed.text}' signs, and the register does not have it"
            help = f"add it to {_REGISTER} and to 'signatories', or import again with --add-signatories"
        findings.warning(message, "unknown-signatory", None, help)


def _said(left: Leftover) -> str:
    return f"{left.what} [not carried over]" if left.code == "left-out" else left.what
