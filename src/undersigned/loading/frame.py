"""Reads the frame of a letter from a campaign: the order of its parts, their labels, and to whom it goes."""

from __future__ import annotations

from typing import Final

from undersigned.files.yaml_tree import MappingNode, Node, Scalar, SequenceNode, places_in
from undersigned.loading.registers import date_of, scalar_of, scalars_of
from undersigned.loading.schema_reading import load_schema
from undersigned.model.findings import Findings, Located
from undersigned.model.frame import USUAL_ORDER, Addressee, Contact, Frame, FramePart

_OF_ADDRESSEE: Final = ("name", "title", "organisation", "address", "email")
_OF_CONTACT: Final = ("name", "title", "organisation", "email", "phone")
"""The keys that are printed, in their order."""
_LABELS: Final = ("to", "subject", "copy", "contact", "comma")
"""The keys of a frame that are called like words of a language, and printed instead of them."""
_PARTS: Final = {part.value: part for part in FramePart}


def frame_of(tree: MappingNode, campaign: MappingNode, kind: MappingNode | None, findings: Findings) -> Frame:
    """The frame that a campaign has by `tree`, its own keys (`campaign`) with those of its kind filled in."""
    below = tree.below("frame")
    typed = below.get("order") if below else tree.get("frame")
    optional = scalars_of(kind.get("optional")) if kind else ()
    own = {
        _PARTS[name]: name.place
        for name in reversed(scalars_of(campaign.below("frame").get("order")))
        if name in _PARTS
    }
    order = tuple(dict.fromkeys(_PARTS[n] for n in scalars_of(below.get("order")) if n in _PARTS))
    columns = scalar_of(below.get("addressee_columns"))
    return Frame(
        order=order or USUAL_ORDER,
        # An order of one's own names only what one wants.
        optional=frozenset(_PARTS[n] for n in optional if n in _PARTS and not own),
        places=own,
        labels={
            name: label
            for name in _LABELS
            if isinstance(label := below.get(name), Scalar) and not label.is_empty
        },
        via=scalar_of(below.get("via")),
        examples=_examples(),
        addressee_columns=int(columns) if columns in ("1", "2", "3") else 1,
        is_whole=kind is not None
        and (typed is None or not any(map(findings.has_error_at, places_in(typed)))),
    )


def _examples() -> dict[FramePart, str]:
    """How each part is written that has a key of its own, as the reference has it."""
    keys = load_schema("campaign")["properties"]
    return {
        part: f"{name}: {keys[name]['examples'][0]}"
        for name, part in _PARTS.items()
        if "examples" in keys.get(name, {})
    }


def addressees_of(node: Node | None, findings: Findings) -> tuple[Addressee, ...]:
    """Those whom a list names, in lines or in blocks."""
    found = []
    for entry in node if isinstance(node, SequenceNode) else ():
        if isinstance(entry, MappingNode):
            found.append(_block(entry))
        elif isinstance(entry, SequenceNode):
            continue  # the schema's check has said so
        else:
            found.append(Addressee(lines_of(entry)))
        if not found[-1].lines and not any(map(findings.has_error_at, places_in(entry))):
            findings.error(
                "this addressee has no line",
                "missing-value",
                entry.place,
                "write below it whom the letter goes to, such as 'organisation: Ministry of Health'",
            )
    return tuple(found)


def contact_of(node: Node | None) -> Contact | None:
    """Whom to ask about the letter."""
    if isinstance(node, MappingNode):
        lines = tuple(line for key in _OF_CONTACT for line in lines_of(scalar_of(node.get(key))))
        return Contact(lines, date_of(node.get("reply_by")), is_in_a_row=True)
    text = scalar_of(node)
    return None if text is None else Contact(lines_of(text))


def formulas_of(node: Node | None) -> tuple[Located, ...]:
    """A salutation or a closing, which is one text or several."""
    one = scalar_of(node)
    return scalars_of(node) if one is None else (one,)


def lines_of(text: Located | None) -> tuple[Located, ...]:
    """The lines of a text that hold anything."""
    lines, offset = [], 0
    for line in (text or "").split("\n"):
        if text is not None and line.strip():
            lines.append(Located(line, text.place_at(offset)))
        offset += len(line) + 1
    return tuple(lines)


def _block(entry: MappingNode) -> Addressee:
    lines = tuple(line for key in _OF_ADDRESSEE for line in lines_of(scalar_of(entry.get(key))))
    return Addressee(
        lines,
        scalar_of(entry.get("via")),
        entry.get("copy") == "true",
        is_somebody="name" in entry and "title" in entry,
    )
