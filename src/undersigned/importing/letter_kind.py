"""Says what sets the frame of a letter apart from that of a joint letter, in the words of `frame:` in campaign.yaml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from undersigned.files.yaml_writing import Writable
from undersigned.importing.formulas import usual_label
from undersigned.model.frame import USUAL_ORDER
from undersigned.model.letter import Role

_USUAL: Final = [Role(part.value) for part in USUAL_ORDER]
_ALWAYS: Final = (Role.DATE, Role.ADDRESSEES, Role.SUBJECT, Role.SALUTATION, Role.CLOSING)
"""The parts that a joint letter prints even if its campaign does not have them."""
_LABELLED: Final = {Role.ADDRESSEES: "to", Role.SUBJECT: "subject", Role.COPY: "copy"}
"""The keys of their labels."""


@dataclass(frozen=True)
class Frame:
    """The frame of a letter: its parts in order, their labels, formulas without a comma."""

    order: Sequence[Role]
    labels: Mapping[Role, str]
    without_comma: frozenset[Role]

    @property
    def missing(self) -> list[Role]:
        """The parts of a joint letter that it does not have."""
        return [role for role in _ALWAYS if role not in self.order]

    @property
    def printed(self) -> list[Role]:
        """Its parts in order, without the letterhead, which is not carried over."""
        return [role for role in self.order if role is not Role.LETTERHEAD]


def keys_of_frame(frame: Frame, language: str) -> dict[str, Writable]:
    """What `frame:` of the campaign says; nothing where a joint letter has that frame."""
    keys: dict[str, Writable] = {}
    order = frame.printed
    if [role for role in _USUAL if role in order] != order or frame.missing:
        keys["order"] = [role.value for role in order]
    for role, key in _LABELLED.items():
        if role in order and _is_changed(role, frame, language):
            keys[key] = " ".join(frame.labels.get(role, "").split())
    if frame.without_comma:
        keys["comma"] = ""
    return keys


def _is_changed(role: Role, frame: Frame, language: str) -> bool:
    return _squeezed(frame.labels.get(role, "")) != _squeezed(usual_label(role, language))


def _squeezed(label: str) -> str:
    """A label as it is compared: kinds of spaces do not count."""
    return "".join(label.split())
