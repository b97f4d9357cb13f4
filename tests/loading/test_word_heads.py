"""What is found at the head of Word files: pictures, lines and their sides, and what lies over the text."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Final

import pytest
from PIL import Image

from undersigned.files.word_xml import NAMESPACES
from undersigned.loading.word_heads import word_head
from undersigned.model.letterhead import Side
from undersigned.model.word_head import HeadLine, HeadPicture, WordHead

CASES: Final = Path(__file__).parents[1] / "writers" / "letterheads"
MM: Final = 36_000
"""English metric units."""
_NAMES: Final = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())
_OFFICE: Final = NAMESPACES["r"]
_RELS: Final = f'<Relationships xmlns="{NAMESPACES["rel"]}">{{}}</Relationships>'
_STYLES: Final = (
    '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:pPr><w:tabs>'
    '<w:tab w:val="center" w:pos="4536"/><w:tab w:val="right" w:pos="9072"/></w:tabs></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Right"><w:basedOn w:val="Base"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:jc w:val="end"/></w:pPr>'
    "<w:rPr><w:b/></w:rPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="HidP"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Hid"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="Heading 1"/></w:style>'
)


def png() -> bytes:
    data = io.BytesIO()
    Image.new("L", (60, 20), 90).save(data, "PNG")
    return data.getvalue()


def word_file(
    body: str = "",
    header: str = "",
    *,
    footer: str = "",
    first: bool = False,
    top: int = 1418,
    section: str = "",
    picture: bytes = b"",
) -> bytes:
    """A Word file with margins of 25 mm (1418 twentieths of a point) on A4 and a picture `rIdL` in each part."""
    kinds = {"header": header, "footer": footer}
    used = {kind: text for kind, text in kinds.items() if text}
    type = "first" if first else "default"
    references = "".join(f'<w:{kind}Reference w:type="{type}" r:id="{kind}"/>' for kind in used)
    page = (
        f'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="{top}" w:right="1418" w:bottom="1418" w:left="1418" '
        f'w:header="709" w:footer="709" w:gutter="0"/>{"<w:titlePg/>" if first else ""}{section}'
    )
    logo = f'<Relationship Id="rIdL" Type="{_OFFICE}/image" Target="media/logo.png"/>'
    links = "".join(
        f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in used
    )
    styles = f'<Relationship Id="styles" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{NAMESPACES["ct"]}"/>',
        "_rels/.rels": _RELS.format(
            f'<Relationship Id="d" Type="{_OFFICE}/officeDocument" Target="word/d.xml"/>'
        ),
        "word/d.xml": f"<w:document {_NAMES}><w:body>{body}<w:sectPr>{references}{page}</w:sectPr></w:body>"
        "</w:document>",
        "word/_rels/d.xml.rels": _RELS.format(logo + links + styles),
        "word/styles.xml": f"<w:styles {_NAMES}>{_STYLES}</w:styles>",
        "word/media/logo.png": picture or png(),
    }
    for kind, text in used.items():
        root = "hdr" if kind == "header" else "ftr"
        parts[f"word/{kind}.xml"] = f"<w:{root} {_NAMES}>{text}</w:{root}>"
        parts[f"word/_rels/{kind}.xml.rels"] = _RELS.format(logo)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def p(words: str, properties: str = "", run: str = "") -> str:
    inner = words if words.startswith("<") else f"<w:r>{run}<w:t>{words}</w:t></w:r>"
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


BLIP: Final = '<a:graphic><a:graphicData><a:blip r:embed="rIdL"/></a:graphicData></a:graphic>'


def inline(width: int = 40, height: int = 14, name: str = "Logo", words: str = "") -> str:
    """A picture in a line, its size in millimetres."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{width * MM}" cy="{height * MM}"/>'
        f'<wp:docPr id="1" name="{name}" descr="{words}"/>{BLIP}</wp:inline></w:drawing></w:r>'
    )


def anchor(
    across: str,
    down: str,
    width: int,
    height: int,
    *,
    wrap: str = "wrapNone",
    inner: str = BLIP,
    behind: str = "0",
) -> str:
    """A picture, or a text box, that floats: where it stands, and its size in millimetres."""
    return (
        f'<w:r><w:drawing><wp:anchor behindDoc="{behind}">{across}{down}'
        f'<wp:extent cx="{width * MM}" cy="{height * MM}"/><wp:{wrap}/><wp:docPr id="1" name="Logo"/>{inner}'
        "</wp:anchor></w:drawing></w:r>"
    )


def h(relative: str, offset: int | str) -> str:
    return _position("H", relative, offset)


def v(relative: str, offset: int | str) -> str:
    return _position("V", relative, offset)


def _position(axis: str, relative: str, offset: int | str) -> str:
    said = (
        f"<wp:align>{offset}</wp:align>"
        if isinstance(offset, str)
        else f"<wp:posOffset>{offset * MM}</wp:posOffset>"
    )
    return f'<wp:position{axis} relativeFrom="{relative}">{said}</wp:position{axis}>'


def vml(style: str, inner: str = '<v:imagedata r:id="rIdL"/>', more: str = "") -> str:
    return f'<w:r><w:pict><v:shape id="s1" style="{style}">{inner}{more}</v:shape></w:pict></w:r>'


def box(words: str) -> str:
    return f"<a:graphic><w:txbxContent>{p(words)}</w:txbxContent></a:graphic>"


def table(*cells: str) -> str:
    return f"<w:tbl><w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr></w:tbl>"


def told(head: WordHead) -> list[tuple[str, str]]:
    """Each thing that was found, in a word, with its side."""
    return [(item.words if isinstance(item, HeadLine) else "picture", item.side.value) for item in head.items]


L, C, R = Side.LEFT.value, Side.CENTRE.value, Side.RIGHT.value
TAB: Final = "<w:r><w:tab/></w:r>"


BR: Final = "<w:r><w:br/></w:r>"


def t(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def field(instruction: str, result: str) -> str:
    """A field with another in its instruction, if that begins with `IF`, and with the words that it printed last."""
    before, mark, after = instruction.partition("<")
    inner, end, behind = (mark + after).rpartition(">")
    inner += end
    code = "<w:r><w:instrText>{}</w:instrText></w:r>"
    marks = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    return (
        f"{marks['begin']}{code.format(before)}{inner}{code.format(behind)}{marks['separate']}{t(result)}"
        f"{marks['end']}"
    )


BESIDE: Final = p(t("X") + '<w:r><w:ptab w:alignment="right"/></w:r>' + t("Y"))


FOUND: Final = {
    "plain": (p("Coalition"), [("Coalition", L)]),
    "below one another": (
        p("A", '<w:jc w:val="center"/>') + p("B", '<w:jc w:val="right"/>'),
        [("A", C), ("B", C)],
    ),
    "lines beside a picture": (
        p(anchor(h("page", 20), v("page", 8), 40, 14)) + p("A", '<w:jc w:val="right"/>') + p("B"),
        [("picture", L), ("A", R), ("B", L)],
    ),
    "aligned by a style": (p("A", '<w:pStyle w:val="Right"/>'), [("A", R)]),
    "lines": (p(t("A") + "<w:r><w:br/></w:r>" + t("B")), [("A", L), ("B", L)]),
    "usual tabs": (
        p(t("A") + TAB + t("B") + TAB + t("C"), '<w:pStyle w:val="Footer"/>'),
        [("A", L), ("B", C), ("C", R)],
    ),
    "a tab without stops": (p(t("A") + TAB + t("B") + TAB + t("C")), [("A B C", L)]),
    "a tab within a line": (
        p(t("Tel.") + TAB + t("+41 22 1"), '<w:tabs><w:tab w:val="left" w:pos="1000"/></w:tabs>'),
        [("Tel. +41 22 1", L)],
    ),
    "a left stop behind the middle": (
        p(t("A") + TAB + t("B"), '<w:tabs><w:tab w:val="left" w:pos="5500"/></w:tabs>'),
        [("A", L), ("B", R)],
    ),
    "tabs begin anew in each line": (
        p(t("A") + TAB + t("B") + BR + t("C") + TAB + TAB + t("D"), '<w:pStyle w:val="Header"/>'),
        [("A", L), ("B", C), ("C", L), ("D", R)],
    ),
    "a tab to the margin": (
        p(t("A") + '<w:r><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/></w:r>' + t("B")),
        [("A", L), ("B", R)],
    ),
    "a paragraph from the right": (
        p("A", "<w:bidi/>") + p("B", '<w:bidi/><w:jc w:val="right"/>') + BESIDE,
        [("A", R), ("B", L), ("X", L), ("Y", R)],
    ),
    "a table from the right": (
        table(p("A"), p("B")).replace("<w:tr>", "<w:tblPr><w:bidiVisual/></w:tblPr><w:tr>"),
        [("A", R), ("B", L)],
    ),
    "a name from a field": (
        p("A") + p(t("Tel ") + field("USERNAME", "Jane")) + p(field("AUTHOR", "Jane")) + p("B"),
        [("A", L), ("B", L)],
    ),
    "a name from a short field": (
        p("A") + p('<w:fldSimple w:instr="AUTHOR"><w:r><w:t>Jane</w:t></w:r></w:fldSimple>'),
        [("A", L)],
    ),
    "a field in the question of another": (
        p(field("IF " + field("DOCPROPERTY Manager", "Jane") + ' = "x" "A" "B"', "B")),
        [("B", L)],
    ),
    "a field that was typed": (p(t("A ") + field('HYPERLINK "https://a.org"', "Home")), [("A Home", L)]),
    "an address beside the number of the page": (
        p(t("1 Lake Road | p. ") + field("PAGE", "1")),
        [("1 Lake Road", L)],
    ),
    "hidden words": (p("A") + p("B", run="<w:rPr><w:vanish/></w:rPr>"), [("A", L)]),
    "words hidden by a style of letters": (
        p("A") + p("B", run='<w:rPr><w:rStyle w:val="Hid"/></w:rPr>'),
        [("A", L)],
    ),
    "words hidden by a style of paragraphs": (p("A") + p("B", '<w:pStyle w:val="HidP"/>'), [("A", L)]),
    "words that a style hides and another shows": (
        p("A", '<w:pStyle w:val="HidP"/>', '<w:rPr><w:rStyle w:val="Hid"/></w:rPr>'),
        [("A", L)],
    ),
    "words that a run shows": (
        p("A", '<w:pStyle w:val="HidP"/>', '<w:rPr><w:vanish w:val="0"/></w:rPr>'),
        [("A", L)],
    ),
    "white words": (p("A") + p("B", run='<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'), [("A", L)]),
    "white words on a shade": (
        p("B", '<w:shd w:val="clear" w:fill="003366"/>', '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'),
        [("B", L)],
    ),
    "tiny words": (p("A") + p("B", run='<w:rPr><w:sz w:val="2"/></w:rPr>'), [("A", L)]),
    "a hidden picture": (p("A") + p(inline().replace("<wp:docPr ", '<wp:docPr hidden="1" ')), [("A", L)]),
    "tabs of a style": (
        p(TAB + t("B") + TAB + inline(), '<w:pStyle w:val="Header"/>'),
        [("picture", R), ("B", C)],
    ),
    "one tab": (
        p(t("A") + TAB + t("B"), '<w:tabs><w:tab w:val="right" w:pos="9072"/></w:tabs>'),
        [("A", L), ("B", R)],
    ),
    "cells": (table(p(inline()), p("A") + p("B")), [("picture", L), ("A", R), ("B", R)]),
    "three cells": (table(p(inline()), p("A"), p(inline())), [("picture", L), ("A", C), ("picture", R)]),
    "one cell": (table(p("A", '<w:jc w:val="center"/>')), [("A", C)]),
    "a picture in a line": (p(inline(), '<w:jc w:val="right"/>'), [("picture", R)]),
    "floating by its place": (p(anchor(h("page", 150), v("page", 8), 40, 14)), [("picture", R)]),
    "floating in the middle": (p(anchor(h("margin", "center"), v("page", 8), 40, 14)), [("picture", C)]),
    "floating at the right": (p(anchor(h("margin", "right"), v("page", 8), 40, 14)), [("picture", R)]),
    "of old Word": (
        p(vml("position:absolute;margin-left:300pt;margin-top:0;width:100pt;height:40pt")),
        [("picture", R)],
    ),
    "of old Word, in a line": (p(vml("width:100pt;height:40pt")), [("picture", L)]),
    "in a text box": (p(anchor(h("page", 140), v("page", 8), 50, 14, inner=box("Geneva"))), [("Geneva", R)]),
    "in two forms": (
        p(
            f"<w:r><mc:AlternateContent><mc:Choice>{anchor(h('page', 140), v('page', 8), 50, 14, inner=box('Geneva'))}"
            "</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>"
            f"{p('Geneva')}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        ),
        [("Geneva", R)],
    ),
    "in a control": (f"<w:sdt><w:sdtContent>{p('A')}</w:sdtContent></w:sdt>", [("A", L)]),
    "a link": (p(f'<w:hyperlink r:id="x">{t("www.example.org")}</w:hyperlink>'), [("www.example.org", L)]),
    "an invitation to type": (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('Click here')}</w:sdtContent></w:sdt>",
        [],
    ),
    "hidden": (p("A", run="<w:rPr><w:vanish/></w:rPr>"), []),
    "a number of the page": (p(t("Page ") + f'<w:fldSimple w:instr=" PAGE ">{t("1")}</w:fldSimple>'), []),
    "the day": (p(field("DATE", "1 May 2023")), []),
    "a watermark": (
        p(vml("position:absolute;width:100pt;height:40pt").replace('"s1"', '"WordPictureWatermark1"')),
        [],
    ),
    "a picture that is not there": (p(inline().replace("rIdL", "rId9")), []),
    "nothing": (p(""), []),
}


@pytest.mark.parametrize("name", FOUND)
@pytest.mark.parametrize("first", [False, True])
def test_what_stands_in_the_header_of_the_first_page_is_found(name: str, *, first: bool) -> None:
    header, expected = FOUND[name]
    head = word_head(word_file(header=header, first=first))
    assert told(head) == expected
    assert head.is_printed is bool(expected)


def test_a_header_of_other_pages_is_none_of_the_first() -> None:
    data = word_file(header=p("Later pages"), section="<w:titlePg/>")
    assert not word_head(data).items


def test_bold_lines_pictures_with_a_description_and_a_line_below_are_known() -> None:
    header = p("A", run="<w:rPr><w:b/></w:rPr>") + p("B", '<w:pStyle w:val="Right"/>') + p("C")
    header += p(inline(words="The logo"), '<w:pBdr><w:bottom w:val="single" w:sz="4"/></w:pBdr>')
    head = word_head(word_file(header=header))
    assert [line.bold for line in head.lines] == [True, True, False]
    (picture,) = head.pictures
    assert (picture.alternative, picture.extension, picture.data) == ("The logo", "png", png())
    assert round(picture.height * 25.4 / 72) == 14
    assert head.is_ruled
    assert str(head) == "a picture and 3 lines"


def test_in_a_file_from_right_to_left_sides_are_those_of_its_lines() -> None:
    header = p(anchor(h("page", 150), v("page", 8), 40, 14)) + p("A", '<w:jc w:val="right"/>')
    assert told(word_head(word_file(header=header, section="<w:bidi/>"))) == [("picture", L), ("A", L)]


# --- in the text

IN_TEXT: Final = {
    "two lines": (p("FREEDONIA COALITION", '<w:jc w:val="center"/>') + p("1 Example Street, Geneva"), 2),
    "a picture": (p(inline()), 1),
    "a picture and lines": (
        p(inline()) + p("A") + p("B") + p("C") + p("") + p("1 September 2026") + p("Dear Sir,"),
        4,
    ),
    "pictures with a gap": (p(inline()) + p("") + p("A") + p("") + p("Text of the letter."), 2),
    "a table": (table(p(inline()), p("A") + p("B")) + p("") + p("Dear Sir,"), 3),
    "an address": (p("Coalition, www.example.org"), 1),
    "up to the date": (p("Coalition") + p("Street 1") + p("Geneva, 8 September 2023") + p("Text"), 2),
    "up to a placeholder": (p("Coalition") + p("Street 1") + p("[Date]") + p("Text"), 2),
    "up to a heading": (p("Coalition") + p("Street 1") + p("Title", '<w:pStyle w:val="H1"/>'), 2),
    "a floating picture": (p(anchor(h("page", 10), v("page", 8), 40, 14) + t("x" * 200)), 1),
    "nothing": ("", 0),
    "a placeholder": (p("[text]"), 0),
    "a word": (p("Text"), 0),
    "text": (p("We, the undersigned organisations, write to you. " * 5) + p("More"), 0),
    "a salutation": (p("Dear Sir,") + p("More"), 0),
    "a salutation without a sign behind it": (p("Coalition") + p("Street 1, 1202 Geneva") + p("Dear Sir"), 0),
    "a salutation in French": (p("Coalition") + p("Rue 1, 1202 Genève") + p("Monsieur le Président"), 0),
    "whom the letter is to": (p("John Doe") + p("12 Street 1234") + p("Your Excellency"), 0),
    "an address and text": (p("John Doe") + p("12 Street 1234") + p("We write."), 0),
    "a name and a month": (p("Coalition") + p("Geneva, May 2026") + p("Dear Sir"), 0),
    "an address and a month": (p("Coalition") + p("1 Lake Road") + p("Genève, mai 2026") + p("Madame"), 2),
    "a table, and the letter at once": (table(p(inline()), p("A")) + p("Dear Sir"), 2),
    "a picture, an address, and the letter at once": (p(inline()) + p("A") + p("Dear Sir"), 1),
    "names with a full stop": (p("Coalition Inc.") + p("Street 1") + p("") + p("Text"), 2),
    "a whole page of lines": ("".join(p(f"Line {n}") for n in range(40)), 0),
}


@pytest.mark.parametrize("name", IN_TEXT)
def test_a_letterhead_in_the_text_is_found_where_no_header_has_one(name: str) -> None:
    body, count = IN_TEXT[name]
    head = word_head(word_file(body))
    assert (len(head.items), head.is_printed) == (count, False)
    # With one in the header, the text is that of an old letter.
    other = word_head(word_file(body, header=p("Head")))
    assert (told(other), other.is_printed) == ([("Head", L)], True)


# --- what is seen of pictures

RED, BLUE = (200, 0, 0), (0, 0, 200)


def two_colours() -> bytes:
    """A picture, red at the left and blue at the right."""
    made = Image.new("RGB", (40, 20), RED)
    made.paste(BLUE, (20, 0, 40, 20))
    data = io.BytesIO()
    made.save(data, "PNG")
    return data.getvalue()


def shown(crop: str = "", turn: str = "") -> str:
    fill = f'<a:blipFill><a:blip r:embed="rIdL"/>{crop}</a:blipFill>'
    seen = f"<a:graphic><a:pic>{fill}<a:spPr><a:xfrm {turn}/></a:spPr></a:pic></a:graphic>"
    return inline().replace(BLIP, seen)


SEEN: Final = {
    "as it is": (shown(), (40, 20), RED, BLUE),
    "cut at the left": (shown('<a:srcRect l="50000"/>'), (20, 20), BLUE, BLUE),
    "cut all around": (shown('<a:srcRect l="10000" t="25000" r="50000" b="25000"/>'), (16, 10), RED, RED),
    "with room around it": (shown('<a:srcRect l="-10000"/>'), (40, 20), RED, BLUE),
    "cut away": (shown('<a:srcRect l="60000" r="60000"/>'), (40, 20), RED, BLUE),
    "flipped": (shown(turn='flipH="1"'), (40, 20), BLUE, RED),
    "turned by a quarter": (shown(turn='rot="5400000"'), (20, 40), RED, BLUE),
    "turned back by a quarter": (shown(turn='rot="-5400000"'), (20, 40), BLUE, RED),
    "turned over": (shown(turn='rot="10800000"'), (40, 20), BLUE, RED),
    "cut, flipped and turned": (shown('<a:srcRect r="25000"/>', 'rot="5400000" flipH="1"'), (20, 30), BLUE, RED),
    "cut in old Word": (
        vml("width:40pt;height:20pt", '<v:imagedata r:id="rIdL" cropright="32768f"/>'), (20, 20), RED, RED
    ),
    "turned in old Word": (vml("width:40pt;height:20pt;rotation:90"), (20, 40), RED, BLUE),
}  # fmt: skip


@pytest.mark.parametrize("name", SEEN)
def test_a_picture_is_taken_over_as_it_is_seen(name: str) -> None:
    """Its size, and its colours in the upper left and in the lower right corner."""
    header, size, first, last = SEEN[name]
    (picture,) = word_head(word_file(header=p(header), picture=two_colours())).pictures
    made = Image.open(io.BytesIO(picture.data)).convert("RGB")
    assert made.size == size
    assert (made.getpixel((0, 0)), made.getpixel((size[0] - 1, size[1] - 1))) == (first, last)


def test_a_picture_on_its_side_is_as_high_as_it_was_wide() -> None:
    (picture,) = word_head(word_file(header=p(shown(turn='rot="5400000"')))).pictures
    assert round(picture.height * 25.4 / 72) == 40


def member(name: str, x: int, width: int, inner: str) -> str:
    return (
        f'<a:{name}><a:spPr><a:xfrm><a:off x="{x}" y="0"/><a:ext cx="{width}" cy="100"/></a:xfrm></a:spPr>{inner}'
        f"</a:{name}>"
    )


def group(members: str, inside: str = "0,0,1000,200", around: str = "0,0,1000,200", name: str = "wgp") -> str:
    x, y, width, height = inside.split(",")
    frame = '<a:{} x="{}" y="{}"/><a:{} cx="{}" cy="{}"/>'
    outer, inner = around.split(","), (x, y, width, height)
    return (
        f"<a:{name}><a:grpSpPr><a:xfrm>{frame.format('off', *outer[:2], 'ext', *outer[2:])}"
        f"{frame.format('chOff', *inner[:2], 'chExt', *inner[2:])}</a:xfrm></a:grpSpPr>{members}</a:{name}>"
    )


BLIP_ALONE: Final = '<a:blip r:embed="rIdL"/>'
BOX: Final = f"<w:txbxContent>{p('A')}</w:txbxContent>"
GROUPS: Final = {
    "a logo and an address": (
        group(member("pic", 0, 200, BLIP_ALONE) + member("wsp", 700, 300, BOX)),
        [("picture", L), ("A", R)],
    ),
    "an address and a logo": (
        group(member("wsp", 0, 300, BOX) + member("pic", 800, 200, BLIP_ALONE)),
        [("A", L), ("picture", R)],
    ),
    "with another origin": (
        group(member("pic", 5000, 200, BLIP_ALONE) + member("wsp", 5700, 300, BOX), "5000,0,1000,200"),
        [("picture", L), ("A", R)],
    ),
    "a group in a group": (
        group(
            group(member("pic", 0, 100, BLIP_ALONE), "0,0,100,100", "800,0,200,100", "grpSp")
            + member("wsp", 0, 300, BOX)
        ),
        [("picture", R), ("A", L)],
    ),
}


@pytest.mark.parametrize("name", GROUPS)
def test_what_stands_in_a_group_has_a_side_and_a_height_of_its_own(name: str) -> None:
    members, expected = GROUPS[name]
    header = p(anchor(h("page", 20), v("page", 8), 170, 20, inner=f"<a:graphic>{members}</a:graphic>"))
    head = word_head(word_file(header=header))
    assert sorted(told(head)) == sorted(expected)
    (picture,) = head.pictures
    assert round(picture.height * 25.4 / 72) == 10


def test_what_a_picture_is_called_on_a_computer_is_no_name_of_it() -> None:
    for words in (r"C:\Users\jane\logo.png", "/home/jane/logo", "logo.png"):
        (picture,) = word_head(word_file(header=p(inline(words=words)))).pictures
        assert picture.alternative == ""


def test_what_has_a_field_is_told_as_left_out_without_what_it_said() -> None:
    header = p(t("Road 1 | p. ") + field("PAGE", "1")) + p(t("Tel ") + field("USERNAME", "Jane"))
    assert word_head(word_file(header=header)).left_out == ("p. [PAGE]", "Tel [USERNAME]")


@pytest.mark.parametrize(
    ("top", "lines", "is_over"), [(-1418, 12, True), (-1418, 2, False), (1418, 12, False)]
)
def test_a_header_over_the_text_is_told(top: int, lines: int, *, is_over: bool) -> None:
    head = word_head(word_file(header=p("A") * lines, top=top))
    assert [overlap.what for overlap in head.overlaps] == (["a header"] if is_over else [])


# --- what lies over the text: millimetres into it, with margins of 25 mm

HEADER: Final = {
    "by the page": (anchor(h("page", 100), v("page", 8), 90, 50), 33),
    "by the margin": (anchor(h("page", 100), v("margin", 0), 90, 20), 20),
    "above the margin": (anchor(h("page", 100), v("margin", -20), 90, 15), None),
    "by the room above": (anchor(h("page", 100), v("topMargin", "bottom"), 90, 20), None),
    "by its paragraph": (anchor(h("column", 0), v("paragraph", 0), 40, 31), 18),
    "by its line": (anchor(h("column", 0), v("line", 5), 40, 31), 23),
    "high enough": (anchor(h("page", 25), v("page", 8), 42, 14), None),
    "by a hair": (anchor(h("page", 25), v("page", 8), 42, 18), None),
    "behind the text": (anchor(h("page", 100), v("page", 8), 90, 50, behind="1"), 33),
    "text runs round it": (anchor(h("page", 100), v("page", 8), 90, 50, wrap="wrapSquare"), None),
    "text stands below it": (anchor(h("page", 100), v("page", 8), 90, 50, wrap="wrapTopAndBottom"), None),
    "beside the text": (anchor(h("page", 2), v("page", 8), 20, 120), None),
    "beside it at the right": (anchor(h("rightMargin", 0), v("page", 8), 20, 120), None),
    "the paper of the letter": (anchor(h("page", 0), v("page", 0), 210, 297, behind="1"), None),
    "a text box": (anchor(h("page", 100), v("page", 8), 90, 50, inner=box("Geneva")), 33),
    "at the foot of the page": (anchor(h("page", 25), v("page", 280), 160, 12), None),
    "into the foot of the text": (anchor(h("page", 25), v("page", 260), 160, 30), 12),
    "at the bottom": (anchor(h("page", 25), v("page", "bottom"), 160, 40), 15),
    "of old Word": (
        vml(
            "position:absolute;margin-left:0;margin-top:0;width:40mm;height:30mm;mso-position-vertical-relative:page"
        ),
        5,
    ),
    "of old Word, aligned": (
        vml(
            "position:absolute;width:40mm;height:30mm;mso-position-horizontal:right;"
            "mso-position-horizontal-relative:margin;mso-position-vertical:top;mso-position-vertical-relative:margin"
        ),
        30,
    ),
    "of old Word, in a line": (vml("width:40mm;height:14mm"), None),
    "of old Word, with text round it": (
        vml("position:absolute;margin-top:0;width:40mm;height:60mm", more='<w10:wrap type="square"/>'),
        None,
    ),
    "in a line": (inline(40, 80), None),
}


@pytest.mark.parametrize("name", HEADER)
def test_what_lies_over_the_text_is_told_with_how_far(name: str) -> None:
    drawing, expected = HEADER[name]
    overlaps = word_head(word_file(header=p(drawing))).overlaps
    depths = [round(overlap.depth * 25.4 / 72) for overlap in overlaps]
    assert depths == ([] if expected is None else [expected])
    assert all(round(overlap.margin * 25.4 / 72) == 25 for overlap in overlaps)


def test_a_header_that_pushes_the_text_down_makes_room_for_its_drawings() -> None:
    drawing = anchor(h("page", 100), v("page", 8), 90, 30)
    assert word_head(word_file(header=p(drawing))).overlaps
    assert not word_head(word_file(header=p(drawing) + p("A") * 6)).overlaps


def test_a_drawing_of_a_footer_reaches_up_into_the_text() -> None:
    (overlap,) = word_head(word_file(footer=p(anchor(h("page", 30), v("page", 255), 100, 40)))).overlaps
    assert (overlap.edge, round(overlap.depth * 25.4 / 72), overlap.pages) == ("bottom", 17, "every page")
    assert word_head(word_file(header=p(anchor(h("page", 30), v("page", 9), 90, 50)), first=True)).overlaps[
        0
    ].pages == ("the first page")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "good-letterhead",
            [("picture", L), ("1 Example Street, 1200 Geneva", R), ("Registered No. 12345", R)],
        ),
        ("two-sections-titlepg", [("FREEDONIA COALITION - letterhead of page one", L)]),
        ("upper-picture", [("picture", L)]),
        ("null-picture", []),
    ],
)
def test_letterheads_of_others_are_found(name: str, expected: list[tuple[str, str]]) -> None:
    file = CASES / f"{name}.docx"
    assert told(word_head(file.read_bytes())) == expected


def test_all_that_a_picture_says_is_of_its_own_file() -> None:
    head = word_head(word_file(header=p(inline()) + p(inline())))
    assert all(isinstance(item, HeadPicture) and item.data == png() for item in head.items)
