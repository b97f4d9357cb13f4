"""Proves that the contracts of import-linter leave out no library that the program imports."""

from __future__ import annotations

import dataclasses
import sys
import tomllib
from typing import get_args, get_origin

import grimp
import pytest

from outside import ROOT
from undersigned.model.letter import Inline, Text, Wrapping


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("undersigned", include_external_packages=True)


def libraries(modules: set[str]) -> set[str]:
    """Of some modules, those that are neither ours nor Python's own."""
    return {name for name in modules if "." not in name} - sys.stdlib_module_names - {"undersigned"}


def test_every_library_stands_in_a_contract(graph: grimp.ImportGraph) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    everywhere = [c for c in contracts if c["type"] == "forbidden" and c["source_modules"] == ["undersigned"]]
    assert libraries(graph.modules) <= {
        name for contract in everywhere for name in contract["forbidden_modules"]
    }


def test_the_model_uses_the_standard_library_only(graph: grimp.ImportGraph) -> None:
    below = graph.find_descendants("undersigned.model") | {"undersigned.model", "undersigned.model.findings"}
    imported = {name for module in below for name in graph.find_modules_directly_imported_by(module)}
    assert "dataclasses" in imported
    assert libraries(imported) == set()


def test_every_inline_around_others_is_a_wrapping() -> None:
    kinds = [get_origin(kind) or kind for kind in get_args(Inline)]
    classes = [kind for kind in kinds if isinstance(kind, type)]
    around = {kind for kind in classes if "children" in {one.name for one in dataclasses.fields(kind)}}
    assert (
        around == {kind for kind in classes if issubclass(kind, Wrapping)} == set(Wrapping.__subclasses__())
    )
    assert Text in classes
