"""Holds house styles to what they say of the style that they are based on."""

from __future__ import annotations

import pytest

from small_project import SmallProject
from undersigned.files.project import Project
from undersigned.loading.house_style import load_style
from undersigned.model.findings import Findings, Located, Place
from undersigned.model.style import Furniture


@pytest.mark.parametrize(
    ("given", "footer"),
    [
        ("", Furniture(centre="{page}")),
        ('footer: {right: "{page} / {pages}"}', Furniture(right="{page} / {pages}")),
        ("footer: {}", Furniture()),
    ],
)
def test_a_footer_that_is_given_replaces_the_whole_of_the_other(
    given: str, footer: Furniture, project: SmallProject
) -> None:
    style = f"based_on: plain\npage:\n  size: Letter\n  {given}\n"
    project.write({"templates/styles/ours.yaml": style})
    findings = Findings()
    name = Located("ours", Place("campaigns/letter/campaign.yaml", 1, 1))
    assert load_style(Project(project.root), name, findings).page.footer == footer
    assert not list(findings)
