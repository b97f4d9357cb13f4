"""Imports words whose look a style of Word gives: what it hides, sets in capitals, strikes through, raises, sets bold."""

from __future__ import annotations

import pytest
from word_files import p, run, word_file

from small_project import Run, SmallProject

DEFAULTS = "<w:docDefaults><w:rPrDefault><w:rPr>{}</w:rPr></w:rPrDefault></w:docDefaults>"
USUAL = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'


def style(id: str, look: str, kind: str = "paragraph", based_on: str = "") -> str:
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{id}"><w:name w:val="{id} of ours"/>{based}<w:rPr>{look}</w:rPr></w:style>'


def table(*cells: str, look: str = "", row: str = "") -> str:
    inside = "".join(f"<w:tc>{cell}</w:tc>" for cell in cells)
    named = f'<w:tblStyle w:val="{look}"/>' if look else ""
    return f"<w:tbl><w:tblPr>{named}</w:tblPr><w:tr><w:trPr>{row}</w:trPr>{inside}</w:tr></w:tbl>"


def imported(project: SmallProject, body: tuple[str, ...], styles: str) -> tuple[Run, str]:
    """What the import says, and the letter's text; a sentence stands before and behind what is tried."""
    head = map(p, ("1 September 2026", "To: Permanent Representatives", "RE: Freedonia", "Excellencies,"))
    ends = map(p, ("It ends here, as it began.", "Sincerely,", "Freedonia Watch"))
    data = word_file(*head, p("It begins here, as we said."), *body, *ends, styles=USUAL + styles)
    project.write({"letter.docx": data})
    made = project.run("import", "letter.docx", "--as", "again")
    assert made.status == 0, made.err
    text = (project.root / "campaigns/again/body.md").read_text("utf-8")
    return made, text.partition("as we said.")[2].partition("It ends")[0].strip()


HIDDEN = {
    "its paragraph's style": ((p("Secret.", style="A"),), style("A", "<w:vanish/>")),
    "a style below that": (
        (p("Secret.", style="B"),),
        style("A", "<w:vanish/>") + style("B", "<w:b/>", based_on="A"),
    ),
    "its own style": ((p(run("Secret.", '<w:rStyle w:val="A"/>')),), style("A", "<w:vanish/>", "character")),
    "the style of its table": (
        (table(p("Secret."), look="T"),),
        style("T", "<w:vanish/>", "table"),
    ),
    "itself, and its row": ((table(p(run("Secret.", "<w:vanish/>")), row="<w:hidden/>"),), ""),
    "its colour": ((p(run("Secret.", '<w:color w:val="FFFFFF"/>')),), ""),
    "the colour of a style": ((p("Secret.", style="A"),), style("A", '<w:color w:val="fefefe"/>')),
    "its size": ((p(run("Secret.", '<w:sz w:val="2"/>')),), ""),
    "three styles at once": (
        (table(p(run("Secret.", '<w:rStyle w:val="C"/>'), style="A"), look="T"),),
        style("T", "<w:vanish/>", "table")
        + style("A", "<w:vanish/>")
        + style("C", "<w:vanish/>", "character"),
    ),
}


@pytest.mark.parametrize(("body", "styles"), HIDDEN.values(), ids=HIDDEN)
def test_what_a_style_hides_is_left_out_and_told(
    project: SmallProject, body: tuple[str, ...], styles: str
) -> None:
    made, text = imported(project, body, styles)
    assert text == ""
    assert "“Secret.” [not carried over] [left-out]" in made.err


@pytest.mark.parametrize("look", ["<w:vanish/>", '<w:vanish w:val="1"/>'])
def test_what_the_defaults_of_a_file_hide_is_left_out_but_where_a_run_says_otherwise(
    project: SmallProject, look: str
) -> None:
    seen = '<w:vanish w:val="0"/>'
    lines = ("1 September 2026", "To: Permanent Representatives", "Excellencies,", "We write.", "Sincerely,")
    data = word_file(
        *(p(run(line, seen)) for line in lines), p("Secret."), styles=DEFAULTS.format(look) + USUAL
    )
    project.write({"letter.docx": data})
    made = project.run("import", "letter.docx", "--as", "again")
    assert "hidden text: “Secret.”" in made.err
    assert "Secret" not in (project.root / "campaigns/again/campaign.yaml").read_text("utf-8")


A_HIDES = style("A", "<w:vanish/>") + style("C", "<w:vanish/>", "character")
SHOWN = {
    "styles that both hide it": (p(run("Seen.", '<w:rStyle w:val="C"/>'), style="A"), A_HIDES, "Seen."),
    "a run that says so": (p(run("Seen.", '<w:vanish w:val="0"/>'), style="A"), A_HIDES, "Seen."),
    "bold of a style": (p("Seen.", style="A"), style("A", "<w:b/>"), "**Seen.**"),
    "bold of a style below": (
        p("Seen.", style="B"),
        style("A", "<w:b/>") + style("B", "<w:i/>", based_on="A"),
        "***Seen.***",
    ),
    "bold that a style turns off": (
        p("Seen.", style="B"),
        style("A", "<w:b/>") + style("B", '<w:b w:val="0"/>', based_on="A"),
        "Seen.",
    ),
    "bold of two styles": (
        p(run("Seen,", '<w:rStyle w:val="C"/>'), run(" bold."), style="A"),
        style("A", "<w:b/>") + style("C", "<w:b/>", "character"),
        "Seen, **bold.**",
    ),
    "bold by hand in a bold style": (
        p(run("Seen.", "<w:b/>"), style="A"),
        style("A", "<w:b/>"),
        "**Seen.**",
    ),
    "capitals of a style": (p("Seen.", style="A"), style("A", "<w:caps/>"), "SEEN."),
    "capitals of two styles": (
        p(run("Seen,", '<w:rStyle w:val="C"/>'), run(" too."), style="A"),
        style("A", "<w:caps/>") + style("C", "<w:caps/>", "character"),
        "Seen, TOO.",
    ),
    "a raised style": (
        p(run("the 5"), run("th", '<w:rStyle w:val="C"/>'), run(" time")),
        style("C", '<w:vertAlign w:val="superscript"/>', "character"),
        "the 5^th^ time",
    ),
    "letters moved up by hand": (
        p(run("10"), run("4", '<w:position w:val="9"/><w:sz w:val="14"/>'), run(" people")),
        "",
        "10^4^ people",
    ),
    "letters that a style moves up": (
        p(run("5 km"), run("2", '<w:rStyle w:val="C"/>')),
        style("C", '<w:position w:val="8"/>', "character"),
        "5 km^2^",
    ),
    "letters moved a little": (p(run("10"), run("4", '<w:position w:val="2"/>')), "", "104"),
    "letters back on the line": (
        p(run("10"), run("4", '<w:vertAlign w:val="baseline"/><w:position w:val="9"/>')),
        "",
        "104",
    ),
    "white letters on a shade": (
        p(run("Seen.", '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000000"/>')),
        "",
        "Seen.",
    ),
    "words in a row that is hidden": (
        table(p("Seen."), row="<w:hidden/>"),
        "",
        "| Seen. |\n| --- |",
    ),
    "a heading's own bold": (
        p("Seen", style="H"),
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style>',
        "## Seen",
    ),
    "the mark of a paragraph hidden": (
        '<w:p><w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">'
        "Run in. </w:t></w:r></w:p>" + p("Seen."),
        "",
        "**Run in.** Seen.",
    ),
    "a letter that is dropped": (
        '<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr><w:r><w:t>S</w:t></w:r></w:p>'
        + p("een."),
        "",
        "Seen.",
    ),
}


@pytest.mark.parametrize(("body", "styles", "right"), SHOWN.values(), ids=SHOWN)
def test_what_styles_say_together_is_as_word_shows_it(
    project: SmallProject, body: str, styles: str, right: str
) -> None:
    made, text = imported(project, (body,), styles)
    assert text == right
    assert "hidden" not in made.err


@pytest.mark.parametrize(
    ("look", "said"),
    [("<w:strike/>", "striking through"), ("<w:smallCaps/>", "small capitals")],
)
def test_looks_of_styles_that_no_letter_has_are_told(project: SmallProject, look: str, said: str) -> None:
    made, text = imported(project, (p("Seen.", style="A"),), style("A", look))
    assert text == "Seen."
    assert f"{said}, of which the words are kept" in made.err
