"""Holds notes to what was typed for them: where they stand, what belongs to them, and that no call is lost."""

from __future__ import annotations

import itertools
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outside import docx_faults, pdf_text
from readings import read_docx, read_html, read_markdown
from small_project import SMALL, SmallProject

FOOTNOTES = """\
footnotes:
  a: {kind: report, title: Alpha}
  b: {kind: report, title: Beta}
"""
BESIDES = "\n\nBesides.[^a; b]\n"
"""Cites all sources, so that none is told to be cited nowhere."""


def write(project: SmallProject, body: str, yaml: str = FOOTNOTES) -> None:
    project.write(
        {
            "campaigns/letter/campaign.yaml": SMALL["campaigns/letter/campaign.yaml"] + yaml,
            "campaigns/letter/body.md": body,
        }
    )


def letter_of(project: SmallProject, body: str, yaml: str = FOOTNOTES) -> tuple[str, list[str]]:
    """The text and the notes of a letter that has nothing to mend; lines of a note are kept."""
    write(project, body, yaml)
    run = project.run("build", "letter", "--format", "txt")
    assert (run.status, run.err) == (0, "")
    text, _, notes = project.built("txt").read_text("utf-8").rpartition(f"\n{'-' * 20}\n\n")
    found = f"\n{notes}".split("\n[")[1:]
    return text, ["\n".join(map(str.strip, note.partition("] ")[2].strip().split("\n"))) for note in found]


def errors(project: SmallProject, body: str, yaml: str = FOOTNOTES) -> list[str]:
    write(project, body, yaml)
    run = project.run("build", "letter", "--format", "txt")
    assert run.status == 1
    return [line for line in run.err.splitlines() if ": error: " in line]


# --- what belongs to a note


@pytest.mark.parametrize("margin", [*(" " * width for width in range(1, 9)), "\t", " \t"], ids=repr)
def test_all_that_is_set_in_below_a_note_belongs_to_it(project: SmallProject, margin: str) -> None:
    body = f"One.[^n]\n\n[^n]: First\ngoes on.\n\n{margin}*Second*\n{margin}goes on.\n\n\n{margin}Third.\n\nThe body."
    text, notes = letter_of(project, body + BESIDES)
    assert notes[0] == "First goes on.\nSecond goes on.\nThird."
    assert "One.[1]\n\nThe body.\n" in text


@pytest.mark.parametrize(
    ("typed", "notes"),
    [
        ("[^n]:\n    First.\n\n    Second.", ["First.\nSecond."]),
        ("[^n]:\n\n    First.", ["First."]),
        ("[^n]: First.\n[^m]: Other.\n\n  More.", ["First.", "Other.\nMore."]),
        ("[^n]: First.\n\n    Second.\n\n[^m]: Other.", ["First.\nSecond.", "Other."]),
        ("> [^n]: First.\n>\n>     Second.\n\n[^m]: Other.", ["First.\nSecond.", "Other."]),
        ("- x\n\n  [^n]: First.\n\n      Second.\n\n  y\n\n[^m]: Other.", ["First.\nSecond.", "Other."]),
    ],
)
def test_a_note_ends_where_another_begins_and_where_nothing_is_set_in(
    project: SmallProject, typed: str, notes: list[str]
) -> None:
    calls = "[^n][^m]" if len(notes) > 1 else "[^n]"
    assert letter_of(project, f"One.{calls}\n\n{typed}{BESIDES}")[1][: len(notes)] == notes


@pytest.mark.parametrize(
    "block", ["- one", "1. one\n    2. two", "> quoted", "## Heading", "| a |\n    |---|\n    | b |"]
)
def test_what_cannot_stand_in_a_note_is_told_at_its_place(project: SmallProject, block: str) -> None:
    body = f"One.[^n]\n\n[^n]: First.\n\n    {block}\n\nThe body.{BESIDES}"
    (error,) = errors(project, body)
    assert error.startswith("campaigns/letter/body.md:5:5: error: a note can hold words only")


def test_a_note_without_words_is_told(project: SmallProject) -> None:
    (error,) = errors(project, f"One.[^n]\n\n[^n]:\n\nThe body.{BESIDES}")
    assert error.startswith("campaigns/letter/body.md:3:1: error: the note 'n' has no words")


def test_every_format_has_all_paragraphs_of_a_note(project: SmallProject) -> None:
    yaml = "footnotes:\n  y: |\n    Typed first.\n\n    Typed second.\n"
    write(project, "One^st[^n]^ and two.[^y]\n\n[^n]: First.\n\n\tSecond.\n", yaml)
    run = project.run(
        "build", "letter", *(f"--format={name}" for name in ("docx", "pdf", "html", "md", "txt"))
    )
    assert (run.status, run.err) == (0, "")
    for format, read in {"docx": read_docx, "html": read_html, "md": read_markdown}.items():
        reading = read(project.built(format))
        assert [" ".join(note.split()) for note in reading.notes] == [
            "First. Second.",
            "Typed first. Typed second.",
        ]
        assert reading.calls == [1, 2]
    assert docx_faults(project.built("docx")) == []
    lines = [" ".join(line.split()) for line in pdf_text(project.built("pdf"), "-layout").splitlines()]
    assert [line for line in lines if "irst." in line or "econd." in line] == [
        "1 First.", "Second.", "2 Typed first.", "Typed second.",
    ]  # fmt: skip


# --- where a note is called


@pytest.mark.parametrize(
    "typed",
    [
        "51^st{}^", "^{}^", "^*st{}*^", "**x**^a{}b^", "[words{}](https://example.org)", "## Heading{}",
        "*x{}*", "***x{}***", "[mots{}]{{lang=fr}}", "| x{} |\n|---|\n| y |", "| x |\n|---|\n| y{} |",
        "- x{}\n- y", "> x{}", "*51^st{}^*", "[[mots]{{lang=fr}}^x{}^](https://example.org)",
    ],
)  # fmt: skip
@pytest.mark.parametrize("citation", ["[^a]", "[^see a: p. 2; b]"])
def test_a_note_is_called_wherever_it_is_cited(project: SmallProject, typed: str, citation: str) -> None:
    body = typed.format(citation)
    text, notes = letter_of(project, f"{body}{BESIDES}")
    assert "[^" not in text
    assert "[1]" in text
    assert len(notes) == 2


def test_the_mark_of_a_note_among_raised_letters_is_raised_once(project: SmallProject) -> None:
    write(project, f"51^s[^a]t^{BESIDES}")
    assert project.run("build", "letter", "--format", "html").status == 0
    page = project.built("html").read_text("utf-8")
    assert "51<sup>s</sup><" in page
    assert "><sup>t</sup>" in page
    assert not re.search(r"<sup>[^<]*<sup", page)


@pytest.mark.parametrize("cited", ["[^a]", '{{ note("a") }}', "*x [^a]*"])
def test_the_description_of_a_picture_calls_no_note_and_says_so(project: SmallProject, cited: str) -> None:
    assert errors(project, f"![Map {cited}](map.png){BESIDES}")[0].startswith(
        "campaigns/letter/body.md:1:1: error: the description of a picture cannot cite a note"
    )


@pytest.mark.parametrize("typed", ["x^2 + y^2", "a ^b", "2^ nd^", "x^^y"])
def test_signs_with_white_space_between_them_raise_nothing(project: SmallProject, typed: str) -> None:
    write(project, f"{typed}{BESIDES}", FOOTNOTES)
    run = project.run("build", "letter", "--format", "txt")
    assert typed in project.built("txt").read_text("utf-8")
    assert (run.status, "[mark-left-over]" in run.err) == (0, True)


# --- what leads to a source, and the passage


@pytest.mark.parametrize(
    ("cited", "markdown"),
    [
        ("*See, e.g.,* a", "*See, e.g.,* *Alpha*."),
        ("*see* a", "*See* *Alpha*."),
        ("*See* a; *but see* b", "*See* *Alpha*; *but see* *Beta*."),
        ("**see** a: *p.* 2", "**See** *Alpha*, *p.* 2."),
        ("a: p. 2^nd^", "*Alpha*, p. 2^nd^."),
        ("*see* n: *p.* 3", "*See* Own words, *p.* 3."),
    ],
)
def test_emphasis_before_and_behind_a_source_is_emphasis(
    project: SmallProject, cited: str, markdown: str
) -> None:
    write(project, f"One.[^{cited}]{BESIDES}\n[^n]: Own words.\n\nTwo.[^n]\n")
    assert project.run("build", "letter", "--format", "md").status == 0
    assert f"[^1]: {markdown}\n" in project.built("md").read_text("utf-8").replace("\\", "")


# --- what a later note says

IBID = {"ibid": "Ibid.", "ibid-short": "Ibid.", "ibid-cross-reference": "Ibid."}
LATER = {"cross-reference": "See note 1 above", "ibid-cross-reference": "See note 1 above"}
POLICIES = ["full", "ibid", "short", "cross-reference", "ibid-short", "ibid-cross-reference"]


@pytest.mark.parametrize("style", ["plain", "full", "law"])
@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("before", ["a", "a; b"])
@pytest.mark.parametrize("citation", ["alone", "first", "first: p. 2", "last: p. 2"])
def test_ibid_begins_a_note_after_one_that_cites_that_source_and_no_other(
    project: SmallProject, style: str, policy: str, before: str, citation: str
) -> None:
    place, passage = citation.removesuffix(": p. 2"), citation[len(citation.removesuffix(": p. 2")) :]
    here = f"a{passage}"
    cited = {"alone": here, "first": f"{here}; c", "last": f"c; {here}"}[place]
    yaml = f"{FOOTNOTES}  c: {{kind: report, title: Gamma}}\nnotes: {{style: {style}, repeat: {policy}}}\n"
    body = f"One.[^{before}] Two.[^{cited}] Three.[^b; c]\n"
    note = letter_of(project, body, yaml)[1][1]

    behind = ", p. 2" if passage else ""
    is_ibid = policy in IBID and before == "a" and place != "last"
    is_later = policy in LATER and before == "a" and not is_ibid
    if is_ibid:
        words = "Id." if style == "law" else "Ibid."
    elif is_later:
        words = "Alpha, supra note 1" if style == "law" else "See note 1 above"
    else:
        words = "Alpha"
    printed = words[0].lower() + words[1:] if place == "last" and words.startswith("See") else words
    expected = {
        "alone": f"{printed}{behind}",
        "first": f"{printed}{behind}; Gamma",
        "last": f"Gamma; {printed}{behind}",
    }[place]
    assert note.rstrip(".") == expected.rstrip(".")


@pytest.mark.parametrize("policy", POLICIES)
def test_notes_in_own_words_stay_as_typed(project: SmallProject, policy: str) -> None:
    yaml = (
        f"{FOOTNOTES}  own: Own words.\n  same: Own words.\n"
        f"  annex: {{repeats: a, text: 'The report above, annex II.'}}\nnotes: {{repeat: {policy}}}\n"
    )
    body = "x[^own] x[^own] x[^same] x[^spot] x[^spot] x[^a] x[^annex] x[^annex] x[^a] x[^b]\n\n[^spot]: On the spot.\n"
    notes = letter_of(project, body, yaml)[1]
    assert notes[:5] == ["Own words."] * 3 + ["On the spot."] * 2
    if not policy.endswith(
        ("short", "cross-reference")
    ):  # which have a form for any source that is cited again
        assert notes[6:8] == ["The report above, annex II."] * 2
    assert not notes[6].startswith("Ibid"), "annex II is another passage"


# --- numbers of notes


@pytest.mark.parametrize(
    ("note", "where"),
    [
        ("{{ source('b') }}", "footnotes"),
        ("*{{ source('b', 'p. 2') }}*", "footnotes"),
        ("{% if date %}{{ source('b') }}{% endif %}", "footnotes"),
        ("{{ source('c') }}", "footnotes"),
        ("See {{ source('b') }}.", "body"),
        ("Words.\n\n    {{ source('b') }}.", "body"),
        ("See {{ source('b') }}.", "annex"),
    ],
)
def test_a_source_that_is_worded_in_a_note_is_cited_by_it(
    project: SmallProject, note: str, where: str
) -> None:
    yaml = f"{FOOTNOTES}  c: \"Quotes {{{{ source('b') }}}}\"\n" + (
        f'  n: "{note}"\n' if where == "footnotes" else ""
    )
    yaml += "annex: {title: Annex, sections: [annex/x.md]}\n"
    defined = f"\n\n[^n]: {note}\n"
    project.write(
        {"campaigns/letter/annex/x.md": f"In the annex.[^n]{defined if where == 'annex' else ''}\n"}
    )
    body = "See note {{ note('b') }}.[^a]" + ("[^n]" if where != "annex" else "")
    write(project, body + (defined if where == "body" else "\n"), yaml)
    run = project.run("build", "letter", "--format", "txt")
    assert run.status == 0, run.err
    assert "See note 2." in project.built("txt").read_text("utf-8")


def test_a_source_that_is_worded_in_the_text_has_no_note(project: SmallProject) -> None:
    (error,) = errors(project, "{{ source('b') }} says so, as note {{ note('b') }}.[^a]\n")
    assert "no note cites 'b', so it has no number" in error


ANY_TEXT = st.text(st.one_of(st.sampled_from("]}[{^:;\"'\\%#*_`\n<>a "), st.characters()), max_size=6)


@given(ANY_TEXT, st.sampled_from(["note", "source", "asks"]), st.sampled_from(["signs", "codes"]))
def test_any_text_given_to_a_function_prints_or_is_told(text: str, function: str, written: str) -> None:
    """As it is typed, or as a string of a template has it with codes for all of its signs."""
    codes = "".join(f"\\U{ord(sign):08x}" for sign in text)
    with tempfile.TemporaryDirectory() as folder:
        project = SmallProject(Path(folder))
        typed = codes if written == "codes" else text.encode(errors="replace").decode()
        write(project, f'One {{{{ {function}("{typed}") }}}}\n', "")
        assert project.run("build", "letter", "--format", "txt").status in {0, 1}


@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.sampled_from(["word", "*word* goes", "a\nb", "[x](https://e.org)"])),
        min_size=1,
        max_size=5,
    )
)
def test_no_word_below_a_note_is_lost(paragraphs: list[tuple[int, str]]) -> None:
    """Each paragraph is in the note if it and all before it are set in, else in the body."""
    numbered = [(width, f"w{number} {text}") for number, (width, text) in enumerate(paragraphs)]
    typed = "\n\n".join(" " * width + text for width, text in numbered)
    with tempfile.TemporaryDirectory() as folder:
        text, notes = letter_of(SmallProject(Path(folder)), f"One.[^n]\n\n[^n]: First.\n\n{typed}{BESIDES}")
    belonging = len(list(itertools.takewhile(lambda paragraph: paragraph[0] > 0, numbered)))
    for number in range(len(numbered)):
        assert (f"w{number} " in notes[0]) is (number < belonging)
        assert (f"w{number} " in text) is (number >= belonging)
