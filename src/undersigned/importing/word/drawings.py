"""Reads the drawings of a Word file: pictures of the letter, and the words that stand in others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from undersigned.files.ooxml import alternative_of, printed, q, words_in
from undersigned.files.word_package import Link
from undersigned.files.word_xml import Element
from undersigned.importing.manuscript import Picture, Separator
from undersigned.importing.word.listener import Listener
from undersigned.importing.word.package import Package

_PICTURES: Final = {"png": "png", "jpg": "jpg", "jpeg": "jpg"}


class Drawings:
    """What becomes of the drawings that `heard` has met."""

    def __init__(self, package: Package, heard: Listener) -> None:
        self._package = package
        self._heard = heard

    def taken(self, links: Mapping[str, Link], number: int, at: str) -> Iterator[Picture | Separator]:
        """The pictures and rules among the drawings; of the others it is listed what they were, and all their words."""
        for drawing in self._heard.drawings:
            # Word and pandoc draw a line across the page as such a shape (ISO 29500-4 § 19.1.2.17).
            if any(shape.get(q("o:hr")) for shape in drawing.iter(q("v:rect"))):
                yield Separator(number)
                continue
            words = list(self._words(drawing, links))
            picture = None if words else self._picture(drawing, links, number)
            for what, seen in words:
                numbers = (number,) if number else ()
                help = "copy its words into the text"
                self._heard.leave(what, at, help, words=seen, paragraphs=numbers)
            if picture is not None:
                yield picture
            elif not words:
                shown = " ".join((alternative_of(drawing) or "").split())
                self._heard.leave(
                    "a drawing, a chart or a picture that is neither PNG nor JPEG"
                    + (f", which shows: “{shown}”" if shown else ""),
                    at,
                    "save it as PNG, put it into the campaign's folder, and write ![what it shows](name.png)",
                )
        self._heard.drawings.clear()

    def _words(self, drawing: Element, links: Mapping[str, Link]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """What the text boxes, signs, diagrams and charts of a drawing say, each by itself.

        With the words of boxes, as the proof of an import reads these.
        """
        for box in printed(drawing, q("w:txbxContent")):
            if words := words_in(box).strip():
                yield f"a text box: “{words}”", (words,)
        for art in printed(drawing, q("v:textpath")):
            if art.get("string"):
                yield f"words that are drawn: “{art.get('string')}”", ()
        shapes = [shape.text or "" for shape in printed(drawing, q("a:t"))]
        for related, attribute in ((q("dgm:relIds"), q("r:dm")), (q("c:chart"), q("r:id"))):
            for one in printed(drawing, related):
                link = links.get(one.get(attribute, ""))
                if link is not None and not link.external and link.target in self._package.names:
                    root = self._package.xml(link.target)
                    shapes += [words_in(p, "a:t") for p in root.iter(q("a:p"))]
        if shapes := [words for words in shapes if words.strip()]:
            yield f"a diagram or a chart: “{' / '.join(shapes)}”", ()

    def _picture(self, drawing: Element, links: Mapping[str, Link], number: int) -> Picture | None:
        for name, attribute in (("a:blip", "r:embed"), ("v:imagedata", "r:id")):
            for image in drawing.iter(q(name)):
                link = links.get(image.get(q(attribute), ""))
                if link is None or link.external or link.target not in self._package.names:
                    continue
                extension = _PICTURES.get(link.target.rpartition(".")[2].lower())
                if extension:
                    alternative = " ".join((alternative_of(drawing) or "").split())
                    return Picture(self._package.read(link.target), extension, alternative, number)
        return None
