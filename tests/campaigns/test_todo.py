"""Holds the worklist to its aim: nothing of last session's letter survives unseen, and nobody looks twice."""

from __future__ import annotations

import datetime
import json
import re
import shutil
from typing import Any

import pytest

from outside import ROOT, pandoc
from small_project import SmallProject
from undersigned.links.answers import Fine
from undersigned.links.memory import Memory
from undersigned.links.memory_file import memory_file

NEW = "hrc57-cambodia"
FOLDER = f"campaigns/{NEW}"
DAY = "1724148000"  # 20 August 2024

MENTIONS = {
    "October 2021": ("body.md", 3, "stale-date"),
    "23 July": ("body.md", 3, "stale-date"),
    "15 August 2023": ("annex/defenders.md", 5, "stale-date"),
    "October 2022": ("body.md", 3, "stale-date"),
    "for a further two years": ("campaign.yaml", None, "mandate-length"),
    "newly appointed Prime Minister Hun Manet": ("body.md", 19, "office-holder"),
    "at least 50 political prisoners": ("annex/opposition.md", 3, "undated-figure"),
    "recently": ("annex/media.md", 13, "relative-time"),
}
"""What published letters keep of the year before, each with its file, line and kind."""


@pytest.fixture(autouse=True)
def _of_one_day(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def letters(project: SmallProject) -> SmallProject:
    """The letter on Cambodia, and the next one as the program begins it."""
    for folder in ("campaigns", "signatories"):
        shutil.rmtree(project.root / folder)
        shutil.copytree(ROOT / folder, project.root / folder, ignore=shutil.ignore_patterns(NEW))
    run = project.run("new", NEW, "--from", "hrc54-cambodia", "--session", "HRC57")
    assert run.status == 0, run.err
    return project


def todo(project: SmallProject, *options: str, campaign: str = NEW) -> dict[str, Any]:
    run = project.run("todo", campaign, *options, "--json")
    assert run.status == 0, run.err
    answer: dict[str, Any] = json.loads(run.out)
    return answer


def item_of(project: SmallProject, words: str) -> dict[str, Any]:
    """The one open item that is about some words."""
    (found,) = [item for item in todo(project)["open"] if words in item["words"]]
    return dict(found)


def edit(project: SmallProject, name: str, old: str, new: str) -> None:
    path = project.root / FOLDER / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def page(project: SmallProject) -> str:
    return (project.root / FOLDER / "TODO.md").read_text("utf-8")


def campaign(project: SmallProject) -> str:
    return (project.root / FOLDER / "campaign.yaml").read_text("utf-8")


# --- what is on it


def test_every_slip_of_published_letters_is_on_the_worklist_with_its_line(letters: SmallProject) -> None:
    edit(
        letters, "body.md", "We remain at your disposal", "After the 54th session, we remain at your disposal"
    )
    found = {
        word: (item["file"].removeprefix(f"{FOLDER}/"), item["line"], item["kind"])
        for item in reversed(todo(letters)["open"])
        for word in item["words"]
    }
    line = (
        campaign(letters)
        .split("\n")
        .index(
            "        Renews the mandate of the Special Rapporteur on the situation of human rights in Cambodia for a"
        )
    )
    expected = {
        **MENTIONS,
        "for a further two years": ("campaign.yaml", line + 1, "mandate-length"),
        "54th": ("body.md", 25, "stale-session"),
    }
    # The date of a mention that a sentence has twice is told at its first place.
    assert {words: found.get(words) for words in expected} == expected


def test_carried_to_the_64th_session_each_known_slip_is_on_the_list_and_its_own_session_is_not(
    letters: SmallProject,
) -> None:
    last = letters.root / "campaigns/hrc54-cambodia/body.md"
    ahead = "Ahead of the Council's {{ session.ordinal }} session, we remain at your disposal.\n"
    after = "After the 54th session, we remain at your disposal"
    last.write_text(last.read_text("utf-8").replace("We remain at your disposal", after) + ahead, "utf-8")
    run = letters.run(
        "new", "hrc64-cambodia", "--from", "hrc54-cambodia", "--session", "HRC64", "--date", "2027-02-22"
    )
    assert run.status == 0, run.err
    items = todo(letters, campaign="hrc64-cambodia")["open"]
    found = {(word, item["kind"]) for item in items for word in item["words"]}
    known = {(word, kind) for word, (_, _, kind) in MENTIONS.items()} | {("54th", "stale-session")}
    assert len(known) == 9
    assert known <= found
    assert not [item for item in items if "Ahead of" in item["sentence"]]
    replaced = [item["note"] for item in items if item["note"].startswith("48/23 is not the last")]
    assert set(replaced) == {"48/23 is not the last: 54/36, 13 October 2023 (which nobody has confirmed)"}


def test_each_is_a_warning_of_check_with_the_way_to_settle_it(letters: SmallProject) -> None:
    items = todo(letters)["open"]
    run = letters.run("check", NEW)
    assert run.status == 0
    lines = run.err.splitlines()
    assert len(lines) == 2 * len(items)
    item = item_of(letters, "at least 50 political prisoners")
    place = f"{item['file']}:{item['line']}:{item['column']}"
    at = next(number for number, line in enumerate(lines) if line.startswith(f"{place}: warning: "))
    assert "'at least 50 political prisoners': a figure" in lines[at]
    assert lines[at].endswith("[undated-figure]")
    assert lines[at + 1].endswith(f"if it still holds: undersigned todo {NEW} --settle {item['id']}")


def test_build_says_only_how_many_there_are(letters: SmallProject) -> None:
    count = len(todo(letters)["open"])
    run = letters.run("build", NEW, "--format", "txt")
    assert run.status == 0
    assert run.err == (
        f"{FOLDER}/campaign.yaml:1:1: warning: {count} things in this letter may have gone stale [worklist]\n"
        f"  help: 'undersigned todo {NEW}' lists them\n"
    )


def test_it_is_short_enough_to_be_worked_through(letters: SmallProject) -> None:
    assert 30 < len(todo(letters)["open"]) <= 60
    assert len(page(letters).splitlines()) < 200


def test_a_first_letter_has_none(letters: SmallProject) -> None:
    before = letters.files()
    run = letters.run("todo", "hrc54-cambodia")
    assert (run.status, run.out, run.err) == (0, "hrc54-cambodia: nothing to look at, nothing settled\n", "")
    assert letters.files() == before
    assert letters.run("check", "hrc54-cambodia").out == "hrc54-cambodia: nothing to mend\n"


def test_two_runs_make_the_same_page(letters: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    todo(letters)
    before = page(letters)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(DAY) + 86400 * 90))
    todo(letters)
    assert page(letters) == before


# --- settling


def test_what_is_settled_stays_so_until_its_sentence_changes(letters: SmallProject) -> None:
    id = item_of(letters, "at least 50 political prisoners")["id"]
    before = campaign(letters)
    run = letters.run("todo", NEW, "--settle", id)
    assert run.out.startswith(f"settled {id}: at least 50 political prisoners\n{NEW}: ")
    added = f"reviewed:\n  {id}: 2024-08-20  # at least 50 political prisoners\n"
    assert campaign(letters) == before + added
    assert id not in letters.run("check", NEW).err

    edit(
        letters, "annex/opposition.md", "There are at least 50 political", "There are  at least 50\npolitical"
    )
    edit(letters, "annex/opposition.md", "[^political-prisoners]", " [^see mass-trials]")
    assert id in {item["id"] for item in todo(letters)["settled"]}

    edit(letters, "annex/opposition.md", "behind bars", "in prison")
    assert item_of(letters, "at least 50 political prisoners")["id"] != id


def test_a_section_that_moves_stays_settled(letters: SmallProject) -> None:
    settled = [item["id"] for item in todo(letters)["open"] if item["file"].endswith("annex/media.md")]
    assert len(settled) == 5
    todo(letters, "--settle", *settled)
    (letters.root / FOLDER / "annex/media.md").rename(letters.root / FOLDER / "annex/press.md")
    edit(letters, "campaign.yaml", "annex/media.md", "annex/press.md")
    edit(letters, "annex/press.md", "## Freedom", "\n\n## Freedom")
    answer = todo(letters)
    assert [item["file"] for item in answer["settled"]] == [f"{FOLDER}/annex/press.md"] * 5
    assert not [item for item in answer["open"] if item["file"].endswith("annex/press.md")]


def test_a_ticked_box_is_taken_over_and_an_unticked_one_too(letters: SmallProject) -> None:
    item = item_of(letters, "November 2022")
    before = campaign(letters)
    (line,) = [line for line in page(letters).splitlines() if item["id"] in line]
    edit(letters, "TODO.md", line, line.replace("[ ]", "[X]"))
    run = letters.run("todo", NEW)
    assert f"settled {item['id']}: November 2022\n" in run.out
    assert f"  {item['id']}: 2024-08-20  # November 2022\n" in campaign(letters)
    (line,) = [line for line in page(letters).splitlines() if item["id"] in line]
    assert (
        line
        == f"- [x] is this date still the one to tell of? (November 2022) `{item['id']}` (settled 20 August 2024)"
    )

    edit(letters, "TODO.md", line, line.replace("[x]", "[ ]"))
    assert letters.run("todo", NEW).status == 0
    assert campaign(letters) == before
    assert item_of(letters, "November 2022") == item


@pytest.mark.parametrize(
    "box", ["[x ]", "[ x]", "[ X ]", "[✓]", "[✔️]", "[\u00d7]", "[yes]", "[Ok]", "[*]", "\\[x\\]", "[x]  "]
)
def test_a_box_is_ticked_in_whatever_way_people_tick(letters: SmallProject, box: str) -> None:
    id = item_of(letters, "November 2022")["id"]
    tick(letters, id, box)
    assert f"settled {id}: November 2022\n" in letters.run("todo", NEW).out
    (line,) = [line for line in page(letters).splitlines() if id in line]
    edit(letters, "TODO.md", line, line.replace("[x]", "[]"))
    assert letters.run("todo", NEW).status == 0
    assert item_of(letters, "November 2022")["id"] == id


@pytest.mark.parametrize("box", ["[no]", "[?]", "[✗]", "x", ""])
def test_a_box_that_cannot_be_read_is_told_before_the_page_is_written_over(
    letters: SmallProject, box: str
) -> None:
    id = item_of(letters, "November 2022")["id"]
    number = tick(letters, id, box)
    before = letters.files()
    run = letters.run("todo", NEW)
    assert run.status == 1
    assert run.err == (
        f"{FOLDER}/TODO.md:{number}:1: error: this box cannot be read; the page stays as it is [unreadable-box]\n"
        "  help: write [x] if it still holds, and [ ] if not\n"
    )
    assert letters.files() == before


def test_a_tick_whose_sign_is_gone_or_mistyped_is_told_before_the_page_is_written_over(
    letters: SmallProject,
) -> None:
    one, other = (item_of(letters, words)["id"] for words in ("November 2022", "for a further two years"))
    numbers = sorted((tick(letters, one, "[x]"), tick(letters, other, "[x]")))
    wrong = other[:-1] + ("0" if other[-1] != "0" else "1")
    letters.write({f"{FOLDER}/TODO.md": page(letters).replace(f"`{one}`", "").replace(other, wrong)})
    before = letters.files()
    run = letters.run("todo", NEW)
    assert run.status == 1
    assert [line for line in run.err.splitlines() if "error" in line] == [
        f"{FOLDER}/TODO.md:{number}:1: error: this box is ticked, and its line does not end with the sign of an item; "
        "the page stays as it is [unreadable-box]"
        for number in numbers
    ]
    assert letters.files() == before


def test_what_else_stands_on_the_page_is_no_box(letters: SmallProject) -> None:
    page_now = page(letters)
    own = "\n- [ ] call Geneva\n- [a link](https://example.org)\n- see `todo` and `a1b2c3` here\n[x]\n"
    letters.write({f"{FOLDER}/TODO.md": page_now + own})
    assert letters.run("todo", NEW).err == ""
    assert page(letters) == page_now


def tick(project: SmallProject, id: str, box: str) -> int:
    """Put something in the place of an item's box; returns its line."""
    lines = page(project).split("\n")
    number = next(n for n, line in enumerate(lines) if f"`{id}`" in line)
    lines[number] = lines[number].replace("[ ]", box)
    project.write({f"{FOLDER}/TODO.md": "\n".join(lines)})
    return number + 1


def test_a_box_whose_sentence_has_changed_since_is_told(letters: SmallProject) -> None:
    id = item_of(letters, "November 2022")["id"]
    text = page(letters).replace(" `" + id, " ✓ `" + id)
    number = next(n for n, line in enumerate(text.splitlines()) if id in line)
    lines = text.splitlines()
    lines[number] = lines[number].replace("[ ]", "[x]")
    letters.write({f"{FOLDER}/TODO.md": "\n".join(lines)})
    edit(letters, "annex/defenders.md", "In November 2022, the Supreme", "In November 2022 the Supreme")
    run = letters.run("todo", NEW)
    assert run.err == (
        f"{FOLDER}/TODO.md:1:1: warning: '{id}' was ticked, but its sentence is no longer there as it was "
        "[ticked-and-changed]\n  help: look whether the new sentence is on the list\n"
    )
    assert "reviewed" not in campaign(letters)


def test_all_can_be_settled_and_the_letter_has_nothing_to_mend(letters: SmallProject) -> None:
    told = campaign(letters).replace("outcome: open", "outcome: unmet")
    letters.write({f"{FOLDER}/campaign.yaml": told})
    todo(letters, "--settle", *(item["id"] for item in todo(letters)["open"]))
    assert letters.run("check", NEW).out == f"{NEW}: nothing to mend\n"
    assert letters.run("build", NEW, "--format", "txt").err == ""
    assert re.search(r"^Nothing to look at, 4\d settled\.$", page(letters), re.MULTILINE)


def test_what_was_settled_for_the_last_letter_is_not_for_this_one(letters: SmallProject) -> None:
    item = item_of(letters, "November 2022")
    letters.write(
        {f"{FOLDER}/campaign.yaml": campaign(letters) + f"reviewed: {{{item['id']}: 2023-09-01}}\n"}
    )
    assert item_of(letters, "November 2022") == item
    todo(letters, "--settle", item["id"])
    assert f"reviewed: {{{item['id']}: 2024-08-20}}\n" in campaign(letters)


def test_a_letter_with_windows_line_ends_keeps_them(letters: SmallProject) -> None:
    data = campaign(letters).replace("\n", "\r\n").encode()
    letters.write({f"{FOLDER}/campaign.yaml": data})
    id = item_of(letters, "for a further two years")["id"]
    todo(letters, "--settle", id)
    after = (letters.root / FOLDER / "campaign.yaml").read_bytes()
    assert after == data + f"reviewed:\r\n  {id}: 2024-08-20  # for a further two years\r\n".encode()


def test_an_unknown_item_is_refused_and_nothing_is_written(letters: SmallProject) -> None:
    item = item_of(letters, "November 2022")
    before = letters.files()
    wrong = item["id"][:-1] + ("0" if item["id"][-1] != "0" else "1")
    run = letters.run("todo", NEW, "--settle", item["id"], wrong)
    assert run.status == 1
    assert run.err.startswith(f"error: nothing on the worklist of {NEW} is called '{wrong}' [unknown-item]\n")
    assert "help: did you mean" in run.err
    assert letters.files() == before


def test_items_are_named_with_commas_and_in_any_capitals(letters: SmallProject) -> None:
    ids = [item_of(letters, words)["id"] for words in ("November 2022", "for a further two years", "51^st^")]
    run = letters.run("todo", NEW, "--settle", f"{ids[0]},{ids[1].upper()},", f"`{ids[2]}`")
    assert run.status == 0
    assert sorted(line[8:14] for line in run.out.splitlines() if line.startswith("settled")) == sorted(ids)


def test_a_page_of_somebodys_own_is_left_alone(letters: SmallProject) -> None:
    letters.write({f"{FOLDER}/TODO.md": "# My list\n\n- [ ] call Geneva\n"})
    before = letters.files()
    run = letters.run("todo", NEW)
    assert run.status == 1
    assert run.err == (
        f"{FOLDER}/TODO.md:1:1: error: this page is not one that 'undersigned todo' has made, and stays as it is "
        "[foreign-page]\n  help: give it another name, and try again\n"
    )
    assert letters.files() == before


def test_a_letter_with_errors_is_not_reviewed(letters: SmallProject) -> None:
    edit(letters, "campaign.yaml", "session: HRC57", "session: HRC5x")
    before = letters.files()
    run = letters.run("todo", NEW)
    assert run.status == 1
    assert "[wrong-value]" in run.err
    assert letters.files() == before


# --- its web addresses


def test_addresses_that_work_today_need_no_tick(letters: SmallProject) -> None:
    edit(letters, "body.md", "We remain", "See https://example.org/a#part. We remain")
    item = item_of(letters, "17 web addresses")
    assert item["help"] == f"type 'undersigned check --links {NEW}' and mend what it finds"
    # The clock of the memory is the computer's: what is remembered is for today.
    urls = re.findall(r"url: \"?(https?://[^\s\"}]+)", campaign(letters))
    assert len(urls) == 16
    remember([*urls, "https://example.org/a"])
    assert [i["id"] for i in todo(letters)["settled"]] == [item["id"]]
    edit(letters, "body.md", "See https", "See https://example.org/other and https")
    assert item_of(letters, "18 web addresses")["id"] != item["id"]


def test_addresses_are_to_be_looked_at_if_one_of_them_does_not_work(letters: SmallProject) -> None:
    urls = re.findall(r"url: \"?(https?://[^\s\"}]+)", campaign(letters))
    remember(urls[1:])
    assert item_of(letters, "16 web addresses")


def remember(addresses: list[str]) -> None:
    """Let the program remember that addresses work, as after `check --links`."""
    now = datetime.datetime.now(datetime.UTC)
    memory = Memory(now)
    memory.remember(dict.fromkeys(addresses, Fine()))
    file = memory_file()
    assert file is not None
    file.parent.mkdir(parents=True)
    file.write_bytes(memory.as_bytes())


def test_the_page_is_markdown_whose_boxes_are_boxes(letters: SmallProject) -> None:
    items = todo(letters)["open"]
    html = pandoc(letters.root / FOLDER / "TODO.md", "gfm", "html", "--wrap=none")
    boxes = [item for item in items if item["kind"] != "open-outcome"]
    assert html.count('type="checkbox"') == len(boxes) == len(items) - 3
    for item in boxes:
        assert f"<code>{item['id']}</code>" in html
    assert "<strong>newly appointed Prime Minister Hun Manet</strong>" in html


def test_the_page_shows_words_as_they_print(letters: SmallProject) -> None:
    edit(letters, "body.md", "We remain", "At \\[1\\], 2\\*3 *and* at the 54^th^ \\_we remain")
    assert "At \\[1\\], 2\\*3 and at the **54th** \\_we remain" in page_after(letters)
    html = pandoc(letters.root / FOLDER / "TODO.md", "gfm", "html", "--wrap=none")
    assert "At [1], 2*3 and at the <strong>54th</strong> _we remain" in html


def page_after(project: SmallProject) -> str:
    assert project.run("todo", NEW).status == 0
    return page(project)


# --- what is still to be done in a letter that was begun or carried over


def test_a_letter_from_a_template_is_not_ready(letters: SmallProject) -> None:
    assert letters.run("new", "hrc57-press", "--session", "HRC57").status == 0
    run = letters.run("check", "hrc57-press")
    assert run.err.count("[placeholder]") == 5
    assert "if it is to be printed as it stands: undersigned todo hrc57-press --settle" in run.err
    run = letters.run("build", "hrc57-press", "--format", "txt")
    assert run.err == (
        "campaigns/hrc57-press/campaign.yaml:1:1: warning: 6 things in this letter are still to be filled in "
        "[placeholder]\n  help: 'undersigned todo hrc57-press' lists them\n"
    )


def test_a_section_that_was_adopted_from_an_older_letter_is_looked_at(letters: SmallProject) -> None:
    assert letters.run("new", "hrc57-press", "--session", "HRC57").status == 0
    run = letters.run("annex", "adopt", f"{NEW}/annex/media.md", "--into", "hrc57-press")
    assert run.status == 0, run.err
    found = [word for item in todo(letters, campaign="hrc57-press")["open"] for word in item["words"]]
    assert {"currently", "recently", "nine years ago", "February 2023"} <= set(found)


def test_who_signed_last_time_is_asked_once(letters: SmallProject) -> None:
    item = item_of(letters, "8 signatories of hrc54-cambodia")
    assert "(FORUM-ASIA, Amnesty" in item["reason"]
    assert (
        f"- [ ] Line {item['line']}: **8 signatories of hrc54-cambodia** (do all of them sign this text, too?)"
        in page(letters)
    )
    todo(letters, "--settle", item["id"])
    edit(letters, "campaign.yaml", "  - omct\n", "")
    assert item["id"] in {item["id"] for item in todo(letters)["settled"]}


def test_what_became_of_an_ask_names_the_newest_resolution(letters: SmallProject) -> None:
    before = item_of(letters, "last Council resolution")
    edit(
        letters,
        "campaign.yaml",
        "renew-mandate: {outcome: open}",
        "renew-mandate: {outcome: met, resolution: A/HRC/RES/54/36}",
    )
    after = item_of(letters, "last Council resolution")
    assert before["note"] == "there is 54/36, 13 October 2023 (which nobody has confirmed)"
    assert after["note"] == "there is A/HRC/RES/54/36, which 'outcomes' names"
    assert after["id"] != before["id"]


# --- what the last letter said, and what was settled there


def test_words_that_stayed_in_reworded_sentences_are_one_box(letters: SmallProject) -> None:
    edit(letters, "annex/media.md", "recently", "once more recently")
    edit(letters, "annex/opposition.md", "There are at least 50", "Today there are at least 50")
    answer = todo(letters)
    (item,) = [item for item in answer["open"] if item["kind"] == "reworded"]
    assert {"recently", "at least 50 political prisoners"} <= set(item["words"])
    (line,) = [line for line in page(letters).splitlines() if item["id"] in line]
    assert "**at least 50 political prisoners** (opposition.md, line 3)" in line
    assert item["id"] not in {item["id"] for item in todo(letters, "--settle", item["id"])["open"]}
    edit(letters, "annex/opposition.md", "Today there", "Now there")
    assert "at least 50 political prisoners" in {word for i in todo(letters)["open"] for word in i["words"]}


def test_each_sentence_written_anew_leaves_only_what_no_sentence_is(letters: SmallProject) -> None:
    for path in [*(letters.root / FOLDER).glob("*.md"), *(letters.root / FOLDER / "annex").glob("*.md")]:
        if path.name != "TODO.md":
            text = path.read_text("utf-8")
            notes = " ".join(re.findall(r"\[\^[\w-]+\]", text))
            asks = "\n\n".join(re.findall(r"\{\{ asks.*?\}\}", text))
            path.write_text(
                f"## {path.stem.capitalize()}\n\nNobody wrote this before. {notes}\n\n{asks}\n", "utf-8"
            )
    kinds = {item["kind"] for item in todo(letters)["open"] if not item["file"].endswith("campaign.yaml")}
    assert kinds == set()


def test_a_past_date_that_was_settled_for_the_last_letter_is_not_asked_again(letters: SmallProject) -> None:
    items = [item for item in todo(letters)["open"] if "October 2021" in item["words"]]
    todo(letters, "--settle", items[0]["id"])
    assert "# October 2021\n" in campaign(letters)
    assert letters.run("new", "hrc60-cambodia", "--from", NEW, "--session", "HRC60").status == 0
    assert letters.run("new", "hrc63-cambodia", "--from", "hrc60-cambodia", "--session", "HRC63").status == 0
    for name in ("hrc60-cambodia", "hrc63-cambodia"):
        words = {word for item in todo(letters, campaign=name)["open"] for word in item["words"]}
        assert "October 2021" not in words
        assert {"23 July", "at least 50 political prisoners"} <= words


def test_past_dates_can_be_taken_back_to_the_list_together(letters: SmallProject) -> None:
    before = todo(letters)["open"]
    (item,) = [item for item in before if "October 2021" in item["words"]]
    todo(letters, "--settle", item["id"])
    (line,) = [line for line in page(letters).splitlines() if item["id"] in line]
    edit(letters, "TODO.md", line, line.replace("[x]", "[ ]"))
    assert todo(letters)["open"] == before
    assert "reviewed" not in campaign(letters)


def test_a_last_letter_that_was_changed_since_is_told_once_and_everything_is_asked(
    letters: SmallProject,
) -> None:
    edit(letters, "annex/media.md", "recently", "once more recently")
    before = len(todo(letters)["open"])
    old = letters.root / "campaigns/hrc54-cambodia/body.md"
    old.write_text(old.read_text("utf-8").replace("We remain", "We still remain"), "utf-8")
    run = letters.run("todo", NEW)
    assert run.err.count("[earlier-text]") == 1
    assert "the text of 'hrc54-cambodia' was changed since this one was begun" in run.err
    assert len(todo(letters)["open"]) == before
    file = letters.root / FOLDER / "campaign.yaml"
    file.write_text(re.sub(r"as_carried_over: .*\n", "", file.read_text("utf-8")), "utf-8")
    assert "[earlier-text]" not in letters.run("todo", NEW).err


def test_a_last_letter_without_its_text_is_told_once_and_everything_is_asked(letters: SmallProject) -> None:
    before = len(todo(letters)["open"])
    (letters.root / "campaigns/hrc54-cambodia/body.md").unlink()
    run = letters.run("todo", NEW)
    assert run.err.count("[earlier-text]") == 1
    assert "the text of 'hrc54-cambodia' cannot be read" in run.err
    assert len(todo(letters)["open"]) == before
