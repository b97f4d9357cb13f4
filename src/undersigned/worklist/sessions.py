"""Finds mentions of sessions that are over, by their ordinals, names or days."""

from __future__ import annotations

import re
from collections.abc import Iterator

from undersigned.languages.ordinals import FIGURES, ordinal_pattern
from undersigned.model.campaign import Session
from undersigned.model.worklist import Kind
from undersigned.worklist.dates import dates_in
from undersigned.worklist.sentences import Sentence
from undersigned.worklist.slips import Setting, Slip, Span

_WORD = (
    r"\s+(?:regular\s+|ordinary\s+|(?P<special>special\s+))?"
    r"(?:session|período\s+(?P<extra>extraordinario\s+)?de\s+sesiones|sess[ãa]o)"
)
_SPECIAL_AFTER = re.compile(r"\s+(?:special|extraordinary|extraordinaire|extraordinári[oa])\b", re.IGNORECASE)
_ORDINAL = re.compile(rf"(?<!\d)(?P<number>\d{{1,3}})\s?{FIGURES}", re.IGNORECASE)
_AND = (
    r"(?:\s*,\s*(?:and\s+|or\s+)?|\s?[\u2013-]\s?|\s+(?:and|or|to|through|et|ou|à|y|o|a|e)\s+)"
    r"(?:(?:the|la|le|el|a|o)\s+)?"
)
_NUMBERED = re.compile(
    rf"(?<![\w/-])(?P<all>\d{{1,3}}\s?{FIGURES}(?:{_AND}\d{{1,3}}\s?{FIGURES}){{0,9}}){_WORD}", re.IGNORECASE
)
"""One session or a list of them: the 55th, 56th and 57th sessions."""
_NAMED = re.compile(
    r"(?<![\w/])(?:HRC|CDH)[\s-]?(?P<special>S-?)?(?P<number>\d{1,3})(?![\w/])"
    r"|\b(?:session|Session)\s+(?P<after>\d{1,3})\b(?!\s*%)"
)
_OTHER_THINGS = re.compile(
    r"\s+(?:anniversary|meeting|plenary|birthday|article|paragraph|anniversaire|aniversario|aniversário|century)",
    re.IGNORECASE,
)


def stale_sessions(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """Sessions before the letter's own, the last letter's above all, and the days on which that opened and closed."""
    found = dict.fromkeys((*_ordinals(sentence.text, setting), *_days(sentence, setting)))
    if not found:
        return
    to = f"; this letter goes to {setting.session.id}" if setting.session else ""
    yield Slip(
        Kind.SESSION,
        tuple(sorted(found)),
        f"a session that is over{to}",
        "write {{ session.ordinal }}, {{ session.opens.long }} or {{ session.closes.long }}, or say when that was",
    )


def _ordinals(text: str, setting: Setting) -> Iterator[Span]:
    earlier, own = setting.earlier.session, setting.session
    if earlier and earlier != own and not _same(earlier, own):
        pattern = re.compile(rf"(?<![\w/-])(?:{ordinal_pattern(earlier.number)})(?![\w-])", re.IGNORECASE)
        for found in pattern.finditer(text):
            is_special = _SPECIAL_AFTER.match(text, found.end()) is not None
            if not _OTHER_THINGS.match(text, found.end()) and is_special == earlier.special:
                yield found.span()
    newest = own or earlier
    if newest is None:
        return
    for found in _NUMBERED.finditer(text):
        is_special = bool(found["special"] or found["extra"] or _SPECIAL_AFTER.match(text, found.end()))
        for ordinal in _ORDINAL.finditer(text, *found.span("all")) if is_special == newest.special else ():
            if int(ordinal["number"]) < newest.number:
                yield ordinal.span()
    for found in _NAMED.finditer(text):
        number = int(found["number"] or found["after"])
        if bool(found["special"]) == newest.special and number < newest.number:
            yield found.span()


def _same(one: Session, other: Session | None) -> bool:
    return other is not None and (one.number, one.special) == (other.number, other.special)


def _days(sentence: Sentence, setting: Setting) -> Iterator[Span]:
    """The days on which the last letter's session opened and closed, if they are not before that letter."""
    session = setting.earlier.session
    if session is None or sentence.is_note or _same(session, setting.session):
        return
    known = {day for day in (session.opens, session.closes) if day and day > setting.earlier.date}
    for mention in dates_in(sentence.text, setting.language):
        if known & {mention.first, mention.last}:
            yield mention.start, mention.end
