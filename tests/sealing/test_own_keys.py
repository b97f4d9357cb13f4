"""A key that the program makes: it signs, recipients see what was said, and nobody else reads it."""

from __future__ import annotations

import getpass
import stat
import sys
from pathlib import Path

import pytest
from desk import Desk, desk_in, open_authority
from pki import PASSPHRASE

from undersigned.cli import questions
from undersigned.sealing.certificates import read_certificates

authority = pytest.fixture(open_authority, scope="module")
desk = pytest.fixture(desk_in)

SAYS = ["--name", "Seal of Letters", "--organisation", "Freedonia Watch"]


def test_a_letter_is_sealed_with_a_key_that_the_program_made(desk: Desk, tmp_path: Path) -> None:
    file, secret = tmp_path / "mine.p12", ["--passphrase-file", str(desk.authority.passphrase())]
    made = desk.project.run("sign", "--make-key", str(file), *SAYS, *secret)
    assert (made.status, made.err) == (0, "")
    assert "no authority vouches for this key" in made.out
    (certificate,) = read_certificates(file.with_suffix(".pem").read_bytes(), "mine.pem")
    assert certificate.sha256.hex(" ", 2).upper() in made.out
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert desk.project.run("sign", "letter", "--pkcs12", str(file), *secret).status == 0
    run = desk.project.run("verify", str(desk.file), "--as-is", "--trust", str(file.with_suffix(".pem")))
    assert run.status == 0, run.out
    assert "Sealed by Seal of Letters (Freedonia Watch)" in run.out
    run = desk.project.run("verify", str(desk.file))
    assert run.status == 1
    assert "NOT TRUSTED" in run.out


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--make-key", "mine.txt"], "a file with a key ends in .p12"),
        (["--make-key", "there.p12"], "there.p12 is there already: it is not overwritten [file-exists]"),
        (["--make-key", "beside.p12"], "beside.pem is there already: it is not overwritten [file-exists]"),
        (["--make-key", "mine.p12", "--name", "x" * 65], "cannot stand in a certificate"),
        (["--make-key", "mine.p12", "--name", "a\x1b[0m"], "cannot stand in a certificate"),
        (["letter", "--make-key", "mine.p12"], "--make-key makes a key, and signs nothing [wrong-usage]"),
        ([], "which letter is to be sealed? [wrong-usage]"),
    ],
)
def test_a_key_that_cannot_be_made(
    desk: Desk, options: list[str], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk.project.root)
    desk.project.write({"there.p12": "mine", "beside.pem": "mine"})
    named = [] if "--name" in options else SAYS
    secret = ["--passphrase-file", str(desk.authority.passphrase())]
    run = desk.project.run("sign", *options, *named, *secret)
    assert run.status in (1, 2)
    assert message in run.err
    assert not (desk.project.root / "mine.p12").exists()


def test_a_passphrase_is_asked_for_twice(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter([PASSPHRASE, PASSPHRASE + "!", "short", "short", PASSPHRASE, PASSPHRASE])
    asked: list[str] = []

    def type_it(prompt: str) -> str:
        asked.append(prompt)
        return next(typed)

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(getpass, "getpass", type_it)
    monkeypatch.setattr(questions, "somebody_is_there", lambda: True)
    file = tmp_path / "mine.p12"
    run = desk.project.run("sign", "--make-key", str(file), *SAYS)
    assert "the two passphrases are not the same [wrong-passphrase]" in run.err
    run = desk.project.run("sign", "--make-key", str(file), *SAYS)
    assert "the passphrase is too short" in run.err
    assert not file.exists()
    assert desk.project.run("sign", "--make-key", str(file), *SAYS).status == 0
    assert asked[:2] == ["Passphrase for mine.p12: ", "The same once more: "]


def test_without_a_name_nobody_is_asked_where_nobody_is(desk: Desk, tmp_path: Path) -> None:
    run = desk.project.run("sign", "--make-key", str(tmp_path / "mine.p12"))
    assert run.status != 0
    assert "whose key is it? [wrong-usage]" in run.err
