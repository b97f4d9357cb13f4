"""Finds in sections from other letters what says something else here: values that are this letter's own now.

A section says "at its {{ session.ordinal }} session" of the session of the letter that it was written for; in another
letter, another session is printed there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from undersigned.languages.dates import english_date
from undersigned.loading.cited_keys import facts_in, used_in, with_facts, without_citations, words_of
from undersigned.model.campaign import Campaign, EarlierLetter, Fact
from undersigned.model.worklist import ItemKind
from undersigned.worklist.passages import Passage
from undersigned.worklist.sentences import Sentence, sentences_of
from undersigned.worklist.slips import Slip

_VALUE = re.compile(r"\{\{(?:[^}]|\}(?!\}))*?(?<![.\w\"'])(date|session|country)\b(?:[^}]|\}(?!\}))*\}\}")


def values_elsewhere(
    passage: Passage, sentences: Iterable[Sentence], campaign: Campaign, before: Campaign | None
) -> Iterator[tuple[Slip, Sentence]]:
    """The sentences of a section that print another date, session or country than in the letter that lent it.

    `before` is that letter, where its text is known: what the drafter wrote since is theirs.
    """
    lender = passage.lender
    others = _others(lender, campaign) if lender else {}
    sentences = list(sentences)
    known = _sentences(before) if before and others else frozenset()
    if not any(_plain(sentence) in known for sentence in sentences):
        known = frozenset(map(_plain, sentences))  # it may be from a file that its letter prints no more
    for sentence in sentences:
        found = [
            value
            for value in _VALUE.finditer(sentence.typed)
            if value[1] in others and value[1] not in passage.takes
        ]
        if lender and found and _plain(sentence) in known:
            names = sorted({value[1] for value in found})
            was = " and ".join(f"{name} {others[name]}" for name in names)
            yield (
                Slip(
                    ItemKind.VALUE,
                    tuple(value.span() for value in found),
                    f"here that prints this letter's {' and '.join(names)}, and in {lender.name} it was {was}",
                    "write what was meant in the place of the value, if the sentence is not true of this letter",
                    was,
                ),
                sentence,
            )


def _sentences(letter: Campaign) -> frozenset[str]:
    sections = letter.annex.sections if letter.annex else ()
    passages = (Passage(section.text, section.campaign) for section in sections)
    return frozenset(_plain(sentence) for passage in passages for sentence in sentences_of(passage))


def _plain(sentence: Sentence) -> str:
    """A sentence without the names of footnotes and facts, which may be others in a copy."""
    return " ".join(without_citations(with_facts(sentence.typed, lambda _: "facts")).split())


def _others(lender: EarlierLetter, campaign: Campaign) -> dict[str, str]:
    """What was another in the letter that lent a section, in words, by the name of the value."""
    found = {}
    if lender.date != campaign.date:
        found["date"] = english_date(lender.date)
    if lender.session and (campaign.session is None or lender.session.id != campaign.session.id):
        found["session"] = lender.session.id
    if lender.country and lender.country != campaign.country:
        found["country"] = str(lender.country)
    return found


def lent_facts(campaign: Campaign) -> Iterator[Fact]:
    """The facts of other letters that the sections from there print."""
    for section in campaign.annex.sections if campaign.annex else ():
        facts = campaign.lent_facts.get(section.campaign, {})
        footnotes = campaign.footnotes.get(section.campaign, {})
        texts = (section.text, *(words_of(footnotes[key]) for key in used_in(section.text, footnotes)))
        names = dict.fromkeys(str(fact.name) for text in texts for fact in facts_in(text))
        yield from (facts[name] for name in names if name in facts)
