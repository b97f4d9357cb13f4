"""A redline gives both letters again, to our own reader and to others; what cannot be proved is not written."""

from __future__ import annotations

import datetime
import io
import re
import shutil
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from docx import Document
from random_letters import RandomLetter

from outside import ROOT, _needs, docx_faults, office_document, pandoc
from small_project import SmallProject
from undersigned import route
from undersigned.checking.printed_word_file import read_printed
from undersigned.files.project import Project
from undersigned.model.findings import LetterError
from undersigned.returned import docxodus, redlining
from undersigned.returned.redlining import besides, redline

DAY = datetime.date(2023, 9, 8)
NAME = "hrc54-cambodia"


@pytest.fixture(scope="session", autouse=True)
def _installed() -> None:
    _needs("python_redlines")


def docx(project: Project, name: str) -> bytes:
    return route.render(route.prepare(project, name), ["docx"])["docx"]


def changed(text: str, changes: Mapping[str, str]) -> str:
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


CASES: dict[str, dict[str, dict[str, str]]] = {
    "words": {"body.md": {"alert your government": "draw the attention of your government"}},
    "a note": {"campaign.yaml": {"perm=340&english": "perm=341"}},
    "a new note": {"body.md": {"no tangible progress,": "no tangible progress,[^civicus-monitor]"}},
    "a note that goes": {"body.md": {"[^election-committee]": ""}},
    "an ask": {
        "campaign.yaml": {
            "      reflect-situation:": "      free: Calls for freedom;\n      reflect-situation:"
        }
    },
    "an ask that goes": {
        "campaign.yaml": {"      welcome-benchmarks: >-": "      welcome-benchmarks: Welcomes;\n      x: >-"}
    },
    "a signatory that goes": {"campaign.yaml": {"  - omct\n": ""}},
    "the order of signatories": {
        "campaign.yaml": {"  - forum-asia\n": "", "  - omct\n": "  - omct\n  - forum-asia\n"}
    },
    "a table": {"body.md": {"{{ asks(": "| Year | Cases |\n|---|---|\n| 2022 | 17 |\n\n{{ asks("}},
    "the annex": {
        "annex/media.md": {"growing intolerance": "intolerance", "## Freedom of": "## Freedoms: of"}
    },
    "a section": {"campaign.yaml": {"    - annex/opposition.md\n": ""}},
    "the subject": {"campaign.yaml": {"meaningful resolution": "strong resolution"}},
    "looks": {"body.md": {"*Voice of Democracy*": "**Voice of Democracy**"}},
    "an entry": {"body.md": {"The government has continued": "- The government has continued"}},
    "a numbered entry": {"body.md": {"The government has continued": "1. The government has continued"}},
    "a quotation": {"body.md": {"The government has continued": "> The government has continued"}},
    "a heading": {
        "body.md": {"The government has continued": "## Persecution\n\nThe government has continued"}
    },
    "lists": {"body.md": {"{{ asks(": "1. one\n2. two\n   - three\n3. four\n\n{{ asks("}},
    "nothing": {},
}
CASES["all"] = {
    file: {old: new for case in ("words", "a note", "a new note", "an ask", "a signatory that goes", "a table")
           for old, new in CASES[case].get(file, {}).items()}
    for file in ("body.md", "campaign.yaml")
}  # fmt: skip


@pytest.fixture(scope="module")
def cambodia(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The letter on Cambodia with each of the changes, and without, as Word files."""
    root = tmp_path_factory.mktemp("project")
    for folder in ("campaigns", "signatories", "templates"):
        shutil.copytree(ROOT / folder, root / folder)
    project, campaign = Project(root), root / "campaigns" / NAME
    files = {"old": root / "old.docx"}
    files["old"].write_bytes(docx(project, NAME))
    for case, changes in CASES.items():
        for file, edits in changes.items():
            (campaign / file).write_text(changed((ROOT / "campaigns" / NAME / file).read_text(), edits))
        files[case] = root / f"{case}.docx"
        files[case].write_bytes(docx(project, NAME))
        for file in changes:
            shutil.copy(ROOT / "campaigns" / NAME / file, campaign / file)
    moved = (campaign / "body.md").read_text().split("\n\n")
    moved[3], moved[6] = moved[6], moved[3]
    (campaign / "body.md").write_text("\n\n".join(moved))
    files["a paragraph that moved"] = root / "moved.docx"
    files["a paragraph that moved"].write_bytes(docx(project, NAME))
    return files


def note_ids(data: bytes) -> list[int]:
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    return [int(id) for id in re.findall(r'<w:footnoteReference[^>]*w:id="(\d+)"', xml)]


def as_plain(file: Path, changes: str) -> str:
    return pandoc(file, "docx", "markdown", "--wrap=none", f"--track-changes={changes}")


@pytest.mark.parametrize("case", [*CASES, "a paragraph that moved"])
def test_pandoc_accepts_and_rejects_a_redline_to_both_letters(
    case: str, cambodia: Mapping[str, Path], tmp_path: Path
) -> None:
    old, new = cambodia["old"], cambodia[case]
    file = tmp_path / "redline.docx"
    file.write_bytes(redline(old.read_bytes(), new.read_bytes(), "Ann", DAY))
    assert unlooked(as_plain(file, "accept")) == unlooked(as_plain(new, "accept"))
    assert unlooked(as_plain(file, "reject")) == unlooked(as_plain(old, "accept"))
    ids = note_ids(file.read_bytes())
    assert ids == sorted(set(ids))


def unlooked(markdown: str) -> list[str]:
    """The words that pandoc reads: of a paragraph or a row that goes, it leaves the mark, and no words."""
    rule = r"^(?: *(?:[-+|= ]{2,}|[-#>]+|\d+\.)(?: +|$))+|[*|]|<!-- -->"
    return re.sub(rule, " ", markdown, flags=re.MULTILINE).split()


def test_a_redline_is_valid_and_libreoffice_gives_notes_to_their_calls(
    cambodia: Mapping[str, Path], tmp_path: Path
) -> None:
    old, new = cambodia["old"], cambodia["all"]
    file = tmp_path / "redline.docx"
    data = redline(old.read_bytes(), new.read_bytes(), "hrc54 <&> “x”", DAY)
    file.write_bytes(data)
    assert docx_faults(file) == []
    assert data == redline(old.read_bytes(), new.read_bytes(), "hrc54 <&> “x”", DAY)
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert set(re.findall(r'w:author="([^"]*)"', xml)) == {"hrc54 &lt;&amp;&gt; “x”"}
    assert set(re.findall(r'w:date="([^"]*)"', xml)) == {"2023-09-08T00:00:00Z"}
    assert "<w:ins " in xml
    assert "<w:del " in xml
    shown, plain = (office_story(one, tmp_path) for one in (file, new))
    assert shown == plain
    assert any("monitor.civicus.org" in words for words in plain)


def attribute(tag: str, name: str) -> str:
    found = re.search(f'{name}="([^"]+)"', tag)
    assert found
    return found[1]


def office_story(file: Path, folder: Path) -> list[str]:
    """What LibreOffice prints of a file where it hides what was deleted: words and notes, each at its call."""
    xml = office_document(file, folder).read_text("utf-8")
    text = xml[xml.index("<office:text") :]
    for region in re.findall(r"<text:changed-region.*?</text:changed-region>", text, flags=re.DOTALL):
        if "<text:deletion>" in region:
            id = attribute(region, "text:id")
            begin, end = (f'<text:change-{side} text:change-id="{id}"/>' for side in ("start", "end"))
            text = re.sub(f"{begin}.*?{end}", "", text, flags=re.DOTALL)
    text = re.sub(r"<text:tracked-changes[^>]*>.*?</text:tracked-changes>", "", text, flags=re.DOTALL)
    text = re.sub(r"<text:note-citation.*?</text:note-citation>", "", text, flags=re.DOTALL)
    text = re.sub(r"<text:(?:s|tab|line-break|bookmark|change)[^>]*/>", " ", text)
    blocks = re.sub(r"<[^>]+>", "", re.sub(r"</text:(?:p|h)>", "\n", text)).split("\n")
    return [" ".join(words.split()) for words in blocks if words.strip()]


@pytest.mark.parametrize("seed", range(30))
def test_any_change_is_proved(seed: int, project: SmallProject) -> None:
    letter = RandomLetter(seed)
    files = []
    for one in (letter, letter.changed(seed + 1000)):
        project.write(one.files())
        files.append(docx(Project(project.root), "letter"))
    made = redline(files[0], files[1], "Ann", None)
    for wanted, accept in zip(files, (False, True), strict=True):
        got, expected = read_printed(made, accept=accept), read_printed(wanted)
        assert [one.words for one in got.notes] == [one.words for one in expected.notes]
        assert [one.words for one in got.paragraphs if one.words.strip()] == [
            one.words for one in expected.paragraphs if one.words.strip()
        ]
    ids = note_ids(made)
    assert ids == sorted(ids)


def broken(data: bytes, old: bytes, new: bytes) -> bytes:
    """A file with other words in its document."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in archive.namelist():
            part = archive.read(name)
            made.writestr(name, part.replace(old, new, 1) if name == "word/document.xml" else part)
    return out.getvalue()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"Excellencies", b"Friends"),
        (b"alert", b"warn"),
        (b"draw the attention", b"draw attention"),
        (b"<w:ins ", b"<w:del "),
    ],
)
def test_what_is_not_proved_is_not_written(
    old: bytes, new: bytes, cambodia: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = docxodus.compared
    monkeypatch.setattr(redlining, "compared", lambda *sides: broken(compared(*sides), old, new))
    with pytest.raises(LetterError) as said:
        redline(cambodia["old"].read_bytes(), cambodia["words"].read_bytes(), "Ann", DAY)
    assert said.value.findings[0].code in {"redline-failed", "damaged-file"}


def test_notes_whose_ids_do_not_rise_are_put_in_order(
    cambodia: Mapping[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = docxodus.compared

    def shuffled(*sides: object) -> bytes:
        archive = zipfile.ZipFile(io.BytesIO(compared(*sides)))  # type: ignore[arg-type]  # passed on
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as made:
            for name in archive.namelist():
                part = archive.read(name)
                if name in {"word/document.xml", "word/footnotes.xml"}:
                    part = re.sub(rb'(<w:footnote(?:Reference)?\b[^>]*w:id=")2"', rb'\g<1>77"', part)
                made.writestr(name, part)
        return out.getvalue()

    monkeypatch.setattr(redlining, "compared", shuffled)
    made = redline(cambodia["old"].read_bytes(), cambodia["words"].read_bytes(), "Ann", DAY)
    assert note_ids(made) == list(range(1, 23))
    file = tmp_path / "ordered.docx"
    file.write_bytes(made)
    assert docx_faults(file) == []


def test_what_came_of_the_old_file_is_not_said_of_the_new_one(project: SmallProject) -> None:
    project.run("circulate", "letter")
    project.write({"campaigns/letter/body.md": "We write once more.\n", "signatories/organisations.yaml": (
        "freedonia-watch:\n  name: Freedonia Watch International\n"
    )})  # fmt: skip
    done = project.run("redline", "letter@latest", "letter", "-o", "changes.docx")
    assert done.status == 0, done.err
    archive = zipfile.ZipFile(project.root / "changes.docx")
    everything = b"".join(archive.read(name) for name in archive.namelist() if name.startswith("docProps"))
    assert b"undersigned-version" not in everything
    assert b"Freedonia Watch International" in everything
    xml = archive.read("word/document.xml").decode()
    assert set(re.findall(r'w:author="([^"]*)"', xml)) == {"letter"}
    # With the next round, each sees what changed since it was last asked.
    assert project.run("circulate", "letter", "--redline", "--to", "freedonia-watch").status == 0
    (mail,) = sorted((project.root / "build/letter").glob("mails-*/*.eml"))[-1:]
    assert b"letter-changes-since-" in mail.read_bytes()


def test_who_agreed_to_a_version_sees_what_changed_since(project: SmallProject) -> None:
    refused = project.run("compare", "letter", "--since-signed", "freedonia-watch", "--docx", "c.docx")
    assert refused.status == 1
    project.run("circulate", "letter")
    project.run("signatories", "confirm", "letter", "freedonia-watch")
    project.write({"campaigns/letter/body.md": "We write once more.\n"})
    done = project.run("compare", "letter", "--since-signed", "freedonia-watch", "--docx", "c.docx")
    assert done.status == 0, done.err
    assert "We write" in pandoc(project.root / "c.docx", "docx", "plain", "--track-changes=reject")
    assert "once more" in pandoc(project.root / "c.docx", "docx", "plain", "--track-changes=accept")


def test_where_it_is_not_installed_it_says_so(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_redlines", None)
    project.run("build", "letter", "-f", "docx")
    done = project.run("redline", "build/letter/letter.docx", "letter", "-o", "changes.docx")
    assert (done.status, "pip install 'undersigned[redline]'" in done.err) == (1, True)
    assert not (project.root / "changes.docx").exists()


def test_what_is_not_tracked_is_told_and_remarks_go_to_nobody(project: SmallProject) -> None:
    back = ROOT / "tests" / "returned" / "copies"
    sent, remarked = (project.root / name for name in ("as-sent.docx", "p3-comments.docx"))
    for file in (sent, remarked):
        shutil.copy(back / file.name, file)
    for old, new in ((sent, remarked), (remarked, sent)):
        done = project.run("redline", str(old), str(new), "-o", "changes.docx")
        assert (done.status, "remarks that somebody left" in done.err) == (0, True)
        assert docx_faults(project.root / "changes.docx") == []
        archive = zipfile.ZipFile(project.root / "changes.docx")
        everything = b"".join(archive.read(name) for name in archive.namelist())
        for private in (b"Partner C", b"<w:comment", b"comments.xml", b"extended-properties"):
            assert private not in everything
    done = project.run("redline", str(sent), str(sent), "-o", "changes.docx")
    assert (done.status, "nothing changed from the one to the other" in done.err) == (0, True)


@pytest.mark.parametrize("which", ["header", "footer"])
def test_headers_and_footers_that_changed_are_told(which: str) -> None:
    files = []
    for words in ("Old Street 1", "New Street 2"):
        document = Document()
        document.add_paragraph("We write.")
        getattr(document.sections[0], which).paragraphs[0].text = words
        saved = io.BytesIO()
        document.save(saved)
        files.append(saved.getvalue())
    made = redline(files[0], files[1], "Ann", DAY)
    assert [one.code for one in besides(files[0], files[1], made)] == ["nothing-changed", "not-tracked"]


def test_a_refusal_shows_the_words_that_differ(
    cambodia: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = docxodus.compared
    monkeypatch.setattr(
        redlining,
        "compared",
        lambda *sides: broken(compared(*sides), "the “Council”".encode(), "the “Board”".encode()),
    )
    with pytest.raises(LetterError) as said:
        redline(cambodia["old"].read_bytes(), cambodia["words"].read_bytes(), "Ann", DAY)
    message = said.value.findings[0].message
    assert "Board" in message
    assert "Council" in message


@pytest.mark.parametrize("named", [("letter@1",), ("letter", "letter@latest"), ("letter@1", "letter")])
def test_versions_are_compared_by_a_redline(project: SmallProject, named: tuple[str, ...]) -> None:
    done = project.run("compare", *named)
    assert done.status == 1
    assert "undersigned redline letter" in done.err
    assert "--output changes.docx" in done.err


def test_what_the_program_says_of_a_failure_is_told_without_its_call(project: SmallProject) -> None:
    word = ROOT / "tests" / "importing" / "word" / "min-notarget.docx"
    done = project.run("redline", str(word), str(word), "-o", "changes.docx")
    assert "has failed: Relationship tag" in done.err
    assert "stdout" not in done.err
    assert not (project.root / "changes.docx").exists()
