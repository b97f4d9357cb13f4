"""Makes Word files as other people's letters are: by hand, part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROOT = (
    f'xmlns:w="{MAIN}" xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
NUMBERING = """\
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>\
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>\
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>\
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>\
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>"""
"""A list with bullets under number 1, one with numbers under 2."""
HEADINGS = "".join(
    f'<w:style w:type="paragraph" w:styleId="H{n}"><w:name w:val="heading {n}"/></w:style>' for n in (1, 2, 3)
)


def run(text: str, look: str = "") -> str:
    """A run of text; `look` is the properties' XML: `<w:b/>`."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*content: str, look: str = "", style: str = "", level: tuple[int, int] | None = None) -> str:
    """A paragraph: texts, or XML of runs; `level` is the number of its list, and the level in it."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if level:
        properties += f'<w:numPr><w:ilvl w:val="{level[1]}"/><w:numId w:val="{level[0]}"/></w:numPr>'
    inside = "".join(piece if piece.startswith("<") else run(piece, look) for piece in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def call(number: int, kind: str = "footnote") -> str:
    """The mark of a note."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def note(number: int, *paragraphs: str, kind: str = "footnote") -> str:
    """A note: its paragraphs, each text or XML of runs."""
    mark = f"<w:r><w:{kind}Ref/></w:r>"
    inside = "".join(
        f"<w:p>{mark if first else ''}{text if text.startswith('<') else run(' ' * first + text)}</w:p>"
        for first, text in zip([True, *[False] * len(paragraphs)], paragraphs, strict=False)
    )
    return f'<w:{kind} w:id="{number}">{inside}</w:{kind}>'


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def word_file(
    *body: str,
    footnotes: Sequence[str] = (),
    endnotes: Sequence[str] = (),
    comments: str = "",
    styles: str = HEADINGS,
    header: str = "",
    links: Mapping[str, str] | None = None,
    parts: Mapping[str, bytes | str] | None = None,
    relationships: str = "",
) -> bytes:
    """A Word file with these paragraphs; `links` are the addresses of its hyperlinks by id."""
    files: dict[str, bytes | str] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": _relationships(
            f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": f"<w:document {_ROOT}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>",
        "word/styles.xml": f"<w:styles {_ROOT}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_ROOT}>{NUMBERING}</w:numbering>",
        "word/footnotes.xml": f"<w:footnotes {_ROOT}>{''.join(footnotes)}</w:footnotes>",
        "word/endnotes.xml": f"<w:endnotes {_ROOT}>{''.join(endnotes)}</w:endnotes>",
        "word/comments.xml": f"<w:comments {_ROOT}>{comments}</w:comments>",
        "word/header1.xml": f"<w:hdr {_ROOT}>{header}</w:hdr>",
    }
    related = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind.rstrip("1")}" Target="{kind}.xml"/>'
        for kind in ("styles", "numbering", "footnotes", "endnotes", "comments", "header1")
    )
    addresses = "".join(
        f'<Relationship Id="{id}" Type="{OFFICE}/hyperlink" Target="{escape(target)}" TargetMode="External"/>'
        for id, target in (links or {}).items()
    )
    files["word/_rels/document.xml.rels"] = _relationships(related + addresses + relationships)
    files["word/_rels/footnotes.xml.rels"] = _relationships(addresses)
    files |= parts or {}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def _relationships(inside: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
