"""The files of a campaign for a letter that was found in a file: campaign.yaml, prose, pictures."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass

from undersigned.importing.ask_lists import FoundAsks
from undersigned.importing.asks_in_prose import asks_in_prose
from undersigned.importing.campaign_yaml import CampaignYaml
from undersigned.importing.found_letter import FoundLetter, FoundText, Known
from undersigned.importing.letter_parts import notes_lost
from undersigned.importing.manuscript import (
    Called,
    Leftover,
    Manuscript,
    NoteCalled,
    Picture,
    Piece,
    where,
)
from undersigned.importing.note_mentions import numbers_of, renumbered
from undersigned.importing.printed_signatories import Signed
from undersigned.importing.prose import ProseWriter
from undersigned.importing.returned_file import returned_yaml
from undersigned.importing.runs import words_alone
from undersigned.importing.session_values import FoundSession, OwnSession, with_session_values
from undersigned.loading.returned import FILE as RETURNED


@dataclass(frozen=True)
class Made:
    """A campaign in the making, and what its drafter has to be told."""

    files: Mapping[str, bytes]
    """The files of the campaign's folder."""
    signed: tuple[Signed, ...]
    """The organisations that sign."""
    people: int
    """How many people sign."""
    session: FoundSession | None
    country: str | None
    said: tuple[str, ...]
    """The ids of what it asks for in sentences of its text."""
    filled: tuple[str, ...]
    """The sentences in which the session was filled in."""
    has_asks: bool
    leftovers: tuple[Leftover, ...]
    notes: int
    """How many notes the letter calls."""


def campaign_of(manuscript: Manuscript, name: str, file: str, known: Known) -> Made:
    """The campaign of that name, made of a manuscript that was read from a file."""
    file = file.encode(errors="backslashreplace").decode()  # a name need not be text
    return _Maker(FoundLetter(manuscript, known, file), name, file).made()


class _Maker:
    def __init__(self, letter: FoundLetter, name: str, file: str) -> None:
        self._letter = letter
        self._name = name
        self._file = file
        self._folder = ""
        self._pictures: list[Picture] = []
        self._leftovers: list[Leftover] = []
        self._filled: dict[str, None] = {}

    def made(self) -> Made:
        letter = self._letter
        writer = ProseWriter(self._cite, self._keep_picture, self._left_out, self._with_ordinals)
        texts = {text.file: self._prose(text, writer) for text in (letter.body, *letter.sections)}
        self._folder = ""
        said: Mapping[str, str] = {}
        if not letter.asks:
            in_prose = asks_in_prose(texts[letter.body.file], letter.language)
            texts[letter.body.file], said = in_prose.prose, in_prose.asks
            for words in in_prose.several:
                shown = textwrap.shorten(words, 80, placeholder=" …")
                self._leftovers.append(
                    Leftover(
                        f"“{shown}” asks for several things at once; it stays text",
                        "in the text",
                        "to know later what became of each, write it under 'asks', and here {{ ask(\"its-name\") }}",
                        "several-asks",
                    )
                )
        yaml = CampaignYaml(letter, self._name, self._file, writer, said)
        texts["campaign.yaml"] = yaml.text()
        if returned := returned_yaml(letter.manuscript, self._file):
            texts[RETURNED] = returned
        self._report_lost()
        pictures = {_name(number, picture): picture.data for number, picture in enumerate(self._pictures, 1)}
        return Made(
            {name: text.encode() for name, text in texts.items()} | pictures,
            tuple(one for _, one in letter.signing.as_entries()),
            len(letter.signing.people),
            letter.session,
            letter.country,
            tuple(said),
            tuple(self._filled),
            bool(letter.asks or said),
            (
                *letter.manuscript.leftovers,
                *letter.parts.leftovers,
                *letter.mentions.doubts(letter.numbers),
                *self._leftovers,
                *yaml.leftovers,
            ),
            len(letter.calls),
        )

    def _prose(self, text: FoundText, writer: ProseWriter) -> str:
        self._folder = text.file.rpartition("/")[0]
        blocks: list[str] = []
        run: list[Piece] = []

        def write() -> None:
            if run:
                blocks.append(writer.blocks(run, lambda level: level - text.highest + 2))
                run.clear()

        for piece in text.pieces:
            if isinstance(piece, FoundAsks):
                write()
                blocks.append(f'{{{{ asks("{piece.name}") }}}}')
            else:
                run.append(piece)
        write()
        return "\n\n".join(blocks) + "\n"

    def _cite(self, called: Called) -> str:
        footnotes = self._letter.footnotes
        if isinstance(called, NoteCalled):
            return footnotes.citation(called.id)
        mention = footnotes.mention(called.id)
        if mention is None:
            number = called.shown
            self._leftovers.append(
                Leftover(
                    f"“{called.said}” names note {number}" if called.said else f"note {number} is named",
                    called.at or "in the text",
                    f"it stays a figure, which does not change with the notes; to let it follow, give note {number} "
                    "a name of its own under 'footnotes' that 'repeats' its source, cite that there, and write "
                    '{{ note("its-name") }} here',
                    "note-number",
                )
            )
            return number
        return mention

    def _keep_picture(self, picture: Picture) -> str:
        if picture not in self._pictures:
            self._pictures.append(picture)
        name = _name(self._pictures.index(picture) + 1, picture)
        if not picture.alternative:
            self._leftovers.append(
                Leftover(
                    "what a picture shows, for those who cannot see it",
                    where(picture.number, ""),
                    f"say it in the square brackets before {name}",
                )
            )
        return f"../{name}" if self._folder else name

    def _left_out(self, what: str, number: int) -> None:
        at = where(number, self._letter.texts.get(number, "")) if number else "in a note"
        self._leftovers.append(Leftover(what, at))

    def _with_ordinals(self, prose: str) -> str:
        session = self._letter.session
        known = self._letter.known.sessions.get(session.id) if session else None
        if session is None or known is None or known.special:
            return prose
        date = self._letter.date.date if self._letter.date else None
        own = OwnSession(session.number, self._letter.language, known.opens, known.closes, date)
        anew, filled = with_session_values(prose, own)
        self._filled.update(dict.fromkeys(filled))
        return anew

    def _report_lost(self) -> None:
        notes = self._letter.manuscript.notes
        misplaced = notes_lost(self._letter.parts)
        called = {call.note for call in self._letter.calls}
        for note, words in notes.items():
            if note in called or not words_alone(words):
                continue
            why = (
                "stands at an addressee, a copy line, a contact or a name, where none can"
                if note in misplaced
                else "is called by no line of the letter that was kept"
            )
            said = words_alone(words)
            what = f"a note that {why}: “{said}”"
            self._leftovers.append(Leftover(what, "among the notes", words=(said,)))
        if changed := renumbered(numbers_of(self._letter.manuscript), self._letter.numbers):
            self._leftovers.append(
                Leftover(
                    f"notes that have other numbers in the new letter: {changed}",
                    "among the notes",
                    "look at what names a note by its number",
                    "note-number",
                )
            )


def _name(number: int, picture: Picture) -> str:
    return f"picture-{number}.{picture.extension}"
