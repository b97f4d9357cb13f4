"""Holds the rooms that look for words in texts to taking them from the languages, and from nowhere else."""

from __future__ import annotations

import ast
import datetime
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from outside import ROOT
from undersigned import languages
from undersigned.importing import ask_lists as asks
from undersigned.importing import formulas
from undersigned.importing import found_dates as dates
from undersigned.importing import printed_signatories as signatories
from undersigned.importing import recognised_sources as sources
from undersigned.importing import session_values as sessions
from undersigned.importing import signatory_tables as tables
from undersigned.importing.manuscript import Line
from undersigned.languages.known import all_languages, known_tags
from undersigned.languages.plain_names import plain_name
from undersigned.model.campaign import EarlierLetter, Session
from undersigned.model.findings import Located, Place, whole_file
from undersigned.model.letter import Text
from undersigned.model.sign_ons import MEANINGS
from undersigned.model.worklist import Background
from undersigned.sign_ons import columns, yes_and_no
from undersigned.worklist import documents, figures, offices
from undersigned.worklist import stale_sessions as stale
from undersigned.worklist import stale_times as times
from undersigned.worklist.passages import Passage
from undersigned.worklist.sentences import sentences_of
from undersigned.worklist.slips import Setting, SlipRule

PACKAGE = ROOT / "src/undersigned"
ROOMS = (
    "campaigns",
    "checking",
    "cli",
    "comparing",
    "importing",
    "links",
    "loading",
    "sealing",
    "sign_ons",
    "worklist",
)
"""Those that may look for words; what letters print is for drafting and writers."""
TAGS_ALLOWED = {
    "checking/word_numerals.py": "Word writes numbers out in the language of the program; the proof reads English",
    "importing/word/numerals.py": "the same, read by the importer itself",
    "importing/formulas.py": "English where a language lacks a label; which of two that fit is likelier",
    "loading/spelling.py": "pt is a point",
    "loading/style_limits.py": "pt is a point",
}
LETTERS_ALLOWED = {
    "checking/list_labels.py": "a form of an Arabic letter that its mark has, or has not",
    "checking/markdown_words.py": "numerals of Chinese, which it reads by itself",
    "checking/pdf_pages.py": "the blocks of scripts whose signs combine",
    "checking/word_numerals.py": "the figures of Word's number formats",
    "importing/word/numerals.py": "the same, read by the importer itself",
    "checking/words.py": "signs of scripts that set no spaces",
    "importing/compared_lines.py": "the same, for the proof of an import, which shares its rules with nobody",
    "importing/found_dates.py": "年月日 are signs of a form of figures",
}
MODULES = [path for room in ROOMS for path in sorted((PACKAGE / room).rglob("*.py"))]


def strings_of(path: Path) -> list[str]:
    """The texts in a module's code, less what only describes it."""
    tree = ast.parse(path.read_text("utf-8"))
    said = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said
    ]


def test_no_rule_names_a_language() -> None:
    tags = set(known_tags())
    named = {str(path.relative_to(PACKAGE)) for path in MODULES if tags & set(strings_of(path))}
    assert named == set(TAGS_ALLOWED)


def test_no_rule_has_a_word_of_a_language_with_other_letters() -> None:
    found = {
        str(path.relative_to(PACKAGE))
        for path in MODULES
        if any(is_foreign(sign) for text in strings_of(path) for sign in text)
    }
    assert found == set(LETTERS_ALLOWED)


def is_foreign(sign: str) -> bool:
    """Whether a sign is a letter that English does not have; some end ranges of letters, or stand for bullets."""
    return unicodedata.category(sign)[0] == "L" and not sign.isascii() and sign not in "ßàÿ"


def slips(rule: SlipRule, language: str = "en") -> Callable[[str], object]:
    """What a rule of the worklist finds in a text: a letter to the 57th session that carries on one to the 54th."""
    place = Place("letter", 1, 1)
    earlier = EarlierLetter(Located("earlier", place), datetime.date(2023, 9, 8), Session("HRC54", 54))
    setting = Setting(
        datetime.date(2024, 9, 2), Session("HRC57", 57), earlier, language, "Freedonia", Background()
    )

    def found(text: str) -> object:
        sentences = sentences_of(Passage(whole_file(text, "body.md"), "letter"))
        return [slip for sentence in sentences for slip in rule(sentence, setting)]

    return found


def session_of(text: str) -> object:
    return sessions.find_session(text, {}, None)


def kind_of_note(text: str) -> object:
    cites = sources.cited_in((Text(text),), "en-GB")
    return cites.kind != "text" and cites


FOUND: list[tuple[Callable[[str], object], str]] = [
    (formulas.label_of, "Attention: Ann Example"),
    (formulas.label_of, "Objet : la Freedonia"),
    (formulas.is_salutation, "Your Excellency,"),
    (formulas.is_salutation, "各位阁下"),
    (formulas.is_salutation, "уважаемые коллеги"),
    (formulas.is_closing, "Kind regards,"),
    (formulas.is_signed_by, "Firmado por"),
    (formulas.is_annex, "Annex: what happened"),
    (formulas.is_letter_title, "Carta aberta"),
    (formulas.is_notes_heading, "Endnotes"),
    (formulas.leads_to_asks, "We urge you to do this:"),
    (lambda text: dates.find_date(text, "en-GB"), "8 September 2023"),
    (lambda text: dates.find_date(text, "en-GB"), "8th of September 2023"),
    (lambda text: dates.find_date(text, "es"), "1.º de mayo de 2023"),
    (lambda text: dates.tells_day(text, datetime.date(2023, 9, 8)), "le 8 septembre"),
    (session_of, "the 54th session"),
    (session_of, "the 54ᵗʰ special session"),
    (kind_of_note, "Ibid., para. 4."),
    (kind_of_note, "A/HRC/51/66 (adopted on 8 September 2023), para. 12."),
    (lambda text: asks._name(Line((Text(text),), 1), set()) != "asks", "We call on the Government to:"),
    (lambda text: asks._is_asks(Line((Text(text),), 1), Line((), 2)), "We urge you to"),
    (tables.is_column, "Country"),
    (lambda text: not signatories.is_one_name(text), "Tel: 123"),
    (lambda text: sources.slug(text) == "report-mission", "A report on the mission"),
    (lambda text: columns.guess_meanings([text], {}).columns, "Acronym"),
    (
        lambda text: columns.guess_meanings([text], {}).columns == {"answer": text},
        "Do you agree with the letter?",
    ),
    (yes_and_no.says, "Oui"),
    (yes_and_no.says, "Yes, please"),
    (lambda text: yes_and_no.says(text) is False, "We decline"),
    (lambda text: plain_name(text) == "union", "The Union"),
    (
        lambda text: len(list(sentences_of(Passage(whole_file(text, "b.md"), "l")))) == 1,
        "Dr. Example has left.",
    ),
    (slips(stale.stale_sessions), "The 54th session."),
    (slips(stale.stale_sessions), "The 49th to 53rd sessions."),
    (slips(stale.stale_sessions), "La quincuagésima cuarta and the fifty-fourth."),
    (slips(stale.stale_sessions), "CDH53 was one."),
    (slips(documents.find_superseded), "As resolution 48/23 says."),
    (slips(documents.find_superseded, "fr"), "La dernière résolution."),
    (slips(offices.office_holders), "We met Prime Minister Rufus Firefly."),
    (slips(offices.office_holders), "We met the newly appointed Minister."),
    (slips(figures.mandate_lengths), "For a further two years."),
    (slips(figures.mandate_lengths), "Renew the mandate for two years."),
    (slips(figures.undated_figures, "es"), "Al menos 50 presas."),
    (slips(times.stale_dates, "pt"), "Em 8 de setembro."),
    (slips(times.stale_dates), "It will open on 1 May."),
    (slips(times.relative_times), "They left two years ago."),
    (lambda text: not slips(times.stale_dates)(text), "The 2015 Law on Associations."),
    (lambda text: not slips(times.stale_dates)(text), "La Ley de 2015."),
    (lambda text: not slips(figures.undated_figures)(text) and text, "At the time 50%."),
]


@pytest.mark.parametrize(("look", "text"), FOUND, ids=[text for _, text in FOUND])
def test_words_are_found_in_the_languages_that_have_them(look: Callable[[str], object], text: str) -> None:
    assert look(text)


WITHOUT_WORDS = re.compile(r"50%|2015")
"""What stands in figures is found without words, or is not there to be found."""


@pytest.mark.parametrize(
    ("look", "text"), [(look, text) for look, text in FOUND if not WITHOUT_WORDS.search(text)]
)
def test_where_no_language_has_them_they_are_not_found(
    look: Callable[[str], object], text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(languages, "__path__", [])
    assert not look(text)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Para que não sejam os mesmos", "pt"),
        ("Ваши Превосходительства", "ru"),
        ("The rest of this", "en-GB"),
        ("la la la", "fr"),
    ],
)
def test_the_language_of_a_text_is_that_whose_words_or_letters_it_has(text: str, tag: str) -> None:
    assert formulas.language_in(text, None) == tag


def test_heads_of_columns_are_told_apart_by_the_meanings_that_there_are() -> None:
    meant = {meaning for language in all_languages() for meaning in language.forms.heads or {}}
    assert meant == set(MEANINGS)
