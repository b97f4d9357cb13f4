"""Holds the reading of files to its limits: large ones, strange ones, and pictures that are not what they seem."""

from __future__ import annotations

import codecs
import io
import os
import struct
import tempfile
import zlib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image

from small_project import SMALL, SmallProject
from undersigned.files import text_files as text
from undersigned.files.images import LARGEST_FILE
from undersigned.files.text_files import LARGEST_TEXT, read_text
from undersigned.files.yaml_tree import read_tree
from undersigned.model.findings import Findings


@pytest.mark.parametrize(
    "file",
    ["campaigns/letter/campaign.yaml", "campaigns/letter/body.md", "signatories/organisations.yaml"],
)
def test_a_file_of_100_megabytes_is_not_read(project: SmallProject, file: str) -> None:
    with (project.root / file).open("wb") as huge:
        huge.truncate(100_000_000)  # takes no room on the disk
    run = project.run("build", "letter")
    assert run.status == 1
    assert (
        f"{file}:1:1: error: this file is larger than 4 MB [file-too-large]\n  help: look whether" in run.err
    )


def test_the_largest_text_that_is_read(tmp_path: Path) -> None:
    file = tmp_path / "body.md"
    for size, is_read in ((LARGEST_TEXT, True), (LARGEST_TEXT + 1, False)):
        file.write_bytes(b"x" * size)
        found = read_text(file, "body.md", Findings())
        assert (found is not None) == is_read


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(project: SmallProject) -> None:
    (project.root / "campaigns/letter/body.md").unlink()
    os.mkfifo(project.root / "campaigns/letter/body.md")
    assert "there is no file 'body.md' [missing-file]" in project.run("build", "letter").err


def test_a_file_that_may_not_be_read(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    # Root, as whom tests may run, may read everything: so the system's answer is made up.
    opened = Path.open

    def refused(path: Path, *arguments: object) -> object:
        if path.name == "body.md":
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments)  # type: ignore[call-overload]  # passed on as they came

    monkeypatch.setattr(Path, "open", refused)
    says = (
        "campaigns/letter/body.md:1:1: error: this file cannot be read: permission denied [unreadable-file]"
    )
    assert says in project.run("build", "letter", "-f", "txt").err


def test_a_folder_that_may_not_be_looked_into(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = Path.is_file

    def refused(path: Path) -> bool:
        if path.name == "body.md":
            raise PermissionError(13, "Permission denied")
        return looked(path)

    monkeypatch.setattr(Path, "is_file", refused)
    assert "there is no file 'body.md' [missing-file]" in project.run("build", "letter", "-f", "txt").err


def test_a_file_full_of_unprintable_characters_is_told_in_ten_findings(tmp_path: Path) -> None:
    file, findings = tmp_path / "body.md", Findings()
    file.write_bytes(b"a\x01" * 10_000)
    assert read_text(file, "body.md", findings) is None
    assert len(findings) == text._REPORTED


@pytest.mark.parametrize("times", [1, 2])
def test_a_byte_order_mark_is_simply_read(project: SmallProject, times: int) -> None:
    template = b'{% extends "joint-letter/letter.md" %}\n'
    project.write({"templates/ours/letter.md": template, "templates/styles/ours.yaml": "based_on: plain\n"})
    campaign = SMALL["campaigns/letter/campaign.yaml"] + "letter: ours\nstyle: ours\nsession: HRC63\n"
    project.write({"campaigns/letter/campaign.yaml": campaign})
    as_it_was = project.build()
    for name, content in project.files().items():
        if name.endswith((".yaml", ".md")):
            project.write({name: codecs.BOM_UTF8 * times + content})
    assert project.build() == as_it_was
    assert project.run("check", "letter").err == ""
    assert (
        project.run("new", "next", "--from", "letter", "--session", "HRC63", "--date", "2026-09-20").status
        == 0
    )
    assert project.run("signatories", "add", "Ours").status == 0
    assert project.run("check", "letter", "next").status == 0
    assert project.run("signatories", "list").out.split()[3] == "freedonia-watch"


def test_a_file_of_utf_16_is_told_how_to_save(project: SmallProject) -> None:
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        project.write({"campaigns/letter/body.md": "We write to you.\n".encode(encoding)})
        run = project.run("check", "letter")
        assert "body.md:1:1: error: this file is in UTF-16, not in UTF-8 [encoding]" in run.err
        assert "help: save it again with the encoding UTF-8: editors ask for it in 'Save as'" in run.err


# --- whatever stands in a file, it becomes a tree or findings


def assert_read(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file, findings = Path(folder) / "x.yaml", Findings()
        file.write_bytes(data)
        found = read_text(file, "x.yaml", findings)
        tree = None if found is None else read_tree(found, "x.yaml", findings)
        assert (tree is None) <= findings.has_errors
        for finding in findings:
            assert finding.place
            assert finding.place.line <= data.count(b"\n") + data.count(b"\r") + 1


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    assert_read(data)


SIGNS = st.sampled_from(
    ["\n", "  ", "\t", ": ", ":", "- ", "-", "'", '"', "[", "]", "{", "}", ",", "#", " #", "&a", "*a", "!t", "|", ">-",
     "?", "---", "...", "<<", "%", "@", "`", "~", "\\", "key", "a b", "2023-09-08", "\u2028", "\ufeff", "é"],
)  # fmt: skip


@given(st.lists(SIGNS, max_size=30).map("".join))
@example("a: b\n...\nc")
@example("footnotes:\n  a: {url")
@example("? a")
@example("---")
@example("a: b\u2028c\nd: \x85'\u2029e")
@example("[" * 5000)
@example("{a: " * 5000)
@example("- " * 5000)
@example("? " * 5000)
def test_any_row_of_signs_of_yaml(source: str) -> None:
    assert_read(source.encode())


# --- pictures


def png(width: int, height: int, rows: bytes = b"") -> bytes:
    """A PNG that says it has that size, whatever its data holds."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def picture(format: str) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (20, 10), "red").save(data, format)
    return data.getvalue()


@pytest.mark.parametrize("name", ["map.png", "map.jpg", "map.jpeg", "map"])
@pytest.mark.parametrize("format", ["PNG", "JPEG"])
def test_a_picture_is_known_by_what_it_holds(project: SmallProject, name: str, format: str) -> None:
    project.write(
        {"campaigns/letter/body.md": f"![A map]({name})\n", f"campaigns/letter/{name}": picture(format)}
    )
    assert f'<img src="data:image/{format.lower()};base64,' in project.build("html")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (
            picture("GIF"),
            "'map.png' is a GIF, which a letter cannot hold [not-an-image]\n  help: open it in a program for",
        ),
        (picture("TIFF"), "'map.png' is a TIFF, which a letter cannot hold [not-an-image]"),
        (
            picture("PNG")[:50],
            "'map.png' is no picture, or is damaged [not-an-image]\n  help: save it as PNG or JPEG",
        ),
        (picture("JPEG")[:300], "'map.png' is no picture, or is damaged [not-an-image]"),
        (b"", "'map.png' is no picture, or is damaged [not-an-image]"),
        (png(10, 10, b"\0" * 20), "'map.png' is no picture, or is damaged [not-an-image]"),
        (png(10_000, 5_001), "'map.png' is too large: more than 50 million pixels [image-too-large]"),
        (png(2**31 - 1, 2**31 - 1), "'map.png' is too large: more than 50 million pixels [image-too-large]"),
        (
            png(100_000, 100_000, b"\0" * 10_000_000),
            "more than 50 million pixels [image-too-large]\n  help: make it",
        ),
        (b"\x89PNG" + b"\0" * LARGEST_FILE, "'map.png': this file is larger than 10 MB [file-too-large]"),
    ],
    ids=[
        "gif",
        "tiff",
        "png cut off",
        "jpeg cut off",
        "empty",
        "rows missing",
        "large",
        "huge",
        "bomb",
        "heavy",
    ],
)
def test_a_picture_that_cannot_be_printed(project: SmallProject, data: bytes, says: str) -> None:
    project.write({"campaigns/letter/body.md": "![A map](map.png)\n", "campaigns/letter/map.png": data})
    run = project.run("build", "letter", "--format", "txt")
    assert run.status == 1
    assert run.err.startswith("campaigns/letter/body.md:1:1: error: ")
    assert says in run.err


def test_a_damaged_picture_is_found_also_after_a_pdf_was_made(project: SmallProject) -> None:
    assert project.run("build", "letter", "--format", "pdf").status == 0
    data = png(10, 10, b"\0" * 20)
    project.write({"campaigns/letter/body.md": "![A map](map.png)\n", "campaigns/letter/map.png": data})
    assert "[not-an-image]" in project.run("build", "letter", "--format", "txt").err


def test_a_picture_without_words_for_those_who_cannot_see_it(project: SmallProject) -> None:
    body = "We write to you.\n\n- See\n\n  ![ ](map.png)\n"
    project.write({"campaigns/letter/body.md": body, "campaigns/letter/map.png": picture("PNG")})
    run = project.run("build", "letter", "--format", "txt")
    says = "campaigns/letter/body.md:5:3: error: the picture has no alternative text [no-alternative-text]"
    assert run.err.startswith(says)
