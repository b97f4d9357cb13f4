"""What is wrong with a user's files: where it stands, what it is, and what to do about it.

Every fault that a user can cause becomes a `Finding`. A stage of the route collects them in a
`Findings` and raises one `LetterError` with all of them, so that one run shows every fault.
"""

from __future__ import annotations

import bisect
import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final, NoReturn


@dataclass(frozen=True, order=True)
class Place:
    """A position in a file of the project: path from the project's root, line and column from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Place("")
"""The place of what no file wrote."""
PROGRAM: Final = "undersigned/templates/"
"""How the places of templates begin that come with the program."""


class Located(str):
    """A string that remembers where it was written.

    `turns` lists, for text that runs over several lines of its file, the offsets at which it
    goes on in another place; `place_at` answers for any offset.
    """

    __slots__ = ("place", "turns")

    place: Place
    turns: tuple[tuple[int, Place], ...]

    def __new__(cls, text: str, place: Place, turns: tuple[tuple[int, Place], ...] = ()) -> Located:
        """Some text, where it was written, and where it goes on in other lines."""
        self = super().__new__(cls, text)
        self.place = place
        self.turns = turns or ((0, place),)
        return self

    def place_at(self, offset: int) -> Place:
        """The place of the character at `offset` (counted from 0)."""
        after = bisect.bisect_right(self.turns, offset, key=lambda turn: turn[0])
        start, place = self.turns[max(0, after - 1)]
        return Place(place.file, place.line, place.column + max(0, offset - start))


def whole_file(text: str, file: str) -> Located:
    """The text of a file, line by line in its place."""
    turns, offset = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        turns.append((offset, Place(file, number)))
        offset += len(line) + 1
    return Located(text, Place(file), tuple(turns))


class Severity(Enum):
    """An error stops the letter; a warning is printed and the letter is made, some as long as it is a draft."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """One thing that the user should look at.

    `code` names the kind of finding for programs (`unknown-footnote`); `help` says what to do.
    """

    severity: Severity
    message: str
    code: str
    place: Place | None = None
    help: str | None = None
    stops_final: bool = False
    """Whether nothing may be sent that has it: a warning in a draft, an error in what is to be final."""

    def for_final(self) -> Finding:
        """What it is to a letter that is to be final."""
        return replace(self, severity=Severity.ERROR) if self.stops_final else self

    def as_data(self) -> dict[str, object]:
        """A finding as programs read it: its place in three parts, each None where it has none."""
        place = self.place
        return {
            "severity": self.severity,
            "code": self.code,
            "message": self.message,
            "help": self.help,
            "file": place.file if place else None,
            "line": place.line if place else None,
            "column": place.column if place else None,
        }

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place and self.place != NOWHERE else ""
        text = f"{where}{self.severity.value}: {self.message} [{self.code}]"
        return f"{text}\n  help: {self.help}" if self.help else text


class Findings:
    """Collects the findings of one stage, in the order of the files they are about."""

    def __init__(self) -> None:
        self._found: dict[Finding, None] = {}  # in order, each once
        self._wrong: set[Place] = set()

    def error(self, message: str, code: str, place: Place | None = None, help: str | None = None) -> None:
        """Add an error, which stops the letter."""
        self._add(Finding(Severity.ERROR, message, code, place, help))

    def warning(self, message: str, code: str, place: Place | None = None, help: str | None = None) -> None:
        """Add a warning, which does not."""
        self._add(Finding(Severity.WARNING, message, code, place, help))

    def unfinished(
        self, message: str, code: str, place: Place | None = None, help: str | None = None
    ) -> None:
        """Add a warning of what no letter may be sent with."""
        self._add(Finding(Severity.WARNING, message, code, place, help, stops_final=True))

    def extend(self, findings: Iterable[Finding]) -> None:
        """Add the findings of another stage."""
        for finding in findings:
            self._add(finding)

    def _add(self, finding: Finding) -> None:
        self._found[finding] = None
        if finding.severity is Severity.ERROR and finding.place:
            self._wrong.add(finding.place)

    def has_error_at(self, place: Place) -> bool:
        """Whether what stands at a place is known to be wrong, so that it need not be looked at further."""
        return place in self._wrong

    def __iter__(self) -> Iterator[Finding]:
        """First what has no place, then file by file from top to bottom."""
        return iter(sorted(self._found, key=lambda f: (f.place is not None, f.place or Place(""))))

    def __len__(self) -> int:
        return len(self._found)

    @property
    def has_errors(self) -> bool:
        """Whether the letter must stop."""
        return any(finding.severity is Severity.ERROR for finding in self._found)

    def stop_if_errors(self) -> None:
        """Raise `LetterError` with all findings if one of them is an error."""
        if self.has_errors:
            raise LetterError(self)


class LetterError(Exception):
    """The letter cannot be made; carries every finding, warnings included."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(map(str, self.findings)))


def stop(message: str, code: str, place: Place | None = None, help: str | None = None) -> NoReturn:
    """Raise a `LetterError` with this one finding, for faults after which nothing else can be read."""
    raise LetterError([Finding(Severity.ERROR, message, code, place, help)])


def suggestion(word: str, known: Iterable[str], otherwise: str | None = None) -> str | None:
    """A help line that offers the closest of the `known` words, or `otherwise`."""
    close = closest(word, known)
    return f"did you mean '{close}'?" if close else otherwise


def closest(word: str, known: Iterable[str]) -> str | None:
    """The one of the `known` words that somebody who wrote `word` is likely to have meant."""
    candidates = {candidate.casefold(): candidate for candidate in sorted(known)}
    close = difflib.get_close_matches(word.casefold(), candidates, n=1, cutoff=0.6)
    return candidates[close[0]] if close else None


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words as a sentence would list them: `'a', 'b' and 'c'`."""
    quoted = [f"'{word}'" for word in words]
    return f" {last} ".join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else "".join(quoted)


def why(error: OSError) -> str:
    """What the system says of an error, to stand behind a colon."""
    return (error.strerror or str(error)).lower()


def counted(number: int, thing: str, things: str | None = None) -> str:
    """A number with what it counts: `1 note`, `2 notes`; `things` is the plural where it takes more than an s."""
    return f"{number} {thing if number == 1 else things or f'{thing}s'}"
