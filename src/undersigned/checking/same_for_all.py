"""Holds a letter to saying the same to those who are asked to sign as to those who receive it.

The letter as it is printed goes in, and the one that was drafted for its wording, with marks around names, date and
number; out comes an error for each place where they differ in anything else.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import Final, TypeAlias

from undersigned.checking.printed_paragraphs import paragraph_of_note, paragraphs_of
from undersigned.languages.number_words import number_in_words
from undersigned.model.findings import NOWHERE, Findings, Place
from undersigned.model.letter import Image, NumberedLetter, SignatureField
from undersigned.model.set_apart import HOW_MANY, MARK

_Line: TypeAlias = tuple[str, Place]
_LONGEST: Final = 60
_HOW_MANY: Final = re.compile(re.escape(HOW_MANY), re.IGNORECASE)


def check_same_for_all(
    printed: NumberedLetter, asked: NumberedLetter, count: int, findings: Findings
) -> None:
    """Add the errors. `count` is how many sign."""
    language = printed.metadata.language
    numbers = {HOW_MANY, *map(str, range(count + 1))}
    for number in range(count + 1) if count else ():
        words = (number_in_words(number, language, masculine=flag) for flag in (False, True))
        numbers.update(one.casefold() for one in words if one)
    here, there = list(_lines(printed)), list(_lines(asked))
    if len(here) == len(there) and all(
        _is_same(a, b, numbers) for (a, _), (b, _) in zip(here, there, strict=True)
    ):
        return
    texts = [line for line, _ in here], [line for line, _ in there]
    for kind, i, j, k, n in difflib.SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        if kind == "equal" or (
            j - i == n - k
            and all(_is_same(here[i + step][0], there[k + step][0], numbers) for step in range(j - i))
        ):
            continue
        place = next((place for _, place in (*here[i:j], *there[k:n]) if place != NOWHERE), None)
        findings.error(
            f"the letter says here {_told(texts[0][i:j])}, and {_told(texts[1][k:n])} where it does not tell who signs:"
            " nobody could know what they agree to",
            "depends-on-signatories",
            place,
            "print the names, or {{ signatories.count }}, and let nothing else depend on what these are",
        )


def _lines(letter: NumberedLetter) -> Iterator[_Line]:
    for part in letter.parts:
        for paragraph in paragraphs_of(part):
            words = "".join(map(_words, paragraph.pieces))
            yield _plain(f"{paragraph.label} {words}"), paragraph.place
    for note in letter.notes:
        yield _plain("".join(map(_words, paragraph_of_note(note).pieces))), note.place


def _plain(line: str) -> str:
    """A line without marks; how many spaces part its words is nothing that it says."""
    return " ".join(MARK.sub("", line).split())


def _words(piece: object) -> str:
    match piece:
        case str():
            return piece
        case Image():
            return f"[{piece.alternative}]"
        case SignatureField():
            return ""
        case _:
            return "[note]"


def _is_same(printed: str, asked: str, numbers: set[str]) -> bool:
    """Whether a line is the one that was asked about, with a number where that says only that there is one."""
    if printed == asked:  # as nearly all are
        return True
    pieces = [re.escape(piece) for piece in _HOW_MANY.split(asked)]
    found = re.fullmatch("(.*?)".join(pieces), printed, re.DOTALL)
    return found is not None and all(group.casefold() in numbers for group in found.groups())


def _told(lines: list[str]) -> str:
    words = " ".join(lines)
    return f"“{words if len(words) <= _LONGEST else words[:_LONGEST] + '…'}”" if words else "nothing"
