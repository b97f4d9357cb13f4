"""Writes a numbered letter as plain text for an e-mail, with its notes as [n]."""

from __future__ import annotations

import itertools
import textwrap
from collections.abc import Iterable
from typing import assert_never

from undersigned.languages.scripts import display_width, is_rtl
from undersigned.model.letter import (
    Block,
    Blocks,
    BulletList,
    Divider,
    Foreign,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteCall,
    NoteNumber,
    Numbered,
    NumberedLetter,
    NumberedList,
    Paragraph,
    Part,
    Quotation,
    Role,
    SignatureField,
    Superscript,
    Table,
    Text,
    Wrapping,
)
from undersigned.model.raised_signs import raised
from undersigned.model.style import HouseStyle
from undersigned.model.walking import has_lines, plain_text, says_address
from undersigned.writers.direction_marks import CLOSING, OPENINGS, marked_lines
from undersigned.writers.directions import directed
from undersigned.writers.markup import bracketed
from undersigned.writers.text_lines import filled

WIDTH = 76
"""Columns a line; e-mail programs quote such lines without breaking them anew (RFC 3676 §4.2)."""


def write(letter: NumberedLetter, style: HouseStyle) -> str:
    """The letter as text: blank lines between its blocks, notes in a list behind the part that ends their count.

    That is the end of the letter, unless they begin anew in each section or have places of their own.
    """
    letter = directed(letter)
    mark = f"[{letter.metadata.draft}]" if letter.metadata.draft else ""
    pieces = [mark, *(piece for part in letter.parts for piece in (_part(part, style), _notes(part)))]
    text = "\n\n".join(piece for piece in pieces if piece) + "\n"
    return marked_lines(text, rtl=is_rtl(letter.metadata.language))


def _part(part: Part[Numbered], style: HouseStyle) -> str:
    blocks = [block for block in part.blocks if not isinstance(block, SignatureField)]
    text = _block(blocks[0], style, WIDTH) if blocks else ""
    for before, block in itertools.pairwise(blocks):
        text += "\n" if _is_tight(part, before, block) else "\n\n"
        text += _block(block, style, WIDTH)
    return text


def _is_tight(part: Part[Numbered], before: Block[Numbered], block: Block[Numbered]) -> bool:
    """Whether no blank line stands between two blocks: the lines of addresses, and signatories in one line each."""
    if part.role is Role.SIGNATORIES:
        return all(isinstance(one, Paragraph) and not has_lines(one) for one in (before, block))
    return part.role in (Role.ADDRESSEES, Role.COPY) and not (has_lines(before) or has_lines(block))


def _notes(part: Part[Numbered]) -> str:
    """The notes behind a part, under a line where they have no heading."""
    notes = [_filled(_words(note.text), f"{bracketed(note.printed)} ", "    ") for note in part.notes]
    if not notes or (part.role is Role.NOTES and part.blocks):
        return "\n".join(notes)
    return "-" * 20 + "\n\n" + "\n".join(notes)


def _blocks(blocks: Blocks[Numbered], style: HouseStyle, width: int) -> Iterable[str]:
    # Nobody signs an e-mail on a line.
    return (_block(block, style, width) for block in blocks if not isinstance(block, SignatureField))


def _block(block: Block[Numbered], style: HouseStyle, width: int) -> str:
    match block:
        case Paragraph():
            return _filled(_words(block.inlines), width=width)
        case Heading():
            words = _filled(_words(block.inlines), width=width)
            underline = max(map(display_width, words.split("\n")), default=0)
            return f"{words}\n{('=' if block.level == 1 else '-') * underline}"
        case BulletList():
            return "\n".join(_item(item, f"{style.bullet} ", style, width) for item in block.items)
        case NumberedList():
            marked = zip(block.marks, block.items, strict=True)
            return "\n".join(_item(item, f"{mark} ", style, width) for mark, item in marked)
        case Quotation():
            return textwrap.indent("\n\n".join(_blocks(block.blocks, style, width - 4)), "    ")
        case Table():
            cells = (block.head, *block.rows) if any(block.head) else block.rows
            rows = (" | ".join(_words(cell) for cell in row) for row in cells)
            return "\n".join(
                row if display_width(row) <= width else _filled(row, later="    ", width=width)
                for row in rows
            )
        case Image():
            return f"[{block.alternative}]"
        case SignatureField():
            return ""
        case Divider():
            return "* * *"
        case _:
            assert_never(block)


def _item(item: Blocks[Numbered], mark: str, style: HouseStyle, width: int) -> str:
    inner = "\n\n".join(_blocks(item, style, width - len(mark)))
    return mark + textwrap.indent(inner, " " * len(mark)).lstrip(" ")


def _filled(words: str, first: str = "", later: str = "", width: int = WIDTH) -> str:
    """The words in lines of at most `width` columns, those that their author ended among them."""
    lines = words.split("\n")
    return "\n".join(
        filled(line, width, later if number else first, later) for number, line in enumerate(lines)
    )


def _words(inlines: Inlines[Numbered]) -> str:
    return "".join(_inline(inline) for inline in inlines)


def _inline(inline: Inline[Numbered]) -> str:
    match inline:
        case Text():
            return inline.text
        case LineBreak():
            return "\n"
        case Image():
            return f"[{inline.alternative}]"
        case Foreign() if inline.rtl is not None:
            return OPENINGS[inline.rtl] + _words(inline.children) + CLOSING
        case Superscript():
            return raised(_words(inline.children))
        case Link():
            words = _words(inline.children)
            says_it_all = says_address(inline, plain_text(inline.children))
            return words if says_it_all else f"{words} <{inline.target}>"
        case Wrapping():
            return _words(inline.children)
        case NoteNumber():
            return inline.printed
        case NoteCall():
            return bracketed(inline.printed)
        case _:
            assert_never(inline)
