"""Holds the schema's check to the `jsonschema` library: the same documents are right, the same are wrong.

The library's messages are of no use to a drafter, but its verdicts are those of every editor.
"""

from __future__ import annotations

import json
from typing import Any, TypeAlias

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from undersigned.diagnostics import Findings
from undersigned.loading.schema import Schema, check, is_kind, load_schema
from undersigned.loading.yaml_tree import Node, read_tree

SCHEMAS = ("campaign", "organisations", "sessions", "style")
KINDS = ("object", "array", "string", "integer", "number", "boolean")

# A scalar is of the type that its place asks for, as `is_kind` says; all else is the library's.
VALIDATOR: Any = jsonschema.validators.extend(
    jsonschema.Draft202012Validator,
    type_checker=jsonschema.TypeChecker(
        {kind: lambda _, node, kind=kind: is_kind(node, kind) for kind in KINDS}
    ),
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

SCALARS = st.sampled_from(["", "~", "null", "true", "false", "no", "7", "-7", "1.5", "1e3", "2023-09-08", "2023-02-30", "20230908", "HRC54", "HRC-S36", "HRC0", "12pt", "2.5cm", "12", '"#1f3864"', "a-key", "A Key", "body.md", "annex/media.md", "https://example.org", "ftp://x", '""', '"  "', '"two\\nlines"', '"true"', '"7"', "'~'"])  # fmt: skip


def _json(text: str) -> Document:
    return json.dumps(text, ensure_ascii=False)


def documents(schema: Schema, root: Schema) -> st.SearchStrategy[Document]:
    """Documents that are right by the schema or nearly so."""
    if "$ref" in schema:
        return documents(root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root)
    if "oneOf" in schema:
        near = st.one_of([documents(alternative, root) for alternative in schema["oneOf"]])
    elif schema["type"] == "object":
        near = _mappings(schema, root)
    elif schema["type"] == "array":
        near = st.lists(documents(schema["items"], root), max_size=3).map(
            lambda items: f"[{', '.join(items)}]"
        )
    else:
        words = [*schema.get("enum", ()), *schema.get("examples", ())]
        near = (st.sampled_from(words).map(_json) if words else st.nothing()) | SCALARS
    return st.one_of(near, near, near, SCALARS, st.just("[]"), st.just("{}"))


def _mappings(schema: Schema, root: Schema) -> st.SearchStrategy[Document]:
    named = {key: documents(value, root) for key, value in schema.get("properties", {}).items()}
    required = {key: named[key] for key in schema.get("required", ())}
    others = schema.get("additionalProperties") or {"type": "string"}
    keys = st.sampled_from(["a-key", "A Key", "HRC54", "HRC-S36", "x"])
    return st.builds(
        lambda *parts: "{" + ", ".join(f"{_json(k)}: {v}" for k, v in _merged(*parts)) + "}",
        st.fixed_dictionaries(required, optional=named) | st.fixed_dictionaries({}, optional=named),
        st.dictionaries(keys, documents(others, root), max_size=2),
    )


def _merged(named: dict[str, Document], others: dict[str, Document]) -> list[tuple[str, Document]]:
    return list({**others, **named}.items())


@pytest.mark.parametrize("name", SCHEMAS)
def test_finds_wrong_what_the_library_finds_wrong(name: str) -> None:
    schema = load_schema(name)
    verdicts = []

    @given(documents(schema, schema))
    def agrees(document: Document) -> None:
        findings = Findings()
        node = read_tree(document, "x.yaml", findings)
        if node is None:
            return  # "~" is an empty file
        assert not findings.has_errors, f"{document} is no YAML"
        check(node, name, findings)
        assert findings.has_errors != is_right(schema, node), document
        verdicts.append(findings.has_errors)

    agrees()
    assert verdicts.count(True) > 5
    assert verdicts.count(False) > 2, "the documents are too seldom right to tell anything"
