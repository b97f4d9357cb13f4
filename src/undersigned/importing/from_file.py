"""Imports a letter in Word or Markdown as a campaign of the project, and tells what its drafter has to look at."""

from __future__ import annotations

import contextlib
import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NoReturn

from undersigned.campaigns.new_campaign import require_free_name, save_campaign
from undersigned.files.ids import portable
from undersigned.files.project import Project
from undersigned.files.text_files import is_file, read_bytes
from undersigned.importing.found_letter import Known
from undersigned.importing.manuscript import Leftover, Manuscript
from undersigned.importing.markdown_reading import read_markdown
from undersigned.importing.open_document import as_word_file, is_open_document
from undersigned.importing.proof import Proof, prove, read_original
from undersigned.importing.word.decisions import changes_of, with_decisions
from undersigned.importing.word.reading import read_word
from undersigned.importing.word.tracked_changes import Change
from undersigned.importing.written_campaign import Made, campaign_of
from undersigned.languages.icu_rules import country_names
from undersigned.loading.registers import load_organisations, load_sessions
from undersigned.loading.returned import FILE as RETURNED
from undersigned.loading.returned import load_decisions
from undersigned.loading.sign_ons import FILE as SIGN_ONS
from undersigned.loading.sign_ons import START
from undersigned.model.findings import Finding, Findings, LetterError, counted, listed, stop, suggestion

LARGEST_FILE: Final = 100_000_000
"""Bytes of the file that is read."""

_MARKDOWN: Final = frozenset({".md", ".markdown", ".txt"})
_BEGINNINGS_OF_OTHERS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
"""How files begin that are no text, whatever they are called."""
KEPT: Final = "imported"
"""The folder of a campaign in which the file is kept that it was made of, for the proof to run again."""
_SETTLED: Final = frozenset({"tracked-change", "comment"})
"""The codes of what an import tells of, and returned.yaml has from then on."""
_NAMED: Final = 6
"""As many names are told; a list of 600 may be new as a whole."""


@dataclass(frozen=True)
class Imported:
    """A campaign that was made of a file: what it holds, and what its drafter has to look at."""

    name: str
    made: Made
    findings: tuple[Finding, ...]
    proof: Proof | None
    """How far the file and the letter of the campaign were compared; None where that cannot be drafted at all."""

    @property
    def files(self) -> tuple[str, ...]:
        """The files that were written, by their paths in the project."""
        return tuple(f"campaigns/{self.name}/{path}" for path in sorted(self.made.files))


@dataclass(frozen=True)
class ImportRequest:
    """The file of which a campaign is to be made, and its name."""

    file: Path
    name: str
    today: datetime.date
    decide: Callable[[Change], bool] | None = None
    """Says of each tracked change whether it is accepted; without it, all are as `accepts_changes` says."""
    accepts_changes: bool = True
    """Whether tracked changes are accepted; else they are rejected."""


def import_letter(project: Project, request: ImportRequest) -> Imported:
    """Make a campaign of a letter in a file.

    Raises `LetterError` where the file cannot be read or the campaign is there already; then nothing has been written.
    """
    file, name = request.file, request.name
    require_free_name(project, name)
    kept = _bytes(file)
    data = _as_word(kept, file)
    decided: tuple[Change, ...] = ()
    if request.decide and not _is_markdown(file, data):
        data, decided = with_decisions(data, file.name, request.decide)
    manuscript = _read(file, data, accept=request.accepts_changes, decided=decided)
    known = _known(project, name, request.today)
    made = campaign_of(manuscript, name, file.name, known)
    # Nobody has agreed to it; a letter that was published before comes out as it is.
    record = {SIGN_ONS: START.encode()} if manuscript.is_draft else {}
    made = replace(made, files={**made.files, **record, f"{KEPT}/{portable(file.name)}": kept})
    save_campaign(project, name, made.files)
    findings = Findings()
    if data is not kept:
        findings.warning(
            f"{file.name} was turned into a Word file by LibreOffice; what is compared below is that",
            "turned-file",
            None,
            "read the letter once beside the old one",
        )
    _report(made, name, file.name, findings)
    proof = _proved(
        project, name, file, data, made.leftovers, findings=findings, accept=request.accepts_changes
    )
    return Imported(name, made, tuple(findings), proof)


def compare_again(
    project: Project, name: str, today: datetime.date, *, accepts_changes: bool | None = None
) -> tuple[Proof | None, tuple[Finding, ...]]:
    """Compare the letter of a campaign, as it is now, with the file that it was made of, and that was kept.

    It is read as it was imported: each tracked change as returned.yaml says what became of it, unless `accepts_changes`
    says it of all. Raises `LetterError` where no file was kept, or it cannot be read.
    """
    folder = project.path("campaigns", name, KEPT)
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    # Word and LibreOffice put a file beside one that is open in them.
    kept = [path for path in found if is_file(path) and not path.name.startswith(("~$", "."))]
    if not kept:
        stop(
            f"no file is kept of which '{name}' was made",
            "missing-file",
            help=f"an import puts it into campaigns/{name}/{KEPT}/; without it, there is nothing to compare with",
        )
    file = kept[-1]
    data = word_file(file)
    findings = Findings()
    accept = accepts_changes
    if accept is None:
        accept = True
        if not _is_markdown(file, data):
            data, accept = _as_decided(project, name, file.name, data, findings)
    made = campaign_of(_read(file, data, accept=accept), name, file.name, _known(project, name, today))
    made = replace(made, leftovers=tuple(one for one in made.leftovers if one.code not in _SETTLED))
    _report(made, name, file.name, findings)
    proof = _proved(project, name, file, data, made.leftovers, findings=findings, accept=accept)
    return proof, tuple(findings)


def _proved(
    project: Project,
    name: str,
    file: Path,
    data: bytes,
    leftovers: Sequence[Leftover],
    *,
    findings: Findings,
    accept: bool,
) -> Proof | None:
    """Compare a file with the letter of a campaign; one that cannot be compared is imported all the same."""
    try:
        original = read_original(data, is_markdown=_is_markdown(file, data), accept=accept)
        return prove(project, name, original, leftovers, findings, file=file.name)
    except LetterError:
        raise
    except Exception as error:  # noqa: BLE001  # the campaign stands there, and is told of
        add_fault(findings, f"{file.name} and the letter of '{name}' could not be compared", error)
        return None


def add_fault(findings: Findings, what: str, error: Exception) -> None:
    """Add a fault of the program that kept something from being done."""
    help = "this is a fault of the program: please report it"
    findings.error(f"{what} ({type(error).__name__}: {error})", "program-fault", None, help)


def _as_decided(
    project: Project, name: str, file: str, data: bytes, findings: Findings
) -> tuple[bytes, bool]:
    """A Word file with its tracked changes as they were decided on, and whether all that are left are accepted."""
    kept = [one for one in load_decisions(project, name, findings) if portable(one[0]) == file]
    decided = [is_accepted for _, _, is_accepted in kept]
    if not any(decided) and decided:
        return data, False
    changes = changes_of(data, file)
    if len(changes) == len(decided):
        left = iter(decided)
        return with_decisions(data, file, lambda _: next(left))[0], True
    findings.warning(
        f"{RETURNED} does not list the tracked changes of {file} one by one any more; all are taken as accepted",
        "changes-unknown",
        None,
        "'--tracked reject' takes all as rejected",
    )
    return data, True


def changes_to_decide(file: Path) -> list[Change]:
    """The tracked changes of a file, one by one. Raises `LetterError` where it cannot be read."""
    data = word_file(file)
    return [] if _is_markdown(file, data) else changes_of(data, file.name)


def word_file(file: Path) -> bytes:
    """The bytes of a file; of one of LibreOffice's own kind, those of the Word file that it turns it into.

    Raises `LetterError` where there is no such file, it is too large, or LibreOffice does not manage.
    """
    return _as_word(_bytes(file), file)


def _as_word(data: bytes, file: Path) -> bytes:
    return as_word_file(data, file.name) if is_open_document(data) else data


def _bytes(file: Path) -> bytes:
    if not is_file(file):
        _refuse(file)
    findings = Findings()
    data = read_bytes(file, str(file), LARGEST_FILE, findings)
    findings.stop_if_errors()
    assert data is not None  # noqa: S101  # otherwise there was an error
    return data


def _is_markdown(file: Path, data: bytes) -> bool:
    return file.suffix.lower() in _MARKDOWN and not data.startswith(_BEGINNINGS_OF_OTHERS)


def _read(file: Path, data: bytes, *, accept: bool, decided: Sequence[Change] = ()) -> Manuscript:
    if _is_markdown(file, data):
        return read_markdown(data, file.name)
    return read_word(data, file.name, accept=accept, decided=decided)


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


def _report(made: Made, name: str, file: str, findings: Findings) -> None:
    for left in made.leftovers:
        findings.warning(f"{file}, {left.where}: {_said(left)}", left.code, None, left.help)
    for signed in made.signed:
        if not signed.is_one_name:
            findings.warning(
                f"'{signed.text}' stands among the signatories, and is not the name of one organisation",
                "odd-signatory",
                None,
                "write the name of each that signs in it under 'signatories', or take it out there",
            )
        elif signed.near:
            near = ", or ".join(f"'{one.id}' ({one.name})" for one in signed.near)
            findings.warning(
                f"'{signed.text}' signs, and is like {near}, but not the same",
                "like-registered",
                None,
                f"look at 'signatories': it stands there as {signed.organisation.id}"
                if signed.organisation
                else "if it is one of these, write that id instead of its name under 'signatories'",
            )
    unknown = [
        one.text for one in made.signed if one.organisation is None and not one.near and one.is_one_name
    ]
    if unknown:
        more = f" and {len(unknown) - _NAMED} more" if len(unknown) > _NAMED else ""
        named = f"{', '.join(unknown[:_NAMED])}{more}" if more else listed(unknown)
        findings.warning(
            f"the register does not have {counted(len(unknown), 'signatory', 'signatories')}: {named}",
            "unknown-signatory",
            None,
            "they are printed as typed; to have those in the register that you will write to again: "
            f"undersigned signatories add --from {name}",
        )


def _said(left: Leftover) -> str:
    is_lost = left.code == "left-out" and "words are kept" not in left.what
    return f"{left.what} [not carried over]" if is_lost else left.what
