"""Finds the section that says in the language of a letter what another section says in another language."""

from __future__ import annotations

from undersigned.campaigns.annexes.campaign_source import CampaignFile
from undersigned.campaigns.annexes.library import sections_of
from undersigned.campaigns.annexes.meaning import Meaning
from undersigned.campaigns.annexes.naming import NamedSection
from undersigned.files.project import Project
from undersigned.languages.known import primary
from undersigned.loading.registers import scalar_of
from undersigned.model.campaign import LANGUAGE
from undersigned.model.findings import Findings


def translation_of(
    project: Project, section: NamedSection, meaning: Meaning, letter: CampaignFile
) -> str | None:
    """The name of that section, where the two say of each other that one translates the other."""
    if meaning.language is None:
        return None
    wanted = primary(scalar_of(letter.tree.get("language")) or LANGUAGE)
    family = {section.name, section.translates} - {None}
    for other in sections_of(project, Findings()):
        is_kin = other.translates in family or other.name == section.translates
        if is_kin and other.name != section.name and primary(other.language) == wanted:
            return other.name
    return None
