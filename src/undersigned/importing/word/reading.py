"""Reads a Word file as a manuscript: paragraphs, lists, tables and pictures in order, and its notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile
from typing import Final

from undersigned.files.ooxml import (
    alternative,
    child_val,
    is_on,
    printed,
    q,
    whole,
)
from undersigned.files.word_xml import Element
from undersigned.importing.manuscript import (
    FoundChange,
    Grid,
    Item,
    Line,
    Manuscript,
    NoteCalled,
    Picture,
    Piece,
    Words,
    lines_in,
    where,
)
from undersigned.importing.runs import Run, beside_each_other, calls_in, stripped, words_alone, words_of
from undersigned.importing.word import surroundings
from undersigned.importing.word.drawings import Drawings
from undersigned.importing.word.fields import Fields
from undersigned.importing.word.inlines import END_OF_PAGE, InlineReader, Story, bookmarked_notes, smoothed
from undersigned.importing.word.listener import Listener
from undersigned.importing.word.numbering import Label, Lists
from undersigned.importing.word.package import Package, open_package
from undersigned.importing.word.paragraphs import Paragraph, Paragraphs
from undersigned.importing.word.remarks import remarks_of
from undersigned.importing.word.styles import QUOTED, Styles, set_in
from undersigned.importing.word.tracked_changes import CHANGES, Change, Kind, changes_in
from undersigned.model.letter import LineBreak, Text

_OF_LISTS: Final = re.compile(r"list (?:bullet|number)(?: ([2-5]))?")
"""Word's own styles of lists, the deeper ones with a figure."""
_STEP, _TAB = 360, 720
"""How far these set in, and a tab that was typed does, in twentieths of a point."""
_TYPED: Final = frozenset({q("w:t"), q("w:tab")})
_BRACKETS: Final = ("[", "]", "[]")
"""What stands around the mark of a note, in one run or two."""
_CONTINUED: Final = ("list continue", "ask continued")
_AROUND: Final = frozenset(map(q, ("w:sdt", "w:sdtContent", "w:customXml", "w:smartTag")))
"""What may stand around paragraphs and says nothing itself."""
_CUT: Final = re.compile(rf"(\w+){END_OF_PAGE}(\w+)")
"""Words between which a page ends, or two halves of one."""
_MOST_PARAGRAPHS: Final = 12_000
"""Entries of tables included; a letter of 500 pages has about 5,000."""
_MOST_RUNS: Final = 4_000
"""Runs of one paragraph or note: some programs make one of each word, and a page has 500 words."""


def read_word(data: bytes, file: str, *, accept: bool = True, decided: Sequence[Change] = ()) -> Manuscript:
    """The manuscript in a Word file; `file` is its name, for messages.

    Tracked changes are accepted, or rejected; either way they are listed. Raises `LetterError`
    where the bytes are no Word file that can be read.
    """
    package = open_package(data, file)
    return _Reader(package, accept=accept, decided=decided).manuscript()


class _Reader:
    def __init__(self, package: Package, *, accept: bool, decided: Sequence[Change]) -> None:
        self._package = package
        self._accept = accept
        self._decided = decided
        self._document = package.document
        self._styles = Styles(self._part("styles"))
        self._lists = Lists(self._part("numbering"), self._styles)
        self._root = package.xml(self._document)
        self._bookmarks = bookmarked_notes(self._root)
        self._heard = Listener(accept=accept)
        self._drawings = Drawings(package, self._heard)
        self._roots = [self._root]
        """Of the parts that hold the letter's words."""
        self._paragraphs = Paragraphs(self._heard.lose)
        self._note_elements: list[Element] = []
        self._sections: list[tuple[int, int]] = []
        """The last paragraph of each section that ends in one, and in how many columns that stands."""
        self._section_ends: list[tuple[int, Element]] = []
        """The same paragraphs, with the properties of their sections."""
        self._number = 0
        self._has_brackets = self._has_brackets_in_notes = False
        self._story = self._new_story(self._document)

    def manuscript(self) -> Manuscript:
        body = self._root.find(q("w:body"))
        if body is None:
            self._package.damaged("its main document holds no text")
        self._look_at_size(self._root)
        if surroundings.stands_in_boxes(body):
            self._package.made_of_pdf()
        pieces = self._paragraphs.joined(self._pieces(body, InlineReader(self._story)))
        self._sections.append((self._number, surroundings.columns_of(body)))
        pieces = self._paragraphs.in_columns(pieces, self._sections)
        self._story.fields.end_of_story()
        self._heard.place(self._number, "")
        notes = self._notes()
        settings = self._part("settings")
        for what in surroundings.odd_counts(notes, [self._root, settings]):
            self._heard.leave(what, "among the notes", code="notes-count")
        for label, numbers in self._paragraphs.typed:
            self._heard.typed(label, numbers)
        changes = changes_in(body, self._note_elements, accept=self._accept)
        remarks = remarks_of(self._part("comments"), self._roots)
        told = self._decided or changes
        left = self._heard.leftovers(remarks, told)
        in_notes = "brackets-in-notes" if self._has_brackets_in_notes else "numbers"
        marks = "brackets" if self._has_brackets else in_notes
        return Manuscript(
            tuple(pieces),
            {id: words for id, words in notes.items() if id not in self._notes_gone(changes, pieces)},
            (
                *left,
                *surroundings.furniture(self._package, self._document),
                *surroundings.outside(self._package),
            ),
            has_endnotes=surroundings.kind_of_notes(notes) == "endnote",
            count=surroundings.count_of_notes(self._root),
            numbers=self._numbers(pieces, [*self._section_ends, (self._number, body)], settings),
            marks="symbols" if surroundings.has_symbols([self._root, settings]) else marks,
            language=surroundings.language(self._part("styles")),
            saved=surroundings.saved(self._package),
            is_draft=surroundings.is_draft(self._package, self._document),
            remarks=tuple(remarks.values()),
            changes=tuple(
                FoundChange(
                    one.kind.value, one.words, one.author, one.date, one.passage, self._heard.became(one)
                )
                for one in told
            ),
        )

    def _numbers(
        self, pieces: Iterable[Piece], ends: list[tuple[int, Element]], settings: Element | None
    ) -> dict[str, str]:
        """The number that Word prints for each note, by its id; empty where a page decides on it."""
        found: dict[str, str] = {}
        counts = {kind: surroundings.CountOfNotes(kind, settings) for kind in ("footnote", "endnote")}
        left = list(ends)
        for line in lines_in(list(pieces)):
            while len(left) > 1 and line.number > left[0][0]:
                left.pop(0)
            for id in calls_in(line.words):
                if id not in found and id not in self._story.signed:
                    found[id] = counts[id.partition(" ")[0]].number_in(left[0][1].find(q("w:sectPr")))
        return found

    def _part(self, kind: str) -> Element | None:
        name = self._package.related(self._document, kind)
        return self._package.xml(name) if name else None

    def _new_story(self, part: str) -> Story:
        return Story(
            self._styles,
            self._package.links(part),
            Fields(self._bookmarks, self._heard.hear),
            self._accept,
            self._heard.hear,
            self._heard.drawings.append,
            self._heard.commented.append,
        )

    def _look_at_size(self, root: Element) -> None:
        """Refuse what would take minutes, and is no letter."""
        if sum(1 for _ in islice(root.iter(q("w:p")), _MOST_PARAGRAPHS + 1)) > _MOST_PARAGRAPHS:
            self._package.too_large(
                f"has more than {_MOST_PARAGRAPHS:,} paragraphs, and no letter has so many"
            )

    def _runs(self, paragraph: Element, reader: InlineReader, at: str) -> list[Run]:
        found = list(islice(reader.runs(paragraph), _MOST_RUNS + 1))
        self._count_runs(found, at)
        said = "".join(run.node.text for run in found if isinstance(run.node, Text))
        for cut in _CUT.finditer(said):
            self._heard.hear(
                f"the end of a page or a column between “{cut[1]}” and “{cut[2]}”, where a space stands now"
            )
        return found

    def _count_runs(self, runs: list[Run], at: str) -> None:
        if len(runs) > _MOST_RUNS:
            self._package.too_large(
                f"is not to be read: {at} is made of more than {_MOST_RUNS:,} pieces",
                "cut that text out in Word, and paste it again with 'Keep text only'",
            )

    def _notes_gone(self, changes: list[Change], pieces: list[Piece]) -> set[str]:
        """The notes that are called in what a tracked change took away only; the change tells of them."""
        kinds = {Kind.DELETED if self._accept else Kind.INSERTED}
        gone = {
            id
            for one in changes
            if one.kind in kinds
            for element in one.elements
            for id in _called_in(element)
        }
        return gone - {id for line in lines_in(pieces) for id in calls_in(line.words)}

    # --- blocks

    def _pieces(self, around: Element, reader: InlineReader) -> Iterator[Paragraph | Piece]:
        for element in around:
            if element.tag == q("w:p"):
                yield from self._paragraph(element, reader)
            elif element.tag == q("w:tbl") and (cell := self._box(element)) is not None:
                self._heard.leave("the box around some paragraphs", f"paragraph {self._number + 1}")
                yield from self._pieces(cell, reader)
            elif element.tag == q("w:tbl"):
                table = self._table(element, reader)
                if any(line.words for line in lines_in([table])):
                    yield table
                else:
                    self._heard.leave("a table without words", f"paragraph {table.number}")
            elif (element.tag in _AROUND and not self._story.is_unfilled(element)) or (
                element.tag in CHANGES and self._story.takes(element)
            ):
                yield from self._pieces(element, reader)
            elif element.tag == q("w:altChunk"):
                self._heard.leave("a document inside the document", f"after paragraph {self._number}")
            elif element.tag == q("mc:AlternateContent"):
                yield from self._pieces(alternative(element), reader)

    def _paragraph(self, element: Element, reader: InlineReader) -> Iterator[Paragraph | Piece]:
        self._number += 1
        number = self._number
        runs = smoothed(self._runs(element, reader, f"paragraph {number}"))
        runs = self._without_brackets(runs)
        words = words_of(runs)
        properties = element.find(q("w:pPr"))
        if properties is not None and properties.find(q("w:sectPr")) is not None:
            self._sections.append((number, surroundings.columns_of(properties)))
            self._section_ends.append((number, properties))
        self._heard.place(number, words_alone(words))
        pictures = list(self._drawings.taken(self._story.links, number, where(number, words_alone(words))))
        style = child_val(properties, "w:pStyle")
        name = self._styles.name(style)
        line = Line(
            words,
            number,
            name,
            self._styles.heading(style),
            goes_on=name.startswith(_CONTINUED),
            quoted=name in QUOTED,
            beside=beside_each_other(runs),
        )
        if line.goes_on:
            line = replace(line, item=Item(whole(name[-1], 1) - 1 if name[-1].isdigit() else 0))
        goes_on = self._mark_is_gone(properties) or reader.is_end_hidden(properties)
        if properties is not None and (frame := properties.find(q("w:framePr"))) is not None:
            goes_on |= frame.get(q("w:dropCap"), "none") != "none"  # its letter begins the next (§ 17.18.20)
        # A paragraph whose mark is gone is none any more, and does not count.
        label = None if goes_on else self._lists.label(properties, style)
        line = replace(line, indent=self._indent(element, style, label))
        yield Paragraph(line, tuple(runs), goes_on, label)
        yield from pictures

    def _indent(self, element: Element, style: str, label: Label | None) -> int | None:
        """How far a paragraph is set in: by itself, its style, its list, or tabs before its words."""
        properties = element.find(q("w:pPr"))
        indent = set_in(properties)
        if label is None:
            inside = (one for run in element.iter(q("w:r")) for one in run if one.tag in _TYPED)
            tabs = sum(1 for _ in takewhile(lambda one: one.tag == q("w:tab"), inside))
            return (self._styles.indent(style) or 0 if indent is None else indent) + _TAB * tabs
        if indent is None and child_val(properties, "w:numPr/w:numId") == "":
            indent = self._styles.indent(style, of_list=True)
        if indent is None:
            indent = label.indent
        if indent is None and (found := _OF_LISTS.fullmatch(self._styles.name(style))):
            return _STEP * int(found[1] or 1)
        return self._styles.indent(style) if indent is None else indent

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

    def _box(self, table: Element) -> Element | None:
        """The one cell of a table that only sets paragraphs in a box, or lays a letter out."""
        rows = [row for row in _children(table, "w:tr") if not self._is_gone(row)]
        cells = list(_children(rows[0], "w:tc")) if len(rows) == 1 else []
        is_box = len(cells) == 1 and len(list(_children(cells[0], "w:p"))) > 1
        return cells[0] if is_box else None

    def _table(self, table: Element, reader: InlineReader) -> Grid:
        first = self._number + 1
        rows: list[tuple[tuple[Line, ...], ...]] = []
        has_head = False
        for row in _children(table, "w:tr"):
            if self._is_gone(row):
                continue
            is_head = not rows and is_on(row.find(q("w:trPr/w:tblHeader"))) is True
            found = [self._cell(cell, reader) for cell in _children(row, "w:tc") if not self._is_gone(cell)]
            # A hidden row is shown as long as anything in it is (§ 17.4.20).
            if is_on(row.find(q("w:trPr/w:hidden"))) and not any(
                line.words for cell in found for line in cell
            ):
                continue
            has_head |= is_head
            rows.append(tuple(found))
        if any(True for _ in table.iter(q("w:gridSpan"), q("w:vMerge"))):
            self._heard.leave(
                "cells of a table that were joined; each stands by itself", f"paragraph {first}"
            )
        return Grid(tuple(row for row in rows if row), first, has_head)

    def _is_gone(self, of: Element) -> bool:
        """Whether a tracked change takes a row or a cell away, which is passed over (§ 17.13.5.12, § 17.13.5.1)."""
        names = ("w:trPr/w:del", "w:tcPr/w:cellDel") if self._accept else ("w:trPr/w:ins", "w:tcPr/w:cellIns")
        return any(of.find(q(name)) is not None for name in names)

    def _cell(self, cell: Element, reader: InlineReader) -> tuple[Line, ...]:
        found = []
        for piece in self._paragraphs.joined(self._pieces(cell, reader), in_cell=True):
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

    # --- notes

    def _notes(self) -> dict[str, Words]:
        found: dict[str, Words] = {}
        for kind in ("footnote", "endnote"):
            name = self._package.related(self._document, f"{kind}s")
            if name is None:
                continue
            story = self._new_story(name)
            root = self._package.xml(name)
            self._look_at_size(root)
            self._roots.append(root)
            for note in root:
                if note.get(q("w:type"), "normal") == "normal":
                    self._note_elements.append(note)
                    id = f"{kind} {note.get(q('w:id'))}"
                    if id in found and (text := words_alone(found[id])):
                        what = f"the first of two notes with the same number: “{text}”"
                        self._heard.leave(what, "among the notes", "copy it into the text")
                    found[id] = self._note(note, list(printed(note, q("w:p"))), story)
        return found

    def _note(self, note: Element, paragraphs: list[Element], story: Story) -> Words:
        """The text of a note: its paragraphs one under the other."""
        reader = InlineReader(story)
        runs: list[Run] = []
        for paragraph in paragraphs:
            inside = self._runs(paragraph, reader, "the text of a note")
            while not runs and (number := _first_sign(inside)):
                self._has_brackets_in_notes = True
                inside = inside[number:]
            if runs and any(isinstance(run.node, Text) and run.node.text.strip() for run in inside):
                runs.append(Run(LineBreak()))
            runs += inside
            self._count_runs(runs, "the text of a note")
            if label := self._lists.label(paragraph.find(q("w:pPr")), child_val(paragraph, "w:pPr/w:pStyle")):
                self._heard.hear(f"'{label.printed}' before a paragraph of a note")
        story.fields.end_of_story()
        cited = [run for run in runs if isinstance(run.node, NoteCalled)]
        words = stripped(words_of(smoothed([run for run in runs if not isinstance(run.node, NoteCalled)])))
        if cited:
            self._heard.hear("the mark of another note")
        if any(True for _ in note.iter(q("w:tbl"))):
            self._heard.hear("a table in a note, of which the words are kept")
        at = f"the note “{_start(words_alone(words))}”"
        for _ in self._drawings.taken(story.links, 0, at):
            self._heard.hear("a picture in a note")
        self._heard.place_at(at)
        return words


def _called_in(element: Element) -> Iterator[str]:
    """The notes whose marks stand in an element, by their ids."""
    for kind in ("footnote", "endnote"):
        yield from (f"{kind} {mark.get(q('w:id'))}" for mark in element.iter(q(f"w:{kind}Reference")))


def _first_sign(runs: Sequence[Run]) -> int:
    """How many runs a note begins with that are a bracket, and a space before it; 0 where it begins otherwise."""
    for number, run in enumerate(runs[:2], 1):
        if any(_is_sign(run, sign) for sign in _BRACKETS):
            return number
        if not (isinstance(run.node, Text) and run.node.text.isspace()):
            break
    return 0


def _is_sign(run: Run, sign: str) -> bool:
    return run.raised and isinstance(run.node, Text) and run.node.text == sign


def _children(around: Element, name: str) -> Iterator[Element]:
    """The elements of a name directly inside another, or inside what says nothing itself."""
    for element in around:
        if element.tag == q(name):
            yield element
        elif element.tag in _AROUND:
            yield from _children(element, name)


def _start(text: str) -> str:
    return " ".join(text.split())[:40]
