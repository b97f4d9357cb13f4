"""What a letter asks for: groups of asks under a lead-in, each with its marks, and asks below an ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from undersigned.model.findings import Located
from undersigned.model.list_marks import ListMark

DEEPEST = 3
"""How many levels of asks there are, one below the other."""


@dataclass(frozen=True)
class Ask:
    """An ask in its own words, and what it is divided into."""

    text: Located
    short: Located | None = None
    """The same in a few words, what is below it included, for a summary."""
    below: AskList | None = None


@dataclass(frozen=True)
class AskList:
    """Asks beside one another by their ids, and what stands before them: bullets, or marks that count."""

    asks: Mapping[Located, Ask]
    mark: ListMark | None = None
    """None for bullets; where the list goes on, for the marks of the one before, too."""
    start: int = 1
    goes_on: Located | None = None
    """Where the campaign says that it counts on from the list before it in the letter."""

    @property
    def all(self) -> Iterator[tuple[Located, Ask]]:
        """Each ask with its id, those below an ask right behind it."""
        for id, ask in self.asks.items():
            yield id, ask
            if ask.below:
                yield from ask.below.all


@dataclass(frozen=True)
class AskGroup:
    """Asks under one lead-in. Each ask keeps its id from letter to letter, whatever it stands below."""

    lead_in: Located | None
    list: AskList

    @property
    def items(self) -> Mapping[str, Located]:
        """The words of all its asks by their ids, of those below others, too."""
        return {str(id): ask.text for id, ask in self.list.all}

    @property
    def shorts(self) -> tuple[Located, ...]:
        """What a summary says in place of the asks that have such words."""
        return tuple(ask.short for _, ask in self.list.all if ask.short)
