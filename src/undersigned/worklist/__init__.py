"""Makes the worklist of a letter that carries on an earlier one: what may have gone stale since."""

from __future__ import annotations

from undersigned.worklist.addresses import addresses_left
from undersigned.worklist.folding import list_of
from undersigned.worklist.page import read_boxes, write_page
from undersigned.worklist.rules import left_to_write, worklist_of
from undersigned.worklist.worklist_findings import findings_of, summary_of

__all__ = [
    "addresses_left",
    "findings_of",
    "left_to_write",
    "list_of",
    "read_boxes",
    "summary_of",
    "worklist_of",
    "write_page",
]
