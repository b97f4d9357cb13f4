"""Turns a YAML tree and the JSON Schema of its file into findings in plain words.

The schemas in `undersigned/schemas` are what editors complete and check with, so they are the one
description of each file. This reads the part of JSON Schema that they use; a test holds its
verdicts against the `jsonschema` library, whose messages no drafter could use.
"""

from __future__ import annotations

import datetime
import functools
import json
import re
from importlib import resources
from typing import Any, TypeAlias

from undersigned.diagnostics import Findings, Place, listed, suggestion
from undersigned.loading.yaml_tree import Mapping, Node, Scalar, Sequence

Schema: TypeAlias = dict[str, Any]

_KINDS = {
    "object": "keys with values",
    "array": "a list (a line for each, beginning with '- ')",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
}


@functools.cache
def load_schema(name: str) -> Schema:
    """One of the schemas that come with the program: `campaign`, `organisations`, `sessions`, `style`."""
    text = resources.files("undersigned").joinpath("schemas", f"{name}.schema.json").read_text("utf-8")
    schema: Schema = json.loads(text)
    return schema


def check(tree: Node, schema_name: str, findings: Findings, part: str | None = None) -> None:
    """Report every way in which the tree departs from the schema, or from the schema of one key of it."""
    schema = load_schema(schema_name)
    if part is None:
        _Checker(schema, findings).node(tree, schema, f"the {schema['title']}")
    else:
        _Checker(schema, findings).node(tree, schema["properties"][part], f"'{part}'")


def is_kind(node: Node, kind: str) -> bool:
    """Whether a node is of a JSON Schema type. A scalar is what its context wants it to be: `7` is text, too."""
    match kind:
        case "object":
            return isinstance(node, Mapping)
        case "array":
            return isinstance(node, Sequence)
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


class _Checker:
    def __init__(self, root: Schema, findings: Findings) -> None:
        self._root = root
        self._findings = findings

    def _resolve(self, schema: Schema) -> Schema:
        """The schema with its `$ref` followed; what stands beside the reference goes first."""
        while "$ref" in schema:
            target = self._root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
            schema = target | {key: value for key, value in schema.items() if key != "$ref"}
        return schema

    def node(self, node: Node, schema: Schema, name: str) -> None:
        schema = self._resolve(schema)
        if "oneOf" in schema:
            alternatives = [self._resolve(alternative) for alternative in schema["oneOf"]]
            fitting = [a for a in alternatives if is_kind(node, a["type"])]
            if not fitting:
                self._wrong_kind(node, [a["type"] for a in alternatives], name)
                return
            schema = fitting[0]
        kind = schema["type"]
        if not is_kind(node, kind):
            self._wrong_kind(node, [kind], name)
        elif isinstance(node, Mapping):
            self._mapping(node, schema, name)
        elif isinstance(node, Sequence):
            self._sequence(node, schema, name)
        else:
            self._scalar(node, schema, name)

    def _wrong_kind(self, node: Node, kinds: list[str], name: str) -> None:
        wanted = " or ".join(_KINDS[kind] for kind in kinds)
        if isinstance(node, Scalar) and node.is_empty:
            self._findings.error(f"{name} has no value", "missing-value", node.place, f"write {wanted} there")
            return
        given = {Mapping: "keys with values", Sequence: "a list"}.get(type(node), f"'{node}'")
        self._findings.error(f"{name} must be {wanted}, not {given}", "wrong-type", node.place)

    def _mapping(self, node: Mapping, schema: Schema, name: str) -> None:
        known: dict[str, Schema] = schema.get("properties", {})
        others = schema.get("additionalProperties", False)
        for key, value in zip(node.keys_typed.values(), node.values(), strict=True):
            if "propertyNames" in schema:
                self._scalar(key, self._resolve(schema["propertyNames"]), f"'{key}'")
            if key in known:
                self.node(value, known[key], f"'{key}'")
            elif others is False:
                self._findings.error(
                    f"{name} has no key '{key}'",
                    "unknown-key",
                    key.place,
                    suggestion(key, known, f"the keys here are {listed(known)}"),
                )
            else:
                self.node(value, others, f"'{key}'")
        for key in schema.get("required", ()):
            if key not in node:
                self._missing(key, self._resolve(known[key]), node.place, name)
        if len(node) < schema.get("minProperties", 0):
            self._findings.error(f"{name} is empty", "missing-value", node.place)

    def _missing(self, key: str, schema: Schema, place: Place, name: str) -> None:
        example = schema.get("examples", [None])[0]
        written = f"{key}: {example}" if example else f"{key}:"
        self._findings.error(
            f"{name} has no '{key}'",
            "missing-key",
            place,
            f"add a line '{written}'; {_lower(schema['description'])}",
        )

    def _sequence(self, node: Sequence, schema: Schema, name: str) -> None:
        if len(node) < schema.get("minItems", 0):
            self._findings.error(f"{name} is empty", "missing-value", node.place)
        first: dict[Scalar, Place] = {}
        for item in node:
            self.node(item, schema["items"], f"an entry of {name}")
            if not schema.get("uniqueItems") or not isinstance(item, Scalar):
                continue
            if item in first:
                self._findings.error(
                    f"'{item}' stands twice in {name}; it is already in line {first[item].line}",
                    "duplicate-entry",
                    item.place,
                    "delete one of the two",
                )
            first.setdefault(item, item.place)

    def _scalar(self, node: Scalar, schema: Schema, name: str) -> None:
        if "enum" in schema and node not in schema["enum"]:
            self._findings.error(
                f"{name} cannot be '{node}'",
                "wrong-value",
                node.place,
                suggestion(
                    node, schema["enum"], f"it can be {' or '.join(listed([v]) for v in schema['enum'])}"
                ),
            )
        elif len(node) < schema.get("minLength", 0):
            self._findings.error(f"{name} is empty", "missing-value", node.place)
        elif schema.get("format") == "date" and not _is_date(node):
            self._findings.error(
                f"{name} is not a date: '{node}'",
                "wrong-value",
                node.place,
                "write year, month and day, as in 2023-09-08",
            )
        elif "pattern" in schema and not re.search(schema["pattern"], node):
            self._findings.error(
                f"{name} cannot be '{node}': it {schema['patternErrorMessage']}", "wrong-value", node.place
            )


def _is_date(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2023-09-08")


def _lower(description: str) -> str:
    return description[0].lower() + description[1:].rstrip(".")
