"""Holds what organisations said one after the other to the last word: none is lost, nobody is named again unasked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from test_exports_of_forms import TODAY, needs_forms, project_in

from undersigned.files.project import Project
from undersigned.model.findings import LetterError
from undersigned.model.sign_ons import Step
from undersigned.sign_ons.decisions import Decision
from undersigned.sign_ons.form_import import (
    FormRequest,
    ProposedAnswers,
    RecordedAnswers,
    apply_answers,
    propose_answers,
)
from undersigned.sign_ons.proposals import Likeness
from undersigned.sign_ons.recording import require_sign_ons
from undersigned.sign_ons.register import require_register

pytestmark = needs_forms
HEADS = "Organisation,Your name,Do you sign?,May we publish the name?,Remarks"
DAY, NEXT = "2026-11-16 09:00:00", "2026-11-17 09:00:00"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return project_in(tmp_path / "base")


def proposed(project: Project, export: str) -> ProposedAnswers:
    file = project.path("answers.csv")
    file.write_text(export, "utf-8")
    return propose_answers(
        project, FormRequest("example-letter", file, TODAY, wording="present", to_list=True)
    )


def form(*rows: str, time: str = "") -> str:
    """An export, without times where `time` is not given."""
    heads = f"Timestamp,{HEADS}" if time else HEADS
    return "\n".join([heads, *(f"{time},{row}" if time else row for row in rows), ""])


def take(project: Project, export: str) -> RecordedAnswers:
    found = proposed(project, export)
    return apply_answers(project, found, found.of_kinds({Likeness.SURE, Likeness.NEW}))


def decide(project: Project, export: str, *said: tuple[str, str]) -> RecordedAnswers:
    """Take an export of which a person decided on rows, from the first, each by a decision and a word in `signs`."""
    found = proposed(project, export)
    decisions = [
        Decision(
            str(one.answer.row),
            one.answer.organisation,
            decision,
            one.best.organisation.id if one.best else "",
            signs,
        )
        for one, (decision, signs) in zip(found.proposals, said, strict=True)
    ]
    return apply_answers(project, found, found.by_decisions(decisions), decisions)


def stands(project: Project, id: str = "fidh") -> str:
    """How an organisation stands by the record."""
    record = require_sign_ons(project, "example-letter", require_register(project))
    last = record.last_answer(id)
    if last is None:
        return "-"
    return "not named" if last.step is Step.CONFIRMED and last.not_named else last.step.value


def doubted(project: Project, export: str) -> list[tuple[str, ...]]:
    return [one.doubts for one in proposed(project, export).proposals]


@pytest.mark.parametrize("time", ["", DAY])
def test_who_asks_not_to_be_named_later_is_not_named(project: Project, time: str) -> None:
    """On the same day, and where nothing tells the day, though the same person had agreed to it by name."""
    take(project, form("FIDH,Ann,Yes,Yes,", time=time))
    assert stands(project) == "confirmed"
    decide(project, form("FIDH,Ann,Yes,No,", time=time), ("accept", "not named"))
    assert stands(project) == "not named"


@pytest.mark.parametrize("time", ["", DAY])
def test_a_doubt_that_was_decided_is_one_no_more(project: Project, time: str) -> None:
    take(project, form("FIDH,Ann,Yes,Yes,", time=time))
    for remark, signs, then in (
        ("only if ask 2 goes", "yes", "confirmed"),
        ("please do not publish", "not named", "not named"),
    ):
        export = form(f"FIDH,Ann,Yes,Yes,{remark}", time=time)
        take(project, export)
        assert stands(project) == "doubted"
        decide(project, export, ("accept", signs))
        assert stands(project) == then


@pytest.mark.parametrize("later", [form("FIDH,Bo,Yes,Yes,", time=NEXT), form("FIDH,Ann,Yes,Yes,", time=NEXT)])
@pytest.mark.parametrize("asks", [True, False])
def test_nobody_is_named_again_unasked(project: Project, later: str, *, asks: bool) -> None:
    """Whether a later form asks for it or not: who filled it in may not know what another one has asked for."""
    take(project, form("FIDH,Ann,Yes,No,", time=DAY))
    export = later if asks else later.replace(",May we publish the name?", "").replace("Yes,Yes", "Yes")
    assert doubted(project, export) == [("it wished not to be named, and would be named by this",)]
    take(project, export)
    assert stands(project) == "not named"
    decide(project, export, ("accept", "yes"))
    assert stands(project) == "confirmed"


def test_a_yes_that_may_be_older_than_a_no_is_asked_about(project: Project) -> None:
    take(project, form("FIDH,Ann,No,Yes,"))
    export = form("FIDH,Bo,Yes,Yes,")
    assert doubted(project, export) == [(f"it has declined on {TODAY}, and this may be older",)]
    take(project, export)
    assert stands(project) == "declined"
    take(project, form("OMCT,Ann,No,Yes,", time=DAY))
    take(project, form("OMCT,Ann,Yes,Yes,", time=NEXT))  # the last word counts where it is known
    assert stands(project, "omct") == "confirmed"


def test_an_answer_that_was_recorded_before_another_is_told(project: Project) -> None:
    """Without times, an old export and a change of mind look the same."""
    yes, no = form("FIDH,Ann,Yes,Yes,"), form("FIDH,Ann,No,Yes,")
    take(project, yes)
    decide(project, no, ("accept", "no"))
    assert stands(project) == "withdrawn"
    told = take(project, yes)
    assert stands(project) == "withdrawn"
    assert [(one.row, one.recorded.step, one.is_older) for one in told.older] == [(2, Step.WITHDRAWN, False)]
    assert not take(project, form("OMCT,Ann,Yes,Yes,")).older


@pytest.mark.parametrize("names", [("FIDH", "Int. Federation for Human Rights")])
@pytest.mark.parametrize("published", [("No", "Yes"), ("Yes", "No")])
def test_of_two_answers_one_with_the_name_and_one_without_a_person_says_which(
    project: Project, names: Iterable[str], published: tuple[str, str]
) -> None:
    export = form(*(f"{name},Ann,Yes,{said}," for name, said in zip(names, published, strict=True)))
    found = proposed(project, export)
    yes = next(one for one in found.proposals if one.answer.is_named)
    assert any("says otherwise" in doubt for doubt in yes.doubts)
    with pytest.raises(LetterError) as error:
        decide(project, export, ("fidh", ""), ("fidh", ""))
    assert [one.code for one in error.value.findings] == ["contradiction"]
    assert stands(project) == "-"


@pytest.mark.parametrize(
    ("decision", "signs", "then"),
    [("skip", "", "-"), ("accept", "not named", "not named"), ("accept", "no", "declined")],
)
def test_a_decision_on_an_answer_without_doubts_is_remembered(
    project: Project, decision: str, signs: str, then: str
) -> None:
    export = form("FIDH,Ann,Yes,Yes,", time=DAY)
    decide(project, export, (decision, signs))
    assert stands(project) == then
    take(project, export)
    assert stands(project) == then


def test_a_decision_holds_for_no_answer_that_says_otherwise(project: Project) -> None:
    """A row of a list kept by hand changes in its place."""
    row = "FIDH,Ann,Yes,{},our address is new"
    decide(project, form(row.format("Yes"), time=DAY), ("accept", "yes"))
    take(project, form(row.format("No"), time=DAY))
    assert stands(project) == "doubted"
