"""Turns a Word file into a manuscript: its paragraphs, lists, tables and pictures in order, and its notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from undersigned.importing.record import (
    Grid,
    Item,
    Line,
    Manuscript,
    NoteCalled,
    Picture,
    Piece,
    Rule,
    Words,
    where,
)
from undersigned.importing.word import surroundings
from undersigned.importing.word.inlines import (
    InlineReader,
    Story,
    alternative_of,
    bookmarked_notes,
    smoothed,
)
from undersigned.importing.word.listener import Listener
from undersigned.importing.word.ooxml import Element, child_val, is_on, q, whole
from undersigned.importing.word.package import Package, open_package
from undersigned.importing.word.styles import Lists, Styles
from undersigned.importing.wording import Run, plain, stripped, words_of
from undersigned.model.letter import LineBreak, Text

_QUOTED: Final = frozenset({"quote", "intense quote", "block text", "quotations"})
_CONTINUED: Final = ("list continue", "ask continued")
_DIVIDERS: Final = frozenset("*~_-–—=•·. ")
_PICTURES: Final = {"png": "png", "jpg": "jpg", "jpeg": "jpg"}
_SHORTEST_DIVIDER: Final = 3
_AROUND: Final = frozenset(
    map(q, ("w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo"))
)
"""What may stand around paragraphs and says nothing itself."""


def read_word(data: bytes, file: str, *, accept: bool = True) -> Manuscript:
    """The manuscript in a Word file; `file` is its name, for messages.

    Tracked changes are accepted, or rejected; either way they are listed. Raises `LetterError`
    where the bytes are no Word file that can be read.
    """
    package = open_package(data, file)
    return _Reader(package, accept=accept).manuscript()


@dataclass(frozen=True)
class _Paragraph:
    """A paragraph being read: its runs, and whether it goes on in the next because the mark between them is gone."""

    line: Line
    runs: tuple[Run, ...]
    goes_on: bool


class _Reader:
    def __init__(self, package: Package, *, accept: bool) -> None:
        self._package = package
        self._accept = accept
        self._document = package.document
        self._styles = Styles(self._part("styles"))
        self._lists = Lists(self._part("numbering"), self._styles)
        self._root = package.xml(self._document)
        self._bookmarks = bookmarked_notes(self._root)
        self._heard = Listener(accept=accept)
        self._number = 0
        self._has_brackets = False
        self._story = self._new_story(self._document)

    def manuscript(self) -> Manuscript:
        body = self._root.find(q("w:body"))
        if body is None:
            self._package.damaged("its main document holds no text")
        pieces = _joined(self._pieces(body, InlineReader(self._story)))
        notes = self._notes()
        left = self._heard.leftovers(surroundings.comments(self._part("comments")))
        marks = "brackets" if self._has_brackets else "numbers"
        return Manuscript(
            tuple(pieces),
            notes,
            (
                *left,
                *surroundings.furniture(self._package, self._document),
                *surroundings.outside(self._package),
            ),
            has_endnotes=any(note.startswith("endnote") for note in notes),
            count=surroundings.count_of_notes(self._root),
            marks="symbols" if surroundings.has_symbols([self._root, self._part("settings")]) else marks,
            language=surroundings.language(self._part("styles")),
            saved=surroundings.saved(self._package),
        )

    def _part(self, kind: str) -> Element | None:
        name = self._package.related(self._document, kind)
        return self._package.xml(name) if name else None

    def _new_story(self, part: str) -> Story:
        return Story(
            self._styles,
            self._package.links(part),
            self._bookmarks,
            self._accept,
            self._heard.told.append,
            self._heard.changed.append,
            self._heard.drawings.append,
            self._heard.commented.append,
        )

    # --- blocks

    def _pieces(self, around: Element, reader: InlineReader) -> Iterator[_Paragraph | Piece]:
        for element in around:
            if element.tag == q("w:p"):
                yield from self._paragraph(element, reader)
            elif element.tag == q("w:tbl"):
                yield self._table(element, reader)
            elif element.tag in _AROUND:
                yield from self._pieces(element, reader)
            elif element.tag == q("w:altChunk"):
                self._heard.leave("a document inside the document", f"after paragraph {self._number}")
            elif element.tag == q("mc:AlternateContent"):
                choice = element.find(q("mc:Choice"))
                yield from self._pieces(choice, reader) if choice is not None else ()

    def _paragraph(self, element: Element, reader: InlineReader) -> Iterator[_Paragraph | Piece]:
        self._number += 1
        number = self._number
        runs = smoothed(list(reader.runs(element)))
        runs = self._without_brackets(runs)
        words = words_of(runs)
        properties = element.find(q("w:pPr"))
        self._heard.place(number, plain(words))
        pictures = self._pictures(number, plain(words))
        style = child_val(properties, "w:pStyle")
        name = self._styles.name(style)
        line = Line(
            words,
            number,
            name,
            self._styles.heading(style),
            self._item(properties, style, number, words),
            goes_on=name.startswith(_CONTINUED),
            quoted=name in _QUOTED,
        )
        if line.goes_on:
            line = replace(line, item=Item(whole(name[-1], 1) - 1 if name[-1].isdigit() else 0))
        yield _Paragraph(line, tuple(runs), self._mark_is_gone(properties))
        yield from pictures

    def _without_brackets(self, runs: list[Run]) -> list[Run]:
        """The runs without the raised brackets around marks of notes, which the program makes."""
        found = list(runs)
        for here in range(1, len(runs) - 1):
            before, run, after = runs[here - 1 : here + 2]
            if isinstance(run.node, NoteCalled) and _is_sign(before, "[") and _is_sign(after, "]"):
                self._has_brackets = True
                found[here - 1] = found[here + 1] = Run(Text(""))
        return found

    def _mark_is_gone(self, properties: Element | None) -> bool:
        """Whether a tracked change takes the paragraph's mark away: the next goes on in it (§ 17.13.5.15)."""
        marks = None if properties is None else properties.find(q("w:rPr"))
        if marks is None:
            return False
        deleted = marks.find(q("w:del")) is not None or marks.find(q("w:moveFrom")) is not None
        inserted = marks.find(q("w:ins")) is not None
        return deleted if self._accept else inserted

    def _item(self, properties: Element | None, style: str, number: int, words: Words) -> Item | None:
        own = None if properties is None else properties.find(q("w:numPr"))
        styled, styled_level = self._styles.numbering(style)
        of = child_val(own, "w:numId") or styled
        level = child_val(own, "w:ilvl") or styled_level or "0"
        if of is None or self._styles.heading(style) or not plain(words).strip():
            return None
        found = self._lists.item(of, whole(level))
        if found is None:
            return None
        item, form = found
        if item.numbered and form != "decimal":
            self._heard.lose("numbers such as (a) or iv, which become 1, 2, 3", number)
        return item

    def _table(self, table: Element, reader: InlineReader) -> Grid:
        first = self._number + 1
        rows: list[tuple[tuple[Line, ...], ...]] = []
        has_head = False
        for row in _children(table, "w:tr"):
            if self._row_is_gone(row):
                self._heard.changed.append("a row of a table")
                continue
            has_head |= not rows and is_on(row.find(q("w:trPr/w:tblHeader"))) is True
            rows.append(tuple(self._cell(cell, reader) for cell in _children(row, "w:tc")))
        if any(True for _ in table.iter(q("w:gridSpan"), q("w:vMerge"))):
            self._heard.leave(
                "cells of a table that were joined; each stands by itself", f"paragraph {first}"
            )
        return Grid(tuple(row for row in rows if row), first, has_head)

    def _row_is_gone(self, row: Element) -> bool:
        properties = row.find(q("w:trPr"))
        change = "w:del" if self._accept else "w:ins"
        return properties is not None and properties.find(q(change)) is not None

    def _cell(self, cell: Element, reader: InlineReader) -> tuple[Line, ...]:
        found = []
        for piece in _joined(self._pieces(cell, reader)):
            if isinstance(piece, Line):
                found.append(piece)
            elif isinstance(piece, Grid):
                found += [line for row in piece.rows for inner in row for line in inner]
                self._heard.leave(
                    "a table inside a table, of which the words are kept", f"paragraph {piece.number}"
                )
            elif isinstance(piece, Picture):
                self._heard.leave("a picture inside a table", f"paragraph {piece.number}")
        return tuple(found)

    # --- pictures

    def _pictures(self, number: int, text: str) -> list[Piece]:
        """The pictures among the drawings of the paragraph; of other drawings it is reported what they were."""
        found: list[Piece] = []
        for drawing in self._heard.drawings:
            boxes = [
                "".join(t.text or "" for t in box.iter(q("w:t"))) for box in drawing.iter(q("w:txbxContent"))
            ]
            if boxes:
                self._heard.leave(
                    f"a text box: “{boxes[0]}”", where(number, text), "copy its words into the text"
                )
                continue
            picture = self._picture(drawing, number)
            if picture is None:
                self._heard.leave(
                    "a drawing, a chart or a picture that is neither PNG nor JPEG",
                    where(number, text),
                    "save it as PNG, put it into the campaign's folder, and write ![what it shows](name.png)",
                )
            else:
                found.append(picture)
        self._heard.drawings.clear()
        return found

    def _picture(self, drawing: Element, number: int) -> Picture | None:
        for name, attribute in (("a:blip", "r:embed"), ("v:imagedata", "r:id")):
            for image in drawing.iter(q(name)):
                link = self._story.links.get(image.get(q(attribute)))
                if link is None or link.external or link.target not in self._package.names:
                    continue
                extension = _PICTURES.get(link.target.rpartition(".")[2].lower())
                if extension:
                    alternative = " ".join((alternative_of(drawing) or "").split())
                    return Picture(self._package.read(link.target), extension, alternative, number)
        return None

    # --- notes

    def _notes(self) -> dict[str, Words]:
        found: dict[str, Words] = {}
        for kind in ("footnote", "endnote"):
            name = self._package.related(self._document, f"{kind}s")
            if name is None:
                continue
            reader = InlineReader(self._new_story(name))
            for note in self._package.xml(name):
                if note.get(q("w:type"), "normal") == "normal":
                    found[f"{kind} {note.get(q('w:id'))}"] = self._note(note, reader)
        return found

    def _note(self, note: Element, reader: InlineReader) -> Words:
        """The text of a note: its paragraphs one under the other."""
        runs: list[Run] = []
        for paragraph in note.iter(q("w:p")):
            inside = list(reader.runs(paragraph))
            while not runs and inside and (_is_sign(inside[0], "[") or _is_sign(inside[0], "]")):
                inside = inside[1:]
            if runs and any(isinstance(run.node, Text) and run.node.text.strip() for run in inside):
                runs.append(Run(LineBreak()))
            runs += inside
        cited = [run for run in runs if isinstance(run.node, NoteCalled)]
        words = stripped(words_of(smoothed([run for run in runs if run not in cited])))
        if cited:
            self._heard.told.append("the mark of another note")
        if any(True for _ in note.iter(q("w:tbl"))):
            self._heard.told.append("a table in a note, of which the words are kept")
        if self._heard.drawings:
            self._heard.told.append("a picture in a note")
            self._heard.drawings.clear()
        start = " ".join(plain(words).split())[:40]
        self._heard.place_at(f"the note “{start}”")
        return words


def _is_sign(run: Run, sign: str) -> bool:
    return run.raised and isinstance(run.node, Text) and run.node.text == sign


def _children(around: Element, name: str) -> Iterator[Element]:
    """The elements of a name directly inside another, or inside what says nothing itself."""
    for element in around:
        if element.tag == q(name):
            yield element
        elif element.tag in _AROUND:
            yield from _children(element, name)


def _joined(pieces: Iterable[_Paragraph | Piece]) -> list[Piece]:
    """The pieces, paragraphs whose mark is gone joined with the next, and empty ones left out."""
    found: list[Piece] = []
    waiting: list[Run] = []
    for piece in pieces:
        if not isinstance(piece, _Paragraph):
            found.append(piece)
            continue
        runs = [*waiting, *piece.runs]
        if piece.goes_on:
            waiting = runs
            continue
        line = replace(piece.line, words=words_of(smoothed(runs))) if waiting else piece.line
        waiting = []
        text = plain(line.words).strip()
        if line.style == "divider" or (len(text) >= _SHORTEST_DIVIDER and set(text) <= _DIVIDERS):
            found.append(Rule(line.number))
        elif line.words:
            found.append(line)
    if waiting and (words := words_of(smoothed(waiting))):
        found.append(Line(words, 0))
    return found
