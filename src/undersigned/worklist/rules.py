"""Makes the worklist of a campaign: every slip that a rule finds in it, each under an id that lasts.

The id is made of the kind and the words of the sentence, not of file and line: a section that moves to
another file, or a paragraph that is wrapped anew, opens nothing again.
"""

from __future__ import annotations

import datetime
import hashlib
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import replace

from undersigned.checking.printed import Unfinished
from undersigned.languages.dates import english_date
from undersigned.languages.known import primary
from undersigned.loading.cited_keys import without_citations
from undersigned.model.campaign import Campaign, EarlierLetter, Outcome
from undersigned.model.draft import SessionDay
from undersigned.model.findings import Place, counted
from undersigned.model.worklist import Background, ItemKind, Worklist, WorklistItem
from undersigned.worklist.addresses import find_unchecked
from undersigned.worklist.documents import find_superseded
from undersigned.worklist.figures import mandate_lengths, undated_figures
from undersigned.worklist.nobody_named import counts_of_nobody, nobody_signs
from undersigned.worklist.offices import office_holders
from undersigned.worklist.old_sources import old_sources
from undersigned.worklist.passages import cited_footnotes, cited_in, passages_of
from undersigned.worklist.placeholders import Blank, blanks_of
from undersigned.worklist.sentences import Sentence, sentences_of
from undersigned.worklist.session_dates import session_dates
from undersigned.worklist.slips import Setting, Slip, SlipRule, Span
from undersigned.worklist.stale_sessions import stale_sessions
from undersigned.worklist.stale_times import relative_times, stale_dates

_RULES: tuple[SlipRule, ...] = (
    stale_sessions,
    find_superseded,
    office_holders,
    mandate_lengths,
    stale_dates,
    undated_figures,
    relative_times,
)
"""In the order in which they may claim words: 'the last resolution' is not 'the last' something else, too."""

_ALWAYS = datetime.date.min


def worklist_of(
    campaign: Campaign,
    background: Background | None = None,
    printed: Iterable[Unfinished] = (),
    days: Iterable[SessionDay] = (),
) -> Worklist:
    """What the drafter has to look at, apart from what they settled already.

    Of a first letter only facts that are too old, what is left to be filled in, and the sections that it
    has from older letters. `printed` is what is unfinished in the letter as it is printed, `days` for
    which days of sessions it asked.
    """
    items = sorted(_items(campaign, background or Background(), printed, days), key=lambda item: item.place)
    settled = {
        item: day
        for item in items
        if (day := campaign.reviewed.get(item.id)) is not None and day >= item.since
    }
    return Worklist(tuple(item for item in items if item not in settled), tuple(settled.items()))


def item_id(kind: ItemKind, words: str, detail: str = "") -> str:
    """A letter and five more signs that stand for these words, however they are broken into lines."""
    same = "\n".join((kind.value, " ".join(without_citations(words).split()), detail))
    digest = hashlib.sha256(same.encode()).digest()
    return "abcdef"[digest[0] % 6] + digest[1:4].hex()[:5]


def _items(
    campaign: Campaign, background: Background, printed: Iterable[Unfinished], days: Iterable[SessionDay]
) -> Iterator[WorklistItem]:
    yield from _facts(campaign)
    yield from _remarks(campaign)
    for shown, slip in session_dates(campaign.session, days):
        yield _of_entry(slip, shown, campaign.session_place, _ALWAYS)
    sentences: list[Sentence] = []
    for passage in passages_of(campaign):
        earlier = _later(campaign.earlier, passage.origin)
        setting = _setting(campaign, earlier, background) if earlier else None
        for sentence in sentences_of(passage):
            sentences.append(sentence)
            if setting:
                for slip in _slips(sentence, setting):
                    yield _of_sentence(slip, sentence, setting.earlier.date)
    yield from _unwritten(sentences, campaign, printed)
    yield from _sources(campaign, background)
    if campaign.earlier:
        yield from _signatories(campaign, campaign.earlier)
        yield from _links(campaign, campaign.earlier.date)
        yield from _outcomes(campaign, campaign.earlier)


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
        is_section=earlier is not campaign.earlier,
    )


def _slips(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """What the rules find, each word claimed by the first rule only."""
    claimed: list[Span] = []
    for rule in _RULES:
        for slip in rule(sentence, setting):
            free = tuple(span for span in slip.spans if not any(_overlap(span, other) for other in claimed))
            if free:
                claimed += free
                yield Slip(slip.kind, free, slip.reason, slip.settle, slip.detail)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _of_sentence(slip: Slip, sentence: Sentence, since: datetime.date) -> WorklistItem:
    return WorklistItem(
        item_id(slip.kind, sentence.typed, slip.detail),
        slip.kind,
        sentence.place(slip.spans[0][0]),
        sentence.typed,
        sentence.place(),
        slip.spans,
        slip.reason,
        slip.settle,
        since,
        slip.detail,
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
        slip.detail,
        is_entry=True,
    )


def _facts(campaign: Campaign) -> Iterator[WorklistItem]:
    if campaign.date is None:
        return  # a letter with facts has a date, or an error says so
    within = campaign.review.facts_within
    for fact in campaign.facts.values():
        if fact.as_of < campaign.date - datetime.timedelta(days=within):
            of = f"true on {english_date(fact.as_of)}"
            reason = f"{of}, more than {within} days before the letter"
            settle = "look for the newest one, and change 'text' and 'as_of'"
            slip = Slip(ItemKind.FACT, ((0, len(fact.name)),), reason, settle, of)
            yield _of_entry(slip, f"{fact.name}: {fact.text}", fact.name.place, _ALWAYS)


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
        for old in old_sources(footnotes, campaign.review.sources_within, setting):
            found.setdefault(old.key.place, _of_entry(old.slip, old.shown, old.key.place, earlier.date))
    yield from found.values()


def _signatories(campaign: Campaign, earlier: EarlierLetter) -> Iterator[WorklistItem]:
    """One item for all who signed the earlier letter and are printed under this one, once for each letter."""
    carried = [
        organisation for organisation in campaign.signatories if organisation.id in earlier.signatories
    ]
    if not carried:
        return
    names = ", ".join(organisation.acronym or organisation.name for organisation in carried)
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
        check,
        is_entry=True,
    )
