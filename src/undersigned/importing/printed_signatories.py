"""Finds the names under a letter in the register, where there is no doubt which organisations they are."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from undersigned.importing.recognised_sources import slug
from undersigned.languages.icu_rules import country_name
from undersigned.languages.known import all_languages
from undersigned.languages.looked_for import FrameWords
from undersigned.languages.made_ids import id_of_name
from undersigned.languages.patterns import any_of
from undersigned.model.campaign import Organisation

_NEAR: Final = 0.75
"""How like a name of the register a name must be to be shown beside it (difflib's ratio)."""
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
    notes: tuple[str, ...] = ()
    """The notes at the name, by their ids."""
    is_one_name: bool = True
    """Whether it reads as the name of one organisation: no list of several, and nobody's address."""

    @property
    def as_typed(self) -> dict[str, str]:
        """The keys of a signatory that no register has."""
        name, acronym = split_name(self.text)
        return {"name": name, "acronym": acronym} if acronym else {"name": name}

    @property
    def typed_id(self) -> str:
        """The id that it has as typed."""
        return id_of_name(self.as_typed["name"])

    def name_in(self, language: str) -> str:
        """What a letter in a language calls it."""
        return self.organisation.name_in(language) if self.organisation else self.as_typed["name"]


class Register:
    """The register of organisations, asked by what letters print."""

    def __init__(self, organisations: Mapping[str, Organisation]) -> None:
        self._by_name: dict[str, set[str]] = {}
        self._organisations = organisations
        for organisation in organisations.values():
            for name in _names(organisation):
                self._by_name.setdefault(comparable_name(name), set()).add(organisation.id)

    def signed(self, text: str, notes: Sequence[str] = ()) -> Signed:
        """Which organisation a name is. One that two of them share, or that is only like one, is left open."""
        shown = _NUMBERED.sub("", text).strip(" ,;")
        ids = self._by_name.get(comparable_name(shown), set())
        if len(ids) == 1:
            return Signed(shown, self._organisations[next(iter(ids))], (), tuple(notes))
        near = [self._organisations[id] for id in sorted(ids)] or self._near(shown)
        signed = Signed(shown, None, tuple(near), tuple(notes), is_one_name(shown))
        # A name that has the id of one is what the office calls it; as typed, the two could not be told apart.
        return replace(signed, organisation=self._organisations.get(signed.typed_id))

    def knows(self, text: str) -> bool:
        """Whether a name is surely one of the register's."""
        return self.signed(text).organisation is not None

    def _near(self, text: str) -> list[Organisation]:
        without = re.sub(r"\s*[(,–-][^(),]*\)?$", "", text)
        found = {o.id: None for o in self._organisations.values() if _shares_a_name(text, o)}
        for name in (text, without):
            close = difflib.get_close_matches(comparable_name(name), self._by_name, n=_SHOWN, cutoff=_NEAR)
            found |= {id: None for match in close for id in sorted(self._by_name[match])}
        return [self._organisations[id] for id in list(found)[:_SHOWN]]


def is_one_name(text: str) -> bool:
    """Whether a line reads as the name of one organisation."""
    contact = any_of(FrameWords.of_all(language.frame for language in all_languages()).contacts)
    # What stands in an address, and in no name.
    address = re.search(rf"@|https?://|www\.|^{contact}\b.*:", text, re.IGNORECASE)
    return address is None and text.count(",") < _COMMAS_OF_A_LIST and ";" not in text


def _shares_a_name(text: str, organisation: Organisation) -> bool:
    """Whether a line has an organisation's acronym, its id or a name of it among its words, or begins one."""
    line = comparable_name(text)
    short = {organisation.acronym, *(organisation.acronyms or {}).values(), organisation.id} - {None}
    for word in re.findall(r"[^\s()\[\],;:/]+", text):
        if sum(sign.isupper() for sign in word) > 1 and comparable_name(word) in {
            comparable_name(one) for one in short if one
        }:
            return True
    return slug(line) == organisation.id or any(
        _has(line, name) or _has(name, line, at_start=True)
        for name in map(comparable_name, (organisation.name, *(organisation.names or {}).values()))
    )


def _has(text: str, name: str, *, at_start: bool = False) -> bool:
    """Whether some whole words stand in a text."""
    start = r"\A" if at_start else r"(?<!\w)"
    return bool(name) and re.search(rf"{start}{re.escape(name)}(?!\w)", text) is not None


def comparable_name(name: str) -> str:
    """A name as it is compared: capitals, spaces, and which marks, dashes and brackets a language has do not count."""
    return " ".join(unicodedata.normalize("NFC", name).translate(_SIGNS).casefold().split())


def printed_name(organisation: Organisation, language: str) -> str:
    """How a letter in a language prints an organisation."""
    name = organisation.name_in(language)
    acronym = organisation.acronym_in(language)
    return f"{name} ({acronym})" if acronym else name


def split_name(text: str) -> tuple[str, str | None]:
    """The name and the acronym in "Name (ACRONYM)"; what stands in brackets is an acronym if it has capitals."""
    found = _ACRONYM.fullmatch(text)
    if found and sum(c.isupper() for c in found["acronym"]) > 1:
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
