"""Proves that words that point to another note, or to another part of the letter, are known in each language."""

from __future__ import annotations

import pytest

from undersigned.checking.typed_references import places_of, references_of

NOTES = {
    "fr": [
        "voir n. 3",
        "Voir note 1 ci-dessus",
        "cf. la note 4",
        "note 2 supra",
        "supra, note 3",
        "voir supra note 3",
        "à la note 5",
        "dans la note de bas de page 3",
        "notes 4 et 5 ci-dessus",
        "Voir aussi la note n° 3",
        "Art. précité",
        "Ibid., p. 3",
        "op. cit.",
    ],
    "es": [
        "Véase la nota 3",
        "véase supra nota 3",
        "ibíd.",
        "Ibídem, p. 4",
        "ver nota al pie 3",
        "nota 5 supra",
        "notas 4 y 5 supra",
        "en la nota 3",
        "en la nota al pie núm. 3",
        "nota 3 más arriba",
        "Ob. cit.",
    ],
    "pt": [
        "Ver nota de rodapé 3",
        "vide nota 3",
        "nota 3 supra",
        "notas 3 e 4 acima",
        "supra nota 3",
        "na nota 3",
        "ver também a nota 4",
        "Ibidem",
    ],
    "ru": [
        "см. сноску 3",
        "Там же",
        "см. выше, прим. 3",
        "сноска 3 выше",
        "см. также примечание 5",
        "в сноске 3",
        "указ. соч.",
        "прим. 3 выше",
        "См. сн. 4",
        "сноски 4 и 5 выше",
    ],
    "ar": [
        "المرجع نفسه",
        "انظر الحاشية رقم 3",
        "انظر الحاشية 3",
        "الحاشية 3 أعلاه",
        "وانظر الهامش 4",
        "المصدر نفسه",
        "في الحاشية 5",
        "انظر أيضا الحاشية ٣",
    ],
    "zh": [
        "同上",
        "同前",
        "见脚注 3",
        "前引书",
        "请参见上文脚注3",
        "脚注3",
        "见注释三",
        "出处同上",
        "他说过，见脚注3",  # noqa: RUF001  # signs of the language
    ],
    "en": ["see fn 4", "Cf. n. 7", "infra n 3"],
}
PLACES = {
    "en": [
        "see Annex II",
        "section 3 above",
        "See section 3.",
        "see Table 2",
        "as told in part B below",
        "paragraph 4 above",
        "Annex II to this letter",
        "the previous section",
        "the next annex",
        "see sections 3 and 4",
        "above in section 2",
        "Part II of this submission",
    ],
    "fr": [
        "voir l’annexe II",  # noqa: RUF001  # signs of the language
        "section 3 ci-dessus",
        "voir le tableau 2",
        "la section suivante",
        "partie B ci-dessous",
        "voir la section 3",
        "annexe 2 de la présente",
    ],
    "es": [
        "véase el anexo II",
        "sección 3 supra",
        "ver cuadro 2",
        "la sección anterior",
        "anexo 2 de esta carta",
    ],
    "pt": ["ver o anexo II", "secção 3 acima", "ver a seção 3", "a secção seguinte"],
    "ru": ["см. приложение 2", "раздел 3 выше", "в следующем разделе", "см. таблицу 2", "см. раздел II"],
    "ar": ["انظر المرفق الثاني", "القسم 3 أعلاه", "انظر الجدول 2", "القسم السابق", "انظر القسم ٣"],
    "zh": ["见附件二", "见附件2", "上文第3节", "下文第三部分", "上一节", "见表2", "见第三节"],
}
NO_NOTES = [
    "Note verbale of 3 May.",
    "See section 3 above.",
    "La note verbale du 3 mai",
    "las notas de prensa de 3 diarios",
    "As notas de 3 jornais",
    "注意 3 点",
    "примечательно 3 раза",
    "В части 3 статьи 19 Конституции",  # noqa: RUF001  # signs of the language
    "notice 3",
    "the 3 notes",
    "nota 10 en el examen",
    "Remarque: n. 3 fois",
    "관",
    "他关注3件事",
    "请注3",
    "见证3人",
    "注册3家",
    "批注",
    "عن الهامش",
]
NO_PLACES = [
    "see section 295 of the Penal Code",
    "Annex I to resolution 60/251 says",
    "Section 19 of the Act",
    "voir l'annexe de la résolution",
    "see annexes",
    "artículo 3",
    "the following sections of society",
    "part of this",
    "véase la sección 3 de la Ley",
    "см. приложение к резолюции",
    "раздел 3 закона",
    "the last chapter of the war",
    "in the next part of the session",
    "第19条",
    "see part a problem",
    "sección 4 del Código",
    "see Table mountains",
    "the following part",
    "next part of the world",
]


@pytest.mark.parametrize("words", [words for found in NOTES.values() for words in found])
def test_what_points_to_another_note_is_known(words: str) -> None:
    assert references_of(f"One. {words} two.", ())


@pytest.mark.parametrize("words", [words for found in PLACES.values() for words in found])
def test_what_points_to_another_part_of_the_letter_is_known(words: str) -> None:
    assert places_of(f"One. {words} two.", ())
    assert places_of(f"One. {words.replace(' ', chr(10))} two.", ())


@pytest.mark.parametrize("words", NO_NOTES)
def test_what_points_to_no_note_is_none(words: str) -> None:
    assert not references_of(words, ())


@pytest.mark.parametrize("words", NO_PLACES)
def test_what_points_out_of_the_letter_is_no_place_in_it(words: str) -> None:
    assert not places_of(words, ())
