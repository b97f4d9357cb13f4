"""Turns a letter that carries on an earlier one into a worklist: what may have gone stale since."""

from __future__ import annotations

from undersigned.reviewing.addresses import addresses_left
from undersigned.reviewing.findings import findings_of, summary_of
from undersigned.reviewing.page import read_boxes, write_page
from undersigned.reviewing.worklist import worklist_of

__all__ = ["addresses_left", "findings_of", "read_boxes", "summary_of", "worklist_of", "write_page"]
