"""Holds groups of signatories to their numbers: each may count those in it, and begin anew."""

from __future__ import annotations

from small_project import SmallProject

REGISTER = "".join(f"org-{letter}: {{name: Organisation {letter.upper()}}}\n" for letter in "abcd")
CAMPAIGN = """\
date: 2026-09-01
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
signatories: [org-a, org-b, org-c, org-d]
signatory_groups:
  - {heading: "National organisations ({{ signatories.count }})", members: [org-a, org-c, org-d]}
  - {heading: "International: {{ signatories.count|in_words }} of {{ country }}", members: [org-b]}
  - {heading: "*Plain* headings & signs", members: [freedonia-watch]}
country: Freedonia
"""


def _text(project: SmallProject, look: str) -> str:
    names = CAMPAIGN.replace("org-d]\nsignatory_groups", "org-d, freedonia-watch]\nsignatory_groups")
    project.write(
        {
            "campaigns/letter/campaign.yaml": names + look,
            "signatories/organisations.yaml": f"{REGISTER}freedonia-watch: {{name: Freedonia Watch}}\n",
        }
    )
    run = project.run("build", "letter", "-f", "txt", "-f", "docx", "-f", "pdf")
    assert run.status == 0, run.err
    return (project.root / "build/letter/letter.txt").read_text("utf-8")


def test_a_heading_says_how_many_stand_below_it(project: SmallProject) -> None:
    text = _text(project, "")
    assert "National organisations (3)\n" in text
    assert "International: one of Freedonia\n" in text
    assert "*Plain* headings & signs\n" in text


def test_numbers_begin_anew_in_each_group_or_go_on(project: SmallProject) -> None:
    anew = _text(project, "signatory_list: {numbered: in-groups}\n")
    assert "3. Organisation D" in anew
    assert "1. Organisation B" in anew
    on = _text(project, "signatory_list: {numbered: true}\n")
    assert "3. Organisation D" in on
    assert "4. Organisation B" in on
