"""Writes what changed between two Word files as tracked changes, and proves it: nothing unproved comes out.

What Docxodus wrote gets its notes in their order, and is read both ways: with all changes accepted it prints what the
new file prints, with all rejected what the old one does.
"""

from __future__ import annotations

import copy
import datetime
from collections.abc import Iterator, Sequence
from itertools import count, takewhile, zip_longest
from typing import Final

from undersigned.checking.printed_word_file import RAISED, FileText, read_printed
from undersigned.checking.words import CALL
from undersigned.files.ooxml import q
from undersigned.files.word_package import VERSION_PROPERTY, WordPackage, damaged, open_word_package
from undersigned.files.word_xml import Element, serialised
from undersigned.files.zips import zipped
from undersigned.importing.word.package import told_of_trouble
from undersigned.model.findings import Finding, Severity, stop
from undersigned.returned.docxodus import compared
from undersigned.returned.redline_parts import (
    furniture_of,
    has_remarks,
    parts_of,
    with_looks_before,
    with_own_lists,
    without_remarks,
)

_NO_DAY: Final = datetime.date(1980, 1, 1)
"""The first day that a zip can name, for a letter without a date."""
_LONGEST_AUTHOR: Final = 255
_ID: Final = q("w:id")
_TRACKED: Final = tuple(
    map(
        q,
        ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:cellIns", "w:cellDel", "w:rPrChange", "w:pPrChange"),
    )
)
_MACROS: Final = "vbaproject.bin"
_SHOWN: Final = 80
"""Characters of a passage in a message."""


def redline(old: bytes, new: bytes, author: str, day: datetime.date | None) -> bytes:
    """The new file with what changed since the old one as tracked changes of an author and a day.

    The same files give the same bytes. Raises `LetterError` where one of them cannot be read, where the program that
    compares them is missing or fails, and where what it wrote does not print both of them again.
    """
    before, after = _printed(old, "the earlier file"), _printed(new, "the later file")
    by = " ".join(author.split())[:_LONGEST_AUTHOR]
    sides, failed = (old, new), ""
    for lists in (_as_they_are, with_own_lists):
        with told_of_trouble("what was written"):
            before_us, after_us = map(lists, sides)
            made = _mended(compared(before_us, after_us, by, day or _NO_DAY), new)
            failed = next(_failures(made, before, after), "")
        if not failed:
            return made
    stop(
        f"the changes cannot be written so that they can be trusted: {failed}",
        "redline-failed",
        help="nothing was saved; 'undersigned compare' shows the changes as text",
    )


def besides(old: bytes, new: bytes, made: bytes) -> Iterator[Finding]:
    """What whoever sends a redline has to know of it, though nothing is wrong."""
    if not _is_tracked(made):
        message = "nothing changed from the one to the other: no change is tracked in it"
        yield Finding(Severity.WARNING, message, "nothing-changed")
    if furniture_of(old) != furniture_of(new):
        yield Finding(
            Severity.WARNING,
            "what stands in headers and footers of pages has changed; it is as in the earlier one, and not tracked",
            "not-tracked",
            help="tell those who receive it, or send the later one as well",
        )
    if has_remarks(old) or has_remarks(new):
        yield Finding(
            Severity.WARNING,
            "remarks that somebody left in the Word files are not in it",
            "remarks-left-out",
            help="they stay in these files, and may be meant for you alone",
        )


def _is_tracked(made: bytes) -> bool:
    package = open_word_package(made)
    main = package.related("", "officeDocument") or ""
    texts = filter(None, (main, package.related(main, "footnotes"), package.related(main, "endnotes")))
    return any(next(package.xml(name).iter(*_TRACKED), None) is not None for name in texts)


def _as_they_are(data: bytes) -> bytes:
    return data


def _printed(data: bytes, file: str) -> FileText:
    """What a file prints, its own tracked changes accepted."""
    with told_of_trouble(file):
        if any(name.lower().endswith(_MACROS) for name in open_word_package(data).names):
            stop(
                f"{file} has macros, which are neither run nor passed on",
                "has-macros",
                help="open it in Word, save it as a document without macros (.docx), and take that",
            )
        return read_printed(data)


# --- what is mended


def _mended(data: bytes, new: bytes) -> bytes:
    """A redline with its notes in their order, and with what the new file says of itself."""
    package, source = open_word_package(without_remarks(data)), open_word_package(new)
    parts = parts_of(package)
    _order_notes(package, parts)
    core, own = package.related("", "core-properties"), source.related("", "core-properties")
    if core and own:
        parts[core] = source.read(own)
    if custom := package.related("", "custom-properties"):
        parts[custom] = _with_version(package.xml(custom), source.said_version())
    return zipped(parts)


def _with_version(properties: Element, version: str) -> bytes:
    """The custom properties, with that version or none: what comes back of a redline is a copy of the new file."""
    for one in list(properties):
        if one.get("name") == VERSION_PROPERTY and version:
            for value in one:
                value.text = version
        else:
            properties.remove(one)
    return serialised(properties)


def _order_notes(package: WordPackage, parts: dict[str, bytes]) -> None:
    """Let each call have a note of its own, whose ids rise: by their rank, LibreOffice gives notes to their calls.

    Where a passage moved, it is called twice, once in each place; Word wants two notes for that.
    """
    main = package.related("", "officeDocument") or ""
    document, changed = package.xml(main), False
    for kind in ("footnote", "endnote"):
        name = package.related(main, f"{kind}s")
        calls = list(document.iter(q(f"w:{kind}Reference")))
        ids = [_id(call) for call in calls]
        if name is None or ids == sorted(set(ids)):
            continue
        notes = package.xml(name)
        own = {_id(note): note for note in notes if note.get(q("w:type"), "normal") == "normal"}
        if not own.keys() >= set(ids):
            damaged("a note is called that it does not have")
        free = count(1 + max(_id(node) for part in (document, notes) for node in part.iter()))
        wanted = [*ids, *(id for id in own if id not in ids)]
        first, seen = min(own), set[int]()
        for number, (call, id) in enumerate(zip_longest(calls, wanted), first):
            note = _copied(own[id], free) if id in seen else own[id]
            seen.add(id)
            note.attrib[_ID] = str(number)
            if call is not None:
                call.attrib[_ID] = str(number)
            notes.insert(len(notes), note)  # which takes it from where it stood
        parts[name], changed = serialised(notes), True
    if changed:
        parts[main] = serialised(document)


def _copied(note: Element, free: Iterator[int]) -> Element:
    """A note once more, its tracked changes with ids of their own (§ 17.13.5.18)."""
    copied = copy.deepcopy(note)
    for node in copied.iter():
        if node.get(_ID) is not None and node is not copied:
            node.attrib[_ID] = str(next(free))
    return copied


def _id(node: Element) -> int:
    said = node.get(_ID, "")
    return int(said) if said.lstrip("-").isdecimal() else 0


# --- what is proved


def _failures(made: bytes, before: FileText, after: FileText) -> Iterator[str]:
    """What a redline prints otherwise than the file that it is to give again."""
    for wanted, accept, how in ((after, True, "accepted"), (before, False, "rejected")):
        got = read_printed(made if accept else with_looks_before(made), accept=accept)
        for is_note in (False, True):
            sides = [_notes(text) if is_note else _paragraphs(text) for text in (got, wanted)]
            for one, other in zip_longest(*sides):
                if one != other:
                    at = _parting(one, other)
                    yield (
                        f"with all of them {how}, {_shown(one, at)} would stand where {_shown(other, at)}"
                        f" is to stand{' in the notes' if is_note else ''}"
                    )


def _paragraphs(text: FileText) -> list[Sequence[object]]:
    """What counts of the paragraphs, words first; those without words print nothing."""
    tables = {
        number: rank
        for rank, number in enumerate(dict.fromkeys(p.cell[0] for p in text.paragraphs if p.cell))
    }
    return [
        (p.words, p.label, p.cell and (tables[p.cell[0]], *p.cell[1:]), p.depth)
        for p in text.paragraphs
        if p.words.strip() or p.label
    ]


def _notes(text: FileText) -> list[Sequence[object]]:
    return [(note.words, note.mark, note.kind) for note in text.notes]


def _parting(one: Sequence[object] | None, other: Sequence[object] | None) -> int:
    """From which character on two passages are shown, so that the first one that differs is among them."""
    if one is None or other is None:
        return 0
    pairs = zip(_squeezed(one[0]), _squeezed(other[0]), strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return 0 if same < _SHOWN // 2 else same - _SHOWN // 2


def _shown(passage: Sequence[object] | None, start: int) -> str:
    if passage is None:
        return "nothing"
    words, label = (_squeezed(said) for said in passage[:2])
    part = words[start : start + _SHOWN]
    shown = f"{label} {'…' * (start > 0)}{part}".strip()
    return f"'{shown}{'…' * (len(words) > start + _SHOWN)}'"


def _squeezed(said: object) -> str:
    return " ".join(str(said).replace(CALL, "[note]").replace(RAISED, "").split())
