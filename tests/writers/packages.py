"""Word files made of their parts, as somebody else's program would make them."""

from __future__ import annotations

import io
import zipfile
from typing import Final

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES: Final = {
    "document": f"{_MAIN}.document.main+xml",
    "styles": f"{_MAIN}.styles+xml",
    "settings": f"{_MAIN}.settings+xml",
    "numbering": f"{_MAIN}.numbering+xml",
    "header": f"{_MAIN}.header+xml",
    "footer": f"{_MAIN}.footer+xml",
    "fontTable": f"{_MAIN}.fontTable+xml",
    "footnotes": f"{_MAIN}.footnotes+xml",
    "comments": f"{_MAIN}.comments+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
}
NAMES: Final = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": OFFICE,
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)
PAGE: Final = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" '
    'w:header="709" w:footer="709" w:gutter="0"/>'
)
NORMAL: Final = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>{}</w:style>'
)


def words(text: str) -> str:
    """A paragraph."""
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def word_file(
    body: str = f'<w:sectPr><w:headerReference w:type="default" r:id="header1"/>{PAGE}</w:sectPr>',
    *,
    parts: dict[str, str] | None = None,
    more: dict[str, bytes] | None = None,
    links: dict[str, str] | None = None,
    package_links: str = "",
    macros: bool = False,
) -> bytes:
    """A file with a body and parts by their names (`header1`), each within its root; its document is linked to each.

    `more` are other parts, `links` the relationships of parts by their names, both as they are.
    """
    inside = {"styles": NORMAL.format(""), "header1": words("LETTERHEAD"), **(parts or {})}
    roots = {"header": "w:hdr", "footer": "w:ftr", "theme": "a:theme", "fontTable": "w:fonts"}
    files: dict[str, bytes] = {}
    types = ""
    document_links = (links or {}).get("document", "")
    for name, content in inside.items():
        kind = name.rstrip("0123456789")
        root = roots.get(kind, f"w:{kind}")
        files[f"word/{name}.xml"] = f"<{root} {NAMES}>{content}</{root}>".encode()
        types += f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES[kind]}"/>'
        document_links += f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>'
    main = _TYPES["document"] if not macros else "application/vnd.ms-word.document.macroEnabled.main+xml"
    types += f'<Override PartName="/word/document.xml" ContentType="{main}"/>'
    files["word/document.xml"] = f"<w:document {NAMES}><w:body>{body}</w:body></w:document>".encode()
    all_links = {**(links or {}), "document": document_links}
    for name, said in all_links.items():
        files[f"word/_rels/{name}.xml.rels"] = _relationships(said)
    files["_rels/.rels"] = _relationships(
        f'<Relationship Id="d" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>{package_links}'
    )
    defaults = "".join(
        f'<Default Extension="{extension}" ContentType="{kind}"/>'
        for extension, kind in (
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
            ("png", "image/png"),
            ("jpeg", "image/jpeg"),
            ("gif", "image/gif"),
            ("svg", "image/svg+xml"),
            ("bin", "application/octet-stream"),
        )
    )
    files["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f"{defaults}{types}</Types>"
    ).encode()
    return packed(files | (more or {}))


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip of files by their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """The files of a zip, by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _relationships(said: str) -> bytes:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{said}</Relationships>"
    ).encode()
