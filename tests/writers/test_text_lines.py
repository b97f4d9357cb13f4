"""Lines of plain text: 76 columns, in which a sign of East Asia takes two."""

from __future__ import annotations

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from small_project import SMALL, SmallProject
from undersigned.languages.scripts import display_width
from undersigned.writers.text import WIDTH
from undersigned.writers.text_lines import filled

HAN = "联合国人权理事会第五十四届会议期间"
PIECES = st.sampled_from(
    [HAN, "，", "。", "《", "》", "“", "”", "（", "）", "、", " ", "Freedonia", "A/HRC/51/66", "[3]",
     "ほうりつ", "ー", "っ",
     "법률", " ", "e\u0301", "ខ្មែរ", "العربية", "\u2067", "\u2069", "😀", "\u00a0", "2026年", "<https://example.org/法>"]
)  # fmt: skip
LATIN = st.sampled_from(
    ["a", "word", "hyphen-ated", f"https://example.org/{'x' * 70}", "é", "[3]", "“quoted”", "mot\u00a0:"]
)
CLOSING = "，。》”）、ーっ"
OPENING = "《“（"


@given(st.lists(LATIN).map(" ".join), st.sampled_from([20, 40, WIDTH]), st.sampled_from(["", "[1] "]))
def test_words_with_spaces_are_divided_as_ever(words: str, width: int, first: str) -> None:
    as_ever = textwrap.fill(
        words,
        width,
        initial_indent=first,
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    assert filled(words, width, first, "    ") == as_ever


@given(st.lists(PIECES, max_size=60).map("".join))
def test_no_sign_is_lost_and_none_stands_where_it_must_not(words: str) -> None:
    lines = filled(words, WIDTH, "[1] ", "    ").split("\n")
    text = "".join(line.removeprefix("    ") for line in lines).removeprefix("[1] ")
    assert "".join(text.split()) == "".join(words.split())
    for line, following in pairwise(lines):
        if not _at_space(words, line, following):
            assert following.strip()[:1] not in CLOSING or not following.strip()
            assert line[-1] not in OPENING
    for line in lines:
        # Only what has no division inside is wider than a line.
        assert display_width(line) <= WIDTH or "\n" not in filled(line.strip(), WIDTH)


def _at_space(words: str, line: str, following: str) -> bool:
    """Whether two lines were divided at a space that was typed."""
    end, start = line.strip()[-3:], following.strip()[:3]
    return f"{end} {start}" in " ".join(words.split())


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("中文", 4),
        ("ＡＢ", 4),
        ("abc", 3),
        ("e\u0301", 1),
        ("\u2067ab\u2069", 2),
        ("ខ្មែរ", 4),
        ("한국", 4),
        ("ｱ", 1),
    ],
)
def test_a_wide_sign_counts_two_and_a_mark_none(text: str, width: int) -> None:
    assert display_width(text) == width


def test_a_letter_in_chinese_is_no_wider_than_76_columns(project: SmallProject) -> None:
    sentence = "特别报告员警告说，自由国的公民空间“正在关闭”，《新闻法》禁止“诽谤国家”的言论；"
    campaign = SMALL["campaigns/letter/campaign.yaml"].replace("Keep Freedonia under scrutiny", sentence * 2)
    body = (
        f"{sentence * 4}[^a]\n\n- {sentence * 3}\n\n> {sentence * 3}\n\n## {sentence * 2}\n\n"
        f"| a | b |\n|---|---|\n| {sentence} | {sentence * 2} |\n\n[^a]: {sentence * 3}\n"
    )
    project.write(
        {"campaigns/letter/campaign.yaml": f"language: zh\n{campaign}", "campaigns/letter/body.md": body}
    )
    assert project.run("build", "letter", "--format", "txt").status == 0
    lines = project.built("txt").read_text("utf-8").splitlines()
    assert max(map(display_width, lines)) <= WIDTH
    assert not [line for line in lines if line.strip()[:1] in tuple("，。；”》、")]
    heading = next(number for number, line in enumerate(lines) if line.startswith("----") and number < 40)
    assert len(lines[heading]) == max(display_width(line) for line in lines[heading - 3 : heading])


def test_a_heading_is_underlined_as_wide_as_it_is(project: SmallProject) -> None:
    project.write({"campaigns/letter/body.md": "## 新闻法 2026\n\nText.\n"})
    assert "新闻法 2026\n-----------\n" in project.build()
