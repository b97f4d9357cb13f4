"""Reports signs in a text that mean nothing, and look as if they were meant to."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import assert_never

from undersigned.drafting.lists import Unclear
from undersigned.drafting.run_on import typed_sign
from undersigned.model.draft import SourceMap
from undersigned.model.findings import Findings, Place

_FIRST = r"^(?:(?<!\n)|(?<=[:：]\n))"
"""Where a list would begin: with the paragraph, or below a line that leads to it."""
_AS_IT_STANDS = "'{found}' is printed as it stands"


@dataclass(frozen=True)
class _Slip:
    """What a slip looks like; its message and help may name what was `found` and the `word` in it."""

    pattern: re.Pattern[str]
    code: str
    message: str
    help: str
    only_names: bool = False
    """Whether it is a slip only if the word is the name of a footnote."""
    signs: str = ""
    """One of these is in every such slip: most texts have none, and need not be searched."""
    stops: bool = False
    """Whether nobody can have meant it, so that the letter stops; else it stops a final one."""


_SLIPS = (
    _Slip(
        re.compile(r"(?<!\\)(<!--|</?[a-zA-Z][a-zA-Z0-9]*\s*/?>)"),
        "mark-left-over",
        f"{_AS_IT_STANDS}: HTML means nothing here",
        "write *italic*, **bold** or ^raised^; a remark that nobody is to read goes into {{# … #}}",
        signs="<",
    ),
    _Slip(
        re.compile(r"(?<![\\{\]])\{ ?(?P<word>[a-z_][\w.]*) ?\}(?!\})"),
        "single-bracket",
        f"{_AS_IT_STANDS}: a value stands in two curly brackets",
        "write {{{{ {word} }}}}",
        signs="{",
    ),
    _Slip(
        re.compile(r"(?<![\\!\]])\[(?P<word>[\w-]+)\](?![(\[:{])"),
        "not-cited",
        f"{_AS_IT_STANDS}: it does not cite the footnote of that name",
        "write [^{word}]",
        only_names=True,
        signs="[",
    ),
    _Slip(
        re.compile(
            r"(?<!\\)(?:\(\^(?P<word>[\w-]+)\)|\{\^(?P<a>[\w-]+)\}|\[(?P<b>[\w-]+)\^\]|\[\s+\^(?P<c>[\w-]+)\s*\])"
        ),
        "not-cited",
        f"{_AS_IT_STANDS}: a footnote is cited in square brackets, with ^ after the first",
        "write [^{word}]",
        stops=True,
        signs="^",
    ),
    _Slip(
        re.compile(r"(?<!\\)\[\^(?P<word>[\w-]+)(?![^\[\]]*\])"),
        "not-cited",
        "'{found}' is printed as it stands: this bracket is never closed",
        "write [^{word}]",
        stops=True,
        signs="[",
    ),
    _Slip(
        re.compile(r"(?<!\\)\^\[(?!\^)[^\[\]]+\]"),
        "not-cited",
        f"{_AS_IT_STANDS}: it makes no note",
        "cite a name here, as in [^aside], and write the note in a paragraph of its own: [^aside]: its text",
        stops=True,
        signs="[^",
    ),
    _Slip(
        re.compile(r"(?<!\\)\[\^\s*\]"),
        "not-cited",
        f"{_AS_IT_STANDS}: it cites no footnote",
        "write the name of a footnote after the sign: [^press-law]",
        signs="[",
    ),
    _Slip(
        re.compile(r"(?<!\\)\[\d{1,3}\](?![(\[:{])"),
        "typed-number",
        f"{_AS_IT_STANDS}: notes number themselves",
        "cite the footnote by its name: [^press-law]",
        signs="[",
    ),
    _Slip(
        # Not after abbreviations: art.12, para.3
        re.compile(r"(?<!\S)[^\W\d_]{5,40}[.!?”»]{1,2}[1-9]\d{0,2}(?=\s+[A-Z]|\s*\Z)"),
        "typed-number",
        f"{_AS_IT_STANDS}: notes number themselves",
        "cite the footnote by its name: [^press-law]; if it is no note, put a space before the number",
        signs=".!?”»",
    ),
    _Slip(
        re.compile(r"!\[[^\]]*\]\((?P<word>[^()<>]*\s[^()<>]*)\)"),
        "no-picture",
        f"{_AS_IT_STANDS}: the name of the picture has a space in it",
        "put the name into angle brackets, <{word}>, or give the file another name",
        stops=True,
        signs="[",
    ),
    _Slip(
        re.compile(r"^(?:(?<!\n)(?P<word>#{1,6})|(?P<a>#{2,6}))(?=\w)", re.MULTILINE),
        "mark-left-over",
        f"{_AS_IT_STANDS}: without a space after it, it makes no heading",
        "if a heading is meant, write a space after '{word}'",
    ),
    _Slip(
        re.compile(r"^(?:={3,}|-{3,})[ \t]*$", re.MULTILINE),
        "no-heading",
        "this line makes no heading",
        "write ## and a space before the heading, and delete this line",
    ),
    _Slip(
        re.compile(
            r"^(?:[•●▪◦‣]|·\s|(?:(?<!\n)|(?<=[:：]\n))[\u2013\u2014](?=\s.*\n(?:.*\n){0,5}?[\u2013\u2014]\s))",
            re.MULTILINE,
        ),
        "no-list",
        "this sign makes no list: it is printed, and the lines run on",
        "begin each item with '- ', and put an empty line before the first",
    ),
    _Slip(
        re.compile(r"[:：] (?=- [^\n]{1,300}?[;,.，；。،؛] - \S)"),
        "no-list",
        "the dashes behind this colon make no list, for they stand in one line",
        "put each on a line of its own; a text of several lines in campaign.yaml begins with |- behind its key",
        signs=":：",
    ),
    _Slip(
        re.compile(rf"{_FIRST}(?P<word>[-+])(?=[^\W\d_])", re.MULTILINE),
        "no-list",
        "this makes no list, for no space follows the '{word}'",
        "if a list is meant, write a space after each '{word}'; if not, write \\{word}",
    ),
    _Slip(
        re.compile(
            rf"{_FIRST}(?P<word>1[.)]|\(1\)|a\)|\(a\)|\(i\))"
            r"(?=[^\W\d_](?:.*\n){1,5}?(?:2[.)]|\(2\)|b\)|\(b\)|\(ii\))[^\W\d_])",
            re.MULTILINE,
        ),
        "no-list",
        "this makes no list, for no space follows '{word}'",
        "if a list is meant, write a space after each number",
    ),
    _Slip(
        re.compile(r"\A.*\|.*\n[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+[-: \t]*$", re.MULTILINE),
        "no-table",
        "these strokes make no table: the line of dashes has more cells than the row above it, or fewer",
        "write one |---| for each cell of the first row; a stroke that is to be printed is written \\|",
        stops=True,
        signs="|",
    ),
    _Slip(
        re.compile(r"\A\|.*\|[ \t]*$(?!\n[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+[-: \t]*$)", re.MULTILINE),
        "no-table",
        "these strokes make no table",
        "put a line |---|---| under the first row, and an empty line before it",
        signs="|",
    ),
)


def report_slips(
    text: str, place: Callable[[int], Place], footnotes: Collection[str], findings: Findings
) -> list[range]:
    """Report the slips in one paragraph, heading or cell, as it was typed; gives the offsets of each.

    `place` gives the place of an offset in it, `footnotes` are the names of the letter's footnotes.
    """
    spans = []
    for offset, slip, found in _slips_in(text, footnotes):
        spans.append(range(*found.span()))
        report = findings.error if slip.stops else findings.unfinished
        word = next((group for group in found.groupdict().values() if group), "")
        words = {"found": found[0].strip(), "word": word}
        report(slip.message.format(**words), slip.code, place(offset), slip.help.format(**words))
    return spans


def report_unclear(origins: SourceMap, line: int, taken_for: Unclear, findings: Findings) -> None:
    """Warn of a line (from 0) that begins like the item of a list, where nothing around it tells whether it is one."""
    text = origins.lines[line]
    margin = len(text) - len(text.lstrip("> \t\u00a0\u3000"))
    sign = typed_sign(text[margin:]) or text[margin:].split(maxsplit=1)[0]
    escaped = f"{sign[:-1]}\\{sign[-1:]}"
    match taken_for:
        case Unclear.TEXT:
            message = f"this line goes on with the paragraph above, though it begins with '{sign}'"
            help = f"if a list is meant, put an empty line above it; if not, write {escaped}, or join the two lines"
        case Unclear.ITEM:
            message = f"this line is read as a list of one item, for it begins with '{sign}'"
            help = f"if it goes on with the line above, write {escaped}, or join the two lines"
        case Unclear.DEEPER:
            message = "this item is read as a point below the one above, for it is set in by one space"
            help = "set it in by two spaces if it is one, and if not, as far as the other items"
        case Unclear.RUNS_ON:
            message = (
                f"this line runs on with the one above, though both begin like items of a list: '{sign}'"
            )
            help = "if each is to begin a line, put an empty line between them; if not, join the two lines"
        case Unclear.ANEW:
            message = f"this item is printed as '{sign}', as it is typed, and begins another list"
            help = f"if the list above goes on, write the number that is to be printed; if none is meant, {escaped}"
        case _:
            assert_never(taken_for)
    findings.warning(message, "list-or-text", origins.place(line, margin), help)


def _slips_in(text: str, footnotes: Collection[str]) -> Iterator[tuple[int, _Slip, re.Match[str]]]:
    for slip in _SLIPS:
        if slip.signs and not any(sign in text for sign in slip.signs):
            continue
        for found in slip.pattern.finditer(text):
            if not slip.only_names or found["word"] in footnotes:
                yield found.start(), slip, found
