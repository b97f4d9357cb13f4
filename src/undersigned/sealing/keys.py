"""Makes a signer, or a pen to sign with, of whatever holds a key: files or a token."""

from __future__ import annotations

from datetime import datetime

from undersigned.sealing.key_files import signer_from_files
from undersigned.sealing.key_sources import KeyOnToken, KeySource
from undersigned.sealing.signer import AskSecret, Signer
from undersigned.sealing.signing import Pen
from undersigned.sealing.timestamps import Stamps


def signer_of(source: KeySource, ask: AskSecret, now: datetime) -> Signer:
    """Who signs with a key.

    Raises `LetterError` where it cannot be had, the passphrase or the PIN is wrong, key and certificate do not
    belong together, or the certificate is not one that may sign now.
    """
    if isinstance(source, KeyOnToken):
        # It loads a library that talks to drivers, which few need.
        from undersigned.sealing.tokens.signer import signer_on_token  # noqa: PLC0415

        return signer_on_token(source, ask, now)
    return signer_from_files(source, ask, now)


def pen_of(source: KeySource, ask: AskSecret, now: datetime, stamps: Stamps | None = None) -> Pen:
    """What signs with a key, at the time of `now`. Raises `LetterError` as `signer_of` does."""
    return Pen(signer_of(source, ask, now), now, stamps)
