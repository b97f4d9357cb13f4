"""Finds what each citation means by its key, and words it in every form that the letter's policy may need."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import replace

from undersigned.drafting.citations import CitedKey, Mentioned
from undersigned.drafting.cited_sources import Sources
from undersigned.drafting.inline_markdown import Written
from undersigned.drafting.markdown import NoteDefinition, parse_note
from undersigned.drafting.sandbox import Workshop
from undersigned.drafting.words import Vocabulary
from undersigned.languages.signs import FULL_STOPS, before_stop
from undersigned.model.campaign import Campaign, Footnote, FreeText, Work
from undersigned.model.findings import Located, Place, suggestion
from undersigned.model.letter import Citation, Drafted, Inlines, NoteMention, NoteReference, Part, Text, Words
from undersigned.model.walking import replace_in, replace_references


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
        found = [self._citation(cited, owner, written.place) for cited in written.keys]
        citations = tuple(citation for citation in found if citation)
        self._before = tuple(citation.source for citation in citations)
        return NoteReference(citations, written.place)

    def _find(self, key: str, owner: str, place: Place) -> Footnote | NoteDefinition | None:
        found = self._defined(key, owner)
        if found is None:
            on_the_spot = {known for campaign, known in self._definitions if campaign == owner}
            self._findings.error(
                f"no footnote is called '{key}'",
                "unknown-footnote",
                place,
                suggestion(
                    key,
                    self._sources.footnotes(owner).keys() | on_the_spot,
                    f"define it under 'footnotes:' in campaigns/{owner}/campaign.yaml",
                ),
            )
        return found

    def _defined(self, key: str, owner: str) -> Footnote | NoteDefinition | None:
        return self._sources.footnotes(owner).get(key) or self._definitions.get((owner, key))

    def _after_comma(self, cited: CitedKey, owner: str, place: Place) -> CitedKey:
        """What is cited; where a comma stands for the colon before a passage, what was meant, after an error."""
        key, comma, pinpoint = f"{cited.signal or ''} {cited.key}".strip().partition(",")
        if not comma or self._defined(cited.key, owner) or not self._defined(key, owner):
            return cited
        self._findings.error(
            "a passage follows the footnote's name after a colon, not after a comma",
            "empty-citation",
            place,
            f"write [^{key}: {pinpoint.strip()}]",
        )
        return CitedKey(key, None, pinpoint.strip(), cited.begins)

    def _citation(self, cited: CitedKey, owner: str, place: Place) -> Citation | None:
        cited = self._after_comma(cited, owner, place)
        footnote = self._find(cited.key, owner, place)
        if footnote is None:
            return None
        self._sources.used.add((owner, cited.key))
        source = _identity(footnote)
        is_first = source not in self._cited
        self._cited.add(source)
        signal, pinpoint = self._vocabulary.signal(cited.signal), cited.pinpoint
        if isinstance(footnote, NoteDefinition):
            full = _with_passage(
                self._words(footnote.text, source), pinpoint, str(self._vocabulary.between_parts)
            )
            words = Footnote(Located(cited.key, footnote.place), FreeText(Located("", footnote.place)))
            stops: bool | None = False
        else:
            full, words = self._form(footnote, None, cited), footnote
            own_words = words.wording is not None or not isinstance(words.source, Work)
            stops = (words.full_stop or False) if own_words else words.full_stop
        repeat = self._campaign.notes.repeat
        # What repeats another footnote in words of its own has these for a reason: "… annex II".
        again = None if words.is_repeat and words.wording else repeat.again
        bare = replace(cited, pinpoint=None)
        with self._vocabulary.unprinted(self._before != (source,)):
            after_itself = self._form(words, again, bare, source) if again else None
            with_passage = self._form(words, again, cited, source) if again and pinpoint else None
        with self._vocabulary.unprinted(is_first):
            later = self._later(words, cited, source)
        return Citation(
            source,
            full,
            after_itself,
            with_passage,
            later,
            signal,
            pinpoint,
            stops,
            footnote.place,
        )

    def _later(self, footnote: Footnote, cited: CitedKey, source: Hashable) -> Words | None:
        """The form after the first citation; None where the style has no words for it, as a rule for one's own."""
        form = self._campaign.notes.repeat.later
        bare = self._form(footnote, form, replace(cited, pinpoint=None), source) if form else ()
        if not bare or cited.pinpoint is None:
            return bare or None
        return self._form(footnote, form, cited, source)

    def _form(self, footnote: Footnote, form: str | None, cited: CitedKey, source: Hashable = None) -> Words:
        """A footnote in a form of the citation style, empty where the style has no words for it."""
        markdown = self._sources.markdown(
            footnote, form, pinpoint=cited.pinpoint, signal=cited.signal, begins=cited.begins
        )
        text, origins = self._workshop.origins.read_off(markdown.strip())
        return self._words(
            parse_note(text, origins, self._campaign.language, self._findings),
            footnote.source if source is None else source,
        )

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
        return NoteMention(source, mentioned.place)

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


def _with_passage(words: Words, pinpoint: str | None, between: str) -> Words:
    """A note in one's own words with the passage that is meant, before its full stop."""
    match words:
        case _ if pinpoint is None:
            return words
        case (*rest, Text() as last) if last.text.endswith(FULL_STOPS):
            return (*rest, Text(before_stop(last.text, f"{between}{pinpoint}"), last.place))
        case _:
            return (*words, Text(f"{between}{pinpoint}"))
