"""Looks at what a drafted letter says, and reports what a reader would stumble over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from undersigned.checking.letter_date import check_earlier, check_reply, check_session
from undersigned.checking.letter_frame import check_frame
from undersigned.checking.repeated_parts import warn_of_repeated
from undersigned.model.campaign import Campaign, Count
from undersigned.model.findings import Findings, listed
from undersigned.model.letter import (
    Block,
    Blocks,
    BulletList,
    Drafted,
    Heading,
    Image,
    Letter,
    NoteMention,
    NoteReference,
    NumberedList,
    Quotation,
    Role,
    SignatureField,
    Table,
)
from undersigned.model.walking import annex_sections, pictures_in, references

_LONGEST_ROW: Final = 40
"""How many times as wide as high the pictures of a row may be together: at the width of a page, they are 3 mm high."""


def check_letter(letter: Letter, campaign: Campaign, findings: Findings) -> None:
    """Look at the letter as a careful reader would before it is laid out."""
    check_frame(letter, campaign, findings)
    for part in letter.parts:
        for image in _images(part.blocks):
            if not image.alternative.strip():
                findings.error(
                    "the picture has no alternative text",
                    "no-alternative-text",
                    image.place,
                    "say what it shows for those who cannot see it: ![A map of Koh Kong](map.png)",
                )
        for block in part.blocks:
            _check_row(block, findings)
    _check_headings(letter, findings)
    _check_signature_fields(letter, campaign, findings)
    warn_of_repeated(letter, findings)
    if campaign.notes.count is Count.SECTION:
        _check_mentions(letter, findings)
    check_session(campaign, findings)
    check_earlier(campaign, findings)
    check_reply(campaign, findings)


def _check_mentions(letter: Letter, findings: Findings) -> None:
    """Report the number of a note of another section: in this one it is that of another note."""
    sections = annex_sections(letter.parts)
    found = [
        (section, node)
        for part, section in zip(letter.parts, sections, strict=True)
        for node in references(part)
    ]
    cited = {
        (section, source)
        for section, node in found
        if isinstance(node, NoteReference)
        for citation in node.citations
        for source in (citation.source, *citation.quoted)
    }
    for section, node in found:
        if isinstance(node, NoteMention) and (section, node.source) not in cited:
            findings.error(
                "this is the number of a note of another section, and each section counts anew",
                "note-elsewhere",
                node.place,
                "cite the source in this section, too, or take out 'count: section'",
            )


def _check_headings(letter: Letter, findings: Findings) -> None:
    """Warn of a heading in the look of the annex's title elsewhere, and of a level that is left out."""
    above, role = 1, None
    for part in letter.parts:
        if not part.role is role is Role.SIGNATORIES:  # a list in columns is several parts
            above = 1
        role = part.role
        for heading in (block for block in part.blocks if isinstance(block, Heading)):
            if heading.level == 1 and part.role is not Role.ANNEX:
                findings.warning(
                    "this heading looks like the title of the annex, and begins a page",
                    "heading-level",
                    heading.place,
                    "write ## before it; # is for the title of an annex",
                )
            elif heading.level > above + 1:
                findings.warning(
                    f"this heading is of level {heading.level}, and none of level {heading.level - 1} is above it",
                    "heading-level",
                    heading.place,
                    f"write {'#' * (above + 1)} before it, so that those who hear the letter find their way",
                )
            above = heading.level


def _check_signature_fields(letter: Letter, campaign: Campaign, findings: Findings) -> None:
    """Each signatory that signs by name has one place to sign, and nobody else has one."""
    fields = [field for part in letter.parts for field in _fields(part.blocks)]
    seen: set[str] = set()
    for field in fields:
        if field.signatory not in campaign.signature_fields:
            findings.error(
                f"there is a place to sign for '{field.signatory}', which does not sign by name",
                "unknown-signatory",
                field.place,
                "add it to 'signature_fields' in campaign.yaml, or take this out",
            )
        elif field.signatory in seen:
            findings.error(
                f"'{field.signatory}' has two places to sign",
                "signature-field-twice",
                field.place,
                "take one of them out",
            )
        seen.add(field.signatory)
    left = [id for id in campaign.signature_fields if id not in seen]
    if left and not findings.has_errors:
        findings.error(
            f"the kind of letter '{campaign.letter}' has no place to sign for {listed(left)}",
            "no-signature-field",
            left[0].place,
            "put {{ signatory.place_to_sign }} above the name in its list of signatories",
        )


def _fields(blocks: Blocks[Drafted]) -> Iterator[SignatureField]:
    return (block for block in _set_apart(blocks) if isinstance(block, SignatureField))


def _images(blocks: Blocks[Drafted]) -> Iterator[Image]:
    return (block for block in _set_apart(blocks) if isinstance(block, Image))


def _check_row(block: Block[Drafted], findings: Findings) -> None:
    """Warn of a row of pictures of one height that is so low, for all to have room, that nobody could see them."""
    row = () if isinstance(block, Image) else pictures_in(block)
    if sum(image.width / image.height for image in row) <= _LONGEST_ROW:
        return
    widest = max(row, key=lambda image: image.width / image.height)
    findings.warning(
        "the pictures of this row are so wide together that hardly anything can be seen of them: this one is "
        f"{widest.width / widest.height:.0f} times as wide as high",
        "low-row",
        widest.place,
        "cut off what is empty at its sides, or take it out of the row",
    )


def _set_apart(blocks: Blocks[Drafted]) -> Iterator[Image | SignatureField]:
    """The pictures and the places to sign, in lists and quotations, too."""
    for block in blocks:
        match block:
            case Image() | SignatureField():
                yield block
            case BulletList() | NumberedList():
                for item in block.items:
                    yield from _set_apart(item)
            case Quotation():
                yield from _set_apart(block.blocks)
            case Table():
                for row in (block.head, *block.rows):
                    yield from (inline for cell in row for inline in cell if isinstance(inline, Image))
            case _:
                pass
