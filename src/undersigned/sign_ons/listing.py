"""Adds organisations to a letter's list of signatories, by their ids."""

from __future__ import annotations

import collections.abc
from collections.abc import Iterable

from undersigned.files.locking import locked
from undersigned.files.project import Project
from undersigned.files.saving import save
from undersigned.files.text_files import read_as_typed
from undersigned.files.yaml_edits import YamlText
from undersigned.files.yaml_plain import Path
from undersigned.files.yaml_tree import MappingNode, SequenceNode, read_tree
from undersigned.files.yaml_writing import Writable
from undersigned.loading.signatory_groups import groups_of
from undersigned.loading.typed_signatories import ids_of
from undersigned.model.campaign import Campaign, Organisation
from undersigned.model.findings import Finding, Findings, Severity, listed, stop, suggestion
from undersigned.model.signatories import Everyone, Individual


def require_group(campaign: Campaign, heading: str | None) -> str | None:
    """The group of a letter's list that a user named by its heading; None where they named none.

    Raises `LetterError` where the letter has no such group.
    """
    headings = [str(group.heading) for group in campaign.signatory_groups if group.heading]
    if heading is None or heading in headings:
        return heading
    stop(
        f"the list of {campaign.name} has no group '{heading}'",
        "unknown-group",
        help=suggestion(
            heading,
            headings,
            f"its groups are {listed(headings)}"
            if headings
            else f"it has none; write them into {campaign.file}",
        ),
    )


def add_to_list(
    project: Project, campaign: Campaign, ids: collections.abc.Sequence[str], group: str | None = None
) -> list[Finding]:
    """Put organisations behind the last one that a letter lists, and those in no group into `group`.

    Returns a warning of those that then stand in no group of a letter that has groups. Raises `LetterError` where
    its list is not a plain one, which only a person can add to.
    """
    path, findings = project.file_to_change(project.path(campaign.file)), Findings()
    with locked(path):
        text = read_as_typed(path, campaign.file, findings)
        findings.stop_if_errors()
        tree = read_tree(text or "", campaign.file, findings)
        findings.stop_if_errors()
        root = tree if isinstance(tree, MappingNode) else MappingNode()
        listing, groups = root.get("signatories"), groups_of(root)
        # Another command may have added some since the campaign was loaded.
        known = {*(one.id for one in campaign.all_signatories), *ids_of(root)}
        new = [id for id in ids if id not in known]
        grouped = {id for one in groups for id in one.members}
        joining = [id for id in ids if id not in grouped]
        if new and listing is not None and not isinstance(listing, SequenceNode):
            stop(
                "this is no plain list of signatories",
                "cannot-edit",
                listing.place,
                f"add to it by hand: {', '.join(new)}",
            )
        additions: dict[Path, list[Writable]] = {("signatories",): [*new]} if new else {}
        chosen = next((place for place, one in enumerate(groups) if one.heading == group), None)
        if group is not None and joining and (chosen is None or groups[chosen].everyone is None):
            is_list = chosen is not None and isinstance(root.get("signatory_groups"), SequenceNode)
            where: Path = (chosen, "members") if chosen is not None and is_list else (group,)
            additions["signatory_groups", *where] = [*joining]
        if additions:
            changed = YamlText(text or "", campaign.file)
            changed.extend(additions)
            save({path: changed.text.encode()})
    of_all = any(one.everyone is Everyone.ORGANISATIONS for one in groups)
    return _ungrouped(campaign, new) if groups and group is None and not of_all else []


def add_people(project: Project, campaign: Campaign, people: Iterable[Individual]) -> None:
    """Put people under `individuals` of a letter. Raises `LetterError` where only a person can add to that."""
    path, findings = project.file_to_change(project.path(campaign.file)), Findings()
    with locked(path):
        changed = YamlText(read_as_typed(path, campaign.file, findings) or "", campaign.file)
        findings.stop_if_errors()
        for one in people:
            said = {"name": one.name, "title": one.title, "organisation": one.organisation}
            entry: dict[str, Writable] = {key: str(words) for key, words in said.items() if words}
            changed.set(("individuals", str(one.id)), entry | {"capacity": one.capacity.value})
        save({path: changed.text.encode()})


def _ungrouped(campaign: Campaign, new: collections.abc.Sequence[str]) -> list[Finding]:
    if not new:
        return []
    return [
        Finding(
            Severity.WARNING,
            f"{listed(new)} stand{'s' if len(new) == 1 else ''} in no group of the list",
            "no-group",
            help=f"say which with --group, or write it into 'signatory_groups' in {campaign.file}",
        )
    ]


def not_listed(campaign: Campaign, agreed: Iterable[Organisation]) -> list[Finding]:
    """A warning of the organisations that agreed to a letter which does not list them; none where it lists all."""
    before = {one.id for one in campaign.all_signatories}
    missing = {one.id: str(one) for one in agreed if one.id not in before}
    if not missing:
        return []
    return [
        Finding(
            Severity.WARNING,
            f"the letter does not list {' or '.join(missing.values())}",
            "not-listed",
            help=f"add {listed(missing)} to 'signatories' in {campaign.file}, or let --list do it",
        )
    ]
