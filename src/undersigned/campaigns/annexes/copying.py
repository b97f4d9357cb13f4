"""Makes the copy of a section that a letter gets: its text, pictures, and what campaign.yaml says of its sources.

Beside each copy, in `annex/adopted/`, lies the text as it came: with that, what was changed in the original later can
be taken over without undoing what the drafter changed (`annex update`).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from undersigned.campaigns.annexes.campaign_source import CampaignFile
from undersigned.campaigns.annexes.carried_sources import Brought, CampaignFootnotes, bring_sources
from undersigned.campaigns.annexes.naming import NamedSection
from undersigned.campaigns.annexes.pictures import bring_pictures
from undersigned.files.ids import first_free, portable
from undersigned.files.text_files import read_text
from undersigned.files.yaml_edits import YamlText
from undersigned.files.yaml_tree import MappingNode
from undersigned.loading.cited_keys import keys_in
from undersigned.loading.lenders import load_lender
from undersigned.loading.sections import ADOPTED
from undersigned.model.findings import Findings, whole_file


@dataclass(frozen=True)
class Copy:
    """A copy that can be written: its text, its pictures by their files, and what became of the sources."""

    text: str
    pictures: Mapping[Path, bytes]
    brought: Brought

    def add_to(self, yaml: YamlText) -> None:
        """Note down the sources and facts in the letter's campaign.yaml."""
        for key, value in self.brought.footnotes.items():
            yaml.set(("footnotes", key), value)
        for name, value in self.brought.facts.items():
            yaml.set(("facts", name), value)


def copy_of(
    section: NamedSection,
    letter: CampaignFile,
    path: Path,
    same: Mapping[str, str] | None = None,
    words: Mapping[str, str] | None = None,
    *,
    same_facts: Mapping[str, str] | None = None,
) -> Copy:
    """The copy that a letter is to have at a path. Raises `LetterError` where its sources cannot come along."""
    findings = Findings()
    own = load_lender(letter.project, letter.name, findings)
    typed = section.lender.tree.get("footnotes")
    brought = bring_sources(
        whole_file(section.text, section.shown),
        CampaignFootnotes(
            section.owner,
            section.footnotes,
            typed if isinstance(typed, MappingNode) else MappingNode(),
            section.lender.facts,
        ),
        CampaignFootnotes(letter.name, own.footnotes, MappingNode(), own.facts),
        _keys_meant(letter, path),
        findings,
        same=same,
        same_facts=same_facts,
        words=words,
    )
    findings.stop_if_errors()
    text, pictures = bring_pictures(letter.project, brought.text, section.path, path)
    return Copy(text, pictures, brought)


def text_as_adopted(path: Path) -> Path:
    """Where the text of a copy lies as it came."""
    return path.parent / ADOPTED / path.name


def _keys_meant(letter: CampaignFile, but: Path) -> set[str]:
    """The keys that are cited or defined in a letter's folder, but for one file; what cannot be read has none."""
    found = letter.project.files("campaigns", letter.name, pattern="**/*.md")
    files = [letter.path, *(path for path in found if path != but and path.parent.name != ADOPTED)]
    texts = (read_text(path, letter.project.shown(path), Findings()) for path in files)
    return {key.key for text in texts if text for key in keys_in(text)}


def free_path(folder: Path, section: NamedSection) -> Path:
    """Where a copy can lie: no file is ever written over."""

    def is_taken(stem: str) -> bool:
        return os.path.lexists(folder / f"{stem}.md")

    stem = portable(section.path.stem)
    if is_taken(stem):
        stem = first_free(f"{stem}-{section.owner}", is_taken)
    return folder / f"{stem}.md"
