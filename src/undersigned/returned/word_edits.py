"""What changed in passages that belong together: words, where they were cut and joined, and how they look."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final
from urllib.parse import unquote

from undersigned.returned.edits import CALL, Edit, EditKind, Passage
from undersigned.returned.passages import NoteKey, Token, tokens_of

_ROOT: Final = re.compile(r"(?<=[^/:])/$")
"""The stroke that an address may end with."""
_BREAK: Final = ("break",)
"""What the end of a paragraph is compared by, where another one belongs to it."""
_ISLAND: Final = 3
"""As many equal words between two changes are read more easily as part of one change."""
_LONG: Final = 4_000_000
"""Pairs of words from which on the search leaves out those that occur everywhere, as it would take seconds."""


@dataclass(frozen=True)
class Stretch:
    """Words of both files: the same, or some in the place of others."""

    is_equal: bool
    old: Sequence[Token]
    new: Sequence[Token]


def words_of_group(
    passages: Sequence[Passage], places: Sequence[int], note: NoteKey, *, as_printed: bool = False
) -> list[Token]:
    """The words of some passages, one behind the other."""
    found: list[Token] = []
    for place in places:
        if found:
            found.append(Token(_BREAK, "", place, 0))
        found += tokens_of(passages, place, note, as_printed=as_printed)
    return found


def stretches(old: Sequence[Token], new: Sequence[Token]) -> list[Stretch]:
    """How some words became others: as few and as short changes as are readable, each as far behind as it can stand."""
    matcher = SequenceMatcher(
        None, [one.key for one in old], [one.key for one in new], autojunk=len(old) * len(new) > _LONG
    )
    # What both begin and end with alike is set aside: so a change stands where everybody would say it does.
    shorter = min(len(old), len(new))
    start = _alike(old, new, shorter)
    end = _alike(old[::-1], new[::-1], shorter - start)
    before, after = len(old) - end, len(new) - end
    matcher.set_seqs([one.key for one in old[start:before]], [one.key for one in new[start:after]])
    found = [Stretch(is_equal=True, old=old[:start], new=new[:start])] if start else []
    for tag, first, last, new_first, new_last in matcher.get_opcodes():
        found.append(
            Stretch(
                tag == "equal",
                old[start + first : start + last],
                new[start + new_first : start + new_last],
            )
        )
    if end:
        found.append(Stretch(is_equal=True, old=old[before:], new=new[after:]))
    return _without_islands(found)


def edits_in(
    stretches: Sequence[Stretch],
    new: Sequence[Passage],
    called: Callable[[str], int | Passage],
    first: int,
) -> Iterator[Edit]:
    """The edits of some words; `called` says what a note of the later file is, `first` is the first passage of both."""
    before: Token | None = None
    for stretch in stretches:
        if not stretch.is_equal:
            yield from _Place(new, called, before, first).edits(stretch)
        if stretch.old:
            before = stretch.old[-1]


class _Place:
    """Where words were changed: behind a word of the earlier file."""

    def __init__(
        self,
        new: Sequence[Passage],
        called: Callable[[str], int | Passage],
        before: Token | None,
        first: int,
    ) -> None:
        self._new = new
        self._called = called
        self._at = (first, 0) if before is None else (before.passage, before.end)

    def edits(self, stretch: Stretch) -> Iterator[Edit]:
        """What was changed there; paragraphs that were cut or joined each as an edit of its own."""
        old, new = _parts(stretch.old), _parts(stretch.new)
        if (cut := _cut_alone(old, new)) is not None:
            yield Edit(EditKind.SPLIT, self._at[0], self._at[1], self._at[1] + len(cut), cut)
            self._at = (self._at[0], self._at[1] + len(cut))
            return
        if (between := _cut_alone(new, old)) is not None:
            self._at = (old[1][0].passage, 0)
            yield Edit(EditKind.JOINED, self._at[0], new=between)
            return
        for number in range(max(len(old), len(new))):
            was = old[number] if number < len(old) else []
            now = new[number] if number < len(new) else []
            if number >= len(old):  # cut
                yield Edit(EditKind.SPLIT, self._at[0], self._at[1], self._at[1])
            if was and was[0].key == _BREAK:
                self._at = (was[0].passage, 0)
                if number >= len(new):
                    yield Edit(EditKind.JOINED, self._at[0])
            yield from self._words([one for one in was if one.text], [one for one in now if one.text])

    def _words(self, old: Sequence[Token], new: Sequence[Token]) -> Iterator[Edit]:
        passage, start = self._at
        end = old[-1].end if old else start
        self._at = (passage, end)
        if old or new:
            text = "".join(one.text for one in new)
            yield Edit(
                EditKind.WORDS,
                passage,
                start,
                end,
                "".join(one.text for one in old),
                text,
                tuple(self._calls(new)),
                tuple(_looks(self._new, new)),
            )

    def _calls(self, tokens: Sequence[Token]) -> Iterator[int | Passage]:
        for token in tokens:
            if token.text == CALL:
                passage = self._new[token.passage]
                yield self._called(passage.calls[passage.words.count(CALL, 0, token.start)])


def looks_changed(
    stretches: Sequence[Stretch], old: Sequence[Passage], new: Sequence[Passage]
) -> Iterator[Edit]:
    """Where the same words look otherwise."""
    for stretch in stretches:
        if not stretch.is_equal:
            continue
        found: list[tuple[Token, Token]] = []
        for was, now in zip(stretch.old, stretch.new, strict=True):
            looks = _look(old, was), _look(new, now)
            is_other = not was.text.isspace() and was.text != CALL and looks[0] != looks[1]
            follows = found and found[-1][0].passage == was.passage
            if is_other or (found and follows and (was.text.isspace() or was.text == CALL)):
                found.append((was, now))
                continue
            yield from _as_edit(found, new)
            found = []
        yield from _as_edit(found, new)


def _as_edit(found: list[tuple[Token, Token]], new: Sequence[Passage]) -> Iterator[Edit]:
    while found and (found[-1][0].text.isspace() or found[-1][0].text in {"", CALL}):
        found.pop()
    if found:
        text = "".join(now.text for _, now in found)
        first, last = found[0][0], found[-1][0]
        looks = tuple(_looks(new, [now for _, now in found]))
        yield Edit(EditKind.LOOKS, first.passage, first.start, last.end, text, text, looks=looks)


def _look(passages: Sequence[Passage], token: Token) -> frozenset[str]:
    looks = passages[token.passage].looks
    return frozenset(_plain(look) for start, end, look in looks if start < token.end and token.start < end)


def _plain(look: str) -> str:
    """A look as it is compared: programs write addresses in ways of their own (RFC 3986 § 6.2)."""
    return unquote(_ROOT.sub("", look)) if look.startswith("link ") else look


def _looks(passages: Sequence[Passage], tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    """How some words of one passage look, by their places among them."""
    if tokens:
        first, last = tokens[0].start, tokens[-1].end
        for start, end, look in passages[tokens[0].passage].looks:
            if start < last and first < end:
                yield max(start, first) - first, min(end, last) - first, look


def _parts(tokens: Sequence[Token]) -> list[list[Token]]:
    """The words, cut before each end of a paragraph."""
    found: list[list[Token]] = [[]]
    for token in tokens:
        if token.key == _BREAK:
            found.append([])
        found[-1].append(token)
    return found


def _cut_alone(whole: list[list[Token]], parts: list[list[Token]]) -> str | None:
    """The space where one passage was cut in two and nothing else was changed; None where more was."""
    rest = [token for part in whole + parts for token in part if token.key != _BREAK]
    is_cut = len(whole) == 1 and len(parts) == 2 and all(token.text.isspace() for token in rest)  # noqa: PLR2004  # two halves
    return "".join(token.text for token in whole[0]) if is_cut and not _spaces(parts) else None


def _spaces(parts: list[list[Token]]) -> bool:
    return any(token.text for part in parts for token in part)


def _alike(old: Sequence[Token], new: Sequence[Token], at_most: int) -> int:
    """How many words are the same from the beginning on."""
    return next((index for index in range(at_most) if old[index].key != new[index].key), at_most)


def _without_islands(found: list[Stretch]) -> list[Stretch]:
    """The stretches, with the few equal words between two greater changes made part of one change."""
    merged: list[Stretch] = []
    for index, stretch in enumerate(found):
        after = found[index + 1] if index + 1 < len(found) else None
        is_equal = stretch.is_equal and not (merged and after and _is_island(merged[-1], stretch, after))
        if merged and not merged[-1].is_equal and not is_equal:
            last = merged.pop()
            merged.append(
                Stretch(is_equal=False, old=[*last.old, *stretch.old], new=[*last.new, *stretch.new])
            )
        else:
            merged.append(Stretch(is_equal, stretch.old, stretch.new))
    return _slid(merged)


def _is_island(before: Stretch, stretch: Stretch, after: Stretch) -> bool:
    """Whether equal words only interrupt; where a note is called or a paragraph ends, they help."""
    if before.is_equal or after.is_equal or any(one.text in {CALL, ""} for one in stretch.new):
        return False
    if all(one.text.isspace() for one in stretch.new):
        return True
    words = _size(stretch.new)
    return 0 < words <= _ISLAND and words < _changed(before) and words < _changed(after)


def _changed(stretch: Stretch) -> int:
    return max(_size(stretch.old), _size(stretch.new))


def _size(tokens: Sequence[Token]) -> int:
    return sum(token.is_word for token in tokens)


def _slid(found: list[Stretch]) -> list[Stretch]:
    """The stretches, with words that were only added or only deleted as far behind as they can stand."""
    slid = list(found)
    for index in range(1, len(slid) - 1):
        before, here, after = slid[index - 1 : index + 2]
        if here.is_equal or bool(here.old) is bool(here.new) or not before.is_equal or not after.is_equal:
            continue
        own, steps = [one.key for one in here.old or here.new], 0
        # A word less must be left behind it, or two changes would touch.
        while steps < len(after.old) - 1 and after.old[steps].key == own[steps % len(own)]:
            steps += 1
        if steps:
            old, new = [*here.old, *after.old], [*here.new, *after.new]
            slid[index - 1] = Stretch(
                is_equal=True, old=[*before.old, *old[:steps]], new=[*before.new, *new[:steps]]
            )
            slid[index] = Stretch(
                is_equal=False, old=old[steps : steps + len(here.old)], new=new[steps : steps + len(here.new)]
            )
            slid[index + 1] = Stretch(
                is_equal=True, old=old[steps + len(here.old) :], new=new[steps + len(here.new) :]
            )
    return slid
