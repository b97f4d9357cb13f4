"""Turns letters of growing length into times per page and into the memory of the longest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Final

import pypdfium2

from bench.commands import build, repeated_build
from bench.long_letters import lengthen
from bench.measurement import Measurement, Times, ratio
from bench.processes import Run, in_turn, run
from bench.side_by_side import builds

CASES: Final = (0, 13, 71, 147)
"""How many sections the annex is given, for letters of 6, 20, 80 and 160 pages."""
PAGE: Final = 400
"""Words. The short letter has pages that are half empty; a page counted in words is the same in all."""
_FLAT_WITH_NOTES: Final = 1.3
"""How many times as much as a page of 6 one of 80 may take, with 400 notes."""
_CHECKS_SHARE: Final = 0.05
"""What part of a build numbering and checks may take."""
_ACCOUNT_SHARE: Final = 0.05
"""What part of a build of DOCX and PDF the account of what was typed may take."""
_PROOFS_SHARE: Final = 0.15
"""What part of such a build the proofs of both files may take."""
_FLAT: Final = 1.25
"""How many times as much as a page of 6 one of 160 may take."""


@dataclass(frozen=True)
class Length:
    """What a page takes of the processor, in a letter of that many and a process that has built it before."""

    pages: int
    words: int
    docx: Times
    pdf: Times
    layout: Times
    """Of the PDF's time, WeasyPrint's for laying out."""
    writing: Times
    """Of the PDF's time, WeasyPrint's for writing the file."""
    checks: Times
    """Of the PDF's time, that of numbering and all checks."""
    both: Times
    """That of DOCX and PDF together; of it the account's and the proofs'."""
    account: Times
    proofs: Times


def by_length(project: Path, folder: Path, rounds: int) -> tuple[list[Measurement], list[Length]]:
    """Measure letters of every length; what is made on the way goes into `folder`."""
    campaigns = [lengthen(project, cases) for cases in CASES]
    first = [run(build(project, campaign, folder, "docx", "pdf")) for campaign in campaigns]
    words = {campaign: _words(project, campaign, folder) for campaign in campaigns}
    longest = max(words.values())
    commands = {
        # each process has about as many words to build, so that all measure equally well
        f"{campaign}.{format}": repeated_build(
            1 + round(longest / words[campaign]), project, campaign, folder, *formats
        )
        for campaign in campaigns
        for format, formats in {"docx": ["docx"], "pdf": ["pdf"], "both": ["docx", "pdf"]}.items()
    }
    runs = in_turn(commands, rounds)
    lengths = [
        _length(
            _pages(folder / f"{campaign}.pdf"),
            words[campaign],
            docx=runs[f"{campaign}.docx"],
            pdf=runs[f"{campaign}.pdf"],
            both=runs[f"{campaign}.both"],
        )
        for campaign in campaigns
    ]

    def over_the_first(longer: Length, most: float) -> list[Measurement]:
        span = f"a page of {longer.pages} over one of {lengths[0].pages}"
        return [
            ratio(f"DOCX: {span}", longer.docx, lengths[0].docx, most),
            ratio(f"PDF: {span}", longer.pdf, lengths[0].pdf, most),
        ]

    peak = first[-1].peak / 1e6
    return [
        *over_the_first(lengths[2], _FLAT_WITH_NOTES),
        *over_the_first(lengths[-1], _FLAT),
        ratio("numbering and checks over all", lengths[0].checks, lengths[0].pdf, _CHECKS_SHARE),
        ratio(
            "the account over a build of DOCX and PDF", lengths[0].account, lengths[0].both, _ACCOUNT_SHARE
        ),
        ratio("the proofs over a build of DOCX and PDF", lengths[0].proofs, lengths[0].both, _PROOFS_SHARE),
        *(
            ratio(
                f"{what}: a page of {lengths[-1].pages} over one of {lengths[0].pages}", longest, first, _FLAT
            )
            for what, longest, first in (
                ("account", lengths[-1].account, lengths[0].account),
                ("proofs", lengths[-1].proofs, lengths[0].proofs),
            )
        ),
        Measurement(f"memory for {lengths[-1].pages} pages", "MB", peak, peak, 300),
    ], lengths


def _length(pages: int, words: int, docx: Sequence[Run], pdf: Sequence[Run], both: Sequence[Run]) -> Length:
    def per_page(runs: Sequence[Run], part: str) -> Times:
        """The mean of the builds of each process but its first, for as many words as a page has."""
        means = (mean(build[part] for build in builds(one.output)[1:]) for one in runs)
        return Times(tuple(seconds / words * PAGE for seconds in means))

    return Length(
        pages,
        words,
        docx=per_page(docx, "total"),
        pdf=per_page(pdf, "total"),
        layout=per_page(pdf, "layout"),
        writing=per_page(pdf, "writing"),
        checks=per_page(pdf, "checks"),
        both=per_page(both, "total"),
        account=per_page(both, "account"),
        proofs=per_page(both, "proofs"),
    )


def _words(project: Path, campaign: str, folder: Path) -> int:
    run(build(project, campaign, folder, "txt"))
    return len((folder / f"{campaign}.txt").read_text(encoding="utf-8").split())


def _pages(file: Path) -> int:
    document = pypdfium2.PdfDocument(file)
    try:
        return len(document)
    finally:
        document.close()
