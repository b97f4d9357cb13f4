"""Drafts one section of an annex as a letter of nothing but that section."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from undersigned.campaigns.annexes.naming import NamedSection
from undersigned.drafting import TemplateReader, draft
from undersigned.files.images import load_image
from undersigned.files.project import Project
from undersigned.loading.campaign import load_campaign
from undersigned.loading.cited_keys import Use, keys_in
from undersigned.loading.sections import LETTERS_OWN, Need, NeedKind
from undersigned.loading.templates import Templates
from undersigned.model.campaign import Annex, Campaign, Count, NeedValue, NotePlace, Prose, Session
from undersigned.model.findings import NOWHERE, Findings, LetterError, Located, Place
from undersigned.model.letter import Letter

_ALONE = Located(
    "{% for section in annex.sections %}\n\n::: section {{ section.name }}\n{{ section.text }}\n:::\n{% endfor %}\n",
    Place("undersigned"),
)
_NO_SESSION = Session("HRC1", 1)


@dataclass(frozen=True)
class Alone:
    """A section drafted by itself, and the campaign that it was drafted for."""

    campaign: Campaign
    letter: Letter


def draft_section_alone(project: Project, section: NamedSection, reader: str) -> Alone:
    """The section as the letter of the campaign `reader` would print it, whatever else stands in that.

    What the letter does not give it, it gets a stand-in for. Raises `LetterError` where the section or the
    letter's campaign.yaml has errors.
    """
    findings = Findings()
    campaign = load_campaign(project, reader, Findings())
    if campaign is None:
        campaign = load_campaign(project, reader, findings)
        raise LetterError(findings)
    subject = Located(section.name, NOWHERE)
    campaign = replace(
        campaign,
        date_line=None,
        salutation=(),
        closing=(),
        letterhead=None,
        head=None,
        title=None,
        summary=None,
        subject=subject,
        body=Prose(subject, section.owner, "body.md"),
        session=campaign.session or _NO_SESSION,
        country=campaign.country or Located("[country]", NOWHERE),
        annex=Annex(None, (_prose(section, campaign),)),
        notes=replace(campaign.notes, place=NotePlace.PAGE, count=Count.LETTER),
        footnotes={**campaign.footnotes, section.owner: section.footnotes},
        prose_is_whole=False,
    )
    templates = Templates(project, findings)
    campaign = templates.checked(campaign)
    read = partial(_read, f"{campaign.letter}/letter.md", templates.read)
    letter = draft(campaign, read, partial(load_image, project, findings=findings), findings).letter
    findings.stop_if_errors()
    return Alone(campaign, letter)


def _read(letter: str, read: TemplateReader, name: str) -> Located | None:
    """A template, but in place of the letter's kind one that prints the section only."""
    return _ALONE if name == letter else read(name)


def _prose(section: NamedSection, campaign: Campaign) -> Prose:
    """The section with what the letter gives it, and with the notes cited that it only points to."""
    text = section.prose.text
    keys = keys_in(text)
    cited = {key.key for key in keys if key.use is Use.CITED}
    pointed = dict.fromkeys(key.key for key in keys if key.use is Use.MENTIONED and key.key not in cited)
    if pointed:
        citations = "".join(f"[^{key}]" for key in pointed)
        text = Located(f"{text}\n\n(It also points to:{citations})\n", text.place, text.turns)
    sections = campaign.annex.sections if campaign.annex else ()
    given = next((s.values for s in sections if s.text.place.file == section.shown), {})
    values = {
        name: given.get(name) or _stand_in(need, campaign)
        for name, need in section.needs.items()
        if name not in LETTERS_OWN
    }
    return replace(section.prose, text=text, values=values)


def _stand_in(need: Need, campaign: Campaign) -> NeedValue:
    match need.kind:
        case NeedKind.DATE if campaign.date is not None:
            return campaign.date
        case NeedKind.SESSION if campaign.session is not None:
            return campaign.session
        case _:
            return need.stand_in
