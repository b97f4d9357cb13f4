"""Brings the footnotes that a section cites into the letter that takes a copy, never two under one key.

Where the letter has the same source, worded alike, the copy cites that one. What the letter lacks comes
along; where its key is taken there, it gets another. Words that name another footnote are written anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from undersigned.files.ids import first_free
from undersigned.files.yaml_tree import MappingNode, Node, Scalar
from undersigned.files.yaml_writing import Writable
from undersigned.loading.cited_keys import KeyAt, Use, keys_in, with_keys
from undersigned.loading.footnotes import DATES
from undersigned.loading.ready_sources import READY
from undersigned.loading.registers import date_of
from undersigned.model.campaign import Footnote, FreeText, Source, Work
from undersigned.model.findings import Findings, Located


@dataclass(frozen=True)
class CampaignFootnotes:
    """The footnotes of a campaign: as they were read, and as they are typed in its YAML."""

    campaign: str
    footnotes: Mapping[str, Footnote]
    typed: MappingNode


@dataclass
class Brought:
    """What became of the sources of a section that was copied."""

    text: str
    """The section, with its citations written anew."""
    footnotes: dict[str, Writable] = field(default_factory=dict)
    """Those that the letter is to get, by their keys there."""
    keys: dict[str, str] = field(default_factory=dict)
    """For each key of the section, the one in the letter."""

    def renamed(self) -> dict[str, str]:
        """The keys that are others in the letter, for another source has theirs."""
        others = {new: old for old, new in self.keys.items() if old != new and new in self.footnotes}
        return {old: new for new, old in others.items()}

    def same(self) -> dict[str, str]:
        """The sources that the letter had already, by their keys in the section and in the letter."""
        return {old: new for old, new in self.keys.items() if new not in self.footnotes}


def bring_sources(
    text: Located,
    lender: CampaignFootnotes,
    letter: CampaignFootnotes,
    taken: Iterable[str],
    findings: Findings,
) -> Brought:
    """A section's text and sources for a letter of another campaign.

    `taken` are keys that mean something in the letter, whether or not it defines them. A key that only
    the template knows is an error: nobody could say what it would cite there.
    """
    bringing = _Bringing(lender, letter, taken, findings)
    bringing.text(text)
    return bringing.brought


class _Bringing:
    def __init__(
        self, lender: CampaignFootnotes, letter: CampaignFootnotes, taken: Iterable[str], findings: Findings
    ) -> None:
        self._lender = lender
        self._letter = letter
        self._taken = {*taken, *letter.footnotes}
        self._findings = findings
        self._on_the_spot: dict[str, str] = {}
        self._following: list[str] = []
        self.brought = Brought("")

    def text(self, text: Located) -> None:
        """Bring a section with all that it cites."""
        for key in keys_in(text):
            is_new = key.key not in self._on_the_spot and key.key not in self._lender.footnotes
            if key.use is Use.DEFINED and is_new:
                self._on_the_spot[key.key] = self._free(key.key)
        self.brought.text = self._rewritten(text)

    def _rewritten(self, text: Located | str) -> str:
        return with_keys(text, lambda key: self._key_at(key, text))

    def _key_at(self, key: KeyAt, text: Located | str) -> str:
        if key.use is Use.UNKNOWN:
            self._findings.error(
                f"'{key.key}' is worked out only when the letter is made, so a copy cannot say what it cites",
                "unknown-citation",
                text.place_at(key.start) if isinstance(text, Located) else None,
                "name the footnote itself, as in [^press-law], or adopt the section with --link",
            )
            return key.key
        return self._on_the_spot.get(key.key) or self._key(key.key)

    def _key(self, key: str) -> str:
        """The key that a footnote of the lender has in the letter."""
        footnotes = self._lender.footnotes
        if key not in footnotes or key in self._following:
            return key  # what is not there, and what quotes itself, is found wrong elsewhere
        if key not in self.brought.keys:
            self._following.append(key)
            self.brought.keys[key] = self._brought(key)
            self._following.pop()
        return self.brought.keys[key]

    def _brought(self, key: str) -> str:
        footnote = self._lender.footnotes[key]
        ours = replace(
            footnote,
            source=self._source(footnote.source),
            wording=self._words(footnote.wording) if footnote.wording is not None else None,
        )
        own = self._letter.footnotes
        for candidate in (key, *own):
            if candidate in own and _are_alike(own[candidate], ours):
                return candidate
        new = self._free(key)
        typed = self._value(self._lender.typed[key])
        self.brought.footnotes[new] = _typed_out(footnote, typed) if footnote.is_ready else typed
        return new

    def _source(self, source: Source) -> Source:
        return FreeText(self._words(source.text)) if isinstance(source, FreeText) else source

    def _words(self, words: Located) -> Located:
        return Located(self._rewritten(words), words.place)

    def _value(self, node: Node, name: str = "text") -> Writable:
        """What is typed in the lender's YAML, as it is to be typed in the letter's."""
        match node:
            case MappingNode():
                return {key: self._value(below, key) for key, below in node.items()}
            case Scalar() if name == "text":
                return self._rewritten(node)
            case Scalar() if name == "repeats":
                return self._key(node)
            case Scalar() if name == "full_stop":
                return node == "true"
            case Scalar():
                return (date_of(node) if name in DATES else None) or str(node)
            case _:
                return [self._value(below, name) for below in node]

    def _free(self, key: str) -> str:
        """The key, or one like it that means nothing in the letter yet."""
        if key in self._taken:
            lender = re.sub(r"[^a-z0-9]+", "-", self._lender.campaign.casefold()).strip("-")
            key = first_free(f"{key}-{lender}".removesuffix("-"), lambda key: key in self._taken)
        self._taken.add(key)
        return key


def _typed_out(footnote: Footnote, typed: Writable) -> Writable:
    """A source that need not be typed, typed: in another letter the same words would mean another one."""
    if not isinstance(footnote.source, Work) or not isinstance(typed, dict):
        return typed
    facts = {name: fact for name, fact in footnote.source.facts if "{{" not in str(fact)}
    if footnote.letter is not None:
        facts.setdefault("from", "[who wrote it]")  # a letter that is typed has to say so
    return {
        "kind": footnote.source.kind,
        **facts,
        **{name: said for name, said in typed.items() if name not in READY},
    }


def _are_alike(own: Footnote, brought: Footnote) -> bool:
    """Whether two footnotes make the same note wherever they are cited."""
    return (
        own.source == brought.source
        and own.wording == brought.wording
        and own.full_stop == brought.full_stop
        and brought.short_title in (None, own.short_title)
        and (own.wording is None or own.is_repeat == brought.is_repeat)
    )
