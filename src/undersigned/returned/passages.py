"""The passages of a manuscript, and their words one by one, each with its place."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, NamedTuple

from undersigned.comparing.word_tokens import words_and_spaces
from undersigned.importing.bounds import STYLES
from undersigned.importing.manuscript import (
    Called,
    Grid,
    Line,
    Manuscript,
    NoteCalled,
    NoteNamed,
    Picture,
    Separator,
    Words,
)
from undersigned.model.letter import Emphasis, Foreign, Image, LineBreak, Link, Strong, Superscript, Text
from undersigned.returned.edits import CALL, Looks, Passage

NoteKey = Callable[[str], Hashable]
"""What the call of a note is compared by, by its id."""

_DIVIDER: Final = "* * *"
_FIRST_MARK: Final = "\u0300"


class Token(NamedTuple):
    """A word, a sign, white space or the call of a note, with its place in a passage."""

    key: Hashable
    """What it is compared by."""
    text: str
    passage: int
    start: int
    named: str = ""
    """What is printed where a note is named by its number."""

    @property
    def is_word(self) -> bool:
        """Whether it says something by itself."""
        return any(map(str.isalnum, self.text))

    @property
    def end(self) -> int:
        """Where it ends in its passage."""
        return self.start + len(self.text)


def passages_of(manuscript: Manuscript) -> tuple[Passage, ...]:
    """The passages of the text in their order, each cell of a table as one, then the notes as they are called."""
    found: list[Passage] = []
    tables = 0
    for piece in manuscript.pieces:
        match piece:
            case Line():
                found.append(_of_line(piece))
            case Grid():
                found += _cells(piece, tables)
                tables += 1
            case Separator():
                found.append(_of_line(Line((Text(_DIVIDER),), piece.number, "divider")))
            case Picture():
                pass
    called = dict.fromkeys(id for passage in found for id in passage.calls)
    for id in called:
        if (words := manuscript.notes.get(id)) is not None:
            found.append(replace(_passage(words), line=Line(words, 0), note=id))
    return tuple(found)


def tokens_of(
    passages: Sequence[Passage], place: int, note: NoteKey, *, as_printed: bool = False
) -> Iterator[Token]:
    """The words of a passage; `note` says what the call of a note is compared by.

    Where a note is named by its number, that number is a word like any other if it is to be taken `as_printed`.
    """
    passage = passages[place]
    calls = iter(zip(passage.calls, passage.named, strict=True))
    for at, word in _words(passage):
        if word != CALL:
            yield Token(word, word, place, at)
            continue
        id, named = next(calls)
        key: Hashable = named if named and as_printed else ("named" if named else "note", note(id))
        yield Token(key, CALL, place, at, named)


def _words(passage: Passage) -> Iterator[tuple[int, str]]:
    """The words of a passage with their places; the raised number of a note is a word, whatever it stands at."""
    cuts = {at for at, sign in enumerate(passage.words) if sign == CALL}
    cuts |= {at + 1 for at in cuts}
    whole: set[int] = set()
    for start, end, look in passage.looks:
        if look == "raised" and not any(map(str.isalpha, passage.words[start:end])):
            cuts |= {start, end}
            whole.add(start)
    ends = sorted({*cuts, len(passage.words)} - {0})
    for start, end in pairwise((0, *ends)):
        at, words = start, passage.words[start:end]
        for word in [words] if start in whole else _with_marks(words_and_spaces(words)):
            yield at, word
            at += len(word)


def note_words(passages: Sequence[Passage]) -> Mapping[str, str]:
    """The words of the notes as they are printed, by their ids."""
    return {passage.note: as_printed(passage) for passage in passages if passage.note}


def as_printed(passage: Passage) -> str:
    """The words of a passage, with the numbers of the notes that it names."""
    numbers = iter(passage.named)
    return "".join(next(numbers, "") if sign == CALL else sign for sign in passage.words)


def said_by(words: Mapping[str, str]) -> NoteKey:
    """What a note is compared by as long as nobody knows which is which: its words."""
    return lambda note: words.get(note, note)


def _with_marks(words: Iterator[str]) -> Iterator[str]:
    """The words with the marks that are set over or under their last letter (Unicode § 2.11)."""
    waiting = ""
    for word in words:
        if waiting and word[0] >= _FIRST_MARK and unicodedata.category(word[0]).startswith("M"):
            waiting += word
            continue
        if waiting:
            yield waiting
        waiting = word
    if waiting:
        yield waiting


def _of_line(line: Line, cell: tuple[int, int, int] | None = None) -> Passage:
    passage = replace(_passage(line.words, label=line.label), line=line, cell=cell)
    return without_look_of_style(passage) if is_styled(passage) else passage


def _cells(table: Grid, number: int) -> Iterator[Passage]:
    for row, cells in enumerate(table.rows):
        for column, lines in enumerate(cells):
            words: Words = ()
            for line in lines:
                words += (LineBreak(), *line.words) if words else line.words
            first = lines[0] if lines else Line((), table.number)
            yield _of_line(replace(first, words=words, label=""), (number, row, column))


def with_name(passage: Passage, token: Token, id: str) -> Passage:
    """A passage in which a word is the number of a note that is named there."""
    before, after = passage.words[: token.start], passage.words[token.end :]
    rank = before.count(CALL)
    grown = 1 - len(token.text)
    looks = (
        (start if start <= token.start else start + grown, end if end <= token.start else end + grown, look)
        for start, end, look in passage.looks
        if not token.start <= start < end <= token.end
    )
    return replace(
        passage,
        words=f"{before}{CALL}{after}",
        calls=(*passage.calls[:rank], id, *passage.calls[rank:]),
        named=(*passage.named[:rank], token.text, *passage.named[rank:]),
        looks=tuple(looks),
    )


def without_look_of_style(passage: Passage) -> Passage:
    """A passage without the look of all its words, which its style gives, and some programs write into them."""
    whole = len(passage.words.strip())
    kept = (one for one in passage.looks if one[1] - one[0] < whole or one[2] not in {"bold", "italic"})
    return replace(passage, looks=tuple(kept))


def is_styled(passage: Passage) -> bool:
    """Whether its style gives its words a look: that of a heading, or of a part of the letter's frame."""
    return is_of_frame(passage) or (passage.line is not None and passage.line.heading > 0)


def is_of_frame(passage: Passage) -> bool:
    """Whether it is a part of the letter's frame, as its style says."""
    return passage.line is not None and passage.line.style in STYLES


def _passage(words: Words, *, label: str = "") -> Passage:
    text, calls, looks = "", list[Called](), list[tuple[int, int, str]]()
    for said, call, look in _pieces(words, ()):
        calls += [call] if call else []
        looks += [(len(text), len(text) + len(said), one) for one in look]
        text += said
    if label and text.startswith(label):
        cut = len(text) - len(text[len(label) :].lstrip())
        text = text[cut:]
        looks = [(max(0, start - cut), end - cut, one) for start, end, one in looks if end > cut]
    named = tuple(one.shown or "?" if isinstance(one, NoteNamed) else "" for one in calls)
    return Passage(text, tuple(one.id for one in calls), named, looks=_joined(looks, text))


def _pieces(  # noqa: C901  # a case each
    words: Words, look: tuple[str, ...]
) -> Iterator[tuple[str, Called | None, tuple[str, ...]]]:
    """What stands in some words, piece by piece: its text, the note that it calls, how it looks."""
    for node in words:
        match node:
            case Text():
                yield node.text, None, look
            case LineBreak():
                yield "\n", None, ()
            case NoteCalled() | NoteNamed():
                yield CALL, node, ()
            case Foreign():
                yield from _pieces(node.children, look)
            case Link():
                yield from _pieces(node.children, (*look, f"link {node.target}"))
            case Strong():
                yield from _pieces(node.children, (*look, "bold"))
            case Emphasis():
                yield from _pieces(node.children, (*look, "italic"))
            case Superscript():
                yield from _pieces(node.children, (*look, "raised"))
            case Image():
                pass


def _joined(looks: Sequence[tuple[int, int, str]], text: str) -> Looks:
    """The looks without spaces and calls at their ends, which nobody sees; those with nothing else between, as one."""
    found: list[tuple[int, int, str]] = []
    for look in sorted({one for _, _, one in looks}):
        stretches: list[tuple[int, int]] = []
        for start, end, _ in (one for one in looks if one[2] == look):
            inside = text[start:end]
            start += len(inside) - len(inside.lstrip())  # noqa: PLW2901  # seen anew
            end -= len(inside) - len(inside.rstrip())  # noqa: PLW2901  # as above
            if start >= end:
                continue
            if stretches and not text[stretches[-1][1] : start].strip(f" \n\u00a0{CALL}"):
                start = stretches.pop()[0]  # noqa: PLW2901  # as above
            stretches.append((start, end))
        found += [(start, end, look) for start, end in stretches]
    return tuple(sorted(found))
