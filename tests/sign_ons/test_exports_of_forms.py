"""Holds the import of answers to exports as form services give them: each ends right, asked, or refused with a way out.

Run as a program, it prints a table of what becomes of each file of a folder:
`python tests/sign_ons/test_exports_of_forms.py FOLDER`, where FOLDER/base is the project.
"""

from __future__ import annotations

import datetime
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from undersigned.files.project import Project, find_project
from undersigned.model.findings import LetterError
from undersigned.model.sign_ons import Step
from undersigned.sign_ons.form import Told
from undersigned.sign_ons.form_import import FormRequest, apply_answers, propose_answers, would_record
from undersigned.sign_ons.proposals import Likeness
from undersigned.sign_ons.recording import require_sign_ons
from undersigned.sign_ons.register import require_register

FORMS = Path(__file__).parents[3] / "shared/cases/forms"
TODAY = datetime.date(2026, 11, 29)


@dataclass(frozen=True)
class Outcome:
    """What becomes of an export when all is accepted that needs no person."""

    agreed: frozenset[str] = frozenset()
    unnamed: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    asked: frozenset[int] = frozenset()
    """The rows that a person is asked about, or that a later one overtook."""
    error: str = ""
    new: frozenset[str] = field(default=frozenset(), compare=False)

    def __str__(self) -> str:
        if self.error:
            return f"refused [{self.error}]"
        parts = {"sign": self.agreed, "not named": self.unnamed, "do not": self.refused}
        said = [f"{what}: {', '.join(sorted(ids))}" for what, ids in parts.items() if ids]
        return "; ".join(
            [*said, *([f"asked: {', '.join(map(str, sorted(self.asked)))}"] if self.asked else [])]
        )


def outcome_of(project: Project, file: Path, told: Told = Told()) -> Outcome:  # noqa: B008  # nothing changes it
    """Take all that needs no person, as `--wording present --accept sure --accept new --list` does."""
    request = FormRequest("example-letter", file, TODAY, told, wording="present", to_list=True)
    try:
        proposed = propose_answers(project, request)
        accepted = proposed.of_kinds({Likeness.SURE, Likeness.NEW})
        dry = would_record(project, proposed, accepted)
        before = require_sign_ons(project, "example-letter", require_register(project))
        done = apply_answers(project, proposed, accepted)
    except LetterError as error:
        return Outcome(error=", ".join(dict.fromkeys(finding.code for finding in error.findings)))
    register = require_register(project)
    record = require_sign_ons(project, "example-letter", register)
    added = {id: events[len(before.of(id)) :] for id, events in record.events.items()}
    # The dry run is the real run.
    assert {id: tuple(events) for id, events in dry.items()} == {id: e for id, e in added.items() if e}
    last = {id: events[-1] for id, events in added.items() if events}
    return Outcome(
        frozenset(id for id, e in last.items() if e.step is Step.CONFIRMED and not e.not_named),
        frozenset(id for id, e in last.items() if e.step is Step.CONFIRMED and e.not_named),
        frozenset(id for id, e in last.items() if e.step in {Step.DECLINED, Step.WITHDRAWN}),
        frozenset(one.answer.row for one in proposed.undecided(accepted)),
        new=frozenset(one.id for one in done.new),
    )


def said(
    agreed: str = "", asked: str = "", *, unnamed: str = "", refused: str = "", error: str = ""
) -> Outcome:
    """An outcome, in words."""
    rows = frozenset(map(int, asked.split()))
    named, silent, against = (frozenset(words.split()) for words in (agreed, unnamed, refused))
    return Outcome(named, silent, against, rows, error)


EXPORTS = {
    "01-google-en.csv": said("amnesty-international omct front-line", "4 6", refused="article-19"),
    "02-google-fr.csv": said("fidh omct ldh-france", "5 7", refused="rsf"),
    "04-google-de.csv": said("rsf amnesty-international-deutschland", "5", refused="human-rights-watch"),
    "05-google-ar.csv": said("cihrs", "3", refused="mnzmt-al-fw-aldwlyt"),
    "06-google-zip-en.csv": said("icj wilpf", "3 4 6"),
    "08-msforms-serial.xlsx": said("human-rights-watch omct", refused="ishr"),
    "09-typeform.csv": said("amnesty-international cihrs", refused="human-rights-watch"),
    "11-actionnetwork.csv": said("pen-america english-pen"),
    "12-surveymonkey.csv": said("amnesty-international freedonia-watch", refused="human-rights-watch"),
    "14-jotform.xlsx": said("front-line pen-international", "4"),
    "15-airtable.csv": said("amnesty-international omct"),
    "16-limesurvey.csv": said("amnesty-international", "3 4 5"),
    "18-handkept.xlsx": said("amnesty-international omct", "6 9 10"),
    "19-regions.xlsx": said("acat-burundi hurinet forum-asia chrd"),
    "20-just-names.csv": said(error="unknown-column"),
    "21-two-in-one.csv": said("", "2 3 4 5 6 7 8 9 10"),
    "23-caps-typos.csv": said(
        "amnesty-international ishr front-line memorial human-rights-watch iran-human-rights viasna",
        "4 5 6 7 9 10 11 12 13 15 16 18",
    ),
    "24-dups.csv": said("", "2 3 4 5 6 7 8 9 10 11 12 13"),
    "25-late-ambiguous.csv": said("omct fidh", "2"),
    "26-late.csv": said("amnesty-international", "3 4 6", refused="fidh"),
    "27-several-questions.csv": said("amnesty-international", "4 5", refused="human-rights-watch"),
    "29-utf16.txt.csv": said("amnesty-international human-rights-watch viasna", "6 7 8", refused="omct"),
    "anon.csv": said("amnesty-international", "4", unnamed="human-rights-watch"),
    "auth.csv": said("", "3", refused="human-rights-watch"),
    "country.csv": said("acat-france conectas", "2 3 4 5 6 7 8 9 12 13 14 15 16"),
    "dash.csv": said("amnesty-international", "3"),
    "fr.csv": said(refused="rsf"),
    "indiv.csv": said("human-rights-watch", "2 4"),
    "junk.csv": said("", "2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20"),
    "lime.csv": said(refused="human-rights-watch"),
    "nearno.csv": said("", "2 3 4 5 6 7"),
    "oldyear.csv": said("", "2 3 4 5 6"),
    "samename.csv": said("", "2 3 4 5"),
    "twice.csv": said(
        "omct acat-france reporter-ohne-grenzen human-rights-watch",
        "3 4 6 7 8 9 10 11 12 13 15 16 18 19 20 21 22 23",
    ),
    "twosheets.xlsx": said(error="which-sheet"),
}
"""What becomes of each: who signs, the rows that are asked about, who signs and is not named, who does not."""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return project_in(tmp_path / "base")


def project_in(folder: Path) -> Project:
    """The project of the exports, to change."""
    shutil.copytree(FORMS / "base", folder)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return find_project(folder)


needs_forms = pytest.mark.skipif(not FORMS.is_dir(), reason="the exports are kept beside the project")


@needs_forms
@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_ends_right_asked_or_refused(project: Project, name: str) -> None:
    assert str(outcome_of(project, FORMS / name)) == str(EXPORTS[name])
    listed = project.path("campaigns/example-letter/campaign.yaml").read_text("utf-8")
    printed = set(listed.split("\nsignatories: [")[1].split("]")[0].split(", "))
    assert printed == {"example-union", "freedonia-watch", *EXPORTS[name].agreed}


@needs_forms
def test_every_export_is_looked_at() -> None:
    assert {path.name for path in FORMS.iterdir() if path.is_file()} == EXPORTS.keys()


AGREED = "amnesty-international"
# fmt: off
# ruff: noqa: E501, ISC004, RUF001  # exports are as they are, one a line
RELATIVES: dict[str, tuple[str, str, Outcome]] = {
    "google, es": (
        "utf-8",
        "Marca temporal,Nombre de la organización,País,¿Firma su organización la carta?,Comentarios\n"
        "16/11/2026 9:30:12,Organización Mundial Contra la Tortura,Suiza,Sí,\n"
        "16/11/2026 9:31:12,CELS,Argentina,No,\n"
        "16/11/2026 9:32:12,Conectas Direitos Humanos,Brasil,Sí,Solo si se cambia el párrafo 3\n",
        said("omct", "4", refused="cels"),
    ),
    "google, pt, in Latin-1 with semicolons": (
        "cp1252",
        "Carimbo de data/hora;Nome da organização;País;A sua organização subscreve a carta?\n"
        "16/11/2026 09:30;Conectas Direitos Humanos;Brasil;Sim\n17/11/2026 09:30;Anistia Internacional;Brasil;Não\n",
        said("conectas", refused="anistia-internacional"),
    ),
    "google, ru, in Windows-1251": (
        "cp1251",
        "Отметка времени;Название организации;Страна;Подписывает ли ваша организация письмо?;Комментарии\n"
        "16.11.2026 9:30:12;Правозащитный центр «Весна»;Беларусь;Да;\n"
        "16.11.2026 9:31:12;Центр защиты прав человека «Мемориал»;Россия;Нет;\n"
        "16.11.2026 9:32:12;ISHR;Швейцария;Да, но без указания названия;\n",
        said("viasna", "4", refused="memorial"),
    ),
    "microsoft, zh, in GB 18030": (
        "gb18030",
        "序号\t提交时间\t贵组织名称\t国家\t贵组织是否愿意签署此联名信？\t是否同意公开贵组织名称？\n"
        "1\t2026年11月16日 下午3:30\tChinese Human Rights Defenders\t中国\t是\t否\n"
        "2\t2026年11月16日 下午3:40\tUyghur Human Rights Project\t美国\t否\t是\n",
        said(unnamed="chrd", refused="uhrp"),
    ),
    "google, ar, whose name may not be printed": (
        "utf-8",
        "طابع زمني,اسم المنظمة,البلد,هل توقع منظمتكم على الرسالة؟,هل يمكن نشر اسم المنظمة؟\n"
        "16/11/2026 9:30:12,مركز القاهرة لدراسات حقوق الإنسان,مصر,نعم,لا\n"
        "16/11/2026 9:31:12,Amnesty International,المملكة المتحدة,نعم,نعم\n",
        said(AGREED, unnamed="cihrs"),
    ),
    "framaforms, fr, from a Mac": (
        "mac_roman",
        "Numéro;Date de soumission;Nom de l'organisation;Pays;Signez-vous la lettre ?;Acceptez-vous que le nom de votre organisation soit publié ?\n"
        "1;16/11/2026;Fédération internationale pour les droits humains;France;Oui;Oui\n"
        "2;16/11/2026;Organisation mondiale contre la torture;Suisse;Oui;Non\n"
        "3;17/11/2026;ACAT-France;France;Non merci;Oui\n",
        said("fidh", unnamed="omct", refused="acat-france"),
    ),
    "kobo": (
        "utf-8",
        "start;end;group_org/org_name;group_org/Country;group_sign/Do_you_sign_the_letter;_id;_submission_time\n"
        "2026-11-16T09:30:12.123+01:00;2026-11-16T09:33:12.123+01:00;Amnesty International;UK;Yes;1;2026-11-16T08:33:14\n"
        "2026-11-16T09:30:12.123+01:00;2026-11-16T09:33:12.123+01:00;ISHR;CH;No;2;2026-11-16T08:33:14\n",
        said(AGREED, refused="ishr"),
    ),
    "qualtrics": (
        "utf-8",
        "StartDate,EndDate,Finished,Q1,Q2,Q3\n"
        "Start Date,End Date,Finished,Name of your organisation,Country,Does your organisation sign the letter?\n"
        '"{""ImportId"":""startDate""}","{""ImportId"":""endDate""}",x,x,x,x\n'
        "2026-11-16 09:30:12,2026-11-16 09:33:12,True,Amnesty International,UK,Yes\n"
        "2026-11-16 09:30:12,2026-11-16 09:33:12,True,ISHR,Switzerland,No\n",
        said(AGREED, refused="ishr"),
    ),
    "a question about anonymity": (
        "utf-8",
        "Timestamp,Organisation,Do you sign?,Do you wish to remain anonymous?\n"
        "2026-11-16 09:00:00,Amnesty International,Yes,No\n2026-11-16 09:00:00,ISHR,Yes,Yes\n",
        said(AGREED, unnamed="ishr"),
    ),
    "a wish in a column that is about something else": (
        "utf-8",
        "Timestamp,Organisation,Do you sign?,How did you hear of us\n"
        "2026-11-16 09:00:00,Amnesty International,Yes,by e-mail\n"
        "2026-11-16 09:00:00,ISHR,Yes,please do not publish our name\n",
        said(AGREED, "3"),
    ),
    "a question of which nobody knows what it is about": (
        "utf-8",
        "Timestamp,Organisation,Do you sign?,Gala\n"
        "2026-11-16 09:00:00,Amnesty International,Yes,Yes\n2026-11-16 09:00:00,ISHR,Yes,No\n"
        "2026-11-16 09:00:00,OMCT,Yes,\n",
        said("omct", "2 3"),
    ),
    "a column that says again who signs": (
        "utf-8",
        "Organisation,Signs,Status\nAmnesty International,checked,Confirmed\nISHR,,Declined\nOMCT,checked,Confirmed\n",
        said("amnesty-international omct"),
    ),
    "a column that says otherwise than who signs": (
        "utf-8",
        "Organisation,Signs,Status\nAmnesty International,checked,Declined\nISHR,,Declined\nOMCT,checked,Confirmed\n",
        said("", "2 4"),
    ),
    "a day that is still to come": (
        "utf-8",
        "Timestamp,Organisation,Do you sign?\n2026-11-16 09:00:00,Amnesty International,Yes\n2027-01-05 09:00:00,ISHR,Yes\n",
        said(AGREED, "3"),
    ),
    "two columns of remarks": (
        "utf-8",
        "Timestamp,Organisation,Do you sign?,Comments,Further comments\n"
        "2026-11-16 09:00:00,Amnesty International,Yes,Thank you!,\n2026-11-16 09:00:00,ISHR,Yes,,only without ask 2\n",
        said(AGREED, "3"),
    ),
    "rows that were put into quotation marks once more": (
        "utf-8",
        '"Timestamp,Organisation,Do you sign?"\n"2026-11-16 09:00:00,""Amnesty International"",Yes"\n'
        '"2026-11-16 09:00:00,ISHR,No"\n',
        said(AGREED, refused="ishr"),
    ),
    "broken letters": (
        "utf-8",
        "Organisation,Do you sign?\nAmnesty International,Yes\nFÃ©dÃ©ration de Sylvanie,Yes\nLigue des \ufffdtudiants,Yes\n",
        said(AGREED, "3 4"),
    ),
    "heads that are there once more, a title and a total": (
        "utf-8",
        "Sign-ons for Freedonia;;\n;;\nOrganisation;Country;Signed?\nAmnesty International;UK;yes\n"
        "Organisation;Country;Signed?\nISHR;CH;no\nTotal;;2\n",
        said(AGREED, refused="ishr"),
    ),
    "a web page that is called a table": (
        "utf-8",
        "<html><table><tr><td>NGO</td></tr></table></html>",
        said(error="unreadable-file"),
    ),
    "dates of which only some can be read in one way": (
        "utf-8",
        "Date,Organisation,Do you sign?\n16/11/26,Amnesty International,Yes\n5/11/26,ISHR,Yes\n",
        said("amnesty-international ishr"),
    ),
    "a withdrawal after a yes": (
        "utf-8",
        "Timestamp,Organisation,Do you sign?\n2026-11-16 09:00:00,Amnesty International,Yes\n"
        "2026-11-18 09:00:00,Amnesty Internatonal,We withdraw\n2026-11-18 09:00:00,ISHR,Yes\n",
        said("ishr", "2 3"),
    ),
    "an earlier no under a near name": (
        "utf-8",
        "Timestamp,Organisation,Do you sign?\n2026-11-18 09:00:00,Amnesty International,Yes\n"
        "2026-11-16 09:00:00,Amnesty Internatonal,No\n",
        said(AGREED, "3"),
    ),
    "nobody knows who may sign": (
        "utf-8",
        "Timestamp,Organisation,Do you sign?,Are you authorised to sign?\n2026-11-16 09:00:00,Amnesty International,Yes,Yes\n"
        "2026-11-16 09:00:00,ISHR,Yes,I have to ask\n",
        said(AGREED, "3"),
    ),
    "one name in two countries": (
        "utf-8",
        "Organisation,Country,Do you sign?\nBar Association,Tchad,Yes\nBar Association,Chad,Yes\n",
        said("bar-association", "2"),
    ),
    "excel's mark of an open file": ("utf-8", "x", said(error="empty-file")),
}
# fmt: on
"""Exports that are like those, in other services, languages, encodings and dialects, and what has to become of them."""


@needs_forms
@pytest.mark.parametrize("name", RELATIVES)
def test_a_relative_ends_right_asked_or_refused(project: Project, tmp_path: Path, name: str) -> None:
    encoding, text, expected = RELATIVES[name]
    (tmp_path / "answers.csv").write_bytes(text.encode(encoding))
    assert str(outcome_of(project, tmp_path / "answers.csv")) == str(expected)


def workbook(path: Path, *sheets: tuple[str, list[list[object]]]) -> openpyxl.Workbook:
    """An XLSX file with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return book


ROWS: list[list[object]] = [
    ["Organisation", "Country", "Do you sign?"],
    ["Amnesty International", "UK", "Yes"],
    ["ISHR", "Switzerland", "Yes"],
    ["OMCT", "Switzerland", "Yes"],
]


@needs_forms
def test_what_is_hidden_or_struck_out_is_for_a_person(project: Project, tmp_path: Path) -> None:
    file = tmp_path / "answers.xlsx"
    book = workbook(file, ("Answers", ROWS), ("Notes", [["To do"], ["ask FIDH"]]))
    sheet = book["Answers"]
    sheet.row_dimensions[3].hidden = True
    for cell in sheet[4]:
        cell.font = Font(strike=True)
    sheet.column_dimensions["B"].hidden = True
    book.save(file)
    proposed = propose_answers(project, FormRequest("example-letter", file, TODAY))
    assert [finding.code for finding in proposed.findings] == ["other-sheets", "hidden-columns"]
    assert str(outcome_of(project, file)) == str(said(AGREED, "3 4"))


@needs_forms
def test_a_hidden_sheet_is_not_read_and_one_that_is_named_is(project: Project, tmp_path: Path) -> None:
    file = tmp_path / "answers.xlsx"
    book = workbook(file, ("Old", ROWS), ("New", [ROWS[0], ["Amnesty International", "UK", "No"]]))
    book["Old"].sheet_state = "hidden"
    book.save(file)
    assert str(outcome_of(project, file)) == str(said(refused=AGREED))
    request = FormRequest("example-letter", file, TODAY, sheet="old")
    assert propose_answers(project, request).sheet.name == "Old"
    with pytest.raises(LetterError, match="there is no sheet 'Odl'"):
        propose_answers(project, FormRequest("example-letter", file, TODAY, sheet="Odl"))


@needs_forms
def test_excel_s_mark_of_an_open_file_is_told(project: Project, tmp_path: Path) -> None:
    file = tmp_path / "answers.xlsx"
    workbook(file, ("Answers", ROWS))
    (tmp_path / "~$answers.xlsx").write_bytes(b"me")
    with pytest.raises(LetterError, match=r"name the spreadsheet itself: answers\.xlsx"):
        propose_answers(project, FormRequest("example-letter", tmp_path / "~$answers.xlsx", TODAY))
    told = propose_answers(project, FormRequest("example-letter", file, TODAY)).findings
    assert [finding.code for finding in told] == ["open-file"]


def main(folder: Path) -> None:
    """Print what becomes of each export of a folder, as a Markdown table."""
    import tempfile  # noqa: PLC0415  # only where this is run as a program

    print("| export | what becomes of it |\n|---|---|")  # noqa: T201  # what it is for
    for file in sorted(path for path in folder.iterdir() if path.is_file()):
        with tempfile.TemporaryDirectory() as where:
            print(f"| {file.name} | {outcome_of(project_in(Path(where) / 'base'), file)} |")  # noqa: T201  # the same


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FORMS)
