"""Reports what a comma, a semicolon or a missing space does to a text in brackets, and puts the tree right.

Between `{` and `}`, `name: Lawyers, Inc` is a name and a key `Inc`; between `[` and `]`, `Ann Example, Ambassador` is
two entries; and `date:2026-09-01` is a key without a value.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from undersigned.files.yaml_margins import missing_space_after
from undersigned.files.yaml_tree import MappingNode, Node, Scalar, SequenceNode
from undersigned.model.findings import Findings

_GLUED: Final = re.compile(r"(?P<key>[\w-]+)(?P<colon>[:：])(?P<space>\s*)(?P<value>(?!//).+)")
_PERSON: Final = re.compile(
    r"(?:(?:H\.? ?E|S\.? ?E|Mr|Mrs|Ms|Dr|Prof|Amb|Mme|M|Sr|Sra|Dra)\.?|Sir|Dame|Ambassador|(?:His|Her) Excellency) "
)
"""How the name of a person begins in an address."""
_RANK: Final = re.compile(r"(?:Inc|Ltd|LLC|Jr|Sr|Ph\.?D|e\. ?V|S\.A|asbl|gGmbH|GmbH)\b\.?", re.IGNORECASE)
"""What follows a name behind a comma and is none."""


def mend_keys(node: MappingNode, known: Collection[str], findings: Findings) -> None:
    """Put what stands without a colon between curly brackets back to the text before it, or make it the key it was to be."""
    if not node.in_brackets:
        return
    before: Scalar | None = None
    for key in list(node.keys_typed.values()):
        value = node[key]
        if not _has_no_colon(key, value):
            before = key
            continue
        glued = _GLUED.fullmatch(key)
        if glued and glued["key"] in known and glued["key"] not in node:
            message, help = missing_space_after(glued["key"], glued["colon"], glued["value"])
            findings.error(message, "yaml-syntax", key.place_at(glued.start("colon")), help)
            node.rename(key, glued["key"])
            node[glued["key"]] = _part(key, glued.start("value"))
        elif (
            before is not None
            and isinstance(text := node[before], Scalar)
            and not text.quoted
            and key not in known
        ):
            whole = text.renamed(f"{text}, {key}")
            if not findings.has_error_at(text.place):
                findings.error(
                    f"the text ends at this comma, and '{key}' is read as another key",
                    "cut-by-comma",
                    key.place,
                    f'a text with a comma inside {{ }} stands in quotation marks: {before}: "{whole}"',
                )
            node[before] = whole
            del node.keys_typed[key], node[key]


def tell_of_halves(node: SequenceNode, name: str, findings: Findings) -> None:
    """Warn of an entry between square brackets that looks like the second half of the one before it."""
    if not node.in_brackets:
        return
    for before, entry in zip(node, node[1:], strict=False):
        if not isinstance(before, Scalar) or not isinstance(entry, Scalar) or entry.quoted or before.quoted:
            continue
        if entry[:1].islower() or _RANK.match(entry) or (_PERSON.match(before) and not _PERSON.match(entry)):
            findings.warning(
                f"'{before}' and '{entry}' are two entries of {name}: the comma parts them",
                "cut-by-comma",
                entry.place,
                f'if they are one, put quotation marks round it: "{before}, {entry}"; '
                "if not, put each on a line of its own, after '- '",
            )


def _has_no_colon(key: Scalar, value: Node) -> bool:
    """Whether a key stands alone between commas; behind a colon, an empty value begins further on."""
    return (
        isinstance(value, Scalar)
        and value.is_empty
        and not key.quoted
        and value.place.line == key.place.line
        and value.place.column == key.place.column + len(key)
    )


def _part(text: Scalar, start: int) -> Scalar:
    part = Scalar(text[start:], text.place_at(start))
    part.quoted, part.remark = text.quoted, text.remark
    return part
