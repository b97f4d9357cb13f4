"""Tells by words of all languages what a line in a list of signatories is: a person, an organisation, or no name.

A person needs a form of address, an office, words such as "in an individual capacity"; an organisation a word that no
person is called by. What has neither may be either. Remarks, counts, addresses, and lines to sign on name nobody.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import Final

from undersigned.languages.country_names import countries_called
from undersigned.languages.known import all_languages
from undersigned.languages.language import Language, LetterWords
from undersigned.languages.looked_for import CountWords, FrameWords, SignatoryWords
from undersigned.languages.patterns import any_of
from undersigned.languages.plain_names import plain_name

COMMAS: Final = re.compile(r"\s*[,，、،]\s*")
EMAIL: Final = re.compile(r"[^@\s<>()]+@[^@\s<>()]+\.[^@\s<>()]+")
_LONGEST_NAME: Final = 6
"""Words in the name of a person."""
_LONGEST_WRITTEN_TO: Final = 4
"""Words of a name that may have such as organisations have, where an e-mail address stands below it."""
_LONGEST_PARTICLE: Final = 3
"""Letters of what stands between names: "van", "de la"."""
_LONGEST_REMARK: Final = 10
"""Words of a line that only says how many others sign."""
_RULE: Final = r"[\s._…‥\-‐‑–—=~*]"
"""What people draw lines of, to sign on."""
_DRAWN: Final = re.compile(rf"[xX✗]?(?:{_RULE}*[._…‥\-–—=~]){{3,}}{_RULE}*")
_DRAWN_BEHIND: Final = re.compile(rf"\s*(?:_{{3,}}|\.{{4,}}|…{{2,}}){_RULE}*$")
_NOWHERE: Final = re.compile(r"https?://|www\.|[^\s@]@[^\s@]", re.IGNORECASE)
_POSTCODE: Final = re.compile(r"(?:[A-Z]{1,2}-?)?\d{4,6}\s+[^\W\d]+(?:[ -][^\W\d]+)?(?:\s*,.*)?")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.[ -]?)+[^\W\d_]{2,}(?:[ -][^\W\d_]{2,})?")
"""A. B. Example"""
_WHOLE: Final = r"(?<![^\W\u3400-\u9fff]){}(?![^\W\u3400-\u9fff])"
"""A whole word; no space stands between Chinese words."""
_APART: Final = r"[\s,/&،、’'-]*"
_BEHIND: Final = re.compile(r"[(（][^()（）]*[A-Z]{2}[^()（）]*[)）]$")
"""An acronym behind a name."""
_FIGURES: Final = re.compile(r"\d{4}|^\W*\d+(?![\d\w])")
"""Numbers of notes and years, and not "31st Century Group"."""
_COLONS: Final = ":： \u00a0\u202f"
_MARK_BEFORE: Final = re.compile(r"[^\w\"“„«‘'(]")
"""What no name begins with: "-Freedonia Watch"."""
_PARTED: Final = re.compile(r"\s+[-–—/|]\s+|\s*[(（)）]\s*|\s+[:：]\s+")
"""What stands between a person and an organisation, beside words."""


def _sign(pattern: Callable[[_Signs], str]) -> cached_property[re.Pattern[str]]:
    """A pattern that is made when it is asked for, as some are long."""
    return cached_property(lambda signs: re.compile(pattern(signs), re.IGNORECASE))


def _whole(words: Iterable[str]) -> str:
    return _WHOLE.format(any_of(words))


def _between_names(words: Iterable[str]) -> str:
    return rf"\s+{any_of(words)}(?:\s+|(?<=['’]))"


def _sequence(telling: Iterable[str], *others: Iterable[str]) -> str:
    """One of some words at least, and any others of a heading around it."""
    word = rf"(?:{_whole((*telling, *chain(*others)))}{_APART})"
    return rf"{word}*?{_whole(telling)}{_APART}{word}*"


class _Signs:
    """What is looked for, in all languages together."""

    def __init__(self, languages: tuple[Language, ...]) -> None:
        self._letters = [language.letter for language in languages]
        self.words = SignatoryWords.of_all(language.signatories for language in languages)
        self.things = CountWords.of_all(language.counts for language in languages).things
        self.addresses = FrameWords.of_all(language.frame for language in languages).contacts

    def printed(self, says: Callable[[LetterWords], str | None]) -> list[str]:
        """How letters in each language say something."""
        return [re.escape(said.rstrip(_COLONS)) for one in self._letters if (said := says(one))]

    people = _sign(lambda it: any_of((*it.printed(lambda letter: letter.individuals), *it.words.people)))
    offices = _sign(lambda it: _whole(it.words.offices))
    honorifics = _sign(lambda it: any_of(it.words.honorifics))
    bodies = _sign(lambda it: _whole(it.words.bodies))
    scopes = _sign(lambda it: _sequence(it.words.scopes, it.words.joins))
    groups = _sign(lambda it: _sequence(it.words.groups, it.words.scopes, it.words.kinds, it.words.joins))
    surnames = _sign(lambda it: rf"{any_of(it.words.surnames)}\Z")
    in_person = _sign(
        lambda it: any_of((*it.printed(lambda letter: letter.in_individual_capacity), *it.words.in_person))
    )
    behalf = _sign(
        lambda it: any_of(
            said.replace(r"\{\}", ".+") for said in it.printed(lambda letter: letter.on_behalf_of)
        )
    )
    for_whom = _sign(
        lambda it: rf"{any_of(it.words.behalf)}(?:\s+|(?<=['’\u3400-\u9fff]))(?P<whom>\S.*?)[\s,:，：]*"
    )
    behind_people = _sign(lambda it: _between_names(it.words.behalf))
    before_people = _sign(lambda it: _between_names(it.words.represented))
    describing = _sign(lambda it: any_of(it.words.describing))
    signed = _sign(
        lambda it: rf"[\[(（<]?\s*(?:{any_of(it.words.signed)}|/?s/)\s*[\])）>]?{_RULE}*[:：]?{_RULE}*"
    )
    signed_before = _sign(
        lambda it: (
            rf"(?:[\[(（]\s*{any_of(it.words.signed)}\s*[\])）]|{any_of(it.words.signed)}\s*[:：]|/?s/|"
            r"(?:sgd|fdo)\.?\s*(?=[\s:])|_{3,})[\s:：/]*(?=\S)"
        )
    )
    joining = _sign(lambda it: rf"\W*(?:{any_of(it.words.and_others)}(?=[\s\d])|[+&])\s*")
    joined = _sign(
        lambda it: (
            rf"\s*[,，、،;]\s*(?:{any_of(it.words.and_others)}\s+)?|\s+(?:{any_of(it.words.and_others)}|&)\s+"
        )
    )
    others = _sign(
        lambda it: (
            rf"(?:\D{{0,12}}\d[\d.,]*\s*(?:\w+\s+){{0,2}}{any_of((*it.words.others, *it.things))}"
            rf"(?:\b|(?<=[\u3400-\u9fff])).*|\d+\W*|(?:\w+\s+){{0,2}}{any_of(it.words.others)}\W*)"
        )
    )
    remarks = _sign(lambda it: any_of(it.words.remarks))
    streets = _sign(lambda it: _whole(it.words.streets))
    contacts = _sign(
        lambda it: (
            rf"{any_of((*it.printed(lambda letter: letter.contact), *it.addresses))}\b[^:：]{{0,40}}[:：]"
            r"|(?:\+|00)\d[\d ()/.-]{6,}$"
        )
    )


@functools.cache
def _signs(languages: tuple[Language, ...]) -> _Signs:
    return _Signs(languages)


def _known() -> _Signs:
    return _signs(all_languages())


# --- people


def for_whom(text: str) -> str:
    """For whom the person signs who stands below a line: "On behalf of the Coalition:"; else nothing."""
    found = _known().for_whom.fullmatch(text)
    return found["whom"] if found else ""


def reads_as_person(text: str) -> bool:
    """Whether a line may well be a person: it is one, or two words or more of which none speaks against it."""
    name = COMMAS.split(text)[0]
    return is_person([text]) or (len(name.split()) > 1 and may_be_person(name))


def is_perhaps_person(name: str) -> bool:
    """Whether a name that somebody typed among organisations may be a person's: nothing says that it is not.

    People have two words or more, in letters that have capitals, and each of them has one, but for "de" and the like.
    """
    first, signs = COMMAS.split(name)[0], _known()
    words = first.split()
    small = [word for word in words if not word[:1].isupper()]
    has_capitals = len(words) - len(small) > 1 and all(len(word) <= _LONGEST_PARTICLE for word in small)
    # House and Law are names of people, too.
    is_open = may_be_person(first) or (
        len(words) <= _LONGEST_NAME // 2
        and all(signs.surnames.match(one[0]) for one in signs.bodies.finditer(first))
    )
    return not is_sure_organisation(name) and (
        is_person([name]) or _has_person(name) or (has_capitals and is_open)
    )


def is_over_people(heading: str) -> bool:
    """Whether people stand under a heading."""
    return _known().people.match(heading.strip(" :：")) is not None and not _known().bodies.search(heading)


def is_group_heading(text: str) -> bool:
    """Whether a line says of organisations only which they are: "AFRICA", "National organisations", "NGOs in Geneva".

    What follows the plural of such a word begins with a small letter, as no more of a name does.
    """
    text, signs = text.strip(" :：()（）"), _known()
    if len(text.split()) > _LONGEST_REMARK:
        return False
    found = signs.groups.match(text)
    rest = text[found.end() :] if found else ""
    is_of_groups = found is not None and (
        not rest or (rest[:1].islower() and text[: found.end()][-1:].isspace())
    )
    return is_of_groups or signs.scopes.fullmatch(text) is not None


def names_joined(text: str) -> list[str]:
    """The parts of a text between commas and the words of languages for "and"."""
    return [part for part in _known().joined.split(text) if part]


def is_office(text: str) -> bool:
    """Whether a line or a part of one says what somebody is; its first words count, as a name may have others."""
    found = _known().offices.search(text)
    return found is not None and (found.start() == 0 or not _known().bodies.search(text[: found.start()]))


def begins_description(text: str) -> bool:
    """Whether a text says what somebody is, by its first word, and is no name."""
    return _begins_small(text) or _known().describing.match(text) is not None


def _begins_small(text: str) -> bool:
    """Whether a text begins with a small letter; those of Georgian have no capitals at the beginning of words."""
    return text[:1] != text[:1].title()


def is_description(text: str) -> bool:
    """Whether a line says of an organisation what it is: "A union of journalists", and not "A Rocha"."""
    found = _known().describing.match(text)
    rest = text[found.end() :] if found else ""
    return found is not None and not rest[:1].isupper() and len(text.split()) > 2  # noqa: PLR2004  # "a union of …"


def may_be_person(name: str) -> bool:
    """Whether nothing in a name says that it is no person's."""
    words = name.split()
    return (
        0 < len(words) <= _LONGEST_NAME
        and not re.search(r"[\d@/:&]", name)
        and not _known().bodies.search(name)
        and not (len(words) == 1 and len(name) > 1 and name.isupper())
        and not re.search(r"[(（][^()（）]*[A-Z]{2}", name)
    )


def is_person(lines: Sequence[str]) -> bool:
    """Whether one line, or the lines of a block, are surely a person."""
    name, *rest = COMMAS.split(lines[0])
    rest += lines[1:]
    signs, whole = _known(), ", ".join(lines)
    if _INITIALS.fullmatch(lines[0]) and not signs.bodies.search(lines[0]):
        return True
    bare = re.split(r"\s+[-–—]\s+|\s*[(（]", name)
    if signs.in_person.search(whole) or _is_addressed(bare[0]):
        return True
    if any(signs.behalf.match(part) for part in rest):
        return may_be_person(name)
    offices = any(map(is_office, (*rest, *bare[1:])))
    return may_be_person(bare[0]) and (offices or any(EMAIL.fullmatch(line) for line in lines[1:]))


def _is_addressed(name: str) -> bool:
    """Whether a form of address stands in a name, and in the rest of it no word of bodies."""
    found = _known().honorifics.search(name)
    return found is not None and not _known().bodies.search(name[: found.start()] + name[found.end() :])


def is_person_of(lines: Sequence[str]) -> bool:
    """Whether lines, which surely are of one signatory, are a person with the organisation below the name."""
    name = COMMAS.split(lines[0])[0]
    is_written_to = len(lines) > 1 and EMAIL.fullmatch(lines[-1]) and not re.search(r"\d", name)
    if is_written_to and 1 < len(name.split()) <= _LONGEST_WRITTEN_TO:
        return True
    return is_person(lines) or (
        len(lines) > 1
        and len(name.split()) > 1
        and may_be_person(name)
        and any(map(is_sure_organisation, lines[1:]))
    )


# --- organisations


def is_taken_for_organisation(name: str) -> bool:
    """Whether nothing in a line says that it is anything but the name of one organisation."""
    return not _is_something_else(name) and not is_perhaps_person(name)


def _has_person(name: str) -> bool:
    """Whether a line is a person with a title that people have, or may be one beside an organisation."""
    signs = _known()
    words = name.split()
    if signs.honorifics.match(name) and not signs.bodies.fullmatch(words[-1]):
        return True
    sides = [side for part in _PARTED.split(name) if (side := part.strip(" ,;"))]
    first, *organisations = signs.behind_people.split(name)
    *represented, last = signs.before_people.split(name)
    people = [
        *(sides if len(sides) > 1 else ()),
        *([first] if organisations else ()),
        *([last] if represented else ()),
    ]
    return any(_is_like_person(one.strip(" ,;")) or signs.offices.match(one) for one in people)


def _is_like_person(part: str) -> bool:
    """Whether a part of a name may be a person's: two words or more with capitals, and none of places or offices."""
    words = part.split()
    return (
        1 < len(words) <= _LONGEST_WRITTEN_TO
        and may_be_person(part)
        and all(word[:1].isupper() or len(word) <= _LONGEST_PARTICLE for word in words)
        and not is_office(words[-1].removesuffix("s"))
        and not countries_called(part)
    )


def _is_something_else(name: str) -> bool:
    """Whether a line is a person, several names, a remark, or an address."""
    part, *more = COMMAS.split(name)
    is_placed = len(more) == 1 and _BEHIND.search(part) is not None  # "Women's League (WL), Kabul"
    return bool(
        is_no_name(name)
        or is_description(name)
        or is_person([name])
        or _MARK_BEFORE.match(name)
        or _has_person(name)
        or (more and not is_placed)
        or re.search(r"[;；•@\n]", name)
        or _FIGURES.search(name)
        or sum(_known().bodies.search(part) is not None for part in re.split(r"\s[/|]\s", name)) > 1
        or _begins_small(name)
        or _known().offices.match(name)
    )


def is_sure_organisation(name: str) -> bool:
    """Whether a line surely names one organisation: no person is called so, and no remark, list or address is."""
    if _is_something_else(name):
        return False
    signs = _known()
    found = [word[0] for word in signs.bodies.finditer(name)]
    words = name.split()
    telling = [word for word in found if not signs.surnames.match(word)]
    return bool(
        telling
        or (found and len(words) > 3)  # noqa: PLR2004  # people with four names are not called House or Law
        or _BEHIND.search(COMMAS.split(name)[0])
        or (len(words) == 1 and len(name) > 2 and name.isalpha() and name.isupper() and name.isascii())  # noqa: PLR2004  # ADHOC, and no initials
    )


# --- what names nobody


def is_affiliation(text: str) -> bool:
    """Whether a line says in any language, and in whatever words come near, that affiliations bind nobody."""
    said = (one.letter.for_identification for one in all_languages())
    words = [set(plain_name(one).split()) for one in said if one]
    here = set(plain_name(text).split())
    return text.startswith("*") and any(len(here & one) * 2 > len(one) for one in words)


def is_drawn(text: str) -> bool:
    """Whether a line is there to be signed on, or says that it is signed: "_____", "(signed)", "/s/"."""
    return _DRAWN.fullmatch(text.strip()) is not None or _known().signed.fullmatch(text.strip()) is not None


def before_name(text: str) -> int:
    """How many characters before a name say that it is signed: "/s/ Ann Example"."""
    found = _known().signed_before.match(text)
    return found.end() if found else 0


def behind_name(text: str) -> int:
    """How many characters a line to sign on has behind a name."""
    found = _DRAWN_BEHIND.search(text)
    return len(found[0]) if found and found.start() else 0


def is_address(text: str) -> bool:
    """Whether a line says where somebody lives, or is to be reached."""
    signs = _known()
    if _NOWHERE.search(text) or signs.contacts.match(text) or _POSTCODE.fullmatch(text):
        return True
    return bool(re.search(r"\d", text) and signs.streets.search(text))


def is_no_name(text: str) -> bool:
    """Whether a line names nobody who signs: a remark, how many others sign, an address, a line to sign on."""
    signs, text = _known(), text.strip()
    return (
        not re.search(r"[^\W\d_]", text)
        or text.endswith((":", "："))
        or text.startswith(("*", "†", "‡"))
        or is_drawn(text)
        or is_address(text)
        or is_group_heading(text)
        or signs.remarks.match(text.lstrip("([ ")) is not None
        or (len(text.split()) <= _LONGEST_REMARK and _counts_others(text))
    )


def _counts_others(text: str) -> bool:
    """Whether a line says how many others sign: "and 14 others", "+ 12 organisations", "30 groups"."""
    if found := _known().joining.match(text):
        return _known().others.fullmatch(text, found.end()) is not None
    return text.lstrip("(（ ")[:1].isdigit() and _known().others.fullmatch(text.lstrip("(（ ")) is not None
