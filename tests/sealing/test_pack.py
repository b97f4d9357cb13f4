"""Holds `pack` to its promise: one file with all that is sent out, of the letter that was sealed and no other."""

from __future__ import annotations

import datetime
import hashlib
import json
import zipfile
from collections.abc import Iterator

import pytest
from desk import LETTER, Desk, open_authority
from pki import Authority

from small_project import SmallProject
from undersigned.files.project import Project
from undersigned.sealing.packing import pack

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


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    yield from open_authority(tmp_path_factory)


@pytest.fixture
def desk(final: SmallProject, authority: Authority) -> Desk:
    return Desk(final, authority)


def seal(desk: Desk) -> None:
    run = desk.project.run("sign", "letter", *desk.key("seal"))
    assert run.status == 0, run.err


def packed(project: SmallProject) -> dict[str, bytes]:
    run = project.run("pack", "letter")
    assert (run.status, run.out) == (0, "build/letter/letter.zip\n"), run.err
    with zipfile.ZipFile(project.root / "build/letter/letter.zip") as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_pack_holds_all_that_is_sent_out(final: SmallProject, desk: Desk) -> None:
    seal(desk)
    files = packed(final)
    assert list(files) == [f"letter/{name}" for name in FILES]
    sums = [line.split("  ") for line in files["letter/SHA256SUMS"].decode().splitlines()]
    assert [name for _, name in sums] == FILES[1:]
    assert all(hashlib.sha256(files[f"letter/{name}"]).hexdigest() == told for told, name in sums)
    manifest = json.loads(files["letter/manifest.json"])
    assert manifest["wording"] == f"v2-{manifest['sha256']['wording.txt']}"
    assert manifest["sha256"].keys() == set(FILES) - {"SHA256SUMS", "manifest.json"}
    (sign_on,) = manifest["sign_ons"]
    assert (sign_on["id"], sign_on["standing"]) == ("freedonia-watch", "confirmed")
    assert sign_on["wording"] == manifest["wording"]
    assert b"example.org" not in files["letter/manifest.json"]
    assert not sign_on.keys() & {"by", "channel", "remark"}, "they are for those who coordinate the letter"
    assert b"DRAFT" not in files["letter/letter.txt"]
    assert files["letter/letter.docx"] == final.built("docx").read_bytes()


def test_two_packs_are_the_same_bytes(final: SmallProject, desk: Desk) -> None:
    seal(desk)
    found = []
    for year in (2027, 2030):
        zipped = pack(Project(final.root), "letter", None, datetime.datetime(year, 1, 1, tzinfo=datetime.UTC))
        found.append(zipped.file.read_bytes())
    assert found[0] == found[1]


def assert_refused(project: SmallProject, says: str) -> None:
    run = project.run("pack", "letter")
    assert (run.status, run.out) == (1, "")
    assert says in run.err
    assert not (project.root / "build/letter/letter.zip").exists()


def test_what_is_not_sealed_is_not_packed(final: SmallProject) -> None:
    assert_refused(final, "build/letter/letter.signed.pdf:1:1: error: letter is not sealed yet [not-sealed]")
    for data, says in (
        (final.built("pdf").read_bytes(), "this PDF is not sealed [not-sealed]"),
        (b"not a PDF", "letter.signed.pdf"),
    ):
        final.write({"build/letter/letter.signed.pdf": data})
        assert_refused(final, says)


def test_a_sealed_letter_that_was_changed_is_not_packed(final: SmallProject, desk: Desk) -> None:
    seal(desk)
    sealed = desk.file.read_bytes()
    desk.file.write_bytes(sealed.replace(b"/Title", b"/Titel", 1))
    assert_refused(final, "this PDF was changed after it was sealed [changed-pdf]")


def test_the_seal_of_another_text_is_not_packed(final: SmallProject, desk: Desk) -> None:
    seal(desk)
    final.write({"campaigns/letter/body.md": "We wrote to you.\n"})
    assert_refused(final, "has agreed to an earlier text")
    words = ("editorial", "letter", "--by", "Ann", "--reason", "the tense", "--yes")
    assert final.run("signatories", *words).status == 0
    assert_refused(final, "the sealed PDF does not say what the letter says now: page 1 says “write”")


def test_who_has_not_signed_yet_is_named(final: SmallProject, desk: Desk) -> None:
    final.write(
        {
            "campaigns/letter/campaign.yaml": LETTER["campaigns/letter/campaign.yaml"],
            "signatories/organisations.yaml": LETTER["signatories/organisations.yaml"],
        }
    )
    desk.confirm()
    seal(desk)
    warning = "build/letter/letter.signed.pdf:1:1: warning: {} not signed this PDF yet [not-signed]"
    for signatory, by, missing in (
        (None, "", "'freedonia-watch', 'arab' and 'khmer' have"),
        ("khmer", "khmer", "'freedonia-watch' and 'arab' have"),
        ("arab", "watch", "'freedonia-watch' has"),
    ):
        if signatory:
            assert desk.sign(signatory, by).status == 0
        run = final.run("pack", "letter")
        assert run.status == 0, run.err
        assert warning.format(missing) in run.err
    assert desk.sign("freedonia-watch", "watch").status == 0
    said = final.run("pack", "letter").err
    assert "not-signed" not in said
    assert said.count("[not-known]") == 1
    assert "warning: Amina Khan (Freedonia Watch) signed for arab, and is not known to sign for it" in said


def test_editorial_changes_are_in_the_manifest(final: SmallProject, desk: Desk) -> None:
    final.write({"campaigns/letter/body.md": "We wrote to you.\n"})
    assert (
        final.run(
            "signatories", "editorial", "letter", "--by", "Ann", "--reason", "the tense", "--yes"
        ).status
        == 0
    )
    assert final.run("build", "--final", "letter").status == 0
    seal(desk)
    manifest = json.loads(packed(final)["letter/manifest.json"])
    (editorial,) = manifest["editorial"]
    assert (editorial["by"], editorial["reason"], editorial["to"]) == (
        "Ann",
        "the tense",
        manifest["wording"],
    )
