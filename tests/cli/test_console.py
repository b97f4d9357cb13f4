"""Holds that nothing of a user's files, nor of their names, commands the terminal or hides in what it shows."""

from __future__ import annotations

import contextlib
import io
import json
import re
import sys
import unicodedata
from unittest import mock

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from small_project import SMALL, SmallProject, Terminal
from undersigned.cli.terminal import shown_safely
from undersigned.languages.visible_signs import visible

HOSTILE = (
    "\x1b]0;owned\x07", "\x1b[2J", "\x9b31m", "\x08\x08\x08", "\r", "\u202e", "\u2066", "\u200f", "\u061c",
    "\u2028", "\u200b", "\u200d", "\ufeff", "\u00ad", "\U000e0041", "\x7f",
)  # fmt: skip
OURS = re.compile(r"\x1b\[(?:31;9|32;4|1|0)m")
"""The colours of comparisons."""


def held_back(shown: str) -> list[str]:
    """The signs in what a terminal was sent that it would obey, or not show."""
    return [
        f"{ord(sign):04x}"
        for sign in OURS.sub("", shown)
        if sign != "\n" and unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    ]


@given(st.text(st.one_of(st.characters(), st.sampled_from("".join(HOSTILE) + "\u200c\n")), max_size=12))
@example("\x1b[0m")
def test_no_text_at_all_commands_the_terminal(text: str) -> None:
    console = io.StringIO()
    with contextlib.redirect_stdout(console), shown_safely():
        sys.stdout.write(f"a{text}\n")
    left = set(held_back(console.getvalue().replace("\x1b", "ESC!")))
    assert left <= {
        "200c",
        "200d",
        "200b",
        "0600",
        "0601",
        "0602",
        "0603",
        "0604",
        "0605",
        "06dd",
        "070f",
    } | {
        f"{ord(sign):04x}"
        for sign in text
        if unicodedata.category(sign) == "Cf" and visible(f"a{sign}") == f"a{sign}"
    }
    assert "\x1b" not in console.getvalue()


@pytest.mark.parametrize("sign", HOSTILE, ids=ascii)
def test_each_hidden_sign_is_shown_as_its_code(sign: str) -> None:
    shown = visible(f"name{sign}.png")
    assert not held_back(shown)
    assert shown == f"name{ascii(sign)[1:-1]}.png"


@pytest.mark.parametrize(
    "name",
    [
        "منظمة العفو الدولية",
        "עמותת זכויות האזרח",
        "سازمان می\u200cخواهم",  # Persian: a non-joiner inside a word
        "ه\u200d",  # Persian: an abbreviation
        "क्\u200dष और क्\u200cष",  # Hindi
        "র\u200d্যাব",  # Bengali
        "ක්\u200dරියා",  # Sinhala
        "អង្គការ\u200bសិទ្ធិមនុស្ស",  # Khmer, with a place where a line can end
        "人权观察",
        "葛\U000e0100",  # a Japanese name with the variant of a sign
        "👩\u200d⚖️ Judges",
        "Société civile « Ça ira »",
    ],
)
def test_an_honest_name_is_shown_as_it_is(name: str) -> None:
    assert visible(name) == name


@pytest.mark.parametrize("sign", ["\u200b", "\u200c", "\u200d"], ids=ascii)
def test_a_joiner_between_latin_letters_is_shown(sign: str) -> None:
    assert visible(f"Am{sign}nesty") == f"Am{ascii(sign)[1:-1]}nesty"
    assert visible(f"می\u200c{sign}خ") == f"می\u200c{ascii(sign)[1:-1]}خ"


def test_no_command_lets_a_name_command_the_terminal(project: SmallProject) -> None:
    sign = "".join(HOSTILE)
    name, key = f"a{sign}b\nerror: all is lost", json.dumps(f"k{sign}y")
    project.write(
        {
            f"campaigns/{name}/campaign.yaml": SMALL["campaigns/letter/campaign.yaml"],
            f"campaigns/{name}/body.md": "See ![](no.png) and [^none].\n",
            f"campaigns/bare{sign}/notes.txt": "",
            "campaigns/letter/campaign.yaml": SMALL["campaigns/letter/campaign.yaml"] + f"{key}: 1\n",
            "signatories/organisations.yaml": (
                f"freedonia-watch: {{name: {json.dumps('Watch' + sign)}, country: {json.dumps('A' + sign)}}}\n"
            ),
        }
    )
    for words in (
        ("check", name), ("check", "letter"), ("build", name, "-f", "txt"), ("build", f"x{sign}"), (f"x{sign}",),
        ("check", f"bare{sign}"), ("signatories", "list"), ("signatories", "show", "freedonia-watch"),
        ("signatories", "add", f"No{sign}", name), ("asks", "history"), ("annex", "list"), ("compare", name, "letter"),
        ("new", f"n{sign}"), ("todo", name), ("status", name), ("import", f"f{sign}.docx", "--as", "x"),
        ("verify", f"f{sign}.pdf"), ("-C", f"no{sign}", "check", "letter"), ("check", name, "--json"),
    ):  # fmt: skip
        run = project.run(*words)
        assert not held_back(run.out + run.err), words
        assert "\nerror: all is lost" not in run.out + run.err, words


def test_json_stays_json_and_tells_names_as_they_are(project: SmallProject) -> None:
    name = "a\u202eb\x1b"
    project.write({f"campaigns/{name}/campaign.yaml": "date: 1\n"})
    run = project.run("check", name, "--json")
    assert json.loads(run.out)[0]["campaign"] == name


def test_a_question_does_not_command_the_terminal() -> None:
    console = Terminal()
    with (
        mock.patch.object(sys, "stdin", Terminal("yes\n")),
        contextlib.redirect_stdout(console),
        shown_safely(),
    ):
        answer = input("Is it \x1b[2J\u202e? ")
    assert answer == "yes"
    assert console.getvalue() == "Is it \\x1b[2J\\u202e? "
