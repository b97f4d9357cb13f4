"""Keeps a letter's TODO.md, and notes what was ticked there in `reviewed:` of its campaign."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from undersigned.files.locking import locked
from undersigned.files.project import Project
from undersigned.files.saving import save
from undersigned.files.text_files import decoded, is_file, read_bytes, read_text
from undersigned.files.yaml_edits import YamlText
from undersigned.loading.campaign import load_campaign
from undersigned.loading.letter_background import load_background
from undersigned.model.campaign import Campaign
from undersigned.model.findings import Finding, Findings, LetterError, Place, listed, suggestion
from undersigned.model.worklist import ItemKind, Worklist, WorklistItem
from undersigned.route import worklist_for
from undersigned.worklist import addresses_left, list_of, read_boxes, write_page
from undersigned.worklist.page import MARK, NAME, Boxes

_LARGEST = 4_000_000
"""Bytes of a page that is read back."""
_LIKE = 0.8
"""How like an id on the list one must be to be a slip of the hand (difflib's ratio): one of six signs."""
_SHOWN = 70
"""How many characters of an item's words a remark in the YAML shows."""


@dataclass(frozen=True)
class Kept:
    """The worklist of a campaign as it stands now, what was settled just now, and the page that lists it."""

    campaign: str
    worklist: Worklist
    newly: tuple[WorklistItem, ...]
    page: Path | None
    findings: tuple[Finding, ...]

    def as_data(self) -> dict[str, object]:
        """The worklist as programs read it."""
        return {
            "campaign": self.campaign,
            "open": self.worklist.open,
            "settled": [{**item.as_data(), "settled": day} for item, day in self.worklist.settled],
            "file": self.page,
            "findings": self.findings,
        }


def keep_worklist(
    project: Project,
    name: str,
    settle: Sequence[str],
    today: datetime.date,
    *,
    works: Callable[[str], bool],
) -> Kept:
    """Take over what was ticked in TODO.md and what is to be settled, and write the page anew.

    `works` tells of an address whether it is known to work today. What is to be settled is named by ids, in any
    capitals, with or without commas. Raises `LetterError` where the campaign cannot be loaded, where an item is
    named that there is not, where TODO.md is somebody's own, and where a box in it cannot be read; then nothing is
    written.
    """
    with locked(project.file_to_change(project.campaign(name, "campaign.yaml"))):
        return _kept(project, name, settle, today, works=works)


def _kept(
    project: Project,
    name: str,
    settle: Sequence[str],
    today: datetime.date,
    *,
    works: Callable[[str], bool],
) -> Kept:
    """The same, while nobody else changes the campaign."""
    findings = Findings()
    campaign, worklist = _reviewed(project, name, findings)
    file = project.campaign(name, NAME)
    boxes = read_boxes(_page(file, project.shown(file), findings))
    settle = [id for typed in settle for id in typed.replace(",", " ").replace("`", " ").lower().split()]
    _refuse_unknown(settle, worklist, name, findings)
    _refuse_unread(boxes, worklist, name, project.shown(file), findings)
    findings.stop_if_errors()
    _tell_of_changed(boxes.ticked, worklist, project.shown(file), findings)
    answers = {item.id for item in worklist.open if item.kind.needs_answer}
    wanted = {*settle, *boxes.ticked, *_checked_links(campaign, worklist, works)} - answers
    newly = tuple({one.id: one for item in worklist.open for one in _wanted(item, wanted)}.values())
    again = {
        id
        for item, _ in worklist.settled
        if item.id in boxes.unticked and item.id not in settle
        for id in item.ids
    }
    now = _after(worklist, newly, again, today, campaign)
    source = project.file_to_change(project.path(campaign.file))
    files = {source: _campaign_file(project, campaign, newly, again, today)}
    has_page = campaign.earlier is not None or bool(now.open or now.settled) or is_file(file)
    if has_page:
        files[file] = write_page(now, campaign).encode()
    save({path: data for path, data in files.items() if not is_file(path) or path.read_bytes() != data})
    return Kept(name, now, newly, file if has_page else None, tuple(findings))


def _page(file: Path, shown: str, findings: Findings) -> str:
    """The page as somebody left it; nothing where there is none. One of somebody's own is an error."""
    if not is_file(file):
        return ""
    text = read_text(file, shown, findings)
    if text is not None and not text.startswith(MARK):
        findings.error(
            "this page is not one that 'undersigned todo' has made, and stays as it is",
            "foreign-page",
            Place(shown),
            "give it another name, and try again",
        )
    return text or ""


def _refuse_unknown(settle: Iterable[str], worklist: Worklist, name: str, findings: Findings) -> None:
    items = (*worklist.open, *(item for item, _ in worklist.settled))
    known = {id for item in items for id in (item.id, *item.ids)}
    answers = {item.id: item for item in worklist.open if item.kind.needs_answer}
    for id in settle:
        if item := answers.get(id):
            findings.error(
                f"{listed(item.words)}: this is settled by an answer, and not by having been looked at",
                "needs-answer",
                item.place,
                item.settle,
            )
        elif id not in known:
            findings.error(
                f"nothing on the worklist of {name} is called '{id}'",
                "unknown-item",
                help=suggestion(id, known, f"'undersigned todo {name}' lists what there is"),
            )


def _refuse_unread(boxes: Boxes, worklist: Worklist, name: str, page: str, findings: Findings) -> None:
    """Stop before a page is written over on which somebody did what cannot be read."""
    known = {item.id for item in (*worklist.open, *(item for item, _ in worklist.settled))}
    missing = known - boxes.left
    unread = [(box.line, box.id) for box in boxes.unread]
    unread += [
        (line, None)
        for id, line in boxes.ticked.items()
        if id not in known and difflib.get_close_matches(id, missing, cutoff=_LIKE)
    ]
    for line, id in sorted(unread, key=lambda box: box[0]):
        if id is not None:
            message = "this box cannot be read"
            help = "write [x] if it still holds, and [ ] if not"
        else:
            message = "this box is ticked, and its line does not end with the sign of an item"
            help = f"put the sign back as 'undersigned check {name}' shows it, or take this line out"
        findings.error(f"{message}; the page stays as it is", "unreadable-box", Place(page, line), help)


def _tell_of_changed(ticked: Iterable[str], worklist: Worklist, page: str, findings: Findings) -> None:
    """Tell of boxes that were ticked before their sentences changed: the new sentence is open."""
    known = {item.id for item in (*worklist.open, *(item for item, _ in worklist.settled))}
    for id in ticked:
        if id not in known:
            findings.warning(
                f"'{id}' was ticked, but its sentence is no longer there as it was",
                "ticked-and-changed",
                Place(page),
                "look whether the new sentence is on the list",
            )


def _checked_links(campaign: Campaign, worklist: Worklist, works: Callable[[str], bool]) -> Iterator[str]:
    """The item of the web addresses, if all of them work today: nobody need tick what a program has seen."""
    for item in worklist.open:
        if item.kind is ItemKind.LINKS and all(map(works, addresses_left(campaign))):
            yield item.id


def _wanted(item: WorklistItem, wanted: set[str]) -> Iterator[WorklistItem]:
    """What of an item is to be settled: all of it, or those of its parts that are named by themselves."""
    if item.id in wanted:
        yield item
    else:
        yield from (part for part in item.parts if part.id in wanted)


def _after(
    worklist: Worklist,
    newly: Iterable[WorklistItem],
    again: set[str],
    today: datetime.date,
    campaign: Campaign,
) -> Worklist:
    """The worklist with some items settled and others open again."""
    settled = {id for item in newly for id in item.ids}
    done = [(part, day) for item, day in worklist.settled for part in item.parts or (item,)]
    left = [part for item in worklist.open for part in item.parts or (item,)]
    was = [(item, day) for item, day in done if item.id not in again]
    new = [(item, _day(item, today)) for item in left if item.id in settled]
    reopened = [item for item, _ in done if item.id in again]
    still = [item for item in left if item.id not in settled]
    return list_of((*still, *reopened), (*was, *new), campaign)


def _day(item: WorklistItem, today: datetime.date) -> datetime.date:
    """The day that is noted. A clock that is behind the last letter cannot be right."""
    return max(today, item.since)


def _campaign_file(
    project: Project,
    campaign: Campaign,
    settled: Iterable[WorklistItem],
    again: Iterable[str],
    today: datetime.date,
) -> bytes:
    """The campaign's YAML with what was settled, all else as it was typed."""
    path = project.path(campaign.file)
    data = read_bytes(path, campaign.file, _LARGEST, Findings()) or b""
    yaml = YamlText(decoded(data), campaign.file)
    for item in (part for one in settled for part in one.parts or (one,)):
        words = ", ".join(item.words)
        remark = words if len(words) <= _SHOWN else words[:_SHOWN].rpartition(" ")[0] + " …"
        yaml.set(("reviewed", item.id), _day(item, today), remark=remark)
    for id in sorted(again):
        yaml.remove(("reviewed", id))
    return yaml.text.encode()


def _reviewed(project: Project, name: str, findings: Findings) -> tuple[Campaign, Worklist]:
    """A campaign and its worklist. Raises `LetterError` where it cannot be loaded."""
    campaign = load_campaign(project, name, findings)
    findings.stop_if_errors()
    if campaign is None:
        raise LetterError(findings)
    background = load_background(project, campaign, findings) if campaign.borrows else None
    findings.stop_if_errors()
    return campaign, worklist_for(project, campaign, background)
