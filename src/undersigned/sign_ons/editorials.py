"""What an officer calls small corrections, in; what changed, to be looked at; then entries of the record.

The two functions behind `signatories editorial`: one proposes, the other records what a person has agreed to.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from undersigned import route
from undersigned.comparing import Comparison
from undersigned.files.project import Project
from undersigned.model.campaign import Organisation
from undersigned.model.sign_ons import Editorial, SignOns, Wording, shortened
from undersigned.sign_ons.recording import kept_wording, record_editorial, require_sign_ons
from undersigned.sign_ons.saying import day_said
from undersigned.sign_ons.since import changes_between
from undersigned.sign_ons.steps import Correction, corrections, first_agreed, outdated_wordings


@dataclass(frozen=True)
class EditorialRequest:
    """What an officer declares of a letter: by whom, when, and why."""

    campaign: str
    by: str
    reason: str
    today: datetime.date
    on: datetime.date | None = None
    """The day on which it was corrected, if that is another than today."""
    earlier: str | None = None
    """The digest of the text that was agreed to; by default each earlier one that somebody agreed to."""


@dataclass(frozen=True)
class ProposedEditorial:
    """One question for a person: whether all that changed since an earlier text is only corrections."""

    editorial: Editorial
    """What is recorded if they say yes."""
    agreed: tuple[Organisation, ...]
    """Whose agreement is to the earlier text, and would cover the present one."""
    changed: Comparison


@dataclass(frozen=True)
class ProposedEditorials:
    """All that a person has to look at before it is recorded."""

    campaign: str
    register: Mapping[str, Organisation]
    wording: Wording
    """The present one."""
    editorials: tuple[ProposedEditorial, ...]


def propose_editorials(project: Project, request: EditorialRequest) -> ProposedEditorials:
    """What changed since organisations agreed to a letter; nothing is written.

    Raises `LetterError` where the letter or its record has errors, where nothing changed, and where nobody had agreed
    on that day yet.
    """
    name = request.campaign
    manuscript = route.prepare(project, name)
    campaign, register = manuscript.campaign, manuscript.register
    present = manuscript.wording
    sign_ons = require_sign_ons(project, name, register)
    declared = Correction(request.by, day_said(request.on, request.today), request.reason, request.earlier)
    found = corrections(sign_ons, register, present.digest, declared)
    outdated = outdated_wordings(sign_ons, register, present.digest)
    proposed = (
        ProposedEditorial(
            one,
            tuple(register[id] for id in outdated.get(one.earlier, ())),
            changes_between(
                kept_wording(project, name, one.earlier),
                present,
                manuscript.letter.metadata,
                called=shortened(one.earlier),
                day=first_agreed(sign_ons, one.earlier) or campaign.date,
            ),
        )
        for one in found
    )
    return ProposedEditorials(name, register, present, tuple(proposed))


def apply_editorials(project: Project, proposed: ProposedEditorials) -> Sequence[Editorial]:
    """Record that all of it is only corrections, as a person has said; returns what was not recorded yet.

    Raises `LetterError` where the record has errors, or cannot be written.
    """
    # What somebody else has declared in the meantime stands already.
    return record_editorial(
        project,
        proposed.campaign,
        proposed.register,
        lambda now: [one.editorial for one in proposed.editorials if not _is_recorded(one.editorial, now)],
        proposed.wording,
    )


def _is_recorded(one: Editorial, sign_ons: SignOns) -> bool:
    return any((one.earlier, one.later) == (other.earlier, other.later) for other in sign_ons.editorials)
