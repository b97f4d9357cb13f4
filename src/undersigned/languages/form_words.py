"""What the heads and cells of sign-on forms say, in every language that is looked for in them, as one record."""

from __future__ import annotations

import functools

from undersigned.languages.known import all_languages
from undersigned.languages.language import Language
from undersigned.languages.looked_for import FormWords, Patterns

_GERMAN = FormWords(
    heads={
        "acronym": ("abkürzung", "kürzel"),
        "email": ("e-mail", "mailadresse"),
        "website": ("webseite", "internetseite"),
        "country": (r"land\b", "sitz in"),
        "title": ("funktion", "titel", "position"),
        "organisation": ("organisation", "verein", "verband"),
        "surname": ("nachname", "familienname"),
        "name": (r"(?:vor)?name\b", "ansprechp", "kontaktperson"),
        "time": ("zeitstempel", r"datum\b", "abgesendet", "fertigstellung"),
        "answer": ("(?:mit|unter)?zeichne", "unterstütz", "antwort$"),
        "comment": ("kommentar", "bemerkung", "anmerkung", "nachricht"),
        "capacity": ("(?:ich )?unterzeichne als", "in welcher eigenschaft"),
        "publish": (
            r".{0,60}\b(?:veröffentlich|nenn|genannt|aufführ)\w*.{0,40}\bname\w*",
            r".{0,60}\bname\w*.{0,40}(?:veröffentlich|genannt|nennen|aufgeführt)\w*",
            "anonym",
            "vertraulich",
        ),
        "authority": (r".{0,40}\b(?:berechtigt|befugt|bevollmächtigt)\b",),
    },
    names=("name",),
    questions=("unterzeichnet", "möchte", "möchten", "will", "wollen", "dürfen", "sind", "ist", "zeichnet", "stimmen"),
    signing=("unterzeichn", "mitzeichn", "zeichnet", "unterstütz", "brief", "erklärung"),
    reversed=("lehn", "ablehn", "verweiger", "widersprech"),
    besides=("logo", "newsletter", "rundbrief", "informiert", "kontaktier"),
    consent=("daten", "verarbeitung"),
    about=(r"art\b", "typ", "größe", "adresse", "anschrift", "telefon", "stadt", r"ort\b"),
    yes=("ja", "einverstanden", "zugesagt", "bestätigt", "unterzeichnet"),
    no=("nein", "abgesagt", "abgelehnt"),
    after_yes=("gerne?", "bitte", "wir unterzeichnen", "natürlich"),
    after_no=("danke", "leider nicht", "diesmal nicht"),
    conditions=(
        "nur", "wenn", "falls", "sofern", "unter der bedingung", "vorbehalt", "außer", "aber", "zurück", "noch nicht",
        "streich", "änder", "sonst", "bedingung", "ohne", "nicht",
    ),
    unnamed=("anonym", "vertraulich", r"(?:nicht|ohne)(?: \w+){0,3} (?:nenn|genannt|veröffentlich|name)\w*"),
    nobody=("keine?", "nichts", "entfällt", "test", "siehe oben", "dito", "ja", "nein", "unbekannt"),
    persons=("privatperson", "einzelperson", "persönlich"),
    joined_by=("und",),
    asides=("summe", "gesamt", "hinweis", "anmerkung"),
)  # fmt: skip
"""No letter is written in German here, but offices have forms in it."""


QUESTION_MARKS = ("?", "؟", "？")  # the marks themselves
SENT_OFF = r"submit|soumis|enviado|提交"
"""What says in a head that the column has when an answer was sent off."""
FINISHED = rf"{SENT_OFF}|completion|\bend\b|完成"
UNSENT = frozenset({"in_progress", "in progress", "partial", "partially completed", "incomplete", "draft", "abandoned",
                    "started", "not submitted", "unfinished"})  # fmt: skip
"""What services say of an answer that was begun and not sent off."""
NO_ACCOUNT = frozenset({"anonymous", "anonymous user", "guest", "guest user"})
"""What services call somebody who filled in a form without an account."""
IS_SENT = r"\b(?:finished|complete[d]?|submitted|terminée?|completado|concluído)\W*\Z"
IS_DRAFT = r"\b(?:draft|brouillon|borrador|rascunho|entwurf)\b|черновик|مسودة|草稿"
"""Heads of columns that say yes or no of whether an answer was sent off."""
STAMPED = r"time ?stamp|horodateur|marca temporal|carimbo|отметка|طابع|戳"
HALF_DAYS = {"ص": 0, "上午": 0, "م": 12, "下午": 12}
"""What tells the morning from the afternoon, with the hours to add, besides a.m. and p.m."""
SECOND_HEADS = frozenset({"response", "open-ended response", "réponse", "respuesta", "resposta", "antwort"})
"""What SurveyMonkey puts below a head that has no more to say."""


def form_words() -> FormWords:
    """The words of all languages, those of heads among them."""
    return _of(all_languages())


@functools.cache
def _of(languages: tuple[Language, ...]) -> FormWords:
    every = [*(language.forms for language in languages), _GERMAN]
    heads: dict[str, Patterns] = {}
    for words in every:
        for meaning, said in (words.heads or {}).items():
            heads[meaning] = (*heads.get(meaning, ()), *said)
    joined = FormWords.of_all(every)
    return FormWords(**{**vars(joined), "heads": heads})
