"""Turns the ids of organisations into entries of a letter's list of signatories."""

from __future__ import annotations

from collections.abc import Sequence

from undersigned.diagnostics import Findings
from undersigned.gathering.locking import locked
from undersigned.loading.project import Project
from undersigned.loading.text import read_as_typed
from undersigned.model.campaign import Campaign
from undersigned.saving import save
from undersigned.yaml_files.edits import YamlText


def add_to_list(project: Project, campaign: Campaign, ids: Sequence[str]) -> Sequence[str]:
    """Put organisations behind the last one that a letter lists; returns those that were not there.

    Raises `LetterError` where its list is not a plain one, which only a person can add to.
    """
    listed = {one.id for one in campaign.signatories}
    new = [id for id in ids if id not in listed]
    if not new:
        return new
    path, findings = project.root / campaign.file, Findings()
    with locked(path):
        text = read_as_typed(path, campaign.file, findings)
        findings.stop_if_errors()
        changed = YamlText(text or "", campaign.file)
        changed.extend({("signatories",): new})
        save({path: changed.text.encode()})
    return new
