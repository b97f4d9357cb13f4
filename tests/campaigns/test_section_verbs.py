"""Proves what becomes of originals and copies: what is told, taken over, turned and dropped, and can be undone."""

from __future__ import annotations

import errno
import os
import re
import shlex
import shutil
import threading
from pathlib import Path

import pytest
from two_letters import MEDIA, adopt, copied, new_letter, notes, old_letter, yaml

from small_project import Run, SmallProject
from undersigned.campaigns.annexes import adopting
from undersigned.files.project import find_project

COPY = "campaigns/letter/annex/media.md"
OLD = f"campaigns/{MEDIA}"
LAW = 'law: {url: "https://example.org/law"}'
TEXT = """\
## Media

One is told here.[^law] Two is told there.

- A first item.
- A second item.

The last words.
"""


@pytest.fixture
def letters(project: SmallProject) -> SmallProject:
    project.write(old_letter(TEXT, LAW) | new_letter())
    return project


def annex(project: SmallProject, verb: str, *options: str, typed: str | None = None) -> str:
    named = MEDIA if verb in {"copy", "drop", "accept"} else "annex/media.md"
    run = project.run("annex", verb, named, "--in", "letter", *options, typed=typed)
    assert (run.status, run.err) == (0, "")
    return run.out


def warned(project: SmallProject, code: str) -> int:
    return project.run("check", "letter").err.count(f"[{code}]")


# --- told once and rightly

SAME = {
    "wrapped anew": TEXT.replace("here.[^law] Two", "here.[^law]\nTwo").replace("last words", "last\nwords"),
    "a remark": TEXT.replace("The last", "{# Ask Ann. #}\nThe last"),
    "a remark in the line": TEXT.replace("Two is", "Two {# or three? #} is"),
    "a remark of HTML": TEXT.replace("The last", "<!-- Ask Ann. -->\n\nThe last"),
    "another key": TEXT.replace("^law", "^press-law"),
    "white space": TEXT.replace("\n\n", "  \n\n\n") + "\n\n",
}
OTHER = {
    "a word": TEXT.replace("Two", "Three"),
    "a paragraph": TEXT.replace("Two is", "\n\nTwo is"),
    "an item": TEXT.replace("- A second", "A second"),
    "a heading": TEXT.replace("## Media", "### Media"),
    "a note less": TEXT.replace("[^law]", ""),
}


@pytest.mark.parametrize("how", ["link", "copy"])
@pytest.mark.parametrize("change", SAME)
def test_what_nobody_reads_is_no_change(letters: SmallProject, change: str, how: str) -> None:
    adopt(letters, how)
    letters.write(old_letter(SAME[change], LAW.replace("law:", "press-law:") if "key" in change else LAW))
    assert warned(letters, "section-changed") + warned(letters, "original-changed") == 0
    before = " ".join(copied(letters).split()) if how == "copy" else ""
    if how == "copy":
        annex(letters, "update")  # which may bring a remark, and no other word
        assert " ".join(re.sub(r"\{#.*?#\} ?|<!--.*?--> ?", "", copied(letters)).split()) == before


@pytest.mark.parametrize("how", ["link", "copy"])
@pytest.mark.parametrize("change", OTHER)
def test_what_somebody_reads_is_told_once_until_it_is_accepted(
    letters: SmallProject, change: str, how: str
) -> None:
    adopt(letters, how)
    letters.write(old_letter(OTHER[change], LAW))
    code = {"link": "section-changed", "copy": "original-changed"}[how]
    assert warned(letters, code) == 1
    annex(letters, "accept")
    assert warned(letters, code) == 0


@pytest.mark.parametrize("how", ["link", "copy"])
def test_only_a_text_that_drafts_is_accepted(letters: SmallProject, how: str) -> None:
    adopt(letters, how)
    letters.write(old_letter(TEXT.replace("last", "[^gone] {{ nobody }}"), LAW))
    before = letters.files()
    run = letters.run("annex", "accept", MEDIA, "--into", "letter")
    assert (run.status, letters.files()) == (1, before)
    assert f"{OLD}:8:" in run.err


AGAIN = {
    "its own file": (TEXT, LAW, "printed-twice"),
    "with other keys": (TEXT.replace("^law", "^rule"), LAW.replace("law:", "rule:"), "printed-twice"),
    "with a word edited": (TEXT.replace("first", "further"), LAW, "printed-twice"),
    "wrapped anew": (TEXT.replace("told here.[^law] Two", "told\nhere.[^law] Two"), LAW, "printed-twice"),
    "another section": ("## Courts\n\nNo judge has looked at any of these cases until today.\n", LAW, None),
}


@pytest.mark.parametrize("case", AGAIN)
def test_a_section_that_is_there_twice_is_told(letters: SmallProject, case: str) -> None:
    text, footnotes, code = AGAIN[case]
    more = "annex: {title: A, sections: [annex/one.md, annex/two.md]}\n"
    letters.write(new_letter(footnotes=f"{LAW}\nrule: Rules." if "rule" in footnotes else LAW, more=more))
    letters.write({"campaigns/letter/annex/one.md": TEXT, "campaigns/letter/annex/two.md": text})
    assert warned(letters, "printed-twice") == (code is not None)


def test_a_section_that_the_letter_has_in_other_words_for_its_keys_is_not_adopted(
    letters: SmallProject,
) -> None:
    more = "annex: {title: A, sections: [annex/one.md]}\n"
    letters.write(new_letter(footnotes="rule: Rules.", more=more))
    letters.write(
        {"campaigns/letter/annex/one.md": TEXT.replace("^law", "^rule").replace("Two is", "Two\nis")}
    )
    run = adopt(letters, "copy")
    assert (run.status, "already-adopted" in run.err) == (1, True)


# --- taken over


def test_what_changed_in_the_original_comes_into_the_copy_and_what_the_drafter_changed_stays(
    letters: SmallProject,
) -> None:
    adopt(letters, "copy")
    letters.write(
        {COPY: copied(letters).replace("Two is told", "Two was told").replace("- A second item.\n", "")}
    )
    new = TEXT.replace("The last words.", "The very last words.[^new]\n\nAnd more.").replace(
        "One is", "One, two is"
    )
    letters.write(old_letter(new, f"{LAW}\nnew: New it is."))
    before = letters.files()
    dry = annex(letters, "update", "--dry-run").partition("it would be:\n")[2]
    assert letters.files() == before
    assert annex(letters, "update", "--take", "mine").endswith(dry)
    assert dry.splitlines()[:2] == [COPY, "campaigns/letter/campaign.yaml"]
    assert copied(letters) == (
        "## Media\n\nOne, two is told here.[^law] Two was told there.\n\n- A first item.\n\n"
        "The very last words.[^new]\n\nAnd more.\n"
    )
    assert notes(letters)[-1] == "New it is."
    assert warned(letters, "original-changed") == 0
    assert "has all that" in annex(letters, "update")


@pytest.mark.parametrize(
    ("take", "typed", "expected"),
    [
        ("mine", None, "My words."),
        ("theirs", None, "Their words."),
        (None, "t\n", "Their words."),
        (None, "m\n", "My words."),
        (None, "b\n", "My words.\n\nTheir words."),
    ],
)
def test_what_both_changed_is_asked(
    letters: SmallProject, take: str | None, typed: str | None, expected: str
) -> None:
    adopt(letters, "copy")
    letters.write({COPY: copied(letters).replace("The last words.", "My words.")})
    letters.write(old_letter(TEXT.replace("The last words.", "Their words."), LAW))
    before = letters.files()
    run = letters.run("annex", "update", "annex/media.md", "--in", "letter")
    assert (run.status, letters.files()) == (1, before)
    assert "[both-changed]" in run.err
    annex(letters, "update", *(("--take", take) if take else ()), typed=typed)
    assert copied(letters) == TEXT.replace("The last words.", expected)


def test_a_copy_of_which_nobody_knows_what_it_was_is_asked_about(letters: SmallProject) -> None:
    adopt(letters, "copy")
    shutil.rmtree(letters.root / "campaigns/letter/annex/adopted")
    assert "has all that" in annex(letters, "update")
    letters.write(old_letter(TEXT.replace("Two", "Three"), LAW))
    letters.write({COPY: copied(letters).replace("The last", "My last")})
    assert letters.run("annex", "update", "annex/media.md", "--in", "letter").status == 1
    annex(letters, "update", "--take", "theirs")
    assert copied(letters) == TEXT.replace("Two", "Three")


def test_what_was_not_wanted_does_not_come_with_the_next_update(letters: SmallProject) -> None:
    adopt(letters, "copy")
    unwanted = TEXT.replace("The last words.", "The last words.\n\nNot wanted.")
    letters.write(old_letter(unwanted, LAW))
    letters.run("annex", "accept", "annex/media.md", "--in", "letter")
    letters.write(old_letter(unwanted.replace("One is", "Zero is new. One is"), LAW))
    annex(letters, "update")
    assert copied(letters) == TEXT.replace("One is", "Zero is new. One is")


def test_a_changed_source_comes_into_the_copy(letters: SmallProject) -> None:
    adopt(letters, "copy")
    letters.write(old_letter(TEXT, LAW.replace("}", ", title: The law}")))
    assert warned(letters, "original-changed") == 1
    annex(letters, "update")
    assert notes(letters) == ["The law <https://example.org/law>."]


# --- turned and dropped


@pytest.mark.parametrize("first", ["link", "copy"])
def test_turning_there_and_back_leaves_every_file(letters: SmallProject, first: str) -> None:
    adopt(letters, first)
    before = letters.files()
    there, back = ("copy", "link") if first == "link" else ("link", "copy")
    for dry, verb in ((True, there), (False, there), (True, back), (False, back)):
        at = letters.files()
        run = letters.run("annex", verb, MEDIA, "--in", "letter", *(["--dry-run"] if dry else []))
        assert run.status == 0, run.err
        assert (letters.files() == at) == dry
        assert notes(letters) == ["https://example.org/law."]
        shutil.rmtree(letters.root / "build")
    assert letters.files() == before


@pytest.mark.parametrize("how", ["link", "copy"])
def test_what_was_adopted_and_dropped_leaves_no_trace(letters: SmallProject, how: str) -> None:
    letters.write(
        new_letter(
            "We write.[^mine]\n", "mine: Mine.\n# The last.", "annex: {title: A, sections: [annex/own.md]}\n"
        )
    )
    letters.write({"campaigns/letter/annex/own.md": "## Own\n\nWords.\n"})
    before = letters.files()
    adopt(letters, how, "--before", "annex/own.md")
    out = annex(letters, "drop", "--dry-run")
    assert "--before annex/own.md" in " ".join(out.split())
    annex(letters, "drop")
    assert letters.files() == before


@pytest.mark.parametrize("how", ["link", "copy"])
def test_what_is_to_be_typed_to_have_it_again_does_it(letters: SmallProject, how: str) -> None:
    letters.write(old_letter("---\nneeds: {place: a town}\n---\n## Media\n\nIn {{ place }}.\n"))
    adopt(letters, how, "--with", "place=North Town")
    before = letters.files()
    out = " ".join(annex(letters, "drop").split())
    assert "no section now" not in out  # an annex that had no title loses none
    letters.run(*shlex.split(out.rpartition(": undersigned ")[2]))
    assert letters.files() == before


def test_the_title_that_goes_with_the_last_section_is_told(letters: SmallProject) -> None:
    letters.write(new_letter(more="annex: {title: Our annex, sections: [old/annex/media.md]}\n"))
    assert "its title went with it: Our annex" in annex(letters, "drop")


def test_sources_that_others_cite_stay(letters: SmallProject) -> None:
    letters.write(new_letter("We write.\n\n{{ note('law') }}\n"))
    letters.write(new_letter("We write.[^two]\n", "two: \"See {{ source('law') }}.\"\n" + LAW))
    adopt(letters, "copy")
    annex(letters, "drop")
    assert "law: {url" in yaml(letters)
    assert "two:" in yaml(letters)


def test_what_the_drafter_wrote_is_kept(letters: SmallProject) -> None:
    adopt(letters, "copy")
    mine = copied(letters).replace("Two", "Three")
    letters.write({COPY: mine})
    assert "kept" in annex(letters, "drop")
    assert copied(letters) == mine
    adopt(letters, "link")
    run = letters.run("annex", "drop", "annex/media.md", "--in", "letter")
    assert (run.status, "[not-adopted]" in run.err) == (1, True)


def test_a_section_that_stands_twice_is_taken_out_once(letters: SmallProject) -> None:
    adopt(letters, "copy")
    before = yaml(letters)
    letters.write(
        {"campaigns/letter/campaign.yaml": before.replace("sections:\n", "sections:\n    - annex/media.md\n")}
    )
    assert "kept" not in annex_own(letters, "drop")
    assert (yaml(letters), copied(letters)) == (before, TEXT)
    annex_own(letters, "drop")
    assert not (letters.root / "campaigns/letter/annex").exists()


def annex_own(project: SmallProject, verb: str) -> str:
    run = project.run("annex", verb, "annex/media.md", "--in", "letter")
    assert (run.status, run.err) == (0, "")
    return run.out


@pytest.mark.parametrize("after", ["copy", "original"])
def test_lines_broken_otherwise_are_not_the_drafters_words(letters: SmallProject, after: str) -> None:
    before = letters.files()
    adopt(letters, "copy")
    if after == "original":
        letters.write(old_letter(SAME["white space"], LAW))
        before[OLD] = SAME["white space"].encode()
    mine = SAME["wrapped anew"]
    letters.write({COPY: mine})
    assert "has all that" in annex(letters, "update")
    assert copied(letters) == mine
    assert "kept" not in annex(letters, "drop")
    assert letters.files() == before


@pytest.mark.parametrize("change", ["a remark", "a remark of HTML"])
def test_remarks_of_the_drafter_are_kept(letters: SmallProject, change: str) -> None:
    adopt(letters, "copy")
    letters.write({COPY: SAME[change]})
    assert "kept" in annex(letters, "drop")


@pytest.mark.parametrize("note", ["on the spot", "in campaign.yaml"])
def test_a_copy_whose_facts_have_other_names_becomes_a_link(letters: SmallProject, note: str) -> None:
    fact = "facts: {n: {text: '%s', as_of: 2025-08-01}}\n"
    words = 'Of {{ facts["n"] }} in all.'
    spot = f"\n[^law]: {words}\n" if note == "on the spot" else ""
    letters.write(old_letter(TEXT + spot, "" if spot else f"law: '{words}'", fact % "five"))
    letters.write(new_letter(more=fact % "six"))
    adopt(letters, "copy")
    assert "n-old:" in yaml(letters)
    assert warned(letters, "original-changed") == 0
    annex(letters, "link")
    assert notes(letters) == ["Of five in all."]


def test_a_copy_that_says_something_else_does_not_become_a_link(letters: SmallProject) -> None:
    adopt(letters, "copy")
    letters.write({COPY: copied(letters).replace("Two", "Three")})
    before = letters.files()
    run = letters.run("annex", "link", MEDIA, "--in", "letter")
    assert (run.status, "[copy-differs]" in run.err, letters.files()) == (1, True, before)


@pytest.mark.parametrize("verb", ["update", "accept", "copy", "link", "drop"])
def test_a_section_that_the_letter_does_not_have_is_told(letters: SmallProject, verb: str) -> None:
    before = letters.files()
    run = letters.run("annex", verb, "old/annex/medai.md", "--in", "letter")
    assert (run.status, letters.files()) == (1, before)
    assert "[not-adopted]" in run.err


@pytest.mark.parametrize("verb", ["update", "accept", "link", "drop"])
def test_a_full_disk_leaves_every_file(
    letters: SmallProject, verb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    adopt(letters, "copy")
    if verb != "link":
        letters.write(old_letter(TEXT.replace("Two", "Three"), LAW))
    before = letters.files()

    def full(_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("undersigned.files.saving.os.fsync", full)
    run = letters.run("annex", verb, MEDIA, "--in", "letter")
    assert (run.status, "[disk-full]" in run.err, letters.files()) == (1, True, before)


def test_letters_changed_at_once_keep_every_section(letters: SmallProject) -> None:
    names = [f"old/annex/s{number}.md" for number in range(6)]
    letters.write({f"campaigns/{name}": f"## {name}\n\nWords of {name}.[^law]\n" for name in names})
    project = find_project(Path(letters.root))
    threads = [
        threading.Thread(target=adopting.adopt, args=(project, adopting.AdoptRequest(name, "letter")))
        for name in names
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(f"from: {name}" in yaml(letters) for name in names)
    assert yaml(letters).count("law:") == 1


# --- sources that are most likely one


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ('{url: "https://a.example/x"}', '{url: "https://a.example/x/"}'),
        ('{url: "https://a.example/x", date: 2025-01-01}', '{url: "https://a.example/x"}'),
        ('{url: "http://www.a.example/x/"}', '{url: "https://a.example/x", title: X}'),
        ("{symbol: A/HRC/51/66}", "{symbol: A/HRC/51/66, date: 2022-09-01}"),
    ],
)
def test_sources_that_are_most_likely_one_are_offered_as_one(
    project: SmallProject, theirs: str, ours: str
) -> None:
    project.write(old_letter(TEXT, f"law: {theirs}") | new_letter("We.[^mine]\n", f"mine: {ours}"))
    run = adopt(project, "copy", "--dry-run")
    assert "with --same law=mine" in " ".join(run.out.split())
    adopt(project, "copy", "--same", "law=mine")
    assert len(set(notes(project)) - {"Ibid."}) == 1
    assert "law:" not in yaml(project)


def test_a_source_that_is_none_cannot_be_the_same(project: SmallProject) -> None:
    project.write(old_letter(TEXT, LAW) | new_letter("We.[^mine]\n", "mine: Mine."))
    before = project.files()
    run = adopt(project, "copy", "--same", "lwa=mien")
    assert (run.status, project.files()) == (1, before)
    assert run.err.count("did you mean") == 2


def updated(project: SmallProject) -> Run:
    return project.run("annex", "update", "annex/media.md", "--in", "letter")


def test_a_copy_whose_lines_end_as_on_windows_is_merged_and_keeps_its_ends(letters: SmallProject) -> None:
    adopt(letters, "copy")
    own = copied(letters).replace("A first item", "My first item").replace("\n", "\r\n")
    letters.write({COPY: own})
    letters.write(old_letter(TEXT.replace("The last", "The very last"), LAW))
    assert updated(letters).status == 0
    expected = own.replace("The last", "The very last").encode()
    assert (letters.root / COPY).read_bytes() == expected


def test_an_update_says_what_the_section_needs_now(letters: SmallProject) -> None:
    adopt(letters, "copy")
    letters.write(old_letter(f"---\nneeds: {{since: a date}}\n---\n{TEXT}\nSince {{{{ since }}}}.\n", LAW))
    told = " ".join(updated(letters).out.split())
    assert "it needs of this letter now: a date; write 'with: {since: …}'" in told


A = 'a: {url: "https://example.org/a", title: Report A}\n'
B = 'b: {url: "https://example.org/b", title: Report B}\n'
A_NOW_B = 'a: {url: "https://example.org/b", title: Report B}\n'
B_NOW_A = 'b: {url: "https://example.org/a", title: Report A}\n'


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        (A + B, A_NOW_B + B_NOW_A, {"Report A", "Report B"}),
        (A, A_NOW_B, {"Report A", "Report B"}),
        (A, A_NOW_B.replace("Report B", "Report A"), {"Report A"}),  # its address was corrected
    ],
)
def test_a_key_that_stands_for_another_source_now_does_not_change_what_the_drafter_cites(
    project: SmallProject, before: str, after: str, kept: set[str]
) -> None:
    section = "## Media\n\nOne is.[^a]" + (" Two is.[^b]\n" if B in before else "\n")
    project.write(old_letter(section, before) | new_letter())
    adopt(project, "copy")
    project.write({COPY: f"Mine is.[^a]\n\n{copied(project)}"})
    project.write(old_letter(section, after))
    assert updated(project).status == 0
    found = notes(project)
    assert found[0].startswith("Report A")
    assert {title for title in ("Report A", "Report B") if any(title in note for note in found)} == kept
    one = found[1]
    assert ("Report B" in one) is ("Report B" in kept)


def test_a_source_whose_key_stands_for_another_now_goes_if_nothing_cites_it(project: SmallProject) -> None:
    section = "## Media\n\nOne is.[^a]\n"
    project.write(old_letter(section, A) | new_letter())
    adopt(project, "copy")
    project.write(old_letter(section, A_NOW_B))
    run = updated(project)
    assert "no longer needed in campaign.yaml: a" in run.out
    assert "Report A" not in yaml(project)
    assert notes(project)[0].startswith("Report B")
    project.run("annex", "drop", "annex/media.md", "--in", "letter")
    assert "footnotes" not in yaml(project)


def test_a_copy_that_nobody_changed_is_updated_though_nothing_remembers_how_it_came(
    letters: SmallProject,
) -> None:
    adopt(letters, "copy")
    shutil.rmtree(letters.root / "campaigns/letter/annex/adopted")
    letters.write(old_letter(TEXT.replace("The last", "The very last"), LAW))
    assert updated(letters).status == 0
    assert "The very last words." in copied(letters)


@pytest.mark.parametrize("how", ["renamed", "renamed in campaign.yaml, too", "deleted"])
def test_an_original_that_was_renamed_is_told(letters: SmallProject, how: str) -> None:
    adopt(letters, "copy")
    before = letters.root / OLD
    if how == "deleted":
        before.unlink()
    else:
        before.rename(before.with_name("press.md"))
    if "too" in how:
        file = letters.root / "campaigns/old/campaign.yaml"
        file.write_text(file.read_text("utf-8").replace("annex/media.md", "annex/press.md"), "utf-8")
    letters.write({"campaigns/old/annex/metia.md": "## Media\n\nSomething else.\n"})
    run = letters.run("check", "letter")
    assert ("did you mean 'old/annex/press.md'?" in run.err) is (how != "deleted")
    assert run.status == 0


def test_a_source_that_the_letter_had_before_is_not_taken_for_another_one(project: SmallProject) -> None:
    section = "## Media\n\nOne is.[^a] Two is.[^b]\n"
    project.write(old_letter(section, A + B) | new_letter("We write.[^ours]\n", A.replace("a:", "ours:", 1)))
    adopt(project, "copy")
    project.write(old_letter(section, A_NOW_B + B_NOW_A))
    run = updated(project)
    assert (run.status, "both" in run.out) == (0, False)
    assert [note.partition(" <")[0].partition(",")[0] for note in notes(project)[1:2]] == ["Report B"]
