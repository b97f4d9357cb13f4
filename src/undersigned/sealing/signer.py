"""Who may sign letters now: a certificate goes in, a signer comes out, or a finding that says why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, TypeAlias

import pyhanko.sign.signers
from asn1crypto import keys, x509
from pyhanko_certvalidator.registry import SimpleCertificateStore

from undersigned.model.findings import stop
from undersigned.sealing.certificates import NAMELESS, CertificateHolder, holder, why_unfit
from undersigned.sealing.times import day

AskSecret: TypeAlias = Callable[[str], bytes | None]
"""Gives what is asked for, such as "passphrase of seal.p12", or None where the user has none to give."""


GOOD_KEYS: Final = "an RSA key of 2048 bits or more, or an elliptic-curve key of P-256, P-384 or P-521"

_SHORTEST_RSA: Final = 2048
_CURVES: Final = frozenset({"secp256r1", "secp384r1", "secp521r1"})
"""What Adobe's and poppler's readers check as well as we do; NIST SP 800-186 has these."""


@dataclass(frozen=True)
class Signer:
    """Somebody who can sign."""

    holder: CertificateHolder
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
    if owner.name == NAMELESS:
        stop(
            f"the certificate in {name} names nobody",
            "wrong-certificate",
            help=f"ask {owner.issuer} for one that says whose it is",
        )
    if weakness := _weakness(certificate.public_key):
        stop(
            f"the certificate of {owner} has a key that letters cannot be signed with: {weakness}",
            "unusable-key",
            help=f"ask {owner.issuer} for {GOOD_KEYS}",
        )
    if reason := why_unfit(certificate):
        stop(
            f"the certificate in {name} is not one to sign letters with: {reason}",
            "wrong-certificate",
            help="it is that of an authority that somebody made: with its key, make a certificate for signing;"
            " 'undersigned manual signing' says how"
            if certificate.self_issued
            else f"ask {owner.issuer} for one to sign documents with",
        )


def _weakness(key: keys.PublicKeyInfo) -> str | None:
    """Why those who get a letter could not rely on a key, or None."""
    match key.algorithm:
        case "rsa":
            return f"RSA of {key.bit_size} bits is too short" if key.bit_size < _SHORTEST_RSA else None
        case "ec":
            return None if key.curve[1] in _CURVES else f"few programs know its curve ({key.curve[1]})"
        case other:
            return f"few programs know its kind ({other})"


def store_of(certificates: Iterable[x509.Certificate]) -> SimpleCertificateStore:
    """The certificates of authorities, as pyHanko looks them up."""
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # its library is typed in part
    store.register_multiple(certificates)
    return store
