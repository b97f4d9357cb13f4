"""Proves that a free name is the first one that nobody has, and that the schemas demand the same names."""

from __future__ import annotations

import json
import re
from importlib import resources

from hypothesis import given
from hypothesis import strategies as st

from undersigned.files.ids import first_free, is_id

NUMBERED = [f"annex-{number}" for number in range(2, 9)]


@given(st.sets(st.sampled_from(["annex", "annex-1", *NUMBERED])))
def test_the_first_name_that_is_free_is_taken(taken: set[str]) -> None:
    free = first_free("annex", lambda name: name in taken)
    assert free == next(name for name in ["annex", *NUMBERED, "annex-9"] if name not in taken)


@given(st.text(st.sampled_from("az09-_A é\n"), max_size=4))
def test_an_id_is_what_the_register_takes_for_one(name: str) -> None:
    schema = json.loads((resources.files("undersigned") / "schemas/organisations.schema.json").read_text())
    pattern = schema["propertyNames"]["pattern"]
    assert is_id(name) == (re.fullmatch(pattern, name) is not None)
