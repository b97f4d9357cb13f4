"""Takes out of the parts of a user's own Word file what nobody sees in a letter and somebody could read.

Such a file knows who worked on it, when, with which template, in which folders, for which client. A letter goes to
governments. So only what is known to shape a page is kept: kinds of parts (in `opening`), settings, and in the XML all
but what is listed here.
"""

from __future__ import annotations

from typing import Final

from undersigned.files.names_on_computers import is_of_a_computer
from undersigned.files.word_xml import drop_namespaces
from undersigned.writers.docx.accepting import take_off
from undersigned.writers.docx.ooxml import Element, attribute, q, remove, val, value

_SETTINGS: Final = frozenset(
    map(
        q,
        (
            "w:mirrorMargins", "w:alignBordersAndEdges", "w:bordersDoNotSurroundHeader", "w:bordersDoNotSurroundFooter",
            "w:gutterAtTop", "w:displayBackgroundShape", "w:embedTrueTypeFonts", "w:embedSystemFonts",
            "w:saveSubsetFonts", "w:defaultTabStop", "w:autoHyphenation", "w:consecutiveHyphenLimit",
            "w:hyphenationZone", "w:doNotHyphenateCaps", "w:evenAndOddHeaders", "w:drawingGridHorizontalSpacing",
            "w:drawingGridVerticalSpacing", "w:characterSpacingControl", "w:strictFirstAndLastChars",
            "w:footnotePr", "w:endnotePr", "w:compat", "m:mathPr", "w:themeFontLang", "w:clrSchemeMapping",
            "w:decimalSymbol", "w:listSeparator",
        ),
    )
)  # fmt: skip
"""The settings (§ 17.15.1) that say how pages look."""

_COMPATIBLE: Final = frozenset(
    {
        "compatibilityMode", "overrideTableStyleFontSizeAndJustification", "enableOpenTypeFeatures",
        "doNotFlipMirrorIndents", "differentiateMultirowTableHeaders", "useWord2013TrackBottomHyphenation",
        "allowSpaceOfSameStyleInTable", "allowHyphenationAtTrackBottom", "allowTextAfterFloatingTableBreak",
    }
)  # fmt: skip

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DROPPED: Final = frozenset(
    {
        *map(
            q,
            (
                "w:proofErr", "w:permStart", "w:permEnd", "w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart",
                "w:commentRangeEnd", "w:commentReference", "w:annotationRef", "w:lastRenderedPageBreak", "w:rsid",
                "w:nsid", "w:tmpl", "w:divId", "w:printerSettings", "w:control", "w:altChunk", "w:subDoc",
                "w:contentPart", "w:tblCaption", "w:tblDescription",
                "w:ffData", "w:fldData", "w:movie", "w:objectEmbed", "w:objectLink",
            ),
        ),
        "{urn:schemas-microsoft-com:office:office}OLEObject",
        "{http://schemas.openxmlformats.org/drawingml/2006/main}custClrLst",
        "{http://schemas.openxmlformats.org/drawingml/2006/chart}externalData",
        "{http://schemas.openxmlformats.org/drawingml/2006/chart}userShapes",
    }
)  # fmt: skip
"""Marks of proofing, permissions, comments, revisions and links between texts; forms; what is embedded, and shown by a
picture beside it."""
_LINKS: Final = frozenset({"hlinkClick", "hlinkHover", "hlinkMouseOver"})
_EXTENSIONS: Final = "extLst"
_SHOWN_EXTENSIONS: Final = frozenset(
    {"{96DAC541-7B7A-43D3-8B79-37D633B846F1}", "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"}
)
"""A picture as SVG, and that it is an ornament."""
_ATTRIBUTES: Final = frozenset(
    {
        *(f"{{{_WORD}}}{name}" for name in (
            "rsidR", "rsidRPr", "rsidRDefault", "rsidP", "rsidSect", "rsidTr", "rsidDel", "tplc", "tooltip",
            "docLocation", "tgtFrame", "anchor", "author", "date", "initials", "dxaOrig", "dyaOrig",
        )),
        *(f"{{urn:schemas-microsoft-com:office:office}}{name}" for name in (
            "title", "href", "althref", "gfxdata", "relid", "oleid", "bullet",
        )),
    }
)  # fmt: skip
_PLAIN_ATTRIBUTES: Final = frozenset({"title", "href", "src", "tooltip", "action", "target"})
"""Of drawings: titles and addresses that nobody sees."""
_DRAWINGS: Final = (
    "/drawingml/",
    "urn:schemas-microsoft-com:vml",
    "/wordprocessingDrawing",
    "/wordprocessingShape",
)
_KNOWN: Final = (
    "http://schemas.openxmlformats.org/",
    "http://schemas.microsoft.com/office/",
    "urn:schemas-microsoft-com:",
    "http://www.w3.org/XML/",
)
"""How the names of the namespaces begin that Office has; others are of programs of the office's own."""
_IGNORABLE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_OF_REVISIONS: Final = ("http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",)
_IDS: Final = frozenset(
    f"{{http://schemas.microsoft.com/office/word/2010/wordml}}{name}" for name in ("paraId", "textId")
)
_GIVEN_BY_WORD: Final = ("PowerPlusWaterMarkObject", "WordPictureWatermark", "_x0000_")
"""How the names begin that Word itself gives, and by which programs know a watermark."""


def clean(root: Element) -> None:
    """Clean any part of XML."""
    for node in list(root.iter()):
        if not isinstance(node.tag, str) or (node is not root and _goes(node)):
            remove(node)
        else:
            _clean_attributes(node)
    for node in list(root.iter(q("w:hyperlink"))):
        if not attribute(node, "r:id"):
            take_off(node)
    declared = drop_namespaces(root, _KNOWN)
    if _IGNORABLE in root.attrib:
        root.set(
            _IGNORABLE, " ".join(prefix for prefix in root.get(_IGNORABLE, "").split() if prefix in declared)
        )
    for node in root.iter(q("w:object")):
        node.tag = q("w:pict")  # what shows an embedded file, without the file


def _goes(node: Element) -> bool:
    """Whether nobody sees an element."""
    space, _, name = node.tag[1:].rpartition("}")
    if name in _LINKS:
        return not attribute(node, "r:id")
    if name == _EXTENSIONS:
        for extension in list(node):
            if extension.get("uri") not in _SHOWN_EXTENSIONS:
                node.remove(extension)
        return not len(node)
    return node.tag in _DROPPED or not space.startswith(_KNOWN)


def _clean_attributes(node: Element) -> None:
    space, _, name = node.tag[1:].rpartition("}")
    is_drawn = any(part in space for part in _DRAWINGS)
    for key in list(node.attrib):
        of, _, plain = key[1:].rpartition("}") if key.startswith("{") else ("", "", key)
        if (
            key in _ATTRIBUTES
            or key in _IDS
            or of in _OF_REVISIONS
            or (of and not of.startswith(_KNOWN))
            or (is_drawn and not of and plain in _PLAIN_ATTRIBUTES)
        ):
            del node.attrib[key]
    if not is_drawn:
        return
    if name in ("docPr", "cNvPr"):
        node.set("name", f"Picture {node.get('id', '')}".strip())
    for said in ("descr", "alt"):
        if is_of_a_computer(node.get(said, "")):
            del node.attrib[said]
    if space.endswith(":vml") and name != "shapetype" and not node.get("id", "_").startswith(_GIVEN_BY_WORD):
        node.attrib.pop("id", None)


def clean_settings(settings: Element) -> None:
    """Keep of the settings those that say how pages look."""
    for child in list(settings):
        if child.tag not in _SETTINGS:
            settings.remove(child)
    for compat in settings.findall(q("w:compat")):
        for said in compat.findall(q("w:compatSetting")):
            if not _is_known(said):
                compat.remove(said)


def _is_known(setting: Element) -> bool:
    """Whether a setting for older programs is one of Word's own (§ 17.15.3.4)."""
    return (
        attribute(setting, "w:name") in _COMPATIBLE
        and attribute(setting, "w:uri") == "http://schemas.microsoft.com/office/word"
        and attribute(setting, "w:val").isdecimal()
    )


def part_names(styles: Element) -> None:
    """Put behind the name of a style, as its aliases, what stands there behind a comma (§ 17.7.4.1, § 17.7.4.9)."""
    for name in styles.iter(q("w:name")):
        first, comma, others = val(name).partition(",")
        if comma and name.getparent().tag == q("w:style"):
            name.set(q("w:val"), first.strip())
            following = name.getnext()
            if others.strip() and (following is None or following.tag != q("w:aliases")):
                name.addnext(value("w:aliases", others.strip()))


def clean_theme(theme: Element) -> None:
    """Take the names out of a theme (§ 20.1.6); its colours and faces stay."""
    for node in theme.iter():
        name = node.tag.rpartition("}")[2]
        if name in ("theme", "clrScheme", "fontScheme", "fmtScheme"):
            node.set("name", "Letter")
        elif name == "objectDefaults":
            for child in list(node):
                node.remove(child)


def clean_numbering(numbering: Element) -> None:
    """Take the names out of definitions of lists (§ 17.9.12)."""
    for definition in numbering.findall(q("w:abstractNum")):
        for name in definition.findall(q("w:name")):
            definition.remove(name)


def clean_chart(chart: Element) -> None:
    """Take out of a chart the cells of which it was made (§ 21.2.2.65)."""
    for formula in chart.iter("{http://schemas.openxmlformats.org/drawingml/2006/chart}f"):
        formula.text = ""
