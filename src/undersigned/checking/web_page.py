"""Turns a web page back into its words and notes, by the anchors of the links between notes and calls."""

from __future__ import annotations

from html.parser import HTMLParser

from undersigned.checking.reading import Reading


def read_web_page(page: str) -> Reading:
    """The words and notes of the letter as HTML."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.reading


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.reading = Reading()
        self._in_body = False
        self._in_note = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        anchor = dict(attributes).get("id") or ""
        if tag == "body":
            self._in_body = True
        elif anchor.startswith("call-"):
            self.reading.call()
        elif anchor.startswith("note-"):
            self.reading.notes.append("")
            self._in_note = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self._in_note = False

    def handle_data(self, words: str) -> None:
        if self._in_note:
            self.reading.notes[-1] += words
        elif self._in_body:
            self.reading.add(words)
