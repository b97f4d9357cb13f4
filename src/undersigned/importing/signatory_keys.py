"""The keys of campaign.yaml that say who signs a letter, with remarks on what to look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from undersigned.files.yaml_writing import Writable, entry, in_brackets
from undersigned.importing.found_letter import FoundLetter
from undersigned.importing.manuscript import Words
from undersigned.importing.prose import ProseWriter
from undersigned.model.letter import Role


def signatory_keys(letter: FoundLetter, writer: ProseWriter) -> list[str]:
    """The lines of `signatories`, `individuals` and of how their list looks."""
    signing = letter.signing
    number = letter.parts.numbers.get(Role.SIGNATORIES, 0)

    def prose(lines: Sequence[Words]) -> str:
        return "\n\n".join(writer.line(words, number) for words in lines)

    def said(above: Sequence[Words], below: Sequence[Words]) -> Mapping[str, Writable]:
        both = {"above": above, "below": below}
        return {key: prose(lines) for key, lines in both.items() if lines}

    lines = _organisations(letter)
    if people := signing.individuals(writer.picture):
        lines += entry("individuals", people)
    if signing.is_listed:
        lines += entry("signatory_order", "listed")
    if groups := [{**keys, **said(group.above, group.below)} for keys, group in signing.own_groups()]:
        headings = [str(one.get("heading", "")) for one in groups]
        is_plain = all(one.keys() == {"heading", "members"} for one in groups)
        by_heading = is_plain and len(set(headings)) == len(headings)
        lines += entry(
            "signatory_groups",
            {str(one["heading"]): one["members"] for one in groups} if by_heading else groups,
        )
    if look := {**signing.look(), **said(letter.parts.signing.above, letter.parts.signing.below)}:
        lines += entry("signatory_list", look)
    everyone = [*signing.organisations, *signing.people]
    noted = {one.id: letter.footnotes.key(one.entry.notes[0]) for one in everyone if one.entry.notes}
    return lines + (entry("signatory_notes", noted) if noted else [])


def _organisations(letter: FoundLetter) -> list[str]:
    """The organisations, in the file's order: by ids of the register, and as typed where that does not have them."""
    entries = letter.signing.as_entries()
    if not entries:
        return ["signatories: []"]
    lines = ["signatories:"]
    for typed, signed in entries:
        if signed.near:
            lines.append(f"  # CHECK: perhaps {' or '.join(one.id for one in signed.near)} of the register")
        lines.append(f"  - {in_brackets(typed)}")
    return lines
