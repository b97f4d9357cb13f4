"""Makes a signer of the files of a key and a certificate, and of the passphrase that opens them.

The passphrase is asked for only where a file needs one, and is kept nowhere: not in a message, a record or a log.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final, NoReturn, TypeAlias

from asn1crypto import keys, x509
from asn1crypto import pkcs12 as asn1_pkcs12
from cryptography import x509 as pyca_x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.sign.signers import SimpleSigner

from undersigned.model.findings import stop, why
from undersigned.sealing.certificates import certificate_in, holder, read_certificates, standing_above
from undersigned.sealing.key_sources import KeyInPem, KeyInPkcs12
from undersigned.sealing.signer import GOOD_KEYS, AskSecret, Signer, check_usable, store_of

LARGEST_KEY_FILE: Final = 1_000_000
"""Bytes. A key with its certificates has a few thousand."""

_Key: TypeAlias = RSAPrivateKey | EllipticCurvePrivateKey


def signer_from_files(files: KeyInPkcs12 | KeyInPem, ask: AskSecret, now: datetime) -> Signer:
    """Who signs with the files' key.

    Raises `LetterError` where a file cannot be read, the passphrase is wrong, key and certificate do not belong
    together, or the certificate is not one that may sign now.
    """
    if isinstance(files, KeyInPkcs12):
        name, (key, certificate, chain) = files.file.name, _from_pkcs12(files, ask)
    else:
        name, (key, certificate, chain) = files.certificate.name, _from_pem(files, ask)
    check_usable(certificate, name, now)
    chain = standing_above(certificate, chain)
    signer = SimpleSigner(signing_cert=certificate, signing_key=key, cert_registry=store_of(chain))
    return Signer(holder(certificate), chain, signer)


def _from_pkcs12(
    files: KeyInPkcs12, ask: AskSecret
) -> tuple[keys.PrivateKeyInfo, x509.Certificate, Sequence[x509.Certificate]]:
    data, name = read_key_file(files.file), files.file.name
    try:
        asn1_pkcs12.Pfx.load(data, strict=True)["version"].native  # noqa: B018  # asn1crypto reads when asked
    except (ValueError, TypeError):
        stop(
            f"{name} is no PKCS#12 file, or is damaged",
            "unusable-key",
            help="name the .p12 or .pfx file that came with the certificate; for PEM files use --key and --cert",
        )
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(data, ask(f"passphrase of {name}"))
    except (ValueError, TypeError):
        _stop_for_passphrase(name)
    if key is None or certificate is None:
        stop(
            f"{name} has no key with a certificate that belongs to it",
            "key-mismatch",
            help="export certificate and private key together, into one file",
        )
    own, *chain = (_certificate(one, name) for one in (certificate, *others))
    for file in files.chain:
        chain += read_certificates(read_key_file(file), file.name)
    return _paired(key, name, own.dump(), name), own, chain


def _from_pem(
    files: KeyInPem, ask: AskSecret
) -> tuple[keys.PrivateKeyInfo, x509.Certificate, Sequence[x509.Certificate]]:
    key = _pem_key(files.key, ask)
    own, *others = read_certificates(read_key_file(files.certificate), files.certificate.name)
    for file in files.chain:
        others += read_certificates(read_key_file(file), file.name)
    return _paired(key, files.key.name, own.dump(), files.certificate.name), own, others


def _pem_key(file: Path, ask: AskSecret) -> object:
    data, name = read_key_file(file), file.name
    try:
        return serialization.load_pem_private_key(data, None)
    except TypeError:
        pass  # it wants a passphrase
    except ValueError:
        stop(
            f"{name} has no private key in it",
            "unusable-key",
            help="it is a file that begins with -----BEGIN PRIVATE KEY----- or -----BEGIN ENCRYPTED PRIVATE KEY-----",
        )
    try:
        return serialization.load_pem_private_key(data, ask(f"passphrase of {name}"))
    except (ValueError, TypeError):
        _stop_for_passphrase(name)


def read_key_file(file: Path) -> bytes:
    """What is in a file of a key or a certificate. Raises `LetterError` where it cannot be read."""
    help = "look whether it is there under that name, and whether you may read it"
    return read_file(file, LARGEST_KEY_FILE, "too large for a key or a certificate", help)


def read_file(file: Path, largest: int, too_large: str, help: str) -> bytes:
    """What is in a file of the user's. Raises `LetterError` where it cannot be read, or has more bytes."""
    try:
        with file.open("rb") as opened:
            data = opened.read(largest + 1)
    except OSError as error:
        stop(f"{file} cannot be read: {why(error)}", "unreadable-file", help=help)
    if len(data) > largest:
        stop(f"{file} is {too_large}", "file-too-large", help="name another file")
    return data


def roots_in(files: Iterable[Path]) -> tuple[x509.Certificate, ...]:
    """The certificates in some files. Raises `LetterError` where one cannot be read, or has none."""
    return tuple(root for file in files for root in read_certificates(read_key_file(file), file.name))


def _stop_for_passphrase(name: str) -> NoReturn:
    stop(
        f"the passphrase does not open {name}",
        "wrong-passphrase",
        help="type it again, or look into the file that --passphrase-file names: its first line is the passphrase",
    )


def _paired(key: object, key_name: str, certificate: bytes, name: str) -> keys.PrivateKeyInfo:
    """The key as pyHanko takes it, if it belongs to the certificate (DER)."""
    if not isinstance(key, _Key):
        stop(
            f"{key_name} has a kind of key that letters cannot be signed with",
            "unusable-key",
            help=f"ask for {GOOD_KEYS}",
        )
    try:
        public = pyca_x509.load_der_x509_certificate(certificate).public_key()
    except ValueError:
        public = None
    if key.public_key() != public:
        stop(
            f"the key in {key_name} does not belong to the certificate in {name}",
            "key-mismatch",
            help="a certificate works only with the key it was requested with; look for that one",
        )
    encoded = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return keys.PrivateKeyInfo.load(encoded)


def _certificate(certificate: pyca_x509.Certificate, name: str) -> x509.Certificate:
    """The certificate as pyHanko takes it."""
    found = certificate_in(certificate.public_bytes(serialization.Encoding.DER))
    return found or stop(
        f"{name} has a certificate in it that cannot be read",
        "not-a-certificate",
        help="ask who sent it for another",
    )
