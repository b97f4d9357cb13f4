"""Reads the keys of a campaign about its list of signatories, and reports what cannot be so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from undersigned.files.yaml_tree import MappingNode, Node, Scalar, SequenceNode
from undersigned.loading.registers import choice_of, date_of, scalar_of, scalars_of
from undersigned.model.campaign import Organisation
from undersigned.model.findings import Findings, Place, listed, suggestion
from undersigned.model.letter import Marks
from undersigned.model.signatories import Capacity, Individual, Logos, Shown, SignatoryGroup, SignatoryList

_APART = (
    ("table", "columns"),
    ("table", "logos"),
    ("table", "signatures"),
    ("numbered", "logos"),
    ("numbered", "signatures"),
)
_APART_BESIDE = (("logos", "columns"), ("logos", "signatures"))
"""What does not go together; logos beside the names are more demanding than those above."""

_NOT = {"table": "false", "numbered": "false", "columns": "1", "logos": "none", "signatures": "false"}
"""How each is left out."""

_NAMED = 4
"""As many organisations are named that lack something; a list of 600 may lack much."""


def individuals_of(tree: MappingNode) -> tuple[Individual, ...]:
    """The people who sign; one without a name, which the schema's check reports, is called by its id."""
    people = ((id, _below(entry)) for id, entry in _entries(tree, "individuals"))
    return tuple(
        Individual(
            id,
            scalar_of(entry.get("name")) or id,
            scalar_of(entry.get("title")),
            scalar_of(entry.get("organisation")),
            choice_of(Capacity, entry, "capacity", Capacity.OFFICIAL),
        )
        for id, entry in people
    )


def groups_of(tree: MappingNode) -> tuple[SignatoryGroup, ...]:
    """The groups in which signatories stand."""
    return tuple(
        SignatoryGroup(heading, scalars_of(members))
        for heading, members in _entries(tree, "signatory_groups")
        if isinstance(members, SequenceNode)
    )


def list_of(tree: MappingNode) -> SignatoryList:
    """How the list looks."""
    look = _below(tree.get("signatory_list"))
    columns = scalar_of(look.get("columns"))
    return SignatoryList(
        show=choice_of(Shown, look, "show", Shown.ACRONYM),
        columns=int(columns) if columns in ("1", "2", "3") else 1,
        numbered=look.get("numbered") == "true",
        table=look.get("table") == "true",
        as_of=date_of(look.get("as_of")),
        logos=choice_of(Logos, look, "logos", Logos.NONE),
        signatures=look.get("signatures") == "true",
    )


def check_list(tree: MappingNode, signing: Sequence[Organisation], findings: Findings) -> None:
    """Report what does not fit together, and what the list is to print and the register lacks."""
    people = individuals_of(tree)
    _check_ids(tree, people, signing, findings)
    _check_groups(groups_of(tree), findings)
    _check_look(tree, people, findings)
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


def _named(tree: MappingNode) -> Iterator[Scalar]:
    """The ids of signatories wherever something is said of them."""
    yield from (id for id, _ in _entries(tree, "signatory_notes"))
    yield from scalars_of(tree.get("lead_signatories"))
    for _, members in _entries(tree, "signatory_groups"):
        yield from scalars_of(members)


def _check_groups(groups: Iterable[SignatoryGroup], findings: Findings) -> None:
    first: dict[str, SignatoryGroup] = {}
    for group in groups:
        for id in group.members:
            other = first.setdefault(id, group)
            if other is not group:
                findings.error(
                    f"'{id}' stands in two groups; it is already in '{other.heading}'",
                    "two-groups",
                    id.place,
                    "delete one of the two",
                )


def _check_look(tree: MappingNode, people: Sequence[Individual], findings: Findings) -> None:
    look, node = list_of(tree), _below(tree.get("signatory_list"))
    asked = {
        "table": look.table,
        "numbered": look.numbered,
        "columns": look.columns > 1,
        "logos": look.logos is not Logos.NONE,
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
    marks = choice_of(Marks, _below(tree.get("notes")), "marks", Marks.NUMBERS)
    starred = (person for person in people if person.capacity is Capacity.IDENTIFICATION)
    for person in starred if marks is Marks.SYMBOLS else ():
        findings.error(
            f"the asterisk at '{person.name}' could not be told from the mark of a note",
            "asterisk-twice",
            person.id.place,
            "mark the notes with figures ('marks: numbers'), or write 'capacity: individual'",
        )


def _warn_of_lacking(tree: MappingNode, signing: Sequence[Organisation], findings: Findings) -> None:
    look, node = list_of(tree), _below(tree.get("signatory_list"))
    # Whether the list prints it, what it is called, how it is written, and what an organisation has of it.
    wanted: dict[str, tuple[bool, str, str, Callable[[Organisation], object]]] = {
        "show": (look.show.has_country and not look.table, "country", "country", lambda one: one.country),
        "table": (look.table, "country", "country", lambda one: one.country),
        "logos": (look.logos is not Logos.NONE, "logo", "logo", lambda one: one.logo),
        "signatures": (
            look.signatures,
            "representative",
            "representative: {name: …}",
            lambda one: one.representatives,
        ),
    }
    for key, (is_asked, what, written, given) in wanted.items():
        lacking = [organisation.id for organisation in signing if not given(organisation)] if is_asked else []
        if lacking:
            more = f" and {len(lacking) - _NAMED} more" if len(lacking) > _NAMED else ""
            named = ", ".join(lacking[:_NAMED]) if more else listed(lacking)
            findings.warning(
                f"the register has no {what} of {named}{more}",
                f"no-{what}",
                _place_in(tree, node.keys_typed[key]),
                f"add '{written}' to them in signatories/organisations.yaml, or let them stand without",
            )


def _place_in(tree: MappingNode, key: Scalar) -> Place:
    """The place of a key, or that of the signatories where it is the kind of letter that has it."""
    return key.place if key.place.file == tree.place.file else tree.keys_typed["signatories"].place


def _entries(tree: MappingNode, key: str) -> Iterator[tuple[Scalar, Node]]:
    node = _below(tree.get(key))
    return ((typed, node[typed]) for typed in node.keys_typed.values())


def _below(node: Node | None) -> MappingNode:
    return node if isinstance(node, MappingNode) else MappingNode()
