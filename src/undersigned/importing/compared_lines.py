"""What is compared when an import is proved: the lines of a file and of a letter, each as a row of tokens.

A token is a word, a raised run, the label of an item, or the mark of a note where it is called; two lines say the same
if their tokens are the same. These rules say what an import may change, and nothing else has them:

1. White space of any kind and length parts tokens, and counts no further: not at the ends of a line, before the mark of
   a note or a raised run, beside signs of scripts that set no spaces, nor behind the label of an item.
2. Signs that nobody sees (soft hyphens, marks of direction) do not count; a hyphen that does not break is a hyphen, and
   the bullets and signs of fonts for signs are those that they show. Every typed bullet is a bullet.
3. A line that was ended on purpose is a line of its own; of a heading, a title or a subject it may be a space.
4. Empty paragraphs, empty rows, and paragraphs of signs that divide do not count; in a cell, every sign does.
5. Between the parts of the frame it does not matter whether a paragraph, a line or a cell begins; in the text it does.
6. Brackets around the mark of a note do not count: the new letter makes them, or does not.
7. Where the letter calls a note, and the file has none of its own, the file has its number: raised, or in brackets.
8. How deep an entry stands in a list counts, and not how far it is set in; Markdown does not say it.
9. Of Markdown, signs that may have been its own do not count, and the end of a line may be a space.
10. The ending of an ordinal number may be raised in the letter, which prints it so (61e, 61ᵉ), but not lowered.
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
from undersigned.model.raised_signs import raised

PARAGRAPH: Final = "paragraph"
LINE: Final = "line"
END: Final = "|"
"""The token between two lines, or two cells."""
TEXT: Final = frozenset({Role.BODY, Role.ASKS, Role.ANNEX, Role.SECTION})
"""The parts in which borders count (rule 5)."""
_UNSEEN: Final = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202c\u2060-\u2064\u2066-\u2069\ufeff]+")
_SAME: Final = {
    0x2010: "-", 0x2011: "-", 0xF0B7: "•", 0xF0A7: "▪", 0xF0FC: "✓", 0xF0A8: "□", 0xF0D8: "➢", 0xF0E0: "→"
}  # fmt: skip
"""Signs that stand for the same: those of the fonts Symbol and Wingdings lie in an area for private use."""
_IDEOGRAPHS: Final = "\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60"
_GLUE: Final = "\ufddd"
"""In front of a word that touches the raised run or the mark before it; a noncharacter, as in `words.py`."""
_TYPED: Final = "\ufddc"
"""Around a figure in brackets that may call a note."""
_MAY_CALL: Final = re.compile(rf"(?<!{RAISED})(\[\d{{1,3}}\]|(?<=\S)\(\d{{1,3}}\))")
_FIGURES: Final = re.compile(r"[\[(]?\d{1,3}(?:[,;\s]+\d{1,3})*[\])]?")
_TOKEN: Final = re.compile(
    rf"(?P<call>{RAISED}?[\[(]{RAISED}?{CALL}{RAISED}?[\])]{RAISED}?|{CALL})"
    rf"|{RAISED}(?P<raised>[^{RAISED}]*){RAISED}"
    rf"|{_TYPED}(?P<typed>[^{_TYPED}]*){_TYPED}"
    rf"|[{_IDEOGRAPHS}]|(?P<word>(?:(?![\[(]{RAISED}?{CALL})[^\s{CALL}{RAISED}{_TYPED}{_IDEOGRAPHS}])+)"
)
_LABEL: Final = re.compile(
    r"(?P<bullet>[•●▪◦‣]|[·–—*§o-](?=\s))\s*|"
    r"(?P<numeral>[(\[（]?(?:\d{1,3}|[^\W\d_]|[ivxlc]{2,6}|[IVXLC]{2,6})(?:\.\)|\.-|[.)\]．）、]))(?=[^\s\d])"
)
"""What may be the label of an item, and was typed."""
_CALLED: Final = re.compile(rf"[{CALL}{RAISED}\[(](\d{{1,3}})[\])]?")
_ENDING: Final = re.compile(rf"{RAISED}[^\W\d_]{{1,3}}")
_DIVIDES: Final = re.compile(r"[*_=~#•·.…–—-]*")


@dataclass(frozen=True)
class Called:
    """A note where it is called: its mark, and its words."""

    mark: str
    words: str
    key: tuple[str, ...]
    """Its tokens."""
    place: Place = NOWHERE


@dataclass(frozen=True)
class Line:
    """A line as it is compared, and as it is shown; two that say the same are equal, wherever they stand."""

    key: tuple[str, ...]
    """Its tokens."""
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
    is_heading: bool = field(compare=False, default=False)

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

    def key(self, words: str, label: str = "") -> tuple[str, ...]:
        """The tokens of a line."""
        text = _seen(words)
        if label.endswith(HUGS) and not _is_label(_seen(label)):
            text, label = f"{_seen(label)}{text}", ""
        tokens = _seen(label).split()
        if tokens and len(tokens[0]) == 1 and _LABEL.match(f"{tokens[0]} "):
            tokens[0] = BULLET
        # A sign in front of an asterisk in Markdown says that it is none of its own.
        typed = None if tokens or (self.is_bare and text.startswith("*")) else _LABEL.match(text)
        if typed and text[typed.end() :].strip():
            tokens.append(BULLET if typed["bullet"] else typed["numeral"])
            text = text[typed.end() :]
        if self.has_typed_notes:
            text = _MAY_CALL.sub(
                rf"{_TYPED}\1{_TYPED}", re.sub(rf"{BRACKETED}(\d+){BRACKETED}", r"[\1]", text)
            )
        tokens += self._tokens(text.replace(BRACKETED, "").replace(f"{RAISED}{RAISED}", ""))
        return tuple(tokens)

    def _tokens(self, text: str) -> Iterator[str]:
        mark_ends = -1
        for found in _TOKEN.finditer(text):
            is_glued, mark_ends = found.start() == mark_ends, found.end()
            if found["call"]:
                yield CALL
            elif found["raised"] is not None:
                inside = found["raised"].strip()
                mark_ends = mark_ends if found["raised"][-1:].strip() else -1
                if self.has_typed_notes and _FIGURES.fullmatch(inside):
                    yield from (f"{RAISED}{int(one)}" for one in re.findall(r"\d+", inside))
                elif said := self._said("".join(inside.split())):
                    yield f"{RAISED}{said}"
            elif found["typed"]:
                yield found["typed"]
            else:
                mark_ends = -1
                if said := self._said(found[0]):
                    yield f"{_GLUE}{said}" if is_glued and found["word"] else said

    def _said(self, word: str) -> str:
        return bare(word) if self.is_bare else word

    def note(self, words: str) -> tuple[str, ...]:
        """The tokens of a note; its lines are lines of it, but of Markdown (rule 9). It calls no note."""
        rules = replace(self, has_typed_notes=False)
        keys = [key for line in words.split("\n") if (key := rules.key(line))]
        between = () if self.is_bare else (END,)
        return tuple(token for at, key in enumerate(keys) for token in (*(between if at else ()), *key))


def _seen(words: str) -> str:
    return unicodedata.normalize("NFC", _UNSEEN.sub("", words)).translate(_SAME).strip()


def _is_label(text: str) -> bool:
    """Whether this is parted from the words behind it also where nothing stands between."""
    found = _LABEL.match(f"{text}x")
    return found is not None and found.end() == len(text)


def divides(key: Sequence[str], begins: str = PARAGRAPH) -> bool:
    """Whether a line says nothing, and divides at most (rule 4)."""
    return not key or (begins in {PARAGRAPH, LINE} and all(map(_DIVIDES.fullmatch, key)))


def shown(words: str, called: Sequence[Called] = ()) -> str:
    """Words as a message shows them."""
    for one in called:
        words = words.replace(CALL, f"[{one.mark or '*'}]", 1)
    words = re.sub(rf"\s*{RAISED}([^{RAISED}]*){RAISED}", lambda found: _up(found[1]), words)
    return " ".join(words.replace(CALL, "").replace(BRACKETED, "").split())


def shown_token(token: str, call: Called | None = None) -> str:
    """A token as a message shows it; `call` is the note of one that calls a note."""
    if token.startswith(CALL):
        return f"[{token[1:] or (call.mark if call else '') or '*'}]"
    return _up(token[1:]) if token.startswith(RAISED) else token.lstrip(_GLUE)


def touches(token: str) -> bool:
    """Whether no space stands before a token."""
    return token.startswith((CALL, RAISED, _GLUE))


def _up(text: str) -> str:
    up = raised(text)
    return f"^{text}^" if up == text or up.startswith("^") else up


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
            notes_here = [note for _, note in zip(range(line.count(CALL)), left, strict=False)]
            key = rules.key(line, label)
            begins = LINE if goes_on else PARAGRAPH
            if divides(key, cell_named(0, 0) if paragraph.cell else begins):
                continue
            if paragraph.cell is not None and not goes_on:
                if paragraph.cell[0] != table:
                    rows = 0
                elif paragraph.cell[1] != row:
                    rows += 1
                table, row, _ = paragraph.cell
                begins = cell_named(rows, paragraph.cell[2])
            yield Line(
                key,
                f"{label} {line}".strip(),
                begins,
                tuple(Called(note.mark, note.words, rules.note(note.words)) for note in notes_here),
                rules.where(paragraph),
                0 if rules.is_bare else paragraph.number,
                label=label,
                depth=paragraph.depth if label else None,
                is_heading=paragraph.is_heading,
            )
            goes_on, label, cell = True, "", paragraph.cell


def cell_named(row: int, column: int) -> str:
    """How a message names a cell, from 0."""
    return f"cell {column + 1} of row {row + 1}"


def with_line_ends(
    paragraphs: Iterable[FileParagraph], letter: Iterable[Line], rules: Rules
) -> Iterator[FileParagraph]:
    """The paragraphs of Markdown, the ends of whose lines are kept where the letter keeps them (rule 9)."""
    known = {line.key for line in letter}
    for paragraph in paragraphs:
        broken = paragraph.words.replace(SOFT, "\n")
        lines = broken.split("\n")
        keeps = SOFT in paragraph.words and all(
            rules.key(line, "" if number else paragraph.label) in known for number, line in enumerate(lines)
        )
        yield replace(paragraph, words=broken) if keeps else paragraph


def with_calls(lines: Iterable[Line], letter: Iterable[Line]) -> Iterator[Line]:
    """The lines of a file, each figure a call of a note where the same line of the letter calls that (rule 7)."""
    known: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for line in letter:
        known.setdefault(_with_all_called(line.key), []).append(line.key)
    for line in lines:
        wanted = _with_all_called(line.key)
        same = known.get(wanted)
        key = wanted if same is None else same.pop(0) if len(same) > 1 else same[0]
        pairs = zip(line.key, key, strict=True)
        yield replace(line, key=tuple(other if other.startswith(CALL) else one for one, other in pairs))


def with_ordinals(lines: Iterable[Line], letter: Iterable[Line]) -> Iterator[Line]:
    """The lines of a file, the endings of ordinal numbers raised where the letter raises them (rule 10)."""
    known = {low: line.key for line in letter if (low := _with_low_ordinals(line.key)) != line.key}
    for line in lines:
        yield replace(line, key=known.get(line.key, line.key))


def _with_low_ordinals(key: Iterable[str]) -> tuple[str, ...]:
    found: list[str] = []
    for token in key:
        if found and found[-1][-1:].isdigit() and _ENDING.fullmatch(token):
            found[-1] += token[1:]
        else:
            found.append(token)
    return tuple(found)


def _with_all_called(key: Iterable[str]) -> tuple[str, ...]:
    found = ((token, _CALLED.fullmatch(token)) for token in key)
    return tuple(f"{CALL}{int(figure[1])}" if figure else token for token, figure in found)


def in_one_line(lines: Sequence[Line], letter: Iterable[Line]) -> list[Line]:
    """The lines of a file, those as one that are one in the letter, where that may be (rules 3 and 9)."""
    wanted = {line.key for line in letter if line.is_in_one}
    found: list[Line] = []
    for line in lines:
        found.append(line)
        start = len(found) - 1
        while start > 0 and found[start].begins == LINE:
            start -= 1
            key = tuple(token for one in found[start:] for token in one.key)
            if key in wanted:
                words = " ".join(one.words for one in found[start:])
                called = tuple(one for joined in found[start:] for one in joined.called)
                found[start:] = [replace(found[start], key=key, words=words, called=called)]
                break
    return found
