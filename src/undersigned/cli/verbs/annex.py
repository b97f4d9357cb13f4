"""`annex list`, `show`, `adopt`, `accept` and `compare`: sections of all letters, and how a letter gets one."""

from __future__ import annotations

import argparse
import gc
import json
import os
import shutil
import sys
import textwrap
from collections.abc import Iterator

from undersigned.campaigns.annexes.library import Section, sections_of
from undersigned.cli.outcomes import DONE, from_here, print_findings
from undersigned.files.project import Project, campaign_name, find_project
from undersigned.model.findings import Findings

_NARROWEST, _WIDEST = 20, 100


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
    findings = Findings()
    sections = [
        section
        for section in _all_sections(project, findings)
        if section.is_about(options.country or "") and section.has(options.search or "")
    ]
    print_findings(findings)
    if options.json:
        print(json.dumps([_as_json(section) for section in sections], indent=2))
        return
    print("\n\n".join("\n".join(_entry(section)) for section in sections) or "there is no such section")


def _all_sections(project: Project, findings: Findings) -> list[Section]:
    gc.disable()  # all that is read is kept to the end: looking for garbage in it would take an eighth of the time
    try:
        return sections_of(project, findings)
    finally:
        gc.enable()


def _entry(section: Section) -> Iterator[str]:
    yield section.name
    yield from _lines(section.title)
    about = ", ".join(filter(None, (section.country, str(section.date or ""))))
    size = f"{_counted(section.notes, 'note')}, {_counted(section.words, 'word')}"
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
    width = min(max(shutil.get_terminal_size().columns - 1, _NARROWEST), _WIDEST)
    return textwrap.wrap(
        text,
        width,
        initial_indent="  ",
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _as_json(section: Section) -> dict[str, object]:
    return {
        "section": section.name,
        "title": section.title,
        "campaign": section.campaign,
        "country": section.country,
        "date": str(section.date) if section.date else None,
        "notes": section.notes,
        "words": section.words,
        "needs": section.needs,
        "in_own_letter": section.in_own_letter,
        "linked_by": section.linked_by,
        "copied_into": section.copied_into,
    }


def _show(project: Project, options: argparse.Namespace) -> None:
    from undersigned.campaigns.annexes.naming import section_named  # noqa: PLC0415  # as said above
    from undersigned.campaigns.annexes.reading import readable  # noqa: PLC0415  # as said above

    section = section_named(project, options.section)
    print(readable(project, section))
    print()
    for need in section.needs.values():
        print("\n".join(_lines(f"needs {need}")))
    listed = next((s for s in sections_of(project, Findings()) if s.path == section.path), None)
    if listed is not None:
        print("\n".join(_lines(_uses(listed))))


def _adopt(project: Project, options: argparse.Namespace) -> None:
    from undersigned.campaigns.annexes.adopting import Wish, adopt  # noqa: PLC0415  # as said above
    from undersigned.campaigns.annexes.naming import section_named  # noqa: PLC0415  # as said above

    section = section_named(project, options.section)
    wish = Wish(
        campaign_name(project, options.into),
        copy=not options.link,
        values=dict(options.values),
        before=options.before,
        after=options.after,
    )
    adopted = adopt(project, section, wish)
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
    from undersigned.campaigns.annexes.accepting import accept, original_of  # noqa: PLC0415  # as said above
    from undersigned.campaigns.annexes.naming import section_named  # noqa: PLC0415  # as said above

    into = campaign_name(project, options.into)
    section = section_named(project, original_of(project, options.section, into))
    file = accept(project, section, into)
    print(from_here(file) if file else f"{into} knows the present text of {section.name}")


def _compare(project: Project, options: argparse.Namespace) -> None:
    from undersigned.campaigns.annexes.drift import drift_between, drift_from_original  # noqa: PLC0415  # as said above
    from undersigned.campaigns.annexes.naming import section_named  # noqa: PLC0415  # as said above
    from undersigned.comparing import as_text  # noqa: PLC0415  # as said above
    from undersigned.comparing.as_json import as_json  # noqa: PLC0415  # as said above

    section = section_named(project, options.section)
    if options.other:
        drift = drift_between(project, section_named(project, options.other), section)
    else:
        drift = drift_from_original(project, section)
    if options.json:
        print(json.dumps(as_json(drift.comparison) | {"original_changed": drift.original_changed}, indent=2))
        return
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")  # https://no-color.org
    width = shutil.get_terminal_size().columns
    print(as_text.write(drift.comparison, width=width, colour=colour), end="")
    if drift.original_changed is not None:
        print()
        _say(
            "The original was changed after it was copied."
            if drift.original_changed
            else "The original has not changed since it was copied, or last accepted."
        )


def _say(text: str) -> None:
    print("\n".join(_lines(text)))
