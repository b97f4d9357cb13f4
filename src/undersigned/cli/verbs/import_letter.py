"""`import`: makes a campaign of a letter in Word or Markdown."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from undersigned.cli.clock import today
from undersigned.cli.outcomes import DONE, print_findings, say
from undersigned.files.project import find_project
from undersigned.importing.from_file import Imported, ImportRequest, import_letter
from undersigned.importing.proof import Proof
from undersigned.model.findings import counted


def run(options: argparse.Namespace) -> int:
    """Make a campaign of a file; returns the exit status."""
    project = find_project(options.project)
    request = ImportRequest(options.file, options.name, today(), options.tracked == "accept")
    imported = import_letter(project, request)
    print_findings(imported.findings)
    say(_told(imported))
    return DONE


def _session(imported: Imported) -> str:
    session = imported.session
    if session is None:
        return "Fill in 'session': the file does not say to which session the letter is written."
    if not session.is_known:
        return f"It is written to {session.id}, which the table of sessions does not have yet."
    others = f", and names {' and '.join(session.others)}, too" if session.others else ""
    return f"It is written to {session.id}{others}. If that is wrong, correct 'session'."


def _proved(proof: Proof | None) -> Iterator[str]:
    """How far the file and the letter were compared, and what came of it."""
    if proof is None:
        yield "The file and the letter were not compared, as no letter can be drafted; see above."
        return
    compared = f"{counted(proof.paragraphs, 'paragraph')} and {counted(proof.notes, 'note')}"
    yield (
        f"The file was read once more, by itself, and compared with the letter that the campaign drafts: {compared}"
        " in their order, with the marks of lists and of notes."
    )
    if proof.differences:
        yield f"They differ in {counted(proof.differences + proof.told, 'place')}, listed above."
    elif proof.told:
        yield "They say the same, but for what is listed above as not carried over."
    else:
        yield "They say the same."
    yield "Not compared: pictures, headers and footers, and the look of words."


def _told(imported: Imported) -> str:
    known = sum(signed.organisation is not None for signed in imported.signed)
    signing = counted(len(imported.signed) + imported.people, "signatory", "signatories")
    if imported.people:
        signing += f", {counted(imported.people, 'person', 'people')} among them,"
    if known < len(imported.signed):
        of = "the organisations" if imported.people else "them"
        signing += f", {known} of {of} in the register,"
    signing = signing.replace(",,", ",")
    notes = counted(imported.notes, "note")
    lines = [
        f"campaigns/{imported.name} is ready, with {signing} and {notes}:",
        *(f"  {file}" for file in imported.files),
        _session(imported),
        f"It is about {imported.country}."
        if imported.country
        else "Fill in 'country': the file does not say for sure what the letter is about, and letters are found by it.",
    ]
    lines += _proved(imported.proof)
    lines.append(f"Go on with:\n  undersigned check {imported.name}\n  undersigned build {imported.name}")
    return "\n".join(lines)
