"""The functions behind `build`, `check` and `compare`: a campaign's letter goes in, files or findings come out."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from undersigned.comparing import Comparison, version_of
from undersigned.comparing import compare as compare_versions
from undersigned.files.project import Project
from undersigned.files.saving import save
from undersigned.links.answers import Ask
from undersigned.links.findings import check_links
from undersigned.loading.campaign import load_campaign
from undersigned.model.findings import Finding, Findings, LetterError
from undersigned.model.formats import COMPARED
from undersigned.route import prepare, render
from undersigned.sign_ons.finality import marked_as_draft, require_final
from undersigned.worklist import findings_of, summary_of


@dataclass(frozen=True)
class Built:
    """What a build wrote, and what it warns of."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Purpose:
    """What a letter is built for: to be sent (`final`), or to be worked on, with the day on it."""

    final: bool = False
    day: datetime.date | None = None


def build(
    project: Project,
    campaign: str,
    formats: Sequence[str],
    output: Path | None,
    *,
    archive: bool = False,
    purpose: Purpose = Purpose(),
) -> Built:
    """Render a campaign in some of `route.FORMATS` and save the files.

    They go to `<output>/<campaign>.<format>`, by default in build/<campaign>/ of the project.
    With `archive` the PDF is a PDF/A-3a that holds the DOCX and the campaign's files.
    Raises `LetterError` with every finding; then no file has changed.
    """
    manuscript = prepare(project, campaign)
    manuscript = (
        require_final(project, manuscript)
        if purpose.final
        else marked_as_draft(project, manuscript, purpose.day)
    )
    rendered = render(manuscript, formats, archive=archive)
    folder = project.root / "build" / campaign if output is None else output
    files = {folder / f"{campaign}.{format}": data for format, data in rendered.items()}
    save(files, otherwise="choose another folder with --output")
    findings = Findings()
    findings.extend(manuscript.findings)
    findings.extend(summary_of(manuscript.worklist, campaign, f"campaigns/{campaign}/campaign.yaml"))
    return Built(tuple(files), tuple(findings))


def check(project: Project, campaign: str, ask: Ask | None = None) -> tuple[Finding, ...]:
    """Render a campaign without saving it, for its findings, with `ask` also those about its links.

    What the formats say is compared. Raises `LetterError` if one of them is an error; then nothing has been asked.
    """
    # It imports pdfium, which `build` loads only to look at a PDF.
    from undersigned.checking.formats import check_formats  # noqa: PLC0415  # as said

    manuscript = prepare(project, campaign)
    rendered = render(manuscript, COMPARED)
    findings = Findings()
    findings.extend(manuscript.findings)
    findings.extend(findings_of(manuscript.worklist, campaign))
    check_formats(rendered, manuscript.letter, findings)
    findings.stop_if_errors()
    if ask is not None:
        check_links(manuscript.draft, ask, findings)
    return tuple(findings)


def compare(project: Project, old: str, new: str) -> Comparison:
    """What changed from one campaign's letter to another's. Raises `LetterError` with the findings of what stops."""
    found: list[Finding] = []
    versions = []
    for name in (old, new):
        try:
            manuscript = prepare(project, name)
        except LetterError as error:
            found.extend(finding for finding in error.findings if finding not in found)
        else:
            versions.append(version_of(manuscript.campaign, manuscript.draft, manuscript.letter))
    if found:
        raise LetterError(found)
    return compare_versions(*versions)


def earlier_letter(project: Project, name: str) -> str | None:
    """The campaign whose letter a campaign carries on, if it says so; raises `LetterError` if it cannot be read."""
    findings = Findings()
    campaign = load_campaign(project, name, findings)
    if campaign is None or (findings.has_errors and campaign.earlier is None):
        raise LetterError(findings)
    return str(campaign.earlier.name) if campaign.earlier else None
