"""Sealing and signing: what is written, what programs that know nothing of us say of it, and what is refused."""

from __future__ import annotations

import datetime
import getpass
import io
import json
import logging
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from desk import LETTER, Desk, desk_in, open_authority
from pki import PASSPHRASE
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.signers import PdfSignatureMetadata, sign_pdf
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

from outside import (
    ROOT,
    openssl_script,
    outloud_findings,
    pdf_flattened,
    pdf_signatures,
    pdf_structure,
    pdf_text,
    pdfua_findings,
    qpdf_check,
    undersigned,
)
from small_project import Run, SmallProject
from undersigned.files.project import Project
from undersigned.route import prepare, render_to_seal
from undersigned.sealing import sealed_letters
from undersigned.sealing.certificates import read_certificates
from undersigned.sealing.key_sources import KeyInPkcs12
from undersigned.sealing.keys import signer_of
from undersigned.sealing.signing import seal

authority = pytest.fixture(open_authority, scope="module")
desk = pytest.fixture(desk_in)

ACCEPTED = {
    "TAG-003": "some viewers write SIGN into an empty field, and who signed is told by the field's name",
    "FRM-003": "the field of a time stamp lies outside the page, where it needs no tag (ISO 14289-1, 7.18.1)",
}
"""What outloud may hold against a signed letter, with the reason."""


def fields(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """The fields of a PDF's form by name."""
    return {str(field.T): field for field in pdf.Root.AcroForm.Fields}


# --- what is written


def test_a_letter_is_sealed_and_signed_by_one_after_the_other(desk: Desk) -> None:
    run = desk.seal()
    assert (run.status, run.out, run.err) == (0, "build/letter/letter.signed.pdf\n", "")
    sealed = desk.file.read_bytes()
    assert desk.sign("khmer", "khmer").status == 0
    once = desk.file.read_bytes()
    assert desk.sign("freedonia-watch", "watch").status == 0
    twice = desk.file.read_bytes()
    assert once.startswith(sealed)
    assert twice.startswith(once)
    run = desk.verify()
    assert (run.status, run.err) == (0, "")
    said = re.sub(r"on (\d+ \w+ \d+, \d\d:\d\d UTC|\d{4}-\d\d-\d\d)", "on DAY", run.out)
    assert (
        said
        == """\
build/letter/letter.signed.pdf
Sealed by Coalition for Freedonia (Freedonia Watch), on DAY, as its maker says.
  Nothing was changed since; only signatures were added.
  The certificate is trusted; Test Middle issued it, and it is good until 1 January 2080.
  Whether it was withdrawn was not asked; --online asks.
Signed for khmer by សុខ សុភា (អង្គការ សិទ្ធិមនុស្ស), on DAY, as its maker says.
  Nothing was changed since; only signatures were added.
  The certificate is trusted; Test Middle issued it, and it is good until 1 January 2080.
  Whether it was withdrawn was not asked; --online asks.
Signed for freedonia-watch by Amina Khan (Freedonia Watch), on DAY, as its maker says.
  Nothing was changed since.
  The certificate is trusted; Test Middle issued it, and it is good until 1 January 2080.
  Whether it was withdrawn was not asked; --online asks.
Nobody has signed yet for: arab.
Sealed as version 1 on DAY.
The text is that of campaigns/letter, word for word, and so are its attachments.
The sign-ons of all signatories cover this text.
All is well.
"""
    )


def test_programs_that_know_nothing_of_us_find_the_signatures_good(desk: Desk) -> None:
    assert desk.seal().status == 0
    assert desk.sign("khmer", "khmer").status == 0
    said = pdf_signatures(desk.file)
    assert said.count("Signature Validation: Signature is Valid.") == 2
    assert "Signature Type: ETSI.CAdES.detached" in said
    qpdf_check(desk.file)
    reader = PdfFileReader(io.BytesIO(desk.file.read_bytes()))
    (root,) = read_certificates(desk.authority.root.read_bytes(), "root")
    for signature in reader.embedded_signatures:
        context = ValidationContext(trust_roots=[root])
        uses = KeyUsageConstraints(key_usage={"non_repudiation"})
        status = validate_pdf_signature(signature, context, key_usage_settings=uses)
        assert status.bottom_line, status.summary()
    changed = desk.file.read_bytes().replace(b"endstream", b"endstreem", 1)
    desk.file.write_bytes(changed)
    assert "Signature is Valid." not in pdf_signatures(desk.file)


def test_only_further_signatures_may_be_added(desk: Desk) -> None:
    assert desk.seal().status == 0
    pdf = pikepdf.open(desk.file)
    root = pdf.Root
    (reference,) = root.Perms.DocMDP.Reference
    assert reference.TransformMethod == "/DocMDP"
    assert int(reference.TransformParams.P) == 2
    assert root.Perms.DocMDP.SubFilter == "/ETSI.CAdES.detached"


@pytest.mark.parametrize("options", [[], ["--archive"]], ids=["usual", "archive"])
def test_a_signed_letter_can_be_read_aloud(desk: Desk, options: list[str]) -> None:
    assert desk.seal(*options).status == 0
    for signatory, by in (("khmer", "khmer"), ("freedonia-watch", "watch"), ("arab", "seal")):
        assert desk.sign(signatory, by).status == 0
    assert not pdfua_findings(desk.file)
    assert not outloud_findings(desk.file).keys() - ACCEPTED.keys()
    pdf = pikepdf.open(desk.file)
    metadata = pdf.Root.Metadata.read_bytes().decode()
    assert "http://www.aiim.org/pdfua/ns/id/" in metadata
    assert ("http://www.aiim.org/pdfa/ns/id/" in metadata) is bool(options)
    tree = [line.strip().removesuffix(":") for line in pdf_structure(desk.file)]
    assert [line.partition(" ")[0] for line in tree].count("Form") == 4


def test_fields_say_for_whom_they_are(desk: Desk) -> None:
    assert desk.seal().status == 0
    pdf = pikepdf.open(desk.file)
    found = fields(pdf)
    assert {name: str(field.TU) for name, field in found.items()} == {
        "freedonia-watch": "Signature for Freedonia Watch",
        "arab": "Signature for منظمة حقوق الإنسان (HRO)",
        "khmer": "Signature for អង្គការ សិទ្ធិមនុស្ស",
        "Seal": "Seal of the letter",
    }
    assert all(field.F & 4 and not field.F & 0b100011 for field in found.values()), "printed and not hidden"
    assert [float(edge) for edge in found["Seal"].Rect] == [0, 0, 0, 0]
    left, bottom, right, top = (float(edge) for edge in found["khmer"].Rect)
    assert (round(right - left), round(top - bottom)) == (200, 36)


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", "Signature pour Freedonia Watch"), ("sw", "Signature for Freedonia Watch")],
)
def test_fields_speak_the_language_of_the_letter(desk: Desk, language: str, words: str) -> None:
    campaign = LETTER["campaigns/letter/campaign.yaml"]
    desk.project.write({"campaigns/letter/campaign.yaml": f"language: {language}\n{campaign}"})
    pdf = pikepdf.open(io.BytesIO(render_to_seal(prepare(Project(desk.project.root), "letter"))))
    assert str(fields(pdf)["freedonia-watch"].TU) == words


def test_a_field_shows_who_signed_in_any_script(desk: Desk, tmp_path: Path) -> None:
    assert desk.seal().status == 0
    assert desk.sign("khmer", "khmer").status == 0
    pdf = pikepdf.open(desk.file)
    look = fields(pdf)["khmer"].AP.N
    assert {float(edge) for edge in look.BBox} == {0, 36, 200}
    (drawn,) = look.Resources.XObject.values()
    (font, *_) = drawn.Resources.Font.values()
    assert "Khmer" in str(font.BaseFont)
    flat = tmp_path / "flat.pdf"
    pdf_flattened(desk.file, flat)
    assert re.search(r"\d+ \w+ 20\d\d\n", pdf_text(flat).partition("Sincerely")[2])


def test_all_before_the_signature_is_the_same_in_each_run(desk: Desk) -> None:
    assert desk.seal().status == 0
    one = desk.file.read_bytes()
    desk.unseal()
    assert desk.seal().status == 0
    other = desk.file.read_bytes()
    pdf = render_to_seal(prepare(Project(desk.project.root), "letter"))
    assert one.startswith(pdf)
    assert other.startswith(pdf)


def test_a_letter_without_places_to_sign_has_the_field_of_the_seal_only(desk: Desk) -> None:
    campaign = LETTER["campaigns/letter/campaign.yaml"].replace("signature_fields: all\n", "")
    desk.project.write({"campaigns/letter/campaign.yaml": campaign})
    assert desk.seal().status == 0
    pdf = pikepdf.open(desk.file)
    assert list(fields(pdf)) == ["Seal"]
    assert (
        "letter.signed.pdf has no place where 'khmer' signs [no-signature-field]"
        in desk.sign("khmer", "khmer").err
    )
    desk.project.run("build", "letter", "-f", "pdf")
    unsealed = pikepdf.open(desk.project.built("pdf"))
    assert "/AcroForm" not in unsealed.Root


@pytest.mark.parametrize("named", ["all", "[ann]"])
def test_individuals_sign_by_name_too(desk: Desk, named: str) -> None:
    campaign = LETTER["campaigns/letter/campaign.yaml"].replace(
        "signature_fields: all", f"signature_fields: {named}"
    )
    desk.project.write(
        {"campaigns/letter/campaign.yaml": f"{campaign}individuals: {{ann: {{name: Ann Example}}}}\n"}
    )
    assert desk.project.run("signatories", "confirm", "letter", "ann").status == 0
    run = desk.seal()
    assert (run.status, run.err) == (0, "")
    assert desk.sign("ann", "khmer").status == 0
    assert "Signed for ann by " in desk.verify().out


def test_the_text_is_compared_with_the_campaign(desk: Desk) -> None:
    assert desk.seal("--archive").status == 0
    desk.project.write({"campaigns/letter/body.md": "We write to them.\n"})
    run = desk.verify()
    assert run.status == 0
    assert "The text is that of version 1, as it was sealed.\ncampaigns/letter has changed since;" in run.out
    (desk.project.root / "campaigns/letter/versions.yaml").unlink()
    run = desk.verify()
    assert run.status == 1
    assert "The text is not that of campaigns/letter:\n" in run.out
    assert "  page 1 says “you.” where the letter has “them.”.\n" in run.out
    assert "  the attachment campaigns-letter-body.md is not that of the letter.\n" in run.out
    desk.project.write({"campaigns/letter/body.md": "{{ nobody }}\n"})
    run = desk.verify()
    assert run.status == 1
    assert "The text was not compared: campaigns/letter cannot be built now" in run.out


def test_verify_answers_a_program(desk: Desk) -> None:
    assert desk.seal().status == 0
    answer = json.loads(desk.verify(desk.file, "--json").out)
    assert (answer["well"], answer["sealed"], answer["campaign"], answer["differences"]) == (
        True,
        True,
        "letter",
        [],
    )
    (signature,) = answer["signatures"]
    assert (signature["field"], signature["kind"], signature["trust"]) == ("Seal", "seal", "trusted")
    run = desk.project.run("verify", "--json", "campaigns/letter/body.md")
    assert run.status == 1
    assert json.loads(run.out)["findings"][0]["code"] == "not-a-pdf"


def test_signatures_and_certificates_go_by_the_real_clock(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an environment says of the day is for letters: with it, a signature could claim any day."""
    monkeypatch.setenv(
        "SOURCE_DATE_EPOCH", "1609459200"
    )  # 2021, when the old director's certificate was good
    run = desk.seal(by="expired")
    assert "[expired-certificate]" in run.err
    assert desk.seal().status == 0
    (signature,) = json.loads(desk.verify(desk.file, "--json").out)["signatures"]
    now = datetime.datetime.now(datetime.UTC)
    assert abs(datetime.datetime.fromisoformat(signature["claimed"]) - now) < datetime.timedelta(minutes=5)


def test_a_root_has_to_be_named(desk: Desk) -> None:
    assert desk.seal().status == 0
    run = desk.project.run("verify", str(desk.file))
    assert run.status == 1
    assert "NOT TRUSTED: nobody whom you named vouches for the certificate; Test Middle issued it." in run.out
    run = desk.project.run("verify", str(desk.file), "--trust", "campaigns/letter/body.md")
    assert "error: body.md has no certificate in it [not-a-certificate]" in run.err


# --- keys


def test_a_key_and_a_certificate_may_be_files_of_their_own(desk: Desk) -> None:
    key, certificate = desk.authority.key("watch"), desk.authority.certificate("watch")
    files = [
        "--key",
        str(key),
        "--cert",
        str(certificate),
        "--chain",
        str(desk.authority.certificate("middle")),
    ]
    assert desk.project.run("sign", "letter", *files).status == 0
    assert desk.verify().status == 0
    desk.unseal()
    locked = desk.authority.key("watch", PASSPHRASE)
    passphrase = ["--passphrase-file", str(desk.authority.passphrase())]
    assert desk.project.run("sign", "letter", *files, *passphrase).status == 0
    run = desk.project.run(
        "sign", "letter", *files, "--passphrase-file", str(desk.authority.passphrase("no"))
    )
    assert f"error: the passphrase does not open {locked.name} [wrong-passphrase]" in run.err


def test_the_passphrase_is_asked_for_at_a_terminal(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def type_it(prompt: str) -> str:
        asked.append(prompt)
        return PASSPHRASE

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(getpass, "getpass", type_it)
    run = desk.project.run("sign", "letter", "--pkcs12", str(desk.authority.pkcs12("seal")))
    assert (run.status, asked) == (0, ["Passphrase of seal.p12: "])


def test_a_passphrase_file_may_come_from_windows(desk: Desk) -> None:
    file = desk.authority.passphrase()
    file.write_bytes(b"\xef\xbb\xbf" + PASSPHRASE.encode() + b"\r\n")
    key = ["--pkcs12", str(desk.authority.pkcs12("seal")), "--passphrase-file", str(file)]
    assert desk.project.run("sign", "letter", *key).status == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes of files")
@pytest.mark.parametrize(("mode", "is_told"), [(0o644, True), (0o640, True), (0o600, False), (0o400, False)])
def test_a_passphrase_that_others_can_read_is_told(desk: Desk, mode: int, *, is_told: bool) -> None:
    key = desk.key("seal")
    Path(key[-1]).chmod(mode)
    run = desk.project.run("sign", "letter", *key)
    assert run.status == 0
    warning = f"warning: others on this computer can read the passphrase in {key[-1]} [open-passphrase]\n"
    assert run.err.startswith(warning) == is_told
    assert bool(run.err) == is_told
    Path(key[-1]).chmod(0o600)


def test_who_ends_the_input_at_the_terminal_signs_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(_prompt: str) -> str:
        raise EOFError

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(getpass, "getpass", end)
    run = desk.project.run("sign", "letter", "--pkcs12", str(desk.authority.pkcs12("seal")))
    assert run.status == 1
    assert "[no-passphrase]" in run.err


def test_without_a_terminal_nobody_is_asked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    run = desk.project.run("sign", "letter", "--pkcs12", str(desk.authority.pkcs12("seal")))
    assert run.status == 1
    assert "error: the passphrase of seal.p12 is missing [no-passphrase]" in run.err


@pytest.mark.parametrize(
    ("by", "message"),
    [
        (
            "expired",
            "error: the certificate of Old Director (Freedonia Watch) expired on 1 January 2022 [expired-cer",
        ),
        (
            "not-yet",
            "error: the certificate of Next Director (Freedonia Watch) is good only from 1 January 2090 [cer",
        ),
        (
            "letters-only",
            "is not one to sign letters with: its authority did not make it for signing [wrong-certif",
        ),
        (
            "web-site",
            "is not one to sign letters with: its authority made it for a web site or another service, not",
        ),
    ],
)
def test_a_certificate_that_may_not_sign_is_refused(desk: Desk, by: str, message: str) -> None:
    run = desk.seal(by=by)
    assert (run.status, run.out) == (1, "")
    assert message in run.err
    assert not desk.file.exists()


def test_a_key_that_is_not_that_of_the_certificate_is_refused(desk: Desk) -> None:
    files = ["--key", str(desk.authority.key("khmer")), "--cert", str(desk.authority.certificate("watch"))]
    run = desk.project.run("sign", "letter", *files)
    assert run.status == 1
    assert (
        "error: the key in khmer.key.pem does not belong to the certificate in watch.cert.pem [key-mis"
        in run.err
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ([], "which key do you sign with? [wrong-usage]"),
        (["--key", "a.pem"], "which key do you sign with? [wrong-usage]"),
        (
            ["--pkcs12", "nowhere.p12"],
            "nowhere.p12 cannot be read: no such file or directory [unreadable-file]",
        ),
        (["--pkcs12", "campaigns"], "campaigns cannot be read: is a directory [unreadable-file]"),
        (
            ["--pkcs12", "campaigns/letter/body.md"],
            "body.md is no PKCS#12 file, or is damaged [unusable-key]",
        ),
        (
            ["--key", "campaigns/letter/body.md", "--cert", "campaigns/letter/body.md"],
            "body.md has no private key in it [unusable-key]",
        ),
        (
            ["--pkcs12", "a.p12", "--long-term"],
            "--long-term needs a time-stamping service and the roots of all",
        ),
    ],
)
def test_keys_that_cannot_be_used(desk: Desk, options: list[str], message: str) -> None:
    run = desk.project.run("sign", "letter", *options)
    assert (run.status, run.out) == (1, "")
    assert run.err.startswith(f"error: {message}")
    assert "\n  help: " in run.err


def test_a_wrong_passphrase_writes_nothing_and_is_told_nowhere(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    before = desk.project.files()
    secret = desk.authority.passphrase("correct horse battery staple")
    key = ["--pkcs12", str(desk.authority.pkcs12("seal")), "--passphrase-file", str(secret)]
    with caplog.at_level(logging.DEBUG):
        run = desk.project.run("sign", "letter", *key)
    assert run.status == 1
    assert run.err.startswith("error: the passphrase does not open seal.p12 [wrong-passphrase]\n  help: ")
    assert desk.project.files() == before
    assert "correct horse" not in run.out + run.err + caplog.text


def test_no_secret_is_in_what_is_written_or_logged(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        run = desk.seal()
    assert run.status == 0
    key = (desk.authority.folder / "seal.pem").read_bytes()
    secret = key.splitlines()[5]
    for written in (*desk.project.files().values(), (run.out + run.err + caplog.text).encode()):
        assert PASSPHRASE.encode() not in written
        assert secret not in written


def test_a_passphrase_is_no_argument() -> None:
    done = undersigned("-C", ROOT, "sign", "letter", "--passphrase", "secret")
    assert done.returncode == 2
    assert (
        "error: there is no option '--passphrase' [wrong-usage]\n  help: did you mean '--passphrase-file'?"
        in done.stderr
    )
    assert "secret" not in done.stderr


# --- who may sign where


def test_a_place_is_signed_once(desk: Desk) -> None:
    assert desk.seal().status == 0
    assert desk.sign("khmer", "khmer").status == 0
    before = desk.file.read_bytes()
    run = desk.sign("khmer", "watch")
    assert "error: somebody has signed letter.signed.pdf for 'khmer' already [already-signed]" in run.err
    run = desk.sign("kmer", "watch")
    assert "error: letter.signed.pdf has no place where 'kmer' signs [no-signature-field]" in run.err
    assert "help: did you mean 'khmer'?" in run.err
    assert "has no place where 'Seal' signs" in desk.sign("Seal", "watch").err
    assert desk.file.read_bytes() == before


def test_a_pdf_that_was_certified_against_all_changes_is_not_signed(desk: Desk) -> None:
    """Such a seal is good; one more signature would break it."""
    letter = io.BytesIO(render_to_seal(prepare(Project(desk.project.root), "letter")))
    closing = PdfSignatureMetadata(field_name="Seal", certify=True, docmdp_permissions=MDPPerm.NO_CHANGES)
    source = KeyInPkcs12(desk.authority.pkcs12("seal"))
    key = signer_of(source, lambda _: PASSPHRASE.encode(), datetime.datetime.now(datetime.UTC)).signer
    closed = sign_pdf(IncrementalPdfFileWriter(letter), closing, key, existing_fields_only=True).getvalue()
    desk.project.write({"build/letter/letter.signed.pdf": closed})
    assert desk.verify().status == 0
    run = desk.sign("khmer", "khmer")
    assert run.err.startswith(
        "error: letter.signed.pdf was certified so that nobody may sign it any more [closed-pdf]"
    )
    assert desk.file.read_bytes() == closed


def test_what_representatives_have_signed_is_not_overwritten(desk: Desk) -> None:
    assert desk.seal().status == 0
    assert desk.sign("khmer", "khmer").status == 0
    before = desk.file.read_bytes()
    run = desk.seal()
    assert (
        "error: letter.signed.pdf is signed already for khmer: it is not overwritten [already-signed]"
        in run.err
    )
    assert desk.file.read_bytes() == before


def test_no_signature_is_lost_in_a_file_of_another_name(desk: Desk) -> None:
    assert desk.seal().status == 0
    other = desk.file.with_name("other.pdf")
    assert desk.sign("khmer", "khmer", "-o", str(other)).status == 0
    before = other.read_bytes()
    run = desk.sign("freedonia-watch", "watch", "-o", str(other))
    assert "error: other.pdf is signed already for khmer: it is not overwritten [already-signed]" in run.err
    assert other.read_bytes() == before
    assert desk.sign("khmer", "khmer", "-o", str(other)).status == 0, "the same signature again"
    assert desk.sign("khmer", "khmer").status == 0
    assert desk.sign("freedonia-watch", "watch", "-o", str(other)).status == 0, "it has that of khmer, too"
    assert "Nobody has signed yet for: arab." in desk.verify(other).out


def test_a_slip_costs_no_text(desk: Desk) -> None:
    assert desk.seal().status == 0
    before = desk.project.files()
    for run in (
        desk.seal("-o", "campaigns/letter/body.md"),
        desk.sign("khmer", "khmer", "-o", "campaigns/letter/body.md"),
    ):
        assert run.err.startswith(
            "error: a sealed letter is a PDF, and body.md does not end in .pdf [wrong-usage]"
        )
    assert desk.project.files() == before


def test_what_was_signed_while_another_sealed_is_not_overwritten(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two seal the letter for the first time; one is slow, and a representative signs the other's file meanwhile."""
    sealed: list[bytes] = []

    def slow(pdf: bytes, pen: Any) -> bytes:
        if not sealed:
            sealed.append(b"")
            assert desk.seal().status == 0
            assert desk.sign("khmer", "khmer").status == 0
            sealed.append(desk.file.read_bytes())
        return seal(pdf, pen)

    monkeypatch.setattr(sealed_letters, "seal", slow)
    run = desk.seal()
    assert "letter.signed.pdf is signed already for khmer: it is not overwritten [already-signed]" in run.err
    assert desk.file.read_bytes() == sealed[-1]


def _sealed_anew(desk: Desk, name: str) -> Run:
    desk.unseal()
    return desk.seal("-o", name)


@pytest.mark.parametrize("name", [f"{'x' * 300}.pdf", f"{'x' * 300}/letter.pdf"])
def test_a_name_that_no_system_has_is_told(desk: Desk, name: str) -> None:
    assert desk.seal().status == 0
    for run in (
        desk.project.run("sign", name, "--as", "khmer", *desk.key("khmer")),
        desk.sign("khmer", "khmer", "-o", name),
        desk.verify(Path(name)),
        _sealed_anew(desk, name),
    ):
        assert (run.status, run.err.count("error: ")) == (1, 1)
        assert "name too long" in run.err


def test_a_file_is_signed_for_somebody_and_a_campaign_is_sealed(desk: Desk) -> None:
    run = desk.project.run("sign", "build/letter/letter.signed.pdf", *desk.key("seal"))
    assert "error: for whom do you sign build/letter/letter.signed.pdf? [wrong-usage]" in run.err
    run = desk.project.run("sign", "letter", "--as", "khmer", *desk.key("seal"))
    assert "error: representatives sign the sealed PDF, not the campaign [wrong-usage]" in run.err


def test_a_letter_with_faults_is_not_sealed(desk: Desk) -> None:
    desk.project.write({"campaigns/letter/body.md": "We write.[^nothing]\n"})
    run = desk.seal()
    assert run.status == 1
    assert "[unknown-footnote]" in run.err
    assert not desk.file.exists()


def test_a_recipient_needs_no_project(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert desk.seal().status == 0
    elsewhere = SmallProject(tmp_path_factory.mktemp("elsewhere"))
    for name in elsewhere.files():
        (elsewhere.root / name).unlink()
    (elsewhere.root / "campaigns/letter").rmdir()
    (elsewhere.root / "campaigns").rmdir()
    run = elsewhere.run("verify", str(desk.file), "--trust", str(desk.authority.root))
    assert run.status == 1
    assert run.out.endswith("What is there is well; if it may be sent as it is, add --as-is.\n")
    run = elsewhere.run("verify", str(desk.file), "--trust", str(desk.authority.root), "--as-is")
    assert run.status == 0
    assert "The text was not compared: no project is here to compare it with." in run.out


def test_the_manual_tells_how_to_become_an_authority(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The commands of docs/signing.md, as a shell runs them."""
    folder = tmp_path_factory.mktemp("own")
    manual = (ROOT / "docs/signing.md").read_text(encoding="utf-8")
    (script,) = re.findall(r"^```sh\n(.*?)^```$", manual, re.MULTILINE | re.DOTALL)
    (folder / "passphrase.txt").write_text("a long one\n", encoding="utf-8")
    openssl_script(script, folder)
    assert sorted(file.name for file in folder.iterdir()) == [
        "passphrase.txt", "root.key", "root.pem", "seal.p12", "seal.pem",
    ]  # fmt: skip
    key = ["--pkcs12", str(folder / "seal.p12"), "--passphrase-file", str(folder / "passphrase.txt")]
    assert desk.project.run("sign", "letter", *key).status == 0
    run = desk.project.run("verify", str(desk.file), "--trust", str(folder / "root.pem"), "--as-is")
    assert run.status == 0
    assert "Sealed by Seal of Letters (Freedonia Watch)" in run.out


def test_two_who_sign_at_once_both_sign(desk: Desk) -> None:
    assert desk.seal().status == 0
    command = [sys.executable, "-m", "undersigned", "sign", str(desk.file), "--as"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    signing = [
        subprocess.Popen(
            [*command, signatory, *desk.key(by)],
            cwd=desk.project.root,
            env=environment,
            stdout=subprocess.DEVNULL,
        )
        for signatory, by in (("freedonia-watch", "watch"), ("khmer", "khmer"))
    ]
    assert [one.wait() for one in signing] == [0, 0]
    assert "Nobody has signed yet for: arab." in desk.verify().out
