"""Reads a letterhead that is given under keys: in a campaign, in its kind of letter or in its house style."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from undersigned.files.yaml_tree import MappingNode, Node, Scalar, places_in
from undersigned.loading.frame import lines_of
from undersigned.loading.registers import scalar_of, scalars_of
from undersigned.loading.style_limits import points
from undersigned.model.findings import Findings, listed
from undersigned.model.letterhead import USUAL_HEIGHT, HeadSide, Letterhead, Logo, Side

LINES: Final = ("address", "email", "website")
"""The keys of a side whose lines stand below its name, in their order."""
_OF_SIDE: Final = ("logo", "name", *LINES)
_HEIGHTS: Final = ("5mm", "60mm")


def letterhead_of(node: Node | None, findings: Findings) -> Letterhead | None:
    """The letterhead under keys; None where there is none, or where it is prose."""
    if not isinstance(node, MappingNode):
        return None
    sides = {side: below for side in Side if isinstance(below := node.get(side.value), MappingNode)}
    own = [key for name, key in node.keys_typed.items() if name in _OF_SIDE]
    if sides and own:
        findings.error(
            f"'{own[0]}' stands beside {listed(side.value for side in sides)}, and on neither side",
            "misplaced-key",
            own[0].place,
            "put it below the side on which it is to stand, with two spaces more",
        )
    named = [scalar_of(keys.get("name")) for keys in (node, *sides.values())]
    somebody = next(filter(None, named), None)
    all_keys: list[tuple[Side | None, MappingNode]] = [*sides.items()] or [(None, node)]
    made = tuple(_side(side, keys, somebody, findings) for side, keys in all_keys)
    filled = tuple(side for side in made if side.logos or side.name or side.lines)
    if not filled and node and not any(map(findings.has_error_at, places_in(node))):
        findings.error(
            "this letterhead has neither a logo nor words",
            "missing-value",
            node.place,
            "write 'logo', 'name' or 'address' below it, or take it out",
        )
    return Letterhead(
        filled,
        node.place,
        _height(scalar_of(node.get("height")), findings),
        rule=node.get("rule") == "true",
    )


def _side(side: Side | None, keys: MappingNode, somebody: Scalar | None, findings: Findings) -> HeadSide:
    name = scalar_of(keys.get("name"))
    return HeadSide(
        side,
        tuple(_logos(keys.get("logo"), name or somebody, findings)),
        name,
        tuple(line for key in LINES for line in lines_of(scalar_of(keys.get(key)))),
        _height(scalar_of(keys.get("height")), findings) if side and "height" in keys else None,
    )


def _logos(node: Node | None, name: Scalar | None, findings: Findings) -> Iterator[Logo]:
    """The logos under a key; those without a name have that of who writes, if there is one of them."""
    if isinstance(node, MappingNode):
        for organisation, file in node.items():
            if found := scalar_of(file):
                yield Logo(found, organisation)
        return
    one = scalar_of(node)
    files = scalars_of(node) if one is None else (one,)
    for file in files:
        if name is not None and len(files) == 1:
            yield Logo(file, name)
            continue
        yield Logo(file, PurePosixPath(file).stem or file)
        findings.warning(
            f"who cannot see the logo '{file}' does not hear whose it is",
            "unnamed-logo",
            file.place,
            f"write it under the name of its organisation, as in logo: {{Freedonia Coalition: {file}}}",
        )


def _height(typed: Scalar | None, findings: Findings) -> float:
    height = points(typed) if typed is not None else None
    if typed is None or height is None:
        return USUAL_HEIGHT
    least, most = _HEIGHTS
    if not (points(least) or 0) <= height <= (points(most) or 0):
        findings.error(
            f"'height' cannot be '{typed}': nobody could read a letter below it"
            if height > USUAL_HEIGHT
            else f"'height' cannot be '{typed}': nothing could be seen",
            "wrong-value",
            typed.place,
            f"it can be from {least} to {most}",
        )
        return USUAL_HEIGHT
    return round(height, 2)
