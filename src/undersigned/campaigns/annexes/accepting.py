"""Notes down in a letter that it takes a section, which was changed since, as it is now."""

from __future__ import annotations

from pathlib import Path

from undersigned.campaigns.annexes.campaign_files import campaign_path, needed_campaign_file
from undersigned.campaigns.annexes.naming import NamedSection
from undersigned.files.locking import locked
from undersigned.files.project import Project
from undersigned.files.saving import save
from undersigned.loading.sections import section_path
from undersigned.model.findings import Place, stop


def original_of(project: Project, named: str, into: str) -> str:
    """What a section is called where it comes from, if a letter calls its copy by `named`; else `named` itself."""
    letter = needed_campaign_file(project, into)
    own = named.removeprefix("campaigns/").removeprefix(f"{into}/")
    return next((str(entry.origin) for entry in letter.entries if entry.origin and entry.file == own), named)


def accept(project: Project, section: NamedSection, into: str) -> Path | None:
    """Note down in a letter that it has seen the section's text of today, linked or as the original of its copy.

    Returns the file that changed, None if the letter knew that text. Raises `LetterError` where the letter
    does not have the section.
    """
    source = project.file_to_change(campaign_path(project, into))
    with locked(source):
        changed = _accepted(project, section, into)
        if changed is None:
            return None
        save({source: changed})
    return campaign_path(project, into)


def _accepted(project: Project, section: NamedSection, into: str) -> bytes | None:
    """The campaign.yaml with that noted down; None where it says so already."""
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
    return None if data == letter.path.read_bytes() else data
