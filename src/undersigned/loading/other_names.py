"""What people call the keys of our files who have not looked into the manual."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

ALSO_CALLED: Final[Mapping[str, tuple[str, ...]]] = {
    name: tuple(keys.split())
    for names, keys in (
        ("kind type template form", "letter"),
        ("layout theme design look", "style"),
        ("lang locale", "language"),
        ("state", "country"),
        ("header sender", "letterhead"),
        ("headline", "title heading"),
        ("role position office job profession function", "title"),
        ("to recipient recipients addressee", "addressees"),
        ("cc copies", "copy"),
        ("re regarding about topic", "subject"),
        ("greeting opening dear", "salutation"),
        ("regards sign_off ending", "closing"),
        ("demands requests recommendations", "asks"),
        ("appendix attachment attachments annexes", "annex"),
        ("signers signed_by organisations organizations ngos signatures", "signatories"),
        ("people persons experts", "individuals"),
        ("deadline", "sign_on_by reply_by"),
        ("sources references", "footnotes"),
        ("affiliation institution company employer", "organisation"),
        ("e-mail mail", "email"),
        ("tel telephone mobile", "phone"),
        ("street", "address"),
        ("link href web website address", "url website"),
        ("document doc number", "symbol"),
        ("authors writer", "author"),
        ("published day", "date"),
        ("abbreviation short_name", "acronym"),
    )
    for name in names.split()
}
"""Other names, each with the keys that it may mean; what is no key where it stands is not meant."""
