"""A comparison as plain data for another program."""

from __future__ import annotations

from undersigned.comparing.comparison import (
    Compared,
    ComparedNote,
    ComparedPart,
    ComparedPassage,
    Comparison,
    Runs,
)


def as_json(comparison: Comparison) -> dict[str, object]:
    """The comparison whole: what is the same in both letters, too."""
    return {
        "from": _compared(comparison.old),
        "to": _compared(comparison.new),
        "same": comparison.is_same,
        "parts": [_part(part) for part in comparison.parts],
        "notes": [_note(note) for note in comparison.notes],
        "besides_words": list(comparison.besides),
    }


def _compared(compared: Compared) -> dict[str, object]:
    return {"name": compared.name, "date": compared.date.isoformat(), "language": compared.language}


def _part(part: ComparedPart) -> dict[str, object]:
    return {
        "role": part.role.value,
        "name": part.name,
        "title": part.title,
        "change": part.change.value,
        "moved": part.moved,
        "passages": [_passage(passage) for passage in part.passages],
    }


def _passage(passage: ComparedPassage) -> dict[str, object]:
    return {
        "form": passage.form.value,
        "name": passage.name,
        "old_name": passage.old_name,
        "change": passage.change.value,
        "moved": passage.moved,
        "runs": _runs(passage.runs),
    }


def _note(note: ComparedNote) -> dict[str, object]:
    return {
        "change": note.change.value,
        "old_mark": note.old_mark,
        "new_mark": note.new_mark,
        "runs": _runs(note.runs),
    }


def _runs(runs: Runs) -> list[dict[str, str]]:
    return [{"kind": run.kind.value, "text": run.text} for run in runs]
