"""Warns of a letter whose head or first paragraph names a session, typed by hand, and which nowhere names its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from undersigned.checking.printed import PrintedText, printed_texts
from undersigned.languages.session_names import sessions_named
from undersigned.model.campaign import Campaign
from undersigned.model.findings import Findings, Place
from undersigned.model.letter import NumberedLetter, Role


def warn_of_other_session(letter: NumberedLetter, campaign: Campaign, findings: Findings) -> None:
    """Warn of it once, where the session is named; of a letter that carries on another, the worklist tells."""
    own = campaign.session
    if own is None or not own.number or campaign.carries_on:
        return
    if any(
        (number, special) == (own.number, own.special)
        for number, special, _ in _named(printed_texts(letter), campaign)
    ):
        return
    first = next(_named(_at_the_beginning(letter), campaign), None)
    if first is not None:
        number, special, place = first
        findings.warning(
            f"this names {'HRC-S' if special else 'HRC'}{number}, and the letter is to {own.id}, which it never names",
            "other-session",
            place,
            "write {{ session.ordinal }}, or correct 'session' in campaign.yaml",
        )


def _at_the_beginning(letter: NumberedLetter) -> Iterator[PrintedText]:
    """The title, the subject and the first paragraph."""
    head = tuple(part for part in letter.parts if part.role in {Role.TITLE, Role.SUBJECT})
    body = next(
        (replace(part, blocks=part.blocks[:1]) for part in letter.parts if part.role is Role.BODY), None
    )
    chosen = chain(head, [body] if body else [])
    return printed_texts(replace(letter, parts=tuple(chosen), notes=()))


def _named(texts: Iterator[PrintedText], campaign: Campaign) -> Iterator[tuple[int, bool, Place]]:
    for text in texts:
        for named in sessions_named(text.words, campaign.date):
            yield named.number, named.special, text.place(named.span[0])
