"""What is done to a letter after it was sealed, and what `verify` says of it."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import cms
from desk import LETTER, Desk, desk_in, open_authority, sign_letter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pki import PASSPHRASE, Authority
from pyhanko.pdf_utils import generic as pyhanko_generic
from pyhanko.pdf_utils.generic import pdf_name as name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

from outside import qpdf
from small_project import Run, SmallProject
from undersigned.cli.clock import now
from undersigned.model.findings import LetterError
from undersigned.sealing.certificates import read_certificates
from undersigned.sealing.containers import is_held
from undersigned.sealing.key_sources import KeyInPkcs12
from undersigned.sealing.keys import signer_of
from undersigned.sealing.signing import Pen, add_signature
from undersigned.sealing.verifying import Believed, verify
from undersigned.writers.pdf.signature_look import signature_look

generic: Any = pyhanko_generic  # typed in part

Told = Callable[[bytes], Run]

authority = pytest.fixture(open_authority, scope="module")
signed_letter = pytest.fixture(sign_letter, scope="module", name="signed_letter")
desk = pytest.fixture(desk_in)


@pytest.fixture
def told(desk: Desk) -> Told:
    """What `verify` says of some bytes, which it compares with no campaign."""

    def verified(data: bytes) -> Run:
        file = desk.project.root / "sent.pdf"
        file.write_bytes(data)
        return desk.verify(file)

    return verified


def updated(pdf: bytes, change: Callable[[Any], object]) -> bytes:
    """The PDF with a change behind its end, as programs that fill in forms do it (an incremental update)."""
    writer: Any = IncrementalPdfFileWriter(io.BytesIO(pdf))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def page(writer: Any) -> Any:
    """The first page, to be written anew."""
    found = writer.root["/Pages"]["/Kids"][0]
    writer.update_container(found)
    return found


def field(writer: Any, of: str) -> Any:
    """A signature field, to be written anew."""
    fields = (one.get_object() for one in writer.root["/AcroForm"]["/Fields"])
    found = next(one for one in fields if one["/T"] == of)
    writer.update_container(found)
    return found


def stream(writer: Any, content: bytes, **keys: Any) -> Any:
    entries = {name(f"/{key}"): value for key, value in keys.items()}
    return writer.add_object(generic.StreamObject(entries, stream_data=content))


# --- the attacks


def appends_a_page(writer: Any) -> None:
    blank = {name("/Type"): name("/Page"), name("/MediaBox"): page(writer)["/MediaBox"]}
    writer.insert_page(generic.DictionaryObject({**blank, name("/Resources"): generic.DictionaryObject()}))


def replaces_the_words(writer: Any) -> None:
    page(writer)[name("/Contents")] = stream(writer, b"BT /F1 12 Tf (We agree) Tj ET")


def writes_over_the_words(writer: Any) -> None:
    shown = page(writer)
    over = stream(writer, b"1 g 0 0 400 400 re f")
    shown[name("/Contents")] = generic.ArrayObject([shown.raw_get("/Contents"), over])


def changes_a_stream_in_its_place(writer: Any) -> None:
    found = page(writer)["/Contents"]
    found._data = b"BT (We agree) Tj ET"
    found._encoded_data = None
    writer.update_container(found)


def puts_a_note_over_the_words(writer: Any) -> None:
    box = generic.ArrayObject(map(generic.NumberObject, (50, 600, 500, 800)))
    note = {"Type": name("/Annot"), "Subtype": name("/FreeText"), "Rect": box}
    annotation = generic.DictionaryObject({name(f"/{key}"): value for key, value in note.items()})
    annotation[name("/Contents")] = generic.pdf_string("Withdrawn")
    page(writer)["/Annots"].append(writer.add_object(annotation))


def exchanges_a_font(writer: Any) -> None:
    fonts = page(writer)["/Resources"]["/Font"]
    other = {
        name("/Type"): name("/Font"),
        name("/Subtype"): name("/Type1"),
        name("/BaseFont"): name("/Symbol"),
    }
    for key in list(fonts):
        fonts[key] = writer.add_object(generic.DictionaryObject(other))
    writer.update_container(fonts)


def turns_the_page(writer: Any) -> None:
    page(writer)[name("/Rotate")] = generic.NumberObject(180)


def takes_a_signature_out(writer: Any) -> None:
    del field(writer, "khmer")["/V"]


def takes_the_seal_out(writer: Any) -> None:
    del field(writer, "Seal")["/V"]
    del writer.root["/Perms"]
    writer.update_root()


def takes_a_field_out(writer: Any) -> None:
    form = writer.root["/AcroForm"]
    form[name("/Fields")] = generic.ArrayObject(
        one for one in form["/Fields"] if one.get_object()["/T"] != "khmer"
    )
    writer.update_container(form)


def shows_another_name(writer: Any) -> None:
    box = generic.ArrayObject(map(generic.NumberObject, (0, 0, 200, 36)))
    look = stream(writer, b"BT (Minister) Tj ET", Type=name("/XObject"), Subtype=name("/Form"), BBox=box)
    field(writer, "khmer")[name("/AP")] = generic.DictionaryObject({name("/N"): look})


def exchanges_an_attachment(writer: Any) -> None:
    files = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
    inside = files[1].get_object()["/EF"]
    inside[name("/F")] = stream(writer, b"another letter", Type=name("/EmbeddedFile"))
    writer.update_container(inside)


def runs_a_program(writer: Any) -> None:
    action = {name("/S"): name("/JavaScript"), name("/JS"): generic.pdf_string("app.alert(1)")}
    writer.root[name("/OpenAction")] = generic.DictionaryObject(action)
    writer.update_root()


def adds_a_layer(writer: Any) -> None:
    writer.root[name("/OCProperties")] = generic.DictionaryObject({name("/OCGs"): generic.ArrayObject()})
    writer.update_root()


ATTACKS: dict[Callable[[Any], None], str] = {
    appends_a_page: "it had 1 page, and now has 2",
    replaces_the_words: "what stands on page 1 was replaced",
    writes_over_the_words: "what stands on page 1 was replaced",
    changes_a_stream_in_its_place: "what stands on page 1 was replaced",
    exchanges_a_font: "what stands on page 1 was replaced",
    turns_the_page: "what stands on page 1 was replaced",
    puts_a_note_over_the_words: "something was put over page 1, or taken from it",
    takes_a_signature_out: "The signature of 'khmer' was taken out or replaced",
    takes_the_seal_out: "The signature of 'Seal' was taken out or replaced",
    takes_a_field_out: "the field 'khmer' was taken out",
    shows_another_name: "the signature of 'khmer' looks other than it did",
    exchanges_an_attachment: "the attachments are others than they were",
    runs_a_program: "the file has other actions than it had",
    adds_a_layer: "the file has other layers than it had",
}


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_what_is_changed_behind_the_seal_is_told(
    attack: Callable[[Any], None], signed_letter: bytes, told: Told
) -> None:
    run = told(updated(signed_letter, attack))
    assert run.status == 1
    assert ATTACKS[attack] in run.out
    assert run.out.endswith("Not all is well: read above what is wrong before you rely on it.\n")


def test_the_letter_that_is_attacked_was_well(signed_letter: bytes, told: Told) -> None:
    run = told(signed_letter)
    assert (run.status, run.err) == (0, "")
    assert "CHANGED" not in run.out
    assert run.out.endswith("All is well.\n")


def test_a_change_before_a_signature_that_came_later_is_told(
    signed_letter: bytes, desk: Desk, told: Told
) -> None:
    """A shadow attack: what was changed behind the seal is covered by a later, honest signature."""
    file = desk.project.root / "sent.pdf"
    file.write_bytes(updated(signed_letter, replaces_the_words))
    run = desk.project.run("sign", str(file), "--as", "freedonia-watch", *desk.key("watch"))
    assert run.status == 1
    assert "sent.pdf was changed after it was sealed: nothing should be signed in it [changed-pdf]" in run.err
    assert told(file.read_bytes()).status == 1


def test_a_changed_byte_is_told(signed_letter: bytes, told: Told) -> None:
    place = signed_letter.index(b"stream") + 20
    changed = bytes([signed_letter[place] ^ 1])
    run = told(signed_letter[:place] + changed + signed_letter[place + 1 :])
    assert run.status == 1
    assert "CHANGED: what it covers is not what was signed." in run.out
    assert "NOT TRUSTED" not in run.out
    assert "Whether the certificate can be trusted was not looked at" in run.out


def holes(pdf: bytes) -> list[range]:
    """The room of each signature, which it does not cover itself."""
    reader = PdfFileReader(io.BytesIO(pdf))
    ranges = [list(map(int, one.byte_range)) for one in reader.embedded_signatures]
    return [range(length, start) for _, length, start, _ in ranges]


@pytest.fixture(scope="module")
def a_letter(signed_letter: bytes) -> Callable[[], bytes]:
    """The letter behind a name: hypothesis would print all of it."""
    return lambda: signed_letter


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=st.integers(0, 10**9), bits=st.integers(1, 255))
def test_no_byte_can_be_changed_unseen(
    where: int, bits: int, a_letter: Callable[[], bytes], authority: Authority
) -> None:
    signed_letter = a_letter()
    roots = tuple(read_certificates(authority.root.read_bytes(), "root"))
    place = where % len(signed_letter)
    was, now_is = signed_letter[place : place + 1], bytes([signed_letter[place] ^ bits])
    if was.lower() == now_is.lower() and any(place in hole for hole in holes(signed_letter)):
        return  # a digit of a signature that is written otherwise
    if not was.strip() and place == len(signed_letter) - 1:
        return  # the end of the last line
    changed = signed_letter[:place] + now_is + signed_letter[place + 1 :]
    with contextlib.suppress(LetterError):
        assert not verify(changed, "sent.pdf", Believed(roots, now())).is_well


def test_what_comes_along_with_a_signature_is_held_too(
    signed_letter: bytes, told: Told, authority: Authority
) -> None:
    """A signature does not cover the certificates of authorities, nor how it is packed (RFC 5652, 5.1)."""
    *_, last = PdfFileReader(io.BytesIO(signed_letter)).embedded_signatures
    container = cms.ContentInfo.load(last.pkcs7_content)
    signed = container["content"]
    roots = read_certificates(authority.root.read_bytes(), "root")
    assert is_held(container, roots)
    _, *others = (one.chosen.dump() for one in signed["certificates"])
    algorithms = signed["digest_algorithms"].dump()
    hole, data = holes(signed_letter)[-1], container.dump()
    for part in (algorithms, *others):
        for share in (0.3, 0.5, 0.7, 0.99):
            at = hole.start + 1 + 2 * (data.index(part) + int(share * len(part)))
            digit = b"%x" % (int(signed_letter[at : at + 1], 16) ^ 1)
            run = told(signed_letter[:at] + digit + signed_letter[at + 1 :])
            assert run.status == 1
            assert run.err or "may have been changed" in run.out or "NOT TRUSTED" in run.out


def test_a_strangers_certificate_in_a_signature_is_told(signed_letter: bytes, authority: Authority) -> None:
    """It vouches for itself, and for nobody here; the root may have gone for it."""
    first, *_ = PdfFileReader(io.BytesIO(signed_letter)).embedded_signatures
    roots = read_certificates(authority.root.read_bytes(), "root")
    (stranger,) = read_certificates(authority.other_root.read_bytes(), "stranger")
    container = cms.ContentInfo.load(first.pkcs7_content)
    kept = list(container["content"]["certificates"])
    root = roots[0].dump()
    for certificates in (
        [*kept, cms.CertificateChoices("certificate", stranger)],
        [
            *(one for one in kept if one.chosen.dump() != root),
            cms.CertificateChoices("certificate", stranger),
        ],
    ):
        container["content"]["certificates"] = cms.CertificateSet(certificates)
        assert not is_held(cms.ContentInfo.load(container.dump(force=True)), roots)
    container["content"]["certificates"] = cms.CertificateSet(kept)
    assert is_held(cms.ContentInfo.load(container.dump(force=True)), roots)


def test_what_hides_behind_a_signature_is_told(signed_letter: bytes, told: Told) -> None:
    (hole, *_) = holes(signed_letter)
    place = hole.stop - 4  # in the zeros
    assert signed_letter[place : place + 2] == b"00"
    run = told(signed_letter[:place] + b"ff" + signed_letter[place + 2 :])
    assert run.status == 1
    assert "Something hides behind the signature of 'Seal'." in run.out


def test_what_stands_behind_the_end_is_told(signed_letter: bytes, told: Told) -> None:
    run = told(signed_letter + b"% and one more thing")
    assert run.status == 1
    assert "Something stands behind its end that belongs to no signature." in run.out


def test_what_stands_behind_the_end_and_ends_like_a_pdf_is_told(signed_letter: bytes, told: Told) -> None:
    """It has no table of its own, so that it is no further revision, and yet no signature is over it."""
    end = signed_letter[signed_letter.rindex(b"startxref") :]
    run = told(signed_letter.rstrip() + b"\n% More was agreed than you can see.\n" + end)
    assert run.status == 1
    assert "Something stands behind its end that belongs to no signature." in run.out


def test_a_file_cut_back_to_an_earlier_signature_says_who_has_not_signed(
    signed_letter: bytes, told: Told
) -> None:
    ends = [place for place in range(len(signed_letter)) if signed_letter.startswith(b"%%EOF", place)]
    run = told(signed_letter[: ends[-2] + 6])
    assert "Signed for" not in run.out
    assert "Nobody has signed yet for: freedonia-watch, arab, khmer." in run.out


def test_a_file_that_was_written_anew_has_lost_its_seal(
    signed_letter: bytes, told: Told, tmp_path: Path
) -> None:
    before, after = tmp_path / "before.pdf", tmp_path / "after.pdf"
    before.write_bytes(signed_letter)
    qpdf("--linearize", before, after)
    run = told(after.read_bytes())
    assert run.status == 1
    assert "CHANGED" in run.out or "damaged-pdf" in run.err


def test_a_signature_in_the_place_of_another_is_told(desk: Desk, signed_letter: bytes, told: Told) -> None:
    desk.file.parent.mkdir(parents=True)
    desk.file.write_bytes(updated(signed_letter, takes_a_signature_out))
    assert "was changed after it was sealed" in desk.sign("khmer", "watch").err
    key = KeyInPkcs12(desk.authority.pkcs12("watch"))
    pen = Pen(signer_of(key, lambda _: PASSPHRASE.encode(), now()), now())
    look = signature_look(["Amina Khan"], 200, 36)
    run = told(add_signature(updated(signed_letter, takes_a_signature_out), "khmer", pen, look))
    assert run.status == 1
    assert "Signed for khmer by Amina Khan (Freedonia Watch)" in run.out
    assert "The signature of 'khmer' was taken out or replaced." in run.out


def test_who_signs_for_another_organisation_is_told(desk: Desk) -> None:
    """A certificate can be good, and be somebody else's: who holds it may not sign for everybody."""
    assert desk.seal().status == 0
    assert desk.sign("arab", "watch").status == 0
    run = desk.verify()
    assert run.status == 1
    assert (
        "NOT KNOWN: Amina Khan (Freedonia Watch) signed for arab, and the register has no such name"
        in run.out
    )
    assert json.loads(desk.verify(desk.file, "--json").out)["strangers"] == ["arab"]
    known = "acronym: HRO, representatives: [{name: amina  KHAN}]"
    register = LETTER["signatories/organisations.yaml"].replace("acronym: HRO", known)
    desk.project.write({"signatories/organisations.yaml": register})
    assert desk.verify().status == 0


@pytest.mark.parametrize(
    ("named", "is_known"),
    [
        ("names: {fr: Freedonia Watch}", True),
        ("former_names: [FREEDONIA WATCH]", True),
        ("acronym: Freedonia Watch", False),
        ("acronym: FW", False),
    ],
)
def test_an_organisation_signs_in_any_of_its_names_but_an_acronym(
    desk: Desk, named: str, *, is_known: bool
) -> None:
    register = LETTER["signatories/organisations.yaml"].replace("acronym: HRO", named)
    desk.project.write({"signatories/organisations.yaml": register})
    assert desk.seal().status == 0
    assert desk.sign("arab", "watch").status == 0
    assert ("NOT KNOWN" not in desk.verify().out) == is_known


def test_who_signs_for_another_person_is_told(desk: Desk) -> None:
    campaign = LETTER["campaigns/letter/campaign.yaml"] + "individuals: {{ann: {{name: {}}}}}\n"
    desk.project.write({"campaigns/letter/campaign.yaml": campaign.format("Ann Example")})
    desk.project.run("signatories", "confirm", "letter", "ann")
    assert desk.seal().status == 0
    assert desk.sign("ann", "watch").status == 0
    run = desk.verify()
    assert run.status == 1
    assert (
        "NOT KNOWN: Amina Khan (Freedonia Watch) signed as ann, whom the letter calls otherwise." in run.out
    )
    desk.project.write({"campaigns/letter/campaign.yaml": campaign.format("Amina Khan")})
    assert "NOT KNOWN" not in desk.verify().out


def test_a_forger_with_the_same_name_is_not_trusted(desk: Desk) -> None:
    desk.project.write({"campaigns/letter/body.md": "We agree with everything.\n"})
    assert desk.seal(by="aside").status == 0
    run = desk.verify()
    assert run.status == 1
    assert "Sealed by Coalition for Freedonia (Freedonia Watch)" in run.out
    assert (
        "NOT TRUSTED: nobody whom you named vouches for the certificate; Another Root issued it." in run.out
    )


# --- files that are no sealed letters


def test_a_pdf_that_nobody_signed(desk: Desk) -> None:
    desk.project.build("txt")
    assert desk.project.run("build", "--final", "letter", "-f", "pdf").status == 0
    run = desk.verify(desk.project.built("pdf"))
    assert run.status == 1
    assert "The text is that of campaigns/letter, word for word" in run.out
    assert "It is not sealed: nothing holds it together as one file that nobody may change." in run.out
    assert "Nobody has signed it." in run.out
    signing = desk.project.run("sign", "build/letter/letter.pdf", "--as", "khmer", *desk.key("khmer"))
    assert "error: letter.pdf is not a letter that undersigned has sealed [not-sealed]" in signing.err


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "error: sent.pdf is not a PDF [not-a-pdf]"),
        (b"PK\x03\x04 a letter for Word", "error: sent.pdf is not a PDF [not-a-pdf]"),
        (b"%PDF-1.7\n", "error: sent.pdf is damaged"),
        (b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n999999\n%%EOF\n", "error: sent.pdf is damaged"),
    ],
)
def test_what_is_no_pdf_is_refused(content: bytes, message: str, told: Told) -> None:
    run = told(content)
    assert (run.status, run.out) == (1, "")
    assert run.err.startswith(message)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_that_came_only_in_part_is_damaged(share: float, signed_letter: bytes, told: Told) -> None:
    run = told(signed_letter[: int(len(signed_letter) * share)])
    assert run.status == 1
    assert "[damaged-pdf]" in run.err or "Not all is well" in run.out


def test_a_locked_pdf_is_refused(desk: Desk, told: Told, tmp_path: Path) -> None:
    desk.project.run("build", "letter", "-f", "pdf")
    locked = tmp_path / "locked.pdf"
    qpdf("--encrypt", "user", "owner", "256", "--", desk.project.built("pdf"), locked)
    run = told(locked.read_bytes())
    assert "error: sent.pdf is locked with a password [encrypted-pdf]" in run.err
    file = desk.project.root / "sent.pdf"
    signing = desk.project.run("sign", str(file), "--as", "khmer", *desk.key("khmer"))
    assert "error: sent.pdf is locked with a password [encrypted-pdf]" in signing.err
    assert file.read_bytes() == locked.read_bytes()


def test_a_file_that_is_not_there(project: SmallProject) -> None:
    run = project.run("verify", "nowhere.pdf")
    assert (run.status, run.out) == (1, "")
    assert run.err.startswith(
        "error: nowhere.pdf cannot be read: no such file or directory [unreadable-file]"
    )


def test_a_link_that_leads_elsewhere_is_another_letter(desk: Desk) -> None:
    body = "campaigns/letter/body.md"
    desk.project.write({body: "We write to [you](https://good.example).\n"})
    assert desk.seal().status == 0
    desk.project.write({body: "We write to [you](https://evil.example).\n"})
    desk.confirm()
    # Of what no record says that it was sealed, the letter as it is now has to be the same.
    (desk.project.root / "campaigns/letter/versions.yaml").unlink()
    run = desk.verify()
    assert run.status == 1
    assert "its words are the same, but not all else: a link" in run.out


def test_a_title_that_is_changed_after_the_seal_is_seen(desk: Desk) -> None:
    assert desk.seal().status == 0

    def retitle(writer: Any) -> None:
        info = writer.trailer["/Info"]
        info[name("/Title")] = pyhanko_generic.TextStringObject("In praise of Freedonia")
        writer.mark_update(info.container_ref)

    desk.file.write_bytes(updated(desk.file.read_bytes(), retitle))
    run = desk.verify()
    assert run.status == 1
    assert "Its title, its authors or what else it says of itself was changed" in run.out
