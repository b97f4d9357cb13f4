"""What Jinja makes of templates is kept: on disk for the next process, and never what another text would make."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from small_project import SmallProject
from undersigned.drafting import kept_templates


@pytest.fixture
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache folder of its own, and nothing in memory, as in a new process."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    anew(monkeypatch)
    yield folder / "undersigned" / "templates"
    kept_templates._folder.cache_clear()


def anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_templates, "_made", {})
    kept_templates._folder.cache_clear()


def kept(cache: Path) -> list[Path]:
    return sorted(path for path in cache.rglob("*") if path.is_file())


def test_the_next_process_makes_the_same_letter_of_what_was_kept(
    project: SmallProject, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write({"campaigns/letter/body.md": "We write to you.\n\nNobody [was told.\n"})
    first = project.build()
    files = {path: path.read_bytes() for path in kept(cache)}
    assert files
    assert {path.parent.stat().st_mode & 0o077 for path in files} == {0}
    anew(monkeypatch)
    assert project.build() == first
    assert {path: path.read_bytes() for path in kept(cache)} == files


def test_a_template_that_was_changed_is_made_anew(
    project: SmallProject, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write({"templates/own/letter.md": "{{ body }}\n\nYours.\n"})
    campaign = (project.root / "campaigns/letter/campaign.yaml").read_text("utf-8")
    project.write({"campaigns/letter/campaign.yaml": f"letter: own\n{campaign}"})
    assert "Yours." in project.build()
    project.write({"templates/own/letter.md": "{{ body }}\n\nOurs.\n"})
    anew(monkeypatch)
    assert "Ours." in project.build()
    assert kept(cache)


@pytest.mark.parametrize("spoilt", [b"", b"j2", b"\x80\x04.", "half"])
def test_a_file_that_is_spoilt_is_as_if_it_were_not_there(
    project: SmallProject, cache: Path, monkeypatch: pytest.MonkeyPatch, spoilt: bytes | str
) -> None:
    first = project.build()
    for path in kept(cache):
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2] if isinstance(spoilt, str) else spoilt)
    anew(monkeypatch)
    assert project.build() == first


def test_where_nothing_can_be_kept_letters_are_built_all_the_same(
    project: SmallProject, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.parent.parent.mkdir(exist_ok=True)
    cache.parent.write_bytes(b"a file in the way")
    anew(monkeypatch)
    assert "We write to you." in project.build()


def test_faults_are_told_in_their_places_of_what_was_kept(
    project: SmallProject, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write(
        {
            "campaigns/letter/body.md": "We write.\n\nTo {{ nobody }}, and {country} or TBC.\n",
            "templates/own/letter.md": "{{ body }}\n\n{{ nothing }} <br>\n",
        }
    )
    campaign = (project.root / "campaigns/letter/campaign.yaml").read_text("utf-8")
    project.write({"campaigns/letter/campaign.yaml": f"letter: own\n{campaign}"})
    first = project.run("check", "letter").err
    assert "campaigns/letter/body.md:3:" in first
    assert "templates/own/letter.md:3:" in first
    assert kept(cache)
    anew(monkeypatch)
    assert project.run("check", "letter").err == first
    assert project.run("check", "letter").err == first
