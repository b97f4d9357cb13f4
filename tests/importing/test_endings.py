"""Holds the endings of joint letters, as organisations really write them, to who signs in each of them.

Each stands as lines of a Word file: a tab (→), a new line (⏎) and an empty paragraph (a line of its own) are what they
are there; a row of a table begins with a bar.
"""

from __future__ import annotations

import datetime
from typing import Any

import pytest
import yaml
from test_signatories import BREAK, HEAD, REGISTER, TESTS, imported, signing_part
from test_signatories import table as word_table
from word_files import p, run, word_file

from cases import Case, all_cases
from small_project import SmallProject
from test_seventeen_frames import write
from undersigned.importing.formulas import is_closing, is_signed_by
from undersigned.importing.found_letter import Known
from undersigned.importing.word.reading import read_word
from undersigned.importing.written_campaign import Made, campaign_of
from undersigned.languages.icu_rules import country_names
from undersigned.model.campaign import Organisation

KNOWN = Known(
    {"hrw": Organisation("hrw", "Human Rights Watch"), "fidh": Organisation("fidh", "FIDH")},
    {},
    datetime.date(2026, 9, 1),
    country_names,
)
TAB = "<w:r><w:tab/></w:r>"
ANN = {"name": "Ann Example", "title": "Director", "organisation": "Freedonia Watch"}
BO = {"name": "Bo Sample", "title": "Chair", "organisation": "Press Now"}
PEOPLE = [ANN, BO]
TWO = ["Freedonia Watch", "Press Now"]
THREE = [*TWO, "Third World Network"]


OTHERS = """\
et 14 autres organisations
y 12 organizaciones más
e mais 5 organizações
и ещё 5 организаций
و12 منظمة أخرى
及其他12家组织"""
ENCLOSED = """\
P.J. : 2 annexes
Pièces jointes : 2
Adjuntos: 2
Anexos: 2
Приложение: 2
المرفقات: 2
附件：2
Total : 2
Итого: 2"""
ADDRESS = """\
12 Main Street, Suite 4
1202 Geneva, Switzerland
P.O. Box 12
+41 22 000 00 00
info@example.org"""
PRINTED_BY_ITSELF = {"pour", "nom", "nombre", "behalf", "organisation", "human", "rights", "watch"}
"""What a letter prints of keys that say it otherwise: for whom somebody signs, heads of tables, names of the register."""


def ending(text: str) -> list[str]:
    """The XML of the lines of a case."""
    found: list[str] = []
    rows: list[tuple[str, ...]] = []
    for line in [*text.strip("\n").split("\n"), None]:
        if line is not None and line.startswith("|"):
            rows.append(tuple(cell.strip() for cell in line[1:-1].split("|")))
            continue
        if rows:
            found.append(word_table(*rows))
            rows = []
        if line is not None:
            inside = "".join(
                TAB if piece == "→" else BREAK if piece == "⏎" else run(piece)
                for piece in line.replace("→", "\0→\0").replace("⏎", "\0⏎\0").split("\0")
            )
            found.append(p(inside))
    return found


def made(text: str, closing: str = "Sincerely,") -> Made:
    body = [*HEAD, *([p(closing)] if closing else []), *ending(text)]
    return campaign_of(read_word(word_file(*body), "letter.docx"), "letter", "letter.docx", KNOWN)


def keys(found: Made) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(found.files["campaign.yaml"])
    return read


def signing(found: Made) -> list[Any]:
    """Who signs: organisations by their names, ids or keys, then people by theirs."""
    read = keys(found)
    organisations = [
        one["name"] if isinstance(one, dict) and len(one) == 1 else one for one in read["signatories"]
    ]
    return [*organisations, *read.get("individuals", {}).values()]


def person(name: str, title: str = "", organisation: str = "", **more: str) -> dict[str, str]:
    both = {"name": name, "title": title, "organisation": organisation, **more}
    return {key: value for key, value in both.items() if value}


def org(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, **more}


ENDINGS: dict[str, tuple[str, list[Any]]] = {
    # --- side by side
    "blocks parted by tabs": ("Ann Example→Bo Sample\nDirector→Chair\nFreedonia Watch→Press Now", PEOPLE),
    "in one paragraph": ("Ann Example→Bo Sample⏎Director→Chair⏎Freedonia Watch→Press Now", PEOPLE),
    "by spaces": ("Ann Example        Bo Sample\nDirector        Chair\nFreedonia Watch        Press Now", PEOPLE),
    "below lines to sign on": ("______→______\nAnn Example→Bo Sample\nDirector→Chair\nFreedonia Watch→Press Now", PEOPLE),
    "without offices": (
        "______→______\nAnn Example→Bo Sample\nFreedonia Watch→Third World Network",
        [person("Ann Example", "", "Freedonia Watch"), person("Bo Sample", "", "Third World Network")],
    ),
    "in two rows": (
        "Ann Example→Bo Sample\nDirector→Chair\nFreedonia Watch→Press Now\n\nCy Bare→Di Dummy\nEditor→President",
        [*PEOPLE, person("Cy Bare", "Editor"), person("Di Dummy", "President")],
    ),
    "in a table without lines": (
        "| Ann Example | Bo Sample |\n| Director | Chair |\n| Freedonia Watch | Press Now |", PEOPLE,
    ),
    "organisations by tabs": (
        "Freedonia Watch→Sylvania Network\nPress Union→Third World Network",
        ["Freedonia Watch", "Press Union", "Sylvania Network", "Third World Network"],
    ),
    "organisations by tabs, not as many in each line": (
        "Freedonia Watch→Sylvania Press Union→Kenya Rights Forum\nUganda Press Club→Borduria Legal Aid\nAmnesty Ruritania→PEN",
        [
            "Freedonia Watch", "Uganda Press Club", "Amnesty Ruritania", "Sylvania Press Union", "Borduria Legal Aid",
            "PEN", "Kenya Rights Forum",
        ],
    ),
    "numbers and tabs": ("1.→Freedonia Watch\n2.→Press Now", TWO),
    "names and countries by tabs": (
        "1.→Freedonia Watch→Kenya\n2.→Press Now→Ghana",
        [org("Freedonia Watch", country="Kenya"), org("Press Now", country="Ghana")],
    ),
    # --- signed
    "rules": ("________\nAnn Example\nDirector\nFreedonia Watch\n\n........\nBo Sample\nChair\nPress Now", PEOPLE),
    "a rule and no office": ("________\nBo Sample\nThird World Network", [person("Bo Sample", "", "Third World Network")]),
    "a rule behind": ("Ann Example ________\nBo Sample ________", ["Ann Example", "Bo Sample"]),
    "a rule before": ("________ / Ann Example, Director\n____ (Bo Sample)", [person("Ann Example", "Director"), person("Bo Sample")]),
    "(signed)": ("(signed)\nAnn Example\nDirector\nFreedonia Watch", [ANN]),
    "/s/": ("/s/ Ann Example\nDirector\nFreedonia Watch\n/s/ Bo Sample\nChair\nPress Now", PEOPLE),
    "[signature]": ("[signature]\nAnn Example\nDirector\nFreedonia Watch", [ANN]),
    "Sgd.": ("Sgd. Ann Example\nDirector\nFreedonia Watch", [ANN]),
    "(signé)": ("(signé)\nAnne Exemple\nPrésidente", [person("Anne Exemple", "Présidente")]),
    "Fdo.": ("Fdo.: Ana Ejemplo\nDirectora", [person("Ana Ejemplo", "Directora")]),
    "Assinatura": ("Assinatura: ________\nAna Exemplo\nDiretora", [person("Ana Exemplo", "Diretora")]),
    "Подпись": ("Подпись: ________\nИванов И.И.\nдиректор", [person("Иванов И.И.", "директор")]),
    "توقيع": ("التوقيع: ______\nسامي علي\nمدير", [person("سامي علي", "مدير")]),
    "签名": ("签名：______\n李明\n主任", [person("李明", "主任")]),
    "labels": ("Name: Ann Example\nTitle: Director\nOrganisation: Freedonia Watch\nDate: 1 March 2026\nSignature: ____", [ANN]),
    "blocks between gaps": (
        "\nAnn Example\nFreedonia Watch\n\nBo Sample\nThird World Network",
        [person("Ann Example", "", "Freedonia Watch"), person("Bo Sample", "", "Third World Network")],
    ),
    "By and Its": (
        "Freedonia Watch\nBy: Bo Sample\nIts: Chair", ["Freedonia Watch", person("Bo Sample", "Chair")],
    ),
    "By and Title": (
        "Freedonia Watch\nBy: Bo Sample\nTitle: Chair", ["Freedonia Watch", person("Bo Sample", "Chair")],
    ),
    "Par and en qualité de": (
        "Freedonia Watch\nPar : Marc Modèle\nEn qualité de : directeur",
        ["Freedonia Watch", person("Marc Modèle", "directeur")],
    ),
    "a typed signature above the name": ("/s/ Ann Example\nAnn Example, Director, Freedonia Watch", [ANN]),
    "brackets behind a person": ("Ann Example (Director, Freedonia Watch)\nBo Sample (Chair), Press Now", PEOPLE),
    "titles of people": (
        "The Rt. Hon. Lord Smith KC\nSister Mary Bloggs",
        [person("The Rt. Hon. Lord Smith KC"), person("Sister Mary Bloggs")],
    ),
    "organisations behind people": (
        "Mary Sample (Kenya Rights Forum)\nSylvania Press Union (Bo Sample, President)",
        ["Mary Sample (Kenya Rights Forum)", "Sylvania Press Union (Bo Sample, President)"],
    ),
    "initials": ("A. B. Example", [person("A. B. Example")]),
    # --- on behalf of
    "on behalf of": (
        "On behalf of the Freedonia Coalition:\nAnn Example\nDirector",
        [person("Ann Example", "Director", on_behalf_of="the Freedonia Coalition")],
    ),
    "Pour": (
        "Pour la Ligue des droits :\nAnne Exemple, présidente\nPour Presse libre :\nMarc Modèle, directeur",
        [
            person("Anne Exemple", "présidente", on_behalf_of="la Ligue des droits"),
            person("Marc Modèle", "directeur", on_behalf_of="Presse libre"),
        ],
    ),
    "Au nom de": (
        "Au nom de la Coalition⏎Anne Exemple⏎Présidente",
        [person("Anne Exemple", "Présidente", on_behalf_of="la Coalition")],
    ),
    "En nombre de": (
        "En nombre de la Red:\nAna Ejemplo\nDirectora", [person("Ana Ejemplo", "Directora", on_behalf_of="la Red")],
    ),
    # --- what signs nothing
    "notes by figures": ("Freedonia Watch\nPress Now\n1 See A/HRC/51/66, para. 3.\n2 Ibid.", TWO),
    "notes by raised figures": ("Freedonia Watch\nPress Now\n¹ A/HRC/51/66\n² Human Rights Watch, World Report.", TWO),
    "notes by figures and stops": ("Freedonia Watch\nPress Now\n1. Voir A/HRC/51/66.\n2. Ibid.", TWO),
    "remarks": ("Freedonia Watch\nPress Now\n*Observer only\nEndorsed by 30 groups\ncc The High Commissioner", TWO),
    "counts": ("Freedonia Watch\nPress Now\n+ 12 organisations\nand 14 others\n(30 NGOs)", TWO),
    "counts in other languages": (f"Freedonia Watch\nPress Now\n{OTHERS}", TWO),
    "labels over nobody": ("On behalf of:\nFreedonia Watch\nEndorsed by:\nPress Now\nSupported by:", TWO),
    "addresses": (f"Freedonia Watch\n{ADDRESS}\nPress Now\n12, rue de Lausanne\nwww.example.org\n1 March 2026", TWO),
    "descriptions": ("Freedonia Watch\nan observatory of the press\nPress Now\nA union of journalists", TWO),
    "enclosures": ("Freedonia Watch\nPress Now\nEnclosures: 2\nENCL: Annex 1\nEncl.", TWO),
    "a postscript": ("Freedonia Watch\nPress Now\nP.S. Please reply by 1 June.", TWO),
    "enclosures in other languages": (f"Freedonia Watch\nPress Now\n{ENCLOSED}", TWO),
    "totals": ("Freedonia Watch\nSubtotal: 1\nPress Now\nTotal: 2\nTOTAL", TWO),
    # --- several in a line
    "semicolons": ("Freedonia Watch; Press Now; Third World Network.", THREE),
    "bullets in a line": ("Freedonia Watch • Press Now • Third World Network", THREE),
    "a label and semicolons": ("Signatories: Freedonia Watch; Press Now; and Third World Network", THREE),
    "new lines": ("Freedonia Watch⏎Press Now⏎Third World Network", THREE),
    "commas between known ones": ("Human Rights Watch and FIDH", ["hrw", "fidh"]),
    "marks without a space": ("•Freedonia Watch\n-Press Now\n1)Third World Network\n2.Press Union", [*THREE, "Press Union"]),
    "bullets": ("• Freedonia Watch\n• Press Now\n– Third World Network", THREE),
    # --- names with more to them
    "an acronym below": ("World Alliance\n(CIVICUS)\nPress Now", [org("World Alliance", acronym="CIVICUS"), "Press Now"]),
    "dash and country": (
        "Freedonia Watch – Kenya\nOdhikar – Bangladesh",
        [org("Freedonia Watch", country="Kenya"), org("Odhikar", country="Bangladesh")],
    ),
    "some with countries": ("Freedonia Watch, Kenya\nPress Now", [org("Freedonia Watch", country="Kenya"), "Press Now"]),
    "some with countries in brackets": (
        "Freedonia Watch (Kenya)\nPress Now (Ghana)\nHuman Rights Watch",
        [org("Freedonia Watch", country="Kenya"), org("Press Now", country="Ghana"), "hrw"],
    ),
    "one twice": ("1. Freedonia Watch\n2. Press Now\n3. Freedonia Watch", TWO),
    "a script that few can write": ("អង្គការលីកាដូ\nPress Now", ["អង្គការលីកាដូ", "Press Now"]),
    # --- tables
    "who represents whom": (
        "|Organisation|Representative|Country|\n|Freedonia Watch|Ann Example|Kenya|\n|Press Now|Bo Sample|Ghana|",
        [
            org("Freedonia Watch", country="Kenya", representative={"name": "Ann Example"}),
            org("Press Now", country="Ghana", representative={"name": "Bo Sample"}),
        ],
    ),
    "the same without a head": (
        "|Freedonia Watch|Ann Example|Kenya|\n|Press Now|Bo Sample|Ghana|",
        [
            org("Freedonia Watch", country="Kenya", representative={"name": "Ann Example"}),
            org("Press Now", country="Ghana", representative={"name": "Bo Sample"}),
        ],
    ),
    "numbered, in French": (
        "|N°|Organisation|Représentant|Fonction|Pays|\n|1|Presse libre|Marc Modèle|directeur|Mali|",
        [org("Presse libre", country="Mali", representative={"name": "Marc Modèle", "title": "directeur"})],
    ),
    "cells joined": (
        "|Organisation|Signed by|Position|\n|Freedonia Watch|Ann Example|Director|\n||Bo Sample|Chair|",
        [
            org(
                "Freedonia Watch",
                representatives=[
                    {"name": "Ann Example", "title": "Director"},
                    {"name": "Bo Sample", "title": "Chair"},
                ],
            )
        ],
    ),
    "people": (
        "|Name|Title|Organisation|\n|Ann Example|Director|Freedonia Watch|\n|Bo Sample|Chair|Press Now|", PEOPLE,
    ),
    "people without a head": ("|Ann Example|Director|Freedonia Watch|\n|Bo Sample|Chair|Press Now|", PEOPLE),
    "one name in two countries": (
        "|Organisation|Country|\n|Amnesty International|Kenya|\n|Amnesty International|Ghana|",
        [org("Amnesty International", country="Kenya"), org("Amnesty International", country="Ghana")],
    ),
    "totals in the table": (
        "|Organisation|Country|\n|Freedonia Watch|Kenya|\n|Subtotal|1|\n|Press Now|India|\n|Total|2|",
        [org("Freedonia Watch", country="Kenya"), org("Press Now", country="India")],
    ),
    "headings in the table": (
        "|Organisation|Country|\n|Africa|\n|Freedonia Watch|Kenya|\n|Asia|\n|Press Now|India|",
        [org("Freedonia Watch", country="Kenya"), org("Press Now", country="India")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ENDINGS)
def test_who_signs_an_ending(name: str) -> None:
    text, expected = ENDINGS[name]
    assert signing(made(text)) == expected


@pytest.mark.parametrize("name", ENDINGS)
def test_no_word_of_an_ending_is_lost_untold(name: str) -> None:
    text, _ = ENDINGS[name]
    found = made(text)
    files = " ".join(data.decode() for name, data in found.files.items() if not name.startswith("imported/"))
    kept = f"{files} {' '.join(left.what for left in found.leftovers)}"
    told = any(
        left.code in {"doubled-signatory", "unprinted-column"} or "to sign on" in left.what
        for left in found.leftovers
    )
    words = _words(text) - _words(kept) - PRINTED_BY_ITSELF
    assert not words or told, words


def _words(text: str) -> set[str]:
    return {
        word for word in "".join(c if c.isalnum() else " " for c in text.casefold()).split() if len(word) > 2
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "nobody signs: no name stands below the closing formula"),
        ("Jane Doe\nFreedonia Watch", "Jane Doe' may be a person"),
        ("1. Freedonia Watch\n2. Press Now\n3. Freedonia Watch", "“Freedonia Watch” stands twice among the signatories"),
        ("________\nAnn Example, Director", "1 line to sign on"),
        ("Freedonia Watch\n1 See A/HRC/51/66.", "what looks like notes below the names stays text"),
        (ENDINGS["who represents whom"][0], "a table without the column of who signs for each"),
    ],
)  # fmt: skip
def test_what_becomes_of_an_ending_is_told(text: str, told: str) -> None:
    assert any(told in left.what for left in made(text).leftovers)


def test_a_letter_that_ends_without_any_names_says_what_was_looked_for() -> None:
    told = [left.what for left in made("", closing="").leftovers]
    assert any(one.startswith("nobody signs: the letter has neither a closing formula") for one in told)


def test_a_doubled_name_takes_no_numbers_from_the_others() -> None:
    assert keys(made(ENDINGS["one twice"][0]))["signatory_list"] == {"numbered": True}


def test_a_name_that_may_be_several_is_told_with_its_words() -> None:
    found = made("Press Now, Third World Network, Aldova Monitor and others of the region")
    assert [one.is_one_name for one in found.signed] == [False]


HEADINGS = (
    """\
Signatories|Undersigned organisations|List of signatories|Signatory organisations:|Supporting organisations|Firmantes
Organizaciones firmantes|Lista de firmantes|Las organizaciones abajo firmantes:|Signataires|Organisations signataires :
Les organisations soussignées|Signatários|Organizações signatárias|Organizações subscritoras|الموقعون|المنظمات الموقعة
Подписали|Организации-подписанты|签署方|联署组织""".replace("\n", "|").split("|")
)  # fmt: skip


@pytest.mark.parametrize("heading", HEADINGS)
def test_names_are_found_under_a_heading_where_no_formula_closes_the_letter(heading: str) -> None:
    assert is_signed_by(heading)
    assert signing(made(f"{heading}\nFreedonia Watch\nPress Now", closing="")) == TWO


GROUPS = (
    """\
International organisations|National organisations|Regional and international networks|International|Africa|AFRICA
Asia-Pacific|NGOs in consultative status with ECOSOC|Middle East and North Africa|Other organisations|Central Asia
Human rights organisations|Organizations based in Geneva|Organisations nationales|ONG internationales|Réseaux régionaux
Amérique latine|Afrique de l'Ouest|Organizaciones de la sociedad civil|Redes regionales|América Latina y el Caribe
Organizações nacionais|Europa|Международные организации|Восточная Европа|المنظمات الدولية|منظمات المجتمع المدني
أفريقيا|国际组织|亚洲|国内组织""".replace("\n", "|").split("|")
)  # fmt: skip


@pytest.mark.parametrize("heading", GROUPS)
def test_a_plain_line_that_says_which_organisations_follow_heads_a_group(heading: str) -> None:
    found = made(f"Freedonia Watch\n{heading}\nPress Now\nThird World Network")
    assert signing(found) == THREE
    assert heading in str(keys(found)["signatory_groups"])
    assert signing(made(f"Freedonia Watch\nPress Now\n{heading}")) == TWO


@pytest.mark.parametrize(
    "name", ["Global Rights", "Africa Network", "Human Rights", "Women", "Groups Against War", "人权观察"]
)
def test_a_name_of_such_words_heads_no_group(name: str) -> None:
    assert signing(made(f"{name}\nPress Now")) == [name, "Press Now"]


POLITE = [
    "Dans l'attente de votre réponse, nous vous prions d'agréer, Madame, Monsieur, l'expression de nos salutations distinguées.",
    "En vous remerciant de votre attention, nous vous prions de croire, Monsieur le Président, à notre haute considération.",
    "Je vous prie de recevoir, Madame, l'assurance de mes sentiments respectueux.",
    "Sin otro particular, aprovechamos para reiterarle las seguridades de nuestra más alta y distinguida consideración.",
    "Quedando a la espera de su pronta respuesta, le saludamos atentamente,",
    "Agradeciendo de antemano su atención, reciba un cordial saludo,",
    "Na expectativa de uma resposta, apresentamos os nossos melhores cumprimentos,",
    "Aproveitamos o ensejo para renovar os protestos da nossa mais alta consideração.",
    "We avail ourselves of this opportunity to renew the assurances of our highest consideration.",
    "We look forward to your reply. Yours sincerely,",
    "Пользуясь случаем, возобновляем уверения в нашем весьма высоком уважении.",
    "ونغتنم هذه الفرصة لنعرب لكم عن فائق الاحترام والتقدير",
    "借此机会，谨致以崇高的敬意",
]
IMPOLITE = [
    "Nous vous prions d'intervenir auprès du gouvernement.",
    "Nous vous prions de recevoir une délégation de nos organisations.",
    "Veuillez noter que la loi est en vigueur.",
    "Pedimos que el Consejo actúe con la mayor urgencia.",
    "Pedimos ao Conselho que considere a mais grave situação.",
    "We thank the Council for its attention to this matter, and ask it to act.",
]


def test_a_long_polite_sentence_closes_a_letter_and_a_request_does_not() -> None:
    assert [line for line in POLITE if not is_closing(line)] == []
    assert [line for line in IMPOLITE if is_closing(line)] == []
    for line in POLITE:
        assert signing(made("Freedonia Watch\nPress Now", closing=line)) == TWO


NOT_THE_SAME = {
    "On behalf of, in Chinese": "its text is English, by which commas are",
    "Signatures with e-mail addresses": "a country below an affiliation is told of as one with it",
}
PRINTED = [
    case
    for case in all_cases(TESTS / "letters")
    if case.source.stem in {"signatory-kinds", "languages"} and case.title not in NOT_THE_SAME
]


@pytest.mark.parametrize("case", PRINTED, ids=str)
def test_the_list_that_a_letter_prints_comes_in_as_the_same(tmp_path: Any, case: Case) -> None:
    project = write(case, tmp_path / "project")
    assert project.run("build", "letter", "-f", "docx").status == 0
    office = SmallProject(tmp_path / "office")
    office.write({REGISTER: ""})
    imported(office, project.built("docx").read_bytes())
    assert _said(office, "again") == _said(project, "letter")


def _said(project: SmallProject, name: str) -> list[str]:
    return " ".join(signing_part(project, name)).split()
