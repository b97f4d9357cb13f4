"""Holds what is agreed to over the years, what is final, and what is kept: records of form 1, names, edited files."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from unittest import mock

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from small_project import SMALL, SmallProject
from undersigned import route
from undersigned.files.project import Project
from undersigned.model.findings import LetterError
from undersigned.sealing.sealed_letters import SealRequest, seal_letter
from undersigned.sealing.signing import Pen
from undersigned.writers.wording import first_wording_of

RECORD, CAMPAIGN = "campaigns/letter/sign-ons.yaml", "campaigns/letter/campaign.yaml"


def agreed_in_form_1(project: SmallProject) -> str:
    """Record an agreement as a program did that knew only form 1."""
    loaded = Project(project.root)
    campaign = replace(route.prepare(loaded, "letter").campaign, signatory_notes={}, signature_fields=())
    wording = first_wording_of(route._drafted_for_wording(loaded, campaign, 1))
    record = (
        f"organisations:\n  freedonia-watch:\n    - {{confirmed: 2026-08-20, wording: {wording.digest}}}\n"
    )
    project.write({RECORD: record, f"campaigns/letter/wordings/{wording.digest[:15]}.txt": wording.text})
    return wording.digest[:15]


def test_an_agreement_of_form_1_covers_a_letter_that_says_nothing_else(project: SmallProject) -> None:
    agreed_in_form_1(project)
    assert "1 of 1 in the letter have agreed" in project.run("signatories", "status", "letter").out
    assert project.run("build", "--final", "letter", "-f", "txt").status == 0
    assert "nothing new" in project.run("signatories", "invite", "letter").out
    project.write({"campaigns/letter/body.md": "We write to you again.\n"})
    assert "0 of 1 in the letter have agreed" in project.run("signatories", "status", "letter").out


AROUND = {
    "letterhead": "letterhead: Our office gladly condemns",
    "date": 'date_line: "In sorrow, {{ date }}"',
    "group": "signatory_groups: {Those in sorrow: [freedonia-watch]}",
    "note": "signatory_notes: {freedonia-watch: n}\nfootnotes: {n: In sorrow}",
}


@pytest.mark.parametrize("kind", AROUND)
def test_an_agreement_of_form_1_does_not_cover_what_that_left_out(project: SmallProject, kind: str) -> None:
    plain = (project.root / CAMPAIGN).read_text("utf-8")
    project.write({CAMPAIGN: f"{plain}{AROUND[kind]}\n"})
    digest = agreed_in_form_1(project)
    run = project.run("build", "--final", "letter", "-f", "txt")
    assert run.status == 1
    assert f"has agreed to these words ({digest}), and not yet to what stands around them" in run.err
    # Who answers for it looks at what that adds, and declares it.
    words = ["--by", "Ann", "--reason", "It stood there", "--yes", "--on", "2026-08-21"]
    told = project.run("signatories", "editorial", "letter", *words)
    assert told.status == 0
    assert re.search("sorrow|condemns", told.out)
    assert project.run("build", "--final", "letter", "-f", "txt").status == 0


def test_an_agreement_of_form_1_does_not_cover_a_picture_at_the_head_of_pages(project: SmallProject) -> None:
    project.write({**OURS, "templates/ours/reference.docx": word_file("red {picture}")})
    digest = agreed_in_form_1(project)
    run = project.run("build", "--final", "letter", "-f", "txt")
    assert f"has agreed to these words ({digest}), and not yet to what stands around them" in run.err


def test_an_invitation_of_form_1_is_one_to_the_same_text(project: SmallProject) -> None:
    agreed_in_form_1(project)
    text = (project.root / RECORD).read_text("utf-8")
    project.write({RECORD: text.replace("confirmed", "invited")})
    assert project.run("signatories", "confirm", "letter", "freedonia-watch").status == 0
    assert "wording: v2-" in (project.root / RECORD).read_text("utf-8")


@pytest.mark.parametrize("command", [["build", "--final", "letter"], ["pack", "letter"]])
def test_names_that_were_swapped_are_not_final(project: SmallProject, command: list[str]) -> None:
    register = "freedonia-watch: {name: Freedonia Watch}\nunion: {name: Union, acronym: U}\n"
    text = (
        (project.root / CAMPAIGN).read_text("utf-8").replace("[freedonia-watch]", "[freedonia-watch, union]")
    )
    project.write({"signatories/organisations.yaml": register, CAMPAIGN: text})
    assert project.run("signatories", "confirm", "letter", "freedonia-watch", "union").status == 0
    swapped = "freedonia-watch: {name: Union, acronym: U}\nunion: {name: Freedonia Watch}\n"
    project.write({"signatories/organisations.yaml": swapped})
    run = project.run(*command)
    assert run.status == 1
    assert run.err.count("[other-name]") == 2
    assert (
        ": error: 'Union (U)' agreed under this name, and the letter prints 'Freedonia Watch' [other-name]"
        in run.err
    )
    record = (project.root / RECORD).read_text("utf-8")
    why = "date: 2026-09-01, by: Ann, reason: They have changed places"
    pairs = (("Union (U)", "Freedonia Watch"), ("Freedonia Watch", "Union (U)"))
    names = "".join(f"  - {{from: {old}, to: {new}, {why}}}\n" for old, new in pairs)
    project.write({RECORD: f"{record}names:\n{names}"})
    assert "[other-name]" not in project.run(*command).err
    project.write({RECORD: record})
    assert project.run("signatories", "confirm", "letter", "freedonia-watch", "union").status == 0
    assert "[other-name]" not in project.run(*command).err


@pytest.mark.parametrize("format", ["docx", "html", "md", "txt"])
def test_a_built_file_that_was_edited_is_kept(project: SmallProject, format: str) -> None:
    build = ("build", "letter", "-f", format)
    assert project.run(*build).err == ""
    file = project.built(format)
    for number, name in enumerate(("letter.edited", "letter.edited-2")):
        file.write_bytes(file.read_bytes() + b"%d" % number)
        edited = file.read_bytes()
        run = project.run(*build)
        assert run.status == 0
        assert (
            f"build/letter/letter.{format}:1:1: warning: this file was edited since it was built" in run.err
        )
        assert (file.parent / f"{name}.{format}").read_bytes() == edited
        assert file.read_bytes() != edited
        assert project.run(*build).err == "", "told once"
    project.write({"campaigns/letter/body.md": "Another text.\n"})
    assert project.run(*build).err == "", "what was built and not edited is written over"


@pytest.mark.parametrize("format", ["docx", "md"])
def test_a_draft_that_is_imported_is_a_draft_again(project: SmallProject, format: str) -> None:
    project.write({RECORD: "organisations: {}\n"})
    assert project.run("build", "letter", "-f", format).status == 0
    imported = project.run("import", f"build/letter/letter.{format}", "--as", "again")
    assert imported.status == 0, imported.err
    assert project.run("build", "again", "-f", "txt").status == 0
    text = (project.root / "build/again/again.txt").read_text("utf-8")
    assert text.startswith("[DRAFT")
    assert text.count("DRAFT") == 1
    run = project.run("build", "--final", "again", "-f", "txt")
    assert run.status == 1
    assert "[not-invited]" in run.err


def test_a_letter_that_was_published_comes_in_without_the_mark_of_a_draft(project: SmallProject) -> None:
    assert project.run("build", "letter", "-f", "docx").status == 0
    assert project.run("import", "build/letter/letter.docx", "--as", "again").status == 0
    assert project.run("build", "again", "-f", "txt").status == 0
    assert "DRAFT" not in (project.root / "build/again/again.txt").read_text("utf-8")
    assert "[not-invited]" in project.run("build", "--final", "again", "-f", "txt").err


KNOWN = (
    "Amnesty International",
    "Human Rights Watch",
    "ARTICLE 19",
    "International Federation for Human Rights",
)
NEAR = {
    "Amnesty": 0, "HRW": 1, "H.R.W.": 1, "Article19": 2, "ARTICLE 19 Global": 2, "amnestyinternational": 0,
    "Human Rights Watch Asia": 1, "Article XIX": 2, "IFHR": 3, "Amnesty International (Geneva)": 0,
}  # fmt: skip


@pytest.mark.parametrize("typed", NEAR)
def test_a_name_that_is_near_is_told_as_near(project: SmallProject, typed: str) -> None:
    ids = [name.casefold().replace(" ", "-") for name in KNOWN]
    register = "".join(f"{id}: {{name: {name}}}\n" for id, name in zip(ids, KNOWN, strict=True))
    project.write(
        {"signatories/organisations.yaml": f"freedonia-watch: {{name: Freedonia Watch}}\n{register}"}
    )
    project.write({"answers.csv": f"Organisation;Do you sign?\n{typed};yes\nSylvania Bar;yes\n"})
    words = ("--dry-run", "--accept", "sure", "--wording", "present")
    told = project.run("signatories", "import", "letter", "answers.csv", *words).out
    assert re.search(rf"{re.escape(typed)} +near .*\b{ids[NEAR[typed]]}\b", told), told
    assert re.search(r"Sylvania Bar +new", told), told
    run = project.run("signatories", "add", typed)
    assert ids[NEAR[typed]] in run.err


REASONS = {
    "unfinished": ("campaigns/letter/body.md", "to you.", "to you, TODO ask Ann."),
    "a mark left over": ("campaigns/letter/body.md", "We", "*We"),
    "another text": ("campaigns/letter/body.md", " write", " write again"),
    "not asked": (CAMPAIGN, "[freedonia-watch]", "[freedonia-watch, union]"),
    "another name": ("signatories/organisations.yaml", "Freedonia Watch", "Watch of Freedonia"),
    "another text for who signs": (
        CAMPAIGN,
        "under scrutiny",
        "in {{ 'view' if signatories.count ~ '' == '1' or signatories.count ~ '' == '2' else 'mind' }}",
    ),
}


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(st.sampled_from(sorted(REASONS)), min_size=1))
def test_all_gates_tell_all_reasons_at_once(project: SmallProject, reasons: set[str]) -> None:
    files = {
        **SMALL,
        "signatories/organisations.yaml": "freedonia-watch: {name: Freedonia Watch}\nunion: {name: Union}\n",
        RECORD: "organisations: {}\n",
    }
    project.write(files)
    assert project.run("signatories", "confirm", "letter", "freedonia-watch").status == 0
    for reason in reasons:
        file, old, new = REASONS[reason]
        project.write({file: (project.root / file).read_text("utf-8").replace(old, new)})
    told = []
    for words in (["build", "--final", "letter"], ["pack", "letter"]):
        run = project.run(*words)
        assert run.status == 1, reasons
        told.append(_errors(run.err))
    with pytest.raises(LetterError) as refused:
        seal_letter(Project(project.root), SealRequest("letter"), mock.Mock(spec=Pen))
    told.append(_errors(str(refused.value)))
    assert told[0] == told[1] == told[2] != []
    codes = {code for _, code in told[0]}
    assert ("placeholder" in codes) == ("unfinished" in reasons)
    assert ("depends-on-signatories" in codes) == ("another text for who signs" in reasons)
    if "depends-on-signatories" not in codes:  # else nobody knows to which text they agreed
        assert ("other-name" in codes) == ("another name" in reasons)
        assert ("not-invited" in codes) == ("not asked" in reasons)
        texts = {"unfinished", "a mark left over", "another text"}
        assert ("text-changed" in codes) == bool(texts & reasons)


def _errors(text: str) -> list[tuple[str, str]]:
    return re.findall(r"^(?:(\S+:\d+:\d+): )?error: .* \[([a-z-]+)\]$", text, re.MULTILINE)


@pytest.mark.parametrize(
    "text",
    [
        '{% if signatories.count ~ "" == "(number of signatories)" %}thank{% else %}condemn{% endif %}',
        '{% if signatories.count ~ "" == "1" %}thank{% else %}condemn{% endif %}',
        '{{ "thank" if signatories[0].name ~ "" == "Freedonia Watch" else "condemn" }}',
        '{{ "thank" if (date ~ "")[:1] == "1" else "condemn" }}',
        "{{ signatories[0].name|length }}",
    ],
)
@pytest.mark.parametrize("command", [("check",), ("build", "-f", "txt"), ("build", "--final")], ids=" ".join)
def test_a_text_that_knows_who_asks_stops_the_letter_whether_or_not_a_record_is_kept(
    project: SmallProject, text: str, command: tuple[str, ...]
) -> None:
    project.write({"campaigns/letter/body.md": f"We {text} you.\n"})
    run = project.run(command[0], "letter", *command[1:])
    assert run.status == 1
    assert "[depends-on-signatories]" in run.err, run.err


def word_file(header: str) -> bytes:
    """A file that lends its letterhead, with XML in its header, and a picture that it may show as `{picture}`."""
    document, out, image = docx.Document(), io.BytesIO(), io.BytesIO()
    Image.new("RGB", (40, 40), "red" if "red" in header else "blue").save(image, "PNG")
    paragraph = document.sections[0].header.paragraphs[0]
    if "{picture}" in header:
        paragraph.add_run().add_picture(io.BytesIO(image.getvalue()))
    else:
        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        paragraph._p.append(parse_xml(header.replace("<w:r>", f"<w:r {space}>")))
    document.save(out)
    return out.getvalue()


OURS = {
    CAMPAIGN: f"letter: ours\n{SMALL[CAMPAIGN]}",
    "templates/ours/letter.md": '{% extends "joint-letter/letter.md" %}\n',
}


def test_a_picture_at_the_head_of_pages_is_agreed_to(project: SmallProject) -> None:
    project.write({**OURS, "templates/ours/reference.docx": word_file("red {picture}")})
    assert project.run("signatories", "confirm", "letter", "freedonia-watch").status == 0
    assert project.run("build", "--final", "letter", "-f", "txt").status == 0
    project.write({"templates/ours/reference.docx": word_file("blue {picture}")})
    run = project.run("build", "--final", "letter", "-f", "txt")
    assert "[text-changed]" in run.err


@pytest.mark.parametrize(
    "look",
    [
        '<w:color w:val="FFFFFF"/>',
        '<w:color w:val="FEFEF0"/>',
        '<w:sz w:val="2"/>',
        "<w:strike/>",
        "<w:dstrike/>",
    ],
)
def test_what_nobody_sees_at_the_head_of_pages_stops_the_letter(project: SmallProject, look: str) -> None:
    run_of_text = f"<w:r><w:rPr>{look}</w:rPr><w:t>We condemn all of you</w:t></w:r>"
    project.write({**OURS, "templates/ours/reference.docx": word_file(run_of_text)})
    run = project.run("build", "letter", "-f", "docx")
    assert run.status == 1
    assert "[unseen-text]" in run.err
    assert "We condemn all of you" in run.err


def test_what_is_hidden_at_the_head_of_pages_is_in_no_letter(project: SmallProject) -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>We condemn all of you</w:t></w:r>"
    project.write({**OURS, "templates/ours/reference.docx": word_file(hidden)})
    assert project.run("build", "letter", "-f", "docx").status == 0
    with zipfile.ZipFile(project.built("docx")) as package:
        assert not [name for name in package.namelist() if b"condemn" in package.read(name)]
