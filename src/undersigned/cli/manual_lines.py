"""Makes lines for a terminal of a page of the manual: its Markdown goes in, text that fits comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from undersigned.cli.tables import table
from undersigned.cli.terminal import filled, has_colours

_FENCE = re.compile(r"```")
_HEADING = re.compile(r"(#{1,4}) (.+)")
_ITEM = re.compile(r"( *)([-*]|\d+\.) +(.*)", re.DOTALL)
_PICTURE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_PAGE_LINK = re.compile(r"\[([^\]]+)\]\((?:\.\./docs/)?([\w-]+)\.md(?:#[\w-]*)?\)")
_LINK = re.compile(r"\[([^\]]+)\]\((https?://[^)]+)\)")
_OTHER_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_CELL = re.compile(r"(?<!\\)\|")


def lines_of(markdown: str) -> Iterator[str]:
    """The lines of a page. Examples stay as they are; links to other pages name these."""
    block: list[str] = []
    is_example = False
    for line in [*_COMMENT.sub("", markdown).splitlines(), ""]:
        if _FENCE.match(line.strip()):
            yield from _block(block)
            block, is_example = [], not is_example
        elif is_example:
            yield f"    {line}".rstrip()
        elif line.strip() and (not block or _goes_on(line, block[0])):
            block.append(line)
        else:
            yield from _block(block)
            block = [line] if line.strip() else []
            if not line.strip():
                yield ""


def _goes_on(line: str, first: str) -> bool:
    """Whether a line belongs to the block that begins with `first`: rows to a table, wrapped lines to the rest."""
    if first.startswith("|"):
        return line.startswith("|")
    return not (
        _ITEM.match(line) or _HEADING.match(line) or _HEADING.match(first) or line.startswith(("|", "    "))
    )


def _block(lines: list[str]) -> Iterator[str]:
    if not lines:
        return
    if lines[0].startswith("|"):
        heads, _, *rows = (_cells(line) for line in lines)
        yield from table(heads, rows)
    elif lines[0].startswith("    "):
        yield from lines
    elif heading := _HEADING.fullmatch(lines[0]):
        yield from map(_strong, _flowing(_words(heading[2])))
    elif item := _ITEM.fullmatch("\n".join(lines)):
        yield from filled(f"{item[2]} {_words(item[3])}", item[1], breaks_words=False)
    else:
        yield from _flowing(_words("\n".join(lines)))


def _flowing(words: str) -> Iterator[str]:
    """A paragraph; `filled` sets lines after the first in, as those of an item are."""
    return (line.strip() for line in filled(words, breaks_words=False))


def _cells(row: str) -> list[str]:
    return [_words(cell.strip().replace("\\|", "|")) for cell in _CELL.split(row.strip())[1:-1]]


def _words(markdown: str) -> str:
    words = _PICTURE.sub(lambda found: f"(picture: {found[1]})" if found[1] else "", markdown)
    words = _PAGE_LINK.sub(r"\1 (page \2)", words)
    words = _LINK.sub(r"\1 <\2>", words)
    return " ".join(_OTHER_LINK.sub(r"\1", words).replace("**", "").split())


def _strong(words: str) -> str:
    return f"\x1b[1m{words}\x1b[0m" if has_colours() else words.upper()
