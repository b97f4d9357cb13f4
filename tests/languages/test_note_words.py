"""The words and signs of notes in each of the seven languages: each its own, and all of them there."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from small_project import SMALL, SmallProject
from undersigned.languages.known import all_languages, as_written
from undersigned.languages.language import NoteWords

LANGUAGES = {language.tag: language for language in all_languages()}
SOURCES = """\
notes: {style: full, repeat: ibid-cross-reference}
footnotes:
  page: {url: "https://example.org/a", title: T, author: A, accessed: 2026-08-01}
  book: {kind: book, title: B, author: A, date: 2020-01-02}
  own: {symbol: A/HRC/60/99, date: 2025-08-15}
"""
BODY = "X[^page] X[^page: 2] X[^see also own; book] X[^own: 3] X[^cf. page] X[^ver page]\n"
NOTES = {
    "en-GB": (
        "A, “T”, https://example.org/a (accessed on 1 August 2026).",
        "Ibid., 2.",
        "See also A/HRC/60/99 (15 August 2025), https://undocs.org/A/HRC/60/99; A, B, 2 January 2020.",
        "A/HRC/60/99 (15 August 2025), 3, https://undocs.org/A/HRC/60/99.",
        "Cf. note 1 above.",
        "Ver ibid.",
    ),
    "fr": (
        "A, «\u00a0T\u00a0», https://example.org/a (consulté le 1er août 2026).",
        "Ibid., 2.",
        "Voir aussi A/HRC/60/99 (15 août 2025), https://undocs.org/A/HRC/60/99\u202f; A, B, 2 janvier 2020.",
    ),
    "fr-CA": (
        "A, «\u00a0T\u00a0», https://example.org/a (consulté le 1er août 2026).",
        "Ibid., 2.",
        "Voir aussi A/HRC/60/99 (15 août 2025), https://undocs.org/A/HRC/60/99; A, B, 2 janvier 2020.",
    ),
    "fr-CH": ("A, «\u202fT\u202f», https://example.org/a (consulté le 1er août 2026).",),
    "es": (
        "A, «T», https://example.org/a (consultado el 1 de agosto de 2026).",
        "Ibid., 2.",
        "Véase también A/HRC/60/99 (15 de agosto de 2025), https://undocs.org/A/HRC/60/99; A, B, 2 de enero de 2020.",
    ),
    "pt": ("A, «T», https://example.org/a (consultado em 1 de agosto de 2026).", "Ibid., 2."),
    "pt-BR": ("A, “T”, https://example.org/a (acesso em 1 de agosto de 2026).", "Ibidem, 2."),
    "ru": (
        "A, «T», https://example.org/a (дата обращения: 1 августа 2026\u202fг.).",
        "Там же, 2.",
        (
            "См. также A/HRC/60/99 (15 августа 2025\u202fг.), https://undocs.org/A/HRC/60/99; A, B, 2 января "
            "2020\u202fг."
        ),
        "A/HRC/60/99 (15 августа 2025\u202fг.), 3, https://undocs.org/A/HRC/60/99.",
        "Ср. сноску 1 выше.",
    ),
    "ar": (
        "A، «T»، https://example.org/a (اطُّلع عليه في 1 أغسطس 2026).",
        "المرجع نفسه، 2.",
        "انظر أيضاً A/HRC/60/99 (15 أغسطس 2025)، https://undocs.org/A/HRC/60/99؛ A، B، 2 يناير 2020.",
    ),
    "zh": (
        "A，《T》，https://example.org/a（访问于2026年8月1日）。",
        "同上，2。",
        "另见A/HRC/60/99（2025年8月15日），https://undocs.org/A/HRC/60/99；A，《B》，2020年1月2日。",
        "A/HRC/60/99（2025年8月15日），3，https://undocs.org/A/HRC/60/99。",
        "参看上文脚注1。",
    ),
}
DIRECTIONS = re.compile("[\u200e\u200f\u2066-\u2069]")
LATER = {
    "en-GB": "See also A, supra note 1, 3.",
    "fr": "Voir aussi A, supra note 1, 3.",
    "es": "Véase también A, supra nota 1, 3.",
    "pt": "Ver também A, supra nota 1, 3.",
    "ru": "См. также A, указ. соч., сноска 1, 3.",
    "zh": "另见A，上文脚注1，3。",
}


@pytest.mark.parametrize("tag", NOTES)
def test_notes_have_the_words_and_signs_of_the_language(project: SmallProject, tag: str) -> None:
    campaign = f"language: {tag}\n{SMALL['campaigns/letter/campaign.yaml']}{SOURCES}"
    project.write({"campaigns/letter/campaign.yaml": campaign, "campaigns/letter/body.md": BODY})
    run = project.run("build", "letter", "--format", "txt")
    assert (run.status, run.err) == (0, "")
    text = DIRECTIONS.sub("", project.built("txt").read_text("utf-8")).partition("-" * 20)[2]
    notes = [" ".join(note.split("\n    ")) for note in text.strip().split("\n[")]
    found = [note.partition("] ")[2] for note in notes]
    # A line of Chinese ends between two signs, where no space was.
    folded = ["".join(note.split(" ")) for note in found] if tag == "zh" else found
    assert tuple(folded)[: len(NOTES[tag])] == tuple(
        note.replace(" ", "") if tag == "zh" else note for note in NOTES[tag]
    )


@pytest.mark.parametrize("tag", LATER)
def test_the_style_of_law_reviews_has_them_too(project: SmallProject, tag: str) -> None:
    sources = SOURCES.replace("style: full", "style: law")
    campaign = f"language: {tag}\n{SMALL['campaigns/letter/campaign.yaml']}{sources}"
    project.write(
        {
            "campaigns/letter/campaign.yaml": campaign,
            "campaigns/letter/body.md": "X[^page] X[^own] X[^see also page: 3]\n",
        }
    )
    run = project.run("build", "letter", "--format", "txt")
    assert run.status == 0
    assert "missing-word" not in run.err
    assert LATER[tag] in project.built("txt").read_text("utf-8")


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_language_lacks_a_word_of_notes(tag: str) -> None:
    notes = LANGUAGES[tag].notes
    lacking = [field.name for field in fields(NoteWords) if getattr(notes, field.name) is None]
    assert lacking == []


@pytest.mark.parametrize("tag", sorted(LANGUAGES.keys() - {"en"}))
def test_the_usual_signals_of_english_are_known_in_each_other_language(tag: str) -> None:
    assert {"see", "see also", "but see", "cf."} <= LANGUAGES[tag].signals.keys()


def test_a_country_writes_its_language_in_its_own_way() -> None:
    assert as_written("fr-CA") is LANGUAGES["fr"].regions["CA"]
    assert as_written("fr-Latn-CH") is LANGUAGES["fr"].regions["CH"]
    assert as_written("fr-BE") is as_written("fr") is LANGUAGES["fr"]
    assert as_written("de") is None


def test_a_title_that_its_author_quoted_gets_no_other_marks(project: SmallProject) -> None:
    titles = {"a": "«La loi»", "b": "“La loi”", "c": "La «loi»", "d": "«La» «loi»"}
    sources = "".join(
        f'  {key}: {{url: "https://example.org/{key}", title: "{title}"}}\n' for key, title in titles.items()
    )
    project.write(
        {
            "campaigns/letter/campaign.yaml": (
                f"language: es\n{SMALL['campaigns/letter/campaign.yaml']}notes: {{style: full}}\nfootnotes:\n{sources}"
            ),
            "campaigns/letter/body.md": "X[^a] X[^b] X[^c] X[^d]\n",
        }
    )
    run = project.run("build", "letter", "--format", "txt")
    assert (run.status, run.err) == (0, "")
    text = project.built("txt").read_text("utf-8")
    for mark, printed in enumerate(("«La loi»", "“La loi”", "«La «loi»»", "««La» «loi»»"), 1):
        assert f"[{mark}] {printed}, https://" in text
