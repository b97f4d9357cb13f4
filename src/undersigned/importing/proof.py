"""Proves an import: reads the file once more by itself, and compares it with the letter that the campaign drafts.

Paragraph by paragraph in the order of the file, with the marks of lists, the words at which notes are called, and the
notes. The reading shares nothing with the importer, and the letter is drafted from the files that were written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Final

from undersigned.checking.format_text import letters
from undersigned.checking.markdown_words import read_markdown
from undersigned.checking.printed_paragraphs import BULLET, PrintedParagraph, paragraph_of_note, paragraphs_of
from undersigned.checking.printed_word_file import RAISED, FileParagraph, FileText, read_printed
from undersigned.checking.words import CALL, CELL, Begins, bare
from undersigned.files.project import Project
from undersigned.files.text_files import decoded
from undersigned.importing.manuscript import Leftover
from undersigned.loading.campaign import load_campaign
from undersigned.loading.signatories import MISSING_SIGNATORY
from undersigned.model.findings import Findings, LetterError
from undersigned.model.letter import NoteCall, NoteNumber, NumberedLetter, Role
from undersigned.numbering import number
from undersigned.route import draft_letter, prepare

_SHOWN: Final = 60
"""Characters of a difference that are shown."""
_LONG: Final = 1_000_000
"""Pairs of lines that are compared one by one."""
_LEAST_MOVED: Final = 3
"""Letters that a paragraph has at least of which it is said that it stands elsewhere."""
_TYPED_BULLET: Final = re.compile(r"\s*[•●▪◦‣·–—*§o\uf0a7\uf0b7-]\s+")
_SAME: Final = {0x2011: "-", 0xF0B7: "•", 0xF0A7: "▪", 0xF0FC: "✓", 0xF0A8: "□", 0xF0D8: "➢", 0xF0E0: "→"}
"""Signs that stand for the same: those of the fonts Symbol and Wingdings lie in an area for private use."""
_AROUND_CALL: Final = re.compile(rf"[\[(]({CALL})[\])]")
_TYPED_MARK: Final = re.compile(rf"{RAISED}(\d+){RAISED}|\[(\d{{1,3}})\]|(?<=\S)\((\d{{1,3}})\)")
_NOTE_MARK: Final = re.compile(rf"^\s*{RAISED}?[\[(]?\d{{1,3}}[\]).]{{0,2}}{RAISED}?")
_BRACKETS: Final = re.compile(r"^\s*\[\s*\]")
"""What stands around the number of a note that numbers itself."""
_QUOTED: Final = re.compile("“([^”]+)”")
"""The words of the file in what its readers tell."""
_RAISED_FIGURES: Final = re.compile(r"<sup>\s*(\d{1,3})\s*</sup>")
_FIGURES_IN_BRACKETS: Final = re.compile(r"(?<=[^\s|>]) ?\\?\[(\d{1,3})\\?\](?![(\[:])")
"""As marks of notes are typed, which the reading of Markdown takes for its own."""
_TAG: Final = re.compile(r"<!--\s*-->|</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>")
_HEAD: Final = re.compile(r"\A---\n.*?\n(?:---|\.\.\.)\n", re.DOTALL)
"""What stands above a Markdown text about it (pandoc's metadata)."""


@dataclass(frozen=True)
class Proof:
    """How far a file and the letter of its campaign were compared, and in how many places they differ."""

    paragraphs: int
    notes: int
    differences: int
    """Places where they differ, and that no reader of the file had told of."""
    told: int = 0
    """Those that a reader had told of as not carried over."""

    @property
    def is_equal(self) -> bool:
        """Whether the letter says what the file says, in its order."""
        return not self.differences and not self.told


def prove(
    project: Project, name: str, original: FileText, leftovers: Iterable[Leftover], findings: Findings
) -> Proof | None:
    """Draft the letter of a campaign, report where it is not what the file prints, and add what is wrong with it.

    After errors, which are the user's to mend, it is drafted with stand-ins. None where nothing can be drafted.
    """
    letter = _drafted(project, name, findings)
    return None if letter is None else report_differences(original, letter, leftovers, findings)


def read_original(data: bytes, *, is_markdown: bool, accept: bool = True) -> FileText:
    """What a file prints that is to be imported. Raises `WordFileError` where it is damaged."""
    return _read_markdown(decoded(data)) if is_markdown else read_printed(data, accept=accept)


def report_differences(
    original: FileText, letter: NumberedLetter, leftovers: Iterable[Leftover], findings: Findings
) -> Proof:
    """Report where a letter says something else than a file, or says it elsewhere."""
    original = _with_typed_notes(original, letter)
    told = [letters(words) for left in leftovers for words in _QUOTED.findall(left.what)]
    compared = _bare if original.is_bare else _whole
    was = [line for line in map(compared, map(_line_of_file, original.paragraphs)) if line.letters]
    known = {line.letters for line in was}
    # The heading of endnotes is made by the program, whether the file has one or not.
    built = [
        line
        for part in letter.parts
        for line in map(compared, map(_line, paragraphs_of(part)))
        if line.letters and (part.role is not Role.NOTES or line.letters in known)
    ]
    bare_notes = (_BRACKETS.sub("", note.replace(RAISED, "")) for note in original.notes)
    notes = [compared(_line_of_file(FileParagraph("", note))) for note in bare_notes]
    now = [compared(_line(paragraph_of_note(note))) for note in letter.notes]
    proof = Proof(len(was), len(notes), 0)
    for what, expected, found in (("the letter", was, built), ("the notes", notes, now)):
        for difference in _differences(expected, found):
            if difference.is_told(told):
                proof = replace(proof, told=proof.told + 1)
                continue
            proof = replace(proof, differences=proof.differences + 1)
            findings.warning(
                difference.said(what),
                "differs",
                None,
                f"compare campaigns/{letter.metadata.campaign} with the file",
            )
    return proof


# --- the letter


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


@dataclass(frozen=True)
class _Line:
    """A paragraph as it is compared, and as it is shown."""

    letters: str
    shown: str = field(compare=False)


def _line(paragraph: PrintedParagraph) -> _Line:
    words = "".join(
        piece
        if isinstance(piece, str)
        else CALL
        if isinstance(piece, NoteCall)
        else piece.printed
        if isinstance(piece, NoteNumber)
        else ""
        for piece in paragraph.pieces
    )
    return _line_of_file(FileParagraph(paragraph.label, words))


def _line_of_file(paragraph: FileParagraph) -> _Line:
    # A sign that may be a bullet reads the same whether it is a label or was typed.
    words = f"{paragraph.label} {paragraph.words.replace(RAISED, '')}"
    words = _TYPED_BULLET.sub(BULLET, words, count=1) if _TYPED_BULLET.match(words) else words
    text = _AROUND_CALL.sub(r"\1", letters(words)).translate(_SAME)
    return _Line(text, f"{paragraph.label} {paragraph.words}".replace(CALL, "").replace(RAISED, "").strip())


def _whole(line: _Line) -> _Line:
    return line


def _bare(line: _Line) -> _Line:
    """A line without the signs that Markdown may have taken for its own."""
    # An asterisk in front is a bullet in Markdown, or was typed with a sign before it that says that it is none.
    text = line.letters.removeprefix(BULLET) if line.shown.startswith("*") else line.letters
    return replace(line, letters=bare(text))


# --- the file


def _read_markdown(text: str) -> FileText:
    """A Markdown text by the reading that accounts for drafts, which has nothing of the importer's."""
    text = _HEAD.sub("", text.replace("\r\n", "\n"))
    text = _TAG.sub("", _RAISED_FIGURES.sub(rf"{RAISED}\1{RAISED}", text))
    text = _FIGURES_IN_BRACKETS.sub(rf"{RAISED}\1{RAISED}", text)
    found = read_markdown(text.split("\n"))
    paragraphs: list[FileParagraph] = []
    for word in found.words:
        if word.text == CELL:
            continue
        behind_mark = paragraphs and paragraphs[-1].label and not paragraphs[-1].words and not word.is_mark
        if not paragraphs or (word.begins is not Begins.NOTHING and not behind_mark):
            paragraphs.append(FileParagraph("", ""))
        last = paragraphs[-1]
        if word.is_mark and not last.words:
            label = BULLET if word.text in {"-", "+", "*"} else word.text
            paragraphs[-1] = FileParagraph(f"{last.label}{label}", "")
        else:
            paragraphs[-1] = FileParagraph(last.label, f"{last.words} {word.text}")
    notes = {note.key: " ".join(word.text for word in note.words) for note in found.notes}
    called = (notes.get("".join(names)) for names in found.cited)
    return FileText(tuple(paragraphs), tuple(note for note in called if note is not None), is_bare=True)


def _with_typed_notes(original: FileText, letter: NumberedLetter) -> FileText:
    """The file with the notes that were typed in its text as notes: those whose words the letter has under their mark.

    Only where the file has no notes of its own.
    """
    if original.notes or not letter.notes:
        return original
    compared = _bare if original.is_bare else _whole
    wanted = {note.number: compared(_line(paragraph_of_note(note))).letters for note in letter.notes}
    notes: dict[int, str] = {}
    rest: list[FileParagraph] = []
    for paragraph in original.paragraphs:
        text = compared(_line_of_file(paragraph)).letters
        mark = re.match(r"[\[(]?(\d{1,3})[\]).]{0,2}", text)
        count = int(mark[1]) if mark else 0
        if mark and count not in notes and text[mark.end() :] == wanted.get(count):
            notes[count] = paragraph.words if paragraph.label else _NOTE_MARK.sub("", paragraph.words)
        else:
            rest.append(paragraph)

    met: set[int] = set()

    def call(found: re.Match[str]) -> str:
        typed = next(group for group in found.groups() if group)
        if int(typed) not in notes:
            return found[0]
        if int(typed) in met:
            return f"{RAISED}{typed}{RAISED}"  # the number of a note that is called already
        met.add(int(typed))
        return CALL

    return replace(
        original,
        paragraphs=tuple(replace(one, words=_TYPED_MARK.sub(call, one.words)) for one in rest),
        notes=tuple(notes[count] for count in sorted(notes)),
    )


# --- what differs


@dataclass(frozen=True)
class _Difference:
    """Words of the file, and those that the letter has in their place; what is `moved` stands elsewhere in it."""

    before: str
    after: str
    moved: str = ""

    def is_told(self, told: Iterable[str]) -> bool:
        """Whether the letter has these words without those that somebody told of, which are quoted."""
        rest = letters(self.before).translate(_SAME)
        for words in sorted(told, key=len, reverse=True):
            # Marks of lists are told once for all entries.
            rest = rest.replace(words, "", 1 if any(map(str.isalnum, words)) else -1)
        return rest == letters(self.after).translate(_SAME) and not self.moved

    def said(self, what: str) -> str:
        """The difference in words."""
        if self.moved:
            return f"“{_shown(self.moved)}” stands elsewhere in {what} than in the file"
        if self.before and self.after:
            return f"{what} had “{_shown(self.before)}” and now has “{_shown(self.after)}”"
        if self.before:
            return f"{what} had “{_shown(self.before)}”, which is missing now"
        return f"{what} did not have “{_shown(self.after)}”"


def _differences(was: Sequence[_Line], now: Sequence[_Line]) -> Iterator[_Difference]:
    """The stretches of lines that do not say the same; where lines end, and spaces, do not count."""
    stretches = list(_stretches(was, now))
    gone = Counter(line for before, _ in stretches for line in before if len(line.letters) >= _LEAST_MOVED)
    moved = gone & Counter(line for _, after in stretches for line in after)
    for line in moved.elements():
        yield _Difference("", "", line.shown)
    left_before, left_after = Counter(moved), Counter(moved)
    for before, after in stretches:
        old = [line for line in before if not _taken(line, left_before)]
        new = [line for line in after if not _taken(line, left_after)]
        if "".join(line.letters for line in old) != "".join(line.letters for line in new):
            yield _Difference(
                *_unequal(" ".join(line.shown for line in old), " ".join(line.shown for line in new))
            )


def _taken(line: _Line, left: Counter[_Line]) -> bool:
    """Whether a line is one of those that moved, each of which is taken once."""
    if not left[line]:
        return False
    left[line] -= 1
    return True


def _stretches(was: Sequence[_Line], now: Sequence[_Line]) -> Iterator[tuple[list[_Line], list[_Line]]]:
    if "".join(line.letters for line in was) == "".join(line.letters for line in now):
        return
    start = _alike(was, now)
    end = _alike(was[start:][::-1], now[start:][::-1])
    inner, other = was[start : len(was) - end], now[start : len(now) - end]
    # In long stretches the search leaves out lines that occur everywhere, as it would take minutes.
    matcher = SequenceMatcher(None, inner, other, autojunk=len(inner) * len(other) > _LONG)
    for tag, i, j, k, m in matcher.get_opcodes():
        before, after = inner[i:j], other[k:m]
        if tag != "equal" and "".join(one.letters for one in before) != "".join(one.letters for one in after):
            yield list(before), list(after)


def _alike(was: Sequence[_Line], now: Sequence[_Line]) -> int:
    """How many lines are the same from the first on."""
    pairs = enumerate(zip(was, now, strict=False))
    return next((n for n, (one, other) in pairs if one != other), min(len(was), len(now)))


def _unequal(before: str, after: str) -> tuple[str, str]:
    """Two texts from the word before their first difference on."""
    words, others = before.split(), after.split()
    same = 0
    while same < min(len(words), len(others)) and words[same] == others[same]:
        same += 1
    start = max(0, same - 1)
    return " ".join(words[start:]), " ".join(others[start:])


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]} …"
