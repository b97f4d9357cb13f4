"""Imports several letters one after the other, each as a campaign that is named after its file."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from undersigned.campaigns.new_campaign import LONGEST_NAME
from undersigned.files.ids import first_free
from undersigned.files.project import Project
from undersigned.files.text_files import is_file
from undersigned.importing.from_file import Imported, ImportRequest, add_fault, import_letter
from undersigned.importing.word.tracked_changes import Change
from undersigned.languages.made_ids import id_of_name
from undersigned.model.findings import Finding, Findings, LetterError


@dataclass(frozen=True)
class Outcome:
    """What came of a file: a campaign, or the findings that say why there is none."""

    file: Path
    name: str
    imported: Imported | None
    findings: tuple[Finding, ...]


def files_named(patterns: Sequence[Path]) -> list[Path]:
    """The files of a command line, each once; "*" is looked up here where no shell has done it."""
    found: list[Path] = []
    for pattern in patterns:
        if "*" in pattern.name and not is_file(pattern):
            found += sorted(pattern.parent.glob(pattern.name)) or [pattern]
        else:
            found.append(pattern)
    return list(dict.fromkeys(found))


def name_after(project: Project, file: Path) -> str:
    """The name of a campaign that is made of a file: that of the file, with a number where it is taken."""
    stem = id_of_name(file.stem)[: LONGEST_NAME - 3].strip("-") or "letter"
    taken = {name.casefold() for name in project.campaign_names()}
    return first_free(stem, lambda name: name.casefold() in taken)


def import_letters(
    project: Project,
    files: Sequence[Path],
    today: datetime.date,
    decide: Callable[[Change], bool] | None = None,
    *,
    accepts_changes: bool,
) -> Iterator[Outcome]:
    """Import each file; one that cannot be read does not stop the others."""
    for file in files:
        name = name_after(project, file)
        try:
            imported = import_letter(project, ImportRequest(file, name, today, decide, accepts_changes))
        except LetterError as error:
            yield Outcome(file, name, None, tuple(error.findings))
        except Exception as error:  # noqa: BLE001  # the others are to be read, whatever is wrong with one
            findings = Findings()
            add_fault(findings, f"{file.name} was not imported", error)
            yield Outcome(file, name, None, tuple(findings))
        else:
            yield Outcome(file, name, imported, imported.findings)
