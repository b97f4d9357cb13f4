"""Tells which sentences of a letter still stand as an earlier one has them, word for word, and shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Final

from undersigned.comparing.as_html import page
from undersigned.model.campaign import Campaign
from undersigned.model.findings import Place, counted
from undersigned.worklist.came_over import came_over, words_of
from undersigned.worklist.passages import passages_of
from undersigned.worklist.sentences import sentences_of

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
    """How many sentences the later letter has."""

    @property
    def headline(self) -> str:
        """How much that is, in a line."""
        return (
            f"{len(self.kept)} of {counted(self.sentences, 'sentence')} of {self.later} stand word for word as in"
            f" {self.earlier}"
        )

    def as_data(self) -> dict[str, object]:
        """The whole as programs read it."""
        return {
            "earlier": self.earlier,
            "later": self.later,
            "sentences": self.sentences,
            "unchanged": self.kept,
        }

    def as_text(self) -> str:
        """The sentences, each with its file and line."""
        return "\n".join([f"{self.headline}.", *(f"{kept.place}: {kept.text}" for kept in self.kept)])

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
    found = [sentence for passage in passages_of(later) for sentence in sentences_of(passage)]
    said = [sentence for sentence in found if len(words_of(sentence.typed).split()) >= _FEWEST]
    text = came_over([earlier], said)
    kept = (
        KeptSentence(sentence.place(), " ".join(sentence.typed.split()))
        for sentence in said
        if text.is_same(sentence)
    )
    return Unchanged(earlier.name, later.name, tuple(kept), len(said))
