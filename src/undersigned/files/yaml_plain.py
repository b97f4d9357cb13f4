"""What YAML says, apart from how it is typed, and what it says after a change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from undersigned.files import yaml_tree as trees
from undersigned.files import yaml_writing as writing
from undersigned.files.yaml_writing import Writable

Path: TypeAlias = tuple[str | int, ...]
"""Where a value stands: keys, and the numbers of items from 0: `("annex", "sections", 0)`."""

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
"""What YAML says: texts, lists and mappings."""


def plain_of_tree(node: trees.Node) -> Plain:
    """What a tree says."""
    match node:
        case trees.MappingNode():
            return {str(key): plain_of_tree(below) for key, below in node.items()}
        case trees.SequenceNode():
            return [plain_of_tree(below) for below in node]
        case _:
            return "" if node.is_empty else str(node)


def plain_of(value: Writable) -> Plain:
    """What a value says once it is written."""
    match value:
        case Mapping():
            return {key: plain_of(below) for key, below in value.items()}
        case str():
            return value
        case Sequence():
            return [plain_of(below) for below in value]
        case _:
            return writing.as_typed(value)


def plain_at(plain: Plain, path: Path) -> Plain:
    """What stands at a path, or as far along it as there is something."""
    for step in path:
        match plain, step:
            case (list(), int()):
                plain = plain[step]
            case (dict(), str()):
                plain = plain[step]
            case _:
                break
    return plain


def with_value(plain: Plain, path: Path, value: Plain) -> Plain:
    """The same with another value at a path; what is missing on the way is made."""
    if not path:
        return value
    step, below = path[0], path[1:]
    if isinstance(step, int):
        items = plain if isinstance(plain, list) else []
        inner = items[step] if step < len(items) else ""
        return [*items[:step], with_value(inner, below, value), *items[step + 1 :]]
    keys = plain if isinstance(plain, dict) else {}
    return {**keys, step: with_value(keys.get(step, ""), below, value)}


def without_value(plain: Plain, path: Path) -> Plain:
    """The same without what stands at a path."""
    step, below = path[0], path[1:]
    if isinstance(plain, list) and isinstance(step, int):
        return [*plain[:step], *([without_value(plain[step], below)] if below else []), *plain[step + 1 :]]
    if isinstance(plain, dict) and isinstance(step, str):
        if below:
            return {**plain, step: without_value(plain[step], below)}
        return {key: value for key, value in plain.items() if key != step}
    return plain
