"""What templates and prose may know of a campaign."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from undersigned.drafting.hanging import hanging, set_in
from undersigned.drafting.missing import NotGiven
from undersigned.drafting.sandbox import Workshop, exposed
from undersigned.drafting.signatory_order import listed_signatories, sorted_signatories
from undersigned.drafting.words import Vocabulary
from undersigned.languages.written_dates import date_in_pattern, long_date
from undersigned.model.campaign import Campaign, NeedValue, Prose, Session
from undersigned.model.findings import Located, Place, listed, suggestion
from undersigned.model.signatories import Shown


@dataclass(frozen=True)
class DateView:
    """A date: prints written out (`8 September 2023`); `written` gives it in a pattern."""

    _date: datetime.date
    _language: str

    def __str__(self) -> str:
        return self.long

    @property
    def long(self) -> str:
        """The date written out, in the letter's language."""
        return long_date(self._date, self._language)

    @property
    def year(self) -> int:
        """The year."""
        return self._date.year

    @exposed
    def written(self, pattern: object = "long") -> str:
        """The date in a pattern such as "dd MMMM yyyy"."""
        return date_in_pattern(self._date, str(pattern), self._language)


@dataclass(frozen=True)
class SessionView:
    """The session of the Council that the letter is written to."""

    id: str
    number: int
    special: bool
    opens: DateView | NotGiven
    closes: DateView | NotGiven
    _words: Vocabulary

    @property
    def ordinal(self) -> Markup:
        """Its number as it stands before "session": 54th."""
        return self._words.ordinal(self.number)


@dataclass(frozen=True)
class FactView:
    """A fact of the campaign: prints its text; `as_of` is the day of which it is true."""

    text: str
    as_of: DateView

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class AskView:
    """An ask: its id, and its text as prose."""

    id: str
    text: Markup


@dataclass(frozen=True)
class AskGroupView:
    """A group of asks under its lead-in."""

    name: str
    lead_in: Markup | None
    items: tuple[AskView, ...]


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
class SignatoryListView:
    """How the campaign wants the list of signatories to look."""

    acronym: bool
    country: bool
    country_in_brackets: bool
    columns: int
    numbered: bool
    table: bool
    as_of: DateView | None
    logos: str
    """`none`, `above` or `beside`."""
    signatures: bool


class Asks:
    """The function `asks("resolution")`, with which the text places a group of asks."""

    exposed_to_templates = True

    def __init__(
        self,
        campaign: Campaign,
        groups: Mapping[str, AskGroupView],
        workshop: Workshop,
        context: Mapping[str, object],
    ) -> None:
        self._campaign = campaign
        self._groups = groups
        self._workshop = workshop
        self._context = context
        self._left: dict[str, Place] = {name: name.place for name in campaign.asks}

    def __call__(self, name: object = "", *others: object) -> Markup:
        """The Markdown of a group of asks, as the letter's kind prints it."""
        if others or not isinstance(name, str) or name not in self._groups:
            if self._campaign.asks_are_whole:
                self._workshop.report(
                    f"no group of asks is called {listed(map(str, (name, *others)))}",
                    "unknown-asks",
                    suggestion(str(name), self._groups, f"name it under 'asks:' in {self._campaign.file}"),
                    str(name) or "asks",
                )
            return Markup()
        if name not in self._left:
            self._workshop.warn(
                f"the asks '{name}' are in the letter twice",
                "printed-twice",
                "take them out of one of the two places",
            )
        self._left.pop(name, None)
        context = {**self._context, "group": self._groups[name], "words": self._workshop.words}
        own = f"{self._campaign.letter}/asks.md"
        template = own if self._workshop.has_template(own) else "joint-letter/asks.md"
        return Markup(set_in(self._workshop.render_file(template, context)))

    def warn_of_left(self) -> None:
        """Warn of the groups that no text has placed."""
        for name, place in self._left.items():
            self._workshop.findings.warning(
                f"the asks '{name}' are not in the letter",
                "asks-not-placed",
                place,
                f'write {{{{ asks("{name}") }}}} in {self._campaign.body.name} where they belong',
            )


def context_of(
    campaign: Campaign, workshop: Workshop, words: Vocabulary, plain: Mapping[str, object]
) -> dict[str, object]:
    """All that the template of a letter may know, with its prose rendered; `plain` is what any prose may know."""
    groups: dict[str, AskGroupView] = {}
    rendered = partial(_prose, workshop, plain)
    for name, group in campaign.asks.items():
        items = tuple(AskView(id, _ask(workshop, plain, text)) for id, text in group.items.items())
        groups[name] = AskGroupView(name, rendered(group.lead_in), items)
    asks = Asks(campaign, groups, workshop, plain)
    placed = {**plain, "asks": asks}
    sections = campaign.annex.sections if campaign.annex else ()
    body = workshop.render(campaign.body.text, placed)
    annex = AnnexView(
        rendered(campaign.annex.title) if campaign.annex else None,
        tuple(
            SectionView(
                section.name, workshop.render(section.text, placed | _values(campaign, section, words))
            )
            for section in sections
        ),
    )
    if workshop.is_whole:
        asks.warn_of_left()
    return placed | {
        "date_line": rendered(campaign.date_line),
        "subject": rendered(campaign.subject),
        "salutation": rendered(campaign.salutation),
        "closing": rendered(campaign.closing),
        "body": body,
        "annex": annex if sections else None,
        "signatories": listed_signatories(campaign, rendered, workshop.origins.mark),
        "signatory_list": _list_view(campaign),
        "notes": NotesView(campaign.notes.place.value),
        "words": words,
    }


def _ask(workshop: Workshop, context: Mapping[str, object], text: Located) -> Markup:
    """The Markdown of an ask. Its place tells which ask it is, also where a value begins it, which has none."""
    return Markup(workshop.origins.mark(text.place) + hanging(workshop.render(text, context)))


def _list_view(campaign: Campaign) -> SignatoryListView:
    look = campaign.signatory_list
    return SignatoryListView(
        acronym=look.show.has_acronym,
        country=look.show.has_country,
        country_in_brackets=look.show is Shown.COUNTRY_IN_BRACKETS,
        columns=look.columns,
        numbered=look.numbered,
        table=look.table,
        as_of=DateView(look.as_of, campaign.language) if look.as_of else None,
        logos=look.logos.value,
        signatures=look.signatures,
    )


def prose_context(campaign: Campaign, words: Vocabulary) -> dict[str, object]:
    """What any prose of the campaign may know: the facts, none of the prose."""
    return {
        "language": str(campaign.language),
        "date": DateView(campaign.date, campaign.language),
        "session": _session(campaign, words),
        "country": campaign.country or _not_in(campaign, "country"),
        "addressees": campaign.addressees,
        "copy": campaign.copy,
        "signatories": sorted_signatories(campaign),
        "facts": {
            name: FactView(fact.text, DateView(fact.as_of, campaign.language))
            for name, fact in campaign.facts.items()
        },
    }


def _values(campaign: Campaign, section: Prose, words: Vocabulary) -> dict[str, object]:
    """What a letter gives a section of its annex: text is literal, dates and sessions are as those of the letter."""
    return {name: _value(value, campaign.language, words) for name, value in section.values.items()}


def _value(value: NeedValue, language: str, words: Vocabulary) -> object:
    match value:
        case datetime.date():
            return DateView(value, language)
        case Session():
            return _session_view(value, language, words)
        case _:
            return value


def _session(campaign: Campaign, words: Vocabulary) -> SessionView | NotGiven:
    if campaign.session is None:
        return _not_in(campaign, "session")
    return _session_view(campaign.session, campaign.language, words)


def _session_view(session: Session, language: str, words: Vocabulary) -> SessionView:
    return SessionView(
        session.id,
        session.number,
        session.special,
        DateView(session.opens, language) if session.opens else _not_in_table(session, "from"),
        DateView(session.closes, language) if session.closes else _not_in_table(session, "to"),
        words,
    )


def _not_in(campaign: Campaign, key: str) -> NotGiven:
    return NotGiven(
        f"the campaign gives no {key}", f"add a line '{key}:' to {campaign.file}, or take this out"
    )


def _not_in_table(session: Session, key: str) -> NotGiven:
    return NotGiven(
        f"the table of sessions does not say '{key}' when {session.id} is",
        f"add '{key}' to {session.id} in campaigns/sessions.yaml, or take this out",
    )


def _prose(workshop: Workshop, context: Mapping[str, object], text: Located | None) -> Markup | None:
    return None if text is None else workshop.render(text, context)
