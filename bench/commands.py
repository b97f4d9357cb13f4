"""Turns a campaign into the command lines that build it: ours, and pandoc's from the same letter as Markdown."""

from __future__ import annotations

import sys
from pathlib import Path

import pypandoc  # type: ignore[import-untyped]  # two strings are all that is taken from it

from bench.processes import Command


def undersigned(*arguments: str | Path) -> Command:
    """Our program in this Python."""
    return (sys.executable, "-m", "undersigned", *arguments)


def build(project: Path, campaign: str, output: Path, *formats: str) -> Command:
    """Our build of a campaign in some formats."""
    chosen = [word for format in formats for word in ("--format", format)]
    return undersigned("-C", project, "build", campaign, "--output", output, *chosen)


def repeated_build(times: int, project: Path, campaign: str, output: Path, *formats: str) -> Command:
    """Several builds of a campaign in one process, which prints what each took."""
    program = Path(__file__).with_name("in_process.py")
    return (sys.executable, program, str(times), project, campaign, output, *formats)


def pandoc_version() -> str:
    """The version of the pandoc that is compared with."""
    return str(pypandoc.get_pandoc_version())


def pandoc(letter: Path, output: Path) -> Command:
    """Pandoc's conversion of a letter in Markdown; its PDF is made by the WeasyPrint that ours is made by."""
    return (
        pypandoc.get_pandoc_path(),
        *("--from", "commonmark_x", "--standalone"),  # CommonMark with footnotes, superscript and tables
        *("--metadata", "lang=en-GB", "--metadata", "pagetitle=Letter"),
        *(("--pdf-engine", "weasyprint") if output.suffix == ".pdf" else ()),
        *(letter, "--output", output),
    )
