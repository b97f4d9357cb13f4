"""Makes the page of those who joined and left since a letter was sealed, which needs no new signatures."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from undersigned import route
from undersigned.files.project import Project
from undersigned.files.saving import save
from undersigned.loading.versions import load_versions, with_changes
from undersigned.model.findings import Finding, Findings, Severity, listed, stop
from undersigned.model.sign_ons import SignOns
from undersigned.model.versions import Edition
from undersigned.sign_ons.coverage import Standing, agreement

_WENT: frozenset[Standing] = frozenset({Standing.DECLINED, Standing.WITHDRAWN})


@dataclass(frozen=True)
class ChangesRequest:
    """Of which letter the page is made, in which formats, and since which version."""

    campaign: str
    formats: Sequence[str]
    day: datetime.date
    """The day of the page: today."""
    version: int | None = None
    """By default the last that was sealed."""
    output: Path | None = None


@dataclass(frozen=True)
class PageOfChanges:
    """The files that were written, and who is listed and not on the page."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...]


def write_page_of_changes(project: Project, request: ChangesRequest) -> PageOfChanges:
    """Write a page of those who signed after a version was sealed, and of those who took that back.

    Nobody is on it who did not agree to the text of that version, or wishes not to be named. Raises `LetterError`
    where no such version was sealed, or nothing has changed.
    """
    manuscript, findings = route.prepare(project, request.campaign), Findings()
    campaign, sign_ons = manuscript.campaign, manuscript.sign_ons or SignOns()
    versions = load_versions(project, request.campaign, findings)
    findings.stop_if_errors()
    since = next((one for one in reversed(versions) if request.version in {None, one.number}), None)
    if since is None:
        stop(
            f"{request.campaign} has no sealed version {request.version or ''}".rstrip(),
            "not-sealed",
            help=f"sealed were {listed(str(one.number) for one in versions)}"
            if versions
            else f"seal it first: undersigned sign {request.campaign} --pkcs12 FILE",
        )
    agreed = {one.id: agreement(sign_ons, one.id, since.wording).standing for one in campaign.all_signatories}
    silent = sign_ons.not_to_be_named
    stay = {id for id, standing in agreed.items() if standing.covers and id not in silent}
    stay |= {id for id in since.signatories if agreed.get(id) not in {*_WENT, None}}
    left_out = [id for id in agreed if id not in stay and id not in since.signatories]
    campaign = replace(
        campaign,
        date=request.day,
        signatories=tuple(one for one in campaign.signatories if one.id in stay),
        individuals=tuple(one for one in campaign.individuals if one.id in stay),
        edition=Edition(since.number + 1, since),
    )
    campaign = with_changes(campaign, silent)
    if not (campaign.edition.joined or campaign.edition.left):
        stop(
            f"nobody has joined or left since version {since.number} was sealed on {since.sealed}",
            "nothing-changed",
            help=f"put those who joined on the list first; see undersigned signatories status {request.campaign}",
        )
    rendered = route.render(route.page_of_changes(project, manuscript, campaign), request.formats)
    name = project.built_name(request.campaign)
    folder = request.output or project.path("build", name)
    files = {
        folder / f"{name}-since-version-{since.number}.{format}": data for format, data in rendered.items()
    }
    save(files, otherwise="choose another folder with --output")
    warnings = [_not_on_page(left_out, request.campaign)] if left_out else []
    return PageOfChanges(tuple(files), tuple(warnings))


def _not_on_page(ids: Sequence[str], campaign: str) -> Finding:
    return Finding(
        Severity.WARNING,
        f"{listed(ids)} {'is' if len(ids) == 1 else 'are'} listed, did not agree to the text that was sealed, and"
        f" {'is' if len(ids) == 1 else 'are'} not on the page",
        "not-confirmed",
        help=f"ask, and record the answer: undersigned signatories confirm {campaign} {ids[0]}",
    )
