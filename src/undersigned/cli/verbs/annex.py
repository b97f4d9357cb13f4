"""`annex`: sections of all letters, how a letter gets one, and what becomes of it there."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from undersigned.campaigns.annexes.library import Section, Wanted, find_sections
from undersigned.cli.clock import today
from undersigned.cli.outcomes import DONE, from_here, print_findings
from undersigned.cli.questions import answer_to, somebody_is_there
from undersigned.cli.terminal import filled
from undersigned.files.as_json import as_json
from undersigned.files.project import Project, campaign_name, find_project
from undersigned.model.findings import counted, stop

if TYPE_CHECKING:
    from undersigned.campaigns.annexes.carried_sources import Brought
    from undersigned.campaigns.annexes.meaning import Meaning
    from undersigned.campaigns.annexes.sweeping import Swept
    from undersigned.files.three_way import Conflict

_WIDEST = 100
_USUAL = 20
"""How many sections are listed if nobody says."""
_FEW = 4
"""How many of the words are shown that may have gone stale."""


def run(options: argparse.Namespace) -> int:
    """Do what one of the commands below `annex` asks; returns the exit status."""
    project = find_project(options.project)
    verbs = {
        "list": _list,
        "show": _show,
        "adopt": _adopt,
        "compare": _compare,
        "update": _update,
        "accept": _accept,
        "copy": _leave,
        "link": _leave,
        "drop": _leave,
    }
    return verbs[options.subcommand](project, options) or DONE


# Only `list` is without the stages that draft a letter: it is to answer at once over hundreds of letters.


def _list(project: Project, options: argparse.Namespace) -> None:
    limit = options.limit if options.limit is not None else 0 if options.json else _USUAL
    found = find_sections(
        project,
        Wanted(
            options.country or "",
            options.search or "",
            options.cites or "",
            options.session or "",
            options.language or "",
            options.since,
            today(),
            limit,
            grouped=not options.json,
        ),
    )
    print_findings(found.findings)
    if options.json:
        print(as_json(found.sections))
        return
    entries = ("\n".join(_entry(section)) for section in found.sections)
    print("\n\n".join(entries) or "there is no such section")
    if found.left_out:
        print(f"\nand {found.left_out} more: --limit 0 shows all, --search and --cites fewer")


def _entry(section: Section) -> Iterator[str]:
    yield section.name
    yield from _lines(section.title)
    about = ", ".join(filter(None, (section.country, section.session, str(section.date or ""))))
    size = f"{counted(section.notes, 'note')}, {counted(section.words, 'word')}"
    yield from _lines("; ".join(filter(None, (about, section.language, size))))
    yield from _lines(_uses(section))
    if section.same_as:
        yield from _lines(f"the same, word for word: {', '.join(section.same_as)}")
    for words in section.found:
        yield from _lines(f"“{words}”")
    if section.stale:
        shown = ", ".join(f"'{words}'" for words in list(dict.fromkeys(section.stale))[:_FEW])
        more = " …" if len(set(section.stale)) > _FEW else ""
        yield from _lines(f"{counted(len(section.stale), 'thing')} may have gone stale: {shown}{more}")


def _uses(section: Section) -> str:
    uses = [
        *(["in its own letter"] if section.in_own_letter else []),
        *([f"linked by {', '.join(section.linked_by)}"] if section.linked_by else []),
        *([f"copied into {', '.join(section.copied_into)}"] if section.copied_into else []),
    ]
    if section.last_used and section.last_used != section.campaign:
        uses.append(f"last used in {section.last_used}")
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
    adopted = adopt(
        project,
        AdoptRequest(
            options.section,
            into,
            not options.link,
            dict(options.values),
            options.before,
            options.after,
            options.freeze,
            dict(options.same),
            options.dry_run,
        ),
    )
    _say_dry(options)
    for file in adopted.files:
        print(from_here(file))
    if adopted.brought is not None:
        _say_brought(adopted.brought)
        for old, new in adopted.brought.same().items():
            _say(f"'{old}' is a source that the letter has already" + (f", as '{new}'" if old != new else ""))
    _say_meaning(adopted.meaning)
    if any(value.was is not None for value in adopted.meaning.values):
        if options.link:
            _say("where that is not meant: have a copy, and keep the words with --freeze")
        elif not options.freeze:
            how = "adopt it" if options.dry_run else "drop the section, and adopt it"
            _say(f"where that is not meant: {how} with --freeze, which keeps the words")
    if adopted.meaning.language:
        _say(f"the section is in another language than the letter ({adopted.meaning.language})")
        if adopted.translation:
            _say(f"{adopted.translation} says the same in the letter's language")
    if adopted.is_first:
        _say("the letter had no annex; give it a heading with 'title:' below 'annex:'")


def _say_brought(brought: Brought) -> None:
    """Tell which sources and facts came along, and under which names."""
    for what, found in (("sources", brought.footnotes), ("facts", brought.facts)):
        if came := [name for name in found if name not in brought.renewed]:
            _say(f"{what} that came along: {', '.join(came)}")
    if brought.renewed:
        _say(f"as the original has it now: {', '.join(brought.renewed)}")
    for old, new in brought.renamed().items():
        if new not in brought.renewed:
            _say(f"'{old}' is called '{new}' here: the letter has something else of that name")
    for new, like in brought.alike.items():
        _say(
            f"'{new}' looks like the letter's '{like}': to have one note for both, drop the section and adopt it "
            f"with --same {_called_there(brought, new)}={like}"
        )


def _called_there(brought: Brought, key: str) -> str:
    return next(old for old, new in brought.keys.items() if new == key)


def _say_meaning(meaning: Meaning) -> None:
    """Tell what the section says otherwise in this letter."""
    from undersigned.campaigns.annexes.meaning import told  # noqa: PLC0415  # as said above

    for value in meaning.values:
        _say(told(value))
    for words in meaning.references:
        _say(f"'{words}' was typed, and points to another note here: cite the source in its place")
    for words in meaning.places:
        _say(f"'{words}' was typed, and points to another place in this letter: look whether it is there")


def _update(project: Project, options: argparse.Namespace) -> int | None:
    from undersigned.campaigns.annexes.updating import apply_update, propose_update  # noqa: PLC0415  # as said above

    into = campaign_name(project, options.into)
    update = propose_update(project, options.section, into)
    asked = len(update.both) + len(update.conflicts)
    if update.came is None and asked:
        _say("it is not known what the copy said when it came: all that differs is asked")
    for one in update.both:
        _print_both(one.ours, one.theirs, of=f"'{one.here}' was changed both here and in the original:")
    for conflict in update.conflicts:
        _print_both(conflict.ours, conflict.theirs, conflict.base)
    if asked and not options.take and not options.dry_run and not somebody_is_there():
        stop(
            f"{counted(asked, 'thing')} in '{options.section}' and its original "
            f"{'was' if asked == 1 else 'were'} changed both here and there",
            "both-changed",
            help="decide with --take mine or --take theirs, or type the command in a terminal, which asks about each",
        )
    if theirs := {(one.kind, one.name) for one in update.both if _is_theirs(one.here, options)}:
        update = propose_update(project, options.section, into, theirs=theirs)
    if not update.is_needed:
        print(f"{options.section} has all that {update.original.name} says")
        if not options.dry_run:
            _accept(project, options)
        return None
    take = options.take or ("mine" if options.dry_run else None)
    updated = apply_update(project, update, partial(_chosen, take), dry=options.dry_run)
    _say_dry(options)
    for file in updated.files:
        print(from_here(file))
    _say_brought(update.copy.brought)
    _say_swept(updated.swept)
    for need in updated.needs:
        _say(
            f"it needs of this letter now: {need.what}; "
            f"write 'with: {{{need.name}: …}}' behind its name in campaign.yaml"
        )
    _say_meaning(updated.news)
    return None


def _is_theirs(here: str, options: argparse.Namespace) -> bool:
    """Whether a source, fact or picture that both changed is to be as the original has it."""
    take: str | None = options.take
    if take or options.dry_run:
        return take == "theirs"
    return (answer_to(f"'{here}': take [m]ine or [t]heirs?") or "m")[:1].casefold() == "t"


def _print_both(ours: str, theirs: str, base: str | None = None, of: str = "both were changed:") -> None:
    print(of)
    before = [("before", base)] if base is not None else []
    for whose, words in (("mine", ours), ("theirs", theirs), *before):
        print("\n".join(filled(f"{whose}: {' '.join(words.split()) or '(nothing)'}", "  ", widest=_WIDEST)))


def _chosen(take: str | None, conflict: Conflict) -> str:
    """What becomes of a passage that both changed."""
    if take is None:
        shown = " ".join(conflict.ours.split())[:60]
        answer = answer_to(f"“{shown}”: take [m]ine, [t]heirs or both, one after the other [b]?") or "m"
        take = {"t": "theirs", "b": "both"}.get(answer[:1].casefold(), "mine")
    return {"mine": conflict.ours, "theirs": conflict.theirs}.get(
        take, f"{conflict.ours}\n\n{conflict.theirs}"
    )


def _accept(project: Project, options: argparse.Namespace) -> None:
    from undersigned.campaigns.annexes.accepting import accept  # noqa: PLC0415  # as said above

    into = campaign_name(project, options.into)
    accepted = accept(project, options.section, into, dry=options.dry_run)
    _say_dry(options)
    file = accepted.file
    print(from_here(file) if file else f"{into} knows the present text of {accepted.section}")


def _leave(project: Project, options: argparse.Namespace) -> None:
    from undersigned.campaigns.annexes import leaving  # noqa: PLC0415  # as said above

    verbs = {"copy": leaving.copy_linked, "link": leaving.link_copied, "drop": leaving.drop}
    into = campaign_name(project, options.into)
    left = verbs[options.subcommand](project, options.section, into, dry=options.dry_run)
    _say_dry(options)
    for file in left.changed:
        print(from_here(file))
    for file in left.deleted:
        _say(f"deleted: {from_here(file)}")
    for file in left.kept:
        _say(f"kept, as it is not what came from elsewhere: {from_here(file)}")
    _say_swept(left.swept)
    if left.title:
        _say(f"the annex has no section now, and its title went with it: {left.title}")
    if left.again:
        _say(f"to adopt it again: {left.again}")
    if left.undo:
        _say(f"to have it as before: {left.undo}")


def _say_swept(swept: Swept) -> None:
    if swept.names:
        _say(f"no longer needed in campaign.yaml: {', '.join(swept.names)}")
    if swept.changed:
        _say(f"no longer needed in campaign.yaml either, but changed by you: {', '.join(swept.changed)}")


def _say_dry(options: argparse.Namespace) -> None:
    if options.dry_run:
        print("nothing is written; it would be:")


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
