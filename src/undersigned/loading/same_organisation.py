"""Tells whether an organisation that has the name of another is that one: country and acronym decide with the name."""

from __future__ import annotations

from collections.abc import Iterator

from undersigned.languages.country_names import same_country
from undersigned.languages.made_ids import id_of_name
from undersigned.languages.plain_names import plain_name
from undersigned.model.campaign import Organisation


def is_another(typed: Organisation, known: Organisation) -> bool:
    """Whether country or acronym, where both have one, say that two of a name are two organisations."""
    if typed.country and known.country and not same_country(typed.country, known.country):
        return True
    short, others = set(_acronyms(typed)), set(_acronyms(known))
    return bool(short and others) and short.isdisjoint(others)


def id_beside(typed: Organisation, first: Organisation) -> str:
    """The id of one that is named as typed, below one of its name: where it is another, that says by what."""
    if not is_another(typed, first):
        return id_of_name(typed.name)
    is_abroad = typed.country and first.country and not same_country(typed.country, first.country)
    return id_of_name(f"{typed.name} {typed.country if is_abroad else typed.acronym}")


def _acronyms(one: Organisation) -> Iterator[str]:
    for acronym in (one.acronym, *(one.acronyms or {}).values()):
        if short := plain_name(acronym or "").replace(" ", ""):  # K.B.A. is KBA
            yield short
