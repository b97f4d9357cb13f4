"""Attacks on sealed letters that are written by hand: tables and objects that no library of ours would write.

Who attacks is not bound to what pyHanko makes. Pages are drawn by pdfium before and after, as in
`test_what_pages_show.py`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

import pikepdf
import pypdfium2
import pytest
from desk import open_authority, sign_letter
from pki import PASSPHRASE, Authority
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from test_what_pages_show import PAINT, is_well, pictures, signed_by

from undersigned.cli.clock import now
from undersigned.sealing.key_sources import KeyInPkcs12
from undersigned.sealing.keys import signer_of
from undersigned.sealing.pdf_reading import reader_of
from undersigned.sealing.pdf_states import history

authority = pytest.fixture(open_authority, scope="module")
signed_letter = pytest.fixture(sign_letter, scope="module", name="signed_letter")

RED: Final = b"<</Length %d>>stream\n%s\nendstream" % (len(PAINT), PAINT)
LOOK: Final = b"<</Type/XObject/Subtype/Form/BBox[0 0 596 842]/Length %d>>stream\n%s\nendstream" % (
    len(PAINT),
    PAINT,
)
FREE: Final = 8000
"""Where numbers of objects begin that no letter has."""


class Sealed:
    """A sealed file, and where an attacker finds things in it."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf.rstrip() + b"\n"
        self.document = pikepdf.open(io.BytesIO(pdf))  # what is taken from it lives as long as it does
        self.root, self.page = self.document.Root, self.document.pages[0].obj
        self.contents: int = self.page["/Contents"].objgen[0]
        self.tables = [int(one) for one in re.findall(rb"startxref\s+(\d+)", pdf)]

    def with_objects(
        self, objects: Mapping[int, bytes], *, before: int | None = None, more: bytes = b"", root: int = 0
    ) -> bytes:
        """With a revision that has some objects, in a table of old (ISO 32000-1, 7.5.4)."""
        out, rows = self.pdf, b""
        for number, data in objects.items():
            rows += b"%d 1\n%010d 00000 n \n" % (number, len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, data)
        if "/Info" in self.document.trailer:
            more += b"/Info %d 0 R" % self.document.trailer["/Info"].objgen[0]
        trailer = b"<</Size 9000/Root %d 0 R/Prev %d%s>>" % (
            root or self.root.objgen[0],
            self.tables[-1] if before is None else before,
            more,
        )
        return out + b"xref\n%strailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (rows, trailer, len(out))


def with_entries(thing: Any, entries: bytes, *but_for: str) -> bytes:
    """A dictionary as it is written, without some entries, and with others."""
    for key in but_for:
        if key in thing:
            del thing[key]
    written: bytes = thing.unparse(resolved=True)
    return written[:-2] + entries + b">>"


def over_page(entries: bytes) -> Callable[[Sealed], bytes]:
    """With something over the first page that paints it."""

    def attack(sealed: Sealed) -> bytes:
        kept = b" ".join(b"%d 0 R" % one.objgen[0] for one in sealed.page["/Annots"])
        page = with_entries(sealed.page, b"/Annots[%s %d 0 R]" % (kept, FREE), "/Annots")
        one = b"<</Type/Annot/Rect[0 0 596 842]/F 4/AP<</N %d 0 R>>%s>>" % (FREE + 1, entries)
        return sealed.with_objects({sealed.page.objgen[0]: page, FREE: one, FREE + 1: LOOK})

    return attack


def in_a_table_of_streams(sealed: Sealed) -> bytes:
    """A hybrid file: the table says nothing, and the stream beside it does (ISO 32000-1, 7.5.8.4)."""
    out = sealed.pdf
    row = b"\x01" + len(out).to_bytes(4, "big") + b"\0"
    out += b"%d 0 obj\n%s\nendobj\n" % (sealed.contents, RED)
    place = len(out)
    entries = b"/Type/XRef/W[1 4 1]/Index[%d 1]/Size 9001/Length %d" % (sealed.contents, len(row))
    out += b"%d 0 obj\n<<%s>>stream\n%s\nendstream\nendobj\n" % (FREE, entries, row)
    hybrid = Sealed(sealed.pdf)
    hybrid.pdf = out
    return hybrid.with_objects({FREE + 1: b"null"}, more=b"/XRefStm %d" % place)


def as_the_proofs_of_another(sealed: Sealed) -> bytes:
    page = with_entries(sealed.page, b"/Contents %d 0 R" % FREE, "/Contents")
    number = sealed.page.objgen[0]
    root = with_entries(sealed.root, b"/DSS<</Certs[%d 0 R]/VRI %d 0 R>>" % (FREE, number), "/DSS")
    return sealed.with_objects({number: page, FREE: RED, sealed.root.objgen[0]: root})


def in_another_catalog(sealed: Sealed) -> bytes:
    root = with_entries(sealed.root, b"/Pages %d 0 R" % (FREE + 1), "/Pages")
    pages = {
        FREE: RED,
        FREE + 1: b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (FREE + 2),
        FREE + 2: b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 596 842]/Contents %d 0 R>>" % (FREE + 1, FREE),
        FREE + 3: root,
    }
    return sealed.with_objects(pages, root=FREE + 3)


def without_permissions(sealed: Sealed) -> bytes:
    sealed.contents, number = FREE, sealed.contents
    return sealed.with_objects({sealed.root.objgen[0]: with_entries(sealed.root, b"", "/Perms"), number: RED})


ATTACKS: Final[dict[str, Callable[[Sealed], bytes]]] = {
    "incremental: a table": lambda sealed: sealed.with_objects({sealed.contents: RED}),
    "incremental: a hybrid table": in_a_table_of_streams,
    "incremental: the revision before is skipped": lambda sealed: sealed.with_objects(
        {sealed.contents: RED}, before=sealed.tables[0]
    ),
    "incremental: back to an old table": lambda sealed: (
        sealed.pdf + b"startxref\n%d\n%%%%EOF\n" % sealed.tables[0]
    ),
    "incremental: locked": lambda sealed: sealed.with_objects(
        {sealed.contents: RED}, more=b"/Encrypt<</Filter/Standard/V 1/R 2/O(a)/U(b)/P -4>>"
    ),
    "incremental: no table is found": lambda sealed: (
        sealed.with_objects({sealed.contents: RED}) + b"startxref\n9999999\n%%EOF\n"
    ),
    "shadow: a length elsewhere": lambda sealed: sealed.with_objects(
        {sealed.contents: RED.replace(b"/Length %d" % len(PAINT), b"/Length 8000 0 R"), FREE: b"20"}
    ),
    "shadow: a key twice": lambda sealed: sealed.with_objects(
        {sealed.page.objgen[0]: with_entries(sealed.page, b"/Contents 8000 0 R"), FREE: RED}
    ),
    "shadow: a key in figures": lambda sealed: sealed.with_objects(
        {sealed.page.objgen[0]: with_entries(sealed.page, b"/#43ontents 8000 0 R", "/Contents"), FREE: RED}
    ),
    "shadow: another catalog": in_another_catalog,
    "annotation: a watermark": over_page(b"/Subtype/Watermark"),
    "annotation: an ink": over_page(b"/Subtype/Ink"),
    "annotation: of no kind": over_page(b"/Subtype/Unknown"),
    "sneaky: a place of a stamp": over_page(b"/Subtype/Widget/FT/Sig/T(Time-1)"),
    "sneaky: a button": over_page(b"/Subtype/Widget/FT/Btn/T(b)"),
    "sneaky: a text": over_page(b"/Subtype/Widget/FT/Tx/T(t)/V(9)"),
    "permissions: none": without_permissions,
    "carrier: proofs": as_the_proofs_of_another,
    "carrier: extensions": lambda sealed: sealed.with_objects(
        {
            sealed.root.objgen[0]: with_entries(
                sealed.root, b"/Extensions<</X %d 0 R>>" % sealed.contents, "/Extensions"
            ),
            sealed.contents: RED,
        }
    ),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_what_a_page_shows_otherwise_is_told(name: str, signed_letter: bytes, authority: Authority) -> None:
    pdf = ATTACKS[name](Sealed(signed_letter))
    try:
        seen = pictures(pdf)
    except pypdfium2.PdfiumError:
        seen = []
    assert seen != pictures(signed_letter), "nothing is attacked"
    assert not is_well(pdf, authority)


def prepared(authority: Authority, called: str) -> bytes:
    """A file that was made to be changed: what it shows has a name that elsewhere leads back up, or into the tags."""
    document = pypdfium2.PdfDocument.new()
    document.new_page(596, 842)
    made, out = io.BytesIO(), io.BytesIO()
    document.save(made)
    pdf = pikepdf.open(made)
    form = pdf.make_stream(b"0 1 0 rg 0 0 500 500 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
    form["/BBox"] = pikepdf.Array([0, 0, 596, 842])
    page = pdf.pages[0].obj
    page["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary({called: form}))
    page["/Contents"] = pdf.make_stream(called.encode() + b" Do")
    pdf.save(out, min_version="1.7", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    writer = IncrementalPdfFileWriter(out)
    append_signature_field(writer, SigFieldSpec("one", box=(50, 50, 250, 130)))
    signer = signer_of(KeyInPkcs12(authority.pkcs12("seal")), lambda _: PASSPHRASE.encode(), now())
    wanted = PdfSignatureMetadata("Seal", certify=True, md_algorithm="sha256")
    sealed = PdfSigner(wanted, signer.signer).sign_pdf(writer).getvalue()
    return signed_by(IncrementalPdfFileWriter(io.BytesIO(sealed)), authority, "one")


@pytest.mark.parametrize("called", ["/X", "/P", "/Parent", "/StructParent"])
def test_names_are_free_and_all_that_they_name_is_looked_at(called: str, authority: Authority) -> None:
    pdf = prepared(authority, called)
    assert is_well(pdf, authority)
    form = reader_of(pdf, "x").root["/Pages"]["/Kids"][0]["/Resources"]["/XObject"].raw_get(called).idnum
    changed = Sealed(pdf).with_objects({form: LOOK})
    assert pictures(changed) != pictures(pdf)
    *_, before, after = history(reader_of(changed, "x"))
    assert before.digest("page 1") != after.digest("page 1"), "by our own reading"
    assert not is_well(changed, authority)


OLD: Final = re.compile(rb"<(\w+):title\b.*?</\1:title>", re.DOTALL)
NEW: Final = (
    '<{0}title{1} xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Alt>'
    '<r:li xml:lang="x-default">In praise</r:li></r:Alt></{0}title>'
)
SPACE: Final = "http://purl.org/dc/elements/1.1/"
SAID: Final = {
    "plainly": NEW.format("t:", f' xmlns:t="{SPACE}"'),
    "under another prefix, the old one in a comment": NEW.format("d:", f' xmlns:d="{SPACE}"')
    + "<!--{old}-->",
    "under no prefix": NEW.format("", f' xmlns="{SPACE}"'),
    "before the old one": NEW.format("t:", f' xmlns:t="{SPACE}"') + "{old}",
    "behind the old one": "{old}" + NEW.format("t:", f' xmlns:t="{SPACE}"'),
    "nowhere": "",
}


@pytest.mark.parametrize("form", SAID)
def test_another_title_is_told_however_it_is_written(
    form: str, signed_letter: bytes, authority: Authority
) -> None:
    """In XMP (ISO 16684-1), which viewers show before what else a file says of itself."""
    sealed = Sealed(signed_letter)
    metadata = sealed.root["/Metadata"]
    was = metadata.read_bytes()
    old = OLD.search(was)
    assert old
    xmp = was.replace(old[0], SAID[form].replace("{old}", old[0].decode()).encode())
    entries = b"<</Type/Metadata/Subtype/XML/Length %d>>stream\n%s\nendstream" % (len(xmp), xmp)
    assert not is_well(sealed.with_objects({metadata.objgen[0]: entries}), authority)
