"""Seals a campaign's letter, adds a signature to a sealed one, and says of any PDF what is true of it."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from undersigned.checking.same_letter import pdf_differences
from undersigned.files.ids import portable
from undersigned.files.images import picture_in
from undersigned.files.locking import locked
from undersigned.files.picture_kinds import kind_of_picture
from undersigned.files.project import Project
from undersigned.files.saving import save
from undersigned.files.text_files import is_file
from undersigned.model.findings import Finding, LetterError, stop
from undersigned.model.letter import Image
from undersigned.model.versions import SealedVersion
from undersigned.route import PreparedLetter, prepare, render_to_seal, why_no_pdf
from undersigned.sealing.certificates import printable
from undersigned.sealing.key_files import read_file, roots_in
from undersigned.sealing.mandates import is_known_to_sign
from undersigned.sealing.originals import is_sealed_as_built
from undersigned.sealing.pdf_reading import LARGEST_PDF, is_of_signatory, reader_of, signature_fields
from undersigned.sealing.signing import Pen, add_signature, seal, size_of
from undersigned.sealing.times import day
from undersigned.sealing.verdicts import Signature, SignatureKind, Verdict
from undersigned.sealing.verifying import Believed, verify
from undersigned.sealing.versions import (
    SaidVersion,
    campaign_called,
    keep_version,
    recorded_versions,
    refuse_if_sealed,
    said_in,
    sealed_file,
    version_in,
)
from undersigned.sign_ons.finality import find_uncovered, require_final

_OTHERWISE: Final = "name another file with --output"


@dataclass(frozen=True)
class SealedLetter:
    """The file that was sealed, or signed, and what the letter warns of."""

    file: Path
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Stranger:
    """A signature whose certificate is in no name that the register, or the letter, has for who is to sign there."""

    signature: Signature
    is_for_person: bool
    """Whether an individual is to sign there, whom the letter names, and not an organisation of the register."""


@dataclass(frozen=True)
class Checked:
    """What is true of a signed file."""

    verdict: Verdict
    campaign: str | None = None
    """The campaign that it was compared with."""
    differences: tuple[str, ...] = ()
    """What it says otherwise than that."""
    not_compared: str | None = None
    """Why it was compared with none."""
    should_compare: bool = False
    """Whether it ought to have been compared, and could not be."""
    not_covered: tuple[str, ...] | None = None
    """Whose sign-on does not cover the text; None where that is not known."""

    strangers: tuple[Stranger, ...] = ()
    """Those who signed for a signatory and are not known to sign for it."""
    version: SealedVersion | None = None
    """Which version it is, by the record of the campaign."""
    replaced_by: SealedVersion | None = None
    """The version that holds now, where it is another."""
    has_changed_since: bool = False
    """Whether the campaign says something else by now than this version, which is the last that was sealed."""
    says: SaidVersion | None = None
    """Which version it says itself that it is."""
    elsewhere: tuple[str, ...] = ()
    """Who signed another copy of it, in the project, and not this one."""
    as_is: bool = False
    """Whether it may be well although not all have signed who have a place to sign."""

    def as_data(self) -> dict[str, object]:
        """What is true of the file, as programs read it."""
        verdict = self.verdict
        return {
            "well": self.is_well,
            "sealed": verdict.seal is not None,
            "signatures": verdict.signatures,
            "unsigned": verdict.unsigned,
            "faults": verdict.faults,
            "campaign": self.campaign,
            "differences": self.differences if self.campaign else None,
            "not_covered": self.not_covered,
            "strangers": [one.signature.field for one in self.strangers],
            "version": self.version.number if self.version else self.says.number if self.says else None,
            "replaces": self.says.replaces if self.says else None,
            "replaced_by": self.replaced_by.number if self.replaced_by else None,
            "signed_elsewhere": self.elsewhere,
            "findings": [],
        }

    @property
    def is_well(self) -> bool:
        """Whether nothing speaks against it."""
        is_compared = not (self.differences or self.not_covered or self.should_compare or self.strangers)
        is_whole = self.as_is or not (self.verdict.unsigned or self.elsewhere)
        return self.verdict.is_well and is_compared and is_whole


@dataclass(frozen=True)
class SealRequest:
    """Which letter is to be sealed."""

    campaign: str
    output: Path | None = None
    """The file, by default `build/<campaign>/<campaign>.signed.pdf` of the project."""
    archive: bool = False
    """Whether it is one for archives, with the letter for Word inside."""


@dataclass(frozen=True)
class SignRequest:
    """Which sealed file is to be signed, and for whom."""

    file: Path
    signatory: str
    """The id of an organisation, or of a person who signs."""
    output: Path | None = None
    """The file that is written, by default the same."""
    picture: Path | None = None
    """The image of a signature by hand (PNG or JPEG), which is seen beside the name."""


def seal_letter(project: Project, request: SealRequest, pen: Pen) -> SealedLetter:
    """Build the letter of a campaign, seal its PDF, and save it.

    Raises `LetterError` with every finding, also where somebody listed has not agreed to the text; then no file
    has changed. No sealed file is written over, and no version is sealed twice: each is recorded.
    """
    campaign = request.campaign
    manuscript = prepare(project, campaign)
    file = request.output or sealed_file(project, campaign, manuscript.campaign.edition.number)
    _check_is_pdf(file)
    _refuse_if_signed(file)
    refuse_if_sealed(project, manuscript)
    _refuse_if_written(file)
    manuscript = require_final(manuscript)
    sealed = seal(render_to_seal(manuscript, archive=request.archive), pen)
    with contextlib.suppress(OSError):  # who takes the lock in it, or saves, says what is wrong
        file.parent.mkdir(parents=True, exist_ok=True)
    with _alone_with(file):
        _refuse_if_signed(file)  # meanwhile somebody else may have sealed it, and a representative signed
        _refuse_if_written(file)
        keep_version(project, manuscript, sealed, file, pen)
    return SealedLetter(file, manuscript.findings)


def sign_letter(request: SignRequest, pen: Pen) -> SealedLetter:
    """Add the signature of a signatory's representative to a sealed file; those that are there stay good.

    Two who sign one file at the same time do so one after the other. Raises `LetterError` where the file is not
    sealed, was changed since, or has no such place left, where there is no such picture, or where signatures in the
    file that is to be written would be lost.
    """
    file, signatory = request.file, request.signatory
    target = request.output or file
    _check_is_pdf(target)
    image = picture_in(request.picture) if request.picture else None
    with _alone_with(target):
        pdf = read_pdf(file)
        signed = _signed(pdf, file.name, signatory, pen, image)
        _refuse_if_signed(target, but_for=[signatory, *_who_signed(pdf, file.name)])
        save({target: signed}, otherwise=_OTHERWISE)
    return SealedLetter(target)


def _signed(pdf: bytes, file: str, signatory: str, pen: Pen, image: Image | None) -> bytes:
    width, height = size_of(pdf, file, signatory)
    verdict = verify(pdf, file, Believed((), pen.now))
    if verdict.is_changed:
        stop(
            f"{file} was changed after it was sealed: nothing should be signed in it",
            "changed-pdf",
            help=f"'undersigned verify {file}' says what was changed; ask for the file as it was sealed",
        )
    # It imports WeasyPrint.
    from undersigned.writers.pdf.signature_look import signature_look  # noqa: PLC0415

    holder = pen.signer.holder
    organisation = [holder.organisation] if holder.organisation not in (None, holder.name) else []
    look = signature_look([holder.name, *organisation, day(pen.now)], width, height, image)
    return add_signature(pdf, signatory, pen, look)


@dataclass(frozen=True)
class VerifyRequest:
    """Which file is to be judged, and whom its reader believes."""

    file: Path
    now: datetime
    trust: tuple[Path, ...] = ()
    """Files of root certificates."""
    online: bool = False
    """Whether authorities may be asked whether they have withdrawn a certificate."""
    campaign: str | None = None
    """The campaign to compare it with, by default the one that the file is named after."""
    as_is: bool = False
    """Whether it may be well although not all have signed who have a place to sign."""


def verify_letter(request: VerifyRequest, project: Project | None = None) -> Checked:
    """What is true of a signed PDF, compared with its campaign where there is a project that has that.

    Raises `LetterError` where a file cannot be read, or is no PDF that can be judged.
    """
    believed = Believed(roots_in(request.trust), request.now, request.online)
    pdf, file = read_pdf(request.file), request.file.name
    checked = Checked(_judged(pdf, file, believed), as_is=request.as_is)
    if checked.verdict.seal and not checked.verdict.is_changed:
        checked = replace(checked, says=said_in(pdf))
    if project is None:
        return replace(checked, not_compared="no project is here to compare it with")
    name = request.campaign or _campaign_of(file.removesuffix(".pdf").removesuffix(".signed"), project)
    if name is None or name not in project.campaign_names():
        return replace(
            checked, not_compared="this project has no campaign of the file's name; --campaign names another"
        )
    versions = recorded_versions(project, name)
    version = version_in(pdf, versions)
    checked = replace(checked, version=version, elsewhere=_signed_elsewhere(project, name, version, pdf))
    if version is not None and version != versions[-1]:
        return replace(checked, campaign=name, replaced_by=versions[-1])
    try:
        manuscript = prepare(project, name)
        if missing := why_no_pdf():
            return replace(checked, not_compared=missing.message, should_compare=True)
        found = compare_with_campaign(checked.verdict, pdf, manuscript)
    except LetterError:
        if version is not None:
            return replace(checked, campaign=name, has_changed_since=True)
        reason = f"campaigns/{name} cannot be built now; 'undersigned check {name}' says why"
        return replace(checked, not_compared=reason, should_compare=True)
    has_changed = version is not None and bool(found.differences)
    return replace(
        checked,
        campaign=name,
        differences=() if has_changed else found.differences,
        not_covered=None if has_changed else found.not_covered,
        strangers=found.strangers,
        has_changed_since=has_changed,
    )


def _judged(pdf: bytes, file: str, believed: Believed) -> Verdict:
    """What the signatures of a file say; of the picture of a page, that it has none is no fault of the file."""
    try:
        verdict = verify(pdf, file, believed)
    except LetterError:
        _stop_if_picture(pdf, file)
        raise
    if not verdict.signatures:
        _stop_if_picture(pdf, file)
    return verdict


def _stop_if_picture(pdf: bytes, file: str) -> None:
    # It imports pdfium, and only what has no signature is looked at.
    from undersigned.checking.pdf_pages import is_scanned  # noqa: PLC0415  # as said

    is_archive = pdf.startswith(b"PK\x03\x04")
    is_photo = pdf.startswith((b"\x89PNG", b"\xff\xd8\xff")) or (
        not is_archive and kind_of_picture(pdf) is not None
    )
    if is_scanned(pdf) if b"%PDF-" in pdf[:1024] else is_photo:
        stop(
            f"{file} is the picture of a page, scanned or photographed: it has no signature that can be checked",
            "scanned-page",
            help="keep it as a proof on paper; for one that others can check, let them sign the sealed PDF:"
            " undersigned sign FILE.pdf --as ORGANISATION; the image of a signature can be added to that with --image",
        )


def _signed_elsewhere(
    project: Project, campaign: str, version: SealedVersion | None, pdf: bytes
) -> tuple[str, ...]:
    """Who signed the project's own copy of a version, where another one was signed by others at the same time."""
    own = sealed_file(project, campaign, version.number) if version else None
    if version is None or own is None or not is_file(own):
        return ()
    try:
        copy = read_pdf(own)
        if copy.startswith(pdf) or pdf.startswith(copy) or version_in(copy, [version]) is None:
            return ()
        here = _who_signed(pdf, campaign)
        return tuple(one for one in _who_signed(copy, own.name) if one not in here)
    except LetterError:
        return ()


def _campaign_of(built: str, project: Project) -> str | None:
    """The campaign that a file is named after."""
    names = {portable(name): name for name in project.campaign_names()}
    return names.get(built) or names.get(campaign_called(built))


def compare_with_campaign(verdict: Verdict, pdf: bytes, manuscript: PreparedLetter) -> Checked:
    """What is true of a signed PDF beside the letter as its campaign makes it now.

    Raises `LetterError` where that cannot be rendered.
    """
    letter = render_to_seal(manuscript, archive=_has_attachments(pdf))
    is_same = is_sealed_as_built(pdf, letter)
    found = () if is_same else pdf_differences(pdf, letter)
    if not is_same and not found and verdict.seal:
        found = (
            "its words are the same, but not all else: a link, a picture, the layout, or the version of undersigned",
        )
    return Checked(
        verdict,
        campaign=manuscript.campaign.name,
        differences=found,
        not_covered=find_uncovered(manuscript),
        strangers=tuple(_strangers(verdict, manuscript)),
    )


def _strangers(verdict: Verdict, manuscript: PreparedLetter) -> Iterator[Stranger]:
    signatories = {one.id: one for one in manuscript.campaign.all_signatories}
    people = {str(person.id) for person in manuscript.campaign.individuals}
    for one in verdict.signatures:
        if one.kind is SignatureKind.SIGNATURE and one.field in signatories:
            signatory = manuscript.register.get(one.field, signatories[one.field])
            if not is_known_to_sign(one.holder, signatory):
                yield Stranger(one, is_for_person=one.field in people)


def read_pdf(file: Path) -> bytes:
    """What is in a PDF. Raises `LetterError` where it cannot be read."""
    help = (
        "look whether it is there under that name: 'undersigned sign CAMPAIGN' makes it,"
        " build/CAMPAIGN/CAMPAIGN.signed.pdf"
    )
    return read_file(file, LARGEST_PDF, f"larger than {LARGEST_PDF // 1_000_000} MB", help)


def _check_is_pdf(file: Path) -> None:
    """Raise `LetterError` where a file of another kind would be written over: a slip would cost a text."""
    if file.suffix.lower() != ".pdf":
        stop(
            f"a sealed letter is a PDF, and {file.name} does not end in .pdf",
            "wrong-usage",
            help="name a file such as letter.signed.pdf with --output",
        )


def _alone_with(file: Path) -> contextlib.AbstractContextManager[None]:
    """Within it, nobody else seals or signs this file; in a folder that is not there, nothing can be lost."""
    try:
        is_there = file.parent.is_dir()
    except OSError:
        is_there = False
    return locked(file) if is_there else contextlib.nullcontext()


def _refuse_if_written(file: Path) -> None:
    """Raise `LetterError` where a sealed letter lies that no record knows: it may have been sent."""
    if not is_file(file):
        return
    try:
        is_sealed = any(signature_fields(reader_of(read_pdf(file), file.name)).values())
    except LetterError:
        return  # nothing that could be lost
    if is_sealed:
        stop(
            f"{file.name} is a sealed letter, and none is written over",
            "already-sealed",
            help="move it away, or name another file with --output",
        )


def _refuse_if_signed(file: Path, but_for: Collection[str] = ()) -> None:
    """Raise `LetterError` where others than those have signed a file that is to be written."""
    if not is_file(file):
        return
    try:
        signed = [name for name in _who_signed(read_pdf(file), file.name) if name not in but_for]
    except LetterError:
        return  # nothing that could be lost
    if signed:
        stop(
            f"{file.name} is signed already for {', '.join(signed)}: it is not overwritten",
            "already-signed",
            help="to add a signature, sign that file itself: signatures in two copies cannot be put together,"
            " so that who signed the other one signs again in this; to seal it anew, move it away",
        )


def _who_signed(pdf: bytes, name: str) -> list[str]:
    """The signatories for whom somebody has signed."""
    fields = signature_fields(reader_of(pdf, name))
    return [printable(field) for field, is_signed in fields.items() if is_signed and is_of_signatory(field)]


def _has_attachments(pdf: bytes) -> bool:
    return b"/EmbeddedFiles" in pdf
