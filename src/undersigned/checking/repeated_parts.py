"""Finds what a letter prints twice: a part that its kind prints already, or the names of those who sign."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from undersigned.model.findings import Findings, Place
from undersigned.model.letter import Drafted, Letter, Paragraph, Part, Role
from undersigned.model.walking import plain_text

_ONCE: Final = (Role.DATE, Role.ADDRESSEES, Role.COPY, Role.SUBJECT, Role.SALUTATION, Role.CLOSING)
"""What a letter has one of. A kind of letter may have several, as one in two languages does; its text has none."""


def warn_of_repeated(letter: Letter, findings: Findings) -> None:
    """Warn of parts that the text has and the kind of letter, too, and of a list of signatories that comes again."""
    for role in _ONCE:
        parts = [part for part in letter.parts if part.role is role]
        typed = [part for part in parts if _is_typed(part)]
        if len(parts) > 1 and typed:
            _report(f"the letter has '{role.value}' twice", typed[-1].place, findings)
    first: dict[str, Part[Drafted]] = {}
    for part in _lists(letter):
        names = list(_names(part))
        again = next((first[name] for name in names if name in first), None)
        if again is not None:
            place = again.place if _is_typed(again) else part.place
            _report("the names of signatories are in the letter twice", place, findings)
        first = dict.fromkeys(names, part) | first


def _is_typed(part: Part[Drafted]) -> bool:
    return part.place.file.startswith("campaigns/")


def _report(message: str, place: Place, findings: Findings) -> None:
    findings.warning(message, "printed-twice", place, "take it out of one of the two places")


def _lists(letter: Letter) -> Iterator[Part[Drafted]]:
    return (part for part in letter.parts if part.role is Role.SIGNATORIES)


def _names(part: Part[Drafted]) -> Iterator[str]:
    paragraphs = (block for block in part.blocks if isinstance(block, Paragraph))
    return (text for paragraph in paragraphs if (text := plain_text(paragraph.inlines).strip()))
