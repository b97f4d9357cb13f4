"""Writes words and blocks as the prose of a campaign, in which every sign prints as it was.

Prose is Jinja in Markdown (docs/prose.md), so signs of both are escaped, and only where they would mean
something: an officer goes on writing in what comes out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, assert_never

from undersigned.importing.list_prose import ListProse, with_lone_marks_typed
from undersigned.importing.manuscript import (
    Called,
    Grid,
    Line,
    NoteCalled,
    NoteNamed,
    Picture,
    Piece,
    Separator,
    Words,
)
from undersigned.importing.runs import is_bold, undressed, without_emphasis, words_alone
from undersigned.languages.typed_marks import typed_mark
from undersigned.model.letter import Emphasis, Foreign, Inline, LineBreak, Link, Strong, Superscript, Text

_BRACKETED: Final = re.compile(r"\[(?P<inside>[^\[\]\\]*)\](?P<after>.?)", re.DOTALL)
_SIGNS: Final = re.compile(r"[\\*^<]|\{[%#]?|(?<!\w)_|_(?!\w)|&(?=#?\w+;)|!$")
_ALL: Final = re.compile(r"[!-/:-@\[-`{-~]")
_AT_START: Final = re.compile(
    r"(?P<sign>[#>=|]|[-+](?=\s|$|-)|~(?=~~)|:(?=[:-])|-(?=[-: |]*$))|(?P<number>\d{1,9})(?=[.)](?:\s|$))"
)
_NOT_RAISED: Final = re.compile(r"\[\^|\{\{|[^\S ]")
"""What cannot stand between the marks of raised signs: citations, values, and spaces that do not break."""
_ENDS_IN_MARK: Final = re.compile(r"(?<!\\)(?:\\\\)*\*$")
"""A mark of emphasis at the end of what is written, not a star that prints."""
_BULLET: Final = re.compile(r"[•●▪◦‣·](?=\s|$)")
_LINKED: Final = re.compile(r"(https?|mailto):", re.IGNORECASE)
_AUTOLINK: Final = re.compile(r"https?://[^\s<>\\{}\"`|^]+")
_DEEP: Final = 6
"""The deepest level of a heading that Markdown has."""


@dataclass
class ProseWriter:
    """Writes words as prose.

    `cite` gives what stands where a note is called or its number printed; `picture` the name under
    which a picture is kept. Both may be told more than once of the same. `left_out` hears of what has no prose.
    """

    cite: Callable[[Called], str]
    picture: Callable[[Picture], str]
    left_out: Callable[[str, int], None]
    ordinals: Callable[[str], str] = field(default=lambda text: text)
    """Puts what the campaign knows by itself, as the ordinal of its session, into the finished prose."""

    def blocks(self, pieces: Iterable[Piece], headings: Callable[[int], int] = lambda level: level) -> str:
        """The pieces as Markdown, with a blank line between blocks; `headings` gives the level of each in the prose."""
        found: list[str] = []
        in_list = False
        items = ListProse()
        for piece in with_lone_marks_typed(list(pieces)):
            match piece:
                case Line() if piece.item is not None and not piece.heading:
                    words = self.words(piece.words, piece.number)
                    text = items.entry(piece, words)
                    # A mark alone begins no list.
                    is_alone = bool(text) and piece.item.numbered and not (words or in_list)
                    if text is None or is_alone:
                        found.append(words or started((text or "").strip()))
                    elif in_list:
                        found[-1] += text
                    else:
                        found.append(text.lstrip("\n"))
                    in_list = text is not None and not is_alone
                    continue
                case Line():
                    block = self._line(piece, headings)
                    if piece.quoted and found and found[-1].startswith("> ") and not in_list:
                        found[-1] += f"\n>\n{block}"
                    else:
                        found.append(block)
                case Grid():
                    found.append(self._grid(piece))
                case Picture():
                    found.append(f"![{escaped(piece.alternative or 'picture')}](<{self.picture(piece)}>)")
                case Separator():
                    found.append("* * *")
                case _:
                    assert_never(piece)
            in_list = False
            items = ListProse()
        return self.ordinals("\n\n".join(block for block in found if block))

    def line(self, words: Words, number: int) -> str:
        """The words as prose for a key of campaign.yaml."""
        return self.ordinals(self.words(words, number))

    def words(self, words: Words, number: int) -> str:
        """The words as Markdown: a paragraph of its own."""
        return started(self._inlines(words, number))

    def _line(self, line: Line, headings: Callable[[int], int]) -> str:
        if line.heading:
            level = max(1, min(headings(line.heading), _DEEP))
            text = self._inlines(undressed(line.words), line.number).replace("\\\n", " ")
            # a heading ends at signs like those that begin it (CommonMark § 4.2)
            return f"{'#' * level} " + re.sub(r"(#+)$", lambda found: "\\" + found[0], text)
        text = self.words(line.words, line.number)
        return "\n".join(f"> {part}" for part in text.split("\n")) if line.quoted else text

    def _grid(self, grid: Grid) -> str:
        width = max(len(row) for row in grid.rows) if grid.rows else 0
        if not width:
            return ""
        rows = [[self._cell(cell, grid.number) for cell in row] for row in grid.rows]
        rows = [[*row, *[""] * (width - len(row))] for row in rows]
        if not grid.has_head and not all(cell and is_bold(cell[0].words) for cell in grid.rows[0]):
            self.left_out("a table without a head; its first row becomes the head", grid.number)
        head, *body = rows
        return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ["---"] * width, *body))

    def _cell(self, cell: tuple[Line, ...], number: int) -> str:
        if len(cell) > 1:
            self.left_out("new lines in a table, which become spaces", number)
        text = " ".join(self._inlines(line.words, line.number) for line in cell)
        return text.replace("\\\n", " ").replace("|", "\\|")

    def _inlines(
        self, words: Words, number: int, *, in_link: bool = False, after: str = "", inner: bool = False
    ) -> str:
        """The words as Markdown; `after` is the sign that follows them, `inner` whether marks are around them."""
        text = ""
        for node, following in zip(words, (*words, None)[1:], strict=True):
            match node:
                case Text():
                    text += _ALL.sub(r"\\\g<0>", node.text) if in_link else escaped(node.text)
                case LineBreak():
                    text = text.rstrip(" ") + "\\\n"
                case Emphasis() | Strong() | Superscript():
                    then = self._first_sign(following) if following is not None else after
                    text = self._dressed(node, text, number, then, in_link=in_link, inner=inner)
                case Link():
                    text += self._link(node, number)
                case Foreign():
                    text += self._inlines(node.children, number, in_link=in_link, after=after, inner=inner)
                case NoteCalled() | NoteNamed():
                    text += self.cite(node)
        return text

    def _first_sign(self, node: Inline[Called]) -> str:
        """The first sign that a node will have in Markdown; marks of emphasis never touch each other."""
        match node:
            case Link():
                return "["
            case LineBreak():
                return "\\"
            case NoteCalled() | NoteNamed():
                return "^"
            case _:
                return words_alone((node,), lambda _: "^")[:1]

    def _dressed(
        self,
        node: Emphasis[Called] | Strong[Called] | Superscript[Called],
        before: str,
        number: int,
        after: str,
        *,
        in_link: bool,
        inner: bool,
    ) -> str:
        """What came before and the node between its marks, which mean something only where they touch words."""
        if isinstance(node, Superscript):
            inside = words_alone(node.children, self.cite)
            if any(isinstance(one, NoteNamed) for one in node.children) and not before.endswith("^"):
                return f"{before}^{inside}^"
            # Beside a bracket the mark would cite: [^th^], ^th^[sic]
            beside = (in_link and not before) or before.endswith("^") or after == "["
            if beside or _NOT_RAISED.search(inside) or not inside.strip():
                return before + self._inlines(node.children, number, in_link=in_link, after=after)
            return f"{before}^{_ALL.sub(lambda m: chr(92) + m[0], inside).replace(' ', '&#32;')}^"
        mark = "*" if isinstance(node, Emphasis) else "**"
        inside = self._inlines(node.children, number, in_link=in_link, after="*", inner=True)
        core = inside.strip().removesuffix("\\\n").strip()
        start = inside.index(core) if core else 0
        lead, tail = inside[:start], inside[start + len(core) :]
        if not core:
            return before + inside
        ahead = before + lead
        # A mark that could close as well as open is taken for the end of those around it.
        is_torn = _ENDS_IN_MARK.search(ahead) or (inner and ahead and not ahead[-1].isspace())
        if is_torn or not _can_stand(ahead, core, (tail + after)[:1]):
            self.left_out("italics or bold that end in the middle of a word, or touch each other", number)
            return before + self._inlines(
                without_emphasis(node.children), number, in_link=in_link, after=after
            )
        return f"{before}{lead}{mark}{core}{mark}{tail}"

    def _link(self, link: Link[Called], number: int) -> str:
        words, target = words_alone(link.children), link.target.strip()
        if not _LINKED.match(target):
            self.left_out(f"a link to '{target}', which is no address of the web; its words are kept", number)
            return self._inlines(link.children, number)
        if words == target and _AUTOLINK.fullmatch(target):
            return f"<{target}>"
        # A sign that Markdown or Jinja would read in an address is written as the web does.
        address = re.sub(r"[\s<>\\{}]", lambda sign: "".join(f"%{b:02X}" for b in sign[0].encode()), target)
        return f"[{self._inlines(link.children, number, in_link=True)}](<{address.replace('&', '&amp;')}>)"


def escaped(text: str) -> str:
    """Markdown that prints the text, in the middle of a paragraph."""
    brackets = {
        found.start()
        for found in _BRACKETED.finditer(text)
        if found["after"] not in {"(", "[", ":"} and (found["after"] or found.end() < len(text))
        if not re.fullmatch(r"\^.*|\d{1,3}|[\w-]{2,}|\s*", found["inside"], re.DOTALL)
    }
    closing = {text.index("]", start) for start in brackets}

    def sign(found: re.Match[str]) -> str:
        return "".join(f"\\{character}" for character in found[0])

    out, last = "", 0
    for found in re.finditer(r"[\[\]]", text):
        out += _SIGNS.sub(sign, text[last : found.start()])
        out += found[0] if found.start() in brackets | closing else f"\\{found[0]}"
        last = found.end()
    return out + _SIGNS.sub(sign, text[last:])


def started(markdown: str) -> str:
    """Markdown whose lines do not begin with a sign that would make a list, a heading or a table."""
    return "\n".join(_started(line) for line in markdown.split("\n"))


def _started(line: str) -> str:
    line = line.lstrip(" ")
    if _BULLET.match(line):
        return f"&#{ord(line[0])};{line[1:]}"
    found = _AT_START.match(line)
    if found is None:
        mark = typed_mark(line)
        if mark is None or line[mark.length : mark.length + 1].strip():
            return line
        return f"{line[: mark.length - 1]}\\{line[mark.length - 1 :]}"
    if found["number"]:
        return f"{found['number']}\\{line[found.end() :]}"
    return f"\\{line}"


def _can_stand(before: str, core: str, after: str) -> bool:
    """Whether marks of emphasis around `core` mean something there.

    CommonMark § 6.2: inside the mark stands a word, or else outside of it a space or punctuation.
    """
    opens = not _is_punctuation(core[0]) or not before or not _is_word(before[-1])
    closes = not _is_punctuation(core[-1]) or not after or not _is_word(after)
    return opens and closes


def _is_punctuation(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "PS"


def _is_word(sign: str) -> bool:
    return not sign.isspace() and not _is_punctuation(sign)
