"""Reads which typeface a house style asks for: what `font:` says goes in, a `Font` comes out.

A font file of the user's own is held to what a PDF may embed (ISO/IEC 14496-22, the OpenType format).
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from undersigned.files.project import Project
from undersigned.files.text_files import is_file, read_bytes
from undersigned.files.yaml_tree import MappingNode, Node, Scalar, as_mapping
from undersigned.loading.font_letters import are_whole, letters_of
from undersigned.loading.registers import scalar_of
from undersigned.model.findings import Findings, Located, Place, closest, listed, suggestion
from undersigned.model.style import WORDS_OWN, Font, FontFile

_USUAL: Final = replace(WORDS_OWN[0], pdf="Source Serif Pro")
_FACES: Final = {
    "file": (False, False),
    "bold": (True, False),
    "italic": (False, True),
    "bold_italic": (True, True),
}
"""By the key that names its file, whether a face is bold and whether it is italic."""
LARGEST_FONT: Final = 10_000_000
"""Bytes of a font file; one with Chinese characters may have 17 million, and no letter could be sent."""

_RESTRICTED: Final = 0x0002
"""Of fsType (ISO/IEC 14496-22 § 5.2.3): not to be embedded, unless a bit that allows more is set as well."""
_WHOLE_ONLY: Final = 0x0100
"""Only the whole font may be embedded; a PDF has the letters that it needs."""
_ALLOWS_MORE: Final = 0x000C
_BITMAPS_ONLY: Final = 0x0200
_MAGIC: Final = 0x5F0F3CF5
_KINDS: Final = {
    b"wOFF": "this is a font for web pages (WOFF)",
    b"wOF2": "this is a font for web pages (WOFF2)",
    b"ttcf": "this is a collection of several fonts",
    b"typ1": "this is a font of old Apple computers",
    b"%!PS": "this is a PostScript Type 1 font",
    b"\x80\x01": "this is a PostScript Type 1 font",
    b"PK\x03\x04": "this is a ZIP archive",
}
"""By how they begin, other files with fonts in them."""
_TO_MEND: Final = "ask whoever made the typeface for the file as TrueType or OpenType (.ttf or .otf)"
_NEEDED: Final = frozenset({b"cmap", b"head", b"hhea", b"hmtx", b"maxp", b"OS/2"})


class Typefaces:
    """The typefaces of one style; each fault is reported once, though many kinds of paragraph share a typeface."""

    def __init__(self, project: Project, findings: Findings) -> None:
        self._project = project
        self._findings = findings
        self._read: dict[Place, Font] = {}

    def font(self, node: Node | None) -> Font:
        """What `font:` asks for; the usual one where it does not say, or after errors."""
        if node is None or self._findings.has_error_at(node.place):
            return _USUAL
        if node.place not in self._read:
            self._read[node.place] = self._font(node)
        return self._read[node.place]

    def _font(self, node: Node) -> Font:
        settings = as_mapping(node)
        if isinstance(node, Scalar):
            settings["word"] = node
        word, pdf = scalar_of(settings.get("word")), scalar_of(settings.get("pdf"))
        if word is None:
            return _USUAL
        like = next((font for font in WORDS_OWN if font.word.casefold() == word.casefold()), None)
        font = replace(like or _USUAL, word=str(word))
        if any(key in settings for key in _FACES):
            return self._own(font, settings, node.place)
        if pdf is not None:
            return replace(font, pdf=str(pdf))
        if like is None:
            names = [one.word for one in WORDS_OWN]
            self._findings.error(
                f"no typeface that is like '{word}' comes with the program",
                "missing-key",
                word.place,
                suggestion(
                    word,
                    names,
                    f"say which one the PDF is to have, as in {{word: {word}, pdf: Source Serif Pro}}, or name its "
                    f"file; {', '.join(names[:-1])} and {names[-1]} need neither",
                ),
            )
        return font

    def _own(self, font: Font, settings: MappingNode, place: Place) -> Font:
        """The typeface of the user's own files."""
        findings = self._findings
        if "file" not in settings:
            message = "'font' has no 'file', which has the letters that are neither bold nor italic"
            findings.error(message, "missing-key", place, "add a line 'file:'")
            return font
        if "pdf" in settings:
            message = "'font' has a 'file' and a 'pdf', and the PDF can have one of them"
            findings.error(message, "wrong-value", settings["pdf"].place, "take 'pdf' out")
        faces = {
            key: self._face(named) for key in _FACES if (named := scalar_of(settings.get(key))) is not None
        }
        if any(data is None for data in faces.values()):
            return font
        lacking = [key for key in ("bold", "italic") if key not in faces]
        if lacking:
            self._findings.warning(
                f"'{font.word}' has no file for letters that are {listed(lacking, 'or').replace(chr(39), '')}: "
                "in the PDF they look as the others do",
                "no-such-face",
                place,
                f"name it in a line '{lacking[0]}:'",
            )
        files = tuple(
            FontFile(data, *_FACES[key], frozenset(letters_of(_tables(data) or {})))
            for key, data in faces.items()
            if data is not None
        )
        digest = hashlib.sha256(b"".join(file.data for file in files)).hexdigest()[:8]
        spacing = _single_spacing(files[0].data)
        return Font(font.word, f"{font.word} {digest}", spacing, files)

    def _face(self, named: Located) -> bytes | None:
        """The font in a file of the project, None with a finding."""
        findings = self._findings
        path = self._project.as_named(named)
        if self._project.path_inside(path, named, named.place, findings, "the project's folder") is None:
            return None
        if not is_file(path):
            self._report_missing(path, named)
            return None
        found = Findings()
        data = read_bytes(path, named, LARGEST_FONT, found)
        for one in found:
            findings.error(f"the font file '{named}': {one.message}", one.code, named.place, one.help)
        fault = None if data is None else next(_faults(data), None)
        if fault is not None:
            message, help = fault
            findings.error(f"the font file '{named}' cannot be used: {message}", "font", named.place, help)
        return None if fault else data

    def _beside_style(self, named: Located) -> str | None:
        """What to write for a file that lies beside the style, where nothing goes from."""
        beside = self._project.path(named.place.file).parent / named
        if not is_file(beside):
            return None
        return f"write {self._project.shown(beside)}: font files are named from the project's folder"

    def _report_missing(self, path: Path, named: Located) -> None:
        """Report that there is no such file, with the one beside it that was perhaps meant."""
        message, help = f"there is no font file '{named}'", f"save it as {self._project.shown(path)}"
        try:
            beside = [one.name for one in path.parent.glob("*.[to]tf")]
            is_folder = path.is_dir()
        except OSError:  # longer than a system's names are
            beside, is_folder = [], False
        if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", named):
            message, help = (
                f"the font file '{named}' is not in the project",
                "save it there and name that file",
            )
        elif is_folder:
            message, help = f"'{named}' is a folder, not a font file", "name a file in it"
        elif beside_style := self._beside_style(named):
            help = beside_style
        elif close := closest(path.name, beside):
            help = f"did you mean '{(Path(named).parent / close).as_posix()}'?"
        self._findings.error(message, "missing-file", named.place, help)


def _faults(data: bytes) -> Iterator[tuple[str, str]]:
    """What keeps a font from being embedded, each with what to do."""
    for begins, what in _KINDS.items():
        if data.startswith(begins):
            yield what, _TO_MEND
    tables = _tables(data)
    if tables is None:
        yield "this is no font, or only a part of one", "save the file again from where you had it"
        return
    if b"fvar" in tables:
        yield (
            "this is a variable font, with many faces in one file",
            "use a file with one face; such fonts come with them in a folder 'static'",
        )
    head, metrics = tables[b"head"], tables[b"OS/2"]
    outlines = {b"glyf", b"loca"} <= tables.keys() or b"CFF " in tables
    if not outlines or len(head) < 54 or len(metrics) < 78 or _number(head, 12, ">I") != _MAGIC:  # noqa: PLR2004  # the sizes of the tables
        yield "it has no letters that could be drawn", _TO_MEND
        return
    letters = letters_of(tables)
    if not any(chr(character).isalpha() for character in letters):
        yield "which of its signs are which letters cannot be read", _TO_MEND
        return
    if not are_whole(tables, letters):
        yield "the shapes of its letters are damaged", "save the file again from where you had it"
        return
    yield from _forbidden(_number(metrics, 8))


def _forbidden(allowed: int) -> Iterator[tuple[str, str]]:
    """What whoever made a font does not allow, by its fsType (§ 5.2.3)."""
    if allowed & _RESTRICTED and not allowed & _ALLOWS_MORE:
        yield (
            "whoever made it forbids that it is embedded in documents",
            "ask for a licence with embedding, or choose another typeface",
        )
    elif allowed & _WHOLE_ONLY:
        yield (
            "whoever made it forbids that a part of it is embedded, as in every PDF",
            "ask for a licence with embedding, or choose another typeface",
        )
    elif allowed & _BITMAPS_ONLY:
        yield "whoever made it allows that its bitmaps alone are embedded", "choose another typeface"


def _tables(data: bytes) -> dict[bytes, bytes] | None:
    """The tables of a font by their tags (§ 4.3), None if the file is not a whole font."""
    if not data.startswith((b"\x00\x01\x00\x00", b"OTTO", b"true")):
        return None
    tables = {}
    try:
        for index in range(_number(data, 4)):
            tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * index)
            if offset + length > len(data):
                return None
            tables[tag] = data[offset : offset + length]
    except struct.error:
        return None
    return tables if tables.keys() >= _NEEDED else None


def _number(data: bytes, offset: int, format: str = ">H") -> int:
    (found,) = struct.unpack_from(format, data, offset)
    return int(found)


def _single_spacing(data: bytes) -> float:
    """Ems from line to line as Word sets them: by usWinAscent and usWinDescent, or the typographic ones (§ 5.2.3)."""
    tables = _tables(data) or {}
    metrics, em = tables[b"OS/2"], _number(tables[b"head"], 18) or 1000
    by_typography = _number(metrics, 62) & 0x80
    if by_typography:
        ascent, descent, gap = struct.unpack_from(">hhh", metrics, 68)
        lines = ascent - descent + gap
    else:
        windows = _number(metrics, 74) + _number(metrics, 76)
        ascent, descent, gap = struct.unpack_from(">hhh", tables[b"hhea"], 4)
        lines = windows + max(0, gap - (windows - (ascent - descent)))
    return round(min(3.0, max(0.8, float(lines) / em)), 4)
