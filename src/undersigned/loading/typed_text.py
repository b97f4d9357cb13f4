"""Warns of what YAML or a word processor has done to a text: lines that run together, quotation marks that print."""

from __future__ import annotations

import itertools
import re
from typing import Final

from undersigned.files.yaml_tree import Scalar
from undersigned.loading.schema_reading import Schema
from undersigned.loading.spelling import stands_in_curly
from undersigned.model.findings import Findings

_FREE: Final = {None, "line", "lines", "prose"}
"""The formats of texts that may say anything. Of `lines`, each line is printed as one."""
_FULL: Final = 60
"""Columns that a line has at least which was broken because it was full."""
_MARKS: Final = re.compile('[“”„‟«»"]')
_OPENS: Final = ("“", "„", "«")


def is_free_text(schema: Schema) -> bool:
    """Whether a value may say anything."""
    return schema.get("format") in _FREE and not schema.keys() & {"enum", "pattern"}


def report_typing(text: Scalar, form: str | None, name: str, findings: Findings) -> None:
    """Warn of a text whose lines or quotation marks mean something else than they seem to."""
    if not text.quoted and stands_in_curly(text):
        findings.warning(
            f"the curly quotation marks round this text are part of it: {text[0]} {text[-1]}",
            "curly-quotes",
            text.place,
            'type straight ones (") or none; if they are to be printed, put straight ones round all of it',
        )
    elif not text.quoted and text.startswith(_OPENS) and len(_MARKS.findall(text)) == 1:
        findings.warning(
            f"the quotation mark before this text is part of it, and none closes it: {text[0]}",
            "curly-quotes",
            text.place,
            "take it out, or close it where the quotation ends",
        )
    if form == "lines" and _runs_together(text):
        findings.warning(
            f"the lines of {name} run together into one",
            "lines-joined",
            text.place,
            f"to keep them, write | behind the {'dash' if name.startswith('an entry') else 'colon'}, and all of them"
            " below it, set in by two spaces more; to print one line, type one",
        )
    elif form == "prose" and _loses_paragraphs(text):
        findings.warning(
            f"the empty lines in {name} are lost, and its paragraphs run together",
            "lines-joined",
            text.place,
            "write | behind the colon, instead of > if that is there, and all lines below it, set in by two spaces",
        )


def _runs_together(text: Scalar) -> bool:
    """Whether YAML has made one line of several that somebody ended before they were full."""
    if len(text.turns) > 1 and text.turns[1][0] == 0:
        return False  # a block: `>` asks for one line, `|` keeps them
    for (start, place), (behind, after) in itertools.pairwise(text.turns):
        line, rest = text[start:behind], text[behind:].split(maxsplit=1)
        if after.line > place.line and line.endswith(" ") and rest:
            return place.column + len(line) + len(rest[0]) < _FULL
    return False


def _loses_paragraphs(text: Scalar) -> bool:
    """Whether YAML has made a mere end of a line of an empty one, as it does without `|`."""
    return any(
        after.line > place.line + 1 and text[:behind].endswith("\n") and not text[:behind].endswith("\n\n")
        for (_, place), (behind, after) in itertools.pairwise(text.turns)
    )
