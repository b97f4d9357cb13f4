"""A house style as data: the fonts, sizes, margins, colours and page furniture that every format follows.

Lengths are points (1/72 inch), colours `#rrggbb`. The names of the paragraph styles are
`PARAGRAPH_STYLES`; a writer gives each a name of its format (a Word style, a CSS class).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

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


@dataclass(frozen=True)
class Font:
    """A typeface under the name that Word knows and the name of the one that comes with the program for PDF."""

    word: str
    pdf: str


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
        """Whether page 1 has another header or footer than the pages after it."""
        return self.on_first != (self.header, self.footer)


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
