"""Proves that what two people made of one text is merged, and that no word of either is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undersigned.files.three_way import Conflict, conflicts_of, joined, merge

BASE = "# Head\n\nOne is. Two is.\n\n- a\n- b\n\nLast."


def merged(base: str, ours: str, theirs: str) -> str:
    return joined(merge(base, ours, theirs), lambda one: f"<{one.ours.strip()}|{one.theirs.strip()}>")


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (BASE.replace("One is", "One was"), BASE.replace("Last", "Very last"), "One was. Two is.…Very last."),
        (BASE.replace("One is. ", ""), BASE + "\n\nNew.", "# Head\n\nTwo is.…Last.\n\nNew."),
        (BASE.replace("- b", "- b\n- c"), BASE.replace("One is", "One was"), "- b\n- c…"),
        (
            BASE.replace("One is. Two", "One\nis.  Two"),
            BASE.replace("Two is", "Two was"),
            "One\nis. Two was.",
        ),
        (BASE.replace("Two is", "Two A"), BASE.replace("Two is", "Two B"), "One is. <Two A.|Two B.>"),
        (BASE.replace("Two is", "Two A"), BASE.replace(" Two is.", ""), "One is. <Two A.|>"),
        (BASE.replace("Two is", "Both"), BASE.replace("Two is", "Both"), "One is. Both."),
        (
            BASE.replace("One is", "One A"),
            BASE.replace("One is. Two is.", "One B. Two was."),
            "# Head\n\n<One A.|One B.> Two was.\n\n- a",
        ),
        (BASE.replace("One is", "One A"), BASE.replace("Two is", "Two B"), "# Head\n\nOne A. Two B.\n\n- a"),
        (BASE, f"---\nlanguage: fr\n---\n{BASE}", "---\nlanguage: fr\n---\n# Head\n\nOne is."),
        (BASE.replace("- a", "- A"), BASE.replace("- b", "- B"), "- A\n- B\n\nLast."),
        (
            BASE.replace("Two is", "Two A"),
            BASE.replace("Two is.\n\n- a\n", "Two B.\n\n"),
            "<Two A.|Two B.>…\n- b",
        ),
        (
            BASE.replace("One is.", "One is. New A."),
            BASE.replace("Two is.", "New B. Two was."),
            "One is. New A. New B. Two was.",
        ),
        (BASE + "\n\nMine.", BASE + "\n\nTheirs.", "<Mine.|Theirs.>"),
        (BASE, BASE.replace("- b", "    - b"), "- a\n    - b"),
        (BASE.replace("- b", "- B"), BASE.replace("- b", "    - b"), "- a <- B|- b>"),
        (BASE, BASE.replace(" Two", "\\\nTwo"), "One is.\\\nTwo is."),
        (BASE, BASE.replace(" Two", "  \nTwo"), "One is.  \nTwo is."),
    ],
)
def test_each_has_their_way_where_the_other_changed_nothing(ours: str, theirs: str, expected: str) -> None:
    found = merged(BASE, ours, theirs)
    for part in expected.split("…"):
        assert part in found


SENTENCES = st.lists(
    st.sampled_from(
        [
            "One.",
            "Two is here.[^a]",
            "Three!",
            "\n\n",
            "\n- item",
            "\n\n## Head\n\n",
            "Four, e.g. this.",
            "- x",
        ]
    ),
    max_size=9,
).map(" ".join)


@given(SENTENCES, SENTENCES)
def test_who_changes_alone_has_their_way(base: str, other: str) -> None:
    assert merged(base, other, base).split() == other.split()
    assert merged(base, base, other).split() == other.split()
    assert merged(base, other, other).split() == other.split()


@given(SENTENCES, SENTENCES, SENTENCES)
def test_nothing_that_somebody_added_is_lost(base: str, ours: str, theirs: str) -> None:
    pieces = merge(base, ours, theirs)
    text = joined(pieces, lambda one: f"{one.ours}\n\n{one.theirs}")
    for added in {*ours.split(), *theirs.split()} - set(base.split()):
        assert added in text.split()
    swapped = conflicts_of(merge(base, theirs, ours))
    assert [Conflict(one.base, one.theirs, one.ours) for one in swapped] == conflicts_of(pieces)
