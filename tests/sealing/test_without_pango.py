"""What a computer without Pango can say of a sealed letter, and what it does not do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from desk import desk_in, open_authority
from pki import Authority

import without_libraries
from small_project import SmallProject

MISSING = "this computer lacks the library libgobject-2.0-0, so that no PDF can be made on it"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    yield from open_authority(tmp_path_factory)


def test_what_makes_pages_stops_and_a_seal_is_looked_at_without_its_letter(
    project: SmallProject, authority: Authority
) -> None:
    desk = desk_in(project, authority)
    (seals,) = without_libraries.run(project.root, ["sign", "letter", *desk.key("seal")])
    assert not desk.file.exists()
    assert desk.seal().status == 0
    sealed = desk.file.read_bytes()
    stranger = project.root / "elsewhere.pdf"
    stranger.write_bytes(sealed)
    believes = ["--trust", str(authority.root)]
    signs, packs, verifies, reads = without_libraries.run(
        project.root,
        ["sign", str(desk.file), "--as", "khmer", *desk.key("khmer")],
        ["pack", "letter"],
        ["verify", str(desk.file), *believes],
        ["verify", str(stranger), "--as-is", *believes],
    )
    for stopped in (seals, signs, packs):
        assert (stopped.status, stopped.out) == (1, "")
        assert f"error: {MISSING} [missing-library]\n  help: install Pango" in stopped.err
        assert "--format docx" not in stopped.err
    assert desk.file.read_bytes() == sealed
    assert not list(project.root.rglob("*.zip"))
    # Not compared is not well; who has no project to compare with, is told of the seal alone.
    assert verifies.status == 1
    assert f"The text was not compared: {MISSING}.\n" in verifies.out
    assert (reads.status, "this project has no campaign of the file's name" in reads.out) == (0, True), (
        reads.out
    )
