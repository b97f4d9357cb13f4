"""Proves that words are found in every language, however they are typed, and that no others are."""

# ruff: noqa: RUF001  # signs of other scripts are what is looked for

from __future__ import annotations

import pytest

from undersigned.campaigns.annexes.searching import context, terms_of
from undersigned.languages.plain_letters import plain_letters

FOUND = [
    # Latin
    ("lodz", "W mieście Łódź."),
    ("Łódź", "In Lodz."),
    ("soren", "Søren wrote."),
    ("strasse", "Die Straße."),
    ("STRASSE", "die straße"),
    ("straße", "die Strasse"),
    ("oeuvre", "Son œuvre."),
    ("œuvre", "Son oeuvre."),
    ("thordur", "Þórður"),
    ("istanbul", "İstanbul"),
    ("diyarbakir", "Diyarbakır"),
    ("osun", "Ọ̀ṣun State"),
    ("nguyen", "Nguyễn Văn"),
    ("journalists", "jour\u00adnal\u00adists"),
    ("cote d'ivoire", "Côte d’Ivoire"),
    ("well-known", "well‑known"),
    ("arrest,", "an arrest was"),
    ("freedom.", "freedoms"),
    ('"press law,"', "the press\n law"),
    ("ﬁne", "a fine"),
    ("2024", "في عام ٢٠٢٤"),
    ("A/HRC/51/66.", "see A/HRC/51/66"),
    # Russian, Ukrainian, Greek
    ("ещё", "еще раз"),
    ("еще", "Ещё раз"),
    ("закон", "ЗАКОНЫ"),
    ("ξένος", "ΞΕΝΟΣ"),
    # Arabic
    ("حرية", "حُرِّيَّة الصحافة"),
    ("حُرِّيَّة", "حرية الصحافة"),
    ("صحافة", "حرية الصحافة"),
    ("الصحافة", "صحافة حرة"),
    ("صحافة", "وبالصحافة"),
    ("صحافة", "للصحافة"),
    ("صحافة", "وصحافة"),
    ("والصحافة", "الصحافة"),
    ("الأمم", "الامم المتحدة"),
    ("إعلام", "الاعلام"),
    ("مدرسة", "مدرسه"),
    ("على", "علي"),
    ("حرية", "حـــرية"),
    ("کتاب", "كتاب"),
    # Chinese
    ("自由", "新闻自由法"),
    ("新闻", "关于新闻自由"),
    ('"新闻自由"', "保护新闻自由。"),
    ("自由。", "新闻自由"),
    ("51", "第51届"),
    # Hebrew, Hindi
    ("שלום", "שָׁלוֹם"),
    ("स्वतंत्रता", "प्रेस की स्वतंत्रता"),
]
NOT_FOUND = [
    ("edia", "media"),
    ("odz", "Łódź"),
    ("media", "multimedia"),
    ("51/6", "A/HRC/51/66"),
    ("акон", "закон"),
    ("حافة", "صحافة"),
    ("自山", "自由"),
    ("law press", "press"),
    ("الله", "له"),
]


def is_found(query: str, text: str) -> bool:
    terms = terms_of(query)
    return bool(terms) and all(term.search(plain_letters(text)) for term in terms)


@pytest.mark.parametrize(("query", "text"), FOUND)
def test_words_are_found_however_they_are_typed(query: str, text: str) -> None:
    assert is_found(query, text)


@pytest.mark.parametrize(("query", "text"), NOT_FOUND)
def test_other_words_are_not(query: str, text: str) -> None:
    assert not is_found(query, text)


@pytest.mark.parametrize(
    ("query", "text", "shown"),
    [
        ("strasse", f"{'œuvre ' * 20}Die Straße ist {'lang ' * 20}", "Straße"),
        ("حرية", f"{'كلمة ' * 30}حُرِّيَّة الصحافة{' كلمة' * 30}", "حُرِّيَّة"),
        ("自由", f"{'们' * 100}自由{'们' * 100}", "自由"),
    ],
)
def test_the_words_around_it_are_as_they_were_typed(query: str, text: str, shown: str) -> None:
    (term,) = terms_of(query)
    found = term.search(plain_letters(text))
    assert found is not None
    line = context(text, found)
    assert shown in line
    assert len(line) < 160
