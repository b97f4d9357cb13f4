"""Looks whether the prose that a campaign gives came out of its templates: what did not has a reason, or is told.

A reason is a condition or a loop around it, a comment, a group of asks that is not placed, a footnote that is never
cited. The prose is read before Jinja, by a reading that shares nothing with Jinja's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from undersigned.model.asks import AskGroup
from undersigned.model.campaign import Campaign, FreeText
from undersigned.model.draft import SourceMap
from undersigned.model.findings import Findings, Located, Place

_TAG: Final = re.compile(
    r"""\{%[-+]?\s*raw\b.*?\{%[-+]?\s*endraw\s*[-+]?%\}
      | \{\#.*?\#\}
      | \{\{(?:"[^"]*"|'[^']*'|.)*?\}\}
      | \{%[-+]?\s*(?P<word>\w+)(?P<rest>(?:"[^"]*"|'[^']*'|.)*?)%\}""",
    re.VERBOSE | re.DOTALL,
)
_OPENING: Final = ("block", "call", "filter", "for", "if", "macro", "with")
_LINE: Final = re.compile(r"\S(?:[^\n]*\S)?")
_FULL_STOPS: Final = re.compile("[.。\u06d4]")
_SHOWN: Final = 60
"""Characters of what is missing that are shown."""


def check_given(campaign: Campaign, rendered: Iterable[SourceMap], findings: Findings) -> None:
    """Add an error for words of some prose that no template printed, and a warning for prose of which none was."""
    came_out = _CameOut(rendered)
    for text in _given(campaign, came_out):
        missing = [line for line in _lines(text) if not came_out.has(*line)]
        if not missing:
            continue
        place, words = missing[0]
        if len(missing) == len(list(_lines(text))):
            findings.warning(
                f"{_shown(words)} is not in the letter: its kind '{campaign.letter}' does not print this text",
                "left-out",
                place,
                "choose another kind, or take it out",
            )
            continue
        for place, words in missing:
            findings.error(
                f"{_shown(words)} did not come out of the templates",
                "words-lost",
                place,
                f"look at what templates/{campaign.letter}/ does with this text",
            )


def _given(campaign: Campaign, came_out: _CameOut) -> Iterator[Located]:
    """The prose of a campaign that its letter is to print, but for what a finding of its own tells of."""
    yield campaign.body.text
    if campaign.annex:
        yield from filter(None, (campaign.annex.title,))
        sections = [section.text for section in campaign.annex.sections]
        if any(map(came_out.any_of, sections)):
            yield from sections
    for group in campaign.asks.values():
        yield from _of_group(group, came_out)
    # Where a kind prints none of these, that is told of each with its name; and so is a footnote that is never cited.
    for text in (campaign.date_line, campaign.subject, *campaign.salutation, *campaign.closing):
        if text and came_out.any_of(text):
            yield text
    for footnotes in campaign.footnotes.values():
        for footnote in footnotes.values():
            own = footnote.wording or (
                footnote.source.text if isinstance(footnote.source, FreeText) else None
            )
            if own and came_out.any_of(own):
                yield own


def _of_group(group: AskGroup, came_out: _CameOut) -> Iterator[Located]:
    """What a group is to print where it is placed, and the short words of its asks where a summary has them."""
    for texts in ([*filter(None, (group.lead_in,)), *group.items.values()], group.shorts):
        if any(map(came_out.any_of, texts)):
            yield from texts


def _lines(text: Located) -> Iterator[tuple[Place, str]]:
    """What stands in each line outside conditions, loops, comments and expressions, with its place."""
    depth, start = 0, 0
    for tag in (*_TAG.finditer(text), None):
        end = tag.start() if tag else len(text)
        if depth == 0:
            for found in _LINE.finditer(text, start, end):
                if any(map(str.isalnum, found[0])):
                    yield text.place_at(found.start()), found[0]
        if tag is None:
            return
        start, word = tag.end(), tag["word"] or ""
        if word in _OPENING or (word == "set" and "=" not in tag["rest"]):
            depth += 1
        elif word.startswith("end"):
            depth = max(0, depth - 1)


class _CameOut:
    """What was typed somewhere and is in the rendered Markdown."""

    def __init__(self, rendered: Iterable[SourceMap]) -> None:
        self._stretches = defaultdict[tuple[str, int], list[tuple[int, str]]](list)
        self._texts: list[str] = []
        for source in rendered:
            self._texts.extend(source.lines)
            for line, stretches in zip(source.lines, source.stretches, strict=True):
                for column, place in stretches:
                    self._stretches[place.file, place.line].append((place.column, line[column:]))
        self._all: str | None = None

    def has(self, place: Place, words: str) -> bool:
        """Whether words typed at a place came out: from there or, where a filter changed them, from anywhere."""
        if self._has_from(place, words):
            return True
        if self._all is None:
            self._all = _squeezed("".join(self._texts))
        return _squeezed(words) in self._all

    def _has_from(self, place: Place, words: str) -> bool:
        """Whether words came out from the place where they were typed."""
        return any(
            column <= place.column and text.startswith(words, place.column - column)
            for column, text in self._stretches.get((place.file, place.line), ())
        )

    def any_of(self, text: Located) -> bool:
        """Whether anything of a text came out; a few words of it may stand somewhere by chance."""
        lines = list(_lines(text))
        return any(self._has_from(*line) for line in lines) or all(self.has(*line) for line in lines)


def _squeezed(text: str) -> str:
    # A full stop behind a value that ends in one is printed once (`drafting.doubled_signs`).
    return _FULL_STOPS.sub("", "".join(text.split())).casefold()


def _shown(words: str) -> str:
    return f"'{words}'" if len(words) <= _SHOWN else f"'{words[:_SHOWN].rsplit(' ', 1)[0]} …'"
