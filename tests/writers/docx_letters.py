"""Letters for the tests of the DOCX writer, and a look at the parts of what it writes."""

from __future__ import annotations

import dataclasses
import datetime
import io
import zipfile
from typing import Any, Final

from docx.opc.constants import NAMESPACE
from lxml import etree
from PIL import Image as Picture

from undersigned.model.letter import (
    Alignment,
    Blocks,
    BulletList,
    Divider,
    Emphasis,
    Foreign,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    Metadata,
    Note,
    NoteCall,
    NoteNumber,
    Numbered,
    NumberedLetter,
    NumberedList,
    Paragraph,
    Part,
    Quotation,
    Role,
    Strong,
    Superscript,
    Table,
    Text,
)
from undersigned.model.style import Align, Font, Furniture, HouseStyle, Page, ParagraphStyle

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = f"{{{NAMESPACE.OFC_RELATIONSHIPS}}}"

METADATA: Final = Metadata(
    "demo",
    "Human Rights Council should act",
    ("ARTICLE 19", "Human Rights Watch"),
    "en-GB",
    datetime.date(2023, 9, 8),
)

_BODY = ParagraphStyle(Font("Georgia", "Source Serif Pro"), size=11, line_spacing=1.15, space_after=8)
STYLE: Final = HouseStyle(
    "test",
    Page(595.3, 841.9, 71, 71, 71, 71, footer=Furniture(centre="{page}")),
    {
        "letterhead": _BODY,
        "date": dataclasses.replace(_BODY, space_after=14),
        "addressees": dataclasses.replace(_BODY, bold=True),
        "copy": _BODY,
        "subject": dataclasses.replace(_BODY, bold=True, italic=True, space_after=14),
        "salutation": _BODY,
        "body": _BODY,
        "ask": dataclasses.replace(_BODY, indent=24, space_after=5),
        "list": dataclasses.replace(_BODY, indent=18, space_after=4),
        "quotation": dataclasses.replace(_BODY, indent=24),
        "closing": dataclasses.replace(_BODY, keep_with_next=True),
        "signatory": dataclasses.replace(_BODY, space_after=2),
        "annex-title": dataclasses.replace(_BODY, bold=True, size=13, new_page=True, colour="#1f3864"),
        "heading-2": dataclasses.replace(_BODY, bold=True, size=11.5),
        "heading-3": dataclasses.replace(_BODY, bold=True, italic=True),
        "heading-4": dataclasses.replace(_BODY, italic=True),
        "table": dataclasses.replace(_BODY, size=10, space_after=2),
        "divider": dataclasses.replace(_BODY, align=Align.CENTRE),
        "note": dataclasses.replace(_BODY, size=9, space_after=2),
        "page": dataclasses.replace(_BODY, size=9, align=Align.CENTRE),
    },
    link_colour="#0563c1",
)


def paragraph(*inlines: str | Inline[Numbered]) -> Paragraph[Numbered]:
    """A paragraph; strings stand for their text."""
    return Paragraph(tuple(Text(inline) if isinstance(inline, str) else inline for inline in inlines))


def letter(*blocks: Blocks[Numbered], role: Role = Role.BODY, notes: int = 0) -> NumberedLetter:
    """A letter of parts in one role, with notes that say `Note 1.` and so on."""
    texts = tuple(Note(number, (Text(f"Note {number}."),)) for number in range(1, notes + 1))
    *parts, last = [Part(role, part) for part in blocks]
    return NumberedLetter(METADATA, (*parts, dataclasses.replace(last, notes=texts)), texts)


def in_language(of: NumberedLetter, language: str) -> NumberedLetter:
    """The letter, said to be in another language."""
    return dataclasses.replace(of, metadata=dataclasses.replace(of.metadata, language=language))


def picture(width: int, height: int, format: str = "PNG") -> Image:
    """A red picture of so many pixels."""
    out = io.BytesIO()
    Picture.new("RGB", (width, height), "red").save(out, format)
    return Image(out.getvalue(), f"image/{format.lower()}", width, height, f'A "red" {format} & more')


def xml(docx: bytes, part: str) -> Any:
    """The root of a part: `word/document.xml`."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return etree.fromstring(archive.read(part))


_NOTES: Final = (
    Note(1, (Text("A note in the subject."),)),
    Note(2, (Text("A/HRC/RES/48/23 (adopted on 11 October 2021)."),)),
    Note(3, (Link("https://example.org/news", (Text("https://example.org/news"),)), Text("."))),
    Note(4, (Text("See note "), NoteNumber(1), Text(" above."))),
    Note(5, (Emphasis((Text("Italic"),)), Text(" note, 51"), Superscript((Text("st"),)))),
    Note(6, (Text("In a heading."), LineBreak(), Text("Second line."))),
)

EVERY_NODE: Final = NumberedLetter(
    METADATA,
    (
        Part(Role.LETTERHEAD, (picture(400, 150), paragraph("Civic Space Watch"))),
        Part(Role.DATE, (paragraph("8 September 2023"),)),
        Part(Role.ADDRESSEES, (paragraph("To: Permanent Representatives"),)),
        Part(Role.COPY, (paragraph("Cc: President of the Council"),)),
        Part(Role.SUBJECT, (paragraph("RE: The Council should act", NoteCall(1)),)),
        Part(Role.SALUTATION, (paragraph("Excellencies,"),)),
        Part(
            Role.BODY,
            (
                paragraph(
                    "At the 54",
                    Superscript((Text("th"),)),
                    " session, resolution 48/16\u00a0",
                    NoteCall(2),
                    " of ",
                    Emphasis((Text("Voice of Democracy"), NoteCall(3))),
                    " and ",
                    Strong((Text("bold "), Emphasis((Text("both"),)))),
                    ", ",
                    Foreign("fr", (Emphasis((Text("force majeure"),)),)),
                    ", see ",
                    Link("https://example.org/a?b=1&c=2", (Text("a page"),)),
                    LineBreak(),
                    "new line  with  spaces & <markup> [^1] *x*",
                ),
                Quotation((paragraph("Quoted words."),)),
                NumberedList(
                    (
                        (paragraph("first"),),
                        (paragraph("second"), paragraph("goes on"), BulletList(((paragraph("nested"),),))),
                    ),
                    3,
                ),
                Table(
                    ((Text("No."),), (Text("Organisation"),)),
                    (
                        ((Text("1"),), (Text("ARTICLE 19"), NoteCall(4))),
                        ((Text("2"),), (Foreign("ar", (Text("منظمة حقوق الإنسان"),)),)),
                    ),
                    (Alignment.RIGHT, None),
                ),
                picture(2000, 300, "JPEG"),
                Divider(),
            ),
        ),
        Part(
            Role.ASKS,
            (
                paragraph("We urge the Council to:"),
                BulletList(((paragraph("Renew the mandate;", NoteCall(5)),), (paragraph("Act."),))),
                NumberedList(((paragraph("Now;"),), (paragraph("Here."),))),
            ),
        ),
        Part(Role.CLOSING, (paragraph("Sincerely,"),)),
        Part(
            Role.SIGNATORIES,
            (
                paragraph("ARTICLE 19"),
                paragraph(
                    Foreign("km", (Text("អង្គការ សិទ្ធិមនុស្ស"),)), " (", Foreign("zh", (Text("中国人权"),)), ")"
                ),
            ),
        ),
        Part(Role.ANNEX, (Heading(1, (Text("ANNEX: Key developments"),)),)),
        Part(
            Role.SECTION,
            (
                Heading(2, (Text("A heading with a note"), NoteCall(6))),
                paragraph("As said in note ", NoteNumber(2), " above."),
                Heading(3, (Text("Deeper"),)),
                Heading(4, (Text("Deeper still"),)),
                Heading(5, (Text("Deepest"),)),
            ),
            "annex/a.md",
            notes=_NOTES,
        ),
    ),
    _NOTES,
)
