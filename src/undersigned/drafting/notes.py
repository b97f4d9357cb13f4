"""Turns the footnotes of a campaign, and those defined in its prose, into what notes print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from undersigned.diagnostics import Findings, Located, Place, suggestion
from undersigned.drafting.context import DateView
from undersigned.drafting.markdown import Definition, parse_note
from undersigned.drafting.sandbox import Workshop
from undersigned.model.campaign import Campaign, Document, Footnote, FreeText, Source, WebPage
from undersigned.model.letter import (
    Citation,
    Inlines,
    NoteReference,
    NoteSource,
    NoteText,
    Part,
    references_in,
    replace_references,
    without_references,
)


class NoteWriter:
    """Finds what is cited and words it: in the citation style, or in the drafter's own words."""

    def __init__(self, campaign: Campaign, workshop: Workshop, facts: Mapping[str, object]) -> None:
        self._campaign = campaign
        self._workshop = workshop
        self._facts = facts
        self._findings = workshop.findings
        self._sources: dict[str, NoteSource] = {}
        self._definitions: dict[tuple[str, str], Definition] = {}

    def resolve(
        self, parts: Iterable[Part[NoteReference]], definitions: Iterable[Definition]
    ) -> tuple[tuple[Part[NoteReference], ...], dict[str, NoteSource]]:
        """The parts with each citation under a key of the letter, and the sources under these keys.

        A citation means the footnotes of the campaign in whose file it stands: a section that is
        borrowed from another campaign brings its own. Its keys become `other-campaign/key`.
        """
        for definition in definitions:
            self._define(definition)
        resolved = tuple(replace_references(part, self._resolved) for part in parts)
        if self._workshop.is_whole:
            self._warn_of_uncited()
        return resolved, self._sources

    def _define(self, definition: Definition) -> None:
        owner, key = self._owner(definition.place), definition.key
        other = self._footnotes(owner).get(key) or self._definitions.get((owner, key))
        if other is not None:
            self._findings.error(
                f"the footnote '{key}' is defined twice; it is already in {other.place.file}:{other.place.line}",
                "duplicate-footnote",
                definition.place,
                "give one of the two another name",
            )
            return
        self._definitions[owner, key] = definition

    def _owner(self, place: Place) -> str:
        """The campaign in whose folder a place lies; for a template, the letter's own."""
        folder, _, rest = place.file.partition("/")
        name = rest.partition("/")[0]
        return name if folder == "campaigns" and name in self._campaign.footnotes else self._campaign.name

    def _footnotes(self, owner: str) -> Mapping[str, Footnote]:
        return self._campaign.footnotes.get(owner, {})

    def _resolved(self, reference: NoteReference) -> NoteReference:
        owner = self._owner(reference.place)
        found = (self._citation(citation, owner, reference.place) for citation in reference.citations)
        return NoteReference(tuple(citation for citation in found if citation), reference.place)

    def _citation(self, citation: Citation, owner: str, place: Place) -> Citation | None:
        defined = self._footnotes(owner).get(citation.key) or self._definitions.get((owner, citation.key))
        if defined is None:
            on_the_spot = {key for campaign, key in self._definitions if campaign == owner}
            self._findings.error(
                f"no footnote is called '{citation.key}'",
                "unknown-footnote",
                place,
                suggestion(
                    citation.key,
                    self._footnotes(owner).keys() | on_the_spot,
                    f"define it under 'footnotes:' in campaigns/{owner}/campaign.yaml",
                ),
            )
            return None
        key = citation.key if owner == self._campaign.name else f"{owner}/{citation.key}"
        if key not in self._sources:
            self._sources[key] = self._worded(defined)
        return Citation(key, citation.pinpoint)

    def _warn_of_uncited(self) -> None:
        own = self._campaign.name
        for key, footnote in self._footnotes(own).items():
            if key not in self._sources:
                self._worded(footnote)  # for what is wrong with its words
                self._warn(key, footnote.place)
        for (owner, key), definition in self._definitions.items():
            if owner == own and key not in self._sources:
                self._warn(key, definition.place)

    def _warn(self, key: str, place: Place) -> None:
        self._findings.warning(
            f"the footnote '{key}' is never cited",
            "uncited-footnote",
            place,
            f"cite it with [^{key}] where it belongs, or delete it",
        )

    def _worded(self, footnote: Footnote | Definition) -> NoteSource:
        if isinstance(footnote, Definition):
            text = _without_citations(footnote.text, self._findings)
            return NoteSource(("defined on the spot", text), text, full_stop=False, place=footnote.place)
        source = footnote.source
        words = footnote.wording or (source.text if isinstance(source, FreeText) else None)
        if words is not None:
            full, stops = self._prose(words), footnote.full_stop or False
            return NoteSource(source, full, stops, footnote.place)
        return NoteSource(source, self._in_style(source, footnote.place), footnote.full_stop, footnote.place)

    def _prose(self, words: Located) -> NoteText:
        return self._parsed(self._workshop.render(words, self._facts))

    def _in_style(self, source: Source, place: Place) -> NoteText:
        template, facts = _template_for(source, self._campaign.language)
        style = self._campaign.notes.style
        return self._parsed(self._workshop.render_file(f"citations/{style}/{template}.md", facts, place))

    def _parsed(self, markdown: str) -> NoteText:
        text, origins = self._workshop.origins.read_off(markdown.strip())
        return _without_citations(parse_note(text, origins, self._findings), self._findings)


def _without_citations(text: Inlines[NoteReference], findings: Findings) -> NoteText:
    for reference in references_in(text):
        findings.error(
            "a note cannot cite another note",
            "note-in-note",
            reference.place,
            "cite both in the text: [^one; two]",
        )
    return without_references(text)


def _template_for(source: Source, language: str) -> tuple[str, dict[str, object]]:
    """The template of a citation style for a source, and what it may know of it."""
    match source:
        case Document():
            date = DateView(source.date, language) if source.date else None
            adopted = DateView(source.adopted, language) if source.adopted else None
            return "document", {"symbol": source.symbol, "date": date, "adopted": adopted}
        case WebPage():
            date = DateView(source.date, language) if source.date else None
            return "web-page", {
                "url": source.url,
                "title": source.title,
                "publisher": source.publisher,
                "date": date,
            }
        case FreeText():  # has its words
            raise AssertionError(source)
