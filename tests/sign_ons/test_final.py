"""Holds `build --final` to its promise: no letter goes out under a name that did not agree to it, or with a blank."""

from __future__ import annotations

import datetime
import json
import re
import shutil
from pathlib import Path

import docx
import pytest

from outside import ROOT, docx_faults, office_pdf, pdf_text, qpdf_check, undersigned
from readings import REFERENCE, compare_letter
from small_project import SmallProject
from undersigned.checking.printed import unfinished
from undersigned.loading.sign_ons import START
from undersigned.model.letter import (
    LineBreak,
    Metadata,
    Note,
    Numbered,
    NumberedLetter,
    Paragraph,
    Part,
    Role,
    Text,
)

CAMPAIGN = "hrc54-cambodia"
EIGHT = (
    "forum-asia", "amnesty-international", "article-19", "civicus", "fidh", "human-rights-watch", "icj", "omct",
)  # fmt: skip
DAY = {"SOURCE_DATE_EPOCH": "1787184000"}  # 20 August 2026
MARK = re.compile(r"DRAFT · version v2-[0-9a-f]{12} · 2026-08-20")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The campaign of the checkout in a folder of its own."""
    folder = tmp_path / "clone"
    for name in ("campaigns", "signatories"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def say(clone: Path, *words: str, status: int = 0) -> tuple[str, str]:
    run = undersigned("-C", clone, *words, environment=DAY)
    assert run.returncode == status, run.stderr
    return run.stdout, run.stderr


def test_the_letter_of_the_eight_goes_out_when_all_have_confirmed_it(clone: Path) -> None:
    say(clone, "signatories", "invite", CAMPAIGN, "--channel", "email")
    say(clone, "signatories", "confirm", CAMPAIGN, *EIGHT[:7], "--by", "Ann Example")
    out, error = say(clone, "build", "--final", CAMPAIGN, status=1)
    assert (out, error) == (
        "",
        (
            "campaigns/hrc54-cambodia/campaign.yaml:44:5: error: World Organisation against Torture (OMCT) has not "
            "confirmed that it signs (it was asked on 2026-08-20) [not-confirmed]\n"
            "  help: record its answer: undersigned signatories confirm hrc54-cambodia omct\n"
            "The manual has more on this: undersigned manual collect-sign-ons\n"
        ),
    )
    assert not (clone / "build").exists()
    say(clone, "signatories", "confirm", CAMPAIGN, "omct")
    say(clone, "build", "--final", CAMPAIGN)
    built = clone / "build" / CAMPAIGN / CAMPAIGN
    published = json.loads((REFERENCE / f"{CAMPAIGN}.reference.json").read_text(encoding="utf-8"))
    assert compare_letter.compare_docx(published, built.with_suffix(".docx")) == []
    assert compare_letter.compare_pdf(published, built.with_suffix(".pdf")) == []

    body = clone / "campaigns" / CAMPAIGN / "body.md"
    body.write_text(body.read_text("utf-8").replace("worsening", "growing"), "utf-8")
    out, _ = say(clone, "signatories", "status", CAMPAIGN)
    assert "8 agreements no longer cover the text: " in out
    _, error = say(clone, "build", "--final", CAMPAIGN, status=1)
    assert error.count("[text-changed]") == 8
    say(
        clone,
        "signatories",
        "editorial",
        CAMPAIGN,
        "--by",
        "Ann Example",
        "--reason",
        "a better word",
        "--yes",
    )
    say(clone, "build", "--final", CAMPAIGN)


def test_a_letter_published_before_sign_ons_were_kept_comes_out_as_it_is(clone: Path) -> None:
    say(clone, "build", CAMPAIGN, "-f", "txt")
    assert "DRAFT" not in (clone / f"build/{CAMPAIGN}/{CAMPAIGN}.txt").read_text("utf-8")
    _, error = say(clone, "build", "--final", CAMPAIGN, status=1)
    assert error.count("was not asked whether it signs [not-invited]") == 8


def test_a_record_that_is_gone_does_not_take_the_mark_with_it(clone: Path) -> None:
    say(clone, "signatories", "invite", CAMPAIGN)
    (clone / f"campaigns/{CAMPAIGN}/sign-ons.yaml").unlink()
    _, error = say(clone, "build", CAMPAIGN, status=1)
    assert error.startswith(
        f"campaigns/{CAMPAIGN}/sign-ons.yaml:1:1: error: this file is gone, and the folder"
    )
    assert "[lost-sign-ons]" in error
    for kept in (clone / f"campaigns/{CAMPAIGN}/wordings").iterdir():
        kept.unlink()
    say(clone, "build", CAMPAIGN)


# --- the mark of a draft


FURNITURE = "page: {header: {left: Our letter, right: '{title}'}, footer: {centre: '{page}'}, %s}\n"


@pytest.fixture
def draft(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> SmallProject:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY["SOURCE_DATE_EPOCH"])
    project.write({"campaigns/letter/sign-ons.yaml": START})
    project.write(
        {"campaigns/letter/body.md": "We write to you.[^1]\n\n[^1]: A note.\n\n" + "More of it.\n\n" * 60}
    )
    return project


def build(project: SmallProject, *formats: str) -> None:
    run = project.run("build", "letter", *(word for format in formats for word in ("-f", format)))
    assert run.status == 0, run.err


@pytest.mark.parametrize("first", ["first_page_furniture: true", "first_page_furniture: false"])
@pytest.mark.parametrize("has_header", [False, True])
def test_every_page_of_a_draft_says_so(
    draft: SmallProject, tmp_path: Path, first: str, *, has_header: bool
) -> None:
    if has_header:
        draft.write({"templates/styles/plain.yaml": FURNITURE % first})
    build(draft, "docx", "pdf")
    office = office_pdf(draft.built("docx"), tmp_path)
    for pdf in (draft.built("pdf"), office):
        pages = pdf_text(pdf).split("\f")[:-1]
        assert len(pages) > 1
        for page in pages:
            assert len(MARK.findall(page)) == 1, page
        assert ("Our letter" in pages[1]) == has_header
        assert ("Our letter" in pages[0]) == (has_header and first.endswith("true"))
    assert docx_faults(draft.built("docx")) == []
    qpdf_check(draft.built("pdf"))


def test_a_letterhead_of_ones_own_keeps_its_headers(draft: SmallProject, tmp_path: Path) -> None:
    paper = docx.Document()
    section = paper.sections[0]
    section.different_first_page_header_footer = True
    paper.settings.odd_and_even_pages_header_footer = True
    section.first_page_header.paragraphs[0].text = "Our paper, first page"
    section.header.paragraphs[0].text = "Our paper"
    path = draft.root / "templates/joint-letter/reference.docx"
    path.parent.mkdir(parents=True)
    shutil.copy(ROOT / "templates/joint-letter/letter.md", path.parent)
    paper.save(str(path))
    build(draft, "docx")
    assert docx_faults(draft.built("docx")) == []
    pages = pdf_text(office_pdf(draft.built("docx"), tmp_path)).split("\f")[:-1]
    assert all(len(MARK.findall(page)) == 1 for page in pages)
    assert "Our paper, first page" in pages[0]


def test_the_texts_of_a_draft_begin_with_it(draft: SmallProject) -> None:
    build(draft, "txt", "html", "md")
    assert MARK.search(draft.built("txt").read_text("utf-8").split("\n")[0])
    assert MARK.search(draft.built("md").read_text("utf-8").split("\n")[0])
    assert MARK.search(draft.built("html").read_text("utf-8").partition("<article>")[2].split("\n")[1])


def test_two_drafts_of_a_day_are_the_same_bytes_and_another_day_shows(
    draft: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    formats = ("docx", "pdf", "html", "md", "txt")
    found = []
    for epoch in ("1787184000", "1787184001", "1787270400"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        build(draft, *formats)
        found.append({format: draft.built(format).read_bytes() for format in formats})
    assert found[0] == found[1]
    assert all(found[0][format] != found[2][format] for format in formats)


def test_what_is_looked_at_bears_no_mark(draft: SmallProject) -> None:
    run = draft.run("check", "letter")
    assert (run.status, run.out) == (0, "letter: nothing to mend\n")


# --- what keeps a letter from being final


def test_every_reason_is_told_at_its_place(draft: SmallProject) -> None:
    draft.write(
        {
            "signatories/organisations.yaml": "a-b: {name: A}\nb-c: {name: B}\nc-d: {name: C}\nd-e: {name: D}\n",
            "campaigns/letter/campaign.yaml": (
                "date: 2026-09-01\naddressees: [Permanent Representatives]\nsubject: On [country]\n"
                "signatories:\n  - a-b\n  - b-c\n  - c-d\n  - d-e\n"
            ),
            "campaigns/letter/body.md": "We write in January XX, 2026.[^n]\n\n[^n]: See TBC.\n",
        }
    )
    for words in (
        ["invite", "letter", "b-c", "--on", "2026-08-01"],
        ["decline", "letter", "c-d"],
        ["confirm", "letter", "d-e"],
    ):
        assert draft.run("signatories", *words).status == 0
    text = (draft.root / "campaigns/letter/body.md").read_text("utf-8")
    draft.write({"campaigns/letter/body.md": text.replace("We write", "We have written")})
    run = draft.run("build", "--final", "letter")
    assert run.status == 1
    told = re.sub(r"v2-[0-9a-f]{12}", "v2-…", run.err)
    assert [line for line in told.splitlines() if not line.startswith("  help")] == [
        "campaigns/letter/body.md:1:28: error: 'XX' is still to be filled in [placeholder]",
        "campaigns/letter/body.md:3:11: error: 'TBC' is still to be filled in [placeholder]",
        "campaigns/letter/campaign.yaml:3:13: error: '[country]' is still to be filled in [placeholder]",
        "campaigns/letter/campaign.yaml:5:5: error: A was not asked whether it signs [not-invited]",
        (
            "campaigns/letter/campaign.yaml:6:5: error: B has not confirmed that it signs (it was asked on 2026-08-01) "
            "[not-confirmed]"
        ),
        "campaigns/letter/campaign.yaml:7:5: error: C has declined [does-not-sign]",
        (
            "campaigns/letter/campaign.yaml:8:5: error: D has agreed to an earlier text (v2-…), not to this one (v2-…) "
            "[text-changed]"
        ),
        "The manual has more on this: undersigned manual collect-sign-ons",
    ]
    assert not (draft.root / "build").exists()


@pytest.mark.parametrize(
    "typed",
    ["It is *no longer free.", "It is ~~gone~~.", "The press¹ said.", "(text)[https://a.example]", "The <b>press</b>",
     "##Heading", "See [1] and {country}.", "•one"],
)  # fmt: skip
@pytest.mark.parametrize("command", [["build", "--final", "letter"], ["pack", "letter"]])
def test_a_mark_that_is_left_over_is_in_the_way(draft: SmallProject, typed: str, command: list[str]) -> None:
    draft.write({"campaigns/letter/body.md": f"{typed}\n"})
    assert draft.run("signatories", "confirm", "letter", "freedonia-watch").status == 0
    run = draft.run(*command)
    assert run.status == 1
    assert "campaigns/letter/body.md:1:" in run.err
    assert ": error: " in run.err
    assert draft.run("build", "letter", "-f", "txt").status == 0


def test_a_mark_that_is_to_be_printed_is_not_in_the_way(draft: SmallProject) -> None:
    draft.write({"campaigns/letter/body.md": "See A/HRC/51/66* and \\*this; 5 * 3; \\[1\\].\n"})
    assert draft.run("signatories", "confirm", "letter", "freedonia-watch").status == 0
    assert draft.run("build", "--final", "letter", "-f", "txt").status == 0


def test_what_is_open_in_the_worklist_is_in_the_way(project: SmallProject) -> None:
    project.write(
        {"campaigns/letter/body.md": "We wrote at the 62nd session of the Council, and last year.\n"}
    )
    campaign = (project.root / "campaigns/letter/campaign.yaml").read_text("utf-8")
    project.write(
        {
            "campaigns/earlier/campaign.yaml": campaign.replace("2026", "2025"),
            "campaigns/earlier/body.md": "We wrote at the 62nd session of the Council, and last year.\n",
        }
    )
    project.write({"campaigns/letter/campaign.yaml": f"{campaign}session: HRC63\nfrom: earlier\n"})
    assert project.run("signatories", "confirm", "letter", "freedonia-watch").status == 0
    run = project.run("build", "--final", "letter")
    assert run.status == 1
    assert "campaigns/letter/body.md:1:" in run.err
    assert "undersigned todo letter --settle" in run.err
    assert "[unasked-signatories]" not in run.err, (
        "all who are listed have confirmed, and who had not is named"
    )
    ids = re.findall(r"--settle (\w+)", run.err)
    assert project.run("todo", "letter", "--settle", *ids).status == 0
    assert project.run("build", "--final", "letter", "-f", "txt").status == 0


def test_what_became_of_the_last_letters_asks_is_not_in_the_way(project: SmallProject) -> None:
    campaign = (project.root / "campaigns/letter/campaign.yaml").read_text("utf-8")
    asks = "asks:\n  council:\n    lead_in: Please\n    items: {renew: renew it}\n"
    body = "Please.\n\n{{ asks('council') }}\n"
    project.write(
        {
            "campaigns/earlier/campaign.yaml": f"{campaign.replace('2026', '2025')}{asks}",
            "campaigns/earlier/body.md": body,
            "campaigns/letter/campaign.yaml": f"{campaign}from: earlier\noutcomes: {{renew: {{outcome: open}}}}\n",
        }
    )
    assert project.run("signatories", "confirm", "letter", "freedonia-watch").status == 0
    assert "[open-outcome]" in project.run("check", "letter").err
    assert project.run("build", "--final", "letter", "-f", "txt").status == 0


METADATA = Metadata("letter", "Letter", (), "en-GB", datetime.date(2026, 9, 1))


def blanks(*texts: str) -> list[str]:
    paragraph: Paragraph[Numbered] = Paragraph(tuple(Text(text) for text in texts))
    letter = NumberedLetter(METADATA, (Part(Role.BODY, (paragraph,)),), ())
    return [blank.words for blank in unfinished(letter)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("on January XX, 2022", ["XX"]),
        ("XXX organisations", ["XXX"]),
        ("on xx January", ["xx"]),
        ("by TBC and TBD", ["TBC", "TBD"]),
        ("on [date]", ["[date]"]),
        ("[Name of the Ambassador], Excellency", ["[Name of the Ambassador]"]),
        ("the [square brackets with words to fill in] of", ["[square brackets with words to fill in]"]),
        ("“they [insert quotation here]”", ["[insert quotation here]"]),
        ("signed by ____", ["____"]),
        ("on [XX] May", ["XX"]),
    ],
)
def test_a_blank_is_found(text: str, found: list[str]) -> None:
    assert blanks(text) == found
    assert blanks(*(text[n : n + 3] for n in range(0, len(text), 3))) == found


@pytest.mark.parametrize(
    "text",
    [
        "“[t]he lead up to recent elections [...] and its results”",
        "said that [t]he law […] fails, and that [. . .] it stays",
        "“[the authorities] arrested prisoner[s]”",
        "the law [sic] says “no” [emphasis added]",
        "Case of Ždanoka v. Latvia [GC], no. 58278/00, and [2021] EWCA Civ 12",
        "available at https://example.org/XX/TBC?date=[date] [in Khmer]",
        "Article XX of the Convention, and the XX century",
        "XXL, AXX, TBCs",
        "[1]",
    ],
)
def test_what_lawyers_and_editors_write_is_no_blank(text: str) -> None:
    assert blanks(text) == []


def test_blanks_are_looked_for_in_notes_and_not_in_names() -> None:
    names: Part[Numbered] = Part(Role.SIGNATORIES, (Paragraph((Text("Group [Name]"), LineBreak())),))
    letter = NumberedLetter(METADATA, (names,), (Note(1, (Text("See TBC."),)),))
    assert [blank.words for blank in unfinished(letter)] == ["TBC"]


def test_people_agree_for_themselves(project: SmallProject) -> None:
    campaign = (project.root / "campaigns/letter/campaign.yaml").read_text("utf-8")
    people = "individuals:\n  ann: {name: Ann Example, organisation: Freedonia Watch, capacity: individual}\n"
    project.write({"campaigns/letter/campaign.yaml": campaign + people})
    assert project.run("signatories", "confirm", "letter", "freedonia-watch").status == 0
    run = project.run("build", "--final", "letter")
    assert run.status == 1
    assert "campaign.yaml:6:3: error: Ann Example was not asked whether it signs [not-invited]" in run.err
    assert json.loads(project.run("signatories", "status", "--json", "letter").out)["covered"] is False
    run = project.run("signatories", "confirm", "letter", "Ann Example", "--channel", "email")
    assert (run.status, run.out) == (0, "Ann Example has confirmed\n")
    assert project.run("build", "--final", "letter").status == 0
    assert json.loads(project.run("signatories", "status", "--json", "letter").out)["covered"] is True
    project.write({"campaigns/letter/campaign.yaml": campaign})
    run = project.run("build", "--final", "letter")
    assert run.status == 0
    assert "warning: 'ann' is not in the register, and no person of this letter" in run.err
