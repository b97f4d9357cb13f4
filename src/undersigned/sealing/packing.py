"""Packs what is sent out into one zip: the sealed PDF, the DOCX, the texts, and a manifest of them."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from undersigned import route
from undersigned.files.as_json import plain
from undersigned.files.project import Project
from undersigned.files.saving import save
from undersigned.files.text_files import is_file
from undersigned.files.zips import zipped
from undersigned.loading.versions import load_versions
from undersigned.model.findings import Finding, Findings, Place, Severity, listed, stop
from undersigned.model.formats import PACKED, SEALED_ENDING
from undersigned.model.sign_ons import SignOns, Wording, without_addresses
from undersigned.model.versions import SealedVersion
from undersigned.sealing.sealed_letters import Stranger, compare_with_campaign, read_pdf
from undersigned.sealing.verifying import Believed, verify
from undersigned.sealing.versions import built_as, sealed_file
from undersigned.sign_ons.finality import require_final
from undersigned.sign_ons.roll import Roll, RollEntry, call_roll

_ADDRESS: Final = re.compile(r"[^\s@<>\"',;:()]+@[^\s@<>\"',;:()]+")


@dataclass(frozen=True)
class Packed:
    """The zip that was written, and what the letter warns of, signatures that are missing included."""

    file: Path
    findings: tuple[Finding, ...]


def pack(project: Project, campaign: str, output: Path | None, now: datetime) -> Packed:
    """Write the zip of a letter that is final and sealed, by default beside its PDF in build/.

    `now` is the time at which the seal is looked at. Raises `LetterError` where the letter is not final or not
    sealed, or the sealed PDF was changed or is of another text.
    """
    manuscript = require_final(route.prepare(project, campaign))
    name = project.built_name(campaign)
    version = manuscript.campaign.edition.number
    sealed, unsigned = _sealed(sealed_file(project, campaign, version), project, manuscript, now)
    called = built_as(name, version)
    rendered = route.render(manuscript, PACKED)
    wording = manuscript.wording
    sign_ons = manuscript.sign_ons or SignOns()
    roll = call_roll(manuscript.campaign, manuscript.register, sign_ons, wording.digest)
    files = {
        f"{called}{SEALED_ENDING}": sealed,
        **{f"{called}.{format}": data for format, data in rendered.items()},
        "wording.txt": wording.text.encode(),
    }
    manifest = _manifest(files, roll, sign_ons, wording, manuscript.letter.metadata.title)
    versions = _versions(load_versions(project, campaign, Findings()), version)
    files["manifest.json"] = _as_json({**manifest, **versions})
    sums = (f"{_sha256(data)}  {file}\n" for file, data in sorted(files.items()))
    files["SHA256SUMS"] = "".join(sums).encode()
    packed = zipped({f"{called}/{file}": data for file, data in sorted(files.items())}, mode=0o644)
    target = _free(project.path("build", name) if output is None else output, called, packed)
    save({target: packed}, otherwise="choose another folder with --output")
    return Packed(target, (*manuscript.findings, *unsigned))


def _free(folder: Path, called: str, packed: bytes) -> Path:
    """Where a pack goes: what was packed before may have been sent, and stays, but for one that is the same."""
    names = itertools.chain([called], (f"{called}-packed-{number}" for number in itertools.count(2)))
    files = (folder / f"{name}.zip" for name in names)
    return next(file for file in files if not is_file(file) or file.read_bytes() == packed)


def _versions(versions: Sequence[SealedVersion], number: int) -> dict[str, object]:
    """Which version is packed, and which ones it replaces, as the manifest has them."""
    told = [
        {
            "version": one.number,
            "sealed": str(one.sealed),
            "date": str(one.date) if one.date else None,
            "sha256": one.sha256,
            "wording": one.wording,
        }
        for one in versions
        if one.number <= number
    ]
    return {"version": number, "sealed": told}


def _sealed(
    file: Path, project: Project, manuscript: route.PreparedLetter, now: datetime
) -> tuple[bytes, Sequence[Finding]]:
    """The sealed PDF, and who has not signed it yet, or is not known to sign for whom they did.

    Raises `LetterError` where there is none, where it was changed, or is of another text.

    Whether its certificates are trusted is for each recipient to say, not for who packs it.
    """
    place, campaign = Place(project.shown(file)), manuscript.campaign.name
    again = f"seal the letter as it is now: undersigned sign {campaign} --pkcs12 FILE"
    if not is_file(file):
        stop(f"{campaign} is not sealed yet", "not-sealed", place, again)
    pdf = read_pdf(file)
    verdict = verify(pdf, file.name, Believed((), now))
    if verdict.seal is None:
        stop("this PDF is not sealed", "not-sealed", place, again)
    if verdict.is_changed:
        help = f"'undersigned verify {place.file}' says what was changed; or {again}"
        stop("this PDF was changed after it was sealed", "changed-pdf", place, help)
    checked = compare_with_campaign(verdict, pdf, manuscript)
    if checked.differences:
        told = checked.differences[0]
        stop(f"the sealed PDF does not say what the letter says now: {told}", "other-letter", place, again)
    warnings = [_not_known(stranger, place) for stranger in checked.strangers]
    return pdf, [*warnings, _not_signed(verdict.unsigned, place)] if verdict.unsigned else warnings


def _not_known(stranger: Stranger, place: Place) -> Finding:
    """Who may sign for whom is for people to know: the register may lack a name."""
    signature = stranger.signature
    return Finding(
        Severity.WARNING,
        f"{signature.holder} signed for {signature.field}, and is not known to sign for it",
        "not-known",
        place,
        f"'undersigned verify {place.file}' says more",
    )


def _not_signed(signatories: Sequence[str], place: Place) -> Finding:
    """A letter may be sent before all have signed by name, but not unawares."""
    return Finding(
        Severity.WARNING,
        f"{listed(signatories)} {'has' if len(signatories) == 1 else 'have'} not signed this PDF yet",
        "not-signed",
        place,
        f"where they are to sign: undersigned sign {place.file} --as {signatories[0]} --pkcs12 FILE; then pack again",
    )


def _manifest(
    files: Mapping[str, bytes], roll: Roll, sign_ons: SignOns, wording: Wording, title: str
) -> dict[str, object]:
    """What the pack holds and which organisations agreed to it, without who wrote that, and what they remarked."""
    editorials = [
        {
            "from": one.earlier,
            "to": one.later,
            "date": str(one.date),
            "by": without_addresses(one.by),
            "reason": without_addresses(one.reason),
        }
        for one in sign_ons.editorials
    ]
    return {
        "campaign": roll.campaign,
        "title": title,
        "wording": wording.digest,
        "sha256": {name: _sha256(data) for name, data in sorted(files.items())},
        "sign_ons": [_public(one) for one in roll.listed],
        "not_named": len(sign_ons.unnamed),
        "editorial": editorials,
    }


def _as_json(manifest: Mapping[str, object]) -> bytes:
    text = json.dumps(manifest, indent=2, ensure_ascii=False)
    return (_ADDRESS.sub("(address left out)", text) + "\n").encode()


_OF_THE_COALITION: Final = frozenset({"by", "channel", "remark"})
"""What of an answer is for those who coordinate the letter: who wrote it, how, and what they said about it."""


def _public(entry: RollEntry) -> dict[str, object]:
    return {key: plain(value) for key, value in entry.as_data().items() if key not in _OF_THE_COALITION}


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
