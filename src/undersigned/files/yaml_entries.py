"""Adds entries to the end of a YAML file that has one entry after the other, such as a register."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from undersigned.files import yaml_tree as trees
from undersigned.files import yaml_writing as writing
from undersigned.files.yaml_plain import plain_of, plain_of_tree
from undersigned.files.yaml_writing import Writable
from undersigned.model.findings import Findings, Place, stop

_EMPTY: Final = re.compile(r"^(?:\{\s*\}|null|~)[ \t]*(?=#|$)\n?", re.MULTILINE)
"""What says that a file has no entries, and cannot stand beside one."""


def with_entries(text: str, file: str, entries: Mapping[str, Mapping[str, Writable]]) -> str:
    """The text of a YAML file with new entries at its end, each over lines of its own; quick in a long register.

    Raises `LetterError` where the text then is no YAML, has one of the keys already, or says something else.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    before = _EMPTY.sub("", text.replace("\r\n", "\n"))
    start = before if before.endswith("\n") or not before else f"{before}\n"
    lines = [
        line
        for key, entry in entries.items()
        for line in (f"{writing.as_typed(key)}:", *writing.block(entry, indent=2))
    ]
    after, findings = start + "\n".join([*lines, ""]), Findings()
    tree = trees.read_tree(after, file, findings)
    findings.stop_if_errors()
    # A key at the left edge ends whatever is above it: if the new ones can be read, the others are as before.
    if not isinstance(tree, trees.MappingNode) or any(
        key not in tree or plain_of_tree(tree[key]) != plain_of(entry) for key, entry in entries.items()
    ):
        stop(
            f"nothing can be added at the end of {file}",
            "cannot-edit",
            Place(file, before.count("\n") + 1),
            "begin each entry at the left edge, or add it by hand",
        )
    return after.replace("\n", newline)
