"""Reads what stands around the text of a Word file, for what the letter has to know of it or loses."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from undersigned.files.ooxml import child_val, printed, q, whole, words_in
from undersigned.files.word_xml import Element
from undersigned.importing.manuscript import Leftover
from undersigned.importing.word.numerals import numeral
from undersigned.importing.word.package import Package
from undersigned.model.findings import counted
from undersigned.model.sign_ons import is_draft_mark

_OUTSIDE = {"attachedTemplate": "a template", "image": "a picture", "oleObject": "an object"}
"""What may lie outside a file, by the kind of its relationship."""


ON_PAGES = "on every page"
"""Where the words of headers and footers stand."""
_MANY_BOXES = 5
"""A letter may have a box or two, say for its address."""


def furniture(package: Package, document: str) -> Iterator[Leftover]:
    """The words and pictures of headers and footers, but for numbers of pages."""
    told: dict[str, None] = {}
    for kind, root in _furniture(package, document):
        text = _text(root)
        if any(c.isalpha() for c in text.replace("Page", "").replace("of", "")):
            told[f"the page's {kind}: “{text}”"] = None
        elif any(True for _ in root.iter(q("w:drawing"), q("w:pict"))):
            told[f"a picture in the page's {kind}"] = None
    help = "the house style has a header and a footer; for a logo: undersigned manual letter-kinds"
    yield from (Leftover(what, ON_PAGES, help) for what in told)


def is_draft(package: Package, document: str) -> bool:
    """Whether a header says that the letter is a draft."""
    headers = (root for kind, root in _furniture(package, document) if kind == "header")
    return any(is_draft_mark(_text(root)) for root in headers)


def _furniture(package: Package, document: str) -> Iterator[tuple[str, Element]]:
    for link in package.links(document).values():
        if link.kind in {"header", "footer"} and not link.external and link.target in package.names:
            yield link.kind, package.xml(link.target)


def outside(package: Package) -> Iterator[Leftover]:
    """Macros, and what lies outside the file; nothing of it was run or fetched."""
    if any(name.rpartition("/")[2].lower() == "vbaproject.bin" for name in package.names):
        yield Leftover("macros, which were not looked at", "in the file", code="macros")
    for _, link in package.external():
        if link.kind != "hyperlink":
            what = _OUTSIDE.get(link.kind, f"something ({link.kind})")
            yield Leftover(
                f"{what} that lies outside the file, which was not fetched: {link.target}",
                "in the file",
                code="outside-file",
            )


def count_of_notes(document: Element) -> str:
    """Whether the marks of notes begin anew in each section (§ 17.11.19), as `notes: count` says it.

    The properties of all sections but the last stand in paragraphs; pandoc lets the one that it has begin anew.
    """
    ended = (one.find(q("w:sectPr")) for one in document.iter(q("w:pPr")))
    restarts = any(
        child_val(section, f"w:{kind}Pr/w:numRestart") == "eachSect"
        for section in ended
        for kind in ("footnote", "endnote")
    )
    return "section" if restarts else "letter"


class CountOfNotes:
    """Counts the notes of a kind as Word does, by the settings of the file and of each section (§ 17.11.11).

    A page of the file as Word lays it out is not known here.
    """

    def __init__(self, kind: str, settings: Element | None) -> None:
        self._kind = kind
        self._settings = None if settings is None else settings.find(q(f"w:{kind}Pr"))
        self._section: Element | None = None
        self._next: int | None = None

    def number_in(self, section: Element | None) -> str:
        """The number of the next note, which stands in a section of these properties; empty where it is not known."""
        restart = self._said(section, "w:numRestart")
        if self._next is None or (section is not self._section and restart == "eachSect"):
            self._next = whole(self._said(section, "w:numStart"), 1)
        number, self._next, self._section = self._next, self._next + 1, section
        usual = "decimal" if self._kind == "footnote" else "lowerRoman"
        printed = numeral(number, self._said(section, "w:numFmt") or usual)
        return "" if restart == "eachPage" or printed is None else printed

    def _said(self, section: Element | None, name: str) -> str:
        own = None if section is None else section.find(q(f"w:{self._kind}Pr"))
        return child_val(own, name) or child_val(self._settings, name)


def stands_in_boxes(body: Element) -> bool:
    """Whether most words stand where somebody put them on a page, as in a file that was made of the pages of a PDF.

    That is in text boxes, in paragraphs with a frame (§ 17.3.1.11), and in tables that text runs around (§ 17.4.57).
    """
    boxes, inside, outside = 0, 0, 0
    for one in printed(body, q("w:p"), q("w:tbl")):
        placed = [one] if _is_placed(one) else list(printed(one, q("w:txbxContent")))
        boxes += len(placed)
        in_boxes = sum(len(words_in(box)) for box in placed)
        inside += in_boxes
        outside += 0 if placed == [one] else sum(len(t.text or "") for t in _outside_of_boxes(one))
    return boxes >= _MANY_BOXES and inside > outside


def _is_placed(block: Element) -> bool:
    frame = block.find(q("w:pPr/w:framePr"))
    is_frame = frame is not None and frame.get(q("w:dropCap"), "none") == "none"
    return is_frame or block.find(q("w:tblPr/w:tblpPr")) is not None


def _outside_of_boxes(block: Element) -> Iterator[Element]:
    return (t for t in printed(block, q("w:t"), q("w:txbxContent")) if t.tag == q("w:t"))


def has_symbols(roots: Sequence[Element | None]) -> bool:
    """Whether signs mark the notes (§ 17.18.59), by the document and its settings."""
    return any(
        child_val(properties, "w:numFmt") == "chicago"
        for root in roots
        if root is not None
        for properties in root.iter(q("w:footnotePr"), q("w:endnotePr"))
    )


def kind_of_notes(notes: Iterable[str]) -> str:
    """Of which kind most notes are, by their ids; where there are as many of both, footnotes."""
    kinds = Counter(note.partition(" ")[0] for note in notes)
    return "endnote" if kinds["endnote"] > kinds["footnote"] else "footnote"


def odd_counts(notes: Iterable[str], roots: Sequence[Element | None]) -> Iterator[str]:
    """How notes are counted or marked in a file, and not in letters here (§ 17.11.17, § 17.11.20)."""
    kinds = Counter(note.partition(" ")[0] for note in notes)
    if len(kinds) > 1:
        place = "together" if kind_of_notes(notes) == "endnote" else "at the foot of each page"
        yield (
            f"{counted(kinds['footnote'], 'footnote')} and {counted(kinds['endnote'], 'endnote')}, counted apart; "
            f"the new letter has one kind of notes, which stand {place}"
        )
    for kind in kinds:
        properties = [one for root in roots if root is not None for one in root.iter(q(f"w:{kind}Pr"))]
        # § 17.11.18: without a format, endnotes are counted in small Roman numerals.
        usual = "decimal" if kind == "footnote" else "lowerRoman"
        format = next((found for one in properties if (found := child_val(one, "w:numFmt"))), usual)
        pages = any(child_val(one, "w:numRestart") == "eachPage" for one in properties)
        if format not in {"decimal", "chicago"}:
            yield f"marks of {kind}s that are no figures; the new letter has figures"
        if pages:
            yield (
                f"{kind}s that begin anew on each page; in the new letter they count on, and what names one by its "
                "number stays a figure"
            )


def language(styles: Element | None) -> str | None:
    """The language that the file names."""
    named = None if styles is None else styles.find(q("w:docDefaults/w:rPrDefault/w:rPr/w:lang"))
    return None if named is None else named.get(q("w:val")) or None


def saved(package: Package) -> datetime.date | None:
    """The day on which the file says that it was last changed."""
    name = package.related("", "core-properties")
    root = package.xml(name) if name else None
    modified = None if root is None else root.find(q("dcterms:modified"))
    try:
        return datetime.date.fromisoformat((modified.text or "")[:10]) if modified is not None else None
    except ValueError:
        return None


def _text(root: Element) -> str:
    return " ".join(words_in(root).split())


def columns_of(around: Element) -> int:
    """In how many columns a section stands, by the properties of it in a paragraph or the body (§ 17.6.4)."""
    columns = around.find(q("w:sectPr/w:cols"))
    return whole(columns.get(q("w:num"), ""), 1) if columns is not None else 1
