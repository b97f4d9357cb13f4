"""Turns dates that were past already in the last letter, and words that count from a today, into slips."""

from __future__ import annotations

import re
from collections.abc import Iterator

from undersigned.model.worklist import Kind
from undersigned.reviewing.dates import DateMention, dates_in
from undersigned.reviewing.sentences import VALUE, Sentence
from undersigned.reviewing.slips import Setting, Slip, Span, spans_of, written
from undersigned.reviewing.wording import Table, find

_LAW_AFTER = re.compile(
    r"\s+(?:[A-Z][\w-]+\s+){0,3}(?:Law|Act|Constitution|Covenant|Convention|Declaration|Protocol|Code|Agreements?|"
    r"Decree|Statute|Treaty|Charter)\b"
)
_LAW_BEFORE = re.compile(
    r"(?:Law|Act|Constitution|Covenant|Convention|Declaration|Protocol|Code|Agreements?|Decree|Statute|Treaty|Charter|"
    r"[Ll]oi|[Dd]écret|[Cc]onvention|[Ll]ey|[Dd]ecreto|[Cc]onvención|[Ll]ei)\s*(?:,|\(|\s(?:of|de|del))?\s*$"
)
"""What makes a year part of the name of a law or treaty: the 2015 Law on Associations, the Act of 2017."""

_BEFORE_VALUE = re.compile(rf"\s+(?:the\s+|its\s+|la\s+|le\s+|el\s+|a\s+|o\s+)?{VALUE}")
"""What counts from something that is filled in, counts from the right day."""

_SOME = (
    r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|some|few|"
    r"a few|a couple of)"
)
_SPANS = r"(?:days?|weeks?|months?|years?|decades?)"
_RELATIVE: Table = {
    "en": (
        (
            rf"(?:(?:just|only|mere) )?(?:{_SOME} )?{_SPANS} (?:ago|earlier|later|before|after|prior to|ahead of|"
            r"into|since)"
        ),
        r"(?:last|this|next|past|previous|coming) (?:week|month|year|summer|autumn|winter|spring|decade|session)",
        (
            rf"(?:in|over|during|for|within|throughout) (?:the )?(?:last|past|recent|previous|coming|next) "
            rf"(?:(?:{_SOME}) )?{_SPANS}"
        ),
        rf"in the {_SOME} years",
        r"(?:most )?recently",
        r"(?:in )?(?:the )?(?:most )?recent",
        r"newly|lately|presently|currently|nowadays|soon|shortly|imminent(?:ly)?|upcoming|forthcoming",
        r"current(?! and former)",
        r"at present|at the moment|at the time of writing|as of today|to date|to this day|so far|thus far",
        r"until now|up to now|since then|yesterday|today|tomorrow|yet to",
        r"(?:the )?(?:very )?latest",
        r"(?:in )?(?:the )?(?:lead|run)[- ]?up to|leading up to|on the eve of|ahead of",
    ),
    "fr": (
        r"(?:tout )?récemment|dernièrement|nouvellement|actuellement|prochainement|bientôt",
        r"récente?s?|actuel(?:le)?s?|prochaine?s?",
        r"à ce jour|jusqu['\u2019]à présent|jusqu['\u2019]ici|depuis lors|en ce moment|aujourd['\u2019]hui|hier|demain",
        r"(?:la semaine|le mois|l['\u2019]année|l['\u2019]an) (?:derni(?:er|ère)|passée?|prochaine?)",
        r"cette (?:semaine|année)|ce mois(?:-ci)?",
        r"(?:ces|au cours des|depuis les|les) (?:\w+ )?(?:derni(?:ers|ères)) (?:semaines|mois|années|ans)",
        r"il y a (?:\w+ ){1,3}(?:jours|semaines|mois|ans|années)",
        r"(?:quelques|plusieurs|\w+) (?:jours|semaines|mois|années|ans) (?:avant|après|plus tôt|plus tard)",
        r"à la veille d(?:e|u|es)|en amont d(?:e|u|es)|à l['\u2019]approche d(?:e|u|es)|à venir",
    ),
    "es": (
        r"recientemente|últimamente|actualmente|próximamente|pronto|recién",
        r"recientes?|actual(?:es)?|próxim[oa]s?",
        r"hasta la fecha|hasta (?:ahora|hoy)|desde entonces|en (?:este|estos) momentos?|hoy|ayer|mañana",
        r"(?:la semana|el mes|el año) (?:pasad[oa]|próxim[oa])|est(?:a semana|e mes|e año)",
        r"(?:en|durante) (?:los|las) últim[oa]s (?:\w+ )?(?:días|semanas|meses|años)",
        r"hace (?:\w+ ){1,2}(?:días|semanas|meses|años)",
        r"(?:pocos|pocas|algunos|varios|\w+) (?:días|semanas|meses|años) (?:antes|después)",
        r"en vísperas de|en el período previo a|a la espera de",
    ),
    "pt": (
        r"recentemente|ultimamente|atualmente|actualmente|brevemente|em breve",
        r"recentes?|atua(?:l|is)|próxim[oa]s?",
        r"até (?:à|a) data|até (?:agora|hoje|ao momento)|desde então|neste momento|hoje|ontem|amanhã",
        r"(?:n?a semana|n?o mês|n?o ano) (?:passad[oa]|próxim[oa])|(?:n?est(?:a semana|e mês|e ano))",
        r"(?:n|durante )(?:os|as) últim[oa]s (?:\w+ )?(?:dias|semanas|meses|anos)",
        r"há (?:\w+ ){1,2}(?:dias|semanas|meses|anos)",
        r"(?:poucos|alguns|vários|\w+) (?:dias|semanas|meses|anos) (?:antes|depois)",
        r"nas vésperas d[aeo]s?|no período que antecede",
    ),
}


def stale_dates(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """Dates that the last letter had already, and days without a year, which mean another one now."""
    if sentence.is_note:
        return  # there it is the age of the source
    found = [m for m in dates_in(sentence.text, setting.language) if _is_stale(m, sentence.text, setting)]
    if found:
        old = f"no later than the last letter ({written(setting.earlier.date)})"
        reasons = dict.fromkeys(old if mention.first else "without a year" for mention in found)
        yield Slip(
            Kind.DATE,
            tuple((mention.start, mention.end) for mention in found),
            f"a date {' or '.join(reasons)}",
            "tell what has happened since, or give the year",
        )


def relative_times(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """Words that count from a day that is over: recently, last month, days before the election."""
    found = find(_RELATIVE, setting.language, sentence.unquoted)
    spans = spans_of(match for match in found if not _BEFORE_VALUE.match(sentence.text, match.end()))
    if spans:
        yield Slip(
            Kind.RELATIVE,
            spans,
            f"counted from the day of the last letter ({written(setting.earlier.date)})",
            "write the date in its place, or tell what is new",
        )


def session_days(setting: Setting) -> set[tuple[int, int]]:
    """The days of the letter's own session and its own date, which may stand without a year."""
    session = setting.session
    days = (setting.date, session.opens if session else None, session.closes if session else None)
    return {(day.month, day.day) for day in days if day}


def _is_stale(mention: DateMention, text: str, setting: Setting) -> bool:
    if mention.first is None:
        return not set(mention.days) <= session_days(setting)
    if mention.is_year and (
        mention.first.year == setting.date.year or _is_of_a_law(text, (mention.start, mention.end))
    ):
        return False
    return mention.first <= setting.earlier.date


def _is_of_a_law(text: str, span: Span) -> bool:
    return bool(_LAW_AFTER.match(text, span[1]) or _LAW_BEFORE.search(text[: span[0]]))
