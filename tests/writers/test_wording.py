"""Holds the digest to its promise: it changes with what signatories agree to, and with nothing else, ever."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outside import ROOT
from small_project import SmallProject
from undersigned import route
from undersigned.files.project import Project
from undersigned.model.letter import (
    BulletList,
    Emphasis,
    Heading,
    LineBreak,
    Link,
    Metadata,
    Note,
    NoteCall,
    NoteNumber,
    Numbered,
    NumberedLetter,
    NumberedList,
    Paragraph,
    Part,
    Quotation,
    Role,
    Superscript,
    Table,
    Text,
)
from undersigned.model.list_marks import ListMark, Numerals
from undersigned.model.sign_ons import Wording
from undersigned.sign_ons.kept_wordings import letter_in
from undersigned.writers.wording import first_wording_of, wording_of

AGREED = """\
date: 2026-09-01
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
salutation: Excellencies
asks:
  resolution:
    items: {renew: "Renews the mandate;[^law]"}
annex: {title: What happened, sections: [annex/media.md]}
signatories: [freedonia-watch]
footnotes:
  law: {url: https://example.org/law, title: The law}
  aside: A word of our own.
"""
BODY = "We, the undersigned {{ signatories.count }} organisations, write.[^law][^aside]\n\n{{ asks('resolution') }}\n"
REGISTER = "freedonia-watch: {name: Freedonia Watch}\nunion: {name: Union, acronym: U}\n"
CAMPAIGN, TEXT = "campaigns/letter/campaign.yaml", "campaigns/letter/body.md"


@pytest.fixture
def letter(project: SmallProject) -> SmallProject:
    project.write(
        {
            CAMPAIGN: AGREED,
            TEXT: BODY,
            "campaigns/letter/annex/media.md": "Two papers were closed.[^law]\n",
            "signatories/organisations.yaml": REGISTER,
            "templates/styles/wide.yaml": "page: {size: Letter, margin_top: 4cm}\n",
        }
    )
    return project


def wording(project: Project, campaign: str = "letter") -> Wording:
    return route.prepare(project, campaign).wording


def first_wording(project: Project, campaign: str = "letter") -> Wording:
    """That of form 1, as the program made it once."""
    loaded = route.prepare(project, campaign).campaign
    return first_wording_of(route._drafted_for_wording(project, replace(loaded, signatory_notes={}), 1))


def of(project: SmallProject) -> Wording:
    return wording(Project(project.root))


@pytest.mark.parametrize(
    ("form", "digest"),
    [
        (1, "v1-ff3c9f5bf01ad43d5ea9ba60d8ccdc67151b0cf9d64ba38eaa654df61d194126"),
        (2, "v2-1cb49e4c3fc8b4d4b03ee649ec07eb619e23ad6cd77fc8bbfb695c15be62fe51"),
    ],
)
def test_the_wording_of_the_published_letter_is_the_same_for_ever(form: int, digest: str) -> None:
    """A sign-on that was recorded must fit its letter years later: if this fails, the form needs a new name."""
    found = (
        wording(Project(ROOT), "hrc54-cambodia")
        if form > 1
        else first_wording(Project(ROOT), "hrc54-cambodia")
    )
    kept = (Path(__file__).parent / f"hrc54-cambodia.wording-{form}.txt").read_bytes()
    assert found.text.encode() == kept
    assert found.digest == digest
    assert hashlib.sha256(kept).hexdigest() == digest.partition("-")[2]


def test_a_person_can_read_what_was_agreed_to(letter: SmallProject) -> None:
    assert of(letter).text == (
        "undersigned wording 2\n\n"
        "=== addressees\n\nTo: Permanent Representatives\n\n"
        "=== subject\n\nRE: Keep Freedonia under scrutiny\n\n"
        "=== salutation\n\nExcellencies,\n\n"
        "=== body\n\n"
        "We, the undersigned (number of signatories) organisations, write."
        "^[[The law](<https://example.org/law>).]^[A word of our own.]\n\n"
        "=== asks\n\n- Renews the mandate;^[[The law](<https://example.org/law>).]\n\n"
        "=== closing\n\nSincerely,\n\n"
        "=== annex\n\n# What happened\n\n"
        "=== section\n\nTwo papers were closed.^[[The law](<https://example.org/law>).]\n"
    )


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (CAMPAIGN, "2026-09-01", "2026-09-02"),
        (CAMPAIGN, "[freedonia-watch]", "[freedonia-watch, union]"),
        (CAMPAIGN, "[freedonia-watch]", "[union]"),
        (CAMPAIGN, "2026-09-01", '2026-09-02\ndate_line: "{{ date }}"'),
        (
            CAMPAIGN,
            "[freedonia-watch]",
            "[union]\nsignatory_list: {show: acronym-and-country, numbered: true}",
        ),
        (CAMPAIGN, "[freedonia-watch]", "[union]\nsignatory_list: {table: [number, name, description]}"),
        (CAMPAIGN, "[freedonia-watch]", "[union]\nsignatory_list: {as_of: 2026-09-01}"),
        (
            CAMPAIGN,
            "[freedonia-watch]",
            "[union]\nindividuals: {ann: {name: Ann, title: Professor, on_behalf_of: Us}}",
        ),
        (CAMPAIGN, "footnotes:", "notes: {marks: symbols}\nfootnotes:"),
        (CAMPAIGN, "footnotes:", "notes: {place: end}\nfootnotes:"),
        (CAMPAIGN, "footnotes:", "style: wide\nfootnotes:"),
        (CAMPAIGN, "footnotes:", "signatory_order: listed\nsign_on_by: 2026-08-20\nfootnotes:"),
        (CAMPAIGN, "law: {", "unused: {symbol: A/HRC/51/66}\n  law: {"),
        (TEXT, "We,", "*We*,"),
        (TEXT, "organisations, write", "organisations,   \u00a0write"),
        ("signatories/organisations.yaml", "Freedonia Watch", "Freedonia Watchers"),
    ],
)
def test_what_is_not_agreed_to_does_not_count(letter: SmallProject, file: str, old: str, new: str) -> None:
    before = of(letter)
    change(letter, file, old, new)
    assert of(letter).digest == before.digest


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (CAMPAIGN, "Permanent Rep", "Rep"),
        (CAMPAIGN, "under scrutiny", "in view"),
        (CAMPAIGN, "Excellencies", "Friends"),
        (CAMPAIGN, "subject:", "copy: [The press]\nsubject:"),
        (CAMPAIGN, "Renews", "Extends"),
        (CAMPAIGN, "What happened", "What happened since"),
        (CAMPAIGN, "https://example.org/law", "https://example.org/new-law"),
        (CAMPAIGN, "our own", "theirs"),
        (CAMPAIGN, "[freedonia-watch]", "[union]\nsignatory_notes: {union: aside}"),
        (TEXT, "[^law][^aside]", "[^aside][^law]"),
        (TEXT, "[^law]", "[^law: para. 2]"),
        (TEXT, "write", "write again"),
        (TEXT, "We,", "we,"),
        ("campaigns/letter/annex/media.md", "Two", "Three"),
    ],
)
def test_what_is_agreed_to_counts(letter: SmallProject, file: str, old: str, new: str) -> None:
    before = of(letter)
    change(letter, file, old, new)
    assert of(letter).digest != before.digest


def change(project: SmallProject, file: str, old: str, new: str) -> None:
    text = (project.root / file).read_text("utf-8")
    assert old in text
    project.write({file: text.replace(old, new)})


@pytest.mark.parametrize(
    "prose",
    [
        "We are {{ signatories.count }}.",
        "We are {{ signatories.count | in_words }} and {{ signatories.organisations.count }}.",
        "We are {{ 'many, ' ~ signatories.count }}.",
    ],
)
def test_how_many_sign_does_not_count_wherever_it_is_printed(letter: SmallProject, prose: str) -> None:
    letter.write({TEXT: f"{BODY}\n{prose}\n"})
    before = of(letter)
    change(letter, CAMPAIGN, "[freedonia-watch]", "[freedonia-watch, union]")
    assert of(letter) == before


@pytest.mark.parametrize(
    "prose",
    [
        "{% if signatories %}We call for peace.{% endif %}",
        "{% if signatories.count > 0 %}We call for peace.{% endif %}",
        "{% for one in signatories %}{{ one }} calls for peace.{% endfor %}",
        "::: signatories\nWe call for peace.\n:::",
        "::: letterhead\nWe call for peace.\n:::",
        "::: date\nWe call for peace.\n:::",
    ],
)
def test_nothing_that_the_text_says_is_kept_from_those_who_sign(letter: SmallProject, prose: str) -> None:
    letter.write({TEXT: f"{BODY}\n{prose}\n"})
    before = of(letter)
    assert "peace." in before.text
    change(letter, TEXT, "peace", "war")
    assert of(letter).digest != before.digest


# --- the form, whatever the letter says

METADATA = Metadata("letter", "Letter", (), "en-GB", datetime.date(2026, 9, 1))


def paragraph(inlines: Iterable[object], notes: tuple[Note, ...] = ()) -> NumberedLetter:
    block: Paragraph[Numbered] = Paragraph(tuple(inlines))  # type: ignore[arg-type]  # what a test puts together
    return NumberedLetter(METADATA, (Part(Role.BODY, (block,)),), notes)


def one(*inlines: object, notes: tuple[Note, ...] = ()) -> str:
    return wording_of(paragraph(inlines, notes)).text.partition("=== body\n\n")[2]


WORDS = st.text(st.sampled_from("ab\\[]<>^|#-=1. \n\u00a0\u00ad"), max_size=8)
INLINES = st.one_of(
    WORDS.map(Text),
    st.builds(LineBreak),
    st.builds(lambda t: Superscript((Text(t),)), WORDS),
    st.builds(
        lambda t, u: Link(f"https://{u or 'x'}", (Text(t),)), WORDS, st.sampled_from(["a", "a>b", ")"])
    ),
    st.just(NoteCall(1)),
    st.just(NoteNumber(1)),
)


def said(inlines: Iterable[object]) -> str:
    """What some inlines say, apart from how their text is cut into pieces and spaced."""
    text = ""
    for inline in inlines:
        match inline:
            case Text():
                text += re.sub("[\\s\u00ad]", "", inline.text)
            case LineBreak():
                pass
            case Superscript():
                text += f"\u27e8raised {said(inline.children)}\u27e9"
            case Link() if said(inline.children) == inline.target:
                text += f"\u27e8{inline.target}\u27e9"
            case Link():
                text += f"\u27e8link {inline.target} {said(inline.children)}\u27e9"
            case _:
                text += f"\u27e8{type(inline).__name__}\u27e9"
    return text


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(INLINES, max_size=4), st.lists(INLINES, max_size=4))
def test_two_texts_with_one_wording_say_the_same(first: list[object], second: list[object]) -> None:
    notes = (Note(1, (Text("A note."),)),)
    texts = [one(*inlines, notes=notes) for inlines in (first, second)]
    if texts[0] == texts[1]:
        assert said(first) == said(second)


@given(WORDS, WORDS)
def test_emphasis_and_cuts_between_pieces_do_not_count(first: str, second: str) -> None:
    assert one(Text(first), Emphasis((Text(second),))) == one(Text(first + second))


def test_a_list_is_not_a_paragraph_that_looks_like_one() -> None:
    items = BulletList[Numbered](((Paragraph((Text("a"),)),),))
    letter = NumberedLetter(METADATA, (Part(Role.BODY, (items,)),), ())
    assert wording_of(letter).text.endswith("\n- a\n")
    assert one(Text("- a")) == "\\- a\n"
    assert one(Text("=== asks")) == "\\=== asks\n"
    assert one(Text("x^[note]")) == "x\\^\\[note\\]\n"


def test_the_number_of_a_note_does_not_count_and_which_note_is_meant_does() -> None:
    law, press = Note(1, (Text("The law."),)), Note(2, (Text("The press, see "), NoteNumber(1), Text(".")))
    turned = (Note(1, press.text, mark="*"), Note(2, law.text, mark="†"))
    assert one(NoteNumber(1), notes=(law, press)) == one(NoteNumber(2), notes=turned)
    assert one(NoteNumber(1), notes=(law, press)) != one(NoteNumber(2), notes=(law, press))
    assert one(NoteNumber(2), notes=(law, press)) == "[note: The press, see ….]\n"


# --- a wording that was kept can be read again


def test_the_published_letter_is_read_again_from_its_wording() -> None:
    found = wording(Project(ROOT), "hrc54-cambodia")
    assert wording_of(letter_in(found, METADATA)) == found


@given(st.lists(INLINES, max_size=5))
def test_any_wording_is_read_again_as_the_same(inlines: list[object]) -> None:
    notes = (Note(1, (Text("See "), Superscript((Text("th]"),)), Link("https://x", (Text("a"),)))),)
    text = wording_of(paragraph([*inlines, NoteCall(1)], notes))  # a note that is mentioned is called
    assert wording_of(letter_in(text, METADATA)) == text


LIST_MARKS = st.sampled_from(
    [
        ListMark(Numerals.LETTERS, "(", ")"),
        ListMark(Numerals.ROMAN),
        ListMark(Numerals.CAPITALS, after=")"),
        ListMark(Numerals.LETTERS, "", ")", tuple("абвгд")),
    ]
)


def _lettered(items: list[Any], mark: ListMark) -> NumberedList[Any]:
    return NumberedList(tuple(items), 3, mark=mark)


BLOCKS: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        WORDS.filter(str.strip).map(lambda words: Paragraph((Text(f"a{words}"),))),
        st.just(Heading(2, (Text("A heading"),))),
        st.just(Table(((Text("a|b"),), (Text("c"),)), (((Text("1 | 2"),), (NoteCall(1),)),), (None, None))),
    ),
    lambda inner: st.one_of(
        st.lists(st.lists(inner, min_size=1, max_size=2).map(tuple), min_size=1, max_size=2).map(
            lambda items: BulletList(tuple(items))
        ),
        st.lists(st.lists(inner, min_size=1, max_size=2).map(tuple), min_size=1, max_size=2).map(
            lambda items: NumberedList(tuple(items), 3)
        ),
        st.builds(
            _lettered,
            st.lists(st.lists(inner, min_size=1, max_size=2).map(tuple), min_size=1, max_size=2),
            LIST_MARKS,
        ),
        st.lists(inner, min_size=1, max_size=2).map(lambda blocks: Quotation(tuple(blocks))),
    ),
    max_leaves=4,
)


def test_the_letters_of_a_list_are_agreed_to_and_the_signs_after_figures_are_layout() -> None:
    def wording(mark: ListMark) -> str:
        items: tuple[Any, ...] = tuple((Paragraph((Text(words),)),) for words in ("one", "two"))
        letter = NumberedLetter(METADATA, (Part(Role.BODY, (NumberedList(items, mark=mark),)),), ())
        return wording_of(letter).text.partition("\n\n")[2]

    assert wording(ListMark()) == "=== body\n\n1. one\n2. two\n"
    assert wording(ListMark(Numerals.FIGURES, "(", ")")) == wording(ListMark())
    assert wording(ListMark(Numerals.LETTERS, "(", ")")) == "=== body\n\n-(a) one\n-(b) two\n"


@given(st.lists(BLOCKS, min_size=1, max_size=3))
def test_any_blocks_are_read_again_as_the_same(blocks: list[Any]) -> None:
    notes = (Note(1, (Text("A note."),)),)
    text = wording_of(NumberedLetter(METADATA, (Part(Role.BODY, tuple(blocks)),), notes))
    assert wording_of(letter_in(text, METADATA)) == text
