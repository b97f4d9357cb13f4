"""Reads the tables that all letters share: the registers of organisations and offices, and the sessions."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from enum import Enum
from typing import Final, TypeVar

from undersigned.files.misnamed import advice_on
from undersigned.files.project import Project
from undersigned.files.text_files import is_file
from undersigned.files.yaml_tree import MappingNode, Node, Scalar, SequenceNode
from undersigned.languages.icu_rules import country_name
from undersigned.languages.plain_names import plain_name
from undersigned.loading.schema import check_schema
from undersigned.model.campaign import ConsultativeStatus, Organisation, Representative, Session
from undersigned.model.findings import Findings, Located, Place, suggestion
from undersigned.model.offices import Office, OfficeHolder, Table

_Choice = TypeVar("_Choice", bound=Enum)

_SESSION = re.compile(r"HRC(?P<special>-S)?(?P<number>[1-9][0-9]{0,2})")
SESSION_ID: Final = f"^{_SESSION.pattern}$"
"""As the schemas have it."""


_COUNTRY_CODE = re.compile("[A-Z]{2}")


def load_organisations(project: Project, findings: Findings) -> dict[str, Organisation] | None:
    """The register, by id; entries with faults are left as whole as they can be. None where it cannot be read.

    One that nobody has begun yet, without a file or without an entry in it, has nobody in it.
    """
    own = Findings()
    tree = _read(project, _ORGANISATIONS, "organisations", own)
    is_begun = is_file(path := project.path(_ORGANISATIONS)) or advice_on(path)
    if tree is None and all(one.code == ("empty-file" if is_begun else "missing-file") for one in own):
        return {}
    findings.extend(own)
    if tree is None:
        return None
    register = {id: organisation_of(id, entry) for id, entry in tree.items()}
    _warn_of_same_names(register, findings)
    _check_members(register, findings)
    return register


_ORGANISATIONS: Final = "signatories/organisations.yaml"
SESSIONS: Final = Table.SESSIONS.value
"""The table of sessions."""


def load_sessions(project: Project, findings: Findings) -> dict[str, Session] | None:
    """The sessions, by id. None where their table cannot be read."""
    tree = _read(project, SESSIONS, "sessions", findings)
    if tree is None:
        return None
    found = {}
    for id, node in tree.items():
        session, entry = session_of(id), node if isinstance(node, MappingNode) else MappingNode()
        if session:
            days = (entry.get("from"), entry.get("to"))
            opens, closes = (
                date_of(day) if isinstance(day, Scalar) and not findings.has_error_at(day.place) else None
                for day in days
            )
            if opens and closes and closes < opens:
                findings.error(
                    f"{id} closes before it opens",
                    "wrong-value",
                    entry["to"].place,
                    "correct 'from' or 'to'; each is year, month and day",
                )
            is_confirmed = scalar_of(entry.get("confirmed")) != "false"
            found[str(id)] = Session(session.id, session.number, session.special, opens, closes, is_confirmed)
    return found


def load_offices(project: Project, findings: Findings) -> tuple[Office, ...]:
    """The register of offices; none where the project has no such file."""
    path = project.path("campaigns", "offices.yaml")
    if not is_file(path):
        if advice := advice_on(path):
            findings.warning(
                "the register of offices is not called offices.yaml, and so is not read",
                "misnamed-file",
                Place(project.shown(path)),
                advice,
            )
        return ()
    tree = _read(project, "campaigns/offices.yaml", "offices", findings) or MappingNode()
    return tuple(_office(id, entry) for id, entry in tree.items() if isinstance(entry, MappingNode))


def session_of(id: str) -> Session | None:
    """The session that an id names (`HRC54`, `HRC-S36`), without its dates, or None."""
    found = _SESSION.fullmatch(id)
    return Session(id, int(found["number"]), bool(found["special"])) if found else None


def scalar_of(node: Node | None) -> Scalar | None:
    """The node if it is text, else None (the schema's check has said so)."""
    return node if isinstance(node, Scalar) and not node.is_empty else None


def scalars_of(node: Node | None) -> tuple[Scalar, ...]:
    """The texts in the node if it is a list, else none (the schema's check has said so)."""
    return tuple(item for item in node if isinstance(item, Scalar)) if isinstance(node, SequenceNode) else ()


def date_of(node: Node | None) -> datetime.date | None:
    """The node as a date, else None (the schema's check has said so)."""
    try:
        return datetime.date.fromisoformat(node) if isinstance(node, Scalar) else None
    except ValueError:
        return None


def choice_of(kind: type[_Choice], tree: MappingNode, key: str, default: _Choice) -> _Choice:
    """The member of an enumeration that a key names, or the default (the schema's check reports the rest)."""
    named = scalar_of(tree.get(key))
    return next((choice for choice in kind if choice.value == named), default)


def meant_or_added(meant: str | None, add: str) -> str:
    """The help for an id that a table lacks: the one that may have been meant, and how to add a new one."""
    return f"did you mean '{meant}'? If not, {add}" if meant else add


def _read(project: Project, name: str, schema: str, findings: Findings) -> MappingNode | None:
    tree = project.read_yaml(project.as_named(name), findings)
    if tree is not None:
        check_schema(tree, schema, findings)
    return tree if isinstance(tree, MappingNode) else None


def _office(id: str, entry: MappingNode) -> Office:
    others, holders = entry.get("other_titles"), entry.get("holders")
    titles = [entry.get("title"), *(others if isinstance(others, SequenceNode) else ())]
    return Office(
        id=str(id),
        titles=tuple(filter(None, map(_line, titles))) or (str(id),),
        country=_line(entry.get("country")),
        holders=tuple(
            OfficeHolder(
                _line(holder.get("name")) or "", date_of(holder.get("from")), date_of(holder.get("to"))
            )
            for holder in (holders if isinstance(holders, SequenceNode) else ())
            if isinstance(holder, MappingNode)
        ),
    )


def organisation_of(id: str, node: Node) -> Organisation:
    """An organisation as an entry describes it, as whole as it can be."""
    entry = node if isinstance(node, MappingNode) else MappingNode()
    former, several = entry.get("former_names"), entry.get("representatives")
    others = entry.get("other_names")
    people = [entry.get("representative"), *(several if isinstance(several, SequenceNode) else ())]
    status = scalar_of(entry.get("ecosoc"))
    acronyms, countries = _in_languages(entry.get("acronym")), _in_languages(entry.get("country"))
    country = _line(entry.get("country"))
    code = country if country and _COUNTRY_CODE.fullmatch(country) and country_name(country) else None
    return Organisation(
        id=str(id),
        name=_line(entry.get("name")) or str(id),
        acronym=_line(entry.get("acronym")) or _first(acronyms),
        acronyms=acronyms,
        names=_in_languages(entry.get("names")),
        country=(country_name(code) if code else country) or _first(countries),
        countries=countries,
        country_code=code,
        former_names=tuple(filter(None, map(_line, former))) if isinstance(former, SequenceNode) else (),
        other_names=tuple(filter(None, map(_line, others))) if isinstance(others, SequenceNode) else (),
        website=_line(entry.get("website")),
        ecosoc=next((known for known in ConsultativeStatus if known.value == status), None),
        logo=scalar_of(entry.get("logo")),
        description=_line(entry.get("description")),
        members=scalars_of(entry.get("members")),
        representatives=tuple(
            _representative(person) for person in people if isinstance(person, MappingNode)
        ),
    )


def _warn_of_same_names(register: Mapping[str, Organisation], findings: Findings) -> None:
    """Warn of a name that stands under two ids in one country: who signs under one is not found under the other."""
    seen: dict[tuple[str, str | None], Organisation] = {}
    for one in register.values():
        first = seen.setdefault((plain_name(one.name), one.country), one)
        if first is not one and isinstance(one.name, Located) and isinstance(first.name, Located):
            findings.warning(
                f"'{one.name}' is the name of '{first.id}', too, in line {first.name.place.line}",
                "same-name",
                one.name.place,
                "delete one of the two; if they are two, say with 'country' or in the name what parts them",
            )


def _check_members(register: Mapping[str, Organisation], findings: Findings) -> None:
    """Report members of networks that are nowhere in the register."""
    for network in register.values():
        for id in network.members:
            if id not in register and isinstance(id, Located) and not findings.has_error_at(id.place):
                findings.error(
                    f"'{id}', a member of {network}, is not in the register",
                    "unknown-organisation",
                    id.place,
                    suggestion(id, register, "add it under this id, or take it out here"),
                )


def _in_languages(node: Node | None) -> dict[str, str] | None:
    """Words by language tag, where a register gives them so."""
    if not isinstance(node, MappingNode):
        return None
    return {str(tag): _without_end(word) for tag, word in node.items() if isinstance(word, Scalar)}


def _first(words: Mapping[str, str] | None) -> str | None:
    return next(iter((words or {}).values()), None)


def _representative(entry: MappingNode) -> Representative:
    return Representative(
        _line(entry.get("name")) or "",
        _line(entry.get("title")),
        _line(entry.get("email")),
        scalar_of(entry.get("signature")),
    )


def _line(node: Node | None) -> str | None:
    """The text without the line end that YAML's text blocks (`>`, `|`) leave after it."""
    text = scalar_of(node)
    return None if text is None else _without_end(text)


def _without_end(text: Scalar) -> Located:
    return Located(text.strip("\n"), text.place, text.turns)
