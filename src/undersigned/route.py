"""Turns campaigns into letters in build/: the one place where the stages of the route meet."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from undersigned.checking.letter import check_letter
from undersigned.comparing import Comparison, version_of
from undersigned.comparing import compare as compare_versions
from undersigned.drafting import draft
from undersigned.files.project import Project
from undersigned.files.saving import save
from undersigned.links.answers import Ask
from undersigned.links.findings import check_links
from undersigned.loading.campaign import load_campaign
from undersigned.loading.house_style import load_style
from undersigned.loading.images import load_image
from undersigned.loading.review import load_background
from undersigned.loading.sign_ons import load_sign_ons
from undersigned.loading.tables import Tables
from undersigned.loading.templates import Reference, Templates
from undersigned.model.campaign import Campaign, Organisation
from undersigned.model.findings import Finding, Findings, LetterError, stop
from undersigned.model.letter import Letter, NumberedLetter
from undersigned.model.sign_ons import SignOns, shortened
from undersigned.model.style import HouseStyle
from undersigned.model.worklist import Kind, Worklist
from undersigned.numbering import number
from undersigned.sign_ons.agreed_names import check_names
from undersigned.sign_ons.coverage import agreement
from undersigned.sign_ons.finality import check_final
from undersigned.worklist import findings_of, summary_of, worklist_of
from undersigned.writers.wording import Wording, wording_of

if TYPE_CHECKING:
    from undersigned.writers.pdf.archive import Attachment

FORMATS = ("docx", "pdf", "html", "md", "txt")
USUAL_FORMATS = ("docx", "pdf")


@dataclass(frozen=True)
class Manuscript:
    """A letter that is ready to be laid out: all that the writers need."""

    letter: NumberedLetter
    style: HouseStyle
    reference: Reference | None
    findings: tuple[Finding, ...]
    """The warnings; errors would have stopped it."""
    draft: Letter
    """The letter before numbering, which knows where its sources stand."""
    worklist: Worklist
    """What may have gone stale since the letter that this one carries on."""
    campaign: Campaign
    register: Mapping[str, Organisation]
    sign_ons: SignOns | None
    """Who agreed to it, if the campaign keeps a record."""
    made_of: Mapping[str, bytes]
    """The campaign's own files by name: its YAML and its prose, those of borrowed sections too."""


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
    """Render a campaign in some of `FORMATS` and save the files.

    They go to `<output>/<campaign>.<format>`, by default in build/<campaign>/ of the project.
    With `archive` the PDF is a PDF/A-3a that holds the DOCX and the campaign's files.
    Raises `LetterError` with every finding; then no file has changed.
    """
    manuscript = prepare(project, campaign)
    manuscript = finished(project, manuscript) if purpose.final else marked(project, manuscript, purpose)
    rendered = render(manuscript, formats, archive=archive)
    folder = project.root / "build" / campaign if output is None else output
    files = {folder / f"{campaign}.{format}": data for format, data in rendered.items()}
    save(files, otherwise="choose another folder with --output")
    findings = Findings()
    findings.extend(manuscript.findings)
    findings.extend(summary_of(manuscript.worklist, campaign, f"campaigns/{campaign}/campaign.yaml"))
    return Built(tuple(files), tuple(findings))


def finished(project: Project, manuscript: Manuscript) -> Manuscript:
    """The letter as it can be sent. Raises `LetterError` with every reason why it cannot."""
    findings = Findings()
    findings.extend(manuscript.findings)
    campaign = manuscript.campaign
    worklist, sign_ons = manuscript.worklist, manuscript.sign_ons or SignOns()
    present = wording(project, campaign).digest
    check_names(campaign, sign_ons, present, findings)
    check_final(
        campaign,
        sign_ons,
        manuscript.letter,
        findings,
        present=present,
        sources=manuscript.made_of,
        register=manuscript.register,
        settled={
            words for item, _ in worklist.settled if item.kind is Kind.PLACEHOLDER for words in item.words
        },
    )
    told_already = {Kind.PLACEHOLDER.value, Kind.SIGNATORIES.value}  # by word and by name
    for item in findings_of(worklist, campaign.name):
        if item.code not in told_already:
            findings.error(item.message, item.code, item.place, item.help)
    findings.stop_if_errors()
    return replace(manuscript, findings=tuple(findings))


def uncovered(project: Project, manuscript: Manuscript) -> tuple[str, ...] | None:
    """The signatories, by their ids, that have not agreed to the present text; None where no record is kept."""
    if manuscript.sign_ons is None:
        return None
    sign_ons, present = manuscript.sign_ons, wording(project, manuscript.campaign).digest
    return tuple(
        one.id
        for one in manuscript.campaign.all_signatories
        if not agreement(sign_ons, one.id, present).standing.covers
    )


def marked(project: Project, manuscript: Manuscript, purpose: Purpose) -> Manuscript:
    """The letter with the mark of a draft, if its campaign keeps a record of sign-ons.

    One that keeps none, as a letter that was published before, comes out as it is.
    """
    if manuscript.sign_ons is None:
        return manuscript
    version = shortened(wording(project, manuscript.campaign).digest)
    words = " · ".join(["DRAFT", f"version {version}", *([purpose.day.isoformat()] if purpose.day else [])])
    letter = manuscript.letter
    return replace(manuscript, letter=replace(letter, metadata=replace(letter.metadata, draft=words)))


def check(project: Project, campaign: str, ask: Ask | None = None) -> tuple[Finding, ...]:
    """Render a campaign without saving it, for its findings, with `ask` also those about its links.

    What the formats say is compared. Raises `LetterError` if one of them is an error; then nothing has been asked.
    """
    # It imports pdfium, as the PDF's writer does below.
    from undersigned.checking.formats import FORMATS as COMPARED
    from undersigned.checking.formats import check_formats

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


def prepare(project: Project, name: str) -> Manuscript:
    """Load, draft, check and number a campaign. Raises `LetterError` with every finding of these stages."""
    findings = Findings()
    tables = Tables(project)
    campaign = load_campaign(project, name, findings, tables)
    if campaign is None:
        raise LetterError(findings)
    register = tables.organisations(Findings())  # its faults were told as the campaign was loaded
    if register is not None:
        register = {
            **register,
            **{one.id: one for one in campaign.all_signatories},
        }  # people are in no register
    sign_ons = load_sign_ons(project, name, register, findings)
    templates = Templates(project, findings)
    campaign = templates.checked(campaign)
    style = load_style(project, campaign.style, findings)
    reference = templates.reference_docx(campaign.letter)
    letter = draft(campaign, templates.read, partial(load_image, project, findings=findings), findings)
    check_letter(letter, campaign, findings)
    background = load_background(project, campaign, findings) if campaign.carries_on else None
    findings.stop_if_errors()
    return Manuscript(
        number(letter, campaign.notes),
        style,
        reference,
        tuple(findings),
        letter,
        worklist_of(campaign, background),
        campaign,
        register or {},
        sign_ons,
        {name: (project.root / name).read_bytes() for name in campaign.files},
    )


def drafted(project: Project, campaign: Campaign, findings: Findings) -> Letter:
    """A campaign's letter before it is numbered; after errors, as much of it as could be made."""
    templates = Templates(project, findings)
    read_image = partial(load_image, project, findings=findings)
    return draft(templates.checked(campaign), templates.read, read_image, findings)


def reviewed(project: Project, name: str, findings: Findings) -> tuple[Campaign, Worklist]:
    """A campaign and its worklist, without drafting the letter. Raises `LetterError` where it cannot be loaded."""
    campaign = load_campaign(project, name, findings)
    findings.stop_if_errors()
    if campaign is None:
        raise LetterError(findings)
    background = load_background(project, campaign, findings) if campaign.carries_on else None
    findings.stop_if_errors()
    return campaign, worklist_of(campaign, background)


def render_to_seal(manuscript: Manuscript, *, archive: bool = False) -> bytes:
    """The PDF that is sealed: that of a build, with the empty fields of all who are to sign."""
    return _pdf(manuscript, _docx(manuscript) if archive else None, sealable=True)


def wording(project: Project, campaign: Campaign) -> Wording:
    """What the signatories of a letter without errors agree to.

    It is the letter as drafted now, but for how many sign: `{{ signatories.count }}` in the text prints as
    the same words for each who is asked, whoever joins later. What else a text makes of who signs, counts.
    """
    # Notes at the names of others would change which notes follow which.
    bare = replace(campaign, signatory_notes={}, signature_fields=())
    findings = Findings()  # the letter itself has been looked at
    templates = Templates(project, findings)
    read_image = partial(load_image, project, findings=findings)
    letter = draft(bare, templates.read, read_image, findings, counted=False)
    return wording_of(number(letter, campaign.notes))


def render(manuscript: Manuscript, formats: Sequence[str], *, archive: bool = False) -> dict[str, bytes]:
    """The letter in each of the formats. Raises `LetterError` if one of them would not be whole."""
    rendered = {format: _WRITERS[format](manuscript) for format in formats if format != "pdf" or not archive}
    if archive and "pdf" in formats:
        rendered["pdf"] = _pdf(manuscript, rendered.get("docx") or _docx(manuscript))
    return {format: rendered[format] for format in formats}


# Each writer is imported when a letter is first written in its format: WeasyPrint alone takes half
# a second, and `undersigned --help` is to answer at once.


def _docx(manuscript: Manuscript) -> bytes:
    from undersigned.writers import docx

    reference = manuscript.reference
    data = reference.data if reference else None
    try:
        return docx.write(manuscript.letter, manuscript.style, reference=data)
    except docx.NotAWordFileError as error:
        stop(
            f"this file cannot lend its letterhead and styles: {error}",
            "unusable-reference",
            reference.place if reference else None,
            "open it in Word, save it as a Word document (.docx), and put it there again",
        )


def _pdf(manuscript: Manuscript, word: bytes | None = None, *, sealable: bool = False) -> bytes:
    """The PDF; given the DOCX, one for an archive with that inside."""
    try:
        from undersigned.writers import pdf
    except OSError as error:  # WeasyPrint loads libraries of the system
        stop(
            f"a library that makes PDFs is missing: {error}".split("\n")[0],
            "missing-library",
            help="run 'make letter' in the project's folder, or install Pango (Debian, Ubuntu: "
            "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; macOS: brew install pango)",
        )
    from undersigned.checking.pdf import check_pdf

    data = pdf.write(
        manuscript.letter,
        manuscript.style,
        archive=word is not None,
        attachments=() if word is None else _attachments(manuscript, word),
        sealable=sealable,
    )
    check_pdf(data, manuscript.letter, manuscript.style.page)
    return data


def _attachments(manuscript: Manuscript, word: bytes) -> tuple[Attachment, ...]:
    """What rides in an archive: the letter for Word, and what it was made of."""
    from undersigned.writers.pdf.archive import Attachment

    name = f"{manuscript.letter.metadata.campaign}.docx"
    made_of = (
        Attachment(file.replace("/", "-"), data, f"What the letter was made of: {file}")
        for file, data in manuscript.made_of.items()
    )
    return (Attachment(name, word, "The same letter for Word", "Alternative"), *made_of)


def _html(manuscript: Manuscript) -> bytes:
    from undersigned.writers import html

    return html.write(manuscript.letter, manuscript.style).encode()


def _md(manuscript: Manuscript) -> bytes:
    from undersigned.writers import markdown

    return markdown.write(manuscript.letter, manuscript.style).encode()


def _txt(manuscript: Manuscript) -> bytes:
    from undersigned.writers import text

    return text.write(manuscript.letter, manuscript.style).encode()


_WRITERS: dict[str, Callable[[Manuscript], bytes]] = {
    "docx": _docx,
    "pdf": _pdf,
    "html": _html,
    "md": _md,
    "txt": _txt,
}
