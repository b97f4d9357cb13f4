"""Reads a web page back into words and notes, by the anchors of the links between notes and calls."""

from __future__ import annotations

from html.parser import HTMLParser

from undersigned.checking.format_text import Reading
from undersigned.checking.printed_paragraphs import BULLET


def read_web_page(page: str) -> Reading:
    """The words and notes of the letter as HTML."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    reader.reading.notes = [reader.notes.get(note, "") for note in reader.called]
    return reader.reading


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.reading = Reading()
        self.called: list[str] = []
        self.notes: dict[str, str] = {}
        self._in_body = False
        self._note: str | None = None
        self._lists: list[int | None] = []
        """The number of the last item of each list around; None where its items have bullets."""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        anchor = given.get("id") or ""
        if tag == "body":
            self._in_body = True
        elif tag in ("ol", "ul"):
            self._lists.append(int(given.get("start") or 1) - 1 if tag == "ol" else None)
        elif tag == "li":
            self._item()
        elif anchor.startswith("call-"):
            self.reading.call()
            self.called.append((given.get("href") or "").removeprefix("#"))
        elif anchor.startswith("note-"):
            self._note = anchor
            self.notes[anchor] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self._note = None
        elif tag in ("ol", "ul"):
            self._lists.pop()

    def _item(self) -> None:
        number = self._lists[-1]
        if number is not None:
            self._lists[-1] = number = number + 1
        self.reading.add(BULLET if number is None else f"{number}.")

    def handle_data(self, words: str) -> None:
        if self._note:
            self.notes[self._note] += words
        elif self._in_body:
            self.reading.add(words)
