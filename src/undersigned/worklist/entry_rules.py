"""Finds what the drafter has to look at in the entries of a letter: its facts, sources, signatories, outcomes."""

from __future__ import annotations

import datetime
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from undersigned.languages.dates import english_date
from undersigned.loading.cited_keys import without_citations
from undersigned.model.campaign import Campaign, EarlierLetter, Outcome
from undersigned.model.findings import Place, counted
from undersigned.model.worklist import Background, ItemKind, WorklistItem
from undersigned.worklist.addresses import find_unchecked
from undersigned.worklist.borrowed import lent_facts
from undersigned.worklist.item_ids import item_id
from undersigned.worklist.items import ALWAYS, of_entry
from undersigned.worklist.old_sources import old_sources, replaced_sources
from undersigned.worklist.passages import cited_footnotes, cited_in
from undersigned.worklist.slips import Slip, setting_of


def of_entries(campaign: Campaign) -> Iterator[WorklistItem]:
    """What is to be looked at whether the letter carries on another or not."""
    yield from _facts(campaign)
    yield from _remarks(campaign)
    yield from _last_day(campaign)


def of_sources(campaign: Campaign, background: Background) -> Iterator[WorklistItem]:
    """The sources that are too old or replaced, each once."""
    found = (*_replaced_sources(campaign), *_sources(campaign, background))
    yield from {item.id: item for item in found}.values()


def of_last_letter(campaign: Campaign) -> Iterator[WorklistItem]:
    """What is left of the letter before: who signed it, what nobody looked at since, what it asked for."""
    if campaign.earlier:
        yield from _signatories(campaign, campaign.earlier)
        yield from _links(campaign, campaign.earlier.date)
        yield from _outcomes(campaign, campaign.earlier)


def _facts(campaign: Campaign) -> Iterator[WorklistItem]:
    if campaign.date is None:
        return  # a letter with facts has a date, or an error says so
    within = campaign.review.facts_within
    for fact in (*campaign.facts.values(), *lent_facts(campaign)):
        if fact.as_of < campaign.date - datetime.timedelta(days=within):
            of = f"true on {english_date(fact.as_of)}"
            reason = f"{of}, more than {within} days before the letter"
            settle = "look for the newest one, and change 'text' and 'as_of'"
            slip = Slip(ItemKind.FACT, ((0, len(fact.name)),), reason, settle, of)
            yield of_entry(slip, f"{fact.name}: {fact.text}", fact.name.place, ALWAYS)


_LONG_BEFORE: Final = datetime.timedelta(days=180)
"""How long before a letter its last day to sign on is hardly meant for it."""


def _last_day(campaign: Campaign) -> Iterator[WorklistItem]:
    """The last day to sign on, where it is that of the letter before."""
    last, earlier = campaign.sign_on_by, campaign.earlier
    if last is None or campaign.date is None:
        return
    if (earlier and last <= earlier.date) or last < campaign.date - _LONG_BEFORE:
        shown = f"sign_on_by: {last}"
        reason = "the last day to sign on is that of an earlier letter"
        slip = Slip(
            ItemKind.DATE,
            ((0, len(shown)),),
            reason,
            "write until when organisations can sign this one",
            shown,
        )
        yield of_entry(slip, shown, Place(campaign.file), ALWAYS)


def _remarks(campaign: Campaign) -> Iterator[WorklistItem]:
    """What people remarked on the file that the letter was made of, until it is settled."""
    for remark in campaign.remarks:
        if remark.is_settled:
            continue
        day = f", {english_date(remark.date)}" if remark.date else ""
        by = f"{remark.author or 'somebody'}{day}"
        at = f" at “{textwrap.shorten(remark.passage, 90, placeholder=' …')}”" if remark.passage else ""
        settle = "do what it asks for or not, and add 'settled: true' to it in returned.yaml"
        shown = f"{by}: {' '.join(remark.text.split())}"
        slip = Slip(ItemKind.REMARK, ((0, len(shown)),), f"a remark{at}", settle, f"{by}{at}")
        yield of_entry(slip, shown, remark.text.place, ALWAYS)


def _sources(campaign: Campaign, background: Background) -> Iterator[WorklistItem]:
    """The sources that may be too old; of a first letter, those of sections from older letters."""
    if campaign.earlier:
        cited = [(campaign.earlier, [footnote for _, footnote in cited_footnotes(campaign)])]
    else:
        sections = campaign.annex.sections if campaign.annex else ()
        cited = [
            (section.origin, list(cited_in(section, campaign))) for section in sections if section.origin
        ]
    found: dict[Place, WorklistItem] = {}
    for earlier, footnotes in cited if campaign.date else ():
        setting = setting_of(campaign, earlier, background)
        before = background.before.get(str(earlier.name))
        known = {footnote.source for _, footnote in cited_footnotes(before)} if before else set()
        for old in old_sources(footnotes, campaign.review.sources_within, setting):
            if (
                before is None
                or old.source in known
                or (old.slip.kind is ItemKind.SUPERSEDED and old.slip.detail)
            ):
                found.setdefault(old.key.place, of_entry(old.slip, old.shown, old.key.place, earlier.date))
    yield from found.values()


def _replaced_sources(campaign: Campaign) -> Iterator[WorklistItem]:
    """The sources of a letter that carries on no other which the table of mandates knows to be replaced."""
    if campaign.date is not None and campaign.earlier is None and campaign.mandates:
        setting = setting_of(campaign, None)
        for old in replaced_sources([footnote for _, footnote in cited_footnotes(campaign)], setting):
            yield of_entry(old.slip, old.shown, old.key.place, ALWAYS)


def _signatories(campaign: Campaign, earlier: EarlierLetter) -> Iterator[WorklistItem]:
    """One item for all who signed the earlier letter and are printed under this one, once for each letter."""
    carried = [one for one in campaign.all_signatories if one.id in earlier.signatories]
    if not carried:
        return
    names = ", ".join(one.acronym or one.name for one in carried)
    shown = f"{counted(len(carried), 'signatory', 'signatories')} of {earlier.name}"
    yield replace(
        of_entry(
            Slip(
                ItemKind.SIGNATORIES,
                ((0, len(shown)),),
                f"nobody has said yet that they sign this letter, too ({names})",
                "ask them, and take those out of 'signatories' who do not sign",
            ),
            shown,
            campaign.signatories_place,
            earlier.date,
        ),
        # Who asked them all need not ask again when one of them leaves.
        id=item_id(ItemKind.SIGNATORIES, earlier.name),
    )


def _outcomes(campaign: Campaign, earlier: EarlierLetter) -> Iterator[WorklistItem]:
    """The asks of the earlier letter of which nobody has said yet what became of them."""
    for id, told in campaign.outcomes.items():
        if told.outcome is Outcome.OPEN:
            reason = f"what became of this ask of {earlier.name}?"
            settle = "write 'met', 'partly met', 'unmet', 'reworded' or 'dropped', and the resolution that answered it"
            slip = Slip(ItemKind.OUTCOME, ((0, len(id)),), reason, settle)
            words = textwrap.shorten(without_citations(earlier.asks.get(id, "")), 90, placeholder=" …")
            yield of_entry(slip, f"{id}: {words}", id.place, earlier.date)


def _links(campaign: Campaign, since: datetime.date) -> Iterator[WorklistItem]:
    """One item for all addresses: `check --links` looks at them all, and tells of each that needs mending."""
    left = find_unchecked(campaign, since)
    if not left:
        return
    where = next(iter(left.values())).place
    shown = counted(len(left), "web address", "web addresses")
    check = f"type 'undersigned check --links {campaign.name}' and mend what it finds"
    yield WorklistItem(
        item_id(ItemKind.LINKS, " ".join(sorted(left))),
        ItemKind.LINKS,
        where,
        shown,
        where,
        ((0, len(shown)),),
        f"nobody is known to have looked since {english_date(since)}",
        check,
        since,
        note=check,
        is_entry=True,
    )
