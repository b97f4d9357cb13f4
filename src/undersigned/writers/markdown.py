"""Writes a numbered letter as Markdown that other programs read, with its notes as [^n].

The dialect is CommonMark with footnotes, superscript and tables, as pandoc reads it
(`commonmark_x-smart`: quotation marks and hyphens stay what they are). What means something to
pandoc, but nothing to CommonMark, is escaped where it would: attributes, emoji, lettered lists.
"""

from __future__ import annotations

import re
from typing import assert_never

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
    Strong,
    Superscript,
    Table,
    Text,
)
from undersigned.model.style import HouseStyle

_SIGNS = re.compile(r"([\\`*_\[\]<>^~$|&@{]|!(?=\[|$)|#(?=#*\s*$)|:(?=[\w+-]+:))")
_NUMBER = r"(?:\d+|#|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+)"
_AT_START = re.compile(
    rf"^([ \t]*)(?:(?=[#+=:-])|(?=\({_NUMBER}\)(?:\s|$))|({_NUMBER})(?=[.)](?:\s|$)))", re.MULTILINE
)
_MARKS = {Emphasis: "*", Strong: "**", Superscript: "^"}
_RULES = {Alignment.LEFT: ":--", Alignment.CENTRE: ":-:", Alignment.RIGHT: "--:", None: "---"}


def write(letter: NumberedLetter, style: HouseStyle) -> str:
    """The letter as Markdown: its blocks with blank lines between them, its notes at the end."""
    # The headings of endnotes would stand over nothing.
    pieces = [f"**{letter.metadata.draft}**"] if letter.metadata.draft else []
    pieces += [_part(part, style) for part in letter.parts if part.role is not Role.NOTES]
    pieces += [f"[^{note.number}]: {_inlines(note.text)}" for note in letter.notes]
    return "\n\n".join(pieces) + "\n"


def _part(part: Part[Numbered], style: HouseStyle) -> str:
    look = style.paragraphs.get(part.role.value)
    stars = "*" * ((2 if look.bold else 0) + (1 if look.italic else 0)) if look else ""
    if stars and part.role in (Role.TITLE, Role.ADDRESSEES, Role.SUBJECT):
        return "\n\n".join(_between(stars, block) for block in _blocks(part.blocks))
    return "\n\n".join(_blocks(part.blocks))


def _blocks(blocks: Blocks[Numbered]) -> list[str]:
    return [_block(block) for block in blocks]


def _block(block: Block[Numbered]) -> str:
    match block:
        case Paragraph():
            return _inlines(block.inlines).strip(" \t")
        case Heading():
            return f"{'#' * block.level} {_inlines(block.inlines)}"
        case BulletList():
            return "\n".join(_item(item, "- ") for item in block.items)
        case NumberedList():
            return "\n".join(
                _item(item, f"{number}. ") for number, item in enumerate(block.items, block.start)
            )
        case Quotation():
            return _indented("\n\n".join(_blocks(block.blocks)), "> ")
        case Table():
            rules = [_RULES[alignment] for alignment in block.alignments]
            rows = [[_inlines(cell).replace("\n", " ") for cell in row] for row in (block.head, *block.rows)]
            return "\n".join(f"| {' | '.join(cells)} |" for cells in (rows[0], rules, *rows[1:]))
        case Image():
            return f"![{_escaped(block.alternative)}]()"
        case SignatureField():
            return f"![{_escaped(block.name)}](signature:{block.signatory})"
        case Divider():
            return "* * *"
        case _:
            assert_never(block)


def _item(item: Blocks[Numbered], mark: str) -> str:
    return mark + _indented("\n\n".join(_blocks(item)), " " * len(mark))[len(mark) :]


def _indented(text: str, margin: str) -> str:
    # textwrap.indent would break lines at U+2028, too.
    return "\n".join((margin + line).rstrip(" ") for line in text.split("\n"))


def _inlines(inlines: Inlines[Numbered]) -> str:
    return _AT_START.sub(r"\1\2\\", "".join(_inline(inline) for inline in inlines))


def _inline(inline: Inline[Numbered]) -> str:
    match inline:
        case Text():
            return _escaped(inline.text)
        case LineBreak():
            return "\\\n"
        case Image():
            return f"![{_escaped(inline.alternative)}]()"
        case Emphasis() | Strong() | Superscript():
            return _between(_MARKS[type(inline)], _inlines(inline.children))
        case Link():
            words = "".join(child.text for child in inline.children if isinstance(child, Text))
            if words == inline.target:
                return f"<{inline.target}>"
            return f"[{_inlines(inline.children)}](<{inline.target}>)"
        case Foreign():
            return f"[{_inlines(inline.children)}]{{lang={inline.language}}}"
        case NoteNumber():
            return str(inline.number)  # readers of [^n] number notes through the whole letter
        case NoteCall():
            return f"[^{inline.number}]"
        case _:
            assert_never(inline)


def _between(mark: str, words: str) -> str:
    """The words between two marks, which mean something only where they touch words."""
    core = words.strip()
    if not core:
        return words
    start = words.index(core)
    return f"{words[:start]}{mark}{core}{mark}{words[start + len(core) :]}"


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)
