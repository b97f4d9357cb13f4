"""Reads people in a list of signatories: name, office, organisation, and in which capacity they sign.

Only what is sure makes a person of a line: a form of address, an office, words such as "in an individual capacity".
What is read prints again as it was: what no key has in that place stays in the words before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from undersigned.files.yaml_writing import Writable
from undersigned.importing.manuscript import Leftover, where
from undersigned.importing.signing import Entry
from undersigned.languages.known import language_of
from undersigned.languages.names_in_lists import (
    COMMAS,
    EMAIL,
    is_office,
    is_perhaps_person,
    is_person,
)
from undersigned.model.findings import listed

_STAR: Final = "*"
_BRACKETED: Final = re.compile(
    r"(?P<name>[^()（）,，、،]+?)\s*[(（](?P<inside>[^()（）]+)[)）](?P<rest>(?:[,，、،].*)?)"
)
"""Jane Doe (Director, Freedonia Watch)"""
_NAMED: Final = 6
"""As many names are told of those that may be people."""


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
    name, *parts = _parts(words.strip())
    country = parts.pop() if has_country and parts else ""
    return _said(Person(name, country=country, capacity=capacity), parts, language)


def _parts(words: str) -> list[str]:
    """The parts of a line between commas, but not within brackets; those in brackets behind a name are parts, too."""
    if found := _BRACKETED.fullmatch(words):
        return [found["name"], *COMMAS.split(found["inside"]), *COMMAS.split(found["rest"])[1:]]
    parts: list[str] = []
    for part in COMMAS.split(words):
        if parts and parts[-1].count("(") + parts[-1].count("（") > parts[-1].count(")") + parts[-1].count(
            "）"
        ):
            parts[-1] = f"{parts[-1]}, {part}"
        else:
            parts.append(part)
    return parts


def person_of_block(lines: Sequence[str], language: str, *, is_starred: bool, has_country: bool) -> Person:
    """The person in the lines of a block: name, office, organisation, e-mail address."""
    name, *rest = (line.strip(" ,，،;") for line in lines)
    person = Person(name)
    if rest and EMAIL.fullmatch(rest[-1]):
        person = replace(person, email=rest.pop())
    if is_starred and any(line.endswith(_STAR) for line in rest):
        person = replace(person, capacity="identification")
        if has_country and len(rest) > 1 and rest[-2].endswith(_STAR):
            person = replace(person, country=rest.pop())
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


def representatives_of(entry: Entry) -> dict[str, Writable]:
    """Who signs for an organisation, by the key that says it: several have a line each, or one an office below."""
    names = [name.strip() for name in entry.representative.split("\n") if name.strip()]
    people: list[dict[str, Writable]] = []
    for name in names:
        if people and is_office(name) and not is_person([name]):
            people[-1]["title"] = name
        else:
            parts = COMMAS.split(name, maxsplit=1) if is_person([name]) else [name]
            people.append(dict(zip(("name", "title"), parts, strict=False)))
    if len(people) == 1 and entry.title:
        people[0]["title"] = entry.title
    return {"representatives": people} if len(people) > 1 else {"representative": people[0]} if people else {}


def told_of_people(names: Iterable[tuple[str, int]]) -> list[Leftover]:
    """What is told of names, each with the number of its line, that stand among organisations and may be people's."""
    unclear = [(name, number) for name, number in names if is_perhaps_person(name)]
    if not unclear:
        return []
    first = [name for name, _ in unclear[:_NAMED]]
    more = len(unclear) - len(first)
    said = f"{', '.join(first)} and {more} more" if more else listed(first)
    what = f"{said} may be {'people' if len(unclear) > 1 else 'a person'}"
    help = "they stand under 'signatories' in campaign.yaml; who is a person is to stand under 'individuals'"
    return [Leftover(what, where(unclear[0][1], ""), help, "perhaps-people")]
