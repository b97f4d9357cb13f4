"""The route of a letter, and the one place where its stations meet: a campaign goes in, its formats come out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING

from undersigned.checking.account import check_account
from undersigned.checking.furniture_room import check_furniture_room
from undersigned.checking.letter_content import check_letter
from undersigned.checking.letterheads import check_letterheads, check_logos, letter_for_word, letterheads_of
from undersigned.checking.own_fonts import check_own_fonts
from undersigned.checking.printed import PrintedText, furniture_texts, has_words, unfinished
from undersigned.checking.running_heads import check_running_heads
from undersigned.checking.same_for_all import check_same_for_all
from undersigned.checking.signatory_counts import warn_of_wrong_counts
from undersigned.checking.uncalled_notes import warn_of_uncalled
from undersigned.checking.word_letterhead import check_letterhead, letterhead_pictures
from undersigned.drafting import draft
from undersigned.files.ids import portable
from undersigned.files.images import load_image
from undersigned.files.project import Project
from undersigned.languages.written_dates import long_date
from undersigned.loading.campaign import load_campaign
from undersigned.loading.house_style import load_style
from undersigned.loading.letter_background import load_background
from undersigned.loading.sign_ons import load_sign_ons
from undersigned.loading.style_furniture import check_furniture_of
from undersigned.loading.tables import Tables
from undersigned.loading.templates import Templates
from undersigned.loading.versions import with_changes
from undersigned.model.campaign import Campaign, Organisation
from undersigned.model.draft import Draft
from undersigned.model.findings import Finding, Findings, LetterError, listed, stop
from undersigned.model.letter import Letter, Metadata, NumberedLetter
from undersigned.model.sign_ons import SignOns, Wording
from undersigned.model.style import HouseStyle
from undersigned.model.word_head import Reference
from undersigned.model.worklist import Background, ItemKind, Worklist
from undersigned.numbering import number
from undersigned.worklist import worklist_of
from undersigned.worklist.other_session import warn_of_other_session
from undersigned.writers.wording import first_wording_of, wording_of

if TYPE_CHECKING:
    from undersigned.writers.pdf.archive import Attachment


@dataclass(frozen=True)
class PreparedLetter:
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
    draft_wording: Callable[[], Wording]
    """Makes the wording, once for this letter and what is made of it."""

    @property
    def letter_for_word(self) -> NumberedLetter:
        """The letter as it is written for Word, where it may stand on a file with a letterhead."""
        return letter_for_word(self.letter, self.reference.head if self.reference else None)

    def letterheads(self, formats: Sequence[str]) -> dict[str, str | None]:
        """The file that each of some formats has its letterhead from."""
        return letterheads_of(self.letter, self.campaign, self.reference, formats)

    def check_letterheads(self, formats: Sequence[str], findings: Findings) -> None:
        """Warn where some formats do not have one and the same letterhead, or it lies over the text."""
        if self.reference:
            check_letterheads(self.letter, self.campaign, self.reference, formats, findings)
            if {"docx", "pdf"} <= set(formats):
                check_running_heads(self.reference, self.letter.metadata, self.style, findings)

    @property
    def wording(self) -> Wording:
        """What its signatories agree to. Whoever asks first waits until the letter is drafted for it."""
        return self.draft_wording()

    def check_wording(self, findings: Findings) -> str:
        """The digest of the wording; adds the errors of a letter that says something else to those who are asked."""
        try:
            return self.draft_wording().digest
        except LetterError as error:
            findings.extend(error.findings)
            return ""


def prepare(project: Project, name: str) -> PreparedLetter:
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
    campaign = replace(campaign, unnamed=len(sign_ons.unnamed) if sign_ons else 0)
    campaign = with_changes(campaign, sign_ons.not_to_be_named if sign_ons else ())
    templates = Templates(project, findings)
    campaign = templates.checked(campaign)
    style = load_style(project, campaign.style, findings)
    check_furniture_of(campaign, style, findings)
    reference = templates.reference_docx(campaign.letter)
    drafted = draft(campaign, templates.read, partial(load_image, project, findings=findings), findings)
    letter = drafted.letter
    check_letter(letter, campaign, findings)
    check_logos(letter, findings)
    check_own_fonts(letter, style, findings)
    check_furniture_room(letter.metadata, style, findings)
    check_account(drafted, campaign, findings)
    background = load_background(project, campaign, findings) if campaign.borrows else None
    findings.stop_if_errors()
    numbered = number(letter, campaign.notes)
    letterhead = _letterhead(reference, numbered, findings)
    warn_of_wrong_counts(numbered, campaign, findings)
    warn_of_uncalled(numbered, campaign, findings)
    warn_of_other_session(numbered, campaign, findings)
    on_pages = _on_pages(style, letterhead, letter.metadata, reference)
    return PreparedLetter(
        numbered,
        style,
        reference,
        tuple(findings),
        letter,
        _without_slips(
            worklist_of(campaign, background, unfinished(numbered, style, letterhead), drafted.known_facts),
            findings,
        ),
        campaign,
        register or {},
        sign_ons,
        {name: project.path(name).read_bytes() for name in campaign.files},
        cache(partial(_wording_of, project, campaign, numbered, on_pages, sign_ons)),
    )


def draft_letter(project: Project, campaign: Campaign, findings: Findings) -> Draft:
    """A campaign's letter before it is numbered; after errors, as much of it as could be made."""
    templates = Templates(project, findings)
    read_image = partial(load_image, project, findings=findings)
    return draft(templates.checked(campaign), templates.read, read_image, findings)


def as_text(project: Project, letter: Letter, campaign: Campaign) -> str:
    """A drafted letter as plain text, to be read and not to be sent. Raises `LetterError` for errors in its style."""
    # It is imported only when something is written: see below.
    from undersigned.writers import text

    findings = Findings()
    style = load_style(project, campaign.style, findings)
    findings.stop_if_errors()
    return text.write(number(letter, campaign.notes), style)


def _without_slips(worklist: Worklist, findings: Findings) -> Worklist:
    """A worklist without what is told as a slip of typing: whoever mends that has nothing to fill in."""
    slips = {finding.place for finding in findings if finding.stops_final}
    left = (
        item
        for item in worklist.open
        if item.kind is not ItemKind.PLACEHOLDER or not slips.issuperset(item.places)
    )
    return replace(worklist, open=tuple(left))


def worklist_for(project: Project, campaign: Campaign, background: Background | None) -> Worklist:
    """The worklist of a campaign by itself: of a letter with errors, which cannot be printed, nothing unfinished."""
    findings = Findings()
    drafted = draft_letter(project, campaign, findings)
    style = load_style(project, campaign.style, findings)
    reference = Templates(project, findings).reference_docx(campaign.letter)
    if findings.has_errors:  # `check` tells of them
        return worklist_of(campaign, background, (), drafted.known_facts)
    numbered = number(drafted.letter, campaign.notes)
    marks = unfinished(numbered, style, _letterhead(reference, numbered, findings))
    return _without_slips(worklist_of(campaign, background, marks, drafted.known_facts), findings)


def _letterhead(
    reference: Reference | None, letter: NumberedLetter, findings: Findings
) -> tuple[PrintedText, ...]:
    """What stands at the head and foot of the pages of the file that lends a letter its letterhead, if there is one."""
    if reference is None:
        return ()
    return check_letterhead(reference.data, reference.place, letter.metadata, findings)


def page_of_changes(project: Project, manuscript: PreparedLetter, campaign: Campaign) -> PreparedLetter:
    """The page of those who joined and left since a version, as its campaign says them, in place of the letter."""
    findings = Findings()
    templates = Templates(project, findings)
    read_image = partial(load_image, project, findings=findings)
    bare = replace(campaign, signatory_notes={}, signature_fields=())
    drafted = draft(bare, templates.read, read_image, findings, template="joined-and-left.md")
    findings.stop_if_errors()
    letter = number(drafted.letter, campaign.notes)
    return replace(manuscript, letter=letter, draft=drafted.letter, campaign=campaign)


def render_to_seal(manuscript: PreparedLetter, *, archive: bool = False) -> bytes:
    """The PDF that is sealed: that of a build, with the empty fields of all who are to sign."""
    return _pdf(manuscript, _docx(manuscript) if archive else None, sealable=True)


def render_to_circulate(manuscript: PreparedLetter, version: str) -> bytes:
    """The letter for Word as it is sent around under a version. Raises `LetterError` as `render` does."""
    word = _docx(manuscript, version)
    _check_whole({"docx": word}, manuscript)
    return word


def wording_now(project: Project, campaign: Campaign) -> Wording | None:
    """What a campaign as it is loaded says to those who sign it; None where its letter cannot be drafted.

    Nothing else is looked at: whether the letter can be built is for `prepare` to say.
    """
    findings = Findings()
    templates = Templates(project, findings)
    campaign = templates.checked(campaign)
    style, reference = (
        load_style(project, campaign.style, findings),
        templates.reference_docx(campaign.letter),
    )
    letter = number(draft_letter(project, campaign, findings).letter, campaign.notes)
    head = _letterhead(reference, letter, findings)
    sign_ons = load_sign_ons(project, campaign.name, None, findings)
    if findings.has_errors:
        return None
    try:
        on_pages = _on_pages(style, head, letter.metadata, reference)
        return _wording_of(project, campaign, letter, on_pages, sign_ons)
    except LetterError:
        return None


def _wording_of(
    project: Project,
    campaign: Campaign,
    printed: NumberedLetter,
    on_pages: Mapping[str, Sequence[str]],
    sign_ons: SignOns | None,
) -> Wording:
    """What the signatories of a letter without errors agree to.

    It is the letter as drafted now, but for its date, how those who sign are named and how many they are: that prints
    as the same words for each who is asked, whoever joins later. What else a text makes of who signs, counts. Raises
    `LetterError` where the letter would say something else to those who are asked than to who receives it.
    """
    bare = _without_day_to_day(campaign)
    letter = _drafted_for_wording(project, bare, 2)
    findings = Findings()
    count = max(len(campaign.all_signatories), campaign.unnamed)
    check_same_for_all(printed, letter, count, findings)
    if findings.has_errors and bare != campaign:  # it may print what nobody agrees to
        findings = Findings()
        printed = number(draft_letter(project, bare, Findings()).letter, campaign.notes)
        check_same_for_all(printed, letter, count, findings)
    findings.stop_if_errors()
    campaign = bare
    headings = [str(group.heading) for group in campaign.signatory_groups if group.heading]
    wording = wording_of(letter, headings, on_pages)
    if sign_ons is None or not sign_ons.knows_form(1):
        return wording
    # Notes at the names of others would change which notes follow which.
    bare = replace(campaign, signatory_notes={}, signature_fields=())
    return replace(wording, earlier=first_wording_of(_drafted_for_wording(project, bare, 1)))


def _without_day_to_day(campaign: Campaign) -> Campaign:
    """A campaign whose letter does not print which one it replaces, who left, and how many are not named.

    Nobody agrees to that, as it changes with each version while the text stays. What it corrects is text.
    """
    edition = replace(campaign.edition, replaces=None, on_page=False, joined=(), left=())
    look = replace(campaign.signatory_list, unnamed=False, withdrawn=False)
    return replace(campaign, edition=edition, signatory_list=look)


def _drafted_for_wording(project: Project, campaign: Campaign, form: int) -> NumberedLetter:
    findings = Findings()  # they are those of the letter itself, which has been looked at
    templates = Templates(project, findings)
    read_image = partial(load_image, project, findings=findings)
    letter = draft(campaign, templates.read, read_image, findings, wording=form).letter
    return number(letter, campaign.notes)


def _on_pages(
    style: HouseStyle, letterhead: Iterable[PrintedText], metadata: Metadata, reference: Reference | None
) -> dict[str, Sequence[str]]:
    """The words and the pictures that stand on each page, and what stands before each item of a list."""
    day = long_date(metadata.date, metadata.language) if metadata.date else "{date}"
    of_file = [text.words.replace(day, "{date}") for text in letterhead]
    pages = [text for text in (*furniture_texts(style), *of_file) if has_words(text)]
    pages += letterhead_pictures(reference.data) if reference else ()
    bullets = [style.bullet] if has_words(style.bullet) else []
    return {where: texts for where, texts in (("pages", pages), ("bullets", bullets)) if texts}


def render(manuscript: PreparedLetter, formats: Sequence[str], *, archive: bool = False) -> dict[str, bytes]:
    """The letter in each of the formats. Raises `LetterError` if one of them would not be whole, or is none."""
    for format in formats:
        if format not in _WRITERS:
            stop(f"'{format}' is no format", "wrong-usage", help=f"there is {listed(_WRITERS)}")
    if "pdf" in formats and (missing := why_no_pdf()):
        name = manuscript.letter.metadata.campaign
        others = f"until then, 'undersigned build {name} --format docx' makes the letter for Word"
        stop(missing.message, missing.code, help=f"{missing.help}; {others}")
    rendered = {format: _WRITERS[format](manuscript) for format in formats if format != "pdf" or not archive}
    if archive and "pdf" in formats:
        rendered["pdf"] = _pdf(manuscript, rendered.get("docx") or _docx(manuscript))
    _check_whole(rendered, manuscript)
    return {format: rendered[format] for format in formats}


def _check_whole(rendered: Mapping[str, bytes], manuscript: PreparedLetter) -> None:
    """Raise `LetterError` where a format is not whole."""
    # They import pdfium and lxml, which no other command has to wait for.
    from undersigned.checking.formats import check_formats
    from undersigned.checking.word_styles import check_styles

    findings = Findings()
    for format, data in rendered.items():
        letter = manuscript.letter_for_word if format == "docx" else manuscript.letter
        check_formats({format: data}, letter, manuscript.style, findings)
        if format == "docx" and manuscript.reference:
            check_styles(data, manuscript.reference.place, findings)
    findings.stop_if_errors()


def as_word(manuscript: PreparedLetter) -> bytes:
    """The letter for Word, to be read again and not to be sent: nothing looks whether it is whole."""
    return _docx(manuscript)


def why_no_pdf() -> Finding | None:
    """What keeps this computer from making any PDF; None where it can."""
    try:
        from undersigned.writers import pdf  # noqa: F401  # it raises where a library is missing
    except LetterError as error:
        return error.findings[0]
    return None


# Each writer is imported when a letter is first written in its format: WeasyPrint alone takes half
# a second, and `undersigned --help` is to answer at once.


def _docx(manuscript: PreparedLetter, version: str = "") -> bytes:
    from undersigned.writers import docx

    reference = manuscript.reference
    data = reference.data if reference else None
    try:
        return docx.write(manuscript.letter_for_word, manuscript.style, reference=data, version=version)
    except docx.NotAWordFileError as error:
        stop(
            f"this file cannot lend its letterhead and styles: {error}",
            "unusable-reference",
            reference.place if reference else None,
            error.help,
        )


def _pdf(manuscript: PreparedLetter, word: bytes | None = None, *, sealable: bool = False) -> bytes:
    """The PDF; given the DOCX, one for an archive with that inside."""
    from undersigned.checking.pdf import check_pdf
    from undersigned.writers import pdf

    data = pdf.write(
        manuscript.letter,
        manuscript.style,
        archive=word is not None,
        attachments=() if word is None else _attachments(manuscript, word),
        sealable=sealable,
    )
    check_pdf(data, manuscript.letter, manuscript.style.page, manuscript.style.bullet)
    return data


def _attachments(manuscript: PreparedLetter, word: bytes) -> tuple[Attachment, ...]:
    """What rides in an archive: the letter for Word, and what it was made of."""
    from undersigned.writers.pdf.archive import Attachment

    name = f"{portable(manuscript.letter.metadata.campaign)}.docx"
    made_of = (
        Attachment(portable(file.replace("/", "-")), data, f"What the letter was made of: {file}")
        for file, data in manuscript.made_of.items()
    )
    return (Attachment(name, word, "The same letter for Word", "Alternative"), *made_of)


def _html(manuscript: PreparedLetter) -> bytes:
    from undersigned.writers import html

    return html.write(manuscript.letter, manuscript.style).encode()


def _md(manuscript: PreparedLetter) -> bytes:
    from undersigned.writers import markdown

    return markdown.write(manuscript.letter, manuscript.style).encode()


def _txt(manuscript: PreparedLetter) -> bytes:
    from undersigned.writers import text

    return text.write(manuscript.letter, manuscript.style).encode()


_WRITERS: dict[str, Callable[[PreparedLetter], bytes]] = {
    "docx": _docx,
    "pdf": _pdf,
    "html": _html,
    "md": _md,
    "txt": _txt,
}
