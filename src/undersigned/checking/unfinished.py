"""Turns a letter into the places in it that somebody still has to fill in: "XX", "TBC", "[date]"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from undersigned.model.findings import Place
from undersigned.model.letter import Inlines, NumberedLetter, Paragraph, Part, Role, Text
from undersigned.model.walking import map_inlines, texts_in

_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+")
_QUOTED: Final = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|\"[^\"]*\"")

_NUMERAL_BEFORE: Final = (
    r"(?<![Aa]rticle )(?<!Part )(?<!Title )(?<!Chapter )(?<!Annex )(?<!Section )(?<!Volume )"
)
"""Words after which XX is the number twenty."""
_BLANKS: Final = re.compile(
    rf"{_NUMERAL_BEFORE}\b(?:X{{2,}}|x{{2,}})\b(?! century)|\b(?:TBC|TBD|TBA|tbc|tbd|T\.B\.C\.)(?!\w)|_{{3,}}|\?{{3,}}"
)

_BRACKETS: Final = re.compile(r"(?<![\w\]])\[([^\[\]]+)\](?!\w)")
_LEFT_OUT: Final = re.compile(r"[\s.…*\d,;:/-]*")
"""What is no word: the dots of an omission, a year."""
_REMARKS: Final = re.compile(
    r"sic|GC|emphas[ie]s .*|italics .*|original .*|footnotes? omitted|translation .*|in [A-Z]\w+|\w+ only|our \w+",
    re.IGNORECASE,
)
"""What lawyers put into brackets of their own: [sic], [emphasis added], [in Khmer], [GC] of a Grand Chamber."""
_TO_FILL_IN: Final = re.compile(
    r"(?:insert|add|check|confirm|fill|name|date|number|no\.?|title|organi[sz]ations?|link|url|country|session|figure|"
    r"source|symbol|place|signature|nom|fecha|nombre|titre|à compléter|completar|day|month|year|dd|mm|yyyy|to be)\b",
    re.IGNORECASE,
)
"""How what is to be filled in begins, also inside a quotation, where other words in brackets are the editor's."""


@dataclass(frozen=True)
class Placeholder:
    """Words that stand for others, and where."""

    words: str
    place: Place


def placeholders(letter: NumberedLetter) -> Iterator[Placeholder]:
    """What is still to be filled in, in the order of the letter; names of signatories are as the register has them."""
    groups: list[tuple[Text, ...]] = []

    def remember(inlines: Inlines[object]) -> Inlines[object]:
        groups.append(tuple(texts_in(inlines)))
        return inlines

    for part in letter.parts:
        if part.role is not Role.SIGNATORIES:
            map_inlines(part, remember)
    for note in letter.notes:
        map_inlines(Part(Role.NOTES, (Paragraph(note.text),)), remember)
    for texts in groups:
        yield from _in(texts)


def _in(texts: tuple[Text, ...]) -> Iterator[Placeholder]:
    whole = "".join(text.text for text in texts)
    whole = _ADDRESS.sub(lambda found: "·" * len(found[0]), whole)
    quoted = [found.span() for found in _QUOTED.finditer(whole)]
    found = [(match.start(), match[0]) for match in _BLANKS.finditer(whole)]
    for match in _BRACKETS.finditer(whole):
        is_quoted = any(start <= match.start() < end for start, end in quoted)
        if _is_open(match[1].strip(), is_quoted=is_quoted) and not _BLANKS.search(match[0]):
            found.append((match.start(), match[0]))
    for offset, words in sorted(found):
        yield Placeholder(words, _place(texts, offset))


def _is_open(words: str, *, is_quoted: bool) -> bool:
    """Whether words in square brackets are to be replaced, and are not those of an editor or a lawyer."""
    if _LEFT_OUT.fullmatch(words) or _REMARKS.fullmatch(words):
        return False
    return not is_quoted or _TO_FILL_IN.match(words) is not None


def _place(texts: tuple[Text, ...], offset: int) -> Place:
    """Where the character at an offset was written."""
    for text in texts:
        if offset < len(text.text):
            return Place(text.place.file, text.place.line, text.place.column + offset)
        offset -= len(text.text)
    return texts[-1].place
