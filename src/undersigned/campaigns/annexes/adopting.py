"""Puts a section of one campaign into another letter: linked, or copied with its sources.

All files are written at once, after the letter was drafted with the section in it: what would be wrong
is told before anything has changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from undersigned.campaigns.annexes.as_it_came import Kind
from undersigned.campaigns.annexes.campaign_source import CampaignFile, campaign_path, needed_campaign_file
from undersigned.campaigns.annexes.carried_sources import Brought, frozen
from undersigned.campaigns.annexes.copying import copy_of, free_path
from undersigned.campaigns.annexes.meaning import Meaning, meaning_elsewhere
from undersigned.campaigns.annexes.naming import NamedSection, section_named
from undersigned.campaigns.annexes.obstacles import must_be_new, must_not_have_text, must_not_return
from undersigned.campaigns.annexes.translations import translation_of
from undersigned.checking.account import check_account
from undersigned.files.locking import locked
from undersigned.files.project import Project
from undersigned.files.saving import save
from undersigned.files.yaml_tree import MappingNode, Scalar
from undersigned.files.yaml_writing import Writable
from undersigned.loading.campaign import load_campaign
from undersigned.loading.lenders import load_lender
from undersigned.loading.registers import date_of, load_sessions
from undersigned.loading.sections import ADOPTED, LETTERS_OWN, Given, SectionEntry, section_path
from undersigned.model.campaign import Annex, Campaign, Footnote, FreeText, Prose
from undersigned.model.findings import (
    NOWHERE,
    Findings,
    LetterError,
    Located,
    Place,
    Severity,
    stop,
    suggestion,
)
from undersigned.route import draft_letter


@dataclass(frozen=True)
class AdoptRequest:
    """How a letter is to have a section."""

    section: str
    """As somebody calls it: `hrc54-cambodia/annex/media.md`."""
    into: str
    """The campaign of the letter."""
    copy: bool = True
    """Whether the letter gets a text of its own; else it follows the original."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What the letter gives it, by name."""
    before: str | None = None
    after: str | None = None
    """The section of the letter next to which it is to stand; without one, it stands last."""
    freeze: bool = False
    """Whether a copy is to have in words what the values of its own letter print there."""
    same: Mapping[str, str] = field(default_factory=dict)
    """Sources of the section that are to be one with a source of the letter, by their keys."""
    dry: bool = False
    """Whether nothing is to be written."""


@dataclass(frozen=True)
class Adopted:
    """What was written: the letter's own name for the section, the files, and what became of the sources."""

    name: str
    files: tuple[Path, ...]
    brought: Brought | None
    """Of a copy."""
    is_first: bool
    """Whether the letter had no annex before."""
    meaning: Meaning
    """What it says otherwise in this letter."""
    translation: str | None
    """The section in the letter's language that says the same, where it is known."""


def adopt(project: Project, wish: AdoptRequest) -> Adopted:
    """Put a section into a letter.

    Raises `LetterError` where there is no such section, or it cannot stand there; then no file has changed.
    """
    source = project.file_to_change(campaign_path(project, wish.into))
    with locked(source):
        return _adopted(project, section_named(project, wish.section), wish)


def _adopted(project: Project, section: NamedSection, wish: AdoptRequest) -> Adopted:
    """The same, while nobody else changes the letter."""
    letter = needed_campaign_file(project, wish.into)
    campaign = _loaded(project, wish.into, letter)
    must_be_new(section, letter)
    must_not_return(project, section, letter)
    must_not_have_text(section, letter)
    index = _index(letter, wish)
    meaning = meaning_elsewhere(project, section, campaign)
    if wish.freeze and not wish.copy:
        stop(
            "a section that is linked has one text for all its letters",
            "frozen-link",
            help="leave --link out: the words can be kept in a copy",
        )
    comes = _in_words(section, meaning.printed) if wish.freeze else section
    prose = _given(project, comes, letter, wish)
    must_draft(project, section, _with_section(campaign, comes, prose, index))
    return _write(section, letter, wish, index, meaning)


def _in_words(section: NamedSection, printed: Mapping[str, str]) -> NamedSection:
    """A section with words in the place of values, as a copy gets it that keeps them."""

    def said(text: Located) -> Located:
        turns = ((len(frozen(text[:at], printed)), place) for at, place in text.turns)
        return Located(frozen(text, printed), text.place, tuple(turns))

    def noted(footnote: Footnote) -> Footnote:
        source, wording = footnote.source, footnote.wording
        return replace(
            footnote,
            source=FreeText(said(source.text)) if isinstance(source, FreeText) else source,
            wording=said(wording) if wording is not None else None,
        )

    return replace(
        section,
        prose=replace(section.prose, text=said(section.prose.text)),
        footnotes={key: noted(footnote) for key, footnote in section.footnotes.items()},
    )


def _loaded(project: Project, name: str, letter: CampaignFile) -> Campaign:
    """The campaign of the letter; that its annex has no section yet, is to be mended now."""
    findings = Findings()
    campaign = load_campaign(project, name, findings)
    annex = letter.tree.get("annex")
    places: set[Place | None] = set()
    if isinstance(annex, MappingNode) and not letter.entries:
        keys = (*annex.keys_typed.values(), letter.tree.keys_typed["annex"])
        nodes = (annex, *annex.values())
        places = {one.place for one in (*keys, *nodes)}
    wrong = [one for one in findings if one.severity is Severity.ERROR and one.place not in places]
    if campaign is None or wrong:
        raise LetterError(wrong or findings)
    return campaign


def _index(letter: CampaignFile, wish: AdoptRequest) -> int:
    """Where in the list of sections the new one is to stand."""
    named = wish.before or wish.after
    if named is None:
        return len(letter.entries)
    paths = {
        section_path(letter.project, letter.name, named),
        letter.project.as_named("campaigns", named.removeprefix("campaigns/")),
    }
    for number, entry in enumerate(letter.entries):
        if named == entry.file or section_path(letter.project, letter.name, entry.file) in paths:
            return number if wish.before else number + 1
    known = [str(entry.file) for entry in letter.entries]
    stop(
        f"{letter.name} has no section '{named}' to stand beside",
        "unknown-section",
        Place(letter.shown),
        suggestion(named, known, f"its sections are {', '.join(known)}" if known else "it has no annex yet"),
    )


def _given(project: Project, section: NamedSection, letter: CampaignFile, wish: AdoptRequest) -> Prose:
    """The section with what the letter gives it."""
    findings = Findings()
    for name, need in section.needs.items():
        if name not in wish.values and name not in LETTERS_OWN:
            findings.error(
                f"'{section.name}' needs {need}",
                "missing-value",
                need.name.place,
                f"add --with {name}=…",
            )
    findings.stop_if_errors()
    values = MappingNode()
    for name, text in wish.values.items():
        key, value = Scalar(name, section.prose.text.place), Scalar(text, section.prose.text.place)
        value.quoted = True
        values.keys_typed[name], values[name] = key, value
    entry = SectionEntry(Scalar(section.name, Place(letter.shown)), values=values)
    sessions = load_sessions(project, Findings()) or {}
    given = Given("session" in letter.tree, "country" in letter.tree, sessions)
    found = given.values(entry, section.needs, findings)
    findings.stop_if_errors()
    return replace(section.prose, values=found)


def _with_section(campaign: Campaign, section: NamedSection, prose: Prose, index: int) -> Campaign:
    annex = campaign.annex or Annex(None, ())
    sections = (*annex.sections[:index], prose, *annex.sections[index:])
    footnotes = {**campaign.footnotes, section.owner: section.footnotes}
    return replace(
        campaign,
        annex=replace(annex, sections=sections),
        footnotes=footnotes,
        lent_facts={**campaign.lent_facts, section.owner: section.lender.facts},
    )


def must_draft(project: Project, section: NamedSection, campaign: Campaign) -> None:
    """Draft the letter with the section; what is wrong in the section, or with its sources, stops it.

    What is wrong elsewhere in the letter is for `check` to tell: the letter may well be unfinished.
    """
    findings = Findings()
    check_account(draft_letter(project, campaign, findings), campaign, findings)
    theirs = {section.shown, project.shown(project.campaign(section.owner, "campaign.yaml"))}
    wrong = [f for f in findings if f.severity is Severity.ERROR and f.place and f.place.file in theirs]
    if wrong:
        raise LetterError(wrong)


# --- writing


def _write(
    section: NamedSection, letter: CampaignFile, wish: AdoptRequest, index: int, meaning: Meaning
) -> Adopted:
    yaml = letter.editable()
    files: dict[Path, bytes] = {}
    brought = None
    entry: dict[str, Writable] = {"file": section.name}
    if wish.copy:
        path = free_path(letter.project.campaign(letter.name, "annex"), section)
        words = meaning.printed if wish.freeze else {}
        meaning = replace(
            meaning, values=tuple(value for value in meaning.values if value.typed not in words)
        )
        copy = copy_of(section, letter, path, _same(section, letter, wish), words, is_frozen=wish.freeze)
        copy.add_to(yaml)
        brought = copy.brought
        files = copy.files(yaml)
        entry = {"file": path.relative_to(letter.path.parent).as_posix(), "from": section.name}
    entry["as_adopted"] = section.fingerprint
    if wish.values:
        entry["with"] = {name: date_of(Scalar(text, NOWHERE)) or text for name, text in wish.values.items()}
    if letter.entries:
        yaml.insert(("annex", "sections"), index, entry)
    elif isinstance(letter.tree.get("annex"), MappingNode):
        yaml.set(("annex", "sections"), [entry])
    else:
        yaml.set(("annex",), {"sections": [entry]}, after="signatories")
    source = letter.project.file_to_change(letter.path)
    if not wish.dry:
        save({**files, source: yaml.text.encode()})
    name = f"{letter.name}/{entry['file']}" if wish.copy else section.name
    shown = (path for path in files if path.parent.name != ADOPTED)
    return Adopted(
        name,
        (*shown, letter.path),
        brought,
        not letter.entries,
        meaning,
        translation_of(letter.project, section, meaning, letter),
    )


def _same(section: NamedSection, letter: CampaignFile, wish: AdoptRequest) -> dict[tuple[Kind, str], str]:
    """Which sources of the section are to be which of the letter, as the user says."""
    own = load_lender(letter.project, letter.name, Findings()).footnotes
    findings = Findings()
    for theirs, ours in wish.same.items():
        for key, known, of in ((theirs, section.footnotes, section.name), (ours, own, letter.name)):
            if key not in known:
                findings.error(
                    f"{of} has no footnote '{key}'",
                    "unknown-footnote",
                    None,
                    suggestion(key, known, "name that of the section first: --same law=press-law"),
                )
    findings.stop_if_errors()
    return {(Kind.SOURCE, theirs): ours for theirs, ours in wish.same.items()}
