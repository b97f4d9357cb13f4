"""Holds changes of YAML files to two promises: the file says what it was to say, and all else stays as typed."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from undersigned.files.yaml_edits import YamlText
from undersigned.files.yaml_entries import with_entries
from undersigned.files.yaml_tree import LINE_SIGNS
from undersigned.files.yaml_writing import block, in_brackets
from undersigned.model.findings import LetterError
from undersigned.model.letter import UNPRINTABLE

CAMPAIGN = """\
# The letter of last year.
date: 2023-09-08   # a Friday
session: "HRC54"
subject: >-
  Keep Freedonia
  under scrutiny

# Who signs
signatories:
  - freedonia-watch   # leads
  - press-union
annex:
  sections: [annex/media.md]
notes: {repeat: ibid}
footnotes:
  report: {symbol: A/HRC/51/66, date: 2022-08-18}
  aside:
    text: See below.   # ours
none: {}
closing:
"""


def changed(*steps: Any) -> str:
    text = YamlText(CAMPAIGN, "campaign.yaml")
    for name, *arguments in steps:
        getattr(text, name)(*arguments)
    return text.text


def lines_that_differ(text: str) -> tuple[set[str], set[str]]:
    old, new = CAMPAIGN.split("\n"), text.split("\n")
    return {line for line in old if line not in new}, {line for line in new if line not in old}


def test_a_new_key_can_have_a_remark_in_a_line_of_its_own() -> None:
    text = YamlText(CAMPAIGN, "campaign.yaml")
    text.set(("reviewed", "a7f3c2"), datetime.date(2024, 8, 20), remark="Rufus\n  Firefly: # 1")
    text.set(("reviewed", "b81c3d"), datetime.date(2024, 8, 21), remark="last")
    assert text.text == CAMPAIGN + (
        "reviewed:\n  a7f3c2: 2024-08-20  # Rufus Firefly: # 1\n  b81c3d: 2024-08-21  # last\n"
    )
    text.set(("notes", "count"), "section", remark="in brackets there is no room for one")
    assert "notes: {repeat: ibid, count: section}\n" in text.text


@pytest.mark.parametrize(
    ("step", "gone", "come"),
    [
        (
            ("set", ("date",), datetime.date(2024, 9, 2)),
            {"date: 2023-09-08   # a Friday"},
            {"date: 2024-09-02   # a Friday"},
        ),
        (("set", ("session",), "HRC57"), {'session: "HRC54"'}, {"session: HRC57"}),
        (("set", ("country",), "Freedonia"), set(), {"country: Freedonia"}),
        (("set", ("closing",), "Sincerely"), {"closing:"}, {"closing: Sincerely"}),
        (("append", ("signatories",), "icj"), set(), {"  - icj"}),
        (("insert", ("signatories",), 0, "icj"), set(), {"  - icj"}),
        (("insert", ("signatories",), 2, "icj"), set(), {"  - icj"}),
        (("insert", ("closings",), 0, "icj"), set(), {"closings: [icj]"}),
        (
            ("insert", ("annex", "sections"), 0, {"file": "annex/x.md"}),
            {"  sections: [annex/media.md]"},
            {"  sections: [{file: annex/x.md}, annex/media.md]"},
        ),
        (
            ("set", ("footnotes", "report", "full_stop"), False),
            {"  report: {symbol: A/HRC/51/66, date: 2022-08-18}"},
            {"  report: {symbol: A/HRC/51/66, date: 2022-08-18, full_stop: false}"},
        ),
        (("set", ("footnotes", "aside", "full_stop"), True), set(), {"    full_stop: true"}),
        (
            ("append", ("annex", "sections"), "annex/x.md"),
            {"  sections: [annex/media.md]"},
            {"  sections: [annex/media.md, annex/x.md]"},
        ),
        (
            ("set", ("footnotes", "web"), {"url": "https://example.org/?a=1,2"}),
            set(),
            {'  web: {url: "https://example.org/?a=1,2"}'},
        ),
        (("set", ("notes", "repeat"), "full"), {"notes: {repeat: ibid}"}, {"notes: {repeat: full}"}),
        (
            ("set", ("notes", "count"), "section"),
            {"notes: {repeat: ibid}"},
            {"notes: {repeat: ibid, count: section}"},
        ),
        (
            ("set", ("none", "law"), {"url": "https://example.org/?a=1"}),
            {"none: {}"},
            {"none:", '  law: {url: "https://example.org/?a=1"}'},
        ),
        (("remove", ("notes",)), {"notes: {repeat: ibid}"}, set()),
        (("remove", ("signatories", 0)), {"  - freedonia-watch   # leads"}, set()),
        (
            ("remove", ("footnotes", "aside", "text")),
            {"  aside:", "    text: See below.   # ours"},
            set(),
        ),
        (
            ("set", ("subject",), "No"),
            {"subject: >-", "  Keep Freedonia", "  under scrutiny"},
            {'subject: "No"'},
        ),
        (("set", ("signatories", 1), "icj"), {"  - press-union"}, {"  - icj"}),
        (("set", ("reviewed", "a7f3"), datetime.date(2024, 9, 2)), set(), {"reviewed: {a7f3: 2024-09-02}"}),
    ],
)
def test_only_the_line_of_the_change_is_another(step: Any, gone: set[str], come: set[str]) -> None:
    assert lines_that_differ(changed(step)) == (gone, come)


def test_an_item_comes_before_the_remarks_above_another() -> None:
    text = YamlText("list:\n  - one # first\n\n  # about\n  # two\n  - two\n", "x.yaml")
    text.insert(("list",), 1, {"file": "new"})
    assert text.text == "list:\n  - one # first\n\n  - {file: new}\n  # about\n  # two\n  - two\n"


@given(st.data())
def test_an_item_stands_where_it_is_put(data: st.DataObject) -> None:
    before = data.draw(st.lists(VALUES, min_size=1, max_size=4))
    index, new = data.draw(st.integers(0, len(before))), data.draw(VALUES)
    text = YamlText("\n".join(block({"one": "first", "list": before, "two": "last"})) + "\n", "x.yaml")
    text.insert(("list",), index, new)
    assert said(text.text) == {"one": "first", "list": [*before[:index], new, *before[index:]], "two": "last"}


def test_line_ends_stay_those_of_the_file() -> None:
    text = YamlText(CAMPAIGN.replace("\n", "\r\n"), "campaign.yaml")
    text.set(("session",), "HRC57")
    assert text.text.count("\r\n") == text.text.count("\n") == CAMPAIGN.count("\n")


def test_each_line_keeps_its_own_end() -> None:
    text = YamlText("a: 1\r\nb: 2\nc:\r\n  - one\nd: 4\r\ne: 5", "x.yaml")
    text.set(("b",), "two")
    text.append(("c",), "three")
    text.set(("f",), "six")
    text.remove(("d",))
    assert text.text == "a: 1\r\nb: two\r\nc:\r\n  - one\n  - three\r\ne: 5\r\nf: six\r\n"
    assert YamlText("a: 1\nb: 2\r\nc: 3\n", "x.yaml").text == "a: 1\nb: 2\r\nc: 3\n"


@given(
    st.lists(
        st.tuples(st.sampled_from("abcd"), st.sampled_from(["\n", "\r\n"])),
        min_size=1,
        unique_by=lambda p: p[0],
    ),
    st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from(["x", "y: z", None]))),
)
def test_lines_that_nobody_changes_end_as_before(
    lines: list[tuple[str, str]], steps: list[tuple[str, str | None]]
) -> None:
    text = YamlText("".join(f"{key}: 1{end}" for key, end in lines), "x.yaml")
    left = dict(lines)
    for key, value in steps:
        left.pop(key, None)
        if value is not None:
            text.set((key,), value)
        elif len(text.text.splitlines()) > 1:
            text.remove((key,))
    assert {f"{key}: 1{end}" for key, end in left.items()} <= set(text.text.splitlines(keepends=True))


@pytest.mark.parametrize("sign", ["|+", ">+", "|2+", "|+ # all of it"])
def test_a_text_keeps_the_empty_lines_that_belong_to_it(sign: str) -> None:
    before = f"first: 1\nkept: {sign}\n  text\n\n\n"
    text = YamlText(before, "x.yaml")
    text.set(("reviewed", "a7f3c2"), datetime.date(2024, 8, 20), remark="why")
    assert text.text == f"{before}reviewed:\n  a7f3c2: 2024-08-20  # why\n"
    text.remove(("kept",))
    assert text.text == "first: 1\nreviewed:\n  a7f3c2: 2024-08-20  # why\n"


def test_a_text_that_nothing_ends_is_told_with_what_helps() -> None:
    text = YamlText("first: 1\nkept: |+\n  text", "x.yaml")
    with pytest.raises(LetterError, match="end the last line of the file with the Enter key"):
        text.set(("more",), "x")
    text = YamlText("first: 1\nkept: |+\n  text\n", "x.yaml")
    text.set(("more",), "x")
    assert text.text == "first: 1\nkept: |+\n  text\nmore: x\n"


def test_what_cannot_be_changed_is_said_with_its_place() -> None:
    text = YamlText("a: {b: {c: 1\n }, d: 2}\n? e\n: f\n", "x.yaml")
    with pytest.raises(LetterError, match=r"x\.yaml:\d+:1: error: 'e' cannot be changed here"):
        text.set(("e",), ["one", "two"])
    assert text.text == "a: {b: {c: 1\n }, d: 2}\n? e\n: f\n"


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"])).filter(
    lambda text: not UNPRINTABLE.search(text) and not any(ord(sign) in LINE_SIGNS for sign in text)
)
VALUES = st.recursive(
    TEXTS,
    lambda below: (
        st.lists(below, min_size=1, max_size=4)
        | st.dictionaries(TEXTS.filter(bool), below, min_size=1, max_size=4)
    ),
    max_leaves=8,
)


def said(text: str) -> object:
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  # it knows nothing but texts, lists and mappings


@given(st.dictionaries(TEXTS.filter(bool), VALUES, min_size=1))
def test_what_is_written_reads_as_the_same(value: dict[str, Any]) -> None:
    assert said("\n".join(block(value)) + "\n") == value
    assert said(in_brackets(value)) == value


@given(TEXTS.filter(bool))
def test_every_other_reader_takes_a_text_for_a_text(text: str) -> None:
    assert yaml.safe_load(f"key: {in_brackets({'inner': text})}")["key"]["inner"] == text
    assert yaml.safe_load("\n".join(block({"key": text})))["key"] == text


@given(VALUES, VALUES)
def test_a_change_leaves_the_rest_as_it_was(before: Any, after: Any) -> None:
    source = (
        "\n".join(block({"one": "first", "two": before, "three": {"deep": before}, "four": "last"})) + "\n"
    )
    text = YamlText(source, "x.yaml")
    text.set(("two",), after)
    text.set(("three", "deep"), after)
    text.set(("three", "new"), after)
    assert said(text.text) == {
        "one": "first",
        "two": after,
        "three": {"deep": after, "new": after},
        "four": "last",
    }


STEPS = st.sampled_from(["a", "b", "c", 0, 1])
TREES = st.dictionaries(
    st.sampled_from(["a", "b", "c"]),
    st.recursive(
        st.sampled_from(["x", "yes: no", "two\nlines"]),
        lambda below: (
            st.lists(below, min_size=1, max_size=2)
            | st.dictionaries(st.sampled_from(["a", "b", "c"]), below, min_size=1, max_size=3)
        ),
        max_leaves=6,
    ),
    min_size=1,
)


def without(value: Any, path: tuple[Any, ...]) -> Any:
    """The value without what a path names, and without what is empty then; None where nothing is left."""
    is_there = path[0] in value if isinstance(value, dict) else isinstance(value, list) and path[0] in (0, 1)
    if not is_there or (isinstance(value, list) and path[0] >= len(value)):
        return value
    below = without(value[path[0]], path[1:]) if path[1:] else None
    if isinstance(value, dict):
        return {k: v if k != path[0] else below for k, v in value.items() if k != path[0] or below} or None
    return [v if i != path[0] else below for i, v in enumerate(value) if i != path[0] or below] or None


def leaves(value: Any, path: tuple[Any, ...] = ()) -> dict[tuple[Any, ...], str]:
    """The texts of a value, by their paths."""
    if isinstance(value, str):
        return {path: value}
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    return {at: text for step, below in entries for at, text in leaves(below, (*path, step)).items()}


@given(tree=TREES, path=st.lists(STEPS, min_size=1, max_size=3).map(tuple), in_one_line=st.booleans())
def test_nothing_goes_but_what_is_named(
    tree: dict[str, Any], path: tuple[Any, ...], *, in_one_line: bool
) -> None:
    typed = [f"all: {in_brackets(tree)}"] if in_one_line else block({"all": tree})
    source = "\n".join(["first: 1  # mine", *typed, "# Ours.", "last: 2"]) + "\n"
    text, left = YamlText(source, "x.yaml"), without(tree, path)
    try:
        text.remove(("all", *path))
    except LetterError:
        assert text.text == source
        return
    kept = {"all": left} if left else {}
    assert said(text.text) == {"first": "1", **kept, "last": "2"}
    assert "# Ours." in text.text
    if left == tree:
        assert text.text == source


@given(
    tree=TREES,
    path=st.lists(STEPS, min_size=1, max_size=3).map(tuple),
    verb=st.sampled_from(["set", "append", "insert", "extend", "replace_items"]),
    in_one_line=st.booleans(),
)
def test_no_edit_loses_what_it_does_not_name(
    tree: dict[str, Any], path: tuple[Any, ...], verb: str, *, in_one_line: bool
) -> None:
    typed = [f"all: {in_brackets(tree)}"] if in_one_line else block({"all": tree})
    text = YamlText("\n".join(["first: 1  # mine", *typed, "last: 2"]) + "\n", "x.yaml")
    whole = ("all", *path)
    arguments: dict[str, tuple[Any, ...]] = {
        "set": (whole, "new"),
        "append": (whole, "new"),
        "insert": (whole, 0, "new"),
        "extend": ({whole: ["new"]},),
        "replace_items": (whole, {0: "new"}),
    }
    before = leaves(said(text.text))
    try:
        getattr(text, verb)(*arguments[verb])
    except LetterError:
        assert leaves(said(text.text)) == before
        return
    named = whole if verb == "set" else (*whole, 0) if verb == "replace_items" else None
    lost = list(before.values())
    for value in leaves(said(text.text)).values():
        if value in lost:
            lost.remove(value)
    if named:
        for at, value in before.items():
            if at[: len(named)] == named:
                lost.remove(value)
    assert lost == []


ITEMS = st.one_of(
    st.sampled_from(["a", "no", "b: c", "- d", "two\nlines"]),
    st.dictionaries(st.sampled_from(["by", "on"]), st.sampled_from(["Ann", "x" * 120]), min_size=1),
)
LISTS = st.dictionaries(
    st.sampled_from(["a", "b", "c", "d"]), st.lists(ITEMS, min_size=1, max_size=3), max_size=4
)


@given(before=LISTS, added=LISTS, in_one_line=st.booleans())
def test_many_lists_grow_at_once_as_they_would_one_by_one(
    before: dict[str, Any], added: dict[str, Any], *, in_one_line: bool
) -> None:
    typed = [f"all: {in_brackets(before)}"] if in_one_line else block({"all": before})
    text = YamlText("\n".join(["first: 1  # mine", *typed, "last: 2"]) + "\n", "x.yaml")
    text.extend({("all", key): values for key, values in added.items()})
    grown = {key: before.get(key, []) + added.get(key, []) for key in {**before, **added}}
    assert said(text.text) == {"first": "1", "all": grown, "last": "2"}
    assert text.text.startswith("first: 1  # mine\n")


def test_a_register_grows_at_its_end_and_says_what_it_cannot_take() -> None:
    assert with_entries("a: 1 # one\r\nb: 2", "x.yaml", {"no": {"name": "yes: it is"}}) == (
        'a: 1 # one\r\nb: 2\r\n"no":\r\n  name: "yes: it is"\r\n'
    )
    assert with_entries("", "x.yaml", {"a": {"b": "c"}}) == "a:\n  b: c\n"
    for text in ("{a: {b: 1}}", "  a: {b: 1}", "- a", "new: 1", "a: [", "a: |+\n  text\n--- \nb: 1"):
        with pytest.raises(LetterError):
            with_entries(text, "x.yaml", {"new": {"b": "c"}})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\n#notes:  # so\n#  b: 2\nc: 3\n", "a: 1\nnotes: {repeat: full}\nc: 3\n"),
        ("a: 1\n#notes: {b: 2}\n# Another.\nc: 3\n", "a: 1\nnotes: {repeat: full}\n# Another.\nc: 3\n"),
        ("a: 1\n#notes:\n#  b: 2", "a: 1\nnotes: {repeat: full}\n"),
        ("a: 1\r\n#notes:\r\nc: 3\r\n", "a: 1\r\nnotes: {repeat: full}\r\nc: 3\r\n"),
        # Those are no places that are held: a word of a remark, and a line that divides what stands around it.
        ("a: 1\n# notes: of mine\n", "a: 1\nnotes: {repeat: full}\n# notes: of mine\n"),
        ("a:\n#notes: x\n  b: 2\nc: 3\n", "a:\n#notes: x\n  b: 2\nc: 3\nnotes: {repeat: full}\n"),
    ],
)
def test_a_key_stands_where_a_remark_holds_its_place(before: str, after: str) -> None:
    text = YamlText(before, "campaign.yaml")
    text.set(("notes", "repeat"), "full")
    assert text.text == after
