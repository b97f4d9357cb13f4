"""The manual that comes with the program: its pages by name, their Markdown, and where they speak of something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from undersigned.files.project import built_in_manual
from undersigned.model.findings import stop, suggestion

CONTENTS = "README"
"""The page that lists the others."""
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
_SECTION = re.compile(r"^(?=#{1,4} )", re.MULTILINE)
_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_MARKS = re.compile(r"[`*]|\]\([^)]*\)|\[")


@dataclass(frozen=True)
class Page:
    """A page of the manual: the name by which it is asked for, its title, its Markdown."""

    name: str
    title: str
    text: str


@dataclass(frozen=True)
class Mention:
    """A section of the manual that speaks of what somebody looks for: its page and heading, and how often it does."""

    page: str
    heading: str
    times: int
    in_heading: bool
    is_together: bool
    """Whether the words stand there beside each other."""


def mentions(words: str) -> tuple[Mention, ...]:
    """The sections that have all of these words, or words that begin so: first those that are about them."""
    starts = [rf"(?<!\w){re.escape(word)}" for word in words.split()]
    wanted = [re.compile(start, re.IGNORECASE) for start in starts]
    together = re.compile(r"\w*\s+".join(starts), re.IGNORECASE)
    found = [
        Mention(
            name,
            heading,
            min(len(word.findall(section)) for word in wanted),
            all(word.search(heading) for word in wanted),
            bool(together.search(section)),
        )
        for name in page_names()
        for heading, section in _sections(page(name).text)
        if wanted and all(word.search(section) for word in wanted)
    ]
    return tuple(sorted(found, key=lambda one: (not one.in_heading, not one.is_together, -one.times)))


def _sections(text: str) -> Iterator[tuple[str, str]]:
    """Each heading of a page with what stands below it, up to the next one. In an example, `# ` begins a remark."""
    hidden = _FENCED.sub(lambda block: re.sub(r"^#", " ", block[0], flags=re.MULTILINE), text)
    for section in _SECTION.split(hidden):
        if section.startswith("#"):
            heading = section.partition("\n")[0].lstrip("# ")
            yield _MARKS.sub("", heading), section


def page_names() -> tuple[str, ...]:
    """The names of all pages, in the order of the alphabet."""
    return tuple(sorted(file.stem for file in built_in_manual().glob("*.md") if file.stem != CONTENTS))


def page(name: str) -> Page:
    """The page of a name; `footnotes`, `footnotes.md` and `Footnotes` are the same one.

    Raises `LetterError` where there is none.
    """
    for known in (CONTENTS, *page_names()):
        if known.casefold() == _as_name(name):
            text = (built_in_manual() / f"{known}.md").read_text("utf-8")
            title = _TITLE.search(text)
            return Page(known, title[1] if title else known, text)
    stop(
        f"the manual has no page '{name}'",
        "unknown-page",
        help=suggestion(name, page_names(), f"its pages are: {', '.join(page_names())}"),
    )


def is_page(name: str) -> bool:
    """Whether there is a page of that name."""
    return _as_name(name) in {known.casefold() for known in (CONTENTS, *page_names())}


def _as_name(typed: str) -> str:
    return typed.removesuffix(".md").casefold().replace(" ", "-").replace("_", "-")
