"""Brings the footnotes that a section cites into the letter that takes a copy, never two under one key.

Where the letter has the same source, worded alike, the copy cites that one. What the letter lacks comes
along; where its key is taken there, it gets another. Words that name another footnote are written anew.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from undersigned.files.ids import first_free
from undersigned.files.yaml_tree import MappingNode, Node, Scalar
from undersigned.files.yaml_writing import Writable
from undersigned.loading.cited_keys import FactAt, KeyAt, Use, keys_in, with_facts, with_keys
from undersigned.loading.footnotes import DATES
from undersigned.loading.ready_sources import READY
from undersigned.loading.registers import date_of
from undersigned.model.campaign import Fact, Footnote, FreeText, Source, Work
from undersigned.model.findings import Findings, Located


@dataclass(frozen=True)
class CampaignFootnotes:
    """The footnotes of a campaign, as they were read and as they are typed in its YAML, and its facts."""

    campaign: str
    footnotes: Mapping[str, Footnote]
    typed: MappingNode
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass
class Brought:
    """What became of the sources of a section that was copied."""

    text: str
    """The section, with its citations written anew."""
    footnotes: dict[str, Writable] = field(default_factory=dict)
    """Those that the letter is to get, by their keys there."""
    keys: dict[str, str] = field(default_factory=dict)
    """For each key of the section, the one in the letter."""
    facts: dict[str, Writable] = field(default_factory=dict)
    """The facts that the letter is to get, by their names there."""
    fact_names: dict[str, str] = field(default_factory=dict)
    """For each fact that the section prints, its name in the letter."""
    alike: dict[str, str] = field(default_factory=dict)
    """Sources that came along and look like one that the letter has, by their keys there."""
    renewed: list[str] = field(default_factory=list)
    """Sources and facts that the letter had from there, and that are as the original has them now."""

    def forget(self, name: str) -> None:
        """Leave out what the letter is not to get."""
        for found in (self.footnotes, self.facts, self.alike):
            found.pop(name, None)

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
    *,
    same: Mapping[str, str] | None = None,
    same_facts: Mapping[str, str] | None = None,
    words: Mapping[str, str] | None = None,
    renewed: Collection[str] = (),
    renewed_facts: Collection[str] = (),
) -> Brought:
    """A section's text, sources and facts for a letter of another campaign.

    `taken` are keys that mean something in the letter, whether or not it defines them. `same` says of keys of the
    section which of the letter they are to be, `same_facts` of facts, `words` what is to stand in the place of values.
    `renewed` are those of them that the letter is to have as they are in the section now.
    A key that only the template knows is an error: nobody could say what it would cite there.
    """
    bringing = _Bringing(lender, letter, taken, findings, words or {})
    bringing.brought.keys.update(same or {})
    bringing.brought.fact_names.update(same_facts or {})
    bringing.text(text)
    bringing.renew(renewed, renewed_facts)
    return bringing.brought


class _Bringing:
    def __init__(
        self,
        lender: CampaignFootnotes,
        letter: CampaignFootnotes,
        taken: Iterable[str],
        findings: Findings,
        words: Mapping[str, str],
    ) -> None:
        self._frozen = words
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

    def renew(self, keys: Collection[str], facts: Collection[str]) -> None:
        """Bring what the letter has under a name already as it is in the section now."""
        found = self.brought
        for key in keys:
            found.footnotes[found.keys[key]] = self._typed(key)
        for name in facts:
            found.facts[found.fact_names[name]] = self._typed_fact(name)
        found.renewed = [*(found.keys[key] for key in keys), *(found.fact_names[name] for name in facts)]

    def _rewritten(self, text: Located | str) -> str:
        keyed = with_keys(text, lambda key: self._key_at(key, text))
        return frozen(with_facts(keyed, lambda fact: self._fact(fact, keyed)), self._frozen)

    def _fact(self, fact: FactAt, text: str) -> str:
        if fact.name is None:
            self._findings.error(
                "which facts this prints is worked out only when the letter is made, so a copy cannot bring them along",
                "unknown-fact",
                None,
                'name the fact itself, as in {{ facts["prisoners"] }}, or adopt the section with --link',
            )
        if fact.name is None or fact.name not in self._lender.facts:
            return text[fact.start : fact.end]
        name = self._fact_name(fact.name)
        return text[fact.start : fact.end] if name == fact.name else f'facts["{name}"]'

    def _fact_name(self, name: str) -> str:
        if name not in self.brought.fact_names:
            fact, own = self._lender.facts[name], self._letter.facts
            named = (one for one in own if one == name or one.startswith(f"{name}-"))
            same = (one for one in named if (own[one].text, own[one].as_of) == (fact.text, fact.as_of))
            new = next(same, None)
            if new is None:
                new = name if name not in own else first_free(f"{name}-{self._suffix}", own.__contains__)
                self.brought.facts[new] = self._typed_fact(name)
            self.brought.fact_names[name] = new
        return self.brought.fact_names[name]

    def _typed_fact(self, name: str) -> Writable:
        fact = self._lender.facts[name]
        return {"text": str(fact.text), "as_of": fact.as_of}

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
        self.brought.footnotes[new] = self._typed(key)
        like = next((key for key in own if is_alike(own[key].source, ours.source)), None)
        if like is not None:
            self.brought.alike[new] = like
        return new

    def _typed(self, key: str) -> Writable:
        """A source of the section as it is to be typed in the letter's YAML."""
        footnote, typed = self._lender.footnotes[key], self._lender.typed.get(key)
        if typed is None:
            return {"text": self._words(words_of_note(footnote))}
        value = self._value(typed)
        return _typed_out(footnote, value) if footnote.is_ready else value

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

    @property
    def _suffix(self) -> str:
        """What tells names of the lender from those of the letter."""
        return re.sub(r"[^a-z0-9]+", "-", self._lender.campaign.casefold()).strip("-")

    def _free(self, key: str) -> str:
        """The key, or one like it that means nothing in the letter yet."""
        if key in self._taken:
            key = first_free(f"{key}-{self._suffix}".removesuffix("-"), lambda key: key in self._taken)
        self._taken.add(key)
        return key


def frozen(text: str, words: Mapping[str, str]) -> str:
    """A text with words in the place of values, which are other ones in another letter."""
    return re.sub(r"\{\{.*?\}\}", lambda tag: words.get(tag[0], tag[0]), text, flags=re.DOTALL)


def words_of_note(footnote: Footnote) -> Located:
    """The words of a note that was defined on the spot."""
    source = footnote.source
    return source.text if isinstance(source, FreeText) else footnote.key


def is_alike(one: Source, other: Source) -> bool:
    """Whether two sources are most likely one: the same address or symbol, whatever else is said of them."""
    return _identity(one) is not None and _identity(one) == _identity(other)


def is_another(one: Source, other: Source) -> bool:
    """Whether two sources under one key are surely two: no address, symbol or title of theirs is the same."""
    facts, others = (dict(each.facts) if isinstance(each, Work) else {} for each in (one, other))
    names = ("symbol", "url", "title")
    return (
        any(name in facts for name in names)
        and any(name in others for name in names)
        and not any(name in facts and facts[name] == others.get(name) for name in names)
    )


def _identity(source: Source) -> tuple[str, str] | None:
    facts = dict(source.facts) if isinstance(source, Work) else {}
    if "symbol" in facts:
        return "symbol", str(facts["symbol"]).upper()
    if "url" in facts:
        return "url", re.sub(r"^https?://(?:www\.)?|/?(?:#.*)?$", "", str(facts["url"]).strip())
    return None


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
