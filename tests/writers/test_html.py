"""What readers that know nothing of undersigned find in the HTML of a letter."""

from __future__ import annotations

import base64
import dataclasses
from html.parser import HTMLParser
from typing import Never

import pytest
from docx_letters import EVERY_NODE, METADATA, STYLE, in_language, letter, paragraph, picture

from outside import pandoc
from undersigned.model.letter import Image, Link, Note, NoteCall, NumberedLetter, Part, Role, Text
from undersigned.writers.html import write

AS_PANDOC_READS_IT = """\
Civic Space Watch

8 September 2023

**To: Permanent Representatives**

Cc: President of the Council

# *RE: The Council should act[\\[1\\]](#note-1)*

Excellencies,

At the 54^(th) session, resolution 48/16\u00a0[\\[2\\]](#note-2) of *Voice of Democracy[\\[3\\]](#note-3)* and \
**bold *both***, *force majeure*, see [a page](https://example.org/a?b=1&c=2)\\
new line with spaces & \\<markup\\> \\[^1\\] \\*x\\*

> Quoted words.

3.  first

4.  second

    goes on

    - nested

| No. | Organisation               |
|-----|----------------------------|
| 1   | ARTICLE 19[\\[4\\]](#note-4) |
| 2   | منظمة حقوق الإنسان         |

------------------------------------------------------------------------

We urge the Council to:

- Renew the mandate;[\\[5\\]](#note-5)
- Act.

1.  Now;
2.  Here.

Sincerely,

ARTICLE 19

អង្គការ សិទ្ធិមនុស្ស (中国人权)

## ANNEX: Key developments

### A heading with a note[\\[6\\]](#note-6)

As said in note [2](#note-2) above.

#### *Deeper*

##### *Deeper still*

###### *Deepest*

[\\[1\\]](#call-1) A note in the subject.

[\\[2\\]](#call-2) A/HRC/RES/48/23 (adopted on 11 October 2021).

[\\[3\\]](#call-3) <https://example.org/news>.

[\\[4\\]](#call-4) See note [1](#note-1) above.

[\\[5\\]](#call-5) *Italic* note, 51^(st)

[\\[6\\]](#call-6) In a heading.\\
Second line.
"""


class Elements(HTMLParser):
    """The elements of a document, in order: name and attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in {"meta", "br", "hr", "img"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def values(self, attribute: str, tag: str | None = None) -> list[str | None]:
        return [attrs[attribute] for name, attrs in self.found if attribute in attrs and tag in (None, name)]


def read(of: NumberedLetter) -> str:
    """What pandoc makes of it, as GitHub's Markdown."""
    plain = "html-native_divs-native_spans"
    return pandoc(write(of, STYLE), plain, "gfm-raw_html", "--wrap=none")


def test_pandoc_reads_every_node() -> None:
    parts = tuple(
        dataclasses.replace(part, blocks=tuple(b for b in part.blocks if not isinstance(b, Image)))
        for part in EVERY_NODE.parts
    )
    assert read(dataclasses.replace(EVERY_NODE, parts=parts)) == AS_PANDOC_READS_IT


def test_pictures_travel_with_the_page() -> None:
    image = picture(400, 150)
    found = [attrs for tag, attrs in Elements(write(letter((image,)), STYLE)).found if tag == "img"]
    data = base64.b64encode(image.data).decode()
    assert found == [
        {"src": f"data:image/png;base64,{data}", "alt": image.alternative, "width": "400", "height": "150"}
    ]


def test_call_and_note_link_to_each_other() -> None:
    elements = Elements(write(EVERY_NODE, STYLE))
    ids = elements.values("id")
    assert len(ids) == len(set(ids))
    inner = [str(href)[1:] for href in elements.values("href", "a") if str(href).startswith("#")]
    assert set(inner) == set(ids)
    assert inner.count("note-2") == 2  # called twice
    assert not elements.open


def test_nothing_in_it_is_lost_in_a_content_management_system() -> None:
    elements = Elements(write(EVERY_NODE, STYLE))
    assert not elements.values("style")
    assert {"style", "link", "script", "font"}.isdisjoint(tag for tag, _ in elements.found)


def test_parts_are_sections_with_their_role_as_class() -> None:
    elements = Elements(write(EVERY_NODE, STYLE))
    roles = [part.role.value for part in EVERY_NODE.parts]
    assert elements.values("class", "section") == [*roles, "notes"]


def test_what_the_house_style_makes_bold_or_italic_is_bold_or_italic_elements() -> None:
    assert read(letter((paragraph("To whom"),), role=Role.ADDRESSEES)) == "**To whom**\n"
    assert read(letter((paragraph("What"),), role=Role.SUBJECT)) == "# *What*\n"
    italic_notes = dataclasses.replace(STYLE.paragraphs["note"], italic=True)
    style = dataclasses.replace(STYLE, paragraphs={**STYLE.paragraphs, "note": italic_notes})
    html = write(letter((paragraph("Cited", NoteCall(1)),), notes=1), style)
    assert "<em>Note 1.</em>" in html


def test_the_document_says_what_it_is() -> None:
    elements = Elements(write(EVERY_NODE, STYLE))
    assert elements.values("lang", "html") == ["en-GB"]
    assert elements.values("charset") == ["utf-8"]
    assert elements.values("content") == ["ARTICLE 19", "Human Rights Watch"]
    assert "<title>Human Rights Council should act</title>" in write(EVERY_NODE, STYLE)


def test_everything_is_escaped() -> None:
    evil = '<script>alert("1")</script> & \'x\' "y"'
    metadata = dataclasses.replace(METADATA, title=evil, authors=(evil,), language='en"><script>')
    link: Link[Never] = Link('https://example.org/"><script>', (Text(evil),))
    notes = (Note(1, (Text(evil), link)),)
    evil_letter = NumberedLetter(metadata, (Part(Role.BODY, (paragraph(evil, link, NoteCall(1)),)),), notes)
    elements = Elements(write(evil_letter, STYLE))
    assert "script" not in [tag for tag, _ in elements.found]
    assert elements.values("content") == [evil]
    assert 'https://example.org/"><script>' in elements.values("href")


def test_a_call_in_a_link_does_not_nest_links() -> None:
    link: Link[NoteCall] = Link("https://example.org", (Text("before"), NoteCall(1), Text("after")))
    html = write(letter((paragraph(link),), notes=1), STYLE)
    assert (
        '<a href="https://example.org">before</a><a id="call-1" href="#note-1">[1]</a>'
        '<a href="https://example.org">after</a>'
    ) in html


@pytest.mark.parametrize(
    ("language", "text", "written"),
    [
        ("en", "منظمة حقوق الإنسان (HRW)", '<bdi dir="rtl">منظمة حقوق الإنسان</bdi> (HRW)'),
        ("en", "HRW (منظمة حقوق الإنسان)", 'HRW (<bdi dir="rtl">منظمة حقوق الإنسان</bdi>)'),
        ("ar", "HRW (منظمة حقوق الإنسان)", '<bdi dir="ltr">HRW</bdi> (منظمة حقوق الإنسان)'),
        ("ar", "Human Rights Watch", '<bdi dir="ltr">Human Rights Watch</bdi>'),
        ("ar", "48/23", "48/23"),
    ],
)
def test_a_paragraph_runs_as_the_letter_and_other_words_are_isolated(
    language: str, text: str, written: str
) -> None:
    html = write(in_language(letter((paragraph(text),)), language), STYLE)
    assert f'<p class="body">{written}</p>' in html
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in html
