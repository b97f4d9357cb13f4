"""Which words run against their paragraph, and that each format shows them in that order: FriBidi is the judge.

In the tables, ⟨ and ⟩ are around what is to be isolated.
"""

from __future__ import annotations

import datetime
import random
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

import pytest
from docx_letters import STYLE
from hypothesis import assume, given
from hypothesis import strategies as st

from outside import shown_order
from undersigned.checking.pdf import check_pdf
from undersigned.checking.pdf_pages import letters, open_pdf
from undersigned.model.findings import LetterError
from undersigned.model.letter import (
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Metadata,
    Note,
    NoteCall,
    Numbered,
    NumberedLetter,
    Paragraph,
    Part,
    Role,
    Strong,
    Text,
)
from undersigned.model.style import Furniture
from undersigned.model.walking import plain_text, references_in
from undersigned.writers import markdown, pdf, text
from undersigned.writers.direction_marks import with_marks
from undersigned.writers.directions import isolated

AROUND = str.maketrans({"⟨": "\u2068", "⟩": "\u2069"})

ENGLISH = [
    # The first words do not decide.
    ("[نسرين ستوده]{fa}, 12 May 2025", "⟨نسرين ستوده⟩, 12 May 2025"),
    ("See [نسرين]{fa}, 12 May 2025.", "See ⟨نسرين⟩, 12 May 2025."),
    # Letters alone tell, and a name ends where the sentence goes on.
    ("نسرين, شيرين, 12 and (منظمة العفو) 12", "⟨نسرين⟩, ⟨شيرين⟩, 12 and (⟨منظمة العفو⟩) 12"),
    ("משה, 5; אבי: 6/7", "⟨משה⟩, 5; ⟨אבי⟩: 6/7"),
    ('צה"ל 3, א. ב. כהן 4', '⟨צה"ל⟩ 3, ⟨א. ב. כהן⟩ 4'),
    (
        '"العدالة", "الحرية" and منظمة "العفو" الدولية 3',
        '"⟨العدالة⟩", "⟨الحرية⟩" and ⟨منظمة "العفو" الدولية⟩ 3',
    ),
    ("قانون 12 لسنة 2020, 48 articles", "⟨قانون 12 لسنة⟩ 2020, 48 articles"),
    ("A \u2013 نسرين \u2013 12\u201315 \u2013 B", "A \u2013 ⟨نسرين⟩ \u2013 12\u201315 \u2013 B"),
    ("نسرين… 12", "⟨نسرين⟩… 12"),
    # What is marked is one thing, with its own signs and with what is foreign in it.
    ("[آزادی!]{fa} 12", "⟨آزادی!⟩ 12"),
    ("[تقرير A/HRC/60/99 الجديد]{ar}, 12", "⟨تقرير ⟨A/HRC/60/99⟩ الجديد⟩, 12"),
    ("[COVID-19 در ایران]{fa}, 12", "\u2067COVID-19 در ایران\u2069, 12"),
    ("[The Times (لندن)]{en}, 12", "The Times (⟨لندن⟩), 12"),
    ("[بيروت 1103، شارع 12]{ar}, +961 1", "⟨بيروت 1103، شارع 12⟩, +961 1"),
    # A language that is written in other letters than its own.
    ("[Zan, zendegi]{fa} 12", "Zan, zendegi 12"),
    ("[2025]{fa}, 12", "2025, 12"),
]
ARABIC = [
    ("تقرير A/HRC/60/99 (AI). كوفيد COVID-19.", "تقرير ⟨A/HRC/60/99 (AI)⟩. كوفيد ⟨COVID-19⟩."),
    ("منظمة العفو (AI).", "منظمة العفو (⟨AI⟩)."),
    ("ARTICLE 19، HRW، لندن", "⟨ARTICLE 19⟩، ⟨HRW⟩، لندن"),
    ("Ibid.", "⟨Ibid⟩."),
    ("قال: «not free»، 15", "قال: «⟨not free⟩»، 15"),
    ('قال "HRW" "AI" و(HRW) و[AI (x)]', 'قال "⟨HRW⟩" "⟨AI⟩" و(⟨HRW⟩) و[⟨AI (x)⟩]'),
    ("هاتف +41 22 917 9000؛ 1 250 000 نسمة", "هاتف \u2066+41 22 917 9000\u2069؛ \u20661 250 000\u2069 نسمة"),
    ("انظر https://a.example/b/، a@b.example.", "انظر ⟨https://a.example/b/⟩، ⟨a@b.example⟩."),
    ("من 12\u201315 مايو 48/23 و1,000.50", "من 12\u201315 مايو 48/23 و1,000.50"),
    ("بحق [ארגון, תל אביב]{he}، 12", "بحق ארגון, תל אביב، 12"),
    ("[On الحق now!]{en}، 12", "\u2066On ⟨الحق⟩ now!\u2069، 12"),
    ("[Le Monde, 12 mai]{fr} 12", "⟨Le Monde, 12 mai⟩ 12"),
]
ROWS = [(False, *row) for row in ENGLISH] + [(True, *row) for row in ARABIC]


def typed(words: str) -> Inlines[NoteCall]:
    """Words with those in other languages marked."""
    pieces = re.split(r"\[([^\[\]]*)\]\{(\w+)\}", words)
    made: list[Text | Foreign[NoteCall]] = []
    for before, foreign, tag in zip(pieces[::3], [*pieces[1::3], ""], [*pieces[2::3], ""], strict=True):
        made += [Text(before)] if before else []
        made += [Foreign(tag, (Text(foreign),))] if tag else []
    return tuple(made)


def letter(*paragraphs: Inlines[NoteCall], rtl: bool, notes: tuple[Note, ...] = ()) -> NumberedLetter:
    blocks: tuple[Paragraph[Numbered], ...] = tuple(map(Paragraph, paragraphs))
    metadata = Metadata("letter", "Letter", (), "ar" if rtl else "en-GB", datetime.date(2026, 9, 1))
    return NumberedLetter(metadata, (Part(Role.BODY, blocks, notes=notes),), notes)


@pytest.mark.parametrize(("rtl", "words", "wanted"), ROWS)
def test_each_format_shows_words_in_the_order_that_isolates_give_them(
    *, rtl: bool, words: str, wanted: str
) -> None:
    order = shown_order(wanted.translate(AROUND), rtl=rtl)
    line = text.write(letter(typed(words), rtl=rtl), STYLE).strip("\n")
    assert shown_order(line, rtl=rtl) == order
    assert shown_order(line) == order, "where nobody tells the direction"
    for by_level in (False, True):  # as Markdown has it, and Word
        marked = plain_text(
            with_marks(isolated(typed(words), rtl=rtl, by_level=by_level), rtl=rtl, is_told=True)
        )
        assert shown_order(marked, rtl=rtl) == order
    paragraph = markdown.write(letter(typed(words), rtl=rtl), STYLE).strip("\n").rpartition("\n")[2]
    assert shown_order(re.sub(r"\\|[\[\]<>]|\{lang=\w+\}", "", paragraph)) == re.sub(r"[\[\]<>]", "", order)


@pytest.mark.parametrize("rtl", [False, True])
def test_the_pdf_shows_them_in_that_order(*, rtl: bool) -> None:
    rows = [(words, wanted) for is_rtl, words, wanted in ROWS if is_rtl == rtl]
    data = pdf.write(letter(*(typed(words) for words, _ in rows), rtl=rtl), STYLE)
    wanted = [re.sub(r"\s", "", shown_order(wanted.translate(AROUND), rtl=rtl)) for _, wanted in rows]
    assert [letters(line) for line in lines_of_pdf(data, rtl=rtl)] == [letters(line) for line in wanted]


def lines_of_pdf(data: bytes, *, rtl: bool) -> Iterator[str]:
    """The lines of a PDF from left to right: its pieces, each of which runs one way, as they stand on the page."""
    lines: dict[int, list[tuple[float, str]]] = {}
    with open_pdf(data) as document:
        (page,) = document.pages
        for box in page.boxes():
            if not box.is_furniture:
                words = page.words(box)
                strong = [kind for kind in map(direction, words) if kind]
                runs_left = strong[0] == "R" if strong else rtl and not re.search(r"\d", words)
                placed = (box.left, words[::-1] if runs_left else words)
                lines.setdefault(round(page.height - (box.top + box.bottom) / 2), []).append(placed)
    merged: list[tuple[int, list[tuple[float, str]]]] = []
    for height, pieces in sorted(lines.items()):
        if merged and height - merged[-1][0] < 10:
            merged[-1][1].extend(pieces)
        else:
            merged.append((height, pieces))
    for _, pieces in merged:
        yield "".join(words for _, words in sorted(pieces))


def direction(character: str) -> str:
    return {"L": "L", "R": "R", "AL": "R"}.get(unicodedata.bidirectional(character), "")


def test_words_that_belong_together_may_be_emphasised_linked_and_have_notes() -> None:
    words: Inlines[NoteCall] = (
        Text("See "),
        Emphasis((Text("the نسرين"),)),
        Text(" ستوده, "),
        Link("https://a.example", (Text("موقع (A)"),)),
        Text(" and "),
        Foreign("fa", (Text("آزادی"), NoteCall(1))),
        Text("."),
    )
    assert isolated(words, rtl=False) == (
        Text("See "),
        Emphasis((Text("the "),)),
        Foreign("", (Emphasis((Text("نسرين"),)), Text(" ستوده")), rtl=True),
        Text(", "),
        Link("https://a.example", (Foreign("", (Text("موقع"),), rtl=True), Text(" (A)"))),
        Text(" and "),
        Foreign("fa", (Text("آزادی"),), rtl=True),
        NoteCall(1),
        Text("."),
    )
    assert isolated((Text("Human "), Strong((Text("Rights"),)), Text(" Watch.")), rtl=True) == (
        Foreign("", (Text("Human "), Strong((Text("Rights"),)), Text(" Watch")), rtl=False),
        Text("."),
    )


def test_an_address_in_text_stands_behind_foreign_words_as_the_sentence_does() -> None:
    link: Link[NoteCall] = Link("https://a.example/x", (Text("گزارش"),))
    written = text.write(letter((Text("See "), link, Text(", 3.")), rtl=False), STYLE).strip()
    assert shown_order(written) == "See شرازگ <https://a.example/x>, 3."
    symbol: Link[NoteCall] = Link("https://undocs.org/A/HRC/60/99", (Text("A/HRC/60/99"),))
    assert text.write(letter((Text("انظر "), symbol), rtl=True), STYLE).strip() == "انظر A/HRC/60/99"
    address: Link[NoteCall] = Link("https://a.example", (Text("https://a.example"),))
    assert markdown.write(letter((Text("انظر "), address), rtl=True), STYLE).endswith(
        "انظر <https://a.example>\n"
    )


def test_all_lines_of_an_arabic_pdf_end_at_the_right_margin_and_its_header_is_mirrored() -> None:
    page = replace(STYLE.page, header=Furniture(left="HRW (سري)", right="12"), first_page_furniture=True)
    words = [(Text("HRW، كلمة"),), (Text("Ibid."), NoteCall(1)), (Text("كلمة"),)]
    made = letter(*words, rtl=True, notes=(Note(1, (Text("Ibid."),)),))
    with open_pdf(pdf.write(made, replace(STYLE, page=page))) as document:
        (read,) = document.pages
        edges: dict[int, float] = {}
        for box in (box for box in read.boxes() if not box.is_furniture):
            line = round(box.bottom / 10)
            edges[line] = max(box.right, edges.get(line, 0.0))
        left = {read.words(box).strip("()"): box.left for box in read.boxes() if box.is_furniture}
    assert len(edges) >= 4
    assert list(edges.values()) == pytest.approx([read.width - page.margin_right] * len(edges), abs=2)
    assert left["12"] < read.width / 2 < left["HRW"]


def test_a_line_of_text_that_begins_with_foreign_words_keeps_its_direction() -> None:
    words = Text("word " * 12 + "[1] " + "نسرين ستوده " * 8 + "12, 13.")
    for line in text.write(letter((words,), rtl=False), STYLE).splitlines():
        assert shown_order(line) == shown_order(line, rtl=False)


def test_a_letter_without_words_of_another_direction_has_no_marks() -> None:
    written = text.write(letter((Text("Freedonia, 12\u201315 (A/HRC/60/99): 人权 សិទ្ធិ."),), rtl=False), STYLE)
    assert not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", written)


# Hebrew: what stands before a figure changes the class of the figure only in Arabic (UAX #9, W2).
PIECES = st.sampled_from(
    ["Watch", "זכויות", "אדם", "A/HRC", "12", "60", " ", " ", " ", ", ", ". ", "(", ")", "«", "\u2013", "!"]
)


@given(
    pieces=st.lists(
        PIECES | st.tuples(st.sampled_from(["he", "en"]), st.lists(PIECES, max_size=5)), max_size=9
    ),
    rtl=st.booleans(),
)
def test_marks_show_the_order_that_isolates_show(
    pieces: list[str | tuple[str, list[str]]],
    *,
    rtl: bool,
) -> None:
    inlines: Inlines[NoteCall] = tuple(
        Text(piece) if isinstance(piece, str) else Foreign(piece[0], (Text("".join(piece[1])),))
        for piece in pieces
    )
    assume(not plain_text(inlines).endswith(" "))  # which a line never does, and which no isolate holds (L1)
    settled = isolated(inlines, rtl=rtl)
    marked = plain_text(with_marks(settled, rtl=rtl, is_told=True))
    assert shown_order(marked, rtl=rtl) == shown_order(with_isolates(settled), rtl=rtl)


ALL_PIECES = PIECES | st.sampled_from(
    [
        "منظمة",
        "العفو،",
        "+41 22 917",
        "1 250",
        "https://a.example/b/",
        "٢٠٢٥",
        '"',
        "»",
        "%",
        "-",
        "؛ ",
        "人",
        "a@b.c",
        "\n",
        "😀",
    ]
)
NODES: st.SearchStrategy[Inline[NoteCall]] = st.recursive(
    ALL_PIECES.map(Text) | st.just(NoteCall(1)) | st.just(LineBreak()),
    lambda nodes: st.lists(nodes, max_size=4).flatmap(
        lambda some: st.sampled_from(
            [
                Emphasis(tuple(some)),
                Strong(tuple(some)),
                Link("https://a.example", tuple(some)),
                Foreign("fa", tuple(some)),
                Foreign("fr", tuple(some)),
            ]
        )
    ),
    max_leaves=12,
)


@given(inlines=st.lists(NODES, max_size=6).map(tuple), rtl=st.booleans(), by_level=st.booleans())
def test_no_word_and_no_note_is_lost_or_doubled(
    *, inlines: Inlines[NoteCall], rtl: bool, by_level: bool
) -> None:
    settled = isolated(inlines, rtl=rtl, by_level=by_level)
    assert plain_text(settled) == plain_text(inlines)
    assert len(list(references_in(settled))) == len(list(references_in(inlines)))


def with_isolates(inlines: Inlines[NoteCall]) -> str:
    signs = {True: ("\u2067", "\u2069"), False: ("\u2066", "\u2069"), None: ("", "")}
    made = ""
    for inline in inlines:
        match inline:
            case Text():
                made += inline.text
            case Foreign():
                opening, closing = signs[inline.rtl]
                made += opening + with_isolates(inline.children) + closing
    return made


# --- the PDF is read as it was written

SCRIPTS = [
    "منظمة العفو الدولية", "تقرير", "A/HRC/60/99", "COVID-19", "12\u201315", "Human Rights Watch",
    "ארגון זכויות (האדם)", "שָׁלוֹם", "អង្គការ សិទ្ធិមនុស្ស", "संगठन", "เมืองไทย", "人权", "(2025)", "«x»", "15%", "،",
    ",", "https://example.org/a-b/", "ﻻ", "é",
]  # fmt: skip


@pytest.mark.parametrize("rtl", [False, True])
def test_notes_in_all_scripts_are_proved_word_for_word(*, rtl: bool) -> None:
    some = random.Random(1)  # noqa: S311  # the same words in each run
    texts = [" ".join(some.choices(SCRIPTS, k=some.randint(1, 14))) for _ in range(30)]
    texts += [
        "انظر أيضا تقرير A/HRC/60/99.",
        "A/HRC/60/99, 12\u201315.",
        "تقرير عن الصحافة (Human Rights Watch، لندن 2025).",
        "Ibid.",
    ]
    notes = tuple(Note(number, (Text(words),)) for number, words in enumerate(texts, 1))
    paragraphs = [(Text("كلمة word"), NoteCall(note.number)) for note in notes]
    made = letter(*paragraphs, rtl=rtl, notes=notes)
    data = pdf.write(made, STYLE)
    check_pdf(data, made, STYLE.page)
    for number, note in enumerate(notes):
        for other in changed(texts[number], some):
            wrong = (*notes[:number], Note(note.number, (Text(other),)), *notes[number + 1 :])
            with pytest.raises(LetterError, match=r"did not come out whole"):
                check_pdf(data, letter(*paragraphs, rtl=rtl, notes=wrong), STYLE.page)


def changed(words: str, some: random.Random) -> Iterator[str]:
    """The words with one letter less, or two in the wrong order."""
    places = [
        place for place, sign in enumerate(words[:-1]) if sign.isalpha()
    ]  # its start is there of each note
    if places:
        place = some.choice(places)
        yield words[:place] + words[place + 1 :]
    first, _, rest = words.partition(" ")
    if rest and letters(first + rest) != letters(rest + first):
        yield f"{rest} {first}"
