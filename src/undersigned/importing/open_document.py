"""Turns a file of LibreOffice's own kind (.odt) into a Word file, by LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess  # LibreOffice is a program
import tempfile
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from typing import Final

from undersigned.model.findings import stop

_PROGRAMS: Final = ("soffice", "libreoffice")
_SECONDS: Final = 120
"""A letter takes three; the first start of LibreOffice on a slow machine takes longer."""
_TEXT: Final = b"application/vnd.oasis.opendocument.text"
_FORBIDDEN: Final = ("DisableMacrosExecution", "DisableActiveContent", "BlockUntrustedRefererLinks")
"""LibreOffice runs no macro of the file and fetches nothing that lies outside it."""


def _settings() -> str:
    """The settings of LibreOffice, as its profile has them (registrymodifications.xcu)."""
    path = "/org.openoffice.Office.Common/Security/Scripting"
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>true</value></prop></item>'
        for name in _FORBIDDEN
    )
    return f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'


def is_open_document(data: bytes) -> bool:
    """Whether a file is a text as LibreOffice saves it, whatever it is called (OpenDocument 1.2 part 3 § 3.3)."""
    if not data.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive, archive.open("mimetype") as part:
            return part.read(len(_TEXT) + 1).strip() == _TEXT
    except (KeyError, OSError, EOFError, ValueError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return False


def as_word_file(data: bytes, file: str) -> bytes:
    """The text as a Word file. Raises `LetterError` where LibreOffice is not there, or does not manage."""
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        stop(
            f"{file} is an OpenDocument file, which LibreOffice is needed to read, and that is not installed here",
            "no-word-file",
            help="open it in Word or LibreOffice, save it as a Word document (.docx), and import that",
        )
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        (place / "profile/user").mkdir(parents=True)
        (place / "profile/user/registrymodifications.xcu").write_text(_settings(), "utf-8")
        (place / "letter.odt").write_bytes(data)
        command = [
            program,
            f"-env:UserInstallation={(place / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            "docx",
            "--outdir",
            folder,
            str(place / "letter.odt"),
        ]
        try:
            subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603  # no shell
            return (place / "letter.docx").read_bytes()
        except (OSError, subprocess.TimeoutExpired):
            stop(
                f"LibreOffice did not turn {file} into a Word file",
                "no-word-file",
                help="open it in LibreOffice, which may say why, save it as a Word document (.docx), and import that",
            )
