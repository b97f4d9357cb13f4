"""Remembers how a copied section came: its text, and each source, fact and picture, by what tells it from any other.

All lies in `annex/adopted/` beside the copy. With that, of each thing it is known whether the original has it otherwise
since, whether the drafter does, or both.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from undersigned.campaigns.annexes.naming import NamedSection
from undersigned.files.project import Project
from undersigned.files.text_files import decoded, is_file
from undersigned.loading.cited_keys import facts_in, used_in, words_of
from undersigned.loading.fingerprints import fact_mark, footnote_mark, picture_mark
from undersigned.loading.lenders import Lender
from undersigned.loading.section_pictures import pictures_of
from undersigned.loading.sections import ADOPTED


class Kind(Enum):
    """What comes along with a section."""

    SOURCE = "footnotes"
    FACT = "facts"
    PICTURE = "pictures"


@dataclass(frozen=True)
class Came:
    """A thing that a section uses, as it was when the section came or was last updated."""

    here: str
    """Its key in the letter; of a picture, its file beside the copy."""
    brought: bool
    """Whether it came along; if not, the letter had it before."""
    original: str
    """What told it from others there."""
    copy: str
    """And here: not always the same, as words may have been frozen."""


Things = Mapping[tuple[Kind, str], Came]
"""By their names in the original."""


class Fate(Enum):
    """What becomes of a thing when the original changed."""

    KEPT = "kept"
    RENEWED = "renewed"
    """It is as it came, and follows the original."""
    ASKED = "asked"
    """Both have it otherwise."""
    ANEW = "anew"
    """The letter does not have it any more."""


def fate_of(came: Came, theirs: str, ours: str | None) -> Fate:
    """What is to become of a thing, by what tells that of the original and that of the letter from others today."""
    if ours is None:
        return Fate.ANEW
    if theirs in (came.original, ours):
        return Fate.KEPT
    return Fate.RENEWED if came.brought and ours == came.copy else Fate.ASKED


@dataclass(frozen=True)
class AsItCame:
    """What is remembered of a copy."""

    original: str
    """The section that it was copied from."""
    text: str
    things: Things = field(default_factory=dict)
    is_frozen: bool = False
    """Whether it has words in the place of values."""

    def files(self, path: Path) -> dict[Path, bytes]:
        """The files that remember it, beside the copy."""
        kinds: dict[str, dict[str, object]] = {kind.value: {} for kind in Kind}
        for (kind, name), came in sorted(self.things.items(), key=lambda one: one[0][1]):
            kinds[kind.value][name] = vars(came)
        told = {"of": self.original, "frozen": self.is_frozen, **kinds}
        text, record = _files(path)
        data = json.dumps(told, indent=1, ensure_ascii=False) + "\n"
        return {text: self.text.encode(), record: data.encode("utf-8", "surrogatepass")}


def as_it_came(project: Project, path: Path, original: str) -> AsItCame | None:
    """What is remembered of a copy, which may have another name since; None where nobody can tell any more."""
    return next((known for file in _records(path) if (known := _read(project, file, path, original))), None)


def remembering(project: Project, path: Path, original: str) -> list[Path]:
    """The files that remember a copy, where they are there."""
    known = next((file for file in _records(path) if _read(project, file, path, original)), _files(path)[1])
    return [one for one in (known.with_suffix(".md"), known) if is_file(one)]


def _records(path: Path) -> list[Path]:
    """The files in which a copy may be remembered: its own, and those of copies that are not there."""
    own = _files(path)[1]
    others = (
        file for file in sorted(own.parent.glob("*.json")) if not is_file(path.with_name(f"{file.stem}.md"))
    )
    return [own, *(file for file in others if file != own)]


def _read(project: Project, record: Path, path: Path, original: str | None) -> AsItCame | None:
    text = record.with_suffix(".md")
    try:
        if not (is_file(record) and is_file(text) and project.holds(record) and project.holds(text)):
            return None
        told = json.loads(record.read_bytes())
        things = {
            (kind, name): Came(**{key: type(was)(came[key]) for key, was in vars(_ANY).items()})
            for kind in Kind
            for name, came in told[kind.value].items()
        }
        known = AsItCame(told["of"], decoded(text.read_bytes()), things, bool(told["frozen"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return known if original in (None, known.original) or record.stem == path.stem else None


_ANY = Came("", brought=False, original="", copy="")


def _files(path: Path) -> tuple[Path, Path]:
    folder = path.parent / ADOPTED
    return folder / path.name, folder / f"{path.stem}.json"


def others_brought(project: Project, but: Path) -> set[tuple[Kind, str]]:
    """What came into a letter along with its other copies, by its names there."""
    files = sorted((but.parent / ADOPTED).glob("*.json"))
    known = (_read(project, file, but, None) for file in files if file.stem != but.stem)
    things = ((kind, came) for one in known if one for (kind, _), came in one.things.items())
    return {(kind, came.here) for kind, came in things if came.brought}


def with_left_behind(things: Things, before: AsItCame | None) -> Things:
    """The things of a copy, and under names of their own those that it had and that it has no more."""
    here = {(kind, came.here) for (kind, _), came in things.items()}
    known = before.things if before else {}
    left = {at: came for at, came in known.items() if (at[0], came.here) not in here}
    return {**things, **{(kind, f"{name}, before"): came for (kind, name), came in left.items()}}


def things_of(section: NamedSection) -> Iterator[tuple[Kind, str, str]]:
    """What a section uses: the kind, the name and what tells it from others."""
    used = used_in(section.prose.text, section.footnotes)
    for key in used:
        yield Kind.SOURCE, key, footnote_mark(section.footnotes[key])
    texts = (section.prose.text, *(words_of(section.footnotes[key]) for key in used))
    facts = section.lender.facts
    for name in dict.fromkeys(str(fact.name) for text in texts for fact in facts_in(text)):
        if name in facts:
            yield Kind.FACT, name, fact_mark(facts[name])
    project = section.lender.project
    folder = project.campaign(section.owner)
    for path in dict.fromkeys(path for _, path in pictures_of(project, section.text, section.path)):
        mark = picture_mark(path)
        if path.is_relative_to(folder) and mark is not None:
            yield Kind.PICTURE, path.relative_to(folder).as_posix(), mark


def mark_here(own: Lender, kind: Kind, here: str, folder: Path) -> str | None:
    """What tells a thing of a letter from others; None where the letter does not have it."""
    match kind:
        case Kind.SOURCE if here in own.footnotes:
            return footnote_mark(own.footnotes[here])
        case Kind.FACT if here in own.facts:
            return fact_mark(own.facts[here])
        case Kind.PICTURE if own.project.holds(folder / here):
            return picture_mark(folder / here)
        case _:
            return None
