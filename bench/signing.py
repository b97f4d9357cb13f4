"""Turns the example letter into what sealing it takes on top of its build, and what checking the seal takes."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from bench.commands import build, undersigned
from bench.long_letters import EXAMPLE
from bench.measurement import Measurement, Times, duration
from bench.processes import in_turn, run

SIGNATORIES: Final = (
    "amnesty-international", "article-19", "civicus", "fidh", "forum-asia", "human-rights-watch", "icj", "omct",
)  # fmt: skip
"""Those of the example: a letter is sealed when all have agreed to it."""

_PASSPHRASE: Final = b"bench"
_DAY: Final = datetime.timedelta(days=1)


def signing(project: Path, folder: Path, rounds: int) -> list[Measurement]:
    """Measure `sign` and `verify`, as a recipient has it and with the project to compare with."""
    key, root = _key(folder)
    sealed = folder / f"{EXAMPLE}.signed.pdf"
    seal = ("sign", EXAMPLE, "--pkcs12", key, "--passphrase-file", folder / "passphrase", "--output", sealed)
    commands = {
        "build": build(project, EXAMPLE, folder, "pdf"),
        "sign": undersigned("-C", project, *seal),
        "verify": undersigned("-C", folder, "verify", sealed, "--trust", root),
        "compare": undersigned("-C", project, "verify", sealed, "--trust", root),
    }
    run(undersigned("-C", project, "signatories", "confirm", EXAMPLE, *SIGNATORIES))
    run(commands["sign"])
    took = in_turn(commands, rounds)
    # What is measured next has no record to look at.
    shutil.rmtree(project / "campaigns" / EXAMPLE / "wordings")
    for kept in ("sign-ons.yaml", ".sign-ons.lock"):
        (project / "campaigns" / EXAMPLE / kept).unlink(missing_ok=True)
    times = {name: Times(tuple(one.seconds for one in runs)) for name, runs in took.items()}
    return [
        duration("sealing, on top of the build", _less(times["sign"], times["build"]), 1.0),
        duration("verifying a sealed letter", times["verify"], 1.0),
        duration("comparing it, on top of the build", _less(times["compare"], times["build"]), 1.0),
    ]


def _less(one: Times, other: Times) -> Times:
    """What a command takes longer than another, shortest time against shortest."""
    return Times(tuple(sample - other.minimum for sample in one.samples))


def _key(folder: Path) -> tuple[Path, Path]:
    """The files of a key and of its certificate, which is its own root."""
    key = rsa.generate_private_key(65537, 3072)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Bench")])
    now = datetime.datetime.now(datetime.UTC)
    uses = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign"), False
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _DAY)
        .not_valid_after(now + _DAY)
        .add_extension(
            x509.KeyUsage(
                digital_signature=True,
                content_commitment=True,
                encipher_only=False,
                decipher_only=False,
                **uses,
            ),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )
    lock = serialization.BestAvailableEncryption(_PASSPHRASE)
    files = folder / "bench.p12", folder / "bench.pem"
    files[0].write_bytes(pkcs12.serialize_key_and_certificates(None, key, certificate, None, lock))
    files[1].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "passphrase").write_bytes(_PASSPHRASE)
    return files
