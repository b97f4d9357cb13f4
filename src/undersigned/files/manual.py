"""The manual that comes with the program: its pages by name, and their Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass

from undersigned.files.project import built_in_manual
from undersigned.model.findings import stop, suggestion

CONTENTS = "README"
"""The page that lists the others."""
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """A page of the manual: the name by which it is asked for, its title, its Markdown."""

    name: str
    title: str
    text: str


def page_names() -> tuple[str, ...]:
    """The names of all pages, in the order of the alphabet."""
    return tuple(sorted(file.stem for file in built_in_manual().glob("*.md") if file.stem != CONTENTS))


def page(name: str) -> Page:
    """The page of a name; `footnotes`, `footnotes.md` and `Footnotes` are the same one.

    Raises `LetterError` where there is none.
    """
    wanted = name.removesuffix(".md").casefold().replace(" ", "-").replace("_", "-")
    for known in (CONTENTS, *page_names()):
        if known.casefold() == wanted:
            text = (built_in_manual() / f"{known}.md").read_text("utf-8")
            title = _TITLE.search(text)
            return Page(known, title[1] if title else known, text)
    stop(
        f"the manual has no page '{name}'",
        "unknown-page",
        help=suggestion(name, page_names(), f"its pages are: {', '.join(page_names())}"),
    )
