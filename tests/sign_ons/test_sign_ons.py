"""Holds the record of sign-ons to its promise: it is never half, loses no entry, says who agreed to what."""

from __future__ import annotations

import csv
import dataclasses
import html
import io
import itertools
import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from outside import ROOT
from small_project import SmallProject
from undersigned import route
from undersigned.files.project import Project
from undersigned.files.saving import save
from undersigned.files.spreadsheets import guarded, read_sheet, unguarded
from undersigned.loading.sign_ons import START, sign_ons_in
from undersigned.model.findings import Findings, LetterError
from undersigned.model.sign_ons import SignOns
from undersigned.sign_ons import listing
from undersigned.sign_ons.listing import add_to_list

FILE, CAMPAIGN, TEXT = (f"campaigns/letter/{name}" for name in ("sign-ons.yaml", "campaign.yaml", "body.md"))
REGISTER = {
    "freedonia-watch": "Freedonia Watch",
    "union": "Union of Journalists",
    "press-now": "Press Now: Media Freedom",
}
TODAY = "2026-08-20"


@pytest.fixture
def letter(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> SmallProject:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1787184000")  # 20 August 2026
    entries = "".join(f'{id}: {{name: "{name}"}}\n' for id, name in REGISTER.items())
    project.write(
        {
            "signatories/organisations.yaml": entries,
            CAMPAIGN: "date: 2026-09-01\naddressees: [Permanent Representatives]\nsubject: Freedonia\n"
            "sign_on_by: 2026-08-28\nsignatories:\n" + "".join(f"  - {id}\n" for id in REGISTER),
        }
    )
    return project


def say(project: SmallProject, *words: str) -> str:
    """Run one of the commands below `signatories`, which has to succeed without a finding."""
    run = project.run("signatories", *words)
    assert (run.status, run.err) == (0, "")
    return run.out


def recorded(project: SmallProject) -> SignOns:
    findings = Findings()
    known = (*REGISTER, "ann")
    found = sign_ons_in((project.root / FILE).read_text("utf-8"), FILE, known, findings)
    assert not list(findings)
    return found


def standings(project: SmallProject) -> dict[str, str]:
    told = json.loads(say(project, "status", "letter", "--json"))
    return {one["id"]: one["standing"] for one in told["organisations"]}


def change_text(project: SmallProject) -> None:
    path = project.root / TEXT
    path.write_text(path.read_text("utf-8").replace("write", "have written"), "utf-8")


def test_each_step_is_recorded_with_its_day_its_person_and_its_text(letter: SmallProject) -> None:
    say(letter, "invite", "letter", "--channel", "email", "--on", "2026-08-18")
    say(
        letter, "confirm", "letter", "union", "--by", "Ann Example", "--channel", "form", "--on", "2026-08-19"
    )
    say(letter, "decline", "letter", "Press Now: Media Freedom", "--remark", "no: not now")
    digest = json.loads(say(letter, "status", "letter", "--json"))["wording"]
    assert (letter.root / FILE).read_text("utf-8") == (
        START.removesuffix("organisations: {}\n") + "organisations:\n"
        "  freedonia-watch:\n"
        f"    - invited: 2026-08-18\n      channel: email\n      wording: {digest}\n"
        "  union:\n"
        f"    - invited: 2026-08-18\n      channel: email\n      wording: {digest}\n"
        f"    - confirmed: 2026-08-19\n      by: Ann Example\n      channel: form\n"
        f"      printed_as: Union of Journalists\n      wording: {digest}\n"
        "  press-now:\n"
        f"    - invited: 2026-08-18\n      channel: email\n      wording: {digest}\n"
        '    - {declined: 2026-08-20, remark: "no: not now"}\n'
    )
    (kept,) = (letter.root / "campaigns/letter/wordings").iterdir()
    assert kept.name == f"{digest[:15]}.txt"
    assert "We write to you." in kept.read_text("utf-8")


def test_saying_a_thing_twice_records_it_once(letter: SmallProject) -> None:
    for words in (["invite", "letter"], ["confirm", "letter", "union"], ["decline", "letter", "press-now"]):
        say(letter, *words)
        before = (letter.root / FILE).read_bytes()
        assert "nothing new" in say(letter, *words)
        assert (letter.root / FILE).read_bytes() == before


def test_status_says_who_is_missing_and_how_many_days_are_left(letter: SmallProject) -> None:
    say(letter, "invite", "letter")
    say(letter, "confirm", "letter", "union")
    shown = say(letter, "status", "letter")
    assert shown.splitlines()[1:] == [
        "sign on by 2026-08-28, in 8 days",
        "",
        "on          standing       organisation",
        "2026-08-20  no answer yet  Freedonia Watch",
        "2026-08-20  confirmed      Union of Journalists",
        "2026-08-20  no answer yet  Press Now: Media Freedom",
        "",
        "1 of 3 in the letter have agreed to this text.",
        "No answer yet: Freedonia Watch, Press Now: Media Freedom.",
        "They agree to every word that is printed, but for how the others who sign are",
        "  named and in which order, the date, page numbers, and what the program works",
        "  out from these.",
    ]


@pytest.mark.parametrize(
    ("epoch", "says"), [("1787875200", "today"), ("1787788800", "in 1 day"), ("1788048000", "2 days ago")]
)
def test_the_deadline_is_counted_from_today(
    letter: SmallProject, monkeypatch: pytest.MonkeyPatch, epoch: str, says: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert f"sign on by 2026-08-28, {says}\n" in say(letter, "status", "letter")


def test_an_answer_after_the_last_day_is_recorded_and_told(
    letter: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1788048000")
    say(letter, "confirm", "letter", "union", "--on", "2026-08-28")
    run = letter.run("signatories", "confirm", "letter", "press-now")
    assert run.status == 0
    assert run.err.startswith(
        "campaigns/letter/campaign.yaml:1:1: warning: 2026-08-30 is after the last day to sign on, 2026-08-28 [late-"
    )
    assert "confirmed" in say(letter, "status", "letter")


@pytest.mark.parametrize("width", ["30", "40", "60"])
def test_status_fits_a_narrow_terminal(
    letter: SmallProject, monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    say(letter, "invite", "letter")
    shown = say(letter, "status", "letter")
    assert max(map(len, shown.splitlines())) <= int(width)
    for name in REGISTER.values():
        assert name in " ".join(shown.split())


def test_a_changed_text_is_not_what_was_agreed_to(letter: SmallProject) -> None:
    say(letter, "invite", "letter")
    say(letter, "confirm", "letter", "union", "freedonia-watch")
    change_text(letter)
    shown = say(letter, "status", "letter")
    assert "2 agreements no longer cover the text: Freedonia Watch, Union of Journalists." in shown
    assert "0 of 3 in the letter have agreed to this text." in shown


def test_an_answer_to_an_earlier_invitation_is_not_guessed_to_be_about_the_present_text(
    letter: SmallProject,
) -> None:
    say(letter, "invite", "letter")
    first = json.loads(say(letter, "status", "letter", "--json"))["wording"]
    change_text(letter)
    before = (letter.root / FILE).read_bytes()
    run = letter.run("signatories", "confirm", "letter", "union", "press-now")
    assert run.status == 1
    assert run.err.count("was invited with another text") == 2
    assert "--wording sent, or --wording present" in run.err
    assert (letter.root / FILE).read_bytes() == before
    say(letter, "confirm", "letter", "union", "--wording", "sent")
    say(letter, "confirm", "letter", "press-now", "--wording", "present")
    say(letter, "confirm", "letter", "freedonia-watch", "--wording", first[3:9])
    assert standings(letter) == {
        "freedonia-watch": "confirmed an earlier text",
        "union": "confirmed an earlier text",
        "press-now": "confirmed",
    }
    run = letter.run("signatories", "confirm", "letter", "union", "--wording", "v1-beef")
    assert "no text of this letter has the digest 'v1-beef' [unknown-wording]" in run.err


def test_who_was_invited_anew_is_asked_about_the_new_text(letter: SmallProject) -> None:
    say(letter, "invite", "letter")
    say(letter, "confirm", "letter", "union")
    change_text(letter)
    assert "Union of Journalists was invited" in say(letter, "invite", "letter")
    assert standings(letter)["union"] == "confirmed an earlier text"
    say(letter, "confirm", "letter", "union")
    assert standings(letter)["union"] == "confirmed"


CORRECT = ("signatories", "editorial", "letter", "--by", "Ann", "--reason", "a: typing error")
CHANGED = "We [-write-] {+have written+} to you."
ASKED = "Are all of these only corrections, such as of spelling or typing? [y/N] "


def test_a_small_correction_is_shown_before_it_is_declared(letter: SmallProject) -> None:
    run = letter.run(*CORRECT, "--yes")
    assert run.status == 1
    assert not (letter.root / FILE).exists()
    say(letter, "confirm", "letter", "union")
    run = letter.run(*CORRECT, "--yes")
    assert "every agreement covers the present text [nothing-changed]" in run.err
    change_text(letter)
    run = letter.run(*CORRECT, typed="y\n")
    assert (run.status, run.err) == (0, "")
    assert run.out.startswith("Agreed to by Union of Journalists:\n\nFrom v2-")
    shown, _, said = run.out.partition(ASKED)
    assert CHANGED in shown
    assert said.endswith(": a: typing error\n")
    (editorial,) = recorded(letter).editorials
    assert (editorial.by, editorial.reason, str(editorial.date)) == ("Ann", "a: typing error", TODAY)
    assert standings(letter)["union"] == "confirmed (editorial changes since)"
    letter.write({TEXT: "Something else.\n"})
    assert standings(letter)["union"] == "confirmed an earlier text"
    assert letter.run("signatories", "editorial", "letter", "--by", "Ann").status == 2


@pytest.mark.parametrize("typed", ["n\n", "\n", "", "yes, but\n"])
def test_what_is_no_plain_yes_declares_nothing(letter: SmallProject, typed: str) -> None:
    say(letter, "confirm", "letter", "union")
    change_text(letter)
    before = letter.files()
    run = letter.run(*CORRECT, typed=typed)
    assert (run.status, run.err) == (1, "")
    assert CHANGED in run.out
    assert run.out.endswith("Nothing was recorded.\n")
    assert letter.files() == before


def test_without_a_terminal_a_correction_is_shown_and_wants_a_word(letter: SmallProject) -> None:
    say(letter, "confirm", "letter", "union")
    change_text(letter)
    before = letter.files()
    run = letter.run(*CORRECT)
    assert run.status == 1
    assert CHANGED in run.out
    assert run.err == (
        "error: nobody is at a terminal to say whether all of these are only corrections [not-asked]\n"
        "  help: read what is shown above; if all of it is, give the command again with --yes\n"
    )
    for typed in (None, "y\n"):
        run = letter.run(*CORRECT, "--dry-run", typed=typed)
        assert (run.status, run.err) == (0, "")
        assert CHANGED in run.out
        assert "only corrections" not in run.out
        assert run.out.endswith("Nothing was recorded.\n")
    assert letter.files() == before
    run = letter.run(*CORRECT, "--yes")
    assert CHANGED in run.out
    assert standings(letter)["union"] == "confirmed (editorial changes since)"


def test_who_has_left_stays_in_the_record_and_counts_for_nobody(letter: SmallProject) -> None:
    path = letter.root / CAMPAIGN
    text = path.read_text("utf-8")
    person = "individuals:\n  ann: {name: Ann Example}\n"
    letter.write(
        {
            CAMPAIGN: f"{text}{person}",
            "signatories/organisations.yaml": "more: {name: More}\n"
            + (letter.root / "signatories/organisations.yaml").read_text("utf-8"),
        }
    )
    say(letter, "confirm", "letter", *REGISTER, "ann")
    assert letter.run("signatories", "confirm", "letter", "more").status == 0
    register = (letter.root / "signatories/organisations.yaml").read_text("utf-8")
    letter.write(
        {CAMPAIGN: text, "signatories/organisations.yaml": register.replace("more: {name: More}\n", "")}
    )
    before = (letter.root / FILE).read_bytes()
    line = before.decode().split("\n").index("  ann:") + 1
    run = letter.run("signatories", "status", "letter")
    assert run.status == 0
    warned = [
        f"{FILE}:{place}:3: warning: '{id}' is not in the register, and no person of this letter: "
        "what is recorded of it counts for nobody [unknown-organisation]\n"
        "  help: if it has left, keep these lines: they are its history; if not, put it into the register\n"
        for id, place in (("ann", line), ("more", line + 4))
    ]
    warned.append("The manual has more on this: undersigned manual signatories\n")
    assert run.err == "".join(warned)
    assert f"{TODAY}  confirmed  ann; not in the register" in run.out
    assert "3 of 3 in the letter have agreed to this text.\n" in run.out
    assert "Recorded, and neither in the register nor in the letter: ann, more.\n" in run.out
    assert "Agreed, and" not in run.out
    told = json.loads(letter.run("signatories", "status", "letter", "--json").out)
    assert [one["id"] for one in told["organisations"] if not one["known"]] == ["ann", "more"]
    run = letter.run("build", "--final", "letter", "-f", "txt")
    assert (run.status, run.err) == (0, "".join(warned))
    assert "Ann" not in letter.built("txt").read_text("utf-8")
    # Nobody is asked about what they agreed to, and what they said stays when others say something.
    change_text(letter)
    assert "Agreed to by Freedonia Watch, Union of Journalists, Press Now" in letter.run(*CORRECT).out
    assert "1 agreement" not in letter.run("signatories", "status", "letter").out
    assert letter.run("signatories", "withdraw", "letter", "union").status == 0
    found = sign_ons_in((letter.root / FILE).read_text("utf-8"), FILE, None, Findings())
    assert [event.step.value for event in found.of("ann")] == ["confirmed"]
    letter.write({FILE: before, CAMPAIGN: f"{text.replace('union', 'unoin')}"})
    assert "unknown-organisation" in letter.run("signatories", "status", "letter").err


def test_another_name_than_the_one_agreed_to_is_told(letter: SmallProject) -> None:
    register = (letter.root / "signatories/organisations.yaml").read_text("utf-8")
    person = "individuals:\n  ann: {name: Ann Example, title: Chair, organisation: Press Now}\n"
    text = (letter.root / CAMPAIGN).read_text("utf-8")
    letter.write({CAMPAIGN: text + person})
    say(letter, "confirm", "letter", "union", "freedonia-watch", "press-now", "ann")
    digest = json.loads(say(letter, "status", "letter", "--json"))["wording"]
    for event in (recorded(letter).of(id)[0] for id in REGISTER):
        assert f"\n{event.printed_as}\n" in letter.build()
    changed = register.replace("Union of Journalists", "Union of Officials")
    letter.write({"signatories/organisations.yaml": changed})
    letter.write({CAMPAIGN: text + person.replace("Press Now", "Ministry")})
    (line,) = [
        n
        for n, typed in enumerate((letter.root / FILE).read_text("utf-8").split("\n"), 1)
        if "Union of J" in typed
    ]
    warned = "".join(
        f"{FILE}:{at}:7: warning: '{old}' agreed under this name, and the letter prints '{new}' [other-name]\n"
        "  help: if it agrees to the new name, record that: undersigned signatories confirm letter "
        f"{id}; if it is only a correction, write it below 'names' there; else give it the old one back\n"
        for at, old, new, id in (
            (line - 1, "Union of Journalists", "Union of Officials", "union"),
            (line + 11, "Ann Example, Chair, Press Now", "Ann Example, Chair, Ministry", "ann"),
        )
    )
    run = letter.run("signatories", "status", "letter")
    assert (run.status, run.err) == (0, warned)
    run = letter.run("build", "--final", "letter", "-f", "txt")
    assert (run.status, run.err.count(": error: ")) == (1, 2)
    assert warned.replace(": warning: ", ": error: ") in run.err
    assert json.loads(say(letter, "status", "letter", "--json"))["wording"] == digest
    assert say(letter, "confirm", "letter", "union", "ann", "press-now") == (
        "Union of Officials has confirmed\nAnn Example has confirmed\nPress Now: Media Freedom: nothing new\n"
    )
    say(letter, "status", "letter")
    # The records of before such names were kept say nothing of them.
    letter.write({FILE: re.sub(" +printed_as: .*\n", "", (letter.root / FILE).read_text("utf-8"))})
    assert "printed_as" not in (letter.root / FILE).read_text("utf-8")
    say(letter, "status", "letter")
    assert say(letter, "confirm", "letter", "union") == "Union of Officials: nothing new\n"


def test_of_a_letter_with_errors_the_record_is_shown_and_no_more(letter: SmallProject) -> None:
    say(letter, "invite", "letter")
    say(letter, "confirm", "letter", "union")
    say(letter, "decline", "letter", "press-now")
    text = (letter.root / TEXT).read_text("utf-8")
    letter.write({TEXT: f"{text}{{{{ nothing }}}}\n"})
    before = letter.files()
    run = letter.run("signatories", "status", "letter", "--csv", "x.csv")
    assert run.status == 1
    assert run.err.startswith(f"{TEXT}:2:4: error: ")
    assert run.out.splitlines() == [
        "letter: which text they agreed to cannot be worked out as long as the letter",
        "  has errors",
        "sign on by 2026-08-28, in 8 days",
        "",
        "on          standing          organisation",
        "2026-08-20  no answer yet     Freedonia Watch",
        "2026-08-20  confirmed a text  Union of Journalists",
        "2026-08-20  declined          Press Now: Media Freedom",
        "",
        "1 of 3 in the letter have agreed to it as it is now, or as it was before.",
        "No answer yet: Freedonia Watch.",
        "In the letter, and will not sign: Press Now: Media Freedom.",
        "x.csv was not written.",
    ]
    run = letter.run("signatories", "status", "letter", "--json")
    told = json.loads(run.out)
    assert (run.status, told["wording"], told["covered"]) == (1, None, False)
    assert [one["covers"] for one in told["organisations"]] == [False] * 3
    assert f"{TEXT}:2:4: error: " in run.err
    for words in (("confirm", "letter", "freedonia-watch"), ("invite", "letter"), CORRECT[1:]):
        run = letter.run("signatories", *words)
        assert (run.status, run.out) == (1, "")
        assert f"{TEXT}:2:4: error: " in run.err
    assert letter.files() == before
    for broken in (FILE, CAMPAIGN, "signatories/organisations.yaml"):
        letter.write({broken: "a: [\n"})
        run = letter.run("signatories", "status", "letter")
        assert (run.status, run.out) == (1, "")
        assert f"{broken}:" in run.err
        letter.write({broken: before[broken]})


def test_a_real_terminal_is_asked(letter: SmallProject) -> None:
    say(letter, "confirm", "letter", "union")
    change_text(letter)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "undersigned", "-C", str(letter.root), *CORRECT]
    environment = {**ENVIRONMENT, "NO_COLOR": "1"}
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)

    def shown_up_to(words: str) -> str:
        shown = b""
        while words.encode() not in shown:
            shown += os.read(ours, 4096)  # fails when the program has ended
        return shown.decode()

    try:
        assert CHANGED in shown_up_to(ASKED)
        assert not recorded(letter).editorials
        os.write(ours, b"y\n")
        shown_up_to("a: typing error\r\n")
        assert process.wait(timeout=60) == 0
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    assert len(recorded(letter).editorials) == 1


def test_a_text_that_was_not_kept_cannot_be_shown_and_so_not_declared(letter: SmallProject) -> None:
    say(letter, "confirm", "letter", "union")
    change_text(letter)
    (kept,) = (letter.root / "campaigns/letter/wordings").iterdir()
    kept.unlink()
    run = letter.run(*CORRECT, "--yes")
    assert run.status == 1
    assert "was not kept [missing-wording]" in run.err
    assert not recorded(letter).editorials


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("> quoted", "quoted", "    - > quoted\n    + quoted\n"),
        ("1. first", "3. first", "    - 1. first\n    + 3. first\n"),
        ("- one", "1. one", "    - - one\n    + 1. one\n"),
        ("1^st^ day, all", "1st day, each", "    - The 1^<st> day, all.\n    + The 1st day, each.\n"),
    ],
)
def test_what_changed_besides_words_is_shown_too(
    letter: SmallProject, old: str, new: str, lines: str
) -> None:
    text = "We write.\n\n> quoted\n\nThen:\n\n- one\n\nThen:\n\n1. first\n\nThe 1^st^ day, all.\n"
    letter.write({TEXT: text})
    say(letter, "confirm", "letter", "union")
    letter.write({TEXT: text.replace(old, new)})
    assert standings(letter)["union"] == "confirmed an earlier text"
    for words in (CORRECT, ("compare", "letter", "--since-signed", "union")):
        shown = letter.run(*words).out
        assert f"\n\nBesides words\n\n{lines}" in shown
        assert "  Besides words: 2 lines differ in form, such as in where a list begins\n" in shown
    told = json.loads(letter.run("compare", "letter", "--since-signed", "union", "--json").out)
    assert [f"    {line}" for line in told["besides_words"]] == lines.splitlines()
    assert told["same"] is False
    letter.run("compare", "letter", "--since-signed", "union", "--html", "changes.html")
    page = html.unescape((letter.root / "changes.html").read_text("utf-8"))
    assert all(f'dir="auto">{line[4:]}</p>' in page for line in lines.splitlines())


def test_corrections_are_of_each_earlier_text_or_of_the_one_that_is_named(letter: SmallProject) -> None:
    say(letter, "confirm", "letter", "union")
    change_text(letter)
    run = letter.run("signatories", "confirm", "letter", "press-now")
    assert "was not invited, and the text was changed since others agreed to it [which-wording]" in run.err
    say(letter, "confirm", "letter", "press-now", "--wording", "present")
    letter.write({TEXT: "We had written to you.\n"})
    second = recorded(letter).of("press-now")[0].wording
    assert second
    run = letter.run(*CORRECT, "--from", second, typed="y\n")
    assert "Agreed to by Press Now: Media Freedom:\n" in run.out
    assert "We [-have-] {+had+} written to you." in run.out
    assert "Union" not in run.out
    assert standings(letter)["press-now"] == "confirmed (editorial changes since)"
    assert standings(letter)["union"] == "confirmed an earlier text"
    letter.write({TEXT: "We had written to you!\n"})
    run = letter.run(*CORRECT, typed="yes\n")
    for words in (
        "Agreed to by Press Now: Media Freedom:",
        "We [-have-] {+had+} written to you[-.-] {+!+}",
        "Agreed to by Union of Journalists:",
        "We [-write-] {+had written+} to you[-.-] {+!+}",
    ):
        assert run.out.count(words) == 1, run.out
    assert run.out.count("[y/N]") == 1
    assert len(recorded(letter).editorials) == 3
    assert standings(letter)["press-now"] == "confirmed (editorial changes since)"
    assert standings(letter)["union"] == "confirmed (editorial changes since)"


def test_who_took_an_agreement_back_does_not_sign(letter: SmallProject) -> None:
    run = letter.run("signatories", "withdraw", "letter", "union")
    assert "Union of Journalists has no agreement to take back [no-agreement]" in run.err
    say(letter, "confirm", "letter", "union")
    run = letter.run("signatories", "decline", "letter", "union")
    assert "Union of Journalists has agreed on 2026-08-20 [has-agreed]" in run.err
    say(letter, "withdraw", "letter", "union", "--by", "Ann")
    assert standings(letter)["union"] == "withdrawn"
    assert "In the letter, and will not sign: Union of Journalists." in say(letter, "status", "letter")
    say(letter, "invite", "letter")
    assert standings(letter)["union"] == "withdrawn"
    say(letter, "invite", "letter", "union")
    assert standings(letter)["union"] == "no answer yet"
    say(letter, "confirm", "letter", "union")
    assert standings(letter)["union"] == "confirmed"


def test_an_answer_of_an_earlier_day_does_not_undo_a_later_one(letter: SmallProject) -> None:
    say(letter, "decline", "letter", "union", "--on", "2026-08-19")
    before = (letter.root / FILE).read_bytes()
    run = letter.run("signatories", "confirm", "letter", "union", "--on", "2026-08-18")
    assert run.err == (
        f"{FILE}:5:7: error: Union of Journalists has declined on 2026-08-19, after 2026-08-18 [earlier-answer]\n"
        "  help: give the day of its newest answer with --on; if the record is wrong, mend it there\n"
    )
    assert (letter.root / FILE).read_bytes() == before


def test_a_day_to_come_is_refused_and_another_day_is_told(letter: SmallProject) -> None:
    run = letter.run("signatories", "confirm", "letter", "union", "--on", "2030-01-01")
    assert run.err == (
        "error: 2030-01-01 is still to come [future-day]\n"
        "  help: give the day on which it was said with --on\n"
    )
    say(letter, "confirm", "letter", "union", "--on", "2026-08-18")
    run = letter.run("signatories", "confirm", "letter", "union", "--on", "2026-08-17")
    assert (run.out, run.status) == ("Union of Journalists: nothing new\n", 0)
    assert run.err == (
        f"{FILE}:5:7: warning: that Union of Journalists has confirmed is recorded of 2026-08-18, "
        "not of 2026-08-17 [other-day]\n  help: if that day is wrong, mend it there\n"
    )
    change_text(letter)
    words = (*CORRECT, "--yes", "--on")
    assert (
        "on 2026-08-17 yet: the first did on 2026-08-18 [earlier-answer]"
        in letter.run(*words, "2026-08-17").err
    )
    assert letter.run(*words, "2026-08-18").status == 0


def test_a_correction_without_a_name_or_a_reason_is_refused(letter: SmallProject) -> None:
    say(letter, "confirm", "letter", "union")
    change_text(letter)
    before = (letter.root / FILE).read_bytes()
    run = letter.run("signatories", "editorial", "letter", "--by", "", "--reason", " ")
    assert run.err == "".join(
        f"error: --{option} is empty [missing-value]\n  help: say who answers for the correction, and what it is\n"
        for option in ("by", "reason")
    )
    assert (letter.root / FILE).read_bytes() == before


def test_who_signs_and_is_not_in_the_letter_is_told_or_listed(letter: SmallProject) -> None:
    path = letter.root / CAMPAIGN
    path.write_text(
        path.read_text("utf-8").replace("  - union\n", "").replace("  - press-now\n", ""), "utf-8"
    )
    run = letter.run("signatories", "confirm", "letter", "union")
    assert run.status == 0
    assert "the letter does not list Union of Journalists [not-listed]" in run.err
    assert "Agreed, and not in the letter: Union of Journalists." in say(letter, "status", "letter")
    say(letter, "confirm", "letter", "union", "press-now", "--list")
    assert path.read_text("utf-8").endswith("  - freedonia-watch\n  - union\n  - press-now\n")


def test_a_list_that_is_no_plain_one_is_for_a_person(letter: SmallProject) -> None:
    project = Project(letter.root)
    campaign = route.prepare(project, "letter").campaign
    grouped = "signatories:\n  unions: [union]\n"
    letter.write({CAMPAIGN: grouped})
    listed = dataclasses.replace(campaign, signatories=campaign.signatories[:1])
    with pytest.raises(LetterError, match="add to it by hand: press-now"):
        add_to_list(project, listed, ["press-now"])
    assert (letter.root / CAMPAIGN).read_text("utf-8") == grouped


def test_who_confirms_can_be_listed_in_a_group(letter: SmallProject) -> None:
    text = (letter.root / CAMPAIGN).read_text("utf-8").replace("  - union\n  - press-now\n", "")
    grouped = f"{text}signatory_groups:\n  Regional groups: [freedonia-watch]   # the first\n"
    letter.write({CAMPAIGN: grouped})
    words = ("signatories", "confirm", "letter", "union", "press-now", "--group")
    run = letter.run(*words, "Regional group")
    assert (run.status, run.out) == (1, "")
    assert run.err == (
        "error: the list of letter has no group 'Regional group' [unknown-group]\n"
        "  help: did you mean 'Regional groups'?\n"
    )
    assert not (letter.root / FILE).exists()
    say(letter, "confirm", "letter", "union", "press-now", "freedonia-watch", "--group", "Regional groups")
    listed = grouped.replace("  - freedonia-watch\n", "  - freedonia-watch\n  - union\n  - press-now\n")
    listed = listed.replace("[freedonia-watch]", "[freedonia-watch, union, press-now]")
    assert (letter.root / CAMPAIGN).read_text("utf-8") == listed
    assert standings(letter) == dict.fromkeys(REGISTER, "confirmed")
    say(letter, *words[1:], "Regional groups")
    assert (letter.root / CAMPAIGN).read_text("utf-8") == listed
    letter.write({CAMPAIGN: grouped})
    run = letter.run(*words[:-1], "--list")
    assert run.status == 0
    assert run.err == (
        "warning: 'union' and 'press-now' stand in no group of the list [no-group]\n"
        "  help: say which with --group, or write it into 'signatory_groups' in campaigns/letter/campaign.yaml\n"
    )
    say(letter, *words[1:], "Regional groups")
    assert (letter.root / CAMPAIGN).read_text("utf-8") == listed
    letter.write({CAMPAIGN: text})
    assert "it has none; write them into" in letter.run(*words, "Regional groups").err


def test_remarks_and_layout_of_a_record_stay(letter: SmallProject) -> None:
    mine = (
        "# mine\norganisations:\n\n  union: [{invited: 2026-08-01}]   # by telephone\n"
        "  freedonia-watch:\n  - invited: 2026-08-02 # yes\n    by:   Ann\neditorial: []\n"
    )
    letter.write({FILE: mine.replace("\n", "\r\n").encode()})
    say(letter, "decline", "letter", "union", "freedonia-watch", "press-now")
    assert (letter.root / FILE).read_bytes().decode() == (
        "# mine\norganisations:\n\n  union: [{invited: 2026-08-01}, {declined: 2026-08-20}]   # by telephone\n"
        "  freedonia-watch:\n  - invited: 2026-08-02 # yes\n    by:   Ann\n  - {declined: 2026-08-20}\n"
        "  press-now:\n    - {declined: 2026-08-20}\neditorial: []\n"
    ).replace("\n", "\r\n")


def test_a_record_that_somebody_broke_is_not_written_to(letter: SmallProject) -> None:
    for broken, place in (
        ("organisations:\n  union: [\n", "2:10"),
        ("organisations: {union: [{by: Ann}]}\n", "1:25"),
    ):
        letter.write({FILE: broken})
        for words in (["confirm", "letter", "union"], ["status", "letter"], ["invite", "letter"]):
            run = letter.run("signatories", *words)
            assert run.status == 1
            assert f"{FILE}:{place}" in run.err
            assert (letter.root / FILE).read_text("utf-8") == broken


def test_all_that_is_wrong_with_a_command_is_told_at_once(letter: SmallProject) -> None:
    run = letter.run("signatories", "confirm", "letter", "unoin", "press", "union")
    assert run.err.count("[unknown-organisation]") == 2
    assert not (letter.root / FILE).exists()


def test_a_kept_text_that_somebody_changed_is_told(letter: SmallProject) -> None:
    say(letter, "confirm", "letter", "union")
    (kept,) = (letter.root / "campaigns/letter/wordings").iterdir()
    before = kept.read_bytes()
    kept.write_bytes(before + b"!")
    say(letter, "confirm", "letter", "press-now")
    assert kept.read_bytes() == before  # it is written again with each agreement to it


def test_what_changed_since_an_agreement_is_shown(letter: SmallProject) -> None:
    letter.write({TEXT: "We write to you.[^1]\n\nThe law is new.\n\n[^1]: See the law, p. 2.\n"})
    say(letter, "confirm", "letter", "union")
    run = letter.run("compare", "letter", "--since-signed", "union")
    assert run.out.endswith("what Union of Journalists agreed to and letter say the same.\n")
    letter.write({TEXT: "We wrote to you.[^1]\n\n[^1]: See the law, p. 3.\n"})
    run = letter.run("compare", "letter", "--since-signed", "Union of Journalists")
    assert (run.status, run.err) == (0, "")
    for words in ("We [-write-] {+wrote+} to you", "[-The law is new.-]", "p. [-2-] {+3+}."):
        assert words in run.out, run.out
    run = letter.run("compare", "letter", "--since-signed", "press-now")
    assert "Press Now: Media Freedom has agreed to no text of letter [no-agreement]" in run.err
    (kept,) = (letter.root / "campaigns/letter/wordings").iterdir()
    kept.write_bytes(kept.read_bytes().replace(b"new", b"old"))
    run = letter.run("compare", "letter", "--since-signed", "union")
    assert "this is not the wording" in run.err
    kept.unlink()
    run = letter.run("compare", "letter", "--since-signed", "union")
    assert "was not kept [missing-wording]" in run.err
    assert letter.run("compare", "letter", "letter", "--since-signed", "union").status == 1


# --- the table for the coalition


def test_the_table_opens_in_a_spreadsheet_and_calculates_nothing(letter: SmallProject) -> None:
    evil = '=cmd|"/c calc"!A1'
    say(letter, "confirm", "letter", "union", "--by", evil, "--channel", "+1", "--remark", "@x")
    say(letter, "status", "letter", "--csv", "sign-ons.csv")
    data = (letter.root / "sign-ons.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfid,name,")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    (row,) = [row for row in rows if row["id"] == "union"]
    assert (row["by"], row["channel"], row["remark"]) == (f"'{evil}", "'+1", "'@x")
    assert unguarded(row["by"]) == evil
    assert row["standing"] == "confirmed"
    sheet = read_sheet(letter.root / "sign-ons.csv", "sign-ons.csv")
    assert [row.cells[0] for row in sheet.rows] == list(REGISTER)


@pytest.mark.parametrize(
    "cell", ["=1", "'=1", "''-", "\t=x", " =1", "+41 22", "-", "@a", "\uff1d1", "a=1", "'a", "", "'"]
)
def test_a_guarded_cell_is_text_and_can_be_had_back(cell: str) -> None:
    assert not guarded(cell).lstrip("\t\r ").startswith(tuple("=+-@\uff1d")) or guarded(cell) == ""
    assert unguarded(guarded(cell)) == cell


def test_no_address_leaves_with_the_table_or_the_json(letter: SmallProject) -> None:
    letter.write({FILE: "organisations:\n  union:\n    - {invited: 2026-08-01, email: ann@example.org}\n"})
    say(
        letter,
        "confirm",
        "letter",
        "press-now",
        "--by",
        "Bo <bo@example.org>",
        "--remark",
        "or di.e@x.example, too",
    )
    shown = say(letter, "status", "letter", "--csv", "x.csv") + say(letter, "status", "letter", "--json")
    table = (letter.root / "x.csv").read_text("utf-8-sig")
    assert "@" not in shown + table
    assert '"or (e-mail address), too"' in table
    assert "Bo <(e-mail address)>" in shown


# --- several at once, and a crash


ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"}


def started(project: SmallProject, *words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "undersigned", "-C", str(project.root), "signatories", *words]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=ENVIRONMENT)


@pytest.fixture
def many(project: SmallProject) -> tuple[SmallProject, list[str]]:
    ids = [f"org-{number}" for number in range(12)]
    project.write(
        {"signatories/organisations.yaml": "".join(f"{id}: {{name: Name of {id}}}\n" for id in ids)}
    )
    text = (project.root / CAMPAIGN).read_text("utf-8").replace("freedonia-watch", ", ".join(ids))
    project.write({CAMPAIGN: text})
    return project, ids


def test_many_who_confirm_at_once_lose_no_record(many: tuple[SmallProject, list[str]]) -> None:
    project, ids = many
    running = [started(project, "confirm", "letter", id, "--by", f"Person of {id}") for id in ids]
    for process in running:
        _, error = process.communicate(timeout=120)
        assert (process.returncode, error) == (0, b"")
    findings = Findings()
    found = sign_ons_in((project.root / FILE).read_text("utf-8"), FILE, ids, findings)
    assert not list(findings)
    assert {id: [event.by for event in found.of(id)] for id in ids} == {id: [f"Person of {id}"] for id in ids}


def test_two_who_put_somebody_on_the_list_at_once_lose_nobody(
    letter: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (letter.root / CAMPAIGN).read_text("utf-8").replace("  - union\n  - press-now\n", "")
    letter.write({CAMPAIGN: f"{text}signatory_groups: {{All: [freedonia-watch]}}\n"})
    project = Project(letter.root)
    campaign = route.prepare(project, "letter").campaign
    saving = itertools.count(1)
    both = threading.Event()

    def save_late(files: dict[Path, bytes]) -> None:
        """Give the other one the time to come here, too, which it can only where nothing holds it back."""
        if next(saving) == 2:
            both.set()
        both.wait(1)
        save(files)

    monkeypatch.setattr(listing, "save", save_late)
    with ThreadPoolExecutor() as pool:
        tasks = [pool.submit(add_to_list, project, campaign, [id], "All") for id in ("union", "press-now")]
        assert [task.result() for task in tasks] == [[], []]
    campaign = route.prepare(project, "letter").campaign
    assert {one.id for one in campaign.signatories} == REGISTER.keys()
    assert set(campaign.signatory_groups[0].members) == REGISTER.keys()


def killed_at(project: SmallProject, moment: int, *words: str) -> bool:
    """Run a command that is killed when it touches the campaign's folder for that time; whether it came so far."""
    child = os.fork()
    if child == 0:
        folder, touched = str(project.root / "campaigns"), itertools.count(1)

        def watch(event: str, arguments: tuple[object, ...]) -> None:
            is_there = event != "import" and any(str(path).startswith(folder) for path in arguments)
            if is_there and next(touched) == moment:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(watch)
        os._exit(project.run("signatories", *words).status)
    _, status = os.waitpid(child, 0)
    assert status in {0, signal.SIGKILL}
    return bool(status)


def test_a_crash_at_any_moment_leaves_the_record_whole(letter: SmallProject, tmp_path_factory: Any) -> None:
    say(letter, "invite", "letter")
    change_text(letter)  # so that another wording is to be kept, too
    before = (letter.root / FILE).read_bytes()
    aside = tmp_path_factory.mktemp("aside") / "campaigns"
    shutil.copytree(letter.root / "campaigns", aside)
    moment, changed = 0, []
    while killed_at(letter, moment := moment + 1, "confirm", "letter", "union", "--wording", "present"):
        found = recorded(letter)
        changed.append((letter.root / FILE).read_bytes() != before)
        assert len(found.of("union")) == 1 + changed[-1]
        for event in (event for events in found.events.values() for event in events):
            assert (letter.root / f"campaigns/letter/wordings/{(event.wording or '')[:15]}.txt").exists()
        if changed[-1]:
            # The lock of who was killed holds up nobody.
            assert standings(letter)["union"] == "confirmed"
        shutil.rmtree(letter.root / "campaigns")
        shutil.copytree(aside, letter.root / "campaigns")
    assert moment > 20
    assert not all(changed)
    assert standings(letter)["union"] == "confirmed"


def test_a_failure_at_each_step_of_writing_leaves_the_record_as_it_was(
    letter: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(letter, "invite", "letter")
    before = (letter.root / FILE).read_bytes()
    for step in ("fsync", "replace"):
        with monkeypatch.context() as broken:
            broken.setattr(os if step == "fsync" else Path, step, _fails)
            run = letter.run("signatories", "confirm", "letter", "union")
        assert run.status == 1
        assert "cannot be written" in run.err
        assert (letter.root / FILE).read_bytes() == before
    assert not [
        path for path in (letter.root / "campaigns/letter").iterdir() if path.name.startswith(".sign-ons.y")
    ]


def _fails(*_: object) -> None:
    raise OSError(28, "No space left on device")
