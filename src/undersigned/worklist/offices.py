"""Finds names with an office, and who holds it on the date of the letter."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from undersigned.languages.dates import english_date
from undersigned.model.worklist import Holder, Kind, Office
from undersigned.worklist.patterns import any_of
from undersigned.worklist.sentences import Sentence
from undersigned.worklist.slips import Setting, Slip

_TITLES = (
    "High Commissioner for Human Rights", "High Commissioner for Refugees", "High Commissioner", "Prime Minister",
    "Deputy Prime Minister", "Vice President", "Vice-President", "President", "Foreign Minister", "Interior Minister",
    "Justice Minister", "Defence Minister", "Minister", "Secretary-General", "Secretary General",
    "Secretary of State", "Special Rapporteur", "Special Representative", "Special Envoy", "Independent Expert",
    "Ambassador", "Permanent Representative", "Chairperson", "Chair", "Chancellor", "Governor", "King", "Queen",
    "Attorney General", "Attorney-General", "Chief Justice", "Premier", "Director-General",
    "Premier ministre", "Première ministre", "Président", "Présidente",
    "Haut-Commissaire aux droits de l['\u2019]homme",
    "Haut-Commissaire", "Rapporteur spécial", "Rapporteuse spéciale", "Secrétaire général", "Ministre", "ministre",
    "Primer Ministro", "Primera Ministra", "Presidente", "Presidenta", "Alto Comisionado", "Relator Especial",
    "Relatora Especial", "Secretario General", "Ministro", "Ministra",
    "Primeiro-Ministro", "Primeira-Ministra", "Alto Comissário", "Secretário-Geral",
)  # fmt: skip
_COMING = (
    r"(?i:(?:newly|recently)[ -](?:appointed|elected)|new|incoming|outgoing|current|nouveau|nouvelle|nuevo|nueva|"
    r"novo|nova)"
)
_OVER = re.compile(
    r"(?:\ban?|\bthen|\bformer|\bex|\bprevious|\blate|\bancien|\bancienne|\bd['\u2019]alors|\bentonces|\bantiguo|\bantigo|"
    r"\bentão)"
    r"[\s-]+$",
    re.IGNORECASE,
)
"""What says that somebody held the office at another time, which stays true, or that others hold one like it."""
_CAPITALISED = r"[^\W\d_a-zß-ÿ](?:[\w'\u2019-]|\.(?=\w)|(?<=\b\w)\.)*"
"""A word of a name, with the full stops of initials, and without that of the sentence."""
_NAME = (
    rf"(?!(?:The|In|On|At|Of|And|Human|Council|United)\b){_CAPITALISED}"
    rf"(?:\s+(?:(?:al|bin|da|de|del|der|dos|du|el|van|von)\s+)?{_CAPITALISED}){{0,3}}"
)
_NAMES = _NAME.replace("{0,3}", "{1,3}")
"""More than one word, where no title before it says that it is a name."""
_OF = (
    r"(?:\s+(?:of|for|on|to|de|du|des|del|do|da)\s+(?:the\s+|la\s+|l['\u2019])?"
    r"(?:[\w'\u2019-]+\s+){0,9}?[\w'\u2019-]+)?"
)


def office_holders(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """Each title beside a name, or said to be somebody's newly: somebody else may hold the office by now."""
    text = sentence.text
    found: list[tuple[tuple[int, int], str | None]] = []
    for match in _pattern(_titles(setting), setting.country or "").finditer(text):
        title = match["title"] or match["after"] or match["unnamed"]
        name = match["name"] or match["before"]
        if not _OVER.search(text[: match.start()]) and not _OVER.search(f"{match['link'] or ''} "):
            found.append((match.span(), _succeeded(title + (match["of"] or ""), name, setting)))
    if not found:
        return
    now = ", ".join(dict.fromkeys(said for _, said in found if said))
    yield Slip(
        Kind.OFFICE,
        tuple(span for span, _ in found),
        now or "somebody else may hold the office by now",
        "write who holds it now, or 'then' before the title; campaigns/offices.yaml can know it",
        now,
    )


def _titles(setting: Setting) -> tuple[str, ...]:
    known = (title for office in setting.background.offices for title in office.titles)
    return (*_TITLES, *map(re.escape, known))


@functools.lru_cache(maxsize=8)
def _pattern(titles: tuple[str, ...], country: str) -> re.Pattern[str]:
    about = r"\s+(?:of|on|for|to|in|de|du|del|do|da)\s+(?:[\w'\u2019-]+\s+){0,9}?"
    of_country = rf"{about}{re.escape(country)}" if country else ""
    title = any_of(dict.fromkeys(title.replace(r"\ ", " ") for title in titles)).replace(" ", r"\s+")
    return re.compile(
        rf"(?<![\w-])(?:{_COMING}\s+)?(?P<title>{title})(?![\w-])(?P<of>{_OF},|{of_country}|)\s+(?P<name>{_NAME})"
        rf"|(?P<before>{_NAMES}),\s+(?P<link>(?:the\s+|{_COMING}\s+|then\s+|former\s+)*)"
        rf"(?P<after>{title})(?=\s+(?:of|for)\s|,)"
        rf"|(?<![\w-]){_COMING}\s+(?P<unnamed>{title})(?![\w-])"
    )


def _succeeded(title: str, name: str | None, setting: Setting) -> str | None:
    """Who holds the office on the letter's date, as a sentence, if the register knows that it is somebody else.

    Without a name, who holds it if the register knows.
    """
    title = " ".join(title.rstrip(",").split())
    for office in setting.background.offices:
        if not _is_meant(office, title, setting):
            continue
        holders = [holder for holder in office.holders if holder.in_office(setting.date)]
        if name is None:
            return _now(office, holders[-1]) if holders else None
        known = any(_is_named(holder, name) for holder in office.holders)
        if holders and known and not any(_is_named(holder, name) for holder in holders):
            return _now(office, holders[-1])
        over = next(
            (h for h in office.holders if _is_named(h, name) and h.end and h.end <= setting.date), None
        )
        if not holders and over and over.end:
            return f"{over.name} is no longer {office.titles[0]} since {english_date(over.end)}"
    return None


def _now(office: Office, holder: Holder) -> str:
    of = f" of {office.country}" if office.country and office.country not in office.titles[0] else ""
    since = f" since {english_date(holder.start)}" if holder.start else ""
    return f"{office.titles[0]}{of} is {holder.name}{since}"


def _is_meant(office: Office, title: str, setting: Setting) -> bool:
    """Whether a title is that of an office: a country's, where the letter or the title names the country."""
    folded = title.casefold()
    known = next((name for name in office.titles if folded.startswith(name.casefold())), None)
    if known is None or office.country is None:
        return known is not None
    of = folded.removeprefix(known.casefold())
    country = office.country.casefold()
    return country in of or (
        not of and (country in known.casefold() or country == (setting.country or "").casefold())
    )


def _is_named(holder: Holder, name: str) -> bool:
    """Whether a name is a holder's: whole, without the first names, or with what honours them before it."""
    known, typed = holder.name.casefold().split(), name.casefold().split()
    return known[-len(typed) :] == typed or typed[-len(known) :] == known
