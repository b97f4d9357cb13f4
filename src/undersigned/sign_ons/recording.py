"""Writes what organisations said into sign-ons.yaml, and keeps the wordings that they said it about."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from undersigned.files.locking import locked
from undersigned.files.project import Project
from undersigned.files.saving import save
from undersigned.files.text_files import is_file, read_as_typed, read_text
from undersigned.files.yaml_edits import YamlText
from undersigned.files.yaml_writing import Writable
from undersigned.loading.sign_ons import FILE, START, WORDINGS, load_sign_ons, sign_ons_in
from undersigned.model.campaign import Organisation
from undersigned.model.findings import Findings, Place, stop
from undersigned.model.sign_ons import Editorial, Event, SignOns, Wording, shortened

Register = Mapping[str, Organisation]
Changes = Callable[[SignOns], Mapping[str, Sequence[Event]]]
"""What to add to a record, by the ids of organisations, given what it says now."""


def require_sign_ons(project: Project, campaign: str, register: Register) -> SignOns:
    """The record of a campaign, empty where it keeps none. Raises `LetterError` where it has errors."""
    findings = Findings()
    sign_ons = load_sign_ons(project, campaign, register, findings)
    findings.stop_if_errors()
    return sign_ons or SignOns()


def record(
    project: Project, campaign: str, register: Register, changes: Changes, wording: Wording | None
) -> Mapping[str, Sequence[Event]]:
    """Add events to the record of a campaign, and keep the wording that they are about; returns what was added.

    What is added may depend on what the record says: nobody else changes it in between. All of it is
    written, or nothing. Raises `LetterError` where the record has errors, or cannot be written.
    """
    added: Mapping[str, Sequence[Event]] = {}

    def change(text: YamlText, before: SignOns) -> None:
        nonlocal added
        added = changes(before)
        text.extend({("organisations", id): [*map(_entry, events)] for id, events in added.items()})

    _change(project, campaign, register, change, wording)
    return added


def record_editorial(
    project: Project,
    campaign: str,
    register: Register,
    editorials: Callable[[SignOns], Sequence[Editorial]],
    wording: Wording,
) -> Sequence[Editorial]:
    """Declare changes editorial; as `record` does, for what `editorials` makes of the record."""
    added: Sequence[Editorial] = ()

    def change(text: YamlText, before: SignOns) -> None:
        nonlocal added
        added = editorials(before)
        entries: list[Writable] = [
            {"from": one.earlier, "to": one.later, "date": one.date, "by": one.by, "reason": one.reason}
            for one in added
        ]
        text.extend({("editorial",): entries})

    _change(project, campaign, register, change, wording)
    return added


def _change(
    project: Project,
    campaign: str,
    register: Register,
    change: Callable[[YamlText, SignOns], None],
    wording: Wording | None,
) -> None:
    path = project.campaign(campaign, FILE)
    shown = project.shown(path)
    path = project.file_to_change(path)
    with locked(path):
        findings = Findings()
        before = read_as_typed(path, shown, findings) if is_file(path) else START
        sign_ons = sign_ons_in(before or "", shown, register, findings) if before is not None else SignOns()
        findings.stop_if_errors()
        text = YamlText(before or START, shown)
        change(text, sign_ons)
        if text.text == before:
            return
        sign_ons_in(text.text, shown, register, findings)
        findings.stop_if_errors()
        if before == START and not is_file(path):
            save({path: START.encode()})  # wordings without a record would be a record that somebody deleted
        # The wording first: no agreement may be to one that is not there.
        files = {_wording_file(project, campaign, wording.digest): wording.text.encode()} if wording else {}
        save({**files, path: text.text.encode()})


def _entry(event: Event) -> dict[str, Writable]:
    details: dict[str, Writable | None] = {
        "by": event.by,
        "channel": event.channel,
        "email": event.email,
        "remark": event.remark,
        "printed_as": event.printed_as,
        "wording": event.wording,
        "version": event.version,
        "not_named": event.not_named,
    }
    return {event.step.value: event.date} | {key: value for key, value in details.items() if value}


def kept_wording(project: Project, campaign: str, digest: str) -> Wording:
    """The wording with that digest, as it was kept when somebody was asked about it or agreed to it.

    Raises `LetterError` where it is not there, or says something else by now.
    """
    path = _wording_file(project, campaign, digest)
    shown, findings = project.shown(path), Findings()
    if not is_file(path):
        stop(
            f"the wording {shortened(digest)} was not kept",
            "missing-wording",
            Place(shown),
            "get this file back from where your letters are backed up",
        )
    text = read_text(path, shown, findings)
    findings.stop_if_errors()
    wording = Wording(text or "")
    if wording.digest != digest:
        stop(
            f"this is not the wording {shortened(digest)} any more: somebody changed it",
            "changed-wording",
            Place(shown),
            "get this file back from where your letters are backed up",
        )
    return wording


def _wording_file(project: Project, campaign: str, digest: str) -> Path:
    return project.campaign(campaign, WORDINGS, f"{shortened(digest)}.txt")
