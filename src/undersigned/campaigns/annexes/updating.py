"""Takes what was changed in the original of a copy over into it, and leaves what the drafter changed.

So it is with each sentence, and with each source, fact and picture. Two functions: one says what would become of the
copy, with what both changed; the other writes it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from undersigned.campaigns.annexes.alone import draft_section_alone
from undersigned.campaigns.annexes.as_it_came import (
    AsItCame,
    Fate,
    Kind,
    as_it_came,
    fate_of,
    mark_here,
    remembering,
    things_of,
    with_left_behind,
)
from undersigned.campaigns.annexes.campaign_source import CampaignFile, campaign_path, needed_campaign_file
from undersigned.campaigns.annexes.carried_sources import is_another
from undersigned.campaigns.annexes.copying import Copy, copy_of, own_things
from undersigned.campaigns.annexes.entries import entry_named, mark_of_copy, original_of, path_of
from undersigned.campaigns.annexes.meaning import Meaning, meaning_elsewhere
from undersigned.campaigns.annexes.naming import NamedSection
from undersigned.campaigns.annexes.sweeping import Swept, sweep
from undersigned.files.locking import locked
from undersigned.files.project import Project
from undersigned.files.saving import save
from undersigned.files.text_files import as_typed, decoded, is_file, with_plain_ends
from undersigned.files.three_way import Conflict, conflicts_of, joined, merge
from undersigned.loading.campaign import load_campaign
from undersigned.loading.fingerprints import is_same_text
from undersigned.loading.lenders import Lender, load_lender
from undersigned.loading.sections import LETTERS_OWN, Need, read_section
from undersigned.model.campaign import Work
from undersigned.model.findings import Findings, stop


@dataclass(frozen=True)
class ChangedByBoth:
    """A source, fact or picture that the original and the letter have each otherwise since it came."""

    kind: Kind
    name: str
    """In the original."""
    here: str
    ours: str
    theirs: str


@dataclass(frozen=True)
class Update:
    """What would become of a copy."""

    letter: str
    named: str
    """As the user calls it."""
    original: NamedSection
    path: Path
    before: str
    pieces: tuple[str | Conflict, ...]
    copy: Copy
    meaning: Meaning
    """What the original says otherwise in this letter."""
    came: AsItCame | None
    """What the copy was when it came; where nobody knows, all that differs is a conflict."""
    both: tuple[ChangedByBoth, ...] = ()
    """The letter's stay, but for those that the request takes from the original."""

    @property
    def conflicts(self) -> list[Conflict]:
        """The sentences that both changed."""
        return conflicts_of(self.pieces)

    def news(self, choose: Callable[[Conflict], str]) -> Meaning:
        """What of the new text is to be looked at in this letter."""
        new = joined(self.pieces, choose)
        notes = [*map(str, self.copy.brought.footnotes.values())]

        def is_new(words: str) -> bool:
            after, before = (" ".join(text.split()) for text in (" ".join([new, *notes]), self.before))
            return after.count(words) > before.count(words)

        return Meaning(
            tuple(value for value in self.meaning.values if is_new(" ".join(value.typed.split()))),
            tuple(filter(is_new, self.meaning.references)),
            tuple(filter(is_new, self.meaning.places)),
        )

    @property
    def is_needed(self) -> bool:
        """Whether the original says anything new."""
        return bool(
            self.conflicts
            or self.copy.brought.renewed
            or self.copy.pictures.files
            or not is_same_text(joined(self.pieces, str), self.before)
        )


@dataclass(frozen=True)
class Updated:
    """What was written, or would be."""

    files: tuple[Path, ...]
    """Those that somebody reads."""
    swept: Swept
    news: Meaning
    needs: tuple[Need, ...]
    """What the section asks of the letter now, and the letter does not give."""


def propose_update(
    project: Project, named: str, into: str, *, theirs: Collection[tuple[Kind, str]] = ()
) -> Update:
    """What would become of a letter's copy; `theirs` is what of what both changed is to be as in the original.

    Raises `LetterError` where the letter has none, or the original has errors.
    """
    letter = needed_campaign_file(project, into)
    _, entry = entry_named(letter, named)
    original = original_of(letter, entry, named)
    path = path_of(letter, entry)
    if not is_file(path):
        stop(
            f"the copy '{entry.file}' is no longer there",
            "missing-file",
            entry.file.place,
            f"to have it anew: undersigned annex drop {entry.file} --in {into}, then adopt it again",
        )
    before = with_plain_ends(decoded(path.read_bytes()))
    came = as_it_came(project, path, original.name)
    campaign = load_campaign(project, into, Findings())
    meaning = meaning_elsewhere(project, original, campaign) if campaign else Meaning()
    same, renewed, both = _decided(original, letter, path, came, theirs)
    is_frozen = came is not None and came.is_frozen
    words = meaning.printed if is_frozen else {}
    copy = copy_of(original, letter, path, same, words, renewed=renewed, is_frozen=is_frozen)
    base = came.text if came else ""
    if came is None and entry.as_adopted == original.fingerprint:
        base = copy.text  # the original is what it was
    elif came is None and entry.as_adopted == mark_of_copy(letter, path, before):
        base = before  # the copy is
    pieces = merge(base, before, copy.text)
    return Update(into, named, original, path, before, tuple(pieces), copy, meaning, came, both)


def _decided(
    original: NamedSection,
    letter: CampaignFile,
    path: Path,
    came: AsItCame | None,
    theirs: Collection[tuple[Kind, str]],
) -> tuple[dict[tuple[Kind, str], str], list[tuple[Kind, str]], tuple[ChangedByBoth, ...]]:
    """What the letter has of what the original uses, what of that is to be renewed, and what both changed."""
    own = load_lender(letter.project, letter.name, Findings())
    same: dict[tuple[Kind, str], str] = {}
    renewed, both = [], []
    known = came.things if came else {}
    for kind, name, mark in things_of(original):
        at = (kind, name)
        if at not in known:
            continue
        thing = known[at]
        ours = mark_here(own, kind, thing.here, path.parent)
        fate = fate_of(thing, mark, ours)
        is_as_it_came = kind is Kind.SOURCE and ours == thing.copy == thing.original != mark
        if is_as_it_came and is_another(original.footnotes[name].source, own.footnotes[thing.here].source):
            fate = Fate.ANEW  # what else in the letter cites the old one still means that
        if fate is Fate.ASKED:
            both.append(_both(original.lender, own, kind, name, thing.here))
            if at in theirs:
                fate = Fate.RENEWED if thing.brought else Fate.ANEW
        if fate is not Fate.ANEW:
            same[at] = thing.here
        if fate is Fate.RENEWED:
            renewed.append(at)
    return same, renewed, tuple(both)


def _both(theirs: Lender, own: Lender, kind: Kind, name: str, here: str) -> ChangedByBoth:
    return ChangedByBoth(kind, name, here, _told(own, kind, here), _told(theirs, kind, name))


def _told(lender: Lender, kind: Kind, name: str) -> str:
    """A source or a fact as somebody knows it again; of a picture, its file."""
    if kind is Kind.FACT and name in lender.facts:
        fact = lender.facts[name]
        return f"{fact.text} ({fact.as_of})"
    if kind is Kind.SOURCE and name in lender.footnotes:
        source = lender.footnotes[name].source
        wording = lender.footnotes[name].wording
        facts = [*map(str, dict(source.facts).values())] if isinstance(source, Work) else [str(source.text)]
        return ", ".join([*facts, *([str(wording)] if wording else [])])
    return name


def apply_update(
    project: Project, update: Update, choose: Callable[[Conflict], str], *, dry: bool = False
) -> Updated:
    """Write the copy and its sources, where `choose` says what becomes of a sentence that both changed.

    Raises `LetterError` where the letter would not draft with it, and where somebody has changed one of the two texts
    meanwhile; then nothing is written.
    """
    source = project.file_to_change(campaign_path(project, update.letter))
    with locked(source):
        again = propose_update(project, update.named, update.letter)
        if (again.before, again.original.fingerprint, again.both) != (
            update.before,
            update.original.fingerprint,
            update.both,
        ):
            stop(
                f"somebody has changed '{update.named}' or its original meanwhile",
                "changed-meanwhile",
                help="look at both, and try again",
            )
        letter = needed_campaign_file(project, update.letter)
        number, entry = entry_named(letter, update.named)
        yaml = letter.editable()
        update.copy.add_to(yaml)
        yaml.set(("annex", "sections", number, "as_adopted"), update.original.fingerprint)
        text = joined(update.pieces, choose)
        things = update.copy.as_it_comes(yaml, update.came).things
        swept = sweep(letter, yaml, with_left_behind(things, update.came), update.path, text)
        had = own_things(letter, letter.editable())
        for name in [name for name in swept.names if name not in {*had.footnotes, *had.facts}]:
            swept.names.remove(name)  # it was for a sentence that is not wanted
            update.copy.brought.forget(name)
        draft_section_alone(project, update.original, letter.name)
        pictures = {
            path: data for path, data in update.copy.pictures.files.items() if path not in swept.pictures
        }
        files = {
            **pictures,
            update.path: as_typed(text, update.path.read_bytes()),
            **update.copy.as_it_comes(yaml, update.came).files(update.path),
            source: yaml.text.encode(),
        }
        if not dry:
            remembered = remembering(project, update.path, update.original.name)
            save(files)
            for path in {*swept.pictures, *remembered} - files.keys():
                path.unlink(missing_ok=True)
        needs = read_section(text, project.shown(update.path), Findings()).needs
        given = {*LETTERS_OWN, *(entry.values or ())}
        asked = (need for name, need in needs.items() if name not in given)
        return Updated((*pictures, update.path, letter.path), swept, update.news(choose), tuple(asked))
