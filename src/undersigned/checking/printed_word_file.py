"""Reads any Word file as it prints: paragraph by paragraph, cell by cell, with labels, notes and their marks.

It is for the proof of an import, and shares nothing with the importer: what that passes over, this one sees. Headers
and footers, pictures and the look of words it does not read, but for what a look hides, sets in capitals, or raises.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from undersigned.checking.word_depths import WordDepths
from undersigned.checking.word_labels import W, WordLabels
from undersigned.checking.word_numerals import numeral_of
from undersigned.checking.words import CALL
from undersigned.files.ooxml import child_val, is_on, q, whole
from undersigned.files.word_package import WordPackage, open_word_package
from undersigned.files.word_styles import WordStyles, name_of
from undersigned.files.word_xml import Element

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_CHANGES: Final = {
    f"{W}ins": True, f"{W}moveTo": True, f"{W}del": False, f"{W}moveFrom": False
}  # fmt: skip
"""What a tracked change stands in, and whether who accepts it has the words (§ 17.13.5)."""
_PRINTED: Final = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"
}  # fmt: skip
_UNSEEN: Final = frozenset(
    f"{W}{name}"
    for name in (
        "rPr", "pPr", "tblPr", "trPr", "tcPr", "sdtPr", "sdtEndPr", "instrText", "delInstrText", "rt", "tblGrid"
    )
)  # fmt: skip
RAISED: Final = "\ufdda"
"""Around what is raised, as typed marks of notes are; a noncharacter, as in `words.py`."""
_DRAWINGS: Final = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_REFERENCES: Final = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_HEADING: Final = re.compile(r"heading [1-9]", re.IGNORECASE)
_SIGNS: Final = frozenset({f"{W}t", f"{W}sym"})
_ON: Final = frozenset({"1", "true", "on"})
_USUAL_MARKS: Final = {"footnote": "decimal", "endnote": "lowerRoman"}
"""How notes are counted where nothing is said (§ 17.11.17, § 17.11.18)."""


@dataclass(frozen=True)
class FileParagraph:
    """A paragraph, or what stands in a cell or a text box: its label, and its words with a `CALL` for each note.

    What ends a line in it, or a page, is a new line in its words.
    """

    label: str
    words: str
    number: int = 0
    """Its place among all paragraphs of the file, from 1; of one in a text box, that of the paragraph around it."""
    page: int = 0
    """The page on which it began when Word saved the file; 0 where it did not say."""
    cell: tuple[int, int, int] | None = None
    """The table, the row and the column in which it stands, each from 0."""
    depth: int | None = None
    """How many entries of lists it stands below; None where it is no entry."""
    is_heading: bool = False


@dataclass(frozen=True)
class FileNote:
    """A note: its words, and what marks it in the text."""

    words: str
    mark: str = ""
    """Empty where nothing says what is printed there."""
    kind: str = ""
    """`footnote` or `endnote`, where the file has both."""


@dataclass(frozen=True)
class FileText:
    """What a file prints, in its order."""

    paragraphs: tuple[FileParagraph, ...]
    notes: tuple[FileNote, ...]
    """The notes in the order in which they are called."""
    is_bare: bool = False
    """Whether signs are left out that a text format may have taken for its own."""


def read_printed(data: bytes, *, accept: bool = True) -> FileText:
    """What a .docx prints when its tracked changes are accepted, or rejected.

    Raises `WordFileError` where it is damaged.
    """
    package = open_word_package(data)
    main = package.related("", "officeDocument") or ""
    styles = _part(package, main, "styles")
    notes = {
        (kind, note.get(f"{W}id")): note
        for kind in _USUAL_MARKS
        if (part := _part(package, main, f"{kind}s")) is not None
        for note in part
    }
    document = package.xml(main)
    sections = [
        section
        for section in document.iter(f"{W}sectPr")
        if next(section.iterancestors()).tag != f"{W}sectPrChange"
    ]
    marks = _Marks(sections, _part(package, main, "settings"))
    labels = WordLabels(_part(package, main, "numbering"), styles)
    body = document.find(f"{W}body")
    return _Reader(labels, WordStyles(styles), notes, marks, accept=accept).read(
        body if body is not None else ()
    )


def _part(package: WordPackage, main: str, kind: str) -> Element | None:
    name = package.related(main, kind)
    return package.xml(name) if name else None


class _Marks:
    """Counts notes as Word does (§ 17.11.17 to 17.11.20)."""

    def __init__(self, sections: list[Element], settings: Element | None) -> None:
        self._sections = sections
        self._settings = settings
        self._section = 0
        self._counts = dict[str, int]()

    def end_section(self) -> None:
        """Go on with the next section."""
        self._section += 1
        for kind in [kind for kind in self._counts if self._said(kind, "numRestart") == "eachSect"]:
            del self._counts[kind]

    def next(self, kind: str) -> str:
        """What marks the next note of a kind; empty where it hangs on the pages."""
        start = whole(self._said(kind, "numStart"), 1)
        self._counts[kind] = self._counts.get(kind, start - 1) + 1
        if self._said(kind, "numRestart") == "eachPage":
            return ""
        return numeral_of(self._counts[kind], self._said(kind, "numFmt") or _USUAL_MARKS[kind])

    def _said(self, kind: str, name: str) -> str:
        sections = self._sections[self._section : self._section + 1]
        found = (child_val(one, f"w:{kind}Pr/w:{name}") for one in (*sections, self._settings))
        return next(filter(None, found), "")


class _Reader:
    def __init__(
        self,
        labels: WordLabels,
        styles: WordStyles,
        notes: dict[tuple[str, str | None], Element],
        marks: _Marks,
        *,
        accept: bool,
    ) -> None:
        self._labels = labels
        self._depths = WordDepths(labels, styles)
        self._styles = styles
        self._notes = notes
        self._marks = marks
        self._accept = accept
        self._called: list[tuple[str, str | None, str]] = []
        self._boxes: list[Element] = []
        self._fields: list[bool] = []
        """For each field that is open, whether its code is being read, and not its result (§ 17.16.18)."""
        self._kept = ""
        """The words of paragraphs whose ends are deleted or hidden: the next one goes on with them."""
        self._number = self._page = self._tables = self._in_box = 0
        self._cell: tuple[int, int, int] | None = None

    def read(self, body: Iterable[Element]) -> FileText:
        paragraphs = tuple(self._story(body))
        if not self._page:
            paragraphs = tuple(replace(one, page=0) for one in paragraphs)
        kinds = {kind for kind, _, _ in self._called}
        # A note can call no other; what it says of one is words.
        notes = tuple(
            FileNote(
                "\n".join(one.words for one in self._story(note)).replace(CALL, ""),
                mark,
                kind if len(kinds) > 1 else "",
            )
            for kind, id, mark in list(self._called)
            for note in (self._notes[kind, id],)
        )
        return FileText(paragraphs, notes)

    # --- blocks

    def _story(self, around: Iterable[Element]) -> Iterator[FileParagraph]:
        """The paragraphs of what has an end: the text, a cell, a box, a note."""
        yield from self._blocks(around)
        if self._kept:
            kept, self._kept = self._kept, ""
            yield self._made("", kept)

    def _made(self, label: str, words: str, page: int = 0) -> FileParagraph:
        return FileParagraph(label, words, self._number, page or self._page + 1, self._cell)

    def _blocks(self, around: Iterable[Element]) -> Iterator[FileParagraph]:
        for element in around:
            tag = element.tag
            if tag == f"{W}p":
                yield from self._paragraph(element)
            elif tag in _CHANGES:
                if _CHANGES[tag] is self._accept:
                    yield from self._blocks(element)
            elif tag == f"{W}tbl" and self._cell is None:
                yield from self._table(element)
            elif tag == f"{W}tr" and self._is_gone(element):
                continue
            elif tag == f"{_MC}AlternateContent":
                yield from self._blocks(_form(element))
            elif tag == f"{W}sdt" and _is_placeholder(element):
                continue
            elif tag not in _UNSEEN:
                yield from self._blocks(element)

    def _table(self, table: Element) -> Iterator[FileParagraph]:
        """The cells of a table, row by row; a table that stands in a cell is lines of it."""
        self._tables += 1
        for row_number, row in enumerate(self._inside(table, f"{W}tr")):
            for column, cell in enumerate(self._inside(row, f"{W}tc")):
                self._cell = (self._tables, row_number, column)
                yield from self._story(cell)
        self._cell = None

    def _inside(self, around: Element, tag: str) -> Iterator[Element]:
        """The rows of a table, or the cells of a row, also those that something stands around."""
        for element in around:
            if element.tag == tag:
                if not self._is_gone(element):
                    yield element
            elif _CHANGES.get(element.tag) is not (not self._accept) and element.tag not in _UNSEEN:
                yield from self._inside(element, tag)

    def _paragraph(self, element: Element) -> Iterator[FileParagraph]:
        self._number += not self._in_box
        page = self._page + 1
        words = self._kept + "".join(self._inline(element))
        self._kept = ""
        properties = element.find(f"{W}pPr")
        if self._end_is_gone(properties):
            self._kept = words
        elif self._end_is_hidden(properties):
            # What is hidden as a whole is not counted; what is not, runs on behind its label.
            self._kept = f"{self._labels.label(element)} {words}".lstrip() if words.strip() else words
        else:
            label = self._labels.label(element)
            depth = self._depths.of(element, is_labelled=bool(label)) if words.strip() or label else None
            made = self._made(label, words, page)
            yield replace(made, depth=depth, is_heading=self._is_heading(properties))
        if properties is not None and properties.find(f"{W}sectPr") is not None:
            self._marks.end_section()
        boxes, self._boxes = self._boxes, []
        kept, self._kept = self._kept, ""
        self._in_box += 1
        for box in boxes:
            yield from self._story(box)
        self._in_box -= 1
        self._kept = kept

    def _end_is_gone(self, properties: Element | None) -> bool:
        """Whether the mark that ends a paragraph is deleted, or its insertion rejected (§ 17.13.5.15)."""
        changes = ("del", "moveFrom") if self._accept else ("ins", "moveTo")
        frame = None if properties is None else properties.find(f"{W}framePr")
        if frame is not None and frame.get(f"{W}dropCap", "none") != "none":
            return True  # a letter that is dropped begins the next paragraph (§ 17.3.1.11)
        return properties is not None and any(
            properties.find(f"{W}rPr/{W}{change}") is not None for change in changes
        )

    def _is_heading(self, properties: Element | None) -> bool:
        """Whether a paragraph is one of the outline (§ 17.3.1.20), by its styles; 9 says that it is none."""
        styles = list(self._styles.of_paragraph(properties))
        levels = (child_val(style, "w:pPr/w:outlineLvl") for style in styles)
        if level := next(filter(None, levels), ""):
            return level != "9"
        return any(_HEADING.fullmatch(name_of(style)) for style in styles)

    def _end_is_hidden(self, properties: Element | None) -> bool:
        return properties is not None and self._styles.is_turned_on(properties, "w:vanish")

    def _is_gone(self, of: Element) -> bool:
        names = ("trPr/{}del", "tcPr/{}cellDel") if self._accept else ("trPr/{}ins", "tcPr/{}cellIns")
        return any(of.find(W + name.format(W)) is not None for name in names)

    # --- words

    def _inline(self, around: Iterable[Element]) -> Iterator[str]:
        for element in around:
            tag = element.tag
            if tag == f"{W}r":
                yield from self._run(element)
            elif tag in _CHANGES:
                if _CHANGES[tag] is self._accept:
                    yield from self._inline(element)
            elif tag == f"{_M}t":
                yield element.text or ""
            elif tag == f"{_MC}AlternateContent":
                yield from self._inline(_form(element))
            elif tag == f"{W}sdt" and _is_placeholder(element):
                continue
            elif tag not in _UNSEEN:
                yield from self._inline(element)

    def _run(self, run: Element) -> Iterator[str]:
        calls = [one for one in run if one.tag in _REFERENCES]
        if not calls and not self._styles.is_seen(run):
            self._pass_over(run)
            return
        in_capitals = self._styles.is_turned_on(run, "w:caps")
        is_raised = self._styles.raising(run) == "superscript"
        for piece in self._pieces(run):
            shown = piece.upper() if in_capitals else piece
            is_marked = is_raised and piece != CALL and piece.strip()
            yield f"{RAISED}{shown}{RAISED}" if is_marked else shown

    def _pass_over(self, run: Element) -> None:
        """Know of the fields that begin and end in what nobody sees."""
        for element in run.iter(f"{W}fldChar"):
            self._field(element.get(f"{W}fldCharType"))

    def _pieces(self, run: Element) -> Iterator[str]:
        own: list[Element] = []
        for element in run:
            tag = element.tag
            if tag == f"{W}fldChar":
                self._field(element.get(f"{W}fldCharType"))
            elif tag in _REFERENCES:
                own = list(run) if (element.get(f"{W}customMarkFollows") or "0") in _ON else []
                yield self._call(element, own)
            elif tag in _DRAWINGS:
                self._boxes += _boxes_in(element)
            elif tag == f"{_MC}AlternateContent":
                yield from self._pieces(_form(element))
            elif not any(self._fields) and not (own and element.tag in _SIGNS):
                yield from self._said(element)

    def _call(self, reference: Element, own: Iterable[Element]) -> str:
        """The place of a note, which bears a mark of its own, or else the next one."""
        kind = _REFERENCES[reference.tag]
        if (kind, reference.get(f"{W}id")) not in self._notes:
            return ""
        sign = "".join(
            _sign(one) if one.tag == f"{W}sym" else one.text or "" for one in own if one.tag in _SIGNS
        )
        self._called.append((kind, reference.get(f"{W}id"), sign.strip() or self._marks.next(kind)))
        return CALL

    def _said(self, element: Element) -> Iterator[str]:
        tag = element.tag
        if tag == f"{W}t" or (tag == f"{W}delText" and not self._accept):
            yield element.text or ""
        elif tag == f"{W}sym":
            yield _sign(element)
        elif tag == f"{W}ruby":
            yield from self._inline(element)
        elif tag == f"{W}lastRenderedPageBreak":
            self._page += not self._in_box
        elif tag == f"{W}br" and element.get(f"{W}type", "textWrapping") != "textWrapping":
            yield " "  # a page or a column ends between two words
        else:
            yield _PRINTED.get(tag, "")

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()


def _boxes_in(drawing: Element) -> Iterator[Element]:
    """The text boxes of a drawing, each once: one that is given in several forms is read in the first."""
    for element in drawing:
        if element.tag == f"{W}txbxContent":
            yield element
        else:
            yield from _boxes_in(_form(element) if element.tag == f"{_MC}AlternateContent" else element)


def _form(content: Element) -> Element:
    """That form of a content given in several which has words (ISO 29500-3 § 9.3)."""
    forms = [*content.findall(f"{_MC}Choice"), *content.findall(f"{_MC}Fallback")]
    with_words = (form for form in forms if next(form.iter(f"{W}t"), None) is not None)
    return next(with_words, forms[0] if forms else content)


def _is_placeholder(control: Element) -> bool:
    """Whether a content control shows what is to be filled in, and nobody's words (§ 17.5.2.39)."""
    return is_on(control.find(q("w:sdtPr/w:showingPlcHdr"))) is True


def _sign(symbol: Element) -> str:
    """A sign of a font (§ 17.3.3.30): by its number, which of a symbol font lies in an area for private use."""
    try:
        return chr(int(symbol.get(f"{W}char", ""), 16))
    except (ValueError, OverflowError):
        return ""
