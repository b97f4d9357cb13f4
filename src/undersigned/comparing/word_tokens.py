"""The words of inlines, to be compared one by one: a note is a word, too, equal to another if its source is."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from undersigned.model.letter import (
    Citation,
    Image,
    Inlines,
    LineBreak,
    Link,
    NoteMention,
    Text,
    Words,
    Wrapping,
)
from undersigned.model.walking import says_address

R = TypeVar("R")

_WORD = re.compile(
    r"""(?P<word> [\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]  # scripts that set no spaces
                | (?:https?://|mailto:)[^\s<>]*\w/?
                | \w (?: [^\s\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u2014]*
                       [^\W\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff] )?
                | \S )
        (?P<space> \s*)""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class WordToken:
    """A word, a sign of punctuation or the mark of a note."""

    key: Hashable
    """What it is compared by: for a note, what it cites."""
    text: str
    space: str = ""
    """The white space behind it, which is not compared."""
    note: int | None = None
    """The number of the note that is called here, counted through the letter."""

    @property
    def is_word(self) -> bool:
        """Whether it says something by itself."""
        return self.note is None and any(map(str.isalnum, self.text))


Tokens = tuple[WordToken, ...]


def word_tokens(inlines: Inlines[R], reference: Callable[[R], WordToken]) -> Tokens:
    """The words of some inlines, with `reference` for what stands where notes are cited or mentioned.

    The target of a link that its words do not show stands behind them: `<https://…>`.
    """
    found: list[WordToken] = []
    text = ""
    for piece in _flat(inlines, reference):
        if isinstance(piece, str):
            text += piece
            continue
        _add_words(found, text)
        text = ""
        found.append(piece)
    _add_words(found, text)
    return tuple(found)


def words_of_note(citations: tuple[Citation, ...], reference: Callable[[NoteMention], WordToken]) -> Tokens:
    """A note in full words, whatever short form it has where it stands."""
    words: Words = ()
    for citation in citations:
        words += (Text("; "),) if words else ()
        words += (*citation.signal, Text(" ")) if citation.signal else ()
        words += citation.full
    return word_tokens(words, reference)


def text_of_words(tokens: Tokens | list[WordToken]) -> str:
    """The words as they are read."""
    return "".join(token.text + token.space for token in tokens)


def words_and_spaces(text: str) -> Iterator[str]:
    """The words and signs of a text, and the white space between them: put together, they are the text."""
    at = 0
    for match in _WORD.finditer(text):
        yield from filter(None, (text[at : match.start()], match["word"], match["space"]))
        at = match.end()
    yield from filter(None, (text[at:],))


def _add_words(found: list[WordToken], text: str) -> None:
    """Add the words of a text; white space that it begins with belongs to the token before."""
    if found and text[:1].isspace():
        found[-1] = replace(found[-1], space=" ")
    found.extend(
        WordToken(match["word"], match["word"], " " if match["space"] else "")
        for match in _WORD.finditer(text)
    )


def picture(image: Image) -> WordToken:
    """A picture, which is the same as long as its bytes and its alternative text are."""
    return WordToken(
        ("picture", hashlib.sha256(image.data).digest(), image.alternative), f"[{image.alternative}]"
    )


def _flat(inlines: Inlines[R], reference: Callable[[R], WordToken]) -> Iterator[str | WordToken]:
    for inline in inlines:
        match inline:
            case Text():
                yield inline.text
            case LineBreak():
                yield "\n"
            case Link():
                pieces = list(_flat(inline.children, reference))
                yield from pieces
                words = "".join(piece for piece in pieces if isinstance(piece, str))
                if not says_address(inline, words):
                    yield f" <{inline.target}>"
            case Wrapping():
                yield from _flat(inline.children, reference)
            case Image():
                yield picture(inline)
            case _:
                yield reference(inline)
