"""Turns a sealed letter into one zip with all that is sent out: PDF, DOCX, texts, and a manifest of them."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from undersigned import pipeline
from undersigned.checking.pdf_pages import opened
from undersigned.consenting.wording import Wording
from undersigned.diagnostics import Finding, Findings, Place, stop
from undersigned.gathering.roll import Roll, as_json, call_roll
from undersigned.loading.project import Project
from undersigned.loading.text import is_file, read_bytes
from undersigned.model.sign_ons import SignOns
from undersigned.saving import save

LARGEST: Final = 100_000_000
"""Bytes of a sealed PDF."""

_FORMATS: Final = ("docx", "html", "txt")
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""The first time that a zip can hold stands for all times, so that equal packs are equal bytes."""
_ADDRESS: Final = re.compile(r"[^\s@<>\"',;:()]+@[^\s@<>\"',;:()]+")


@dataclass(frozen=True)
class Packed:
    """The zip that was written, and what the letter warns of."""

    file: Path
    findings: tuple[Finding, ...]


def pack(project: Project, campaign: str, output: Path | None) -> Packed:
    """Write the zip of a letter that is final and sealed, by default beside its PDF in build/.

    Raises `LetterError` where it is not final, or not sealed, or the sealed PDF is of another text.
    """
    manuscript = pipeline.finished(project, pipeline.prepare(project, campaign))
    folder = project.root / "build" / campaign
    sealed = _sealed(folder / f"{campaign}.signed.pdf", project, campaign)
    rendered = pipeline.render(manuscript, (*_FORMATS, "pdf"))
    _stop_if_other(sealed, rendered.pop("pdf"), campaign)
    wording = pipeline.wording(project, manuscript.campaign)
    sign_ons = manuscript.sign_ons or SignOns()
    roll = call_roll(manuscript.campaign, manuscript.register, sign_ons, wording.digest)
    files = {
        f"{campaign}.signed.pdf": sealed,
        **{f"{campaign}.{format}": data for format, data in rendered.items()},
        "wording.txt": wording.text.encode(),
    }
    files["manifest.json"] = _manifest(files, roll, sign_ons, wording, manuscript.letter.metadata.title)
    sums = (f"{_sha256(data)}  {name}\n" for name, data in sorted(files.items()))
    files["SHA256SUMS"] = "".join(sums).encode()
    file = (folder if output is None else output) / f"{campaign}.zip"
    save({file: _zipped(campaign, files)}, otherwise="choose another folder with --output")
    return Packed(file, manuscript.findings)


def _sealed(path: Path, project: Project, campaign: str) -> bytes:
    shown = project.shown(path)
    if not is_file(path):
        stop(
            f"{campaign} is not sealed yet",
            "not-sealed",
            Place(shown),
            f"build it with 'undersigned build --final {campaign}', seal that, and leave the file here",
        )
    findings = Findings()
    data = read_bytes(path, shown, LARGEST, findings)
    findings.stop_if_errors()
    return data or b""


def _stop_if_other(sealed: bytes, final: bytes, campaign: str) -> None:
    """Raise `LetterError` where the sealed PDF bears no signature, or its pages say something else."""
    place = Place(f"build/{campaign}/{campaign}.signed.pdf")
    again = f"build it with 'undersigned build --final {campaign}', and seal that"
    try:
        with opened(sealed) as document:
            signatures, pages = document.signature_count, [page.letters for page in document.pages]
    except (RuntimeError, ValueError) as error:  # as pdfium says that it is none
        stop(f"this is no PDF that can be read: {error}", "not-sealed", place, again)
    if not signatures:
        stop("this PDF bears no signature", "not-sealed", place, again)
    with opened(final) as document:
        expected = [page.letters for page in document.pages]
    if pages != expected:
        stop("the sealed PDF does not say what the letter says now", "other-letter", place, again)


def _manifest(
    files: Mapping[str, bytes], roll: Roll, sign_ons: SignOns, wording: Wording, title: str
) -> bytes:
    """What the pack holds and who agreed to it, without the addresses of anybody."""
    editorials = [
        {"from": one.earlier, "to": one.later, "date": str(one.date), "by": one.by, "reason": one.reason}
        for one in sign_ons.editorials
    ]
    manifest = {
        "campaign": roll.campaign,
        "title": title,
        "wording": wording.digest,
        "sha256": {name: _sha256(data) for name, data in sorted(files.items())},
        "sign_ons": [one for one in _entries(as_json(roll)) if one["listed"]],
        "editorial": editorials,
    }
    text = json.dumps(manifest, indent=2, ensure_ascii=False)
    return (_ADDRESS.sub("(address left out)", text) + "\n").encode()


def _entries(told: Mapping[str, object]) -> list[dict[str, object]]:
    entries = told["organisations"]
    return [dict(one) for one in entries] if isinstance(entries, list) else []


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _zipped(folder: str, files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in sorted(files.items()):
            info = zipfile.ZipInfo(f"{folder}/{name}", _EARLIEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # what follows is a mode of Unix: read by all
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return out.getvalue()
