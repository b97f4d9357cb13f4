"""Proves which footnotes of another letter belong to one that borrows its section."""

from __future__ import annotations

import pytest

from small_project import SmallProject
from undersigned.files.project import Project
from undersigned.loading.campaign import load_campaign
from undersigned.model.findings import Findings
from undersigned.worklist.passages import cited_footnotes, cited_in


@pytest.mark.parametrize(
    ("section", "borrowed"),
    [
        ("The law stands.[^law-2]", ["law-2"]),
        ("The law.[^law] {# [^law-2] #}", ["law"]),
        ("See note {{ note('law') }}.", ["law"]),
        ("Words.[^aside]", ["aside", "law-2"]),
        ("The law, law-2 and aside \\[^law].", []),
    ],
)
def test_only_footnotes_that_a_borrowed_section_uses_are_its_own(
    project: SmallProject, section: str, borrowed: list[str]
) -> None:
    old = (project.root / "campaigns/letter/campaign.yaml").read_text("utf-8")
    project.write(
        {
            "campaigns/old/campaign.yaml": old + "footnotes:\n  law: {url: https://example.org/law}\n"
            "  aside: {text: 'See [^law-2].'}\n  law-2: {url: https://example.org/2}\n",
            "campaigns/old/body.md": "We wrote.\n",
            "campaigns/old/annex/law.md": f"{section}\n",
            "campaigns/letter/campaign.yaml": old + "annex: {sections: [old/annex/law.md]}\n",
        }
    )
    campaign = load_campaign(Project(project.root), "letter", Findings())
    assert campaign is not None
    assert [str(footnote.key) for owner, footnote in cited_footnotes(campaign) if owner == "old"] == borrowed
    assert campaign.annex is not None
    (lent,) = campaign.annex.sections
    assert {str(footnote.key) for footnote in cited_in(lent, campaign)} == set(borrowed)
