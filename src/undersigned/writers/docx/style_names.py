"""Names the paragraph styles of Word that a letter uses, and what of the house style each one shows."""

from __future__ import annotations

from dataclasses import dataclass

from undersigned.model.style import Borders

NORMAL = "Normal"
STYLED_LEVELS = 5
"""How deep Word's own list styles go: `List Bullet` to `List Bullet 5`."""
BULLETS, NUMBERS, CONTINUED = "List Bullet", "List Number", "List Continue"
"""Word's styles for lists: with bullets, with numbers, and for what follows in an item after its first paragraph."""
ASK, NUMBERED_ASK, ASK_CONTINUED = "Ask", "Numbered Ask", "Ask Continued"
ASKS_OF = {ASK: BULLETS, NUMBERED_ASK: NUMBERS, ASK_CONTINUED: CONTINUED}
"""The styles for asks, each based on that of other lists."""
HEADING_LEVELS = 9
"""How deep Word's own heading styles go."""
_DEEPEST_HEADING_LOOK = 4


@dataclass(frozen=True)
class Definition:
    """What a paragraph style is made from: a kind of paragraph of the house style, and what Word needs to know.

    `depth` is that of a list's item, from 0; `hanging` whether a bullet or number stands before its text;
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
    """The style of a list at a depth from 0, numbered as Word does: `List Bullet`, then `List Bullet 2`."""
    level = min(depth, STYLED_LEVELS - 1) + 1
    return name if level == 1 else f"{name} {level}"


CUSTOM = {
    "Letterhead": Definition("letterhead"),
    # pandoc takes first paragraphs of the styles "Title" and "Date" out of the text, but none of styles based on them.
    "Letter Title": Definition("title", "Title", following="Body Text", outline=0),
    "Date Line": Definition("date", "Date"),
    "Inside Address": Definition("addressees"),
    "Copy": Definition("copy"),
    "Subject Line": Definition("subject", following="Body Text", outline=0),
    "Summary": Definition("summary"),
    "Contact": Definition("contact"),
    "Table Text": Definition("table"),
    "Table Heading": Definition("table", "Table Text", bold=True, keep_with_next=True),
    "Divider": Definition("divider"),
    **{
        list_style(name, depth): Definition(
            "ask", list_style(parent, depth), depth=depth, hanging=parent != CONTINUED
        )
        for name, parent in ASKS_OF.items()
        for depth in range(STYLED_LEVELS)
    },
}
"""Styles under names of our own, where Word has none."""
_BUILT_IN = {
    "Title": Definition("title"),
    "Date": Definition("date"),
    "Salutation": Definition("salutation", following="Body Text"),
    "Body Text": Definition("body"),
    "Quote": Definition("quotation"),
    "Closing": Definition("closing"),
    "Signature": Definition("signatory", keep_together=True),
    "footnote text": Definition("note"),
    "endnote text": Definition("note"),
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
        list_style(name, depth): Definition("list", depth=depth, hanging=name != CONTINUED)
        for name in ASKS_OF.values()
        for depth in range(STYLED_LEVELS)
    },
}
DEFINITIONS = CUSTOM | _BUILT_IN
TABLES = {
    Borders.GRID: ("Table Grid", ("top", "left", "bottom", "right", "insideH", "insideV")),
    Borders.RULES: ("Table Rules", ("top", "bottom", "insideH")),
}
"""Word's style for tables with each kind of lines, and the edges that have one; the second is a name of our own."""
FURNITURE = frozenset({"header", "footer", "footnote text", "endnote text"})
"""Styles that Word applies by itself and its gallery need not offer."""
