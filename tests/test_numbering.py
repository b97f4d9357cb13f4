"""Holds the numbers and the wording of notes to the policies of a campaign."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undersigned.diagnostics import NOWHERE, Located
from undersigned.model.campaign import FullStop, NotePolicy, Repeat
from undersigned.model.letter import (
    Blocks,
    BulletList,
    Citation,
    Emphasis,
    Heading,
    Inlines,
    Letter,
    Link,
    Metadata,
    NoteReference,
    NoteSource,
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
    plain_text,
    references,
)
from undersigned.numbering import number

METADATA = Metadata("letter", "A letter", (), "en-GB", datetime.date(2026, 9, 1))
SOURCES = {
    "law": NoteSource("the law", (Text("The law"),)),
    "law-again": NoteSource("the law", (Text("The law, in other words"),)),
    "report": NoteSource("the report", (Emphasis((Text("The report"),)),)),
    "own": NoteSource("own", (Text("In our own words."),), full_stop=False),
    "asked": NoteSource("asked", (Text("Why not?"),)),
}


def cite(*citations: str) -> NoteReference:
    """A reference, in the form in which prose has it: `law`, `law: para. 3`."""
    parts = (citation.partition(": ") for citation in citations)
    return NoteReference(tuple(Citation(key, pinpoint or None) for key, _, pinpoint in parts))


def numbered(
    *notes: NoteReference, annex: tuple[NoteReference, ...] = (), **policy: object
) -> NumberedLetter:
    parts = (Part(Role.BODY, (Paragraph(notes),)), Part(Role.SECTION, (Paragraph(annex),)))
    settings = NotePolicy(Located("plain", NOWHERE), **policy)  # type: ignore[arg-type]  # as the caller names them
    return number(Letter(METADATA, parts, SOURCES), settings)


def texts(letter: NumberedLetter) -> list[str]:
    return [plain_text(note.text) for note in letter.notes]


def test_full_repeats_the_whole_source() -> None:
    letter = numbered(cite("law"), cite("law"), cite("law-again"), repeat=Repeat.FULL)
    assert texts(letter) == ["The law.", "The law.", "The law, in other words."]


@pytest.mark.parametrize(
    ("first", "second", "printed"),
    [
        (cite("law"), cite("law"), "Ibid."),
        (cite("law"), cite("law-again"), "Ibid."),
        (cite("law"), cite("law: para. 3"), "Ibid., para. 3."),
        (cite("law: para. 3"), cite("law: para. 4"), "Ibid., para. 4."),
        (cite("law: para. 3"), cite("law: para. 3"), "Ibid."),
        (cite("law: para. 3"), cite("law"), "The law."),
        (cite("law"), cite("report"), "The report."),
        (cite("law", "report"), cite("report"), "The report."),
        (cite("law"), cite("law", "report"), "The law; The report."),
        (cite("report", "law"), cite("report", "law"), "The report; The law."),
    ],
)
def test_ibid_stands_for_the_one_source_of_the_note_before(
    first: NoteReference, second: NoteReference, printed: str
) -> None:
    assert texts(numbered(first, second, repeat=Repeat.IBID))[1] == printed


def test_ibid_goes_on_through_a_row_and_ends_with_another_source() -> None:
    row = [cite(key) for key in ("law", "law", "law", "report", "law", "law")]
    law, report, ibid = "The law.", "The report.", "Ibid."
    assert texts(numbered(*row, repeat=Repeat.IBID)) == [law, ibid, ibid, report, law, ibid]


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


def test_the_full_stop_of_the_source_goes_before_the_policy() -> None:
    assert texts(numbered(cite("own"), cite("asked"), cite("law", "own"))) == [
        "In our own words.",
        "Why not?",
        "The law; In our own words.",
    ]


def test_several_sources_and_pinpoints_in_one_note() -> None:
    letter = numbered(cite("law: art. 3", "report: paras. 4 and 5"))
    assert texts(letter) == ["The law, art. 3; The report, paras. 4 and 5."]


def test_notes_are_called_in_reading_order_wherever_they_stand() -> None:
    inline: Inlines[NoteReference] = (
        Text("a"),
        Strong((cite("law"), Emphasis((cite("law"),)))),
        Superscript((cite("law"),)),
        Link("https://x", (cite("law"),)),
    )
    cell = (cite("law"),)
    blocks: Blocks[NoteReference] = (
        Heading(2, (cite("law"),)),
        Paragraph(inline),
        BulletList(((Paragraph(cell), NumberedList(((Paragraph(cell),),))), (Paragraph(cell),))),
        Quotation((Paragraph(cell),)),
        Table((cell, cell), ((cell, cell),), (None, None)),
        Paragraph(cell),
    )
    letter = number(
        Letter(METADATA, (Part(Role.SUBJECT, (Paragraph(cell),)), Part(Role.BODY, blocks)), SOURCES),
        NotePolicy(Located("plain", NOWHERE)),
    )
    calls = [call.number for part in letter.parts for call in references(part)]
    assert calls == list(range(1, 16))
    assert [note.number for note in letter.notes] == calls


CITATIONS = st.builds(
    Citation, st.sampled_from(sorted(SOURCES)), st.none() | st.sampled_from(["para. 3", "para. 4"])
)


@given(
    st.lists(st.lists(CITATIONS, min_size=1, max_size=3).map(tuple).map(NoteReference), max_size=12),
    st.sampled_from(Repeat),
    st.sampled_from(FullStop),
)
def test_every_reference_has_a_number_and_a_text_of_its_own(
    found: list[NoteReference], repeat: Repeat, full_stop: FullStop
) -> None:
    letter = numbered(*found, repeat=repeat, full_stop=full_stop)
    assert [call.number for part in letter.parts for call in references(part)] == list(
        range(1, len(found) + 1)
    )
    assert [note.number for note in letter.notes] == list(range(1, len(found) + 1))
    for reference, text, before in zip(found, texts(letter), [None, *found], strict=False):
        assert text
        if text.startswith("Ibid."):
            assert repeat is Repeat.IBID
            assert before is not None
            there, here = before.citations, reference.citations
            assert {SOURCES[c.key].identity for c in there + here} == {SOURCES[here[0].key].identity}
