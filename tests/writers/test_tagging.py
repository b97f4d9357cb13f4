"""What a screen reader meets in the PDF of a letter, in the words of programs that check PDF/UA-1 (ISO 14289-1)."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from docx_letters import EVERY_NODE, METADATA, STYLE, in_language, letter, paragraph, picture

from outside import ROOT, outloud_findings, pdf_structure, pdfua_findings, qpdf_check
from undersigned.files.project import Project
from undersigned.model.letter import (
    BulletList,
    Divider,
    Emphasis,
    Foreign,
    Heading,
    Link,
    Note,
    NoteCall,
    NoteNumber,
    NumberedLetter,
    NumberedList,
    Paragraph,
    Part,
    Quotation,
    Role,
    Strong,
    Table,
    Text,
)
from undersigned.model.style import Furniture
from undersigned.route import prepare
from undersigned.writers.pdf import write
from undersigned.writers.pdf.archive import Attachment

WORDS = " ".join(f"word{n}" for n in range(500))
NAMES = ("Amnesty", "Article", "Forum", "Licadho", "Watch", "Witness")
ADDRESS = "https://example.org/" + "-".join(f"part{n}" for n in range(20))

EVERYTHING = NumberedLetter(
    METADATA,
    (
        Part(Role.LETTERHEAD, (picture(400, 150), paragraph("Civic Space Watch"))),
        Part(Role.SUBJECT, (paragraph("RE: The Council should act", NoteCall(1)),)),
        Part(
            Role.BODY,
            (
                paragraph(WORDS, NoteCall(2), " goes on. ", WORDS),
                Quotation((paragraph("Quoted", NoteCall(3), " words."), paragraph("And more."))),
                BulletList(
                    (
                        (
                            paragraph("An item", NoteCall(4), " goes on."),
                            NumberedList(((paragraph("Deeper"),), (paragraph("Deeper too", NoteCall(5)),))),
                            paragraph("And after it."),
                        ),
                        (paragraph(WORDS),),
                    )
                ),
                Table(
                    ((Text("Name"), NoteCall(6)), (Text("Organisation"),)),
                    (
                        (
                            (Text("منظمة حقوق الإنسان"),),
                            (Foreign("he", (Text("ארגון זכויות האדם"), NoteCall(7))),),
                        ),
                        ((), (Foreign("km", (Text("អង្គការ សិទ្ធិមនុស្ស"),)),)),
                        *(((Text(f"Row {n}"),), (Text("in a long table"),)) for n in range(60)),
                    ),
                    (None, None),
                ),
                Table(((), ()), (((Text("Left"),), (Text("Right"), NoteCall(8))),), (None, None)),
                Divider(),
                picture(2000, 300, "JPEG"),
                Paragraph((Strong((Text("See "), Emphasis((Link(ADDRESS, (Text(ADDRESS),)),)))),)),
            ),
        ),
        Part(Role.SIGNATORIES, (picture(100, 50), paragraph("ARTICLE 19"))),
        Part(Role.ANNEX, (Heading(1, (Text("Annex"), NoteCall(9))),)),
        Part(Role.SECTION, (Heading(3, (Text("Deep"),)), paragraph("Text"), Heading(2, (Text("Less"),)))),
    ),
    (
        Note(1, (Text("A note in the subject."),)),
        Note(2, (Text("A long note: "), Text(" ".join(f"long{n}" for n in range(900))), Text("."))),
        *(
            Note(n, (Text(f"{name}, see note "), NoteNumber(n - 1), Text(".")))
            for n, name in enumerate(NAMES, 3)
        ),
        Note(9, (Link(ADDRESS, (Text(ADDRESS),)), Text("."))),
    ),
)
FURNISHED = dataclasses.replace(
    STYLE,
    page=dataclasses.replace(
        STYLE.page, header=Furniture(left="{title}"), footer=Furniture(right="Page {page}")
    ),
)

LETTERS = {
    "every node": (EVERY_NODE, STYLE),
    "everything": (EVERYTHING, FURNISHED),
    "no subject": (letter((Heading(2, (Text("Heading"),)), paragraph("Text"))), STYLE),
}

ACCEPTED = {
    "ORD-001": "notes stand at the foot of the page, and are read where they are called",
    "TBL-014": "a table that goes on over pages is one table, which it looks for on the first of them only",
    "PAG-001": "two notes at the feet of pages may begin with the same address",
}
"""What outloud may warn of, with the reason. The tests below hold the letter to what its rules are for."""


def as_file(folder: Path, of: NumberedLetter, style: Any = STYLE) -> Path:
    file = folder / "letter.pdf"
    file.write_bytes(write(of, style))
    return file


def example() -> tuple[NumberedLetter, Any]:
    manuscript = prepare(Project(ROOT), "hrc54-cambodia")
    return manuscript.letter, manuscript.style


def outline(lines: list[str]) -> list[str]:
    """The lines of a structure tree, less poppler's additions and the spans of text beside other elements."""
    cleaned = [re.sub(r" \((block|inline)\):?$|:$", "", line) for line in lines]
    shown: list[str] = []
    inside: int | None = None
    for line in (line for line in cleaned if not line.strip().startswith("/")):
        indent = len(line) - len(line.lstrip())
        inside = None if inside is not None and indent <= inside else inside
        if line.strip() == "Span" and inside is None:
            inside = indent
        else:
            shown.append(line[2:] if inside is not None else line)
    return shown


def below(lines: list[str], start: str) -> list[str]:
    """The lines of the first element with that line, without its indent."""
    first = next(index for index, line in enumerate(lines) if re.match(rf" *{start}$", line))
    indent = len(lines[first]) - len(lines[first].lstrip())
    inside = lines[first + 1 :]
    end = next((i for i, line in enumerate(inside) if not line[indent + 1 :].startswith(" ")), len(inside))
    return [line[indent:] for line in [lines[first], *inside[:end]]]


def kids(element: Any) -> list[Any]:
    """What is directly in a structure element, without the numbers of its marks."""
    return [kid for kid in element.K if isinstance(kid, pikepdf.Dictionary)]


def elements(pdf: pikepdf.Pdf) -> list[Any]:
    """The structure elements in reading order."""
    found = []

    def look(element: Any) -> None:
        if element.get("/Type") == "/StructElem":
            found.append(element)
            for kid in kids(element):
                look(kid)

    look(pdf.Root.StructTreeRoot.K[0])
    return found


# --- the checkers


@pytest.mark.parametrize("name", [*LETTERS, "hrc54-cambodia"])
def test_no_checker_has_anything_against_a_letter(name: str, tmp_path: Path) -> None:
    file = as_file(tmp_path, *(LETTERS.get(name) or example()))
    assert not pdfua_findings(file)
    found = outloud_findings(file)
    assert not {rule: said for rule, said in found.items() if rule not in ACCEPTED}
    assert not [said for rule in found for said in found[rule] if said.startswith("error")]
    for said in found.get("PAG-001", ()):
        assert re.search(r"\(\d+ https://", said), "only a note may look like a footer"


# --- notes


def test_a_note_is_met_after_its_call(tmp_path: Path) -> None:
    lines = outline(pdf_structure(as_file(tmp_path, EVERYTHING)))
    assert below(lines, "BlockQuote") == [
        "BlockQuote",
        "  P",
        '    "Quoted"',
        "    Reference",
        "      Link",
        '        "3"',
        "    Note <note-3>",
        "      Lbl",
        "        Link",
        '          "3"',
        '      " Amnesty, see note "',
        "      Link",
        '        "2"',
        '      "."',
        '    " words."',
        "  P",
        '    "And more."',
    ]


def test_a_long_note_is_one(tmp_path: Path) -> None:
    pdf = pikepdf.open(as_file(tmp_path, EVERYTHING))
    notes = [element for element in elements(pdf) if element.S == "/Note"]
    assert sorted(str(note.ID) for note in notes) == [f"note-{n}" for n in range(1, 10)]
    (long,) = (note for note in notes if note.ID == "note-2")
    assert [kid for run in kids(long) for kid in kids(run) if kid.get("/Type") == "/MCR"], (
        "it has words on a second page"
    )
    lines = outline(pdf_structure(as_file(tmp_path, EVERYTHING)))
    words = re.findall(r"long\d+", " ".join(below(lines, "Note <note-2>")))
    assert words == [f"long{n}" for n in range(900)]


def test_notes_of_headings_are_met_after_them(tmp_path: Path) -> None:
    lines = outline(pdf_structure(as_file(tmp_path, EVERYTHING)))
    subject = next(index for index, line in enumerate(lines) if line.strip() == "H1")
    assert (
        "".join(line.strip() for line in below(lines, "H1"))
        == 'H1"RE: The Council should act"ReferenceLink"1"'
    )
    assert lines[subject + 5] == lines[subject].replace("H1", "Note <note-1>")
    assert not [line for line in below(lines, "Table") if "note-6" in line]
    assert [line for line in below(lines, "Table") if "note-7" in line]


def test_links_lead_both_ways_and_say_where(tmp_path: Path) -> None:
    pdf = pikepdf.open(as_file(tmp_path, EVERY_NODE))
    links = [link for page in pdf.pages for link in page.get("/Annots", ())]
    said = {str(link.Dest): str(link.Contents) for link in links if "/Dest" in link}
    assert said["note-1"] == "Note 1"
    assert said["call-1"] == "Back to the text from note 1"
    assert all(link.F == 4 for link in links)
    french = pikepdf.open(as_file(tmp_path, in_language(EVERY_NODE, "fr")))
    assert "Retour au texte depuis la note 1" in {str(link.Contents) for link in french.pages[0].Annots}


def test_links_say_the_marks_that_are_printed(tmp_path: Path) -> None:
    notes = (
        Note(1, (Text("See note "), NoteNumber(2, mark="†"), Text(".")), mark="*"),
        Note(2, (Text("A source."),), mark="†"),
    )
    part = Part(Role.BODY, (paragraph("One", NoteCall(1, mark="*"), " two", NoteCall(2, mark="†")),))
    pdf = pikepdf.open(as_file(tmp_path, NumberedLetter(METADATA, (part,), notes)))
    links = [link for page in pdf.pages for link in page.get("/Annots", ())]
    assert sorted((str(link.Dest), str(link.Contents)) for link in links) == [
        ("call-1", "Back to the text from note *"),
        ("call-2", "Back to the text from note †"),
        ("note-1", "Note *"),
        ("note-2", "Note †"),
        ("note-2", "Note †"),
    ]


def test_each_link_has_its_element_and_each_identifier_its_note(tmp_path: Path) -> None:
    pdf = pikepdf.open(as_file(tmp_path, EVERYTHING))
    root = pdf.Root.StructTreeRoot
    numbers = list(root.ParentTree.Nums)
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    links = [link for page in pdf.pages for link in page.get("/Annots", ())]
    assert links
    for link in links:
        owner = owners[link.StructParent]
        assert owner.S == "/Link"
        assert link.objgen in {kid.Obj.objgen for kid in kids(owner) if "/Obj" in kid}
    names = list(root.IDTree.Names)
    assert [str(name) for name in names[::2]] == sorted(f"note-{n}" for n in range(1, 10))
    assert all(str(note.ID) == str(name) for name, note in zip(names[::2], names[1::2], strict=True))


def test_all_that_is_marked_is_read_once(tmp_path: Path) -> None:
    pdf = pikepdf.open(as_file(tmp_path, EVERYTHING, FURNISHED))
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page in pdf.pages:
        marks = [
            int(instruction.operands[1].MCID)
            for instruction in pikepdf.parse_content_stream(page)
            if str(instruction.operator) == "BDC" and "/MCID" in instruction.operands[1]
        ]
        assert sorted(marks) == list(range(len(owners[page.StructParents])))
        assert page.Tabs == "/S"


# --- headings, lists, tables, pictures, languages


def headings(file: Path) -> list[str]:
    return [line.strip() for line in outline(pdf_structure(file)) if re.fullmatch(r" *H\d", line)]


def test_headings_begin_with_the_title_and_skip_no_level(tmp_path: Path) -> None:
    assert headings(as_file(tmp_path, EVERYTHING)) == ["H1", "H2", "H3", "H3"]
    assert headings(as_file(tmp_path, LETTERS["no subject"][0])) == ["H1"]


def test_what_goes_on_over_pages_is_one(tmp_path: Path) -> None:
    lines = outline(pdf_structure(as_file(tmp_path, letter((paragraph(WORDS), paragraph(WORDS))))))
    assert [line.strip() for line in lines if not line.strip().startswith('"')] == [
        "Document",
        "Sect",
        "P",
        "P",
    ]


def test_an_item_has_a_label_and_a_body(tmp_path: Path) -> None:
    lines = outline(pdf_structure(as_file(tmp_path, EVERYTHING)))
    shape = [line for line in below(lines, "L") if not line.strip().startswith('"')]
    assert shape[:5] == ["L", "  LI", "    Lbl", "    LBody", "      P"]
    assert "      L" in shape
    assert shape.count("  LI") == 2
    pdf = pikepdf.open(as_file(tmp_path, EVERYTHING))
    lists = [element.A.ListNumbering for element in elements(pdf) if element.S == "/L"]
    assert lists == ["/Disc", "/Decimal"]


def test_a_table_has_its_head_once_and_one_without_is_none(tmp_path: Path) -> None:
    pdf = pikepdf.open(as_file(tmp_path, EVERYTHING))
    kinds = [str(element.S) for element in elements(pdf)]
    assert kinds.count("/Table") == 1
    assert kinds.count("/TH") == 2
    assert kinds.count("/TD") == 2 * 62
    assert all(element.A.Scope == "/Column" for element in elements(pdf) if element.S == "/TH")
    lines = outline(pdf_structure(as_file(tmp_path, EVERYTHING)))
    assert "".join(lines).count('"Organisation"') == 1


def test_headers_footers_and_silent_pictures_are_not_read(tmp_path: Path) -> None:
    silent = dataclasses.replace(picture(40, 40), alternative="")
    file = as_file(tmp_path, letter((silent, picture(40, 40), paragraph("Text"))), FURNISHED)
    lines = outline(pdf_structure(file))
    assert [line.strip() for line in lines] == ["Document", "Sect", "P", "Figure", '""', "P", '"Text"']
    pdf = pikepdf.open(file)
    artifacts = [
        instruction.operands[1]
        for instruction in pikepdf.parse_content_stream(pdf.pages[0])
        if str(instruction.operator) == "BDC" and str(instruction.operands[0]) == "/Artifact"
    ]
    assert {str(artifact.get("/Subtype")) for artifact in artifacts} == {"/Header", "/Footer", "None"}
    (figure,) = (element for element in elements(pdf) if element.S == "/Figure")
    left, bottom, right, top = map(float, figure.A.BBox)
    assert (left, right - left, top - bottom) == pytest.approx((71, 30, 30), abs=0.1)
    assert str(figure.Alt) == 'A "red" PNG & more'


def test_words_of_another_language_name_it(tmp_path: Path) -> None:
    pdf = pikepdf.open(as_file(tmp_path, EVERYTHING))
    assert pdf.Root.Lang == "en-GB"
    named = [(str(element.S), str(element.Lang)) for element in elements(pdf) if "/Lang" in element]
    assert [lang for kind, lang in named if kind == "/Span"] == ["he", "km"]
    (note,) = (element for element in elements(pdf) if element.get("/ID") == "note-7")
    # The sentence around foreign words calls a note at their end, so that its mark stands where that goes on.
    assert note.P.get("/Lang", "en-GB") == "en-GB"
    assert note.get("/Lang", "en-GB") == "en-GB", "a note is not in the language of the words before its mark"


# --- archives


def test_an_archive_says_that_it_is_both_and_holds_its_sources(tmp_path: Path) -> None:
    sources = Attachment("body.md", b"As *written*.", "The text of the letter")
    word = Attachment("letter.docx", b"PK", "The same letter for Word", "Alternative")
    data = write(EVERYTHING, FURNISHED, archive=True, attachments=(sources, word))
    assert write(EVERYTHING, FURNISHED, archive=True, attachments=(sources, word)) == data
    file = tmp_path / "letter.pdf"
    file.write_bytes(data)
    qpdf_check(file)
    assert not pdfua_findings(file)
    assert set(outloud_findings(file)) <= set(ACCEPTED)
    pdf = pikepdf.open(file)
    with pdf.open_metadata() as metadata:
        assert metadata["pdfaid:part"] + metadata["pdfaid:conformance"] == "3A"
        assert metadata["pdfuaid:part"] == "1"
        assert "http://www.aiim.org/pdfa/ns/extension/" in str(metadata)
    assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"
    assert pdf.attachments["body.md"].get_file().read_bytes() == b"As *written*."
    assert sorted(str(file.AFRelationship) for file in pdf.Root.AF) == ["/Alternative", "/Source"]
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts(pdf))


def fonts(pdf: pikepdf.Pdf) -> list[Any]:
    return [
        object
        for object in pdf.objects
        if isinstance(object, pikepdf.Dictionary) and object.get("/Type") == "/FontDescriptor"
    ]
