"""Proves that emphasis means something beside signs that touch their words without a space."""

from __future__ import annotations

import pytest
from outlines import codes, dressed


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        # S6
        ("**《新闻法》**禁止", "<b>《新闻法》</b>禁止"),
        ("**强调。**后面", "<b>强调。</b>后面"),
        ("他说**“停止”**然后", "他说<b>“停止”</b>然后"),
        ("他说**'停止'**然后", "他说<b>'停止'</b>然后"),
        ("在*（法律）*中", "在<i>（法律）</i>中"),
        ("根据**A/HRC/54/1**号文件", "根据<b>A/HRC/54/1</b>号文件"),
        ("根据**(a)**项", "根据<b>(a)</b>项"),
        ("是**“一”**、**「二」**和***《三》***。", "是<b>“一”</b>、<b>「二」</b>和<i><b>《三》</b></i>。"),
        ("それは**「法律」**です", "それは<b>「法律」</b>です"),
        ("**(법)**은 **'중지'**라고", "<b>(법)</b>은 <b>'중지'</b>라고"),
        ("**𠮷野家。**である", "<b>𠮷野家。</b>である"),
        ("**葛\U000e0100。**である", "<b>葛\U000e0100。</b>である"),
        # quotation marks that touch words
        ("و**«القانون»** يحظر", "و<b>«القانون»</b> يحظر"),
        ("**«القانون»**نا", "<b>«القانون»</b>нا".replace("н", "ن")),
        ("Закон **«О печати»** запрещает", "Закон <b>«О печати»</b> запрещает"),
        ("Закон**«О печати»**запрещает", "Закон<b>«О печати»</b>запрещает"),
        ("l’**« article »** premier", "l’<b>« article »</b> premier"),
        # and what CommonMark says of everything else
        ("a *“*b*” c*", "a <i>“<i>b</i>” c</i>"),
        ("“**foo**” «*bar*» (**x**)", "“<b>foo</b>” «<i>bar</i>» (<b>x</b>)"),
        ("**foo**(bar) un*frigging*believable", "<b>foo</b>(bar) un<i>frigging</i>believable"),
        ("snake_case_name _it_ __so__", "snake_case_name <i>it</i> <b>so</b>"),
        ("5 * 3 * 2 and * x *", "5 * 3 * 2 and * x *"),
        ("***a** b* **a *b***", "<i><b>a</b> b</i> <b>a <i>b</i></b>"),
    ],
)
def test_emphasis_opens_and_closes_beside_the_signs_of_a_language(typed: str, expected: str) -> None:
    assert dressed(typed) == expected
    assert codes(typed) == []


@pytest.mark.parametrize(
    "typed", ["他说**重要 了", "**重要** 和 **更重要", "a**(b)**c", "与 ** 空格 ** 之间**了"]
)
def test_marks_that_still_mean_nothing_are_told(typed: str) -> None:
    assert set(codes(typed)) == {"mark-left-over"}
