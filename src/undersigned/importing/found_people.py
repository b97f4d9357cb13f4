"""Reads people in a list of signatories: name, office, organisation, and in which capacity they sign.

Only what is sure makes a person of a line: a form of address, an office, words such as "in an individual capacity".
What is read prints again as it was: what no key has in that place stays in the words before it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from undersigned.languages.known import all_languages, language_of
from undersigned.languages.language import Language
from undersigned.languages.looked_for import SignatoryWords
from undersigned.languages.patterns import any_of

COMMAS: Final = re.compile(r"\s*[,，、،]\s*")
EMAIL: Final = re.compile(r"[^@\s<>()]+@[^@\s<>()]+\.[^@\s<>()]+")
_LONGEST_NAME: Final = 6
"""Words in the name of a person."""
_STAR: Final = "*"


@dataclass(frozen=True)
class Person:
    """A person who signs, by the keys of `individuals` in a campaign."""

    name: str
    title: str = ""
    organisation: str = ""
    capacity: str = ""
    on_behalf_of: str = ""
    country: str = ""
    email: str = ""

    @property
    def keys(self) -> dict[str, str]:
        """What there is of them."""
        return {key: value for key, value in vars(self).items() if value}


@dataclass(frozen=True)
class _Signs:
    people: re.Pattern[str]
    offices: re.Pattern[str]
    honorifics: re.Pattern[str]
    bodies: re.Pattern[str]
    in_person: re.Pattern[str]
    behalf: re.Pattern[str]
    describing: re.Pattern[str]


@functools.cache
def _signs(languages: tuple[Language, ...]) -> _Signs:
    words = SignatoryWords.of_all(language.signatories for language in languages)
    letters = [language.letter for language in languages]
    own = [re.escape(one.in_individual_capacity) for one in letters if one.in_individual_capacity]
    behalf = [re.escape(one.on_behalf_of).replace(r"\{\}", ".+") for one in letters if one.on_behalf_of]
    headings = [re.escape(one.individuals) for one in letters if one.individuals]

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    # No space stands between Chinese words.
    whole = r"(?<![^\W\u3400-\u9fff]){}(?![^\W\u3400-\u9fff])"
    return _Signs(
        compiled(any_of((*headings, *words.people))),
        compiled(whole.format(any_of(words.offices))),
        compiled(any_of(words.honorifics)),
        compiled(whole.format(any_of(words.bodies))),
        compiled(any_of((*own, *words.in_person))),
        compiled(any_of(behalf)),
        compiled(any_of(words.describing)),
    )


def _known() -> _Signs:
    return _signs(all_languages())


def is_over_people(heading: str) -> bool:
    """Whether people stand under a heading."""
    return _known().people.match(heading.strip(" :：")) is not None and not _known().bodies.search(heading)


def is_office(text: str) -> bool:
    """Whether a line or a part of one says what somebody is; its first words count, as a name may have others."""
    found = _known().offices.search(text)
    return found is not None and (found.start() == 0 or not _known().bodies.search(text[: found.start()]))


def begins_description(text: str) -> bool:
    """Whether a text says what somebody is, by its first word, and is no name."""
    return text[:1].islower() or _known().describing.match(text) is not None


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
    bare = re.split(r"\s+[-–—]\s+|\s*[(（]", name)
    if signs.in_person.search(whole) or (
        signs.honorifics.search(bare[0]) and not signs.bodies.search(bare[0])
    ):
        return True
    if any(signs.behalf.match(part) for part in rest):
        return may_be_person(name)
    offices = any(map(is_office, (*rest, *bare[1:])))
    return may_be_person(bare[0]) and (offices or any(EMAIL.fullmatch(line) for line in lines[1:]))


def person_of_line(text: str, language: str, *, is_starred: bool, has_country: bool) -> Person:
    """The person in one line; `is_starred` where an asterisk means that affiliations are for identification only."""
    capacity, words = "", text
    if is_starred and words.endswith(_STAR):
        capacity, words = "identification", words.removesuffix(_STAR)
    name, *parts = COMMAS.split(words.strip())
    country = parts.pop() if has_country and parts else ""
    return _said(Person(name, country=country, capacity=capacity), parts, language)


def person_of_block(lines: Sequence[str], language: str, *, is_starred: bool) -> Person:
    """The person in the lines of a block: name, office, organisation, e-mail address."""
    name, *rest = (line.strip(" ,，،;") for line in lines)
    person = Person(name)
    if rest and EMAIL.fullmatch(rest[-1]):
        person = replace(person, email=rest.pop())
    if is_starred and any(line.endswith(_STAR) for line in rest):
        person = replace(person, capacity="identification")
        rest = [line.removesuffix(_STAR) for line in rest]
    return _said(person, rest, language, between=" ")


def _said(person: Person, parts: list[str], language: str, between: str = ", ") -> Person:
    """A person with what stands behind the name, as a letter in the language prints it."""
    words = known.letter if (known := language_of(language)) else None
    own, behalf = (words.in_individual_capacity, words.on_behalf_of) if words else (None, None)
    if own and parts and parts[-1].casefold() == own.casefold() and not person.capacity:
        person = replace(person, capacity="individual")
        parts = parts[:-1]
    start = behalf.partition("{}")[0] if behalf else ""
    for place, part in enumerate(parts):
        if start and part.casefold().startswith(start.casefold()):
            person = replace(person, on_behalf_of=between.join([part[len(start) :], *parts[place + 1 :]]))
            parts = parts[:place]
            break
    offices = next((place for place, part in enumerate(parts) if not is_office(part)), len(parts))
    if offices == 0 and any(map(is_office, parts[1:])) and between == " ":
        # Below the name its organisation, then its office: a letter prints them the other way round.
        offices = len(parts) - 1
        parts = [*parts[1:], parts[0]]
    return replace(person, title=between.join(parts[:offices]), organisation=between.join(parts[offices:]))
