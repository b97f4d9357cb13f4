"""Finds dates that were past already in the last letter, and words that count from a today."""

from __future__ import annotations

import re
from collections.abc import Iterator

from undersigned.languages.dates import english_date
from undersigned.model.worklist import Kind
from undersigned.worklist.dates import DateMention, dates_in
from undersigned.worklist.patterns import Table, find
from undersigned.worklist.sentences import VALUE, Sentence
from undersigned.worklist.slips import Setting, Slip, Span, spans_of

_LAW_AFTER = re.compile(
    r"\s+(?:[A-Z][\w-]+\s+){0,3}(?:Law|Act|Constitution|Covenant|Convention|Declaration|Protocol|Code|Agreements?|"
    r"Decree|Statute|Treaty|Charter)\b"
)
_LAW_BEFORE = re.compile(
    r"(?:Law|Act|Constitution|Covenant|Convention|Declaration|Protocol|Code|Agreements?|Decree|Statute|Treaty|Charter|"
    r"[Ll]oi|[Dd]écret|[Cc]onvention|[Ll]ey|[Dd]ecreto|[Cc]onvención|[Ll]ei)\s*(?:,|\(|\s(?:of|de|del))?\s*$"
)
"""What makes a year part of the name of a law or treaty: the 2015 Law on Associations, the Act of 2017."""
_RESOLUTION_BEFORE = re.compile(
    r"(?:\br[eé]solutions?\s|\bresoluci[óo]n(?:es)?\s|\bresoluç(?:ão|ões)\s|/RES/)\s*"
    r"(?:\d[\d/]*\s*(?:\(\d{4}\)\s*)?(?:(?:,|and|et|y|e)\s*){0,2})*\(?$",
    re.IGNORECASE,
)
"""The same for resolutions: 2736 (2024), and 1973 (2011), whose number looks like a year."""

_BEFORE_VALUE = re.compile(rf"\s+(?:the\s+|its\s+|la\s+|le\s+|el\s+|a\s+|o\s+)?{VALUE}")
"""What counts from something that is filled in, counts from the right day."""

_SOME = (
    r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|some|few|"
    r"a few|a couple of)"
)
_SPANS = r"(?:days?|weeks?|months?|years?|decades?)"
_NEARLY = r"(?:(?:more than|over|nearly|almost|about|around|at least|some|the (?:last|past)) )?"
_HELD = (
    r"(?:detained|held|imprisoned|jailed|incarcerated|incommunicado|behind bars|missing|disappeared|waiting|pending|"
    r"in (?:[\w-]+ )?(?:detention|custody|prison|jail|exile|hiding|force|office|power))"
)
"""What somebody or something still is, where it is not said that they were."""
_DRAFTS = r"(?:laws?|bills?|legislation|decrees?|codes?|constitution|regulations?|amendments?)"
_RELATIVE: Table = {
    "en": (
        (
            rf"(?:(?:just|only|mere) )?(?:{_SOME} )?{_SPANS} (?:ago|earlier|later|before|after|prior to|ahead of|"
            r"into|since|away)"
        ),
        r"(?:last|this|next|past|previous|coming) (?:week|month|year|summer|autumn|winter|spring|decade|session)",
        (
            rf"(?:in|over|during|for|within|throughout) (?:the )?(?:last|past|recent|previous|coming|next) "
            rf"(?:(?:{_SOME}) )?{_SPANS}"
        ),
        rf"in the {_SOME} years",
        rf"{_SOME} {_SPANS} on(?=\s*[,;:.\u2013\u2014]| from | since | after )",
        rf"(?:(?:was|were|had been) (?:\w+ly )?)?{_HELD} (?:\w+ ){{0,3}}for {_NEARLY}{_SOME} {_SPANS}",
        r"still|(?:is|are|remains?) pending|awaits?|awaiting|remains? to be",
        r"(?:has|have) not(?! only)|hasn['\u2019]t|haven['\u2019]t",
        rf"draft (?:[\w-]+ )?{_DRAFTS}(?: being \w+ed)?",
        r"being (?:contemplated|considered|drafted|discussed|debated|prepared|negotiated|planned|examined|reviewed)",
        r"under (?:consideration|discussion|preparation|negotiation)",
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
        r"toujours (?:pas|en)|(?:est|sont|reste|restent) (?:toujours|encore)|en attente d(?:e|u|es)",
        r"détenue?s? depuis (?:\w+ ){1,3}(?:jours|semaines|mois|ans|années)|projets? de (?:loi|décret)",
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
        r"todavía|aún|detenid[oa]s? desde hace (?:\w+ ){1,2}(?:días|semanas|meses|años)|proyectos? de (?:ley|decreto)",
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
        r"ainda|detid[oa]s? há (?:\w+ ){1,2}(?:dias|semanas|meses|anos)|projetos? de (?:lei|decreto)",
    ),
}
_OVER = re.compile(r"(?:was|were|had been)\b", re.IGNORECASE)
"""How words begin that say how long something lasted that is over."""
_TO_COME: Table = {
    "en": (
        r"will|shall|going to|plans? to|intends? to",
        r"(?:is|are)(?: \w+ly| still| now)? (?:to|due|expected|scheduled|planned|set|slated|about to|likely to)",
        (
            r"expires?|ends|opens|closes|begins|starts|resumes|convenes|takes place|(?<!not\s)(?<!to\s)take place|"
            r"(?:comes?|enters?) into (?:force|effect)"
        ),
        r"upcoming|forthcoming|next|soon|scheduled for|due (?:in|on|by)|no later than|at the latest",
    ),
    "fr": (
        (
            r"sera|seront|aura|auront|devra|devront|doit|doivent|va|vont|tiendra|tiendront|ouvrira|expirera|expire|"
            r"prendra|entrera|présentera"
        ),
        r"prévue?s? (?:pour|en|le|au)|au plus tard|prochaine?s?",
    ),
    "es": (
        (
            r"será|serán|tendrá|tendrán|deberá|deberán|va a|van a|abrirá|celebrará|expirará|expira|vence|vencerá|"
            r"entrará|presentará"
        ),
        r"previst[oa]s? (?:para|en)|a más tardar|próxim[oa]s?",
    ),
    "pt": (
        r"será|serão|terá|terão|deverá|deverão|vai|vão|abrirá|expirará|expira|termina|terminará|entrará|apresentará",
        r"previst[oa]s? (?:para|em)|o mais tardar|próxim[oa]s?",
    ),
}
"""What says that a day was still to come when it was written."""


def stale_dates(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """Dates that the last letter had already, those that it announced, and days without a year, now of another one."""
    if sentence.is_note:
        return  # there it is the age of the source
    dates = dates_in(sentence.text, setting.language)
    announces = any(find(_TO_COME, setting.language, sentence.unquoted)) if dates else False
    found = [(m, why) for m in dates if (why := _why_stale(m, sentence.text, setting, announces=announces))]
    if found:
        yield Slip(
            Kind.DATE,
            tuple((mention.start, mention.end) for mention, _ in found),
            f"a date {' or '.join(dict.fromkeys(why for _, why in found))}",
            "tell what has happened since, or give the year",
        )


def relative_times(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """Words that count from a day that is over: recently, last month, days before the election."""
    found = find(_RELATIVE, setting.language, sentence.unquoted)
    spans = spans_of(
        match
        for match in found
        if not _BEFORE_VALUE.match(sentence.text, match.end()) and not _OVER.match(match[0])
    )
    if spans:
        yield Slip(
            Kind.RELATIVE,
            spans,
            f"counted from the day of the last letter ({english_date(setting.earlier.date)})",
            "write the date in its place, or tell what is new",
        )


def session_days(setting: Setting) -> set[tuple[int, int]]:
    """The days of the letter's own session and its own date, which may stand without a year."""
    session = setting.session
    days = (setting.date, session.opens if session else None, session.closes if session else None)
    return {(day.month, day.day) for day in days if day}


def _why_stale(mention: DateMention, text: str, setting: Setting, *, announces: bool) -> str | None:
    """Why a date may be stale, as words after 'a date'; `announces` is whether its sentence speaks of what will be."""
    if mention.first is None or mention.last is None:
        return None if set(mention.days) <= session_days(setting) else "without a year"
    if mention.is_year and (
        mention.first.year == setting.date.year or _is_a_name(text, (mention.start, mention.end))
    ):
        return None
    if mention.first <= setting.earlier.date:
        return f"no later than the last letter ({english_date(setting.earlier.date)})"
    return "that was still to come in the last letter" if announces and mention.last < setting.date else None


def _is_a_name(text: str, span: Span) -> bool:
    """Whether a year is part of the name of a law or resolution."""
    before = text[: span[0]]
    return bool(
        _LAW_AFTER.match(text, span[1]) or _LAW_BEFORE.search(before) or _RESOLUTION_BEFORE.search(before)
    )
