"""Takes the letterhead of a kind's Word file over into its `kind.yaml`, so that every format has the same one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from undersigned.files.bare_pictures import PNG_BEGINS
from undersigned.files.ids import is_portable
from undersigned.files.locking import locked
from undersigned.files.project import Project, built_in_templates
from undersigned.files.saving import save
from undersigned.files.text_files import is_file, read_as_typed
from undersigned.files.word_package import WordFileError
from undersigned.files.yaml_edits import YamlText
from undersigned.files.yaml_writing import Writable, entry
from undersigned.loading.kinds import KIND_FILES, folders_with
from undersigned.loading.templates import Reference, Templates
from undersigned.loading.word_heads import word_head
from undersigned.model.findings import Findings, Place, listed, stop, suggestion
from undersigned.model.letterhead import USUAL_HEIGHT, Side
from undersigned.model.style import POINTS
from undersigned.model.word_head import HeadLine, HeadPicture, WordHead

_KEY: Final = "letterhead"
_MM: Final = POINTS["mm"]
_HEIGHTS: Final = (5, 60)
"""Millimetres that logos may be high. A higher picture is the paper of the letter, and no logo."""
_JPEG_BEGINS: Final = b"\xff\xd8"


@dataclass(frozen=True)
class ProposedLetterhead:
    """What was found in a Word file, and what would be written of it."""

    kind: str
    reference: str
    """The Word file, from the project's root."""
    head: WordHead
    yaml: Path
    """The `kind.yaml` that gets it."""
    value: Mapping[str, Writable]
    pictures: Mapping[Path, bytes]
    """The files that are written beside it; those that are there already, with the same picture, are not among them."""
    left_out: tuple[HeadPicture, ...] = ()
    """Pictures that no letter can hold as logos."""

    @property
    def has_unnamed_logo(self) -> bool:
        """Whether nothing says whose a logo is."""
        sides = [below for side in Side if isinstance(below := self.value.get(side.value), Mapping)] or [
            self.value
        ]
        unnamed = [side for side in sides if "logo" in side and not isinstance(side["logo"], Mapping)]
        return bool(unnamed) and not (
            any("name" in side for side in sides) and all(isinstance(side["logo"], str) for side in unnamed)
        )

    @property
    def lines(self) -> list[str]:
        """What `kind.yaml` then says."""
        return entry(_KEY, self.value, 0)


def propose_letterhead(project: Project, kind: str, name: str | None = None) -> ProposedLetterhead:
    """What would be taken over from `templates/<kind>/reference.docx`; nothing is written.

    `name` is whose logo it is, where the file does not say so.

    Raises `LetterError` where there is no such file or no letterhead in it, and where the kind has one.
    """
    reference = _reference_of(project, kind)
    shown = reference.place.file
    try:
        head = word_head(reference.data)
    except WordFileError as error:
        stop(
            f"this file {error}",
            "unusable-reference",
            reference.place,
            "open it in Word, and save it as .docx anew",
        )
    if not head.items:
        stop(
            "there is no letterhead in this file: its header, on the first page, has neither pictures nor words, "
            "and its text does not begin with any",
            "no-letterhead",
            reference.place,
            f"write it yourself, under 'letterhead' in templates/{kind}/kind.yaml",
        )
    yaml = project.path("templates", kind, KIND_FILES[0])
    _refuse_second(project, yaml)
    files = _Files(yaml.parent)
    value, left_out = _value(head, files, name)
    return ProposedLetterhead(kind, shown, head, yaml, value, files.new, left_out)


def apply_letterhead(project: Project, proposed: ProposedLetterhead) -> tuple[Path, ...]:
    """Write a letterhead into its kind, and its pictures beside that; the files that were written."""
    source = project.file_to_change(proposed.yaml)
    with locked(source):
        _refuse_second(project, proposed.yaml)
        text = _text_of(project, proposed)
        if text.strip():
            yaml = YamlText(text, project.shown(proposed.yaml))
            yaml.set((_KEY,), proposed.value)
            text = yaml.text
        else:
            text = "\n".join(proposed.lines) + "\n"
        save({**proposed.pictures, source: text.encode()})
    return (proposed.yaml, *proposed.pictures)


def _reference_of(project: Project, kind: str) -> Reference:
    findings = Findings()
    templates = Templates(project, findings)
    kinds = folders_with(project, KIND_FILES)
    is_kind = kind in kinds or (bool(kind) and is_portable(kind) and project.path("templates", kind).is_dir())
    reference = templates.reference_docx(kind) if is_kind else None
    findings.stop_if_errors()
    if not is_kind:
        stop(
            f"there is no kind of letter '{kind}'",
            "unknown-template",
            help=suggestion(kind, kinds, f"there is {listed(sorted(kinds))}"),
        )
    if reference is None:
        shown = f"templates/{kind}/reference.docx"
        stop(
            f"there is no {shown}",
            "missing-file",
            help=templates.advice_on_reference(kind)
            or f"save the Word file with your letterhead there, as {shown}",
        )
    return reference


def _refuse_second(project: Project, yaml: Path) -> None:
    """Nobody's letterhead is written over."""
    if not is_file(yaml):
        return
    text = _read(project, yaml)
    tree = YamlText(text, project.shown(yaml)) if text.strip() else None
    if tree and tree.has((_KEY,)):
        line = next((n for n, text in enumerate(tree.text.split("\n"), 1) if text.startswith(_KEY)), 1)
        stop(
            "this kind of letter has a letterhead already",
            "letterhead-there",
            Place(project.shown(yaml), line),
            "delete it there, or give it another name for now, and give the command again",
        )


def _text_of(project: Project, proposed: ProposedLetterhead) -> str:
    """The `kind.yaml` as it is: the project's own or, as that would hide it, the one that comes along."""
    built_in = built_in_templates() / proposed.kind / KIND_FILES[0]
    path = next((one for one in (proposed.yaml, built_in) if is_file(one)), None)
    return "" if path is None else _read(project, path)


def _read(project: Project, path: Path) -> str:
    findings = Findings()
    text = read_as_typed(path, project.shown(path), findings)
    findings.stop_if_errors()
    return text or ""


class _Files:
    """Names for pictures in a folder, of which none is taken."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.new: dict[Path, bytes] = {}

    def named(self, picture: HeadPicture) -> str:
        number = 1
        while True:
            name = f"logo{'' if number == 1 else f'-{number}'}.{picture.extension}"
            path, number = self._folder / name, number + 1
            there = self.new.get(path) or (path.read_bytes() if is_file(path) else None)
            if there is None and not path.exists():
                self.new[path] = picture.data
            elif there != picture.data:
                continue
            return name


def _value(
    head: WordHead, files: _Files, name: str | None
) -> tuple[dict[str, Writable], tuple[HeadPicture, ...]]:
    """What stands under `letterhead`, and the pictures that are left out of it."""
    usable = [picture for picture in head.pictures if _is_logo(picture)]
    value: dict[str, Writable] = {}
    for side in Side:
        lines = [line for line in head.lines if line.side is side]
        below = _side(lines, [picture for picture in usable if picture.side is side], files, name)
        if below:
            value[side.value] = below
    if list(value) == [Side.LEFT.value]:
        value = dict(value[Side.LEFT.value])  # type: ignore[arg-type]  # a side is a mapping
    height = round(max((picture.height for picture in usable), default=0.0) / _MM)
    if height and height != round(USUAL_HEIGHT / _MM):
        value["height"] = f"{max(height, _HEIGHTS[0])}mm"
    if head.is_ruled:
        value["rule"] = True
    left_out = tuple(picture for picture in head.pictures if not _is_logo(picture))
    return value, left_out


def _side(
    lines: Sequence[HeadLine], pictures: Sequence[HeadPicture], files: _Files, name: str | None
) -> dict[str, Writable]:
    value: dict[str, Writable] = {}
    if pictures:
        value["logo"] = _logos(pictures, files, name)
    if lines and lines[0].bold:
        value["name"], lines = lines[0].words, lines[1:]
    if lines:
        value["address"] = "\n".join(line.words for line in lines)
    return value


def _logos(pictures: Sequence[HeadPicture], files: _Files, name: str | None) -> Writable:
    """The files of some pictures: under what the Word file says of them, where it says that of each."""
    names = {picture.alternative or (name or ""): files.named(picture) for picture in pictures}
    if all(names) and len(names) == len(pictures):
        return names
    found = list(dict.fromkeys(files.named(picture) for picture in pictures))
    return found[0] if len(found) == 1 else found


def _is_logo(picture: HeadPicture) -> bool:
    is_kind = (picture.extension == "png" and picture.data.startswith(PNG_BEGINS)) or (
        picture.extension == "jpg" and picture.data.startswith(_JPEG_BEGINS)
    )
    return is_kind and picture.height <= _HEIGHTS[1] * _MM
