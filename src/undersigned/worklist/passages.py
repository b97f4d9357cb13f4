"""The passages of a campaign: each text that a drafter typed, with its place and whether it is a note."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from undersigned.loading.cited_keys import used_in
from undersigned.model.campaign import Campaign, EarlierLetter, Footnote, FreeText, Prose, Work
from undersigned.model.findings import Located, Place
from undersigned.model.frame import Addressee


@dataclass(frozen=True)
class Passage:
    """A text that the letter prints."""

    text: Located
    campaign: str
    """Whose footnotes it cites."""
    is_note: bool = False
    origin: EarlierLetter | None = None
    """The older letter that it was adopted from, if it is a section that was."""
    lender: EarlierLetter | None = None
    """The letter that it was written for, older or not."""
    addressee: Addressee | None = None
    """Whom it names, all of their lines in one, if it is somebody whom the letter goes to."""
    takes: frozenset[str] = frozenset()
    """What it says that it takes from any letter."""


def passages_of(campaign: Campaign) -> Iterator[Passage]:
    """Every text of the letter in which something may have gone stale; of notes only the drafter's own words."""
    asks, addressees = campaign.asks.values(), (*campaign.addressees, *campaign.copy)
    texts = (
        campaign.date_line,
        campaign.letterhead,
        *(line for side in (campaign.head.sides if campaign.head else ()) for line in side.lines),
        campaign.title,
        campaign.subject,
        *campaign.salutation,
        campaign.frame.via,
        *(one.via for one in addressees),
        campaign.summary,
        *(text for group in asks for text in (group.lead_in, *group.items.values(), *group.shorts)),
        *campaign.closing,
        *(campaign.contact.lines if campaign.contact else ()),
        campaign.signatory_list.above,
        *(text for group in campaign.signatory_groups for text in (group.heading, group.above, group.below)),
        campaign.signatory_list.below,
        campaign.annex.title if campaign.annex else None,
    )
    yield from (Passage(text, campaign.name) for text in texts if text)
    for one in addressees:
        if one.lines:
            yield Passage(_in_one(one.lines), campaign.name, addressee=one)
    for prose in (campaign.body, *(campaign.annex.sections if campaign.annex else ())):
        takes = prose.takes | prose.values.keys()
        yield Passage(prose.text, prose.campaign, origin=prose.origin, lender=prose.lender, takes=takes)
    lenders = _lenders_of_notes(campaign)
    for owner, footnote in cited_footnotes(campaign):
        lender = lenders.get((owner, footnote.key))
        if isinstance(footnote.source, FreeText):
            yield Passage(footnote.wording or footnote.source.text, owner, is_note=True, lender=lender)
        elif footnote.wording and not _is_its_symbol(footnote):
            yield Passage(footnote.wording, owner, is_note=True, lender=lender)


def _lenders_of_notes(campaign: Campaign) -> dict[tuple[str, str], EarlierLetter]:
    """For which letter the notes of borrowed sections were written."""
    sections = campaign.annex.sections if campaign.annex else ()
    return {
        (section.campaign, key): section.lender
        for section in sections
        if section.lender
        for key in used_in(section.text, campaign.footnotes.get(section.campaign, {}))
    }


def _in_one(lines: tuple[Located, ...]) -> Located:
    """The lines of an address as one, as somebody's office stands in the line below their name."""
    text, turns = "", list[tuple[int, Place]]()
    for line in lines:
        text += f"{'' if text[-1] in ',;:' else ','} " if text else ""
        turns += [(len(text) + start, place) for start, place in line.turns]
        text += line
    return Located(text, lines[0].place, tuple(turns))


def cited_footnotes(campaign: Campaign) -> Iterator[tuple[str, Footnote]]:
    """The footnotes of the letter, with the campaign that defines them.

    Of the letter itself all of them; of a campaign that lends a section, those that the section cites or names.
    """
    for owner, footnotes in campaign.footnotes.items():
        sections = campaign.annex.sections if campaign.annex else ()
        borrowed = "\n".join(section.text for section in sections if section.campaign == owner)
        used = set(used_in(borrowed, footnotes)) if owner != campaign.name else footnotes.keys()
        for key, footnote in footnotes.items():
            if key in used:
                yield owner, footnote


def cited_in(section: Prose, campaign: Campaign) -> Iterator[Footnote]:
    """The footnotes that a section cites or names, in the order of their campaign."""
    footnotes = campaign.footnotes.get(section.campaign, {})
    used = set(used_in(section.text, footnotes))
    return (footnote for key, footnote in footnotes.items() if key in used)


def _is_its_symbol(footnote: Footnote) -> bool:
    """Whether a note says nothing but the symbol of its document."""
    source = footnote.source
    return isinstance(source, Work) and dict(source.facts).get("symbol") == str(footnote.wording)
