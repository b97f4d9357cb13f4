"""Turns a smart card or USB token, by way of the driver that came with it (PKCS#11), into a signer.

The key never leaves the token. The PIN goes to the driver, and is kept nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, NoReturn

import pkcs11
from asn1crypto import x509
from cryptography.exceptions import InvalidSignature
from pkcs11 import Attribute, Mechanism, ObjectClass, TokenFlag
from pkcs11.exceptions import (
    PinIncorrect,
    PinInvalid,
    PinLenRange,
    PinLocked,
    PKCS11Error,
    TokenNotPresent,
    TokenNotRecognised,
)
from pyhanko.sign.pkcs11 import PKCS11Signer
from pyhanko_certvalidator.sig_validate import DEFAULT_SIGNATURE_VALIDATOR, SignatureValidationContext

from undersigned.diagnostics import listed, stop, suggestion
from undersigned.signing.certificates import holder, read_certificates
from undersigned.signing.key_files import read_key_file
from undersigned.signing.key_sources import Token
from undersigned.signing.signer import AskSecret, Signer, check_usable

_HASHES_ITSELF: Final = {"rsa": Mechanism.SHA256_RSA_PKCS, "ec": Mechanism.ECDSA_SHA256}
"""What a token can do that takes the bytes to be signed and not their digest only."""


@dataclass(frozen=True)
class _Stored:
    """A certificate, and how the token calls it; its key has the same id."""

    certificate: x509.Certificate
    label: str
    id: bytes

    @property
    def is_of_authority(self) -> bool:
        return bool(self.certificate.ca)


def signer_on_token(source: Token, ask: AskSecret, now: datetime) -> Signer:
    """Who signs with the key of a token.

    Raises `LetterError` where the driver or the token does not answer, the PIN is wrong, or the certificate is
    not one that may sign now. The PIN is asked for last: a token counts the wrong ones.
    """
    chain = [cert for file in source.chain for cert in read_certificates(read_key_file(file), file.name)]
    with _told_plainly(f"the driver {source.driver.name}"):
        token = _chosen_token(_tokens(source.driver), source.label)
        name = f"the token '{token.label}'"
        with token.open() as session:
            stored = list(_certificates(session))
        own = _chosen_certificate(stored, source.certificate, name)
        check_usable(own.certificate, name, now)
        chain += [other.certificate for other in stored if other.is_of_authority]
        signer = _signer(token, own, chain, ask, name)
    return Signer(holder(own.certificate), tuple(chain), signer)


@contextmanager
def _told_plainly(what: str) -> Iterator[None]:
    """Within it, what a driver complains of becomes a `LetterError`."""
    try:
        yield
    except PKCS11Error as error:
        stop(
            f"{what} gave no signature ({type(error).__name__})",
            "token-failed",
            help="take the card or token out and put it in again; look whether its own software finds it",
        )


def _tokens(driver: Path) -> Sequence[pkcs11.Token]:
    """The tokens that are plugged in and have been set up."""
    if not driver.is_file():
        stop(
            f"there is no driver {driver}",
            "unreadable-file",
            help="it came with the card or token, and ends in .so, .dll or .dylib;"
            " OpenSC, which knows most cards, has opensc-pkcs11",
        )
    try:
        library = pkcs11.lib(str(driver.resolve()))
    except PKCS11Error:
        stop(
            f"{driver} is no driver of a card or token (PKCS#11)",
            "unusable-key",
            help="look into the manual of the card or token for the name of its PKCS#11 library",
        )
    found = []
    for slot in library.get_slots(token_present=True):
        try:
            token = slot.get_token()
        except (TokenNotPresent, TokenNotRecognised):
            continue  # taken out this moment, or something else in the slot
        if token.flags & TokenFlag.TOKEN_INITIALIZED:
            found.append(token)
    return found


def _chosen_token(tokens: Sequence[pkcs11.Token], label: str | None) -> pkcs11.Token:
    fitting = [token for token in tokens if label in (None, token.label)]
    if len(fitting) == 1:
        return fitting[0]
    labels = [token.label for token in tokens]
    shown = listed(labels)
    if not tokens:
        stop(
            "no card or token is plugged in",
            "no-token",
            help="put it in, wait until its light is steady, and try again",
        )
    if not fitting:
        stop(
            f"there is no token '{label}'",
            "no-token",
            help=suggestion(label or "", labels, f"plugged in: {shown}"),
        )
    stop(
        f"several tokens are plugged in: {shown}",
        "several-tokens",
        help="name one with --token, or leave only one plugged in",
    )


def _certificates(session: pkcs11.Session) -> Iterator[_Stored]:
    for found in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
        try:
            certificate = x509.Certificate.load(found[Attribute.VALUE], strict=True)
            holder(certificate)  # asn1crypto looks at what is inside only when it is asked
        except (ValueError, TypeError, PKCS11Error):
            continue  # of another kind, such as those for locking doors
        yield _Stored(certificate, str(_of(found, Attribute.LABEL, "")), bytes(_of(found, Attribute.ID, b"")))


def _of(found: pkcs11.Object, attribute: Attribute, otherwise: str | bytes) -> Any:  # noqa: ANN401  # so PKCS#11 has it
    try:
        return found[attribute]
    except PKCS11Error:
        return otherwise


def _chosen_certificate(stored: Sequence[_Stored], label: str | None, name: str) -> _Stored:
    own = [one for one in stored if not one.is_of_authority]
    if not own:
        stop(
            f"{name} has no certificate of a person or an organisation",
            "not-a-certificate",
            help="ask who gave you the token to put the certificate on it",
        )
    fitting = [one for one in own if label in (None, one.label)]
    if len(fitting) == 1:
        return fitting[0]
    labels = [one.label for one in own]
    if not fitting:
        stop(
            f"{name} has no certificate '{label}'",
            "no-certificate",
            help=suggestion(label or "", labels, f"it has {_described(own)}"),
        )
    stop(
        f"{name} has several certificates: {_described(fitting)}",
        "several-certificates",
        help="name the one for signing documents with --cert-label",
    )


def _described(stored: Sequence[_Stored]) -> str:
    return ", ".join(f"'{one.label}' of {holder(one.certificate)}" for one in stored)


def _signer(
    token: pkcs11.Token, own: _Stored, chain: Sequence[x509.Certificate], ask: AskSecret, name: str
) -> PKCS11Signer:
    """PyHanko's signer, once the token has let the user in."""
    pin = _pin(token, ask, name)
    session = token.open() if pin is None else _opened(token, pin, name)
    wanted = {Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.ID: own.id}
    keys = list(session.get_objects(wanted))
    if len(keys) != 1:
        stop(
            f"{name} has {'several keys' if keys else 'no key'} for the certificate of {holder(own.certificate)}",
            "key-mismatch",
            help="a certificate works only with the key it was requested with; ask who gave you the token",
        )
    asks_each_time = bool(_of(keys[0], Attribute.ALWAYS_AUTHENTICATE, b""))
    return _TokenSigner(
        session,
        signing_cert=own.certificate,
        ca_chain=chain,
        key_id=own.id,
        use_raw_mechanism=_takes_digests_only(token, own.certificate),
        base_sign_kwargs={"pin": pin} if asks_each_time else None,
        told=lambda: _told_plainly(name),
    )


def _pin(token: pkcs11.Token, ask: AskSecret, name: str) -> Any:  # noqa: ANN401  # a text, or that the reader has keys
    """The PIN, where the token wants one that is not typed on its reader."""
    if token.flags & TokenFlag.USER_PIN_LOCKED:
        _stop_for_lock(name)
    if token.flags & TokenFlag.PROTECTED_AUTHENTICATION_PATH:
        return pkcs11.PROTECTED_AUTH
    if not token.flags & TokenFlag.LOGIN_REQUIRED:
        return None
    typed = ask(f"PIN of {name}") or b""
    try:
        return typed.decode()
    except UnicodeDecodeError:
        _stop_for_pin(name, token)


def _opened(token: pkcs11.Token, pin: Any, name: str) -> pkcs11.Session:  # noqa: ANN401  # as `_pin` gives it
    try:
        return token.open(user_pin=pin)
    except PinLocked:
        _stop_for_lock(name)
    except (PinIncorrect, PinInvalid, PinLenRange):
        _stop_for_pin(name, token)


def _stop_for_pin(name: str, token: pkcs11.Token) -> NoReturn:
    is_last = bool(token.slot.get_token().flags & TokenFlag.USER_PIN_FINAL_TRY)
    left = "the next wrong one locks it" if is_last else "after a few wrong ones it is locked"
    stop(f"the PIN does not open {name}", "wrong-passphrase", help=f"look it up before you try again: {left}")


def _stop_for_lock(name: str) -> NoReturn:
    stop(
        f"{name} is locked: its PIN was wrong too often",
        "locked-token",
        help="unlock it with the PUK and its own software, or ask who gave it to you",
    )


def _takes_digests_only(token: pkcs11.Token, certificate: x509.Certificate) -> bool:
    wanted = _HASHES_ITSELF.get(certificate.public_key.algorithm)
    return wanted is not None and wanted not in token.slot.get_mechanisms()


class _TokenSigner(PKCS11Signer):
    """A signer that says plainly what went wrong, and looks whether its signature fits the certificate."""

    def __init__(self, *arguments: Any, told: Callable[[], Any], **settings: Any) -> None:  # noqa: ANN401  # pyHanko's
        super().__init__(*arguments, **settings)
        self._told = told

    async def async_sign_raw(
        self,
        data: bytes,
        digest_algorithm: str,
        dry_run: bool = False,  # noqa: FBT001, FBT002  # pyHanko's hook
    ) -> bytes:
        with self._told():
            signature: bytes = await super().async_sign_raw(data, digest_algorithm, dry_run)
        if not dry_run:
            self._check(signature, data, digest_algorithm)
        return signature

    def _check(self, signature: bytes, data: bytes, digest: str) -> None:
        try:
            DEFAULT_SIGNATURE_VALIDATOR.validate_signature(
                signature,
                data,
                self.signing_cert.public_key,
                self.get_signature_mechanism_for_digest(digest),
                SignatureValidationContext(contextual_md_algorithm=digest),
            )
        except InvalidSignature:
            stop(
                f"the key on the token does not belong to the certificate of {holder(self.signing_cert)}",
                "key-mismatch",
                help="a certificate works only with the key it was requested with; ask who gave you the token",
            )
