"""Those who sign a letter as templates know them, in the order and the groups of the list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import quote

from markupsafe import Markup

from undersigned.drafting.markdown import SIGNATURE
from undersigned.drafting.values import StandIn, escape, in_lines
from undersigned.languages.collation import sort_key
from undersigned.languages.icu_rules import country_name
from undersigned.model.campaign import Campaign, Organisation, Representative
from undersigned.model.findings import Located, Place
from undersigned.model.signatories import Individual, SignatoryOrder


@dataclass(frozen=True)
class RepresentativeView:
    """A person who signs for an organisation; `signature` is the image of their signature, as a picture."""

    name: str
    title: str | None
    signature: Markup | None = None


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

    def __str__(self) -> str:
        return f"{self.name} ({self.acronym})" if self.acronym else self.name


class Signatories(tuple[SignatoryView, ...]):
    """The signatories in the order in which the letter lists them."""

    __slots__ = ()

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
        """The groups that they stand in; people in no group are one of their own."""

        def group(view: SignatoryView) -> tuple[str | None, bool]:
            return view.group, view.group is None and view.is_individual

        return tuple(GroupView(heading, Signatories(views)) for (heading, _), views in groupby(self, group))


class Uncounted(Signatories):
    """The signatories for a text that has to be the same for each of them, however many the others are."""

    __slots__ = ()

    @property
    def count(self) -> int:  # type: ignore[override]  # templates read how many they are; a tuple counts one member
        """How many sign, which prints as that it is their number."""
        return StandIn(len(self), "(number of signatories)")


@dataclass(frozen=True)
class GroupView:
    """Signatories that stand together, under a heading or under none."""

    heading: str | None
    members: Signatories


def sorted_signatories(campaign: Campaign) -> Signatories:
    """Who signs, in the order in which the letter lists them.

    First the organisations in no group, then the groups, then the people in no group; in each, those first
    that lead the letter.
    """
    groups = {str(id): group for group in campaign.signatory_groups for id in group.members}
    views = [
        *(_organisation(organisation, campaign.language) for organisation in _in_order(campaign)),
        *(_individual(person) for person in campaign.individuals),
    ]
    if campaign.signatory_order is SignatoryOrder.LISTED:
        in_groups = _places(id for group in campaign.signatory_groups for id in group.members)
        views.sort(key=lambda view: in_groups.get(view.id, -1))
    leads = _places(campaign.lead_signatories)
    views.sort(key=lambda view: leads.get(view.id, len(leads)))
    headings = _places(group.heading for group in campaign.signatory_groups)

    def place(view: SignatoryView) -> int:
        group = groups.get(view.id)
        return headings[group.heading] if group else len(headings) if view.is_individual else -1

    views.sort(key=place)
    return Signatories(
        replace(view, number=number, group=str(group.heading) if (group := groups.get(view.id)) else None)
        for number, view in enumerate(views, 1)
    )


def listed_signatories(
    campaign: Campaign, rendered: Callable[[Located], Markup | None], mark: Callable[[Place], str]
) -> Signatories:
    """Who signs, with what only the list prints: the citations of footnotes at their names, and pictures.

    `mark` gives a mark of origin for what was written at a place.
    """
    notes = {
        str(id): rendered(Located(f"[^{key}]", key.place)) for id, key in campaign.signatory_notes.items()
    }
    organisations = {organisation.id: organisation for organisation in campaign.signatories}

    def picture(file: Located | None, alternative: str) -> Markup | None:
        if file is None:
            return None
        return Markup(f"{mark(file.place)}![{escape(alternative)}](<{quote(file.strip())}>)")

    def person(representative: Representative) -> RepresentativeView:
        return RepresentativeView(
            representative.name,
            in_lines(representative.title) if representative.title else None,
            picture(representative.signature, representative.name),
        )

    def listed(view: SignatoryView) -> SignatoryView:
        organisation = None if view.is_individual else organisations[view.id]
        return replace(
            view,
            note=notes.get(view.id),
            logo=picture(organisation.logo, view.name) if organisation else None,
            place_to_sign=_place_to_sign(view) if view.id in campaign.signature_fields else None,
            representatives=tuple(map(person, organisation.representatives)) if organisation else (),
        )

    return Signatories(map(listed, sorted_signatories(campaign)))


def _place_to_sign(signatory: SignatoryView) -> Markup:
    """The place where the representative of a signatory signs, as a picture whose address says for whom."""
    return Markup(f"![{escape(str(signatory))}]({SIGNATURE}{signatory.id})")


def _in_order(campaign: Campaign) -> Iterable[Organisation]:
    match campaign.signatory_order:
        case SignatoryOrder.ALPHABETICAL | SignatoryOrder.WITHOUT_ARTICLES:
            language = campaign.language
            articles = campaign.signatory_order is SignatoryOrder.ALPHABETICAL
            return sorted(
                campaign.signatories,
                key=lambda one: sort_key(one.name_in(language), language, articles=articles),
            )
        case SignatoryOrder.LISTED | SignatoryOrder.REGISTER:
            return campaign.signatories


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
    )
