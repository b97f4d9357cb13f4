"""The letters of a project as `list` shows them, and `check` without a name."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest
from PIL import Image

from small_project import SMALL, SmallProject

CAMPAIGN = SMALL["campaigns/letter/campaign.yaml"]


@pytest.fixture
def letters(project: SmallProject) -> SmallProject:
    """Besides the small letter, which has no record: one that collects, one that is sealed, two that are broken."""
    record = "organisations: {}\n"
    for name, date in (("collecting", "2027-01-05"), ("sealed", "2027-01-06"), ("faulty", "2027-01-07")):
        text = "\n".join(line for line in CAMPAIGN.splitlines() if not line.startswith("date:"))
        project.write(
            {
                f"campaigns/{name}/campaign.yaml": f"date: {date}\n{text}\n",
                f"campaigns/{name}/body.md": SMALL["campaigns/letter/body.md"],
            }
        )
    project.write(
        {
            "campaigns/collecting/sign-ons.yaml": record,
            "build/sealed/sealed.signed.pdf": b"%PDF",
            "campaigns/unreadable/campaign.yaml": "a: [",
        }
    )
    faulty = project.root / "campaigns/faulty/campaign.yaml"
    faulty.write_text(faulty.read_text("utf-8") + "sesion: HRC54\n", encoding="utf-8")
    return project


def test_each_letter_stands_with_how_far_it_is_the_newest_first(letters: SmallProject) -> None:
    told = json.loads(letters.run("list", "--json").out)
    assert [(letter["campaign"], letter["state"]) for letter in told] == [
        ("faulty", "has mistakes"),
        ("sealed", "sealed"),
        ("collecting", "collects sign-ons"),
        ("letter", "written"),
        ("unreadable", "cannot be read"),
    ]


def test_the_table_says_what_to_do_about_a_letter_with_mistakes(letters: SmallProject) -> None:
    lines = letters.run("list").out.splitlines()
    assert lines[0].split() == ["date", "session", "letter", "how", "far", "it", "is"]
    assert any("undersigned check faulty" in line for line in lines)
    assert any("collects sign-ons" in line and "0 of " in line for line in lines)


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ("contact: {name: Ann, reply_by: 2026-10-15}\n", "written, 1 signatory, reply by 2026-10-15"),
        ("contact: {name: Ann, reply_by: 2026-08-19}\n", "1 signatory, reply by 2026-08-19, which is past"),
        ("contact: {name: Ann}\n", "written, 1 signatory"),
        ("sign_on_by: 2026-09-01\n", "written, 1 signatory"),
    ],
)
def test_the_last_day_for_a_reply_stands_in_the_table(
    keys: str, says: str, project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1787212800")  # 20 August 2026
    monkeypatch.setenv("COLUMNS", "120")
    project.write({"campaigns/letter/campaign.yaml": CAMPAIGN + keys})
    assert project.run("list").out.splitlines()[-1].endswith(says)


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("2026-09-01", "collects sign-ons until 2026-09-01, 0 of 1 agreed, reply by 2026-10-15"),
        ("2026-08-19", "until 2026-08-19, which is past, 0 of 1 agreed, reply by 2026-10-15"),
    ],
)
def test_the_last_day_for_signing_stands_beside_it(
    day: str, says: str, project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1787212800")
    monkeypatch.setenv("COLUMNS", "120")
    keys = f"sign_on_by: {day}\ncontact: {{name: Ann, reply_by: 2026-10-15}}\n"
    project.write(
        {
            "campaigns/letter/campaign.yaml": CAMPAIGN + keys,
            "campaigns/letter/sign-ons.yaml": "organisations: {}\n",
        }
    )
    assert project.run("list").out.splitlines()[-1].endswith(says)


AGREED = "organisations: {}\n"
BODY = "campaigns/letter/body.md"


@pytest.fixture
def agreed(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> SmallProject:
    """A letter that all have agreed to and that is sealed, in a project of which nothing is remembered yet."""
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    project.write({"campaigns/letter/sign-ons.yaml": AGREED, "build/letter/letter.signed.pdf": b"%PDF"})
    assert project.run("signatories", "confirm", "letter", "freedonia-watch").status == 0
    return project


def picture(width: int, height: int) -> bytes:
    """A PNG of that size."""
    data = io.BytesIO()
    Image.new("L", (width, height)).save(data, "PNG")
    return data.getvalue()


def how_far(project: SmallProject) -> str:
    """What the last line of `list` says of the letter; twice, as the second time it is remembered."""
    first, second = (project.run("list").out.splitlines()[-1] for _ in range(2))
    assert first == second
    return first.partition("letter ")[2].strip()


def test_a_sealed_letter_that_all_have_agreed_to_is_sealed(agreed: SmallProject) -> None:
    assert how_far(agreed) == "sealed, 1 of 1 agreed"


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (BODY, "Another text.\n"),
        ("campaigns/letter/campaign.yaml", CAMPAIGN.replace("subject: ", "subject: Not ")),
        ("signatories/organisations.yaml", "freedonia-watch: {name: Freedonia Watch, acronym: FW}\n"),
        ("templates/joint-letter/words.md", "{% macro annex() %}Appendix{% endmacro %}\n"),
    ],
    ids=["text", "campaign", "register", "template"],
)
def test_what_status_says_of_a_changed_letter_list_says_too(
    file: str, text: str, agreed: SmallProject
) -> None:
    assert how_far(agreed) == "sealed, 1 of 1 agreed"
    agreed.write({file: text})
    covered = (
        "1 of 1 in the letter have agreed to this text." in agreed.run("signatories", "status", "letter").out
    )
    says = (
        "sealed, 1 of 1 agreed" if covered else "changed since the seal, 0 of 1 agreed, 1 to an earlier text"
    )
    assert how_far(agreed) == says
    assert covered == (file not in {BODY, "campaigns/letter/campaign.yaml"})


def test_a_picture_that_was_changed_is_a_changed_text(agreed: SmallProject) -> None:
    agreed.write({BODY: "We.\n\n![A map](map.png)\n", "campaigns/letter/map.png": picture(2, 2)})
    assert (
        agreed.run("signatories", "confirm", "letter", "freedonia-watch", "--wording", "present").status == 0
    )
    assert how_far(agreed) == "sealed, 1 of 1 agreed"
    agreed.write({"campaigns/letter/map.png": picture(2, 3)})
    assert how_far(agreed) == "changed since the seal, 0 of 1 agreed, 1 to an earlier text"


def test_a_letter_that_is_agreed_to_and_cannot_be_drafted_has_mistakes(agreed: SmallProject) -> None:
    agreed.write({BODY: "We {{ no.such.thing }}.\n"})
    assert "has mistakes" in agreed.run("list").out


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"a": []}', b"\xff"])
def test_what_is_remembered_of_letters_may_be_anything(data: bytes, agreed: SmallProject) -> None:
    said = how_far(agreed)
    (kept,) = Path(os.environ["XDG_CACHE_HOME"]).glob("undersigned/letters/*.json")
    kept.write_bytes(data)
    assert how_far(agreed) == said


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("We call for [what].\n\n[And why.]\n", "being written, 2 to fill in"),
        (
            "We call for [a page](https://example.org) and [sic] this.[^a]\n\n[^a]: Note.\n",
            "collects sign-ons, 0 of 1 agreed",
        ),
        ("TBC\n", "being written, 1 to fill in"),
    ],
)
def test_a_letter_with_something_to_fill_in_is_being_written(
    text: str, says: str, project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    project.write({"campaigns/letter/sign-ons.yaml": AGREED, BODY: text})
    assert how_far(project) == says
    run = project.run("signatories", "invite", "letter")
    assert run.status == 0
    assert ("still to be filled in [placeholder]" in run.err) == says.startswith("being written")


def test_a_project_without_letters_says_how_to_begin_one(project: SmallProject) -> None:
    (project.root / "campaigns/letter/campaign.yaml").unlink()
    assert "undersigned new NAME" in project.run("list").out


def test_check_without_a_name_looks_at_every_letter_and_counts(letters: SmallProject) -> None:
    run = letters.run("check")
    assert run.status == 1
    assert "letter: nothing to mend" in run.out
    assert "campaigns/faulty/campaign.yaml" in run.err
    assert "campaigns/unreadable/campaign.yaml" in run.err
    assert run.out.splitlines()[-1].startswith("5 letters, 3 errors, ")


def test_check_of_one_letter_counts_nothing(project: SmallProject) -> None:
    assert project.run("check", "letter").out == "letter: nothing to mend\n"
