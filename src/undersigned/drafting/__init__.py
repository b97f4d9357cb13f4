"""Drafts a letter: a campaign and its templates go in, and by way of Markdown a `Letter` comes out."""

from __future__ import annotations

from collections.abc import Mapping

from undersigned.drafting.cited_sources import Sources
from undersigned.drafting.context import context_of, facts_context, prose_context
from undersigned.drafting.dates import DateSetApart
from undersigned.drafting.frame import FrameView
from undersigned.drafting.hanging import set_in
from undersigned.drafting.markdown import ImageReader, parse_letter, parse_note
from undersigned.drafting.sandbox import TemplateReader, Workshop
from undersigned.drafting.signatory_order import Uncounted, sorted_signatories, with_names_apart
from undersigned.drafting.worded_notes import NoteWriter
from undersigned.drafting.words import Vocabulary
from undersigned.model.campaign import LETTER, Campaign, NotePlace
from undersigned.model.draft import Draft
from undersigned.model.findings import Findings
from undersigned.model.letter import Letter, Metadata
from undersigned.model.walking import plain_text

__all__ = ["ImageReader", "TemplateReader", "draft"]


def draft(
    campaign: Campaign,
    read_template: TemplateReader,
    read_image: ImageReader,
    findings: Findings,
    *,
    wording: int | None = None,
    template: str = "letter.md",
) -> Draft:
    """The letter that a campaign's template makes of it, and its Markdown; after errors, as much as could be made.

    For the `wording` of a form, the text does not tell how many sign, but is else what it is with them; from the second
    form on, marks stand around that, and around the names of those who sign and the letter's date (`drafting.values`).
    """
    workshop = Workshop(read_template, findings, campaign.language)
    workshop.is_whole = campaign.prose_is_whole and campaign.asks_are_whole
    workshop.words = words = Vocabulary(
        campaign.language,
        workshop,
        has_endnotes=campaign.notes.place is not NotePlace.PAGE,
        labels=campaign.frame.labels,
    )
    words.check_language()
    named = listed = sorted_signatories(campaign)
    facts = prose_context(campaign, words, named)
    if wording == 1:
        facts["signatories"] = Uncounted(listed, campaign.unnamed)
    elif wording is not None:
        workshop.sets_apart = True
        facts["signatories"] = listed = with_names_apart(listed)
        if campaign.date:
            facts["date"] = DateSetApart(campaign.date, campaign.language)
    lent = {owner: {"facts": facts_context(campaign, owner)} for owner in campaign.lent_facts}
    sources = Sources(campaign, workshop, facts, lent)
    context = context_of(campaign, workshop, words, {**facts, **sources.functions}, listed)
    own = f"{campaign.letter}/{template}"
    file = own if workshop.has_template(own) else f"{LETTER}/{template}"
    text, origins = workshop.origins.read_off(set_in(workshop.render_file(file, context)))
    _warn_of_unused_order(campaign, context["frame"], findings)
    written, definitions = parse_letter(
        text,
        origins,
        campaign.language,
        read_image,
        findings,
        footnotes=campaign.footnotes.get(campaign.name, {}),
        prose=workshop.origins.prose,
    )
    notes = NoteWriter(campaign, workshop, sources, words)
    parts = notes.resolve(written, definitions)
    if sources.used:
        words.read_aloud(lambda one: one.notes.link_to_note, lambda one: one.notes.link_back)
    if campaign.signature_fields:
        words.read_aloud(lambda one: one.signing.signature, lambda one: one.signing.seal)
    metadata = Metadata(
        campaign=campaign.name,
        title=_title(campaign, context, workshop),
        authors=tuple(view.name for view in named),
        language=campaign.language,
        date=campaign.date,
        session=campaign.session.id if campaign.session else "",
        version=campaign.edition.told,
    )
    letter = Letter(metadata, parts, words.signs)
    return Draft(
        letter, origins, tuple(notes.markdown), frozenset((*words.known_facts, *sources.known_facts()))
    )


def _title(campaign: Campaign, context: Mapping[str, object], workshop: Workshop) -> str:
    """What files call the letter: its title, its subject or, where it has neither, its campaign's name."""
    if campaign.title is None and campaign.subject is None:
        return campaign.name
    key = "subject" if campaign.title is None else "title"
    text, origins = workshop.origins.read_off(str(context[key]))
    words = plain_text(parse_note(text, origins, campaign.language, workshop.findings, kind=f"the {key}"))
    return " ".join(words.split()) or campaign.name


def _warn_of_unused_order(campaign: Campaign, frame: object, findings: Findings) -> None:
    """Warn of a campaign's order of parts where the template of its kind has one of its own."""
    places = campaign.frame.places
    if places and isinstance(frame, FrameView) and not frame.was_asked and not findings.has_errors:
        findings.warning(
            f"the kind of letter '{campaign.letter}' has an order of its own, and does not go by this one",
            "order-not-used",
            min(places.values()),
            "choose another kind with 'letter', or delete 'order'",
        )
