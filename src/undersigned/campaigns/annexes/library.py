"""Lists the annex sections of all campaigns of a project, each with where it is used, and finds some of them."""

from __future__ import annotations

import datetime
import gc
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from functools import cache, partial

from undersigned.campaigns.annexes.kept_sections import KeptSections, ReadLetter, ReadSection
from undersigned.campaigns.annexes.searching import Term, context, terms_of
from undersigned.files.project import Project
from undersigned.files.text_files import is_file, read_text
from undersigned.languages.known import primary
from undersigned.languages.plain_letters import plain_letters
from undersigned.loading.sections import read_section, section_path
from undersigned.loading.symbols import is_symbol
from undersigned.model.campaign import EarlierLetter
from undersigned.model.findings import Finding, Findings, Located, Place, suggestion

_ENOUGH = 100
"""In so many sections it is looked what is stale; more would take long, and nobody reads as many."""

_BESIDE_SYMBOL = re.compile(
    r"\A(?:UN +Doc\.? +|https?://(?:www\.)?undocs\.org/(?:en/)?)|[.,;: ]+\Z", re.IGNORECASE
)
"""What is typed with a symbol and is none of it."""


@dataclass
class Section:
    """A section of an annex, as the library lists it."""

    name: str
    """What another letter calls it: `hrc54-cambodia/annex/media.md`."""
    read: ReadSection
    title: str
    campaign: str
    country: str | None
    session: str | None
    language: str
    date: datetime.date | None
    """That of its own letter."""
    notes: int
    words: int
    needs: dict[str, str] = field(default_factory=dict)
    """The values that it asks of a letter, each with what it is."""
    in_own_letter: bool = False
    linked_by: list[str] = field(default_factory=list)
    """The campaigns whose letters have it as it stands."""
    copied_into: list[str] = field(default_factory=list)
    """The sections that were copied from it."""
    same_as: list[str] = field(default_factory=list)
    """The sections that say the very same, whatever the keys of their footnotes."""
    last_used: str | None = None
    """The latest letter that has it, or a section that says the same."""
    cited: list[tuple[str, ...]] = field(default_factory=list)
    """What it cites, each source as the words that it is known by."""
    stale: list[str] | None = None
    """Words that may no longer hold today; None where nobody looked."""
    found: list[str] = field(default_factory=list)
    """What was looked for, with the words around it."""

    @property
    def translates(self) -> str | None:
        """The section in another language that it says it is a translation of."""
        return self.read.translates

    def as_data(self) -> dict[str, object]:
        """A section as programs read it, without its text."""
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        told.pop("read")
        told["cited"] = [source[0] for source in self.cited if source]
        return {"section": told.pop("name"), **told}


@dataclass(frozen=True)
class Wanted:
    """Which sections somebody looks for; what is empty asks for nothing."""

    country: str = ""
    """A part of the name is enough."""
    search: str = ""
    """Words and phrases that are all in it."""
    cites: str = ""
    """A symbol, an address or words of a source's title."""
    session: str = ""
    language: str = ""
    since: datetime.date | None = None
    """The day of its letter, or later."""
    today: datetime.date | None = None
    """The day on which it is asked what is stale."""
    limit: int = 0
    """How many; 0: all."""
    grouped: bool = False
    """Whether of sections that say the same only the latest is wanted."""


@dataclass(frozen=True)
class FoundSections:
    """Sections of the library, and what is wrong with the campaigns that were looked through."""

    sections: tuple[Section, ...]
    """The latest first."""
    findings: tuple[Finding, ...]
    left_out: int = 0
    """How many more there are than were asked for."""


def find_sections(project: Project, wanted: Wanted | None = None) -> FoundSections:
    """The sections that somebody looks for.

    Nothing is drafted, and what was read before is remembered, so that it answers at once over hundreds of letters.
    """
    wanted = wanted or Wanted()
    findings = Findings()
    gc.disable()  # all that is read is kept to the end: looking for garbage in it would take an eighth of the time
    try:
        sections = sections_of(project, findings, kept := KeptSections(project))
    finally:
        gc.enable()
    terms = terms_of(wanted.search)
    found = [section for section in sections if _is_wanted(section, wanted, terms)]
    _warn_of_none(found, sections, wanted, findings)
    groups = _grouped(found) if wanted.grouped else found
    shown = groups[: wanted.limit] if wanted.limit else groups
    for section in shown:
        section.found = _with_context(section, terms)
    if wanted.today and len(shown) <= _ENOUGH:
        for section in shown:
            section.stale = kept.stale(
                section.read, wanted.today, partial(_stale, project, section, wanted.today)
            )
        kept.keep()
    return FoundSections(tuple(shown), tuple(findings), len(groups) - len(shown))


def sections_of(project: Project, findings: Findings, kept: KeptSections | None = None) -> list[Section]:
    """Every section of every campaign: those that a letter lists, and the other files of annex/ folders.

    They stand by campaign, the latest letter first, and there in the order of the letter. What is wrong
    with a campaign is a warning, and the others are listed.
    """
    kept = kept or KeptSections(project)
    letters = kept.letters(findings)
    kept.keep()
    found = {read.name: _section(read, letter) for letter in letters for read in letter.sections}
    for letter in letters:
        _find_uses(project, letter, found, findings)
    _find_same(found.values(), {letter.name: letter for letter in letters})
    return sorted(found.values(), key=lambda s: (-(s.date or datetime.date.min).toordinal(), s.campaign))


def _section(read: ReadSection, letter: ReadLetter) -> Section:
    return Section(
        name=read.name,
        read=read,
        title=read.title,
        campaign=letter.name,
        country=letter.country,
        session=letter.session,
        language=read.language or letter.language,
        date=letter.day,
        notes=read.notes,
        words=read.words,
        needs=dict(read.needs),
        cited=[*(letter.sources[key] for key in read.cited), *((words,) for words in read.noted)],
    )


def _find_uses(project: Project, letter: ReadLetter, found: dict[str, Section], findings: Findings) -> None:
    """Note down which sections a letter has; one that is not there is a warning."""
    for entry in letter.entries:
        section = _meant(project, letter.name, entry.file, found)
        if section is None:
            if not is_file(section_path(project, letter.name, entry.file)):
                own = f"{letter.name}/"
                findings.warning(
                    f"there is no section '{entry.file}'",
                    "missing-file",
                    Place(letter.file, entry.line, entry.column),
                    suggestion(
                        entry.file,
                        [name.removeprefix(own) for name in found],
                        "name another file, or take it out",
                    ),
                )
            continue
        if section.campaign != letter.name:
            section.linked_by.append(letter.name)
            continue
        section.in_own_letter = True
        if entry.origin is not None:
            origin = _meant(project, letter.name, entry.origin, found)
            if origin is not None:
                origin.copied_into.append(section.name)


def _meant(project: Project, letter: str, named: str, found: dict[str, Section]) -> Section | None:
    """The section that a letter calls so."""
    name = f"{letter}/{named}"
    if name in found or named in found:
        return found.get(name) or found[named]
    path = project.own_name_of(section_path(project, letter, named))
    return found.get(project.shown(path).removeprefix("campaigns/"))


def _find_same(sections: Iterable[Section], letters: dict[str, ReadLetter]) -> None:
    """Note down which sections say the same, and in which letter each was used last."""
    alike: dict[str, list[Section]] = {}
    for section in sections:
        alike.setdefault(section.read.mark, []).append(section)
    for same in alike.values():
        using = {
            name
            for section in same
            for name in (*section.linked_by, *([section.campaign] if section.in_own_letter else ()))
        }
        last = max(using, key=lambda name: (letters[name].day or datetime.date.min, name), default=None)
        for section in same:
            section.same_as = [other.name for other in same if other is not section]
            section.last_used = last


def _grouped(sections: list[Section]) -> list[Section]:
    """Of sections that say the same, the first."""
    first: dict[str, Section] = {}
    for section in sections:
        first.setdefault(section.read.mark, section)
    return list(first.values())


def _is_wanted(section: Section, wanted: Wanted, terms: list[Term]) -> bool:
    session = plain_letters(section.session or "")
    return (
        plain_letters(wanted.country) in plain_letters(section.country or "")
        and (not wanted.session or plain_letters(wanted.session) in {session, session.removeprefix("hrc")})
        and (not wanted.language or primary(wanted.language) == primary(section.language))
        and (wanted.since is None or (section.date or datetime.date.min) >= wanted.since)
        and (not wanted.cites or _cites(section, wanted.cites))
        and _is_found(section, terms)
    )


def _is_found(section: Section, terms: list[Term]) -> bool:
    """Whether all that is looked for stands in a section or in what it cites."""
    for term in terms:
        if not term.search(section.read.looked_in) and not term.search(plain_letters(_sources(section))):
            return False
    return True


def _sources(section: Section) -> str:
    return " · ".join(map(" ".join, section.cited))


def _with_context(section: Section, terms: list[Term]) -> list[str]:
    """What was looked for, with the words around it, each line once."""
    found: list[str] = []
    for term in terms:
        if any(term.search(plain_letters(shown)) for shown in found):
            continue
        for said in (section.read.said, _sources(section)):
            if match := term.search(plain_letters(said)):
                found.append(context(said, match))
                break
    return found


def _cites(section: Section, wanted: str) -> bool:
    """Whether it cites a source of that symbol or address, or in whose facts all these words are."""
    wanted = _BESIDE_SYMBOL.sub("", wanted.strip())
    if is_symbol(wanted.upper()) or "://" in wanted:
        plain = _plain_address(wanted)
        return any(_names(fact, plain) for source in section.cited for fact in source)
    terms = terms_of(wanted)
    return any(
        all(term.search(plain_letters(" ".join(source))) for term in terms) for source in section.cited
    )


@cache
def _plain_address(typed: str) -> str:
    return re.sub(r"https?://(?:www\.)?|/$", "", typed.strip().casefold())


def _names(words: str, plain: str) -> bool:
    """Whether words are that symbol or address, or have it in them and not only as the beginning of another."""
    known = _plain_address(words)
    return plain in known and bool(re.search(rf"(?<![\w/.-]){re.escape(plain)}(?!\w|[/?#&=.-]\w)", known))


def _warn_of_none(found: list[Section], sections: list[Section], wanted: Wanted, findings: Findings) -> None:
    """Say why nothing was found, where a symbol or a session was asked for that no section has."""
    if found or not sections:
        return
    if wanted.cites and not any(_cites(one, wanted.cites) for one in sections):
        known = dict.fromkeys(source[0] for one in sections for source in one.cited if source)
        help = suggestion(wanted.cites, known, "look for words of its title, or for less of its symbol")
        findings.warning(f"no section cites '{wanted.cites}'", "unknown-source", None, help)
    if wanted.session and not any(
        plain_letters(wanted.session) in plain_letters(one.session or "") for one in sections
    ):
        known = dict.fromkeys(one.session for one in sections if one.session)
        help = suggestion(wanted.session, known, "write a session such as HRC54")
        findings.warning(f"no section is of a letter to '{wanted.session}'", "unknown-session", None, help)


def _stale(project: Project, section: Section, today: datetime.date | None) -> list[str]:
    if section.date is None or today is None:
        return []
    from undersigned.worklist.staleness import stale_in  # noqa: PLC0415  # what is known of today needs none of its rules

    place = Place(section.name)
    lender = EarlierLetter(Located(section.campaign, place), section.date)
    shown = f"campaigns/{section.name}"
    text = read_text(project.as_named(shown), shown, Findings()) or ""
    return stale_in(
        read_section(text, shown, Findings()).prose, section.language, section.country, lender, today
    )
