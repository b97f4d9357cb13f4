"""Guesses what a value that its schema refuses was to be: a help line with the likely spelling comes out."""

from __future__ import annotations

import calendar
import re
import unicodedata
from typing import Final
from urllib.parse import quote

from undersigned.files.web_addresses import meant_address, without_end
from undersigned.languages.icu_rules import language_names
from undersigned.languages.known import all_languages
from undersigned.languages.looked_for import FormWords
from undersigned.languages.patterns import any_of
from undersigned.languages.typed_days import days_meant
from undersigned.model.findings import Findings, Located

_MONTHS = 12

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_LONG_DASH = re.compile("([\u2012-\u2015])\\s*")


def stands_in_curly(text: str) -> bool:
    """Whether quotation marks that mean nothing to YAML stand round the whole of a text, and not in it."""
    ends = {text[:1], text[-1:]}
    return (
        len(text) > 1
        and all("QUOTATION MARK" in unicodedata.name(end, "") for end in ends - {'"'})
        and ends.isdisjoint(text[1:-1])
    )


_SPECIAL: Final = re.compile(r"(?<![a-z])(?:hrc)?[\s.-]*s[\s.-]*[1-9]|\bspecial", re.IGNORECASE)
"""What calls a session of the Council a special one."""


def respelt(text: str, pattern: str, usual: str = "") -> str | None:
    """A help line with the text in a spelling that fits the pattern, if there is an obvious one.

    `usual` is what the value would be if it were not given.
    """
    bare = text[1:-1] if stands_in_curly(text) else text
    together = re.sub(r"\s+", "", bare)
    number = re.search(r"[1-9][0-9]*", bare)
    unit = re.search("(?<=[0-9])[a-z]+$", usual)
    spellings = (
        re.sub(r"[^a-z0-9]+", "-", _without_accents(bare).casefold()).strip("-"),
        together,
        together.upper(),
        together + (unit[0] if unit else "pt") if number else "",
        _language_tag(together),
        f"HRC{'-S' if _SPECIAL.search(bare) else ''}{number[0]}" if number else "",
        language_names().get(bare.casefold(), ""),
    )
    if found := next((spelling for spelling in spellings if re.search(pattern, spelling)), None):
        return f"write '{found}'"
    if re.search(pattern, f"#{together}"):
        return f'write "#{together}", with the quotation marks'
    as_markdown = re.sub(r"\.\w+$", "", bare) + ".md"
    if re.search(pattern, as_markdown) and re.match(r"\w", bare):
        return f"save it as text with the ending .md, and write '{as_markdown}'"
    return None


def respelt_address(text: Located, pattern: str, _usual: str = "") -> str | None:
    """A help line with the web address that is meant, if that is obvious and fits the pattern."""
    # YAML makes a space of the end of a line.
    goes_on = {start - 1 for start, _ in text.turns}
    typed = "".join("\n" if offset in goes_on else sign for offset, sign in enumerate(text))
    meant = meant_address(typed)
    return f"write {meant}" if meant and re.search(pattern, meant) else None


def report_end(address: Located, findings: Findings) -> None:
    """Warn of a web address that has caught the sign behind it in a sentence."""
    bare = without_end(address)
    if bare != address:
        caught = address[len(bare) :]
        findings.warning(
            f"this address ends in '{caught}', which is hardly a part of it",
            "address-end",
            address.place_at(len(bare)),
            f"write {bare}; if it is a part of it, write {bare}{_as_codes(caught)}",
        )


def _as_codes(text: str) -> str:
    return "".join(quote(sign, safe="") if not sign.isascii() else f"%{ord(sign):02X}" for sign in text)


def truth_meant(text: str) -> str:
    """A help line for a text in the place of `true` or `false`."""
    words = FormWords.of_all(language.forms for language in all_languages())
    answers = {"true": rf"{any_of(words.yes)}|true|on|1", "false": rf"{any_of(words.no)}|false|off|none|0"}
    meant = next(
        (answer for answer, form in answers.items() if re.fullmatch(form, text, re.IGNORECASE)), None
    )
    return f"write {meant or 'true or false'}"


def date_fault(text: str) -> tuple[str, str]:
    """What is wrong with a date, and how to write it."""
    if stands_in_curly(text):
        return "is not a date", f"write {text[1:-1]}, without the quotation marks"
    message, help = "is not a date", "write year, month and day, as in 2023-09-08"
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        message = "is no day of the calendar"
        year, month, day = map(int, text.split("-"))
        if year and 1 <= month <= _MONTHS and day:
            help = f"the last day of that month is {text[:8]}{calendar.monthrange(year, month)[1]}"
    elif days := days_meant(text):
        help = f"write {days[0]}" + "".join(f", or {day} if the month stands first" for day in days[1:])
    return message, help


def how_to_list(text: Located) -> str:
    """A help line for a text in the place of a list: its lines, its ids or the text itself as the entries."""
    lines = [line.strip() for line in _lines(text)]
    if len(lines) > 1:
        dashed = _LONG_DASH.match(lines[0])
        again = f", with a hyphen in place of '{dashed[1]}'" if dashed else ""
        first = lines[0][dashed.end() :] if dashed else lines[0]
        return f"begin each line with '- ', as in '- {first}'{again}"
    if dashed := _LONG_DASH.match(text):
        return f"write '- {text[dashed.end() :]}', with a hyphen in place of '{dashed[1]}'"
    return f"write {_as_list(text)}, or put it on a line of its own below the key, after '- '"


def ids_in(text: str) -> list[str]:
    """The ids of which a text consists, between commas, semicolons or spaces; none where it holds other words."""
    entries = [entry for entry in re.split(r"[\s,;]+", text) if entry]
    return entries if len(entries) > 1 and all(map(_ID.fullmatch, entries)) else []


def _lines(text: Located) -> list[str]:
    """A text as its lines were typed."""
    starts = [offset for offset, place in text.turns]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]


def _as_list(text: str) -> str:
    if entries := ids_in(text):
        return f"[{', '.join(entries)}]"
    if re.fullmatch(r"\w[\w .()/-]*", text):
        return f"[{text}]"
    return "['{}']".format(text.replace("'", "''"))


def _without_accents(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def _language_tag(text: str) -> str:
    """A language tag with its parts in the usual case: en-GB, zh-Hans-CN."""
    first, *others = re.split("[-_]", text)
    return "-".join(
        [first.lower(), *(part.upper() if len(part) == len("GB") else part.title() for part in others)]
    )
