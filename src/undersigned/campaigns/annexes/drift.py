"""Shows how a copied section and its original, or any two sections, drifted apart."""

from __future__ import annotations

from dataclasses import dataclass, replace

from undersigned.campaigns.annexes.alone import draft_section_alone
from undersigned.campaigns.annexes.campaign_source import CampaignFile, needed_campaign_file
from undersigned.campaigns.annexes.entries import original_of
from undersigned.campaigns.annexes.naming import NamedSection, section_named
from undersigned.comparing import Comparison, Version, compare
from undersigned.files.project import Project
from undersigned.files.text_files import is_file
from undersigned.loading.registers import date_of, scalar_of
from undersigned.model.findings import Place, stop


@dataclass(frozen=True)
class Drift:
    """How one section became another."""

    comparison: Comparison
    original_changed: bool | None
    """Whether the original is another text than the one that was copied; None where nothing was copied."""

    def as_data(self) -> dict[str, object]:
        """The comparison as programs read it, and whether the original was changed."""
        return {**self.comparison.as_data(), "original_changed": self.original_changed}


def compare_sections(project: Project, named: str, earlier: str | None = None) -> Drift:
    """How a section departs from another, or a copy from the section that it was copied from.

    Raises `LetterError` where there is no such section, it has errors, or nothing says what to compare it with.
    """
    section = section_named(project, named)
    if earlier is None:
        return _from_original(project, section)
    return Drift(_compared(project, section_named(project, earlier), section), None)


def _from_original(project: Project, section: NamedSection) -> Drift:
    """A section of a letter that carries on an earlier one was copied from the file of its name there.

    That is so if it does not say otherwise.
    """
    file = needed_campaign_file(project, section.owner)
    entry = next((entry for _, entry in file.places_of(section.path) if entry.origin), None)
    if entry is None or entry.origin is None:
        return Drift(_compared(project, _carried_over(file, section), section), None)
    original = original_of(file, entry, section.name)
    changed = None if entry.as_adopted is None else entry.as_adopted != original.fingerprint
    return Drift(_compared(project, original, section), changed)


def _carried_over(file: CampaignFile, section: NamedSection) -> NamedSection:
    """The section of the earlier letter from which one was carried over."""
    earlier = scalar_of(file.tree.get("from"))
    if earlier is not None:
        path = file.project.campaign(earlier, section.path.relative_to(file.path.parent).as_posix())
        if is_file(path):
            return section_named(file.project, str(path))
    stop(
        f"'{section.name}' was not copied from another section",
        "not-a-copy",
        Place(section.shown),
        f"name two sections, the later one first: undersigned annex compare {section.name} EARLIER",
    )


def _compared(project: Project, earlier: NamedSection, later: NamedSection) -> Comparison:
    """Both as the later one's letter would print them, so that a session or a country is no difference."""
    return compare(_version(project, earlier, later), _version(project, later, later))


def _version(project: Project, section: NamedSection, later: NamedSection) -> Version:
    letter = draft_section_alone(project, section, later.owner).letter
    date = date_of(needed_campaign_file(project, section.owner).tree.get("date"))
    return Version(
        section.name,
        replace(
            letter,
            metadata=replace(letter.metadata, date=date or letter.metadata.date),
            # Under one name, so that the two are counterparts whatever stands in them.
            parts=tuple(replace(part, name=later.name) for part in letter.parts),
        ),
    )
