"""Turns the content of a Word paragraph into words: runs, links, fields, tracked changes, marks of notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from undersigned.importing.record import Called, NoteCalled, NoteNamed
from undersigned.importing.word.ooxml import Element, child_val, q
from undersigned.importing.word.package import Link
from undersigned.importing.word.styles import Look, Styles
from undersigned.importing.wording import Run
from undersigned.model.letter import LineBreak, Text

Note: TypeAlias = Callable[[str], None]

_PASSED: Final = frozenset(
    q(name)
    for name in (
        "w:smartTag", "w:customXml", "w:sdt", "w:sdtContent", "w:dir", "w:bdo", "w:fldSimple", "w:rubyBase",
        "w:ruby", "mc:AlternateContent", "mc:Choice",
    )
)  # fmt: skip
"""What stands around runs and says nothing itself."""
_INSERTED: Final = frozenset(map(q, ("w:ins", "w:moveTo")))
_DELETED: Final = frozenset(map(q, ("w:del", "w:moveFrom")))
_FIELD: Final = re.compile(r'\s*([A-Za-z]+)\s*(?:"([^"]*)"|(\S+))?')
_FILLED: Final = frozenset(
    {"DATE", "TIME", "MERGEFIELD", "CREATEDATE", "SAVEDATE", "PRINTDATE", "AUTHOR", "TOC"}
)
_SYMBOLS: Final = {0xB7: "•", 0xA7: "▪", 0x6F: "o", 0x2D: "–", 0xA8: "□", 0xFC: "✓", 0xD8: "➢", 0xE0: "→"}
"""Signs of the fonts Symbol and Wingdings that letters use (§ 17.3.3.30), by their place in the font."""
_PRIVATE: Final = 0xF000


@dataclass
class _Field:
    """A field that is being read: its instruction, and whether its result is."""

    instruction: str = ""
    in_result: bool = False
    target: str | None = None
    note: str | None = None
    """The note whose number it prints."""
    silent: bool = False
    """Whether its result is not printed, because something better is."""
    result: str = ""


@dataclass
class Story:
    """What the readers of one text (the letter, or its notes) share of the file, and who hears what is left out."""

    styles: Styles
    links: dict[str, Link]
    bookmarks: dict[str, str]
    """The notes that bookmarks stand around, by the bookmark."""
    accept: bool
    """Whether tracked changes are accepted; otherwise they are rejected."""
    left_out: Note
    """Is told what could not be carried over, in the paragraph that is being read."""
    changed: Note
    """Is told of each tracked change."""
    drawn: Callable[[Element], None]
    """Is given each drawing, picture and embedded object."""
    commented: Note
    """Is told the id of each comment."""
    fields: list[_Field] = field(default_factory=list)


class InlineReader:
    """Reads the paragraphs of one story."""

    def __init__(self, story: Story) -> None:
        self._story = story

    def runs(self, paragraph: Element) -> Iterator[Run]:
        """What stands in a paragraph, run by run."""
        yield from self._inside(paragraph, None)

    def _inside(self, around: Element, target: str | None) -> Iterator[Run]:
        for element in around:
            yield from self._content(element, target)

    def _content(self, element: Element, target: str | None) -> Iterator[Run]:
        story, tag = self._story, element.tag
        if tag == q("w:r"):
            yield from self._run(element, target)
        elif tag == q("w:hyperlink"):
            yield from self._inside(element, self._target(element) or target)
        elif tag in _INSERTED or tag in _DELETED:
            inserted = tag in _INSERTED
            words = "".join(t.text or "" for t in element.iter(q("w:t"), q("w:delText")))
            story.changed(f"“{words}” {'inserted' if inserted else 'deleted'}")
            if inserted == story.accept:
                yield from self._inside(element, target)
        elif tag == q("w:fldSimple"):
            yield from self._simple_field(element, target)
        elif tag in _PASSED:
            yield from self._inside(element, target)
        elif tag in {q("m:oMath"), q("m:oMathPara")}:
            story.left_out("a formula, of which only the signs are kept")
            yield Run(Text("".join(t.text or "" for t in element.iter(q("m:t")))))

    def _simple_field(self, element: Element, target: str | None) -> Iterator[Run]:
        """A field in its short form (§ 17.16.19)."""
        opened = _Field(element.get(q("w:instr")))
        self._story.fields.append(opened)
        self._open(opened)
        yield from self._inside(element, target)
        self._story.fields.pop()
        yield from self._closed(opened)

    def _target(self, hyperlink: Element) -> str | None:
        link = self._story.links.get(hyperlink.get(q("r:id")))
        if link is None or not link.external:
            if hyperlink.get(q("w:anchor")):
                self._story.left_out("a link to another place of the letter, of which the words are kept")
            return None
        anchor = hyperlink.get(q("w:anchor"))
        return f"{link.target}#{anchor}" if anchor and "#" not in link.target else link.target

    def _run(self, run: Element, target: str | None) -> Iterator[Run]:
        story = self._story
        look = story.styles.look(run.find(q("w:rPr")))
        if look.hidden:
            if any(True for _ in run.iter(q("w:t"))):
                story.left_out("hidden text")
            return
        marked_by_hand = False
        for element in run:
            if element.tag in {q("w:footnoteReference"), q("w:endnoteReference")}:
                marked_by_hand = element.get(q("w:customMarkFollows")) in {"1", "true", "on"}
                if marked_by_hand:
                    story.left_out("the sign of a note that was set by hand; the note gets a number")
            elif marked_by_hand and element.tag in {q("w:t"), q("w:sym")}:
                continue
            for node in self._pieces(element):
                silent = [
                    open_field for open_field in story.fields if open_field.in_result and open_field.silent
                ]
                if silent:
                    silent[-1].result += node.text if isinstance(node, Text) else ""
                    continue
                inner = next((f.target for f in reversed(story.fields) if f.in_result and f.target), None)
                yield self._dressed(node, look, inner or target)
            if element.tag == q("w:fldChar"):
                yield from self._field_character(element)

    def _dressed(self, node: Text | LineBreak | Called, look: Look, target: str | None) -> Run:
        if isinstance(node, Text) and node.text.strip():
            for lost in look.lost:
                if not (lost == "underlining" and target):
                    self._story.left_out(f"{lost}, of which the words are kept")
            if look.lowered:
                self._story.left_out("lowering of signs, of which the words are kept")
        return Run(node, look.bold, look.italic, look.raised and isinstance(node, Text), target)

    def _pieces(self, element: Element) -> Iterator[Text | LineBreak | Called]:  # noqa: C901, PLR0912  # a case each
        story = self._story
        if any(not f.in_result for f in story.fields):
            if element.tag == q("w:instrText"):
                story.fields[-1].instruction += element.text or ""
            return
        match element.tag.rpartition("}")[2]:
            case "t":
                yield Text(element.text or "")
            case "delText" if not story.accept:
                yield Text(element.text or "")
            case "tab" | "ptab":
                yield Text(" ")
            case "br" if element.get(q("w:type"), "textWrapping") == "textWrapping":
                yield LineBreak()
            case "cr":
                yield LineBreak()
            case "noBreakHyphen":
                yield Text("\u2011")
            case "sym":
                yield Text(self._symbol(element))
            case "footnoteReference":
                yield NoteCalled(f"footnote {element.get(q('w:id'))}")
            case "endnoteReference":
                yield NoteCalled(f"endnote {element.get(q('w:id'))}")
            case "commentReference":
                story.commented(element.get(q("w:id")))
            case "drawing" | "pict" | "object":
                story.drawn(element)
            case "AlternateContent":
                choice = element.find(q("mc:Choice"))
                for chosen in choice if choice is not None else ():
                    yield from self._pieces(chosen)
            case _:
                pass  # what breaks pages, or prints the note's own number, is Word's business

    def _symbol(self, element: Element) -> str:
        code = int(element.get(q("w:char")) or "0", 16)
        place = code - _PRIVATE if code >= _PRIVATE else code
        sign = _SYMBOLS.get(place)
        if sign is None:
            font = element.get(q("w:font"))
            self._story.left_out(f"a sign of the font {font}")
            return ""
        return sign

    def _field_character(self, element: Element) -> Iterator[Run]:
        fields = self._story.fields
        match element.get(q("w:fldCharType")):
            case "begin":
                fields.append(_Field())
            case "separate" if fields:
                self._open(fields[-1])
            case "end" if fields:
                last = fields.pop()
                if not last.in_result:
                    self._open(last)
                yield from self._closed(last)
            case _:
                pass

    def _closed(self, closed: _Field) -> Iterator[Run]:
        """What stands for a field whose result is not printed."""
        if closed.note is not None:
            yield Run(NoteNamed(closed.note, closed.result.strip()))

    def _open(self, opened: _Field) -> None:
        """Go on from a field's instruction to its result (§ 17.16)."""
        opened.in_result = True
        found = _FIELD.match(opened.instruction)
        kind = found[1].upper() if found else ""
        value = (found[2] or found[3] or "") if found else ""
        if kind == "HYPERLINK":
            if value and not value.startswith("\\"):
                opened.target = value
            else:
                self._story.left_out("a link to another place of the letter, of which the words are kept")
        elif kind == "NOTEREF" and value in self._story.bookmarks:
            opened.silent = True
            opened.note = self._story.bookmarks[value]
        elif kind in {"PAGE", "NUMPAGES"}:
            opened.silent = True
        elif kind in _FILLED:
            self._story.left_out(f"a field that Word fills in ({kind}), of which the words are kept")


def smoothed(runs: list[Run]) -> list[Run]:
    """The runs with spaces and marks of notes looking like what stands on both sides of them."""
    found = list(runs)
    for here in range(1, len(found) - 1):
        before, run, after = found[here - 1], found[here], found[here + 1]
        plain = isinstance(run.node, NoteCalled | NoteNamed | LineBreak) or not run.node.text.strip()
        if plain and (before.bold, before.italic) == (after.bold, after.italic):
            found[here] = replace(run, bold=before.bold, italic=before.italic)
    return found


def bookmarked_notes(document: Element) -> dict[str, str]:
    """The notes whose marks bookmarks stand around, by the name of the bookmark."""
    open_marks: dict[str, str] = {}
    found: dict[str, str] = {}
    kinds = ("w:bookmarkStart", "w:bookmarkEnd", "w:footnoteReference", "w:endnoteReference")
    for element in document.iter(*map(q, kinds)):
        name = element.tag.rpartition("}")[2]
        if name == "bookmarkStart":
            open_marks[element.get(q("w:id"))] = element.get(q("w:name"))
        elif name == "bookmarkEnd":
            open_marks.pop(element.get(q("w:id")), None)
        else:
            note = f"{name.removesuffix('Reference')} {element.get(q('w:id'))}"
            found |= {mark: note for mark in open_marks.values() if mark not in found}
    return found


def alternative_of(drawing: Element) -> str:
    """What a picture's author wrote for those who cannot see it."""
    for properties in drawing.iter(q("wp:docPr")):
        return properties.get("descr") or properties.get("title")
    for shape in drawing.iter(q("v:shape")):
        return shape.get("alt")
    return child_val(drawing, "w:name")
