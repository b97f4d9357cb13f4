"""Reads a form's export: what its columns mean, and the answers in its rows.

Which column means what is found out once, and remembered in the campaign's sign-on-form.yaml.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from undersigned.files.project import Project
from undersigned.files.spreadsheets import Sheet, unguarded
from undersigned.files.text_files import is_file
from undersigned.files.yaml_tree import MappingNode, Scalar, SequenceNode
from undersigned.files.yaml_writing import entry
from undersigned.languages.known import all_languages
from undersigned.languages.language import Language
from undersigned.languages.looked_for import FormWords
from undersigned.languages.patterns import any_of
from undersigned.languages.plain_names import plain_name
from undersigned.loading.schema import check_schema
from undersigned.model.findings import Findings, listed, stop, suggestion
from undersigned.model.sign_ons import MEANINGS
from undersigned.sign_ons.columns import guess_meanings

FORM: Final = "sign-on-form.yaml"


@dataclass(frozen=True)
class Form:
    """Which columns of a form mean what, by their heads; what its answers yes and no are called."""

    columns: Mapping[str, str]
    """The head of the column for each meaning; an empty one says that there is none."""
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()

    @property
    def is_all_yes(self) -> bool:
        """Whether no column has an answer, so that whoever filled in the form is taken to sign."""
        return not self.columns.get("answer")


@dataclass(frozen=True)
class FormAnswer:
    """One row: an organisation as it calls itself, who answered for it, and whether it signs (None: not clear)."""

    row: int
    organisation: str
    signs: bool | None
    said: str = ""
    acronym: str = ""
    country: str = ""
    website: str = ""
    name: str = ""
    title: str = ""
    email: str = ""
    time: datetime.datetime | None = None
    unread_time: str = ""
    """What stands in the column of the time, where that is no time that can be read."""


def form_of(
    project: Project, campaign: str, sheet: Sheet, told: Mapping[str, str], findings: Findings
) -> Form:
    """What the columns of a sheet mean: as told now, as remembered, or as their heads suggest.

    Where several columns could be one of those that matter, it is not guessed which. Raises `LetterError` then, and
    where a column that was named is not there, or none has the organisations; what else is amiss is a warning.
    """
    before = read_form(project, campaign)
    columns = {meaning: head for meaning, head in before.columns.items() if not head or head in sheet.heads}
    for meaning, head in told.items():
        columns[meaning] = _column(head, sheet, findings) if head else ""
    findings.stop_if_errors()
    if not (before.columns and set(filter(None, before.columns.values())) <= set(sheet.heads)):
        found = guess_meanings(sheet.heads, columns)
        _tell_of_several(found.several, findings)
        columns = {**found.columns, **columns}
        findings.stop_if_errors()
    if not columns.get("organisation"):
        stop(
            "no column seems to have the names of the organisations",
            "unknown-column",
            help=f"say which: --column organisation='…'; the columns are {listed(filter(None, sheet.heads))}",
        )
    return Form({m: columns[m] for m in MEANINGS if m in columns}, before.yes, before.no)


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


_MATTER: Final = ("organisation", "time", "answer")
"""The meanings without which, or with another column for which, somebody would be taken to sign who does not."""


def _tell_of_several(several: Mapping[str, Sequence[str]], findings: Findings) -> None:
    for meaning, heads in several.items():
        matters = meaning in _MATTER
        report = findings.error if matters else findings.warning
        report(
            f"several columns could be the one for '{meaning}': {listed(heads, 'or')}"
            + ("" if matters else "; none is taken"),
            "which-column",
            help=f"say which: --column {meaning}='…'; or that none is: --column {meaning}=",
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
    return Form(
        {str(k): str(v) for k, v in columns.items()} if isinstance(columns, MappingNode) else {},
        *(
            tuple(str(word) for word in words if isinstance(word, Scalar))
            if isinstance(words, SequenceNode)
            else ()
            for words in (root.get("means_yes"), root.get("means_no"))
        ),
    )


def as_yaml(form: Form) -> bytes:
    """The form as it is remembered."""
    lines = [
        "# Which columns of the sign-on form mean what; 'undersigned signatories import' goes by it.",
        *entry("columns", dict(form.columns)),
    ]
    for name, words in (("means_yes", form.yes), ("means_no", form.no)):
        lines += entry(name, list(words)) if words else []
    return ("\n".join(lines) + "\n").encode()


def read_answers(sheet: Sheet, form: Form) -> list[FormAnswer]:
    """The answers of a sheet, in its order, also those that name no organisation."""
    at = {meaning: sheet.heads.index(head) for meaning, head in form.columns.items() if head}
    times = _times([row.cells[at["time"]] for row in sheet.rows] if "time" in at else [""] * len(sheet.rows))
    found = []
    for row, time in zip(sheet.rows, times, strict=True):
        # Cells that we or somebody before us guarded against spreadsheets are what they were before.
        cells = {meaning: " ".join(unguarded(row.cells[place]).split()) for meaning, place in at.items()}
        typed = cells.pop("time", "")
        said = cells.pop("answer", "")
        unread = "" if time else typed
        found.append(
            FormAnswer(
                row.number, signs=_signs(said, form), said=said, time=time, unread_time=unread, **cells
            )
        )
    return found


def _signs(said: str, form: Form) -> bool | None:
    if form.is_all_yes:
        return True
    plain = plain_name(said)
    if plain in map(plain_name, form.yes):
        return True
    if plain in map(plain_name, form.no):
        return False
    is_yes, is_no = (pattern.fullmatch(said) is not None for pattern in _yes_and_no(all_languages()))
    return None if is_no == is_yes else is_yes


@functools.cache
def _yes_and_no(languages: tuple[Language, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What says yes or no in any language, and nothing else: a yes with a condition is for a person to read."""
    words = FormWords.of_all(language.forms for language in languages)
    yes = rf"(?:{any_of(words.yes)}|true|1)(?:,? {any_of(words.after_yes)})?|{any_of(words.says_yes)}"
    no = rf"(?:{any_of(words.no)}|false|0)(?:,? {any_of(words.after_no)})?|{any_of(words.says_no)}"
    return re.compile(rf"(?:{yes})[.!]?", re.IGNORECASE), re.compile(rf"(?:{no})[.!]?", re.IGNORECASE)


_TIMES: Final = (
    "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d", "%Y/%m/%d %I:%M:%S %p", "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M", "%Y/%m/%d",
    "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y", "%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M", "%d.%m.%Y",
    "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M", "%m/%d/%Y", "%m/%d/%y %H:%M:%S", "%m/%d/%y %H:%M", "%m/%d/%Y %I:%M:%S %p",
    "%m/%d/%Y %I:%M %p", "%d/%m/%Y %I:%M:%S %p", "%d/%m/%Y %I:%M %p",
    *(f"{day}{time}" for day in ("%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y")
      for time in ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p")),
)  # fmt: skip
"""How forms write times."""

_ZONE: Final = re.compile(r"\s*(?:UTC|GMT|Z|[+-]\d\d:?\d\d|MEZ|MESZ|CES?T|EES?T)\b.*$|(?<=:\d\d)\.\d+$")


_DAY_NUMBER: Final = re.compile(r"[34567]\d{4}(?:\.\d+)?")
"""How Excel counts days, from the year 1982 to 2119."""
_FIRST_DAY: Final = datetime.datetime(1899, 12, 30)  # noqa: DTZ001  # a form does not say where


def _times(typed: Sequence[str]) -> list[datetime.datetime | None]:
    """The times of a column, without their zones; None where a cell has none that can be read in one way only.

    Most cells are written in one way, so that one 23/08/2026 says how 03/08/2026 is meant. Where nothing says
    whether the day or the month stands first, nothing is guessed.
    """
    bare = [_bare(cell) for cell in typed]
    readings = [[_time(cell, form) for cell in bare] for form in _TIMES]
    most = max(sum(time is not None for time in times) for times in readings)
    best = [times for times in readings if sum(time is not None for time in times) == most]
    found = [{time for time in of_cell if time} for of_cell in zip(*best, strict=True)]
    return [
        times.pop() if len(times) == 1 else time_alone(cell) for times, cell in zip(found, typed, strict=True)
    ]


def time_alone(typed: str) -> datetime.datetime | None:
    """The time that a cell has on its own account; None where it can be read in no way, or in several."""
    if _DAY_NUMBER.fullmatch(typed):
        return _FIRST_DAY + datetime.timedelta(float(typed))
    found = {time for form in _TIMES if (time := _time(_bare(typed), form)) is not None}
    return found.pop() if len(found) == 1 else None


def _bare(typed: str) -> str:
    """A time without its zone, in single spaces."""
    return " ".join(_ZONE.sub("", re.sub(r"(?<=\d)T(?=\d)", " ", typed)).replace(",", " ").split())


def _time(typed: str, form: str) -> datetime.datetime | None:
    try:
        return datetime.datetime.strptime(typed, form)  # noqa: DTZ007  # a form does not say where
    except ValueError:
        return None
