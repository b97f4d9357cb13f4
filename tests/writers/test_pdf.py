"""What readers that know nothing of undersigned find in the PDF of a letter."""

from __future__ import annotations

import cProfile
import ctypes
import dataclasses
import itertools
import json
import os
import pstats
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from docx_letters import EVERY_NODE, METADATA, STYLE, in_language, letter, paragraph, picture

from outside import ROOT, pdf_text, qpdf_check
from small_project import SmallProject
from undersigned.checking.pdf_pages import open_pdf
from undersigned.model.findings import LetterError, Place
from undersigned.model.letter import (
    Block,
    BulletList,
    Emphasis,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    Note,
    NoteCall,
    NoteText,
    Numbered,
    NumberedLetter,
    Paragraph,
    Part,
    Quotation,
    Role,
    Strong,
    Superscript,
    Table,
    Text,
)
from undersigned.model.style import Furniture, HouseStyle
from undersigned.writers.pdf import write
from undersigned.writers.pdf.signature_look import signature_look

AS_POPPLER_READS_IT = """\
Civic Space Watch
8 September 2023
To: Permanent Representatives
Cc: President of the Council
RE: The Council should act1
Excellencies,
At the 54th session, resolution 48/16 2 of Voice of Democracy3 and bold both, force majeure, see a
page
new line with spaces & <markup> [^1] *x*
Quoted words.
3. first
4. second
goes on
• nested
No. Organisation
1 ARTICLE 194
2
We urge the Council to:
• Renew the mandate;5
• Act.
1. Now;
1 A note in the subject.
2 A/HRC/RES/48/23 (adopted on 11 October 2021).
3 https://example.org/news.
4 See note 1 above.
5 Italic note, 51st
1
\f2. Here.
Sincerely,
ARTICLE 19
អង្គការ សិទ្ធិមនុស្ស (中国人权)
2
\fANNEX: Key developments
A heading with a note6
As said in note 2 above.
Deeper
Deeper still
Deepest
6 In a heading.
Second line.
3
\f"""


class Made:
    """A PDF in a file, and what its readers say of it."""

    def __init__(self, folder: Path, of: NumberedLetter, style: HouseStyle = STYLE) -> None:
        self.data = write(of, style)
        self.file = folder / "letter.pdf"
        self.file.write_bytes(self.data)

    @property
    def pages(self) -> list[str]:
        """The text of each page in the order of the file, as poppler reads it."""
        return pdf_text(self.file, "-raw").split("\f")[:-1]

    @property
    def text(self) -> str:
        return "".join(self.pages)

    @property
    def document(self) -> pypdfium2.PdfDocument:
        return pypdfium2.PdfDocument(self.data)

    def objects(self, **wanted: str) -> list[dict[str, Any]]:
        """The objects with these entries, as qpdf shows them."""
        shown = subprocess.check_output(["qpdf", "--json", "--json-key=qpdf", self.file])
        values = [
            item["stream"]["dict"] if "stream" in item else item["value"]
            for item in json.loads(shown)["qpdf"][1].values()
        ]
        return [
            value
            for value in values
            if isinstance(value, dict) and all(value.get(f"/{k}") == v for k, v in wanted.items())
        ]

    def rectangles(self) -> Iterator[tuple[float, float, float, float]]:
        """Where text stands, in points: left, bottom, right, top."""
        for page in self.document:
            text = page.get_textpage()
            for index in range(text.count_rects()):
                yield text.get_rect(index)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def cited(*blocks: Block[Numbered], notes: tuple[NoteText, ...], language: str = "en-GB") -> NumberedLetter:
    """A letter whose notes have these texts."""
    numbered = tuple(Note(number, note) for number, note in enumerate(notes, 1))
    return in_language(NumberedLetter(METADATA, (Part(Role.BODY, blocks),), numbered), language)


# --- what every letter has


def test_poppler_reads_every_node(tmp_path: Path) -> None:
    text = pdf_text(Made(tmp_path, EVERY_NODE).file, "-raw")
    # poppler turns Arabic around; another test reads it
    assert re.sub(r"\n2 [\u0600-\u06ff\u202a-\u202e ]+\n", "\n2\n", text) == AS_POPPLER_READS_IT


def test_the_file_is_well_formed(tmp_path: Path) -> None:
    qpdf_check(Made(tmp_path, EVERY_NODE).file)


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    made = Made(tmp_path, EVERY_NODE)
    properties = made.document.get_metadata_dict()
    assert properties["Title"] == "Human Rights Council should act"
    assert properties["Author"] == "ARTICLE 19, Human Rights Watch"
    assert properties["CreationDate"] == properties["ModDate"] == "D:20230908"
    (catalogue,) = made.objects(Type="/Catalog")
    assert catalogue["/Lang"] == "u:en-GB"
    assert catalogue["/MarkInfo"] == {"/Marked": True}
    assert catalogue["/ViewerPreferences"] == {"/DisplayDocTitle": True}


def test_headings_are_bookmarks_without_their_notes(tmp_path: Path) -> None:
    outline = Made(tmp_path, EVERY_NODE).document.get_toc()
    assert [(entry.level, entry.get_title()) for entry in outline] == [
        (0, "RE: The Council should act"),
        (1, "ANNEX: Key developments"),
        (2, "A heading with a note"),
        (3, "Deeper"),
        (4, "Deeper still"),
        (5, "Deepest"),
    ]


def test_structure_elements_follow_the_letter(tmp_path: Path) -> None:
    kinds = {element["/S"] for element in Made(tmp_path, EVERY_NODE).objects(Type="/StructElem")}
    assert {"/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Table", "/TH", "/Figure", "/Link"} <= kinds


def test_calls_notes_and_addresses_are_links_that_can_be_clicked(tmp_path: Path) -> None:
    links = Made(tmp_path, EVERY_NODE).objects(Subtype="/Link")
    inner = [link["/Dest"] for link in links if "/Dest" in link]
    assert sorted(set(inner)) == [f"u:{end}-{n}" for end in ("call", "note") for n in range(1, 7)]
    assert inner.count("u:note-2") == 2  # called twice
    addresses = {link["/A"]["/URI"] for link in links if "/A" in link}
    assert addresses == {"u:https://example.org/a?b=1&c=2", "u:https://example.org/news"}
    for link in links:
        left, top, right, bottom = link["/Rect"]
        assert right - left > 2
        assert top - bottom > 4


def test_headers_and_footers_print_their_values(tmp_path: Path) -> None:
    page = dataclasses.replace(
        STYLE.page,
        header=Furniture(left='{title} "\\</style>', right="{date}"),
        footer=Furniture(centre="Page {page} of {pages}"),
        first_page_furniture=False,
    )
    pages = Made(tmp_path, EVERY_NODE, dataclasses.replace(STYLE, page=page)).pages
    assert "Page" not in pages[0]
    assert "2023-09-08" not in pages[0]
    for number, text in enumerate(pages[1:], 2):
        furniture = f'Humanrightscouncilshouldact"\\</style>2023-09-08Page{number}of{len(pages)}'
        assert furniture.casefold() in squeezed(text).casefold()


def test_the_head_of_a_table_is_bold(tmp_path: Path) -> None:
    def fonts(head: str) -> int:
        words: tuple[Inline[Numbered], ...] = (Text(head),) if head else ()
        table = Table[Numbered]((words,), (((Text("in it"),),),), (None,))
        return len(Made(tmp_path, letter((table,))).objects(Type="/Font", Subtype="/Type0"))

    assert fonts("Head") == fonts("") + 1


def test_a_call_stays_on_the_line_of_its_word(tmp_path: Path) -> None:
    for width in range(40, 70, 2):
        made = Made(tmp_path, letter((paragraph("m" * width, " end.", NoteCall(1), " On"),), notes=1))
        assert "end.1" in made.text


# --- the same bytes whenever and wherever


def test_the_same_letter_is_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = write(EVERY_NODE, STYLE)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert write(EVERY_NODE, STYLE) == here
    program = (
        "import sys; from docx_letters import EVERY_NODE, STYLE; from undersigned.writers.pdf import write;"
        "sys.stdout.buffer.write(write(EVERY_NODE, STYLE))"
    )
    paths = os.pathsep.join(map(str, (ROOT / "src", ROOT / "tests/writers")))
    # a home in which nothing can be written: Fontconfig does without its cache
    settings = {
        **os.environ,
        "PYTHONPATH": paths,
        "PYTHONHASHSEED": "7",
        "HOME": "/dev/null",
        "TZ": "Asia/Tokyo",
    }
    settings.pop("XDG_CACHE_HOME", None)
    there = subprocess.run(
        [sys.executable, "-c", program], env=settings, cwd=tmp_path, capture_output=True, check=True
    )
    assert there.stdout == here
    assert not there.stderr


def test_the_environment_is_left_as_it_was() -> None:
    before = dict(os.environ)
    write(letter((paragraph("word"),)), STYLE)
    assert dict(os.environ) == before


# --- fonts

SCRIPTS = {
    "Khmer": "អង្គការសិទ្ធិមនុស្សកម្ពុជា",
    "Chinese": "中国人权组织，人权。",  # noqa: RUF001
    "Japanese": "日本語かなカナ",
    "Korean": "한국어 인권",
    "Thai": "องค์กรสิทธิมนุษยชน",
    "Burmese": "မြန်မာ လူ့အခွင့်အရေး",
    "Hindi": "मानवाधिकार संगठन",
    "Bengali": "মানবাধিকার সংস্থা",
    "Tamil": "மனித உரிமைகள்",
    "Amharic": "ሰብአዊ መብት",
    "Georgian": "ადამიანის უფლებები",
    "Russian": "Права человека",
    "Greek": "Ανθρώπινα δικαιώματα",
    "Vietnamese": "Tổ chức nhân quyền Việt Nam",
    "Turkish": "İnsan hakları şöğüç",  # noqa: RUF001
    "Signs": "✓ ✔ ☐ → € № ½ … – ‑ “ ” « » •",  # noqa: RUF001
}


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_script_can_be_read_and_copied(script: str, tmp_path: Path) -> None:
    words = SCRIPTS[script]
    lines: tuple[Inline[Numbered], ...] = (Text(words), Strong((Text(words),)), Emphasis((Text(words),)))
    made = Made(tmp_path, letter(tuple(paragraph(line) for line in lines)))
    assert squeezed(made.pages[0]) == squeezed(words) * 3 + "1"
    read = made.document[0].get_textpage().get_text_range()
    assert squeezed(read) == squeezed(words) * 3 + "1"


def test_words_from_right_to_left_keep_their_letters_and_their_order(tmp_path: Path) -> None:
    """As the file states them: what it states of Arabic, pdfium and poppler turn around by themselves."""
    arabic, hebrew = "منظمة حقوق الإنسان", "ארגון זכויות האדם"
    made = Made(tmp_path, letter((paragraph(f"Name: {arabic}."), paragraph(hebrew))))
    with open_pdf(made.data) as document:
        assert document.page(0).letters == squeezed(f"Name: {arabic}.{hebrew}1")


def test_an_address_runs_left_to_right_in_an_arabic_note(tmp_path: Path) -> None:
    address = "https://www.example.org/a-b"
    note: NoteText = (Text("انظر "), Link(address, (Text(address),)), Text("."))
    made = Made(tmp_path, cited(paragraph("كلمة", NoteCall(1)), notes=(note,), language="ar"))
    assert address in made.text


def test_a_note_runs_in_its_own_direction(tmp_path: Path) -> None:
    """Though a paragraph that runs right to left calls it."""
    made = Made(tmp_path, cited(paragraph("منظمة", NoteCall(1)), notes=((Text("Short, English."),),)))
    left = min(rectangle[0] for rectangle in made.rectangles() if rectangle[3] < 200)
    assert left == pytest.approx(STYLE.page.margin_left, abs=1)
    assert "1 Short, English." in made.text


def test_only_fonts_of_the_program_are_used(tmp_path: Path) -> None:
    words = tuple(paragraph(Strong((Text(text),)), " ", text) for text in SCRIPTS.values())
    made = Made(tmp_path, letter(words))
    families = {font["/FontFamily"][2:] for font in made.objects(Type="/FontDescriptor")}
    assert "Source Serif Pro" in families
    assert all(family == "Source Serif Pro" or family.startswith("Noto ") for family in families)


def test_a_character_that_no_font_has_is_a_finding() -> None:
    text = Text("Tibet (བོད)", Place("campaigns/x/body.md", 3, 7))
    with pytest.raises(LetterError) as raised:
        write(letter((Paragraph((text,)),)), STYLE)
    places = {(finding.code, str(finding.place)) for finding in raised.value.findings}
    assert places == {("missing-character", "campaigns/x/body.md:3:7")}
    assert "TIBETAN LETTER BA" in str(raised.value)


def test_a_picture_that_cannot_be_drawn_stops_the_letter() -> None:
    broken = Image(b"no picture", "image/png", 10, 10, "A logo")
    with pytest.raises(LetterError, match="could not be made"):
        write(letter((broken,)), STYLE)


def test_a_picture_without_words_does_not(tmp_path: Path) -> None:
    silent = dataclasses.replace(picture(40, 40), alternative="")
    assert len(Made(tmp_path, letter((silent,))).objects(Subtype="/Image")) == 1


# --- long addresses

ADDRESS = (
    "https://www.ohchr.org/en/press-releases/2023/07/" + "-".join(f"word{n}" for n in range(30)) + "?a=1&b=2"
)


def test_a_long_address_wraps_inside_the_margins_and_can_be_copied(tmp_path: Path) -> None:
    note: NoteText = (Text("See "), Link(ADDRESS, (Text(ADDRESS),)), Text(", and more."))
    made = Made(tmp_path, cited(paragraph("word", NoteCall(1)), paragraph(ADDRESS), notes=(note,)))
    assert f"1See{ADDRESS},andmore." in squeezed(made.text)
    assert squeezed(made.text).startswith(f"word1{ADDRESS}")
    right = STYLE.page.width - STYLE.page.margin_right
    assert all(rectangle[2] < right + 1 for rectangle in made.rectangles())
    lines = made.text.splitlines()
    assert not [line for line in lines if line.endswith(("-", "https:", "https://"))]


def test_an_address_in_angle_brackets(tmp_path: Path) -> None:
    text = "See <https://example.org/a-b?c&d>; (www.example.org/e)."
    assert Made(tmp_path, letter((paragraph(text),))).text.splitlines()[0] == text


# --- notes: none is lost, each stands where it is called


class Builder:
    """Makes letters of words that each occur once, so that a lost or doubled one is seen."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311  # letters are no secret
        self.notes: list[NoteText] = []
        self.note_words: list[list[str]] = []
        self.words = 0

    def body(self, count: int) -> str:
        self.words += count
        numbers = range(self.words - count, self.words)
        return " ".join(f"b{number}{'x' * self.random.randint(0, 6)}" for number in numbers)

    def call(self, length: int) -> tuple[Inline[Numbered], Inline[Numbered]]:
        """A word and the call of a new note of so many words, in more than one run."""
        number = len(self.notes) + 1
        words = [f"n{number}w{index}{'y' * self.random.randint(0, 6)}" for index in range(length)]
        middle = self.random.randrange(length)
        runs: NoteText = (Text(" ".join(words[:middle]) + " "), Emphasis((Text(" ".join(words[middle:])),)))
        self.notes.append(runs)
        self.note_words.append(words)
        return Text(f" c{number}."), NoteCall(number)

    def inlines(self, *lengths: int) -> tuple[Inline[Numbered], ...]:
        """A paragraph's worth of words that calls notes of these lengths."""
        inlines: list[Inline[Numbered]] = [Text(self.body(self.random.randint(3, 60)))]
        for length in lengths:
            inlines += [*self.call(length), Text(" " + self.body(self.random.randint(1, 40)))]
        return tuple(inlines)

    def made(self, folder: Path, *blocks: Block[Numbered], style: HouseStyle = STYLE) -> Made:
        return Made(folder, cited(*blocks, notes=tuple(self.notes)), style)

    def missing(self, made: Made) -> str:
        """What is lost, doubled or out of order in the PDF, or nothing."""
        body = [int(number) for number in re.findall(r"\bb(\d+)x*\b", made.text)]
        if sorted(set(body)) != list(range(self.words)):
            return "words of the body"
        found = re.findall(r"\bn\d+w\d+y*", made.text)
        return "" if found == [word for words in self.note_words for word in words] else "words of the notes"

    def strayed(self, made: Made) -> list[int]:
        """The notes that do not begin on the page that calls them."""
        return [
            number
            for number in range(1, len(self.notes) + 1)
            if not any(
                re.search(rf"\bc{number}\.{number}(?!\d)", page) and f"\n{number} n{number}w0" in page
                for page in made.pages
            )
        ]


def outside_the_page(made: Made) -> list[tuple[float, float, float, float]]:
    page = STYLE.page
    return [
        rectangle
        for rectangle in made.rectangles()
        if rectangle[0] < page.margin_left - 1
        or rectangle[1] < 20
        or rectangle[2] > page.width - page.margin_right + 1
        or rectangle[3] > page.height - page.margin_top + 1
    ]


@pytest.mark.parametrize("length", [1, 60, 130, 400, 3000])
@pytest.mark.parametrize("before", [0, 230, 480])
def test_a_note_of_any_length_is_whole(length: int, before: int, tmp_path: Path) -> None:
    """Called at the top, in the middle and at the foot of a page."""
    builder = Builder(length)
    above = paragraph(builder.body(before))
    made = builder.made(tmp_path, above, Paragraph(builder.inlines(length)), paragraph(builder.body(300)))
    assert not builder.missing(made)
    assert not builder.strayed(made)
    assert not outside_the_page(made)


@pytest.mark.parametrize("length", [3, 25])
def test_forty_notes_in_one_paragraph(length: int, tmp_path: Path) -> None:
    builder = Builder(length)
    made = builder.made(tmp_path, Paragraph(builder.inlines(*[length] * 40)))
    assert not builder.missing(made)
    assert not outside_the_page(made)


def in_paragraph(builder: Builder, *lengths: int) -> Block[Numbered]:
    return Paragraph(builder.inlines(*lengths))


def in_list(builder: Builder, *lengths: int) -> Block[Numbered]:
    nested: Block[Numbered] = BulletList(
        ((Paragraph(builder.inlines()),), (Paragraph(builder.inlines(*lengths)),))
    )
    return BulletList(((Paragraph(builder.inlines()), nested),))


def in_heading(builder: Builder, *lengths: int) -> Block[Numbered]:
    inlines: list[Inline[Numbered]] = [Text(builder.body(3))]
    for length in lengths:
        inlines += builder.call(length)
    return Heading(2, tuple(inlines))


def in_quotation(builder: Builder, *lengths: int) -> Block[Numbered]:
    return Quotation((Paragraph(builder.inlines(*lengths)), Paragraph(builder.inlines())))


def in_table(builder: Builder, *lengths: int) -> Block[Numbered]:
    head = ((Text(builder.body(1)),), (Text(builder.body(1)),))
    rows = tuple(((Text(builder.body(2)),), builder.inlines(length)) for length in lengths)
    return Table(head, (*rows, ((Text(builder.body(2)),), (Text(builder.body(9)),))), (None, None))


PLACES = {
    "paragraph": in_paragraph,
    "list": in_list,
    "heading": in_heading,
    "quotation": in_quotation,
    "table": in_table,
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("seed", range(2))
def test_notes_stand_on_the_page_that_calls_them(place: str, seed: int, tmp_path: Path) -> None:
    builder = Builder(seed)
    blocks: list[Block[Numbered]] = []
    while len(builder.notes) < 25:
        lengths = builder.random.choices([2, 8, 20, 45], k=builder.random.randint(1, 3))
        blocks += [PLACES[place](builder, *lengths), Paragraph(builder.inlines())]
    made = builder.made(tmp_path, *blocks)
    assert not builder.missing(made)
    assert not builder.strayed(made)
    assert not outside_the_page(made)


@pytest.mark.parametrize("place", PLACES)
def test_long_notes_among_short_ones_lose_nothing(place: str, tmp_path: Path) -> None:
    builder = Builder(11)
    blocks: list[Block[Numbered]] = []
    while len(builder.notes) < 20:
        lengths = builder.random.choices([5, 20, 130, 350, 900], weights=[4, 4, 2, 1, 0.4], k=2)
        blocks += [PLACES[place](builder, *lengths), Paragraph(builder.inlines())]
    made = builder.made(tmp_path, *blocks)
    assert not builder.missing(made)
    assert not outside_the_page(made)


@pytest.mark.parametrize(("number", "mark"), [(1, "1"), (1, "[12]"), (1, "****"), (12, "2")])
def test_no_seam_shows_in_a_long_note(number: int, mark: str, tmp_path: Path) -> None:
    """Its lines end where those of a paragraph with the same words and the same look end."""
    looks = {**STYLE.paragraphs, "body": STYLE.paragraphs["note"]}
    style = dataclasses.replace(STYLE, paragraphs=looks)
    builder = Builder(1)
    calls = [inline for length in (*[1] * (number - 1), 900) for inline in builder.call(length)]
    unmarked = cited(Paragraph(tuple(calls)), notes=tuple(builder.notes))
    *short, long = unmarked.notes
    marked = dataclasses.replace(unmarked, notes=(*short, dataclasses.replace(long, mark=mark)))
    raised: Inline[Numbered] = Superscript((Text(mark),))
    running = letter((Paragraph((raised, Text(" "), *long.text)),))

    def lines(of: NumberedLetter) -> list[str]:
        made = Made(tmp_path, of, style)
        assert len(made.pages) > 1
        return [line for line in made.text.splitlines() if f"n{number}w" in line]

    assert lines(marked) == lines(running)


def test_a_long_note_keeps_its_lines(tmp_path: Path) -> None:
    lines = [f"line{number}" for number in range(30)]
    note: list[Inline[Any]] = []
    for line in lines:
        note += [Text(line), LineBreak()]
    made = Made(tmp_path, cited(paragraph("word", NoteCall(1)), notes=(tuple(note[:-1]),)))
    heights = [rectangle[1] for rectangle in made.rectangles()][4:32]
    steps = [above - below for above, below in itertools.pairwise(heights)]
    assert [f"1 {lines[0]}", *lines[1:]] == made.text.splitlines()[1:31]
    assert max(steps) - min(steps) < 2


def calls_made(pages: int) -> float:
    """How much Python does for each page of a letter."""
    builder = Builder(pages)
    blocks: tuple[Block[Numbered], ...] = tuple(Paragraph(builder.inlines(20)) for _ in range(pages * 8))
    long_letter = cited(*blocks, notes=tuple(builder.notes))
    profile = cProfile.Profile()
    made = profile.runcall(write, long_letter, STYLE)
    calls: int = vars(pstats.Stats(profile))["total_calls"]  # what the types do not know
    return calls / len(pypdfium2.PdfDocument(made))


def test_the_work_for_a_page_does_not_grow_with_the_letter() -> None:
    write(letter((paragraph("word"),)), STYLE)  # what is done once is done
    assert calls_made(12) < 1.1 * calls_made(3)


def _lines(path: pypdfium2.PdfObject) -> list[tuple[int, int, int, int]]:
    """The straight lines of a drawing, each from left and top to right and bottom, in CSS pixels."""
    ends = []
    for number in range(pypdfium2.raw.FPDFPath_CountSegments(path)):
        x, y = ctypes.c_float(), ctypes.c_float()
        segment = pypdfium2.raw.FPDFPath_GetPathSegment(path, number)
        pypdfium2.raw.FPDFPathSegment_GetPoint(segment, x, y)
        ends.append((round(x.value), round(y.value)))
    return [(*start, *end) for start, end in zip(ends[::2], ends[1::2], strict=True)]


def test_a_line_stands_at_each_edge_of_the_rows_and_columns_on_a_page(tmp_path: Path) -> None:
    project = SmallProject(tmp_path)
    long_row = f"| 1 | {'Many words in a cell. ' * 500} |\n"
    for language in ("en", "ar"):
        project.write(
            {
                "campaigns/letter/campaign.yaml": f"language: {language}\ndate: 2026-09-01\naddressees: [All]\n"
                "subject: Keep Freedonia under scrutiny\nsignatories: [freedonia-watch]\n",
                "campaigns/letter/body.md": f"We write.\n\n| No. | Words |\n|---|---|\n{long_row}| 2 | Last |\n",
            }
        )
        assert project.run("build", "letter", "--format", "pdf").status == 0
        across, down = [], []
        for page in pypdfium2.PdfDocument(project.built("pdf")):
            (drawn,) = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])
            across.append(sum(top == bottom for _, top, _, bottom in _lines(drawn)))
            down.append(sorted({left for left, _, right, _ in _lines(drawn) if left == right}))
        # the head on each page; the row that goes over to the next page is open at the foot
        assert across == [2, 2, 4]
        assert down[0] == down[1] == down[2]
        assert len(down[0]) == 3


def test_the_text_of_an_item_begins_at_the_indent_in_each_of_its_lines(tmp_path: Path) -> None:
    project = SmallProject(tmp_path)
    for indent in (18.0, 20.9, 25.0):
        project.write(
            {
                "templates/styles/own.yaml": f"paragraphs:\n  list: {{indent: {indent}pt}}\n",
                "campaigns/letter/campaign.yaml": "style: own\ndate: 2026-09-01\naddressees: [All]\nsubject: Items\n"
                "signatories: [freedonia-watch]\n",
                "campaigns/letter/body.md": f"Hear this.\n\n1. {'Hear ' * 40}\n- {'Hear ' * 40}\n",
            }
        )
        assert project.run("build", "letter", "--format", "pdf").status == 0
        text = pypdfium2.PdfDocument(project.built("pdf"))[0].get_textpage()
        starts = [found.start() for found in re.finditer("Hear", text.get_text_range())]
        lines: dict[float, float] = {}
        for start in starts:
            left, bottom, *_ = text.get_charbox(start)
            lines[round(bottom)] = min(left, lines.get(round(bottom), left))
        margin, *items = lines.values()
        assert len(items) >= 4
        assert items == pytest.approx([margin + indent] * len(items), abs=0.05)


def test_what_is_seen_of_a_signature_leaves_out_what_cannot_be_printed() -> None:
    seen = pypdfium2.PdfDocument(signature_look(["Ann\x07 <Example> & Co\ufffe", "\x00Today"], 200, 50))
    assert seen[0].get_textpage().get_text_range().split("\r\n") == ["Ann <Example> & Co", "Today"]
