"""Places groups of asks where the text says so: with their marks, what is below an ask, and in short for a summary."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from undersigned.drafting.hanging import apart, hanging, set_in
from undersigned.drafting.origins import unmarked
from undersigned.drafting.sandbox import Workshop, exposed
from undersigned.model.asks import Ask, AskList
from undersigned.model.campaign import LETTER, Campaign
from undersigned.model.findings import NOWHERE, Findings, Located, Place, listed, suggestion
from undersigned.model.list_marks import ListMark

_DEFINED: Final = re.compile(
    r"^(?:\ufdd0[^\ufdd1]*\ufdd1|[ \t])*\[\^[^\[\]]+\]:.*(?:\n(?!\s*(?:\n|\Z)).*)*\n?", re.MULTILINE
)
"""A note that is defined on the spot: to the end of its paragraph."""
_CITED: Final = re.compile(r"\[\^(?!\ufdd2)[^\[\]]+\]")
"""A citation; the mention of a note, whose name begins with a sign of its own, is words."""


@dataclass(frozen=True)
class AskView:
    """An ask: its id, its mark as it is typed, and its text as prose, with the asks below it."""

    id: str
    mark: Markup
    text: Markup


@dataclass(frozen=True)
class AskGroupView:
    """A group of asks under its lead-in."""

    name: str
    lead_in: Markup | None
    items: tuple[AskView, ...]


@dataclass(frozen=True)
class _Prose:
    """What an ask says, rendered."""

    text: Markup
    short: Markup | None


@dataclass(frozen=True)
class _Counted:
    """An ask with its mark and its number, and those below it."""

    id: str
    mark: ListMark | None
    number: int
    below: tuple[_Counted, ...]


class Asks:
    """The function `asks("resolution")`, with which the text places a group of asks; `asks.summary` has it in short."""

    exposed_to_templates = True

    def __init__(self, campaign: Campaign, workshop: Workshop, context: Mapping[str, object]) -> None:
        """Render all that the asks say, so that what is wrong is found also where a group is not placed."""
        self._campaign = campaign
        self._workshop = workshop
        self._context = context
        self._left: dict[str, Place] = {name: name.place for name in campaign.asks}
        self._counting = _Counting(workshop.findings)
        self._counted: dict[str, tuple[_Counted, ...]] = {}
        self._in_short: set[str] = set()
        self._in_prose: set[str] = set()
        self._lead_ins: dict[str, Markup | None] = {}
        self._prose: dict[tuple[str, str], _Prose] = {}
        for name, group in campaign.asks.items():
            for id, ask in group.list.all:
                self._prose[name, id] = self._rendered(ask)
            self._lead_ins[name] = workshop.render(group.lead_in, context) if group.lead_in else None

    def __call__(self, name: object = "", *others: object) -> Markup:
        """The Markdown of a group of asks, as the letter's kind prints it."""
        if others or not self._is_known(name):
            return self._unknown(name, *others)
        name = str(name)
        if name not in self._left or self._in_prose & self._ids(name):
            self._workshop.warn(
                f"the asks '{name}' are in the letter twice",
                "printed-twice",
                "take them out of one of the two places",
            )
        self._left.pop(name, None)
        if self._stands_in_a_row():
            return Markup()
        items = tuple(AskView(one.id, self._mark(one), self._text(name, one)) for one in self._numbered(name))
        group = AskGroupView(name, self._lead_ins[name], items)
        own = f"{self._campaign.letter}/asks.md"
        template = own if self._workshop.has_template(own) else f"{LETTER}/asks.md"
        context = {**self._context, "group": group, "words": self._workshop.words}
        return Markup(set_in(self._workshop.render_file(template, context)))

    @exposed
    def summary(self, name: object = "", *others: object) -> Markup:
        """The Markdown of a group without its lead-in: each ask in few words where it has such, and without notes."""
        if others or not self._is_known(name):
            return self._unknown(name, *others)
        self._in_short.add(str(name))
        if self._stands_in_a_row():
            return Markup()
        return Markup(apart(self._in_few_words(str(name), self._numbered(str(name)))))

    @exposed
    def in_prose(self, id: object = "", *others: object) -> Markup:
        """The words of one ask, for the text to say them in a sentence of its own: {{ ask("extend") }}."""
        found = next(
            (
                (name, ask)
                for name, group in self._campaign.asks.items()
                for key, ask in group.list.all
                if not others and key == id
            ),
            None,
        )
        if found is None:
            return self._no_ask(id, *others)
        name, ask = found
        if ask.below:
            self._workshop.report(
                f"the ask '{id}' has others below it, which cannot stand in a sentence",
                "list-in-sentence",
                f"""place its group with {{{{ asks("{name}") }}}}, or give those below it a place of their own""",
                str(id),
            )
            return Markup()
        if id in self._in_prose:
            self._workshop.warn(
                f"the ask '{id}' is in the letter twice",
                "printed-twice",
                "take it out of one of the two places",
            )
        self._in_prose.add(str(id))
        return self._prose[name, str(id)].text

    def _no_ask(self, *ids: object) -> Markup:
        if self._campaign.asks_are_whole:
            known = [key for group in self._campaign.asks.values() for key, _ in group.list.all]
            self._workshop.report(
                f"no ask is called {listed(map(str, ids))}",
                "unknown-asks",
                suggestion(str(ids[0]), known, f"name it under 'asks:' in {self._campaign.file}"),
                str(ids[0]) or "ask",
            )
        return Markup()

    def inside(self, part: str) -> AsksInside:
        """The same function for the prose of a part, which begins with that line of colons."""
        return AsksInside(self, part, self._workshop.origins.mark(NOWHERE))

    def warn_of_left(self) -> None:
        """Warn of the groups that no text has placed, and of short words that no summary prints."""
        for name, place in self._left.items():
            ids = self._ids(name)
            if self._in_prose & ids and (left := sorted(ids - self._in_prose)):
                self._workshop.findings.warning(
                    f"the letter does not say all of the asks '{name}': {listed(left)} is left",
                    "asks-not-placed",
                    place,
                    f'write {{{{ ask("{left[0]}") }}}} in the sentence that is to say it',
                )
            elif not self._in_prose & ids:
                self._workshop.findings.warning(
                    f"the asks '{name}' are not in the letter",
                    "asks-not-placed",
                    place,
                    f'write {{{{ asks("{name}") }}}} in {self._campaign.body.name} where they belong',
                )
        for name, group in self._campaign.asks.items():
            if group.shorts and name not in self._in_short:
                self._workshop.findings.warning(
                    f"the short words of the asks '{name}' are not in the letter",
                    "left-out",
                    group.shorts[0].place,
                    f"""write summary: '{{{{ asks.summary("{name}") }}}}', or delete 'short'""",
                )

    def _ids(self, name: str) -> set[str]:
        """The ids of a group's asks, those below others, too."""
        groups = (group for key, group in self._campaign.asks.items() if key == name)
        return {str(id) for group in groups for id, _ in group.list.all}

    def _is_known(self, name: object) -> bool:
        return isinstance(name, str) and name in self._campaign.asks

    def _stands_in_a_row(self) -> bool:
        """Whether asks are placed in a row of a table, whose cells hold words only; that is an error."""
        if "|" not in self._workshop.typed_around():
            return False
        self._workshop.report(
            "a list of asks cannot stand in a cell of a table",
            "list-in-cell",
            "place it above or below the table",
            "asks",
        )
        return True

    def _unknown(self, *names: object) -> Markup:
        if self._campaign.asks_are_whole:
            first = str(names[0])
            self._workshop.report(
                f"no group of asks is called {listed(map(str, names))}",
                "unknown-asks",
                suggestion(first, self._campaign.asks, f"name it under 'asks:' in {self._campaign.file}"),
                first or "asks",
            )
        return Markup()

    def _rendered(self, ask: Ask) -> _Prose:
        return _Prose(self._marked(ask.text), self._marked(ask.short) if ask.short else None)

    def _marked(self, text: Located) -> Markup:
        """The Markdown of an ask. Its place tells which ask it is, also where a value begins it, which has none."""
        return Markup(self._workshop.origins.mark(text.place) + self._workshop.render(text, self._context))

    def _numbered(self, name: str) -> tuple[_Counted, ...]:
        """The asks of a group with their numbers, which it has from where it is named first."""
        if name not in self._counted:
            group = next(group for key, group in self._campaign.asks.items() if key == name)
            self._counted[name] = self._counting.counted(group.list, 0)
        return self._counted[name]

    def _mark(self, one: _Counted) -> Markup:
        return Markup(self._workshop.origins.item(one.mark, one.number))

    def _text(self, name: str, one: _Counted) -> Markup:
        """What stands behind the mark of an ask, with the asks below."""
        below = [f"{self._mark(inner)} {self._text(name, inner)}" for inner in one.below]
        return _hung(self._prose[name, one.id].text, "\n".join(below))

    def _in_few_words(self, name: str, asks: tuple[_Counted, ...]) -> str:
        lines = []
        for one in asks:
            prose = self._prose[name, one.id]
            text = prose.short or _without_notes(prose.text)
            below = "" if prose.short else self._in_few_words(name, one.below)
            lines.append(f"{self._mark(one)} {_hung(text, below)}")
        return set_in("\n".join(lines))


class AsksInside:
    """The same function for the prose of a part: asks are a part of their own, so that one ends before and goes on."""

    exposed_to_templates = True

    def __init__(self, asks: Asks, part: str, mark: str) -> None:
        self._asks = asks
        self._part = part
        self._mark = mark
        """Says that what follows was not typed."""
        self.summary = asks.summary

    def __call__(self, name: object = "", *others: object) -> Markup:
        """The Markdown of a group of asks between two halves of the part."""
        asks = self._asks(name, *others)
        return Markup(f"\n{self._mark}:::\n\n{asks}\n\n{self._mark}{self._part}\n")


class _Counting:
    """Numbers the lists of asks as the letter prints them."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._last: dict[int, tuple[ListMark, int]] = {}
        """The marks and the last number of the list before, by its level."""

    def counted(self, asks: AskList, level: int) -> tuple[_Counted, ...]:
        mark, start = asks.mark, asks.start
        if asks.goes_on:
            if level in self._last:
                before, last = self._last[level]
                mark, start = mark or before, last + 1
            else:
                self._findings.error(
                    "no list of asks with numbers stands before this one in the letter",
                    "nothing-before",
                    asks.goes_on.place,
                    "delete 'goes_on', or place this group behind the other in the text",
                )
        if mark:
            self._last[level] = mark, start + len(asks.asks) - 1
        return tuple(
            _Counted(id, mark, number, self.counted(ask.below, level + 1) if ask.below else ())
            for number, (id, ask) in enumerate(asks.asks.items(), start)
        )


def _hung(text: str, below: str) -> Markup:
    """The words of an ask and the list below it, all of which belong behind its mark."""
    between = "\n\n" if below and unmarked(text).strip() else ""
    return Markup(hanging(f"{text}{between}{set_in(below)}"))


def _without_notes(text: Markup) -> Markup:
    return Markup(_CITED.sub("", _DEFINED.sub("", str(text))))
