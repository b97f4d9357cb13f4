"""Keys for the sources that two letters cite, equal where both mean the same source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator

from undersigned.comparing.word_tokens import Tokens, WordToken, text_of_words, word_tokens
from undersigned.model.campaign import Work
from undersigned.model.letter import Citation, Letter, NoteMention, NoteReference
from undersigned.model.walking import references

_SIMILAR = 0.5
"""The share of common words from which on a note in the drafter's own words counts as another one reworded."""


def same_sources(old: Letter, new: Letter) -> dict[Hashable, Hashable]:
    """For each source of the later letter, the source of the earlier one that it is; those that are new stay away.

    A source is the same if the campaigns say the same of it, if it has the same symbol or address, or if it is
    printed in the same words. A note in the drafter's own words has nothing but these: there, similar words are
    enough.
    """
    before, after = _sources(old), _sources(new)
    same = {source: source for source in after if source in before}
    by_sign = {sign: source for source, words in before.items() for sign in _signs(source, words)}
    for source, words in after.items():
        known = [by_sign[sign] for sign in _signs(source, words) if sign in by_sign]
        if known:
            same.setdefault(source, known[-1])
    left = {source: words for source, words in before.items() if source not in same.values()}
    for source, words in after.items():
        if source not in same and not isinstance(source, Work):
            twin = _most_similar(words, left)
            if twin is not None:
                same[source] = twin
                del left[twin]
    return same


def _signs(source: Hashable, words: Tokens) -> Iterator[Hashable]:
    """What a source is known by whatever else is said of it; the surest comes last."""
    yield text_of_words(words)
    if isinstance(source, Work):
        yield from (fact for fact in source.facts if fact[0] in {"url", "symbol"})


def _sources(letter: Letter) -> dict[Hashable, Tokens]:
    """What a letter cites, with the words of its first citation."""
    found: dict[Hashable, Tokens] = {}
    for citation in _citations(letter):
        found.setdefault(citation.source, word_tokens(citation.full, _mention))
    return found


def _citations(letter: Letter) -> Iterator[Citation]:
    for part in letter.parts:
        for reference in references(part):
            if isinstance(reference, NoteReference):
                yield from reference.citations


def _mention(mention: NoteMention) -> WordToken:
    return WordToken(mention.source, "")


def _most_similar(words: Tokens, others: dict[Hashable, Tokens]) -> Hashable | None:
    own = _counted(words)
    best, twin = _SIMILAR, None
    for source, tokens in others.items():
        if isinstance(source, Work):
            continue
        counted = _counted(tokens)
        share = 2 * (own & counted).total() / max(1, own.total() + counted.total())
        if share >= best:
            best, twin = share, source
    return twin


def _counted(words: Tokens) -> Counter[Hashable]:
    return Counter(token.key for token in words if token.is_word)
