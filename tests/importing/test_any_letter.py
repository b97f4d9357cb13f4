"""Holds whole imports to what they say: whatever a letter's frame, asks and notes hold, its campaign prints it."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_prose import ANY_TEXT

from small_project import SmallProject
from undersigned.checking.printed_paragraphs import BULLET
from undersigned.checking.printed_word_file import FileNote, FileParagraph, FileText
from undersigned.checking.words import CALL
from undersigned.files.project import Project
from undersigned.importing.found_letter import Known
from undersigned.importing.manuscript import Item, Line, Manuscript, NoteCalled, Words
from undersigned.importing.proof import report_differences
from undersigned.importing.runs import normalise_spaces, words_alone
from undersigned.importing.written_campaign import campaign_of
from undersigned.model.campaign import Organisation
from undersigned.model.findings import Findings, LetterError
from undersigned.model.letter import Text
from undersigned.route import prepare

# A word before and after, so that the text is neither a label nor empty.
WORDS = ANY_TEXT.map(lambda text: " ".join(f"Of {normalise_spaces(text)} it".split()))
KNOWN = Known(
    {"freedonia-watch": Organisation("freedonia-watch", "Freedonia Watch")}, {}, datetime.date(2026, 9, 1)
)


@pytest.fixture(scope="module")
def letter_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(SmallProject(tmp_path_factory.mktemp("letters")).root)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    texts=st.lists(WORDS, min_size=6, max_size=6), notes=st.lists(WORDS, min_size=2, max_size=2, unique=True)
)
def test_any_letter_comes_back(letter_project: Project, texts: list[str], notes: list[str]) -> None:
    def line(number: int, style: str, words: Words, item: Item | None = None) -> Line:
        return Line(words, number, style, item=item)

    to, subject, body, ask, title, section = texts
    pieces = (
        line(1, "date line", (Text("1 September 2026"),)),
        line(2, "inside address", (Text(f"To: {to}"),)),
        line(3, "subject line", (Text(f"RE: {subject}"),)),
        line(4, "salutation", (Text("Excellencies,"),)),
        line(5, "body text", (Text(body), NoteCalled("a"))),
        line(6, "ask", (Text(ask), NoteCalled("b")), Item()),
        line(7, "closing", (Text("Sincerely,"),)),
        line(8, "signature", (Text("Freedonia Watch"),)),
        Line((Text(f"ANNEX: {title}"),), 9, "heading 1", 1),
        line(10, "body text", (Text(section),)),
    )
    manuscript = Manuscript(pieces, {id: (Text(text),) for id, text in zip("ab", notes, strict=True)})
    made = campaign_of(manuscript, "letter", "letter.docx", KNOWN)
    assert not [left for left in made.leftovers if left.code == "left-out"]
    for name, data in made.files.items():
        path = letter_project.campaign("letter", name)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    printed = [words_alone(piece.words, lambda _: CALL) for piece in pieces]
    labels = [BULLET if piece.item else "" for piece in pieces]
    original = FileText(tuple(map(FileParagraph, labels, printed)), tuple(map(FileNote, notes)))
    findings = Findings()
    try:
        report_differences(original, prepare(letter_project, "letter").letter, (), findings)
    except LetterError as error:
        findings.extend(error.findings)
    assert not list(findings), made.files["campaign.yaml"].decode()
