"""Holds the command line to what its help says: words, exit status, JSON, a terminal, an interruption."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import shlex
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from contextlib import suppress
from importlib import metadata
from pathlib import Path

import pytest

from outside import ROOT, undersigned
from small_project import SMALL, SmallProject
from undersigned import route
from undersigned.cli import arguments
from undersigned.model.formats import COMPARED, FORMATS, PACKED, USUAL

_SIGNATORIES = (
    "list", "show", "add", "invite", "confirm", "decline", "withdraw", "status", "editorial", "import",
)  # fmt: skip
BELOW = (
    *(f"annex {name}" for name in ("list", "show", "adopt", "accept", "compare")),
    *(f"signatories {name}" for name in _SIGNATORIES),
)
COMMANDS = (
    "build", "check", "list", "init", "manual", "new", "asks", "import", "annex", "letterhead", "todo", "compare",
    "merge", "signatories", "pack", "circulate", "redline", "sign", "verify",
)  # fmt: skip


def write_letters(project: SmallProject, *names: str) -> None:
    """Copies of the small letter under other names."""
    for name in names:
        for file in ("campaign.yaml", "body.md"):
            project.write({f"campaigns/{name}/{file}": SMALL[f"campaigns/letter/{file}"]})


def test_there_is_a_writer_for_each_format_and_each_list_of_them() -> None:
    assert set(FORMATS) == route._WRITERS.keys()
    assert {*USUAL, *COMPARED, *PACKED} <= {*FORMATS}


def test_every_command_of_the_help_is_tested_here() -> None:
    help = arguments.parser().format_help()
    assert [line.split()[0] for line in help.split("COMMAND\n")[1].split("\n\n")[0].split("\n")] == list(
        COMMANDS
    )


@pytest.mark.parametrize("width", [80, 50, 40])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_shows_an_example_and_fits_the_terminal(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch, command: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    run = project.run(*command.split(), "--help")
    assert run.status == 0
    explained, _, examples = run.out.partition("example")
    assert f"  undersigned {command or 'build'} " in examples
    usage, _, explained = explained.partition("\n\n")
    assert max(map(len, explained.split("\n"))) <= width
    assert max(map(len, usage.split("\n"))) <= 80
    assert max(map(len, examples.split("\n"))) <= max(width, 50)


def test_the_examples_of_the_help_are_right(project: SmallProject, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    write_letters(project, "hrc54-cambodia", "hrc54-sudan")
    shown = [project.run(*command.split(), "--help").out for command in ("", *COMMANDS, *BELOW)]
    lines = {line.strip() for help in shown for line in help.partition("example")[2].split("\n")[1:]}
    commands = sorted(line.partition("   ")[0] for line in lines if line.startswith("undersigned "))
    assert len(commands) > 2 * len(COMMANDS) - 2
    for command in commands:
        words = shlex.split(command.replace("~", str(tmp_path / "home")))[1:]
        options = arguments.parser().parse_args(words)
        # What other commands do, they need more for than two small letters; the manual runs them.
        if options.verb == "letters" and options.project == Path():
            run = project.run(*words)
            assert (run.status, run.err) == (0, ""), command


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            ["init"],
            "the following arguments are required: DIR [wrong-usage]\n  help: 'undersigned init --help' shows examples",
        ),
        (["biuld", "letter"], "there is no command 'biuld' [wrong-usage]\n  help: did you mean 'build'?"),
        (
            ["posting"],
            "there is no command 'posting' [wrong-usage]\n  help: there is 'build', 'check', 'list', ",
        ),
        (
            ["build", "letter", "--format", "doc"],
            "there is no format 'doc' [wrong-usage]\n  help: did you mean 'docx'?",
        ),
        (
            ["build", "letter", "--formt=pdf"],
            "there is no option '--formt' [wrong-usage]\n  help: did you mean '--format'?",
        ),
        (
            ["check", "--jsn", "letter"],
            "there is no option '--jsn' [wrong-usage]\n  help: did you mean '--json'?",
        ),
        (["--hlep"], "there is no option '--hlep' [wrong-usage]\n  help: did you mean '--help'?"),
        (
            ["init", "one", "two"],
            "'two' is a word too many [wrong-usage]\n  help: 'undersigned init --help' shows examples",
        ),
    ],
)
def test_wrong_usage_is_status_2(project: SmallProject, words: list[str], says: str) -> None:
    run = project.run(*words)
    assert run.status == 2
    assert run.out == ""
    assert run.err.startswith("usage: undersigned")
    assert f"\nerror: {says}" in run.err
    assert not (project.root / "one").exists()


def test_without_a_command_it_prints_its_help(project: SmallProject) -> None:
    assert project.run() == project.run("--help")


def test_the_version(project: SmallProject) -> None:
    run = project.run("--version")
    with suppress(metadata.PackageNotFoundError):
        assert run.out == f"undersigned {metadata.version('undersigned')}\n"
    assert run.status == 0
    assert run.out.startswith("undersigned ")


# --- where it finds a campaign


@pytest.mark.parametrize(
    "named", ["letter", "letter/", "campaigns/letter", "./campaigns/letter/campaign.yaml"]
)
def test_a_campaign_by_its_name_or_its_path(project: SmallProject, named: str) -> None:
    assert project.run("build", named, "--format", "txt").out == "build/letter/letter.txt\n"


@pytest.mark.parametrize(
    ("named", "says", "help"),
    [
        ("leter", "there is no campaign called 'leter'", "did you mean 'letter'?"),
        ("sudan", "there is no campaign called 'sudan'", "the campaigns here are: letter"),
        ("empty", "campaigns/empty has no campaign.yaml", "add one, or remove campaigns/empty"),
        ("", "there is no campaign called ''", "the campaigns here are: letter"),
        ("..", "there is no campaign called '..'", "the campaigns here are: letter"),
        ("x" * 300, f"there is no campaign called '{'x' * 300}'", "the campaigns here are: letter"),
    ],
)
def test_a_campaign_that_there_is_not(project: SmallProject, named: str, says: str, help: str) -> None:
    (project.root / "campaigns/empty").mkdir()
    run = project.run("build", named)
    assert (run.status, run.out, run.err) == (1, "", f"error: {says} [unknown-campaign]\n  help: {help}\n")


def test_a_project_without_campaigns(project: SmallProject) -> None:
    (project.root / "campaigns/letter/campaign.yaml").unlink()
    assert "the campaigns here are: none yet" in project.run("check", "sudan").err


def test_no_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = undersigned("build", "letter")
    assert run.returncode == 1
    assert run.stderr == (
        "error: . does not lie in a project: there is no folder 'campaigns' here or above [no-project]\n"
        "  help: go to your project's folder, name it with -C, or begin one with: undersigned init my-letters\n"
    )


def test_finds_the_project_upwards_and_where_it_is_told(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.root / "campaigns/letter")
    assert undersigned("build", "letter", "-f", "txt").stdout == f"{project.built('txt')}\n"
    monkeypatch.chdir("/")
    root = str(project.root)
    for words in (["-C", root, "build"], ["build", "-C", root]):
        assert undersigned(*words, "letter", "-f", "txt").returncode == 0
    assert "[no-project]" in undersigned("-C", "/nowhere", "build", "letter").stderr


# --- what it prints


def test_check_prints_its_verdict_and_writes_nothing(project: SmallProject) -> None:
    before = project.files()
    assert project.run("check", "letter").out == "letter: nothing to mend\n"
    assert project.files() == before


def test_build_makes_word_and_pdf_unless_told_otherwise(project: SmallProject) -> None:
    assert project.run("build", "letter").out == "build/letter/letter.docx\nbuild/letter/letter.pdf\n"
    run = project.run("build", "letter", "-f", "txt", "-f", "md", "-f", "txt", "-o", "new/out")
    assert run.out == "new/out/letter.txt\nnew/out/letter.md\n"
    assert sorted(path.name for path in (project.root / "new/out").iterdir()) == ["letter.md", "letter.txt"]


def test_one_letter_that_is_stopped_does_not_stop_the_others(project: SmallProject) -> None:
    project.write({"campaigns/bad/campaign.yaml": "date: 2026-09-01\n"})
    run = project.run("build", "bad", "letter", "gone", "-f", "txt")
    assert run.status == 1
    assert run.out == "build/letter/letter.txt\n"
    assert "campaigns/bad/campaign.yaml:1:1: error: the campaign has no 'subject'" in run.err
    assert "there is no campaign called 'gone'" in run.err


def test_json_says_what_was_built_and_warned_of(project: SmallProject) -> None:
    project.write({"campaigns/letter/body.md": "We write to you.\n\n[^aside]: By the way.\n"})
    run = project.run("build", "letter", "--json", "-f", "txt")
    assert (run.status, run.err) == (0, "")
    assert json.loads(run.out) == [
        {
            "campaign": "letter",
            "stopped": False,
            "files": [str(project.built("txt"))],
            "findings": [
                {
                    "severity": "warning",
                    "code": "uncited-footnote",
                    "message": "the footnote 'aside' is never cited",
                    "help": "cite it with [^aside] where it belongs, or delete it",
                    "file": "campaigns/letter/body.md",
                    "line": 3,
                    "column": 1,
                }
            ],
            "letterheads": {},
        }
    ]


def test_json_says_what_stopped_a_letter(project: SmallProject) -> None:
    project.write({"campaigns/letter/body.md": "In Freedonia's café.[^one]\n"})
    for command in ("build", "check"):
        run = project.run(command, "--json", "letter", "gone")
        letter, gone = json.loads(run.out)
        assert (run.status, run.err) == (1, "")
        assert (letter["stopped"], gone["stopped"]) == (True, True)
        assert (letter["files"], gone["findings"][0]["file"]) == ([], None)
        assert [(f["code"], f["line"], f["column"]) for f in letter["findings"]] == [
            ("unknown-footnote", 1, 21)
        ]


def test_json_where_there_is_no_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = undersigned("check", "letter", "--json")
    (answer,) = json.loads(run.stdout)
    assert (run.returncode, run.stderr, answer["campaign"], answer["stopped"]) == (1, "", None, True)
    assert answer["findings"][0]["code"] == "no-project"


def test_a_terminal_that_knows_ascii_only(project: SmallProject) -> None:
    name = "lettre-à-កម្ពុជា"
    (project.root / "campaigns/letter").rename(project.root / "campaigns" / name)
    ascii = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    plain = undersigned("-C", project.root, "build", name, "-f", "txt", environment=ascii)
    assert (plain.returncode, plain.stderr) == (0, "")
    assert "lettre-\\xe0-" in plain.stdout
    answer = undersigned("-C", project.root, "build", name, "-f", "txt", "--json", environment=ascii)
    assert json.loads(answer.stdout)[0]["campaign"] == name


def test_a_reader_that_stops_reading(project: SmallProject) -> None:
    command = [sys.executable, "-m", "undersigned", "-C", str(project.root), "build", "-f", "txt"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*command, *["letter"] * 3],
        stdout=writing,
        stderr=subprocess.PIPE,
        env=environment,
        check=False,
        text=True,
    )
    os.close(writing)
    assert done.stderr == ""
    assert done.returncode == 1


# --- at a terminal


def test_a_bar_shows_how_far_it_is_and_leaves_nothing(project: SmallProject) -> None:
    names = [f"letter-{number}" for number in range(4)]
    write_letters(project, *names)
    project.write({"campaigns/letter-2/body.md": "We write to you.[^one]\n"})

    status, shown = at_a_terminal(project, "build", *names, "-f", "txt")

    assert status == 1
    assert "letter-1:  25%" in shown
    assert "1/4" in shown
    assert "3/4" in shown
    assert screen(shown) == [
        "build/letter-0/letter-0.txt",
        "build/letter-1/letter-1.txt",
        "campaigns/letter-2/body.md:1:17: error: no footnote is called 'one'",
        "  [unknown-footnote]",
        "  help: define it under 'footnotes:' in campaigns/letter-2/campaign.yaml",
        "The manual has more on this: undersigned manual footnotes",
        "build/letter-3/letter-3.txt",
    ]


def test_no_bar_for_one_letter_nor_in_json(project: SmallProject) -> None:
    status, shown = at_a_terminal(project, "build", "letter", "-f", "txt")
    assert (status, shown) == (0, "build/letter/letter.txt\r\n")
    status, shown = at_a_terminal(project, "build", "letter", "letter", "-f", "txt", "--json")
    assert status == 0
    assert len(json.loads(shown)) == 2


def test_an_interruption_leaves_whole_files_only(project: SmallProject) -> None:
    names = [f"letter-{number}" for number in range(500)]
    write_letters(project, *names)
    command = [
        sys.executable,
        "-u",
        "-m",
        "undersigned",
        "-C",
        str(project.root),
        "build",
        *names,
        "-f",
        "txt",
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        # Tests that run in the background have been told to ignore it, and hand that down.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  # it takes no lock
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        error = process.stderr.read()
    assert process.returncode == 130
    assert error == "stopped\n"
    built = [path for path in (project.root / "build").rglob("*.txt") if path.is_file()]
    assert 0 < len(built) < len(names)
    assert {path.name for path in built} <= {f"{name}.txt" for name in names}
    assert len({path.read_bytes() for path in built}) == 1


def at_a_terminal(project: SmallProject, *words: str) -> tuple[int, str]:
    """The exit status, and all that a terminal of 80 columns was sent."""
    controller, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 25, 80, 0, 0))
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TERM": "xterm"}
    command = [sys.executable, "-m", "undersigned", *words]
    with subprocess.Popen(
        command, stdin=terminal, stdout=terminal, stderr=terminal, cwd=project.root, env=environment
    ) as process:
        os.close(terminal)
        shown = b"".join(_sent(controller))
    os.close(controller)
    return process.returncode, shown.decode()


def _sent(controller: int) -> Iterator[bytes]:
    while select.select([controller], [], [], 60)[0]:
        try:
            data = os.read(controller, 65536)
        except OSError:  # as Linux says when the program at the other end is gone
            return
        if not data:
            return
        yield data


def screen(sent: str) -> list[str]:
    """The lines that stay on the screen: a carriage return goes back to the line's start and overwrites."""
    assert "\x1b" not in sent.replace("\x1b[A", ""), "only a carriage return moves the cursor"
    lines = []
    for line in sent.split("\n"):
        shown = ""
        for piece in line.split("\r"):
            shown = piece + shown[len(piece) :]
        lines.append(shown.rstrip())
    return [line for line in lines if line]


def test_the_headings_of_the_manual_are_bold_and_nothing_of_that_is_spelled_out(
    project: SmallProject,
) -> None:
    _, shown = at_a_terminal(project, "manual", "ministers")
    assert "\x1b[1mThe kind `ministers`\x1b[0m" in shown
    assert "\\x1b" not in shown


# --- init


def test_init_makes_a_project_that_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = undersigned("init", "my-letters")
    assert run.returncode == 0
    command = run.stdout.split("\n")[1].split()
    assert command == ["undersigned", "-C", "my-letters", "build", "example-letter"]
    built = undersigned(*command[1:], "-f", "txt", "-f", "html", "-f", "md")
    assert (built.returncode, built.stderr) == (0, "")
    for file in (tmp_path / "my-letters").rglob("*.yaml"):
        first = file.read_text(encoding="utf-8").split("\n")[0]
        schema = file.parent / first.removeprefix("# yaml-language-server: $schema=")
        assert json.loads(schema.read_text(encoding="utf-8"))["title"]


def test_init_overwrites_nothing(project: SmallProject, tmp_path: Path) -> None:
    before = project.files()
    for name in (".", "campaigns/letter", "campaigns/letter/body.md"):
        run = project.run("init", name)
        assert run.status == 1
        assert "is not empty [folder-not-empty]" in run.err
        assert "help: name a new folder" in run.err
    (tmp_path / "new").mkdir()
    assert project.run("init", "new").status == 0
    assert {name: data for name, data in project.files().items() if not name.startswith("new/")} == before


def test_init_where_nothing_can_be_written(project: SmallProject) -> None:
    run = project.run("init", "campaigns/letter/body.md/new")
    assert run.status == 1
    assert run.err.startswith(
        "error: campaigns/letter/body.md/new cannot be written: file exists [cannot-write]"
    )
