"""Puts the mark of a draft at the head of every page of a Word file, above what the header says anyway."""

from __future__ import annotations

from undersigned.writers.docx.ooxml import Element, element, q, root, val
from undersigned.writers.docx.package import Package
from undersigned.writers.docx.page import furniture_part, styled
from undersigned.writers.docx.styles import StyleSheet

_OFF = frozenset({"0", "false", "off"})


def mark_pages(section: Element, words: str, package: Package, styles: StyleSheet) -> None:
    """Let each header of a section begin with the words; pages that have none get one (ISO 29500-1 § 17.10.5)."""
    document = package.document
    style = styles.paragraph("header")
    marked, kinds = set[str](), set[str]()
    for reference in section.findall(q("w:headerReference")):
        kinds.add(reference.get(q("w:type"), "default"))
        link = document.relationships.by_id.get(reference.get(q("r:id"), ""))
        if link is not None and link.target in package.parts and link.target not in marked:
            marked.add(link.target)
            package.parts[link.target].xml.insert(0, _mark(style, words))
    settings = package.related("settings", root("w:settings", ("w",))).xml
    needed = {"default"}
    needed |= {"first"} if _is_on(section, "w:titlePg") else set()  # § 17.10.6: else page 1 has none
    needed |= {"even"} if _is_on(settings, "w:evenAndOddHeaders") else set()  # § 17.10.1
    for kind in sorted(needed - kinds):
        section.insert(0, furniture_part("header", kind, _mark(style, words), package))


def _mark(style: str, words: str) -> Element:
    # LibreOffice 7.4 loses the first run of a header where the text has notes.
    empty = element("w:r", None, element("w:t"))
    bold = element("w:rPr", None, element("w:b"))
    return styled(style, empty, element("w:r", None, bold, element("w:t", text=words)))


def _is_on(of: Element, name: str) -> bool:
    found = of.find(q(name))
    return found is not None and val(found) not in _OFF
