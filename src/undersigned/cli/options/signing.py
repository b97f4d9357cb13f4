"""The options of `sign` and `verify`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from undersigned.cli.command import add_folder, add_json, command

if TYPE_CHECKING:
    from undersigned.cli.command import Commands


def add_to(commands: Commands) -> None:
    """Add the commands that seal and sign, and that look at what was signed."""
    _add_sign(commands)
    _add_verify(commands)


def _add_sign(commands: Commands) -> None:
    sign = command(
        commands,
        "sign",
        "seal a letter as PDF, or sign a sealed one",
        """\
examples:
  undersigned sign hrc54-cambodia --pkcs12 seal.p12
  undersigned sign hrc54-cambodia --pkcs12 seal.p12 --passphrase-file secret.txt
  undersigned sign letter.signed.pdf --as forum-asia --pkcs12 mine.p12
  undersigned sign --make-key mine.p12
  undersigned sign letter.signed.pdf --as forum-asia --pkcs11 opensc-pkcs11.so
""",
        verb="sign",
    )
    # A passphrase after '--passphrase' would be taken for the name of a file, and told in an error.
    sign.allow_abbrev = False
    sign.add_argument(
        "target",
        nargs="?",
        metavar="CAMPAIGN or FILE.pdf",
        help="the name of a letter, to seal it; or a sealed PDF, with --as, to sign it",
    )
    sign.add_argument(
        "--as",
        dest="signatory",
        metavar="ORGANISATION",
        help="sign for this organisation, or as this person, by the id, in its place in the sealed PDF",
    )
    sign.add_argument(
        "--image",
        type=Path,
        metavar="FILE",
        help="with --as: the image of your signature by hand (PNG or JPEG)",
    )
    _add_keys(sign)
    sign.add_argument(
        "--make-key",
        type=Path,
        metavar="FILE.p12",
        help="make a key of your own in this file, if no authority gave you one; signs nothing",
    )
    sign.add_argument("--name", metavar="NAME", help="with --make-key: whose key it is, as recipients see it")
    sign.add_argument(
        "--organisation", metavar="NAME", help="with --make-key: the organisation of that person or office"
    )
    sign.add_argument(
        "--timestamp", metavar="URL", help="let a time-stamping service prove when it was signed"
    )
    sign.add_argument(
        "--long-term",
        action="store_true",
        help="with --timestamp and --trust: add all that is needed to check it in years to come",
    )
    _add_trust(sign, "with --long-term: a root certificate that its readers will trust")
    sign.add_argument(
        "--archive", action="store_true", help="seal a PDF for archives, with the letter for Word inside"
    )
    sign.add_argument(
        "--output", "-o", type=Path, metavar="FILE", help="write this file instead of the usual one"
    )
    add_folder(sign)


def _add_keys(sign: argparse.ArgumentParser) -> None:
    """Add the options that say what holds the key, files or a token."""
    sign.add_argument(
        "--pkcs12", type=Path, metavar="FILE", help="key and certificate in one file (.p12, .pfx)"
    )
    sign.add_argument("--key", type=Path, metavar="FILE", help="instead of --pkcs12: the private key, as PEM")
    sign.add_argument("--cert", type=Path, metavar="FILE", help="with --key: its certificate, as PEM")
    sign.add_argument(
        "--chain",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="certificates of the authorities above yours, where they are not with the key; may be given several times",
    )
    sign.add_argument(
        "--pkcs11",
        type=Path,
        metavar="DRIVER",
        help="sign with a card or USB token: the library it came with",
    )
    sign.add_argument(
        "--token", metavar="LABEL", help="with --pkcs11: the token, where several are plugged in"
    )
    sign.add_argument(
        "--cert-label", metavar="LABEL", help="with --pkcs11: the certificate, where the token has several"
    )
    sign.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help="a file whose first line is the passphrase or PIN (without it, you are asked)",
    )


def _add_verify(commands: Commands) -> None:
    verify = command(
        commands,
        "verify",
        "say who signed a PDF, and whether it was changed since",
        """\
examples:
  undersigned verify hrc54-cambodia.signed.pdf --trust root.pem
  undersigned verify hrc54-cambodia.signed.pdf --trust root.pem --online
""",
        verb="verify",
    )
    verify.add_argument("file", type=Path, metavar="FILE.pdf", help="the PDF that you were sent")
    _add_trust(verify, "a root certificate that you trust, as PEM")
    verify.add_argument(
        "--online",
        action="store_true",
        help="ask the authorities on the internet whether a certificate was withdrawn",
    )
    verify.add_argument(
        "--campaign",
        metavar="CAMPAIGN",
        help="the letter of this project to compare it with (usually the one that the file is named after)",
    )
    verify.add_argument(
        "--as-is",
        action="store_true",
        help="count it as well although not all have signed who have a place to sign",
    )
    add_json(verify)
    add_folder(verify)


def _add_trust(command: argparse.ArgumentParser, help: str) -> None:
    command.add_argument(
        "--trust",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help=f"{help}; may be given several times",
    )
