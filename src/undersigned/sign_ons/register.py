"""Adds an organisation to the register, and says which other it may be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from undersigned.files.as_json import plain
from undersigned.files.locking import locked
from undersigned.files.project import Project
from undersigned.files.saving import save
from undersigned.files.text_files import is_file, read_as_typed
from undersigned.files.yaml_edits import YamlText
from undersigned.files.yaml_entries import with_entries
from undersigned.files.yaml_plain import Path as YamlPath
from undersigned.files.yaml_tree import read_tree
from undersigned.files.yaml_writing import Writable
from undersigned.languages.made_ids import id_of_name
from undersigned.languages.plain_names import plain_name
from undersigned.loading.registers import load_organisations
from undersigned.loading.schema import check_schema
from undersigned.model.campaign import Organisation
from undersigned.model.findings import Finding, Findings, LetterError, Place, stop, suggestion
from undersigned.sign_ons.names import Match, Names

REGISTER = "signatories/organisations.yaml"

LONGEST_ID = 40
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


def require_register(project: Project) -> dict[str, Organisation]:
    """The organisations by id. Raises `LetterError` where their file has errors."""
    findings = Findings()
    register = load_organisations(project, findings)
    findings.stop_if_errors()
    return register or {}


def require_organisation(register: Mapping[str, Organisation], named: str) -> Organisation:
    """The organisation that a user named by its id, or by a name that is its alone.

    Raises `LetterError` where there is none, or several.
    """
    if named in register:
        return register[named]
    if (folded := named.casefold()) in register and not Names(register.values()).exact(named):
        return register[folded]
    names = Names(register.values())
    matches = names.exact(named)
    if len(matches) == 1:
        return matches[0].organisation
    near = [match.organisation.id for match in matches or names.suggested(named)]
    offered = f"did you mean {' or '.join(map(repr, near))}?" if near else None
    stop(
        f"the register has no organisation '{named}'" if not matches else f"several are called '{named}'",
        "unknown-organisation",
        help=offered or suggestion(named, register, "see them all with: undersigned signatories list"),
    )


def require_organisations(
    register: Mapping[str, Organisation], named: Sequence[str]
) -> tuple[Organisation, ...]:
    """The organisations that a user named, each once. Raises `LetterError` as `require_organisation` does."""
    found, findings = dict[str, Organisation](), Findings()
    for word in named:
        try:
            one = require_organisation(register, word)
        except LetterError as error:
            findings.extend(error.findings)
        else:
            found[one.id] = one
    findings.stop_if_errors()
    return tuple(found.values())


def organisations_with(project: Project, word: str = "") -> tuple[Organisation, ...]:
    """The organisations that have a word in a name, in their id or in their country, in the register's order.

    Capitals, accents and signs do not count. Raises `LetterError` where the register has errors.
    """
    wanted = plain_name(word)
    return tuple(
        one for one in require_register(project).values() if wanted in plain_name(" ".join(_words(one)))
    )


def _words(one: Organisation) -> Iterator[str]:
    yield from (one.id, str(one), one.country or "", *(one.names or {}).values(), *one.former_names)


@dataclass(frozen=True)
class AddedOrganisation:
    """An organisation that is in the register now, under its id, and which others it is like."""

    organisation: Organisation
    findings: tuple[Finding, ...]


def add_organisation(
    project: Project, organisation: Organisation, *, anyway: bool = False
) -> AddedOrganisation:
    """Write an organisation into the register; without an id it gets one of its acronym or its name.

    One that seems to be there already is a warning, or where it has that very name an error, unless `anyway`.
    Raises `LetterError` with the findings; then nothing is written.
    """
    organisation = replace(organisation, name=" ".join(organisation.name.split()))
    findings = Findings()
    path = project.file_to_change(project.path(REGISTER))
    # From the first look on, so that of two who add one organisation at once the second is told.
    with locked(path):
        register = require_register(project)
        _check_new(organisation, register, anyway=anyway, findings=findings)
        if not organisation.id:
            organisation = replace(organisation, id=free_id(organisation, register))
        _write(path, [organisation])
    return AddedOrganisation(organisation, tuple(findings))


def _check_new(
    organisation: Organisation, register: Mapping[str, Organisation], *, anyway: bool, findings: Findings
) -> None:
    """Report what speaks against taking an organisation into the register. Raises `LetterError` where it cannot be."""
    if organisation.id and not _ID.fullmatch(organisation.id):
        findings.error(
            f"'{organisation.id}' cannot be an id",
            "wrong-value",
            help="write small letters, figures and hyphens, such as forum-asia",
        )
    elif organisation.id in register:
        findings.error(
            f"'{organisation.id}' is the id of {register[organisation.id]}",
            "duplicate-entry",
            help="give another with --id",
        )
    if not organisation.name.strip():
        findings.error("the organisation has no name", "missing-name", help="write it in quotation marks")
        findings.stop_if_errors()
    names = Names(register.values())
    for name in (organisation.name, *(organisation.names or {}).values()):
        tell_of_likeness(name, names, findings, stops=not anyway)
    if organisation.acronym:
        tell_of_likeness(organisation.acronym, names, findings, stops=False)
    findings.stop_if_errors()


def tell_of_likeness(name: str, names: Names, findings: Findings, *, stops: bool) -> None:
    """Say which organisations have this very name, or nearly."""
    exact = names.exact(name)
    for match in exact:
        report = findings.error if stops else findings.warning
        report(
            f"'{name}' is {_how(match)} of {match.organisation} ({match.organisation.id})",
            "already-registered",
            help=f"look whether they are one: undersigned signatories show {match.organisation.id}"
            + ("; if they are not, add --anyway" if stops else ""),
        )
    for match in () if exact else names.may_mean(name):
        findings.warning(
            f"'{name}' is much like '{match.words}', {_how(match)} of '{match.organisation.id}'",
            "similar-name",
            help="if they are one, take one of the two out of the register",
        )


def _how(match: Match) -> str:
    return f"{'a' if match.how == 'former name' else 'the'} {match.how}"


def write_into_register(project: Project, organisations: Sequence[Organisation]) -> None:
    """Write new organisations at the end of the register; all else in it stays as it was typed.

    Raises `LetterError` where one of them has what no entry can have, or an id that somebody has given in the
    meantime; then nothing is written.
    """
    path = project.file_to_change(project.path(REGISTER))
    with locked(path):
        for id in require_register(project).keys() & {one.id for one in organisations}:
            stop(
                f"somebody has just added another organisation as '{id}'",
                "duplicate-entry",
                Place(REGISTER),
                "nothing was written; give the command again, which then knows it",
            )
        _write(path, organisations)


def check_new(organisations: Sequence[Organisation]) -> None:
    """Raise `LetterError` where the register cannot have one of these as an entry."""
    findings = Findings()
    _check_entries({one.id: _entry(one) for one in organisations}, findings)
    findings.stop_if_errors()


def remember_names(project: Project, names: Mapping[str, Sequence[str]]) -> None:
    """Write into the register what organisations are called besides, by their ids, so that nobody is asked again.

    Those that it does not list by itself are left out, as people of a letter are.
    """
    path = project.file_to_change(project.path(REGISTER))
    with locked(path):
        known, findings = require_register(project), Findings()
        new: dict[YamlPath, Sequence[Writable]] = {
            (id, "other_names"): [name for name in said if name not in known[id].other_names]
            for id, said in names.items()
            if id in known
        }
        new = {place: said for place, said in new.items() if said}
        text = read_as_typed(path, REGISTER, findings)
        findings.stop_if_errors()
        if new and text is not None:
            changed = YamlText(text, REGISTER)
            changed.extend(new)
            save({path: changed.text.encode()})


def _write(path: Path, organisations: Sequence[Organisation]) -> None:
    """Write new entries into the register, whose lock is held."""
    save({path: register_with(path, {one.id: _entry(one) for one in organisations})})


def register_with(path: Path, entries: Mapping[str, Mapping[str, Writable]]) -> bytes:
    """The file of the register with new entries at its end, by their ids.

    Raises `LetterError` where one of them has what no entry can have, or the file cannot be added to.
    """
    findings = Findings()
    _check_entries(entries, findings)
    findings.stop_if_errors()
    text = read_as_typed(path, REGISTER, findings) if is_file(path) else ""
    findings.stop_if_errors()
    return with_entries(text or "", REGISTER, entries).encode()


def _entry(organisation: Organisation) -> Mapping[str, Writable]:
    """An organisation as the register has it, below its id."""
    entry = plain(replace(organisation, id=""))  # what is empty is left out
    return cast("Mapping[str, Writable]", entry)  # nothing in it is None, or a fraction


def _check_entries(entries: Mapping[str, Mapping[str, Writable]], findings: Findings) -> None:
    """Report what the register's schema has against new entries, which have no place yet."""
    wrong = Findings()
    tree = read_tree(with_entries("", REGISTER, entries), REGISTER, wrong)
    if tree is not None:
        check_schema(tree, "organisations", wrong)
    findings.extend(replace(finding, place=None) for finding in wrong)


def free_id(organisation: Organisation, taken: Mapping[str, object]) -> str:
    """An id made of the acronym or the name, which no other has.

    Raises `LetterError` where the name has no letters that an id can have.
    """
    for words in filter(None, (organisation.acronym, organisation.name)):
        made = _slug(words)
        if made and made not in taken:
            return made
    made = _slug(organisation.name)
    if not made:
        stop(
            f"no id can be made of '{organisation.name}'",
            "missing-id",
            help="give one with --id: small letters, figures and hyphens",
        )
    return next(f"{made}-{n}" for n in range(2, len(taken) + 3) if f"{made}-{n}" not in taken)


def _slug(words: str) -> str:
    made = ""
    for piece in id_of_name(words).split("-"):
        if made and len(made) + len(piece) >= LONGEST_ID:
            break
        made += f"-{piece}" if made else piece[:LONGEST_ID]
    return made
