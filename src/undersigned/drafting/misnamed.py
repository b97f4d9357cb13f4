"""What a citation was probably meant to say that names no footnote: the name, or where its passage begins."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Final

from undersigned.drafting.citations import CitedKey
from undersigned.model.findings import listed

_LIKE: Final = 0.6
"""How much of two names is the same when one may be the other, from 0 to 1."""
_AS_LIKE: Final = 0.02
"""How much less alike another name may be that is offered, too."""
_BEHIND_NAME: Final = re.compile(r"[,.;:،؛\uff0c、\uff1b\uff1a]")
"""What people put between a name and a passage, of all alphabets."""
_BETWEEN_NAMES: Final = re.compile(r"(?:[\s,&+/،\uff0c、]|\b(?:and|et|y|e|и|و)\b|和)+")


def names_meant(typed: str, known: Collection[str]) -> list[str]:
    """The one or two of the `known` names that somebody meant who typed that, the likeliest first."""
    bare = _bare(typed)
    scores = {
        name: 1.0 if sorted(bare) == sorted(_bare(name)) else SequenceMatcher(None, bare, _bare(name)).ratio()
        for name in sorted(known)
    }
    same = [name for name in scores if bare and _bare(name) == bare]
    best = max(scores.values(), default=0.0)
    near = [name for name, score in scores.items() if score >= max(_LIKE, best - _AS_LIKE)]
    return (same or sorted(near, key=lambda name: -scores[name]))[:2]


def offer(names: list[str]) -> str | None:
    """A help line that offers some names; None where there are none."""
    return f"did you mean {listed(names, 'or')}?" if names else None


def name_typed(cited: CitedKey, known: Collection[str]) -> str:
    """What of a citation that names no footnote was meant for the name: its last word, or some with spaces between."""
    return next(
        (words for words in _last_words(cited) if any(_bare(words) == _bare(name) for name in known)),
        cited.key,
    )


def with_passage(cited: CitedKey, known: Collection[str]) -> CitedKey | None:
    """What was meant where a passage stands behind a known name without a colon: `law, para. 12`, `law p. 3`."""
    words = _words(cited)
    for place, word in reversed([*enumerate(words)]):
        sign = _BEHIND_NAME.search(word)
        name, behind = (word[: sign.start()], word[sign.end() :]) if sign else (word, "")
        rest = [*filter(None, [behind]), *words[place + 1 :], *filter(None, [cited.pinpoint])]
        if name in known and rest:
            return replace(cited, key=name, signal=" ".join(words[:place]) or None, pinpoint=" ".join(rest))
    return None


def several(cited: CitedKey, known: Collection[str]) -> list[str]:
    """The names of the footnotes that a citation lists where one of them should stand: `one, two and three`."""
    names = [name for name in _BETWEEN_NAMES.split(" ".join(_words(cited))) if name]
    return names if len(names) > 1 and all(name in known for name in names) else []


def read_as_words(cited: CitedKey, known: Collection[str]) -> str | None:
    """What of the words before a name is the name of a footnote, too, with a comma behind it: `see one, see two`."""
    named = (word[:-1] for word in _words(cited)[:-1] if word.endswith(","))
    return next((name for name in named if name in known), None)


def emphasised(cited: CitedKey, known: Collection[str]) -> CitedKey | None:
    """What was meant where emphasis ends behind the name, and belongs to the words before it: `*see law*`."""
    sign = cited.key[len(cited.key.rstrip("*_")) :]
    name = cited.key.strip("*_")
    if not sign or name not in known:
        return None
    signal = cited.signal and (f"{cited.signal}{sign}" if cited.signal.startswith(sign) else cited.signal)
    return replace(cited, key=name, signal=signal)


def _last_words(cited: CitedKey) -> Iterator[str]:
    words = _words(cited)
    return (" ".join(words[first:]) for first in range(len(words)))


def _words(cited: CitedKey) -> list[str]:
    return [*(cited.signal or "").split(), cited.key]


@functools.lru_cache(4096)  # each citation is compared with all names
def _bare(name: str) -> str:
    """Letters and figures alone, without capitals and accents."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(sign for sign in plain if sign.isalnum())
