"""The functions behind `build` and `check`: a campaign's letter goes in, files or findings come out."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from undersigned.campaigns.built_files import with_edited
from undersigned.checking.letter_date import check_day
from undersigned.files.project import Project
from undersigned.files.saving import save
from undersigned.links.answers import Ask
from undersigned.links.link_findings import check_links
from undersigned.model.findings import Finding, Findings
from undersigned.model.formats import COMPARED, USUAL
from undersigned.route import prepare, render, why_no_pdf
from undersigned.sign_ons.finality import mark_as_draft, require_final
from undersigned.worklist import findings_of, summary_of


@dataclass(frozen=True)
class Built:
    """What a build wrote, and what it warns of."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...]
    letterheads: Mapping[str, str | None]
    """The file that each format has its letterhead from, None where it has none; nothing where none is looked for."""


@dataclass(frozen=True)
class BuildRequest:
    """Which letter is to be built, in which of `model.formats.FORMATS`, and what for."""

    campaign: str
    formats: Sequence[str] = USUAL
    output: Path | None = None
    """The folder for the files, by default build/<campaign>/ of the project."""
    archive: bool = False
    """Whether the PDF is a PDF/A-3a that holds the DOCX and the campaign's files."""
    final: bool = False
    """Whether it is to be sent, and not to be worked on."""
    day: datetime.date | None = None
    """Today: it stands in the mark of a draft, and the letter's date is looked at beside it."""


def build_campaign(project: Project, request: BuildRequest) -> Built:
    """Render a campaign and save the files, as `<output>/<campaign>.<format>`.

    Raises `LetterError` with every finding; then no file has changed.
    """
    campaign = request.campaign
    manuscript = prepare(project, campaign)
    manuscript = require_final(manuscript) if request.final else mark_as_draft(manuscript, request.day)
    findings = Findings()
    manuscript.check_wording(findings)
    findings.stop_if_errors()
    rendered = render(manuscript, tuple(dict.fromkeys(request.formats)), archive=request.archive)
    name = project.built_name(campaign)
    named = ((f"{name}.{format}", data) for format, data in rendered.items())
    files = {
        request.output / file if request.output else project.path("build", name, file): data
        for file, data in named
    }
    # In a folder of the user's own, files may be called the same and be anything.
    together = files if request.output else with_edited(project, campaign, files, findings)
    save(together, otherwise="choose another folder with --output")
    findings.extend(manuscript.findings)
    if request.day is not None:
        check_day(manuscript.campaign, request.day, findings)
    findings.extend(summary_of(manuscript.worklist, campaign, f"campaigns/{campaign}/campaign.yaml"))
    manuscript.check_letterheads(list(rendered), findings)
    return Built(tuple(files), tuple(findings), manuscript.letterheads(list(rendered)))


def check_campaign(
    project: Project, campaign: str, ask: Ask | None = None, day: datetime.date | None = None
) -> tuple[Finding, ...]:
    """Render a campaign without saving it, for its findings, with `ask` also those about its links.

    What the formats say is compared, and the letter's date with `day`, which is today. Raises `LetterError` if one of
    them is an error; then nothing has been asked.
    """
    # It imports pdfium, which `build` loads only to look at a PDF.
    from undersigned.checking.formats import check_marks_in_pdf  # noqa: PLC0415  # pdfium is for PDFs only

    manuscript = prepare(project, campaign)
    missing, findings = why_no_pdf(), Findings()
    rendered = render(manuscript, [format for format in COMPARED if format != "pdf" or not missing])
    if missing:
        findings.warning(f"the PDF was not looked at: {missing.message}", missing.code, help=missing.help)
    findings.extend(manuscript.findings)
    manuscript.check_wording(findings)
    findings.extend(findings_of(manuscript.worklist, campaign))
    manuscript.check_letterheads(USUAL, findings)
    if day is not None:
        check_day(manuscript.campaign, day, findings)
    if "pdf" in rendered:  # not every computer can make one
        check_marks_in_pdf(rendered["pdf"], manuscript.letter, findings)
    findings.stop_if_errors()
    if ask is not None:
        check_links(manuscript.draft, ask, findings)
    return tuple(findings)
