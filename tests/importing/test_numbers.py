"""Imports letters whose paragraphs Word counts, and holds their labels to those that LibreOffice prints of the files."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from test_printed_word_file import DEFAULTS, MAIN, TYPES, WORD, formatted, level, numbered, used
from word_files import HEADINGS, p, run, word_file

from outside import office, office_texts, pandoc_file
from small_project import Run, SmallProject
from undersigned.checking.format_text import letters

CASES = Path(__file__).parent / "word"
FORMATS = {
    "decimal": "1 2", "decimalZero": "01 02", "lowerLetter": "a b", "upperLetter": "A B", "lowerRoman": "i ii",
    "upperRoman": "I II", "ordinal": "1st 2nd", "cardinalText": "One Two", "ordinalText": "First Second",
    "russianLower": "а б", "russianUpper": "А Б", "arabicAlpha": "أ ب", "chineseCounting": "一 二",
    "ideographDigital": "一 二", "decimalEnclosedCircle": "① ②", "chicago": "* †",
}  # fmt: skip
"""Formats of numbers that LibreOffice 7.4 knows, too, and how they begin."""
OURS_ALONE = {
    "numberInDash": "-1- -2-", "decimalEnclosedParen": "⑴ ⑵", "thaiNumbers": "๑ ๒", "hindiNumbers": "१ २",
    "arabicAbjad": "أ ب",
}  # fmt: skip
"""Formats that LibreOffice takes for others."""
TEXTS = (
    "%1.", "(%1)", "%1)", "%1.)", "%1", "%1:", "§ %1", "[%1]", "No. %1", "Recommendation %1:", "Article %1.", "A-%1.",
    "%1 -", "&lt;%1&gt;", "*%1*", "#%1", "%1_", "| %1", "{%1}", "{{%1}}",
)  # fmt: skip
"""Words around a number, some of which Markdown or Jinja would read."""


def restarted(number: int, start: int, at: int = 0, of: int = 0) -> str:
    override = f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
    return used(number, of, override)


def more(format: str, properties: str) -> str:
    return formatted(format) + properties


TREE = (
    level(0, "%1."), level(1, "%1.%2"), level(2, "%1.%2.%3"), level(3, "(%4)", formatted("lowerLetter")),
    level(4, "%5.", formatted("lowerRoman")), level(5, "%6)"), level(6, "%7)", formatted("lowerLetter")),
    level(7, "(%8)", formatted("upperRoman")), level(8, "%9-", formatted("upperLetter")),
)  # fmt: skip
MARKS = numbered(
    level(0, "%1."), level(1, "(%2)", formatted("lowerLetter")), level(2, "%3.", formatted("lowerRoman"))
)
FIGURES = numbered(level(0, "%1."))
KINDS = {
    "nine levels": (numbered(*TREE) + used(1), "0 1 2 3 4 5 6 7 8 8 7 3 0 1"),
    "a lower level first": (numbered(*TREE) + used(1), "1 1 0 1"),
    "the fourth level first": (numbered(*TREE) + used(1), "3 3 0 3"),
    "marks": (MARKS + used(1), "0 1 1 2 2 1 0 1"),
    "marks, the third first": (MARKS + used(1), "2 2 1 0"),
    "text between": (MARKS + used(1), "0 0 - 0 1 - 1 0"),
    "two lists of one count": (MARKS + used(1) + used(2), "1:0 1:0 2:0 - 1:0"),
    "begins anew at five": (MARKS + used(1) + restarted(2, 5), "1:0 1:0 2:0 1:0 2:0"),
    "a level below at three": (MARKS + restarted(1, 3, 1), "0 1 1 0 1 1"),
    "a level of its own": (
        FIGURES + used(1) + used(2, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "%1)", formatted("upperLetter"), 4)}</w:lvlOverride>'),
        "1:0 2:0 2:0 1:0",
    ),
    "a level of its own above, which nothing has counted": (
        numbered(level(0, "%1.", start=3), level(1, "(%2)"))
        + used(1, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "%1)")}</w:lvlOverride>'),
        "1 0 0",
    ),
    "bullets as text": (numbered(level(0, "•", formatted("none")), level(1, "•")) + used(1), "0 0 1 0"),
    "one after one": (FIGURES + used(1) + restarted(2, 1) + restarted(3, 1), "1:0 2:0 3:0"),
    "from nought": (numbered(level(0, "%1.", start=0)) + used(1), "0 0"),
    "without a start": ('<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>' + used(1), "0 0"),
    "letters after z": (numbered(level(0, "%1.", formatted("lowerLetter"), 50)) + used(1), "0 0 0 0 0"),
    "the number above": (numbered(level(0, "%1."), level(1, "%1.")) + used(1), "0 1 1 0 1"),
    "entries without words": (FIGURES + used(1), "0 e0 0 e0 e0 0"),
    "nothing between": (numbered(level(0, "Q%1", more("decimal", '<w:suff w:val="nothing"/>'))) + used(1), "0 0"),
    "taken out": (FIGURES + used(1), "1:0 0:0 1:0"),
    "120": (FIGURES + used(1), " ".join(["0"] * 120)),
}  # fmt: skip
NO_ORACLE = {
    # LibreOffice 7.4 knows neither w:isLgl nor w:lvlRestart.
    "legal": (
        numbered(level(0, "%1.", formatted("upperRoman")), level(1, "%1.%2", more("decimal", "<w:isLgl/>")))
        + used(1),
        "0 1 0 1",
        "I. 1.1 II. 2.1",
    ),
    "never begins anew": (
        numbered(level(0, "%1."), level(1, "%2)", more("decimal", '<w:lvlRestart w:val="0"/>'))) + used(1),
        "0 1 1 0 1",
        "1. 1) 2) 2. 3)",
    ),
    "begins anew after the first": (
        numbered(
            level(0, "%1."), level(1, "%2)"), level(2, "%3-", more("decimal", '<w:lvlRestart w:val="1"/>'))
        )
        + used(1),
        "0 1 2 2 1 2 0 1 2",
        "1. 1) 1- 2- 2) 3- 2. 1) 1-",
    ),
}


def letter(numbering: str, *body: str, styles: str = HEADINGS, tail: tuple[str, ...] = ()) -> bytes:
    """A letter whose paragraphs these lists count."""
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{WORD}.{kind}+xml"/>'
        for part, kind in (("document", "document.main"), ("numbering", "numbering"), ("styles", "styles"))
    )
    parts = {
        "word/numbering.xml": f"<w:numbering {MAIN}>{numbering}</w:numbering>",
        "[Content_Types].xml": f'<Types xmlns="{TYPES}">{DEFAULTS}{overrides}</Types>',
    }
    head = (
        "1 September 2026",
        "To: Permanent Representatives",
        "RE: Lists",
        "Excellencies,",
        "We write to you.",
    )
    end = ("We thank you.", "Sincerely,", "Freedonia Watch")
    return word_file(*map(p, head), *body, *map(p, end), *tail, parts=parts, styles=styles)


def counted(numbering: str, places: str) -> bytes:
    """A letter with a paragraph for each place: `2:1` the list 2 at level 1, `e0` without words, `-` between lists."""
    body = []
    for index, place in enumerate(places.split()):
        if place == "-":
            body.append(p(f"words {index} between"))
            continue
        number, _, depth = place.lstrip("e").rpartition(":")
        words = [] if place.startswith("e") else [f"words {index}"]
        body.append(p(*words, level=(int(number or 1), int(depth))))
    return letter(numbering, *body)


def imported(project: SmallProject, file: Path, name: str = "again") -> Run:
    done = project.run("import", str(file), "--as", name)
    assert done.status == 0, done.err
    return done


def assert_same(project: SmallProject, files: dict[str, Path]) -> dict[str, list[str]]:
    """Each file, imported and built, has the labels that LibreOffice prints of it; returns these lines."""
    built = []
    for number, (name, file) in enumerate(files.items()):
        done = imported(project, file, f"c{number}")
        assert "They say the same." in done.out, (name, done.out, done.err)
        done = project.run("build", f"c{number}", "-f", "docx")
        assert done.status == 0, (name, done.err)
        built.append(project.root / f"build/c{number}/c{number}.docx")
    texts = office_texts([*files.values(), *built], project.root)
    found = {}
    for name, text, again in zip(files, texts[: len(files)], texts[len(files) :], strict=True):
        assert labelled(again) == labelled(text), name
        found[name] = labelled(text)
    return found


def labelled(text: str) -> list[str]:
    """The lines of a text that hold words of lists, or a label alone."""
    lines = [line for line in text.splitlines() if "words" in line or re.fullmatch(r"\s*\S{1,4}\s*", line)]
    return [letters(line).replace("◦", "•") for line in lines]


def write(folder: Path, files: dict[str, bytes]) -> dict[str, Path]:
    paths = {name: folder / f"file-{number}.docx" for number, name in enumerate(files)}
    for name, data in files.items():
        paths[name].write_bytes(data)
    return paths


def test_formats_of_numbers_print_as_in_the_file(project: SmallProject) -> None:
    files = {name: counted(numbered(level(0, "%1.", formatted(name))) + used(1), "0 0 0") for name in FORMATS}
    for name, lines in assert_same(project, write(project.root, files)).items():
        assert lines[:2] == [f"{n}.words{index}" for index, n in enumerate(FORMATS[name].split())], name


@pytest.mark.parametrize("name", OURS_ALONE)
def test_formats_that_libreoffice_takes_for_others(project: SmallProject, name: str) -> None:
    file = write(project.root, {name: counted(numbered(level(0, "%1.", formatted(name))) + used(1), "0 0")})
    assert "They say the same." in imported(project, file[name]).out
    body = letters((project.root / "campaigns/again/body.md").read_text("utf-8")).replace("\\", "")
    assert all(f"{n}.words" in body for n in OURS_ALONE[name].split())


def test_words_around_a_number_print_as_in_the_file(project: SmallProject) -> None:
    files = {
        f"{text} {format}": counted(numbered(level(0, text, formatted(format))) + used(1), "0 0")
        for number, text in enumerate(TEXTS)
        for format in (("decimal", "lowerLetter", "upperRoman")[number % 3],)
    }
    assert_same(project, write(project.root, files))


def test_lists_count_as_in_the_file(project: SmallProject) -> None:
    assert_same(project, write(project.root, {name: counted(*kind) for name, kind in KINDS.items()}))


@pytest.mark.parametrize("name", NO_ORACLE)
def test_lists_count_as_the_standard_says(project: SmallProject, name: str) -> None:
    numbering, places, labels = NO_ORACLE[name]
    file = write(project.root, {name: counted(numbering, places)})[name]
    assert "They say the same." in imported(project, file).out
    assert project.run("build", "again", "-f", "txt").status == 0
    text = (project.root / "build/again/again.txt").read_text("utf-8")
    found = [letters(line).partition("words")[0] for line in text.splitlines() if "words" in line]
    assert found == labels.split()


# --- where lists stand

LISTS = (
    numbered(level(0, "%1."), level(1, "(%2)", formatted("lowerLetter")))
    + numbered(level(0, "Recommendation %1:"), level(1, "%1.%2"), of=1)
    + numbered(level(0, "%1.", more("upperRoman", '<w:pStyle w:val="H1"/>')), level(1, "%1-%2", more("decimal", '<w:pStyle w:val="H2"/>')), of=2)
    + '<w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="L"/></w:abstractNum>'
    + f'<w:abstractNum w:abstractNumId="4"><w:styleLink w:val="L"/>{level(0, "%1)", start=4)}</w:abstractNum>'
    + numbered(level(0, "•", formatted("bullet")), level(1, "o", formatted("bullet")), of=5)
    + "".join(used(number + 1, number) for number in range(6))
    + restarted(7, 1)
    + restarted(8, 0)
)  # fmt: skip
STYLES = (
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="N"><w:name w:val="Numbered"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="M"><w:name w:val="Below"/><w:basedOn w:val="N"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="List Continue"/></w:style>'
)
URGE = p("Thus, we urge your delegation to:")
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF _Ref1 \\r \\h </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    + run("Recommendation 2:")
    + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def n(words: str, number: int = 1, depth: int = 0) -> str:
    return p(*([words] if words else []), level=(number, depth))


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


PLACES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "asks": ((URGE, n("words adopt"), n("words speak"), n("words below", 1, 1), n("words support")), ()),
    "asks with a number without words": ((URGE, n("words adopt"), n(""), n("words speak"), n("words")), ()),
    "asks that begin anew": ((URGE, n("words adopt"), n("words two"), n("words one", 7), n("words two", 7)), ()),
    "asks that go on": ((URGE, n("words adopt"), n("words two"), URGE, n("words three"), n("words four")), ()),
    "asks, then bullets": ((URGE, n("words adopt"), n("words two"), n("words", 6), n("words", 6, 1)), ()),
    "asks, a lower level first": ((URGE, n("words", 1, 1), n("words two", 1, 1), n("words above")), ()),
    "asks under words": ((URGE, n("words adopt", 2), n("words speak", 2), n("words below", 2, 1)), ()),
    "asks with words below": ((URGE, n("words"), n("words", 1, 1), n("words"), n("words", 2, 1)), ()),
    "asks from nought": ((URGE, n("words", 8), n("words two", 8)), ()),
    "one bullet below": ((n("words"), n("words go on", 6, 1), p("words"), n("words", 6), n("", 6, 1), n("words", 6)), ()),
    "headings": ((p("words Head", style="H1"), p("words"), p("words Sub", style="H2"), p("words", style="H1")), ()),
    "styles": ((p("words", style="N"), p("words", style="M"), p("words"), p("words", style="N")), ()),
    "a list by a style of lists": ((n("words", 4), n("words", 5), n("words", 4)), ()),
    "continued": ((p("words", style="C"), n("words"), p("words", style="C"), n("words"), p("words", style="C")), ()),
    "cells": ((table((p("words"), p("words")), (n(""), p("words A")), (n(""), n("words", 2)), (n(""), n("words", 6))),), ()),
    "annex": (
        (n("words one"),),
        (p("Annex: words", style="H1"), p("words First", style="H2"), n("words"), n("words", 1, 1), n("words", 2), n("words")),
    ),
    "what looks like marks": ((n("words"), n("1. words"), n("(a) words"), n("- words"), n("# words", 2), n("---words")), ()),
    "a reference": ((n("words a", 2), n("words b", 2), p("words see ", FIELD, " there")), ()),
    "bold": ((p("words", level=(2, 0), look="<w:b/>"), p("words", level=(2, 0), look="<w:i/>")), ()),
}  # fmt: skip


def test_labels_stay_wherever_lists_stand(project: SmallProject) -> None:
    files = {name: letter(LISTS, *body, styles=STYLES, tail=tail) for name, (body, tail) in PLACES.items()}
    assert_same(project, write(project.root, files))


def test_numbered_asks_are_asks_with_ids_and_marks(project: SmallProject) -> None:
    body, _ = PLACES["asks with a number without words"]
    imported(project, write(project.root, {"": letter(LISTS, *body, styles=STYLES)})[""])
    campaign = (project.root / "campaigns/again/campaign.yaml").read_text("utf-8")
    assert "words-adopt: words adopt" in campaign
    assert '  asks-2:\n    marks: "1"\n    start: 3\n    items:\n      words-speak: words speak' in campaign


# --- what other programs write

WRITTEN = {
    "letters, roman figures": "a. words\nb. words\n    i. words\n    ii. words\n\n    (A) words\n    (B) words\nc. words\n",
    "asks in brackets": "We urge you to:\n\n(a) words;\n(b) words;\n\nWe also urge you to:\n\n(c) words;\n(d) words.\n",
    "begins at five": "5. words\n6. words\n    - words\n    - words\n7. words\n",
    "a paragraph inside": "1) words\n2) words\n\n    words inside\n\n3) words\n",
    "roman figures go on": "i. words\nii. words\niii. words\n\nwords\n\niv. words\nv. words\n",
    "capitals leave one out": "I. words\nII. words\nIII. words\n\nV. words\n",
    "from nought": "0. words\n1. words\n",
    "begins anew": "1. words\n2. words\n\n<!-- -->\n\n1. words\n2. words\n",
    "typed": "1. words\n\n    1.1 words\n\n    1.2 words\n\n2. words\n\n§ 1 words\n\n\\[1\\] words\n",
    "one letter": "(a) words\n\nwords\n\n(c) words\n",
}
TOP = (
    "1 September 2026\n\nTo: Permanent Representatives\n\nRE: Lists\n\nExcellencies,\n\nWe write to you.\n\n"
)
BOTTOM = "\n\nWe thank you.\n\nSincerely,\n\nFreedonia Watch\n"


def test_lists_of_pandoc_and_libreoffice_keep_their_labels(project: SmallProject) -> None:
    files = {}
    for number, (name, text) in enumerate(
        [*WRITTEN.items(), ("all", "\n\nwords\n\n".join(WRITTEN.values()))]
    ):
        markdown = project.root / f"file-{number}.md"
        markdown.write_text(TOP + text + BOTTOM, encoding="utf-8")
        files[name] = pandoc_file(markdown, markdown.with_suffix(".docx"))
    (project.root / "saved").mkdir()
    files["saved by LibreOffice"] = office(files["all"], project.root / "saved", "docx")
    assert_same(project, files)


def test_lists_of_python_docx_keep_their_labels(project: SmallProject) -> None:
    styles = "List Number|List Number|List Number 2|List Number 2|List Number 3|List Continue 2|List Number 2|Normal|"
    styles += "List Number|List Bullet|List Bullet 2|List Number 2|List|List 2|List Number|List Continue|List Number"
    file = docx.Document()
    for text in TOP.split("\n\n")[:-1]:
        file.add_paragraph(text)
    for number, style in enumerate(styles.split("|")):
        file.add_paragraph(f"words {number}", style=style)
    for text in BOTTOM.split("\n\n")[1:]:
        file.add_paragraph(text.strip())
    file.save(str(project.root / "file.docx"))
    assert_same(project, {"python-docx": project.root / "file.docx"})


@pytest.mark.parametrize("name", WRITTEN)
def test_lists_in_markdown_keep_their_labels(project: SmallProject, name: str) -> None:
    file = project.root / "file.md"
    file.write_text(TOP + WRITTEN[name] + BOTTOM, encoding="utf-8")
    assert "They say the same." in imported(project, file).out
    assert project.run("build", "again", "-f", "txt").status == 0
    built = (project.root / "build/again/again.txt").read_text("utf-8")
    typed = WRITTEN[name].replace("\\", "").replace("- words", "•words")
    assert labelled(built) == labelled(typed)


# --- what is named


@pytest.mark.parametrize(
    "file",
    [
        "l1-jump.docx", "l4-legal.docx", "l5-worded.docx", "l8-para.docx", "libreoffice-lists.docx", "nums.docx",
        "start3.docx", "start3.md", "t6-numheadings.docx",
    ],
)  # fmt: skip
def test_letters_as_they_came_say_the_same(project: SmallProject, file: str) -> None:
    assert "They say the same." in imported(project, CASES / file).out
    assert project.run("build", "again", "-f", "docx").status == 0


def test_labels_that_do_not_count_any_more_are_named_once_a_list(project: SmallProject) -> None:
    done = imported(project, CASES / "l4-legal.docx")
    assert "paragraph 7, 8: '1.1.' and the like are typed in the words now" in done.err


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ([n("words", 1), n("", 1)], "paragraph 7: an entry of a list that says nothing, “2.”"),
        ([n("words", 6), n("", 6)], "paragraph 7: an entry of a list that says nothing, “•”"),
        (
            [
                p(
                    "We ",
                    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> LISTNUM </w:instrText></w:r>'
                    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
                )
            ],
            "a number that Word counts in a field (LISTNUM)",
        ),
    ],
)
def test_labels_that_are_lost_are_named(project: SmallProject, body: list[str], said: str) -> None:
    done = imported(project, write(project.root, {"": letter(LISTS, *body, styles=STYLES)})[""])
    assert said in done.err


def test_a_format_that_is_not_known_becomes_figures_and_is_named(project: SmallProject) -> None:
    data = counted(numbered(level(0, "%1.", formatted("hebrew1"))) + used(1), "0 0")
    done = imported(project, write(project.root, {"": data})[""])
    assert (
        "paragraph 6, 7: numbers in a form that is not known here (hebrew1), which become figures" in done.err
    )
