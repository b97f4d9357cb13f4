"""What a section says otherwise in another letter than in its own: values, asks, typed references, the language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from undersigned.campaigns.annexes.naming import NamedSection
from undersigned.checking.typed_references import places_of, references_of
from undersigned.drafting.printed_values import as_read, printed_values
from undersigned.files.project import Project
from undersigned.languages.known import primary
from undersigned.loading.campaign import load_campaign
from undersigned.loading.cited_keys import used_in, values_in, words_of
from undersigned.loading.sections import LETTERS_OWN
from undersigned.loading.templates import Templates
from undersigned.model.campaign import Campaign
from undersigned.model.findings import Findings


@dataclass(frozen=True)
class ChangedValue:
    """A value as it is typed in a section, what it prints in the section's own letter, and what in the other."""

    typed: str
    was: str | None
    """As Markdown; None where only the whole letter tells."""
    now: str | None


@dataclass(frozen=True)
class Meaning:
    """What of a section is to be looked at in another letter."""

    values: tuple[ChangedValue, ...] = ()
    references: tuple[str, ...] = ()
    """Words that point to another note and were typed."""
    places: tuple[str, ...] = ()
    """Words that point to another part of the letter by its number."""
    language: str | None = None
    """That of the section, where the letter has another."""
    printed: Mapping[str, str] = field(default_factory=dict)
    """What the section's own letter prints of its values, by what is typed: the same as the letter, or not."""


def meaning_elsewhere(project: Project, section: NamedSection, letter: Campaign) -> Meaning:
    """What a section says otherwise in a letter than in its own."""
    footnotes = [section.footnotes[key] for key in used_in(section.prose.text, section.footnotes)]
    text = "\n".join((section.prose.text, *map(words_of, footnotes)))
    given = section.needs.keys() - LETTERS_OWN
    typed = dict.fromkeys(value.typed for value in values_in(text) if value.names - given)
    own = load_campaign(project, section.owner, Findings())
    read = Templates(project, Findings()).read
    plain = [tag for tag in typed if tag.startswith("{{") and "asks" not in tag]
    was = printed_values(own, read, plain) if own else {}
    now = printed_values(letter, read, plain)
    changed = (ChangedValue(tag, was.get(tag), now.get(tag)) for tag in typed)
    language = section.language or (str(own.language) if own else None)
    return Meaning(
        tuple(one for one in changed if one.was is None or one.was != one.now),
        _once(references_of(section.prose.text, footnotes)),
        _once(places_of(section.prose.text, footnotes)),
        language if language and primary(language) != primary(letter.language) else None,
        {tag: words for tag, words in was.items() if words is not None},
    )


def _once(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(words.split()) for words in found))


def told(value: ChangedValue) -> str:
    """A changed value as one sentence."""
    if value.was is None:
        return f"{value.typed} is what this letter has"
    now = f"is now “{as_read(value.now)}”" if value.now is not None else "is nothing that this letter has"
    return f"{value.typed} was “{as_read(value.was)}”, {now}"
