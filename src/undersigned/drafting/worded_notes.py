"""Finds what each citation means by its key, and words it in every form that the letter's policy may need."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from dataclasses import replace

from markupsafe import Markup

from undersigned.drafting.citations import Cited, CitedKey, Mentioned
from undersigned.drafting.cited_sources import Sources
from undersigned.drafting.inline_markdown import Written, words_at
from undersigned.drafting.markdown import NoteDefinition, parse_note
from undersigned.drafting.misnamed import (
    emphasised,
    name_typed,
    names_meant,
    read_as_words,
    several,
    with_passage,
)
from undersigned.drafting.sandbox import Workshop
from undersigned.drafting.words import Vocabulary
from undersigned.languages.signs import FULL_STOPS
from undersigned.model.campaign import Campaign, Footnote, Work
from undersigned.model.draft import SourceMap
from undersigned.model.findings import NOWHERE, Place
from undersigned.model.letter import Citation, Drafted, Inlines, NoteMention, NoteReference, Part, Text, Words
from undersigned.model.walking import plain_text, replace_in, replace_references


class NoteWriter:
    """Finds what is cited and words it: in the citation style, or in the drafter's own words.

    A citation means the footnotes of the campaign in whose file it stands: a section that is
    borrowed from another campaign brings its own.
    """

    def __init__(
        self, campaign: Campaign, workshop: Workshop, sources: Sources, vocabulary: Vocabulary
    ) -> None:
        self._campaign = campaign
        self._workshop = workshop
        self._sources = sources
        self._vocabulary = vocabulary
        self._findings = workshop.findings
        self._definitions: dict[tuple[str, str], NoteDefinition] = {}
        self._cited: set[Hashable] = set()
        self._before: tuple[Hashable, ...] = ()
        """The sources that the note before cites."""
        self._mentions: list[tuple[str, Hashable, Place]] = []
        self._read: SourceMap | None = None
        """The Markdown that was read last."""
        self.markdown: list[SourceMap | None] = []
        """For each citation the Markdown of its note in full; None where the letter's own Markdown defines it."""

    def resolve(
        self, parts: Iterable[Part[Written]], definitions: Iterable[NoteDefinition]
    ) -> tuple[Part[Drafted], ...]:
        """The parts with each citation worded, and each mention of a note bound to its source."""
        for definition in definitions:
            self._define(definition)
        resolved = tuple(replace_references(part, self._resolved) for part in parts)
        self._check_mentions()
        if self._workshop.is_whole:
            self._warn_of_uncited()
        return resolved

    def _define(self, definition: NoteDefinition) -> None:
        owner, key = self._sources.owner(definition.place), definition.key
        other = self._sources.footnotes(owner).get(key) or self._definitions.get((owner, key))
        if other is not None:
            self._findings.error(
                f"the footnote '{key}' is defined twice; it is already in {other.place.file}:{other.place.line}",
                "duplicate-footnote",
                definition.place,
                "give one of the two another name",
            )
            return
        self._definitions[owner, key] = definition

    def _resolved(self, written: Written) -> Drafted:
        owner = self._sources.owner(written.place)
        if isinstance(written, Mentioned):
            return self._mention(written, owner)
        if len(set(written.keys)) < len(written.keys):
            self._findings.warning(
                "this note cites the same source twice", "cited-twice", written.place, "take one of them out"
            )
        meant = [self._meant(cited, owner, written) for cited in written.keys]
        found = [
            self._citation(cited, owner, written.place, begins=not place) for place, cited in enumerate(meant)
        ]
        citations = tuple(citation for citation in found if citation)
        self._before = tuple(citation.source for citation in citations)
        return NoteReference(citations, written.place)

    def _find(self, key: str, owner: str, place: Place) -> Footnote | NoteDefinition | None:
        found = self._sources.footnotes(owner).get(key) or self._definitions.get((owner, key))
        if found is None:
            self._findings.error(
                f"no footnote is called '{key}'",
                "unknown-footnote",
                place,
                self._sources.help_for(key, self._known(owner), owner),
            )
        return found

    def _known(self, owner: str) -> set[str]:
        """The names of all footnotes that a campaign's prose can cite."""
        on_the_spot = {key for campaign, key in self._definitions if campaign == owner}
        return {*self._sources.footnotes(owner), *on_the_spot}

    def _meant(self, cited: CitedKey, owner: str, written: Cited) -> CitedKey:
        """What is cited; or what was meant, after an error, where that can be told from what was typed."""
        known = self._known(owner)
        if cited.key in known and cited.signal is None:
            return cited
        name = name_typed(cited, known)
        if names := several(cited, known):
            message, meant = "the names of several footnotes stand in a row", CitedKey(names[-1])
            shown = "; ".join(names)
        elif cited.key in known:
            other = read_as_words(cited, known) or (
                names_meant(name, known)[0] if name != cited.key else None
            )
            if other is not None:
                self._findings.warning(
                    f"'{cited.signal}' is printed before the footnote '{cited.key}', and another is called '{other}'",
                    "not-cited",
                    written.place,
                    f"if that one is meant, write [^{other}]; if both are, put a semicolon between them",
                )
            return cited
        elif found := emphasised(cited, known):
            message, meant = "emphasis ends before the footnote's name", found
            shown = str(meant)
        elif name != cited.key or names_meant(name, known):
            return replace(cited, key=name)  # it is told where it is looked up
        elif found := with_passage(cited, known):
            message, meant = "a passage follows the footnote's name after a colon", found
            message += (
                ", not after a comma" if re.search("[,،\uff0c、]", f"{cited.signal} {cited.key}") else ""
            )
            shown = str(meant)
        else:
            return cited
        whole = "; ".join(shown if key is cited else str(key) for key in written.keys)
        self._findings.error(message, "empty-citation", written.place, f"write [^{whole}]")
        return meant

    def _citation(self, cited: CitedKey, owner: str, place: Place, *, begins: bool) -> Citation | None:
        footnote = self._find(cited.key, owner, place)
        if footnote is None:
            return None
        self._sources.used.add((owner, cited.key))
        self.markdown.append(None)
        source = _identity(footnote)
        is_first = source not in self._cited
        self._cited.add(source)
        pinpoint = self._typed(cited.pinpoint, place, source)
        if isinstance(footnote, NoteDefinition):
            between = str(self._vocabulary.between_parts)
            full = _with_passage(self._words(footnote.text, source), pinpoint, between)
            words, quoted = None, footnote.quoted
            stops: bool | None = False
        else:
            full, quoted = self._form(footnote, None, cited)
            self.markdown[-1] = self._read
            own_words = footnote.wording is not None or not isinstance(footnote.source, Work)
            stops = (footnote.full_stop or False) if own_words else footnote.full_stop
            words = footnote if isinstance(footnote.source, Work) else None
        self._cited.update(quoted)
        # What repeats a source in words of its own has these for a reason ("… annex II"), so there is no "Ibid.".
        again = words and not (words.is_repeat and words.wording) and self._campaign.notes.repeat.again
        after_itself = with_passage = later = None
        if words and again:
            bare = replace(cited, pinpoint=None)
            with self._vocabulary.unprinted(not (begins and self._before == (source,))):
                after_itself, _ = self._form(words, again, bare, source)
                with_passage = self._form(words, again, cited, source)[0] if pinpoint else None
        if words:
            with self._vocabulary.unprinted(is_first):
                later = self._later(words, cited, source)
        return Citation(
            source,
            full,
            after_itself,
            with_passage,
            later,
            self._typed(self._vocabulary.signal(cited.signal), place, source),
            plain_text(pinpoint) or None,
            stops,
            footnote.place,
            quoted,
        )

    def _typed(self, markdown: str | None, place: Place, source: Hashable) -> Words:
        """The words that a citation has of its own, before or behind its source."""
        words = words_at(markdown or "", place, self._campaign.language, self._findings)
        return self._words(words, source)

    def _later(self, footnote: Footnote, cited: CitedKey, source: Hashable) -> Words | None:
        """The form after the first citation; None where the style has no words for it, as a rule for one's own."""
        form = self._campaign.notes.repeat.later
        bare = self._form(footnote, form, replace(cited, pinpoint=None), source)[0] if form else ()
        if not bare or cited.pinpoint is None:
            return bare or None
        return self._form(footnote, form, cited, source)[0]

    def _form(
        self, footnote: Footnote, form: str | None, cited: CitedKey, source: Hashable = None
    ) -> tuple[Words, tuple[Hashable, ...]]:
        """A footnote in a form of the citation style, empty where the style has no words for it; and what it quotes."""
        pinpoint = None if cited.pinpoint is None else Markup(cited.pinpoint)
        markdown = self._sources.markdown(
            footnote, form, pinpoint=pinpoint, signal=cited.signal, begins=cited.begins
        )
        text, origins = self._workshop.origins.read_off(markdown.strip())
        self._read = origins
        words = self._words(
            parse_note(text, origins, self._campaign.language, self._findings),
            footnote.source if source is None else source,
        )
        return words, origins.quoted()

    def _words(self, text: Inlines[Written], source: Hashable) -> Words:
        """The text of a note: other notes may be mentioned in it, none cited."""

        def mention(written: Written) -> NoteMention:
            if isinstance(written, Mentioned):
                return self._mention(written, self._sources.owner(written.place), source)
            self._findings.error(
                "a note cannot cite another note",
                "note-in-note",
                written.place,
                'cite both in the text: [^one; two], or quote the other with {{ source("two") }}',
            )
            return NoteMention(source, written.place)

        return replace_in(text, mention)  # type: ignore[arg-type]  # mypy takes a union inside a union for object

    def _mention(self, mentioned: Mentioned, owner: str, itself: Hashable = None) -> NoteMention:
        """A mention of the note that first cites a source; without a key, of the source being worded."""
        if not mentioned.key:
            return NoteMention(itself, mentioned.place)
        footnote = self._find(mentioned.key, owner, mentioned.place)
        source = _identity(footnote) if footnote else None
        if footnote:
            self._mentions.append((mentioned.key, source, mentioned.place))
        repeats = isinstance(footnote, Footnote) and footnote.is_repeat
        return NoteMention(source, mentioned.place, footnote.place if footnote and repeats else NOWHERE)

    def _check_mentions(self) -> None:
        for key, source, place in self._mentions:
            if source not in self._cited:
                self._findings.error(
                    f"no note cites '{key}', so it has no number",
                    "uncited-mention",
                    place,
                    f"cite it with [^{key}] where it belongs",
                )

    def _warn_of_uncited(self) -> None:
        own = self._campaign.name
        defined: list[tuple[str, Footnote | NoteDefinition]] = [*self._sources.footnotes(own).items()]
        defined += [
            (key, definition) for (owner, key), definition in self._definitions.items() if owner == own
        ]
        for key, footnote in defined:
            if (own, key) in self._sources.used:
                continue
            if isinstance(footnote, Footnote):
                self._form(footnote, None, CitedKey(key))  # for what is wrong with its words
            self._findings.warning(
                f"the footnote '{key}' is never cited",
                "uncited-footnote",
                footnote.place,
                f"cite it with [^{key}] where it belongs, or delete it",
            )


def _identity(footnote: Footnote | NoteDefinition) -> Hashable:
    return footnote.source if isinstance(footnote, Footnote) else footnote


def _with_passage(words: Words, pinpoint: Words, between: str) -> Words:
    """A note in one's own words with the passage that is meant, before its full stop."""
    match words:
        case _ if not pinpoint:
            return words
        case (*rest, Text() as last) if last.text.endswith(FULL_STOPS):
            # A full stop in which the passage ends stands for both.
            stop = "" if plain_text(pinpoint).endswith(FULL_STOPS) else last.text[-1]
            return (*rest, Text(f"{last.text[:-1]}{between}", last.place), *pinpoint, Text(stop))
        case _:
            return (*words, Text(between), *pinpoint)
