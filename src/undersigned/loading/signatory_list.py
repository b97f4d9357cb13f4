"""Reads the keys of a campaign about its list of signatories, and reports what cannot be so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from undersigned.files.yaml_tree import MappingNode, Node, Scalar, as_mapping
from undersigned.loading.registers import choice_of, date_of, scalar_of, scalars_of
from undersigned.loading.signatory_groups import check_groups, columns_of, groups_of, members_named, table_of
from undersigned.loading.typed_signatories import typed_of
from undersigned.model.campaign import Organisation
from undersigned.model.findings import Findings, Located, Place, listed, suggestion
from undersigned.model.letter import Marks
from undersigned.model.signatories import (
    Capacity,
    Everyone,
    Individual,
    Logos,
    People,
    Shown,
    SignatoryList,
    TableColumn,
)

_APART = (
    ("table", "columns"),
    ("table", "logos"),
    ("table", "signatures"),
    ("numbered", "logos"),
    ("numbered", "signatures"),
)
_APART_BESIDE = (("logos", "columns"), ("logos", "signatures"))
"""What does not go together; logos beside the names are more demanding than those above."""

_MOST_LOGOS = 8
"""Logos in a row; of more, none could be read."""

_NOT = {"table": "false", "numbered": "false", "columns": "1", "logos": "none", "signatures": "false"}
"""How each is left out."""

_NAMED = 4
"""As many organisations are named that lack something; a list of 600 may lack much."""


def individuals_of(tree: MappingNode) -> tuple[Individual, ...]:
    """The people who sign; one without a name, which the schema's check reports, is called by its id."""
    people = ((id, as_mapping(entry)) for id, entry in _entries(tree, "individuals"))
    return tuple(
        Individual(
            id,
            scalar_of(entry.get("name")) or id,
            scalar_of(entry.get("title")),
            scalar_of(entry.get("organisation")),
            choice_of(Capacity, entry, "capacity", Capacity.OFFICIAL),
            scalar_of(entry.get("on_behalf_of")),
            scalar_of(entry.get("country")),
            scalar_of(entry.get("email")),
            scalar_of(entry.get("signature")),
            scalar_of(entry.get("sort_as")),
        )
        for id, entry in people
    )


def list_of(tree: MappingNode) -> SignatoryList:
    """How the list looks."""
    look = tree.below("signatory_list")
    return SignatoryList(
        show=choice_of(Shown, look, "show", Shown.ACRONYM),
        columns=columns_of(look.get("columns")) or 1,
        numbered=look.get("numbered") in {"true", "in-groups"},
        numbered_anew=look.get("numbered") == "in-groups",
        table=table_of(look.get("table")),
        table_head=look.get("table_head") != "false",
        people=choice_of(People, look, "people", People.APART),
        members=look.get("members") == "true",
        unnamed=look.get("unnamed") != "false",
        withdrawn=look.get("withdrawn") == "true",
        above=scalar_of(look.get("above")),
        below=scalar_of(look.get("below")),
        as_of=date_of(look.get("as_of")),
        logos=choice_of(Logos, look, "logos", Logos.NONE),
        signatures=look.get("signatures") == "true",
        emails=look.get("emails") == "true",
    )


def check_list(tree: MappingNode, signing: Sequence[Organisation], findings: Findings) -> None:
    """Report what does not fit together, and what the list is to print and the register lacks."""
    people = individuals_of(tree)
    _check_ids(tree, people, signing, findings)
    kinds = {
        Everyone.ORGANISATIONS: [organisation.id for organisation in signing],
        Everyone.INDIVIDUALS: [str(person.id) for person in people],
    }
    check_groups(groups_of(tree), kinds, findings)
    _check_look(tree, people, findings)
    _check_people(people, findings)
    _check_logos(tree, signing, findings)
    _check_networks(tree, signing, findings)
    _warn_of_lacking(tree, signing, findings)


def _check_ids(
    tree: MappingNode, people: Sequence[Individual], signing: Sequence[Organisation], findings: Findings
) -> None:
    organisations = [organisation.id for organisation in signing]
    for person in people:
        if person.id in organisations:
            findings.error(
                f"'{person.id}' is the id of an organisation that signs",
                "same-id",
                person.id.place,
                "give the person another id",
            )
    known = [*organisations, *(str(person.id) for person in people)]
    for id in _named(tree):
        if id not in known and not findings.has_error_at(id.place):
            findings.error(
                f"'{id}' is not among the signatories",
                "unknown-signatory",
                id.place,
                suggestion(id, known, "add it to 'signatories', or take it out here"),
            )


def _check_people(people: Sequence[Individual], findings: Findings) -> None:
    for person in people:
        has_affiliation = bool(person.title or person.organisation)
        is_told = findings.has_error_at(person.id.place)
        if person.capacity is Capacity.IDENTIFICATION and not has_affiliation and not is_told:
            findings.error(
                f"nothing is there to identify '{person.name}': neither office nor organisation stands with the name",
                "nothing-to-identify",
                person.id.place,
                "add 'organisation' or 'title', or delete 'capacity'",
            )


def _named(tree: MappingNode) -> Iterator[Located]:
    """The ids of signatories wherever something is said of them."""
    yield from (id for id, _ in _entries(tree, "signatory_notes"))
    yield from scalars_of(tree.get("lead_signatories"))
    yield from members_named(tree)


def _check_look(tree: MappingNode, people: Sequence[Individual], findings: Findings) -> None:
    look, node = list_of(tree), tree.below("signatory_list")
    asked = {
        "table": bool(look.table),
        "numbered": look.numbered,
        "columns": look.columns > 1,
        "logos": look.logos.are_with_names,
        "signatures": look.signatures,
    }
    apart = _APART + (_APART_BESIDE if look.logos is Logos.BESIDE else ())
    for one, other in (pair for pair in apart if all(asked[key] for key in pair)):
        # One may be its kind's, which a campaign cannot take out.
        of_kind = [key for key in (one, other) if node.keys_typed[key].place.file != tree.place.file]
        own = one if other in of_kind else other
        findings.error(
            f"'{one}' and '{other}' do not go together in a list of signatories",
            "signatory-list",
            node.keys_typed[own].place,
            f"write '{of_kind[0]}: {_NOT[of_kind[0]]}' beside it: letters of this kind have it otherwise"
            if of_kind
            else "take one of the two out",
        )
    if look.emails and not look.signatures:
        _report(
            "'emails' prints the addresses of those who sign, and 'signatures' does not print them",
            node.keys_typed["emails"].place,
            "write 'signatures: true' beside it, or delete it",
            findings,
        )
    if not look.table_head and not look.table:
        _report(
            "only a table has a head, and this list is none",
            node.keys_typed["table_head"].place,
            "write 'table: true' beside it, or delete it",
            findings,
        )
    _check_tables(tree, look, findings)
    for group in groups_of(tree) if look.table or look.logos is Logos.BESIDE else ():
        if (group.columns or 1) > 1:
            why = "is a table" if look.table else "has its logos beside the names"
            _report(
                f"this group cannot stand in {group.columns} columns, for the list {why}",
                group.place,
                "delete its 'columns'",
                findings,
            )
    marks = choice_of(Marks, tree.below("notes"), "marks", Marks.NUMBERS)
    starred = (person for person in people if person.capacity is Capacity.IDENTIFICATION)
    for person in starred if marks is Marks.SYMBOLS else ():
        findings.error(
            f"the asterisk at '{person.name}' could not be told from the mark of a note",
            "asterisk-twice",
            person.id.place,
            "mark the notes with figures ('marks: numbers'), or write 'capacity: individual'",
        )


def _check_tables(tree: MappingNode, look: SignatoryList, findings: Findings) -> None:
    groups = groups_of(tree)
    tables = [(look.table, tree.below("signatory_list")["table"].place)] if look.table else []
    for columns, place in [*tables, *((group.table, group.place) for group in groups if group.table)]:
        if TableColumn.NAME not in columns:
            _report(
                "a table of signatories has to have a column for their names",
                place,
                "write 'name' among its columns, as in [number, name, country]",
                findings,
            )
    for group in groups:
        if group.table and not look.table:
            _report(
                "this group is to be a table, and the list is none",
                group.place,
                "write 'signatory_list: {table: true}', or delete the group's 'table'",
                findings,
            )


def _report(message: str, place: Place, help: str, findings: Findings) -> None:
    findings.error(message, "signatory-list", place, help)


def _check_logos(tree: MappingNode, signing: Sequence[Organisation], findings: Findings) -> None:
    """Report a row of more logos than one can hold."""
    look = list_of(tree)
    count = sum(organisation.logo is not None for organisation in signing)
    if look.logos in (Logos.ROW, Logos.LETTERHEAD) and count > _MOST_LOGOS:
        _report(
            f"a row holds {_MOST_LOGOS} logos, and {count} of those who sign have one",
            _place_in(tree, tree.below("signatory_list").keys_typed["logos"]),
            "write 'logos: above', or 'logos: none' and those that you choose as pictures in 'letterhead',"
            " as in ![Freedonia Watch](logo.png) ![Example Union](union.png)",
            findings,
        )


def _check_networks(tree: MappingNode, signing: Sequence[Organisation], findings: Findings) -> None:
    """Warn of who is a member of two networks that sign, for it is printed once, and of a list without any network."""
    if not list_of(tree).members:
        return
    key, ids = tree.below("signatory_list").keys_typed["members"], {one.id for one in signing}
    first: dict[str, Organisation] = {}
    for network in signing:
        for member in ids.intersection(network.members) - {network.id}:
            other = first.setdefault(member, network)
            if other is not network:
                findings.warning(
                    f"'{member}' is a member of {other} and of {network}, and stands once, below the first",
                    "two-networks",
                    _place_in(tree, key),
                    "to have it below the other, take it out of 'members' of the first in the register",
                )
    if not first:
        findings.warning(
            "nobody stands below a network: of those who sign, none is a member of another",
            "no-members",
            _place_in(tree, key),
            "add 'members' to the network in signatories/organisations.yaml, and those who sign to 'signatories'",
        )


def _warn_of_lacking(tree: MappingNode, signing: Sequence[Organisation], findings: Findings) -> None:
    look, node = list_of(tree), tree.below("signatory_list")
    # The key that asks for it, whether the list prints it, what it is called, how it is written, and what an
    # organisation has of it.
    wanted: tuple[tuple[str, bool, str, str, Callable[[Organisation], object]], ...] = (
        ("show", look.show.has_country and not look.table, "country", "country", lambda one: one.country),
        ("table", bool(look.table), "country", "country", partial(_has_for_table, tree, TableColumn.COUNTRY)),
        (
            "table",
            bool(look.table),
            "description",
            "description",
            partial(_has_for_table, tree, TableColumn.DESCRIPTION),
        ),
        ("logos", look.logos.are_with_names, "logo", "logo", lambda one: one.logo),
        (
            "signatures",
            look.signatures,
            "representative",
            "representative: {name: …}",
            lambda one: one.representatives,
        ),
    )
    typed = typed_of(tree)
    for key, is_asked, what, written, given in wanted:
        lacking = [one for one in signing if not given(one)] if is_asked else []
        for registered in (True, False):
            some = [
                one.id if registered else one.name for one in lacking if (one.id not in typed) is registered
            ]
            if not some:
                continue
            more = f" and {len(some) - _NAMED} more" if len(some) > _NAMED else ""
            named = ", ".join(some[:_NAMED]) if more else listed(some)
            where = (
                "them in signatories/organisations.yaml" if registered else "their entries in 'signatories'"
            )
            findings.warning(
                f"the {'register' if registered else 'campaign'} has no {what} of {named}{more}",
                f"no-{what}",
                _place_in(tree, node.keys_typed[key]),
                f"add '{written}' to {where}, or let them stand without",
            )
    if look.logos in (Logos.ROW, Logos.LETTERHEAD) and signing and not any(one.logo for one in signing):
        findings.warning(
            "no organisation that signs has a logo, so the row of logos is empty",
            "no-logo",
            _place_in(tree, node.keys_typed["logos"]),
            "add 'logo' to those in signatories/organisations.yaml whose logo is to be printed, or write 'logos: none'",
        )


def _has_for_table(tree: MappingNode, column: TableColumn, one: Organisation) -> bool:
    """Whether an organisation has what stands in a column, if the table that it stands in has that column."""
    groups = groups_of(tree)
    group = next((group for group in groups if one.id in group.members), None) or next(
        (group for group in groups if group.everyone is Everyone.ORGANISATIONS), None
    )
    columns = (group.table if group else ()) or list_of(tree).table
    return column not in columns or bool(one.country if column is TableColumn.COUNTRY else one.description)


def _place_in(tree: MappingNode, key: Scalar) -> Place:
    """The place of a key, or that of the signatories where it is the kind of letter that has it."""
    return key.place if key.place.file == tree.place.file else tree.keys_typed["signatories"].place


def _entries(tree: MappingNode, key: str) -> Iterator[tuple[Scalar, Node]]:
    node = tree.below(key)
    return ((typed, node[typed]) for typed in node.keys_typed.values())
