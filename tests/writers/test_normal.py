"""Whatever `Normal` or the defaults of a user's own Word file say, the parts of a letter look as they do without.

For each property of paragraphs and letters in the schema, but for the face, size, colour and language of letters,
which are to reach the letter, a file says it.
"""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any, Final

import pytest
from docx_letters import EVERY_NODE, STYLE, W, in_language, letter, paragraph, xml
from packages import NORMAL, word_file

from outside import docx_faults, office_pdf, office_pdfs, pdf_text
from undersigned.writers.docx import write

OF_PARAGRAPHS: Final = {
    "keepNext": "<w:keepNext/>",
    "keepLines": "<w:keepLines/>",
    "pageBreakBefore": "<w:pageBreakBefore/>",
    "framePr": (
        '<w:framePr w:w="2000" w:h="900" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="900" w:y="900"/>'
    ),
    "widowControl": '<w:widowControl w:val="0"/>',
    "numPr": '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
    "suppressLineNumbers": "<w:suppressLineNumbers/>",
    "pBdr": (
        '<w:pBdr><w:top w:val="single" w:sz="8" w:space="4" w:color="FF0000"/><w:left w:val="single" w:sz="8" '
        'w:space="4" w:color="FF0000"/><w:bottom w:val="double" w:sz="8" w:space="4" w:color="FF0000"/><w:between '
        'w:val="single" w:sz="8" w:space="4" w:color="FF0000"/></w:pBdr>'
    ),
    "shd": '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>',
    "tabs": '<w:tabs><w:tab w:val="right" w:pos="2000"/><w:tab w:val="left" w:leader="dot" w:pos="4819"/></w:tabs>',
    "suppressAutoHyphens": "<w:suppressAutoHyphens/>",
    "kinsoku": '<w:kinsoku w:val="0"/>',
    "wordWrap": '<w:wordWrap w:val="0"/>',
    "overflowPunct": '<w:overflowPunct w:val="0"/>',
    "topLinePunct": "<w:topLinePunct/>",
    "autoSpaceDE": '<w:autoSpaceDE w:val="0"/>',
    "autoSpaceDN": '<w:autoSpaceDN w:val="0"/>',
    "bidi": "<w:bidi/>",
    "adjustRightInd": '<w:adjustRightInd w:val="0"/>',
    "snapToGrid": '<w:snapToGrid w:val="0"/>',
    "spacing": '<w:spacing w:before="900" w:after="900" w:line="600" w:lineRule="exact"/>',
    "spacing by itself": '<w:spacing w:beforeAutospacing="1" w:afterAutospacing="1"/>',
    "spacing in lines": '<w:spacing w:beforeLines="300" w:afterLines="300"/>',
    "indents": '<w:ind w:left="1000" w:right="2000" w:firstLine="700"/>',
    "a hanging indent": '<w:ind w:left="1000" w:hanging="700"/>',
    "indents below zero": '<w:ind w:left="-500" w:right="-500"/>',
    "indents in signs": '<w:ind w:leftChars="400" w:rightChars="400" w:firstLineChars="200"/>',
    "contextualSpacing": "<w:contextualSpacing/>",
    "mirrorIndents": "<w:mirrorIndents/>",
    "suppressOverlap": "<w:suppressOverlap/>",
    "jc": '<w:jc w:val="right"/>',
    "textDirection": '<w:textDirection w:val="tbRl"/>',
    "textAlignment": '<w:textAlignment w:val="top"/>',
    "textboxTightWrap": '<w:textboxTightWrap w:val="allLines"/>',
    "outlineLvl": '<w:outlineLvl w:val="3"/>',
    "divId": '<w:divId w:val="123"/>',
}
OF_LETTERS: Final = {
    name: f"<w:{name}{said}/>"
    for name, said in {
        "b": "", "bCs": "", "i": "", "iCs": "", "caps": "", "smallCaps": "", "strike": "", "dstrike": "",
        "outline": "", "shadow": "", "emboss": "", "imprint": "", "noProof": "", "snapToGrid": ' w:val="0"',
        "vanish": "", "webHidden": "", "spacing": ' w:val="80"', "w": ' w:val="150"', "kern": ' w:val="2"',
        "position": ' w:val="12"', "highlight": ' w:val="yellow"', "u": ' w:val="double"',
        "effect": ' w:val="shimmer"', "bdr": ' w:val="single" w:sz="4" w:space="0" w:color="auto"',
        "shd": ' w:val="clear" w:color="auto" w:fill="FFFF00"', "fitText": ' w:val="900" w:id="1"',
        "vertAlign": ' w:val="superscript"', "rtl": "", "cs": "", "em": ' w:val="dot"',
        "eastAsianLayout": ' w:id="1" w:vert="1"', "specVanish": "", "oMath": "",
    }.items()
} | {"w14:glow": '<w14:glow w14:rad="63500"><w14:srgbClr w14:val="FF0000"/></w14:glow>'}  # fmt: skip
"""In the order of the schema."""
SAMPLES: Final = {f"pPr {name}": said for name, said in OF_PARAGRAPHS.items()} | {
    f"rPr {name}": said for name, said in OF_LETTERS.items()
}
USUAL: Final = {
    "widowControl": "1", "kinsoku": "1", "wordWrap": "1", "overflowPunct": "1", "autoSpaceDE": "1", "autoSpaceDN": "1",
    "adjustRightInd": "1", "snapToGrid": "1", "textAlignment": "auto", "textDirection": "lrTb", "outlineLvl": "9",
    "textboxTightWrap": "none", "w": "100", "highlight": "none", "u": "none", "effect": "none", "em": "none",
    "vertAlign": "baseline", "spacing": "0", "kern": "0", "position": "0",
}  # fmt: skip
"""What each property has where nothing is said (ISO 29500-1 § 17.3.1, § 17.3.2); all others are off."""
NUMBERING: Final = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="§%1"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def file_that_says(kind: str, said: str, *, by_default: bool = False) -> bytes:
    properties = f"<w:{kind}>{said}</w:{kind}>"
    if by_default:
        defaults = f"<w:docDefaults><w:{kind}Default>{properties}</w:{kind}Default></w:docDefaults>"
        styles = defaults + NORMAL.format("")
    else:
        styles = NORMAL.format(properties)
    return word_file(parts={"styles": styles, "numbering": NUMBERING})


PLAIN: Final = file_that_says("pPr", "")


def looks(data: bytes, kind: str) -> dict[str, dict[str, str]]:
    """What the styles of a letter's paragraphs come to: each property, or each of its attributes, as Word reads it."""
    styles = xml(data, "word/styles.xml")
    by_id = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
    names = {style.get(f"{W}val") for style in xml(data, "word/document.xml").iter(f"{W}pStyle")}
    names |= {style.get(f"{W}val") for style in xml(data, "word/footnotes.xml").iter(f"{W}pStyle")}
    defaults = styles.find(f"{W}docDefaults/{W}{kind}Default/{W}{kind}")
    return {name: effective(by_id, name, kind, defaults) for name in sorted(names)}


def effective(by_id: dict[str, Any], name: str, kind: str, defaults: Any) -> dict[str, str]:
    chain = []
    while name in by_id:
        chain.append(by_id[name].find(f"{W}{kind}"))
        base = by_id[name].find(f"{W}basedOn")
        name = "" if base is None else base.get(f"{W}val")
    found: dict[str, str] = {}
    for place in [defaults, *reversed(chain)]:
        for child in place if place is not None else ():
            _take(child, found)
    usual = {"", "0", "nil", "none", "clear", *USUAL.values()}
    return {
        key: value
        for key, value in found.items()
        if value != USUAL.get(key, "0")
        and not (key.startswith(("pBdr", "tabs", "shd", "bdr")) and value in usual)
    }


def _take(child: Any, found: dict[str, str]) -> None:
    tag = child.tag.rpartition("}")[2]
    said = {key.removeprefix(W): value for key, value in child.attrib.items()}
    match tag:
        case "ind":
            own = {"start": "left", "end": "right"}
            back = f"-{said.pop('hanging')}" if "hanging" in said else "0"
            found.update({f"ind {own.get(key, key)}": value for key, value in said.items()})
            if back.strip("-0"):
                found["ind firstLine"] = back
        case "spacing" if "val" not in said:
            found.update({f"spacing {key}": value for key, value in said.items()})
        case "pBdr":
            found.update({f"pBdr {edge.tag}": edge.get(f"{W}val") for edge in child})
        case "tabs":
            found.update({f"tabs {stop.get(f'{W}pos')}": stop.get(f"{W}val") for stop in child})
        case "numPr":
            found["numPr"] = child.find(f"{W}numId").get(f"{W}val")
        case "shd":
            found["shd"] = said["fill"].removeprefix("auto")
        case "rFonts" | "lang":
            found[tag] = str(sorted(said.items()))
        case _:
            found[tag] = said.get("val", "1")


@pytest.mark.parametrize("by_default", [False, True])
@pytest.mark.parametrize("sample", SAMPLES)
def test_no_property_of_normal_reaches_a_part_of_a_letter(sample: str, *, by_default: bool) -> None:
    kind = sample[:3]
    data = write(EVERY_NODE, STYLE, reference=file_that_says(kind, SAMPLES[sample], by_default=by_default))
    plain = write(EVERY_NODE, STYLE, reference=PLAIN)
    assert looks(data, kind) == looks(plain, kind)


def test_all_at_once_is_valid(tmp_path: Path) -> None:
    for kind, samples in (("pPr", OF_PARAGRAPHS), ("rPr", OF_LETTERS)):
        once = {said[1:].partition(" ")[0].partition("/")[0]: said for said in samples.values()}
        all_of_it = "".join(said for said in once.values() if not said.startswith("<w14"))
        data = write(EVERY_NODE, STYLE, reference=file_that_says(kind, all_of_it))
        (tmp_path / "a.docx").write_bytes(data)
        assert docx_faults(tmp_path / "a.docx") == []


BELOW_THE_HEAD: Final = 70
FIRST_PARTS: Final = dataclasses.replace(EVERY_NODE, parts=EVERY_NODE.parts[1:7], notes=EVERY_NODE.notes[:4])
"""Without pictures, which take time."""


def words_and_places(file: Path) -> list[tuple[str, float, float]]:
    """The words of a PDF below the head of its pages, and where they stand, to the point."""
    found = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)</word>', pdf_text(file, "-bbox"))
    return [(word, round(float(x)), round(float(y))) for x, y, word in found if float(y) > BELOW_THE_HEAD]


def test_libreoffice_sets_every_word_of_a_letter_where_it_stands_without(tmp_path: Path) -> None:
    # What moves the header, too, or lets it vanish, moves what is below it: of these, the places are not compared.
    moving = (
        "pPr framePr",
        "pPr spacing",
        "pPr pBdr",
        "pPr pageBreakBefore",
        "pPr spacing by itself",
        "rPr position",
    )
    files = {"plain": PLAIN} | {
        name: file_that_says(name[:3], said) for name, said in SAMPLES.items() if name not in moving
    }
    paths = [tmp_path / f"{number}.docx" for number in range(len(files))]
    for path, reference in zip(paths, files.values(), strict=True):
        path.write_bytes(write(FIRST_PARTS, STYLE, reference=reference))
    plain, *others = [words_and_places(file) for file in office_pdfs(paths, tmp_path)]
    assert len(plain) > 80
    moved = [name for name, words in zip([*files][1:], others, strict=True) if words != plain]
    assert moved == []


def test_the_face_size_and_colour_of_normal_reach_the_letter() -> None:
    said = '<w:rFonts w:ascii="Verdana" w:hAnsi="Verdana"/><w:color w:val="112233"/><w:sz w:val="26"/>'
    data = write(letter((paragraph("A letter."),)), STYLE, reference=file_that_says("rPr", said))
    (look,) = looks(data, "rPr").values()
    assert (look["sz"], look["color"]) == ("26", "112233")


def test_a_style_that_the_file_has_is_as_it_says() -> None:
    own = NORMAL.format("<w:pPr><w:keepNext/></w:pPr>") + (
        '<w:style w:type="paragraph" w:styleId="BT"><w:name w:val="Body Text,Brieftext"/><w:basedOn w:val="Normal"/>'
        '<w:pPr><w:ind w:firstLine="400"/></w:pPr></w:style>'
    )
    data = write(letter((paragraph("A letter."),)), STYLE, reference=word_file(parts={"styles": own}))
    assert looks(data, "pPr") == {"BT": {"keepNext": "1", "ind firstLine": "400"}}


OWN_BODY: Final = '<w:style w:type="paragraph" w:styleId="BodyText"><w:name w:val="Body Text"/></w:style>'


@pytest.mark.parametrize("language", ["en-GB", "ar"])
@pytest.mark.parametrize("said", ["", "<w:bidi/>", '<w:bidi w:val="0"/>'])
@pytest.mark.parametrize("by_default", [False, True])
@pytest.mark.parametrize(
    "own", ["", '<w:style w:type="paragraph" w:styleId="BodyText"><w:name w:val="Body Text"/></w:style>']
)
def test_paragraphs_run_as_the_language_of_the_letter_does(
    language: str, said: str, own: str, *, by_default: bool
) -> None:
    properties = f"<w:pPr>{said}</w:pPr>"
    styles = NORMAL.format("" if by_default else properties) + own
    if by_default:
        styles = f"<w:docDefaults><w:pPrDefault>{properties}</w:pPrDefault></w:docDefaults>{styles}"
    made = in_language(letter((paragraph("A letter."),)), language)
    data = write(made, STYLE, reference=word_file(parts={"styles": styles}))
    (look,) = looks(data, "pPr").values()
    assert look.get("bidi", "0") == ("1" if language == "ar" else "0")


def test_normal_is_what_is_the_default_whatever_its_name() -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Standard"/><w:rPr><w:sz '
        'w:val="30"/></w:rPr></w:style>'
    )
    data = write(letter((paragraph("A letter."),)), STYLE, reference=word_file(parts={"styles": styles}))
    assert looks(data, "rPr")["BodyText"]["sz"] == "30"


def test_no_number_of_the_file_stands_before_what_is_no_list(tmp_path: Path) -> None:
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = NORMAL.format("") + "".join(
        f'<w:style w:type="paragraph" w:styleId="a{number}"><w:name w:val="{name}"/>{numbered}</w:style>'
        for number, name in enumerate(("heading 1", "Body Text", "List Bullet", "List Number", "Signature"))
    )
    reference = word_file(parts={"styles": styles, "numbering": NUMBERING})
    data = write(EVERY_NODE, STYLE, reference=reference)
    (tmp_path / "a.docx").write_bytes(data)
    printed = pdf_text(office_pdf(tmp_path / "a.docx", tmp_path))
    assert "Sincerely" in printed
    assert "§" not in printed
