"""Reads in a font which letters it draws, and whether their outlines are whole (ISO/IEC 14496-22, cmap, glyf, loca).

Tables of a font go in by their tags. What cannot be read draws nothing, and nobody else would tell.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from itertools import islice, pairwise
from typing import Final

Tables = Mapping[bytes, bytes]

_UNICODE: Final = (0, 3)
"""Platforms (§ 5.2.1) whose characters are Unicode's, when a subtable of theirs has a format that is read here."""
_SYMBOL: Final = (3, 0)
_UNICODE_ENDS: Final = 0x110000
_MOST: Final = 2 * _UNICODE_ENDS
"""A damaged table may map the same characters for ever."""
_LOOKED_AT: Final = 600
"""As many outlines are looked at: more than the letters of some alphabets."""
_BOUNDS: Final = 10
"""Bytes of a glyph before its outline."""
_LONG_LOCA: Final = 50
"""Where `head` says whether offsets have four bytes."""


def letters_of(tables: Tables) -> dict[int, int]:
    """By character, the number of the glyph that draws it; nothing where that cannot be read."""
    try:
        found = dict(islice(_mapped(tables[b"cmap"]), _MOST))
    except (struct.error, IndexError, KeyError):
        return {}
    return found


def _mapped(cmap: bytes) -> Iterator[tuple[int, int]]:
    (count,) = struct.unpack_from(">H", cmap, 2)
    for index in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", cmap, 4 + 8 * index)
        if platform not in _UNICODE or (platform, encoding) == _SYMBOL:
            continue
        (format,) = struct.unpack_from(">H", cmap, offset)
        if format == 4:  # noqa: PLR2004  # as the standard numbers them
            yield from _by_segments(cmap, offset)
        elif format == 12:  # noqa: PLR2004  # as the standard numbers them
            yield from _by_groups(cmap, offset)


def _by_segments(cmap: bytes, offset: int) -> Iterator[tuple[int, int]]:
    """Format 4 (§ 5.2.1.3.3)."""
    (doubled,) = struct.unpack_from(">H", cmap, offset + 6)
    form = f">{doubled // 2}H"
    ends, starts, deltas, ranges = (
        struct.unpack_from(form, cmap, offset + place)
        for place in (14, 16 + doubled, 16 + 2 * doubled, 16 + 3 * doubled)
    )
    for index, (start, end, delta, distance) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        for character in range(start, min(end, 0xFFFE) + 1):
            glyph = character
            if distance:
                place = offset + 16 + 3 * doubled + 2 * index + distance + 2 * (character - start)
                (glyph,) = struct.unpack_from(">H", cmap, place)
            if (not distance or glyph) and (drawn := (glyph + delta) & 0xFFFF):
                yield character, drawn


def _by_groups(cmap: bytes, offset: int) -> Iterator[tuple[int, int]]:
    """Format 12 (§ 5.2.1.3.7)."""
    (count,) = struct.unpack_from(">I", cmap, offset + 12)
    for index in range(count):
        start, end, glyph = struct.unpack_from(">III", cmap, offset + 16 + 12 * index)
        if end >= _UNICODE_ENDS:
            raise IndexError(end)
        yield from ((character, glyph + character - start) for character in range(start, end + 1))


def are_whole(tables: Tables, letters: Mapping[int, int]) -> bool:
    """Whether the outlines of letters can be drawn; those of CFF are believed."""
    if b"glyf" not in tables:
        return True
    try:
        return all(
            _is_whole(outline, tables)
            for glyph in sorted(set(letters.values()))[:_LOOKED_AT]
            if (outline := _outline(tables, glyph))
        )
    except (struct.error, IndexError):
        return False


def _outline(tables: Tables, glyph: int) -> bytes:
    (is_long,) = struct.unpack_from(">h", tables[b"head"], _LONG_LOCA)
    form, size, unit = (">II", 4, 1) if is_long else (">HH", 2, 2)
    start, end = (unit * place for place in struct.unpack_from(form, tables[b"loca"], size * glyph))
    if not start <= end <= len(tables[b"glyf"]):
        raise IndexError(glyph)
    return tables[b"glyf"][start:end]


def _is_whole(outline: bytes, tables: Tables) -> bool:
    (contours,) = struct.unpack_from(">h", outline)
    if contours < 0:
        (glyphs,) = struct.unpack_from(">H", tables[b"maxp"], 4)
        (part,) = struct.unpack_from(">H", outline, _BOUNDS + 2)
        return contours == -1 and int(part) < int(glyphs)
    ends = struct.unpack_from(f">{contours}H", outline, _BOUNDS)
    if any(after <= before for before, after in pairwise(ends)):
        return False
    place = _BOUNDS + 2 * contours
    (instructions,) = struct.unpack_from(">H", outline, place)
    return not ends or _has_points(outline, place + 2 + instructions, ends[-1] + 1)


def _has_points(outline: bytes, place: int, points: int) -> bool:
    """Whether flags and coordinates of so many points are there (§ 5.3.3, simple glyph description)."""
    bytes_needed = 0
    while points > 0:
        flag = outline[place]
        place += 1
        repeated = 1
        if flag & 0x08:
            repeated += outline[place]
            place += 1
        wide = sum(
            1 if flag & short else 0 if flag & same else 2 for short, same in ((0x02, 0x10), (0x04, 0x20))
        )
        bytes_needed += repeated * wide
        points -= repeated
    return points == 0 and place + bytes_needed <= len(outline)
