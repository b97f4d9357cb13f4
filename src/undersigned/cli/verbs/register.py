"""`signatories list`, `show` and `add`: prints from the register, or adds an entry to it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping

from undersigned.cli.outcomes import DONE, print_findings
from undersigned.cli.tables import table
from undersigned.cli.typed_names import add_typed
from undersigned.files.as_json import as_json, plain
from undersigned.files.project import Project, find_project
from undersigned.model.campaign import ConsultativeStatus, Organisation, Representative
from undersigned.sign_ons.register import (
    REGISTER,
    add_organisation,
    organisations_with,
    require_organisation,
    require_register,
)


def run(options: argparse.Namespace) -> int:
    """Show the register or add to it; returns the exit status."""
    project = find_project(options.project)
    match options.subcommand:
        case "list":
            _list(project, options)
        case "show":
            _show(project, options)
        case _ if options.letter is not None:
            add_typed(project, options.letter, options)
        case _:
            _add(project, options)
    return DONE


def _list(project: Project, options: argparse.Namespace) -> None:
    found = organisations_with(project, options.word or "")
    if options.json:
        print(as_json(found))
    elif found:
        rows = [(one.id, one.country or "", str(one)) for one in found]
        print("\n".join(table(("id", "country", "name"), rows)))
    else:
        print(
            f"no organisation has '{options.word}' in a name, id or country" if options.word else "none yet"
        )


def _show(project: Project, options: argparse.Namespace) -> None:
    one = require_organisation(require_register(project), options.organisation)
    if options.json:
        print(as_json(one))
        return
    for key, value in one.as_data().items():
        print("\n".join(_lines(key.replace("_", " "), plain(value))))


def _lines(key: str, value: object) -> Iterator[str]:
    match value:
        case Mapping():
            yield f"{key}:"
            yield from (f"  {inner}: {words}" for inner, words in value.items())
        case list():
            yield f"{key}:"
            yield from (f"  {', '.join(one.values()) if isinstance(one, dict) else one}" for one in value)
        case _:
            yield f"{key}: {value}"


def _add(project: Project, options: argparse.Namespace) -> None:
    added = add_organisation(project, _typed(options), anyway=options.anyway)
    print_findings(added.findings)
    print(f"{added.organisation} is in {REGISTER} as {added.organisation.id}")


def _typed(options: argparse.Namespace) -> Organisation:
    person = options.representative
    return Organisation(
        options.id,
        options.name,
        options.acronym,
        dict(options.name_in),
        tuple(options.former_name),
        options.country,
        options.website,
        ConsultativeStatus(options.ecosoc) if options.ecosoc else None,
        representatives=(Representative(person, options.title, options.email),) if person else (),
    )
