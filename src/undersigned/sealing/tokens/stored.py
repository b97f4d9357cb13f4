"""Finds the certificate to sign with among what is stored on a card or token."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pkcs11
from asn1crypto import x509
from pkcs11 import Attribute, ObjectClass
from pkcs11.exceptions import PKCS11Error

from undersigned.model.findings import Finding, LetterError, stop, suggestion
from undersigned.sealing.certificates import holder, printable
from undersigned.sealing.signer import check_usable
from undersigned.sealing.times import day


@dataclass(frozen=True)
class Stored:
    """A certificate, and how the token calls it; its key has the same id."""

    certificate: x509.Certificate
    label: str
    """As it can be shown."""
    id: bytes

    @property
    def is_of_authority(self) -> bool:
        """Whether it is there to vouch for others, not to sign letters."""
        return bool(self.certificate.ca)

    def __str__(self) -> str:
        owner = holder(self.certificate)
        return f"'{self.label}' of {owner}, good until {day(owner.valid_to)}, id {self.id.hex()}"


def stored_on(session: pkcs11.Session) -> Sequence[Stored]:
    """The certificates on a token that can be read; there may be others, such as those for locking doors."""
    return list(_readable(session))


def _readable(session: pkcs11.Session) -> Iterator[Stored]:
    for found in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
        try:
            certificate = x509.Certificate.load(found[Attribute.VALUE], strict=True)
            _ask_all(certificate)
        except (ValueError, TypeError, AttributeError, LookupError, PKCS11Error):
            continue
        label = printable(attribute_of(found, Attribute.LABEL, ""))
        yield Stored(certificate, label, bytes(attribute_of(found, Attribute.ID, b"")))


def _ask_all(certificate: x509.Certificate) -> None:
    """Ask a certificate all that will be asked of it: asn1crypto looks at what is inside only then."""
    _ = holder(certificate), certificate.serial_number, certificate.public_key.native
    for value in (
        certificate.key_usage_value,
        certificate.extended_key_usage_value,
        certificate.basic_constraints_value,
        certificate.key_identifier_value,
        certificate.authority_key_identifier_value,
    ):
        _ = None if value is None else value.native


def attribute_of(found: pkcs11.Object, attribute: Attribute, otherwise: object) -> Any:  # noqa: ANN401  # PKCS#11's
    """An attribute of what is stored on a token, or a stand-in where the token has none, or none that can be read."""
    try:
        return found[attribute]
    except (PKCS11Error, ValueError):
        return otherwise


def find_fitting(stored: Sequence[Stored], wanted: str | None) -> Sequence[Stored]:
    """The certificates of persons and organisations; those of a label or, where there is none, of an id in hex."""
    own = [one for one in stored if not one.is_of_authority]
    if wanted is None:
        return own
    id = wanted.replace(":", "").replace(" ", "").lower()
    return [one for one in own if one.label == printable(wanted)] or [
        one for one in own if one.id.hex() == id
    ]


def chosen_certificate(stored: Sequence[Stored], wanted: str | None, name: str, now: datetime) -> Stored:
    """The one certificate that may sign letters now, or that of a label or an id.

    Raises `LetterError` where it is none, with what is wrong with each that is there, or several.
    """
    own = find_fitting(stored, None)
    if not own:
        stop(
            f"{name} has no certificate of a person or an organisation",
            "not-a-certificate",
            help="ask who gave you the token to put the certificate on it",
        )
    named = find_fitting(stored, wanted)
    if not named:
        stop(
            f"{name} has no certificate '{printable(wanted)}'",
            "no-certificate",
            help=suggestion(printable(wanted), [one.label for one in own], f"it has {_listed(own)}"),
        )
    usable = _usable(named, name, now)
    newest = max(usable, key=lambda one: holder(one.certificate).valid_to)
    if all(_is_renewed(one, newest) for one in usable):
        return newest
    stop(
        f"{name} has several certificates: {_listed(usable)}",
        "several-certificates",
        help="name the one for signing documents with --cert-label, by its label or, where labels are the same, its id",
    )


def _usable(named: Sequence[Stored], name: str, now: datetime) -> Sequence[Stored]:
    usable: list[Stored] = []
    refused: list[Finding] = []
    for one in named:
        try:
            check_usable(one.certificate, name, now)
        except LetterError as error:
            refused += error.findings
        else:
            usable.append(one)
    if not usable:
        raise LetterError(dict.fromkeys(refused))
    return usable


def _is_renewed(one: Stored, by: Stored) -> bool:
    """Whether another certificate is of the same key, as ids tell, and the same holder."""
    return one is by or (one.id == by.id and one.certificate.subject == by.certificate.subject)


def _listed(stored: Sequence[Stored]) -> str:
    return "; ".join(map(str, stored))
