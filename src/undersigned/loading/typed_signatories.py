"""Reads organisations that a campaign names as typed, because no register has them, and reports those that one has.

Each has the keys of an entry of the register, and an id made of its name: under that it is asked for consent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from undersigned.files.yaml_tree import MappingNode, Node, Scalar, SequenceNode, places_in
from undersigned.languages.made_ids import id_of_name
from undersigned.languages.plain_names import plain_name
from undersigned.loading.registers import organisation_of, scalar_of
from undersigned.loading.same_organisation import id_beside, is_another
from undersigned.model.campaign import Organisation
from undersigned.model.findings import Findings, Located, Place


def ids_of(tree: MappingNode) -> tuple[Located, ...]:
    """The ids of the organisations that sign, in the campaign's order, each where it or its name is typed."""
    return tuple(
        entry if isinstance(entry, Scalar) else Located(id, _place_of(entry))
        for id, entry in entries_of(tree)
    )


def typed_of(tree: MappingNode) -> dict[str, Organisation]:
    """Those that are named as typed, by their ids."""
    typed = ((id, entry) for id, entry in entries_of(tree) if isinstance(entry, MappingNode) and id)
    return {id: organisation_of(id, entry) for id, entry in typed}


def entries_of(tree: MappingNode) -> Iterator[tuple[str, Scalar | MappingNode]]:
    """The entries with their ids; one that has the name of another, and another country or acronym, says that in it."""
    node: Node | None = tree.get("signatories")
    firsts: dict[str, Organisation] = {}
    for entry in node if isinstance(node, SequenceNode) else ():
        if isinstance(entry, Scalar):
            yield str(entry), entry
        elif isinstance(entry, MappingNode):
            id = id_of_name(scalar_of(entry.get("name")) or "")
            one = organisation_of(id, entry)
            yield id_beside(one, firsts.setdefault(id, one)), entry


def check_typed(tree: MappingNode, register: Mapping[str, Organisation], findings: Findings) -> None:
    """Report typed names that the register has, that are there twice, and of which no id can be made."""
    typed = [
        (id, entry)
        for id, entry in entries_of(tree)
        if isinstance(entry, MappingNode)
        and scalar_of(entry.get("name"))
        and not any(map(findings.has_error_at, places_in(entry)))
    ]
    if not typed:
        return
    known = {plain: one for one in register.values() for plain in _plain_names(one)}
    seen: dict[str, Place] = {str(id): id.place for _, id in entries_of(tree) if isinstance(id, Scalar)}
    by_id = dict(seen)
    for id, entry in typed:
        one, place = organisation_of(id, entry), _place_of(entry)
        named = (known[plain] for plain in _plain_names(one) if plain in known)
        same = next((other for other in named if not is_another(one, other)), None)
        if same is not None and same.id in by_id:
            _twice(f"'{one.name}' is '{same.id}' of the register", by_id[same.id], place, findings)
        elif same is not None:
            findings.error(
                f"the register has '{one.name}': it is {same} ({same.id})",
                "already-registered",
                place,
                f"write '{same.id}' instead of this entry; if it is another one, put it into"
                " signatories/organisations.yaml under an id of its own, and write that",
            )
        elif not one.id:
            findings.error(
                f"no id can be made of '{one.name}'",
                "missing-id",
                place,
                "put it into signatories/organisations.yaml under an id of its own, and write that",
            )
        elif one.id in seen:
            _twice(f"'{one.name}' would have the id '{one.id}'", seen[one.id], place, findings)
        elif one.id in register:
            findings.error(
                f"'{one.name}' would have the id '{one.id}', which in the register is that of {register[one.id]}",
                "same-id",
                place,
                "put it into signatories/organisations.yaml under another id, and write that",
            )
        seen.setdefault(one.id, place)


def _twice(message: str, first: Place, place: Place, findings: Findings) -> None:
    findings.error(
        f"{message}, and that signs already in line {first.line}",
        "duplicate-entry",
        place,
        "delete one of the two; if they are two, put one into signatories/organisations.yaml under another id",
    )


def _plain_names(one: Organisation) -> Iterator[str]:
    """Its names without capitals, accents and signs; an acronym alone is that of several organisations."""
    names = (one.name, str(one), *(one.names or {}).values(), *one.former_names)
    yield from filter(None, map(plain_name, names))


def _place_of(entry: MappingNode) -> Place:
    return (scalar_of(entry.get("name")) or entry).place
