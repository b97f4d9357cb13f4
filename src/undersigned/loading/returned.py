"""Reads returned.yaml of a campaign: the remarks and changes that came with a file, and what became of them."""

from __future__ import annotations

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
    path = project.campaign(campaign, FILE)
    tree = project.read_yaml(path, findings) if is_file(path) else None
    if tree is None:
        return ()
    check_schema(tree, "returned", findings)
    remarks = tree.get("remarks") if isinstance(tree, MappingNode) else None
    found = []
    for entry in remarks if isinstance(remarks, SequenceNode) else ():
        text = scalar_of(entry.get("remark")) if isinstance(entry, MappingNode) else None
        if isinstance(entry, MappingNode) and text is not None:
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
