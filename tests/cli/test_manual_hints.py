"""Which page of the manual a finding names: one that is there, once, below what is printed."""

from __future__ import annotations

import json
import re

import pytest

from outside import ROOT
from small_project import SMALL, SmallProject
from undersigned.cli.manual_hints import OF_FILES, PAGES
from undersigned.files.manual import page_names

CODES = frozenset(
    re.findall(
        r'"([a-z]+(?:-[a-z]+)+)"',
        "".join(
            file.read_text("utf-8") for file in (ROOT / "src").rglob("*.py") if file.name != "manual_hints.py"
        ),
    )
)


@pytest.mark.parametrize(("code", "page"), PAGES.items())
def test_what_names_a_page_is_a_kind_of_finding_and_the_page_is_there(code: str, page: str) -> None:
    assert code in CODES
    assert page in page_names()


def test_what_is_told_by_its_file_is_a_kind_of_finding_too() -> None:
    assert OF_FILES <= CODES
    assert OF_FILES.isdisjoint(PAGES)


@pytest.mark.parametrize("wrong", ["adress: Geneva\n", "a: b: c\n"])
@pytest.mark.parametrize(
    ("file", "page", "others"),
    [
        ("campaigns/letter/campaign.yaml", "campaign-file", {}),
        ("templates/brief/kind.yaml", "letter-kinds", {"letter": "brief"}),
        ("templates/styles/ours.yaml", "house-style", {"style": "ours"}),
        ("campaigns/sessions.yaml", "other-files", {"session": "HRC63"}),
        ("signatories/organisations.yaml", "other-files", {}),
        ("campaigns/letter/sign-ons.yaml", "signatories", {}),
    ],
)
def test_a_key_that_there_is_not_names_the_page_on_its_file(
    wrong: str, file: str, page: str, others: dict[str, str], project: SmallProject
) -> None:
    campaign = SMALL["campaigns/letter/campaign.yaml"] + "".join(
        f"{key}: {it}\n" for key, it in others.items()
    )
    if page == "other-files":  # in which the first keys are names
        wrong = f"other: {{{wrong.strip()}}}\n"
    before = campaign if file.endswith("campaign.yaml") else SMALL.get(file, "")
    project.write({"campaigns/letter/campaign.yaml": campaign, file: before + wrong})
    run = project.run("build", "letter", "--format", "txt")
    assert run.err.splitlines()[-1] == f"The manual has more on this: undersigned manual {page}"


@pytest.mark.parametrize(
    ("files", "pages"),
    [
        ({"body.md": "We write.[^one]\n"}, ["footnotes"]),
        ({"body.md": "We write.[^one] And *this.[^two]\n"}, ["footnotes", "prose"]),
        ({"campaign.yaml": "date: 2026-09-01\n  subject: x\n"}, ["campaign-file"]),
        ({"body.md": "We write {{ contry }}.\n"}, ["prose"]),
        ({"body.md": "We write.\n\n[TO BE WRITTEN]\n"}, []),
        ({}, []),
    ],
)
def test_findings_name_each_page_once_and_last(
    files: dict[str, str], pages: list[str], project: SmallProject
) -> None:
    project.write({f"campaigns/letter/{name}": text for name, text in files.items()})
    lines = project.run("check", "letter").err.splitlines()
    hints = [line for line in lines if line.startswith("The manual has more on this: ")]
    commands = ", ".join(f"undersigned manual {page}" for page in pages)
    assert hints == ([f"The manual has more on this: {commands}"] if pages else [])
    assert hints == lines[len(lines) - len(hints) :]


def test_programs_are_not_told_of_pages(project: SmallProject) -> None:
    project.write({"campaigns/letter/body.md": "We write.[^one]\n"})
    run = project.run("check", "letter", "--json")
    assert [finding["code"] for finding in json.loads(run.out)[0]["findings"]] == ["unknown-footnote"]
    assert "The manual" not in run.err + run.out


def test_a_letter_that_is_not_yet_agreed_to_names_the_page_on_sign_ons(project: SmallProject) -> None:
    project.write({"campaigns/letter/sign-ons.yaml": "organisations: {}\n"})
    run = project.run("build", "--final", "letter")
    assert run.status == 1
    assert run.err.splitlines()[-1] == "The manual has more on this: undersigned manual collect-sign-ons"
