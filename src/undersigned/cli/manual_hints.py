"""Which page of the manual helps with a finding: those where people get stuck, and one page for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from undersigned.model.findings import Finding

PAGES: Final[Mapping[str, str]] = {
    "empty-citation": "footnotes",
    "unknown-footnote": "footnotes",
    "no-list": "campaign-file",
    "unknown-key": "campaign-file",
    "yaml-syntax": "campaign-file",
    "left-out": "letter-kinds",
    "nothing-to-print": "letter-kinds",
    "unknown-part": "letter-kinds",
    "letterhead-in-text": "own-layout",
    "letterheads-differ": "own-layout",
    "mark-left-over": "prose",
    "undefined-variable": "prose",
    "words-lost": "prose",
    "words-strayed": "prose",
    "signatory-list": "signatories-list",
    "unknown-organisation": "signatories",
    "not-confirmed": "collect-sign-ons",
    "not-invited": "collect-sign-ons",
    "text-changed": "collect-sign-ons",
    "missing-word": "another-language",
}
"""The page for each kind of finding that has one, by its code.

A page that would only repeat the finding's help is not named: what is read too often is read no more.
"""


def hint(findings: Iterable[Finding]) -> str | None:
    """The line below findings that names the pages on them, each once; None where no page would help."""
    pages = dict.fromkeys(PAGES[finding.code] for finding in findings if finding.code in PAGES)
    commands = ", ".join(f"undersigned manual {page}" for page in pages)
    return f"The manual has more on this: {commands}" if commands else None
