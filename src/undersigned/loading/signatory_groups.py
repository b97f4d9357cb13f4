"""Reads the groups in which signatories stand, and reports what cannot be so."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from undersigned.files.yaml_tree import MappingNode, Node, Scalar, SequenceNode
from undersigned.loading.registers import scalar_of, scalars_of
from undersigned.model.findings import Findings, Located
from undersigned.model.signatories import Everyone, SignatoryGroup, TableColumn

COLUMNS = ("1", "2", "3")

_USUAL_TABLE = (TableColumn.NUMBER, TableColumn.NAME, TableColumn.COUNTRY)


def groups_of(tree: MappingNode) -> tuple[SignatoryGroup, ...]:
    """The groups in which signatories stand, as a mapping of headings or as a list has them."""
    node = tree.get("signatory_groups")
    if isinstance(node, MappingNode):
        return tuple(
            SignatoryGroup(heading, scalars_of(node[heading]), place=heading.place)
            for heading in node.keys_typed.values()
            if isinstance(node[heading], SequenceNode)
        )
    return tuple(_group(entry) for entry in node or () if isinstance(entry, MappingNode))


def columns_of(node: Node | None) -> int | None:
    """A number of columns, None where there is none (the schema's check reports others)."""
    typed = scalar_of(node)
    return int(typed) if typed in COLUMNS else None


def table_of(node: Node | None) -> tuple[TableColumn, ...]:
    """The columns of a table, or none where there is none: `true` stands for the usual ones."""
    if node == "true":
        return _USUAL_TABLE
    return tuple(
        dict.fromkeys(column for name in scalars_of(node) for column in TableColumn if column.value == name)
    )


def members_named(tree: MappingNode) -> Iterator[Located]:
    """The ids in all groups."""
    for group in groups_of(tree):
        yield from group.members


def check_groups(
    groups: Sequence[SignatoryGroup], signing: Mapping[Everyone, Collection[str]], findings: Findings
) -> None:
    """Report members of two groups, two groups that hold everyone, and one that holds nobody.

    `signing` has the ids of those who sign, by their kind.
    """
    first: dict[str, SignatoryGroup] = {}
    for group in groups:
        for id in group.members:
            other = first.setdefault(id, group)
            if other is not group:
                findings.error(
                    f"'{id}' stands in two groups; it is already in {_named(other)}",
                    "two-groups",
                    id.place,
                    "delete one of the two",
                )
        if group.everyone is not None:
            other = first.setdefault(f"all {group.everyone.value}", group)
            if other is not group:
                findings.error(
                    f"two groups hold all {group.everyone.value}; {_named(other)} does already",
                    "two-groups",
                    group.place,
                    "name the members of one of the two by their ids",
                )
    for group in groups:
        if group.everyone is not None and not {*signing[group.everyone]} - first.keys():
            findings.warning(
                f"nobody stands in this group: no {group.everyone.value} are in no other",
                "empty-group",
                group.place,
                "delete it, or name its members by their ids",
            )


def _named(group: SignatoryGroup) -> str:
    return f"'{group.heading}'" if group.heading else f"the group in line {group.place.line}"


def _group(entry: MappingNode) -> SignatoryGroup:
    members = entry.get("members")
    is_word = isinstance(members, Scalar)
    return SignatoryGroup(
        scalar_of(entry.get("heading")),
        scalars_of(members),
        everyone=next((one for one in Everyone if is_word and members == one.value), None),
        above=scalar_of(entry.get("above")),
        below=scalar_of(entry.get("below")),
        columns=columns_of(entry.get("columns")),
        table=table_of(entry.get("table")),
        place=entry.keys_typed["members"].place if "members" in entry.keys_typed else entry.place,
    )
