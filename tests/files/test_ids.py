"""Proves that a free name is the first one that nobody has, and that the schemas demand the same names."""

from __future__ import annotations

import json
import re
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undersigned.files.ids import first_free, is_id, is_portable, portable

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


# What Windows says of names of files (https://learn.microsoft.com/windows/win32/fileio/naming-a-file), once more.
DEVICES = {"CON", "PRN", "AUX", "NUL"} | {
    port + digit for port in ("COM", "LPT") for digit in "0123456789¹²³"
}


def windows_takes(name: str) -> bool:
    if not name or name[-1] in " ." or any(sign in '<>:"/\\|?*' or sign < " " for sign in name):
        return False
    return name.partition(".")[0].rstrip(" ").upper() not in DEVICES


NAMES = st.one_of(
    st.text(min_size=1, max_size=12),
    st.text(st.sampled_from('aZ1é<>:"/\\|?*. \x1f\n'), min_size=1, max_size=8),
    st.builds(
        "{}{}{}".format,
        st.sampled_from(sorted({*DEVICES, *map(str.lower, DEVICES), "Console", "com", "COM10"})),
        st.sampled_from(["", " ", "-"]),
        st.sampled_from(["", ".md", ".", ".tar.gz", "2"]),
    ),
)


@given(NAMES)
def test_a_portable_name_is_one_that_windows_takes(name: str) -> None:
    made = portable(name)
    assert windows_takes(made)
    assert is_portable(made)
    assert is_portable(name) == windows_takes(name) == (made == name)
    assert len(made) - len(name) in (0, 1)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("media.md", "media.md"),
        ("HRC57: Cambodia", "HRC57- Cambodia"),
        ("con", "con-"),
        ("Con.md", "Con-.md"),
        ("nul.tar.gz", "nul-.tar.gz"),
        ("contents", "contents"),
        ("What now?", "What now-"),
        ("end.", "end-"),
        ("com1", "com1-"),
        ("com10", "com10"),
        ("អង្គការ", "អង្គការ"),
    ],
)
def test_names_as_every_system_takes_them(name: str, made: str) -> None:
    assert portable(name) == made
