"""Attacks on sealed letters by their classes: where a page shows something else than was sealed, `verify` says so.

The classes are those of the literature: incremental saving, signature wrapping and universal forgery (Mladenov and
others, 2019), shadow attacks (2021), evil annotations and sneaky signatures on certified files (2021). Each attack is
made three times: at the end of the file, under an honest signature that came later, and under a time stamp. The pages
are drawn by pdfium before and after.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest
from desk import open_authority, sign_letter
from pki import PASSPHRASE, Authority
from pyhanko.pdf_utils.generic import pdf_name as name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import InvisSigSettings, SigFieldSpec, append_signature_field
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, PdfTimeStamper
from pyhanko.sign.timestamps.aiohttp_client import HTTPTimeStamper
from test_attacks import ATTACKS, field, generic, page, stream, updated

from undersigned.cli.clock import now
from undersigned.model.findings import LetterError
from undersigned.sealing.certificates import read_certificates
from undersigned.sealing.key_sources import KeyInPkcs12
from undersigned.sealing.keys import signer_of
from undersigned.sealing.pdf_reading import reader_of
from undersigned.sealing.verdicts import SignatureKind
from undersigned.sealing.verifying import Believed, verify

authority = pytest.fixture(open_authority, scope="module")
signed_letter = pytest.fixture(sign_letter, scope="module", name="signed_letter")

Attack = Callable[[Any], object]
Way = Callable[[Any, Authority], bytes]
PAINT = b"1 0 0 rg 0 0 2000 2000 re f"


def pictures(pdf: bytes) -> list[bytes]:
    """Each page as pdfium draws it, with what lies over it; none where it opens no such file."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        return []
    document.init_forms()
    drawn = [bytes(one.render(scale=0.3).to_numpy().tobytes()) for one in document]
    document.close()
    return drawn


def is_well(pdf: bytes, authority: Authority) -> bool:
    roots = tuple(read_certificates(authority.root.read_bytes(), "root"))
    try:
        return verify(pdf, "sent.pdf", Believed(roots, now())).is_well
    except LetterError:
        return False


# --- what an attack is made of


def numbers(*values: float) -> Any:
    return generic.ArrayObject(generic.FloatObject(value) for value in values)


def dictionary(**entries: Any) -> Any:
    return generic.DictionaryObject({name(f"/{key}"): value for key, value in entries.items()})


def painting(writer: Any, content: bytes = PAINT) -> Any:
    box = numbers(0, 0, 596, 842)
    return stream(writer, content, Type=name("/XObject"), Subtype=name("/Form"), BBox=box)


def put_over(writer: Any, subtype: str, **more: Any) -> None:
    annotation = dictionary(
        Type=name("/Annot"),
        Subtype=name(subtype),
        Rect=numbers(0, 0, 596, 842),
        F=generic.NumberObject(4),
        AP=dictionary(N=painting(writer)),
        **more,
    )
    shown = page(writer)
    listed = shown.raw_get("/Annots")
    kept = list(listed.get_object()) if isinstance(listed, generic.IndirectObject) else list(listed)
    shown[name("/Annots")] = generic.ArrayObject([*kept, writer.add_object(annotation)])


# --- incremental saving


def gives_pages_another_size(writer: Any) -> None:
    page(writer)[name("/MediaBox")] = numbers(0, 0, 300, 300)


def crops_a_page(writer: Any) -> None:
    page(writer)[name("/CropBox")] = numbers(0, 700, 596, 842)


def scales_a_page(writer: Any) -> None:
    page(writer)[name("/UserUnit")] = generic.FloatObject(2)


def turns_all_pages_from_above(writer: Any) -> None:
    writer.root["/Pages"][name("/Rotate")] = generic.NumberObject(90)
    writer.update_container(writer.root["/Pages"])


def swaps_the_tree_of_pages(writer: Any) -> None:
    old = page(writer)
    blank = dictionary(Type=name("/Page"), MediaBox=old.raw_get("/MediaBox"), Contents=stream(writer, PAINT))
    blank[name("/Annots")] = old.raw_get("/Annots")
    added = writer.add_object(blank)
    tree = writer.add_object(
        dictionary(Type=name("/Pages"), Kids=generic.ArrayObject([added]), Count=generic.NumberObject(1))
    )
    blank[name("/Parent")] = tree
    writer.root[name("/Pages")] = tree
    writer.update_root()


def paints_through_resources(writer: Any) -> None:
    resources = page(writer)["/Resources"]
    states = resources["/ExtGState"] if "/ExtGState" in resources else dictionary()
    for key in list(states) or ["/a1.0"]:
        states[name(key)] = dictionary(ca=generic.FloatObject(0), CA=generic.FloatObject(0))
    resources[name("/ExtGState")] = states
    page(writer)[name("/Resources")] = writer.add_object(resources)


# --- evil annotations


def puts_a_stamp_over(writer: Any) -> None:
    put_over(writer, "/Stamp")


def puts_free_text_over(writer: Any) -> None:
    put_over(writer, "/FreeText", Contents=generic.pdf_string("x"), DA=generic.pdf_string("/Helv 9 Tf"))


def puts_a_link_over(writer: Any) -> None:
    put_over(writer, "/Link")


def puts_a_text_field_over(writer: Any) -> None:
    put_over(writer, "/Widget", FT=name("/Tx"), T=generic.pdf_string("amount"), V=generic.pdf_string("9"))


def puts_a_signature_widget_over(writer: Any) -> None:
    put_over(writer, "/Widget", FT=name("/Sig"), T=generic.pdf_string("decoration"))


def puts_a_picture_over(writer: Any) -> None:
    put_over(writer, "/Screen")


# --- permission and field tricks


def paints_an_empty_field(writer: Any) -> None:
    field(writer, "arab")[name("/AP")] = dictionary(N=painting(writer))


def spreads_an_empty_field(writer: Any) -> None:
    found = field(writer, "arab")
    found[name("/Rect")] = numbers(0, 0, 596, 842)
    found[name("/AP")] = dictionary(N=painting(writer))


def spreads_the_seal(writer: Any) -> None:
    found = field(writer, "Seal")
    found[name("/Rect")] = numbers(0, 0, 596, 842)
    found[name("/AP")] = dictionary(N=painting(writer))


def spreads_a_signature(writer: Any) -> None:
    field(writer, "khmer")[name("/Rect")] = numbers(0, 0, 596, 842)


def hides_a_signature(writer: Any) -> None:
    field(writer, "khmer")[name("/F")] = generic.NumberObject(2)


def dresses_a_field(writer: Any) -> None:
    field(writer, "arab")[name("/MK")] = dictionary(BG=numbers(1, 0, 0))


def lets_viewers_draw_fields(writer: Any) -> None:
    form = writer.root["/AcroForm"]
    form[name("/NeedAppearances")] = generic.BooleanObject(True)  # noqa: FBT003  # the library's
    writer.update_container(form)


def adds_an_xfa_form(writer: Any) -> None:
    form = writer.root["/AcroForm"]
    form[name("/XFA")] = stream(writer, b"<xdp/>")
    writer.update_container(form)


def permits_more(writer: Any) -> None:
    writer.root["/Perms"]["/DocMDP"]["/Reference"][0]["/TransformParams"][name("/P")] = generic.NumberObject(
        3
    )
    writer.update_container(writer.root["/Perms"]["/DocMDP"])


# --- without a picture: what a revision may not hold (G10)


def adds_an_orphan(writer: Any) -> None:
    stream(writer, PAINT)


def unmarks_the_tags(writer: Any) -> None:
    writer.root[name("/MarkInfo")] = dictionary(Marked=generic.BooleanObject(False))  # noqa: FBT003  # the library's
    writer.update_root()


def drops_what_it_says_of_itself(writer: Any) -> None:
    del writer.root["/Metadata"]
    writer.update_root()


def writes_pages_alike(writer: Any) -> None:
    page(writer)


def changes_tags(writer: Any) -> None:
    tree = writer.root["/StructTreeRoot"]
    tree[name("/RoleMap")] = dictionary(P=name("/Artifact"))
    writer.update_container(tree)


def defines_what_was_not_there(writer: Any) -> None:
    """Overwrites page contents by way of an object that only the long-term proofs name."""
    shown = page(writer)
    contents = shown.raw_get("/Contents")
    found = shown["/Contents"]
    found._data, found._encoded_data = PAINT, None
    writer.update_container(found)
    writer.root[name("/DSS")] = dictionary(Certs=generic.ArrayObject([contents]))
    writer.update_root()


SHOWN: list[Attack] = [
    *(attack for attack in ATTACKS if "takes" not in attack.__name__),
    gives_pages_another_size,
    crops_a_page,
    scales_a_page,
    turns_all_pages_from_above,
    swaps_the_tree_of_pages,
    paints_through_resources,
    puts_a_stamp_over,
    puts_free_text_over,
    puts_a_link_over,
    puts_a_text_field_over,
    puts_a_signature_widget_over,
    puts_a_picture_over,
    paints_an_empty_field,
    spreads_an_empty_field,
    spreads_the_seal,
    spreads_a_signature,
    hides_a_signature,
    dresses_a_field,
    lets_viewers_draw_fields,
    adds_an_xfa_form,
    permits_more,
    unmarks_the_tags,
    drops_what_it_says_of_itself,
    changes_tags,
    defines_what_was_not_there,
]


def signed_by(writer: Any, authority: Authority, place: str = "freedonia-watch") -> bytes:
    """What a writer has, under an honest signature."""
    signer = signer_of(KeyInPkcs12(authority.pkcs12("watch")), lambda _: PASSPHRASE.encode(), now())
    wanted = PdfSignatureMetadata(field_name=place, md_algorithm="sha256")
    data: bytes = PdfSigner(wanted, signer.signer).sign_pdf(writer, existing_fields_only=True).getvalue()
    return data


def stamped_by(writer: Any, authority: Authority) -> bytes:
    """What a writer has, under a time stamp."""
    sight = InvisSigSettings(box_out_of_bounds=True)
    clock = PdfTimeStamper(HTTPTimeStamper(authority.stamps), field_name="Time-1", invis_settings=sight)
    data: bytes = clock.timestamp_pdf(writer, "sha256").getvalue()
    return data


def left_open(writer: Any, _: Authority) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


WAYS = [left_open, signed_by, stamped_by]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_what_may_be_added_is_no_attack(signed_letter: bytes, way: Way, authority: Authority) -> None:
    pdf = way(IncrementalPdfFileWriter(io.BytesIO(signed_letter)), authority)
    assert is_well(pdf, authority)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("attack", SHOWN, ids=lambda attack: attack.__name__)
def test_what_is_shown_otherwise_is_told(
    signed_letter: bytes, attack: Attack, way: Way, authority: Authority
) -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(signed_letter))
    attack(writer)
    if way is stamped_by:  # by somebody who knows of nothing
        writer = IncrementalPdfFileWriter(io.BytesIO(left_open(writer, authority)))
    pdf = way(writer, authority)
    if is_well(pdf, authority):  # who signs takes this back, so that nothing is left of it
        assert (attack, way) == (lets_viewers_draw_fields, signed_by)
        assert b"/NeedAppearances" not in pdf[len(signed_letter) :]


def test_of_these_attacks_most_are_seen_on_the_page(signed_letter: bytes) -> None:
    """So that the test above does not pass because the attacks do nothing."""
    before = pictures(signed_letter)
    seen = [attack for attack in SHOWN if pictures(updated(signed_letter, attack)) != before]
    assert len(seen) > len(SHOWN) / 2


@pytest.mark.parametrize("attack", [adds_an_orphan, writes_pages_alike], ids=lambda attack: attack.__name__)
def test_behind_the_last_signature_only_proofs_may_stand(
    signed_letter: bytes, attack: Attack, authority: Authority
) -> None:
    assert not is_well(updated(signed_letter, attack), authority)


def test_what_was_changed_and_changed_back_is_told(signed_letter: bytes, authority: Authority) -> None:
    """Hide and replace: who signed in between saw another page than they who read it now."""
    was = page(IncrementalPdfFileWriter(io.BytesIO(signed_letter))).raw_get("/Contents")
    hidden = updated(
        signed_letter, lambda writer: page(writer).update({name("/Contents"): stream(writer, PAINT)})
    )
    signed = signed_by(IncrementalPdfFileWriter(io.BytesIO(hidden)), authority)

    def back(writer: Any) -> None:
        page(writer)[name("/Contents")] = generic.IndirectObject(was.idnum, was.generation, writer)

    restored = updated(signed, back)
    assert not is_well(restored, authority)


# --- time stamps as carriers (G9)


def indirect(writer: Any, *values: float) -> Any:
    return generic.ArrayObject(writer.add_object(generic.NumberObject(int(value))) for value in values)


def a_picture_in_indirect_numbers(writer: Any, one: Any) -> None:
    look = painting(writer)
    one[name("/Rect")] = box = indirect(writer, 0, 0, 596, 842)
    look.get_object()[name("/Resources")] = dictionary(Properties=dictionary(a=generic.ArrayObject(box)))
    one[name("/AP")] = dictionary(N=look)


def a_picture(writer: Any, one: Any) -> None:
    one[name("/Rect")] = numbers(0, 0, 596, 842)
    one[name("/AP")] = dictionary(N=painting(writer))


def a_picture_without_a_size(writer: Any, one: Any) -> None:
    one[name("/AP")] = dictionary(N=painting(writer))


def a_rectangle_alone(_: Any, one: Any) -> None:
    one[name("/Rect")] = numbers(0, 0, 596, 842)


def a_rectangle_elsewhere(writer: Any, one: Any) -> None:
    one[name("/Rect")] = writer.add_object(numbers(0, 0, 0, 0))


def kids(writer: Any, one: Any) -> None:
    kid = dictionary(Type=name("/Annot"), Subtype=name("/Widget"), Rect=numbers(0, 0, 596, 842))
    kid[name("/AP")] = dictionary(N=painting(writer))
    one[name("/Kids")] = generic.ArrayObject([writer.add_object(kid)])


def a_dress(_: Any, one: Any) -> None:
    one[name("/MK")] = dictionary(BG=numbers(1, 0, 0))


def an_action(_: Any, one: Any) -> None:
    one[name("/A")] = dictionary(S=name("/URI"), URI=generic.pdf_string("https://example.org"))


CARRIED = [
    a_picture_in_indirect_numbers,
    a_picture,
    a_picture_without_a_size,
    a_rectangle_alone,
    a_rectangle_elsewhere,
    kids,
    a_dress,
    an_action,
]


@pytest.mark.parametrize("carries", CARRIED, ids=lambda one: one.__name__)
def test_a_time_stamp_shows_and_does_nothing(
    signed_letter: bytes, carries: Callable[[Any, Any], None], authority: Authority
) -> None:
    writer: Any = IncrementalPdfFileWriter(io.BytesIO(signed_letter))
    sight = InvisSigSettings(box_out_of_bounds=True)
    append_signature_field(writer, SigFieldSpec("Time-1", on_page=0, invis_sig_settings=sight))
    carries(writer, field(writer, "Time-1"))
    clock = PdfTimeStamper(HTTPTimeStamper(authority.stamps), field_name="Time-1")
    pdf = clock.timestamp_pdf(writer, "sha256").getvalue()
    assert not is_well(pdf, authority)


# --- sneaky signatures


@pytest.mark.parametrize("is_seen", [True, False])
def test_a_signature_in_a_place_of_its_own_is_told(
    signed_letter: bytes, authority: Authority, *, is_seen: bool
) -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(signed_letter))
    append_signature_field(writer, SigFieldSpec("extra", box=(0, 0, 596, 842) if is_seen else (0, 0, 0, 0)))
    assert not is_well(signed_by(writer, authority, "extra"), authority)


# --- objects that no table names: programs that mend files show them


@pytest.mark.parametrize(
    "object",
    [
        b"\n%d 0 obj\n<</Length %d>>stream\n%s\nendstream\nendobj\n",
        b"\n%d%%\n 0%%x\n obj<</Length %d>>stream\n%s\nendstream endobj\n",
    ],
    ids=["plain", "with comments"],
)
@pytest.mark.parametrize("way", [signed_by, stamped_by], ids=["under a signature", "under a time stamp"])
def test_an_object_beside_the_tables_is_told(
    signed_letter: bytes, object: bytes, way: Callable[[Any, Authority], bytes], authority: Authority
) -> None:
    reader = reader_of(signed_letter, "letter")
    contents = reader.root["/Pages"]["/Kids"][0].raw_get("/Contents")
    with_object = signed_letter + object % (contents.idnum, len(PAINT), PAINT)
    pdf = way(IncrementalPdfFileWriter(io.BytesIO(with_object)), authority)
    assert not is_well(pdf, authority)


# --- wrapped and forged signatures: byte by byte


def wrapped(pdf: bytes, _: Authority) -> bytes:
    """What the last signature covers is moved back, and something of ours put in between."""
    hit = list(re.finditer(rb"/ByteRange ?\[ ?0 (\d+) (\d+) (\d+) ?\]", pdf))[-1]
    gap = b"<< /Type /Forged >>".ljust(64)
    first, second, length = (int(hit[group]) for group in (1, 2, 3))
    moved = b"/ByteRange [0 %d %d %d]" % (first, second + len(gap), length)
    start = pdf[: hit.start()] + moved.ljust(hit.end() - hit.start()) + pdf[hit.end() : second]
    return start + gap + pdf[second:]


def rewritten(pattern: bytes, by: bytes) -> Callable[[bytes, Authority], bytes]:
    def forged(pdf: bytes, _: Authority) -> bytes:
        hit = list(re.finditer(pattern, pdf))[-1]
        return (
            pdf[: hit.start()]
            + by.ljust(hit.end() - hit.start())[: hit.end() - hit.start()]
            + pdf[hit.end() :]
        )

    return forged


RANGE, CONTENTS = rb"/ByteRange ?\[[\d ]+\]", rb"/Contents ?<[0-9a-fA-F]+>"
FORGED = {
    "wrapped": wrapped,
    **{
        f"range {by.decode()}": rewritten(RANGE, by)
        for by in (
            b"",
            b"/ByteRange null",
            b"/ByteRange []",
            b"/ByteRange [0 0 0 0]",
            b"/ByteRange [0 -1 0 -1]",
            b"/ByteRange [-9 9 9 9]",
            b"/ByteRange [0 9 9]",
            b"/ByteRange (0 9 9 9)",
        )
    },
    **{
        f"contents {by.decode()}": rewritten(CONTENTS, by)
        for by in (
            b"",
            b"/Contents null",
            b"/Contents <>",
            b"/Contents <00>",
            b"/Contents ()",
            b"/Contents []",
        )
    },
    **{
        f"filter {by.decode()}": rewritten(rb"/SubFilter ?/[\w.]+", by)
        for by in (b"", b"/SubFilter null", b"/SubFilter /adbe.x509", b"/SubFilter /ETSI.RFC3161")
    },
}


@pytest.mark.parametrize("way", FORGED)
def test_a_wrapped_or_forged_signature_is_told(signed_letter: bytes, way: str, authority: Authority) -> None:
    assert not is_well(FORGED[way](signed_letter, authority), authority)


def test_the_seal_is_the_first_of_what_is_signed(signed_letter: bytes, authority: Authority) -> None:
    roots = tuple(read_certificates(authority.root.read_bytes(), "root"))
    verdict = verify(signed_letter, "sent.pdf", Believed(roots, now()))
    assert [one.kind for one in verdict.signatures] == [SignatureKind.SEAL, SignatureKind.SIGNATURE]
    assert verdict.is_well


# --- fields that keep the place where they are seen apart, as some programs write them (ISO 32000-1, 12.7.3.1)


def with_places_apart(authority: Authority) -> bytes:
    """A PDF with two fields whose widgets stand apart, of which the seal is in one that has none."""
    document = pypdfium2.PdfDocument.new()
    document.new_page(596, 842)
    out = io.BytesIO()
    document.save(out)
    writer = IncrementalPdfFileWriter(out)
    for number, place in enumerate(("one", "two")):
        box = (50, 50 + 100 * number, 250, 130 + 100 * number)
        append_signature_field(writer, SigFieldSpec(place, box=box, combine_annotation=False))
    signer = signer_of(KeyInPkcs12(authority.pkcs12("seal")), lambda _: PASSPHRASE.encode(), now())
    wanted = PdfSignatureMetadata("Seal", certify=True, md_algorithm="sha256")
    data: bytes = PdfSigner(wanted, signer.signer).sign_pdf(writer).getvalue()
    return signed_by(IncrementalPdfFileWriter(io.BytesIO(data)), authority, "one")


def place_of(writer: Any, called: str) -> Any:
    kid = field(writer, called)["/Kids"][0]
    writer.update_container(kid)
    return kid


APART: list[Attack] = [
    lambda writer: place_of(writer, "one").update({name("/Rect"): numbers(0, 0, 596, 842)}),
    lambda writer: place_of(writer, "one").update({name("/AP"): dictionary(N=painting(writer))}),
    lambda writer: place_of(writer, "one").update({name("/F"): generic.NumberObject(2)}),
    lambda writer: place_of(writer, "two").update({name("/AP"): dictionary(N=painting(writer))}),
    lambda writer: place_of(writer, "two").update({name("/Rect"): numbers(0, 0, 596, 842)}),
    lambda writer: place_of(writer, "two").update({name("/MK"): dictionary(BG=numbers(1, 0, 0))}),
    lambda writer: page(writer)["/Annots"].append(page(writer)["/Annots"][0]),
]


def test_who_signs_where_the_place_is_kept_apart_has_changed_nothing(authority: Authority) -> None:
    pdf = with_places_apart(authority)
    assert is_well(pdf, authority)
    assert is_well(signed_by(IncrementalPdfFileWriter(io.BytesIO(pdf)), authority, "two"), authority)


@pytest.mark.parametrize("number", range(len(APART)))
@pytest.mark.parametrize("way", [left_open, lambda writer, authority: signed_by(writer, authority, "two")])
def test_a_place_apart_that_is_changed_is_told(number: int, way: Way, authority: Authority) -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(with_places_apart(authority)))
    APART[number](writer)
    pdf = way(writer, authority)
    has_own_look = number == 3 and way is not left_open  # who signs may draw how that looks
    assert is_well(pdf, authority) == has_own_look
