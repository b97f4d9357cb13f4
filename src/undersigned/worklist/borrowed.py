"""Finds in sections from other letters what says something else here: values that are this letter's own now.

A section says "at its {{ session.ordinal }} session" of the session of the letter that it was written for; in another
letter, another session is printed there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from undersigned.languages.dates import english_date
from undersigned.loading.cited_keys import (
    ValueAt,
    facts_in,
    used_in,
    values_in,
    with_facts,
    without_citations,
    words_defined,
    words_of,
)
from undersigned.model.campaign import Campaign, EarlierLetter, Fact
from undersigned.model.worklist import ItemKind
from undersigned.worklist.passages import Passage, passages_of
from undersigned.worklist.sentences import Sentence, sentences_of
from undersigned.worklist.slips import Slip


def values_elsewhere(
    passage: Passage, sentences: Iterable[Sentence], campaign: Campaign, before: Campaign | None
) -> Iterator[tuple[Slip, Sentence]]:
    """The sentences of a section, and of its notes, that print or decide by what was another in the letter it is from.

    `before` is that letter, where its text is known: what the drafter wrote since is theirs.
    """
    lender = passage.lender
    if lender is None or not (values := values_in(passage.text)):
        return
    others = _others(lender, campaign, before)
    sentences = [*sentences]
    known = _sentences(before) if before and others else frozenset()
    is_own_note = passage.is_note and passage.campaign == campaign.name
    if not any(_plain(sentence) in known for sentence in sentences) and not is_own_note:
        known = frozenset(map(_plain, sentences))  # it may be from a file that its letter prints no more
    for sentence, found in _by_sentence(passage, sentences, values):
        names = sorted({name for value in found for name in value.names & others.keys() - passage.takes})
        if names and _plain(sentence) in known:
            at = min(sentence.start, found[0].start)
            was = " and ".join(f"{name} {others[name]}" for name in names)
            yield (
                Slip(
                    ItemKind.VALUE,
                    tuple((value.start - at, value.end - at) for value in found if value.names & {*names}),
                    f"here that prints this letter's {' and '.join(names)}, and in {lender.name} it was {was}",
                    "write what was meant in the place of the value, if the sentence is not true of this letter",
                    was,
                ),
                _from(sentence, at),
            )


def _by_sentence(
    passage: Passage, sentences: list[Sentence], values: list[ValueAt]
) -> Iterator[tuple[Sentence, list[ValueAt]]]:
    """Each sentence with the values in it, and with the conditions right before it."""
    start = 0
    for number, sentence in enumerate(sentences):
        end = sentence.start + len(sentence.typed) if number + 1 < len(sentences) else len(passage.text)
        if found := [value for value in values if start <= value.start < end]:
            yield sentence, found
        start = end


def _from(sentence: Sentence, start: int) -> Sentence:
    """A sentence with what stands right before it, in which is no prose."""
    more = sentence.start - start
    typed, blank = sentence.source[start : sentence.start], " " * more
    return replace(
        sentence,
        typed=typed + sentence.typed,
        prose=blank + sentence.prose,
        text=blank + sentence.text,
        unquoted=blank + sentence.unquoted,
        start=start,
    )


def _sentences(letter: Campaign) -> frozenset[str]:
    prose = {letter.body.text, *(section.text for section in (letter.annex.sections if letter.annex else ()))}
    passages = (one for one in passages_of(letter) if one.is_note or one.text in prose)
    return frozenset(_plain(sentence) for passage in passages for sentence in sentences_of(passage))


def _plain(sentence: Sentence) -> str:
    """A sentence without the names of footnotes and facts, which may be others in a copy."""
    typed = sentence.typed[words_defined(sentence.typed) or 0 :]
    return " ".join(without_citations(with_facts(typed, lambda _: "facts")).split())


def _others(lender: EarlierLetter, campaign: Campaign, before: Campaign | None) -> dict[str, str]:
    """What was another in the letter that lent a section, in words, by the name of the value."""
    found = {}
    if lender.date != campaign.date:
        found["date"] = english_date(lender.date)
    if lender.session and (campaign.session is None or lender.session.id != campaign.session.id):
        found["session"] = lender.session.id
    if lender.country and lender.country != campaign.country:
        found["country"] = str(lender.country)
    was, now = (_of_whole(one) if one else {} for one in (before, campaign))
    return found | {name: words for name, words in was.items() if words and words != now[name]}


def _of_whole(letter: Campaign) -> dict[str, str]:
    """What only a letter that was read whole tells of itself."""
    last, mandate = letter.earlier, letter.mandate
    resolution, holder = (mandate.last(letter.date), mandate.holder(letter.date)) if mandate else (None, None)
    contact = letter.contact.lines if letter.contact else ()
    return {
        "last": f"{last.name} of {english_date(last.date)}" if last else "",
        "mandate": ", ".join(
            map(
                str,
                filter(
                    None,
                    (mandate and mandate.id, resolution and resolution.symbol, holder and holder.name),
                ),
            )
        ),
        "addressees": "; ".join(", ".join(one.lines) for one in letter.addressees),
        "copy": "; ".join(", ".join(one.lines) for one in letter.copy),
        "contact": ", ".join(contact),
        "signatories": ", ".join(sorted(str(one.id) for one in letter.signatories)),
    }


def lent_facts(campaign: Campaign) -> Iterator[Fact]:
    """The facts of other letters that the sections from there print."""
    for section in campaign.annex.sections if campaign.annex else ():
        facts = campaign.lent_facts.get(section.campaign, {})
        footnotes = campaign.footnotes.get(section.campaign, {})
        texts = (section.text, *(words_of(footnotes[key]) for key in used_in(section.text, footnotes)))
        names = dict.fromkeys(str(fact.name) for text in texts for fact in facts_in(text))
        yield from (facts[name] for name in names if name in facts)
