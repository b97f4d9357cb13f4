"""Reads a wording that was kept back as a letter, to compare it with what the letter says now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from undersigned.languages.typed_marks import read_marks
from undersigned.model.letter import (
    Block,
    Blocks,
    BulletList,
    Citation,
    Drafted,
    Heading,
    Inline,
    Inlines,
    Letter,
    LineBreak,
    Link,
    Metadata,
    Note,
    NoteCall,
    NoteMention,
    NoteNumber,
    NoteReference,
    Numbered,
    NumberedLetter,
    NumberedList,
    Paragraph,
    Part,
    Quotation,
    Role,
    Superscript,
    Table,
    Text,
)
from undersigned.model.sign_ons import Wording
from undersigned.model.walking import plain_text, replace_in, replace_references

_ROLES: Final = {role.value: role for role in Role}
"""What stands on each page is told as the letterhead is."""
_PART: Final = re.compile(r"^=== (\S+)$", re.MULTILINE)
_ITEM: Final = re.compile(r"(- |\d+\. |-(\S+) )")
_IMAGE: Final = re.compile(r"!\[(.*)\]\(sha256:([0-9a-f]{12})[0-9a-f]*\)")
_MENTION: Final = "[note: "


def letter_in(wording: Wording, metadata: Metadata) -> NumberedLetter:
    """The letter that has this wording: all that the wording tells of it."""
    _, *pieces = _PART.split(wording.text)
    reader = _Reader()
    parts = [
        reader.part(_ROLES.get(role, Role.LETTERHEAD), text.strip("\n").split("\n"))
        for role, text in zip(pieces[::2], pieces[1::2], strict=True)
    ]
    notes = tuple(reader.notes)
    return NumberedLetter(
        metadata,
        tuple(replace_references(part, lambda node: _bound(node, notes)) for part in parts),
        tuple(
            replace(note, text=replace_in(note.text, lambda node: _bound_number(node, notes)))
            for note in notes
        ),
    )


def as_drafted(letter: NumberedLetter) -> Letter:
    """The letter before its notes had numbers; a note is known by its words."""

    def source(number: int) -> str:
        return plain_text(letter.notes[number - 1].text) if 0 < number <= len(letter.notes) else ""

    def mention(node: NoteNumber) -> NoteMention:
        return NoteMention(source(node.number))

    def drafted(node: Numbered) -> Drafted:
        if isinstance(node, NoteNumber):
            return mention(node)
        words = replace_in(letter.notes[node.number - 1].text, mention)
        return NoteReference((Citation(source(node.number), words, full_stop=False),))

    return Letter(letter.metadata, tuple(replace_references(part, drafted) for part in letter.parts))


def _bound(node: Numbered, notes: Sequence[Note]) -> Numbered:
    return _bound_number(node, notes) if isinstance(node, NoteNumber) else node


def _bound_number(node: NoteNumber, notes: Sequence[Note]) -> NoteNumber:
    """A mention with the number of the note that has the words by which it is known."""
    return next((NoteNumber(note.number) for note in notes if _known_by(note) == node.mark), node)


def _known_by(note: Note) -> str:
    return plain_text(replace_in(note.text, lambda inner: NoteNumber(inner.number, mark="…")))


def _kind(line: str) -> str:
    """What an item is marked by: a hyphen, a figure, or a letter behind a hyphen."""
    return "figure" if line[0].isdigit() else line[:2] if line.startswith("- ") else "letter"


class _Reader:
    def __init__(self) -> None:
        self.notes: list[Note] = []

    def part(self, role: Role, lines: list[str]) -> Part[Numbered]:
        return Part(role, tuple(self._blocks(lines, 1 if role is Role.ANNEX else 2)))

    def _blocks(self, lines: list[str], level: int) -> Iterator[Block[Numbered]]:
        while lines:
            if not lines[0]:
                lines.pop(0)
            elif lines[0].startswith("# "):
                yield Heading(level, self._inlines(lines.pop(0)[2:]))
            elif _ITEM.match(lines[0]):
                yield self._list(lines, level)
            elif lines[0].startswith(">"):
                quoted = self._taken(lines, ">")
                yield Quotation(tuple(self._blocks([line[2:] for line in quoted], level)))
            elif lines[0].startswith("| "):
                head, *rows = (self._cells(line) for line in self._taken(lines, "|"))
                yield Table(head, tuple(rows), (None,) * len(head))
            elif image := _IMAGE.fullmatch(lines[0]):
                lines.pop(0)
                yield Paragraph((Text(f"[{image[1]}, {image[2]}]"),))
            else:
                yield Paragraph(self._inlines("\n".join(self._paragraph(lines))))

    def _taken(self, lines: list[str], start: str) -> list[str]:
        """The lines that begin so, taken away."""
        count = next((n for n, line in enumerate(lines) if not line.startswith(start)), len(lines))
        taken, lines[:] = lines[:count], lines[count:]
        return taken

    def _paragraph(self, lines: list[str]) -> list[str]:
        count = next((n for n, line in enumerate(lines) if not line), len(lines))
        taken, lines[:] = lines[:count], lines[count:]
        return taken

    def _list(self, lines: list[str], level: int) -> BulletList[Numbered] | NumberedList[Numbered]:
        items: list[Blocks[Numbered]] = []
        marks: list[str] = []
        kind = _kind(lines[0])
        while lines and (found := _ITEM.match(lines[0])) and _kind(lines[0]) == kind:
            marks.append(found[2] or found[1].strip())
            margin = " " * len(found[1])
            item = [lines.pop(0)[len(margin) :]]
            while lines and (
                lines[0].startswith(margin) or (not lines[0] and lines[1:2] and lines[1].startswith(margin))
            ):
                item.append(lines.pop(0)[len(margin) :])
            items.append(tuple(self._blocks(item, level)))
        if marks[0] == "-":
            return BulletList(tuple(items))
        mark, start = read_marks(marks)
        return NumberedList(tuple(items), start, mark=mark)

    def _cells(self, line: str) -> tuple[Inlines[Numbered], ...]:
        cells = re.split(r"(?<!\\) \| ", line.removeprefix("| ").removesuffix(" |"))
        return tuple(self._inlines(cell) for cell in cells)

    def _inlines(self, text: str) -> Inlines[Numbered]:
        inlines, _ = self._until(text, 0, "")
        return inlines

    def _until(self, text: str, at: int, end: str) -> tuple[Inlines[Numbered], int]:
        """The inlines up to a sign that ends them, and where what follows it begins."""
        found: list[Inline[Numbered]] = []
        words = ""
        while at < len(text) and not (end and text.startswith(end, at)):
            if text[at] == "\\":
                words, at = words + text[at + 1 : at + 2], at + 2
                continue
            if text[at] not in "^[<\n":
                words, at = words + text[at], at + 1
                continue
            if words:
                found.append(Text(words))
                words = ""
            inline, at = self._one(text, at)
            found.append(inline)
        if words:
            found.append(Text(words))
        return tuple(found), at + len(end)

    def _one(self, text: str, at: int) -> tuple[Inline[Numbered], int]:
        """What begins with one of the signs that mean something."""
        if text[at] == "\n":
            return LineBreak(), at + 1
        if text.startswith("^<", at):
            inner, after = self._until(text, at + 2, ">")
            return Superscript(inner), after
        if text.startswith("^[", at):
            return self._note(text, at + 2)
        if text.startswith(_MENTION, at):
            inner, after = self._until(text, at + len(_MENTION), "]")
            if not text.startswith("(<", after):
                return NoteNumber(0, mark=plain_text(inner)), after
        if text[at] == "<":
            target, _, _ = text[at + 1 :].partition(">")
            return Link(target, (Text(target),)), at + len(target) + 2
        inner, after = self._until(text, at + 1, "](<")
        target, _, _ = text[after:].partition(">)")
        return Link(target, inner), after + len(target) + 2

    def _note(self, text: str, at: int) -> tuple[NoteCall, int]:
        number = len(self.notes) + 1
        self.notes.append(Note(number, ()))
        inner, after = self._until(text, at, "]")
        # A note calls no note: what looks like one here is none of ours.
        words = replace_in(inner, lambda node: NoteNumber(node.number, mark=node.mark))
        self.notes[number - 1] = Note(number, words)
        return NoteCall(number), after
