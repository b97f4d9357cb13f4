"""Holds that lines which were to stay lines are told where YAML joins them, wherever they are typed, and no others."""

from __future__ import annotations

import pytest

from small_project import SMALL, SmallProject

ADDRESS = "Freedonia Coalition\n{0}1 Main Street\n{0}Freedonia City"
PLACES = {
    "letterhead": ("letterhead:\n  {}\n", "  "),
    "letterhead address": ("letterhead:\n  name: FC\n  address:\n    {}\n", "    "),
    "one side of it": ("letterhead:\n  left:\n    address:\n      {}\n", "      "),
    "copy": ("copy:\n  - {}\n", "    "),
    "an address": ("copy:\n  - address:\n      {}\n", "      "),
    "closing": ("closing:\n  {}\n", "  "),
    "one of several": ("closing:\n  - {}\n", "    "),
    "contact": ("contact:\n  {}\n", "  "),
    "date_line": ("date_line:\n  {}\n", "  "),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("form", ["plain", "quoted", "kept", "folded"])
def test_lines_are_told_where_they_run_together(project: SmallProject, place: str, form: str) -> None:
    around, margin = PLACES[place]
    lines = ADDRESS.format(margin)
    typed = {
        "plain": lines,
        "quoted": f'"{lines}"',
        "kept": f"|\n{margin}{lines}",
        "folded": f">-\n{margin}{lines}",
    }[form]
    key = "campaigns/letter/campaign.yaml"
    project.write({key: SMALL[key] + around.format(typed)})
    said = project.run("build", "letter", "-f", "txt").err
    assert ("[lines-joined]" in said) == (form in {"plain", "quoted"}), said
