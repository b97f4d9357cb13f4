"""Numbers in words, and names in the order of an alphabet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undersigned.languages.collation import sort_key
from undersigned.languages.number_words import LARGEST, number_in_words

WORDS = {
    "en-GB": {0: "zero", 1: "one", 19: "nineteen", 40: "forty", 121: "one hundred and twenty-one", 600: "six hundred"},
    "en-US": {121: "one hundred twenty-one", 300: "three hundred"},
    "fr": {
        1: "une", 16: "seize", 17: "dix-sept", 21: "vingt et une", 70: "soixante-dix", 71: "soixante et onze",
        80: "quatre-vingts", 81: "quatre-vingt-une", 91: "quatre-vingt-onze", 99: "quatre-vingt-dix-neuf",
        100: "cent", 200: "deux cents", 201: "deux cent une",
    },
    "es": {1: "una", 16: "dieciséis", 21: "veintiuna", 31: "treinta y una", 100: "cien", 521: "quinientas veintiuna"},
    "pt": {2: "duas", 16: "dezasseis", 21: "vinte e uma", 100: "cem", 122: "cento e vinte e duas", 200: "duzentas"},
    "pt-BR": {16: "dezesseis", 17: "dezessete", 19: "dezenove", 119: "cento e dezenove"},
    "zh": {10: "十", 12: "十二", 20: "二十", 105: "一百零五", 112: "一百一十二", 600: "六百"},
}  # fmt: skip
MASCULINE = {
    ("fr", 21): "vingt et un",
    ("es", 21): "veintiún",
    ("es", 1): "un",
    ("es", 200): "doscientos",
    ("pt", 2): "dois",
}


@pytest.mark.parametrize("language", WORDS)
def test_a_number_has_words(language: str) -> None:
    assert {number: number_in_words(number, language) for number in WORDS[language]} == WORDS[language]


def test_a_number_follows_the_gender_of_what_it_counts() -> None:
    assert {
        (language, number): number_in_words(number, language, masculine=True)
        for language, number in MASCULINE
    } == MASCULINE


@pytest.mark.parametrize("language", WORDS)
def test_no_two_numbers_have_the_same_words(language: str) -> None:
    words = [number_in_words(number, language) for number in range(LARGEST + 1)]
    assert None not in words
    assert len(set(words)) == len(words)


def test_what_is_not_known_has_no_words() -> None:
    assert number_in_words(3, "ru") is number_in_words(1000, "en") is number_in_words(-1, "fr") is None


ORDERS = [
    ("en", ["Action", "Élan", "Elbe", "LICADHO", "Łódź", "Lyon", "Ørsted", "The Watch", "Zed"]),
    ("es", ["Nube", "Nz", "Ñandú", "Oro"]),
    ("sv", ["Aktion", "Zorn", "Åland", "Änglar", "Örebro"]),
    ("da", ["Zenit", "Ægir", "Øst", "Århus"]),
    ("de", ["Ärzte", "Asyl", "Österreich", "Otto"]),
    ("ru", ["Игра", "Йод", "Код"]),
    # Names in the letter's own script stand first, those in others behind them (CLDR).
    ("ru", ["«Будущее»", "Ежик", "Ёлка", "Мемориал", "Яблоко", "Amnesty International", "Zed"]),
    ("ar", ["19", "أمان", "إنسان", "بيت", "منظمة العفو", "Amnesty International", "Zed"]),
    # By pinyin: ān, běi, chóng, dà, lè, rén, shàng, zhōng.
    (
        "zh",
        [
            "19条",
            "安全网",
            "北京中心",
            "重庆法律",
            "大赦国际",
            "乐施会",
            "人权观察",
            "上海人权会",
            "中国人权",
            "Amnesty International",
            "Zed",
        ],
    ),
    # By strokes: 一, 丁, 中.
    ("zh-Hant", ["一", "丁", "中國人權", "香港", "Amnesty International"]),
    ("fr", ["Ecole", "École libre", "Écoles", "Humanité", "L'Appel", "La Ligue"]),
]


@pytest.mark.parametrize(
    ("language", "names"), ORDERS, ids=[f"{language}-{names[0]}" for language, names in ORDERS]
)
def test_names_stand_as_the_language_sorts_them(language: str, names: list[str]) -> None:
    assert sorted(set(names), key=lambda name: sort_key(name, language)) == names


def test_without_articles_a_name_stands_at_its_next_word() -> None:
    names = [
        "L'Appel",
        "Bar Watch",
        '"The Crown" Group',
        "El Salvador Libre",
        "Les Enfants",
        "La Paz Watch",
        "The",
    ]
    assert sorted(set(names), key=lambda name: sort_key(name, "fr", articles=False)) == names


@given(st.text(), st.sampled_from(["en", "fr", "es", "sv", "km", "xx"]), st.booleans())
def test_any_name_has_a_place(name: str, language: str, articles: bool) -> None:  # noqa: FBT001  # hypothesis gives it
    assert sort_key(name, language, articles=articles)[1] == name
