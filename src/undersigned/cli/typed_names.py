"""`signatories add --from`: asks about each name that a letter has as typed, and prints what became of them.

With `--yes`, what is sure is not asked; with a table (`--review`, `--reviewed`), nothing is.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from undersigned.cli.outcomes import print_findings
from undersigned.cli.questions import answer_to, somebody_is_there
from undersigned.files.project import Project, campaign_name
from undersigned.model.findings import LetterError, counted
from undersigned.sign_ons.register import REGISTER, require_organisation
from undersigned.sign_ons.typed_names import (
    AddedNames,
    ProposedNames,
    TypedDecision,
    TypedName,
    apply_typed,
    propose_typed,
)
from undersigned.sign_ons.typed_review import typed_decisions_of, write_typed_table

_MEANINGS = (
    "  y   it is new: put it into the register",
    "  n   leave it in the letter as typed",
    "  s   skip this name and all that follow",
    "  id  the id, or the name, of the organisation of the register that it is",
)
_YES, _NO, _STOP = {"y", "yes"}, {"", "n", "no"}, {"s", "skip"}


def add_typed(project: Project, named: str, options: argparse.Namespace) -> None:
    """Put names of a letter into the register: those that a person at the terminal says, or all new ones."""
    proposed = propose_typed(project, campaign_name(project, named))
    if not proposed.names:
        print(f"all that sign {proposed.campaign} are in the register, or people")
        return
    if options.review:
        write_typed_table(proposed, options.review)
        print(f"{options.review} is written: decide there on {counted(len(proposed.names), 'name')}, then")
        print(f"undersigned signatories add --from {proposed.campaign} --reviewed {options.review}")
        return
    if options.reviewed:
        decisions = typed_decisions_of(proposed, options.reviewed)
    elif options.yes or somebody_is_there():
        decisions = proposed.sure if options.yes else []
        if somebody_is_there():
            done = {decision.name.index for decision in decisions}
            left = [name for name in proposed.names if name.index not in done]
            decisions += _asked(proposed, left)
    else:
        print("\n".join(_listed(proposed)))
        return
    added = apply_typed(project, proposed, decisions) if decisions else AddedNames((), ())
    print("\n".join(_told(proposed, added)))


def _asked(proposed: ProposedNames, names: Sequence[TypedName]) -> list[TypedDecision]:
    """What a person decides on some names, one by one, until they skip the rest."""
    found: list[TypedDecision] = []
    for number, name in enumerate(names, 1):
        print("\n".join(("", f"{number} of {len(names)}: {_named(name)}", *_like(name))))
        goes_on, decision = _decision(name, proposed)
        found += [decision] if decision else []
        if not goes_on:
            break
    print()
    return found


def _decision(name: TypedName, proposed: ProposedNames) -> tuple[bool, TypedDecision | None]:
    """Whether the person goes on to the next name, and what they say of this one."""
    while True:
        typed = answer_to(_question(name))
        if typed is None or typed.casefold() in _STOP:
            return False, None
        if typed.casefold() in _NO:
            return True, None
        if typed.casefold() in _YES:
            return True, TypedDecision(name, name.same.id if name.same else "")
        if typed == "?":
            print("\n".join(_MEANINGS))
            continue
        try:
            return True, TypedDecision(name, require_organisation(proposed.register, typed).id)
        except LetterError as error:
            print_findings(error.findings)


def _question(name: TypedName) -> str:
    if name.same:
        return (
            f"It is {name.same.id} of the register. Put that in its place? y, n, s, or ? for what these mean:"
        )
    return "Add it to the register? y, n, s, an id, or ? for what these mean:"


def _named(name: TypedName) -> str:
    one = name.organisation
    return ", ".join(filter(None, (str(one), one.country)))


def _like(name: TypedName) -> Iterator[str]:
    for match in name.matches:
        yield f"  like {match.organisation.id}: {match.words} ({match.how})"
    if not name.matches and not name.is_sure:
        yield "  this may be a person" if name.is_perhaps_person else "  this may be no name"


def _listed(proposed: ProposedNames) -> Iterator[str]:
    """What would be asked, where nobody can answer."""
    yield f"{proposed.campaign} has {counted(len(proposed.names), 'name')} that the register does not have:"
    for name in proposed.names:
        yield f"  {_named(name)}"
        yield from (f"  {line}" for line in _like(name))
    yield (
        "Nothing was added. To be asked about each, give this command at a terminal; --review FILE writes a table to"
        " decide in; --yes adds those that surely are organisations, and like none in the register."
    )


def _told(proposed: ProposedNames, added: AddedNames) -> Iterator[str]:
    for one in added.new:
        yield f"{one} is in {REGISTER} as {one.id}"
    for organisation, id in added.known:
        yield f"{organisation} is {id} of the register, and stands so in the letter now"
    left = len(proposed.names) - len(added.new) - len(added.known)
    if left:
        yield f"{counted(left, 'name')} left as typed:" if left else ""
        done = {one.name for one in added.new} | {one.name for one, _ in added.known}
        for name in proposed.names:
            if name.organisation.name not in done:
                yield f"  {_named(name)}"
                yield from (f"  {line}" for line in _like(name))
