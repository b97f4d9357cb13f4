"""Holds sentences, dates, ordinals and ids to what the rules rely on, whatever somebody has typed."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outside import ROOT
from undersigned.files.project import Project
from undersigned.languages.ordinals import ordinal_pattern
from undersigned.loading.campaign import load_campaign
from undersigned.model.campaign import Campaign, EarlierLetter, Session
from undersigned.model.findings import Findings, Located, whole_file
from undersigned.model.worklist import ItemKind
from undersigned.worklist import read_boxes, worklist_of, write_page
from undersigned.worklist.date_mentions import dates_in
from undersigned.worklist.item_ids import item_id
from undersigned.worklist.passages import Passage
from undersigned.worklist.sentences import sentences_of

PIECES = [
    "We write", "54th session", "In May 2023", "23 July", "recently", "at least 50 people", "resolution 48/23",
    "Prime Minister Hun Manet", "for a further two years", "XX", "{{ session.ordinal }}", "{% if x %}", "[^note]",
    "“quoted”", '"', "“", "*", "`", "_", "[", "]", "<", ">", "# ", "\n", "\n\n", ". ", ", ", " ", "1", "é", "第54届。",
    "Dr. ", "...", "A/HRC/51/66", "https://example.org/2023/07/x", "{{", "<!--", "|", "^th^", "\xa0", "- ",
]  # fmt: skip
WORDS = [piece for piece in PIECES[:9] if "{" not in piece] + ["and.", "She said", "“never again”"]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=30).map("".join)


def carried(text: str, **changes: object) -> Campaign:
    """The letter on Cambodia, carried on, with another text for its body."""
    campaign = load_campaign(Project(ROOT), "hrc54-cambodia", Findings())
    assert campaign is not None
    assert campaign.date is not None
    earlier = EarlierLetter(Located("hrc54-cambodia", campaign.date_place), campaign.date, campaign.session)
    body = replace(campaign.body, text=whole_file(text, "campaigns/hrc54-cambodia/body.md"))
    new = {
        "session": Session("HRC57", 57),
        "date": datetime.date(2024, 9, 2),
        "annex": None,
        "footnotes": {},
        "asks": {},
    }
    return replace(campaign, earlier=earlier, body=body, **{**new, **changes})  # type: ignore[arg-type]  # as each test gives them


@given(TEXTS)
def test_sentences_are_the_text_in_order_and_know_their_places(text: str) -> None:
    source = whole_file(text, "body.md")
    last = 0
    for sentence in sentences_of(Passage(source, "letter")):
        assert text[sentence.start :].startswith(sentence.typed)
        assert len(sentence.typed) == len(sentence.text) == len(sentence.unquoted)
        assert sentence.start >= last
        last = sentence.start + len(sentence.typed)
        place = sentence.place()
        lines = text.split("\n")
        assert lines[place.line - 1][place.column - 1] == sentence.typed[0]


def test_what_a_citation_says_is_not_the_sentence_s() -> None:
    text = "As reported[^report: in\n2019]: ten were freed.\n\n[^report]: The *Report of 2019*, page 3.\n"
    prose, note = sentences_of(Passage(whole_file(text, "body.md"), "letter"))
    assert " ".join(prose.text.split()) == "As reported : ten were freed."
    assert (prose.is_note, note.is_note) == (False, True)
    assert " ".join(note.text.split()) == "The , page 3."


@given(TEXTS)
def test_every_item_is_about_words_and_comes_back_from_the_page(text: str) -> None:
    campaign = carried(text)
    worklist = worklist_of(campaign)
    for item in worklist.open:
        assert item.spans
        assert all(0 <= a < b <= len(item.sentence) for a, b in item.spans)
    page = write_page(worklist, campaign)
    boxes = read_boxes(page)
    assert (boxes.ticked, boxes.unticked, boxes.unread) == ({}, (), ())
    assert boxes.left == {item.id for item in worklist.open}
    ticked = page.replace("- [ ]", "- [x]")
    assert sorted(read_boxes(ticked).ticked) == sorted(item.id for item in worklist.open)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
def test_lines_broken_anew_open_nothing_again(words: list[str]) -> None:
    before = worklist_of(carried(" ".join(words)))
    reviewed = {id: datetime.date(2024, 8, 20) for item in before.open for id in item.ids}
    after = worklist_of(carried("\n".join(" ".join(words).split()), reviewed=reviewed))
    assert after.open == ()
    assert len(after.settled) == len(before.open)


def test_ids_differ_by_kind_and_by_what_is_known() -> None:
    ids = {
        item_id(ItemKind.DATE, "a"),
        item_id(ItemKind.RELATIVE, "a"),
        item_id(ItemKind.DATE, "b"),
        item_id(ItemKind.DATE, "a", "c"),
    }
    assert len(ids) == 4
    assert item_id(ItemKind.DATE, "a[^x] b") == item_id(ItemKind.DATE, "a\n b [^see y: para. 2]")


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "1st"), (2, "2nd"), (53, "53^rd^"), (54, "54 th"), (54, "fifty-fourth"), (50, "fiftieth"),
        (54, "cinquante-quatrième"), (71, "soixante et onzième"), (80, "quatre-vingtième"),
        (91, "quatre-vingt-onzième"), (54, "54ème"), (54, "54^e^"), (54, "quincuagésimo cuarto"), (54, "54.º"),
        (54, "54.^o^"), (54, "quinquagésima quarta"), (54, "54.ª"), (54, "第54"), (12, "twelfth"), (120, "120th"),
    ],
)  # fmt: skip
def test_ordinals_are_found_as_letters_write_them(number: int, written: str) -> None:
    assert re.fullmatch(ordinal_pattern(number), written, re.IGNORECASE)
    assert not re.fullmatch(ordinal_pattern(number + 1), written, re.IGNORECASE)


@given(st.dates(datetime.date(1950, 1, 1), datetime.date(2099, 12, 31)))
def test_a_date_is_read_in_every_form(day: datetime.date) -> None:
    forms = [
        f"{day:%-d %B %Y}",
        f"{day:%B %-d, %Y}",
        day.isoformat(),
        f"{day:%-d/%-m/%Y}",
        f"{day:%-d}th of {day:%B %Y}",
    ]
    for form in forms:
        (mention,) = dates_in(f"On {form}, it rained", "en")
        assert (mention.first, mention.last) == (day, day), form
    (month,) = dates_in(f"In {day:%B %Y} it rained", "en")
    assert month.first == day.replace(day=1)
    assert month.last is not None
    assert month.last + datetime.timedelta(days=1) == (month.first + datetime.timedelta(days=31)).replace(
        day=1
    )


@pytest.mark.parametrize("wrong", ["31 February 2023", "2023-13-01", "45/45/2023", "99 May 2023"])
def test_what_is_no_date_is_none(wrong: str) -> None:
    assert all(
        mention.first is None or mention.is_year or mention.days == () for mention in dates_in(wrong, "en")
    )
