"""Attacks the proof of an import: whatever a letter says otherwise than its file, it has to tell; and nothing else."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from word_files import call, note, p, run, word_file

from small_project import SmallProject
from undersigned.checking.printed_word_file import FileText
from undersigned.files.project import Project
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
    NumberedLetter,
    NumberedList,
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


def with_inlines(  # noqa: C901  # a case for each kind of block
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
            if isinstance(inline, Text):
                for found in re.finditer(pattern, inline.text):
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
    for at, (one, other) in enumerate(itertools.pairwise(blocks)):
        if isinstance(one, Paragraph) and isinstance(other, Paragraph):
            both: Paragraph[Numbered] = Paragraph((*one.inlines, Text(" "), *other.inlines))
            yield (*blocks[:at], both, *blocks[at + 2 :])


def joined_by_a_line(letter: NumberedLetter) -> Mutants:
    """Only in the text: in the frame it does not matter whether a line is a paragraph."""
    for at, part in enumerate(letter.parts):
        for number, (one, other) in enumerate(zip(part.blocks, part.blocks[1:], strict=False)):
            if part.role is Role.BODY and isinstance(one, Paragraph) and isinstance(other, Paragraph):
                both: Paragraph[Numbered] = Paragraph((*one.inlines, LineBreak(), *other.inlines))
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


# --- what an import may change

BREAK = "<w:r><w:br/></w:r>"
MAY_CHANGE = {
    "spaces of all kinds": (p("One\u00a0two   three\u2009four."), "One two three four."),
    "a tab": (p("One", "<w:r><w:tab/></w:r>", "two."), "One two."),
    "soft hyphens": (p("Free\u00addonia."), "Freedonia."),
    "a hyphen that does not break": (p("a well", "<w:r><w:noBreakHyphen/></w:r>", "known case."), "a well-known case."),
    "a page that ends between words": (p("One", '<w:r><w:br w:type="page"/></w:r>', "two."), "One two."),
}  # fmt: skip
MAY_NOT = {
    "a space less": (p("It is not ice."), "It is notice."),
    "a space more": (p("It is notice."), "It is not ice."),
    "a line in a word": (p("It is mid", BREAK, "dle."), "It is middle."),
    "a page in a word": (p("It is mid", '<w:r><w:br w:type="page"/></w:r>', "dle."), "It is middle."),
    "a line that goes on": (p("One line,", BREAK, "another."), "One line, another."),
    "capitals": (p("One line."), "One Line."),
    "a sign": (p("One line – two."), "One line - two."),
    "a power": (p("On 10", raised("3"), " m."), "On 103 m."),
    "an empty cell": (cells("a|b|c", "1||2"), "| a | b | c |\n|---|---|---|\n| 1 | 2 | |"),
    "figures in cells": (cells("a|b", "1|23"), "| a | b |\n|---|---|\n| 12 | 3 |"),
    "a sign in a cell": (cells("a|b", "1|✗"), "| a | b |\n|---|---|\n| 1 | ✓ |"),
    "a sign moved to another cell": (cells("a|b|c", "1|✓|"), "| a | b | c |\n|---|---|---|\n| 1 | | ✓ |"),
    "a sign in a cell is lost": (cells("a|b", "1|–"), "| a | b |\n|---|---|\n| 1 | |"),
    "a line of signs": (p("???"), ""),
    "a sign alone": (p("☠"), ""),
    "raised letters": (p("On the 57", raised("th"), " day."), "On the 57th day."),
    "a raised minus": (p("It is 10", raised("−6"), " m."), "It is 10−6 m."),
    "raised with a dash": (p("See 48/16", raised("1–3"), "."), "See 48/161–3."),
    "letters that are raised": (p("It is x2a."), "It is x^2a^."),
    "the figure raised": (p("It is 6(1)."), "It is 6^1^."),
    "the figure lowered": (p("5 km", raised("2"), "."), "5 km(2)."),
    "a space behind what is raised": (p("5 km", raised("2"), "wide."), "5 km^2^ wide."),
    "a line that ends": (p("One line, another."), "One line,\\\nanother."),
    "an ellipsis": (p("… and more."), "... and more."),
    "signs of full width": (p("组织，就此。"), "组织,就此。"),
    "rows": (cells("a|b", "1|2", "3|4"), "| a | b |\n|---|---|\n| 1 | 2 |\n\n| 3 | 4 |\n|---|---|"),
}


def written(project: SmallProject, paragraph: str, body: str) -> tuple[Proof, list[str]]:
    """How a file with a paragraph is compared with a letter that says this instead."""
    data = word_file(*FRAME, p(LONG), paragraph, p("It ends."), END[0], END[2], END[1])
    project.write({
        "campaigns/letter/campaign.yaml": (
            "date: 2026-09-01\nto: Permanent Representatives\nsubject: Keep Freedonia under scrutiny\n"
            "salutation: Excellencies\nclosing: Sincerely\nsignatories: [freedonia-watch, {name: Example Union}]\n"
        ).replace("to: Permanent Representatives", "addressees: [Permanent Representatives]"),
        "campaigns/letter/body.md": f"{LONG}\n\n{body}\n\nIt ends.\n",
    })  # fmt: skip
    letter = prepare(Project(project.root), "letter").letter
    return compared(read_original(data, is_markdown=False), letter)


@pytest.mark.parametrize("name", MAY_CHANGE)
def test_what_layout_changes_does_not_count(project: SmallProject, name: str) -> None:
    assert written(project, *MAY_CHANGE[name]) == written(project, p("Same."), "Same.")


@pytest.mark.parametrize("name", MAY_NOT)
def test_what_changes_the_sense_does(project: SmallProject, name: str) -> None:
    same, _ = written(project, p("Same."), "Same.")
    proof, told = written(project, *MAY_NOT[name])
    assert proof.places > same.places == 0, told


# --- what somebody has told of

TOLD = {
    "these words, here": (Leftover("left out", "", words=("for now",), paragraphs=(6,)), 0),
    "these words, nobody knows where": (Leftover("left out", "", words=("for  now",)), 0),
    "these words, elsewhere": (Leftover("left out", "", words=("for now",), paragraphs=(5,)), 1),
    "fewer words": (Leftover("left out", "", words=("for",), paragraphs=(6,)), 1),
    "more words": (Leftover("left out", "", words=("remain for now",), paragraphs=(6,)), 1),
    "words that nobody sees": (Leftover("hidden text: “for now”", "paragraph 6, “We remain for now”"), 1),
}


@pytest.mark.parametrize("name", TOLD)
def test_only_what_names_these_words_at_this_place_excuses_a_difference(
    project: SmallProject, name: str
) -> None:
    data = word_file(*FRAME, p(LONG), p("We remain for now at your disposal."), *END)
    project.write({"again.docx": data})
    project.run("import", "again.docx", "--as", "again")
    body = project.root / "campaigns/again/body.md"
    body.write_text(body.read_text("utf-8").replace(" for now", ""), "utf-8")
    letter = prepare(Project(project.root), "again").letter
    told, untold = TOLD[name]
    proof, said = compared(read_original(data, is_markdown=False), letter, told)
    assert (proof.places, proof.places - proof.told, len(said)) == (1, untold, untold)


# --- how it is said


def test_a_difference_names_the_paragraph_the_page_and_the_line_of_the_letter(project: SmallProject) -> None:
    page = "<w:r><w:lastRenderedPageBreak/></w:r>"
    long = f"{LONG} {LONG} {LONG} The Council renewed the mandate for two years. {LONG}"
    project.write({"again.docx": word_file(*FRAME, p(LONG, page), p(long), *END)})
    project.run("import", "again.docx", "--as", "again")
    body = project.root / "campaigns/again/body.md"
    body.write_text(body.read_text("utf-8").replace("for two years", "for one year"), "utf-8")
    done = project.run("import", "--compare", "again")
    assert (
        "campaigns/again/body.md:3:1: warning: again.docx, paragraph 6 (page 2): the file has "
        "“… renewed the mandate for two years. We write"
    ) in done.err
    assert "and the letter “… renewed the mandate for one year. We write" in done.err
    assert "They differ in 1 place, listed above." in done.out


def test_notes_of_two_kinds_and_marks_of_all_kinds_are_told(project: SmallProject) -> None:
    settings = '<w:footnotePr><w:numStart w:val="5"/></w:footnotePr>'
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>†</w:t></w:r>'
    data = word_file(
        *FRAME,
        p(LONG, call(1), " More", call(1, "endnote"), " and", call(2), " more", mark),
        *END,
        f"<w:p><w:pPr><w:sectPr>{settings}</w:sectPr></w:pPr></w:p>",
        footnotes=[note(1, "IOM, on file."), note(2, "UNHCR, on file."), note(3, "Own, on file.")],
        endnotes=[note(1, "WHO, on file.", kind="endnote")],
    )
    project.write({"again.docx": data})
    done = project.run("import", "again.docx", "--as", "again")
    said = (
        "the marks of notes are others: footnotes and endnotes of the file are notes of one kind now; "
        "“5” is “1” now, “i” is “2” now, “6” is “3” now, and so on, 4 in all [differs]"
    )
    assert said in done.err
    assert [one.mark for one in read_original(data, is_markdown=False).notes] == ["5", "i", "6", "†"]


def test_a_power_that_calls_a_note_is_told(project: SmallProject) -> None:
    text = p("On 10", raised("1"), " places, since 2025", raised("2"), ".")
    notes = (p(raised("1"), " IOM, on file."), p(raised("2"), " UNHCR, on file."))
    project.write({"again.docx": word_file(*FRAME, p(LONG), text, *END, p("Notes"), *notes)})
    project.run("import", "again.docx", "--as", "again")
    project.write({"campaigns/again/body.md": f"{LONG}\n\nOn 10[^a] places, since 2025[^b].\n"})
    file = project.root / "campaigns/again/campaign.yaml"
    given = file.read_text("utf-8").split("footnotes:")[0]
    file.write_text(f"{given}footnotes:\n  a: IOM, on file.\n  b: UNHCR, on file.\n", "utf-8")
    done = project.run("import", "--compare", "again")
    assert "“On 10¹ places, since 2025².”: the 1 that was raised here calls a note now [differs]" in done.err
    assert done.err.count("calls a note now") == 1


OUTLINE = (
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="O"><w:name w:val="Ours"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Below"/><w:basedOn w:val="H"/></w:style>'
)


@pytest.mark.parametrize("style", ["H", "O", "B", "markdown"])
def test_what_is_a_heading_in_one_of_the_two_only_is_told(project: SmallProject, style: str) -> None:
    if style == "markdown":
        file = "again.md"
        project.write(
            {file: f"1 September 2026\n\nExcellencies,\n\n{LONG}\n\n## The press\n\n{LONG}\n\nSincerely,\n"}
        )
    else:
        file = "again.docx"
        project.write(
            {file: word_file(*FRAME, p(LONG), p("The press", style=style), p(LONG), *END, styles=OUTLINE)}
        )
    made = project.run("import", file, "--as", "again")
    assert "heading" not in made.err
    body = project.root / "campaigns/again/body.md"
    assert "## The press" in body.read_text("utf-8"), body.read_text("utf-8")
    body.write_text(body.read_text("utf-8").replace("## The press", "The press"), "utf-8")
    done = project.run("import", "--compare", "again")
    assert "“The press” is a heading in the file, and no heading in the letter [differs]" in done.err


# --- a comparison later on


@pytest.mark.parametrize("decision", ["accept", "reject", "ask"])
def test_a_later_comparison_reads_tracked_changes_as_the_import_did(
    project: SmallProject, decision: str
) -> None:
    changes = "".join(
        f'<w:r><w:t xml:space="preserve">We </w:t></w:r><w:del w:id="{at}" w:author="Ann"><w:r><w:delText>ask</w:delText></w:r></w:del>'
        f'<w:ins w:id="{at + 1}" w:author="Ann"><w:r><w:t>urge</w:t></w:r></w:ins>'
        for at in (1, 3)
    )
    hidden = run("secret", "<w:vanish/>")
    project.write({"again.docx": word_file(*FRAME, p(LONG), p(changes), p("Seen. ", hidden), *END)})
    typed = "n\nn\ny\ny\n" if decision == "ask" else None
    first = project.run("import", "again.docx", "--as", "again", "--tracked", decision, typed=typed)
    assert "They say the same." in first.out, first.out + first.err
    again = project.run("import", "--compare", "again")
    assert "They say the same." in again.out, again.err
    assert "hidden text: “secret”" in again.err
    if decision != "ask":
        return
    (project.root / "campaigns/again/returned.yaml").unlink()
    assert "[changes-unknown]" in project.run("import", "--compare", "again").err


# --- what was found in real letters

TABLE = cells("Resolution|Vote", "L.1|✓", "L.2|✗")
LETTER_OF = {
    "cells": (p("The votes:"), TABLE),
    "raised": (
        p("See 48/16", raised("1–3"), " on the 57", raised("th"), " day: 10", raised("−6"), " and x2a."),
    ),
    "hidden": (p("They should not adopt it ", run("not", "<w:vanish/>"), " today."),),
    "lists": (p("renew it", level=(2, 0)), p("and report", level=(2, 1)), p("So it is.")),
    "notes": (p("Many fled", call(1), "."),),
    "typed": (
        p("Under article 14(3) we wrote of it", raised("1"), " on 5 km(2) for the record", raised("2"), "."),
    ),
}
BEHIND = {
    "typed": (p("Notes"), p(raised("1"), " The press law, on file."), p(raised("2"), " UNHCR, on file.")),
}
BY_HAND = [
    ("cells", "✗", "✓"), ("cells", "| L.1 | ✓ |", "| L.1 | |"), ("cells", "| L.1 | ✓ |", "| L.1 ✓ | |"),
    ("raised", "^1–3^", "1–3"), ("raised", "^th^", "th"), ("raised", "^−6^", "−6"), ("raised", "x2a", "x^2a^"),
    ("hidden", "should not", "should"), ("hidden", " today", ""),
    ("lists", "So it is.", "☠\n\nSo it is."), ("lists", "So it is.", "???\n\nSo it is."),
    ("lists", "   i\\. and report", "2. and report"), ("lists", "So it is.", "So it is.^a^"),
    ("notes", "10^3^", "103"), ("notes", "km^2^", "km2"),
    ("typed", "14(3)", "14^3^"), ("typed", "14(3)", "14[3]"), ("typed", "14(3)", "143"), ("typed", "km(2)", "km^2^"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new"), BY_HAND)
def test_what_is_changed_by_hand_later_is_told(project: SmallProject, name: str, old: str, new: str) -> None:
    in_note = ("IOM, of 10", raised("3"), " people on 5 km", raised("2"), ".")
    notes = [f'<w:footnote w:id="1">{p(*in_note)}</w:footnote>'] if name == "notes" else []
    data = word_file(*FRAME, p(LONG), *LETTER_OF[name], *END, *BEHIND.get(name, ()), footnotes=notes)
    project.write({"again.docx": data})
    first = project.run("import", "again.docx", "--as", "again")
    assert "They say the same." in first.out, first.err
    folder = project.root / "campaigns/again"
    changed = [
        path for path in (folder / "body.md", folder / "campaign.yaml") if old in path.read_text("utf-8")
    ]
    assert changed, (folder / "body.md").read_text("utf-8")
    changed[0].write_text(changed[0].read_text("utf-8").replace(old, new, 1), "utf-8")
    again = project.run("import", "--compare", "again")
    assert "They differ in " in again.out, (again.out, again.err)


SAME = {
    "bullets that touch a figure": (p("•10 journalists"), p("•“Free them”"), p("So it is.")),
    "a letter that is dropped": (
        f'<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>{run("W")}</w:p>', p("e have a drop cap here."),
    ),
    "raised figures with commas": (p("Many", raised("1, 2"), " fled"), p("Of 10", raised("3 4"), ".")),
}  # fmt: skip


@pytest.mark.parametrize("name", SAME)
def test_what_prints_the_same_is_no_difference(project: SmallProject, name: str) -> None:
    project.write({"again.docx": word_file(*FRAME, p(LONG), *SAME[name], *END)})
    done = project.run("import", "again.docx", "--as", "again")
    assert "They say the same." in done.out, done.out + done.err


MARKDOWN = "Geneva, 1 September 2026\n\nTo: Permanent Representatives\n\nSubject: Freedonia\n\nExcellencies,\n\n{}\n\nSincerely,\n\nFreedonia Watch\n\nExample Union\n"


@pytest.mark.parametrize(
    "text",
    ["* one\n* two", "- [ ] todo", "Of 5 km^2^ and 10^\\-6^.", "What happened\n=============\n\nMany fled."],
)
def test_markdown_that_prints_the_same_is_no_difference(project: SmallProject, text: str) -> None:
    project.write({"again.md": MARKDOWN.format(f"{LONG}\n\n{text}\n\nSo it is.")})
    done = project.run("import", "again.md", "--as", "again")
    assert "They say the same." in done.out, done.out + done.err


def test_names_that_stood_in_one_line_are_one_remark(project: SmallProject) -> None:
    names = p("Freedonia Watch; Sylvania Press Union; Kenya Rights Forum")
    project.write({"again.docx": word_file(*FRAME, p(LONG), END[0], names)})
    done = project.run("import", "again.docx", "--as", "again")
    assert "They say the same, but for 1 place listed above." in done.out, done.out + done.err
    assert done.err.count("the list of names is written down in another order") == 1


def test_a_fault_in_the_comparison_leaves_a_whole_campaign_and_stops_no_other_file(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise IndexError("hunks")

    monkeypatch.setattr("undersigned.importing.from_file.prove", broken)
    data = word_file(*FRAME, p(LONG), *END)
    project.write({"one.docx": data, "two.docx": data})
    done = project.run("import", "one.docx", "two.docx")
    assert done.err.count("[program-fault]") == 2
    assert "Traceback" not in done.err
    for name in ("one", "two"):
        assert (project.root / f"campaigns/{name}/body.md").is_file()
        assert (project.root / f"campaigns/{name}/imported/{name}.docx").is_file()


def test_a_raised_minus_that_was_typed_as_a_hyphen_builds_as_plain_text(project: SmallProject) -> None:
    project.write({"again.docx": word_file(*FRAME, p(LONG), p("It is 10", raised("-6"), " m."), *END)})
    project.run("import", "again.docx", "--as", "again")
    done = project.run("build", "again", "-f", "txt")
    assert "[formats-differ]" not in done.err
    assert "10⁻⁶ m." in next((project.root / "build").rglob("*.txt")).read_text("utf-8")
