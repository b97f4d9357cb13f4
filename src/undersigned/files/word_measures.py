"""Writes the lengths in the XML of a Word file as whole numbers, as most programs do.

A length may also be given with its unit (ISO 29500-1 § 22.9.2.15), `25mm` or `70.85pt`, and a share as a percentage:
files that were saved as "Strict Open XML" have nothing else.
"""

from __future__ import annotations

import re
from typing import Final

from undersigned.model.style import POINTS

_POINTS: Final = {**POINTS, "pc": 12.0, "pi": 12.0}
_LENGTH: Final = re.compile(r"\s*(-?\d+(?:\.\d+)?)(mm|cm|in|pt|pc|pi)\s*")
_SHARE: Final = re.compile(r"\s*(-?\d+(?:\.\d+)?)%\s*")
_DECIMAL: Final = re.compile(r"-?\d+\.\d+")
_MAIN: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWN: Final = "http://schemas.openxmlformats.org/drawingml/"
_TWENTIETHS: Final = frozenset(
    f"{_MAIN}{name}"
    for name in (
        "w", "h", "top", "bottom", "left", "right", "header", "footer", "gutter", "before", "after", "line", "start",
        "end", "hanging", "firstLine", "pos", "space", "x", "y", "hSpace", "vSpace", "linePitch", "leftFromText",
        "rightFromText", "topFromText", "bottomFromText", "tblpX", "tblpY", "customMargin",
    )
)  # fmt: skip
"""Attributes in twentieths of a point."""
_VAL: Final = f"{_MAIN}val"
_TWENTIETHS_OF: Final = frozenset(
    f"{_MAIN}{name}"
    for name in (
        "spacing", "trHeight", "defaultTabStop", "hyphenationZone", "drawingGridHorizontalSpacing",
        "drawingGridVerticalSpacing", "drawingGridHorizontalOrigin", "drawingGridVerticalOrigin",
    )
)  # fmt: skip
_HALVES_OF: Final = frozenset(
    f"{_MAIN}{name}" for name in ("sz", "szCs", "kern", "position", "hps", "hpsRaise", "hpsBaseText")
)
"""Elements that say a length in `w:val`, in twentieths and in halves of a point."""
_SHARES_OF: Final = frozenset(f"{_MAIN}{name}" for name in ("w", "zoom"))
"""Elements that say a percentage, as a number."""
_WORDS: Final = frozenset({"name", "descr", "title", "uri", "id", "typeface", "lang", "tooltip"})
"""Attributes of drawings that say words."""
_EMU: Final = 12_700
_FIFTIETHS, _THOUSANDTHS = 50, 1000


def in_numbers(tag: str, attribute: str, said: str) -> str:
    """What an attribute says, as a whole number where it is a length or a share, and else as it is."""
    scale = _scale(tag, attribute)
    if scale is None:
        return said
    length, share = _LENGTH.fullmatch(said), _SHARE.fullmatch(said)
    if length:
        return str(round(float(length[1]) * _POINTS[length[2]] * scale))
    if share:
        parts = _THOUSANDTHS if _DRAWN in tag else 1 if tag in _SHARES_OF else _FIFTIETHS
        return str(round(float(share[1]) * parts))
    return str(round(float(said))) if _DECIMAL.fullmatch(said) else said


def _scale(tag: str, attribute: str) -> int | None:
    """How many of its units a point is, if an attribute is a length."""
    if attribute in _TWENTIETHS or (attribute == _VAL and tag in _TWENTIETHS_OF):
        return 20
    if attribute == _VAL and tag in _HALVES_OF:
        return 2
    if tag in _SHARES_OF and attribute in (_VAL, f"{_MAIN}percent"):
        return 1
    return _EMU if _DRAWN in tag and "}" not in attribute and attribute not in _WORDS else None
