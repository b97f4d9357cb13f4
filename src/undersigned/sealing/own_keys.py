"""Makes a key and a certificate that vouches for itself, for who has none of an authority: two files."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from undersigned.files.saving import save
from undersigned.files.text_files import is_file
from undersigned.model.findings import stop

YEARS: Final = 3
"""How long such a certificate is good."""
SHORTEST_PASSPHRASE: Final = 12
"""Letters. Who gets hold of the file can try passphrases as fast as a computer can."""
_LONGEST_NAME: Final = 64
"""Letters (RFC 5280, appendix A.1: ub-common-name)."""
_BITS: Final = 3072


@dataclass(frozen=True)
class OwnKey:
    """The key that was made: where it is, and what those need who get its letters."""

    file: Path
    certificate: Path
    fingerprint: str
    """SHA-256 of the certificate, as programs for PDFs show it: to be told by another way than the file."""
    until: datetime


def make_key(file: Path, name: str, organisation: str, ask: Callable[[], bytes], now: datetime) -> OwnKey:
    """Write a key with its certificate into a PKCS#12 file, and the certificate alone beside it, as PEM.

    Raises `LetterError` where a file of either name is there already, a name cannot stand in a certificate, or the
    passphrase is too short; then nothing was written. The passphrase is asked for last.
    """
    beside = file.with_suffix(".pem")
    interrupted = not is_file(file) and is_file(beside)
    if file.suffix.lower() not in (".p12", ".pfx"):
        stop(
            f"a file with a key ends in .p12, and {file.name} does not",
            "wrong-usage",
            help=f"name it {file.stem}.p12",
        )
    for one in (file, beside):
        if is_file(one) or one.is_symlink():
            stop(
                f"{one} is there already: it is not overwritten",
                "file-exists",
                help=f"name another file; or delete it, if making {file.name} was interrupted: no key belongs to it"
                if interrupted
                else "name another file",
            )
    for value in (name, organisation):
        if len(value) > _LONGEST_NAME or not value.isprintable():
            stop(
                f"'{value}' cannot stand in a certificate",
                "wrong-value",
                help=f"a name there has at most {_LONGEST_NAME} letters, in one line",
            )
    passphrase = ask()
    if len(passphrase.decode(errors="replace")) < SHORTEST_PASSPHRASE:
        stop(
            f"the passphrase is too short: who gets hold of {file.name} could guess it",
            "weak-passphrase",
            help=f"take one of at least {SHORTEST_PASSPHRASE} letters, such as four words that have nothing in common",
        )
    key = rsa.generate_private_key(65537, _BITS)
    certificate = _certificate(key, name, organisation, now)
    lock = serialization.BestAvailableEncryption(passphrase)
    both = pkcs12.serialize_key_and_certificates(name.encode(), key, certificate, None, lock)
    mask = os.umask(0o077)  # nobody else on this computer is to read the key
    try:
        # The certificate first: a key without one would be of no use to those who get its letters.
        save({beside: certificate.public_bytes(serialization.Encoding.PEM), file: both})
    finally:
        os.umask(mask)
    fingerprint = certificate.fingerprint(hashes.SHA256()).hex(" ", 2).upper()
    return OwnKey(file, beside, fingerprint, certificate.not_valid_after_utc)


def _certificate(key: rsa.RSAPrivateKey, name: str, organisation: str, now: datetime) -> x509.Certificate:
    """A certificate for signing documents, which is its own issuer (RFC 5280, 3.2)."""
    owner = x509.Name(
        [
            x509.NameAttribute(kind, value)
            for kind, value in ((NameOID.ORGANIZATION_NAME, organisation), (NameOID.COMMON_NAME, name))
            if value
        ]
    )
    no, yes = False, True
    uses = x509.KeyUsage(yes, yes, no, no, no, no, no, no, no)  # to sign, and to stand by it
    return (
        x509.CertificateBuilder()
        .subject_name(owner)
        .issuer_name(owner)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5))  # clocks of others may be behind
        .not_valid_after(now + timedelta(days=365 * YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(uses, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
