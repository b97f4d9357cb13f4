"""Holds what a user's own Word file lends a letter to what can be seen, as a house style is held to it.

The letter as it is written goes in, and an error comes out for each style in it whose text nobody could read, as it is
hidden, white, tiny, or off the page; and for such text at the head and foot of pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from undersigned.files.ooxml import child_val, q, whole
from undersigned.files.word_geometry import Sheet
from undersigned.files.word_package import open_word_package
from undersigned.files.word_styles import WordStyles, name_of
from undersigned.files.word_xml import Element
from undersigned.model.findings import Findings, Place
from undersigned.model.style import LEAST_LINE, LEAST_SIZE, MOST_INDENT

_LINE: Final = 240
"""Parts of a line of usual height (§ 17.3.1.33)."""
_HIDDEN, _COLOUR, _SIZE = "w:rPr/w:vanish", "w:rPr/w:color", "w:rPr/w:sz"
_GROUNDS: Final = ("w:rPr/w:shd", "w:rPr/w:highlight")
_STRUCK: Final = ("w:rPr/w:strike", "w:rPr/w:dstrike")
_SQUEEZED: Final = ("w:rPr/w:w", "w:rPr/w:spacing", "w:rPr/w14:textFill")
_SAID_OF_LETTERS: Final = frozenset({_HIDDEN, _COLOUR, _SIZE, *_GROUNDS, *_STRUCK, *_SQUEEZED})
"""What the style of a paragraph has to leave to be seen; that of a run has it from its paragraph."""
_STORIES: Final = ("footnotes", "endnotes")
_AROUND: Final = {"header": "a header", "footer": "a footer"}
_LONGEST: Final = 40
"""Characters of a text that are told."""


def check_styles(letter: bytes, place: Place, findings: Findings) -> None:
    """Add the errors, at the file that lent the styles."""
    package = open_word_package(letter)
    main = package.related("", "officeDocument") or ""
    stories = [main, *(name for kind in _STORIES if (name := package.related(main, kind)))]
    named = package.related(main, "styles")
    styles = WordStyles(package.xml(named) if named else None)
    parts = [package.xml(name) for name in stories]
    section = next(parts[0].iter(q("w:sectPr")), parts[0])
    checker = _Checker(styles, Sheet.of(section))
    for culprit, (why, what) in dict.fromkeys(fault for part in parts for fault in checker.faults(part)):
        findings.error(
            f"the style '{culprit}' of this file {why}, and the letter uses it",
            "unseen-style",
            place,
            f"in Word, right-click the style in the gallery under Home, choose Modify, and {what}",
        )
    for link in package.links(main):
        if link.kind in _AROUND and link.target in package.names:
            for words in dict.fromkeys(_unseen(package.xml(link.target), styles)):
                findings.error(
                    f"text in {_AROUND[link.kind]} of this file cannot be seen: “{words}”",
                    "unseen-text",
                    place,
                    "delete it in Word; or give it a dark colour and a size that can be read, and do not strike it",
                )


def _unseen(part: Element, styles: WordStyles) -> Iterator[str]:
    """The texts of a header or footer that nobody sees, or that are struck through."""
    for run in part.iter(q("w:r")):
        words = " ".join("".join(text.text or "" for text in run.iter(q("w:t"))).split())
        is_struck = any(styles.is_turned_on(run, name.removeprefix("w:rPr/")) for name in _STRUCK)
        if words and (is_struck or not styles.is_seen(run)):
            yield words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


class _Checker:
    def __init__(self, styles: WordStyles, sheet: Sheet) -> None:
        self._styles = styles
        self._sheet = sheet

    def faults(self, part: Element) -> Iterator[tuple[str, tuple[str, str]]]:
        """What is wrong with the styles that a part uses: each by its name, and what to do."""
        for paragraph in part.iter(q("w:p")):
            if next(paragraph.iter(q("w:t")), None) is not None:
                properties = paragraph.find(q("w:pPr"))
                used = child_val(properties, "w:pStyle") or self._styles.usual("paragraph")
                yield from self._of_letters(used, _SAID_OF_LETTERS)
                yield from self._of_lines(used)
        for run in part.iter(q("w:r")):
            if used := child_val(run, "w:rPr/w:rStyle"):
                said = (path for path in _SAID_OF_LETTERS if self._says(used, path))
                yield from self._of_letters(used, frozenset(said))
        for table in part.iter(q("w:tbl")):
            if table.find(q("w:tblPr/w:tblInd")) is None:
                yield from self._of_table(
                    child_val(table, "w:tblPr/w:tblStyle") or self._styles.usual("table")
                )

    def _of_letters(self, used: str, asked: frozenset[str]) -> Iterator[tuple[str, tuple[str, str]]]:
        if _HIDDEN in asked and self._styles.is_style_hidden(used):
            yield self._who(used, _HIDDEN), ("hides its text", "untick Hidden under Format > Font")
        if asked & {_COLOUR, *_GROUNDS} and not self._styles.is_in_seen_colour(used):
            yield (
                self._who(used, _COLOUR),
                ("is in a colour that nobody sees on white paper, or on its shade", "choose a darker colour"),
            )
        if asked & set(_STRUCK) and self._styles.is_struck(used):
            yield (
                self._who(used, *_STRUCK),
                ("strikes its text through", "untick Strikethrough under Format > Font"),
            )
        if asked & set(_SQUEEZED) and self._styles.has_no_room(used):
            yield (
                self._who(used, *_SQUEEZED),
                (
                    "squeezes its letters until nobody can read them, or draws them without a fill",
                    "set Scale to 100% and Spacing to Normal under Format > Font > Advanced, and take out text effects",
                ),
            )
        size = self._styles.size(used)
        if _SIZE in asked and size < LEAST_SIZE:
            yield (
                self._who(used, _SIZE),
                (f"is {size:g} points high, too small to be read", f"choose {LEAST_SIZE:g} points or more"),
            )

    def _of_lines(self, used: str) -> Iterator[tuple[str, tuple[str, str]]]:
        said = self._styles.said_of_paragraphs
        line, size = said(used, "w:spacing", "w:line"), self._styles.size(used)
        least = size * 20 if said(used, "w:spacing", "w:lineRule") == "exact" else _LINE
        is_least = said(used, "w:spacing", "w:lineRule") == "atLeast"
        if line and not is_least and whole(line) < LEAST_LINE * least:
            yield (
                self._who(used, "w:pPr/w:spacing"),
                ("has lines that lie over one another", "choose larger lines under Format > Paragraph"),
            )
        ends = (("w:left", "w:start"), ("w:right", "w:end"))  # under two names (§ 17.3.1.12)
        moved = sum(max(0, whole(said(used, "w:ind", *names))) for names in ends) / 20
        if moved > MOST_INDENT * (self._sheet.width - self._sheet.left - self._sheet.right) > 0:
            yield (
                self._who(used, "w:pPr/w:ind"),
                (
                    "is moved in so far that its text has no room",
                    "make its indents smaller under Format > Paragraph",
                ),
            )

    def _of_table(self, used: str) -> Iterator[tuple[str, tuple[str, str]]]:
        moved = 0.0
        for style in self._styles.chain(used):
            indent = style.find(q("w:tblPr/w:tblInd"))
            if indent is not None:
                moved = whole(indent.get(q("w:w"), "")) / 20
                break
        if moved > self._sheet.right or -moved > self._sheet.left:
            yield (
                self._who(used, "w:tblPr/w:tblInd"),
                ("moves tables off the page", "set Indent from left to 0 under Format > Table Properties"),
            )
        if self._styles.is_style_hidden(used):
            yield self._who(used, _HIDDEN), ("hides its text", "untick Hidden under Format > Font")

    def _says(self, used: str, path: str) -> bool:
        return any(style.find(q(path)) is not None for style in self._styles.chain(used))

    def _who(self, used: str, *paths: str) -> str:
        """The name of the style that says something; the usual one where the defaults of the file do."""
        chains = (self._styles.chain(used), self._styles.chain(self._styles.usual("paragraph")))
        said = (
            name_of(style) for style in chains[0] if any(style.find(q(path)) is not None for path in paths)
        )
        return next(said, None) or next(map(name_of, chains[1]), "Normal")
