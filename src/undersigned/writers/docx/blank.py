"""Makes the empty Word file that a letter starts from where its user has none.

It has no style but the four that every file needs; Word's others stay out of sight until someone uses
them. (python-docx's own blank file brings 790 KB of styles.) The compatibility mode is that of Word 2013 and
later; without it Word opens a file as one of 2007.
"""

from __future__ import annotations

from docx.oxml.ns import nsdecls

from undersigned.languages.scripts import is_rtl
from undersigned.model.style import HouseStyle
from undersigned.writers.docx.languages import language
from undersigned.writers.docx.looks import run_properties
from undersigned.writers.docx.ooxml import Element, element, q
from undersigned.writers.docx.package import LetterPackage

_DOCUMENT = f"<w:document {nsdecls('w', 'r', 'wp', 'a', 'pic')}><w:body><w:sectPr/></w:body></w:document>"

_STYLES = f"""\
<w:styles {nsdecls("w")}>
  <w:docDefaults><w:rPrDefault/><w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>
  <w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1"
    w:defQFormat="0" w:count="376"/>
  <w:style w:type="paragraph" w:default="1" w:styleId="Normal">
    <w:name w:val="Normal"/><w:qFormat/>
  </w:style>
  <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
    <w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/>
  </w:style>
  <w:style w:type="table" w:default="1" w:styleId="TableNormal">
    <w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>
    <w:tblPr>
      <w:tblInd w:w="0" w:type="dxa"/>
      <w:tblCellMar>
        <w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>
        <w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>
      </w:tblCellMar>
    </w:tblPr>
  </w:style>
  <w:style w:type="numbering" w:default="1" w:styleId="NoList">
    <w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>
  </w:style>
</w:styles>
"""

_SETTINGS = f"""\
<w:settings {nsdecls("w")}>
  <w:defaultTabStop w:val="720"/>
  <w:characterSpacingControl w:val="doNotCompress"/>
  <w:compat>
    <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
  </w:compat>
  <w:decimalSymbol w:val="."/>
  <w:listSeparator w:val=","/>
</w:settings>
"""


def blank_package(style: HouseStyle, tag: str) -> LetterPackage:
    """A file without text, in the letters of the house style and a language (BCP 47)."""
    package = LetterPackage()
    package.add_document(_DOCUMENT)
    _set_defaults(package.part_for("styles", _STYLES).element, style, tag)
    package.part_for("settings", _SETTINGS)
    return package


def _set_defaults(styles: Element, style: HouseStyle, tag: str) -> None:
    """Say how letters look, in which language they are, and where paragraphs begin if nothing else is said."""
    runs = run_properties(style.paragraphs["body"])
    runs.append(language(tag))
    for defaults in styles.iter(q("w:rPrDefault")):
        defaults.append(runs)
    if is_rtl(tag):
        for defaults in styles.iter(q("w:pPr")):
            defaults.append(element("w:bidi"))
