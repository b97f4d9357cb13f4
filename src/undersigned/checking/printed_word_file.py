"""Reads any Word file as it prints: paragraph by paragraph, with the labels that Word counts, and its notes.

It is for the proof of an import, and shares nothing with the importer: what that passes over, this one sees. Headers
and footers, pictures and the look of words it does not read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, ParseError, fromstring

from undersigned.checking.word_labels import W, WordLabels
from undersigned.checking.words import CALL
from undersigned.files.word_package import WordPackage, open_word_package

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_OFF: Final = frozenset({"0", "false", "off", "none"})
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
"""Around figures that are raised, as typed marks of notes are; a noncharacter, as in `words.py`."""
_DRAWINGS: Final = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_REFERENCES: Final = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}


@dataclass(frozen=True)
class FileParagraph:
    """A paragraph, or what stands in a cell or a text box: its label, and its words with a `CALL` for each note."""

    label: str
    words: str


@dataclass(frozen=True)
class FileText:
    """What a file prints, in its order."""

    paragraphs: tuple[FileParagraph, ...]
    notes: tuple[str, ...]
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
        for kind in ("footnote", "endnote")
        for note in _part(package, main, f"{kind}s") or ()
    }
    labels = WordLabels(_part(package, main, "numbering"), styles)
    looks = {name: _styles_with(styles, name) for name in ("caps", "vanish")}
    reader = _Reader(labels, looks["caps"], looks["vanish"], notes, accept=accept)
    body = _root(package, main).find(f"{W}body")
    return reader.read(body if body is not None else Element("none"))


def _part(package: WordPackage, main: str, kind: str) -> Element | None:
    name = package.related(main, kind)
    return _root(package, name) if name else None


def _root(package: WordPackage, name: str) -> Element:
    package.xml(name)  # within bounds, and no harm in it
    try:
        return fromstring(package.read(name))  # noqa: S314  # the package has parsed it
    except ParseError:
        return Element("none")


class _Reader:
    def __init__(
        self,
        labels: WordLabels,
        capitals: frozenset[str],
        hidden: frozenset[str],
        notes: dict[tuple[str, str | None], Element],
        *,
        accept: bool,
    ) -> None:
        self._labels = labels
        self._capitals = capitals
        self._hidden = hidden
        self._is_hidden = False
        """Whether the style of the paragraph that is being read hides its words."""
        self._notes = notes
        self._accept = accept
        self._called: list[tuple[str, str | None]] = []
        self._boxes: list[Element] = []
        self._fields: list[bool] = []
        """For each field that is open, whether its code is being read, and not its result (§ 17.16.18)."""
        self._kept = ""
        """The words of paragraphs whose ends are deleted: the next one goes on with them."""

    def read(self, body: Element) -> FileText:
        paragraphs = tuple(self._blocks(body))
        # A note can call no other; what it says of one is words.
        notes = tuple(
            "\n".join(one.words for one in self._blocks(note)).replace(CALL, "")
            for kind, id in list(self._called)
            if (note := self._notes.get((kind, id))) is not None
        )
        return FileText(paragraphs, notes)

    # --- blocks

    def _blocks(self, around: Element) -> Iterator[FileParagraph]:
        for element in around:
            tag = element.tag
            if tag == f"{W}p":
                yield from self._paragraph(element)
            elif tag in _CHANGES:
                if _CHANGES[tag] is self._accept:
                    yield from self._blocks(element)
            elif tag == f"{W}tr" and self._row_is_gone(element):
                continue
            elif tag == f"{_MC}AlternateContent":
                yield from self._blocks(_form(element))
            elif tag == f"{W}sdt" and _is_placeholder(element):
                continue
            elif tag not in _UNSEEN:
                yield from self._blocks(element)

    def _paragraph(self, element: Element) -> Iterator[FileParagraph]:
        self._is_hidden = _of_style(element, "pPr/pStyle") in self._hidden
        words = self._kept + "".join(
            self._inline(element, _of_style(element, "pPr/pStyle") in self._capitals)
        )
        self._kept = ""
        if self._end_is_gone(element):
            self._kept = words
        else:
            yield FileParagraph(self._labels.label(element), words)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            yield from self._blocks(box)

    def _end_is_gone(self, paragraph: Element) -> bool:
        """Whether the mark that ends a paragraph is deleted, or its insertion rejected (§ 17.13.5.15)."""
        change = "del" if self._accept else "ins"
        return paragraph.find(f"{W}pPr/{W}rPr/{W}{change}") is not None

    def _row_is_gone(self, row: Element) -> bool:
        return row.find(f"{W}trPr/{W}{'del' if self._accept else 'ins'}") is not None

    # --- words

    def _inline(self, around: Element, capitals: bool) -> Iterator[str]:  # noqa: FBT001  # passed down only
        for element in around:
            tag = element.tag
            if tag == f"{W}r":
                yield from self._run(element, capitals)
            elif tag in _CHANGES:
                if _CHANGES[tag] is self._accept:
                    yield from self._inline(element, capitals)
            elif tag == f"{_M}t":
                yield element.text or ""
            elif tag == f"{_MC}AlternateContent":
                yield from self._inline(_form(element), capitals)
            elif tag == f"{W}sdt" and _is_placeholder(element):
                continue
            elif tag not in _UNSEEN:
                yield from self._inline(element, capitals)

    def _run(self, run: Element, capitals: bool) -> Iterator[str]:  # noqa: FBT001  # passed down only
        own = run.find(f"{W}rPr")
        if self._vanishes(run, own) and not any(run.find(name) is not None for name in _REFERENCES):
            return
        raised = RAISED if _value(own, "vertAlign") == "superscript" else ""
        stated = own is not None and own.find(f"{W}caps") is not None
        in_capitals = (
            _is_on(own, "caps") if stated else capitals or _of_style(run, "rPr/rStyle") in self._capitals
        )
        for piece in self._pieces(run):
            shown = piece.upper() if in_capitals else piece
            yield f"{raised}{shown}{raised}" if piece.strip().isdigit() else shown

    def _vanishes(self, run: Element, own: Element | None) -> bool:
        """Whether nobody sees a run (§ 17.3.2.41), as itself says, or else a style of it or of its paragraph."""
        if own is not None and own.find(f"{W}vanish") is not None:
            return _is_on(own, "vanish")
        return self._is_hidden or _of_style(run, "rPr/rStyle") in self._hidden

    def _pieces(self, run: Element) -> Iterator[str]:
        for element in run:
            tag = element.tag
            if tag == f"{W}fldChar":
                self._field(element.get(f"{W}fldCharType"))
            elif tag in _REFERENCES:
                self._called.append((_REFERENCES[tag], element.get(f"{W}id")))
                yield CALL
            elif tag in _DRAWINGS:
                self._boxes += _boxes_in(element)
            elif tag == f"{_MC}AlternateContent":
                yield from self._pieces(_form(element))
            elif not any(self._fields):
                yield from self._said(element)

    def _said(self, element: Element) -> Iterator[str]:
        tag = element.tag
        if tag == f"{W}t" or (tag == f"{W}delText" and not self._accept):
            yield element.text or ""
        elif tag == f"{W}sym":
            yield _sign(element)
        elif tag == f"{W}ruby":
            yield from self._inline(element, capitals=False)
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
    return _is_on(control.find(f"{W}sdtPr"), "showingPlcHdr")


def _is_on(properties: Element | None, name: str) -> bool:
    found = None if properties is None else properties.find(f"{W}{name}")
    return found is not None and found.get(f"{W}val", "1") not in _OFF


def _value(properties: Element | None, name: str) -> str:
    found = None if properties is None else properties.find(f"{W}{name}")
    return "" if found is None else found.get(f"{W}val", "")


def _of_style(element: Element, path: str) -> str:
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return "" if found is None else found.get(f"{W}val", "")


def _styles_with(styles: Element | None, name: str) -> frozenset[str]:
    """The ids of the styles that turn a property of letters on, such as capitals, themselves or by those below them."""
    known = {
        style.get(f"{W}styleId", ""): style for style in (() if styles is None else styles.iter(f"{W}style"))
    }
    return frozenset(id for id in known if _turns_on(id, name, known, ()))


def _turns_on(id: str, name: str, known: dict[str, Element], above: Iterable[str]) -> bool:
    style = known.get(id)
    if style is None or id in above:
        return False
    own = style.find(f"{W}rPr")
    if own is not None and own.find(f"{W}{name}") is not None:
        return _is_on(own, name)
    based_on = style.find(f"{W}basedOn")
    return based_on is not None and _turns_on(based_on.get(f"{W}val", ""), name, known, (*above, id))


def _sign(symbol: Element) -> str:
    """A sign of a font (§ 17.3.3.30): by its number, which of a symbol font lies in an area for private use."""
    try:
        return chr(int(symbol.get(f"{W}char", ""), 16))
    except (ValueError, OverflowError):
        return ""
