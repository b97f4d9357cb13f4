"""What becomes of the fields of a user's own Word file (ISO 29500-1 § 17.16): by the instruction of each, its outcome.

A field prints what the program that opens the file knows: the day, the name of whoever opened it, the file's name. What
a letter is made on and what is read of it have to agree on which of that is printed.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import Final


class Outcome(Enum):
    """What becomes of a field."""

    STAYS = auto()
    """It prints what holds wherever the letter is opened: the number of the page."""
    DATE = auto()
    """The letter's date stands in its place."""
    TITLE = auto()
    """The letter's title does."""
    WORDS = auto()
    """The words that it printed last stay."""
    BLANK = auto()
    """Nobody knows here what it is to print."""


_NUMBERS: Final = frozenset({"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES"})
"""What differs from page to page."""
_CHOICES: Final = frozenset({"IF", "COMPARE", "=", "QUOTE"})
"""What prints one thing here and another there, if it asks for the number of the page, and else always the same."""
_OUTCOMES: Final = {
    **dict.fromkeys(
        (*_NUMBERS, "SYMBOL", "EQ", "ADVANCE", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT"), Outcome.STAYS
    ),
    **dict.fromkeys(("DATE", "SAVEDATE", "CREATEDATE", "PRINTDATE"), Outcome.DATE),
    "TITLE": Outcome.TITLE,
    **dict.fromkeys(
        (
            "TIME", "AUTHOR", "LASTSAVEDBY", "USERNAME", "USERINITIALS", "USERADDRESS", "FILENAME", "TEMPLATE",
            "REVNUM", "EDITTIME", "FILESIZE", "NUMWORDS", "NUMCHARS", "MERGEFIELD", "MACROBUTTON", "FILLIN", "ASK",
            "FORMTEXT", "ADDRESSBLOCK", "GREETINGLINE", "MERGEREC", "MERGESEQ", "DATABASE", "STYLEREF",
        ),
        Outcome.BLANK,
    ),
}  # fmt: skip
"""By the names of fields; what a field prints that is not here, was typed somewhere, and is taken over."""
_OF_PROPERTIES: Final = {
    "title": Outcome.TITLE,
    **dict.fromkeys(("createtime", "lastsavedtime", "lastprinted", "createdate", "savedate"), Outcome.DATE),
    **dict.fromkeys(
        ("author", "lastauthor", "lastsavedby", "manager", "template", "nameofapplication", "revisionnumber"),
        Outcome.BLANK,
    ),
}
"""By the names of what a file says of itself, for which DOCPROPERTY and INFO ask."""
_ASKS_FOR_PROPERTY: Final = frozenset({"DOCPROPERTY", "INFO"})

_NAME: Final = re.compile(r"\s*(=|[A-Za-z]+)")
_PROPERTY: Final = re.compile(r"\s*(?:INFO|DOCPROPERTY)\s+\"?([^\"\\]+?)\"?\s*(?:\\|\Z)", re.IGNORECASE)
_WEB: Final = re.compile(r"\s*(?:\\[a-z]\s+)*\"?((?:https?|mailto|tel):[^\s\"]*)", re.IGNORECASE)
"""What follows HYPERLINK in a field that leads to where everybody gets."""
_OF_A_HEADING: Final = re.compile(
    r"\s*STYLEREF\s+(?:[1-9]|\"?(?:heading [1-9]|title|subtitle)\"?)(?:\s+\\[lnprtw])*\s*", re.IGNORECASE
)
"""A field that prints a heading of the letter; other styles are the office's own, and no letter has them."""
_FORMS: Final = re.compile(r"\\[*#]\s*(?:\"[^\"]*\"|\S+)")
"""How a number is to be written (§ 17.16.4)."""
_SHOWN: Final = frozenset({"SYMBOL", "EQ", "ADVANCE", "STYLEREF"})
"""Fields that say in their instruction what is seen."""


def outcome_of(instruction: str, *, asks_for_page: bool = False) -> tuple[str, Outcome]:
    """The name of a field and what becomes of it; `asks_for_page` says whether one in it is the number of the page."""
    found = _NAME.match(instruction)
    name = found[1].upper() if found else ""
    asked = _PROPERTY.match(instruction) if name in _ASKS_FOR_PROPERTY else None
    if asked:
        return f"{name} {asked[1]}", _OF_PROPERTIES.get(asked[1].lower(), Outcome.WORDS)
    if (
        (name in _CHOICES and asks_for_page)
        or _OF_A_HEADING.fullmatch(instruction)
        or (name == "HYPERLINK" and _WEB.match(instruction[found.end() :] if found else ""))
    ):
        return name, Outcome.STAYS
    return name, _OUTCOMES.get(name, Outcome.WORDS)


def differs_by_page(instruction: str) -> bool:
    """Whether a field prints one thing on this page and another on the next."""
    return outcome_of(instruction)[0] in _NUMBERS


def is_fast(instruction: str, *, asks_for_page: bool) -> bool:
    """Whether the words that a field printed last are those that every letter has in its place."""
    outcome = outcome_of(instruction, asks_for_page=asks_for_page)[1]
    return outcome in (Outcome.STAYS, Outcome.WORDS) and not (asks_for_page or differs_by_page(instruction))


def bare_instruction(instruction: str) -> str:
    """The instruction of a field that stays, without what it does not need to print: tips, targets, names."""
    found = _NAME.match(instruction)
    name = found[1].upper() if found else ""
    if found and name == "HYPERLINK" and (address := _WEB.match(instruction[found.end() :])):
        return f' HYPERLINK "{address[1]}" '
    if name in _SHOWN or name in _CHOICES:
        return instruction
    return f" {' '.join((name, *_FORMS.findall(instruction)))} "
