"""`manual`: a page of the manual, the list of its pages, or where it speaks of something."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from typing import Final

from undersigned.cli.manual_lines import lines_of
from undersigned.cli.outcomes import DONE
from undersigned.cli.tables import table
from undersigned.cli.terminal import behind_door, filled
from undersigned.files.manual import CONTENTS, Mention, is_page, mentions, page

_MOST: Final = 20
"""Sections that are named; whoever looks for a word of every page knows no more after a hundred."""


def run(options: argparse.Namespace) -> int:
    """Show a page, or which pages speak of the words that name none; returns the exit status."""
    words = " ".join(options.page)
    found = mentions(words) if words and not is_page(words) else ()
    if found:
        print("\n".join(_places(words, found)))
    else:
        lines = lines_of(page(words or CONTENTS).text)
        print("\n".join(lines).strip(), file=behind_door(sys.stdout))
    return DONE


def _places(words: str, found: Sequence[Mention]) -> Iterator[str]:
    yield from filled(f"No page is called '{words}'. These parts of the manual have it, the best first:")
    yield ""
    yield from table(("page", "heading"), [(one.page, one.heading) for one in found[:_MOST]])
    yield ""
    if len(found) > _MOST:
        yield from filled(f"{len(found) - _MOST} more have it, too; add a word to narrow it down.")
    yield from filled(f"Read a page with: undersigned manual {found[0].page}")
