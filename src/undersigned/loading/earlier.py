"""Turns the names of older campaigns into what a later letter has to know of the letters that it carries on."""

from __future__ import annotations

import datetime
from collections.abc import Mapping as AbstractMapping
from typing import TypeGuard

from undersigned.diagnostics import Findings, Located
from undersigned.loading.project import Project
from undersigned.loading.tables import date_of, session_of, text_of
from undersigned.loading.text import is_file
from undersigned.model.campaign import AskGroup, EarlierLetter, Session
from undersigned.yaml_files.tree import Mapping, Node, Scalar, Sequence

NO_DATE = datetime.date(2000, 1, 1)
"""Stands for a date that cannot be read."""


def has_letter(project: Project, name: str) -> bool:
    """Whether there is a campaign of that name."""
    return is_file(project.campaigns / name / "campaign.yaml")


def letter_named(project: Project, name: Located, sessions: AbstractMapping[str, Session]) -> EarlierLetter:
    """The letter of a campaign that there is; what is wrong with it, its own check says."""
    tree = _tree(project, name)
    session = text_of(tree.get("session"))
    asks = (group.items.items() for group in asks_of(tree.get("asks")).values())
    signing = tree.get("signatories")
    return EarlierLetter(
        name,
        date_of(tree.get("date")) or NO_DATE,
        sessions.get(session) or session_of(session) if session else None,
        {id: str(text) for group in asks for id, text in group},
        frozenset(map(str, filter(_is_text, signing))) if isinstance(signing, Sequence) else frozenset(),
    )


def origin_of(
    project: Project, name: Located, date: datetime.date, sessions: AbstractMapping[str, Session]
) -> EarlierLetter | None:
    """The letter before a date that a section was adopted from.

    Where the campaign that lent it is no older, that is the letter which that one carries on, as the section
    most likely came from there.
    """
    seen: set[str] = set()
    while name not in seen and has_letter(project, name):
        seen.add(str(name))
        letter = letter_named(project, name, sessions)
        if NO_DATE < letter.date < date:
            return letter
        before = text_of(_tree(project, name).get("from"))
        if before is None:
            return None
        name = before
    return None


def asks_of(node: Node | None) -> dict[Located, AskGroup]:
    """The groups of asks under an `asks:` key, by their names."""
    groups = node if isinstance(node, Mapping) else Mapping()
    found: dict[Located, AskGroup] = {}
    for name, key in groups.keys_typed.items():
        group = groups[name]
        items = group.get("items") if isinstance(group, Mapping) else None
        texts = items.items() if isinstance(items, Mapping) else ()
        lead_in = text_of(group.get("lead_in")) if isinstance(group, Mapping) else None
        found[key] = AskGroup(lead_in, {id: text for id, text in texts if _is_text(text)})
    return found


def _tree(project: Project, name: str) -> Mapping:
    tree = project.read_yaml(project.campaigns / name / "campaign.yaml", Findings())
    return tree if isinstance(tree, Mapping) else Mapping()


def _is_text(node: Node) -> TypeGuard[Scalar]:
    return isinstance(node, Scalar)
