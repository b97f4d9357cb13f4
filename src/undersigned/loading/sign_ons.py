"""Reads a campaign's sign-ons.yaml: the record of who agreed to what."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from undersigned.files.misnamed import advice_on
from undersigned.files.project import Project
from undersigned.files.text_files import is_file
from undersigned.files.yaml_tree import MappingNode, Node, Scalar, SequenceNode, as_mapping, read_tree
from undersigned.loading.registers import date_of, scalar_of
from undersigned.loading.schema import check_schema
from undersigned.model.findings import Findings, Place, listed, suggestion
from undersigned.model.sign_ons import Editorial, Event, SignOns, Step

FILE = "sign-ons.yaml"
WORDINGS = "wordings"
"""The folder of the texts that organisations were asked to agree to, beside the record."""

START = """\
# Who was asked to sign this letter, and what each answered. 'undersigned signatories' writes this file;
# you may mend it by hand. As long as it is here, the letter is a draft until 'build --final'.
organisations: {}
"""
"""The record of a letter that nobody was asked to sign yet."""

_NO_DATE = datetime.date(2000, 1, 1)


def load_sign_ons(
    project: Project, campaign: str, register: Collection[str] | None, findings: Findings
) -> SignOns | None:
    """The record of a campaign, or None where it keeps none.

    `register` has the ids of all organisations and of the people of the letter; None leaves it open who they
    are. After errors the record is as whole as it can be.
    """
    path = project.campaign(campaign, FILE)
    if not is_file(path):
        _check_lost(project, campaign, findings)
        return None
    tree = project.read_yaml(path, findings)
    return SignOns() if tree is None else _checked(tree, register, findings)


def _check_lost(project: Project, campaign: str, findings: Findings) -> None:
    """A record that is gone takes the mark of a draft with it; the texts that were agreed to tell of it."""
    path = project.campaign(campaign, FILE)
    if advice := advice_on(path):
        findings.error(
            f"the record of who agreed is not called {FILE}, and so is not read",
            "misnamed-file",
            Place(project.shown(path)),
            advice,
        )
        return
    if project.files("campaigns", campaign, WORDINGS, pattern="*.txt"):
        findings.error(
            f"this file is gone, and the folder '{WORDINGS}' beside it still has texts that organisations were asked"
            " to agree to",
            "lost-sign-ons",
            Place(project.shown(project.campaign(campaign, FILE))),
            "get it back from a copy; if this letter was never sent to anybody, delete that folder, too",
        )


def sign_ons_in(text: str, shown: str, register: Collection[str] | None, findings: Findings) -> SignOns:
    """The record in the text of such a file; `shown` is its path in places."""
    tree = read_tree(text, shown, findings)
    return SignOns() if tree is None else _checked(tree, register, findings)


def _checked(tree: Node, register: Collection[str] | None, findings: Findings) -> SignOns:
    check_schema(tree, "sign-ons", findings)
    root = as_mapping(tree)
    organisations, editorials = root.get("organisations"), root.get("editorial")
    events: dict[str, tuple[Event, ...]] = {}
    if isinstance(organisations, MappingNode):
        for id, key in organisations.keys_typed.items():
            if register is not None and id not in register:
                _warn_of_unknown(key, register, findings)
            found = (_event(entry, findings) for entry in _entries(organisations[id]))
            events[str(id)] = tuple(event for event in found if event)
    declared, names = (
        tuple(_editorial(entry) for entry in _entries(node) if isinstance(entry, MappingNode))
        for node in (editorials, root.get("names"))
    )
    return SignOns(events, declared, names)


def _warn_of_unknown(id: Scalar, register: Collection[str], findings: Findings) -> None:
    """Warn of a record that counts for nobody: mistyped, or of one who has left and whose history it is."""
    near = suggestion(id, register)
    findings.warning(
        f"'{id}' is not in the register, and no person of this letter: what is recorded of it counts for nobody",
        "unknown-organisation",
        id.place,
        f"{near} If it has left, keep these lines: they are its history"
        if near
        else "if it has left, keep these lines: they are its history; if not, put it into the register",
    )


def _entries(node: Node | None) -> SequenceNode | tuple[Node, ...]:
    return node if isinstance(node, SequenceNode) else ()


def _event(node: Node, findings: Findings) -> Event | None:
    if not isinstance(node, MappingNode):
        return None  # the schema's check has said so
    taken = [step for step in Step if step.value in node]
    if len(taken) != 1:
        steps = listed((step.value for step in Step), "or")
        findings.error(
            f"this entry must have one of {steps}, with a day"
            if not taken
            else f"this entry has {len(taken)} steps",
            "wrong-entry",
            node.place,
            "write for example: - {confirmed: 2026-08-22, by: Ann Example, channel: email, wording: …}"
            if not taken
            else "begin a new entry with a dash for each",
        )
        return None
    (step,) = taken
    wording = scalar_of(node.get("wording"))
    if step is Step.CONFIRMED and wording is None and not findings.has_error_at(node.place):
        findings.error(
            "this agreement does not say to which wording",
            "missing-key",
            node.place,
            "record it with 'undersigned signatories confirm', which adds a line 'wording:'",
        )
    return Event(
        step,
        date_of(node[step.value]) or _NO_DATE,
        scalar_of(node.get("by")),
        scalar_of(node.get("channel")),
        str(wording) if wording else None,
        scalar_of(node.get("email")),
        scalar_of(node.get("remark")),
        scalar_of(node.get("printed_as")),
        scalar_of(node.get("not_named")) == "true",
        scalar_of(node.get("version")),
        node.place,
    )


def _editorial(node: MappingNode) -> Editorial:
    earlier, later, by, reason = (
        str(scalar_of(node.get(key)) or "") for key in ("from", "to", "by", "reason")
    )
    return Editorial(earlier, later, date_of(node.get("date")) or _NO_DATE, by, reason)
