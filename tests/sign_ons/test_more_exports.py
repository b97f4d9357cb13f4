"""Holds the import to exports with the bad habits of more services and of lists that somebody keeps by hand.

For each it was written down by hand beforehand who may be printed.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.styles import PatternFill
from test_exports_of_forms import AGREED, Outcome, needs_forms, outcome_of, project_in, said, workbook

from undersigned.files.project import Project
from undersigned.sign_ons.form import Told

# fmt: off
# ruff: noqa: E501, RUF001  # exports are as they are
EXPORTS: dict[str, tuple[str, str, Outcome]] = {
    "tally":("utf-8","Submission ID,Respondent ID,Submitted at,Organisation name,Country,Does your organisation sign the letter?,I have read the letter,E-mail\na1,r1,2026-11-16 09:30:12,Amnesty International  ,United Kingdom,Yes,true,a@example.org\na2,r2,2026-11-16 09:31:12, omct,Switzerland,Yes,true,b@example.org\na3,r3,2026-11-16 09:32:12,HUMAN RIGHTS WATCH,USA,No,true,c@example.org\n",said(f"{AGREED} omct",refused="human-rights-watch")),
    "fillout":("utf-8","Submission ID,Last updated,Submission started,Status,Current step,Name of the organization,Do you endorse the letter?,Errors,Url,Network ID\n1,2026-11-16T09:30:12.000Z,2026-11-16T09:29:12.000Z,finished,Ending,Amnesty International,Yes,,https://forms.example.org/1,n1\n2,2026-11-16T09:30:12.000Z,2026-11-16T09:29:12.000Z,in_progress,Page 1,ISHR,Yes,,https://forms.example.org/2,n2\n3,2026-11-16T09:30:12.000Z,2026-11-16T09:29:12.000Z,finished,Ending,OMCT,No,,https://forms.example.org/3,n3\n",said(AGREED,"3",refused="omct")),
    "kobo, a choice in two columns":("utf-8","start;end;Name of organisation;Do you sign the letter?/Yes;Do you sign the letter?/No;_id;_submission_time\n2026-11-16T09:30:12+01:00;2026-11-16T09:33:12+01:00;Amnesty International;1;0;1;2026-11-16T08:33:14\n2026-11-16T09:30:12+01:00;2026-11-16T09:33:12+01:00;ISHR;0;1;2;2026-11-16T08:33:14\n",said(AGREED,refused="ishr")),
    "cognito":("utf-8","JointLetter_Id,Organization_Name,Organization_Country,WillYouSign,Contact_First,Contact_Last,Entry_Status,Entry_DateSubmitted\n1,Amnesty International,UK,True,Ann,Example,Submitted,11/16/2026 9:30 AM\n2,ISHR,Switzerland,False,Bo,Example,Submitted,11/16/2026 9:31 AM\n",said(AGREED,refused="ishr")),
    "google, pt, a total and a remark":("utf-8","Carimbo de data/hora,Nome da organização,Assina a carta?,Observações\n16/11/2026 09:30:12,Conectas Direitos Humanos,Sim,\n16/11/2026 09:31:12,CELS,Não,\n16/11/2026 09:32:12,OMCT,Sim,desde que se mude o parágrafo 2\n,Total,2,\n,(falta confirmar com a Ana),,\n",said("conectas","4",refused="cels")),
    "google, ru, in capitals":("utf-8",'Отметка времени,Название организации,Подписываете ли вы письмо?,Можно ли указать название?\n16.11.2026 9:30:12,ПРАВОЗАЩИТНЫЙ ЦЕНТР «ВЕСНА»,Да,"Нет, не указывайте"\n16.11.2026 9:31:12,ISHR,Да,Да\n16.11.2026 9:31:12,OMCT,Нет,Да\n',said("ishr",unnamed="viasna",refused="omct")),
    "google, zh":("utf-8","时间戳记,组织名称,是否签署,备注\n2026/11/16 上午9:30:12,Chinese Human Rights Defenders,是,\n2026/11/16 下午9:30:12,Uyghur Human Rights Project,否,\n2026/11/16 下午9:31:12,ISHR,是,请不要公开名称\n",said("chrd","4",refused="uhrp")),
    "nextcloud":("utf-8",'"User ID","User display name","Timestamp","Organisation","Do you sign the letter?","Anything else?"\n"","Anonymous user","2026-11-16T09:30:12+00:00","Amnesty International","Yes",""\n"","Anonymous user","2026-11-16T09:31:12+00:00","ISHR","Yes","please no logo and no name"\n"bo","Bo","2026-11-16T09:32:12+00:00","OMCT","No, sorry",""\n',said(AGREED,"3",refused="omct")),
    "framaforms":("utf-8",'"Appel à signature";;;;;;;;\n"Détails de la soumission";;;;;;"Réponses";;\n"Numéro";"Heure";"Heure de fin";"Brouillon";"Adresse IP";"ID utilisateur";"Nom de l\'organisation";"Votre organisation signe-t-elle ?";"Commentaire"\n1;"16/11/2026 - 09:30";"16/11/2026 - 09:31";Non;192.0.2.1;0;"Fédération internationale pour les droits humains";"Oui";\n2;"16/11/2026 - 09:32";"16/11/2026 - 09:33";Non;192.0.2.1;0;"ACAT-France";"Non";\n3;"16/11/2026 - 09:32";;Oui;192.0.2.1;0;"OMCT";"Oui";\n',said("fidh","6",refused="acat-france")),
    "mailchimp":("utf-8",'Email Address,First Name,Last Name,Organisation,Sign the letter,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,NOTES,TAGS\na@example.org,Ann,Example,Amnesty International,Yes,2,2026-11-16 09:30:12,192.0.2.1,2026-11-16 09:30:12,,"""letter"""\nb@example.org,Bo,Example,ISHR,Yes,2,2026-11-16 09:30:12,192.0.2.1,2026-11-16 09:30:12,please keep us anonymous,"""letter"""\nc@example.org,Cy,Example,,,2,2026-11-16 09:30:12,192.0.2.1,2026-11-16 09:30:12,,\n',said(AGREED,"3")),
    "word table":("utf-8","No.;Organisation;Country;Contact;Signature\n1.;Amnesty International;UK;Ann;✓\n2.;OMCT;CH;Bo;✗\n3.;ISHR;CH;Cy;\nSubtotal: 2;;;;\nOrganisations that declined;;;;\n4.;FIDH;France;Di;\n",said(AGREED,"4 7",refused="omct")),
    "cells with e-mail":("utf-8",'Organisation,Do you sign?\nAMNESTY INTERNATIONAL <ann@example.org>,Yes\n"OMCT, bo@example.org",Yes\nISHR (Cy Example),Yes\nFIDH;RSF,Yes\nHuman Rights Watch,YES \n',said("human-rights-watch","2 3 4 5")),
    "other calendars":("utf-8","Date,Organisation,Do you sign?\n16/11/2569 9:30,Amnesty International,Yes\n۱۴۰۵/۰۸/۲۵,ISHR,Yes\n1405/08/25,OMCT,Yes\n",said("","2 3 4")),
    "a question the other way round":("utf-8","Timestamp,Organisation,Does your organisation decline to sign?\n2026-11-16 09:00:00,Amnesty International,Yes\n2026-11-16 09:00:00,ISHR,No\n",said("","2 3")),
    "an objection":("utf-8","Timestamp,Organisation,Do you object to the letter?\n2026-11-16 09:00:00,Amnesty International,Yes\n2026-11-16 09:00:00,ISHR,No\n",said("","2 3")),
    "several choices in one cell":("utf-8","ID,Completion time,Organisation,Please tick all that apply\n1,2026-11-16 09:00:00,Amnesty International,We sign the letter;You may print our name;\n2,2026-11-16 09:00:00,ISHR,We sign the letter;\n3,2026-11-16 09:00:00,OMCT,We do not sign;\n",said("","2 3 4")),
    "two heads, a column for each choice":("utf-8","Respondent ID,Start Date,Organisation,Do you sign?,\n,,Open-Ended Response,Yes,No\n1,11/16/2026 09:30:12 AM,Amnesty International,Yes,\n2,11/16/2026 09:30:12 AM,ISHR,,No\n3,11/16/2026 09:30:12 AM,OMCT,,\n",said(AGREED,"5",refused="ishr")),
    "a column for each choice, in brackets":("utf-8","Date submitted,Organisation,Do you sign? [Yes],Do you sign? [No]\n2026-11-16 09:00:00,Amnesty International,1,0\n2026-11-16 09:00:00,ISHR,0,1\n2026-11-16 09:00:00,OMCT,0,0\n",said(AGREED,"4",refused="ishr")),
    "a column for each choice, yes and no in both":("utf-8","Date submitted,Organisation,Signez-vous ? [Oui],Signez-vous ? [Non]\n2026-11-16 09:00:00,Amnesty International,Oui,Non\n2026-11-16 09:00:00,ISHR,Non,Oui\n2026-11-16 09:00:00,OMCT,Oui,Oui\n",said(AGREED,"4",refused="ishr")),
    "a name in two columns":("utf-8","Organisation,Do you sign?,May we publish the name?: Yes,May we publish the name?: No\nAmnesty International,Yes,Yes,\nISHR,Yes,,No\nOMCT,Yes,,\n",said(AGREED,"4",unnamed="ishr")),
    "a box for silence":("utf-8","Organisation,Do you sign?,Please do NOT publish our name\nAmnesty International,Yes,\nISHR,Yes,x\n",said(AGREED,unnamed="ishr")),
    "a box for silence that repeats its head":("utf-8","Organisation,Do you sign?,We wish to remain anonymous\nAmnesty International,Yes,\nISHR,Yes,We wish to remain anonymous\n",said(AGREED,unnamed="ishr")),
    "a wish where a name is":("utf-8","Organisation,Contact,Do you sign?\nAmnesty International,Ann,Yes\nISHR,please do not publish,Yes\nOMCT (do not publish),Bo,Yes\nNew Group (confidential),Cy,Yes\n",said(AGREED,"3 4 5")),
    "yes, without a name":("utf-8",'Organisation,Do you sign?\nAmnesty International,Yes\nISHR,"Yes, anonymously"\nOMCT,Yes (anonymous)\nFIDH,"Yes, but only anonymously"\n',said(AGREED,"5",unnamed="ishr omct")),
    "withdrawn on a day":("utf-8","Organisation,Do you sign?,Withdrawn on\nAmnesty International,Yes,\nISHR,Yes,2026-11-18\nOMCT,Yes,\n",said(f"{AGREED} omct","3")),
    "people where organisations are":("utf-8",'Organisation,Your name,Do you sign?\nAmnesty International,Ann Example,Yes\nSelf,Bo Sample,Yes\n"Cy Bare, lawyer",Cy Bare,Yes\nDi Doe,Di Doe,Yes\nNone - signing personally,Ed Ex,Yes\n',said(AGREED,"3 4 5 6")),
    "not before a day":("utf-8",'Timestamp,Organisation,Do you sign?,Embargo\n2026-11-16 09:00:00,Amnesty International,Yes,\n2026-11-16 09:00:00,ISHR,"Yes, after board approval",\n2026-11-16 09:00:00,OMCT,Yes (tbc),\n2026-11-16 09:00:00,FIDH,Yes?,\n2026-11-16 09:00:00,RSF,yes - pending,\n',said(AGREED,"3 4 5 6")),
    "a box for those who do not sign":("utf-8","Organisation,Country,We do not sign\nAmnesty International,UK,1\nISHR,CH,0\n",said("","2 3")),
    "refuse, fr":("utf-8","Organisation,Refusez-vous de signer la lettre ?\nFIDH,Oui\nISHR,Non\n",said("","2 3")),
    "refuse, ru":("utf-8","Название организации,Отказываетесь ли вы подписать письмо?\nОМСТ,Да\nISHR,Нет\n",said("","2 3")),
    "refuse, ar":("utf-8","اسم المنظمة,هل ترفض منظمتكم التوقيع؟\nISHR,نعم\nFIDH,لا\n",said("","2 3")),
    "refuse, zh":("utf-8","组织名称,贵组织是否拒绝签署？\nISHR,是\nFIDH,否\n",said("","2 3")),
    "a title that speaks of withdrawing":("utf-8",'Organisation,Do you sign the letter "Withdraw the press law"?\nISHR,Yes\nFIDH,No\n',said("ishr",refused="fidh")),
    "sign or decline":("utf-8","Organisation,Does your organisation sign or decline?\nISHR,Signs\nFIDH,Declines\n",said("ishr",refused="fidh")),
    "finished, partly":("utf-8","Organisation,Finished,Do you sign?\nISHR,True,Yes\nFIDH,False,Yes\n",said("ishr","3")),
    "serial numbers under a head that speaks of the letter":("utf-8","Joint_Letter_Id,Organisation,Sign\n1,ISHR,No\n2,FIDH,Yes\n",said("fidh",refused="ishr")),
}
# fmt: on
"""The encoding, the export, and what has to become of it."""

EVERYBODY = Told(columns={"answer": ""})


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return project_in(tmp_path / "base")


@needs_forms
@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_of_another_service_ends_right_or_asked(
    project: Project, tmp_path: Path, name: str
) -> None:
    encoding, text, expected = EXPORTS[name]
    (tmp_path / "answers.csv").write_bytes(text.encode(encoding))
    assert str(outcome_of(project, tmp_path / "answers.csv")) == str(expected)


@needs_forms
@pytest.mark.parametrize(
    "name",
    [
        "tally",
        "kobo, a choice in two columns",
        "two heads, a column for each choice",
        "a question the other way round",
        "a box for those who do not sign",
        "cognito",
    ],
)
def test_nobody_signs_by_having_filled_in_a_form_that_asks_whether_they_do(
    project: Project, tmp_path: Path, name: str
) -> None:
    (tmp_path / "answers.csv").write_text(EXPORTS[name][1], "utf-8")
    assert outcome_of(project, tmp_path / "answers.csv", EVERYBODY).error == "which-column"


@needs_forms
@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("a question the other way round", "Does your organisation decline to sign?"),
        ("a box for those who do not sign", "We do not sign"),
    ],
)
def test_a_column_in_which_yes_means_no_is_never_taken_for_the_answer(
    project: Project, tmp_path: Path, name: str, head: str
) -> None:
    (tmp_path / "answers.csv").write_text(EXPORTS[name][1], "utf-8")
    assert (
        outcome_of(project, tmp_path / "answers.csv", Told(columns={"answer": head})).error == "which-column"
    )


@needs_forms
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Organisation\nConfirmed:\nAmnesty International\nOMCT\nDeclined:\nHuman Rights Watch\n",
            said(f"{AGREED} omct", "2 5 6"),
        ),
        (
            "Organisation,Country\nAmnesty International,UK\nOrganisations that declined,\nISHR,CH\n",
            said(AGREED, "3 4"),
        ),
        ("Organisation,Country\nAmnesty International,UK\nNot yet answered,\nISHR,CH\n", said(AGREED, "3 4")),
        (
            "Organisation,Country\nAmnesty International,UK\nPas encore confirmé,\nISHR,CH\n",
            said(AGREED, "3 4"),
        ),
        ("Organisation,Country\nEurope:,\nAmnesty International,UK\nISHR,CH\n", said(f"{AGREED} ishr", "2")),
        (
            "Organisation,Remarks\nAmnesty International,\nOMCT,withdrew on 3 November\nISHR,waits for its board\n",
            said(AGREED, "3 4"),
        ),
    ],
)
def test_headings_of_a_list_are_nobody_and_say_who_does_not_sign(
    project: Project, tmp_path: Path, text: str, expected: Outcome
) -> None:
    (tmp_path / "answers.csv").write_text(text, "utf-8")
    assert str(outcome_of(project, tmp_path / "answers.csv", EVERYBODY)) == str(expected)


@needs_forms
def test_merged_cells_are_for_all_their_rows_and_a_total_is_nobody(project: Project, tmp_path: Path) -> None:
    file = tmp_path / "answers.xlsx"
    rows: list[list[object]] = [
        ["Sign-ons for Freedonia", None, None],
        ["Organisation", "Country", "Do you sign?"],
        ["Amnesty International", "UK", "Yes"],
        ["ISHR", "Switzerland", None],
        ["Asia", None, None],
        ["FORUM-ASIA", "Thailand", "No"],
        ["Total", None, "=COUNTA(C3:C4)"],
    ]
    book = workbook(file, ("Answers", rows))
    for cells in ("A1:C1", "C3:C4", "A5:C5"):
        book["Answers"].merge_cells(cells)
    book.save(file)
    assert str(outcome_of(project, file)) == str(said(f"{AGREED} ishr", refused="forum-asia"))


@needs_forms
@pytest.mark.parametrize(
    ("told", "expected"), [(Told(), said("", "2 3")), (EVERYBODY, said(error="which-column"))]
)
def test_a_colour_is_no_answer(project: Project, tmp_path: Path, told: Told, expected: Outcome) -> None:
    file = tmp_path / "answers.xlsx"
    rows: list[list[object]] = [["Organisation", "Signs"], ["Amnesty International", None], ["ISHR", None]]
    book = workbook(file, ("Answers", rows))
    for cell, colour in (("B2", "00FF00"), ("B3", "FF0000")):
        book["Answers"][cell].fill = PatternFill("solid", fgColor=colour)
    book.save(file)
    assert str(outcome_of(project, file, told)) == str(expected)
