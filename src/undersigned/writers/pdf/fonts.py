"""A Fontconfig configuration in which nothing exists but the fonts that come along: packages, and `typefaces/`.

A page must be the same on every machine, so the fonts of the machine itself stay out. The
configuration is a file that the environment variable FONTCONFIG_FILE names
(https://www.freedesktop.org/software/fontconfig/fontconfig-user.html). Naming each font in
`@font-face` would do as well, but WeasyPrint copies such fonts, 30 MB here, for every letter.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from undersigned.writers.pdf.environment import environment_variable

_PACKAGES: Final = (
    "font_source_serif_pro",
    "manimgx_fonts",
    "noto_cjk_sans_jp_bold",
    "noto_cjk_sans_otc",
)

_TYPEFACES: Final = Path(__file__).parent / "typefaces"
"""Typefaces with letters as wide as those of Word's own; no package has them all that would bring nothing else."""

_REJECTED: Final = "*/SourceSerifPro-*.otf"
"""Source Serif comes twice, and of the two TrueType is what every PDF reader draws well."""

_BOLD_HAN: Final = "Noto Sans CJK JP Bold"
"""The bold face of Chinese, Japanese and Korean. It has the signs of all of them, and draws those of Japan only where
the words are not in another language (OpenType's `locl`); so it stands for the bold face of each family."""

_SCRIPTS: Final = (
    "Arabic",
    "Armenian",
    "Bengali",
    "Devanagari",
    "Ethiopic",
    "Georgian",
    "Gujarati",
    "Gurmukhi",
    "Hebrew",
    "Kannada",
    "Khmer",
    "Lao",
    "Malayalam",
    "Myanmar",
    "Oriya",
    "Sinhala",
    "Tamil",
    "Telugu",
    "Thai",
)

_HAN_FORMS: Final = {"ja": "JP", "ko": "KR", "zh-hant": "TC", "zh-tw": "TC", "zh-mo": "HK", "zh-hk": "HK"}
"""Whose forms of the Chinese characters a language (BCP 47, small letters) reads; others get the simplified."""


def families(first: str, language: str) -> tuple[str, ...]:
    """The font families for text in `language` (BCP 47) whose house style names the family `first`.

    Each character is drawn with the first family that has it.
    """
    han = next((form for tag, form in _HAN_FORMS.items() if language.lower().startswith(tag)), "SC")
    return (
        first,
        "Source Serif Pro",
        "Noto Sans",
        *(f"Noto Sans {script}" for script in _SCRIPTS),
        f"Noto Sans CJK {han}",
        "Noto Sans Symbols",
        "Noto Emoji",
    )


@contextmanager
def only_packaged_fonts() -> Iterator[None]:
    """Within it, Fontconfig configurations are made of the packaged fonts alone.

    What Fontconfig reads of the fonts (a second's work) is kept in the user's cache, or where
    that cannot be written in a folder that goes when the context ends.
    """
    with tempfile.TemporaryDirectory(prefix="undersigned-fonts-") as folder:
        path = Path(folder, "fonts.conf")
        path.write_text(_configuration(folder), encoding="utf-8")
        with environment_variable("FONTCONFIG_FILE", str(path)):
            yield


def _configuration(spare_cache: str) -> str:
    paths = (*map(_folder, _PACKAGES), _TYPEFACES)
    folders = "".join(f"<dir>{escape(str(path))}</dir>" for path in paths)
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
        f"<fontconfig>{folders}{_bold_han()}<selectfont><rejectfont><glob>{_REJECTED}</glob></rejectfont></selectfont>"
        '<cachedir prefix="xdg">undersigned/fontconfig</cachedir>'
        f"<cachedir>{escape(spare_cache)}</cachedir></fontconfig>\n"
    )


def _bold_han() -> str:
    """The rule by which the bold face is found under the name of each family that has none of its own."""
    names = "".join(
        f"<string>Noto Sans CJK {form}</string>" for form in sorted({"SC", *_HAN_FORMS.values()} - {"JP"})
    )
    return (
        f'<match target="scan"><test name="fullname"><string>{_BOLD_HAN}</string></test>'
        f'<edit name="family" mode="append">{names}</edit></match>'
    )


def _folder(package: str) -> Path:
    """The folder of an installed package, which is not imported: some read all their fonts then."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"No module named {package!r}", name=package)
    return Path(spec.origin).parent
