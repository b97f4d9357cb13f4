"""HTML elements for the parts, blocks and inlines of a letter, for the web copy and for the PDF alike.

Each element has as class the house style's name for its kind of paragraph (`PARAGRAPH_STYLES`).
What the two formats do differently is left to the subclasses of `Markup`.
"""

from __future__ import annotations

import base64
from abc import ABC, abstractmethod
from collections.abc import Sequence
from html import escape
from typing import Final, assert_never

from undersigned.model.letter import (
    Alignment,
    Block,
    Blocks,
    BulletList,
    Divider,
    Emphasis,
    Foreign,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Note,
    NoteCall,
    NoteNumber,
    Numbered,
    NumberedList,
    Paragraph,
    Part,
    Quotation,
    Role,
    SignatureField,
    Strong,
    Superscript,
    Table,
    Text,
)
from undersigned.model.letterhead import HeadLook
from undersigned.model.list_marks import PLAIN, Numerals
from undersigned.model.walking import is_beside_pictures, is_of_pictures, pictures_in, plain_text
from undersigned.writers.letterheads import WIDTH, HeadColumn, columns_of, room_in, rows_of
from undersigned.writers.list_rooms import room_of
from undersigned.writers.picture_rows import PictureRow

_PARAGRAPHS: Final = {
    Role.LETTERHEAD: "letterhead",
    Role.TITLE: "title",
    Role.DATE: "date",
    Role.ADDRESSEES: "addressees",
    Role.COPY: "copy",
    Role.SUBJECT: "subject",
    Role.SALUTATION: "salutation",
    Role.SUMMARY: "summary",
    Role.BODY: "body",
    Role.ASKS: "body",
    Role.CLOSING: "closing",
    Role.SIGNATORIES: "signatory",
    Role.CONTACT: "contact",
    Role.ANNEX: "body",
    Role.SECTION: "body",
    Role.NOTES: "body",
}
"""The paragraph style of what stands in a part outside lists, quotations and tables."""

_TITLES: Final = ("title", "subject")
"""The paragraph styles of what the document is called."""

_TYPES: Final = {
    Numerals.FIGURES: "",
    Numerals.LETTERS: "a",
    Numerals.CAPITALS: "A",
    Numerals.ROMAN: "i",
    Numerals.ROMAN_CAPITALS: "I",
}
"""HTML's `type` of a list that counts in these."""

_HEADINGS: Final = ("annex-title", "heading-2", "heading-3", "heading-4")


def bracketed(mark: str) -> str:
    """The mark of a note where it is not raised: 48/16[1] is no number."""
    return mark if mark.startswith("[") else f"[{mark}]"


class Markup(ABC):
    """Writes the elements of one letter, in which `Foreign` words know whether they run against their paragraph."""

    @abstractmethod
    def call(self, call: NoteCall) -> str:
        """The mark that calls a note."""

    @abstractmethod
    def number(self, mention: NoteNumber) -> str:
        """The number of another note."""

    @abstractmethod
    def dressed(self, kind: str, words: str) -> str:
        """The words of a paragraph of that kind with what the format adds to them."""

    def signature_field(self, field: SignatureField) -> str:  # noqa: ARG002  # for subclasses
        """A place to sign, in a format that has pages."""
        return ""

    def heading_attributes(self, inlines: Inlines[Numbered]) -> str:  # noqa: ARG002  # for subclasses
        """Attributes of a heading's element beyond its class, each with a space before it."""
        return ""

    def list_label(self, mark: str | None) -> str:  # noqa: ARG002  # for subclasses
        """What stands before an item of a list, if the format does not mark items: None is a bullet."""
        return ""

    def item_attributes(self, mark: str) -> str:  # noqa: ARG002  # for subclasses
        """Attributes of an item with a mark that is no figure with a full stop, each with a space before it."""
        return ""

    def lines(self) -> str:
        """Attributes of a table with a head that say which lines it has, if the format says that there."""
        return ""

    def text(self, text: str) -> str:
        """Characters as they are."""
        return escape(text, quote=False)

    def parts(self, parts: Sequence[Part[Numbered]]) -> str:
        """All parts, the sides of a letterhead beside one another."""
        return "".join(
            self.part(row[0])
            if row[0].head is None or row[0].head.of_signatories
            else self.letterhead(columns_of(row), row[0].head)
            for row in rows_of(parts)
        )

    @abstractmethod
    def letterhead(self, columns: Sequence[HeadColumn], look: HeadLook) -> str:
        """A letterhead that keys give; a single column is set as the house style or its side says."""

    def in_letterhead(self, column: HeadColumn, columns: int) -> str:
        """The part in one of so many columns of a letterhead."""
        if column.part is None:
            return ""
        return self.part(column.part, room_in(column, columns, WIDTH))

    def part(self, part: Part[Numbered], room: float | None = None) -> str:
        """A part as a section whose class is its role; of a letterhead, `room` is its width in points."""
        kind = _PARAGRAPHS[part.role]
        item = "ask" if part.role is Role.ASKS else "list"
        height = part.head.height if part.head else None
        blocks = "".join(
            self.row_of_pictures(kind, PictureRow(images, height, room))
            if height and (images := pictures_in(block))
            else self._block(block, kind, item)
            for block in part.blocks
        )
        columns = f" columns-{part.columns}" if part.columns > 1 else ""
        return f'<section class="{part.role.value}{columns}">\n{blocks}{self.notes(part.notes)}</section>\n'

    @abstractmethod
    def row_of_pictures(self, kind: str, row: PictureRow) -> str:
        """The pictures of a paragraph of that kind, in a row and all of one height."""

    def notes(self, notes: tuple[Note, ...]) -> str:  # noqa: ARG002  # for subclasses
        """The notes that stand behind a part, if they do so in the format."""
        return ""

    def inlines(self, inlines: Inlines[Numbered], link: str | None = None) -> str:
        """Inlines in a row; `link` is the address of a link around them."""
        return "".join(self._inline(inline, link) for inline in inlines)

    def _inline(  # noqa: C901  # a case for each kind of inline
        self, inline: Inline[Numbered], link: str | None
    ) -> str:
        match inline:
            case Text():
                words = self.text(inline.text)
                # An element `a` cannot hold another, and the call of a note is one: each text
                # inside a link is a link of its own and calls stand between them.
                return f'<a href="{escape(link)}">{words}</a>' if link else words
            case LineBreak():
                return "<br>"
            case Image():
                return image_element(inline)
            case Emphasis():
                return f"<em>{self.inlines(inline.children, link)}</em>"
            case Strong():
                return f"<strong>{self.inlines(inline.children, link)}</strong>"
            case Superscript():
                return f"<sup>{self.inlines(inline.children, link)}</sup>"
            case Link():
                return self.inlines(inline.children, inline.target)
            case Foreign():
                return self._foreign(inline, self.inlines(inline.children, link))
            case NoteCall():
                return self.call(inline)
            case NoteNumber():
                return self.number(inline)
            case _:
                assert_never(inline)

    def _foreign(self, foreign: Foreign[Numbered], words: str) -> str:
        language = f' lang="{escape(foreign.language)}"' if foreign.language else ""
        if foreign.rtl is None:
            return f"<span{language}>{words}</span>"
        return f'<bdi{language} dir="{"rtl" if foreign.rtl else "ltr"}">{words}</bdi>'

    def _blocks(self, blocks: Blocks[Numbered], kind: str, item: str) -> str:
        return "".join(self._block(block, kind, item) for block in blocks)

    def _block(  # noqa: C901  # a case for each kind of block
        self, block: Block[Numbered], kind: str, item: str
    ) -> str:
        match block:
            case Paragraph() if row := pictures_in(block):
                return self.row_of_pictures(kind, PictureRow(row))
            case Paragraph():
                if kind in _TITLES:
                    return self._heading(0, kind, block.inlines)
                return self._element("p", kind, block.inlines)
            case Heading():
                name = _HEADINGS[min(block.level, len(_HEADINGS)) - 1]
                return self._heading(block.level, name, block.inlines)
            case BulletList():
                items = "".join(self._item(blocks, item, None) for blocks in block.items)
                return f"<ul>\n{items}</ul>\n"
            case NumberedList():
                return self._numbered(block, item)
            case Quotation():
                return f"<blockquote>\n{self._blocks(block.blocks, 'quotation', 'list')}</blockquote>\n"
            case Table():
                return self._table(block)
            case Image():
                return f'<p class="{kind}">{image_element(block)}</p>\n'
            case SignatureField():
                return self.signature_field(block)
            case Divider():
                return '<hr class="divider">\n'
            case _:
                assert_never(block)

    def _numbered(self, block: NumberedList[Numbered], item: str) -> str:
        plain = block.mark == PLAIN
        items = "".join(
            self._item(blocks, item, mark, "" if plain else self.item_attributes(mark))
            for mark, blocks in zip(block.marks, block.items, strict=True)
        )
        type = "" if block.mark.signs else _TYPES[block.mark.numerals]
        start = "" if block.start == 1 else f' start="{block.start}"'
        wide = room_of(block)
        look = (f' type="{type}"' if type else "") + start + (f' class="{wide}"' if wide else "")
        return f"<ol{look}>\n{items}</ol>\n"

    def _heading(self, level: int, kind: str, inlines: Inlines[Numbered]) -> str:
        """A heading: the title of the document, or the subject, is of level 0."""
        return self._element(f"h{min(level, 5) + 1}", kind, inlines, self.heading_attributes(inlines))

    def _item(self, blocks: Blocks[Numbered], kind: str, mark: str | None, attributes: str = "") -> str:
        first: Inlines[Numbered] = ()
        match blocks:
            case (Paragraph() as paragraph, *rest) if not pictures_in(paragraph):
                first, blocks = paragraph.inlines, tuple(rest)
            case _:
                pass
        words = self.list_label(mark) + self.dressed(kind, self.inlines(first))
        inner = self._blocks(blocks, kind, kind)
        return f'<li class="{kind}"{attributes}>{words}{inner}</li>\n'

    def _table(self, table: Table[Numbered]) -> str:
        # Without headings it only sets things side by side (WAI-ARIA 1.2, presentation).
        head, role, rows = "", ' role="presentation"', table.rows
        if is_of_pictures(table):
            rows = (table.head, *rows) if any(table.head) else rows
        elif any(table.head):
            head, role = f"<thead>\n{self._row(table, table.head, 'th')}</thead>\n", self.lines()
        body = "".join(self._row(table, row, "td") for row in rows)
        kinds = [
            name
            for name, holds in (
                ("pictures", is_of_pictures),
                ("logos", is_beside_pictures),
                ("numbered", _is_numbered),
                ("even", _ends_wide),
            )
            if holds(table)
        ]
        named = f' class="{" ".join(kinds)}"' if kinds else ""
        return f"<table{role}{named}>\n{head}<tbody>\n{body}</tbody>\n</table>\n"

    def _row(self, table: Table[Numbered], cells: tuple[Inlines[Numbered], ...], tag: str) -> str:
        scope = ' scope="col"' if tag == "th" else ""
        row = "".join(
            self._element(tag, _cell_kind(alignment), cell, scope)
            for cell, alignment in zip(cells, table.alignments, strict=True)
        )
        return f"<tr>\n{row}</tr>\n"

    def _element(self, tag: str, kind: str, inlines: Inlines[Numbered], extra: str = "") -> str:
        words = self.dressed(kind, self.inlines(inlines))
        return f'<{tag} class="{kind}"{extra}>{words}</{tag}>\n'


def _is_numbered(table: Table[Numbered]) -> bool:
    """Whether the first column of a table has nothing but figures."""
    return bool(table.rows) and all(plain_text(row[0]).isdecimal() for row in table.rows)


def _ends_wide(table: Table[Numbered]) -> bool:
    """Whether the last column of a table has more words than the one before."""
    lengths = [
        sum(len(plain_text(row[n])) for row in table.rows) for n in range(-2, 0) if len(table.head) >= -n
    ]
    return len(lengths) > 1 and lengths[1] > lengths[0]


def _cell_kind(alignment: Alignment | None) -> str:
    return f"table {alignment.value}" if alignment else "table"


def image_element(image: Image, size: tuple[int, int] | None = None, style: str = "") -> str:
    """The element of a picture, which carries its data with it: nothing is fetched.

    It is as large as the picture, or has another `size` in pixels.
    """
    data = base64.b64encode(image.data).decode("ascii")
    width, height = size or (image.width, image.height)
    look = f' style="{style}"' if style else ""
    return (
        f'<img src="data:{image.media_type};base64,{data}" alt="{escape(image.alternative)}"'
        f' width="{width}" height="{height}"{look}>'
    )
