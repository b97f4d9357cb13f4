"""Holds what a letter says of mandates to their table: resolutions that were replaced, bodies that are no more."""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Iterator

from undersigned.languages.dates import english_date
from undersigned.languages.patterns import any_of, spaced
from undersigned.model.offices import Mandate, Resolution, Table, Vote
from undersigned.model.worklist import ItemKind
from undersigned.worklist.date_mentions import dates_in
from undersigned.worklist.patterns import find
from undersigned.worklist.sentences import Sentence
from undersigned.worklist.slips import Setting, Slip, Span, spans_of
from undersigned.worklist.symbols import symbols_in


def stale_mandates(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """What the table of mandates knows to be otherwise by the day of the letter, whoever wrote it."""
    if not setting.mandates:
        return
    yield from _bodies(sentence, setting)
    symbols = symbols_in(sentence.text, setting.session)
    yield from _votes(sentence, setting)
    spans: dict[tuple[str, str], list[Span]] = {}
    for span, symbol in symbols:
        for last in filter(None, [successor(symbol, setting)]):
            if all(other != last.symbol for _, other in symbols):
                spans.setdefault((not_the_last(symbol, last), symbol), []).append(span)
    for number, ((said, symbol), where) in enumerate(spans.items()):
        # "The last resolution" and the votes beside its number are one question with it.
        words = (setting.words.last_documents, setting.words.votes) if number == 0 else ()
        beside = (span for one in words for span in spans_of(find(one, sentence.unquoted)))
        yield superseded_by(said, tuple(sorted({*where, *beside})), symbol)


def successor(symbol: str, setting: Setting) -> Resolution | None:
    """The resolution that has renewed a mandate since that of a symbol did, by the day of the letter."""
    for mandate in setting.mandates:
        known = next((one for one in mandate.renewed if one.symbol == symbol), None)
        last = mandate.last(setting.date)
        if known is not None and last is not None and known.adopted < last.adopted:
            return last
    return None


def in_force(setting: Setting) -> set[str]:
    """The resolutions of mandates that are known to be the last, as their term has not run out by the letter's day."""
    found = (mandate.last(setting.date) for mandate in setting.mandates)
    running = (
        last for last in found if last and last.is_confirmed and (last.ends or setting.date) > setting.date
    )
    return {str(last.symbol) for last in running}


def replaced_source(symbol: str, cited: Container[str], setting: Setting) -> str | None:
    """What to say of a cited document that was replaced; nothing where the one that replaced it is cited, too."""
    last = successor(symbol, setting)
    return None if last is None or last.symbol in cited else not_the_last(symbol, last)


def not_the_last(symbol: str, last: Resolution) -> str:
    """What is said of a resolution that another has replaced."""
    return f"{'/'.join(symbol.split('/')[-2:])} is not the last: {told(last)}"


def told(resolution: Resolution) -> str:
    """A resolution with its day, and whether anybody has looked at it."""
    known = "" if resolution.is_confirmed else " (which nobody has confirmed)"
    return f"{resolution.number}, {english_date(resolution.adopted)}{known}"


def superseded_by(said: str, spans: tuple[Span, ...], about: str) -> Slip:
    """The slip of what something known has replaced."""
    settle = "cite that one, or name it beside this one if this is about the past"
    return Slip(ItemKind.SUPERSEDED, spans, said, settle, said, about, is_wrong=True)


def last_of_mandate(setting: Setting) -> Resolution | None:
    """The resolution that holds of the mandate which the letter is about."""
    return setting.mandate.last(setting.date) if setting.mandate else None


def term_of_mandate(setting: Setting) -> str:
    """How long the mandate of the letter runs, as far as that is known."""
    last = last_of_mandate(setting)
    if last is None:
        return ""
    years = f", for {last.years} {'year' if last.years == 1 else 'years'}" if last.years else ""
    until = f", until {english_date(last.until)}" if last.until else ""
    return f"the mandate was given last by {told(last)}{years}{until}"


def _bodies(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """Mandates that have ended; a sentence with a date most likely tells of the time when they had not."""
    over = {mandate.id: mandate for mandate in setting.mandates if mandate.is_over(setting.date)}
    for mandate in over.values():
        spans = tuple(found.span() for found in _named(mandate.titles).finditer(sentence.unquoted))
        if spans:
            yield Slip(
                ItemKind.SUPERSEDED,
                spans,
                said := _ended(mandate, setting),
                "write what has taken its place, or say of which time this is",
                said,
                is_wrong=not dates_in(sentence.text, setting.language),
            )


@functools.lru_cache(maxsize=64)
def _named(titles: tuple[str, ...]) -> re.Pattern[str]:
    names = any_of(spaced(re.escape(title).replace(r"\ ", " ")) for title in titles)
    return re.compile(rf"(?<![\w-]){names}(?![\w-])", re.IGNORECASE)


def _ended(mandate: Mandate, setting: Setting) -> str:
    ended = mandate.ended
    day = f" on {english_date(ended.until or ended.adopted)}" if ended else ""
    new = next((one for one in setting.mandates if one.id == mandate.replaced_by), None)
    return f"this mandate has ended{day}" + (f"; its place was taken by the {new.titles[0]}" if new else "")


def _vote_on(sentence: Sentence, setting: Setting) -> tuple[Resolution, Vote] | None:
    """The one resolution that a sentence names, where the table knows how States voted on it."""
    symbols = {symbol for _, symbol in symbols_in(sentence.text, setting.session)}
    known = [one for mandate in setting.mandates for one in mandate.resolutions if {one.symbol} == symbols]
    return (known[0], known[0].vote) if known and known[0].vote else None


def _has_counts_of(vote: Vote, words: str) -> bool:
    counts = {vote.in_favour, vote.against, vote.abstained}
    return counts.issuperset(map(int, re.findall(r"\d{1,3}", words)))


def right_votes(sentence: Sentence, setting: Setting) -> tuple[Span, ...]:
    """Counts of votes that are those of the table, which nobody need look at."""
    known = _vote_on(sentence, setting) if setting.mandates else None
    found = find(setting.words.votes, sentence.unquoted) if known else ()
    return tuple(words.span() for words in found if known and _has_counts_of(known[1], words[0]))


def _votes(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """Counts of votes beside the number of one resolution, that are others in the table."""
    known = _vote_on(sentence, setting)
    if known is None:
        return
    resolution, vote = known
    found = find(setting.words.votes, sentence.unquoted)
    if spans := tuple(words.span() for words in found if not _has_counts_of(vote, words[0])):
        said = f"the vote on {resolution.number} was {vote}"
        settle = f"correct it, or {Table.MANDATES.value}"
        yield Slip(ItemKind.FIGURE, spans, said, settle, said, ask="is this the vote?", is_wrong=True)
