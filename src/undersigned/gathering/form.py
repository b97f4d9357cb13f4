"""Turns the columns of a form's export into what they mean, and its rows into answers.

Which column means what is found out once, and remembered in the campaign's sign-on-form.yaml.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from undersigned.diagnostics import Findings, listed, stop, suggestion
from undersigned.gathering.spreadsheets import Sheet, unguarded
from undersigned.loading.project import Project
from undersigned.loading.schema import check
from undersigned.loading.text import is_file
from undersigned.plain_names import plain_name
from undersigned.yaml_files.tree import Mapping as Tree
from undersigned.yaml_files.tree import Scalar
from undersigned.yaml_files.tree import Sequence as Items
from undersigned.yaml_files.writing import entry

FORM: Final = "sign-on-form.yaml"

_GUESSES: Final = {
    "organisation": r"organi[sz]ations?|organisme|organizaci[oó]n|ngo|ong|association|name of (?:the |your )?organi",
    "acronym": r"acronym|acronyme|sigla|abbreviat|short name",
    "country": r"country|pays|pa[ií]s",
    "website": r"website|web site|site web|sitio web|homepage|url",
    "name": r"(?:your |full |contact |representative'?s? )*name|signatory|nom|nombre|contact person|representative",
    "title": r"title|position|job|fonction|titre|cargo|role",
    "email": r"e-?mail|courriel|correo|username",
    "time": r"time ?stamp|horodateur|marca temporal|completion time|submitted|date|^when$",
    "answer": r"(?:do|does|will|would|can|shall|should) (?:you|your|the|we)\b|endorse|agree|confirm|join|sign",
}
"""What heads of columns say, by what they mean, the surest first; forms are in English, French and Spanish."""

_YES: Final = re.compile(
    r"(?:yes|y|oui|s[ií]|sim|true|1|да|نعم|是)(?:,? (?:please|we do|i do|we (?:sign|agree|endorse|join|confirm)))?[.!]?"
    r"|(?:yes,? )?(?:we |i |my organi[sz]ation |our organi[sz]ation )?"
    r"(?:agrees?|confirms?|signs?|endorses?|joins?|agreed|confirmed|signed|endorsed)"
    r"(?: (?:to )?(?:it|the letter|this letter))?[.!]?",
    re.IGNORECASE,
)
_NO: Final = re.compile(
    r"(?:no|n|non|n[ãa]o|false|0|нет|لا|否)(?:,? (?:thank you|thanks|sorry|merci|gracias))?[.!]?"
    r"|(?:no,? )?(?:we |i )?(?:decline|do not sign|don't sign|cannot sign|will not sign)"
    r"(?: (?:it|the letter|this letter))?[.!]?",
    re.IGNORECASE,
)
"""What says yes or no, and nothing else: a yes with a condition is for a person to read."""

MEANINGS: Final = (
    "organisation",
    "acronym",
    "country",
    "website",
    "name",
    "title",
    "email",
    "time",
    "answer",
)


@dataclass(frozen=True)
class Form:
    """Which columns of a form mean what, by their heads; what its answers yes and no are called."""

    columns: Mapping[str, str]
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
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


def form_of(project: Project, campaign: str, sheet: Sheet, told: Mapping[str, str]) -> Form:
    """What the columns of a sheet mean: as told now, as remembered, or as their heads suggest.

    Raises `LetterError` where a column that was named is not there, or none has the organisations.
    """
    before = remembered(project, campaign)
    columns = {meaning: head for meaning, head in before.columns.items() if head in sheet.heads}
    findings = Findings()
    for meaning, head in told.items():
        known = {plain_name(h): h for h in sheet.heads if h}
        if plain_name(head) not in known:
            findings.error(
                f"there is no column '{head}'",
                "unknown-column",
                help=suggestion(head, sheet.heads, f"the columns are {listed(filter(None, sheet.heads))}"),
            )
        else:
            columns[meaning] = known[plain_name(head)]
    findings.stop_if_errors()
    columns = {**_guessed(sheet, columns, before), **columns}
    if "organisation" not in columns:
        stop(
            "no column seems to have the names of the organisations",
            "unknown-column",
            help=f"say which: --column organisation='…'; the columns are {listed(filter(None, sheet.heads))}",
        )
    return Form({m: columns[m] for m in MEANINGS if m in columns}, before.yes, before.no)


def remembered(project: Project, campaign: str) -> Form:
    """What was found out before; nothing where it was not. Raises `LetterError` where the file has errors."""
    path = project.campaigns / campaign / FORM
    if not is_file(path):
        return Form({})
    findings = Findings()
    tree = project.read_yaml(path, findings)
    if tree is not None:
        check(tree, "sign-on-form", findings)
    findings.stop_if_errors()
    root = tree if isinstance(tree, Tree) else Tree()
    columns = root.get("columns")
    return Form(
        {str(k): str(v) for k, v in columns.items()} if isinstance(columns, Tree) else {},
        *(
            tuple(str(word) for word in words if isinstance(word, Scalar)) if isinstance(words, Items) else ()
            for words in (root.get("means_yes"), root.get("means_no"))
        ),
    )


def _guessed(sheet: Sheet, known: Mapping[str, str], before: Form) -> dict[str, str]:
    """What the heads suggest, for what is not known; a form that was mapped before has no more than that."""
    if before.columns and set(before.columns.values()) <= set(sheet.heads):
        return {}
    found: dict[str, str] = {}
    taken = set(known.values())
    for exactly in (True, False):
        for meaning, pattern in _GUESSES.items():
            if meaning in known or meaning in found:
                continue
            match = re.compile(pattern, re.IGNORECASE)
            look = match.fullmatch if exactly else match.search
            head = next((h for h in sheet.heads if h and h not in taken and look(h.strip(" *?:"))), None)
            if head is not None:
                found[meaning] = head
                taken.add(head)
    return found


def as_yaml(form: Form) -> bytes:
    """The form as it is remembered."""
    lines = [
        "# Which columns of the sign-on form mean what; 'undersigned signatories import' goes by it.",
        *entry("columns", dict(form.columns)),
    ]
    for name, words in (("means_yes", form.yes), ("means_no", form.no)):
        lines += entry(name, list(words)) if words else []
    return ("\n".join(lines) + "\n").encode()


def answers(sheet: Sheet, form: Form) -> list[Answer]:
    """The answers of a sheet, in its order, also those that name no organisation."""
    at = {meaning: sheet.heads.index(head) for meaning, head in form.columns.items()}
    times = _times([row.cells[at["time"]] for row in sheet.rows] if "time" in at else [""] * len(sheet.rows))
    found = []
    for row, time in zip(sheet.rows, times, strict=True):
        # Cells that we or somebody before us guarded against spreadsheets are what they were before.
        cells = {meaning: " ".join(unguarded(row.cells[place]).split()) for meaning, place in at.items()}
        typed = cells.pop("time", "")
        said = cells.pop("answer", "")
        unread = "" if time else typed
        found.append(
            Answer(row.number, signs=_signs(said, form), said=said, time=time, unread_time=unread, **cells)
        )
    return found


def _signs(said: str, form: Form) -> bool | None:
    if "answer" not in form.columns:
        return True  # whoever fills in such a form signs
    plain = plain_name(said)
    if plain in map(plain_name, form.yes):
        return True
    if plain in map(plain_name, form.no):
        return False
    is_no, is_yes = _NO.fullmatch(said), _YES.fullmatch(said)
    return None if bool(is_no) == bool(is_yes) else bool(is_yes)


_TIMES: Final = (
    "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d", "%Y/%m/%d %I:%M:%S %p", "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M", "%Y/%m/%d",
    "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y", "%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M", "%d.%m.%Y",
    "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M", "%m/%d/%Y", "%m/%d/%y %H:%M:%S", "%m/%d/%y %H:%M", "%m/%d/%Y %I:%M:%S %p",
    "%m/%d/%Y %I:%M %p", "%d/%m/%Y %I:%M:%S %p", "%d/%m/%Y %I:%M %p",
    *(f"{day}{time}" for day in ("%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y")
      for time in ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p")),
)  # fmt: skip
"""How forms write times. Where day and month could be either way round, the day stands first."""

_ZONE: Final = re.compile(r"\s*(?:UTC|GMT|Z|[+-]\d\d:?\d\d|MEZ|MESZ|CES?T|EES?T)\b.*$|(?<=:\d\d)\.\d+$")


_DAY_NUMBER: Final = re.compile(r"[34567]\d{4}(?:\.\d+)?")
"""How Excel counts days, from the year 1982 to 2119."""
_FIRST_DAY: Final = datetime.datetime(1899, 12, 30)  # noqa: DTZ001  # a form does not say where


def _times(typed: Sequence[str]) -> list[datetime.datetime | None]:
    """The times of a column, without their zones; None where a cell has none that can be read in one way only.

    Most cells are written in one way, so that one 23/08/2026 says how 03/08/2026 is meant.
    """
    bare = [_bare(cell) for cell in typed]
    readings = ([_time(cell, form) for cell in bare] for form in _TIMES)
    most = max(readings, key=lambda times: sum(time is not None for time in times))
    return [time or time_alone(cell) for time, cell in zip(most, typed, strict=True)]


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
