"""Counts the words of a Word file by itself, and finds those that its readers have not read: the net under them.

It shares with the readers no more than the names of elements: whatever they pass over, it finds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from undersigned.files.ooxml import alternative, q, words_in
from undersigned.files.word_xml import Element
from undersigned.importing.manuscript import Leftover
from undersigned.importing.runs import normalise_spaces
from undersigned.importing.word.inlines import ADDED

_USUAL: Final = frozenset(
    map(
        q,
        (
            "w:document", "w:body", "w:footnotes", "w:footnote", "w:endnotes", "w:endnote", "w:p", "w:r",
            "w:tbl", "w:tr", "w:tc", "w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:del",
            "w:moveTo", "w:moveFrom", "w:hyperlink", "w:fldSimple", "w:dir", "w:bdo", "w:ruby", "w:rubyBase",
        ),
    )
)  # fmt: skip
"""What words usually stand in."""
_MARKS: Final = tuple(map(q, ("w:footnoteReference", "w:endnoteReference", "w:footnoteRef", "w:endnoteRef")))
_NAMES: Final = {
    "rt": "a reading that stands over other words",
    "txbxContent": "a text box",
    "Choice": "another form of the same",
    "Fallback": "another form of the same",
}


@dataclass(frozen=True)
class Read:
    """What the readers made of some paragraphs that stand one after the other."""

    paragraphs: Sequence[Element]
    text: str
    at: str
    """How a finding names it."""


def unread(
    roots: Iterable[Element], read: Iterable[Read], told: Collection[Element], *, accept: bool
) -> Iterator[Leftover]:
    """The words in some parts of a file that are not among those that were read, and were not told of."""
    left = _by_paragraph(roots, told, accept=accept)
    places: dict[Element, str] = {}
    missing: dict[Element | None, list[Element]] = {}
    for one in read:
        after, text = 0, _squeezed(one.text)
        for paragraph in one.paragraphs:
            places[paragraph] = one.at
            brackets = 2 * sum(1 for _ in paragraph.iter(*_MARKS))
            for said in left.get(paragraph, ()):
                found = _found(_squeezed(normalise_spaces(said.text or "")), text, after)
                if found is not None:
                    after = found
                elif said.text in {"[", "]"} and brackets:
                    brackets -= 1  # those around the mark of a note, which the program makes
                else:
                    missing.setdefault(paragraph, []).append(said)
    last = "at the beginning"
    for owner, all_said in left.items():
        last = places.get(owner, last) if owner is not None else last
        said_there = missing.get(owner, []) if owner in places else all_said
        for what in dict.fromkeys(_around(said) for said in said_there):
            words = "".join(said.text or "" for said in said_there if _around(said) == what).strip()
            at = last if owner in places or last == "at the beginning" else f"at or after {last}"
            yield Leftover(f"the words “{words}”{what}", at, "copy them into the text")


def _by_paragraph(
    roots: Iterable[Element], told: Collection[Element], *, accept: bool
) -> dict[Element | None, list[Element]]:
    """The elements that say words and were not told of, by the paragraph in which they stand."""
    names = ("w:t", "m:t") if accept else ("w:t", "m:t", "w:delText")
    found: dict[Element | None, list[Element]] = {}
    for root in roots:
        same = set(_said_twice(root))
        for element in root.iter(q("w:p"), *map(q, names)):
            if element.tag == q("w:p"):
                found.setdefault(element, [])
            elif (
                element not in told
                and element not in same
                and _squeezed(normalise_spaces(element.text or ""))
            ):
                owner = next(element.iterancestors(q("w:p")), None)
                found.setdefault(owner, []).append(element)
    return found


def _said_twice(root: Element) -> Iterator[Element]:
    """What forms of a content say, if it is what the form says that is read."""
    for content in root.iter(q("mc:AlternateContent")):
        chosen = alternative(content)
        text = _squeezed(words_in(chosen))
        for form in content:
            if chosen not in (content, form) and _squeezed(words_in(form)) in text:
                yield from form.iter(q("w:t"))


def _found(wanted: str, text: str, after: int) -> int | None:
    """Where words end that stand at a place of a text, or behind signs that the readers have added there."""
    while not text.startswith(wanted, after):
        if after >= len(text) or (text[after] not in ADDED and text[after].isalnum()):
            return None
        after += 1
    return after + len(wanted)


def _around(said: Element) -> str:
    """What is unusual about the place where words stand."""
    for around in said.iterancestors():
        if around.tag not in _USUAL:
            name = around.tag.rpartition("}")[2]
            return f", in {_NAMES.get(name, f'something that no letter here has ({name})')}"
    return ""


def _squeezed(text: str) -> str:
    # A look may set words in capitals.
    return "".join(text.casefold().split())
