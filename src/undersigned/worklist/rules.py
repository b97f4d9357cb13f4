"""Makes the worklist of a campaign: every slip that a rule finds in it, each under an id that lasts.

The id is made of the kind and the words of the sentence, not of file and line: a section that moves to
another file, or a paragraph that is wrapped anew, opens nothing again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from undersigned.checking.printed import Unfinished
from undersigned.model.campaign import Campaign, EarlierLetter
from undersigned.model.offices import KnownFact
from undersigned.model.worklist import Background, Fold, ItemKind, Worklist, WorklistItem
from undersigned.worklist.borrowed import values_elsewhere
from undersigned.worklist.came_over import CameOver, came_over
from undersigned.worklist.entry_rules import of_entries, of_last_letter, of_sources
from undersigned.worklist.folding import list_of
from undersigned.worklist.items import ALWAYS, of_blank, of_entry, of_sentence
from undersigned.worklist.known_facts import known_facts
from undersigned.worklist.mandates import stale_mandates
from undersigned.worklist.nobody_named import counts_of_nobody, nobody_signs
from undersigned.worklist.passages import Passage, passages_of
from undersigned.worklist.placeholders import blanks_of
from undersigned.worklist.sentence_rules import slips_in
from undersigned.worklist.sentences import Sentence, sentences_of
from undersigned.worklist.slips import Setting, setting_of

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
    yield from of_entries(campaign)
    for shown, slip in known_facts(campaign.session, facts):
        yield of_entry(slip, shown, campaign.session_place, ALWAYS)
    passages = [(passage, list(sentences_of(passage))) for passage in passages_of(campaign)]
    sentences = [sentence for _, found in passages for sentence in found]
    texts = _Texts(campaign, background, tuple(sentences))
    for passage, found in passages:
        earlier = _later(campaign.earlier, passage.origin)
        if earlier is None:
            yield from _known_to_be_wrong(campaign, found)
        else:
            setting = setting_of(campaign, earlier, background)
            text = texts.behind(passage, found)
            for sentence in found:
                yield from _of_slips(sentence, setting, text)
        lender = passage.lender
        before = background.before.get(str(lender.name)) if lender else None
        for slip, sentence in values_elsewhere(passage, found, campaign, before):
            yield of_sentence(slip, sentence, lender.date if lender else ALWAYS)
    yield from _unwritten(sentences, campaign, printed)
    yield from of_sources(campaign, background)
    yield from of_last_letter(campaign)


def _known_to_be_wrong(campaign: Campaign, sentences: Iterable[Sentence]) -> Iterator[WorklistItem]:
    """What the table of mandates knows to be wrong in a letter that carries on no other."""
    if campaign.date is not None and campaign.mandates:
        setting = setting_of(campaign, None)
        for sentence in sentences:
            for slip in stale_mandates(sentence, setting):
                if slip.is_wrong:
                    yield of_sentence(slip, sentence, ALWAYS)


def left_to_write(campaign: Campaign) -> int:
    """How much of a letter is still to be filled in, as far as that can be told without drafting it."""
    sentences = [sentence for passage in passages_of(campaign) for sentence in sentences_of(passage)]
    return sum(item.id not in campaign.reviewed for item in _unwritten(sentences, campaign, ()))


def _unwritten(
    sentences: list[Sentence], campaign: Campaign, printed: Iterable[Unfinished]
) -> Iterator[WorklistItem]:
    for blank in blanks_of(sentences, campaign, printed):
        yield from of_blank(blank)
    if campaign.all_signatories:
        return
    if nobody := nobody_signs(campaign):
        yield (item := of_entry(nobody, "signatories", campaign.signatories_place, ALWAYS))
        if item.id not in campaign.reviewed:
            return  # what counts them is right as soon as they are named
    for sentence in sentences:
        yield from (of_sentence(slip, sentence, ALWAYS) for slip in counts_of_nobody(sentence))


def _later(earlier: EarlierLetter | None, origin: EarlierLetter | None) -> EarlierLetter | None:
    """Of the letter that a letter carries on, and that from which one of its sections comes, the later one."""
    return max(filter(None, (earlier, origin)), key=lambda letter: letter.date, default=None)


def _of_slips(sentence: Sentence, setting: Setting, text: CameOver) -> Iterator[WorklistItem]:
    """Of what came over, all that the rules find; of what is new, only what is wrong by itself."""
    is_same = text.is_same(sentence)
    for slip in slips_in(sentence, setting):
        item = replace(of_sentence(slip, sentence, setting.earlier.date), came_over=is_same)
        if is_same and slip.is_background:
            yield replace(item, since=ALWAYS, fold=Fold.BACKGROUND)
        elif is_same or slip.is_wrong:
            yield item
        elif kept := text.kept(slip, sentence):
            item = of_sentence(kept, sentence, setting.earlier.date)
            yield replace(item, fold=Fold.REWORDED)


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
