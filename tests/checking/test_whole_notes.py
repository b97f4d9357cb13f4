"""Proves that a note which a PDF does not hold whole is found, and that one which it holds is not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from small_project import SMALL, SmallProject
from undersigned import route
from undersigned.checking.pdf import check_pdf
from undersigned.files.project import Project
from undersigned.model.findings import LetterError, Place
from undersigned.model.letter import Note, NumberedLetter, Text
from undersigned.model.style import Page
from undersigned.writers import pdf

LONG = " ".join(f"word{number}" for number in range(1500))
NOTES = {
    "first": "The first.",
    "ibid-5": "Ibid.",
    "long": f"{LONG} end.",
    "arabic": "منظمة العفو الدولية and Amnesty International.",
    "khmer": "សិទ្ធិមនុស្ស (human rights).",
    "address": "<https://example.org/a-very-long-address/that/goes/on/and/on/over/more/than/one/line/of/a/page>",
    "last": "The last.",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[NumberedLetter, bytes]:
    """A letter whose notes are all that a note can be, and its PDF."""
    project = SmallProject(tmp_path_factory.mktemp("project"))
    footnotes = "".join(f"  {key}: {text!r}\n" for key, text in NOTES.items())
    cited = " ".join(f"Text.[^{key}]" for key in NOTES)
    project.write(
        {
            "campaigns/letter/campaign.yaml": f"{SMALL['campaigns/letter/campaign.yaml']}footnotes:\n{footnotes}",
            "campaigns/letter/body.md": f"{cited}\n\n{' '.join(['Text.[^ibid-5]'] * 9)}\n",
        }
    )
    manuscript = route.prepare(Project(Path(project.root)), "letter")
    return manuscript.letter, pdf.write(manuscript.letter, manuscript.style)


PAGE = Page(595.28, 841.89, 70.87, 70.87, 62.36, 70.87)
"""That of the house style `plain`."""


def with_note(letter: NumberedLetter, number: int, text: str) -> NumberedLetter:
    """The letter with another text in one of its notes, so that its PDF does not hold that note whole."""
    note = Note(number, (Text(text),), Place("body.md", number))
    return replace(letter, notes=(*letter.notes[: number - 1], note, *letter.notes[number:]))


def lost(letter: NumberedLetter, data: bytes) -> list[str]:
    with pytest.raises(LetterError) as error:
        check_pdf(data, letter, PAGE)
    return [str(finding).partition("\n")[0] for finding in error.value.findings]


def test_every_kind_of_note_is_found_whole(made: tuple[NumberedLetter, bytes]) -> None:
    letter, data = made
    assert len(letter.notes) == len(NOTES) + 9
    check_pdf(data, letter, PAGE)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "The first, and more."),
        (1, "The last."),
        (3, f"{LONG} and more end."),
        (3, f"{LONG} end. And more"),
        (4, "منظمة العفو الدولية and Human Rights Watch."),
        (5, "សិទ្ធិមនុស្ស (civil rights)."),
        (6, "https://example.org/another"),
        (16, "Ibid., para. 4."),
    ],
)
def test_a_note_that_is_not_there_whole_is_told_at_its_place(
    made: tuple[NumberedLetter, bytes], number: int, text: str
) -> None:
    letter, data = made
    says = f"body.md:{number}:1: error: note {number} did not come out whole in the PDF [note-lost]"
    assert says in lost(with_note(letter, number, text), data)


def test_a_note_is_not_taken_for_the_end_of_another(made: tuple[NumberedLetter, bytes]) -> None:
    """Note 1 is lost, and "1Ibid." stands within "11Ibid." further down."""
    letter, data = made
    assert any("[note-lost]" in line for line in lost(with_note(letter, 1, "Ibid."), data))


def test_a_letter_with_a_lost_note_is_not_saved(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert project.run("build", "letter").status == 0
    project.write({"campaigns/letter/body.md": "We write.[^a]\n\n[^a]: A note.\n"})
    before = project.files()
    write = pdf.write
    monkeypatch.setattr(
        pdf, "write", lambda letter, style, **_: write(with_note(letter, 1, "Cut off"), style)
    )
    run = project.run("build", "letter")
    says = "campaigns/letter/body.md:1:10: error: note 1 did not come out whole in the PDF [note-lost]"
    assert run.status == 1
    assert says in run.err
    assert project.files() == before


def test_a_note_that_nobody_cites_is_not_missing_in_the_letter(project: SmallProject) -> None:
    own = "own: 'See {{ country }}, of it.'"
    project.write({"campaigns/letter/body.md": "See them. We see it all, of old.\n"})
    path = project.root / "campaigns/letter/campaign.yaml"
    text = path.read_text("utf-8")
    path.write_text(f"{text}country: Freedonia\nfootnotes:\n  {own}\n", "utf-8")
    run = project.run("check", "letter")
    assert (run.status, "[uncited-footnote]" in run.err, "[words-lost]" in run.err) == (0, True, False)
