"""What is done to a letter before it is sealed, or with signatures that nobody asked for, and what `verify` says."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from desk import Desk, desk_in, open_authority, sign_letter
from pki import PASSPHRASE
from pyhanko.pdf_utils.generic import pdf_name as name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, sign_pdf
from test_attacks import (
    adds_a_layer,
    appends_a_page,
    exchanges_a_font,
    exchanges_an_attachment,
    field,
    generic,
    puts_a_note_over_the_words,
    replaces_the_words,
    runs_a_program,
    stream,
    turns_the_page,
    updated,
    writes_over_the_words,
)

from undersigned.cli.clock import now
from undersigned.files.project import Project
from undersigned.route import prepare, render_to_seal
from undersigned.sealing.key_sources import KeyInPkcs12
from undersigned.sealing.keys import signer_of
from undersigned.sealing.signer import Signer
from undersigned.sealing.signing import Pen, seal

authority = pytest.fixture(open_authority, scope="module")
signed_letter = pytest.fixture(sign_letter, scope="module", name="signed_letter")
desk = pytest.fixture(desk_in)


def tells_another_title(writer: Any) -> None:
    writer.trailer["/Info"][name("/Title")] = generic.pdf_string("Leave Freedonia alone")
    writer.update_container(writer.trailer["/Info"])


def renames_a_field(writer: Any) -> None:
    field(writer, "khmer")[name("/TU")] = generic.pdf_string("Signature for all")


FORGERIES = [
    appends_a_page,
    replaces_the_words,
    writes_over_the_words,
    exchanges_a_font,
    turns_the_page,
    puts_a_note_over_the_words,
    exchanges_an_attachment,
    runs_a_program,
    adds_a_layer,
    tells_another_title,
    renames_a_field,
]


def signer(desk: Desk, who: str) -> Signer:
    return signer_of(KeyInPkcs12(desk.authority.pkcs12(who)), lambda _: PASSPHRASE.encode(), now())


def letter(desk: Desk) -> bytes:
    """The letter as anybody can cut it out of a sealed one."""
    return render_to_seal(prepare(Project(desk.project.root), "letter"), archive=True)


def sealed_after(desk: Desk, forgery: Callable[[Any], None]) -> bytes:
    return seal(updated(letter(desk), forgery), Pen(signer(desk, "watch"), now()))


def sealed_with(desk: Desk, forgery: Callable[[Any], None]) -> bytes:
    writer: Any = IncrementalPdfFileWriter(io.BytesIO(letter(desk)))
    forgery(writer)
    wanted = PdfSignatureMetadata(
        field_name="Seal",
        certify=True,
        docmdp_permissions=MDPPerm.FILL_FORMS,
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
    )
    data: bytes = sign_pdf(writer, wanted, signer(desk, "watch").signer, existing_fields_only=True).getvalue()
    return data


@pytest.mark.parametrize("way", [sealed_after, sealed_with], ids=["before the seal", "with the seal"])
@pytest.mark.parametrize("forgery", FORGERIES, ids=lambda forgery: forgery.__name__)
def test_a_letter_that_was_changed_before_it_was_sealed_is_told(
    desk: Desk, forgery: Callable[[Any], None], way: Callable[[Desk, Callable[[Any], None]], bytes]
) -> None:
    """The seal is good, as somebody has a certificate that is trusted, and the letter's bytes come first."""
    desk.project.write({"build/letter/letter.signed.pdf": way(desk, forgery)})
    run = desk.verify()
    assert run.status == 1
    assert "Sealed by Amina Khan (Freedonia Watch)" in run.out
    assert "CHANGED" not in run.out
    assert "The text is not that of campaigns/letter:\n" in run.out
    run = desk.project.run("pack", "letter")
    assert run.status == 1
    assert "the sealed PDF does not say what the letter says now" in run.err


def test_a_letter_that_was_sealed_as_it_was_is_not_accused(desk: Desk) -> None:
    desk.project.write({"build/letter/letter.signed.pdf": sealed_with(desk, lambda _: None)})
    assert "The text is that of campaigns/letter, word for word" in desk.verify().out


@pytest.mark.parametrize(
    "place", ["European Union", "khmer.x", "arab\nSigned for arab by X (Y).\x1b[8m", "Time-1"]
)
def test_a_signature_where_nobody_was_asked_to_sign_is_told(
    desk: Desk, signed_letter: bytes, place: str
) -> None:
    """A place to sign may be added to a sealed PDF, and its name may be anything."""
    writer = IncrementalPdfFileWriter(io.BytesIO(signed_letter))
    hand = PdfSigner(
        PdfSignatureMetadata(field_name=place, md_algorithm="sha256"), signer(desk, "watch").signer
    )
    desk.project.write({"build/letter/letter.signed.pdf": hand.sign_pdf(writer).getvalue()})
    run = desk.verify()
    assert run.status == 1
    assert "was added later." in run.out
    assert "\x1b" not in run.out
    assert "\nSigned for arab by X" not in run.out


def test_a_file_that_grows_without_end_is_looked_at_once(desk: Desk, signed_letter: bytes) -> None:
    """Each object leads to the next in two ways: who followed all of them would never come back."""

    def grows(writer: Any) -> None:
        last = writer.add_object(generic.NumberObject(1))
        for _ in range(200):
            last = writer.add_object(generic.ArrayObject([last, last]))
        field(writer, "arab")[name("/V")] = last

    desk.project.write({"build/letter/letter.signed.pdf": updated(signed_letter, grows)})
    assert desk.verify().status == 1


def test_titles_that_never_end_are_read_once(desk: Desk, signed_letter: bytes) -> None:
    def titles(writer: Any) -> None:
        data = zlib.compress(b"<dc:a>" * 300_000)
        found = stream(writer, b"", Type=name("/Metadata"), Subtype=name("/XML"))
        found.get_object()._encoded_data = data
        found.get_object()[name("/Filter")] = name("/FlateDecode")
        writer.root[name("/Metadata")] = found
        writer.update_root()

    desk.project.write({"build/letter/letter.signed.pdf": updated(signed_letter, titles)})
    assert desk.verify().status == 1
