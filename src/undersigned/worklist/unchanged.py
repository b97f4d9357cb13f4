"""Tells which sentences of a letter still stand as an earlier one has them, word for word, and shows them."""

from __future__ import annotations

import itertools
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Final

from undersigned.comparing.as_html import page
from undersigned.model.campaign import Campaign
from undersigned.model.findings import Place, counted
from undersigned.worklist.came_over import came_over, words_of
from undersigned.worklist.page import as_it_prints
from undersigned.worklist.passages import passages_of
from undersigned.worklist.sentences import VALUE, whole_notes

_FEWEST: Final = 4
"""Words of a sentence: with fewer it is a line of the frame or a heading, which is the same in all letters."""


@dataclass(frozen=True)
class KeptSentence:
    """A sentence that is the same in both letters, and where it stands in the later one."""

    place: Place
    text: str

    def as_data(self) -> dict[str, object]:
        """A sentence as programs read it."""
        return {
            "file": self.place.file,
            "line": self.place.line,
            "column": self.place.column,
            "sentence": self.text,
        }


@dataclass(frozen=True)
class Unchanged:
    """What of a later letter is still as in an earlier one."""

    earlier: str
    later: str
    kept: tuple[KeptSentence, ...]
    sentences: int
    """How many sentences the later letter has, each of its notes as one; those that print something filled in are
    among them, and never among the kept: what they print may be another thing now."""

    @property
    def headline(self) -> str:
        """How much that is, in a line."""
        return (
            f"{len(self.kept)} of {counted(self.sentences, 'sentence')} and notes of {self.later} stand word for word"
            f" as in {self.earlier}"
        )

    def as_data(self) -> dict[str, object]:
        """The whole as programs read it."""
        return {
            "earlier": self.earlier,
            "later": self.later,
            "sentences": self.sentences,
            "unchanged": self.kept,
        }

    def as_text(self, width: int) -> str:
        """The sentences in lines of so many columns, below their files, each with its line."""
        lines = textwrap.wrap(f"{self.headline}.", width)
        for file, kept in itertools.groupby(self.kept, key=lambda one: one.place.file):
            lines += ["", file]
            for one in kept:
                lines += textwrap.wrap(
                    f"line {one.place.line}: {one.text}",
                    width,
                    initial_indent="  ",
                    subsequent_indent="    ",
                    break_long_words=False,
                    break_on_hyphens=False,
                )
        return "\n".join(lines)

    def as_html(self) -> str:
        """The same as a web page."""
        return page(self.headline, "".join(self._content()))

    def _content(self) -> Iterator[str]:
        file = None
        for kept in self.kept:
            if kept.place.file != file:
                file = kept.place.file
                yield f"<h2>{escape(file)}</h2>\n"
            yield f"<h3>Line {kept.place.line}</h3>\n<p>{escape(kept.text, quote=False)}</p>\n"


def unchanged(earlier: Campaign, later: Campaign) -> Unchanged:
    """The sentences of a letter that came over from another word for word, in the order of its passages."""
    found = [sentence for passage in passages_of(later) for sentence in whole_notes(passage)]
    said = [sentence for sentence in found if len(words_of(sentence.typed).split()) >= _FEWEST]
    text = came_over([earlier], said)
    kept = (
        KeptSentence(sentence.place(), " ".join(as_it_prints(sentence.typed).split()))
        for sentence in said
        if VALUE not in sentence.prose and text.is_same(sentence)
    )
    return Unchanged(earlier.name, later.name, tuple(kept), len(said))
