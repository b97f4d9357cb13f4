"""`letterhead`: shows the letterhead of a Word file, asks, and takes it over for all formats."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from undersigned.campaigns.letterheads import (
    ProposedLetterhead,
    apply_letterhead,
    propose_letterhead,
    why_no_logo,
)
from undersigned.cli.outcomes import DONE, STOPPED, from_here
from undersigned.cli.questions import agrees_to, somebody_is_there
from undersigned.files.project import find_project
from undersigned.languages.visible_signs import visible
from undersigned.model.findings import stop
from undersigned.model.style import POINTS
from undersigned.model.word_head import HeadItem, HeadLine

_MM = POINTS["mm"]


def run(options: argparse.Namespace) -> int:
    """Show what was found and what would be written, ask, and write it; returns the exit status."""
    project = find_project(options.project)
    proposed = propose_letterhead(project, options.kind, options.name)
    print("\n".join(map(visible, _told(proposed))), flush=True)
    if not options.yes and not somebody_is_there():
        stop(
            "nobody is at a terminal to say whether that is the letterhead",
            "not-asked",
            help="read what is shown above; if it is, give the command again with --yes",
        )
    if not options.yes and not agrees_to("Is that to be the letterhead in all formats?"):
        print("Nothing was written.")
        return STOPPED
    for file in apply_letterhead(project, proposed):
        print(from_here(file))
    return DONE


def _told(proposed: ProposedLetterhead) -> Iterator[str]:
    """What was found, and what becomes of it."""
    where = "in its text" if proposed.head.in_text else "in the header of the first page"
    yield f"{proposed.reference} has {proposed.head} {where}:"
    for item in proposed.head.items:
        yield f"  {item.side.value:6}  {_shown(item)}"
    yield ""
    for words in proposed.head.left_out:
        yield f"Left out: {words}. A field of Word stands there, which prints something else on another day or page."
    for picture in proposed.left_out:
        yield f"Left out: {_shown(picture)}: {why_no_logo(picture)}."
    for side, heights in proposed.evened.items():
        yield (
            f"The logos at the {side.value} are {' and '.join(map(str, heights))} mm high, and stand in a row of one "
            f"height, {heights[-1]} mm, in the other formats."
        )
    if proposed.is_unprinted:
        yield (
            f"Letters of the kind '{proposed.kind}' print no letterhead: name 'letterhead' in 'order' of 'frame', "
            "too, or print {{ letterhead }} in its own letter.md, if it has one."
        )
    if proposed.has_unnamed_logo:
        yield "Who cannot see the logo does not hear whose it is; say so with --name."
    kind = proposed.yaml.parent
    yield f"{kind.parent.name}/{kind.name}/{proposed.yaml.name} would say:"
    for line in proposed.lines:
        yield f"  {line}"
    yield ""


def _shown(item: HeadItem) -> str:
    if isinstance(item, HeadLine):
        return item.words
    size = f", {item.height / _MM:.0f} mm high" if item.height else ""
    name = f" of {item.alternative}" if item.alternative else ""
    return f"a picture{name} ({item.extension.upper()}{size})"
