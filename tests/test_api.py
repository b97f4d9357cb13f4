"""Drives a letter from a new folder to the pack that is sent out, through the functions behind the commands alone."""

from __future__ import annotations

import datetime
import importlib
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pki import PASSPHRASE, Authority

from outside import ROOT
from undersigned.campaigns.annexes.adopting import AdoptRequest, adopt
from undersigned.campaigns.annexes.drift import compare_sections
from undersigned.campaigns.annexes.library import Wanted, find_sections
from undersigned.campaigns.annexes.section_text import show_section
from undersigned.campaigns.ask_history import history
from undersigned.campaigns.comparisons import compare_with_earlier
from undersigned.campaigns.letters import BuildRequest, build_campaign, check_campaign
from undersigned.campaigns.new_letter import NewLetterRequest, begin_letter
from undersigned.campaigns.new_project import start_project
from undersigned.campaigns.todo import keep_worklist
from undersigned.cli.arguments import parser
from undersigned.files.as_json import as_json, plain
from undersigned.files.project import Project, find_project
from undersigned.model.campaign import Organisation
from undersigned.model.findings import Finding, LetterError, Severity, stop
from undersigned.sealing.key_sources import KeyInPkcs12
from undersigned.sealing.keys import pen_of
from undersigned.sealing.packing import pack
from undersigned.sealing.sealed_letters import (
    SealRequest,
    SignRequest,
    VerifyRequest,
    seal_letter,
    sign_letter,
    verify_letter,
)
from undersigned.sealing.signing import Pen
from undersigned.sign_ons import saying
from undersigned.sign_ons.coverage import Standing
from undersigned.sign_ons.decisions import ACCEPT, NEW, Decision
from undersigned.sign_ons.editorials import EditorialRequest, apply_editorials, propose_editorials
from undersigned.sign_ons.form_import import FormRequest, apply_answers, propose_answers, would_record
from undersigned.sign_ons.proposals import Likeness
from undersigned.sign_ons.register import add_organisation
from undersigned.sign_ons.roll import roll_of
from undersigned.sign_ons.saying import (
    ConfirmRequest,
    RecordedStep,
    StepRequest,
    confirm,
    decline,
    invite,
    withdraw,
)

TODAY = datetime.date(2026, 12, 1)
NOW = datetime.datetime(2026, 12, 1, 12, tzinfo=datetime.UTC)
NAME = "hrc64-freedonia"
WATCH, UNION = "freedonia-watch", "example-union"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    authority = Authority(tmp_path_factory.mktemp("authority"))
    yield authority
    authority.close()


@pytest.fixture
def library(tmp_path: Path) -> Project:
    """A new project, with the letter to the next session begun."""
    start_project(tmp_path / "letters")
    project = find_project(tmp_path / "letters")
    new = begin_letter(
        project,
        NewLetterRequest(NAME, TODAY, "example-letter", "HRC64", opens=datetime.date(2027, 2, 22)),
    )
    assert (new.begun.name, new.begun.date) == (NAME, datetime.date(2027, 2, 16))
    assert new.worklist is not None
    assert new.worklist.worklist.open
    return project


def settle(project: Project) -> None:
    """Say what became of the asks, look at all else that may have gone stale, and find it good."""
    campaign = project.campaign(NAME) / "campaign.yaml"
    said = campaign.read_text("utf-8").replace("outcome: open", "outcome: met")
    campaign.write_text(said, "utf-8")
    kept = keep_worklist(project, NAME, (), TODAY, works=lambda _: False)
    ids = [item.id for item in kept.worklist.open]
    assert not keep_worklist(project, NAME, ids, TODAY, works=lambda _: False).worklist.open


def reword(project: Project, old: str, new: str) -> None:
    body = project.campaign(NAME) / "body.md"
    assert old in body.read_text("utf-8")
    body.write_text(body.read_text("utf-8").replace(old, new), "utf-8")


def pen(authority: Authority, name: str) -> Pen:
    return pen_of(KeyInPkcs12(authority.pkcs12(name)), lambda _: PASSPHRASE.encode(), NOW)


def test_a_letter_from_its_beginning_to_the_pack(library: Project, authority: Authority) -> None:
    with (library.campaign(NAME) / "campaign.yaml").open("a", encoding="utf-8") as campaign:
        campaign.write("signature_fields: all\n")
    assert {finding.code for finding in check_campaign(library, NAME)} > {"open-outcome"}
    settle(library)
    assert check_campaign(library, NAME) == ()

    built = build_campaign(library, BuildRequest(NAME, ("docx", "txt"), day=TODAY))
    assert [file.name for file in built.files] == [f"{NAME}.docx", f"{NAME}.txt"]
    assert "DRAFT" in built.files[1].read_text("utf-8")
    with pytest.raises(LetterError, match="was not asked whether it signs"):
        build_campaign(library, BuildRequest(NAME, ("txt",), final=True))

    invited = invite(library, StepRequest(NAME, (), TODAY, channel="email"))
    assert {*invited.newly} == {WATCH, UNION}
    confirmed = confirm(library, ConfirmRequest(NAME, (WATCH, "EUJ"), TODAY, by="Ann Example"))
    assert confirmed.newly == (WATCH, UNION)
    assert not confirmed.findings
    assert {entry.standing for entry in roll_of(library, NAME).entries} == {Standing.CONFIRMED}
    final = build_campaign(library, BuildRequest(NAME, ("txt",), final=True))
    assert "DRAFT" not in final.files[0].read_text("utf-8")

    sealed = seal_letter(library, SealRequest(NAME), pen(authority, "seal"))
    assert sign_letter(SignRequest(sealed.file, WATCH), pen(authority, "watch")).file == sealed.file
    checked = verify_letter(VerifyRequest(sealed.file, NOW, (authority.root,)), library)
    assert [signature.holder.name for signature in checked.verdict.signatures] == [
        "Coalition for Freedonia",
        "Amina Khan",
    ]
    assert (checked.differences, checked.not_covered, checked.verdict.unsigned) == ((), (), (UNION,))
    packed = pack(library, NAME, None, NOW)
    with zipfile.ZipFile(packed.file) as zipped:
        assert f"{NAME}/manifest.json" in zipped.namelist()


def test_who_will_not_sign_is_recorded_by_functions(library: Project) -> None:
    assert decline(library, StepRequest(NAME, (UNION,), TODAY)).newly == (UNION,)
    with pytest.raises(LetterError, match="has no agreement to take back"):
        withdraw(library, StepRequest(NAME, (UNION,), TODAY))
    with pytest.raises(LetterError, match="is still to come"):
        decline(library, StepRequest(NAME, (WATCH,), TODAY, on=TODAY + datetime.timedelta(1)))
    assert [entry.standing for entry in roll_of(library, NAME).listed] == [
        Standing.DECLINED,
        Standing.NOT_INVITED,
    ]


@pytest.mark.parametrize("say", [confirm, decline, withdraw])
def test_of_nobody_that_is_not_named_an_answer_is_recorded(
    library: Project, say: Callable[[Project, ConfirmRequest], RecordedStep]
) -> None:
    before = (library.campaign(NAME) / "sign-ons.yaml").read_bytes()
    assert not say(library, ConfirmRequest(NAME, (), TODAY, to_list=True)).organisations
    assert (library.campaign(NAME) / "sign-ons.yaml").read_bytes() == before


def test_that_a_list_cannot_be_added_to_is_told_and_the_agreement_recorded(
    library: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> list[Finding]:
        stop("this is no plain list of signatories", "cannot-edit")

    monkeypatch.setattr(saying, "add_to_list", refused)
    done = confirm(library, ConfirmRequest(NAME, (WATCH,), TODAY, to_list=True))
    assert [(finding.severity, finding.code) for finding in done.findings] == [
        (Severity.ERROR, "cannot-edit")
    ]
    assert [entry.organisation.id for entry in roll_of(library, NAME).of(Standing.CONFIRMED)] == [WATCH]


def test_corrections_are_proposed_and_recorded_only_when_they_are_applied(library: Project) -> None:
    confirm(library, ConfirmRequest(NAME, (WATCH,), TODAY))
    reword(library, "\n", " Yours.\n")
    request = EditorialRequest(NAME, "Ann Example", "A full stop", TODAY)
    before = (library.campaign(NAME) / "sign-ons.yaml").read_bytes()
    proposed = propose_editorials(library, request)
    (one,) = proposed.editorials
    assert [organisation.id for organisation in one.agreed] == [WATCH]
    assert not one.changed.is_same
    assert (library.campaign(NAME) / "sign-ons.yaml").read_bytes() == before
    assert apply_editorials(library, proposed) == [one.editorial]
    assert roll_of(library, NAME).of(Standing.CONFIRMED_BUT_FOR_CORRECTIONS)
    assert apply_editorials(library, proposed) == []


def test_the_answers_to_a_form_are_proposed_and_what_is_decided_is_applied(library: Project) -> None:
    form = library.path("answers.csv")
    form.write_text(
        "Organisation,Do you sign?\nFreedonia Watch,yes\nExample Union of Journalist,yes\nSylvania Now,no\n",
        "utf-8",
    )
    before = {path: path.read_bytes() for path in library.path().rglob("*") if path.is_file()}
    proposed = propose_answers(library, FormRequest(NAME, form, TODAY))
    assert [one.likeness for one in proposed.proposals] == [Likeness.SURE, Likeness.NEAR, Likeness.NEW]
    sure = proposed.of_kinds({Likeness.SURE})
    near, new = proposed.questions(sure)
    assert [match.organisation.id for match in near.matches] == [UNION]
    decisions = (
        Decision(str(near.answer.row), near.answer.organisation, ACCEPT, UNION),
        Decision(str(new.answer.row), new.answer.organisation, NEW),
    )
    accepted = [*sure, *proposed.by_decisions(decisions)]
    assert would_record(library, proposed, accepted).keys() == {WATCH, UNION, "sylvania-now"}
    assert {path: path.read_bytes() for path in library.path().rglob("*") if path.is_file()} == before
    done = apply_answers(library, proposed, accepted)
    assert (done.recorded, done.unchanged, [one.id for one in done.new]) == (3, 0, ["sylvania-now"])
    assert [entry.organisation.id for entry in roll_of(library, NAME).of(Standing.DECLINED)] == [
        "sylvania-now"
    ]
    again = apply_answers(library, proposed, sure)
    assert (again.recorded, again.unchanged) == (0, 1)


def test_sections_are_found_read_adopted_and_compared_by_functions(library: Project) -> None:
    start = "example-letter/annex/media.md"
    begin_letter(library, NewLetterRequest("other", TODAY, country="Sylvania"))
    found = find_sections(library, Wanted(country="Freedonia"))
    assert [section.name for section in found.sections] == [f"{NAME}/annex/media.md", start]
    assert show_section(library, start).listed is not None
    adopted = adopt(library, AdoptRequest(start, "other"))
    assert adopted.name == "other/annex/media.md"
    drift = compare_sections(library, adopted.name)
    assert (drift.comparison.is_same, drift.original_changed) == (True, False)


def test_what_became_of_asks_is_a_history(library: Project) -> None:
    (told,) = history(library, "Freedonia").histories
    assert [letter.campaign for letter in told.letters] == ["example-letter", NAME]
    assert [asked.campaign for asked in told.asks["report"]] == ["example-letter", NAME]
    assert not compare_with_earlier(library, NAME).is_same


def test_only_one_module_reads_the_clock() -> None:
    reads = re.compile(r"\b(date|datetime)\.(now|today|utcnow)\(|\btime\.(time|localtime|gmtime)\(")
    package = ROOT / "src/undersigned"
    found = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if reads.search(path.read_text("utf-8"))
    }
    assert found == {"cli/clock.py"}


# --- results as JSON


class _Colour(Enum):
    RED = "red"


@dataclass(frozen=True)
class _Record:
    value: object


_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.dates()
    | st.just(_Colour.RED)
    | st.just(Path("a/b")),
    lambda inner: (
        st.lists(inner) | st.tuples(inner) | st.dictionaries(st.text(), inner) | st.builds(_Record, inner)
    ),
)


@given(_VALUES)
def test_whatever_a_result_holds_becomes_json_that_reads_back(value: object) -> None:
    assert json.loads(as_json(value)) == plain(value)
    assert as_json(value).isascii()


def test_what_no_result_holds_is_no_json() -> None:
    with pytest.raises(TypeError, match="no result holds a object"):
        plain(object())


def test_every_result_becomes_json(library: Project) -> None:
    results: list[object] = [
        begin_letter(library, NewLetterRequest("other", TODAY, country="Sylvania")),
        check_campaign(library, NAME),
        build_campaign(library, BuildRequest(NAME, ("txt",))),
        compare_with_earlier(library, NAME),
        history(library, "Freedonia"),
        find_sections(library),
        compare_sections(library, f"{NAME}/annex/media.md"),
        keep_worklist(library, NAME, (), TODAY, works=lambda _: False),
        add_organisation(library, Organisation("", "Friends of Sylvania", "FoS")),
        confirm(library, ConfirmRequest(NAME, (WATCH,), TODAY)),
        roll_of(library, NAME),
    ]
    for result in results:
        assert json.loads(as_json(result)) == plain(result)


# --- the page that shows it


def _commands() -> set[str]:
    """Every command, those below others, too."""
    found = set[str]()
    waiting = [("", parser())]
    while waiting:
        name, command = waiting.pop()
        below = [action for action in command._actions if hasattr(action, "_name_parser_map")]
        for action in below:
            waiting += [(f"{name} {word}".strip(), one) for word, one in action.choices.items()]  # type: ignore[union-attr]  # argparse types it less well
        if not below:
            found.add(name)
    return found


def test_the_page_names_a_function_behind_every_command() -> None:
    page = (ROOT / "docs/api.md").read_text("utf-8")
    rows = re.findall(r"^\| `([^`]+)` \| (.+) \|$", page, re.MULTILINE)
    assert {command for command, _ in rows} == _commands()
    for command, functions in rows:
        names = re.findall(r"`(\w+\.[\w.]+)`", functions)
        assert names, command
        for name in names:
            module, _, function = f"undersigned.{name}".rpartition(".")
            assert getattr(importlib.import_module(module), function).__doc__, name
