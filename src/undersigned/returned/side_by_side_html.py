"""Copies of a letter beside each other as a web page of its own: a table of all changes, then each changed passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from undersigned.comparing.as_html import heading, page, passage_of
from undersigned.comparing.comparison import DiffKind, DiffRun
from undersigned.model.findings import counted
from undersigned.returned.edit_words import new_notes, passage_name, shown
from undersigned.returned.edits import Edit, EditKind, Passage
from undersigned.returned.side_by_side import SideBySide
from undersigned.returned.told import HEADS, agreement, headline, not_compared, remark, row_of, summary


def as_page(name: str, compared: Sequence[SideBySide]) -> str:
    """A whole page on the copies of a letter."""
    return page(f"What came back of {name}", "".join(_content(compared)))


def _content(compared: Sequence[SideBySide]) -> Iterator[str]:
    for number, beside in enumerate(compared, 1):
        yield heading(f"base-{number}", headline(beside))
        yield "<ul>\n"
        for copy in beside.copies:
            for line in (summary(copy), *not_compared(copy)):
                yield f"<li>{_said(line)}</li>\n"
        yield "</ul>\n"
        if said := agreement(beside):
            yield f"<p>{_said(said)}</p>\n"
        if beside.proposals:
            yield from _table(beside)
        yield from _remarks(beside, number)
        yield from _passages(beside, number)


def _table(beside: SideBySide) -> Iterator[str]:
    cells = "".join(f'<th scope="col">{_said(head)}</th>' for head in HEADS)
    yield f"<table>\n<thead><tr>{cells}</tr></thead>\n<tbody>\n"
    for proposal in beside.proposals:
        cells = "".join(f'<td dir="auto">{_said(cell)}</td>' for cell in row_of(proposal, beside))
        yield f"<tr>{cells}</tr>\n"
    yield "</tbody>\n</table>\n"


def _remarks(beside: SideBySide, number: int) -> Iterator[str]:
    remarks = list(beside.remarks)
    if not remarks:
        return
    yield heading(f"remarks-{number}", counted(len(remarks), "remark"))
    yield "<ul>\n"
    for partner, placed in remarks:
        yield f'<li dir="auto">{_said(remark(partner, placed))}</li>\n'
    yield "</ul>\n"


def _passages(beside: SideBySide, number: int) -> Iterator[str]:
    """Each changed passage whole, as each partner has it."""
    changed = sorted({one.edit.passage for one in beside.proposals if one.edit.kind is EditKind.WORDS})
    if changed:
        yield heading(f"passages-{number}", "Passages with changed words")
    for place in changed:
        by_runs: dict[tuple[DiffRun, ...], list[str]] = {}
        for copy in beside.copies:
            own = (one for one in copy.returned.edits if one.passage == place and one.kind is EditKind.WORDS)
            if runs := tuple(_runs(beside.passages, list(own))):
                by_runs.setdefault(runs, []).append(copy.partner)
        for runs, partners in by_runs.items():
            label = f"{passage_name(beside.passages, place)}: {', '.join(partners)}"
            yield passage_of(label, runs, beside.language)


def _runs(passages: Sequence[Passage], edits: Sequence[Edit]) -> Iterator[DiffRun]:
    """The words of a passage, with those that were taken out and put in; none without an edit."""
    if not edits:
        return
    passage, at = passages[edits[0].passage], 0
    for edit in edits:
        pieces: tuple[tuple[DiffKind, str, list[str]], ...] = (
            (DiffKind.EQUAL, passage.words[at : edit.start], []),
            (DiffKind.DELETED, edit.old, []),
            (DiffKind.INSERTED, edit.new, new_notes(edit, passages)),
        )
        yield from (DiffRun(kind, shown(words, notes)) for kind, words, notes in pieces if words)
        at = edit.end
    if rest := passage.words[at:]:
        yield DiffRun(DiffKind.EQUAL, shown(rest, []))


def _said(text: str) -> str:
    return escape(text, quote=False)
