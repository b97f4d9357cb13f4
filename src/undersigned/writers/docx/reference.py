"""Empties a user's own Word file, so that a letter can start from its letterhead and styles.

Its styles, page, headers and footers stay; its text goes, with all that only the text referred to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.parts.document import DocumentPart

from undersigned.files.word_package import Trouble, WordFileError, WordPackage, open_word_package
from undersigned.files.word_styles import WordStyles
from undersigned.model.letter import Metadata
from undersigned.writers.docx.accepting import accept_changes, drop_hidden, unwrap
from undersigned.writers.docx.cropping import cut_pictures
from undersigned.writers.docx.fields import Fields, FixedField, moving
from undersigned.writers.docx.languages import language
from undersigned.writers.docx.letter_section import letter_section
from undersigned.writers.docx.notes import drop_notes
from undersigned.writers.docx.ooxml import Element, attribute, element, is_second_form, is_usual, q, remove
from undersigned.writers.docx.opening import opened
from undersigned.writers.docx.package import LetterPackage
from undersigned.writers.docx.private import (
    clean,
    clean_chart,
    clean_numbering,
    clean_settings,
    clean_theme,
    part_names,
)

_WITHOUT_MACROS: Final = frozenset(
    {
        CONTENT_TYPE.WML_DOCUMENT_MAIN,
        CONTENT_TYPE.WML_DOCUMENT_MAIN.replace("document.main", "template.main"),
    }
)
_WITH_MACROS: Final = frozenset(
    f"application/vnd.ms-word.{kind}.main+xml"
    for kind in ("document.macroEnabled", "template.macroEnabledTemplate")
)

_ONLY_MENTIONED: Final = frozenset(
    {RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER, RELATIONSHIP_TYPE.IMAGE, RELATIONSHIP_TYPE.HYPERLINK}
)
"""Relationships to parts that are there for those who refer to them."""
_STORIES: Final = frozenset(map(q, ("w:hdr", "w:ftr")))
_WORDS: Final = {
    q("w:t"): "", q("w:tab"): "\t", q("w:br"): "\n", q("w:noBreakHyphen"): "\u2011",
    "{urn:schemas-microsoft-com:vml}textpath": "",
}  # fmt: skip
"""What prints words, and which where it does not say them itself; the last one is a watermark's."""
_CLEANED: Final = {
    q("w:settings"): clean_settings,
    q("w:styles"): part_names,
    q("a:theme"): clean_theme,
    q("w:numbering"): clean_numbering,
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chartSpace": clean_chart,
}
"""What is done with parts of one kind, by their roots."""

_SAVE_AGAIN: Final = "open it in Word, save it as a Word document (.docx), and put it there again"
_WHAT_TO_DO: Final = {
    Trouble.LOCKED: (
        "open it in Word, take the password off under File > Info > Protect Document, save it as a Word document "
        "(.docx), and put it there again"
    ),
    Trouble.LOCKED_PARTS: "save it without the password, and put it there again",
    Trouble.PDF: "put the Word file there of which it was made",
    Trouble.OPEN_DOCUMENT: (
        "open it in LibreOffice or Word, save it as a Word document (.docx), and put that there: another name does not "
        "make it one"
    ),
    Trouble.TOO_LARGE: (
        "look whether it is the right file; where it is, make its pictures smaller and save it again"
    ),
}


class NotAWordFileError(ValueError):
    """What should be a .docx is none, or one that no letter can start from; the message says why."""

    def __init__(
        self,
        why: str,
        help: str = _SAVE_AGAIN,
    ) -> None:
        super().__init__(why)
        self.help = help


@dataclass(frozen=True)
class HeadText:
    """A paragraph of a header or footer, and the stretches of it that are to be filled in, by its own marks."""

    words: str
    to_fill_in: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Letterhead:
    """A user's own file made ready: the package without its text, and what is to be known of it."""

    package: LetterPackage
    texts: tuple[HeadText, ...]
    """What its pages show at their head and foot."""
    fixed: tuple[FixedField, ...]
    """The fields there that moved."""
    has_macros: bool
    """Whether it had some, which are left out."""


def made_ready(data: bytes, metadata: Metadata) -> Letterhead:
    """The file without its text, for a letter.

    Raises `NotAWordFileError` for what is no Word file that has parts (.docx, .dotx, .docm, .dotm), or cannot be read.
    """
    try:
        source = open_word_package(data)
        main = _main_part(source)
        package = opened(source)
    except WordFileError as error:
        raise _refused(error) from error
    document = package.main_document_part
    if not isinstance(document, DocumentPart):
        raise NotAWordFileError("its main document is empty")
    settings = package.part_for("settings")
    _drop_text(document, settings.element, metadata.language)
    for kind in ("footnotes", "endnotes"):
        notes = package.part_of(kind)
        if notes is not None:
            drop_notes(notes.element)
    cut_pictures(package)
    fields = Fields(metadata)
    told = set[Element]()
    stories = _stories(package)
    styles = WordStyles(package.part_for("styles").element)
    for part in package.iter_parts():
        if isinstance(part, XmlPart):
            _clean(part, fields, told if part in stories else set(), styles)
    _drop_lists_of_nothing(package)
    _set_language(package.part_for("styles").element, metadata.language)
    texts = tuple(text for part in stories for text in _texts(part.element, told | fields.blanks))
    has_macros = source.content_type(main) in _WITH_MACROS or any(
        link.kind == "vbaProject" for link in source.links(main)
    )
    return Letterhead(package, texts, tuple(moving(fields.fixed)), has_macros)


def _main_part(source: WordPackage) -> str:
    links = (link for link in source.links("") if link.type == RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    main = next((link.target for link in links if not link.external and link.target in source.names), None)
    if main is None:
        raise NotAWordFileError("it has no main document")
    if source.content_type(main) not in _WITHOUT_MACROS | _WITH_MACROS:
        raise NotAWordFileError("it is not a Word document")
    return main


def _refused(error: WordFileError) -> NotAWordFileError:
    return NotAWordFileError(f"it {error}", _WHAT_TO_DO.get(error.trouble, _SAVE_AGAIN))


def _drop_text(document: DocumentPart, settings: Element, language: str) -> None:
    """Leave nothing in the body but the properties of the letter's section, and no relationship to what went."""
    body = document.element.find(q("w:body"))
    if body is None:
        raise NotAWordFileError("its main document is empty")
    mentioned = _mentioned(document.element)
    section = letter_section(body, settings, language)
    for child in list(body):
        body.remove(child)
    body.append(section)
    kept = _mentioned(document.element)
    for identifier, link in list(document.rels.items()):
        if identifier in kept:
            continue
        if identifier in mentioned or link.reltype in _ONLY_MENTIONED:
            document.rels.pop(identifier)


def _mentioned(xml: Element) -> set[str]:
    """The ids of relationships to which some element refers."""
    prefix = q("r:id").removesuffix("id")
    return {said for node in xml.iter() for name, said in node.attrib.items() if name.startswith(prefix)}


def _stories(package: LetterPackage) -> list[XmlPart]:
    """The headers and footers, each once, in the order in which a section names them."""
    document = package.main_document_part
    links = (document.rels[identifier] for identifier in _in_order(document.element))
    parts = {id(link.target_part): link.target_part for link in links if not link.is_external}
    return [part for part in parts.values() if isinstance(part, XmlPart) and part.element.tag in _STORIES]


def _in_order(xml: Element) -> list[str]:
    references = (node for node in xml.iter(q("w:headerReference"), q("w:footerReference")))
    return [identifier for node in references if (identifier := attribute(node, "r:id"))]


def _clean(part: XmlPart, fields: Fields, told: set[Element], styles: WordStyles) -> None:
    """Leave in a part what is seen of it; words that a content control asks for go into `told`."""
    root: Element = part.element
    accept_changes(root)
    for control in root.iter(q("w:sdt")):
        if control.find(f"{q('w:sdtPr')}/{q('w:showingPlcHdr')}") is not None:
            told.update(control.iter(q("w:t")))
    unwrap(root)
    if root.tag in _STORIES:
        fields.fix(root)
        drop_hidden(root, styles)
    elif root.tag in _CLEANED:
        _CLEANED[root.tag](root)
    clean(root)
    kept = _mentioned(root)
    for identifier, link in list(part.rels.items()):
        if identifier not in kept and link.reltype in _ONLY_MENTIONED:
            part.rels.pop(identifier)


def _drop_lists_of_nothing(package: LetterPackage) -> None:
    """Take out what refers to a list that the file has not: it would get one of the letter's (§ 17.9.18)."""
    numbering = package.part_of("numbering")
    lists = () if numbering is None else numbering.element.findall(q("w:num"))
    known = {"0", *(attribute(one, "w:numId") for one in lists)}
    for part in package.iter_parts():
        for number in list(part.element.iter(q("w:numPr"))) if isinstance(part, XmlPart) else ():
            said = number.find(q("w:numId"))
            if said is not None and attribute(said, "w:val") not in known:
                remove(number)


def _texts(story: Element, told: set[Element]) -> Iterator[HeadText]:
    """The paragraphs of a header or footer, also those in text boxes, each with the words of its own; watermarks."""
    for paragraph in story.iter(q("w:p")):
        if is_second_form(paragraph):
            continue
        words, spans = "", list[tuple[int, int]]()
        for node in paragraph.iter(*_WORDS):
            if next(node.iterancestors(q("w:p")), None) is not paragraph or is_second_form(node):
                continue
            said = node.text or "" if node.tag == q("w:t") else node.get("string", _WORDS[node.tag])
            if node in told and said.strip():
                joined = spans.pop()[0] if spans and spans[-1][1] == len(words) else len(words)
                spans.append((joined, len(words) + len(said)))
            words += said
        if words.strip():
            yield HeadText(words, tuple(spans))


def _set_language(styles: Element, tag: str) -> None:
    """Declare the language of the letter in place of the one that the file's own text was in (§ 17.7.5.1)."""
    node = styles
    for name in ("w:docDefaults", "w:rPrDefault", "w:rPr"):
        found = node.find(q(name))
        if found is None:
            found = element(name)
            node.insert(0, found)
        node = found
    normal = (s for s in styles.findall(q("w:style")) if is_usual(s))
    for place in (node, *(run for style in normal for run in style.findall(q("w:rPr")))):
        place.remove_all("w:lang")
    node.insert_element_before(language(tag), "w:eastAsianLayout", "w:specVanish", "w:oMath")
