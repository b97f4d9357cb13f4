"""Names the paragraph styles of Word that a letter uses, and what of the house style each one shows."""

from __future__ import annotations

from dataclasses import dataclass

NORMAL = "Normal"
STYLED_LEVELS = 5
"""How deep Word's own list styles go: `List Bullet` to `List Bullet 5`."""
HEADING_LEVELS = 9
"""How deep Word's own heading styles go."""
_DEEPEST_HEADING_LOOK = 4


@dataclass(frozen=True)
class Definition:
    """What a paragraph style is made from: a kind of paragraph of the house style, and what Word needs to know.

    `depth` is that of a list, from 0; `hanging` whether a bullet or number stands before the text;
    `outline` the level at which the navigation pane lists the paragraph, from 0.
    """

    look: str
    parent: str = NORMAL
    following: str | None = None
    depth: int | None = None
    hanging: bool = False
    outline: int | None = None
    bold: bool = False
    keep_with_next: bool = False
    keep_together: bool = False


def list_style(name: str, depth: int) -> str:
    """Word's style of a list at a depth from 0: `List Bullet`, `List Bullet 2`, …"""
    level = min(depth, STYLED_LEVELS - 1) + 1
    return name if level == 1 else f"{name} {level}"


CUSTOM = {
    "Letterhead": Definition("letterhead"),
    "Inside Address": Definition("addressees"),
    "Copy": Definition("copy"),
    "Subject Line": Definition("subject", following="Body Text", outline=0),
    "Ask": Definition("ask", "List Bullet", depth=0, hanging=True),
    "Numbered Ask": Definition("ask", "List Number", depth=0, hanging=True),
    "Table Text": Definition("table"),
    "Table Heading": Definition("table", "Table Text", bold=True, keep_with_next=True),
    "Divider": Definition("divider"),
}
_BUILT_IN = {
    "Date": Definition("date"),
    "Salutation": Definition("salutation", following="Body Text"),
    "Body Text": Definition("body"),
    "Quote": Definition("quotation"),
    "Closing": Definition("closing"),
    "Signature": Definition("signatory", keep_together=True),
    "footnote text": Definition("note"),
    "header": Definition("page"),
    "footer": Definition("page"),
    **{
        f"heading {level}": Definition(
            "annex-title" if level == 1 else f"heading-{min(level, _DEEPEST_HEADING_LOOK)}",
            following="Body Text",
            outline=level - 1,
            keep_with_next=True,
        )
        for level in range(1, HEADING_LEVELS + 1)
    },
    **{
        list_style(name, depth): Definition("list", depth=depth, hanging=name != "List Continue")
        for name in ("List Bullet", "List Number", "List Continue")
        for depth in range(STYLED_LEVELS)
    },
}
DEFINITIONS = CUSTOM | _BUILT_IN
FURNITURE = frozenset({"header", "footer", "footnote text"})
"""Styles that Word applies by itself and its gallery need not offer."""
