"""A signer whose key stays on a card or token, and which says plainly what goes wrong.

The key never leaves the token. The PIN goes to the driver; it is kept only where a key wants it again for its
signature, and no longer than until that is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from typing import Any, Final

import pkcs11
from asn1crypto import x509
from cryptography.exceptions import InvalidSignature
from pkcs11 import Attribute, Mechanism, ObjectClass
from pkcs11.exceptions import PKCS11Error
from pyhanko.sign.pkcs11 import PKCS11Signer
from pyhanko_certvalidator.sig_validate import DEFAULT_SIGNATURE_VALIDATOR, SignatureValidationContext

from undersigned.model.findings import stop
from undersigned.sealing.certificates import holder, read_certificates, standing_above
from undersigned.sealing.key_files import read_key_file
from undersigned.sealing.key_sources import KeyOnToken
from undersigned.sealing.signer import AskSecret, Signer
from undersigned.sealing.tokens.drivers import chosen_token, name_of, plugged_in
from undersigned.sealing.tokens.pins import TokenSession, let_in, pin_told
from undersigned.sealing.tokens.stored import (
    Stored,
    attribute_of,
    chosen_certificate,
    find_fitting,
    stored_on,
)

_HASHES_ITSELF: Final = {"rsa": Mechanism.SHA256_RSA_PKCS, "ec": Mechanism.ECDSA_SHA256}
"""What a token can do that takes the bytes to be signed and not their digest only."""

_HELP_FOR_PAIR: Final = (
    "a certificate works only with the key it was requested with; ask who gave you the token"
)


def signer_on_token(source: KeyOnToken, ask: AskSecret, now: datetime) -> Signer:
    """Who signs with the key of a token.

    Raises `LetterError` where the driver or the token does not answer, the PIN is wrong, or the certificate is
    not one that may sign now. The PIN is asked for last: a token counts the wrong ones. Only a token that shows no
    certificate without it is asked to show more with it.
    """
    chain = [cert for file in source.chain for cert in read_certificates(read_key_file(file), file.name)]
    with _told_plainly(f"the driver {source.driver.name}"):
        token = chosen_token(plugged_in(source.driver), source.label)
    with _told_plainly(name_of(token)):
        entry = cache(lambda: let_in(token, ask))
        with token.open() as session:
            stored = stored_on(session)
        if not find_fitting(stored, source.certificate):
            stored = stored_on(entry().session)
        own = chosen_certificate(stored, source.certificate, name_of(token), now)
        chain += [other.certificate for other in stored if other.is_of_authority]
        above = standing_above(own.certificate, chain)
        signer = _signer(token, entry(), own, above)
    return Signer(holder(own.certificate), above, signer)


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


def _signer(
    token: pkcs11.Token, entry: TokenSession, own: Stored, chain: Sequence[x509.Certificate]
) -> PKCS11Signer:
    # A key for reading what was encrypted may have the same id.
    wanted = {Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.SIGN: True, Attribute.ID: own.id}
    keys = list(entry.session.get_objects(wanted))
    if len(keys) != 1:
        stop(
            f"{name_of(token)} has {'several keys' if keys else 'no key'} for signing with the certificate"
            f" of {holder(own.certificate)}",
            "key-mismatch",
            help=_HELP_FOR_PAIR,
        )
    asks_again = bool(attribute_of(keys[0], Attribute.ALWAYS_AUTHENTICATE, otherwise=False))
    return _TokenSigner(
        entry.session,
        signing_cert=own.certificate,
        ca_chain=chain,
        key_id=own.id,
        use_raw_mechanism=_takes_digests_only(token, own.certificate),
        token=token,
        pin=entry.pin if asks_again else None,
    )


def _takes_digests_only(token: pkcs11.Token, certificate: x509.Certificate) -> bool:
    wanted = _HASHES_ITSELF.get(certificate.public_key.algorithm)
    return wanted is not None and wanted not in token.slot.get_mechanisms()


class _TokenSigner(PKCS11Signer):
    """A signer that says plainly what went wrong, and looks whether its signature fits the certificate."""

    def __init__(
        self,
        session: pkcs11.Session,
        *,
        token: pkcs11.Token,
        pin: str | None,
        **settings: Any,  # noqa: ANN401  # pyHanko's
    ) -> None:
        """`pin` is there where the key wants it once more, right before it signs."""
        super().__init__(session, **settings)
        self._token = token
        self._pin = pin

    async def async_sign_raw(
        self,
        data: bytes,
        digest_algorithm: str,
        dry_run: bool = False,  # noqa: FBT001, FBT002  # pyHanko's hook
    ) -> bytes:
        with _told_plainly(name_of(self._token)), pin_told(self._token):
            signature: bytes = await super().async_sign_raw(data, digest_algorithm, dry_run)
        if not dry_run:
            self._check(signature, data, digest_algorithm)
        return signature

    def sign_kwargs(self, data_to_sign: bytes) -> dict[str, Any]:  # noqa: ARG002  # pyHanko's hook
        pin, self._pin = self._pin, None
        return {} if pin is None else {"pin": pin}

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
                help=_HELP_FOR_PAIR,
            )
