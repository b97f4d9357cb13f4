"""Proves that a part that is optional is printed by whatever gives it, and that an order without it is told of that."""

from __future__ import annotations

import base64

import pytest

from small_project import SmallProject
from undersigned.model.frame import FramePart

LOGO = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
GIVEN = [
    ("letterhead", "letterhead: Given.", "letterhead"),
    ("letterhead", "signatory_list: {logos: letterhead}\nsignatories: [ours]", "logos"),
    ("title", "title: Given.", "title"),
    ("date", "date: 2026-09-01", None),
    ("date", "date: 2026-09-01\ndate_line: Given.", "date_line"),
    ("addressees", "addressees: [Given.]", "addressees"),
    ("addressees", "frame: {via: Given.}", "via"),
    ("copy", "copy: [Given.]", "copy"),
    ("subject", "subject: Given.", "subject"),
    ("salutation", "salutation: Given.", "salutation"),
    ("summary", "summary: Given.", "summary"),
    ("body", "", "body"),
    ("closing", "closing: Given.", "closing"),
    ("signatories", "signatories: [ours]", "signatories"),
    ("signatories", "individuals: {ann: {name: Ann Given}}", "individuals"),
    ("signatories", "signatory_list: {above: Given.}", "signatory_list"),
    ("signatories", "signatory_list: {below: Given.}", "signatory_list"),
    ("contact", "contact: Given.", "contact"),
    ("annex", "annex: {sections: [annex/given.md]}", "annex"),
    ("notes", "footnotes: {given: Given.}", None),
]
"""A part, what gives it, and what a warning calls that where the order has no such part."""


def written(project: SmallProject, part: str, given: str, *order: str) -> None:
    """A letter of a kind with an order in which the part is optional."""
    text = "Given." if part == "body" else "Hello.[^given]" if part == "notes" else "Hello."
    project.write(
        {
            "templates/ours/kind.yaml": f"frame: {{order: [{', '.join(order)}]}}\noptional: [{part}]\n",
            "signatories/organisations.yaml": "ours: {name: Given Watch, logo: ours.png}\n",
            "signatories/ours.png": LOGO,
            "campaigns/letter/campaign.yaml": f"letter: ours\n{given}\n",
            "campaigns/letter/body.md": f"{text}\n",
            "campaigns/letter/annex/given.md": "Given.\n",
        }
    )


def test_each_part_of_an_order_is_in_the_table() -> None:
    assert {part for part, *_ in GIVEN} == {part.value for part in FramePart}


@pytest.mark.parametrize(("part", "given", "key"), GIVEN)
def test_an_optional_part_is_printed_where_anything_gives_it(
    project: SmallProject, part: str, given: str, key: str | None
) -> None:
    written(project, part, given, *dict.fromkeys((part, "body")))
    text = project.build()
    assert "Given" in text or "1 September" in text or key == "logos"


@pytest.mark.parametrize("part", [part.value for part in FramePart if part.value != "body"])
def test_an_optional_part_is_not_printed_where_nothing_gives_it(project: SmallProject, part: str) -> None:
    written(project, part, "", part, "body")
    project.write({"campaigns/letter/body.md": "Hello.\n"})
    assert project.build() == "Hello.\n"


@pytest.mark.parametrize(("part", "given", "key"), [row for row in GIVEN if row[2]])
def test_what_is_given_is_named_where_the_order_has_no_such_part(
    project: SmallProject, part: str, given: str, key: str
) -> None:
    order = "[letterhead, contact]" if part == "body" else "[body]"
    frame = f"frame: {{order: {order}, via: Given.}}" if key == "via" else f"frame: {{order: {order}}}"
    written(project, part, frame if key == "via" else f"{given}\n{frame}", "body")
    told = {
        "body": "the letter has no text: the order of the parts leaves out 'body'",
        "logos": "the logos are to stand in the letterhead, and the letter prints none",
    }
    assert told.get(key, f"'{key}' is not printed") in project.run("build", "letter", "--format", "txt").err
