"""Opens a session with a card or token by its PIN, or says why it lets nobody sign.

A card counts the wrong ones, so none is sent that cannot be right.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NoReturn

import pkcs11
from pkcs11 import TokenFlag
from pkcs11.exceptions import PinIncorrect, PinInvalid, PinLenRange, PinLocked

from undersigned.model.findings import stop
from undersigned.sealing.signer import AskSecret
from undersigned.sealing.tokens.drivers import name_of


@dataclass(frozen=True)
class TokenSession:
    """A session with a token that has let its user in."""

    session: pkcs11.Session
    pin: str | None = field(repr=False)
    """What was typed, or None where nothing was, as the reader has keys or the token wants no PIN."""


def let_in(token: pkcs11.Token, ask: AskSecret) -> TokenSession:
    """Let the user in, with the PIN if one is wanted. Raises `LetterError` where there is none, or it is wrong."""
    if token.flags & TokenFlag.USER_PIN_LOCKED:
        _stop_for_lock(name_of(token))
    with pin_told(token):
        if token.flags & TokenFlag.PROTECTED_AUTHENTICATION_PATH:
            return TokenSession(token.open(user_pin=pkcs11.PROTECTED_AUTH), None)
        pin = _typed(name_of(token), ask) if token.flags & TokenFlag.LOGIN_REQUIRED else None
        return TokenSession(token.open(user_pin=pin), pin)


def _typed(name: str, ask: AskSecret) -> str:
    given = ask(f"PIN of {name}")
    if not given:
        stop(
            f"the PIN of {name} is missing",
            "no-passphrase",
            help="type it when you are asked, or put it into the first line of the file that --passphrase-file names",
        )
    pin = _text(given)
    if pin is None:
        stop(
            f"the PIN of {name} is not in UTF-8, so it was not tried",
            "wrong-passphrase",
            help="save the file that --passphrase-file names again with the encoding UTF-8",
        )
    return pin


def _text(given: bytes) -> str | None:
    """A PIN as text; the error that it cannot be text would carry it along, and so it ends here."""
    try:
        return given.decode()
    except UnicodeDecodeError:
        return None


@contextmanager
def pin_told(token: pkcs11.Token) -> Iterator[None]:
    """Within it, a PIN that is refused becomes a `LetterError`."""
    try:
        yield
    except PinLocked:
        _stop_for_lock(name_of(token))
    except (PinIncorrect, PinInvalid, PinLenRange):
        is_last = bool(token.slot.get_token().flags & TokenFlag.USER_PIN_FINAL_TRY)
        left = "the next wrong one locks it" if is_last else "after a few wrong ones it is locked"
        stop(
            f"the PIN does not open {name_of(token)}",
            "wrong-passphrase",
            help=f"look it up before you try again: {left}",
        )


def _stop_for_lock(name: str) -> NoReturn:
    stop(
        f"{name} is locked: its PIN was wrong too often",
        "locked-token",
        help="unlock it with the PUK and its own software, or ask who gave it to you",
    )
