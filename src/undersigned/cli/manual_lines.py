"""Makes lines for a terminal of a page of the manual: its Markdown goes in, text that fits comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from undersigned.cli.tables import table
from undersigned.cli.terminal import filled, has_colours

_FENCE = re.compile(r"```\w*(?: (?P<verb>file|add|change)=(?P<file>\S+))?")
_HEADING = re.compile(r"(#{1,4}) (.+)")
_ITEM = re.compile(r"( *)([-*]|\d+\.) +(.*)", re.DOTALL)
_PICTURE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_PAGE_LINK = re.compile(r"\[([^\]]+)\]\((?:\.\./docs/)?([\w-]+)\.md(?:#[\w-]*)?\)")
_LINK = re.compile(r"\[([^\]]+)\]\((https?://[^)]+)\)")
_OTHER_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_COMMENT = re.compile(r"(^```.*?^```|`[^`]+`)|<!--.*?-->\n?", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_KEPT = re.compile("\ufdd0([0-9]+)\ufdd1")
"""What stands for words in backticks while the others are read: noncharacters, which no page has."""
_CELL = re.compile(r"(?<!\\)\|")


def lines_of(markdown: str) -> Iterator[str]:
    """The lines of a page. Examples stay as they are, below the name of their file; links to other pages name these."""
    block: list[str] = []
    above: list[str] = []
    is_example = False
    for line in [*_COMMENT.sub(lambda found: found[1] or "", markdown).splitlines(), ""]:
        if fence := _FENCE.match(line.strip()):
            yield from _block(block)
            if not is_example:
                yield from _file_of(fence, " ".join(block or above))
            block, above, is_example = [], [], not is_example
        elif is_example:
            yield f"    {line}".rstrip()
        elif line.strip() and (not block or _goes_on(line, block[0])):
            block.append(line)
        else:
            yield from _block(block)
            above = block or above
            block = [line] if line.strip() else []
            if not line.strip():
                yield ""


def _file_of(fence: re.Match[str], above: str) -> Iterator[str]:
    """Which file an example is for, and whether it is the whole of it, if what stands above does not say so."""
    verb, file = fence["verb"], fence["file"]
    if not verb or file in above:
        return
    match verb:
        case "file":
            says = f"{file}, the whole file:"
        case "add" if file.endswith(".yaml"):
            says = f"In {file}; what begins with the same word there is replaced:"
        case "add":
            says = f"At the end of {file}:"
        case _:
            says = f"In {file}, write what stands behind + in place of what stands behind -:"
    yield from _flowing(says)
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
    """The words of some Markdown, in one line; what stands in backticks stays as it is."""
    kept: list[str] = []

    def keep(code: re.Match[str]) -> str:
        kept.append(code[0].replace("\n", " "))
        return f"\ufdd0{len(kept) - 1}\ufdd1"

    words = _CODE.sub(keep, markdown)
    words = _PICTURE.sub(lambda found: f"(picture: {found[1]})" if found[1] else "", words)
    words = _PAGE_LINK.sub(r"\1 (page \2)", words)
    words = _LINK.sub(r"\1 <\2>", words)
    words = " ".join(_OTHER_LINK.sub(r"\1", words).replace("**", "").split())
    return _KEPT.sub(lambda place: kept[int(place[1])], words)


def _strong(words: str) -> str:
    if has_colours():
        return f"\x1b[1m{words}\x1b[0m"
    return "".join(
        piece if piece.startswith("`") else piece.upper() for piece in re.split(r"(`[^`]+`)", words)
    )
