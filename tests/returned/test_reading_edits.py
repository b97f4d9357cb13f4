"""Reads what somebody changed in a copy of a letter: word by word, tracked or silent, by whom; and nothing else."""

from __future__ import annotations

import io
import random
import re
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pytest
from random_letters import RandomLetter

from outside import office, pandoc_file
from small_project import SmallProject
from undersigned.importing.manuscript import Grid, Item, Line, Manuscript, NoteCalled, Words
from undersigned.model.letter import Emphasis, Text
from undersigned.returned.applying import with_edits
from undersigned.returned.edits import CALL, Edit, EditKind, Passage
from undersigned.returned.passages import as_printed, passages_of
from undersigned.returned.reading_edits import changes_between, edits_of

sys.path.append(str(Path(__file__).parents[1] / "importing"))  # where Word files are made by hand

from test_tracked_changes import BY, OTHER, deleted, formatted, inserted, letter, marked, row
from word_files import call, p, run, word_file

COPIES = Path(__file__).parent / "copies"
"""The letter on Cambodia as it was sent, and as partners returned it: from Word, LibreOffice and Google Docs."""

ANN, BO = " (Ann Example, 2026-03-01)", " (Bo Sample, 2026-03-02)"
MOVED = "The moved one is here."
CHANGES = {
    "silent and tracked": (
        [p("We ask for a new resolution.")],
        [p("We ask you for a new ", deleted("resolution"), inserted("decision"), ".")],
        ["“” → “you ”", f"“resolution” → “decision”{ANN}"],
    ),
    "two authors side by side": (
        [p("We ask for a new resolution.")],
        [
            p("We ask for a ", deleted("new"), inserted("strong"), " ", deleted("resolution", OTHER),
              inserted("decision", OTHER), ".")
        ],
        [f"“new” → “strong”{ANN}", f"“resolution” → “decision”{BO}"],
    ),
    "silent and tracked side by side": (
        [p("We ask for a new resolution.")],
        [p("We ask for a strong ", deleted("resolution"), inserted("decision"), ".")],
        ["“new” → “strong”", f"“resolution” → “decision”{ANN}"],
    ),
    "tracked in what was put in silently": (
        [p("We ask for years.")],
        [p("We ask for ", deleted("two"), inserted("three"), " more years.")],
        [f"“” → “three more ”{ANN}"],
    ),
    "deleted inside what another inserted": (
        [p("We ask for years.")],
        [p("We ask for", f'<w:ins w:id="1" {BY}>{run(" about")}{deleted(" two", OTHER)}</w:ins>', " years.")],
        [f"“” → “about ”{ANN}"],
    ),
    "inserted by one, all of it deleted by another": (
        [p("We ask for years.")],
        [p("We ask for", f'<w:ins w:id="1" {BY}>{deleted(" two", OTHER)}</w:ins>', " years.")],
        [],
    ),
    "a paragraph inserted": (
        [p("The rest.")],
        [marked("ins", inserted("All of it.")), p("The rest.")],
        [f"added “All of it.”{ANN}"],
    ),
    "a paragraph deleted": (
        [p("All of it."), p("The rest.")],
        [marked("del", deleted("All of it.")), p("The rest.")],
        [f"deleted “All of it.”{ANN}"],
    ),
    "split": (
        [p("One half, and the other.")],
        [marked("ins", run("One half,")), p(deleted(" "), "and the other.")],
        [f"split 9{ANN}"],
    ),
    "joined": (
        [p("One half,"), p("and the other.")],
        [marked("del", run("One half,")), p(inserted(" "), "and the other.")],
        [f"joined “ ”{ANN}"],
    ),
    "moved": (
        [p(MOVED), p("Between."), p("The rest.")],
        [
            marked("moveFrom", f'<w:moveFrom w:id="3" {BY}>{run(MOVED)}</w:moveFrom>'),
            p("Between."),
            marked("moveTo", f'<w:moveTo w:id="4" {BY}>{run(MOVED)}</w:moveTo>'),
            p("The rest."),
        ],
        [f"moved “Between.”{ANN}"],
    ),
    "moved, and reworded": (
        [p("A paragraph that is long enough to be known."), p("Between."), p("The rest.")],
        [
            p("Between."),
            p("A paragraph that is ", deleted("long"), inserted("short"), " enough to be known."),
            p("The rest."),
        ],
        ["moved “Between.”", f"“long” → “short”{ANN}"],
    ),
    "formatted": ([p("A word in bold.")], [p("A word in ", formatted("bold"), ".")], [f"looks “bold” bold{ANN}"]),
    "one of two words formatted silently": (
        [p("A word in bold."), p("Another in bold.")],
        [p("A word in ", formatted("bold"), "."), p("Another in ", run("bold", "<w:b/>"), ".")],
        [f"looks “bold” bold{ANN}", "looks “bold” bold"],
    ),
    "a paragraph made an entry of a list": (
        [p("First."), p("Second one of them.")],
        [
            p("First."),
            (f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:pPrChange {BY}><w:pPr/>'
            f"</w:pPrChange></w:pPr>{run('Second one of them.')}</w:p>"),
        ],
        [f"form “paragraph” → “entry of level 1”{ANN}"],
    ),
    "a row inserted": (
        [f"<w:tbl>{row('', 'One')}{row('', 'Three')}</w:tbl>"],
        [f"<w:tbl>{row('', 'One')}{row('ins', 'Two')}{row('', 'Three')}</w:tbl>"],
        [f"added “Two”{ANN}"],
    ),
    "a row deleted": (
        [f"<w:tbl>{row('', 'One')}{row('', 'Two')}</w:tbl>"],
        [f"<w:tbl>{row('', 'One')}{row('del', 'Two')}</w:tbl>"],
        [f"deleted “Two”{ANN}"],
    ),
    "a note deleted": (
        [p("Fact.", call(1), " Other.", call(2))],
        [p("Fact.", call(1), " Other.", f'<w:del w:id="2" {BY}>{call(2)}</w:del>')],
        [f"“{CALL}” → “”{ANN}"],
    ),
    "a note added": ([p("Fact.", call(1), " Other.")], [p("Fact.", call(1), " Other.", call(2))], [f"“” → “{CALL}”"]),
    "the calls of two notes exchanged": (
        [p("Fact.", call(1), " Other.", call(2))],
        [p("Fact.", call(2), " Other.", call(1))],
        [f"“{CALL}” → “{CALL}”"] * 2,
    ),
    "quotation marks": ([p('He said "no".')], [p("He said «no».")], ['“"” → “«”', '“"” → “»”']),
    "a hyphen": ([p("A well-known man.")], [p("A well known man.")], ["“well-known” → “well known”"]),
    "a space that breaks no line": ([p("The 54th\u00a0session.")], [p("The 54th session.")], ["“\u00a0” → “ ”"]),
    "a capital": ([p("The council said no.")], [p("The Council said no.")], ["“council” → “Council”"]),
    "a symbol": ([p("See A/HRC/51/66, p. 2.")], [p("See A/HRC/51/67, p. 2.")], ["“A/HRC/51/66” → “A/HRC/51/67”"]),
    "a number": ([p("About 1,000 people.")], [p("About 1,500 people.")], ["“1,000” → “1,500”"]),
    "a mark over a letter": ([p("The café was open.")], [p("The cafe\u0301 was open.")], ["“café” → “cafe\u0301”"]),
    "an entry of a list": (
        [p("First."), p("Second one of them.")],
        [p("First."), p("Second one of them.", level=(1, 0))],
        ["form “paragraph” → “entry of level 1”"],
    ),
    "nothing": ([p("We ask for years.")], [p("We ask ", "for ", "years.")], []),
}  # fmt: skip


def told(edit: Edit) -> str:
    by = f" ({edit.author}, {edit.date})" if edit.is_tracked else ""
    match edit.kind:
        case EditKind.WORDS:
            return f"“{edit.old}” → “{edit.new}”{by}"
        case EditKind.SPLIT:
            return f"split {edit.start}{by}"
        case EditKind.JOINED:
            return f"joined “{edit.new}”{by}"
        case EditKind.LOOKS:
            return f"looks “{edit.new}” {edit.looks[0][2]}{by}"
        case EditKind.FORM:
            return f"form “{edit.old}” → “{edit.new}”{by}"
        case _:
            return f"{edit.kind.value} “{edit.old or edit.new}”{by}"


def printed(passages: Sequence[Passage]) -> list[tuple[object, ...]]:
    """All that a letter says, but for how a file numbers its notes."""
    notes = {passage.note: passage.words for passage in passages if passage.note}
    return [(one.words, [notes.get(id) for id in one.calls], one.form, one.looks) for one in passages]


@pytest.mark.parametrize(("sent", "came", "edits"), CHANGES.values(), ids=CHANGES)
def test_each_change_is_one_edit_of_who_made_it(sent: list[str], came: list[str], edits: list[str]) -> None:
    returned = edits_of(letter(*sent), letter(*came), "copy.docx")
    assert [told(edit) for edit in returned.edits] == edits
    assert printed(with_edits(returned.passages, returned.edits)) == printed(returned.theirs)


LICADHO = "“” → “\ufffc”"
OF_ONE = [
    "“are writing” → “write”", "“worsening” → “deepening”", "moved", LICADHO, "“two” → “four”", "added",
    "“” → “, para. 12”",
]  # fmt: skip
TRACKED = ["“alert” → “warn”", "“to” → “of”", LICADHO, "“two” → “three”", "“” → “, para. 12”"]
RETURNED = {
    "as-sent": [],
    "p1-tracked": [f"{one} (Partner A, 2023-09-01)" for one in TRACKED],
    "p2-silent": OF_ONE,
    "p3-comments": [],
    "p4-lo-tracked": [f"{one} (Partner A, 2023-09-01)" for one in TRACKED],
    "p5-google": OF_ONE,
    "p7-twoauthors": [
        "“spiralling” → “deepening” (Bob B, 2023-09-01)",
        "“new” → “historic” (Alice A, 2023-09-01)",
        "deleted (Bob B, 2023-09-01)",
    ],
}


@pytest.mark.parametrize("name", RETURNED)
def test_copies_from_word_libreoffice_and_google(name: str) -> None:
    sent, came = ((COPIES / f"{one}.docx").read_bytes() for one in ("as-sent", name))
    returned = edits_of(sent, came, f"{name}.docx")
    said = [re.sub(r"(added|moved|deleted) “.*”", r"\1", told(edit)) for edit in returned.edits]
    assert said == RETURNED[name]
    assert returned.leftovers == ()
    assert printed(with_edits(returned.passages, returned.edits)) == printed(returned.theirs)


def test_what_is_not_compared_is_told_where_it_is_another() -> None:
    sent, came = (word_file(p("We write to you."), header=p(head)) for head in ("Our coalition", "Another"))
    leftovers = edits_of(sent, came, "copy.docx").leftovers
    assert [one.what for one in leftovers] == [
        "the page's header: “Another”",
        "the page's header: “Our coalition” is gone",
    ]
    assert edits_of(sent, sent, "copy.docx").leftovers == ()


def test_remarks_know_their_passage_and_their_words() -> None:
    sent, came = ((COPIES / f"{one}.docx").read_bytes() for one in ("as-sent", "p3-comments"))
    remarks = edits_of(sent, came, "p3-comments.docx").remarks
    assert [(one.remark.author, one.remark.date, one.passage) for one in remarks] == [
        ("Partner C", "2023-09-01", 3),
        ("Partner C", "2023-09-01", 15),
    ]


def test_the_same_edit_has_the_same_sign_whoever_made_it() -> None:
    sent = (COPIES / "as-sent.docx").read_bytes()
    ids = {
        name: [edit.id for edit in edits_of(sent, (COPIES / f"{name}.docx").read_bytes(), name).edits]
        for name in RETURNED
    }
    assert ids["p1-tracked"] == ids["p4-lo-tracked"]
    assert ids["p2-silent"] == ids["p5-google"]
    every = {one for some in ids.values() for one in some}
    assert all(re.fullmatch("[0-9a-f]{6}", one) for one in every)
    assert set(ids["p1-tracked"]) & set(ids["p2-silent"]) == {ids["p1-tracked"][2], ids["p1-tracked"][4]}


def test_a_copy_that_was_only_saved_again_has_no_edit(tmp_path: Path) -> None:
    sent = COPIES / "as-sent.docx"
    saved = [tmp_path / "copy.docx"]
    shutil.copy(sent, saved[0])
    for number in range(2):
        folder = tmp_path / str(number)
        folder.mkdir()
        saved.append(office(saved[-1], folder, "docx"))
    text = office(sent, tmp_path, "odt")
    (tmp_path / "odt").mkdir()
    saved.append(office(text, tmp_path / "odt", "docx"))
    saved.append(pandoc_file(sent, tmp_path / "pandoc.docx"))
    for file in saved:
        assert edits_of(sent.read_bytes(), file.read_bytes(), file.name).edits == ()


def test_a_copy_that_python_docx_changed() -> None:
    document = docx.Document(str(COPIES / "as-sent.docx"))
    last, before = document.paragraphs[19], document.paragraphs[18]
    last.runs[0].text = last.runs[0].text.replace("any further", "all")
    last.insert_paragraph_before("We thank you.")
    before._p.getparent().remove(before._p)  # python-docx has no other way
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Arrests", "12"
    made = io.BytesIO()
    document.save(made)
    returned = edits_of((COPIES / "as-sent.docx").read_bytes(), made.getvalue(), "copy.docx")
    assert [(edit.kind.value, edit.passage, edit.new) for edit in returned.edits] == [
        ("deleted", 18, ""),
        ("added", 17, "We thank you."),
        ("words", 19, "all"),
        ("added", 49, "Arrests\t12"),
    ]
    assert printed(with_edits(returned.passages, returned.edits)) == printed(returned.theirs)


# --- letters that are changed at random


def manuscript(letter: RandomLetter) -> Manuscript:
    """A letter as a reader of its file would find it."""
    pieces: list[Line | Grid] = []

    def add(text: str, **how: object) -> None:
        pieces.append(Line(words(text), len(pieces) + 1, **how))  # type: ignore[arg-type]  # each is one of a line's

    for text in letter.paragraphs:
        add(text, style="body text")
    for text in letter.asks:
        add(text, style="ask", item=Item())
    if letter.rows:
        rows = (tuple((Line(words(cell), 0),) for cell in row) for row in letter.rows)
        pieces.append(Grid(tuple(rows), len(pieces) + 1))
    add("Cases", heading=2)
    for text in letter.annex:
        add(text, style="body text")
    for text in letter.signatories:
        add(text, style="signature")
    return Manuscript(tuple(pieces), {key: (Text(text),) for key, text in letter.notes.items()})


def words(text: str) -> Words:
    found: list[Text | Emphasis[NoteCalled] | NoteCalled] = []
    for piece in re.split(r"(\[\^[^\]]+\]|\*[^*]+\*)", text):
        if piece.startswith("[^"):
            found.append(NoteCalled(piece[2:-1]))
        elif piece.startswith("*"):
            found.append(Emphasis((Text(piece[1:-1]),)))
        elif piece:
            found.append(Text(piece))
    return tuple(found)


@pytest.mark.parametrize("block", range(8))
def test_the_edits_of_a_letter_are_what_was_changed_in_it(block: int) -> None:
    for seed in range(block * 25, block * 25 + 25):
        old = RandomLetter(seed)
        new = old.changed(seed + 1000)
        chance = random.Random(seed)  # noqa: S311  # letters are no secrets
        if chance.random() < 0.3:  # a note goes, and its words stay
            new.paragraphs[0] = re.sub(r"\[\^[^\]]+\]", "", new.paragraphs[0])
        before, after = passages_of(manuscript(old)), passages_of(manuscript(new))
        edits, theirs = changes_between(before, after)
        assert printed(with_edits(before, edits)) == printed(theirs), seed
        same = unchanged(before, after)
        assert not {edit.passage for edit in edits if is_inside(edit)} & same, seed
        assert len({edit.id for edit in edits}) == len(edits), seed


@pytest.mark.parametrize("seed", range(6))
def test_and_so_it_is_in_word_files(seed: int, project: SmallProject) -> None:
    old = RandomLetter(seed)
    files = []
    for one in (old, old.changed(seed + 100)):
        project.write(one.files())
        assert project.run("build", "letter", "--format", "docx").status == 0
        files.append(project.built("docx").read_bytes())
    returned = edits_of(files[0], files[1], "copy.docx")
    assert returned.edits
    assert printed(with_edits(returned.passages, returned.edits)) == printed(returned.theirs)
    assert edits_of(files[0], files[0], "copy.docx").edits == ()


def is_inside(edit: Edit) -> bool:
    return edit.kind not in {EditKind.ADDED, EditKind.MOVED}


def unchanged(old: Sequence[Passage], new: Sequence[Passage]) -> set[int]:
    """The passages of the earlier letter that say the same in the later one, and nothing else does."""
    said, says = Counter(map(whole(old), old)), Counter(map(whole(new), new))
    return {
        place
        for place, passage in enumerate(old)
        if passage.words and not passage.cell and said[whole(old)(passage)] == says[whole(old)(passage)] == 1
    }


def whole(passages: Sequence[Passage]) -> Callable[[Passage], tuple[object, ...]]:
    notes = {passage.note: as_printed(passage) for passage in passages if passage.note}
    return lambda passage: (passage.words, tuple(notes.get(id) for id in passage.calls), passage.looks)
