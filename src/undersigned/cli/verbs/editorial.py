"""`signatories editorial`: shows what changed, and records it if somebody says that it is corrections."""

from __future__ import annotations

import argparse
import shutil
import textwrap
from collections.abc import Iterator, Mapping, Sequence

from undersigned import route
from undersigned.cli import changes
from undersigned.cli.clock import said_on
from undersigned.cli.outcomes import DONE, STOPPED
from undersigned.cli.questions import agrees_to, somebody_is_there
from undersigned.comparing import Comparison, as_text
from undersigned.files.project import campaign_name, find_project
from undersigned.model.campaign import Organisation
from undersigned.model.findings import stop
from undersigned.model.sign_ons import Editorial, SignOns, shortened
from undersigned.sign_ons.record import kept_wording, record_editorial, the_sign_ons
from undersigned.sign_ons.since import changes_between
from undersigned.sign_ons.steps import Correction, corrections, first_agreed, outdated_wordings


def run(options: argparse.Namespace) -> int:
    """Show what changed since organisations agreed, ask, and record that it is editorial; returns the exit status."""
    project = find_project(options.project)
    name = campaign_name(project, options.campaign)
    manuscript = route.prepare(project, name)
    campaign, register = manuscript.campaign, manuscript.register
    present = route.wording(project, campaign)
    sign_ons = the_sign_ons(project, name, register)
    declared = Correction(options.by, said_on(options.on), options.reason, options.earlier)
    found = corrections(sign_ons, register, present.digest, declared)
    for one in found:
        changed = changes_between(
            kept_wording(project, name, one.earlier),
            present,
            manuscript.letter.metadata,
            called=shortened(one.earlier),
            day=first_agreed(sign_ons, one.earlier) or campaign.date,
        )
        agreed = outdated_wordings(sign_ons, register, present.digest).get(one.earlier, ())
        print("\n".join(_told(agreed, register, changed)), flush=True)
    if options.dry_run:
        print("Nothing was recorded.")
        return DONE
    if not options.yes and not somebody_is_there():
        stop(
            "nobody is at a terminal to say whether all of these are only corrections",
            "not-asked",
            help="read what is shown above; if all of it is, give the command again with --yes",
        )
    question = "Are all of these only corrections, such as of spelling or typing?"
    if not options.yes and not agrees_to(question):
        print("Nothing was recorded.")
        return STOPPED
    # What somebody else has declared in the meantime stands already.
    done = record_editorial(
        project, name, register, lambda now: [one for one in found if not _is_recorded(one, now)], present
    )
    for one in done:
        print(f"Who agreed to {shortened(one.earlier)} agrees to {shortened(one.later)}: {one.reason}")
    return DONE


def _told(agreed: Sequence[str], register: Mapping[str, Organisation], changed: Comparison) -> Iterator[str]:
    """What changed since an earlier text, after the names of those who agreed to that."""
    names = (register[id].acronym or register[id].name for id in agreed)
    whose = f"Agreed to by {', '.join(names)}:" if agreed else "Nobody's agreement is to this text now:"
    width = min(as_text.WIDEST, max(as_text.NARROWEST, shutil.get_terminal_size().columns))
    yield from textwrap.wrap(whose, width, subsequent_indent="  ", break_on_hyphens=False)
    yield ""
    yield changes.told(changed)


def _is_recorded(one: Editorial, sign_ons: SignOns) -> bool:
    return any((one.earlier, one.later) == (other.earlier, other.later) for other in sign_ons.editorials)
