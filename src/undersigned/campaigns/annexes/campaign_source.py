"""What the library of sections needs of a letter's campaign.yaml: its text, its tree and its sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from undersigned.files.project import Project
from undersigned.files.text_files import decoded
from undersigned.files.yaml_edits import YamlText
from undersigned.files.yaml_tree import MappingNode, Node
from undersigned.loading.sections import SectionEntry, entries_of, section_path
from undersigned.model.findings import Findings, LetterError


@dataclass(frozen=True)
class CampaignFile:
    """The campaign.yaml of a letter."""

    project: Project
    name: str
    tree: MappingNode
    entries: tuple[SectionEntry, ...]

    @property
    def path(self) -> Path:
        """Where it lies."""
        return campaign_path(self.project, self.name)

    @property
    def shown(self) -> str:
        """Its path, as findings show it."""
        return self.project.shown(self.path)

    def under(self, key: str) -> Node | None:
        """What stands under a key of it."""
        return self.tree.get(key)

    def editable(self) -> YamlText:
        """Its text, to be changed. Line ends are those of the file."""
        return YamlText(decoded(self.path.read_bytes()), self.shown)

    def is_at(self, named: str, path: Path) -> bool:
        """Whether a name of the letter for a section is one for a file, whatever links lead there."""
        own = self.project.own_name_of
        return own(section_path(self.project, self.name, named)) == own(path)

    def places_of(self, path: Path) -> Iterator[tuple[int, SectionEntry]]:
        """Where its annex has a section: the numbers of the entries, from 0."""
        for number, entry in enumerate(self.entries):
            if self.is_at(entry.file, path):
                yield number, entry


def campaign_path(project: Project, name: str) -> Path:
    """Where the campaign.yaml of a letter lies."""
    return project.campaign(name, "campaign.yaml")


def read_campaign_file(project: Project, name: str, findings: Findings) -> CampaignFile | None:
    """A letter's campaign.yaml, or None with findings where it cannot be understood at all."""
    tree = project.read_yaml(campaign_path(project, name), findings)
    if not isinstance(tree, MappingNode):
        return None
    return CampaignFile(project, name, tree, tuple(entries_of(tree.get("annex"))))


def needed_campaign_file(project: Project, name: str) -> CampaignFile:
    """The same; raises `LetterError` with the findings where there is an error."""
    findings = Findings()
    file = read_campaign_file(project, name, findings)
    findings.stop_if_errors()
    if file is None:
        raise LetterError(findings)
    return file
