"""Takes over what partners changed, and looks at what became of the sources: nothing but that, to the byte."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path

import pytest
from docx import Document
from random_letters import RandomLetter

from letters import ANNEX, BODY, CAMPAIGN, DAY, FILES, STATEMENT, Merged, copy_of, edited, merged, written
from outside import ROOT
from small_project import SmallProject
from undersigned.importing.word.reading import read_word
from undersigned.model.findings import LetterError
from undersigned.returned.merging import MergeRequest, merge, propose_merge
from undersigned.returned.passages import passages_of
from undersigned.returned.record import Became
from undersigned.route import as_word, prepare

BACK = ROOT / "tests" / "returned" / "back"
Change = tuple[str, str, str]
TABLE = """\
| Year | Cases |
|------|------:|
| 2020 | twelve cases |
| 2021 | twenty cases |

"""
REPORT = """\
      report: >-
        Reports to the Council at its next
        session, with numbers and names;[^report]
"""

TYPED: dict[str, Sequence[Change]] = {
    "values of YAML in every style": [
        (CAMPAIGN, "Permanent Representatives of Member", "Permanent Representatives of all Member"),
        (CAMPAIGN, "Minister for Health", "Minister of Health"),
        (CAMPAIGN, "under close scrutiny", "under scrutiny"),
        (CAMPAIGN, "dear friends", "dear colleagues"),
        (CAMPAIGN, "one resolution, and soon", "a resolution, and now"),
        (CAMPAIGN, "should be strong", "must be strong"),
        (CAMPAIGN, '\\"Council\\"', '\\"great Council\\"'),
        (CAMPAIGN, "for one year;", "for two years, at least;"),
        (CAMPAIGN, "next\n        session", "next\n        regular session"),
        (CAMPAIGN, "its work;'", "its good work;'"),
        (CAMPAIGN, "year }} twice", "year }} at least twice"),
        (CAMPAIGN, "Yours sincerely", "Sincerely"),
        (CAMPAIGN, "Cases of this year", "Cases of this and last year"),
        (CAMPAIGN, "example.org/long-report", "example.org/longer-report"),
        (CAMPAIGN, "title: The state", "title: The sorry state"),
        (CAMPAIGN, "with *emphasis* in", "with *great emphasis* in"),
    ],
    "prose between marks, escapes and values": [
        (BODY, "journalists are in\ndanger", "journalists live in\ngreat danger"),
        (BODY, "*nothing at all*", "*nothing*"),
        (BODY, "rose by 5\\*\nand", "rose by 6\\*\nand in part"),
        (BODY, "&amp; more", "&amp; even more"),
        (BODY, "the **courts** of the land", "the **high courts** of this land"),
        (BODY, "[free press](", "[freer press]("),
        (BODY, "with papers,", "with newspapers,"),
        (BODY, "words of a judge", "words of an old judge"),
        (BODY, "twelve cases", "thirteen cases"),
        (BODY, "it is *urgent*. In", "it is **urgent**. In"),
        (BODY, "nobody is safe", "no one is safe"),
        (BODY, "Written on the spot, with", "Written at once, with"),
        (ANNEX, "in the north", "in the far north"),
        (ANNEX, "para. 4]", "para. 5]"),
        (ANNEX, "And then", "And after that"),
    ],
    "looks, and words at the edges of marks": [
        (BODY, "*nothing at all* was", "nothing at all was"),
        (BODY, "<https://example.org/free>", "<https://example.org/freer>"),
        (BODY, "about {{ country }}, where", "about {{ country }} and its people, where"),
        (BODY, "[^inline] it is", " it is"),
        (BODY, "\n[^inline]: Written on the spot, with care.\n", ""),
    ],
    "passages that come and go": [
        (BODY, "- second, a", "- zeroth, the land;\n- second, a"),
        (BODY, "| 2020 | twelve cases |\n", ""),
        (BODY, "twenty cases |\n", "twenty cases |\n| 2022 | thirty cases |\n"),
        (BODY, "> The words of a judge who was there.\n\n", ""),
        (BODY, "danger, and where", "danger,[^document] and where"),
        (ANNEX, "### And then\n\n", ""),
        (ANNEX, "para. 4]\nThey", "para. 4]\n\nThey"),
        (CAMPAIGN, "      fund:", "      new-ask-own: A new ask, of its own;\n      fund:"),
    ],
    "lines, tables and facts": [
        (ANNEX, "They took five people.", "They took five people.\\\nAnd they left."),
        (BODY, TABLE, ""),
        (BODY, "- first, the **courts** of the land;", "first, the **courts** of the land;\n"),
        (CAMPAIGN, "date: 2022-08-18", "date: 2022-08-19"),
    ],
    "passages that go elsewhere": [
        (BODY, "> The words of a judge who was there.\n\n", ""),
        (ANNEX, "five people.\n", "five people.\n\n> The words of a judge who was there.\n"),
        (CAMPAIGN, "      fund: 'Funds the journalists'' union and its work;'\n", ""),
        (CAMPAIGN, "      renew:", "      fund: 'Funds the journalists'' union and its work;'\n      renew:"),
        (ANNEX, "### And then", "### In between\n\nSome words.\n\n### And then"),
    ],
    "a head of a table, and a first entry that goes": [
        (BODY, "| Cases |", "| Known cases |"),
        (BODY, "- first, the **courts** of the land;\n", ""),
        (
            CAMPAIGN,
            REPORT,
            "",
        ),
        (CAMPAIGN, '  report: {url: "https://example.org/long-report"}\n', ""),
        (ANNEX, "five people.\n", "five people.\n\nA new paragraph, with *looks*.\n"),
    ],
}


@pytest.mark.parametrize("changes", TYPED.values(), ids=TYPED)
def test_a_change_is_what_somebody_would_have_typed(changes: Sequence[Change], tmp_path: Path) -> None:
    theirs = edited(FILES, *changes)
    found = merged(tmp_path, FILES, copy_of(tmp_path, theirs))
    assert not found.taken.of(Became.OPEN)
    assert found.texts() == theirs


def test_another_kind_of_letter(tmp_path: Path) -> None:
    changes = [
        (CAMPAIGN, "Joint statement on", "Common statement on"),
        (CAMPAIGN, "Mission of Sylvania", "Mission of New Sylvania"),
        (CAMPAIGN, "Office: of", "Office: of all"),
        (CAMPAIGN, "1 Main Street", "2 Main Street"),
        (CAMPAIGN, "Ann Example", "Anna Example"),
        (CAMPAIGN, "no journalist is jailed", "no journalist is ever jailed"),
        (CAMPAIGN, "Amend the law", "Change the law"),
        (CAMPAIGN, "A long report", "A longer report"),
        (CAMPAIGN, "The Press", "The Good Press"),
        (CAMPAIGN, "      free: Free all who are held.\n", ""),
        (BODY, "First thing", "First and foremost thing"),
        (BODY, "More of the", "Much more of the"),
        (BODY, "said after 2020", "said since 2020"),
        (BODY, "**only then**", "**only there**"),
        (BODY, "The last words", "The very last words"),
        (BODY, "A new line", "Another line"),
    ]
    theirs = edited(STATEMENT, *changes)
    found = merged(tmp_path, STATEMENT, copy_of(tmp_path, theirs))
    assert _opened(found) == []
    assert found.texts() == theirs


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
def test_ends_of_lines_and_a_mark_at_the_head_stay(ends: str, tmp_path: Path) -> None:
    mark = "\ufeff" if ends == "\r\n" else ""
    ours = {name: mark + text.replace("\n", ends) for name, text in FILES.items()}
    changes = [
        (BODY, "Three things matter:", "Four things matter:"),
        (CAMPAIGN, "for one year;", "for three years;"),
        (ANNEX, "They took five people.", "They took five people. All are gone."),
    ]
    found = merged(tmp_path, ours, copy_of(tmp_path, edited(FILES, *changes)))
    assert found.texts() == edited(ours, *changes)


def _project() -> dict[str, str]:
    folders = ("campaigns", "signatories")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in files}


@pytest.mark.parametrize("copy", ["p1-tracked", "p2-silent", "p4-lo-tracked", "p5-google", "p7-twoauthors"])
def test_copies_of_the_letter_on_cambodia(copy: str, tmp_path: Path) -> None:
    files = _project()
    project = written(tmp_path, files)
    file = ROOT / "tests" / "returned" / "copies" / f"{copy}.docx"
    proposal = propose_merge(project, MergeRequest("hrc54-cambodia", (file,), DAY))
    taken = merge(project, proposal, {one.id: "" for one in proposal.changes}, {}, DAY)
    found = []
    for name, before in files.items():
        after = (tmp_path / name).read_text(encoding="utf-8")
        lines = difflib.unified_diff(before.split("\n"), after.split("\n"), name, name, n=0, lineterm="")
        found += [line for line in lines if not line.startswith("@@")]
    found += [f"open: {one.change.what}: {one.why}" for one in taken.of(Became.OPEN)]
    golden = BACK / f"{copy}.diff"
    assert "\n".join([*found, ""]) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("seed", range(6))
def test_what_is_taken_whole_is_the_letter_of_the_partner(seed: int, tmp_path: Path) -> None:
    letter = RandomLetter(seed)
    later = letter.changed(seed + 1000)
    later.signatories = [*letter.signatories]
    copy = copy_of(tmp_path, later.files())
    project = written(tmp_path / "ours", letter.files())
    proposal = propose_merge(project, MergeRequest("letter", (copy,), DAY))
    left = merge(project, proposal, {}, {one.id: "" for one in proposal.changes}, DAY)
    assert not left.files
    assert {name: (tmp_path / "ours" / name).read_text() for name in letter.files()} == letter.files()
    taken = merge(project, proposal, {one.id: "" for one in proposal.changes}, {}, DAY)
    assert not taken.of(Became.OPEN)
    assert _printed(as_word(prepare(project, "letter"))) == _printed(copy.read_bytes())


def _printed(word: bytes) -> list[object]:
    passages = passages_of(read_word(word, "letter.docx"))
    notes = {one.note: one.words for one in passages if one.note}
    return [
        (one.words, one.form, [notes[id] for id in one.calls], one.looks) for one in passages if not one.note
    ]


def test_two_partners_who_want_the_same_are_one_and_others_contradict(tmp_path: Path) -> None:
    one = copy_of(
        tmp_path, edited(FILES, (BODY, "nobody is safe", "no one is safe"), (ANNEX, "five", "six")), "a.docx"
    )
    two = copy_of(
        tmp_path, edited(FILES, (BODY, "nobody is safe", "no one is safe"), (ANNEX, "five", "ten")), "b.docx"
    )
    found = merged(tmp_path, FILES, one, two)
    assert [(c.partners, c.what) for c in found.proposal.changes if not c.against] == [
        (("a", "b"), "“nobody” → “no one”")
    ]
    assert [(d.change.partners, d.change.what) for d in found.taken.of(Became.OPEN)] == [
        (("a",), "“five” → “six”"),
        (("b",), "“five” → “ten”"),
    ]
    first, second = found.taken.of(Became.OPEN)
    assert first.why == f"it contradicts '{second.change.id}'"
    assert found.texts() == edited(FILES, (BODY, "nobody is safe", "no one is safe"))


def test_an_edit_of_what_the_officer_changed_since_is_asked_and_one_that_is_there_is_not(
    tmp_path: Path,
) -> None:
    sent = copy_of(tmp_path, FILES, "sent.docx")
    theirs = copy_of(
        tmp_path,
        edited(
            FILES,
            (ANNEX, "took five people", "took six people"),
            (BODY, "nobody is safe", "no one is safe"),
            (BODY, "Three things matter", "Three points matter"),
        ),
    )
    ours = edited(
        FILES,
        (ANNEX, "took five people", "took some people"),
        (BODY, "nobody is safe", "no one is safe"),
        (BODY, "We say it once", "We say this once"),
    )
    found = merged(tmp_path, ours, theirs, base=str(sent))
    assert [(c.what, c.now) for c in found.proposal.changes if c.now] == [("“five” → “six”", "some")]
    assert [c.what for c in found.proposal.changes if c.is_there] == ["“nobody” → “no one”"]
    (open_,) = found.taken.of(Became.OPEN)
    assert open_.why == "the letter says something else there now: “some”"
    assert found.texts() == edited(ours, (BODY, "Three things matter", "Three points matter"))
    project = written(tmp_path / "again", ours)
    proposal = propose_merge(project, MergeRequest("letter", (theirs,), DAY, base=str(sent)))
    merge(project, proposal, {open_.change.id: "they know"}, {}, DAY)
    assert "took six people" in (tmp_path / "again" / ANNEX).read_text()


def _opened(found: Merged) -> list[tuple[str, str]]:
    return [(one.change.what, one.why) for one in found.taken.of(Became.OPEN)]


def test_words_that_nobody_typed_are_not_guessed(tmp_path: Path) -> None:
    files = edited(
        FILES,
        (
            BODY,
            "Three things matter:",
            '{% for one in ["courts", "papers"] %}\nOf the {{ one }} we speak.\n\n{% endfor %}',
        ),
        (ANNEX, "They took five people.", "In {{ date.year }} they took five people."),
    )
    theirs = edited(
        files,
        (
            BODY,
            "Of the {{ one }} we speak",
            'Of the {{ one }} we {{ "talk" if one == "papers" else "speak" }}',
        ),
        (ANNEX, "In {{ date.year }} they", "In 2025 they"),
        (CAMPAIGN, "[freedonia-watch, union-of-journalists]", "[freedonia-watch, people-first]"),
        (CAMPAIGN, "Keep {{ country }}", "Keep Sylvania"),
        (CAMPAIGN, "next\n        session", "next\n        meeting"),
    )
    found = merged(tmp_path, files, copy_of(tmp_path, theirs))
    signing = (
        "who signs is for themselves to say, and no edit: 'undersigned signatories' records what they say"
    )
    assert _opened(found) == [
        ("“Freedonia” → “Sylvania”", f"“Freedonia” is what {{{{ country }}}} prints, in {CAMPAIGN}: subject"),
        ("“speak” → “talk”", f"{BODY} prints these words in several places, and all of them would change"),
        ("adds a paragraph: “People First”", signing),
        ("takes out “Union of Journalists”", signing),
        ("“2026” → “2025”", f"“2026” is what {{{{ date.year }}}} prints, in {ANNEX}"),
    ]
    assert found.texts() == edited(files, (CAMPAIGN, "next\n        session", "next\n        meeting"))


def test_words_in_a_loop_are_said_to_be_typed_there(tmp_path: Path) -> None:
    loop = (
        '{% for one in ["courts", "papers"] %}\n**{{ one }}** are free no more, it is said.\n\n{% endfor %}'
    )
    files = edited(
        FILES, (BODY, "Three things matter:", "{% macro soul(x) %}Of {{ x }}{% endmacro %}\n" + loop)
    )
    files = edited(files, (BODY, "**{{ one }}**", "{{ soul(one) }}"))
    odd = '{{ "said" if one == "courts" else "told" }}'
    theirs = edited(files, (BODY, "more, it is said.", "more, it is " + odd + "."))
    found = merged(tmp_path, files, copy_of(tmp_path, theirs))
    (why,) = (one for _, one in _opened(found))
    assert BODY in why
    assert "prints" in why
    assert found.texts() == files


def test_a_note_that_is_cited_twice_is_asked(tmp_path: Path) -> None:
    files = edited(FILES, (ANNEX, "people.\n\n###", "people.[^aside]\n\n###"))
    theirs = edited(
        files,
        (ANNEX, "[^aside]", "[^other]"),
        (CAMPAIGN, "  document:", "  other: Free words, with *emphasis* in each.\n  document:"),
    )
    found = merged(tmp_path, files, copy_of(tmp_path, theirs))
    assert [why for _, why in _opened(found)] == [
        f"{CAMPAIGN}: footnotes.aside prints these words in several places, and all of them would change"
    ]


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        (
            "fr",
            "Nous écrivons à cette heure où tout manque : tout va mal.",
            "Nous écrivons à cet instant où tout manque : rien ne va.",
        ),
        ("ar", "نكتب إليكم بشأن حالة حقوق الإنسان في البلد.", "نكتب إليكم بشأن تدهور حقوق الإنسان في البلد."),
        ("zh", "我们就该国\n人权状况致函贵方。", "我们就该国严重的\n人权状况致函贵方。"),
    ],
)
def test_letters_in_other_languages(language: str, old: str, new: str, tmp_path: Path) -> None:
    files = {
        **FILES,
        CAMPAIGN: (
            f"language: {language}\ndate: 2026-09-01\naddressees: [A]\nsubject: B\nsalutation: C\nclosing: D\n"
            "signatories: [freedonia-watch]\n"
        ),
        BODY: f"{old}\n",
    }
    theirs = {**files, BODY: f"{new}\n"}
    assert merged(tmp_path, files, copy_of(tmp_path, theirs)).text(BODY) == theirs[BODY]


def test_a_template_of_ones_own_is_not_changed(tmp_path: Path) -> None:
    template = (
        '{% extends "joint-letter/letter.md" %}\n{% block closing %}\n'
        "::: closing\nWith the words of the template\n:::\n{% endblock %}\n"
    )
    files = {**FILES, "templates/own/letter.md": template, CAMPAIGN: FILES[CAMPAIGN] + "letter: own\n"}
    theirs = {**files, "templates/own/letter.md": template.replace("With the words", "In the words")}
    found = merged(tmp_path, files, copy_of(tmp_path, theirs))
    assert _opened(found) == [
        ("“With” → “In”", "“With the words of the template” is typed in no file of this letter")
    ]


def test_what_became_of_each_change_is_kept_and_a_copy_is_known(tmp_path: Path) -> None:
    theirs = edited(FILES, (ANNEX, "five", "six"), (BODY, "nobody", "no one"))
    copy = copy_of(tmp_path, theirs)
    project = written(tmp_path / "ours", FILES)
    request = MergeRequest("letter", (copy,), DAY, sender="union-of-journalists")
    proposal = propose_merge(project, request)
    first, second = proposal.changes
    merge(project, proposal, {first.id: "they were there"}, {second.id: "not known"}, DAY)
    record = (tmp_path / "ours" / "campaigns" / "letter" / "returned.yaml").read_text()
    assert [line.strip() for line in record.splitlines() if "reason:" in line or "became:" in line] == [
        "became: taken",
        "reason: they were there",
        "became: left",
        "reason: not known",
    ]
    again = propose_merge(project, request)
    assert [one.message for one in again.findings] == [
        "back.docx came before, on 2026-09-01: what was taken or left then is not asked again"
    ]
    assert not any(one.is_asked for one in again.changes)


CITED = edited(
    FILES,
    (CAMPAIGN, "  document: {symbol: A/HRC/51/66, date: 2022-08-18}", "  document: {symbol: A/HRC/51/66}"),
    (BODY, "nobody is safe.[^aside]", 'nobody is safe.[^aside] See note {{ note("press") }}.'),
    (ANNEX, "They took five people.", "They took five people.[^document: para. 5]"),
    (CAMPAIGN, "footnotes:\n", "notes: {repeat: ibid}\nfootnotes:\n"),
)
"""A letter that names a note by its number, and has "Ibid."."""
NOTES: dict[str, tuple[Change, Sequence[Change], Sequence[str]]] = {
    "a number that the program counts": (
        (BODY, '{{ note("press") }}', "2"),
        (),
        [f'“1” is what {{{{ note("press") }}}} prints, in {BODY}'],
    ),
    "Ibid., which cites what the note before it cites": (
        (ANNEX, "people.[^document: para. 5]", "people.[^document: para. 5][^said]"),
        [(ANNEX, "people.[^document: para. 5]", "people.[^document: para. 5][^document: para. 5]")],
        [],
    ),
    "a passage behind Ibid.": (
        (ANNEX, "people.[^document: para. 5]", "people.[^document: para. 6]"),
        [(ANNEX, "people.[^document: para. 5]", "people.[^document: para. 6]")],
        [],
    ),
    "a source that another note cites in full": (
        (BODY, "more.[^document]", "more.[^said]"),
        (),
        [
            f"{CAMPAIGN}: footnotes.document.symbol prints these words in several places, and all of them would change"
        ],
    ),
}


@pytest.mark.parametrize(("theirs", "ours", "why"), NOTES.values(), ids=NOTES)
def test_a_note_is_never_guessed_and_changes_no_other(
    theirs: Change, ours: Sequence[Change], why: Sequence[str], tmp_path: Path
) -> None:
    said = "A/HRC/51/67." if "document]" in theirs[1] else "Ibid."
    wanted = edited(CITED, theirs)
    wanted[CAMPAIGN] += f"  said: {said}\n" if "[^said]" in theirs[2] else ""
    found = merged(tmp_path, CITED, copy_of(tmp_path, wanted))
    assert [one for _, one in _opened(found)] == why
    assert found.texts() == edited(CITED, *ours)


def test_two_notes_stand_side_by_side(tmp_path: Path) -> None:
    word = Document(str(copy_of(tmp_path, edited(FILES, (ANNEX, "para. 4]", "para. 4][^aside]")))))
    runs = (run for one in word.paragraphs if "police" in one.text for run in one.runs)
    space = next(run for run in runs if run.text == "\u00a0")
    space._r.getparent().remove(space._r)
    word.save(str(tmp_path / "back.docx"))
    found = merged(tmp_path, FILES, tmp_path / "back.docx")
    assert found.texts() == edited(FILES, (ANNEX, "para. 4]", "para. 4][^aside]"))


def test_a_note_that_nothing_cites_any_more_goes_and_is_told(tmp_path: Path) -> None:
    theirs = edited(
        FILES,
        (BODY, "[^press]", ""),
        (BODY, "[^inline] it is", " it is"),
        (ANNEX, "[^document: para. 4]", ""),
    )
    found = merged(tmp_path, FILES, copy_of(tmp_path, theirs))
    assert sorted(found.taken.gone) == ["inline", "press"]
    press = '  press: {title: The state of the press, url: "https://example.org/press"}\n'
    inline = "\n[^inline]: Written on the spot, with care.\n"
    assert found.texts() == edited(theirs, (CAMPAIGN, press, ""), (BODY, inline, ""))


def test_what_was_granted_is_not_taken_back_unasked(tmp_path: Path) -> None:
    one, two, both = (
        copy_of(tmp_path, edited(FILES, *changes), f"{name}.docx")
        for name, changes in {
            "one": [(ANNEX, "five", "six")],
            "two": [(BODY, "nobody", "no one")],
            "both": [(ANNEX, "five", "seven"), (BODY, "nobody", "no one")],
        }.items()
    )
    found = merged(tmp_path, FILES, one)
    for copy in (two, one, both):  # compared with the letter as it is now, as nothing was sent around
        found = merged(tmp_path, found.texts(), copy)
        assert "six people" in found.text(ANNEX)
        assert "no one is safe" in found.text(BODY)
    written(tmp_path / "ours", {ANNEX: FILES[ANNEX]})
    found = merged(tmp_path, {}, one)
    assert ("“five” → “six”", "the letter says something else there now: “five”") in _opened(found)
    assert found.text(ANNEX) == FILES[ANNEX]


def test_what_was_left_is_asked_again_of_another_partner(tmp_path: Path) -> None:
    project = written(tmp_path / "ours", FILES)
    copy = copy_of(tmp_path, edited(FILES, (ANNEX, "five", "six")))
    asked = []
    for sender in ("fidh", "fidh", "omct", "omct"):
        proposal = propose_merge(project, MergeRequest("letter", (copy,), DAY, sender=sender))
        asked.append([one.is_asked for one in proposal.changes])
        merge(project, proposal, {}, {one.id: "" for one in proposal.changes}, DAY)
    assert asked == [[True], [False], [True], [False]]


def test_two_who_contradict_the_officer_contradict_each_other(tmp_path: Path) -> None:
    sent = copy_of(tmp_path, FILES, "sent.docx")
    copies = [
        copy_of(tmp_path, edited(FILES, (ANNEX, "five", word)), f"{word}.docx") for word in ("six", "ten")
    ]
    project = written(tmp_path / "ours", edited(FILES, (ANNEX, "five", "some")))
    proposal = propose_merge(project, MergeRequest("letter", tuple(copies), DAY, base=str(sent)))
    taken = merge(project, proposal, {one.id: "" for one in proposal.changes}, {}, DAY)
    first, second = proposal.changes
    assert (first.against, second.against) == ((second.id,), (first.id,))
    assert not taken.files


@pytest.mark.parametrize(
    "change",
    [
        (ANNEX, "Nobody has seen them since.", "**Nobody has seen them since.**"),
        (BODY, "> The words of a judge", "The words of a judge"),
    ],
)
def test_looks_and_forms_that_are_there_are_not_typed_again(change: Change, tmp_path: Path) -> None:
    ours = edited(FILES, change, (BODY, "Three things", "Four things"))
    sent = copy_of(tmp_path, FILES, "sent.docx")
    found = merged(tmp_path, ours, copy_of(tmp_path, edited(FILES, change)), base=str(sent))
    assert [one.is_there for one in found.proposal.changes] == [True]
    assert found.texts() == ours


def test_a_file_that_changed_in_the_meantime_is_not_written_over(tmp_path: Path) -> None:
    project = written(tmp_path / "ours", FILES)
    copy = copy_of(tmp_path, edited(FILES, (ANNEX, "five", "six"), (BODY, "nobody", "no one")))
    proposal = propose_merge(project, MergeRequest("letter", (copy,), DAY))
    written(tmp_path / "ours", {ANNEX: FILES[ANNEX] + "\nMore.\n"})
    with pytest.raises(LetterError, match="was changed in the meantime; nothing was taken"):
        merge(project, proposal, {one.id: "" for one in proposal.changes}, {}, DAY)
    assert (tmp_path / "ours" / BODY).read_text() == FILES[BODY]


def test_an_agreement_that_a_taken_change_ends_is_told(tmp_path: Path) -> None:
    copy = copy_of(tmp_path, edited(FILES, (ANNEX, "five", "six")))
    small = SmallProject(tmp_path / "ours")
    small.write(FILES)
    assert small.run("signatories", "invite", "letter", "freedonia-watch").status == 0
    assert small.run("signatories", "confirm", "letter", "freedonia-watch", "--channel", "mail").status == 0
    run = small.run("merge", "letter", str(copy), "--take", "all")
    assert "'freedonia-watch' agreed to the one before: ask them again" in " ".join(run.out.split())
