"""Holds the limits of ids and of days that the program knows to those that the schemas, and so editors, know."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undersigned.cli.clock import YEARS
from undersigned.loading.registers import session_of
from undersigned.loading.schema_reading import load_schema

SESSIONS, CAMPAIGN = load_schema("sessions"), load_schema("campaign")
IDS = st.one_of(
    st.from_regex(r"\AHRC(-S)?[0-9]{0,4}\Z"),
    st.text(st.sampled_from("HRC-S0579\u0665²"), max_size=9),
    st.sampled_from(["HRC57", "HRC-S36", "HRC057", "HRC0", "HRC\u0665\u0667", "hrc57", "HRC999", "HRC1000"]),
)


@given(IDS)
def test_a_session_is_one_for_the_program_where_it_is_for_the_schemas(id: str) -> None:
    for pattern in (SESSIONS["propertyNames"]["pattern"], CAMPAIGN["$defs"]["session"]["pattern"]):
        assert (re.search(pattern, id) is not None) == (session_of(id) is not None)


@pytest.mark.parametrize("year", [1, 999, 1899, 1944, 1945, 1950, 1999, 2000, 2999, 3000, 9999])
def test_the_years_are_those_of_the_schemas(year: int) -> None:
    session = SESSIONS["additionalProperties"]["properties"]
    for property in (CAMPAIGN["properties"]["date"], session["from"], session["to"]):
        assert (re.search(property["pattern"], f"{year:04}-01-01") is not None) == (year in YEARS)
