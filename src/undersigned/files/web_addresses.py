"""Guesses which web address was meant: what somebody typed or copied goes in, one that works comes out, or none."""

from __future__ import annotations

import difflib
import re
from typing import Final
from urllib.parse import quote

_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Signs that come along when an address is copied from a page, and lead nowhere."""
_AROUND: Final = " \t\n\u00a0\"'`<>()[]{}|*\u00ab\u00bb\u2018\u2019\u201a\u201c\u201d\u201e\u2039\u203a"
"""Signs that stand round an address in a text and are no part of it."""
_BEHIND: Final = ".,;:!?\u2026\u3001\u3002\uff0c\uff1b"
"""Signs of a sentence that an address may have caught at its end."""
_LINK: Final = re.compile(r"\[[^\]]*\]\s*\(\s*(?P<address>[^\s)]+)\s*\)")
_DOI: Final = re.compile(r"(?:doi(?:\.org/|\s*[:.]?\s*))?(?P<doi>10\.\d{4,9}/\S+)", re.IGNORECASE)
"""A digital object identifier alone (ISO 26324)."""
_SCHEME: Final = re.compile(
    r"(?P<word>[a-z]{2,9})(?P<signs>\s*[:;.,/\\]{1,2}\s*[:/\\]{1,4}\s*|\s*:\s*)", re.IGNORECASE
)
"""What is to be `https://`, whatever became of its letters and signs."""
_HOST: Final = re.compile(
    r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+(?P<last>[^\W\d_]{2,24}|xn--[a-z0-9-]+)(?::\d{1,5})?", re.IGNORECASE
)
_FILES: Final = frozenset(
    {
        "csv",
        "doc",
        "docx",
        "htm",
        "html",
        "jpeg",
        "jpg",
        "md",
        "odt",
        "pdf",
        "png",
        "rtf",
        "tif",
        "tiff",
        "txt",
        "xls",
        "xlsx",
        "yaml",
        "yml",
        "zip",
    }
)
"""Endings of files, which a name without a folder could be."""
_LIKE: Final = 0.7
"""How alike a word and `https` have to be."""


def meant_address(text: str) -> str | None:
    """The address that somebody meant: with its scheme, and what no address holds written as `%20`.

    What follows a line's end in the middle of it goes on where the line ended. None where nothing is obvious.
    """
    found = _LINK.search(text)
    bare = without_end(_INVISIBLE.sub("", found["address"] if found else text).lstrip(_AROUND))
    bare = re.sub(r"\s*\n\s*", "", bare)
    if doi := _DOI.fullmatch(bare):
        return f"https://doi.org/{_escaped(doi['doi'])}"
    scheme, rest = _taken_apart(bare)
    rest = rest.replace("\\", "/").lstrip("/ ")
    host, slash, path = _parted(rest)
    host = re.sub(r"\s*([.-])\s*|\s+\Z", r"\1", host).replace(",", ".").lower()
    name = _HOST.fullmatch(host.strip("."))
    if name is None or (not scheme and not slash and name["last"] in _FILES) or re.search(r"\s\S+://", path):
        return None
    path = re.split(r"(?<=[.,;])\s|\s(?=[(\[])", path)[0]
    return without_end(f"{scheme or 'https'}://{host.strip('.')}{slash}{_escaped(path)}")


def without_end(address: str) -> str:
    """The address without what a sentence has behind it: a full stop, a comma, a bracket that was not opened in it."""
    while address:
        last = address[-1]
        if last not in _BEHIND + _AROUND or (last == ")" and address.count("(") >= address.count(")")):
            break
        address = address[:-1]
    return address


def _taken_apart(text: str) -> tuple[str, str]:
    """The scheme that is meant, or nothing, and what follows it; one that stands twice counts once."""
    meant = ""
    while found := _SCHEME.match(text):
        word = found["word"].lower()
        alike = max(difflib.SequenceMatcher(None, word, known).ratio() for known in ("http", "https"))
        if alike < _LIKE or (found["signs"].strip() == "." and not meant):
            break
        meant = "https" if "s" in word else "http"
        text = text[found.end() :]
    return meant, text


def _parted(rest: str) -> tuple[str, str, str]:
    end = re.search(r"[/?#]", rest)
    return (rest[: end.start()], end[0], rest[end.end() :]) if end else (rest, "", "")


def _escaped(path: str) -> str:
    """A path with what no address holds as its code; what has one already keeps it."""
    return re.sub(r"[<>\"\\]", lambda sign: quote(sign[0]), re.sub(r"\s", "%20", path))
