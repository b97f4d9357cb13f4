"""The options of `signatories`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from undersigned.cli.command import add_folder, add_json, command, subcommands
from undersigned.cli.options.circulating import add_terms
from undersigned.cli.options.drafting import parse_date
from undersigned.model.formats import FORMATS
from undersigned.model.sign_ons import MEANINGS

if TYPE_CHECKING:
    from undersigned.cli.command import Commands


def add_to(commands: Commands) -> None:
    """Add `signatories` with all that stands below it."""
    signatories = command(
        commands,
        "signatories",
        "keep account of who signs what",
        """\
examples:
  undersigned signatories list
  undersigned signatories add "Freedonia Watch" --country Freedonia
""",
        verb="register",
    )
    below = subcommands(signatories)
    _add_list(below)
    _add_show(below)
    _add_add(below)
    _add_steps(below)
    _add_remind(below)
    _add_status(below)
    _add_since(below)
    _add_editorial(below)
    _add_import(below)


def add_pack_to(commands: Commands) -> None:
    """Add `pack`."""
    pack = command(
        commands,
        "pack",
        "put a sealed letter and all that goes with it into one file",
        """\
examples:
  undersigned pack hrc54-cambodia
  undersigned pack hrc54-cambodia -o ~/Desktop
""",
        verb="pack",
    )
    _add_campaign(pack)
    pack.add_argument(
        "--output",
        "-o",
        type=Path,
        metavar="DIR",
        help="the folder for the file (usually build/CAMPAIGN in the project)",
    )
    add_folder(pack)


def _add_list(below: Commands) -> None:
    listing = command(
        below,
        "list",
        "list the organisations of the register",
        """\
examples:
  undersigned signatories list
  undersigned signatories list asia
""",
        verb="register",
    )
    listing.add_argument(
        "word", nargs="?", metavar="WORD", help="only those with this in a name, id or country"
    )
    add_json(listing)
    add_folder(listing)


def _add_show(below: Commands) -> None:
    show = command(
        below,
        "show",
        "show all that the register says of an organisation",
        """\
examples:
  undersigned signatories show fidh
""",
        verb="register",
    )
    show.add_argument("organisation", metavar="ORGANISATION", help="its id, or one of its names")
    add_json(show)
    add_folder(show)


def _add_add(below: Commands) -> None:
    add = command(
        below,
        "add",
        "put an organisation into the register",
        """\
examples:
  undersigned signatories add "Freedonia Watch"
  undersigned signatories add "Union of Journalists" --acronym UOJ --country Freedonia
  undersigned signatories add --from last-letter
  undersigned signatories add --from last-letter --yes
  undersigned signatories add --from last-letter --review names.xlsx
  undersigned signatories add --from last-letter --reviewed names.xlsx
""",
        verb="register",
    )
    which = add.add_mutually_exclusive_group(required=True)
    which.add_argument("name", nargs="?", metavar="NAME", help="its full name, as letters print it")
    which.add_argument(
        "--from",
        dest="letter",
        metavar="CAMPAIGN",
        help="ask about each name that this letter has as typed, whether to add it",
    )
    how = add.add_mutually_exclusive_group()
    how.add_argument(
        "--yes",
        action="store_true",
        help="with --from: do not ask about those that surely are organisations, and like none in the register, "
        "nor about those that it has; what may be a person or a remark is left",
    )
    how.add_argument(
        "--review", type=Path, metavar="FILE", help="with --from: write a table in which you decide on each"
    )
    how.add_argument(
        "--reviewed", type=Path, metavar="FILE", help="with --from: add what you accepted in that table"
    )
    add.add_argument(
        "--id", default="", metavar="ID", help="its id (usually made of its acronym or its name)"
    )
    add.add_argument("--acronym", metavar="ACRONYM", help="printed in brackets after the name")
    add.add_argument(
        "--name-in",
        action="append",
        type=_name_in,
        default=[],
        metavar="LANGUAGE=NAME",
        help="its name in another language, such as fr=Amis; may be given several times",
    )
    add.add_argument(
        "--former-name", action="append", default=[], metavar="NAME", help="a name that it had before"
    )
    add.add_argument("--country", metavar="COUNTRY", help="where it is based")
    add.add_argument("--website", metavar="ADDRESS", help="its website")
    add.add_argument(
        "--ecosoc",
        choices=("general", "special", "roster"),
        metavar="STATUS",
        help="its consultative status with ECOSOC: general, special or roster",
    )
    add.add_argument("--representative", metavar="NAME", help="who signs for it")
    add.add_argument("--title", metavar="TITLE", help="the office of that person")
    add.add_argument("--email", metavar="ADDRESS", help="where that person is written to")
    add.add_argument(
        "--anyway", action="store_true", help="add it although another has that name; look at both first"
    )
    add_folder(add)


def _add_steps(below: Commands) -> None:
    invite = command(
        below,
        "invite",
        "record who was asked to sign a letter",
        """\
examples:
  undersigned signatories invite hrc54-cambodia
  undersigned signatories invite hrc54-cambodia icj omct --channel email
""",
        verb="sign_ons",
    )
    _add_event(invite, nargs="*", which="who was asked (without one: all that the letter lists)")
    confirm = command(
        below,
        "confirm",
        "record who agreed to the text of a letter",
        """\
examples:
  undersigned signatories confirm hrc54-cambodia icj
  undersigned signatories confirm hrc54-cambodia icj --by "Ann Example" --channel email
""",
        verb="sign_ons",
    )
    _add_event(confirm, nargs="+", which="who agreed")
    confirm.add_argument(
        "--wording",
        metavar="WHICH",
        help="to which text: 'present', 'sent' (that of its invitation), or a digest",
    )
    confirm.add_argument(
        "--list",
        action="store_true",
        help="also put it on the letter's list of signatories, if it is not there",
    )
    naming = confirm.add_mutually_exclusive_group()
    _add_not_named(naming, "it agrees, and is not to be named in anything that is sent out")
    naming.add_argument(
        "--named", action="store_true", help="it agrees to be named, and wished not to be before"
    )
    _add_group(confirm)
    for name, does in (
        ("decline", "record who will not sign a letter"),
        ("withdraw", "record who takes its agreement back"),
    ):
        step = command(
            below,
            name,
            does,
            f"examples:\n  undersigned signatories {name} hrc54-cambodia icj\n",
            verb="sign_ons",
        )
        _add_event(step, nargs="+", which="who")
        _add_not_named(
            step, "it is not to be named in anything that is sent out, not among those who left either"
        )


def _add_not_named(step: argparse._ActionsContainer, help: str) -> None:
    step.add_argument("--not-named", action="store_true", help=help)


def _add_remind(below: Commands) -> None:
    remind = command(
        below,
        "remind",
        "draft a mail to each that received a letter and has not answered",
        """\
examples:
  undersigned signatories remind hrc54-cambodia
  undersigned signatories remind hrc54-cambodia --deadline 2026-09-02
""",
        verb="circulate",
    )
    _add_campaign(remind)
    add_terms(remind)
    add_json(remind)
    add_folder(remind)


def _add_event(step: argparse.ArgumentParser, *, nargs: str, which: str) -> None:
    _add_campaign(step)
    step.add_argument(
        "organisations", nargs=nargs, metavar="ORGANISATION", help=f"{which}: ids or names from the register"
    )
    step.add_argument("--by", metavar="NAME", help="the person who said so")
    step.add_argument("--channel", metavar="HOW", help="how: email, form, telephone, meeting")
    step.add_argument(
        "--on", type=parse_date, metavar="DATE", help="the day, such as 2026-08-22 (usually today)"
    )
    step.add_argument("--remark", metavar="TEXT", help="anything else")
    add_folder(step)


def _add_group(below: argparse.ArgumentParser) -> None:
    below.add_argument(
        "--group",
        metavar="HEADING",
        help="put them on the list, and those in no group under this heading of it",
    )


def _add_campaign(below: argparse.ArgumentParser) -> None:
    below.add_argument("campaign", metavar="CAMPAIGN", help="the name of a letter: a folder in campaigns/")


def _add_status(below: Commands) -> None:
    status = command(
        below,
        "status",
        "show who has agreed to the present text, and who is missing",
        """\
examples:
  undersigned signatories status hrc54-cambodia
  undersigned signatories status hrc54-cambodia --csv sign-ons.csv
""",
        verb="status",
    )
    _add_campaign(status)
    status.add_argument("--csv", metavar="FILE", help="also write it into a file for a spreadsheet")
    add_json(status)
    add_folder(status)


def _add_since(below: Commands) -> None:
    since = command(
        below,
        "since",
        "make a page of those who joined or left since a letter was sealed",
        """\
examples:
  undersigned signatories since hrc54-cambodia
  undersigned signatories since hrc54-cambodia --sealed 1 --format docx
""",
        verb="joined_and_left",
    )
    _add_campaign(since)
    since.add_argument(
        "--sealed",
        dest="version",
        type=int,
        metavar="NUMBER",
        help="since this version (usually the last that was sealed)",
    )
    since.add_argument(
        "--format",
        "-f",
        action="append",
        choices=FORMATS,
        help="make this format (usually docx and pdf); may be given several times",
    )
    since.add_argument(
        "--output",
        "-o",
        type=Path,
        metavar="DIR",
        help="the folder for the files (usually build/CAMPAIGN in the project)",
    )
    add_folder(since)


def _add_editorial(below: Commands) -> None:
    editorial = command(
        below,
        "editorial",
        "declare a change of the text a small correction",
        """\
examples:
  undersigned signatories editorial hrc54-cambodia --by "Ann Example" --reason "A typing error in note 3" --dry-run
  undersigned signatories editorial hrc54-cambodia --by "Ann Example" --reason "A typing error in note 3"
""",
        verb="editorial",
    )
    _add_campaign(editorial)
    editorial.add_argument("--by", required=True, metavar="NAME", help="who answers for it")
    editorial.add_argument("--reason", required=True, metavar="TEXT", help="what was corrected")
    editorial.add_argument(
        "--from",
        dest="earlier",
        metavar="DIGEST",
        help="the text that was agreed to (usually each earlier one that somebody agreed to)",
    )
    editorial.add_argument("--on", type=parse_date, metavar="DATE", help="the day (usually today)")
    editorial.add_argument("--dry-run", action="store_true", help="only show what changed")
    editorial.add_argument(
        "--yes", action="store_true", help="record it without asking; what changed is shown all the same"
    )
    add_folder(editorial)


def _add_import(below: Commands) -> None:
    imported = command(
        below,
        "import",
        "take over the answers to a sign-on form",
        """\
examples:
  undersigned signatories import hrc54-cambodia answers.xlsx --dry-run
  undersigned signatories import hrc54-cambodia answers.csv --accept sure
  undersigned signatories import hrc54-cambodia answers.csv --ask
  undersigned signatories import hrc54-cambodia answers.csv --review look.csv
  undersigned signatories import hrc54-cambodia answers.csv --reviewed look.csv
""",
        verb="sign_on_form",
    )
    _add_campaign(imported)
    imported.add_argument("file", type=Path, metavar="FILE", help="the form's export, CSV or XLSX")
    imported.add_argument(
        "--accept",
        action="append",
        choices=("sure", "new"),
        default=[],
        metavar="KIND",
        help="record those that are 'sure', or put 'new' ones into the register, too; may be given twice",
    )
    imported.add_argument(
        "--review", type=Path, metavar="FILE", help="write a table in which you decide on each"
    )
    decided = imported.add_mutually_exclusive_group()
    decided.add_argument(
        "--reviewed", type=Path, metavar="FILE", help="record what you accepted in that table"
    )
    decided.add_argument(
        "--ask",
        action="store_true",
        help="ask about each that is not sure, then record those that are sure and those you accept",
    )
    imported.add_argument("--dry-run", action="store_true", help="show what would be recorded, write nothing")
    imported.add_argument("--late", action="store_true", help="accept answers after the last day, too")
    imported.add_argument(
        "--list", action="store_true", help="also put those that sign on the letter's list of signatories"
    )
    _add_group(imported)
    imported.add_argument(
        "--column",
        action="append",
        type=_column,
        default=[],
        metavar="MEANING=HEAD",
        help=f"which column means what: {', '.join(MEANINGS)}; remembered for the next time; "
        "without HEAD: no column does (for answer: whoever filled in the form signs)",
    )
    imported.add_argument(
        "--unused",
        action="append",
        default=[],
        metavar="HEAD",
        help="a column that is about something else; remembered for the next time",
    )
    imported.add_argument(
        "--dates",
        choices=("day-first", "month-first", "year-first"),
        help="what stands first in dates in figures, where they do not tell it; remembered for the next time",
    )
    imported.add_argument(
        "--sheet", metavar="NAME", help="the sheet that has the answers, where there are several"
    )
    imported.add_argument(
        "--wording",
        metavar="WHICH",
        help="to which text they agreed: 'present', 'sent' (that of the invitation), or a digest",
    )
    add_folder(imported)


def _column(typed: str) -> tuple[str, str]:
    meaning, sign, head = typed.partition("=")
    if meaning not in MEANINGS or not sign or (meaning == "organisation" and not head):
        message = f"'{typed}' is no column; write for example organisation='Name of your organisation'"
        raise argparse.ArgumentTypeError(message)
    return meaning, head


def _name_in(typed: str) -> tuple[str, str]:
    language, sign, name = typed.partition("=")
    if not (language.strip() and sign and name.strip()):
        message = f"'{typed}' is no language with a name; write for example fr=Amis"
        raise argparse.ArgumentTypeError(message)
    return language.strip(), name.strip()
