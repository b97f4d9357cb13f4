"""A word is put into every place of a Word file where private data can be; in no letter may it be found again."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path
from typing import Final

import pytest
from docx_letters import STYLE, W, letter, paragraph, xml
from packages import NORMAL, OFFICE, PAGE, packed, parts_of, word_file, words
from PIL import Image as Picture
from PIL.PngImagePlugin import PngInfo

from outside import docx_faults, pandoc
from undersigned.files.bare_drawings import bare_picture
from undersigned.model.letter import NoteCall
from undersigned.writers.docx import write

PRIVATE: Final = "Quuxley"
LETTER: Final = letter((paragraph("A letter.", NoteCall(1)),), notes=1)
BODY: Final = (
    f'<w:sectPr w:rsidR="{{}}"><w:headerReference w:type="default" r:id="header1"/>{PAGE}</w:sectPr>'
)


def jpeg() -> bytes:
    out, exif = io.BytesIO(), Picture.Exif()
    exif[0x013B], exif[0x010E] = f"{PRIVATE} artist", f"{PRIVATE} description"
    exif.get_ifd(0x8825)[29] = PRIVATE
    Picture.new("RGB", (40, 20), "red").save(out, "JPEG", exif=exif, comment=PRIVATE.encode())
    return out.getvalue()


def png() -> bytes:
    out, info = io.BytesIO(), PngInfo()
    info.add_text("Author", PRIVATE)
    info.add_itxt("XML:com.adobe.xmp", f"<x>{PRIVATE}</x>")
    Picture.new("RGB", (40, 20), "red").save(out, "PNG", pnginfo=info)
    return out.getvalue()


def gif() -> bytes:
    out = io.BytesIO()
    Picture.new("P", (40, 20)).save(out, "GIF", comment=PRIVATE.encode())
    return out.getvalue()


def tiff() -> bytes:
    out = io.BytesIO()
    told = {315: PRIVATE, 270: f"{PRIVATE} description", 305: PRIVATE}
    Picture.new("RGB", (40, 20), "red").save(out, "TIFF", tiffinfo=told)
    return out.getvalue()


def emf() -> bytes:
    """A header with the description of the drawing behind it, a comment, and the end (MS-EMF § 2.3.4.2)."""
    said = f"Program\0{PRIVATE}\0\0".encode("utf-16-le")
    header = bytearray(100 + len(said) + -len(said) % 4)
    header[:8] = (1).to_bytes(4, "little") + len(header).to_bytes(4, "little")
    header[40:44] = b" EMF"
    header[60:68] = (len(said) // 2).to_bytes(4, "little") + (100).to_bytes(4, "little")
    header[100 : 100 + len(said)] = said
    comment = f"{PRIVATE} ".encode().ljust(12)
    record = (70).to_bytes(4, "little") + (12 + len(comment)).to_bytes(4, "little")
    record += len(comment).to_bytes(4, "little") + comment
    return bytes(header) + record + b"\x0e\0\0\0\x14\0\0\0" + bytes(12)


def svg() -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:ink="http://www.inkscape.org/{PRIVATE}" '
        f'ink:export-filename="/home/{PRIVATE}/logo.png"><!-- {PRIVATE} --><metadata>{PRIVATE}</metadata>'
        f'<ink:view n="{PRIVATE}"/><title>{PRIVATE}</title><rect width="9" height="9" '
        f'data-x="{PRIVATE}"/></svg>'
    ).encode()


def packed_emf() -> bytes:
    out = io.BytesIO()
    with gzip.GzipFile(f"{PRIVATE}.emf", "wb", fileobj=out, mtime=0) as file:
        file.write(emf())
    return out.getvalue()


PICTURES: Final = {
    "jpeg": jpeg(), "png": png(), "gif": gif(), "tiff": tiff(), "emf": emf(), "svg": svg(), "emz": packed_emf(),
}  # fmt: skip


def is_in(data: bytes, word: str = PRIVATE) -> bool:
    """Whether a word is anywhere in some bytes, in letters of one or two bytes, packed or not."""
    if data.startswith(b"\x1f\x8b"):
        data += gzip.decompress(data)
    return any(word.lower().encode(code) in data.lower() for code in ("utf-8", "utf-16-le"))


@pytest.mark.parametrize("kind", PICTURES)
def test_a_picture_says_nothing_beside_what_it_shows(kind: str) -> None:
    data = PICTURES[kind]
    assert is_in(data)
    bare = bare_picture(data)
    assert not is_in(bare)
    assert bare_picture(bare) == bare
    if kind in ("jpeg", "png", "gif", "tiff"):
        with Picture.open(io.BytesIO(data)) as before, Picture.open(io.BytesIO(bare)) as after:
            assert before.convert("RGB").tobytes() == after.convert("RGB").tobytes()


def test_how_a_photograph_has_to_be_turned_stays_with_it() -> None:
    out, exif = io.BytesIO(), Picture.Exif()
    exif[0x0112], exif[0x013B] = 6, PRIVATE
    Picture.new("RGB", (40, 20), "red").save(out, "JPEG", exif=exif)
    with Picture.open(io.BytesIO(bare_picture(out.getvalue()))) as bare:
        assert dict(bare.getexif()) == {0x0112: 6}


def drawing(link: str, number: int = 1) -> str:
    return (
        f'<w:r><w:drawing><wp:inline wp14:anchorId="1" '
        f'xmlns:wp14="http://schemas.microsoft.com/office/word/2010/'
        f'wordprocessingDrawing"><wp:extent cx="500000" cy="250000"/><wp:docPr id="{number}" '
        f'name="{PRIVATE}.png" '
        f'descr="C:\\Users\\{PRIVATE}\\logo.png" title="{PRIVATE}"><a:hlinkClick r:id="file" '
        f'tooltip="{PRIVATE}"/></wp:docPr>'
        f"<a:graphic><a:graphicData "
        f'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="1" name="C:\\{PRIVATE}.png" descr="{PRIVATE} '
        f'logo.jpg"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{link}" ><a:extLst><a:ext uri="{{1}}"><a14:x '
        f'xmlns:a14="http://schemas.microsoft.com/'
        f'office/drawing/2010/main" '
        f'name="{PRIVATE}"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="500000" cy="250000"/></a:xfrm>'
        f"<a:prstGeom "
        f'prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        f"</w:drawing></w:r>"
    )


CHANGE: Final = f'w:id="1" w:author="{PRIVATE}" w:date="2020-01-01T00:00:00Z"'
IN_HEADERS: Final = {
    "revision ids": (
        f'<w:p w:rsidR="{PRIVATE}" w14:paraId="{PRIVATE}"><w:r w:rsidRPr="{PRIVATE}"><w:t>shown</w:t></w:r></w:p>'
    ),
    "an insertion": f"<w:p><w:ins {CHANGE}><w:r><w:t>shown</w:t></w:r></w:ins></w:p>",
    "a deletion": (
        f"<w:p><w:r><w:t>shown</w:t></w:r><w:del {CHANGE}><w:r><w:delText>{PRIVATE}</w:delText></w:r></w:del></w:p>"
    ),
    "a move": (
        f"<w:p><w:moveTo {CHANGE}><w:r><w:t>shown</w:t></w:r></w:moveTo></w:p>"
        f'<w:p><w:moveFromRangeStart {CHANGE} w:name="{PRIVATE}"/><w:moveFrom '
        f"{CHANGE}><w:r><w:t>{PRIVATE}</w:t></w:r>"
        '</w:moveFrom><w:moveFromRangeEnd w:id="1"/></w:p>'
    ),
    "a changed look": (
        f"<w:p><w:pPr><w:rPr><w:ins {CHANGE}/></w:rPr><w:pPrChange {CHANGE}><w:pPr/></w:pPrChange></w:pPr>"
        f"<w:r><w:rPr><w:b/><w:rPrChange {CHANGE}><w:rPr/></w:rPrChange></w:rPr><w:t>shown</w:t></w:r></w:p>"
    ),
    "a deleted end of a paragraph": (
        f"<w:p><w:pPr><w:rPr><w:del {CHANGE}/></w:rPr></w:pPr><w:r><w:t>sho</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>wn</w:t></w:r></w:p>"
    ),
    "a deleted row": (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>"
        f"<w:tr><w:trPr><w:del {CHANGE}/></w:trPr><w:tc>{words(PRIVATE)}</w:tc></w:tr>"
        f"<w:tr><w:trPr><w:ins {CHANGE}/></w:trPr><w:tc>{words('shown')}</w:tc></w:tr></w:tbl><w:p/>"
    ),
    "a deleted table": (
        f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:trPr><w:del {CHANGE}/></w:trPr>"
        f"<w:tc>{words(PRIVATE)}</w:tc></w:tr></w:tbl>{words('shown')}"
    ),
    "a comment": (
        '<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>shown</w:t></w:r><w:commentRangeEnd w:id="1"/>'
        '<w:r><w:commentReference w:id="1"/></w:r></w:p>'
    ),
    "permissions and bookmarks": (
        f'<w:p><w:permStart w:id="1" w:ed="{PRIVATE}@x"/><w:bookmarkStart w:id="2" '
        f'w:name="{PRIVATE}"/><w:proofErr '
        'w:type="spellStart"/><w:r><w:t>shown</w:t></w:r><w:bookmarkEnd w:id="2"/><w:permEnd w:id="1"/></w:p>'
    ),
    "a content control": (
        f'<w:sdt><w:sdtPr><w:alias w:val="{PRIVATE}"/><w:tag w:val="{PRIVATE}"/><w:dataBinding '
        f'w:xpath="/{PRIVATE}" '
        f'w:storeItemID="{{1}}"/><w:text/></w:sdtPr><w:sdtContent>{words("shown")}</w:sdtContent></w:sdt>'
    ),
    "a content control in a cell, without words": (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/><w:sdt><w:sdtPr>"
        f'<w:alias w:val="{PRIVATE}"/></w:sdtPr><w:sdtContent/></w:sdt></w:tc></w:tr></w:tbl>{words("shown")}'
    ),
    "a smart tag": (
        f'<w:p><w:smartTag w:uri="urn:x" w:element="{PRIVATE}"><w:smartTagPr><w:attr '
        f'w:name="{PRIVATE}" w:val="1"/>'
        "</w:smartTagPr><w:r><w:t>shown</w:t></w:r></w:smartTag></w:p>"
    ),
    "custom XML": f'<w:customXml w:uri="{PRIVATE}" w:element="{PRIVATE}">{words("shown")}</w:customXml>',
    "a link to a file": (
        f'<w:p><w:hyperlink r:id="file" w:tooltip="{PRIVATE}" '
        f'w:anchor="{PRIVATE}"><w:r><w:t>shown</w:t></w:r>'
        "</w:hyperlink></w:p>"
    ),
    "a link in a field": (
        f'<w:p><w:fldSimple w:instr=" HYPERLINK &quot;file:///C:/{PRIVATE}&quot; '
        f'"><w:r><w:t>shown</w:t></w:r>'
        "</w:fldSimple></w:p>"
    ),
    "an author in a field": f'<w:p><w:fldSimple w:instr=" AUTHOR "><w:r><w:t>{PRIVATE}</w:t></w:r></w:fldSimple>'
    "<w:r><w:t>shown</w:t></w:r></w:p>",
    "a form": (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name '
        f'w:val="{PRIVATE}"/></w:ffData></w:fldChar></w:r>'
        f'<w:r><w:instrText> FORMTEXT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>shown</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    ),
    "a picture": f"<w:p>{drawing('png')}{drawing('jpeg', 2)}<w:r><w:t>shown</w:t></w:r></w:p>",
    "an old picture": (
        f'<w:p><w:r><w:pict><v:shape id="{PRIVATE}" alt="\\\\server\\{PRIVATE}\\a" '
        f'title="{PRIVATE}" o:gfxdata="{PRIVATE}" '
        f'style="width:9pt;height:9pt"><v:imagedata r:id="png" o:title="{PRIVATE}" '
        f'src="file:///{PRIVATE}"/></v:shape>'
        "</w:pict></w:r><w:r><w:t>shown</w:t></w:r></w:p>"
    ),
    "an embedded file": (
        '<w:p><w:r><w:object><v:shape id="_x0000_i1025" style="width:9pt;height:9pt"><v:imagedata '
        'r:id="png"/></v:shape>'
        f'<o:OLEObject Type="Embed" ProgID="{PRIVATE}" ShapeID="_x0000_i1025" ObjectID="_1" '
        f'r:id="file"/></w:object></w:r>'
        "<w:r><w:t>shown</w:t></w:r></w:p>"
    ),
    "markup of another program": (
        f'<w:p xmlns:own="http://{PRIVATE}.example/" '
        f'own:by="{PRIVATE}"><own:note>{PRIVATE}</own:note><w:r><w:t>shown</w:t>'
        "</w:r></w:p>"
    ),
    "hidden words": (
        f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{PRIVATE}</w:t></w:r><w:r><w:t>shown</w:t></w:r></w:p>"
    ),
    "words hidden by a style of letters": (
        f'<w:p><w:r><w:rPr><w:rStyle w:val="HidR"/></w:rPr><w:t>{PRIVATE}</w:t></w:r><w:r><w:t>shown</w:t></w:r></w:p>'
    ),
    "words hidden by a style of paragraphs": (
        f'<w:p><w:pPr><w:pStyle w:val="HidP"/></w:pPr><w:r><w:t>{PRIVATE}</w:t></w:r></w:p>{words("shown")}'
    ),
    "words that one style hides and another shows": (
        '<w:p><w:pPr><w:pStyle w:val="HidP"/></w:pPr><w:r><w:rPr><w:rStyle w:val="HidR"/></w:rPr><w:t>shown</w:t></w:r>'
        "</w:p>"
    ),
    "a hidden field": (
        '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE'
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:vanish/></w:rPr>'
        f'<w:t>{PRIVATE}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>shown</w:t></w:r></w:p>'
    ),
    "a hidden picture of old Word": (
        '<w:p><w:r><w:pict><v:shape style="width:9pt;height:9pt;visibility:hidden"><v:textbox><w:txbxContent>'
        f"{words(PRIVATE)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r><w:r><w:t>shown</w:t></w:r></w:p>"
    ),
    "a choice that is not shown": (
        f'<w:p><w:fldSimple w:instr=" IF 1 = 2 {PRIVATE} shown "><w:r><w:t>shown</w:t></w:r></w:fldSimple></w:p>'
    ),
    "a tip of a field": (
        f'<w:p><w:fldSimple w:instr=" HYPERLINK &quot;https://a.example/&quot; \\o &quot;{PRIVATE}&quot; "><w:r><w:t>'
        "shown</w:t></w:r></w:fldSimple></w:p>"
    ),
    "what a table is called": (
        f'<w:tbl><w:tblPr><w:tblCaption w:val="{PRIVATE}"/><w:tblDescription w:val="{PRIVATE}"/></w:tblPr><w:tblGrid>'
        f"<w:gridCol/></w:tblGrid><w:tr><w:tc>{words('shown')}</w:tc></w:tr></w:tbl><w:p/>"
    ),
    "a remark in the XML": f"<!-- {PRIVATE} --><?{PRIVATE} x?>{words('shown')}",
}

HEADER_LINKS: Final = "".join(
    f'<Relationship Id="{name}" Type="{OFFICE}/image" Target="media/{PRIVATE}.{name}"/>'
    for name in ("png", "jpeg")
) + (
    f'<Relationship Id="file" Type="{OFFICE}/hyperlink" '
    f'Target="file:///C:/Users/{PRIVATE}/a.docx" TargetMode="External"/>'
    f'<Relationship Id="ole" Type="{OFFICE}/oleObject" Target="embeddings/a.bin"/>'
)
MEDIA: Final = {f"word/media/{PRIVATE}.png": png(), f"word/media/{PRIVATE}.jpeg": jpeg()}


@pytest.mark.parametrize("case", IN_HEADERS)
def test_headers_keep_what_is_seen(case: str, tmp_path: Path) -> None:
    reference = word_file(
        BODY.format(PRIVATE),
        parts={"header1": IN_HEADERS[case], "styles": NORMAL.format("") + HIDING},
        links={"header1": HEADER_LINKS},
        more=MEDIA,
    )
    data = write(LETTER, STYLE, reference=reference)
    parts = parts_of(data)
    assert [name for name, content in parts.items() if is_in(content) or is_in(name.encode())] == []
    shown = "".join(node.text or "" for node in xml(data, "word/header1.xml").iter(f"{W}t"))
    assert shown.removeprefix("[AUTHOR]") == "shown"
    (tmp_path / "a.docx").write_bytes(data)
    assert docx_faults(tmp_path / "a.docx") == []


HIDING: Final = (
    '<w:style w:type="paragraph" w:styleId="HidP"><w:name w:val="Hid P"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="HidR"><w:name w:val="Hid R"/><w:rPr><w:vanish/></w:rPr></w:style>'
)


def two_colours() -> bytes:
    made = Picture.new("RGB", (40, 20), "red")
    made.paste("blue", (20, 0, 40, 20))
    out = io.BytesIO()
    made.save(out, "PNG")
    return out.getvalue()


CUT: Final = {
    "of DrawingML": (
        f"<w:p>{drawing('png')}{drawing('png', 2)}</w:p>".replace(
            "</a:blip>", '</a:blip><a:srcRect l="50000" t="-10000"/>', 1
        ),
        2,
    ),
    "of VML": (
        (
            '<w:p><w:r><w:pict><v:shape style="width:9pt;height:9pt"><v:imagedata r:id="png" cropleft="32768f"/>'
            "</v:shape></w:pict></w:r></w:p>"
        ),
        1,
    ),
}


@pytest.mark.parametrize("case", CUT)
def test_what_is_cut_off_a_picture_is_not_in_the_letter(case: str, tmp_path: Path) -> None:
    header, count = CUT[case]
    reference = word_file(
        parts={"header1": header},
        links={"header1": HEADER_LINKS},
        more={**MEDIA, f"word/media/{PRIVATE}.png": two_colours()},
    )
    data = write(LETTER, STYLE, reference=reference)
    pictures = [Picture.open(io.BytesIO(part)) for name, part in parts_of(data).items() if "/media/" in name]
    assert sorted(picture.size for picture in pictures) == [(20, 20), (40, 20)][:count]
    cut = next(picture.convert("RGB") for picture in pictures if picture.size == (20, 20))
    assert {colour for _, colour in cut.getcolors() or ()} == {(0, 0, 255)}
    root = xml(data, "word/header1.xml")
    assert "50000" not in [value for node in root.iter() for value in node.attrib.values()]
    assert [node.get("t") for node in root.iter() if node.tag.endswith("}srcRect")] in ([], ["-10000"])
    (tmp_path / "a.docx").write_bytes(data)
    assert docx_faults(tmp_path / "a.docx") == []


def test_cells_of_which_a_chart_was_made_are_not_named() -> None:
    chart = (
        '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart><c:plotArea><c:ser>'
        f"<c:tx><c:strRef><c:f>[{PRIVATE}.xlsx]A!1</c:f></c:strRef></c:tx></c:ser></c:plotArea></c:chart></c:chartSpace>"
    )
    link = f'<Relationship Id="chart" Type="{OFFICE}/chart" Target="charts/chart1.xml"/>'
    header = (
        "<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><c:chart "
        'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="chart"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )
    reference = word_file(
        parts={"header1": header}, links={"header1": link}, more={"word/charts/chart1.xml": chart.encode()}
    )
    parts = parts_of(write(LETTER, STYLE, reference=reference))
    assert any("chart" in name for name in parts)
    assert not any(is_in(part) for part in parts.values())


COMPATIBLE: Final = "http://schemas.microsoft.com/office/word"
SETTINGS: Final = (
    f'<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="{COMPATIBLE}" w:val="15"/>'
    f'<w:compatSetting w:name="compatibilityMode" w:uri="{COMPATIBLE}" w:val="{PRIVATE}"/>'
    f'<w:compatSetting w:name="compatibilityMode" w:uri="{PRIVATE}" w:val="15"/>'
    f'<w:compatSetting w:name="{PRIVATE}" w:uri="{COMPATIBLE}" w:val="1"/></w:compat>'
    f'<w:writeProtection w:hash="{PRIVATE}"/><w:removePersonalInformation/><w:attachedTemplate r:id="t"/>'
    f"<w:mailMerge><w:connectString "
    f'w:val="{PRIVATE}"/></w:mailMerge><w:trackRevisions/><w:documentProtection '
    f'w:edit="readOnly" w:salt="{PRIVATE}"/><w:defaultTabStop w:val="720"/><w:saveThroughXslt '
    f'w:solutionID="{PRIVATE}"/>'
    f'<w:hdrShapeDefaults><o:shapedefaults v:ext="{PRIVATE}"/></w:hdrShapeDefaults><w:docVars><w:docVar '
    f'w:name="{PRIVATE}" w:val="{PRIVATE}"/></w:docVars><w:rsids><w:rsidRoot w:val="{PRIVATE}"/></w:rsids>'
    f'<w:attachedSchema w:val="{PRIVATE}"/><w:smartTagType w:name="{PRIVATE}"/>'
)
STYLES: Final = NORMAL.format(f'<w:rsid w:val="{PRIVATE}"/>') + (
    f'<w:style w:type="paragraph" w:styleId="a"><w:name w:val="Shown Name"/><w:pPr><w:pPrChange '
    f"{CHANGE}><w:pPr/>"
    "</w:pPrChange></w:pPr></w:style>"
    f"{HIDING}"
)
NUMBERING: Final = (
    f'<w:abstractNum w:abstractNumId="0"><w:nsid w:val="{PRIVATE}"/><w:multiLevelType w:val="singleLevel"/>'
    f'<w:tmpl w:val="{PRIVATE}"/><w:name w:val="{PRIVATE}"/><w:lvl w:ilvl="0" '
    f'w:tplc="{PRIVATE}"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
)
THEME: Final = (
    f"<a:themeElements><a:clrScheme "
    f'name="{PRIVATE}"/></a:themeElements><a:objectDefaults><a:spDef><a:spPr>{PRIVATE}'
    f"</a:spPr></a:spDef></a:objectDefaults><a:custClrLst><a:custClr "
    f'name="{PRIVATE}"/></a:custClrLst><a:extLst>'
    f'<a:ext uri="{PRIVATE}"/></a:extLst>'
)
INVISIBLE: Final = {
    "settings": "settings", "attached template": "attachedTemplate", "comments": "comments", "people": "people",
    "glossary": "glossaryDocument", "custom XML": "customXml", "web settings": "webSettings", "macros": "vbaProject",
    "mail merge": "mailMergeSource", "printer": "printerSettings", "key map": "keyMapCustomizations",
    "embedded": "package", "of another kind": "x",
}  # fmt: skip
PROPERTIES: Final = {
    "core-properties": "docProps/core.xml", "extended-properties": "docProps/app.xml",
    "custom-properties": "docProps/custom.xml", "thumbnail": "docProps/thumbnail.jpeg",
    "extensibility": "customUI/customUI.xml", "classificationlabels": "docMetadata/LabelInfo.xml",
}  # fmt: skip


def full_of_private_data(*, macros: bool = False) -> bytes:
    inner = packed({"docProps/core.xml": PRIVATE.encode()})
    linked = "".join(
        f'<Relationship Id="q{number}" Type="{OFFICE}/{kind}" Target="{PRIVATE}/{number}.xml"/>'
        for number, kind in enumerate(INVISIBLE.values())
        if kind != "settings"
    )
    more = {f"word/{PRIVATE}/{number}.xml": f"<x>{PRIVATE}</x>".encode() for number in range(len(INVISIBLE))}
    more |= {"word/embeddings/a.bin": inner, **MEDIA}
    more |= {name: f"<x>{PRIVATE}</x>".encode() for name in PROPERTIES.values()}
    about = "".join(
        f'<Relationship Id="p{number}" Type="{OFFICE}/{kind}" Target="{name}"/>'
        for number, (kind, name) in enumerate(PROPERTIES.items())
    )
    return word_file(
        f"{words(PRIVATE)}{BODY.format(PRIVATE)}",
        parts={
            "header1": "".join(IN_HEADERS.values()),
            "header2": words(f"{PRIVATE} in a header that no page shows"),
            "settings": SETTINGS,
            "styles": STYLES,
            "numbering": NUMBERING,
            "theme": THEME,
            "comments": f'<w:comment w:id="1" w:author="{PRIVATE}">{words(PRIVATE)}</w:comment>',
            "footnotes": f'<w:footnote w:id="1">{words(PRIVATE)}</w:footnote>',
        },
        links={
            "header1": HEADER_LINKS,
            "settings": f'<Relationship Id="t" Type="{OFFICE}/attachedTemplate" Target="file:///C:/{PRIVATE}.dotx" '
            'TargetMode="External"/>',
            "document": linked,
        },
        more=more,
        package_links=about,
        macros=macros,
    )


@pytest.mark.parametrize("macros", [False, True])
def test_nothing_of_a_file_that_is_not_seen_goes_into_a_letter(tmp_path: Path, *, macros: bool) -> None:
    reference = full_of_private_data(macros=macros)
    assert sum(is_in(content) for content in parts_of(reference).values()) > 20
    data = write(LETTER, STYLE, reference=reference)
    assert [name for name, part in parts_of(data).items() if is_in(part) or is_in(name.encode())] == []
    assert not [name for name, part in parts_of(data).items() if zipfile.is_zipfile(io.BytesIO(part))]
    (tmp_path / "a.docx").write_bytes(data)
    assert "Note 1." in pandoc(tmp_path / "a.docx", "docx", "plain")
    names = [node.get(f"{W}val") for node in xml(data, "word/styles.xml").iter(f"{W}name")]
    assert "Shown Name" in names


def test_what_is_seen_stays() -> None:
    described = drawing("png").replace(
        f'descr="C:\\Users\\{PRIVATE}\\logo.png"', 'descr="The logo of Civic Space Watch"'
    )
    link = (
        f'<Relationship Id="web" Type="{OFFICE}/hyperlink" Target="https://example.org/" '
        f'TargetMode="External"/>'
        f'<Relationship Id="mail" Type="{OFFICE}/hyperlink" Target="mailto:office@example.org" '
        f'TargetMode="External"/>'
    )
    head = (
        f"<w:p>{described}<w:hyperlink "
        f'r:id="web"><w:r><w:t>example.org</w:t></w:r></w:hyperlink><w:hyperlink r:id="mail">'
        "<w:r><w:t>office@example.org</w:t></w:r></w:hyperlink></w:p>"
    )
    reference = word_file(parts={"header1": head}, links={"header1": HEADER_LINKS + link}, more=MEDIA)
    data = write(LETTER, STYLE, reference=reference)
    parts = parts_of(data)
    assert b"The logo of Civic Space Watch" in parts["word/header1.xml"]
    assert b"https://example.org/" in parts["word/_rels/header1.xml.rels"]
    assert b"mailto:office@example.org" in parts["word/_rels/header1.xml.rels"]
    assert len([name for name in parts if "media" in name]) == 1
