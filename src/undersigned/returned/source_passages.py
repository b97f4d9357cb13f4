"""Finds where each printed passage of a letter comes from: stretches of prose and values of campaign.yaml.

A letter is drafted, and its passages, as a reader of its Word file finds them, are set beside the model, whose words
know their file and line. Then the words that are printed are aligned with the source token by token: what is literal
there is known sign by sign, and markup, citations and expressions are islands in between.
"""

from __future__ import annotations

import difflib
import html
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from undersigned.drafting.flanking import goes_on_without_space
from undersigned.drafting.origins import unmarked
from undersigned.files.project import Project
from undersigned.files.text_files import files_read
from undersigned.files.yaml_plain import Path
from undersigned.importing.word.reading import read_word
from undersigned.model.findings import Place
from undersigned.model.letter import Drafted, Inlines, NoteMention, NoteReference, Role, Text
from undersigned.model.walking import inlines_in, leaves
from undersigned.returned.edits import CALL, Passage
from undersigned.returned.passages import passages_of
from undersigned.returned.source_edits import Region
from undersigned.returned.source_texts import Sources
from undersigned.route import PreparedLetter, as_word, prepare

_TOKEN: Final = re.compile(
    r"(?P<silent>\{%.*?%\}|\{\#.*?\#\})|(?P<value>\{\{.*?\}\})"
    r"|(?P<defines>^\[\^[^\[\]]+\]:)|(?P<call>\[\^[^\[\]]+\])"
    r"|(?P<link>\]\(<[^>]*>\)|\]\([^()]*(?:\([^()]*\)[^()]*)*\)|\]\{[\w-]+\})|(?P<address><(?=https?:|mailto:))"
    r"|(?P<break>\\\r?\n)|\\(?P<escaped>[!-/:-@\[-`{-~])|(?P<entity>&\#?\w+;)"
    r"|(?P<space>\s+)|(?P<word>\d+|[^\W\d_]+)|(?P<sign>.)",
    re.DOTALL | re.MULTILINE,
)
_PRINTED: Final = re.compile(r"\n|[^\S\n]+|\d+|[^\W\d_]+|.", re.DOTALL)
_MENTION: Final = re.compile(r"\{\{[-+]?\s*note\(")
_ASK: Final = re.compile(r"\{\{[-+]?\s*ask\(\s*[\"'](?P<id>[^\"']+)[\"']")
_NO_PROSE: Final = re.compile(r"[|:\s-]*|\s*(?:\{%.*%\}|:::.*)\s*")
"""Lines behind a passage that do not print: below the head of a table, of templates, of parts."""
_BELOW_HEAD: Final = re.compile(r"\n[ \t]*\|?[ \t]*:?-[|: \t-]*")
"""The line below the head of a table, which goes with it."""
_NOT_PRINTED: Final = frozenset(
    {"signatories", "footnotes", "asks", "frame", "notes", "facts", "individuals"}
)
"""Keys of campaign.yaml whose values are found otherwise, or by nobody."""
_SHORTEST: Final = 3
_NO_WORDS: Final = re.compile(r"\d{4}(?:-\d\d){0,2}|true|false")
"""Values of a footnote that are not printed as they are typed: dates, and what is or is not so."""


@dataclass(frozen=True)
class Unit:
    """A stretch of a prose file, or a value of a YAML file by its path, with what is typed there."""

    file: str
    start: int
    text: str
    path: Path = ()

    @property
    def end(self) -> int:
        """Where it ends: in its file, or in the value that it is."""
        return self.start + len(self.text)

    def __str__(self) -> str:
        return f"{self.file}: {'.'.join(map(str, self.path))}" if self.path else self.file


@dataclass(frozen=True)
class Spot:
    """Where a printed sign comes from."""

    unit: Unit
    start: int
    end: int


@dataclass(frozen=True)
class SourcePassage:
    """A printed passage, and the source of each of its signs; None for what no source says literally."""

    passage: Passage
    units: tuple[Unit, ...] = ()
    spots: tuple[Spot | None, ...] = ()
    role: Role | None = None
    definition: Place | None = None
    """Of a note: where it is defined."""
    region: Region | None = None
    """The lines of a prose file that it is, of a cell those of its row."""

    def literal(self) -> Iterator[Spot]:
        """The spots of all signs that are known."""
        return (spot for spot in self.spots if spot is not None)


class SourcePassages:
    """Where each passage of a campaign's letter comes from."""

    def __init__(self, project: Project, campaign: str) -> None:
        """Draft the letter; raises `LetterError` where it cannot be."""
        self.campaign = campaign
        with files_read() as read:
            self.prepared: PreparedLetter = prepare(project, campaign)
            self.docx = as_word(self.prepared)
        self.read = {
            project.shown(path): data for path, data in read.items() if project.is_named_inside(path)
        }
        """The files of the project that were read for it, by their paths from its root."""
        self.sources = Sources(project)
        self.passages = passages_of(read_word(self.docx, f"{campaign}.docx"))
        self._file = f"campaigns/{campaign}/campaign.yaml"

    @cached_property
    def found(self) -> tuple[SourcePassage, ...]:
        """The passages, each with its source."""
        lines = [one for one in self.passages if not one.note]
        model = list(self._model())
        here = [_plain(one.words) for one in lines]
        there = [_plain(_said(inlines)) for inlines, _ in model]
        matched = dict(_pairs(here, there))
        starts = self._starts(inlines for inlines, _ in model)
        found = [
            self._of_line(line, *model[matched[n]], starts) if n in matched else SourcePassage(line)
            for n, line in enumerate(lines)
        ]
        cited = self._cited(found, [model[matched[n]][0] if n in matched else () for n in range(len(found))])
        notes = (one for one in self.passages if one.note)
        return (*found, *(self._of_note(one, cited.get(one.note, ()), starts) for one in notes))

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """The blocks of prose that print passages, and those that define notes."""
        defined = (
            Region(unit.file, unit.start, unit.end)
            for one in self.found
            if one.passage.note
            for unit in one.units
            if not unit.path
        )
        printed = (one.region for one in self.found if one.region is not None)
        return tuple(dict.fromkeys((*printed, *defined)))

    def _model(self) -> Iterator[tuple[Inlines[Drafted], Role]]:
        for part in self.prepared.draft.parts:
            for inlines in inlines_in(part.blocks):
                yield inlines, part.role

    def _cited(
        self, lines: Sequence[SourcePassage], model: Sequence[Inlines[Drafted]]
    ) -> dict[str, tuple[Place, ...]]:
        """Where each note that is called has what it cites, by the note's id."""
        found: dict[str, tuple[Place, ...]] = {}
        for line, inlines in zip(lines, model, strict=True):
            cited = [one for one in leaves(inlines) if isinstance(one, NoteReference | NoteMention)]
            for id, one in zip(line.passage.calls, cited, strict=False):
                if isinstance(one, NoteReference):
                    found.setdefault(id, tuple(citation.place for citation in one.citations))
        return found

    def _starts(self, all_inlines: Iterator[Inlines[Drafted]]) -> dict[str, list[int]]:
        """The lines at which passages begin, by file: each ends where the next begins."""
        found: dict[str, set[int]] = {}
        for inlines in all_inlines:
            places = [place for place in _places(inlines) if place.file.endswith(".md")]
            for file in {place.file for place in places}:
                found.setdefault(file, set()).add(min(place.line for place in places if place.file == file))
        for file in found:
            text = self.sources.text(file)
            found[file] |= {
                text.count("\n", 0, one.start()) + 1
                for one in re.finditer(r"^\[\^[^\[\]]+\]:", text, re.MULTILINE)
            }
        return {file: sorted(lines) for file, lines in found.items()}

    # --- units

    def _of_line(
        self, passage: Passage, inlines: Inlines[Drafted], role: Role, starts: Mapping[str, Sequence[int]]
    ) -> SourcePassage:
        units: dict[Unit, None] = {}
        for place in _places(inlines):
            if (unit := self._unit(place, starts, passage)) is not None:
                units[unit] = None
                for ask in _ASK.finditer(unit.text):
                    units |= dict.fromkeys(self._ask(ask["id"]))
        found = _aligned(passage, tuple(units) or tuple(self._by_words(passage, role)), role)
        first = next((place for place in _places(inlines) if self._is_prose(place.file)), None)
        if first is None or not first.file.endswith(".md"):
            return found
        row = self._stretch(first, starts.get(first.file, ()))
        below = _BELOW_HEAD.match(self.sources.text(row.file), row.end) if passage.cell else None
        return replace(found, region=Region(row.file, row.start, below.end() if below else row.end))

    def _of_note(
        self, passage: Passage, places: Sequence[Place], starts: Mapping[str, Sequence[int]]
    ) -> SourcePassage:
        units: list[Unit] = []
        for place in places:
            if place.file.endswith(".md"):
                unit = self._unit(place, starts, passage)
                units += [unit] if unit else []
            elif place.file:
                units += self._entry(place)
        definition = places[0] if len(places) == 1 else None
        found = _aligned(passage, tuple(units), None)
        printed = tuple(unit for unit in units if not unit.path or _is_printed(unit, found.spots))
        spots = tuple(spot if spot and spot.unit in printed else None for spot in found.spots)
        return SourcePassage(passage, printed, spots, None, definition)

    def _unit(self, place: Place, starts: Mapping[str, Sequence[int]], passage: Passage) -> Unit | None:
        if not self._is_prose(place.file):
            return None
        if place.file.endswith(".md"):
            unit = self._stretch(place, starts.get(place.file, ()))
            return unit if passage.cell is None else _cell(unit, passage.cell[2])
        before = [one for one in self.sources.values(place.file) if one[1].place <= place]
        if not before:
            return None
        path, value = before[-1]
        return Unit(place.file, 0, str(value), path)

    def _is_prose(self, file: str) -> bool:
        return file.startswith("campaigns/") and file.endswith((".md", "/campaign.yaml"))

    def _stretch(self, place: Place, starts: Sequence[int]) -> Unit:
        text = self.sources.text(place.file)
        lines = text.split("\n")
        first = max((line for line in starts if line <= place.line), default=place.line)
        last = first
        while (
            last < len(lines)
            and lines[last].strip()
            and last + 1 not in starts
            and not _NO_PROSE.fullmatch(lines[last])
        ):
            last += 1
        start = self.sources.offset(Place(place.file, first))
        return Unit(place.file, start, "\n".join(lines[first - 1 : last]))

    def _ask(self, id: str) -> Iterator[Unit]:
        for path, value in self.sources.values(self._file):
            if path[:1] == ("asks",) and (path[-1] == id or path[-2:] == (id, "text")):
                yield Unit(self._file, 0, str(value), path)

    def _entry(self, place: Place) -> list[Unit]:
        """The values of the footnote that is defined at a place."""
        keys = self.sources.tree(place.file).below("footnotes").keys_typed.values()
        key = next((key for key in keys if key.place.line == place.line), None)
        if key is None:
            return []
        return [
            Unit(place.file, 0, str(value), path)
            for path, value in self.sources.values(place.file)
            if path[:2] == ("footnotes", str(key))
            and path[2:] != ("repeats",)
            and not _NO_WORDS.fullmatch(value)
        ]

    def _by_words(self, passage: Passage, role: Role) -> Iterator[Unit]:
        """Values that a template prints as they are, by what they say."""
        if role is Role.SIGNATORIES:
            return
        said = " ".join(passage.words.split())
        for path, value in self.sources.values(self._file):
            words = " ".join(value.split())
            if path[0] not in _NOT_PRINTED and len(words) >= _SHORTEST and words in said:
                yield Unit(self._file, 0, str(value), path)


def _cell(row: Unit, column: int) -> Unit:
    """One cell of a row."""
    bars = [found.start() for found in re.finditer(r"(?<!\\)\|", row.text)]
    edges = [-1, *bars] if not row.text.lstrip().startswith("|") else bars
    if column >= len(edges):
        return row
    start = edges[column] + 1
    end = edges[column + 1] if column + 1 < len(edges) else len(row.text)
    inner = row.text[start:end]
    start += len(inner) - len(inner.lstrip())
    return Unit(row.file, row.start + start, inner.strip())


# --- aligning


@dataclass(frozen=True)
class _Token:
    said: str
    start: int
    end: int
    is_literal: bool = True
    """Whether each of its signs is typed as it is printed."""


def _typed(text: str) -> Iterator[_Token]:
    """The tokens of a source; what prints nothing is not among them."""
    for found in _TOKEN.finditer(text):
        kind, start, end = found.lastgroup, found.start(), found.end()
        match kind:
            case "silent" | "defines" | "link" | "address":
                pass
            case "value":
                yield _Token(CALL if _MENTION.match(found[0]) else "\0", start, end, is_literal=False)
            case "call":
                yield _Token(CALL, start, end, is_literal=False)
            case "break":
                yield _Token("\n", start, end, is_literal=False)
            case "escaped":
                yield _Token(found["escaped"], start, end, is_literal=False)
            case "entity":
                yield _Token(html.unescape(found[0]), start, end, is_literal=False)
            case "space":
                yield _Token(" ", start, end, is_literal=False)
            case _:
                yield from _word(found[0], start)


def _word(word: str, start: int) -> Iterator[_Token]:
    """A word; where a script has no spaces between words, sign by sign, as lines are broken between any two."""
    if goes_on_without_space(word[0], word[-1]):
        yield from (_Token(sign, start + at, start + at + 1) for at, sign in enumerate(word))
    else:
        yield _Token(word, start, start + len(word))


def _printed(words: str) -> Iterator[_Token]:
    for found in _PRINTED.finditer(words):
        if found[0].isspace() and found[0] != "\n":
            yield _Token(" ", found.start(), found.end())
        else:
            yield from _word(found[0], found.start())


def _aligned(passage: Passage, units: tuple[Unit, ...], role: Role | None) -> SourcePassage:
    words = passage.words
    spots: list[Spot | None] = [None] * len(words)
    printed = list(_printed(words))
    for unit in units:
        left = [token for token in printed if spots[token.start] is None]
        typed = list(_typed(unit.text))
        matcher = difflib.SequenceMatcher(
            None, [t.said for t in typed], [p.said for p in left], autojunk=False
        )
        for first, second, length in matcher.get_matching_blocks():
            for source, target in zip(
                typed[first : first + length], left[second : second + length], strict=True
            ):
                size = target.end - target.start
                for n in range(size):
                    start = unit.start + source.start + (n if source.is_literal else 0)
                    end = start + 1 if source.is_literal else unit.start + source.end
                    spots[target.start + n] = Spot(unit, start, end)
    return SourcePassage(passage, units, tuple(spots), role)


def _is_printed(unit: Unit, spots: Sequence[Spot | None]) -> bool:
    """Whether a value of a footnote is printed, and does not only share words with what is: most of its words are."""
    starts = {spot.start for spot in spots if spot is not None and spot.unit == unit}
    words = [token for token in _typed(unit.text) if token.is_literal and token.said.isalnum()]
    return 2 * sum(token.start in starts for token in words) > len(words)


def _pairs(here: Sequence[str], there: Sequence[str]) -> Iterator[tuple[int, int]]:
    matcher = difflib.SequenceMatcher(None, here, there, autojunk=False)
    for first, second, length in matcher.get_matching_blocks():
        yield from ((first + n, second + n) for n in range(length))


def _plain(words: str) -> str:
    """Words by which a passage of a file and one of the model are known to be the same."""
    return "".join(sign for sign in unmarked(words) if unicodedata.category(sign)[0] in "LN")


def _said(inlines: Inlines[Drafted]) -> str:
    return "".join(one.text for one in leaves(inlines) if isinstance(one, Text))


def _places(inlines: Inlines[Drafted]) -> Iterator[Place]:
    return (one.place for one in leaves(inlines) if isinstance(one, Text) and one.place.file)
