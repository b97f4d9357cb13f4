"""Turns a drafted letter into a numbered one: notes in order of first reference, repeats in the form that fits."""

from __future__ import annotations

from collections.abc import Hashable

from undersigned.model.campaign import FullStop, NotePolicy
from undersigned.model.letter import (
    Citation,
    Drafted,
    Inline,
    Letter,
    Note,
    NoteCall,
    NoteMention,
    NoteNumber,
    NoteReference,
    NoteText,
    Numbered,
    NumberedLetter,
    Part,
    Role,
    Text,
    Words,
    map_inlines,
    plain_text,
    references,
    replace_in,
    replace_references,
)
from undersigned.numbering.marks import set_apart

_ANNEX = (Role.ANNEX, Role.SECTION)


def number(letter: Letter, policy: NotePolicy) -> NumberedLetter:
    """The letter with its notes numbered from 1 in reading order.

    Each reference has a number and a note of its own, also where its source was cited before:
    that is the practice of the United Nations, and Word cannot call one note twice.
    """
    numberer = _Numberer(letter, policy)
    parts = tuple(numberer.part(part) for part in letter.parts)
    return NumberedLetter(letter.metadata, parts, tuple(numberer.notes))


class _Numberer:
    def __init__(self, letter: Letter, policy: NotePolicy) -> None:
        self._policy = policy
        self._first = _first_numbers(letter)
        self._before: NoteReference | None = None
        self._in_annex = False
        self.notes: list[Note] = []

    def part(self, part: Part[Drafted]) -> Part[Numbered]:
        self._in_annex = self._in_annex or part.role in _ANNEX
        return map_inlines(replace_references(part, self._numbered), set_apart)

    def _numbered(self, drafted: Drafted) -> Numbered:
        if isinstance(drafted, NoteMention):
            return self._mention(drafted)
        number = len(self.notes) + 1
        self.notes.append(Note(number, self._text(drafted, number), drafted.place))
        self._before = drafted
        return NoteCall(number, drafted.place)

    def _mention(self, mention: NoteMention) -> NoteNumber:
        return NoteNumber(self._first[mention.source], mention.place)

    def _text(self, reference: NoteReference, number: int) -> NoteText:
        text: list[Inline[NoteNumber]] = []
        stop = False
        for citation in reference.citations:
            words, stops = self._wording(citation, reference, number)
            text += [Text("; ")] if text else []
            text += [Text(f"{citation.signal} ")] if citation.signal else []
            text += replace_in(words, self._mention)
            stop = stops
        begun = _begun(tuple(text)) if reference.citations[0].signal else tuple(text)
        return _ended(begun, full_stop=stop)

    def _wording(self, citation: Citation, reference: NoteReference, number: int) -> tuple[Words, bool]:
        """The form of a citation that fits its place, and whether a note that ends with it has a full stop."""
        stops = self._policy.full_stop
        by_policy = stops is FullStop.ALWAYS or (stops is FullStop.BODY and not self._in_annex)
        again = self._again(reference)
        if again is not None:
            return again, by_policy
        if citation.later is not None and self._first[citation.source] < number:
            return citation.later, by_policy
        return citation.full, by_policy if citation.full_stop is None else citation.full_stop

    def _again(self, reference: NoteReference) -> Words | None:
        """The form that says "the same", if the note before cites this one source only, and this note no other.

        Alone it means the passage of the note before, too; from a passage to the whole source
        there is no such form (The Bluebook, rule 4.1).
        """
        before = self._before
        if before is None or len(before.citations) != 1 or len(reference.citations) != 1:
            return None
        here, there = reference.citations[0], before.citations[0]
        if here.source != there.source:
            return None
        return here.again if here.pinpoint == there.pinpoint else here.again_elsewhere


def _first_numbers(letter: Letter) -> dict[Hashable, int]:
    """The number of the note that first cites each source."""
    drafted = (node for part in letter.parts for node in references(part))
    cited = (node for node in drafted if isinstance(node, NoteReference))
    first: dict[Hashable, int] = {}
    for number, reference in enumerate(cited, 1):
        for citation in reference.citations:
            first.setdefault(citation.source, number)
    return first


def _begun(text: NoteText) -> NoteText:
    """The text with a capital at its start: "see" in a citation begins a sentence."""
    match text:
        case (Text() as first, *rest):
            return (Text(first.text[:1].upper() + first.text[1:], first.place), *rest)
        case _:
            return text


def _ended(text: NoteText, *, full_stop: bool) -> NoteText:
    ends = plain_text(text).endswith((".", "?", "!"))
    return (*text, Text(".")) if full_stop and not ends else text
