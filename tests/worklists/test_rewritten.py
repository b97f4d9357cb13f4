"""Carries a letter over and writes each of its sentences anew: what is asked of every letter is all that is left."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_pairs import PAIRS, carried_over, left_open, pair_in

from small_project import SmallProject

OLD = [pair for pair in map(pair_in, PAIRS) if "language:" not in pair.campaign][:3]
AGES = (
    "recently", "so far", "at least 70 people", "on 3 March 2025", "in October", "for a further two years",
    "the new Prime Minister", "Ms. Anna Hentzau", "the latest report", "resolution 54/2", "has not",
    "for the first time", "every third child", "is expected to", "in its ninth year", "since May 2019",
)  # fmt: skip
"""What would be asked of, had it come over."""
WORDS = st.lists(
    st.text("bdfgklmnprstvz", min_size=3, max_size=9).map(lambda word: f"{word}oo"), min_size=4, max_size=9
)
SENTENCES = st.lists(st.tuples(WORDS, st.sampled_from(AGES)), min_size=1, max_size=8)


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> list[SmallProject]:
    found = []
    for pair in OLD:
        project = SmallProject(tmp_path_factory.mktemp("rewritten"))
        carried_over(project, pair)
        found.append(project)
    return found


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(which=st.integers(0, len(OLD) - 1), sentences=SENTENCES)
def test_of_a_letter_that_is_written_anew_only_the_usual_is_asked(
    letters: list[SmallProject], which: int, sentences: list[tuple[list[str], str]]
) -> None:
    project = letters[which]
    body = " ".join(f"We {' '.join(words)} {ages} and {words[0]}." for words, ages in sentences)
    project.write({"campaigns/next/body.md": body})
    left = [item for item in left_open(project) if not item["file"].endswith("next/campaign.yaml")]
    assert left == []  # but for what stands in the frame, which nobody wrote anew
