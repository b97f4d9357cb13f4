"""`sign`: seals a PDF, or adds one more signature to it."""

from __future__ import annotations

import argparse
import codecs
import contextlib
import getpass
import os
import shlex
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from undersigned.cli.clock import now
from undersigned.cli.outcomes import DONE, from_here, print_findings
from undersigned.cli.questions import answer_to, somebody_is_there
from undersigned.files.project import campaign_name, find_project
from undersigned.languages.visible_signs import visible
from undersigned.model.findings import Finding, Severity, stop
from undersigned.sealing.key_files import read_key_file, roots_in
from undersigned.sealing.key_sources import KeyInPem, KeyInPkcs12, KeyOnToken, KeySource
from undersigned.sealing.keys import pen_of
from undersigned.sealing.own_keys import make_key
from undersigned.sealing.sealed_letters import SealRequest, SignRequest, seal_letter, sign_letter
from undersigned.sealing.signing import Pen
from undersigned.sealing.times import day
from undersigned.sealing.timestamps import Stamps

_MARK: Final = codecs.BOM_UTF8
"""What some editors on Windows put before the first line of a file."""


def run(options: argparse.Namespace) -> int:
    """Seal a campaign, sign a sealed PDF for an organisation, or make a key; returns the exit status."""
    if options.make_key:
        return _make_key(options)
    if not options.target:
        stop(
            "which letter is to be sealed?",
            "wrong-usage",
            help="name its campaign; or a sealed PDF, with --as, to sign it; or a file with --make-key, for a new key",
        )
    is_file = options.target.lower().endswith(".pdf")
    if is_file and not options.signatory:
        stop(
            f"for whom do you sign {options.target}?",
            "wrong-usage",
            help="add the id of your organisation, such as --as forum-asia; to seal a letter, give its campaign",
        )
    if options.signatory and not is_file:
        stop(
            "representatives sign the sealed PDF, not the campaign",
            "wrong-usage",
            help=f"give the file: undersigned sign {_sealed_file(options.target)} --as {options.signatory}",
        )
    if options.image and not is_file:
        stop(
            "the seal of a letter is not seen, so that it has no image",
            "wrong-usage",
            help="give --image where a representative signs: undersigned sign FILE.pdf --as …",
        )
    stamps = _stamps(options)
    source = _key_source(options)
    if is_file:
        pen = _pen(options, source, stamps)
        signing = SignRequest(Path(options.target), options.signatory, options.output, options.image)
        print(from_here(sign_letter(signing, pen).file))
        return DONE
    project = find_project(options.project)
    campaign = campaign_name(project, options.target)
    pen = _pen(options, source, stamps)
    sealed = seal_letter(project, SealRequest(campaign, options.output, options.archive), pen)
    print_findings(sealed.findings)
    print(from_here(sealed.file))
    return DONE


def _make_key(options: argparse.Namespace) -> int:
    """Make a key of the user's own; says what those will see who get letters with it."""
    if options.target or _named_keys(options):
        stop(
            "--make-key makes a key, and signs nothing",
            "wrong-usage",
            help="make the key first, with nothing else in the command; then sign with --pkcs12",
        )
    name = options.name or _asked("Whose key is it? The name of a person or an office:", "--name")
    organisation = options.organisation
    if organisation is None and somebody_is_there():
        organisation = answer_to("Of which organisation? (Enter for none)")

    def ask() -> bytes:
        if options.passphrase_file is not None:
            print_findings([*_open_to_others(options.passphrase_file)])
        once = _passphrase(options.passphrase_file)(f"passphrase for {options.make_key.name}") or b""
        if options.passphrase_file is None and once != _passphrase(None)("the same once more"):
            stop(
                "the two passphrases are not the same",
                "wrong-passphrase",
                help="nothing was written; try again",
            )
        return once

    made = make_key(options.make_key, name, organisation or "", ask, now())
    print(
        f"{from_here(made.file)} holds your key until {day(made.until)}. Keep it and its passphrase to yourself:"
        " who has both signs in your name.\n"
        f"{from_here(made.certificate)} is your certificate, for those who get your letters.\n"
        "What recipients will see: no authority vouches for this key. Adobe Reader and others say that the signer is"
        " unknown until they trust your certificate, and 'undersigned verify' says NOT TRUSTED until they add"
        f" --trust {from_here(made.certificate)}.\n"
        "Its fingerprint (SHA-256), to be told by another way than the letter, by telephone or on your web site:\n"
        f"  {made.fingerprint}"
    )
    return DONE


def _asked(question: str, option: str) -> str:
    if somebody_is_there() and (answer := answer_to(question)):
        return answer
    stop("whose key is it?", "wrong-usage", help=f"say it with {option}, such as {option} 'Freedonia Watch'")


def _sealed_file(target: str) -> str:
    """Where the sealed letter of a campaign lies, whose name a user gave, or one of its files."""
    name = Path(target).stem or target
    return f"build/{name}/{name}.signed.pdf"


def _pen(options: argparse.Namespace, source: KeySource, stamps: Stamps | None) -> Pen:
    print_findings([*_open_to_others(options.passphrase_file)])
    return pen_of(source, _passphrase(options.passphrase_file), now(), stamps)


def _named_keys(options: argparse.Namespace) -> list[str]:
    """In which ways a key was named."""
    named = {
        "--pkcs12": options.pkcs12,
        "--key and --cert": options.key and options.cert,
        "--pkcs11": options.pkcs11,
    }
    return [way for way, value in named.items() if value]


def _key_source(options: argparse.Namespace) -> KeySource:
    is_half = bool(options.key) != bool(options.cert)
    chain = tuple(options.chain)
    if (options.token or options.cert_label) and not options.pkcs11:
        stop(
            "--token and --cert-label say which key of a card or token it is",
            "wrong-usage",
            help="add --pkcs11 with its driver, or leave them out",
        )
    match _named_keys(options):
        case ["--pkcs12"] if not is_half:
            return KeyInPkcs12(options.pkcs12, chain)
        case ["--key and --cert"]:
            return KeyInPem(options.key, options.cert, chain)
        case ["--pkcs11"] if not is_half:
            return KeyOnToken(options.pkcs11, options.token, options.cert_label, chain)
        case _:
            stop(
                "which key do you sign with?",
                "wrong-usage",
                help="give one file with --pkcs12, two with --key and --cert, or the driver of a card or token"
                " with --pkcs11",
            )


def _stamps(options: argparse.Namespace) -> Stamps | None:
    if options.long_term and not (options.timestamp and options.trust):
        stop(
            "--long-term needs a time-stamping service and the roots of all authorities",
            "wrong-usage",
            help="add --timestamp with an address, and --trust with each root certificate",
        )
    if not options.timestamp:
        return None
    return Stamps(options.timestamp, options.long_term, roots_in(options.trust))


def _open_to_others(file: Path | None) -> Iterator[Finding]:
    """A warning of a passphrase that others on the computer can read; Windows says that in other ways."""
    if file is None or os.name == "nt":
        return
    try:
        mode = file.stat().st_mode
    except OSError:
        return  # told when it is read
    if stat.S_ISREG(mode) and mode & (stat.S_IRGRP | stat.S_IROTH):
        yield Finding(
            Severity.WARNING,
            f"others on this computer can read the passphrase in {file}",
            "open-passphrase",
            help=f"make it yours alone: chmod 600 {shlex.quote(str(file))}",
        )


def _passphrase(file: Path | None) -> Callable[[str], bytes | None]:
    """What gives a passphrase or a PIN: the first line of a file, or the user at a terminal."""

    def ask(what: str) -> bytes | None:
        if file is not None:
            return read_key_file(file).removeprefix(_MARK).split(b"\n", 1)[0].rstrip(b"\r")
        if sys.stdin.isatty():
            with contextlib.suppress(EOFError):  # the user ended the input instead
                return getpass.getpass(visible(f"{what[0].upper()}{what[1:]}: ")).encode()
        stop(
            f"the {what} is missing",
            "no-passphrase",
            help="put it into the first line of a file that only you can read; name that with --passphrase-file",
        )

    return ask
