"""Holds the reading of Word files for the proof of imports to what LibreOffice prints of the same files."""

from __future__ import annotations

from pathlib import Path

import pytest
from word_files import call, note, p, run, word_file

from outside import office_texts
from undersigned.checking.format_text import letters
from undersigned.checking.printed_word_file import read_printed
from undersigned.checking.words import CALL

FILES = sorted((Path(__file__).parent / "word").glob("*.docx"))
MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DEFAULTS = (
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
)


def level(number: int, text: str, look: str = '<w:numFmt w:val="decimal"/>', start: int = 1) -> str:
    return f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/>{look}<w:lvlText w:val="{text}"/></w:lvl>'


def numbered(*levels: str, of: int = 0) -> str:
    return f'<w:abstractNum w:abstractNumId="{of}"><w:multiLevelType w:val="multilevel"/>{"".join(levels)}</w:abstractNum>'


def used(number: int, of: int = 0, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def formatted(name: str) -> str:
    return f'<w:numFmt w:val="{name}"/>'


TREE = numbered(level(0, "%1."), level(1, "%1.%2."), level(2, "(%3)", formatted("lowerLetter")))
LISTS = {
    "levels": (TREE + used(1), "0 1 1 2 2 0 1 2", "1. 1.1. 1.2. (a) (b) 2. 2.1. (a)"),
    "words around": (numbered(level(0, "Recommendation %1:")) + used(1), "0 0", "Recommendation1: Recommendation2:"),
    "a sign before": (numbered(level(0, "§ %1")) + used(1), "0 0", "§1 §2"),
    "starts at three": (numbered(level(0, "%1)", start=3)) + used(1), "0 0", "3) 4)"),
    "roman": (numbered(level(0, "%1.", formatted("upperRoman"), start=3)) + used(1), "0 0", "III. IV."),
    "letters after z": (numbered(level(0, "%1.", formatted("upperLetter"), start=26)) + used(1), "0 0", "Z. AA."),
    "with a nought": (numbered(level(0, "%1.", formatted("decimalZero"))) + used(1), "0 0", "01. 02."),
    "legal": (
        numbered(level(0, "%1.", formatted("upperRoman")), level(1, "%1.%2", formatted("decimal") + "<w:isLgl/>"))
        + used(1),
        "0 1 0 1",
        "I. 1.1 II. 2.1",
    ),
    "shared": (numbered(level(0, "%1.")) + used(1) + used(2), "1:0 1:0 2:0", "1. 2. 3."),
    "begun anew": (
        numbered(level(0, "%1."))
        + used(1)
        + used(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
        "1:0 1:0 2:0 2:0",
        "1. 2. 1. 2.",
    ),
    "a level of its own": (
        numbered(level(0, "%1."))
        + used(1, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "(%1)", formatted("lowerRoman"))}</w:lvlOverride>'),
        "0 0",
        "(i) (ii)",
    ),
    "nothing": (numbered(level(0, "", formatted("none"))) + used(1), "0", ""),
    "taken out": (numbered(level(0, "%1.")) + used(1), "1:0 0:0 1:0", "1. 2."),
}  # fmt: skip


def file_of(numbering: str, levels: str) -> bytes:
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{WORD}.{kind}+xml"/>'
        for part, kind in (("document", "document.main"), ("numbering", "numbering"), ("styles", "styles"))
    )
    places = [place if ":" in place else f"1:{place}" for place in levels.split()]
    body = [
        p(f"text {index}", level=(int(number), int(depth)))
        for index, (number, depth) in enumerate(place.split(":") for place in places)
    ]
    parts = {
        "word/numbering.xml": f"<w:numbering {MAIN}>{numbering}</w:numbering>",
        "[Content_Types].xml": f'<Types xmlns="{TYPES}">{DEFAULTS}{overrides}</Types>',
    }
    return word_file(*body, parts=parts)


@pytest.mark.parametrize("name", LISTS)
def test_labels_are_counted_as_word_counts_them(name: str) -> None:
    numbering, levels, labels = LISTS[name]
    found = [letters(one.label) for one in read_printed(file_of(numbering, levels)).paragraphs]
    assert " ".join(filter(None, found)) == labels


def test_libreoffice_prints_the_same_labels_before_the_same_words(tmp_path: Path) -> None:
    made = []
    # LibreOffice 7.4 does not know legal numbering (ISO 29500-1 § 17.9.4).
    for number, (numbering, levels, _) in enumerate(LISTS[name] for name in LISTS if name != "legal"):
        made.append(tmp_path / f"list-{number}.docx")
        made[-1].write_bytes(file_of(numbering, levels))
    files = [*FILES, *made]
    for file, text in zip(files, office_texts(files, tmp_path), strict=True):
        printed = letters(text).replace("◦", "•")
        for one in read_printed(file.read_bytes()).paragraphs:
            if one.label:
                assert letters(one.label + one.words.replace(CALL, "")) in printed, (file.name, one)


CHANGED = p(
    "<w:r><w:t>We </w:t></w:r>",
    '<w:del w:id="1" w:author="Ann"><w:r><w:delText>ask</w:delText></w:r></w:del>',
    '<w:ins w:id="2" w:author="Ann"><w:r><w:t>urge</w:t></w:r></w:ins>',
    "<w:r><w:t> you.</w:t></w:r>",
)
CONTROL = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click here</w:t></w:r></w:sdtContent></w:sdt>"
FIELD = "".join(
    f"<w:r>{inside}</w:r>"
    for inside in (
        '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText> IF </w:instrText>", '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText> MERGEFIELD x </w:instrText>", '<w:fldChar w:fldCharType="separate"/>', "<w:t>hidden</w:t>",
        '<w:fldChar w:fldCharType="end"/>', '<w:fldChar w:fldCharType="separate"/>', "<w:t>shown</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
)  # fmt: skip
BOX = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p('In a box')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
PRINTED = [
    (CHANGED, True, ["We urge you."]),
    (CHANGED, False, ["We ask you."]),
    (
        p("Capitals ", run("here", "<w:caps/>"), run(" not", '<w:caps w:val="0"/>')),
        True,
        ["Capitals HERE not"],
    ),
    (p("Seen", run("hidden", "<w:vanish/>")), True, ["Seen"]),
    (p("Before ", CONTROL, "after"), True, ["Before after"]),
    (p("A field: ", FIELD), True, ["A field: shown"]),
    (p("Around", BOX), True, ["Around", "In a box"]),
    (p("One", call(1), "two"), True, [f"One{CALL}two"]),
    (f"<w:tbl><w:tr><w:tc>{p('a')}</w:tc><w:tc>{p('b')}</w:tc></w:tr></w:tbl>", True, ["a", "b"]),
    (
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p>" + p("two"),
        True,
        ["One two"],
    ),
]


@pytest.mark.parametrize(("body", "accept", "words"), PRINTED)
def test_words_are_those_that_a_page_shows(body: str, words: list[str], *, accept: bool) -> None:
    read = read_printed(word_file(body, footnotes=[note(1, "A note.")]), accept=accept)
    assert [one.words for one in read.paragraphs if one.words] == words


def styled(*styles: str, defaults: str = "") -> str:
    """Styles: `kind id look`, and behind a colon the one that it is based on."""
    found = f"<w:docDefaults><w:rPrDefault><w:rPr>{defaults}</w:rPr></w:rPrDefault></w:docDefaults>"
    for style in styles:
        kind, id, look = style.split(" ", 2)
        id, _, base = id.partition(":")
        based = f'<w:basedOn w:val="{base}"/>' if base else ""
        found += f'<w:style w:type="{kind}" w:styleId="{id}"><w:name w:val="{id}"/>{based}<w:rPr>{look}</w:rPr></w:style>'
    return found


HIDE, SHOW, WHITE = "<w:vanish/>", '<w:vanish w:val="0"/>', '<w:color w:val="FFFFFF"/>'
R, P, T = f"character R {HIDE}", f"paragraph P {HIDE}", f"table T {HIDE}"
IN_TABLE = '<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>'
OF_R = '<w:rStyle w:val="R"/>'
HIDDEN = {
    "by itself": (styled(), p(run("x", HIDE)), ""),
    "by the style of the run": (styled(R), p(run("x", OF_R)), ""),
    "by the style of the paragraph": (styled(P), p("x", style="P"), ""),
    "by the style below that": (styled(P, "paragraph Q:P "), p("x", style="Q"), ""),
    "the nearer style counts": (styled(P, f"paragraph Q:P {SHOW}"), p("x", style="Q"), "x"),
    "what the run says counts": (styled(P), p(run("x", SHOW), style="P"), "x"),
    "two styles undo each other": (styled(P, R), p(run("x", OF_R), style="P"), "x"),
    "by the style of the table": (styled(T), IN_TABLE.format(p("x")), ""),
    "table and paragraph": (styled(T, P), IN_TABLE.format(p("x", style="P")), "x"),
    "table, paragraph and run": (styled(T, P, R), IN_TABLE.format(p(run("x", OF_R), style="P")), ""),
    "by the defaults": (styled(defaults=HIDE), p("x"), ""),
    "the defaults are not undone": (styled(R, defaults=HIDE), p(run("x", OF_R)), ""),
    "but by the run": (styled(defaults=HIDE), p(run("x", SHOW)), "x"),
    "white": (styled(), p(run("x", WHITE)), ""),
    "white by a style": (styled(f"paragraph P {WHITE}"), p("x", style="P"), ""),
    "white on blue": (styled(), p(run("x", f'{WHITE}<w:shd w:val="clear" w:fill="0000FF"/>')), "x"),
    "tiny": (styled(), p(run("x", '<w:sz w:val="2"/>')), ""),
    "capitals undo each other": (
        styled("paragraph P <w:caps/>", "character R <w:caps/>"),
        p(run("x", OF_R), "y", style="P"),
        "xY",
    ),
}


@pytest.mark.parametrize("name", HIDDEN)
def test_what_nobody_sees_is_not_on_the_page(name: str) -> None:
    styles, body, printed = HIDDEN[name]
    read = read_printed(word_file(body, styles=styles))
    assert "".join(one.words for one in read.paragraphs) == printed


def test_a_paragraph_whose_end_is_hidden_runs_on() -> None:
    hidden = "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>One</w:t></w:r></w:p>"
    read = read_printed(word_file(hidden, p(" two")))
    assert [one.words.strip() for one in read.paragraphs] == ["One two"]


def test_notes_stand_in_the_order_of_their_calls() -> None:
    body = p("One", call(2), " two", call(1, "endnote"), " three", call(1))
    data = word_file(
        body, footnotes=[note(1, "third"), note(2, "first")], endnotes=[note(1, "second", kind="endnote")]
    )
    read = read_printed(data)
    assert [one.words.strip() for one in read.notes] == ["first", "second", "third"]
