"""Adds a language by its module alone, and looks whether all that looks for words finds its words."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from small_project import SmallProject
from undersigned import languages
from undersigned.importing.formulas import (
    is_annex,
    is_closing,
    is_salutation,
    label_of,
    language_in,
    usual_label,
)
from undersigned.importing.found_dates import find_date
from undersigned.importing.session_values import OwnSession, find_session, with_session_values
from undersigned.languages.known import language_of
from undersigned.model.letter import Role

MODULE = '''\
"""Qaa: a language that nobody speaks."""

from undersigned.languages.language import Calendar, Language, LetterWords
from undersigned.languages.looked_for import (
    DateWords, FormWords, FrameWords, OfficeWords, OrdinalWords, SessionWords, StaleWords,
)

LANGUAGE = Language(
    tag="qaa",
    name="Invented",
    calendar=Calendar(
        months=(
            "jola", "febo", "mirta", "aprila", "mayola", "junola", "julola", "agola", "septola", "oktola", "novola",
            "dekola",
        ),
        also={"sept": 9},
    ),
    ordinal=lambda number: f"{number}^mo^",
    letter=LetterWords(to="Al:", copy="Kop:", subject="Tem:", salutation="Moŝtoj", closing="Kore"),
    dates=DateWords(day_endings=("va",), of_month=("zu",), to=("gis",), before_month=r"(?:en|de)\\s+"),
    ordinals=OrdinalWords(endings=("mo",), in_words=lambda number: f"kvin{number}era"),
    sessions=SessionWords(nouns=("kunsido",), phrases=("kunsido",)),
    frame=FrameWords(
        subject=("temo",),
        annexes=("aldono",),
        common=frozenset("kaj estas la ni".split()),
    ),
    stale=StaleWords(relative=("lastatempe", "antau longe"), last_documents=("lasta raporto",)),
    offices=OfficeWords(titles=("Estrino",)),
    forms=FormWords(
        heads={"organisation": ("organizo",), "name": ("homo",), "answer": ("subskrib",)}, yes=("jesa",), no=("nea",)
    ),
    name_articles=("zo",),
    abbreviations=("Sro",),
)
'''
BODY = """\
Sro. Ekzemplo skribis zu vi je 3va gis 5va zu mayola 2023. Ĝi okazis en febo.

Je la 54mo, kaj ree la 53mo kunsido, kaj la kvin54era, estis tiel.

Lastatempe, kaj antau
longe, Estrino Ann Ekzemplo legis la lasta raporto.
"""
"""What came over from the earlier letter."""

CARRIED = {
    "campaigns/earlier/campaign.yaml": """\
date: 2023-09-08
session: HRC54
country: Freedonia
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
signatories: [freedonia-watch]
""",
    "campaigns/earlier/body.md": BODY,
    "campaigns/letter/campaign.yaml": """\
date: 2024-09-02
session: HRC57
language: qaa
from: earlier
country: Freedonia
addressees: [Permanent Representatives]
subject: Freedonia
signatories: [freedonia-watch]
""",
    "campaigns/letter/body.md": BODY,
    "campaigns/sessions.yaml": """\
HRC54: {from: 2023-09-11, to: 2023-10-13}
HRC57: {from: 2024-09-09, to: 2024-10-11}
""",
}


@pytest.fixture(autouse=True)
def qaa(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder: Path = tmp_path_factory.mktemp("languages")
    (folder / "qaa.py").write_text(MODULE, "utf-8")
    monkeypatch.setattr(languages, "__path__", [*languages.__path__, str(folder)])
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    sys.modules.pop("undersigned.languages.qaa", None)
    yield
    sys.modules.pop("undersigned.languages.qaa", None)


def test_the_worklist_finds_months_ordinals_and_words_that_count_from_a_day(project: SmallProject) -> None:
    project.write(CARRIED)
    run = project.run("todo", "letter", "--json")
    assert run.status == 0
    found = [
        (item["kind"], item["words"])
        for item in json.loads(run.out)["open"]
        if item["file"].endswith("body.md")
    ]
    assert found == [
        ("stale-date", ["3va gis 5va zu mayola 2023"]),
        ("stale-date", ["en febo"]),
        ("stale-session", ["54mo", "53mo", "kvin54era"]),
        ("relative-time", ["Lastatempe", "antau longe", "lasta raporto"]),
        ("office-holder", ["Estrino Ann Ekzemplo"]),
    ]


def test_import_knows_the_frame_of_its_letters() -> None:
    assert label_of("Al: la reprezentantoj") == (Role.ADDRESSEES, "Al: ")
    assert label_of("Temo: Freedonia") == (Role.SUBJECT, "Temo: ")
    assert usual_label(Role.COPY, "qaa") == "Kop:"
    assert is_salutation("Moŝtoj,")
    assert is_closing("Kore,")
    assert is_annex("Aldono: kio okazis")
    assert language_in("ni kaj ili estas tie, kaj ni iras", None) == "qaa"
    date = find_date("8va zu septola 2023", "qaa")
    assert date is not None
    assert (date.date, date.language) == (datetime.date(2023, 9, 8), "qaa")
    session = find_session("al la 54mo kunsido", {}, None)
    assert session is not None
    assert (session.id, session.number) == ("HRC54", 54)
    assert (
        with_session_values("la 54mo kunsido", OwnSession(54, "qaa"))[0] == "la {{ session.ordinal }} kunsido"
    )


def test_the_form_is_read(project: SmallProject) -> None:
    project.write(
        {"form.csv": "Organizo,Homo,Ĉu vi subskribas?\nZo Freedonia Watch,Ann,Jesa\nSylvania Union,Bo,nea!\n"}
    )
    run = project.run("signatories", "import", "letter", "form.csv", "--accept", "sure")
    assert (run.status, run.err) == (0, "")
    assert (
        "organisation: column 'Organizo'\nname: column 'Homo'\nanswer: column 'Ĉu vi subskribas?'" in run.out
    )
    assert "2 answers: 1 sure, 0 near, 1 new" in run.out  # as the article does not count
    recorded = (project.root / "campaigns/letter/sign-ons.yaml").read_text("utf-8")
    assert "freedonia-watch:\n    - confirmed:" in recorded


def test_it_is_unknown_again_where_its_module_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    assert language_of("qaa") is not None
    assert is_closing("Kore,")
    monkeypatch.setattr(languages, "__path__", languages.__path__[:-1])
    assert language_of("qaa") is None
    assert not is_closing("Kore,")
