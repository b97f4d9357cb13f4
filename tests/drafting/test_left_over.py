"""Proves that a mark which is printed though it was to mean something is told, and that nothing else is."""

from __future__ import annotations

import time
from collections import deque

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outlines import drafted

from undersigned.drafting.left_over import _left_over
from undersigned.drafting.values import escape


@pytest.mark.parametrize(
    ("typed", "column", "found"),
    [
        # T11
        ("It is *no longer free, we say.", 7, "*no"),
        ("It is **free* now.", 7, "*"),
        ("It is no longer free* now.", 17, "free*"),
        ("It is ~~gone~~ now.", 7, "~~gone~~"),
        ("It is `free` now.", 7, "`free`"),
        ("It is ==free== now.", 7, "==free=="),
        ("See (the report)[https://a.example/x_y].", 5, "(the report)[https://a.example/x_y]"),
        ("The press¹ said.", 5, "press¹"),
        # and others of their kind
        ("See [the report] (https://a.example).", 5, "[the report] (https://a.example)"),
        ("See [the report]https://a.example now.", 5, "[the report]https://a.example"),
        ("See [the report](https://a b.example).", 10, "report](https://a"),
        ("See [the report](https://a.example now.", 10, "report](https://a.example"),
        ("It is *free** now.", 13, "*"),
        ("It is **free now.", 7, "**free"),
        ("It is free** now.", 7, "free**"),
        ("It is ***free* now.", 7, "**"),
        ("One *** two.", 5, "***"),
        ("It is __free now.", 7, "__free"),
        ("It is _free now.", 7, "_free"),
        ("It is free_ now.", 7, "free_"),
        ("It is ~~gone now.", 7, "~~gone now."),
        ("H~2~O", 2, "~2~"),
        ("``So'' he said.", 1, "``"),
        ("```", 1, "```"),
        ("It is ++new++ now.", 7, "++new++"),
        ("The press.² said.", 11, "²"),
        ("The “press”¹ said.", 12, "¹"),
        ("In 2018¹ it was.", 4, "2018¹"),
        ("**Law**² now.", 8, "²"),
        ("The EU³ said.", 5, "EU³"),
        ("Закон² гласит.", 1, "Закон²"),
        ("根据新闻法¹规定", 1, "根据新闻法¹"),
        ("The <b>press</b>", 5, "<b>"),
        ("The&nbsp press", 4, "&nbsp"),
        ("The C:\\press", 7, "\\"),
        ("The 51^st session", 7, "^st"),
        ("Words {.small} here", 7, "{.small}"),
        ("Words {#id} here", 7, "{#id}"),
        ("![A](b.png){width=50%}", 12, "{width=50%}"),
        ("::subject", 1, "::subject"),
        ("##Heading", 1, "##"),
        ("Text\n##Heading", 1, "##"),
        ("- [x] done", 3, "[x]"),
        ("- [X] done", 3, "[X]"),
        ("A [b]word[/b]", 10, "[/b]"),
        ("见【^law】。", 2, "【^law】"),
        ("是＊＊重要＊＊的", 2, "＊＊重要＊＊"),
        ("| *a | b |\n|---|---|\n| 1 | 2 |", 3, "*a"),
        ("## A *heading", 6, "*heading"),
        ("> A *quotation", 5, "*quotation"),
        ("[^n]: A *note", 9, "*note"),
        ("Words: \\* and *x", 15, "*x"),
    ],
)  # fmt: skip
def test_a_mark_that_is_left_over_is_told_at_its_place(typed: str, column: int, found: str) -> None:
    told = [one for one in drafted(typed)[1] if one.code == "mark-left-over"]
    assert [one.message.partition("'")[2].partition("' is")[0] for one in told][:1] == [found]
    place = told[0].place
    assert place is not None
    assert place.column == column
    assert told[0].help
    assert all(one.stops_final for one in told)


@pytest.mark.parametrize(
    "typed",
    [
        "5 * 3 = 15, 5*3, 2**3 and a * b * c",
        "See A/HRC/51/66* and A/HRC/51/67**, CRP.1*, [A/HRC/51/66*](https://undocs.org/A/HRC/51/66)",
        "[A/HRC/51/66](https://undocs.org/A/HRC/51/66)* was withdrawn",
        "state_of_play, snake_case, A/HRC/RES/54/1_x, file_name.txt",
        "~5 people, ~ 7, 2018~2020, prices ~ 10%",
        "C#, C++ and C++, F#, #MeToo is not at the start: #MeToo",
        "Write to john_smith@example.org or _x_@example.org, on https://a.example/_x_/~y*z",
        "<https://a.example/x_y_*z> and [words](https://a.example/_x_)",
        "AT&T, R&D, Q&A; and A & B",
        "50 % = half, a == b, 2018--2020",
        "5 km², 3 m³, 10⁻³, x², χ², E = mc², CO₂, 1ª, nº 3, 10², م², 5 м², 3 平方公里²",
        "A *b* _c_ **d _e_ f** 54^th^ ***g***",
        "(*) and (**) below the table",
        "\\*a \\_b \\`c\\` \\[x\\](y) \\^e \\{.f}",
        "[sic], […] (2020), [a] (b), (see the report) [as it was]",
        "“quoted” ‘so’ 'so' it's l’article",
        "* * *",
        "a | b",
        "Line\\\nbreak",
        "{lang=fr} is not at the end [mot]{lang=fr}".replace("{lang=fr} is not at the end ", ""),
        "A. B. C. (a) 1. x: y; z!",
    ],
)
def test_what_people_write_is_no_mark(typed: str) -> None:
    assert [str(one) for one in drafted(typed)[1] if one.code == "mark-left-over"] == []


@given(st.text("*_~`=+¹²^\\{}[]()<>&#ab .:/@\u00a0", min_size=1, max_size=40))
def test_a_value_is_printed_as_it_is_and_never_told_of(value: str) -> None:
    assert [
        str(one) for one in drafted(f"Before {escape(value)} behind.")[1] if one.code == "mark-left-over"
    ] == []


@pytest.mark.parametrize("unit", ["_*", "a_", "==a", "|a", "&a", "[", "](", "(", "[a]("])
def test_a_long_line_takes_no_longer_than_it_is_long(unit: str) -> None:
    """Twice as much may take three times as long, and not four times; the least of a few tries."""

    def seconds(count: int) -> float:
        text, times = unit * count, []
        for _ in range(5):
            begun = time.process_time()
            deque(_left_over(text), maxlen=0)
            times.append(time.process_time() - begun)
        return min(times)

    assert seconds(8_000) < 6 * seconds(2_000) + 0.05
