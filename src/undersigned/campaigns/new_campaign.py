"""Adds a campaign to the project, from its name and files: all of it, or nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Final

from undersigned.files.ids import is_id, is_portable
from undersigned.files.project import Project
from undersigned.files.saving import save_folder
from undersigned.model.findings import stop

LONGEST_NAME: Final = 80
"""Signs: what is built bears the name twice in its path, and some systems take no path of more than 260."""


def require_free_name(project: Project, name: str) -> None:
    """Stop with a `LetterError` where no campaign can have that name, or one has it already."""
    if not is_id(name) or len(name) > LONGEST_NAME:
        stop(
            f"'{name}' cannot be the name of a letter",
            "wrong-value",
            help=f"write small letters, figures and hyphens, at most {LONGEST_NAME}, such as hrc57-cambodia",
        )
    if not is_portable(name):
        stop(
            f"'{name}' cannot be the name of a letter: Windows has a device of that name, and no folder",
            "wrong-value",
            help="choose another, such as hrc57-cambodia",
        )
    if os.path.lexists(project.as_named("campaigns", name)):
        stop(
            f"campaigns/{name} is there already, and stays as it is",
            "campaign-exists",
            help="choose another name; nothing of yours is ever overwritten. If its making was interrupted, it is"
            f" whole: undersigned check {name}",
        )


def save_campaign(
    project: Project,
    name: str,
    files: Mapping[str, bytes],
    *,
    before: Callable[[], None] | None = None,
) -> None:
    """Write a campaign, and `before` it is there whatever else belongs to it: all of it, or no campaign.

    Who is interrupted in between repeats the command. Raises `LetterError` where one of them cannot be written; a
    folder that was there before, or that another program has made meanwhile, stays.
    """
    save_folder(project.campaign(name), files, before=before)
