"""Holds headers and footers of a house style to what is printed there as it was meant.

The tree of a style, or a loaded style with the campaign that it serves, goes in; findings come out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from undersigned.files.yaml_tree import Node, Scalar, as_mapping
from undersigned.languages.icu_rules import language_name
from undersigned.languages.known import all_languages, as_written
from undersigned.languages.language import PAGE_OF_PAGES, Language
from undersigned.model.campaign import Campaign
from undersigned.model.findings import NOWHERE, Findings, Located, Place, closest
from undersigned.model.style import PLACEHOLDERS, HouseStyle

_HERE: Final = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
_WHAT_MAY_STAND: Final = f"what is filled in here is {_HERE}"
_OTHER_WORDS: Final = {
    "subject": "title",
    "number": "page",
    "page_number": "page",
    "count": "pages",
    "numpages": "pages",
    "total": "pages",
    "today": "date",
}
"""What others call a placeholder."""

_BRACES: Final = re.compile(r"\{\{[^{}]*\}\}|\{[^{}]*\}|[{}]|\{%[^{}]*%\}")
_MARKDOWN: Final = (
    (
        re.compile(r"!\[[^\]]*\]\([^)]*\)"),
        "pictures are not printed here: put a logo into the letterhead of the letter",
    ),
    (re.compile(r"(?<!!)\[[^\]]+\]\([^)]*\)"), "links are not made here: write the address itself"),
    (
        re.compile(r"(\*\*|__)(?=\S).+?(?<=\S)\1|(?<![\w*])([*_])(?=[^\s*]).+?(?<=[^\s*])\2(?![\w*])"),
        "take the signs out; 'bold' and 'italic' of the paragraphs 'page' are for all of it",
    ),
    (re.compile(r"</?[a-zA-Z][^<>]*>"), "take it out: HTML is printed as it stands"),
    (re.compile(r"^#+ "), "take the signs out: a heading is none here"),
)
"""What means something in prose, with what to do: here it is printed as it was typed."""

_NUMBERED: Final = re.compile(r"(\w+)[\s\u00a0]*\{page\}")


def check_furniture(tree: Node, findings: Findings) -> None:
    """Report what would be printed as it was typed: placeholders that there are not, stray braces, Markdown."""
    page = as_mapping(tree).below("page")
    for key in ("header", "footer", "first_header", "first_footer"):
        for side in ("left", "centre", "right"):
            text = page.below(key).get(side)
            if isinstance(text, Scalar) and not findings.has_error_at(text.place):
                _check(text, findings)


def _check(text: Scalar, findings: Findings) -> None:
    if "\t" in text:
        message = f"'{' … '.join(filter(None, text.split(chr(9))))}' has tabs in it, which are no spaces here"
        findings.error(
            message, "tab-in-furniture", text.place, "give each text a key of its own: left, centre or right"
        )
    for found in _BRACES.finditer(text):
        inside = found[0].strip("{}% ")
        if found[0] == f"{{{inside}}}" and inside in PLACEHOLDERS:
            continue
        message = f"'{found[0]}' would be printed as it stands here"
        findings.error(message, "unknown-placeholder", _at(text, found.start()), _meant(inside))
    for pattern, help in _MARKDOWN:
        for found in pattern.finditer(text):
            message = f"'{found[0]}' would be printed as it stands here, where no Markdown is read"
            findings.error(message, "markdown-in-furniture", _at(text, found.start()), help)


def _meant(inside: str) -> str:
    """Advice on what stands in braces."""
    name = re.sub(r"[\s-]+", "_", inside.casefold())
    meant = name if name in PLACEHOLDERS else _OTHER_WORDS.get(name) or closest(name, PLACEHOLDERS)
    return f"write {{{meant}}}; {_WHAT_MAY_STAND}" if meant else _WHAT_MAY_STAND


def _at(text: Scalar, offset: int) -> Place:
    """Where a character of a text stands, if that was typed in one line."""
    place = text.place
    return Place(place.file, place.line, place.column + offset + (1 if text.quoted else 0))


def check_furniture_of(campaign: Campaign, style: HouseStyle, findings: Findings) -> None:
    """Report what headers and footers of a style cannot say in this letter: session, date, pages in its language."""
    for text in _texts(style):
        place = text.place if isinstance(text, Located) else NOWHERE
        for key, says, value in (("session", "names", campaign.session), ("date", "prints", campaign.date)):
            if f"{{{key}}}" in text and value is None:
                findings.error(
                    f"the header or footer {says} the {key}, and the letter has none",
                    "missing-key",
                    place,
                    f"add a line '{key}:' to {campaign.file}, or take {{{key}}} out",
                )
        _check_language(text, place, campaign.language, findings)


def _texts(style: HouseStyle) -> Iterator[str]:
    page = style.page
    for furniture in dict.fromkeys((page.header, page.footer, *page.on_first)):
        yield from filter(None, (furniture.left, furniture.centre, furniture.right))


def _check_language(text: str, place: Place, tag: str, findings: Findings) -> None:
    """Warn of pages that are counted in words of another language than the letter's."""
    own = as_written(tag)
    numbered = _NUMBERED.search(text)
    if numbered is None or (own is not None and _says(own, text, numbered[1])):
        return
    other = next((one for one in all_languages() if _says(one, text, numbered[1])), None)
    if other is not None:
        printed = (own.page_of_pages if own else PAGE_OF_PAGES).format(page=2, pages=5)
        findings.warning(
            f"'{text}' counts pages in {other.name}, and the letter is in {own.name if own else language_name(tag)}",
            "language-of-pages",
            place,
            f"write {{page_of_pages}}, which prints '{printed}' in this letter",
        )


def _says(language: Language, text: str, word: str) -> bool:
    """Whether a language counts pages in these words: all of them where the total is named, too."""
    whole = " ".join(language.page_of_pages.casefold().split())
    if "{pages}" in text:
        return whole in " ".join(text.casefold().split())
    return whole.split()[0] == word.casefold()
