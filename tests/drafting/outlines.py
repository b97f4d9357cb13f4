"""Drafts a text and tells its structure in one line: `(a)[one] (b)[two -[three]]`, and what was found in it."""

from __future__ import annotations

from typing import assert_never

from undersigned.drafting.inline_markdown import Written
from undersigned.drafting.markdown import parse_letter
from undersigned.model.draft import SourceMap
from undersigned.model.findings import Finding, Findings, Place
from undersigned.model.letter import (
    Blocks,
    BulletList,
    Divider,
    Emphasis,
    Heading,
    Image,
    Inlines,
    NumberedList,
    Paragraph,
    Part,
    Quotation,
    SignatureField,
    Strong,
    Table,
)
from undersigned.model.walking import plain_text


def drafted(text: str, language: str = "en-GB") -> tuple[tuple[Part[Written], ...], tuple[Finding, ...]]:
    """The parts of a text, and what was found in it; its places are those of a file `body.md`."""
    findings = Findings()
    lines = text.split("\n")
    origins = SourceMap(lines, [[(0, Place("body.md", number))] for number, _ in enumerate(lines, 1)], ())
    parts, _ = parse_letter(text, origins, language, lambda *_: None, findings)
    return parts, tuple(findings)


def outline(text: str) -> str:
    """The structure of a text; paragraphs stand as they are, one after the other with a bar between them."""
    return _blocks(tuple(block for part in drafted(text)[0] for block in part.blocks))


def codes(text: str) -> list[str]:
    """The kinds of findings in a text, in its order."""
    return [finding.code for finding in drafted(text)[1]]


def dressed(text: str) -> str:
    """The words of a text with its emphasis as elements: `<b>`, `<i>`."""
    (part,) = drafted(text)[0]
    return "|".join(_dressed(block.inlines) for block in part.blocks if isinstance(block, Paragraph))


def _dressed(inlines: Inlines[Written]) -> str:
    found = ""
    for inline in inlines:
        match inline:
            case Strong():
                found += f"<b>{_dressed(inline.children)}</b>"
            case Emphasis():
                found += f"<i>{_dressed(inline.children)}</i>"
            case _:
                found += plain_text((inline,))
    return found


def _blocks(blocks: Blocks[Written]) -> str:
    found: list[str] = []
    for block in blocks:
        match block:
            case Paragraph():
                found.append(plain_text(block.inlines))
            case Heading():
                found.append(f"#{plain_text(block.inlines)}")
            case BulletList():
                found.append(" ".join(f"-[{_blocks(item)}]" for item in block.items))
            case NumberedList():
                marked = zip(block.marks, block.items, strict=True)
                found.append(" ".join(f"{mark}[{_blocks(item)}]" for mark, item in marked))
            case Quotation():
                found.append(f">[{_blocks(block.blocks)}]")
            case Table():
                found.append(f"table of {len(block.rows)}")
            case Divider():
                found.append("* * *")
            case Image() | SignatureField():
                found.append("picture")
            case _:
                assert_never(block)
    return " | ".join(found)
