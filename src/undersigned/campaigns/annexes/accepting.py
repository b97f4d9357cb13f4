"""Notes down in a letter that it takes a section, which was changed since, as it is now."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from undersigned.campaigns.annexes.campaign_source import campaign_path, needed_campaign_file
from undersigned.campaigns.annexes.naming import NamedSection, section_named
from undersigned.files.locking import locked
from undersigned.files.project import Project
from undersigned.files.saving import save
from undersigned.loading.sections import section_path
from undersigned.model.findings import Place, stop


@dataclass(frozen=True)
class Accepted:
    """The section that a letter has taken as it is now, and the file that changed."""

    section: str
    file: Path | None
    """None where the letter knew that text."""


def accept(project: Project, named: str, into: str) -> Accepted:
    """Note down in a letter that it has seen a section's text of today, linked or as the original of its copy.

    `named` is the section, or what the letter calls its copy. Raises `LetterError` where there is none, or the
    letter does not have it.
    """
    section = section_named(project, _original_of(project, named, into))
    source = project.file_to_change(campaign_path(project, into))
    with locked(source):
        changed = _accepted(project, section, into)
        if changed is None:
            return Accepted(section.name, None)
        save({source: changed})
    return Accepted(section.name, campaign_path(project, into))


def _original_of(project: Project, named: str, into: str) -> str:
    """What a section is called where it comes from, if a letter calls its copy by `named`; else `named` itself."""
    letter = needed_campaign_file(project, into)
    own = named.removeprefix("campaigns/").removeprefix(f"{into}/")
    return next((str(entry.origin) for entry in letter.entries if entry.origin and entry.file == own), named)


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
