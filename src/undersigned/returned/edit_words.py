"""Says an edit in plain words, with as much of its passage as tells where it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from undersigned.returned.edits import CALL, Edit, EditKind, Passage

_LONG: Final = 160
"""Characters of a passage that was added or taken out; of longer ones, the beginning is shown."""
_SHORT: Final = 32
_BEFORE: Final = re.compile(r"(?:\S+\s*){0,3}$")
"""The words that tell where others were put in."""


def said(edit: Edit, passages: Sequence[Passage]) -> str:  # noqa: C901  # a case each
    """What an edit does: "“alert” → “warn”"."""
    old, new = shown(edit.old, _old_notes(edit, passages)), shown(edit.new, new_notes(edit, passages))
    match edit.kind:
        case EditKind.WORDS if edit.old and edit.new:
            return f"“{old}” → “{new}”"
        case EditKind.WORDS if edit.new:
            return f"adds “{new}” {_behind(edit, passages)}"
        case EditKind.WORDS:
            return f"takes out “{old}” {_behind(edit, passages)}"
        case EditKind.ADDED:
            return f"adds {_thing(edit)}: “{shortened(new)}”"
        case EditKind.DELETED:
            return f"takes out “{shortened(old)}”"
        case EditKind.MOVED:
            return f"moves it {_to(edit, passages)}"
        case EditKind.SPLIT:
            return f"begins a new paragraph {_behind(edit, passages)}"
        case EditKind.JOINED:
            return "lets it go on in the paragraph before it"
        case EditKind.LOOKS:
            return f"“{shortened(new)}” is {_looks(edit)} now"
        case EditKind.FORM:
            return f"makes it {_a(edit.new)}, which was {_a(edit.old)}"


def passage_name(passages: Sequence[Passage], place: int, longest: int = _SHORT) -> str:
    """How a passage is named: by its first words; a note by its number, too."""
    if place < 0:
        return "head of the letter"
    passage = passages[place]
    words = shortened(shown(passage.words, ["note"] * len(passage.calls)), longest)
    if passage.note:
        return f"note {number_of(passages, place)}, “{words}”"
    if not words:
        return "an empty cell" if passage.cell else "an empty paragraph"
    return f"“{words}”"


def number_of(passages: Sequence[Passage], place: int) -> int:
    """Which note a passage is, from 1."""
    return sum(1 for passage in passages[: place + 1] if passage.note)


def shown(words: str, notes: Sequence[str]) -> str:
    """Words in one line, with what stands for each note in brackets; spaces at their ends are kept."""
    left = iter(notes)
    text = re.sub(CALL, lambda _: f"[{next(left, 'note')}]", words)
    return text.replace("\n", " / ").replace("\t", " | ")


def shortened(words: str, longest: int = _LONG) -> str:
    """The words, or their beginning where they are many."""
    words = " ".join(words.split())
    return words if len(words) <= longest else f"{words[:longest].rsplit(' ', 1)[0]} …"


def _old_notes(edit: Edit, passages: Sequence[Passage]) -> list[str]:
    """The notes that the old words call; they stand where the edit does."""
    if edit.kind in {EditKind.ADDED, EditKind.FORM} or edit.passage < 0 or CALL not in edit.old:
        return []
    passage = passages[edit.passage]
    first = passage.words.count(CALL, 0, edit.start)
    ranks = {one.note: rank for rank, one in enumerate((one for one in passages if one.note), 1)}
    return [f"note {ranks[id]}" if id in ranks else "note" for id in passage.calls[first:]]


def new_notes(edit: Edit, passages: Sequence[Passage]) -> list[str]:
    """What stands for each note that the new words of an edit call."""
    if edit.calls:
        return [
            f"note {one + 1}" if isinstance(one, int) else f"new note: {shortened(one.words)}"
            for one in edit.calls
        ]
    return _old_notes(edit, passages)


def _behind(edit: Edit, passages: Sequence[Passage]) -> str:
    """Where a place is in its passage, by the words before it."""
    before = shown(passages[edit.passage].words[: edit.start], []).rstrip()
    words = _BEFORE.search(before[-200:])
    return f"behind “{words[0]}”" if words and words[0] else "at the beginning"


def _to(edit: Edit, passages: Sequence[Passage]) -> str:
    if edit.to is None or edit.to < 0:
        return "to the head of the letter"
    return f"behind {passage_name(passages, edit.to)}"


def _thing(edit: Edit) -> str:
    if edit.row:
        return "a row of a table"
    return _a(Passage("", line=edit.line).form)


def _looks(edit: Edit) -> str:
    looks = dict.fromkeys(look for _, _, look in edit.looks)
    named = [f"a link to {look[5:]}" if look.startswith("link ") else look for look in looks]
    return " and ".join(named) if named else "plain"


def _a(form: str) -> str:
    return f"{'an' if form[0] in 'aeiou' else 'a'} {form}"
