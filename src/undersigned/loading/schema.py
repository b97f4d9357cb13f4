"""Holds a YAML tree to the JSON Schema of its file, and says in plain words what is wrong.

The schemas in `undersigned/schemas` are what editors complete and check with, so they are the one
description of each file. A test holds the verdicts to those of the `jsonschema` library, whose
messages no drafter could use.
"""

from __future__ import annotations

import datetime
import re
import textwrap
from collections.abc import Callable

from undersigned.files.yaml_tree import MappingNode, Node, Scalar, SequenceNode
from undersigned.loading.in_brackets import mend_keys, tell_of_halves
from undersigned.loading.list_marks import respelt_mark
from undersigned.loading.misplaced import Enclosing, Misplaced, also_called
from undersigned.loading.schema_reading import Schema, SchemaReader, is_kind, load_schema
from undersigned.loading.spelling import (
    date_fault,
    how_to_list,
    ids_in,
    report_end,
    respelt,
    respelt_address,
    truth_meant,
)
from undersigned.loading.typed_text import is_free_text, report_typing
from undersigned.model.findings import Findings, Place, listed, suggestion

_KINDS = {
    "object": "lines of the form 'key: value'",
    "array": "a list (a line for each, beginning with '- ')",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
}

_MENDED: dict[str, Callable[[Scalar, str, str], str | None]] = {
    "iri": respelt_address,
    "list-mark": respelt_mark,
}
"""What finds out what was meant by a text that its pattern refuses, by the format of that."""
_HOMES_NAMED = 3
_SHOWN = 40
"""How many characters of a user's text an example shows."""


def check_schema(tree: Node, schema_name: str, findings: Findings, part: str | None = None) -> None:
    """Report every way in which the tree departs from the schema, or from the schema of one key of it.

    A key that is misspelt or stands in the wrong place is put right in the tree after its report, so
    that nothing else is found wrong for the same reason.
    """
    schema = load_schema(schema_name)
    if part is None:
        _Checker(schema, findings).node(tree, schema, f"the {schema['title']}")
    else:
        _Checker(schema, findings).node(tree, schema["properties"][part], f"'{part}'")


class _Checker:
    def __init__(self, root: Schema, findings: Findings) -> None:
        self._reading = SchemaReader(root)
        self._misplaced = Misplaced(self._reading, findings)
        self._findings = findings
        self._enclosing: list[Enclosing] = []
        """The mapping that is looked at, last, and those around it."""

    def node(self, node: Node, schema: Schema, name: str, *, is_needed: bool = False) -> None:
        """Look at a node; `is_needed` says that it cannot be taken out."""
        outer = self._reading.resolved(schema)
        alternatives = self._reading.alternatives(schema)
        fitting = [alternative for alternative in alternatives if is_kind(node, alternative["type"])]
        if not fitting:
            kinds = [alternative["type"] for alternative in alternatives]
            self._wrong_kind(node, kinds, name, outer)
            return
        schema = (
            {"examples": outer["examples"]} | fitting[0] if "examples" in outer and is_needed else fitting[0]
        )
        if isinstance(node, MappingNode):
            self._mapping(node, schema, name, is_needed=is_needed)
        elif isinstance(node, SequenceNode):
            self._sequence(node, schema, name, is_needed=is_needed)
        else:
            is_truth = any(alternative["type"] == "boolean" for alternative in alternatives)
            self._scalar(node, schema, name, is_needed=is_needed, is_truth=is_truth)

    def _wrong_kind(self, node: Node, kinds: list[str], name: str, schema: Schema) -> None:
        if self._findings.has_error_at(node.place):
            return  # its lines were told of already
        wanted = " or ".join(_KINDS[kind] for kind in kinds)
        if schema.get("format") == "date":
            wanted = "a date, such as 2023-09-08"
        if isinstance(node, Scalar) and node.is_empty:
            message, help = f"{name} has no value", self._example(schema) or f"write {wanted}"
            if node.remark:
                message += ": what begins with # is a remark"
                help = f'put it in quotation marks: "{node.remark}"'
            self._findings.error(message, "missing-value", node.place, help)
            return
        given = {MappingNode: _KINDS["object"], SequenceNode: "a list"}.get(type(node), f"'{node}'")
        advice = self._other_kind(node, kinds, schema)
        self._findings.error(f"{name} must be {wanted}, not {given}", "wrong-type", node.place, advice)

    def _other_kind(self, node: Node, kinds: list[str], schema: Schema) -> str | None:
        """How to make a value of one of the kinds out of another."""
        if isinstance(node, Scalar) and "array" in kinds:
            return how_to_list(node)
        if isinstance(node, Scalar) and "properties" not in schema:
            return truth_meant(node) if kinds == ["boolean"] else self._example(schema)
        if isinstance(node, SequenceNode) and "string" in kinds:
            return "if square brackets belong to the text, put all of it in quotation marks"
        if isinstance(node, MappingNode) and self._is_entry(node, schema.get("items")):
            first = next(iter(node.keys_typed), "…")
            return (
                f"begin its first line with '- ', such as '- {first}: …', and the others with two spaces more"
            )
        if "properties" in schema:
            return f"the keys here are {listed(schema['properties'])}"
        if isinstance(node, SequenceNode):
            return f"give each entry a name of your own in place of the dash, such as '{_named(node)}'"
        return None

    def _is_entry(self, node: MappingNode, schema: Schema | None) -> bool:
        """Whether a mapping in the place of a list could be an entry of that."""
        entry = self._reading.as_mapping(schema)
        return entry is not None and (not node.keys_typed or not entry["properties"].keys().isdisjoint(node))

    def _example(self, schema: Schema) -> str | None:
        if "patternErrorMessage" in schema and "format" not in schema:  # of a date, an example says more
            return f"it {schema['patternErrorMessage']}"
        return f"write for example {schema['examples'][0]}" if "examples" in schema else None

    def _mapping(self, node: MappingNode, schema: Schema, name: str, *, is_needed: bool) -> None:
        self._enclosing.append((name, node, schema))
        mend_keys(node, schema.get("properties", {}), self._findings)
        self._misplaced.mend(name, node, schema)
        known: dict[str, Schema] = schema.get("properties", {})
        others = schema.get("additionalProperties", False)
        is_short = sum(map(_holds_anything, node.values())) < schema.get("minProperties", 0)
        misspelt = set()
        for key in node.each_key():
            if "propertyNames" in schema and not self._findings.has_error_at(key.place):
                self._scalar(key, self._reading.resolved(schema["propertyNames"]), f"a name in {name}")
            if key in known:
                needed = is_short or key in schema.get("required", ())
                self.node(node[key], known[key], f"'{key}'", is_needed=needed)
            elif self._misplaced.outdent(key, self._enclosing):
                continue  # who gets it will look at it
            elif others is False:
                misspelt.add(self._unknown(key, node, known, name))
            else:
                self.node(node[key], others, f"'{key}'", is_needed=is_short)
        for key in schema.get("required", ()):
            if key not in node and key not in misspelt:
                self._missing(key, self._reading.resolved(known[key]), node.place, name)
        if len(node) < schema.get("minProperties", 0):
            self._empty(name, node.place, schema, is_needed=is_needed)
        self._enclosing.pop()

    def _unknown(self, key: Scalar, node: MappingNode, known: dict[str, Schema], name: str) -> str | None:
        """Report a key that there is not, and put the one that is meant in its place; returns that."""
        homes = [] if also_called(key, known) else self._reading.homes(key)[:_HOMES_NAMED]
        meant = None if homes else self._misplaced.meant(key, node[key], known)
        if homes:
            advice = f"it belongs below {listed(homes, 'or')}"
        else:
            written = (
                f"write '{meant}: {node[key]}'" if isinstance(node[key], Scalar) else f"write '{meant}:'"
            )
            asked = written if meant == also_called(key, known) else f"did you mean '{meant}'?"
            advice = asked if meant else f"the keys here are {listed(known)}"
        if not self._findings.has_error_at(key.place):  # it begins with a no-break space
            self._findings.error(f"{name} has no key '{key}'", "unknown-key", key.place, advice)
        if meant and meant not in node:
            node.rename(key, meant)
        return meant

    def _empty(self, name: str, place: Place, schema: Schema, *, is_needed: bool) -> None:
        help = self._example(schema)
        if help is None and is_needed:
            described = schema.get("description")
            help = f"fill it in ({_first_sentence(described)})" if described else "fill it in"
        help = help or "fill it in, or take it out"
        self._findings.error(f"{name} is empty", "missing-value", place, help)

    def _missing(self, key: str, schema: Schema, place: Place, name: str) -> None:
        example = schema.get("examples", [None])[0]
        written = f"{key}: {example}" if example else f"{key}:"
        self._findings.error(
            f"{name} has no '{key}'",
            "missing-key",
            place,
            f"add a line '{written}' ({_first_sentence(schema['description'])})",
        )

    def _sequence(self, node: SequenceNode, schema: Schema, name: str, *, is_needed: bool) -> None:
        if len(node) < schema.get("minItems", 0):
            self._empty(name, node.place, schema, is_needed=is_needed)
        alternatives = self._reading.alternatives(schema["items"])
        if any(alternative.get("format") in {"line", "lines", "prose"} for alternative in alternatives):
            tell_of_halves(node, name, self._findings)
        if any(alternative.get("format") == "id" for alternative in alternatives):
            self._part_ids(node, name)
        texts: dict[Scalar, Node] = {}
        others: list[Node] = []
        is_short = sum(map(_holds_anything, node)) < schema.get("minItems", 0)
        for item in node:
            self.node(item, schema["items"], f"an entry of {name}", is_needed=is_short)
            if not schema.get("uniqueItems"):
                continue
            if isinstance(item, Scalar):
                first = texts.setdefault(item, item)
            else:
                first = next((other for other in others if other == item), item)
                others.append(item)
            if first is item:
                continue
            shown = f"'{item}'" if isinstance(item, Scalar) else "this entry"
            self._findings.error(
                f"{shown} stands twice in {name}; it is already in line {first.place.line}",
                "duplicate-entry",
                item.place,
                "delete one of the two",
            )

    def _part_ids(self, node: SequenceNode, name: str) -> None:
        """Report ids that no comma parts: `[example-union; forum-asia]`."""
        for item in node:
            if isinstance(item, Scalar) and not item.quoted and (ids := ids_in(item)):
                self._findings.error(
                    f"'{item}' is one entry of {name}, for no comma parts it",
                    "wrong-value",
                    item.place,
                    f"write [{', '.join(ids)}], or each on a line of its own, after '- '",
                )

    def _scalar(
        self, node: Scalar, schema: Schema, name: str, *, is_needed: bool = False, is_truth: bool = False
    ) -> None:
        if "enum" in schema and node not in schema["enum"] and is_truth:
            self._findings.error(f"{name} cannot be '{node}'", "wrong-value", node.place, truth_meant(node))
        elif "enum" in schema and node not in schema["enum"]:
            self._findings.error(
                f"{name} cannot be '{node}'",
                "wrong-value",
                node.place,
                suggestion(node, schema["enum"], f"it can be {listed(schema['enum'], 'or')}"),
            )
        elif len(node) < schema.get("minLength", 0) or not (
            node or re.search(schema.get("pattern", ""), node)
        ):
            self._empty(name, node.place, schema, is_needed=is_needed)
        elif schema.get("format") == "date" and not _is_date(node):
            fault, advice = date_fault(node)
            self._findings.error(f"{name} {fault}: '{node}'", "wrong-value", node.place, advice)
        elif "pattern" in schema and not re.search(schema["pattern"], node):
            mended = _MENDED.get(schema.get("format", ""), respelt)
            self._findings.error(
                f"{name} cannot be '{node}': it {schema['patternErrorMessage']}",
                "wrong-value",
                node.place,
                mended(node, schema["pattern"], str(schema.get("default", ""))),
            )
        elif schema.get("format") == "iri":
            report_end(node, self._findings)
        elif is_free_text(schema):
            report_typing(node, schema.get("format"), name, self._findings)


def _holds_anything(node: Node) -> bool:
    """Whether anything would be lost if a node were taken out."""
    return bool(node)


def _is_date(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2023-09-08")


def _named(entries: SequenceNode) -> str:
    """The first entry of a list as a line with a name."""
    first = entries[0] if entries and isinstance(entries[0], Scalar) and entries[0] else "…"
    return f"first: {textwrap.shorten(first, _SHOWN, placeholder=' …')}"


def _first_sentence(description: str) -> str:
    sentence = description.partition(". ")[0].rstrip(".").replace("`", "'")
    return sentence[0].lower() + sentence[1:]
