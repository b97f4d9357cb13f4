"""Tells by words of all languages what a line in a list of signatories is: a person, an organisation, or no name.

A person needs a form of address, an office, words such as "in an individual capacity"; an organisation a word that no
person is called by. What has neither may be either. Remarks, counts, addresses, and lines to sign on name nobody.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from undersigned.languages.known import all_languages
from undersigned.languages.language import Language
from undersigned.languages.looked_for import CountWords, FrameWords, SignatoryWords
from undersigned.languages.patterns import any_of

COMMAS: Final = re.compile(r"\s*[,，、،]\s*")
EMAIL: Final = re.compile(r"[^@\s<>()]+@[^@\s<>()]+\.[^@\s<>()]+")
_LONGEST_NAME: Final = 6
"""Words in the name of a person."""
_LONGEST_WRITTEN_TO: Final = 4
"""Words of a name that may have such as organisations have, where an e-mail address stands below it."""
_LONGEST_REMARK: Final = 10
"""Words of a line that only says how many others sign."""
_RULE: Final = r"[\s._…‥\-‐‑–—=~*]"
"""What people draw lines of, to sign on."""
_DRAWN: Final = re.compile(rf"[xX✗]?(?:{_RULE}*[._…‥\-–—=~]){{3,}}{_RULE}*")
_DRAWN_BEHIND: Final = re.compile(rf"\s*(?:_{{3,}}|\.{{4,}}|…{{2,}}){_RULE}*$")
_NOWHERE: Final = re.compile(r"https?://|www\.|[^\s@]@[^\s@]", re.IGNORECASE)
_POSTCODE: Final = re.compile(r"(?:[A-Z]{1,2}-?)?\d{4,6}\s+[^\W\d]+(?:[ -][^\W\d]+)?(?:\s*,.*)?")
_FIGURES: Final = re.compile(r"\d{4}|^\W*\d")


@dataclass(frozen=True)
class _Signs:
    people: re.Pattern[str]
    offices: re.Pattern[str]
    honorifics: re.Pattern[str]
    bodies: re.Pattern[str]
    surnames: re.Pattern[str]
    in_person: re.Pattern[str]
    behalf: re.Pattern[str]
    describing: re.Pattern[str]
    signed: re.Pattern[str]
    signed_before: re.Pattern[str]
    others: re.Pattern[str]
    remarks: re.Pattern[str]
    streets: re.Pattern[str]
    joined: re.Pattern[str]
    contacts: re.Pattern[str]


@functools.cache
def _signs(languages: tuple[Language, ...]) -> _Signs:
    words = SignatoryWords.of_all(language.signatories for language in languages)
    counts = CountWords.of_all(language.counts for language in languages)
    frame = FrameWords.of_all(language.frame for language in languages)
    letters = [language.letter for language in languages]
    own = [re.escape(one.in_individual_capacity) for one in letters if one.in_individual_capacity]
    behalf = [re.escape(one.on_behalf_of).replace(r"\{\}", ".+") for one in letters if one.on_behalf_of]
    headings = [re.escape(one.individuals) for one in letters if one.individuals]

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    # No space stands between Chinese words.
    whole = r"(?<![^\W\u3400-\u9fff]){}(?![^\W\u3400-\u9fff])"
    signed = any_of(words.signed)
    joined, things = any_of(words.and_others), any_of((*words.others, *counts.things))
    return _Signs(
        compiled(any_of((*headings, *words.people))),
        compiled(whole.format(any_of(words.offices))),
        compiled(any_of(words.honorifics)),
        compiled(whole.format(any_of(words.bodies))),
        compiled(rf"{any_of(words.surnames)}\Z"),
        compiled(any_of((*own, *words.in_person))),
        compiled(any_of(behalf)),
        compiled(any_of(words.describing)),
        compiled(rf"[\[(（<]?\s*(?:{signed}|/?s/)\s*[\])）>]?{_RULE}*[:：]?{_RULE}*"),
        compiled(rf"(?:[\[(（]\s*{signed}\s*[\])）]|/?s/|(?:sgd|fdo)\.?(?=\s))\s*[:：]?\s*(?=\S)"),
        compiled(
            rf"\W*(?:{joined}(?=[\s\d])|[+&])\s*(?:\D{{0,12}}\d[\d.,]*\s*(?:\w+\s+){{0,2}}{things}\b.*|\d+\W*"
            rf"|(?:\w+\s+){{0,2}}{any_of(words.others)}\W*)|\(?\s*\d[\d.,]*\s*(?:\w+\s+){{0,2}}{things}\W*"
        ),
        compiled(any_of(words.remarks)),
        compiled(whole.format(any_of(words.streets))),
        compiled(rf"\s*[,，、،;]\s*(?:{joined}\s+)?|\s+{joined}\s+|\s+&\s+"),
        compiled(rf"{any_of(frame.contacts)}\b[^:：]{{0,40}}[:：]|(?:\+|00)\d[\d ()/.-]{{6,}}$"),
    )


def _known() -> _Signs:
    return _signs(all_languages())


# --- people


def is_over_people(heading: str) -> bool:
    """Whether people stand under a heading."""
    return _known().people.match(heading.strip(" :：")) is not None and not _known().bodies.search(heading)


def names_joined(text: str) -> list[str]:
    """The parts of a text between commas and the words of languages for "and"."""
    return [part for part in _known().joined.split(text) if part]


def is_office(text: str) -> bool:
    """Whether a line or a part of one says what somebody is; its first words count, as a name may have others."""
    found = _known().offices.search(text)
    return found is not None and (found.start() == 0 or not _known().bodies.search(text[: found.start()]))


def begins_description(text: str) -> bool:
    """Whether a text says what somebody is, by its first word, and is no name."""
    return text[:1].islower() or _known().describing.match(text) is not None


def is_description(text: str) -> bool:
    """Whether a line says of an organisation what it is: "A union of journalists", and not "A Rocha"."""
    found = _known().describing.match(text)
    rest = text[found.end() :] if found else ""
    return found is not None and not rest[:1].isupper() and len(text.split()) > 2  # noqa: PLR2004  # "a union of …"


def may_be_person(name: str) -> bool:
    """Whether nothing in a name says that it is no person's."""
    words = name.split()
    return (
        0 < len(words) <= _LONGEST_NAME
        and not re.search(r"[\d@/:&]", name)
        and not _known().bodies.search(name)
        and not (len(words) == 1 and len(name) > 1 and name.isupper())
        and not re.search(r"[(（][^()（）]*[A-Z]{2}", name)
    )


def is_person(lines: Sequence[str]) -> bool:
    """Whether one line, or the lines of a block, are surely a person."""
    name, *rest = COMMAS.split(lines[0])
    rest += lines[1:]
    signs, whole = _known(), ", ".join(lines)
    bare = re.split(r"\s+[-–—]\s+|\s*[(（]", name)
    if signs.in_person.search(whole) or (
        signs.honorifics.search(bare[0]) and not signs.bodies.search(bare[0])
    ):
        return True
    if any(signs.behalf.match(part) for part in rest):
        return may_be_person(name)
    offices = any(map(is_office, (*rest, *bare[1:])))
    return may_be_person(bare[0]) and (offices or any(EMAIL.fullmatch(line) for line in lines[1:]))


def is_person_of(lines: Sequence[str]) -> bool:
    """Whether lines, which surely are of one signatory, are a person with the organisation below the name."""
    name = COMMAS.split(lines[0])[0]
    is_written_to = len(lines) > 1 and EMAIL.fullmatch(lines[-1]) and not re.search(r"\d", name)
    if is_written_to and 1 < len(name.split()) <= _LONGEST_WRITTEN_TO:
        return True
    return is_person(lines) or (
        len(lines) > 1
        and len(name.split()) > 1
        and may_be_person(name)
        and any(map(is_sure_organisation, lines[1:]))
    )


# --- organisations


def is_sure_organisation(name: str) -> bool:
    """Whether a line surely names one organisation: no person is called so, and no remark, list or address is."""
    signs = _known()
    if (
        is_no_name(name)
        or is_description(name)
        or is_person([name])
        or COMMAS.search(name)
        or re.search(r"[;；•@\n]", name)
    ):
        return False
    found = [word[0] for word in signs.bodies.finditer(name)]
    words = name.split()
    if _FIGURES.search(name) or name[:1].islower() or signs.offices.match(name):
        return False
    telling = [word for word in found if not signs.surnames.match(word)]
    return bool(
        telling
        or (found and len(words) > 3)  # noqa: PLR2004  # people with four names are not called House or Law
        or re.search(r"[(（][^()（）]*[A-Z]{2}[^()（）]*[)）]$", name)
        or (len(words) == 1 and len(name) > 2 and name.isalpha() and name.isupper() and name.isascii())  # noqa: PLR2004  # ADHOC, and no initials
    )


# --- what names nobody


def is_drawn(text: str) -> bool:
    """Whether a line is there to be signed on, or says that it is signed: "_____", "(signed)", "/s/"."""
    return _DRAWN.fullmatch(text.strip()) is not None or _known().signed.fullmatch(text.strip()) is not None


def before_name(text: str) -> int:
    """How many characters before a name say that it is signed: "/s/ Ann Example"."""
    found = _known().signed_before.match(text)
    return found.end() if found else 0


def behind_name(text: str) -> int:
    """How many characters a line to sign on has behind a name."""
    found = _DRAWN_BEHIND.search(text)
    return len(found[0]) if found and found.start() else 0


def is_address(text: str) -> bool:
    """Whether a line says where somebody lives, or is to be reached."""
    signs = _known()
    if _NOWHERE.search(text) or signs.contacts.match(text) or _POSTCODE.fullmatch(text):
        return True
    return bool(re.search(r"\d", text) and signs.streets.search(text))


def is_no_name(text: str) -> bool:
    """Whether a line names nobody who signs: a remark, how many others sign, an address, a line to sign on."""
    signs, text = _known(), text.strip()
    return (
        not re.search(r"[^\W\d_]", text)
        or text.endswith((":", "："))
        or text.startswith(("*", "†", "‡"))
        or is_drawn(text)
        or is_address(text)
        or signs.remarks.match(text.lstrip("([ ")) is not None
        or (len(text.split()) <= _LONGEST_REMARK and signs.others.fullmatch(text) is not None)
    )
