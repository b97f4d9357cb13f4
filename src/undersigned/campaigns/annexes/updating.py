"""Takes what was changed in the original of a copy over into it, and leaves what the drafter changed.

Two functions: one says what would become of the copy, with the sentences that both changed; the other writes it.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from undersigned.campaigns.annexes.alone import draft_section_alone
from undersigned.campaigns.annexes.campaign_source import campaign_path, needed_campaign_file
from undersigned.campaigns.annexes.copying import Copy, copy_of, text_as_adopted
from undersigned.campaigns.annexes.entries import entry_named, must_be_copy, path_of
from undersigned.campaigns.annexes.meaning import Meaning, meaning_elsewhere
from undersigned.campaigns.annexes.naming import NamedSection, section_named
from undersigned.files.locking import locked
from undersigned.files.project import Project
from undersigned.files.saving import save
from undersigned.files.text_files import decoded, is_file
from undersigned.files.three_way import Conflict, conflicts_of, joined, merge
from undersigned.loading.campaign import load_campaign
from undersigned.loading.cited_keys import FactAt, KeyAt, used_in, with_facts, with_keys, words_of
from undersigned.loading.fingerprints import fingerprint, is_same_text
from undersigned.loading.lenders import load_lender
from undersigned.model.campaign import Campaign
from undersigned.model.findings import Findings, stop

_NAME: Final = "\N{SYMBOL FOR NULL}"
"""Stands in the place of a name."""


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
    knows_base: bool
    """Whether it is known what the copy was when it came; if not, all that differs is a conflict."""
    replaced: Mapping[str, str] = field(default_factory=dict)
    """Sources and facts of the letter that the drafter may have changed, and what would be cited in their place."""

    @property
    def conflicts(self) -> list[Conflict]:
        """The sentences that both changed."""
        return conflicts_of(self.pieces)

    @property
    def news(self) -> Meaning:
        """What of the new text is to be looked at in this letter."""
        new = joined(self.pieces, lambda conflict: conflict.theirs)
        notes = [*map(str, self.copy.brought.footnotes.values())]

        def is_new(words: str) -> bool:
            after, before = (" ".join(text.split()) for text in (" ".join([new, *notes]), self.before))
            return after.count(words) > before.count(words)

        return Meaning(
            tuple(value for value in self.meaning.values if is_new(" ".join(value.typed.split()))),
            tuple(filter(is_new, self.meaning.references)),
        )

    @property
    def files(self) -> tuple[Path, ...]:
        """Those that somebody reads, of all that are written."""
        campaign = campaign_path(self.original.lender.project, self.letter)
        return (*self.copy.pictures, self.path, campaign)

    @property
    def is_needed(self) -> bool:
        """Whether the original says anything new."""
        return bool(self.conflicts) or not is_same_text(joined(self.pieces, str), self.before)


def propose_update(project: Project, named: str, into: str, *, keep_own: bool = False) -> Update:
    """What would become of a letter's copy, which may keep citing the sources and facts that it cites now.

    Raises `LetterError` where the letter has none, or the original has errors.
    """
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
    campaign = load_campaign(project, into, Findings())
    meaning = meaning_elsewhere(project, original, campaign) if campaign else Meaning()
    words = meaning.printed if campaign and base is not None and _is_frozen(base, meaning, campaign) else {}
    copy = copy_of(original, letter, path, words=words)
    keys, facts = _others_cited(base or "", copy)
    if keep_own:
        copy = copy_of(original, letter, path, keys, words, same_facts=facts)
    if base is None and entry.as_adopted == original.fingerprint:
        base = copy.text  # the original is what it was
    pieces = merge(base or "", before, copy.text)
    came_so = keep_own or base is None or _says_what_came(project, base, path, into) == entry.as_adopted
    replaced = (
        {} if came_so else _replaced(keys, copy.brought.keys) | _replaced(facts, copy.brought.fact_names)
    )
    return Update(
        into, named, original, path, before, tuple(pieces), copy, meaning, base is not None, replaced
    )


def _others_cited(base: str, copy: Copy) -> tuple[dict[str, str], dict[str, str]]:
    """What the copy cited in the places of what would come along now, by its name in the original.

    Sources first, then facts.
    """
    brought = copy.brought
    keys = _in_the_same_places(copy.text, base, _keyed)
    facts = _in_the_same_places(copy.text, base, _with_facts_told)
    return (
        {old: keys[new] for old, new in brought.keys.items() if new in keys and new in brought.footnotes},
        {old: facts[new] for old, new in brought.fact_names.items() if new in facts and new in brought.facts},
    )


def _in_the_same_places(
    text: str, other: str, told: Callable[[str], tuple[str, list[str]]]
) -> dict[str, str]:
    """What another text names in the places where one names something else, by what that one names."""
    found: list[tuple[list[str], list[list[str]]]] = []
    for one in (text, other):
        blank, named = told(one)
        each, words = iter(named), blank.split()
        found.append((words, [[next(each, "") for _ in range(word.count(_NAME))] for word in words]))
    (mine, names), (others, theirs) = found
    blocks = difflib.SequenceMatcher(None, mine, others, autojunk=False).get_matching_blocks()
    pairs = (
        pair
        for start, at, size in blocks
        for number in range(size)
        for pair in zip(names[start + number], theirs[at + number], strict=True)
    )
    return {new: old for new, old in pairs if new != old}


def _keyed(text: str) -> tuple[str, list[str]]:
    """A text without the names of its footnotes, and those names."""
    names: list[str] = []

    def noted(key: KeyAt) -> str:
        names.append(key.key)
        return _NAME

    return with_keys(text, noted), names


def _with_facts_told(text: str) -> tuple[str, list[str]]:
    """A text without the names of its footnotes and facts, and the names of the facts."""
    names: list[str] = []

    def noted(fact: FactAt) -> str:
        names.append(str(fact.name))
        return _NAME

    return with_facts(with_keys(text, lambda _: "key"), noted), names


def _replaced(own: Mapping[str, str], brought: Mapping[str, str]) -> dict[str, str]:
    return {ours: brought[old] for old, ours in own.items()}


def _says_what_came(project: Project, base: str, path: Path, into: str) -> str:
    """What tells the text that came, with the letter's sources of today, from what it said when it came."""
    own = load_lender(project, into, Findings())
    return fingerprint(project, base, path, own.footnotes_for([base]), own.facts)


def _is_frozen(base: str, meaning: Meaning, campaign: Campaign) -> bool:
    """Whether a copy came with words in the place of values."""
    own = campaign.footnotes.get(campaign.name, {})
    texts = [base, *(words_of(own[key]) for key in used_in(base, own))]
    return not any(typed in text for text in texts for typed in meaning.printed)


def apply_update(project: Project, update: Update, choose: Callable[[Conflict], str]) -> None:
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
