"""The records of languages: English lacks nothing, and no word of theirs is there for nobody."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from outside import ROOT
from undersigned.languages.known import all_languages, known_tags, language_of, word
from undersigned.languages.language import Language, LetterWords, NoteWords, SigningWords

GROUPS = {"letter": LetterWords, "notes": NoteWords, "signing": SigningWords}
WORDS = [(group, field.name) for group, record in GROUPS.items() for field in fields(record)]
LANGUAGES = {language.tag: language for language in all_languages()}


def word_of(language: Language, group: str, name: str) -> str | None:
    found: str | None = getattr(getattr(language, group), name)
    return found


@pytest.mark.parametrize(("group", "name"), WORDS)
def test_english_has_every_word(group: str, name: str) -> None:
    assert word_of(LANGUAGES["en"], group, name)


@pytest.mark.parametrize(("group", "name"), WORDS)
def test_every_word_is_printed_or_read_aloud_by_somebody(group: str, name: str) -> None:
    templates = "\n".join(file.read_text("utf-8") for file in (ROOT / "templates").rglob("*.md"))
    modules = "\n".join(
        file.read_text("utf-8")
        for file in (ROOT / "src/undersigned").rglob("*.py")
        if file.parent.name in {"drafting", "pdf"}
    )
    in_modules = rf"self\.{name}\b" if group != "signing" else r"(?!)"
    assert re.search(rf"\bwords\.{name}\b", templates) or re.search(
        rf"{in_modules}|\.{group}\.{name}\b", modules
    )


@pytest.mark.parametrize(("group", "name"), WORDS)
def test_a_place_for_a_name_or_number_is_in_every_language(group: str, name: str) -> None:
    words = {tag: word_of(language, group, name) for tag, language in LANGUAGES.items()}
    english = words["en"]
    assert english is not None
    assert {text.count("{}") for text in words.values() if text is not None} == {english.count("{}")}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_language_says_what_it_is(tag: str) -> None:
    language = LANGUAGES[tag]
    assert language.tag == tag
    assert language.name.istitle()
    assert len(language.calendar.months) in {0, 12}


def test_the_languages_of_the_united_nations_are_known_and_portuguese() -> None:
    assert set(known_tags()) == {"ar", "en", "es", "fr", "pt", "ru", "zh"}


def test_a_language_is_found_whatever_country_its_tag_names() -> None:
    assert language_of("pt-BR") is language_of("PT") is LANGUAGES["pt"]
    assert language_of("de") is language_of("icu_rules") is None


def test_a_word_that_a_language_lacks_is_the_english_one() -> None:
    def ibid(language: Language) -> str | None:
        return language.notes.ibid

    assert word("de", ibid) == word("en-US", ibid) == "ibid."
    assert (word("fr", ibid), word("ru", ibid)) == ("ibid.", "там же")
