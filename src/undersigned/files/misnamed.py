"""Finds a file that is there under another name than the program looks for, and says what to call it.

Explorer and Finder hide endings, so what looks like `campaign.yaml` may be `campaign.yaml.txt`; programs save copies as
`campaign (1).yaml`, and text as a document of Word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

_ALIKE: Final = (
    frozenset({".yaml", ".yml", ".txt", ".text"}),
    frozenset({".md", ".markdown", ".mdown", ".mkd", ".txt", ".text"}),
    frozenset({".docx", ".dotx", ".docm", ".dotm", ".doc", ".dot", ".odt", ".ott"}),
)
"""Endings that a file of one kind may have got."""
_DOCUMENTS: Final = frozenset(
    {".docx", ".doc", ".docm", ".dotx", ".odt", ".rtf", ".pdf", ".pages", ".html", ".htm"}
)
"""Endings of files that hold more than plain text: another name would not make them any."""
_OPEN_DOCUMENTS: Final = frozenset({".odt", ".ott"})
_IN_WORD: Final = frozenset({".docx", ".dotx"})
"""Endings of files that are read as `.docx`, whatever they are called."""
_TEMPLATES: Final = frozenset({".dotx", ".dotm", ".dot", ".ott"})
_LETTERHEAD: Final = re.compile(
    r"letter ?-?_?head|template|stationery|briefkopf|briefpapier|en-?t[êe]te|membrete|timbrado|бланк|ترويسة|信头|信笺",
    re.IGNORECASE,
)
"""What offices call the file with their letterhead."""
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


def letterhead_beside(path: Path) -> str | None:
    """What to do about a Word file beside a missing one that, by its name or ending, is somebody's letterhead.

    One whose name has that of the missing one was set aside.
    """
    for file in files_beside(path):
        is_word = file.suffix.lower() in _endings(path.suffix) and path.stem not in file.stem.lower()
        if is_word and (file.suffix.lower() in _TEMPLATES or _LETTERHEAD.search(file.stem)):
            return _advice(file, path)
    return None


def _advice(found: Path, path: Path) -> str:
    wanted, given = path.suffix.lower(), found.suffix.lower()
    if wanted == ".docx" and given in _OPEN_DOCUMENTS:
        save = f"open it in LibreOffice or Word, and save it as {path.name}"
        return f"there is {found.name}, an OpenDocument file: {save}"
    if wanted == ".docx" and given not in _IN_WORD:
        return f"there is {found.name}: open it in Word, and save it as {path.name}"
    if wanted != ".docx" and given in _DOCUMENTS:
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
