"""Makes the empty Word file that a letter starts from where its user has none.

It has no style but the four that every file needs; Word's others stay out of sight until someone uses
them. The compatibility mode is that of Word 2013 and later; without it Word opens a file as one of 2007.
"""

from __future__ import annotations

from undersigned.languages.scripts import is_rtl
from undersigned.model.style import HouseStyle
from undersigned.writers.docx.languages import language
from undersigned.writers.docx.looks import run_properties
from undersigned.writers.docx.ooxml import DOCUMENT_PREFIXES, Element, element, parse, q, root
from undersigned.writers.docx.package import MAIN_DOCUMENT, OFFICE_RELATIONSHIP, Package, Part

_STYLES = b"""\
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
  <w:docDefaults><w:rPrDefault><w:rPr/></w:rPrDefault><w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>
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

_SETTINGS = b"""\
<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
  <w:defaultTabStop w:val="720"/>
  <w:characterSpacingControl w:val="doNotCompress"/>
  <w:compat>
    <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
  </w:compat>
  <w:decimalSymbol w:val="."/>
  <w:listSeparator w:val=","/>
</w:settings>
"""


def blank_package(style: HouseStyle, tag: str) -> Package:
    """A file without text, in the letters of the house style and a language (BCP 47)."""
    package = Package()
    document = root("w:document", DOCUMENT_PREFIXES)
    document.append(element("w:body"))
    main = package.add(Part("/word/document.xml", MAIN_DOCUMENT, document))
    package.relationships.add(OFFICE_RELATIONSHIP + "officeDocument", main.name)
    package.related("styles", _styles(style, tag))
    package.related("settings", parse(_SETTINGS))
    return package


def _styles(style: HouseStyle, tag: str) -> Element:
    styles = parse(_STYLES)
    for defaults in styles.iter(q("w:rPr")):
        for child in (*run_properties(style.paragraphs["body"]), language(tag)):
            defaults.append(child)
    for defaults in styles.iter(q("w:pPr")):
        if is_rtl(tag):
            defaults.append(element("w:bidi"))
    return styles
