"""Reads Markdown as words, line by line, for the account: a reading of its own, that shares nothing with the parser.

It knows what a line can be (of a paragraph, an item, a table, a part, a note that is defined on the spot), and which
signs are not words: those in front of an item, the address of a link, the name of a note. It need not know where
emphasis ends. What it takes for such a sign and the letter prints after all is no loss.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from undersigned.checking.words import BLANK, CALL, CELL, MENTION, PART, STROKE, WORD, Begins, Word, bare
from undersigned.languages.known import all_languages
from undersigned.model.letter import Role

_SYNTAX: Final = re.compile(
    r"""
      \\+\|                                       # a stroke that divides no cells
    | \\[!-/:-@\[-`{-~]                           # a sign as it is
    | <[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*> | <[^\s<>@]+@[^\s<>@]+>  # an address that shows itself
    | &(?:\#[0-9]{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z0-9]+);
    | \[\^(?P<cited>(?:[^\[\]\n]|\n(?![ \t]*\n))+)\](?P<defines>:?)
    | !(?=\[)                                     # a picture
    | (?P<link>\]\([ \t]*\n?[ \t]*(?:<(?:\\.|[^<>\n\\])*>|(?:\\.|[^\s()\\<]|\((?:\\.|[^\s()\\])*\))*))
      (?P<title>(?:\s+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?)[ \t]*\n?[ \t]*\)
    | \{\s*lang\s*=[^{}\n]*\}                     # the language of some words
    """,
    re.VERBOSE,
)
_MENTIONED: Final = "\ufdd2"
"""How a citation begins that is the mention of a note (`{{ note("key") }}`)."""

_LONG_SIGNS: Final = "|".join(
    sign for language in all_languages() for signs in language.list_signs for sign in signs if len(sign) > 1
)
_NUMERAL: Final = (
    rf"(?:{_LONG_SIGNS}|\d{{1,9}}|[^\W\d_]ـ?|(?P<twice>[^\W\d_])(?P=twice)|"
    r"[ivxlcdm]{2,15}|[IVXLCDM]{2,15})"
)
_MARK: Final = (
    r"(?:[-+*•●▪◦‣·\u2013\u2014](?=[ \t]|$)|"
    rf"[(\uff08]?{_NUMERAL}(?:(?:\.\)|\.-|[.)-])(?=[ \t]|$)|[\uff0e\uff09\u3001]))"
)
_OPENS_LINE: Final = re.compile(
    rf"[ \t]*(?:(?P<quotation>>)|(?P<mark>{_MARK})|(?P<heading>\#{{1,6}}(?=[ \t]|$)))"
)
_CLOSES_HEADING: Final = re.compile(r"(?:^|(?<=[ \t]))#+[ \t]*$")
_BEFORE_DEFINITION: Final = re.compile(rf"(?:[ \t]*(?:>|{_MARK}))*[ \t]*")
_DEFINITION: Final = re.compile(r"[ \t]*\[\^(?P<key>[^\[\]\n]+)\]:")
_FENCE: Final = re.compile(r"[ \t>]*:{3,}[ \t]*(?P<name>\S*)")
_RULE: Final = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*")
_HEAD_RULE: Final = re.compile(r"[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_ENDED_ON_PURPOSE: Final = re.compile(r"(?:(?<!\\)(?:\\\\)*\\|  )\Z")
_BLANKS: Final = (
    " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
"""What people set lines in with: no-break spaces, too."""
_TAB: Final = 4
"""Columns."""

_ROLES: Final = {role.value for role in Role}


@dataclass
class DefinedNote:
    """A note that is defined on the spot, and the line (from 0) of its definition."""

    key: str
    line: int
    words: list[Word] = field(default_factory=list)


@dataclass
class MarkdownWords:
    """The words of some Markdown: those of the text, of what is cited at each call in it, of notes defined in it."""

    words: list[Word] = field(default_factory=list)
    cited: list[tuple[str, ...]] = field(default_factory=list)
    """The words of each citation: names of notes, and what stands before and behind them."""
    notes: list[DefinedNote] = field(default_factory=list)


def read_markdown(lines: Sequence[str], *, in_parts: bool = False) -> MarkdownWords:
    """The words of the lines of some Markdown, which are those of a letter if it stands `in_parts`."""
    return _Reader(lines, in_parts=in_parts).read()


class _Reader:
    def __init__(self, lines: Sequence[str], *, in_parts: bool) -> None:
        self._found = MarkdownWords()
        self._in_parts = in_parts
        self._typed = lines
        self._cited: dict[int, tuple[str, ...]] = {}
        self._text = "\n".join(lines)
        self._lines = _SYNTAX.sub(self._blanked, self._text).split("\n")
        self._note: DefinedNote | None = None
        self._set_in = 0
        """How far the definition of that note is set in."""
        self._quoted = 0
        """In how many quotations it stands."""
        self._item = 0
        """The column in which the words of the item begin that is being read; 0 outside items."""
        self._least = 0
        """How far a block right below the note is set in that does not end the item in which the note stands."""
        self._next = Begins.BLOCK
        self._columns = 0
        """How many columns the table has that is being read."""
        self._rule_below = -1
        """The line below the head of that table."""
        self._part = Role.BODY.value if in_parts else ""
        """The part that the next word begins."""
        self._starts = [0]
        for line in lines:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def read(self) -> MarkdownWords:
        for number, line in enumerate(self._lines):
            self._read_line(number, line)
        return self._found

    def _read_line(self, number: int, line: str) -> None:
        if self._is_between(number, line):
            return
        begins, self._next = self._next, Begins.LINE
        opened = _opened(line, number, begins)
        if opened.is_heading or opened.marks:
            self._columns = 0
        self._follow(opened, line, begins)
        if definition := _DEFINITION.match(line, opened.end):
            self._define(definition["key"], number, line[: line.index("[^", opened.end)])
            self._add_words(line, number, definition.end(), len(line), Begins.BLOCK)
            return
        if (
            opened.marks
            and not bare(line[opened.end :])
            and opened.marks[-1].text[:-1].strip("(\uff08").isalnum()
        ):
            self._begin_part(
                number
            )  # what looks like a mark is all that stands there, so it may be the words
        self._words().extend(opened.marks)
        if self._is_of_table(number, line, opened.end):
            return
        end = len(line)
        if opened.is_heading:
            end = opened.end + len(_CLOSES_HEADING.sub("", line[opened.end :]))
        is_block = opened.is_heading or opened.marks
        self._add_words(line, number, opened.end, end, Begins.BLOCK if is_block else begins)
        if opened.is_heading:
            self._end_block()
        elif _ENDED_ON_PURPOSE.search(self._typed[number]):
            self._next = Begins.BROKEN_LINE

    def _is_between(self, number: int, line: str) -> bool:
        """Whether a line stands between blocks: an empty one, a rule, the beginning or the end of a part."""
        fence = _FENCE.match(line)
        if fence:
            self._part = (
                (fence["name"] if fence["name"] in _ROLES else Role.BODY.value) if self._in_parts else ""
            )
        if fence or not line.strip(f"{_BLANKS}>"):
            self._end_block()
        if fence or (self._note and self._next is Begins.BLOCK and self._is_behind_note(line)):
            self._note = None
        if _RULE.fullmatch(line.lstrip(f"{_BLANKS}>")) and number != self._rule_below:
            self._end_block()
            return True
        return bool(fence) or not line.strip(f"{_BLANKS}>")

    def _is_behind_note(self, line: str) -> bool:
        """Whether a line of words is set in no further than the note above it; what belongs to it is."""
        return bool(line.strip(f"{_BLANKS}>")) and (
            _quotations(line) < self._quoted or _indentation(line, self._quoted) <= self._set_in
        )

    def _ends_note(self, opened: _Opened, line: str) -> bool:
        """Whether a line that follows on a note at once ends it: a heading, or what ends the item that it stands in."""
        if opened.is_heading:
            return self._is_behind_note(line)
        begins_block = opened.is_item or _quotations(line) > self._quoted
        return begins_block and _indentation(line, self._quoted) < self._least

    def _follow(self, opened: _Opened, line: str, begins: Begins) -> None:
        """Know of each line in which item it stands, and whether it is still one of the note above."""
        if self._ends_note(opened, line):
            self._note = None
        if opened.is_item:
            self._item = len(_within(line[: opened.end], _quotations(line)).expandtabs(_TAB)) + 1
        elif begins is Begins.BLOCK and _indentation(line, _quotations(line)) < self._item - 1:
            self._item = 0

    def _end_block(self) -> None:
        self._next, self._columns = Begins.BLOCK, 0

    def _words(self) -> list[Word]:
        return self._note.words if self._note else self._found.words

    def _begin_part(self, number: int) -> None:
        if self._part and self._note is None:
            words = self._found.words
            # The marks of an item stand before its first words, in a part of which they may be all.
            before = next((n for n in range(len(words), 0, -1) if not words[n - 1].is_mark), 0)
            words.insert(before, Word(f"{PART}{self._part}", Begins.BLOCK, number))
            self._part = ""

    def _define(self, key: str, number: int, before: str) -> None:
        self._quoted = before.count(">")
        self._set_in = len(_within(before, self._quoted).expandtabs(_TAB))
        self._least = self._set_in if self._set_in >= self._item > 0 else 0
        self._note = DefinedNote(key.strip(), number)
        self._found.notes.append(self._note)

    # --- tables

    def _is_of_table(self, number: int, line: str, position: int) -> bool:
        """Whether a line is one of a table; its cells are added then."""
        if not self._columns:
            self._columns = self._head_columns(number, position)
            if not self._columns:
                return False
            self._rule_below = number + 1
        elif number == self._rule_below:
            return True
        self._add_row(line, number, position)
        return True

    def _head_columns(self, number: int, position: int) -> int:
        """How many columns a table has whose head is this line; 0 where it is none."""
        line = self._lines[number]
        below = self._lines[number + 1] if number + 1 < len(self._lines) else ""
        if "|" not in line[position:] or not below or not _HEAD_RULE.fullmatch(below):
            return 0
        columns = len(_cells(line, position))
        return columns if columns == len(_cells(below, len(below) - len(below.lstrip(f"{_BLANKS}>")))) else 0

    def _add_row(self, line: str, number: int, position: int) -> None:
        cells = _cells(line, position)
        cells += [(len(line), len(line))] * (self._columns - len(cells))
        for column, (start, end) in enumerate(cells):
            if column < self._columns or bare(line[start:end]).strip():
                self._begin_part(number)
                self._words().append(Word(CELL, Begins.BLOCK, number, start, start))
                self._add_words(line, number, start, end, Begins.BLOCK)

    # --- words

    def _add_words(self, line: str, number: int, start: int, end: int, begins: Begins) -> None:
        words = self._words()
        for found in WORD.finditer(line, start, end):
            text = bare(found[0])
            if not text:
                continue
            self._begin_part(number)
            words.append(Word(text, begins, number, *found.span()))
            begins = Begins.NOTHING
            if text == CALL and words is self._found.words:
                self._found.cited.append(self._cited[self._starts[number] + found.start()])

    def _blanked(self, found: re.Match[str]) -> str:
        """As many signs as were found, those that are printed among them, and the ends of lines."""
        sign = found[0]
        if found["cited"] is not None:
            return self._citation(found)
        if sign[0] == "\\":
            return BLANK * (len(sign) - 1) + (STROKE if sign[-1] == "|" else _kept(sign[-1]))
        if sign[0] == "<":
            return f"{BLANK}{sign[1:-1]}{BLANK}"
        if sign[0] == "&":
            meant = html.unescape(sign)
            return sign if meant == sign else _kept(meant).ljust(len(sign), BLANK)
        if found["link"] is not None:
            before, title, end = (
                found["link"],
                found["title"],
                sign[len(found["link"]) + len(found["title"]) :],
            )
            return f"{_blank(before)}{title}{_blank(end)}"
        return _blank(sign)

    def _citation(self, found: re.Match[str]) -> str:
        inner = found["cited"]
        if found["defines"] and _BEFORE_DEFINITION.fullmatch(
            self._text, self._line_start(found), found.start()
        ):
            return found[0]
        self._cited[found.start()] = tuple(words_of_citation(inner))
        mark = MENTION if inner.startswith(_MENTIONED) else CALL
        return f"{mark}{_blank(found[0][1:].removesuffix(':'))}{found['defines']}"

    def _line_start(self, found: re.Match[str]) -> int:
        return self._text.rfind("\n", 0, found.start()) + 1


class _Opened(NamedTuple):
    """What a line opens with: the marks of items, the sign of a heading; its words begin behind `end`."""

    marks: tuple[Word, ...]
    is_heading: bool
    end: int
    is_item: bool = False


def _opened(line: str, number: int, begins: Begins) -> _Opened:
    marks: list[Word] = []
    end, is_item = 0, False
    while opening := _OPENS_LINE.match(line, end):
        end = opening.end()
        if opening["heading"]:
            return _Opened(tuple(marks), is_heading=True, end=end, is_item=is_item)
        is_item = is_item or bool(opening["mark"])
        if opening["mark"] and (mark := bare(opening["mark"])):
            marks.append(Word(mark, begins, number, *opening.span("mark"), is_mark=True))
    return _Opened(tuple(marks), is_heading=False, end=end, is_item=is_item)


def words_of_citation(text: str) -> Iterator[str]:
    """The words of what stands in a citation; colons and semicolons divide them."""
    return filter(None, map(bare, re.split(r"[\s:;]+", text)))


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", BLANK, text)


def _kept(text: str) -> str:
    """Signs that are printed, and say nothing to a reader of Markdown."""
    return text.replace("|", STROKE)


def _quotations(line: str) -> int:
    """In how many quotations a line stands, by its signs."""
    return line[: len(line) - len(line.lstrip(f"{_BLANKS}>"))].count(">")


def _within(line: str, quoted: int) -> str:
    """What stands in a line behind the signs of so many quotations."""
    return line.split(">", quoted)[-1]


def _indentation(line: str, quoted: int) -> int:
    """How many columns a line is set in, in so many quotations; the sign of a further one is not blank."""
    blank = _within(line, quoted)
    return len(blank[: len(blank) - len(blank.lstrip(_BLANKS))].expandtabs(_TAB))


def _cells(line: str, position: int) -> list[tuple[int, int]]:
    """Where the cells of a row begin and end that stands in a line from a position on."""
    cells, start = [], position
    for stroke in re.finditer(r"\||\Z", line[position:]):
        end = position + stroke.start()
        cells.append((start, end))
        start = end + 1
    if cells and not line[slice(*cells[0])].strip():
        cells = cells[1:]
    if cells and not line[slice(*cells[-1])].strip():
        cells = cells[:-1]
    return cells
