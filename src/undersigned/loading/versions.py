"""Reads versions.yaml of a campaign, in which each sealing is recorded, and which version the campaign writes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from undersigned.files.project import Project
from undersigned.files.text_files import is_file
from undersigned.files.yaml_tree import MappingNode, Node, SequenceNode
from undersigned.loading.registers import date_of, scalar_of
from undersigned.loading.schema import check_schema
from undersigned.model.campaign import Campaign
from undersigned.model.findings import Findings
from undersigned.model.versions import Edition, SealedVersion

FILE: Final = "versions.yaml"


def load_versions(project: Project, campaign: str, findings: Findings) -> tuple[SealedVersion, ...]:
    """The sealed versions of a campaign's letter, the oldest first."""
    path = project.campaign(campaign, FILE)
    own = Findings()
    tree = project.read_yaml(path, own) if is_file(path) else None
    if tree is not None:
        check_schema(tree, "versions", own)
    findings.extend(own)
    entries = tree.get("versions") if isinstance(tree, MappingNode) else None
    if own.has_errors or not isinstance(entries, SequenceNode):
        return ()
    found = [_version(entry) for entry in entries if isinstance(entry, MappingNode)]
    for number, version in enumerate(found, 1):
        if version.number != number:
            findings.error(
                f"this is the entry of version {number}, and it says {version.number}",
                "wrong-version",
                version.place,
                "get this file back from where your letters are backed up: no entry is taken out or moved",
            )
    return tuple(found)


def _version(entry: MappingNode) -> SealedVersion:
    signatories = entry.below("signatories")
    sealed = date_of(entry.get("sealed"))
    assert sealed is not None  # noqa: S101  # the schema's check has found no fault
    return SealedVersion(
        int(str(entry["version"])),
        sealed,
        str(entry["sha256"]),
        int(str(entry["bytes"])),
        str(entry["wording"]),
        str(entry["by"]),
        {str(id): str(signatories[id]) for id in signatories},
        date_of(entry.get("date")),
        entry.place,
    )


def edition_of(project: Project, campaign: str, typed: Node | None, findings: Findings) -> Edition:
    """Which version a campaign writes; one that replaces none that was sealed is an error."""
    if typed is None:
        return Edition()
    entry = typed if isinstance(typed, MappingNode) else MappingNode()
    number = scalar_of(entry.get("number") if isinstance(typed, MappingNode) else typed)
    if number is None or not number.isdecimal() or findings.has_error_at(number.place):
        return Edition()  # the schema's check has said so
    own = Findings()
    sealed = load_versions(project, campaign, own)
    findings.extend(own)
    before = next((one for one in sealed if one.number == int(number) - 1), None)
    if before is None and int(number) > 1 and not own.has_errors:
        findings.error(
            f"version {number} replaces version {int(number) - 1}, and that was never sealed",
            "unknown-version",
            number.place,
            f"write 'version: {len(sealed) + 1}', or take it out for a letter that replaces none"
            if sealed
            else "take it out: the first letter that is sealed replaces none",
        )
    corrects = scalar_of(entry.get("corrects"))
    on_page = entry.get("on_page") == "true" or corrects is not None
    return Edition(int(number), before, on_page, corrects, place=number.place)


def with_changes(campaign: Campaign, unnameable: Collection[str] = ()) -> Campaign:
    """The campaign with the names of those who joined and left since the version that it replaces.

    Those who are not to be named are not; who only changed its name has not left.
    """
    before = campaign.edition.replaces
    if before is None:
        return campaign
    now = {one.id: campaign.printed_name(one) for one in campaign.all_signatories}
    joined = tuple(name for id, name in now.items() if id not in before.signatories)
    left = tuple(name for id, name in before.signatories.items() if id not in now and id not in unnameable)
    return replace(campaign, edition=replace(campaign.edition, joined=joined, left=left))
