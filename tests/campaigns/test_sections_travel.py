"""Proves that a section says in another letter what it said in its own, or that somebody is told."""

from __future__ import annotations

import io
import json

import pytest
from PIL import Image
from two_letters import MEDIA, adopt, copied, new_letter, notes, old_letter, yaml

from small_project import SmallProject
from undersigned.checking.typed_references import references_of

SESSIONS = "HRC60: {from: 2025-09-08, to: 2025-10-08}\nHRC63: {from: 2026-09-07, to: 2026-10-02}\n"
OLD = "session: HRC60\ncountry: Landaa\n"
NEW = "session: HRC63\ncountry: Landbb\n"
LAW = 'law: {url: "https://example.org/law"}'


def png(colour: int) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (8, 8), (colour, 0, 0)).save(data, "PNG")
    return data.getvalue()


def letters(project: SmallProject, section: str, footnotes: str = "", old: str = OLD, new: str = NEW) -> None:
    project.write({"campaigns/sessions.yaml": SESSIONS})
    project.write(old_letter(section, footnotes, old) | new_letter(more=new))


def codes(project: SmallProject, name: str = "letter") -> list[str]:
    run = project.run("check", name)
    return [line.rpartition("[")[2].rstrip("]") for line in run.err.split("\n") if line.endswith("]")]


# --- values, facts, typed references, languages

VALUES = [
    ("{{ date.long }}", "1 September 2025", "1 September 2026"),
    ("{{ date }}", "1 September 2025", "1 September 2026"),
    ("{{ date.year }}", "2025", "2026"),
    ("{{ country }}", "Landaa", "Landbb"),
    ("{{ session.ordinal }}", "60th", "63rd"),
    ("{{ session.opens }}", "8 September 2025", "7 September 2026"),
    ("{{session.number}}", "60", "63"),
]


@pytest.mark.parametrize("how", ["copy", "link"])
@pytest.mark.parametrize(("value", "was", "now"), VALUES)
def test_a_value_that_is_another_is_told_and_stands_on_the_worklist(
    project: SmallProject, value: str, was: str, now: str, how: str
) -> None:
    letters(project, f"## Media\n\nNothing new here. We count {value} of them.\n")
    run = adopt(project, how)
    assert f"{value} was “{was}”, is now “{now}”" in " ".join(run.out.split())
    assert "value-of-letter" in codes(project)
    page = project.run("todo", "letter", "--json")
    (item,) = [one for one in json.loads(page.out)["open"] if one["kind"] == "value-of-letter"]
    assert item["words"] == [value]
    project.run("todo", "letter", "--settle", item["id"])
    assert "value-of-letter" not in codes(project)


@pytest.mark.parametrize("how", ["copy", "link"])
@pytest.mark.parametrize(
    ("text", "notes", "words"),
    [
        ("{% set c = country %}In {{ c }} it was.", "", ["{% set c = country %}"]),
        (
            "Before. {% if session.number > 61 %}New rules apply.{% endif %}",
            "",
            ["{% if session.number > 61 %}"],
        ),
        (
            '{% if "Landaa" == country %}\n\nHere.\n\n{% else %}\n\nThere.\n\n{% endif %}',
            "",
            ['{% if "Landaa" == country %}'],
        ),
        ("One.[^own]", 'own: "Seen on {{ date }}."', ["{{ date }}"]),
        ("One.[^own]\n\n[^own]: Seen in {{ country }}.\n\nTwo.", "", ["{{ country }}"]),
        (
            "One.[^a]",
            "a: 'See {{ source(\"own\") }}.'\nown: 'Of {{ session.ordinal }}.'",
            ["{{ session.ordinal }}"],
        ),
        ("As we told {{ addressees[0].lines[0] }}.", "", None),
        ("{# {{ country }} #}One.", "", None),
        ('{{ "country" }} and {{ facts.country }}.', "", None),
    ],
)
def test_whatever_prints_or_decides_by_another_value_stands_on_the_worklist(
    project: SmallProject, text: str, notes: str, words: list[str] | None, how: str
) -> None:
    fact = "facts: {country: {text: five, as_of: 2025-08-01}}\n"
    letters(project, f"## Media\n\n{text}\n", notes, OLD + fact)
    assert adopt(project, how).status == 0
    page = json.loads(project.run("todo", "letter", "--json").out)
    found = [one["words"] for one in page["open"] if one["kind"] == "value-of-letter"]
    assert found == ([words] if words else [])


def test_a_note_that_the_other_letter_defines_on_the_spot_stands_on_the_worklist(
    project: SmallProject,
) -> None:
    letters(project, "## Media\n\nOne.[^spot]\n")
    project.write({"campaigns/old/body.md": "We.[^spot]\n\n[^spot]: Seen in {{ country }}.\n"})
    adopt(project, "copy")
    assert codes(project).count("value-of-letter") == 1


def test_a_note_that_the_drafter_wrote_is_theirs(project: SmallProject) -> None:
    letters(project, "## Media\n\nOne.\n")
    adopt(project, "copy")
    project.write({"campaigns/letter/annex/media.md": "## Media\n\nOne.[^mine]\n"})
    project.write(
        {
            "campaigns/letter/campaign.yaml": f"{yaml(project)}footnotes: {{mine: 'Ours on {{{{ country }}}}.'}}\n"
        }
    )
    assert "value-of-letter" not in codes(project)


@pytest.mark.parametrize(("value", "was"), [(value, was) for value, was, _ in VALUES])
def test_a_copy_can_keep_the_words(project: SmallProject, value: str, was: str) -> None:
    letters(project, f"## Media\n\nWe count {value} of them.[^own]\n", f'own: "Seen {value}."')
    run = adopt(project, "copy", "--freeze")
    assert "is now" not in run.out
    assert value not in copied(project) + yaml(project)
    text = " ".join(project.build().split())
    assert f"We count {was} of them." in text
    assert f"Seen {was}." in text
    assert "value-of-letter" not in codes(project)


def test_an_update_tells_what_is_new_as_adopting_does(project: SmallProject) -> None:
    section = "## Media\n\nIn {{ country }}.\n"
    letters(project, section)
    adopt(project, "copy")
    new = f"{section}\nOn {{{{ date.long }}}}.[^law] See note 4.\n"
    project.write(old_letter(new, LAW, OLD))
    for options in (["--dry-run"], []):
        run = project.run("annex", "update", "annex/media.md", "--in", "letter", *options)
        out = " ".join(run.out.split())
        assert "sources that came along: law" in out
        assert "{{ date.long }} was “1 September 2025”" in out
        assert "'See note 4' was typed" in out
        assert "{{ country }}" not in out  # which was told before


EARLIER = (
    "date: {}\naddressees: [Permanent Representatives]\nsubject: Landaa\nsignatories: [freedonia-watch]\n"
)
OF_THE_LAST_LETTER = [
    ("{{ last.date.long }}", "1 March 2023", "1 March 2025"),
    ("{{ last.date.year }}", "2023", "2025"),
]


def test_words_that_are_the_same_by_chance_are_kept_too(project: SmallProject) -> None:
    letters(project, "## Media\n\nIn {{ country }} at its {{ session.ordinal }} session.\n", new=OLD)
    adopt(project, "copy", "--freeze")
    assert "In Landaa at its 60^th^ session." in copied(project)


@pytest.mark.parametrize("options", [["--freeze"], []])
@pytest.mark.parametrize("value", ["{{ date.long }}", "{{ country }}"])
def test_an_update_keeps_the_words_of_a_copy_that_has_them(
    project: SmallProject, value: str, options: list[str]
) -> None:
    own = f'own: "Seen {value}."'
    section = f"## Media\n\nWe count {value}.[^own]\n"
    letters(project, section, own)
    adopt(project, "copy", *options)
    before, sources = copied(project), yaml(project).partition("as_adopted")[0]
    project.write(old_letter(f"{section}\nAll of {value}.\n", own, OLD))
    assert project.run("annex", "update", "annex/media.md", "--in", "letter").status == 0
    assert copied(project).startswith(before)
    assert (f"All of {value}." not in copied(project)) is bool(options)
    assert yaml(project).partition("as_adopted")[0] == sources


@pytest.mark.parametrize(("value", "was", "now"), OF_THE_LAST_LETTER)
def test_what_the_letter_before_gives_is_another_value_too(
    project: SmallProject, value: str, was: str, now: str
) -> None:
    letters(
        project, f"## Media\n\nWe wrote on {value}.\n", old=f"{OLD}from: first\n", new=f"{NEW}from: second\n"
    )
    for name, date in (("first", "2023-03-01"), ("second", "2025-03-01")):
        project.write(
            {
                f"campaigns/{name}/campaign.yaml": EARLIER.format(date),
                f"campaigns/{name}/body.md": "We wrote.\n",
            }
        )
    assert f"{value} was “{was}”, is now “{now}”" in " ".join(adopt(project, "copy", "--dry-run").out.split())
    assert "is now" not in adopt(project, "copy", "--freeze").out
    assert f"We wrote on {was}." in copied(project)


def test_what_is_the_same_in_both_letters_is_not_told(project: SmallProject) -> None:
    letters(project, "## Media\n\nIn {{ country }} at its {{ session.ordinal }} session.\n", new=OLD)
    assert "was “" not in adopt(project, "copy").out
    assert "value-of-letter" not in codes(project)


def test_what_a_section_says_that_it_takes_from_any_letter_is_meant(project: SmallProject) -> None:
    letters(
        project, "---\nneeds: {session: the session of the letter}\n---\nIts {{ session.ordinal }} session.\n"
    )
    adopt(project, "copy")
    assert "value-of-letter" not in codes(project)


def test_a_sentence_that_the_drafter_wrote_in_a_copy_is_theirs(project: SmallProject) -> None:
    letters(project, "## Media\n\nNothing here.\n")
    adopt(project, "copy")
    project.write({"campaigns/letter/annex/media.md": "## Media\n\nIts {{ session.ordinal }} session.\n"})
    assert "value-of-letter" not in codes(project)


def test_words_cannot_be_kept_in_a_link(project: SmallProject) -> None:
    letters(project, "## Media\n\n{{ country }}\n")
    before = project.files()
    run = adopt(project, "link", "--freeze")
    assert (run.status, project.files()) == (1, before)


@pytest.mark.parametrize("value", ["{{ session.ordinal }}", "{{ country }}"])
def test_words_are_kept_in_a_letter_that_has_no_such_value(project: SmallProject, value: str) -> None:
    letters(project, f"## Media\n\nWe count {value} of them.[^own]\n", f'own: "Seen {value}."', new="")
    assert adopt(project, "copy", "--dry-run").status == 1
    assert adopt(project, "copy", "--freeze").status == 0
    was = "60th" if "session" in value else "Landaa"
    assert f"We count {was} of them." in " ".join(project.build().split())


@pytest.mark.parametrize("how", ["copy", "link"])
@pytest.mark.parametrize("typed", ['facts["prisoners"]', "facts.prisoners", "facts['prisoners'].text"])
def test_facts_belong_to_their_letter(project: SmallProject, typed: str, how: str) -> None:
    section = f"## Media\n\nWe count {{{{ {typed} }}}} of them.[^own]\n"
    fact = "facts: {prisoners: {text: '%s', as_of: 2025-08-01}}\n"
    own = "own: 'Of {{ facts[\"prisoners\"] }} in all.'"
    letters(project, section, own, OLD + fact % "fifty-seven", NEW + fact % "three")
    assert adopt(project, how).status == 0
    text = " ".join(project.build().split())
    assert "We count fifty-seven of them." in text
    assert "Of fifty-seven in all." in text
    assert "three" not in text
    assert codes(project).count("old-fact") == 2  # that of the letter, and that of the section


def test_a_fact_that_the_letter_has_comes_once(project: SmallProject) -> None:
    fact = "facts: {prisoners: {text: '3', as_of: 2026-08-01}}\n"
    letters(project, '{{ facts["prisoners"] }}\n', "", OLD + fact, NEW + fact)
    adopt(project, "copy")
    assert yaml(project).count("prisoners") == 1


@pytest.mark.parametrize(
    "words",
    [
        "Supra note 1, p. 4.",
        "See footnote 1.",
        "see notes 3 and 4",
        "Ibid., p. 3.",
        "Ibidem.",
        "Op. cit.",
        "loc. cit., p. 2",
        "Cf. note 12.",
        "Note 3 above.",
        "fn. 4",
        "see fn 4",
        "Cf. n. 7",
        "infra n 3",
        "supra at n. 3",
        "supra nn. 3 and 4",
        "As stated in footnote no. 3",
        "as cited in note 3",
        "above, note 3",
        "cited above, note 3",
        "notes 4 and 5 supra",
        "notes 4-6 above",
        "Id. at 5",
        "Id., p. 5",
        "Voir note 1 ci-dessus",
        "cf. la note 4",
        "note 2 supra",
        "Véase la nota 3",
        "Ver nota de rodapé 3",
        "см. сноску 3",
        "Там же",
        "同上",
        "见脚注 3",
        "المرجع نفسه",
    ],
)
def test_references_that_were_typed_are_told(project: SmallProject, words: str) -> None:
    letters(project, "## Media\n\nOne.[^own]\n", f'own: "{words}"')
    assert "points to another note here" in " ".join(adopt(project, "copy").out.split())
    assert "typed-reference" in codes(project, "old")
    assert "typed-reference" in codes(project)


@pytest.mark.parametrize(
    "words",
    [
        'See note {{ note("law") }}.',
        "Note verbale of 3 May.",
        "See section 3 above.",
        "A side note on 12 people.",
        "The forbidding law.",
        "Footnotes are below.",
        "The reports above note 12 cases.",
        "The valid. At 5 it began.",
        "See no. 3 of the list.",
        "In notes of 3 May.",
    ],
)
def test_what_is_no_such_reference_is_not(project: SmallProject, words: str) -> None:
    letters(project, f"## Media\n\nOne.[^own][^law] {words}\n", f"own: '{words}'\n{LAW}")
    assert "points to another note here" not in adopt(project, "copy").out
    assert "typed-reference" not in codes(project)


def test_what_points_to_another_part_of_the_letter_is_told(project: SmallProject) -> None:
    letters(project, "## Media\n\nAs told in section 3\nabove.[^own]\n", "own: 'Voir l’annexe II.'")  # noqa: RUF001  # signs of the language
    told = " ".join(adopt(project, "copy").out.split())
    assert "'section 3 above' was typed, and points to another place" in told
    assert "'Voir l’annexe II' was typed, and points to another place" in told  # noqa: RUF001  # signs of the language
    assert "typed-reference" not in codes(project)


@pytest.mark.parametrize("key", ["fn1", "n7", "note3", "footnote-2", "ibid1"])
@pytest.mark.parametrize("cited", ["[^{}]", "[^see {}]", "[^cf. {}: p. 3]", "[^supra {}]"])
def test_the_key_of_a_footnote_is_no_such_reference(key: str, cited: str) -> None:
    assert not references_of(f"One.{cited.format(key)}", ())


def test_another_language_is_told_with_the_section_that_translates_it(project: SmallProject) -> None:
    letters(project, "## Médias\n\nLa loi.\n", old=f"{OLD}language: fr\n")
    run = adopt(project, "copy", "--dry-run")
    assert "in another language than the letter (fr)" in " ".join(run.out.split())
    project.write({"campaigns/old/annex/courts.md": "---\nlanguage: en\n---\n## Courts\n\nNo translation.\n"})
    assert "says the same" not in " ".join(adopt(project, "copy", "--dry-run").out.split())
    english = f"---\ntranslates: {MEDIA}\nlanguage: en\n---\n## Media\n\nThe law.\n"
    project.write({"campaigns/old/annex/english.md": english})
    run = adopt(project, "copy", "--dry-run")
    assert "old/annex/english.md says the same in the letter's language" in " ".join(run.out.split())
    run = project.run("annex", "adopt", "old/annex/english.md", "--into", "letter")
    assert "another language" not in run.out
    assert json.loads(project.run("annex", "list", "--language", "fr", "--json").out)[0]["section"] == MEDIA


@pytest.mark.parametrize(
    ("head", "copy"),
    [
        ("", "---\nlanguage: fr\n---\n"),
        ("---\nneeds: {place: a town}\n---\n", "---\nlanguage: fr\nneeds: {place: a town}\n---\n"),
        ("---\nlanguage: fr-CH\n---\n", "---\nlanguage: fr-CH\n---\n"),
    ],
)
def test_a_copy_says_in_which_language_it_is(project: SmallProject, head: str, copy: str) -> None:
    text = "## Médias\n\nLa loi du lieu.\n"
    letters(project, head + text, old=f"{OLD}language: fr\n")
    given = ["--with", "place=Landaa-ville"] if "needs" in head else []
    assert adopt(project, "copy", *given).status == 0
    assert copied(project) == copy + text
    for language, found in (("fr", {MEDIA, "letter/annex/media.md"}), ("en", set())):
        listed = json.loads(project.run("annex", "list", "--language", language, "--json").out)
        assert {one["section"] for one in listed} == found
    assert "original-changed" not in codes(project)
    for verb in ("link", "copy"):
        run = project.run("annex", verb, MEDIA, "--in", "letter")
        assert run.status == 0, run.err
    assert copied(project) == copy + text


# --- pictures

TARGETS = [
    ("![Map [x]](map.png)", "map.png"),
    ("![Map of [the north]{lang=fr}](map.png)", "map.png"),
    ("![Map](map(1).png)", "map(1).png"),
    ("![Map](map\\_1.png)", "map_1.png"),
    ("![Map]( map.png )", "map.png"),
    ("![Map](<a map.png>)", "a map.png"),
    ("![Map](a%20map.png)", "a map.png"),
    ("![Map](\nmap.png)", "map.png"),
    ("> ![Map](map.png)", "map.png"),
    ("- One\n\n  ![Map](map.png)", "map.png"),
    ("| A | B |\n|---|---|\n| ![Map](map.png) | b |", "map.png"),
    ("![Map](../pictures/map.png)", "../pictures/map.png"),
]


@pytest.mark.parametrize("there", [None, 200])
@pytest.mark.parametrize(("typed", "file"), TARGETS)
def test_a_picture_comes_along_however_it_is_named(
    project: SmallProject, typed: str, file: str, there: int | None
) -> None:
    letters(project, f"## Media\n\n{typed}\n")
    project.write({f"campaigns/old/annex/{file}": png(10)})
    assert project.run("build", "old", "--format", "html").status == 0
    if there:
        project.write({f"campaigns/letter/annex/{file}": png(there)})
    assert adopt(project, "copy").status == 0
    assert project.run("annex", "compare", "letter/annex/media.md").out.count("say the same")
    project.write({f"campaigns/old/annex/{file}": png(77)})  # which the copy does not show
    page = project.build("html")
    project.write({f"campaigns/old/annex/{file}": png(10)})
    project.run("build", "old", "--format", "html")
    same = (project.root / "build/old/old.html").read_text("utf-8")
    shown = [part.partition('"')[0] for part in page.split("base64,")[1:]]
    assert shown
    assert shown == [part.partition('"')[0] for part in same.split("base64,")[1:]]


@pytest.mark.parametrize(
    "typed",
    [
        '![Map]({{ "map" }}.png)',
        "![Map]( {{ country }}.png )",
        '{% set file = "map.png" %}![Map of [the north]{lang=fr}]({{ file }})',
        "![Map]({% if true %}map.png{% endif %})",
    ],
)
def test_a_picture_of_which_only_the_template_knows_what_it_is_does_not_become_another(
    project: SmallProject, typed: str
) -> None:
    letters(project, f"## Media\n\n{typed}\n")
    for letter in ("old", "letter"):
        for name in ("map", "Landaa", "Landbb"):
            project.write({f"campaigns/{letter}/annex/{name}.png": png(len(letter))})
    before = project.files()
    run = adopt(project, "copy")
    assert "unknown-picture" in run.err
    assert (run.status, project.files()) == (1, before)
    assert adopt(project, "link").status == 0


def test_a_link_whose_address_is_made_is_no_picture(project: SmallProject) -> None:
    letters(project, '## Media\n\n{% set at = "https://example.org" %}See ![it] or [there]({{ at }}).\n')
    assert adopt(project, "copy").status == 0


def test_what_only_looks_like_a_picture_stays(project: SmallProject) -> None:
    text = "## Media\n\nSee [there](https://example.org/map.png).\n\n{# ![x](map.png) #}\n"
    letters(project, text)
    project.write({"campaigns/old/annex/map.png": png(1)})
    adopt(project, "copy")
    assert copied(project) == text
    assert not (project.root / "campaigns/letter/annex/map.png").exists()


@pytest.mark.parametrize("how", ["link", "copy"])
def test_another_picture_is_another_section(project: SmallProject, how: str) -> None:
    letters(project, "## Media\n\n![Map](map.png)\n")
    project.write({"campaigns/old/annex/map.png": png(10)})
    adopt(project, how)
    code = {"link": "section-changed", "copy": "original-changed"}[how]
    assert code not in codes(project)
    project.write({"campaigns/old/annex/map.png": png(11)})
    assert codes(project).count(code) == 1


@pytest.mark.parametrize("how", ["copy", "link"])
def test_a_section_with_which_no_letter_builds_is_not_adopted(project: SmallProject, how: str) -> None:
    letters(project, '## Media\n\n![Map](map.png "A title")\n')
    project.write({"campaigns/old/annex/map.png": png(1)})
    before = project.files()
    run = adopt(project, how)
    assert (run.status, "[words-lost]" in run.err, project.files()) == (1, True, before)


# --- what is documented works


def test_asks_in_a_section_are_shown_and_travel(project: SmallProject) -> None:
    asks = "asks: {resolution: {items: {renew: '%s'}}}\n"
    section = '## Media\n\nWe ask:\n\n{{ asks("resolution") }}\n\nThanks.\n'
    letters(project, section, "", OLD + asks % "Renew it.", NEW + asks % "Extend it.")
    shown = project.run("annex", "show", MEDIA)
    assert (shown.status, "• Renew it." in shown.out) == (0, True)
    run = adopt(project, "copy")
    assert '{{ asks("resolution") }} is what this letter has' in run.out
    assert "• Extend it." in project.build()


@pytest.mark.parametrize("how", ["link", "copy"])
def test_asks_that_the_letter_does_not_have_are_an_error_at_their_line(
    project: SmallProject, how: str
) -> None:
    letters(
        project,
        '## Media\n\n{{ asks("resolution") }}\n',
        old=f"{OLD}asks: {{resolution: {{items: {{a: B.}}}}}}\n",
    )
    before = project.files()
    run = adopt(project, how)
    assert run.err.startswith("campaigns/old/annex/media.md:3:")
    assert (run.status, project.files()) == (1, before)


@pytest.mark.parametrize("how", ["link", "copy"])
@pytest.mark.parametrize("words", ["The *words* of it.", "First line\nsecond line.", "One {{ country }}."])
def test_a_note_that_the_letter_defines_on_the_spot_comes_along(
    project: SmallProject, words: str, how: str
) -> None:
    letters(project, "## Media\n\nOne.[^spot] Two.[^spot]\n", old=NEW)
    project.write({"campaigns/old/body.md": f"We wrote.[^spot]\n\n[^spot]: {words}\n\nMore.\n"})
    assert project.run("annex", "show", MEDIA).status == 0
    assert adopt(project, how).status == 0
    said = words.replace("\n", " ").replace("*", "").replace("{{ country }}", "Landbb")
    assert notes(project) == [said, said]


@pytest.mark.parametrize(
    "empty", ["annex: {title: Annex}", "annex:\n  title: Annex\n  sections:", "annex: {sections: []}"]
)
@pytest.mark.parametrize("how", ["link", "copy"])
def test_an_annex_without_sections_is_filled(project: SmallProject, empty: str, how: str) -> None:
    letters(project, "## Media\n\nOne.\n", new=f"{NEW}{empty}\n")
    run = adopt(project, how)
    assert (run.status, run.err) == (0, "")
    assert "One." in project.build()


def test_a_folder_that_was_renamed_is_found(project: SmallProject) -> None:
    letters(project, "## Media\n\nOne.\n", LAW)
    adopt(project, "link")
    (project.root / "campaigns/old").rename(project.root / "campaigns/older")
    run = project.run("check", "letter")
    assert "did you mean 'older/annex/media.md'?" in run.err
    project.write({"campaigns/letter/annex/media.md": "## Media\n\nOne.\n"})
    text = yaml(project).replace(
        "{file: old/annex/media.md", "{file: annex/media.md, from: old/annex/media.md"
    )
    project.write({"campaigns/letter/campaign.yaml": text})
    run = project.run("check", "letter")
    assert "missing-original" in run.err
    assert "did you mean 'older/annex/media.md'?" in run.err


def test_what_came_with_a_copy_that_was_deleted_goes_with_it(project: SmallProject) -> None:
    letters(
        project,
        '## Media\n\nOne.[^law] {{ facts["n"] }}\n',
        LAW,
        f"{OLD}facts: {{n: {{text: '1', as_of: 2025-08-01}}}}\n",
    )
    before = yaml(project)
    adopt(project, "copy")
    (project.root / "campaigns/letter/annex/media.md").unlink()
    run = project.run("check", "letter")
    assert "undersigned annex drop annex/media.md --in letter" in run.err
    assert project.run("annex", "drop", "annex/media.md", "--in", "letter").status == 0
    assert yaml(project) == before
