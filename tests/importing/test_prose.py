"""Holds what is written as prose to what it says: any text of a letter prints as it was."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from small_project import SmallProject
from undersigned.files.project import Project
from undersigned.importing.manuscript import Called, Item, Line, Picture
from undersigned.importing.prose import ProseWriter
from undersigned.importing.runs import Run, without_emphasis, words_of
from undersigned.model.letter import UNPRINTABLE, LineBreak, NumberedLetter, Role, Text
from undersigned.model.walking import texts_in
from undersigned.route import prepare

SIGNS = st.sampled_from(
    [
        *"*_[](){}<>!#-+=~|&^$%:;.,'\"\\/`@ \t•–“”é中",
        "{{",
        "{%",
        "{#",
        "}}",
        "[^x]",
        "](",
        "1. ",
        "---",
        ":::",
        "word",
        "a",
    ]
)
TEXTS = st.lists(SIGNS, min_size=1, max_size=12).map("".join)
ANY_TEXT = st.one_of(
    TEXTS, st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=30)
)
RUNS = st.lists(
    st.builds(
        Run,
        ANY_TEXT.map(Text),
        st.booleans(),
        st.booleans(),
        st.sampled_from([False, False, False, True]),
        st.sampled_from([None, None, None, "https://example.org/a_b?c=1&d=(2)", "mailto:ana@example.org"]),
    ),
    min_size=1,
    max_size=5,
)


def nothing(_called: Called) -> str:
    raise AssertionError


def no_picture(_picture: Picture) -> str:
    raise AssertionError


def letters(text: str) -> str:
    return "".join(UNPRINTABLE.sub("", text).split())


def printed(project: Project, body: str) -> NumberedLetter:
    project.campaign("letter", "body.md").write_text(body + "\n", encoding="utf-8")
    return prepare(project, "letter").letter


@pytest.fixture(scope="module")
def letter_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(SmallProject(tmp_path_factory.mktemp("prose")).root)


@settings(
    max_examples=10 * settings().max_examples, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
@given(runs=RUNS, as_item=st.booleans())
@example(runs=[Run(Text("{{ x }} {% if %} {# y #}"))], as_item=False)
@example(runs=[Run(Text("[t]he lead [...] up [1] [^a] [b](c)"))], as_item=False)
@example(runs=[Run(Text("wow!")), Run(Text("a"), target="https://example.org/a")], as_item=False)
@example(runs=[Run(Text("a")), Run(Text("“b”"), italic=True), Run(Text("c"))], as_item=False)
@example(runs=[Run(Text("1.")), Run(Text("th"), raised=True)], as_item=True)
def test_any_words_print_as_they_were(letter_project: Project, runs: list[Run], *, as_item: bool) -> None:
    words = words_of(runs)
    if not words:
        return
    writer = ProseWriter(nothing, no_picture, lambda _what, _number: None)
    line = Line(words, 1, item=Item() if as_item else None)
    letter = printed(letter_project, writer.blocks([line]))
    body = tuple(part for part in letter.parts if part.role is Role.BODY)
    assert letters(_text_of(body)) == letters(_text_of(words)), writer.blocks([line])


def _text_of(node: object) -> str:
    return "".join(text.text for text in texts_in(node))


def test_many_runs_and_new_lines_become_words_without_growing_slow() -> None:
    runs = [Run(LineBreak())] * 50_000 + [Run(Text("a "), bold=n % 3 == 0) for n in range(100_000)]
    words = words_of(runs)
    assert len(words) == 66_667
    assert without_emphasis(words) == (Text(("a " * 100_000)[:-1]),)
