"""Lengths and shares in Word files, with or without units, are read as the whole numbers of other files."""

from __future__ import annotations

import pytest

from undersigned.files.word_xml import NAMESPACES, parse

_NAMES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())
MEASURES = {
    '<w:pgSz w:w="419.55pt" w:h="210mm"/>': '<w:pgSz w:w="8391" w:h="11906"/>',
    '<w:pgMar w:top="1in" w:bottom="-2.5cm" w:x="1pc"/>': '<w:pgMar w:top="1440" w:bottom="-1417" w:x="240"/>',
    '<w:pgMar w:top="1417.5"/>': '<w:pgMar w:top="1418"/>',
    '<w:sz w:val="12pt"/>': '<w:sz w:val="24"/>',
    '<w:position w:val="-3pt"/>': '<w:position w:val="-6"/>',
    '<w:spacing w:val="1pt"/>': '<w:spacing w:val="20"/>',
    '<w:tblW w:w="50%" w:type="pct"/>': '<w:tblW w:w="2500" w:type="pct"/>',
    '<w:w w:val="90%"/>': '<w:w w:val="90"/>',
    '<w:zoom w:percent="120%"/>': '<w:zoom w:percent="120"/>',
    '<a:off x="1in" y="0"/>': '<a:off x="914400" y="0"/>',
    '<a:srcRect l="12.5%"/>': '<a:srcRect l="12500"/>',
    '<w:name w:val="12pt"/>': '<w:name w:val="12pt"/>',
    '<w:pStyle w:val="10mm"/>': '<w:pStyle w:val="10mm"/>',
    '<w:lvlText w:val="%1."/>': '<w:lvlText w:val="%1."/>',
    '<wp:docPr name="2mm" descr="50%"/>': '<wp:docPr name="2mm" descr="50%"/>',
    '<w:fldSimple w:instr="= 3.5"/>': '<w:fldSimple w:instr="= 3.5"/>',
}


@pytest.mark.parametrize("said", MEASURES)
@pytest.mark.parametrize("strict", [False, True])
def test_a_measure_is_a_whole_number(said: str, *, strict: bool) -> None:
    data = f"<w:body {_NAMES}>{said}</w:body>"
    if strict:
        data = data.replace(NAMESPACES["w"], "http://purl.oclc.org/ooxml/wordprocessingml/main")
        data = data.replace(NAMESPACES["a"], "http://purl.oclc.org/ooxml/drawingml/main")
        data = data.replace(NAMESPACES["wp"], "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing")
    (read,) = parse(data.encode())
    (expected,) = parse(f"<w:body {_NAMES}>{MEASURES[said]}</w:body>".encode())
    assert (read.tag, dict(read.attrib)) == (expected.tag, dict(expected.attrib))
