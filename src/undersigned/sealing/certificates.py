"""What a certificate says: whose it is, who issued it, until when it holds, and what for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from asn1crypto import pem, x509

from undersigned.model.findings import stop

SIGNING_USES: Final = frozenset({"digital_signature", "non_repudiation"})
"""The uses of a key (RFC 5280, 4.2.1.3) of which a certificate for signing has one."""

_OTHER_PURPOSES: Final = frozenset({"server_auth", "time_stamping", "ocsp_signing"})
"""Purposes (RFC 5280, 4.2.1.12) that say, where a certificate has no others, that it is not for letters."""

_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the direction of writing: with them a name can look like another."""


NAMELESS: Final = "somebody without a name"


@dataclass(frozen=True)
class CertificateHolder:
    """Whose certificate it is, in the words of the authority that issued it."""

    name: str
    organisation: str | None
    issuer: str
    valid_from: datetime
    valid_to: datetime

    def __str__(self) -> str:
        return (
            f"{self.name} ({self.organisation})" if self.organisation not in (None, self.name) else self.name
        )


def certificate_in(der: bytes) -> x509.Certificate | None:
    """The certificate in some bytes, or None where they hold none that can be read wherever it is looked at."""
    try:
        certificate = x509.Certificate.load(der, strict=True)
        # asn1crypto looks at what is inside only when it is asked.
        holder(certificate)
        why_unfit(certificate)
        _ = certificate.ca, certificate.public_key.native
    except (ValueError, TypeError, AttributeError, KeyError):
        return None
    return certificate


def holder(certificate: x509.Certificate) -> CertificateHolder:
    """Whose a certificate is, and until when it is good; of a person, the authority may give the names apart."""
    subject = certificate.subject.native
    organisation = printable(subject.get("organization_name"))
    issuer = certificate.issuer.native
    person = f"{printable(subject.get('given_name'))} {printable(subject.get('surname'))}".strip()
    pseudonym = printable(subject.get("pseudonym"))
    return CertificateHolder(
        printable(subject.get("common_name")) or person or pseudonym or organisation or NAMELESS,
        organisation or None,
        printable(issuer.get("common_name")) or printable(issuer.get("organization_name")) or "nobody",
        certificate.not_valid_before,
        certificate.not_valid_after,
    )


def why_unfit(certificate: x509.Certificate) -> str | None:
    """Why a certificate may not sign letters by what its authority says that it is for, or None where it may."""
    uses = certificate.key_usage_value
    purposes = certificate.extended_key_usage_value
    if uses is None or not uses.native & SIGNING_USES:
        return "its authority did not make it for signing"
    if purposes is not None and set(purposes.native) <= _OTHER_PURPOSES:
        return "its authority made it for a web site or another service, not for documents"
    return None


def read_certificates(data: bytes, name: str) -> Sequence[x509.Certificate]:
    """The certificates in a file, PEM or DER. Raises `LetterError` with the file's name where it has none."""
    try:
        blocks = [der for kind, _, der in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]
    except ValueError:
        blocks = []
    certificates = [certificate for der in blocks if (certificate := certificate_in(der))]
    if len(certificates) < len(blocks) or not blocks:
        stop(
            f"{name} has no certificate in it",
            "not-a-certificate",
            help="one in PEM begins with -----BEGIN CERTIFICATE-----; if this does, it is damaged: ask for it again",
        )
    return certificates


def standing_above(own: x509.Certificate, others: Iterable[x509.Certificate]) -> tuple[x509.Certificate, ...]:
    """Those of some certificates that stand above one by their names; what else came along, no signature needs."""
    above = [own]
    known = {one.dump(): one for one in others if one.dump() != own.dump()}
    for one in above:
        above += [other for other in known.values() if other.subject == one.issuer and other not in above]
    return tuple(above[1:])


def printable(value: object) -> str:
    """A name as it can be shown, of a person or of a field: from outside, it may hold what a terminal would obey."""
    text = " ".join(map(str, value)) if isinstance(value, list) else str(value or "")
    kept = "".join(
        character for character in text if character.isspace() or unicodedata.category(character) != "Cc"
    )
    return " ".join("".join(character for character in kept if character not in _TURNING).split())
