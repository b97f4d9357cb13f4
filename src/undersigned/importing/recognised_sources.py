"""Finds what the words of a note cite: a UN document, a web page, "Ibid.", or free text."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from undersigned.importing.found_dates import find_date
from undersigned.importing.manuscript import NoteCalled, NoteNamed, Words
from undersigned.importing.runs import stripped, words_alone
from undersigned.languages.known import all_languages, language_of
from undersigned.languages.language import Language
from undersigned.languages.looked_for import NoteMarks
from undersigned.languages.patterns import any_of
from undersigned.languages.written_dates import long_date
from undersigned.model.letter import Emphasis, LineBreak, Link, Strong, Superscript, Text

_SYMBOL: Final = r"[A-Z]{1,8}(?:/[A-Za-z0-9][A-Za-z0-9.()-]*){2,}"
_ADDRESS: Final = re.compile(r"https?://[^\s<>]+")
_SAID: Final = re.compile(r"Ibid\.(?:, (?P<passage>[^;:]+?))?")
_LONGEST_KEY: Final = 5
"""Words."""


@dataclass(frozen=True)
class _Marks:
    """What tells what a note cites, in any language."""

    ibid: re.Pattern[str]
    document: re.Pattern[str]
    unsaying: frozenset[str]


@functools.cache
def _marks(languages: tuple[Language, ...]) -> _Marks:
    marks = NoteMarks.of_all(language.marks for language in languages)
    adopted = any_of(re.escape(one.marks.adopted) for one in languages if one.marks.adopted)
    passage = rf"{any_of(marks.passages)}\b\.? ?[\w–\-., ()]+|§+ ?[\w–-]+"
    return _Marks(
        re.compile(rf"{any_of(marks.ibid)}\b\.?(?:[,:]? (?P<passage>.+))?", re.IGNORECASE),
        re.compile(
            rf"(?P<symbol>{_SYMBOL})(?: \((?:(?P<adopted>{adopted}) )?(?P<date>[^()]+)\))?(?:, (?P<passage>{passage}))?"
        ),
        frozenset(marks.unsaying),
    )


@dataclass(frozen=True)
class Cites:
    """What a note cites.

    `kind` is `document`, `web-page`, `ibid` or `text`; `facts` are those of the source; `passage` is the
    passage in it; `stops` whether a full stop ends the note; `usual` whether the citation style `plain`
    prints the same words.
    """

    kind: str
    facts: tuple[tuple[str, str], ...] = ()
    passage: str | None = None
    stops: bool = False
    usual: bool = True

    @property
    def source(self) -> str:
        """The symbol or address that says which source it is."""
        known = dict(self.facts)
        return known.get("symbol") or known.get("url") or ""


def cited_in(words: Words, language: str) -> Cites:
    """What the words of a note cite."""
    text = words_alone(words)
    stops = text.endswith(".") and not text.endswith("..")
    core = text.removesuffix(".") if stops else text
    if _is_plain(words):
        if found := _marks(all_languages()).ibid.fullmatch(text):
            said = _SAID.fullmatch(core) or _SAID.fullmatch(text)
            passage = said["passage"] if said else found["passage"]
            return Cites("ibid", (), passage, stops, said is not None)
        if cites := _document(core, language):
            return Cites("document", cites.facts, cites.passage, stops)
    if _is_plain(words) and _ADDRESS.fullmatch(core):
        return Cites("web-page", (("url", core),), None, stops)
    if titled := _titled(words):
        return Cites("web-page", titled, None, stops)
    return Cites("text", stops=stops)


def _document(text: str, language: str) -> Cites | None:
    found = _marks(all_languages()).document.fullmatch(text)
    if found is None or not re.search(r"\d", found["symbol"]):
        return None
    facts = [("symbol", found["symbol"])]
    if found["date"]:
        date = find_date(found["date"], language)
        if date is None or long_date(date.date, language) != found["date"]:
            return None
        known = language_of(language)
        if found["adopted"] and not (known and found["adopted"] == known.marks.adopted):
            return None
        facts.append(("adopted" if found["adopted"] else "date", date.date.isoformat()))
    return Cites("document", tuple(facts), found["passage"])


def _titled(words: Words) -> tuple[tuple[str, str], ...] | None:
    """The address and title of a note that is one link with words of its own, and a full stop perhaps."""
    match words:
        case (Link() as link,) | (Link() as link, Text(text=".")):
            title = words_alone(stripped(link.children))
            plain_title = all(isinstance(node, Text) for node in link.children)
            if plain_title and _ADDRESS.fullmatch(link.target) and title and not _ADDRESS.match(title):
                return (("url", link.target), ("title", title))
        case _:
            pass
    return None


def _is_plain(words: Words) -> bool:
    """Whether the words have no look, no new line and no number of another note."""
    return not any(
        isinstance(node, Emphasis | Strong | Superscript | LineBreak | NoteCalled | NoteNamed)
        or (isinstance(node, Link) and not _is_plain(node.children))
        for node in words
    )


def key_of(cites: Cites, words: Words) -> str:
    """A key for a source, made of what a drafter would look for."""
    known = dict(cites.facts)
    if "symbol" in known:
        return _symbol_key(known["symbol"])
    if "title" in known:
        return slug(known["title"])
    if "url" in known:
        return _address_key(known["url"])
    return slug(words_alone(words))


def slug(text: str, most: int = _LONGEST_KEY, nameless: str = "note") -> str:
    """The first words of a text that say something, as a key; where it has none in Latin letters, `nameless`."""
    plain_letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain_letters.replace("'", ""))
    unsaying = _marks(all_languages()).unsaying
    telling = [word for word in words if word not in unsaying] or words
    return "-".join(telling[:most])[:60].strip("-") or nameless


def _symbol_key(symbol: str) -> str:
    key = "-".join(re.findall(r"[a-z0-9]+", symbol.lower()))
    key = re.sub(r"^a-hrc-res-", "resolution-", key)
    key = re.sub(r"^a-res-", "ga-resolution-", key)
    return key.removeprefix("a-")


def _address_key(address: str) -> str:
    parts = urlsplit(address)
    host = parts.netloc.lower().rpartition("@")[2].partition(":")[0].removeprefix("www.")
    site = "-".join(re.findall(r"[a-z0-9]+", host.rpartition(".")[0])) or "page"
    segments = [re.sub(r"\.\w{2,5}$", "", segment) for segment in parts.path.split("/") if segment]
    for segment in reversed(segments):
        words = [word for word in re.split(r"[^A-Za-z]+", segment) if len(word) > 1]
        if len(words) > 1:
            return slug(segment.replace("-", " ").replace("_", " "))
    numbers = re.findall(r"\d+", f"{parts.path} {parts.query}")
    return "-".join([site, *numbers[-1:]])
