"""`import`: makes a campaign of a letter in Word or Markdown."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NoReturn

from undersigned.cli.clock import today
from undersigned.cli.outcomes import DONE, STOPPED, print_findings, say
from undersigned.cli.questions import agrees_to, somebody_is_there
from undersigned.cli.tables import table
from undersigned.files.project import find_project
from undersigned.importing.from_file import (
    Imported,
    ImportRequest,
    changes_to_decide,
    compare_again,
    import_letter,
)
from undersigned.importing.proof import Proof
from undersigned.importing.several_files import Outcome, files_named, import_letters, name_after
from undersigned.importing.word.tracked_changes import Change
from undersigned.importing.written_campaign import Made
from undersigned.model.findings import counted, stop

_AROUND: Final = 50
"""Signs that are shown before and behind what was filled in."""


def run(options: argparse.Namespace) -> int:
    """Make a campaign of a file; returns the exit status."""
    project = find_project(options.project)
    accepts = options.tracked != "reject"
    if options.compare:
        stated = accepts if options.tracked in {"accept", "reject"} else None
        proof, findings = compare_again(project, options.compare, today(), accepts_changes=stated)
        print_findings(findings)
        say("\n".join(_proved(proof)))
        return DONE
    if not options.files:
        stop("no file is named", "wrong-usage", help="say which: undersigned import last-letter.docx")
    files = files_named(options.files)
    if options.tracked == "ask" and not somebody_is_there():
        _listed(files)
    decide = _ask if options.tracked == "ask" else None
    if len(files) == 1:
        name = options.name or name_after(project, files[0])
        request = ImportRequest(files[0], name, today(), decide, accepts)
        imported = import_letter(project, request)
        print_findings(imported.findings)
        say(_told(imported))
        return DONE
    if options.name:
        stop(
            f"'--as {options.name}' names one campaign, and {len(files)} files are to become campaigns",
            "wrong-usage",
            help="leave '--as' out, and each campaign is named after its file",
        )
    outcomes = []
    for outcome in import_letters(project, files, today(), decide, accepts_changes=accepts):
        print_findings(outcome.findings)
        outcomes.append(outcome)
    print("\n".join(_table(outcomes)))
    return DONE if all(outcome.imported for outcome in outcomes) else STOPPED


def _ask(change: Change) -> bool:
    """Ask whether a tracked change is accepted; who ends the input rejects it."""
    print(f"{change.where}\na tracked change{change.by}: {change.said}")
    return agrees_to("Accept it?")


def _listed(files: Sequence[Path]) -> NoReturn:
    """Print the changes that somebody at a terminal would be asked about."""
    for file in files:
        for change in changes_to_decide(file):
            print(f"{file.name}, {change.where}: a tracked change{change.by}: {change.said}")
    stop(
        "nobody is there to be asked which of these changes are accepted; nothing was imported",
        "nobody-to-ask",
        help="type this in a terminal, or decide on all of them with '--tracked accept' or '--tracked reject'",
    )


def _table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """A line on each file: the campaign that it became, and what the comparison says."""
    rows = [(one.file.name, one.name if one.imported else "-", _result(one.imported)) for one in outcomes]
    yield from table(("File", "Campaign", "What came of it"), rows)
    failed = sum(outcome.imported is None for outcome in outcomes)
    done = counted(len(outcomes) - failed, "letter was", "letters were")
    yield f"{done} imported" + (f", {failed} could not be read; see above." if failed else ".")


def _result(imported: Imported | None) -> str:
    if imported is None:
        return "not imported, see above"
    proof, made = imported.proof, imported.made
    if proof is None:
        return "not compared"
    signing = counted(len(made.signed) + made.people, "signatory", "signatories")
    return f"{_outcome(proof, 'says', 'differs')}; {signing}, {counted(made.notes, 'note')}"


def _session(made: Made) -> str:
    session = made.session
    if session is None:
        return "Fill in 'session': the file does not say to which session the letter is written."
    if not session.is_known:
        return f"It is written to {session.id}, which the table of sessions does not have yet."
    others = f", and names {' and '.join(session.others)}, too" if session.others else ""
    return f"It is written to {session.id}{others}. If that is wrong, correct 'session'."


def _filled(made: Made) -> Iterator[str]:
    """Each sentence in which the session follows the letter from now on: it has to be the letter's own occasion."""
    if made.filled:
        places = counted(len(made.filled), "place")
        yield f"In {places} the words follow 'session' now. If one tells of the past, put the number back there:"
        yield from (f"  {_around_value(sentence)}" for sentence in made.filled)


def _around_value(sentence: str) -> str:
    """A sentence on one line, cut to what stands around the first value."""
    whole = " ".join(sentence.split())
    start, end = whole.find("{{"), whole.rfind("}}") + 2
    first, last = max(0, start - _AROUND), min(len(whole), end + _AROUND)
    return f"{'…' if first else ''}{whole[first:last]}{'…' if last < len(whole) else ''}"


def _outcome(proof: Proof, say: str, differ: str) -> str:
    """What the comparison says, in words; each place is listed above."""
    if proof.is_equal:
        return f"{say} the same"
    places = counted(proof.places, "place")
    if proof.told == proof.places:
        return f"{say} the same, but for {places} listed above"
    return f"{differ} in {places}, listed above"


def _proved(proof: Proof | None) -> Iterator[str]:
    """How far the file and the letter were compared, and what came of it."""
    if proof is None:
        yield "The file and the letter were not compared; see above."
        return
    paragraphs, notes = counted(proof.paragraphs, "paragraph"), counted(proof.notes, "note")
    yield (
        f"The file was read once more, by itself, and compared with the new letter: {paragraphs} and {notes}, in "
        "order, with marks of lists and of notes."
    )
    yield f"They {_outcome(proof, 'say', 'differ')}."
    yield (
        "Not compared: pictures, headers and footers, addresses of links, what is a quotation, and how words look."
    )


def _asks(made: Made) -> Iterator[str]:
    """What a letter without a list of asks asks for in its text; how to name it where that cannot be told."""
    if made.said:
        yield (
            f"It asks for {counted(len(made.said), 'thing')} in its text ({', '.join(made.said)}), which"
            " 'asks' now has. If one is no ask, put its words back into body.md."
        )
    elif not made.has_asks:
        yield (
            "No asks were found. To know later what became of them, name them under 'asks', and write"
            ' {{ ask("name") }} where the text says one.'
        )


def _signing(made: Made) -> str:
    """How many sign, how many of them are people, and how many organisations the register has."""
    signing = counted(len(made.signed) + made.people, "signatory", "signatories")
    known = sum(signed.organisation is not None for signed in made.signed)
    said = [counted(made.people, "person", "people") + " among them"] if made.people else []
    if known < len(made.signed):
        of = "the organisations" if made.people else "them"
        said.append(f"{known} of {of} in the register")
    return ", ".join((signing, *said)) + ("," if said else "")


def _told(imported: Imported) -> str:
    made = imported.made
    notes = counted(made.notes, "note")
    lines = [
        f"campaigns/{imported.name} is ready, with {_signing(made)} and {notes}:",
        *(f"  {file}" for file in imported.files),
        *_proved(imported.proof),
        _session(made),
        *_filled(made),
        f"It is about {made.country}."
        if made.country
        else "Fill in 'country': the file does not say for sure what the letter is about, and letters are found by it.",
    ]
    lines += _asks(made)
    lines.append(f"Go on with:\n  undersigned check {imported.name}\n  undersigned build {imported.name}")
    return "\n".join(lines)
