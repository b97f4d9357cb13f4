"""Says who they are that a list of signatories prints: organisations of the register, others as typed, and people.

And what of the list's look makes it print the same again: `signatory_list`, the groups, the order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from undersigned.files.ids import first_free
from undersigned.files.yaml_writing import Writable
from undersigned.importing.found_people import (
    Person,
    person_of_block,
    person_of_line,
    representatives_of,
    told_of_people,
)
from undersigned.importing.manuscript import Leftover, Picture, where
from undersigned.importing.printed_signatories import (
    Register,
    Signed,
    comparable_name,
    organisation_typed,
    split_name,
)
from undersigned.importing.signing import Entry, Group, Signing
from undersigned.languages.collation import sort_key
from undersigned.languages.country_names import countries_called
from undersigned.languages.known import language_of
from undersigned.languages.made_ids import id_of_name
from undersigned.languages.names_in_lists import (
    COMMAS,
    is_office,
    is_over_people,
    is_person,
    is_person_of,
    is_sure_organisation,
    may_be_person,
)
from undersigned.loading.same_organisation import id_beside
from undersigned.model.signatories import Shown, TableColumn

_MOST: Final = 0.66
"""Which part of those who sign has to be printed in one way for the list to be so."""
_ALMOST_ALL: Final = 0.9
"""Which part of them has to be numbered; one that somebody forgot takes the numbers from no other."""
_LONGEST_COUNTRY: Final = 5
"""Words."""
_DASH: Final = re.compile(r"(?P<name>.+\S)\s+[-–—]\s+(?P<country>[^–—]+)$")
_BRACKETS: Final = re.compile(r"(?P<name>.+?)\s*[(（](?P<inside>[^()（）]+)[)）]")


@dataclass(frozen=True)
class Listed:
    """One of the list: an organisation, or a person; by its id in the campaign."""

    id: str
    entry: Entry
    organisation: Signed | None = None
    person: Person | None = None


@dataclass
class _Members:
    """A group with those who are in it."""

    group: Group
    listed: list[Listed] = field(default_factory=list)

    @property
    def has_people(self) -> bool:
        return any(one.person for one in self.listed)

    @property
    def has_organisations(self) -> bool:
        return any(one.organisation for one in self.listed)


class ListedSignatories:
    """Those who sign a letter in a language, as its list prints them."""

    def __init__(self, signing: Signing, register: Register, language: str, countries: Iterable[str]) -> None:
        self._signing = signing
        self._register = register
        self._language = language
        self._countries = {name.casefold() for name in countries}
        self._people = self._read_people()
        self._blocks = any(
            len(entry.lines) > 1 or entry.signature is not None
            for entry in signing.entries
            if id(entry) in self._people
        )
        self.shown: Shown = self._shown()
        self._by_id: dict[str, Listed] = {}
        self.leftovers: list[Leftover] = []
        """Those that stand twice."""
        self.groups: list[_Members] = [
            _Members(
                group, [one for entry in group.entries if (one := self._listed(entry, group)) is not None]
            )
            for group in signing.groups
        ]

        unclear = [
            (one.entry.texts[0], one.entry.number)
            for one in self.organisations
            if one.organisation
            and not (one.organisation.organisation or one.organisation.near)
            and one.organisation.is_one_name
            and "country" not in one.organisation.as_typed
        ]
        self.leftovers += told_of_people(unclear)
        self._tell_of_tables()

    def _tell_of_tables(self) -> None:
        """Tell of groups that were lines in a list that has tables: the whole list is one kind here."""
        if not any(group.table for group in self._signing.groups):
            return
        for members in self.groups:
            if members.listed and not members.group.table:
                first = members.listed[0].entry
                self.leftovers.append(
                    Leftover(
                        f"“{first.texts[0]}” and who stands with it were lines, and are rows of a table now",
                        where(first.number, ""),
                        "a list is a table as a whole, or none, as 'table' below 'signatory_list' says",
                        "rows-of-table",
                    )
                )

    # --- who they are

    @property
    def organisations(self) -> list[Listed]:
        """The organisations in the order of the list, each once."""
        return [one for group in self.groups for one in group.listed if one.organisation]

    @property
    def people(self) -> list[Listed]:
        """The people in the order of the list."""
        return [one for group in self.groups for one in group.listed if one.person]

    def _read_people(self) -> set[int]:
        """The entries that are people: those that surely are, and those that stand among such."""
        people: set[int] = set()
        for group in self._signing.groups:
            unknown = [one for one in group.entries if not self._register.knows(one.texts[0])]
            all_people = is_over_people(group.heading)
            sure = [one for one in unknown if self._is_person(one, group)]
            mostly = len(sure) * 2 >= len(group.entries) > 0
            people |= {id(one) for one in sure}
            if all_people or mostly:
                people |= {
                    id(one) for one in unknown if all_people or may_be_person(COMMAS.split(one.texts[0])[0])
                }
        return people

    def _is_person(self, entry: Entry, group: Group) -> bool:
        if group.table:
            parts = COMMAS.split(entry.description) if entry.description else ()
            return bool(entry.organisation) or is_person([entry.texts[0], *parts])
        if entry.on_behalf_of:
            return True
        if self._signing.is_starred and entry.texts[-1].endswith("*"):
            return True
        return is_person_of(entry.texts)

    def _listed(self, entry: Entry, group: Group) -> Listed | None:
        signed: Signed | None
        if id(entry) not in self._people:
            signed = self._register.signed(entry.texts[0], self._typed(entry), entry.description)
        elif (signed := self._represented(entry.texts)) is None:
            person = self._person(entry, group)
            free = first_free(id_of_name(person.name) or "person", self._by_id.__contains__)
            return self._once(Listed(free, entry, person=person))
        made = signed.organisation.id if signed.organisation else signed.typed_id
        return self._once(Listed(made, entry, organisation=signed))

    def _once(self, one: Listed) -> Listed | None:
        """One of the list, where nobody of that id has signed before; two of a name and two countries are two."""
        if one.id in self._by_id and one.organisation and not one.organisation.organisation:
            first = self._by_id[one.id].organisation
            if first and first.as_typed:
                both = organisation_typed(one.organisation.as_typed), organisation_typed(first.as_typed)
                one = replace(one, id=id_beside(*both))
        if one.id in self._by_id:
            self.leftovers.append(
                Leftover(
                    f"“{one.entry.texts[0]}” stands twice among the signatories; it signs once",
                    where(one.entry.number, ""),
                    "if they are two, put one into signatories/organisations.yaml under another id, and write that",
                    "doubled-signatory",
                    (one.entry.texts[0],),
                    (one.entry.number,),
                )
            )
            return None
        self._by_id[one.id] = one
        return one

    def _person(self, entry: Entry, group: Group) -> Person:
        texts, starred = entry.texts, self._signing.is_starred
        if entry.organisation:
            return Person(texts[0], entry.title, entry.organisation, country=entry.country)
        if group.table:
            texts = [", ".join(filter(None, (texts[0], entry.description)))]
        if len(texts) > 1:
            has_country = self.shown.has_country
            person = person_of_block(texts, self._language, is_starred=starred, has_country=has_country)
        else:
            *before, last = COMMAS.split(texts[0])
            is_country = last.casefold() in self._countries or (len(before) > 1 and may_be_person(last))
            has_country = self.shown.has_country and not group.table and is_country and not is_office(last)
            person = person_of_line(texts[0], self._language, is_starred=starred, has_country=has_country)
            if entry.country and not person.country:
                person = replace(person, country=entry.country)
        return replace(person, on_behalf_of=entry.on_behalf_of) if entry.on_behalf_of else person

    def _represented(self, texts: list[str]) -> Signed | None:
        """The organisation of the register for which the person in a block signs, as the register says it, too."""
        for text in texts[1:]:
            name, acronym = split_name(text)
            signed = self._register.signed(text, {"name": name, "acronym": acronym or ""})
            if signed.organisation and any(
                one.name == texts[0] for one in signed.organisation.representatives
            ):
                return signed
        return None

    # --- how their names are printed

    def _shown(self) -> Shown:
        """What stands with the names of organisations."""
        names = [entry.texts[0] for entry in self._signing.entries if id(entry) not in self._people]
        if not names:
            return Shown.ACRONYM
        commas = sum(self._tail(name) is not None for name in names)
        inside = Counter(self._kind(name) for name in names)
        bare = with_acronym = 0
        for name in names:
            one = self._register.known(name)
            if one and one.acronym_in(self._language):
                bare += comparable_name(name) == comparable_name(one.name_in(self._language))
                with_acronym += split_name(name)[1] is not None
        has_acronyms = bare <= with_acronym
        if commas and (commas >= _MOST * len(names) or self._are_some_countries(names)):
            return Shown.ACRONYM_AND_COUNTRY if inside["acronym"] and has_acronyms else Shown.COUNTRY
        if inside["country"] > inside["acronym"] and inside["country"] >= _MOST * len(names):
            return Shown.COUNTRY_IN_BRACKETS
        return Shown.ACRONYM if has_acronyms else Shown.NAME

    def _are_some_countries(self, names: list[str]) -> bool:
        """Whether what stands behind commas are countries, and no other of the names would be printed with one."""
        for name in names:
            tail, known = self._tail(name), self._register.known(name)
            if tail and tail[1].casefold() not in self._countries:
                return False
            if not tail and known and known.country_in(self._language):
                return False
        return True

    def _tail(self, text: str) -> tuple[str, str] | None:
        """The name and the country of "Name, Country"; the last of all words behind a comma are one, if short."""
        if (parted := _DASH.match(text)) and parted["country"].casefold() in self._countries:
            return parted["name"], parted["country"]
        name, comma, country = text.rpartition("，" if "，" in text else "،" if "،" in text else ",")
        country = country.strip()
        is_country = country.casefold() in self._countries or (
            len(country.split()) <= _LONGEST_COUNTRY and country[:1].isupper() and not is_office(country)
        )
        return (name.strip(), country) if comma and name.strip() and country and is_country else None

    def _kind(self, text: str) -> str:
        """What the brackets behind a name hold: an acronym, a country, or neither."""
        found = _BRACKETS.fullmatch((self._tail(text) or (text, ""))[0]) or _BRACKETS.fullmatch(text)
        if not found:
            return ""
        if found["inside"].casefold() in self._countries or countries_called(found["inside"]):
            return "country"
        if split_name(found[0])[1]:
            return "acronym"
        is_other = COMMAS.search(found["inside"]) or is_sure_organisation(found["inside"])
        return "country" if found["inside"][:1].isupper() and not is_other else ""

    def _typed(self, entry: Entry) -> dict[str, Writable]:
        """The keys of an organisation as it is typed, by which the list prints it as it was."""
        text, country = entry.texts[0], entry.country
        if self.shown in (Shown.COUNTRY, Shown.ACRONYM_AND_COUNTRY) and (found := self._tail(text)):
            text, country = found
        elif self.shown is Shown.COUNTRY_IN_BRACKETS and (brackets := _BRACKETS.fullmatch(text)):
            text, country = brackets["name"], brackets["inside"]
        name, acronym = split_name(text) if self.shown.has_acronym else (text, None)
        if not country and (brackets := _BRACKETS.fullmatch(text)) and countries_called(brackets["inside"]):
            country = brackets["inside"]  # and stays in the name, as this list prints no countries
        typed: dict[str, Writable] = {"name": name}
        typed |= {"acronym": acronym or "", "country": country, "description": entry.description}
        typed |= representatives_of(entry)
        return {key: value for key, value in typed.items() if value}

    # --- the look of the list

    @cached_property
    def is_listed(self) -> bool:
        """Whether they stand in another order than that of the alphabet."""
        for group in self.groups:
            names = [one.organisation.name_in(self._language) for one in group.listed if one.organisation]
            if names != sorted(names, key=lambda name: sort_key(name, self._language)):
                return True
        return any(_is_mixed(group) for group in self.groups)

    def look(self) -> dict[str, Writable]:
        """What `signatory_list` says, but for its sentences."""
        look: dict[str, Writable] = {}
        entries = list(self._signing.entries)
        tables = [group.table for group in self._signing.groups if group.table]
        if self.shown is not Shown.ACRONYM:
            look["show"] = self.shown.value
        if tables:
            usual = (TableColumn.NUMBER, TableColumn.NAME, TableColumn.COUNTRY)
            look["table"] = True if tables[0] == usual else [column.value for column in tables[0]]
            if not self._signing.table_head:
                look["table_head"] = False
        if self._blocks:
            look["signatures"] = True
            if any(one.person and one.person.email for one in self.people) or any(
                "@" in one.entry.texts[-1] for one in self.organisations
            ):
                look["emails"] = True
        elif not tables and sum(entry.is_numbered for entry in entries) > _ALMOST_ALL * len(entries):
            look["numbered"] = True
        columns = max((group.columns for group in self._signing.groups), default=1)
        if columns > 1 and not tables and not self._differ_in_columns:
            look["columns"] = min(columns, 3)
        if self._signing.as_of:
            look["as_of"] = self._signing.as_of
        return look

    @property
    def _differ_in_columns(self) -> bool:
        return len({group.columns for group in self._signing.groups if group.entries}) > 1

    def own_groups(self) -> list[tuple[dict[str, Writable], Group]]:
        """What `signatory_groups` says of each group, but for its sentences; nothing where the list is a usual one."""
        if self._is_usual():
            return []
        found: list[tuple[dict[str, Writable], Group]] = []
        tables = [group.table for group in self._signing.groups if group.table]
        for place, members in enumerate(self.groups):
            group = members.group
            plain = not (group.heading or group.above or group.below or members.has_people)
            if not members.listed or (place == 0 and plain):
                continue
            keys: dict[str, Writable] = {"heading": group.heading} if group.heading else {}
            keys["members"] = [one.id for one in members.listed]
            if group.columns > 1 and self._differ_in_columns and not group.table:
                keys["columns"] = min(group.columns, 3)
            if group.table and group.table != self._printed_table(tables[0], members):
                keys["table"] = [column.value for column in group.table]
            found.append((keys, group))
        return found

    @staticmethod
    def _printed_table(usual: tuple[TableColumn, ...], members: _Members) -> tuple[TableColumn, ...]:
        """The columns that a group has in the list's table: what people are stands where others have countries."""
        if members.has_organisations or any(one.person and one.person.country for one in members.listed):
            return usual
        return tuple(TableColumn.DESCRIPTION if one is TableColumn.COUNTRY else one for one in usual)

    def _is_usual(self) -> bool:
        """Whether they stand as they do without groups: organisations, then people under their usual heading."""
        groups = [one for one in self.groups if one.listed]
        if any(one.group.above or one.group.below for one in groups) or self._differ_in_columns:
            return False
        language = language_of(self._language)
        heading = (language.letter.individuals if language else None) or ""
        match groups:
            case []:
                return True
            case [one]:
                return not one.group.heading and not (one.has_people and one.has_organisations)
            case [first, last]:
                return (
                    not first.group.heading
                    and not first.has_people
                    and not last.has_organisations
                    and last.group.heading == heading
                )
            case _:
                return False

    def as_entries(self) -> list[tuple[Writable, Signed]]:
        """What `signatories` lists, with what is known of each."""
        return [
            (one.id if one.organisation.organisation else one.organisation.as_typed, one.organisation)
            for one in self.organisations
            if one.organisation
        ]

    def individuals(self, picture: Callable[[Picture], str]) -> Mapping[str, Writable]:
        """What `individuals` says; `picture` gives the file of one that is kept."""
        found: dict[str, Writable] = {}
        for one in self.people:
            if one.person:
                signature = one.entry.signature
                file = picture(replace(signature, alternative=one.person.name)) if signature else ""
                found[one.id] = {**one.person.keys, "signature": file} if file else one.person.keys
        return found


def _is_mixed(group: _Members) -> bool:
    """Whether organisations stand behind people in one group."""
    kinds = [one.person is not None for one in group.listed]
    return kinds != sorted(kinds)
