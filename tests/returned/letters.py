"""A letter with its sources typed in every manner, and what comes of merging a copy of it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from undersigned.files.project import Project
from undersigned.returned.merging import Merge, MergeRequest, Taken, merge, propose_merge
from undersigned.route import as_word, prepare

DAY = datetime.date(2026, 9, 1)
CAMPAIGN = "campaigns/letter/campaign.yaml"
BODY = "campaigns/letter/body.md"
ANNEX = "campaigns/letter/annex/cases.md"

FILES: Mapping[str, str] = {
    CAMPAIGN: """\
# The letter, with remarks.
date: 2026-09-01
country: Freedonia
addressees:
  - Permanent Representatives of Member States   # a remark behind
  - name: Ann Example
    title: Minister for Health
    organisation: Ministry of Health
subject: Keep {{ country }} under close scrutiny
salutation: 'Excellencies, dear friends'
summary: |
  We ask for one resolution, and soon.

  It should be strong.
asks:
  resolution:
    lead_in: "We urge the \\"Council\\" to adopt a resolution that:"
    items:
      renew: Renews the mandate of the expert for one year;
      report: >-
        Reports to the Council at its next
        session, with numbers and names;[^report]
      fund: 'Funds the journalists'' union and its work;'
      visit: |-
        Visits the country in {{ date.year }} twice.
closing: "Yours sincerely"
signatories: [freedonia-watch, union-of-journalists]
annex:
  title: "ANNEX: Cases of this year"
  sections: [annex/cases.md]
footnotes:
  report: {url: "https://example.org/long-report"}
  press: {title: The state of the press, url: "https://example.org/press"}
  aside: Free words, with *emphasis* in them.
  document: {symbol: A/HRC/51/66, date: 2022-08-18}
""",
    BODY: """\
We write about {{ country }}, where journalists are in
danger, and where *nothing at all* was done.[^press] Prices rose by 5\\*
and “more” &amp; more.[^document]

{# a remark that prints nothing #}
Three things matter:

- first, the **courts** of the land;
- second, a [free press](<https://example.org/free>) for all;
  1. with papers,
  2. with radio.

{{ asks("resolution") }}

> The words of a judge who was there.

| Year | Cases |
|------|------:|
| 2020 | twelve cases |
| 2021 | twenty cases |

We say it once more:[^inline] it is *urgent*. In {{ country }} nobody is safe.[^aside]

[^inline]: Written on the spot, with care.
""",
    ANNEX: """\
## What happened in the north

The police came at night.[^document: para. 4]
They took five people.

### And then

Nobody has seen them since.
""",
    "signatories/organisations.yaml": """\
freedonia-watch: {name: Freedonia Watch}
union-of-journalists: {name: Union of Journalists}
people-first: {name: People First}
""",
}
STATEMENT: Mapping[str, str] = {
    CAMPAIGN: """\
letter: statement
title: Joint statement on Freedonia
date: 2026-09-01
copy: [The Permanent Mission of Sylvania, "Office: of the Commissioner"]
addressees: [All States]
subject: About Freedonia
letterhead: |
  **Freedonia Watch**

  1 Main Street, Capital City
contact:
  name: Ann Example
  email: ann@example.org
asks:
  law:
    marks: 1
    lead_in: "Therefore we ask to:"
    items:
      amend:
        text: "Amend the law, so that:"
        marks: a
        items: {jail: no journalist is jailed;, papers: no newspaper is closed.}
      free: Free all who are held.
individuals:
  bob-person: {name: Bob Person, title: Professor}
signatories: [freedonia-watch]
notes: {place: end, repeat: short}
frame:
  order: [letterhead, title, date, addressees, copy, subject, salutation, body, closing, signatories, contact]
footnotes:
  report: {title: A long report, author: A. Writer, publisher: The Press, date: 2020-03-01, url: "https://example.org/r"}
  again: {repeats: report, text: See the report.}
""",
    BODY: """\
1. First thing that is said.[^report]
2. Second thing that is said.

   More of the second thing.

{% if date.year > 2020 %}
This is said after 2020, and **only then**.[^report]
{% else %}
This is said before.
{% endif %}

{{ asks("law") }}

The last words[^again] are here; see note {{ note("report") }} for more.\\\\
A new line of the same.
""",
    "signatories/organisations.yaml": "freedonia-watch: {name: Freedonia Watch}\n",
}
"""A statement with lists below one another, people, endnotes and short forms of sources."""


@dataclass(frozen=True)
class Merged:
    """A project after copies of its letter were merged."""

    root: Path
    proposal: Merge
    taken: Taken

    def text(self, file: str) -> str:
        """A file of the project."""
        return (self.root / file).read_bytes().decode()

    def texts(self) -> dict[str, str]:
        """The files that a letter has."""
        return {
            file: self.text(file)
            for file in (*FILES, "templates/own/letter.md")
            if (self.root / file).exists()
        }


def written(root: Path, files: Mapping[str, str]) -> Project:
    """A project of some files."""
    for file, text in files.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_bytes(text.encode())
    return Project(root)


def edited(files: Mapping[str, str], *changes: tuple[str, str, str]) -> dict[str, str]:
    """The files with words in place of others: file, old, new."""
    found = dict(files)
    for file, old, new in changes:
        assert found[file].count(old) == 1, old
        found[file] = found[file].replace(old, new)
    return found


def copy_of(root: Path, files: Mapping[str, str], name: str = "back.docx") -> Path:
    """The Word file of a letter."""
    project = written(root / f"made-{name}", files)
    path = root / name
    path.write_bytes(as_word(prepare(project, "letter")))
    return path


def merged(root: Path, files: Mapping[str, str], *copies: Path, **request: str) -> Merged:
    """A letter after all that can be taken of some copies was."""
    project = written(root / "ours", files)
    proposal = propose_merge(project, MergeRequest("letter", copies, DAY, **request))
    wanted = {one.id: "" for one in proposal.changes if one.is_asked and not one.is_contradicted}
    return Merged(root / "ours", proposal, merge(project, proposal, wanted, {}, DAY))
