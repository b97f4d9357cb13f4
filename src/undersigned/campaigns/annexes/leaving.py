"""Takes a section out of a letter, or turns a link into a copy and a copy into a link.

What came along with a copy and nobody else in the letter needs goes with it. What the drafter wrote never does.
"""

from __future__ import annotations

import contextlib
import shlex
from dataclasses import dataclass, field
from pathlib import Path

from undersigned.campaigns.annexes.as_it_came import AsItCame, Kind, as_it_came, remembering
from undersigned.campaigns.annexes.campaign_source import CampaignFile, campaign_path, needed_campaign_file
from undersigned.campaigns.annexes.copying import copy_of, free_path
from undersigned.campaigns.annexes.entries import entry_named, mark_of_copy, original_of, path_of
from undersigned.campaigns.annexes.library import sections_of
from undersigned.campaigns.annexes.naming import section_named
from undersigned.campaigns.annexes.sweeping import Swept, sweep
from undersigned.files.locking import locked
from undersigned.files.project import Project
from undersigned.files.saving import save
from undersigned.files.text_files import decoded, is_file
from undersigned.files.yaml_edits import YamlText
from undersigned.files.yaml_tree import MappingNode, Scalar
from undersigned.files.yaml_writing import Writable
from undersigned.loading.fingerprints import is_same_text
from undersigned.loading.registers import scalar_of
from undersigned.loading.sections import SectionEntry
from undersigned.model.findings import Findings, stop


@dataclass
class Left:
    """What was changed, or would be."""

    changed: list[Path] = field(default_factory=list)
    deleted: list[Path] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    """Files that the drafter changed, and that are in no letter now."""
    swept: Swept = field(default_factory=Swept)
    """What came along and went with it."""
    title: str = ""
    """That of an annex that has no section now, and is none."""
    undo: str = ""
    """What is to be typed to have it as before; empty where nothing does."""
    again: str = ""
    """What is to be typed to have a copy again, as it was adopted and not as it was."""


def drop(project: Project, named: str, into: str, *, dry: bool = False) -> Left:
    """Take a section out of a letter. Raises `LetterError` where the letter does not have it."""
    source = project.file_to_change(campaign_path(project, into))
    with locked(source):
        letter = needed_campaign_file(project, into)
        number, entry = entry_named(letter, named)
        yaml = letter.editable()
        left = Left([letter.path])
        given = _given(entry) + _beside(letter, number)
        _remove(yaml, letter, number)
        annex = letter.tree.get("annex")
        if len(letter.entries) == 1 and isinstance(annex, MappingNode):
            left.title = scalar_of(annex.get("title")) or ""
        others = (one for one in letter.entries if one is not entry)
        if any(path_of(letter, one) == path_of(letter, entry) for one in others):
            pass  # it stands elsewhere in the annex
        elif entry.origin is not None:
            given += _as_it_was(_drop_copy(letter, entry, yaml, left))
            left.again = f"undersigned annex adopt {entry.origin} --into {into}{given}"
        elif path_of(letter, entry).is_relative_to(letter.path.parent):
            left.kept.append(path_of(letter, entry))
        else:
            left.undo = f"undersigned annex adopt {entry.file} --into {into} --link{given}"
        _finish(source, yaml, {}, left, dry=dry)
        return left


def copy_linked(project: Project, named: str, into: str, *, dry: bool = False) -> Left:
    """Give a letter a text of its own of a section that it has linked."""
    source = project.file_to_change(campaign_path(project, into))
    with locked(source):
        letter = needed_campaign_file(project, into)
        number, entry = entry_named(letter, named)
        section = section_named(project, str(path_of(letter, entry)))
        if entry.origin is not None or section.owner == into:
            stop(
                f"{into} has '{named}' as a text of its own already",
                "already-adopted",
                entry.file.place,
                "nothing is to be done",
            )
        path = free_path(project.campaign(into, "annex"), section)
        copy = copy_of(section, letter, path)
        yaml = letter.editable()
        copy.add_to(yaml)
        _replace(
            yaml,
            number,
            entry,
            {
                "file": path.relative_to(letter.path.parent).as_posix(),
                "from": section.name,
                "as_adopted": section.fingerprint,
            },
        )
        files = copy.files(yaml)
        left = Left([*copy.pictures.files, path, letter.path])
        left.undo = f"undersigned annex link {path.relative_to(letter.path.parent).as_posix()} --in {into}"
        _finish(source, yaml, files, left, dry=dry)
        return left


def link_copied(project: Project, named: str, into: str, *, dry: bool = False) -> Left:
    """Let a letter follow the original of its copy. Stops where the copy says something else."""
    source = project.file_to_change(campaign_path(project, into))
    with locked(source):
        letter = needed_campaign_file(project, into)
        number, entry = entry_named(letter, named)
        section = original_of(letter, entry, named)
        path = path_of(letter, entry)
        if is_file(path) and mark_of_copy(letter, path, decoded(path.read_bytes())) != section.fingerprint:
            stop(
                f"the copy '{entry.file}' says something else than '{section.name}'",
                "copy-differs",
                entry.file.place,
                f"see what: undersigned annex compare {into}/{entry.file}; to take over what is new there: "
                f"undersigned annex update {entry.file} --in {into}",
            )
        yaml = letter.editable()
        _replace(yaml, number, entry, {"file": section.name, "as_adopted": section.fingerprint})
        left = Left([letter.path])
        _drop_copy(letter, entry, yaml, left)
        left.undo = f"undersigned annex copy {section.name} --in {into}"
        _finish(source, yaml, {}, left, dry=dry)
        return left


def _replace(yaml: YamlText, number: int, entry: SectionEntry, written: dict[str, Writable]) -> None:
    if entry.values is not None:
        written["with"] = {
            name: str(value) for name, value in entry.values.items() if isinstance(value, Scalar)
        }
    yaml.set(("annex", "sections", number), written)


def _remove(yaml: YamlText, letter: CampaignFile, number: int) -> None:
    """Take an entry out; an annex without any goes with its title, as it would be none."""
    yaml.remove(("annex", "sections", number) if len(letter.entries) > 1 else ("annex",))


def _given(entry: SectionEntry) -> str:
    """The options that give a section again what the letter gave it."""
    values = entry.values.items() if entry.values is not None else ()
    return "".join(f" --with {shlex.quote(f'{name}={value}')}" for name, value in values)


def _beside(letter: CampaignFile, number: int) -> str:
    """The option that puts a section back where it stood."""
    following = letter.entries[number + 1 :]
    return f" --before {following[0].file}" if following else ""


def _drop_copy(letter: CampaignFile, entry: SectionEntry, yaml: YamlText, left: Left) -> AsItCame | None:
    """Delete a copy that nobody changed, and what came along for it; what is known of how it came comes out."""
    path = path_of(letter, entry)
    text = decoded(path.read_bytes()) if is_file(path) else None
    came = as_it_came(letter.project, path, str(entry.origin))
    is_used = any(
        path.relative_to(letter.project.path("campaigns")).as_posix() == one.name
        and (one.linked_by or one.copied_into)
        for one in sections_of(letter.project, Findings())
    )
    if text is not None and (came is None or not is_same_text(text, came.text) or is_used):
        left.kept.append(path)
        return came
    left.deleted += [
        *([path] if text is not None else []),
        *remembering(letter.project, path, str(entry.origin)),
    ]
    if came is not None:
        left.swept = sweep(letter, yaml, came.things, path, "")
        left.deleted += left.swept.pictures
    return came


def _as_it_was(came: AsItCame | None) -> str:
    """The options with which a copy was adopted."""
    if came is None:
        return ""
    same = (
        f" --same {name}={thing.here}"
        for (kind, name), thing in came.things.items()
        if kind is Kind.SOURCE and not thing.brought and thing.copy != thing.original
    )
    return "".join([" --freeze" if came.is_frozen else "", *same])


def _finish(source: Path, yaml: YamlText, files: dict[Path, bytes], left: Left, *, dry: bool) -> None:
    if dry:
        return
    save({**files, source: yaml.text.encode()}, deleted=left.deleted)
    for folder in sorted({path.parent for path in left.deleted}, key=lambda folder: -len(folder.parts)):
        with contextlib.suppress(OSError):  # it has other files
            folder.rmdir()
