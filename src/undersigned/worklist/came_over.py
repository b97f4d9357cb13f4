"""Tells of each sentence whether it came over from an earlier letter, was reworded, or was written now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from undersigned.loading.cited_keys import without_citations
from undersigned.model.campaign import Campaign
from undersigned.worklist.passages import passages_of
from undersigned.worklist.sentences import Sentence, sentences_of, whole_notes
from undersigned.worklist.slips import Slip

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class CameOver:
    """What the sentences of a letter were in the letters before; all came over where `before` is None."""

    before: tuple[str, ...] | None
    """The sentences of those letters, as words."""
    now: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """Their notes, each as a whole."""
    _same: frozenset[str] = field(init=False, default=frozenset())

    def __post_init__(self) -> None:
        """Keep the sentences as a set, too, as most are found there."""
        object.__setattr__(self, "_same", frozenset((*(self.before or ()), *self.notes)))

    def is_same(self, sentence: Sentence) -> bool:
        """Whether a sentence came over word for word, by itself or as part of one."""
        return self.before is None or self._stood(words_of(sentence.typed))

    def kept(self, slip: Slip, sentence: Sentence) -> Slip | None:
        """What of a slip stayed in a sentence that is another one reworded."""
        partner = f" {self._partners.get(words_of(sentence.typed), '')} "
        spans = tuple(span for span in slip.spans if f" {words_of(sentence.typed[slice(*span)])} " in partner)
        return replace(slip, spans=spans) if spans else None

    def _stood(self, words: str) -> bool:
        return words in self._same or f" {words} " in self._running

    @cached_property
    def _running(self) -> str:
        """All of them, with a sign between two of them that is in no word: nothing stood across their ends."""
        return f" {' | '.join(self.before or ())} "

    @cached_property
    def _partners(self) -> Mapping[str, str]:
        """Of each sentence that was reworded, what it was."""
        # Where nothing was reworded yet, nothing is to be aligned.
        from undersigned.comparing.alignment import AlignedPassage, align  # noqa: PLC0415  # as said
        from undersigned.comparing.comparison import PassageForm  # noqa: PLC0415  # as said
        from undersigned.comparing.word_tokens import WordToken  # noqa: PLC0415  # as said

        new = [words for words in self.now if not self._stood(words)]
        unchanged = set(self.now)
        old = [words for words in self.before or () if words not in unchanged]

        def passage(words: str) -> AlignedPassage:
            tokens = tuple(WordToken(word, word, " ") for word in words.split())
            return AlignedPassage(PassageForm.PARAGRAPH, tokens)

        pairs = align([passage(words) for words in old], [passage(words) for words in new])
        return {
            new[pair.new]: old[pair.old] for pair in pairs if pair.old is not None and pair.new is not None
        }


def came_over(letters: Iterable[Campaign | None], now: Iterable[Sentence]) -> CameOver:
    """What came over from some letters into the sentences of another; a letter whose text is not known is None."""
    before: list[str] = []
    notes: list[str] = []
    for letter in letters:
        if letter is None:
            return CameOver(None)
        for passage in passages_of(letter):
            before += [words_of(sentence.typed) for sentence in sentences_of(passage)]
            notes += [words_of(sentence.typed) for sentence in whole_notes(passage) if sentence.is_note]
    return CameOver(tuple(before), tuple(words_of(sentence.typed) for sentence in now), tuple(notes))


def words_of(text: str) -> str:
    """The words of a text: neither marks nor capitals, line breaks nor what is cited make it another."""
    return " ".join(_WORD.findall(without_citations(text).casefold()))
