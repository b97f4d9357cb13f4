"""What a letter need not type: its mandate from the table, and the sources that this and the last letter are."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from undersigned.files.project import Project
from undersigned.files.yaml_tree import MappingNode, Scalar
from undersigned.loading.earlier import earlier_of
from undersigned.loading.registers import date_of, scalar_of
from undersigned.loading.tables import Tables
from undersigned.model.campaign import EarlierLetter, Work
from undersigned.model.findings import Findings, suggestion
from undersigned.model.offices import KnownFact, Mandate, Resolution, Table

READY: Final = {"mandate": "document", "letter": "letter"}
"""Keys of a footnote that name a ready source, and which kind of work that is."""


def mandate_of(tree: MappingNode, mandates: Mapping[str, Mandate], findings: Findings) -> Mandate | None:
    """The mandate that a letter names; of a letter that names none, the only one on its country that has not ended."""
    named = scalar_of(tree.get("mandate"))
    if named is None:
        country, day = scalar_of(tree.get("country")), date_of(tree.get("date"))
        on_it = [one for one in mandates.values() if country is not None and one.country == country]
        running = [one for one in on_it if not (day and one.is_over(day))]
        return running[0] if len(running) == 1 else None
    if named not in mandates and not findings.has_error_at(named.place):
        findings.error(
            f"the table of mandates has no '{named}'",
            "unknown-mandate",
            named.place,
            suggestion(
                named, mandates, f"add it to {Table.MANDATES.value}, with the resolution that gave it"
            ),
        )
    return mandates.get(named)


@dataclass(frozen=True)
class ReadySources:
    """What the footnotes of a campaign can name without typing it."""

    mandate: Mandate | None
    day: datetime.date | None
    earlier: EarlierLetter | None
    is_unsure: bool
    """Whether the mandate or the letter is named, but wrongly, which is told elsewhere."""

    @classmethod
    def of(cls, project: Project, name: str, tree: MappingNode, tables: Tables | None = None) -> ReadySources:
        """Those of a campaign; what is wrong with it, its own check says."""
        tables = tables or Tables(project)
        told = Findings()
        mandate = mandate_of(tree, tables.mandates(told) or {}, told)
        earlier = earlier_of(project, name, tree, tables.sessions(Findings()) or {}, told)
        return cls(mandate, date_of(tree.get("date")), earlier, told.has_errors)

    def work(
        self, key: Scalar, named: str, which: Scalar | None, findings: Findings
    ) -> tuple[Work, KnownFact | None] | None:
        """The source under a footnote's key, and what is to be looked at of it; None where there is none."""
        if named == "letter":
            if self.earlier is not None and not self.earlier.is_gone:
                return Work("letter", tuple(sorted(_facts_of(self.earlier).items()))), None
            message = f"'{key}' cites the last letter, and this one carries on none"
            help = "name it: 'from: hrc54-cambodia', or give the footnote a source of its own"
            if self.earlier is not None:
                message = f"'{key}' cites the last letter, '{self.earlier.name}', which is not there any more"
                help = "put its folder back, or give the footnote a source of its own"
        else:
            found = self._resolution(which)
            if found is not None:
                facts: dict[str, str | datetime.date] = {"adopted": found.adopted, "symbol": found.symbol}
                over = (
                    None
                    if which == "established" or self.mandate is None
                    else self.mandate.over_since(self.day)
                )
                return Work("document", tuple(sorted(facts.items()))), found.known(over=over)
            message, help = self._why_no_resolution(key)
        if not self.is_unsure:
            findings.error(message, "no-source", which.place if which is not None else key.place, help)
        return None

    def _resolution(self, which: Scalar | None) -> Resolution | None:
        if self.mandate is None:
            return None
        return self.mandate.established if which == "established" else self.mandate.last(self.day)

    def _why_no_resolution(self, key: Scalar) -> tuple[str, str]:
        if self.mandate is None:
            return (
                f"'{key}' cites a resolution on the letter's mandate, and the letter names none",
                f"add 'mandate:' with the name of one in {Table.MANDATES.value}",
            )
        return (
            f"'{key}' cites a resolution on '{self.mandate.id}', and the table of mandates has none of that day",
            f"add it to {Table.MANDATES.value}, or give the footnote a 'symbol' of its own",
        )


def _facts_of(letter: EarlierLetter) -> dict[str, str | datetime.date]:
    facts = {"date": letter.date, "title": letter.title, "url": letter.url}
    return {name: fact for name, fact in facts.items() if fact is not None}
