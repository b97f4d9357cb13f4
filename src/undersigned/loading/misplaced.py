"""Puts keys that stand in the wrong mapping where they belong, and reports them.

So nothing else is found wrong for the same reason, here or later.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import TypeAlias

from undersigned.files.yaml_tree import MappingNode, Node, Scalar
from undersigned.loading.other_names import ALSO_CALLED
from undersigned.loading.schema_reading import Schema, SchemaReader, free_names
from undersigned.model.findings import Findings, closest

Enclosing: TypeAlias = tuple[str, MappingNode, Schema]
"""A mapping that is looked at, or one around it: its name, itself, and its schema."""

_NO_NAME = "…"
"""Stands in for a name that the user is still to give."""


class Misplaced:
    """Looks for misplaced keys in a tree."""

    def __init__(self, reading: SchemaReader, findings: Findings) -> None:
        self._reading = reading
        self._findings = findings

    def _report(self, message: str, key: Scalar, help: str) -> None:
        self._findings.error(message, "misplaced-key", key.place, help)

    def mend(self, name: str, node: MappingNode, schema: Schema) -> None:
        """Put keys that stand a level too high where they belong."""
        if free_names(schema) is None and node.keys_typed.keys() <= schema.get("properties", {}).keys():
            return  # as nearly all are
        self._indent(node, schema)
        self._put_under_a_name(name, node, schema)
        self._put_under_a_key(name, node, schema)

    def _indent(self, node: MappingNode, schema: Schema) -> None:
        """Put keys that stand beside the one that they belong below there."""
        above: Scalar | None = None
        is_open = is_reported = False
        for key in list(node.keys_typed.values()):
            if above is None or not self._belongs_below(above, key, node, schema, is_open=is_open):
                above, is_open, is_reported = key, _is_empty(node[key]), False
                continue
            if not is_reported:
                self._report(
                    f"'{key}' stands beside '{above}', and belongs below it",
                    key,
                    f"begin this line, and those that belong with it, with two spaces more than '{above}'",
                )
                is_reported = True
            node.move(key, node.mapping_at(above))

    def _belongs_below(
        self, above: Scalar, key: Scalar, node: MappingNode, schema: Schema, *, is_open: bool
    ) -> bool:
        """Whether a key was meant for the mapping under the one above it; `is_open` says that nothing stood there."""
        known, others = schema.get("properties", {}), free_names(schema)
        inner = self._reading.as_mapping(known.get(above, others))
        below = node[above]
        if inner is None or key in known or not (isinstance(below, MappingNode) or is_open):
            return False
        if isinstance(below, MappingNode) and key in below:
            return False
        if key in inner.get("properties", {}):
            return is_open or others is None or key in inner.get("required", ())
        names = free_names(inner)
        if names is None or others is not None:
            return False
        value, entry = node[key], self._reading.as_mapping(names)
        if entry is not None and isinstance(value, MappingNode):
            return not value.keys().isdisjoint(entry.get("properties", {}))
        return is_open and self._reading.takes(names, value) and self.meant(key, value, known) is None

    def _put_under_a_name(self, name: str, node: MappingNode, schema: Schema) -> None:
        """Put what stands where names of the user's own are due, as `items` directly below `asks`, under one."""
        entry = self._reading.as_mapping(free_names(schema)) or {}
        known, required = entry.get("properties", {}), set(entry.get("required", ()))
        strays = [k for k in node.keys_typed.values() if k in known and not _has_any(node[k], required)]
        if required.isdisjoint(strays):
            return
        first = strays[0]
        self._report(
            f"'{first}' stands directly in {name}: the line with a name of your own is missing above it",
            first,
            f"write a name and a colon on the line above, and put two spaces more before '{first}'",
        )
        entry_meant = MappingNode(first.place)
        for key in strays:
            node.move(key, entry_meant)
        node.keys_typed[_NO_NAME], node[_NO_NAME] = first.renamed(_NO_NAME), entry_meant

    def _put_under_a_key(self, name: str, node: MappingNode, schema: Schema) -> None:
        """Put names of the user's own that stand beside the key for them, as asks without `items`, under it."""
        known = schema.get("properties", {})
        for due in schema.get("required", ()):
            names = free_names(self._reading.as_mapping(known[due]) or {})
            if due in node or names is None:
                continue
            strays = [
                key
                for key in node.keys_typed.values()
                if key not in known
                and self._reading.takes(names, node[key])
                and self.meant(key, node[key], known) is None
            ]
            if not strays:
                continue
            self._report(
                f"'{strays[0]}' stands directly in {name}: the line '{due}:' is missing above it",
                strays[0],
                f"write '{due}:' on the line above, and put two spaces more before '{strays[0]}' and its like",
            )
            below = MappingNode(strays[0].place)
            for key in strays:
                node.move(key, below)
            node.keys_typed[due], node[due] = strays[0].renamed(due), below

    def outdent(self, key: Scalar, enclosing: list[Enclosing]) -> bool:
        """Put a key that was meant for a mapping around this one there; returns whether there is one."""
        name, node, schema = enclosing[-1]
        value, others = node[key], free_names(schema)
        if others and self._reading.takes(others, value):
            return False
        for (outer_name, outer, around), (_, within, _) in reversed([*itertools.pairwise(enclosing)]):
            known = around.get("properties", {})
            if key not in known or key in outer or not self._reading.takes(known[key], value):
                continue
            beside = next(sibling for sibling, below in outer.items() if below is within)
            self._report(
                f"'{key}' stands in {name}, and belongs to {outer_name}",
                key,
                f"let its line begin where '{beside}' begins",
            )
            node.move(key, outer)
            return True
        return False

    def meant(self, key: Scalar, value: Node, known: dict[str, Schema]) -> str | None:
        """The key of a mapping that a misspelt one is likely to mean, by its value, too."""
        fitting = [other for other in known if self._reading.takes(known[other], value)]
        return also_called(key, fitting) or closest(key, fitting)


def also_called(key: str, known: Iterable[str]) -> str | None:
    """The key that people mean who call it otherwise; None where a mapping has no such key."""
    return next((other for other in ALSO_CALLED.get(key.casefold(), ()) if other in known), None)


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_empty


def _has_any(node: Node, keys: set[str]) -> bool:
    return isinstance(node, MappingNode) and not node.keys().isdisjoint(keys)
