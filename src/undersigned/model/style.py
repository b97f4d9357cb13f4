"""A house style as data: the fonts, sizes, margins, colours and page furniture that every format follows.

Lengths are points (1/72 inch), colours `#rrggbb`. The names of the paragraph styles are
`PARAGRAPH_STYLES`; a writer gives each a name of its format (a Word style, a CSS class).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

POINTS: Final = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0}
"""Points in each unit of length."""

PARAGRAPH_STYLES = (
    "letterhead",
    "title",
    "date",
    "addressees",
    "copy",
    "subject",
    "salutation",
    "summary",
    "body",
    "ask",
    "list",
    "quotation",
    "closing",
    "signatory",
    "contact",
    "annex-title",
    "heading-2",
    "heading-3",
    "heading-4",
    "table",
    "divider",
    "note",
    "page",
)
"""Every kind of paragraph that a house style can describe; `page` is the header and footer."""


PLACEHOLDERS = ("page", "pages", "page_of_pages", "title", "session", "date")
"""What stands in braces in a header or footer, and is replaced by its value."""

FURNITURE_EDGE: Final = 35.4
"""Points from the edge of the sheet to header and footer where the margin leaves room."""


LEAST_SIZE: Final = 5.0
"""Points that letters have at least which anybody is to read."""
LEAST_LINE: Final = 0.7
"""Of the usual distance of lines, below which they lie over one another."""
MOST_INDENT: Final = 0.6
"""Of the width of the text, how far a paragraph can be moved in and have room for its words."""
_LEAST_CONTRAST: Final = 1.5
"""Of letters on white paper (WCAG 2.2, contrast ratio); a light grey, as of many a footer, has 1.8 and more."""


class Align(Enum):
    """How the lines of a paragraph are set."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFIED = "justified"


class Borders(Enum):
    """The lines of a table."""

    NONE = "none"
    RULES = "rules"
    """Above, below and between its rows."""
    GRID = "grid"
    """Round every cell."""


PROSE = frozenset({"body", "ask", "list", "quotation", "summary"})
"""The kinds of paragraph that run over several lines as prose does: what `text` says of justified lines, and of the
first line of those outside lists, holds for these."""


@dataclass(frozen=True)
class FontFile:
    """One face of a typeface of the user's own: a TrueType or OpenType font (ISO/IEC 14496-22)."""

    data: bytes
    bold: bool = False
    italic: bool = False
    characters: frozenset[int] = frozenset()
    """Those that it draws, by their numbers in Unicode."""


@dataclass(frozen=True)
class Font:
    """A typeface under the name that Word knows and the name that it has for the PDF."""

    word: str
    pdf: str
    single_spacing: float = 1.15
    """Ems from line to line where Word sets it with single spacing."""
    files: tuple[FontFile, ...] = ()
    """The user's own files that draw it in the PDF; else it is one that comes with the program."""


WORDS_OWN = (
    Font("Times New Roman", "Liberation Serif", 1.15),
    Font("Arial", "Liberation Sans", 1.15),
    Font("Calibri", "Carlito", 1.2207),
    Font("Cambria", "Caladea", 1.1724),
)
"""Typefaces that every Word has, each with one that comes along whose letters are as wide."""


@dataclass(frozen=True)
class ParagraphStyle:
    """How one kind of paragraph looks; lengths in points, `line_spacing` a multiple of the font's own."""

    font: Font
    size: float
    bold: bool = False
    italic: bool = False
    colour: str = "#000000"
    align: Align = Align.LEFT
    line_spacing: float = 1.0
    space_before: float = 0.0
    space_after: float = 0.0
    indent: float = 0.0
    indent_right: float = 0.0
    """Where the lines end, on the left in a letter that runs from right to left."""
    first_line: float = 0.0
    """How much further in its first line begins."""
    rule_below: bool = False
    """A line below the last of such paragraphs that stand together."""
    keep_together: bool = False
    """No page break inside the paragraph."""
    keep_with_next: bool = False
    """No page break between the paragraph and what follows."""
    new_page: bool = False
    """Starts a page."""


@dataclass(frozen=True)
class Furniture:
    """A running header or footer: three texts in which {page}, {title} and the like stand for their values."""

    left: str = ""
    centre: str = ""
    right: str = ""
    rule: bool = False
    """A line between it and the text of the page."""


@dataclass(frozen=True)
class Page:
    """The sheet and its margins, in points, and what runs at the head and foot of its pages."""

    width: float
    height: float
    margin_top: float
    margin_right: float
    margin_bottom: float
    margin_left: float
    header: Furniture = Furniture()
    footer: Furniture = Furniture()
    first_page_furniture: bool = True
    """Whether page 1 shows the header and footer of all pages where it has none of its own."""
    first_header: Furniture | None = None
    """That of page 1 alone."""
    first_footer: Furniture | None = None
    first_margin_top: float | None = None
    """That of page 1, where it has another than the pages after it."""
    first_margin_bottom: float | None = None

    @property
    def margins_of_first(self) -> tuple[float, float]:
        """The margins above and below the text of page 1."""
        top, bottom = self.first_margin_top, self.first_margin_bottom
        return (self.margin_top if top is None else top, self.margin_bottom if bottom is None else bottom)

    def margins_on(self, page: int) -> tuple[float, float]:
        """The margins above and below the text of a page, counted from 1."""
        return self.margins_of_first if page == 1 else (self.margin_top, self.margin_bottom)

    @property
    def least_margins(self) -> tuple[float, float]:
        """The smaller ones of the margins above and below; headers and footers stand in these, on all pages alike."""
        top, bottom = self.margins_of_first
        return min(top, self.margin_top), min(bottom, self.margin_bottom)

    @property
    def furniture_edges(self) -> tuple[float, float]:
        """How far header and footer are from the edge of the sheet: 1.25 cm, or half of a smaller margin."""
        top, bottom = self.least_margins
        return min(FURNITURE_EDGE, top / 2), min(FURNITURE_EDGE, bottom / 2)

    @property
    def text_width(self) -> float:
        """From margin to margin."""
        return self.width - self.margin_left - self.margin_right

    @property
    def on_first(self) -> tuple[Furniture, Furniture]:
        """Header and footer of page 1."""
        header, footer = (
            (self.header, self.footer) if self.first_page_furniture else (Furniture(), Furniture())
        )
        return (
            header if self.first_header is None else self.first_header,
            footer if self.first_footer is None else self.first_footer,
        )

    @property
    def first_differs(self) -> bool:
        """Whether page 1 has another header, footer or margin than the pages after it."""
        return (self.on_first, self.margins_of_first) != (
            (self.header, self.footer),
            (self.margin_top, self.margin_bottom),
        )


@dataclass(frozen=True)
class HouseStyle:
    """A whole house style. `paragraphs` has an entry for each of `PARAGRAPH_STYLES`."""

    name: str
    page: Page
    paragraphs: Mapping[str, ParagraphStyle]
    link_colour: str = "#000000"
    bullet: str = "•"
    borders: Borders = Borders.GRID
    """Of tables with words in them; one of pictures alone has none."""


def is_seen_on_white(colour: str) -> bool:
    """Whether letters of a colour `#rrggbb` can be seen on white paper."""
    return is_seen_on("#ffffff", colour)


def is_seen_on(ground: str, colour: str) -> bool:
    """Whether letters of a colour `#rrggbb` can be seen on a ground of another (WCAG 2.2, contrast ratio)."""
    darker, lighter = sorted((_luminance(ground), _luminance(colour)))
    return (lighter + 0.05) / (darker + 0.05) >= _LEAST_CONTRAST


def _luminance(colour: str) -> float:
    """How light a colour `#rrggbb` is (WCAG 2.2, relative luminance)."""
    shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]  # noqa: PLR2004  # as defined there
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
