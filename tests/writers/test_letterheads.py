"""Letters on the letterheads of other people: files that Word opens, whatever made them, and their relatives.

letterheads/ holds a small file for each oddity that was met in the templates of real organisations.
"""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import docx
import pytest
from docx.shared import Pt
from docx_letters import EVERY_NODE, METADATA, STYLE, R, W, letter, paragraph, xml

from outside import docx_faults, pandoc_tree
from undersigned.writers.docx import NotAWordFileError, write

FOLDER: Final = Path(__file__).parent / "letterheads"
FILES: Final = sorted(file.stem for file in FOLDER.glob("*.docx"))
INVALID_THEMSELVES: Final = {"aliases", "rtl", "settings"}
"""What Microsoft's validator has against these, their makers wrote; the letter keeps it."""

RELATIONSHIPS: Final = "word/_rels/document.xml.rels"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Parts = dict[str, bytes]
SHORT: Final = letter((paragraph("A letter."),))


def parts_of(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def letterhead(name: str) -> bytes:
    return (FOLDER / f"{name}.docx").read_bytes()


def headers(data: bytes) -> list[str]:
    """The words of the headers and footers that pages of a file show, in the order of its parts."""
    parts = parts_of(data)
    shown = {link.get("Target") for link in xml(data, RELATIONSHIPS)}
    names = sorted(name for name in parts if re.search(r"(header|footer)\d*\.xml$", name, re.IGNORECASE))
    texts = ["".join(xml(data, name).itertext()) for name in names if name.removeprefix("word/") in shown]
    return [text for text in texts if text]


def assert_whole(data: bytes) -> None:
    """Every relationship leads to a part with a content type, and every reference to a relationship."""
    parts = parts_of(data)
    defaults, overrides = set(), set()
    for said in xml(data, "[Content_Types].xml"):
        assert said.get("ContentType")
        defaults.add(said.get("Extension"))
        overrides.add(said.get("PartName"))
    assert not {name for name in parts if name[0] != "["} - {
        name for name in parts if f"/{name}" in overrides or name.rpartition(".")[2].lower() in defaults
    }
    for name in parts:
        if not name.endswith(".xml") or name.startswith("["):
            continue
        folder, _, stem = name.rpartition("/")
        listed = f"{folder}/_rels/{stem}.rels".lstrip("/")
        links = {link.get("Id"): link for link in xml(data, listed)} if listed in parts else {}
        for link in links.values():
            if link.get("TargetMode") != "External":
                target = f"{folder}/{link.get('Target')}"
                while "/../" in target:
                    target = re.sub(r"[^/]+/\.\./", "", target, count=1)
                assert target in parts
        said = {v for node in xml(data, name).iter() for k, v in node.attrib.items() if k.startswith(R) and v}
        assert said <= set(links)


@pytest.mark.parametrize("name", FILES)
def test_a_letter_is_written_on_every_letterhead(name: str, tmp_path: Path) -> None:
    data = write(EVERY_NODE, STYLE, reference=letterhead(name))
    assert headers(data) == headers(letterhead(name))
    assert_whole(data)
    file = tmp_path / "letter.docx"
    file.write_bytes(data)
    bare = tmp_path / "bare.docx"
    bare.write_bytes(write(EVERY_NODE, STYLE))
    if name not in {"numbering", "rtl"}:  # whose lists begin at another number, and whose words go another way
        assert pandoc_tree(file, "docx")["blocks"] == pandoc_tree(bare, "docx")["blocks"]
    if name not in INVALID_THEMSELVES:
        assert docx_faults(file) == []


@pytest.mark.parametrize("name", FILES)
def test_a_letter_on_a_letterhead_is_the_same_bytes_each_time(name: str) -> None:
    first, second = (write(SHORT, STYLE, reference=letterhead(name)) for _ in range(2))
    assert first == second


def test_a_draft_is_marked_on_every_page_above_what_the_letterhead_says() -> None:
    draft = dataclasses.replace(SHORT, metadata=dataclasses.replace(METADATA, draft="DRAFT"))
    data = write(draft, STYLE, reference=letterhead("even-pages"))
    section = docx.Document(io.BytesIO(data)).sections[0]
    assert section.header.paragraphs[0].text == "DRAFT"
    assert section.even_page_header.paragraphs[0].text == "DRAFT"
    assert section.header.paragraphs[1].text or section.even_page_header.paragraphs[1].text


def test_a_picture_whose_name_is_in_other_letters_is_found() -> None:
    data = write(SHORT, STYLE, reference=letterhead("upper-picture"))
    assert [name for name in parts_of(data) if "media" in name] == ["word/media/logo.png"]


def test_a_picture_that_is_not_there_leaves_no_frame() -> None:
    data = write(SHORT, STYLE, reference=letterhead("null-picture"))
    assert not list(xml(data, "word/header1.xml").iter(f"{W}drawing"))


# --- relatives: what else makers of such files do


def with_links(*said: str) -> Callable[[Parts], Parts]:
    """More relationships of the document."""
    inside = "".join(f"<Relationship {attributes}/>" for attributes in said)

    def changed(parts: Parts) -> Parts:
        links = parts[RELATIONSHIPS].replace(b"</Relationships>", inside.encode() + b"</Relationships>")
        return {**parts, RELATIONSHIPS: links}

    return changed


def with_targets(before: str) -> Callable[[Parts], Parts]:
    """Targets that are written another way."""
    return lambda parts: {
        **parts, RELATIONSHIPS: parts[RELATIONSHIPS].replace(b'Target="', f'Target="{before}'.encode())
    }  # fmt: skip


def replaced(name: str, old: str, new: str) -> Callable[[Parts], Parts]:
    def changed(parts: Parts) -> Parts:
        assert old.encode() in parts[name]
        return {**parts, name: parts[name].replace(old.encode(), new.encode())}

    return changed


def in_encoding(encoding: str) -> Callable[[Parts], Parts]:
    def encoded(name: str, data: bytes) -> bytes:
        if not name.endswith((".xml", ".rels")):
            return data
        return data.decode().replace('encoding="UTF-8"', f'encoding="{encoding[:6]}"').encode(encoding)

    return lambda parts: {name: encoded(name, data) for name, data in parts.items()}


def in_strict(parts: Parts) -> Parts:
    """As Word saves "Strict Open XML"."""
    names = (
        (b"schemas.openxmlformats.org/wordprocessingml/2006/main", b"purl.oclc.org/ooxml/wordprocessingml/main"),
        (OFFICE.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
    )
    for name, data in parts.items():
        for old, new in names:
            data = data.replace(old, new)  # noqa: PLW2901
        parts = {**parts, name: data}
    return parts


def chained(parts: Parts) -> Parts:
    """2,000 parts, each of which leads to the next."""
    made = with_links('Id="q" Type="http://x/y" Target="0.xml"')(parts)
    for number in range(2_000):
        made[f"word/{number}.xml"] = b"<x/>"
        if number:
            link = f'<Relationship Id="q" Type="http://x/y" Target="{number}.xml"/>'
            made[f"word/_rels/{number - 1}.xml.rels"] = (
                f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{link}'
                "</Relationships>"
            ).encode()
    return made


ALTERNATIVES: Final = (
    '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="wps" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    "<w:t>1</w:t></mc:Choice><mc:Fallback><w:t>2</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)
RELATIVES: Final[dict[str, Callable[[Parts], Parts]]] = {
    "names in capitals": lambda parts: {name.upper(): data for name, data in parts.items()},
    "names in small letters": lambda parts: {name.lower(): data for name, data in parts.items()},
    "names with backslashes": lambda parts: {name.replace("/", "\\"): data for name, data in parts.items()},
    "content types by extension alone": lambda parts: {
        **parts,
        "[Content_Types].xml": re.sub(
            rb'<Override PartName="/word/(?!document)[^>]*/>', b"", parts["[Content_Types].xml"]
        ),
    },
    "absolute targets": with_targets("/word/"),
    "targets with detours": with_targets("../word/./"),
    "targets with backslashes": with_targets("..\\word\\"),
    "a byte order mark": in_encoding("utf-8-sig"),
    "UTF-16": in_encoding("utf-16"),
    "an id twice": with_links(f'Id="styles" Type="{OFFICE}/fontTable" Target="gone.xml"'),
    "styles twice": with_links(f'Id="q" Type="{OFFICE}/styles" Target="styles.xml"'),
    "a relationship without a target": with_links('Id="q" Type="http://x/y"'),
    "a relationship without a type": with_links('Id="q" Target="styles.xml"'),
    "a relationship without an id": with_links('Type="http://x/y" Target="gone.xml"'),
    "a relationship to nothing": with_links(f'Id="q" Type="{OFFICE}/header" Target="gone.xml"'),
    "a relationship to outside": with_links(
        f'Id="q" Type="{OFFICE}/attachedTemplate" Target="file:///C:/x.dotx" TargetMode="External"'
    ),
    "a relationship to what is no header": with_links(f'Id="q" Type="{OFFICE}/header" Target="styles.xml"'),
    "a part of no known kind": lambda parts: {
        **with_links('Id="q" Type="http://x/y" Target="part.odd"')(parts), "word/part.odd": b"?"
    },
    "parts in a long row": chained,
    "macros in a document": lambda parts: {
        **with_links(
            'Id="q" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vba.bin"'
        )(parts),
        "word/vba.bin": b"?",
    },
    "a header without a type": replaced("word/document.xml", ' w:type="default"', ""),
    "a header in two forms": replaced("word/header1.xml", "<w:p>", f"{ALTERNATIVES}<w:p>"),
    "a reference to no relationship": replaced(
        "word/document.xml", "<w:pgSz", '<w:footerReference w:type="default" r:id="gone"/><w:pgSz'
    ),
    "half twips": replaced("word/document.xml", 'w:left="1418"', 'w:left="1418.5"'),
    "Strict Open XML": in_strict,
}  # fmt: skip


@pytest.mark.parametrize("relative", RELATIVES)
def test_a_letter_is_written_on_relatives_of_a_letterhead(relative: str) -> None:
    data = write(SHORT, STYLE, reference=packed(RELATIVES[relative](parts_of(letterhead("numbering")))))
    assert_whole(data)
    assert "vba" not in "".join(parts_of(data))
    document = docx.Document(io.BytesIO(data))
    assert document.sections[0].header.paragraphs[-1].text == "LETTERHEAD"
    assert [text.text for text in document.paragraphs] == ["A letter."]


@pytest.mark.parametrize("name", FILES)
def test_only_four_parts_of_a_letterhead_are_indispensable(name: str) -> None:
    parts = parts_of(letterhead(name))
    indispensable = {"[Content_Types].xml", "_rels/.rels", "word/document.xml"}
    for missing in parts:
        without = packed({part: data for part, data in parts.items() if part != missing})
        if missing in indispensable:
            with pytest.raises(NotAWordFileError):
                write(SHORT, STYLE, reference=without)
        else:
            data = write(SHORT, STYLE, reference=without)
            assert_whole(data)
            assert docx.Document(io.BytesIO(data)).paragraphs[0].text == "A letter."


def test_a_picture_among_several_may_be_missing() -> None:
    parts = parts_of(letterhead("good-letterhead"))
    (blip,) = re.findall(rb"<a:blip [^>]*/>", parts["word/header1.xml"])
    more = parts["word/header1.xml"].replace(blip, blip + b'<a:blip r:embed="gone"/>')
    data = write(SHORT, STYLE, reference=packed({**parts, "word/header1.xml": more}))
    assert len(list(xml(data, "word/header1.xml").iter(f"{W}drawing"))) == 1


def test_a_reference_that_unpacks_to_more_than_any_letter_has_is_refused_with_other_advice() -> None:
    parts = parts_of(letterhead("good-letterhead"))
    large = {f"word/media/{number}.png": b"\0" * 45_000_000 for number in range(5)}
    with pytest.raises(NotAWordFileError, match="unpacks to more than any letter has") as raised:
        write(SHORT, STYLE, reference=packed(parts | large))
    assert "pictures" in raised.value.help


@pytest.mark.parametrize("part", ["word/header1.xml", "word/styles.xml", "word/numbering.xml"])
def test_a_document_type_in_a_reference_is_refused(part: str) -> None:
    parts = parts_of(letterhead("numbering"))
    typed = parts[part].replace(b"?>", b'?><!DOCTYPE a [<!ENTITY b "c">]>', 1)
    with pytest.raises(NotAWordFileError, match="declares a document type"):
        write(SHORT, STYLE, reference=packed({**parts, part: typed}))


def test_margins_of_a_letterhead_stay() -> None:
    parts = replaced("word/document.xml", 'w:left="1418"', 'w:left="1700"')(parts_of(letterhead("numbering")))
    data = write(SHORT, STYLE, reference=packed(parts))
    assert docx.Document(io.BytesIO(data)).sections[0].left_margin == Pt(85)
