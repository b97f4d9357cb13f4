"""Writes the notes of a letter into the footnotes or endnotes part, and a mark where each is called.

ISO 29500-1 § 17.11. The part also holds the lines that separate notes from text, as notes of
their own type, to which the settings refer.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from docx.oxml.parser import register_element_cls
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement, ZeroOrMore

from undersigned.languages.scripts import is_rtl
from undersigned.model.letter import Marks, Note, NoteCall, NoteNumber, Numbered, NumberedLetter
from undersigned.model.walking import references, references_in
from undersigned.writers.docx.inlines import Addresses, InlineWriter, text_run
from undersigned.writers.docx.ooxml import Element, attribute, element, q, value, whole
from undersigned.writers.docx.package import LetterPackage
from undersigned.writers.docx.page import insert_property
from undersigned.writers.docx.settings import insert_setting
from undersigned.writers.docx.styles import StyleSheet, style_paragraph

_SEPARATORS = ("separator", "continuationSeparator")

_FORMATS = {mark: "chicago" if mark is Marks.SYMBOLS else "decimal" for mark in Marks}
"""The number format of each kind of mark (§ 17.18.59); Word gives endnotes Roman numerals if none is said."""


_IN_BRACKETS = (Marks.BRACKETS, Marks.BRACKETS_IN_NOTES)
"""The marks that stand in brackets before a note."""


class _FootnoteOrEndnote(BaseOxmlElement):
    """A `w:footnote` or `w:endnote`, to which paragraphs can be added as to python-docx's `w:comment`."""

    p = ZeroOrMore("w:p")


register_element_cls("w:footnote", _FootnoteOrEndnote)
register_element_cls("w:endnote", _FootnoteOrEndnote)


class Notes:
    """The footnotes or endnotes part of a file: its separators stay, other notes that were there go.

    The ids of the letter's notes follow on those of the separators.
    """

    def __init__(self, package: LetterPackage, letter: NumberedLetter, styles: StyleSheet) -> None:
        self._kind = "endnote" if letter.has_endnotes else "footnote"
        self._part = package.part_for(f"{self._kind}s")
        self._root: Element = self._part.element
        self._letter = letter
        self._styles = styles
        self._first_id = self._keep_separators() + 1
        printed = [node for part in letter.parts for node in references(part)]
        printed += [node for note in letter.notes for node in references_in(note.text)]
        self._mentioned = {node.number for node in printed if isinstance(node, NoteNumber)}

    def write(self) -> None:
        """Put the letter's notes into the part."""
        inlines: InlineWriter[NoteNumber] = InlineWriter(
            self._styles, Addresses(self._part), _number, is_rtl(self._letter.metadata.language)
        )
        for note in self._letter.notes:
            self._add(note, inlines)

    def cited(self, node: Numbered) -> Iterator[Element]:
        """The mark of a note, or the number of another note."""
        match node:
            case NoteCall():
                yield from self._call(node)
            case NoteNumber():
                yield from _number(node)
            case _:
                assert_never(node)

    def _call(self, call: NoteCall) -> Iterator[Element]:
        """The mark of a note, under a bookmark if its number is mentioned elsewhere."""
        reference = element(f"w:{self._kind}Reference", {"w:id": self._id(call.number)})
        is_bracketed = self._letter.marks is Marks.BRACKETS
        if call.number in self._mentioned:
            yield element("w:bookmarkStart", {"w:id": str(call.number), "w:name": _bookmark(call.number)})
            yield from self._mark(reference, is_bracketed=is_bracketed)
            yield element("w:bookmarkEnd", {"w:id": str(call.number)})
        else:
            yield from self._mark(reference, is_bracketed=is_bracketed)

    def _mark(self, number: Element, *, is_bracketed: bool) -> Iterator[Element]:
        """The raised number of a note, which Word makes, and the brackets around it, which it does not."""
        opening, closing = "[]" if is_bracketed else ("", "")
        style = self._styles.note_mark(self._kind)
        for content in (opening, number, closing):
            if content != "":
                run = text_run(content) if isinstance(content, str) else element("w:r", None, content)
                run.insert(0, element("w:rPr", None, value("w:rStyle", style)))
                yield run

    def declare(self, settings: Element) -> None:
        """Say in the settings how notes are numbered, and which are the separators (§ 17.11.12, § 17.11.5)."""
        former = settings.find(q(f"w:{self._kind}Pr"))
        if former is not None:
            settings.remove(former)
        separators = (note for note in self._root if note.get(q("w:type")) is not None)
        named = (element(f"w:{self._kind}", {"w:id": attribute(note, "w:id")}) for note in separators)
        insert_setting(settings, element(f"w:{self._kind}Pr", None, *self._form(), *named))

    def number_in(self, section: Element) -> None:
        """Say in the properties of a section how its notes are numbered (§ 17.11.11, § 17.11.5)."""
        # Not in the settings: LibreOffice takes that for chapters, and prints 0.
        restart = [value("w:numRestart", "eachSect")] if self._letter.restarts else []
        insert_property(section, element(f"w:{self._kind}Pr", None, *self._form(), *restart))

    def _form(self) -> Iterator[Element]:
        # In the order of the schema.
        if self._letter.has_endnotes:
            yield value("w:pos", "sectEnd" if has_sections(self._letter) else "docEnd")
        if self._letter.has_endnotes or self._letter.marks is Marks.SYMBOLS:
            yield value("w:numFmt", _FORMATS[self._letter.marks])

    def _keep_separators(self) -> int:
        """Keep the separators, add those that are missing, and return the highest id among them."""
        drop_notes(self._root)
        last = max((whole(note, "w:id") for note in self._root), default=-2)
        present = {note.get(q("w:type")) for note in self._root}
        for kind in _SEPARATORS:
            if kind not in present:
                last += 1
                self._root.append(self._separator(kind, last))
        for paragraph in self._root.iter(q("w:p")):
            properties = paragraph.get_or_add_pPr()
            if properties.pStyle is None:
                self._styles.undo(properties)
        return max(last, 0)

    def _id(self, number: int) -> str:
        return str(self._first_id + number - 1)

    def _add(self, note: Note, inlines: InlineWriter[NoteNumber]) -> None:
        made = element(f"w:{self._kind}", {"w:id": self._id(note.number)})
        self._root.append(made)
        paragraph: CT_P = made.add_p()
        style_paragraph(paragraph, self._styles.paragraph(f"{self._kind} text"))
        mark = self._mark(element(f"w:{self._kind}Ref"), is_bracketed=self._letter.marks in _IN_BRACKETS)
        inlines.fill(paragraph, note.text, before=(*mark, text_run(" ")))

    def _separator(self, kind: str, identifier: int) -> Element:
        """The line above the notes of a page (§ 17.11.23) or above a note that goes on there (§ 17.11.1)."""
        spacing = element(
            "w:spacing", {"w:before": "0", "w:after": "0", "w:line": "240", "w:lineRule": "auto"}
        )
        return element(
            f"w:{self._kind}",
            {"w:type": kind, "w:id": str(identifier)},
            element("w:p", None, element("w:pPr", None, spacing), element("w:r", None, element(f"w:{kind}"))),
        )


def has_sections(letter: NumberedLetter) -> bool:
    """Whether some notes stand, or stop counting, before the end of the letter; Word does both by section."""
    return (letter.has_endnotes or letter.restarts) and any(part.notes for part in letter.parts[:-1])


def _number(mention: NoteNumber) -> Iterator[Element]:
    """A field that prints the number of another note, as a link, and that Word counts anew (§ 17.16.5).

    Its long form: of the short one, pandoc does not print the result.
    """
    yield _field_character("begin")
    instruction = rf" NOTEREF {_bookmark(mention.number)} \h "
    yield element("w:r", None, element("w:instrText", {"xml:space": "preserve"}, text=instruction))
    yield _field_character("separate")
    yield element("w:r", None, element("w:t", text=mention.printed))
    yield _field_character("end")


def _bookmark(number: int) -> str:
    return f"_RefNote{number}"


def drop_notes(part: Element) -> None:
    """Empty a part of footnotes or endnotes but for its separators."""
    for note in list(part):
        if note.get(q("w:type"), "normal") == "normal":
            part.remove(note)


def _field_character(kind: str) -> Element:
    return element("w:r", None, element("w:fldChar", {"w:fldCharType": kind}))
