"""Finds figures and ages that do not say of when they are, and the length of mandates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from undersigned.model.worklist import Kind
from undersigned.worklist.dates import dates_in
from undersigned.worklist.patterns import Table, find
from undersigned.worklist.sentences import Sentence
from undersigned.worklist.slips import Setting, Slip, spans_of

_FIGURE = r"\d[\d.,]{0,14}(?<![.,])(?: (?:hundred|thousand|million|billion))?"
_IN_WORDS = (
    r"(?:a )?(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|"
    r"million|dozen|half|quarter)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine|hundred|thousand|million)){0,4}"
)
_NUMBER = rf"(?:{_FIGURE}|{_IN_WORDS})"
_PEOPLE = (
    r"(?:people|persons|activists|defenders|journalists|prisoners|detainees|members|leaders|supporters|workers|"
    r"women|men|children|students|protest[eo]rs|civilians|refugees|families|lawyers|politicians|individuals|"
    r"victims|opponents|critics|monks|farmers|villagers|organi[sz]ations|NGOs|outlets|countries|states|cases|"
    r"experts|trials|deaths|killings|arrests|attacks|unionists)"
)
_TO_NOUN = r"(?: [\w\u2019'-]+){0,4}?"
_FIGURES: Table = {
    "en": (
        (
            r"(?:at least|more than|over|nearly|almost|about|around|approximately|some|up to|fewer than|less than|"
            r"an estimated|estimated|no fewer than|as many as|a total of) "
            rf"{_NUMBER}(?:{_TO_NOUN} {_PEOPLE}|(?: [\w\u2019'-]+){{0,2}})"
        ),
        r"(?:hundreds|thousands|dozens|scores|tens of thousands|hundreds of thousands) of(?: [\w\u2019'-]+){0,2}",
        r"hundreds|thousands|dozens|scores(?= (?:are|were|have|remain|more|others))",
        rf"(?<!the\s)\d[\d.,]{{0,14}}(?<![.,]){_TO_NOUN} {_PEOPLE}",
        r"\d[\d.,]{0,14}(?<![.,]) ?(?:%|per ?cent)",
        rf"aged {_NUMBER}",
        rf"{_NUMBER}[- ]years?[- ]old",
    ),
    "fr": (
        (
            r"(?:au moins|plus de|près de|environ|quelque|jusqu['\u2019]à|moins de|un total de) "
            r"\d[\d\s.,]{0,14}(?: [\w\u2019'-]+){0,2}"
        ),
        r"\d[\d.,]{0,14} ?(?:%|pour cent)",
        r"âgée?s? de \d+",
    ),
    "es": (
        (
            r"(?:al menos|por lo menos|más de|cerca de|alrededor de|unos|unas|hasta|menos de|un total de) "
            r"\d[\d\s.,]{0,14}(?: [\w\u2019'-]+){0,2}"
        ),
        r"\d[\d.,]{0,14} ?(?:%|por ciento)",
        r"\d+ años de edad",
    ),
    "pt": (
        r"(?:pelo menos|mais de|cerca de|quase|até|menos de|um total de) \d[\d\s.,]{0,14}(?: [\w\u2019'-]+){0,2}",
        r"\d[\d.,]{0,14} ?(?:%|por cento)",
        r"\d+ anos de idade",
    ),
}
_SINCE = re.compile(r"\b(?:since|from|depuis|desde)\s+(?:\w+\s+)?$", re.IGNORECASE)
_AS_OF: Table = {
    "en": ("as (?:of|at)", "at the time", "on that day"),
    "fr": (r"au \d", "à la date du"),
    "es": (r"al \d", "hasta el", "a fecha de"),
    "pt": (r"até \d", "à data de"),
}
"""What says of which day a figure is, even where that day is filled in."""

_LENGTH = r"(?:\d+|one|two|three|four|five|six|twelve|eighteen|an?)[- ](?:years?|months?)"
_MANDATES: Table = {
    "en": (
        (
            rf"for (?:an? )?(?:further|additional|another|new|initial)(?: period of| term of)? {_LENGTH}"
            r"(?: period| term)?"
        ),
        rf"for a (?:period|term) of {_LENGTH}",
        r"(?:an? )?(?:one|two|three|\d+)-year (?:mandate|term|extension|renewal)",
    ),
    "fr": (
        r"pour une (?:nouvelle )?(?:période|durée) (?:supplémentaire )?(?:de |d['\u2019])[\w-]+ (?:ans?|mois|années?)",
        r"pour [\w-]+ (?:ans?|mois|années?) (?:de plus|supplémentaires?)",
    ),
    "es": (r"por (?:un|otro) (?:nuevo )?(?:período|plazo) (?:adicional )?de [\w-]+ (?:años?|meses)",),
    "pt": (r"por (?:um|mais um) (?:novo )?período (?:adicional )?de [\w-]+ (?:anos?|meses)",),
}
_RENEWAL = re.compile(r"\b(?:mandate|renew|extend|prolong)", re.IGNORECASE)
_PLAIN_LENGTHS: Table = {"en": (rf"for (?:\w+ )?{_LENGTH}",)}


def mandate_lengths(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """For how long a mandate is asked for: the next resolution may have given it."""
    text = sentence.unquoted
    spans = spans_of(find(_MANDATES, setting.language, text))
    if not spans and _RENEWAL.search(text):
        spans = spans_of(find(_PLAIN_LENGTHS, setting.language, text))
    if spans:
        yield Slip(
            Kind.MANDATE,
            spans,
            "the length of a mandate, as the last letter asked for it",
            "look when the mandate ends now, and what is to be asked for",
        )


def undated_figures(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """Figures in sentences without a date; 'since 2020' is none, as such a figure grows."""
    text = sentence.unquoted
    if sentence.is_note or any(find(_AS_OF, setting.language, text)):
        return
    dates = dates_in(sentence.text, setting.language)
    if any(mention.first and not _SINCE.search(sentence.text[: mention.start]) for mention in dates):
        return
    spans = spans_of(find(_FIGURES, setting.language, text))
    if spans:
        yield Slip(
            Kind.FIGURE,
            spans,
            "a figure that does not say of which day it is",
            "look for the newest one and write 'as of' with its date, or keep it under 'facts:'",
        )
