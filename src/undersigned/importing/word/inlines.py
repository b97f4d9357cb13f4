"""Reads the content of a Word paragraph as words: runs, links, fields, tracked changes, marks of notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from undersigned.files.ooxml import alternative, child_val, is_on, q, val, whole, words_in
from undersigned.files.word_package import Link
from undersigned.files.word_xml import Element
from undersigned.importing.manuscript import Called, NoteCalled, NoteNamed
from undersigned.importing.runs import Run
from undersigned.importing.word.fields import Fields
from undersigned.importing.word.styles import Look, Styles
from undersigned.importing.word.tracked_changes import CHANGES, INSERTED, PASSED
from undersigned.model.letter import LineBreak, Text

Note: TypeAlias = Callable[[str], None]

_SYMBOLS: Final = {0xB7: "•", 0xA7: "▪", 0x6F: "o", 0x2D: "–", 0xA8: "□", 0xFC: "✓", 0xD8: "➢", 0xE0: "→"}
"""Signs of the fonts Symbol and Wingdings that letters use (§ 17.3.3.30), by their place in the font."""
_PRIVATE, _LAST_PRIVATE, _LAST_LATIN = 0xF000, 0xF8FF, 0x100
_OF_SIGNS: Final = re.compile("symbol$|wingdings|webdings|mt extra", re.IGNORECASE)
"""How the fonts are called that have signs in places of their own."""
END_OF_PAGE: Final = "\x0c"
"""Where a page or a column ends on purpose; what is between two words is a space."""
NO_BREAK_HYPHEN: Final = "\u2011"
"""The signs of a paragraph that no `w:t` says."""
_SIGN: Final = 3
"""Characters that the sign of a note has at most, where it was set by hand."""


@dataclass
class Story:
    """What the readers of one text (the letter, or its notes) share of the file, and who hears what is left out."""

    styles: Styles
    links: dict[str, Link]
    fields: Fields
    accept: bool
    """Whether tracked changes are accepted; otherwise they are rejected."""
    left_out: Callable[..., None]
    """Is told what could not be carried over, in the paragraph that is being read."""
    drawn: Callable[[Element], None]
    """Is given each drawing, picture and embedded object."""
    commented: Note
    """Is told the id of each comment."""
    signed: set[str] = field(default_factory=set)
    """The notes whose signs were set by hand; they do not count."""

    def is_unfilled(self, control: Element) -> bool:
        """Tell of a content control that nobody has filled in (§ 17.5.2.39); whether it is one."""
        if is_on(control.find(q("w:sdtPr/w:showingPlcHdr"))) is not True:
            return False
        self.left_out(f"a field that nobody has filled in: “{words_in(control)}”")
        return True

    def takes(self, change: Element) -> bool:
        """Whether what stands in a tracked change is read."""
        return (change.tag in INSERTED) == self.accept


class InlineReader:
    """Reads the paragraphs of one story."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._sign_follows = False
        """Whether the sign of a note comes next, which somebody has set by hand (§ 17.11.14)."""

    def runs(self, paragraph: Element) -> Iterator[Run]:
        """What stands in a paragraph, run by run."""
        yield from self._inside(paragraph, None)
        yield from self._story.fields.end_of_paragraph()

    def is_end_hidden(self, properties: Element | None) -> bool:
        """Whether the mark that ends the paragraph which was read is hidden: the next goes on in it (§ 17.3.1.29)."""
        return properties is not None and self._story.styles.is_hidden(properties)

    def _inside(self, around: Element, target: str | None) -> Iterator[Run]:
        for element in around:
            yield from self._content(element, target)

    def _content(self, element: Element, target: str | None) -> Iterator[Run]:  # noqa: C901  # a case each
        story, tag = self._story, element.tag
        if tag == q("w:r"):
            yield from self._run(element, target)
        elif tag == q("w:hyperlink"):
            yield from self._inside(element, self._target(element) or target)
        elif tag in CHANGES:
            if story.takes(element):
                yield from self._inside(element, target)
        elif tag == q("w:fldSimple"):
            yield from self._simple_field(element, target)
        elif tag in PASSED and not story.is_unfilled(element):
            yield from self._inside(element, target)
        elif tag == q("mc:AlternateContent"):
            yield from self._inside(alternative(element), target)
        elif tag == q("w:subDoc"):
            story.left_out("a document inside the document")
        elif tag in {q("m:oMath"), q("m:oMathPara")}:
            story.left_out("a formula, of which only the signs are kept")
            for sign in element.iter(q("m:t"), q("w:t")):
                yield from story.fields.emit(sign, Run(Text(sign.text or "")))

    def _simple_field(self, element: Element, target: str | None) -> Iterator[Run]:
        """A field in its short form (§ 17.16.19)."""
        fields = self._story.fields
        opened = fields.begin(element.get(q("w:instr"), ""))
        fields.separate()
        yield from self._inside(element, target)
        yield from fields.end_through(opened, element)

    def _target(self, hyperlink: Element) -> str | None:
        link = self._story.links.get(hyperlink.get(q("r:id"), ""))
        if link is None or not link.external:
            if hyperlink.get(q("w:anchor")):
                self._story.left_out("a link to another place of the letter, of which the words are kept")
            return None
        anchor = hyperlink.get(q("w:anchor"))
        return f"{link.target}#{anchor}" if anchor and "#" not in link.target else link.target

    def _run(self, run: Element, target: str | None) -> Iterator[Run]:
        story = self._story
        if not story.styles.is_seen(run):
            if words := words_in(run).strip():
                kind = (
                    "hidden text" if story.styles.is_hidden(run) else "white or tiny text, which nobody sees"
                )
                story.left_out(f"{kind}: “{words}”")
            return
        look = story.styles.look(run)
        for element in run:
            if element.tag in {q("w:footnoteReference"), q("w:endnoteReference")}:
                self._sign_follows = element.get(q("w:customMarkFollows")) in {"1", "true", "on"}
                if self._sign_follows:
                    kind = element.tag.rpartition("}")[2].removesuffix("Reference")
                    story.signed.add(f"{kind} {element.get(q('w:id'))}")
            elif self._sign_follows and element.tag != q("w:rPr"):
                self._sign_follows = False
                if self._is_sign(element):
                    sign = (
                        self._symbol(element) if element.tag == q("w:sym") else (element.text or "").strip()
                    )
                    story.left_out(
                        f"the sign of a note that was set by hand, “{sign}”; the note gets a number"
                    )
                    continue
            yield from self._in_run(element, look, target)

    def _is_sign(self, element: Element) -> bool:
        """Whether an element behind the mark of a note is no more than the sign that was set for it."""
        return element.tag in {q("w:t"), q("w:sym")} and len((element.text or "").strip()) <= _SIGN

    def _in_run(self, element: Element, look: Look, target: str | None) -> Iterator[Run]:
        fields = self._story.fields
        match element.tag.rpartition("}")[2]:
            case "fldChar":
                yield from self._field_character(element)
            case "instrText":
                fields.instruct(element.text or "")
            case "ruby":
                if (reading := element.find(q("w:rt"))) is not None and (text := words_in(reading).strip()):
                    self._story.left_out(f"a reading that stands over other words: “{text}”")
                base = element.find(q("w:rubyBase"))
                yield from self._inside(base, target) if base is not None else ()
            case "AlternateContent":
                for chosen in alternative(element):
                    yield from self._in_run(chosen, look, target)
            case _:
                for node in self._pieces(element):
                    yield from fields.emit(element, self._dressed(node, look, fields.target or target))

    def _dressed(self, node: Text | LineBreak | Called, look: Look, target: str | None) -> Run:
        if isinstance(node, Text) and node.text.strip():
            for lost in look.lost:
                if not (lost == "underlining" and target):
                    self._story.left_out(f"{lost}, of which the words are kept")
            if look.lowered:
                self._story.left_out("lowering of signs, of which the words are kept")
        if isinstance(node, Text) and look.capitals:
            node = Text(node.text.upper())
        return Run(node, look.bold, look.italic, look.raised and isinstance(node, Text), target)

    def _pieces(self, element: Element) -> Iterator[Text | LineBreak | Called]:  # noqa: C901, PLR0912  # a case each
        story = self._story
        match element.tag.rpartition("}")[2]:
            case "t":
                yield Text(element.text or "")
            case "delText" if not story.accept:
                yield Text(element.text or "")
            case "tab" | "ptab":
                yield Text("\t")
            case "br" if element.get(q("w:type"), "textWrapping") != "textWrapping":
                yield Text(END_OF_PAGE)
            case "br" | "cr":
                yield LineBreak()
            case "noBreakHyphen":
                yield Text(NO_BREAK_HYPHEN)
            case "sym":
                yield Text(self._symbol(element))
            case "dayShort" | "dayLong" | "monthShort" | "monthLong" | "yearShort" | "yearLong":
                story.left_out("a day, a month or a year that Word fills in")
            case "contentPart":
                story.left_out("a drawing by hand")
            case "footnoteReference":
                yield NoteCalled(f"footnote {element.get(q('w:id'))}")
            case "endnoteReference":
                yield NoteCalled(f"endnote {element.get(q('w:id'))}")
            case "commentReference":
                story.commented(element.get(q("w:id"), ""))
            case "drawing" | "pict" | "object":
                story.drawn(element)
            case _:
                pass  # what breaks pages, or prints the note's own number, is Word's business

    def _symbol(self, element: Element) -> str:
        try:
            code = int(element.get(q("w:char")) or "0", 16)
        except ValueError:
            code = 0
        font = element.get(q("w:font"), "")
        if not (code < _LAST_LATIN or _PRIVATE <= code <= _LAST_PRIVATE or _OF_SIGNS.match(font)):
            return chr(code)  # the font has its signs where Unicode has them
        place = code - _PRIVATE if code >= _PRIVATE else code
        sign = _SYMBOLS.get(place)
        if sign is None:
            self._story.left_out(f"a sign of the font {font}", chr(code))
            return ""
        return sign

    def _field_character(self, element: Element) -> Iterator[Run]:
        fields = self._story.fields
        match element.get(q("w:fldCharType")):
            case "begin":
                fields.begin().shown = _chosen_in(element)
            case "separate":
                fields.separate()
            case "end":
                yield from fields.end(element)
            case _:
                pass


def _chosen_in(begin: Element) -> str:
    """What is chosen in a list of a form, and whether its box is ticked (§ 17.16.7, § 17.16.9)."""
    entries = begin.findall(q("w:ffData/w:ddList/w:listEntry"))
    chosen = whole(child_val(begin, "w:ffData/w:ddList/w:result") or "0", 0)
    if entries:
        return val(entries[chosen]) if chosen < len(entries) else ""
    box = begin.find(q("w:ffData/w:checkBox"))
    if box is None:
        return ""
    ticked = is_on(box.find(q("w:checked")))
    return "ticked" if (is_on(box.find(q("w:default"))) if ticked is None else ticked) else "not ticked"


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
            open_marks[element.get(q("w:id"), "")] = element.get(q("w:name"), "")
        elif name == "bookmarkEnd":
            open_marks.pop(element.get(q("w:id"), ""), None)
        else:
            note = f"{name.removesuffix('Reference')} {element.get(q('w:id'))}"
            found |= {mark: note for mark in open_marks.values() if mark not in found}
    return found
