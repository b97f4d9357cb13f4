"""The wording of a numbered letter, which is the text that signatories agree to, and the digest of that.

The wording is a plain text that a person can read, and its digest is the SHA-256 of that very text: anybody
can compute it again. Both are the same for ever, whatever version of the program makes them, as long as
the letter says the same; docs/decisions/ (32, 89) tells the forms. They must not change: a sign-on that was
recorded years ago would no longer fit its letter. What has to change becomes another form, beside these.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, groupby
from typing import Final, assert_never

from undersigned.model.findings import PROGRAM, Place
from undersigned.model.letter import (
    Block,
    Blocks,
    BulletList,
    Divider,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteCall,
    NoteNumber,
    Numbered,
    NumberedLetter,
    NumberedList,
    Paragraph,
    Part,
    Quotation,
    Role,
    SignatureField,
    Superscript,
    Table,
    Text,
    Wrapping,
)
from undersigned.model.list_marks import Numerals
from undersigned.model.set_apart import DATED, MARK, NAME, NAMED
from undersigned.model.sign_ons import FIRST_LINE, Wording
from undersigned.model.walking import has_lines, pictures_in, plain_text, references, replace_in

_FRAME: Final = (
    Role.TITLE,
    Role.ADDRESSEES,
    Role.COPY,
    Role.SUBJECT,
    Role.SALUTATION,
    Role.SUMMARY,
    Role.CONTACT,
)
"""Parts that stand first, in this order: where a kind of letter prints them is layout."""
_NOT_AGREED_TO: Final = frozenset({Role.LETTERHEAD, Role.DATE, Role.SIGNATORIES, Role.NOTES})
"""Parts that are not the signatories' text. Notes stand where they are called; the part has only their heading."""

_MEANS_SOMETHING: Final = re.compile(r"[\\\[\]<>^|]")
_BEGINS_SOMETHING: Final = re.compile(r"^(?=[#>=|-]|\d+\.)", re.MULTILINE)
_UNSEEN: Final = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""What only tells where a line may be broken."""

_DAY: Final = "(date)"
_SOMEBODY: Final = "(name)"
_AROUND: Final = r"(?:[^\w\n^\[\]<>]|\d)*"
_NAMES: Final = re.compile(f"(?:{_AROUND}{NAME[0]}{_AROUND})+")
"""Names in a line of a list, with the signs and figures between them."""


def first_wording_of(letter: NumberedLetter) -> Wording:
    """The wording of a letter in form 1: addressees, subject, text, asks, annex, and notes where they are called.

    Not the date, the signatories, the layout, emphasis, or the numbers of notes; but the sentences around their list.
    """
    agreed = (
        part if _is_agreed_to(part) else replace(part, blocks=_sentences(part)) for part in letter.parts
    )
    parts = _in_order(part for part in agreed if part.blocks)
    return _together(1, map(_Writer(letter).part, parts))


def wording_of(
    letter: NumberedLetter,
    headings: Sequence[str] = (),
    on_pages: Mapping[str, Sequence[str]] | None = None,
) -> Wording:
    """The wording of a letter in form 2: every word that it prints, but its date and how those who sign are named.

    It is one with marks around these (`model.set_apart`). `headings` are those of the groups of the list, whoever
    stands in them; `on_pages` has the texts that stand on each page, by where.
    """
    writer = _FullWriter(letter)
    parts = (part for part in letter.parts if part.role is not Role.NOTES or _is_typed(part.place))
    written = [*map(writer.part, _in_order(parts)), writer.at_names(headings)]
    beside = (
        "\n\n".join([f"=== {where}", *map(_escaped, texts)]) for where, texts in (on_pages or {}).items()
    )
    return _together(2, filter(None, [*written, *beside]))


def _together(form: int, parts: Iterable[str]) -> Wording:
    return Wording("\n\n".join([f"{FIRST_LINE}{form}", *parts]) + "\n")


def _in_order(parts: Iterable[Part[Numbered]]) -> Sequence[Part[Numbered]]:
    """The parts of the frame, then the others."""
    found = list(_out_of_columns(parts))
    frame = sorted((p for p in found if p.role in _FRAME), key=lambda part: _FRAME.index(part.role))
    return [*frame, *(part for part in found if part.role not in _FRAME)]


def _out_of_columns(parts: Iterable[Part[Numbered]]) -> Iterator[Part[Numbered]]:
    """The parts, of which those in columns are as they would be without: columns are layout."""
    last: Part[Numbered] | None = None
    for part in parts:
        if part.columns > 1 and part.role in _FRAME:
            above = last.blocks if last and last.role is part.role else ()
            last = replace(part, blocks=(*above, *_in_lines(part.blocks)), columns=1)
            continue
        if last:
            yield last
        last = part
    if last:
        yield last


def _in_lines(blocks: Blocks[Numbered]) -> Iterator[Block[Numbered]]:
    """Blocks, of which neighbours of one line each are one paragraph."""
    for single, some in groupby(blocks, lambda one: isinstance(one, Paragraph) and not has_lines(one)):
        if not single:
            yield from some
            continue
        lines = [one.inlines for one in some if isinstance(one, Paragraph)]
        yield Paragraph(tuple(chain(lines[0], *((LineBreak(), *line) for line in lines[1:]))))


def _is_agreed_to(part: Part[Numbered]) -> bool:
    """Whether all of a part counts; one of a campaign's prose does, where it may say anything."""
    return part.role not in _NOT_AGREED_TO or _is_typed(part.place)


def _sentences(part: Part[Numbered]) -> Blocks[Numbered]:
    """What a campaign says above and below the names of signatories; the names and pictures are not their text."""
    if part.role is not Role.SIGNATORIES:
        return ()
    return tuple(
        block
        for block in part.blocks
        if _is_typed(block.place) and not isinstance(block, Table | Heading) and not pictures_in(block)
    )


def _is_typed(place: Place) -> bool:
    """Whether something was typed into a campaign, and not made by the template."""
    return place.file.startswith("campaigns/")


class _Writer:
    def __init__(self, letter: NumberedLetter) -> None:
        self._notes = letter.notes

    def part(self, part: Part[Numbered]) -> str:
        return "\n\n".join([f"=== {part.role.value}", *self._blocks(part.blocks)])

    def _blocks(self, blocks: Blocks[Numbered]) -> Iterator[str]:
        return (text for block in blocks if (text := self._block(block)))

    def _block(self, block: Block[Numbered]) -> str:
        match block:
            case Paragraph():
                return _BEGINS_SOMETHING.sub(r"\\", self._words(block.inlines))
            case Heading():
                return f"# {_in_one_line(self._words(block.inlines))}"
            case BulletList():
                return "\n".join(self._item("- ", item) for item in block.items)
            case NumberedList():
                # The sign after a figure is layout; a letter may be named elsewhere in the text.
                figures = block.mark.numerals is Numerals.FIGURES
                numbered = zip(
                    range(block.start, block.start + len(block.items)), block.marks, block.items, strict=True
                )
                return "\n".join(
                    # No paragraph begins so: its hyphen has a backslash before it.
                    self._item(f"{n}. " if figures else f"-{mark} ", item)
                    for n, mark, item in numbered
                )
            case Quotation():
                return _indented("> ", "> ", "\n\n".join(self._blocks(block.blocks)))
            case Table():
                return "\n".join(map(self._row, (block.head, *block.rows)))
            case Image():
                return self._picture(block)
            case Divider() | SignatureField():
                return ""
            case _:
                assert_never(block)

    def _item(self, mark: str, blocks: Blocks[Numbered]) -> str:
        return _indented(mark, " " * len(mark), "\n\n".join(self._blocks(blocks)))

    def _row(self, cells: Iterable[Inlines[Numbered]]) -> str:
        return f"| {' | '.join(_in_one_line(self._words(cell)) for cell in cells)} |"

    def _words(self, inlines: Inlines[Numbered]) -> str:
        text = "".join(map(self._inline, inlines))
        # Between a figure and the mark of a note a space may be printed, to keep them apart.
        text = re.sub(r" +(?=\^\[)", "", text)
        lines = (line.strip() for line in re.sub(" +", " ", text).split("\n"))
        return "\n".join(filter(None, lines))

    def _inline(self, inline: Inline[Numbered]) -> str:
        match inline:
            case Text():
                return _escaped(inline.text)
            case LineBreak():
                return "\n"
            case Superscript():
                return f"^<{''.join(map(self._inline, inline.children))}>"
            case Link():
                words = "".join(map(self._inline, inline.children))
                target = inline.target.replace(">", "%3E").replace(" ", "%20")
                return (
                    f"<{target}>"
                    if plain_text(inline.children) == inline.target
                    else f"[{words}](<{target}>)"
                )
            case Wrapping():
                return "".join(map(self._inline, inline.children))
            case Image():
                return self._picture(inline)
            case NoteCall():
                return f"^[{self._words(self._notes[inline.number - 1].text)}]"
            case NoteNumber():
                # Its number may change; which note is meant may not.
                return f"[note: {_escaped(self._first_words(inline))}]"
            case _:
                assert_never(inline)

    def _picture(self, image: Image) -> str:
        digest = hashlib.sha256(image.data).hexdigest()
        return f"![{_escaped(image.alternative)}](sha256:{digest})"

    def _first_words(self, mention: NoteNumber) -> str:
        """The words of the note that is meant, without those of notes that it mentions: these could mention it."""
        of_note = self._notes[mention.number - 1].text
        return plain_text(replace_in(of_note, lambda inner: NoteNumber(inner.number, mark="…")))


class _FullWriter(_Writer):
    """Writes form 2: what has marks around it is told by what it is, where it is no text of the letter."""

    def __init__(self, letter: NumberedLetter) -> None:
        super().__init__(letter)
        self._role = Role.BODY
        self._at_names: dict[str, None] = {}
        self._said: set[str] = set()

    def part(self, part: Part[Numbered]) -> str:
        """A part; nothing of one that says nothing but a date, or names."""
        self._role = part.role
        is_list = part.role is Role.SIGNATORIES
        blocks = list(self._in_list(part.blocks) if is_list else self._blocks(part.blocks))
        is_empty = not blocks or (part.role is Role.DATE and blocks == [_DAY])
        return "" if is_empty else "\n\n".join([f"=== {part.role.value}", *blocks])

    def at_names(self, headings: Iterable[str]) -> str:
        """The headings of groups, and the notes at names, whoever stands there and in which order."""
        said = [*(f"# {_in_one_line(_escaped(words))}" for words in headings), *sorted(self._at_names)]
        return "\n\n".join([f"=== {Role.SIGNATORIES.value}", *said]) if said else ""

    def _in_list(self, blocks: Blocks[Numbered]) -> Iterator[str]:
        for block in blocks:
            if block.place.file.startswith(PROGRAM):  # it prints names, and what follows from who signs
                calls = (one for one in references(Part(self._role, (block,))) if isinstance(one, NoteCall))
                self._at_names |= dict.fromkeys(map(self._inline, calls))
            elif text := "\n".join(filter(None, map(self._around_names, self._block(block).split("\n")))):
                yield text

    def _around_names(self, line: str) -> str:
        """A line of a list of one's own: what stands around names counts once, however many there are."""
        if NAME[0] not in line:
            return line
        words = _NAMES.sub(f" {_SOMEBODY} ", line).strip()
        if words in self._said:
            return ""
        self._said.add(words)
        return "" if words == _SOMEBODY else words

    def _words(self, inlines: Inlines[Numbered]) -> str:
        text = super()._words(inlines)
        text = DATED.sub(_DAY if self._role in {Role.DATE, Role.LETTERHEAD} else r"\1", text)
        text = NAMED.sub(NAME[0] if self._role is Role.SIGNATORIES else r"\1", text)
        return text if self._role is Role.SIGNATORIES else MARK.sub("", text)

    def _picture(self, image: Image) -> str:
        """A picture; that of a signatory stands for its name."""
        return "" if NAME[0] in image.alternative else super()._picture(image)


def _escaped(text: str) -> str:
    """Characters as they count: composed, one space for any white, a backslash before what means something here."""
    visible = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
    return _MEANS_SOMETHING.sub(r"\\\g<0>", re.sub(r"\s+", " ", visible))


def _in_one_line(text: str) -> str:
    return text.replace("\n", " ")


def _indented(first: str, later: str, text: str) -> str:
    lines = text.split("\n")
    return "\n".join(f"{later if n else first}{line}".rstrip() for n, line in enumerate(lines))
