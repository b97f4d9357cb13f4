"""`merge`: takes over what partners changed in their copies of a letter, change by change or all at once."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from undersigned.cli.clock import today
from undersigned.cli.outcomes import DONE, STOPPED, print_findings, say
from undersigned.cli.questions import answer_to, somebody_is_there
from undersigned.files.as_json import as_json
from undersigned.files.project import campaign_name, find_project
from undersigned.importing.several_files import files_named
from undersigned.model.findings import Findings, LetterError, counted, listed, suggestion
from undersigned.returned.changes import Change
from undersigned.returned.merging import Merge, MergeRequest, Taken, merge, propose_merge
from undersigned.returned.record import Became

_YES, _NO, _STOP = {"y", "yes"}, {"n", "no"}, {"s", "stop"}


@dataclass
class _Answers:
    """What is taken and what is left, by ids, each with the reason that was given."""

    take: dict[str, str] = field(default_factory=dict)
    leave: dict[str, str] = field(default_factory=dict)


def run(options: argparse.Namespace) -> int:
    """Merge copies; returns the exit status."""
    try:
        return _run(options)
    except LetterError as error:
        if not options.json:
            raise
        print_findings(error.findings)
        print(as_json({"stopped": True, "findings": error.findings}))
        return STOPPED


def _run(options: argparse.Namespace) -> int:
    project = find_project(options.project)
    campaign = campaign_name(project, options.campaign)
    request = MergeRequest(campaign, tuple(files_named(options.files)), today(), options.sender, options.base)
    proposal = propose_merge(project, request)
    print_findings(proposal.findings)
    asks = not options.take and somebody_is_there() and not options.json
    if options.list or not (options.take or asks):
        if options.json:
            print(as_json({"stopped": False, **proposal.as_data()}))
        else:
            say("\n".join(_listed(proposal, is_told=not options.list)))
        return DONE
    answers = _chosen(proposal, options.take) if options.take else _asked(proposal)
    taken = merge(project, proposal, answers.take, answers.leave, today())
    if options.json:
        print(as_json({"stopped": False, **taken.as_data(), "findings": proposal.findings}))
    else:
        say("\n".join(_told(taken, campaign)))
    return STOPPED if taken.of(Became.OPEN) else DONE


def _chosen(proposal: Merge, named: Sequence[str]) -> _Answers:
    """What is taken without a question."""
    asked = [one for one in proposal.changes if one.is_asked]
    word = named[0].lower() if len(named) == 1 else ""
    if word == "all":
        return _Answers({one.id: "" for one in asked if not one.is_contradicted})
    if word == "none":
        return _Answers({}, {one.id: "" for one in asked})
    known = [one.id for one in proposal.changes]
    ids = [id for one in named for id in one.lower().replace(",", " ").split()]
    findings = Findings()
    for id in dict.fromkeys(ids):
        if id in {"all", "none"}:
            findings.error(f"'{id}' stands alone", "wrong-usage", None, f"say '--take {id}', or name changes")
        elif id not in known:
            there = "'--list' shows what they are called" if known else "they change nothing"
            findings.error(
                f"no change of these copies is called '{id}'",
                "wrong-usage",
                None,
                suggestion(id, known, there),
            )
    findings.stop_if_errors()
    return _Answers(dict.fromkeys(ids, ""))


def _asked(proposal: Merge) -> _Answers:
    """Ask a person about the changes, one by one, and about those that contradict each other at once."""
    answers = _Answers()
    done: set[str] = set()
    asked = [one for one in proposal.changes if one.is_asked]
    for number, one in enumerate(asked, 1):
        if one.id in done:
            continue
        group = [one, *(other for other in asked if other.id in _group(one, asked))]
        done |= {other.id for other in group}
        say("\n".join(("", *_shown(group, f"{number} of {len(asked)}"))))
        if not (_asked_which(group, answers) if len(group) > 1 else _asked_whether(one, answers)):
            break
    return answers


def _group(one: Change, asked: Sequence[Change]) -> set[str]:
    """All changes that stand in a contradiction with one, directly or by way of others."""
    found, left = {one.id}, [one]
    while left:
        ids = set(left.pop().against) - found
        found |= ids
        left += [other for other in asked if other.id in ids]
    return found - {one.id}


def _asked_whether(one: Change, answers: _Answers) -> bool:
    """Ask about one change; whether the person goes on to the next."""
    if one.edit is None:
        question = "It has no place in the letter any more. Leave it? [y, Enter: later, s: stop]"
    else:
        question = "Take it? [y, n, a reason may follow: 'n: not agreed'; Enter: later, s: stop]"
    typed = answer_to(question)
    if typed is None or typed.casefold() in _STOP:
        return False
    word, _, reason = (part.strip() for part in typed.partition(":"))
    if word.casefold() in _YES:
        (answers.take if one.edit is not None else answers.leave)[one.id] = reason
    elif word.casefold() in _NO:
        answers.leave[one.id] = reason
    return True


def _asked_which(group: Sequence[Change], answers: _Answers) -> bool:
    """Ask whose changes are taken of those that contradict each other."""
    typed = answer_to(
        f"They contradict each other. Which one is taken? [1 to {len(group)}, n: none, a reason may follow; "
        "Enter: later, s: stop]"
    )
    if typed is None or typed.casefold() in _STOP:
        return False
    word, _, reason = (part.strip() for part in typed.partition(":"))
    if word.casefold() in _NO:
        answers.leave |= {one.id: reason for one in group}
    elif word.isdecimal() and 1 <= int(word) <= len(group):
        chosen = group[int(word) - 1]
        for one in group:
            if one is chosen or one.files == chosen.files:
                answers.take[one.id] = reason
            elif one.id in chosen.against:
                answers.leave[one.id] = reason
    return True


def _shown(group: Sequence[Change], which: str) -> Iterator[str]:
    yield f"{which}: {group[0].where}"
    for number, one in enumerate(group, 1):
        mark = f"{number}. " if len(group) > 1 else ""
        yield f"  {mark}{_line(one)}"
        if one.becomes:
            yield f"     in {' and '.join(one.becomes)}"
        elif one.why:
            yield f"     the program cannot take it: {one.why}"
        if one.now:
            yield f"     the letter was changed since, and says now: “{one.now}”"


def _line(one: Change) -> str:
    edit = one.first
    how = f"tracked by {edit.author}" if edit.is_tracked and edit.author not in one.partners else ""
    how = how or ("tracked" if edit.is_tracked else "not tracked")
    when = f", {edit.date}" if edit.date else ""
    return f"[{one.id}] {' and '.join(one.partners)} ({how}{when}): {one.what}"


def _listed(proposal: Merge, *, is_told: bool) -> Iterator[str]:
    asked = [one for one in proposal.changes if one.is_asked]
    for one in proposal.changes:
        yield from _shown([one], _state(one))
    for copy in proposal.copies:
        for remark in copy.returned.remarks:
            said = remark.remark
            yield f"remark of {said.author or copy.partner} at “{said.passage}”: {said.text}"
    if not proposal.changes:
        yield f"{listed([one.file for one in proposal.copies])} changed nothing."
    elif is_told:
        yield (
            f"{counted(len(asked), 'change')} to decide on, and nothing was taken. In a terminal you are asked one by "
            "one; '--take all' takes what can be taken, '--take' and ids take some."
        )


def _state(one: Change) -> str:
    if one.is_there:
        return "there already"
    if one.settled:
        return f"{one.settled} before"
    return "contradiction" if one.is_contradicted else "change"


def _told(taken: Taken, campaign: str) -> Iterator[str]:
    if done := taken.of(Became.TAKEN):
        yield f"{counted(len(done), 'change was', 'changes were')} taken:"
        yield from (f"  {_line(one.change)}" + (f" ({one.why})" if one.why else "") for one in done)
    if left := taken.of(Became.LEFT):
        yield f"{counted(len(left), 'change was', 'changes were')} left."
    if open_ := taken.of(Became.OPEN):
        yield f"{counted(len(open_), 'change is', 'changes are')} open:"
        for one in open_:
            yield f"  {one.change.where}"
            yield f"    {_line(one.change)}"
            yield f"    {one.why}"
        yield "To note what is open as left, give the same command with '--take none'; type by hand what you want."
    if taken.gone:
        verb = "is" if len(taken.gone) == 1 else "are"
        yield f"{listed(taken.gone)} {verb} cited nowhere any more: gone from the footnotes, too."
    if taken.remarks:
        yield f"{counted(taken.remarks, 'remark stands', 'remarks stand')} on the worklist: undersigned todo {campaign}"
    if taken.ended:
        yield f"The text is another one now, and {listed(taken.ended)} agreed to the one before: ask them again."
    if taken.files:
        yield "Changed, and proved by reading the letter again:"
        yield from (f"  {file}" for file in taken.files)
    if not (done or left or open_):
        yield "Nothing was left to decide."
