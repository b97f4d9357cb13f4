"""Tells by their words which lines of a letter are its frame: labels, salutations, closing formulas, annexes, asks.

The words are those of all languages together, as nobody has said yet in which language a letter is; one in a
language without such words is known by its styles alone.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from functools import cached_property
from typing import Final

from undersigned.languages import known
from undersigned.languages.language import Language
from undersigned.languages.letter_beginnings import salutation
from undersigned.languages.looked_for import FrameWords, OfficeWords
from undersigned.languages.patterns import any_of
from undersigned.model.letter import Role

_LONGEST_FORMULA: Final = 400
_LONGEST_SALUTATION: Final = 160
_LONGEST_LABEL: Final = 70
_AFTER_LABEL: Final = r"\s*[:：]"
_AFTER_SUBJECT: Final = rf"(?:{_AFTER_LABEL}|\s*[–—-](?=\s)|\.(?=\s))"
"""What parts labels from their words; that of a subject may be set apart by a dash or a full stop: "Subject – …"."""
_COUNTED: Final = re.compile(r"[:：]\s*\d{1,2}$")
_COLONS: Final = ":： \u00a0\u202f"


def _formula(pattern: Callable[[_Formulas], str]) -> cached_property[re.Pattern[str]]:
    return cached_property(lambda formulas: _compiled(pattern(formulas)))


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


class _Formulas:
    """What lines of a frame begin with, or consist of, in any language."""

    def __init__(self, languages: tuple[Language, ...]) -> None:
        self.words = words = FrameWords.of_all(language.frame for language in languages)
        self.titles = OfficeWords.of_all(language.offices for language in languages).titles
        closings = [language.letter.closing for language in languages]
        self.closings = [rf"{re.escape(closing)}\b" for closing in closings if closing]
        self.contacts = [_pattern(Role.CONTACT, one) for one in languages if _label(Role.CONTACT, one)]
        self.salutation = salutation(languages)
        self.labels: dict[Role, re.Pattern[str]] = {}
        for role, typed in (
            (Role.LETTERHEAD, words.sender),
            (Role.ADDRESSEES, words.to),
            (Role.COPY, words.copy),
            (Role.SUBJECT, words.subject),
        ):
            either = (*typed, *(_pattern(role, one) for one in languages if _label(role, one)))
            after = _AFTER_SUBJECT if role is Role.SUBJECT else _AFTER_LABEL
            self.labels[role] = _compiled(rf"{any_of(either)}{after}\s*")

    closing = _formula(lambda it: any_of((*it.closings, *it.words.closings)))
    signed_by = _formula(lambda it: any_of(it.words.signed_by))
    annex = _formula(lambda it: rf"{any_of(it.words.annexes)}\b")
    letter_title = _formula(lambda it: any_of(it.words.letter_titles))
    addressee = _formula(lambda it: any_of((*it.words.addressed, *it.words.persons)))
    sending = _formula(lambda it: any_of(it.words.sending))
    person = _formula(lambda it: any_of(it.words.persons))
    office = _formula(lambda it: rf"{any_of(map(re.escape, it.titles))}(?!\w)")
    contact_label = _formula(lambda it: rf"{any_of(it.contacts)}\s*[:：]\s*")
    notes = _formula(lambda it: any_of(it.words.notes_headings))
    asks = _formula(lambda it: rf"\b{any_of(it.words.asks)}\b")


def _formulas() -> _Formulas:
    return _formulas_in(known.all_languages())


@functools.cache
def _formulas_in(languages: tuple[Language, ...]) -> _Formulas:
    return _Formulas(languages)


def _pattern(role: Role, language: Language) -> str:
    """What a label looks like, without its colon."""
    return re.escape(_label(role, language).rstrip(_COLONS))


def _label(role: Role, language: Language | None) -> str:
    """The label that a language prints before a part; none where it lacks it."""
    if language is None:
        return ""
    words = language.letter
    printed = {
        Role.ADDRESSEES: words.to,
        Role.COPY: words.copy,
        Role.SUBJECT: words.subject,
        Role.CONTACT: words.contact,
    }
    return printed.get(role) or ""


def label_of(text: str) -> tuple[Role, str] | None:
    """The part that a line begins by its label, and the label as it was typed: `RE:`, `Objet :`."""
    for role, pattern in _formulas().labels.items():
        if found := pattern.match(text):
            return role, found[0]
    return None


def is_label(text: str, *, in_cell: bool) -> bool:
    """Whether a line is nothing but a label; one in capitals, or in a cell of its own, may lack the colon."""
    typed = f"{text}:" if (in_cell or text.isupper()) and not text.endswith((":", "：")) else text
    label = label_of(typed)
    return label is not None and len(label[1]) == len(typed)


def usual_label(role: Role, language: str) -> str:
    """The label that the program's own kind of letter prints before a part, in English where a language lacks it."""
    return _label(role, known.language_of(language)) or _label(role, known.language_of("en"))


def usual_notes_heading(language: str) -> str:
    """The heading that the program prints over endnotes, in English where a language lacks it."""
    own, english = known.language_of(language), known.language_of("en")
    return (own and own.letter.notes_heading) or (english and english.letter.notes_heading) or ""


def usual_reply_by(language: str) -> str:
    """The sentence in which the program asks for a reply, `{}` for the day; empty where a language lacks it."""
    own = known.language_of(language)
    return (own and own.letter.reply_by) or ""


def is_salutation(text: str) -> bool:
    """Whether a line greets the addressees."""
    ends = text.endswith((",", ":")) or len(text) < _LONGEST_LABEL
    return (
        bool(_formulas().salutation.match(text))
        and len(text) < _LONGEST_SALUTATION
        and ends
        and not text.endswith(".")
    )


def is_closing(text: str) -> bool:
    """Whether a line is a formula at the end of a letter."""
    return bool(_formulas().closing.match(text)) and len(text) < _LONGEST_FORMULA


def is_signed_by(text: str) -> bool:
    """Whether a line leads to the names of those who sign."""
    return bool(_formulas().signed_by.match(text)) and len(text) < _LONGEST_LABEL and not text.endswith(".")


def is_annex(text: str) -> bool:
    """Whether a line is the title of an annex, and does not only count those that are enclosed: "Annexes: 2"."""
    is_title = bool(_formulas().annex.match(text)) and len(text) < _LONGEST_FORMULA
    return is_title and not _COUNTED.search(text)


def is_letter_title(text: str) -> bool:
    """Whether a line says only what kind of letter follows: "OPEN LETTER"."""
    return bool(_formulas().letter_title.fullmatch(text.strip(" :.*")))


def begins_as_title(text: str) -> bool:
    """Whether a line begins with the kind of letter that it stands over: "Joint statement to the Council"."""
    text = text.strip(" :.*“”\"'")
    found = _formulas().letter_title.match(text)
    return found is not None and not text[found.end() :][:1].isalpha() and len(text) < _LONGEST_SALUTATION


def is_addressee(text: str) -> bool:
    """Whether a line begins like the name of somebody to whom letters go: "H.E.", "Member States"."""
    return bool(_formulas().addressee.match(text))


def is_person(text: str) -> bool:
    """Whether a line begins with what stands before a person's name: "H.E.", "Senator"."""
    return bool(_formulas().person.match(text))


def is_office(text: str) -> bool:
    """Whether a line begins with the name of an office: "Minister for Health"."""
    return bool(_formulas().office.match(text))


def is_way_of_sending(text: str) -> bool:
    """Whether a line says how a letter is sent: "By e-mail"."""
    return bool(_formulas().sending.match(text)) and len(text) < _LONGEST_LABEL


def contact_label(text: str) -> str | None:
    """The label before whom to ask about the letter, as it was typed."""
    found = _formulas().contact_label.match(text)
    return found[0] if found else None


def is_notes_heading(text: str) -> bool:
    """Whether a line stands over endnotes."""
    return bool(_formulas().notes.fullmatch(text.strip(" :")))


def leads_to_asks(text: str) -> bool:
    """Whether a sentence leads to what a letter asks for."""
    return bool(_formulas().asks.search(text))


_USUAL: Final = ("en", "fr")
"""Where as many words speak for one language as for another: those in which the Council gets most letters, in order."""
_TIMES_MORE: Final = 5


def language_in(text: str, named: str | None) -> str:
    """The language of a text, by its script and its common words, as a tag; else the one that the file names."""
    letters = [sign for sign in text if sign.isalpha()]
    is_tag = named is not None and re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", named) is not None
    for language in known.all_languages():
        if language.script is None:
            continue
        first, last = language.script
        inside = sum(first <= sign <= last for sign in letters)
        is_named = named is not None and named.startswith(language.tag)
        if inside * 2 > len(letters) or (inside * 10 > len(letters) and is_named):
            return language.tag
    words = re.findall(r"[a-zà-ÿ]+", text.lower())
    counts = {
        language.tag: sum(word in language.frame.common for word in words)
        + _TIMES_MORE * sum(word in language.frame.telling for word in words)
        for language in known.all_languages()
        if language.frame.common
    }
    usual_first = sorted(counts, key=lambda tag: _USUAL.index(tag) if tag in _USUAL else len(_USUAL))
    best = max(usual_first, key=lambda tag: counts[tag])
    if counts[best] * 10 < len(words) and is_tag and named:
        return named
    return "en-GB" if best == "en" or not counts[best] else best
