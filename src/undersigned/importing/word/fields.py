"""Reads the fields of a Word text (§ 17.16) for what they print: links, numbers of notes, or their words.

A field may hold back words, as something better is printed for them. What it holds back it gives back, unless
it ends in the same paragraph: a field whose end is missing must not take the rest of the letter with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from undersigned.files.word_xml import Element
from undersigned.importing.manuscript import SHOWN, NoteNamed
from undersigned.importing.runs import Run
from undersigned.model.letter import Text

_PLACE: Final = re.compile(r'\\l\s+"?([^"\s\\]+)"?')
"""The switch of a link that names a place of the page to which it leads (§ 17.16.5.25)."""
_INSTRUCTION: Final = re.compile(r'\s*([A-Za-z]+)\s*(?:"([^"]*)"|(\S+))?')
_FILLED: Final = frozenset(
    {"DATE", "TIME", "MERGEFIELD", "CREATEDATE", "SAVEDATE", "PRINTDATE", "AUTHOR", "TOC"}
)
_COUNTED: Final = frozenset({"LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT"})
"""Fields whose number Word counts as it shows it, and does not keep (§ 17.16.5.32)."""
_SILENT: Final = frozenset(
    {"ADVANCE", "ASK", "FILLIN", "FORMTEXT", "HYPERLINK", "NEXT", "NEXTIF", "NOTEREF", "NUMPAGES", "PAGE", "PRINT",
     "PRIVATE", "RD", "SET", "SKIPIF", "TA", "TC", "XE"}
)  # fmt: skip
"""Fields that show nothing without a result."""
_UNENDED: Final = "a field whose end is missing, of which the words are kept"


@dataclass(eq=False)
class Field:
    """A field that is being read: its instruction, and whether its result is."""

    instruction: str = ""
    shown: str = ""
    """What is chosen in it, where it is one of a form (§ 17.16.9)."""
    in_result: bool = False
    target: str | None = None
    note: str | None = None
    """The note whose number it prints."""
    silent: bool = False
    """Whether its result is not printed, because something better is."""
    is_past: bool = False
    """Whether the paragraph has ended in which it began."""
    held: list[tuple[Element, Run]] = field(default_factory=list)
    """What stands in it and is not printed, with the elements that say it."""

    @property
    def kind(self) -> str:
        """What it is, in capitals."""
        found = _INSTRUCTION.match(self.instruction)
        return found[1].upper() if found else ""

    @property
    def holds(self) -> bool:
        """Whether what comes now is held back."""
        return self.silent or not self.in_result

    @property
    def text(self) -> str:
        """The words that it holds back."""
        return "".join(run.node.text for _, run in self.held if isinstance(run.node, Text)).strip()


class Fields:
    """The fields that are open at a place of a text, one inside the other."""

    def __init__(self, bookmarks: Mapping[str, str], left_out: Callable[..., None]) -> None:
        self._bookmarks = bookmarks
        self._left_out = left_out
        """Is given the elements whose words are left out on purpose."""
        self._open: list[Field] = []

    @property
    def target(self) -> str | None:
        """The address to which the words lead that come now."""
        return next((f.target for f in reversed(self._open) if f.target and not f.is_past), None)

    def instruct(self, words: str) -> None:
        """Take words as part of the innermost instruction."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].instruction += words

    def emit(self, element: Element, run: Run) -> Iterator[Run]:
        """The run that an element says, unless a field holds it back."""
        for one in reversed(self._open):
            if one.holds:
                one.held.append((element, run))
                return
        if isinstance(run.node, Text) and run.node.text.strip():
            for one in self._open:
                if one.is_past and one.target:
                    one.target = None
                    self._left_out("a link that goes on in the next paragraph, of which the words are kept")
        yield run

    def begin(self, instruction: str = "") -> Field:
        """Open a field."""
        self._open.append(Field(instruction))
        return self._open[-1]

    def separate(self) -> None:
        """Go on from the innermost field's instruction to its result."""
        if not self._open or self._open[-1].in_result:
            return
        opened = self._open[-1]
        self._drop(opened, "words in the instruction of a field")
        opened.in_result = True
        found = _INSTRUCTION.match(opened.instruction)
        kind = opened.kind
        value = (found[2] or found[3] or "") if found else ""
        if kind == "HYPERLINK":
            if value and not value.startswith("\\"):
                place = _PLACE.search(opened.instruction)
                opened.target = f"{value}#{place[1]}" if place and "#" not in value else value
            else:
                self._left_out("a link to another place of the letter, of which the words are kept")
        elif kind == "NOTEREF" and value in self._bookmarks:
            opened.silent = True
            opened.note = self._bookmarks[value]
        elif kind in {"PAGE", "NUMPAGES"}:
            opened.silent = True
        elif kind in _COUNTED:
            self._left_out(f"a number that Word counts in a field ({kind})")
        elif kind in _FILLED:
            self._left_out(f"a field that Word fills in ({kind}), of which the words are kept")

    def end(self, element: Element) -> Iterator[Run]:
        """Close the innermost field: what is printed for it, said by the element that closes it."""
        if not self._open:
            return
        has_result = self._open[-1].in_result
        self.separate()
        closed = self._open.pop()
        kind = closed.kind
        if not has_result and kind and kind not in _SILENT | _COUNTED | _FILLED:
            shown = f", “{closed.shown}”" if closed.shown else ""
            field = " ".join(closed.instruction.split())[:SHOWN]
            self._left_out(f"what a field shows that has no words of its own ({field}){shown}")
        is_number = len(closed.text.split()) <= 1 and all(
            isinstance(run.node, Text) for _, run in closed.held
        )
        if not is_number:
            self._left_out("a field that holds more than a number, of which the words are kept")
            yield from self._given_back(closed)
        elif closed.note is not None:
            raised = any(run.raised for _, run in closed.held)
            yield from self.emit(element, Run(NoteNamed(closed.note, closed.text), raised=raised))
        else:
            self._drop(closed, "the number of a page")

    def end_through(self, opened: Field, element: Element) -> Iterator[Run]:
        """Close a field, and those in it whose ends are missing; nothing where it is closed already."""
        while opened in self._open and self._open[-1] is not opened:
            self._left_out(_UNENDED)
            yield from self._released(self._open.pop())
        if opened in self._open:
            yield from self.end(element)

    def end_of_paragraph(self) -> Iterator[Run]:
        """What the open fields hold back: none that holds something goes on in the next paragraph."""
        for one in reversed(self._open):
            one.is_past = True
            if one.silent or one.held:
                if one.held:
                    self._left_out(_UNENDED)
                yield from self._released(one)

    def end_of_story(self) -> None:
        """Close what is still open: its end is missing."""
        if self._open:
            self._left_out(_UNENDED)
        self._open.clear()

    def _released(self, one: Field) -> Iterator[Run]:
        """What a field holds back, which from here on prints its words like any other."""
        one.in_result, one.silent, one.note = True, False, None
        yield from self._given_back(one)

    def _given_back(self, one: Field) -> Iterator[Run]:
        held, one.held = one.held, []
        for element, run in held:
            yield from self.emit(element, run)

    def _drop(self, one: Field, what: str) -> None:
        """Tell of what a field holds back, and let it go."""
        if one.text:
            self._left_out(f"{what}: “{one.text}”", one.text)
        one.held.clear()
