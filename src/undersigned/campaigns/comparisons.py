"""The functions behind `compare`: the letters of two campaigns go in, what changed or did not comes out."""

from __future__ import annotations

from undersigned.comparing import Comparison, compare, version_of
from undersigned.files.project import Project
from undersigned.loading.campaign import load_campaign
from undersigned.model.findings import Finding, Findings, LetterError, stop
from undersigned.route import prepare
from undersigned.worklist.unchanged import Unchanged, unchanged


def compare_campaigns(project: Project, old: str, new: str) -> Comparison:
    """What changed from one campaign's letter to another's. Raises `LetterError` with the findings of what stops."""
    found: list[Finding] = []
    versions = []
    for name in (old, new):
        try:
            manuscript = prepare(project, name)
        except LetterError as error:
            found.extend(finding for finding in error.findings if finding not in found)
        else:
            versions.append(version_of(manuscript.campaign, manuscript.draft, manuscript.letter))
    if found:
        raise LetterError(found)
    return compare(*versions)


def compare_with_earlier(project: Project, name: str) -> Comparison:
    """What changed from the letter that a campaign carries on to its own.

    Raises `LetterError` as `compare_campaigns` does, and where the campaign does not say which letter that is.
    """
    return compare_campaigns(project, _carried_on_by(project, name), name)


def unchanged_since(project: Project, old: str | None, new: str) -> Unchanged:
    """Which sentences of a campaign are still those of another, or of the one that it carries on if none is named.

    Raises `LetterError` with the findings where one of the two cannot be read.
    """
    findings = Findings()
    names = (old or _carried_on_by(project, new), new)
    letters = [load_campaign(project, name, findings) for name in names]
    findings.stop_if_errors()
    earlier, later = letters
    if earlier is None or later is None:
        raise AssertionError(names)  # that one cannot be read is an error, which has stopped it
    return unchanged(earlier, later)


def _carried_on_by(project: Project, name: str) -> str:
    findings = Findings()
    campaign = load_campaign(project, name, findings)
    if campaign is None or (findings.has_errors and campaign.earlier is None):
        raise LetterError(findings)
    if campaign.earlier is None:
        stop(
            f"'{name}' does not say which letter it carries on",
            "nothing-to-compare",
            help=f"name two letters, the earlier one first: undersigned compare EARLIER {name}",
        )
    return str(campaign.earlier.name)
