"""Turns the ids of organisations into entries of a letter's list of signatories."""

from __future__ import annotations

import collections.abc
from collections.abc import Iterable

from undersigned.diagnostics import Finding, Findings, Severity, listed, stop
from undersigned.loading.project import Project
from undersigned.loading.text import read_as_typed
from undersigned.locking import locked
from undersigned.model.campaign import Campaign, Organisation
from undersigned.saving import save
from undersigned.yaml_files.edits import YamlText
from undersigned.yaml_files.tree import Mapping, Sequence, read_tree


def add_to_list(project: Project, campaign: Campaign, ids: collections.abc.Sequence[str]) -> list[str]:
    """Put organisations behind the last one that a letter lists; returns those that were not there.

    Raises `LetterError` where its list is not a plain one, which only a person can add to.
    """
    before = {one.id for one in campaign.all_signatories}
    new = [id for id in ids if id not in before]
    if not new:
        return new
    path, findings = project.file_to_change(project.root / campaign.file), Findings()
    with locked(path):
        text = read_as_typed(path, campaign.file, findings)
        findings.stop_if_errors()
        tree = read_tree(text or "", campaign.file, findings)
        findings.stop_if_errors()
        listing = tree.get("signatories") if isinstance(tree, Mapping) else None
        if listing is not None and not isinstance(listing, Sequence):
            stop(
                "this is no plain list of signatories",
                "cannot-edit",
                listing.place,
                f"add to it by hand: {', '.join(new)}",
            )
        # Another command may have added some since the campaign was loaded.
        new = [id for id in new if id not in (listing or ())]
        if new:
            changed = YamlText(text or "", campaign.file)
            changed.extend({("signatories",): new})
            save({path: changed.text.encode()})
    return new


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
