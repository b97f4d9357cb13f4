"""Finds the card or token to sign with, from the name of its driver (PKCS#11)."""

from __future__ import annotations

import contextlib
import ctypes
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import pkcs11
from pkcs11 import TokenFlag
from pkcs11.exceptions import PKCS11Error, TokenNotPresent, TokenNotRecognised

from undersigned.model.findings import stop, suggestion, why
from undersigned.sealing.certificates import printable

_FOLDERS: Final[Sequence[str | Path]] = (
    "/usr/lib",
    "/usr/lib64",
    "/usr/local/lib",
    "/opt/homebrew/lib",
    "/Library/OpenSC/lib",
    "C:/Windows/System32",
    "C:/Program Files/OpenSC Project/OpenSC/pkcs11",
)
"""Where systems keep libraries. Some of them would look into the present folder, too, if they were asked themselves:
but what lies there may have come with a project, and a driver is a program that is told the PIN."""

_BELOW: Final = ("pkcs11", "softhsm")


def plugged_in(driver: Path) -> Sequence[pkcs11.Token]:
    """The tokens of a driver that are plugged in and have been set up. Raises `LetterError` where it is no driver."""
    found = []
    for slot in _slots(driver):
        try:
            token = slot.get_token()
        except (TokenNotPresent, TokenNotRecognised):
            continue  # taken out this moment, or something else in the slot
        if token.flags & TokenFlag.TOKEN_INITIALIZED:
            found.append(token)
    return found


def chosen_token(tokens: Sequence[pkcs11.Token], wanted: str | None) -> pkcs11.Token:
    """The one token, or that of a label or a serial number. Raises `LetterError` where it is none, or several."""
    if not tokens:
        stop(
            "no card or token is plugged in",
            "no-token",
            help="put it in, wait until its light is steady, and try again",
        )
    fitting = list(tokens)
    if wanted is not None:
        fitting = [token for token in tokens if _label(token) == printable(wanted)]
        fitting = fitting or [token for token in tokens if _serial(token) == printable(wanted)]
    if len(fitting) == 1:
        return fitting[0]
    shown = " and ".join(f"'{_label(token)}' (serial number {_serial(token)})" for token in fitting or tokens)
    if not fitting:
        labels = [_label(token) for token in tokens]
        stop(
            f"there is no token '{printable(wanted)}'",
            "no-token",
            help=suggestion(printable(wanted), labels, f"plugged in: {shown}"),
        )
    stop(
        f"several tokens are plugged in: {shown}",
        "several-tokens",
        help="name one with --token, by its label or its serial number, or leave only one plugged in",
    )


def name_of(token: pkcs11.Token) -> str:
    """A token as messages name it."""
    return f"the token '{_label(token) or _serial(token)}'"


def _label(token: pkcs11.Token) -> str:
    return printable(token.label)


def _serial(token: pkcs11.Token) -> str:
    return printable(token.serial.decode("ascii", "replace"))


def _slots(driver: Path) -> Sequence[pkcs11.Slot]:
    """The slots that have something in them."""
    files = list(_files(driver))
    if not files:
        stop(f"there is no driver {driver}", "unreadable-file", help=_where_drivers_are(driver))
    slots: Sequence[pkcs11.Slot] = _started(files).get_slots(token_present=True)
    return slots


def _started(files: Sequence[Path]) -> Any:  # noqa: ANN401  # the library gives its type no name
    """The first file that is a driver; that it cannot be loaded is told apart from that it does not start."""
    for file in files:
        try:
            return pkcs11.lib(str(file.resolve()))
        except PKCS11Error as error:
            if _can_be_loaded(file):
                stop(
                    f"the driver {file} does not start ({type(error).__name__})",
                    "token-failed",
                    help="look whether the software of the card or token is wholly installed and works by itself:"
                    " a service of it may have stopped, or its settings may be missing",
                )
    stop(
        f"{files[0]} is no driver of a card or token (PKCS#11)",
        "unusable-key",
        help="look into the manual of the card or token for the name of its PKCS#11 library",
    )


def _can_be_loaded(file: Path) -> bool:
    try:
        return hasattr(ctypes.CDLL(str(file.resolve())), "C_GetFunctionList")
    except OSError:
        return False


def _files(driver: Path) -> Iterator[Path]:
    """What a driver can be: the file that is named, or those of a mere name where the system has libraries."""
    if driver.name != str(driver):
        try:
            if driver.is_file():
                driver.open("rb").close()
                yield driver
        except OSError as error:
            stop(
                f"the driver {driver} cannot be read: {why(error)}",
                "unreadable-file",
                help="look whether it is there under that name, and whether you may read it",
            )
        return
    for library in map(Path, _FOLDERS):
        for folder in (library, *library.glob("*-linux-*")):
            for place in (folder, *(folder / below for below in _BELOW)):
                with contextlib.suppress(OSError):  # it cannot be there, by its name or by that of the folder
                    if (place / driver).is_file():
                        yield place / driver


def _where_drivers_are(driver: Path) -> str:
    with contextlib.suppress(OSError):
        if driver.is_file():
            return (
                f"there is one in this folder; if you know that it is the right one, name {driver.absolute()}"
            )
    return (
        "it came with the card or token, and ends in .so, .dll or .dylib;"
        " OpenSC, which knows most cards, has opensc-pkcs11"
    )
