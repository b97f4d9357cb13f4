"""Letters that are sealed and signed, and the authorities behind them; test modules make fixtures of these."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pki import Authority

from small_project import Run, SmallProject

LETTER = {
    "campaigns/letter/campaign.yaml": """\
date: 2026-09-01
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
signatories: [freedonia-watch, khmer, arab]
signature_fields: all
""",
    "signatories/organisations.yaml": """\
freedonia-watch: {name: Freedonia Watch}
khmer: {name: អង្គការ សិទ្ធិមនុស្ស}
arab: {name: منظمة حقوق الإنسان, acronym: HRO}
""",
}
"""A letter that three sign by name, two of them in other scripts."""


@dataclass(frozen=True)
class Desk:
    """A project with such a letter, and the keys to sign it with."""

    project: SmallProject
    authority: Authority

    def seal(self, *options: str, by: str = "seal") -> Run:
        """Seal the letter with somebody's key, once all have agreed to it."""
        self.confirm()
        return self.project.run("sign", "letter", *self.key(by), *options)

    def unseal(self) -> None:
        """Take away the sealed letter that nobody has received, and its entry in the record."""
        self.file.unlink()
        (self.project.root / "campaigns/letter/versions.yaml").unlink()

    def confirm(self) -> None:
        """All who are listed agree to the present text."""
        self.project.run("signatories", "confirm", "letter", "freedonia-watch", "khmer", "arab")

    def sign(self, signatory: str, by: str, *options: str) -> Run:
        """Sign the sealed letter."""
        return self.project.run("sign", str(self.file), "--as", signatory, *self.key(by), *options)

    def key(self, by: str) -> list[str]:
        """The options that name somebody's key and its passphrase."""
        passphrase = self.authority.passphrase()
        return ["--pkcs12", str(self.authority.pkcs12(by)), "--passphrase-file", str(passphrase)]

    def verify(self, file: Path | None = None, *options: str) -> Run:
        """What is said of a file by somebody who believes its authorities, however many have signed it."""
        return self.project.run(
            "verify", str(file or self.file), "--trust", str(self.authority.root), "--as-is", *options
        )

    @property
    def file(self) -> Path:
        """Where the sealed letter lies."""
        return self.project.root / "build/letter/letter.signed.pdf"


def open_authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    """The authorities, as long as they are needed."""
    authority = Authority(tmp_path_factory.mktemp("authority"))
    yield authority
    authority.close()


def desk_in(project: SmallProject, authority: Authority) -> Desk:
    """A desk in a project; the authorities answer."""
    authority.is_silent = False
    authority.asked.clear()
    project.write(LETTER)
    desk = Desk(project, authority)
    desk.confirm()
    return desk


def sign_letter(authority: Authority, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The archive of the letter, sealed, and signed for `khmer`."""
    project = SmallProject(tmp_path_factory.mktemp("signed"))
    desk = desk_in(project, authority)
    for run in (desk.seal("--archive"), desk.sign("khmer", "khmer")):
        assert run.status == 0, run.err
    return desk.file.read_bytes()
