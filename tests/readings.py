"""Turns a letter in any of the formats back into its words and notes, with readers that know nothing of undersigned."""

from __future__ import annotations

import importlib.util
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from outside import ROOT, pandoc_tree

REFERENCE = ROOT / "tests/reference"

_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202c]")
"""Marks of direction, which are not seen."""

_spec = importlib.util.spec_from_file_location("compare_letter", REFERENCE / "compare_letter.py")
assert _spec
assert _spec.loader
compare_letter: Any = importlib.util.module_from_spec(_spec)
"""The referee that was there before the program."""
_spec.loader.exec_module(compare_letter)


@dataclass
class Reading:
    """What a reader found: the words of each block, `[[n]]` where note n is called, and the notes in order."""

    blocks: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def calls(self) -> list[int]:
        """The numbers of the notes in the order in which the text calls them."""
        return [int(number) for number in re.findall(r"\[\[(\d+)\]\]", " ".join(self.blocks))]

    def letters(self) -> str:
        """All that it says, without white space."""
        return "".join("".join(self.blocks + self.notes).split())


def read_docx(file: Path) -> Reading:
    """A DOCX as pandoc reads it."""
    return _Tree().read(pandoc_tree(file, "docx"))


def read_markdown(file: Path) -> Reading:
    """A Markdown file as pandoc reads it: CommonMark and footnotes, quotation marks left as they are."""
    return _Tree().read(pandoc_tree(file, "commonmark_x-smart"))


def read_html(file: Path) -> Reading:
    """A web page as pandoc reads it: notes are the paragraphs of the last section, calls are links to them."""
    return _Tree().read(pandoc_tree(file, "html"))


def read_text(file: Path) -> Reading:
    """A plain text, without the signs that stand for lists, tables and headings."""
    text = _DIRECTION.sub("", file.read_text(encoding="utf-8"))
    body, _, notes = text.rpartition("\n" + "-" * 20 + "\n")
    if not body:
        body, notes = notes, ""
    kept = [line for line in body.split("\n") if not re.fullmatch(r"[=-]+|\* \* \*", line.strip())]
    text = re.sub(r"^ *(?:[•] )+|[|]", "", "\n".join(kept), flags=re.MULTILINE)
    text = re.sub(r"\[(\d+)\]", r"[[\1]]", text)
    found = re.split(r"^\[\d+\] ", notes, flags=re.MULTILINE)[1:]
    return Reading([_squeezed(block) for block in text.split("\n\n")], [_squeezed(note) for note in found])


def faults_of_pdf(file: Path, reading: Reading) -> list[str]:
    """Where a PDF, as poppler reads it, departs from another reading of the same letter."""
    reference = {"blocks": [{"text": block} for block in reading.blocks], "notes": reading.notes}
    faults: list[str] = compare_letter.compare_pdf(reference, file)
    return faults


def _squeezed(text: str) -> str:
    return " ".join(text.split())


class _Tree:
    """Gathers what a pandoc tree says."""

    def __init__(self) -> None:
        self._reading = Reading()

    def read(self, tree: Any) -> Reading:
        self._blocks(tree["blocks"], self._reading.blocks)
        return self._reading

    def _blocks(self, nodes: list[Any], found: list[str], mark: str = "") -> None:  # noqa: C901, PLR0912  # a case each
        for node in nodes:
            content = node.get("c")
            match node["t"]:
                case "Para" | "Plain":
                    found.append(mark + _squeezed(self._inlines(content)))
                case "Header":
                    found.append(_squeezed(self._inlines(content[2])))
                case "BulletList":
                    for item in content:
                        self._blocks(item, found)
                case "OrderedList":
                    for number, item in enumerate(content[1], content[0][0]):
                        self._blocks(item, found, f"{number}.")
                case "BlockQuote":
                    self._blocks(content, found)
                case "Div" if "notes" in content[0][1]:
                    self._blocks(content[1], self._reading.notes)
                case "Div":
                    self._blocks(content[1], found)
                case "LineBlock":
                    found.extend(self._inlines(line) for line in content)
                case "Table":
                    self._table(content, found)
                case "HorizontalRule":
                    pass
                case "RawBlock" if content[1].strip() == "<!-- -->":  # keeps two lists apart
                    pass
                case other:
                    raise AssertionError(other)
            mark = ""

    def _table(self, content: Any, found: list[str]) -> None:
        rows = [*content[3][1], *(row for body in content[4] for row in body[2] + body[3]), *content[5][1]]
        for row in rows:
            for cell in row[1]:
                self._blocks(cell[4], found)

    def _inlines(self, nodes: list[Any]) -> str:
        return "".join(map(self._inline, nodes))

    def _inline(self, node: Any) -> str:
        content = node.get("c")
        match node["t"]:
            case "Str":
                return str(content)
            case "Space" | "SoftBreak" | "LineBreak":
                return " "
            case "Note":
                number = len(self._reading.notes) + 1
                inner: list[str] = []
                self._reading.notes.append("")
                self._blocks(content, inner)
                self._reading.notes[number - 1] = _squeezed(" ".join(inner))
                return f"[[{number}]]"
            case "Emph" | "Strong" | "Superscript" | "Underline":
                return self._inlines(content)
            case "Link" if content[2][0].startswith("#call-"):
                return ""
            case "Link" if content[2][0].startswith("#note-"):
                words = self._inlines(content[1])
                return f"[{words}]" if words.startswith("[") else words  # a call, or another note's number
            case "Link" | "Span":
                return self._inlines(content[1])
            case "Image":
                return ""
            case "Quoted":
                mark = "\u2018\u2019" if content[0]["t"] == "SingleQuote" else "“”"
                return mark[0] + self._inlines(content[1]) + mark[1]
            case other:
                raise AssertionError(other)
