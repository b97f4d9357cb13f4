"""The object `words` of templates: what it knows, what it tells, and that older kinds of letter still get it."""

from __future__ import annotations

import pytest

from small_project import SMALL, SmallProject

CAMPAIGN = SMALL["campaigns/letter/campaign.yaml"]
FRENCH = f"language: fr\n{CAMPAIGN}"
NOTED = """\
notes: {repeat: ibid}
footnotes:
  one: {url: "https://example.org/"}
"""
TWICE = "We write.[^one] Again.[^one]\n"
GERMAN = f"language: de\n{CAMPAIGN}"
WORDS = "templates/joint-letter/words.md"
OWN = """\
{% set to = "An:" %}{% set subject = "Betreff:" %}{% set salutation = "Exzellenzen" %}
{% set closing = "Hochachtungsvoll" %}{% set comma = "," %}
"""
"""So much that the rest of the words is missed."""
IBID = "no word in 'de' is known for 'ibid.', so it is in English [missing-word]"


def made(project: SmallProject, files: dict[str, str]) -> tuple[str, str]:
    """The letter as plain text, and what the program said."""
    project.write(files)
    run = project.run("build", "letter", "--format", "txt")
    assert run.status == 0, run.err
    return project.built("txt").read_text("utf-8"), run.err


def test_a_word_that_is_lacking_is_told_once_with_the_language_and_the_place(project: SmallProject) -> None:
    text, told = made(
        project,
        {
            "campaigns/letter/campaign.yaml": GERMAN + NOTED,
            "campaigns/letter/body.md": TWICE + "\nThird.[^one]\n",
            WORDS: OWN,
        },
    )
    assert "[2] Ibid." in text
    assert "[3] Ibid." in text
    assert told == (
        f"campaigns/letter/campaign.yaml:1:11: warning: {IBID}\n"
        '  help: write {% set ibid = {"de": "ibid."} %} in templates/citations/words.md, '
        "with the right word in the place of the English one\n"
        "The manual has more on this: undersigned manual another-language\n"
    )


def test_a_word_that_is_not_printed_is_not_told(project: SmallProject) -> None:
    _, told = made(
        project,
        {
            "campaigns/letter/campaign.yaml": GERMAN + NOTED,
            "campaigns/letter/body.md": "We write.[^one]\n",
            WORDS: OWN,
        },
    )
    assert told == ""


def test_of_no_ibid_that_is_not_printed_is_told(project: SmallProject) -> None:
    two = f'{NOTED}  two: {{url: "https://example.org/two"}}\n'
    _, told = made(
        project,
        {
            "campaigns/letter/campaign.yaml": GERMAN + two,
            WORDS: OWN,
            "campaigns/letter/body.md": "We write.[^one] Again.[^two] And again.[^one]\n",
        },
    )
    assert told == ""


def test_what_the_help_says_helps(project: SmallProject) -> None:
    text, told = made(
        project,
        {
            "campaigns/letter/campaign.yaml": GERMAN + NOTED,
            "campaigns/letter/body.md": TWICE,
            WORDS: OWN,
            "templates/citations/words.md": '{% set ibid = "idem" %}\n',
        },
    )
    assert told == ""
    assert "[2] Idem" in text


@pytest.mark.parametrize(
    ("own", "printed"),
    [
        ('{"fr": "À Mesdames"}', "À Mesdames Permanent Representatives"),
        ('{"fr-FR": "À", "fr": "Pour"}', "Pour Permanent Representatives"),
        ('{"de": "An:"}', "À\u00a0: Permanent Representatives"),
        ('{"de": "An:"}[language]', "À\u00a0: Permanent Representatives"),
        ('"Pour tous :"', "Pour tous : Permanent Representatives"),
    ],
)
def test_a_word_of_a_project_is_that_of_the_language_that_stands_before_it(
    project: SmallProject, own: str, printed: str
) -> None:
    text, told = made(
        project,
        {
            "campaigns/letter/campaign.yaml": FRENCH,
            "templates/joint-letter/words.md": f"{{% set to = {own} %}}\n",
        },
    )
    assert printed in text
    assert told == ""


def test_a_word_of_a_project_that_templates_call_otherwise_is_told(project: SmallProject) -> None:
    _, told = made(
        project,
        {"templates/joint-letter/words.md": '{% set greeting = "Hello" %}\n{% set salutaton = "Sirs" %}\n'},
    )
    assert told == (
        "templates/joint-letter/words.md:2:8: warning: there is no word 'salutaton' [unknown-word]\n"
        "  help: did you mean 'salutation'?\n"
    )


def test_of_endnotes_that_there_are_none_of_no_word_is_told(project: SmallProject) -> None:
    _, told = made(
        project,
        {
            "campaigns/letter/campaign.yaml": f"language: qaa\n{CAMPAIGN}letter: own\n",
            "templates/own/letter.md": "{{ body }}\n\n{{ words.endnotes() }}\n",
            "templates/joint-letter/words.md": '{% set to = {"qaa": "A"} %}',
        },
    )
    assert "notes_heading" not in told


def test_an_unknown_language_is_told_once_until_a_project_gives_words(project: SmallProject) -> None:
    german = {
        "campaigns/letter/campaign.yaml": f"language: de\n{CAMPAIGN}copy: [A]\n",
        "campaigns/letter/body.md": "We write.\n",
    }
    text, told = made(project, german)
    assert told.count("warning") == 1
    assert "[unwritten-language]" in told
    assert "To: Permanent Representatives" in text
    own = '{% set to = "An:" %}{% set copy = {"de": "Kopie:"}[language[:2]] | default("Cc:") %}'
    text, told = made(project, german | {"templates/joint-letter/words.md": own})
    assert "An: Permanent Representatives" in text
    assert "Kopie: A" in text
    assert "no word in 'de' is known for 'RE:'" in told
    assert told.count("warning") == 4
    assert "unwritten-language" not in told


FORMER = {
    "import": '{% import "joint-letter/words.md" as words with context %}\n',
    "import under another name": (
        '{% import "joint-letter/words.md" as w with context %}{% set words = w %}\n'
    ),
    "import of each": (
        '{% from "joint-letter/words.md" import to, subject as label, with_comma with context %}\n'
        '{% from "joint-letter/words.md" import endnotes as notes_at_end with context %}\n'
    ),
    "nothing": "",
}
KIND = """\
::: addressees
{{ words.to }} {{ addressees|join(", ") }}
:::
::: subject
{{ words.subject }} {{ subject }}
:::
::: salutation
{{ words.with_comma(salutation or words.salutation) }}
:::
{{ body }}
{{ words.endnotes() }}
::: closing
{{ words.with_comma("Avec nos remerciements.") }}
:::
"""


@pytest.mark.parametrize("former", FORMER)
def test_a_kind_that_imports_words_as_before_prints_the_same(project: SmallProject, former: str) -> None:
    kind = FORMER[former] + KIND
    if former == "import of each":
        names = {"to": "to", "subject": "label", "with_comma": "with_comma", "endnotes": "notes_at_end"}
        for word, name in names.items():
            kind = kind.replace(f"words.{word}", name)
    text, told = made(
        project,
        {
            "campaigns/letter/campaign.yaml": FRENCH
            + "letter: own\n"
            + NOTED.replace("repeat: ibid", "place: end"),
            "campaigns/letter/body.md": TWICE.replace(" Again.[^one]", ""),
            "templates/own/letter.md": kind,
        },
    )
    assert (
        "À\u00a0: Permanent Representatives\n\nObjet\u00a0: Keep Freedonia under scrutiny\n\nExcellences,\n"
        in text
    )
    assert "Notes\n" in text
    assert "Avec nos remerciements.\n" in text
    assert "missing-word" not in told


def test_a_citation_style_that_imports_words_as_before_prints_the_same(project: SmallProject) -> None:
    style = (
        '{% import "citations/words.md" as words with context %}\n'
        "{{ words.see|capitalize }} {{ url|link }}, {{ words.accessed_on }} {{ accessed }}\n"
    )
    text, told = made(
        project,
        {
            "campaigns/letter/campaign.yaml": FRENCH
            + "notes: {style: own}\nfootnotes:\n  one: {url: 'https://example.org/', accessed: 2026-08-01}\n",
            "campaigns/letter/body.md": "We write.[^one]\n",
            "templates/citations/own/web-page.md": style,
            "templates/citations/own/document.md": style,
        },
    )
    assert "[1] Voir https://example.org/, consulté le 1er août 2026." in text
    assert told == ""


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("words.too", "there is no 'too' in this"),
        ("words", "this cannot be printed: it is made of several parts"),
        ("words.ordinal", "this cannot be printed: it is a function"),
        ("words.ordinal(3)", "'ordinal' cannot be called"),
        ("words.with_comma(addressees)", "this cannot be printed: it is a list"),
        ("words.quoted(subjct)", "'subjct' means nothing here"),
        ("words.check_language()", "'check_language' cannot be called"),
        ("words._findings", "'_findings' is out of reach here"),
    ],
)
def test_no_more_of_words_can_be_reached_than_words(project: SmallProject, asked: str, said: str) -> None:
    project.write(
        {
            "campaigns/letter/campaign.yaml": f"{CAMPAIGN}letter: own\n",
            "templates/own/letter.md": f"{{{{ {asked} }}}}\n",
        }
    )
    run = project.run("build", "letter", "--format", "txt")
    assert run.status == 1
    assert said in run.err


def test_words_cannot_be_changed(project: SmallProject) -> None:
    project.write(
        {
            "campaigns/letter/campaign.yaml": f"{CAMPAIGN}letter: own\n",
            "templates/own/letter.md": '{% set words.to = "An:" %}{{ body }}\n',
        }
    )
    assert project.run("build", "letter", "--format", "txt").status == 1
