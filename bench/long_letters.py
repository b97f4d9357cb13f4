"""Turns the example letter into longer ones, whose annex goes on with cases made of its own text."""

from __future__ import annotations

import copy
import itertools
import re
import shutil
from pathlib import Path
from typing import Any, Final

import yaml

EXAMPLE: Final = "hrc54-cambodia"

_WORD: Final = re.compile(r"(?:\{\{.*?\}\}|\S)+")
_CITED: Final = re.compile(r"\[\^([^\]]+)\]")


def copy_project(source: Path, target: Path) -> None:
    """Copy what the example letter needs to another folder."""
    for name in ("campaigns", "signatories", "templates"):
        shutil.copytree(source / name, target / name)


def lengthen(project: Path, cases: int) -> str:
    """Write the example with that many more sections in its annex as a new campaign, and return its name.

    The cases take turns at the text of the letter and of its annex, so that long letters have as many
    words and notes on a page as the example. Each has words and notes of its own.
    """
    name = f"{EXAMPLE}-and-{cases}-cases"
    folder = project / "campaigns" / name
    shutil.copytree(project / "campaigns" / EXAMPLE, folder)
    file = folder / "campaign.yaml"
    campaign: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    sections: list[str] = campaign["annex"]["sections"]
    prose = (campaign.get("body", "body.md"), *sections)
    sources = itertools.cycle([_paragraphs((folder / file).read_text(encoding="utf-8")) for file in prose])
    for number, paragraphs in zip(range(1, cases + 1), sources, strict=False):
        text = "\n\n".join(_turned(paragraph, number) for paragraph in paragraphs)
        for key in _CITED.findall(text):
            campaign["footnotes"][f"{key}-{number}"] = _source(campaign["footnotes"][key], number)
        section = f"annex/case-{number}.md"
        (folder / section).write_text(_CITED.sub(rf"[^\1-{number}]", text) + "\n", encoding="utf-8")
        sections.append(section)
    file.write_text(yaml.safe_dump(campaign, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return name


def _paragraphs(prose: str) -> list[str]:
    """The paragraphs and headings of a text, but not the asks, which stand in a letter once."""
    return [paragraph for paragraph in prose.strip().split("\n\n") if not paragraph.startswith("{{")]


def _turned(paragraph: str, number: int) -> str:
    """A paragraph that begins elsewhere, so that its lines are others."""
    if paragraph.startswith("#"):
        return f"{paragraph} (case {number})"
    words = _WORD.findall(paragraph)
    turn = 7 * number % len(words)
    return f"Case {number}: {' '.join(words[turn:] + words[:turn])}"


def _source(footnote: Any, number: int) -> Any:  # noqa: ANN401  # YAML gives anything
    match footnote:
        case {"url": str(url)}:
            return {**footnote, "url": f"{url}#case-{number}"}
        case _:
            return copy.deepcopy(footnote)  # the same object twice would be written as a YAML alias
