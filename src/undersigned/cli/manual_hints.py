"""Which page of the manual helps with a finding: those where people get stuck, and one page for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from typing import Final

from undersigned.model.findings import Finding

PAGES: Final[Mapping[str, str]] = {
    "empty-citation": "footnotes",
    "unknown-footnote": "footnotes",
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
    "already-sealed": "after-publication",
    "unknown-version": "after-publication",
    "unknown-base": "compare",
    "scanned-page": "after-publication",
    "mail-template": "circulate",
    "no-address": "circulate",
    "not-circulated": "circulate",
    "changed-version": "circulate",
    "redline-missing": "circulate",
    "missing-word": "another-language",
    "another-letter": "word-file-came-back",
    "changed-meanwhile": "word-file-came-back",
}
"""The page for each kind of finding that has one page for all files, by its code.

A page that would only repeat the finding's help is not named: what is read too often is read no more.
"""

OF_FILES: Final = frozenset({"no-list", "unknown-key", "yaml-syntax"})
"""Kinds of findings for which the page is that on the file: what is wrong is how it is written."""
_FILES: Final[Mapping[str, str]] = {
    "campaigns/*/campaign.yaml": "campaign-file",
    "campaigns/*/sign-ons.yaml": "signatories",
    "campaigns/*/sign-on-form.yaml": "signatories",
    "campaigns/*.yaml": "other-files",
    "signatories/*.yaml": "other-files",
    "*/kind.yaml": "letter-kinds",
    "*/styles/*.yaml": "house-style",
    "*.md": "annexes",
}
"""The page on each file; the first that fits. In Markdown, YAML is what a section of an annex begins with."""


def _page(finding: Finding) -> str | None:
    if finding.code not in OF_FILES or finding.place is None:
        return PAGES.get(finding.code)
    file = finding.place.file.replace("\\", "/")
    return next((page for pattern, page in _FILES.items() if fnmatchcase(file, pattern)), None)


def hint(findings: Iterable[Finding]) -> str | None:
    """The line below findings that names the pages on them, each once; None where no page would help."""
    pages = dict.fromkeys(filter(None, map(_page, findings)))
    commands = ", ".join(f"undersigned manual {page}" for page in pages)
    return f"The manual has more on this: {commands}" if commands else None
