"""Those who sign a letter as templates know them, in the order and the groups of the list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import groupby
from typing import Any, Final, Self
from urllib.parse import quote

from markupsafe import Markup

from undersigned.drafting.markdown import SIGNATURE
from undersigned.drafting.values import StandIn, escape, in_lines
from undersigned.languages.collation import sort_key
from undersigned.languages.icu_rules import country_name
from undersigned.model.campaign import Campaign, Organisation, Representative
from undersigned.model.findings import Located, Place
from undersigned.model.set_apart import HOW_MANY, NAME, set_apart
from undersigned.model.signatories import Everyone, Individual, People, SignatoryOrder


@dataclass(frozen=True)
class RepresentativeView:
    """A person who signs for an organisation; `signature` is the image of their signature, as a picture."""

    name: str
    title: str | None
    signature: Markup | None = None
    email: str | None = None


@dataclass(frozen=True)
class SignatoryView:
    """An organisation or a person that signs; prints as letters name it, `Name (ACRONYM)`."""

    id: str
    name: str
    acronym: str | None = None
    country: str | None = None
    note: Markup | None = None
    """The footnote at its name, where the letter lists it."""
    number: int = 0
    """Its place in the list, from 1."""
    group: str | None = None
    """The heading that it stands under."""
    description: str | None = None
    """What an organisation is."""
    logo: Markup | None = None
    """Its logo as a picture, where the letter lists it."""
    place_to_sign: Markup | None = None
    """The place where its representative signs, where the letter has one."""
    representatives: tuple[RepresentativeView, ...] = ()
    is_individual: bool = False
    title: str | None = None
    """The office of a person."""
    organisation: str | None = None
    """The organisation that a person is known by."""
    capacity: str | None = None
    """That of a person: `official`, `individual` or `identification`."""
    on_behalf_of: str | None = None
    """For whom a person signs."""
    email: str | None = None
    """That of a person."""
    signature: Markup | None = None
    """The image of a person's signature, where the letter lists them."""
    stands_in: _Group | None = None
    """Its group, with what is said of that."""
    network: str | None = None
    """The id of the network below which it stands."""

    def __str__(self) -> str:
        return f"{self.name} ({self.acronym})" if self.acronym else self.name


class Signatories(tuple[SignatoryView, ...]):  # noqa: SLOT001  # it knows how many more there are
    """The signatories in the order in which the letter lists them."""

    unnamed: int
    """How many more sign and wish not to be named."""

    def __new__(cls, views: Iterable[SignatoryView] = (), unnamed: int = 0) -> Self:
        """Signatories, and how many more there are."""
        self = super().__new__(cls, views)
        self.unnamed = unnamed
        return self

    @property
    def count(self) -> int:  # type: ignore[override]  # drafters say count for how many, as tuple.count cannot
        """How many sign."""
        return len(self)

    @property
    def organisations(self) -> Signatories:
        """The organisations among them."""
        return type(self)(view for view in self if not view.is_individual)

    @property
    def individuals(self) -> Signatories:
        """The people among them."""
        return type(self)(view for view in self if view.is_individual)

    @property
    def groups(self) -> tuple[GroupView, ...]:
        """The groups that they stand in; people in no group are one of their own, unless they are among the others."""
        groups = groupby(self, lambda view: view.stands_in)
        return tuple(
            GroupView(
                group.heading if group else None,
                Signatories(views),
                group.above if group else None,
                group.below if group else None,
                group.columns if group else None,
                group.table if group else (),
                is_group=group is not None and group.is_given,
            )
            for group, views in groups
        )


class Uncounted(Signatories):
    """The signatories for a text that has to be the same for each of them, however many the others are."""

    def __new__(cls, views: Iterable[SignatoryView] = (), unnamed: int = 0) -> Self:
        """Signatories, of whom nobody is told how many more there are."""
        return super().__new__(cls, views, StandIn(unnamed, HOW_MANY))

    @property
    def count(self) -> int:  # type: ignore[override]  # templates read how many they are; a tuple counts one member
        """How many sign, which prints as that it is their number."""
        return StandIn(len(self), HOW_MANY)


class SetApart(Uncounted):
    """The same with marks around what they are called, so that a text can be told from that."""


@dataclass(frozen=True)
class GroupView:
    """Signatories that stand together, under a heading or under none."""

    heading: str | None
    members: Signatories
    above: Markup | None = None
    below: Markup | None = None
    columns: int | None = None
    """In how many columns it stands; None leaves it to the list."""
    table: tuple[str, ...] = ()
    """The columns of its table; none leaves them to the list."""
    is_group: bool = False
    """Whether the campaign makes a group of them; if not, they are those in none."""


@dataclass(frozen=True)
class _Group:
    """What is said of a group, and its place among them: those in none come first, and people in none last."""

    place: int
    heading: str | None = None
    above: Markup | None = None
    below: Markup | None = None
    columns: int | None = None
    table: tuple[str, ...] = ()
    is_given: bool = True


_CALLED: Final = (
    "name", "acronym", "country", "description", "title", "organisation", "on_behalf_of", "email",
)  # fmt: skip
"""What says of a signatory who it is."""


def with_names_apart(signatories: Signatories) -> SetApart:
    """The signatories with marks around what they are called."""

    def apart(view: SignatoryView) -> SignatoryView:
        said = {what: words for what in _CALLED if (words := getattr(view, what))}
        called: dict[str, Any] = {what: set_apart(words, NAME) for what, words in said.items()}
        return replace(view, **called)

    return SetApart(map(apart, signatories), signatories.unnamed)


def sorted_signatories(campaign: Campaign) -> Signatories:
    """Who signs, in the order in which the letter lists them.

    First the organisations in no group, then the groups, then the people in no group, if they stand apart; in each,
    those first that lead the letter.
    """
    groups = _groups_of(campaign)
    people = [_individual(person) for person in campaign.individuals]
    views = [
        *(_organisation(organisation, campaign.language) for organisation in campaign.signatories),
        *people,
    ]
    if campaign.signatory_list.people is People.AMONG:
        views = _in_order(campaign, views)
    else:
        views = [*_in_order(campaign, views[: len(campaign.signatories)]), *people]
    if campaign.signatory_order is SignatoryOrder.LISTED:
        in_groups = _places(id for group in campaign.signatory_groups for id in group.members)
        views.sort(key=lambda view: in_groups.get(view.id, -1))
    leads = _places(campaign.lead_signatories)
    views.sort(key=lambda view: leads.get(view.id, len(leads)))
    views.sort(key=lambda view: groups[view.id].place)
    networks = campaign.networks
    groups |= {member: groups[network] for member, network in networks.items()}
    views = _below_networks(views, networks)
    anew = campaign.signatory_list.numbered_anew
    parts = groupby(views, lambda view: groups[view.id].place if anew else 0)
    return Signatories(
        (
            replace(
                view,
                number=number,
                group=groups[view.id].heading,
                stands_in=groups[view.id],
                network=networks.get(view.id),
            )
            for _, some in parts
            for number, view in enumerate(some, 1)
        ),
        campaign.unnamed,
    )


def _below_networks(views: Sequence[SignatoryView], networks: Mapping[str, str]) -> list[SignatoryView]:
    members: dict[str, list[SignatoryView]] = {}
    for view in views:
        if view.id in networks:
            members.setdefault(networks[view.id], []).append(view)
    return [one for view in views if view.id not in networks for one in (view, *members.get(view.id, ()))]


def _groups_of(campaign: Campaign) -> dict[str, _Group]:
    """The group of each signatory, by their ids."""
    groups = [
        _Group(
            place,
            group.heading,
            columns=group.columns,
            table=tuple(column.value for column in group.table),
        )
        for place, group in enumerate(campaign.signatory_groups)
    ]
    named = {
        str(id): groups[place]
        for place, group in enumerate(campaign.signatory_groups)
        for id in group.members
    }
    of_all = {group.everyone: groups[place] for place, group in enumerate(campaign.signatory_groups)}
    none, last = _Group(-1, is_given=False), _Group(len(groups), is_given=False)
    organisations = of_all.get(Everyone.ORGANISATIONS, none)
    people = of_all.get(
        Everyone.INDIVIDUALS, none if campaign.signatory_list.people is People.AMONG else last
    )
    return {
        **{one.id: named.get(one.id, organisations) for one in campaign.signatories},
        **{str(one.id): named.get(one.id, people) for one in campaign.individuals},
    }


def listed_signatories(
    campaign: Campaign,
    signatories: Signatories,
    rendered: Callable[[Located], Markup | None],
    headed: Callable[[Located, Signatories], Markup | None],
    mark: Callable[[Place], str],
) -> Signatories:
    """Those who sign with what only the list prints: the citations of footnotes at their names, and pictures.

    `headed` renders the heading of a group, which may say how many stand in it; `mark` gives a mark of origin for what
    was written at a place.
    """
    called: Callable[[str], str] = (
        partial(set_apart, marks=NAME) if isinstance(signatories, SetApart) else str
    )
    notes = {
        str(id): rendered(Located(f"[^{key}]", key.place)) for id, key in campaign.signatory_notes.items()
    }
    organisations = {organisation.id: organisation for organisation in campaign.signatories}
    people = {str(one.id): one for one in campaign.individuals}
    groups = {
        place: (
            rendered(group.above) if group.above else None,
            rendered(group.below) if group.below else None,
        )
        for place, group in enumerate(campaign.signatory_groups)
    }

    def picture(file: Located | None, alternative: str) -> Markup | None:
        if file is None:
            return None
        return Markup(f"{mark(file.place)}![{escape(alternative)}](<{quote(file.strip())}>)")

    def person(representative: Representative) -> RepresentativeView:
        name, title, email = representative.name, representative.title, representative.email
        return RepresentativeView(
            called(name),
            in_lines(called(title)) if title else None,
            picture(representative.signature, called(name)),
            called(email) if email else None,
        )

    def listed(view: SignatoryView) -> SignatoryView:
        organisation = None if view.is_individual else organisations[view.id]
        return replace(
            view,
            note=notes.get(view.id),
            logo=picture(organisation.logo, view.name) if organisation else None,
            place_to_sign=_place_to_sign(view) if view.id in campaign.signature_fields else None,
            representatives=tuple(map(person, organisation.representatives)) if organisation else (),
            signature=picture(people[view.id].signature, view.name) if view.is_individual else None,
            stands_in=within(view.stands_in),
        )

    @cache
    def within(group: _Group | None) -> _Group | None:
        above, below = groups.get(group.place, (None, None)) if group else (None, None)
        heading = group.heading if group else None
        if isinstance(heading, Located) and "{" in heading:
            heading = headed(heading, kind(one for one in signatories if one.stands_in == group))
        return replace(group, above=above, below=below, heading=heading) if group else None

    kind = type(signatories)
    return kind(map(listed, signatories), signatories.unnamed)


def _place_to_sign(signatory: SignatoryView) -> Markup:
    """The place where the representative of a signatory signs, as a picture whose address says for whom."""
    return Markup(f"![{escape(str(signatory))}]({SIGNATURE}{signatory.id})")


def _in_order(campaign: Campaign, views: list[SignatoryView]) -> list[SignatoryView]:
    match campaign.signatory_order:
        case SignatoryOrder.ALPHABETICAL | SignatoryOrder.WITHOUT_ARTICLES:
            articles = campaign.signatory_order is SignatoryOrder.ALPHABETICAL
            sort_as = {str(one.id): one.sort_as for one in campaign.individuals if one.sort_as}
            return sorted(
                views,
                key=lambda view: sort_key(
                    sort_as.get(view.id, view.name), campaign.language, articles=articles
                ),
            )
        case SignatoryOrder.LISTED | SignatoryOrder.REGISTER:
            return views


def _places(names: Iterable[str]) -> Mapping[str, int]:
    return {str(name): place for place, name in enumerate(names)}


def _organisation(organisation: Organisation, language: str) -> SignatoryView:
    """An organisation as the letter names it."""
    return SignatoryView(
        organisation.id,
        organisation.name_in(language),
        organisation.acronym_in(language),
        country_name(code, language)
        if (code := organisation.country_code)
        else organisation.country_in(language),
        description=organisation.description,
    )


def _individual(person: Individual) -> SignatoryView:
    """A person as the letter names them."""
    return SignatoryView(
        str(person.id),
        str(person.name),
        is_individual=True,
        title=person.title,
        organisation=person.organisation,
        capacity=person.capacity.value,
        country=person.country,
        on_behalf_of=person.on_behalf_of,
        email=person.email,
    )
