"""Finds in a manuscript what a campaign says of its letter: session, signatories, what notes cite."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from undersigned.checking.words import CALL
from undersigned.files.ids import first_free, portable
from undersigned.importing.ask_lists import FoundAsks, TextPiece, with_asks
from undersigned.importing.countries import find_country
from undersigned.importing.footnote_entries import Call, Footnotes
from undersigned.importing.formulas import language_in
from undersigned.importing.found_dates import FoundDate, find_date
from undersigned.importing.letter_parts import Parts, PartsFinder, with_bold_headings
from undersigned.importing.listed_signatories import ListedSignatories
from undersigned.importing.manuscript import Line, Manuscript, Piece, Words, lines_in
from undersigned.importing.note_mentions import Mentions
from undersigned.importing.printed_signatories import Register
from undersigned.importing.recognised_sources import slug
from undersigned.importing.runs import calls_in, words_alone
from undersigned.importing.session_values import FoundSession, find_session
from undersigned.importing.typed_lists import with_typed_lists
from undersigned.importing.typed_notes import with_typed_notes
from undersigned.model.campaign import Organisation, Session
from undersigned.model.letter import Role, Text


@dataclass(frozen=True)
class Known:
    """What the project knows that a letter is held against."""

    organisations: Mapping[str, Organisation]
    sessions: Mapping[str, Session]
    today: datetime.date
    """Stands for the date of a letter that has none."""
    countries: Callable[[str], Iterable[str]] = lambda _: ()
    """The names of all countries in a language."""
    schema: str | None = None
    """The path of the campaign's schema from its folder, for editors."""


@dataclass(frozen=True)
class FoundText:
    """A text of the letter: the file that it goes to, and its pieces."""

    file: str
    pieces: tuple[TextPiece, ...]
    highest: int = 0
    """The highest level of its headings; it becomes the second. 0 where it has none."""

    @property
    def lines(self) -> Iterator[Line]:
        """Its lines, those of asks and tables included."""
        for piece in self.pieces:
            if isinstance(piece, FoundAsks):
                yield from [piece.lead_in] if piece.lead_in else []
                yield from (line for _, item in piece.items for line in item)
            else:
                yield from lines_in([piece])


class FoundLetter:
    """A letter that somebody wrote elsewhere, understood as far as it goes."""

    def __init__(self, manuscript: Manuscript, known: Known, file: str = "") -> None:
        self.manuscript = manuscript = with_typed_notes(manuscript)
        self.known = known
        self.texts = {line.number: words_alone(line.words) for line in lines_in(manuscript.pieces)}
        """The text of each paragraph, by its number."""
        whole = "\n".join(self.texts.values())
        self.language = language_in(whole, manuscript.language)
        register = Register(known.organisations)
        self.parts: Parts = PartsFinder(
            manuscript.pieces, self.language, register.knows, has_endnotes=manuscript.has_endnotes
        ).parts()
        self.date: FoundDate | None = find_date(words_alone(self.parts.date, lambda _: CALL), self.language)
        if self.date and self.date.pattern == "MMMM d, yyyy" and self.language == "en-GB":
            self.language = "en-US"
            self.date = replace(self.date, is_usual=True)
        self.session: FoundSession | None = find_session(
            whole, known.sessions, self.date.date if self.date else None
        )
        self.country: str | None = find_country(
            words_alone((*self.parts.subject, Text(" "), *self.parts.title)),
            file,
            known.countries(self.language),
        )
        self.signing = ListedSignatories(
            self.parts.signing, register, self.language, known.countries(self.language)
        )
        self.parts.leftovers += self.signing.leftovers
        self.mentions = Mentions(manuscript)
        body = with_typed_lists(self.mentions.tied(self.parts.body))
        self.body = FoundText("body.md", tuple(with_asks(body)), _highest(body))
        self.sections = _sections(self.mentions.tied(self.parts.annex))
        self.calls = list(self._calls())
        self.footnotes = Footnotes(self.mentions.notes, self.calls, self.language)

    @property
    def numbers(self) -> dict[str, str]:
        """The number that the new letter gives each note, by the note's id."""
        anew = self.manuscript.count == "section"
        counts: Counter[int] = Counter()
        found: dict[str, str] = {}
        for call in self.calls:
            section = call.section if anew else 0
            counts[section] += 1
            found.setdefault(call.note, str(counts[section]))
        return found

    @property
    def asks(self) -> list[FoundAsks]:
        """The groups of its asks."""
        return [piece for piece in self.body.pieces if isinstance(piece, FoundAsks)]

    def _words_of(self, role: Role) -> Iterable[Words]:
        """The words of a part that can call notes, line by line."""
        parts = self.parts
        lines: dict[Role, Iterable[Words]] = {
            Role.DATE: [parts.date],
            Role.LETTERHEAD: parts.letterhead,
            Role.TITLE: [parts.title],
            Role.SUMMARY: parts.summary,
            Role.SUBJECT: [parts.subject],
            Role.SALUTATION: [parts.salutation],
            Role.CLOSING: [parts.closing],
            Role.BODY: (line.words for line in self.body.lines),
        }
        return lines.get(role, ())

    def _calls(self) -> Iterator[Call]:
        """The calls of notes in the order in which the letter prints them."""
        for role in self.parts.order:
            if role is Role.ANNEX:
                yield from (Call(note, 1) for note in calls_in(self.parts.annex_title))
                for section, text in enumerate(self.sections, 1):
                    yield from (Call(note, section) for line in text.lines for note in calls_in(line.words))
                continue
            if role is Role.SIGNATORIES:
                yield from map(Call, self.parts.signing.notes)
                continue
            for words in self._words_of(role):
                yield from map(Call, calls_in(words))


def _sections(annex: Sequence[Piece]) -> list[FoundText]:
    """The annex cut at its highest headings, a file each."""
    pieces = with_bold_headings(with_typed_lists(annex))
    top = _highest(pieces)
    found: dict[str, list[Piece]] = {}
    inside: list[Piece] = []
    for piece in pieces:
        begins = isinstance(piece, Line) and bool(top) and piece.heading == top
        if begins or not found:
            title = words_alone(piece.words) if begins and isinstance(piece, Line) else "annex"
            stem = first_free(f"annex/{portable(slug(title, 3))}", lambda stem: stem in found)
            found[stem] = inside = []
        inside.append(piece)
    return [FoundText(f"{stem}.md", tuple(inside), top) for stem, inside in found.items()]


def _highest(pieces: Iterable[Piece]) -> int:
    return min((piece.heading for piece in pieces if isinstance(piece, Line) and piece.heading), default=0)
