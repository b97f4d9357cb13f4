"""What is compared when an import is proved: the lines of a file and of a letter, each with its border and its notes.

These rules say what an import may change, and nothing else has them:

1. White space of any kind and length is one space. None counts at the ends of a line, before the mark of a note or a
   raised figure, beside signs of scripts that set no spaces, and between the label of an item, which may have been
   typed, and a letter.
2. Signs that nobody sees (soft hyphens, marks of direction) do not count; a hyphen that does not break is a hyphen, and
   the bullets and signs of fonts for signs are those that they show. Every typed bullet is a bullet.
3. A line that was ended on purpose is a line of its own; of a heading, a title or a subject it may be a space.
4. Empty paragraphs, empty rows, and lines of signs only do not count.
5. Between the parts of the frame it does not matter whether a paragraph, a line or a cell begins; in the text it does.
6. Brackets around the mark of a note do not count: the new letter makes them, or does not.
7. Notes that were typed (the file has none of its own) are called by a figure that is raised, in brackets or in round
   ones, and so are those of the letter: what is compared is the figure.
8. How deep an entry stands in a list counts, and not how far it is set in; Markdown does not say it.
9. Of Markdown, signs that may have been its own do not count, and the end of a line may be a space.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from undersigned.checking.printed_paragraphs import BULLET
from undersigned.checking.printed_word_file import RAISED, FileNote, FileParagraph
from undersigned.checking.word_labels import HUGS
from undersigned.checking.words import CALL, bare
from undersigned.importing.printed_markdown import BRACKETED, SOFT
from undersigned.model.findings import NOWHERE, Place
from undersigned.model.letter import Role

PARAGRAPH: Final = "paragraph"
LINE: Final = "line"
TEXT: Final = frozenset({Role.BODY, Role.ASKS, Role.ANNEX, Role.SECTION})
"""The parts in which borders count (rule 5)."""
_UNSEEN: Final = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202c\u2060-\u2064\u2066-\u2069\ufeff]+")
_SAME: Final = {
    0x2010: "-", 0x2011: "-", 0xF0B7: "•", 0xF0A7: "▪", 0xF0FC: "✓", 0xF0A8: "□", 0xF0D8: "➢", 0xF0E0: "→"
}  # fmt: skip
"""Signs that stand for the same: those of the fonts Symbol and Wingdings lie in an area for private use."""
_IDEOGRAPHS: Final = "\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60"
_BETWEEN_IDEOGRAPHS: Final = re.compile(rf" (?=[{_IDEOGRAPHS}])|(?<=[{_IDEOGRAPHS}]) ")
_TYPED_BULLET: Final = re.compile(r"[•●▪◦‣·–—*§o\uf0a7\uf0b7-] +")
_LABEL: Final = re.compile(
    rf"^({BULLET}|[(\[（]?(?:\d{{1,3}}|[^\W\d_]|[ivxlc]{{2,6}}|[IVXLC]{{2,6}})(?:\.\)|\.-|[.)\]．）、])) ?(?=[^\W\d])"
)
"""What may be the label of an item, and was typed right before a word."""
_DIVIDES: Final = re.compile(r"[\W_]*")
_AROUND_CALL: Final = re.compile(rf"[\[(]({CALL})[\])]")
_TYPED_CALL: Final = re.compile(r" ?\[(\d{1,3})\]|(?<=\S)\((\d{1,3})\)")
_BRACKETED: Final = re.compile(rf"{RAISED}[\[(](\d+)[\])]{RAISED}")
_SMALL: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Called:
    """A note where it is called: its mark, and its words."""

    mark: str
    words: str
    text: str
    """The words as they are compared."""
    place: Place = NOWHERE


@dataclass(frozen=True)
class Line:
    """A line as it is compared, and as it is shown; two that say the same are equal, wherever they stand."""

    text: str
    words: str = field(compare=False)
    begins: str = field(compare=False, default=PARAGRAPH)
    """What begins with it: a paragraph, a line in one, or a cell, by its row and column."""
    called: tuple[Called, ...] = field(compare=False, default=())
    where: str = field(compare=False, default="")
    """How a message names its paragraph in the file."""
    number: int = field(compare=False, default=0)
    place: Place = field(compare=False, default=NOWHERE)
    """Where it stands in the files of the campaign."""
    role: Role | None = field(compare=False, default=None)
    is_in_one: bool = field(compare=False, default=False)
    """Whether a new line of the file may be a space in it."""
    label: str = field(compare=False, default="")
    power: str = field(compare=False, default="")
    """The mark of a note that stands where a figure that is raised is a power, as it seems: 10³, m²."""
    depth: int | None = field(compare=False, default=None)
    """How many entries of lists an entry stands below; None where it is none, or nothing says it."""

    @property
    def has_border(self) -> bool:
        """Whether it counts what begins with it; marks of lists begin what they begin."""
        return self.role in TEXT and not self.label

    @property
    def shown(self) -> str:
        """Its words with the marks of its notes in brackets, and with raised figures."""
        return shown(self.words, self.called)


@dataclass(frozen=True)
class Rules:
    """Which of the rules hold that hang on the file."""

    is_bare: bool = False
    """Whether it is Markdown (rule 9)."""
    has_typed_notes: bool = False
    """Whether its notes may be typed (rule 7)."""

    file: str = "the file"
    """How a message names it."""

    def where(self, paragraph: FileParagraph) -> str:
        """How a message names a paragraph of the file; Markdown has lines."""
        if not paragraph.number:
            return self.file
        page = f" (page {paragraph.page})" if paragraph.page else ""
        return f"{self.file}, {'line' if self.is_bare else 'paragraph'} {paragraph.number}{page}"

    def text(self, words: str, label: str = "") -> str:
        """Some words as they are compared."""
        text = unicodedata.normalize("NFC", _UNSEEN.sub("", behind(label, words)))
        text = _BETWEEN_IDEOGRAPHS.sub("", " ".join(text.split()))
        text = _TYPED_BULLET.sub(f"{BULLET} ", text, count=1) if _TYPED_BULLET.match(text) else text
        text = _AROUND_CALL.sub(r"\1", text).replace(f" {CALL}", CALL).translate(_SAME)
        if not self.has_typed_notes:
            text = text.replace(BRACKETED, "")
        else:
            text = re.sub(rf" ?{BRACKETED}(\d+){BRACKETED}", rf"{RAISED}\1{RAISED}", text)
            text = _TYPED_CALL.sub(lambda found: f"{RAISED}{found[1] or found[2]}{RAISED}", text)
            text = _BRACKETED.sub(rf"{RAISED}\1{RAISED}", text)
            text = re.sub(rf"{RAISED}(\d+(?:, ?\d+)+){RAISED}", _apart, text)
        text = re.sub(rf" +(?={RAISED}\d)|{RAISED}{RAISED}", "", text)
        if self.is_bare:
            # An asterisk in front is a bullet, or was typed with a sign before it that says that it is none.
            text = bare(text.removeprefix(BULLET) if words.startswith("*") or label == "*" else text)
        return _LABEL.sub(r"\1 ", text.strip())

    def note(self, words: str) -> str:
        """The words of a note as they are compared; its lines are lines of it."""
        lines = (self.text(line) for line in words.replace(RAISED, "").split("\n"))
        return "\n".join(filter(None, lines))


def divides(text: str) -> bool:
    """Whether what is compared of a line has signs only (rule 4), which divide at most."""
    return not text or _DIVIDES.fullmatch(text.replace(CALL, "")) is not None


def behind(label: str, words: str) -> str:
    """The words of a line behind its label."""
    return f"{label}{words}" if label.endswith(HUGS) else f"{label} {words}".strip()


def _apart(found: re.Match[str]) -> str:
    return "".join(f"{RAISED}{figure}{RAISED}" for figure in re.findall(r"\d+", found[1]))


def shown(words: str, called: Sequence[Called] = ()) -> str:
    """Words as a message shows them."""
    for one in called:
        words = words.replace(CALL, f"[{one.mark or '*'}]", 1)
    words = re.sub(rf"\s*{RAISED}([^{RAISED}]*){RAISED}", lambda found: found[1].translate(_SMALL), words)
    return " ".join(words.replace(CALL, "").replace(BRACKETED, "").split())


# --- the file


def lines_of_file(
    paragraphs: Iterable[FileParagraph], notes: Sequence[FileNote], rules: Rules
) -> Iterator[Line]:
    """The lines of a file; `notes` are those that it calls, in order."""
    left = iter(notes)
    cell: tuple[int, int, int] | None = None
    table = row = 0
    rows = 0
    for paragraph in paragraphs:
        goes_on = paragraph.cell is not None and paragraph.cell == cell
        label = paragraph.label
        for line in paragraph.words.split("\n"):
            called = tuple(
                _called(note, rules) for _, note in zip(range(line.count(CALL)), left, strict=False)
            )
            text = rules.text(line, label)
            if not text or (divides(text) and not called):
                continue
            begins = LINE if goes_on else PARAGRAPH
            if paragraph.cell is not None and not goes_on:
                if paragraph.cell[0] != table:
                    rows = 0
                elif paragraph.cell[1] != row:
                    rows += 1
                table, row, _ = paragraph.cell
                begins = cell_named(rows, paragraph.cell[2])
            yield Line(
                text,
                behind(label, line),
                begins,
                called,
                rules.where(paragraph),
                0 if rules.is_bare else paragraph.number,
                label=label,
                depth=paragraph.depth if label else None,
            )
            goes_on, label, cell = True, "", paragraph.cell


def _called(note: FileNote, rules: Rules) -> Called:
    return Called(note.mark, note.words, rules.note(note.words))


def cell_named(row: int, column: int) -> str:
    """How a message names a cell, from 0."""
    return f"cell {column + 1} of row {row + 1}"


def with_line_ends(
    paragraphs: Iterable[FileParagraph], letter: Iterable[Line], rules: Rules
) -> Iterator[FileParagraph]:
    """The paragraphs of Markdown, the ends of whose lines are kept where the letter keeps them (rule 9)."""
    known = {line.text for line in letter}
    for paragraph in paragraphs:
        broken = paragraph.words.replace(SOFT, "\n")
        lines = broken.split("\n")
        keeps = SOFT in paragraph.words and all(
            rules.text(line, "" if number else paragraph.label) in known for number, line in enumerate(lines)
        )
        yield replace(paragraph, words=broken) if keeps else paragraph


def in_one_line(lines: Sequence[Line], letter: Iterable[Line]) -> list[Line]:
    """The lines of a file, those as one that are one in the letter, where that may be (rules 3 and 9)."""
    wanted = {line.text for line in letter if line.is_in_one}
    found: list[Line] = []
    for line in lines:
        found.append(line)
        start = len(found) - 1
        while start > 0 and found[start].begins == LINE:
            start -= 1
            joined = joined_lines(found[start:])
            if joined.text in wanted:
                found[start:] = [joined]
                break
    return found


def joined_lines(lines: Sequence[Line]) -> Line:
    """Several lines as one, with spaces between them."""
    first = lines[0]
    return replace(
        first,
        text=" ".join(line.text for line in lines),
        words=" ".join(line.words for line in lines),
        called=tuple(one for line in lines for one in line.called),
    )
