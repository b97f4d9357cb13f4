"""Reads a Markdown text as it prints, for the proof of an import: by the reading that accounts for drafts.

That has nothing of the importer's, nor of the parser's of drafts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from undersigned.checking.markdown_words import MarkdownWords
from undersigned.checking.markdown_words import read_markdown as words_of_markdown
from undersigned.checking.printed_paragraphs import BULLET
from undersigned.checking.printed_word_file import RAISED, FileNote, FileParagraph, FileText
from undersigned.checking.words import CALL, CELL, Begins, Word

SOFT: Final = "\u2028"
"""The end of a line that may be a space (LINE SEPARATOR, which is white space)."""
BRACKETED: Final = "\ufddb"
"""Around figures that stood in brackets, as typed marks of notes do; a noncharacter, as in `words.py`."""
_FIGURES_IN_BRACKETS: Final = re.compile(r"(?<=[^\s|>])( ?)\\?\[(\d{1,3})\\?\](?![(\[:])")
"""As marks of notes are typed, which the reading of Markdown takes for its own."""
_RAISED: Final = re.compile(r"(?<![\\^\[])\^((?:\\.|[^\s^\\\[\]])+)\^|<sup>\s*(?=[^\s<])([^<>\n]*?)\s*</sup>")
_NOT_WORDS: Final = re.compile(r"^[ \t>]*(?:`{3,}[^`\n]*|~{3,}.*|=+[ \t]*)$", re.MULTILINE)
"""What begins and ends code, and what underlines a heading."""
_NUMBER_SIGNS: Final = re.compile(r" {0,3}#{1,6}(?:\s|$)")
_UNDERLINED: Final = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*")
_ASTERISK: Final = re.compile(r"^([ \t>]*)\*(?=[ \t]+[^\s*])", re.MULTILINE)
"""The mark of an item, which the reading of Markdown takes for emphasis."""
_TAG: Final = re.compile(r"<!--\s*-->|</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>")
_HEAD: Final = re.compile(r"\A---\n.*?\n(?:---|\.\.\.)\n", re.DOTALL)
"""What stands above a Markdown text about it (pandoc's metadata)."""
_FURTHEST: Final = 2
"""As many lines a row of a table stands at most below the one before: a rule may stand between them."""


def read_markdown(text: str) -> FileText:
    """What a Markdown text prints, in its order."""
    text = _HEAD.sub(lambda found: "\n" * found[0].count("\n"), text.replace("\r\n", "\n"))
    lines = text.split("\n")
    text = _TAG.sub("", _RAISED.sub(rf"{RAISED}\1\2{RAISED}", text))
    text = _ASTERISK.sub(r"\1-", _NOT_WORDS.sub("", text))
    text = _FIGURES_IN_BRACKETS.sub(rf"\1{BRACKETED}\2{BRACKETED}", text)
    found = _Reader(words_of_markdown(text.split("\n"))).read()
    paragraphs = (replace(one, is_heading=_is_heading(lines, one.number - 1)) for one in found.paragraphs)
    return replace(found, paragraphs=tuple(paragraphs))


def _is_heading(lines: Sequence[str], at: int) -> bool:
    """Whether a heading begins in a line: behind number signs, or above a rule."""
    return _NUMBER_SIGNS.match(lines[at]) is not None or (
        at + 1 < len(lines) and _UNDERLINED.fullmatch(lines[at + 1]) is not None
    )


class _Reader:
    def __init__(self, found: MarkdownWords) -> None:
        self._found = found
        self._paragraphs: list[FileParagraph] = []
        self._row, self._column, self._table = -_FURTHEST, 0, 0
        self._end = (-1, -1)
        """The line and the column at which the word before ends."""

    def read(self) -> FileText:
        defined = {note.key: note.words for note in self._found.notes}
        notes: list[FileNote] = []
        cited = iter(self._found.cited)
        for word in self._found.words:
            if word.text != CALL:
                self._add(word)
                continue
            key = "".join(next(cited))
            if key in defined:
                notes.append(FileNote(_joined(defined[key])))
            self._add(word if key in defined else word._replace(text=key))
        return FileText(tuple(self._paragraphs), tuple(notes), is_bare=True)

    def _add(self, word: Word) -> None:
        if word.text == CELL:
            self._begin_cell(word.line)
            return
        last = self._paragraphs[-1] if self._paragraphs else None
        behind = _gap(self._end, word)
        self._end = (word.line, word.end)
        is_begun = last is not None and not last.words and (last.cell is not None or bool(last.label))
        if last is None or (
            not is_begun and (word.begins is Begins.BLOCK or (word.is_mark and behind != ""))
        ):
            last = FileParagraph("", "", word.line + 1)
            self._paragraphs.append(last)
        if word.is_mark and not last.words:
            label = BULLET if word.text in {"-", "+", "*"} else word.text
            self._paragraphs[-1] = replace(last, label=f"{last.label} {label}".strip())
            return
        words = f"{last.words}{behind if last.words else ''}{word.text}"
        self._paragraphs[-1] = replace(last, words=words)

    def _begin_cell(self, line: int) -> None:
        if line == self._row:
            self._column += 1
        else:
            self._table += line - self._row > _FURTHEST
            self._row, self._column = line, 0
        self._paragraphs.append(FileParagraph("", "", line + 1, cell=(self._table, self._row, self._column)))


def _gap(end: tuple[int, int], word: Word) -> str:
    """What stands between a word and the one that ends there."""
    if word.begins is Begins.BROKEN_LINE:
        return "\n"
    if word.begins is Begins.LINE:
        return SOFT
    return "" if end == (word.line, word.column) else " "


def _joined(words: list[Word]) -> str:
    text, end = "", (-1, -1)
    for word in words:
        text = f"{text}{_gap(end, word) if text else ''}{word.text}"
        end = (word.line, word.end)
    return text
