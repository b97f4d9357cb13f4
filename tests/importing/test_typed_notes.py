"""Imports letters whose notes were typed by hand, set in every way, and letters whose notes are none of them."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from word_files import call, note, p, run, word_file

from small_project import Run, SmallProject

HEAD = ("1 September 2026", "To: Permanent Representatives", "RE: Freedonia", "Excellencies,")
TEXT = ("The law is vague.", " It was passed in June.", " Nobody was asked.")
SOURCES = (
    "The press law, 2025, on file.",
    "The official gazette, 12 June 2025.",
    "Interview with an editor.",
)
RAISED = '<w:vertAlign w:val="superscript"/>'

IN_TEXT: dict[str, Callable[[int], str]] = {
    "raised": lambda n: run(str(n), RAISED),
    "raised in brackets": lambda n: run(f"[{n}]", RAISED),
    "in brackets": lambda n: run(f"[{n}]"),
    "in round brackets": lambda n: run(f"({n})"),
}
BEFORE: dict[str, Callable[[int, str], str]] = {
    "raised": lambda n, text: p(run(str(n), RAISED), run(f" {text}")),
    "in brackets": lambda n, text: p(f"[{n}] {text}"),
    "in round brackets": lambda n, text: p(f"({n}) {text}"),
    "with a full stop": lambda n, text: p(f"{n}. {text}"),
    "as a list": lambda _, text: p(text, level=(2, 0)),
}


def imported(project: SmallProject, data: bytes | str) -> Run:
    file = "letter.docx" if isinstance(data, bytes) else "letter.md"
    project.write({file: data})
    made = project.run("import", file, "--as", "again")
    assert made.status == 0, made.err
    return made


def notes_of(project: SmallProject) -> str:
    run_ = project.run("build", "again", "-f", "txt")
    assert run_.status == 0, run_.err
    return (project.root / "build/again/again.txt").read_text("utf-8")


def letter(*below: str, mark: str = "raised", above: tuple[str, ...] = ()) -> bytes:
    body = p(*(piece for n, text in enumerate(TEXT, 1) for piece in (run(text), IN_TEXT[mark](n))))
    return word_file(*map(p, HEAD), body, *above, p("Sincerely,"), p("Freedonia Watch"), *below)


@pytest.mark.parametrize("heading", ["", "Notes", "Endnotes:"])
@pytest.mark.parametrize(("mark", "before"), list(itertools.product(IN_TEXT, BEFORE)))
def test_typed_notes_at_the_end_number_themselves(
    project: SmallProject, mark: str, before: str, heading: str
) -> None:
    notes = [BEFORE[before](n, text) for n, text in enumerate(SOURCES, 1)]
    made = imported(project, letter(*([p(heading)] if heading else []), *notes, mark=mark))
    assert "with 1 signatory and 3 notes" in made.out, made.err
    assert "They say the same" in made.out, made.err
    assert "the notes 1 to 3 were typed; in the new letter they number themselves [typed-notes]" in made.err
    text = notes_of(project)
    assert "The law is vague.[1] It was passed in June.[2] Nobody was asked.[3]" in " ".join(text.split())
    for n, source in enumerate(SOURCES, 1):
        assert f"[{n}] {source}" in text


@pytest.mark.parametrize("mark", ["raised", "in brackets"])
def test_typed_notes_at_the_feet_of_pages_number_themselves(project: SmallProject, mark: str) -> None:
    pages = [
        line
        for n, (text, source) in enumerate(zip(TEXT, SOURCES, strict=True), 1)
        for line in (p(run(text.strip()), IN_TEXT[mark](n)), BEFORE[mark](n, source))
    ]
    made = imported(project, word_file(*map(p, HEAD), *pages, p("Sincerely,"), p("Freedonia Watch")))
    assert "with 1 signatory and 3 notes" in made.out, made.err
    assert "They say the same." in made.out, made.err
    assert "place:" not in (project.root / "campaigns/again/campaign.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("marks", "notes"),
    {
        "raised": (("<sup>1</sup>", "<sup>2</sup>", "<sup>3</sup>"), ("1. ", "2. ", "3. ")),
        "in brackets": (("\\[1\\]", "\\[2\\]", "\\[3\\]"), ("\\[1\\] ", "\\[2\\] ", "\\[3\\] ")),
        "in round brackets": (("(1)", "(2)", "(3)"), ("(1) ", "(2) ", "(3) ")),
    }.values(),
)
def test_typed_notes_of_markdown_number_themselves(
    project: SmallProject, marks: tuple[str, ...], notes: tuple[str, ...]
) -> None:
    body = "".join(text + mark for text, mark in zip(TEXT, marks, strict=True))
    below = [mark + source for mark, source in zip(notes, SOURCES, strict=True)]
    made = imported(project, "\n\n".join([*HEAD, body, "Sincerely,", "Freedonia Watch", "## Notes", *below]))
    assert "with 1 signatory and 3 notes" in made.out, made.err
    assert "They say the same" in made.out, made.err


def test_a_note_that_is_marked_again_has_one_number(project: SmallProject) -> None:
    body = p(
        run("One."),
        IN_TEXT["raised"](1),
        run(" Two."),
        IN_TEXT["raised"](2),
        run(" Again."),
        IN_TEXT["raised"](1),
    )
    notes = [BEFORE["raised"](n, text) for n, text in enumerate(SOURCES[:2], 1)]
    made = imported(project, word_file(*map(p, HEAD), body, p("Sincerely,"), p("Freedonia Watch"), *notes))
    assert "and 2 notes" in made.out
    assert "They say the same." in made.out, made.err
    assert "Again.^{{ note(" in (project.root / "campaigns/again/body.md").read_text("utf-8")


UNCLEAR = {
    "one too few": [BEFORE["raised"](n, text) for n, text in enumerate(SOURCES[:2], 1)],
    "one skipped": [BEFORE["in brackets"](n, text) for n, text in zip((1, 2, 4), SOURCES, strict=True)],
    "under a heading": [
        p("Notes"),
        *(BEFORE["with a full stop"](n, text) for n, text in enumerate(SOURCES[:2], 1)),
    ],
}


@pytest.mark.parametrize("notes", UNCLEAR.values(), ids=UNCLEAR)
def test_what_looks_like_notes_and_is_not_taken_is_told_and_signs_nothing(
    project: SmallProject, notes: list[str]
) -> None:
    made = imported(project, letter(*notes))
    assert (
        "whose numbers are not those in the text, one by one: they stay typed text [typed-notes]" in made.err
    )
    assert "with 1 signatory and 0 notes" in made.out, made.err
    for source in SOURCES[:2]:
        assert source in notes_of(project)


def test_marks_without_notes_are_told(project: SmallProject) -> None:
    made = imported(project, letter())
    assert "and no notes that were typed with the same: they stay figures [typed-notes]" in made.err


@pytest.mark.parametrize(
    "body",
    [
        "5 m² of land, and 10 m³ of water.",
        "We ask for (1) a law, (2) a court and (3) a budget.",
        "See the report[sic] of 2025.",
    ],
)
def test_what_is_no_mark_of_a_note_stays(project: SmallProject, body: str) -> None:
    made = imported(project, word_file(*map(p, HEAD), p(body), p("Sincerely,"), p("Freedonia Watch")))
    assert "typed-notes" not in made.err
    assert "They say the same." in made.out, made.err


def test_footnotes_and_endnotes_of_one_letter_are_told(project: SmallProject) -> None:
    data = word_file(
        *map(p, HEAD),
        p("Fact.", call(1), " Other.", call(1, "endnote")),
        p("Sincerely,"),
        p("Freedonia Watch"),
        footnotes=[note(1, "A footnote.")],
        endnotes=[note(1, "An endnote.", kind="endnote")],
    )
    made = imported(project, data)
    assert (
        "1 footnote and 1 endnote, counted apart; the new letter has one kind of notes, which stand at the foot of "
        "each page [notes-count]" in made.err
    )
    assert "They say the same" in made.out


def test_a_raised_reference_to_a_note_stays_raised(project: SmallProject) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> NOTEREF _Ref1 \\f \\h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run("1", RAISED)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    marked = f'<w:bookmarkStart w:id="5" w:name="_Ref1"/>{call(1)}<w:bookmarkEnd w:id="5"/>'
    data = word_file(
        *map(p, HEAD), p("Fact.", marked, " The same", field, "."), p("Sincerely,"), p("Freedonia Watch"),
        footnotes=[note(1, "The gazette.")],
    )  # fmt: skip
    made = imported(project, data)
    assert "They say the same." in made.out, made.err
    assert "The same^{{ note(" in (project.root / "campaigns/again/body.md").read_text("utf-8")
