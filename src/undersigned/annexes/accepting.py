"""Turns a section that was changed into one that the letters which have it take as it is now."""

from __future__ import annotations

from pathlib import Path

from undersigned.annexes.campaign_files import needed_campaign_file
from undersigned.annexes.naming import NamedSection
from undersigned.diagnostics import Place, stop
from undersigned.loading.project import Project
from undersigned.loading.sections import section_path
from undersigned.saving import save


def accept(project: Project, section: NamedSection, into: str) -> Path | None:
    """Note down in a letter that it has seen the section's text of today, linked or as the original of its copy.

    Returns the file that changed, None if the letter knew that text. Raises `LetterError` where the letter
    does not have the section.
    """
    letter = needed_campaign_file(project, into)
    yaml = letter.editable()
    has_it = False
    for number, entry in enumerate(letter.entries):
        adopted = entry.origin or entry.file
        if section_path(project, into, adopted) != section.path or section.owner == into:
            continue
        has_it = True
        at = ("annex", "sections", number)
        if entry.as_adopted is not None or entry.values is not None or entry.origin is not None:
            yaml.set((*at, "as_adopted"), section.fingerprint)
        else:
            yaml.set(at, {"file": str(entry.file), "as_adopted": section.fingerprint})
    if not has_it:
        stop(
            f"{into} has not adopted '{section.name}'",
            "not-adopted",
            Place(letter.shown),
            f"to put it there: undersigned annex adopt {section.name} --into {into}",
        )
    data = yaml.text.encode()
    if data == letter.path.read_bytes():
        return None
    save({letter.path: data})
    return letter.path
