"""Proves that a finding points at what its author typed, wherever in a file that stands."""

from __future__ import annotations

import tempfile
import textwrap
from collections import Counter
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from small_project import SMALL, SmallProject

CAMPAIGN = SMALL["campaigns/letter/campaign.yaml"]

# What may stand around citations; a ¶ is where one goes. Each of them gets a name of its own.
INLINE = st.sampled_from(
    ["word", "¶", "*¶ word*", "**word ¶**", "54^th^¶", "[link¶](https://example.org)", "{{ country }}",
     "{{ country }}¶", "{% if country %}¶{% endif %}", "{% if session %}hidden{% else %}¶{% endif %}",
     "{# remark #}¶", "{{- country -}}¶", "{% for s in signatories %}{{ s }}¶ {% endfor %}", "{% set x = 1 %}¶",
     "\\*¶", "ខ្មែរ¶", "&amp;¶", "¶¶", "{{ 'a' }}{{ 'b' }}¶", "{{ date.long }}, ¶",
     "{%- if country %} ¶{% endif -%} "],
)  # fmt: skip
LINES = st.lists(INLINE, min_size=1, max_size=4).map(" ".join)
PARAGRAPHS = st.lists(LINES, min_size=1, max_size=3).map("\n".join)
BLOCKS = st.one_of(
    PARAGRAPHS,
    LINES.map("## {}".format),
    st.lists(PARAGRAPHS.map(lambda text: f"- {textwrap.indent(text, '  ').lstrip()}"), min_size=1).map("\n".join),
    PARAGRAPHS.map(lambda text: textwrap.indent(text, "> ")),
    st.tuples(LINES, LINES).map(lambda cells: f"| head ¶ | head |\n|---|---|\n| {cells[0]} | {cells[1]} |"),
    PARAGRAPHS.map("{{% for i in range(2) %}}\n{}\n{{% endfor %}}".format),
    PARAGRAPHS.map("{{% macro m() %}}{}{{% endmacro %}}\n{{{{ m() }}}} and {{{{ m() }}}}".format),
    st.just('{{ asks("resolution") }}'),
)  # fmt: skip
BODIES = st.lists(BLOCKS, min_size=1, max_size=4).map("\n\n".join)


def named(text: str) -> str:
    """The text with a citation of its own at each ¶."""
    pieces = text.split("¶")
    return "".join(f"{piece}[^n{number}]" for number, piece in enumerate(pieces[:-1])) + pieces[-1]


def typed(text: str, file: str) -> set[str]:
    """Where each citation was typed, as a finding shows it."""
    return {
        f"{file}:{line}:{column + 1}: error: no footnote is called '{words[column + 2 : words.index(']', column)]}'"
        for line, words in enumerate(text.split("\n"), 1)
        for column in range(len(words))
        if words.startswith("[^", column)
    }


def reported(files: dict[str, str]) -> set[str]:
    """The findings about citations of a project with these files; there are no others."""
    with tempfile.TemporaryDirectory() as folder:
        project = SmallProject(Path(folder))
        project.write(files)
        run = project.run("build", "letter", "--format", "txt")
    errors = [line for line in run.err.split("\n") if ": error: " in line]
    assert set(Counter(errors).values()) <= {1}
    return {line.removesuffix(" [unknown-footnote]") for line in errors}


@given(BODIES)
def test_a_citation_anywhere_in_the_text(body: str) -> None:
    text = named(body)
    campaign = CAMPAIGN + "country: Freedonia\nasks: {resolution: {items: {renew: Renew the mandate.}}}\n"
    files = {"campaigns/letter/campaign.yaml": campaign, "campaigns/letter/body.md": text}
    assert reported(files) == typed(text, "campaigns/letter/body.md")


WORD = st.sampled_from(
    ["word", "¶", "ខ្មែរ", "it's", 'a "word"', "54^th^¶", "*¶*", "{{ language }}¶", "a - b", "word word"]
)
WORDS = st.lists(WORD, min_size=1, max_size=6)
STYLES = st.sampled_from([">-\n{}", ">\n{}", "|\n{}", "|-\n{}", "'{}'", '"{}"', "plain\n{}"])


@given(st.lists(WORDS, min_size=1, max_size=4), STYLES, st.sampled_from(["      ", "        "]))
def test_a_citation_in_a_text_of_the_campaign(lines: list[list[str]], style: str, indent: str) -> None:
    """In each of the ways in which YAML lets a text run over several lines."""
    text = "\n".join(indent + " ".join(words) for words in lines)
    if style.startswith("'"):
        text = text.replace("'", "''").strip()
    elif style.startswith('"'):
        text = text.replace('"', '\\"').strip()
    campaign = named(f"{CAMPAIGN}footnotes:\n  own:\n    text: {style.format(text)}\n")
    files = {"campaigns/letter/campaign.yaml": campaign, "campaigns/letter/body.md": "We write.[^own]\n"}
    with tempfile.TemporaryDirectory() as folder:
        project = SmallProject(Path(folder))
        project.write(files)
        run = project.run("build", "letter", "--format", "txt")
    errors = [line for line in run.err.split("\n") if ": error: " in line]
    expected = {place.partition(" error")[0] for place in typed(campaign, "campaigns/letter/campaign.yaml")}
    assert {line.partition(" error")[0] for line in errors} == expected
    assert all("a note cannot cite another note" in line for line in errors)
