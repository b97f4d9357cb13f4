"""Finds the tracked changes of a Word text (§ 17.13.5): of what kind each is, by whom, of which day, and its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final

from undersigned.files.ooxml import alternative, q
from undersigned.files.word_xml import Element
from undersigned.importing.manuscript import where

PASSED: Final = frozenset(map(q, ("w:smartTag", "w:customXml", "w:sdt", "w:sdtContent", "w:dir", "w:bdo")))
"""What stands around runs, or paragraphs, and says nothing itself."""
_AROUND: Final = PASSED | {q("w:hyperlink"), q("w:fldSimple")}
_SPACES: Final = frozenset(map(q, ("w:tab", "w:br", "w:cr")))
_SHOWN: Final = 60
"""Characters of a paragraph that say where it was cut or joined."""


class Kind(Enum):
    """What a change does; its value is how it is said of the words."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"
    SPLIT = "split"
    JOINED = "joined"
    FORMATTED = "formatted"
    ROW_INSERTED = "row inserted"
    ROW_DELETED = "row deleted"
    CELL_INSERTED = "cell inserted"
    CELL_DELETED = "cell deleted"


REJECTED: Final = "rejected"
"""The attribute of a change that somebody has rejected, and that does the reverse of what it did."""
_OPPOSITES: Final = {
    Kind.INSERTED: Kind.DELETED,
    Kind.SPLIT: Kind.JOINED,
    Kind.ROW_INSERTED: Kind.ROW_DELETED,
    Kind.CELL_INSERTED: Kind.CELL_DELETED,
}
_REVERSED: Final = _OPPOSITES | {after: before for before, after in _OPPOSITES.items()}
_IN_TABLES: Final = {
    "w:trPr/w:ins": Kind.ROW_INSERTED,
    "w:trPr/w:del": Kind.ROW_DELETED,
    "w:tcPr/w:cellIns": Kind.CELL_INSERTED,
    "w:tcPr/w:cellDel": Kind.CELL_DELETED,
}
"""What of a row or a cell says that it was put in or taken out (§ 17.13.5.1, .2, .12, .17)."""
_KINDS: Final = {
    q("w:ins"): Kind.INSERTED,
    q("w:del"): Kind.DELETED,
    q("w:moveTo"): Kind.INSERTED,
    q("w:moveFrom"): Kind.DELETED,
}
CHANGES: Final = frozenset(_KINDS)
"""What stands around tracked insertions and deletions."""
INSERTED: Final = frozenset(tag for tag, kind in _KINDS.items() if kind is Kind.INSERTED)
_SAID: Final = {
    Kind.SPLIT: "a paragraph split behind “{}”",
    Kind.JOINED: "a paragraph joined with the next, behind “{}”",
    Kind.ROW_INSERTED: "a row of a table inserted: “{}”",
    Kind.ROW_DELETED: "a row of a table deleted: “{}”",
    Kind.CELL_INSERTED: "a cell of a table inserted: “{}”",
    Kind.CELL_DELETED: "a cell of a table deleted: “{}”",
}


@dataclass(frozen=True)
class Change:
    """A tracked change: its words, who made it when (as far as the file says), and where it stands."""

    kind: Kind
    words: str
    author: str
    date: str
    where: str
    passage: str
    """The words of its paragraph."""
    elements: tuple[Element, ...] = field(compare=False, repr=False)
    """What has to go, or to stay, with it."""

    @property
    def is_rejected(self) -> bool:
        """Whether somebody has rejected it by itself."""
        return any(element.get(REJECTED) for element in self.elements)

    @property
    def said(self) -> str:
        """What it does, in words."""
        return _SAID.get(self.kind, f"“{{}}” {self.kind.value}").format(self.words)

    @property
    def by(self) -> str:
        """Who made it, and when; nothing where the file does not say it."""
        return "".join((f" by {self.author}" * bool(self.author), f" on {self.date}" * bool(self.date)))


def changes_in(body: Element, notes: Iterable[Element], *, accept: bool) -> list[Change]:
    """The changes of a text and of its notes, in their order; those moved are one, where they are now."""
    words = {f"{_kind(note)} {note.get(q('w:id'))}": _text(note, accept=True) for note in notes}
    found = list(_Scan(words, accept=accept).blocks(body))
    for note in notes:
        scan = _Scan(words, accept=accept)
        scan.at = f"the note “{' '.join(_text(note, accept=accept).split())[:40]}”"
        found += scan.blocks(note)
    return _with_moves(found)


class _Scan:
    def __init__(self, notes: Mapping[str, str], *, accept: bool) -> None:
        self._notes = notes
        self._accept = accept
        self._number = 0
        self.at: str | None = None
        """Where everything stands; None where paragraphs are counted."""

    def blocks(self, around: Element) -> Iterator[Change]:
        """The changes of paragraphs and tables."""
        for element in alternative(around) if around.tag == q("mc:AlternateContent") else around:
            if element.tag == q("w:p"):
                self._number += 1
                yield from self._paragraph(element)
            elif element.tag in {q("w:tr"), q("w:tc")}:
                yield from self._in_table(element)
            elif element.tag in CHANGES:
                yield self._change(_KINDS[element.tag], element, self._words(element), "")
                yield from self.blocks(element)
            elif element.tag in _AROUND | {q("w:tbl"), q("mc:AlternateContent")}:
                yield from self.blocks(element)

    def _in_table(self, of: Element) -> Iterator[Change]:
        """The changes of a row or a cell: one, if it was put in or taken out whole."""
        for name, kind in _IN_TABLES.items():
            if (mark := of.find(q(name))) is not None:
                words = " | ".join(map(self._words, of.iter(q("w:tc"))))
                inside = [one for one in self.blocks(of) if one.kind is not Kind.FORMATTED]
                elements = (mark, *(e for one in inside for e in one.elements))
                yield replace(self._change(kind, mark, words, ""), elements=elements)
                return
        yield from self.blocks(of)

    def _paragraph(self, paragraph: Element) -> Iterator[Change]:
        passage = " ".join(_text(paragraph, accept=self._accept).split())
        found = _together(self._runs(paragraph, passage))
        properties = paragraph.find(q("w:pPr"))
        if properties is not None:
            for mark in properties.findall(q("w:rPr/*")):
                if mark.tag in CHANGES:
                    found = self._with_mark(found, mark, paragraph, passage)
            if (changed := properties.find(q("w:pPrChange"))) is not None:
                found.append(self._change(Kind.FORMATTED, changed, passage[:_SHOWN], passage))
        yield from found

    def _with_mark(
        self, found: list[Change], mark: Element, paragraph: Element, passage: str
    ) -> list[Change]:
        """The changes of a paragraph with that of its mark: of its own, unless all of the paragraph came or went."""
        kind = _KINDS[mark.tag]
        whole = " ".join(self._words(paragraph).split())
        if len(found) == 1 and found[0].kind is kind and " ".join(found[0].words.split()) == whole:
            return [replace(found[0], elements=(*found[0].elements, mark))]
        cut = Kind.SPLIT if kind is Kind.INSERTED else Kind.JOINED
        shown = whole if len(whole) <= _SHOWN else f"… {whole[-_SHOWN:].partition(' ')[2]}"
        return [*found, self._change(cut, mark, shown, passage)]

    def _runs(self, around: Element, passage: str) -> Iterator[Change | None]:
        """The changes of runs; None for words that stand between two."""
        for element in alternative(around) if around.tag == q("mc:AlternateContent") else around:
            if element.tag in CHANGES:
                yield self._change(_KINDS[element.tag], element, self._words(element), passage)
                yield from (one for one in self._runs(element, passage) if one)
            elif element.tag == q("w:r"):
                changed = element.find(q("w:rPr/w:rPrChange"))
                if changed is not None and (words := self._words(element)).strip():
                    yield self._change(Kind.FORMATTED, changed, words, passage)
                elif changed is None and self._words(element):
                    yield None
            elif element.tag in _AROUND or element.tag == q("mc:AlternateContent"):
                yield from self._runs(element, passage)

    def _change(self, kind: Kind, element: Element, words: str, passage: str) -> Change:
        if element.get(REJECTED):
            kind = _REVERSED.get(kind, kind)
        return Change(
            kind,
            words,
            " ".join(element.get(q("w:author"), "").split()),
            element.get(q("w:date"), "")[:10],
            self.at or where(self._number, passage),
            passage,
            (element,),
        )

    def _words(self, of: Element) -> str:
        """All words of an element, notes that it calls in square brackets."""
        found = ""
        for element in of.iter():
            if element.tag in {q("w:t"), q("w:delText"), q("m:t")}:
                found += element.text or ""
            elif element.tag in _SPACES:
                found += " "
            elif element.tag in {q("w:footnoteReference"), q("w:endnoteReference")}:
                kind = "footnote" if element.tag == q("w:footnoteReference") else "endnote"
                note = self._notes.get(f"{kind} {element.get(q('w:id'))}", "")
                found += f" [note: {' '.join(note.split())}]"
        return found


def _kind(note: Element) -> str:
    return "endnote" if note.tag == q("w:endnote") else "footnote"


def _text(of: Element, *, accept: bool) -> str:
    """The words of an element as they are with all changes accepted, or rejected."""
    found = ""
    for element in of:
        if element.tag in CHANGES:
            found += _text(element, accept=accept) if (element.tag in INSERTED) is accept else ""
        elif element.tag in {q("w:t"), q("w:delText"), q("m:t")}:
            found += element.text or ""
        elif element.tag in _SPACES:
            found += " "
        elif element.tag != q("w:pPr"):
            found += _text(element, accept=accept)
    return found


def _together(changes: Iterable[Change | None]) -> list[Change]:
    """The changes with those as one that follow each other and are of the same kind, author and day."""
    found: list[Change] = []
    follows = False
    for change in changes:
        if change is None:
            follows = False
            continue
        last = found[-1] if found else None
        same = last and (last.kind, last.author, last.date) == (change.kind, change.author, change.date)
        if last and same and follows:
            found[-1] = replace(
                last, words=last.words + change.words, elements=(*last.elements, *change.elements)
            )
        else:
            found.append(change)
        follows = True
    return found


def _with_moves(changes: list[Change]) -> list[Change]:
    """The changes with what was deleted in one place and inserted in another as moved, where it stands now."""
    gone: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        if any(element.tag == q("w:moveFrom") for element in change.elements):
            gone.setdefault((change.author, _squeezed(change.words)), []).append(change)
    moved: list[Change] = []
    left: set[int] = set()
    for change in changes:
        is_target = any(element.tag == q("w:moveTo") for element in change.elements)
        if is_target and (from_here := gone.get((change.author, _squeezed(change.words)))):
            source = from_here.pop(0)
            left.add(id(source))
            moved.append(replace(change, kind=Kind.MOVED, elements=(*source.elements, *change.elements)))
        else:
            moved.append(change)
    return [change for change in moved if id(change) not in left]


def _squeezed(words: str) -> str:
    return "".join(words.split())
