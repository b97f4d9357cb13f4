"""`manual`: a page of the manual, or the list of its pages."""

from __future__ import annotations

import argparse

from undersigned.cli.manual_lines import lines_of
from undersigned.cli.outcomes import DONE
from undersigned.files.manual import CONTENTS, page


def run(options: argparse.Namespace) -> int:
    """Show a page; returns the exit status."""
    print("\n".join(lines_of(page(options.page or CONTENTS).text)).strip())
    return DONE
