"""Opens Word files that are not as they should be: what is read stays within bounds, and parts are found."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterable

import pytest

from undersigned.files import word_package
from undersigned.files.word_package import Trouble, WordFileError, open_word_package

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="XML" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    b'<Override PartName="/Word/Document.xml" ContentType="main"/></Types>'
)


def packed(entries: Iterable[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def links(*said: str) -> bytes:
    inside = "".join(f"<Relationship {attributes}/>" for attributes in said)
    return f'<Relationships xmlns="{RELATIONSHIPS}">{inside}</Relationships>'.encode()


def word_file(*entries: tuple[str, bytes]) -> bytes:
    main = f'Id="a" Type="{OFFICE}/officeDocument" Target="word/document.xml"'
    return packed([("[Content_Types].xml", TYPES), ("_rels/.rels", links(main)), *entries])


def trouble(data: bytes, *names: str) -> tuple[Trouble, str]:
    """What is said as the file is opened, and parts of it are read."""
    with pytest.raises(WordFileError) as raised:  # noqa: PT012  # opening may be enough
        package = open_word_package(data)
        for name in names:
            package.xml(name) if name.endswith(".xml") else package.read(name)
    return raised.value.trouble, str(raised.value)


def changed(data: bytes, sign: bytes, offset: int, value: bytes) -> bytes:
    """A zip with some bytes of each of its entries changed."""
    made, start = bytearray(data), 0
    while (found := made.find(sign, start)) >= 0:
        made[found + offset : found + offset + len(value)] = value
        start = found + 4
    return bytes(made)


# --- bounds


def unpacks_to_800_mb() -> bytes:
    """800 MB of nothing in 800 KB: the stream is put together without deflating so much."""
    part = b"\0" * 50_000_000
    return word_file(*((f"word/media/{number}.png", part) for number in range(16)))


def test_a_file_that_unpacks_to_800_mb_is_refused_before_anything_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = unpacks_to_800_mb()
    assert len(data) < 1_000_000
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("something was unpacked"))
    assert trouble(data) == (Trouble.TOO_LARGE, "unpacks to more than any letter has")


def test_one_part_of_more_than_60_mb_is_refused() -> None:
    assert trouble(word_file(("word/media/a.png", b"\0" * 60_000_001)))[0] is Trouble.TOO_LARGE


def test_more_parts_than_any_letter_has_are_refused() -> None:
    data = word_file(*((f"word/{number}.xml", b"") for number in range(5_000)))
    assert trouble(data)[0] is Trouble.TOO_LARGE


def test_a_part_of_xml_with_more_tags_than_any_letter_has_is_refused() -> None:
    assert trouble(word_file(("a.xml", b"<a>" + b"<b/>" * 1_000_000 + b"</a>")), "a.xml")[0] is (
        Trouble.TOO_LARGE
    )


def test_all_xml_together_has_a_bound() -> None:
    part = b"<a>" + b"<b/>" * 600_000 + b"</a>"
    names = [f"{number}.xml" for number in range(4)]
    assert trouble(word_file(*((name, part) for name in names)), *names)[0] is Trouble.TOO_LARGE


def test_what_comes_out_is_counted_whatever_the_list_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_package, "_LARGEST_ALL", 1_000)
    data = word_file(("a.bin", b"\0" * 600), ("b.bin", b"\0" * 600))
    understated = changed(data, b"PK\x01\x02", 24, struct.pack("<I", 100))
    assert trouble(understated, "a.bin", "b.bin")[0] in (Trouble.TOO_LARGE, Trouble.DAMAGED)


# --- zips that are not as they should be


def overlapping() -> bytes:
    """Two entries of the list that lead to the same bytes in part: how small files unpack to large ones."""
    data = bytearray(word_file(("a.bin", bytes(range(256)) * 20), ("b.bin", bytes(range(256)) * 20)))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        first = archive.getinfo("a.bin").header_offset
    at = data.find(b"b.bin", data.find(b"PK\x01\x02")) - 46
    data[at + 42 : at + 46] = struct.pack("<I", first + 5)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "expected", "says"),
    [
        (lambda: b"PK\x03\x04 and no more", Trouble.CUT_OFF, "its end is missing"),
        (lambda: word_file()[:-30], Trouble.CUT_OFF, "its end is missing"),
        (lambda: changed(word_file(), b"PK\x01\x02", 8, b"\1\0"), Trouble.LOCKED_PARTS, "password"),
        (lambda: changed(word_file(), b"PK\x01\x02", 10, b"\x0c\0"), Trouble.ODDLY_PACKED, "packed in a way"),
        (overlapping, Trouble.DAMAGED, "lie over one another"),
        (
            lambda: word_file(("word/document.xml", b"<a/>"), ("word/document.xml", b"<b/>")),
            Trouble.DAMAGED,
            "two parts called 'word/document.xml'",
        ),
        (
            lambda: word_file(("word/document.xml", b"<a/>"), ("WORD/Document.xml", b"<b/>")),
            Trouble.DAMAGED,
            "two parts called 'WORD/Document.xml'",
        ),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_zip_that_two_readers_could_read_differently_is_refused(
    data: Callable[[], bytes], expected: Trouble, says: str
) -> None:
    kind, why = trouble(data())
    assert kind is expected
    assert says in why


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_same_part_twice_is_one() -> None:
    package = open_word_package(word_file(("a.xml", b"<a/>"), ("a.xml", b"<a/>")))
    assert package.read("a.xml") == b"<a/>"


def test_a_damaged_part_is_told_by_its_name() -> None:
    data = bytearray(word_file(("a.bin", b"some text that is not short " * 20)))
    data[data.find(b"a.bin") + 12] ^= 0xFF
    assert trouble(bytes(data), "a.bin") == (
        Trouble.DAMAGED,
        "is damaged: its part 'a.bin' cannot be unpacked",
    )


def test_entries_of_zip64_are_read() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in (("[Content_Types].xml", TYPES), ("a.bin", b"here")):
            with archive.open(name, "w", force_zip64=True) as part:
                part.write(content)
    assert open_word_package(out.getvalue()).read("a.bin") == b"here"


# --- XML


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig", "utf-16-le"])
def test_a_document_type_is_refused_in_any_encoding(encoding: str) -> None:
    mark = "\ufeff" if encoding == "utf-16-le" else ""
    text = f'{mark}<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(encoding)
    assert "declares a document type" in trouble(word_file(("a.xml", text)), "a.xml")[1]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig", "iso-8859-1"])
def test_xml_is_read_in_any_encoding(encoding: str) -> None:
    declared = {"iso-8859-1": '<?xml version="1.0" encoding="iso-8859-1"?>'}.get(encoding, "")
    root = open_word_package(word_file(("a.xml", f"{declared}<a>é</a>".encode(encoding)))).xml("a.xml")
    assert root.text == "é"


# --- names and relationships


@pytest.mark.parametrize(
    ("target", "stored"),
    [
        ("media/logo.png", "word/media/logo.png"),
        ("media/Logo.PNG", "word/media/logo.png"),
        ("/word/media/logo.png", "word/media/logo.png"),
        ("../word/./media/logo.png", "word/media/logo.png"),
        ("..\\word\\media\\logo.png", "word/media/logo.png"),
        ("media/my%20logo.png", "word/media/my logo.png"),
        ("media/my logo.png", "word/media/my%20logo.png"),
        ("media/%D0%B7.png", "word/media/з.png"),
        ("media/logo.png#there", "word/media/logo.png"),
        ("media/logo.png", "word\\media\\logo.png"),
    ],
)
def test_a_relationship_leads_to_the_part_however_it_is_written(target: str, stored: str) -> None:
    relationship = links(f'Id="b" Type="{OFFICE}/image" Target="{target}"')
    package = open_word_package(
        word_file(
            ("word/document.xml", b"<a/>"), ("word/_rels/document.xml.rels", relationship), (stored, b"x")
        )
    )
    name = package.related("word/document.xml", "image")
    assert name is not None
    assert package.read(name) == b"x"
    assert package.content_type(name) == "image/png"


def test_an_override_counts_before_the_extension() -> None:
    package = open_word_package(
        word_file(("word/document.xml", b"<a/>"), ("word/a.xml", b""), ("b.odd", b""))
    )
    assert [package.content_type(name) for name in ("word/document.xml", "word/a.xml", "b.odd")] == [
        "main",
        "application/xml",
        "",
    ]


def test_of_relationships_with_one_id_the_first_counts_and_what_is_not_said_is_empty() -> None:
    said = links(
        'Id="b" Type="t/one" Target="x"', 'Id="b" Type="t/two" Target="y"', 'Type="t/three"', 'Target="z"'
    )
    package = open_word_package(word_file(("a.xml", b"<a/>"), ("_rels/a.xml.rels", said)))
    assert [(link.id, link.kind, link.target) for link in package.links("a.xml")] == [
        ("b", "one", "x"),
        ("", "three", ""),
        ("", "", "z"),
    ]
