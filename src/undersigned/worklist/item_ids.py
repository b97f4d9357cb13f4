"""Makes the id of an item of the worklist, from its kind and the words of its sentence."""

from __future__ import annotations

import hashlib

from undersigned.loading.cited_keys import without_citations
from undersigned.model.worklist import ItemKind


def item_id(kind: ItemKind, words: str, detail: str = "") -> str:
    """A letter and five more signs that stand for these words, however they are broken into lines."""
    same = "\n".join((kind.value, " ".join(without_citations(words).split()), detail))
    digest = hashlib.sha256(same.encode()).digest()
    return "abcdef"[digest[0] % 6] + digest[1:4].hex()[:5]
