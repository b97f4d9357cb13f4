"""Imports letters with tracked changes of every kind, and looks that each is told: what, by whom, of which day."""

from __future__ import annotations

import itertools
import re

import pytest
import yaml
from word_files import call, note, p, run, word_file

from small_project import SmallProject

BY = 'w:author="Ann Example" w:date="2026-03-01T10:00:00Z"'
OTHER = 'w:author="Bo Sample" w:date="2026-03-02T10:00:00Z"'


def inserted(text: str, by: str = BY) -> str:
    return f'<w:ins w:id="1" {by}>{run(text)}</w:ins>'


def deleted(text: str, by: str = BY) -> str:
    return f'<w:del w:id="2" {by}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def marked(mark: str, *content: str) -> str:
    return f"<w:p><w:pPr><w:rPr><w:{mark} {BY}/></w:rPr></w:pPr>{''.join(content)}</w:p>"


def formatted(text: str) -> str:
    return f"<w:r><w:rPr><w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange></w:rPr><w:t>{text}</w:t></w:r>"


def row(mark: str, text: str) -> str:
    properties = f"<w:trPr><w:{mark} {BY}/></w:trPr>" if mark else ""
    return f"<w:tr>{properties}<w:tc>{p(text)}</w:tc></w:tr>"


def cells(mark: str, *texts: str) -> str:
    """A row whose last cell was put in or taken out."""
    properties = f"<w:tcPr><w:{mark} {BY}/></w:tcPr>"
    kept = "".join(f"<w:tc>{p(text)}</w:tc>" for text in texts[:-1])
    return f"<w:tr>{kept}<w:tc>{properties}{p(texts[-1])}</w:tc></w:tr>"


ANN, BO = "by Ann Example on 2026-03-01", "by Bo Sample on 2026-03-02"
CHANGES = {
    "inserted": ([p("We ask for", inserted(" two"), " years.")], [f"{ANN}: “ two” inserted"]),
    "deleted": ([p("We ask for", deleted(" two"), " years.")], [f"{ANN}: “ two” deleted"]),
    "by two": (
        [p("We ask for", inserted(" two"), inserted(" or three", OTHER), " years.")],
        [f"{ANN}: “ two” inserted", f"{BO}: “ or three” inserted"],
    ),
    "in pieces": ([p("We ask for", inserted(" two"), inserted(" more"), " years.")], [f"{ANN}: “ two more” inserted"]),
    "apart": (
        [p("We ask", inserted(" you"), " for", inserted(" two"), " years.")],
        [f"{ANN}: “ you” inserted", f"{ANN}: “ two” inserted"],
    ),
    "inserted by one, deleted by the other": (
        [p("We ask for", f'<w:ins w:id="1" {BY}>{deleted(" two", OTHER)}</w:ins>', " years.")],
        [f"{ANN}: “ two” inserted", f"{BO}: “ two” deleted"],
    ),
    "a paragraph inserted": ([marked("ins", inserted("All of it.")), p("The rest.")], [f"{ANN}: “All of it.” inserted"]),
    "a paragraph deleted": ([marked("del", deleted("All of it.")), p("The rest.")], [f"{ANN}: “All of it.” deleted"]),
    "split": ([marked("ins", run("One half,")), p("and the other.")], [f"{ANN}: a paragraph split behind “One half,”"]),
    "joined": (
        [marked("del", run("One half,")), p(" and the other.")],
        [f"{ANN}: a paragraph joined with the next, behind “One half,”"],
    ),
    "moved": (
        [
            marked("moveFrom", f'<w:moveFrom w:id="3" {BY}>{run("The moved one.")}</w:moveFrom>'),
            p("Between."),
            marked("moveTo", f'<w:moveTo w:id="4" {BY}>{run("The moved one.")}</w:moveTo>'),
            p("The rest."),
        ],
        [f"{ANN}: “The moved one.” moved"],
    ),
    "formatted": ([p("A word in ", formatted("bold"), ".")], [f"{ANN}: “bold” formatted"]),
    "a paragraph formatted": (
        [f"<w:p><w:pPr><w:pPrChange {BY}><w:pPr/></w:pPrChange></w:pPr>{run('Set otherwise.')}</w:p>"],
        [f"{ANN}: “Set otherwise.” formatted"],
    ),
    "a row inserted": (
        [f"<w:tbl>{row('', 'One')}{row('ins', 'Two')}</w:tbl>"],
        [f"{ANN}: a row of a table inserted: “Two”"],
    ),
    "a row deleted": (
        [f"<w:tbl>{row('', 'One')}{row('del', 'Two')}</w:tbl>"],
        [f"{ANN}: a row of a table deleted: “Two”"],
    ),
    "a cell inserted": (
        [f"<w:tbl>{row('', 'One')}{cells('cellIns', 'Two', 'Three')}</w:tbl>"],
        [f"{ANN}: a cell of a table inserted: “Three”"],
    ),
    "a cell deleted": (
        [f"<w:tbl>{row('', 'One')}{cells('cellDel', 'Two', 'Three')}</w:tbl>"],
        [f"{ANN}: a cell of a table deleted: “Three”"],
    ),
    "a note deleted": (
        [p("Fact.", call(1), " Other.", f'<w:del w:id="2" {BY}>{call(2)}</w:del>')],
        [f"{ANN}: “ [note: Another.]” deleted"],
    ),
    "in a note": ([p("Fact.", call(3))], [f"{ANN}: “ and more” inserted"]),
    "by nobody": ([p("We ask for", inserted(" two", ""), " years.")], [": “ two” inserted"]),
}  # fmt: skip
NOTES = [
    note(1, "The gazette."),
    note(2, "Another."),
    note(3, f"{run('The gazette')}{inserted(' and more')}{run('.')}"),
]


def letter(*body: str) -> bytes:
    lines = ("1 September 2026", "To: Permanent Representatives", "RE: Freedonia", "Excellencies,")
    used = [one for n, one in enumerate(NOTES, 1) if f'Reference w:id="{n}"' in "".join(body)]
    return word_file(*map(p, lines), *body, p("Sincerely,"), p("Freedonia Watch"), footnotes=used)


@pytest.mark.parametrize(("body", "told"), CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("option", ["accept", "reject"])
def test_each_change_is_told_with_its_author_and_day(
    project: SmallProject, body: list[str], told: list[str], option: str
) -> None:
    project.write({"letter.docx": letter(*body)})
    made = project.run("import", "letter.docx", "--as", "again", "--tracked", option)
    assert made.status == 0, made.err
    assert "They say the same" in made.out, made.err
    done = "(?:accepted|rejected|kept)"
    found = re.findall(rf": a tracked change ?(.*?), {done}: (.*) \[tracked-change\]", made.err)
    assert [": ".join(one) for one in found] == told, made.err
    assert "called by no line" not in made.err


@pytest.mark.parametrize(
    ("answers", "text"), [("yn", "We ask for two years."), ("ny", "We ask for years, please.")]
)
def test_each_change_is_decided_by_itself(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch, answers: str, text: str
) -> None:
    given = iter(answers)
    monkeypatch.setattr("undersigned.cli.verbs.import_letter.somebody_is_there", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: next(given))
    body = p("We ask for", inserted(" two"), " years", inserted(", please", OTHER), ".")
    project.write({"letter.docx": letter(body)})
    made = project.run("import", "letter.docx", "--as", "again", "--tracked", "ask")
    assert made.status == 0, made.err
    assert "They say the same" in made.out, made.err
    assert text in (project.root / "campaigns/again/body.md").read_text("utf-8")
    assert made.err.count(", accepted: ") == made.err.count(", rejected: ") == 1
    assert made.err.count(" inserted [tracked-change]") == 2


@pytest.mark.parametrize("said", ["yn", "ny"])
def test_what_was_decided_one_by_one_is_kept_and_compared_again(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    answers = itertools.cycle(said)
    monkeypatch.setattr("undersigned.cli.verbs.import_letter.somebody_is_there", lambda: True)
    asked: list[str] = []

    def answer(_: str) -> str:
        asked.append(next(answers))
        return asked[-1]

    monkeypatch.setattr("builtins.input", answer)
    project.write({"letter.docx": letter(*(one for body, _ in CHANGES.values() for one in body))})
    made = project.run("import", "letter.docx", "--as", "again", "--tracked", "ask")
    assert made.status == 0, made.err
    returned = (project.root / "campaigns/again/returned.yaml").read_text("utf-8")
    decided = [one["became"] for one in yaml.safe_load(returned)["changes"] if one["change"] != "formatted"]
    assert decided == [{"y": "accepted", "n": "rejected"}[one] for one in asked]
    again = project.run("import", "--compare", "again")
    assert "one by one" not in again.err
    assert re.findall("They .*", again.out) == re.findall("They .*", made.out)


@pytest.mark.parametrize("name", [name for name in CHANGES if "formatted" not in name])
@pytest.mark.parametrize("option", ["y", "n"])
def test_to_decide_on_all_is_to_accept_or_to_reject_them(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch, name: str, option: str
) -> None:
    monkeypatch.setattr("undersigned.cli.verbs.import_letter.somebody_is_there", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: option)
    project.write({"letter.docx": letter(*CHANGES[name][0])})
    asked = project.run("import", "letter.docx", "--as", "asked", "--tracked", "ask")
    assert asked.status == 0, asked.err
    assert "They say the same" in asked.out, asked.err
    at_once = "accept" if option == "y" else "reject"
    assert project.run("import", "letter.docx", "--as", "at-once", "--tracked", at_once).status == 0
    for file in ("body.md", "campaign.yaml"):
        one, other = (
            (project.root / "campaigns" / of / file).read_text("utf-8") for of in ("asked", "at-once")
        )
        assert one == other


def test_where_nobody_can_be_asked_the_changes_are_listed(project: SmallProject) -> None:
    project.write({"letter.docx": letter(p("We ask for", inserted(" two"), " years."))})
    made = project.run("import", "letter.docx", "--as", "again", "--tracked", "ask")
    assert made.status == 1
    assert f"a tracked change {ANN}: “ two” inserted" in made.out
    assert "nobody is there to be asked which of these changes are accepted; nothing was imported" in made.err
    assert not (project.root / "campaigns/again").exists()
