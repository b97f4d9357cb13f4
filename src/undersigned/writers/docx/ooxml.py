"""Makes what python-docx has no property for: elements of Office Open XML by prefixed names such as `w:bidi`.

They are elements of python-docx, so a `w:p` made here is its `CT_P`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from docx.oxml.ns import qn
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement as Element

__all__ = [
    "Element", "attribute", "element", "insert", "is_on", "is_second_form", "is_usual", "q", "remove", "val", "value",
    "whole",
]  # fmt: skip

_OFF = frozenset({"0", "false", "off"})
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@cache
def q(name: str) -> str:
    """The qualified name of a prefixed one: `w:p` as `{http://…/main}p`."""
    return qn(name) if ":" in name else name


def element(
    name: str, attributes: Mapping[str, str] | None = None, *children: Element, text: str | None = None
) -> Element:
    """An element with prefixed attributes, children in the order that its schema wants, and text.

    Raises `ValueError` for characters that XML cannot carry (XML 1.0 § 2.2).
    """
    made: Element = oxml_parser.makeelement(
        q(name), {q(key): said for key, said in (attributes or {}).items()}
    )
    for child in children:
        made.append(child)
    if text is not None:
        made.text = text
    return made


def value(name: str, val: str) -> Element:
    """An element that only says `w:val`, as most properties do."""
    return element(name, {"w:val": val})


def attribute(of: Element, name: str, default: str = "") -> str:
    """What an element says in an attribute."""
    said: str = of.get(q(name), default)
    return said


def val(of: Element) -> str:
    """What an element says in `w:val`."""
    return attribute(of, "w:val")


def is_on(of: Element, name: str) -> bool:
    """Whether a property of an element is there and on (ISO 29500-1 § 17.17.4)."""
    found = of.find(q(name))
    return found is not None and val(found) not in _OFF


def whole(of: Element, name: str, default: int = 0) -> int:
    """The whole number in an attribute; the default where it is missing or no whole number, as in some users' files."""
    try:
        return int(attribute(of, name))
    except ValueError:
        return default


def insert(parent: Element, child: Element, order: tuple[str, ...]) -> None:
    """Put a child where the schema has it; `order` has the prefixed names of the parent's children."""
    place = [q(name) for name in order].index(child.tag)
    parent.insert_element_before(child, *order[place + 1 :])


def remove(node: Element) -> None:
    """Take an element out of what it stands in, if it still stands in something."""
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def is_second_form(node: Element) -> bool:
    """Whether something is said for programs that do not know its first form (ISO 29500-3 § 9.3)."""
    return next(node.iterancestors(_FALLBACK), None) is not None


def is_usual(style: Element) -> bool:
    """Whether a style is the one that what names none has (§ 17.7.4.17)."""
    return attribute(style, "w:default") in {"1", "true", "on"}
