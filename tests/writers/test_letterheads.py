"""Letters on the letterheads of other people: files that Word opens, whatever made them, and their relatives.

letterheads/ holds a small file for each oddity that was met in the templates of real organisations.
"""

from __future__ import annotations

import dataclasses
import io
import posixpath
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import docx
import pytest
from docx.shared import Pt
from docx_letters import EVERY_NODE, METADATA, STYLE, R, W, letter, paragraph, xml
from lxml import etree

from outside import docx_faults, pandoc
from small_project import SmallProject
from undersigned.writers.docx import NotAWordFileError, write

FOLDER: Final = Path(__file__).parent / "letterheads"
FILES: Final = sorted(file.stem for file in FOLDER.glob("*.docx"))

CHANGED: Final = {"date-field": ["Geneva, 8 September 2023[AUTHOR]"]}
"""What heads say that print what a program knows."""

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
    texts = [
        "".join(words.text or "" for words in xml(data, name).iter(f"{W}t"))
        for name in names
        if name.removeprefix("word/") in shown
    ]
    return [text for text in texts if text]


def assert_whole(data: bytes) -> None:
    """Every part has a content type, every relationship leads to a part, every reference to a relationship."""
    parts = parts_of(data)
    roots = {name: etree.fromstring(parts[name]) for name in parts if name.endswith((".xml", ".rels"))}
    types = list(roots.pop("[Content_Types].xml"))
    assert all(said.get("ContentType") for said in types)
    named = {said.get("PartName") for said in types} | {said.get("Extension") for said in types}
    others = {name for name in parts if name[0] != "["}
    assert {name for name in others if not {f"/{name}", name.rpartition(".")[2].lower()} & named} == set()
    for name in others:
        folder, _, stem = name.rpartition("/")
        links = {link.get("Id"): link for link in roots.get(f"{folder}/_rels/{stem}.rels".lstrip("/"), ())}
        inside = [link.get("Target") for link in links.values() if link.get("TargetMode") != "External"]
        assert {posixpath.normpath(posixpath.join(folder, target)) for target in inside} <= set(parts)
        nodes = roots[name].iter() if name.endswith(".xml") else ()
        said = {value for node in nodes for key, value in node.attrib.items() if key.startswith(R) and value}
        assert said <= set(links)


@pytest.mark.parametrize("name", FILES)
def test_a_letter_is_written_on_every_letterhead(name: str, tmp_path: Path) -> None:
    data = write(EVERY_NODE, STYLE, reference=letterhead(name))
    assert headers(data) == CHANGED.get(name, headers(letterhead(name)))
    assert_whole(data)
    file = tmp_path / "letter.docx"
    file.write_bytes(data)
    assert "See note 1 above." in pandoc(file, "docx", "plain", "--wrap=none")
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
    assert [name for name in parts_of(data) if "media" in name] == ["word/media/image1.png"]


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
        (
            b"schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"purl.oclc.org/ooxml/wordprocessingml/main",
        ),
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


def test_parts_of_no_known_kind_stay_out_however_many_stand_in_a_row() -> None:
    data = write(SHORT, STYLE, reference=packed(chained(parts_of(letterhead("numbering")))))
    assert_whole(data)
    assert len(parts_of(data)) < 20


@pytest.mark.parametrize("name", FILES)
def test_only_three_parts_of_a_letterhead_are_indispensable(name: str) -> None:
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


def test_a_picture_without_a_content_type_is_what_its_name_says() -> None:
    parts = parts_of(letterhead("good-letterhead"))
    types = re.sub(rb'<Default Extension="png"[^>]*/>', b"", parts["[Content_Types].xml"])
    data = write(SHORT, STYLE, reference=packed({**parts, "[Content_Types].xml": types}))
    said = {said.get("Extension"): said.get("ContentType") for said in xml(data, "[Content_Types].xml")}
    assert said["png"] == "image/png"


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


def test_the_user_is_told_which_file_is_too_large_and_what_to_do(project: SmallProject) -> None:
    parts = parts_of(letterhead("good-letterhead"))
    large = packed({**parts, "word/media/large.png": b"\0" * 60_000_001})
    project.write({"templates/joint-letter/reference.docx": large})
    run = project.run("build", "letter", "--format", "docx")
    assert run.status == 1
    assert run.err == (
        "templates/joint-letter/reference.docx:1:1: error: this file cannot lend its letterhead and styles: "
        "it unpacks to more than any letter has [unusable-reference]\n"
        "  help: look whether it is the right file; where it is, make its pictures smaller and save it again\n"
    )
