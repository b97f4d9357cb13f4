"""Tells where in a template the rendering stands, for what is to be said of it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Final

from undersigned.drafting.missing import template_frame
from undersigned.drafting.origins import Origins
from undersigned.model.findings import Place

_OPEN: Final = re.compile(r"\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)", re.MULTILINE)
"""Curly brackets, or what of them stands in a line."""
_BRACKETS: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


def _words_in(source: str, word: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where curly brackets hold a word, whole before in part; one with a full stop before it is asked of something."""
    name = re.escape(word.removeprefix("."))
    forms = (
        (rf"(?<=\.){name}\b", rf"(?<!\w){name}(?!\w)")
        if word.startswith(".")
        else (rf"(?<![\w.]){name}(?!\w)",)
    )
    for form in (*forms, name) if name else ():
        for brackets in _OPEN.finditer(source, start, end):
            yield from re.compile(form).finditer(source, *brackets.span())


class Standing:
    """Where the rendering stands, in the templates that `origins` knows."""

    def __init__(self, origins: Origins) -> None:
        self._origins = origins

    def raised_at(self) -> Place | None:
        """Where in a template the exception being handled was raised."""
        place, trace = None, sys.exc_info()[2]
        while trace is not None:  # Jinja rewrites the traceback to name templates and their lines
            name = trace.tb_frame.f_code.co_filename
            if name in self._origins.sources:
                place = self._place(name, trace.tb_lineno)
            trace = trace.tb_next
        return place

    def rendered_at(self, word: str = "") -> Place | None:
        """Where in a template the rendering stands."""
        frame = template_frame()
        if frame is None:
            return None
        template = frame.f_globals["__jinja_template__"]
        return self._place(template.name, template.get_corresponding_lineno(frame.f_lineno), word)

    def is_in_prose(self) -> bool:
        """Whether what is being rendered is prose, and no template."""
        frame = template_frame()
        if frame is None:
            return False
        return (
            self._origins.sources[frame.f_globals["__jinja_template__"].name].place.file
            in self._origins.prose
        )

    def _place(self, template: str, line: int, word: str = "") -> Place:
        """Where a line of a template holds a word in curly brackets, or its first curly brackets."""
        source = self._origins.sources[template]
        start = sum(len(text) + 1 for text in source.split("\n")[: line - 1])
        end = source.find("\n", start)
        line_end = end if end >= 0 else len(source)
        found = next(_words_in(source, word, start, line_end), None) or re.compile(r"\{[{%]").search(
            source, start, line_end
        )
        return source.place_at(found.start() if found else start)

    def typed_around(self) -> str:
        """What a template has typed in the line that is being rendered, without what stands in curly brackets."""
        if (frame := template_frame()) is None:
            return ""
        template = frame.f_globals["__jinja_template__"]
        lines = self._origins.sources[template.name].split("\n")
        return _BRACKETS.sub("", lines[template.get_corresponding_lineno(frame.f_lineno) - 1])
