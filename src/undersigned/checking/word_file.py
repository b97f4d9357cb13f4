"""Reads a Word file back into words and notes; the marks are counted here, as Word does (ISO 29500-1 § 17.11).

The XML is read with Python's own library: the file was written with another one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final
from xml.etree.ElementTree import Element, fromstring

from undersigned.checking.format_text import Reading
from undersigned.checking.word_labels import WordLabels
from undersigned.files.word_package import WordPackage, open_word_package

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHICAGO: Final = "*†‡§"
_KINDS: Final = ("footnote", "endnote")


def read_word_file(data: bytes) -> Reading:
    """The words and notes of a .docx, with the numbers that its fields show before Word counts them anew."""
    package = open_word_package(data)
    main = package.related("", "officeDocument") or ""
    settings = fromstring(package.read(package.related(main, "settings") or ""))  # noqa: S314  # our own file
    notes = {
        (kind, note.get(f"{_W}id")): note
        for kind in _KINDS
        if (part := package.related(main, f"{kind}s"))
        for note in fromstring(package.read(part))  # noqa: S314  # our own file
    }
    lists = WordLabels(*(_related(package, main, part) for part in ("numbering", "styles")))
    return _Reader(settings, notes, lists).read(fromstring(package.read(main)))  # noqa: S314  # our own file


def _related(package: WordPackage, main: str, part: str) -> Element | None:
    found = package.related(main, part)
    return fromstring(package.read(found)) if found else None  # noqa: S314  # our own file


class _Reader:
    def __init__(
        self, settings: Element, notes: dict[tuple[str, str | None], Element], lists: WordLabels
    ) -> None:
        self._settings = settings
        self._notes = notes
        self._lists = lists
        self._reading = Reading()
        self._in_section = dict.fromkeys(_KINDS, 0)

    def read(self, document: Element) -> Reading:
        for paragraph in document.iter(f"{_W}p"):
            self._reading.add(self._lists.figure(paragraph))
            for piece in _pieces(paragraph, self._call):
                self._reading.add(piece)
            section = paragraph.find(f"{_W}pPr/{_W}sectPr")
            if section is not None:
                self._end(section)
            self._reading.add("\n")
        return self._reading

    def _call(self, element: Element) -> str:
        """The mark of the note that an element calls."""
        kind = element.tag.removeprefix(_W).removesuffix("Reference")
        self._in_section[kind] += 1
        mark = self._mark(kind)
        self._reading.call()
        note = self._notes.get((kind, element.get(f"{_W}id")))
        self._reading.notes.append("" if note is None else "".join(_pieces(note, lambda _: mark)))
        return mark

    def _mark(self, kind: str) -> str:
        number = self._in_section[kind]
        if _setting(self._settings, kind, "numFmt") != "chicago":
            return str(number)
        times, symbol = divmod(number - 1, len(_CHICAGO))
        return _CHICAGO[symbol] * (times + 1)

    def _end(self, section: Element) -> None:
        for kind in _KINDS:
            if _setting(section, kind, "numRestart") == "eachSect":
                self._in_section[kind] = 0


def _setting(properties: Element, kind: str, name: str) -> str | None:
    """What the settings, or the properties of a section, say of notes of a kind."""
    setting = properties.find(f"{_W}{kind}Pr/{_W}{name}")
    return None if setting is None else setting.get(f"{_W}val")


def _pieces(around: Element, mark: Callable[[Element], str]) -> Iterator[str]:
    """The words of an element, and what stands for those that print the mark of a note."""
    for element in around.iter():
        match element.tag.removeprefix(_W):
            case "t":
                yield element.text or ""
            case "br" | "tab":
                yield " "
            case "footnoteReference" | "endnoteReference" | "footnoteRef" | "endnoteRef":
                yield mark(element)
            case _:
                pass
