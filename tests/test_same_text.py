"""Proves that a letter says the same in every format, and that any value prints as itself.

The readers are pandoc for DOCX, HTML and Markdown, and poppler for PDF.
"""

from __future__ import annotations

import json
import re
import tempfile
import textwrap
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from readings import Reading, faults_of_pdf, read_docx, read_html, read_markdown, read_text
from small_project import SmallProject
from undersigned.model.letter import UNPRINTABLE

FEWER = settings(max_examples=max(15, settings().max_examples // 2))
"""For tests that start several programs for each example."""


@contextmanager
def built(files: dict[str, str], formats: Sequence[str]) -> Iterator[SmallProject]:
    """A project with these files, and its letter in these formats."""
    with tempfile.TemporaryDirectory() as folder:
        project = SmallProject(Path(folder))
        project.write(files)
        run = project.run("build", "letter", *(word for format in formats for word in ("--format", format)))
        assert run.status == 0, run.err
        # "{{ country }}" and "[a]" as a value are printed, and told to be unfinished; so are two of one name.
        told = [line for line in run.err.splitlines() if not line.startswith("  help: ")]
        assert all(line.endswith(("[placeholder]", "[same-name]")) for line in told), run.err
        yield project


# --- any value prints as itself

SIGNS = st.sampled_from(
    ["[^1]", "[^law]", "{{ country }}", "{% if %}", "{#", "*", "**a**", "_a_", "`", "``", "~~a~~", "^a^", "~a~", "$a$",
     "<b>", "</p>", "<!--", "&", "&amp;", "&#42;", "\\", "\\\\", "\\*", "|", "||", "# ", "## ", "> ", "- ", "+ ", "* ",
     "1. ", "1) ", "(a) ", "a. ", "i) ", "#. ", "::: subject", ":::", ":", "::", ":smile:", "---", "***", "===", "--",
     "...", "“", "'", '"', "@a", "[a]", "[a](b)", "![a](b)", "[a]: b", "[a]{.b}", "{.a}", "[a]{lang=fr}", "{lang=fr}",
     "{", "}", "[ ] ", "=", "%",
     "<https://example.org>", "https://example.org", "www.example.org", "a@example.org", "\n", "\n\n", "\n    ", "  ",
     "\t", "\u00a0", "\u2028", "\u200b", "\u00ad", "\u202e", "%Y", "!", "^", "A/HRC/RES/48/23", "no", "ខ្មែរ",
     "العربية", "中文", "é", "e\u0301", "ﬁ", "😀", "🇰🇭", "²", "½"],
)  # fmt: skip
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=8)
WORDS = st.sampled_from(["Freedonia", "Watch", "and", "54"])
VALUES = (
    st.lists(SIGNS | SIGNS | TEXT | WORDS, min_size=1, max_size=6)
    .map("".join)
    .filter(lambda value: bool(value.strip()) and not UNPRINTABLE.search(value))
)


_MARKS_OF_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202c\u2066-\u2069]")


def folded(text: str) -> str:
    """The text with any white space as one space and accents put together, as some of the readers have it.

    Marks of direction are not seen, and some formats need them.
    """
    return " ".join(unicodedata.normalize("NFC", _MARKS_OF_DIRECTION.sub("", text)).split())


def in_a_row(addressee: str) -> str:
    """The lines of an addressee as running text has them."""
    return ", ".join(line.strip() for line in addressee.split("\n") if line.strip())


@given(st.lists(VALUES, min_size=6, max_size=6))
@example(["[^1]", "[^1]", "[^1]", "[^1]", "0\U0001e800", "[^1]"])
@example(["A*B_C [^1] {{x}}", "CIVICUS: World", "  a  \n\n  b  ", "# 1. - > |", "<b>&amp;</b>", "\\"])
def test_any_value_prints_as_itself(values: list[str]) -> None:
    name, acronym, other_name, addressee, copy, country = (value.strip("\n") for value in values)
    quoted = [json.dumps(value, ensure_ascii=False) for value in values]
    campaign = f"""\
date: 2026-09-01
country: {quoted[5]}
addressees: [{quoted[3]}, Permanent Representatives]
copy: [{quoted[4]}]
subject: "Keep {{{{ country }}}} under scrutiny"
signatories: [one, two]
signatory_order: listed
"""
    register = f"one: {{name: {quoted[0]}, acronym: {quoted[1]}}}\ntwo: {{name: {quoted[2]}}}\n"
    body = "{{ country }} is at risk.\n\n- {{ country }}\n- {{ signatories[1] }}, *{{ copy[0] }}*\n"
    files = {
        "campaigns/letter/campaign.yaml": campaign,
        "campaigns/letter/body.md": body,
        "signatories/organisations.yaml": register,
    }
    expected = [
        folded(block)
        for block in (
            "1 September 2026",
            f"To: {addressee} Permanent Representatives",
            f"RE: Keep {country} under scrutiny",
            "Excellencies,",
            f"{country} is at risk.",
            country,
            f"{other_name}, {in_a_row(copy)}",
            "Sincerely,",
            f"{name} ({acronym})",
            other_name,
            f"Cc: {copy}",
        )
    ]
    with built(files, ("docx", "html", "md", "txt")) as project:
        assert [folded(b) for b in read_docx(project.built("docx")).blocks] == expected, "docx"
        assert [folded(b) for b in read_html(project.built("html")).blocks] == expected, "html"
        assert [folded(b) for b in read_markdown(project.built("md")).blocks] == expected, "md"
        plain = folded(project.built("txt").read_text(encoding="utf-8").replace("•", ""))
        assert plain.replace(" ", "") == "".join(expected).replace("•", "").replace(" ", ""), "txt"


# --- the same text and the same notes in every format

WORD = st.sampled_from(
    ["rights", "Freedonia", "Côte d'Ivoire", "48/16", "A/HRC/51/66", "“free”", "(2026)", "États,", "its", "54",
     "re-elected", "CPP's", "100%", "Ms. Türk", "a", "the", "and", "of", "was not", "Special Rapporteur", "- or",
     "no. 7", "§ 3", "Москва"]
)  # fmt: skip
NOTE = st.sampled_from(
    [
        "[^law]",
        "[^report]",
        "[^page]",
        "[^own]",
        "[^spot]",
        "[^law: art. 3]",
        "[^report; page: p. 7]",
        "[^again]",
    ]
)
PLAIN = st.lists(WORD, min_size=1, max_size=8).map(" ".join)
INLINE = st.one_of(
    PLAIN,
    PLAIN.map("*{}*".format),
    PLAIN.map("**{}**".format),
    PLAIN.map("***{}***".format),
    st.builds("**{} *{}* {}**".format, PLAIN, PLAIN, PLAIN),
    PLAIN.map("[{}](https://example.org/a_b?c=1&d)".format),
    st.just("<https://example.org/x>"),
    st.just("54^th^"),
    st.builds("{}{}".format, PLAIN, NOTE),
    st.builds("{}{}".format, PLAIN, NOTE),
    st.builds("*{}{}*".format, PLAIN, NOTE),
    st.builds("[{}{}](https://example.org)".format, PLAIN, NOTE),
)
LINES = st.lists(INLINE, min_size=1, max_size=4).map(lambda parts: "We " + " ".join(parts) + " end.")


def _items(mark: str) -> st.SearchStrategy[str]:
    return st.lists(st.one_of(LINES, LISTS), min_size=1, max_size=3).map(
        lambda items: "\n".join(mark + textwrap.indent(item, " " * len(mark)).lstrip() for item in items)
    )


LISTS: st.SearchStrategy[str] = st.deferred(lambda: st.builds("{}\n\n{}".format, LINES, _items("- ")))
TABLES = st.lists(st.tuples(LINES, LINES), min_size=1, max_size=3).map(
    # without a head, which a PDF repeats on the next page
    lambda rows: "| | |\n|:--|--:|\n" + "\n".join(f"| {a} | {b} |" for a, b in rows)
)
BLOCKS = st.one_of(
    LINES,
    LINES,
    _items("- "),
    _items("3. "),
    LINES.map("> {}".format),
    LINES.map("## {}".format),
    st.builds("## {}\n\n### {}".format, LINES, LINES),
    TABLES,
    st.just("* * *"),
    st.builds("{}\\\n{}".format, LINES, LINES),
)
BODIES = st.lists(BLOCKS, min_size=1, max_size=6).map("\n\n".join)

CAMPAIGN = """\
date: 2026-09-01
addressees: [Permanent Representatives, "The President: HRC"]
subject: Keep *Freedonia*[^law] under scrutiny
signatories: [freedonia-watch]
notes: {repeat: ibid}
footnotes:
  law: {symbol: A/HRC/RES/48/23, adopted: 2021-10-11}
  report: {symbol: A/HRC/51/66, date: 2022-08-18}
  page: {url: "https://example.org/press-law?a=1&b=2", title: The press law in brief, publisher: Freedonia Watch}
  own: In our own *words*, with a <https://example.org/link>, a [link](https://example.org/b) and 2^nd^ thoughts.
  again: {repeats: law, text: The same law}
"""


@FEWER
@given(BODIES)
def test_a_letter_says_the_same_in_every_format(body: str) -> None:
    files = {
        "campaigns/letter/campaign.yaml": CAMPAIGN,
        "campaigns/letter/body.md": f"{body}\n\n[^law][^report][^page][^own][^again][^spot]\n\n[^spot]: On the spot.\n",
    }
    with built(files, ("docx", "pdf", "html", "md", "txt")) as project:
        docx = read_docx(project.built("docx"))
        assert docx.calls == list(range(1, len(docx.notes) + 1))
        assert len(docx.notes) == 7 + body.count("[^")
        web, markdown, text = (
            read_html(project.built("html")), read_markdown(project.built("md")), read_text(project.built("txt")),
        )  # fmt: skip
        assert web == docx
        assert markdown == docx
        assert text.calls == docx.calls
        assert _without_addresses(text) == _without_addresses(docx)
        faults = faults_of_pdf(project.built("pdf"), docx)
        assert [fault for fault in faults if not _is_head_once_more(fault)] == []
        # The program compares them, too, with readers of its own.
        check = project.run("check", "letter")
        assert check.status == 0, check.err


def _is_head_once_more(fault: str) -> bool:
    """Whether the only difference is the head of a table, which stands on each of its pages."""
    found = re.fullmatch(r"body at \d+: want (.*) got (.*)", fault)
    return found is not None and found[2].replace("WhatWho", "", 1) == found[1]


def _without_addresses(reading: Reading) -> str:
    """All that it says, less the addresses that plain text writes after the words of a link."""
    return re.sub(r"(?<!^)<https://example\.org[^<>]*>", "", reading.letters())
