"""Attacks the proof of an import: whatever a letter says otherwise than its file, it has to tell; and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from word_files import call, note, p, run, word_file

from small_project import SmallProject
from undersigned.checking.printed_word_file import FileText
from undersigned.files.project import Project
from undersigned.importing.compared_lines import Rules
from undersigned.importing.manuscript import Leftover
from undersigned.importing.proof import Proof, read_original, report_differences
from undersigned.model.findings import Findings
from undersigned.model.letter import (
    Block,
    Blocks,
    Heading,
    Inlines,
    LineBreak,
    NoteCall,
    Numbered,
    NumberedList,
    NumberedLetter,
    Paragraph,
    Role,
    Superscript,
    Table,
    Text,
)
from undersigned.route import prepare

Mutants = Iterator[NumberedLetter]


def cells(*rows: str) -> str:
    inside = "".join(
        f"<w:tr>{''.join(f'<w:tc>{p(cell)}</w:tc>' for cell in row.split('|'))}</w:tr>" for row in rows
    )
    return f"<w:tbl>{inside}</w:tbl>"


def raised(text: str) -> str:
    return run(text, '<w:vertAlign w:val="superscript"/>')


FRAME = (
    p("1 September 2026"),
    p("To: Permanent Representatives"),
    p("RE: Keep Freedonia under scrutiny"),
    p("Excellencies,"),
)
END = (p("Sincerely,"), p("Freedonia Watch"), p("Example Union"))
LONG = "We write to you ahead of the session, as the situation in Freedonia has not become better since."
LETTERS = {
    "text": word_file(*FRAME, p(LONG), p("We have notice of 12 arrests, and of more."), p("We remain at your disposal."), *END),
    "headings": word_file(*FRAME, p(LONG), p("What happened", style="H1"), p("Many fled."), p("What to do", style="H1"), p("Very much indeed."), *END),
    "cells": word_file(*FRAME, p(LONG), cells("Year|Arrests|Trials", "2024|1|23", "2025||7"), p("That is all."), *END),
    "lists": word_file(*FRAME, p(LONG), p("renew the mandate", level=(2, 0)), p("ask for reports", level=(2, 0)), p("So it is."), p("one thing", level=(1, 0)), p("another thing", level=(1, 0)), *END),
    "notes": word_file(
        *FRAME, p(LONG, call(1)), p("Many", call(2), " fled, and more", call(3), " will."), *END,
        footnotes=[note(1, "The press law, on file."), note(2, "IOM, report of 2024, on file."), note(3, "UNHCR, on file.")],
    ),
    "typed notes": word_file(
        *FRAME, p(LONG, raised("1")), p("Many", raised("2"), " fled, and more."), *END, p("Notes"),
        p(raised("1"), " The press law, on file."), p(raised("2"), " UNHCR, on file."),
    ),
    "powers": word_file(*FRAME, p(LONG), p("There are 10", raised("3"), " people on 5 m", raised("2"), " of land."), *END),
    "lines": word_file(*FRAME, p(LONG), p("An address:", "<w:r><w:br/></w:r>", "12 High Street"), p("Good bye."), *END),
}  # fmt: skip


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[FileText, NumberedLetter]]:
    project = SmallProject(tmp_path_factory.mktemp("proof"))
    made: dict[str, tuple[FileText, NumberedLetter]] = {}

    def import_(name: str) -> tuple[FileText, NumberedLetter]:
        if name not in made:
            data = LETTERS[name]
            campaign = name.replace(" ", "-")
            project.write({f"{campaign}.docx": data})
            done = project.run("import", f"{campaign}.docx", "--as", campaign)
            assert "They say the same." in done.out, done.out + done.err
            letter = prepare(Project(project.root), campaign).letter
            made[name] = read_original(data, is_markdown=False), letter
        return made[name]

    return import_


def compared(original: FileText, letter: NumberedLetter, *told: Leftover) -> tuple[Proof, list[str]]:
    findings = Findings()
    proof = report_differences(original, letter, told, findings, file="letter.docx")
    return proof, [finding.message for finding in findings]


# --- mutations: each gives all letters that differ from one in a certain way


def with_blocks(
    letter: NumberedLetter, change: Callable[[Blocks[Numbered]], Iterator[Blocks[Numbered]]]
) -> Mutants:
    for at, part in enumerate(letter.parts):
        for blocks in change(part.blocks):
            yield replace(
                letter, parts=(*letter.parts[:at], replace(part, blocks=blocks), *letter.parts[at + 1 :])
            )


def with_inlines(
    letter: NumberedLetter, change: Callable[[Inlines[Numbered]], Iterator[Inlines[Numbered]]]
) -> Mutants:
    """The inlines of paragraphs, headings, items and cells, each changed."""

    def in_blocks(blocks: Blocks[Numbered]) -> Iterator[Blocks[Numbered]]:
        for at, block in enumerate(blocks):
            for changed in in_block(block):
                yield (*blocks[:at], changed, *blocks[at + 1 :])

    def in_block(block: Block[Numbered]) -> Iterator[Block[Numbered]]:
        match block:
            case Paragraph() | Heading():
                yield from (replace(block, inlines=inlines) for inlines in change(block.inlines))
            case NumberedList():
                for at, item in enumerate(block.items):
                    for blocks in in_blocks(item):
                        yield replace(block, items=(*block.items[:at], blocks, *block.items[at + 1 :]))
            case Table():
                for at, row in enumerate(block.rows):
                    for column, cell in enumerate(row):
                        for changed in change(cell):
                            cells = (*row[:column], changed, *row[column + 1 :])
                            yield replace(block, rows=(*block.rows[:at], cells, *block.rows[at + 1 :]))
            case _:
                pass

    return with_blocks(letter, in_blocks)


def in_texts(letter: NumberedLetter, pattern: str, by: str) -> Mutants:
    def change(inlines: Inlines[Numbered]) -> Iterator[Inlines[Numbered]]:
        for at, inline in enumerate(inlines):
            for found in re.finditer(pattern, inline.text) if isinstance(inline, Text) else ():
                text = inline.text[: found.start()] + found.expand(by) + inline.text[found.end() :]
                yield (*inlines[:at], Text(text), *inlines[at + 1 :])

    return with_inlines(letter, change)


def swapped(blocks: Blocks[Numbered]) -> Iterator[Blocks[Numbered]]:
    for at in range(len(blocks) - 1):
        one, other = blocks[at : at + 2]
        yield (*blocks[:at], other, one, *blocks[at + 2 :])


def without_one(blocks: Blocks[Numbered]) -> Iterator[Blocks[Numbered]]:
    for at in range(len(blocks)):
        yield (*blocks[:at], *blocks[at + 1 :])


def joined(blocks: Blocks[Numbered]) -> Iterator[Blocks[Numbered]]:
    for at, (one, other) in enumerate(zip(blocks, blocks[1:], strict=False)):
        if isinstance(one, Paragraph) and isinstance(other, Paragraph):
            both = Paragraph((*one.inlines, Text(" "), *other.inlines))
            yield (*blocks[:at], both, *blocks[at + 2 :])


def joined_by_a_line(letter: NumberedLetter) -> Mutants:
    """Only in the text: in the frame it does not matter whether a line is a paragraph."""
    for at, part in enumerate(letter.parts):
        for number, (one, other) in enumerate(zip(part.blocks, part.blocks[1:], strict=False)):
            if part.role is Role.BODY and isinstance(one, Paragraph) and isinstance(other, Paragraph):
                both = Paragraph((*one.inlines, LineBreak(), *other.inlines))
                blocks = (*part.blocks[:number], both, *part.blocks[number + 2 :])
                yield replace(
                    letter, parts=(*letter.parts[:at], replace(part, blocks=blocks), *letter.parts[at + 1 :])
                )


def calls_moved(inlines: Inlines[Numbered]) -> Iterator[Inlines[Numbered]]:
    for at, inline in enumerate(inlines):
        before = inlines[at - 1] if at else None
        if isinstance(inline, NoteCall) and isinstance(before, Text) and " " in before.text.strip():
            left, right = before.text.rsplit(" ", 1)
            yield (*inlines[: at - 1], Text(left), inline, Text(f" {right}"), *inlines[at + 1 :])


def cells_changed(blocks: Blocks[Numbered]) -> Iterator[Blocks[Numbered]]:
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            for number, row in enumerate(block.rows):
                one, other, *rest = row
                empty, full = sorted((row[-2], row[-1]), key=len)
                ways = [(*row[:-2], full, empty), (*row[:-2], empty, full)]
                if one and other:
                    text, next = (str(getattr(cell[0], "text", "")) for cell in (one, other))
                    ways.append(((Text(text + next[:1]),), (Text(next[1:]),), *rest))
                for changed in ways:
                    if changed != row:
                        rows = (*block.rows[:number], changed, *block.rows[number + 1 :])
                        yield (*blocks[:at], replace(block, rows=rows), *blocks[at + 1 :])


def lists_begun_elsewhere(blocks: Blocks[Numbered]) -> Iterator[Blocks[Numbered]]:
    for at, block in enumerate(blocks):
        if isinstance(block, NumberedList):
            yield (*blocks[:at], replace(block, start=block.start + 1), *blocks[at + 1 :])


def not_raised(inlines: Inlines[Numbered]) -> Iterator[Inlines[Numbered]]:
    for at, inline in enumerate(inlines):
        if isinstance(inline, Superscript):
            yield (*inlines[:at], *inline.children, *inlines[at + 1 :])
            yield (*inlines[:at], *inlines[at + 1 :])


def notes_swapped(letter: NumberedLetter) -> Mutants:
    for at in range(len(letter.notes) - 1):
        one, other = letter.notes[at : at + 2]
        both = (replace(one, text=other.text), replace(other, text=one.text))
        yield replace(letter, notes=(*letter.notes[:at], *both, *letter.notes[at + 2 :]))


def calls_numbered_otherwise(letter: NumberedLetter) -> Mutants:
    if letter.notes:
        at_last = letter.notes[-1]
        yield replace(letter, notes=(*letter.notes[:-1], replace(at_last, mark="17")))


MUTATIONS: dict[str, Callable[[NumberedLetter], Mutants]] = {
    "a word is dropped": lambda letter: in_texts(letter, r"(?<= )\w+ ", ""),
    "two words are joined": lambda letter: in_texts(letter, r"(?<=\w) (?=\w)", ""),
    "a word is cut": lambda letter: in_texts(letter, r"(?<=\w\w\w)(?=\w\w\w)", " "),
    "a figure is another": lambda letter: in_texts(letter, r"\d", "8"),
    "a line ends in a word": lambda letter: with_inlines(letter, cut_by_a_line),
    "two paragraphs are swapped": lambda letter: with_blocks(letter, swapped),
    "a block is missing": lambda letter: with_blocks(letter, without_one),
    "two paragraphs are one": lambda letter: with_blocks(letter, joined),
    "two paragraphs are lines of one": joined_by_a_line,
    "a call stands a word before": lambda letter: with_inlines(letter, calls_moved),
    "the border of cells is another": lambda letter: with_blocks(letter, cells_changed),
    "a list begins elsewhere": lambda letter: with_blocks(letter, lists_begun_elsewhere),
    "a figure is not raised": lambda letter: with_inlines(letter, not_raised),
    "two notes are swapped": notes_swapped,
    "a note has another mark": calls_numbered_otherwise,
}  # fmt: skip


def cut_by_a_line(inlines: Inlines[Numbered]) -> Iterator[Inlines[Numbered]]:
    for at, inline in enumerate(inlines):
        if isinstance(inline, Text) and (found := re.search(r"(?<=\w\w\w)(?=\w\w\w)", inline.text)):
            before, after = inline.text[: found.start()], inline.text[found.end() :]
            yield (*inlines[:at], Text(before), LineBreak(), Text(after), *inlines[at + 1 :])


@pytest.mark.parametrize("mutation", MUTATIONS)
@pytest.mark.parametrize("name", LETTERS)
def test_every_mutation_is_told(
    imported: Callable[[str], tuple[FileText, NumberedLetter]], name: str, mutation: str
) -> None:
    original, letter = imported(name)
    if mutation == "a note has another mark" and not original.notes:
        return  # the figures of the text are compared
    for mutant in MUTATIONS[mutation](letter):
        if repr(mutant) == repr(letter):
            continue
        proof, told = compared(original, mutant)
        assert proof.places >= len(told) > 0, [
            (one, other)
            for one, other in zip(letter.parts, mutant.parts, strict=True)
            if repr(one) != repr(other)
        ]
