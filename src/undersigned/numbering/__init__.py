"""Numbers a drafted letter: notes in order of first reference, repeats in the form that fits their place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from undersigned.languages.signs import ends_sentence
from undersigned.model.campaign import Count, FullStop, NotePlace, NotePolicy
from undersigned.model.findings import NOWHERE, Place
from undersigned.model.letter import (
    Citation,
    Drafted,
    Emphasis,
    Foreign,
    Inline,
    Letter,
    Marks,
    Note,
    NoteCall,
    NoteMention,
    NoteNumber,
    NoteReference,
    NoteSigns,
    NoteText,
    Numbered,
    NumberedLetter,
    Part,
    Role,
    Strong,
    Text,
    Words,
)
from undersigned.model.walking import (
    annex_sections,
    map_inlines,
    plain_text,
    references,
    references_in,
    replace_in,
    replace_references,
)
from undersigned.numbering.marks import mark, mark_before_note, set_apart

_ANNEX = (Role.ANNEX, Role.SECTION)


def number(letter: Letter, policy: NotePolicy) -> NumberedLetter:
    """The letter with its notes numbered from 1 in reading order, and marked as the policy says.

    Each reference has a number and a note of its own, also where its source was cited before:
    that is the practice of the United Nations, and Word cannot call one note twice.
    """
    if policy.place is NotePlace.PAGE:
        letter = replace(letter, parts=tuple(part for part in letter.parts if part.role is not Role.NOTES))
    numberer = _Numberer(letter, policy)
    parts = [numberer.part(part, count) for part, count in zip(letter.parts, numberer.counts, strict=True)]
    return NumberedLetter(
        letter.metadata,
        tuple(_with_notes(parts, numberer)),
        tuple(numberer.notes),
        policy.marks,
        numberer.has_endnotes,
        policy.count is Count.SECTION,
    )


class _Numberer:
    """Numbers the notes of a letter, part by part.

    A count is a stretch of the letter in which marks do not begin anew; nothing in it can say
    "ibid." or "note 3 above" of a note of another.
    """

    def __init__(self, letter: Letter, policy: NotePolicy) -> None:
        self._policy = policy
        self._signs = letter.signs
        self.has_endnotes = policy.place is not NotePlace.PAGE
        self.counts = _counts(letter, policy)
        self._marks: list[str] = []
        self._named: dict[Hashable, int] = {}
        self._named_in_count: dict[tuple[int, Hashable], int] = {}
        """The first note, in the letter and in a count, that cites a source, be it inside words of one's own."""
        self._first_in_count: dict[tuple[int, Hashable], int] = {}
        self._alone: dict[tuple[int, Hashable], int] = {}
        """The first note in a count that cites a source and no other: "note 9" does not say which of several."""
        self._repeats: dict[Place, int] = {}
        """The first note that cites an entry, by where that is defined."""
        self._look_ahead(letter)
        self._count = 0
        self._before: NoteReference | None = None
        self._in_annex = False
        self.notes: list[Note] = []

    def part(self, part: Part[Drafted], count: int) -> Part[Numbered]:
        """The part with its notes numbered, which are added to `notes`."""
        self._in_annex = self._in_annex or part.role in _ANNEX
        if count != self._count:
            self._count, self._before = count, None
        numbered = replace_references(part, self._numbered)
        return numbered if self._policy.marks is Marks.BRACKETS else map_inlines(numbered, set_apart)

    def _look_ahead(self, letter: Letter) -> None:
        """Find the mark of each note and the note that first cites each source: a text may point ahead."""
        in_count = Counter[int]()
        for part, count in zip(letter.parts, self.counts, strict=True):
            for reference in references(part):
                if isinstance(reference, NoteMention):
                    continue
                in_count[count] += 1
                self._marks.append(mark(in_count[count], self._policy.marks))
                for source in (
                    s for citation in reference.citations for s in (citation.source, *citation.quoted)
                ):
                    self._named.setdefault(source, len(self._marks))
                    self._named_in_count.setdefault((count, source), len(self._marks))
                for citation in reference.citations:
                    self._repeats.setdefault(citation.place, len(self._marks))
                    self._first_in_count.setdefault((count, citation.source), len(self._marks))
                    if len(reference.citations) == 1:
                        self._alone.setdefault((count, citation.source), len(self._marks))

    def _numbered(self, drafted: Drafted) -> Numbered:
        if isinstance(drafted, NoteMention):
            return self._mention(drafted)
        number = len(self.notes) + 1
        printed = self._marks[number - 1]
        before_note = mark_before_note(printed, self._policy.marks)
        self.notes.append(Note(number, self._text(drafted, number), drafted.place, before_note))
        self._before = drafted
        return NoteCall(number, drafted.place, printed)

    def _mention(self, mention: NoteMention) -> NoteNumber:
        number = self._named_in_count.get((self._count, mention.source), self._named[mention.source])
        if mention.repeat != NOWHERE:
            number = self._repeats.get(mention.repeat, number)
        return self._to(number, mention)

    def _to(self, number: int, mention: NoteMention) -> NoteNumber:
        return NoteNumber(number, mention.place, self._marks[number - 1].strip("[]"))

    def _text(self, reference: NoteReference, number: int) -> NoteText:
        text: list[Inline[NoteNumber]] = []
        stop = False
        for citation in reference.citations:
            again = None if text else self._again(citation)
            words, stops = self._wording(citation, again, number)
            text += [Text(self._signs.between_sources)] if text else []
            signal = replace_in(citation.signal, self._mention)
            text += [*signal, Text(self._signs.after_signal)] if signal else []
            text += words
            stop = stops
        begun = _begun(tuple(text)) if reference.citations[0].signal else tuple(text)
        return _ended(begun, self._signs, full_stop=stop)

    def _wording(self, citation: Citation, again: Words | None, number: int) -> tuple[NoteText, bool]:
        """The form of a citation that fits its place, and whether a note that ends with it has a full stop."""
        stops = self._policy.full_stop
        by_policy = stops is FullStop.ALWAYS or (stops is FullStop.BODY and not self._in_annex)
        if again is not None:
            return replace_in(again, self._mention), by_policy
        place = (self._count, citation.source)
        if citation.later is not None:
            points = any(True for _ in references_in(citation.later))
            first = (self._alone if points else self._first_in_count).get(place, number)
            if first < number:
                pointed = replace_in(citation.later, lambda mention: self._to(first, mention))
                return pointed, by_policy
        full = replace_in(citation.full, self._mention)
        return full, by_policy if citation.full_stop is None else citation.full_stop

    def _again(self, here: Citation) -> Words | None:
        """The form that says "the same" of what a note begins with, if the note before cites that source and no other.

        Further on in a note it would mean the source right before it. Alone it means the passage of
        the note before, too; from a passage to the whole source there is no such form (The Bluebook, rule 4.1).
        """
        if self._before is None or len(self._before.citations) != 1:
            return None
        (there,) = self._before.citations
        if here.source != there.source or there.again is None:
            return None  # what never says "the same" is in words of its own, which may mean a passage
        return here.again if here.pinpoint == there.pinpoint else here.again_elsewhere


def _counts(letter: Letter, policy: NotePolicy) -> list[int]:
    """The count to which each part belongs."""
    return annex_sections(letter.parts) if policy.count is Count.SECTION else [0] * len(letter.parts)


def _with_notes(parts: Sequence[Part[Numbered]], numberer: _Numberer) -> Iterator[Part[Numbered]]:
    """The parts, each with the notes that stand behind it: all that were called since others did.

    Endnotes stand in the parts that the template has for them, of which one without notes stays
    away; what is left at the end of the letter stands there. Other notes stand where their count ends.
    """
    remaining, waiting = iter(numberer.notes), list[Note]()
    for part, count, next_count in zip(parts, numberer.counts, [*numberer.counts[1:], None], strict=True):
        calls = sum(isinstance(node, NoteCall) for node in references(part))
        waiting += islice(remaining, calls)
        notes: tuple[Note, ...] = ()
        if part.role is Role.NOTES if numberer.has_endnotes else count != next_count:
            notes, waiting = tuple(waiting), []
        if part.role is not Role.NOTES or notes:
            yield replace(part, notes=notes)
    if waiting:
        yield Part(Role.NOTES, (), notes=tuple(waiting))


def _begun(text: NoteText) -> NoteText:
    """The text with a capital at its start: "see" in a citation begins a sentence."""
    match text:
        case (Text() as first, *rest):
            return (Text(first.text[:1].upper() + first.text[1:], first.place), *rest)
        case (Emphasis() | Strong() | Foreign() as first, *rest):
            return (replace(first, children=_begun(first.children)), *rest)
        case _:
            return text


def _ended(text: NoteText, signs: NoteSigns, *, full_stop: bool) -> NoteText:
    return (*text, Text(signs.full_stop)) if full_stop and not ends_sentence(plain_text(text)) else text
