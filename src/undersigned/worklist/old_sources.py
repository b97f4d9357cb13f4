"""Finds what the drafter has to look at in the sources of a letter, from their age and addresses."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from undersigned.languages.dates import english_date
from undersigned.model.campaign import Footnote, FreeText, Work
from undersigned.model.findings import Located
from undersigned.model.worklist import ItemKind
from undersigned.worklist.date_mentions import dates_in
from undersigned.worklist.documents import is_old, newer, superseded_slip
from undersigned.worklist.mandates import replaced_source, superseded_by
from undersigned.worklist.slips import Setting, Slip
from undersigned.worklist.symbols import symbols_in

_AGELESS = {"treaty", "law", "book"}
"""Works that are cited for what they are, however old."""
_DATED_ADDRESS = re.compile(
    r"/(?P<year>20\d\d)[/-]?(?P<month>0[1-9]|1[0-2])(?:[/-]?(?P<day>[0-2]\d|3[01]))?(?=[/-]|$)"
)
"""The day or month in an address of a newspaper or an organisation: /2023/07/19/, /20221222/."""


@dataclass(frozen=True)
class OldSource:
    """A slip of a source: the slip, what the drafter knows the source by, where it is defined, and what it is."""

    slip: Slip
    shown: str
    key: Located
    source: object


def old_sources(footnotes: Iterable[Footnote], within: int, setting: Setting) -> Iterator[OldSource]:
    """Each source once that a newer one may supersede, or that is older than `within` days before the letter."""
    limit = setting.date - datetime.timedelta(days=within)
    footnotes = tuple(footnotes)
    seen, symbols = set(), symbols_of(footnotes)
    for footnote in footnotes:
        if footnote.is_repeat or footnote.is_ready or footnote.source in seen:
            continue
        seen.add(footnote.source)
        facts = dict(footnote.source.facts) if isinstance(footnote.source, Work) else {}
        symbol, age = str(facts.get("symbol", "")), _age_of(footnote, setting.language)
        key = ((0, len(footnote.key)),)
        if said := replaced_source(symbol, symbols, setting):
            slip = superseded_by(said, key, symbol)
        elif is_old(symbol, setting):
            named = newer(symbol, setting)
            slip = superseded_slip(key, [named] if named else [], symbol)
        elif age and age.last < limit:
            reason = f"a source of {age}, more than {within} days before the letter"
            settle = "look whether it still says what is true, or cite a newer one"
            slip = Slip(
                ItemKind.SOURCE, key, reason, settle, str(age), _document_of(footnote, symbol, setting)
            )
        else:
            continue
        yield OldSource(slip, f"{footnote.key}: {_shown(footnote)}", footnote.key, footnote.source)


def replaced_sources(footnotes: Collection[Footnote], setting: Setting) -> Iterator[OldSource]:
    """Those that the table of mandates knows to be replaced, whatever their age."""
    symbols = symbols_of(footnotes)
    for footnote in footnotes:
        if footnote.is_repeat or not isinstance(footnote.source, Work):
            continue
        symbol = str(dict(footnote.source.facts).get("symbol", ""))
        if said := replaced_source(symbol, symbols, setting):
            slip = superseded_by(said, ((0, len(footnote.key)),), symbol)
            yield OldSource(slip, f"{footnote.key}: {_shown(footnote)}", footnote.key, footnote.source)


def _document_of(footnote: Footnote, symbol: str, setting: Setting) -> str:
    """The symbol of the one document of the United Nations that a source is; a note in own words names it there."""
    if symbol or not isinstance(footnote.source, FreeText):
        return symbol
    named = {symbol for _, symbol in symbols_in(footnote.source.text, setting.session)}
    return named.pop() if len(named) == 1 else ""


def symbols_of(footnotes: Iterable[Footnote]) -> set[str]:
    """The symbols of the documents that footnotes cite."""
    facts = (dict(one.source.facts) for one in footnotes if isinstance(one.source, Work))
    return {str(known["symbol"]) for known in facts if "symbol" in known}


def _shown(footnote: Footnote) -> str:
    """What the drafter knows a source by."""
    if isinstance(footnote.source, FreeText):
        return " ".join(footnote.source.text.split())
    facts = dict(footnote.source.facts)
    named = next((str(facts[name]) for name in ("symbol", "title", "url") if name in facts), "")
    return " ".join((named or str(next(iter(facts.values())))).split())


@dataclass(frozen=True)
class _Age:
    """The first and the last day that the date of a source may mean; it is told no more exactly than it was typed."""

    first: datetime.date
    last: datetime.date

    def __str__(self) -> str:
        words = english_date(self.last).split()
        if self.first == self.last:
            return " ".join(words)
        return " ".join(
            words[1:]
            if (self.first.year, self.first.month) == (self.last.year, self.last.month)
            else words[2:]
        )


def _age_of(footnote: Footnote, language: str) -> _Age | None:
    """How old a source is; None where nothing tells it, or where it does not matter."""
    if isinstance(footnote.source, FreeText):
        mentions = [mention for mention in dates_in(footnote.source.text, language) if mention.last]
        # A year alone is rather part of a title.
        days = [m for m in mentions if not m.is_year] or mentions
        ages = [_Age(m.first or m.last, m.last) for m in days if m.last]
        return max(ages, key=lambda age: age.last, default=None)
    if footnote.source.kind in _AGELESS:
        return None
    facts = dict(footnote.source.facts)
    for name in ("date", "adopted"):
        if isinstance(day := facts.get(name), datetime.date):
            return _Age(day, day)
    found = _DATED_ADDRESS.search(str(facts.get("url", "")))
    if found is None:
        return None
    year, month = int(found["year"]), int(found["month"])
    last = calendar.monthrange(year, month)[1]
    named = int(found["day"] or 0)
    if 0 < named <= last:
        return _Age(day := datetime.date(year, month, named), day)
    return _Age(datetime.date(year, month, 1), datetime.date(year, month, last))
