"""Finds names with an office, and who holds it on the date of the letter."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from undersigned.languages.dates import english_date
from undersigned.languages.known import all_languages, language_of
from undersigned.languages.language import Language
from undersigned.languages.looked_for import FrameWords, OfficeWords
from undersigned.languages.patterns import HAN, any_of, spaced
from undersigned.model.offices import MandateHolder, Office, OfficeHolder, Table
from undersigned.model.worklist import ItemKind
from undersigned.worklist.sentences import Sentence
from undersigned.worklist.slips import Setting, Slip, Span, spans_of

_CAPITALISED = (
    r"[^\W\d_a-zß-ÿ\u0430-\u044f\u0451\u0600-\u06ff\u3400-\u9fff](?:[\w'\u2019-]|\.(?=\w)|(?<=\b\w)\.)*"
)
"""A word of a name, with the full stops of initials, and without that of the sentence; in scripts with capitals."""
_SMALL = r"[a-z\xdf-\xf6\xf8-\xff\u0430-\u044f\u0451][\w'\u2019-]*"
"""A word without a capital."""
_UNCASED = r"[\u0621-\u064a]+(?:\s+[\u0621-\u064a]+)?"
"""A name in Arabic letters."""
_NAMED_ALONE = "this person holds the office no more: is it still what to say of them?"
_SHORT = 3
"""Letters of a name that may be another word."""
_PARTICLE = "(?:al|bin|da|de|del|der|dos|du|el|van|von)"
"""Small words within names of people, who are called as they are in every language."""


def office_holders(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """Each title beside a name, or said to be somebody's newly: somebody else may hold the office by now."""
    # What says that it was at another time is the article of a title in another language: "a" in Portuguese.
    language = language_of(setting.language)
    languages = (language,) if language and language.offices.titles else all_languages()
    text, over = sentence.text, _over(languages)
    found: list[tuple[tuple[int, int], str | None]] = []
    titled: list[str] = []
    has_changed = False
    for match in _pattern(_titles(setting), setting.country or "", languages).finditer(text):
        titled.append(match[0])
        beside = match["title"] or match["after"] or match["role"]
        title = beside or match["unnamed"] or match["gendered"] or match["held"]
        names = (match[group] for group in ("name", "called", "before", "beside", "aside", "holder"))
        name = next(filter(None, names), None)
        if not over.search(text[: match.start()]) and not over.search(f"{match['link'] or ''} "):
            succeeded = _succeeded(title + (match["of"] or ""), name, setting)
            if name and succeeded is None and _is_known_to_hold(title + (match["of"] or ""), name, setting):
                continue
            has_changed |= name is not None and succeeded is not None
            found.append((match.span(), succeeded))
    if not found and (named := _addressed(sentence)):
        found.append((named, None))
    yield from _named_alone(sentence, setting, titled)
    if not found:
        return
    now = ", ".join(dict.fromkeys(said for _, said in found if said))
    yield Slip(
        ItemKind.OFFICE,
        tuple(span for span, _ in found),
        now or "somebody else may hold the office by now",
        f"write who holds it now, or 'then' before the title; {_known_in(found, text, setting)} can know it",
        now,
        is_wrong=has_changed,
    )


def _named_alone(sentence: Sentence, setting: Setting, titled: list[str]) -> Iterator[Slip]:
    """Those who held an office when the last letter was written and hold it no more, where their title is not said."""
    for office in () if sentence.is_note else setting.background.offices:
        if office.country not in {None, setting.country}:
            continue
        for holder in office.holders:
            if (
                holder.in_office(setting.date)
                or not holder.in_office(setting.earlier.date)
                or not (now := _succeeded(office.titles[0], holder.name, setting))
            ):
                continue
            called = _called(holder.name)
            spans = spans_of(called.finditer(sentence.unquoted))
            if spans and not any(map(called.search, titled)):
                settle = "write who holds it now, or of which day this is"
                yield Slip(ItemKind.OFFICE, spans, now, settle, now, holder.name, ask=_NAMED_ALONE)


@functools.cache
def _called(name: str) -> re.Pattern[str]:
    """How texts call somebody: by the whole name or, if that is no short word, by the last part of it."""
    last = name.rsplit(maxsplit=1)[-1]
    short = rf"|{re.escape(last)}" if len(last) > _SHORT else ""
    return re.compile(rf"(?<![\w-])(?:{spaced(re.escape(name).replace(chr(92) + ' ', ' '))}{short})(?![\w-])")


def _known_in(found: list[tuple[Span, str | None]], text: str, setting: Setting) -> str:
    """The file that says who holds what was found: that of the mandates, where it has one of these."""
    titles = [title for mandate in setting.mandates for title in mandate.titles]
    said = " ".join(" ".join(text[slice(*span)] for span, _ in found).split()).casefold()
    is_mandate = any(title.casefold() in said for title in titles)
    return Table.MANDATES.value if is_mandate else "campaigns/offices.yaml"


def _addressed(sentence: Sentence) -> Span | None:
    """The name of a person whom the letter goes to, whatever their office is called."""
    if sentence.addressee is None or not sentence.addressee.lines:
        return None
    name = sentence.addressee.lines[0]
    if sentence.addressee.is_somebody or _person(all_languages()).match(name):
        return 0, min(len(name), len(sentence.text))
    return None


@functools.cache
def _person(known: tuple[Language, ...]) -> re.Pattern[str]:
    """How the line of an address begins that names a person."""
    return re.compile(any_of(FrameWords.of_all(language.frame for language in known).persons), re.IGNORECASE)


def _titles(setting: Setting) -> tuple[str, ...]:
    """The titles of the register; those that languages know come with them."""
    return tuple(re.escape(title) for office in setting.background.offices for title in office.titles)


@functools.cache
def _over(known: tuple[Language, ...]) -> re.Pattern[str]:
    """What says that somebody held the office at another time, which stays true, or that others hold one like it."""
    words = OfficeWords.of_all(language.offices for language in known)
    return re.compile(rf"\b{any_of(words.over)}[\s-]+$", re.IGNORECASE)


@functools.lru_cache(maxsize=8)
def _pattern(titles: tuple[str, ...], country: str, known: tuple[Language, ...]) -> re.Pattern[str]:
    words = OfficeWords.of_all(language.offices for language in known)
    every = any_of((*words.titles, *(title.replace(r"\ ", " ") for title in titles)))
    title = f"(?i:{spaced(every)})"
    honorific = rf"(?:{any_of(words.honorifics)}\s+)"
    coming = rf"(?i:{any_of(words.coming)})"
    name = rf"(?!{any_of(words.no_names)}\b){_CAPITALISED}(?:\s+(?:{_PARTICLE}\s+)?{_CAPITALISED})"
    kind = rf"(?:{any_of(words.before_title)}(?:[\s-]+|(?<=[\s'\u2019-]))){{0,3}}"
    few = r"(?:[\w'\u2019-]+\s+){0,9}?"
    of_what = rf"(?:\s+{any_of(words.of)}\s+{spaced(any_of(words.articles))}?{few}[\w'\u2019-]+)?,"
    in_country = rf"\s+{any_of(words.of_country)}\s+{few}{re.escape(country)}" if country else ""
    return re.compile(
        rf"(?<![\w-])(?:{coming}\s+)?(?P<title>{title})(?![\w-])"
        rf"(?:(?P<of>{of_what}|{in_country}|)\s+{honorific}*(?P<name>{name}{{0,3}})"
        rf"|[^.;:()]{{0,90}}?,\s+{honorific}+(?P<called>{name}{{0,3}})"
        rf"|(?:\s+{_SMALL}){{1,4}},\s+(?P<aside>{name}{{1,3}})(?=\s*[,.;:]))"
        rf"|(?P<before>{name}{{1,3}}),\s+(?P<link>(?:{any_of(words.beside_name)}\s+|{coming}\s+)*){kind}"
        rf"(?P<after>{title})(?=\s+{any_of(words.after_title)}\s|,|\s*$)"
        rf"|(?P<beside>{name}{{1,3}})\s+\((?P<role>{title})\)"
        rf"|(?<![\w-]){coming}\s+(?P<unnamed>{title})(?![\w-])"
        rf"|(?<![\w-])(?P<held>{spaced(any_of(words.held))})\s+{honorific}?(?P<holder>{name}{{0,3}}|{_UNCASED})"
        rf"|(?:(?<![\w-])|(?<={HAN}))(?P<gendered>{any_of(words.gendered)})(?:(?![\w-])|(?={HAN}))"
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


def _is_known_to_hold(title: str, name: str, setting: Setting) -> bool:
    """Whether the table of mandates says, confirmed by somebody, that this person holds it on the letter's date."""
    return any(
        isinstance(holder, MandateHolder)
        and holder.is_confirmed
        and holder.in_office(setting.date)
        and _is_named(holder, name)
        for office in setting.background.offices
        if _is_meant(office, " ".join(title.rstrip(",").split()), setting)
        for holder in office.holders
    )


def _now(office: Office, holder: OfficeHolder) -> str:
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


def _is_named(holder: OfficeHolder, name: str) -> bool:
    """Whether a name is a holder's: whole, without the first names, or with what honours them before it."""
    known, typed = holder.name.casefold().split(), name.casefold().split()
    return known[-len(typed) :] == typed or typed[-len(known) :] == known
