"""What pyHanko asks a time-stamping service with, from its address, and which roots are believed.

With `undersigned.links`, this is all that may reach the network: only where a command was given an address,
or was told to ask whether certificates were withdrawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from asn1crypto import x509
from pyhanko.sign.timestamps.aiohttp_client import HTTPTimeStamper
from pyhanko_certvalidator import ValidationContext

from undersigned.model.findings import stop

_PATIENCE: Final = 10
"""Seconds that a time-stamping service has for its answer."""


@dataclass(frozen=True)
class Stamps:
    """What proves when a signature was made."""

    url: str = field(repr=False)
    """Its address; a name and a password may stand in it."""
    long_term: bool = False
    """Whether all that is needed to check it in years to come goes into the file, too (PAdES B-LTA)."""
    roots: tuple[x509.Certificate, ...] = field(default=(), repr=False)
    """Whom its checkers will believe, for the long term."""


def stamper(stamps: Stamps) -> HTTPTimeStamper:
    """What asks the service. Raises `LetterError` where the address is none; it may hold secrets, and is not shown."""
    if host_of(stamps.url) is None:
        stop(
            "what stands after --timestamp is no address of a time-stamping service",
            "wrong-value",
            help="it begins with http:// or https://, such as http://timestamp.example.org",
        )
    return HTTPTimeStamper(stamps.url, timeout=_PATIENCE)


def host_of(url: str) -> str | None:
    """The computer that an address of the web leads to, or None where it is no such address."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts.hostname if parts.scheme in ("http", "https") and not re.search(r"\s", url) else None


def long_term_context(stamps: Stamps, chain: Iterable[x509.Certificate]) -> ValidationContext:
    """What gathers the answers of the authorities; each of their certificates must have one."""
    return ValidationContext(
        trust_roots=list(stamps.roots),
        other_certs=list(chain),
        allow_fetching=True,
        revocation_mode="require",
    )
