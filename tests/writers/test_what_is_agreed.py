"""Holds what is agreed to against what is printed: no word reaches a reader that no signatory was asked about."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from docx import Document
from PIL import Image

from small_project import SmallProject
from undersigned import route
from undersigned.files.project import Project
from undersigned.model.findings import LetterError
from undersigned.model.sign_ons import Wording

CAMPAIGN = """\
letter: ours
style: ours
date: 2026-09-01
date_line: "Geneva, {{ date }} «date_line»"
letterhead: "Our office «letterhead»\\n\\n![A logo «logo»](logo.png)"
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
signatories: [freedonia-watch, example-union]
signatory_notes: {freedonia-watch: at-name}
signatory_groups:
  - heading: "Local «group»"
    members: [freedonia-watch]
    above: "Those «above group»."
    below: "So far «below group»."
  - {heading: "Others «empty group»", members: individuals}
signatory_list: {above: "We «above list».", below: "All «below list»."}
closing: "Sincerely «closing»"
contact: {name: "Ann «contact»"}
footnotes: {at-name: "But not the third ask «note at a name»."}
"""
KIND = """\
{% extends "joint-letter/letter.md" %}
{% block letterhead %}
{{ super() }}

::: letterhead
Words of the kind «letterhead of a kind»
:::
{% endblock %}
{% block date %}
{{ super() }}
::: date
At noon «date of a kind»
:::
{% endblock %}
{% block signatories %}
::: signatories
Signed «before the list of a kind»
:::
{{ super() }}
::: signatories
{% for one in signatories %}
{{ one.number }}. {{ one.name }} strongly «beside a name of a kind»
{% endfor %}
:::
{% endblock %}
"""
STYLE = """\
based_on: plain
bullet: "+ «bullet»"
page:
  header: {left: "{title} «header»", right: "{page}"}
  footer: {centre: "Tel. «footer» {page_of_pages}"}
  first_header: {left: "First «first header»"}
  first_footer: {left: "First {date} «first footer»"}
"""
REGISTER = """\
freedonia-watch: {name: Freedonia Watch, acronym: FW, country: Freedonia, logo: fw.png, description: A watch}
example-union: {name: Example Union, country: Sylvania}
third: {name: Third Party, acronym: TP}
"""
FILES = {
    "campaigns/letter/campaign.yaml": CAMPAIGN,
    "campaigns/letter/body.md": "We, {{ signatories.count }} organisations, write on {{ date }}.\n\n- an item\n\n"
    "::: signatories\nTyped «signatories typed»\n:::\n\n::: date\nTyped «date typed»\n:::\n",
    "templates/ours/letter.md": KIND,
    "templates/styles/ours.yaml": STYLE,
    "signatories/organisations.yaml": REGISTER,
}
WORD_FILE = "templates/ours/reference.docx"
IN_WORD = {"header of the Word file", "footer of the Word file"}
SLOTS = sorted({slot for text in FILES.values() for slot in re.findall("«(.*?)»", text)} | IN_WORD)


def filled(said: dict[str, str]) -> dict[str, str | bytes]:
    """The letter with some words in its slots."""
    picture, word = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (40, 40)).save(picture, "PNG")
    document = Document()
    document.sections[0].header.paragraphs[0].text = f"Head {said.get('header of the Word file', '')}"
    document.sections[0].footer.paragraphs[0].text = f"Foot {said.get('footer of the Word file', '')}"
    document.save(word)
    texts = {
        name: re.sub(" ?«(.*?)»", lambda slot: f" {said[slot[1]]}" if slot[1] in said else "", text)
        for name, text in FILES.items()
    }
    pictures = dict.fromkeys(("campaigns/letter/logo.png", "signatories/fw.png"), picture.getvalue())
    return {**texts, **pictures, WORD_FILE: word.getvalue()}


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    return SmallProject(tmp_path_factory.mktemp("letter"))


def wording(project: SmallProject) -> Wording:
    return route.prepare(Project(project.root), "letter").wording


@pytest.mark.parametrize("slot", SLOTS)
def test_whatever_is_printed_anywhere_is_agreed_to(letter: SmallProject, slot: str) -> None:
    letter.write(filled({}))
    before = wording(letter)
    letter.write(filled({slot: "gladly condemn"}))
    after = wording(letter)
    assert after.digest != before.digest
    assert "gladly condemn" in after.text.replace("\n", " ")


SAME = [
    ("campaigns/letter/campaign.yaml", "2026-09-01", "2026-09-02"),
    (
        "campaigns/letter/campaign.yaml",
        "[freedonia-watch, example-union]",
        "[example-union, freedonia-watch, third]",
    ),
    ("campaigns/letter/campaign.yaml", "closing:", "signatory_order: listed\nclosing:"),
    ("campaigns/letter/campaign.yaml", "closing:", "individuals: {ann: {name: Ann, title: Head}}\nclosing:"),
    ("signatories/organisations.yaml", "Freedonia Watch", "Watch of Freedonia"),
    ("signatories/organisations.yaml", "country: Freedonia", "country: Sylvania"),
    ("signatories/organisations.yaml", "A watch", "An observatory"),
]


@pytest.mark.parametrize(("file", "old", "new"), SAME)
def test_who_else_signs_and_the_day_are_not_agreed_to(
    letter: SmallProject, file: str, old: str, new: str
) -> None:
    letter.write(filled({}))
    letter.write({"campaigns/letter/body.md": "We, {{ signatories.count|in_words }}, write.\n"})
    before = wording(letter)
    text = (letter.root / file).read_text("utf-8")
    assert old in text
    letter.write({file: text.replace(old, new)})
    assert wording(letter).text == before.text


# --- what the letter says with and without those who sign

TRICKS = [
    '{% if signatories.count ~ "" == "(number of signatories)" %}thank{% else %}condemn{% endif %}',
    '{% if "number" in signatories.count ~ "" %}thank{% else %}condemn{% endif %}',
    '{{ "thank" if (signatories.count ~ "")|length > 3 else "condemn" }}',
    '{% if signatories.count|in_words == "two" %}condemn{% else %}thank{% endif %}',
    '{% if signatories[0].name == "Example Union" %}condemn{% else %}thank{% endif %}',
    "{% if signatories[0].name|length == 13 %}condemn{% else %}thank{% endif %}",
    '{% if signatories[0] ~ "" == "Example Union" %}condemn{% else %}thank{% endif %}',
    '{% if signatories[0].country == "Sylvania" %}condemn{% else %}thank{% endif %}',
    '{% if date ~ "" == "1 September 2026" %}condemn{% else %}thank{% endif %}',
    '{% if date.written("dd") == "01" %}condemn{% else %}thank{% endif %}',
    '{{ "(number of signatories)" if signatories.count ~ "" != "2" else "not" }}',
    '[^note]: {% if signatories.count ~ "" == "2" %}condemn{% else %}thank{% endif %}',
]
LIST = """\
{{% extends "joint-letter/letter.md" %}}
{{% block signatories %}}
::: signatories
{}
:::
{{{{ super() }}}}
{{% endblock %}}
"""
PLACES = {
    "body": ("campaigns/letter/body.md", "We.[^note]\n\n[^note]: A note.\n\n{}\n"),
    "kind": (
        "templates/ours/letter.md",
        '{{% extends "joint-letter/letter.md" %}}\n{{% block closing %}}\n{}\n\n{{{{ super() }}}}\n{{% endblock %}}\n',
    ),
    "list": ("templates/ours/letter.md", LIST),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("trick", TRICKS)
def test_a_text_that_says_another_thing_to_those_who_are_asked_stops_the_letter(
    letter: SmallProject, place: str, trick: str
) -> None:
    if trick.startswith("[^note]") and place != "body":
        return
    file, around = PLACES[place]
    letter.write(filled({}))
    text = around.format(trick)
    letter.write({file: text.replace("[^note]: A note.\n", "") if trick.startswith("[^note]") else text})
    (letter.root / WORD_FILE).unlink()
    with pytest.raises(LetterError) as told:
        wording(letter)
    assert [(one.code, one.place and one.place.file) for one in told.value.findings] == [
        ("depends-on-signatories", file)
    ]


SEEN = [
    "{% if signatories[0].note %}thank{% else %}condemn{% endif %}",
    "{% if signatories[0].place_to_sign %}thank{% else %}condemn{% endif %}",
    "{% if signatories.count > 2 %}thank{% else %}condemn{% endif %}",
    "{% if signatories|length > 2 %}thank{% else %}condemn{% endif %}",
    '{% if "third" in signatories|map(attribute="id") %}thank{% else %}condemn{% endif %}',
    "{% if signatories[0].acronym %}thank{% else %}condemn{% endif %}",
    "{% if signatories.individuals %}thank{% else %}condemn{% endif %}",
    "{% if signatory_list.as_of %}thank{% else %}condemn{% endif %}",
]


@pytest.mark.parametrize("seen", SEEN)
def test_what_does_depend_on_who_signs_is_agreed_to_as_it_is_printed(letter: SmallProject, seen: str) -> None:
    """With one taken away, with others, with notes: the same digest, the same words."""
    letter.write(filled({}))
    (letter.root / WORD_FILE).unlink()
    file, around = PLACES["kind"]
    letter.write({file: around.format(seen)})
    said: dict[str, set[str]] = {}
    more = "individuals: {ann: {name: Ann}}\nsignature_fields: all\nsignatory_list: {as_of: 2026-08-01}\n"
    notes = "signatory_notes: {freedonia-watch: n}\n"
    for rest in (
        "signatories: [example-union]\n",
        f"signatories: [freedonia-watch]\n{notes}",
        f"signatories: [example-union, third, freedonia-watch]\n{notes}{more}",
    ):
        campaign = (
            f"letter: ours\ndate: 2026-09-01\naddressees: [All]\nsubject: Us\n{rest}footnotes: {{n: But}}\n"
        )
        letter.write({"campaigns/letter/campaign.yaml": campaign})
        manuscript = route.prepare(Project(letter.root), "letter")
        words = "thank" if "thank" in repr(manuscript.letter) else "condemn"
        said.setdefault(manuscript.wording.digest, set()).add(words)
        assert words in manuscript.wording.text
    assert all(len(words) == 1 for words in said.values())


def test_what_the_slots_say_is_printed(letter: SmallProject) -> None:
    """The letter of these tests is printed with all that its slots say."""
    letter.write(filled({slot: f"s{number}t" for number, slot in enumerate(SLOTS)}))
    assert letter.run("build", "letter", "-f", "docx").status == 0
    with zipfile.ZipFile(letter.built("docx")) as package:
        text = "".join(package.read(name).decode() for name in package.namelist() if name.endswith(".xml"))
    style = {"header", "footer", "first header", "first footer"}  # the Word file's stand there in this format
    missing = [slot for number, slot in enumerate(SLOTS) if f"s{number}t" not in text and slot not in style]
    assert set(missing) <= {"bullet", "empty group", "letterhead", "letterhead of a kind", "logo"}, missing
