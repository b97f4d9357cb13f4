"""Holds that a mistyped address is told together with the one that was meant, and that this one is an address."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from small_project import SMALL, SmallProject
from undersigned.files.web_addresses import meant_address, without_end
from undersigned.loading.schema_reading import load_schema

PATTERN = load_schema("campaign")["$defs"]["address"]["pattern"]
CAMPAIGN = SMALL["campaigns/letter/campaign.yaml"]

MISTYPED = {
    "www.example.org/x": "https://www.example.org/x",
    "example.org": "https://example.org",
    "doi.org/10.1000/xyz": "https://doi.org/10.1000/xyz",
    "http//example.org/a": "http://example.org/a",
    "https:/example.org/a": "https://example.org/a",
    "https:example.org/a": "https://example.org/a",
    "https: //example.org/a": "https://example.org/a",
    "https:///example.org/a": "https://example.org/a",
    "https//:example.org/a": "https://example.org/a",
    "https;//example.org/a": "https://example.org/a",
    "https.//example.org/a": "https://example.org/a",
    "htttp://example.org": "http://example.org",
    "hhtps://example.org": "https://example.org",
    "ttps://example.org": "https://example.org",
    "HTTPS://Example.org/X": "https://example.org/X",
    "https:\\\\example.org\\x": "https://example.org/x",
    "https://https://example.org/x": "https://example.org/x",
    "http://https//example.org/x": "https://example.org/x",
    "https://www,example.org/x": "https://www.example.org/x",
    "https:// example.org/x": "https://example.org/x",
    "https://example .org/x": "https://example.org/x",
    "<https://example.org/x>": "https://example.org/x",
    "“https://example.org/x”": "https://example.org/x",
    "(https://example.org/x_(y))": "https://example.org/x_(y)",
    "[the law](https://example.org/x)": "https://example.org/x",
    "https://example.org/my report 2024.pdf": "https://example.org/my%20report%202024.pdf",
    "https://example.org/my\u00a0report.pdf": "https://example.org/my%20report.pdf",
    "https://example.org/my%20long report.pdf": "https://example.org/my%20long%20report.pdf",
    "https://example.org?q=a b": "https://example.org?q=a%20b",
    "https://example.org/x (accessed 1 May 2024)": "https://example.org/x",
    "https://example.org/x, 12 May 2024": "https://example.org/x",
    "https://example.org/a\u200bb": "https://example.org/ab",
    "https://münchen.example/ä b": "https://münchen.example/ä%20b",
    "10.1000/xyz123": "https://doi.org/10.1000/xyz123",
    "doi:10.1000/xyz123.": "https://doi.org/10.1000/xyz123",
    "DOI 10.1000/xyz(1)": "https://doi.org/10.1000/xyz(1)",
}


@pytest.mark.parametrize("typed", MISTYPED)
def test_the_address_that_was_meant_is_told_where_it_stands(project: SmallProject, typed: str) -> None:
    quoted = typed.replace("'", "''")
    footnotes = f"footnotes:\n  a: {{url: '{quoted}', title: A}}\n"
    project.write({"campaigns/letter/campaign.yaml": CAMPAIGN + footnotes})
    project.write({"campaigns/letter/body.md": "We write.[^a]\n"})
    run = project.run("build", "letter", "-f", "txt")
    assert run.status == 1
    assert run.err.startswith("campaigns/letter/campaign.yaml:6:12: error: 'url' cannot be ")
    assert f"\n  help: write {MISTYPED[typed]}\n" in run.err
    mended = CAMPAIGN + footnotes.replace(f"'{quoted}'", f"'{MISTYPED[typed]}'")
    project.write({"campaigns/letter/campaign.yaml": mended})
    assert project.run("build", "letter", "-f", "txt").err == ""


def test_an_address_in_two_lines_is_put_together(project: SmallProject) -> None:
    text = "footnotes:\n  a: {title: A, url: https://example.org/long-\n    address/x}\n"
    project.write({"campaigns/letter/campaign.yaml": CAMPAIGN + text})
    assert (
        "help: write https://example.org/long-address/x\n" in project.run("build", "letter", "-f", "txt").err
    )


@pytest.mark.parametrize(
    "typed",
    ["report.pdf", "javascript:alert(1)", "file:///etc/passwd", "annex/media.md", "ann@example.org", "A/HRC/51/66",
     "mailto:ann@example.org", "ftp://example.org/x", "https://", "see above", "https://a.example/x https://b.example"],
)  # fmt: skip
def test_nothing_is_proposed_where_nothing_is_obvious(typed: str) -> None:
    assert meant_address(typed) is None


@given(
    st.text(st.sampled_from('htps:/.w ex,;<>()[]?#%\\"\u00a0\u200bä10-'), max_size=30) | st.text(max_size=20)
)
def test_what_is_proposed_is_an_address(typed: str) -> None:
    meant = meant_address(typed)
    if meant is not None and re.search(PATTERN, meant):
        assert urlsplit(meant).hostname
        assert without_end(meant) == meant
        assert not re.search(r"\s", meant)


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://example.org/x.", "https://example.org/x"),
        ("https://example.org/x,", "https://example.org/x"),
        ("https://example.org/x).", "https://example.org/x"),
        ("https://example.org/x;", "https://example.org/x"),
        ("https://example.org/x”", "https://example.org/x"),
    ],
)
def test_a_sign_of_the_sentence_at_the_end_of_an_address_is_told(
    project: SmallProject, address: str, written: str
) -> None:
    project.write(
        {"campaigns/letter/campaign.yaml": f"{CAMPAIGN}footnotes:\n  a: {{url: '{address}', title: A}}\n"}
    )
    project.write({"campaigns/letter/body.md": "We write.[^a]\n"})
    run = project.run("build", "letter", "-f", "txt")
    assert run.status == 0
    assert f"help: write {written}; " in run.err


@pytest.mark.parametrize(
    "address",
    ["https://en.wikipedia.org/wiki/Freedonia_(country)", "https://example.org/", "https://example.org/x_y-z?a=b&c=%20",
     "https://example.org/#!/x", "http://xn--mnchen-3ya.example", "https://例え.テスト/パス", "https://example.org:8443/x",
     "https://web.archive.org/web/2023/https://example.org/x", "https://example.org/a,b;c", "https://10.0.0.1/x"],
)  # fmt: skip
def test_an_honest_address_is_taken_as_it_is(address: str) -> None:
    assert re.search(PATTERN, address)
    assert without_end(address) == address
