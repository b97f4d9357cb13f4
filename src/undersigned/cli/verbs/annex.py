"""`annex list`, `show`, `adopt`, `accept` and `compare`: sections of all letters, and how a letter gets one."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from undersigned.campaigns.annexes.library import Section, find_sections
from undersigned.cli.outcomes import DONE, from_here, print_findings
from undersigned.cli.terminal import filled
from undersigned.files.as_json import as_json
from undersigned.files.project import Project, campaign_name, find_project
from undersigned.model.findings import counted

_WIDEST = 100


def run(options: argparse.Namespace) -> int:
    """Do what one of the commands below `annex` asks; returns the exit status."""
    project = find_project(options.project)
    match options.subcommand:
        case "list":
            _list(project, options)
        case "show":
            _show(project, options)
        case "adopt":
            _adopt(project, options)
        case "accept":
            _accept(project, options)
        case "compare":
            _compare(project, options)
    return DONE


# Only `list` is without the stages that draft a letter: it is to answer at once over hundreds of letters.


def _list(project: Project, options: argparse.Namespace) -> None:
    found = find_sections(project, options.country or "", options.search or "")
    print_findings(found.findings)
    if options.json:
        print(as_json(found.sections))
    else:
        entries = ("\n".join(_entry(section)) for section in found.sections)
        print("\n\n".join(entries) or "there is no such section")


def _entry(section: Section) -> Iterator[str]:
    yield section.name
    yield from _lines(section.title)
    about = ", ".join(filter(None, (section.country, str(section.date or ""))))
    size = f"{counted(section.notes, 'note')}, {counted(section.words, 'word')}"
    yield from _lines("; ".join(filter(None, (about, size))))
    yield from _lines(_uses(section))


def _uses(section: Section) -> str:
    uses = [
        *(["in its own letter"] if section.in_own_letter else []),
        *([f"linked by {', '.join(section.linked_by)}"] if section.linked_by else []),
        *([f"copied into {', '.join(section.copied_into)}"] if section.copied_into else []),
    ]
    return "; ".join(uses) or "in no letter"


def _lines(text: str) -> list[str]:
    return filled(text, "  ", widest=_WIDEST, breaks_words=False)


def _show(project: Project, options: argparse.Namespace) -> None:
    from undersigned.campaigns.annexes.section_text import show_section  # noqa: PLC0415  # as said above

    section = show_section(project, options.section)
    print(section.text.expandtabs(4))
    print()
    for need in section.needs:
        _say(f"needs {need}")
    if section.listed is not None:
        _say(_uses(section.listed))


def _adopt(project: Project, options: argparse.Namespace) -> None:
    from undersigned.campaigns.annexes.adopting import AdoptRequest, adopt  # noqa: PLC0415  # as said above

    into = campaign_name(project, options.into)
    values = dict(options.values)
    adopted = adopt(
        project,
        AdoptRequest(options.section, into, not options.link, values, options.before, options.after),
    )
    for file in adopted.files:
        print(from_here(file))
    brought = adopted.brought
    if brought is not None:
        if brought.footnotes:
            _say(f"sources that came along: {', '.join(brought.footnotes)}")
        for old, new in brought.same().items():
            _say(f"'{old}' is a source that the letter has already" + (f", as '{new}'" if old != new else ""))
        for old, new in brought.renamed().items():
            _say(f"'{old}' is called '{new}' here: the letter has something else of that name")
    if adopted.is_first:
        _say("the letter had no annex; give it a heading with 'title:' below 'annex:'")


def _accept(project: Project, options: argparse.Namespace) -> None:
    from undersigned.campaigns.annexes.accepting import accept  # noqa: PLC0415  # as said above

    into = campaign_name(project, options.into)
    accepted = accept(project, options.section, into)
    file = accepted.file
    print(from_here(file) if file else f"{into} knows the present text of {accepted.section}")


def _compare(project: Project, options: argparse.Namespace) -> None:
    from undersigned.campaigns.annexes.drift import compare_sections  # noqa: PLC0415  # as said above
    from undersigned.cli.change_lines import print_changes  # noqa: PLC0415  # as said above

    drift = compare_sections(project, options.section, options.other)
    if options.json:
        print(as_json(drift))
        return
    print_changes(drift.comparison)
    if drift.original_changed is not None:
        print()
        _say(
            "The original was changed after it was copied."
            if drift.original_changed
            else "The original has not changed since it was copied, or last accepted."
        )


def _say(text: str) -> None:
    print("\n".join(_lines(text)))
