"""Words a footnote in a citation style, in the form that its place asks for."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import TypeGuard

from markupsafe import Markup

from undersigned.drafting.citations import mention_of
from undersigned.drafting.dates import DateView
from undersigned.drafting.foreign_words import known_language
from undersigned.drafting.known import title_of
from undersigned.drafting.misnamed import names_meant, offer
from undersigned.drafting.sandbox import Workshop, exposed
from undersigned.drafting.values import as_markdown, in_language
from undersigned.languages.known import word
from undersigned.languages.signs import before_stop
from undersigned.model.campaign import Campaign, EarlierLetter, Footnote, FreeText, Source, Work
from undersigned.model.findings import Place
from undersigned.model.offices import KnownFact

FACTS = (
    "accessed", "adopted", "archived", "article", "author", "date", "from", "paragraphs", "publisher",
    "symbol", "title", "to", "url",
)  # fmt: skip
"""Every fact that a work may have; a citation style's templates know each, as nothing where it is not given."""

UN_DOCUMENTS = "https://undocs.org/"
"""Where a UN document is found by its symbol."""


class Sources:
    """The footnotes that a letter may cite, and the functions of prose that speak of one."""

    def __init__(self, campaign: Campaign, workshop: Workshop, facts: Mapping[str, object]) -> None:
        self._campaign = campaign
        self._workshop = workshop
        self.functions: Mapping[str, object] = {"source": self.quoted, "note": self.mentioned}
        """By the names that prose calls them."""
        self._facts = {**facts, **self.functions}
        self._wording: list[Footnote] = []
        self.used: set[tuple[str, str]] = set()
        """Campaign and key of each footnote that was cited or worded."""

    @exposed
    def mentioned(self, key: object = "") -> Markup:
        """The number of the note that first cites a source: `see note {{ note("benchmarks") }}`."""
        return Markup(mention_of(key)) if self._is_name(key, "note") else Markup()

    @exposed
    def quoted(self, key: object = "", pinpoint: object = None) -> Markup:
        """A source's citation, for the middle of a note in one's own words: that note cites the source, too."""
        if not self._is_name(key, "source"):
            return Markup()
        passage = None if pinpoint is None else str(pinpoint)
        owner = self.owner(self._workshop.current_place())
        footnote = self.footnotes(owner).get(key)
        if footnote is None:
            self._workshop.report(
                f"no footnote is called '{key}'",
                "unknown-footnote",
                self.help_for(key, self.footnotes(owner), owner),
            )
            return Markup()
        if footnote in self._wording:
            self._workshop.report(
                f"the footnote '{key}' quotes itself in a circle", "circular-footnote", "take one of them out"
            )
            return Markup()
        self.used.add((owner, key))
        mark = self._workshop.origins.quotation(footnote.source)
        return Markup(mark + self.markdown(footnote, pinpoint=passage).strip())

    def _is_name(self, key: object, function: str) -> TypeGuard[str]:
        """Whether a function was given what can be the name of a footnote; if not, there is an error now."""
        if isinstance(key, str) and key.strip():
            return True
        self._workshop.report(
            f"'{function}' is to be told the name of a footnote, in quotation marks",
            "unknown-footnote",
            f'write it as in {{{{ {function}("press-law") }}}}',
            function,
        )
        return False

    def owner(self, place: Place) -> str:
        """The campaign in whose folder a place lies; for a template, the letter's own."""
        folder, _, rest = place.file.partition("/")
        name = rest.partition("/")[0]
        return name if folder == "campaigns" and name in self._campaign.footnotes else self._campaign.name

    def footnotes(self, owner: str) -> Mapping[str, Footnote]:
        """The footnotes that a campaign's YAML defines."""
        return self._campaign.footnotes.get(owner, {})

    def help_for(self, typed: str, known: Collection[str], owner: str) -> str:
        """What to do where no footnote of a campaign is called that: the name that was meant, or to define it."""
        define = f"define it under 'footnotes:' in campaigns/{owner}/campaign.yaml"
        return offer(names_meant(typed, known)) or define

    def known_facts(self) -> Iterator[KnownFact]:
        """What those that were cited have from a table."""
        for owner, key in self.used:
            footnote = self.footnotes(owner).get(key)
            if footnote is not None and footnote.known is not None:
                yield footnote.known

    def markdown(
        self,
        footnote: Footnote,
        form: str | None = None,
        *,
        pinpoint: str | None = None,
        signal: str | None = None,
        begins: bool = False,
    ) -> Markup:
        """A footnote in full, or in another form that the citation style has (`short`, `ibid`, `cross-reference`).

        The signal is Markdown; the pinpoint is a value, or Markdown if it says so.
        """
        source = footnote.source
        words = footnote.wording or (source.text if isinstance(source, FreeText) else None)
        if form is None and words is not None:
            self._wording.append(footnote)
            worded = self._workshop.render(words, self._facts)
            self._wording.pop()
            if not pinpoint:
                return worded
            between = word(self._campaign.language, lambda language: language.punctuation.between_parts)
            # Prose, as the words are.
            return Markup(before_stop(worded.rstrip(), as_markdown(between) + as_markdown(pinpoint)))
        facts = self._facts_of(source) | {
            "pinpoint": pinpoint,
            "signal": None if signal is None else Markup(signal),
            "begins": begins,
            "number": Markup(mention_of("")),
        }
        return self._workshop.render_file(self._template(source, form), facts, footnote.place)

    def _template(self, source: Source, form: str | None) -> str:
        name = form or (source.kind if isinstance(source, Work) else "text")
        style = f"citations/{self._campaign.notes.style}/{name}.md"
        return style if self._workshop.has_template(style) else f"citations/plain/{name}.md"

    def _facts_of(self, source: Source) -> dict[str, object]:
        facts: dict[str, object] = dict.fromkeys(FACTS)
        facts |= {
            "language": str(self._campaign.language),
            "kind": "text",
            "words": self._workshop.words,
            "short_title": self._short_titles.get(source),
        }
        if isinstance(source, Work):
            facts["kind"] = source.kind
            for name, value in source.facts:
                date = value if isinstance(value, datetime.date) else None
                facts[name] = DateView(date, self._campaign.language) if date else value
            if facts["symbol"] and not facts["url"]:
                facts["url"] = f"{UN_DOCUMENTS}{facts['symbol']}"
        if letter := self._letters.get(source):
            facts["title"] = title_of(letter)
        if language := self._languages.get(source):
            facts |= {
                name: in_language(facts[name], language) for name in ("title", "short_title") if facts[name]
            }
        return facts

    @cached_property
    def _short_titles(self) -> dict[Source, str]:
        """The short title of each source: footnotes that repeat it need not say it again."""
        known = (f for footnotes in self._campaign.footnotes.values() for f in footnotes.values())
        return {footnote.source: footnote.short_title for footnote in known if footnote.short_title}

    @cached_property
    def _letters(self) -> dict[Source, EarlierLetter]:
        """The letters that are cited without being typed, by their sources."""
        known = (f for footnotes in self._campaign.footnotes.values() for f in footnotes.values())
        return {footnote.source: footnote.letter for footnote in known if footnote.letter}

    @cached_property
    def _languages(self) -> dict[Source, str]:
        """The language of each source that is said to be in another one than the letter."""
        known = (f for footnotes in self._campaign.footnotes.values() for f in footnotes.values())
        named = ((f.source, f.language) for f in known if f.language is not None)
        found = ((source, known_language(tag, tag.place, self._workshop.findings)) for source, tag in named)
        return {source: tag for source, tag in found if tag is not None}
