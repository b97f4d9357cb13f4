"""Shows at the terminal what changed between two texts of a letter."""

from __future__ import annotations

import sys

from undersigned.cli.terminal import behind_door, columns, has_colours
from undersigned.comparing import Comparison, as_text


def print_changes(comparison: Comparison) -> None:
    """Print what changed, in colour where somebody looks at it."""
    text = as_text.comparison_as_text(comparison, width=columns(), colour=has_colours())
    print(text, end="", file=behind_door(sys.stdout))
