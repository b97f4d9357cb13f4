"""Organisations that a letter names as typed, in; what each may be, for a person to decide; the register, out.

The functions behind `signatories add --from`: `propose_typed` writes nothing, `apply_typed` puts into the register what
was accepted, and its ids in the place of what was typed. People are under `individuals`, and never among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from typing import Final

from undersigned.files.locking import locked
from undersigned.files.project import Project
from undersigned.files.saving import save
from undersigned.files.text_files import read_as_typed
from undersigned.files.yaml_edits import YamlText
from undersigned.files.yaml_plain import Path, Plain, plain_of_tree
from undersigned.files.yaml_tree import MappingNode, SequenceNode, read_tree
from undersigned.files.yaml_writing import Writable
from undersigned.languages.names_in_lists import (
    is_no_name,
    is_perhaps_person,
    is_taken_for_organisation,
)
from undersigned.languages.plain_names import plain_name
from undersigned.loading.registers import organisation_of
from undersigned.loading.same_organisation import is_another
from undersigned.loading.sign_ons import FILE as RECORD
from undersigned.loading.typed_signatories import entries_of
from undersigned.model.campaign import Organisation
from undersigned.model.findings import Findings, Place, stop
from undersigned.sign_ons.names import Match, Names
from undersigned.sign_ons.register import LONGEST_ID, REGISTER, free_id, register_with, require_register

OUTDATED: Final = "CHECK: perhaps"
"""How a remark begins that names organisations of the register which a typed name may be."""


@dataclass(frozen=True)
class TypedName:
    """An organisation that a letter names as typed, and those of the register that it may be."""

    index: int
    """Its number among the signatories, from 0."""
    organisation: Organisation
    """As the letter has it, with the id that it has there."""
    typed: Mapping[str, Writable] = field(repr=False)
    """Its keys."""
    matches: tuple[Match, ...]
    same: Organisation | None = None
    """The one that has this very name, so that no letter can have it as typed any more."""

    @property
    def is_sure(self) -> bool:
        """Whether nothing in the register is like it, and nobody can take it for a person, a count or a remark."""
        one = self.organisation
        is_told = bool(one.representatives) and not is_no_name(one.name)
        return not self.matches and (is_told or is_taken_for_organisation(str(one)))

    @property
    def is_perhaps_person(self) -> bool:
        """Whether it may be the name of a person."""
        return is_perhaps_person(str(self.organisation))


@dataclass(frozen=True)
class ProposedNames:
    """All names that a letter has as typed."""

    campaign: str
    names: tuple[TypedName, ...]
    register: Mapping[str, Organisation]

    @property
    def sure(self) -> list[TypedDecision]:
        """What needs nobody's eye: names that surely are those of new organisations, or that the register has."""
        return [
            TypedDecision(name, name.same.id if name.same else "")
            for name in self.names
            if name.is_sure or name.same
        ]


@dataclass(frozen=True)
class TypedDecision:
    """What a person decided on a typed name: it is the organisation of that id, or without one a new one."""

    name: TypedName
    id: str = ""


@dataclass(frozen=True)
class AddedNames:
    """What became of typed names: those that are new in the register, and those that it had."""

    new: tuple[Organisation, ...]
    known: tuple[tuple[Organisation, str], ...]
    """What was typed, and the id that stands for it now."""


def propose_typed(project: Project, campaign: str) -> ProposedNames:
    """The names that a letter has as typed, with what each may be; nothing is written.

    Raises `LetterError` where the register or the campaign file cannot be read.
    """
    register = require_register(project)
    root = _root(_text(project, campaign), _file(campaign))
    names = Names(register.values())
    found = [
        TypedName(index, organisation, keys, tuple(_matches(organisation, names)), _same(organisation, names))
        for index, (organisation, keys) in _typed(root).items()
    ]
    return ProposedNames(campaign, tuple(found), register)


def apply_typed(project: Project, proposed: ProposedNames, decisions: Sequence[TypedDecision]) -> AddedNames:
    """Write what was decided: the register and the campaign file, both or neither.

    Raises `LetterError` where one of them has changed meanwhile so that it cannot be done, where what is typed cannot
    be an entry of the register, and where the record has an answer under an id that would change.
    """
    campaign = proposed.campaign
    register_file = project.file_to_change(project.path(REGISTER))
    campaign_file = project.file_to_change(project.campaign(campaign, "campaign.yaml"))
    with ExitStack() as locks:
        locks.enter_context(locked(register_file))
        locks.enter_context(locked(campaign_file))
        register = require_register(project)
        text = _text(project, campaign)
        root = _root(text, _file(campaign))
        there = {index: one for index, (one, _) in _typed(root).items()}
        new: dict[str, TypedName] = {}
        known: list[tuple[Organisation, str]] = []
        ids: dict[int, str] = {}
        taken: dict[str, object] = dict.fromkeys(register)
        answered = _answered(project, campaign)
        for decision in decisions:
            name = decision.name
            if there.get(name.index) != name.organisation or (decision.id and decision.id not in register):
                stop(
                    f"'{name.organisation.name}' is no longer there as it was",
                    "changed-meanwhile",
                    Place(_file(campaign)),
                    "nothing was written; give the command again",
                )
            if decision.id:
                ids[name.index] = decision.id
                known.append((name.organisation, decision.id))
                continue
            made = name.organisation.id
            is_short = len(made) <= LONGEST_ID and not name.organisation.acronym
            if made in taken or not (is_short or made in answered):
                made = free_id(name.organisation, taken)
            taken[made], ids[name.index], new[made] = None, made, name
        renamed = {there[index].id: id for index, id in ids.items() if there[index].id != id}
        _require_unrecorded(project, campaign, renamed)
        changed = YamlText(text, _file(campaign))
        changed.replace_items(("signatories",), ids, outdated=OUTDATED)
        for path, value in _renamed(plain_of_tree(root), renamed):
            changed.set(path, value)
        for old, id in renamed.items():
            if isinstance(notes := root.get("signatory_notes"), MappingNode) and old in notes:
                changed.set(("signatory_notes", id), str(notes[old]))
                changed.remove(("signatory_notes", old))
        entries = {id: name.typed for id, name in new.items()}
        register_bytes = {register_file: register_with(register_file, entries)} if new else {}
        save({**register_bytes, campaign_file: changed.text.encode()})
    return AddedNames(tuple(replace(name.organisation, id=id) for id, name in new.items()), tuple(known))


def _matches(organisation: Organisation, names: Names) -> Iterator[Match]:
    """The organisations of the register that have its name or acronym, or nearly."""
    found: dict[str, Match] = {}
    words = (organisation.name, str(organisation), organisation.acronym)
    for match in (
        *(match for one in words if one for match in names.exact(one)),
        *names.near(organisation.name),
    ):
        found.setdefault(match.organisation.id, match)
    yield from found.values()


def _same(organisation: Organisation, names: Names) -> Organisation | None:
    """The organisation of the register that it is: by its name, unless another country or acronym speaks against it.

    None where several have the name, or one has it as an acronym.
    """
    found = {
        match.organisation.id: match.organisation
        for match in names.exact(organisation.name)
        if match.how != "acronym" and not is_another(organisation, match.organisation)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _file(campaign: str) -> str:
    return f"campaigns/{campaign}/campaign.yaml"


def _text(project: Project, campaign: str) -> str:
    findings = Findings()
    text = read_as_typed(project.campaign(campaign, "campaign.yaml"), _file(campaign), findings)
    findings.stop_if_errors()
    return text or ""


def _root(text: str, file: str) -> MappingNode:
    findings = Findings()
    tree = read_tree(text, file, findings)
    findings.stop_if_errors()
    return tree if isinstance(tree, MappingNode) else MappingNode()


def _typed(root: MappingNode) -> dict[int, tuple[Organisation, dict[str, Writable]]]:
    """The organisations that are typed, with their keys, by their numbers among the signatories."""
    listing, found = root.get("signatories"), {}
    places = {
        id(entry): place for place, entry in enumerate(listing if isinstance(listing, SequenceNode) else ())
    }
    for made, entry in entries_of(root):
        keys, index = plain_of_tree(entry), places[id(entry)]
        if isinstance(entry, MappingNode) and isinstance(keys, dict) and entry.get("name"):
            organisation = organisation_of("", entry)
            if plain_name(organisation.name):
                typed = {key: _writable(value) for key, value in keys.items()}
                found[index] = replace(organisation, id=made), typed
    return found


def _writable(plain: Plain) -> Writable:
    match plain:
        case dict():
            return {key: _writable(below) for key, below in plain.items()}
        case list():
            return [_writable(below) for below in plain]
        case _:
            return plain


_LISTS: Final = ("lead_signatories", "signature_fields")
"""Keys of a campaign whose lists have ids of signatories."""


def _renamed(campaign: Plain, renamed: Mapping[str, str]) -> Iterator[tuple[Path, str]]:
    """Where else a campaign has ids that change, with what stands there then."""
    if not renamed or not isinstance(campaign, dict):
        return
    lists: list[tuple[Path, Plain]] = [((key,), campaign.get(key, "")) for key in _LISTS]
    match campaign.get("signatory_groups"):
        case dict() as groups:
            lists += [(("signatory_groups", heading), ids) for heading, ids in groups.items()]
        case list() as groups:
            lists += [
                (("signatory_groups", place, "members"), group.get("members", ""))
                for place, group in enumerate(groups)
                if isinstance(group, dict)
            ]
    for path, ids in lists:
        for place, id in enumerate(ids if isinstance(ids, list) else ()):
            if isinstance(id, str) and id in renamed:
                yield (*path, place), renamed[id]


def _require_unrecorded(project: Project, campaign: str, renamed: Mapping[str, str]) -> None:
    """Raise `LetterError` where something is told under an id that changes, which only a person can take along."""
    findings = Findings()
    for id in sorted(_answered(project, campaign) & renamed.keys()):
        findings.error(
            f"'{id}' has answered, and would be '{renamed[id]}' now",
            "recorded-id",
            Place(f"campaigns/{campaign}/{RECORD}"),
            f"write '{renamed[id]}' for it there first, if they are one; or leave that name as it is",
        )
    findings.stop_if_errors()


def _answered(project: Project, campaign: str) -> set[str]:
    """The ids under which the record of a campaign has answers."""
    path, shown = project.campaign(campaign, RECORD), f"campaigns/{campaign}/{RECORD}"
    text = read_as_typed(path, shown, Findings()) if path.is_file() else ""
    tree = read_tree(text, shown, Findings()) if text else None
    answers = tree.get("organisations") if isinstance(tree, MappingNode) else None
    return set(answers) if isinstance(answers, MappingNode) else set()
