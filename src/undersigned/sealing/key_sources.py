"""What a user can sign with, files or a token, as records of where it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias


@dataclass(frozen=True)
class KeyInPkcs12:
    """A file that holds the key, its certificate and mostly the chain (`.p12`, `.pfx`)."""

    file: Path
    chain: tuple[Path, ...] = ()
    """Certificates of authorities that the file does not hold."""


@dataclass(frozen=True)
class KeyInPem:
    """A key, its certificate and those of the authorities between it and the root, in files of their own."""

    key: Path
    certificate: Path
    chain: tuple[Path, ...] = ()


@dataclass(frozen=True)
class KeyOnToken:
    """A key on a smart card or USB token (PKCS#11)."""

    driver: Path
    """The library that came with it: `.so`, `.dll` or `.dylib`."""
    label: str | None = None
    """Which token it is, where several are plugged in."""
    certificate: str | None = None
    """The label of the certificate to sign with, where the token has several."""
    chain: tuple[Path, ...] = ()
    """Certificates of authorities that the token does not hold."""


KeySource: TypeAlias = KeyInPkcs12 | KeyInPem | KeyOnToken
