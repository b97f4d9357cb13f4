"""Holds sealed letters to being kept: each version is recorded, none is written over, each told as what it is."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import PIL.Image
import pytest
from desk import LETTER, Desk, desk_in, open_authority
from pki import Authority

from outside import docx_faults, pdf_text, qpdf
from small_project import SmallProject
from undersigned.files.yaml_tree import read_tree
from undersigned.loading.schema import check_schema
from undersigned.model.findings import Findings

CAMPAIGN = LETTER["campaigns/letter/campaign.yaml"].replace("signature_fields: all\n", "")
JOINED = CAMPAIGN.replace("arab]", "arab, joining]")
REGISTER = f"{LETTER['signatories/organisations.yaml']}joining: {{name: Who Joined Later}}\n"
RECORD = "campaigns/letter/versions.yaml"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    yield from open_authority(tmp_path_factory)


@pytest.fixture
def desk(project: SmallProject, authority: Authority) -> Desk:
    """A letter that was sealed and packed."""
    desk = desk_in(project, authority)
    project.write({"campaigns/letter/campaign.yaml": CAMPAIGN, "signatories/organisations.yaml": REGISTER})
    run = desk.seal()
    assert run.status == 0, run.err
    assert project.run("pack", "letter").status == 0
    return desk


def second(desk: Desk, version: str = "2") -> Path:
    """The second version, which one more signs."""
    desk.project.write({"campaigns/letter/campaign.yaml": f"{JOINED}version: {version}\n"})
    run = desk.project.run("signatories", "confirm", "letter", "joining", "--wording", "present")
    assert run.status == 0, run.err
    run = desk.seal()
    assert run.status == 0, run.err
    return desk.project.root / "build/letter/letter-version-2.signed.pdf"


def test_each_sealing_is_recorded_and_the_record_fits_its_schema(desk: Desk) -> None:
    second(desk)
    text, findings = (desk.project.root / RECORD).read_text("utf-8"), Findings()
    tree = read_tree(text, RECORD, findings)
    assert tree is not None
    check_schema(tree, "versions", findings)
    assert not tuple(findings)
    assert hashlib.sha256(desk.file.read_bytes()).hexdigest() in text
    assert text.count("- version: ") == 2
    assert "joining: Who Joined Later" in text


def test_nothing_that_was_sealed_or_packed_is_written_over(desk: Desk) -> None:
    folder = desk.project.root / "build/letter"
    before = {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix in {".pdf", ".zip"}}
    run = desk.seal()
    assert run.status == 1
    assert "version 1 of this letter was sealed on " in run.err
    assert "[already-sealed]" in run.err
    assert desk.project.run("sign", "letter", *desk.key("seal"), "-o", "other.pdf").status == 1
    (desk.project.root / RECORD).unlink()
    assert "is a sealed letter, and none is written over [already-sealed]" in desk.seal().err
    desk.project.write({"campaigns/letter/campaign.yaml": f"{CAMPAIGN}sign_on_by: 2026-08-30\n"})
    shutil.copy(folder / "letter.zip", folder / "sent.zip")
    (folder / "letter.zip").write_bytes(b"another pack")
    assert desk.project.run("pack", "letter").out == "build/letter/letter-packed-2.zip\n"
    assert (folder / "letter.zip").read_bytes() == b"another pack"
    assert desk.project.run("pack", "letter").out == "build/letter/letter-packed-2.zip\n"
    assert (folder / "letter.signed.pdf").read_bytes() == before["letter.signed.pdf"]


def test_both_versions_verify_each_as_what_it_is(desk: Desk) -> None:
    file = second(desk)
    run = desk.verify()
    assert run.status == 0, run.out
    assert "Sealed as version 1 on " in run.out
    assert ", replaced by version 2 of " in run.out
    assert run.out.endswith("All is well with it, but version 2 holds now.\n")
    run = desk.verify(file)
    assert run.status == 0, run.out
    assert "Sealed as version 2 on " in run.out
    assert "The text is that of campaigns/letter, word for word, and so are its attachments." in run.out
    assert "It says of itself that it is version 2, and replaces version 1 of 2026-09-01" in run.out
    assert run.out.endswith("\nAll is well.\n")
    told = json.loads(desk.verify(desk.file, "--json").out)
    assert (told["well"], told["version"], told["replaced_by"]) == (True, 1, 2)


def test_a_file_alone_says_which_version_it_is(desk: Desk, tmp_path: Path) -> None:
    first = hashlib.sha256(desk.file.read_bytes()).hexdigest()
    copy = tmp_path / "received.pdf"
    shutil.copy(second(desk), copy)
    run = desk.project.run("-C", str(tmp_path), "verify", str(copy), "--trust", str(desk.authority.root))
    if run.status == 2:  # where -C stands behind the verb
        run = desk.project.run("verify", str(copy), "-C", str(tmp_path), "--trust", str(desk.authority.root))
    assert run.status == 0, run.out + run.err
    assert f"version 2, and replaces version 1 of 2026-09-01 (SHA-256 as sealed: {first})." in run.out
    with pikepdf.open(copy) as pdf:
        assert str(pdf.docinfo["/Subject"]).startswith("version 2; replaces version 1 of 2026-09-01")


def test_a_forged_first_version_is_no_version(desk: Desk) -> None:
    second(desk)
    data = desk.file.read_bytes()
    desk.file.write_bytes(data.replace(b"/Producer", b"/Producex", 1))
    run = desk.verify()
    assert run.status == 1
    assert "Sealed as version" not in run.out


def test_the_page_says_which_letter_it_replaces_and_the_text_stays_what_was_agreed_to(desk: Desk) -> None:
    before = json.loads(desk.project.run("signatories", "status", "letter", "--json").out)["wording"]
    file = second(desk, "{number: 2, on_page: true}")
    assert "This letter replaces the letter of 1 September 2026" in pdf_text(file)
    after = json.loads(desk.project.run("signatories", "status", "letter", "--json").out)["wording"]
    assert after == before


def test_what_a_version_corrects_is_printed_and_agreed_to(desk: Desk) -> None:
    version = 'version: {number: 2, corrects: "In the first line, “we” was wrong."}\n'
    desk.project.write({"campaigns/letter/campaign.yaml": CAMPAIGN + version})
    assert "[text-changed]" in desk.project.run("build", "letter", "--final").err
    assert desk.project.run("build", "letter", "-f", "txt").status == 0
    text = (desk.project.root / "build/letter/letter.txt").read_text("utf-8")
    assert (
        "This letter replaces the letter of 1 September 2026\n\nIn the first line, “we” was wrong.\n" in text
    )


def test_a_version_that_replaces_none_is_told(desk: Desk) -> None:
    desk.project.write({"campaigns/letter/campaign.yaml": f"{CAMPAIGN}version: 3\n"})
    run = desk.project.run("build", "letter")
    assert "version 3 replaces version 2, and that was never sealed [unknown-version]" in run.err
    assert "write 'version: 2'" in run.err


def test_a_page_of_its_own_says_who_joined_and_who_left(desk: Desk) -> None:
    listed = CAMPAIGN.replace("khmer, arab]", "arab, joining, silent]")
    register = f"{REGISTER}silent: {{name: Not Yet Agreed}}\n"
    desk.project.write({"campaigns/letter/campaign.yaml": listed, "signatories/organisations.yaml": register})
    for verb, id in (("confirm", "joining"), ("withdraw", "khmer")):
        wording = ("--wording", "present") if verb == "confirm" else ()
        assert desk.project.run("signatories", verb, "letter", id, *wording).status == 0
    run = desk.project.run("signatories", "since", "letter", "-f", "txt", "-f", "pdf", "-f", "docx")
    assert run.status == 0, run.err
    assert "'silent' is listed, did not agree to the text that was sealed, and is not on the page" in run.err
    text = (desk.project.root / "build/letter/letter-since-version-1.txt").read_text("utf-8")
    assert re.search("Signatories that joined after 1 September 2026\n-*\n*Who Joined Later\n", text)
    assert re.search("Signatories that withdrew after 1 September 2026\n-*\n*អង្គការ សិទ្ធិមនុស្ស\n", text)
    assert "Freedonia Watch" not in text
    assert "Not Yet Agreed" not in text
    assert desk.verify().status == 0


def test_the_page_names_nobody_who_wishes_not_to_be_named(desk: Desk) -> None:
    listed = CAMPAIGN.replace("khmer, arab]", "arab, joining]")
    desk.project.write({"campaigns/letter/campaign.yaml": listed})
    desk.project.run("signatories", "confirm", "letter", "joining", "--wording", "present")
    desk.project.run("signatories", "confirm", "letter", "khmer", "--not-named", "--wording", "present")
    run = desk.project.run("signatories", "since", "letter", "-f", "txt")
    assert run.status == 0, run.err
    text = (desk.project.root / "build/letter/letter-since-version-1.txt").read_text("utf-8")
    assert "Who Joined Later" in text
    assert "សិទ្ធិមនុស្ស" not in text


def test_a_version_names_below_its_list_who_withdrew(desk: Desk) -> None:
    listed = CAMPAIGN.replace("khmer, arab]", "arab]")
    look = "version: 2\nsignatory_list: {withdrawn: true}\n"
    desk.project.write({"campaigns/letter/campaign.yaml": listed + look})
    assert desk.project.run("build", "letter", "-f", "txt").status == 0
    text = (desk.project.root / "build/letter/letter.txt").read_text("utf-8")
    assert re.search("Signatories that withdrew after 1 September 2026\n-*\n*អង្គការ សិទ្ធិមនុស្ស\n", text)


def test_pack_names_the_version(desk: Desk) -> None:
    second(desk)
    run = desk.project.run("pack", "letter")
    assert run.out == "build/letter/letter-version-2.zip\n", run.err
    with zipfile.ZipFile(desk.project.root / "build/letter/letter-version-2.zip") as packed:
        assert "letter-version-2/letter-version-2.signed.pdf" in packed.namelist()
        manifest = json.loads(packed.read("letter-version-2/manifest.json"))
        word = packed.read("letter-version-2/letter-version-2.docx")
    assert (manifest["version"], [one["version"] for one in manifest["sealed"]]) == (2, [1, 2])
    file = desk.project.root / "two.docx"
    file.write_bytes(word)
    assert not docx_faults(file)


def test_signatures_of_two_copies_are_told(desk: Desk, tmp_path: Path) -> None:
    desk.unseal()
    desk.project.write({"campaigns/letter/campaign.yaml": LETTER["campaigns/letter/campaign.yaml"]})
    assert desk.seal().status == 0
    copy = tmp_path / "letter.signed.pdf"
    shutil.copy(desk.file, copy)
    assert desk.sign("khmer", "khmer").status == 0
    run = desk.project.run("sign", str(copy), "--as", "freedonia-watch", *desk.key("watch"))
    assert run.status == 0, run.err
    run = desk.verify(copy, "--campaign", "letter")
    assert (
        "Another copy, in build/, is signed for khmer, and this one is not. Signatures in two copies"
        in run.out
    )
    run = desk.project.run("verify", str(copy), "--trust", str(desk.authority.root))
    assert run.status == 1


def test_the_picture_of_a_page_is_told_from_a_damaged_file(desk: Desk, tmp_path: Path) -> None:
    photo = tmp_path / "signed.png"
    scan = tmp_path / "signed.pdf"
    page = PIL.Image.new("RGB", (620, 877), "white")
    page.save(photo)
    page.save(scan, "PDF", resolution=75)
    for file in (photo, scan):
        run = desk.verify(file)
        assert run.status == 1
        assert f"{file.name} is the picture of a page, scanned or photographed" in run.err
    assert desk.project.run("build", "letter", "-f", "pdf").status == 0
    assert "nobody has signed it" in desk.verify(desk.project.built("pdf")).out.lower()


SECRET = ("Mothers of the Vanished", "MOV", "mothers")


def test_no_file_of_a_pack_names_who_wishes_not_to_be_named(desk: Desk, tmp_path: Path) -> None:
    """Neither in words, nor in what files say of themselves, nor in what they are called."""
    silent = f"{REGISTER}mothers: {{name: Mothers of the Vanished, acronym: MOV, country: Freedonia}}\n"
    desk.project.write({"signatories/organisations.yaml": silent})
    words = ("--not-named", "--wording", "present", "--by", "Ann of MOV", "--remark", "MOV is in danger")
    assert desk.project.run("signatories", "confirm", "letter", "mothers", *words).status == 0
    second(desk, "{number: 2, on_page: true}")
    assert desk.project.run("pack", "letter").status == 0
    with zipfile.ZipFile(desk.project.root / "build/letter/letter-version-2.zip") as packed:
        said = list(_all_that_is_said(packed, tmp_path))
    assert any("Signatories that wish not to be named: 1" in text for text in said)
    assert not [word for word in SECRET for text in said if word in text]


def _all_that_is_said(packed: zipfile.ZipFile, folder: Path) -> Iterator[str]:
    yield packed.comment.decode("utf-8", "replace")
    for name in packed.namelist():
        file = folder / Path(name).name
        file.write_bytes(packed.read(name))
        yield name
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as inside:
                yield from _all_that_is_said(inside, folder)
        elif file.suffix == ".pdf":
            plain = folder / "plain.pdf"
            qpdf("--qdf", "--object-streams=disable", file, plain)
            yield from (plain.read_bytes().decode("latin-1"), pdf_text(file))
        else:
            yield file.read_bytes().decode("utf-8", "replace")


def test_a_recipient_of_a_version_alone_is_told_what_the_file_cannot_tell(desk: Desk, tmp_path: Path) -> None:
    alone = tmp_path / "alone.pdf"
    shutil.copy(desk.file, alone)
    elsewhere = SmallProject(tmp_path / "elsewhere")
    (elsewhere.root / "signatories/organisations.yaml").unlink()
    shutil.rmtree(elsewhere.root / "campaigns")
    told = elsewhere.run("verify", str(alone), "--trust", str(desk.authority.root))
    assert "Whether a later version has replaced it, this file cannot tell: ask who sealed it.\n" in told.out


def test_the_key_of_an_authority_is_refused_with_what_to_do(desk: Desk) -> None:
    run = desk.project.run("sign", "letter", *desk.key("root"))
    assert run.status == 1
    assert "its authority did not make it for signing [wrong-certificate]" in run.err
    assert "with its key, make a certificate for signing; 'undersigned manual signing' says how" in run.err
