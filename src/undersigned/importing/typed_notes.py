"""Makes notes that number themselves of typed ones: "1" raised, "[1]" or "(1)" in the text, the same before each note.

They stand at the end, under a heading or not, or at the foot of each page. Only where there is no doubt do they become
notes: every number has its mark in the text, in order. Otherwise all stays as it was typed, and the drafter is told.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from undersigned.importing.formulas import is_closing, is_notes_heading, is_signed_by
from undersigned.importing.manuscript import (
    Called,
    Leftover,
    Line,
    Manuscript,
    NoteCalled,
    NoteNamed,
    Piece,
    Separator,
    Words,
    lines_in,
    where,
)
from undersigned.importing.note_marks import (
    PLAIN_MARKS,
    RAISED_FIGURE,
    Mark,
    Marks,
    Sign,
    marks_in,
    with_calls,
)
from undersigned.importing.runs import stripped, without_start, words_alone
from undersigned.languages.names_in_lists import is_affiliation
from undersigned.model.letter import Inline, LineBreak, Superscript, Text
from undersigned.model.raised_signs import lowered

_ENOUGH: Final = 2
"""How many marks without notes, or the reverse, are no accident."""


_BEFORE_NOTE: Final = {
    Sign.BRACKETS: re.compile(r"\[(\d{1,3})\]:?\s*(?=\S)"),
    Sign.ROUND: re.compile(r"\((\d{1,3})\)\s*(?=\S)"),
    Sign.SIGN: re.compile(r"([¹²³⁰⁴-⁹]{1,3})\s*(?=\S)"),
    Sign.FIGURE: re.compile(r"(\d{1,3})[.)]\s+(?=\S)"),
}
_OTHER_MARK: Final = re.compile(r"(?:\*{1,4}|[†‡§¶]{1,2}|\[[a-z]{1,4}\]|\([a-z]\)(?=\s))(?=\s*\w)")
"""What a note may begin with besides figures."""


@dataclass(frozen=True)
class TypedNote:
    """A line that begins as a note does: its number, how that is set, and the words behind it."""

    number: int
    sign: Sign
    words: Words


def with_typed_notes(manuscript: Manuscript) -> Manuscript:
    """The manuscript with its typed notes as notes, or with what looks like them told of."""
    pieces = list(manuscript.pieces)
    read = {index: note for index, piece in enumerate(pieces) if (note := note_in(piece))}
    if not manuscript.notes:
        for runs in _ways_to_read(pieces, read):
            for sign in _signs_for(runs, read):
                if made := _made(manuscript, {index: read[index] for index in runs}, sign):
                    return made
    left = _unclear(pieces, read)
    return replace(manuscript, leftovers=(*manuscript.leftovers, left)) if left else manuscript


def begins_typed_notes(pieces: Sequence[Piece], index: int) -> bool:
    """Whether lines begin here that are notes by their look, and that nobody could take for notes without doubt."""
    piece, note = pieces[index], note_in(pieces[index])
    if isinstance(piece, Line) and is_notes_heading(words_alone(piece.words)):
        return index + 1 < len(pieces) and note_in(pieces[index + 1]) is not None
    return note is not None and note.number == 1 and note.sign in PLAIN_MARKS


# --- notes


def note_in(piece: Piece) -> TypedNote | None:
    """The note that a line may be."""
    if not isinstance(piece, Line) or piece.heading:
        return None
    if piece.item:
        return TypedNote(piece.item.start, Sign.FIGURE, piece.words) if piece.item.numbered else None
    match piece.words:
        case (Superscript(children=(Text(text=text),)), _, *_):
            found = RAISED_FIGURE.fullmatch(lowered(text))
            rest = stripped(piece.words[1:])
            return TypedNote(int(found[1]), Sign.RAISED, rest) if found and rest else None
        case _:
            pass
    text = words_alone(piece.words)
    for sign, pattern in _BEFORE_NOTE.items():
        if found := pattern.match(text):
            number = int(lowered(found[1]))
            return TypedNote(number, sign, stripped(without_start(piece.words, found.end())))
    return None


def _ways_to_read(pieces: Sequence[Piece], read: dict[int, TypedNote]) -> Iterator[list[int]]:
    """Which lines may be the notes: those at the end or below a heading, else those at the feet of pages."""
    stretches = _stretches(read)
    for stretch in reversed(stretches):
        others = {(note.sign, note.number) for index, note in read.items() if index not in stretch}
        own = {(read[index].sign, read[index].number) for index in stretch}
        is_only = read[stretch[0]].sign is Sign.FIGURE or not own & others
        if is_only and _is_apart(pieces, stretch[0], read[stretch[0]]):
            yield stretch
    feet = [index for stretch in stretches for index in stretch if read[index].sign is not Sign.FIGURE]
    if feet and len(feet) > len(stretches[-1]):
        yield feet


def _stretches(read: dict[int, TypedNote]) -> list[list[int]]:
    """Lines that may be notes and follow each other, with numbers that do."""
    found: list[list[int]] = []
    for index, note in read.items():
        last = found[-1][-1] if found else None
        follows = last == index - 1 and read[last].sign is note.sign and read[last].number + 1 == note.number
        if follows:
            found[-1].append(index)
        else:
            found.append([index])
    return found


def _is_apart(pieces: Sequence[Piece], first: int, note: TypedNote) -> bool:
    """Whether notes may begin at a line: figures alone number many things, but below names they are notes."""
    if note.sign is not Sign.FIGURE:
        return True
    texts = [words_alone(piece.words) if isinstance(piece, Line) else "" for piece in pieces[:first]]
    if texts and is_notes_heading(texts[-1]):
        return True
    closes = max((index for index, text in enumerate(texts) if is_closing(text)), default=None)
    return closes is not None and closes < first - 1 and not is_signed_by(texts[-1])


def _signs_for(runs: Sequence[int], read: dict[int, TypedNote]) -> Iterable[Sign]:
    """How the same numbers may be set in the text."""
    own = read[runs[0]].sign
    others = (*PLAIN_MARKS, Sign.ROUND)
    return others if own is Sign.FIGURE else (own, *(one for one in others if one is not own))


def _made(manuscript: Manuscript, notes: dict[int, TypedNote], sign: Sign) -> Manuscript | None:
    """The manuscript with these lines as notes; None where the text does not call each, in order.

    What may be a power as well calls a note only where nothing else does.
    """
    pieces = manuscript.pieces
    numbers = [note.number for note in notes.values()]
    others = [piece for index, piece in enumerate(pieces) if index not in notes]
    marks = [(line, mark) for line in lines_in(others) for mark in marks_in(line.words, sign)]
    sure = [mark.number for _, mark in marks if not mark.is_doubtful]
    begins_anew = numbers.count(1) > 1
    called = sure if begins_anew else list(dict.fromkeys(sure))
    every = [mark.number for _, mark in marks]
    takes_doubtful = called != numbers
    if not _counts(numbers) or (takes_doubtful and numbers not in (every, list(dict.fromkeys(every)))):
        return None
    doubtful = [(line, mark) for line, mark in marks if mark.is_doubtful and mark.number in numbers]
    is_below = max(line.number for line, _ in marks) < pieces[min(notes)].number
    words = {index: note.words for index, note in notes.items()}
    if is_below:
        words = _with_paragraphs(pieces, words)
    serial = itertools.count(1)
    met: dict[int, str] = {}

    def mark(number: int) -> Inline[Called]:
        if number in met and not begins_anew:
            return Superscript((NoteNamed(met[number], str(number)),))
        met[number] = _id(next(serial))
        return NoteCalled(met[number])

    first = pieces[min(notes)]
    left = _converted(first, len(notes)) if isinstance(first, Line) else ()
    left += tuple(_doubt(line, mark, sign, is_call=takes_doubtful) for line, mark in doubtful)
    return replace(
        manuscript,
        pieces=tuple(with_calls(_text(pieces, words), Marks(sign, mark, numbers, takes_doubtful))),
        notes={_id(place): words[index] for place, index in enumerate(notes, 1)},
        numbers={_id(place): str(number) for place, number in enumerate(numbers, 1)},
        has_endnotes=is_below,
        leftovers=(*manuscript.leftovers, *left),
    )


def _counts(numbers: Sequence[int]) -> bool:
    """Whether numbers count from 1, and perhaps from 1 anew on a later page."""
    return bool(numbers) and all(
        number in {1, before + 1} for before, number in itertools.pairwise([0, *numbers])
    )


def _with_paragraphs(pieces: Sequence[Piece], notes: dict[int, Words]) -> dict[int, Words]:
    """The notes that stand below the text, with the further paragraphs of each; these are empty themselves."""
    found: dict[int, Words] = {}
    last = min(notes)
    for index in range(last, max(notes) + 1):
        piece = pieces[index]
        if index in notes:
            found[index] = notes[index]
            last = index
        elif isinstance(piece, Line):
            found[last] = (*found[last], LineBreak(), *piece.words)
            found[index] = ()
    return found


def _text(pieces: Sequence[Piece], notes: Container[int]) -> Iterator[Piece]:
    """The pieces without the notes, and without the lines that parted them from the text."""
    for index, piece in enumerate(pieces):
        if index not in notes and not (isinstance(piece, Separator) and index + 1 in notes):
            yield piece


# --- what is told


def _told(what: str, line: Line, help: str) -> Leftover:
    return Leftover(what, where(line.number, words_alone(line.words)), help, "typed-notes")


def _converted(first: Line, count: int) -> tuple[Leftover, ...]:
    what = f"the notes 1 to {count} were typed" if count > 1 else "the note 1 was typed"
    what = f"{what}; in the new letter they number themselves"
    return (_told(what, first, "read through them under 'footnotes' in campaign.yaml"),)


def _doubt(line: Line, mark: Mark, sign: Sign, *, is_call: bool) -> Leftover:
    typed, stays = (
        (f"({mark.number})", "as it is")
        if sign is Sign.ROUND
        else (f"raised {mark.number}", "a raised figure")
    )
    became = "was taken for the mark of a note" if is_call else f"stays {stays}, and calls no note"
    help = "look whether that is right; how a note is cited: undersigned manual footnotes"
    return _told(f"the {typed} behind “{mark.before.split()[-1]}” {became}", line, help)


def _unclear(pieces: list[Piece], read: dict[int, TypedNote]) -> Leftover | None:
    """The word that notes were typed which stay so."""
    notes = [index for index, note in read.items() if _looks_typed(pieces, index, note)]
    texts = [piece for index, piece in enumerate(pieces) if index not in notes]
    marks = [
        (line, mark.number)
        for sign in PLAIN_MARKS
        for line in lines_in(texts)
        for mark in marks_in(line.words, sign)
    ]
    counts_up = [number for _, number in marks][:_ENOUGH] == list(range(1, _ENOUGH + 1))
    if len(notes) < _ENOUGH and not (notes and marks) and not counts_up:
        return _with_other_marks(pieces)
    first = pieces[notes[0]] if notes else marks[0][0]
    if not isinstance(first, Line):
        return None
    what = (
        "notes that were typed, and whose numbers are not those in the text, one by one: they stay typed text"
        if notes
        else "figures that mark notes, as it seems, and no notes that were typed with the same: they stay figures"
    )
    help = (
        "write the notes under 'footnotes' in campaign.yaml, and cite them where the numbers stand: "
        "undersigned manual footnotes"
    )
    return _told(what, first, help)


def _with_other_marks(pieces: list[Piece]) -> Leftover | None:
    """The word that notes were typed whose marks are no figures: signs or letters."""
    lines = [piece for piece in pieces if isinstance(piece, Line) and not piece.item]
    for line in reversed(lines):
        mark = _other_mark(line) if not is_affiliation(words_alone(line.words)) else ""
        if mark and any(_calls(other, mark) for other in lines if other is not line):
            what = f"a note, as it seems, that is typed with the mark “{mark}”: it stays typed text"
            help = (
                "write it under 'footnotes' in campaign.yaml, and cite it where the mark stands: "
                "undersigned manual footnotes"
            )
            return _told(what, line, help)
    return None


def _other_mark(line: Line) -> str:
    """What a line begins with that may mark a note, and is no figure."""
    match line.words:
        case (Superscript() as raised, _, *_) if (text := words_alone(raised.children).strip()).isalpha():
            return text if text.islower() else ""
        case _:
            found = _OTHER_MARK.match(words_alone(line.words))
            return found[0] if found else ""


def _calls(line: Line, mark: str) -> bool:
    """Whether a mark stands in a line of text, behind a word or a sign."""
    text = words_alone(line.words)
    if mark.isalpha():
        return any(isinstance(one, Superscript) and words_alone((one,)).strip() == mark for one in line.words)
    found = re.search(rf"\S{re.escape(mark)}(?!\w|{re.escape(mark[-1])})", text)
    return found is not None and re.search(r"[.!?]", text.rstrip(f"{mark} ")) is not None


def _looks_typed(pieces: Sequence[Piece], index: int, note: TypedNote) -> bool:
    if note.sign in PLAIN_MARKS:
        return True
    above = pieces[index - note.number] if 0 < note.number <= index else None
    return isinstance(above, Line) and is_notes_heading(words_alone(above.words))


def _id(number: int) -> str:
    return f"typed-{number}"
