"""Holds `check --links` to its word, from the command line to a server on this computer."""

from __future__ import annotations

import json
import socket
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from outside import undersigned
from small_project import SmallProject
from test_cli import at_a_terminal, screen, write_letters
from web_server import Page, WebServer

BODY = "campaigns/letter/body.md"


@pytest.fixture(autouse=True)
def memory(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which answers are remembered, in a cache folder of its own."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder / "undersigned" / "links" / "answers.json"


@pytest.fixture
def server() -> Iterator[WebServer]:
    server = WebServer({
        "/fine": Page(),
        "/old": Page(301, {"Location": "/fine"}),
        "/gone": Page(410),
        "/guarded": Page(403),
        "/failing": Page(500),
    })  # fmt: skip
    yield server
    server.close()


def write_all(project: SmallProject, server: WebServer) -> None:
    """A letter that cites every page of the server, one in a line."""
    project.write({BODY: "".join(f"<{server.address(path)}>\n" for path in server.pages)})


def test_what_a_user_reads(project: SmallProject, server: WebServer) -> None:
    write_all(project, server)
    run = project.run("check", "--links", "--allow-private", "letter")
    assert (run.status, run.out) == (0, "")
    assert (
        run.err.replace(str(server.port), "80")
        == f"""\
{BODY}:2:2: warning: 'http://127.0.0.1:80/old' has moved to 'http://127.0.0.1:80/fine' [link-moved]
  help: look whether that is still the page you mean, and write the new address
{BODY}:3:2: warning: the page 'http://127.0.0.1:80/gone' is gone: its server says so (410) [link-gone]
  help: look for its new address, or cite the copy that web.archive.org may have
{BODY}:4:2: warning: whether 'http://127.0.0.1:80/guarded' works is not known: the site refuses programs (403) \
[link-blocked]
  help: it need not be dead: open it in a browser
{BODY}:5:2: warning: 'http://127.0.0.1:80/failing' cannot be reached: \
the server says that it cannot show it now (500) [link-unreachable]
  help: open it in a browser; if it does not open there, try again later, and then look for another source
"""
    )


def test_what_another_program_reads(project: SmallProject, server: WebServer) -> None:
    write_all(project, server)
    run = project.run("check", "--json", "--links", "--allow-private", "letter")
    (answer,) = json.loads(run.out)
    assert (run.status, run.err, answer["stopped"]) == (0, "", False)
    assert [(f["severity"], f["code"], f["line"], f["column"]) for f in answer["findings"]] == [
        ("warning", "link-moved", 2, 2),
        ("warning", "link-gone", 3, 2),
        ("warning", "link-blocked", 4, 2),
        ("warning", "link-unreachable", 5, 2),
    ]


def test_without_allow_private_this_computer_is_not_asked(project: SmallProject, server: WebServer) -> None:
    project.write({BODY: f"<{server.address('/fine')}>\n"})
    run = project.run("check", "--links", "letter")
    assert "'127.0.0.1' lies in a private network" in run.err
    assert "add --allow-private" in run.err
    assert server.asked() == []


def test_nothing_reaches_the_network_without_links(
    project: SmallProject, server: WebServer, memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_all(project, server)
    with monkeypatch.context() as patch:

        def refused(*_: object, **__: object) -> NoReturn:
            raise AssertionError

        patch.setattr(socket, "socket", refused)
        patch.setattr(socket, "getaddrinfo", refused)
        for words in (["check"], ["check", "--allow-private"], ["build", "-f", "txt"]):
            run = project.run(*words, "letter")
            assert (run.status, run.err) == (0, "")
    assert server.asked() == []
    assert not memory.exists()


def test_what_asks_is_loaded_only_when_it_is_wanted(
    project: SmallProject, server: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in [name for name in sys.modules if name.startswith("undersigned.links")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.delitem(sys.modules, "undersigned.cli.links", raising=False)
    project.run("check", "letter")
    assert "undersigned.links" not in sys.modules
    project.write({BODY: f"<{server.address('/fine')}>\n"})
    assert undersigned("-C", project.root, "check", "--links", "--allow-private", "letter").stdout == (
        "letter: nothing to mend\n"
    )


def test_answers_are_remembered_but_not_failures(
    project: SmallProject, server: WebServer, memory: Path
) -> None:
    write_all(project, server)
    words = ("check", "--links", "--allow-private", "letter")
    first = project.run(*words)
    before = project.files()
    server.requests.clear()
    assert project.run(*words) == first
    assert server.asked() == ["HEAD /failing", "GET /failing"]
    assert project.files() == before
    assert [file.name for file in memory.parent.iterdir()] == ["answers.json"]
    assert stat.S_IMODE(memory.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("damage", [b"", b"{", b"\x00\xff", b"[1]"])
def test_a_damaged_memory_is_ignored_and_made_anew(
    project: SmallProject, server: WebServer, memory: Path, damage: bytes
) -> None:
    memory.parent.mkdir(parents=True)
    memory.write_bytes(damage)
    project.write({BODY: f"<{server.address('/fine')}>\n"})
    for _ in range(2):
        run = project.run("check", "--links", "--allow-private", "letter")
        assert (run.status, run.err) == (0, "")
    assert server.asked() == ["HEAD /fine"]


def test_where_nothing_can_be_remembered_the_check_goes_on(
    project: SmallProject, server: WebServer, memory: Path
) -> None:
    memory.parents[1].mkdir()
    memory.parent.write_bytes(b"a file in the way")
    project.write({BODY: f"<{server.address('/fine')}>\n"})
    run = project.run("check", "--links", "--allow-private", "letter")
    assert (run.status, run.err) == (0, "")


def test_a_cache_folder_that_is_not_absolute_is_not_heeded(
    project: SmallProject, server: WebServer, memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "cache")
    monkeypatch.setenv("HOME", str(memory.parents[2]))
    project.write({BODY: f"<{server.address('/fine')}>\n"})
    project.run("check", "--links", "--allow-private", "letter")
    assert (memory.parents[2] / ".cache/undersigned/links/answers.json").exists()
    assert not (project.root / "cache").exists()


def test_several_letters_ask_for_a_page_once(project: SmallProject, server: WebServer) -> None:
    write_letters(project, "other")
    for name in ("letter", "other"):
        project.write({f"campaigns/{name}/body.md": f"<{server.address('/failing')}>\n"})
    run = project.run("check", "--links", "--allow-private", "letter", "other")
    assert run.err.count("[link-unreachable]") == 2
    assert server.asked() == ["HEAD /failing", "GET /failing"]


def test_a_bar_shows_how_many_have_answered(project: SmallProject, server: WebServer) -> None:
    write_all(project, server)
    status, shown = at_a_terminal(project, "check", "--links", "--allow-private", "letter")
    assert status == 0
    assert "asking: " in shown
    assert "5/5" in shown
    assert sum("warning: " in line for line in screen(shown)) == 4
    assert not any("asking" in line for line in screen(shown))
