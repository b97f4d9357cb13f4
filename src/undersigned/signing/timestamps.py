"""Turns the address of a time-stamping service into what pyHanko asks it with, and roots into who is believed.

With `undersigned.asking`, this is all that may reach the network: only where a command was given an address,
or was told to ask whether certificates were withdrawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from asn1crypto import x509
from pyhanko.sign.timestamps.aiohttp_client import HTTPTimeStamper
from pyhanko_certvalidator import ValidationContext

from undersigned.diagnostics import stop

_PATIENCE: Final = 10
"""Seconds that a time-stamping service has for its answer."""


@dataclass(frozen=True)
class Stamps:
    """What proves when a signature was made."""

    url: str
    long_term: bool = False
    """Whether all that is needed to check it in years to come goes into the file, too (PAdES B-LTA)."""
    roots: tuple[x509.Certificate, ...] = field(default=(), repr=False)
    """Whom its checkers will believe, for the long term."""


def stamper(stamps: Stamps) -> HTTPTimeStamper:
    """What asks the service. Raises `LetterError` where the address is none."""
    if not re.match(r"https?://[^\s/]+", stamps.url):
        stop(
            f"'{stamps.url}' is no address of a time-stamping service",
            "wrong-value",
            help="it begins with http:// or https://, such as http://timestamp.example.org",
        )
    return HTTPTimeStamper(stamps.url, timeout=_PATIENCE)


def long_term_context(stamps: Stamps, chain: Iterable[x509.Certificate]) -> ValidationContext:
    """What gathers the answers of the authorities; each of their certificates must have one."""
    return ValidationContext(
        trust_roots=list(stamps.roots),
        other_certs=list(chain),
        allow_fetching=True,
        revocation_mode="require",
    )
