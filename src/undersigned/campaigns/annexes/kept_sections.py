"""Reads the letters of a project for the library of sections, and remembers what was read of each.

What was read is kept in the user's cache folder under the sizes and times of a letter's files, so that only those are
read again that have changed. Whatever is wrong with that file, the letters are read anew.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from undersigned.campaigns.annexes.campaign_source import CampaignFile, read_campaign_file
from undersigned.files.project import Project
from undersigned.files.saving import save
from undersigned.files.text_files import is_file, read_text
from undersigned.files.user_cache import cache_folder, make_private
from undersigned.files.yaml_tree import MappingNode, Node
from undersigned.languages.plain_letters import plain_letters
from undersigned.loading.cited_keys import definitions_in, notes_in, used_in, without_citations, words_of
from undersigned.loading.fingerprints import bare_words
from undersigned.loading.footnotes import footnotes_of
from undersigned.loading.lenders import Lender
from undersigned.loading.ready_sources import ReadySources
from undersigned.loading.registers import date_of, scalar_of
from undersigned.loading.schema import check_schema
from undersigned.loading.sections import owner_of, read_section, section_path
from undersigned.model.campaign import LANGUAGE, Footnote, Work
from undersigned.model.findings import Findings, LetterError, Located, Place

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*$", re.MULTILINE)
_NOT_WORDS = re.compile(r"\{#.*?#\}|\{%.*?%\}|\]\([^)]*\)|<https?:[^>]*>", re.DOTALL)
_WORD = re.compile(r"\{\{.*?\}\}|\w[\w’'.-]*", re.DOTALL)  # noqa: RUF001  # the apostrophe of printed text
_EMPHASIS = re.compile(r"(?<!\\)[*^]|\\(?=\W)")
_FORM = 5
"""Of what is kept: another number when it is read otherwise."""


@dataclass(frozen=True)
class ReadEntry:
    """An entry of a letter's annex."""

    file: str
    origin: str | None
    line: int
    column: int


@dataclass(frozen=True)
class ReadSection:
    """What was read of a section."""

    name: str
    title: str
    notes: int
    words: int
    needs: dict[str, str]
    language: str | None
    translates: str | None
    cited: tuple[str, ...]
    """The keys of the sources that it cites."""
    noted: tuple[str, ...]
    """What the notes say that it defines on the spot, or cites of those that the letter's text defines."""
    said: str
    """Its words in one line, in which words are looked for."""
    mark: str
    """What tells its words from those of any other section."""
    other_letters: str
    """The same line as words are looked for in it, where it has letters that are not those of ASCII."""

    @property
    def looked_in(self) -> str:
        """That line, folded."""
        return self.other_letters or self.said.lower()


@dataclass(frozen=True)
class ReadLetter:
    """What was read of a letter."""

    name: str
    file: str
    country: str | None
    session: str | None
    language: str
    date: str | None
    sources: dict[str, tuple[str, ...]]
    """What each source is known by, by its key: its symbol, address, title, author, publisher."""
    entries: tuple[ReadEntry, ...]
    sections: tuple[ReadSection, ...]

    @property
    def day(self) -> datetime.date | None:
        """Its date."""
        return datetime.date.fromisoformat(self.date) if self.date else None


class KeptSections:
    """What was read of the letters of a project when somebody last asked."""

    def __init__(self, project: Project) -> None:
        self._project = project
        folder = cache_folder("annexes")
        named = hashlib.sha256(os.fsencode(project.path().resolve())).hexdigest()[:24]
        self._file = folder / f"{named}.json" if folder else None
        self._before = self._read = _read(self._file)
        self._now: dict[str, object] = {}

    def letters(self, findings: Findings) -> list[ReadLetter]:
        """All letters with their sections; what is wrong with one is a warning."""
        names = [name for name in self._project.campaign_names(findings) if not self._is_another_name(name)]
        return [self._letter(name, findings) for name in names]

    def _is_another_name(self, name: str) -> bool:
        """Whether a folder is a link to that of another letter, which is listed itself."""
        folder = self._project.as_named("campaigns", name)
        own = self._project.own_name_of(folder) if folder.is_symlink() else folder
        return own != folder and own.parent == folder.parent

    def stale(self, section: ReadSection, day: datetime.date, look: Callable[[], list[str]]) -> list[str]:
        """What is stale in a section on a day."""
        key = f"stale {day} {section.name} {section.mark}"
        known = self._before.get(key)
        self._before = {key: value for key, value in self._before.items() if _is_of(day, key)}
        found = known if isinstance(known, list) else look()
        self._now[key] = found
        return found

    def keep(self) -> None:
        """Remember what was asked for, and what was found out before."""
        new = self._before | self._now
        if self._file is None or not self._now or new == self._read:
            return
        with contextlib.suppress(OSError, LetterError):
            make_private(self._file.parent)
            save({self._file: json.dumps(new, ensure_ascii=False).encode("utf-8", "surrogatepass")})

    def _letter(self, name: str, findings: Findings) -> ReadLetter:
        key, stamp = f"letter {name}", _stamp(self._project, name)
        known = self._before.get(key)
        if isinstance(known, dict) and known.get("stamp") == stamp:
            with contextlib.suppress(KeyError, TypeError, ValueError):
                return _from_kept(known["letter"])
        found = Findings()
        letter = _letter_read(self._project, name, found)
        for finding in found:
            findings.warning(finding.message, finding.code, finding.place, finding.help)
        is_inside = all(one.name.startswith(f"{name}/") for one in letter.sections)
        if is_inside and not list(found):
            self._now[key] = {"stamp": stamp, "letter": asdict(letter)}
        return letter


def _is_of(day: datetime.date, key: str) -> bool:
    """Whether what is kept under a key still holds on a day."""
    return not key.startswith("stale ") or key.startswith(f"stale {day} ")


def _read(file: Path | None) -> dict[str, object]:
    try:
        kept = json.loads(file.read_bytes()) if file else {}
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _stamp(project: Project, name: str) -> list[list[object]]:
    """The names, sizes and times of a letter's files."""
    found: list[list[object]] = [["form", _FORM, 0]]
    waiting = [os.fspath(project.campaign(name))]
    while waiting:
        with contextlib.suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif entry.name.endswith((".md", "campaign.yaml")):
                    status = entry.stat()
                    found.append([entry.path, status.st_size, status.st_mtime_ns])
    return sorted(found, key=lambda one: str(one[0]))


def _from_kept(kept: dict[str, Any]) -> ReadLetter:
    lists = {
        "entries": tuple(ReadEntry(**entry) for entry in kept["entries"]),
        "sections": tuple(ReadSection(**section) for section in kept["sections"]),
    }
    return ReadLetter(**{**kept, **lists})


# --- reading


def _letter_read(project: Project, name: str, findings: Findings) -> ReadLetter:
    # Of a letter whose campaign.yaml nobody can read, the sections are listed all the same.
    file = read_campaign_file(project, name, findings) or CampaignFile(project, name, MappingNode(), ())
    footnotes = footnotes_of(
        file.under("footnotes"), Findings(), partial(ReadySources.of, project, name, file.tree)
    )
    date = date_of(file.under("date"))
    if date is None and (typed := file.under("date")) is not None:
        check_schema(typed, "campaign", findings, part="date")
    paths = dict.fromkeys(_own_sections(file, findings))
    sections = (_section_read(path, file, footnotes, findings) for path in paths)
    return ReadLetter(
        name,
        file.shown,
        _plain(file.under("country")),
        _plain(file.under("session")),
        _plain(file.under("language")) or LANGUAGE,
        date.isoformat() if date else None,
        {str(key): _known_by(footnote) for key, footnote in footnotes.items()},
        tuple(
            ReadEntry(
                str(entry.file),
                str(entry.origin) if entry.origin else None,
                entry.file.place.line,
                entry.file.place.column,
            )
            for entry in file.entries
        ),
        tuple(section for section in sections if section is not None),
    )


def _plain(node: Node | None) -> str | None:
    text = scalar_of(node)
    return None if text is None else str(text)


def _section_read(
    path: Path, file: CampaignFile, footnotes: dict[str, Footnote], findings: Findings
) -> ReadSection | None:
    project = file.project
    shown = project.shown(path)
    is_there = project.is_named_inside(path) and os.path.realpath(path) == os.fspath(path)
    if not is_there and not project.path_inside(path, path.name, Place(shown), findings):
        return None
    text = read_text(path, shown, findings)
    if text is None:
        return None
    section = read_section(text, shown, findings)
    prose, name = str(section.prose), shown.removeprefix("campaigns/")
    plain = _NOT_WORDS.sub(" ", without_citations(prose))
    said = " ".join(word for word in _EMPHASIS.sub("", plain).split() if word.strip("#|"))
    return ReadSection(
        name,
        _title(prose) or path.stem,
        notes_in(prose),
        len(_WORD.findall(plain)),
        {str(need): need_of.what for need, need_of in section.needs.items()},
        _plain(section.language),
        _plain(section.translates),
        tuple(map(str, used_in(prose, footnotes))),
        tuple(_noted(section.prose, file, footnotes)),
        said,
        mark_of(prose),
        "" if said.isascii() else plain_letters(said),
    )


def _noted(prose: Located, file: CampaignFile, footnotes: dict[str, Footnote]) -> Iterator[str]:
    """The words of the notes that are no footnotes of campaign.yaml."""
    lender = Lender(footnotes, {}, file.tree, file.project, file.name)
    others = [note for key, note in lender.footnotes_for([prose]).items() if key not in footnotes]
    own = (prose[start:end] for _, start, end in definitions_in(prose))
    for words in (*own, *map(words_of, others)):
        yield " ".join(without_citations(words).split())


def mark_of(prose: str) -> str:
    """What tells the words of a section from those of any other."""
    return hashlib.sha256(bare_words(prose).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _known_by(footnote: Footnote) -> tuple[str, ...]:
    """What a source is known by; of a note in the drafter's own words, those."""
    source = footnote.source
    if not isinstance(source, Work):
        return (" ".join(without_citations(source.text).split()),)
    facts = dict(source.facts)
    keys = ("symbol", "url", "title", "author", "publisher", "from", "to", "archived")
    words = (str(facts[key]) for key in keys if key in facts)
    return (*words, *([str(footnote.wording)] if footnote.wording else []))


def _own_sections(file: CampaignFile, findings: Findings) -> Iterator[Path]:
    """The sections that lie in a campaign's folder, or in none that its letter lists; first those of the letter."""
    project = file.project
    listed = (section_path(project, file.name, entry.file) for entry in file.entries)
    own = [path for path in listed if owner_of(project, path, file.name) == file.name and is_file(path)]
    folder = project.as_named("campaigns", file.name, "annex")
    shown = project.shown(folder)
    is_inside = project.path_inside(folder, shown, Place(shown), findings)
    others = sorted(folder.glob("*.md")) if is_inside else []
    yield from dict.fromkeys([*own, *(path for path in others if is_file(path))])


def _title(prose: str) -> str:
    """The words of the first heading."""
    heading = _HEADING.search(prose)
    return (
        " ".join(_EMPHASIS.sub("", _NOT_WORDS.sub(" ", without_citations(heading[1]))).split())
        if heading
        else ""
    )
