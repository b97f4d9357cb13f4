"""The settings of a Word file: puts each where the schema has it, and sets what lines of a letter need."""

from __future__ import annotations

from undersigned.writers.docx.ooxml import Element, element, insert, is_on, q

_ORDER = (
    "w:footnotePr", "w:endnotePr", "w:compat", "w:docVars", "w:rsids", "m:mathPr", "w:attachedSchema",
    "w:themeFontLang", "w:clrSchemeMapping", "w:doNotIncludeSubdocsInStats", "w:doNotAutoCompressPictures",
    "w:forceUpgrade", "w:captions", "w:readModeInkLockDown", "w:smartTagType", "w:shapeDefaults",
    "w:doNotEmbedSmartTags", "w:decimalSymbol", "w:listSeparator",
)  # fmt: skip
"""The settings for notes and those that stand after them (§ 17.15.1.78)."""

_BEFORE_UNSTRETCHED = tuple(
    map(
        q,
        (
            "w:useSingleBorderforContiguousCells", "w:wpJustification", "w:noTabHangInd", "w:noLeading", "w:spaceForUL",
            "w:noColumnBalance", "w:balanceSingleByteDoubleByteWidth", "w:noExtraLineSpacing",
            "w:doNotLeaveBackslashAlone", "w:ulTrailSpace",
        ),
    )
)  # fmt: skip
"""What stands in `w:compat` before `w:doNotExpandShiftReturn` (§ 17.15.1.21; ISO 29500-4 § 14.7.3)."""


def insert_setting(settings: Element, child: Element) -> None:
    """Put a setting where the schema has it."""
    insert(settings, child, _ORDER)


def leave_broken_lines(settings: Element) -> None:
    """Let no line that ends in a break, such as one of an address, be stretched where lines are justified.

    Word and LibreOffice do that unless they are told (ISO 29500-4, doNotExpandShiftReturn).
    """
    compat = settings.find(q("w:compat"))
    if compat is None:
        compat = element("w:compat")
        insert_setting(settings, compat)
    if not is_on(compat, "w:doNotExpandShiftReturn"):
        for found in compat.findall(q("w:doNotExpandShiftReturn")):
            compat.remove(found)
        place = sum(child.tag in _BEFORE_UNSTRETCHED for child in compat)
        compat.insert(place, element("w:doNotExpandShiftReturn"))
