"""Reads a letter in Markdown as other programs and people write it, not in the dialect of campaigns.

Notes are `[^1]`, or figures raised with HTML (`<sup>1</sup>`) and paragraphs that begin with the same
figure, at the foot of each page as a PDF leaves them: between lines, in the middle of sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.superscript import superscript_plugin

from undersigned.drafting.lists import list_plugin
from undersigned.importing.manuscript import (
    Grid,
    Item,
    Leftover,
    Line,
    Manuscript,
    NoteCalled,
    Piece,
    Separator,
    Words,
    where,
)
from undersigned.importing.page_feet import without_page_feet
from undersigned.importing.runs import Run, beside_each_other, words_alone, words_of
from undersigned.model.findings import stop
from undersigned.model.letter import LineBreak, Text
from undersigned.model.list_marks import PLAIN, ListMark
from undersigned.model.sign_ons import is_draft_mark

LARGEST: Final = 4_000_000
"""Bytes; a letter of 500 pages has about 1.5 million."""

_DEFINED: Final = "note ^"
"""How the ids begin of notes that are defined; those at the feet of pages have other ids."""
_TAG: Final = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z]+)[^>]*>")
_IN_PLACE: Final = re.compile(r"\^\[[^\]]+\]")
"""How pandoc has a note in its place."""
_DIVIDES_LISTS: Final = re.compile(r"<!--\s*-->")
"""What pandoc writes between two lists."""
_LOOKS: Final = {"sup": "raised", "b": "bold", "strong": "bold", "i": "italic", "em": "italic"}


def read_markdown(data: bytes, file: str) -> Manuscript:
    """The manuscript in a Markdown file; `file` is its name, for messages.

    Raises `LetterError` where the bytes are no text, or more of it than any letter has.
    """
    if len(data) > LARGEST:
        stop(
            f"{file} is larger than {LARGEST // 1_000_000} MB",
            "file-too-large",
            help="look whether it is the right file",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        stop(f"{file} is not in UTF-8", "encoding", help="save it again with the encoding UTF-8")
    if "\0" in text:
        stop(f"{file} is no text", "encoding", help="name a letter in Markdown (.md) or Word (.docx)")
    found: dict[str, Any] = {}
    return _Reader(_parser().parse(text, found), found).manuscript()


def _parser() -> MarkdownIt:
    # A letter has no code: what is set in belongs to the entry of a list, or is a paragraph.
    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table").disable("code")
    return (
        parser.use(list_plugin)
        .use(footnote_plugin, inline=False, move_to_end=False)
        .use(superscript_plugin)
        .use(front_matter_plugin)
    )


class _Reader:
    def __init__(self, tokens: Sequence[Token], found: Mapping[str, Any]) -> None:
        self._tokens = [token for token in tokens if not _DIVIDES_LISTS.fullmatch(token.content.strip())]
        self._found = found
        """What the parser has found besides the tokens: addresses that are defined."""
        self._targets: set[str] = set()
        """The addresses to which links lead."""
        self._next = 0
        self._number = 0
        self._leftovers: list[Leftover] = []
        self._notes: dict[str, list[Run]] = {}
        self._called: dict[str, int] = {}
        self._also: dict[str, str] = {}
        """Further calls of a note that is called already, each with an id of its own."""

    def manuscript(self) -> Manuscript:
        pieces = list(self._pieces(""))
        self._look_for_unused()
        pieces, feet, leftovers = without_page_feet(pieces)
        first = pieces[0] if pieces else None
        is_draft = isinstance(first, Line) and is_draft_mark(words_alone(first.words))
        if isinstance(first, Line) and is_draft:
            mark = words_alone(first.words)
            self._leftovers.append(
                Leftover(
                    f"the mark of a draft: “{mark}”", "at its head", words=(mark,), paragraphs=(first.number,)
                )
            )
            pieces = pieces[1:]
        notes: dict[str, Words] = {id: words_of(runs) for id, runs in self._notes.items()}
        notes |= {also: notes[id] for also, id in self._also.items() if id in notes}
        return Manuscript(tuple(pieces), notes | feet, (*self._leftovers, *leftovers), is_draft=is_draft)

    # --- blocks

    def _take(self) -> Token:
        token = self._tokens[self._next]
        self._next += 1
        return token

    def _pieces(self, closing: str, item: Item | None = None, *, quoted: bool = False) -> Iterator[Piece]:
        """The pieces up to the token of type `closing`, or to the end; those of an entry of a list bear it."""
        first = True
        while self._next < len(self._tokens):
            token = self._take()
            if token.type == closing:
                return
            for piece in self._piece(token, item, quoted=quoted):
                if isinstance(piece, Line) and item and piece.item is item:
                    piece = replace(piece, goes_on=not first)  # noqa: PLW2901  # the same line, in its place
                    first = False
                yield piece

    def _piece(self, token: Token, item: Item | None, *, quoted: bool) -> Iterator[Piece]:
        match token.type:
            case "paragraph_open" | "heading_open":
                level = int(token.tag[1:]) if token.type == "heading_open" else 0
                yield self._line(self._take(), item, level, quoted=quoted)
                self._take()
            case "bullet_list_open" | "ordered_list_open":
                yield from self._list(token, item, quoted=quoted)
            case "blockquote_open":
                yield from self._pieces("blockquote_close", item, quoted=True)
            case "table_open":
                yield self._table()
            case "hr":
                self._number += 1
                yield Separator(self._number)
            case "footnote_reference_open":
                self._read_note(_note_id(token))
            case "code_block" | "fence":
                self._number += 1
                yield Line((Text(self._code(token)),), self._number)
            case "html_block":
                self._leave(_html(token), token.content)
            case "front_matter":
                self._leave("what stands between lines --- at the start, for other programs", token.content)
            case _:
                self._leave(f"something that no letter here has ({token.type})", token.content)

    def _line(self, content: Token, item: Item | None, heading: int, *, quoted: bool) -> Line:
        self._number += 1
        runs = list(self._runs(content))
        for inside in _IN_PLACE.findall(words_alone(words_of(runs))):
            self._leave(f"a note in the text, “{inside}”, which stays as it was typed", content.content)
        beside = beside_each_other(runs)
        return Line(words_of(runs), self._number, "", heading, item, quoted=quoted, beside=beside)

    def _list(self, opening: Token, item: Item | None, *, quoted: bool) -> Iterator[Piece]:
        numbered = opening.type == "ordered_list_open"
        closing = opening.type.replace("open", "close")
        level = item.level + 1 if item else 0
        mark: ListMark = opening.meta.get("mark", PLAIN)
        number = int(opening.meta.get("start", 1))
        while self._next < len(self._tokens):
            token = self._take()
            if token.type == closing:
                return
            entry = Item(level, numbered, number, mark)
            yield from self._pieces("list_item_close", entry, quoted=quoted)
            number += 1

    def _table(self) -> Grid:
        rows: list[list[tuple[Line, ...]]] = []
        first = self._number + 1
        while (token := self._take()).type != "table_close":
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                line = self._line(token, None, 0, quoted=False)
                rows[-1].append((line,) if line.words else ())
        return Grid(tuple(map(tuple, rows)), first, has_head=True)

    def _read_note(self, id: str) -> None:
        """Read the note that `[^1]: …` defines; a definition that stands inside it is one of its own."""
        runs: list[Run] = []
        while (token := self._take()).type != "footnote_reference_close":
            inside: list[Run] = []
            match token.type:
                case "inline":
                    inside = list(self._runs(token))
                case "fence" | "code_block":
                    inside = [Run(Text(self._code(token)))]
                case "html_block":
                    self._leave(f"{_html(token)}, in a note", "")
                case "bullet_list_open" | "ordered_list_open" | "table_open":
                    what = "a list or a table in a note, of which the words are kept"
                    self._leave(what, words_alone(words_of(runs)))
                case "footnote_reference_open":
                    self._read_note(_note_id(token))
                case _:
                    pass  # what begins and ends blocks says nothing
            if any(isinstance(run.node, NoteCalled) for run in inside):
                self._leave("the mark of another note", words_alone(words_of(runs + inside)))
                inside = [run for run in inside if not isinstance(run.node, NoteCalled)]
            if inside:
                runs += [Run(LineBreak()), *inside] if runs else inside
        if id in self._notes:
            self._leave(
                f"a second definition of the note [^{id.removeprefix(_DEFINED)}]: “{words_alone(words_of(runs))}”",
                "",
                "give it a name of its own, where it is cited, too, and import it again",
            )
        else:
            self._notes[id] = runs

    def _code(self, token: Token) -> str:
        self._leave("lines marked as code; their words are kept", token.content)
        return token.content.strip()

    def _look_for_unused(self) -> None:
        """List the addresses that are defined, `[1]: https://…`, and to which no link leads."""
        defined = [(label, one) for label, one in self._found.get("references", {}).items()]
        unused = [(label, one) for label, one in defined if one["href"] not in self._targets]
        unused += [(one["label"], one) for one in self._found.get("duplicate_refs", [])]
        for label, one in unused:
            text = " ".join(filter(None, (one["href"], one["title"])))
            self._leave(f"an address to which nothing leads: [{label}]: {text}", "")

    def _leave(self, what: str, content: str, help: str | None = None, words: str = "") -> None:
        seen = (words,) if words else ()
        self._leftovers.append(Leftover(what, where(self._number, content), help, words=seen))

    # --- inlines

    def _runs(self, content: Token) -> Iterator[Run]:  # noqa: C901, PLR0912  # a case each
        looks = {"bold": 0, "italic": 0, "raised": 0}
        target: str | None = None
        for token in content.children or []:
            node: Text | LineBreak | NoteCalled | None = None
            match token.type:
                case "text" | "text_special" | "code_inline":
                    node = Text(token.content)
                case "softbreak":
                    node = Text("\n")
                case "hardbreak":
                    node = LineBreak()
                case "strong_open" | "em_open" | "sup_open":
                    looks[_LOOKS[token.tag]] += 1
                case "strong_close" | "em_close" | "sup_close":
                    looks[_LOOKS[token.tag]] -= 1
                case "link_open":
                    target = str(token.attrGet("href") or "")
                    self._targets.add(target)
                    if title := token.attrGet("title"):
                        self._leave(f"the title of a link: “{title}”", content.content, words=str(title))
                case "link_close":
                    target = None
                case "footnote_ref":
                    node = self._call(token)
                case "html_inline":
                    node = self._html(token.content, looks)
                case "image":
                    self._targets.add(str(token.attrGet("src") or ""))
                    said = f", “{token.content}”" if token.content else ""
                    self._leave(
                        f"the picture '{token.attrGet('src')}'{said}", content.content, words=token.content
                    )
                case _:
                    self._leave(f"something that no letter here has ({token.type})", content.content)
            if node is not None:
                is_note = isinstance(node, NoteCalled)
                yield Run(
                    node,
                    bool(looks["bold"]),
                    bool(looks["italic"]),
                    bool(looks["raised"]) and not is_note,
                    target,
                )

    def _call(self, token: Token) -> NoteCalled:
        id = _note_id(token)
        self._called[id] = self._called.get(id, 0) + 1
        if self._called[id] == 1:
            return NoteCalled(id)
        also = f"{id} again {self._called[id]}"
        self._also[also] = id
        return NoteCalled(also)

    def _html(self, tag: str, looks: dict[str, int]) -> LineBreak | None:
        found = _TAG.fullmatch(tag)
        name = found["name"].lower() if found else ""
        if name == "br":
            return LineBreak()
        if found and name in _LOOKS:
            looks[_LOOKS[name]] += -1 if found["end"] else 1
        elif not (found and found["end"]):
            self._leave(f"HTML, of which the words are kept: {tag}", "")
        return None


def _html(token: Token) -> str:
    words = " ".join(_TAG.sub(" ", token.content).split())
    return f"HTML: “{words}”" if words else "HTML"


def _note_id(token: Token) -> str:
    return f"{_DEFINED}{token.meta['label']}"
