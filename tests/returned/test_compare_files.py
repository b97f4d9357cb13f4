"""`compare` of files that came back: against the version that each was made from, as a table, a page and JSON."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from html.parser import HTMLParser

import pytest

from small_project import SmallProject

BODY = """\
We write to you about the situation in Freedonia, which has become worse since the elections.[^report]

Journalists were detained without trial, and many of them have left the country for good.

{{ asks("resolution") }}
"""
CAMPAIGN = """\
date: 2026-09-01
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
signatories: [freedonia-watch]
asks:
  resolution:
    lead_in: 'We ask the Council to:'
    items:
      renew: renew the mandate of the Special Rapporteur for two years;
footnotes:
  report: The report of the Special Rapporteur, para. 12.
"""
OTHER = """\
date: 2026-10-01
addressees: [Permanent Representatives]
subject: Release the fishermen of Sylvania
signatories: [freedonia-watch]
"""
FISH = "The fishermen of Sylvania were arrested at sea last winter, and nobody has heard of them or of their boats.\n"


@pytest.fixture
def sent(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> SmallProject:
    """A letter, and its Word file as `sent.docx`."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1785542400")  # 1 August 2026
    project.write(
        {
            "campaigns/letter/campaign.yaml": CAMPAIGN,
            "campaigns/letter/body.md": BODY,
            "campaigns/fish/campaign.yaml": OTHER,
            "campaigns/fish/body.md": FISH,
        }
    )
    assert project.run("build", "letter", "--format", "docx").status == 0
    project.write({"sent.docx": project.built("docx").read_bytes()})
    return project


def changed(project: SmallProject, name: str, words: Mapping[str, str], file: str = "sent.docx") -> None:
    """Write a copy of a file in which some words of the text or of a note are others."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(project.root / file) as archive,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for part in archive.namelist():
            data = archive.read(part)
            if part in {"word/document.xml", "word/footnotes.xml"}:
                for old, new in words.items():
                    data = data.replace(old.encode(), new.encode())
            copy.writestr(part, data)
    project.write({name: made.getvalue()})


def tracked(old: str, new: str, author: str) -> str:
    """What stands in a run for words that somebody changed with the changes tracked."""
    by = f'w:author="{author}" w:date="2026-08-20T10:00:00Z"'
    return (
        f'</w:t></w:r><w:del w:id="900" {by}><w:r><w:delText>{old}</w:delText></w:r></w:del>'
        f'<w:ins w:id="901" {by}><w:r><w:t>{new}</w:t></w:r></w:ins><w:r><w:t xml:space="preserve">'
    )


def three(project: SmallProject) -> None:
    changed(project, "icj.docx", {"two years": "three years", "without trial": "for months"})
    changed(project, "omct.docx", {"two years": "four years", "para. 12": "para. 14"})
    changed(
        project, "fidh.docx", {"without trial": "for months", "many": tracked("many", "most", "Ann Example")}
    )


SIDE_BY_SIDE = """\
Compared with the letter as it is now:
  icj: 2 changes (silent)
  omct: 2 changes (silent)
  Ann Example (fidh.docx): 2 changes (1 tracked, 1 silent)
1 change is made by several; 2 contradict one another

{0}
  Where: “Journalists were detained …”
  Who: icj (silent), Ann Example (silent)
  What: “without trial” → “for months”
{1}
  Where: “Journalists were detained …”
  Who: Ann Example (tracked on 20 August 2026)
  What: “many” → “most”
{2}
  Where: “renew the mandate of the …”
  Who: icj (silent)
  What: “two” → “three”; contradicts {3}
{3}
  Where: “renew the mandate of the …”
  Who: omct (silent)
  What: “two” → “four”; contradicts {2}
{4}
  Where: note 1, “The report of the Special …”
  Who: omct (silent)
  What: “12” → “14”
"""


def test_shows_who_agrees_with_whom_and_who_contradicts(sent: SmallProject) -> None:
    three(sent)
    run = sent.run("compare", "letter", "icj.docx", "omct.docx", "fidh.docx", "--json")
    assert (run.status, run.err) == (0, "")
    (compared,) = json.loads(run.out)["compared"]
    edits = compared["edits"]
    run = sent.run("compare", "letter", "icj.docx", "omct.docx", "fidh.docx")
    assert (run.status, run.err) == (0, "")
    assert run.out == SIDE_BY_SIDE.format(*(edit["id"] for edit in edits))
    assert edits[1]["by"] == [
        {"partner": "Ann Example", "tracked": True, "author": "Ann Example", "date": "2026-08-20"}
    ]
    assert [edit["old"] for edit in edits] == ["without trial", "many", "two", "two", "12"]
    assert not (sent.root / "campaigns/icj").exists()


def test_fits_a_wide_terminal_and_a_narrow_one(sent: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    three(sent)
    for width, is_table in ((30, False), (40, False), (200, True)):
        monkeypatch.setenv("COLUMNS", str(width))
        run = sent.run("compare", "letter", "icj.docx", "omct.docx", "fidh.docx")
        assert max(map(len, run.out.splitlines())) <= width
        assert ("Change  Where" in run.out) is is_table


class Page(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not [name for name, _ in attrs if name.startswith("on") or name == "src"]


def test_writes_a_page_that_runs_and_loads_nothing(sent: SmallProject) -> None:
    changed(sent, "icj.docx", {"two years": "&lt;script&gt;three&lt;/script&gt; years"})
    run = sent.run("compare", "letter", "icj.docx", "--html", "came.html")
    assert (run.status, run.out) == (0, "came.html\n")
    page = (sent.root / "came.html").read_text("utf-8")
    tags = Page(page).tags
    assert tags.count("style") == 1
    assert not {"script", "link", "img", "iframe"} & set(tags)
    assert {"table", "del", "ins"} <= set(tags)
    assert "default-src 'none'" in page


def test_a_copy_is_compared_with_the_version_that_it_says_it_is_of(sent: SmallProject) -> None:
    assert sent.run("circulate", "letter", "--to", "freedonia-watch").status == 0
    (version,) = (sent.root / "campaigns/letter/circulated").iterdir()
    sent.write({"of-version.docx": (version / "letter.docx").read_bytes()})
    changed(sent, "icj.docx", {"two years": "three years"}, "of-version.docx")
    sent.write({"campaigns/letter/body.md": BODY.replace("for good", "since then")})
    run = sent.run("compare", "letter", "icj.docx")
    assert (run.status, run.err) == (0, "")
    assert f"Compared with the version {version.name}:\n  icj: 1 change (silent)" in run.out

    changed(sent, "odd.docx", {"two years": "three years"})  # says no version
    run = sent.run("compare", "letter", "odd.docx")
    assert "odd.docx does not say which version it was made from; it is nearest to " + version.name in run.err
    assert "1 change (silent)" in run.out
    for base in ("latest", "1", version.name[-8:], "sent.docx"):
        run = sent.run("compare", "letter", "odd.docx", "--base", base)
        assert (run.status, run.err) == (0, ""), base
        assert "1 change (silent)" in run.out
    run = sent.run("compare", "fish", "icj.docx")
    assert run.status == 1
    assert "is no copy of 'fish': it was made from a version of 'letter'" in run.err

    for file in version.rglob("*"):
        if file.is_file():
            file.unlink()
    run = sent.run("compare", "letter", "icj.docx")
    assert run.status == 0
    assert f"was made from the version {version.name}, which is not kept any more" in run.err
    assert "Compared with the letter as it is now" in run.out


def test_another_letter_is_refused_with_what_it_is_nearest_to(sent: SmallProject) -> None:
    run = sent.run("compare", "fish", "sent.docx")
    assert run.status == 1
    assert "sent.docx is another letter: it has almost nothing in common with 'fish'" in run.err
    assert "it is nearest to 'letter': undersigned compare letter sent.docx" in run.err


def test_two_files_of_one_partner_are_both_shown(sent: SmallProject) -> None:
    changed(sent, "one.docx", {"two years": "three years"})
    changed(sent, "two.docx", {"two years": "four years"})
    run = sent.run("compare", "letter", "one.docx", "two.docx", "--from", "icj")
    assert run.status == 0
    assert "  icj (one.docx): 1 change (silent)\n  icj (two.docx): 1 change (silent)" in run.out


BAD = {
    "cut off": (b"PK\x03\x04", "damaged-file"),
    "locked": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old-format"),
    "a PDF": (b"%PDF-1.7\n", "no-word-file"),
    "empty": (b"", "no-word-file"),
    "text": (b"We write to you.", "no-word-file"),
}


def test_all_files_that_cannot_be_read_are_told_in_one_run(sent: SmallProject) -> None:
    sent.write({f"{name}.docx": data for name, (data, _) in BAD.items()})
    run = sent.run("compare", "letter", "sent.docx", "gone.docx", *(f"{name}.docx" for name in BAD))
    assert (run.status, run.out) == (1, "")
    assert "there is no file 'gone.docx'" in run.err
    for name, (_, code) in BAD.items():
        assert f"{name}.docx" in run.err
        assert f"[{code}]" in run.err
    answer = json.loads(sent.run("compare", "letter", "gone.docx", "--json").out)
    assert answer["stopped"] is True


USAGE = {
    "two letters and more": (["letter", "fish", "letter"], "two letters are compared, and more are named"),
    "a base of letters": (["letter", "fish", "--base", "latest"], "--base is for files that came back"),
    "who sent letters": (["letter", "fish", "--from", "icj"], "--from is for files that came back"),
    "unchanged in files": (["letter", "sent.docx", "--unchanged"], "--unchanged is for letters"),
    "no such version": (["letter", "sent.docx", "--base", "latest"], "letter was not sent around yet"),
}


@pytest.mark.parametrize(("words", "said"), USAGE.values(), ids=USAGE)
def test_what_does_not_go_together_is_said(sent: SmallProject, words: list[str], said: str) -> None:
    run = sent.run("compare", *words)
    assert run.status == 1
    assert said in run.err


def test_two_letters_are_compared_as_before(sent: SmallProject) -> None:
    run = sent.run("compare", "letter", "fish")
    assert run.status == 0
    assert "From letter (1 September 2026) to fish (1 October 2026)" in run.out
