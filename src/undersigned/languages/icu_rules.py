"""What Unicode knows of the languages of the world (CLDR), by way of ICU, which no other module knows.

Language tags (BCP 47) go in; dates, numbers in words, names of languages and countries, keys to sort by
and directions come out; and of a text, which of its characters run which way. A language that ICU does not know
is treated as British English.
"""

from __future__ import annotations

import datetime
import functools
from itertools import accumulate
from typing import Any, Final

# ICU has no types.
Icu = Any
Locale = Any

_EPOCH: Final = datetime.date(1970, 1, 1)
_SECONDS_A_DAY: Final = 86_400.0
_BEFORE_ALL_DATES: Final = -1e14
"""Seconds. ICU's calendar is that of Julius Caesar up to 1582 unless it is told otherwise; Python's never is."""


@functools.cache
def _icu() -> Icu:
    """The library. It costs 25 ms: what prints no date and sorts no names is not to pay for it."""
    import icu  # noqa: PLC0415

    return icu


@functools.cache
def _families() -> frozenset[str]:
    return frozenset(name.partition("_")[0] for name in _icu().Locale.getAvailableLocales())


def knows(tag: str) -> bool:
    """Whether there are dates in the language of a tag; a country that it names must be one."""
    try:
        locale = _icu().Locale.forLanguageTag(tag)
    except _icu().ICUError:
        return False
    region = locale.getCountry()
    is_region = not region or region.isdecimal() or bool(locale.getISO3Country())
    return locale.getLanguage() in _families() and is_region


def is_language(tag: str) -> bool:
    """Whether a primary language subtag of two letters, such as `fr`, is that of a language (ISO 639)."""
    return bool(_icu().Locale(tag).getISO3Language())


def language_names() -> dict[str, str]:
    """The tags of languages by the names that they have in their own language and in English, in small letters."""
    locales = {str(tag): _icu().Locale(tag) for tag in _icu().Locale.getISOLanguages()}
    own = {locale.getDisplayLanguage(locale).lower(): tag for tag, locale in locales.items()}
    return own | {locale.getDisplayLanguage(_locale("en")).lower(): tag for tag, locale in locales.items()}


def language_name(tag: str) -> str:
    """What a language is called in English; its tag where nobody knows."""
    return str(_icu().Locale.forLanguageTag(tag).getDisplayLanguage(_locale("en"))) or tag


def country_names(tag: str) -> frozenset[str]:
    """The names of all countries and territories in a language, short forms and former names among them."""
    language, names = _locale(tag), set[str]()
    for code in _icu().Locale.getISOCountries():
        name = _icu().Locale("", code).getDisplayCountry(language)
        if name != code:
            names.update(part.strip() for part in name.replace(")", "(").split("("))
    return frozenset(names - {""})


def country_name(code: str, tag: str = "en") -> str | None:
    """What a language calls the country of two letters (ISO 3166-1); None where no country has them."""
    locale = _icu().Locale("", code)
    return str(locale.getDisplayCountry(_locale(tag))) if locale.getISO3Country() else None


def countries_named(name: str, tag: str) -> tuple[str, ...]:
    """The countries, by their two letters, of which a language has a name, whole or short."""
    return _countries_by_name(tag).get(name.casefold(), ())


def country_of_code(typed: str) -> str | None:
    """The two letters of the country that has these two or three letters (ISO 3166-1); None where no country has."""
    return _codes().get(typed)


@functools.cache
def _codes() -> dict[str, str]:
    codes = [str(code) for code in _icu().Locale.getISOCountries()]
    return {typed: code for code in codes for typed in (code, str(_icu().Locale("", code).getISO3Country()))}


@functools.cache
def _countries_by_name(tag: str) -> dict[str, tuple[str, ...]]:
    language, found = _locale(tag), dict[str, tuple[str, ...]]()
    for code in map(str, _icu().Locale.getISOCountries()):
        name = str(_icu().Locale("", code).getDisplayCountry(language))
        parts = (name, *name.replace(")", "(").split("(")) if name != code else ()
        for part in dict.fromkeys(word for part in parts if (word := part.strip().casefold())):
            found[part] = (*found.get(part, ()), code)
    return found


def in_latin_letters(words: str) -> str:
    """Words as they are written in Latin letters without accents: "Мемориал" gives Memorial."""
    return str(_latin_letters().transliterate(words))


@functools.cache
def _latin_letters() -> Icu:
    # To make one takes longer than to write a name with it.
    return _icu().Transliterator.createInstance("Any-Latin; Latin-ASCII")


def long_date(day: datetime.date, tag: str, length: str = "long") -> str:
    """A day written out, without that of the week: 8 September 2023. Other lengths are short, medium and full."""
    style = getattr(_icu().DateFormat, length.upper())
    return _written(_icu().DateFormat.createDateInstance(style, _locale(tag)), day, tag)


def days_between(first: datetime.date, last: datetime.date, tag: str) -> str:
    """From one day to another, with what both have in common said once (UTS #35, Interval Formats)."""
    form = _icu().DateIntervalFormat.createInstance("dMMMMy", _locale(tag))
    # These forms can be given no time zone, so the days are those of whatever zone is the usual one here.
    noons = [_icu().GregorianCalendar(day.year, day.month - 1, day.day, 12, 0) for day in (first, last)]
    seconds = [noon.getTime() for noon in noons]
    # A thin space beside the dash is in few typefaces.
    return str(form.format(_icu().DateInterval(*seconds))).replace("\u2009", " ")


def date_in_pattern(day: datetime.date, pattern: str, tag: str) -> str:
    """A day in a pattern of Unicode's date fields (UTS #35): "dd MMMM yyyy" gives 08 September 2023."""
    return _written(_icu().SimpleDateFormat(pattern, _locale(tag)), day, tag)


def spelled_out(number: int, tag: str, rules: str) -> str:
    """A number in words, by a set of rules of the language (`cardinal-feminine`), without hidden hyphens."""
    words = _spelling(tag).format(number, f"%spellout-{rules}")
    return str(words).replace("\u00ad", "")


def all_spelled_out(number: int, tag: str) -> set[str]:
    """A number in words in every gender and case that a language has for it."""
    form = _spelling(tag)
    return {str(form.format(number, name)).replace("\u00ad", "") for name in _cardinals(tag)}


@functools.cache
def _cardinals(tag: str) -> tuple[str, ...]:
    form = _spelling(tag)
    names = (str(form.getRuleSetName(place)) for place in range(form.getNumberOfRuleSetNames()))
    return tuple(name for name in names if name.startswith("%spellout-cardinal"))


def sorting_key(text: str, tag: str) -> bytes:
    """A key that sorts texts as the language's alphabet does; only letters and figures make a difference (UTS #10)."""
    return bytes(_collator(tag).getSortKey(text))


def is_right_to_left(tag: str) -> bool:
    """Whether a language is written from right to left, in the script that it has or that the tag names."""
    try:
        script = _icu().Locale.forLanguageTag(tag).addLikelySubtags().getScript()
    except _icu().ICUError:
        return False
    return bool(script) and bool(_icu().Script(_icu().Script.getCode(script)[0]).isRightToLeft())


def levels(text: str, *, rtl: bool) -> list[int]:
    """The embedding level of each character (UAX #9) in a paragraph from right to left or not: odd ones run leftwards.

    A line end in the text begins a new paragraph of the same direction.
    """
    units = _bidi(text, rtl=rtl).getLevels() if text else ()
    return [units[start] for start in _units(text)]


def shown_order(text: str, *, rtl: bool) -> list[int]:
    """The places of the characters of such a paragraph as they are shown in one line, from its left to its right."""
    places = {unit: place for place, unit in enumerate(_units(text))}
    shown = _bidi(text, rtl=rtl).getVisualMap() if text else ()
    return [places[unit] for unit in shown if unit in places]


def _bidi(text: str, *, rtl: bool) -> Icu:
    bidi = _icu().Bidi()
    bidi.setPara(_icu().UnicodeString(text), 1 if rtl else 0)
    return bidi


def _units(text: str) -> list[int]:
    """Where each character begins among the units of ICU, which are those of UTF-16."""
    return (
        list(accumulate((1 + (character > "\uffff") for character in text[:-1]), initial=0)) if text else []
    )


@functools.cache
def _locale(tag: str) -> Locale:
    """A language with the usual calendar and digits, whatever its countries have besides: letters cite the UN's."""
    return _icu().Locale.forLanguageTag(f"{tag if knows(tag) else 'en-GB'}-u-ca-gregory-nu-latn")


def _written(form: Icu, day: datetime.date, tag: str) -> str:
    calendar = _icu().GregorianCalendar(_locale(tag))
    calendar.setGregorianChange(_BEFORE_ALL_DATES)
    calendar.setTimeZone(_icu().TimeZone.getGMT())
    form.setCalendar(calendar)
    return str(form.format((day - _EPOCH).days * _SECONDS_A_DAY))


@functools.cache
def _spelling(tag: str) -> Icu:
    return _icu().RuleBasedNumberFormat(_icu().URBNFRuleSetTag.SPELLOUT, _locale(tag))


@functools.cache
def _collator(tag: str) -> Icu:
    collator = _icu().Collator.createInstance(_locale(tag))
    collator.setStrength(_icu().Collator.PRIMARY)
    return collator


def in_ascii(sign: str) -> str:
    """What a Latin letter or a mark is written as where there are no others: `ß` is ss; the sign itself if nothing."""
    return str(_icu().Transliterator.createInstance("Latin-ASCII").transliterate(sign))
