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
from undersigned.files.text_files import is_file, read_as_typed, read_text
from undersigned.files.word_package import WordFileError
from undersigned.files.yaml_edits import YamlText
from undersigned.files.yaml_tree import MappingNode
from undersigned.files.yaml_writing import Writable, entry
from undersigned.loading.frame import frame_of
from undersigned.loading.kinds import KIND_FILES, defaults_of, folders_with
from undersigned.loading.templates import Templates
from undersigned.loading.word_heads import word_head
from undersigned.model.findings import Findings, Place, listed, stop, suggestion
from undersigned.model.frame import FramePart
from undersigned.model.letterhead import USUAL_HEIGHT, Side
from undersigned.model.style import POINTS
from undersigned.model.word_head import HeadLine, HeadPicture, Reference, WordHead

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
    is_unprinted: bool = False
    """Whether the kind's order of parts, or a template of its own, leaves the letterhead out."""

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
    def evened(self) -> dict[Side, list[int]]:
        """By side, the heights in millimetres of logos that become one height, since they stand in a row."""
        heights = {
            side: [
                max(round(one.height / _MM), _HEIGHTS[0])
                for one in self.head.pictures
                if one.side is side and one.height and why_no_logo(one) is None
            ]
            for side in Side
        }
        return {side: sorted(set(found)) for side, found in heights.items() if len(set(found)) > 1}

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
    defaults = defaults_of(project, kind, Findings()) or MappingNode()
    frame = frame_of(defaults, MappingNode(), defaults, Findings())
    is_unprinted = FramePart.LETTERHEAD not in frame.order or _is_left_out(yaml.parent / KIND_FILES[1])
    return ProposedLetterhead(kind, shown, head, yaml, value, files.new, left_out, is_unprinted)


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


def _is_left_out(template: Path) -> bool:
    """Whether a kind's own template prints all parts by itself, and no letterhead among them."""
    text = read_text(template, template.name, Findings()) if is_file(template) else None
    return text is not None and "extends" not in text and _KEY not in text


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
            "delete these lines there, and give the command again",
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
    usable = [picture for picture in head.pictures if why_no_logo(picture) is None]
    highest = _millimetres(usable)
    sides: dict[str, dict[str, Writable]] = {}
    for side in Side:
        lines = [line for line in head.lines if line.side is side]
        pictures = [picture for picture in usable if picture.side is side]
        below = _side(lines, pictures, files, name)
        if pictures and (height := _millimetres(pictures)) and height != highest:
            below["height"] = f"{height}mm"
        if below:
            sides[side.value] = below
    value: dict[str, Writable] = {**sides}
    if list(sides) == [Side.LEFT.value]:
        value = {**sides[Side.LEFT.value]}
    if highest and highest != round(USUAL_HEIGHT / _MM):
        value["height"] = f"{highest}mm"
    if head.is_ruled:
        value["rule"] = True
    left_out = tuple(picture for picture in head.pictures if why_no_logo(picture))
    return value, left_out


def _millimetres(pictures: Sequence[HeadPicture]) -> int:
    """How high a row of logos is: as the highest of them, and as high as a letterhead's are; 0 where nobody says."""
    height = round(max((picture.height for picture in pictures), default=0.0) / _MM)
    return max(height, _HEIGHTS[0]) if height else 0


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


def why_no_logo(picture: HeadPicture) -> str | None:
    """Why a picture is left out, and what to do; None where a letter can hold it as a logo."""
    if not _is_of_letters(picture):
        return "save your logo as PNG, and name it under 'logo' yourself"
    if picture.height > _HEIGHTS[1] * _MM:
        return (
            f"it is higher than {_HEIGHTS[1]} mm, as the paper of a letter is and no logo: if it is a logo, make it "
            "smaller in Word, or name its file under 'logo' yourself"
        )
    return None


def _is_of_letters(picture: HeadPicture) -> bool:
    return (picture.extension == "png" and picture.data.startswith(PNG_BEGINS)) or (
        picture.extension == "jpg" and picture.data.startswith(_JPEG_BEGINS)
    )
