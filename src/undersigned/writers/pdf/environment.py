"""Changes for a moment what C and Python libraries see of their surroundings, where they take no other setting."""

from __future__ import annotations

import ctypes.util
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def environment_variable(name: str, value: str) -> Iterator[None]:
    """Within it, the environment variable `name` is `value`; afterwards it is as it was."""
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


@contextmanager
def garbage_kept() -> Iterator[None]:
    """Within it, Python looks for no garbage among objects that refer to one another.

    WeasyPrint's boxes do, by the ten thousand, and nearly all are needed until the PDF is written: to look
    through them again and again takes a tenth of the time, and saves a fiftieth of the memory.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def libraries_by_file_name() -> Iterator[None]:
    """Within it, ctypes finds a library only by the name of its file (`libpango-1.0.so.0`).

    WeasyPrint asks for each of its libraries by several names, that of the file among the last.
    For each of the others ctypes starts ldconfig and a compiler to look for it, which takes longer
    than anything else in the making of a short letter. Elsewhere than on Linux the search is quick,
    and needed.
    """
    if sys.platform != "linux":
        yield
        return
    search = ctypes.util.find_library
    ctypes.util.find_library = _not_found  # type: ignore[assignment]  # a narrower answer: never a path
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _not_found(_name: str) -> None:
    """Stands for ctypes' search: the file name is asked for next."""
