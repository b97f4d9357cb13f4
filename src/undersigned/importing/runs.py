"""Nested words, as the model has them, from runs of text with a look each; and plain text from words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from undersigned.importing.manuscript import Called, NoteCalled, NoteNamed, Words
from undersigned.model.letter import (
    UNPRINTABLE,
    Emphasis,
    Foreign,
    Inline,
    LineBreak,
    Link,
    Strong,
    Superscript,
    Text,
)

_INVISIBLE: Final = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]")
"""Soft hyphens, spaces without width and signs of direction: they tell a program where lines may end and which way
words run, which writers find out anew, and readers nothing."""
_LINE_ENDS: Final = re.compile("[\x0b\x0c\x85\u2028\u2029\r\n]")
_SPACES: Final = re.compile(r"[\t ]+")
_APART: Final = re.compile(r"[ \u00a0]*\t[\t \u00a0]*|[ \u00a0]{4,}")
"""What sets words apart that stand side by side."""


@dataclass(frozen=True)
class Run:
    """A piece of text, a new line or a mark of a note, and how it looks."""

    node: Text | LineBreak | Called
    bold: bool = False
    italic: bool = False
    raised: bool = False
    target: str | None = None
    """The address to which it leads."""


def _look(run: Run) -> tuple[bool, bool, bool, str | None]:
    return run.bold, run.italic, run.raised, run.target


def words_of(runs: Iterable[Run]) -> Words:
    """The runs as words: those that look alike together, without spaces at both ends."""
    merged: list[Run] = []
    for run in runs:
        node = run.node
        if isinstance(node, Text):
            node = Text(normalise_spaces(node.text))
            if not node.text:
                continue
        merged.append(Run(node, *_look(run)))
    merged = list(_together(merged))
    by_look: Sequence[tuple[Callable[[Run], object], Callable[[object, Words], Inline[Called]]]] = (
        (lambda run: run.target, lambda target, inside: Link(str(target), inside)),
        (lambda run: run.bold, lambda _, inside: Strong(inside)),
        (lambda run: run.italic, lambda _, inside: Emphasis(inside)),
        (lambda run: run.raised, lambda _, inside: Superscript(inside)),
    )

    def nested(runs: list[Run], depth: int) -> Words:
        if depth == len(by_look):
            return tuple(run.node for run in runs)
        look, around = by_look[depth]
        found: list[Inline[Called]] = []
        for value, alike in groupby(runs, look):
            inside = nested(list(alike), depth + 1)
            says = words_alone(inside, lambda called: called.shown if isinstance(called, NoteNamed) else "")
            found += (around(value, inside),) if value and says.strip() else inside
        return tuple(found)

    return stripped(nested(merged, 0))


def beside_each_other(runs: Iterable[Run]) -> tuple[tuple[Words, ...], ...]:
    """What stands side by side in each line of some runs, parted by tabs or many spaces; none where nothing does."""
    runs = list(runs)
    # A letter of 12,000 paragraphs has few such lines.
    if not any(isinstance(run.node, Text) and _APART.search(run.node.text) for run in runs):
        return ()
    lines: list[list[list[Run]]] = [[[]]]
    for run in runs:
        if isinstance(run.node, LineBreak):
            lines.append([[]])
            continue
        if not isinstance(run.node, Text):
            lines[-1][-1].append(run)
            continue
        first, *others = _APART.split(run.node.text)
        lines[-1][-1].append(replace(run, node=Text(first)))
        lines[-1] += [[replace(run, node=Text(text))] for text in others]
    found = tuple(tuple(filter(None, map(words_of, line))) for line in lines)
    return found if any(len(line) > 1 for line in found) else ()


def _together(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs with those as one that are text and look alike."""
    for (is_text, _), alike in groupby(runs, lambda run: (isinstance(run.node, Text), _look(run))):
        if not is_text:
            yield from alike
            continue
        same = list(alike)
        text = "".join(run.node.text for run in same if isinstance(run.node, Text))
        yield replace(same[0], node=Text(_SPACES.sub(" ", text)))


def normalise_spaces(text: str) -> str:
    """Text without what nobody sees, and with one space where several stood."""
    text = _LINE_ENDS.sub(" ", _INVISIBLE.sub("", text))
    return _SPACES.sub(" ", UNPRINTABLE.sub("", text))


def words_alone(words: Words, note: Callable[[Called], str] = lambda _: "") -> str:
    """The words alone; `note` says what stands for a mark of a note."""
    texts: list[str] = []
    for node in words:
        match node:
            case Text():
                texts.append(node.text)
            case LineBreak():
                texts.append("\n")
            case Emphasis() | Strong() | Superscript() | Link() | Foreign():
                texts.append(words_alone(node.children, note))
            case NoteCalled() | NoteNamed():
                texts.append(note(node))
    return "".join(texts)


def calls_in(words: Words) -> list[str]:
    """The ids of the notes that some words call, in order."""
    found: list[str] = []

    def remember(called: Called) -> str:
        if isinstance(called, NoteCalled):
            found.append(called.id)
        return ""

    words_alone(words, remember)
    return found


def stripped(words: Words) -> Words:
    """The words without spaces and new lines at both ends."""
    return _cut(_cut(words, at_start=True), at_start=False)


def _cut(words: Words, *, at_start: bool) -> Words:
    left = list(words if at_start else reversed(words))
    cut = 0
    while cut < len(left):
        node = left[cut]
        match node:
            case LineBreak():
                cut += 1
                continue
            case Text():
                text = node.text.lstrip() if at_start else node.text.rstrip()
                changed: Words = (Text(text),) if text else ()
            case Emphasis() | Strong():
                inside = _cut(node.children, at_start=at_start)
                changed = (type(node)(inside),) if inside else ()
            case _:
                break
        if changed:
            left[cut : cut + 1] = changed
            break
        cut += 1
    rest = left[cut:]
    return tuple(rest if at_start else reversed(rest))


def without_start(words: Words, length: int) -> Words:
    """The words less so many characters at their start, less the spaces that then stand there."""
    found: list[Inline[Called]] = []
    for node in words:
        if length <= 0:
            found.append(node)
            continue
        match node:
            case Text():
                text, length = node.text[length:], length - len(node.text)
                found += [Text(text)] if text else []
            case LineBreak():
                length -= 1
            case Emphasis() | Strong() | Superscript() | Link():
                inside = without_start(node.children, length)
                length -= len(words_alone(node.children))
                if not inside:
                    continue
                found.append(Link(node.target, inside) if isinstance(node, Link) else type(node)(inside))
            case NoteCalled() | NoteNamed():
                found.append(node)
    return stripped(tuple(found))


def undressed(words: Words) -> Words:
    """The words without the bold and italic that stands around all of them: the house style gives that."""
    while len(words) == 1 and isinstance(words[0], Strong | Emphasis):
        words = words[0].children
    return words


def without_emphasis(words: Words) -> Words:
    """The words without any bold or italic."""
    found: list[Inline[Called]] = []
    for node in words:
        found += without_emphasis(node.children) if isinstance(node, Strong | Emphasis) else (node,)
    merged: list[Inline[Called]] = []
    for is_text, alike in groupby(found, lambda node: isinstance(node, Text)):
        same = list(alike)
        merged += [Text(words_alone(tuple(same)))] if is_text else same
    return tuple(merged)


def is_bold(words: Words) -> bool:
    """Whether all that one reads in the words is bold."""
    read = [node for node in words if not isinstance(node, NoteCalled) and words_alone((node,)).strip()]
    return bool(read) and all(
        isinstance(node, Strong) or (isinstance(node, Emphasis) and is_bold(node.children)) for node in read
    )


def is_italic(words: Words) -> bool:
    """Whether all that one reads in the words is italic, and not bold, too."""
    read = [node for node in words if not isinstance(node, NoteCalled) and words_alone((node,)).strip()]
    return bool(read) and all(isinstance(node, Emphasis) for node in read)


def split_lines(words: Words, *, keep_empty: bool = False) -> list[Words]:
    """The words cut where new lines begin; empty lines are left out, but where they are asked for."""
    lines: list[list[Inline[Called]]] = [[]]
    for node in words:
        match node:
            case LineBreak():
                lines.append([])
            case Emphasis() | Strong():
                pieces = [type(node)(piece) for piece in split_lines(node.children, keep_empty=True)]
                lines[-1].append(pieces[0])
                lines += [[piece] for piece in pieces[1:]]
            case _:
                lines[-1].append(node)
    found = [stripped(tuple(line)) for line in lines]
    return [line for line in found if line or keep_empty]
