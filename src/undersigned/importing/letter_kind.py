"""Says what sets the frame of a letter apart from that of a joint letter, in the words of `frame:` in campaign.yaml."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from undersigned.files.yaml_writing import Writable
from undersigned.importing.formulas import is_office, is_person, usual_label, usual_reply_by
from undersigned.importing.found_dates import find_date
from undersigned.importing.letter_parts import Parts
from undersigned.importing.runs import words_alone
from undersigned.languages.signs import ends_in_sign
from undersigned.model.frame import USUAL_ORDER
from undersigned.model.letter import Role

_USUAL: Final = [Role(part.value) for part in USUAL_ORDER]
_ALWAYS: Final = (Role.DATE, Role.ADDRESSEES, Role.SUBJECT, Role.SALUTATION, Role.CLOSING)
"""The parts that a joint letter prints even if its campaign does not have them."""
_LABELLED: Final = {
    Role.ADDRESSEES: "to",
    Role.SUBJECT: "subject",
    Role.COPY: "copy",
    Role.CONTACT: "contact",
}
"""The keys of their labels."""

_SHORTEST_PHONE: Final = 6


def missing_in(parts: Parts) -> list[Role]:
    """The parts of a joint letter that a letter does not have."""
    return [role for role in _ALWAYS if role not in parts.order]


def lacks_comma(parts: Parts) -> bool:
    """Whether no sign ends the salutation or the closing formula."""
    return any(words and not ends_in_sign(words_alone(words)) for words in (parts.salutation, parts.closing))


def keys_of_frame(parts: Parts, language: str) -> dict[str, Writable]:
    """What `frame:` of the campaign says; nothing where a joint letter has that frame."""
    keys: dict[str, Writable] = {}
    order = parts.order
    if [role for role in _USUAL if role in order] != order or missing_in(parts):
        keys["order"] = [role.value for role in order]
    for role, key in _LABELLED.items():
        typed = parts.labels.get(role, "")
        # Kinds of spaces do not count.
        if role in order and "".join(typed.split()) != "".join(usual_label(role, language).split()):
            keys[key] = " ".join(typed.split())
    if parts.via:
        keys["via"] = parts.via
    if parts.columns > 1:
        keys["addressee_columns"] = parts.columns
    if lacks_comma(parts):
        keys["comma"] = ""
    return keys


def keys_of_address(lines: Sequence[str]) -> dict[str, Writable]:
    """The lines of an addressee below the keys of a block, which print them in the same order.

    What says of no line what it is stays in the address, and nothing is guessed.
    """
    keys: dict[str, Writable] = {}
    rest = list(lines)
    email = rest.pop() if "@" in rest[-1] and " " not in rest[-1] else ""
    if rest and is_person(rest[0]):
        keys["name"] = rest.pop(0)
        if rest and is_office(rest[0]):
            keys["title"] = rest.pop(0)
        if rest and not any(sign.isdigit() for sign in rest[0]):
            keys["organisation"] = rest.pop(0)
    elif len(lines) == 1:
        keys["organisation"] = rest.pop(0)
    if rest:
        keys["address"] = "\n".join(rest)
    return {**keys, "email": email} if email else keys


def contact_of(lines: Sequence[str], language: str) -> Writable:
    """Whom to ask about a letter, as typed; below keys where the sentence that the program prints asks for a reply."""
    *above, last = lines
    date = find_date(last, language)
    wanted = usual_reply_by(language)
    if len(above) != 1 or date is None or not wanted:
        return "\n".join(lines)
    if wanted.replace("{}", last[date.start : date.end]).replace("..", ".") != last:
        return "\n".join(lines)
    keys: dict[str, Writable] = {}
    left = ["name", "title", "organisation"]
    for part in above[0].split(", "):
        is_phone = sum(sign.isdigit() for sign in part) >= _SHORTEST_PHONE
        key = "email" if "@" in part else "phone" if is_phone else left.pop(0) if left else None
        if key is None or key in keys:
            return "\n".join(lines)
        keys[key] = part
    return {**keys, "reply_by": date.date}
