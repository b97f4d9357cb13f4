"""Takes what was changed in the original of a copy over into it, and leaves what the drafter changed.

Two functions: one says what would become of the copy, with the sentences that both changed; the other writes it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from undersigned.campaigns.annexes.alone import draft_section_alone
from undersigned.campaigns.annexes.campaign_source import campaign_path, needed_campaign_file
from undersigned.campaigns.annexes.copying import Copy, copy_of, text_as_adopted
from undersigned.campaigns.annexes.entries import entry_named, must_be_copy, path_of
from undersigned.campaigns.annexes.meaning import meaning_elsewhere
from undersigned.campaigns.annexes.naming import NamedSection, section_named
from undersigned.files.locking import locked
from undersigned.files.project import Project
from undersigned.files.saving import save
from undersigned.files.text_files import decoded, is_file
from undersigned.files.three_way import Conflict, conflicts_of, joined, merge
from undersigned.loading.campaign import load_campaign
from undersigned.loading.cited_keys import used_in, words_of
from undersigned.loading.fingerprints import is_same_text
from undersigned.model.findings import Findings, stop


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
    knows_base: bool
    """Whether it is known what the copy was when it came; if not, all that differs is a conflict."""

    @property
    def conflicts(self) -> list[Conflict]:
        """The sentences that both changed."""
        return conflicts_of(self.pieces)

    @property
    def files(self) -> tuple[Path, ...]:
        """Those that somebody reads, of all that are written."""
        campaign = campaign_path(self.original.lender.project, self.letter)
        return (*self.copy.pictures, self.path, campaign)

    @property
    def is_needed(self) -> bool:
        """Whether the original says anything new."""
        return bool(self.conflicts) or not is_same_text(joined(self.pieces, str), self.before)


def propose_update(project: Project, named: str, into: str) -> Update:
    """What would become of a letter's copy. Raises `LetterError` where it has none, or the original has errors."""
    letter = needed_campaign_file(project, into)
    _, entry = entry_named(letter, named)
    original = section_named(project, must_be_copy(letter, entry, named))
    path = path_of(letter, entry)
    if not is_file(path):
        stop(
            f"the copy '{entry.file}' is no longer there",
            "missing-file",
            entry.file.place,
            f"to have it anew: undersigned annex drop {entry.file} --in {into}, then adopt it again",
        )
    before = decoded(path.read_bytes())
    kept = text_as_adopted(path)
    base = decoded(kept.read_bytes()) if is_file(kept) and project.holds(kept) else None
    copy = copy_of(original, letter, path, words=_words_kept(project, original, into, base))
    if base is None and entry.as_adopted == original.fingerprint:
        base = copy.text  # the original is what it was
    pieces = merge(base or "", before, copy.text)
    return Update(into, named, original, path, before, tuple(pieces), copy, base is not None)


def _words_kept(project: Project, original: NamedSection, into: str, base: str | None) -> Mapping[str, str]:
    """What stands in the place of values in a copy that came with words in their place."""
    campaign = load_campaign(project, into, Findings())
    if base is None or campaign is None:
        return {}
    printed = meaning_elsewhere(project, original, campaign).printed
    own = campaign.footnotes.get(into, {})
    texts = [base, *(words_of(own[key]) for key in used_in(base, own))]
    return {} if any(typed in text for text in texts for typed in printed) else printed


def apply_update(project: Project, update: Update, choose: Callable[[Conflict], str]) -> tuple[Path, ...]:
    """Write the copy and its sources, where `choose` says what becomes of a sentence that both changed.

    Raises `LetterError` where the letter would not draft with it, and where somebody has changed one of the two texts
    meanwhile; then nothing is written.
    """
    source = project.file_to_change(campaign_path(project, update.letter))
    with locked(source):
        again = propose_update(project, update.named, update.letter)
        if (again.before, again.original.fingerprint) != (update.before, update.original.fingerprint):
            stop(
                f"somebody has changed '{update.named}' or its original meanwhile",
                "changed-meanwhile",
                help="look at both, and try again",
            )
        letter = needed_campaign_file(project, update.letter)
        number, _ = entry_named(letter, update.named)
        yaml = letter.editable()
        update.copy.add_to(yaml)
        yaml.set(("annex", "sections", number, "as_adopted"), update.original.fingerprint)
        draft_section_alone(project, update.original, letter.name)
        files = {
            **update.copy.pictures,
            update.path: joined(update.pieces, choose).encode(),
            text_as_adopted(update.path): update.copy.text.encode(),
            source: yaml.text.encode(),
        }
        save(files)
        return update.files
