"""Says in plain words what changed: names of parts, and for each a line that tells what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from undersigned.comparing.comparison import (
    Change,
    Compared,
    ComparedNote,
    ComparedPart,
    ComparedPassage,
    Comparison,
    PassageForm,
)
from undersigned.languages.dates import english_date
from undersigned.model.findings import counted
from undersigned.model.letter import Role

_PARTS = {
    Role.LETTERHEAD: "Letterhead",
    Role.TITLE: "Title",
    Role.DATE: "Date",
    Role.ADDRESSEES: "Addressees",
    Role.COPY: "Copies to",
    Role.SUBJECT: "Subject",
    Role.SALUTATION: "Salutation",
    Role.SUMMARY: "Summary",
    Role.BODY: "Body",
    Role.ASKS: "Asks",
    Role.CLOSING: "Closing",
    Role.SIGNATORIES: "Signatories",
    Role.ANNEX: "Title of the annex",
    Role.SECTION: "Section",
    Role.CONTACT: "Contact",
    Role.NOTES: "Heading of the notes",
}
_FORMS = {
    PassageForm.PARAGRAPH: ("paragraph", "paragraphs"),
    PassageForm.HEADING: ("heading", "headings"),
    PassageForm.ASK: ("ask", "asks"),
    PassageForm.ITEM: ("item of a list", "items of lists"),
    PassageForm.LINE: ("line", "lines"),
    PassageForm.ROW: ("row of a table", "rows of tables"),
    PassageForm.PICTURE: ("picture", "pictures"),
    PassageForm.DIVIDER: ("divider", "dividers"),
    PassageForm.SIGNATORY: ("signatory", "signatories"),
    PassageForm.PLACE: ("place of an inserted part", "places of inserted parts"),
}
_CHANGES = {
    Change.SAME: "the same",
    Change.REWORDED: "reworded",
    Change.REPLACED: "with another source",
    Change.ADDED: "added",
    Change.REMOVED: "removed",
}
_SIGNING = {Change.ADDED: "joined", Change.REMOVED: "left"}
NOTES = "Notes"
BESIDES = "Besides words"


def headline(comparison: Comparison) -> str:
    """Which letters are compared."""
    return f"From {_letter(comparison.old)} to {_letter(comparison.new)}"


def nothing_changed(comparison: Comparison) -> str:
    """What to say of letters between which there is no difference."""
    return f"{comparison.old.name} and {comparison.new.name} say the same."


def part_name(part: ComparedPart) -> str:
    """What a part is called: "Asks", "Section “Media freedom”"."""
    return f"{_PARTS[part.role]} “{part.title}”" if part.title else _PARTS[part.role]


def part_story(part: ComparedPart) -> str:
    """What became of a part, in a line: "2 paragraphs reworded, 1 heading added"."""
    if part.change in {Change.ADDED, Change.REMOVED}:
        return _CHANGES[part.change]
    stories = ["moved"] if part.moved else []
    changed = [passage for passage in part.passages if not passage.is_same]
    if len(part.passages) == 1:
        stories += [_story(passage) for passage in changed]
    else:
        stories += _counted(changed)
    return ", ".join(stories)


def part_heading(part: ComparedPart) -> str:
    """What stands above what changed in a part; where there is one thing only, or the whole, with what became of it."""
    whole = part.moved or len(part.passages) == 1 or part.change in {Change.ADDED, Change.REMOVED}
    return f"{part_name(part)}, {part_story(part)}" if whole else part_name(part)


def passage_label(part: ComparedPart, passage: ComparedPassage) -> str:
    """What stands above a changed passage: "ask renew-mandate, reworded"; nothing where the heading says it all."""
    is_whole = part.change is passage.change and part.change in {Change.ADDED, Change.REMOVED}
    if len(part.passages) == 1 or (is_whole and not passage.name):
        return ""
    name = f" {passage.name}" if passage.name else ""
    was = f" (was {passage.old_name})" if passage.old_name not in {None, passage.name} else ""
    return f"{_FORMS[passage.form][0]}{name}{was}, {_story(passage)}"


def notes_story(comparison: Comparison) -> str:
    """What became of the notes, in a line."""
    counts = Counter(_CHANGES[note.change] for note in comparison.notes)
    return ", ".join(f"{count} {story}" for story, count in counts.items())


def besides_story(comparison: Comparison) -> str:
    """What changed besides words, in a line."""
    lines = counted(len(comparison.besides), "line differs", "lines differ")
    return f"{lines} in form, such as in where a list begins"


def note_label(note: ComparedNote) -> str:
    """What stands above a changed note, by what is printed for it: "note 4 (was 3), reworded"."""
    was = f" (was {note.old_mark})" if note.new_mark and note.old_mark not in {None, note.new_mark} else ""
    return f"note {note.new_mark or note.old_mark}{was}, {_CHANGES[note.change]}"


def _story(passage: ComparedPassage) -> str:
    """What became of a passage: "moved and reworded"; a signatory joins or leaves."""
    if passage.form is PassageForm.SIGNATORY and passage.change in _SIGNING:
        return _SIGNING[passage.change]
    if not passage.moved:
        return _CHANGES[passage.change]
    return "moved" if passage.change is Change.SAME else f"moved and {_CHANGES[passage.change]}"


def _letter(compared: Compared) -> str:
    return f"{compared.name} ({english_date(compared.date)})" if compared.date else compared.name


def _counted(passages: list[ComparedPassage]) -> Iterator[str]:
    """How many passages of each form became what; asks by their ids."""
    counts = Counter((passage.form, _story(passage)) for passage in passages if not passage.name)
    for (form, story), count in counts.items():
        many = count if form is PassageForm.SIGNATORY else counted(count, *_FORMS[form])
        yield f"{many} {story}"
    for passage in passages:
        if passage.name:
            yield f"{passage.name} {_story(passage)}"
