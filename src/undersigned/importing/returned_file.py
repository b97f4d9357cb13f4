"""The returned.yaml of a campaign: the remarks and tracked changes that came with the file it was made of."""

from __future__ import annotations

import contextlib
import datetime

from undersigned.files.yaml_writing import Writable, entry
from undersigned.importing.manuscript import Manuscript


def returned_yaml(manuscript: Manuscript, file: str) -> str:
    """The file; empty where nothing came with the letter."""
    remarks = [
        _entry(remark=one.text, author=one.author, date=one.date, passage=one.passage, file=file)
        for one in manuscript.remarks
    ]
    changes = [
        _entry(
            change=one.kind,
            words=one.words.strip(),
            author=one.author,
            date=one.date,
            passage=one.passage,
            file=file,
            became=one.became,
        )
        for one in manuscript.changes
    ]
    if not remarks and not changes:
        return ""
    lines = [
        f"# What came with {' '.join(file.split())}. A remark stands on the worklist until it is settled:",
        "# tick its box there, or add 'settled: true' to it.",
        *(entry("remarks", remarks) if remarks else []),
        *(entry("changes", changes) if changes else []),
    ]
    return "\n".join(lines) + "\n"


def _entry(**keys: str) -> dict[str, Writable]:
    found: dict[str, Writable] = {key: value for key, value in keys.items() if value and key != "date"}
    with contextlib.suppress(ValueError):
        found["date"] = datetime.date.fromisoformat(keys["date"])
    return {key: found[key] for key in keys if key in found}
