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


def raised(text: str | int) -> str:
    return run(str(text), RAISED)


POWERS = {
    "a unit": ("It covers 5 km", "2", "km^2^"),
    "a unit alone": ("There are 12 people per m", "2", "m^2^"),
    "a unit in Cyrillic": ("It covers 5 км", "2", "км^2^"),
    "a power of ten": ("It took 10", "3", "10^3^"),
    "a product": ("It took 4 × 7", "2", "7^2^"),
    "a figure, where another calls the note": ("There were 7", "2", "7^2^"),
    "a letter alone, where another calls the note": ("As in x", "2", "x^2^"),
}


@pytest.mark.parametrize(("before", "figure", "kept"), POWERS.values(), ids=POWERS)
def test_a_power_calls_no_note(project: SmallProject, before: str, figure: str, kept: str) -> None:
    body = p(
        run("One."),
        raised(1),
        run(f" {before}"),
        raised(figure),
        run(" Two."),
        raised(2),
        run(" Three."),
        raised(3),
    )
    notes = [BEFORE["raised"](n, text) for n, text in enumerate(SOURCES, 1)]
    made = imported(project, word_file(*map(p, HEAD), body, p("Sincerely,"), p("Freedonia Watch"), *notes))
    assert "and 3 notes" in made.out, made.err
    body_md = (project.root / "campaigns/again/body.md").read_text("utf-8")
    assert kept in body_md
    assert body_md.count("[^") == 3
    is_doubtful = "where another" in next(
        name for name, case in POWERS.items() if case == (before, figure, kept)
    )
    told = f"the raised {figure} behind “{before.rsplit(maxsplit=1)[-1]}” stays a raised figure, and calls no note [typed-notes]"
    assert (told in made.err) is is_doubtful


@pytest.mark.parametrize(
    "place", ["article 6(2)", "articles 2(1) and 6(2)", "paragraph 14(3)", "section b(1)"]
)
def test_a_paragraph_of_an_article_calls_no_note(project: SmallProject, place: str) -> None:
    body = p(f"One.(1) As {place} says, two.(2) Three.(3)")
    notes = [p(f"({n}) {text}") for n, text in enumerate(SOURCES, 1)]
    made = imported(project, word_file(*map(p, HEAD), body, p("Sincerely,"), p("Freedonia Watch"), *notes))
    assert "and 3 notes" in made.out, made.err
    body_md = (project.root / "campaigns/again/body.md").read_text("utf-8")
    assert f"As {place} says, two.[^" in body_md
    assert body_md.count("[^") == 3
    figure = place.rsplit("(", maxsplit=1)[-1]
    assert (
        f"the ({figure} behind “{place[: -len(figure) - 1].rsplit(maxsplit=1)[-1]}” stays as it is, and calls no note"
        in made.err
    )


@pytest.mark.parametrize("figure", ["2", "3"])
def test_a_unit_calls_no_note_even_where_nothing_else_does(project: SmallProject, figure: str) -> None:
    body = p(run("One."), raised(1), run(" It covers 5 km"), raised(figure), run("."))
    notes = [BEFORE["raised"](n, text) for n, text in enumerate(SOURCES[: int(figure)], 1)]
    made = imported(project, word_file(*map(p, HEAD), body, p("Sincerely,"), p("Freedonia Watch"), *notes))
    assert "they stay typed text [typed-notes]" in made.err


def test_a_mark_right_behind_a_symbol_calls_its_note_and_is_told(project: SmallProject) -> None:
    body = p(run("One."), raised(1), run(" In resolution 48/16"), raised(2), run(" it said so."), raised(3))
    notes = [BEFORE["raised"](n, text) for n, text in enumerate(SOURCES, 1)]
    made = imported(project, word_file(*map(p, HEAD), body, p("Sincerely,"), p("Freedonia Watch"), *notes))
    assert "the raised 2 behind “48/16” was taken for the mark of a note [typed-notes]" in made.err
    assert "resolution 48/16[^" in (project.root / "campaigns/again/body.md").read_text("utf-8")


def test_ordinals_and_lowered_signs_are_no_marks(project: SmallProject) -> None:
    body = p(
        run("Le 1"),
        raised("er"),
        run(" mai, au XX"),
        raised("e"),
        run(" siècle, n"),
        raised("o"),
        run(" 5 : CO₂ ; 10"),
        raised(3),
    )
    made = imported(project, word_file(*map(p, HEAD), body, p("Sincerely,"), p("Freedonia Watch")))
    assert "typed-notes" not in made.err
    assert "They say the same" in made.out
    assert "Le 1er mai, au XXe siècle, no 5 : CO₂ ; 10³" in " ".join(notes_of(project).split())


@pytest.mark.parametrize("mark", [("¹", "²"), ("[1]: ", "[2]: ")])
def test_notes_with_other_marks_before_them_number_themselves(
    project: SmallProject, mark: tuple[str, str]
) -> None:
    one, two = (sign.rstrip(": ") for sign in mark)
    body = p(f"The law is vague.{one} It was passed in June.{two}")
    below = [p(f"{sign}{text}") for sign, text in zip(mark, SOURCES, strict=False)]
    made = imported(project, word_file(*map(p, HEAD), body, p("Sincerely,"), p("Freedonia Watch"), *below))
    assert "and 2 notes" in made.out, made.err
    assert "vague.[1] It was passed in June.[2]" in " ".join(notes_of(project).split())


def test_notes_that_begin_anew_on_each_page_keep_their_places(project: SmallProject) -> None:
    pages = [
        line
        for text, source in zip(TEXT, SOURCES, strict=True)
        for line in (p(run(text.strip()), raised(1)), BEFORE["raised"](1, source))
    ]
    made = imported(project, word_file(*map(p, HEAD), *pages, p("Sincerely,"), p("Freedonia Watch")))
    assert "and 3 notes" in made.out, made.err
    assert "notes that have other numbers in the new letter: 1 is 2, 1 is 3 [note-number]" in made.err
    text = notes_of(project)
    for n, source in enumerate(SOURCES, 1):
        assert f"[{n}] {source}" in text
    assert "June.[2]" in text


def test_a_note_of_several_paragraphs_stays_whole(project: SmallProject) -> None:
    notes = [
        BEFORE["raised"](1, SOURCES[0]),
        p("It says more."),
        *(BEFORE["raised"](n, SOURCES[n - 1]) for n in (2, 3)),
    ]
    made = imported(project, letter(*notes))
    assert "and 3 notes" in made.out, made.err
    assert f"[1] {SOURCES[0]}\n    It says more.\n[2]" in notes_of(project)


OTHER_MARKS = {
    "signs": ("*", "†"), "more stars": ("*", "**"), "letters in brackets": ("[a]", "[b]"), "Roman figures": ("[i]", "[ii]"),
}  # fmt: skip


@pytest.mark.parametrize("marks", OTHER_MARKS.values(), ids=OTHER_MARKS)
@pytest.mark.parametrize("sign", [raised, run], ids=["raised", "on the line"])
def test_notes_with_marks_that_are_no_figures_are_told(
    project: SmallProject, marks: tuple[str, str], sign: Callable[[str], str]
) -> None:
    body = p(*(piece for text, mark in zip(TEXT, marks, strict=False) for piece in (run(text), sign(mark))))
    below = [p(sign(mark), run(f" {text}")) for text, mark in zip(SOURCES, marks, strict=False)]
    made = imported(project, word_file(*map(p, HEAD), body, p("Sincerely,"), p("Freedonia Watch"), *below))
    assert (
        f"a note, as it seems, that is typed with the mark “{marks[1]}”: it stays typed text [typed-notes]"
        in made.err
    )


def test_a_star_that_says_something_of_names_is_no_note(project: SmallProject) -> None:
    names = ("Freedonia Watch", "Ann Example, Professor*", "* Affiliation for identification only")
    made = imported(project, word_file(*map(p, HEAD), p("We write to you."), p("Sincerely,"), *map(p, names)))
    assert "typed-notes" not in made.err


def test_a_note_in_its_place_in_markdown_is_told(project: SmallProject) -> None:
    made = imported(
        project, "\n\n".join([*HEAD, "A claim.^[The press law.] More.", "Sincerely,", "Freedonia Watch"])
    )
    assert "a note in the text, “^[The press law.]”, which stays as it was typed" in made.err


@pytest.mark.parametrize(
    "heading", ["References", "Sources", "Notes and references", "Referencias", "Notes de bas de page"]
)
def test_headings_over_notes_sign_nothing(project: SmallProject, heading: str) -> None:
    made = imported(
        project,
        letter(p(heading), *(BEFORE["with a full stop"](n, text) for n, text in enumerate(SOURCES, 1))),
    )
    assert "with 1 signatory and 3 notes" in made.out, made.err
