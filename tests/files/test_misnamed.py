"""Holds that a file of a hidden ending or a near name is told, with the name that it should have."""

from __future__ import annotations

from pathlib import Path

import pytest

from small_project import SMALL, SmallProject
from undersigned.files.misnamed import how_to_name, misnamed

CAMPAIGN, BODY = SMALL["campaigns/letter/campaign.yaml"], SMALL["campaigns/letter/body.md"]


@pytest.mark.parametrize(
    "name",
    ["campaign.yaml.txt", "campaign.yml", "Campaign.yaml", "CAMPAIGN.YAML", "campaign.yaml.yaml", "campaign.txt",
     "campaign.yml.txt", "Copy of campaign.yaml", "campaign (1).yaml", "campaign - Copy.yaml", "campaign copy.yaml",
     "campaign - Kopie (2).yaml", "campaign - 副本.yaml", "نسخة من campaign.yaml", "campaign.yaml (1).txt"],
)  # fmt: skip
def test_a_campaign_of_another_name_is_to_be_renamed(project: SmallProject, name: str) -> None:
    (project.root / "campaigns/letter/campaign.yaml").rename(project.root / "campaigns/letter" / name)
    run = project.run("build", "letter", "-f", "txt")
    assert run.status == 1
    assert f"help: there is {name}: rename it to campaign.yaml\n" in run.err


@pytest.mark.parametrize(
    "name", ["body.md.txt", "body.txt", "Body.md", "body.markdown", "body (2).md", "Copy of body.md"]
)
def test_a_text_of_another_name_is_to_be_renamed(project: SmallProject, name: str) -> None:
    (project.root / "campaigns/letter/body.md").rename(project.root / "campaigns/letter" / name)
    run = project.run("build", "letter", "-f", "txt")
    assert "error: there is no file 'body.md' [missing-file]" in run.err
    assert f"help: there is {name}: rename it to body.md\n" in run.err


@pytest.mark.parametrize("name", ["body.docx", "Body.doc", "body.odt", "body.rtf", "body.md.docx"])
def test_a_text_in_word_is_to_be_saved_as_text(project: SmallProject, name: str) -> None:
    (project.root / "campaigns/letter/body.md").rename(project.root / "campaigns/letter" / name)
    says = f"help: there is {name}, which is no plain text: save it as plain text, in UTF-8, under the name body.md\n"
    assert says in project.run("build", "letter", "-f", "txt").err


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("campaigns/sessions.yaml", "sessions.yml"),
        ("campaigns/sessions.yaml", "sessions.yaml.txt"),
        ("signatories/organisations.yaml", "Organisations.yaml.txt"),
        ("templates/styles/ours.yaml", "ours.yml"),
        ("templates/ours/letter.md", "letter.md.txt"),
        ("campaigns/letter/annex/media.md", "media.txt"),
        ("campaigns/letter/sign-ons.yaml", "sign-ons.yaml.txt"),
    ],
)
def test_every_file_that_a_letter_needs_is_looked_for_under_other_names(
    project: SmallProject, file: str, name: str
) -> None:
    project.write({
        "templates/styles/ours.yaml": "based_on: plain\n",
        "templates/ours/letter.md": '{% extends "joint-letter/letter.md" %}\n',
        "campaigns/letter/annex/media.md": "## Media\n\nNo word.\n",
        "campaigns/letter/sign-ons.yaml": "organisations: {}\n",
        "campaigns/letter/campaign.yaml": (
            CAMPAIGN + "letter: ours\nstyle: ours\nsession: HRC63\nannex: {sections: [annex/media.md]}\n"
        ),
    })  # fmt: skip
    assert project.run("build", "letter", "-f", "txt").status == 0
    path = project.root / file
    path.rename(path.with_name(name))
    run = project.run("build", "letter", "-f", "txt")
    assert run.status == 1
    assert f"help: there is {name}: rename it to {path.name}\n" in run.err
    assert run.err.count("error:") == 1


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("templates/joint-letter/signatories.md", "signatories.md.txt"),
        ("templates/joint-letter/words.md", "Words.md"),
        ("templates/citations/plain/report.md", "report.txt"),
        ("templates/joint-letter/reference.docx", "reference (1).docx"),
        ("templates/joint-letter/reference.docx", "Reference.docx.docx"),
    ],
)
def test_a_file_that_a_letter_may_have_is_not_passed_over_in_silence(
    project: SmallProject, file: str, name: str
) -> None:
    path = project.root / file
    project.write({str(path.with_name(name).relative_to(project.root)): "x"})
    run = project.run("build", "letter", "-f", "txt")
    assert run.status == 0
    assert f"{file}:1:1: warning: {file} is not there, and a file of another name is not read" in run.err
    assert f"help: there is {name}: rename it to {path.name}\n" in run.err


def test_offices_of_another_name_are_told(project: SmallProject) -> None:
    older = CAMPAIGN.replace("2026", "2025")
    project.write(
        {
            "campaigns/offices.yml": "minister: {title: Minister}\n",
            "campaigns/old/campaign.yaml": older,
        }
    )
    project.write({"campaigns/old/body.md": BODY, "campaigns/letter/campaign.yaml": CAMPAIGN + "from: old\n"})
    assert (
        "help: there is offices.yml: rename it to offices.yaml\n"
        in project.run("build", "letter", "-f", "txt").err
    )


SET_ASIDE = (
    "reference-old.docx", "reference 2023 letterhead.docx", "sign-ons.csv", "sign-ons of partners.docx",
    "~$reference.docx", ".reference.docx", "words.docx",
)  # fmt: skip


def test_a_file_that_was_set_aside_is_no_mistake(project: SmallProject) -> None:
    project.write({f"templates/joint-letter/{name}": "x" for name in SET_ASIDE})
    project.write({f"campaigns/letter/{name}": "x" for name in SET_ASIDE})
    assert project.run("build", "letter", "-f", "txt").err == ""


def test_a_copy_beside_a_file_that_is_there_is_no_mistake(project: SmallProject) -> None:
    project.write(
        {f"campaigns/letter/{name}": "x" for name in ("Copy of campaign.yaml", "body.md.txt", "body (1).md")}
    )
    assert project.run("build", "letter", "-f", "txt").err == ""


def test_another_section_is_not_to_be_renamed(tmp_path: Path) -> None:
    for name in ("media-2023.md", "social-media.md", "media"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert how_to_name(tmp_path / "media.md") is None
    assert misnamed(tmp_path / "media.md") is None
    assert how_to_name(tmp_path / "nowhere" / "media.md") is None
