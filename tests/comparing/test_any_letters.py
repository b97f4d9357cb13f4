"""Holds comparisons of any two letters to the letters, word for word."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from undersigned.comparing import Comparison, Version, compare
from undersigned.comparing.as_html import comparison_as_html
from undersigned.comparing.as_text import comparison_as_text
from undersigned.comparing.comparison import Change, DiffKind, DiffRuns
from undersigned.model.letter import (
    Citation,
    Drafted,
    Heading,
    Letter,
    Metadata,
    NoteReference,
    Paragraph,
    Part,
    Role,
    Text,
)

METADATA = Metadata("letter", "A letter", (), "en-GB", datetime.date(2026, 9, 1))

Words = Sequence[str]
"""A paragraph: words, and `^source` where a note is cited."""


def letter(body: Iterable[Words], sections: Iterable[tuple[str, Iterable[Words]]] = ()) -> Version:
    parts = [_part(Role.BODY, None, body)]
    parts += (_part(Role.SECTION, f"annex/{name}.md", text) for name, text in sections)
    return Version("letter", Letter(METADATA, tuple(parts)))


def _part(role: Role, name: str | None, paragraphs: Iterable[Words]) -> Part[Drafted]:
    blocks: list[Heading[Drafted] | Paragraph[Drafted]] = [Heading(2, (Text(name),))] if name else []
    blocks += (Paragraph(tuple(map(_inline, words))) for words in paragraphs)
    return Part(role, tuple(blocks), name)


def _inline(word: str) -> Text | NoteReference:
    if word.startswith("^"):
        return NoteReference((Citation(word, (Text(f"The source {word[1:]}"),)),))
    return Text(f" {word}")


def read(paragraphs: Iterable[Words]) -> list[str]:
    """What the paragraphs of a letter say, with the numbers of notes, without white space."""
    number, found = 0, []
    for words in paragraphs:
        text = ""
        for word in words:
            number += word.startswith("^")
            text += f"[{number}]" if word.startswith("^") else word
        found.append(text)
    return [text for text in found if text]


def side(comparison: Comparison, kind: DiffKind) -> list[str]:
    """What a comparison says that one of the letters says, without white space."""
    passages = (passage.runs for part in comparison.parts for passage in part.passages)
    return [text for runs in passages if (text := _of(runs, kind))]


def _of(runs: DiffRuns, kind: DiffKind) -> str:
    return "".join("".join(run.text.split()) for run in runs if run.kind in {DiffKind.EQUAL, kind})


words = st.sampled_from(
    ["We", "urge", "the", "Council", "to", "act", "now.", "(now)", "48/16", "“never”,", "联合国"]
)
notes = st.sampled_from(["^a", "^b", "^c"])
paragraphs = st.lists(words | notes, max_size=12)
bodies = st.lists(paragraphs, max_size=6)
unnoted = st.lists(st.lists(words, max_size=12), max_size=6)


@given(bodies)
def test_a_letter_says_the_same_as_itself(body: list[list[str]]) -> None:
    comparison = compare(letter(body), letter(body))
    assert comparison.is_same
    assert list(comparison.changed()) == []


@given(bodies, bodies)
def test_what_is_equal_and_inserted_is_the_later_letter(old: list[list[str]], new: list[list[str]]) -> None:
    assert side(compare(letter(old), letter(new)), DiffKind.INSERTED) == read(new)


@given(unnoted, unnoted)
def test_what_is_equal_and_deleted_is_the_earlier_letter(old: list[list[str]], new: list[list[str]]) -> None:
    # In another order, where a paragraph moved.
    assert Counter(side(compare(letter(old), letter(new)), DiffKind.DELETED)) == Counter(read(old))


@given(bodies, bodies)
def test_only_letters_with_the_same_words_and_sources_say_the_same(
    old: list[list[str]], new: list[list[str]]
) -> None:
    said = [["".join(text) for text in body if text] for body in (old, new)]
    assert compare(letter(old), letter(new)).is_same is (said[0] == said[1])


@given(bodies, st.data())
def test_a_note_more_is_all_that_changes_however_many_follow(
    body: list[list[str]], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(body)))
    more = [*body[:at], ["A", "paragraph", "of", "its", "own.", "^new"], *body[at:]]
    comparison = compare(letter(body), letter(more))
    changed = [passage for part in comparison.changed() for passage in part.passages if not passage.is_same]
    assert [passage.change for passage in changed] == [Change.ADDED]
    assert [note.change for note in comparison.notes] == [Change.ADDED]


@given(st.lists(bodies.map(lambda body: [*body, ["Section."]]), min_size=2, max_size=5), st.data())
def test_sections_in_another_order_have_moved_and_nothing_else(
    sections: list[list[list[str]]], data: st.DataObject
) -> None:
    named = list(zip("abcde", sections, strict=False))
    shuffled = data.draw(st.permutations(named))
    comparison = compare(letter([], named), letter([], shuffled))
    assert comparison.notes == ()
    assert all(part.change is Change.SAME for part in comparison.parts)
    assert comparison.is_same is (shuffled == named)


@given(bodies, bodies, st.integers(1, 120))
def test_no_line_of_words_is_wider_than_the_terminal(
    old: list[list[str]], new: list[list[str]], width: int
) -> None:
    for line in comparison_as_text(compare(letter(old), letter(new)), width=width).splitlines():
        # A word that is longer by itself stays whole.
        assert len(line) <= max(20, width) or len(line.split()) == 1


@given(bodies, bodies)
def test_the_page_can_be_made_of_any_two_letters(old: list[list[str]], new: list[list[str]]) -> None:
    page = comparison_as_html(compare(letter(old), letter(new)))
    assert page.count("<ins>") == page.count("</ins>")
