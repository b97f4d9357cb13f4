"""Finds what a program for versions leaves in a file that two people changed: both texts, after `<<<<<<<`."""

from __future__ import annotations

import re
from typing import Final

from undersigned.model.findings import Findings, Place

_MARK: Final = re.compile(r"^(?:<{7}|>{7}|\|{7}|={7})(?=[ \t\r]|$).*", re.MULTILINE)
_AMBIGUOUS: Final = "="
"""A line of these can underline a heading; beside one of the others it means one thing only."""


def report_merge_marks(text: str, shown: str, findings: Findings) -> bool:
    """Report each place where two versions of a file stand; whether there are any.

    `shown` is the file, as findings show it.
    """
    marks = list(_MARK.finditer(text))
    if all(mark[0].startswith(_AMBIGUOUS) for mark in marks):
        return False
    inside = False
    for mark in marks:
        if not inside:
            findings.error(
                f"two versions of this text stand here, and '{mark[0][:7]}' is no part of either",
                "merge-marks",
                Place(shown, text.count("\n", 0, mark.start()) + 1),
                "choose one, and delete the other with the lines that begin with <<<<<<<, |||||||, ======= and >>>>>>>",
            )
        inside = not mark[0].startswith(">")
    return True
