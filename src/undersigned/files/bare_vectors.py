"""The bytes of an SVG without what programs that draw keep in it: names of files, people and layers, comments, scripts.

Only elements and attributes that draw are kept, under names that say nothing; a file that is no XML draws nothing.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from collections.abc import Callable
from typing import Final

from undersigned.files.bare_pictures import bare_photograph
from undersigned.files.word_xml import Element, NotXmlError, drop_namespaces, parse, serialised

_SVG: Final = "{http://www.w3.org/2000/svg}"
_XLINK: Final = "{http://www.w3.org/1999/xlink}"
_SPACES: Final = ("http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/")
_EMPTY: Final = b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
_BEGINS: Final = re.compile(
    rb"\s*+(?:(?><\?.*?\?>|<!--.*?-->|<!DOCTYPE\b[^\[>]*(?:\[.*?\]\s*)?>)\s*+)*+<(?:\w+:)?svg\b", re.DOTALL
)
_DOCTYPE: Final = re.compile(rb"<!DOCTYPE\b[^\[>]*(?:\[(.*?)\]\s*)?>", re.DOTALL)
_ENTITY: Final = re.compile(rb"<!ENTITY\s+([\w.-]+)\s+(?:\"([^\"&%<]*)\"|'([^'&%<]*)')\s*>")
_REFERENCE: Final = re.compile(rb"&([\w.-]+);")
_OF_XML: Final = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DECLARED: Final = re.compile(rb"^\s*<\?xml.*?\?>", re.DOTALL)
_LARGEST: Final = 20_000_000

_TELLING: Final = frozenset(
    {"metadata", "title", "desc", "script", "foreignObject", "cursor", "font-face-uri", "handler"}
)
_WITH_WORDS: Final = frozenset({"text", "tspan", "textPath", "tref", "a", "style"})
"""Elements whose words are seen, or are rules."""
_HIDDEN: Final = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SILENT: Final = frozenset({"class", "id", "role", "tabindex", "base", "lang", "space", "contentScriptType"})
"""Attributes that draw nothing, but for the names in the first two, which get others."""
_DATA: Final = re.compile(r"\s*data:image/(?:png|jpe?g);base64,", re.IGNORECASE)
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_AT_RULE: Final = re.compile(r"@(?:import|namespace|charset)[^;]*;?", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"url\(\s*(['\"]?)(?!#)[^)]*\)", re.IGNORECASE)
_POINTS_AT: Final = re.compile(r"#([^\s,;)\"'{}.:\[>+~]+)")
_OF_CLASS: Final = re.compile(r"\.([A-Za-z_][^\s,;){}.:\[>+~#]*)")


def is_svg(data: bytes) -> bool:
    """Whether something is an SVG, whatever stands before the drawing."""
    return _BEGINS.match(_as_utf_8(data)) is not None


def bare_svg(data: bytes) -> bytes:
    """The drawing alone, and an empty one where nobody can draw it."""
    try:
        root = parse(_without_doctype(_as_utf_8(data)))
    except NotXmlError:
        return _EMPTY
    names = _Names(root)
    for node in list(root.iter()):
        for child in list(node):
            if _goes(child):
                _take_out(node, child)
    for node in root.iter():
        _clean(node, names)
    drop_namespaces(root, _SPACES)
    return serialised(root)


def _as_utf_8(data: bytes) -> bytes:
    if data.startswith(_UTF_16):
        return _DECLARED.sub(b"", data.decode("utf-16", "replace").encode(), count=1)
    return data.removeprefix(codecs.BOM_UTF8)


def _without_doctype(data: bytes) -> bytes:
    """The drawing with the words that its document type has names for, as Illustrator writes them (XML 1.0 § 4.2)."""
    found = _DOCTYPE.search(data)
    if found is None:
        return data
    entities = {name: one or other for name, one, other in _ENTITY.findall(found[1] or b"")}
    rest = data[: found.start()] + data[found.end() :]
    longest = max(map(len, entities.values()), default=0)
    if len(rest) + longest * rest.count(b"&") > _LARGEST:
        raise NotXmlError("it grows too large")

    def said(reference: re.Match[bytes]) -> bytes:
        return reference[0] if reference[1] in _OF_XML else entities.get(reference[1], b"")

    return _REFERENCE.sub(said, rest)


def _goes(node: Element) -> bool:
    space, _, name = node.tag.rpartition("}")
    is_hidden = node.get("display", "").strip() == "none" or _HIDDEN.search(node.get("style", ""))
    is_elsewhere = name in ("image", "feImage") and not _target(node)
    return f"{space}}}" != _SVG or name in _TELLING or bool(is_hidden) or is_elsewhere


def _target(node: Element) -> str:
    """Where a picture is in the drawing itself."""
    said = node.get("href", "") or node.get(f"{_XLINK}href", "")
    return said if said.startswith("#") or _DATA.match(said) else ""


def _take_out(parent: Element, child: Element) -> None:
    """Take out an element; the words behind it are part of the text around it."""
    tail = child.tail or ""
    before = None
    for one in parent:
        if one is child:
            break
        before = one
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    parent.remove(child)


class _Names:
    """Other names for what a drawing calls its parts and classes."""

    def __init__(self, root: Element) -> None:
        ids = (node.get("id", "") for node in root.iter())
        self.ids = {name: f"i{number}" for number, name in enumerate(filter(None, ids))}
        classes = (name for node in root.iter() for name in node.get("class", "").split())
        self.classes = {name: f"c{number}" for number, name in enumerate(dict.fromkeys(classes))}

    def in_style(self, rules: str) -> str:
        """The rules of a style sheet with these names, without comments and what is fetched."""
        bare = _ADDRESS.sub("none", _AT_RULE.sub("", _COMMENT.sub("", rules)))
        blocks = re.split(r"(\{[^{}]*\})", bare)
        return "".join(
            self.in_value(block) if block.startswith("{") else self._in_selector(block) for block in blocks
        )

    def in_value(self, value: str) -> str:
        """A value with the names of what it points at; a colour such as `#fff` is none."""
        return _POINTS_AT.sub(lambda found: f"#{self.ids.get(found[1], found[1])}", value)

    def _in_selector(self, selector: str) -> str:
        named = _OF_CLASS.sub(lambda found: f".{self.classes.get(found[1], 'c')}", selector)
        return _POINTS_AT.sub(lambda found: f"#{self.ids.get(found[1], 'i')}", named)


def _clean(node: Element, names: _Names) -> None:
    name = node.tag.removeprefix(_SVG)
    if name not in _WITH_WORDS:
        node.text = None
        for child in node:
            child.tail = None
    elif name == "style":
        node.text = names.in_style(node.text or "")
    own = {"id": names.ids.get(node.get("id", "")), "class": _classes(node, names)}
    for key, said in list(node.attrib.items()):
        plain = key.removeprefix(_XLINK)
        if plain == "href":
            node.attrib[key] = _href(said, names, is_link=name == "a")
        if (
            plain in _SILENT
            or plain.startswith(("{", "data-", "aria-", "on"))
            or (plain == "href" and not node.attrib[key])
            or (key.startswith(_XLINK) and plain != "href")
        ):
            del node.attrib[key]
        elif plain != "href":
            node.attrib[key] = names.in_value(_ADDRESS.sub("none", _COMMENT.sub("", said)))
    node.attrib.update({key: said for key, said in own.items() if said})


def _classes(node: Element, names: _Names) -> str:
    return " ".join(names.classes[name] for name in node.get("class", "").split())


def _href(said: str, names: _Names, *, is_link: bool) -> str:
    if is_link:
        return ""
    if said.startswith("#"):
        return names.in_value(said)
    begins = _DATA.match(said)
    return _bare_data(begins[0].strip(), said[begins.end() :], bare_photograph) if begins else ""


def _bare_data(begins: str, coded: str, bare: Callable[[bytes], bytes]) -> str:
    """A picture within the drawing (RFC 2397)."""
    try:
        data = base64.b64decode("".join(coded.split()), validate=True)
    except binascii.Error:
        return ""
    return begins + base64.b64encode(bare(data)).decode()
