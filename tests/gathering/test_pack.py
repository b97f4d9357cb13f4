"""Holds `pack` to its promise: one file with all that is sent out, of the letter that was sealed and no other."""

from __future__ import annotations

import hashlib
import json
import zipfile

import pikepdf
import pytest

from small_project import SmallProject

FILES = [
    "SHA256SUMS",
    "letter.docx",
    "letter.html",
    "letter.signed.pdf",
    "letter.txt",
    "manifest.json",
    "wording.txt",
]


@pytest.fixture
def final(project: SmallProject) -> SmallProject:
    """A letter that is final."""
    words = (
        "confirm",
        "letter",
        "freedonia-watch",
        "--by",
        "Ann <ann@example.org>",
        "--remark",
        "from ann@example.org",
    )
    assert project.run("signatories", *words).status == 0
    run = project.run("build", "--final", "letter")
    assert run.status == 0, run.err
    return project


def seal(project: SmallProject) -> None:
    """Put a signature field with something in it into the PDF: what counts is what `verify` says of real ones."""
    with pikepdf.open(project.built("pdf")) as pdf:
        value = pikepdf.Dictionary(
            Type=pikepdf.Name.Sig,
            Filter=pikepdf.Name.Adobe_PPKLite,
            ByteRange=[0, 1, 2, 3],
            Contents=b"\0" * 8,
        )
        field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="seal", V=pdf.make_indirect(value))
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[pdf.make_indirect(field)], SigFlags=3)
        pdf.save(project.root / "build/letter/letter.signed.pdf")


def packed(project: SmallProject) -> dict[str, bytes]:
    run = project.run("pack", "letter")
    assert (run.status, run.out) == (0, "build/letter/letter.zip\n"), run.err
    with zipfile.ZipFile(project.root / "build/letter/letter.zip") as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_pack_holds_all_that_is_sent_out(final: SmallProject) -> None:
    seal(final)
    files = packed(final)
    assert list(files) == [f"letter/{name}" for name in FILES]
    sums = [line.split("  ") for line in files["letter/SHA256SUMS"].decode().splitlines()]
    assert [name for _, name in sums] == FILES[1:]
    assert all(hashlib.sha256(files[f"letter/{name}"]).hexdigest() == told for told, name in sums)
    manifest = json.loads(files["letter/manifest.json"])
    assert manifest["wording"] == f"v1-{manifest['sha256']['wording.txt']}"
    assert manifest["sha256"].keys() == set(FILES) - {"SHA256SUMS", "manifest.json"}
    (sign_on,) = manifest["sign_ons"]
    assert (sign_on["id"], sign_on["standing"]) == ("freedonia-watch", "confirmed")
    assert sign_on["wording"] == manifest["wording"]
    assert b"example.org" not in files["letter/manifest.json"]
    assert b"DRAFT" not in files["letter/letter.txt"]
    assert files["letter/letter.docx"] == final.built("docx").read_bytes()


def test_two_packs_are_the_same_bytes(final: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    seal(final)
    file = final.root / "build/letter/letter.zip"
    found = []
    for epoch in ("1787184000", "1887184000"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        packed(final)
        found.append(file.read_bytes())
    assert found[0] == found[1]


def assert_refused(project: SmallProject, says: str) -> None:
    run = project.run("pack", "letter")
    assert (run.status, run.out) == (1, "")
    assert says in run.err
    assert not (project.root / "build/letter/letter.zip").exists()


def test_what_is_not_sealed_is_not_packed(final: SmallProject) -> None:
    assert_refused(final, "build/letter/letter.signed.pdf:1:1: error: letter is not sealed yet [not-sealed]")
    for data, says in (
        (final.built("pdf").read_bytes(), "this PDF bears no signature [not-sealed]"),
        (b"not a PDF", "this is no PDF that can be read"),
    ):
        final.write({"build/letter/letter.signed.pdf": data})
        assert_refused(final, says)


def test_the_seal_of_another_text_is_not_packed(final: SmallProject) -> None:
    seal(final)
    final.write({"campaigns/letter/body.md": "We wrote to you.\n"})
    assert_refused(final, "has agreed to an earlier text")
    words = ("editorial", "letter", "--by", "Ann", "--reason", "the tense")
    assert final.run("signatories", *words).status == 0
    assert_refused(final, "the sealed PDF does not say what the letter says now [other-letter]")


def test_editorial_changes_are_in_the_manifest(final: SmallProject) -> None:
    final.write({"campaigns/letter/body.md": "We wrote to you.\n"})
    assert final.run("signatories", "editorial", "letter", "--by", "Ann", "--reason", "the tense").status == 0
    assert final.run("build", "--final", "letter").status == 0
    seal(final)
    manifest = json.loads(packed(final)["letter/manifest.json"])
    (editorial,) = manifest["editorial"]
    assert (editorial["by"], editorial["reason"], editorial["to"]) == (
        "Ann",
        "the tense",
        manifest["wording"],
    )
