"""Turns the parts of a letter into the files of a campaign: campaign.yaml, its prose, its pictures."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from undersigned.importing.asks import AskGroup, TextPiece, with_asks
from undersigned.importing.dates import find_date
from undersigned.importing.footnotes import Call, Footnotes
from undersigned.importing.formulas import language_of
from undersigned.importing.letter_kind import Frame, kind_of
from undersigned.importing.parts import Parts, notes_lost, parts_of, with_bold_headings
from undersigned.importing.prose import ProseWriter, escaped, started
from undersigned.importing.record import (
    Called,
    Leftover,
    Line,
    Manuscript,
    NoteCalled,
    Picture,
    Piece,
    Words,
    lines_in,
    where,
)
from undersigned.importing.sessions import FoundSession, find_session, ordinals_in
from undersigned.importing.signatories import Register, Signed, is_alphabetical, printed
from undersigned.importing.sources import slug
from undersigned.importing.typed_lists import with_typed_lists
from undersigned.importing.wording import calls_in, plain, stripped
from undersigned.importing.yaml_text import block, entry, sequence
from undersigned.model.campaign import Organisation, Session
from undersigned.model.letter import Role

_ENDS: Final = (",", ".", ":", "!", "،", "，", "。")
"""What the usual kind of letter takes for the end of a formula, after which it sets no comma."""
_STAND_IN: Final = "(to be filled in)"


@dataclass(frozen=True)
class Known:
    """What the project knows that a letter is held against."""

    organisations: Mapping[str, Organisation]
    sessions: Mapping[str, Session]
    today: datetime.date
    """Stands for the date of a letter that has none."""
    schema: str | None = None
    """The path of the campaign's schema from its folder, for editors."""


@dataclass(frozen=True)
class Campaign:
    """A campaign in the making: its files by their paths in the project, and what is to be told of it."""

    files: Mapping[str, bytes]
    signatories: tuple[Signed, ...]
    leftovers: tuple[Leftover, ...]
    language: str
    session: FoundSession | None
    blocks: tuple[str, ...]
    """The lines that the letter must print, in order, without marks of notes."""
    notes: tuple[str, ...]
    """The notes that it must print, in order."""


def campaign_of(manuscript: Manuscript, name: str, file: str, known: Known) -> Campaign:
    """The campaign of that name, made of a manuscript that was read from a file."""
    return _Maker(manuscript, name, file, known).campaign()


@dataclass
class _Text:
    """A text of the letter: its pieces, and the file that it goes to."""

    file: str
    pieces: list[TextPiece]
    headings: int = 0
    """The highest level of its headings, which become the second."""


@dataclass
class _Maker:
    manuscript: Manuscript
    name: str
    file: str
    known: Known
    leftovers: list[Leftover] = field(default_factory=list)
    pictures: dict[str, Picture] = field(default_factory=dict)

    def __post_init__(self) -> None:
        texts = {line.number: plain(line.words) for line in lines_in(self.manuscript.pieces)}
        self._texts = texts
        whole = "\n".join(texts.values())
        self._language = language_of(whole, self.manuscript.language)
        register = Register(self.known.organisations)
        self._parts = parts_of(
            self.manuscript.pieces, self._language, register.knows, has_endnotes=self.manuscript.has_endnotes
        )
        self._date = find_date(plain(self._parts.date), self._language)
        if self._date and self._date.pattern == "MMMM d, yyyy" and self._language == "en-GB":
            self._language = "en-US"
            self._date = find_date(plain(self._parts.date), self._language)
        self._session = find_session(whole, self.known.sessions, self._date.date if self._date else None)
        self._signed = [self._sign(register, words) for words in self._parts.signatories]
        self._body = _Text("body.md", with_asks(with_typed_lists(self._parts.body)))
        self._body.headings = _top(self._parts.body)
        self._sections = self._split_annex()
        self._footnotes = Footnotes(self.manuscript.notes, self._calls(), self._language)
        self._folder = f"campaigns/{self.name}"

    def _sign(self, register: Register, words: Words) -> Signed:
        return register.signed(plain(words), calls_in(words))

    # --- the texts

    def _split_annex(self) -> list[_Text]:
        pieces: list[Piece] = with_bold_headings(with_typed_lists(self._parts.annex))
        top = _top(pieces)
        sections: list[_Text] = []
        for piece in pieces:
            begins = isinstance(piece, Line) and piece.heading == top and top
            if begins or not sections:
                title = plain(piece.words) if begins and isinstance(piece, Line) else "annex"
                sections.append(_Text(_free(f"annex/{slug(title, 3)}", sections), [], top))
            sections[-1].pieces.append(piece)
        return sections

    def _calls(self) -> list[Call]:
        """The calls of notes in the order in which the letter will print them."""
        parts = self._parts
        found: list[Call] = []
        order = [role for role in parts.order if role is not Role.ANNEX] + [Role.ANNEX]
        for role in order:
            for words in self._words_of(role):
                found += [Call(note, role is Role.ANNEX) for note in calls_in(words)]
        return found

    def _words_of(self, role: Role) -> Iterable[Words]:
        parts = self._parts
        single = {Role.SUBJECT: parts.subject, Role.SALUTATION: parts.salutation, Role.CLOSING: parts.closing}
        if role in single:
            return [single[role]]
        if role is Role.BODY:
            return [line.words for line in _lines(self._body.pieces)]
        if role is Role.SIGNATORIES:
            signing = zip(parts.signatories, self._signed, strict=True)
            return [words for words, signed in signing if signed.organisation]
        if role is Role.ANNEX:
            sections = (line.words for section in self._sections for line in _lines(section.pieces))
            return [parts.annex_title, *sections]
        return []

    # --- the files

    def campaign(self) -> Campaign:
        writer = ProseWriter(self._cite, self._keep_picture, self._left_out, self._with_ordinals)
        prose = {self._body.file: self._prose(self._body, writer)}
        prose |= {section.file: self._prose(section, writer) for section in self._sections}
        yaml = self._yaml(writer)
        self._report_lost()
        files = {f"{self._folder}/campaign.yaml": yaml}
        files |= {f"{self._folder}/{name}": text for name, text in prose.items()}
        files |= {f"templates/{self.name}/{name}": text for name, text in self._kind().items()}
        data = {path: text.encode() for path, text in files.items()}
        data |= {f"{self._folder}/{name}": picture.data for name, picture in self.pictures.items()}
        return Campaign(
            data,
            tuple(self._signed),
            (*self.manuscript.leftovers, *self._parts.leftovers, *self.leftovers),
            self._language,
            self._session,
            tuple(self._expected()),
            tuple(plain(self.manuscript.notes.get(call.note, ())) for call in self._calls()),
        )

    def _prose(self, text: _Text, writer: ProseWriter) -> str:
        self._folder_of_text = text.file.rpartition("/")[0]
        blocks: list[str] = []
        run: list[Piece] = []

        def level(heading: int) -> int:
            return heading - text.headings + 2

        for piece in [*text.pieces, None]:
            if piece is not None and not isinstance(piece, AskGroup):
                run.append(piece)
                continue
            if run:
                blocks.append(writer.blocks(run, level))
                run = []
            if piece is not None:
                blocks.append(f'{{{{ asks("{piece.name}") }}}}')
        return "\n\n".join(blocks) + "\n"

    def _cite(self, called: Called) -> str:
        if isinstance(called, NoteCalled):
            return self._footnotes.citation(called.id)
        mention = self._footnotes.mention(called.id)
        if mention is None:
            number = self._footnotes.number(called.id)
            self.leftovers.append(Leftover(f"the number of note {number}, which stands as a figure", "in the text"))
            return str(number or "")
        return mention

    def _keep_picture(self, picture: Picture) -> str:
        for name, kept in self.pictures.items():
            if kept is picture:
                break
        else:
            name = f"picture-{len(self.pictures) + 1}.{picture.extension}"
            self.pictures[name] = picture
            if not picture.alternative:
                self._left_out(
                    f"a picture without words for those who cannot see it: say in the brackets of ![…]({name}) what it shows",
                    picture.number,
                )
        return f"../{name}" if self._folder_of_text else name

    def _left_out(self, what: str, number: int) -> None:
        self.leftovers.append(Leftover(what, where(number, self._texts.get(number, ""))))

    def _with_ordinals(self, prose: str) -> str:
        if self._session is None or not self._session.is_known:
            return prose
        return ordinals_in(prose, self._session, self._language)

    # --- campaign.yaml

    def _yaml(self, writer: ProseWriter) -> str:
        parts = self._parts
        self._folder_of_text = ""
        lines = [f"# yaml-language-server: $schema={self.known.schema}"] if self.known.schema else []
        lines.append(f"# Made from {' '.join(self.file.split())}. Lines marked CHECK are for you to look at.")
        if self._kind():
            lines.append("# Its frame is not quite that of a joint letter, so it has a kind of its own in templates/.")
            lines.append(f"letter: {self.name}")
        lines.append(f"language: {self._language}")
        lines += self._date_lines()
        lines += self._session_lines()
        lines.append("# country: the country or subject, if the letter has one; the prose has it as {{ country }}")
        lines += self._lines_under("addressees", parts.addressees)
        lines += self._lines_under("copy", parts.copy) if parts.copy else []
        lines += self._formula("subject", parts.subject, writer, needed=True)
        lines += self._formula("salutation", parts.salutation, writer)
        lines += self._asks(writer)
        lines += self._formula("closing", parts.closing, writer)
        lines += self._signatories()
        lines += self._annex(writer)
        lines += self._notes()
        lines += self._sources(writer)
        return "\n".join(lines) + "\n"

    def _date_lines(self) -> list[str]:
        text = plain(self._parts.date)
        date = self._date
        if date is None:
            guessed = self.manuscript.saved or self.known.today
            what = "the day on which its file was saved" if self.manuscript.saved else "today"
            self.leftovers.append(
                Leftover(f"no date was found in the letter; {guessed} is {what}", "at its head", "correct 'date'", "no-date")
            )
            return [f"# CHECK: the letter has no date; this is {what}.", f"date: {guessed}"]
        lines = [f"date: {date.date}"]
        if not (date.is_usual and text == text[date.start : date.end]):
            value = text[date.start : date.end] if date.pattern is None else _date_value(date.pattern, usual=date.is_usual)
            written = escaped(value) if date.pattern is None else value
            before, after = escaped(text[: date.start]), escaped(text[date.end :])
            lines.append(entry("date_line", f"{started(before)}{written}{after}"))
        return lines

    def _session_lines(self) -> list[str]:
        session = self._session
        if session is None:
            return ["# session: the session that the letter is written to, such as HRC57"]
        if not session.is_known:
            return [f"# CHECK: campaigns/sessions.yaml has no {session.id}. Add it, then take the # away:", f"# session: {session.id}"]
        return [f"session: {session.id}"]

    def _lines_under(self, key: str, lines: Sequence[Words]) -> list[str]:
        texts = [plain(words).replace("\n", " ") for words in lines if plain(words).strip()]
        if texts:
            return [sequence(key, texts)]
        return [f"# CHECK: the letter names no {key}.", sequence(key, [_STAND_IN])]

    def _formula(self, key: str, words: Words, writer: ProseWriter, *, needed: bool = False) -> list[str]:
        if not words:
            missing = [f"# CHECK: the letter has no {key}.", entry(key, self.name)]
            return missing if needed else []
        text = writer.line(words, self._parts.numbers.get(Role(key), 0))
        return [entry(key, text.removesuffix(",") if not needed else text)]

    def _asks(self, writer: ProseWriter) -> list[str]:
        groups = [piece for piece in self._body.pieces if isinstance(piece, AskGroup)]
        if not groups:
            return []
        lines = ["asks:"]
        for group in groups:
            lines.append(f"  {group.name}:")
            if group.lead_in:
                lines.append(entry("lead_in", writer.line(group.lead_in.words, group.lead_in.number), 4))
            lines.append("    items:")
            for id, item in group.items:
                text = re.sub(r"\A(?:- |\d+\. )", "", writer.blocks(item))
                lines.append(entry(id, text, 6))
        return lines

    def _signatories(self) -> list[str]:
        sure = [signed for signed in self._signed if signed.organisation]
        doubtful = [signed for signed in self._signed if not signed.organisation]
        ids = list(dict.fromkeys(signed.organisation.id for signed in sure if signed.organisation))
        lines = [sequence("signatories", ids)] if ids else ["signatories: []"]
        for signed in doubtful:
            near = " or ".join(organisation.id for organisation in signed.near)
            hint = f"perhaps {near}" if near else "not in signatories/organisations.yaml"
            lines.append(f"  # CHECK: {' '.join(signed.text.split())} ({hint})")
        names = [s.organisation.name_in(self._language) for s in sure if s.organisation]
        if not is_alphabetical(names):
            lines.append("signatory_order: listed")
        noted = {s.organisation.id: s.notes[0] for s in sure if s.organisation and s.notes}
        if noted:
            lines.append("signatory_notes:")
            lines += [f"  {id}: {self._footnotes.key(note)}" for id, note in noted.items()]
        return lines

    def _annex(self, writer: ProseWriter) -> list[str]:
        if not self._sections and not self._parts.annex_title:
            return []
        lines = ["annex:"]
        if self._parts.annex_title:
            title = writer.line(self._parts.annex_title, self._parts.numbers[Role.ANNEX])
            lines.append(entry("title", title.replace("\\\n", " "), 2))
        lines.append(sequence("sections", [section.file for section in self._sections], 2))
        return lines

    def _notes(self) -> list[str]:
        if self._footnotes.is_empty:
            return []
        lines = [f"  repeat: {'ibid' if self._footnotes.has_ibid else 'full'}"]
        if self._footnotes.full_stop != "always":
            lines.append(f"  full_stop: {self._footnotes.full_stop}")
        if self.manuscript.has_endnotes:
            lines.append(f"  place: {self._parts.endnotes}")
        return ["notes:", *lines]

    def _sources(self, writer: ProseWriter) -> list[str]:
        if self._footnotes.is_empty:
            return []

        def text(words: Words, _key: str) -> str:
            return writer.words(stripped(words), 0)

        lines = ["footnotes:"]
        for key, source in self._footnotes.entries(text).items():
            lines.append(entry(key, source, 2) if isinstance(source, str) else block(key, source, 2))
        return lines

    # --- the frame, and what is told

    def _kind(self) -> dict[str, str]:
        parts = self._parts
        formulas = {Role.SALUTATION: parts.salutation, Role.CLOSING: parts.closing}
        return kind_of(
            Frame(
                parts.order,
                parts.labels,
                frozenset(
                    role for role, words in formulas.items() if words and not plain(words).rstrip().endswith(_ENDS)
                ),
                [piece.name for piece in self._body.pieces if isinstance(piece, AskGroup) and piece.numbered],
                parts.endnotes if self.manuscript.has_endnotes else None,
            ),
            self._language,
        )

    def _report_lost(self) -> None:
        for note in notes_lost(self._parts):
            self._lose_note(note, "stands at the date, an addressee or a copy line, where none can stand")
        called = {call.note for call in self._calls()} | set(notes_lost(self._parts))
        for note in self.manuscript.notes:
            if note not in called and plain(self.manuscript.notes[note]):
                self._lose_note(note, "is called nowhere in the letter")

    def _lose_note(self, note: str, why: str) -> None:
        text = plain(self.manuscript.notes.get(note, ()))
        self.leftovers.append(Leftover(f"a note that {why}: “{text}”", note))

    def _expected(self) -> Iterable[str]:
        """The lines that the letter must print, part by part."""
        parts = self._parts
        for role in parts.order:
            label = parts.labels.get(role, "").strip()
            lists = {Role.ADDRESSEES: parts.addressees, Role.COPY: parts.copy}
            if role in lists:
                yield " ".join([label, *(plain(words) for words in lists[role])])
            elif role is Role.DATE:
                yield plain(parts.date)
            elif role is Role.SIGNATORIES:
                yield from (
                    printed(s.organisation, self._language) for s in self._signed if s.organisation
                )
            else:
                for words in self._words_of(role):
                    yield f"{label} {plain(words)}".strip()
                    label = ""


def _date_value(pattern: str, *, usual: bool) -> str:
    return "{{ date }}" if usual else f'{{{{ date.written("{pattern}") }}}}'


def _top(pieces: Iterable[Piece]) -> int:
    """The highest level of the headings among pieces, 0 where there are none."""
    return min((piece.heading for piece in pieces if isinstance(piece, Line) and piece.heading), default=0)


def _lines(pieces: Iterable[TextPiece]) -> Iterable[Line]:
    for piece in pieces:
        if isinstance(piece, AskGroup):
            yield from [piece.lead_in] if piece.lead_in else []
            yield from (line for _, item in piece.items for line in item)
        else:
            yield from lines_in([piece])


def _free(stem: str, sections: Sequence[_Text]) -> str:
    taken = {section.file for section in sections}
    number, name = 1, f"{stem}.md"
    while name in taken:
        number += 1
        name = f"{stem}-{number}.md"
    return name

