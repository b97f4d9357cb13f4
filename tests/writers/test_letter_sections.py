"""Which pages of a user's own Word file a letter has: those that a reader of the file would see."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from docx_letters import STYLE, R, W, letter, paragraph, xml
from packages import PAGE, word_file, words

from outside import docx_faults, office_pdfs, pdf_text
from undersigned.loading.word_heads import word_head
from undersigned.writers.docx import write

SHORT: Final = letter((paragraph("A letter."),))
LONG: Final = letter((*[paragraph(f"Paragraph {number}.") for number in range(150)],))
LANDSCAPE: Final = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'


def section(heads: str = "", *, title: bool = False, kind: str = "", page: str = PAGE) -> str:
    """The properties of a section: `default=1 first=2` are its headers."""
    references = "".join(
        f'<w:headerReference w:type="{type}" r:id="header{number}"/>'
        for type, number in re.findall(r"(\w+)=(\d)", heads)
    )
    said = f'<w:type w:val="{kind}"/>' if kind else ""
    return f"<w:sectPr>{references}{said}{page}{'<w:titlePg/>' if title else ''}</w:sectPr>"


def file_of(*sections: str, even: bool = False) -> bytes:
    ended = "".join(f"{words('x')}<w:p><w:pPr>{one}</w:pPr></w:p>" for one in sections[:-1])
    headers = {f"header{number}": words(f"HEAD{number}") for number in range(1, 10)}
    settings = {"settings": "<w:evenAndOddHeaders/>" if even else ""}
    return word_file(ended + words("y") + sections[-1], parts=headers | settings)


def shown(data: bytes) -> dict[str, str]:
    """The words of each header that a letter's section names, by its type; and whether its first page differs."""
    links = {link.get("Id"): link.get("Target") for link in xml(data, "word/_rels/document.xml.rels")}
    (properties,) = xml(data, "word/document.xml").iter(f"{W}sectPr")
    found = {
        reference.get(f"{W}type"): "".join(
            xml(data, f"word/{links[reference.get(f'{R}id')]}").itertext()
        ).strip()
        for reference in properties.iter(f"{W}headerReference")
    }
    return found | ({"apart": "yes"} if properties.find(f"{W}titlePg") is not None else {})


APART: Final = {"apart": "yes"}
CASES: Final[dict[str, tuple[tuple[str, ...], bool, dict[str, str]]]] = {
    "one section": ((section("default=1"),), False, {"default": "HEAD1"}),
    "one section without a header": ((section(),), False, {}),
    "one section with a first page": (
        (section("first=1 default=2", title=True),), False, {"first": "HEAD1", "default": "HEAD2", **APART}
    ),
    "a first page that is not shown": ((section("first=1 default=2"),), False, {"default": "HEAD2"}),
    "even pages that are not shown": ((section("even=1 default=2"),), False, {"default": "HEAD2"}),
    "even pages": ((section("even=1 default=2"),), True, {"even": "HEAD1", "default": "HEAD2"}),
    "a first page alone": ((section("first=1", title=True),), False, {"first": "HEAD1", **APART}),
    "two sections": (
        (section("default=1"), section("default=2")), False, {"first": "HEAD1", "default": "HEAD2", **APART}
    ),
    "two sections, the second on the same page": (
        (section("default=1"), section("default=2", kind="continuous")),
        False, {"first": "HEAD1", "default": "HEAD2", **APART},
    ),
    "the second takes over the header of the first": (
        (section("default=1"), section()), False, {"default": "HEAD1"}
    ),
    "the first one has a first page of its own": (
        (section("first=1 default=2", title=True), section("default=3")),
        False, {"first": "HEAD1", "default": "HEAD2", **APART},
    ),
    "the first one has nothing but a first page": (
        (section("first=1", title=True), section("default=3")),
        False, {"first": "HEAD1", "default": "HEAD3", **APART},
    ),
    "the second one has a first page, too": (
        (section("default=1"), section("first=2 default=3", title=True)),
        False, {"first": "HEAD1", "default": "HEAD3", **APART},
    ),
    "the second one states its first page only": (
        (section("default=1"), section("first=2", title=True)),
        False, {"first": "HEAD1", "default": "HEAD2", **APART},
    ),
    "no header on the first page": (
        (section(), section("default=1")), False, {"default": "HEAD1", **APART}
    ),
    "three sections": (
        (section("default=1"), section("default=2"), section("default=3")),
        False, {"first": "HEAD1", "default": "HEAD2", **APART},
    ),
    "a section for the address, the same header, then others": (
        (section("default=1"), section(kind="continuous"), section("default=3")),
        False, {"first": "HEAD1", "default": "HEAD3", **APART},
    ),
    "a table that lies on its side": (
        (section("default=1"), section("default=2", page=LANDSCAPE)), False, {"default": "HEAD1"}
    ),
    "a table between": (
        (section("default=1"), section("default=2", page=LANDSCAPE), section("default=3")),
        False, {"first": "HEAD1", "default": "HEAD3", **APART},
    ),
    "even pages of two sections": (
        (section("default=1 even=2"), section("default=3 even=4")),
        True, {"first": "HEAD1", "default": "HEAD3", "even": "HEAD4", **APART},
    ),
    "even pages that the second takes over": (
        (section("default=1 even=2"), section("default=3")),
        True, {"first": "HEAD1", "default": "HEAD3", "even": "HEAD2", **APART},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_letter_has_the_heads_of_the_pages_that_a_reader_sees(case: str) -> None:
    sections, even, expected = CASES[case]
    data = write(SHORT, STYLE, reference=file_of(*sections, even=even))
    assert shown(data) == expected


LYING_FIRST: Final = {
    "a table before the letter": (
        (section("default=1", page=LANDSCAPE), section("default=2")), {"default": "HEAD2"}
    ),
    "a table whose header goes on": ((section("default=1", page=LANDSCAPE), section()), {"default": "HEAD1"}),
    "two tables, and a first page": (
        (section("default=1 first=2", page=LANDSCAPE), section("default=3", page=LANDSCAPE), section(title=True)),
        {"default": "HEAD3", "first": "HEAD2", **APART},
    ),
    "nothing that is upright": ((section("default=1", page=LANDSCAPE),), {"default": "HEAD1"}),
}  # fmt: skip


@pytest.mark.parametrize("case", LYING_FIRST)
def test_a_letter_begins_with_the_first_page_that_is_upright(case: str) -> None:
    sections, expected = LYING_FIRST[case]
    file = file_of(*sections)
    assert shown(write(SHORT, STYLE, reference=file)) == expected
    head = expected.get("first", expected["default"])
    assert [line.words for line in word_head(file).lines] == [head]


def combinations() -> dict[str, bytes]:
    """Files of one to three sections, with and without first pages, stated headers and pages that lie."""
    kinds: dict[str, Callable[[int], str]] = {
        "d": lambda number: section(f"default={number}"),
        "f": lambda number: section(f"first={number} default={number + 3}", title=True),
        "n": lambda _: section(),
        "c": lambda number: section(f"default={number}", kind="continuous"),
        "l": lambda number: section(f"default={number}", page=LANDSCAPE),
    }
    return {
        f"{''.join(of)}{'-even' if even else ''}": file_of(
            *(kinds[kind](number) for number, kind in enumerate(of, 1)), even=even
        )
        for count in (1, 2, 3)
        for of in itertools.product(kinds, repeat=count)
        for even in (False, True)
    }


def test_in_every_combination_the_sheet_is_that_of_the_first_section_that_is_upright() -> None:
    for name, reference in combinations().items():
        data = write(SHORT, STYLE, reference=reference)
        (properties,) = xml(data, "word/document.xml").iter(f"{W}sectPr")
        lies = int(properties.find(f"{W}pgSz").get(f"{W}w")) == 16838
        assert lies == (set(name.partition("-")[0]) == {"l"}), name
        stated = [reference.get(f"{W}type") for reference in properties.iter(f"{W}headerReference")]
        assert len(stated) == len(set(stated)), name


def test_libreoffice_prints_the_first_pages_of_a_letter_as_those_of_the_file(tmp_path: Path) -> None:
    """The file's own text is broken into pages as its sections are; its heads are then the letter's."""
    cases = {name.replace(" ", "-").replace(",", ""): of for name, of in CASES.items() if "even" not in name}
    theirs, ours = [], []
    for name, (sections, even, _) in cases.items():
        (tmp_path / f"theirs-{name}.docx").write_bytes(file_of(*sections, even=even))
        (tmp_path / f"ours-{name}.docx").write_bytes(write(LONG, STYLE, reference=file_of(*sections)))
        theirs.append(tmp_path / f"theirs-{name}.docx")
        ours.append(tmp_path / f"ours-{name}.docx")
    printed = {file.stem: pdf_text(file).split("\f") for file in office_pdfs(theirs + ours, tmp_path)}
    for name in cases:
        first = re.findall(r"HEAD\d", printed[f"theirs-{name}"][0])[:1]
        assert re.findall(r"HEAD\d", printed[f"ours-{name}"][0]) == first, name


def test_what_a_section_says_of_its_text_does_not_reach_a_letter(tmp_path: Path) -> None:
    of_text = (
        '<w:cols w:num="3"/><w:formProt/><w:vAlign w:val="center"/><w:textDirection w:val="tbRl"/><w:bidi/>'
        '<w:docGrid w:type="lines" w:linePitch="600"/><w:printerSettings r:id="gone"/>'
    )
    reference = word_file(
        f'<w:sectPr w:rsidR="00AB12CD"><w:type w:val="oddPage"/>{PAGE}<w:paperSrc w:first="7"/>{of_text}</w:sectPr>'
    )
    data = write(SHORT, STYLE, reference=reference)
    (properties,) = xml(data, "word/document.xml").iter(f"{W}sectPr")
    assert [child.tag.removeprefix(W) for child in properties] == ["pgSz", "pgMar", "docGrid"]
    assert not properties.attrib
    assert [*properties.find(f"{W}docGrid").attrib] == [f"{W}linePitch"]
    (tmp_path / "a.docx").write_bytes(data)
    assert docx_faults(tmp_path / "a.docx") == []
