"""Looks at the nodes of PyYAML: what stands below a step of a path, and what kind of text or nothing a node is."""

from __future__ import annotations

import yaml


def last_in(node: yaml.Node) -> yaml.Node:
    """The last value in a node whose values stand in lines of their own, however deep."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node


def is_block(node: yaml.Node) -> bool:
    """Whether a node is text below `|` or `>`."""
    return isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")


def node_below(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    """What stands under a key or a number (from 0); None where there is no such."""
    match node, step:
        case yaml.MappingNode(), str():
            return next((value for key, value in node.value if key.value == step), None)
        case yaml.SequenceNode(), int() if step < len(node.value):
            found: yaml.Node = node.value[step]
            return found
        case _:
            return None


def is_nothing(node: yaml.Node) -> bool:
    """Whether a key has no value."""
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in {"", "~", "null"}
