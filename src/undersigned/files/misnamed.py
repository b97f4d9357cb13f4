"""Finds a file that is there under another name than the program looks for, and says what to call it.

Explorer and Finder hide endings, so what looks like `campaign.yaml` may be `campaign.yaml.txt`; programs save copies as
`campaign (1).yaml`, and text as a document of Word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

_ALIKE: Final = (
    frozenset({".yaml", ".yml", ".txt", ".text"}),
    frozenset({".md", ".markdown", ".mdown", ".mkd", ".txt", ".text"}),
    frozenset({".docx", ".dotx", ".docm", ".dotm", ".doc", ".dot", ".odt", ".ott", ".rtf"}),
)
"""Endings that a file of one kind may have got."""
_DOCUMENTS: Final = frozenset(
    {".docx", ".doc", ".docm", ".dotx", ".odt", ".rtf", ".pdf", ".pages", ".html", ".htm"}
)
"""Endings of files that hold more than plain text: another name would not make them any."""
_OPEN_DOCUMENTS: Final = frozenset({".odt", ".ott"})
WORDS_OWN: Final = (".docx", ".dotx", ".docm", ".dotm")
"""Endings of Word files, templates and files with macros among them, that are read alike; the usual one first."""
_TEMPLATES: Final = frozenset({".dotx", ".dotm", ".dot", ".ott"})
_LETTERHEAD: Final = re.compile(
    r"letter ?-?_?head|stationery|briefkopf|briefpapier|en-?t[êe]te|membrete|timbrado|бланк|ترويسة|信头|信笺",
    re.IGNORECASE,
)
"""What offices call the file with their letterhead."""
_TEMPLATE: Final = re.compile(
    r"template|vorlage|mod[èe]le|plantilla|modelo|шаблон|قالب|نموذج|模板", re.IGNORECASE
)
"""What they call it where it stands among templates."""
_COUNTED: Final = re.compile(r"\s*\(\d+\)\Z")
_TEMPORARY: Final = ("~$", ".")
"""How files begin that a program has put there for itself."""


def how_to_name(path: Path) -> str | None:
    """What to do about a file that has to be there and is not, where one beside it is hardly another: `rename it`.

    Its name has the word that the missing one has: `Copy of campaign.yaml`, `body.docx`.
    """
    word = re.compile(rf"(?<![a-z0-9_-]){re.escape(path.stem)}(?![a-z0-9_-])", re.IGNORECASE)
    endings = {*_endings(path.suffix), *_DOCUMENTS}
    beside = [
        file for file in files_beside(path) if word.search(file.name) and file.suffix.lower() in endings
    ]
    found = misnamed(path) or min(beside, key=lambda file: (len(file.name), file.name), default=None)
    return None if found is None else _advice(found, path)


def misnamed(path: Path) -> Path | None:
    """The file beside a missing one that differs from it in nothing but its ending, its capitals or a number `(1)`."""
    endings = _endings(path.suffix)
    for file in files_beside(path):
        stem, suffix = file.name, file.suffix
        while suffix.lower() in endings:
            stem = stem.removesuffix(suffix)
            suffix = Path(stem).suffix
        if stem != file.name and _COUNTED.sub("", stem).casefold() == path.stem.casefold():
            return file
    return None


def advice_on(path: Path) -> str | None:
    """What to do about the file that `misnamed` finds, if it finds one."""
    found = misnamed(path)
    return None if found is None else _advice(found, path)


def letterhead_beside(path: Path, is_letterhead: Callable[[Path], bool]) -> str | None:
    """What to do about a Word file beside a missing one that is somebody's letterhead by its name, ending or content.

    One whose name has that of the missing one was set aside.
    """
    for file in _word_files_beside(path):
        if (
            file.suffix.lower() in _TEMPLATES
            or _LETTERHEAD.search(file.stem)
            or _TEMPLATE.search(file.stem)
            or is_letterhead(file)
        ):
            return _advice(file, path)
    return None


def _word_files_beside(path: Path) -> list[Path]:
    """The documents beside a missing Word file, but for those that have its name and more."""
    endings = _endings(path.suffix)
    beside = files_beside(path)
    return [file for file in beside if file.suffix.lower() in endings and path.stem not in file.stem.lower()]


def letterhead_in(folder: Path, path: Path) -> Path | None:
    """The file of another folder that is, by its name, a missing Word file with a letterhead."""
    place = folder / path.name
    if place.is_file():
        return place
    if named := misnamed(place):
        return named
    return next((file for file in _word_files_beside(place) if _LETTERHEAD.search(file.stem)), None)


def advice_to_move(found: Path, path: Path, shown: str, wanted: str) -> str:
    """What to do about a file of another folder; both are named from the project's root."""
    given = found.suffix.lower()
    if given in WORDS_OWN:
        return f"there is {shown}: move it to {wanted.removesuffix(path.suffix)}{given}"
    program = "LibreOffice or Word" if given in _OPEN_DOCUMENTS else "Word"
    return f"there is {shown}: open it in {program}, and save it as {wanted}"


def _advice(found: Path, path: Path) -> str:
    wanted, given = path.suffix.lower(), found.suffix.lower()
    if wanted == ".docx" and given in _OPEN_DOCUMENTS:
        save = f"open it in LibreOffice or Word, and save it as {path.name}"
        return f"there is {found.name}, an OpenDocument file: {save}"
    if wanted == ".docx" and given in WORDS_OWN:
        return f"there is {found.name}: rename it to {path.stem}{given}"
    if wanted == ".docx":
        return f"there is {found.name}: open it in Word, and save it as {path.name}"
    if given in _DOCUMENTS:
        save = f"save it as plain text, in UTF-8, under the name {path.name}"
        return f"there is {found.name}, which is no plain text: {save}"
    return f"there is {found.name}: rename it to {path.name}"


def _endings(suffix: str) -> frozenset[str]:
    return next((alike for alike in _ALIKE if suffix.lower() in alike), frozenset({suffix.lower()}))


def files_beside(path: Path) -> Iterable[Path]:
    """The other files of a folder, by name; none where the folder cannot be looked into."""
    try:
        files = [file for file in sorted(path.parent.iterdir()) if file.is_file() and file.name != path.name]
    except (OSError, ValueError):
        return []
    return [file for file in files if not file.name.startswith(_TEMPORARY)]
