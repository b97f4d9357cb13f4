"""Reads returned.yaml of a campaign: the remarks and changes that came with a file, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from undersigned.files.project import Project
from undersigned.files.text_files import is_file
from undersigned.files.yaml_tree import MappingNode, SequenceNode
from undersigned.loading.registers import date_of, scalar_of
from undersigned.loading.schema import check_schema
from undersigned.model.findings import Findings
from undersigned.model.returned import Remark

FILE: Final = "returned.yaml"


def load_remarks(project: Project, campaign: str, findings: Findings) -> tuple[Remark, ...]:
    """The remarks on a campaign's letter; none where nothing came back."""
    found = []
    for entry in _entries(project, campaign, "remarks", findings):
        text = scalar_of(entry.get("remark"))
        if text is not None:
            found.append(
                Remark(
                    text,
                    scalar_of(entry.get("author")) or "",
                    date_of(entry.get("date")),
                    scalar_of(entry.get("passage")) or "",
                    entry.get("settled") == "true",
                )
            )
    return tuple(found)


def load_decisions(project: Project, campaign: str, findings: Findings) -> tuple[tuple[str, str, bool], ...]:
    """What became of the tracked changes that came with a file, one by one, but for those of looks.

    Of each the name of its file, what it did, and whether it was accepted.
    """
    return tuple(
        (
            scalar_of(entry.get("file")) or "",
            scalar_of(entry.get("change")) or "",
            scalar_of(entry.get("became")) != "rejected",
        )
        for entry in _entries(project, campaign, "changes", findings)
        if scalar_of(entry.get("change")) != "formatted"
    )


def _entries(project: Project, campaign: str, key: str, findings: Findings) -> Iterator[MappingNode]:
    path = project.campaign(campaign, FILE)
    tree = project.read_yaml(path, findings) if is_file(path) else None
    if tree is not None:
        check_schema(tree, "returned", findings)
    entries = tree.get(key) if isinstance(tree, MappingNode) else None
    yield from (
        one for one in (entries if isinstance(entries, SequenceNode) else ()) if isinstance(one, MappingNode)
    )
