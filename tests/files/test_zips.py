"""Holds zips to equal bytes for equal files."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from undersigned.files.zips import zipped

FILES = {"b/letter.txt": b"We write." * 100, "a.txt": b"", "مرحبا.txt": b"\x00\xff"}


@pytest.mark.parametrize("mode", [None, 0o644])
def test_equal_files_are_equal_bytes_at_any_time(mode: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
    made = zipped(FILES, mode=mode)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert zipped(dict(FILES), mode=mode) == made
    assert zipped({**FILES, "a.txt": b"x"}, mode=mode) != made
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == FILES
        assert archive.namelist() == list(FILES), "in their order"
        for entry in archive.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert entry.external_attr >> 16 == (mode or 0o600)
            assert (entry.create_system == 0) == (mode is None)
