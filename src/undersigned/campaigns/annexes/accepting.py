"""Notes down in a letter that it takes a section, which was changed since, as it is now."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from undersigned.campaigns.annexes.alone import draft_section_alone
from undersigned.campaigns.annexes.campaign_source import CampaignFile, campaign_path, needed_campaign_file
from undersigned.campaigns.annexes.entries import entry_named, note_down, original_of, path_of
from undersigned.campaigns.annexes.naming import section_named
from undersigned.campaigns.annexes.updating import propose_update
from undersigned.files.locking import locked
from undersigned.files.project import Project
from undersigned.files.saving import save
from undersigned.files.text_files import is_file
from undersigned.loading.sections import SectionEntry, owner_of
from undersigned.model.findings import stop


@dataclass(frozen=True)
class Accepted:
    """The section that a letter has taken as it is now, and the file that changed."""

    section: str
    file: Path | None
    """None where the letter knew that text."""


def accept(project: Project, named: str, into: str, *, dry: bool = False) -> Accepted:
    """Note down in a letter that it has seen a section's text of today, linked or as the original of its copy.

    `named` is the section, or what the letter calls its copy. Raises `LetterError` where there is none, the
    letter does not have it, or could not be made with it.
    """
    source = project.file_to_change(campaign_path(project, into))
    with locked(source):
        letter = needed_campaign_file(project, into)
        number, entry = entry_named(letter, named)
        is_copy = entry.origin is not None
        section = original_of(letter, entry, named) if is_copy else section_named(project, str(entry.file))
        if owner_of(project, section.path, into) == into:
            stop(
                f"'{named}' is a section of {into} itself",
                "own-section",
                entry.file.place,
                "only what comes from another letter can change unseen",
            )
        draft_section_alone(project, section, into)
        yaml = letter.editable()
        note_down(yaml, number, entry, section.fingerprint)
        data = yaml.text.encode()
        if data == letter.path.read_bytes():
            return Accepted(section.name, None)
        if not dry:
            save({**_as_adopted(project, entry, letter), source: data})
        return Accepted(section.name, letter.path)


def _as_adopted(project: Project, entry: SectionEntry, letter: CampaignFile) -> dict[Path, bytes]:
    """What a copy is to be compared with from now on: what was not wanted does not come in with the next update."""
    if entry.origin is None or not is_file(path_of(letter, entry)):
        return {}
    update = propose_update(project, entry.file, letter.name)
    return update.copy.as_it_comes(letter.editable(), update.came).files(update.path)
