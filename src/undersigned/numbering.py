"""Turns a drafted letter into a numbered one: its notes in order of first reference, repeats worded by policy."""

from __future__ import annotations

from typing import Never

from undersigned.model.campaign import FullStop, NotePolicy, Repeat
from undersigned.model.letter import (
    Inline,
    Letter,
    Note,
    NoteCall,
    NoteReference,
    NoteSource,
    NoteText,
    NumberedLetter,
    Part,
    Role,
    Text,
    plain_text,
    replace_references,
)

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
        self._letter = letter
        self._policy = policy
        self._before: NoteReference | None = None
        self._in_annex = False
        self.notes: list[Note] = []

    def part(self, part: Part[NoteReference]) -> Part[NoteCall]:
        self._in_annex = self._in_annex or part.role in _ANNEX
        return replace_references(part, self._call)

    def _call(self, reference: NoteReference) -> NoteCall:
        number = len(self.notes) + 1
        self.notes.append(Note(number, self._text(reference), reference.place))
        self._before = reference
        return NoteCall(number, reference.place)

    def _text(self, reference: NoteReference) -> NoteText:
        if self._policy.repeat is Repeat.IBID and (ibid := self._ibid(reference)):
            return (Text(ibid),)
        text: list[Inline[Never]] = []
        for citation in reference.citations:
            source = self._letter.sources[citation.key]
            text += [Text("; "), *source.full] if text else source.full
            if citation.pinpoint:
                text.append(Text(f", {citation.pinpoint}"))
        return self._ended(tuple(text), self._letter.sources[reference.citations[-1].key])

    def _ibid(self, reference: NoteReference) -> str | None:
        """The short form, if the note before cites this one source only, and this note no other.

        "Ibid." alone means the passage of the note before, too; from a passage to the whole source
        there is no short form.
        """
        before = self._before
        if before is None or len(before.citations) != 1 or len(reference.citations) != 1:
            return None
        here, there = reference.citations[0], before.citations[0]
        sources = self._letter.sources
        if sources[here.key].identity != sources[there.key].identity:
            return None
        if here.pinpoint == there.pinpoint:
            return "Ibid."
        return f"Ibid., {here.pinpoint}." if here.pinpoint else None

    def _ended(self, text: NoteText, last: NoteSource) -> NoteText:
        """The text with the full stop that the source or the policy asks for."""
        stops = self._policy.full_stop
        by_policy = stops is FullStop.ALWAYS or (stops is FullStop.BODY and not self._in_annex)
        wanted = by_policy if last.full_stop is None else last.full_stop
        return (*text, Text(".")) if wanted and not plain_text(text).endswith((".", "?", "!")) else text
