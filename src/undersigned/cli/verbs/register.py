"""`signatories list`, `show` and `add`: prints from the register, or adds an entry to it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping

from undersigned.cli.outcomes import DONE, print_findings
from undersigned.cli.tables import table
from undersigned.files.project import Project, find_project
from undersigned.files.yaml_writing import Value
from undersigned.languages.plain_names import plain_name
from undersigned.model.campaign import Organisation
from undersigned.model.findings import Findings
from undersigned.sign_ons.register import REGISTER, add_to_register, the_organisation, the_register


def run(options: argparse.Namespace) -> int:
    """Show the register or add to it; returns the exit status."""
    project = find_project(options.project)
    match options.subcommand:
        case "list":
            _list(project, options)
        case "show":
            _show(project, options)
        case _:
            _add(project, options)
    return DONE


def _list(project: Project, options: argparse.Namespace) -> None:
    word = plain_name(options.word or "")
    found = [one for one in the_register(project).values() if word in plain_name(" ".join(_words(one)))]
    if options.json:
        print(json.dumps([_as_json(one) for one in found], indent=2))
    elif found:
        rows = [(one.id, one.country or "", str(one)) for one in found]
        print("\n".join(table(("id", "country", "name"), rows)))
    else:
        print(f"no organisation has '{options.word}' in a name, id or country" if word else "none yet")


def _words(one: Organisation) -> Iterator[str]:
    yield from (one.id, str(one), one.country or "", *(one.names or {}).values(), *one.former_names)


def _show(project: Project, options: argparse.Namespace) -> None:
    one = the_organisation(the_register(project), options.organisation)
    told = _as_json(one)
    if options.json:
        print(json.dumps(told, indent=2))
        return
    for key, value in told.items():
        print("\n".join(_lines(key.replace("_", " "), value)))


def _lines(key: str, value: object) -> Iterator[str]:
    match value:
        case dict():
            yield f"{key}:"
            yield from (f"  {inner}: {words}" for inner, words in value.items())
        case list():
            yield f"{key}:"
            yield from (f"  {', '.join(one.values()) if isinstance(one, dict) else one}" for one in value)
        case _:
            yield f"{key}: {value}"


def _add(project: Project, options: argparse.Namespace) -> None:
    findings = Findings()
    typed = Organisation(options.id, " ".join(options.name.split()), options.acronym, dict(options.name_in))
    added = add_to_register(
        project, typed, _details(options, typed), anyway=options.anyway, findings=findings
    )
    print_findings(findings)
    print(f"{added} is in {REGISTER} as {added.id}")


def _details(options: argparse.Namespace, typed: Organisation) -> Mapping[str, Value]:
    person = {"name": options.representative, "title": options.title, "email": options.email}
    details = {
        "name": typed.name,
        "acronym": typed.acronym,
        "names": typed.names,
        "former_names": options.former_name,
        "country": options.country,
        "website": options.website,
        "ecosoc": options.ecosoc,
        "representatives": [_given(person)] if options.representative else [],
    }
    return _given(details)


def _given(details: Mapping[str, Value | None]) -> dict[str, Value]:
    return {key: value for key, value in details.items() if value}


def _as_json(one: Organisation) -> dict[str, object]:
    """An organisation for a program, and for `show`."""
    people = (
        {"name": p.name, "title": p.title, "email": p.email, "signature": p.signature}
        for p in one.representatives
    )
    told = {
        "id": one.id,
        "name": one.name,
        "acronym": one.acronym,
        "names": dict(one.names or {}),
        "former_names": list(one.former_names),
        "country": one.country,
        "website": one.website,
        "ecosoc": one.ecosoc.value if one.ecosoc else None,
        "logo": one.logo,
        "representatives": [{key: value for key, value in person.items() if value} for person in people],
    }
    return {key: value for key, value in told.items() if value}
