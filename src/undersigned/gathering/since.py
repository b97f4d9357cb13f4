"""Turns an organisation's agreement into what changed in the letter since."""

from __future__ import annotations

from dataclasses import replace

from undersigned import pipeline
from undersigned.comparing import Comparison, Version, compare
from undersigned.consenting.reading import as_drafted, letter_in
from undersigned.diagnostics import stop
from undersigned.gathering.register import the_organisation
from undersigned.gathering.sign_ons import kept_wording, the_sign_ons
from undersigned.loading.project import Project
from undersigned.model.sign_ons import Step


def since_signed(project: Project, campaign: str, named: str) -> Comparison:
    """What changed in a letter since an organisation agreed to it.

    Raises `LetterError` where it has not, and where the wording that it agreed to is not there any more.
    """
    manuscript = pipeline.prepare(project, campaign)
    one = the_organisation(manuscript.register, named)
    events = the_sign_ons(project, campaign, manuscript.register).of(one.id)
    agreed = next((e for e in reversed(events) if e.step is Step.CONFIRMED and e.wording), None)
    if agreed is None or agreed.wording is None:
        stop(
            f"{one} has agreed to no text of {campaign}",
            "no-agreement",
            help=f"see who has: undersigned signatories status {campaign}",
        )
    metadata = manuscript.letter.metadata
    old = letter_in(kept_wording(project, campaign, agreed.wording), replace(metadata, date=agreed.date))
    # The present letter goes the same way, so that both are told alike.
    new = letter_in(pipeline.wording(project, manuscript.campaign), metadata)
    return compare(
        Version(f"what {one.acronym or one.name} agreed to", as_drafted(old)),
        Version(campaign, as_drafted(new)),
    )
