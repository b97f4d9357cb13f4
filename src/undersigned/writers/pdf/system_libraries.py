"""What WeasyPrint loads of the system's libraries: where one is missing, what it is, and how to get it.

Pango comes with no Python package, and brings the others. It can be missing (or one of its parts), made for
another processor, or too old.
"""

from __future__ import annotations

import io
import platform
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from typing import Any, Final, NoReturn, TypeAlias

from undersigned.model.findings import stop

Libraries: TypeAlias = Any  # WeasyPrint's module of them has no types

_LEAST_PANGO: Final = (1, 44, 0)
"""As WeasyPrint's manual says."""
_LEAST_HARFBUZZ: Final = (4, 1, 0)
"""From which on WeasyPrint leaves it to HarfBuzz to make fonts smaller."""

_NOT_LOADED: Final = re.compile(r"cannot load library '([^']+)'")
"""How cffi says which library it is. The reason that follows is that of the first of many names, and misleads."""

_LINUX: Final = {
    "debian": "sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 libfontconfig1",
    "fedora": "sudo dnf install pango harfbuzz fontconfig",
    "rhel": "sudo dnf install pango harfbuzz fontconfig",
    "arch": "sudo pacman -S pango",
}
"""What to run, by the ID or ID_LIKE of os-release(5)."""

_MAC: Final = (
    "install Pango: brew install pango; if it is there and still not found, your Python is not Homebrew's: type"
    ' export DYLD_FALLBACK_LIBRARY_PATH="$(brew --prefix)/lib" first, in the same window'
)

_WINDOWS: Final = (
    "install MSYS2 (https://www.msys2.org), and in its window 'MSYS2 UCRT64' type"
    " pacman -S mingw-w64-ucrt-x86_64-pango; if it is not in C:\\msys64, name its folder:"
    " setx WEASYPRINT_DLL_DIRECTORIES D:\\msys64\\ucrt64\\bin, and open a new window. A GTK3 runtime will do as well"
)


@contextmanager
def libraries_needed() -> Iterator[None]:
    """Within it, WeasyPrint is imported. Raises `LetterError` where what that takes is missing here."""
    try:
        with redirect_stdout(io.StringIO()):  # it would print advice of its own, amid our JSON
            yield
    except OSError as error:
        named = _NOT_LOADED.search(str(error))
        _stop(f"lacks the library {named[1]}" if named else f"cannot load its libraries ({error})")
    except ImportError as error:
        if (error.name or "").startswith("undersigned"):
            raise
        _stop(f"lacks a part of undersigned ({error})", "install undersigned again")


def require_new_enough(libraries: Libraries) -> None:
    """Raise `LetterError` where one of those that WeasyPrint has loaded does less than a letter needs."""
    number = libraries.pango.pango_version()  # 1.44.0 is 14400
    version = (number // 10_000, number // 100 % 100, number % 100)
    if version < _LEAST_PANGO:
        _stop(f"has Pango {_dotted(version)}, which is older than {_dotted(_LEAST_PANGO)}")
    if libraries.harfbuzz_subset is None:  # WeasyPrint does without, but gives notice of it, and other bytes
        _stop("lacks the library libharfbuzz-subset")
    if not libraries.harfbuzz.hb_version_atleast(*_LEAST_HARFBUZZ):
        _stop(f"has a HarfBuzz that is older than {_dotted(_LEAST_HARFBUZZ)}")


def _stop(what: str, help: str | None = None) -> NoReturn:
    stop(f"this computer {what}, so that no PDF can be made on it", "missing-library", help=help or _how())


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))


def _how() -> str:
    """How to get Pango on this system."""
    if sys.platform == "darwin":
        return _MAC
    if sys.platform == "win32":
        return _WINDOWS
    release: dict[str, str] = {}
    with suppress(OSError):
        release = platform.freedesktop_os_release()
    names = (release.get("ID", ""), *release.get("ID_LIKE", "").split())
    command = next((_LINUX[name] for name in names if name in _LINUX), None)
    if command:
        return f"install Pango: {command}"
    return (
        f"install Pango ({_dotted(_LEAST_PANGO)} or newer) with its PangoFT2, Fontconfig and HarfBuzz-Subset"
    )
