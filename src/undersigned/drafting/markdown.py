"""Reads the Markdown of a letter as its parts, and that of a note as its text.

The Markdown is CommonMark less what a letter has no use for (HTML, code, references), and with
tables, `^superscript^`, `[words]{lang=fr}`, citations `[^key]`, notes defined on the spot
`[^key]: text`, and marked parts `::: subject … :::`. What stands outside a marked part is the letter's body.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import unquote

from markdown_it.token import Token

from undersigned.drafting.inline_markdown import MarkdownInlines, Written
from undersigned.drafting.left_over import report_left_over
from undersigned.drafting.markdown_tokens import Cursor, markdown_tokens
from undersigned.drafting.parts import balanced, part_of, report_misplaced
from undersigned.drafting.table_cells import WrongRow
from undersigned.drafting.typing_slips import report_slips, report_unclear
from undersigned.model.draft import SourceMap
from undersigned.model.findings import Findings, Place
from undersigned.model.letter import (
    Alignment,
    Block,
    Blocks,
    BulletList,
    Divider,
    Heading,
    Image,
    Inlines,
    LineBreak,
    NumberedList,
    Paragraph,
    Part,
    Quotation,
    Role,
    SignatureField,
    Table,
    Text,
)
from undersigned.model.walking import pictures_in

ImageReader = Callable[[str, str, Place], Image | None]
"""Gives the picture for a target, its alternative text and the place that names it."""

DEEPEST = 40
"""How deep lists, quotations and emphasis may be nested, each list as two; beyond 100 the parser drops the text."""

SIGNATURE = "signature:"
"""What the address of a picture begins with that is a place to sign; the id of the organisation follows."""

MOST_IN_ROW = 8
"""Pictures that a row may hold; of more, none could be seen."""

_PICTURE = re.compile(r"!\[")


@dataclass(frozen=True)
class NoteDefinition:
    """A note defined on the spot."""

    key: str
    text: Inlines[Written]
    place: Place
    quoted: tuple[Hashable, ...] = ()
    """The sources that its words quote."""


def parse_letter(
    text: str,
    origins: SourceMap,
    language: str,
    read_image: ImageReader,
    findings: Findings,
    *,
    footnotes: Collection[str] = (),
    prose: Collection[str] = (),
) -> tuple[tuple[Part[Written], ...], list[NoteDefinition]]:
    """The parts of a letter, and the notes defined in it, from the Markdown of the whole letter.

    `language` is the letter's (BCP 47); `footnotes` are the names that its citations may have, for a
    warning of one that is none; `prose` is the files that are no templates.
    """
    reader = _Reader(origins, language, read_image, findings, footnotes)
    return tuple(reader.parts(reader.tokens(balanced(text, origins, prose, findings)))), reader.definitions


def parse_note(
    text: str, origins: SourceMap, language: str, findings: Findings, *, kind: str = "a note"
) -> Inlines[Written]:
    """The text of a note in a letter in `language` (BCP 47): paragraphs only, put one under the other.

    `kind` is what a finding calls it: a subject is read so, too.
    """

    def picture(_target: str, alternative: str, place: Place) -> Image:
        return Image(b"", "", 0, 0, alternative, place)  # is refused below

    reader = _Reader(origins, language, picture, findings)
    return reader.note_text(reader.blocks(Cursor(reader.tokens(text, is_note=True))), kind)


class _Reader:
    def __init__(
        self,
        origins: SourceMap,
        language: str,
        read_image: ImageReader,
        findings: Findings,
        footnotes: Collection[str] = (),
    ) -> None:
        self._origins = origins
        self._language = language
        self._read_image = read_image
        self._footnotes = footnotes
        self._findings = findings
        self.definitions: list[NoteDefinition] = []

    def tokens(self, text: str, *, is_note: bool = False) -> list[Token]:
        """The tokens of a Markdown text, or none with a finding where they are nested too deeply."""
        read = markdown_tokens(text, self._origins.items, is_note=is_note)
        for line, taken_for in read.unclear.items():
            report_unclear(self._origins, line, taken_for, self._findings)
        for token in read.tokens:
            if max([token.level, *(child.level for child in token.children or ())]) > DEEPEST:
                self._findings.error(
                    "lists, quotations or emphasis are nested too deeply here",
                    "too-deep",
                    self._place(token),
                    "write it with fewer levels",
                )
                return []
        return read.tokens

    def parts(self, tokens: list[Token]) -> Iterator[Part[Written]]:
        cursor = Cursor(tokens)
        loose: list[Block[Written]] = []
        while cursor:
            token = cursor.take()
            if token.type != "container_part_open":
                loose.extend(self._block(token, cursor))
                continue
            if loose:
                yield _body(loose)
                loose = []
            part = self._part(token, cursor)
            if part.blocks:
                yield part
        if loose:
            yield _body(loose)

    def _part(self, token: Token, cursor: Cursor) -> Part[Written]:
        part = part_of(token, self._place(token), self._findings)
        return replace(part, blocks=tuple(self.blocks(cursor, "container_part_close")))

    def blocks(self, cursor: Cursor, closing: str = "") -> Iterator[Block[Written]]:
        """The blocks up to the token of type `closing`, or to the end."""
        while cursor:
            token = cursor.take()
            if token.type == closing:
                return
            yield from self._block(token, cursor)

    def _block(self, token: Token, cursor: Cursor) -> Iterator[Block[Written]]:
        place = self._place(token)
        match token.type:
            case "paragraph_open":
                (content,) = cursor.until("paragraph_close")
                yield self._paragraph(content, place)
            case "heading_open":
                (content,) = cursor.until("heading_close")
                yield Heading(int(token.tag[1:]), self._inlines(content), place)
            case "bullet_list_open":
                yield BulletList(self._items(cursor, "bullet_list_close"), place)
            case "ordered_list_open":
                items = self._items(cursor, "ordered_list_close")
                yield NumberedList(items, token.meta["start"], place, token.meta["mark"])
            case "blockquote_open":
                yield Quotation(tuple(self.blocks(cursor, "blockquote_close")), place)
            case "table_open":
                self._tell_wrong_rows(token.meta["wrong"])
                yield self._table(cursor, place)
            case "hr":
                yield Divider(place)
            case "note_definition_open":
                self._define(token, cursor)
            case "container_part_open":
                report_misplaced(place, self._findings)
                yield from self.blocks(cursor, "container_part_close")
            case _:  # the parser's rules give no other kind
                raise AssertionError(token.type)

    def _define(self, token: Token, cursor: Cursor) -> None:
        place, key = self._place(token), token.meta["key"]
        text = self.note_text(self.blocks(cursor, "note_definition_close"))
        if not text and not self._findings.has_error_at(place):
            self._findings.error(
                f"the note '{key}' has no words",
                "empty-note",
                place,
                f"write them behind [^{key}]:, or set them in below it by four spaces",
            )
        self.definitions.append(NoteDefinition(key, text, place, self._origins.quoted(*token.map or ())))

    def note_text(self, blocks: Iterator[Block[Written]], kind: str = "a note") -> Inlines[Written]:
        """The words of a note: its paragraphs, each on a new line. Other blocks are reported."""
        inlines: Inlines[Written] = ()
        for block in blocks:
            if isinstance(block, Paragraph) and not pictures_in(block):
                inlines += ((LineBreak(),) if inlines else ()) + block.inlines
            else:
                self._findings.error(
                    f"{kind} can hold words only, no heading, list, table or picture",
                    "block-in-note",
                    block.place,
                    "write it as running text; a line that begins with '- ' or '1.' is read as a list",
                )
        return inlines

    def _items(self, cursor: Cursor, closing: str) -> tuple[Blocks[Written], ...]:
        return tuple(tuple(self.blocks(cursor, "list_item_close")) for _opening in cursor.until(closing))

    def _table(self, cursor: Cursor, place: Place) -> Table[Written]:
        rows: list[list[Inlines[Written]]] = []
        alignments: list[Alignment | None] = []
        for token in cursor.until("table_close"):
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "th_open":
                style = str(token.attrGet("style") or "")
                named = {"left": Alignment.LEFT, "center": Alignment.CENTRE, "right": Alignment.RIGHT}
                alignments.append(named.get(style.removeprefix("text-align:")))
            elif token.type == "inline":
                rows[-1].append(self._inlines(token, in_cell=True))
        head, *body = (tuple(row) for row in rows)
        return Table(head, tuple(body), tuple(alignments), place)

    def _tell_wrong_rows(self, rows: Iterable[WrongRow]) -> None:
        for row in rows:
            margin = max(0, self._origins.lines[row.line].find(row.typed.strip()))
            place = self._origins.place(row.line, margin + row.offset)
            self._findings.error(row.message, "wrong-row", place, row.help)

    def _paragraph(self, content: Token, place: Place) -> Block[Written]:
        children = content.children or []
        if sum(child.type == "image" for child in children) > 1 and all(map(_is_of_row, children)):
            return self._row_of_pictures(content, place)
        if len(children) == 1 and children[0].type == "image":
            image = children[0]
            where = self._inside(content, max(0, content.content.find("![")))
            target = unquote(str(image.attrGet("src") or ""))
            if target.startswith(SIGNATURE):
                return SignatureField(target.removeprefix(SIGNATURE), self._description(image, where), where)
            return self._picture(image, content) or Paragraph((), place)
        return Paragraph(self._inlines(content), place)

    def _row_of_pictures(self, content: Token, place: Place) -> Paragraph[Written]:
        """Pictures that stand in a row, in one line or in several."""
        images = [child for child in content.children or () if child.type == "image"]
        if len(images) > MOST_IN_ROW:
            self._findings.error(
                f"a row holds {MOST_IN_ROW} pictures, and this one has {len(images)}",
                "too-many-pictures",
                place,
                "divide them among two rows, with an empty line between",
            )
            return Paragraph((), place)
        starts = [found.start() for found in _PICTURE.finditer(content.content)]
        pictures = [
            self._picture(image, content, starts[n] if n < len(starts) else 0)
            for n, image in enumerate(images)
        ]
        row = [inline for picture in pictures if picture for inline in (picture, Text(" ", picture.place))]
        return Paragraph(tuple(row[:-1]), place)

    def _picture(self, image: Token, content: Token, start: int | None = None) -> Image | None:
        """The picture that fills a paragraph or a cell, or that begins in a row at an offset.

        Its alternative text is printed words without any look.
        """
        where = self._inside(content, max(0, content.content.find("![") if start is None else start))
        target = unquote(str(image.attrGet("src") or ""))
        return self._read_image(target, self._description(image, where), where)

    def _description(self, image: Token, place: Place) -> str:
        """The words that describe a picture, without any look; a note cannot be called there, where nothing is seen."""
        children = image.children or ()
        if any(child.type == "citation" for child in children):
            self._findings.error(
                "the description of a picture cannot cite a note",
                "note-in-description",
                place,
                "cite it in the text beside the picture, or in a line of words below it",
            )
        return "".join(child.content for child in children if child.type not in {"citation", "foreign_open"})

    def _inlines(self, content: Token, *, in_cell: bool = False) -> Inlines[Written]:
        children = content.children or []
        if in_cell and len(children) == 1 and children[0].type == "image":
            image = self._picture(children[0], content)
            return (image,) if image else ()
        place = partial(self._inside, content)
        told = report_slips(content.content, place, self._footnotes, self._findings)
        report_left_over(content, told, place, self._findings)
        return MarkdownInlines(content, self._language, self._place, self._inside, self._findings).all()

    def _place(self, token: Token) -> Place:
        line = token.map[0] if token.map else 0
        text = self._origins.lines[line]
        return self._origins.place(line, len(text) - len(text.lstrip()))

    def _inside(self, content: Token, offset: int) -> Place:
        """The place of an offset in the text of an inline token, whose lines were stripped of their margins."""
        text = content.content
        start = text.rfind("\n", 0, offset) + 1
        line = (content.map[0] if content.map else 0) + text.count("\n", 0, start)
        column = self._origins.lines[line].find(text[start:].partition("\n")[0])
        return self._origins.place(line, max(0, column) + offset - start)


def _body(blocks: list[Block[Written]]) -> Part[Written]:
    return Part(Role.BODY, tuple(blocks), None, blocks[0].place)


def _is_of_row(token: Token) -> bool:
    """Whether a token is a picture, or what stands between two of them."""
    is_space = token.type in ("softbreak", "hardbreak") or (
        token.type == "text" and not token.content.strip()
    )
    return is_space or token.type == "image"
