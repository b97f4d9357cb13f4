"""What is sent around of a letter is kept so that it can be drafted again, and is known again wherever it was saved."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from PIL import Image

from outside import ROOT, docx_faults, office, pandoc
from small_project import SmallProject
from undersigned import route
from undersigned.files.project import Project
from undersigned.model.findings import LetterError
from undersigned.returned.versions import (
    NO_TERMS,
    CirculatedVersion,
    Terms,
    keep_version,
    letter_to_circulate,
    read_sent,
    recorded_versions,
    require_version,
    said_version,
)

DAY = datetime.date(2026, 8, 1)


def png(colour: str = "red") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 20), colour).save(out, "PNG")
    return out.getvalue()


def letterhead() -> bytes:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Coalition for Freedonia"
    document.core_properties.author = "Olga Officer"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


RICH: dict[str, str | bytes] = {
    "campaigns/letter/campaign.yaml": """\
letter: ours
style: ours
date: 2026-09-01
session: HRC63
country: Freedonia
mandate: freedonia
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
signatories: [freedonia-watch, people-first]
signatory_list: {unnamed: true, signatures: true, logos: row}
from: earlier
footnotes:
  one: {symbol: A/HRC/63/1, date: 2026-06-01}
annex:
  title: Annex
  sections: [annex/own.md, other/annex/media.md]
""",
    "campaigns/letter/body.md": (
        "We write on {{ country }} to the {{ session.ordinal }} session.[^one]\n\n![A map](map.png)\n"
    ),
    "campaigns/letter/map.png": png(),
    "campaigns/letter/annex/own.md": "## Own\n\nA word of our own.[^one]\n",
    "campaigns/letter/sign-ons.yaml": (
        "organisations:\n  people-first:\n    - {confirmed: 2026-07-01, by: Ann, not_named: true, wording: v2-"
        + "0" * 64
        + "}\n"
    ),
    "campaigns/earlier/campaign.yaml": "date: 2026-03-01\naddressees: [All]\nsubject: O\nsignatories: []\n",
    "campaigns/earlier/body.md": "We wrote.\n",
    "campaigns/other/campaign.yaml": (
        "date: 2026-05-02\naddressees: [All]\nsubject: O\nsignatories: []\n"
        "footnotes:\n  two: {url: 'https://example.org/two'}\n"
    ),
    "campaigns/other/body.md": "Another letter.[^three]\n\n[^three]: A note of the other body.\n",
    "campaigns/other/annex/media.md": "## Media\n\nOn the media.[^two][^three]\n",
    "campaigns/mandates.yaml": "freedonia:\n  name: Special Rapporteur on Freedonia\n  country: Freedonia\n",
    "signatories/organisations.yaml": (
        "freedonia-watch:\n  name: Freedonia Watch\n  logo: fw.png\n"
        "  representative: {name: Ann Example, title: Director, email: ann@example.org}\n"
        "people-first:\n  name: People First\n"
    ),
    "signatories/fw.png": png("blue"),
    "templates/ours/kind.yaml": "description: Ours\nclosing: With high esteem\n",
    "templates/ours/letter.md": '{% include "joint-letter/letter.md" %}\n',
    "templates/ours/reference.docx": letterhead(),
    "templates/styles/ours.yaml": "based_on: plain\nbullet: '*'\n",
    "templates/citations/plain/web-page.md": "See {{ url }}\n",
}


@pytest.fixture
def rich(project: SmallProject) -> SmallProject:
    """A letter with all that a letter can be made of."""
    project.write(RICH)
    return project


def kept(
    project: SmallProject, *to: str, day: datetime.date = DAY, terms: Terms = NO_TERMS
) -> CirculatedVersion:
    own = Project(project.root)
    return keep_version(
        own, letter_to_circulate(own, "letter"), dict.fromkeys(to or ("freedonia-watch",), day), terms
    )


def text(project: Project, format: str = "md") -> bytes:
    return route.render(route.prepare(project, "letter"), [format])[format]


def test_a_version_drafts_itself_after_everything_else_has_changed(rich: SmallProject) -> None:
    own = Project(rich.root)
    before = {format: text(own, format) for format in ("md", "html", "docx")}
    version = kept(rich)
    for path in rich.root.rglob("*"):
        if path.is_file() and "circulated" not in path.parts:
            path.unlink()
    assert {format: text(version.project, format) for format in before} == before
    assert b"Coalition" in b"".join(
        zipfile.ZipFile(io.BytesIO(before["docx"])).read(n) for n in names(before["docx"])
    )
    assert b"On the media" in before["md"]
    assert b"A note of the other body" in before["md"]


def names(docx: bytes) -> list[str]:
    return [name for name in zipfile.ZipFile(io.BytesIO(docx)).namelist() if name.endswith(".xml")]


def test_only_what_the_letter_reads_is_kept(rich: SmallProject) -> None:
    rich.write(
        {
            "campaigns/letter/draft-notes.txt": "mine",
            "signatories/passwords.txt": "mine",
            "templates/x.md": "x",
        }
    )
    version = kept(rich)
    kept_files = {path.relative_to(version.docx.parent / "sources").as_posix() for path in files_of(version)}
    assert kept_files == {*RICH, "campaigns/sessions.yaml"}  # and none of those that nothing names


def files_of(version: CirculatedVersion) -> list[Path]:
    return [path for path in (version.docx.parent / "sources").rglob("*") if path.is_file()]


def test_the_same_text_is_the_same_version_whatever_came_into_the_registers(rich: SmallProject) -> None:
    first = kept(rich)
    sent = read_sent(first)
    register = rich.root / "signatories/organisations.yaml"
    register.write_text(register.read_text() + "new-voices:\n  name: New Voices\n")
    second = kept(rich, "new-voices", "freedonia-watch", day=DAY + datetime.timedelta(3), terms=Terms(DAY))
    assert (second.name, read_sent(second)) == (first.name, sent)
    assert second.recipients == {"freedonia-watch": DAY, "new-voices": DAY + datetime.timedelta(3)}
    assert second.terms == Terms(DAY)
    rich.write({"campaigns/letter/body.md": "Another text.\n"})
    third = kept(rich)
    assert [one.name for one in recorded_versions(Project(rich.root), "letter")] == [first.name, third.name]
    assert [require_version(Project(rich.root), "letter", named).name for named in ("1", "2", "latest")] == [
        first.name,
        third.name,
        third.name,
    ]
    assert require_version(Project(rich.root), "letter", first.name[-8:-3]).name == first.name
    with pytest.raises(LetterError):
        require_version(Project(rich.root), "letter", "3")


def test_what_was_circulated_is_no_part_of_the_letter(rich: SmallProject) -> None:
    before = rich.run("annex", "list").out
    kept(rich)
    assert rich.run("annex", "list").out == before
    assert rich.run("list", "--json").out.count('"campaign"') == 3
    assert (
        rich.run("new", "next", "--from", "letter", "--session", "HRC70", "--opens", "2028-09-11").status == 0
    )
    assert not (rich.root / "campaigns/next/circulated").exists()


def plain(docx: bytes) -> list[bytes]:
    """What each part has but bookmarks; properties are no part of the text."""
    archive = zipfile.ZipFile(io.BytesIO(docx))
    return [
        re.sub(rb"<w:bookmark(Start|End)[^>]*/>", b"", archive.read(name))
        for name in sorted(archive.namelist())
        if name.startswith("word/")
    ]


def test_the_file_says_its_version_and_not_a_word_more(rich: SmallProject, tmp_path: Path) -> None:
    version = kept(rich)
    sent, built = read_sent(version), text(Project(rich.root), "docx")
    assert said_version(sent) == version.name
    assert said_version(built) == ""
    assert plain(sent) == plain(built)
    assert pandoc(version.docx, "docx", "markdown") == pandoc(
        written(tmp_path / "b.docx", built), "docx", "markdown"
    )
    assert docx_faults(version.docx) == []
    everything = b"".join(zipfile.ZipFile(io.BytesIO(sent)).read(name) for name in names(sent))
    for private in (b"Olga", str(rich.root).encode(), b"ann@example.org", b"w:comment"):
        assert private not in everything


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def bookmarks(docx: bytes) -> list[tuple[int, str]]:
    xml = zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml").decode()
    starts = re.findall(r"<w:bookmarkStart[^>]*>", xml)
    return [(int(attribute(one, "id")), attribute(one, "name")) for one in starts]


def attribute(tag: str, name: str) -> str:
    found = re.search(f'w:{name}="([^"]+)"', tag)
    assert found
    return found[1]


def test_every_block_has_a_bookmark_of_its_own_and_ids_rise(tmp_path: Path) -> None:
    project = Project(ROOT)
    letter = letter_to_circulate(project, "hrc54-cambodia")
    docx = route.render_to_circulate(letter.manuscript, "2026-08-01-1a2b3c4d")
    own = [(id, name) for id, name in bookmarks(docx) if name.startswith("_us_")]
    assert len(own) == len({name for _, name in own}) == 50
    assert [id for id, _ in own] == sorted({id for id, _ in own})
    assert all(len(name) <= 40 for _, name in own)
    assert docx_faults(written(tmp_path / "letter.docx", docx)) == []
    # LibreOffice keeps both, by way of its own format, too.
    file = written(tmp_path / "back.docx", docx)
    for way in (["odt", "docx"], ["docx"]):
        for number, format in enumerate(way):
            folder = tmp_path / f"{'-'.join(way)}-{number}"
            folder.mkdir()
            file = office(file, folder, format)
        saved = file.read_bytes()
        assert said_version(saved) == "2026-08-01-1a2b3c4d"
        assert {name for _, name in bookmarks(saved)} >= {name for _, name in own}
        file = written(tmp_path / "back.docx", docx)
