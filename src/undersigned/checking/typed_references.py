"""Finds what points to another note and was typed: "Supra note 1", "Ibid.", "See footnote 3".

Notes are numbered anew wherever the letter changes, and such words then point to another note, in silence.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from undersigned.languages.known import all_languages
from undersigned.languages.patterns import HAN, any_of, spaced
from undersigned.loading.cited_keys import blanked, used_in, words_of
from undersigned.model.campaign import Campaign, Footnote, FreeText
from undersigned.model.findings import Findings, Located

_NUMBER = r"(?:\d+(?:\.\d+)*(?![a-z\d])|(?-i:[IVXLC]+|[A-H])\b)"
"""Of a part of a letter."""


def warn_of_typed_references(campaign: Campaign, findings: Findings) -> None:
    """Warn of each in the prose of a letter and in the notes that it cites."""
    prose = (campaign.body, *(campaign.annex.sections if campaign.annex else ()))
    texts = [one.text for one in prose]
    for owner, footnotes in campaign.footnotes.items():
        used = {key for one in prose if one.campaign == owner for key in used_in(one.text, footnotes)}
        texts += [words for key in sorted(used) if (words := _words(footnotes[key])) is not None]
    for text in texts:
        for found in typed_references(text):
            findings.warning(
                f"'{found[0]}' was typed, and stays what it is when notes are numbered anew",
                "typed-reference",
                text.place_at(found.start()),
                'cite the source again, as in [^press-law: p. 3], or write {{ note("press-law") }} for the number',
            )


def typed_references(text: str) -> Iterator[re.Match[str]]:
    """Where a prose has such words."""
    return _pattern().finditer(blanked(text))


def _words(footnote: Footnote) -> Located | None:
    source = footnote.source
    return footnote.wording or (source.text if isinstance(source, FreeText) else None)


def references_of(text: str, footnotes: Iterable[Footnote]) -> list[str]:
    """The words of that kind in a section and in the notes that it cites."""
    return [found[0] for one in (text, *map(words_of, footnotes)) for found in typed_references(one)]


def places_of(text: str, footnotes: Iterable[Footnote]) -> list[str]:
    """The words in a section and in its notes that point to another part of its letter: "see Annex II"."""
    found = [
        words for one in (text, *map(words_of, footnotes)) for words in _of_places().finditer(blanked(one))
    ]
    return [words[0] for words in found]


@functools.cache
def _pattern() -> re.Pattern[str]:
    return _any(one for language in all_languages() for one in language.marks.typed)


@functools.cache
def _of_places() -> re.Pattern[str]:
    words = (one for language in all_languages() for one in language.marks.placed)
    return _any(one.replace("#", _NUMBER) for one in words)


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:(?<![\w.-])|(?<={HAN})){spaced(any_of(patterns))}", re.IGNORECASE)
