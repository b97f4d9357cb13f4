"""What stands at the head and foot of the pages of a user's own Word file, said as a house style would say it.

A file that was made ready goes in. Tabs, the cells of a table and how a paragraph is set say which side a text is on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from undersigned.model.style import Furniture
from undersigned.writers.docx.ooxml import Element, attribute, is_on, is_second_form, q, val
from undersigned.writers.docx.reference import Letterhead

_TEXTPATH: Final = "{urn:schemas-microsoft-com:vml}textpath"
_PICTURES: Final = (
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
_NUMBERS: Final = {"PAGE": "{page}", "NUMPAGES": "{pages}", "SECTIONPAGES": "{pages}"}
"""Fields (ISO 29500-1 § 17.16.5) that a house style has a word for."""
_READ: Final = tuple(map(q, ("w:t", "w:tab", "w:br", "w:fldChar", "w:instrText", "w:fldSimple")))
_SIDES: Final = ("left", "centre", "right")
_ALIGNED: Final = {"center": "centre", "right": "right", "end": "right"}


@dataclass(frozen=True)
class RunningHead:
    """A header or footer: its words, the words of a watermark in it, and whether it shows a picture."""

    words: Furniture = Furniture()
    watermark: str = ""
    has_pictures: bool = False


@dataclass(frozen=True)
class RunningHeads:
    """Header and footer of page 1, and those of the pages behind it."""

    first: tuple[RunningHead, RunningHead]
    others: tuple[RunningHead, RunningHead]


def running_heads(letterhead: Letterhead) -> RunningHeads:
    """What the pages of a letter show that is made on a file."""
    document = letterhead.package.main_document_part
    section = document.element.find(f"{q('w:body')}/{q('w:sectPr')}")
    found: dict[tuple[str, str], RunningHead] = {}
    for kind in ("header", "footer"):
        for node in section.findall(q(f"w:{kind}Reference")):
            part = document.rels[attribute(node, "r:id")].target_part
            found[kind, attribute(node, "w:type", "default")] = _running_head(part.element)
    first_differs = is_on(section, "w:titlePg")

    def both(page: str) -> tuple[RunningHead, RunningHead]:
        header, footer = (found.get((kind, page), RunningHead()) for kind in ("header", "footer"))
        return header, footer

    return RunningHeads(both("first") if first_differs else both("default"), both("default"))


def _running_head(story: Element) -> RunningHead:
    sides: dict[str, list[str]] = {side: [] for side in _SIDES}
    for paragraph in story.iter(q("w:p")):
        if is_second_form(paragraph):
            continue
        for side, text in _texts(paragraph):
            sides[side].append(text)
    marks = [node.get("string", "") for node in story.iter(_TEXTPATH) if not is_second_form(node)]
    pictures = any(not is_second_form(node) for node in story.iter(*_PICTURES))
    left, centre, right = ("\n".join(sides[side]) for side in _SIDES)
    return RunningHead(Furniture(left, centre, right), " ".join(filter(None, marks)), pictures)


def _texts(paragraph: Element) -> Iterator[tuple[str, str]]:
    """The texts of a paragraph, each with its side."""
    pieces = [" ".join(text.split()) for text in "".join(_words(paragraph)).split("\t")]
    if len(pieces) == 1:
        sides = [_side_of(paragraph)]
    elif len(pieces) == 2:  # noqa: PLR2004  # one tab goes to the middle or to the right: what matters is the words
        sides = ["left", "right"]
    else:
        sides = ["left", "centre", *["right"] * (len(pieces) - 2)]
    yield from ((side, text) for side, text in zip(sides, pieces, strict=True) if text)


def _side_of(paragraph: Element) -> str:
    cell = next(paragraph.iterancestors(q("w:tc")), None)
    if cell is not None and (row := cell.getparent()).tag == q("w:tr"):
        cells = row.findall(q("w:tc"))
        if len(cells) > 1:
            place = cells.index(cell)
            return "left" if place == 0 else "right" if place == len(cells) - 1 else "centre"
    aligned = paragraph.find(f"{q('w:pPr')}/{q('w:jc')}")
    return "left" if aligned is None else _ALIGNED.get(val(aligned) or "", "left")


def _words(paragraph: Element) -> Iterator[str]:
    """The words of a paragraph itself, with the numbers of pages as a house style names them."""
    told: list[str] = []
    """What each field is told that has begun and not ended (§ 17.16.18)."""
    is_word: list[bool] = []
    """Whether the words behind that are printed: those of a number of pages are not."""
    for node in paragraph.iter(*_READ):
        if is_second_form(node) or next(node.iterancestors(q("w:p")), None) is not paragraph:
            continue
        match node.tag, attribute(node, "w:fldCharType"):
            case tag, "begin":
                told.append("")
                is_word.append(False)
            case tag, "separate" if told:
                is_word[-1] = not _number(told[-1])
            case tag, "end" if told:
                yield _number(told.pop())
                is_word.pop()
            case tag, _ if tag == q("w:instrText") and told:
                told[-1] += node.text or ""
            case tag, _ if tag == q("w:fldSimple"):
                yield _number(attribute(node, "w:instr"))
            case tag, _ if all(is_word) and not _is_in_number(node):
                yield _said(node)


def _said(node: Element) -> str:
    if node.tag == q("w:t"):
        return node.text or ""
    is_in_run = node.getparent().tag == q("w:r")  # and no stop of the paragraph's
    return {q("w:tab"): "\t", q("w:br"): " "}.get(node.tag, "") if is_in_run else ""


def _number(instruction: str) -> str:
    """The number of pages that a field prints; nothing where it prints something else."""
    name, *_ = (*instruction.split(), "")
    return _NUMBERS.get(name.upper(), "")


def _is_in_number(node: Element) -> bool:
    fields = node.iterancestors(q("w:fldSimple"))
    return any(_number(attribute(field, "w:instr")) for field in fields)
