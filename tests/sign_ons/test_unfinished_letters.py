"""Holds every gate to one list: what is unfinished anywhere in a letter is told, and keeps it from going out."""

from __future__ import annotations

import io
import json
import re
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from small_project import SmallProject
from undersigned.files.project import Project
from undersigned.model.findings import LetterError
from undersigned.model.worklist import ItemKind
from undersigned.route import prepare, worklist_for
from undersigned.sealing.sealed_letters import SealRequest, seal_letter
from undersigned.sealing.signing import Pen
from undersigned.sign_ons.finality import require_final

FILES = {
    "campaigns/letter/campaign.yaml": """\
letter: ours
style: ours
date: 2026-09-01
date_line: "Geneva, {{ date }} ‹date_line›"
country: "Freedonia ‹country›"
addressees: ["Permanent Representatives ‹addressee›", "The President"]
copy: ["The Secretariat ‹copy›"]
subject: "Keep Freedonia under scrutiny ‹subject›"
salutation: "Excellencies ‹salutation›"
closing: "Sincerely ‹closing›"
body: body.md
signatories: [freedonia-watch, example-union]
signatory_groups: {"Local ‹group›": [freedonia-watch], Others: [example-union]}
signatory_list: {show: acronym-and-country}
individuals:
  ann: {name: "Ann Example ‹person›", title: "Professor ‹office›"}
facts:
  held: {text: "at least 50 ‹fact›", as_of: 2026-08-30}
asks:
  resolution:
    lead_in: "We ask you to ‹lead_in›:"
    items:
      renew: "Renew the mandate ‹ask›;"
annex:
  title: "ANNEX: what has happened ‹annex›"
  sections: [annex/media.md]
footnotes:
  own: "In our own words ‹note›."
  work: {kind: report, title: "The press law ‹work›", publisher: Freedonia Watch, date: 2026-08-01}
""",
    "campaigns/letter/body.md": """\
We write about {{ country }}, where {{ facts.held }} are held ‹body›.[^own][^work][^spot]

## A heading ‹heading›

> They said so ‹quotation›.

| What | Who |
|------|-----|
| a ‹cell› | b |

- an item
- *one* **more** ‹item›

![A map ‹picture›](map.png)

{{ asks("resolution") }}

[^spot]: On the spot ‹spot›.
""",
    "campaigns/letter/annex/media.md": "## Media\n\nPapers are closed ‹section›.\n",
    "signatories/organisations.yaml": """\
freedonia-watch: {name: "Freedonia Watch ‹name›", acronym: FW, country: Freedonia}
example-union: {name: Example Union, acronym: EU, country: "Freedonia ‹seat›"}
""",
    "templates/ours/letter.md": """\
{% extends "joint-letter/letter.md" %}
{% block closing %}
Words of the kind ‹kind›.

{{ super() }}
{% endblock %}
""",
    "templates/styles/ours.yaml": 'based_on: plain\npage: {footer: {left: "Our office ‹footer›", right: "{page}"}}\n',
}
"""A letter with a slot, ‹name›, in all that is printed."""

SLOTS = {slot: name for name, text in FILES.items() for slot in re.findall("‹(.*?)›", text)}
NAMES = {"group", "person", "office", "name", "seat"}
"""Where square brackets belong to a name."""
MARKS = [
    "TODO ask Ann",
    "??",
    "FIXME",
    "(to be filled in)",
    "XX",
    "tbc",
    "[insert date]",
    "(à compléter)",
    "＿＿＿",
]


def filled(marks: dict[str, str]) -> dict[str, str | bytes]:
    """The letter with some marks in its slots."""
    picture = io.BytesIO()
    Image.new("RGB", (40, 40)).save(picture, "PNG")
    files: dict[str, str | bytes] = {"campaigns/letter/map.png": picture.getvalue()}
    for name, text in FILES.items():
        files[name] = re.sub(" ?‹(.*?)›", lambda slot: f" {marks[slot[1]]}" if slot[1] in marks else "", text)
    return files


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    return SmallProject(tmp_path_factory.mktemp("letter"))


def open_in(project: SmallProject) -> list[tuple[str, str]]:
    """The files and ids of what is to be filled in."""
    manuscript = prepare(Project(project.root), "letter")
    return [
        (item.place.file, item.id) for item in manuscript.worklist.open if item.kind is ItemKind.PLACEHOLDER
    ]


def test_a_letter_without_marks_has_none(letter: SmallProject) -> None:
    letter.write(filled({}))
    assert open_in(letter) == []


@given(st.sampled_from(sorted(SLOTS)), st.sampled_from(MARKS))
def test_a_mark_anywhere_is_one_item_in_its_file_and_stops_the_letter(
    letter: SmallProject, slot: str, mark: str
) -> None:
    if slot in NAMES and mark.startswith("["):
        return
    letter.write(filled({slot: mark}))
    found = open_in(letter)
    assert [file for file, _ in found] == [SLOTS[slot]], slot
    project = Project(letter.root)
    with pytest.raises(LetterError) as told:
        require_final(prepare(project, "letter"))
    errors = [one for one in told.value.findings if one.code == "placeholder"]
    assert [one.place.file for one in errors if one.place] == [SLOTS[slot]]
    assert all(one.severity.value == "error" and one.help and found[0][1] in one.help for one in errors)


def test_the_gates_agree_item_for_item(project: SmallProject) -> None:
    project.write(filled(dict.fromkeys(SLOTS, "TODO")))
    told = [_told(project.run("check", "letter").err, "warning")]
    assert len(told[0]) >= len(SLOTS)
    for words in (["build", "--final", "letter"], ["pack", "letter"]):
        run = project.run(*words)
        assert run.status == 1
        told.append(_told(run.err, "error"))
    with pytest.raises(LetterError) as refused:
        seal_letter(Project(project.root), SealRequest("letter"), mock.Mock(spec=Pen))
    told.append(_told(str(refused.value), "error"))
    assert all(one == told[0] for one in told)
    listed = json.loads(project.run("todo", "letter", "--json").out)["open"]
    assert {f"{one['file']}:{one['line']}:{one['column']}" for one in listed} == {
        place for place, _ in told[0]
    }
    count = len({item["id"] for item in listed})
    build = project.run("build", "letter", "-f", "txt")
    assert f"{len(listed)} things in this letter are still to be filled in" in build.err
    assert count <= len(listed)
    # What somebody looked at and found to be meant is settled for all.
    assert project.run("todo", "letter", "--settle", *{item["id"] for item in listed}).status == 0
    assert "[placeholder]" not in project.run("check", "letter").err
    assert "[placeholder]" not in project.run("build", "--final", "letter").err
    assert open_in(project) == []
    campaign = prepare(Project(project.root), "letter").campaign
    assert worklist_for(Project(project.root), campaign, None).settled, "they are printed still"


def _told(findings: str, severity: str) -> list[tuple[str, str]]:
    return re.findall(rf"^(\S+:\d+:\d+): {severity}: (.*) \[placeholder\]$", findings, re.MULTILINE)


def _settle(project: SmallProject, words: str) -> None:
    listed = json.loads(project.run("todo", "letter", "--json").out)["open"]
    (id,) = {item["id"] for item in listed if item["words"] == [words]}
    assert project.run("todo", "letter", "--settle", id).status == 0


def test_an_acronym_that_was_settled_settles_no_other_text_of_the_same_words(project: SmallProject) -> None:
    plain = (project.root / "campaigns/letter/campaign.yaml").read_text("utf-8")
    project.write(
        {
            "signatories/organisations.yaml": "freedonia-watch: {name: The Border Consortium, acronym: TBC}\n",
            "campaigns/letter/campaign.yaml": plain,
        }
    )
    _settle(project, "TBC")
    assert project.run("check", "letter").err == ""
    settled = (project.root / "campaigns/letter/campaign.yaml").read_text("utf-8")
    project.write(
        {
            "campaigns/letter/campaign.yaml": f"{settled}date_line: TBC\nsalutation: TBC\n",
            "campaigns/letter/body.md": "TBC\n",
        }
    )
    assert project.run("check", "letter").err.count("'TBC' is still to be filled in") == 3


def test_who_settles_one_mark_of_a_sentence_settles_no_other(project: SmallProject) -> None:
    project.write({"campaigns/letter/body.md": "The XX meeting met in TBC and agreed.\n"})
    _settle(project, "XX")
    err = project.run("check", "letter").err
    assert "'XX'" not in err
    assert "'TBC' is still to be filled in" in err


def test_a_mark_that_is_typed_and_not_printed_stands_for_none_that_is(project: SmallProject) -> None:
    body = 'Text {{ "TB" ~ "C" }} and more.\n\nSecond {% if false %}TBC{% endif %} paragraph.\n'
    project.write({"campaigns/letter/body.md": body})
    err = project.run("check", "letter").err
    assert "body.md:1:" in err
    assert "body.md:3:" in err


def test_a_mark_in_a_passage_is_told_where_it_is_cited(project: SmallProject) -> None:
    project.write(
        {
            "campaigns/letter/campaign.yaml": (project.root / "campaigns/letter/campaign.yaml").read_text(
                "utf-8"
            )
            + "footnotes:\n  law: {symbol: A/HRC/51/66}\n",
            "campaigns/letter/body.md": "We write.[^law: para. XX]\n",
        }
    )
    err = project.run("check", "letter").err
    assert "campaigns/letter/body.md:1:" in err
    assert "undersigned/templates" not in err
