"""Shows at the terminal what changed between two texts of a letter."""

from __future__ import annotations

import os
import shutil
import sys

from undersigned.comparing import Comparison, as_text


def told(comparison: Comparison) -> str:
    """What changed, in colour where somebody looks at it."""
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")  # https://no-color.org
    return as_text.write(comparison, width=shutil.get_terminal_size().columns, colour=colour)
