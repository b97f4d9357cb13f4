"""Finds the names under a letter in the register, where there is no doubt which organisations they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from undersigned.files.yaml_writing import Writable
from undersigned.languages.country_names import countries_called
from undersigned.languages.icu_rules import country_name
from undersigned.languages.made_ids import id_of_name
from undersigned.languages.names_in_lists import is_address
from undersigned.languages.plain_names import plain_name
from undersigned.loading.same_organisation import is_another
from undersigned.model.campaign import Organisation

if TYPE_CHECKING:
    from undersigned.sign_ons.names import Names

_SHOWN: Final = 3
_NUMBERED: Final = re.compile(r"^(?:\d{1,3}[.)]|[•●▪◦‣·–-])\s+")
_SIGNS: Final = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-"}
    | {"（": " (", "）": ")", "，": ", ", "、": ", ", "،": ","}
)
_COMMAS_OF_A_LIST: Final = 2
_ACRONYM: Final = re.compile(r"(?P<name>.+?)\s*[(（](?P<acronym>[^()（）]{2,20})[)）]")


@dataclass(frozen=True)
class Signed:
    """A name as a letter prints it, and the organisation that it surely is; else those that it may be."""

    text: str
    organisation: Organisation | None
    near: tuple[Organisation, ...] = ()
    is_one_name: bool = True
    """Whether it reads as the name of one organisation: no list of several, and nobody's address."""
    as_typed: Mapping[str, Writable] = field(default_factory=dict)
    """The keys of a signatory that no register has."""

    @property
    def typed_id(self) -> str:
        """The id that it has as typed."""
        return id_of_name(str(self.as_typed["name"]))

    def name_in(self, language: str) -> str:
        """What a letter in a language calls it."""
        return self.organisation.name_in(language) if self.organisation else str(self.as_typed["name"])


def organisation_typed(typed: Mapping[str, Writable]) -> Organisation:
    """The organisation of which a letter says that much."""
    name, acronym, country = (str(typed.get(key, "")) for key in ("name", "acronym", "country"))
    return Organisation(id_of_name(name), name, acronym or None, country=country or None)


class Register:
    """The register of organisations, asked by what letters print."""

    def __init__(self, organisations: Mapping[str, Organisation]) -> None:
        self._by_name: dict[str, set[str]] = {}
        self._by_plain_name: dict[str, set[str]] = {}
        self._organisations = organisations
        for organisation in organisations.values():
            for name in _names(organisation):
                self._by_name.setdefault(comparable_name(name), set()).add(organisation.id)
            for name in (*_names(organisation), *organisation.former_names):
                self._by_plain_name.setdefault(plain_name(name), set()).add(organisation.id)

    def signed(self, text: str, typed: Mapping[str, Writable], description: str = "") -> Signed:
        """Which organisation a name is. One that two of them share, or that is only like one, is left open.

        `typed` are its keys where no register has it.
        """
        shown, called = _bare(text), str(typed["name"])
        found_as = [self._organisations[id] for id in sorted(self._ids(shown) or self._ids(called))]
        if len(found_as) == 1 and not is_another(organisation_typed(typed), found_as[0]):
            return Signed(shown, found_as[0], as_typed=typed)
        near = found_as or self._near(shown)
        is_one = (not description and is_one_name(shown)) or is_one_name(called)
        signed = Signed(shown, None, tuple(near), is_one, typed)
        # A name that has the id of one is what the office calls it; as typed, the two could not be told apart, and
        # no more could names that differ in signs and accents.
        same = self._by_plain_name.get(plain_name(called), set()) - {""}
        meant = signed.typed_id if signed.typed_id in self._organisations else ""
        found = meant or (next(iter(same)) if len(same) == 1 else "")
        same_one = self._organisations.get(found)
        if same_one and is_another(organisation_typed(typed), same_one):
            return signed if near else replace(signed, near=(same_one,))
        return replace(signed, organisation=same_one)

    def _ids(self, shown: str) -> set[str]:
        return self._by_name.get(comparable_name(shown), set())

    def knows(self, text: str) -> bool:
        """Whether a name is surely one of the register's."""
        return self.known(text) is not None

    def known(self, text: str) -> Organisation | None:
        """The organisation of the register that surely has a name."""
        ids = self._ids(_bare(text))
        return self._organisations[next(iter(ids))] if len(ids) == 1 else None

    @cached_property
    def _names(self) -> Names:
        # What compares names takes 20 ms to load, and a letter whose signatories are all known has no need of it.
        from undersigned.sign_ons.names import Names  # noqa: PLC0415

        return Names(self._organisations.values())

    def _near(self, text: str) -> list[Organisation]:
        """Which organisations a name may mean, as the sign-ons ask it, too."""
        return [match.organisation for match in self._names.may_mean(text)[:_SHOWN]]


def _bare(text: str) -> str:
    """A name without the number before it."""
    return _NUMBERED.sub("", text).strip(" ,;")


def is_one_name(text: str) -> bool:
    """Whether a line reads as the name of one organisation."""
    return not is_address(text) and text.count(",") < _COMMAS_OF_A_LIST and ";" not in text


def comparable_name(name: str) -> str:
    """A name as it is compared: capitals, spaces, and which marks, dashes and brackets a language has do not count."""
    return " ".join(unicodedata.normalize("NFC", name).translate(_SIGNS).casefold().split())


def split_name(text: str) -> tuple[str, str | None]:
    """The name and the acronym in "Name (ACRONYM)"; what stands in brackets is an acronym if it has capitals.

    A country is none: "(UK)", "(USA)".
    """
    found = _ACRONYM.fullmatch(text)
    if (
        found
        and not countries_called(found["acronym"])
        and any(sum(c.isupper() for c in word) > 1 or word.isdigit() for word in found["acronym"].split())
    ):
        return found["name"], found["acronym"]
    return text, None


def is_alphabetical(names: Iterable[str]) -> bool:
    """Whether names stand in the order in which a letter sorts them: capitals and accents do not count."""
    keys = [
        "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
        for name in names
    ]
    return keys == sorted(keys)


def _names(organisation: Organisation) -> Iterable[str]:
    """How letters in any language print an organisation, alone and with its acronym and country in that language."""
    for tag, name in {"": organisation.name, **(organisation.names or {})}.items():
        acronym, code = organisation.acronym_in(tag), organisation.country_code
        country = country_name(code, tag) if code and tag else organisation.country_in(tag)
        yield name
        if acronym:
            yield f"{name} ({acronym})"
            yield f"{acronym} ({name})"
            yield f"{name} - {acronym}"
            yield f"{acronym} - {name}"
        if country:
            named = f"{name} ({acronym})" if acronym else name
            yield f"{named}, {country}"
            yield f"{named} ({country})"
    yield from filter(None, {organisation.acronym, *(organisation.acronyms or {}).values()})
