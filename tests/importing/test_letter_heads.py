"""Imports letters with heads of every order, and looks that each part comes in as what it is, where it stood."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml
from test_signatories import table
from word_files import p, word_file

from cases import Case, all_cases
from small_project import SmallProject
from test_seventeen_frames import write
from undersigned.checking.printed_paragraphs import paragraphs_of
from undersigned.files.project import find_project
from undersigned.model.letter import Role
from undersigned.route import prepare

TESTS = Path(__file__).parents[1]
FRAMES = all_cases(TESTS / "frames")
TEXT = (
    "We write to you about the closure of three newspapers in Freedonia, and about what the Council can do. "
    * 2
)
USUAL = ["letterhead", "date", "addressees", "subject", "salutation", "body", "closing", "signatories"]


@dataclass(frozen=True)
class Head:
    """A head as it is typed, line by line, and what the campaign says of it; "*" before a line makes it bold."""

    lines: str
    keys: dict[str, object] = field(default_factory=dict)
    order: str | None = None
    """The order of the frame up to the text; None where it is the usual one."""


HEADS = {
    "a dash behind the label of the subject": Head(
        "1 September 2026|To: Permanent Representatives|Subject – The press law|Excellencies,",
        {"subject": "The press law", "frame": {"subject": "Subject –"}},
    ),
    "a full stop behind it": Head(
        "1 September 2026|To: Permanent Representatives|Re. The press law|Excellencies,",
        {"subject": "The press law", "frame": {"subject": "Re."}},
    ),
    "a dash in French": Head(
        "Genève, le 1er septembre 2026|Objet – La loi sur la presse|Mesdames et Messieurs,",
        {"subject": "La loi sur la presse", "frame": {"subject": "Objet –"}},
    ),
    "a reference above the date": Head(
        "Ref. 12/2026|1 September 2026|To: Permanent Representatives|RE: Freedonia|Excellencies,",
        {"letterhead": "Ref. 12/2026", "subject": "Freedonia"},
    ),
    "two salutations": Head(
        "1 September 2026|To: Permanent Representatives|RE: Freedonia|Dear Ambassador,|Dear Colleague,",
        {"salutation": "Dear Ambassador,\\\nDear Colleague"},
    ),
    "the two names of a month": Head(
        "جنيف، ١٢ آذار/مارس ٢٠٢٦|إلى: الممثلين الدائمين|الموضوع: فريدونيا|أصحاب السعادة،",
        {"date": datetime.date(2026, 3, 12)},
    ),
    "the sender's address above the date": Head(
        "Freedonia Watch|1 Main Street, Capital City|1 September 2026|To: Permanent Representatives|RE: Freedonia|Excellencies,",
        {
            "letterhead": "Freedonia Watch\\\n1 Main Street, Capital City",
            "addressees": ["Permanent Representatives"],
        },
    ),
    "the sender in bold above the date": Head(
        "*Freedonia Watch|1 September 2026|To: Permanent Representatives|RE: Freedonia|Excellencies,",
        {"letterhead": "Freedonia Watch", "addressees": ["Permanent Representatives"]},
    ),
    "two blocks around the date, without labels": Head(
        "Freedonia Watch|Capital City|1 September 2026|H.E. Ann Example|Ministry of Health|RE: Freedonia|Excellency,",
        {
            "letterhead": "Freedonia Watch\\\nCapital City",
            "addressees": ["H.E. Ann Example", "Ministry of Health"],
        },
    ),
    "a sender with a telephone, and no addressees": Head(
        "Freedonia Watch|Tel. +41 22 555 01 23|1 September 2026|RE: Freedonia|Excellencies,",
        {"letterhead": "Freedonia Watch\\\nTel. +41 22 555 01 23", "addressees": None},
        "letterhead date subject salutation",
    ),
    "addressees above the date": Head(
        "Permanent Representatives|1 September 2026|RE: Freedonia|Excellencies,",
        {"letterhead": None, "addressees": ["Permanent Representatives"]},
        "addressees date subject salutation",
    ),
    "all labelled": Head(
        "From: Freedonia Watch|To: Permanent Representatives|Cc: The President|Date: 1 September 2026|Subject: Freedonia|Excellencies,",
        {
            "letterhead": "From: Freedonia Watch",
            "addressees": ["Permanent Representatives"],
            "copy": ["The President"],
            "date_line": "Date: {{ date }}",
        },
        "letterhead addressees copy date subject salutation",
    ),
    "a postal block with an e-mail address": Head(
        "1 September 2026|To: H.E. Ann Example|Minister for Health|Ministry of Health|1 Main Street|Capital City|office@example.org"
        "|RE: Freedonia|Excellency,",
        {
            "addressees": [
                {
                    "name": "H.E. Ann Example",
                    "title": "Minister for Health",
                    "organisation": "Ministry of Health",
                    "address": "1 Main Street\nCapital City",
                    "email": "office@example.org",
                }
            ]
        },
    ),
    "two postal blocks, a free line between them": Head(
        "1 September 2026||H.E. Ann Example|Ministry of Health||H.E. Bo Example|Ministry of Justice||RE: Freedonia|Excellencies,",
        {
            "addressees": [
                {"name": "H.E. Ann Example", "organisation": "Ministry of Health"},
                {"name": "H.E. Bo Example", "organisation": "Ministry of Justice"},
            ]
        },
    ),
    "by e-mail": Head(
        "1 September 2026|By e-mail|To: Permanent Representatives|RE: Freedonia|Excellencies,",
        {"frame": {"via": "By e-mail"}, "addressees": ["Permanent Representatives"]},
    ),
    "the subject first": Head(
        "RE: Freedonia|1 September 2026|To: Permanent Representatives|Excellencies,",
        {"subject": "Freedonia"},
        "subject date addressees salutation",
    ),
    "a title over a labelled letter": Head(
        "*Joint letter on the situation of journalists in Freedonia|1 September 2026|To: Permanent Representatives|RE: Freedonia|Excellencies,",
        {"title": "Joint letter on the situation of journalists in Freedonia", "letterhead": None},
        "title date addressees subject salutation",
    ),
    "an open letter": Head(
        "OPEN LETTER|Member and Observer States|1 September 2026|Excellencies,",
        {"title": "OPEN LETTER", "addressees": ["Member and Observer States"]},
        "title addressees date salutation",
    ),
    "a headline instead of a subject": Head(
        "1 September 2026|To: Permanent Representatives|*Free the press of Freedonia|Excellencies,",
        {"subject": "Free the press of Freedonia", "title": None},
    ),
    "a statement": Head(
        "Joint statement to the Human Rights Council|*Freedonia must free its editors|Geneva, 1 September 2026|The editors are in prison.",
        {
            "title": "Joint statement to the Human Rights Council",
            "subject": "Freedonia must free its editors",
            "date_line": "Geneva, {{ date }}",
            "addressees": None,
            "summary": None,
        },
        "title subject date",
    ),
    "a short first sentence, and no salutation": Head(
        "1 September 2026|To: Permanent Representatives|RE: Freedonia|We write to you today.",
        {"addressees": ["Permanent Representatives"], "summary": None},
        "date addressees subject",
    ),
    "a summary above the salutation": Head(
        "1 September 2026|To: Permanent Representatives|RE: Freedonia|We ask you to vote for a special session.|Excellencies,",
        {"summary": "We ask you to vote for a special session."},
    ),
    "French": Head(
        "De : Observatoire de Freedonia|1er septembre 2026|Par courriel|À : Représentants permanents|Objet : Freedonia|Excellences,",
        {"letterhead": "De : Observatoire de Freedonia", "addressees": ["Représentants permanents"]},
    ),
    "Spanish": Head(
        "De: Observatorio de Freedonia|1 de septiembre de 2026|Para: Representantes permanentes|Asunto: Freedonia|Excelencias:",
        {"letterhead": "De: Observatorio de Freedonia", "addressees": ["Representantes permanentes"]},
    ),
    "Portuguese": Head(
        "De: Observatório de Freedonia|1 de setembro de 2026|Para: Representantes permanentes|Assunto: Freedonia|Excelências,",
        {"letterhead": "De: Observatório de Freedonia", "addressees": ["Representantes permanentes"]},
    ),
    "Russian": Head(
        "От: Наблюдатель Фридонии|1 сентября 2026 года|Кому: Постоянным представителям|Тема: Фридония|Ваши Превосходительства,",
        {"letterhead": "От: Наблюдатель Фридонии", "addressees": ["Постоянным представителям"]},
    ),
    "Arabic": Head(
        "من: مرصد فريدونيا|1 سبتمبر 2026|إلى: الممثلين الدائمين|الموضوع: فريدونيا|السادة أصحاب السعادة،",
        {"letterhead": "من: مرصد فريدونيا", "addressees": ["الممثلين الدائمين"]},
    ),
    "Chinese": Head(
        "发件人：自由国观察|2026年9月1日|致：各常驻代表|事由：自由国|各位阁下：",
        {"letterhead": "发件人：自由国观察", "addressees": ["各常驻代表"]},
    ),
}
"""Heads by what is special about them."""


def letter(head: Head) -> bytes:
    lines = head.lines.split("|")
    paragraphs = (p(line.removeprefix("*"), look="<w:b/>" * line.startswith("*")) for line in lines)
    return word_file(*paragraphs, p(TEXT), p("Sincerely,"), p("Example Union"))


def imported(project: SmallProject, data: bytes) -> tuple[str, dict[str, object]]:
    """What the program says of an import, and the campaign that it made."""
    project.write({"letter.docx": data})
    run = project.run("import", "letter.docx", "--as", "again")
    assert run.status == 0, run.err
    return run.out + run.err, yaml.safe_load(
        (project.root / "campaigns/again/campaign.yaml").read_text("utf-8")
    )


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_a_head_keeps_its_parts_and_their_order(head: Head, project: SmallProject) -> None:
    said, campaign = imported(project, letter(head))
    assert "They say the same." in said, said
    frame = campaign.get("frame") or {}
    assert isinstance(frame, dict)
    for key, value in head.keys.items():
        if key == "frame" and isinstance(value, dict):
            assert {name: frame.get(name) for name in value} == value
        else:
            assert campaign.get(key) == value
    order = frame.get("order")
    printed = [part for part in order or USUAL if part in campaign or part in {"body", "closing"}]
    assert (" ".join(printed[: printed.index("body")]) if order else None) == head.order or head.order is None


@pytest.mark.parametrize(
    "second",
    [
        (
            "Sincerely,",
            "Example Union",
            "2 October 2026",
            "To: The President",
            "RE: Sylvania",
            "Dear President,",
        ),
        ("Sincerely,", "Example Union", "Dear President,"),
        ("Dear Colleague,",),
    ],
)
def test_a_second_letter_in_a_file_is_told(project: SmallProject, second: tuple[str, ...]) -> None:
    head = ["1 September 2026", "To: Permanent Representatives", "RE: Freedonia", "Excellencies,"]
    said, campaign = imported(
        project, word_file(*map(p, (*head, TEXT, *second, TEXT, "Sincerely,", "Example Union")))
    )
    assert f"“{second[-1]}” greets once more: a second letter may begin there" in said
    assert "They say the same." in said, said
    assert (campaign["subject"], campaign["salutation"]) == ("Freedonia", "Excellencies")


LABELS = {
    "en": "Date:>1 September 2026|To:>Permanent Representatives|From:>Freedonia Watch|Subject:>The press law|Excellencies,",
    "in capitals": "TO>Permanent Representatives|FROM>Freedonia Watch|DATE>1 September 2026|RE>The press law|Excellencies,",
    "fr": "Date :>1er septembre 2026|À :>Permanent Representatives|De :>Freedonia Watch|Objet :>The press law|Excellences,",
    "es": "Fecha:>1 de septiembre de 2026|Para:>Permanent Representatives|De:>Freedonia Watch|Asunto:>The press law|Excelencias:",
    "pt": "Data:>1 de setembro de 2026|Para:>Permanent Representatives|De:>Freedonia Watch|Assunto:>The press law|Excelências,",
    "ru": "Дата:>1 сентября 2026 года|Кому:>Permanent Representatives|От:>Freedonia Watch|Тема:>The press law|Excellencies,",
    "ar": "التاريخ:>1 سبتمبر 2026|إلى:>Permanent Representatives|من:>Freedonia Watch|الموضوع:>The press law|Excellencies,",
    "zh": "日期：>2026年9月1日|致：>Permanent Representatives|发件人：>Freedonia Watch|事由：>The press law|Excellencies,",
}
"""Heads of labels, each with its words behind it."""


def in_cells(rows: list[list[str]]) -> list[str]:
    return [table(*map(tuple, rows))]


def in_lines(rows: list[list[str]]) -> list[str]:
    return [p(cell) for row in rows for cell in row]


def in_two_cells(rows: list[list[str]]) -> list[str]:
    labels, words = ("".join(map(p, column)) for column in zip(*rows, strict=True))
    return [table((labels, words))]


@pytest.mark.parametrize("written", [in_cells, in_lines, in_two_cells])
@pytest.mark.parametrize("name", LABELS)
def test_a_label_in_a_cell_or_a_line_of_its_own_stands_before_the_next(
    name: str, written: Callable[[list[list[str]]], list[str]], project: SmallProject
) -> None:
    *rows, greeting = (line.split(">") for line in LABELS[name].split("|"))
    data = word_file(*written(rows), *map(p, greeting), p(TEXT), p("Sincerely,"), p("Example Union"))
    _, campaign = imported(project, data)
    assert campaign["addressees"] == ["Permanent Representatives"]
    assert campaign["subject"] == "The press law"
    assert campaign["date"] == datetime.date(2026, 9, 1)
    assert str(campaign["letterhead"]).endswith(" Freedonia Watch")
    assert project.run("build", "again", "-f", "txt").status == 0


def test_a_letter_in_one_cell_of_a_table_is_that_letter(project: SmallProject) -> None:
    lines = LABELS["en"].replace(":>", ": ").split("|")
    paragraphs = [*map(p, lines), p(TEXT), p("Sincerely,"), p("Example Union"), p("Press Now")]
    made, said = [], ""
    for body in (paragraphs, [table(("".join(paragraphs),))]):
        said, campaign = imported(project, word_file(*body))
        made.append((campaign, (project.root / "campaigns/again/body.md").read_text("utf-8")))
        shutil.rmtree(project.root / "campaigns/again")
    assert made[0] == made[1]
    assert "the box around some paragraphs [not carried over]" in said


def test_the_label_of_a_subject_without_words_makes_no_letter_that_cannot_be_built(
    project: SmallProject,
) -> None:
    said, campaign = imported(
        project, letter(Head("1 September 2026|To: Permanent Representatives|Subject:||Excellencies,"))
    )
    assert "“Subject:” before no subject" in said
    assert "subject" not in campaign
    assert project.run("build", "again", "-f", "txt").status == 0


def test_two_labels_of_a_subject_are_told(project: SmallProject) -> None:
    said, campaign = imported(
        project,
        letter(
            Head("1 September 2026|To: Permanent Representatives|RE: Freedonia|Ref: 12/2026|Excellencies,")
        ),
    )
    assert "“Ref: 12/2026” stands in one line with “Freedonia” in the new letter [guessed-part]" in said
    assert campaign["subject"] == "Freedonia Ref: 12/2026"


def test_an_address_below_the_subject_is_told(project: SmallProject) -> None:
    head = Head("1 September 2026|To: H.E. Jane Doe|RE: Freedonia|Permanent Mission of Freedonia|Excellency,")
    said, _ = imported(project, letter(head))
    assert (
        "“Permanent Mission of Freedonia” stands below the subject; it is printed with the addressees above"
        in said
    )
    assert "They say the same" not in said


def test_whom_to_ask_stands_below_the_names(project: SmallProject) -> None:
    head = Head("1 September 2026|To: Permanent Representatives|RE: Freedonia|Excellencies,")
    lines = [
        *head.lines.split("|"),
        TEXT,
        "Sincerely,",
        "Example Union",
        "Contact: Ann Example",
        "ann@example.org",
    ]
    said, campaign = imported(project, word_file(*map(p, lines)))
    assert "They say the same." in said, said
    assert campaign["contact"] == "Ann Example\nann@example.org"


def head_of(project: SmallProject, name: str) -> list[tuple[Role, list[str]]]:
    """The parts of a letter as it is drafted, but for its text, those who sign, and what stands below them."""
    others = {Role.BODY, Role.ASKS, Role.CLOSING, Role.SIGNATORIES, Role.ANNEX, Role.SECTION, Role.NOTES}
    return [
        (
            part.role,
            [
                "".join(piece if isinstance(piece, str) else "#" for piece in one.pieces)
                for one in paragraphs_of(part)
            ],
        )
        for part in prepare(find_project(project.root), name).letter.parts
        if part.role not in others
    ]


@pytest.mark.parametrize("case", FRAMES, ids=str)
def test_a_built_frame_comes_back(case: Case, tmp_path: Path) -> None:
    built, fresh = write(case, tmp_path / "built"), SmallProject(tmp_path / "fresh")
    run = built.run("build", "letter", "-f", "docx")
    assert run.status == 0, run.err
    fresh.write({"signatories/organisations.yaml": "{}\n"})
    imported(fresh, (built.root / "build/letter/letter.docx").read_bytes())
    assert head_of(fresh, "again") == head_of(built, "letter")
