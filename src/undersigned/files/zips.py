"""Makes a zip of files by their names: equal files are equal bytes, whenever and on whatever system it is made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""The first time that a zip can hold stands for all times."""
_MS_DOS, _UNIX = 0, 3
"""Systems whose attributes an entry can have (APPNOTE.TXT § 4.4.2)."""


def zipped(files: Mapping[str, bytes], *, mode: int | None = None) -> bytes:
    """A zip of some files, in their order; with `mode`, each has these permissions where it is unpacked (`0o644`)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, _EARLIEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = _MS_DOS if mode is None else _UNIX
            info.external_attr = 0 if mode is None else mode << 16
            archive.writestr(info, data)
    return out.getvalue()
