"""Proves an import: what the new campaign's letter says and the file does not, and the reverse, comes out.

The proof is of the letter that the campaign builds, not of the reader's good intentions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, assert_never

from undersigned.files.project import Project
from undersigned.importing.written_campaign import Made
from undersigned.loading.signatories import MISSING_SIGNATORY
from undersigned.model.findings import Findings, LetterError
from undersigned.model.letter import (
    Block,
    BulletList,
    Divider,
    Heading,
    Image,
    Numbered,
    NumberedLetter,
    NumberedList,
    Paragraph,
    Quotation,
    Role,
    SignatureField,
    Table,
)
from undersigned.model.walking import plain_text
from undersigned.route import prepare

_SHOWN: Final = 60
"""Characters of a difference that are shown."""
_LONG: Final = 1_000_000
"""Pairs of lines that are compared one by one."""


def prove(project: Project, name: str, made: Made, findings: Findings) -> int:
    """Draft the letter of the new campaign, and report where it is not that of the file; how often that is."""
    try:
        manuscript = prepare(project, name)
    except LetterError as error:
        findings.extend(one for one in error.findings if one.code != MISSING_SIGNATORY)
        return 1
    # Of each name that is not known yet, whoever made the campaign tells more.
    findings.extend(one for one in manuscript.findings if one.code != MISSING_SIGNATORY)
    return report_differences(made, manuscript.letter, findings)


def report_differences(made: Made, letter: NumberedLetter, findings: Findings) -> int:
    """Report where a letter says something else than the file that its campaign was made of."""
    built = [line for part in letter.parts if part.role is not Role.NOTES for line in _lines(part.blocks)]
    differences = 0
    for what, expected, found in (
        ("the letter", made.lines, built),
        ("the notes", made.notes, [plain_text(note.text) for note in letter.notes]),
    ):
        for before, after in _differences(expected, found):
            differences += 1
            findings.warning(
                f"{what} had “{_shown(before)}” and now has “{_shown(after)}”"
                if before and after
                else f"{what} had “{_shown(before)}”, which is missing now"
                if before
                else f"{what} did not have “{_shown(after)}”",
                "differs",
                None,
                f"compare campaigns/{letter.metadata.campaign} with the file",
            )
    return differences


def _differences(expected: Iterable[str], found: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The stretches of lines that do not say the same; where lines end, and spaces, do not count."""
    was, now = [line for line in expected if line.split()], [line for line in found if line.split()]
    old, new = [_letters(line) for line in was], [_letters(line) for line in now]
    if "".join(old) == "".join(new):
        return
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    inner, other = old[start : len(old) - end], new[start : len(new) - end]
    # In long stretches the search leaves out lines that occur everywhere, as it would take minutes.
    matcher = SequenceMatcher(None, inner, other, autojunk=len(inner) * len(other) > _LONG)
    for tag, i, j, k, m in matcher.get_opcodes():
        before, after = " ".join(was[start + i : start + j]), " ".join(now[start + k : start + m])
        if tag != "equal" and _letters(before) != _letters(after):
            yield _unequal(before, after)


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """How many lines are the same from the first on."""
    return next(
        (n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other),
        min(len(old), len(new)),
    )


def _unequal(before: str, after: str) -> tuple[str, str]:
    """Two texts from the word before their first difference on."""
    words, others = before.split(), after.split()
    same = 0
    while same < min(len(words), len(others)) and words[same] == others[same]:
        same += 1
    start = max(0, same - 1)
    return " ".join(words[start:]), " ".join(others[start:])


def _letters(text: str) -> str:
    return "".join(text.split())


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]} …"


def _lines(blocks: Sequence[Block[Numbered]]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield plain_text(block.inlines)
            case BulletList() | NumberedList():
                for item in block.items:
                    yield from _lines(item)
            case Quotation():
                yield from _lines(block.blocks)
            case Table():
                yield from (plain_text(cell) for row in (block.head, *block.rows) for cell in row)
            case Image() | SignatureField() | Divider():
                pass
            case _:
                assert_never(block)
