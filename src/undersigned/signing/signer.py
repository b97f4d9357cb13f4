"""Turns a certificate into somebody who may sign letters now, or into a finding of why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

import pyhanko.sign.signers
from asn1crypto import x509
from pyhanko_certvalidator.registry import SimpleCertificateStore

from undersigned.diagnostics import stop
from undersigned.signing.certificates import Holder, holder, unfit
from undersigned.signing.times import day

AskSecret: TypeAlias = Callable[[str], bytes | None]
"""Gives what is asked for, such as "passphrase of seal.p12", or None where the user has none to give."""


@dataclass(frozen=True)
class Signer:
    """Somebody who can sign."""

    holder: Holder
    chain: tuple[x509.Certificate, ...] = field(repr=False)
    """The certificates of the authorities that came with the key."""
    signer: pyhanko.sign.signers.Signer = field(repr=False)
    """pyHanko's; holds the key, or knows the token that does."""


def check_usable(certificate: x509.Certificate, name: str, now: datetime) -> None:
    """Raise `LetterError` where a certificate, read from what is called `name`, may not sign letters now."""
    owner = holder(certificate)
    if now > owner.valid_to:
        stop(
            f"the certificate of {owner} expired on {day(owner.valid_to)}",
            "expired-certificate",
            help=f"what it signs now, nobody would trust; ask {owner.issuer} for a new one",
        )
    if now < owner.valid_from:
        stop(
            f"the certificate of {owner} is good only from {day(owner.valid_from)}",
            "certificate-not-yet-valid",
            help="sign after that day; if it has come, set the clock of this computer",
        )
    if reason := unfit(certificate):
        stop(
            f"the certificate in {name} is not one to sign letters with: {reason}",
            "wrong-certificate",
            help=f"ask {owner.issuer} for one to sign documents with",
        )


def store_of(certificates: Iterable[x509.Certificate]) -> SimpleCertificateStore:
    """The certificates of authorities, as pyHanko looks them up."""
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # its library is typed in part
    store.register_multiple(certificates)
    return store
