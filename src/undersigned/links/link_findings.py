"""Says of the web addresses of a letter what became of them, to the one who must mend them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import assert_never
from urllib.parse import urldefrag, urlsplit

from undersigned.links.answers import Answer, Ask, Blocked, Fine, Gone, Moved, Trouble, Unreachable
from undersigned.model.findings import NOWHERE, Findings, Place
from undersigned.model.letter import (
    Drafted,
    Image,
    Inlines,
    Letter,
    LineBreak,
    Link,
    NoteMention,
    NoteReference,
    Text,
    Wrapping,
)
from undersigned.model.walking import inlines_in

_WEB = re.compile(r"https?://", re.IGNORECASE)
_BARE = re.compile(r"https?://[^\s<>\"“”«»]+", re.IGNORECASE)
"""An address that stands in the text without being a link."""

_LOOK = "open it in a browser"
_LATER = f"{_LOOK}; if it does not open there, try again later, and then look for another source"
_TROUBLES = {
    Trouble.NO_ADDRESS: ("it is no address of the web, or leads to none", "look for a slip in it"),
    Trouble.UNKNOWN_NAME: (
        "no server is known by the name '{}'",
        "look for a slip in the name, and whether this computer is online",
    ),
    Trouble.PRIVATE: (
        "'{}' lies in a private network, where readers cannot go",
        "cite a public address; to check this one all the same, add --allow-private",
    ),
    Trouble.REFUSED: ("the server accepts no connection", _LATER),
    Trouble.NO_WAY: ("no connection to the server could be made", "look whether this computer is online"),
    Trouble.BROKEN_OFF: ("the server broke the connection off", _LATER),
    Trouble.NOT_SECURE: (
        "no secure connection to the server could be made ({})",
        f"{_LOOK}; if it warns you there, readers are warned, too",
    ),
    Trouble.TOO_SLOW: ("the server took too long to answer", _LATER),
    Trouble.NOT_A_PAGE: ("what the server answers is no page of the web", "look for a slip in the address"),
    Trouble.CIRCLE: ("it leads in a circle, from one address to the next", _LATER),
    Trouble.SERVER_FAILS: ("the server says that it cannot show it now ({})", _LATER),
}
"""What to say of each trouble, with its detail, and what to do."""


def check_links(letter: Letter, ask: Ask, findings: Findings) -> None:
    """Ask for each web address of the letter once, and warn wherever one stands that no longer works as it is."""
    cited = addresses(letter)
    answers = ask(list(cited)) if cited else {}
    for address, places in cited.items():
        for place in places:
            _warn(address, answers[address], place, findings)


def addresses(letter: Letter) -> dict[str, list[Place]]:
    """The http and https addresses of the letter, in its text and its notes, each with the places where it stands.

    They come without fragment, which is a matter between page and browser, and without user name
    and password, which are nobody's business. The address of a source stands where the footnote is
    defined, for there it is mended, however often it is cited.
    """
    found: dict[str, list[Place]] = {}
    for part in letter.parts:
        for address, place in chain.from_iterable(map(_in_inlines, inlines_in(part.blocks))):
            places = found.setdefault(_public_part(address), [])
            where = part.place if place == NOWHERE else place
            if where not in places:
                places.append(where)
    return found


def _public_part(address: str) -> str:
    try:
        parts = urlsplit(urldefrag(address).url)
    except ValueError:
        return address  # is no address, as asking will show
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def _in_inlines(inlines: Inlines[Drafted]) -> Iterator[tuple[str, Place]]:
    for node in inlines:
        match node:
            case Link():
                if _WEB.match(node.target):
                    yield node.target, node.place
            case Text():
                for bare in _BARE.finditer(node.text):
                    yield _without_punctuation(bare[0]), node.place
            case Wrapping():
                yield from _in_inlines(node.children)
            case NoteReference():
                yield from _in_note(node)
            case LineBreak() | Image() | NoteMention():
                pass
            case _:
                assert_never(node)


def _in_note(reference: NoteReference) -> Iterator[tuple[str, Place]]:
    for citation in reference.citations:
        for address, place in _in_inlines(citation.full):
            # What a citation style words has the style's places, or none.
            yield address, place if place.file == citation.place.file else citation.place


def _without_punctuation(address: str) -> str:
    """A bare address without what belongs to the sentence around it."""
    while True:
        shorter = address.rstrip(".,;:!?'\u2019")
        if shorter.endswith(")") and shorter.count(")") > shorter.count("("):
            shorter = shorter[:-1]
        if shorter == address:
            return address
        address = shorter


def _warn(address: str, answer: Answer, place: Place, findings: Findings) -> None:
    match answer:
        case Fine():
            pass
        case Gone():
            findings.warning(
                f"the page '{address}' is gone: its server says so ({answer.status})",
                "link-gone",
                place,
                "look for its new address, or cite the copy that web.archive.org may have",
            )
        case Moved() if answer.to_front_page:
            findings.warning(
                f"'{address}' leads to the front page '{answer.to}': the page itself is probably gone",
                "link-moved",
                place,
                "look for it on that site, or cite the copy that web.archive.org may have",
            )
        case Moved():
            findings.warning(
                f"'{address}' has moved to '{answer.to}'",
                "link-moved",
                place,
                "look whether that is still the page you mean, and write the new address",
            )
        case Blocked():
            findings.warning(
                f"whether '{address}' works is not known: the site refuses programs ({answer.status})",
                "link-blocked",
                place,
                f"it need not be dead: {_LOOK}",
            )
        case Unreachable():
            why, help = _TROUBLES[answer.trouble]
            findings.warning(
                f"'{address}' cannot be reached: {why.format(answer.detail)}", "link-unreachable", place, help
            )
        case _:
            assert_never(answer)
