"""Reads the asks of a campaign, to any depth that there is, and tells what no list of asks can be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from undersigned.files.yaml_tree import MappingNode, Node, Scalar, as_mapping
from undersigned.languages.typed_marks import typed_mark
from undersigned.loading.list_marks import BULLETS, RULE, mark_of, respelt_mark
from undersigned.loading.registers import scalar_of
from undersigned.model.asks import DEEPEST, Ask, AskGroup, AskList
from undersigned.model.findings import Findings, Located

_DOES_NOT_COUNT: Final = "write 'marks: 1' above it, or a, A, i or I, or delete this line"


def asks_of(node: Node | None) -> dict[Located, AskGroup]:
    """The groups of asks under an `asks:` key, by their names; what is faulty is left out."""
    groups = as_mapping(node)
    found: dict[Located, AskGroup] = {}
    for name, key in groups.keys_typed.items():
        group = as_mapping(groups[name])
        found[key] = AskGroup(scalar_of(group.get("lead_in")), _list_of(group))
    return found


def refuse_deep_asks(tree: Node, findings: Findings) -> None:
    """Add an error for asks on more levels than there are, and take these out of the tree."""
    groups = as_mapping(tree).below("asks")
    for group in groups.values():
        for level, asks in _lists(as_mapping(group), 1):
            if level == DEEPEST:
                for ask in map(as_mapping, asks.below("items").values()):
                    _refuse_below(ask, findings)


def check_asks(node: Node | None, findings: Findings) -> None:
    """Add an error for marks that are none, for numbers of what does not count, and for an id that stands twice."""
    seen: dict[str, Located] = {}
    for group in as_mapping(node).values():
        for level, asks in _lists(as_mapping(group), 1):
            _check_list(asks, findings, is_group=level == 1)
            for id in asks.below("items").keys_typed.values():
                if id in seen:
                    findings.error(
                        f"two asks are called '{id}': the other stands in line {seen[id].place.line}",
                        "duplicate-entry",
                        id.place,
                        "give one of them another name: by it an ask is known from letter to letter, "
                        "whatever group it stands in",
                    )
                seen.setdefault(id, id)


def _list_of(node: MappingNode) -> AskList:
    items = node.below("items")
    start = scalar_of(node.get("start")) or ""
    goes_on = scalar_of(node.get("goes_on"))
    return AskList(
        {key: ask for name, key in items.keys_typed.items() if (ask := _ask(items[name]))},
        mark_of(scalar_of(node.get("marks"))),
        int(start) if _is_number(start) else 1,
        goes_on if goes_on == "true" else None,
    )


def _ask(node: Node) -> Ask | None:
    if isinstance(node, Scalar):
        return Ask(node)
    ask = as_mapping(node)
    text = scalar_of(ask.get("text"))
    return Ask(text, scalar_of(ask.get("short")), _list_of(ask) if "items" in ask else None) if text else None


def _lists(node: MappingNode, level: int) -> Iterator[tuple[int, MappingNode]]:
    """A list of asks and those below it, as they are in the file, each with its level from 1."""
    yield level, node
    if level < DEEPEST:
        for ask in node.below("items").values():
            if isinstance(ask, MappingNode):
                yield from _lists(ask, level + 1)


def _refuse_below(ask: MappingNode, findings: Findings) -> None:
    for key in [key for key in ask.keys_typed.values() if key in ("items", "marks", "start", "goes_on")]:
        if key == "items":
            findings.error(
                f"asks stand on at most {DEEPEST} levels, and these would be on another one below",
                "too-deep",
                key.place,
                "put them beside the ask above, under 'items' there, or write them into its text",
            )
        del ask.keys_typed[key], ask[key]


def _check_list(asks: MappingNode, findings: Findings, *, is_group: bool) -> None:
    marks, start = scalar_of(asks.get("marks")), scalar_of(asks.get("start"))
    mark = mark_of(marks)
    if marks is not None and mark is None and marks != BULLETS:
        if not findings.has_error_at(marks.place):
            findings.error(
                f"'marks' cannot be '{marks}': it {RULE}", "wrong-value", marks.place, respelt_mark(marks)
            )
        return
    goes_on = scalar_of(asks.get("goes_on")) == "true"
    if start is not None and goes_on:
        findings.error(
            "the list goes on, and yet begins with a number of its own",
            "not-together",
            start.place,
            "delete 'start', or delete 'goes_on'",
        )
    for key in ("start", "goes_on"):
        typed = asks.keys_typed.get(key)
        if typed and mark is None and (marks == BULLETS if goes_on else key == "start"):
            findings.error(
                f"bullets do not count, so '{key}' says nothing", "not-together", typed.place, _DOES_NOT_COUNT
            )
    for key in () if is_group or "items" in asks else ("marks", "start", "goes_on"):
        if typed := asks.keys_typed.get(key):
            findings.error(
                f"'{key}' is about the asks below this one, and there are none",
                "missing-key",
                typed.place,
                f"write them under 'items', or delete '{key}'; the marks of this ask and those beside it stand "
                "a level higher",
            )
    if mark and start is not None and _is_number(start):
        last = int(start) + len(asks.below("items")) - 1
        read = typed_mark(mark.printed(last))
        if read is None or read.reading_as(mark) != last:
            findings.error(
                f"'{mark.printed(1)}' and the marks after it do not go as far as {last}",
                "wrong-value",
                start.place,
                "begin with a smaller number, or write 'marks: 1'",
            )


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal()
