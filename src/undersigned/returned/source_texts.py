"""The texts of the files that a letter is made of, with their lines, and the values of their YAML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from undersigned.files.project import Project
from undersigned.files.text_files import read_text
from undersigned.files.yaml_plain import Path
from undersigned.files.yaml_tree import MappingNode, Node, Scalar, read_tree
from undersigned.files.yaml_words import scalars_in
from undersigned.model.findings import Findings, Place


@dataclass
class Sources:
    """The texts of a campaign, with their lines and the values of their YAML."""

    project: Project
    texts: dict[str, str] = field(default_factory=dict)
    _trees: dict[str, list[tuple[Path, Scalar]]] = field(default_factory=dict)

    def text(self, file: str) -> str:
        """The text of a file of the project; empty where it cannot be read."""
        if file not in self.texts:
            self.texts[file] = read_text(self.project.path(file), file, Findings()) or ""
        return self.texts[file]

    def values(self, file: str) -> list[tuple[Path, Scalar]]:
        """The values of a YAML file, each with its path."""
        if file not in self._trees:
            tree: Node | None = read_tree(self.text(file), file, Findings())
            self._trees[file] = list(scalars_in(tree)) if tree is not None else []
        return self._trees[file]

    def tree(self, file: str) -> MappingNode:
        """A YAML file as it says it."""
        tree = read_tree(self.text(file), file, Findings())
        return tree if isinstance(tree, MappingNode) else MappingNode()

    def offset(self, place: Place) -> int:
        """The offset of a place in its file."""
        starts = self._starts(place.file)
        return starts[min(place.line, len(starts)) - 1] + place.column - 1

    def _starts(self, file: str) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text(file)))]
