"""Holds what is said of a letter's date beside its session and beside today."""

from __future__ import annotations

import datetime

import pytest

from small_project import SMALL, SmallProject
from undersigned.campaigns.letters import BuildRequest, build_campaign, check_campaign
from undersigned.files.project import Project

TABLE = "HRC62: {from: 2026-06-15}\nHRC63: {from: 2026-09-07, to: 2026-10-02}\nHRC64: {confirmed: false}\n"
BEFORE = "before HRC63 opens on 2026-09-07 [long-before-session]"
TODAY = datetime.date(2026, 8, 20)


@pytest.mark.parametrize(
    ("date", "session", "says"),
    [
        ("2062-09-01", "HRC63", "the letter is dated 2062-09-01, after HRC63 closed on 2026-10-02 [session-over]"),
        ("2026-10-03", "HRC63", "the letter is dated 2026-10-03, after HRC63 closed on 2026-10-02 [session-over]"),
        ("2027-06-01", "HRC62", "the letter is dated 2027-06-01, after HRC62 opened on 2026-06-15 [session-over]"),
        ("2025-09-01", "HRC63", f"the letter is dated 2025-09-01, 371 days {BEFORE}"),
        ("1962-09-01", "HRC63", f"the letter is dated 1962-09-01, 23382 days {BEFORE}"),
        ("2062-09-01", "HRC64", "the letter is dated 2062-09-01, and today is 2026-08-20 [far-date]"),
        ("2062-09-01", None, "the letter is dated 2062-09-01, and today is 2026-08-20 [far-date]"),
        ("2026-09-01", "HRC63", None),
        ("2026-04-01", "HRC63", None),
        ("2026-10-02", "HRC63", None),
        ("2026-09-01", "HRC62", None),  # it may last: nobody knows when it closes
        ("2018-07-17", None, None),  # a letter from the archive
        ("2027-12-31", "HRC64", None),
    ],
)  # fmt: skip
def test_a_date_far_from_its_session_or_from_today(
    project: SmallProject, date: str, session: str | None, says: str | None
) -> None:
    campaign = SMALL["campaigns/letter/campaign.yaml"].replace("2026-09-01", date)
    project.write({
        "campaigns/sessions.yaml": TABLE,
        "campaigns/letter/campaign.yaml": campaign + (f"session: {session}\n" if session else ""),
    })  # fmt: skip
    built = build_campaign(Project(project.root), BuildRequest("letter", ("txt",), day=TODAY))
    told = [str(finding) for finding in built.findings if "dated" in finding.message]
    assert [one.split("\n")[0] for one in told][:1] == (
        [f"campaigns/letter/campaign.yaml:1:7: warning: {says}"] if says else []
    )


def test_check_looks_at_today_too(project: SmallProject) -> None:
    campaign = SMALL["campaigns/letter/campaign.yaml"].replace("2026", "2062")
    project.write({"campaigns/letter/campaign.yaml": campaign})
    assert [one.code for one in check_campaign(Project(project.root), "letter", day=TODAY)] == ["far-date"]
    assert check_campaign(Project(project.root), "letter") == ()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--date", "2025-09-01"), "warning: the new letter is dated 2025-09-01, which is past [past-date]"),
        (
            ("--date", "2026-08-19", "--session", "HRC63"),
            "warning: the new letter is dated 2026-08-19, which is past",
        ),
        (("--date", "2026-08-20", "--session", "HRC63"), ""),
        (("--session", "HRC63"), ""),
    ],
)
def test_a_new_letter_that_is_dated_in_the_past(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], says: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1787184000")  # 20 August 2026
    run = project.run("new", "next", *words)
    assert run.status == 0
    assert says in run.err
    assert ("past-date" in run.err) is bool(says)


def test_a_letter_carried_on_to_a_session_that_is_over_is_dated_in_the_past(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1803945600")  # 1 March 2027
    project.write({"campaigns/sessions.yaml": TABLE})
    campaign = (
        SMALL["campaigns/letter/campaign.yaml"].replace("2026-09-01", "2026-06-01") + "session: HRC62\n"
    )
    project.write({"campaigns/letter/campaign.yaml": campaign})
    run = project.run("new", "next", "--from", "letter", "--session", "HRC63")
    assert "warning: the new letter is dated 2026-08-24, which is past [past-date]" in run.err
