"""What templates and prose may know of a campaign."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from undersigned.drafting.asks import Asks
from undersigned.drafting.dates import DateView
from undersigned.drafting.frame import FrameView, addressee_views, contact_view, given, names, not_in
from undersigned.drafting.known import SessionView, last_letter, mandate_view, session_view
from undersigned.drafting.letterhead import letterhead_markdown, letterhead_views
from undersigned.drafting.missing import NotGiven
from undersigned.drafting.sandbox import Workshop
from undersigned.drafting.signatory_order import Signatories, listed_signatories
from undersigned.drafting.values import escape, in_one_line, keep_lines
from undersigned.drafting.words import Vocabulary
from undersigned.model.campaign import Campaign, NeedValue, Prose, Session
from undersigned.model.findings import Located
from undersigned.model.frame import FramePart
from undersigned.model.letter import Role
from undersigned.model.signatories import Shown


@dataclass(frozen=True)
class FactView:
    """A fact of the campaign: prints its text; `as_of` is the day of which it is true."""

    text: str
    as_of: DateView

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class SectionView:
    """A section of the annex: its name and its prose."""

    name: str
    text: Markup


@dataclass(frozen=True)
class AnnexView:
    """The annex: its title and its sections."""

    title: Markup | None
    sections: tuple[SectionView, ...]


@dataclass(frozen=True)
class NotesView:
    """What a template may know of the notes: where they stand (`page`, `end` …)."""

    place: str


@dataclass(frozen=True)
class VersionView:
    """Which version of the letter this is: its number and, of one that replaces another, the day of that."""

    number: int
    replaces: DateView | None
    on_page: bool
    corrects: Markup | None
    joined: tuple[str, ...]
    left: tuple[str, ...]
    """The names of those who sign since the one before, and of those who do not any more."""


@dataclass(frozen=True)
class SignatoryListView:
    """How the campaign wants the list of signatories to look."""

    acronym: bool
    country: bool
    country_in_brackets: bool
    columns: int
    numbered: bool
    table: tuple[str, ...]
    """The columns of a table: `number`, `name`, `description`, `country`; none where the list is no table."""
    table_head: bool
    unnamed: bool
    withdrawn: bool
    as_of: DateView | None
    above: Markup | None
    below: Markup | None
    logos: str
    """`none`, `above`, `beside`, `row` or `letterhead`."""
    signatures: bool
    emails: bool


def context_of(
    campaign: Campaign,
    workshop: Workshop,
    words: Vocabulary,
    plain: Mapping[str, object],
    signatories: Signatories,
) -> dict[str, object]:
    """All that the template of a letter may know, with its prose rendered; `plain` is what any prose may know.

    `signatories` are those of the list.
    """
    rendered = partial(_prose, workshop, plain)

    def headed(heading: Located, members: Signatories) -> Markup | None:
        return _prose(workshop, {**plain, "signatories": members}, heading)

    asks = Asks(campaign, workshop, plain)
    plain = {**plain, "ask": asks.in_prose}
    placed = {**plain, "asks": asks}
    sections = campaign.annex.sections if campaign.annex else ()
    body = workshop.render(campaign.body.text, placed)
    annex = AnnexView(
        in_one_line(title) if campaign.annex and (title := rendered(campaign.annex.title)) else None,
        tuple(
            SectionView(
                section.name,
                workshop.render(
                    section.text,
                    {
                        **plain,
                        "asks": asks.inside(_opened(Role.SECTION, section.name)),
                        "facts": facts_context(campaign, section.campaign),
                        **_values(campaign, section, words),
                    },
                ),
            )
            for section in sections
        ),
    )
    summary = _prose(workshop, {**plain, "asks": asks.inside(_opened(Role.SUMMARY))}, campaign.summary)
    if workshop.is_whole:
        asks.warn_of_left()
    return placed | {
        "date_line": _in_lines(rendered(campaign.date_line)),
        "letterhead": letterhead_markdown(campaign.head, workshop.origins.mark)
        if campaign.head
        else _in_lines(rendered(campaign.letterhead)),
        "letterhead_sides": letterhead_views(campaign.head, workshop.origins.mark),
        "title": given(campaign, FramePart.TITLE, _in_lines(rendered(campaign.title))),
        "subject": given(campaign, FramePart.SUBJECT, _in_lines(rendered(campaign.subject))),
        "salutation": _formula(campaign.salutation, rendered, words),
        "summary": summary,
        "closing": _formula(campaign.closing, rendered, words),
        "body": body,
        "annex": annex if sections else None,
        "signatories": given(
            campaign,
            FramePart.SIGNATORIES,
            listed_signatories(campaign, signatories, rendered, headed, workshop.origins.mark)
            if _names_signatories(campaign)
            else None,
        ),
        "version": _version_view(campaign, rendered),
        "signatory_list": _list_view(campaign, rendered),
        "notes": NotesView(campaign.notes.place.value),
        "words": words,
    }


def _opened(role: Role, name: str = "") -> str:
    """The line that begins a part."""
    return f"::: {role.value} {escape(name)}".rstrip()


def _version_view(campaign: Campaign, rendered: Callable[[Located | None], Markup | None]) -> VersionView:
    edition = campaign.edition
    before = DateView(edition.replaces.day, campaign.language) if edition.replaces else None
    on_page = edition.on_page and before is not None
    return VersionView(
        edition.number, before, on_page, rendered(edition.corrects), edition.joined, edition.left
    )


def _list_view(campaign: Campaign, rendered: Callable[[Located | None], Markup | None]) -> SignatoryListView:
    look = campaign.signatory_list
    return SignatoryListView(
        acronym=look.show.has_acronym,
        country=look.show.has_country,
        country_in_brackets=look.show is Shown.COUNTRY_IN_BRACKETS,
        columns=look.columns,
        numbered=look.numbered,
        table=tuple(column.value for column in look.table),
        table_head=look.table_head,
        unnamed=look.unnamed,
        withdrawn=look.withdrawn,
        as_of=DateView(look.as_of, campaign.language) if look.as_of else None,
        above=rendered(look.above),
        below=rendered(look.below),
        logos=look.logos.value,
        signatures=look.signatures,
        emails=look.emails,
    )


def prose_context(campaign: Campaign, words: Vocabulary, listed: Signatories) -> dict[str, object]:
    """What any prose of the campaign may know: the facts, none of the prose."""
    frame = FrameView(campaign)
    return {
        "language": str(campaign.language),
        "date": given(
            campaign,
            FramePart.DATE,
            DateView(campaign.date, campaign.language) if campaign.date else None,
        ),
        "session": _session(campaign, words),
        "last": last_letter(campaign, words),
        "mandate": mandate_view(campaign, words),
        "country": campaign.country or not_in(campaign, "country"),
        "addressees": given(
            campaign,
            FramePart.ADDRESSEES,
            addressee_views(campaign.addressees, words, frame.addressee_columns)
            if names(campaign, FramePart.ADDRESSEES, "addressees")
            else None,
        ),
        "copy": addressee_views(campaign.copy, words, copies=True),
        "frame": frame,
        "contact": contact_view(campaign, words),
        "signatories": given(
            campaign,
            FramePart.SIGNATORIES,
            listed if _names_signatories(campaign) else None,
        ),
        "facts": facts_context(campaign, campaign.name),
    }


def facts_context(campaign: Campaign, owner: str) -> dict[str, FactView]:
    """The facts that the prose of a campaign prints: its own, wherever it stands."""
    return {
        name: FactView(fact.text, DateView(fact.as_of, campaign.language))
        for name, fact in campaign.lent_facts.get(owner, campaign.facts).items()
    }


def _names_signatories(campaign: Campaign) -> bool:
    return names(campaign, FramePart.SIGNATORIES, "signatories", "individuals")


def _values(campaign: Campaign, section: Prose, words: Vocabulary) -> dict[str, object]:
    """What a letter gives a section of its annex: text is literal, dates and sessions are as those of the letter."""
    return {name: _value(value, campaign, words) for name, value in section.values.items()}


def _value(value: NeedValue, campaign: Campaign, words: Vocabulary) -> object:
    match value:
        case datetime.date():
            return DateView(value, campaign.language)
        case Session():
            return session_view(value, words, campaign.sessions)
        case _:
            return value


def _session(campaign: Campaign, words: Vocabulary) -> SessionView | NotGiven:
    if campaign.session is None:
        return not_in(campaign, "session")
    return session_view(campaign.session, words, campaign.sessions)


def _prose(workshop: Workshop, context: Mapping[str, object], text: Located | None) -> Markup | None:
    return None if text is None else workshop.render(text, context)


def _formula(
    texts: tuple[Located, ...], rendered: Callable[[Located], Markup | None], words: Vocabulary
) -> Markup | None:
    """A salutation or a closing: each of several in a line of its own, all but the last with the language's comma."""
    lines = [_in_lines(rendered(text)) or Markup() for text in texts]
    return Markup("\\\n").join([*map(words.with_comma, lines[:-1]), *lines[-1:]]) if lines else None


def _in_lines(prose: Markup | None) -> Markup | None:
    """Prose whose lines stay lines."""
    return None if prose is None else keep_lines(prose)
