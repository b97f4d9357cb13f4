"""Empties a user's own Word file, so that a letter can start from its letterhead and styles.

Its styles, page, headers and footers stay; its text goes, with all that only the text referred to.
"""

from __future__ import annotations

from typing import Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml.section import CT_SectPr
from docx.parts.document import DocumentPart

from undersigned.files.word_package import Trouble, WordFileError, WordPackage, open_word_package
from undersigned.writers.docx.languages import language
from undersigned.writers.docx.notes import drop_notes
from undersigned.writers.docx.ooxml import Element, attribute, element, q
from undersigned.writers.docx.opening import opened
from undersigned.writers.docx.package import LetterPackage

_MAIN_TYPES: Final = frozenset(
    {
        CONTENT_TYPE.WML_DOCUMENT_MAIN,
        CONTENT_TYPE.WML_DOCUMENT_MAIN.replace("document.main", "template.main"),
    }
)


class NotAWordFileError(ValueError):
    """What should be a .docx is none, or one that no letter can start from; the message says why."""

    def __init__(
        self,
        why: str,
        help: str = "open it in Word, save it as a Word document (.docx), and put it there again",
    ) -> None:
        super().__init__(why)
        self.help = help


def reference_package(data: bytes, tag: str) -> LetterPackage:
    """The file without its text, in a language (BCP 47).

    Raises `NotAWordFileError` for what is not a .docx, nor a .dotx, or cannot be read.
    """
    try:
        package = _opened(open_word_package(data))
    except WordFileError as error:
        raise _refused(error) from error
    document = package.main_document_part
    if not isinstance(document, DocumentPart):
        raise NotAWordFileError("its main document is empty")
    _drop_text(document)
    for kind in ("footnotes", "endnotes"):
        notes = package.part_of(kind)
        if notes is not None:
            drop_notes(notes.element)
    _set_language(package.part_for("styles").element, tag)
    package.part_for("settings")
    return package


def _opened(source: WordPackage) -> LetterPackage:
    links = (link for link in source.links("") if link.type == RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    main = next((link.target for link in links if not link.external and link.target in source.names), None)
    if main is None:
        raise NotAWordFileError("it has no main document")
    if source.content_type(main) not in _MAIN_TYPES:
        raise NotAWordFileError("it holds macros, or is not a Word document")
    return opened(source)


def _refused(error: WordFileError) -> NotAWordFileError:
    match error.trouble:
        case Trouble.DAMAGED:
            return NotAWordFileError(f"it {error}")
        case Trouble.TOO_LARGE:
            help = (
                "look whether it is the right file; where it is, make its pictures smaller and save it again"
            )
            return NotAWordFileError(f"it {error}", help)
        case _:
            return NotAWordFileError("it is not a .docx file, or is locked with a password")


def _drop_text(document: DocumentPart) -> None:
    """Leave nothing in the body but the properties of its last section, and no relationship to what went."""
    body = document.element.find(q("w:body"))
    if body is None:
        raise NotAWordFileError("its main document is empty")
    mentioned = _mentioned(document.element)
    section = _last_section(body)
    for child in list(body):
        body.remove(child)
    body.append(section)
    for gone in mentioned - _mentioned(document.element):
        document.rels.pop(gone, None)


def _mentioned(xml: Element) -> set[str]:
    """The ids of relationships to which some element refers."""
    prefix = q("r:id").removesuffix("id")
    return {said for node in xml.iter() for name, said in node.attrib.items() if name.startswith(prefix)}


def _last_section(body: Element) -> CT_SectPr:
    """The properties of the last section, with the headers and footers it takes over (§ 17.10.5).

    How its notes count is left out: they count as in the letter's other formats.
    """
    for section in list(body.iter(q("w:sectPr"))):
        section.remove_all("w:sectPrChange")
    sections = list(body.iter(q("w:sectPr"))) or [element("w:sectPr")]
    last: CT_SectPr = sections[-1]
    furniture: dict[tuple[str, str], Element] = {}
    for section in sections:
        for kind in ("w:headerReference", "w:footerReference"):
            for found in section.findall(q(kind)):
                found.set(q("w:type"), attribute(found, "w:type", "default"))
                furniture[kind, attribute(found, "w:type")] = found
    last.remove_all("w:headerReference", "w:footerReference", "w:footnotePr", "w:endnotePr")
    for position, reference in enumerate(furniture.values()):
        last.insert(position, reference)
    return last


def _set_language(styles: Element, tag: str) -> None:
    """Declare the language of the letter in place of the one that the file's own text was in (§ 17.7.5.1)."""
    node = styles
    for name in ("w:docDefaults", "w:rPrDefault", "w:rPr"):
        found = node.find(q(name))
        if found is None:
            found = element(name)
            node.insert(0, found)
        node = found
    normal = (s for s in styles.findall(q("w:style")) if attribute(s, "w:default") in {"1", "true", "on"})
    for place in (node, *(run for style in normal for run in style.findall(q("w:rPr")))):
        place.remove_all("w:lang")
    node.insert_element_before(language(tag), "w:eastAsianLayout", "w:specVanish", "w:oMath")
