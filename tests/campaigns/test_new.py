"""Holds `new` to what it promises: a letter that builds at once, the earlier one untouched, nothing overwritten."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from outside import ROOT, pandoc
from small_project import SmallProject
from undersigned.loading.sign_ons import START

LAST = """\
# Our letter of June.
date: 2026-09-01   # a Tuesday
session: "HRC63"
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny at the {{ session.ordinal }} session

asks:
  resolution:
    items:
      renew: Renews the mandate;[^law]
      report: "Asks for a report."
signatories: [freedonia-watch]
annex: {title: Annex, sections: [annex/media.md]}
footnotes:
  law: {url: https://example.org/law}   # in force since May
reviewed:
  a7f3c2: 2026-08-20
"""
SESSIONS = """\
HRC63: {from: 2026-09-07, to: 2026-10-02}   # the autumn
HRC64: {from: 2027-02-22, to: 2027-04-02}

HRC-S40: {from: 2027-01-10}
"""


@pytest.fixture
def letters(project: SmallProject) -> SmallProject:
    project.write(
        {
            "campaigns/letter/campaign.yaml": LAST,
            "campaigns/letter/body.md": "We write to you.\n\n{{ asks('resolution') }}\n",
            "campaigns/letter/annex/media.md": "## Media\n\nNone are free.[^law]\n",
            "campaigns/letter/sign-ons.yaml": "freedonia-watch: {}\n",
            "campaigns/letter/wordings/v1-0.txt": "undersigned wording 1\n",
            "campaigns/letter/TODO.md": "- [ ] something\n",
            "campaigns/letter/.campaign.yaml.swp": "an editor's own",
            "campaigns/letter/plan.png": b"\x89PNG\x00",
            "campaigns/sessions.yaml": SESSIONS,
        }
    )
    return project


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_only_the_session_the_date_and_what_is_this_letters_own_change(letters: SmallProject) -> None:
    before = files(letters.root / "campaigns/letter")
    run = letters.run("new", "next", "--from", "letter", "--session", "HRC64")
    assert (run.status, run.err) == (0, "")
    assert run.out.startswith("campaigns/next is ready, dated 2027-02-16, 6 days before HRC64 opens.\n")
    assert files(letters.root / "campaigns/letter") == before
    after = files(letters.root / "campaigns/next")
    assert after.keys() == {
        "campaign.yaml",
        "body.md",
        "annex/media.md",
        "plan.png",
        "sign-ons.yaml",
        "TODO.md",
    }
    assert after["sign-ons.yaml"] == START.encode()
    assert b"something" not in after["TODO.md"]
    assert (
        after["campaign.yaml"].decode().partition("undersigned todo next\n")[2]
        == """\
# Our letter of June.
date: 2027-02-16   # a Tuesday
session: HRC64
from: letter
as_carried_over: a96427fb
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny at the {{ session.ordinal }} session

asks:
  resolution:
    items:
      renew: Renews the mandate;[^law]
      report: "Asks for a report."
outcomes:
  renew: {outcome: open}
  report: {outcome: open}
signatories: [freedonia-watch]
annex: {title: Annex, sections: [annex/media.md]}
footnotes:
  law: {url: https://example.org/law}   # in force since May
"""
    )
    assert letters.run("build", "next").status == 0


def test_line_ends_of_another_system_stay(letters: SmallProject) -> None:
    letters.write({"campaigns/letter/campaign.yaml": LAST.replace("\n", "\r\n").encode()})
    assert letters.run("new", "next", "--from", "letter", "--session", "HRC64").status == 0
    text = (letters.root / "campaigns/next/campaign.yaml").read_bytes()
    assert b"session: HRC64\r\n" in text
    assert text.count(b"\r\n") == text.count(b"\n")


@pytest.mark.parametrize("existing", ["campaign.yaml", "notes.txt"])
def test_what_is_there_stays(letters: SmallProject, existing: str) -> None:
    letters.write({f"campaigns/next/{existing}": "mine"})
    for arguments in (("--from", "letter", "--session", "HRC64"), ("--session", "HRC64")):
        run = letters.run("new", "next", *arguments)
        assert (run.status, run.out) == (1, "")
        assert "campaigns/next is there already, and stays as it is [campaign-exists]" in run.err
    assert files(letters.root / "campaigns/next") == {existing: b"mine"}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--from", "lettre"], "did you mean 'letter'?"),
        (["--from", "letter"], "was written to HRC63; to which session is next written? [missing-session]"),
        (["--from", "letter", "--session", "64"], "'64' is no session [unknown-session]"),
        *((["--session", id, "--opens", "2027-06-14"], "is no session [unknown-session]")
          for id in ("HRC057", "HRC0", "HRC\u0665\u0667", "HRC-S", "HRC1000", "HRC" + "9" * 5000)),
        (["--from", "letter", "--session", "HRC640"], "nor any that is near"),
        (["--from", "letter", "--session", "HRC-S400"], "nor any that is near"),
        (["--from", "letter", "--session", "HRC65", "--closes", "2027-07-01"], "add --opens"),
        (["--from", "letter", "--session", "HRC65", "--opens", "2027-06-14", "--closes", "2027-06-01"],
         "HRC65 closes before it opens"),
        (["--from", "letter", "--session", "HRC64", "--country", "Sylvania"], "leave --country out"),
        (["--session", "HRC64", "--letter", "joint-leter"], "did you mean 'joint-letter'?"),
        (["--from", "letter", "--session", "HRC64", "--opens", "2027-02-23"], "has HRC64 already, with other dates"),
        (["--from", "letter", "--session", "HRC64", "--date", "2026-08-01"], "not after letter (2026-09-01)"),
    ],
)  # fmt: skip
def test_a_wrong_wish_leaves_nothing_behind(letters: SmallProject, arguments: list[str], says: str) -> None:
    before = files(letters.root)
    run = letters.run("new", "next", *arguments)
    assert run.status == 1
    assert says in run.err
    assert files(letters.root) == before


def test_a_name_must_be_that_of_a_folder(letters: SmallProject) -> None:
    for name in ("../next", "Next", "a b", "", ".next", "n" * 81, "n" * 300):
        run = letters.run("new", name, "--session", "HRC64")
        assert run.status == 1
        assert "cannot be the name of a letter" in run.err


def test_a_name_can_be_as_long_as_the_files_that_bear_it_allow(letters: SmallProject) -> None:
    name = "n" * 80
    assert letters.run("new", name, "--from", "letter", "--session", "HRC64").status == 0
    assert letters.run("build", name).status == 0


@pytest.mark.parametrize("option", ["--opens", "--closes", "--date"])
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_far_from_today_is_refused(letters: SmallProject, option: str, day: str) -> None:
    before = files(letters.root)
    for start in (("--from", "letter"), ()):
        run = letters.run("new", "next", *start, "--session", "HRC66", "--opens", "2027-06-14", option, day)
        assert run.status == 2
        assert f"'{day}' is too far from today; years are those from 1945 to 2999" in run.err
    assert files(letters.root) == before


def test_a_day_far_from_today_in_a_file_is_refused_with_its_place(letters: SmallProject) -> None:
    letters.write({"campaigns/letter/campaign.yaml": LAST.replace("2026-09-01", "0001-01-01", 1)})
    run = letters.run("check", "letter")
    assert run.status == 1
    assert "campaigns/letter/campaign.yaml:2:7: error: 'date' cannot be '0001-01-01'" in run.err
    letters.write(
        {"campaigns/letter/campaign.yaml": LAST, "campaigns/sessions.yaml": "HRC63: {from: 0001-01-01}\n"}
    )
    run = letters.run("new", "next", "--from", "letter", "--session", "HRC63")
    assert run.status == 1
    assert "campaigns/sessions.yaml:1:15: error: 'from' cannot be '0001-01-01'" in run.err
    cited = LAST.replace("footnotes:", "footnotes:\n  res: {symbol: A/HRC/RES/63/1, date: 2026-10-02}")
    letters.write({"campaigns/letter/campaign.yaml": cited})
    assert letters.run("check", "letter").status == 1


@pytest.mark.parametrize("seconds", ["99999999999999", "9" * 5000, "32503680000"])
def test_a_clock_that_is_told_a_day_of_no_calendar_says_so(
    letters: SmallProject, monkeypatch: pytest.MonkeyPatch, seconds: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    before = files(letters.root)
    run = letters.run("new", "next", "--session", "HRC64")
    assert (run.status, "is not a day before the year 3000 [wrong-value]" in run.err) == (1, True)
    assert files(letters.root) == before


@pytest.mark.parametrize("failing", ["next", "sessions.yaml"])
def test_where_the_letter_or_its_session_cannot_be_written_neither_is(
    letters: SmallProject, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    before = files(letters.root)
    for name in ("rename", "replace"):
        real = getattr(Path, name)

        def fails(self: Path, target: Path, *, real: Any = real) -> Path:
            if target.name == failing:
                raise OSError(28, "No space left on device")
            return Path(real(self, target))

        monkeypatch.setattr(Path, name, fails)
    run = letters.run("new", "next", "--from", "letter", "--session", "HRC65", "--opens", "2027-06-14")
    assert (run.status, "the disk is full" in run.err) == (1, True)
    assert files(letters.root) == before


def test_what_lies_behind_a_link_comes_along(letters: SmallProject) -> None:
    letters.write({"lib/media.md": "## Media\n\nNone are free.[^law]\n", "lib/more/plan.svg": "<svg/>"})
    shutil.rmtree(letters.root / "campaigns/letter/annex")
    (letters.root / "campaigns/letter/annex").symlink_to("../../lib")
    assert letters.run("new", "next", "--from", "letter", "--session", "HRC64").status == 0
    after = files(letters.root / "campaigns/next")
    assert {"annex/media.md", "annex/more/plan.svg"} <= after.keys()
    assert not (letters.root / "campaigns/next/annex").is_symlink()
    assert letters.run("build", "next").status == 0


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("/usr", "leads out of the project: campaigns/letter/annex/link is a link to /usr [outside-project]"),
        ("..", "leads back to a folder that it lies in"),
    ],
)
def test_a_link_that_leads_astray_is_told(letters: SmallProject, target: str, says: str) -> None:
    (letters.root / "campaigns/letter/annex/link").symlink_to(target)
    run = letters.run("new", "next", "--from", "letter", "--session", "HRC64")
    assert (run.status, says in run.err) == (1, True), run.err
    assert "campaigns/letter/annex/link:1:1: error: 'annex/link' " in run.err
    assert not (letters.root / "campaigns/next").exists()


def test_what_a_write_that_was_killed_leaves_is_no_letter(letters: SmallProject) -> None:
    letters.write({"campaigns/.next.x1y2z3/campaign.yaml": LAST})
    run = letters.run("check", "gone")
    assert "the campaigns here are: letter\n" in run.err


def test_a_letter_with_errors_is_mended_before_it_is_carried_over(letters: SmallProject) -> None:
    letters.write({"campaigns/letter/campaign.yaml": LAST.replace("subject", "sujbect")})
    run = letters.run("new", "next", "--from", "letter", "--session", "HRC64")
    assert run.status == 1
    assert "campaigns/letter/campaign.yaml:5:1: error: the campaign has no key 'sujbect'" in run.err
    assert not (letters.root / "campaigns/next").exists()


def test_a_new_session_joins_the_table_behind_the_last_of_its_kind(letters: SmallProject) -> None:
    run = letters.run(
        "new", "next", "--from", "letter", "--session", "hrc65", "--opens", "2027-06-14", "--closes", "2027-07-09"
    )  # fmt: skip
    assert run.status == 0
    assert (letters.root / "campaigns/sessions.yaml").read_text() == SESSIONS.replace(
        "\n\n", "\nHRC65: {from: 2027-06-14, to: 2027-07-09}\n\n"
    )
    run = letters.run("new", "special", "--from", "letter", "--session", "HRC-S41", "--opens", "2027-07-20")
    assert run.status == 0
    assert (letters.root / "campaigns/sessions.yaml").read_text().endswith("HRC-S41: {from: 2027-07-20}\n")


def test_the_date_can_be_given(letters: SmallProject) -> None:
    run = letters.run("new", "next", "--from", "letter", "--session", "HRC64", "--date", "2027-03-01")
    assert "dated 2027-03-01, 7 days after HRC64 opens." in run.out
    assert letters.run("new", "x", "--date", "1 March").status == 2


def test_what_does_not_fit_the_new_session_is_said_and_the_letter_is_there(letters: SmallProject) -> None:
    letters.write(
        {"campaigns/letter/body.md": "It closes on {{ session.closes.long }}.\n\n{{ asks('resolution') }}\n"}
    )
    run = letters.run("new", "next", "--from", "letter", "--session", "HRC-S40")
    assert run.status == 0
    assert "campaigns/next/body.md:1:" in run.err
    assert (letters.root / "campaigns/next/body.md").exists()


def test_without_an_earlier_letter_it_begins_from_a_template(letters: SmallProject) -> None:
    run = letters.run(
        "new", "first", "--session", "HRC64", "--country", "Côte d'Ivoire", "--date", "2027-02-15"
    )
    assert (run.status, run.err) == (0, "")
    assert letters.run("build", "first").status == 0
    text = pandoc(letters.root / "build/first/first.docx", "docx", "plain", "--wrap=none")
    assert "15 February 2027" in text
    assert "[And does that.]" in text


def test_a_kind_of_letter_brings_a_beginning_of_its_own(letters: SmallProject) -> None:
    letters.write(
        {
            "templates/postcard/letter.md": '{% extends "joint-letter/letter.md" %}\n',
            "templates/postcard/beginning/campaign.yaml": "date: 2000-01-01\naddressees: [All]\nsubject: Wish\n"
            "signatories: []\n",
            "templates/postcard/beginning/body.md": "You were here.\n",
        }
    )
    assert letters.run("new", "card", "--letter", "postcard", "--date", "2027-02-15").status == 0
    assert "letter: postcard\n" in (letters.root / "campaigns/card/campaign.yaml").read_text()
    assert letters.run("build", "card").status == 0


@pytest.mark.parametrize("kind", ["joint-letter", "open-letter", "statement", "ministers"])
def test_nobody_signs_a_new_letter_before_its_drafter_says_who(kind: str, letters: SmallProject) -> None:
    letters.write({"signatories/organisations.yaml": "{}\n"})
    assert letters.run("new", "first", "--kind", kind, "--date", "2027-02-15").status == 0
    assert "signatories: []\n" in (letters.root / "campaigns/first/campaign.yaml").read_text()
    assert letters.run("build", "first", "-f", "txt").status == 0
    assert "nobody is named yet [nobody-named]" in letters.run("check", "first").err
    assert "is nobody to be named?" in letters.run("todo", "first").out
    final = letters.run("build", "--final", "first", "-f", "txt")
    assert final.status == 1
    assert "error: 'signatories': nobody is named yet [nobody-named]" in final.err


@pytest.mark.parametrize(
    ("kind", "beginning", "has"),
    [
        ("", "signatories: [freedonia-watch]\n", "signatories: [freedonia-watch]\n"),
        ("", "", "signatories: []\n"),
        ("frame: {order: [date, title, body]}\n", "", ""),
    ],
)
def test_who_signs_is_as_the_beginning_of_a_kind_has_it(
    kind: str, beginning: str, has: str, letters: SmallProject
) -> None:
    order = "" if "frame" in kind else "frame: {order: [date, title, body, signatories]}\n"
    letters.write(
        {
            "templates/postcard/kind.yaml": f"{order}{kind}",
            "templates/postcard/beginning/campaign.yaml": f"date: 2000-01-01\ntitle: Wish\n{beginning}",
            "templates/postcard/beginning/body.md": "You were here.\n",
        }
    )
    assert letters.run("new", "card", "--kind", "postcard", "--date", "2027-02-15").status == 0
    text = (letters.root / "campaigns/card/campaign.yaml").read_text()
    assert "".join(line for line in text.splitlines(keepends=True) if line.startswith("signatories")) == has
    assert letters.run("build", "card", "-f", "txt").status == 0


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("64", "HRC64"),
        ("64th", "HRC64"),
        ("hrc 64", "HRC64"),
        ("S36", "HRC-S36"),
        ("36th special session", "HRC-S36"),
    ],
)
def test_a_session_in_another_spelling_is_answered_with_its_id(
    typed: str, meant: str, letters: SmallProject
) -> None:
    run = letters.run("new", "next", "--session", typed)
    assert f"'{typed}' is no session [unknown-session]\n  help: write '{meant}'\n" in run.err


@pytest.mark.parametrize("kind", ["joint-letter", "open-letter", "statement", "ministers"])
def test_sources_that_are_adopted_take_the_place_of_the_remark_that_asks_for_them(
    kind: str, letters: SmallProject
) -> None:
    letters.write({"campaigns/letter/annex/media.md": "## Media\n\nA law was made.[^law]\n"})
    assert letters.run("new", "first", "--kind", kind, "--date", "2027-02-15").status == 0
    assert letters.run("annex", "adopt", "letter/annex/media.md", "--into", "first").status == 0
    text = (letters.root / "campaigns/first/campaign.yaml").read_text()
    assert "\nfootnotes:\n  law: {url:" in text
    assert "#footnotes" not in text
    assert "symbol: A/HRC/60/99" not in text


def test_the_cambodia_letter_goes_on_to_the_57th_session(tmp_path: Path) -> None:
    for folder in ("campaigns", "signatories"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    project = SmallProject.__new__(SmallProject)
    project.root = tmp_path
    assert project.run("new", "hrc57-cambodia", "--from", "hrc54-cambodia", "--session", "HRC57").status == 0
    assert project.run("build", "hrc57-cambodia").status == 0
    text = pandoc(tmp_path / "build/hrc57-cambodia/hrc57-cambodia.docx", "docx", "plain", "--wrap=none")
    assert "06 September 2024" in text
    assert "adopted at the 57^(th) regular session" in text
    assert "54^(th)" not in text


@pytest.mark.parametrize("kind", ["joint-letter", "open-letter", "statement", "ministers"])
def test_what_a_beginning_shows_in_remarks_needs_only_its_sign_taken_out(
    kind: str, project: SmallProject
) -> None:
    assert project.run("new", "second", "--kind", kind).status == 0
    file = project.root / "campaigns/second/campaign.yaml"
    text = file.read_text("utf-8")
    shown = re.sub(r"^#(?! )|^#(?=  )", "", text, flags=re.MULTILINE)
    assert shown != text
    body = project.root / "campaigns/second/body.md"
    cited = body.read_text("utf-8").replace("[What has happened, with its sources.]", "It happened.[^report]")
    project.write({"campaigns/second/campaign.yaml": shown, "campaigns/second/body.md": cited})
    run = project.run("build", "second", "-f", "txt")
    assert run.status == 0, run.err
    assert "A/HRC/60/99" in (project.root / "build/second/second.txt").read_text("utf-8")


def test_a_kind_without_a_beginning_starts_with_what_it_prints(project: SmallProject) -> None:
    kind = "frame:\n  order: [date, title, body, signatories]\nnotes: {marks: brackets}\n"
    project.write({"templates/bulletin/kind.yaml": kind})
    done = project.run("new", "first", "--kind", "bulletin")
    assert done.status == 0, done.err
    written = (project.root / "campaigns/first/campaign.yaml").read_text("utf-8")
    assert 'title: "[What the letter says, in a line]"' in written
    assert "addressees:" not in written
    assert "subject:" not in written
    assert project.run("build", "first").status == 0


def test_a_kind_that_has_its_addressees_does_not_ask_for_them_again(project: SmallProject) -> None:
    project.write({"templates/bulletin/kind.yaml": "addressees: [All missions in Geneva]\n"})
    assert project.run("new", "first", "--kind", "bulletin").status == 0
    assert "addressees:" not in (project.root / "campaigns/first/campaign.yaml").read_text("utf-8")
    assert project.run("build", "first", "--format", "txt").status == 0
    printed = (project.root / "build/first/first.txt").read_text("utf-8")
    assert "To: All missions in Geneva" in printed


def test_days_of_a_session_that_the_table_has_without_them_are_filled_in(letters: SmallProject) -> None:
    table = letters.root / "campaigns/sessions.yaml"
    letters.write({"campaigns/sessions.yaml": f"{SESSIONS}HRC65: {{confirmed: false}}\n"})
    asked = ("--session", "HRC65", "--opens", "2027-06-14", "--closes", "2027-07-09")
    assert letters.run("new", "first", "--kind", "open-letter", *asked).status == 0
    assert "HRC65: {confirmed: false, from: 2027-06-14, to: 2027-07-09}" in table.read_text("utf-8")
    assert letters.run("new", "second", "--kind", "open-letter", *asked).status == 0
    other = letters.run("new", "third", "--session", "HRC65", "--opens", "2027-06-15")
    assert "with other dates: 2027-06-14 to 2027-07-09" in other.err


def test_a_session_does_not_open_before_an_earlier_one(letters: SmallProject) -> None:
    refused = letters.run("new", "first", "--session", "HRC66", "--opens", "2020-02-02")
    assert refused.status == 1
    assert "HRC66 would open on 2020-02-02, and HRC63 opens on 2026-09-07" in refused.err


def test_days_that_are_over_are_not_carried_into_the_next_letter(letters: SmallProject) -> None:
    path = letters.root / "campaigns/letter/campaign.yaml"
    days = "sign_on_by: 2026-08-20\ncontact: {name: Ann, reply_by: 2026-10-01}\nsignatory_list: {as_of: 2026-08-21}\n"
    letters.write({"campaigns/letter/campaign.yaml": path.read_text("utf-8") + days})
    assert letters.run("new", "next", "--from", "letter", "--session", "HRC64").status == 0
    carried = (letters.root / "campaigns/next/campaign.yaml").read_text("utf-8")
    assert "contact: {name: Ann}" in carried
    for gone in ("sign_on_by", "reply_by", "as_of", "signatory_list"):
        assert gone not in carried


@pytest.mark.parametrize(
    "kept",
    [
        "signatory_list: {numbered: true}",
        "signatory_list: {columns: 3}",
        "signatory_list: {below: and 14 other organisations.}",
        "signatory_list:\n  # Ours.\n  table: true",
        "contact: {name: Ann}",
        "contact:\n  email: ann@example.org",
    ],
)
def test_what_stands_alone_where_days_that_are_over_might_stays(letters: SmallProject, kept: str) -> None:
    path = letters.root / "campaigns/letter/campaign.yaml"
    letters.write({"campaigns/letter/campaign.yaml": path.read_text("utf-8") + kept + "\n"})
    assert letters.run("new", "next", "--from", "letter", "--session", "HRC64").status == 0
    assert kept in (letters.root / "campaigns/next/campaign.yaml").read_text("utf-8")


def test_what_belongs_to_one_letter_is_not_carried_over(letters: SmallProject) -> None:
    kept = ("returned.yaml", "imported/last.docx", "circulated/2026-09-01/sent.docx")
    letters.write({f"campaigns/letter/{file}": "x: y\n" if file.endswith("yaml") else b"x" for file in kept})
    (letters.root / "campaigns/letter/returned.yaml").write_text("remarks: []\nchanges: []\n")
    run = letters.run("new", "next", "--from", "letter", "--session", "HRC64")
    assert run.status == 0, run.err
    for file in kept:
        assert not (letters.root / "campaigns/next" / file).exists()
