"""Holds the numbers and the forms of notes to the policies of a campaign."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undersigned.model.campaign import Count, FullStop, NotePlace, NotePolicy
from undersigned.model.findings import NOWHERE, Located
from undersigned.model.letter import (
    Blocks,
    BulletList,
    Citation,
    Drafted,
    Emphasis,
    Heading,
    Inlines,
    Letter,
    Link,
    Marks,
    Metadata,
    NoteCall,
    NoteMention,
    NoteNumber,
    NoteReference,
    NumberedLetter,
    NumberedList,
    Paragraph,
    Part,
    Quotation,
    Role,
    Strong,
    Superscript,
    Table,
    Text,
    Words,
)
from undersigned.model.walking import plain_text, references, replace_references
from undersigned.numbering import number

METADATA = Metadata("letter", "A letter", (), "en-GB", datetime.date(2026, 9, 1))


def citation(words: str, *, later: bool = False, ibid: bool = False) -> Citation:
    """A citation as drafting words it, from the form in which prose has it: `law`, `see law: para. 3`."""
    head, _, pinpoint = words.partition(": ")
    signal, _, source = head.rpartition(" ")
    passage = f", {pinpoint}" if pinpoint else ""
    lead = "Ibid." if not signal else "ibid."
    above: Words = (Text("note "), NoteMention(source), Text(f" above{passage}"))
    return Citation(
        source,
        (Text(f"The {source}{passage}"),),
        again=(Text(lead),) if ibid else None,
        again_elsewhere=(Text(lead + passage),) if ibid and pinpoint else None,
        later=above if later else None,
        signal=(Text(signal),) if signal else (),
        pinpoint=pinpoint or None,
    )


def cite(*citations: str, later: bool = False, ibid: bool = False) -> NoteReference:
    return NoteReference(tuple(citation(words, later=later, ibid=ibid) for words in citations))


def numbered(*inlines: Drafted | Text, annex: Inlines[Drafted] = (), **policy: object) -> NumberedLetter:
    parts: tuple[Part[Drafted], ...] = (
        Part(Role.BODY, (Paragraph(inlines),)),
        Part(Role.SECTION, (Paragraph(annex),)),
    )
    settings = NotePolicy(Located("plain", NOWHERE), **policy)  # type: ignore[arg-type]  # as the caller names them
    return number(Letter(METADATA, parts), settings)


def texts(letter: NumberedLetter) -> list[str]:
    return [plain_text(note.text) for note in letter.notes]


def test_without_another_form_the_source_is_cited_in_full_each_time() -> None:
    assert texts(numbered(cite("law"), cite("law"), cite("report"))) == [
        "The law.",
        "The law.",
        "The report.",
    ]


@pytest.mark.parametrize(
    ("first", "second", "printed"),
    [
        ("law", "law", "Ibid."),
        ("law", "law: para. 3", "Ibid., para. 3."),
        ("law: para. 3", "law: para. 4", "Ibid., para. 4."),
        ("law: para. 3", "law: para. 3", "Ibid."),
        ("law: para. 3", "law", "The law."),
        ("law", "report", "The report."),
        ("law", "see law", "See ibid."),
        ("law; report", "report", "The report."),
        ("law", "law; report", "Ibid.; The report."),
        ("report; law", "report; law", "The report; The law."),
    ],
)
def test_ibid_stands_for_the_one_source_of_the_note_before(first: str, second: str, printed: str) -> None:
    notes = (cite(*words.split("; "), ibid=True) for words in (first, second))
    assert texts(numbered(*notes))[1] == printed


def test_ibid_goes_on_through_a_row_and_ends_with_another_source() -> None:
    row = [cite(key, ibid=True) for key in ("law", "law", "law", "report", "law", "law")]
    law, report, ibid = "The law.", "The report.", "Ibid."
    assert texts(numbered(*row)) == [law, ibid, ibid, report, law, ibid]


def test_a_later_note_points_to_the_first_one() -> None:
    keys = ("report", "law", "report", "see law: art. 2", "law; report")
    letter = numbered(*(cite(*key.split("; "), later=True) for key in keys))
    assert texts(letter) == [
        "The report.",
        "The law.",
        "note 1 above.",
        "See note 2 above, art. 2.",
        "note 2 above; note 1 above.",
    ]
    assert [node for node in letter.notes[3].text if isinstance(node, NoteNumber)] == [
        NoteNumber(2, mark="2")
    ]


def test_a_note_of_several_sources_is_not_pointed_to() -> None:
    keys = ("law; report", "report", "law: art. 2", "report")
    letter = numbered(*(cite(*key.split("; "), later=True) for key in keys))
    assert texts(letter) == ["The law; The report.", "The report.", "The law, art. 2.", "note 2 above."]


def test_directly_after_its_source_ibid_goes_before_the_pointer() -> None:
    row = [cite(key, later=True, ibid=True) for key in ("law", "law", "report", "law")]
    assert texts(numbered(*row)) == ["The law.", "Ibid.", "The report.", "note 1 above."]


def test_a_source_twice_in_one_note_is_not_pointed_to_from_itself() -> None:
    assert texts(numbered(cite("law: art. 1", "law: art. 2", later=True))) == [
        "The law, art. 1; The law, art. 2."
    ]


def test_running_text_mentions_the_number_of_the_note_that_first_cites_a_source() -> None:
    letter = numbered(
        Text("as note "), NoteMention("report"), Text(" shows"), cite("law"), cite("report"), cite("report")
    )
    assert plain_text(letter.parts[0].blocks[0].inlines).rstrip() == "as note 2 shows"  # type: ignore[union-attr]


def sectioned(*sections: tuple[NoteReference, ...], **policy: object) -> NumberedLetter:
    """A letter, its signatories, and an annex with a title and these sections; no two of its notes are alike."""
    notes: Blocks[Drafted] = (Heading(2, (Text("Notes"),)),)
    parts: tuple[Part[Drafted], ...] = (
        Part(Role.BODY, (Paragraph((cite("law"), cite("report"))),)),
        Part(Role.NOTES, notes),
        Part(Role.SIGNATORIES, ()),
        Part(Role.ANNEX, (Heading(1, (Text("Annex"), cite("title"))),)),
        *(Part(Role.SECTION, (Paragraph(section),)) for section in sections),
        Part(Role.NOTES, notes),
    )
    settings = NotePolicy(Located("plain", NOWHERE), **policy)  # type: ignore[arg-type]  # as the caller names them
    return number(Letter(METADATA, parts), settings)


@pytest.mark.parametrize(
    ("marks", "printed"),
    [
        (Marks.NUMBERS, ["1", "2", "3", "4", "5", "6", "7", "8", "9"]),
        (Marks.BRACKETS, ["[1]", "[2]", "[3]", "[4]", "[5]", "[6]", "[7]", "[8]", "[9]"]),
        (Marks.SYMBOLS, ["*", "†", "‡", "§", "**", "††", "‡‡", "§§", "***"]),
    ],
)
def test_the_marks_of_the_policy(marks: Marks, printed: list[str]) -> None:
    letter = numbered(*(cite("law") for _ in printed), marks=marks)
    assert [note.printed for note in letter.notes] == printed
    calls = [call for call in references(letter.parts[0]) if isinstance(call, NoteCall)]
    assert [call.printed for call in calls] == printed
    assert [call.number for call in calls] == list(range(1, 10))


def test_each_section_of_the_annex_begins_anew() -> None:
    sections = (
        (cite("law", ibid=True), cite("law", ibid=True)),
        (cite("law", ibid=True), cite("report", later=True)),
    )
    letter = sectioned(*sections, count=Count.SECTION)
    assert [note.printed for note in letter.notes] == ["1", "2", "1", "2", "3", "1", "2"]
    # not "Ibid.", nor "see note 2": these notes are in another count
    assert texts(letter)[3:] == ["The law.", "Ibid.", "The law.", "The report."]
    assert {part.role: [note.number for note in part.notes] for part in letter.parts if part.notes} == {
        Role.SIGNATORIES: [1, 2],
        Role.SECTION: [6, 7],
    }
    assert [len(part.notes) for part in letter.parts if part.role is Role.SECTION] == [3, 2]
    assert letter.restarts


def test_a_source_is_pointed_to_in_the_same_count() -> None:
    letter = sectioned((cite("law", later=True), cite("title", later=True)), count=Count.SECTION)
    assert texts(letter)[3:] == ["The law.", "note 1 above."]


def test_endnotes_stand_in_the_parts_for_notes() -> None:
    letter = sectioned((cite("law", later=True),), place=NotePlace.AFTER_SIGNATORIES)
    stand = [(part.role, [note.number for note in part.notes]) for part in letter.parts if part.notes]
    assert stand == [(Role.NOTES, [1, 2]), (Role.NOTES, [3, 4])]
    assert letter.has_endnotes
    assert texts(letter)[-1] == "note 1 above."


def test_a_part_for_notes_stays_away_without_notes() -> None:
    roles = [part.role for part in sectioned(place=NotePlace.PAGE).parts]
    assert Role.NOTES not in roles


def test_endnotes_without_a_part_stand_at_the_end() -> None:
    letter = numbered(cite("law"), place=NotePlace.END)
    assert letter.parts[-1] == Part(Role.NOTES, (), notes=letter.notes)


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (FullStop.ALWAYS, ["The law.", "The law."]),
        (FullStop.BODY, ["The law.", "The law"]),
        (FullStop.NEVER, ["The law", "The law"]),
    ],
)
def test_the_full_stop_of_the_policy(policy: FullStop, expected: list[str]) -> None:
    letter = numbered(cite("law"), cite("report"), annex=(cite("law"),), full_stop=policy)
    assert [texts(letter)[0], texts(letter)[2]] == expected


@pytest.mark.parametrize(
    ("words", "full_stop", "printed"),
    [("Our own", True, "Our own."), ("Our own", False, "Our own"), ("Why not?", True, "Why not?")],
)
def test_the_full_stop_of_the_source_goes_before_the_policy(
    words: str,
    full_stop: bool,  # noqa: FBT001  # as pytest passes it
    printed: str,
) -> None:
    own = NoteReference((Citation("own", (Text(words),), full_stop=full_stop),))
    policy = FullStop.NEVER if full_stop else FullStop.ALWAYS
    assert texts(numbered(own, full_stop=policy)) == [printed]


def test_several_sources_with_their_passages_and_signals_in_one_note() -> None:
    letter = numbered(cite("see law: art. 3", "see also report: paras. 4 and 5"))
    assert texts(letter) == ["See The law, art. 3; see also The report, paras. 4 and 5."]


@pytest.mark.parametrize(
    ("inlines", "printed"),
    [
        ((Text("48/16"), cite("law")), "48/16\u00a01"),
        ((Text("said"), cite("law"), cite("law")), "said1\u00a02"),
        ((Strong((Text("2023"),)), Emphasis((cite("law"),))), "2023\u00a01"),
        ((Text("in 2023."), cite("law")), "in 2023.1"),
        ((cite("law"), Text("3")), "1\u00a03"),
        ((Text("note "), NoteMention("law"), cite("law")), "note 1\u00a01"),
    ],
)
def test_a_mark_never_runs_into_a_number(inlines: Inlines[Drafted], printed: str) -> None:
    letter = numbered(*inlines)  # type: ignore[arg-type]  # inlines of every kind

    shown = replace_references(letter.parts[0], lambda node: NoteNumber(node.number))
    assert plain_text(shown.blocks[0].inlines) == printed  # type: ignore[union-attr]


def test_notes_are_called_in_reading_order_wherever_they_stand() -> None:
    inline: Inlines[Drafted] = (
        Text("a"),
        Strong((cite("law"), Emphasis((cite("law"),)))),
        Superscript((cite("law"),)),
        Link("https://x", (cite("law"),)),
    )
    cell = (cite("law"),)
    blocks: Blocks[Drafted] = (
        Heading(2, (cite("law"),)),
        Paragraph(inline),
        BulletList(((Paragraph(cell), NumberedList(((Paragraph(cell),),))), (Paragraph(cell),))),
        Quotation((Paragraph(cell),)),
        Table((cell, cell), ((cell, cell),), (None, None)),
        Paragraph(cell),
    )
    letter = number(
        Letter(METADATA, (Part(Role.SUBJECT, (Paragraph(cell),)), Part(Role.BODY, blocks))),
        NotePolicy(Located("plain", NOWHERE)),
    )
    calls = [call.number for part in letter.parts for call in references(part)]
    assert calls == list(range(1, 16))
    assert [note.number for note in letter.notes] == calls


CITATIONS = st.builds(
    lambda source, passage, later, ibid: citation(source + passage, later=later, ibid=ibid),
    st.sampled_from(["law", "report", "own"]),
    st.sampled_from(["", ": para. 3", ": para. 4"]),
    st.booleans(),
    st.booleans(),
)


@given(
    st.lists(st.lists(CITATIONS, min_size=1, max_size=3).map(tuple).map(NoteReference), max_size=12),
    st.sampled_from(FullStop),
)
def test_every_reference_has_a_number_and_a_text_of_its_own(
    found: list[NoteReference], full_stop: FullStop
) -> None:
    letter = numbered(*found, full_stop=full_stop)
    numbers = list(range(1, len(found) + 1))
    assert [call.number for part in letter.parts for call in references(part)] == numbers
    assert [note.number for note in letter.notes] == numbers
    for reference, note, before in zip(found, letter.notes, [None, *found], strict=False):
        text = plain_text(note.text)
        assert text
        cited = {one.source for one in reference.citations}
        if text.startswith("Ibid."):
            assert before is not None
            assert [one.source for one in before.citations] == [reference.citations[0].source]
        for mention in (node for node in note.text if isinstance(node, NoteNumber)):
            assert mention.number < note.number
            assert cited & {one.source for one in found[mention.number - 1].citations}
