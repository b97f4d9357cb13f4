"""A section of an annex as plain text to be read, its notes numbered below it."""

from __future__ import annotations

from undersigned.campaigns.annexes.alone import alone
from undersigned.campaigns.annexes.naming import NamedSection
from undersigned.files.project import Project
from undersigned.loading.house_style import load_style
from undersigned.model.findings import Findings
from undersigned.numbering import number
from undersigned.writers import text


def readable(project: Project, section: NamedSection) -> str:
    """The section as a letter of its own campaign would print it, with notes from 1.

    Raises `LetterError` where it has errors.
    """
    read = alone(project, section, section.owner)
    findings = Findings()
    style = load_style(project, read.campaign.style, findings)
    findings.stop_if_errors()
    return text.write(number(read.letter, read.campaign.notes), style).strip("\n")
