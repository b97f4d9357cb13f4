"""Writes a numbered letter as Markdown that other programs read, with its notes as [^n].

The dialect is CommonMark with footnotes, superscript and tables, as pandoc reads it
(`commonmark_x-smart`: quotation marks and hyphens stay what they are). What means something to
pandoc, but nothing to CommonMark, is escaped where it would: attributes, emoji, lettered lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import Final, assert_never

from undersigned.languages.scripts import is_rtl
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
from undersigned.model.list_marks import ListMark
from undersigned.model.style import HouseStyle
from undersigned.model.walking import map_inlines, plain_text
from undersigned.writers.direction_marks import with_marks
from undersigned.writers.directions import directed

_SIGNS = re.compile(r"([\\`*_\[\]<>^~$|&@{]|!(?=\[|$)|#(?=#*\s*$)|:(?=[\w+-]+:))")
_NUMBER = r"(?:\d+|#|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+)"
_AT_START = re.compile(
    rf"^([ \t]*)(?:(?=[#+=:-])|(?=\({_NUMBER}\)(?:\s|$))|({_NUMBER})(?=[.)](?:\s|$)))", re.MULTILINE
)
_DELIMITERS = (("", "."), ("", ")"), ("(", ")"))
_APART = "<!-- -->"
"""What keeps two lists apart that would go on counting as one (pandoc's manual, "Ending a list")."""
_INITIAL = re.compile(r"[A-Z]+\.")
_MARKS: Final[dict[type, str]] = {Emphasis: "*", Strong: "**", Superscript: "^"}
_RULES = {Alignment.LEFT: ":--", Alignment.CENTRE: ":-:", Alignment.RIGHT: "--:", None: "---"}


def write(letter: NumberedLetter, style: HouseStyle) -> str:
    """The letter as Markdown: its blocks with blank lines between them, its notes at the end."""
    letter = _marked(directed(letter))
    language = letter.metadata.language
    pieces = [f"---\nlang: {language}\ndir: rtl\n---"] if is_rtl(language) else []
    pieces += [f"**{letter.metadata.draft}**"] if letter.metadata.draft else []
    # The headings of endnotes would stand over nothing.
    pieces += [_part(part, style) for part in letter.parts if part.role is not Role.NOTES]
    pieces += [f"[^{note.number}]: {_inlines(note.text)}" for note in letter.notes]
    return "\n\n".join(pieces) + "\n"


def _marked(letter: NumberedLetter) -> NumberedLetter:
    """The letter with marks of direction in its words, as Markdown has no other means."""
    marked = partial(with_marks, rtl=is_rtl(letter.metadata.language), is_told=False)
    return replace(
        letter,
        parts=tuple(map_inlines(part, marked) for part in letter.parts),
        notes=tuple(replace(note, text=marked(note.text)) for note in letter.notes),
    )


def _part(part: Part[Numbered], style: HouseStyle) -> str:
    look = style.paragraphs.get(part.role.value)
    stars = "*" * ((2 if look.bold else 0) + (1 if look.italic else 0)) if look else ""
    if stars and part.role in (Role.TITLE, Role.ADDRESSEES, Role.SUBJECT):
        return "\n\n".join(_between(stars, block) for block in _blocks(part.blocks))
    return "\n\n".join(_blocks(part.blocks))


def _blocks(blocks: Blocks[Numbered]) -> list[str]:
    written: list[str] = []
    for before, block in zip((None, *blocks), blocks, strict=False):
        if isinstance(before, NumberedList) and isinstance(block, NumberedList) and before.mark == block.mark:
            written.append(_APART)
        written.append(_block(block))
    return written


def _block(block: Block[Numbered]) -> str:
    match block:
        case Paragraph():
            return _inlines(block.inlines).strip(" \t")
        case Heading():
            return f"{'#' * block.level} {_inlines(block.inlines)}"
        case BulletList():
            return "\n".join(_item(item, "- ") for item in block.items)
        case NumberedList():
            marked = zip(block.marks, block.items, strict=True)
            return _between_items(block.mark).join(_item(item, _with_space(mark)) for mark, item in marked)
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


def _between_items(mark: ListMark) -> str:
    """What keeps items apart; those under marks that pandoc does not know are paragraphs to it."""
    known = (not mark.signs, (mark.before, mark.after) in _DELIMITERS)
    return "\n" if all(known) else "\n\n"


def _with_space(mark: str) -> str:
    """The mark and the space after it: a capital with a full stop could be an initial, so pandoc asks for two."""
    return f"{mark}  " if _INITIAL.fullmatch(mark) else f"{mark} "


def _item(item: Blocks[Numbered], mark: str) -> str:
    return mark + _indented("\n\n".join(_blocks(item)), " " * len(mark))[len(mark) :]


def _indented(text: str, margin: str) -> str:
    # textwrap.indent would break lines at U+2028, too.
    return "\n".join((margin + line).rstrip(" ") for line in text.split("\n"))


def _inlines(inlines: Inlines[Numbered]) -> str:
    return _AT_START.sub(r"\1\2\\", "".join(map(_inline, _joined(_unwrapped(inlines)))))


def _unwrapped(inlines: Inlines[Numbered]) -> Iterator[Inline[Numbered]]:
    """The inlines without what says their direction only, which Markdown has no mark for."""
    for inline in inlines:
        if isinstance(inline, Foreign) and not inline.language:
            yield from _unwrapped(inline.children)
        else:
            yield inline


def _joined(inlines: Iterable[Inline[Numbered]]) -> Iterator[Inline[Numbered]]:
    """The inlines with neighbours of one look as one: of two, the marks between them would mean something else."""
    for look, run in groupby(inlines, key=type):
        if issubclass(look, Emphasis | Strong | Superscript):
            first, *others = (one for one in run if isinstance(one, Emphasis | Strong | Superscript))
            yield replace(
                first, children=(*first.children, *(child for one in others for child in one.children))
            )
        else:
            yield from run


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
            if plain_text(inline.children) == inline.target:
                return f"<{inline.target}>"
            return f"[{_inlines(inline.children)}](<{inline.target}>)"
        case Foreign():
            words = _inlines(inline.children)
            return f"[{words}]{{lang={inline.language}}}" if inline.language else words
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
