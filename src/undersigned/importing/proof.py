"""Proves an import: reads the file once more by itself, and compares it with the letter that the campaign drafts.

Line by line in the order of the file, with borders, marks of lists, and each note at the word that calls it. The
reading shares nothing with the importer, and the letter is drafted from the files that were written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from undersigned.checking.printed_word_file import RAISED, FileNote, FileParagraph, FileText, read_printed
from undersigned.files.project import Project
from undersigned.files.text_files import decoded
from undersigned.importing.compared_lines import (
    END,
    Line,
    Rules,
    in_one_line,
    lines_of_file,
    with_calls,
    with_line_ends,
    with_ordinals,
)
from undersigned.importing.found_differences import Difference, differences
from undersigned.importing.letter_lines import lines_of_letter
from undersigned.importing.manuscript import JOINED, NOTES_COUNTED, Leftover
from undersigned.importing.printed_markdown import BRACKETED, SOFT, read_markdown
from undersigned.importing.rearranged_names import rearranged
from undersigned.loading.campaign import load_campaign
from undersigned.loading.signatories import MISSING_SIGNATORY
from undersigned.model.findings import Findings, LetterError, counted
from undersigned.model.letter import NumberedLetter, Role
from undersigned.numbering import number
from undersigned.route import draft_letter, prepare

_MARK: Final = re.compile(rf"[{RAISED}{BRACKETED}]?[\[(]?(\d{{1,3}})[\]).]{{0,2}}[{RAISED}{BRACKETED}]?\s*")
_LISTED: Final = 40
"""As many places are listed one by one."""
_NAMED: Final = 3
"""As many marks are named that are others now."""
_BRACKETS: Final = re.compile(rf"^[\s{RAISED}]*\[[\s{RAISED}]*\]{RAISED}?")
"""What stands around the number of a note that numbers itself."""


@dataclass(frozen=True)
class Proof:
    """How far a file and the letter of its campaign were compared, and in how many places they differ."""

    paragraphs: int
    notes: int
    places: int = 0
    """Places where they differ, each of which is told."""
    told: int = 0
    """Those of them that the import has told of by itself, with the very words."""

    @property
    def is_equal(self) -> bool:
        """Whether the letter says what the file says, in its order."""
        return not self.places


def prove(
    project: Project,
    name: str,
    original: FileText,
    leftovers: Iterable[Leftover],
    findings: Findings,
    *,
    file: str = "the file",
) -> Proof | None:
    """Draft the letter of a campaign, report where it is not what the file prints, and add what is wrong with it.

    After errors, which are the user's to mend, it is drafted with stand-ins. None where nothing can be drafted. `file`
    is how messages name the file.
    """
    letter = _drafted(project, name, findings)
    return None if letter is None else report_differences(original, letter, leftovers, findings, file=file)


def read_original(data: bytes, *, is_markdown: bool, accept: bool = True) -> FileText:
    """What a file prints that is to be imported. Raises `WordFileError` where it is damaged."""
    return read_markdown(decoded(data)) if is_markdown else read_printed(data, accept=accept)


def report_differences(
    original: FileText,
    letter: NumberedLetter,
    leftovers: Iterable[Leftover],
    findings: Findings,
    *,
    file: str = "the file",
) -> Proof:
    """Report where a letter says something else than a file, or says it elsewhere."""
    rules = Rules(original.is_bare, bool(letter.notes) and not original.notes, file)
    now = list(lines_of_letter(letter, rules))
    told = _Told(leftovers, rules)
    found: list[Difference] = []
    paragraphs = original.paragraphs
    if rules.has_typed_notes:
        paragraphs, missing = _without_typed_notes(paragraphs, letter, rules)
        found += [*missing, *_powers(now)]
    paragraphs = tuple(with_line_ends(paragraphs, now, rules)) if original.is_bare else paragraphs
    notes = [FileNote(_BRACKETS.sub("", one.words), one.mark, one.kind) for one in original.notes]
    lines: Iterable[Line] = lines_of_file(paragraphs, notes, rules)
    lines = with_calls(lines, now) if rules.has_typed_notes else lines
    was = in_one_line([*with_ordinals(lines, now)], now)
    known = {line.key for line in was}
    # The heading of endnotes is made by the program, whether the file has one or not.
    now = [line for line in now if line.role is not Role.NOTES or line.key in known]
    old, new, listed = rearranged(was, now)
    found = [*differences(old, new), *listed, *found, *_marks(notes, letter)]
    unknown = [one for one in found if not told.knows(one)]
    said = [one for one in found if one in unknown or one.is_of_marks or one.is_rearranged]
    for one in said[:_LISTED]:
        findings.warning(one.said, "differs", one.place, one.help)
    if len(said) > _LISTED:
        findings.warning(
            f"{counted(len(said) - _LISTED, 'more place')} in which the letter is not what the file is",
            "differs",
            None,
            f"mend those above, and look again: undersigned import --compare {letter.metadata.campaign}",
        )
    return Proof(
        sum(line.begins != "line" for line in was), len(letter.notes), len(found), len(found) - len(unknown)
    )


def _drafted(project: Project, name: str, findings: Findings) -> NumberedLetter | None:
    try:
        manuscript = prepare(project, name)
    except LetterError as error:
        # Of each name that is not known yet, whoever made the campaign tells more.
        findings.extend(one for one in error.findings if one.code != MISSING_SIGNATORY)
        campaign = load_campaign(project, name, Findings())
        if campaign is None:
            return None
        return number(draft_letter(project, campaign, Findings()).letter, campaign.notes)
    findings.extend(one for one in manuscript.findings if one.code != MISSING_SIGNATORY)
    return manuscript.letter


class _Told:
    """The remarks of an import on what it did not carry over; each excuses the words that it names there, once."""

    def __init__(self, leftovers: Iterable[Leftover], rules: Rules) -> None:
        self._codes = {left.code for left in leftovers}
        self._left = [
            (frozenset(left.paragraphs), "".join(rules.key(words)))
            for left in leftovers
            for words in left.words
        ]
        self._joined = [frozenset(left.paragraphs) for left in leftovers if left.code == JOINED]

    def knows(self, difference: Difference) -> bool:
        """Whether remarks name all that a letter lacks there, and it has nothing else instead."""
        if difference.is_of_marks or difference.is_rearranged:
            return difference.is_rearranged or NOTES_COUNTED in self._codes
        if difference.is_joined:
            return any(_is_there(numbers, difference) for numbers in self._joined)
        rest = list(self._left)
        for lost in difference.lost:
            words = "".join(token for token in lost if token != END)
            same = [one for one in rest if one[1] == words and _is_there(one[0], difference)]
            if not same:
                return False
            rest.remove(same[0])
        if difference.lost:
            self._left = rest
        return bool(difference.lost)


def _is_there(numbers: frozenset[int], difference: Difference) -> bool:
    """Whether a remark is about the paragraphs of a difference, as far as both are known."""
    return not numbers or not difference.numbers or bool(numbers & difference.numbers)


# --- notes that were typed


def _without_typed_notes(
    paragraphs: Sequence[FileParagraph], letter: NumberedLetter, rules: Rules
) -> tuple[tuple[FileParagraph, ...], list[Difference]]:
    """The paragraphs without those that say, behind its number, what a note of the letter says; and notes none says."""
    lines = lines_of_letter(letter, replace(rules, has_typed_notes=False))
    wanted = {one.mark: one for line in lines for one in line.called}
    rest: list[FileParagraph] = []
    for paragraph in _line_by_line(paragraphs):
        words = paragraph.words if not paragraph.label else f"{paragraph.label} {paragraph.words}"
        mark = _MARK.match(words.lstrip())
        number = str(int(mark[1])) if mark else ""
        if mark and number in wanted and rules.note(words.lstrip()[mark.end() :]) == wanted[number].key:
            del wanted[number]
        else:
            rest.append(paragraph)
    missing = [
        Difference(
            f"note {mark} of the letter says “{one.words}”, which stands nowhere in the file behind that number",
            place=one.place,
            help="look what the file has there, and correct it here",
        )
        for mark, one in wanted.items()
    ]
    return tuple(rest), missing


def _line_by_line(paragraphs: Iterable[FileParagraph]) -> Iterator[FileParagraph]:
    """The paragraphs; one of Markdown each of whose lines begins with a number, line by line."""
    for paragraph in paragraphs:
        lines = paragraph.words.split(SOFT)
        if len(lines) > 1 and all(map(_MARK.match, lines)):
            yield from (replace(paragraph, words=line) for line in lines)
        else:
            yield paragraph


def _powers(now: Iterable[Line]) -> Iterator[Difference]:
    """Marks of notes in the letter that were powers, as it seems."""
    for line in now:
        if line.power:
            yield Difference(
                f"“{line.shown}”: the {line.power} that was raised here calls a note now",
                line.place,
                "if it is no mark of a note, type it as a raised figure (^2^), and cite the note where it belongs",
            )


# --- how notes are marked


def _marks(notes: Sequence[FileNote], letter: NumberedLetter) -> Iterator[Difference]:
    """What the marks of notes were in the file, and are in the letter; one place for all of them."""
    now = [note.mark.strip("[]") or str(note.number) for note in letter.notes]
    other = [
        (was.mark, is_now) for was, is_now in zip(notes, now, strict=False) if was.mark and was.mark != is_now
    ]
    kinds = [kind for kind in ("footnote", "endnote") if any(note.kind == kind for note in notes)]
    if not other and not kinds:
        return
    shown = ", ".join(f"“{was}” is “{is_now}” now" for was, is_now in other[:_NAMED])
    more = f", and so on, {len(other)} in all" if len(other) > _NAMED else ""
    apart = "footnotes and endnotes of the file are notes of one kind now" if kinds else ""
    yield Difference(
        f"the marks of notes are others: {'; '.join(filter(None, (apart, f'{shown}{more}')))}",
        help="look at what the text says of notes by their numbers; 'notes:' in campaign.yaml says how they are marked",
        is_of_marks=True,
    )
