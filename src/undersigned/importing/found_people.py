"""Reads people in a list of signatories: name, office, organisation, and in which capacity they sign.

Only what is sure makes a person of a line: a form of address, an office, words such as "in an individual capacity".
What is read prints again as it was: what no key has in that place stays in the words before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from undersigned.languages.known import language_of
from undersigned.languages.names_in_lists import COMMAS, EMAIL, is_office

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
