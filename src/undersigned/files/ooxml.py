"""Names what stands in the XML of a Word file, and chooses what is read where it is given in several forms."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from undersigned.files.names_on_computers import is_of_a_computer
from undersigned.files.word_xml import NAMESPACES, Element


@cache
def q(name: str) -> str:
    """The qualified name of a prefixed one, `w:p` as `{http://…/main}p`; in a path, of each step."""
    if "/" in name:
        return "/".join(q(step) for step in name.split("/"))
    prefix, colon, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if colon else name


def val(of: Element | None, default: str = "") -> str:
    """What an element says in `w:val`."""
    return default if of is None else of.get(q("w:val"), default)


def child_val(of: Element | None, path: str, default: str = "") -> str:
    """What the child at a path says in `w:val`."""
    return default if of is None else val(of.find(q(path)), default)


def is_on(of: Element | None) -> bool | None:
    """What a property that is on or off says (ISO 29500-1 § 17.17.4); None where it is not there."""
    return None if of is None else val(of, "true").lower() not in {"false", "0", "off", "none"}


def whole(text: str, default: int = 0) -> int:
    """The whole number in an attribute, without what some programs write behind it; the default where there is none."""
    try:
        return int(float(text))
    except (ValueError, OverflowError):
        return default


def words_in(of: Element, *names: str) -> str:
    """The words that elements of these names say inside another; of `w:t` where none is named."""
    return "".join(t.text or "" for t in of.iter(*map(q, names or ("w:t",))))


def alternative(of: Element) -> Element:
    """That form of a content given in several forms which is read (ISO 29500-3 § 9.3).

    It is the first that has words, as no form is for readers that know only words.
    """
    forms = [*of.findall(q("mc:Choice")), *of.findall(q("mc:Fallback"))]
    with_words = (form for form in forms if next(form.iter(q("w:t")), None) is not None)
    return next(with_words, forms[0] if forms else of)


def printed(of: Element, *tags: str) -> Iterator[Element]:
    """The outermost elements of these tags in another, less those in forms of a content that are not read."""
    for element in alternative(of) if of.tag == q("mc:AlternateContent") else of:
        if element.tag in tags:
            yield element
        else:
            yield from printed(element, *tags)


def alternative_of(drawing: Element) -> str:
    """What a picture's author wrote for those who cannot see it; what it is called on a computer is nothing to hear."""
    return next((said for said in _alternatives(drawing) if said and not is_of_a_computer(said)), "")


def _alternatives(drawing: Element) -> Iterator[str]:
    for properties in drawing.iter(q("wp:docPr")):
        yield from (properties.get("descr", ""), properties.get("title", ""))
        return
    for shape in drawing.iter(q("v:shape")):
        yield shape.get("alt", "")
        return
    yield child_val(drawing, "w:name")
