"""Keys and certificates of every kind that people are sold, and what is said of those that letters are not for."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.x509.oid import ExtensionOID, NameOID
from desk import Desk, desk_in, open_authority

from outside import pdf_signatures

authority = pytest.fixture(open_authority, scope="module")
desk = pytest.fixture(desk_in)

ANN = [(NameOID.COMMON_NAME, "Ann Example")]


def own(
    folder: Path,
    key: Any,
    names: Sequence[tuple[x509.ObjectIdentifier, str]] = tuple(ANN),
    usage: x509.ExtensionType | None = None,
) -> list[str]:
    """The options that name a key and a certificate of its own making, as PEM files."""
    subject = x509.Name([x509.NameAttribute(of, value) for of, value in names])
    now = datetime.datetime.now(datetime.UTC)
    signs = dict.fromkeys(("digital_signature", "content_commitment", "key_cert_sign"), True) | dict.fromkeys(
        (
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "crl_sign",
            "encipher_only",
            "decipher_only",
        ),
        False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(usage or x509.KeyUsage(**signs), critical=True)
        .sign(key, None if isinstance(key, ed25519.Ed25519PrivateKey) else hashes.SHA256())
    )
    encoded = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "own.key").write_bytes(encoded)
    (folder / "own.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return ["--key", str(folder / "own.key"), "--cert", str(folder / "own.pem")]


@pytest.mark.parametrize("curve", [ec.SECP256R1(), ec.SECP384R1(), ec.SECP521R1()], ids=lambda one: one.name)
def test_what_we_sign_with_others_can_check(desk: Desk, tmp_path: Path, curve: ec.EllipticCurve) -> None:
    run = desk.project.run("sign", "letter", *own(tmp_path, ec.generate_private_key(curve)))
    assert (run.status, run.err) == (0, "")
    assert "Signature is Valid." in pdf_signatures(desk.file)


@pytest.mark.parametrize(
    ("key", "says"),
    [
        (rsa.generate_private_key(65537, 1024), "RSA of 1024 bits is too short [unusable-key]"),  # noqa: S505  # that is the point
        (ec.generate_private_key(ec.SECP256K1()), "few programs know its curve (secp256k1) [unusable-key]"),
        (
            ec.generate_private_key(ec.BrainpoolP256R1()),
            "few programs know its curve (brainpoolp256r1) [unusable-key]",
        ),
        (
            ed25519.Ed25519PrivateKey.generate(),
            "own.key has a kind of key that letters cannot be signed with [unusable-key]",
        ),
    ],
    ids=["rsa-1024", "secp256k1", "brainpool", "ed25519"],
)
def test_a_key_that_readers_do_not_know_is_refused(desk: Desk, tmp_path: Path, key: Any, says: str) -> None:
    run = desk.project.run("sign", "letter", *own(tmp_path, key))
    assert run.status == 1
    assert says in run.err
    assert "an RSA key of 2048 bits or more, or an elliptic-curve key of P-256, P-384 or P-521" in run.err
    assert not desk.file.exists()


@pytest.mark.parametrize(
    ("names", "called"),
    [
        ([(NameOID.PSEUDONYM, "Night Owl")], "Night Owl"),
        ([(NameOID.GIVEN_NAME, "Ann"), (NameOID.SURNAME, "Example")], "Ann Example"),
        ([(NameOID.ORGANIZATION_NAME, "Freedonia Watch")], "Freedonia Watch"),
    ],
)
def test_a_certificate_may_name_its_holder_otherwise(
    desk: Desk, tmp_path: Path, names: list[tuple[x509.ObjectIdentifier, str]], called: str
) -> None:
    run = desk.project.run("sign", "letter", *own(tmp_path, ec.generate_private_key(ec.SECP256R1()), names))
    assert (run.status, run.err) == (0, "")
    assert f"Sealed by {called}, " in desk.verify().out


def test_a_certificate_that_names_nobody_is_refused(desk: Desk, tmp_path: Path) -> None:
    run = desk.project.run("sign", "letter", *own(tmp_path, ec.generate_private_key(ec.SECP256R1()), []))
    assert run.status == 1
    assert "error: the certificate in own.pem names nobody [wrong-certificate]" in run.err


def test_a_damaged_certificate_is_none(desk: Desk, tmp_path: Path) -> None:
    usage = x509.UnrecognizedExtension(ExtensionOID.KEY_USAGE, b"\x04\x03abc")
    files = own(tmp_path, ec.generate_private_key(ec.SECP256R1()), ANN, usage)
    run = desk.project.run("sign", "letter", *files)
    assert (run.status, run.err.partition("\n")[0]) == (
        1,
        "error: own.pem has no certificate in it [not-a-certificate]",
    )
    assert desk.seal().status == 0
    run = desk.project.run("verify", str(desk.file), "--trust", files[-1])
    assert run.err.startswith("error: own.pem has no certificate in it [not-a-certificate]")


def test_what_names_a_key_on_a_token_needs_a_token(desk: Desk) -> None:
    run = desk.seal("--token", "Office")
    assert run.err.startswith(
        "error: --token and --cert-label say which key of a card or token it is [wrong-usage]"
    )


def test_a_chain_may_lack_in_a_file(desk: Desk) -> None:
    """Some authorities give the certificates above one's own apart."""
    missing = desk.seal("--chain", "nowhere.pem")
    assert "nowhere.pem cannot be read: no such file or directory [unreadable-file]" in missing.err
    assert desk.seal("--chain", str(desk.authority.certificate("middle"))).status == 0
