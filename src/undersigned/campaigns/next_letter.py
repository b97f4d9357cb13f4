"""Begins the next letter, from an earlier one or from the beginning that a kind of letter has."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from undersigned.campaigns.new_campaign import require_free_name, save_campaign
from undersigned.campaigns.next_session import Meeting
from undersigned.files.project import CIRCULATED, Project, template_folders
from undersigned.files.text_files import decoded, is_file, read_bytes
from undersigned.files.yaml_edits import YamlText
from undersigned.files.yaml_tree import MappingNode, Scalar, SequenceNode, read_tree
from undersigned.loading.campaign import load_campaign
from undersigned.loading.frame import frame_of
from undersigned.loading.kinds import defaults_of, kinds_of_letters
from undersigned.loading.letter_background import text_mark
from undersigned.loading.registers import load_sessions
from undersigned.loading.returned import FILE as RETURNED
from undersigned.loading.sign_ons import FILE as SIGN_ONS
from undersigned.loading.sign_ons import START, WORDINGS
from undersigned.loading.versions import FILE as VERSIONS
from undersigned.model.campaign import LETTER, Campaign, Session
from undersigned.model.findings import Findings, LetterError, Place, Severity, listed, stop, suggestion, why
from undersigned.model.frame import FramePart

LEFT_BEHIND: Final = frozenset({"TODO.md", SIGN_ONS, VERSIONS, WORDINGS, RETURNED, "imported", CIRCULATED})
"""What belongs to one letter only: what it has left to do, who agreed to its wording, those wordings, what others
remarked on it, the file that it was made of, and what was sent round."""

LARGEST_FILE: Final = 50_000_000
"""Bytes of a file that comes along, such as a picture."""

_OF_ONE_LETTER: Final = (
    ("reviewed",),
    ("outcomes",),
    ("sign_on_by",),
    ("version",),
    ("contact", "reply_by"),
    ("signatory_list", "as_of"),
)
"""What is not carried over: what was settled, what became of the asks before, and days that are over."""

_BEGINNING: Final = "beginning"
"""The folder of a kind of letter that holds a campaign to begin with."""


@dataclass(frozen=True)
class Begun:
    """A campaign that was written: its name, its date, and how long before its session opens that is."""

    name: str
    date: datetime.date
    session: Session | None
    days_before: int | None
    left_out: tuple[str, ...] = ()
    """Who signed the earlier letter and is in the register no more, and so was not carried over."""
    open_remarks: int = 0
    """How many remarks on the earlier letter nobody has settled; they stay there."""


@dataclass(frozen=True)
class Beginning:
    """What a user says of the letter that they begin."""

    name: str
    meeting: Meeting | None
    date: datetime.date | None
    today: datetime.date
    country: str | None = None

    def dated(self, usual: int | None) -> datetime.date:
        """Its date: as given, or as many days before its session as is `usual`, or today."""
        opens = self.meeting.session.opens if self.meeting else None
        if self.date is None and opens is not None and usual is not None:
            return opens - datetime.timedelta(days=usual)
        return self.date or self.today


def carry_over(project: Project, earlier: str, beginning: Beginning) -> Begun:
    """Write a campaign that carries on an earlier one: its prose, asks, annex and sources under a new session and date.

    Who signed it is not carried over, nor what was settled in it. Raises `LetterError` where there is a campaign
    of that name, and where the earlier one has errors; then nothing is written.
    """
    require_free_name(project, beginning.name)
    findings = Findings()
    campaign = load_campaign(project, earlier, findings)
    # Who signed before is asked anew anyway.
    gone = {one.place for one in findings if one.code == "unknown-organisation" and one.place}
    if campaign is None or any(one.severity is Severity.ERROR and one.place not in gone for one in findings):
        findings.stop_if_errors()
    if campaign is None:
        raise AssertionError(earlier)  # that it cannot be read is an error, which has stopped it
    if campaign.date is None:
        stop(
            f"{earlier} has no date, so nothing tells what has gone stale since",
            "missing-date",
            Place(campaign.file),
            "write 'date: 2026-09-01' into it; where 'order' of 'frame' leaves the date out, it is not printed",
        )
    meeting = beginning.meeting
    opened = campaign.session.opens if campaign.session else None
    date = beginning.dated((opened - campaign.date).days if opened and opened > campaign.date else None)
    if date <= campaign.date:
        stop(
            f"the new letter would be dated {date}, not after {earlier} ({campaign.date})",
            "wrong-value",
            help="look at --session, or give a later --date",
        )
    files = _files(project, project.campaign(earlier))
    text = _carried(decoded(files.pop("campaign.yaml")), campaign, beginning)
    left_out = _without_signatories(text, gone, project.campaign(earlier, "campaign.yaml"), project)
    if FramePart.SIGNATORIES in campaign.frame.order and not any(
        text.has((key,)) for key in ("signatories", "individuals")
    ):
        text.set(("signatories",), [])  # who signs is for the drafter to say, and the worklist asks
    if meeting is not None:
        text.set(("session",), meeting.session.id, after="date")
    text.set(("date",), date)
    text.set(("from",), earlier, after="session" if text.has(("session",)) else "date")
    text.set(("as_carried_over",), text_mark(campaign), after="from")
    for path in _OF_ONE_LETTER:
        text.remove(path)
    asks = {id: {"outcome": "open"} for group in campaign.asks.values() for id in group.items}
    if asks:
        text.set(("outcomes",), asks, after="asks")
    begun = _written(project, beginning, date, {"campaign.yaml": text.text.encode(), **files})
    open_remarks = sum(not remark.is_settled for remark in campaign.remarks)
    return replace(begun, left_out=left_out, open_remarks=open_remarks)


def _without_signatories(
    text: YamlText, gone: Collection[Place], file: Path, project: Project
) -> tuple[str, ...]:
    """Take the signatories that stand at some places of the earlier letter out of the new one; their ids come out."""
    findings = Findings()
    tree = read_tree(decoded(file.read_bytes()), project.shown(file), findings) if gone else None
    listed_ids = tree.get("signatories") if isinstance(tree, MappingNode) else None
    if not isinstance(listed_ids, SequenceNode):
        return ()
    found = [(index, item) for index, item in enumerate(listed_ids) if isinstance(item, Scalar)]
    out = [(index, str(item)) for index, item in found if item.place in gone]
    for index, _ in reversed(out):
        text.remove(("signatories", index))
    if out and not text.has(("signatories",)):
        text.set(("signatories",), [])
    return tuple(id for _, id in out)


def begin(project: Project, kind: str, beginning: Beginning) -> Begun:
    """Write a campaign from the beginning that a kind of letter has. Raises `LetterError` as `carry_over` does."""
    require_free_name(project, beginning.name)
    date = beginning.dated(None)
    files = _files(project, _beginning_of(project, kind))
    text = YamlText(decoded(files.pop("campaign.yaml")), f"templates/{kind}/{_BEGINNING}/campaign.yaml")
    text.set(("date",), date)
    if kind != LETTER:
        text.set(("letter",), kind, after="date")
        _fit(text, project, kind)
    if beginning.meeting is not None:
        text.set(("session",), beginning.meeting.session.id, after="date")
    if beginning.country is not None:
        text.set(("country",), beginning.country, after="session" if beginning.meeting else "date")
    return _written(project, beginning, date, {"campaign.yaml": text.text.encode(), **files})


def _fit(text: YamlText, project: Project, kind: str) -> None:
    """Leave what the kind does not print, or says itself, out of a beginning that is not its own; ask for its title."""
    findings = Findings()
    defaults = defaults_of(project, kind, findings)
    findings.stop_if_errors()
    if defaults is None:
        return
    order = frame_of(defaults, MappingNode(), defaults, findings).order
    for part in FramePart:
        key = part.value
        if text.has((key,)) and (part not in order or key in defaults):
            text.remove((key,))
    if FramePart.TITLE in order and FramePart.TITLE.value not in defaults and not text.has(("title",)):
        text.set(("title",), "[What the letter says, in a line]", after="date")
    who = FramePart.SIGNATORIES
    if who in order and who.value not in defaults and not text.has((who.value,)):
        text.set((who.value,), [])  # who signs is for the drafter to say, and the worklist asks


def _carried(text: str, campaign: Campaign, beginning: Beginning) -> YamlText:
    """The campaign's YAML, with a remark on top that says where it comes from."""
    newline = "\r\n" if text.partition("\n")[0].endswith("\r") else "\n"
    remark = (
        f"# Carried over from {campaign.name} on {beginning.today}; what may have gone stale is listed by:{newline}"
        f"#   undersigned todo {beginning.name}{newline}"
    )
    first, rest = text.split("\n", 1) if text.startswith("# yaml-language-server:") else ("", text)
    return YamlText(f"{first}\n{remark}{rest}" if first else remark + rest, campaign.file)


def _written(
    project: Project, beginning: Beginning, date: datetime.date, files: Mapping[str, bytes]
) -> Begun:
    meeting = beginning.meeting
    before = partial(meeting.write, project) if meeting else None
    was = (load_sessions(project, Findings()) or {}).get(meeting.session.id) if meeting else None
    try:
        # Nobody has agreed to it: it is a draft from the first day on.
        save_campaign(project, beginning.name, {**files, SIGN_ONS: START.encode()}, before=before)
    except LetterError:
        if meeting:
            meeting.take_back(project, was)
        raise
    session = meeting.session if meeting else None
    opens = session.opens if session else None
    return Begun(beginning.name, date, session, (opens - date).days if opens else None)


def _files(project: Project, folder: Path) -> dict[str, bytes]:
    """The files of a campaign that come along, by their paths in its folder."""
    findings = Findings()
    found = {}
    for path in _paths_in(project, folder, findings):
        data = read_bytes(path, project.shown(path), LARGEST_FILE, findings)
        if data is not None:
            found[path.relative_to(folder).as_posix()] = data
    findings.stop_if_errors()
    return found


def _paths_in(project: Project, folder: Path, findings: Findings) -> Iterator[Path]:
    """The files in a folder and the folders below it, also behind links that stay inside the project."""
    left: list[tuple[Path, frozenset[Path]]] = [(folder, frozenset())]
    while left:
        here, above = left.pop()
        above |= {here.resolve()}
        for path in _listed(here, project.shown(here), findings):
            if path.name.startswith(".") or (here == folder and path.name in LEFT_BEHIND):
                continue
            shown = project.shown(path)
            if not project.may_read(path, path.relative_to(folder).as_posix(), findings):
                continue
            if is_file(path):
                yield path
            elif path.is_dir() and path.resolve() in above:
                findings.error(
                    f"'{path.relative_to(folder).as_posix()}' leads back to a folder that it lies in",
                    "circular-link",
                    Place(shown),
                    "delete this link",
                )
            elif path.is_dir():
                left.append((path, above))


def _listed(folder: Path, shown: str, findings: Findings) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError as error:
        findings.error(
            f"this folder cannot be read: {why(error)}",
            "unreadable-file",
            Place(shown),
            "look whether you may read it",
        )
        return []


def require_kind(project: Project, kind: str) -> None:
    """Stop with a `LetterError` where there is no kind of letter of that name."""
    kinds = kinds_of_letters(project)
    if kind not in kinds:
        help = suggestion(kind, kinds, f"there is {listed(sorted(kinds))}")
        stop(f"there is no kind of letter '{kind}'", "unknown-template", help=help)


def _beginning_of(project: Project, kind: str) -> Path:
    require_kind(project, kind)
    folders = template_folders(project)
    for wanted in dict.fromkeys((kind, LETTER)):
        for templates in folders:
            if is_file(templates / wanted / _BEGINNING / "campaign.yaml"):
                return templates / wanted / _BEGINNING
    stop(
        f"the kind of letter '{LETTER}' has no folder '{_BEGINNING}' to begin with",
        "missing-file",
        help="install undersigned anew, or carry on a letter with --from",
    )
