"""Proves that `check` tells of a note that one format has otherwise than the others, and of none that is the same."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from small_project import SMALL, SmallProject
from undersigned import route
from undersigned.checking.pdf import check_pdf
from undersigned.files.project import Project
from undersigned.model.findings import LetterError

NOTES = """\
notes: {{repeat: ibid-cross-reference, marks: {marks}, place: {place}, count: {count}}}
annex: {{title: What happened, sections: [annex/one.md, annex/two.md]}}
footnotes:
  law: {{symbol: A/HRC/RES/48/23, adopted: 2021-10-11}}
  web: {{url: "https://example.org/a-b?c=1&d", title: The press law}}
  own: See *also* <https://example.org/link> and [a page](https://example.org/x) of 54^th^ re-elected.
  arabic: منظمة العفو الدولية (Amnesty).
"""
BODY = """\
We write of resolution 48/16[^law] and [a link](https://example.org/long),[^web] see [1].[^own][^law]

- One item[^own] of a list.
- منظمة[^arabic] and ខ្មែរ[^own]

| What | Who[^law] |
|--|--|
| a[^web] | b \\| c[^own] |

Re-elected, see note {{ note("law") }}.
"""
FILES = {
    "campaigns/letter/body.md": BODY,
    "campaigns/letter/annex/one.md": "## One\n\nIn the *first* section.[^law][^own]\n",
    "campaigns/letter/annex/two.md": "## Two[^web]\n\nIn the second.[^own]\n",
}


@pytest.fixture
def letter(project: SmallProject) -> SmallProject:
    """A letter with notes of many kinds in all places."""
    return written(project, "numbers", "page", "letter")


def written(project: SmallProject, marks: str, place: str, count: str) -> SmallProject:
    notes = NOTES.format(marks=marks, place=place, count=count)
    project.write(
        {"campaigns/letter/campaign.yaml": SMALL["campaigns/letter/campaign.yaml"] + notes, **FILES}
    )
    return project


@pytest.mark.parametrize("marks", ["numbers", "brackets", "symbols"])
@pytest.mark.parametrize(
    ("place", "count"),
    [("page", "letter"), ("page", "section"), ("before-signatories", "letter"), ("end", "letter")],
)
def test_the_formats_of_a_letter_agree(project: SmallProject, marks: str, place: str, count: str) -> None:
    run = written(project, marks, place, count).run("check", "letter")
    assert run.status == 0
    assert "error: " not in run.err


def spoiled(monkeypatch: pytest.MonkeyPatch, format: str, spoil: Callable[[bytes], bytes]) -> None:
    """Have a writer write something else."""
    write = route._WRITERS[format]
    monkeypatch.setitem(route._WRITERS, format, lambda manuscript: spoil(write(manuscript)))


def replaced(old: str, new: str, times: int = -1) -> Callable[[bytes], bytes]:
    def spoil(data: bytes) -> bytes:
        assert old.encode() in data
        return data.replace(old.encode(), new.encode(), times)

    return spoil


def in_part(name: str, spoil: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    def repacked(data: bytes) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w") as copy:
            for part in package.namelist():
                content = package.read(part)
                copy.writestr(part, spoil(content) if part == name else content)
        return out.getvalue()

    return repacked


def swapped(one: str, other: str) -> Callable[[bytes], bytes]:
    def spoil(data: bytes) -> bytes:
        assert one.encode() in data
        assert other.encode() in data
        return (
            data.replace(one.encode(), b"\0")
            .replace(other.encode(), one.encode())
            .replace(b"\0", other.encode())
        )

    return spoil


DOCUMENT, FOOTNOTES = "word/document.xml", "word/footnotes.xml"
WORDS_1 = "note 1 is not under its mark, or has other words, in the "
SPOILED = {
    "words of a note in Word": ("docx", in_part(FOOTNOTES, replaced("2021)", "2022)")), f"{WORDS_1}DOCX"),
    "words of a note on the web": ("html", replaced("2021)", "2022)"), f"{WORDS_1}HTML"),
    "words of a note in plain text": ("txt", replaced("2021)", "2022)"), f"{WORDS_1}TXT"),
    "marks of notes in plain text": ("txt", swapped("[4] See", "[5] See"), "note 4 is not under its mark"),
    "two notes in Word": (
        "docx",
        in_part(DOCUMENT, swapped('Reference w:id="1"', 'Reference w:id="2"')),
        "note 2 is not under its mark, or has other words, in the DOCX",
    ),
    "two notes on the web": (
        "html",
        swapped('href="#note-2">[', 'href="#note-3">['),
        "note 3 is not under its mark",
    ),
    "the marks of two calls on the web": (
        "html",
        swapped('">[2]</a>', '">[3]</a>'),
        "note 2 is not called after",
    ),
    "a call fewer in Word": (
        "docx",
        in_part(DOCUMENT, replaced('<w:footnoteReference w:id="5"/>', "")),
        "the letter has 14 notes; the DOCX calls 13 and has 13 [formats-differ]",
    ),
    "a note fewer in Word": (
        "docx",
        in_part(FOOTNOTES, replaced('<w:footnote w:id="5">', '<w:footnote w:id="50">')),
        "note 5 is not under its mark, or has other words, in the DOCX",
    ),
    "a call elsewhere in Word": (
        "docx",
        in_part(DOCUMENT, swapped(">One item<", "> of a list.<")),
        "note 5 is not called after 'One item' in the DOCX",
    ),
    "a call elsewhere on the web": (
        "html",
        replaced('item<a id="call-5" href="#note-5">[5]</a>', '<a id="call-5" href="#note-5">[5]</a>item'),
        "note 5 is not called after 'One item' in the HTML",
    ),
    "a call elsewhere in plain text": (
        "txt",
        replaced("item[5]", "[5] item"),
        "note 5 is not called after 'One item'",
    ),
    "another number of another note in Word": (
        "docx",
        in_part(DOCUMENT, replaced("<w:t>1</w:t>", "<w:t>2</w:t>")),
        "note 1 is not mentioned after 'Re-elected, see note' in the DOCX",
    ),
    "a number in plain text": ("txt", replaced("see note 1", "see note 2"), "note 1 is not mentioned after"),
    "numbers that begin anew in Word": (
        "docx",
        in_part(
            "word/settings.xml",
            replaced("<w:footnotePr>", '<w:footnotePr><w:numFmt w:val="chicago"/>'),
        ),
        "note 1 is not called after 'We write of resolution 48/16' in the DOCX",
    ),
}


@pytest.mark.parametrize("fault", SPOILED)
def test_a_format_that_differs_is_told(
    fault: str, letter: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    format, spoil, expected = SPOILED[fault]
    spoiled(monkeypatch, format, spoil)
    run = letter.run("check", "letter")
    assert run.status == 1
    assert expected in run.err


def test_a_call_elsewhere_in_the_pdf_is_told(letter: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page has another letter than that which is compared."""
    moved = BODY.replace("One item[^own] of", "One[^own] item of")
    copy = {
        name.replace("campaigns/letter/", "campaigns/other/"): content
        for name, content in letter.files().items()
        if name.startswith("campaigns/letter/")
    }
    letter.write({**copy, "campaigns/other/body.md": moved})
    manuscript = route.prepare(Project(letter.root), "other")
    data = route.render(manuscript, ("pdf",))["pdf"]
    monkeypatch.setitem(route._WRITERS, "pdf", lambda _: data)
    run = letter.run("check", "letter")
    assert run.status == 1
    assert "note 5 is not called after 'One item' in the PDF [formats-differ]" in run.err


def test_the_findings_name_the_place_of_the_citation(
    letter: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoiled(monkeypatch, "txt", replaced("item[5]", "[5] item"))
    run = letter.run("check", "letter")
    assert "campaigns/letter/body.md:3:11: error: note 5 is not called" in run.err


LISTS = """\
We write.

1. One
2. Two
   - Below
3. Three

> A *quotation* of two words.

| a | b |
|---|---|
| c | d |
"""
SPOILED_TEXT = {
    "a word fewer in Word": ("docx", in_part(DOCUMENT, replaced(">quotation<", "><")), "the DOCX has '"),
    "words the other way round in Word": (
        "docx", in_part(DOCUMENT, swapped(">c<", ">d<")), "twowords.abdc",
    ),
    "another number of a list in Word": (
        "docx",
        in_part("word/numbering.xml", replaced('<w:startOverride w:val="1"/>', '<w:startOverride w:val="2"/>')),
        "Wewrite.2.One3.Two•Below4.",
    ),
    "no number in Word": (
        "docx",
        in_part("word/numbering.xml", replaced('"decimal"', '"none"')),
        "Wewrite.OneTwo•BelowThreeAquot",
    ),
    "a word fewer on the web": ("html", replaced("<em>quotation</em>", ""), "the HTML has '"),
    "another number of a list on the web": ("html", replaced("<ol>", '<ol start="3">'), "Wewrite.3.One4.Two•"),
    "bullets for numbers on the web": (
        "html",
        lambda data: data.replace(b"<ol>", b"<ul>").replace(b"</ol>", b"</ul>"),
        "Wewrite.•One•Two•Below•Three",
    ),
    "a word fewer in plain text": ("txt", replaced("quotation ", ""), "the TXT has '"),
    "another number in plain text": ("txt", replaced("2. Two", "4. Two"), "the TXT has '"),
    "a word more in plain text": ("txt", replaced("We write.", "We write. Not."), "Wewrite.Not."),
    "a word fewer in Markdown": ("md", replaced("*quotation*", ""), "the MD has '"),
    "another number in Markdown": ("md", replaced("2. Two", "4. Two"), "the MD has '"),
}  # fmt: skip


@pytest.mark.parametrize("fault", SPOILED_TEXT)
def test_a_format_that_has_other_words_is_told_by_build_too(
    fault: str, project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write({"campaigns/letter/body.md": LISTS})
    format, spoil, expected = SPOILED_TEXT[fault]
    spoiled(monkeypatch, format, spoil)
    run = project.run("build", "letter", "--format", format)
    assert run.status == 1
    assert expected in run.err
    assert "[formats-differ]" in run.err
    assert not project.built(format).exists()


def test_pages_that_have_other_words_are_told(project: SmallProject) -> None:
    """The letter is compared with the pages of others: with a paragraph less, and with two that changed places."""
    project.write({"campaigns/letter/body.md": "First words.\n\n- Second words.\n\nThird words.\n"})
    letter = route.prepare(Project(project.root), "letter")
    for body, expected in (
        ("First words.\n\nThird words.\n", "'•Second words.' is not in the PDF in its place"),
        (
            "First words.\n\nThird words.\n\n- Second words.\n",
            "'Third words.' is not in the PDF in its place",
        ),
        (
            "First words.\n\n1. Second words.\n\nThird words.\n",
            "'•Second words.' is not in the PDF in its place",
        ),
    ):
        project.write({"campaigns/letter/body.md": body})
        data = route.render(route.prepare(Project(project.root), "letter"), ("pdf",))["pdf"]
        with pytest.raises(LetterError) as error:
            check_pdf(data, letter.letter, letter.style.page, letter.style.bullet)
        assert expected in str(error.value)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("words", ["منظمة العفو الدولية", "שלום עולם", "ខ្មែរ កម្ពុជា", "Plain words"])
def test_words_of_every_script_that_a_page_lacks_are_told(
    project: SmallProject, language: str, words: str
) -> None:
    campaign = f"language: {language}\n{SMALL['campaigns/letter/campaign.yaml']}"
    project.write(
        {"campaigns/letter/campaign.yaml": campaign, "campaigns/letter/body.md": f"{words}.\n\nEnd.\n"}
    )
    letter = route.prepare(Project(project.root), "letter")
    project.write({"campaigns/letter/body.md": "Other.\n\nEnd.\n"})
    data = route.render(route.prepare(Project(project.root), "letter"), ("pdf",))["pdf"]
    with pytest.raises(LetterError) as error:
        check_pdf(data, letter.letter, letter.style.page, letter.style.bullet)
    assert f"'{words}.' is not in the PDF in its place" in str(error.value)
