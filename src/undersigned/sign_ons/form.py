"""Finds out what the columns of a form mean, and keeps that, with what was decided on its answers.

Which column means what is found out once, and remembered in the campaign's sign-on-form.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Final, NoReturn

from undersigned.files.project import Project
from undersigned.files.spreadsheets import Sheet
from undersigned.files.text_files import is_file
from undersigned.files.yaml_tree import MappingNode, Node, Scalar, SequenceNode
from undersigned.files.yaml_writing import entry
from undersigned.languages.plain_names import plain_name
from undersigned.loading.registers import scalar_of
from undersigned.loading.schema import check_schema
from undersigned.model.findings import Findings, listed, stop, suggestion
from undersigned.model.sign_ons import MEANINGS
from undersigned.sign_ons.columns import Column, guess_meanings, is_reversed
from undersigned.sign_ons.form_times import Order

FORM: Final = "sign-on-form.yaml"


@dataclass(frozen=True)
class Form:
    """Which columns of a form mean what, by their heads; what its answers yes and no are called."""

    columns: Mapping[str, str]
    """The head of the column for each meaning; an empty one says that there is none."""
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    dates: Order | None = None
    """In which order dates in figures are written, where a user said it."""
    unused: tuple[str, ...] = ()
    """The heads of columns that a user said are about something else."""
    decided: tuple[Decided, ...] = ()
    besides: tuple[str, ...] = ()
    """The heads of columns that are about something besides; found anew each time."""
    comments: tuple[str, ...] = ()
    """The heads of all columns of remarks; found anew each time."""
    unclear: tuple[str, ...] = ()
    """The heads of questions of which it is not clear what they are about; found anew each time."""

    @property
    def is_all_yes(self) -> bool:
        """Whether no column has an answer, so that whoever filled in the form is taken to sign."""
        return not self.columns.get("answer")


@dataclass(frozen=True)
class Decided:
    """What a person decided on an answer before, by what that said."""

    answer: str
    """What tells the answer from others: `FormAnswer.fingerprint`."""
    organisation: str
    """The name in the answer, for who reads the file."""
    decision: str
    id: str = ""
    signs: str = ""
    time: str = ""


@dataclass(frozen=True)
class Told:
    """What a user says of a form's columns."""

    columns: Mapping[str, str] = field(default_factory=dict)
    """The head of the column of each meaning; an empty one says that there is none."""
    unused: tuple[str, ...] = ()
    dates: Order | None = None


def form_of(project: Project, campaign: str, sheet: Sheet, told: Told, findings: Findings) -> Form:
    """What the columns of a sheet mean: as told now, as remembered, or as their heads suggest.

    Where several columns could be one of those that matter, it is not guessed which. Raises `LetterError` then, and
    where a column that was named is not there, or none has the organisations; what else is amiss is a warning.
    """
    before = read_form(project, campaign)
    columns = {meaning: head for meaning, head in before.columns.items() if head and head in sheet.heads}
    unused = {head: None for head in before.unused if head in sheet.heads}
    for meaning, head in told.columns.items():
        columns[meaning] = _column(head, sheet, findings) if head else ""
    unused |= dict.fromkeys(_column(head, sheet, findings) for head in told.unused)
    findings.stop_if_errors()
    columns = {meaning: head for meaning, head in columns.items() if head not in unused or not head}
    cells = _cells(sheet)
    heads = [head for head in sheet.heads if head not in unused]
    found = guess_meanings(heads, columns, cells)
    # That there is none was said of another form, if this one has a column for it.
    told_of = {*columns, *found.columns, *found.several}
    without = {meaning: "" for meaning, head in before.columns.items() if not head and meaning not in told_of}
    comments = tuple(found.several.get("comment", ()))
    _tell_of_several({m: some for m, some in found.several.items() if m != "comment"}, findings)
    columns = {**found.columns, **without, **columns}
    _tell_of_contradictions(columns, heads, cells, findings)
    findings.stop_if_errors()
    if not columns.get("organisation"):
        _stop_without_organisations(sheet)
    return Form(
        {m: columns[m] for m in MEANINGS if m in columns},
        before.yes,
        before.no,
        told.dates or before.dates,
        tuple(unused),
        before.decided,
        found.besides,
        tuple(dict.fromkeys([*filter(None, [columns.get("comment")]), *comments])),
        found.unclear,
    )


def _cells(sheet: Sheet) -> dict[str, list[str]]:
    return {head: [row.cells[at] for row in sheet.rows] for at, head in enumerate(sheet.heads)}


def _stop_without_organisations(sheet: Sheet) -> NoReturn:
    heads = list(filter(None, sheet.heads))
    stop(
        "no column seems to have the names of the organisations",
        "unknown-column",
        help=f"say which: --column organisation='…'; the columns are {listed(heads)}"
        + (
            "; if these are answers, put a first row above them that says what each column has"
            if len(heads) == 1
            else ""
        ),
    )


def _tell_of_contradictions(
    columns: Mapping[str, str],
    heads: Sequence[str],
    cells: Mapping[str, Sequence[str]],
    findings: Findings,
) -> None:
    """Report columns that are taken for something which their cells or heads say they are not."""
    organisation = columns.get("organisation", "")
    if organisation and Column(organisation, tuple(filter(None, cells[organisation]))).is_yes_or_no:
        findings.error(
            f"the column '{organisation}' says yes and no, and is taken for the names of the organisations",
            "which-column",
            help="say which has the names: --column organisation='…'",
        )
    answer = columns.get("answer")
    if answer and is_reversed(answer):
        findings.error(
            f"in the column '{answer}' a yes seems to mean that somebody does not sign",
            "which-column",
            help="in the export, add a column 'Signs' with yes for who signs and no for who does not; then import that",
        )
    if answer == "":
        others = {meaning: head for meaning, head in columns.items() if head}
        guessed = guess_meanings(heads, others, cells)
        found = filter(None, [guessed.columns.get("answer"), *guessed.several.get("answer", ())])
        for head in (*found, *filter(is_reversed, guessed.unclear)):
            findings.error(
                f"whoever filled in this form is to be taken to sign, and the column '{head}' seems to say who does",
                "which-column",
                help=f"take it: --column answer='{head}'; if it is about something else: --unused '{head}'",
            )


def _column(typed: str, sheet: Sheet, findings: Findings) -> str:
    """The head that a user named, as it stands in the sheet."""
    if typed in sheet.heads:
        return typed
    found = [head for head in sheet.heads if head and plain_name(head) == plain_name(typed)]
    if len(found) == 1:
        return found[0]
    same = [head for head in sheet.heads if head.startswith(f"{typed} (")]
    findings.error(
        f"there is no column '{typed}'" if not found else f"several columns are called '{typed}', nearly",
        "unknown-column",
        help=f"write one of {listed(found or same, 'or')}"
        if found or same
        else suggestion(typed, sheet.heads, f"the columns are {listed(filter(None, sheet.heads))}"),
    )
    return ""


_MATTER: Final = ("organisation", "time", "answer", "publish", "authority", "capacity")
"""The meanings without which, or with another column for which, somebody would be taken to sign who does not."""


def _tell_of_several(several: Mapping[str, Sequence[str]], findings: Findings) -> None:
    for meaning, heads in several.items():
        matters = meaning in _MATTER
        report = findings.error if matters else findings.warning
        report(
            f"several columns could be the one for '{meaning}': {listed(heads, 'or')}"
            + ("" if matters else "; none is taken"),
            "which-column",
            help=f"say which: --column {meaning}='…'"
            + ("" if meaning == "answer" else f"; or that none is: --column {meaning}="),
        )


def read_form(project: Project, campaign: str) -> Form:
    """What was found out before; nothing where it was not. Raises `LetterError` where the file has errors."""
    path = project.campaign(campaign, FORM)
    if not is_file(path):
        return Form({})
    findings = Findings()
    tree = project.read_yaml(path, findings)
    if tree is not None:
        check_schema(tree, "sign-on-form", findings)
    findings.stop_if_errors()
    root = tree if isinstance(tree, MappingNode) else MappingNode()
    columns = root.get("columns")
    dates = str(scalar_of(root.get("dates")) or "")
    return Form(
        {str(k): str(v) for k, v in columns.items()} if isinstance(columns, MappingNode) else {},
        _words(root.get("means_yes")),
        _words(root.get("means_no")),
        Order(dates) if dates else None,
        _words(root.get("unused")),
        tuple(_decided(root.get("decided"))),
    )


def _words(node: Node | None) -> tuple[str, ...]:
    return (
        tuple(str(word) for word in node if isinstance(word, Scalar))
        if isinstance(node, SequenceNode)
        else ()
    )


def _decided(node: Node | None) -> Iterator[Decided]:
    for one in node if isinstance(node, SequenceNode) else ():
        if isinstance(one, MappingNode):
            yield Decided(**{key.name: str(scalar_of(one.get(key.name)) or "") for key in fields(Decided)})


def as_yaml(form: Form) -> bytes:
    """The form as it is remembered."""
    lines = [
        "# Which columns of the sign-on form mean what; 'undersigned signatories import' goes by it.",
        *entry("columns", dict(form.columns)),
    ]
    for name, words in (("means_yes", form.yes), ("means_no", form.no)):
        lines += entry(name, list(words)) if words else []
    lines += entry("dates", form.dates.value) if form.dates else []
    lines += entry("unused", list(form.unused)) if form.unused else []
    if form.decided:
        entries = [{key: value for key, value in vars(one).items() if value} for one in form.decided]
        lines += [
            "# What was decided on each answer, so that nobody is asked again.",
            *entry("decided", entries),
        ]
    return ("\n".join(lines) + "\n").encode()
