"""A letter on a user's own Word file is refused where nobody could read a style of that file which it uses."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from docx_letters import EVERY_NODE, STYLE, W, xml
from packages import NORMAL, PAGE, word_file, words

from small_project import SmallProject
from undersigned.checking.word_styles import check_styles
from undersigned.model.findings import Findings, Place
from undersigned.writers.docx import write

_FILE: Final = Place("templates/joint-letter/reference.docx", 1, 1)


def style(name: str, inner: str, kind: str = "paragraph", parent: str = "Normal") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="X{name.replace(" ", "")}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{parent}"/>{inner}</w:style>'
    )


def letters(said: str) -> str:
    return f"<w:rPr>{said}</w:rPr>"


def lines(said: str) -> str:
    return f"<w:pPr>{said}</w:pPr>"


W14: Final = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
PLAIN: Final = NORMAL.format("")
BLACK: Final = letters('<w:color w:val="000000"/>')
WHITE: Final = letters('<w:color w:val="FFFFFF"/>')
UNREADABLE: Final = {
    "white": (NORMAL.format(WHITE), ["Normal"]),
    "white by default": (
        f"<w:docDefaults><w:rPrDefault>{WHITE}</w:rPrDefault></w:docDefaults>{PLAIN}",
        ["Normal"],
    ),
    "tiny": (NORMAL.format(letters('<w:sz w:val="2"/>')), ["Normal"]),
    "hidden": (PLAIN + style("Salutation", letters("<w:vanish/>")), ["Salutation"]),
    "hidden by what it is based on": (
        PLAIN + style("Mine", letters("<w:vanish/>")) + style("Body Text", "", parent="XMine"),
        ["Mine"],
    ),
    "hidden notes and their marks": (
        PLAIN
        + style("footnote text", letters("<w:vanish/>"))
        + style("footnote reference", letters("<w:vanish/>"), "character"),
        ["footnote reference", "footnote text"],
    ),
    "almost white links": (
        PLAIN + style("Hyperlink", letters('<w:color w:val="F8F8F8"/>'), "character"),
        ["Hyperlink"],
    ),
    "struck": (PLAIN + style("Body Text", letters("<w:strike/>")), ["Body Text"]),
    "struck twice": (PLAIN + style("Body Text", letters("<w:dstrike/>")), ["Body Text"]),
    "struck notes": (PLAIN + style("footnote text", letters("<w:strike/>")), ["footnote text"]),
    "struck links": (PLAIN + style("Hyperlink", letters("<w:dstrike/>"), "character"), ["Hyperlink"]),
    "black on black": (
        PLAIN
        + style("Body Text", letters('<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>')),
        ["Body Text"],
    ),
    "white on white": (
        PLAIN
        + style("Body Text", letters('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="FEFEFE"/>')),
        ["Body Text"],
    ),
    "yellow on yellow": (
        PLAIN + style("Body Text", letters('<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>')),
        ["Body Text"],
    ),
    "black on a black paragraph": (
        PLAIN
        + style(
            "Body Text",
            lines('<w:shd w:val="clear" w:fill="101010"/>') + letters('<w:color w:val="000000"/>'),
        ),
        ["Body Text"],
    ),
    "without a fill": (
        PLAIN + style("Body Text", letters(f"<w14:textFill {W14}><w14:noFill/></w14:textFill>")),
        ["Body Text"],
    ),
    "squeezed to nothing": (PLAIN + style("Body Text", letters('<w:w w:val="1"/>')), ["Body Text"]),
    "on top of one another": (
        PLAIN + style("Body Text", letters('<w:spacing w:val="-300"/>')),
        ["Body Text"],
    ),
    "lines over one another": (
        PLAIN + style("Body Text", lines('<w:spacing w:line="60" w:lineRule="exact"/>')),
        ["Body Text"],
    ),
    "lines of a quarter": (
        PLAIN + style("Body Text", lines('<w:spacing w:line="60" w:lineRule="auto"/>')),
        ["Body Text"],
    ),
    "no room beside its indents": (
        PLAIN + style("Body Text", lines('<w:ind w:left="5000" w:right="2500"/>')),
        ["Body Text"],
    ),
    "tables off the page": (
        PLAIN + style("Table Grid", '<w:tblPr><w:tblInd w:w="4000" w:type="dxa"/></w:tblPr>', "table"),
        ["Table Grid"],
    ),
}
READABLE: Final = {
    "grey": PLAIN + style("Body Text", letters('<w:color w:val="808080"/>')),
    "white on a shade": PLAIN
    + style("Body Text", letters('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="003366"/>')),
    "a style that no part of the letter has": PLAIN + style("heading 9", letters("<w:vanish/>")),
    "a style that only the file itself has": PLAIN + style("Mine", letters("<w:vanish/>")),
    "a hidden Normal, of which the letter has nothing": NORMAL.format(letters("<w:vanish/>")),
    "hidden, and shown by what is based on it": PLAIN
    + style("Mine", letters("<w:vanish/>"))
    + style("Body Text", letters('<w:vanish w:val="0"/>'), parent="XMine"),
    "room that is little": PLAIN + style("Body Text", lines('<w:ind w:left="2000"/>')),
    "a style in a frame": PLAIN
    + style("Body Text", lines('<w:framePr w:w="200" w:h="100" w:hRule="exact" w:x="1" w:y="1"/>')),
    "usual styles of letters and tables": (
        '<w:style w:type="character" w:default="1" w:styleId="C"><w:name w:val="Default Paragraph Font"/>'
        '<w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="table" w:default="1" w:styleId="T"><w:name '
        'w:val="Normal Table"/><w:rPr><w:vanish/></w:rPr><w:tblPr><w:tblInd w:w="9000" w:type="dxa"/></w:tblPr>'
        f"</w:style>{PLAIN}"
    ),
}


def told(styles: str) -> list[str]:
    """The styles that are refused."""
    findings = Findings()
    check_styles(write(EVERY_NODE, STYLE, reference=word_file(parts={"styles": styles})), _FILE, findings)
    # The text of a header in such a style is told, too.
    assert {finding.code for finding in findings} <= {"unseen-style", "unseen-text"}
    assert all(finding.place == _FILE for finding in findings)
    named = (finding.message.split("'")[1] for finding in findings if finding.code == "unseen-style")
    return sorted(named)


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_style_that_nobody_could_read_is_named(name: str) -> None:
    styles, named = UNREADABLE[name]
    assert told(styles) == named


@pytest.mark.parametrize("name", READABLE)
def test_other_styles_are_let_be(name: str) -> None:
    assert told(READABLE[name]) == []


def test_a_build_stops_at_the_file(tmp_path: Path) -> None:
    project = SmallProject(tmp_path)
    project.write(
        {"templates/joint-letter/reference.docx": word_file(parts={"styles": NORMAL.format(WHITE)})}
    )
    built = project.run("build", "letter", "-f", "docx")
    assert built.status == 1
    assert "the style 'Normal' of this file is in a colour that nobody sees on white paper" in built.err
    assert project.run("build", "letter", "-f", "txt").status == 0


def test_a_header_has_no_bullet_of_the_letter_in_place_of_a_list_that_is_missing() -> None:
    numbered = NORMAL.format(lines('<w:numPr><w:numId w:val="1"/></w:numPr>'))
    header = words("A").replace("<w:r>", "<w:pPr><w:numPr><w:numId w:val='7'/></w:numPr></w:pPr><w:r>", 1)
    data = write(EVERY_NODE, STYLE, reference=word_file(parts={"styles": numbered, "header1": header}))
    assert not list(xml(data, "word/header1.xml").iter(f"{W}numPr"))
    (normal,) = (one for one in xml(data, "word/styles.xml") if one.get(f"{W}styleId") == "Normal")
    assert not list(normal.iter(f"{W}numPr"))


def test_figures_of_pages_are_those_of_the_other_formats_and_lines_have_none() -> None:
    numbers = '<w:lnNumType w:countBy="5"/><w:pgNumType w:fmt="lowerRoman" w:start="7"/>'
    data = write(EVERY_NODE, STYLE, reference=word_file(f"<w:sectPr>{PAGE}{numbers}</w:sectPr>"))
    assert not list(xml(data, "word/document.xml").iter(f"{W}lnNumType", f"{W}pgNumType"))
