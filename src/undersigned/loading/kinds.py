"""Fills in a campaign's keys with the defaults of its kind of letter, which stand in the `kind.yaml` of its folder.

The keys keep their places: a fault in a default is told where the kind has it.
"""

from __future__ import annotations

from typing import Final

from undersigned.files.project import Project, template_folders
from undersigned.files.text_files import is_file
from undersigned.files.yaml_tree import MappingNode
from undersigned.loading.registers import scalar_of
from undersigned.loading.schema import check_schema
from undersigned.loading.schema_reading import load_schema
from undersigned.model.campaign import LETTER
from undersigned.model.findings import Findings

KIND_FILES: Final = ("kind.yaml", "letter.md")
"""A folder of templates/ that has one of these is a kind of letter."""
_OF_KINDS_ONLY: Final = ("description", "optional")
_KEY_BY_KEY: Final = ("frame", "notes", "signatory_list")
"""Keys of which a campaign may change one below, and leave the others as its kind has them."""


def kind_defaults(project: Project, tree: MappingNode, findings: Findings) -> MappingNode | None:
    """What `kind.yaml` of a campaign's kind of letter says, which is nothing where that has no such file.

    None where it is not known: there is no such kind (`Templates.checked` says so), or its file cannot be read.
    """
    named = scalar_of(tree.get("letter"))
    if named is not None and findings.has_error_at(named.place):
        return None
    return defaults_of(project, named or LETTER, findings)


def defaults_of(project: Project, name: str, findings: Findings) -> MappingNode | None:
    """What `kind.yaml` of the kind of that name says; None where it is not known."""
    folders = (folder / name for folder in template_folders(project))
    # A project's own kind of the same name as one that comes along has nothing of that.
    kind = next((folder for folder in folders if any(is_file(folder / name) for name in KIND_FILES)), None)
    if kind is None:
        return None
    path = kind / KIND_FILES[0]
    if not is_file(path):
        return MappingNode()
    defaults = project.read_yaml(path, findings)
    if defaults is not None:
        check_schema(defaults, "kind", findings)
    if not isinstance(defaults, MappingNode):
        return None
    for key in (
        defaults.keys() - load_schema("kind")["properties"].keys()
    ):  # it was told that no kind has these
        defaults.pop(key)
        defaults.keys_typed.pop(key, None)
    return defaults


def with_defaults(tree: MappingNode, kind: MappingNode) -> MappingNode:
    """A campaign's keys, and those of its kind that it does not give itself."""
    merged = _merged(kind, tree)
    for key in _KEY_BY_KEY:
        below, change = kind.get(key), tree.get(key)
        if isinstance(below, MappingNode) and isinstance(change, MappingNode):
            merged[key] = _merged(below, change)
    for key in _OF_KINDS_ONLY:
        merged.pop(key, None)
        merged.keys_typed.pop(key, None)
    return merged


def kinds_of_letters(project: Project) -> set[str]:
    """The kinds that letters of a project can be of, by name."""
    return folders_with(project, KIND_FILES)


def folders_with(project: Project, files: tuple[str, ...], under: str = "") -> set[str]:
    """The names of the folders of templates, the project's and those that come along, that have one of some files."""
    return {
        path.parent.name
        for folder in template_folders(project)
        for file in files
        for path in (folder / under).glob(f"*/{file}")
        if is_file(path)
    }


def _merged(base: MappingNode, change: MappingNode) -> MappingNode:
    merged = MappingNode(change.place)
    for node in (base, change):
        merged.update(node)
        merged.keys_typed.update(node.keys_typed)
    return merged
