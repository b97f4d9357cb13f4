"""Shows at the terminal what changed between two texts of a letter."""

from __future__ import annotations

from undersigned.cli.terminal import columns, has_colours
from undersigned.comparing import Comparison, as_text


def format_changes(comparison: Comparison) -> str:
    """What changed, in colour where somebody looks at it."""
    return as_text.comparison_as_text(comparison, width=columns(), colour=has_colours())
