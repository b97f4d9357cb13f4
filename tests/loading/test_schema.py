"""Holds the schema's check to the `jsonschema` library: the same documents are right, the same are wrong.

The library's messages are of no use to a drafter, but its verdicts are those of every editor.
"""

from __future__ import annotations

import functools
import json
from typing import Any, TypeAlias

import jsonschema  # type: ignore[import-untyped]  # its types are a package of their own
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from undersigned.files.yaml_tree import MappingNode, Node, Scalar, SequenceNode, read_tree
from undersigned.loading.schema import check_schema
from undersigned.loading.schema_reading import Schema, is_kind, load_schema
from undersigned.model.findings import Findings

SCHEMAS = ("campaign", "kind", "organisations", "section", "sessions", "sign-ons", "sign-on-form", "style")
KINDS = ("object", "array", "string", "integer", "number", "boolean")


def is_type(_checker: Any, node: Any, kind: str) -> bool:
    """In a document, a scalar is of the type that its place asks for; in a schema, types are the library's."""
    if isinstance(node, Scalar | MappingNode | SequenceNode):
        return is_kind(node, kind)
    return bool(jsonschema.Draft202012Validator.TYPE_CHECKER.is_type(node, kind))


VALIDATOR: Any = jsonschema.validators.extend(
    jsonschema.Draft202012Validator,
    type_checker=jsonschema.TypeChecker({kind: functools.partial(is_type, kind=kind) for kind in KINDS}),
)


def is_right(schema: Schema, node: Node) -> bool:
    validator = VALIDATOR(schema, format_checker=jsonschema.FormatChecker(["date"]))
    return bool(validator.is_valid(node))


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one_and_explains_each_key(name: str) -> None:
    schema = load_schema(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    for part in _parts(schema):
        for key, property in part.get("properties", {}).items():
            target = property.get("$ref", "").removeprefix("#/$defs/")
            assert property.get("description") or schema["$defs"][target]["description"], key
        assert ("pattern" in part) == ("patternErrorMessage" in part), part


def _parts(schema: Any) -> list[Any]:
    if isinstance(schema, list):
        return [part for item in schema for part in _parts(item)]
    if isinstance(schema, dict):
        return [schema, *(part for item in schema.values() for part in _parts(item))]
    return []


Document: TypeAlias = str
"""A document in YAML's flow style."""

SCALARS = (
    "", "~", "null", "true", "false", "no", "7", "-7", "1.5", "1e3", '""', '"  "', '"two\\nlines"', '"true"', '"7"',
    "'~'", "2023-09-08", "2023-02-30", "20230908", "HRC54", "HRC-S36", "HRC0", "12pt", "2.5cm", "12", '"#1f3864"',
    "a-key", "A Key", "body.md", "annex/media.md", "https://example.org", "ftp://x", "ann@example.org", "[]", "{}",
)  # fmt: skip
_tree = read_tree("{" + ", ".join(f"k{n}: {word}" for n, word in enumerate(SCALARS)) + "}", "x", Findings())
assert isinstance(_tree, MappingNode)
SCALAR_NODES = tuple(_tree.values())
KEYS = ("a-key", "A Key", "HRC54", "HRC-S36", "x", "since", "a_date")


@st.composite
def documents(draw: st.DrawFn, schema: Schema, root: Schema, *, spoilt: bool) -> Document:
    """Documents that are right by the schema, or nearly so if they are `spoilt`."""

    def some(schema: Schema) -> Document:
        return draw(documents(schema, root, spoilt=spoilt))

    if "$ref" in schema:
        return some(root["$defs"][schema["$ref"].removeprefix("#/$defs/")])
    if "oneOf" in schema:
        return some(draw(st.sampled_from(schema["oneOf"])))
    if spoilt and draw(st.integers(0, 29)) == 29:
        return draw(st.sampled_from(SCALARS))
    if schema["type"] == "array":
        return f"[{', '.join(some(schema['items']) for _ in range(draw(st.integers(0, 3))))}]"
    if schema["type"] == "object":
        known = schema.get("properties", {})
        keys = draw(st.sets(st.sampled_from(sorted(known)), max_size=4)) if known else set()
        if not spoilt or draw(st.integers(0, 3)):
            keys |= set(schema.get("required", ()))
        values = {key: some(known[key]) for key in keys}
        others = schema.get("additionalProperties") or {"type": "string"}
        if not known or (spoilt and draw(st.integers(0, 4)) == 4):
            values |= {key: some(others) for key in draw(st.sets(st.sampled_from(KEYS), max_size=2))}
        return "{" + ", ".join(f"{json.dumps(key)}: {value}" for key, value in values.items()) + "}"
    words = [json.dumps(word) for word in (*schema.get("enum", ()), *schema.get("examples", ()))]
    right = [word for word, node in zip(SCALARS, SCALAR_NODES, strict=True) if is_right(schema, node)]
    return draw(st.sampled_from(words or right))


@pytest.mark.parametrize("name", SCHEMAS)
def test_finds_wrong_what_the_library_finds_wrong(name: str) -> None:
    schema = load_schema(name)
    verdicts: list[str] = []

    @settings(max_examples=5 * settings().max_examples)
    @given(st.booleans().flatmap(lambda spoilt: documents(schema, schema, spoilt=spoilt)))
    def agrees(document: Document) -> None:
        findings = Findings()
        node = read_tree(document, "x.yaml", findings)
        if node is None:
            return  # "~" is an empty file
        assert not findings.has_errors, f"{document} is no YAML"
        found, right = Findings(), is_right(schema, node)
        check_schema(node, name, found)  # which mends the tree, so that a fault is told once
        assert found.has_errors != right, document
        verdicts.append("wrong" if found.has_errors else "right")

    agrees()
    assert min(map(verdicts.count, ("right", "wrong"))) > 10, (
        f"the documents are too much alike to tell anything: {verdicts.count('right')} of {len(verdicts)} are right"
    )
