"""Proves over random adoptions that every note is that of its source, and that the proof would see if one were not.

Twelve letters, in four languages and with all ways of later notes, whose keys clash. What each sentence cites is known
from how the letters were made; which note the printed letter has there is read from its text, without our numbering.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from small_project import SmallProject
from undersigned.campaigns.annexes import adopting, carried_sources, copying, leaving, updating
from undersigned.campaigns.annexes.adopting import AdoptRequest, adopt
from undersigned.files.project import Project, find_project
from undersigned.model.campaign import Repeat
from undersigned.model.findings import LetterError
from undersigned.route import prepare, render

LETTERS = 12
ADOPTIONS = 60
LANGUAGES = ("en-GB", "fr", "es", "pt")
KEYS = ("law", "report", "note", "un", "press")
MARKERS = [f"Mark{first}{second}" for first in "bcdfgh" for second in "aeiou"]
"""Each the title of one source, by which its note is known."""


@dataclass
class Made:
    """The letters as they were made: what each sentence cites, by its first word, and the sentences of each section."""

    cites: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    sections: dict[str, list[str]] = field(default_factory=dict)
    has: dict[str, list[str]] = field(default_factory=dict)
    """The sentences that each letter is to print."""


def made(root: Path, chance: random.Random) -> tuple[SmallProject, Made]:
    project, known = SmallProject(root), Made()
    for number in range(LETTERS):
        name = f"l{number:02}"
        keys = {key: chance.choice(MARKERS) for key in KEYS}
        footnotes = [
            f"  {key}: {{url: 'https://example.org/{marker}', title: {marker}}}"
            for key, marker in keys.items()
        ]
        keys["quoting"] = keys["law"]
        footnotes.append("  quoting: \"In words, {{ source('law') }}\"")
        files = {}
        for part in ("one", "two"):
            text = _text(f"S{number}{part}", {**keys, f"spot-{part}": chance.choice(MARKERS)}, known, chance)
            files[f"campaigns/{name}/annex/{part}.md"] = f"## Part {name} {part}\n\n{text}"
            known.sections[f"{name}/annex/{part}.md"] = known.sections.pop(f"S{number}{part}")
        body = _text(f"B{number}", keys, known, chance)
        known.has[name] = [*known.sections.pop(f"B{number}")]
        own = [f"annex/{part}.md" for part in ("one", "two")]
        known.has[name] += [word for part in own for word in known.sections[f"{name}/{part}"]]
        project.write(files)
        project.write(
            {
                f"campaigns/{name}/body.md": body,
                f"campaigns/{name}/campaign.yaml": f"date: {2014 + number}-09-01\n"
                f"language: {LANGUAGES[number % 4]}\naddressees: [Permanent Representatives]\nsubject: S\n"
                f"signatories: [freedonia-watch]\nnotes: {{repeat: {[*Repeat][number % len(Repeat)].value}}}\n"
                f"annex: {{title: A, sections: [{', '.join(own)}]}}\nfootnotes:\n"
                + "\n".join(footnotes)
                + "\n",
            }
        )
    return project, known


def _text(where: str, keys: dict[str, str], known: Made, chance: random.Random) -> str:
    """Sentences that cite some of the keys, one note or several."""
    spot = next((key for key in keys if key.startswith("spot")), None)
    names = [*keys]
    sentences, words = [], []
    for number in range(6):
        word = f"Word{where}x{number}z"
        calls = [chance.sample(names, chance.choice((1, 1, 2))) for _ in range(chance.choice((1, 1, 2)))]
        if spot and number == 0:
            calls[0] = [spot]
        known.cites[word] = [tuple(keys[key] for key in call) for call in calls]
        sentences.append(f"{word} is said." + "".join(f"[^{'; '.join(call)}]" for call in calls))
        words.append(word)
    known.sections[where] = words
    text = "\n\n".join(" ".join(sentences[n : n + 2]) for n in (0, 2, 4))
    return f"{text}\n\n[^{spot}]: Seen in {keys[spot]}.\n" if spot else f"{text}\n"


def wrong_in(project: Project, name: str, known: Made) -> list[str]:
    """The sentences of a letter whose notes, as printed, are not what they cite; or that are not there."""
    try:
        text = render(prepare(project, name), ["txt"])["txt"].decode()
    except LetterError as error:
        return [str(finding) for finding in error.findings]
    letter, _, printed = text.rpartition("-" * 20 + "\n")
    notes = [" ".join(note.split()) for note in re.split(r"^\[\d+\] ", printed, flags=re.MULTILINE)[1:]]
    cited = [_cited(notes, number) for number in range(len(notes))]
    letter = " ".join(letter.split())
    wrong = []
    for word in known.has[name]:
        found = re.search(rf"{word} is said\.((?: ?\[\d+\])*)", letter)
        calls = [cited[int(mark) - 1] for mark in re.findall(r"\d+", found[1])] if found else None
        if calls != [sorted(call) for call in known.cites[word]]:
            wrong.append(f"{name}: {word} cites {calls}, not {known.cites[word]}")
    return wrong


def _cited(notes: list[str], number: int) -> list[str]:
    """The sources of a note: of those that point to another note, the source of that."""
    found = []
    for part in notes[number].split("; "):
        markers = re.findall(r"Mark[a-z]{2}", part)
        other = re.search(r"(\d+)", part)
        if markers:
            found.append(markers[-1])
        elif other:
            found += _cited(notes, int(other[1]) - 1)
        else:
            found += _cited(notes, number - 1)
    return sorted(found)


def adopt_at_random(project: SmallProject, known: Made, chance: random.Random, count: int) -> int:
    """Adopt, turn and drop sections; returns how many were adopted."""
    found = find_project(project.root)
    done = 0
    while done < count:
        section, into = chance.choice([*known.sections]), chance.choice([*known.has])
        words = known.sections[section]
        if words[0] in known.has[into]:
            continue
        is_copy = chance.random() < 0.7
        adopted = adopt(found, AdoptRequest(section, into, is_copy))
        known.has[into] += words
        done += 1
        turn = chance.random()
        if is_copy and turn < 0.1:
            leaving.drop(found, adopted.name, into)
            known.has[into] = [word for word in known.has[into] if word not in words]
        elif is_copy and turn < 0.2:
            leaving.link_copied(found, adopted.name, into)
        elif is_copy:
            known.sections[adopted.name] = words
        elif turn < 0.3:
            leaving.copy_linked(found, section, into)
    return done


@pytest.fixture(scope="module")
def adopted(tmp_path_factory: pytest.TempPathFactory) -> tuple[SmallProject, Made]:
    chance = random.Random(18)  # noqa: S311  # letters are no secret
    project, known = made(tmp_path_factory.mktemp("letters"), chance)
    assert adopt_at_random(project, known, chance, ADOPTIONS) == ADOPTIONS
    return project, known


def test_every_note_is_that_of_its_source(adopted: tuple[SmallProject, Made]) -> None:
    project, known = adopted
    found = find_project(project.root)
    assert [wrong for name in known.has for wrong in wrong_in(found, name, known)] == []


def with_keys_exchanged(root: Path, name: str) -> None:
    """Let two footnotes of a letter have each other's key, in its text, too: it says the same as before."""
    others = {"law": "report", "report": "law"}
    for file in (root / "campaigns" / name).rglob("*.*"):
        text = file.read_text("utf-8")
        text = re.sub(r"(?<![\w-])(law|report)(?![\w-])", lambda found: others[found[1]], text)
        file.write_text(text, "utf-8")


def test_updates_leave_every_note_that_of_its_source(tmp_path: Path) -> None:
    chance = random.Random(88)  # noqa: S311  # letters are no secret
    project, known = made(tmp_path, chance)
    found = find_project(project.root)
    lenders = [*known.has][LETTERS // 2 :]
    copies: list[tuple[str, str, str]] = []
    while len(copies) < ADOPTIONS // 4:
        name, into = f"{chance.choice(lenders)}/annex/one.md", f"l{chance.randrange(LETTERS // 2):02}"
        if (name, into) not in {copy[:2] for copy in copies}:
            copies.append((name, into, adopt(found, AdoptRequest(name, into)).name))
            known.has[into] += known.sections[name]
    for name, into, copy in copies:  # what the drafter adds cites what a sentence of the copy cites
        file = project.root / "campaigns" / copy
        text, word = file.read_text("utf-8"), chance.choice(known.sections[name])
        call = re.search(rf"{word} is said\.(\[\^[^\]]+\])", text)
        assert call
        mine = f"Mine{word}{into}z"
        known.cites[mine] = known.cites[word][:1]
        known.has[into].append(mine)
        known.sections[copy] = [mine]
        at = text.index("\n\n[^spot")
        file.write_text(f"{text[:at]}\n\n{mine} is said.{call[1]}{text[at:]}", "utf-8")
    for name in lenders:
        with_keys_exchanged(project.root, name)
        file = project.root / f"campaigns/{name}/annex/one.md"
        text, word = file.read_text("utf-8"), known.sections[f"{name}/annex/one.md"][1]
        call = re.search(rf"{word} is said\.((?:\[\^[^\]]+\])+)", text)
        assert call
        new = f"New{word}z"
        known.cites[new] = known.cites[word]
        head, _, rest = text.partition("\n\n")
        file.write_text(f"{head}\n\n{new} is said.{call[1]}\n\n{rest}", "utf-8")
        for original, into, copy in copies:
            if original.startswith(f"{name}/"):
                update = updating.propose_update(found, copy.partition("/")[2], into)
                assert not update.conflicts
                updating.apply_update(found, update, lambda conflict: conflict.ours)
                known.has[into].append(new)
    assert [wrong for name in known.has for wrong in wrong_in(found, name, known)] == []


FAULTS: dict[str, Callable[[str], str]] = {
    "another source under the key": lambda text: re.sub(r"Mark\w\w", "Markzz", text),
    "two sources exchanged": lambda text: re.sub(
        r"^( +law): (.*\n)( +report): (.*\n)", r"\1: \4\3: \2", text, count=1, flags=re.MULTILINE
    ),
    "a key exchanged": lambda text: re.sub(
        r"\[\^(?!quoting|spot|law)[a-z]+(?=[\];])", "[^quoting", text, count=1
    ),
    "a citation less": lambda text: re.sub(r"(?<=said\.)\[\^[^\]]+\]", "", text, count=1),
    "a citation more": lambda text: re.sub(r"(?<=said\.)", "[^law]", text, count=1),
    "a sentence less": lambda text: re.sub(r"Word\w+ is said\.(?:\[\^[^\]]+\])+", "", text, count=1),
    "the notes of two sentences exchanged": lambda text: re.sub(
        r"said\.(\S+) (Word\w+ is) said\.(\S+)", r"said.\3 \2 said.\1", text, count=1
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_that_was_planted_in_a_letter_is_seen(adopted: tuple[SmallProject, Made], fault: str) -> None:
    project, known = adopted
    found = find_project(project.root)
    of_yaml = "source" in fault
    names = [
        path.parent.name if of_yaml else path.parent.parent.name for path in _files(project, of_yaml=of_yaml)
    ]
    seen = tried = 0
    for name, file in zip(names, _files(project, of_yaml=of_yaml), strict=True):
        before = file.read_text("utf-8")
        after = FAULTS[fault](before)
        if after == before or tried == 3:
            continue
        tried += 1
        try:
            file.write_text(after, "utf-8")
            seen += bool(wrong_in(found, name, known))
        finally:
            file.write_text(before, "utf-8")
    assert (seen, tried) == (3, 3)


def _files(project: SmallProject, *, of_yaml: bool) -> list[Path]:
    pattern = "campaigns/*/campaign.yaml" if of_yaml else "campaigns/*/annex/*-l*.md"
    return sorted(project.root.glob(pattern))


def _same_key(_self: object, key: str) -> str:
    return key


SLIPS: dict[str, tuple[object, str, object]] = {
    "a source under a key that is taken": (carried_sources._Bringing, "_free", _same_key),
    "any two sources are one": (carried_sources, "_are_alike", lambda _own, _brought: True),
    "keys stay what they were": (carried_sources, "with_keys", lambda text, _renamed: str(text)),
    "words of notes stay what they were": (carried_sources._Bringing, "_words", lambda _self, words: words),
    "nothing comes along": (copying.Copy, "add_to", lambda _self, _yaml: None),
}
"""What the program could do wrong: where, and what it does then."""


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_of_the_program_is_seen(tmp_path: Path, slip: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place, name, wrong = SLIPS[slip]
    monkeypatch.setattr(place, name, wrong)
    chance = random.Random(3)  # noqa: S311  # letters are no secret
    project, known = made(tmp_path, chance)
    found = find_project(project.root)
    seen = []
    for _ in range(6):
        section, into = chance.choice([*known.sections]), chance.choice([*known.has])
        words = known.sections[section]
        if words[0] not in known.has[into]:
            adopting.adopt(found, AdoptRequest(section, into))
            known.has[into] += words
            seen += wrong_in(found, into, known)
    assert seen
