"""Reports what a comma, a semicolon or a missing space does to a text in brackets, and puts the tree right.

Between `{` and `}`, `name: Lawyers, Inc` is a name and a key `Inc`; between `[` and `]`, `Ann Example, Ambassador` is
two entries; and `date:2026-09-01` is a key without a value.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection
from typing import Final

from undersigned.files.yaml_margins import missing_space_after
from undersigned.files.yaml_tree import MappingNode, Node, Scalar, SequenceNode
from undersigned.languages.known import all_languages
from undersigned.languages.looked_for import SessionWords
from undersigned.languages.patterns import any_of
from undersigned.model.findings import Findings

_GLUED: Final = re.compile(r"(?P<key>[\w-]+)(?P<colon>[:\uff1a])(?P<space>\s*)(?P<value>(?!//).+)")
_PERSON: Final = re.compile(
    r"(?:(?:H\.? ?E|S\.? ?E|Mr|Mrs|Ms|Dr|Prof|Amb|Mme|M|Sr|Sra|Dra)\.?|Sir|Dame|Ambassador|(?:His|Her) Excellency) "
)
"""How the name of a person begins in an address."""
_RANK: Final = re.compile(r"(?:Inc|Ltd|LLC|Jr|Sr|Ph\.?D|e\. ?V|S\.A|asbl|gGmbH|GmbH)\b\.?", re.IGNORECASE)
"""What follows a name behind a comma and is none."""


def mend_keys(node: MappingNode, known: Collection[str], findings: Findings) -> None:
    """Put what has no colon between curly brackets back to the text before it, or make it the key that it was to be."""
    if not node.in_brackets:
        return
    cut: dict[Scalar, list[Scalar]] = {}
    before: Scalar | None = None
    for key in list(node.keys_typed.values()):
        if not _has_no_colon(key, node[key]):
            before = key
        elif not _mend_glued(key, node, known, findings) and before is not None and key not in known:
            cut.setdefault(before, []).append(key)
    for name, others in cut.items():
        text = node[name]
        if isinstance(text, Scalar) and not text.quoted:
            whole = text.renamed(", ".join([text, *others]))
            findings.error(
                f"the text ends at this comma, and '{others[0]}' is read as another key",
                "cut-by-comma",
                others[0].place,
                f'a text with a comma inside {{ }} stands in quotation marks: {name}: "{whole}"',
            )
            node[name] = whole
            for key in others:
                del node.keys_typed[key], node[key]


def tell_of_halves(node: SequenceNode, name: str, findings: Findings) -> None:
    """Warn of an entry between square brackets that looks like the second half of the one before it."""
    if not node.in_brackets:
        return
    for before, entry in itertools.pairwise(node):
        if not isinstance(before, Scalar) or not isinstance(entry, Scalar) or entry.quoted or before.quoted:
            continue
        goes_on = before[:1].isupper() and entry[:1].islower() and "." not in entry  # no file: union.png
        goes_on = goes_on and not _is_joined(entry)
        if goes_on or _RANK.match(entry) or (_PERSON.match(before) and not _PERSON.match(entry)):
            findings.warning(
                f"'{before}' and '{entry}' are two entries of {name}: the comma parts them",
                "cut-by-comma",
                entry.place,
                f'if they are one, put quotation marks round it: "{before}, {entry}"; '
                "if not, put each on a line of its own, after '- '",
            )


def _is_joined(entry: str) -> bool:
    """Whether an entry begins with "and": so do lines of addressees, and few write a comma before it."""
    joined = any_of(SessionWords.of_all(language.sessions for language in all_languages()).joined_by)
    return re.match(rf"{joined}\s", entry) is not None


def _mend_glued(key: Scalar, node: MappingNode, known: Collection[str], findings: Findings) -> bool:
    """Part a key from the value that stands behind its colon without a space; returns whether it is one."""
    glued = _GLUED.fullmatch(key)
    if glued is None or glued["key"] not in known or glued["key"] in node:
        return False
    message, help = missing_space_after(glued["key"], glued["colon"], glued["value"])
    findings.error(message, "yaml-syntax", key.place_at(glued.start("colon")), help)
    node.rename(key, glued["key"])
    node[glued["key"]] = _part(key, glued.start("value"))
    return True


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
