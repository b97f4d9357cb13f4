"""Makes the worklist of a campaign: every slip that a rule finds in it, each under an id that lasts.

The id is made of the kind and the words of the sentence, not of file and line: a section that moves to
another file, or a paragraph that is wrapped anew, opens nothing again.
"""

from __future__ import annotations

import datetime
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from undersigned.checking.printed import Unfinished
from undersigned.languages.dates import english_date
from undersigned.languages.known import primary
from undersigned.loading.cited_keys import without_citations
from undersigned.model.campaign import Campaign, EarlierLetter, Outcome
from undersigned.model.findings import NOWHERE, Located, Place, counted
from undersigned.model.offices import KnownFact
from undersigned.model.worklist import Background, Fold, ItemKind, Worklist, WorklistItem
from undersigned.worklist.addresses import find_unchecked
from undersigned.worklist.borrowed import lent_facts, values_elsewhere
from undersigned.worklist.came_over import CameOver, came_over
from undersigned.worklist.documents import find_superseded, typed_note_numbers
from undersigned.worklist.figures import counted_terms, mandate_lengths, undated_figures
from undersigned.worklist.folding import list_of
from undersigned.worklist.item_ids import item_id
from undersigned.worklist.known_facts import known_facts
from undersigned.worklist.mandates import stale_mandates
from undersigned.worklist.nobody_named import counts_of_nobody, nobody_signs
from undersigned.worklist.offices import office_holders
from undersigned.worklist.old_sources import old_sources, replaced_sources
from undersigned.worklist.passages import Passage, cited_footnotes, cited_in, passages_of
from undersigned.worklist.placeholders import Blank, blanks_of
from undersigned.worklist.sentences import Sentence, sentences_of
from undersigned.worklist.slips import Setting, Slip, SlipRule, Span
from undersigned.worklist.stale_sessions import stale_sessions
from undersigned.worklist.stale_times import relative_times, stale_dates

_RULES: tuple[SlipRule, ...] = (
    stale_sessions,
    stale_mandates,
    find_superseded,
    typed_note_numbers,
    office_holders,
    mandate_lengths,
    counted_terms,
    stale_dates,
    undated_figures,
    relative_times,
)
"""In the order in which they may claim words: 'the last resolution' is not 'the last' something else, too."""

_ALWAYS = datetime.date.min
_EVERYTHING = CameOver(None)


def worklist_of(
    campaign: Campaign,
    background: Background | None = None,
    printed: Iterable[Unfinished] = (),
    facts: Iterable[KnownFact] = (),
) -> Worklist:
    """What the drafter has to look at, apart from what they settled already.

    Of a first letter only facts that are too old, what is left to be filled in, and the sections that it
    has from older letters. `printed` is what is unfinished in the letter as it is printed, `facts`
    for which facts of tables it asked.
    """
    background = background or Background()
    items = sorted(_items(campaign, background, printed, facts), key=lambda item: item.place)
    settled = {
        item: day
        for item in items
        if not item.kind.needs_answer
        and (day := campaign.reviewed.get(item.id)) is not None
        and day >= item.since
    }
    left = [item for item in items if item not in settled and not _is_carried_on(item, background)]
    return list_of(left, settled.items(), campaign)


def _is_carried_on(item: WorklistItem, background: Background) -> bool:
    """Whether it was settled in a letter before, and is of those that stay so: a founding year, a fact of a table."""
    is_lasting = item.fold is Fold.BACKGROUND or item.kind in {ItemKind.SESSION_DATES, ItemKind.MANDATE_FACTS}
    return is_lasting and item.id in background.settled_before


def _items(
    campaign: Campaign, background: Background, printed: Iterable[Unfinished], facts: Iterable[KnownFact]
) -> Iterator[WorklistItem]:
    yield from _facts(campaign)
    yield from _remarks(campaign)
    yield from _last_day(campaign)
    for shown, slip in known_facts(campaign.session, facts):
        yield _of_entry(slip, shown, campaign.session_place, _ALWAYS)
    passages = [(passage, list(sentences_of(passage))) for passage in passages_of(campaign)]
    sentences = [sentence for _, found in passages for sentence in found]
    texts = _Texts(campaign, background, tuple(sentences))
    for passage, found in passages:
        earlier = _later(campaign.earlier, passage.origin)
        if earlier is None:
            yield from _known_to_be_wrong(campaign, found)
        else:
            setting = _setting(campaign, earlier, background)
            text = texts.behind(passage, found)
            for sentence in found:
                yield from _of_slips(sentence, setting, text)
        lender = passage.lender
        before = background.before.get(str(lender.name)) if lender else None
        for slip, sentence in values_elsewhere(passage, found, campaign, before):
            yield _of_sentence(slip, sentence, lender.date if lender else _ALWAYS)
    yield from _unwritten(sentences, campaign, printed)
    yield from {
        item.id: item for item in (*_replaced_sources(campaign), *_sources(campaign, background))
    }.values()
    if campaign.earlier:
        yield from _signatories(campaign, campaign.earlier)
        yield from _links(campaign, campaign.earlier.date)
        yield from _outcomes(campaign, campaign.earlier)


def _known_to_be_wrong(campaign: Campaign, sentences: Iterable[Sentence]) -> Iterator[WorklistItem]:
    """What the table of mandates knows to be wrong in a letter that carries on no other."""
    if campaign.date is not None and campaign.mandates:
        setting = _setting(campaign, EarlierLetter(Located("", NOWHERE), campaign.date), Background())
        for sentence in sentences:
            for slip in stale_mandates(sentence, setting):
                if slip.is_wrong:
                    yield _of_sentence(slip, sentence, _ALWAYS)


def _replaced_sources(campaign: Campaign) -> Iterator[WorklistItem]:
    """The same of its sources."""
    if campaign.date is not None and campaign.earlier is None and campaign.mandates:
        setting = _setting(campaign, EarlierLetter(Located("", NOWHERE), campaign.date), Background())
        for old in replaced_sources([footnote for _, footnote in cited_footnotes(campaign)], setting):
            yield _of_entry(old.slip, old.shown, old.key.place, _ALWAYS)


def left_to_write(campaign: Campaign) -> int:
    """How much of a letter is still to be filled in, as far as that can be told without drafting it."""
    sentences = [sentence for passage in passages_of(campaign) for sentence in sentences_of(passage)]
    return sum(item.id not in campaign.reviewed for item in _unwritten(sentences, campaign, ()))


def _unwritten(
    sentences: list[Sentence], campaign: Campaign, printed: Iterable[Unfinished]
) -> Iterator[WorklistItem]:
    for blank in blanks_of(sentences, campaign, printed):
        yield from _of_blank(blank)
    if campaign.all_signatories:
        return
    if nobody := nobody_signs(campaign):
        yield (item := _of_entry(nobody, "signatories", campaign.signatories_place, _ALWAYS))
        if item.id not in campaign.reviewed:
            return  # what counts them is right as soon as they are named
    for sentence in sentences:
        yield from (_of_sentence(slip, sentence, _ALWAYS) for slip in counts_of_nobody(sentence))


def _later(earlier: EarlierLetter | None, origin: EarlierLetter | None) -> EarlierLetter | None:
    """Of the letter that a letter carries on, and that from which one of its sections comes, the later one."""
    return max(filter(None, (earlier, origin)), key=lambda letter: letter.date, default=None)


def _setting(campaign: Campaign, earlier: EarlierLetter, background: Background) -> Setting:
    if campaign.date is None:
        raise AssertionError(campaign.name)  # a letter that carries on another has a date
    language = primary(campaign.language)
    answered = tuple(dict.fromkeys(told.resolution for told in campaign.outcomes.values() if told.resolution))
    return Setting(
        campaign.date,
        campaign.session,
        earlier,
        language,
        campaign.country,
        background,
        answered,
        campaign.mandate,
        campaign.mandates,
        is_section=earlier is not campaign.earlier,
    )


def slips_in(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """What the rules find, each word claimed by the first rule only."""
    claimed: list[Span] = []
    for rule in _RULES:
        for slip in rule(sentence, setting):
            free = tuple(span for span in slip.spans if not any(_overlap(span, other) for other in claimed))
            if free:
                claimed += free
                yield replace(slip, spans=free)


def _of_slips(sentence: Sentence, setting: Setting, text: CameOver) -> Iterator[WorklistItem]:
    """Of what came over, all that the rules find; of what is new, only what is wrong by itself."""
    is_same = text.is_same(sentence)
    slips = _in_one(list(slips_in(sentence, setting)))
    for slip in slips:
        item = replace(_of_sentence(slip, sentence, setting.earlier.date), came_over=is_same)
        if is_same and slip.is_background:
            yield replace(item, since=_ALWAYS, fold=Fold.BACKGROUND)
        elif is_same or slip.is_wrong:
            yield item
        elif kept := text.kept(slip, sentence):
            item = _of_sentence(kept, sentence, setting.earlier.date)
            yield replace(item, fold=Fold.REWORDED)


_LOOKED_AT_TOGETHER = (ItemKind.DATE, ItemKind.FIGURE, ItemKind.COUNTED, ItemKind.RELATIVE)
"""Who looks what came of a date sees the figure, the "so far" and the "for the third time" of its sentence, too."""


def _in_one(slips: list[Slip]) -> list[Slip]:
    """The slips of a sentence, those that are settled by one look at it as one."""
    together = sorted(
        (slip for slip in slips if slip.kind in _LOOKED_AT_TOGETHER and not slip.is_background),
        key=lambda slip: _LOOKED_AT_TOGETHER.index(slip.kind),
    )
    if len(together) < 2:  # noqa: PLR2004  # one is one already
        return slips
    one = replace(
        together[0],
        spans=tuple(sorted(span for slip in together for span in slip.spans)),
        reason="; ".join(slip.reason for slip in together),
        settle="; ".join(slip.settle for slip in together),
        ask=next((slip.ask for slip in together if slip.ask), ""),
    )
    return [one if slip is together[0] else slip for slip in slips if slip not in together[1:]]


class _Texts:
    """The letters from which a letter's passages come, each read once."""

    def __init__(self, campaign: Campaign, background: Background, sentences: tuple[Sentence, ...]) -> None:
        self._earlier = campaign.earlier
        self._before = background.before
        self._sentences = sentences
        self._read: dict[frozenset[str], CameOver] = {}

    def behind(self, passage: Passage, sentences: list[Sentence]) -> CameOver:
        """What came over into a passage; of a section that another letter lends, everything."""
        if passage.origin is not None and passage.origin.name == passage.campaign:
            return _EVERYTHING
        names = frozenset(str(letter.name) for letter in (self._earlier, passage.origin) if letter)
        if names not in self._read:
            letters = (self._before.get(name) for name in sorted(names))
            self._read[names] = came_over(letters, self._sentences)
        text = self._read[names]
        # A section may be from a file that its letter prints no more.
        knows = passage.origin is None or any(map(text.is_same, sentences))
        return text if knows else _EVERYTHING


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _of_sentence(slip: Slip, sentence: Sentence, since: datetime.date) -> WorklistItem:
    return WorklistItem(
        item_id(slip.kind, sentence.typed, f"{slip.detail}{slip.ask}"),
        slip.kind,
        sentence.place(slip.spans[0][0]),
        sentence.typed,
        sentence.place(),
        slip.spans,
        slip.reason,
        slip.settle,
        since,
        about=slip.about,
        note=slip.detail,
        ask=slip.ask,
    )


def _of_blank(blank: Blank) -> Iterator[WorklistItem]:
    """An item for each of the words that stand for others, so that who settles one settles no other.

    Where nothing but these words stands there, their place says what they are: the TBC that is somebody's acronym
    is not the TBC in the place of a date.
    """
    marks: dict[str, list[tuple[Span, Place]]] = {}
    for span, place in zip(blank.spans, blank.places, strict=True):
        marks.setdefault(" ".join(blank.text[slice(*span)].split()), []).append((span, place))
    rest = "".join(blank.text.split())
    for words in marks:
        rest = rest.replace("".join(words.split()), "")
    is_bare = not any(sign.isalnum() for sign in rest)
    for words, found in marks.items():
        detail = (words,) if len(marks) > 1 else ()
        held = (blank.place.file, str(blank.place.line), str(blank.place.column)) if is_bare else ()
        yield WorklistItem(
            item_id(ItemKind.PLACEHOLDER, blank.text, " ".join((*detail, *held))),
            ItemKind.PLACEHOLDER,
            found[0][1],
            blank.text,
            blank.place,
            tuple(span for span, _ in found),
            "still to be filled in",
            "write what belongs here",
            _ALWAYS,
            places=tuple(place for _, place in found),
        )


def _of_entry(slip: Slip, shown: str, place: Place, since: datetime.date) -> WorklistItem:
    return WorklistItem(
        item_id(slip.kind, shown, slip.detail),
        slip.kind,
        place,
        shown,
        place,
        slip.spans,
        slip.reason,
        slip.settle,
        since,
        about=slip.about,
        note=slip.detail,
        is_entry=True,
    )


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
            yield _of_entry(slip, f"{fact.name}: {fact.text}", fact.name.place, _ALWAYS)


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
        yield _of_entry(slip, shown, Place(campaign.file), _ALWAYS)


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
        yield _of_entry(slip, shown, remark.text.place, _ALWAYS)


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
        setting = _setting(campaign, earlier, background)
        before = background.before.get(str(earlier.name))
        known = {footnote.source for _, footnote in cited_footnotes(before)} if before else set()
        for old in old_sources(footnotes, campaign.review.sources_within, setting):
            if (
                before is None
                or old.source in known
                or (old.slip.kind is ItemKind.SUPERSEDED and old.slip.detail)
            ):
                found.setdefault(old.key.place, _of_entry(old.slip, old.shown, old.key.place, earlier.date))
    yield from found.values()


def _signatories(campaign: Campaign, earlier: EarlierLetter) -> Iterator[WorklistItem]:
    """One item for all who signed the earlier letter and are printed under this one, once for each letter."""
    carried = [one for one in campaign.all_signatories if one.id in earlier.signatories]
    if not carried:
        return
    names = ", ".join(one.acronym or one.name for one in carried)
    shown = f"{counted(len(carried), 'signatory', 'signatories')} of {earlier.name}"
    yield replace(
        _of_entry(
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
            yield _of_entry(slip, f"{id}: {words}", id.place, earlier.date)


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
