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

from undersigned.diagnostics import Findings, Place, closest, listed, suggestion
from undersigned.loading.yaml_tree import Mapping, Node, Scalar, Sequence

Schema: TypeAlias = dict[str, Any]

_KINDS = {
    "object": "lines of the form 'key: value'",
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
                self._wrong_kind(node, [a["type"] for a in alternatives], name, schema)
                return
            schema = fitting[0]
        kind = schema["type"]
        if not is_kind(node, kind):
            self._wrong_kind(node, [kind], name, schema)
        elif isinstance(node, Mapping):
            self._mapping(node, schema, name)
        elif isinstance(node, Sequence):
            self._sequence(node, schema, name)
        else:
            self._scalar(node, schema, name)

    def _wrong_kind(self, node: Node, kinds: list[str], name: str, schema: Schema) -> None:
        wanted = " or ".join(_KINDS[kind] for kind in kinds)
        if schema.get("format") == "date":
            wanted = "a date, such as 2023-09-08"
        if isinstance(node, Scalar) and node.is_empty:
            self._findings.error(
                f"{name} has no value",
                "missing-value",
                node.place,
                self._example(schema) or f"write {wanted}",
            )
            return
        given = {Mapping: _KINDS["object"], Sequence: "a list"}.get(type(node), f"'{node}'")
        advice = None
        if isinstance(node, Scalar) and "array" in kinds:
            advice = "put it on a line of its own below the key, after '- '"
        elif isinstance(node, Sequence) and "string" in kinds:
            advice = "if square brackets belong to the text, put all of it in quotation marks"
        elif "properties" in schema:
            advice = f"the keys here are {listed(schema['properties'])}"
        self._findings.error(f"{name} must be {wanted}, not {given}", "wrong-type", node.place, advice)

    def _example(self, schema: Schema) -> str | None:
        if "patternErrorMessage" in schema:
            return f"it {schema['patternErrorMessage']}"
        return f"write for example {schema['examples'][0]}" if "examples" in schema else None

    def _mapping(self, node: Mapping, schema: Schema, name: str) -> None:
        known: dict[str, Schema] = schema.get("properties", {})
        others = schema.get("additionalProperties", False)
        misspelt = set()
        for key, value in zip(node.keys_typed.values(), node.values(), strict=True):
            if "propertyNames" in schema:
                self._scalar(key, self._resolve(schema["propertyNames"]), "a name here")
            if key in known:
                self.node(value, known[key], f"'{key}'")
            elif others is False:
                meant = closest(key, known)
                misspelt.add(meant)
                self._findings.error(
                    f"{name} has no key '{key}'",
                    "unknown-key",
                    key.place,
                    f"did you mean '{meant}'?" if meant else f"the keys here are {listed(known)}",
                )
            else:
                self.node(value, others, f"'{key}'")
        for key in schema.get("required", ()):
            if key not in node and key not in misspelt:
                self._missing(key, self._resolve(known[key]), node.place, name)
        if len(node) < schema.get("minProperties", 0):
            self._empty(name, node.place)

    def _empty(self, name: str, place: Place) -> None:
        self._findings.error(f"{name} is empty", "missing-value", place, "fill it in, or take it out")

    def _missing(self, key: str, schema: Schema, place: Place, name: str) -> None:
        example = schema.get("examples", [None])[0]
        written = f"{key}: {example}" if example else f"{key}:"
        self._findings.error(
            f"{name} has no '{key}'",
            "missing-key",
            place,
            f"add a line '{written}' ({_first_sentence(schema['description'])})",
        )

    def _sequence(self, node: Sequence, schema: Schema, name: str) -> None:
        if len(node) < schema.get("minItems", 0):
            self._empty(name, node.place)
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
                suggestion(node, schema["enum"], f"it can be {listed(schema['enum'], 'or')}"),
            )
        elif len(node) < schema.get("minLength", 0):
            self._empty(name, node.place)
        elif schema.get("format") == "date" and not _is_date(node):
            self._findings.error(
                f"{name} is not a date: '{node}'",
                "wrong-value",
                node.place,
                "write year, month and day, as in 2023-09-08",
            )
        elif "pattern" in schema and not re.search(schema["pattern"], node):
            self._findings.error(
                f"{name} cannot be '{node}': it {schema['patternErrorMessage']}",
                "wrong-value",
                node.place,
                _respelt(node, schema["pattern"]),
            )


def _is_date(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2023-09-08")


def _respelt(text: str, pattern: str) -> str | None:
    """A help line with the text in a spelling that fits the pattern, if there is an obvious one."""
    together = re.sub(r"\s+", "", text)
    spellings = (re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-"), together, together.upper())
    return next((f"write '{spelling}'" for spelling in spellings if re.search(pattern, spelling)), None)


def _first_sentence(description: str) -> str:
    sentence = description.partition(". ")[0].rstrip(".").replace("`", "'")
    return sentence[0].lower() + sentence[1:]
