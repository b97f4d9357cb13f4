"""Walks all keys of a house style, and holds each to changing the DOCX and the PDF alike.

A key that the schema has and this table has not fails, so none can be forgotten in one of the two.
"""

from __future__ import annotations

import functools
import hashlib
import itertools
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from outside import docx_faults, office_pdfs, pdf_text, program
from small_project import SmallProject
from undersigned.loading.schema_reading import SchemaReader, load_schema
from undersigned.model.style import PARAGRAPH_STYLES
from undersigned.writers.pdf import fonts

FACES = Path(fonts.__file__).parent / "typefaces"
SENTENCE = (
    "We are writing to you about the rights of all people in Freedonia, and ask you to act on them soon. "
)
LETTER = f"""\
{SENTENCE * 2}[^1] It stands [on our page](https://freedonia.example).

[^1]: {SENTENCE * 2}

- {SENTENCE}
- Another

| One | Two |
|---|---|
| {SENTENCE} | Four |

{SENTENCE * 3}

{SENTENCE * 3}

{SENTENCE * 3}

{SENTENCE * 3}

1. The last entry

> {SENTENCE * 9}

{SENTENCE * 2}
"""
CAMPAIGN = """\
style: ours
date: 2026-09-01
session: HRC63
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
signatories: [freedonia-watch]
"""
OWN = "font: {word: Times New Roman, file: Serif.ttf"
LONG = "# of a long letter\n"
BOTH = frozenset({"docx", "pdf"})


@dataclass(frozen=True)
class Sample:
    """Two styles that differ in one key, and the formats in which that shows."""

    before: str
    after: str
    shows: frozenset[str] = BOTH
    is_long: bool = False
    """Whether a long quotation is to stand where a page ends."""


def page(after: str, before: str = "") -> Sample:
    return Sample(before and f"page: {{{before}}}", f"page: {{{after}}}")


def two_pages(after: str, before: str = "") -> Sample:
    """A letter with a page after the first, for what runs on it."""
    one = page(after, before)
    second = "paragraphs: {closing: {new_page: true}}"
    return Sample(f"{one.before}\n{second}", f"{one.after}\n{second}")


def body(after: str, before: str = "", *, kind: str = "body", shows: frozenset[str] = BOTH) -> Sample:
    return Sample(
        before and f"paragraphs: {{{kind}: {{{before}}}}}", f"paragraphs: {{{kind}: {{{after}}}}}", shows
    )


PLACES = ("header", "footer", "first_header", "first_footer")
SIDES = ("left", "centre", "right")
FURNITURE = ", ".join(
    f"{place}: {{{', '.join(f'{side}: {place}-{side}' for side in SIDES)}}}" for place in PLACES
)
KEPT = "paragraphs: {quotation: {keep_together: true}"
PDF = frozenset({"pdf"})
SAMPLES = {
    "letterhead": Sample("", "letterhead: {name: Freedonia Coalition}"),
    "page.size": page("size: Letter"),
    "page.first_page_furniture": page("first_page_furniture: false"),
    **{
        f"page.{edge}": page(f"{edge}: 40mm")
        for edge in (
            "margin_top",
            "margin_right",
            "margin_bottom",
            "margin_left",
            "first_margin_top",
            "first_margin_bottom",
        )
    },
    **{f"page.{place}.{side}": two_pages(FURNITURE) for place in PLACES for side in SIDES},
    **{
        f"page.{place}.rule": two_pages(
            FURNITURE.replace(f"{place}-right", f"{place}-right, rule: true"), FURNITURE
        )
        for place in PLACES
    },
    "text.font": body("font: Arial"),
    "text.font.word": body(
        "font: {word: Arial, pdf: Noto Sans}",
        "font: {word: Times New Roman, pdf: Noto Sans}",
        shows=frozenset({"docx"}),
    ),
    "text.font.pdf": body("font: {word: Times New Roman, pdf: Noto Sans}", shows=PDF),
    "text.font.file": body(f"{OWN}}}", shows=PDF),
    **{
        f"text.font.{face}": body(f"{OWN}, {face}: Sans.ttf}}, {look}", f"{OWN}}}, {look}", shows=PDF)
        for face, look in (
            ("bold", "bold: true"),
            ("italic", "italic: true"),
            ("bold_italic", "bold: true, italic: true"),
        )
    },
    "text.size": body("size: 12pt"),
    "text.bold": body("bold: true"),
    "text.italic": body("italic: true"),
    "text.colour": body("colour: '#aa0000'"),
    "text.align": Sample("", "text: {align: justified}"),
    "text.line_spacing": body("line_spacing: 1.2"),
    "text.space_before": body("space_after: 0pt, space_before: 4pt", "space_after: 0pt"),
    "text.space_after": body("space_after: 0pt"),
    "text.indent": body("indent: 30pt"),
    "text.indent_right": body("indent_right: 30pt"),
    "text.first_line": Sample("", "text: {first_line: 30pt}"),
    "text.rule_below": body("rule_below: true", kind="subject"),
    "text.keep_together": Sample("", f"{KEPT}}}", is_long=True),
    "text.keep_with_next": Sample(f"{KEPT}}}", f"{KEPT}, list: {{keep_with_next: true}}}}", is_long=True),
    "text.new_page": body("new_page: true", kind="closing"),
    "tables.borders": Sample("", "tables: {borders: rules}"),
    "link_colour": Sample("", "link_colour: '#0000cc'"),
    "bullet": Sample("", "bullet: ♦"),
}
"""By its path, each key of a style."""
COLOURS = {
    kind: f"#{red:02x}{green:02x}{blue:02x}"
    for kind, (red, green, blue) in zip(
        PARAGRAPH_STYLES, itertools.product((0, 90, 180), (60, 140), (20, 90, 150, 220)), strict=False
    )
}
"""By the kind of paragraph, a colour that no other has."""
EVERY_KIND = "paragraphs:\n" + "".join(
    f"  {kind}: {{colour: '{colour}', bold: true, size: 14pt}}\n" for kind, colour in COLOURS.items()
)
KINDS_LETTER = {
    "campaigns/letter/campaign.yaml": f"""\
{CAMPAIGN}
title: Joint letter
letterhead: Freedonia Watch, 1 Lake Road
summary: {SENTENCE}
copy: [Members of the Council]
contact: {{name: Ann Lee, email: ann@freedonia.example}}
frame:
  order: [letterhead, title, date, addressees, subject, salutation, summary, body, closing, signatories,
    contact, copy, annex]
asks: {{main: {{items: {{renew: Renew the mandate}}}}}}
annex: {{title: An annex, sections: [annex/facts.md]}}
""",
    "campaigns/letter/body.md": LETTER
    + "\n{{ asks('main') }}\n\n* * *\n\n## Two\n\n### Three\n\nWords.\n\n#### Four\n\nWords.\n",
    "campaigns/letter/annex/facts.md": "## Facts\n\nThey are known.\n",
}
ELSEWHERE = {"based_on"}
"""Keys that do not show themselves; those of the letterhead, which are also a campaign's, are held in
tests/writers/test_letterhead_keys.py."""


def keys(schema: dict[str, Any], path: str = "") -> Iterator[str]:
    """The paths of all keys of a style, but for the kinds of paragraph, which have the keys of `text`."""
    reader = SchemaReader(load_schema("style"))
    for key, below in schema.get("properties", {}).items():
        here = f"{path}.{key}" if path else key
        mapping = reader.as_mapping(below)
        if "oneOf" in reader.resolved(below) or mapping is None:
            yield here
        if mapping is not None and here != "paragraphs":
            yield from keys(mapping, here)


def test_every_key_stands_in_the_table() -> None:
    found = [key for key in keys(load_schema("style")) if not key.startswith("letterhead.")]
    assert sorted(found) == sorted([*SAMPLES, *ELSEWHERE])


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Path]]:
    """By style, the PDFs that were made of the letter: ours, and LibreOffice's of our DOCX."""
    folder = tmp_path_factory.mktemp("styles")
    made: dict[str, dict[str, Path]] = {}
    styles = dict.fromkeys(
        LONG * sample.is_long + one for sample in SAMPLES.values() for one in (sample.before, sample.after)
    )
    for index, style in enumerate([*styles, EVERY_KIND]):
        project = SmallProject(folder / str(index))
        project.write({
            "templates/styles/ours.yaml": f"based_on: times\n{style}\n",
            "templates/styles/times.yaml": "based_on: plain\ntext: {font: Times New Roman}\n",
            "campaigns/letter/campaign.yaml": CAMPAIGN,
            "campaigns/letter/body.md": LETTER,
            "Serif.ttf": (FACES / "carlito/Carlito-Regular.ttf").read_bytes(),
            "Sans.ttf": (FACES / "liberation/LiberationSans-Regular.ttf").read_bytes(),
        })  # fmt: skip
        if style.startswith(LONG):
            project.write({"campaigns/letter/body.md": f"{SENTENCE * 9}\n\n{LETTER}"})
        if style == EVERY_KIND:
            project.write(KINDS_LETTER)
        run = project.run("build", "letter", "-f", "docx", "-f", "pdf")
        assert run.status == 0, (style, run.err)
        word = project.built("docx").rename(folder / f"{index}.docx")
        made[style] = {"pdf": project.built("pdf"), "word": word}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FONTCONFIG_FILE", str(only_ours(folder)))
        for found, office in zip(
            made.values(), office_pdfs([one["word"] for one in made.values()], folder), strict=True
        ):
            found["docx"] = office
    return made


def only_ours(folder: Path) -> Path:
    """A configuration by which other programs see the faces that come along, whatever fonts the machine has."""
    conf = folder / "fonts.conf"
    conf.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        f"<dir>{FACES}</dir><cachedir>{folder / 'fontconfig'}</cachedir></fontconfig>"
    )
    return conf


@functools.cache
def looks(pdf: Path) -> str:
    """What the pages of a PDF look like, as a digest."""
    command = [program("pdftoppm", "pdftoppm (poppler)"), "-r", "50", str(pdf)]
    return hashlib.sha256(subprocess.run(command, capture_output=True, check=True).stdout).hexdigest()


@functools.cache
def places(pdf: Path) -> dict[str, list[tuple[float, float]]]:
    """Where each word of a PDF stands, down from the top of its first page and from the left."""
    found: dict[str, list[tuple[float, float]]] = {}
    height, above = 0.0, 0.0
    for line in pdf_text(pdf, "-bbox").split("\n"):
        if sheet := re.search(r'<page width="[\d.]+" height="([\d.]+)"', line):
            above, height = above + height, float(sheet[1])
        elif word := re.search(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" .*>(.*)</word>', line):
            found.setdefault(word[3], []).append((above + float(word[2]), float(word[1])))
    return found


@pytest.mark.parametrize("key", SAMPLES)
def test_a_key_changes_both_formats_alike(key: str, built: dict[str, dict[str, Path]]) -> None:
    sample = SAMPLES[key]
    before, after = (built[LONG * sample.is_long + style] for style in (sample.before, sample.after))
    changed = {format for format in BOTH if looks(before[format]) != looks(after[format])}
    assert changed == sample.shows
    if sample.shows == BOTH and not sample.is_long:
        ours, theirs = places(after["pdf"]), places(after["docx"])
        place, _, side = key.removeprefix("page.").partition(".")
        assert side not in SIDES or f"{place}-{side}" in ours.keys() & theirs.keys()
        near = [
            abs(x - other_x) < NEAR and abs(y - other_y) < NEAR
            for word in ours
            for (y, x), (other_y, other_x) in zip(
                sorted(ours[word]), sorted(theirs.get(word, [])), strict=False
            )
        ]
        assert sum(near) > MOST * sum(map(len, ours.values())), key


NEAR = 9.0
"""Points by which a word may stand elsewhere."""
MOST = 0.85
"""Of the words."""


def test_word_has_nothing_against_any_of_them(built: dict[str, dict[str, Path]]) -> None:
    for key in ("page.header.rule", "page.first_margin_top", "text.rule_below", "text.indent_right"):
        assert docx_faults(built[SAMPLES[key].after]["word"]) == []


def test_every_kind_of_paragraph_looks_as_the_style_says(built: dict[str, dict[str, Path]]) -> None:
    for format in BOTH:
        printed = colours(built[EVERY_KIND][format])
        missing = {kind for kind, colour in COLOURS.items() if colour not in printed}
        assert not missing, format


def colours(pdf: Path) -> set[str]:
    """The colours in a PDF."""
    pages = pdf.with_suffix("")
    command = [program("pdftoppm", "pdftoppm (poppler)"), "-r", "150", "-aa", "no", "-aaVector", "no"]
    subprocess.run([*command, str(pdf), str(pages)], check=True)
    found = set()
    for page in pdf.parent.glob(f"{pages.name}-*.ppm"):
        found |= {color for _, color in Image.open(page).getcolors(1 << 24) or ()}
    return {f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in found}  # type: ignore[misc]  # of RGB, three
