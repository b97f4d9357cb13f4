"""`import`: makes a campaign of a letter in Word or Markdown."""

from __future__ import annotations

import argparse

from undersigned.cli.clock import today
from undersigned.cli.outcomes import DONE, print_findings, say
from undersigned.files.project import find_project
from undersigned.importing.from_file import Imported, ImportRequest, import_letter
from undersigned.model.findings import counted


def run(options: argparse.Namespace) -> int:
    """Make a campaign of a file; returns the exit status."""
    project = find_project(options.project)
    request = ImportRequest(
        options.file, options.name, today(), options.tracked == "accept", options.add_signatories
    )
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


def _told(imported: Imported) -> str:
    known = sum(signed.organisation is not None for signed in imported.signed)
    signing = counted(len(imported.signed), "signatory", "signatories")
    if known < len(imported.signed):
        signing = f"{known} of {signing}"
    notes = counted(imported.notes, "note")
    lines = [
        f"campaigns/{imported.name} is ready, with {signing} and {notes}:",
        *(f"  {file}" for file in imported.files),
        _session(imported),
        f"It is about {imported.country}."
        if imported.country
        else "Fill in 'country': the file does not say for sure what the letter is about, and letters are found by it.",
    ]
    if imported.added:
        lines.append(
            "These organisations are new in the register; see whether it has one under another name:"
        )
        lines += [f"  {one.id}: {one.name}" for one in imported.added]
    if imported.is_same and imported.is_whole:
        lines.append("The letter that it builds says the same as the file, word for word and note for note.")
    elif imported.is_same:
        lines.append("The letter that it builds says the same as the file, but for what is listed above.")
    else:
        lines.append("The letter that it builds does not say all that the file says; see above.")
    lines.append(f"Go on with:\n  undersigned check {imported.name}\n  undersigned build {imported.name}")
    return "\n".join(lines)
