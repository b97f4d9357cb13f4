"""Takes out of a letter what came along with a copy and nothing there uses any more.

Only what came from elsewhere goes, and of that what nobody changed since.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from undersigned.campaigns.annexes.as_it_came import Kind, Things, mark_here
from undersigned.campaigns.annexes.campaign_source import CampaignFile
from undersigned.campaigns.annexes.copying import own_things
from undersigned.files.text_files import read_text
from undersigned.files.yaml_edits import YamlText
from undersigned.files.yaml_tree import MappingNode
from undersigned.loading.cited_keys import facts_in, keys_in
from undersigned.loading.lenders import Lender
from undersigned.loading.registers import scalar_of
from undersigned.loading.section_pictures import pictures_of
from undersigned.loading.sections import ADOPTED
from undersigned.model.findings import Findings


@dataclass
class Swept:
    """What goes, and what does not."""

    names: list[str] = field(default_factory=list)
    """The sources and facts that were taken out of campaign.yaml."""
    pictures: list[Path] = field(default_factory=list)
    """Files to be deleted."""
    changed: list[str] = field(default_factory=list)
    """What nothing uses either, and the drafter has changed: it stays."""


def sweep(letter: CampaignFile, yaml: YamlText, things: Things, copy: Path, text: str) -> Swept:
    """Take out of campaign.yaml what came with a copy that is to have another text, or, without any, to go."""
    texts = {copy: text, **dict(_other_texts(letter, copy))}
    swept = Swept()
    while True:  # a note that goes may have been the last to cite another
        own = own_things(letter, yaml)
        before = len(swept.names)
        used = _used(own, [*texts.values(), yaml.text], but=swept.names)
        for (kind, _), came in things.items():
            at = (kind.value, came.here)
            if not came.brought or kind is Kind.PICTURE or at in used or not yaml.has(at):
                continue
            if mark_here(own, kind, came.here, copy.parent) == came.copy:
                yaml.remove(at)
                swept.names.append(came.here)
            elif came.here not in swept.changed:
                swept.changed.append(came.here)
        if len(swept.names) == before:
            break
    shown = {path for file, said in texts.items() for _, path in pictures_of(letter.project, said, file)}
    for (kind, _), came in things.items():
        path = copy.parent / came.here
        if kind is not Kind.PICTURE or not came.brought or path in shown or path.name in yaml.text:
            continue
        if mark_here(own, kind, came.here, copy.parent) == came.copy:
            swept.pictures.append(path)
    return swept


def _used(own: Lender, texts: list[str], but: list[str]) -> set[tuple[str, str]]:
    """The sources and facts that are named in a letter."""
    keys = {(Kind.SOURCE.value, key.key) for text in texts for key in keys_in(text)}
    facts = {(Kind.FACT.value, str(fact.name)) for text in texts for fact in facts_in(text)}
    typed = own.tree.get("footnotes")
    entries = typed.items() if isinstance(typed, MappingNode) else ()
    repeated = {
        (Kind.SOURCE.value, str(scalar_of(entry.get("repeats"))))
        for key, entry in entries
        if isinstance(entry, MappingNode) and key not in but
    }
    return keys | facts | repeated


def _other_texts(letter: CampaignFile, but: Path) -> Iterator[tuple[Path, str]]:
    for path in letter.project.files("campaigns", letter.name, pattern="**/*.md"):
        if path != but and path.parent.name != ADOPTED:
            yield path, read_text(path, path.name, Findings()) or ""
