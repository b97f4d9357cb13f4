"""The words of a drafted letter in a row, as the account compares them with those that were typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import assert_never

from undersigned.checking.words import BREAK, CALL, CELL, MENTION, PART, WORD, Begins, Word, bare
from undersigned.model.letter import (
    Blocks,
    BulletList,
    Citation,
    Divider,
    Drafted,
    Heading,
    Image,
    Inlines,
    LineBreak,
    NoteMention,
    NoteReference,
    NumberedList,
    Paragraph,
    Part,
    Quotation,
    SignatureField,
    Table,
    Text,
    Words,
)
from undersigned.model.walking import leaves, plain_text


@dataclass
class LetterWords:
    """The words of a letter's text, and what it cites, call by call."""

    words: list[Word] = field(default_factory=list)
    marks: dict[int, list[str]] = field(default_factory=dict)
    """The marks of numbered items that stand before a word, by its number."""
    cited: list[NoteReference] = field(default_factory=list)


def letter_words(parts: Iterable[Part[Drafted]]) -> LetterWords:
    """The words of the parts of a letter: the first of each part, block and cell says so."""
    found = LetterWords()
    for part in parts:
        before = len(found.words)
        found.words.append(Word(f"{PART}{part.role.value}", Begins.BLOCK))
        _add_blocks(part.blocks, found)
        if len(found.words) == before + 1:
            found.words.pop()
    return found


def note_words(inlines: Words) -> list[Word]:
    """The words of a note."""
    found = LetterWords()
    _add(inlines, found)
    return found.words


def _add_blocks(  # a case for each kind of block
    blocks: Blocks[Drafted], found: LetterWords
) -> None:
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                _add(block.inlines, found)
            case BulletList() | NumberedList():
                _add_items(block, found)
            case Quotation():
                _add_blocks(block.blocks, found)
            case Table():
                for cell in sum((block.head, *block.rows), ()):
                    found.words.append(Word(CELL, Begins.BLOCK))
                    _add(cell, found)
            case Image():
                _add((Text(block.alternative),), found)
            case SignatureField():
                _add((Text(block.name),), found)
            case Divider():
                pass
            case _:
                assert_never(block)


def _add_items(block: BulletList[Drafted] | NumberedList[Drafted], found: LetterWords) -> None:
    for number, item in enumerate(block.items):
        if isinstance(block, NumberedList):
            found.marks.setdefault(len(found.words), []).append(block.marks[number])
        _add_blocks(item, found)


def _add(inlines: Inlines[Drafted], found: LetterWords) -> None:
    begins = Begins.BLOCK
    for match in WORD.finditer("".join(_pieces(inlines, found.cited))):
        if match[0] == BREAK:
            begins = Begins.BROKEN_LINE if begins is Begins.NOTHING else begins
        elif text := bare(match[0]):
            found.words.append(Word(text, begins))
            begins = Begins.NOTHING


def _pieces(inlines: Inlines[Drafted], cited: list[NoteReference]) -> Iterator[str]:
    found: Iterator[Text | LineBreak | Image | Drafted] = leaves(inlines)
    for inline in found:
        match inline:
            case Text():
                yield inline.text
            case LineBreak():
                yield BREAK
            case Image():
                yield inline.alternative
            case NoteReference():
                cited.append(inline)
                yield CALL
            case NoteMention():
                yield MENTION
            case _:
                assert_never(inline)


def words_around(citation: Citation) -> tuple[str, str]:
    """What stands before and behind the name of the note that is cited."""
    return plain_text(citation.signal), citation.pinpoint or ""
