"""Proves what becomes of a copy's sources, facts and pictures when the original, the drafter or both change them."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from two_letters import adopt, copied, new_letter, notes, old_letter, yaml

from small_project import Run, SmallProject

TEXT = '## Media\n\nOf {{ facts["n"] }} one is told.[^law]\n\n![Map](map.png)\n\nThe last words.\n'
LAW = 'law: {url: "https://example.org/law", title: The law}'
FACT = "facts: {n: {text: 'five', as_of: 2025-08-01}}\n"


COLOURS = {"One": "red", "Mine": "green", "Theirs": "blue", "Other": "black"}


def picture(word: str) -> bytes:
    image = io.BytesIO()
    Image.new("RGB", (9, 9), COLOURS[word]).save(image, "PNG")
    return image.getvalue()


class Letters:
    """An old letter with a section, and a new one with its copy; a thing in it has a word, such as `One`."""

    def __init__(self, project: SmallProject, thing: str) -> None:
        self.project = project
        self.thing = thing
        self.theirs("One")
        project.write(new_letter())

    def theirs(self, word: str, text: str = TEXT) -> None:
        law, fact = (LAW, FACT)
        if self.thing == "source":
            law = LAW.replace("The law", word)
        if self.thing == "fact":
            fact = FACT.replace("five", word)
        self.project.write(old_letter(text, law, fact))
        self.picture("old", word if self.thing == "picture" else "One")

    def ours(self, word: str) -> None:
        if self.thing == "picture":
            self.picture("letter", word)
        else:
            self.project.write({"campaigns/letter/campaign.yaml": yaml(self.project).replace("One", word)})

    def picture(self, letter: str, word: str) -> None:
        path = self.project.root / f"campaigns/{letter}/annex/map.png"
        path.write_bytes(picture(word))

    def update(self, *options: str, typed: str | None = None) -> Run:
        return self.project.run("annex", "update", "annex/media.md", "--in", "letter", *options, typed=typed)

    @property
    def word(self) -> str:
        shown = (self.project.root / "campaigns/letter/annex/map.png").read_bytes()
        is_picture = self.thing == "picture"
        return next(
            word for word in COLOURS if (shown == picture(word) if is_picture else word in yaml(self.project))
        )


@pytest.fixture(params=["source", "fact", "picture"])
def letters(project: SmallProject, request: pytest.FixtureRequest) -> Letters:
    made = Letters(project, request.param)
    adopt(project, "copy")
    return made


@pytest.mark.parametrize(
    ("theirs", "ours", "take", "becomes"),
    [
        ("One", "One", None, "One"),
        ("Theirs", "One", None, "Theirs"),
        ("One", "Mine", None, "Mine"),
        ("Mine", "Mine", None, "Mine"),
        ("Theirs", "Mine", "mine", "Mine"),
        ("Theirs", "Mine", "theirs", "Theirs"),
        ("Theirs", "Mine", "m\n", "Mine"),
        ("Theirs", "Mine", "t\n", "Theirs"),
        ("Theirs", "Mine", None, "Mine"),
    ],
)
def test_who_changes_alone_has_their_way_and_what_both_changed_is_asked(
    letters: Letters, theirs: str, ours: str, take: str | None, becomes: str
) -> None:
    letters.ours(ours)
    letters.theirs(theirs, TEXT.replace("The last", "The very last"))
    before = letters.project.files()
    is_typed = take is not None and take.endswith("\n")
    options = ["--take", take] if take and not is_typed else []
    dry = letters.update("--dry-run", *options)
    assert (dry.status, letters.project.files()) == (0, before)
    run = letters.update(*options, typed=take if is_typed else None)
    is_asked = take is None and len({"One", theirs, ours}) == 3
    assert (run.status, "[both-changed]" in run.err) == (int(is_asked), is_asked)
    assert letters.word == becomes
    assert ("very" in copied(letters.project)) != is_asked
    if not is_asked:
        assert copied(letters.project) == TEXT.replace("The last", "The very last")
        assert "has all that" in letters.update().out  # it is asked once


def test_what_was_decided_holds_until_the_original_changes_again(letters: Letters) -> None:
    letters.ours("Mine")
    letters.theirs("Theirs")
    assert letters.update("--take", "mine").status == 0
    letters.theirs("Theirs", TEXT.replace("The last", "The very last"))
    assert letters.update().status == 0
    letters.theirs("Other")
    assert letters.update().status == 1
    assert letters.word == "Mine"


def test_what_nothing_uses_any_more_goes_and_what_the_drafter_changed_stays(letters: Letters) -> None:
    project = letters.project
    gone = "## Media\n\nThe last words.\n"
    for word in ("Mine", "One"):
        letters.ours(word)
        before = project.files()
        letters.theirs("One", gone)
        out = letters.update().out
        stays = "campaigns/letter/annex/map.png" in project.files()
        assert (letters.thing in {"source", "fact"} and word == "Mine") == ("changed by you" in out)
        assert stays == (letters.thing == "picture" and word == "Mine")
        assert ("facts:" in yaml(project)) == (letters.thing == "fact" and word == "Mine")
        assert ("law:" in yaml(project)) == (letters.thing == "source" and word == "Mine")
        if word == "Mine":
            for name, data in before.items():
                (project.root / name).write_bytes(data)
            letters.ours("Mine")
            project.write({"campaigns/letter/campaign.yaml": yaml(project).replace("Mine", "One")})


def test_a_source_that_is_one_of_the_letters_stays_so(project: SmallProject) -> None:
    made = Letters(project, "source")
    project.write(new_letter("We write.[^ours]\n", 'ours: {url: "https://example.org/ours"}'))
    adopt(project, "copy", "--same", "law=ours")
    was = yaml(project)
    made.theirs("One", TEXT.replace("The last", "The very last"))
    assert made.update().status == 0
    assert yaml(project).partition("footnotes:")[2] == was.partition("footnotes:")[2]
    made.theirs("Theirs", TEXT.replace("The last", "The very last"))
    assert made.update().status == 1
    assert made.update("--take", "theirs").status == 0
    assert notes(project) == ["https://example.org/ours.", "Theirs <https://example.org/law>."]
    out = project.run("annex", "drop", "annex/media.md", "--in", "letter", "--dry-run").out
    assert "law" in out.partition("no longer needed")[2].splitlines()[0]


@pytest.mark.parametrize(
    "options", [(), ("--freeze",), ("--same", "law=ours"), ("--freeze", "--same", "law=ours")]
)
def test_dropping_tells_how_it_was_adopted(project: SmallProject, options: tuple[str, ...]) -> None:
    Letters(project, "source")
    project.write(new_letter("We write.[^ours]\n", 'ours: {url: "https://example.org/ours"}'))
    adopt(project, "copy", *options)
    out = project.run("annex", "drop", "annex/media.md", "--in", "letter").out
    assert " ".join(out.split()).endswith(" ".join(("--into letter", *options)))


def test_what_two_copies_share_goes_with_the_last(project: SmallProject) -> None:
    Letters(project, "source")
    project.write({"campaigns/old/annex/more.md": TEXT.replace("one is told", "two are told")})
    before = {name: data for name, data in project.files().items() if name.startswith("campaigns/letter/")}
    adopt(project, "copy")
    project.run("annex", "adopt", "old/annex/more.md", "--into", "letter")
    assert yaml(project).count("law:") == 1
    project.run("annex", "drop", "annex/media.md", "--in", "letter")
    assert notes(project) == ["One <https://example.org/law>."]
    project.run("annex", "drop", "annex/more.md", "--in", "letter")
    after = {name: data for name, data in project.files().items() if name.startswith("campaigns/letter/")}
    assert {**after, "build": b""}.keys() >= before.keys()
    assert after["campaigns/letter/campaign.yaml"] == before["campaigns/letter/campaign.yaml"]
    assert not any(name.startswith("campaigns/letter/annex/") for name in after)


@pytest.mark.parametrize("record", ["", "{", "[]", '{"frozen": 1}', '{"footnotes": {"law": 1}}', None])
def test_where_nobody_knows_how_it_came_all_is_asked(project: SmallProject, record: str | None) -> None:
    made = Letters(project, "source")
    adopt(project, "copy")
    path = project.root / "campaigns/letter/annex/adopted/media.json"
    path.unlink()
    if record is not None:
        path.write_text(record, "utf-8")
    project.write({"campaigns/letter/annex/media.md": copied(project).replace("one is told", "two are told")})
    made.theirs("Theirs", TEXT.replace("The last", "The very last"))
    run = made.update()
    assert (run.status, "[both-changed]" in run.err, "not known" in run.out) == (1, True, True)
    assert made.update("--take", "theirs").status == 0
    assert made.update().out.startswith("annex/media.md has all")


@pytest.mark.parametrize("renamed", ["the copy", "the original"])
def test_what_was_renamed_is_found_again(project: SmallProject, renamed: str) -> None:
    made = Letters(project, "source")
    adopt(project, "copy")
    new = TEXT.replace("The last", "The very last")
    if renamed == "the copy":
        made.theirs("Theirs", new)
        folder = project.root / "campaigns/letter/annex"
        (folder / "media.md").rename(folder / "press.md")
        typed = yaml(project).replace("file: annex/media.md", "file: annex/press.md")
    else:
        old = project.root / "campaigns/old"
        (old / "annex/media.md").rename(old / "annex/press.md")
        (old / "campaign.yaml").write_text(
            (old / "campaign.yaml").read_text("utf-8").replace("media.md", "press.md"), "utf-8"
        )
        for verb in ("update", "link", "accept"):
            run = project.run("annex", verb, "annex/media.md", "--in", "letter")
            assert (run.status, "[missing-original]" in run.err) == (1, True)
            assert "if it is 'old/annex/press.md' now" in " ".join(run.err.split())
        (old / "annex/press.md").write_text(new, "utf-8")
        typed = yaml(project).replace("from: old/annex/media.md", "from: old/annex/press.md")
    project.write({"campaigns/letter/campaign.yaml": typed})
    name = "press" if renamed == "the copy" else "media"
    assert project.run("annex", "update", f"annex/{name}.md", "--in", "letter").status == 0
    folder = project.root / "campaigns/letter/annex"
    assert (folder / f"{name}.md").read_text("utf-8") == new
    assert [path.name for path in sorted((folder / "adopted").iterdir())] == [f"{name}.json", f"{name}.md"]
    project.run("annex", "drop", f"annex/{name}.md", "--in", "letter")
    assert not folder.exists()
    assert "law" not in yaml(project)
