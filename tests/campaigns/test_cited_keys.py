"""Proves that in any prose no key is overlooked that the letter would cite, mention, quote or define."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from undersigned.drafting.citations import Cited
from undersigned.drafting.markdown import parse_letter
from undersigned.drafting.origins import Origins
from undersigned.loading.cited_keys import (
    Use,
    citations_in,
    keys_in,
    notes_in,
    used_in,
    with_keys,
    without_citations,
    words_defined,
)
from undersigned.model.findings import Findings
from undersigned.model.walking import references, references_in

PIECES = (
    "[^law]", "[^law: p. 3]", "[^see law; report : p. 2]", "[^ law ;report]", "[^see,\nfor example, law]", "[^law",
    "]", "[", "\\", "\\\\", "\n", "\n\n", "- ", "> ", "1. ", "    ", "\t",
    "| a | b |\n|---|---|\n| ", "*", "`", "(x)",
    "words ", "\n\n[^spot]: words ", "\n[^spot]: words ", "\n> [^spot]: words ", "\n- [^spot]: words ", "# ", ":::",
    "![", "](x.png)",
    "](https://example.org)", "<https://example.org/[^law]>", "{", "}", "[^a:b:c]", "[^]", "[^:]", ";",
)  # fmt: skip


@settings(max_examples=10 * settings().max_examples)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_no_key_is_overlooked(text: str) -> None:
    markdown, origins = Origins().read_off(text)
    parts, definitions = parse_letter(markdown, origins, "en-GB", lambda *_: None, Findings())
    written: list[object] = [reference for part in parts for reference in references(part)]
    for definition in definitions:
        written += references_in(definition.text)
    cited = {key.key for reference in written if isinstance(reference, Cited) for key in reference.keys}
    found = keys_in(text)
    # A definition may turn out to go on another one's text, and cites then; its key is found in any case.
    assert cited <= {key.key for key in found}
    defined = {definition.key for definition in definitions if not set(definition.key) & set(" ;:")}
    assert defined <= {key.key for key in found if key.use is Use.DEFINED}
    # Written anew, each is another, and nothing else has changed.
    renamed = with_keys(text, lambda key: f"{key.key}-x")
    assert len(renamed) == len(text) + 2 * len(found)
    for before, after in zip(found, keys_in(renamed), strict=True):
        assert (after.key, after.use) == (f"{before.key}-x", before.use)


def test_calls_in_templates_are_found_with_their_keys() -> None:
    text = (
        "{{ note('a') }} {% if x %}{{ source( \"b\" , 'p. 3, note 4') }}{% endif %} {{ source(key='c') }}\n"
        "{{ notes }} {{ x.note }} {{ source_of }} {# note('d') #} note('e') {{ 'source' }}\n"
    )
    assert [(key.key, key.use) for key in keys_in(text)] == [
        ("a", Use.MENTIONED),
        ("b", Use.QUOTED),
        ("c", Use.QUOTED),
    ]
    assert [text[key.start - 1] for key in keys_in(text)] == ["'", '"', "'"]


def test_notes_are_counted_where_they_are_called() -> None:
    assert notes_in("One[^a; b] two[^a].\n\n[^a]: On the spot.\n\n{# [^c] #}\\[^d]\n") == 2
    assert used_in("One[^a].", {}) == []


def test_citations_are_told_from_definitions_and_from_escaped_signs() -> None:
    text = "One[^a;\nb], as reported[^c]: two \\[^d].\n\n[^a]: On the spot[^e].\n"
    assert [text[start:end] for start, end in citations_in(text)] == ["[^a;\nb]", "[^c]", "[^e]"]
    assert without_citations(text) == "One, as reported: two \\[^d].\n\n: On the spot.\n"


def test_the_words_of_a_note_begin_behind_its_key() -> None:
    assert words_defined("[^a]: On the spot.") == len("[^a]:")
    assert words_defined("As reported[^a]: two.") is None
    assert words_defined("[^a; b]: two.") is None
