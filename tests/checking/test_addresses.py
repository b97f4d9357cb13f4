"""Which addresses of a letter are asked for, where they are said to stand, and what is said of each answer."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pytest

from small_project import SMALL, SmallProject
from undersigned.campaigns.letters import check_campaign
from undersigned.files.project import Project
from undersigned.links.answers import Answer, Blocked, Fine, Gone, Moved, Trouble, Unreachable
from undersigned.links.link_findings import _TROUBLES, addresses
from undersigned.model.findings import Finding, Severity
from undersigned.route import prepare

CAMPAIGN, BODY = "campaigns/letter/campaign.yaml", "campaigns/letter/body.md"


def places(project: SmallProject) -> dict[str, list[str]]:
    """Where the addresses of the letter stand: `body.md:1:2`."""
    found = addresses(prepare(Project(project.root), "letter").draft)
    return {
        address: [str(place).removeprefix("campaigns/letter/") for place in where]
        for address, where in found.items()
    }


def test_addresses_of_the_text(project: SmallProject) -> None:
    project.write({
        BODY: """\
See <https://a.example/1> and
*[there](https://a.example/2)*, or <mailto:somebody@a.example>.

- As https://a.example/3, and (https://a.example/4_(b)) say.

> **[Quoted](http://a.example/5)**

| Year | Page |
|---|---|
| 2023 | <https://a.example/6> |

[https://a.example/shown](https://a.example/7)
"""
    })  # fmt: skip
    assert places(project) == {
        "https://a.example/1": ["body.md:1:6"],
        "https://a.example/2": ["body.md:2:10"],
        "https://a.example/3": ["body.md:4:3"],
        "https://a.example/4_(b)": ["body.md:4:3"],
        "http://a.example/5": ["body.md:6:14"],
        "https://a.example/6": ["body.md:10:11"],
        "https://a.example/7": ["body.md:12:27"],
    }


def test_addresses_of_notes_stand_where_the_note_is_defined(project: SmallProject) -> None:
    project.write({
        CAMPAIGN: SMALL[CAMPAIGN] + """\
footnotes:
  page: {url: "https://a.example/1"}
  titled:
    title: A report
    publisher: Freedonia Watch
    url: https://a.example/2
  words: {text: "See <https://a.example/3>."}
  never-cited: {url: "https://a.example/4"}
""",
        BODY: "We write.[^page][^titled; words][^page: para. 2]\n\nAgain.[^here]\n\n"
        "[^here]: Here: <https://a.example/5>\n",
    })  # fmt: skip
    assert places(project) == {
        "https://a.example/1": ["campaign.yaml:6:3"],
        "https://a.example/2": ["campaign.yaml:7:3"],
        "https://a.example/3": ["campaign.yaml:11:23"],
        "https://a.example/5": ["body.md:5:17"],
    }


def test_an_address_is_one_without_its_fragment_and_its_password(project: SmallProject) -> None:
    project.write({BODY: "<https://a.example/1#b>\n\n[c](https://me:secret@a.example/1)\n"})
    assert places(project) == {"https://a.example/1": ["body.md:1:2", "body.md:3:5"]}


def findings(project: SmallProject, answer: Answer) -> tuple[Finding, ...]:
    """What is found where everything answers the same."""

    def ask(addresses: Collection[str]) -> Mapping[str, Answer]:
        return dict.fromkeys(addresses, answer)

    return check_campaign(Project(project.root), "letter", ask)


@pytest.mark.parametrize(
    ("answer", "code", "message"),
    [
        (Gone(404), "link-gone", "the page 'https://a.example/1' is gone: its server says so (404)"),
        (
            Moved("https://b.example/"),
            "link-moved",
            "'https://a.example/1' has moved to 'https://b.example/'",
        ),
        (
            Moved("https://a.example/", to_front_page=True),
            "link-moved",
            "'https://a.example/1' leads to the front page 'https://a.example/': the page itself is probably gone",
        ),
        (
            Blocked(403),
            "link-blocked",
            "whether 'https://a.example/1' works is not known: the site refuses programs (403)",
        ),
        (
            Unreachable(Trouble.TOO_SLOW),
            "link-unreachable",
            "'https://a.example/1' cannot be reached: the server took too long to answer",
        ),
        (
            Unreachable(Trouble.UNKNOWN_NAME, "b.example"),
            "link-unreachable",
            "'https://a.example/1' cannot be reached: no server is known by the name 'b.example'",
        ),
    ],
)
def test_each_place_has_its_warning(project: SmallProject, answer: Answer, code: str, message: str) -> None:
    project.write({BODY: "<https://a.example/1>\n\n<https://a.example/1>\n"})
    found = findings(project, answer)
    assert [(f.severity, f.code, f.message) for f in found] == [(Severity.WARNING, code, message)] * 2
    assert [str(f.place) for f in found] == [f"{BODY}:1:2", f"{BODY}:3:2"]
    assert all(f.help for f in found)


def test_there_is_a_sentence_for_each_trouble() -> None:
    assert _TROUBLES.keys() == set(Trouble)


def test_no_warning_where_all_is_well(project: SmallProject) -> None:
    project.write({BODY: "<https://a.example/1>\n"})
    assert findings(project, Fine()) == ()


def test_nothing_is_asked_for_a_letter_without_addresses_or_with_errors(project: SmallProject) -> None:
    def ask(_: Collection[str]) -> Mapping[str, Answer]:
        raise AssertionError

    assert check_campaign(Project(project.root), "letter", ask) == ()
    project.write({BODY: "<https://a.example/1>[^nothing]\n"})
    assert "[unknown-footnote]" in project.run("check", "--links", "letter").err
