"""Reads the `footnotes:` of a campaign: typed sources under their keys."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Final

from undersigned.files.yaml_tree import MappingNode, Node, Scalar
from undersigned.loading.ready_sources import READY, ReadySources
from undersigned.loading.registers import date_of, scalar_of
from undersigned.model.campaign import Footnote, FreeText, Source, Work
from undersigned.model.findings import Findings, listed, suggestion
from undersigned.model.offices import KnownFact

_WORKS: Final = {
    "document": ("symbol", {"symbol", "title", "author", "date", "adopted", "paragraphs"}),
    "web-page": ("url", {"url", "title", "author", "publisher", "date", "accessed", "archived"}),
    "report": ("title", {"title", "author", "publisher", "date", "url", "accessed", "archived"}),
    "book": ("title", {"title", "author", "publisher", "date", "url", "accessed", "archived"}),
    "treaty": ("title", {"title", "article", "adopted", "url", "archived"}),
    "law": ("title", {"title", "article", "adopted", "url", "archived"}),
    "news": ("title", {"title", "author", "publisher", "date", "url", "accessed", "archived"}),
    "letter": ("from", {"from", "to", "title", "date", "url", "archived"}),
}
"""Each kind of work: the key that it cannot do without, and the keys that it can have."""

_TELLING: Final = {"symbol": "document", "url": "web-page", "repeats": "", **READY}
"""Keys that say what a footnote cites without a `kind`, and which kind of work that is."""
_WORDING: Final = {"kind", "text", "full_stop", "short_title", "language"}
"""Keys that go with every work: they say how it is worded, not what it is."""
DATES: Final = {"date", "adopted", "accessed"}
"""Keys whose value is a date."""


def footnotes_of(
    node: Node | None, findings: Findings, ready: Callable[[], ReadySources]
) -> dict[str, Footnote]:
    """The footnotes under a `footnotes:` key, after its form was checked; a wrong one leaves a stand-in.

    `ready` finds what footnotes can name without typing it, and is asked where one does.
    """
    if not isinstance(node, MappingNode):
        return {}
    return _Reader(node, findings, ready).footnotes()


class _Reader:
    def __init__(self, node: MappingNode, findings: Findings, ready: Callable[[], ReadySources]) -> None:
        self._node = node
        self._findings = findings
        self._find_ready = ready
        self._known: dict[str, KnownFact | None] = {}
        """What each footnote has from a table."""
        self._following: set[str] = set()

    @cached_property
    def _ready(self) -> ReadySources:
        return self._find_ready()

    def footnotes(self) -> dict[str, Footnote]:
        return {key: self._footnote(self._node.keys_typed[key]) for key in self._node}

    def _footnote(self, key: Scalar) -> Footnote:
        entry = self._node[key]
        source = self._source(key)
        if not isinstance(entry, MappingNode):
            return Footnote(key, source)
        stop = scalar_of(entry.get("full_stop"))
        wording = (
            scalar_of(entry.get("text")) if not isinstance(source, FreeText) or "repeats" in entry else None
        )
        return Footnote(
            key,
            source,
            wording,
            {"true": True, "false": False}.get(stop or ""),
            scalar_of(entry.get("short_title")),
            scalar_of(entry.get("language")),
            "repeats" in entry,
            known=self._known.get(key),
            letter=self._ready.earlier if "letter" in entry else None,
        )

    def _source(self, key: Scalar) -> Source:
        entry = self._node[key]
        nothing = FreeText(Scalar("", key.place))
        if isinstance(entry, Scalar):
            return FreeText(entry)
        if not isinstance(entry, MappingNode):
            return nothing  # the schema's check has reported it
        named = [name for name in _TELLING if name in entry]
        if len(named) > 1 and "kind" not in entry:
            self._findings.error(
                f"'{key}' cites several things: it has {listed(named)}",
                "several-sources",
                entry.keys_typed[named[1]].place,
                "keep one of them",
            )
        if ready := next((name for name in READY if name in entry), None):
            return (self._ready_work(key, entry, ready) if len(named) == 1 else None) or nothing
        if "repeats" in entry:
            self._check_keys(entry, {"repeats", "text", "full_stop", *named}, "repeats")
            return self._repeated(key, entry) or nothing
        kind = scalar_of(entry.get("kind")) or next((_TELLING[name] for name in named), None)
        if kind in _WORKS:
            return self._work(key, entry, str(kind), named) or nothing
        words = scalar_of(entry.get("text"))
        if kind is None and words is not None:
            self._check_keys(entry, {"text"}, "text")
            return FreeText(words)
        misspelt = any(self._findings.has_error_at(typed.place) for typed in entry.keys_typed.values())
        if kind is None and not misspelt:
            self._findings.error(
                f"'{key}' cites nothing",
                "no-source",
                key.place,
                "give it a 'symbol' (UN document), a 'url' (web page), a 'kind' (report, treaty …) or a 'text'",
            )
        return nothing

    def _work(self, key: Scalar, entry: MappingNode, kind: str, named: list[str]) -> Source | None:
        """A work of that kind; None where what it cannot do without is missing or wrong."""
        needed, keys = _WORKS[kind]
        self._check_keys(entry, keys | _WORDING | set(named), kind if "kind" in entry else needed)
        if needed not in entry:
            self._findings.error(
                f"'{key}' is a {kind} and has no '{needed}'",
                "missing-key",
                key.place,
                f"add '{needed}:' to it",
            )
            return None
        facts: list[tuple[str, str | datetime.date]] = []
        for name in sorted(keys & entry.keys()):
            text = scalar_of(entry[name])
            if text is None or self._findings.has_error_at(text.place):
                continue  # the schema's check has reported it
            fact = date_of(text) if name in DATES else text
            if fact is not None:  # a letter of which only this is read need not have been checked
                facts.append((name, fact))
        return Work(kind, tuple(facts)) if needed in dict(facts) else None

    def _ready_work(self, key: Scalar, entry: MappingNode, named: str) -> Source | None:
        """A source that need not be typed, with what the footnote adds to it; None where there is none."""
        _, keys = _WORKS[READY[named]]
        self._check_keys(entry, (keys - {"symbol", "date", "adopted"}) | _WORDING - {"kind"} | {named}, named)
        which = scalar_of(entry.get(named))
        if which is not None and self._findings.has_error_at(which.place):
            return None
        found = self._ready.work(key, named, which, self._findings)
        if found is None:
            return None
        work, self._known[key] = found
        facts = dict(work.facts) | {name: text for name in keys if (text := scalar_of(entry.get(name)))}
        return Work(work.kind, tuple(sorted(facts.items())))

    def _check_keys(self, entry: MappingNode, keys: AbstractSet[str], what: str) -> None:
        """Report keys that other works have and this one cannot (unknown ones the schema's check reports)."""
        others = {key for _, known in _WORKS.values() for key in known} | _WORDING | {"repeats", *READY}
        for key in entry.keys() & others - keys:
            self._findings.error(
                f"'{key}' does not go with '{what}'",
                "unknown-key",
                entry.keys_typed[key].place,
                "take it out",
            )

    def _repeated(self, key: Scalar, entry: MappingNode) -> Source | None:
        """The source of the footnote that this one repeats, through any others that repeat it."""
        target = scalar_of(entry.get("repeats"))
        if target is None:
            return None
        if target not in self._node:
            self._findings.error(
                f"'{key}' repeats '{target}', and no footnote is called that",
                "unknown-footnote",
                target.place,
                suggestion(target, self._node, "name one of the footnotes here"),
            )
            return None
        if key in self._following:
            self._findings.error(
                f"'{key}' repeats itself in a circle",
                "circular-footnote",
                target.place,
                "let one of the circle name its source",
            )
            return None
        self._following.add(key)
        try:
            return self._source(self._node.keys_typed[target])
        finally:
            self._following.discard(key)
