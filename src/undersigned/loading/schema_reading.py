"""Reads a JSON Schema of this program's, and answers what may stand where.

This reads the part of JSON Schema that the files in `undersigned/schemas` use.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator
from importlib import resources
from typing import Any, TypeAlias

from undersigned.files.yaml_tree import MappingNode, Node, Scalar, SequenceNode

Schema: TypeAlias = dict[str, Any]


@functools.cache
def load_schema(name: str) -> Schema:
    """One of the schemas that come with the program: `campaign`, `organisations`, `sessions`, `style`.

    What it borrows from another (`campaign.schema.json#/properties/title`) is filled in.
    """
    text = resources.files("undersigned").joinpath("schemas", f"{name}.schema.json").read_text("utf-8")
    schema: Schema = json.loads(text)
    for place in ("$defs", "properties"):
        for key, inner in list(schema.get(place, {}).items()):
            lender, _, path = inner.get("$ref", "").partition(".schema.json#/")
            if path:
                lent = load_schema(lender)
                schema["$defs"] = lent["$defs"] | schema.get("$defs", {})
                found: Schema = functools.reduce(lambda at, step: at[step], path.split("/"), lent)
                schema[place][key] = found | {word: said for word, said in inner.items() if word != "$ref"}
    return schema


def is_kind(node: Node, kind: str) -> bool:
    """Whether a node is of a JSON Schema type. A scalar is what its context wants it to be: `7` is text, too."""
    match kind:
        case "object":
            return isinstance(node, MappingNode)
        case "array":
            return isinstance(node, SequenceNode)
        case _ if not isinstance(node, Scalar) or node.is_empty:
            return False
        case "boolean":
            return not node.quoted and node in {"true", "false"}
        case "integer":
            return not node.quoted and re.fullmatch(r"-?[0-9]+", node) is not None
        case "number":
            return not node.quoted and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", node) is not None
        case _:
            return True


def free_names(schema: Schema) -> Schema | None:
    """What a mapping wants under names of the user's own, or None where it takes none."""
    others = schema.get("additionalProperties")
    return others if isinstance(others, dict) else None


def _kinds(schema: Schema) -> list[str]:
    """The types that a schema takes: `1` is a number to an editor, and text to whoever types the mark of a list."""
    return schema["type"] if isinstance(schema["type"], list) else [schema["type"]]


class SchemaReader:
    """Answers about the parts of one schema."""

    def __init__(self, root: Schema) -> None:
        self._root = root
        # By the identity of a part: each stands in `root`, or in what was made of one and is kept here.
        self._resolved: dict[int, tuple[Schema, Schema]] = {}
        self._alternatives: dict[int, tuple[Schema, list[Schema]]] = {}

    def resolved(self, schema: Schema) -> Schema:
        """The schema with its `$ref` followed; what stands beside the reference goes first."""
        if "$ref" not in schema:
            return schema
        if id(schema) not in self._resolved:
            found = schema
            while "$ref" in found:
                target = self._root["$defs"][found["$ref"].removeprefix("#/$defs/")]
                found = target | {key: value for key, value in found.items() if key != "$ref"}
            self._resolved[id(schema)] = schema, found
        return self._resolved[id(schema)][1]

    def alternatives(self, schema: Schema) -> list[Schema]:
        """The schemas of which a value is to fit one."""
        if id(schema) not in self._alternatives:
            outer = self.resolved(schema)
            fitting = map(self.resolved, outer.get("oneOf", [outer]))
            found = [one | {"type": kind} for one in fitting for kind in _kinds(one)]
            self._alternatives[id(schema)] = schema, found
        return self._alternatives[id(schema)][1]

    def as_mapping(self, schema: Schema | None) -> Schema | None:
        """The one of the alternatives that is a mapping, or None."""
        alternatives = self.alternatives(schema) if schema else []
        return next((alternative for alternative in alternatives if alternative["type"] == "object"), None)

    def takes(self, schema: Schema, node: Node) -> bool:
        """Whether a value could have been meant for a schema, whatever is wrong with it."""
        kinds = {alternative["type"] for alternative in self.alternatives(schema)}
        match node:
            case MappingNode():
                return "object" in kinds
            case SequenceNode():
                return "array" in kinds
            case Scalar():
                return node.is_empty or kinds != {"object"}

    def homes(self, key: str) -> list[str]:
        """The keys of the schema below which another key belongs."""
        return list(dict.fromkeys(self._homes(self._root, key, "")))

    def _homes(self, schema: Schema, key: str, home: str) -> Iterator[str]:
        schema = self.resolved(schema)
        for name, inner in schema.get("properties", {}).items():
            if name == key and home:
                yield home
            yield from self._homes(inner, key, name)
        for inner in (free_names(schema), schema.get("items"), *schema.get("oneOf", ())):
            if inner:
                yield from self._homes(inner, key, home)
