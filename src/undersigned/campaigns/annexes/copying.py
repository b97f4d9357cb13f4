"""Makes the copy of a section that a letter gets: its text, pictures, and what campaign.yaml says of its sources.

Beside each copy, in `annex/adopted/`, lies how it came: with that, what was changed in the original later can
be taken over without undoing what the drafter changed (`annex update`).
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from undersigned.campaigns.annexes.as_it_came import (
    AsItCame,
    Came,
    Kind,
    mark_here,
    others_brought,
    things_of,
)
from undersigned.campaigns.annexes.campaign_source import CampaignFile
from undersigned.campaigns.annexes.carried_sources import Brought, CampaignFootnotes, bring_sources
from undersigned.campaigns.annexes.naming import NamedSection
from undersigned.campaigns.annexes.pictures import Pictures, bring_pictures
from undersigned.files.ids import first_free, portable
from undersigned.files.text_files import read_text
from undersigned.files.yaml_edits import YamlText
from undersigned.files.yaml_tree import MappingNode, read_tree
from undersigned.languages.known import primary
from undersigned.loading.cited_keys import keys_in
from undersigned.loading.lenders import Lender, lender_of, load_lender
from undersigned.loading.registers import scalar_of
from undersigned.loading.sections import ADOPTED, with_language
from undersigned.model.campaign import LANGUAGE
from undersigned.model.findings import Findings, whole_file


@dataclass(frozen=True)
class Copy:
    """A copy that can be written: its text, its pictures, and what became of the sources."""

    section: NamedSection
    letter: CampaignFile
    path: Path
    text: str
    pictures: Pictures
    brought: Brought
    is_frozen: bool

    def add_to(self, yaml: YamlText) -> None:
        """Note down the sources and facts in the letter's campaign.yaml."""
        for key, value in self.brought.footnotes.items():
            yaml.set(("footnotes", key), value)
        for name, value in self.brought.facts.items():
            yaml.set(("facts", name), value)

    def files(self, yaml: YamlText) -> dict[Path, bytes]:
        """All files of a copy that the letter did not have, when its sources are noted down in campaign.yaml."""
        files = {**self.pictures.files, self.path: self.text.encode()}
        return files | self.as_it_comes(yaml, None).files(self.path)

    def as_it_comes(self, yaml: YamlText, before: AsItCame | None) -> AsItCame:
        """What is to be remembered of it, when its sources are noted down in campaign.yaml."""
        own, folder = own_things(self.letter, yaml), self.path.parent
        known = before.things if before else {}
        others = others_brought(own.project, self.path) | {
            (kind, came.here) for (kind, _), came in known.items() if came.brought
        }
        brought, written = self._names(), {path.name for path in self.pictures.files}
        new = {Kind.SOURCE: self.brought.footnotes, Kind.FACT: self.brought.facts, Kind.PICTURE: written}
        things = {at: came for at, came in known.items() if mark_here(own, at[0], came.here, folder)}
        for kind, name, theirs in things_of(self.section):
            at = (kind, name)
            here = brought.get(at) or (known[at].here if at in known else "")
            is_new = here in new[kind]
            ours = theirs if is_new and kind is Kind.PICTURE else mark_here(own, kind, here, folder)
            things.pop(at, None)
            if not here or ours is None:
                continue
            was = known[at] if at in known and known[at].here == here else None
            things[kind, str(name)] = Came(
                str(here),
                brought=is_new or (was.brought if was else (kind, here) in others),
                original=theirs,
                copy=ours if was is None or is_new or ours == theirs else was.copy,
            )
        return AsItCame(self.section.name, self.text, things, self.is_frozen)

    def _names(self) -> dict[tuple[Kind, str], str]:
        """What each thing of the section is called in the letter."""
        of = {
            Kind.SOURCE: self.brought.keys,
            Kind.FACT: self.brought.fact_names,
            Kind.PICTURE: self.pictures.names,
        }
        return {(kind, name): here for kind, names in of.items() for name, here in names.items()}


def own_things(letter: CampaignFile, yaml: YamlText) -> Lender:
    """What a letter has of its own, as its campaign.yaml is to be."""
    tree = read_tree(yaml.text, letter.shown, Findings())
    return lender_of(letter.project, letter.name, tree, Findings())


def copy_of(
    section: NamedSection,
    letter: CampaignFile,
    path: Path,
    same: Mapping[tuple[Kind, str], str] | None = None,
    words: Mapping[str, str] | None = None,
    *,
    renewed: Collection[tuple[Kind, str]] = (),
    is_frozen: bool = False,
) -> Copy:
    """The copy that a letter is to have at a path. Raises `LetterError` where its sources cannot come along.

    `same` says what the letter has already of what the section uses, `renewed` what of that it is to have as the
    section has it now, `words` what is to stand in the place of values.
    """
    findings = Findings()
    own = load_lender(letter.project, letter.name, findings)
    typed = section.lender.tree.get("footnotes")
    same = same or {}

    def of(kind: Kind, names: Collection[tuple[Kind, str]]) -> list[str]:
        return [name for one, name in names if one is kind]

    def had(kind: Kind) -> dict[str, str]:
        return {name: here for (one, name), here in same.items() if one is kind}

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
        same=had(Kind.SOURCE),
        same_facts=had(Kind.FACT),
        words=words,
        renewed=of(Kind.SOURCE, renewed),
        renewed_facts=of(Kind.FACT, renewed),
    )
    findings.stop_if_errors()
    pictures = bring_pictures(
        letter.project,
        brought.text,
        section.path,
        path,
        same=had(Kind.PICTURE),
        renewed=of(Kind.PICTURE, renewed),
    )
    text, language = pictures.text, _language(section.lender.tree)
    if section.language is None and primary(language) != primary(_language(letter.tree)):
        text = with_language(text, language)
    return Copy(section, letter, path, text, pictures, brought, is_frozen)


def _language(tree: MappingNode) -> str:
    return str(scalar_of(tree.get("language")) or LANGUAGE)


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
